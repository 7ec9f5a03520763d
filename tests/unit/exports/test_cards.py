"""Share cards: their size, their weight, what they can hold, and that none is drawn twice."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from strategy.exports import cards, typesetting
from strategy.exports.cards import Card, Look

LOOK = Look({"brand": "#17456b", "on-brand": "#ffffff", "glow": "#f2b544"}, '<svg xmlns="http://www.w3.org/2000/svg"/>')
CARD = Card("uk", "Завдання 1.1.1", "Їжа, ґудзик і щастя", "Стратегія")
LONG = "Найдовша назва, яку тільки можна вигадати, " * 12


def picture(card: Card, cache: Path, look: Look = LOOK) -> Image.Image:
    (drawn,) = cards.draw([card], look, cache)
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def test_a_card_has_the_size_and_the_colours(tmp_path: Path) -> None:
    image = picture(CARD, tmp_path)
    assert image.size == (1200, 630)
    assert image.getpixel((600, 5)) == pytest.approx((0xF2, 0xB5, 0x44), abs=8)
    assert image.getpixel((20, 315)) == pytest.approx((0x17, 0x45, 0x6B), abs=8)


@pytest.mark.parametrize("title", ["Ліс", LONG, "Слово" * 60])
def test_nothing_leaves_the_card_whatever_the_title(title: str, tmp_path: Path) -> None:
    """The margins are empty: at the right, and between the title and the name."""
    image = picture(Card("uk", "Завдання 1.1.1", title, "Стратегія"), tmp_path)
    for place in ((1140, 20, 1200, 630), (0, 20, 60, 630), (0, 600, 1200, 630)):
        assert len(image.crop(place).getcolors()) == 1, place


def test_the_parts_of_a_card_are_all_there(tmp_path: Path) -> None:
    bare = picture(Card("uk", "", "", ""), tmp_path)
    for part in ("label", "title", "name"):
        card = Card("uk", **{name: "Їжак" if name == part else "" for name in ("label", "title", "name")})
        assert picture(card, tmp_path) != bare, part


def test_text_is_never_code(tmp_path: Path) -> None:
    """What typst would take for code, a reference, mathematics or markup is drawn as typed."""
    odd = Card("uk", "#panic()", '#panic("x") $1/0$ @none *a* _b_ ] } \\ <c> `d` "e"', "#{1/0}")
    plain = Card("uk", "", "", "")
    assert picture(odd, tmp_path) != picture(plain, tmp_path)


def test_only_what_changed_is_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cards.draw([CARD, Card("uk", "", "Друга", "")], LOOK, tmp_path)
    monkeypatch.setattr(typesetting, "compiler", lambda name: pytest.fail("drawn again"))
    assert cards.draw([CARD, Card("uk", "", "Друга", "")], LOOK, tmp_path) == first
    monkeypatch.undo()
    drawn = []
    monkeypatch.setattr(cards, "_drawn", lambda some, look: [drawn.extend(some) or b"x"])
    changed = Card("uk", "", "Третя", "")
    assert cards.draw([CARD, changed], LOOK, tmp_path) == [first[0], b"x"]
    assert drawn == [changed]
    other = Look({**LOOK.colours, "brand": "#000000"}, LOOK.mark)
    assert cards.draw([CARD], other, tmp_path) == [b"x"]


def test_two_cards_that_say_the_same_are_one(tmp_path: Path) -> None:
    assert len(set(cards.draw([CARD, CARD], LOOK, tmp_path))) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_a_cache_keeps_what_builds_use_and_forgets_the_rest(tmp_path: Path) -> None:
    cards.draw([CARD], LOOK, tmp_path)
    (made,) = tmp_path.iterdir()
    other = tmp_path / "other.png"
    other.touch()
    long_ago = made.stat().st_mtime - (typesetting.UNUSED + 1) * 24 * 3600
    os.utime(made, (long_ago, long_ago))
    assert cards.draw([CARD], LOOK, tmp_path) == [made.read_bytes()]
    assert set(tmp_path.iterdir()) == {made, other}
    os.utime(other, (long_ago, long_ago))
    cards.draw([CARD], LOOK, tmp_path)
    assert set(tmp_path.iterdir()) == {made}
