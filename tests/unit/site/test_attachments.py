"""A link to a document says what it is and how heavy."""

import pytest

from strategy.i18n import Catalogue
from strategy.site.attachments import size, with_formats

KNOWN = {"updates/akt.pdf": 1_234_567, "updates/кошторис.xlsx": 45_678}
PAGE = "en/updates/2026-03-12-roof/"


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ('<a href="../../../updates/akt.pdf">Акт</a>', "Акт (PDF, 1,2\u00a0МБ)</a>"),
        ('<a href="../../../updates/akt.pdf#page=2"><em>Акт</em></a>', "<em>Акт</em> (PDF, 1,2\u00a0МБ)</a>"),
        (
            '<a href="../../../updates/%D0%BA%D0%BE%D1%88%D1%82%D0%BE%D1%80%D0%B8%D1%81.xlsx">К</a>',
            "К (XLSX, 46\u00a0КБ)</a>",
        ),
    ],
)
def test_a_link_says_format_and_size(link: str, said: str) -> None:
    assert with_formats(f"<p>{link}.</p>", PAGE, KNOWN, Catalogue("uk")).endswith(f"{said}.</p>")


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../../../updates/akt.pdf">Акт (PDF, 1,3 МБ)</a>',
        '<a href="https://example.net/updates/akt.pdf">Акт</a>',
        '<a href="../../about/">Про нас</a>',
        '<a id="here">Тут</a>',
    ],
)
def test_what_says_it_already_or_leads_elsewhere_stays_as_it_is(link: str) -> None:
    assert with_formats(link, PAGE, KNOWN, Catalogue("uk")) == link


@pytest.mark.parametrize(
    ("count", "said"),
    [(300, "0.3 KB"), (9_000, "9 KB"), (999_600, "1000 KB"), (2_000_000, "2 MB"), (15_600_000, "16 MB")],
)
def test_a_size_is_no_more_exact_than_a_reader_needs(count: int, said: str) -> None:
    assert size(count, Catalogue("en")).replace("\u00a0", " ").replace(",", "") == said
