"""Share cards: their size, their weight, what they can hold, and that none is drawn twice."""

import io

import pytest
from PIL import Image

from invented import year_site
from strategy.exports import cards, page_files
from strategy.exports.cards import Card, Look
from strategy.model import Strategy
from strategy.site import pages
from strategy.site.shared import Site

LOOK = Look({"brand": "#17456b", "on-brand": "#ffffff", "glow": "#f2b544"}, '<svg xmlns="http://www.w3.org/2000/svg"/>')
CARD = Card("uk", "Завдання 1.1.1", "Їжа, ґудзик і щастя", "Стратегія")
LONG = "Найдовша назва, яку тільки можна вигадати, " * 12


def picture(card: Card, look: Look = LOOK) -> Image.Image:
    (drawn,) = cards.draw([card], look)
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def test_a_card_has_the_size_and_the_colours() -> None:
    image = picture(CARD)
    assert image.size == (1200, 630)
    assert image.getpixel((600, 5)) == pytest.approx((0xF2, 0xB5, 0x44), abs=8)
    assert image.getpixel((20, 315)) == pytest.approx((0x17, 0x45, 0x6B), abs=8)


@pytest.mark.parametrize("title", ["Ліс", LONG, "Слово" * 60])
def test_nothing_leaves_the_card_whatever_the_title(title: str) -> None:
    """The margins are empty: at the right, and between the title and the name."""
    for image in (picture(Card("uk", "Завдання 1.1.1", title, "Стратегія", official)) for official in ("", title)):
        margins_are_empty(image)


def test_long_names_take_no_second_page() -> None:
    """As long as the check lets them be: each card is one picture, in its place."""
    name = ("Ш" * 9 + " ") * 50
    drawn = cards.draw([Card("uk", name, LONG, name, LONG, "виконується, 12 листопада 2025 р."), CARD], LOOK)
    assert [picture(CARD)] == [Image.open(io.BytesIO(one)).convert("RGB") for one in drawn[1:]]
    margins_are_empty(Image.open(io.BytesIO(drawn[0])).convert("RGB"))


def margins_are_empty(image: Image.Image) -> None:
    for place in ((1140, 20, 1200, 630), (0, 20, 60, 630), (0, 600, 1200, 630)):
        assert len(image.crop(place).getcolors()) == 1, place


def test_the_card_of_a_node_has_its_short_name_and_below_it_the_official_one(sample: Strategy) -> None:
    site = Site(sample, "https://example.org/", {"uk": "Українська", "en": "English"}, favicon="mark.svg")
    made = {page.node.id: (page.node, page_files.card(page, site)) for page in pages.of_strategy(sample, "en")}
    node, card = made["markup"]
    assert (card.title, card.official) == (node.short["en"], node.title["en"])
    node, card = made["lights"]
    assert not node.short and (card.title, card.official, card.status) == (node.title["en"], "", "")


def test_the_card_of_a_task_has_its_status_with_the_day_on_which_it_was_told() -> None:
    site = year_site()
    made = {page.node.id: page_files.card(page, site) for page in pages.of_strategy(site.strategy, "uk")}
    assert made["bridge"].status == "виконується, 12 листопада 2025\u202fр."
    assert made["hospital"].status == made["sea"].status == ""
    long = Card("uk", "Завдання 1.1.1", LONG, "Стратегія", LONG, "виконується постійно, 12 листопада 2025 р.")
    margins_are_empty(picture(long))


def test_the_parts_of_a_card_are_all_there() -> None:
    bare = picture(Card("uk", "", "", ""))
    parts = ("label", "title", "name", "official", "status")
    for part in parts:
        card = Card("uk", **{name: "Їжак" if name == part else "" for name in parts})
        assert picture(card) != bare, part


def test_text_is_never_code() -> None:
    """What typst would take for code, a reference, mathematics or markup is drawn as typed."""
    odd = Card("uk", "#panic()", '#panic("x") $1/0$ @none *a* _b_ ] } \\ <c> `d` "e"', "#{1/0}")
    plain = Card("uk", "", "", "")
    assert picture(odd) != picture(plain)


def test_no_card_depends_on_its_neighbours() -> None:
    others = [Card("uk", "", "Друга", ""), Card("en", "Task", LONG, "Strategy")]
    together = cards.draw([CARD, *others], LOOK)
    assert together == [cards.draw([card], LOOK)[0] for card in (CARD, *others)]


def test_what_a_card_shows_is_in_its_key() -> None:
    others = (Card("en", "Завдання 1.1.1", CARD.title, CARD.name), Card("uk", "", CARD.title, CARD.name))
    looks = (Look({**LOOK.colours, "brand": "#000000"}, LOOK.mark), Look(LOOK.colours, ""))
    keys = [
        cards.key(CARD, LOOK),
        *(cards.key(one, LOOK) for one in others),
        *(cards.key(CARD, look) for look in looks),
    ]
    assert len(set(keys)) == 5
    assert cards.key(Card(**vars(CARD)), LOOK) == keys[0]
