"""What is written by hand, as Markdown for those who read it elsewhere than on its page."""

from dataclasses import replace

import marko
import pytest
from lxml.html import HtmlElement, fragment_fromstring

from invented import year_site
from judged import DIALECT
from strategy.exports import sources


def copied(body: str) -> str:
    return sources.of_page(DIALECT.render(body).html, "more/", year_site())


def read(markdown: str) -> HtmlElement:
    """As another reader of Markdown takes it, below the list that a copy begins with."""
    return fragment_fromstring(marko.Markdown(extensions=["gfm"]).convert(f"- раз\n\n{markdown}"), create_parent=True)


@pytest.mark.parametrize(
    "body",
    [
        *("Так\n\n```\nа\n````\n{}\n```", "Так <https://example.org/`> {} ` так", 'Так <i title="`" {}> ` так'),
        *("100. а\n\n        {}", "Слово\n\n1) а\n\n    {}", "| а | б |\n|---|---|\n| `а | {} | б` |"),
        *("Слово [а]\n\n```\nа\n````\n[а]: {}\n```", "Слово:\n\n    {}", "`{}`", "`` ` {} ``", "- а\n\n        {}"),
    ],
)
def test_what_is_code_on_the_page_is_nothing_else_in_a_copy(body: str) -> None:
    for hidden in ("[www.gov.ua](https://evil.example/)", "<b>", "![а](//evil.example/x)", "https://evil.example/"):
        shown = fragment_fromstring(DIALECT.render(body.format(hidden)).html, create_parent=True)
        copy = read(copied(body.format(hidden)))
        for tag in ("a", "img", "b", "i"):
            assert len(copy.xpath(f"//{tag}")) == len(shown.xpath(f"//{tag}")), (body, hidden)


@pytest.mark.parametrize(
    ("body", "copy"),
    [
        (
            "## Слово {#mitka}\n\nТекст **виразно**, *«інакше»* і 2\\*2.",
            "## Слово\n\nТекст **виразно**, *«інакше»* і 2\\*2.",
        ),
        ("- а\n    - б\n\n3. в\n4. г", "+ а\n\n  + б\n\n3. в\n4. г"),
        ("> Цитата\n> ще\n\n---\n", "> Цитата ще\n\n___"),
        ('!!! note "Увага"\n    Текст.', "> **Увага**\n>\n> Текст."),
        ("```yaml\nа: `б` ```\n```", "````yaml\nа: `б` ```\n````"),
        ("| а | б |\n|---|--:|\n| 1 | `2\\|3` |", "| а | б |\n| --- | --: |\n| 1 | `2\\\\|3` |"),
        ("Рядок  \n- ще", "Рядок\\\n\\- ще"),
        ("https://example.org/a_b, press@example.org", "<https://example.org/a_b>, <press@example.org>"),
        ("**а**б**в** і с**«л»**о, ***г***", "**а**б**в** і с«л»о, **г**"),
        ("`а`**`б`** ``в` `` \\`", "`а` `б` `` в` `` &#96;"),
        ("**&nbsp;д** `` ` ``", "\xa0д `` ` ``"),
        (
            "![Дах](roof.jpg 'Д\"х'){ width=300 } \\![а](../x/#y)",
            '![Дах](https://example.org/more/roof.jpg "Д&quot;х") \\![а](https://example.org/x/#y)',
        ),
        ("[а](https://example.org/a_(b)?c&copy=1)", "[а](<https://example.org/a_(b)?c&amp;copy=1>)"),
        ("[a@мвс.укр](mailto:a@мвс.укр) [b@a.ua](mailto:b@a.ua)", "[a@мвс.укр](mailto:a@мвс.укр) <b@a.ua>"),
        ("[https://a.ua/?b&amp;lt;](https://a.ua/?b&amp;lt;)", "[https://a.ua/?b&amp;lt;](<https://a.ua/?b&amp;lt;>)"),
        ("а2https://b.ua/, http&#58;//b, WWW&#46;b.ua", "а2https&#58;//b.ua/, http&#58;//b, WWW&#46;b.ua"),
        ("![а\nб](x.jpg 'в&#10;&#13;г')", '![а б](https://example.org/more/x.jpg "в г")'),
        ("а&#13;- б&#13;&#13;в", "а - б в"),
        ("а  \nб  \n`` ``", "а\\\nб"),
        ("12.03.2026  \n1&#46; Так", "12.03.2026\\\n1\\. Так"),
    ],
)
def test_each_form_is_written_in_one_way(body: str, copy: str) -> None:
    assert copied(body) == copy


def test_a_list_that_a_text_begins_with_is_not_that_of_the_program() -> None:
    assert len(read(copied("- два\n- три")).xpath("/*/ul")) == 2


@pytest.mark.parametrize(
    ("link", "address"),
    [
        *(("../data.md", "data/"), ("./x.md#y", "updates/x/#y"), ("../index.md#y", "#y"), ("../%64ata%2emd", "data/")),
        *(("../price-index.md", "price-index/"), ("../tasks/index.md", "tasks/index/"), ("index.md", "updates/")),
        *(("akt.pdf", "updates/akt.pdf"), ("#y", "updates/2026-05-13-main/#y")),
    ],
)
def test_links_of_an_update_lead_from_its_folder(link: str, address: str) -> None:
    site = year_site()
    (update,) = (one for one in site.reports.updates if one.id == "2026-05-13-main")
    for typed, meant in ((link, site.url + address), ("https://gov.ua/a", "https://gov.ua/a")):
        html = DIALECT.render(f"[а]({typed})").html
        told = replace(update, wordings={"uk": replace(update.wordings["uk"], html=html)})
        assert sources.of_update(told, "uk", site) == f"[а]({meant})"
