"""What a reviewer is shown of a proposal: the text itself, its files, and hosts that are new."""

import pytest

from strategy.commands import documents
from strategy.i18n import Catalogue
from strategy.reading.files import BODIES, ProjectFiles

WORDS = Catalogue("uk", "review").text
OLD = "---\ntitle: Про\n---\n[так](https://example.org/)\n"


def shown(new: str, **more: object) -> str:
    before = ProjectFiles((("docs/a.md", OLD.encode()),), frozenset({"a.md"}))
    return "\n".join(documents.changed(before, ProjectFiles((("docs/a.md", new.encode()),), **more), WORDS))


def test_nothing_is_said_of_what_stays() -> None:
    assert shown(OLD) == ""


@pytest.mark.parametrize("new", [OLD.replace("\n", "\r\n"), OLD + "\n", OLD.rstrip("\n")])
def test_other_ends_of_lines_are_told_as_such(new: str) -> None:
    """The words are as they were, but git, and so the page, tells another day."""
    assert shown(new) == f"- {WORDS('document_ends')} `docs/a.md`"


def test_other_ends_of_lines_change_no_comment() -> None:
    text = "# Про дані\nbodies: []\n"
    files = (ProjectFiles(((BODIES, one.encode()),)) for one in (text, text.replace("\n", "\r\n")))
    assert [*documents.comments(*files, WORDS)] == []


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


@pytest.mark.parametrize("text", ["Слово " * 300, "Слово" * 300])
def test_no_line_is_wider_than_what_shows_it(text: str) -> None:
    """A host shows code in lines that nobody sees the end of."""
    said = shown(f"{OLD}{text}далеко\n").split("```")[1]
    assert max(map(len, said.splitlines())) <= 120
    assert f"{text}далеко" in said.replace("\n+↳ ", "")


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
    """Each line behind a sign: none passes for one of the report where that is read as it stands."""
    text = "\n".join(("## Адреси", "- Нова адреса: `/`", *(f"Рядок {n}" for n in range(1, 31))))
    said = "\n".join(documents.changed(ProjectFiles(()), ProjectFiles((("docs/a.md", text.encode()),)), WORDS))
    assert text.replace("\n", "\n+") in said and "Новий текст: `docs/a.md`" in said


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


def test_what_a_host_asks_for_is_shown() -> None:
    """It says where the site is, or vouches for it."""
    settings, file = b"extra:\n  host_files: [CNAME, .well-known/a.txt]\n", ".well-known/a.txt"
    old, new, other = (
        ProjectFiles((), frozenset(dict(others)), settings=settings, others=others)
        for others in (
            (("CNAME", b"a.example\n"), (file, b"<https://a.example>\n")),
            (("CNAME", b"b.example\n"), (file, b"<https://b.example>\n")),
            (),
        )
    )
    changed = "\n".join(documents.changed(old, new, WORDS, {"CNAME": 10, file: 20}))
    assert "-a.example\n+b.example\n" in changed and "-<https://a.example>\n+<https://b.example>" in changed
    assert "досі ніщо не посилалося:** `b.example`" in changed and "посилалося:** `a.example`" not in changed
    assert "```diff\n+b.example\n```" in "\n".join(documents.changed(other, new, WORDS))


CODED = {
    "details": ('title: "\\u041d\\u0456"', "", "Ні"),
    "text": ("title: Про", "&#1053;&#x456;&nbsp;&amp;", "Ні&nbsp;&amp;"),
    "key": ('date: 2024-03-12\nstatus: {"\\u0031\\x32": planned}', "", "12"),
    "minus": ("title: Про", "&#45;5&#37;&#160;", "-5%&#160;"),
    "quoted": ('title: "Рада \\\\ \\"Схід\\""', "", None),
    "doubled": ("title: 'Об''єкт'", "", None),
    "plain": ("title: [Про, це]", "a&nbsp;b&amp;c &copy;", None),
}


@pytest.mark.parametrize(("title", "body", "read"), CODED.values(), ids=CODED)
def test_letters_in_codes_are_shown_as_letters(title: str, body: str, read: str | None) -> None:
    said = shown(f"---\n{title}\n---\n{body}\n")
    assert ("записано кодами" in said) is (read is not None)
    assert read is None or f"\n+{read}\n" in said


@pytest.mark.parametrize(("new", "is_told"), [("РОСА", False), ("POCA", True), ("РОСА  ", True), ("Роса", False)])
def test_lines_that_look_the_same_are_told(new: str, is_told: bool) -> None:
    before, after = (ProjectFiles((("docs/a.md", f"Так\n{word}\nНі\n".encode()),)) for word in ("РОСА", new))
    assert ("знаки в них інші" in "\n".join(documents.changed(before, after, WORDS))) is is_told


def test_no_difference_is_cut_where_it_would_pass_for_the_rest_without_changes() -> None:
    before, after = (ProjectFiles((("docs/a.md", f"{sign}\n".encode() * 40_000),)) for sign in "аб")
    said = "\n".join(documents.changed(before, after, WORDS))
    assert "звіт завеликий" in said and "```" not in said
    files = (ProjectFiles((("data/goals.yaml", text.encode()),)) for text in ("a: b\n", f"#{'я' * 200_000}\na: b\n"))
    said = "\n".join(documents.comments(*files, WORDS))
    assert "звіт завеликий" in said and "```" not in said


def test_texts_that_would_swell_the_report_are_named_and_the_rest_is_shown() -> None:
    """Of a report above a megabyte GitHub shows nothing at all."""
    pages = tuple((f"docs/{number}.md", "Слово ".encode() * 15_000) for number in range(9))
    after = ProjectFiles((*pages, ("docs/z.md", b"end")))
    said = "\n".join(documents.changed(ProjectFiles(()), after, WORDS))
    assert len(said.encode()) < 1_000_000
    assert said.count("Новий текст: ") == 10
    assert said.count("звіт завеликий") == 6
    assert "```diff\n+end\n```" in said
