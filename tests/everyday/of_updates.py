"""What has been done is told, corrected, taken back."""

import zipfile

import pikepdf

from everyday.acting import UPDATES, act, photograph, put, replace


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
def timed() -> None:
    """Tell of two things of one day that disagree and have one title, with the time of each"""
    for time, status in (("09:30", "in_progress"), ("16:00", "suspended")):
        front = f'title: Новини про школи\ntasks: ["2.2.3"]\nstatus: {{"2.2.3": {status}}}\ntime: {time}\n'
        put(UPDATES / f"2026-11-23-schools-{time[:2]}.md", f"---\n{front}---\nО {time}.\n")


@act
def reported() -> None:
    """Tell of two tasks at length, with a document of an office, links and a table"""
    with zipfile.ZipFile(UPDATES / "zvit.ods", "w") as document:
        document.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        document.writestr("content.xml", "<office:document-content xmlns:office='urn:oasis'/>")
    link = '{url: "https://example.org/plan", title: План робіт}'
    front = f'title: Рік роботи\ntasks: ["2.2.1", "2.2.2"]\nlinks: [{link}]\nperiod: 2026-H1\n'
    rows = "".join(f"| Послуга № {number} | {number * 7} |\n" for number in range(1, 40))
    said = f"[Звіт](zvit.ods) подано.\n\n## Показники\n\n| Що | Скільки |\n|---|---|\n{rows}"
    put(UPDATES / "2026-10-30-year.md", f"---\n{front}---\n{said}")
