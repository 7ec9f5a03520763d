"""mkdocs.yml → what is wrong with it, in our words: MkDocs itself says it in English, or in a traceback."""

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, islice
from urllib.parse import unquote, urlsplit

import yaml

from strategy.checking import colours, mark, settings_shape
from strategy.checking.claims import misleading
from strategy.checking.colours import Fault
from strategy.checking.look_alikes import look_alikes
from strategy.checking.typos import Typo, nearest, typo
from strategy.model import urls
from strategy.model.signs import UNDRAWN, WIDE, forbidden
from strategy.reading import settings
from strategy.reading.values import Loaded, Path, Problem, problem

_EDIT_URI = re.compile(r"(?!/)(?!.*\.\.)[\w.~/-]+/(?:\?[\w=&./-]*)?")
_FAVICON = re.compile(r"assets/images/[\w-]+\.svg")
# It comes into files by which servers are directed: no sign that means something there, nor a way up.
_FOLDERS = re.compile(r"(?:/(?:[\w~-]|%[89A-Fa-f][0-9A-Fa-f])(?:[\w.~-]|%[89A-Fa-f][0-9A-Fa-f])*)*/?")
_SHARED = re.compile(r"https://[^/?#{]+[/?]", re.IGNORECASE)  # the host is nobody's to fill in
_LANGUAGE = re.compile(r"[a-z]{2}")  # as static-i18n has it
_OF_LANGUAGE = {"locale", "name", "default"}
# Sheets of workbooks are called so: Excel bounds it, and a word before a bracket may be a function there.
_NAME_OF_LANGUAGE = re.compile(r"(?!.*\S\()[^\W\d_](?:[\w ’ʼ'()-]{0,29}[\w)])?")
# Nobody is named there who gets what a reader sends: no number, no address.
_PROGRAM = r"(?:(?:viber|tg|whatsapp|threema|sgnl)://[a-z_]+/?|mailto:|sms:)\?&?"
_TO_PROGRAM = re.compile(_PROGRAM + r"(?:(?:text|url|body|subject(?!=[^&]*%0[adAD]))=[\w./=%+-]*(?:&|\Z))+")
MOST_SHARED = 10  # services
MOST_IN_MENU = 100  # pages; like the texts it stands on every page of the site
LONGEST = 500  # signs of a text
MOST_TOLD = 100  # faults of one file


def problems(
    data: bytes,
    languages: Sequence[str] = (),
    pages: AbstractSet[str] | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> tuple[Problem, ...]:
    """What is wrong with the settings of the host; nothing where there are none. `languages`: of the data, `pages`: the
    names of all files below docs/, `pictures`: what stands in those of overrides/, as far as they are known."""
    found = settings.load(data)
    if found.problems or not data:
        return found.problems
    wrong = [*_faults(found.values)]
    known = (
        _too_long(found.values),
        _extension_faults(found.extensions),
        wrong or _faults(settings.without_environment(found)),
        _unknown_files(found.values, pages, pictures),
        _other_languages(found.values, languages),
    )
    faults = islice((fault for some in known for fault in some), MOST_TOLD)
    told = ((path, *(_in_curly_quotes(key, params) or (key, params))) for path, key, params in faults)
    return tuple(sorted({problem(_place(found.loaded, path), key, **params) for path, key, params in told}))


def _in_curly_quotes(key: str, params: Mapping[str, str | int]) -> Typo | None:
    """What is said of a value that only stands in the wrong quotes; of names in sentences, quotes are a part."""
    is_name = not key.startswith("settings.") or key in {"settings.owner", "settings.author"}
    return None if is_name else typo("", str(params.get("value", "")))


def _place(loaded: Loaded, path: tuple[str, ...]) -> tuple[int, int]:
    """Where a setting stands, in a list or not, or an item of a list, told by its number; where it is not there, what
    it should stand in."""
    named = {_names(one): at[:2] for one, at in loaded.keys.items()}
    items = ((_names(one), one[-1], at) for one, at in loaded.marks.items() if one)
    named |= {(*names, str(last)): at[:2] for names, last, at in items if isinstance(last, int)}
    listed = ((loaded.source[at.start : at.end], at[:2]) for one, at in loaded.marks.items() if one[:1] == ("nav",))
    named |= {("nav", page): at for page, at in listed}
    return next((named[path[:n]] for n in range(len(path), 0, -1) if path[:n] in named), (1, 1))


def _names(path: Path) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


def _too_long(value: object, path: tuple[str, ...] = ()) -> Iterator[Fault]:
    """Of a text nothing more is asked here: what is wrong with it otherwise is told as well."""
    if isinstance(value, str) and len(value) > LONGEST:
        yield path, "settings.long", {"limit": LONGEST}
    elif isinstance(value, list):
        yield from chain.from_iterable(_too_long(one, path) for one in value)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from (*_too_long(name, (*path, name)), *_too_long(one, (*path, name)))


def _extension_faults(extensions: Mapping[str, object]) -> Iterator[Fault]:
    """Whatever else is said to extensions would change what Markdown means."""
    for path, _, _ in settings_shape.faults(extensions, settings.EXTENSIONS):
        yield ("markdown_extensions", *path), "settings.program", {"value": ": ".join(path)}


def _faults(values: Mapping[str, object]) -> Iterator[Fault]:
    yield from settings_shape.faults(values)
    if "site_name" in values and not _is_plain(values["site_name"]):
        yield ("site_name",), "settings.site_name", {}
    is_fit = {"site_url": _is_in_documents, "repo_url": _is_address}
    for name in is_fit:
        if name in values and not is_fit[name](values[name]):
            yield (name,), f"settings.{name}", {"value": "" if values[name] is None else str(values[name])}
    if "edit_uri" in values and not _EDIT_URI.fullmatch(str(values["edit_uri"])):
        yield ("edit_uri",), "settings.edit_uri", {"value": str(values["edit_uri"])}
    if "nav" in values and not _is_menu(values["nav"]):
        yield ("nav",), "settings.nav", {}
    else:
        groups = (name for item in values.get("nav", ()) if isinstance(item, dict) for name in item)
        for name in (one for one in groups if one not in settings.GROUPS):
            yield ("nav",), "settings.nav_group", {"value": name, "listed": ", ".join(settings.GROUPS)}
        if next(islice(_pages(values.get("nav", ())), MOST_IN_MENU, None), None):
            yield ("nav",), "settings.nav_many", {"limit": MOST_IN_MENU}
    yield from _language_faults(values)
    theme = _part(values, "theme")
    if "favicon" in theme and not _FAVICON.fullmatch(str(theme["favicon"])):
        yield ("theme", "favicon"), "settings.favicon", {"value": str(theme["favicon"])}
    if "extra" in values:
        yield from _extra_faults(_part(values, "extra"), next(iter(settings.languages(values)), ""))


def _part(values: Mapping[str, object], name: str) -> Mapping[str, object]:
    """The settings below a name; none where no names stand there."""
    found = values.get(name)
    return found if isinstance(found, dict) else {}


def _language_faults(values: Mapping[str, object]) -> Iterator[Fault]:
    plugins = values.get("plugins")
    given = [one.get("i18n") for one in plugins if isinstance(one, dict)] if isinstance(plugins, list) else []
    for found in (one["languages"] for one in given if isinstance(one, dict) and "languages" in one):
        named = found if isinstance(found, list) and found else [None]
        wrong = [place for place, one in enumerate(named) if not _is_language(one)]
        wrong = wrong or [place for place, one in enumerate(named) if bool(one.get("default")) is (place > 0)]
        for place, one in enumerate(named):
            here = ("plugins", "i18n", "languages", str(place))
            if place in wrong:
                curly = (text for text in (one.values() if isinstance(one, dict) else ()) if typo("", str(text)))
                yield here, "settings.language", {"value": next(curly, _typed(one))}
            elif one["name"].casefold() in {said["name"].casefold() for said in named[:place] if _is_language(said)}:
                yield here, "settings.language_twice", {"value": one["name"]}
            else:
                yield from _misread(here, one["name"], one["locale"])


def _is_language(said: object) -> bool:
    if not isinstance(said, dict) or not said.keys() <= _OF_LANGUAGE or said.get("default", False) not in (True, False):
        return False
    name = said.get("name")
    is_name = _is_plain(name) and _NAME_OF_LANGUAGE.fullmatch(name) is not None
    return is_name and _LANGUAGE.fullmatch(str(said.get("locale"))) is not None


def _other_languages(values: Mapping[str, object], languages: Sequence[str]) -> Iterator[Fault]:
    """The settings name at least the languages of the data, in their order."""
    named = settings.languages(values)
    if named and languages and [one for one in named if one in languages] != list(languages):
        yield ("plugins", "i18n", "languages"), "settings.languages", {"listed": ", ".join(languages)}
    owner = _part(values, "extra").get("owner")
    if isinstance(owner, dict) and not set(languages) <= set(owner):
        yield ("extra", "owner"), "settings.owner", {"value": _typed(owner)}


def _unknown_files(
    values: Mapping[str, object], pages: AbstractSet[str] | None, pictures: Mapping[str, bytes] | None
) -> Iterator[Fault]:
    favicon = str(_part(values, "theme").get("favicon"))
    if pictures is not None and _FAVICON.fullmatch(favicon):
        key = mark.fault(pictures[favicon]) if favicon in pictures else "settings.favicon_absent"
        if key:
            yield ("theme", "favicon"), key, {"value": favicon}
    if pages is not None and _is_menu(values.get("nav")):
        named = frozenset(_pages(values["nav"]))
        if values["nav"] and "index.md" not in named:  # without a menu MkDocs lists all pages
            yield ("nav",), "settings.nav_home", {}
        for page in sorted(named - pages):
            near = nearest(page, sorted(filter(_is_page, pages - named)))
            key = "settings.nav_page_near" if near else "settings.nav_page"
            yield ("nav", page), key, {"value": page, **({"near": near} if near else {})}


def _extra_faults(extra: Mapping[str, object], language: str) -> Iterator[Fault]:
    if not _is_uuid(extra.get("feeds")):
        yield ("extra", "feeds"), "settings.feeds", {"value": str(extra.get("feeds", ""))}
    listed = extra.get("host_files", [])
    if not isinstance(listed, list) or not all(map(_is_path, listed)):
        yield ("extra", "host_files"), "settings.host_files", {}
    share = extra.get("share", {})
    for name, pattern in share.items() if isinstance(share, dict) else [("share", share)]:
        here = ("extra", "share", str(name))
        if not _is_shared_to(pattern) or not _is_plain(name) or len(share) > MOST_SHARED:
            yield here, "settings.share", {"value": str(pattern or "")}
        elif wrong := misleading(name, _filled(pattern)):
            yield here, *wrong
        else:
            yield from _misread(here, str(name), language)
    contact = extra.get("contact", "a@example.org")
    place = urls.of_contact(str(contact))
    if not isinstance(contact, str) or urls.fault(place) or (place != contact and "?" in contact):
        yield ("extra", "contact"), "settings.contact", {"value": str(contact)}
    for name in ("owner", "author"):
        named = extra.get(name, {})
        if not isinstance(named, dict) or not all(map(_is_plain, named.values())):
            yield ("extra", name), f"settings.{name}", {"value": _typed(named)}
        else:
            yield from chain.from_iterable(_misread(("extra", name), text, lang) for lang, text in named.items())
    if "colours" in extra:
        yield from colours.faults(extra["colours"], ("extra", "colours"))


def _misread(path: tuple[str, ...], text: str, language: str) -> Iterator[Fault]:
    """Signs that pass for others; a word all in letters of another script is good here."""
    for found in WIDE.findall(text):
        yield path, "text.wide", {"value": found}
    for _, key, params in look_alikes(text, language, (language,)):
        if key.startswith("text.look_alike"):
            yield path, key, params


def _is_shared_to(pattern: object) -> bool:
    """Whether a link takes the address of a page to a service: on the web, or to a program for messages."""
    if not isinstance(pattern, str) or "{url}" not in pattern:
        return False
    filled = _filled(pattern)
    is_of_web = _SHARED.match(pattern) is not None and urls.fault(filled) is None
    return is_of_web or _TO_PROGRAM.fullmatch(filled) is not None


def _filled(pattern: str) -> str:
    return pattern.replace("{url}", "x").replace("{text}", "x")


def _is_plain(text: object) -> bool:
    """Whether it is a text of one line."""
    is_line = isinstance(text, str) and text.strip() != "" and not re.search(r"[\t\r\n]", text)
    return is_line and next(forbidden(text), None) is None


def _typed(value: object) -> str:
    """A value as it may be typed in one line."""
    return yaml.dump(value, default_flow_style=True, allow_unicode=True).removesuffix("...\n").strip()


def _is_path(name: object) -> bool:
    return _is_plain(name) and not re.search(r"^/|\\|(?:^|/)\.\.(?:/|$)", name)


def _pages(items: Sequence[str | Mapping[str, Sequence[str]]]) -> Iterator[str]:
    for item in items:
        yield from [item] if isinstance(item, str) else chain.from_iterable(item.values())


def _is_menu(items: object) -> bool:
    """Pages, or groups of them by name. No page has a title there: it would be the same in all languages, and unseen by
    the checks of titles."""
    return isinstance(items, list) and all(_is_page(item) or _is_group(item) for item in items)


def _is_group(item: object) -> bool:
    return (
        isinstance(item, dict)
        and len(item) == 1
        and all(isinstance(pages, list) and all(map(_is_page, pages)) for pages in item.values())
    )


def _is_page(name: object) -> bool:
    return isinstance(name, str) and re.fullmatch(r"(?!.*\.\.)[a-z0-9][a-z0-9/-]*\.md", name) is not None


def _is_address(value: object) -> bool:
    """Whether a site or a repository can be at an address: no query, no fragment, plain names of folders."""
    if not isinstance(value, str) or urls.fault(value) not in {None, "link.private"} or "?" in value or "#" in value:
        return False
    typed = urlsplit(value).path
    try:
        seen = unquote(typed, errors="strict")  # as servers compare it
    except UnicodeDecodeError:
        return False
    return urls.scheme(value) != "mailto" and all(map(_FOLDERS.fullmatch, (typed, seen)))


def _is_in_documents(value: object) -> bool:
    """The same of the site, whose host the fonts of the PDF files have to hold; its folders are spelt as sent."""
    return _is_address(value) and not UNDRAWN.search(urls.encoded(value))


def _is_uuid(value: object) -> bool:
    try:
        uuid.UUID(str(value))
    except ValueError:
        return False
    return True
