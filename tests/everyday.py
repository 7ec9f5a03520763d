"""A clone with a week of everyday acts in it, each a commit that the check accepts: there `make test` has to be green.

PYTHONPATH=hooks:tests python -m everyday FOLDER
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

import pikepdf
from PIL import Image

from strategy.__main__ import main as strategy
from website import CACHE, DATA, ROOT

UPDATES = Path("docs/updates")
SETTINGS = Path("mkdocs.yml")
ACTS: list[Callable[[], None]] = []


def act(do: Callable[[], None]) -> Callable[[], None]:
    """One thing that staff do; its first line is the message of the commit."""
    ACTS.append(do)
    return do


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path}: {old}"
    put(path, text.replace(old, new, 1))


def line_of(code: str) -> str:
    return f'            code: "{code}"\n'


def say(code: str, lines: str) -> None:
    """Something more about a task."""
    replace(
        DATA, line_of(code), line_of(code) + "".join(f"            {line}\n" for line in lines.strip().splitlines())
    )


def task(code: str) -> str:
    """All lines of a task."""
    lines = DATA.read_text(encoding="utf-8").splitlines(keepends=True)
    start = lines.index(line_of(code)) - 1
    end = next(number for number in range(start + 1, len(lines)) if re.match(r" {0,10}\S", lines[number]))
    return "".join(lines[start:end])


def photograph(folder: str, name: str, words: str) -> str:
    """A photograph of a phone, taken in by the command of the project: how a page shows it."""
    exif = Image.Exif()
    exif[0x0110] = "Model 7"
    with Image.effect_noise((2400, 1600), 40) as noise:
        noise.convert("RGB").save("../photo.jpg", exif=exif)
    assert strategy(["picture", "--file=../photo.jpg", f"--words={words}", f"--page={folder}"]) == 0
    return f"![{words}]({name}.jpg)"


@act
def illustrated() -> None:
    """Tell of a substation in both languages, with a photograph"""
    shown = photograph("", "pidstantsiia", "Підстанція")
    source = '{url: "https://example.org/a", title: Annual Report}'
    front = f'tasks: ["2.1.1"]\nstatus: {{"2.1.1": in_progress}}\nsources: [{source}]\n'
    put(
        UPDATES / "2026-11-10-substation.md",
        f"---\ntitle: Підстанцію відремонтовано\n{front}---\nЗроблено.\n\n{shown}\n",
    )
    put(
        UPDATES / "2026-11-10-substation.en.md",
        f"---\ntitle: Substation repaired\n---\nDone.\n\n{shown.replace('Підстанція', 'Substation')}\n",
    )


@act
def attached() -> None:
    """Tell of a laboratory in Ukrainian alone, with a PDF and an address in the text"""
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(UPDATES / "akt-2026-11.pdf")
    front = 'tasks: ["1.1.2"]\nstatus: {"1.1.2": in_progress}\n'
    said = "[Акт](akt-2026-11.pdf) підписано. Докладніше: https://example.org/news"
    put(UPDATES / "2026-11-12-laboratory.md", f"---\ntitle: Відкрито лабораторію\n{front}---\n{said}\n")


@act
def partial() -> None:
    """Tell of two areas, of what comes next and what hinders"""
    front = """tasks: ["1.2.1"]
areas: {"1.2.1": [1, 2]}
status: {"1.2.1": partly}
cause: {"1.2.1": no_funding}
expected: {"1.2.1": 2027-Q1}
period: 2026-Q3
done: Зроблено дещо
next: Далі буде
hindered: Бракує коштів
"""
    put(UPDATES / "2026-11-24-areas.md", f"---\ntitle: Виконано дві сфери\n{front}---\nЗроблено.\n")
    put(UPDATES / "2026-11-24-areas.en.md", "---\ntitle: Two areas completed\n---\nDone.\n")


@act
def alike() -> None:
    """Tell twice of the same meeting, with a name in English"""
    said = '---\ntitle: Засідання робочої групи\ntasks: ["4.1.1", "4.2.1"]\n---\nДопоміг Good Governance Fund.\n'
    for day in (17, 24):
        put(UPDATES / f"2026-11-{day}-meeting.md", said)


@act
def wrong() -> None:
    """Tell of a task that it is completed"""
    front = 'title: Виконано завдання\ntasks: ["1.1.1"]\nstatus: {"1.1.1": completed}\n'
    put(UPDATES / "2026-11-20-wrong.md", f"---\n{front}---\nВиконано.\n")


@act
def corrected() -> None:
    """Correct an update"""
    replace(UPDATES / "2026-11-10-substation.md", "Зроблено.", "Зроблено підстанцію № 3.")


@act
def revoked() -> None:
    """Withdraw an update"""
    front = "---\nwithdrawn: 2026-11-25\nreason: Помилилися завданням\n"
    replace(UPDATES / "2026-11-20-wrong.md", "---\n", front)


@act
def planned() -> None:
    """Name bodies; give a task a term, two indicators, milestones and money, another an indicator"""
    bodies = "bodies:\n  - {id: education, name: {uk: Департамент освіти, en: Department of Education}}\n"
    put(Path("data/bodies.yaml"), f"{bodies}  - {{id: energy, name: {{uk: Енергетики, en: Energy Department}}}}\n")
    say(
        "1.1.2",
        """
body: education
co_bodies: [energy]
period: {end: 2027-H1, changed: [{date: 2026-11, was: 2026-Q4, cause: procurement}]}
indicators:
  - {id: pupils, name: {uk: Учні, en: Pupils}, unit: {uk: осіб, en: people}, values: [{date: 2024, value: 5}]}
  - id: laboratories
    name: {uk: Лабораторії, en: Laboratories}
    unit: {uk: од., en: units}
    baseline: {date: 2020, value: 3}
    target: {date: 2027, value: 12}
    values:
      - {date: 2024, value: 6, kind: estimate}
      - {date: 2025, missing: no_data}
milestones:
  - {id: roof, title: {uk: Дах, en: The roof}, due: 2026-Q3}
money:
  - {year: 2026, fund: local, stage: planned, amount: 1 500, unit: {uk: тис. грн, en: thousand UAH}}
""",
    )
    measured = (
        "  - {name: {uk: Підстанції, en: Substations}, unit: {uk: од., en: units}, target: {date: 2027, value: 9}}"
    )
    say("2.1.1", f"body: energy\nindicators:\n{measured}")


@act
def measured() -> None:
    """Add a value of an indicator"""
    replace(DATA, "values: [{date: 2024, value: 5}]", "values: [{date: 2024, value: 5}, {date: 2025, value: 7}]")


@act
def spelt() -> None:
    """Correct a slip in an area"""
    replace(DATA, "хімічного складу грунтів\n", "хімічного складу ґрунтів\n")


@act
def confirmed() -> None:
    """Correct a title, and confirm its translation"""
    replace(DATA, "uk: Сприяти підвищенню ефективності", "uk: Сприяти суттєвому підвищенню ефективності")
    assert strategy(["confirm", "--", "1.2.2"]) == 0


@act
def added() -> None:
    """Add a task without a short name, and lead to it"""
    title = "title: {uk: Підтримати нові підприємства, en: Support new enterprises}"
    area = "{id: 1, text: {uk: Гранти підприємствам, en: Grants for enterprises}}"
    new = f"          - id: new-enterprise\n{line_of('1.1.3')}            {title}\n            areas: [{area}]\n"
    replace(DATA, "      - id: rural-areas\n", f"{new}      - id: rural-areas\n")
    replace(
        Path("data/ways.yaml"),
        "\ntopics:\n",
        "\ntopics:\n  - {id: grants, name: {uk: Гранти, en: Grants}, lines: [new-enterprise]}\n",
    )
    term = "  - {uk: заліснення, find: 'заліснен\\w+', en: afforestation}\n"
    replace(Path("data/glossary.yaml"), "\nterms:\n", f"\nterms:\n{term}")
    words = "  - words: {uk: [стартовий пакет], en: [starter kit]}\n    see: [new-enterprise]\n"
    replace(Path("data/search.yaml"), "\nentries:\n", f"\nentries:\n{words}")


@act
def moved() -> None:
    """Give the site another address, other colours, an owner and a contact"""
    replace(SETTINGS, '"https://example.org/"]', '"https://goals.example.net/"]')
    for name in ("brand", "bar"):
        replace(SETTINGS, f'{name}: "#17456b"', f'{name}: "#5b1a6b"')
    for name in ("owner: {uk", "author: {uk", "contact:"):
        replace(SETTINGS, f"  # {name}", f"  {name}")


@act
def written() -> None:
    """Write a page with a photograph, and put it into the menu"""
    shown = photograph("docs/contacts.md", "budynok", "Будинок")
    page = "---\ntitle: {}\ndescription: {}.\n---\n{}.\n\n## 1 {{#phone}}\n\n{}\n"
    put(Path("docs/contacts.md"), page.format("Контакти", "Як із нами зв’язатися", "Пишіть нам", shown))
    put(
        Path("docs/contacts.en.md"),
        page.format("Contacts", "How to reach us", "Write to us", shown.replace("Будинок", "House")),
    )
    replace(SETTINGS, "      - privacy.md\n", "      - privacy.md\n      - contacts.md\n")


@act
def withdrawn() -> None:
    """Withdraw a task"""
    say("2.1.2", "withdrawn: {date: 2026-11-19, reason: {uk: Виконано, en: Completed}, replaced_by: [energy-supply]}")


@act
def renumbered() -> None:
    """Adopt a second edition, in which two tasks have each other's number"""
    first = '  - {id: "1", name: {uk: Перша, en: First}}'
    second = '  - {id: "2", name: {uk: Друга, en: Second}, adopted: 2026-11-20}'
    replace(DATA, "\nvision:\n", f"\neditions:\n{first}\n{second}\n\nvision:\n")
    one, other = task("1.2.1"), task("1.2.2")
    changed = (
        text.replace(line_of(old), f'{line_of(new)}            formerly: [{{edition: "1", code: "{old}"}}]\n')
        for text, old, new in ((other, "1.2.2", "1.2.1"), (one, "1.2.1", "1.2.2"))
    )
    replace(DATA, one + other, "".join(changed))
    text = (UPDATES / "2026-11-24-areas.md").read_text(encoding="utf-8")
    put(UPDATES / "2026-11-24-areas.md", text.replace('"1.2.1"', "farm-output"))
    say("1.1.3", 'since: "2"')


def made(folder: Path) -> Iterator[str]:
    """The clone; yields what was done in it."""
    subprocess.run(["git", "clone", "-q", ROOT, folder], check=True)
    if CACHE.is_dir():
        shutil.copytree(CACHE, folder / CACHE.name)
    with chdir(folder):
        for do in ACTS:
            do()
            subprocess.run(["git", "add", "-A"], check=True)
            subprocess.run(["git", "commit", "-qm", do.__doc__], check=True)
            yield do.__doc__
        assert strategy(["check"]) == 0


if __name__ == "__main__":
    for line in made(Path(sys.argv[1])):
        print(line)
