"""Drawings that would do something in a reader's browser, however it is spelt; and those of common programs."""

import pytest

import pace
from strategy.checking import mark
from strategy.checking.attached.active_svg import found_in

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
        drawing(before='<!DOCTYPE svg SYSTEM "https://evil.example/x.dtd">'),
        drawing(before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://evil.example/x.dtd">'),
        drawing(before="<!DOCTYPE svg [ ]>"),
        drawing("<?php x?>"),
        drawing(before='<?xml version="1.0" encoding="iso-8859-5"?>'),
        drawing('<rect xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load" ev:handler="#x"/>'),
        drawing('<ev:listener xmlns:ev="http://www.w3.org/2001/xml-events" event="load" handler="#x"/>'),
        drawing('<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="x"/>'),
        drawing('<x:script xmlns:x="urn:x">1</x:script>'),
        drawing('<g xml:base="javascript:alert(1)//"/>'),
        drawing('<use xlink:href="#x" xlink:actuate="onLoad"/>'),
        drawing('<use href="data:image/svg+xml,x#a"/>'),
        drawing('<a href="#x" target="_blank"/>'),
        drawing('<image href="data:image/png;base64,AAAA"/>'),
        drawing('<filter id="f"><feGaussianBlur stdDeviation="1e9"/></filter>'),
        drawing('<filter id="f" width="1e5"><feTurbulence numOctaves="1000000"/></filter>'),
        drawing('<rect filter="url(#f)"/>'),
        drawing('<pattern id="p" width=".001" height=".001"/>'),
        drawing('<marker id="m"/>'),
        drawing('<path d="M0 0h1e9" stroke-dasharray=".0001"/>'),
        drawing('<animate attributeName="opacity" dur="0.001s" repeatCount="indefinite" to="1"/>'),
        drawing("<style>@keyframes a{to{opacity:0}}</style>"),
        drawing("<style>@font-face{font-family:a;src:local(x)}</style>"),
        *(
            drawing(f"<style>svg{{background:{value}}}</style>")
            for value in (
                *('src("https:" "x")', 'image("x.png")', '-webkit-image-set("x.png" 1x)', "cross-fade(url(#x), red)"),
                *(
                    "element(#x)",
                    "-moz-element(#x)",
                    "paint(x)",
                    "url(attr(x))",
                    "u/**/rl(x)",
                    "var(--x)",
                    "ur&#108;(x)",
                ),
            )
        ),
        *(
            drawing(f'<rect style="{style}"/>')
            for style in (
                *("width:expression(alert(1))", "behavior:url(#x)", "-moz-binding:url(#x)", "cursor:url(x.cur)"),
                *("filter:blur(9999px)", "stroke-dasharray:.0001", "animation:a 1s", "fill:red;}a{fill:red"),
            )
        ),
        drawing('<clipPath id="c"/><style>g{clip-path:url(#c)}</style>'),
        drawing("<style>g{fill:red</style>"),
        *(  # no comment begins within a text or an address
            drawing(f"<rect style='{style}'/><style>{sheet}</style>")
            for style, sheet in (
                ('font:"/*";mask:url(https://evil.example/x#a);font:"*/"', ""),
                ("mask:url(/**/#m)", ""),
                ('mask:url("#m"/**/)', ""),
                ("", "a{font:'/*'}b{mask:url(https://evil.example/x#a)}c{font:'*/'}"),
            )
        ),
        *(drawing(f'<use href="{name}"/><g id="a"/>') for name in ("#%61", "#a ", "#", "#a/**/")),
        drawing("<style>g:hover{fill:red}</style>"),
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


LAUGHS = '<g id="a0"><rect/></g>' + "".join(
    f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 9)
)


@pytest.mark.parametrize(
    "inside",
    [
        LAUGHS,
        LAUGHS.replace("href", "xlink:href"),
        LAUGHS + "".join(f'<g id="a{n}"/>' for n in range(9)),  # which nobody sees: the first of a name counts
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        "".join(f'<mask id="m{n}">{f"""<rect mask="url(#m{n - 1})"/>""" * 2}</mask>' for n in range(30)),
        "".join(f'<clipPath id="m{n}" clip-path="url(#m{n + 1})"><rect/></clipPath>' for n in range(60)),
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>',
        "<g>" * 3_000 + "</g>" * 3_000,
        "<g/>" * 6_000,
        *(
            '<g id="a">{}</g>{}'.format(inside, '<use href="#a"/>' * 900)
            for inside in (f'<path d="M0 0{"h1" * 9_000}"/>', f"<text><tspan/>{'x' * 20_000}</text>")
        ),
        f'<path d="M0 0{"h1" * 30_000}"/>',
        '<g id="a"/>' * 1_800 + '<use href="#a"/>' * 1_800,
    ],
)
def test_what_a_browser_draws_for_long_is_told(inside: str) -> None:
    with pace.at_most(1):
        assert mark.fault(drawing(inside)) == "settings.favicon_heavy"


@pytest.mark.parametrize(
    "sheet",
    [
        "a" * 49_000,
        *("/*" * 24_000, "url(" * 12_000, "\"'" * 24_000, "'\\" * 24_000, "'&#13;" * 8_000),
        "a{" * 24_000,
        "a{b:" * 12_000,
        "a{fill:url(" + " " * 48_000,
        "@media (prefers-color-scheme:dark){a{}" * 1_200,
    ],
)
def test_styles_are_judged_at_once(sheet: str) -> None:
    with pace.at_most(0.5):
        assert mark.fault(drawing(f"<style>{sheet}</style>"))


def test_plain_drawings_are_good() -> None:
    inside = (
        "<style>/* 'x */ .a { fill: url( #g ); font-family: 'A', \"B\" /* \" */ }"
        " @media (prefers-color-scheme: dark) { .a, #b > g { fill: #fff } }</style>"
        '<rect id="b" fill="url(#g)" style="mask:url(\'#m\')"/>'
        '<use xlink:href="#b"/><i:view xmlns:i="http://www.inkscape.org/" i:export="C:\\x.png"/>'
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"/>'
        '<path style="fill:#d40000;stroke:none;stroke-dasharray:none;-inkscape-stroke:none;filter:none" d="m1 1z"/>'
        '<g clip-path="url(#c)" transform="translate(1 2) rotate(3)" fill="rgb(1, 2, 3)" data-name="Шар 1"/>'
        '<clipPath id="c"><rect/></clipPath><linearGradient id="g"><stop offset="0"/></linearGradient>'
        '<mask id="m" style="mask-type:luminance" maskUnits="userSpaceOnUse"><path d="M0 0"/></mask>'
    )
    before = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    assert not [*found_in(drawing(inside, before=before))]


def test_a_mark_of_forty_thousand_digits_is_judged_at_once() -> None:
    with pace.at_most(1):
        svg = drawing().replace(b'viewBox="0 0 9 9"', b'viewBox="0 0 9 %sx"' % (b"9" * 40_000))
        assert mark.fault(svg) == "settings.favicon_shape"


@pytest.mark.parametrize("sides", ['width="0"', 'height="-1"', 'width="0.0%" height="100%"'])
def test_a_mark_without_a_side_is_told(sides: str) -> None:
    assert mark.fault(drawing(attributes=sides)) == "settings.favicon_shape"
    assert mark.fault(drawing(attributes='width="0.5" height="100%"')) is None
