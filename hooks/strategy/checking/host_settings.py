"""mkdocs.yml → what is wrong with it, in our words: MkDocs itself says it in English, or in a traceback."""

import difflib
import re
import uuid
from collections.abc import Iterator, Mapping

import yaml

from strategy.model import urls
from strategy.reading import settings
from strategy.reading.values import Loaded, Problem, problem
from strategy.reading.yaml_errors import explain

# What MkDocs knows.
_NAMES = frozenset(
    (
        *("site_name", "site_url", "site_description", "site_author", "repo_url", "repo_name", "edit_uri"),
        *("edit_uri_template", "copyright", "nav", "theme", "docs_dir", "site_dir", "use_directory_urls", "strict"),
        *("dev_addr", "watch", "hooks", "plugins", "extra", "extra_css", "extra_javascript", "extra_templates"),
        *("markdown_extensions", "validation", "exclude_docs", "draft_docs", "not_in_nav", "remote_branch"),
        *("remote_name", "INHERIT"),
    )
)
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")


def problems(data: bytes) -> tuple[Problem, ...]:
    """What is wrong with the settings of the host; nothing where there are none."""
    text = data.decode("utf-8", "replace")
    loaded = Loaded(text)
    try:
        values = settings.load(data).values if data else {}
        settings.load(data).dialect()
    except (yaml.scanner.ScannerError, yaml.parser.ParserError) as error:
        offset, key, params = explain(text, error)
        return (problem(loaded.at(offset), key, **params),)
    except Exception as error:  # whatever an extension or a function named there raises
        return (problem(_place(loaded, "markdown_extensions"), "settings.broken", value=str(error)),)
    return tuple(sorted(problem(_place(loaded, name), key, **params) for name, key, params in _faults(values)))


def _place(loaded: Loaded, name: str) -> tuple[int, int]:
    found = re.search(rf"^ *{re.escape(name)} *:", loaded.source, re.MULTILINE)
    return loaded.at(found.end() - len(found[0].lstrip())) if found else (1, 1)


def _faults(values: Mapping[str, object]) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """(name of a setting, key of the catalogue "problems", parameters)."""
    for name in map(str, values):
        if name not in _NAMES:
            near = difflib.get_close_matches(name, _NAMES, n=1)
            yield name, "settings.unknown", {"value": name, "near": near[0] if near else "…"}
    for name in ("site_url", "repo_url"):
        if name in values and not _is_address(values[name]):
            yield name, f"settings.{name}", {"value": "" if values[name] is None else str(values[name])}
    extra = values.get("extra")
    extra = extra if isinstance(extra, dict) else {}
    if "extra" in values and not _is_uuid(extra.get("feeds")):
        yield "feeds", "settings.feeds", {"value": str(extra.get("feeds", ""))}
    colours = extra.get("colours")
    for scheme in colours.values() if isinstance(colours, dict) else ():
        for name, colour in scheme.items() if isinstance(scheme, dict) else ():
            if not _COLOUR.fullmatch(str(colour)):
                yield str(name), "settings.colour", {"value": str(colour), "name": str(name)}


def _is_address(value: object) -> bool:
    """Whether a site or a repository can be at an address: no query, no fragment."""
    if not isinstance(value, str) or urls.fault(value) or "?" in value or "#" in value:
        return False
    return urls.scheme(value) != "mailto"


def _is_uuid(value: object) -> bool:
    try:
        uuid.UUID(str(value))
    except ValueError:
        return False
    return True
