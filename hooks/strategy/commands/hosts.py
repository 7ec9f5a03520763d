"""The hosts to which a proposal links and nothing did before, in its texts and in the documents attached to them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import idna

from strategy.checking import attachments, links
from strategy.checking import documents as checking
from strategy.checking.attached import document_links
from strategy.commands.spelling import as_code
from strategy.limits import TooLong, within
from strategy.model import urls
from strategy.reading import settings, stated
from strategy.reading.documents import FOLDER, FRONT, as_text, is_page
from strategy.reading.files import ProjectFiles
from strategy.reading.markup import Dialect
from strategy.reading.swelling import Swollen
from strategy.site.wording import linked

_ADDRESS = re.compile(r"(?:https?|mailto):[^\s\"'<>()\[\]{}«»]+")
# What viewers of PDF, in which the texts of the strategy are published too, make a link of.
_SHOWN = re.compile(r"(?:https?://|www\.)[^\s<>\"«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_NAME = re.compile(r"[^\W_](?:[^\W_]|[.-])*")
_DOT = re.compile(r"[.-]")
LONGEST_HOST = 253  # signs


def asked_for(files: ProjectFiles) -> Mapping[str, str]:
    """What a host asks for by its path below docs/: plain words, which direct where the site is, or vouch for it."""
    asked = settings.host_files(files.settings)
    return {name: as_text(data) for name, data in files.others if name in asked}


def _whole(files: ProjectFiles) -> Mapping[str, bytes]:
    """Path → content of all that is text."""
    return {**dict(files.data), **{FOLDER + name: text.encode() for name, text in asked_for(files).items()}}


def pages_of(files: ProjectFiles) -> Mapping[str, str]:
    return {path: as_text(data) for path, data in files.data if is_page(path)}


def lines(
    before: ProjectFiles, after: ProjectFiles, words: Callable[..., str], remade: Collection[str]
) -> Iterator[str]:
    """Of the report. `remade`: the files below docs/ that are others now; of `before`, these are among its `others`."""
    fresh, kept = [], []
    for name, data in after.others:
        (kept if name in before.names and name not in remade else fresh).append((name, data))
    led_to, unread = _led_to(fresh)
    beside = new(before, after, led_to)
    published = [(name, data) for name, data in before.others if name in before.names]
    old, _ = _led_to([*published, *kept]) if any(beside.values()) else ({}, ())
    for host, files in sorted(beside.items()):
        if not files or host not in old:
            named = ", ".join(as_code(FOLDER + file) for file in files)
            said = f" ({words('host_within', files=named)})" if files else ""
            yield f"- ⚠️ **{words('host_new')}** {as_code(host)}{_spelt(host)}{said}"
    yield from (f"- ⚠️ **{words('links_unread')}** {as_code(FOLDER + file)}" for file in unread)


def _spelt(host: str) -> str:
    """How a host is written where only Latin letters are; "" for what is written so, or is none."""
    try:
        spelt = idna.encode(host, uts46=True).decode()
    except (idna.IDNAError, UnicodeError):  # the words of a PDF may name what is none
        return ""
    return f" ({as_code(spelt)})" if spelt != host else ""


def _led_to(files: Iterable[tuple[str, bytes]]) -> tuple[Mapping[str, list[str]], list[str]]:
    """Host → the documents that lead there; and those of which not all links are known. Of what the check refuses,
    nothing."""
    found: dict[str, list[str]] = {}
    unread = []
    for name, data in files:
        if judged := attachments.judged(name, data):
            for host in judged.hosts:
                found.setdefault(host, []).append(name)
            unread += [] if judged.are_all else [name]
    return found, unread


def new(
    before: ProjectFiles, after: ProjectFiles, led_to: Mapping[str, Collection[str]]
) -> Mapping[str, Collection[str]]:
    """The hosts that no text has linked to → the documents that lead there, if no text does. As texts are long to read,
    of those that stay only these are read which name such a host: a page may link to it without an address
    (www.example.org)."""
    said = [{**_whole(files), settings.FILE: files.settings} for files in (before, after)]
    touched = {path for path in {*said[0], *said[1]} if said[0].get(path) != said[1].get(path)}
    of_texts = _hosts(after, touched)
    found = {*of_texts, *led_to} - _hosts(before, touched)
    named = {path for path, text in pages_of(before).items() if not found.isdisjoint(_named(text))}
    found -= _hosts(before, touched | named) if named - touched else frozenset()
    return {host: () if host in of_texts else led_to[host] for host in found}


def _named(text: str) -> Iterator[str]:
    """All that a text may name as a host, gone through once, however many hosts are sought."""
    for found in _NAME.finditer(text.lower()):
        name = found[0].rstrip(".-")[-LONGEST_HOST:]
        yield name
        yield from (name[dot.end() :] for dot in _DOT.finditer(name))


def _hosts(files: ProjectFiles, touched: Collection[str]) -> frozenset[str]:
    """The hosts that the texts and the settings link to: as far as addresses stand there; of `touched` files, also as
    these are read and pages will come out."""
    dialect, found = settings.load(files.settings).dialect(), {settings.contact(files.settings)}
    shown: set[str] = set()
    for path, data in (*_whole(files).items(), (settings.FILE, files.settings)):
        text = as_text(data)
        fields = stated.of_file(path, data) if path in touched else {}
        read = fields.values()
        found |= {link.rstrip(".,;:") for one in (text, *read) for link in _ADDRESS.findall(one)}
        found |= {piece for one in (text, *read) for piece, leads in linked(one) if leads}
        shown |= {link.rstrip(".,;:!?…’”)]") for link in _SHOWN.findall(_printed(path, fields))}
        found |= {one for one in read if urls.scheme(one)}  # in a name before @ stands what ends an address in a text
        found |= {*_links(text, dialect)} if path in touched and is_page(path) else set()
    led_to = {host for link in found if not urls.fault(link) and (host := urls.host(link))}
    return frozenset(led_to | {document_links.host(_whole_address(link)) for link in shown})


def _printed(path: str, fields: Mapping[str, str]) -> str:
    """The texts of a file that stand in PDF files: of a page all but its body."""
    return "\n".join(text for name, text in fields.items() if name != "text" or not is_page(path))


def _whole_address(shown: str) -> str:
    if urls.scheme(shown):
        return shown
    return f"http://{shown}" if shown.lower().startswith("www.") else f"mailto:{shown}"


def _links(text: str, dialect: Dialect) -> tuple[str, ...]:
    """Where the links of a page lead; of one that the check refuses as too complex, nowhere."""
    front = FRONT.match(text)
    body = text[front.end() :] if front else text
    try:
        with within(checking.SECONDS):
            return tuple(link for _, link in links.targets(dialect.render(body[: checking.LONGEST]).tokens))
    except (TooLong, RecursionError, Swollen):
        return ()
