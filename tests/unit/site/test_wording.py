"""Values in words: addresses that stand in a plain text."""

import pytest

from strategy.site.wording import linked


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Без адреси.", []),
        ("Див. https://example.org/a_b?c=1&d=2#e. Далі", ["https://example.org/a_b?c=1&d=2#e"]),
        (
            "(https://example.org/x), «http://example.net/рішення»",
            ["https://example.org/x", "http://example.net/рішення"],
        ),
        ("https://укр.укр/шлях…", ["https://укр.укр/шлях"]),
        ("(https://example.org/Літо_(фільм)). Далі", ["https://example.org/Літо_(фільм)"]),
        ("https://example.org/a(b) і https://example.org/c)", ["https://example.org/a(b)", "https://example.org/c"]),
        ("https://user@example.org/", []),  # whose name it bears nobody can tell
        ("javascript:alert(1) //example.org data:text/html,x", []),
        ("https://", []),
    ],
)
def test_a_bare_address_becomes_a_link_and_nothing_is_lost(text: str, addresses: list[str]) -> None:
    pieces = list(linked(text))
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, leads in pieces if leads] == addresses
