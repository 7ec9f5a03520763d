"""The script that searches, in a real browser, on small invented sites: folding, forms, ranking, fall-backs."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from island import ALIASES, ISLAND, LABELS
from search_report.worker import Answer, Worker, opened
from strategy.search import Document, Section, index

CASES = yaml.safe_load((Path(__file__).parents[1] / "unit/search/folding.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def search(browser, base: str) -> Callable[[str, str], Worker]:
    """Opens the worker with an index made here."""
    pages: list[Page] = []

    def search(text: str) -> Worker:
        pages.append(browser.new_page())
        return opened(pages[-1], base, "", text)

    yield search
    for page in pages:
        page.close()


@pytest.fixture(scope="module")
def island(search: Callable[[str], Worker]) -> Callable[[str], Answer]:
    worker = search(index(ISLAND, "uk", LABELS, ALIASES))
    return lambda query: worker.ask([query])[0]


@pytest.mark.parametrize("lang", CASES)
def test_spellings_that_count_as_one(lang: str, search: Callable[[str], Worker]) -> None:
    documents = [
        Document(f"{number}/", "?", "page", (Section("", alike[0]),)) for number, alike in enumerate(CASES[lang])
    ]
    worker = search(index(documents, lang, {}))
    asked = [(number, text) for number, alike in enumerate(CASES[lang]) for text in alike]
    answers = worker.ask([text for _, text in asked])
    lost = [text for (number, text), answer in zip(asked, answers, strict=True) if f"{number}/" not in answer.pages]
    assert lost == []
    assert [answer.shown for answer in answers if answer.shown] == []  # no fall-back was needed


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("маяк", "tasks/lighthouse/#area-2"),  # the title before texts, the task before its parents
        ("маяками", "tasks/lighthouse/#area-2"),
        ("причали", "tasks/piers/#area-1"),
        ("лампою", "tasks/lighthouse/#area-1"),
        ("ремонт причалів", "tasks/piers/#area-1"),
        ("розвиток порту", "objectives/port/"),
        ("1.1", "objectives/port/"),
        ("1.1.2.", "tasks/piers/"),
        ("завдання 1.1.2", "tasks/piers/"),
        ("ціль 1", "goals/sea/"),
        ("створити службу", "tasks/lighthouse/#area-2"),  # kin
        ("ВПО", "tasks/piers/#area-2"),
        ("у тому числі", "tasks/lighthouse/#area-2"),
        ("суднами", "tasks/piers/#area-2"),
        ("рибацького баркаса", "tasks/piers/#area-2"),
        ("ліхтарі", "tasks/lighthouse/#area-2"),
    ],
)
def test_what_stands_first(query: str, first: str, island: Callable[[str], Answer]) -> None:
    answer = island(query)
    assert answer.urls and answer.urls[0] == first
    assert answer.shown is None


CODES = ("А", "А.1", "А.1.1", "А.1.10", "Б", "Б.1", "ОЦ 2.1", "II.3", "3.")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("А.1.1", "А.1.1"),
        ("а.1.1", "А.1.1"),
        ("A.1.1", "А.1.1"),  # in Latin letters
        ("а1", "А.1"),
        ("А 1", "А.1"),
        ("ціль Б.1", "Б.1"),
        ("Б", "Б"),
        ("оц2.1", "ОЦ 2.1"),
        ("ОЦ 2.1", "ОЦ 2.1"),
        ("ІІ.3", "II.3"),  # in Cyrillic letters
        ("3", "3."),
        ("б 1 пляж", None),  # a preposition, no code
    ],
)
def test_a_code_with_letters_is_found_by_typing_it(
    query: str, first: str | None, search: Callable[[str], Worker]
) -> None:
    documents = [Document(f"{at}/", "Набережна", "goal", (), code) for at, code in enumerate(CODES)]
    documents.append(Document("beach/", "Пляж б 1", "page"))
    answer = search(index(documents, "uk", {"goal": "Ціль"})).ask([query])[0]
    assert answer.urls[0] == (f"{CODES.index(first)}/" if first else "beach/")
    assert answer.shown is None


def test_an_exact_form_before_another(search: Callable[[str], Worker]) -> None:
    texts = ("Ремонт вежею", "Ремонт вежі", "Ремонт вежу")
    documents = [Document(f"{at}/", "?", "page", (Section("", text),)) for at, text in enumerate(texts)]
    assert search(index(documents, "uk", {})).ask(["вежі"])[0].urls[0] == "1/"


def test_all_words_first_and_what_is_lacking_is_said(island: Callable[[str], Answer]) -> None:
    whole, halves = island("маяк човни"), island("лампа човни")
    assert whole.urls[0].startswith("tasks/piers/") and not whole.lacks
    assert halves.pages == {"tasks/piers/", "tasks/lighthouse/"} and halves.lacks


def test_one_result_a_page(island: Callable[[str], Answer]) -> None:
    urls = [url.partition("#")[0] for url in island("маяк").urls]
    assert len(urls) == len(set(urls))


def test_abbreviations_lead_both_ways(island: Callable[[str], Answer]) -> None:
    assert island("впо").pages == island("внутрішньо переміщеними особами").pages == {"tasks/piers/", "about/"}


def test_nothing_blanks_out_while_typing(island: Callable[[str], Answer]) -> None:
    words = "фарбування вежі та лампи створення служби догляду судно внутрішньо переміщені т. ч. 1.1.2"
    assert [words[:end] for end in range(1, 15) if not island(words[:end]).total] == []
    for word in words.split():
        assert [word[:end] for end in range(1, len(word) + 1) if not island(word[:end]).total] == []


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("vfzr", "маяк"),  # the keyboard was left in English
        ("maiak", "маяк"),  # resolution 55
        ("прчали", "причали"),
        ("Ghbxfk", "причал"),
        ("ство рення", "створення"),
    ],
)
def test_fall_backs_are_told(query: str, shown: str, island: Callable[[str], Answer]) -> None:
    answer = island(query)
    assert answer.total and answer.shown == shown


@pytest.mark.parametrize("query", ["бегемот", "космос", "маячня", "лампада", "qwerty", "9.9", "ъ", "???"])
def test_what_is_not_there_is_not_found(query: str, island: Callable[[str], Answer]) -> None:
    assert island(query).total == 0


def test_words_are_marked_as_they_stand_in_the_text(island: Callable[[str], Answer]) -> None:
    assert set(island("маяк").marks[0]) == {"маяка", "маяками"}
    assert "внутрішньо переміщені особи" in island("ВПО").marks[1]


def test_a_language_without_dictionary_is_searched_by_beginnings(search: Callable[[str], Worker]) -> None:
    text = index([Document("a/", "Łąka zielona", "page")], "en", {}).replace('"en"', '"pl"')
    worker = search(text)
    assert [answer.total for answer in worker.ask(["łąka", "ŁĄ", "ziel", "woda"])] == [1, 1, 1, 0]
