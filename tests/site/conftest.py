"""What several modules look at: a site that has been through three editions."""

from pathlib import Path

import pytest

from invented import other_project
from strategy.__main__ import main
from strategy.checking.check import check
from website import DATA, ROOT, Website, build

URL_OF_THE_PAST = "https://example.org/lighthouse/"


@pytest.fixture(scope="session")
def project_with_past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the invented strategy in the place of ours, and a register of its own."""
    project = other_project(
        tmp_path_factory.mktemp("editions") / "project", (ROOT / "tests/golden/editions.yaml").read_bytes()
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert main(["register"]) == 0
    return project


@pytest.fixture(scope="session")
def past(project_with_past: Path) -> Website:
    """The site of an invented strategy of three editions."""
    project = project_with_past
    done = build(project, project / "site", SITE_URL=URL_OF_THE_PAST)
    assert done.returncode == 0, done.stdout + done.stderr
    return Website(project / "site", URL_OF_THE_PAST, check((project / DATA).read_bytes()).strategy)
