"""The store: gives back exactly what was put there, or nothing; never harms."""

import os
import shutil
from pathlib import Path

import pytest

from strategy import store
from strategy.store import Store, key

CONTENT = "Вміст".encode() * 100
NAME = key("name")


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    made = Store(tmp_path / "cache")
    made.put(NAME, CONTENT)
    assert made.get(NAME) == CONTENT
    return made


def spoil(path: Path) -> dict[str, bytes]:
    data = path.read_bytes()
    return {
        "cut": data[: len(data) // 2],
        "cut by one": data[:-1],
        "empty": b"",
        "only the seal": data[:32],
        "one bit": data[:-1] + bytes([data[-1] ^ 1]),
        "longer": data + b"\0",
        "bare content": CONTENT,
    }


@pytest.mark.parametrize("how", ["cut", "cut by one", "empty", "only the seal", "one bit", "longer", "bare content"])
def test_what_is_damaged_is_not_there_and_can_be_kept_again(kept: Store, how: str) -> None:
    path = kept.folder / NAME
    path.write_bytes(spoil(path)[how])
    assert kept.get(NAME) is None
    kept.put(NAME, CONTENT)
    assert kept.get(NAME) == CONTENT


def test_content_under_another_name_is_not_there(kept: Store) -> None:
    other = key("other")
    shutil.copyfile(kept.folder / NAME, kept.folder / other)
    assert kept.get(other) is None


def test_what_is_no_file_is_not_there(kept: Store) -> None:
    for number, make in enumerate((Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/no/such/file"))):
        name = key(str(number))
        make(kept.folder / name)
        assert kept.get(name) is None
        kept.put(name, CONTENT)
        assert kept.get(name) in (None, CONTENT)
    assert not list(kept.folder.glob("*.part"))


def test_a_folder_that_cannot_be_written_to_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    below_a_file = Store(tmp_path / "file/cache")
    below_a_file.put(NAME, CONTENT)
    assert below_a_file.get(NAME) is None
    below_a_file.prune()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    kept = Store(tmp_path / "cache")
    monkeypatch.setattr(Path, "write_bytes", full)
    kept.put(NAME, CONTENT)
    assert kept.get(NAME) is None and not list((tmp_path / "cache").iterdir())


def test_a_folder_that_can_only_be_read_gives_what_it_has(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "utime", refused)
    assert kept.get(NAME) == CONTENT


def test_what_is_unused_goes_when_there_is_too_much(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LEAST", 0)
    monkeypatch.setattr(store, "ROOM", 2)
    path = kept.folder / NAME
    for number in range(5):
        shutil.copyfile(path, kept.folder / key(str(number)))
        os.utime(kept.folder / key(str(number)), (number, number))
    (kept.folder / "cards").mkdir()  # as an earlier program kept them
    for older in (kept.folder / "cards" / key("older"), kept.folder / "published"):
        shutil.copyfile(path, older)
        os.utime(older, (0, 0))
    kept.prune()
    left = {each.name for each in kept.folder.rglob("*") if each.is_file()}
    assert left == {NAME, key("4"), "published"}, "what it did not write itself stays"


def test_what_is_used_stays_however_much_it_is(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LEAST", 0)
    monkeypatch.setattr(store, "ROOM", 0)
    kept.prune()
    assert kept.get(NAME) == CONTENT


def test_a_key_tells_its_parts_apart() -> None:
    keys = {key("ab", "c"), key("a", "bc"), key("abc"), key("ab", "c", ""), key(b"ab", "d")}
    assert len(keys) == 5
    assert key("ab", "c") == key(b"ab", b"c")
