"""The PDF of a node tells what is known of it beside its text."""

import pypdfium2 as pdfium

from invented import year_site as site
from strategy.exports import page_files, pdf
from strategy.site import pages

FACTS = {"lighthouse": [("Посилання", ["Звіт: https://example.net/шлях/\N{GRINNING FACE}"])]}
COLOURS = {"ink": "#1d2733", "muted": "#52606d", "brand": "#17456b"}


def test_terms_indicators_money_and_marks_stand_in_it() -> None:
    found = {page.node.id: page for page in pages.of_strategy(site().strategy, "uk") if page.node}
    told = {}
    for id_ in ("lighthouse", "nets", "hospital"):
        document = pdfium.PdfDocument(pdf.typeset(page_files.document(found[id_], site(), COLOURS)))
        told[id_] = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    for line in (
        "Кінець: 2027",
        "Первісний строк минув: 2025",
        "Кошторис",
        "2025, місцевий бюджет",
        "Станом на 10 липня",
    ):
        assert line in told["lighthouse"], line
    body = site().bodies.get("harbour").name["uk"]
    assert body in told["lighthouse"]
    last = site().reports.of(found["lighthouse"].node)[0]
    assert f"{last.wording('uk').title.rstrip('.')}. https://" in told["lighthouse"], "the last update"
    assert "Улов, т: 2020: 10 (початкове значення); 2021: 12,5" in told["nets"]
    assert "2022: не оприлюднюють" in told["nets"]
    assert "Станом на" not in told["hospital"] and "Жодного значення" in told["hospital"]


def test_an_address_may_hold_signs_that_no_font_of_the_files_has() -> None:
    page = next(page for page in pages.of_strategy(site().strategy, "uk") if page.node and page.node.id == "lighthouse")
    given = pdf.of_node(page.node, (), site().strategy, "uk", pdf.Beside(facts=FACTS), "https://example.org/", COLOURS)
    document = pdfium.PdfDocument(pdf.typeset(given))
    assert "Звіт: https://example.net/шлях/%F0%9F%98%80" in document[0].get_textpage().get_text_range()
