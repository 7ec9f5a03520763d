"""What Markdown would leave out of a page without a word, though somebody has written it: it is told, to be refused;
or it is shown as it stands.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import OListProcessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import DelimiterProcessor
from markdown.treeprocessors import Treeprocessor

_STRESSES = str.maketrans("", "", "*_")
_DIGITS = 9  # of the first number of a list; a longer one is refused


class Unseen(NamedTuple):
    """What is left out: a key of the catalogue "problems", and what would not be seen."""

    key: str
    value: str


class References(dict[str, tuple[str, str]]):
    """The addresses that a text gives names to, `[x]: https://…`, and which of them a link calls for."""

    def __init__(self, found: list[Unseen]) -> None:
        super().__init__()
        self._found, self._called = found, set()

    def __setitem__(self, name: str, target: tuple[str, str]) -> None:
        if name in self:
            self._found.append(Unseen("document.reference_twice", name))
        super().__setitem__(name, target)

    def __getitem__(self, name: str) -> tuple[str, str]:
        self._called.add(name)
        return super().__getitem__(name)

    def clear(self) -> None:
        self._called.clear()
        super().clear()

    def uncalled(self) -> list[Unseen]:
        return [Unseen("document.reference", name) for name in self if name not in self._called]


class Contents(Treeprocessor):
    """Takes out the list of headings that [TOC] has become: no page has one, and its links lead to no id of ours."""

    def __init__(self, found: list[Unseen], md: Markdown) -> None:
        super().__init__(md)
        self._found = found

    def run(self, root: Element) -> None:
        for parent in [*root.iter()]:
            for child in [one for one in parent if one.tag == "div" and one.get("class") == "toc"]:
                parent.remove(child)
                self._found.append(Unseen("document.contents", "[TOC]"))


class Rows(TableProcessor):
    """Tells of cells beyond the columns that the head of a table has."""

    def __init__(self, tables: TableProcessor, found: list[Unseen]) -> None:
        super().__init__(tables.parser, tables.config)
        self._found = found

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        self._found += [
            Unseen("document.cell", more.strip()) for more in self._split_row(row)[len(align) :] if more.strip()
        ]
        super()._build_row(row, parent, align)


class Numbers(OListProcessor):
    """Tells of numbers of a list that a page would not show: it counts on from the first."""

    def __init__(self, host: OListProcessor, found: list[Unseen]) -> None:
        vars(self).update(vars(host))
        self.SIBLING_TAGS, self.LAZY_OL, self._found = host.SIBLING_TAGS, host.LAZY_OL, found

    def run(self, parent: Element, blocks: list[str]) -> None:
        items = (found[2] for line in blocks[0].split("\n") if (found := self.CHILD_RE.match(line)))
        typed = [item for item in items if item and item[:-1].isdigit()]
        last = self.lastChild(parent)
        is_more = last is not None and last.tag in self.SIBLING_TAGS
        listed = last if is_more else parent if parent.tag in {"ol", "ul"} else None
        told = 0 if listed is None else len(listed)
        super().run(parent, blocks)
        first = (self.lastChild(parent) if listed is None else listed).get("start", "1")
        if len(first) <= _DIGITS:
            shown = zip(typed, count(int(first) + told), strict=False)
            self._found += [
                Unseen("document.number", one) for one, right in shown if one.lstrip("0") != f"{right or ''}."
            ]


class Attributes(AttrListTreeprocessor):
    """Tells of a list of attributes that is not read to its end: from a lone = on, Markdown leaves out the rest. Within
    lines a list ends at its first brace: of `{width=9} а } б` the host would make « б} а »."""

    INLINE_RE = re.compile(r"^\{:?[ ]*([^}\n ][^}\n]*)\}")

    def __init__(self, found: list[Unseen], md: Markdown) -> None:
        super().__init__(md)
        self._found = found

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        read, _ = get_attrs_and_remainder(f"{attrs_string.partition('}')[0]} end")
        if read[-1:] != [("end", None)]:
            self._found.append(Unseen("document.attribute", "="))
        return super().assign_attrs(elem, attrs_string, strict=strict)


class Fences(FencedBlockPreprocessor):
    """Tells of what a fence of code says of it beside its language: Markdown leaves it out, or fails to write it."""

    def __init__(self, host: FencedBlockPreprocessor, found: list[Unseen]) -> None:
        vars(self).update(vars(host))
        self._found = found

    def handle_attrs(self, attrs: Iterable[tuple[str, str | None]]) -> tuple[str, list[str], dict[str, object]]:
        id_, classes, said = super().handle_attrs(attrs)
        self._found += [Unseen("document.attribute", name) for name in said]
        return id_, classes, {}


class Notices(AdmonitionProcessor):
    """Tells of words behind the kind of a notice (note, quote …), which Markdown takes for further kinds; and of one
    without a title, to which it would give the kind as one, in small letters but for the first."""

    def __init__(self, found: list[Unseen], md: Markdown) -> None:
        super().__init__(md.parser)
        self._found = found

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind, _, more = match[1].partition(" ")
        if more:
            self._found.append(Unseen("document.notice", more))
        elif match[2] is None:
            self._found.append(Unseen("document.untitled", f"!!! {kind}"))
        return super().get_class_and_title(match)


class Stress(DelimiterProcessor):
    """Leaves asterisks and underscores as they stand where the host takes text along with them: after `*а**б*в` it
    loses count of where it is."""

    def __init__(self, host: DelimiterProcessor) -> None:
        vars(self).update(vars(host))

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        element, start, end = super().handleMatch(m, data)
        if element is not None and _shown(data[start:end]) != _shown("".join(element.itertext())):
            self.reset()
            return None, m.start(0), m.end(0)
        return element, start, end


def _shown(text: str) -> str:
    return text.translate(_STRESSES)
