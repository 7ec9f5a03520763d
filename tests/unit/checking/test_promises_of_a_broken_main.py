"""Two proposals, each of them fine, break the main branch together: what it had published before stays promised."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest import mock

import pytest

from repository import BRIDGE, Repository
from strategy.__main__ import main
from strategy.checking import promises

PAGE = "---\ntitle: Острів\n---\nТекст.\n"
WELL = BRIDGE.replace("bridge", "well").replace("Міст", "Колодязь").replace("Дошки", "Камені")
NEWEST = "## Зміни порівняно зі станом, у якому є помилки"
ON_LIGHTS, ON_PATHS = WELL.replace("1.2.1", "1.1.3"), WELL.replace("1.2.1", "1.2.2")


def one_id(repo: Repository, side: int) -> None:
    text = repo.file.read_text(encoding="utf-8")
    paths = "      - id: paths\n"
    added = text + ON_PATHS if side else text.replace(paths, ON_LIGHTS + paths)
    repo.file.write_text(added, encoding="utf-8")


def one_address(repo: Repository, side: int) -> None:
    path = repo.folder / ("docs/shore/index.md" if side else "docs/shore.md")
    path.parent.mkdir(exist_ok=True)
    path.write_text(PAGE, encoding="utf-8")


def mend_id(repo: Repository) -> None:
    text = repo.file.read_text(encoding="utf-8")
    assert ON_PATHS in text
    repo.file.write_text(text.replace(ON_PATHS, ON_PATHS.replace("id: well", "id: spring")), encoding="utf-8")


def mend_address(repo: Repository) -> None:
    (repo.folder / "docs/shore/index.md").unlink()


@pytest.fixture(params=[(one_id, mend_id), (one_address, mend_address)])
def mend(
    request: pytest.FixtureRequest, repo: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> Callable[[Repository], None]:
    """What mends a main branch that is broken now, and whose state before published a page of no register."""
    add, mend = request.param
    monkeypatch.chdir(repo.folder)
    assert main(["register"]) == 0
    (repo.folder / "docs").mkdir()
    (repo.folder / "docs/later.md").write_text(PAGE, encoding="utf-8")
    repo.record()
    for side in (0, 1):
        repo.git("switch", "-qc", f"side{side}", "main")
        add(repo, side)
        repo.record()
        assert main(["check"]) == 0
    repo.git("switch", "-q", "main")
    repo.merge("side0")
    repo.git("branch", "good")
    repo.merge("side1")
    assert main(["check"]) == 1
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repo.git("switch", "-qc", "mend")
    mend(repo)
    capsys.readouterr()
    return mend


def test_a_mend_alone_is_fine(mend: Callable, repo: Repository) -> None:
    assert main(["check"]) == 0


def test_what_was_published_before_is_missed(mend: Callable, repo: Repository, capsys: pytest.CaptureFixture) -> None:
    (repo.folder / "docs/later.md").unlink()
    for _ in range(2):  # before it is committed, and after
        assert main(["check"]) == 1
        assert "за адресою /later/ більше нічого немає" in capsys.readouterr().out
        repo.record()


def test_the_report_compares_with_what_was_published_before_and_says_so(
    mend: Callable, repo: Repository, capsys: pytest.CaptureFixture
) -> None:
    repo.commit(("Весла", "Вітрила"))
    assert main(["diff", "origin/main"]) == 0
    found = capsys.readouterr().out
    good = repo.git("rev-parse", "good")[:10]
    assert f"з останнім станом без помилок (коміт {good}, 5 березня 2026\u202fр.)." in found
    assert "Вітрила" in found and "не прочитати" not in found and "Стани не порівняно" not in found
    assert main(["diff", "good"]) == 0
    assert "з останнім станом без помилок" not in capsys.readouterr().out


def test_what_a_mend_takes_back_of_the_newest_state_is_told(
    mend: Callable, repo: Repository, capsys: pytest.CaptureFixture
) -> None:
    repo.git("restore", ".")
    repo.git("switch", "-q", "main")
    page, picture = repo.folder / "docs/news.md", repo.folder / "docs/sign.png"
    page.write_text(PAGE.replace("Текст", "Новина"), encoding="utf-8")
    picture.write_bytes(b"\x89PNG\0")
    repo.commit(("Дошки", "Палуба"))
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repo.git("switch", "-qC", "mend")
    mend(repo)
    page.unlink()
    picture.unlink()
    text = repo.file.read_text(encoding="utf-8")
    repo.file.write_text(text.replace("Палуба", "Дошки"), encoding="utf-8")
    (repo.folder / "docs/fresh.md").symlink_to("later.md")
    repo.record()
    assert main(["diff", "origin/main"]) == 0
    before, heading, found = capsys.readouterr().out.partition(NEWEST)
    assert heading and "news.md" not in before and "Палуба" not in before
    assert "- ⚠️ **Зникне сторінка:** `docs/news.md`" in found and "-Новина." in found
    assert "- ⚠️ **Зникне файл:** `docs/sign.png`\n" in found and "PNG" not in found.replace("sign.png", "")
    assert "- Інший файл під тією самою назвою: `data/goals.yaml`" in found
    assert re.search("^-.*Палуба", found, re.MULTILINE) and re.search(r"^\+.*Дошки", found, re.MULTILINE)
    assert "`docs/fresh.md`" in found and "docs/later.md" not in found


def test_of_a_fine_newest_state_nothing_more_is_told(
    mend: Callable, repo: Repository, capsys: pytest.CaptureFixture
) -> None:
    assert main(["diff", "good"]) == 0
    assert NEWEST not in capsys.readouterr().out


def test_several_states_may_be_broken(mend: Callable, repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.git("restore", ".")
    for number in range(3):
        (repo.folder / "docs/other.md").write_text(PAGE + f"{number}\n", encoding="utf-8")
        repo.record()
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    mend(repo)
    assert main(["check"]) == 0
    (repo.folder / "docs/later.md").unlink()
    assert main(["check"]) == 1
    monkeypatch.setattr(promises, "MOST_BACK", 3)
    promises.publishable.cache_clear()
    assert main(["check"]) == 0, "so far back nobody looks"


def newest(line: Sequence[bool], monkeypatch: pytest.MonkeyPatch) -> tuple[str | None, int]:
    """The state that is found on a line, newest first, of which it is given which ones are broken; how many are asked.
    Each state is called by its place."""
    asked: list[str] = []

    def judged(state: str) -> mock.Mock:
        asked.append(state)
        return mock.Mock(problems=["x"] * line[int(state)])

    others = [str(place) for place in range(1, len(line))]
    monkeypatch.setattr(promises, "Repository", mock.Mock(return_value=mock.Mock(line=lambda *_: others)))
    monkeypatch.setattr(promises, "files_at", lambda _, commit: commit)
    monkeypatch.setattr(promises, "judged", judged)
    promises.publishable.cache_clear()
    return promises.publishable(Path(), "0"), len(asked)


@pytest.mark.parametrize("broken", [0, 1, 2, 3, 25, 30, 600, promises.MOST_BACK])
def test_the_newest_state_without_errors_is_found_among_many(broken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, few are checked."""
    found, asked = newest([place < broken for place in range(promises.MOST_BACK)], monkeypatch)
    assert found == (str(broken) if broken < promises.MOST_BACK else None)
    assert asked < 60


@pytest.mark.parametrize("good", [1, 4, 7])
def test_a_time_without_errors_between_two_with_them_is_not_passed_over(
    good: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert newest([place < 12 and place != good for place in range(40)], monkeypatch)[0] == str(good)
