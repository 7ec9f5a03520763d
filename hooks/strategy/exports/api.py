"""The strategy as JSON: what each address below api/v1/ answers, all languages inside.

The classes are the single definition of the answers: openapi.py describes the interface from them. What is not
known is null or an empty list, never left out. Addresses are absolute.
"""

import datetime
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from strategy import downloads, model, permalinks, updates
from strategy.render import Site
from strategy.updates import STATUSES, Record

FOLDER = "api/v1/"

Texts = dict[str, str]  # language → text
Addresses = dict[str, str]  # language → absolute address


class Answer(BaseModel):
    """What all answers and their parts have in common: nothing in them that is not described."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def to_json(self) -> str:
        return self.model_dump_json(indent=1) + "\n"


class Reference(Answer):
    id: str
    kind: str
    code: str
    title: Texts
    permalink: Addresses
    api: str


class Area(Answer):
    id: int
    text: Texts
    note: Texts | None
    permalink: Addresses


class Paragraph(Answer):
    id: int
    text: Texts
    note: Texts | None
    permalink: Addresses


class Standing(Answer):
    state: Literal["published", "changed", "uncommitted", "unknown"]
    date: datetime.date | None


class Update(Answer):
    id: str
    date: datetime.date
    title: Texts
    permalink: Addresses


class Status(Answer):
    status: Literal[STATUSES]
    date: datetime.date
    update: str


class Node(Reference):
    short: Addresses
    note: Texts | None
    since: str | None
    formerly: tuple[model.FormerCode, ...]
    links: tuple[model.Link, ...]
    parent: Reference | None
    children: tuple[Reference, ...]
    history: dict[str, Standing]
    changes: Addresses | None
    updates: tuple[Update, ...]


class Goal(Node):
    pass


class Objective(Node):
    pass


class Task(Node):
    areas: tuple[Area, ...]
    responsible: Texts | None
    partners: tuple[Texts, ...]
    period: model.Period | None
    indicators: tuple[model.Indicator, ...]
    projects: tuple[model.Link, ...]
    progress: Status | None


class Licence(Answer):
    language: str
    official: bool
    url: str | None


class Strategy(Answer):
    name: Texts
    languages: tuple[str, ...]
    permalink: Addresses
    api: str
    licences: tuple[Licence, ...]
    vision: tuple[Paragraph, ...]
    goals: tuple[Goal, ...]
    objectives: tuple[Objective, ...]
    tasks: tuple[Task, ...]


class Index(Answer):
    name: Texts
    strategy: str
    description: str
    nodes: tuple[Reference, ...]


CLASSES = {"goal": Goal, "objective": Objective, "task": Task}


def address(node: model.Node) -> str:
    """Where the answer about a node stands: "api/v1/tasks/farm-output.json"."""
    return f"{FOLDER}{permalinks.FOLDERS[node.kind]}/{node.id}.json"


def addresses(strategy: model.Strategy) -> tuple[str, ...]:
    """Every address that `answers` fills."""
    return (f"{FOLDER}index.json", f"{FOLDER}strategy.json", *map(address, strategy.nodes()))


def answers(site: Site) -> Iterator[tuple[str, str]]:
    """(address, JSON) of every answer."""
    strategy = site.strategy
    references = {node.id: _reference(node, site) for node in strategy.nodes()}
    nodes = {branch[-1].id: _node(branch, references, site) for branch in strategy.branches()}
    index = Index(
        name=strategy.name,
        strategy=f"{site.url}{FOLDER}strategy.json",
        description=f"{site.url}{FOLDER}openapi.json",
        nodes=tuple(references.values()),
    )
    yield f"{FOLDER}index.json", index.to_json()
    yield f"{FOLDER}strategy.json", _strategy(nodes, site).to_json()
    for node in strategy.nodes():
        yield address(node), nodes[node.id].to_json()


def _strategy(nodes: Mapping[str, Node], site: Site) -> Strategy:
    strategy = site.strategy
    return Strategy(
        name=strategy.name,
        languages=strategy.languages,
        permalink=_everywhere("", site),
        api=f"{site.url}{FOLDER}strategy.json",
        licences=tuple(
            Licence(language=lang, official=lang == strategy.languages[0], url=downloads.licence(lang, strategy))
            for lang in strategy.languages
        ),
        vision=tuple(_part(Paragraph, paragraph, "", site) for paragraph in strategy.vision),
        goals=tuple(node for node in nodes.values() if isinstance(node, Goal)),
        objectives=tuple(node for node in nodes.values() if isinstance(node, Objective)),
        tasks=tuple(node for node in nodes.values() if isinstance(node, Task)),
    )


def _node(branch: tuple[model.Node, ...], references: Mapping[str, Reference], site: Site) -> Node:
    *above, node = branch
    record = site.record or Record(site.strategy)
    of_task = {}
    if isinstance(node, model.Task):
        of_task = {
            "areas": tuple(_part(Area, area, permalinks.permalink(node), site) for area in node.areas),
            "responsible": node.responsible,
            "partners": node.partners,
            "period": node.period,
            "indicators": node.indicators,
            "projects": node.projects,
            "progress": _progress(node, record),
        }
    return CLASSES[node.kind](
        **dict(references[node.id]),
        short=_everywhere(f"{node.code}/", site),
        note=node.note,
        since=node.since,
        formerly=node.formerly,
        links=node.links,
        parent=references[above[-1].id] if above else None,
        children=tuple(references[child.id] for child in node.children),
        history={lang: _standing(node, lang, site) for lang in site.strategy.languages},
        changes=_everywhere(told, site) if (told := site.chronicle.latest(node.id)) else None,
        updates=tuple(_update(update, site) for update in record.of(node)),
        **of_task,
    )


def _reference(node: model.Node, site: Site) -> Reference:
    return Reference(
        id=node.id,
        kind=node.kind,
        code=node.code,
        title=node.title,
        permalink=_everywhere(permalinks.permalink(node), site),
        api=site.url + address(node),
    )


def _progress(task: model.Task, record: Record) -> Status | None:
    told = record.status(task)
    return told and Status(status=told.status, date=told.update.date, update=told.update.id)


def _update(update: updates.Update, site: Site) -> Update:
    return Update(
        id=update.id,
        date=update.date,
        title={lang: wording.title for lang, wording in update.wordings.items()},
        permalink=_everywhere(permalinks.permalink(update), site),
    )


def _standing(node: model.Node, lang: str, site: Site) -> Standing:
    standing = site.chronicle.standing(node.id, lang)
    return Standing(state=standing.state, date=standing.revision and standing.revision.commit.date.date())


def _part(kind: type[Answer], part: model.Area | model.Paragraph, page: str, site: Site) -> Answer:
    place = f"{page}#{permalinks.anchor(part)}"
    return kind(id=part.id, text=part.text, note=part.note, permalink=_everywhere(place, site))


def _everywhere(place: str, site: Site) -> Addresses:
    """The absolute address of the same place in each language."""
    strategy = site.strategy
    return {lang: site.url + permalinks.root(lang, strategy) + place for lang in strategy.languages}
