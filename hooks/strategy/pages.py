"""The strategy in one language → specifications of its pages: what stands on each, and beside what."""

from dataclasses import dataclass
from itertools import pairwise

from strategy import permalinks
from strategy.i18n import Catalogue
from strategy.model import Node, Strategy, Task
from strategy.updates import Record, Update


@dataclass(frozen=True)
class Page:
    """One page of one language.

    `kind` names the fragment that draws it: "goal", "objective" and "task" are pages of a node, "update" is that of an
    update; "home", "search", "updates", "text" and "missing" are hand-written. `address` is relative to the site's
    root.
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
    previous: Node | Update | None = None
    next: Node | Update | None = None
    written_in: str | None = None
    update: Update | None = None

    @property
    def card(self) -> str:
        """The address of the picture that is shown where somebody shares the page."""
        return f"{self.address}card.png"

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


def of_updates(record: Record, strategy: Strategy, lang: str) -> tuple[Page, ...]:
    """A page for every update, newest first; `previous` is the older one."""
    words = Catalogue(lang)
    newer, older = (None, *record.updates), (*record.updates[1:], None)
    return tuple(
        Page(
            kind=update.kind,
            lang=lang,
            address=permalinks.root(lang, strategy) + permalinks.permalink(update),
            title=update.wording(lang).title,
            description=_shortened(
                f"{update.wording(lang).title} — {words.date(update.date)}. "
                + "; ".join(f"{words.text('task.name')} {task.code}. {task.title[lang]}" for task in update.tasks)
            ),
            previous=before,
            next=after,
            written_in=update.written_in(lang) if update.written_in(lang) != lang else None,
            update=update,
        )
        for update, before, after in zip(record.updates, older, newer, strict=False)
    )


def _description(node: Node, lang: str) -> str:
    """What a search engine or a messenger shows below the title: what the node holds, in its own words."""
    below = [part.text for part in node.areas] if isinstance(node, Task) else [part.title for part in node.children]
    return _shortened("; ".join(part[lang] for part in below))


def _shortened(text: str, limit: int = 200) -> str:
    """A text cut after a word, where it is too long for those who show it."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"
