"""What stands beside a document when it is checked."""

import datetime
import posixpath
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from strategy.addresses import reserved
from strategy.addresses.permalinks import ambiguous, anchor, by_code, by_number, permalink
from strategy.model import Node, Strategy, editions, withdrawn_of
from strategy.model.levels import DEFAULT_KEYS
from strategy.reading.documents import language_of
from strategy.reading.markup import Dialect


@dataclass(frozen=True)
class Context:
    """What stands beside a document: the strategy (None where it is no good), the `names` of all files below docs/ by
    their path there, the `latest` day that an update can be of, the languages of the site, official one first, the ids
    of the headings of each page by its path below docs/, the keys of the strategy's
    levels, and the Markdown of the site."""

    strategy: Strategy | None
    names: frozenset[str]
    latest: datetime.date
    languages: tuple[str, ...]
    headings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    levels: tuple[str, ...] = DEFAULT_KEYS
    dialect: Dialect = field(default_factory=Dialect)

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Id or number → node, withdrawn or not. A number that meant different nodes names none of them."""
        if self.strategy is None:
            return {}
        unique = by_number(self.strategy)
        numbers = {address.rstrip("/"): node for address, node in unique.items()}
        numbers |= {
            node.code: node for address, node in unique.items() if node.code and by_code(node.code) == address
        }  # as it is typed
        return numbers | {node.id: node for node in editions.all_nodes(self.strategy)}

    def sharing(self, number: str) -> tuple[Node, ...]:
        """The nodes that had a number in different editions; nothing where it means one node, or none."""
        return tuple(meaning.node for meaning in self._shared.get(by_code(number), ()))

    @cached_property
    def _shared(self) -> Mapping[str, tuple[editions.Meaning, ...]]:
        return ambiguous(self.strategy) if self.strategy else {}

    @cached_property
    def reportable(self) -> tuple[str, ...]:
        """The ids and numbers of the nodes that updates can be about."""
        return tuple(filter(self.reported, self.nodes))

    def reported(self, reference: str) -> Node | None:
        """The node that a reference names, if updates can be about it."""
        node = self.nodes.get(reference)
        return node if node and node.level.key in self.strategy.reporting else None

    @cached_property
    def sources(self) -> frozenset[str]:
        """Everything that a page can link to: files, and the sources that generated pages stand for."""
        return self.names | {f"{permalink(node).rstrip('/')}.md" for node in self.nodes.values()}

    @cached_property
    def _official(self) -> tuple[str, ...]:
        """The files that a link may lead to: it names no translation."""
        official = self.languages[0]
        return tuple(name for name in sorted(self.names) if language_of(name, self.languages)[1] == official)

    @cached_property
    def called(self) -> Mapping[str, str]:
        """The name of a file in small letters → the first file that is called so."""
        return {posixpath.basename(name).casefold(): name for name in reversed(self._official)}

    @cached_property
    def inside(self) -> Mapping[str, Sequence[str]]:
        """A folder → the files right in it."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._official:
            found[posixpath.dirname(name)].append(name)
        return found

    @cached_property
    def taken(self) -> frozenset[str]:
        """The addresses, in small letters without strokes, of pages that the program makes of nodes and numbers."""
        if self.strategy is None:
            return frozenset()
        pages = (*map(permalink, self.nodes.values()), *map(by_code, editions.meanings(self.strategy)))
        return frozenset(address.strip("/").casefold() for address in pages)

    def is_taken(self, address: str) -> bool:
        """Whether a hand-written page would stand where the program makes pages; the address without strokes."""
        is_own = reserved.is_number(address) or reserved.is_of_program(address, self.levels, self.languages)
        return is_own or address.casefold() in self.taken

    def is_taken_file(self, path: str) -> bool:
        """The same of a file that is no page, by its path below docs/. A number can be called as one: "1.png"."""
        return path.casefold() in self.taken or reserved.is_file_of_program(path, self.levels, self.languages)

    def anchors(self, source: str) -> frozenset[str] | None:
        """The anchors of a page that a link may name; None where nobody knows them here."""
        address = source.removesuffix(".md")
        is_own = source in self.names and not self.is_taken(address)
        node = None if is_own else self.nodes.get(posixpath.basename(address))
        if node and node.areas:
            return frozenset({"areas", *map(anchor, (*node.areas, *withdrawn_of(node.areas)))})
        return self.headings.get(source)
