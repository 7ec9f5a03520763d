"""Comparing what is drawn with what was found good; `--update-golden` takes what is drawn."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Mapping[str, str]], None]:
    """Compares texts by the names of their files with a folder beside the test, which holds them and no others."""

    def compare(name: str, drawn: Mapping[str, str]) -> None:
        folder = Path(__file__).parent / name
        if request.config.getoption("update_golden"):
            for path in folder.iterdir():
                path.unlink()
            for file, text in drawn.items():
                (folder / file).write_text(text, encoding="utf-8")
        kept = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        assert kept.keys() == drawn.keys()
        changed = [file for file in drawn if drawn[file] != kept[file]]
        for file in changed:
            assert drawn[file].splitlines(True) == kept[file].splitlines(True), f"{file}, of {changed}"

    return compare
