"""The battery of hostile bodies: each is refused with its line and cure, or what becomes of it is harmless; in time."""

import time

import pytest

from hostile import battery, harms
from strategy.checking import documents, markup
from strategy.checking.check import check, describe
from strategy.checking.context import Context
from strategy.checking.documents import LONGEST, check_page
from strategy.checking.update_front import Words
from strategy.i18n import Catalogue
from strategy.model import Bodies
from strategy.reading import settings
from strategy.reading.documents import heading_ids
from website import DATA, ROOT

DIALECT = settings.load((ROOT / "mkdocs.yml").read_bytes()).dialect()
NAMES = frozenset({"x.md", "about.md", "school.jpg"})
CONTEXT = Context(check((ROOT / DATA).read_bytes()).strategy, NAMES, None, ("uk", "en"), dialect=DIALECT)
FRONT = "---\ntitle: Сторінка\n---\n"
WORDS = Catalogue("uk", "problems")


def problems(body: str) -> list:
    return list(check_page("docs/x.md", f"{FRONT}{body}\n".encode("utf-8", "surrogatepass"), CONTEXT).problems)


@pytest.mark.parametrize(("name", "body"), [pytest.param(*case, id=case[0]) for case in battery()])
def test_a_hostile_body_is_refused_or_does_no_harm(name: str, body: str) -> None:
    found, last = problems(body), len(f"{FRONT}{body}\n".splitlines())
    for one in found:
        assert 4 <= one.line <= last
        assert "; " in describe(one, WORDS)  # what is wrong; what to do
    if not found:
        html = DIALECT.render(body).html
        assert harms(html) == []
        assert markup.taken_away(html) is None


def test_a_harm_is_seen() -> None:
    for html in ("<p onclick=x>", "<a href=' java\nscript:x'>", "<img src=//a.b>", "<i style='x'>", "<svg></svg>"):
        assert harms(html)
        assert markup.taken_away(html) or html == "<img src=//a.b>"  # links.py refuses that


@pytest.mark.parametrize(
    "body",
    [
        "## Розділ {#mitka}\n\nТекст **виразно**, *інакше*, `код <b>`.\n\n1. Раз\n2. Два\n   - ще",
        "Початок:\n```python\nx < y\n```\nкінець",
        "| а | б |\n|---|--:|\n| 1 | 2 |",
        '!!! note "Зверніть увагу"\n    Текст.\n\n> Цитата\n> ще\n\n---\n',
        "![Школа](school.jpg){: width=300 height=200 loading=lazy }",
        '[Пошта](mailto:press@example.org), <press@example.org>, <https://example.org/a?b=c#d>, [a](about.md "Назва")',
        "Дивіться https://example.org/рішення, www.example.org і «https://укр.укр/?a=b&c»; пишіть press@example.org.",
        "1 < 2 і a&b, AT&T, &copy; 2 > 1 \\<b\\>",
        "за\u0301мок, пере\u00adнесення, ☺\ufe0f",
        "рядок  \nдругий\n\n    код із відступом <script>",
        "***разом*** та __так__ \\* [не посилання] (дужки) [x]",
    ],
)
def test_what_the_guide_uses_stays(body: str) -> None:
    assert problems(body) == []
    html = DIALECT.render(body).html
    assert harms(html) == []


@pytest.mark.parametrize(
    ("part", "times"),
    [
        ("## ", 40_000),
        ("{#", 50_000),
        ("## {#a\n", 10_000),
        ("[", 100_000),
        ("![", 50_000),
        ("[]", 50_000),
        ("[x](", 25_000),
        ("[a]: b\n", 15_000),
        ("*", 100_000),
        ("*a_", 33_000),
        ("**a ", 25_000),
        ("`", 100_000),
        ("` `` ", 20_000),
        ("> ", 50_000),
        ("- ", 50_000),
        (" - a\n", 20_000),
        ("<", 100_000),
        ("<a ", 33_000),
        ("<!--", 25_000),
        ("&", 100_000),
        ("\\", 100_000),
        ("|", 100_000),
        ("|a|\n|-|\n", 12_000),
        ("!!! note\n    ", 8_000),
        ("~~~\n", 25_000),
        ("```a\n", 20_000),
        ("{: a=b }", 12_000),
        ("x\n{: a }\n", 10_000),
        ("<a@b>", 20_000),
        ("<http://a>", 10_000),
        ("![a](https://a.b/c.png)\n\n", 4_000),
        ("<script>\n\n", 9_000),
        (" ", 100_000),
        ("\n", 100_000),
        ("\t", 100_000),
        ("a\u200b", 25_000),
        ("слoво ", 9_000),
        ("1. a\n    ", 10_000),
    ],
)
def test_whatever_100_kilobytes_hold_they_are_judged_in_time(
    part: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is lowered here: what counts is that nothing goes on beyond it."""
    monkeypatch.setattr(documents, "SECONDS", 0.2)
    start = time.process_time()
    problems(part * times)
    heading_ids(part * times)
    assert time.process_time() - start < 0.2 + 0.6


def test_a_long_page_is_refused_in_words() -> None:
    (found,) = problems("Текст. " * (LONGEST // 7 + 1))
    assert found.key == "document.too_complex"
    assert "100 тисяч" in describe(found, WORDS)


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("Рік &#x202e;6202", "file.forbidden"),
        ("Текст &rlm;навпаки", "file.forbidden"),
        ("gov&#8203;.ua", "file.forbidden"),
        ('[а](about.md "Назва&zwj;")', "file.forbidden"),
        ("![а&#8238;](school.jpg)", "file.forbidden"),
        ("Ціна &#xff11;&#xff12; грн", "text.wide"),
        ("а" + "&#x301;" * 9, "file.forbidden"),
        ("а" + "\u0301" * 9, "file.forbidden"),
        ("порожньо\u2800тут", "file.forbidden"),
        ("𝐠𝐨𝐯.𝐮𝐚", "text.wide"),
        ("ⓖⓞⓥ", "text.wide"),
        ("[а](https://gov。ua/)", "link.bad"),
        ("з" + "\u0e48" * 4, "file.forbidden"),
        ("ש" + "\u05b0" * 4, "file.forbidden"),
        ("![\u00ad](school.jpg)", "picture.without_words"),
        ("![&shy;](school.jpg)", "picture.without_words"),
    ],
)
def test_signs_that_hide_are_refused_however_they_are_written(body: str, key: str) -> None:
    assert {(one.line, one.key) for one in problems(body)} == {(4, key)}


@pytest.mark.parametrize("body", ["`&#x202e;` і &amp;#x202e;", "⠏⠗⠊⠺⠀⠊⠞", "за&#769;мок", "&shy;а &nbsp; б", "ế ộ"])
def test_signs_that_only_look_hidden_stay(body: str) -> None:
    assert problems(body) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *((name, "document.taken") for name in ("en", "404", "tasks", "tasks/index", "topics", "updates/2026/index")),
        *((name, "document.taken") for name in ("en/about", "api/v1", "downloads", "changes/2026", "assets", "a-z")),
        ("about/index", "document.same_address"),
        ("x" * 101, "document.long_name"),
        (f"{'x' * 101}/a", "document.long_name"),
    ],
)
def test_a_page_takes_the_place_of_no_other(name: str, key: str) -> None:
    found = check_page(f"docs/{name}.md", f"{FRONT}Текст.\n".encode(), CONTEXT).problems
    assert {one.key for one in found} == {key}


@pytest.mark.parametrize("title", ["\u00ad", "\u0301", "\u00ad \u0301", "\u00a0"])
def test_a_title_of_nothing_to_see_is_empty(title: str) -> None:
    (found,) = check_page("docs/x.md", f"---\ntitle: '{title}'\n---\n".encode(), CONTEXT).problems
    assert found.key == "field.empty"


def test_no_title_and_no_front_matter_is_endless() -> None:
    for line, key in (
        ("title: " + "слово " * 400, "text.long"),
        ("title: x\n" + "k: v\n" * 3_000, "document.front_long"),
    ):
        start = time.process_time()
        (found,) = check_page("docs/x.md", f"---\n{line.strip()}\n---\n".encode(), CONTEXT).problems
        assert found.key == key
        assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("## Вміст {#content}", "document.id_taken"),
        ("Текст\n\n## Перше {#a}\n\n## Друге {#a}", "document.id_twice"),
        ("[www.gov.ua](https://evil.example/)", "link.other_words"),
        ("[**gov**.ua](https://evil.example/)", "link.other_words"),
        ("[https://evil.example](https://www.gov.ua/)", "link.other_words"),
        ("[gov.ua/x](https://gov.ua.evil.example/)", "link.other_words"),
        ("[press@gov.ua](mailto:a@evil.example)", "link.other_words"),
        ("[gov.ua](about.md)", "link.other_words"),
        *(
            (f"[{words}](https://evil.example/)", "link.other_words")
            for words in (
                *("pri\u00advatbank.ua", "pri&shy;vatbank.ua", "«diia.gov.ua»", "→ diia.gov.ua", "diia.gov.ua,"),
                *("diia.gov.ua ↗", "(diia.gov.ua)", '"diia.gov.ua"', "1) diia.gov.ua", "на сайті privatbank.ua"),
                *("diia\u2024gov\u2024ua", "diia·gov·ua", "diia.gov.ua\u2044x", "diia.gov.ua\u2215x", "…diia.gov.ua"),
                *("bank.pl", "bank.gov.uk", "monobank.app", "t.me/bank", "diia.сом", "рада.укр", "Текст:diia.gov.ua"),
                *("https://bank", "bank.md", "-diia.gov.ua", "_diia.gov.ua_", "DIIA.GOV.UA", "diia.g\u0332ov.ua"),
            )
        ),
        ('[x](https://evil.example/ "diia.gov.ua")', "link.other_words"),
        ("[![diia.gov.ua](school.jpg)](https://evil.example/)", "link.other_words"),
        ("diia.gov.[ua](https://evil.example/)", "link.other_words"),
        ("evil.example/[diia.gov.ua](https://evil.example/)", "link.other_words"),
        ("[a@diia.gov.ua](mailto:b@diia.gov.ua)", "link.other_words"),
        ("[x](mailto:office%40evil.example%2Ca@diia.gov.ua)", "link.bad"),
        ("[x](mailto:a@gov.ua?subject=b%0D%0Ac)", "link.mail"),
        *(
            (f"[x](https://{host}/)", "link.bad")
            for host in (
                *("dıia.gov.ua", "ɡov.ua", "dạ.gov.ua", "xn--dia-jua.gov.ua", "орега.com", "раураӏ1.com", "хп.com"),
                *("οοο.com", "օօօ.com", "gοv.ua"),
            )
        ),
        ("[x](https://gov.ua/){href=about.md}", "document.attribute"),
        ("![x](school.jpg){: src=about.md }", "document.attribute"),
        ("[x](http://127.0.0.1/)", "link.private"),
        ("[x](http://10.0.0.1/)", "link.private"),
        ("[x](http://router.lan/)", "link.private"),
        ("<http://localhost/>", "link.private"),
        ("[x](mailto:a@example.org?cc=b@evil.example)", "link.mail"),
        ("[x](mailto:a@localhost)", "link.bad"),
    ],
)
def test_nobody_is_led_astray(body: str, key: str) -> None:
    (found,) = problems(body)
    assert (found.line, found.key) == (3 + body.count("\n") + 1, key)


@pytest.mark.parametrize(
    "body",
    [
        "[gov.ua](https://www.gov.ua/x)",
        "[rada.gov.ua](https://zakon.rada.gov.ua/laws)",
        "[Закон на https://zakon.rada.gov.ua](https://zakon.rada.gov.ua/laws)",
        "[press@example.org](mailto:press@example.org?subject=x)",
        "[about.md](about.md)",
        "[Рішення.2024](https://gov.ua/)",
        "[«Порядок», стор. 5, м.Київ, п.1.2.3, e.g. `mkdocs.yml`, звіт.pdf](https://gov.ua/)",
        "[docs/about.md](https://example.org/docs/about.md), (див. [gov.ua/a.b.com](https://gov.ua/a.b.com)).",
        "[zakon.rada.gov.ua](https://rada.gov.ua/) і [diia.gov.ua](https://diia.gov.ua/)",
        "[рада.укр](https://рада.укр/), [рада.укр](https://xn--80aal0c.xn--j1amh/), [а](https://прозорро.укр/)",
        "[Сайт](https://президент.com.ua/), [лист](mailto:a@gov.ua?subject=b&body=c%0D%0Ad)",
        "<https://gov.ua/?a=https://example.org>",
        "## Раз\n\n## Раз",
    ],
)
def test_links_that_say_where_they_lead_stay(body: str) -> None:
    assert problems(body) == []


def test_two_links_that_show_one_host_lead_to_it() -> None:
    found = problems("[diia](https://evil.example/)[.gov.ua](https://evil.example/)")
    assert [one.key for one in found] == ["link.other_words"] * 2


def test_no_list_of_attributes_hides_where_a_link_of_the_markdown_leads() -> None:
    body = "[x](javascript:alert(1)){href=about.md}"
    assert {one.key for one in problems(body)} == {"link.unsafe", "document.attribute"}
    assert "about.md" not in DIALECT.render(body).html


def test_a_column_is_aligned_without_a_style() -> None:
    html = DIALECT.render("| а | б | в |\n|:-:|--:|:--|\n| 1 | 2 | 3 |").html
    assert "style" not in html
    assert html.count('class="align-center"') == html.count('class="align-right"') == 2


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("bodies:\n  - id: a\n    name: {uk: Сайт diia.gov.ua, en: A}\n    url: https://evil.example/\n", 3),
        (
            "bodies:\n  - id: a\n    name: {uk: А, en: A}\n    short: {uk: А, en: gov.ua}\n    url: https://x.ua/\n",
            4,
        ),
    ],
)
def test_no_body_bears_the_name_of_another_host(data: str, line: int) -> None:
    (found,) = check(data.encode(), Bodies, (), known=("uk", "en")).problems
    assert (found.line, found.key) == (line, "link.other_words")


@pytest.mark.parametrize("name", ["sources", "links"])
@pytest.mark.parametrize(("title", "wrong"), [("https://diia.gov.ua/", True), ("Дія, evil.example", False)])
def test_no_link_of_an_update_bears_the_name_of_another_host(name: str, title: str, wrong: bool) -> None:
    data = f"title: А\n{name}:\n  - url: https://evil.example/\n    title: {title}\n"
    found = check(data.encode(), Words, (), known=("uk", "en"), language="uk").problems
    assert [(one.line, one.key) for one in found] == [(4, "link.other_words")] * wrong
