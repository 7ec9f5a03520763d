"""Marks of a node → sentences, each with its sources; components/marks/ and Markdown show the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from strategy.addresses import permalinks
from strategy.i18n import Catalogue
from strategy.model import Link
from strategy.model.progress import MovedTarget, MovedTerm, Standing
from strategy.model.texts import unstopped
from strategy.model.updates import Update
from strategy.site.wording import of_setting, value


@dataclass(frozen=True)
class Source:
    """How a mark is known. `address`: below the root of the language or, where it is `outside`, an absolute one."""

    text: str
    address: str
    outside: bool = False


@dataclass(frozen=True)
class Said:
    """A mark in words."""

    name: str
    text: str
    sources: tuple[Source, ...] = ()

    @property
    def in_print(self) -> str:
        """With the days and the documents by which it is known; what stands on the page itself needs no name there."""
        shown = (one for one in self.sources if one.outside or "#" not in one.address)
        told = ", ".join(f"{one.text}: {one.address}" if one.outside else one.text for one in shown)
        return f"{self.text} ({told})" if told else self.text


class Speaker:
    """Says what is so of a node in a language."""

    def __init__(self, standing: Standing, lang: str) -> None:
        self.standing = standing
        self.lang = lang
        self.words = Catalogue(lang)

    def marks(self) -> Iterator[Said]:
        """All that has to be said; nothing where there is nothing to say."""
        found, words = self.standing, self.words
        for name in ("overdue", "overdue_first"):
            if late := getattr(found, name):
                yield Said(name, words.text(f"marks.{name}_on", term=words.when(late.term)), (self._place("period"),))
        for one in found.overdue_milestones:
            text = words.text("marks.overdue_milestone_on", title=one.title[self.lang], term=words.when(one.due))
            yield Said("overdue_milestone", text, (self._place("milestones"),))
        if back := found.backwards:
            was, now = (words.text(f"status.{one.status}") for one in (back.was, back.now))
            sources = (self._update(back.was.update), self._update(back.now.update))
            yield Said("backwards", words.text("marks.backwards_on", was=was, now=now), sources)
        if silent := found.silent:
            yield Said("silent", words.text("marks.silent_on", n=silent.days), (self._update(silent.last),))
        if found.moved_term:
            yield self._moved_term(found.moved_term)
        yield from map(self._moved_target, found.moved_targets)
        yield from self._miss()
        if found.status and not found.shown:
            yield Said("no_evidence", words.text("marks.no_evidence_on"))

    def _miss(self) -> Iterator[Said]:
        """Why it is late, and when it is expected now."""
        words, found = self.words, self.standing
        if found.cause:
            text = words.text("update.cause", cause=words.text(f"reason.{found.cause}"))
            yield Said("cause", text, (self._update(found.cause_told),))
        if found.expected:
            text = words.text("update.expected", date=words.when(found.expected))
            yield Said("expected", text, (self._update(found.expected_told),))

    def _moved_term(self, moved: MovedTerm) -> Said:
        """With the day, the reason and the ground of the last change, as far as they are known."""
        words, changed = self.words, self.standing.node.period.changed
        told = [words.text("marks.moved_term_on", first=words.when(moved.first), present=words.when(moved.present))]
        for change in changed[-1:]:
            told += [words.text("marks.moved_on", date=words.when(change.date))]
            told += [words.text(f"reason.{change.cause}")] if change.cause else []
            told += [unstopped(change.text[self.lang])] if change.text else []
        grounds = [change.ground for change in changed[-1:]]
        return Said("moved_term", "; ".join(told), (self._place("period"), *self._links(*grounds)))

    def _moved_target(self, moved: MovedTarget) -> Said:
        words, told = self.words, {}
        for name, target in (("was", moved.was), ("now", moved.now)):
            told |= {name: value(target, moved.indicator, words), f"{name}_on": words.when(target.date)}
        said = words.text("marks.moved_target_on", name=moved.indicator.name[self.lang], **told)
        text = "; ".join((said, *of_setting(moved.now, words)))
        return Said("moved_targets", text, (self._place("indicators"), *self._links(moved.now.source)))

    def _place(self, heading: str) -> Source:
        """A heading on the page of the node."""
        address = f"{permalinks.permalink(self.standing.node)}#{heading}"
        return Source(self.words.text(f"{heading}.title"), address)

    def _update(self, update: Update) -> Source:
        return Source(self.words.date(update.date), permalinks.permalink(update))

    def _links(self, *links: Link | None) -> Iterator[Source]:
        return (Source(link.title[self.lang], link.url, outside=True) for link in links if link)


def marks(standing: Standing, lang: str) -> tuple[Said, ...]:
    """All that has to be said of a node on the day; nothing where there is nothing to say."""
    return tuple(Speaker(standing, lang).marks())
