"""The index of one language: what is in it, and that it is the same each time."""

import json

import pytest

from strategy.model import Strategy
from strategy.search import Alias, Document, Section, index, packed, unpacked
from strategy.search.documents import of_html, of_strategy

LABELS = {"task": "Завдання"}
DOCUMENTS = (
    Document("objectives/a/", "Ціль", "objective", (Section("b", "Громада"),), "1.1"),
    Document("tasks/b/", "Громада", "task", (Section("area-1", "Розвиток громад"),), "1.1.1", ("objectives/a/",)),
)


def test_what_travels() -> None:
    alias = Alias(("човен",), ("громад",), (("tasks/b/", "area-1"), ("tasks/b/", "")))
    data = json.loads(index(DOCUMENTS, "uk", LABELS, [alias]))
    # a text that was there before by how far behind it stands, a new one by nothing
    assert data["texts"] == ["Ціль", "Громада", "Розвиток громад"]
    assert data["documents"][1] == ["tasks/b/", 1, "task", "1.1.1", [0], "", [["area-1", 0]]]
    assert len(data["texts"]) == 3  # what stands on two pages travels once
    # said as stems, meant as words of the texts by their numbers, in the order in which they first stand there
    assert data["leads"] == "чов/ен/н|3|1 0,1 -1"
    assert data["words"]["count"]["few"] == "{n} сторінки"


def test_an_anchor_travels_without_the_name_that_it_ends_with() -> None:
    """Not where the same letters stand before: the browser puts the name in one place."""
    documents = [Document(url, "Ціль", "goal", anchor=f"goal-{url[6:-1]}") for url in ("goals/a/", "goals/goal/")]
    found = json.loads(index(documents, "uk", LABELS))["documents"]
    assert [document[5] for document in found] == ["goal-*", "goal-*"]


def test_the_same_each_time_and_readable() -> None:
    text = index(DOCUMENTS, "uk", LABELS)
    assert text == index(DOCUMENTS, "uk", LABELS)
    assert "\\u" not in text


def test_an_index_travels_in_one_byte_a_letter_and_loses_nothing() -> None:
    text = index((Document("a/", "Ґанок, ʼ ₂ 🚀", "page"),), "uk", LABELS)
    data = packed(text, "uk")
    assert data.startswith(b'{"encoding":"windows-1251",') and len(data) < len(text.encode()) - 1000
    assert json.loads(unpacked(data)) == json.loads(text)
    assert unpacked(packed(text, "en")) == text
    assert unpacked(b'{"a":1}') == '{"a":1}'  # as it stands where it is kept


def test_no_documents_make_an_empty_index() -> None:
    assert json.loads(index((), "en", {}))["families"] == ["", "", ""]


def test_words_that_no_other_word_is_like_make_an_index() -> None:
    """A filter that holds nothing; null says that there is no dictionary to ask."""
    typos = {lang: json.loads(index((Document("a/", "Ok", "page"),), lang, {}))["typos"] for lang in ("uk", "en")}
    assert typos == {"uk": "AA==", "en": None}


@pytest.mark.parametrize("word", ["M’яч", "B'язень", "T’мін", "İ’аб", "\U00018624", "\U00018d00школа"])
def test_a_word_that_no_dictionary_can_be_asked_for_makes_an_index(word: str) -> None:
    """Its capital is Latin: В is like B, but в is not like b. Or a letter of it has no name in Unicode."""
    assert json.loads(index((Document("a/", word, "page"),), "uk", {}))["families"] == ["", "", ""]


def test_documents_of_a_strategy(strategy: Strategy) -> None:
    documents = list(of_strategy(strategy, "uk", {}))
    nodes = list(strategy.nodes())
    assert [document.code for document in documents[1:]] == [node.code for node in nodes]
    for document, node in zip(documents[1:], nodes, strict=True):
        assert document.title == node.title["uk"]
        if node.kind == "task":
            areas = [area.text["uk"] for area in node.areas]
            assert [section.text for section in document.sections if section.anchor] == areas
            assert len(document.above) == 2


def test_a_status_travels_only_where_something_was_said(sample: Strategy) -> None:
    told = {one.url: one.status for one in of_strategy(sample, "uk", {"markup": "Стан: виконано"})}
    assert {url: status for url, status in told.items() if status} == {"tasks/markup/": "Стан: виконано"}
    data = json.loads(index((Document("a/", "Громада", "task", status="Стан: виконано"), *DOCUMENTS), "uk", LABELS))
    assert [document[7:] for document in data["documents"]] == [["Стан: виконано"], [], []]


def test_the_short_name_leads_to_its_page_and_comes_last_and_the_sentence_stays_out(
    sample: Strategy,
) -> None:
    shore, markup = (one for one in of_strategy(sample, "en", {}) if one.url in ("goals/shore/", "tasks/markup/"))
    assert shore.sections[-1] == Section("", "Shore")
    *areas, short = markup.sections
    assert [section.anchor for section in areas] == ["area-4", "area-2"]
    assert short == Section("", 'Signs & "<b>')


def test_a_hand_written_page_is_parted_at_its_headings() -> None:
    document = of_html("about/", "Про сайт", "<p>Вступ</p><h2 id='x'>Як читати</h2><ul><li>раз</li><li>два</li></ul>")
    assert document.sections == (Section("", "Вступ"), Section("x", "Як читати раз два"))


def test_of_the_sites_own_papers_the_headings_alone_are_searched() -> None:
    html = "<p>Вступ</p><h2 id='x'>Як <em>читати</em></h2><p>раз</p><h3 id='y'>Далі</h3><ul><li>два</li></ul>"
    assert of_html("cite/", "Про сайт", html, headings_only=True).sections == (
        Section("x", "Як читати"),
        Section("y", "Далі"),
    )
