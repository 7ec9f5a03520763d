"""What a confirmation of a translation confirms, as a reviewer is told it."""

from strategy.checking.translations import fingerprint
from strategy.commands.report import report
from strategy.reading.files import STRATEGY, TRANSLATIONS, ProjectFiles
from website import ROOT

PAGES = {"docs/about.md": "---\ntitle: T\n---\nОдне.\n", "docs/about.en.md": "---\ntitle: T\n---\nOne.\n"}
FILES = {STRATEGY: (ROOT / "tests/cases/fine.yaml").read_text(encoding="utf-8"), **PAGES}


def told(confirmations: str) -> str:
    before, after = (
        ProjectFiles(tuple((path, text.encode()) for path, text in files.items()))
        for files in (FILES, {**FILES, TRANSLATIONS: confirmations})
    )
    return report(before, after, "uk")


def test_a_confirmation_is_told_by_what_it_confirms() -> None:
    """Whatever words stand beside it, which nothing holds against it."""
    known = fingerprint("Розвиток науки", "Development of science")
    said = told(f"{known}: дрібниця\n0123456789: 1.1.1 title en\n")
    assert f"не буде: `{known}` — 1.1.2 (en): Development of science\n" in said
    assert "теперішніх перекладів: `0123456789`\n" in said
    both = fingerprint(*PAGES.values())
    assert f"`{both}` — `docs/about.en.md`\n" in told(f"{both}:\n")


def test_a_confirmation_that_was_there_before_its_words_is_told_as_they_come() -> None:
    """Not again afterwards, and of two texts of the same words each."""
    known = fingerprint("Розвиток науки", "Development of science")
    text = FILES[STRATEGY]
    states = (text.replace("Розвиток науки", "Наука"), text, text.replace("Підтримка кластерів", "Розвиток науки"))
    both = states[2].replace("Support for clusters", "Development of science")
    *known_before, twice = (
        ProjectFiles(((STRATEGY, one.encode()), (TRANSLATIONS, f"{known}:\n".encode()))) for one in (*states[:2], both)
    )
    line = f"не буде: `{known}` — "
    assert f"{line}1.1.2 (en): Development of science\n" in report(*known_before, "uk")
    assert line not in report(known_before[1], known_before[1], "uk")
    assert report(known_before[1], twice, "uk").count(line) == 1
    assert report(known_before[0], twice, "uk").count(line) == 2
