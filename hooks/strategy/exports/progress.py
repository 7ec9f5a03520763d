"""The pages of what was done as Markdown: a table of tasks with their status, days and marks."""

from collections.abc import Iterable, Iterator

from strategy.addresses import permalinks
from strategy.exports import lineage
from strategy.exports.escaping import escape
from strategy.i18n import Catalogue
from strategy.model import Node
from strategy.model.progress import Standing
from strategy.model.progress import marked as by_mark
from strategy.site import indicators, progress
from strategy.site.held import held
from strategy.site.indicators import Measured
from strategy.site.marks import Said, marks
from strategy.site.pages import Page
from strategy.site.shared import Site
from strategy.site.wording import share, value


def of_page(page: Page, site: Site) -> Iterator[str]:
    """What stands on such a page, below its heading; nothing on any other."""
    words = Catalogue(page.lang)
    root = site.url + permalinks.root(page.lang, site.strategy)
    match page.kind:
        case "progress":
            tasks = progress.choice_of(page, site).tasks
            if not site.progress.begun:
                yield from (words.text("progress.unreported"), "")
            else:
                yield from (words.text("progress_table.as_of", date=words.date(site.as_of)), "")
                yield from (f"- {words.text(f'marks.{name}')}: {len(found)}" for name, found in by_mark(tasks).items())
            yield from ("", *_tasks(tasks, page, site))
            if above := progress.above(page, site):
                yield from ("", f"## {words.text('progress_table.above')}", "", *_tasks(above, page, site))
        case "indicators":
            found = indicators.found(site)
            yield from (words.text("progress_table.as_of", date=words.date(site.as_of)), "")
            for one in found.every:
                yield _indicator(one, page, root, missing=one in found.without_value, year=found.year)
            if found.withdrawn:
                yield from ("", f"## {words.text('indicators.withdrawn')}", "")
            yield from (_indicator(one, page, root, missing=False, year=found.year) for one in found.withdrawn)
        case "bodies":
            for body in site.bodies.bodies:
                yield f"- [{escape(body.name[page.lang])}]({root}{permalinks.BODIES}{body.id}/)"
        case "body":
            yield from _tasks(progress.led(page, site), page, site)
        case "about" | "help":
            yield from _of_today(page, site)


def _indicator(one: Measured, page: Page, root: str, *, missing: bool, year: int) -> str:
    """An indicator with its last value, how far it has come and, where there is none, for which year."""
    words, indicator = Catalogue(page.lang), one.indicator
    latest = indicator.latest
    told = [f"{value(latest, indicator, words)} ({words.when(latest.date)})"] if latest else []
    told += [share(indicator, words)] if indicator.share is not None else []
    told += [words.text("indicators.without_value", year=year)] if missing else []
    name = escape(f"{indicator.name[page.lang]}, {indicator.unit[page.lang]}")
    return f"- [{name}]({root}{permalinks.permalink(one.node)}#indicators): {'; '.join(told)}"


def marked(node: Node, page: Page, site: Site) -> Iterator[str]:
    """What has to be said of a node on the day."""
    words = Catalogue(page.lang)
    if said := marks(site.progress.of(node), page.lang):
        yield from (words.text("progress_table.as_of", date=words.date(site.as_of)), "")
        root = site.url + permalinks.root(page.lang, site.strategy)
        yield from (*(f"- {_sentence(mark, root)}" for mark in said), "")


def _sentence(mark: Said, root: str) -> str:
    """A mark with the links by which it is known."""
    links = (f"[{escape(one.text)}](<{one.address if one.outside else root + one.address}>)" for one in mark.sources)
    known = ", ".join(links)
    return f"{escape(mark.text)} ({known})" if known else escape(mark.text)


def _tasks(tasks: Iterable[Standing], page: Page, site: Site) -> Iterator[str]:
    words = Catalogue(page.lang)
    root = site.url + permalinks.root(page.lang, site.strategy)
    for task in tasks:
        status = words.text(f"status.{task.status.status}") if task.status else ""
        since = words.date(task.since) if task.since else ""
        end = words.when(task.node.period.end) if task.node.period and task.node.period.end else ""
        told = "; ".join(
            filter(None, (status, since, end, *(_sentence(mark, root) for mark in marks(task, page.lang))))
        )
        link = f"[{escape(task.node.heading(page.lang))}]({root}{permalinks.permalink(task.node)})"
        yield f"- {link}{f': {told}' if told else ''}"


def _of_today(page: Page, site: Site) -> Iterator[str]:
    """What the program adds at the end: what the site holds, or whom to write to."""
    words = Catalogue(page.lang).text
    if page.kind == "help":
        yield f"{words('help.write')} <{site.contact_url}>" if site.contact_url else words("help.nobody")
        return
    yield from (words("held.title"), "", *(f"- {line}" for line in held(site, page.lang)), "")
    known = [one for one in site.strategy.editions[-1:] if one.act or one.adopted]
    yield from (f"{words('editions.only')}: {lineage.adopted(one, page)}" for one in known)
    yield from () if known else (words("editions.no_act"),)
