"""What has been published stays, whether the register has its line or not."""

import re
from collections.abc import Callable

import pytest

from repository import BOAT_MOVED, BRIDGE, FIRST, Repository
from settings_then import GOOD
from strategy.__main__ import main
from strategy.checking import promises

FERRY = BRIDGE.replace("bridge", "ferry").replace("1.2.1", "1.2.2").replace("Міст", "Пором")
OWN = "---\ntitle: Острів\n---\n"
PAGE = f"{OWN}## Звідки {{#source}}\n"


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
        (lambda repo: (repo.folder / "docs/about.md").unlink(), "за адресою /about/ більше нічого немає"),
        (lambda repo: (repo.folder / "docs/about.en.md").write_text(OWN), "зникла мітка /about/#source"),
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


def test_what_the_register_says_no_more_is_kept_all_the_same(
    published: Repository, capsys: pytest.CaptureFixture
) -> None:
    register = published.folder / "data/register.txt"
    text = register.read_text(encoding="utf-8")
    register.write_text(re.sub(r"(?m)^(/\S*#area-\d+)\s.*$", r"\1", text), encoding="utf-8")
    assert main(["check"]) == 0
    stairs, lamp = "text: {uk: Сходи, en: Stairs}", "text: {uk: Лампа, en: Lamp}"
    data = published.file.read_text(encoding="utf-8")
    published.file.write_text(data.replace(stairs, "?").replace(lamp, stairs).replace("?", lamp), encoding="utf-8")
    assert main(["check"]) == 1
    assert "/tasks/tower/#area-1" in capsys.readouterr().out
    assert main(["diff", "HEAD"]) == 0
    assert "`/tasks/tower/#area-1`" in capsys.readouterr().out


@pytest.mark.parametrize("line", ["languages: uk", "languages: uk en\nlanguages: uk"])
def test_a_language_of_the_register_stays(line: str, published: Repository, capsys: pytest.CaptureFixture) -> None:
    edited("data/register.txt", "languages: uk en", line)(published)
    assert main(["diff", "HEAD"]) == 0
    assert "`/en/`" in capsys.readouterr().out
    edited("data/goals.yaml", "languages: [uk, en]", "languages: [uk]")(published)
    assert main(["check"]) == 1


def test_another_language_comes_last(published: Repository, capsys: pytest.CaptureFixture) -> None:
    """All that is linked would be in the other one."""
    edited("data/register.txt", "languages: uk en", "languages: en uk")(published)
    edited("data/goals.yaml", "languages: [uk, en]", "languages: [en, uk]")(published)
    assert main(["check"]) == 1
    assert "uk, en" in capsys.readouterr().out
    assert main(["diff", "HEAD"]) == 0
    assert "`/`" in capsys.readouterr().out


def test_another_repository_within_this_one_was_no_page(published: Repository) -> None:
    """It passes the check, as nothing of it is published; each later proposal would then miss its address."""
    published.git("update-index", "--add", "--cacheinfo", f"160000,{published.git('rev-parse', 'HEAD')},docs/x.md")
    published.git("commit", "-qm", "x")
    published.git("update-ref", "refs/remotes/origin/main", "HEAD")
    edited("docs/about.md", "Острів", "Півострів")(published)
    assert main(["check"]) == 0


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
    assert (published.folder / promises.PUBLISHED).read_text("ascii") == published.git("rev-parse", "HEAD")
    assert "/tasks/ferry/  Пором\n" in (published.folder / "data/register.txt").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["register", "--published"]) == 0
    assert capsys.readouterr().out == "", "nothing new"


def test_what_was_published_is_owed_though_it_would_be_refused_today(
    published: Repository, capsys: pytest.CaptureFixture
) -> None:
    """A newer program asks for more. Of the main branch nobody knows whether it was published with its mistakes."""
    (published.folder / "docs/new.md").write_text(PAGE.replace("title", "titel"), encoding="utf-8")
    published.record()
    published.git("update-ref", "refs/remotes/origin/main", "HEAD")
    (published.folder / "docs/new.md").unlink()
    assert main(["check"]) == 0
    (published.folder / ".cache").mkdir(exist_ok=True)
    (published.folder / promises.PUBLISHED).write_text(published.git("rev-parse", "HEAD"), "ascii")
    capsys.readouterr()
    assert main(["check"]) == 1
    assert "за адресою /new/ більше нічого немає" in capsys.readouterr().out


@pytest.mark.parametrize("noted", ["", "no commit", "0" * 40, "\xff", "\0" * 41])
def test_a_note_that_says_nothing_is_passed_over(noted: str, published: Repository) -> None:
    (published.folder / ".cache").mkdir(exist_ok=True)
    (published.folder / promises.PUBLISHED).write_text(noted, "latin-1")
    edited("data/goals.yaml", "id: ferry", "id: raft")(published)
    assert main(["check"]) == 1


def test_another_strategy_owes_nothing(published: Repository) -> None:
    """Who takes the project over deletes its register and begins one of their own."""
    (published.folder / "data/register.txt").unlink()
    (published.folder / "docs/about.md").unlink()
    text = FIRST
    for name in ("shore", "lights", "paths", "tower", "boat", "bridge"):
        text = text.replace(f"id: {name}", f"id: new-{name}")
    published.file.write_text(text.replace('"1', '"2'), encoding="utf-8")
    assert main(["register"]) == 0
    published.record()
    assert main(["check"]) == 0


def test_without_a_register_nothing_is_promised_yet(published: Repository) -> None:
    (published.folder / "data/register.txt").unlink()
    published.commit(text=BOAT_MOVED)
    assert main(["check"]) == 0


def test_the_page_of_a_body_stays(published: Repository, capsys: pytest.CaptureFixture) -> None:
    bodies = published.folder / "data/bodies.yaml"
    bodies.write_text("bodies: [{id: port, name: {uk: Порт, en: Port}}]\n", "utf-8")
    assert main(["register"]) == 0
    bodies.write_text("bodies: []\n", "utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    assert "сторінки органу /bodies/port/ більше немає" in capsys.readouterr().out
    bodies.write_text("bodies: x\n", "utf-8")
    assert main(["check"]) == 1
    assert "/bodies/port/" not in capsys.readouterr().out, "nobody knows"


def test_wrong_settings_make_no_address_of_another_file_lost(
    published: Repository, capsys: pytest.CaptureFixture
) -> None:
    (published.folder / "data/ways.yaml").write_text("places: [{id: tower, name: {uk: Вежа, en: Tower}}]\n", "utf-8")
    assert main(["register"]) == 0
    (published.folder / "mkdocs.yml").write_text("site_nam: x\n", "utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    assert "data/register.txt" not in capsys.readouterr().out


SETTINGS = GOOD.decode()
HOST_FILES = {"CNAME": "example.org\n", ".well-known/security.txt": "Contact: mailto:a@example.org\n"}
ADDRESS = re.compile("(?m)^site_url: .*$")
FEEDS = re.compile("(?m)^  feeds: .*$")


@pytest.mark.parametrize(("feeds", "code"), [(None, 1), ("0d5c1f5e-9f0b-4c55-9f7c-3b1f4f0c6a11", 0)])
def test_a_register_begun_anew_with_feeds_of_its_own_is_of_another_site(
    feeds: str | None, code: int, published: Repository, capsys: pytest.CaptureFixture
) -> None:
    """Even of the same strategy: in fewer languages, say. A site that moves keeps its feeds and all its addresses."""
    settings = published.folder / "mkdocs.yml"
    settings.write_text(SETTINGS, encoding="utf-8")
    assert main(["register"]) == 0
    published.record()
    published.git("update-ref", "refs/remotes/origin/main", "HEAD")
    (published.folder / "data/register.txt").unlink()
    (published.folder / "docs/about.md").unlink()
    moved = ADDRESS.sub("site_url: https://theirs.example.org/", SETTINGS)
    settings.write_text(FEEDS.sub(f'  feeds: "{feeds}"', moved) if feeds else moved, encoding="utf-8")
    capsys.readouterr()
    assert main(["register"]) == code
    said = capsys.readouterr().out
    assert ("origin/main" in said and "feeds" in said) == bool(code), "how to begin another one"
    assert main(["diff", "origin/main"]) == 0
    assert ("Це вже інший сайт" in capsys.readouterr().out) == (not code)


def test_feeds_keep_their_number(published: Repository, capsys: pytest.CaptureFixture) -> None:
    """Each subscriber would get every entry again, under another name."""
    settings = published.folder / "mkdocs.yml"
    settings.write_text(SETTINGS, encoding="utf-8")
    published.record()
    published.git("update-ref", "refs/remotes/origin/main", "HEAD")
    was = FEEDS.search(SETTINGS)[0].split('"')[1]
    settings.write_text(SETTINGS.replace(was, "0d5c1f5e-9f0b-4c55-9f7c-3b1f4f0c6a11"), encoding="utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert f'поверніть feeds: "{was}"' in said
    assert said.startswith("mkdocs.yml:"), "where it is to be restored"


@pytest.mark.parametrize("slip", ["site_name: twice\n", "contact: 0\n", "copyright: !x y\n"])
def test_of_settings_that_cannot_be_read_no_other_feeds_are_told(
    slip: str, published: Repository, capsys: pytest.CaptureFixture
) -> None:
    """The number stands there as it did: who is told to put it back looks in the wrong place."""
    settings = published.folder / "mkdocs.yml"
    settings.write_text(SETTINGS, encoding="utf-8")
    published.record()
    published.git("update-ref", "refs/remotes/origin/main", "HEAD")
    settings.write_text(SETTINGS + slip, encoding="utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert "mkdocs.yml:" in said and "feeds" not in said


def test_a_site_with_files_for_its_host_owes_as_much(published: Repository, capsys: pytest.CaptureFixture) -> None:
    """Of these a commit tells the names alone. They may go again: nobody but the host ever asked for them."""
    docs, settings = published.folder / "docs", published.folder / "mkdocs.yml"
    settings.write_text(SETTINGS.replace("  # host_files:", "  host_files:"), encoding="utf-8")
    for name, text in HOST_FILES.items():
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    published.record()
    published.git("update-ref", "refs/remotes/origin/main", "HEAD")
    (docs / "about.md").unlink()
    assert main(["check"]) == 1
    assert "за адресою /about/ більше нічого немає" in capsys.readouterr().out
    assert main(["diff", "HEAD"]) == 0
    assert "Стани не порівняно" not in capsys.readouterr().out
    (docs / "about.md").write_text(PAGE, encoding="utf-8")
    settings.write_text(SETTINGS, encoding="utf-8")
    for name in HOST_FILES:
        (docs / name).unlink()
    assert main(["check"]) == 0
    with (published.folder / "data/register.txt").open("a", encoding="utf-8") as lines:
        lines.writelines(f"/{name}\n" for name in HOST_FILES)  # by hand: they are no promise all the same
    assert main(["check"]) == 0
