"""The strategy, its plan, its words and its numbers change."""

import subprocess
from pathlib import Path

from everyday.acting import UPDATES, act, line_of, put, replace, say, task
from strategy.__main__ import main as strategy
from website import DATA


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
    strategy(["confirm", "--", "1.2.2"])
    assert Path("data/translations.yaml").is_file()


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


@act
def aimed() -> None:
    """Move a target and a term"""
    replace(
        DATA,
        "    target: {date: 2027, value: 12}\n",
        """    targets:
                  - {date: 2027, value: 12, set_on: 2021}
                  - {date: 2028, value: 20 000, set_on: 2026-11, instead_of: 2027}
""",
    )
    replace(
        DATA,
        "end: 2027-H1, changed: [{date: 2026-11, was: 2026-Q4, cause: procurement}]",
        "end: 2028, changed: [{date: 2026-10, was: 2026-Q4, cause: procurement}, {date: 2026-11-24, was: 2027-H1}]",
    )


@act
def described() -> None:
    """Change a summary, a note and a short name; name who is responsible, partners and a link of a task"""
    for old, new in (
        ("uk: Сільське господарство\n", "uk: Сільське господарство й переробка\n"),
        ("uk: В оригіналі «онлайн та офлайн реклама»", "uk: У документі «онлайн та офлайн реклама»"),
    ):
        replace(DATA, old, new)
    say(
        "1.3.2",
        """
responsible: {uk: Департамент культури, en: Department of Culture}
partners: [{uk: Товариство краєзнавців, en: Society of Local History}]
links: [{url: "https://example.org/tourism", title: {uk: Карта, en: A map}}]
""",
    )


@act
def narrowed() -> None:
    """Withdraw an area, and a goal with everything in it"""
    gone = "withdrawn: {date: 2026-11-22}"
    area = "                text:\n                  uk: Впровадження виставкового маркетингу"
    replace(DATA, area, f"                {gone}\n{area}")
    for code in ("4.3", "4.3.1", "4.3.2"):
        say(code, gone)


@act
def explained() -> None:
    """Say many words of people for a task, name a place otherwise, explain a term"""
    words = ", ".join(f"народне слово {number}" for number in range(60))
    english = ", ".join(f"homely word {number}" for number in range(60))
    entry = f"  - words: {{uk: [{words}], en: [{english}]}}\n    see: [farm-output]\n"
    replace(Path("data/search.yaml"), "\nentries:\n", f"\nentries:\n{entry}")
    replace(Path("data/ways.yaml"), "also: {uk: [Луганщина]", "also: {uk: [Луганщина, Слобожанщина]")
    term = "    en: agro-industrial\n"
    said = "    explained: {uk: сільське господарство з переробкою, en: farming together with processing}\n"
    replace(Path("data/glossary.yaml"), term, term + said)


@act
def mistaken() -> None:
    """Change a title by mistake"""
    replace(DATA, "uk: Безпечна територія\n", "uk: Небезпечна територія\n")


@act
def reverted() -> None:
    """Bring back what was there"""
    subprocess.run(["git", "revert", "--no-commit", "HEAD"], check=True)
