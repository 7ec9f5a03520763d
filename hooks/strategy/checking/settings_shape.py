"""What the settings of a site may say: every name that has a meaning here. What else MkDocs, its theme and its plugins
would read there may run, fetch or show what no check has seen."""

from collections.abc import Iterator, Mapping

from strategy.checking.colours import SCHEMES, Fault
from strategy.checking.typos import nearest
from strategy.reading import settings

Path = tuple[str, ...]

_ANY = None  # what stands there another check looks at
SHAPE: Mapping[str, object] = {
    **dict.fromkeys(("site_name", "site_url", "repo_url", "edit_uri", "nav", "markdown_extensions"), _ANY),
    "hooks": ["hooks/publish.py"],
    "plugins": [
        {
            "i18n": {
                "docs_structure": "suffix",
                "reconfigure_material": False,
                "reconfigure_search": False,
                "languages": _ANY,
            }
        }
    ],
    "theme": {"name": "material", "custom_dir": "overrides", "font": False, "favicon": _ANY},
    "extra": {
        **dict.fromkeys(("owner", "author", "contact", "feeds", "host_files", "share"), _ANY),
        "colours": dict.fromkeys(SCHEMES, _ANY),
    },
    "validation": {
        "nav": {"omitted_files": "ignore"},
        "links": {"anchors": "ignore", "absolute_links": "warn", "unrecognized_links": "warn"},
    },
    "watch": ["data", "overrides"],
}
_OPTIONAL = {  # `feeds` and colours have checks of their own
    *("markdown_extensions", "validation", "watch", *SCHEMES),
    *(name for name in SHAPE["extra"] if name != "colours"),
    *(*settings.EXTENSIONS, *settings.EXTENSIONS["toc"]),
}
# What MkDocs and its theme would take, and this site refuses or shows nothing of → what is said of it.
_REFUSED: Mapping[Path, str] = {
    **dict.fromkeys(((name,) for name in ("copyright", "site_author")), "settings.owner_instead"),
    ("site_description",): "settings.idle",
    **{
        (name,): "settings.program"
        for name in (
            *("INHERIT", "docs_dir", "site_dir", "use_directory_urls", "strict", "dev_addr", "repo_name"),
            *("extra_css", "extra_javascript", "extra_templates", "edit_uri_template", "exclude_docs", "draft_docs"),
            *("not_in_nav", "remote_branch", "remote_name"),
        )
    },
    **dict.fromkeys((("theme", name) for name in ("logo", "icon")), "settings.favicon_instead"),
    ("theme", "palette"): "settings.colours_instead",
    **dict.fromkeys((("theme", name) for name in ("features", "language", "direction", "locale")), "settings.idle"),
}


def faults(given: object, wanted: object = SHAPE, path: Path = ()) -> Iterator[Fault]:
    """Names that have no meaning, that are missing, or that say something else than they may."""
    if isinstance(given, list) and isinstance(wanted, list) and len(given) == len(wanted):
        for one, shape in zip(given, wanted, strict=True):
            yield from faults(one, shape, path)
    elif isinstance(given, dict) and isinstance(wanted, dict):
        yield from _strangers(given, wanted, path)
        for name in given.keys() & wanted.keys():
            yield from faults(given[name], wanted[name], (*path, name))
    elif wanted is not _ANY and given != wanted:
        yield path, "settings.program", {"value": ": ".join(path)}


def _strangers(given: Mapping[str, object], shape: Mapping[str, object], path: Path) -> Iterator[Fault]:
    missing = [name for name in shape if name not in given and name not in _OPTIONAL]
    for name in (name for name in given if name not in shape):
        here = (*path, name)
        if here in _REFUSED:
            yield here, _REFUSED[here], {"value": ": ".join(here)}
        elif near := nearest(name, shape):
            missing = [one for one in missing if one != near]  # what is misspelt is not missing as well
            yield here, "settings.unknown_near", {"value": name, "near": near}
        else:
            yield here, "settings.unknown", {"value": name}
    yield from ((path, "settings.needed", {"value": ": ".join((*path, name))}) for name in missing)
