"""A picture of a palette has a colour for each of its dots."""

import pytest

from pictures import file, scene
from strategy.checking import attachments


@pytest.mark.parametrize("colours", [1, 5, 8])
def test_a_dot_for_which_a_palette_has_no_colour_spoils_a_picture(colours: int) -> None:
    """A browser draws it black, the library in another colour; without any palette no site comes out."""
    drawn = scene().quantize(8)
    whole = file(drawn, "PNG")
    few = file(drawn, "PNG").replace(b"PLTE", b"pLTE")  # none that is read
    assert attachments.is_picture(whole, "PNG")
    assert not attachments.is_picture(few, "PNG")
    drawn.putpalette(bytes(3 * colours))
    assert attachments.is_picture(file(drawn, "PNG"), "PNG") is (colours == 8)
