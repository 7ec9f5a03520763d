"""HTML that Markdown has become → what of it may not be published. What is not on the list is not allowed.

The same list is given to a sanitiser that reads HTML as browsers do: two readers have to agree on a text.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import nh3

from strategy.model import urls
from strategy.reading.markup import CODE, Token, tokens
from strategy.reading.values import is_empty

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_NAME = r"[\w-]+"
_SIZE = r"[1-9][0-9]{0,3}%?"
_ANY = r"(?s:.*)"
# Element → its attributes, each with what its value must be.
ALLOWED: Mapping[str, Mapping[str, str]] = {
    **{element: {"id": _NAME} for element in HEADINGS},
    **{element: {} for element in ("ul", "li", "blockquote", "pre", "em", "strong", "br", "hr")},
    **{element: {} for element in ("table", "thead", "tbody", "tr")},
    **{element: {"class": "align-(?:center|right)"} for element in ("th", "td")},
    "p": {"class": "admonition-title"},
    "div": {"class": "admonition"},
    "ol": {"start": "[0-9]{1,9}"},
    "code": {"class": r"language-[\w+#.-]{1,30}"},
    "a": {"href": _ANY, "title": _ANY},
    "img": {"src": _ANY, "alt": _ANY, "title": _ANY, "width": _SIZE, "height": _SIZE, "loading": "lazy|eager"},
}
_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED),
    clean_content_tags=set(),
    attributes={element: set(attributes) for element, attributes in ALLOWED.items()},
    url_schemes=set(urls.SCHEMES),
    link_rel=None,
)
STRESS = frozenset(("em", "strong"))  # may stand within a word
_FACTORS = re.compile(r"(?:[^\W_]|[)\]%])(?:[^\W_]|[(\[])")  # the signs around what is multiplied
_NOTE = re.compile(r"(?:[^\W_]|[%)»”])[,;:.!?)\]»”/–—-]|\(\)")  # and beside a star that leads to a note
_AMOUNT = re.compile(r"=[ \xa0]*\S*|[~≈±+−–$€₴№.(-]*[\d¼-¾⅐-⅞]\S*")  # that is more than another, behind >
_ADDED = {"p", "tbody"}  # what a browser opens where Markdown did not


@dataclass(frozen=True)
class Fault:
    """What is wrong: a key of the catalogue "problems", what its sentence names, and by which text it may be found in
    the source; "" where by none."""

    key: str
    params: tuple[tuple[str, str], ...] = ()
    fragment: str = ""


def fault(key: str, fragment: str = "", **params: str) -> Fault:
    return Fault(key, tuple(sorted(params.items())), fragment)


def faults(found: tuple[Token, ...]) -> Iterator[Fault]:
    """Elements and attributes that are not on the list. Where links lead is for others to say."""
    for token in found:
        if not token.tag or token.ends:
            continue
        if token.tag == "h1":
            yield fault("document.heading")
        elif token.tag not in ALLOWED:
            yield fault("document.markup", token.tag, value=token.tag)
        for name, value in token.attributes if token.tag in ALLOWED else ():
            if not re.fullmatch(ALLOWED[token.tag].get(name, "(?!)"), value):
                yield fault("document.attribute", name, value=name)


def without_words(found: tuple[Token, ...]) -> Iterator[Fault]:
    """Links and headings that nobody would see or hear."""
    start, said = Token(), ""
    for token in found:
        if token.tag in {"a", *HEADINGS} and not token.ends:
            start, said = token, ""
        elif token.ends and token.tag == start.tag:
            link = dict(start.attributes).get("href")
            if is_empty(said):
                yield fault("document.empty") if link is None else fault("link.empty", link, value=link)
            start = Token()
        said += token.text + dict(token.attributes).get("alt", "")


def signs_lost(found: tuple[Token, ...]) -> Iterator[Fault]:
    """Signs that Markdown takes for its own, and without which a text says something else: 10*20*30 would be read as
    102030, >= 50 % as = 50 %; and graves typed for apostrophes, what stands between two as code (об`єкт … п`ять)."""
    yield from _asterisks(found)
    tokens = [token for token in found if token.tag not in STRESS and (token.tag or token.text.strip())]
    for before, start, inside in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if start.tag == "code" and not start.ends and before.text[-1:].isalnum():
            yield _sign_lost("document.grave", "`".join((*before.text.split()[-1:], *inside.text.split()[:1])))
        elif start.tag == "p" and before.tag == "blockquote" and not before.ends:
            more = _AMOUNT.match(inside.text)
            yield from [_sign_lost("document.more_than", more[0])] if more else []


def _asterisks(found: tuple[Token, ...]) -> Iterator[Fault]:
    """Those of sums (5*б*3, but not а*б*в, as a part of a word may be stressed) and of notes (шкіл*, садків*), between
    which a page would show stressed words."""
    before, after = _neighbours(found), _neighbours(found[::-1])[::-1]
    opened: list[int] = []
    for at, token in enumerate(found):
        if token.tag not in STRESS:
            continue
        if not token.ends:
            opened.append(at)
            continue
        mark = "*" if token.tag == "em" else "**"
        first, last = ((before[place], after[place]) for place in (opened.pop(), at))
        around = first[0][-1:] + last[1][:1]
        is_of_letters = mark == "**" or (around + first[1][:1]).isalpha()
        is_sum = _FACTORS.fullmatch(around) and (any(map(str.isdigit, around)) or not is_of_letters)
        for (one, other), note in ((first, _NOTE), (last, None)):
            beside = one[-1:] + other[:1]
            is_note = note and note.fullmatch(beside)
            if is_sum or is_note or (len(beside) == 2 and beside.isdigit()):
                yield _sign_lost("document.asterisk", mark.join((*one.split()[-1:], *other.split()[:1])))


def _neighbours(found: Sequence[Token]) -> list[str]:
    """The text that stands right before each token, whatever is stressed there; "" where there is none."""
    texts = [""]
    for token in found:
        texts.append(texts[-1] if token.tag in STRESS else token.text)
    return texts[:-1]


def _sign_lost(key: str, told: str) -> Fault:
    return fault(key, told, value=told)


def ids(found: tuple[Token, ...], is_taken: Callable[[str], bool]) -> Iterator[Fault]:
    """Anchors that lead to two places of the page, or to one that the program itself makes."""
    named = Counter(value for token in found for name, value in token.attributes if name == "id")
    for name, times in named.items():
        if is_taken(name):
            yield fault("document.id_taken", f"#{name}", value=name)
        elif times > 1:
            yield fault("document.id_twice", f"#{name}", value=name)


def text(found: tuple[Token, ...]) -> Iterator[str]:
    """The texts that are prose, not code, whatever is stressed in them; and what is read of pictures and links."""
    line = ""
    for token in found:
        yield from (value for name, value in token.attributes if name in {"alt", "title"})
        if token.text and not CODE & set(token.within):
            line += token.text
        elif token.tag not in STRESS:
            yield line
            line = ""
    yield line


def taken_away(html: str) -> str | None:
    """What a sanitiser would take out of HTML: the first tag or text; None where it would leave it as it is."""
    clean = _CLEANER.clean(html)
    if clean == html.replace(" />", ">"):  # it ends elements without content like this
        return None
    before, after = (_content(tokens(one)) for one in (html, clean))
    lost, added = before - after, after - before
    strange = [*lost, *(name for name in added if name not in {(tag, ()) for tag in _ADDED})]
    return next((name if isinstance(name, str) else f"<{name[0]}>" for name in strange), None)


def _content(found: tuple[Token, ...]) -> Counter:
    """What stands in HTML: its tags, its words."""
    tags = ((token.tag, tuple(sorted(token.attributes))) for token in found if token.tag and not token.ends)
    words = (word for token in found for word in token.text.split())
    return Counter([*tags, *words])
