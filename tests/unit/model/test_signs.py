"""The signs that are listed by their code points, against what Unicode says of them."""

import unicodedata

from strategy.model.signs import forbidden


def test_no_sign_that_a_browser_passes_over_parts_a_letter_from_a_number_that_it_turns() -> None:
    """Letters and numbers of `re` that to the rules of two directions (UAX 9) are none: «א ˈ» before a number."""
    unlike = [
        sign
        for sign in map(chr, range(0x80, 0x20000))
        if sign.isalnum() and unicodedata.bidirectional(sign) not in {"L", "R", "AL"}
    ]
    assert len(unlike) > 300
    passed = [sign for sign in unlike if (6, "U+05D0") not in forbidden(f"Слова א {sign} – ")]
    assert [f"{ord(sign):X}" for sign in passed] == []
