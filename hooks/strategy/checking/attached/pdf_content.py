"""What a PDF file says so that programs show different pages of it: short names, which only some of them know, ways of
packing that only some understand, and a tree of pages that counts them wrong."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import prod

import pikepdf

from strategy.checking.attached import pdf_operators, pdf_shapes
from strategy.checking.attached.pdf_shown import is_drawn

_PREDICTORS = frozenset((1, 2, *range(10, 16)))  # ISO 32000-1, 7.4.4.4
ROW = 10_000_000  # bits of it: the library makes room for all that a packed one is said to have
_PACKED = frozenset(("/FlateDecode", "/ASCII85Decode", "/ASCIIHexDecode"))  # in which pictures may be packed besides
_PICTURES = tuple([f"/{name}Decode"] for name in ("DCT", "JPX", "CCITTFax", "JBIG2"))
_SHORT = frozenset(("/W", "/H", "/D", "/BPC", "/IM", "/CS"))  # of pictures within a page, and of no others
PAGE = 100 * 1024**2  # bytes of what draws it
DEEPEST = 50  # knots of the tree of pages above each other
_PARTS_WORDS = b"\0\t\n\f\r qQ"  # some put a blank between the parts of a page, others nothing

Drawn = dict[tuple[int, int], pikepdf.Stream]  # by their numbers


def check_stream(stream: pikepdf.Stream, filters: Sequence[str]) -> None:
    """Raises ValueError where programs would unpack or draw it differently, or where it is packed so that nobody knows
    how much it unpacks to. `filters`: as it says that it is packed."""
    names = set(stream.keys())
    is_short = "/DP" in names or (stream.get("/Subtype") == "/Image" and names & _SHORT)
    is_twice = len(filters) > 1 and not (filters[0] in _PACKED and filters[1:] in _PICTURES)
    if is_short or is_twice or "/Crypt" in filters or not all(map(_is_known, _parameters(stream))):
        raise ValueError("read otherwise")


def check_pages(document: pikepdf.Pdf, drawn: Drawn) -> None:
    """Raises ValueError where the tree of pages has not as many of them as it says, or one is not plainly drawn, or
    something on it: what is known to unpack to a bounded size."""
    _leaves(document.Root.Pages, 0)
    for page in document.pages:
        given = page.obj.get("/Contents", pikepdf.Array())
        parts = list(_contents(given if isinstance(given, pikepdf.Array) else [given]))
        if not all(before[-1] in _PARTS_WORDS or after[0] in _PARTS_WORDS for before, after in pairwise(parts)):
            raise ValueError("parted otherwise")
        pdf_operators.check(b"\n".join(parts))
    for part in drawn.values():
        content = part.read_bytes()
        pdf_operators.check(content)
        pdf_shapes.check_drawn(part, content)


def add_drawn(drawn: Drawn, part: pikepdf.Object, letters: object) -> None:
    """Adds a picture or a pattern of commands, and the letters of a font that are drawn so."""
    if isinstance(part, pikepdf.Stream) and is_drawn(part):
        drawn[part.objgen] = part
    if isinstance(letters, pikepdf.Dictionary):
        drawn.update((letter.objgen, letter) for _, letter in letters.items() if isinstance(letter, pikepdf.Stream))


def _contents(parts: Iterable[object]) -> Iterator[bytes]:
    room = PAGE
    for part in parts:
        if not isinstance(part, pikepdf.Stream):
            raise ValueError("drawn otherwise")
        if content := part.read_bytes():
            room -= len(content)
            if room < 0:  # one part may stand there any number of times
                raise ValueError("too large")
            yield content


def _parameters(stream: pikepdf.Stream) -> Iterable[object]:
    told = stream.get("/DecodeParms")
    return list(told) if isinstance(told, pikepdf.Array) else [told]


def _is_known(told: object) -> bool:
    if not isinstance(told, pikepdf.Dictionary):
        return True
    # Of a row: how many parts it has, of how many colours, of how many bits.
    numbers = [told.get(f"/{name}", 1) for name in ("Predictor", "Columns", "Colors", "BitsPerComponent")]
    if not all(isinstance(number, int) and number > 0 for number in numbers):
        return False
    return numbers[0] in _PREDICTORS and prod(numbers[1:]) <= ROW


def _leaves(knot: pikepdf.Object, depth: int) -> int:
    if not isinstance(knot, pikepdf.Dictionary):
        raise ValueError("no page")
    if "/Kids" not in knot:
        return 1
    if depth > DEEPEST:
        raise ValueError("too deep")
    found = sum(_leaves(one, depth + 1) for one in knot.Kids) if isinstance(knot.Kids, pikepdf.Array) else None
    if found is None or knot.get("/Count") != found:
        raise ValueError("counted otherwise")
    return found
