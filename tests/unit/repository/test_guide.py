"""What the guide for staff gives to be copied works when it is copied, from either language of the guide."""

import re

import pytest

from strategy.checking import project
from strategy.checking.check import report
from strategy.i18n import Catalogue
from strategy.reading.files import BODIES, GLOSSARY, SEARCH_WORDS, STRATEGY, ProjectFiles
from strategy.reading.values import problem
from website import ROOT

FINE = (ROOT / "tests/cases/fine.yaml").read_text(encoding="utf-8")
TASK = '            code: "1.1.2"\n'  # of the last task of that strategy
UPDATE = "docs/updates/2024-03-12-short-name.md"


@pytest.fixture(params=["", ".en"], ids=["official", "translation"])
def examples(request: pytest.FixtureRequest) -> str:
    """What stands in blocks of code on the pages of the guide, one block after another."""
    pages = (ROOT / f"docs/{name}{request.param}.md" for name in ("publish", "publish/more", "publish/steps"))
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    fenced = re.findall(r"^```\w*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    indented = re.findall(r"\n\n((?: {8,}.*\n)+)\n", text)
    return "\0".join([*fenced, *(re.sub(r"^ {8}", "", block, flags=re.MULTILINE) for block in indented)])


def example(examples: str, start: str) -> str:
    (found,) = [block for block in examples.split("\0") if block.lstrip().startswith(start)]
    return found


def problems(strategy: str, update: str = "", names: tuple[str, ...] = ()) -> list[str]:
    data = [(STRATEGY, strategy.encode()), *([(UPDATE, update.encode())] if update else [])]
    found = project.check_files(ProjectFiles(tuple(data), frozenset({UPDATE.removeprefix("docs/"), *names})))
    return [line for file, checked in found.checked.items() for line in report(checked.problems, file, "uk")]


def test_updates(examples: str) -> None:
    short, whole = (block for block in examples.split("\0") if block.startswith("---\n") and "tasks:" in block)
    if "areas:" in short:
        short, whole = whole, short
    assert problems(FINE, short) == []
    assert problems(FINE, whole.replace("1.2.3", "1.1.1"), ("updates/school.jpg",)) == []


def test_pictures_are_named_as_an_update_finds_them_beside_it() -> None:
    pages = sorted((ROOT / "docs").glob("publish*/*.md")) + sorted((ROOT / "docs").glob("publish*.md"))
    named = {found for page in pages for found in re.findall(r"(!\[[^]]+\]\(([^)]+\.jpg)\))", page.read_text("utf-8"))}
    assert len(named) >= 4
    for shown, name in named:
        front = '---\ntitle: Х\ntasks: ["1.1.1"]\n---\n'
        assert problems(FINE, f"{front}{shown}\n", (f"updates/{name}",)) == [], shown


def test_a_withdrawn_update(examples: str) -> None:
    short = next(one for one in examples.split("\0") if "\ntasks:" in one and "areas:" not in one)
    withdrawn = example(examples, "withdrawn: 2026")
    assert problems(FINE, short.replace("\n---\n", f"\n{withdrawn}---\n")) == []
    pdf = re.search(r"`(\[[^]]*\]\(akt\.pdf\))`", (ROOT / "docs/publish/steps.md").read_text(encoding="utf-8"))[1]
    assert problems(FINE, f"{short}\n{pdf}\n", ("updates/akt.pdf",)) == []


@pytest.mark.parametrize("page", ["more.md", "more.en.md"])
def test_bodies_and_plans(page: str) -> None:
    text = (ROOT / "docs/publish" / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (plan,) = (block for block in blocks if "\nindicators:" in block)
    (bodies,) = (block for block in blocks if block.startswith("bodies:"))
    moved = re.search(r"`(- \{date: .*instead_of.*\})`", text)[1]
    plan = plan.replace("set_on: 2021}\n", f"set_on: 2021}}\n      {moved}\n")
    data = FINE.replace(TASK, TASK + re.sub("(?m)^(?=.)", " " * 12, plan))
    found = project.check_files(ProjectFiles(((STRATEGY, data.encode()), (BODIES, bodies.encode()))))
    assert found.problems == 0
    (task,) = [node for node in found.strategy.nodes() if node.code == "1.1.2"]
    assert task.body == found.bodies.bodies[0].id and len(task.indicators[0].values) == 2
    assert [target.instead_of for target in task.indicators[0].targets] == [None, "2027"]


def test_search_words_and_a_term(examples: str) -> None:
    words = example(examples, "- words:").replace("energy", "clusters")
    term = example(examples, "- uk:")
    strategy = re.sub(r"(\n +uk: )", r"\1Браунфілди й електропостачання. ", FINE)
    texts = {STRATEGY: strategy, SEARCH_WORDS: f"entries:\n{words}", GLOSSARY: f"terms:\n{term}"}
    found = project.check_files(ProjectFiles(tuple((name, text.encode()) for name, text in texts.items())))
    assert found.problems == 0 and not any(one.warnings for one in found.checked.values())
    assert found.search_words.entries[0].see == ("clusters", "clusters#area-2")
    assert found.glossary.terms[0].is_in("двох браунфілдів")


def test_a_new_task(examples: str) -> None:
    task = example(examples, "- id: short-english-name")
    assert problems(FINE + task.replace("1.2.3", "1.1.3")) == []


def test_a_withdrawn_task_a_new_number_and_a_new_edition(examples: str) -> None:
    withdrawn = example(examples, "withdrawn:\n")
    successor = re.search(r"replaced_by: \[(.*)\]", withdrawn)[1]
    withdrawn = withdrawn.replace(successor, "clusters")
    assert problems(FINE.replace(TASK, TASK + withdrawn)) == []

    editions = example(examples, "editions:")
    number = example(examples, 'code: "1.2.4"').replace("1.2.4", "1.1.4").replace("1.2.3", "1.1.2")
    later = FINE.replace("vision:\n", f"{editions}vision:\n")
    assert problems(later.replace(TASK, number)) == []
    assert problems(later.replace(TASK, TASK + withdrawn.replace("date: 2026-03-12", 'edition: "2"'))) == []
    assert problems(FINE.replace(TASK, number)) != [], "without the edition"


def test_the_messages_that_the_guide_shows_are_those_of_the_check(examples: str) -> None:
    shown = example(examples, "data/goals.yaml:216:19:").splitlines()
    language = "uk" if shown[-1].startswith("Знайдено") else "en"
    meant = (
        problem((216, 19), "code.unlike_near", value="1.3.l", near="1.3.1", example="1.1.1"),
        problem((248, 13), "field.unknown_near", name="titel", near="title"),
    )
    assert shown == [
        *report(meant, "data/goals.yaml", language),
        Catalogue(language, "problems").text("summary.found", n=2),
    ]


def test_every_command_that_the_guide_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set()
    for page in (*(ROOT / "docs").glob("publish*.md"), *(ROOT / "docs/publish").glob("*.md"), *ROOT.glob("README*.md")):
        named |= set(re.findall(r"(?:`|^ *)make ([a-z-]+)\b", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert {"check", "update", "register", "publish"} <= named <= targets
