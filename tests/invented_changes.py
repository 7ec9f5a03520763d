"""Everything that a test may change about an invented site, one thing at a time; the check may refuse it."""

import uuid
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from invented_site import PAGES, Invented

Change = Callable[[Invented], None]
MORE = {"uk": " слово", "en": " word"}
VALUES = ("2024-01-01", "https://example.net/new", "7", "new-id")  # in the place of any value
FIELDS = (
    {"withdrawn": {"date": "2025-01-02"}},
    {"withdrawn": {"reason": {"uk": "Так", "en": "So"}}},
    {"note": {"uk": "Ні", "en": "No"}},
    {"links": [{"url": "https://example.net/l", "title": {"uk": "Ні", "en": "No"}}]},
)
WAYS = (
    {"id": "other"},
    {"name": {"uk": "Інша назва", "en": "Another name"}},
    {"also": {"uk": ["перила"]}},
    {"words": ["перила"]},
    {"lines": ["stairs", "shore"]},
)
SETTINGS = {
    "url": "https://example.org/elsewhere/",
    "languages": {"uk": "Мова", "en": "English"},
    "favicon": "other.svg",
    "owner": {"uk": "Рада", "en": "Council"},
    "author": {"uk": "Громада", "en": "Community"},
    "contact": "island@example.org",
    "repo_url": "https://forge.example.net/island",
    "view_uri": "src/commit/",
    "namespace": uuid.NAMESPACE_DNS,
    "share": {"Letter": "letter:{url}"},
    "colours": {"light": {"ink": "#111111", "paper": "#ffffff", "brand": "#17456b"}, "dark": {"ink": "#ffffff"}},
    "mark": "<svg id='x'/>",
    "edit_url": "https://example.net/_edit/goals.yaml",
    "frame": "{branch} {head} {header} {body} {footer}",
    "front": {"search": {"exclude": "true"}},
    "lines": 2,
}
LAMPS = [
    {"short": "ЛМП", "uk": "лампа", "en": "lamp"},
    {"short": "МАЯК", "uk": "маяк", "en": "lighthouse", "find": "маяк"},
]


def all_pages(site: Invented, pasts: list[Path]) -> Iterator[Change]:
    """`pasts`: folders of repositories in which git tells another past."""
    for path in paths(site.strategy):
        *above, last = path
        value = at(site.strategy, path)
        yield partial(_left_out, above, last)
        if isinstance(value, dict) and "id" in value:
            yield from (partial(_told, path, fields) for fields in FIELDS)
        if isinstance(value, str):
            yield from (partial(_told, above, {last: other}) for other in (*VALUES, value + MORE.get(last, "")))
    for name in site.updates:
        yield from _of_update(name)
    for name in [*PAGES, *(f"updates/{name.removesuffix('.md')}" for name in site.updates)]:
        address = f"{name}/".removesuffix("index/")
        yield partial(_put, "texts", {name: {"uk": "Інший текст"}})
        yield partial(_put, "texts", {name: {"en": "Another text"}})
        yield partial(_put, "edited", {address: "2024-02-03"})
        yield partial(_put, "edited", {f"en/{address}": "2024-02-04"})
    for name, value in SETTINGS.items():
        yield partial(_put, "settings", {name: value})
    yield partial(_put, "glossary", {"abbreviations": LAMPS})
    yield partial(_put, "glossary", {"abbreviations": []})
    yield partial(_put, "search_words", {"entries": []})
    for group, ways in site.ways.items():
        yield partial(_put, "ways", {group: ways[1:]})
        for fields in WAYS:
            yield partial(_put, "ways", {group: [{**ways[0], **fields}, *ways[1:]]})
    yield from (partial(_moved, folder) for folder in pasts)


def paths(value: object, path: tuple = ()) -> Iterator[tuple]:
    """The path of everything in the data."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield (*path, key)
        yield from paths(one, (*path, key))


def at(value: Any, path: tuple) -> Any:
    for key in path:
        value = value[key]
    return value


def _of_update(name: str) -> Iterator[Change]:
    yield lambda site: site.updates.pop(name)
    yield lambda site: site.updates.update({f"2024-06-01-{name[11:]}": site.updates[name]})
    yield lambda site: site.updates[name].update(title="Other" if ".en." in name else "Інше")
    yield lambda site: site.updates[name].update(sources=[{"url": "https://example.net/s", "title": "S"}])
    for task in ("lighthouse", "markup", "stairs"):
        yield lambda site, task=task: site.updates[name].update(tasks=[task], status={task: "cancelled"}, areas={})
        yield lambda site, task=task: site.updates[name].update(tasks=[task], status={}, areas={task: ["1"]})


def _left_out(above: tuple, last: object, site: Invented) -> None:
    del at(site.strategy, above)[last]


def _told(path: tuple, fields: dict[str, Any], site: Invented) -> None:
    at(site.strategy, path).update(fields)


def _put(field: str, values: dict[str, Any], site: Invented) -> None:
    getattr(site, field).update(values)


def _moved(folder: Path, site: Invented) -> None:
    site.repository = folder
