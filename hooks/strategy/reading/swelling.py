"""How much a text may become as Markdown makes a page of it: a few signs can name a long address a thousand times, and
how much it may be gone through for that."""

import re
from collections import Counter
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from strategy.limits import TooLong

LARGEST = 400_000  # signs of what is shown, and of what the elements say of themselves
MOST = 4_000  # elements: a slow machine judges as many, too, in its time (checking/documents.py)
DEEPEST = 30  # of them within each other
FARTHEST = 2_000_000  # signs from brackets to what closes them, all together: that far each is looked for
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_BRACKET = re.compile(r"[\[\]()]")


class Swollen(Exception):
    """What comes out is too much. `key`: of the catalogue "problems"; `fragment`: a text where that is so."""

    def __init__(self, key: str, limit: int, fragment: str) -> None:
        super().__init__(key)
        self.key, self.limit, self.fragment = key, limit, fragment


class Bounds(Treeprocessor):
    """Raises Swollen before such a tree is written down."""

    def run(self, root: Element) -> None:
        signs = elements = 0
        room: Counter[str] = Counter()  # text → signs that it takes, over and over
        waiting = [(root, 0)]
        while waiting:
            element, depth = waiting.pop()
            elements += 1
            if depth > DEEPEST or elements > MOST:
                words = next((text.strip() for text in element.itertext() if text.strip()), "")
                raise Swollen(*(("document.deep", DEEPEST) if depth > DEEPEST else ("document.many", MOST)), words)
            for text in filter(None, (element.text, element.tail, *element.attrib.values())):
                signs += len(text)
                room[text] += len(text)
            if signs > LARGEST:
                raise Swollen("document.large", LARGEST // 1000, max(room, key=room.__getitem__))
            waiting += [(child, depth + 1) for child in reversed(element)]


class Tangles(Treeprocessor):
    """Raises TooLong before a text is gone through sign by sign for each of its brackets, and anew for each sign that
    is not taken for markup: a fast machine would do that in time, a slow one not."""

    def run(self, root: Element) -> None:
        far = escaped = 0
        for element in root.iter():
            for text in (element.text, element.tail):
                if text and not isinstance(text, AtomicString):
                    plain, times = _ESCAPED.subn("", text)
                    far, escaped = far + _distances(plain), escaped + times
        if far > FARTHEST or escaped > MOST:
            raise TooLong


def _distances(text: str) -> int:
    """How far it is from each bracket to the one that closes it, or else to the end, all together."""
    found = 0
    opened: dict[str, list[int]] = {"]": [], ")": []}
    for bracket in _BRACKET.finditer(text):
        if bracket[0] in "[(":
            opened["]" if bracket[0] == "[" else ")"].append(bracket.start())
        elif places := opened[bracket[0]]:
            found += bracket.start() - places.pop()
    return found + sum(len(text) - place for places in opened.values() for place in places)
