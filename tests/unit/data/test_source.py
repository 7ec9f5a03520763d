"""data/goals.yaml holds the official text word for word, nothing lost and nothing changed unnoticed.

The source is read here by its own small parser, apart from the code that makes the site. A text that is not the
source's must be one that a commit has changed since the first publication: /changes/ tells of it, and staff need not
touch the tests. Of what they have written since, nothing more is asked here.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from repository import repository
from strategy.history import History
from taken_over import CAME, NODES, PAST, TAKEN_OVER, told_of

SOURCE = Path(__file__).parent / "source" / "luhansk-2027.txt"
TABLE_HEADINGS = {"Завдання", "Орієнтовні сфери реалізації проектів"}

# Every repair that no reader sees, and nothing else. An apostrophe stays as it is typed, ' or ’.
CONVERSION_JUNK = "[bookmark: _GoBack]"
LOOK_ALIKES = str.maketrans("aceiopxyABCEHIKMOPTX", "асеіорхуАВСЕНІКМОРТХ")  # Latin → Cyrillic
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
WORD = re.compile(r"\w+")


def normalise(text: str) -> str:
    """`text` after the invisible repairs."""
    # Left by the conversion of the document, not a word of it.
    text = text.replace(CONVERSION_JUNK, "")
    # «iнструментiв» typed with a Latin i looks the same, but is neither found nor read aloud rightly.
    text = WORD.sub(lambda m: m[0].translate(LOOK_ALIKES) if CYRILLIC.search(m[0]) else m[0], text)
    # Double, no-break and edge spaces, tabs.
    return " ".join(text.split())


def normalise_area(text: str) -> str:
    """An area ends without a mark: «;» and «.» only part items of a list, and only here and there."""
    return normalise(text).rstrip(";.")


class Line(NamedTuple):
    """One text of the strategy; `where` is a code, or `1.1.1 #2` for an area and `#2` for a paragraph."""

    kind: str
    where: str
    text: str


def source_lines(text: str) -> Iterator[Line]:
    """The texts of the source document, in order; ValueError for a line of no known form."""
    task, count = "", 0
    for raw in text.splitlines():
        line = normalise(raw)
        if not line or line in TABLE_HEADINGS:
            continue
        if match := re.fullmatch(r"СТРАТЕГІЧНА ЦІЛЬ (\d)\. (.+)", line):
            yield Line("goal", match[1], match[2])
        elif match := re.fullmatch(r"Оперативна ціль (\d\.\d)\. (.+)", line):
            yield Line("objective", match[1], match[2])
        # 1.3.1 stands without the word «Завдання», 3.3.5 without the full stop after its number.
        elif match := re.fullmatch(r"(?:Завдання )?(\d\.\d\.\d)\.? (.+)", line):
            task, count = match[1], 0
            yield Line("task", task, match[2])
        elif line.startswith("·") and task:
            count += 1
            yield Line("area", f"{task} #{count}", normalise_area(line[1:]))
        elif task:
            raise ValueError(f"a line of no known form: {line}")
        elif line.startswith("Дерево цілей"):
            count = 0
            yield Line("name", "", line)
        else:
            count += 1
            yield Line("vision", f"#{count}", line)


def unnoticed(ours: Iterable[str], theirs: Iterable[str], past: History) -> set[str]:
    """The texts in which two lists differ although nothing tells of it."""
    one, other = ({normalise_area(text) for text in texts} for texts in (ours, theirs))
    came, went = (set(map(normalise_area, texts)) for texts in told_of(past))
    return (one - other - came) | (other - one - went)


LINES = list(source_lines(SOURCE.read_text(encoding="utf-8")))
NOTES = {node.where: node.note for node in NODES if node.note}

AREAS_OF_TASKS = {
    "1.1": [4, 5],
    "1.2": [9, 2],
    "1.3": [6, 7, 5, 8, 1],
    "2.1": [1, 4],
    "2.2": [4, 4, 4],
    "3.1": [4, 3, 3],
    "3.2": [7, 9],
    "3.3": [2, 2, 3, 5, 3],
    "4.1": [4],
    "4.2": [3, 4],
    "4.3": [2, 2],
}

# Slips of wording that stay in the text: where, and what stands there. Two in one text are two rows.
SLIPS = [
    ("#2", "регіоні"),
    ("1", "смарт спеціалізація"),
    ("1.1", "смарт спеціалізації"),
    ("1.1.1 #1", "відновлювальна"),
    ("1.1.1 #2", "кластеру"),
    ("1.1.2 #1", "кластеру"),
    ("1.1.2 #2", "наукових хабів лабораторій"),
    ("1.1.2 #3", "невикористовувані промислові будівлі і споруди"),
    ("1.1.2 #4", "(Лисичанська міська рада, Сєвєродонецька міська рада, м.Рубіжне, Кремінський район"),
    ("1.2.1 #3", "в першу чергу, на"),
    ("1.2.1 #4", "Хабів"),
    ("1.2.1 #5", "грунтів"),
    ("1.2.1 #9", "невиснажливого їх використання"),
    ("1.3.1 #4", "надання консультації"),
    ("1.3.1 #4", "популяризації"),
    ("1.3.1 #5", "підприємствам – експортерам"),
    ("1.3.2 #3", "(етнокультурні події, фестивалі тощо"),
    ("1.3.2 #7", "онлайн та офлайн реклама"),
    ("1.3.3 #3", "(консервації) до змін"),
    ("1.3.3 #5", "Система підтримка"),
    ("1.3.3 #5", "в тощо"),
    ("1.3.4", "у відповідність до"),
    ("1.3.4 #3", "Центрів"),
    ("1.3.4 #4", "Закладів"),
    ("1.3.4 #6", "м.Старобільська"),
    ("2.1.2 #1", "Кіндрашівська-Нова-Лантратівка"),
    ("2.1.2 #4", "особам з обмеженими фізичними можливостями та іншим маломобільним групам"),
    ("2.2.2 #3", "даних розподілених"),
    ("2.2.2 #4", "споруди, тощо"),
    ("2.2.3 #1", "по реалізації інвалідності"),
    ("2.2.3 #1", "облаштуванням"),
    ("2.2.3 #2", "статі шляхом"),
    ("3.1.1 #1", "адміністративно територіального"),
    ("3.1.1 #4", "розбудові організаційної структури, навчання"),
    ("3.1.2 #3", "місця проживання, етнічності, місця проживання"),
    ("3.1.2 #3", "(ВПО та ін)"),
    ("3.2.1 #6", "в т.ч і маломобільних"),
    ("3.2.2 #3", "включаючи вразливі категорії"),
    ("3.2.2 #4", "мережевою форми"),
    ("3.2.2 #9", "ефективої"),
    ("3.3.1 #1", "об’єкту"),
    ("3.3.1 #2", "утилізації"),
    ("3.3.2 #1", "споруди, тощо"),
    ("3.3.3", "Директив"),
    ("3.3.3 #3", "їх впливу"),
    ("3.3.4 #1", "на нові"),
    ("3.3.4 #1", "вищій ККД"),
    ("3.3.4 #3", "підтримки донорської допомоги"),
    ("4.1.1 #4", "реагування, на"),
    ("4.1.1 #4", "особливо, в"),
    ("4.1.1 #4", "ґендерно"),
    ("4.2.1 #2", "медіа-компаній"),
    ("4.2.2 #1", "компанії"),
    ("4.2.2 #1", "гендерного зумовленого"),
    ("4.2.2 #3", "Центрів"),
    ("4.3.2 #1", "до Інтернет "),
]
# Words that the document does not explain: the note says how the translation takes them.
READINGS = [
    ("1.3.4 #8", "замовлення на професії"),
    ("2.2.1 #3", "ІІІ рівня"),
    ("2.2.2 #2", "І рівня"),
    ("3.1.2 #2", "шкільний бюджет"),
    ("3.2.2 #3", "І та ІІ рівнів"),
]
SAME_AREA = ("2.2.2 #4", "3.3.2 #1")


def test_every_text_is_that_of_the_source_unless_the_changes_tell_of_it() -> None:
    assert unnoticed((node.text["uk"] for node in NODES), (line.text for line in LINES), PAST) == set()


def test_until_something_is_changed_every_text_stands_in_its_place() -> None:
    ours = [f"{node.kind} {node.where}: {node.text['uk']}" for node in NODES]
    theirs = [f"{line.kind} {line.where}: {line.text}" for line in LINES]
    assert ours == theirs or any(not revision.first for revision in PAST.revisions)


def test_only_a_change_that_is_told_goes_unnoticed(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    repo.commit(("Вежа", "Башта"))
    past = repo.history()
    assert unnoticed(["Башта", "Міст"], ["Вежа", "Міст"], past) == set()
    assert unnoticed(["Башта", "Мости"], ["Вежа", "Міст"], past) == {"Мости", "Міст"}
    assert unnoticed(["Башта"], ["Вежа"], History()) == {"Башта", "Вежа"}


def test_counts() -> None:
    """Of the source, as its readers counted."""
    kinds = [line.kind for line in LINES]
    counted = {kind: kinds.count(kind) for kind in kinds}
    assert counted == {"vision": 4, "name": 1, "goal": 4, "objective": 11, "task": 29, "area": 120}
    areas: dict[str, list[int]] = {}
    for line in LINES:
        if line.kind == "task":
            areas.setdefault(line.where.rpartition(".")[0], []).append(0)
        elif line.kind == "area":
            areas[line.where.partition(" ")[0].rpartition(".")[0]][-1] += 1
    assert areas == AREAS_OF_TASKS


@pytest.mark.parametrize(
    ("typed", "repaired"),
    [
        ("· ефективних iнструментiв та меxанiзмiв", "· ефективних інструментів та механізмів"),
        ("щодо  наявних\u00a0в області ", "щодо наявних в області"),
        ("[bookmark: _GoBack]Територія", "Територія"),
        ("Smart і ІТ", "Smart і ІТ"),
        ("суб'єктами, м.Рубіжне;", "суб'єктами, м.Рубіжне;"),
    ],
)
def test_normalise_repairs_only_what_no_reader_sees(typed: str, repaired: str) -> None:
    assert normalise(typed) == repaired


def test_a_changed_word_is_seen() -> None:
    source = SOURCE.read_text(encoding="utf-8")
    changed = list(source_lines(source.replace("Термомодернізація", "Модернізація")))
    assert [line.where for line, other in zip(LINES, changed, strict=True) if line != other] == ["3.3.4 #2"]


def test_a_line_of_no_known_form_is_seen() -> None:
    with pytest.raises(ValueError, match="no known form: Новий рядок"):
        list(source_lines(SOURCE.read_text(encoding="utf-8") + "\nНовий рядок\n"))


@pytest.mark.parametrize(("where", "words"), SLIPS + READINGS)
def test_a_slip_stays_and_has_its_note(where: str, words: str) -> None:
    (source,) = (line.text for line in LINES if line.where == where)
    assert words in source
    assert {node.where for node in TAKEN_OVER if normalise_area(node.text["uk"]) == source} & {where} <= set(NOTES)


def test_a_note_quotes_what_stands_there() -> None:
    for node in TAKEN_OVER:
        note = node.note["uk"] if node.note and not CAME & {*node.note.values()} else ""
        for said in re.findall("^В оригіналі[^;.]*", note):
            parts = [part.strip(", ") for quoted in re.findall("«(.+?)»", said) for part in quoted.split("…")]
            assert [part for part in parts if part not in node.text["uk"]] == [], node.where


def test_no_note_without_a_slip() -> None:
    noted = (node for node in TAKEN_OVER if node.note and not CAME & {*node.note.values()})
    assert {node.where for node in noted} <= {where for where, _ in SLIPS + READINGS}


def test_notes_of_the_area_that_stands_twice_name_each_other() -> None:
    one, other = (next(line.text for line in LINES if line.where == where) for where in SAME_AREA)
    assert one == other
    there = [node for node in TAKEN_OVER if normalise_area(node.text["uk"]) == one]
    for node in there if len(there) == len(SAME_AREA) else ():
        (twin,) = (each for each in there if each is not node)
        assert node.note and all(twin.where.split()[0] in text for text in node.note.values())
