"""Places of the site that no file of docs/ may take: all that the program makes, and its folders."""

import pytest

import pace
from strategy.addresses import downloads, permalinks, register, reserved
from strategy.addresses.published import published
from strategy.checking.check import check
from strategy.checking.project import check_files
from strategy.model import editions
from strategy.reading.files import ProjectFiles, read
from website import DATA, ROOT

LANGUAGES = ("uk", "en")
STRATEGY = check((ROOT / DATA).read_bytes()).strategy
LEVELS = tuple(level.key for level in STRATEGY.levels)
HAND_WRITTEN = {"", "changes", "data", "data/fields", "editions", "statuses", "updates"}  # what the program adds to


def made_by_the_program() -> set[str]:
    found = {entry.address.partition("#")[0] for entry in published(STRATEGY, {}, check_files(read(ROOT)).ways)}
    found |= {f"{permalinks.root('en', STRATEGY)}{address}" for address in found}
    return {address for address in found if "<" not in address}


def test_all_that_the_program_makes_is_its_own() -> None:
    numbers = {permalinks.by_code(code).strip("/") for code in editions.meanings(STRATEGY)}  # known one by one
    for address in made_by_the_program():
        place = address.strip("/")
        if place not in {*HAND_WRITTEN, *numbers}:
            own = reserved.is_of_program if address.endswith("/") else reserved.is_file_of_program
            assert own(place, LEVELS, LANGUAGES), address


@pytest.mark.parametrize(
    "address",
    [
        *("en", "uk", "en/about", "404", "topics", "places/oblast", "for/youth", "a-z", "tasks", "goals/x", "progress"),
        *(
            "api",
            "api/v1",
            "downloads",
            "assets/scripts",
            "embed",
            "offline",
            "updates/2026",
            "changes/2026",
            "changes/2026-07",
            "bodies",
        ),
    ],
)
def test_no_page_stands_there(address: str) -> None:
    assert reserved.is_of_program(address, LEVELS, LANGUAGES)


@pytest.mark.parametrize("address", ["about", "updates", "changes", "data/fields", "publish/server", "x/tasks"])
def test_pages_stand_anywhere_else(address: str) -> None:
    assert not reserved.is_of_program(address, LEVELS, LANGUAGES)


@pytest.mark.parametrize(
    "path",
    [
        *("card.png", "about/card.png", "tasks/x/photo.jpg", "topics/x.png", "downloads/strategy.uk.pdf", "en/x.png"),
        *(
            "robots.txt",
            "index.html",
            "404.html",
            "sw.js",
            "_headers",
            "sitemap.xml",
            "assets/x.png",
            downloads.ARCHIVE,
            "Card.PNG",
            "About/CARD.png",
            "TASKS/x.png",
            "EN/x.png",
            "Assets/x.png",
            "Robots.TXT",
            "sw.js/x.png",
            "robots.txt/x.png",
            "404.html/x/x.png",
            "about/index.html/x.png",
            "Feed.XML/x.png",
            "search/index.json/x.png",
        ),
    ],
)
def test_no_file_stands_there(path: str) -> None:
    assert reserved.is_file_of_program(path, LEVELS, LANGUAGES)


@pytest.mark.parametrize(
    "path", ["school.jpg", "updates/act.pdf", "publish/check.png", ".well-known/security.txt", "google123.html"]
)
def test_files_stand_anywhere_else(path: str) -> None:
    assert not reserved.is_file_of_program(path, LEVELS, LANGUAGES)


@pytest.mark.parametrize(("name", "known"), [("con", True), ("nul.tar", True), ("COM1", True), ("console", False)])
def test_devices(name: str, known: bool) -> None:
    assert reserved.is_device(name) is known


def test_a_line_of_any_length_is_read_in_time() -> None:
    with pace.at_most(1):
        for line in (
            "/a x" + " " * 100_000 + "y",
            "/a" + " " * 100_000,
            "/" + "\t " * 50_000 + "a",
            "/" + "a" * 100_000,
        ):
            register.parse(line)
    _, entries, _ = register.parse("/\n/a/  b c \n/a/#b\tc\n/ d")
    assert [(one.address, one.meaning) for one in entries] == [("", ""), ("a/", "b c"), ("a/#b", "c"), ("", "d")]


def test_no_page_stands_where_a_later_goal_answers_by_its_number() -> None:
    page = b"---\ntitle: T\ndescription: D.\n---\nT.\n"
    data = (("data/goals.yaml", (ROOT / DATA).read_bytes()), ("docs/9.md", page))
    found = check_files(ProjectFiles(data, frozenset({"9.md"}))).checked["docs/9.md"]
    assert [one.key for one in found.problems] == ["document.taken"]
