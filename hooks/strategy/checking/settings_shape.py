"""What the settings of a site may say: every name that has a meaning here. What else MkDocs, its theme and its plugins
would read there may run, fetch or show what no check has seen."""

from collections.abc import Iterator, Mapping

_ANY: Mapping[str, object] = {}  # whatever stands below: other checks look at it
_LANGUAGE = {"locale": None, "name": None, "default": None}
I18N = {"docs_structure": "suffix", "reconfigure_material": False, "reconfigure_search": False}  # beside languages
SHAPE: Mapping[str, object] = {
    **dict.fromkeys(("site_name", "site_url", "repo_url", "edit_uri", "hooks", "plugins", "nav"), _ANY),
    "theme": dict.fromkeys(("name", "custom_dir", "font", "favicon"), _ANY),
    "extra": dict.fromkeys(("owner", "author", "contact", "feeds", "host_files", "share", "colours"), _ANY),
    "validation": {
        "nav": {"omitted_files": "ignore"},
        "links": {"anchors": "ignore", "absolute_links": "warn", "unrecognized_links": "warn"},
    },
    "markdown_extensions": _ANY,
    "watch": ["data", "overrides"],
}
_EXTENSIONS = {"toc": {"permalink": False, "slugify": None}}


def strangers(values: Mapping[str, object]) -> Iterator[str]:
    """The names of settings that are not known, or say something else than they may."""
    yield from _strangers(values, SHAPE)
    for plugin in _items(values.get("plugins")):
        i18n = plugin.get("i18n") if isinstance(plugin, dict) else None
        if isinstance(i18n, dict):
            yield from _strangers(i18n, {**I18N, "languages": _ANY})
            for language in _items(i18n.get("languages")):
                yield from _strangers(language, _LANGUAGE) if isinstance(language, dict) else ["languages"]
    for extension in _items(values.get("markdown_extensions")):
        for name, given in extension.items() if isinstance(extension, dict) else ():
            yield from _strangers(given, _EXTENSIONS.get(name, {"": None})) if isinstance(given, dict) else ()


def _strangers(values: Mapping[str, object], shape: Mapping[str, object]) -> Iterator[str]:
    for name, value in values.items():
        if name not in shape:
            yield str(name)
            continue
        wanted = shape[name]
        if wanted is None or wanted == _ANY:
            continue
        if isinstance(wanted, dict) and isinstance(value, dict):
            yield from _strangers(value, wanted)
        elif value != wanted:
            yield str(name)


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []
