"""What a plan knows of a node, in sentences of plain text: terms, steps, money, codes. For formats without tables."""

from collections.abc import Iterable, Iterator

from strategy.i18n import Catalogue
from strategy.model import Indicator, Money, Node, Period
from strategy.model.updates import Update
from strategy.site import wording
from strategy.site.corrections import Correction
from strategy.site.marks import marks
from strategy.site.shared import Site


def of_node(node: Node, site: Site, lang: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(key of the heading, its lines) of all that is known but indicators and links, which have forms of their own."""
    words = Catalogue(lang)
    sections = (
        ("period.title", node.period and _terms(node.period, words)),
        ("responsible.title", _bodies(node, site, lang)),
        ("milestones.title", _milestones(node, words)),
        ("money.title", (_sum(one, words) for one in node.money)),
        ("registers.title", _codes(node, words)),
    )
    for heading, lines in sections:
        if found := tuple(lines or ()):
            yield heading, found


def in_full(node: Node, site: Site, lang: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(heading, its lines) of all that is known of a node, indicators too, and of what has to be said on the day."""
    words = Catalogue(lang)
    if said := marks(site.progress.of(node), lang):
        day = words.text("progress_table.as_of", date=words.date(site.as_of))
        yield words.text("marks.title"), (day, *(mark.text for mark in said))
    for heading, lines in of_node(node, site, lang):
        yield words.text(heading), lines
    if node.indicators:
        yield words.text("indicators.title"), tuple(_measured(one, words) for one in node.indicators)


def _measured(indicator: Indicator, words: Catalogue) -> str:
    """An indicator in one line: «Глибина, м: 2020: −2,5 (початкове значення); …»."""
    lang = words.language
    told = (
        f"{words.when(one.date)}: {wording.value(one, indicator, words)} ({words.text(f'indicators.{kind}')})"
        for kind, one in indicator.rows
    )
    return f"{indicator.name[lang]}, {indicator.unit[lang]}: {'; '.join(told) or words.text('indicators.no_values')}"


def of_update(update: Update, lang: str) -> Iterator[tuple[str, str]]:
    """(key of the heading, the text) of what an update says beside its text."""
    words, said = Catalogue(lang), update.wording(lang)
    if update.period:
        yield "update.period", words.when(update.period)
    for name in ("done", "next", "hindered"):
        if text := getattr(said, name):
            yield f"update.said_{name}", text


def of_corrections(corrections: Iterable[Correction], lang: str) -> Iterator[str]:
    """What was changed about an update after it had been published, a line for each value."""
    words = Catalogue(lang)
    for one in corrections:
        for change in one.changes:
            sides = [
                f"{words.text(key)} {wording.stated(change.field, said, words)}"
                for key, said in (("changes.old", change.old), ("changes.new", change.new))
                if said
            ]
            yield f"{one.day.isoformat()}. {wording.field(change.field, words)}: {' '.join(sides)}"


def _terms(period: Period, words: Catalogue) -> Iterator[str]:
    for name, day in (("start", period.start), ("end", period.end)):
        if day:
            yield f"{words.text(f'period.{name}')} {words.when(day)}"
    if period.moved and period.first:
        yield f"{words.text('period.first_end')} {words.when(period.first)}"
    for change in period.changed:
        told = words.text("period.was", date=words.when(change.date), was=words.when(change.was))
        reason = change.cause and words.text(f"reason.{change.cause}")
        text = change.text and change.text[words.language]
        yield "; ".join(filter(None, (told, reason, text, change.ground and change.ground.url)))


def _bodies(node: Node, site: Site, lang: str) -> Iterator[str]:
    if body := site.bodies.get(node.body):
        yield body.name[lang]
    yield from (body.name[lang] for id_ in node.co_bodies if (body := site.bodies.get(id_)))


def _milestones(node: Node, words: Catalogue) -> Iterator[str]:
    for one in node.milestones:
        due = one.due and words.text("milestones.due", date=words.when(one.due))
        done = one.done_on and words.text("milestones.done", date=words.when(one.done_on))
        yield "; ".join(filter(None, (one.title[words.language], due, done)))


def _sum(one: Money, words: Catalogue) -> str:
    lang = words.language
    told = f"{words.when(one.year)}, {words.text(f'money.{one.fund}')}, {words.text(f'money.{one.stage}')}"
    note = f" ({one.note[lang]})" if one.note else ""
    return f"{told}: {words.number(one.amount)} {one.unit[lang]}{note}"


def _codes(node: Node, words: Catalogue) -> Iterator[str]:
    registers = node.registers
    for name in ("dream", "prozorro", "budget") if registers else ():
        yield from (f"{words.text(f'registers.{name}')}: {code}" for code in getattr(registers, name))
    yield from (f"{words.text('registers.territory')}: {code}" for code in node.territory)
    yield from (f"{one.title[words.language]}: {one.url}" for one in (registers.decisions if registers else ()))
