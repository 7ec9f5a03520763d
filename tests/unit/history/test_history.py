"""What is told of repositories that git itself made: changes, dates, lines, clones cut short, broken versions."""

import re
import shutil
from pathlib import Path

import pytest

from repository import BOAT_MOVED, BRIDGE, DATA, FIRST, Repository, brief, day, repository
from strategy import history
from strategy.checking.check import check
from strategy.history import snapshot
from strategy.reading.files import BODIES
from strategy.site import changelog


def test_the_first_version_is_published_as_one(repo: Repository) -> None:
    found = repo.history()
    (only,) = found.revisions
    assert only.first and found.whole and found.known
    assert {change.item.node for change in only.changes} == {"", "shore", "lights", "tower", "boat", "paths", "bridge"}
    assert found.last_change("tower", "uk").state == "published"


def test_each_text_has_the_date_of_its_last_change_in_the_commits_own_time_zone(repo: Repository) -> None:
    changed = repo.commit(("Вежа", "Башта"))
    repo.commit(("Lamp", "Light"))
    repo.commit(("Міст", "Мости"))
    found = repo.history()
    assert [day(found, node) for node in ("shore", "tower", "boat", "bridge")] == [1, 2, 1, 4]
    assert day(found, "tower", "en") == 3
    standing = found.last_change("tower", "uk")
    assert (standing.state, standing.revision.commit.id) == ("changed", changed)
    assert standing.revision.commit.date.isoformat() == "2026-03-02T12:00:00+02:00"
    assert brief(found)[2] == (changed, [("tower", "title", "uk", "Вежа", "Башта")])


def test_the_words_of_the_editors_are_told_but_leave_the_text_as_old_as_it_is(repo: Repository) -> None:
    added = repo.commit(
        ("title: {uk: Вежа, en: Tower}", "title: {uk: Вежа, en: Tower}\n            short: {uk: Вогонь}")
    )
    assert brief(repo.history()) == [(added, [("tower", "short", "uk", "", "Вогонь")])]
    assert repo.history().last_change("tower", "uk").state == "published"


def test_a_move_and_a_new_number_are_told_as_such(repo: Repository) -> None:
    moved = repo.commit(text=BOAT_MOVED)
    assert brief(repo.history()) == [
        (moved, [("boat", "moved", "lights", "paths"), ("boat", "renumbered", "1.1.2", "1.2.2")])
    ]
    assert day(repo.history(), "boat") == 1


def test_an_area_that_goes_to_another_task_moves_with_its_words(repo: Repository) -> None:
    lamp = "              - id: 2\n                text: {uk: Лампа, en: Lamp}\n"
    moved = repo.commit(text=FIRST.replace(lamp, "") + lamp)
    found = repo.history()
    assert brief(found) == [(moved, [("bridge#area-2", "moved", "tower", "bridge")])]
    assert found.traced.since[history.Aspect(history.Key("bridge", "area-2"), "text", "uk")].id != moved


def test_another_order_of_areas_and_of_nodes_without_a_number_is_told(tmp_path: Path) -> None:
    plain = re.sub(r' *code: ".*"\n', "", FIRST)
    repo = repository(tmp_path / "repo", plain)
    areas = plain[plain.index("              - id: 1\n") : plain.index("          - id: boat")]
    half = areas.index("              - id: 2\n")
    repo.commit((areas, areas[half:] + areas[:half]))
    boat = plain[plain.index("          - id: boat") : plain.index("      - id: paths")]
    last = repo.commit((boat, ""), ("        tasks:\n", "        tasks:\n" + boat))
    found = brief(repo.history())
    assert found[0] == (last, [("lights", "order", "tower, boat", "boat, tower")])
    assert found[1][1] == [("tower", "order", "1, 2", "2, 1")]
    assert changelog.of_history(repo.history(), check(repo.file.read_bytes()).strategy).unchanged_since("uk") is None


def test_additions_and_withdrawals(repo: Repository) -> None:
    new = BRIDGE.replace("bridge", "ferry").replace("Міст", "Пором")
    changed = repo.commit(text=FIRST.replace(BRIDGE, new))
    assert brief(repo.history()) == [
        (changed, [("ferry", "added"), ("ferry#area-1", "moved", "bridge", "ferry"), ("bridge", "withdrawn")])
    ]


def test_what_is_marked_as_withdrawn_is_withdrawn(repo: Repository) -> None:
    gone = repo.commit(('code: "1.1.2"', 'code: "1.1.2"\n            withdrawn: {date: 2026-03-02}'))
    assert brief(repo.history()) == [(gone, [("boat", "withdrawn"), ("boat#area-1", "withdrawn")])]


def test_what_no_reader_sees_is_no_change(repo: Repository) -> None:
    repo.commit(("Перший абзац", "Пeрший  абзац"))  # a Latin «e», two spaces
    repo.commit(("languages", "# a comment\nlanguages"))
    assert brief(repo.history()) == []


def test_a_version_that_cannot_be_read_is_passed_over(repo: Repository) -> None:
    for broken in ("{uk: Вежа, en", "goals: []", FIRST.replace("id: boat", "id: tower"), ""):
        repo.commit(text=broken)
    mended = repo.commit(text=FIRST.replace("Вежа", "Башта"))
    assert brief(repo.history()) == [(mended, [("tower", "title", "uk", "Вежа", "Башта")])]


def test_a_file_that_was_renamed_keeps_its_history(repo: Repository) -> None:
    changed = repo.commit(("Вежа", "Башта"))
    repo.git("mv", DATA, "data/strategy.yaml")
    repo.record()
    found = repo.history("data/strategy.yaml")
    assert brief(found) == [(changed, [("tower", "title", "uk", "Вежа", "Башта")])]
    assert day(found, "boat") == 1


def test_a_project_below_the_root_of_its_repository(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo", None)
    (repo.folder / "site").mkdir()
    below = Repository(repo.folder / "site")
    below.commit(text=FIRST)
    changed = below.commit(("Вежа", "Башта"))
    assert [commit for commit, _ in brief(below.history())] == [changed]


def test_an_older_format_is_read(tmp_path: Path) -> None:
    old = FIRST.replace("{uk: Вежа, en: Tower}", "Вежа").replace(
        "- id: 1\n                text: {uk: Весла, en: Oars}", "- Весла"
    )
    repo = repository(tmp_path / "repo", old)
    new = repo.commit(text=FIRST)
    assert brief(repo.history()) == [
        (new, [("tower", "title", "en", "", "Tower"), ("boat#area-1", "text", "en", "", "Oars")])
    ]


def test_at_the_edge_of_a_shallow_clone_nothing_is_claimed(repo: Repository, tmp_path: Path) -> None:
    repo.commit(("Вежа", "Башта"))
    changed = repo.commit(("Міст", "Мости"))
    repo.git("clone", "-q", "--depth=2", f"file://{repo.folder}", str(tmp_path / "clone"))
    found = Repository(tmp_path / "clone").history()
    assert found.known and not found.whole
    assert brief(found) == [(changed, [("bridge", "title", "uk", "Міст", "Мости")])]
    assert [day(found, node) for node in ("bridge", "tower", "boat")] == [3, "unknown", "unknown"]
    assert found.published is None and found.day.day == 3


def test_a_shallow_clone_of_one_commit_knows_nothing(repo: Repository, tmp_path: Path) -> None:
    repo.commit(("Вежа", "Башта"))
    repo.git("clone", "-q", "--depth=1", f"file://{repo.folder}", str(tmp_path / "clone"))
    found = Repository(tmp_path / "clone").history()
    assert found.revisions == () and not found.whole
    assert day(found, "tower") == "unknown"


def test_a_shallow_clone_claims_nothing_that_a_hidden_branch_may_outdo(repo: Repository, tmp_path: Path) -> None:
    repo.git("switch", "-qc", "side")
    repo.commit(("Лампа", "Ліхтар"))
    repo.commit(("Дошки", "Колоди"))
    repo.day = 1
    repo.git("switch", "-q", "main")
    repo.commit(("Вежа", "Башта"))
    repo.day = 9
    repo.merge("side")
    repo.git("clone", "-q", "--depth=2", f"file://{repo.folder}", str(tmp_path / "clone"))
    assert day(Repository(tmp_path / "clone").history(), "tower") == "unknown"


def test_a_broken_version_at_the_edge_is_no_first_publication(repo: Repository, tmp_path: Path) -> None:
    repo.commit(text="broken: [")
    repo.commit(text=FIRST)
    repo.git("clone", "-q", "--depth=2", f"file://{repo.folder}", str(tmp_path / "clone"))
    found = Repository(tmp_path / "clone").history()
    assert found.revisions == () and day(found, "tower") == "unknown"


def test_outside_git_nothing_is_known(repo: Repository) -> None:
    shutil.rmtree(repo.folder / ".git")
    found = history.load(repo.folder, DATA, repo.file.read_bytes())
    assert not found.known and day(found, "tower") == "unknown"


def test_without_git_nothing_is_known(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not history.load(repo.folder, DATA, repo.file.read_bytes()).known


def test_a_file_that_was_never_committed_has_no_history(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo", None)
    repo.record()
    assert not history.load(repo.folder, DATA, FIRST.encode()).known


def test_an_uncommitted_change_has_no_date(repo: Repository) -> None:
    repo.file.write_text(FIRST.replace("Вежа", "Башта"), encoding="utf-8")
    found = repo.history()
    assert (day(found, "tower"), day(found, "tower", "en"), day(found, "boat")) == ("uncommitted", 1, 1)


def test_only_so_much_is_read_as_was_asked_for(repo: Repository, tmp_path: Path) -> None:
    repo.commit(("Вежа", "Башта"))
    data = repo.file.read_bytes()
    both = len(FIRST.encode()) + len(data)
    assert history.load(repo.folder, DATA, data, cache=tmp_path / "cache", most=both - 1) is None
    assert history.load(repo.folder, DATA, data, cache=tmp_path / "cache", most=both).known


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"[1]"])
def test_a_spoilt_cache_does_no_harm(repo: Repository, spoilt: bytes) -> None:
    repo.commit(("Вежа", "Башта"))
    fresh = repo.history()
    (kept,) = (repo.folder.parent / "cache").iterdir()
    kept.write_bytes(spoilt)
    assert repo.history() == fresh


@pytest.mark.parametrize("below", ["", "site"])
def test_each_wording_has_its_line_in_its_commit(tmp_path: Path, below: str) -> None:
    """Under the name that the file had then, from the root of the repository."""
    root = repository(tmp_path / "repo", None)
    (root.folder / below).mkdir(exist_ok=True)
    repo = Repository(root.folder / below)
    repo.commit(text=FIRST)
    repo.commit(("Вежа", "Башта"))
    repo.git("mv", DATA, "data/strategy.yaml")
    repo.record()
    found = repo.history("data/strategy.yaml")
    for node in ("tower", "boat"):
        commit = found.wordings[node, "uk"]
        assert commit == found.last_change(node, "uk").revision.commit.id
        place = found.places[commit]
        assert place.path == f"{below}/{DATA}".lstrip("/")
        line = root.git("show", f"{commit}:{place.path}").split("\n")[place.lines[node] - 1]
        assert line.strip() == f"- id: {node}"


def test_only_an_id_in_a_line_of_its_own_has_a_line() -> None:
    text = b'a: 1\n  - id: one\n    id: "two"  # why\n- {id: three}\n  - id: 4\n  uk: "id: five"\n'
    assert snapshot.lines(text) == {"one": 2, "two": 3}


def test_one_day_that_cannot_be_moves_no_other(repo: Repository) -> None:
    """A clock that was wrong once: what follows is of the days that it says."""
    repo.commit(("Вежа", "Башта"))
    repo.day = 20
    repo.commit(("Башта", "Дзвін"))
    repo.day = 5
    repo.commit(("Човен", "Пліт"))
    assert [one.commit.date.day for one in repo.history().revisions] == [20, 5, 2, 1]


def test_two_files_that_were_once_the_same_are_read_each_in_its_way(repo: Repository, tmp_path: Path) -> None:
    """The list of bodies, saved once in the place of another file: no text of bodies, and no version of theirs."""
    bodies = repo.folder / BODIES
    listed = "bodies:\n  - id: council\n    name: {uk: Рада}\n".encode()
    data = (repo.folder / DATA).read_bytes()
    for content in (data, listed):
        bodies.write_bytes(content)
        repo.record()
    assert history.load(repo.folder, DATA, data, cache=tmp_path).revisions
    known = history.load(repo.folder, BODIES, listed, cache=tmp_path, reader=history.read_bodies)
    assert [change.item.node for revision in known.revisions for change in revision.changes] == ["council"]
