"""Pictures on pages: with their measures and sizes, and whatever their words are."""

import lxml.html
import pytest

from invented_site import ICONS, TEMPLATES
from strategy.site.environment import environment
from strategy.site.pictures import Sizes, with_sizes

ENV = environment((TEMPLATES, ICONS))
KNOWN = {
    "updates/roof.jpg": Sizes(1600, 1200, {480: "assets/pictures/updates/roof.jpg.480.0.webp", 1600: "assets/x.webp"}),
    "sign.png": Sizes(100, 50),
}


def image(html: str, page: str = "en/updates/2026-03-12-roof/") -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(with_sizes(html, page, KNOWN, ENV), create_parent="div")


def test_a_picture_comes_in_sizes() -> None:
    found = image('<p>Дах: <img alt="Дах &quot;школи&quot; &amp; двір" src="../../../updates/roof.jpg" />.</p>')
    (source,) = found.xpath("//picture//source")
    assert source.get("srcset") == (
        "../../../assets/pictures/updates/roof.jpg.480.0.webp 480w, ../../../assets/x.webp 1600w"
    )
    assert (source.get("type"), bool(source.get("sizes"))) == ("image/webp", True)
    (shown,) = found.xpath("//picture//img")
    assert dict(shown.attrib) == {
        "alt": 'Дах "школи" & двір',
        "src": "../../../updates/roof.jpg",
        **{"width": "1600", "height": "1200", "loading": "lazy", "decoding": "async"},
    }
    assert found.text_content() == "Дах: ."


def test_a_light_picture_has_its_measures_alone() -> None:
    found = image('<img alt="x" src="../sign.png">', "about/")
    assert not found.xpath("//picture")
    assert [found.xpath("//img")[0].get(name) for name in ("width", "height", "loading")] == ["100", "50", "lazy"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('width="40"', ("40", "20")),
        ('height="20"', ("40", "20")),
        ('width="30" height="30"', ("30", "30")),
        ('width="50%"', ("50%", None)),
    ],
)
def test_who_writes_a_page_may_name_the_measures(given: str, expected: tuple[str, str | None]) -> None:
    (shown,) = image(f'<img alt="x" src="../sign.png" {given}>', "about/").xpath("//img")
    assert (shown.get("width"), shown.get("height")) == expected


@pytest.mark.parametrize("html", ['<img alt="" src="../elsewhere.png">', "<p>&lt;img src=x&gt; no picture</p>"])
def test_what_is_not_known_stays_as_it_is(html: str) -> None:
    assert with_sizes(html, "about/", KNOWN, ENV) == html
