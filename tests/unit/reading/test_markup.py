"""Markdown as the site shows it."""

import pytest

import pace
from strategy.reading.markup import Dialect, in_words

DIALECT = Dialect(("pymdownx.magiclink",))


@pytest.mark.parametrize(
    ("text", "address", "after"),
    [
        ("Див. (https://example.org/a).", "https://example.org/a", ")."),
        ("https://example.org/Літо_(фільм)", "https://example.org/Літо_(фільм)", ""),
        ("https://example.org/?a=[1], [ще]", "https://example.org/?a=[1]", ", [ще]"),
        ("[https://example.org/x]", "https://example.org/x", "]"),
        ("(https://example.org/Літо_(фільм)).", "https://example.org/Літо_(фільм)", ")."),
        ("https://example.org/a)b), далі", "https://example.org/a)b", "), далі"),
        ("[назва](https://example.org/a_(b)) і (ще)", "https://example.org/a_(b)", " і (ще)"),
    ],
)
def test_a_bare_address_has_the_brackets_that_are_its_own(text: str, address: str, after: str) -> None:
    tokens = DIALECT.render(text).tokens
    (link,) = (dict(token.attributes)["href"] for token in tokens if token.tag == "a" and not token.ends)
    shown = "".join(token.text for token in tokens if "a" in token.within)
    assert link == address and shown in (address, "назва")
    assert "".join(token.text for token in tokens if not token.tag).endswith(shown + after)


@pytest.mark.parametrize("part", ["[", "![a", "{a", "{ .", "{a=b ", "[a](", "[a](b ", "](", "* ", "` ", "# "])
def test_a_text_that_nobody_has_checked_is_told_in_time(part: str) -> None:
    """Of a page of the past every later build tells again."""
    with pace.at_most(1):
        in_words(part * (250_000 // len(part)))


@pytest.mark.parametrize("kind", ["note", "quote", "summary", "done", "link hidden"])
def test_a_notice_has_no_class_of_the_program(kind: str) -> None:
    tokens = Dialect(("admonition",)).render(f"!!! {kind}\n    Слова").tokens
    assert [dict(token.attributes)["class"] for token in tokens if token.tag == "div" and not token.ends] == [
        "admonition"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "*перше**друге*третє",
        "*перше **друге*третє",
        "символів __start_* і __stop_*",
        '**а *"* **(б)**\nв_г 95*67 *ґ д* е "є" _ж_',
    ],
)
def test_stress_takes_no_words_along(text: str) -> None:
    shown = "".join(token.text for token in Dialect().render(text).tokens)
    assert shown.translate(str.maketrans("", "", "*_\n")) == text.translate(str.maketrans("", "", "*_\n"))


@pytest.mark.parametrize("text", ["![а](x.jpg){width=9} не } так", "![а](x.jpg){ width=9 } було {5} стало {6} 7"])
def test_what_is_said_of_a_picture_moves_no_words(text: str) -> None:
    shown = "".join(token.text for token in Dialect(("attr_list",)).render(text).tokens)
    assert shown.strip() == text.partition("}")[2].strip()


def test_braces_that_readers_see_are_among_the_words_of_a_text() -> None:
    assert in_words("Сума {#1000}\n\n## Сума {#sum}") == "Сума {#1000}\n\nСума"
