"""`make confirm`: what the check warns of is settled by it."""

import shutil
from pathlib import Path

import pytest

from repository import DATA, FIRST, Repository
from strategy.__main__ import main
from strategy.reading.files import TRANSLATIONS


@pytest.fixture(autouse=True)
def here(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repo.folder)


def test_check_warns_and_confirm_settles_it(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit(("Вежа", "Башта"))
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    line = next(line for line in said.splitlines() if "попередження" in line)
    number = FIRST[: FIRST.index("en: Tower")].count("\n") + 1
    assert line.startswith(
        f"{DATA}:{number}:{len('            title: {uk: Башта, en: ') + 1}: попередження: переклад (en)"
    )
    assert "2 березня 2026" in line
    assert "make confirm NODE=1.1.1." in line
    assert main(["confirm", "1.1.1"]) == 0
    written = Path(TRANSLATIONS).read_text(encoding="utf-8").splitlines()[-1]
    assert written in line
    told = capsys.readouterr().out
    assert TRANSLATIONS in told and written in told
    assert main(["check"]) == 0
    assert "попередження" not in capsys.readouterr().out
    assert main(["confirm", "1.1.1"]) == 0
    assert "немає перекладів" in capsys.readouterr().out


def test_check_refuses_a_bad_file_of_confirmations(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    Path(TRANSLATIONS).write_text("нічого: такого\n", encoding="utf-8")
    assert main(["check"]) == 1
    assert f"{TRANSLATIONS}:1:1: «нічого: такого»" in capsys.readouterr().out


def test_nothing_is_confirmed_in_data_with_mistakes(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit(("Вежа", "Башта"))
    Path(DATA).write_text(Path(DATA).read_text(encoding="utf-8").replace("id: tower", "id: boat"), encoding="utf-8")
    assert main(["confirm", "1.1.1"]) == 1
    assert "make check" in capsys.readouterr().out
    assert not Path(TRANSLATIONS).exists()


def test_nothing_is_confirmed_where_no_history_tells_what_is_older(
    repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(".git")
    assert main(["confirm", "1.1.1"]) == 1
    assert "історія змін невідома" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "name"), [("Перший абзац", "Перша думка", "vision-1"), ("Острів", "Острови", "name")]
)
def test_what_has_no_number_has_a_name_to_confirm_it_by(
    old: str, new: str, name: str, repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit((old, new))
    assert main(["check"]) == 0
    assert f"make confirm NODE={name}." in capsys.readouterr().out
    assert main(["confirm", name]) == main(["check"]) == 0
    assert "попередження" not in capsys.readouterr().out
