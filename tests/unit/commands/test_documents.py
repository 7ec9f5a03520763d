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
    assert said.count("`````") == 4, "the lines that changed, then the whole"
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


def test_texts_that_would_swell_the_report_are_named_and_the_rest_is_shown() -> None:
    """Of a report above a megabyte GitHub shows nothing at all."""
    pages = tuple((f"docs/{number}.md", "Слово ".encode() * 15_000) for number in range(9))
    after = ProjectFiles((*pages, ("docs/z.md", b"end")))
    said = "\n".join(documents.changed(ProjectFiles(()), after, WORDS))
    assert len(said.encode()) < 1_000_000
    assert said.count("Новий текст: ") == 10
    assert said.count("звіт завеликий") == 6
    assert "```\nend\n```" in said
