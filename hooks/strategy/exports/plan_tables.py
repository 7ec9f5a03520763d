"""What a plan and its updates hold, as tables: indicators, milestones, money, updates, and how tasks stand."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from strategy.addresses.permalinks import permalink, root
from strategy.exports import tables
from strategy.exports.columns import CAUSE, STATUS, Column, Row, Table, in_languages, in_lines, in_words
from strategy.exports.sources import of_update
from strategy.exports.tables import address, numbered
from strategy.model import Indicator, Link, Measurement, Node, Target, editions
from strategy.model.dates import first_day, last_day
from strategy.model.indicators import MISSING, VALUE_KINDS
from strategy.model.plan import FUNDS, STAGES
from strategy.model.progress import MARKS, Standing
from strategy.model.updates import Update
from strategy.site.shared import Site


def indicators(site: Site) -> Table:
    """A row for each value and target of each indicator, in the order of time; one without any has a row without."""
    languages = site.strategy.languages
    columns = (
        Column("key", required=True),
        Column("indicator", "integer", required=True),
        Column("indicator_id", required=True),
        *(Column(key, lang=lang, required=True) for lang in languages for key in ("name", "unit")),
        Column("measure", choices=("baseline", "measured", "target"), said=in_words("indicators")),
        Column("first_day", "date"),
        Column("last_day", "date"),
        Column("value", "number"),
        Column("quality", choices=VALUE_KINDS, said=in_words("indicators")),
        Column("missing", choices=MISSING, said=in_words("indicators")),
        Column("set_on", "date"),
        Column("current", "boolean"),
        *_source_columns(site),
        Column("share", "number"),
        Column("is_on_course", "boolean"),
        *_outdated_columns(site),
        *tables.named(site),
        *(Column(key, lang=lang) for lang in languages for key in ("definition", "remark", "provider_title")),
        Column("provider"),
        Column("next_due", "date"),
        Column("ended", "date"),
        CAUSE,
    )
    return Table("indicators", columns, tuple(_indicators(site)))


def milestones(site: Site) -> Table:
    """A row for each milestone of each node."""
    languages = site.strategy.languages
    columns = (
        Column("key", required=True),
        *(Column("milestone", lang=lang, required=True) for lang in languages),
        Column("due", "date"),
        Column("done_on", "date"),
        *_source_columns(site),
        Column("milestone_id"),
        *tables.named(site),
    )
    rows = (
        {
            "key": node.id,
            "milestone_id": one.id,
            "due": one.due and last_day(one.due),
            "done_on": one.done_on and last_day(one.done_on),
        }
        | tables.name_of(node, site)
        | in_languages("milestone", one.title)
        | _source(one.evidence)
        for node in editions.all_nodes(site.strategy)
        for one in node.milestones
    )
    return Table("milestones", columns, tuple(rows))


def money(site: Site) -> Table:
    """A row for each sum: what was planned and what was spent are never in one."""
    languages = site.strategy.languages
    columns = (
        Column("key", required=True),
        Column("year", required=True),
        Column("fund", required=True, choices=FUNDS, said=in_words("money")),
        Column("stage", required=True, choices=STAGES, said=in_words("money")),
        Column("amount", "number", required=True),
        *(Column("unit", lang=lang, required=True) for lang in languages),
        *(Column("remark", lang=lang) for lang in languages),
        *_source_columns(site),
        *tables.named(site),
    )
    rows = (
        {"key": node.id, "year": one.year, "fund": one.fund, "stage": one.stage, "amount": one.amount}
        | tables.name_of(node, site)
        | in_languages("unit", one.unit)
        | in_languages("remark", one.note)
        | _source(one.evidence)
        for node in editions.all_nodes(site.strategy)
        for one in node.money
    )
    return Table("money", columns, tuple(rows))


def updates(site: Site) -> Table:
    """A row for each node of each update, the newest first; the withdrawn ones say that they are."""
    languages = site.strategy.languages
    told = ("headline", "done", "next", "hindered", "reason")
    columns = (
        Column("update", required=True),
        Column("key", required=True),
        Column("day", "date", required=True),
        Column("hour"),
        Column("about_from", "date"),
        Column("about_to", "date"),
        Column("told_areas"),
        STATUS,
        CAUSE,
        Column("expected", "date"),
        Column("revoked", "date"),
        *(Column(key, lang=lang) for lang in languages for key in told),
        Column("sources"),
        *(Column(key, lang=lang) for lang in languages for key in ("told_text", "source_titles", "update_link")),
        Column("published", "date"),
        Column("corrected", "date"),
        *_outdated_columns(site),
        *tables.named(site),
        Column("links"),
        *(Column("link_titles", lang=lang) for lang in languages),
    )
    rows = (_told(update, node, site) for update in site.reports.every_update for node in update.nodes)
    return Table("updates", columns, tuple(rows))


def progress(site: Site, tasks: Sequence[Standing]) -> Table:
    """A row for each of some tasks, as it stands on the day for which marks are made."""
    languages = site.strategy.languages
    columns = (
        Column("key", required=True),
        *(Column(key, lang=lang) for lang in languages for key in ("label", "text", "responsible")),
        Column("body"),
        STATUS,
        Column("status_since", "date"),
        Column("last_update", "date"),
        Column("end", "date"),
        Column("first_end", "date"),
        CAUSE,
        Column("expected", "date"),
        Column("measured", "integer"),
        Column("on_course", "integer"),
        *(Column(f"is_{mark}", "boolean") for mark in MARKS),
        Column("as_of", "date"),
        Column("number"),
        Column("updates", "integer"),
        *(Column(key, lang=lang) for lang in languages for key in ("body_name", "permalink")),
    )
    return Table("progress", columns, tuple(_standing(task, site) for task in tasks), primary="key")


def _standing(task: Standing, site: Site) -> Row:
    node, period = task.node, task.node.period
    row: Row = {"key": node.id, "body": node.body, "status": task.status and task.status.status}
    row |= {"status_since": task.since, "last_update": task.last and task.last.date, "as_of": site.as_of}
    row |= {"end": period and period.end and last_day(period.end)}
    row |= {"first_end": period and period.first and last_day(period.first)}
    row |= {"cause": task.cause, "expected": task.expected and last_day(task.expected)}
    row |= {"measured": len(task.measured), "on_course": task.on_course}
    row |= {"number": numbered(node.code), "updates": len(site.reports.of(node))}
    row |= {f"is_{mark}": bool(getattr(task, mark)) for mark in MARKS}
    for lang in site.strategy.languages:
        row |= {f"label_{lang}": node.label(lang), f"text_{lang}": node.title[lang]}
        row[f"permalink_{lang}"] = address(permalink(node), lang, site)
    return row | in_languages("responsible", node.responsible) | tables.body_name(node, site)


def _indicators(site: Site) -> Iterator[Row]:
    for node in editions.all_nodes(site.strategy):
        for number, indicator in enumerate(node.indicators, 1):
            row = tables.name_of(node, site) | {"key": node.id, "indicator": number, "indicator_id": indicator.id}
            row |= in_languages("name", indicator.name) | in_languages("unit", indicator.unit)
            share = None if indicator.share is None else Decimal(f"{indicator.share:.4f}")  # of any size
            row |= {"share": share, "is_on_course": indicator.on_course}
            row |= _measuring(indicator)
            for lang in site.strategy.languages[1:]:
                older = site.changelog.older_below(node.id, f"indicators/{indicator.id}", lang)
                row[f"is_outdated_{lang}"] = bool(older)
            found = [row | one for one in _measurements(indicator)]
            yield from found or [row]


def _measuring(indicator: Indicator) -> Row:
    """How it is measured, from where the numbers come, and until when."""
    row: Row = {name: day and last_day(day) for name in ("next_due", "ended") if (day := getattr(indicator, name))}
    row |= in_languages("definition", indicator.definition)
    if provider := indicator.source:
        row |= {"provider": provider.url} | in_languages("provider_title", provider.title)
    return row


def _measurements(indicator: Indicator) -> Iterator[Row]:
    given = [("baseline", indicator.baseline), *(("measured", one) for one in indicator.values)]
    given += [("target", one) for one in indicator.all_targets]
    for kind, one in sorted((one for one in given if one[1]), key=lambda one: first_day(one[1].date)):
        days = {"first_day": first_day(one.date), "last_day": last_day(one.date)}
        yield {"measure": kind, "value": one.value} | days | _about(one, indicator) | _source(one.source)


def _about(one: Measurement | Target, indicator: Indicator) -> Row:
    if isinstance(one, Measurement):
        known = {"quality": one.kind or (None if one.missing else "fact"), "missing": one.missing}
        return known | in_languages("remark", one.note)
    known = {"set_on": one.set_on and first_day(one.set_on), "cause": one.cause}
    return known | {"current": indicator.is_present(one)}


def _told(update: Update, node: Node, site: Site) -> Row:
    expected, withdrawn, period = update.expected.get(node.id), update.withdrawn, update.period
    row: Row = tables.name_of(node, site)
    row |= {"update": update.id, "key": node.id, "day": update.date, "hour": update.time}
    row |= {"about_from": period and first_day(period), "about_to": period and last_day(period)}
    row["told_areas"] = in_lines(str(area.id) for area in update.areas.get(node.id, ()))
    row |= {"status": update.status.get(node.id), "cause": update.cause.get(node.id)}
    row |= {"expected": expected and last_day(expected), "revoked": withdrawn and last_day(withdrawn)}
    for lang, wording in update.wordings.items():
        row[f"headline_{lang}"] = wording.title
        row |= {f"{name}_{lang}": getattr(wording, name) for name in ("done", "next", "hindered", "reason")}
        row[f"told_text_{lang}"] = of_update(update, lang, site) or None
        row[f"source_titles_{lang}"] = in_lines(source.title for source in wording.sources)
        row[f"link_titles_{lang}"] = in_lines(link.title for link in wording.links)
    for lang in site.strategy.languages:
        row[f"update_link_{lang}"] = address(permalink(update), lang, site)
    for lang in [lang for lang in site.strategy.languages[1:] if lang in update.wordings]:
        row[f"is_outdated_{lang}"] = root(lang, site.strategy) + permalink(update) in site.older_files
    official = update.wording(site.strategy.languages[0])
    row |= {name: in_lines(one.url for one in getattr(official, name)) for name in ("sources", "links")}
    return row | {"published": site.published(update), "corrected": site.corrected(update)}


def _outdated_columns(site: Site) -> tuple[Column, ...]:
    """Whether each translation is older than what it translates."""
    return tuple(Column("is_outdated", "boolean", lang=lang) for lang in site.strategy.languages[1:])


def _source_columns(site: Site) -> tuple[Column, ...]:
    """From where something is known."""
    return (Column("source"), *(Column("source_title", lang=lang) for lang in site.strategy.languages))


def _source(link: Link | None) -> Row:
    return {"source": link.url} | in_languages("source_title", link.title) if link else {}
