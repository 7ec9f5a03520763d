"""PDF files: structure for screen readers, bookmarks, links, and text that is never code."""

import io
import re
import unicodedata
from datetime import date

import pikepdf
import pypdfium2 as pdfium
import pytest
import typst

from invented import invented
from strategy.addresses import permalinks
from strategy.checking.glossary import glossary_type
from strategy.exports import pdf
from strategy.model import Strategy, codes
from strategy.model.signs import UNDRAWN

URL = "https://example.org/island/"
DAY = pdf.Beside(date(2026, 3, 9))
COLOURS = {"ink": "#1d2733", "muted": "#52606d", "brand": "#17456b"}


def whole(strategy: Strategy, lang: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.typeset(pdf.of_strategy(strategy, lang, DAY, URL, COLOURS))))


def bookmarks(items: list[pikepdf.OutlineItem]) -> list[str]:
    return [title for item in items for title in (str(item.title), *bookmarks(item.children))]


def addresses(document: pikepdf.Pdf) -> set[str]:
    notes = (note for page in document.pages for note in page.get("/Annots", []))
    return {str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A}


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_the_structure_is_that_of_pdf_ua(sample: Strategy, lang: str) -> None:
    document = whole(sample, lang)
    root = document.Root
    assert str(root.Lang) == lang
    assert root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle
    assert "/StructTreeRoot" in root and "/PageLabels" in root
    with document.open_metadata() as said:
        assert said["dc:title"] == sample.name[lang]
        assert said["pdfuaid:part"] == "1"
        assert not {"xmp:CreateDate", "xmp:ModifyDate"} & set(said)
    assert not {"/CreationDate", "/ModDate"} & set(document.docinfo)
    assert all(page.Tabs == "/S" for page in document.pages if "/Annots" in page)


def test_every_font_is_embedded(sample: Strategy) -> None:
    pages = whole(sample, "uk").pages
    fonts = [font for page in pages for font in page.Resources.Font.values()]
    descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]
    assert descriptors
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor.keys()) for descriptor in descriptors)


def test_every_sign_that_the_checker_lets_through_can_be_set(sample: Strategy) -> None:
    every = (chr(code) for code in range(0x20, 0x30000) if unicodedata.category(chr(code))[0] not in "CZ")
    signs = [f"а{sign}" if unicodedata.category(sign)[0] == "M" else sign for sign in every if not UNDRAWN.match(sign)]
    assert len(signs) > 2500
    whole(sample.model_copy(update={"name": sample.name | {"uk": " ".join(signs)}}), "uk")
    with pytest.raises(typst.TypstError):
        whole(sample.model_copy(update={"name": sample.name | {"uk": "\N{WHITE HEAVY CHECK MARK}"}}), "uk")


def test_a_number_holds_letters_that_can_be_set() -> None:
    held = [sign for sign in map(chr, range(0x3000)) if codes.is_code(sign)]
    assert {"А", "B", "ї"} < set(held)
    assert not [sign for sign in held if UNDRAWN.match(sign) or not sign.isalnum()]


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_every_node_has_a_bookmark_and_its_permalink(sample: Strategy, lang: str) -> None:
    document = whole(sample, lang)
    with document.open_outline() as outline:
        marked = bookmarks(outline.root)
    for node in sample.nodes():
        assert any(f" {node.code}. " in title and node.title[lang] in title for title in marked), node.code
    root = permalinks.root(lang, sample)
    assert {URL + root + permalinks.permalink(node) for node in sample.nodes()} <= addresses(document)


def test_one_task_names_what_is_above_it_and_leads_to_its_page(sample: Strategy) -> None:
    *trail, node = next(branch for branch in sample.branches() if branch[-1].id == "markup")
    made = pdf.typeset(pdf.of_node(node, trail, sample, "uk", DAY, URL, COLOURS))
    document = pikepdf.open(io.BytesIO(made))
    with document.open_metadata() as said:
        assert node.title["uk"] in said["dc:title"] and node.code in said["dc:title"]
    assert addresses(document) == {f"{URL}tasks/markup/", f"{URL}1.1.2/"}


def said_by(made: bytes) -> str:
    """The text of a document, without the breaks of its lines."""
    pages = pdfium.PdfDocument(made)
    return " ".join(re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in pages)


def test_a_document_tells_the_status_what_words_mean_and_on_which_terms_it_may_be_used() -> None:
    found = invented()
    glossary = glossary_type(found.strategy.languages).model_validate(
        {"abbreviations": [{"short": "alert", "uk": "тривога", "en": "alarm"}]}
    )
    beside = pdf.Beside(None, found.record, glossary)
    *trail, node = next(branch for branch in found.strategy.branches() if branch[-1].id == "markup")
    said = said_by(pdf.typeset(pdf.of_node(node, trail, found.strategy, "uk", beside, URL, COLOURS)))
    bare = said_by(pdf.typeset(pdf.of_node(node, trail, found.strategy, "uk", pdf.Beside(), URL, COLOURS)))
    for text in ("Стан: виконано (за повідомленням від", "alert — тривога"):
        assert text in said and text not in bare
    assert "Офіційний текст подано як публічну інформацію" in bare
    assert "лишилися знаками" in bare


def test_an_address_can_be_copied_and_the_day_of_the_text_is_told(sample: Strategy) -> None:
    """Also where it is longer than a line."""
    host = f"https://example.org/{'long/' * 30}"
    *trail, node = next(branch for branch in sample.branches() if branch[-1].id == "markup")
    for url in (URL, host):
        page = pdfium.PdfDocument(pdf.typeset(pdf.of_node(node, trail, sample, "en", DAY, url, COLOURS)))[0]
        said = page.get_textpage().get_text_range()
        assert "This version of the text has been on the site since 9 March 2026" in said
        assert f"{url}en/tasks/markup/" in re.sub(r"[\r\n\ufffe]", "", said)
        right = max(page.get_textpage().get_charbox(place)[2] for place in range(len(said)))
        assert right < page.get_width()


def test_the_same_values_give_the_same_bytes(sample: Strategy) -> None:
    given, again = (pdf.of_strategy(sample, "uk", DAY, URL, COLOURS) for _ in range(2))
    assert pdf.key(given) == pdf.key(again)
    assert pdf.typeset(given) == pdf.typeset(again)


def test_what_a_document_says_is_in_its_key(sample: Strategy) -> None:
    given = pdf.of_strategy(sample, "uk", DAY, URL, COLOURS)
    others = [
        pdf.of_strategy(sample, "en", DAY, URL, COLOURS),
        pdf.of_strategy(sample, "uk", pdf.Beside(), URL, COLOURS),
        pdf.of_strategy(sample, "uk", DAY, f"{URL}x/", COLOURS),
        pdf.of_strategy(sample, "uk", DAY, URL, COLOURS | {"ink": "#000000"}),
    ]
    assert len({pdf.key(one) for one in (given, *others)}) == 5
