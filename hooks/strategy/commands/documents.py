"""What a proposal changes beside the strategy, for who reviews it: the text itself of pages and updates, the pictures
and other files that come with them, the hosts that nothing has linked to before; and the files of the program."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from types import MappingProxyType

from strategy.addresses import permalinks, published, register
from strategy.checking import project
from strategy.commands import as_read, hosts
from strategy.commands.since import Line, placed
from strategy.commands.spelling import as_code, near, parted
from strategy.history import facts
from strategy.limits import differing
from strategy.model.signs import spelt_out
from strategy.reading import settings, yaml_comments
from strategy.reading.documents import FOLDER, as_text, is_page
from strategy.reading.files import BODIES, PARTS, STRATEGY, WAYS, ProjectFiles
from strategy.reading.values import load
from strategy.site import edits

_FENCE = re.compile("`{3,}")
LONGEST = 200_000  # signs of a text that are shown: a page may have half as many
LONGEST_OF_ALL = 350_000  # of all texts: GitHub shows no report of more than a megabyte, and these are two bytes each
MOST = 30  # files of the program that are named one by one
AROUND = 2  # lines that stayed and are shown beside those that changed
LEFT_OUT = "…"
NONE: Mapping[str, int] = MappingProxyType({})
State = tuple[ProjectFiles, project.Project]  # the files of a project, and these checked


def changed(
    before: ProjectFiles, after: ProjectFiles, words: Callable[..., str], remade: Mapping[str, int] = NONE
) -> Iterator[str]:
    """The lines of the report, as Markdown. `remade`: path below docs/ of each file that is another now and no page →
    how many bytes it had."""
    yield from _with_texts(_told(before, after, words, remade), words)
    for name in sorted(set(settings.host_files(after.settings)) - set(settings.host_files(before.settings))):
        yield f"- ⚠️ **{words('host_file_new')}** {as_code(name)}"
    yield from hosts.lines(before, after, words, remade)


def unparsed(files: Mapping[str, tuple[bytes | None, bytes | None]], words: Callable[..., str]) -> Iterator[str]:
    """The lines on files of which nothing is known but what stood there and stands there now (see Since.newest)."""
    yield from _with_texts(_told_unparsed(files, words), words)


def _told_unparsed(
    files: Mapping[str, tuple[bytes | None, bytes | None]], words: Callable[..., str]
) -> Iterator[tuple[str, str, str]]:
    for path, (old, new) in files.items():
        kind = "document" if is_page(path) else "file" if path.startswith(FOLDER) else "data"
        texts = ("" if b"\0" in (data or b"") else as_text(data or b"") for data in (old, new))
        if new is None and old is not None:
            yield f"- ⚠️ **{words(f'{kind}_gone')}** {as_code(path)}", *texts
        elif old is None and new is not None:
            yield f"- {words(f'{kind}_new')} {as_code(path)}", *texts
        else:
            yield f"- {words('document_changed' if is_page(path) else 'file_changed')} {as_code(path)}", *texts


def _with_texts(told: Iterable[tuple[str, str, str]], words: Callable[..., str]) -> Iterator[str]:
    room = LONGEST_OF_ALL
    for line, old, new in told:
        yield line
        if old == new:
            continue
        text = _differences(old, new)
        if len(text) > min(room, LONGEST):
            yield from ("", words("document_unshown"), "")
            continue
        letters = "\n".join(as_read.lines(old, new))
        room -= len(text) + len(letters)
        if old:
            yield from ("", words("document_lines"))
        yield from ("", *_shown(text), "")
        if as_read.is_alike(text):
            yield from (words("document_alike"), "")
        if letters:
            yield from (f"- ⚠️ **{words('coded')}**", "", *_shown(_differences("", letters)), "")


def _told(
    before: ProjectFiles, after: ProjectFiles, words: Callable[..., str], remade: Mapping[str, int]
) -> Iterator[tuple[str, str, str]]:
    """(line, text that was, text that is now) of each page and file; but for pages and what hosts ask for, no texts."""
    old, new = (hosts.pages_of(files) for files in (before, after))
    typed = [dict(files.data) for files in (before, after)]
    for path in sorted({*old, *new}):
        if path not in new:
            yield f"- ⚠️ **{words('document_gone')}** {as_code(path)}", "", ""
        elif path in old and old[path].rstrip("\n") == new[path].rstrip("\n"):
            if typed[0][path] != typed[1][path]:  # git counts that as a change, and so does the page's day
                yield f"- {words('document_ends')} {as_code(path)}", "", ""
        elif old.get(path) != new[path]:
            key = "document_changed" if path in old else "document_new"
            yield f"- {words(key)} {as_code(path)}", old.get(path, ""), new[path]
    for name in sorted(before.names - after.names):
        if not is_page(FOLDER + name):
            yield f"- ⚠️ **{words('file_gone')}** {as_code(FOLDER + name)}", "", ""
    was, now = (hosts.asked_for(files) for files in (before, after))
    for name, data in after.others:
        if name in remade:
            sizes = {"was": words("bytes", n=remade[name]), "became": words("bytes", n=len(data))}
            line = f"- {words('file_changed')} {as_code(FOLDER + name)} ({words('file_sizes', **sizes)})"
            yield line, was.get(name, ""), now.get(name, "")
    for name, data in after.others:
        if name not in before.names:
            size = words("bytes", n=len(data))
            yield f"- {words('file_new')} {as_code(FOLDER + name)} ({size})", "", now.get(name, "")


def pages(before: State, after: State, words: Callable[..., str]) -> Iterator[str]:
    """The addresses of pages that will disappear or are new and no part of the strategy; none of a kind that nobody
    knows, before or after."""
    lost, fresh = set(), set()
    for old, new in zip(_addresses(*before), _addresses(*after), strict=True):
        if old is not None and new is not None:
            lost |= old - new
            fresh |= new - old
    yield from (f"- ⚠️ **{words('lost')}** {as_code(f'/{address}')}" for address in sorted(lost))
    yield from (f"- {words('fresh')} {as_code(f'/{address}')}" for address in sorted(fresh))


def _addresses(files: ProjectFiles, found: project.Project) -> Iterator[frozenset[str] | None]:
    """The addresses of languages, hand-written pages, ways in and bodies; None of those whose file is wrong."""
    if not found.strategy:
        yield from [None if STRATEGY in dict(files.data) else frozenset()] * 4
        return
    yield frozenset(root for lang in found.strategy.languages if (root := permalinks.root(lang, found.strategy)))
    yield _of_pages(published.hand_written(dict.fromkeys(files.names, ""), found.strategy.languages))
    yield None if found.ways is None else _of_pages(published.of_ways(found.ways))
    yield None if found.known_bodies is None else _of_pages(published.of_bodies(found.known_bodies))


def _of_pages(addresses: Iterable[str]) -> frozenset[str]:
    return frozenset(one for one in addresses if one.endswith("/") and published.ID not in one)


def program(
    before: ProjectFiles, after: ProjectFiles, words: Callable[..., str], touched: Collection[str]
) -> Iterator[str]:
    """The lines that name what is touched and told of nowhere else in the report: the program, and whatever directs it,
    git or the host."""
    docs = {*before.names, *after.names, *(name for name, _ in after.others)}
    told = {STRATEGY, *PARTS, register.FILE, settings.FILE, *(FOLDER + name for name in docs)}
    if names := sorted(set(touched) - told):
        yield from (f"⚠️ **{words('program')}** {words('program_review')}", "")
        if len(names) <= MOST:
            yield from (f"- {as_code(name)}" for name in names)
        else:  # by folder: of many files none may hide behind others
            folders = Counter(f"{name.partition('/')[0]}/" if "/" in name else name for name in names)
            yield from (f"- {as_code(name)} ({words('program_files', n=n)})" for name, n in folders.items())


def reordered(before: ProjectFiles, after: ProjectFiles, words: Callable[..., str]) -> Iterator[str]:
    """The lists of the data and of the settings that say the same in another order, in which readers meet it."""
    old, new = (dict(files.data) for files in (before, after))
    found = [
        (path, " → ".join(facts.steps(field)))
        for path in (STRATEGY, *PARTS)
        if path in old and path in new and old[path] != new[path]
        for field in facts.reordered(load(old[path]).value, load(new[path]).value)
    ]
    if facts.in_another_order(*(settings.services(files.settings) for files in (before, after))):
        found.append((settings.FILE, "extra → share"))
    for path, field in found:
        yield from (f"- {words('reordered')} {as_code(path)}: {as_code(field)}", "")


def inserted(before: ProjectFiles, after: ProjectFiles, words: Callable[..., str]) -> Iterator[str]:
    """What is new among editions, bodies and ways in and does not stand at the end: readers meet them in their order,
    and the last edition is the one of today."""
    old, new = (dict(files.data) for files in (before, after))
    for path in (path for path in (STRATEGY, BODIES, WAYS) if old.get(path, b"") != new.get(path, b"")):
        was, now = (load(data.get(path, b"")).value for data in (old, new))
        if path == STRATEGY:
            was, now = ({"editions": one.get("editions")} if isinstance(one, dict) else one for one in (was, now))
        for field, following in facts.inserted(was, now):
            named = {"new": as_code(" → ".join(facts.steps(field))), "following": as_code(following)}
            yield from (f"- {as_code(path)}: {words('inserted', **named)}", "")


def comments(before: ProjectFiles, after: ProjectFiles, words: Callable[..., str]) -> Iterator[str]:
    """What changed in the comments of data files: no page shows them, but who takes the data away reads them."""
    old, new = (dict(files.data) for files in (before, after))
    for path in (STRATEGY, *PARTS):
        if path in new and old.get(path) != new[path]:
            was, became = (yaml_comments.of(data) for data in (old.get(path, b""), new[path]))
            if was != became:
                said = _differences(was, became)
                shown = _shown(said) if len(said) <= LONGEST else (words("document_unshown"),)
                yield from (f"- {words('comments')} {as_code(path)}", "", *shown, "")


def passed(
    before: ProjectFiles,
    after: ProjectFiles,
    words: Callable[..., str],
    on_the_way: Mapping[str, tuple[Sequence[Line], Sequence[Line]] | None],
    languages: Sequence[str],
) -> Iterator[str]:
    """What commits on the way said, and neither end says, and what they took away, and is there: the pages of changes
    will tell of it. `on_the_way`: see Since.passed; `languages`: of the site."""
    answered = {address for _, address in edits.files_of_pages(after.names, languages)}
    ends = [{**dict(files.data), settings.FILE: files.settings} for files in (before, after)]
    for path, lines in on_the_way.items():
        if path not in (STRATEGY, *edits.LISTS) and edits.page_of_file(path, languages)[1] not in answered:
            continue
        was, now = ({*placed(as_text(end.get(path, b"")))} for end in ends)
        added, taken = lines or ((), ())
        told = [("-", line) for line in taken if line in now]
        told += [("+", line) for line in added if line not in now and line not in was]
        if told or lines is None:
            yield from (f"- ⚠️ **{words('passed')}** {as_code(path)}", "")
            shown = "\n".join(sign + _below(above) + said for sign, (_, above, said) in told)
            yield from (*_shown(shown), "") if 0 < len(shown) <= LONGEST else (words("passed_unshown"), "")


def _below(above: str) -> str:
    return f"{above.removeprefix('- ')} › " if above else ""


def _differences(old: str, new: str) -> str:
    """The lines that are gone, each after a minus, those that came, each after a plus, and a few around them."""
    before, after = (text.rstrip("\n").split("\n") if text else [] for text in (old, new))
    stretches = tuple(differing(before, after))
    beside = ((*range(start - AROUND, start), *range(end, end + AROUND)) for start, end, *_ in stretches)
    near, lines, at = {*chain(*beside)}, [], 0
    for start, end, first, last in (*stretches, (len(before), 0, 0, 0)):
        for is_near, group in groupby(range(at, start), near.__contains__):
            lines += [f" {before[line]}" for line in group] if is_near else [LEFT_OUT]
        lines += [f"-{line}" for line in before[start:end]] + [f"+{line}" for line in after[first:last]]
        at = end
    return "\n".join(lines)


def _shown(differences: str) -> Iterator[str]:
    """Lines, each behind its sign, so that none passes for one of the report where nothing formats; in a fence that
    nothing in them can close, their invisible signs and long gaps spelt out, and none wider than what shows it."""
    longest = max(map(len, _FENCE.findall(differences)), default=2)
    plain = near(spelt_out(differences))
    fence = "`" * (longest + 1)
    yield from (f"{fence}diff", "\n".join(chain(*map(parted, plain.rstrip("\n").split("\n")))), fence)
