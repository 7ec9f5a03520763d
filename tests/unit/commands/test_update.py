"""`make update`: what is asked, what is written, and that it always passes the check."""

import datetime
import fcntl
import os
import pty
import re
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import FIVE_LEVELS
from pictures import photograph
from strategies.communities import COMMUNITIES, document
from strategy.checking import project
from strategy.checking.check import check
from strategy.commands import update as dialogue
from strategy.commands.questions import matching, parse_day
from strategy.i18n.romanisation import LONGEST_SLUG, slug
from strategy.model import Strategy
from strategy.reading.files import read
from strategy.reading.pictures import said
from talk import TODAY, Talk, written
from website import DATA, ROOT


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
    checked = project.check_files(read(folder))
    assert checked.problems == 0
    assert "docs/updates/2024-03-12-vidkryto-shchaslyvu-laboratoriiu.md" in talk.said[-1]


def test_wrong_answers_are_asked_again(folder: Path) -> None:
    talk = Talk(
        *("", "9.9.9", "розвит", "підтримк", "розвиток наук", ""),
        *("31.02.2024", "2999-01-01", "2024-03-12", "11", "x", "", "1", ""),
        *("Нoва лабораторія", "", "Нова лабораторія", "# Заголовок", "", "Нова лабораторія", ""),
    )
    assert talk.run(folder) == 0
    said = "\n".join(talk.said)
    for expected in (
        "Нічого не знайдено",
        "Це не схоже на дату",
        "ще не настала",
        "Напишіть одне з чисел від 1 до 10",
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
    talk = Talk(*answers[:-1], "Інша лабораторія", "")
    assert talk.run(folder) == 0
    assert any("уже є" in line for line in talk.said), "before the text is asked for"
    after = written(folder)
    assert {name: after[name] for name in before} == before
    assert [name for name in after if name not in before] == ["2024-03-12-insha-laboratoriia.md"]


def test_another_status_of_the_same_day_asks_for_the_time(folder: Path) -> None:
    assert Talk("1.1.2", "", "2024-03-12", "2", "Почали", "").run(folder) == 0
    talk = Talk("1.1.2", "", "2024-03-12", "5", "коли", "14.30", "Завершили", "")
    assert talk.run(folder) == 0
    said = "\n".join(talk.said)
    assert "2024-03-12-pochaly.md" in said and "не схоже на час" in said and "time: 09:00" in talk.said[-1]
    assert "time: 14:30\n" in written(folder)["2024-03-12-zavershyly.md"]
    first = folder / "docs/updates/2024-03-12-pochaly.md"
    first.write_text(first.read_text().replace("status:", "time: 09:00\nstatus:"))
    assert project.check_files(read(folder)).problems == 0
    talk = Talk("1.1.2", "", "2024-03-12", "7", "", "", "9:00", "10:00", "Стали", "")
    assert talk.run(folder) == 0
    assert any("вже стоїть" in line for line in talk.said)
    assert project.check_files(read(folder)).problems == 0


def test_what_was_chosen_by_mistake_is_taken_back_and_a_status_may_be_named(folder: Path) -> None:
    talk = Talk("1.1", "", "1.1.1", "назад", "1.1.2", "", "12.03.2024", "Виконано", "Нова лабораторія", "")
    assert talk.run(folder) == 0
    (text,) = written(folder).values()
    assert 'tasks: ["1.1.2"]' in text and '"1.1.2": completed' in text
    assert any(line.startswith("Прибрано: 1.1.1") for line in talk.said)


def test_a_goal_offers_its_tasks_and_a_task_is_chosen_once(folder: Path) -> None:
    talk = Talk("1.1", "2", "1.1.2", "", "", "", "Нова лабораторія", "")
    assert talk.run(folder) == 0
    assert "  2. 1.1.2. Розвиток науки" in talk.said
    assert "Це вже вибрано." in talk.said
    (text,) = written(folder).values()
    assert 'tasks: ["1.1.2"]' in text


@pytest.mark.parametrize(
    ("said", "understood"), [("1-2", "[1, 2]"), ("1 – 2", "[1, 2]"), ("2", "[2]"), ("2-1\n1", "[1]")]
)
def test_areas_are_named_by_a_range_too(folder: Path, said: str, understood: str) -> None:
    talk = Talk(*("1.1.1", "", "12.03.2024", "", "Нова лабораторія", "Відкрито.", "", ""), *said.split("\n"), "", "")
    assert talk.run(folder) == 0
    assert f'"1.1.1": {understood}' in "".join(written(folder).values())


def test_a_source_areas_and_pictures_are_asked_for(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    camera = tmp_path_factory.mktemp("camera") / "IMG 1.jpg"
    camera.write_bytes(photograph())
    talk = Talk(
        *("1.1.1", "", "12.03.2024", "", "Нова лабораторія", "Відкрито.", ""),
        *("example.org/x", "https://example.org/report", "Звіт про роботу"),
        *("7", "2 і 1"),
        *(str(camera), "Hова лабораторія", str(camera), "Нова лабораторія"),  # the first in Latin: H
        *(f"'{camera}'", "Нова лабораторія"),
        *("/no/such/file.jpg", str(camera), "", "ні"),
    )
    assert talk.run(folder) == 0
    assert written(folder) == {
        "2024-03-12-nova-laboratoriia.md": (
            '---\ntitle: "Нова лабораторія"\ntasks: ["1.1.1"]\nareas:\n  "1.1.1": [2, 1]\n'
            'sources:\n  - url: "https://example.org/report"\n    title: "Звіт про роботу"\n---\n\nВідкрито.\n\n'
            "![Нова лабораторія](nova-laboratoriia.jpg)\n\n![Нова лабораторія](nova-laboratoriia-2.jpg)\n"
        )
    }
    assert all(said(path.read_bytes()) is None for path in (folder / "docs/updates").glob("*.jpg"))
    told = "\n".join(talk.said)
    assert "починається не з https://" in told and "Сфери тут такі: 1, 2" in told and "перевірте шлях" in told
    assert told.count("Так записати не можна:") == 1
    assert project.check_files(read(folder)).problems == 0


def test_bad_data_are_told_first(folder: Path) -> None:
    (folder / DATA).write_text("goals: [")
    talk = Talk()
    assert talk.run(folder) == 1
    assert "make check" in talk.said[-1]


COMMAND = [sys.executable, "-m", "strategy"]
ALONE = {"PYTHONPATH": str(ROOT / "hooks"), "PATH": os.environ["PATH"], "LC_ALL": "POSIX"}


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (b"", "в терміналі"),
        (b"1.1.2\n", "в терміналі"),
        ("1.1.2\n\n2024-03-12\n\nНова лабораторія\nТекст".encode(), "в терміналі"),
        ("1.1.2\n\n2024-03-12\n\nНова лабораторія\n\n".encode("cp1251"), "UTF-8"),
    ],
)
def test_an_end_in_the_middle_leaves_nothing_and_shows_no_traceback(folder: Path, typed: bytes, why: str) -> None:
    done = subprocess.run([*COMMAND, "update"], cwd=folder, env=ALONE, input=typed, capture_output=True)
    assert done.returncode == 1
    assert done.stderr == b""
    *_, stopped, reason = done.stdout.decode().splitlines()
    assert stopped == "Нічого не записано." and why in reason
    assert written(folder) == {}


@pytest.mark.parametrize("answered", range(8))
def test_ctrl_c_leaves_at_any_question_without_a_trace(folder: Path, answered: int) -> None:
    answers = ["1.1.2", "", "12.03.2024", "2", "Нова лабораторія", "Перший абзац", "", "https://example.org/"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "update"],
        cwd=folder,
        env=ALONE,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: fcntl.ioctl(theirs, termios.TIOCSCTTY, 0),
        start_new_session=True,
    ) as command:
        for line in iter(command.stdout.readline, b""):
            if b"Ctrl+C" in line:
                break
        os.write(ours, "".join(f"{answer}\n" for answer in answers[:answered]).encode())
        time.sleep(0.5)  # until the next question waits: there is no other sign of it
        os.write(ours, b"\x03")
        said, complained = command.communicate(timeout=20)
    assert said.decode().endswith("\nНічого не записано.\n")
    assert (command.returncode, complained) == (1, b"")
    assert written(folder) == {}


def test_ctrl_c_ends_any_other_command_in_silence(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    with subprocess.Popen([*COMMAND, "check", "pipe.yaml"], cwd=folder, env=ALONE, stderr=subprocess.PIPE) as command:
        (folder / "pipe.yaml").open("wb")  # returns as soon as the command reads
        command.send_signal(signal.SIGINT)
        assert (command.wait(20), command.stderr.read()) == (-signal.SIGINT, b"")


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
        (
            "Капітальний ремонт водогону завершено на ділянці першої в місті",
            "kapitalnyi-remont-vodohonu-zaversheno-na-diliantsi-pershoi",
        ),
    ],
)
def test_titles_in_latin_letters(title: str, expected: str) -> None:
    assert slug(title, "update") == expected


@settings(deadline=None)
@given(st.text())
def test_any_title_gives_a_name_that_a_file_may_have(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(title, "update"))
    assert len(slug(title, "update")) <= LONGEST_SLUG + 1


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", TODAY),
        ("2026-03-01", datetime.date(2026, 3, 1)),
        ("1.3.2026", datetime.date(2026, 3, 1)),
        ("01/03/2026", datetime.date(2026, 3, 1)),
        ("30.02.2026", None),
        ("12.03.1026", None),  # no file may be called so, and the title would be asked for ever
        ("0026-03-12", None),
        ("завтра", None),
    ],
)
def test_days(said: str, expected: datetime.date | None) -> None:
    assert parse_day(said, TODAY) == expected


def test_tasks_are_found_by_number_id_and_words(strategy: Strategy) -> None:
    for task in (node for node in strategy.nodes() if not node.children):
        assert matching(strategy, f" {task.code}. ", "uk") == (task,)
        assert matching(strategy, task.code.replace(".", ","), "uk") == (task,)
        assert matching(strategy, task.id, "uk") == (task,)
        assert task in matching(strategy, task.title["uk"], "uk")
    assert matching(strategy, "", "uk") == matching(strategy, "такогослованемає", "uk") == ()


def test_nodes_are_found_by_codes_of_any_kind_or_by_words() -> None:
    five = check((FIVE_LEVELS / "goals.yaml").read_bytes()).strategy
    assert [node.id for node in matching(five, "І.А.1.1", "uk")] == ["lamps"]
    assert [node.id for node in matching(five, "i. а. 1. 1.", "uk")] == ["lamps"]  # a Latin i, spaces
    assert [node.id for node in matching(five, "І.Б", "uk")] == ["paths"]
    assert [node.id for node in matching(five, "І.А.1", "uk")] == ["bright-nights"]
    assert [node.id for node in matching(five, "стовпи", "uk")] == ["posts"]  # no code
    assert matching(five, "дах 1", "uk") == ()
    goals = [{"id": f"goal-{n}", "code": code, "title": {"uk": f"Ціль {n}"}} for n, code in enumerate(("ЕКО", "СОЦ"))]
    level = {"key": "goals", "name": {"uk": "Ціль"}}
    data = {"languages": ["uk"], "name": {"uk": "Назва"}, "levels": [level], "goals": goals}
    words = check(yaml.safe_dump(data, allow_unicode=True).encode()).strategy
    assert [node.id for node in matching(words, "СОЦ.", "uk")] == ["goal-1"]


def test_what_has_a_number_that_others_have_as_well_is_named_by_its_id() -> None:
    """A document that numbers anew below each goal."""
    anew = check(document(COMMUNITIES["UA12140110000060935"])).strategy
    first = [node for node in anew.nodes() if node.number == "ОЦ1"]
    assert len(first) == 3
    assert {dialogue.name_of(node, anew) for node in first} == {node.id for node in first}
    assert dialogue.name_of(anew.children[0], anew) == "СЦ1"
