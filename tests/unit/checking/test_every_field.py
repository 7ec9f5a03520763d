"""What stands in every field of a file at once, where another thing belongs: it is told, and nothing stops."""

import json
from collections.abc import Mapping

import pytest
import yaml

from filled import FRONT, OFFICES, STRATEGY, TASK, WITHDRAWN, said
from settings_then import GOOD
from strategy.checking import project
from strategy.reading import files
from strategy.reading.documents import is_page
from strategy.reading.files import ProjectFiles

UPDATES = {"docs/updates/2024-01-02-a.md": FRONT, "docs/updates/2024-01-03-b.md": WITHDRAWN}
LINKS = [{"url": "https://example.net/", "title": "Word"}]
IN_ENGLISH = {
    "docs/updates/2024-01-02-a.en.md": {"title": "Word", "done": "Word", "links": LINKS, "sources": LINKS},
    "docs/updates/2024-01-03-b.en.md": {"title": "Word", "reason": "Word"},
}
ALSO = {"uk": ["маячок"], "en": ["beacon"]}
FILLED: Mapping[str, Mapping[str, object]] = {
    files.STRATEGY: STRATEGY,
    files.BODIES: OFFICES,
    files.WAYS: {"topics": [{"id": "light", "name": said("way"), "also": ALSO, "lines": [TASK["id"]]}]},
    files.SEARCH_WORDS: {"entries": [{"words": ALSO, "see": [TASK["id"]]}]},
    files.GLOSSARY: {"terms": [{"find": "маяк", "uk": "маяк", "en": "lighthouse"}]},
    "docs/about.md": {"title": "Про сайт", "description": "Про що", "search": {"exclude": "true"}},
    **UPDATES,
    **IN_ENGLISH,
}
OTHERS = [[], {}, [[]], ["x", None], {"a": None}, None, "", "x" * 2000, "9" * 2000, "1e400", ".nan", "2026-02-30"]


def everywhere(value: object, other: object, keep: frozenset[str]) -> object:
    """The same with something else in place of each single value, but below the fields to be kept."""
    match value:
        case dict():
            return {name: one if name in keep else everywhere(one, other, keep) for name, one in value.items()}
        case list():
            return [everywhere(one, other, keep) for one in value]
    return other


def told_of(changed: Mapping[str, object]) -> set[str]:
    """The files that something is told of."""
    values = json.loads(json.dumps({**FILLED, **changed}))  # nothing twice, which YAML would write by reference
    data = {path: yaml.safe_dump(one, allow_unicode=True, sort_keys=False).encode() for path, one in values.items()}
    data = {path: b"---\n%b---\n" % text if is_page(path) else text for path, text in data.items()}
    names = frozenset(path.removeprefix("docs/") for path in data if is_page(path))
    found = project.check_files(ProjectFiles(tuple(data.items()), names, settings=GOOD))
    return {line.partition(":")[0] for line in found.report("uk")}


def test_where_nothing_else_stands_nothing_is_told() -> None:
    assert told_of({}) == set()


@pytest.mark.parametrize("other", OTHERS, ids=range(len(OTHERS)))
def test_whatever_stands_in_every_field_is_told(other: object) -> None:
    for keep in (frozenset(), frozenset(("languages", "levels"))):  # with and without what other rules need
        changed = {path: everywhere(values, other, keep) for path, values in FILLED.items()}
        strategy = {files.STRATEGY: changed.pop(files.STRATEGY)}
        assert told_of(strategy) >= {*strategy}
        assert told_of(changed) & {*changed}


@pytest.mark.parametrize("path", FILLED)
def test_no_file_is_a_list_or_a_text(path: str) -> None:
    for other in (["x"], [{"x": "x"}], "x"):
        assert path in told_of({path: other})


@pytest.mark.parametrize("path", [path for path in FILLED if is_page(path)])
def test_an_empty_list_in_one_field_of_a_page_is_told(path: str) -> None:
    """Only a list may be empty, of a file beside the strategy; what is wrong in one place is not hidden by others."""
    single = [name for name, value in FILLED[path].items() if isinstance(value, str)]
    assert single
    for name in single:
        assert told_of({path: {**FILLED[path], name: []}}) == {path}, name
