"""mkdocs.yml → what the checks and the commands have to know of the host's settings. MkDocs itself reads the rest."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml
import yaml_env_tag
from pymdownx import slugs

from strategy.reading.markup import Dialect

FILE = "mkdocs.yml"
GROUPS = ("strategy", "data", "site", "staff")  # of pages in the foot, as `nav` names them
ENVIRONMENT = frozenset(("SITE_URL", "REPO_URL", "EDIT_URI"))


class _Loader(yaml.SafeLoader):
    """Reads the environment (!ENV), and the one function that our settings name. MkDocs would call any."""


def _slugify(loader: _Loader, node: yaml.MappingNode) -> object:
    return slugs.slugify(**loader.construct_mapping(node, deep=True).get("kwds", {}))


def _from_environment(loader: _Loader, node: yaml.Node) -> object:
    """Only what is meant for the settings: the environment of who builds a site holds secrets."""
    names = [one.value for one in node.value] if isinstance(node, yaml.SequenceNode) else [node.value]
    for name in names[:-1] or names:
        if name not in ENVIRONMENT:
            raise yaml.constructor.ConstructorError(None, None, str(name), node.start_mark)
    return yaml_env_tag.construct_env_tag(loader, node)


_Loader.add_constructor("!ENV", _from_environment)
_Loader.add_constructor("tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify", _slugify)


@dataclass(frozen=True)
class Settings:
    """`extensions`: of Markdown, by name, with their settings; `values`: everything as it stands in the file."""

    extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)

    def dialect(self) -> Dialect:
        return Dialect(tuple(self.extensions), {name: given for name, given in self.extensions.items() if given})


def host_files(data: bytes) -> tuple[str, ...]:
    """The files below docs/ that the host asks for by their names (CNAME, .well-known/…): `extra.host_files`."""
    try:
        listed = (load(data).values.get("extra") or {}).get("host_files") or ()
    except yaml.YAMLError:  # which the check tells of
        return ()
    return tuple(name for name in listed if isinstance(name, str)) if isinstance(listed, list) else ()


def languages(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages that are named for the host, in their order; of what is no list of them, none."""
    try:
        (plugin,) = (one["i18n"] for one in values["plugins"] if isinstance(one, dict))
        return tuple(str(one["locale"]) for one in plugin["languages"])
    except (KeyError, TypeError, ValueError):
        return ()


def typed(data: bytes) -> object:
    """Everything in a file as it is typed, what would be called left alone; None where it cannot be read."""
    try:
        return yaml.load(data, yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return None


def site_url(data: bytes) -> object:
    """The address of the site as it is typed in a file, whatever the environment says today."""
    values = typed(data)
    return values.get("site_url") if isinstance(values, dict) else None


def load(data: bytes) -> Settings:
    """The settings in a file; those of the host where there is none. Raises yaml.YAMLError."""
    return _load(data, frozenset(os.environ.items()))


@lru_cache(maxsize=4)
def _load(data: bytes, environment: frozenset[tuple[str, str]]) -> Settings:
    values = yaml.load(data, _Loader) or {}
    if not isinstance(values, dict):
        raise yaml.YAMLError("no settings")
    extensions: dict[str, Mapping[str, Any]] = {}
    for item in values.get("markdown_extensions") or ():
        extensions |= {item: {}} if isinstance(item, str) else {name: given or {} for name, given in item.items()}
    return Settings(extensions, values)
