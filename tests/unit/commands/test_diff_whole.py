"""Nothing changes unseen: of every file, each value changed in turn is told with what it was and what it became."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
import yaml

from reported import BEFORE, BOTH, FILES, HOST, LISTS, OTHER, TEXTS, UPDATE, WITHOUT_CHANGES, changed, of
from strategy.commands.report import _Report, report
from strategy.commands.since import Since
from strategy.history.facts import flat
from strategy.i18n import Catalogue
from strategy.reading.files import BODIES, PARTS, STRATEGY, ProjectFiles
from strategy.reading.values import load


def test_nothing_is_told_where_nothing_changed() -> None:
    assert WITHOUT_CHANGES.count("Без змін.") == 5


@pytest.mark.parametrize("path", PARTS)
def test_each_value_of_the_data_is_told(path: str) -> None:
    values = dict(flat(yaml.load(FILES[path], yaml.BaseLoader)))
    assert values
    for was in values.values():
        new = re.sub(rf"(?<![\w]){re.escape(was)}(?![\w])", OTHER, FILES[path].decode(), count=1)
        said = changed(path, new.encode())
        assert f"`{path}`" in said and OTHER in said and was in said, was


def leaves(value: object, path: tuple = ()) -> Iterator[tuple]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inside:
        yield from [(*path, name)] if isinstance(one, str) else leaves(one, (*path, name))


def test_each_setting_is_told() -> None:
    paths = [*leaves(load(HOST).value)]
    assert len(paths) > 60
    for path in paths:
        values = load(HOST).value
        place = values
        for step in path[:-1]:
            place = place[step]
        was, place[path[-1]] = place[path[-1]], OTHER
        after = replace(BEFORE, settings=yaml.safe_dump(values, allow_unicode=True).encode())
        found = "".join(_Report(Catalogue("uk", "review"), Catalogue("uk"))._files(BEFORE, after))
        plain = re.sub(r"[\\*~]", "", found)
        assert "### `mkdocs.yml`" in plain and OTHER in plain and re.sub(r"[\\*~]", "", was) in plain, path


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (BOTH, b"Two.", b"Three."),
        (BOTH, b"description: D", b"description: E"),
        ("docs/about.en.md", b"One.", b"Another."),
        ("docs/updates/2024-03-12-school.md", b"completed", b"cancelled"),
        ("docs/updates/2024-03-12-school.en.md", b"Text in English.", b"Other text."),
    ],
)
def test_each_page_and_translation_is_told_with_what_it_was(path: str, old: bytes, new: bytes) -> None:
    said = changed(path, FILES[path].replace(old, new))
    gone, came = (
        next(one for one in FILES[path].replace(old, which).split(b"\n") if which in one) for which in (old, new)
    )
    assert f"-{gone.decode()}\n+{came.decode()}\n" in said


@pytest.mark.parametrize("path", [name for name in FILES if name != STRATEGY])
def test_a_file_that_goes_or_comes_is_told(path: str) -> None:
    assert "⚠️ **" in changed(path, None) and f"`{path}`" in changed(path, None)
    before = of({name: content for name, content in FILES.items() if name != path})
    said = report(before, BEFORE, "uk")
    assert f"`{path}`" in said
    assert path not in PARTS or all(value in said.replace("\\", "") for _, value in flat(load(FILES[path]).value))


@pytest.mark.parametrize(
    ("path", "address"), [(BODIES, "bodies/education"), ("data/ways.yaml", "topics/taps"), (UPDATE, "updates/2024")]
)
def test_a_page_that_goes_with_its_file_is_told_by_its_address(path: str, address: str) -> None:
    """But not where the file has mistakes: nobody knows then what pages there will be."""
    lost = f"- ⚠️ **Зникне адреса, на яку вже можуть посилатися:** `/{address}"
    both = path.replace(".md", ".en.md")
    assert lost in report(BEFORE, of({name: data for name, data in FILES.items() if name not in (path, both)}), "uk")
    assert lost not in changed(path, b"[")


def test_a_language_that_goes_is_told_by_its_address() -> None:
    one = FILES[STRATEGY].replace(b"languages: [uk, en]", b"languages: [uk]")
    both, alone = (replace(of({**FILES, STRATEGY: text}), settings=b"") for text in (FILES[STRATEGY], one))
    assert "посилатися:** `/en/`\n" in report(both, alone, "uk")
    assert "- Нова адреса: `/en/`\n" in report(alone, both, "uk")


def test_another_folder_of_a_level_is_told() -> None:
    keys = ("goals", "objectives", "tasks")
    levels = ", ".join(
        f"{{key: {key}, name: {{uk: Р, en: L}}, counted: {{uk: [р, р, р], en: [l, l]}}}}" for key in keys
    )
    before = f"levels: [{levels}]\n{TEXTS[STRATEGY]}"
    states = (of({STRATEGY: text.encode()}) for text in (before, before.replace("tasks", "works")))
    said = report(*states, "uk")
    assert "посилатися:** `/tasks/clusters/`\n" in said and "- Нова адреса: `/works/clusters/`\n" in said
    broken = of({STRATEGY: f"{before}oops: 1\n".encode()})
    assert "адреса" not in report(of({STRATEGY: before.encode()}), broken, "uk")


def test_a_number_that_something_once_had_is_told() -> None:
    """It leads there as well: that is new, means another thing where somebody has it now, and can be lost."""

    def had(code: str) -> ProjectFiles:
        line = f'code: "1.1.1"\n            formerly: [{{edition: first, code: "{code}"}}]\n'
        return of({**FILES, STRATEGY: TEXTS[STRATEGY].replace('code: "1.1.1"\n', line).encode()})

    assert "- Нова коротка адреса: `/7/`\n" in report(BEFORE, had("7"), "uk")
    said = report(had("7"), had("1.1"), "uk")
    assert "- ⚠️ **Коротка адреса перестане працювати:** `/7/`\n" in said
    assert re.search("`/1[.]1/`: було «[^;»]+», стане «[^;»]+; [^;»]+»\n", said)


def test_the_status_of_what_is_withdrawn_is_told_as_its_page_tells_it() -> None:
    gone = TEXTS[STRATEGY].replace('code: "1.1.1"\n', 'code: "1.1.1"\n            withdrawn: {date: 2024-03-01}\n')
    stays, goes = ({**FILES, STRATEGY: text.encode()} for text in (TEXTS[STRATEGY], gone))
    assert " → **" not in report(of(goes), of(stays), "uk")
    untold = {name: data for name, data in goes.items() if not name.startswith("docs/updates/")}
    said = report(of(untold), of(goes), "uk")  # with its title: where a document numbers anew, two have one number
    assert re.search(r"^- 1\.1\.1\. \w[^:]+: не повідомлено → \*\*виконано\*\*$", said, re.MULTILINE)


def test_words_in_letters_that_look_the_same_are_told() -> None:
    """The page looks as before, but nobody finds the word by typing it."""
    cyrillic, latin = "Розвиток РОСА науки", "Розвиток POCA науки"
    before, after = (
        of({STRATEGY: TEXTS[STRATEGY].replace("Розвиток науки", text).encode()}) for text in (cyrillic, latin)
    )
    said = report(before, after, "uk")
    assert re.search(r"\(uk\), на вигляд те саме, але іншими знаками:\n  - Було: .*~~РОСА~~.*\n.*\*\*POCA\*\*", said)


def test_a_confirmation_without_words_is_told() -> None:
    assert "`0123456789`" in changed("data/translations.yaml", FILES["data/translations.yaml"] + b"\n0123456789:\n")


def test_a_body_is_told_by_its_name() -> None:
    """And by its id, as two may be called alike; one that goes, as it was called before."""
    node = '- id: clusters\n            code: "1.1.1"\n'

    def led(id_: str, name: str) -> ProjectFiles:
        strategy = TEXTS[STRATEGY].replace(node, f"{node}            body: {id_}\n").encode()
        return of(
            {**FILES, STRATEGY: strategy, BODIES: f"bodies: [{{id: {id_}, name: {{uk: {name}, en: X}}}}]".encode()}
        )

    assert "  - Було: Порт (old)\n  - Стало: Рада (new)\n" in report(led("old", "Порт"), led("new", "Рада"), "uk")


def test_two_words_that_become_one_are_told() -> None:
    path = "data/search.yaml"
    assert "Стало: «кран, труба»" in changed(
        path, FILES[path].replace("кран, труба".encode(), "'кран, труба'".encode())
    )


def test_a_search_entry_put_first_leaves_the_others_untold() -> None:
    path, first = "data/search.yaml", b"entries: [{words: {uk: [new, other], en: [new]}, see: [industry]}, "
    said = changed(path, FILES[path].replace(b"entries: [", first))
    assert "`entries → new → words → uk`:\n  - Додано: new, other\n" in said
    assert "Було:" not in said and "Вилучено:" not in said and "кран" not in said


@pytest.mark.parametrize("link", ["[a](https&#58;//evil.example/)", "www.evil.example", "<a@evil.example>"])
def test_a_host_is_named_however_a_page_links_to_it(link: str) -> None:
    said = changed(BOTH, FILES[BOTH].replace(b"Two.", link.encode()))
    assert "**Сайт, на який досі ніщо не посилалося:** `" in said and "evil.example`" in said


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/glossary.yaml", "A liquid", r'"https:\x2f\x2fevil.example/x"'),
        (UPDATE, "title: S", r'title: "https:\x2f\x2fevil.example/x"'),
        (BODIES, "name:", "url: mailto:o'b@evil.example, name:"),
    ],
)
def test_a_host_is_named_however_yaml_spells_it(path: str, old: str, new: str) -> None:
    said = changed(path, FILES[path].replace(old.encode(), new.encode()))
    assert "**Сайт, на який досі ніщо не посилалося:** `evil.example`" in said


@pytest.mark.parametrize(
    "line", [b'  share:\n    X: "https://evil.example/?u={url}"\n', b"  contact: office@evil.example\n  share:\n"]
)
def test_a_host_in_the_settings_is_named(line: bytes) -> None:
    after = replace(BEFORE, settings=HOST.replace(b"  share:\n", line))
    assert "**Сайт, на який досі ніщо не посилалося:** `evil.example`" in report(BEFORE, after, "uk")


@pytest.mark.parametrize("extension", [b"  - nl2br:\n", b"  - nl2br: {}\n", b"  - nl2br\n"])
def test_an_extension_is_told_however_it_is_named(extension: bytes) -> None:
    last = b"{kwds: {case: lower}}\n"
    after = replace(BEFORE, settings=HOST.replace(last, last + extension))
    assert re.search("`markdown_extensions → [0-9]+`:\n  - Додано: nl2br\n", report(BEFORE, after, "uk"))
    same = replace(BEFORE, settings=HOST.replace(b"  - admonition\n", b"  - admonition:\n"))
    assert report(BEFORE, same, "uk") == WITHOUT_CHANGES


def test_comments_are_told() -> None:
    """Of what only looks like one, nothing: that is a value, told as such."""
    path = BODIES
    said = changed(path, b"# \n# ## x\n" + FILES[path] + b" # y")
    assert "Змінено пояснення після #" in said and "```diff\n+# \n+# ## x\n+# y\n```" in said
    new = {path: b"# y\n" + FILES[path]}
    assert "+# y\n" in report(of({STRATEGY: FILES[STRATEGY]}), of({STRATEGY: FILES[STRATEGY], **new}), "uk")
    assert "пояснення" not in changed(path, FILES[path].replace("Освіта".encode(), "'Освіта # x'".encode()))


def test_what_was_and_cannot_be_read_is_not_said_to_have_been_nothing() -> None:
    said = report(of({**FILES, STRATEGY: b"goals: ["}), BEFORE, "uk")
    assert said.count("Того, що було досі, не прочитати") == 2
    assert "Досі тексту стратегії" not in said and "Нова адреса" not in said
    assert "Досі тексту стратегії" in report(of({}), BEFORE, "uk")


def test_a_flood_of_files_leaves_a_report_that_is_shown() -> None:
    many = tuple(f"{number}-{chr(1) * 100}" for number in range(5000))
    said = report(BEFORE, BEFORE, "uk", Since(touched=many))
    assert len(said.encode()) < 1_000_000 and "Рядків, яких бракує" in said and said.count("Без змін.") == 5


@pytest.mark.parametrize("text", ["&#8238;", "&nbsp;", "&amp;lt;", "$\\sout{x}$"])
def test_the_report_shows_signs_as_they_are_typed(text: str) -> None:
    said = changed(BODIES, FILES[BODIES].replace("Освіта".encode(), f"'{text}'".encode()))
    assert not re.search(r"(?<!\\)&#?\w+;|(?<!\\)\$", said)


def test_statuses_are_told_though_a_document_that_was_there_is_refused_today() -> None:
    before = replace(BEFORE, names=BEFORE.names | {"a.odt"}, others=(("a.odt", b"spoilt"),))
    after = of({**FILES, UPDATE: FILES[UPDATE].replace(b"completed", b"cancelled")})
    told = report(before, after, "uk")
    assert "виконано → **" in told.lower() and "Стани не порівняно" not in told


def test_a_picture_under_the_same_name_is_told() -> None:
    before, after = (replace(BEFORE, names=BEFORE.names | names) for names in ({"a.jpg", "b.jpg"}, {"b.jpg"}))
    after = replace(after, others=(("b.jpg", b"12345"),))
    said = report(before, after, "uk", Since(remade={"b.jpg": 3}))
    assert "⚠️ **Зникне файл:** `docs/a.jpg`" in said
    assert "Інший файл під тією самою назвою: `docs/b.jpg` (було 3 байти, стало 5 байтів)" in said


@pytest.mark.parametrize(
    ("path", "items"),
    [
        (STRATEGY, ["{id: lamps, name: {uk: Лампи, en: Lamps}}", "{id: boats, name: {uk: Човни, en: Boats}}"]),
        (STRATEGY, ["{name: {uk: Лампи, en: Lamps}}", "{name: {uk: Човни, en: Boats}}"]),
        (BODIES, ["{id: police, name: {uk: Поліція}}", "{id: education, name: {uk: Освіта}}"]),
        ("data/ways.yaml", ["{id: taps, name: {uk: Вода}}", "{id: roads, name: {uk: Шляхи}}"]),
    ],
)
def test_another_order_is_told(path: str, items: list[str]) -> None:
    """Readers meet lists in the order of the data."""
    before, after = (
        of({path: f"goals: [{{id: a, code: '1', title: {{uk: А}}, {LISTS[path]}: [{', '.join(some)}]}}]".encode()})
        if path == STRATEGY
        else of({STRATEGY: FILES[STRATEGY], path: f"{LISTS[path]}: [{', '.join(some)}]".encode()})
        for some in (items, items[::-1])
    )
    assert f"Інший порядок у переліку: `{path}`: `{'goals → a → ' * (path == STRATEGY)}{LISTS[path]}`" in report(
        before, after, "uk"
    )


def test_another_order_of_the_services_is_told() -> None:
    old, new = (replace(BEFORE, settings=b"extra: {share: {%s}}" % named) for named in (b"A: x, B: y", b"B: y, A: x"))
    assert "Інший порядок у переліку: `mkdocs.yml`: `extra → share`" in report(old, new, "uk")
    assert "Інший порядок" not in report(old, old, "uk")
