"""The report on a proposed change, as a reviewer reads it."""

import shutil

import pytest

from repository import BOAT_MOVED, BRIDGE, FIRST, Repository
from strategy.__main__ import main

UPDATE = """\
---
title: Зведено <b>вежу</b>
tasks: ["1.1.1"]
status: {"1.1.1": completed}
---
Готово.
"""
CHANGED = [
    "## Сторінки, зображення, посилання",
    "",
    "- Новий текст: `docs/updates/2026-03-05-tower.md`",
    "",
    "```diff",
    *(f"+{line}" for line in UPDATE.splitlines()),
    "```",
    "",
    "",
]


WHOLE = [
    "# Що зміниться на сайті",
    "",
    "## Тексти",
    "",
    "### Назва і бачення стратегії",
    "",
    "- Абзац бачення 1: Текст (uk):",
    "  - Було: Перший абзац",
    "  - Стало: Перший **новий \\*абзац\\***",
    "",
    "### Завдання 1.1.3. Човен",
    "",
    "- **Змінено номер:** було 1.1.2, стало 1.1.3",
    "",
    "### Завдання 1.2.1. Пором",
    "",
    "- **Додано:** Пором",
    "  - Назва (en): A \\*ferry\\*",
    "  - Строки → кінець: I\xa0квартал 2027\u202fр.",
    "",
    "- Орієнтовна сфера 1: **Додано:** Поручні",
    "  - Текст (en): Planks",
    "",
    "### Завдання 1.2.1. Міст",
    "",
    "- **Вилучено:** Міст",
    "",
    "- Орієнтовна сфера 1: **Вилучено:** Дошки",
    "",
    "",
    "## Повідомлення і стани",
    "",
    "- Нове повідомлення: Зведено \\<b\\>вежу\\</b\\> (2026-03-05)",
    "- 1.1.1. Вежа: не повідомлено → **виконано**",
    "",
    "## Інші дані, налаштування і зміст наявних повідомлень",
    "",
    "Без змін.",
    "",
    *CHANGED,
    "## Адреси",
    "",
    "- ⚠️ **Зникне адреса, на яку вже можуть посилатися:** `/tasks/bridge/`",
    "- ⚠️ **Зникне адреса, на яку вже можуть посилатися:** `/tasks/bridge/#area-1`",
    "- Нова адреса: `/tasks/ferry/`",
    "- Нова адреса: `/tasks/ferry/#area-1`",
    "- Нова коротка адреса: `/1.1.3/`",
    "- ⚠️ **Коротка адреса перестане працювати:** `/1.1.2/`",
    "- ⚠️ **Коротка адреса означатиме інше:** `/1.2.1/`: було «Завдання 1.2.1. Міст», стане «Завдання 1.2.1. Пором»",
    "- Нова адреса: `/updates/2026-03-05-tower/`",
    "- Нова адреса: `/updates/2026/`",
]


@pytest.fixture(autouse=True)
def here(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.git("branch", "base")
    monkeypatch.chdir(repo.folder)


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["diff", *arguments]) == code
    streams = capsys.readouterr()
    return streams.err if code else streams.out


def test_nothing_changes(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "base").count("Без змін.") == 5
    assert said(capsys, "base", "--lang", "en").count("No changes.") == 5


def test_the_whole_report(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """Committed and uncommitted changes alike."""
    repo.commit(("Перший абзац", "Перший новий *абзац*"), ("1.1.2", "1.1.3"))
    ferry = BRIDGE.replace("bridge", "ferry").replace("Міст", "Пором").replace("Дошки", "Поручні")
    ferry = ferry.replace("en: Bridge}", "en: A *ferry*}\n            period: {end: 2027-Q1}")
    repo.file.write_text(repo.file.read_text(encoding="utf-8").replace(BRIDGE, ferry), encoding="utf-8")
    (repo.folder / "docs/updates").mkdir(parents=True)
    (repo.folder / "docs/updates/2026-03-05-tower.md").write_text(UPDATE, encoding="utf-8")
    assert said(capsys, "base").splitlines() == WHOLE


def test_what_an_update_said_before_and_what_a_term_was(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    updates = repo.folder / "docs/updates"
    updates.mkdir(parents=True)
    (updates / "2026-03-05-tower.md").write_text(UPDATE, encoding="utf-8")
    title = "title: {uk: Вежа, en: Tower}"
    repo.commit((title, f"{title}\n            period: {{end: 2026-Q1}}"))
    repo.git("branch", "-f", "base")
    (updates / "2026-03-05-tower.md").write_text(UPDATE.replace("Готово", "Майже"), encoding="utf-8")
    repo.commit(("2026-Q1", "2027"))
    lines = said(capsys, "base").splitlines()
    at = lines.index("- Строки → кінець:")
    assert lines[at + 1 : at + 3] == ["  - Було: I\xa0квартал 2026\u202fр.", "  - Стало: 2027"]
    at = lines.index("### `docs/updates/2026-03-05-tower.md`")
    assert lines[at + 2 : at + 5] == ["- Текст:", "  - Було: Готово.", "  - Стало: Майже."]


def test_a_note_that_is_new_or_gone_is_told_whole(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    title = "title: {uk: Вежа, en: Tower}"
    note = "            note: {uk: Вежа — це *маяк*, en: The tower is a lighthouse}"
    repo.commit((title, f"{title}\n{note}"))
    added = said(capsys, "base").splitlines()
    about = added.index("- Примітка укладачів сайту (uk):")
    assert added[about + 1 : about + 3] == ["  - Додано: Вежа — це \\*маяк\\*", ""]
    repo.git("branch", "noted")
    repo.commit((f"{title}\n{note}", title))
    assert "  - Вилучено: The tower is a lighthouse" in said(capsys, "noted").splitlines()


def test_what_is_said_of_a_withdrawn_task_is_told(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """As it is withdrawn, and when that is told otherwise afterwards, or its last text."""
    title = "title: {uk: Вежа, en: Tower}"
    gone = "            withdrawn: {date: 2026-03-01, reason: {uk: Не потрібна, en: Not needed}}"
    repo.commit((title, f"{title}\n{gone}"))
    report = said(capsys, "base")
    assert "### Завдання 1.1.1. Вежа\n\n- **Вилучено:** Вежа\n" in report and "- Вилучення → дата:" in report
    assert "  - Додано: 1 березня 2026\u202fр." in report and "  - Додано: Не потрібна" in report
    repo.git("branch", "-f", "base")
    repo.commit(("Не потрібна", "Дорога"), ("Вежа", "Башта"))
    report = said(capsys, "base")
    assert "- Вилучення → чому → uk:\n  - Було: Не потрібна\n  - Стало: Дорога" in report
    assert "  - Було: ~~Вежа~~\n  - Стало: **Башта**" in report
    repo.git("branch", "-f", "base")
    repo.commit((f"{gone}\n".replace("Не потрібна", "Дорога"), ""))
    assert "- **Додано:** Башта" in said(capsys, "base")


def test_short_names_and_summaries_are_called_what_they_are(
    repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    title = "title: {uk: Вежа, en: Tower}\n"
    words = ("short: {uk: Світло, en: Light}", "summary: {uk: Щоб було видно., en: To see.}")
    repo.commit((title, title + "".join(f"            {line}\n" for line in words)))
    lines = said(capsys, "base").splitlines()
    assert lines[lines.index("- Коротка назва (uk):") :][:2] == ["- Коротка назва (uk):", "  - Додано: Світло"]
    assert "- Коротко, словами укладачів сайту (en):" in lines


def test_what_the_base_has_changed_meanwhile_is_not_told(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repo.git("switch", "-q", "base")
    repo.commit(("Вежа", "Башта"))
    repo.git("switch", "-q", "main")
    assert said(capsys, "base").count("Без змін.") == 5


def test_a_move_is_a_move(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repo.file.write_text(BOAT_MOVED, encoding="utf-8")
    moved = "- **Перенесено:** з «Оперативна ціль 1.1. Вогні» до «Оперативна ціль 1.2. Стежки»"
    assert moved in said(capsys, "base").splitlines()


def test_broken_data_are_said_to_be_broken(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repo.file.write_text("goals: [", encoding="utf-8")
    assert "make check" in said(capsys, "base")


def test_an_unknown_base_is_explained(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert "git не знає назви «origin/main»" in said(capsys, code=1)
    assert "git не знає назви «--all»" in said(capsys, "--", "--all", code=1)


def test_outside_git_this_is_explained(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(repo.folder / ".git")
    assert "немає репозиторію git" in said(capsys, "base", code=1)


def test_a_line_taken_out_of_the_register_is_told(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["languages: uk en", "/tasks/tower/  Вежа", "/tasks/boat/  Човен", "/1.1.1/  → /tasks/tower/"]
    register = repo.folder / "data/register.txt"
    register.write_text("\n".join(lines), encoding="utf-8")
    assert "- Новий файл даних: `data/register.txt`" in said(capsys, "base")
    repo.record()
    repo.git("branch", "-f", "base")
    register.write_text("\n".join([*lines[:2], *lines[3:]]), encoding="utf-8")
    assert said(capsys, "base").partition("стерто")[2].endswith("рядок у data/register.txt:** `/tasks/boat/`\n")
    register.unlink()
    assert (gone := said(capsys, "base")).count("стерто") == 5  # the languages too
    assert "**Зникне файл даних:** `data/register.txt`" in gone


def test_what_a_number_of_several_nodes_means_no_longer_is_told(
    repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """A document may number anew below each goal, or not at all."""
    repo.commit(text=FIRST.replace('"1.1.1"', "а)").replace('"1.1.2"', "б)").replace('"1.2.1"', "а)"))
    repo.git("branch", "-f", "base")
    repo.commit(("            code: а)\n", ""))  # of the tower
    report = said(capsys, "base")
    assert "### Завдання. Вежа\n\n- **Змінено номер:** було а), стало без номера" in report
    assert "`/а/`: було «Завдання а. Вежа; Завдання а. Міст», стане «Завдання а. Міст»" in report
    repo.commit(("            code: а)\n", ""))
    assert "**Коротка адреса перестане працювати:** `/а/`" in said(capsys, "base")


def test_no_text_writes_lines_of_the_report_or_moves_a_terminal(
    repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = r'title: {uk: "Вежа\n\n## Адреси\n\nБез змін.\e[2J\u202e", en: Tower}'
    repo.commit(("title: {uk: Вежа, en: Tower}", hostile))
    lines = said(capsys, "base").splitlines()
    assert lines.count("## Адреси") == 1
    assert all(line.isprintable() for line in lines)


PROGRAM = [
    "hooks/x.py",
    "Makefile",
    ".gitattributes",
    "data/.gitattributes",
    "docs/.htaccess",
    "tests/ї `x`\n# y.py",
    "z",
]


def test_each_changed_file_of_the_program_is_named_first(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """Committed or not, whatever directs git, links and other repositories too; of what the rest tells, nothing."""
    for number, name in enumerate(PROGRAM):
        path = repo.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(repo.file) if name == "z" else path.write_text("x")
        if number == 3:
            repo.record()
    (repo.folder / "docs/about.md").write_text("---\ntitle: Про\n---\n", encoding="utf-8")
    (repo.folder / "data/glossary.yaml").write_text("terms: []", encoding="utf-8")
    lines = said(capsys, "base").splitlines()
    named = [line for line in lines[:12] if line.startswith("- ")]
    assert lines[2].startswith("⚠️ **Змінено програму.** ")
    assert sorted(named) == sorted(
        f"- `{name}`" for name in [*PROGRAM[:5], "tests/ї [U+0060]x[U+0060][U+000A]# y.py", "z"]
    )
    assert "⚠️ **The program has been changed.**" in said(capsys, "base", "--lang", "en")


def test_other_repositories_within_and_files_above_are_named(
    repo: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """.gitmodules itself can tell git to pass over what it names; of one there may be no folder."""
    ignored = '[submodule "x"]\n\tpath = hooks/x\n\turl = ./x\n\tignore = all\n'
    (repo.folder / ".gitmodules").write_text(ignored)
    (repo.folder / "hooks/x").mkdir(parents=True)  # as git checks one out
    for name in ("hooks/x", "hooks/y"):
        repo.git("update-index", "--add", "--cacheinfo", f"160000,{repo.git('rev-parse', 'HEAD')},{name}")
    repo.git("commit", "-qm", "x")
    repo.git("add", ".gitmodules")
    assert {"- `hooks/x`", "- `hooks/y`"} <= {*said(capsys, "base").splitlines()}
    monkeypatch.chdir(repo.folder / "data")
    (repo.folder / "data/data").mkdir()
    (repo.folder / "data/data/goals.yaml").write_text(FIRST, encoding="utf-8")
    assert "- `../.gitmodules`" in said(capsys, "base").splitlines()


def test_among_many_files_none_is_hidden(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    (repo.folder / "tests").mkdir()
    for number in range(99):
        (repo.folder / f"tests/{number}").write_text("x")
    (repo.folder / "Makefile").write_text("x")
    assert said(capsys, "base").splitlines()[4:6] == ["- `Makefile` (1 файл)", "- `tests/` (99 файлів)"]


def test_an_update_that_is_withdrawn_is_named_even_where_it_is_new(
    repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    path = repo.folder / "docs/updates/2026-03-05-tower.md"
    path.parent.mkdir(parents=True)
    path.write_text(UPDATE.replace("---\nГ", "withdrawn: 2026-03-06\nreason: Помилка\n---\nГ"), encoding="utf-8")
    assert "- Відкликано повідомлення: Зведено" in said(capsys, "base")
