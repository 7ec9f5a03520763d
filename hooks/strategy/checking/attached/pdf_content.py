"""What a PDF file says so that programs show different pages of it: short names, which only some of them know, ways of
packing that only some understand, and a tree of pages that counts them wrong."""

from collections.abc import Iterable

import pikepdf

_PREDICTORS = frozenset((1, 2, *range(10, 16)))  # ISO 32000-1, 7.4.4.4
_SHORT = frozenset(("/W", "/H", "/D", "/BPC", "/IM", "/CS"))  # of pictures within a page, and of no others
DEEPEST = 50  # knots of the tree of pages above each other


def check_stream(stream: pikepdf.Stream, filters: Iterable[str]) -> None:
    """Raises ValueError where programs would unpack or draw it differently. `filters`: as it says that it is packed."""
    names = set(stream.keys())
    is_short = "/DP" in names or (stream.get("/Subtype") == "/Image" and names & _SHORT)
    if is_short or "/Crypt" in filters or not all(map(_is_known, _parameters(stream))):
        raise ValueError("read otherwise")


def check_pages(document: pikepdf.Pdf) -> None:
    """Raises ValueError where the tree of pages has not as many of them as it says."""
    _leaves(document.Root.Pages, 0)


def _parameters(stream: pikepdf.Stream) -> Iterable[object]:
    told = stream.get("/DecodeParms")
    return list(told) if isinstance(told, pikepdf.Array) else [told]


def _is_known(told: object) -> bool:
    predictor = told.get("/Predictor", 1) if isinstance(told, pikepdf.Dictionary) else 1
    return isinstance(predictor, int) and predictor in _PREDICTORS


def _leaves(knot: pikepdf.Object, depth: int) -> int:
    if "/Kids" not in knot:
        return 1
    if depth > DEEPEST:
        raise ValueError("too deep")
    found = sum(_leaves(one, depth + 1) for one in knot.Kids)
    if knot.get("/Count") != found:
        raise ValueError("counted otherwise")
    return found
