"""What tests of every kind share: the strategy, an invented sample of one, and the built site."""

import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

import material
import pytest

from invented import FIVE_LEVELS, STRATEGY, invented, invented_project
from repository import Repository, repository
from strategies.communities import COMMUNITIES, document
from strategies.faults import cured
from strategy.checking.check import check
from strategy.model import Strategy
from strategy.site.environment import environment
from strategy.site.render import Renderer
from strategy.site.shared import Site
from then import is_now, project_of_then
from then import strategy as strategy_then
from website import DATA, FORGE, ROOT, URL, URL_BELOW, Website, built_once, copy_project

FIRST = ("test_build.py", "test_cache.py", "test_other_strategies.py")  # of tests/site


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="take what is drawn as good")
    parser.addoption("--sites", type=Path, help="a folder of sites for a further run, empty before the first")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a test that waits for a browser or a server leaves its own idle."""
    return 1 + (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First what takes longest and builds sites: else some would wait for the one that builds, or for the last one."""
    items.sort(key=lambda item: item.path.name not in FIRST)


def as_it_is(project: Path) -> None:
    project.symlink_to(ROOT)


@pytest.fixture(scope="session")
def strategy() -> Strategy:
    """The strategy of the site."""
    return check((ROOT / DATA).read_bytes()).strategy


@pytest.fixture(scope="session")
def then() -> Strategy:
    """The strategy as it once was: for what is true of its texts, which staff may change or withdraw any day."""
    return strategy_then()


@pytest.fixture(scope="session")
def sample() -> Strategy:
    """A small invented strategy that has everything the model knows."""
    return check(STRATEGY.read_bytes()).strategy


@pytest.fixture(scope="session")
def five_levels() -> Strategy:
    """An invented strategy of five levels in three languages."""
    return check((FIVE_LEVELS / "goals.yaml").read_bytes()).strategy


@pytest.fixture(scope="session")
def goals_alone() -> Strategy:
    """A real strategy of one level, in Ukrainian alone."""
    return check(document(COMMUNITIES["UA12020070000057092"])).strategy


@pytest.fixture(scope="session")
def letters() -> Strategy:
    """A real strategy whose codes have letters and closing dots."""
    return check(cured("UA53040010000091190")).strategy


@pytest.fixture(scope="session")
def renderer(sample: Strategy) -> Renderer:
    """Draws pages of the invented strategy, as on a site below a path."""
    languages = {"uk": "Українська", "en": "English"}
    site = Site(sample, url="https://example.org/island/", languages=languages, favicon="mark.svg")
    icons = Path(material.__file__).parent / "templates"
    return Renderer(site, environment((ROOT / "overrides", icons)))


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of one run of the tests have in common, or of several."""
    if given := request.config.getoption("sites"):
        given.mkdir(parents=True, exist_ok=True)
        return given.absolute()
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def website(shared: Path, strategy: Strategy) -> Website:
    """The site, built to be served at the root of a host."""
    return built_once(shared / "root", as_it_is, strategy, URL)


@pytest.fixture(scope="session")
def website_then(request: pytest.FixtureRequest, shared: Path, strategy: Strategy, then: Strategy) -> Website:
    """The site of the strategy as it once was: ours, until somebody changes or reports something."""
    if is_now(strategy):
        return request.getfixturevalue("website")
    return built_once(shared / "then", project_of_then, then, URL)


@pytest.fixture(scope="session")
def website_below(shared: Path, strategy: Strategy) -> Website:
    """The site, built to be served below a path, with its sources on another git host."""
    return built_once(shared / "below", as_it_is, strategy, URL_BELOW, **FORGE, SOURCE_DATE_EPOCH="later")


@pytest.fixture(scope="session")
def website_with_updates(shared: Path) -> Website:
    """The site of the invented strategy with its invented updates, below a path."""
    return built_once(shared / "updates", invented_project, invented().strategy, URL_BELOW)


@pytest.fixture(params=["website", "website_below"])
def each_website(request: pytest.FixtureRequest) -> Website:
    """The site at the root of a host, then below a path."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def unused_port() -> int:
    """A port of this computer that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    """A git repository with a first version of a small strategy."""
    return repository(tmp_path / "repo")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the site is built from, to break on purpose."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Mapping[str, str]], None]:
    """Compares texts by the names of their files with a folder beside the test, which holds them and no others;
    `--update-golden` takes what is drawn."""

    def compare(name: str, drawn: Mapping[str, str]) -> None:
        folder = request.path.parent / name
        if request.config.getoption("update_golden"):
            folder.mkdir(exist_ok=True)
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
