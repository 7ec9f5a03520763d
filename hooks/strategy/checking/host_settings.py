"""mkdocs.yml → what is wrong with it, in our words: MkDocs itself says it in English, or in a traceback."""

import difflib
import re
import uuid
from collections.abc import Iterator, Mapping

import yaml

from strategy.model import urls
from strategy.reading import settings
from strategy.reading.signs import forbidden
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
# What says which programs run and which folders they read: none of it is for the settings of a site to say.
_OURS = {
    **dict.fromkeys(
        ("INHERIT", "docs_dir", "site_dir", "use_directory_urls", "strict", "extra_css", "extra_javascript")
    ),
    **dict.fromkeys(("extra_templates", "edit_uri_template", "exclude_docs", "draft_docs", "not_in_nav")),
    "hooks": ["hooks/publish.py"],
}
_EXTENSIONS = frozenset(
    (
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "nl2br", "sane_lists", "tables"),
        *("toc", "pymdownx.magiclink"),
    )
)
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")
_COLOURS = frozenset("ink muted paper tint line brand on-brand bar on-bar accent glow".split())  # noqa: SIM905
_EDIT_URI = re.compile(r"(?!/)(?!.*\.\.)[\w.~/-]+/(?:\?[\w=&./-]*)?")
_FAVICON = re.compile(r"assets/images/[\w-]+\.svg")
# What every extension has something to do with: some fail only then.
_SAMPLE = "## Назва\n\nТекст, [назва](x.md){.x}\n\n- а\n\n| а |\n|---|\n| б |\n\n!!! note\n    в\n"
_RUNS = frozenset(("javascript", "vbscript", "data", "file", "blob", "filesystem", "about", "view-source"))


def problems(data: bytes) -> tuple[Problem, ...]:
    """What is wrong with the settings of the host; nothing where there are none."""
    text = data.decode("utf-8", "replace")
    loaded = Loaded(text)
    try:
        found = settings.load(data)
        values = found.values if data else {}
        if strange := sorted(set(found.extensions) - _EXTENSIONS):
            return (problem(_place(loaded, "markdown_extensions"), "settings.program", value=strange[0]),)
        found.dialect().render(_SAMPLE)
    except yaml.constructor.ConstructorError as error:
        at = error.problem_mark.index if error.problem_mark else 0
        return (problem(loaded.at(at), "settings.program", value=str(error.problem)),)
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
            seen = name.replace("\xa0", "[U+00A0]")  # an indent by spaces that are none
            yield name, "settings.unknown", {"value": seen, "near": near[0] if near else "…"}
    for name in ("site_url", "repo_url"):
        if name in values and not _is_address(values[name]):
            yield name, f"settings.{name}", {"value": "" if values[name] is None else str(values[name])}
    for name, wanted in _OURS.items():
        if (name in values and values[name] != wanted) or (wanted and values and name not in values):
            yield name, "settings.program", {"value": name}
    if values and [*_names(values.get("plugins"))] != ["i18n"]:
        yield "plugins", "settings.program", {"value": "plugins"}
    yield from _theme_faults(values)
    if "edit_uri" in values and not _EDIT_URI.fullmatch(str(values["edit_uri"])):
        yield "edit_uri", "settings.edit_uri", {"value": str(values["edit_uri"])}
    if "nav" in values and not _is_menu(values["nav"]):
        yield "nav", "settings.nav", {}
    extra = values.get("extra")
    extra = extra if isinstance(extra, dict) else {}
    yield from _extra_faults(extra)
    if "extra" in values and not _is_uuid(extra.get("feeds")):
        yield "feeds", "settings.feeds", {"value": str(extra.get("feeds", ""))}
    colours = extra.get("colours")
    for scheme in colours.values() if isinstance(colours, dict) else ():
        for name, colour in scheme.items() if isinstance(scheme, dict) else ():
            if not _COLOUR.fullmatch(str(colour)):
                yield str(name), "settings.colour", {"value": str(colour), "name": str(name)}


def _theme_faults(values: Mapping[str, object]) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    theme = values.get("theme")
    theme = theme if isinstance(theme, dict) else {}
    for name, wanted in (("name", "material"), ("custom_dir", "overrides"), ("font", False)):
        if values and theme.get(name) != wanted:
            yield name if name in theme else "theme", "settings.program", {"value": f"theme: {name}"}
    if values and not _FAVICON.fullmatch(str(theme.get("favicon"))):
        yield "favicon", "settings.favicon", {"value": str(theme.get("favicon"))}


def _extra_faults(extra: Mapping[str, object]) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    listed = extra.get("host_files", [])
    if not isinstance(listed, list) or not all(isinstance(name, str) and name for name in listed):
        yield "host_files", "settings.host_files", {}
    share = extra.get("share", {})
    for name, pattern in share.items() if isinstance(share, dict) else [("share", share)]:
        named = urls.scheme(pattern) if isinstance(pattern, str) else None
        if not named or named.lower() in _RUNS or "{url}" not in pattern or not _is_plain(name):
            yield str(name), "settings.share", {"value": str(pattern)}
    contact = extra.get("contact", "a@example.org")
    if not isinstance(contact, str) or urls.fault(contact if "://" in contact else f"mailto:{contact}"):
        yield "contact", "settings.contact", {"value": str(contact)}
    for name in ("owner", "author"):
        named = extra.get(name, {})
        if not isinstance(named, dict) or not all(map(_is_plain, named.values())):
            yield name, f"settings.{name}", {"value": str(named)}
    colours = extra.get("colours", {})
    for scheme in ("light", "dark") if extra else ():
        given = colours.get(scheme) if isinstance(colours, dict) else None
        if lacking := sorted(_COLOURS ^ set(given if isinstance(given, dict) else ())):
            yield scheme, "settings.colours", {"value": scheme, "listed": ", ".join(map(str, lacking))}


def _is_plain(text: object) -> bool:
    return isinstance(text, str) and text.strip() != "" and next(forbidden(text), None) is None


def _names(items: object) -> Iterator[str]:
    for item in items if isinstance(items, list) else ():
        yield from item if isinstance(item, dict) else [str(item)]


def _is_menu(items: object) -> bool:
    """Pages, or groups of them by name."""
    if not isinstance(items, list):
        return False
    inside = [one for item in items for one in (item.values() if isinstance(item, dict) else [item])]
    return all(re.fullmatch(r"(?!.*\.\.)[a-z0-9][a-z0-9/-]*\.md", str(one)) or _is_menu(one) for one in inside)


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
