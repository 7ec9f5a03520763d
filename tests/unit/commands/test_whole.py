"""What a command writes in the place of a file."""

import os
import resource
from pathlib import Path
from uuid import UUID

import pytest

from strategy.commands.whole import write


def test_a_file_that_finds_no_room_stays_as_it_was(tmp_path: Path) -> None:
    """Half a register would have forgotten half of the addresses."""
    path = tmp_path / "register.txt"
    path.write_text("good")
    if (child := os.fork()) == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            write(path, "x" * 2000)
        except OSError as error:
            os._exit(0 if error.filename == str(path) else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert [one.name for one in tmp_path.iterdir()] == ["register.txt"] and path.read_text() == "good"


def test_it_comes_in_the_place_of_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "register.txt"
    for text in ("старе", "нове"):
        write(path, text)
        assert path.read_text(encoding="utf-8") == text


def test_an_error_names_the_file_itself(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"register\.txt") as error:
        write(tmp_path / "nowhere/register.txt", "x")
    assert error.value.filename == str(tmp_path / "nowhere/register.txt")


def test_nothing_that_lies_beside_it_is_written_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link of a proposal may lead to a file of who publishes the site, whose shell would run it."""
    (tmp_path / "profile").write_text("good")
    (tmp_path / ".register.txt.part").symlink_to(tmp_path / "profile")
    write(tmp_path / "register.txt", "$(x)")
    assert not (tmp_path / "register.txt").is_symlink() and (tmp_path / "register.txt").read_text() == "$(x)"
    monkeypatch.setattr("strategy.commands.whole.uuid4", lambda: UUID(int=0))
    (tmp_path / f".{UUID(int=0).hex}.part").symlink_to(tmp_path / "profile")
    with pytest.raises(FileExistsError):
        write(tmp_path / "register.txt", "$(y)")
    assert (tmp_path / "profile").read_text() == "good"
