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


class _Loader(yaml.SafeLoader):
    """Reads the environment (!ENV), and the one function that our settings name. MkDocs would call any."""


def _slugify(loader: _Loader, node: yaml.MappingNode) -> object:
    return slugs.slugify(**loader.construct_mapping(node, deep=True).get("kwds", {}))


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
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


def feeds(data: bytes) -> str | None:
    """The number that the names of feeds come from, which no two sites have in common; None where there is none."""
    try:
        return (load(data).values.get("extra") or {}).get("feeds")
    except (yaml.YAMLError, AttributeError):  # which the check tells of
        return None


def typed(data: bytes) -> object:
    """Everything in a file as it is typed, what would be called left alone; None where it cannot be read."""
    try:
        return yaml.load(data, yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return None


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
