"""The index of one language: what is in it, and that it is the same each time."""

import json

from strategy.model import Strategy
from strategy.search import Alias, Document, Section, index
from strategy.search.documents import of_html, of_strategy

LABELS = {"task": "Завдання"}
DOCUMENTS = (
    Document("objectives/a/", "Ціль", "objective", (Section("b", "Громада"),), "1.1"),
    Document("tasks/b/", "Громада", "task", (Section("area-1", "Розвиток громад"),), "1.1.1", ("objectives/a/",)),
)


def test_what_travels() -> None:
    alias = Alias(("люди",), ("громад",), (("tasks/b/", "area-1"), ("tasks/b/", "")))
    data = json.loads(index(DOCUMENTS, "uk", LABELS, [alias]))
    assert data["documents"][1] == ["tasks/b/", data["texts"].index("Громада"), "task", "1.1.1", [0], [["area-1", 2]]]
    assert len(data["texts"]) == 3  # what stands on two pages travels once
    assert data["aliases"] == [[["люди"], ["громад"], [[1, 0], [1, -1]]]]
    assert data["words"]["count"]["few"] == "{n} сторінки"


def test_the_same_each_time_and_readable() -> None:
    text = index(DOCUMENTS, "uk", LABELS)
    assert text == index(DOCUMENTS, "uk", LABELS)
    assert "\\u" not in text


def test_no_documents_make_an_empty_index() -> None:
    assert json.loads(index((), "en", {}))["families"] == [[], [], []]


def test_documents_of_a_strategy(strategy: Strategy) -> None:
    documents = list(of_strategy(strategy, "uk"))
    nodes = list(strategy.nodes())
    assert [document.code for document in documents[1:]] == [node.code for node in nodes]
    for document, node in zip(documents[1:], nodes, strict=True):
        assert document.title == node.title["uk"]
        if node.kind == "task":
            areas = [area.text["uk"] for area in node.areas]
            assert [section.text for section in document.sections if section.anchor] == areas
            assert len(document.above) == 2


def test_the_words_of_the_editors_lead_to_the_page_of_their_node_and_come_last(sample: Strategy) -> None:
    shore, markup = (one for one in of_strategy(sample, "en") if one.url in ("goals/shore/", "tasks/markup/"))
    assert shore.sections[-1] == Section("", "Shore")
    *areas, short, summary = markup.sections
    assert [section.anchor for section in areas] == ["area-4", "area-2"]
    assert short == Section("", 'Signs & "<b>')
    assert summary == Section("", 'For <b>all</b> signs & "quotes" {{ 7*7 }} to stay signs.')


def test_a_hand_written_page_is_parted_at_its_headings() -> None:
    document = of_html("about/", "Про сайт", "<p>Вступ</p><h2 id='x'>Як читати</h2><ul><li>раз</li><li>два</li></ul>")
    assert document.sections == (Section("", "Вступ"), Section("x", "Як читати раз два"))
