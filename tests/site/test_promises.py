"""What the register promises answers on the built site, and everything that is published is promised."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from strategy.addresses import downloads, permalinks, published, register
from strategy.checking import project
from strategy.model import editions, withdrawn_of
from strategy.reading.files import read
from website import DATA, ROOT, Website, build

ONCE = (permalinks.INTERFACE, downloads.FOLDER, "sitemap.xml", "robots.txt")  # what speaks all languages: has no twin


def expanded(address: str, site: Website, root: str) -> Iterator[str]:
    """An address of the register, or all that a pattern stands for, below the root of a language."""
    if address.startswith(ONCE) or (ROOT / "docs" / address).is_file():
        root = ""
    if published.PAGE in address:
        own = [page for page in site.pages if site.root(site.language(page)) == root]
        yield from (address.replace(published.PAGE, page) for page in own)
    elif address == f"{permalinks.INDICATORS}{published.ID}.png":
        yield from (root + address.replace(published.ID, one.id) for one in downloads.indicators(site.strategy))
    elif published.ID in address:
        nodes = (*site.strategy.nodes(), *site.strategy.withdrawn())
        folder = address.partition(published.ID)[0].rpartition("/")[0].split("/")[-1]
        own = [node for node in nodes if node.level.key == folder]
        if address.endswith(published.AREAS):
            own = [node for node in own if node.areas or withdrawn_of(node.areas)]
        yield from (root + address.replace(published.ID, node.id) for node in own)
    elif published.NUMBER in address:
        yield from (root + address.replace(published.NUMBER, code) for code in editions.meanings(site.strategy))
    elif published.YEAR in address or published.MONTH in address:  # as far as git knows
        part = r"\d+/(?:\d+/)?" if published.YEAR in address else r"\d+-\d+/(?:\d+/)?"
        found = [re.fullmatch(rf"{root}changes/{part}", page) for page in site.pages]
        yield from (page[0] for page in found if page)
    else:
        yield root + address


def promised(site: Website, text: str) -> Iterator[str]:
    """Everything that a register promises of a site."""
    _, entries, _ = register.parse(text)
    assert entries
    for entry in entries:
        for root in map(site.root, site.languages):
            yield from expanded(entry.address, site, root)


def unanswered(site: Website, text: str) -> list[str]:
    return [address for address in promised(site, text) if not site.is_there(site.url + address)]


@pytest.fixture(params=["past", "website_with_updates", "website"])
def kept(request: pytest.FixtureRequest) -> tuple[Website, set[str]]:
    """The site of three editions, that with updates, then ours, and all that its register promises."""
    site = request.getfixturevalue(request.param)
    folder = ROOT if request.param == "website" else site.folder.parent / "project"
    found = project.check_files(read(folder))
    whole = register.extended(*register.read(folder), found.strategy, "", found.ways, found.bodies)
    return site, set(promised(site, whole))


# What nobody links to: parts of pages, which name them by today's names, and what only the host reads.
UNREGISTERED = re.compile(
    r"(en/)?(search/.*\.json|404\.html|offline\.html|site\.webmanifest)|assets/.*|_(redirects|headers)|\..*"
    r"|.*\.(br|gz)|offline/.*|sw\.js|favicon\.ico|apple-touch-icon\.png"
)
# What is no promise: parts of the frame, and sections that are there only while there is something to tell in them.
UNREGISTERED_ANCHOR = re.compile(
    r"[^#]*#(__.*|content|search-field|chart-.*|(cite|embed)-.*|.*-caption|table|embed|siblings|others|lineage|text|withdrawn|abbreviations"
    r"|responsible|period|indicators|projects|links|latest|full|years|months"
    r"|this-(month|quarter|year)|[ce]-.*)"  # the last: of commits and edits, which stay
    r"|(en/)?(updates|a-z)/.*|(en/)?search/#ways"
    r"|[^#]*#(marks|choices|money|milestones|numbers-.*|leads)|(en/)?indicators/.*|(en/)?bodies/.*#(updates|helps)"
)


def test_every_file_that_is_published_is_registered(kept: tuple[Website, set[str]]) -> None:
    site, addresses = kept
    files = {path.removesuffix("index.html") for path in site.files if not UNREGISTERED.fullmatch(path)}
    assert len(files) > 300 and files - addresses == set()


def test_every_anchor_that_is_published_is_registered(kept: tuple[Website, set[str]]) -> None:
    site, addresses = kept
    found = {f"{address}#{id_}" for address, page in site.pages.items() for id_ in page.xpath("//@id")}
    assert {one for one in found - addresses if not UNREGISTERED_ANCHOR.fullmatch(one)} == set()


def test_every_registered_address_and_anchor_answers(past: Website, project_with_past: Path) -> None:
    assert unanswered(past, (project_with_past / register.FILE).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", [register.FILE, "tests/unit/addresses/register-2026-11.txt"])
def test_every_address_and_anchor_of_the_register_of_this_repository_answers(file: str, website: Website) -> None:
    """That of today, and that from before the data named the levels."""
    assert unanswered(website, (ROOT / file).read_text(encoding="utf-8")) == []


def test_a_build_that_would_kill_an_address_fails_with_the_cure(project_with_past: Path, tmp_path: Path) -> None:
    broken = tmp_path / "project"
    shutil.copytree(project_with_past, broken, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(broken / "site", ignore_errors=True)  # the built one alone: the code has a folder of that name too
    text = (broken / DATA).read_text(encoding="utf-8")
    (broken / DATA).write_text(text.replace("id: harbour", "id: haven"), encoding="utf-8")
    done = build(broken, broken / "site")
    said = done.stdout + done.stderr
    assert done.returncode == 1 and "Traceback" not in said
    assert re.search(r"data/register\.txt:\d+:1: .* id «harbour» змінено на «haven».*; поверніть", said)
    assert not (broken / "site").exists()
