"""Where ways in lead, on our strategy as it once was and on an invented one."""

import pytest

from invented import EDITIONS
from strategy.addresses import passages
from strategy.checking.check import check
from strategy.model import Strategy
from strategy.model.ways import People, Place, Topic, Way
from strategy.search.ways import leads_to, marked


def place(name: str, *words: str) -> Place:
    return Place(id="place", name={"uk": name, "en": name}, words=words)


def references(way: Way, strategy: Strategy) -> list[str]:
    return [passage.reference for passage in leads_to(way, strategy)]


@pytest.mark.parametrize(
    ("way", "lines"),
    [
        (place("Сєвєродонецьк", "сєвєродонецький"), ["science-innovation#area-4", "energy-supply#area-1"]),
        (place("Сіверськодонецьк"), []),  # nor does the text say so
        (place("Рубіжне"), ["science-innovation#area-4"]),
        (place("Старобільськ"), ["workforce-training#area-6"]),
        (place("Лиман"), ["transport#area-3"]),
        (place("Луганська область", "Луганщина"), ["vision-1", "information-campaigns#area-2"]),
    ],
)
def test_lines_that_name_a_place(way: Place, lines: list[str], then: Strategy) -> None:
    assert references(way, then) == lines


def test_other_names_of_a_place_are_names(then: Strategy) -> None:
    name = {"uk": "Сіверськодонецьк", "en": "Siverskodonetsk"}
    assert references(Place(id="p", name=name, also={"uk": ["Сєвєродонецьк"]}, words=["сєвєродонецький"]), then)


def test_a_topic_leads_to_what_it_lists_and_to_what_holds_its_words(then: Strategy) -> None:
    name = {"uk": "Попасна", "en": "Popasna"}
    assert references(Topic(id="t", name=name), then) == []  # its name is not sought
    assert references(Topic(id="t", name=name, lines=["water", "vision-2", "water#area-2"]), then) == [
        *("vision-2", "water", "water#area-2")
    ]
    both = People(id="p", name=name, words=["учасник антитерористичної операції"], lines=["tourism"])
    assert references(both, then) == ["tourism", "community-services#area-5"]


def test_every_passage_has_an_address_of_its_own(then: Strategy) -> None:
    found = list(passages.of_strategy(then))
    assert len({passage.address for passage in found}) == len({passage.reference for passage in found}) == len(found)
    assert {"#vision-1", "tasks/water/", "tasks/water/#area-2"} <= {passage.address for passage in found}


def test_what_was_withdrawn_is_led_to_no_more() -> None:
    strategy = check(EDITIONS.read_bytes()).strategy
    today, gone = (
        {passage.reference for passage in some(strategy)} for some in (passages.of_strategy, passages.withdrawn)
    )
    assert {"bait", "pier#area-2"} <= gone and not today & gone
    way = Topic(id="t", name={"uk": "Т", "en": "T"}, lines=[*today, *gone])
    assert set(references(way, strategy)) == today


def test_pieces_put_together_are_the_text(then: Strategy) -> None:
    way = place("Рубіжне", "рубіжанський")
    (passage,) = leads_to(way, then)
    pieces = list(marked(way, passage, "uk", "uk"))
    assert "".join(text for text, _ in pieces) == passage.text["uk"]
    assert [text for text, of_way in pieces if of_way] == ["Рубіжансько", "Рубіжне"]
