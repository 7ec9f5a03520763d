"""Signs of others in a report."""

import pytest

from strategy.commands.spelling import as_code, plain, unescaped


@pytest.mark.parametrize(
    "text", ["#17456b", "a*b_c", "\\", "`x`", "\\`", "x &lt; y", "[a](b) <i> ~~a~~ |", "$1 $2", "a@b"]
)
def test_a_terminal_shows_what_was_typed(text: str) -> None:
    assert unescaped(f"- {plain(text)} x").replace("`a@b`", "a@b") == f"- {text} x"


def test_code_and_whole_texts_stay_as_they_are() -> None:
    whole = f"- {as_code(chr(92) + '#')} x\n\n````diff\n+\\# a\n```\n-\\*\n````\n"
    assert unescaped(f"{whole}- \\#") == f"{whole}- #"
