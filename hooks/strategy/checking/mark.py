"""The mark of a site: a drawing in which nothing acts, about as wide as it is high."""

import re
from xml.etree import ElementTree

from strategy.checking.attached import active_svg

_NUMBER = re.compile(r"\s*([0-9]{0,9}\.?[0-9]{1,9})(?:px)?\s*")  # bounded: so is the time that it takes
_NOTHING = re.compile(r"\s*(?:-|\+?[0.]+(?![0-9.]))")  # a drawing without a side is none to those who draw it
_SQUARE = 0.05  # by how much one side may be longer: nobody sees that


def fault(svg: bytes) -> str | None:
    """What is wrong with the file of the mark, as a key of the catalogue "problems"; None if nothing is."""
    try:
        if next(active_svg.found_in(svg), None):
            return "settings.favicon_active"
        root = ElementTree.fromstring(svg)
    except ValueError:
        return "settings.favicon_spoilt"
    except active_svg.Heavy:
        return "settings.favicon_heavy"
    box = root.get("viewBox", "").replace(",", " ").split()
    sides = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    found = [float(number[1]) for side in sides if (number := _NUMBER.fullmatch(side))]
    is_square = len(found) == 2 and max(found) > 0 and max(found) - min(found) <= _SQUARE * max(found)
    is_square = is_square and not any(_NOTHING.match(root.get(side, "")) for side in ("width", "height"))
    return None if is_square else "settings.favicon_shape"
