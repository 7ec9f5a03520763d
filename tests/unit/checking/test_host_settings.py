"""Mistakes in mkdocs.yml and in the environment: each is told in our words, with its line and its cure."""

import re

import pytest

from settings_then import GOOD, keys
from strategy.checking import colours, host_settings
from website import ROOT

FOLDERS = (  # as no site may be served from
    *("../x/", "x/../y/", "./x/", ".git/", "%2e%2e/x/", "x/%2e%2e/", "x//y/", "//", "x'/", "$uri/", "*/"),
    *("x;/", "x{y}/", "a,b/", "a=b/", "a&b/", "(x)/", "%24uri/", "%27/", "%3B/", "%2F/", "x:y/", "x!/"),
)


def test_our_own_settings_are_good() -> None:
    assert keys((ROOT / "mkdocs.yml").read_bytes()) == keys(GOOD) == []


@pytest.mark.parametrize("name", ["SITE_URL", "REPO_URL"])
@pytest.mark.parametrize(
    "value",
    [
        *("", " ", "example.org", "//example.org/", "ftp://example.org/", "https://example.org/?a=b"),
        *("https://example.org/#a", "https://exa mple.org/", "https://example.org/ x", "https://", "https://[bad"),
        *(
            "mailto:a@example.org",
            "javascript:alert(1)",
            "https://a@example.org/",
            "https://gоv.ua/",
            *("/x", "null", "1"),
        ),
        *(f"https://example.org/{path}" for path in FOLDERS),
    ],
)
def test_a_wrong_address_is_told_at_its_line(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    (found,) = host_settings.problems(GOOD)
    assert found.key == f"settings.{name.lower()}"
    assert GOOD.decode().splitlines()[found.line - 1].startswith(name.lower())


@pytest.mark.parametrize("wrong", ["text", "1", "[x]", "{x: y}"])
def test_a_setting_of_markdown_that_fails_only_in_use(wrong: str) -> None:
    good = next(line for line in GOOD.splitlines() if b"slugify:" in line)
    (found,) = keys(GOOD.replace(good, f"      slugify: {wrong}".encode()))
    assert found == ("settings.no_text" if wrong == "1" else "settings.program")


def test_a_space_that_is_none_is_seen() -> None:
    (found, *_) = host_settings.problems(GOOD.replace(b"\nsite_name:", "\n\u00a0site_name:".encode()))
    assert (found.line, found.column, found.key) == (2, 1, "yaml.wide_space")


@pytest.mark.parametrize(
    "value",
    [
        *("https://example.org", "http://localhost:8000/x/", "https://луганськ.укр/", "https://example.org/a-b_1.2/c"),
        *("https://example.org/~office/x/", "https://example.org/стратегія/", "https://example.org/%D1%8F/"),
        *("https://example.org/日本/", "https://xn--fsqu00a.xn--0zwm56d/"),
    ],
)
def test_good_addresses(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", value)
    assert keys(GOOD) == []


@pytest.mark.parametrize("path", ["%FF", "%C2%A0", "%ED%A0%80", "%C2%AB"])
def test_a_folder_is_judged_as_servers_compare_it(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", f"https://example.org/{path}/")
    assert keys(GOOD) == ["settings.site_url"]


@pytest.mark.parametrize("host", ["例.中国", "서울.한국", "ไทย.ไทย"])
def test_the_fonts_of_documents_hold_the_host(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", f"https://{host}/")
    assert keys(GOOD) == ["settings.site_url"]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (b"site_url:", b"site_ulr:", "settings.unknown_near"),
        (b"4ef7e6ae-680f", b"4ef7e6ae-680g", "settings.feeds"),
        (b'"#17456b"', b'"red; } body { display: none"', "settings.colour"),
        (b"  - attr_list\n", b"  - atr_list\n", "settings.program"),
        (b"pymdownx.slugs.slugify", b"pymdownx.slugs.nothing", "yaml.tag"),
        (b"plugins:", b"plugins", "yaml.colon_missing"),
        (b"  - i18n:", b"\t- i18n:", "yaml.tab"),
        (b"theme:\n", b"theme: [\n", None),
    ],
)
def test_a_mistake_is_told(old: bytes, new: bytes, key: str | None) -> None:
    assert old in GOOD
    found = keys(GOOD.replace(old, new, 1))
    assert found and key in {None, *found}


@pytest.mark.parametrize("data", [b"x", b"- a", b"\xff", b"[" * 60, b"a: !!python/name:no.such", b"\x00"])
def test_any_bytes(data: bytes) -> None:
    assert keys(data)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        *((f"{name}: x", "settings.program") for name in ("INHERIT", "docs_dir", "site_dir", "exclude_docs")),
        ("extra_javascript: [https://evil.example/x.js]", "settings.program"),
        ("use_directory_urls: false", "settings.program"),
        ("site_author: !!python/object/apply:pathlib.Path.touch [PWNED]", "yaml.tag"),
        ("site_author: !!python/object/new:pathlib.Path [PWNED]", "yaml.tag"),
        ("site_author: !!python/name:os.system", "yaml.tag"),
        ("site_author: !!python/module:antigravity", "yaml.tag"),
    ],
)
def test_no_setting_runs_a_program(line: str, key: str) -> None:
    assert keys(line.encode() + b"\n" + GOOD) == [key]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (b"  - hooks/publish.py\n", b"  - hooks/publish.py\n  - docs/evil.md\n", "settings.program"),
        (b"hooks:\n  - hooks/publish.py\n", b"", "settings.needed"),
        (b"plugins:\n", b"plugins:\n  - social\n", "settings.program"),
        (b"  - attr_list\n", b"  - attr_list\n  - pymdownx.snippets: {base_path: [/etc]}\n", "settings.program"),
        (b"  - attr_list\n", b"  - attr_list\n  - antigravity\n", "settings.program"),
        (b"custom_dir: overrides", b"custom_dir: docs", "settings.program"),
        (b"name: material", b"name: mkdocs", "settings.program"),
        (b"font: false", b"font: {text: Roboto}", "settings.program"),
        (b"assets/images/mark.svg", b"../mkdocs.yml", "settings.favicon"),
        (b"https://t.me/share/url?url={url}&text={text}", b"javascript:alert('{url}')", "settings.share"),
        (b"https://t.me/share/url?url={url}&text={text}", b"DATA:text/html,{url}", "settings.share"),
        (b"https://t.me/share/url?url={url}&text={text}", b"https://evil.example/", "settings.share"),
        *(
            (b"https://t.me/share/url?url={url}&text={text}", f"https://{new}".encode(), "settings.share")
            for new in (
                "t.me{url}",
                "{url}/",
                "{url}",
                "t.me{text}/?u={url}",
                "t.me:{url}/",
                "t.me#{url}",
            )
        ),
        *(
            (b"viber://forward?text={text}%20{url}", new, "settings.share")
            for new in (
                b"mailto:?body={url}&bcc={text}%2Cspy%40evil.example",
                b"mailto:?body={url}&subject={text}%0ABcc%3Aspy%40evil.example",
                b"mailto:spy%40evil.example?body={url}",
                b"sms:380001112233?body={url}",
                b"whatsapp://send?phone=380001112233&text={url}",
                b"tg://resolve?domain=spy&text={url}",
            )
        ),
        (b"Facebook:", b'"facebook.example":', "link.other_words"),
        (b"  # contact: office@example.org", b"  contact: javascript://%0aalert(1) #", "settings.contact"),
        (b"  # contact: office@example.org", b"  contact: [a] #", "settings.contact"),
        (b"  # owner: {uk:", b"  owner: x #", "settings.owner"),
        (b"  # owner: {uk:", "  owner: {en: A, uk: P\u0430да} #".encode(), "text.look_alike_latin"),
        (b"  # owner: {uk:", "  author: {en: A, uk: Рада \uff11} #".encode(), "text.wide"),
        (b"Telegram:", "Tel\u0435gram:".encode(), "text.look_alike_latin"),
        (b"name: English", "name: \u0415nglish".encode(), "text.look_alike_cyrillic"),
        (b"  # owner: {uk:", b"  author: {uk: 1} #", "settings.no_text"),
        (b"  # owner: {uk:", b'  author: {uk: "A\\n# B"} #', "settings.author"),
        (b'!ENV [EDIT_URI, "edit/main/docs/"]', b"javascript:alert(1)", "settings.edit_uri"),
        (b'!ENV [EDIT_URI, "edit/main/docs/"]', b"//evil.example/", "settings.edit_uri"),
        (b'!ENV [EDIT_URI, "edit/main/docs/"]', b"null", "settings.edit_uri"),
        (b'!ENV [EDIT_URI, "edit/main/docs/"]', b"!ENV EDIT_URI", "settings.edit_uri"),
        (b"      - about.md\n", b"      - x: javascript:alert(1)\n", "settings.nav"),
        (b"      - about.md\n", b"      - ../../etc/x.md\n", "settings.nav"),
        (b"      - about.md\n", b"      - bank.example.org: about.md\n", "settings.nav"),  # it would name the page so
        (b"      - about.md\n", b"      - more: [about.md]\n", "settings.nav"),
        (b'      muted: "#52606d"\n', b"", "settings.colours"),
        (b"  # host_files: [CNAME,", b"  host_files: x #", "settings.host_files"),
    ],
)
def test_what_would_run_or_lead_away_is_refused(old: bytes, new: bytes, key: str) -> None:
    assert old in GOOD
    assert keys(GOOD.replace(old, new, 1)) == [key]


MARK = "assets/images/mark.svg"
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
COLOURED = b'      ink: "#1d2733"'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (COLOURED, b"      ink: #1d2733", ["settings.colour_lost"]),
        (COLOURED, b"      ink: red", ["settings.colour"]),
        (COLOURED, "      ink: “#1d2733”".encode(), ["text.curly_quotes"]),
        (COLOURED, b'      inc: "#1d2733"', ["settings.colour_near"]),
        (COLOURED, b'      ink: "#1d273"', ["settings.colour"]),
        (COLOURED, b'      ink: "#eeeeee"', ["settings.contrast"] * 2),
        (b'on-bar: "#ffffff"', b'on-bar: "#17456b"', ["settings.contrast"]),
        (b"  font: false", b"  font: false\n  logo: assets/images/logo.svg", ["settings.favicon_instead"]),
        (b"  font: false", b"  font: false\n  icon: {logo: material/tree}", ["settings.favicon_instead"]),
        (b"  font: false", b"  font: false\n  palette: {primary: red}", ["settings.colours_instead"]),
        (b"  font: false", b"  font: false\n  features: [navigation.tabs]", ["settings.idle"]),
        (b"site_name:", b"copyright: X\nsite_name:", ["settings.owner_instead"]),
        (b"site_name: strategy", b"", ["settings.needed"]),
        (b"  - site:\n", b"  - sites:\n", ["settings.nav_group"]),
        (b"      - about.md\n", b"      - about.md\n" * 101, ["settings.nav_many"]),
        (b"  # owner: {uk: ", b"  owner: {en: A, uk: " + b"A" * 501 + b"} #", ["settings.long"]),
        (b"    Telegram: ", b"    " + b"A" * 501 + b": ", ["settings.long"]),
        (b'"edit/main/docs/"', b'"' + b"edit/" * 101 + b'"', ["settings.long"]),
        (b"name: English", b"name: ''", ["settings.language"]),
        (b"name: English", b"name: 'English [x]'", ["settings.language"]),
        (b"name: English", b"name: 'English (the one with the longest name)'", ["settings.language"]),
        (b"name: English", b"name: English, default: true", ["settings.language"]),
        (b"name: English", "name: українська".encode(), ["settings.language_twice"]),
        (b"name: English", b"name: O\xe2\x80\x99zbek (lotin)", []),
        (b"  - data\n  - overrides", b"  - date\n  - overrides", ["settings.program"]),
        (b"permalink: false", b"permalink: fals", ["settings.program"]),
        (b"  colours:", b"  colors:", ["settings.unknown_near"]),
    ],
)
def test_what_the_host_would_say_in_english_or_pass_over(old: bytes, new: bytes, expected: list[str]) -> None:
    assert old in GOOD
    assert keys(GOOD.replace(old, new, 1)) == expected


def test_colours_are_told_in_the_line_of_their_scheme() -> None:
    first, second = (number for number, line in enumerate(GOOD.splitlines(), 1) if line.startswith(b"      muted:"))
    for place, line in enumerate((first, second)):
        lines = GOOD.splitlines(keepends=True)
        lines[line - 1] = b"      muted: grey\n"
        (found,) = host_settings.problems(b"".join(lines))
        assert found.line == line, place


def test_what_settings_name_is_there() -> None:
    pages = {"index.md", "about.md", *re.findall(r"(?m)^ +- (\S+\.md)$", GOOD.decode())}

    def told(**known: object) -> list[str]:
        return [one.key for one in host_settings.problems(GOOD, **known)]

    assert told(languages=("uk", "en"), pages=pages, pictures={MARK: SQUARE}) == []
    assert told(languages=("uk",)) == [], "what is named beyond the data is not there"
    assert told(languages=("en", "uk")) == told(languages=("uk", "pl")) == ["settings.languages"]
    assert told(pages=pages - {"about.md"} | {"about.en.md"}) == ["settings.nav_page"], "no menu takes a translation"
    (found,) = host_settings.problems(GOOD, pages=pages - {"about.md"})
    assert GOOD.splitlines()[found.line - 1].strip() == b"- about.md"
    assert told(pages=pages - {"about.md"} | {"abuot.md"}) == ["settings.nav_page_near"]
    for menu, key in (
        *(("[]", None), ("[index.md]", None), ("[about.md, site: [index.md]]", None)),
        *(("[about.md]", "settings.nav_home"), ("[site: []]", "settings.nav_home")),
    ):
        data = re.sub(rb"(?s)\nnav:.*?\n\n", f"\nnav: {menu}\n\n".encode(), GOOD)
        assert [one.key for one in host_settings.problems(data, pages=pages)] == [key] * bool(key), menu
    assert told(pictures={}) == ["settings.favicon_absent"]


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        (SQUARE, []),
        (SQUARE.replace(b"0 0 9 9", b"0,0,9.1,9"), []),
        (SQUARE.replace(b'viewBox="0 0 9 9"', b'width="9px" height="9px"'), []),
        (SQUARE.replace(b"0 0 9 9", b"0 0 9 4"), ["settings.favicon_shape"]),
        (SQUARE.replace(b' viewBox="0 0 9 9"', b""), ["settings.favicon_shape"]),
        (SQUARE.replace(b"</svg>", b""), ["settings.favicon_spoilt"]),
        (b"hello", ["settings.favicon_spoilt"]),
        (b"\x89PNG\r\n", ["settings.favicon_spoilt"]),
        (b"<html/>", ["settings.favicon_spoilt"]),
        (b'<!DOCTYPE svg [<!ENTITY a "a">]>' + SQUARE, ["settings.favicon_active"]),
        (SQUARE.replace(b"</svg>", b"<script>1</script></svg>"), ["settings.favicon_active"]),
    ],
)
def test_the_mark_is_a_square_picture(svg: bytes, expected: list[str]) -> None:
    found = host_settings.problems(GOOD, pictures={MARK: svg})
    assert [one.key for one in found] == expected
    assert all(b"favicon" in GOOD.splitlines()[one.line - 1] for one in found)


def test_an_owner_is_named_in_each_language() -> None:
    data = GOOD.replace(b"  # owner: {uk:", b"  owner: {uk: X} # {uk:")
    assert [one.key for one in host_settings.problems(data, ("uk", "en"))] == ["settings.owner"]
    assert host_settings.problems(data, ("uk",)) == ()


def test_contrast_is_measured_as_wcag_does() -> None:
    assert colours.contrast("#ffffff", "#000000") == 21
    assert round(colours.contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("name", ["site_url", "repo_url", "edit_uri"])
def test_what_stands_where_the_environment_says_nothing_is_looked_at(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host that builds the site may name all of them, and the computer of who checks it none."""
    monkeypatch.setenv(name.upper(), "edit/main/docs/" if name == "edit_uri" else "https://built.test/")
    wrong = re.sub(rf'({name}: !ENV \[\w+, )"[^"]*"'.encode(), rb'\1"javascript:alert(1)"', GOOD)
    assert keys(GOOD) == [] and keys(wrong) == [f"settings.{name}"]
