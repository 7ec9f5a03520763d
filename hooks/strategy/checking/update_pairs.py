"""What only several files of updates tell together: a translation that says more, two updates that disagree or have one
name, and a task that is completed by what was done in some of its areas."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from strategy.checking import tongue
from strategy.checking import updates as update_files
from strategy.checking.check import Checked
from strategy.checking.context import Context
from strategy.checking.updates import FOLDER, Name
from strategy.model.updates import STATUSES, Update
from strategy.reading.documents import front, parted
from strategy.reading.values import Problem, problem

_WORDS = ("done", "next", "hindered", "reason")


def problems(found: Mapping[str, Checked], content: Mapping[str, bytes], context: Context) -> Mapping[str, Problem]:
    """Path → what is wrong. Only of files without problems of their own; `content`: what stands in them."""
    return {**dict(_saying_more(found, content, context)), **dict(_disagreeing(found, content, context))}


def doubts(
    found: Mapping[str, Checked], content: Mapping[str, bytes], context: Context
) -> Mapping[str, tuple[Problem, ...]]:
    """Path → what should be looked at, and stops nothing: an update that names some areas of a node and says that the
    node is completed, while nothing was ever told of the others by name; one that is called like another of its day;
    one that seems to be in another language."""
    if context.strategy is None or any(checked.problems for checked in found.values()):
        return {}
    named: dict[str, set[int]] = defaultdict(set)
    doubtful: dict[str, list[Problem]] = defaultdict(list)
    called: dict[object, str] = {}
    for path in found:
        lang = Name.of(path, context.languages).lang or context.languages[0]
        if tongue.is_foreign(parted(content[path])[1], lang):
            doubtful[path].append(problem((1, 1), "update.foreign", lang=lang))
    standing = (update for update in update_files.updates_of(found, context) if not update.withdrawn)
    for update in sorted(standing, key=lambda one: (one.date, one.time or "", one.id)):
        title = update.wording(context.languages[0]).title
        if (first := called.setdefault((update.date, update.time, title), update.id)) != update.id:
            same = problem((1, 1), "update.same_title", name=f"{first}.md")
            doubtful[f"{FOLDER}{update.id}.md"].append(same)
        for id_, areas in update.areas.items():
            named[id_] |= {area.id for area in areas}
            node = context.reported(id_)
            if update.status.get(id_) == "completed" and (others := {area.id for area in node.areas} - named[id_]):
                said = {"node": node.code or id_, "listed": ", ".join(map(str, sorted(others)))}
                path = f"{FOLDER}{update.id}.md"
                place = _place_of_status(content[path], id_, context)
                doubtful[path].append(problem(place, "update.completed_in_part", **said))
    return {path: tuple(problems) for path, problems in doubtful.items()}


def _place_of_status(data: bytes, id_: str, context: Context) -> tuple[int, int]:
    """Where an update says how a node stands."""
    loaded = front(data)
    typed = next(key for key in loaded.value["status"] if context.reported(key).id == id_)
    return loaded.place_of_key(("status", typed))


def _saying_more(
    found: Mapping[str, Checked], content: Mapping[str, bytes], context: Context
) -> Iterator[tuple[str, Problem]]:
    """Translations that name more than the update itself."""
    for path, checked in found.items():
        name = Name.of(path, context.languages)
        official = f"{FOLDER}{name.id}.md"
        if name.lang is None or checked.model is None or official not in found or found[official].model is None:
            continue
        for part in ("sources", "links"):
            if len(getattr(checked.model, part)) > len(getattr(found[official].model, part)):
                place = front(content[path]).place_of_key((part,))
                yield path, problem(place, f"update.more_{part}", name=f"{name.id}.md")
        for part in _WORDS:
            if getattr(checked.model, part) and not getattr(found[official].model, part):
                place = front(content[path]).place_of_key((part,))
                yield path, problem(place, "update.more_words", name=f"{name.id}.md", field=part)


def _disagreeing(
    found: Mapping[str, Checked], content: Mapping[str, bytes], context: Context
) -> Iterator[tuple[str, Problem]]:
    """Two updates of one day that give a node another status, and nobody says which is later."""
    if context.strategy is None or any(checked.problems for checked in found.values()):
        return
    said: dict[tuple[object, str], list[Update]] = defaultdict(list)
    for update in update_files.updates_of(found, context):
        for node in () if update.withdrawn else update.status:
            said[update.date, node].append(update)
    against: dict[str, tuple[str, Update, Update]] = {}
    for (_, node), updates in said.items():
        first: dict[tuple[str | None, str], Update] = {}  # (time, or None for any; status) → who says so first
        for one in updates:
            for time in {one.time, None}:
                first.setdefault((time, one.status[node]), one)
        for this in updates:  # one that says when is told only of others that say the same time
            others = (first.get((this.time, status)) for status in STATUSES if status != this.status[node])
            if that := next(filter(None, others), None):
                against[this.id] = node, this, that
    for node, this, that in against.values():
        key = "update.disagree_timed" if that.time and not this.time else "update.disagree"
        named = {"node": context.nodes[node].code or node, "name": f"{that.id}.md", "time": that.time or ""}
        told = {"said": this.status[node], "other": that.status[node]}
        path = f"{FOLDER}{this.id}.md"
        yield path, problem(_place_of_status(content[path], node, context), key, **named, **told)
