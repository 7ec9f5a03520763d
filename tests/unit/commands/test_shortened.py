"""A report that would be too long to be shown."""

import pytest

from strategy.commands.shortened import shortened
from strategy.i18n import Catalogue

WORDS = Catalogue("uk", "review").text
FLOOD = [f"- рядок {n}" for n in range(1000)]


def of(most: int, **sections: list[str]) -> dict[str, list[str]]:
    return {name: list(lines) for name, lines in shortened(sections, WORDS, most).items()}


def test_what_fits_stays_as_it_is() -> None:
    assert of(100_000, texts=FLOOD, addresses=["- x"]) == {"texts": FLOOD, "addresses": ["- x"]}


@pytest.mark.parametrize("flooded", ["texts", "files"])
def test_a_flood_hides_neither_itself_nor_the_other_sections(flooded: str) -> None:
    other = "files" if flooded == "texts" else "texts"
    warned = "- ⚠️ **Зникне:** `/tasks/x/`"
    found = of(2_000, **{flooded: [*FLOOD, warned], other: ["- x"] * 10})
    assert found[other] == ["- x"] * 10
    assert warned in found[flooded]
    told = next(line for line in found[flooded] if line.startswith("⚠️"))
    kept = [line for line in found[flooded] if line in FLOOD]
    assert str(len(FLOOD) + 1 - len(kept)) in told
    assert kept == FLOOD[: len(kept)]
    assert 0 < sum(len(line.encode()) + 1 for line in kept) <= 2_000


def test_a_text_that_is_cut_off_is_closed_and_warns_of_nothing() -> None:
    lines = ["- новий файл", "````diff", *FLOOD, "- ⚠️ **Усе гаразд**", "````", "- ⚠️ **Новий вузол**"]
    found = of(500, documents=lines)["documents"]
    assert found.count("````") == 1
    assert found.index("````") < next(n for n, line in enumerate(found) if line.startswith("⚠️"))
    assert "- ⚠️ **Усе гаразд**" not in found
    assert found[-1] == "- ⚠️ **Новий вузол**"


def test_all_too_long_share_the_room_and_their_warnings_do_not_fill_it() -> None:
    """However long each of them is."""
    warned = "- ⚠️ " + "x" * 1000
    found = of(3_000, texts=FLOOD, files=[warned] * 1000)
    kept = [sum(line in FLOOD for line in found["texts"]), found["files"].count(warned)]
    assert kept[0] > 20
    assert 10 < kept[1] < 25


def test_a_warning_that_is_too_long_hides_no_other_and_is_counted() -> None:
    found = of(3_000, texts=[*FLOOD, "- ⚠️ " + "x" * 30_000, "- ⚠️ y"], files=[])["texts"]
    assert found[-3:] == ["- ⚠️ y", "", f"⚠️ **{WORDS('unwarned', n=1)}**"]
