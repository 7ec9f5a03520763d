"""How much a text may become as Markdown makes a page of it: a few signs can name a long address a thousand times."""

from collections import Counter
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

LARGEST = 400_000  # signs of what is shown, and of what the elements say of themselves
MOST = 4_000  # elements: a slow machine judges as many, too, in its time (checking/documents.py)
DEEPEST = 30  # of them within each other


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
