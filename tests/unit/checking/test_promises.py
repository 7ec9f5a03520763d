"""What has been published stays, whether the register has its line or not."""

from collections.abc import Callable

import pytest

from repository import BOAT_MOVED, BRIDGE, Repository
from strategy.__main__ import main
from strategy.checking import promises

FERRY = BRIDGE.replace("bridge", "ferry").replace("1.2.1", "1.2.2").replace("Міст", "Пором")
PAGE = "---\ntitle: Острів\n---\n## Звідки {#source}\n"
FEEDS = "extra:\n  feeds: 4ef7e6ae-680f-4a61-9888-7b69a274912d\n"


@pytest.fixture
def published(repo: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> Repository:
    """A project whose last publication brought a task, a number, a page and an anchor that are in no register."""
    monkeypatch.chdir(repo.folder)
    repo.git("switch", "-qc", "work")
    assert main(["register"]) == 0
    (repo.folder / ".gitignore").write_text(".cache\n", encoding="utf-8")
    (repo.folder / "docs").mkdir()
    (repo.folder / "docs/about.md").write_text(PAGE, encoding="utf-8")
    repo.commit(text=repo.file.read_text(encoding="utf-8") + FERRY)
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    capsys.readouterr()
    return repo


def edited(file: str, old: str, new: str) -> Callable[[Repository], None]:
    def edit(repo: Repository) -> None:
        path = repo.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def test_what_comes_needs_no_line(published: Repository, capsys: pytest.CaptureFixture) -> None:
    assert main(["check"]) == 0
    assert "нових адрес ще не в реєстрі; робити нічого не треба" in capsys.readouterr().out


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edited("data/goals.yaml", "id: ferry", "id: raft"), "id «ferry» змінено на «raft»"),
        (edited("data/goals.yaml", FERRY, ""), "за адресою /tasks/ferry/ було «Пором», а тепер нічого немає"),
        (edited("data/goals.yaml", '"1.2.2"', '"1.2.3"'), "адреса /1.2.2/ вела до сторінки /tasks/ferry/"),
        (edited("docs/about.md", "{#source}", "{#from}"), "на сторінці зникла мітка /about/#source"),
        (lambda repo: (repo.folder / "docs/about.md").unlink(), "сторінки /about/ більше немає"),
    ],
)
def test_what_was_published_is_missed(
    change: Callable, said: str, committed: bool, published: Repository, capsys: pytest.CaptureFixture
) -> None:
    change(published)
    if committed:
        published.record()
    assert main(["check"]) == 1
    printed = capsys.readouterr().out
    last = len((published.folder / "data/register.txt").read_text(encoding="utf-8").splitlines())
    assert f"data/register.txt:{last}:1: " in printed and said in printed
    assert main(["register"]) == 1, "nothing is given up by writing lines"


def test_what_was_only_tried_may_change(published: Repository) -> None:
    (published.folder / "docs/draft.md").write_text(PAGE, encoding="utf-8")
    published.record()
    (published.folder / "docs/draft.md").unlink()
    published.record()
    assert main(["check"]) == 0


def test_what_the_main_branch_brought_meanwhile_is_not_missed(published: Repository) -> None:
    published.git("switch", "-qc", "other")
    (published.folder / "docs/other.md").write_text(PAGE, encoding="utf-8")
    published.record()
    published.git("update-ref", "refs/remotes/origin/main", "HEAD")
    published.git("switch", "-q", "work")
    assert main(["check"]) == 0


def test_a_publication_writes_down_what_it_was(published: Repository, capsys: pytest.CaptureFixture) -> None:
    """Its new addresses, and its commit: what was on the main branch and never reached readers is free."""
    published.git("update-ref", "-d", "refs/remotes/origin/main")
    promises.note(published.folder)
    edited("data/goals.yaml", "id: ferry", "id: raft")(published)
    assert main(["check"]) == 1
    published.record()
    published.git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert main(["check"]) == 1, "the main branch was never published with that"
    edited("data/goals.yaml", "id: raft", "id: ferry")(published)
    published.record()
    assert main(["register", "--published"]) == 0
    assert "/tasks/ferry/  Пором\n" in (published.folder / "data/register.txt").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["register", "--published"]) == 0
    assert capsys.readouterr().out == "", "nothing new"


@pytest.mark.parametrize("noted", ["", "no commit", "0" * 40, "\xff"])
def test_a_note_that_says_nothing_is_passed_over(noted: str, published: Repository) -> None:
    (published.folder / ".cache").mkdir(exist_ok=True)
    (published.folder / promises.PUBLISHED).write_text(noted, "latin-1")
    edited("data/goals.yaml", "id: ferry", "id: raft")(published)
    assert main(["check"]) == 1


def test_another_site_owes_nothing(published: Repository) -> None:
    """Who takes the project over has another number for feeds, and a register of their own."""
    settings = published.folder / "mkdocs.yml"
    settings.write_text(FEEDS.replace("4ef7", "5ef7"), encoding="utf-8")
    assert promises._is_same_site(promises.files_at(promises.Repository(published.folder), "HEAD"), b"")
    edited("data/goals.yaml", "id: ferry", "id: raft")(published)
    assert "/tasks/ferry/" not in {*map(str, promises._unwritten(published.folder, "languages: uk en\n"))}


def test_without_a_register_nothing_is_promised_yet(published: Repository) -> None:
    (published.folder / "data/register.txt").unlink()
    published.commit(text=BOAT_MOVED)
    assert main(["check"]) == 0
