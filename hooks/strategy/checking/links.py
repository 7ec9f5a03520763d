"""Where the links and pictures of a document lead: to what is there, or to an address that is one."""

import posixpath
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, islice
from urllib.parse import unquote

from strategy.checking.attachments import PICTURES
from strategy.checking.claims import is_true, misleading, named, plain
from strategy.checking.context import Context
from strategy.checking.markup import STRESS, Fault, fault
from strategy.checking.typos import nearest
from strategy.model import urls
from strategy.model.signs import LONGEST_LIST
from strategy.reading.documents import FOLDER, language_of, parted
from strategy.reading.markup import Token
from strategy.reading.values import is_empty

_WITHIN_LINES = STRESS | {"a", "code", "img"}
_HOST = re.compile(r"www\.|(?:[\w-]+\.)+(?:ua|укр|com|org|net|info|eu|gov|edu)(?:/|$)", re.IGNORECASE)
# Links that are none, as they are typed: (words)[address] and [words] (address).
_SWAPPED = re.compile(r"\([^()\n]+\)\[(?:https?://|www\.|mailto:)")
_APART = re.compile(r"\[[^\[\]\n]+\] +\((?:https?://|www\.|mailto:|[\w./-]+\.(?:md|pdf|docx|xlsx|jpg|png|webp)\))")
_CUT = re.compile(r"[\^*\\~’‘ʼ´`](?=[\w/])|_(?=\w)")  # where an address that is typed bare ends, though it goes on
_OWN_COMPUTER = re.compile(r"[A-Za-z]:[\\/]|file:", re.IGNORECASE)


def mistyped(text: str) -> Iterator[tuple[int, str]]:
    """(place, key of the catalogue "problems") of what was meant to be a link and is none, in a text without code."""
    for pattern, key in ((_SWAPPED, "link.swapped"), (_APART, "link.apart")):
        yield from ((found.start(), key) for found in islice(pattern.finditer(text), LONGEST_LIST))


def targets(found: tuple[Token, ...]) -> Iterator[tuple[str, str]]:
    """(tag, address) of each link and picture."""
    for token in found:
        for name, value in token.attributes:
            if (token.tag, name) in {("a", "href"), ("img", "src")}:
                yield token.tag, value


def place(link: str, own: str) -> str:
    """The path below docs/ that a relative link means in a file."""
    path = unquote(link.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(own), path)) if path else own


def used(path: str, data: bytes, context: Context) -> Iterator[str]:
    """The paths below docs/ that a document without problems leads to."""
    own = path.removeprefix(FOLDER)
    for _, link in targets(context.dialect.render(parted(data)[1]).tokens):
        if not urls.scheme(link):
            yield place(link, own)


def faults(found: tuple[Token, ...], own: str, context: Context) -> Iterator[Fault]:
    """`own`: the path below docs/ of the file that the tokens come from."""
    for token in found:
        given = dict(token.attributes)
        if token.tag == "a" and "a" in token.within:  # browsers part them; where it leads would not stand beside it
            yield fault("link.within", given.get("href", ""), value=given.get("href", ""))
        if token.tag == "img" and is_empty(given.get("alt", "")):
            yield fault("picture.without_words", given.get("src", ""), value=given.get("src", ""))
    for tag, link in targets(found):
        yield from _faults(link, tag == "img", own, context)
    yield from _cut(found)
    yield from _misleading(found)


def _cut(found: tuple[Token, ...]) -> Iterator[Fault]:
    """Addresses typed bare of which only the beginning becomes a link, to another place."""
    marks = {**dict.fromkeys(STRESS, "*"), "code": "`"}
    for start, words, end, after, more in zip(found, found[1:], found[2:], found[3:], found[4:], strict=False):
        href = dict(start.attributes).get("href", "") if start.tag == "a" else ""
        is_bare = end.ends and words.text and href.endswith(words.text)
        typed = after.text if after.ends else marks.get(after.tag, "") + (after.text or more.text)
        if is_bare and (sign := _CUT.match(typed)):
            spelt = "".join(f"%{byte:02X}" for byte in sign[0].encode())
            yield fault("link.cut", words.text, value=words.text, sign=sign[0], near=spelt)


def _misleading(found: tuple[Token, ...]) -> Iterator[Fault]:
    """What links say that is not so or is no ordinary sign: in their words, also read along with what stands right
    beside them; in a title; in the words of a picture within."""
    seen, spans = "", []  # (link, words, start, end)
    for token in found:
        if token.tag == "a" and not token.ends:
            given = dict(token.attributes)
            spans.append((given.get("href", ""), "", len(seen), len(seen)))
        elif token.tag and token.tag not in _WITHIN_LINES:
            seen += "\n"
        seen += plain(token.text)
        if "a" in token.within and token.text:
            link, words, start, _ = spans[-1]
            spans[-1] = link, words + token.text, start, len(seen)
    names = sorted(named(seen))
    starts, reach = [first for first, *_ in names], [*accumulate((last for _, last, _ in names), max)]
    for link, words, start, end in spans:
        near = names[bisect_left(reach, start) : bisect_left(starts, end)]
        touching = (one for one in near if start < one[1] + (seen[one[1] - 1] in "/?#"))
        beside = [one for one in touching if not is_true(one[2], link)]
        longer = (name for first, last, name in beside if first < start or "." in seen[end:last])
        if wrong := misleading(words, link, (name for _, _, name in beside), longer):
            yield fault(wrong[0], words, **wrong[1])
    for link, said in _beside(found):
        if wrong := misleading(said, link):
            yield fault(wrong[0], said, **wrong[1])


def _beside(found: tuple[Token, ...]) -> Iterator[tuple[str, str]]:
    """(address, what else it says) of each link: its title, and the words of pictures within it."""
    link = ""
    for token in found:
        given = dict(token.attributes)
        link = given.get("href", "") if token.tag == "a" and not token.ends else link
        if token.tag == "a" or (token.tag == "img" and "a" in token.within):
            yield from ((link, given[name]) for name in ("title", "alt") if given.get(name))


def _faults(link: str, is_picture: bool, own: str, context: Context) -> Iterator[Fault]:
    scheme = urls.scheme(link)
    if _OWN_COMPUTER.match(link):
        yield fault("link.own_computer", link, value=link)
    elif scheme and scheme not in urls.SCHEMES:
        yield fault("link.unsafe", link, scheme=scheme)
    elif scheme and is_picture:
        yield fault("picture.elsewhere", link, value=link)
    elif scheme:
        if key := urls.fault(link):
            yield fault(key, link, value=link)
    elif link.startswith("/"):
        yield fault("link.from_root", link, value=link)
    elif not link or re.search(r"[\\:]", link):
        yield fault("link.bad", link, value=link)
    elif re.search(r"\s", link):
        yield fault("link.space", link, value=link)
    else:
        yield from _place_fault(link, is_picture, own, context)


def _place_fault(link: str, is_picture: bool, own: str, context: Context) -> Iterator[Fault]:
    path, _, fragment = link.partition("#")  # as the host parts it: urldefrag takes an empty ? or ; along
    path, folder, target = unquote(path), posixpath.dirname(own), place(link, own)
    if context.strategy is None and target.split("/")[0] in context.levels:
        return  # the strategy is broken, and that is told already
    if target in context.sources or not path:
        anchors = frozenset() if is_picture else context.anchors(target)
        stem, language = language_of(target, context.languages)
        if is_picture and not target.lower().endswith(tuple(PICTURES)):
            yield fault("picture.no_picture", link, value=link)
        elif path and language != context.languages[0]:
            official = posixpath.relpath(f"{stem}.md", folder)
            yield fault("link.translation", link, value=link, language=language, near=official)
        elif fragment and anchors is not None and fragment not in anchors:
            yield fault("link.no_anchor", link, value=fragment, page=path or own)
    elif _HOST.match(link):
        yield fault("link.no_scheme", link, value=link)
    else:
        key = "picture.absent" if is_picture else "link.absent"
        near = _near(path, folder, context)
        yield fault(f"{key}_near", link, value=link, near=near) if near else fault(key, link, value=link)


def _near(path: str, folder: str, context: Context) -> str | None:
    """What a link in a folder probably means: a file of that name wherever it lies, else a similar name there."""
    if same := context.called.get(posixpath.basename(path).casefold()):
        return posixpath.relpath(same, folder)
    return nearest(path, (posixpath.basename(one) for one in context.inside.get(folder, ())))
