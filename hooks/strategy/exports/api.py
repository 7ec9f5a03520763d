"""The strategy as JSON: what each address below api/v1/ answers, all languages inside (answers.py)."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial

from strategy import model
from strategy.addresses import downloads, permalinks
from strategy.exports import past_tables, text_table
from strategy.exports.answers import (
    Addresses,
    AllTexts,
    Answer,
    Area,
    Body,
    ChangeRow,
    Changes,
    Index,
    Indicator,
    LastChange,
    Licence,
    Meaning,
    Node,
    Number,
    Paragraph,
    Reference,
    Status,
    Strategy,
    TextRow,
    Texts,
    Update,
    Updates,
    strategy_type,
)
from strategy.exports.columns import Table
from strategy.exports.export import Export
from strategy.exports.sources import of_update
from strategy.model import codes, editions, updates
from strategy.model.progress import Standing
from strategy.site.shared import Site

FOLDER = permalinks.INTERFACE


def address(node: model.Node) -> str:
    """Where the answer about a node stands: "api/v1/tasks/farm-output.json"."""
    return f"{FOLDER}{node.level.key}/{node.id}.json"


def number_address(code: str) -> str:
    """Where the answer about an official number stands: "api/v1/numbers/1.1.2.json"."""
    return f"{FOLDER}numbers/{codes.address(code)}.json"


def answers(site: Site) -> Iterator[Export]:
    """Every answer, none made before it is asked for."""
    strategy = site.strategy
    references = {node.id: _reference(node, site) for node in editions.all_nodes(strategy)}
    branches = {branch[-1].id: branch for branch in (*strategy.branches(), *((node,) for node in strategy.withdrawn()))}

    @cache
    def node(id_: str) -> Node:
        return _node(branches[id_], references, site)

    def whole() -> str:
        return _strategy({id_: node(id_) for id_ in branches}, site).to_json()

    def number(code: str, meanings: tuple[editions.Meaning, ...]) -> str:
        return _number(code, meanings, references, site).to_json()

    yield Export(f"{FOLDER}index.json", lambda: _index(references, site).to_json(), marked=True)
    yield Export(f"{FOLDER}strategy.json", whole)
    yield Export(f"{FOLDER}updates.json", lambda: _updates(site).to_json())
    yield Export(f"{FOLDER}changes.json", lambda: Changes(rows=_rows(past_tables.changes(site), ChangeRow)).to_json())
    yield Export(f"{FOLDER}texts.json", lambda: AllTexts(rows=_rows(text_table.texts(site), TextRow)).to_json())
    for one in editions.all_nodes(strategy):
        above = branches[one.id][:-1]
        yield Export(address(one), lambda id_=one.id: node(id_).to_json(), one, above)
    for code, meanings in editions.meanings(strategy).items():
        named = tuple(meaning.node for meaning in meanings)
        yield Export(number_address(code), partial(number, code, meanings), named=named)


def _index(references: Mapping[str, Reference], site: Site) -> Index:
    strategy = site.strategy
    return Index(
        name=strategy.name,
        strategy=f"{site.url}{FOLDER}strategy.json",
        description=f"{site.url}{FOLDER}openapi.json",
        nodes=tuple(references[node.id] for node in strategy.nodes()),
        withdrawn_nodes=tuple(references[node.id] for node in strategy.withdrawn()),
        as_of=site.as_of,
        numbers={code: site.absolute(number_address(code)) for code in editions.meanings(strategy)},
    )


def _updates(site: Site) -> Updates:
    return Updates(updates=tuple(_update(update, site) for update in site.reports.every_update))


def _rows(table: Table, kind: type[Answer]) -> tuple[Answer, ...]:
    """The rows of a table; what is not known is null."""
    return tuple(kind(**{column.name: row.get(column.name) for column in table.columns}) for row in table.rows)


def _strategy(nodes: Mapping[str, Node], site: Site) -> Strategy:
    strategy = site.strategy
    return strategy_type(strategy.levels)(
        name=strategy.name,
        languages=strategy.languages,
        permalink=_everywhere("", site),
        api=f"{site.url}{FOLDER}strategy.json",
        licences=tuple(
            Licence(language=lang, official=lang == strategy.languages[0], url=downloads.licence(lang, strategy))
            for lang in strategy.languages
        ),
        editions=strategy.editions,
        history={lang: _last_change("", strategy.vision, lang, site) for lang in strategy.languages},
        vision=tuple(_part(Paragraph, paragraph, "", site) for paragraph in strategy.vision),
        withdrawn_vision=tuple(_part(Paragraph, one, "", site) for one in model.withdrawn_of(strategy.vision)),
        levels=strategy.levels,
        withdrawn_nodes=tuple(nodes[node.id] for node in strategy.withdrawn()),
        bodies=tuple(map(_body, site.bodies.bodies)),
        **{
            level.key: tuple(nodes[node.id] for node in strategy.nodes() if node.level.key == level.key)
            for level in strategy.levels
        },
    )


def _number(
    code: str, meanings: tuple[editions.Meaning, ...], references: Mapping[str, Reference], site: Site
) -> Number:
    """All that a number ever meant, what it means today first."""
    owners = {node.id for node in site.strategy.nodes() if node.code and codes.address(node.code) == code}
    return Number(
        code=code,
        short=_everywhere(permalinks.by_code(code), site),
        meanings=tuple(
            Meaning(
                **dict(references[meaning.node.id]),
                editions=tuple(edition for edition in meaning.editions if edition),
                today=meaning.node.id in owners,
            )
            for meaning in meanings
        ),
    )


def _node(branch: tuple[model.Node, ...], references: Mapping[str, Reference], site: Site) -> Node:
    *above, node = branch
    replaced = site.replaces

    def areas(listed: Iterable[model.Area]) -> tuple[Area, ...]:
        page = permalinks.permalink(node)
        return tuple(
            _part(Area, area, page, site, replaces=replaced.get(f"{node.id}#{area.id}", ())) for area in listed
        )

    return Node(
        **dict(references[node.id]),
        short=_everywhere(permalinks.by_code(node.code), site) if node.code else {},
        short_title=node.short,
        summary=node.summary,
        note=node.note,
        since=node.since,
        formerly=node.formerly,
        withdrawn=node.withdrawn,
        replaces=replaced.get(node.id, ()),
        links=node.links,
        parent=references[above[-1].id] if above else None,
        children=tuple(references[child.id] for child in node.children),
        history={lang: _last_change(node.id, node.areas, lang, site) for lang in site.strategy.languages},
        changes=_everywhere(entry, site) if (entry := site.changelog.latest(node.id)) else None,
        updates=tuple(_update(update, site) for update in site.reports.of(node)),
        areas=areas(node.areas),
        withdrawn_areas=areas(model.withdrawn_of(node.areas)),
        body=_body(site.bodies.get(node.body)),
        co_bodies=tuple(filter(None, (_body(site.bodies.get(one)) for one in node.co_bodies))),
        responsible=node.responsible,
        partners=node.partners,
        period=node.period,
        indicators=tuple(map(_indicator, node.indicators)),
        projects=node.projects,
        milestones=node.milestones,
        money=node.money,
        registers=node.registers,
        territory=node.territory,
        progress=_progress(site.progress.of(node)),
    )


def _reference(node: model.Node, site: Site) -> Reference:
    return Reference(
        id=node.id,
        level=node.level.key,
        kind=node.kind,
        code=node.code,
        title=node.title,
        permalink=_everywhere(permalinks.permalink(node), site),
        api=site.url + address(node),
    )


def _progress(standing: Standing) -> Status | None:
    reported = standing.status
    return reported and Status(
        status=reported.status,
        date=reported.update.date,
        update=reported.update.id,
        status_since=standing.since,
        cause=standing.cause,
        expected=standing.expected,
    )


def _body(body: model.Body | None) -> Body | None:
    return body and Body(id=body.id, name=body.name, short_name=body.short, url=body.url)


def _indicator(indicator: model.Indicator) -> Indicator:
    more = {"targets": indicator.all_targets, "share": indicator.share, "on_course": indicator.on_course}
    return Indicator(**dict(indicator) | more)


def _update(update: updates.Update, site: Site) -> Update:
    def said(field: str) -> Texts:
        return {lang: text for lang, wording in update.wordings.items() if (text := getattr(wording, field))}

    return Update(
        id=update.id,
        date=update.date,
        permalink=_everywhere(permalinks.permalink(update), site),
        period=update.period,
        time=update.time,
        withdrawn=update.withdrawn,
        nodes=tuple(node.id for node in update.nodes),
        areas={node: tuple(area.id for area in areas) for node, areas in update.areas.items()},
        status=dict(update.status),
        cause=dict(update.cause),
        expected=dict(update.expected),
        sources={lang: wording.sources for lang, wording in update.wordings.items()},
        links={lang: wording.links for lang, wording in update.wordings.items()},
        text={lang: text for lang in update.wordings if (text := of_update(update, lang, site))},
        published=site.published(update),
        corrected=site.corrected(update),
        **{field: said(field) for field in ("title", "done", "next", "hindered", "reason")},
    )


def _last_change(node: str, parts: Iterable[model.Area | model.Paragraph], lang: str, site: Site) -> LastChange:
    """Since when the words of a node ("" for the strategy itself) and of its parts are what they are."""
    last_change = site.changelog.last_change(node, lang)
    texts = {"title" if node else "name": "", **{(name := permalinks.anchor(part)): name for part in parts}}
    return LastChange(
        state=last_change.state,
        date=last_change.revision and last_change.revision.commit.date.date(),
        wording=site.wording_url(node, lang) if last_change.revision else None,
        outdated=tuple(name for name, part in texts.items() if site.changelog.older_of(node, part, lang)),
    )


def _part(kind: type[Answer], part: model.Area | model.Paragraph, page: str, site: Site, **more: object) -> Answer:
    permalink = _everywhere(f"{page}#{permalinks.anchor(part)}", site)
    return kind(id=part.id, text=part.text, note=part.note, withdrawn=part.withdrawn, permalink=permalink, **more)


def _everywhere(place: str, site: Site) -> Addresses:
    """The absolute address of the same place in each language."""
    strategy = site.strategy
    return {lang: site.absolute(permalinks.root(lang, strategy) + place) for lang in strategy.languages}
