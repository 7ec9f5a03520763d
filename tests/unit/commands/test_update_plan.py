"""What `make update` asks beside the text: why something is late, when it is to come, what is next."""

import shutil
from pathlib import Path

import pytest

from invented import FIVE_LEVELS
from pictures import photograph
from strategy.checking import project
from strategy.reading.files import read
from talk import Talk, written
from website import DATA


def test_what_went_wrong_is_explained_and_more_is_said_where_there_is_more(folder: Path) -> None:
    talk = Talk(
        *("1.1.2", "", "12.03.2024", "6", "2", "скоро", "2027-Q1", "Лабораторію відкладено", ""),
        *("", "", "", "так", "I кв. 2024", "2024-Q1", "Зроблено  щось", "", "Бракує грошей"),
    )
    assert talk.run(folder) == 0
    assert written(folder) == {
        "2024-03-12-laboratoriiu-vidkladeno.md": (
            '---\ntitle: "Лабораторію відкладено"\ntasks: ["1.1.2"]\nstatus:\n  "1.1.2": postponed\n'
            'cause:\n  "1.1.2": security\nexpected:\n  "1.1.2": 2027-Q1\n'
            'period: "2024-Q1"\ndone: "Зроблено щось"\nhindered: "Бракує грошей"\n---\n'
        )
    }
    assert sum("Це не схоже на дату" in line for line in talk.said) == 2
    assert project.check_files(read(folder)).problems == 0


def test_who_says_more_that_is_wrong_may_leave_it(folder: Path) -> None:
    talk = Talk("1.1.2", "", "", "", "Нова лабораторія", "", "", "", "", "так", "", "Зрoблено", "", "", "")
    assert talk.run(folder) == 0
    (text,) = written(folder).values()
    assert "done" not in text and any("латинські літери" in line for line in talk.said)


def test_a_photograph_and_more_are_written_together(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    camera = tmp_path_factory.mktemp("camera") / "IMG 1.jpg"
    camera.write_bytes(photograph())
    talk = Talk(
        *("1.1.2", "", "12.03.2024", "", "Нова лабораторія", "", "", ""),
        *(str(camera), "Міст", "", "так", "2024-Q1", "Зроблено щось", "", ""),
    )
    assert talk.run(folder) == 0
    (text,) = written(folder).values()
    assert 'done: "Зроблено щось"' in text and "![Міст](mist.jpg)" in text
    assert not any("Так записати не можна" in line for line in talk.said)
    assert project.check_files(read(folder)).problems == 0


def test_an_update_about_something_without_a_number_passes_the_check(folder: Path) -> None:
    shutil.copyfile(FIVE_LEVELS / "goals.yaml", folder / DATA)
    talk = Talk("стовпи", "ліхтарі", "", "2024-03-12", "2", "", "Поставлено стовпи", "Усі.", "")
    assert talk.run(folder) == 0
    text = written(folder)["2024-03-12-postavleno-stovpy.md"]
    assert 'measures: ["posts"]\ntasks: ["І.А.1.1"]\nstatus:\n  "posts": in_progress\n' in text
    assert project.check_files(read(folder)).problems == 0


def test_nothing_is_written_through_a_link(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folder / "docs/updates").symlink_to(elsewhere)
    with pytest.raises(OSError, match="not a plain file"):
        Talk("1.1.2", "", "12.03.2024", "2", "Відкрито.", "", "").run(folder)
    assert not [*elsewhere.iterdir()]
