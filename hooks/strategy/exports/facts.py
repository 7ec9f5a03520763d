"""What a plan knows of a node, in sentences of plain text: terms, steps, money, codes. For formats without tables."""

from collections.abc import Iterable, Iterator

from strategy.addresses import permalinks
from strategy.i18n import Catalogue
from strategy.model import Indicator, Link, Measurement, Money, Node, Period, Target
from strategy.model.indicators import Kind
from strategy.model.texts import unstopped
from strategy.model.updates import Update
from strategy.site import wording
from strategy.site.corrections import Correction
from strategy.site.edits import Edit
from strategy.site.marks import marks
from strategy.site.shared import Site

LAST = 5  # updates that are told of a node


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
        yield words.text("marks.title"), (day, *(mark.in_print for mark in said))
    sections = dict(of_node(node, site, lang))
    if told := (*sections.pop("responsible.title", ()), *_in_words(node, words)):
        yield words.text("responsible.title"), told
    for heading, lines in sections.items():
        yield words.text(heading), lines
    for heading, links in (("links.title", node.links), ("projects.title", node.projects)):
        if links:
            yield words.text(heading), tuple(told for link in links for told in _led(link, words))
    if node.indicators:
        lines = (line for one in node.indicators for line in (_measured(one, words), *about(one, words)))
        yield words.text("indicators.title"), tuple(lines)
    if told := [update for update in site.reports.of(node) if node in update.nodes]:
        yield words.text("progress.title"), tuple(_last(update, node, site, words) for update in told[:LAST])


def _in_words(node: Node, words: Catalogue) -> Iterator[str]:
    """Who is responsible and who helps, where the data say it in words."""
    lang = words.asked
    if node.responsible:
        yield node.responsible[lang]
    if node.partners:
        yield f"{words.text('responsible.partners')} {'; '.join(partner[lang] for partner in node.partners)}"


def _last(update: Update, node: Node, site: Site, words: Catalogue) -> str:
    """An update in one line: «1 травня 2026 р.; виконується; Замовлено лампу. https://…»."""
    lang = words.asked
    status = update.status.get(node.id)
    address = site.url + permalinks.root(lang, site.strategy) + permalinks.permalink(update)
    told = (words.date(update.date), status and words.text(f"status.{status}"), update.wording(lang).title)
    return f"{unstopped('; '.join(filter(None, told)))}. {address}"


def _measured(indicator: Indicator, words: Catalogue) -> str:
    """An indicator in one line: «Глибина, м: 2020: −2,5 (початкове значення); …»."""
    lang = words.asked
    told = (row(kind, one, indicator, words) for kind, one in indicator.rows)
    return f"{indicator.name[lang]}, {indicator.unit[lang]}: {'; '.join(told) or words.text('indicators.no_values')}"


def row(kind: Kind, one: Measurement | Target, indicator: Indicator, words: Catalogue) -> str:
    """A value or a target with all that is known of it: «2023: 14 (оцінка) (фактичне значення; Звіт: https://…)»."""
    known = [sort] if (sort := wording.sort(kind, one, words)) else []
    if isinstance(one, Target):
        known += wording.of_setting(one, words)
    if isinstance(one, Measurement) and one.note:
        known.append(one.note[words.asked])
    known += _led(one.source, words)
    return f"{words.when(one.date)}: {wording.value(one, indicator, words)}" + (
        f" ({'; '.join(known)})" if known else ""
    )


def about(indicator: Indicator, words: Catalogue) -> Iterator[str]:
    """What is known of an indicator beside its numbers."""
    if indicator.definition:
        yield f"{words.text('indicators.definition')} {indicator.definition[words.asked]}"
    if indicator.direction:
        yield words.text(f"indicators.{indicator.direction}")
    yield from (f"{words.text('indicators.all_from')} {told}" for told in _led(indicator.source, words))
    for name in ("ended", "next_due"):
        if day := getattr(indicator, name):
            yield f"{words.text(f'indicators.{name}')} {words.when(day)}"


def _led(link: Link | None, words: Catalogue) -> Iterator[str]:
    """A source with its address."""
    if link:
        yield f"{link.title[words.asked]}: {link.url}"


def of_update(update: Update, lang: str) -> Iterator[tuple[str, str]]:
    """(key of the heading, the text) of what an update says beside its text."""
    words, said = Catalogue(lang), update.wording(lang)
    if update.time:
        yield "update.time", update.time
    if update.period:
        yield "update.period", words.when(update.period)
    for name in ("done", "next", "hindered"):
        if text := getattr(said, name):
            yield f"update.said_{name}", text


def of_edit(edit: Edit, lang: str) -> Iterator[str]:
    """What was changed in a file on a day, a line for each value; or that it is new."""
    told = Catalogue(lang).text(f"recent.{edit.kind}")
    named = edit.title or told
    if edit.is_new:
        yield f"{named}. {edit.day.isoformat()}. {told}"
    yield from (f"{named}. {line}" for line in of_corrections([edit], lang))


def of_corrections(corrections: Iterable[Correction | Edit], lang: str) -> Iterator[str]:
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


def of_miss(update: Update, node: Node, lang: str) -> Iterator[str]:
    """Why an update says that a node is late or put off, and when it is expected now."""
    words = Catalogue(lang)
    if cause := update.cause.get(node.id):
        yield words.text("update.cause", cause=words.text(f"reason.{cause}"))
    if expected := update.expected.get(node.id):
        yield words.text("update.expected", date=words.when(expected))


def _terms(period: Period, words: Catalogue) -> Iterator[str]:
    for name, day in (("start", period.start), ("end", period.end)):
        if day:
            yield f"{words.text(f'period.{name}')} {words.when(day)}"
    if period.moved and period.first:
        yield f"{words.text('period.first_end')} {words.when(period.first)}"
    yield from term_changes(period, words)


def term_changes(period: Period, words: Catalogue) -> Iterator[str]:
    """How the end was put off or brought forward, each time with the reason and the ground."""
    for change in period.changed:
        told = words.text("period.was", date=words.when(change.date), was=words.when(change.was))
        reason = change.cause and words.text(f"reason.{change.cause}")
        text = change.text and change.text[words.asked]
        yield "; ".join(filter(None, (told, reason, text, *_led(change.ground, words))))


def _bodies(node: Node, site: Site, lang: str) -> Iterator[str]:
    if body := site.bodies.get(node.body):
        yield body.name[lang]
    yield from (body.name[lang] for id_ in node.co_bodies if (body := site.bodies.get(id_)))


def _milestones(node: Node, words: Catalogue) -> Iterator[str]:
    for one in node.milestones:
        due = one.due and words.text("milestones.due", date=words.when(one.due))
        done = one.done_on and words.text("milestones.done", date=words.when(one.done_on))
        yield "; ".join(filter(None, (one.title[words.asked], due, done, *_led(one.evidence, words))))


def _sum(one: Money, words: Catalogue) -> str:
    lang = words.asked
    told = f"{words.when(one.year)}, {words.text(f'money.{one.fund}')}, {words.text(f'money.{one.stage}')}"
    known = [*([one.note[lang]] if one.note else []), *_led(one.evidence, words)]
    return f"{told}: {words.number(one.amount)} {one.unit[lang]}" + (f" ({'; '.join(known)})" if known else "")


def _codes(node: Node, words: Catalogue) -> Iterator[str]:
    registers = node.registers
    for name in ("dream", "prozorro", "budget") if registers else ():
        yield from (f"{words.text(f'registers.{name}')}: {code}" for code in getattr(registers, name))
    yield from (f"{words.text('registers.territory')}: {code}" for code in node.territory)
    yield from (f"{one.title[words.asked]}: {one.url}" for one in (registers.decisions if registers else ()))
