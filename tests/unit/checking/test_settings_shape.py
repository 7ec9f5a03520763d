"""What has no meaning in the settings of a site is refused, and what has can be set."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pace
from settings_then import GOOD, keys
from strategy.checking import host_settings
from strategy.checking.check import describe
from strategy.i18n import Catalogue
from strategy.reading.settings import host_files


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *(
            (b"site_name:", f"{line}\nsite_name:".encode())
            for line in (
                "copyright: <script>alert(1)</script>",
                "site_author: x",
                "dev_addr: 0.0.0.0:8000",
                "repo_name: x",
                "remote_branch: -x",
                "extra_templates: [x.html]",
                "analytics: x",
            )
        ),
        *(
            (b"  font: false\n", f"  font: false\n  {line}\n".encode())
            for line in (
                "static_templates: [../../mkdocs.yml]",
                "direction: rtl",
                "language: xx",
                "features: [x]",
                "logo: x",
                "icon: {logo: x}",
                "palette: {primary: red}",
                "locale: xx",
            )
        ),
        *(
            (b"docs_structure: suffix", new)
            for new in (
                b"docs_structure: folder",
                b"docs_structure: suffix\n      fallback_to_default: false",
            )
        ),
        *(
            (b"name: English}", f"name: English, {more}}}".encode())
            for more in (
                'fixed_link: "javascript:alert(1)"',
                'link: "https://evil.example/"',
                'site_url: "https://evil.example/"',
                "build: false",
                "theme: {custom_dir: docs}",
                'nav: [{x: "https://evil.example"}]',
                "site_name: x",
                'extra: {share: {x: "javascript:{url}"}}',
                'admonition_translations: {note: "<script>"}',
                "copyright: x",
            )
        ),
        (b"locale: en,", b"locale: ../en,"),
        (b"name: English}", '"name": "\u202ehsilgnE"}'.encode()),
        (b"reconfigure_material: false", b"reconfigure_material: true"),
        *(
            (b"permalink: false", new)
            for new in (
                b'permalink: "<script>"',
                b"permalink: false\n      anchorlink: true",
                b"permalink: x",
                b"permalink: false\n      title: x",
                b"permalink: true",
            )
        ),
        *(
            (b"  - attr_list\n", f"  - attr_list\n  - {more}\n".encode())
            for more in (
                'footnotes: {BACKLINK_TEXT: "<script>"}',
                'abbr: {glossary: {a: "<b>"}}',
                "pymdownx.blocks.html",
                'fenced_code: {lang_prefix: "x onclick="}',
            )
        ),
        (b"  - tables\n", b"  - tables: {use_align_attribute: true}\n"),
        (b"absolute_links: warn", b"absolute_links: ignore"),
        (b"omitted_files: ignore", b"omitted_files: ignor"),
        (b"    dark:", b'    third: {ink: "#000000"}\n    dark:'),
        (b"  - overrides", b"  - overrides\n  - /"),
        (b"extra:\n", b"extra:\n  analytics: {provider: google}\n"),
        (b"extra:\n", b"extra:\n  homepage: javascript:alert(1)\n"),
        (b"site_name: strategy", b"site_name: !ENV [HOME, x]"),
        (b"site_name: strategy", b"site_name: !ENV PATH"),
        (b"assets/images/mark.svg", b'!ENV [X, SITE_URL, "assets/images/mark.svg"]'),
        (b"site_name: strategy", b"site_name: !relative $config_dir"),
        *(
            (b"viber://forward?text={text}%20{url}", new)
            for new in (
                b"intent://x#Intent;{url};end",
                b"ms-msdt:/id {url}",
                b"https://t.me/ {url} onclick=1",
                b"http://t.me/{url}",
                b"https://t.me@evil.example/?u={url}",
                b"https://t.me/{url}{0}",
                b"https://t.me/{url}{x.__class__}",
            )
        ),
        (b"    Telegram:", b"".join(b'    T%d: "https://t.me/{url}"\n' % n for n in range(50)) + b"    Telegram:"),
        (b"  # contact: office@example.org", b'  contact: "a@example.org?bcc=b@example.org" #'),
        (b"  - strategy:\n", b'  - "\\u202egro":\n'),
        (b'"#1d2733"', b'"#1d273"'),
        *(
            (b"  feeds:", b"  %s: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}\n  feeds:" % name)
            for name in (b"owner", b"author", b"contact", b"share")
        ),
        *((b"  # host_files: [CNAME,", f"  host_files: [{name}] #".encode()) for name in ("../x", "/x", "a/../x")),
        (b"site_name:", b"# " + b"x" * 200_000 + b"\nsite_name:"),
        (b"site_name:", b"# \xff\nsite_name:"),
    ],
    ids=range(70),
)
def test_what_has_no_meaning_here_is_refused(old: bytes, new: bytes) -> None:
    assert old in GOOD
    assert keys(GOOD.replace(old, new, 1))


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"~", "settings.broken"),
        (b"x", "settings.broken"),
        (b"- x", "settings.broken"),
        (b"# x", "file.empty"),
        (GOOD.decode().encode("utf-16"), "file.utf16"),
        (GOOD + b"#" * 100_000, "settings.too_long"),
    ],
)
def test_no_settings_are_no_settings(data: bytes, key: str) -> None:
    assert keys(data) == [key]


def test_what_can_be_set_can_be_set() -> None:
    changed = GOOD.replace(b"  # contact:", b"  contact:").replace(b"  # owner:", b"  owner:")
    changed = changed.replace(b"Telegram:", b"Signal: 'sgnl://send?text={url}'\n    Telegram:")
    assert keys(changed) == []


def shown(name: str, value: str) -> bytes:
    """The good settings with another value of a name that stands at their left edge."""
    return re.sub(rf"^{name}:.*?(?=^[a-z#])".encode(), f"{name}: {value}\n".encode(), GOOD, flags=re.M | re.S)


LAUGHS = "".join(f"\n  - strategy: &a{n} [{', '.join([f'*a{n - 1}'] * 10 if n else ['index.md'])}]" for n in range(10))


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (shown("nav", LAUGHS), "yaml.anchor"),
        (shown("nav", "&n [*n]"), "yaml.anchor"),
        (shown("nav", "[" * 900 + "index.md" + "]" * 900), "yaml.too_deep"),
        (GOOD + b"zz: " + b"{a: " * 900 + b"1" + b"}" * 900, "yaml.too_deep"),
        (b"a: " + b"[" * 5000, "yaml.too_deep"),
        *(
            (GOOD + f"zz: {value}\n".encode(), "settings.no_text")
            for value in ("2026-99-99", "9" * 5000, "0b_", "0x_", "=", "{1: x}", "{null: x}", "{yes: x}", "[1.5]")
        ),
        *(
            (GOOD + f"zz: !!{kind} abc\n".encode(), "yaml.tag")
            for kind in ("int", "float", "timestamp", "bool", "binary", "set", "omap")
        ),
        *((shown("nav", f"[{{{name}: [index.md]}}]"), "settings.no_text") for name in ("1", "null", "no")),
        *((shown("nav", value), "settings.nav") for value in ("[[index.md]]", "[{}]", "[{site: [x.md], data: []}]")),
        *(
            (shown("markdown_extensions", value), "settings.extensions")
            for value in (
                *("toc", "{toc: {permalink: x}}", "[null]", "[[a]]", "[{}]", "[{toc: {}, tables: {}}]"),
                "[toc: {permalink: x}, toc]",
            )
        ),
        (shown("markdown_extensions", "5"), "settings.no_text"),
        (shown("markdown_extensions", "[toc: x]"), "settings.program"),
        *(
            (GOOD.replace(b"{kwds: {case: lower}}", other), "settings.program")
            for other in (
                *(b"{kwds: {case: lower}, %s: [x]}" % more for more in (b"args", b"state", b"listitems", b"dictitems")),
                *(b"{kwds: %s}" % kwds for kwds in (b"{case: upper}", b"[a]", b"null")),
                *(b"{}", b"[]", b"x"),
            )
        ),
        *((shown("site_name", value), "settings.site_name") for value in ("", "[x]", "no", "{}")),
        (GOOD.replace(b", default: true", b""), "settings.language"),
        (GOOD.replace(b"default: true", b"default: 1"), "settings.no_text"),
        (GOOD.replace(b"locale: en", b"locale: eng"), "settings.language"),
        *((shown("site_url", f"!ENV {given}"), "settings.program") for given in ("{SITE_URL: x}", "[[SITE_URL], x]")),
        (shown("site_url", "!ENV [SITE_URL, !ENV HOME]"), "settings.program"),
        # Where a publication names its address, and the check of a proposal none, it would be another setting.
        (GOOD.replace(b"assets/images/mark.svg", b"!ENV [SITE_URL, assets/images/mark.svg]"), "settings.program"),
        (GOOD.replace(b"- hooks/publish.py", b"- !ENV [SITE_URL, hooks/publish.py]"), "settings.program"),
        (shown("edit_uri", "!ENV [SITE_URL, edit/main/docs/]"), "settings.program"),
        (shown("site_name", "!ENV [SITE_URL, strategy]"), "settings.program"),
        (
            GOOD.replace(b"  share:\n", b"  share:\n    site_url: !ENV [SITE_URL, 'https://t.me/{url}']\n"),
            "settings.program",
        ),
    ],
    ids=range(61),
)
def test_what_is_no_setting_is_told_at_its_line(data: bytes, key: str) -> None:
    """Whether MkDocs would end in a traceback, in English words or never, or would read what nobody has checked."""
    first = host_settings.problems(data)[0]
    lines = zip(data.split(b"\n"), [*GOOD.split(b"\n"), b""], strict=False)
    changed = next(number for number, (one, other) in enumerate(lines, 1) if one != other)
    assert first.key == key
    assert "; " in describe(first, Catalogue("uk", "problems"))
    if key != "settings.language":  # all of which stand below one name
        assert abs(first.line - changed) <= 1


def test_many_mistakes_are_told_soon() -> None:
    with pace.at_most(4):
        pages = frozenset(f"page-{n}.md" for n in range(300))
        assert host_settings.problems(shown("nav", f"[{', '.join(f'p{n}.md' for n in range(11_000))}]"), pages=pages)


VALUES = st.recursive(
    st.sampled_from(
        ("", "x", "null", "yes", "5", "1e9", "0x_", "2026-99-99", "=", "<<", "*a", "'x'", "!ENV HOME", "!ENV")
    )
    | st.text(max_size=5),
    lambda inside: (
        st.builds("[{}]".format, st.lists(inside, max_size=3).map(", ".join))
        | st.builds("{{{}: {}}}".format, inside, inside)
        | st.builds("&a {}".format, inside)
        | st.builds("!!{} {}".format, st.sampled_from(("int", "set", "python/name:os.system", "pairs")), inside)
    ),
    max_leaves=6,
)
PLACES = [found.start() for found in re.finditer(rb"(?<=[:-] )\S|^\w", GOOD, re.M)]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(PLACES), VALUES, st.booleans())
def test_whatever_stands_in_the_settings_is_told_or_none(place: int, value: str, to_the_end: bool) -> None:
    end = GOOD.find(b"\n", place) if to_the_end else place
    data = GOOD[:place] + value.encode("utf-8", "surrogatepass") + GOOD[end:]
    for found in host_settings.problems(data, ("uk", "en"), frozenset(("index.md",)), frozenset()):
        assert found.line >= 1 and found.column >= 1
        assert "; " in describe(found, Catalogue("uk", "problems"))
    host_files(data)


def test_settings_that_would_take_long_are_not_read() -> None:
    brackets = b"[" * 20 + b"x" + b"]" * 20 + b","
    data = GOOD + b"x: [" + brackets * 2_000 + b"]"
    assert len(data) < 100_000 and keys(data) == ["settings.too_long"]


@pytest.mark.parametrize(
    ("good", "wrong", "key"),
    [
        ("name: English", "name: “English”", "text.curly_quotes"),
        ("locale: en", "locale: e", "settings.language"),
        ('feeds: "4ef7e6ae-680f-4a61-9888-7b69a274912d"', "feeds: “4ef7e6ae”", "text.curly_quotes"),
    ],
)
def test_quotes_and_languages_are_told_where_they_stand(good: str, wrong: str, key: str) -> None:
    (found,) = host_settings.problems(GOOD.replace(good.encode(), wrong.encode()))
    assert found.key == key
    assert good.encode() in GOOD.splitlines()[found.line - 1]


def test_quotes_within_quotes_are_all_left_out() -> None:
    """The line as it is told to be typed is a good one."""
    (found,) = host_settings.problems(GOOD.replace(b'ink: "#1d2733"', 'ink: “"#1d2733"”'.encode()))
    assert (found.key, dict(found.params)) == ("text.curly_quotes", {"near": "#1d2733"})
