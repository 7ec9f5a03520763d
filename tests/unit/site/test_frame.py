"""The frame of the theme: each part of a page stands in its place, whatever it says."""

import pytest

import pace
from strategy.site.frame import PLACES, Frame, close_up, placeholder

TEXT = "".join(f"<{place}>{placeholder(place)}</{place}>" for place in PLACES)


def test_each_part_stands_in_its_place() -> None:
    poured = Frame(TEXT).pour({place: f"{place}!" for place in PLACES})
    assert poured == "".join(f"<{place}>{place}!</{place}>" for place in PLACES)


def test_a_part_that_looks_like_a_mark_stays_as_it_is() -> None:
    odd = {place: placeholder("body") + r"\1" for place in PLACES}
    poured = Frame(TEXT).pour(odd)
    assert poured.count(placeholder("body") + r"\1") == len(PLACES)


@pytest.mark.parametrize("text", [TEXT.replace(placeholder("footer"), ""), TEXT + placeholder("head"), ""])
def test_a_page_that_lacks_a_place_is_no_frame(text: str) -> None:
    with pytest.raises(ValueError, match="one place"):
        Frame(text)


def test_indents_and_empty_lines_are_not_sent() -> None:
    assert close_up("<ul>\n    <li>a b</li>\n\n  \n</ul>\n") == "<ul>\n<li>a b</li>\n</ul>\n"


def test_a_long_line_of_blanks_is_read_in_time() -> None:
    with pace.at_most(0.5):
        assert len(close_up("a" + " " * 50_000 + "b")) == 50_002


@pytest.mark.parametrize("kept", ["<pre>\n  a\n\n  b</pre>", "<textarea>\n  a</textarea>", "a\u00a0\n\u00a0b"])
def test_blanks_that_count_are_kept(kept: str) -> None:
    assert close_up(f"<p>\n  {kept}\n  </p>") == f"<p>\n{kept}\n</p>"
