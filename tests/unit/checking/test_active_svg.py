"""Drawings that would do something in a reader's browser, however it is spelt; and those of common programs."""

import pytest

from strategy.checking import mark
from strategy.checking.active_svg import found_in
from strategy.limits import within

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'


def drawing(inside: str = "", attributes: str = "", before: str = "") -> bytes:
    return f"{before}{HEAD} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    "svg",
    [
        drawing("<script>1</script>"),
        drawing('<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>'),
        drawing('<x:img xmlns:x="http://www.w3.org/1999/xhtml" alt=""/>'),
        drawing("<foreignObject/>"),
        drawing("<style><g/>@import url(https://evil.example/x.css);</style>"),
        drawing(attributes='onload="1"'),
        drawing('<a xlink:href="&#106;avascript:alert(1)"/>'),
        drawing('<a href=" https://evil.example/"/>'),
        drawing('<image href="https://evil.example/x.png"/>'),
        drawing('<a href="#a"><animate attributeName="xlink:href" values="&#106;avascript:1"/></a>'),
        drawing('<set attributeName="onclick" to="1"/>'),
        drawing("<style>@import 'x.css'</style>"),
        drawing("<style>svg { background: \\75rl(x) }</style>"),
        drawing('<rect fill="url( https://evil.example/#a)"/>'),
        drawing("<rect style=\"fill: URL('//evil.example/#a')\"/>"),
        drawing(before='<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/x"?>'),
        drawing(before='<!DOCTYPE svg [<!ATTLIST svg onload CDATA "1">]>'),
    ],
)
def test_what_acts_is_found(svg: bytes) -> None:
    assert next(found_in(svg), None)


@pytest.mark.parametrize(
    "svg", [b"", b"\xff", drawing("<script>1</script>").decode().encode("utf-16"), b"<svg/>", drawing("<g>")]
)
def test_what_browsers_do_not_all_draw_is_told(svg: bytes) -> None:
    with pytest.raises(ValueError, match=r"Error|svg"):
        next(found_in(svg), None)


def test_plain_drawings_are_good() -> None:
    inside = (
        '<style>.a { fill: url( #g ) }</style><rect id="b" fill="url(#g)" style="mask:url(\'#m\')"/>'
        '<use xlink:href="#b"/><i:view xmlns:i="http://www.inkscape.org/" i:export="C:\\x.png"/>'
        '<animate attributeName="opacity" to="1"/>'
    )
    before = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n'
    assert not [*found_in(drawing(inside, before=before))]


def test_a_mark_of_a_hundred_thousand_digits_is_judged_at_once() -> None:
    with within(1):
        svg = drawing().replace(b'viewBox="0 0 9 9"', b'viewBox="0 0 9 %sx"' % (b"9" * 100_000))
        assert mark.fault(svg) == "settings.favicon_shape"
