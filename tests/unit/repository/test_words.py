"""Words that catalogues, templates and pages no longer use: each with the reason, or what to say instead."""

import re
from collections.abc import Iterator

import pytest

from strategy import i18n
from website import ROOT

RETIRED = (
    # Ukrainian
    ("uk", "сховищ", "a shelter to most; «історія змін» for readers, «репозиторій» for staff"),
    ("uk", r"\bчинн", "a legal claim, and adoption is not known: «поточна»"),
    ("uk", r"[Пп]римітк\w+ редакції|редакці\w+ (тексту|сайту)", "«редакція» is an edition of the strategy alone"),
    ("uk", "Дата (тексту|оновлення)", "the day of a commit is that of the site: «на сайті з …»"),
    ("uk", "Перейти до змісту", "«зміст» is a table of contents: «основний вміст»"),
    ("uk", "Виправити цю сторінку", "nobody outside corrects the document: «запропонувати виправлення»"),
    (
        "uk",
        r"(?i)(?<!роз)\bзбуд(ова|ує)|\bбудуючи|\bзбірк|(складено|побудовано) сайт|сайт (складено|побудовано)",
        "«створити сайт»",
    ),
    ("uk", r"(?<!Те)\bякор|\bякір", "«мітка»"),
    ("uk", r"в редакції:$", "the name of an edition repeats the word: «Де вилучено:»"),
    (
        "uk",
        r"(текст — |^)публічна інформація|Переклад поширюють",
        "for the publisher to confirm: «подано як публічну інформацію»",
    ),
    ("uk", "малюн", "«зображення»"),
    ("uk", "втратить силу саме", "«саме» reads as “precisely”: «автоматично»"),
    ("uk", "читання з екрана", "«програма зчитування з екрана»"),
    # English
    ("en", "in force", "a legal claim, and adoption is not known: current"),
    ("en", "prevails", "a legal claim: rely on"),
    ("en", "[Ii]nterface for programs", "API"),
    ("en", r"\b(the|an|all|one|these) answers?\b|JSON answer", "response"),
    ("en", r"\b(holds?|held)\b", "has, contains, includes; is still correct"),
    ("en", r"\b(stands?|stood)\b", "is, comes, has"),
    ("en", r"\btells? of\b|\btold\b", "report, show, say"),
    ("en", r"\bkept\b", "maintained, saved"),
    ("en", r"\bvery (wording|rules|item|folder|line)\b", "this, the same"),
    ("en", "Date of (the text|update)", "the day of a commit is that of the site: on the site since"),
    ("en", r"\b(anew|lies|lacks)\b|by itself", "again, is, does not have, automatically"),
    (
        "en",
        r"(text is|^)public information\b|translation is available under",
        "for the publisher to confirm: presented as",
    ),
    ("en", "[Ee]ditorial note", "it may seem the document's: note by the editors of this site"),
    ("en", "small (Latin )?letters", "lowercase letters"),
    ("en", "Null where|where not (named|stated|known)", "Null if not given"),
)


def catalogues() -> Iterator[tuple[str, str, str]]:
    """Language, name of the place, and a text, for every text of every catalogue."""
    for file in sorted(i18n.FOLDER.glob("*.yaml")):
        family, _, language = file.stem.rpartition(".")
        for key, entry in i18n.Catalogue(language, family).entries.items():
            for text in [entry] if isinstance(entry, str) else entry.values():
                yield language, f"{file.name}: {key}", text


def templates() -> Iterator[tuple[str, str, str]]:
    """What a template says itself, in whichever language; names within its code are no words."""
    for file in sorted((ROOT / "overrides").rglob("*.html")):
        code = r"""\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\b(class|id)="[^"]*\""""
        said = re.sub(code, " ", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        for language in i18n.languages():
            yield language, str(file.relative_to(ROOT)), said


def pages() -> Iterator[tuple[str, str, str]]:
    """The hand-written pages and the README; what they quote of code is no word of theirs."""
    for file in sorted((*(ROOT / "docs").rglob("*.md"), *ROOT.glob("README*.md"))):
        readme = "uk" if file.stem.endswith(".uk") else "en"
        language = readme if file.parent == ROOT else "en" if file.stem.endswith(".en") else "uk"
        yield language, str(file.relative_to(ROOT)), re.sub(r"`[^`]*`", " ", file.read_text(encoding="utf-8"))


def fields() -> Iterator[tuple[str, str, str]]:
    """The explanations of fields, which the model holds in Ukrainian."""
    yield "uk", "data/fields.md", (ROOT / "data/fields.md").read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, str, str]]:
    """What the workflows and the Makefile call what they do; their comments are for developers."""
    for file in (*sorted((ROOT / ".github/workflows").glob("*.yml")), ROOT / ".gitlab-ci.yml", ROOT / "Makefile"):
        lines = file.read_text(encoding="utf-8").splitlines()
        yield "uk", str(file.relative_to(ROOT)), "\n".join(line for line in lines if not line.lstrip().startswith("#"))


@pytest.mark.parametrize("texts", [catalogues, templates, pages, fields, commands])
def test_no_retired_word_comes_back(texts) -> None:
    found = [
        f"{place}: {match[0]!r}: {reason}"
        for language, place, text in texts()
        for retired_in, pattern, reason in RETIRED
        if retired_in == language and (match := re.search(pattern, text))
    ]
    assert found == []
    assert any(texts())


def test_the_interface_is_for_a_site_in_any_languages() -> None:
    """What language is official is for the data to say."""
    named = [
        f"{place}: {text}"
        for _, place, text in catalogues()
        if re.fullmatch(r"[a-z]+\.yaml: .*", place) and re.search("[Уу]країн|Ukrain", text)
    ]
    assert named == []
