"""The register of every address and anchor ever published, and what each of them means.

One line for each: an address below the root of any language, then what stands there: the first words of a text of the
strategy, or "→" and where a number leads. A number has a line for each node that it ever meant. Lines are added by a
publication or a command and never taken away: what a line promises, the site has to keep. What has been published since
the lines were written, git knows (checking/promises.py).
"""

import errno
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from pathlib import Path

from strategy.addresses import permalinks
from strategy.addresses.host_names import is_of_host
from strategy.addresses.published import NO_BODIES, NO_WAYS, Entry, body_of, is_made, is_of_ways, published
from strategy.addresses.reserved import is_file_of_program
from strategy.model import Bodies, Node, Strategy, editions
from strategy.model.ways import Ways
from strategy.reading.documents import FOLDER, is_page, with_plain_breaks
from strategy.reading.encoding import encoding_flaw
from strategy.reading.files import LONGEST, below, plain
from strategy.reading.values import Problem, problem

FILE = "data/register.txt"
LANGUAGES = "languages:"
WORDS = 8  # of a text, which tell it from others
SAME = 2 / 3  # of these words are in the title of what was given another id
KEPT = 1 / 3  # of these words are in the text that stands there today, unless it is another one
MOST_RENAMED = 100  # pages that are gone, of which it is asked whether they only have another id


def read(folder: Path) -> tuple[str, Mapping[str, str]]:
    """The register of a project ("" where there is none yet), and its files below docs/ by path.

    Of a hand-written page the Markdown; of a picture or any other file, which is published as it is, nothing.
    """
    docs = folder / FOLDER
    documents = {
        name: (docs / name).read_text(encoding="utf-8", errors="replace") if is_page(f"{FOLDER}{name}") else ""
        for name, fault in below(docs)
        if not fault
    }
    data = plain(folder, FILE) or b""
    if len(data) > LONGEST:
        raise OSError(errno.EFBIG, "too large", FILE)
    return data.removeprefix(BOM_UTF8).decode("utf-8", "surrogateescape"), documents


def parse(text: str) -> tuple[tuple[str, ...], tuple[Entry, ...], tuple[Problem, ...]]:
    """A register → its languages, its entries, and lines that are none."""
    if broken := _NO_TEXT.search(text):
        line = text.count("\n", 0, broken.start()) + 1
        return (), (), (problem((line, 1), encoding_flaw(text.encode("utf-8", "surrogateescape"))),)
    languages: tuple[str, ...] = ()
    entries, problems = [], []
    for number, line in lines(text):
        if line.startswith(LANGUAGES):
            languages = tuple(line.removeprefix(LANGUAGES).split())
        elif line.startswith("/"):
            where, *meaning = re.split(r"\s+", line[1:].rstrip(), maxsplit=1)
            entries.append(Entry(where, "".join(meaning), number))
        elif _CONFLICT.match(line):
            if line[0] != "=":
                problems.append(problem((number, 1), "register.conflict", sign=line[:7]))
        elif line.strip() and not line.startswith("#"):
            problems.append(problem((number, 1), "register.malformed"))
    return languages, tuple(entries), tuple(problems)


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a register with their numbers, as editors count them."""
    return enumerate(with_plain_breaks(text).rstrip("\n").split("\n"), 1)


def violations(
    text: str,
    documents: Mapping[str, str],
    strategy: Strategy,
    ways: Ways | None = NO_WAYS,
    bodies: Bodies | None = NO_BODIES,
) -> tuple[Problem, ...]:
    """The promises of a register that the site would no longer keep; at the lines of the register.

    Where it is not known which ways in or bodies there are (None), their pages are not asked for.

    What belongs to a page that is gone or is another is not told of as well, nor what the program makes of something
    else that is gone, and nothing else where a language is gone.
    """
    languages, entries, problems = parse(text)
    answers: dict[str, list[str]] = {}
    entries = tuple(entry for entry in entries if not is_of_host(entry.address))  # written by hand
    if ways is None:
        entries = tuple(entry for entry in entries if not is_of_ways(entry.address))
    if bodies is None:
        entries = tuple(entry for entry in entries if not body_of(entry.address))
    for entry in published(strategy, documents, ways or NO_WAYS, bodies or NO_BODIES):
        answers.setdefault(entry.address, []).append(entry.meaning)
    found = list(problems)
    if _NO_TEXT.search(text):
        return problems
    if entries and not languages:
        return (*found, problem((1, 1), "register.no_languages", listed=" ".join(strategy.languages)))
    if languages != strategy.languages[: len(languages)]:
        line = max(number for number, line in lines(text) if line.startswith(LANGUAGES))
        return (*found, problem((line, 1), "register.languages", listed=", ".join(languages)))
    texts = {address: meanings[0] for address, meanings in answers.items()}
    beside = {(address.partition("#")[0], _words(text)) for address, text in texts.items() if "#" in address}
    pages_gone = {entry.address for entry in entries if "#" not in entry.address and entry.address not in answers}
    renamed = _renamed(entries, pages_gone, strategy)
    for entry in entries:
        anchor = entry.address.partition("#")[2]
        target = entry.meaning.removeprefix("→ /")
        if pages_gone & {*_belongs_to(entry.address, strategy), *([target] if target != entry.meaning else [])}:
            continue
        if target != entry.meaning:
            if entry.meaning not in answers.get(entry.address, ()):
                found.append(_number_lost(entry, target, strategy))
        elif entry.address not in answers:
            found.append(_gone(entry, renamed.get(entry.address)))
        elif entry.meaning and not _node_named(anchor, strategy) and _is_another(entry, texts, beside):
            line = str(Entry(entry.address, _words(texts[entry.address])))
            found.append(_at(entry, "register.changed", address=f"/{entry.address}", text=_quoted(entry), line=line))
    causes = [one for one in found if one.key != "register.made"]
    return tuple(sorted(causes or found))


def is_lost_address(found: Problem) -> bool:
    """Whether a problem is that something published is no longer there."""
    kinds = ("gone", "renamed", "page", "file", "made", "way", "body", "indicator")
    return found.key in {f"register.{kind}" for kind in kinds}


def erased(then: str, today: str) -> tuple[str, ...]:
    """The addresses that an earlier register promises and this one does not: without a line, or with one that says no
    more what stands there or where a number leads; and the roots of languages, if that is of another one."""
    before, now = map(_kept, (then, today))
    addresses = {address for address, _ in now}
    return tuple(sorted({one for one, means in before - now if means or one not in addresses}))


def _kept(text: str) -> set[tuple[str, str]]:
    languages, entries, _ = parse(text)
    roots = ((f"{one}/" if place else "", one) for place, one in enumerate(languages))
    return {*map(_promise, entries), *roots}


def missing(
    text: str,
    documents: Mapping[str, str],
    strategy: Strategy,
    ways: Ways = NO_WAYS,
    bodies: Bodies = NO_BODIES,
) -> tuple[Entry, ...]:
    """What the site answers and the register does not hold yet."""
    _, entries, _ = parse(text)
    known = set(map(_promise, entries))
    return tuple(
        Entry(entry.address, _words(entry.meaning))
        for entry in published(strategy, documents, ways, bodies)
        if _promise(entry) not in known
    )


def extended(
    text: str,
    documents: Mapping[str, str],
    strategy: Strategy,
    head: str,
    ways: Ways = NO_WAYS,
    bodies: Bodies = NO_BODIES,
) -> str:
    """The register with what is missing; `head` explains it to those who read the file."""
    _, entries, _ = parse(text)
    known = {str(entry): entry for entry in (*entries, *missing(text, documents, strategy, ways, bodies))}
    comment = "".join(f"# {line}\n" for line in head.splitlines())
    listed = "\n".join(sorted(known, key=lambda line: _order(known[line])))
    return f"{comment}\n{LANGUAGES} {' '.join(strategy.languages)}\n\n{listed}\n"


_OF_INDICATOR = f"#{permalinks.INDICATOR}"
_NO_TEXT = re.compile("[\udc80-\udcff]")  # what bytes become that are not UTF-8
_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(?= |$)")
_WORD = re.compile(r"\w+")
_ATTACHED = re.compile(r"[\w/.-]+\.\w+")  # no pattern of addresses that the program makes


def _promise(entry: Entry) -> tuple[str, str]:
    """What tells an entry from others: its address and, as a number may have several, where it leads; of a text,
    whether it says anything of it."""
    return entry.address, entry.meaning if entry.meaning.startswith("→") else "…" if entry.meaning else ""


def _at(entry: Entry, key: str, **params: str) -> Problem:
    return problem((entry.line, 1), key, **params)


def _node_named(anchor: str, strategy: Strategy) -> str | None:
    """The page of the node that an anchor on a page above it names; None for other anchors."""
    kind, _, id_ = anchor.partition("-")
    level = strategy.level_of(kind)
    return f"{level.key}/{id_}/" if level else None


def _belongs_to(address: str, strategy: Strategy) -> Iterator[str]:
    """The pages that an anchor is on or names, and that a file stands beside."""
    page, _, anchor = address.partition("#")
    if anchor:
        yield from filter(None, (page, _node_named(anchor, strategy)))
    elif not page.endswith("/"):
        yield body_of(page) or page[: page.rfind("/") + 1]


def _gone(entry: Entry, renamed: Node | None) -> Problem:
    if renamed:
        old = entry.address.rstrip("/").rpartition("/")[2]
        return _at(entry, "register.renamed", address=f"/{entry.address}", old=old, new=renamed.id)
    _, measured, indicator = entry.address.partition(_OF_INDICATOR)
    if measured:
        return _at(entry, "register.indicator", address=f"/{entry.address}", text=_quoted(entry), id=indicator)
    if entry.meaning:
        return _at(entry, "register.gone", address=f"/{entry.address}", text=_quoted(entry))
    if entry.address.startswith(permalinks.BODIES):
        return _at(entry, "register.body", address=f"/{entry.address}")
    if is_made(entry.address):
        return _at(entry, "register.made", address=f"/{entry.address}")
    kind = "way" if is_of_ways(entry.address) else "heading" if "#" in entry.address else "page"
    if kind == "page" and _ATTACHED.fullmatch(entry.address) and not is_file_of_program(entry.address, (), ()):
        kind = "file"
    return _at(entry, f"register.{kind}", address=f"/{entry.address}")


def _renamed(entries: Sequence[Entry], pages_gone: set[str], strategy: Strategy) -> Mapping[str, Node]:
    """Page that is gone → the node that has its text and an address which nobody knows yet: its id was changed. Only of
    the first ones: each is compared with every new node, and nobody reads of more."""
    known = {entry.address for entry in entries}
    gone = islice((entry for entry in entries if entry.address in pages_gone), MOST_RENAMED)
    official = strategy.languages[0]
    fresh = [node for node in editions.all_nodes(strategy) if permalinks.permalink(node) not in known]
    return {
        entry.address: node
        for entry in gone
        for node in fresh
        if entry.address.startswith(f"{node.level.key}/") and _share(entry.meaning, node.title[official]) >= SAME
    }


def _number_lost(entry: Entry, target: str, strategy: Strategy) -> Problem:
    code = entry.address.rstrip("/")
    if len(strategy.editions) < 2:
        return _at(entry, "register.number_without_editions", code=code, target=f"/{target}")
    return _at(entry, "register.number", code=code, target=f"/{target}", edition=strategy.editions[-2].id)


def _quoted(entry: Entry) -> str:
    return f"{entry.meaning}…" if len(entry.meaning.split()) == WORDS else entry.meaning


def _words(meaning: str) -> str:
    return meaning if meaning.startswith("→") else " ".join(meaning.split()[:WORDS])


def _share(words: str, text: str) -> float:
    """How many of the words stand in the text, from 0 to 1."""
    wanted = set(_WORD.findall(words.casefold()))
    return len(wanted & set(_WORD.findall(text.casefold()))) / max(1, len(wanted))


def _is_another(entry: Entry, texts: Mapping[str, str], beside: AbstractSet[tuple[str, str]]) -> bool:
    """Whether an address holds a text that is plainly not the registered one, corrected or not. `beside`: (page, words)
    of all that has an anchor."""
    if _share(entry.meaning, texts[entry.address]) < KEPT:
        return True
    if _words(texts[entry.address]) == entry.meaning:
        return False
    page, anchor, _ = entry.address.partition("#")
    return bool(anchor) and (page, entry.meaning) in beside


def _order(entry: Entry) -> list[tuple[int, str]]:
    """By page, then anchor; numbers in words count as numbers, so that 2 stands before 10: of two the longer one is
    larger, and nobody has to read one of thousands of digits."""
    words, numbers = slice(None, None, 2), slice(1, None, 2)
    parts: list = re.split(r"([0-9]+)", f"{entry.address} {entry.meaning}")
    parts[words] = ((-1, part) for part in parts[words])
    parts[numbers] = ((len(part), part) for part in (digits.lstrip("0") for digits in parts[numbers]))
    return parts
