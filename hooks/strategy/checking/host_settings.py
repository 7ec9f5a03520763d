"""mkdocs.yml → what is wrong with it, in our words: MkDocs itself says it in English, or in a traceback."""

import difflib
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

import yaml

from strategy.checking import colours
from strategy.checking.colours import Fault
from strategy.checking.settings_shape import I18N, SHAPE, strangers
from strategy.model import urls
from strategy.model.signs import forbidden
from strategy.reading import settings
from strategy.reading.values import Loaded, Problem, problem
from strategy.reading.yaml_errors import explain

# What MkDocs knows: which programs run, and which folders they read.
_NAMES = frozenset(
    (
        *("site_name", "site_url", "site_description", "site_author", "repo_url", "repo_name", "edit_uri"),
        *("edit_uri_template", "copyright", "nav", "theme", "docs_dir", "site_dir", "use_directory_urls", "strict"),
        *("dev_addr", "watch", "hooks", "plugins", "extra", "extra_css", "extra_javascript", "extra_templates"),
        *("markdown_extensions", "validation", "exclude_docs", "draft_docs", "not_in_nav", "remote_branch"),
        *("remote_name", "INHERIT"),
    )
)
_NEEDED = ("site_name", "site_url", "repo_url", "edit_uri", "nav", "extra")
# What says which programs run and which folders they read: none of it is for the settings of a site to say.
_OURS = {
    **dict.fromkeys(
        ("INHERIT", "docs_dir", "site_dir", "use_directory_urls", "strict", "extra_css", "extra_javascript")
    ),
    **dict.fromkeys(("extra_templates", "edit_uri_template", "exclude_docs", "draft_docs", "not_in_nav")),
    "hooks": ["hooks/publish.py"],
    **{name: SHAPE[name] for name in ("watch", "validation")},
}
_THEME = {"name": "material", "custom_dir": "overrides", "font": False}
# What MkDocs and its theme would take, and this site shows nothing of → where it is told what does.
_IDLE = {"copyright": "settings.owner_instead", "site_description": None, "site_author": "settings.owner_instead"}
_IDLE_IN_THEME = {
    **dict.fromkeys(("logo", "icon"), "settings.favicon_instead"),
    "palette": "settings.colours_instead",
}
_EXTENSIONS = frozenset(
    (
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "nl2br", "sane_lists", "tables"),
        *("toc", "pymdownx.magiclink"),
    )
)
LONGEST = 100_000  # bytes
_EDIT_URI = re.compile(r"(?!/)(?!.*\.\.)[\w.~/-]+/(?:\?[\w=&./-]*)?")
_FAVICON = re.compile(r"assets/images/[\w-]+\.svg")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_TO_PROGRAM = re.compile(r"(?:viber|tg|whatsapp|threema|sgnl|mailto|sms):[\w./?=&%+-]*")
MOST_SHARED = 10  # services
# What every extension has something to do with: some fail only then.
_SAMPLE = "## Назва\n\nТекст, [назва](x.md){.x}\n\n- а\n\n| а |\n|---|\n| б |\n\n!!! note\n    в\n"


def problems(
    data: bytes,
    languages: Sequence[str] = (),
    pages: AbstractSet[str] | None = None,
    pictures: AbstractSet[str] | None = None,
) -> tuple[Problem, ...]:
    """What is wrong with the settings of the host; nothing where there are none. `languages`: of the data, `pages`: the
    names of all files below docs/, `pictures`: those in overrides/, as far as they are known."""
    text = data.decode("utf-8", "replace")
    loaded = Loaded(text)
    if len(data) > LONGEST or text.encode() != data:
        return (problem((1, 1), "settings.broken", value="UTF-8" if len(data) <= LONGEST else str(len(data))),)
    try:
        found = settings.load(data)
        values = found.values if data else {}
        if data and not values:
            return (problem((1, 1), "settings.broken", value=""),)
        if strange := sorted(set(found.extensions) - _EXTENSIONS):
            return (problem(_place(loaded, ("markdown_extensions",)), "settings.program", value=strange[0]),)
        if found.extensions.get("toc", {}).get("permalink", False) is not False:
            return (problem(_place(loaded, ("markdown_extensions",)), "settings.program", value="toc: permalink"),)
        found.dialect().render(_SAMPLE)
    except yaml.constructor.ConstructorError as error:
        at = error.problem_mark.index if error.problem_mark else 0
        return (problem(loaded.at(at), "settings.program", value=str(error.problem)),)
    except (yaml.scanner.ScannerError, yaml.parser.ParserError) as error:
        offset, key, params = explain(text, error)
        return (problem(loaded.at(offset), key, **params),)
    except Exception as error:  # whatever an extension or a function named there raises
        return (problem(_place(loaded, ("markdown_extensions",)), "settings.broken", value=str(error)),)
    known = (_faults(values), _unknown_files(values, pages, pictures), _other_languages(values, languages))
    faults = (fault for found in known for fault in found) if values else ()
    told = {problem(_place(loaded, path), key, **params) for path, key, params in faults}
    beside = () if told else strangers(values)  # what none of these knows
    return tuple(sorted(told or {problem(_anywhere(loaded, name), "settings.program", value=name) for name in beside}))


def _anywhere(loaded: Loaded, name: str) -> tuple[int, int]:
    found = re.search(rf"\b{re.escape(name)}[ '\"]*:", loaded.source)
    return loaded.at(found.start()) if found else (1, 1)


def _place(loaded: Loaded, path: tuple[str, ...]) -> tuple[int, int]:
    """Where a setting stands; where it is not there, what it should stand in."""
    try:
        node = yaml.compose(loaded.source, yaml.BaseLoader)
    except yaml.YAMLError:
        node = None
    place = (1, 1)
    for step in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        found = next((pair for pair in pairs if pair[0].value == step), None)
        if found is None:
            return place
        place, node = loaded.at(found[0].start_mark.index), found[1]
        if step == "plugins" and isinstance(node, yaml.SequenceNode) and node.value:
            node = node.value[0]
    return place


def _faults(values: Mapping[str, object]) -> Iterator[Fault]:
    meant = set()  # what is there, but misspelt, is not missing as well
    for name in map(str, values):
        if name not in _NAMES:
            near = difflib.get_close_matches(name, _NAMES, n=1)
            meant.update(near)
            seen = name.replace("\xa0", "[U+00A0]")  # an indent by spaces that are none
            yield (name,), "settings.unknown", {"value": seen, "near": near[0] if near else "…"}
        elif name in _IDLE:
            yield (name,), _IDLE[name] or "settings.idle", {"value": name}
    for name in _NEEDED:
        if name not in values and name not in meant:
            yield (), "settings.needed", {"value": name}
    for name in ("site_url", "repo_url"):
        if name in values and not _is_address(values[name]):
            yield (name,), f"settings.{name}", {"value": "" if values[name] is None else str(values[name])}
    for name, wanted in _OURS.items():
        if (name in values and values[name] != wanted) or (name == "hooks" and name not in values):
            yield (name,), "settings.program", {"value": name}
    if "edit_uri" in values and not _EDIT_URI.fullmatch(str(values["edit_uri"])):
        yield ("edit_uri",), "settings.edit_uri", {"value": str(values["edit_uri"])}
    if "nav" in values and not _is_menu(values["nav"]):
        yield ("nav",), "settings.nav", {}
    for name in [one for one in _names(values.get("nav")) if one not in settings.GROUPS and not one.endswith(".md")]:
        yield ("nav",), "settings.nav_group", {"value": name, "listed": ", ".join(settings.GROUPS)}
    yield from _plugin_faults(values)
    yield from _theme_faults(values)
    if "extra" in values:
        yield from _extra_faults(values["extra"] if isinstance(values["extra"], dict) else {})


def _plugin_faults(values: Mapping[str, object]) -> Iterator[Fault]:
    plugins = values.get("plugins")
    if [*_names(plugins)] != ["i18n"]:
        yield ("plugins",), "settings.program", {"value": "plugins"}
        return
    given = plugins[0].get("i18n") if isinstance(plugins[0], dict) else None
    given = given if isinstance(given, dict) else {}
    if {name: value for name, value in given.items() if name != "languages"} != I18N:
        yield ("plugins", "i18n"), "settings.program", {"value": "plugins: i18n"}
    listed = given.get("languages")
    for one in listed if isinstance(listed, list) and listed else [None]:
        locale, name = (one.get("locale"), one.get("name")) if isinstance(one, dict) else (None, None)
        default = one.get("default", False) if isinstance(one, dict) else False
        if not _LANGUAGE.fullmatch(str(locale)) or not _is_plain(name) or default not in (True, False):
            yield ("plugins", "i18n", "languages"), "settings.language", {"value": _typed(one)}


def _other_languages(values: Mapping[str, object], languages: Sequence[str]) -> Iterator[Fault]:
    """The settings name at least the languages of the data, in their order."""
    named = settings.languages(values)
    if languages and [one for one in named if one in languages] != list(languages):
        yield ("plugins", "i18n", "languages"), "settings.languages", {"listed": ", ".join(languages)}
    extra = values.get("extra")
    owner = extra.get("owner") if isinstance(extra, dict) else None
    if isinstance(owner, dict) and not set(languages) <= set(owner):
        yield ("extra", "owner"), "settings.owner", {"value": _typed(owner)}


def _unknown_files(
    values: Mapping[str, object], pages: AbstractSet[str] | None, pictures: AbstractSet[str] | None
) -> Iterator[Fault]:
    theme = values.get("theme")
    favicon = str(theme.get("favicon")) if isinstance(theme, dict) else ""
    if pictures is not None and _FAVICON.fullmatch(favicon) and favicon not in pictures:
        yield ("theme", "favicon"), "settings.favicon_absent", {"value": favicon}
    if pages is not None and _is_menu(values.get("nav")):
        named = frozenset(_pages(values["nav"]))
        for page in sorted(named - pages):
            near = difflib.get_close_matches(page, pages - named, n=1)
            key = "settings.nav_page_near" if near else "settings.nav_page"
            yield ("nav",), key, {"value": page, **({"near": near[0]} if near else {})}


def _theme_faults(values: Mapping[str, object]) -> Iterator[Fault]:
    theme = values.get("theme")
    theme = theme if isinstance(theme, dict) else {}
    for name, wanted in _THEME.items():
        if theme.get(name) != wanted:
            yield ("theme", name), "settings.program", {"value": f"theme: {name}"}
    for name in theme:
        if name not in {*_THEME, "favicon"}:
            yield ("theme", str(name)), _IDLE_IN_THEME.get(name, "settings.idle"), {"value": f"theme: {name}"}
    if not _FAVICON.fullmatch(str(theme.get("favicon"))):
        yield ("theme", "favicon"), "settings.favicon", {"value": str(theme.get("favicon"))}


def _extra_faults(extra: Mapping[str, object]) -> Iterator[Fault]:
    for name in map(str, extra):
        if name not in SHAPE["extra"]:
            near = difflib.get_close_matches(name, SHAPE["extra"], n=1)
            yield ("extra", name), "settings.unknown", {"value": name, "near": near[0] if near else "…"}
    if not _is_uuid(extra.get("feeds")):
        yield ("extra", "feeds"), "settings.feeds", {"value": str(extra.get("feeds", ""))}
    listed = extra.get("host_files", [])
    if not isinstance(listed, list) or not all(map(_is_path, listed)):
        yield ("extra", "host_files"), "settings.host_files", {}
    share = extra.get("share", {})
    for name, pattern in share.items() if isinstance(share, dict) else [("share", share)]:
        if not _is_shared_to(pattern) or not _is_plain(name) or len(share) > MOST_SHARED:
            yield ("extra", "share", str(name)), "settings.share", {"value": str(pattern)}
    contact = extra.get("contact", "a@example.org")
    place = contact if "://" in str(contact) else f"mailto:{contact}"
    if not isinstance(contact, str) or urls.fault(place) or (place != contact and "?" in contact):
        yield ("extra", "contact"), "settings.contact", {"value": str(contact)}
    for name in ("owner", "author"):
        named = extra.get(name, {})
        if not isinstance(named, dict) or not all(map(_is_plain, named.values())):
            yield ("extra", name), f"settings.{name}", {"value": _typed(named)}
    if "colours" in extra:
        yield from colours.faults(extra["colours"], ("extra", "colours"))
    else:
        yield ("extra",), "settings.needed", {"value": "extra: colours"}


def _is_shared_to(pattern: object) -> bool:
    """Whether a link takes the address of a page to a service: on the web, or to a program for messages."""
    if not isinstance(pattern, str) or "{url}" not in pattern:
        return False
    filled = pattern.replace("{url}", "x").replace("{text}", "x")
    if urls.scheme(filled) == "https":
        return urls.fault(filled) is None
    return bool(_TO_PROGRAM.fullmatch(filled))


def _is_plain(text: object) -> bool:
    return isinstance(text, str) and text.strip() != "" and next(forbidden(text), None) is None


def _typed(value: object) -> str:
    """A value as it may be typed in one line."""
    return yaml.safe_dump(value, default_flow_style=True, allow_unicode=True).removesuffix("...\n").strip()


def _is_path(name: object) -> bool:
    return _is_plain(name) and not re.search(r"^/|\\|(?:^|/)\.\.(?:/|$)", name)


def _names(items: object) -> Iterator[str]:
    for item in items if isinstance(items, list) else ():
        yield from item if isinstance(item, dict) else [str(item)]


def _pages(items: object) -> Iterator[str]:
    for item in items if isinstance(items, list) else ():
        for one in item.values() if isinstance(item, dict) else [item]:
            yield from _pages(one) if isinstance(one, list) else [str(one)]


def _is_menu(items: object) -> bool:
    """Pages, or groups of them by name."""
    if not isinstance(items, list):
        return False
    groups = [pair for item in items if isinstance(item, dict) for pair in item.items()]
    inside = [*(one for _, one in groups), *(item for item in items if not isinstance(item, dict))]
    return all(_is_plain(name) for name, _ in groups) and all(
        re.fullmatch(r"(?!.*\.\.)[a-z0-9][a-z0-9/-]*\.md", str(one)) or _is_menu(one) for one in inside
    )


def _is_address(value: object) -> bool:
    """Whether a site or a repository can be at an address: no query, no fragment."""
    if not isinstance(value, str) or urls.fault(value) not in {None, "link.private"} or "?" in value or "#" in value:
        return False
    return urls.scheme(value) != "mailto"


def _is_uuid(value: object) -> bool:
    try:
        uuid.UUID(str(value))
    except ValueError:
        return False
    return True
