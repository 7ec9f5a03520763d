"""Values in words: addresses that stand in a plain text, and how far an indicator has come."""

import pytest

from invented import year_site
from strategy.i18n import Catalogue
from strategy.model import Indicator
from strategy.site import wording
from strategy.site.wording import course, linked, share


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
        ("gov.ua/https://example.org/, gov.ua?http://example.org", []),  # reads as of the host before
        ("Адреса — https://example.org/a;https://example.net", ["https://example.org/a;https://example.net"]),
    ],
)
def test_a_bare_address_becomes_a_link_and_nothing_is_lost(text: str, addresses: list[str]) -> None:
    pieces = list(linked(text))
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, leads in pieces if leads] == addresses


@pytest.mark.parametrize(
    ("latest", "told"),
    [
        ("45", "Частка шляху до цілі, яку вже пройдено: 0%."),
        ("55", "Частка шляху до цілі, яку вже пройдено: 40%."),
        ("42,5", "Тепер далі від цілі, ніж на початку (частка шляху: −10%)."),
        ("69,9", "Частка шляху до цілі, яку вже пройдено: 99,6%."),
        ("45,1", "Частка шляху до цілі, яку вже пройдено: 0,4%."),
        ("44,9", "Тепер далі від цілі, ніж на початку (частка шляху: −0,4%)."),
        ("70,1", "Частка шляху до цілі, яку вже пройдено: 100,4%."),
    ],
)
def test_what_went_the_other_way_has_not_gone_a_part_of_it(latest: str, told: str) -> None:
    found = Indicator.model_validate(
        {
            "name": {"uk": "а"},
            "unit": {"uk": "%"},
            "baseline": {"date": "2020", "value": "45"},
            "values": [{"date": "2023", "value": latest}],
            "target": {"date": "2027", "value": "70"},
        }
    )
    assert share(found, Catalogue("uk")) == told
    formula = f"({latest} − 45) / (70 − 45)"
    assert course(found, Catalogue("uk")) == formula.replace(" − ", "\u00a0−\u00a0")


def test_what_has_an_id_is_told_by_its_name() -> None:
    words, names = Catalogue("uk"), year_site().names["uk"]
    assert "Улов" in wording.field("indicators/catch/values/2025/value", words, names)
    assert "catch" not in wording.field("indicators/catch/values/2025/value", words, names)
    assert wording.stated("body", "harbour", words, names) == "Порт"
    assert wording.stated("co_bodies/1", "council", words, names) == "Рада"
    assert wording.field("status/bridge", words, names).endswith("2.1.1. Міст")
    assert wording.stated("body", "gone", words, names) == "gone", "of what stands no longer only the id is known"


def test_an_id_that_is_spelt_like_a_field_is_no_field() -> None:
    words = Catalogue("uk")
    assert wording.field("milestones/start/due", words) == "Віхи → start → строк"
    assert wording.field("indicators/target/target/value", words) == "Показники → target → цільове значення → число"
