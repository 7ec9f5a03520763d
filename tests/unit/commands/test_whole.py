"""What a command writes in the place of a file."""

import os
import resource
from pathlib import Path
from uuid import UUID

import pytest

from pictures import photograph
from strategy.commands.whole import write, write_all
from talk import Talk, written


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


@pytest.mark.parametrize("most", [0, 4096, 10_000])
def test_an_update_that_finds_no_room_leaves_neither_half_of_its_text_nor_its_picture(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, most: int
) -> None:
    """Half of a text may pass the check."""
    image = tmp_path_factory.mktemp("photographs") / "a.jpg"
    image.write_bytes(photograph(width=160, height=120))
    text = ["Слово за словом про те, що зроблено."] * 300
    talk = Talk("1.1.2", "", "2024-03-12", "", "Відкрито", *text, "", "", "", str(image), "Дах", "")
    if (child := os.fork()) == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        try:
            talk.run(folder)
        except OSError as error:
            os._exit(0 if error.filename and error.filename.startswith(f"{folder}/docs/updates/") else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert not written(folder) and not [path for path in (folder / "docs").rglob("*") if path.is_file()]


def test_of_several_what_was_there_before_stays(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    (tmp_path / "in the way").mkdir()
    with pytest.raises(OSError, match="in the way"):
        write_all({tmp_path / name: "new" for name in ("fresh", "old", "in the way")})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in the way", "old"]


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
