"""What was changed about an update after it had been published is told with its day."""

import datetime
import re
from dataclasses import replace

import pytest

import pace
from invented import invented
from repository import Repository
from strategy import history
from strategy.addresses import permalinks
from strategy.artefacts import project
from strategy.exports import changes, facts
from strategy.exports.feeds import Feeds
from strategy.model.updates import Record
from strategy.reading import stated
from strategy.reading.files import read
from strategy.site import changelog, corrections, pages, recent
from strategy.site.menu import MenuItem
from strategy.site.render import Renderer

FILE = "docs/updates/2026-03-01-tower.md"
FIRST = '---\ntitle: Вежу зведено\ntasks: ["1.1.1"]\nstatus: {"1.1.1": completed}\n---\nГотово вчора.\n'
NAME = "2024-02-29-lamp-and-markup"


@pytest.fixture
def corrected(repo: Repository) -> Repository:
    """An update that was published, corrected on a branch in two steps, and withdrawn."""

    def put(text: str, path: str = FILE) -> None:
        (repo.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (repo.folder / path).write_text(text, encoding="utf-8")
        repo.record()

    put(FIRST)
    put("---\ntitle: Інше\n---\nОдин раз.\n", "docs/updates/2026-03-02-other.md")
    repo.git("switch", "-qc", "branch")
    put(FIRST.replace("completed", "planned"))
    put(FIRST.replace("completed", "in_progress").replace("вчора", "наполовину"))
    repo.git("switch", "-q", "main")
    repo.merge("branch")
    put((repo.folder / FILE).read_text(encoding="utf-8").replace("---\nГ", "withdrawn: 2026-03-06\nreason: Ні\n---\nГ"))
    return repo


def test_each_state_in_which_readers_saw_a_file_is_known(corrected: Repository) -> None:
    found = {path: states for path, _, states in history.states(corrected.folder, "docs/updates/")}
    assert [path for path, states in found.items() if len(states) > 1] == [FILE], "the other one has been as it is"
    assert [time.day for time, _ in found[FILE]] == [2, 6, 7]


def test_a_state_in_another_encoding_is_none() -> None:
    assert stated.read(FILE, FIRST.encode()) and stated.read(FILE, FIRST.encode("cp1251")) is None


def test_a_correction_tells_what_was_and_what_became(corrected: Repository) -> None:
    made, _ = project._edits(corrected.folder, read(corrected.folder), "")
    (one,) = made["2026-03-01-tower"]
    assert one.day == datetime.date(2026, 3, 6), "a withdrawal is told at the top of the page"
    told = [(change.field, change.old, change.new) for change in one.changes]
    assert told == [("status/1.1.1", "completed", "in_progress"), ("text", "Готово вчора.", "Готово наполовину.")]
    assert [*facts.of_corrections(made["2026-03-01-tower"], "uk")] == [
        "2026-03-06. Стан → 1.1.1: Було: виконано Стало: виконується",
        "2026-03-06. пояснення: Було: Готово вчора. Стало: Готово наполовину.",
    ]


def test_in_a_shallow_clone_nothing_is_known(corrected: Repository) -> None:
    clone = corrected.folder.with_name("clone")
    corrected.git("clone", "-q", "--depth", "1", f"file://{corrected.folder}", str(clone))
    assert [*history.states(clone, "docs/updates/"), *history.states(clone.parent, "docs/updates/")] == []


def test_what_could_not_be_read_then_is_no_former_text() -> None:
    time = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
    states = [(time, {}), (time, stated.of_document(FIRST.encode()))]
    assert [*corrections.of_update("x", "uk", states)] == []


def test_a_withdrawal_that_was_taken_back_or_is_another_now_is_told() -> None:
    times = [datetime.datetime(2026, 3, day, tzinfo=datetime.UTC) for day in range(1, 5)]
    said = ({}, {"withdrawn": "2026-03-02", "reason": "Ні"}, {"withdrawn": "2026-03-02", "reason": "Не так"}, {})
    states = [(time, {"text": "Так", **one}) for time, one in zip(times, said, strict=True)]
    assert [*facts.of_corrections(corrections.of_update("x", "uk", states), "uk")] == [
        "2026-03-03. чому: Було: Ні Стало: Не так",
        "2026-03-04. відкликано: Було: 2 березня 2026\u202fр.",
        "2026-03-04. чому: Було: Не так",
    ]


def test_of_a_day_is_told_what_was_before_and_what_became_at_its_end() -> None:
    times = [datetime.datetime(2026, 3, *at, tzinfo=datetime.UTC) for at in ((1, 8), (1, 9), (2, 8), (2, 9), (2, 10))]
    states = [(time, {"text": f"Так.\n\n{number}"}) for number, time in enumerate(times)]
    told = [
        (one.time, change.old, change.new) for one in corrections.of_update("x", "uk", states) for change in one.changes
    ]
    assert told == [(times[1], "0", "1"), (times[4], "1", "4")]


def test_what_was_taken_back_on_its_day_is_told() -> None:
    """Readers may have seen it, and linked to where it is told."""
    days = ((1, 9, "а"), (2, 9, "б"), (2, 15, "а"), (3, 9, "а"))
    states = [(datetime.datetime(2026, 4, day, hour, tzinfo=datetime.UTC), {"done": said}) for day, hour, said in days]
    told = [
        (one.day.day, change.old, change.new)
        for one in corrections.of_update("x", "uk", states)
        for change in one.changes
    ]
    assert told == [(2, "а", "б"), (2, "б", "а")]


def test_of_saves_that_follow_each_other_only_the_last_was_seen() -> None:
    minutes = (0, 10, 69, 129, 200)
    start = datetime.datetime(2026, 3, 1, 8, tzinfo=datetime.UTC)
    states = [(start + datetime.timedelta(minutes=m), {"text": str(m)}) for m in minutes]
    told = [(change.old, change.new) for one in corrections.of_update("x", "uk", states) for change in one.changes]
    assert told == [("69", "200")], "of a day is told what was before and what became at its end"


def test_what_was_told_of_a_day_stays_though_the_next_one_began_at_once() -> None:
    times = [datetime.datetime(2026, 3, *at, tzinfo=datetime.UTC) for at in ((1, 8, 0), (5, 23, 30), (6, 0, 10))]
    states = [(time, {"text": str(number)}) for number, time in enumerate(times)]
    assert [one.time for one in corrections.of_update("x", "uk", states)] == times[1:]


@pytest.mark.parametrize(
    "wrong",
    [("status:", "time: 9:30\nstatus:"), ("вчора", "вчoра"), ("title:", "titel:"), ("---\nГ", "Г"), ("Г", "\u200bГ")],
)
def test_what_the_check_refused_was_never_published(repo: Repository, wrong: tuple[str, str]) -> None:
    path = repo.folder / FILE
    path.parent.mkdir(parents=True)
    for text in (FIRST, FIRST.replace(*wrong), FIRST):
        path.write_text(text, encoding="utf-8")
        repo.record()
    made, _ = project._edits(repo.folder, read(repo.folder), "")
    assert made == {}


def test_a_text_is_told_in_words() -> None:
    days = [datetime.datetime(2026, 3, day, tzinfo=datetime.UTC) for day in (1, 2, 3)]
    texts = ("**Є** [Акт](akt.pdf)", "Є [Акт](akt.pdf) ![Щит](x.jpg){ width=9 }", "# Є {#je}\n[Звіт](akt.pdf)")
    told = [
        (change.old, change.new)
        for one in corrections.of_update("x", "uk", zip(days, ({"text": text} for text in texts), strict=True))
        for change in one.changes
    ]
    assert told == [
        ("Є Акт (akt.pdf)", "Є Акт (akt.pdf) Щит (x.jpg)"),
        ("Є Акт (akt.pdf) Щит (x.jpg)", "Є\nЗвіт (akt.pdf)"),
    ]


@pytest.mark.parametrize(
    ("was", "became"),
    [
        ("Дали {1 млн} грн", "Дали {9 млн} грн"),
        ("Дали {разом=1} грн", "Дали {разом=9} грн"),
        ("Дали {#1} грн", "Дали {#9} грн"),
        ("[Канал](https://t.me/rada)", "[Канал](https://t.me/rada_)"),
        ("https://t.me/rada тут", "https://t.me/_rada тут"),
        ("[Акт](akt.pdf)", "[Акт](_akt.pdf)"),
        ('[Акт](a.pdf "Проєкт")', '[Акт](a.pdf "Рішення")'),
        ("[а](б в)", "[а](б г)"),
    ],
)
def test_what_a_reader_sees_is_told_though_it_looks_like_markup(was: str, became: str) -> None:
    days = [datetime.datetime(2026, 3, day, tzinfo=datetime.UTC) for day in (1, 2)]
    (one,) = corrections.of_update("x", "uk", zip(days, ({"text": was}, {"text": became}), strict=True))
    assert [change.old == change.new for change in one.changes] == [False]


def test_of_a_long_text_the_places_are_told_that_are_others() -> None:
    before = " ".join(f"слово{number}" for number in range(40))
    was, became = (f"{before}\n\nАбзац {about} 1.\n\nДалі {about}." for about in ("про", "для"))
    days = [datetime.datetime(2026, 3, day, tzinfo=datetime.UTC) for day in (1, 2)]
    later = became.replace("слово20 ", "")
    (one,) = corrections.of_update("x", "uk", zip(days, ({"text": was}, {"text": later}), strict=True))
    around = [" ".join(f"слово{number}" for number in same) for same in (range(12, 20), range(21, 29))]
    assert [(change.old, change.new) for change in one.changes] == [
        (f"… {around[0]} слово20 {around[1]} …", f"… {around[0]} {around[1]} …"),
        ("Абзац про 1.", "Абзац для 1."),
        ("Далі про.", "Далі для."),
    ]


def test_signs_that_nobody_may_write_today_are_spelt_out() -> None:
    days = [datetime.datetime(2026, 3, day, tzinfo=datetime.UTC) for day in (1, 2)]
    (one,) = corrections.of_update("x", "uk", zip(days, ({"text": "а\x0b\u202e"}, {"text": "б"}), strict=True))
    assert one.changes[0].old == "а[U+000B][U+202E]"


@pytest.mark.parametrize(("lang", "heading"), [("uk", "Виправлено після"), ("en", "Corrected after")])
def test_it_stands_on_the_page_and_among_the_changes(renderer: Renderer, lang: str, heading: str) -> None:
    found = invented()
    day = datetime.datetime(2024, 3, 5, tzinfo=datetime.UTC)
    texts = {day: FIRST, day + corrections.SETTLED: FIRST.replace("вчора", "<b>")}
    states = [(time, stated.of_document(text.encode())) for time, text in texts.items()]
    made = tuple(corrections.of_update(NAME, "uk", states))
    site = replace(
        renderer.site,
        strategy=found.strategy,
        record=found.record,
        corrections={NAME: made},
        as_of=datetime.date(2024, 3, 9),
    )
    (page,) = (one for one in pages.of_updates(found.record, found.strategy, lang) if one.update.id == NAME)
    body = Renderer(site, renderer.env).view(page, (MenuItem("", "Home"),), content="")["body"]
    section = re.search(r'id="corrections">(.*?)</section>', body, re.DOTALL)[1]
    assert section.startswith(heading) and "2024-03-05" in section and "&lt;b" in section and "<b>" not in section
    feeds = {
        "updates": Feeds(
            *(site.strategy, lang, site.url, renderer.env, {page.address: ""}, site.namespace, day.date()),
            corrected={NAME: str(Renderer(site, renderer.env).corrections(lang, made))},
        ),
    }
    (of_all,) = (one for path, one in feeds["updates"].of(Record(site.strategy, [page.update])) if "updates/" in path)
    for feed in (feeds["updates"].draw(of_all), changes.feed(Renderer(site, renderer.env), lang)):
        assert "Готово" in feed and heading in feed and "&amp;lt;b" in feed, "what was, what became"
    (item,) = (item for time in recent.times(site) for item in time.items if item.update)
    assert item.address == f"{permalinks.UPDATES}{NAME}/#corrections" and item.day == day.date()


@pytest.mark.parametrize("part", ["а б ", "а\n\n", "а\n\nб\n\nв\n\n"])
def test_a_long_text_is_compared_in_time(part: str) -> None:
    """Whatever 100 kB contain: an hour otherwise, in each later build."""
    times = 50_000 // len(part)
    day = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
    next_day = day + datetime.timedelta(days=1)
    states = [(day, {"text": f"1\n\n{part * times}"}), (next_day, {"text": f"2\n\n{part[::-1] * times}"})]
    with pace.at_most(3):
        (found,) = corrections.of_update("x", "uk", states)
        for change in found.changes[:100]:
            changelog.word_diff(change.old, change.new)
