"""The strategy in one language → specifications of its pages: what stands on each, and beside what."""

from dataclasses import dataclass
from itertools import pairwise

from strategy import permalinks
from strategy.model import Node, Strategy, Task


@dataclass(frozen=True)
class Page:
    """One page of one language.

    `kind` names the fragment that draws it: "goal", "objective" and "task" are pages of a node; "home", "search",
    "text" and "missing" are hand-written. `address` is relative to the site's root.
    `trail` holds the nodes above, the topmost first; `previous` and `next` are neighbours of the same kind.
    `written_in` is the language of the text, where it is not that of the page: nobody has translated it yet.
    """

    kind: str
    lang: str
    address: str
    title: str
    description: str
    node: Node | None = None
    trail: tuple[Node, ...] = ()
    siblings: tuple[Node, ...] = ()
    previous: Node | None = None
    next: Node | None = None
    written_in: str | None = None

    def in_language(self, lang: str, strategy: Strategy) -> str:
        """The address of this page in another language."""
        below = self.address.removeprefix(permalinks.root(self.lang, strategy))
        return permalinks.root(lang, strategy) + below


def of_strategy(strategy: Strategy, lang: str) -> tuple[Page, ...]:
    """A page for every goal, objective and task, in the order of the document."""
    previous, following = {}, {}
    for kind in permalinks.FOLDERS:
        for left, right in pairwise(node for node in strategy.nodes() if node.kind == kind):
            previous[right.id], following[left.id] = left, right
    return tuple(
        Page(
            kind=node.kind,
            lang=lang,
            address=permalinks.root(lang, strategy) + permalinks.permalink(node),
            title=node.title[lang],
            description=_description(node, lang),
            node=node,
            trail=tuple(trail),
            siblings=trail[-1].children if trail else strategy.goals,
            previous=previous.get(node.id),
            next=following.get(node.id),
        )
        for *trail, node in strategy.branches()
    )


def _description(node: Node, lang: str, limit: int = 200) -> str:
    """What a search engine or a messenger shows below the title: what the node holds, in its own words."""
    below = [part.text for part in node.areas] if isinstance(node, Task) else [part.title for part in node.children]
    text = "; ".join(part[lang] for part in below)
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"
