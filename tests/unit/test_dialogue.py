"""`make update`: what is asked, what is written, and that it always passes the check."""

import datetime
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy import dialogue, project
from strategy.dialogue import converse, day, found, slug
from strategy.model import Strategy
from website import DATA, ROOT

TODAY = datetime.date(2026, 3, 12)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "docs").mkdir()
    shutil.copyfile(ROOT / "tests/cases/fine.yaml", tmp_path / DATA)
    return tmp_path


class Talk:
    """Someone who types these answers; `said` is all that appears on the screen."""

    def __init__(self, *answers: str) -> None:
        self.answers: Iterator[str] = iter(answers)
        self.said: list[str] = []

    def ask(self, question: str) -> str:
        self.said.append(question)
        return next(self.answers)

    def run(self, folder: Path) -> int:
        return converse(folder, TODAY, self.ask, self.said.append, "uk")


def written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in (folder / "docs").rglob("*.md")}


def test_a_file_is_ready_and_passes_the_check(folder: Path) -> None:
    talk = Talk(
        "1.1.2", "", "12.03.2024", "2", "  Відкрито «Щасливу»   лабораторію.", "Перший абзац: початок.", "Другий.", ""
    )
    assert talk.run(folder) == 0
    assert written(folder) == {
        "2024-03-12-vidkryto-shchaslyvu-laboratoriiu.md": (
            '---\ntitle: "Відкрито «Щасливу» лабораторію"\ntasks: ["1.1.2"]\nstatus:\n  "1.1.2": in_progress\n---\n\n'
            "Перший абзац: початок.\n\nДругий.\n"
        )
    }
    checked = project.check_files(project.read(folder))
    assert checked.problems == 0
    assert "docs/updates/2024-03-12-vidkryto-shchaslyvu-laboratoriiu.md" in talk.said[-1]


def test_wrong_answers_are_asked_again(folder: Path) -> None:
    talk = Talk(
        *("", "9.9.9", "розвит", "підтримк", "розвиток наук", ""),
        *("31.02.2024", "2999-01-01", "2024-03-12", "6", "x", "", "1", ""),
        *("Нoва лабораторія", "", "Нова лабораторія", "# Заголовок", "", "Нова лабораторія", ""),
    )
    assert talk.run(folder) == 0
    said = "\n".join(talk.said)
    for expected in (
        "Такого завдання не знайдено",
        "Не схоже на дату",
        "ще не настала",
        "Напишіть одне з чисел від 1 до 5",
        "латинські літери",
        "пишіть ##",
    ):
        assert expected in said
    (text,) = written(folder).values()
    assert 'tasks: ["1.1.1", "1.1.2"]' in text or 'tasks: ["1.1.2", "1.1.1"]' in text


def test_nothing_is_overwritten(folder: Path) -> None:
    answers = ("1.1.2", "", "2024-03-12", "", "Нова лабораторія", "")
    assert Talk(*answers).run(folder) == 0
    before = written(folder)
    talk = Talk(*answers[:-1], "Інший текст", "")
    assert talk.run(folder) == 1
    assert "уже є" in talk.said[-1]
    assert written(folder) == before


def test_bad_data_are_told_first(folder: Path) -> None:
    (folder / DATA).write_text("goals: [")
    talk = Talk()
    assert talk.run(folder) == 1
    assert "make check" in talk.said[-1]


@pytest.mark.parametrize("typed", ["", "1.1.2\n", "1.1.2\n\n2024-03-12\n\nНова лабораторія\nТекст"])
def test_an_end_in_the_middle_leaves_nothing_and_shows_no_traceback(folder: Path, typed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "strategy", "update"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT / "hooks"), "PYTHONIOENCODING": "utf-8"},
        input=typed,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout.endswith("Нічого не записано.\n")
    assert written(folder) == {}


# Examples of the resolution itself.
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Алушта Андрій", "alushta-andrii"),
        ("Згорани", "zghorany"),
        ("Розгон", "rozghon"),
        ("Єнакієве Гаєвич", "yenakiieve-haievych"),
        ("Їжакевич Кадиївка", "yizhakevych-kadyivka"),
        ("Йосипівка Стрий", "yosypivka-stryi"),
        ("Юрій Корюківка", "yurii-koriukivka"),
        ("Яготин Костянтин", "yahotyn-kostiantyn"),
        ("Знам’янка", "znamianka"),
        ("Щербухи Гоща Русь", "shcherbukhy-hoshcha-rus"),
        ("3-й корпус: IT-хаб!", "3-y-korpus-it-khab"),
        ("!!!", "update"),
    ],
)
def test_titles_in_latin_letters(title: str, expected: str) -> None:
    assert slug(title, "uk") == expected


@given(st.text())
def test_any_title_gives_a_name_that_a_file_may_have(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(title, "uk"))
    assert len(slug(title, "uk")) <= dialogue.LONGEST_SLUG + 1


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", TODAY),
        ("2026-03-01", datetime.date(2026, 3, 1)),
        ("1.3.2026", datetime.date(2026, 3, 1)),
        ("01/03/2026", datetime.date(2026, 3, 1)),
        ("30.02.2026", None),
        ("завтра", None),
    ],
)
def test_days(said: str, expected: datetime.date | None) -> None:
    assert day(said, TODAY) == expected


def test_tasks_are_found_by_number_id_and_words(strategy: Strategy) -> None:
    for task in (node for node in strategy.nodes() if node.kind == "task"):
        assert found(strategy, f" {task.code}. ", "uk") == (task,)
        assert found(strategy, task.code.replace(".", ","), "uk") == (task,)
        assert found(strategy, task.id, "uk") == (task,)
        assert task in found(strategy, task.title["uk"], "uk")
    assert found(strategy, "", "uk") == found(strategy, "такогослованемає", "uk") == ()
