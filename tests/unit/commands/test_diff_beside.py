"""What make diff has to tell of a change beside its words: where it stands, and in which signs."""

import pytest

import pace
from reported import BEFORE, FILES, TEXTS, UPDATE, changed, of
from strategy.commands import hosts
from strategy.commands.report import report
from strategy.reading.files import BODIES, STRATEGY, ProjectFiles


def test_the_place_of_what_is_new_is_told_where_its_number_does_not_tell_it() -> None:
    def strategy(*tasks: str, areas: str = "{id: 1, text: {uk: Перша, en: First}}") -> ProjectFiles:
        listed = [
            ", ".join(f"{{id: {id_}, title: {{uk: {id_}, en: X}}, areas: [{areas}]}}" for id_ in one) for one in tasks
        ]
        goals = [
            f"{{id: {id_}, title: {{uk: Ціль {id_}, en: X}}, objectives: [{{id: o{id_}, title: {{uk: О{id_}, en: X}}"
            f", tasks: [{one}]}}]}}"
            for id_, one in zip("ab", listed, strict=True)
        ]
        return of({STRATEGY: f"languages: [uk, en]\nname: {{uk: Н, en: N}}\ngoals: [{', '.join(goals)}]".encode()})

    before = strategy("xy", "z")
    assert "  - Належить до: Оперативна ціль. Оa\n  - Стоїть перед: Завдання. y\n" in report(
        before, strategy("xny", "z"), "uk"
    )
    last = report(before, strategy("xy", "zn"), "uk")
    assert "  - Належить до: Оперативна ціль. Оb\n" in last and "Стоїть" not in last
    moved = report(before, strategy("x", "yz"), "uk")
    assert "до «Оперативна ціль. Оb»\n" in moved and "  - Стоїть перед: Завдання. z\n" in moved
    assert "Стоїть" not in report(before, strategy("x", "zy"), "uk")
    more = "{id: 2, text: {uk: Друга, en: X}}, {id: 1, text: {uk: Перша, en: First}}"
    assert "  - Стоїть перед: Орієнтовна сфера 1\n" in report(before, strategy("xy", "z", areas=more), "uk")
    numbered = TEXTS[STRATEGY].replace('code: "1.1.2"', 'code: "1.1.3"').replace("id: science", "id: other")
    assert "Належить" not in changed(STRATEGY, numbered.encode())


@pytest.mark.parametrize("blank", ["\u200a", "\u00a0"])
def test_blanks_of_another_kind_are_told(blank: str) -> None:
    """« 2025 10 » may be read as one number then, and where blanks break no line, a line breaks within words."""
    after = of({**FILES, STRATEGY: TEXTS[STRATEGY].replace("Розвиток науки", f"Розвиток{blank}науки").encode()})
    assert "(uk), на вигляд те саме, але іншими знаками:\n  - Було: " in report(BEFORE, after, "uk")


@pytest.mark.parametrize(
    ("path", "old", "field"),
    [
        (BODIES, "Освіта", "Органи → education → назва → uk"),
        ("data/ways.yaml", "труби", "`topics → taps → also → uk`"),
        (UPDATE, "Text.", "Текст"),
    ],
)
def test_values_in_signs_that_look_the_same_are_told(path: str, old: str, field: str) -> None:
    """The report would show the same twice."""
    data = TEXTS[path].replace(old, "РОСА")
    before, after = (of({**FILES, path: text.encode()}) for text in (data, data.replace("РОСА", "POCA")))
    assert f"- {field}, на вигляд те саме, але іншими знаками:\n  - Було: РОСА\n" in report(before, after, "uk")
    assert "на вигляд" not in changed(path, TEXTS[path].replace(old, "Інше").encode())


@pytest.mark.parametrize(
    ("said", "link"),
    [("Див. www.example.com.", "https://www.example.com/"), ("На a@example.com.", "mailto:b@example.com")],
)
def test_a_host_that_another_page_links_to_is_not_new(said: str, link: str) -> None:
    """By its bare words, which Markdown makes a link of; not where it only names it."""
    kept = {**FILES, "docs/kept.md": f"---\ntitle: T\n---\n{said}\n".encode()}
    new = {"docs/new.md": f"---\ntitle: T\n---\n[x]({link})\n".encode()}
    assert "не посилалося" not in report(of(kept), of({**kept, **new}), "uk")
    kept["docs/kept.md"] = kept["docs/kept.md"].replace(said.encode(), f"`{said}`".encode())
    assert "не посилалося" in report(of(kept), of({**kept, **new}), "uk")


def test_many_hosts_are_not_looked_for_one_by_one() -> None:
    """In a long text each search takes as long as reading the whole."""
    kept = {**FILES, **{f"docs/{n}.md": "Слово за словом. ".encode() * 2_000 for n in range(20)}}
    many = "".join(f"# https://h{n}.example.org\n" for n in range(2_000)).encode()
    with pace.at_most(2):
        assert len(hosts.new(of(kept), of({**kept, "data/ways.yaml": many}), {})) == 2_000


@pytest.mark.parametrize(("text", "told"), [("> # y\n  О # z\n", "+# y\n"), ("|-  # y\r\n  О\r\n# z", "+# y\n+# z\n")])
def test_comments_above_a_text_of_several_lines_are_told(text: str, told: str) -> None:
    """Nothing of the text itself, and nothing less where a file begins with a mark of its encoding."""
    said = changed(BODIES, b"\xef\xbb\xbf" + FILES[BODIES] + f"\nmore: {text}".encode())
    assert f"```diff\n{told}```" in said


@pytest.mark.parametrize(
    ("path", "listed", "new", "told"),
    [
        (STRATEGY, "editions: [{}]", "{id: new, name: {uk: Н, en: N}}", "`editions → new` стоїть"),
        (BODIES, "bodies: [{}]", "{id: new, name: {uk: Н, en: N}}", "`bodies → new` стоїть"),
        ("data/ways.yaml", "topics: [{}]", "{id: new, name: {uk: Н, en: N}}", "`topics → new` стоїть"),
    ],
)
def test_what_is_new_and_not_the_last_is_told(path: str, listed: str, new: str, told: str) -> None:
    """Of editions the last is the one of today."""
    old = "{id: old, name: {uk: О, en: O}}"
    rest = f"\n{TEXTS[STRATEGY]}" if path == STRATEGY else ""

    def made(items: str) -> ProjectFiles:
        return of({**FILES, path: (listed.format(items) + rest).encode()})

    first, last = (report(made(old), made(items), "uk") for items in (f"{new}, {old}", f"{old}, {new}"))
    assert f"- `{path}`: новий запис {told} не в кінці переліку, а перед `old`\n" in first
    assert "в кінці переліку" not in last


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("AB", "NAB", ["+1", "Додано: N"]),
        ("AB", "ANB", ["+2", "Додано: N"]),
        ("ABC", "BC", ["(1)", "Вилучено: A"]),
        ("AB", "MBN", ["(1)", "Було: A", "Стало: M", "+3", "Додано: N"]),
        ("AB", "NMB", ["+1", "Додано: N", "+2", "Додано: M", "(1)", "Вилучено: A"]),
        ("AB", "BA", ["(1)", "Було: A", "Стало: B", "(2)", "Було: B", "Стало: A"]),
    ],
)
@pytest.mark.parametrize(
    ("field", "one", "path"),
    [
        ("partners", "{{uk: {0}}}", "Партнери → {0} → uk:"),
        ("territory", "{0}", "Територія → {0}:"),
        ("milestones", "{{title: {{uk: {0}}}}}", "Віхи → {0} → назва → uk:"),
    ],
)
def test_what_is_put_before_others_is_no_change_of_these(
    old: str, new: str, told: list[str], field: str, one: str, path: str
) -> None:
    """Nobody has promised what somebody else did."""

    def made(listed: str) -> ProjectFiles:
        said = f'code: "1.1.1"\n            {field}: [{", ".join(map(one.format, listed))}]'
        return of({**FILES, STRATEGY: TEXTS[STRATEGY].replace('code: "1.1.1"', said).encode()})

    said = report(made(old), made(new), "uk").partition("## Повідомлення")[0]
    assert [line.strip("- ") for line in said.split("\n") if line.strip().startswith("- ")] == [
        one if ":" in one and " " in one else path.format(one) for one in told
    ]
