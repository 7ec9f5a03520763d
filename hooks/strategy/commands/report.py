"""What a proposed change will do to the public site, as Markdown for a reviewer who does not read YAML.

Texts, statuses, addresses: each as a reader of the site will meet it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from strategy import history
from strategy.checking import project, promises, translations
from strategy.checking import updates as update_files
from strategy.checking.project import Project
from strategy.commands import confirmed, documents, places, shortened
from strategy.commands.documents import State
from strategy.commands.since import NOTHING, Since, advice, promised, restored
from strategy.commands.spelling import as_code, pieces, plain
from strategy.history import Change
from strategy.history.changes import Added, Moved, Renumbered, Restated, Reworded, Withdrawn, wording
from strategy.history.facts import changed, steps
from strategy.history.snapshot import Item, Key, Snapshot, typed, visible
from strategy.i18n import Catalogue
from strategy.model import editions, levels
from strategy.model.bodies import NAMED_IN
from strategy.model.codes import shown
from strategy.model.levels import Level
from strategy.model.texts import begun
from strategy.reading import settings, stated
from strategy.reading.documents import is_page
from strategy.reading.files import BODIES, PARTS, STRATEGY, TRANSLATIONS, ProjectFiles
from strategy.site import wording as wordings
from strategy.site.changelog import word_diff

# Fields that the catalogue has a word for.
_NAMED = ("name", "title", "text", "short", "summary", "note", "responsible")
LONG = 60  # signs of a value in which what changed is marked


def report(before: ProjectFiles, after: ProjectFiles, language: str, since: Since = NOTHING) -> str:
    """The report on two states of a project, and what git alone knows of the way from one to the other."""
    lines = _Report(Catalogue(language, "review"), Catalogue(language)).lines(before, after, since)
    return "\n".join(lines) + "\n"


class _Report:
    def __init__(self, words: Catalogue, site: Catalogue) -> None:
        self.words = words.text
        self.site = site.text
        self.catalogue = site
        self.language = words.language
        self.names = wordings.NO_NAMES
        self.followers: Mapping[Key, Key] = {}

    def lines(self, before: ProjectFiles, after: ProjectFiles, since: Since) -> Iterator[str]:
        yield f"# {self.words('title')}"
        new = dict(after.data).get(STRATEGY, b"")
        checked = project.check_files(after)
        self.area_words = checked.strategy.area_words if checked.strategy else levels.default_areas((self.language,))
        sections = {"program": list(documents.program(before, after, self.words, since.touched))}
        if history.read(new) is not None:
            # Whatever is said of documents today: these were published.
            was = promises.judged(replace(before, others=()))
            sections |= self._sections((before, was), (after, checked), since)
        if since.newest is not None:
            sections["newest"] = list(documents.unparsed(since.newest, self.words))
        cut = dict(shortened.shortened(sections, self.words))
        if program := cut.pop("program"):
            yield from ("", *program)
        if checked.problems:
            yield from ("", self.words("broken"))
        yield from advice(since, self.words, self.catalogue.date)
        for name, lines in cut.items():
            yield from ("", f"## {self.words(name)}", "")
            yield from lines or [self.words("nothing")]

    def _sections(self, earlier: State, later: State, since: Since) -> Mapping[str, Sequence[str]]:
        (before, was), (after, checked) = earlier, later
        self.names = {**self._named(was), **self._named(checked)}
        languages = checked.strategy.languages if checked.strategy else (self.language,)
        known = [one.strategy.levels for one in (was, checked) if one.strategy] or [levels.default((self.language,))]
        states = (known[0], known[-1])  # before and after; of one that cannot be read, those of the other
        self.levels_of = [{level.kind: level for level in listed} for listed in states]
        self.levels = {**self.levels_of[0], **self.levels_of[1]}
        data = [dict(files.data).get(STRATEGY, b"") for files in (before, after)]
        old, new = places.states(*data)
        whole = [state or {} for state in places.states(*data, with_withdrawn=True)]
        unknown = [self.words("unread" if data[0] else "first")]
        return {
            "texts": list(self._texts(old, new, *whole)) if old else unknown,
            "statuses": list(self._statuses(was, checked)),
            "files": [
                *documents.reordered(before, after, self.words),
                *documents.inserted(before, after, self.words),
                *self._files(before, after),
                *confirmed.lines(before, after, self.words, languages),
                *documents.comments(before, after, self.words),
                *documents.passed(before, after, self.words, since.passed, languages),
            ],
            "documents": [
                *documents.changed(before, after, self.words, since.remade),
                *restored(since, self.words),
            ],
            "addresses": [
                *(self._addresses(*whole) if old or not data[0] else unknown),
                *documents.pages(earlier, later, self.words),
                *promised(since, self.words),
            ],
        }

    def _named(self, state: Project) -> wordings.Names:
        """Bodies with their ids, as two may be called alike."""
        named = {one.id: f"{self._best(one.short or one.name)} ({one.id})" for one in state.bodies.bodies}
        return {(field, id_): name for id_, name in named.items() for field in NAMED_IN}

    def _texts(self, before: Snapshot, after: Snapshot, old: Snapshot, new: Snapshot) -> Iterator[str]:
        """`old`, `new`: the same two states with what is withdrawn."""
        self.followers = places.followers(new)
        told = {*after, *(key for key in before if key not in new)}
        of_withdrawn = (one for one in history.compare(old, new, typed) if one.item not in told)
        changes: dict[str, list[Change]] = {}
        for change in (*history.compare(before, after, typed), *of_withdrawn):
            changes.setdefault(change.item.node, []).append(change)
        for node, of_node in changes.items():
            yield from (f"### {self._name(node, new if (node, '') in new else old)}", "")
            for change in of_node:
                yield from (*self._change(change, old, new), "")

    def _name(self, node: str, snapshot: Snapshot) -> str:
        if not node:
            return self.site("changes.strategy")
        item = snapshot[node, ""]
        level = self.levels.get(item.kind)
        label = " ".join(filter(None, (self._best(level.name) if level else item.kind, shown(item.code))))
        return plain(f"{label}. {self._best(_titles(item.texts))}")

    def _part(self, kind: str, number: str) -> str:
        if kind == "paragraph":
            return self.site("changes.paragraph", n=number)
        return f"{begun(self._best(self.area_words.name))} {number}"

    def _best(self, texts: Mapping[str, str]) -> str:
        return texts.get(self.language) or next(iter(texts.values()), "")

    def _change(self, change: Change, before: Snapshot, after: Snapshot) -> Iterator[str]:
        part = change.item.part.rpartition("-")[2]
        about = f"{plain(self._part(change.kind, part))}: " if part else ""
        match change:
            case Reworded():
                alike = self._alike(change.old, change.new)
                yield f"- {about}{self._field(change.field)} ({plain(change.lang)}){alike}:"
                if change.old and change.new:
                    old, new = word_diff(change.old, change.new)
                    yield f"  - {self.site('changes.old')} {pieces(old, '~~')}"
                    yield f"  - {self.site('changes.new')} {pieces(new, '**')}"
                else:
                    side = "changes.added" if change.new else "changes.withdrawn"
                    yield f"  - {self.site(side)} {plain(change.new or change.old)}"
            case Restated():
                yield from self._restated(change.field, change.old, change.new, about)
            case Added() | Withdrawn():
                text = self._best(wording(change.said))
                yield f"- {about}**{self.site(f'changes.{change.type}')}** {plain(text)}"
                if change.type == "added":
                    yield from self._beside(text, after[change.item])
                    yield from self._placed(change.item, before, after)
            case Moved():
                ends = ((change.old, before, "changes.moved_from"), (change.new, after, "changes.moved_to"))
                said = (self.site(key, title=self._name(node, state)) for node, state, key in ends if node)
                yield f"- {about}**{self.site('changes.moved')}** {' '.join(said)}"
                yield from self._placed(change.item, before, after)
            case Renumbered():
                codes_of = {"old": change.old, "new": change.new}
                old, new = (
                    self.site(f"changes.number_{end}", code=plain(code) if code else self.site("editions.unnumbered"))
                    for end, code in codes_of.items()
                )
                yield f"- **{self.site('changes.renumbered')}** {old}, {new}"

    def _beside(self, shown: str, item: Item) -> Iterator[str]:
        """What something new says beside the text that is shown."""
        told = [(f"{self._field(field)} ({lang})", text) for (field, lang), text in item.texts.items() if text != shown]
        for path, value in item.facts.items():
            told.append(
                (wordings.field(path, self.catalogue), wordings.stated(path, value, self.catalogue, self.names))
            )
        yield from (f"  - {plain(name)}: {plain(text)}" for name, text in told)

    def _placed(self, key: Key, before: Snapshot, after: Snapshot) -> Iterator[str]:
        if node := places.above(key, after):
            yield f"  - {wordings.text_field('parent', self.catalogue)}: {self._name(node, after)}"
        if (after_it := self.followers.get(key)) in before:
            part = after_it.part.rpartition("-")[2]
            named = plain(self._part(after[after_it].kind, part)) if part else self._name(after_it.node, after)
            yield f"  - {self.words('placed_before')} {named}"

    def _field(self, name: str) -> str:
        return self.site(f"changes.fields.{name if name in _NAMED else 'other'}")

    def _restated(self, field: str, old: str, new: str, about: str = "") -> Iterator[str]:
        was, became = (value and wordings.stated(field, value, self.catalogue, self.names) for value in (old, new))
        yield f"- {about}{plain(wordings.text_field(field, self.catalogue))}{self._alike(was, became)}:"
        yield from self._sides(was, became)

    def _alike(self, old: str, new: str) -> str:
        return f", {self.words('look_alike')}" if visible(old) == visible(new) else ""

    def _sides(self, old: str, new: str) -> Iterator[str]:
        if max(len(old), len(new)) > LONG and old and new:
            was, became = word_diff(old, new)
            yield f"  - {self.site('changes.old')} {pieces(was, '~~')}"
            yield f"  - {self.site('changes.new')} {pieces(became, '**')}"
            return
        for value, key, alone in ((old, "old", "withdrawn"), (new, "new", "added")):
            if value:
                yield f"  - {self.site(f'changes.{key if old and new else alone}')} {plain(value)}"

    def _files(self, before: ProjectFiles, after: ProjectFiles) -> Iterator[str]:
        """What changed in the data beside the strategy, in the settings, and in updates that were there before."""
        old, new = (_stated(files) for files in (before, after))
        for path in dict.fromkeys((*new, *old)):
            if is_page(path) and not (path in old and path in new):  # told whole, among documents
                continue
            if path not in new:
                yield from (f"- ⚠️ **{self.words('data_gone')}** {as_code(path)}", "")
                continue
            if path not in old:
                yield from (f"- {self.words('data_new')} {as_code(path)}", "")
            lines: list[str] = []
            for field, was, became in changed(old.get(path, {}), new[path]):
                if path == BODIES or is_page(path):
                    lines += self._restated(field, was, became)
                else:  # by the names that who edits the file sees there
                    about = as_code(" → ".join(steps(field)))
                    lines += [f"- {about}{self._alike(was, became)}:", *self._sides(was, became)]
            if lines:
                yield from (f"### {as_code(path)}", "", *lines, "")

    def _statuses(self, before: Project, after: Project) -> Iterator[str]:
        if before.record is None or after.record is None:
            yield self.words("statuses_unknown")
            return
        known = {update.id for update in before.record.every_update}
        revoked = known - {update.id for update in before.record.updates}
        for update in after.record.every_update:
            if update.id not in known:
                yield f"- {self.words('new_update')} {plain(update.wording(self.language).title)} ({update.date})"
            if update.withdrawn and update.id not in revoked:
                yield f"- {self.words('revoked_update')} {plain(update.wording(self.language).title)} ({update.date})"
        for gone in sorted(known - {update.id for update in after.record.every_update}):
            yield f"- ⚠️ **{self.words('lost_update')}** {plain(gone)}"
        old = {node.id: node for node in editions.all_nodes(before.strategy)}  # pages of withdrawn ones tell it too
        for node in editions.all_nodes(after.strategy):
            was = before.record.status(old[node.id]) if node.id in old else None
            said = [found.status if found else None for found in (was, after.record.status(node))]
            if said[0] != said[1]:
                names = [self.site(f"status.{name}") if name else self.words("unreported") for name in said]
                of = plain(". ".join(filter(None, (node.code, self._best(node.title)))))  # two may have one number
                yield f"- {of}: {names[0]} → **{names[1]}**"

    def _address(self, key: tuple[str, str], item: Item, levels: Mapping[str, Level]) -> str:
        node, part = key
        page = f"/{levels[item.kind].key if item.kind in levels else item.kind}/{node}/" if node else "/"
        return f"{page}#{part}" if part else page if node else ""

    def _addresses(self, before: Snapshot, after: Snapshot) -> Iterator[str]:
        old, new = (
            {self._address(key, state[key.node, ""], levels): None for key in state}
            for state, levels in zip((before, after), self.levels_of, strict=True)
        )
        lost, fresh = ([one for one in old if one not in new], [one for one in new if one not in old])
        yield from (f"- ⚠️ **{self.words('lost')}** {as_code(address)}" for address in lost)
        yield from (f"- {self.words('fresh')} {as_code(address)}" for address in fresh)
        numbers = [places.numbered(state) for state in (before, after)]
        yield from (
            f"- {self.words('fresh_number')} {as_code(f'/{code}/')}" for code in numbers[1] if code not in numbers[0]
        )
        for code, nodes in numbers[0].items():
            now = numbers[1].get(code, ())
            if not now:
                yield f"- ⚠️ **{self.words('number_lost')}** {as_code(f'/{code}/')}"
            elif {*nodes} != {*now}:
                named = (("old", nodes, before), ("new", now, after))
                names = {end: "; ".join(self._name(node, state) for node in ids) for end, ids, state in named}
                meant = self.words("number_meant", **names)
                yield f"- ⚠️ **{self.words('number_other')}** {as_code(f'/{code}/')}: {meant}"


def _stated(files: ProjectFiles) -> Mapping[str, Mapping[str, str]]:
    """Path of each further data file, of each update, and of the settings → what it says by the path of the value."""
    told = {path: data for path, data in files.data if update_files.is_update(path) or path in PARTS}
    told |= {settings.FILE: files.settings} if files.settings else {}
    said = {path: stated.of_file(path, data) for path, data in told.items()}
    if TRANSLATIONS in told:  # a line confirms with or without words beside it
        confirmed, _ = translations.confirmed(told[TRANSLATIONS])
        said[TRANSLATIONS] = dict.fromkeys(sorted(confirmed), "✓") | said[TRANSLATIONS]
    return said


def _titles(texts: Mapping[tuple[str, str], str]) -> Mapping[str, str]:
    return {lang: text for (field, lang), text in texts.items() if field == "title"}
