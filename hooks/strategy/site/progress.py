"""The pages of what was done: the table of all tasks, ready choices of it, and the responsible bodies."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from strategy.addresses import permalinks
from strategy.i18n import Catalogue
from strategy.model import Node, editions
from strategy.model.bodies import Body, helped_by, led_by
from strategy.model.progress import COUNTED, Standing, marked
from strategy.model.updates import STATUSES
from strategy.site.pages import Page
from strategy.site.shared import Site


@dataclass(frozen=True)
class Choice:
    """Some of the tasks. `name`: of a status or a mark, or "" for that of a goal (`node`); `address`: of its page."""

    address: str
    name: str
    tasks: tuple[Standing, ...]
    node: Node | None = None

    @property
    def is_mark(self) -> bool:
        return self.name in COUNTED

    def title(self, lang: str) -> str:
        """What the page is called: «Хід виконання: виконано»."""
        words = Catalogue(lang)
        if not self.address:
            return words.text("progress_table.title")
        key = f"status.{self.name}" if self.name in STATUSES else f"marks.{self.name}"
        part = self.node.short_heading(lang) if self.node else words.text(key)
        return words.text("progress_table.title_of", part=part)


def choices(site: Site) -> tuple[Choice, ...]:
    """All of the tasks, and the choices that have a page of their own: from the first update on, all of them, so that
    none of their addresses dies when nothing is left in it."""
    progress = site.progress
    found = [Choice("", "", progress.tasks)]
    if not site.reports.every_update:
        return tuple(found)
    for status in STATUSES:
        having = tuple(task for task in progress.tasks if task.status and task.status.status == status)
        found.append(Choice(f"{status}/", status, having))
    bearing = marked(progress.tasks)
    found += [Choice(f"{name}/", name, bearing.get(name, ())) for name in COUNTED]
    for node in editions.topmost(site.strategy):
        found.append(Choice(permalinks.permalink(node), "", progress.below(node), node))
    return tuple(found)


def choice_of(page: Page, site: Site) -> Choice:
    """The tasks that a page of the table shows."""
    root = permalinks.root(page.lang, site.strategy) + permalinks.PROGRESS
    return next(one for one in choices(site) if root + one.address == page.address)


def above(page: Page, site: Site) -> tuple[Standing, ...]:
    """What has to be said of nodes above the tasks, on the page of all of these or of a goal."""
    choice = choice_of(page, site)
    if choice.name:
        return ()
    within = {choice.node.id, *(one.id for one in site.strategy.below(choice.node))} if choice.node else None
    return tuple(one for one in site.progress.above if within is None or one.node.id in within)


def led(page: Page, site: Site) -> tuple[Standing, ...]:
    """The tasks that the body of a page leads."""
    return tuple(site.progress.of(node) for node in led_by(page.body, site.strategy))


def led_levels(body: Body, site: Site, lang: str) -> tuple[str, ...]:
    """How many nodes of each level a body leads: «2 завдання»."""
    numbers = Counter(node.level.key for node in led_by(body, site.strategy))
    return tuple(level.count(numbers[level.key], lang) for level in site.strategy.levels if numbers[level.key])


def helped(page: Page, site: Site) -> tuple[Standing, ...]:
    """Those in which it takes part."""
    return tuple(site.progress.of(node) for node in helped_by(page.body, site.strategy))


def pages(site: Site, lang: str) -> Iterator[Page]:
    """All of them in a language."""
    words, root = Catalogue(lang).text, permalinks.root(lang, site.strategy)
    about = words("progress_table.description", name=site.strategy.name[lang])
    for choice in choices(site):
        title = choice.title(lang)
        described = f"{title}. {about}" if choice.address else about
        yield Page("progress", lang, f"{root}{permalinks.PROGRESS}{choice.address}", title, described)
    if site.bodies.bodies:
        about = "; ".join(body.name[lang] for body in site.bodies.bodies)
        yield Page("bodies", lang, root + permalinks.BODIES, words("bodies.title"), about)
    for body in site.bodies.bodies:
        about = words("bodies.description", name=body.name[lang])
        yield Page("body", lang, f"{root}{permalinks.BODIES}{body.id}/", body.name[lang], about, body=body)
