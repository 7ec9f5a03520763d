"""The battery of hostile bodies: each is refused with its line and cure, or what becomes of it is harmless; in time."""

import datetime
import re
from dataclasses import replace

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor

import pace
from hostile import battery, harms
from judged import CONTEXT, DIALECT, FRONT, problems
from strategy.addresses import reserved
from strategy.checking import documents, markup, page_front, updates
from strategy.checking.check import describe
from strategy.checking.documents import LONGEST, check_page
from strategy.i18n import Catalogue
from strategy.limits import TooLong, within
from strategy.model import Parts, Withdrawal
from strategy.reading.documents import heading_ids
from strategy.reading.markup import PlainText
from website import ROOT

WORDS = Catalogue("uk", "problems")


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


@pytest.mark.parametrize("name", ["tasks", "sources", "corrections", "done", "cite", "cite-dstu", "search-panel"])
def test_a_heading_of_an_update_takes_no_anchor_of_its_page(name: str) -> None:
    """Some are there only later, and then no site could be published any more."""
    front = '---\ntitle: Подія\ntasks: ["1.1.1"]\n---\n'
    context = replace(CONTEXT, latest=datetime.date(2026, 11, 25))
    for body in (f"## Слово {{#{name}}}", f"## {name}"):
        (found,) = updates.check("docs/updates/2026-03-12-x.md", f"{front}{body}\n".encode(), context).problems
        assert (found.line, found.key) == (5, "document.id_taken")


@pytest.mark.parametrize("name", ["strategyFolder", "strategyMark", "strategySearch"])
def test_a_heading_takes_no_name_that_scripts_look_up(name: str) -> None:
    (found,) = problems(f"## Слово {{#{name}}}")
    assert found.key == "document.id_taken"


@pytest.mark.parametrize("kind", ["update", *page_front.FRAGMENTS])
def test_the_anchors_of_the_program_are_known(kind: str) -> None:
    page = (ROOT / f"overrides/pages/{kind}.html").read_text(encoding="utf-8")
    included = re.findall(r'{% include "(.+?)" %}', page)
    parts = [page, *((ROOT / "overrides" / part).read_text(encoding="utf-8") for part in included)]
    for name in (name for part in parts for name in re.findall(r'\bid="([a-z-]+)"', part)):
        assert reserved.is_anchor(name, kind)


def test_a_heading_of_the_start_page_takes_no_anchor_of_a_goal_that_was_withdrawn() -> None:
    first, *others = CONTEXT.strategy.children
    withdrawn = first.model_copy(update={"withdrawn": Withdrawal(date="2026-01-01", reason={"uk": "Так", "en": "So"})})
    strategy = CONTEXT.strategy.model_copy(update={CONTEXT.strategy.levels[0].key: Parts([withdrawn, *others])})
    page = f"---\ntitle: Сторінка\nfragment: home\n---\n## Слово {{#{first.id}}}\n"
    (found,) = check_page("docs/x.md", page.encode(), replace(CONTEXT, strategy=strategy)).problems
    assert (found.line, found.key) == (5, "document.id_taken")


@pytest.mark.parametrize("name", ["goals", "years", next(iter(CONTEXT.strategy.children)).id])
def test_a_heading_beside_a_list_of_the_program_takes_no_anchor_of_it(name: str) -> None:
    page = f"---\ntitle: Сторінка\nfragment: updates\n---\n## Слово {{#{name}}}\n"
    (found,) = check_page("docs/x.md", page.encode(), CONTEXT).problems
    assert (found.line, found.key) == (5, "document.id_taken")


@pytest.mark.parametrize("word", ["сл*o*во", "**слo**во", "сл\u00ado\u00adво", "сл&shy;o&shy;во", "сл\u030aoв\u0335о"])
def test_letters_of_another_script_are_found_in_a_word_that_is_stressed_in_part(word: str) -> None:
    (found,) = problems(f"Слово\n\n- а\n- це {word}")
    line = 4 if "&" in word else 7  # in what is spelt as a reference nobody finds it
    assert (found.line, found.key, dict(found.params)["word"]) == (line, "text.look_alike_latin", "слoво")


@pytest.mark.parametrize("body", ["![слoво](school.jpg)", "![С](school.jpg 'слoво')", "[так](about.md 'слoво')"])
def test_letters_of_another_script_are_found_in_what_is_read_of_a_picture_or_a_link(body: str) -> None:
    (found,) = problems(f"Слово\n\n{body}")
    assert (found.line, found.key, dict(found.params)["word"]) == (6, "text.look_alike_latin", "слoво")


def test_a_page_that_is_called_like_a_node_has_its_own_anchors() -> None:
    node = next(node for node in CONTEXT.strategy.nodes() if node.areas)
    own = f"{node.id}.md"
    context = replace(CONTEXT, names=CONTEXT.names | {own}, headings={own: frozenset({"why"})})
    told = {
        anchor: [
            one.key for one in check_page("docs/x.md", f"{FRONT}[Чому]({own}#{anchor})\n".encode(), context).problems
        ]
        for anchor in ("why", "areas")
    }
    assert told == {"why": [], "areas": ["link.no_anchor"]}


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
        "за\u0301мок, пере\u00adнесення, ☺\ufe0f, ❤\ufe0f\u200d🔥, 👨\u200d👩\u200d👧, 1\ufe0f\u20e3",
        "Добуток a*b*c, **a**b, `a`-файл",
        "рядок  \nдругий\n\n    код із відступом <script>",
        "***разом*** та __так__ \\* [не посилання] (дужки) [x]",
    ],
)
def test_what_the_guide_uses_stays(body: str) -> None:
    assert problems(body) == []
    html = DIALECT.render(body).html
    assert harms(html) == []


def test_a_list_that_goes_on_after_a_paragraph_keeps_its_numbers() -> None:
    body = "1. Перше\n\nПояснення.\n\n2. Друге\n\n- Окремо"
    assert problems(body) == []
    html = DIALECT.render(body).html
    assert '<ol start="2">' in html
    assert harms(html) == []
    assert html.count("<ul>") == 1


@pytest.mark.parametrize("fence", ["```", "~~~~", "``` html", "```\n~~~"])
@pytest.mark.parametrize("fault", ["<b>так", "[а](javascript:x)", "## а {#content}", "10*20*30"])
def test_a_fault_is_not_told_of_code_above_that_reads_alike(fence: str, fault: str) -> None:
    code = f"{fence}\n{fault}\n{re.match('`+|~+', fence)[0]}"
    assert {one.line for one in problems(f"{code}\n\n{fault}")} == {6 + code.count("\n")}


def test_labels_are_found_whatever_ends_the_lines() -> None:
    for end in ("\r", "\r\n", "\n"):
        assert problems(f"## Слово {{#a}}{end}{end}[x](x.md#a)") == []
        assert heading_ids(f"Слово{end}{end}## Слово {{#a}}{end}") == {"a"}


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
        ("[](x)\n\n## {#a}\n\n", 5_000),
        ("```a\n", 20_000),
        ("{: a=b }", 12_000),
        ("x\n{: a }\n", 10_000),
        ("<a@b>", 20_000),
        ("<http://a>", 10_000),
        ("![a](https://a.b/c.png)\n\n", 4_000),
        ("<script>\n\n", 9_000),
        *((blank, 100_000) for blank in " \n\t"),
        ("a\u200b", 25_000),
        ("слoво ", 9_000),
        ("1. a\n    ", 10_000),
        ("(а)[www.", 12_500),
        ("## а" + "\u0345" * 24_000 + "\u0334" * 24_000, 1),
    ],
)
def test_whatever_100_kilobytes_hold_they_are_judged_in_time(
    part: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is lowered here: what counts is that nothing goes on beyond it."""
    monkeypatch.setattr(documents, "SECONDS", 0.2)
    with pace.at_most(2):
        problems(part * times)
        heading_ids(part * times)


@pytest.mark.parametrize(
    ("body", "key", "line"),
    [
        (f"Слово\n\n{'[a][b] ' * 200}\n\n[b]: https://example.org/{'x' * 40_000}", "document.large", 8),
        (f"{'![a][b] ' * 50}\n\n[b]: school.jpg '{'x' * 20_000}'", "document.large", 6),
        ("![b]\n\n" * 400 + f"[b]: school.jpg '{'x' * 12_000}'", "document.large", 804),
        ("<a@example.org>" * 5_000, "document.large", 4),
        ("[TOC]\n\n" * 500 + "".join(f"## a{n}\n" for n in range(200)), "document.many", 1_193),
        ("- a\n" * 5_000, "document.many", 4),
        ("".join(f"{'    ' * n}- пункт {n}\n" for n in range(100)), "document.deep", 19),
        ("> " * 500 + "слово", "document.deep", 4),
        ("".join(f'{"    " * n}!!! note "Примітка {n}"\n' for n in range(50)), "document.deep", 33),
    ],
)
def test_a_small_text_becomes_no_page_that_no_phone_opens(body: str, key: str, line: int) -> None:
    (found,) = problems(body)
    assert (found.key, found.line) == (key, line)
    assert "; " in describe(found, WORDS)


def test_a_text_that_is_given_up_changes_no_verdict_on_the_next() -> None:
    with pytest.raises(TooLong), within(0.03):
        DIALECT.render("- а\n" * 20_000)
    assert DIALECT.render("Ще слово").html == "<p>Ще слово</p>"


@pytest.mark.parametrize("body", ["`<![x` і `<![ x`", "Слово\n\n    <![><img", "\\<a b= " * 3_000])
def test_the_host_finds_no_tag_where_the_check_sees_text(body: str) -> None:
    """MkDocs looks for anchors in the HTML of a text, after the code between fences is taken out."""
    seen = []

    class Host(Preprocessor):
        def run(self, lines: list[str]) -> list[str]:
            seen.extend(lines)
            return lines

    markdown = Markdown(extensions=[PlainText()])
    markdown.preprocessors.register(Host(), "host", 21)
    html = markdown.convert(body)
    assert problems(body) == []
    assert seen and not any("<" in line for line in seen)
    assert html.count("&lt;") == body.count("<")


@pytest.mark.parametrize("part", ["[", "![", "[x](", "[слово ", "\\[", "\\*", "> [а\n"])
def test_a_body_of_brackets_is_refused_however_fast_the_machine(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "SECONDS", 60)
    assert [one.key for one in problems(part * 5_000)] == ["document.too_complex"]
    assert problems("Слово [один](about.md), два\\* (і три). " * 200) == []


def test_a_long_page_is_refused_in_words() -> None:
    (found,) = problems("Текст. " * (LONGEST // 7 + 1))
    assert found.key == "document.too_complex"
    assert "100 тисяч" in describe(found, WORDS)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *((name, "document.taken") for name in ("en", "404", "tasks", "tasks/index", "topics", "updates/2026/index")),
        *((name, "document.taken") for name in ("changes/2026/2", "changes/2026-11/3/index")),
        *((name, "document.taken") for name in ("en/about", "api/v1", "downloads", "changes/2026", "assets", "a-z")),
        ("about/index", "document.same_address"),
        ("x" * 101, "document.long_name"),
        (f"{'x' * 101}/a", "document.long_name"),
        ("a/" * 90 + "a", "document.long_name"),
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
        with pace.at_most(2):
            (found,) = check_page("docs/x.md", f"---\n{line.strip()}\n---\n".encode(), CONTEXT).problems
            assert found.key == key
