"""mkdocs.yml → what the checks and the commands have to know of the host's settings. MkDocs itself reads the rest."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import yaml
from pymdownx import slugs

from strategy.model import urls
from strategy.reading import values as yaml_values
from strategy.reading.markup import Dialect
from strategy.reading.values import Loaded, Problem, problem

FILE = "mkdocs.yml"
GROUPS = ("strategy", "data", "site", "staff")  # of pages in the foot, as `nav` names them
ENVIRONMENT = {"site_url": "SITE_URL", "repo_url": "REPO_URL", "edit_uri": "EDIT_URI"}  # what may come from there
LONGEST = 50_000  # bytes: ours has 5,000, and as MkDocs reads them, twice as many brackets take two seconds
SLUGIFY = slugs.slugify(case="lower")  # the one function that settings name; MkDocs would call any
EXTENSIONS: Mapping[str, Mapping[str, object]] = {  # of Markdown that a site may have, and what may be said to them
    "toc": {"permalink": False, "slugify": SLUGIFY},
    **{
        name: {}
        for name in (
            *("admonition", "attr_list", "fenced_code", "nl2br", "sane_lists", "tables", "pymdownx.magiclink"),
        )
    },
}
_TAGS = ("!ENV", "tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify")
_TEXT = "tag:yaml.org,2002:str"


class _Refused(Exception):
    """(key of the catalogue "problems", node): what is none of the few kinds of values that settings need."""


class _Loader(yaml.SafeLoader):
    """Reads texts, yes and no, lists and names of fields as MkDocs does. Numbers and dates nothing here needs."""

    yaml_constructors = {  # noqa: RUF012
        tag: yaml.SafeLoader.yaml_constructors[tag]
        for tag in (_TEXT, *(f"tag:yaml.org,2002:{kind}" for kind in ("null", "bool", "seq", "map")))
    }

    def construct_document(self, node: yaml.Node) -> object:
        self.named = (
            {value: str(name.value) for name, value in node.value} if isinstance(node, yaml.MappingNode) else {}
        )
        return super().construct_document(node)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[str, Any]:
        for name, _ in node.value:
            if name.tag != _TEXT:
                raise _Refused("settings.no_text", name)
        return super().construct_mapping(node, deep)


def _no_text(loader: _Loader, node: yaml.Node) -> object:
    raise _Refused("settings.no_text", node)


def _slugify(loader: _Loader, node: yaml.Node) -> object:
    """That function with these settings alone: the tag can hold what MkDocs would fail at."""
    mapping = isinstance(node, yaml.MappingNode)
    if not mapping or loader.construct_mapping(node, deep=True) != {"kwds": {"case": "lower"}}:
        raise _Refused("settings.program", node)
    return SLUGIFY


def _from_environment(loader: _Loader, node: yaml.Node) -> object:
    """Only what is meant for this setting: the environment of who builds a site holds secrets, and where it says more
    than that of who checks it, nothing else may become of the settings."""
    given = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names, otherwise = (given[:-1], given[-1]) if len(given) > 1 else (given, None)
    near = get_close_matches(loader.named.get(node, ""), ENVIRONMENT, 1, cutoff=0.8)  # checks tell a misspelt name
    meant = ENVIRONMENT[near[0]] if near else None
    if not meant or not all(isinstance(name, yaml.ScalarNode) and name.value == meant for name in names):
        raise _Refused("settings.program", node)
    default = loader.construct_object(otherwise, deep=True) if otherwise else None
    return os.environ.get(meant, default)


for tag, construct in zip(_TAGS, (_from_environment, _slugify), strict=True):
    _Loader.add_constructor(tag, construct)
_Loader.add_constructor(None, _no_text)


@dataclass(frozen=True)
class Settings:
    """`extensions`: of Markdown, by name, with their settings; `values`: everything as MkDocs reads it; `loaded`: where
    it stands."""

    extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: {"attr_list": {}})  # labels of headings
    values: Mapping[str, Any] = field(default_factory=dict)
    loaded: Loaded = field(default_factory=lambda: Loaded(""))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why the settings cannot be read; nothing else is known of them then."""
        return self.loaded.problems

    def dialect(self) -> Dialect:
        """Of what is in EXTENSIONS alone: Markdown imports, and so runs, a module of any other name, and `make diff`
        reads settings that no check has seen."""
        return Dialect(*_allowed(self.extensions))


def _allowed(extensions: Mapping[str, Any]) -> tuple[tuple[str, ...], Mapping[str, Mapping[str, Any]]]:
    names = tuple(name for name in extensions if name in EXTENSIONS)
    said = {name: extensions[name] for name in names if isinstance(extensions[name], dict)}
    return names, {
        name: {option: value for option, value in EXTENSIONS[name].items() if given.get(option) == value}
        for name, given in said.items()
    }


def host_files(data: bytes) -> tuple[str, ...]:
    """The files below docs/ that the host asks for by their names (CNAME, .well-known/…): `extra.host_files`."""
    listed = _extra(data).get("host_files")
    return tuple(name for name in listed if isinstance(name, str)) if isinstance(listed, list) else ()


def contact(data: bytes) -> str:
    """Where readers are told to write to, as a link: `extra.contact`."""
    said = _extra(data).get("contact")
    return urls.of_contact(said) if isinstance(said, str) else ""


def services(data: bytes) -> tuple[str, ...]:
    """The names of the services that readers share a page by, in the order in which they stand there."""
    share = _extra(data).get("share")
    return tuple(share) if isinstance(share, dict) else ()


def addresses(data: bytes) -> tuple[str, ...]:
    """Where the site is to be: first as it is typed, since a host that builds it may have told an address of its own;
    then as the environment says."""
    found = load(data)
    said = (without_environment(found).get("site_url"), found.values.get("site_url"))
    return tuple(str(one) for one in said if one)


def without_environment(found: Settings) -> Mapping[str, Any]:
    """The settings as they are where the environment says nothing."""
    typed = found.loaded.value if isinstance(found.loaded.value, dict) else {}
    said = {name: typed[name] for name in ENVIRONMENT if name in typed}
    return {**found.values, **{name: one[-1] if isinstance(one, list) and one else one for name, one in said.items()}}


def feeds(data: bytes) -> str:
    """The number that makes the ids of feeds: a site keeps it for ever, wherever it moves, and another has its own."""
    return str(_extra(data).get("feeds", ""))


def _extra(data: bytes) -> Mapping[str, Any]:
    extra = load(data).values.get("extra")
    return extra if isinstance(extra, dict) else {}


def languages(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages that are named for the host, in their order; of what is no list of them, none."""
    try:
        (plugin,) = (one["i18n"] for one in values["plugins"] if isinstance(one, dict))
        return tuple(str(one["locale"]) for one in plugin["languages"])
    except (KeyError, TypeError, ValueError):
        return ()


def load(data: bytes) -> Settings:
    """The settings in a file; those of the host where there is none. Never raises because of the data."""
    return _load(data, frozenset(os.environ.items())) if data else Settings()


@lru_cache(maxsize=4)
def _load(data: bytes, environment: frozenset[tuple[str, str]]) -> Settings:
    if len(data) > LONGEST:
        return _unread(Loaded(""), (1, 1), "settings.too_long", limit=LONGEST // 1000)
    loaded = yaml_values.load(data, _TAGS)
    if loaded.problems:
        return Settings(loaded=loaded)
    try:
        given = yaml.load(loaded.source, _Loader)
    except _Refused as refused:
        key, node = refused.args
        typed = loaded.source[node.start_mark.index : node.end_mark.index]
        return _unread(loaded, loaded.at(node.start_mark.index), key, value=typed.strip())
    except (yaml.YAMLError, ValueError, RecursionError):  # at which the parser of data did not stumble
        given = None
    if not isinstance(given, dict):
        return _unread(loaded, (1, 1), "settings.broken")
    extensions = _extensions(given.get("markdown_extensions"))
    if extensions is None:
        return _unread(loaded, loaded.place_of_key(("markdown_extensions",)), "settings.extensions")
    return Settings(extensions, given, loaded)


def _extensions(listed: object) -> Mapping[str, Mapping[str, Any]] | None:
    """None where it is not a list of names, each once, with or without settings of its own."""
    if not isinstance(listed, list):
        return {} if listed is None else None
    found = {}
    for item in listed:
        name, given = next(iter(item.items())) if isinstance(item, dict) and len(item) == 1 else (item, None)
        if not isinstance(name, str) or name in found:
            return None
        found[name] = given or {}
    return found


def _unread(loaded: Loaded, place: tuple[int, int], key: str, **said: str | int) -> Settings:
    return Settings(loaded=replace(loaded, problems=(problem(place, key, **said),)))
