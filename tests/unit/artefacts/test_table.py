"""A table of artefacts: one maker for each path; what is kept is not made again, and what is damaged is."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from strategy.artefacts.table import Artefact, TwoMakers, clear, contents, tabulate, write
from strategy.store import Store


class Maker:
    """Makes what it is told to, and counts."""

    def __init__(self, content: str | bytes) -> None:
        self.content = content
        self.made = 0

    def __call__(self) -> str | bytes:
        self.made += 1
        return self.content


def unmade() -> Callable[[], str]:
    return lambda: pytest.fail("made again")


def test_two_makers_of_one_path_are_named() -> None:
    with pytest.raises(TwoMakers, match=r"a/b\.txt"):
        tabulate([Artefact("a/b.txt", "1", unmade()), Artefact("c", "2", unmade()), Artefact("a/b.txt", "3", unmade())])


@pytest.mark.parametrize("paths", [("a/b", "A/B"), ("a", "a/b"), ("a/b/c", "A/b"), ("a/b/c", "a"), ("й", "й")])
def test_paths_that_some_computers_take_for_one_are_two_makers(paths: Sequence[str]) -> None:
    with pytest.raises(TwoMakers):
        tabulate([Artefact(path, path, unmade()) for path in paths])


def test_a_preview_keeps_nothing_of_the_one_before(tmp_path: Path) -> None:
    """The style sheet of a colour that was changed in a preview would be taken for a foreign one."""
    made = tabulate([Artefact("styles/a.22.css", "1", Maker("a"))])
    for name in ("a.11.css", "a.22.css"):
        (tmp_path / "styles").mkdir(exist_ok=True)
        (tmp_path / "styles" / name).write_text("old")
    clear(made, tmp_path)
    assert [path.name for path in tmp_path.rglob("*.css")] == ["a.22.css"]


def test_a_table_makes_nothing() -> None:
    assert [*tabulate([Artefact("a", "1", unmade()), Artefact("b", "2", unmade())])] == ["a", "b"]


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    write(tabulate([Artefact("a/b.txt", "1", Maker("Так"))]), tmp_path / "first", store)
    write(tabulate([Artefact("c.txt", "1", unmade())]), tmp_path / "second", store)
    assert (tmp_path / "first/a/b.txt").read_bytes() == (tmp_path / "second/c.txt").read_bytes() == "Так".encode()


def test_another_key_is_made_anew(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    for key, text in (("1", "before"), ("2", "after")):
        write(tabulate([Artefact("a", key, Maker(text))]), tmp_path / "site", store)
        assert (tmp_path / "site/a").read_text() == text


def test_what_several_share_is_made_once(tmp_path: Path) -> None:
    maker = Maker(b"\0")
    write(tabulate([Artefact(path, "1", maker) for path in "abc"]), tmp_path / "site", Store(tmp_path / "cache"))
    assert maker.made == 1
    assert [path.read_bytes() for path in sorted((tmp_path / "site").iterdir())] == [b"\0"] * 3


def test_what_costs_no_more_to_make_than_to_read_is_not_kept(tmp_path: Path) -> None:
    maker = Maker("x")
    for _ in range(2):
        write(tabulate([Artefact("a", "1", maker, kept=False)]), tmp_path / "site", Store(tmp_path / "cache"))
    assert maker.made == 2 and not (tmp_path / "cache").exists()


def test_only_what_is_not_kept_is_made_together(tmp_path: Path) -> None:
    asked = []

    def together(paths: Sequence[str]) -> list[str]:
        asked.append([*paths])
        return [f"content of {path}" for path in paths]

    def artefacts(*paths: str) -> list[Artefact]:
        return [Artefact(path, f"key of {path}", unmade(), together) for path in paths]

    store = Store(tmp_path / "cache")
    write(tabulate(artefacts("a", "b")), tmp_path / "site", store)
    write(tabulate(artefacts("a", "b", "c", "d")), tmp_path / "site", store)
    assert asked == [["a", "b"], ["c", "d"]]
    assert {path.name: path.read_text() for path in (tmp_path / "site").iterdir()} == {
        path: f"content of {path}" for path in "abcd"
    }


def test_what_is_made_together_is_made_once_although_a_copy_asks_for_it(tmp_path: Path) -> None:
    store, asked = Store(tmp_path / "cache"), []

    def together(paths: Sequence[str]) -> list[str]:
        asked.extend(paths)
        return [*paths]

    cards = [Artefact(path, path, unmade(), together) for path in "cd"]
    copy = Artefact("a", "copy", lambda: b"".join(content for _, content in contents(cards, store)))
    assert {one.path: made for one, made in contents([copy, *cards], store)}["a"] == b"cd"
    assert asked == ["c", "d"]


def test_a_damaged_store_is_never_published(tmp_path: Path) -> None:
    table = tabulate([Artefact(f"{number}", f"key {number}", Maker(f"Вміст {number}")) for number in range(20)])
    write(table, tmp_path / "first", Store(tmp_path / "cache"))
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    write(table, tmp_path / "second", Store(tmp_path / "cache"))
    for artefact in table.values():
        assert (tmp_path / "second" / artefact.path).read_text() == artefact.make()
    write(table, tmp_path / "third", Store(tmp_path / "cache"))
    assert {artefact.make.made for artefact in table.values()} == {3}  # twice for a site, once here
