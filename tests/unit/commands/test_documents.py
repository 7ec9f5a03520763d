"""What a reviewer is shown of a proposal: the text itself, its files, and hosts that are new."""

import pytest

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


def test_a_changed_text_cannot_leave_its_fence() -> None:
    said = shown(OLD + "````\n# Не заголовок\n<b>\u202e\n")
    assert "Змінений текст: `docs/a.md`" in said
    assert said.count("`````") == 2
    assert "[U+202E]" in said and "\u202e" not in said


GAPS = {"blanks": " " * 300, "wide": "\u3000" * 90, "lines": "\n" * 300, "blank_lines": "\n\u00a0" * 150}


@pytest.mark.parametrize("gap", GAPS.values(), ids=GAPS)
def test_nothing_stands_far_out_of_sight(gap: str) -> None:
    said = shown(f"{OLD}Слово{gap}далеко\n")
    assert f"[U+{ord(gap[0]):04X}×" in said and len(said) < 250


def told(old: str, new: str) -> list[str]:
    """What stands between the fences."""
    before, after = (ProjectFiles((("docs/a.md", text.encode()),), frozenset({"a.md"})) for text in (old, new))
    return "\n".join(documents.changed(before, after, WORDS)).split("```")[1].splitlines()[1:]


def test_of_a_changed_text_only_what_changed_is_shown_and_the_lines_beside_it() -> None:
    old = [f"Рядок {n}" for n in range(1, 31)]
    new = ["Перший", *old[1:11], *old[12:], "Останній"]
    assert told("\n".join(old), "\n".join(new)) == [
        *("-Рядок 1", "+Перший", " Рядок 2", " Рядок 3", "…"),
        *(" Рядок 10", " Рядок 11", "-Рядок 12", " Рядок 13", " Рядок 14", "…"),
        *(" Рядок 29", " Рядок 30", "+Останній"),
    ]


def test_a_new_text_is_shown_whole() -> None:
    text = "\n".join(f"Рядок {n}" for n in range(1, 31))
    said = "\n".join(documents.changed(ProjectFiles(()), ProjectFiles((("docs/a.md", text.encode()),)), WORDS))
    assert text in said and "Новий текст: `docs/a.md`" in said


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
