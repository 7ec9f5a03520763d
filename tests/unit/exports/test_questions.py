"""The ten questions of the data page, answered as it says: by pandas, by DuckDB and in a spreadsheet, all alike."""

import datetime
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest

from invented import EDITIONS, year_site
from past import with_past
from repository import repository
from strategy import exports
from strategy.addresses import downloads
from strategy.checking.check import check
from strategy.exports.csv_files import COMMAS
from strategy.site.shared import Site
from website import ROOT

PAGES = {"uk": ROOT / "docs/data/questions.md", "en": ROOT / "docs/data/questions.en.md"}
QUOTED = {"uk": r"«([^»]+)»", "en": r"“([^”]+)”"}
LETTERS = {"uk": r"\b([A-Z]) — «([^»]+)»", "en": r"\b([A-Z]) is “([^”]+)”"}
NAMES = {"uk": "Українська", "en": "English"}
OF_SITE = {"roads": "then", "changes": "repository", "outdated": "repository", "numbers": "editions"}
QUESTIONS = (
    *("status-by-quarter", "by-body", "behind", "roads", "changes"),
    *("silent", "in-one-table", "languages", "outdated", "numbers"),
)


@cache
def questions(lang: str) -> Mapping[str, str]:
    """Id of the heading → what stands below it."""
    parts = re.split(r"^## .* \{#([a-z-]+)\}$", PAGES[lang].read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def code(question: str, lang: str) -> list[str]:
    """The stretches of code: pandas first, then DuckDB, then formulas."""
    found = re.findall(r"(?:^    .*\n(?:\n(?=    ))?)+", questions(lang)[question], flags=re.MULTILINE)
    return [re.sub("^    ", "", part, flags=re.MULTILINE) for part in found]


def plain_site(data: bytes) -> Site:
    return Site(check(data).strategy, "https://example.org/", NAMES, favicon="mark.svg")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Name of a site → the folder into which a reader has put its files."""
    repo = repository(tmp_path_factory.mktemp("past") / "repo")
    repo.commit(("title: {uk: Міст, en: Bridge}", "title: {uk: Пором, en: Bridge}"))
    repo.commit(("{uk: Весла, en: Oars}", "{uk: Нові весла, en: New oars}"))
    repo.commit(('code: "1.1.2"', 'code: "1.1.3"'))
    sites = {
        "year": year_site(),
        "then": plain_site((ROOT / "tests/goals_then.yaml").read_bytes()),
        "editions": plain_site(EDITIONS.read_bytes()),
        "repository": with_past(repo),
    }
    return {name: taken_away(site, tmp_path_factory.mktemp(name)) for name, site in sites.items()}


def taken_away(site: Site, folder: Path) -> Path:
    comma = downloads.FOLDER + COMMAS.folder
    for export in exports.of_strategy(site):
        name = export.address.rpartition("/")[2]
        if export.address.startswith(comma) or name.endswith(".xlsx"):
            content = export.make()
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture
def asked(folders: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    def asked(question: str) -> Path:
        folder = folders[OF_SITE.get(question, "year")]
        monkeypatch.chdir(folder)
        return folder

    return asked


def by_pandas(question: str, lang: str) -> pd.DataFrame | pd.Series:
    names = {"pd": pd}
    exec(code(question, lang)[0], names)
    return names["answer"]


def by_duckdb(question: str, lang: str) -> pd.DataFrame:
    return duckdb.connect().execute(code(question, lang)[1]).df()


def lines(found: Iterable[Iterable[object]]) -> list[tuple[str, ...]]:
    """Rows as everybody would write them, in order; no value is an empty text."""
    return sorted(tuple("" if pd.isna(cell) else _written(cell) for cell in row) for row in found)


def _written(cell: object) -> str:
    return cell.isoformat()[:10] if isinstance(cell, datetime.date) else str(cell)


def of_frame(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    return lines(frame.itertuples(index=False))


def sheet(name: str, book: str = "strategy.xlsx") -> list[Mapping[str, object]]:
    """The rows of a sheet, by the titles of columns."""
    heading, *rows = openpyxl.load_workbook(io.BytesIO(Path(book).read_bytes()))[name].iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_the_page_asks_ten_questions_in_each_language() -> None:
    for lang in PAGES:
        assert tuple(questions(lang)) == QUESTIONS


@pytest.mark.parametrize("lang", PAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_pandas_and_duckdb_tell_the_same(question: str, lang: str, asked: Callable[[str], Path]) -> None:
    asked(question)
    found, other = by_pandas(question, lang), by_duckdb(question, lang)
    if question == "status-by-quarter":
        told = found.stack().reset_index()
        told["day"] = told["day"].dt.start_time
        assert of_frame(told) == of_frame(other)
    elif question in {"by-body", "numbers"}:
        assert of_frame(found.reset_index()) == of_frame(other)
    else:
        assert of_frame(found) == of_frame(other)
    assert len(other) >= 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_can_be_asked_where_nothing_was_reported(
    question: str, folders: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folders["then"])
    assert len(by_pandas(question, "uk")) == len(by_duckdb(question, "uk"))


def test_the_answers_are_right(asked: Callable[[str], Path]) -> None:
    asked("year")
    of_bridge = by_pandas("status-by-quarter", "uk").loc["bridge"]
    assert {str(quarter): status for quarter, status in of_bridge.items()} == {
        "2025Q3": "completed",
        **dict.fromkeys(("2025Q4", "2026Q1", "2026Q2"), "in_progress"),
    }
    assert by_pandas("by-body", "uk").sum() == len(year_site().progress.tasks)
    assert [*by_pandas("behind", "uk").key] == [
        *("pier", "nets", "pump", "people", "lessons-room", "library", "pharmacy"),
    ]
    assert [*by_pandas("silent", "uk").text_uk] == ["Лікарня"]
    assert ("Маяк на березі", "Маяк", "Море") in of_frame(by_pandas("in-one-table", "uk"))
    assert ("pier", "Пристань", "A pier") in of_frame(by_pandas("languages", "uk"))
    asked("roads")
    assert [*by_pandas("roads", "uk").permalink_uk] == ["https://example.org/tasks/transport/#area-4"]
    asked("changes")
    assert [*by_pandas("changes", "uk").key] == ["boat#area-1", "boat#area-1", "bridge"]
    assert of_frame(by_pandas("outdated", "uk")) == [("bridge", "title", "en", "Bridge", "2026-03-02")]
    asked("numbers")
    assert [*by_pandas("numbers", "uk").loc[("nets", "Сіті")]] == ["№ 1.1.9", "№ 1.1.2", "№ 1.1.1"]


@pytest.mark.parametrize("lang", PAGES)
def test_spreadsheets_have_the_sheets_and_the_columns_that_the_page_names(
    lang: str, asked: Callable[[str], Path]
) -> None:
    for question in set(QUESTIONS) - {"languages", "numbers"}:
        folder = asked(question)
        told = questions(lang)[question]
        book = openpyxl.load_workbook(folder / ("progress.xlsx" if "progress.xlsx" in told else "strategy.xlsx"))
        prose = re.sub(r"^    .*$", "", told, flags=re.MULTILINE)
        named = [name for name in re.findall(QUOTED[lang], prose) if name not in {"дор", "road"}]
        sheets = [name for name in named if name in book.sheetnames]
        titles = {cell.value for name in sheets for cell in book[name][1]}
        assert sheets and set(named) <= {*book.sheetnames, *titles}, question
        for letter, title in re.findall(LETTERS[lang], prose):
            assert book[sheets[-1]][f"{letter}1"].value == title


def test_filters_in_a_spreadsheet_find_the_same(asked: Callable[[str], Path]) -> None:
    asked("year")
    behind = {(row["Назва показника"],) for row in sheet("Показники") if row["На шляху до цілі"] is False}
    assert sorted(behind) == lines(by_pandas("behind", "uk")[["name_uk"]].drop_duplicates().values)
    silent = [row for row in sheet("Українська") if row["Рівень (код)"] == "task" and row["Повідомлень"] == 0]
    assert [row["Текст"] for row in silent if not row["Вилучено"]] == [*by_pandas("silent", "uk").text_uk]
    standing = sheet("Українська", "progress.xlsx")
    counted = Counter((row["Назва органу"] or "", row["Стан (код)"] or "") for row in standing)
    assert sorted((*key, str(number)) for key, number in counted.items()) == of_frame(by_duckdb("by-body", "uk"))
    assert {row["Стан"] for row in standing} >= {"виконується", "виконано"}
    asked("roads")
    roads = [row for row in sheet("Українська") if row["Рівень (код)"] == "area" and "дор" in row["Текст"].lower()]
    assert {row["Постійна адреса"] for row in roads} >= {*by_pandas("roads", "uk").permalink_uk}
    asked("changes")
    changed = [row["Ключ"] for row in sheet("Зміни") if "2026-03-02" <= str(row["День зміни"])[:10] <= "2026-03-03"]
    assert changed == [*by_pandas("changes", "uk").key]
    outdated = [(row["Ключ"], row["Поле"], row["Поле (код)"]) for row in sheet("Тексти") if row["Переклад застарів"]]
    assert outdated == [("bridge", "Назва", "title")]


def test_formulas_in_a_spreadsheet_find_the_same(asked: Callable[[str], Path]) -> None:
    """INDEX and MATCH take the first row that matches; the updates stand newest first."""
    asked("year")
    told = [row for row in sheet("Повідомлення") if row["Стан"] and not row["Відкликано"]]

    def status(key: str, last: datetime.datetime) -> str | None:
        return next((row["Стан (код)"] for row in told if row["Ключ"] == key and row["День"] <= last), None)

    quarters = by_pandas("status-by-quarter", "uk")
    for key, found in quarters.iterrows():
        for quarter, expected in found.items():
            assert status(key, quarter.end_time) == (None if pd.isna(expected) else expected)
    by_key = {row["Ключ"]: row for row in sheet("Українська")}
    found = set()
    for area in (row for row in by_key.values() if row["Рівень (код)"] == "area"):
        task = by_key[area["Належить до"]]
        goal = by_key[by_key[task["Належить до"]]["Належить до"]]
        found.add((area["Текст"], task["Текст"], goal["Текст"]))
    assert found == {*by_pandas("in-one-table", "uk").itertuples(index=False, name=None)}


@pytest.mark.parametrize("lang", PAGES)
def test_the_formula_for_libreoffice_differs_by_what_parts_a_sheet_from_its_cells(lang: str) -> None:
    of_excel, of_libreoffice = code("status-by-quarter", lang)[2:]
    assert "!" in of_excel and of_libreoffice == of_excel.replace("!", ".")
    others = [one for question in QUESTIONS[1:] for one in code(question, lang)[2:]]
    assert others and "!" not in "".join(others)
