"""What was changed beside the strategy is told as well: pages, files, lists, settings; what was and what became."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from invented import invented
from repository import Repository, repository
from strategy import history
from strategy.artefacts import project
from strategy.checking.settings_shape import SHAPE
from strategy.exports import changes, facts, markdown
from strategy.reading import settings, stated
from strategy.reading.files import read
from strategy.site import edits, recent
from strategy.site.edits import Edit
from strategy.site.pages import Page
from strategy.site.render import Renderer

ATOM = {"a": "http://www.w3.org/2005/Atom"}
PAGE = "---\ntitle: Про нас\nfragment: text\n---\n\nПерший абзац.\n\nДругий абзац.\n"
UPDATE = '---\ntitle: Вежу зведено\ntasks: ["1.1.1"]\n---\n\nГотово.\n'
BODIES = "bodies:\n  - id: council\n    name: {uk: Рада, en: Council}\n"
SETTINGS = "site_name: x\nplugins: [i18n]\nextra:\n  contact: a@example.org\n  feeds: one\n"
TERMS = "terms:\n  - uk: вежа\n    find: веж\\w+\n    en: tower\n    explained: {uk: Будівля., en: A building.}\n"


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edit, ...]:
    """What a month of edits leaves, each file changed in what readers see and in what they do not."""
    repo = repository(tmp_path_factory.mktemp("edits") / "repo")
    first = {
        "docs/about.md": PAGE.encode(),
        "docs/about.en.md": PAGE.replace("Про нас", "About").encode(),
        "docs/updates/2026-03-01-tower.md": UPDATE.encode(),
        "docs/map.png": b"one",
        "data/bodies.yaml": BODIES.encode(),
        "data/glossary.yaml": TERMS.encode(),
        "mkdocs.yml": SETTINGS.encode(),
    }
    _put(repo, first)
    _put(repo, {"docs/about.md": PAGE.replace("Другий", "Інший").encode()})
    _put(repo, {"docs/about.en.md": first["docs/about.en.md"].replace(b"fragment: text", b"fragment: help")})
    _put(repo, {"docs/map.png": b"other", "data/bodies.yaml": BODIES.replace("Рада", "Велика рада").encode()})
    _put(repo, {"mkdocs.yml": SETTINGS.replace("a@", "b@").replace("one", "two").encode()})
    _put(repo, {"data/glossary.yaml": TERMS.replace("tower", "spire").replace("Будівля", "Споруда").encode()})
    found = {path for path, _, states in history.states(repo.folder, *edits.FILES) if len(states) > 1}
    assert found == first.keys() - {"docs/updates/2026-03-01-tower.md"}
    return project._edits(repo.folder, read(repo.folder), "")[1]


def _put(repo: Repository, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (repo.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (repo.folder / path).write_bytes(content)
    repo.record()


def test_each_tells_what_was_and_what_became_and_only_what_a_reader_sees(edited: tuple[Edit, ...]) -> None:
    told = {
        (one.kind, one.address): [(change.field, change.old, change.new) for change in one.changes]
        for one in edited
        if not one.is_new
    }
    size, digest = told.pop(("file", "map.png"))
    assert size == ("bytes", "3", "5") and digest[0] == "sha256"
    assert {*map(len, digest[1:])} == {64}  # of a part of it two files can be made that are alike
    assert told == {
        ("page", "about/"): [("text", "Другий абзац.", "Інший абзац.")],
        ("bodies", ""): [("bodies/council/name/uk", "Рада", "Велика рада")],
        ("settings", ""): [("contact", "a@example.org", "b@example.org")],
        ("glossary", ""): [("terms/веж\\w+/explained/uk", "Будівля.", "Споруда.")],
    }
    assert [one.day for one in edited] == sorted((one.day for one in edited), reverse=True)
    assert len({one.place for one in edited}) == len(edited)


def test_a_page_or_a_file_that_came_later_than_the_strategy_is_new(edited: tuple[Edit, ...]) -> None:
    new = {(one.kind, one.address, one.title) for one in edited if one.is_new}
    assert new == {
        ("new_page", "about/", "Про нас"),
        ("new_page", "en/about/", "About"),
        ("new_file", "map.png", "map.png"),
    }, "an update is told of elsewhere"


def test_what_is_taken_away_is_told_and_what_was_told_before_stays(tmp_path: Path) -> None:
    """A list, a translation, that of an update; and again when it comes back. Nothing of what could not be read."""
    repo = repository(tmp_path / "repo")
    repo.day = 1
    pages = {"docs/about.md": PAGE.encode(), "docs/about.en.md": PAGE.replace("Про нас", "About").encode()}
    update = "docs/updates/2026-03-01-tower"
    words = b"---\ntitle: A tower\n---\n\nDone.\n"
    _put(
        repo, pages | {"data/glossary.yaml": TERMS.encode(), f"{update}.md": UPDATE.encode(), f"{update}.en.md": words}
    )
    _put(repo, {"data/glossary.yaml": TERMS.replace("Будівля", "Споруда").encode()})
    _put(repo, {"data/glossary.yaml": b"terms: [", "docs/about.en.md": b"About"})
    for path in ("data/glossary.yaml", "docs/about.en.md", f"{update}.en.md"):
        (repo.folder / path).unlink()
    repo.record()
    _put(repo, {"data/glossary.yaml": b"terms: []\n", "docs/about.en.md": pages["docs/about.en.md"]})
    corrected, told = project._edits(repo.folder, read(repo.folder), "")
    texts = [
        (one.day.day, one.title, change.old, change.new)
        for one in told
        for change in one.changes
        if "title" not in change.field and "en" not in change.field
    ]
    both = "Перший абзац.\n\nДругий абзац."
    assert texts == [
        (5, "About", "", both),
        (4, "About", both, ""),
        (4, "", "Споруда.", ""),
        (2, "", "Будівля.", "Споруда."),
    ]
    (gone,) = corrected["2026-03-01-tower"]
    assert [(change.old, change.new) for change in gone.changes] == [("A tower", ""), ("Done.", "")]


def test_that_a_translation_came_stays_told_when_it_is_gone(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    _put(repo, {"docs/about.md": PAGE.encode(), "docs/about.en.md": PAGE.replace("Про нас", "About").encode()})
    (repo.folder / "docs/about.en.md").unlink()
    repo.record()
    _, told = project._edits(repo.folder, read(repo.folder), "")
    assert [(one.anchor, one.kind, one.title) for one in told if one.lang == "en"] == [
        ("e-3-en-about", "page", "About"),
        ("e-2-en-about", "new_page", "About"),
    ]


def test_a_page_goes_on_in_another_file(tmp_path: Path) -> None:
    """Its address does: it is not new, and what was changed with the move is told."""
    repo = repository(tmp_path / "repo")
    repo.day = 1
    _put(repo, {"docs/about/index.md": PAGE.encode()})
    (repo.folder / "docs/about/index.md").unlink()
    _put(repo, {"docs/about.md": PAGE.replace("Другий", "Інший").encode()})
    _, told = project._edits(repo.folder, read(repo.folder), "")
    found = [(one.kind, change.old, change.new) for one in told for change in one.changes]
    assert found == [("page", "Другий абзац.", "Інший абзац.")]


def test_a_page_is_new_on_the_day_it_was_merged(tmp_path: Path) -> None:
    """Whatever its commit says: else one of the first day would be told nowhere."""
    repo = repository(tmp_path / "repo")
    repo.git("switch", "-qc", "side")
    repo.day = 1
    _put(repo, {"docs/about.md": PAGE.encode()})
    repo.git("switch", "-q", "main")
    repo.day = 5
    repo.merge("side")
    _, (new,) = project._edits(repo.folder, read(repo.folder), "")
    assert (new.kind, new.day.day) == ("new_page", 5)


def test_what_came_with_the_strategy_is_not_told(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    repo.day = 1
    _put(repo, {"docs/about.md": PAGE.encode(), "docs/map.png": b"one"})
    assert project._edits(repo.folder, read(repo.folder), "") == ({}, ())


def test_what_was_changed_on_the_day_it_came_is_just_new(edited: tuple[Edit, ...]) -> None:
    (new,) = (one for one in edited if one.kind == "new_file")
    (changed,) = (one for one in edited if one.kind == "file")
    assert len(edits.last_first([new, changed])) == 2
    (told,) = edits.last_first([new, replace(changed, time=new.time + datetime.timedelta(hours=2))])
    assert told.is_new


def test_no_two_have_one_address_however_alike_their_pages_are_called(edited: tuple[Edit, ...]) -> None:
    """Else the page of the month would have an anchor twice, and be published no more."""
    (page,), (terms,) = ([one for one in edited if one.kind == kind] for kind in ("page", "glossary"))
    alike = ("glossary/", "a/b/", "a-b/", "en/x/", "en-x/")
    listed = [replace(terms, time=page.time), *(replace(page, address=address) for address in alike)]
    told = edits.last_first(listed)
    assert len({one.place for one in told}) == len(told) == len(listed)
    first, later = (
        replace(page, address=name, time=page.time.replace(hour=at)) for name, at in (("a/b/", 1), ("a-b/", 2))
    )
    assert {first.address: edits.last_first([first])[0].place}.items() <= {
        one.address: one.place for one in edits.last_first([first, later])
    }.items()


def test_a_list_is_told_though_the_start_page_came_that_day(edited: tuple[Edit, ...]) -> None:
    (terms,) = (one for one in edited if one.kind == "glossary")
    start = Edit(terms.time, "new_page", (), "Початок", "uk", "")
    assert {one.kind for one in edits.last_first([terms, start])} == {"glossary", "new_page"}


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_they_stand_among_the_changes_on_a_page_of_the_month_and_in_the_feed(
    edited: tuple[Edit, ...], renderer: Renderer, lang: str
) -> None:
    site = replace(renderer.site, strategy=invented().strategy, edits=edited, as_of=edited[0].day)
    drawn = Renderer(site, renderer.env)
    shown = drawn.view(Page("changes", lang, "changes/" if lang == "uk" else "en/changes/", "x", ""), ())["body"]
    listed = [item for time in recent.times(site) for item in time.items]
    assert sorted(item.kinds[0] for item in listed) == [
        *("bodies", "file", "glossary", "new_file", "new_page", "new_page", "page", "settings")
    ]
    (month,) = edits.pages(edited, site.strategy, lang)
    body = drawn.view(month, ())["body"]
    for one in edited:
        assert f"{one.told_at.removeprefix('changes/')}#{one.anchor}" in shown
        assert f'id="{one.anchor}"' in body
    assert re.search(r"Велика\s.*рада|Велика рада", body) and "b@example.org" in body
    feed = changes.feed(drawn, lang)
    told = "".join(etree.fromstring(feed.encode()).xpath("a:entry/a:content/text()", namespaces=ATOM))
    assert "Велика рада" in told and "Споруда." in told and 'href="https://example.org/island/about/"' in told
    assert "Велика рада" in markdown.of_page(month, site)


def test_a_month_is_cut_from_its_first_day_on_and_nothing_moves_later(
    edited: tuple[Edit, ...], renderer: Renderer
) -> None:
    def of_days(*days: int) -> dict[int, str]:
        long = [edited[0].changes[0].model_copy(update={"new": "а" * edits.MOST})]
        found = [replace(edited[0], time=edited[0].time.replace(day=day), changes=tuple(long)) for day in days]
        return {one.day.day: one.told_at for one in edits.last_first(found)}

    told = of_days(1, 2, 3)
    assert told == {1: "changes/2026-03/", 2: "changes/2026-03/2/", 3: "changes/2026-03/3/"}
    assert of_days(1, 2).items() <= told.items()
    titles = [page.title for page in edits.pages(edits.last_first(edited), renderer.site.strategy, "en")]
    assert titles == ["Pages and settings of the site, changes: March 2026"]


def test_every_setting_is_told_of_or_is_known_to_be_none_that_a_reader_sees() -> None:
    def told(settings: dict) -> bool:
        states = [
            (datetime.datetime(2026, 7, day, tzinfo=datetime.UTC), settings_then) for day, settings_then in settings
        ]
        return bool([*edits.of_file("mkdocs.yml", states, ("uk",))])

    def changed(name: str, inner: str = "") -> list:
        return [
            (day, stated.of_values({name: {inner: value} if inner else value})) for day, value in ((1, "a"), (2, "b"))
        ]

    within = [(name, inner) for name, shape in SHAPE.items() if isinstance(shape, dict) for inner in shape]
    alone = [(name, "") for name, shape in SHAPE.items() if not shape]
    unseen = {one for one in (*within, *alone) if not told(changed(*one))}
    assert unseen == {
        *(("site_name", ""), ("edit_uri", ""), ("markdown_extensions", "")),
        *(("theme", name) for name in ("name", "custom_dir", "font")),
        *(("extra", name) for name in ("feeds", "host_files")),
        *(("validation", name) for name in ("nav", "links")),
    }
    language = {"plugins": [{"i18n": {"languages": [{"locale": "uk", "name": "Українська"}]}}]}
    other = {"plugins": [{"i18n": {"languages": [{"locale": "uk", "name": "Мова"}]}}]}
    assert told([(1, stated.of_values(language)), (2, stated.of_values(other))])


def test_a_name_in_a_list_is_a_word_if_nothing_stands_below_it() -> None:
    same, other = (stated.of_data(said) for said in (b"- x:\n- y: {}", b"- x: false"))
    assert same == stated.of_data(b"- x\n- y") and other != stated.of_data(b"- x")


def test_what_is_long_is_counted_in_the_feed(edited: tuple[Edit, ...], renderer: Renderer) -> None:
    (one,) = (edit for edit in edited if edit.kind == "bodies")
    many = replace(one, changes=one.changes * 90)
    drawn = str(renderer.corrections("uk", edited=[many]))
    assert "90 змін" in drawn and "Велика" not in drawn and f"#{one.anchor}" in drawn


ODD = ("x", "- a\n- [b]", "extra: x", "extra: [a]", "terms: x", "terms: {a: [b]}", "{/: {/: c}}")


@pytest.mark.parametrize("path", edits.LISTS)
@pytest.mark.parametrize("odd", ODD)
def test_a_version_of_any_shape_is_told(path: str, odd: str) -> None:
    """What was once committed was not always checked, and no later build may stop at it."""
    days = (datetime.datetime(2026, 3, day, tzinfo=datetime.UTC) for day in (1, 2, 3))
    states = [(day, stated.of_data(said.encode())) for day, said in zip(days, (TERMS, odd, SETTINGS), strict=True)]
    for one in edits.of_file(path, states, ("uk", "en")):
        assert [*facts.of_edit(one, "uk")]


@pytest.mark.parametrize("sign", ["\\a", "\\uFFFE", "\\u202E"])
def test_signs_of_a_title_that_is_mended_and_not_committed_yet_are_spelt_out(sign: str) -> None:
    """They would end the feed of changes."""
    days = (datetime.datetime(2026, 3, day, tzinfo=datetime.UTC) for day in (1, 2))
    said = (PAGE, PAGE.replace("Про нас", f'"Про {sign} нас"'))
    states = [(day, stated.of_document(one.encode())) for day, one in zip(days, said, strict=True)]
    (one,) = edits.of_file("docs/about.md", states, ("uk", "en"))
    assert re.fullmatch(r"Про \[U\+\w{4}\] нас", one.title)


def test_nothing_is_told_of_what_is_longer_than_any_may_be() -> None:
    many = "".join(f"k{number}: {{a: b}}\n" for number in range(9000))
    assert not stated.of_document(f"---\ntitle: x\n{many}---\ntext\n".encode())
    assert not stated.of_file(settings.FILE, many.encode())
