"""What a reviewer is shown of a proposal: the text itself, its files, and hosts that are new."""

from strategy.commands import documents
from strategy.i18n import Catalogue
from strategy.reading.files import ProjectFiles

WORDS = Catalogue("uk", "review").text
OLD = "---\ntitle: Про\n---\n[так](https://example.org/)\n"


def shown(new: str, **more: object) -> str:
    before = ProjectFiles((("docs/a.md", OLD.encode()),), frozenset({"a.md"}))
    return "\n".join(documents.changed(before, ProjectFiles((("docs/a.md", new.encode()),), **more), WORDS))


def test_nothing_is_said_of_what_stays() -> None:
    assert shown(OLD) == ""


def test_a_changed_text_is_shown_whole_and_cannot_leave_its_fence() -> None:
    said = shown(OLD + "````\n# Не заголовок\n<b>\u202e\n")
    assert "Змінений текст: `docs/a.md`" in said
    assert said.count("`````") == 2
    assert "[U+202E]" in said and "\u202e" not in said


def test_new_hosts_files_and_demands_of_a_host_are_named() -> None:
    settings = b"extra:\n  host_files: [CNAME]\n"
    others = (("school.jpg", b"123"),)
    said = shown(OLD + "<https://луганськ.укр/x>, [y](https://evil.example).", others=others, settings=settings)
    assert "`evil.example`" in said and "`луганськ.укр` (`xn--" in said and "`example.org`" not in said
    assert "Новий файл: `docs/school.jpg` (3 байти)" in said
    assert "`CNAME`" in said


def test_a_page_that_goes_is_named() -> None:
    before = ProjectFiles((("docs/a.md", OLD.encode()),))
    assert "Зникне сторінка" in "\n".join(documents.changed(before, ProjectFiles(()), WORDS))


def test_of_a_changed_text_only_the_change_is_shown() -> None:
    before = ProjectFiles((("docs/a.md", (OLD + "слово\n" * 20_000 + "кінець\n").encode()),), frozenset({"a.md"}))
    after = ProjectFiles((("docs/a.md", (OLD + "слово\n" * 20_000 + "\x1b[2Jінше\n").encode()),), frozenset({"a.md"}))
    said = "\n".join(documents.changed(before, after, WORDS))
    assert "-кінець" in said and "+[U+001B][2Jінше" in said and said.count("слово") == 2


def test_words_ways_and_settings_are_texts_too() -> None:
    before = ProjectFiles((("data/ways.yaml", b"a"),), settings=b"site_name: a\n")
    after = ProjectFiles((("data/ways.yaml", b"b"),), settings=b"site_name: b\n")
    said = "\n".join(documents.changed(before, after, WORDS))
    assert "+b" in said and "+site_name: b" in said


def test_a_picture_that_is_another_and_programs_are_named() -> None:
    names = frozenset({"a.jpg", "b.jpg", "c.jpg"})
    before = ProjectFiles((), names)
    after = ProjectFiles((), names - {"c.jpg"}, others=(("a.jpg", b"1"), ("b.jpg", b"2")))
    paths = ("data/goals.yaml", "docs/a.jpg", "hooks/x.py", ".gitattributes", "over`rides/\x1b")
    known = documents.Changed(paths, {"docs/a.jpg": b"0", "docs/b.jpg": b"2"})
    said = "\n".join(documents.changed(before, after, WORDS, known))
    assert "Інший вміст файла: `docs/a.jpg` (1 байт)" in said and "b.jpg" not in said
    assert "Зникне файл:** `docs/c.jpg`" in said
    assert "`hooks/x.py`, `.gitattributes`, `overˋrides/[U+001B]`" in said and "goals" not in said
