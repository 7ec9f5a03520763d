"""Atom feeds by RFC 4287: its schema (atom.rng), and what its words ask beyond the schema."""

import datetime
import re
import uuid
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from lxml import etree

from invented import invented
from repository import Repository, repository
from strategy.addresses.permalinks import number_feed, permalink, root
from strategy.exports.feeds import NEWEST, Feeds, date_of_empty_feed, identifier, with_absolute_links
from strategy.history import History, Times
from strategy.i18n import Catalogue
from strategy.model import editions, strategy_of
from strategy.model.updates import Record
from strategy.site.render import Renderer

ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
URL = "https://example.org/island/"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
COPY = re.compile(r"(en/)?\d")  # feeds by number
FOUND = invented()
SINCE = datetime.date(2023, 4, 5)
STAIRS = identifier(uuid.NAMESPACE_URL, "uk", "update", "2024-02-29-zz-stairs")
HTML = '<p>A &amp; <a href="../../tasks/markup/?a=1&amp;b=2">b</a> <img src="../x.png" alt="&lt;"><br />&nbsp;</p>'


def faults(feed: etree._Element, path: str) -> list[str]:
    """What RFC 4287 has against a feed that stands at a path below the site; section numbers are its own."""
    found = [] if SCHEMA.validate(feed) else [str(error) for error in SCHEMA.error_log]
    ids = feed.xpath("//a:id/text()", namespaces=ATOM)
    if len(ids) != len(set(ids)):
        found.append("4.2.6: an id twice")
    if not feed.xpath("a:author/a:name/text()", namespaces=ATOM):
        found.append("4.1.1: no author")
    if feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) != [URL + path]:
        found.append("4.1.1: self does not lead here")
    for owner in (feed, *feed.xpath("a:entry", namespaces=ATOM)):
        links = owner.xpath("a:link[@rel='alternate']", namespaces=ATOM)
        kinds = [(link.get("type"), link.get("hreflang")) for link in links]
        if not links or len(kinds) != len(set(kinds)):
            found.append("4.1.1, 4.1.2: alternate links")
    newest = max(feed.xpath("a:entry/a:updated/text()", namespaces=ATOM), default=None)
    if newest and newest != feed.findtext("a:updated", namespaces=ATOM):
        found.append("4.2.15: older than what it tells")
    for content in feed.xpath("//a:content[@type='html']/text()", namespaces=ATOM):
        document = lxml.html.fragment_fromstring(content, create_parent="div")  # 3.1.1.2
        found += [link for link in document.xpath("//@href | //@src") if not link.startswith("https://")]
    return found


@pytest.fixture(scope="module", params=["uk", "en"])
def feeds(request: pytest.FixtureRequest, renderer: Renderer) -> Mapping[str, str]:
    return drawn(request.param, renderer, FOUND.record)


def drawn(lang: str, renderer: Renderer, record: Record, url: str = URL) -> Mapping[str, str]:
    base = root(lang, FOUND.strategy)
    texts = {base + permalink(update): HTML for update in record.updates}
    feeds = Feeds(FOUND.strategy, lang, url, renderer.env, texts, uuid.NAMESPACE_URL, SINCE)
    return {path: feeds.draw(feed) for path, feed in feeds.of(record)}


def told_at(
    lang: str, renderer: Renderer, times: Mapping[str, Times], record: Record = FOUND.record
) -> list[dict[str, str]]:
    """The entries of the feed of everything: path of the update, its times and its text."""
    base = root(lang, FOUND.strategy)
    texts = {base + permalink(update): HTML for update in record.every_update}
    feeds = Feeds(FOUND.strategy, lang, URL, renderer.env, texts, uuid.NAMESPACE_URL, SINCE, times=times)
    path = f"{base}updates/feed.xml"
    feed = parsed(feeds.draw(dict(feeds.of(record))[path]))
    assert faults(feed, path) == []
    return [
        {name: entry.findtext(f"a:{name}", namespaces=ATOM) for name in ("published", "updated", "content")}
        | {"path": entry.xpath("a:link/@href", namespaces=ATOM)[0].removeprefix(URL + base)}
        for entry in feed.xpath("a:entry", namespaces=ATOM)
    ]


def at(*days: str) -> Times:
    return Times(*(datetime.datetime.fromisoformat(f"{day}T02:00:00+03:00") for day in days))


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def test_there_is_a_feed_for_the_site_and_for_every_node(feeds: Mapping[str, str]) -> None:
    below = {path.removeprefix("en/") for path in feeds}
    of_nodes = {f"{permalink(node)}feed.xml": f"{node.code}/feed.xml" for node in FOUND.strategy.nodes()}
    former = {number_feed(former.code) for node in FOUND.strategy.nodes() for former in node.formerly}
    assert below == {"updates/feed.xml", *of_nodes, *of_nodes.values()} | former


def test_a_number_has_the_feed_of_its_node(feeds: Mapping[str, str]) -> None:
    base = "en/" if "en/updates/feed.xml" in feeds else ""
    for code, (meaning, *others) in editions.meanings(FOUND.strategy).items():
        assert not others
        assert feeds[base + number_feed(code)] == feeds[f"{base}{permalink(meaning.node)}feed.xml"]


def test_a_number_of_several_nodes_tells_what_they_all_do(renderer: Renderer) -> None:
    told = list({node.id: node for update in FOUND.record.updates for node in update.nodes}.values())
    first, second = told[0], next(task for task in told[1:] if FOUND.record.of(task) != FOUND.record.of(told[0]))
    data = FOUND.strategy.model_dump(mode="json")
    tasks = [task for goal in data["goals"] for objective in goal["objectives"] for task in objective["tasks"]]
    formerly = {"edition": data["editions"][0]["id"], "code": first.code}
    next(task for task in tasks if task["id"] == second.id)["formerly"] = [formerly]
    strategy = strategy_of(data)
    record = Record(strategy, FOUND.record.updates)
    texts = {permalink(update): HTML for update in record.updates}
    path = number_feed(first.code)
    feeds = Feeds(strategy, "uk", URL, renderer.env, texts, uuid.NAMESPACE_URL, SINCE)
    feed = feeds.draw(dict(feeds.of(record))[path])
    assert faults(parsed(feed), path) == []
    told = {update.id for node in (first, second) for update in record.of(node)}
    assert parsed(feed).xpath("a:entry/a:link/@href", namespaces=ATOM) == [
        f"{URL}{permalink(update)}" for update in record.updates if update.id in told
    ]


def test_feeds_are_valid(feeds: Mapping[str, str]) -> None:
    own = {path: text for path, text in feeds.items() if not COPY.match(path)}
    assert {path: found for path, text in own.items() if (found := faults(parsed(text), path))} == {}
    assert any("<entry>" in text for text in feeds.values())
    assert any("<entry>" not in text for text in feeds.values())


def test_a_feed_tells_what_its_node_tells(renderer: Renderer) -> None:
    feeds = drawn("uk", renderer, FOUND.record)
    for node in FOUND.strategy.nodes():
        entries = parsed(feeds[f"{permalink(node)}feed.xml"]).xpath("a:entry/a:link/@href", namespaces=ATOM)
        assert entries == [f"{URL}{permalink(update)}" for update in FOUND.record.of(node)]


def test_what_is_typed_is_told_as_typed_and_in_its_language(renderer: Renderer) -> None:
    (entry,) = parsed(drawn("en", renderer, FOUND.record)["en/tasks/markup/feed.xml"]).xpath(
        "//a:entry", namespaces=ATOM
    )
    assert entry.findtext("a:title", namespaces=ATOM) == 'The lamp & the "markup" <b>together</b>'
    assert entry.findtext("a:summary", namespaces=ATOM) == "Task 1.1.1: in progress; Task 1.1.2: completed."
    assert entry.find("a:title", namespaces=ATOM).get(XML_LANG) == "en"
    site = parsed(drawn("en", renderer, FOUND.record)["en/updates/feed.xml"])
    assert [title.get(XML_LANG) for title in site.xpath("a:entry/a:title", namespaces=ATOM)] == ["uk", "uk", "en", "uk"]


def test_a_status_says_of_which_node_it_is_though_none_has_a_number(renderer: Renderer) -> None:
    without = {"code": None}
    updates = [
        replace(one, nodes=tuple(node.model_copy(update=without) for node in one.nodes)) for one in FOUND.record.updates
    ]
    feed = parsed(drawn("en", renderer, Record(FOUND.strategy, updates))["en/updates/feed.xml"])
    for summary in feed.xpath("//a:summary/text()", namespaces=ATOM):
        named = [one.partition(":")[0] for one in summary.split("; ")]
        assert len(set(named)) == len(named) and "Task" not in named


def test_ids_stay_when_the_site_moves_and_differ_everywhere_else(renderer: Renderer) -> None:
    def ids(url: str, lang: str) -> dict[str, list[str]]:
        feeds = drawn(lang, renderer, FOUND.record, url)
        own = {path: text for path, text in feeds.items() if not COPY.match(path)}
        return {path: parsed(text).xpath("//a:id/text()", namespaces=ATOM) for path, text in own.items()}

    here = ids(URL, "uk")
    assert ids("https://another.example/", "uk") == here
    own = [first for first, *_ in (*here.values(), *ids(URL, "en").values())]
    assert len(set(own)) == len(own)
    assert not {found for same in here.values() for found in same} & {
        found for same in ids(URL, "en").values() for found in same
    }
    # written out: were they to change, every reader's program would show all of it as new
    assert here["updates/feed.xml"][:2] == [
        "urn:uuid:2266d555-d5d3-5982-be90-bbc1910ed2c8",
        "urn:uuid:0f8585c4-989d-5891-8e61-9d5396339bd7",
    ]


def test_an_empty_feed_is_as_old_as_the_text(renderer: Renderer) -> None:
    for text in drawn("uk", renderer, Record(FOUND.strategy)).values():
        assert parsed(text).findtext("a:updated", namespaces=ATOM) == "2023-04-05T00:00:00Z"


def test_a_feed_tells_only_the_newest(renderer: Renderer) -> None:
    from dataclasses import replace

    many = [replace(FOUND.record.updates[0], id=f"2024-05-01-n{number:03}") for number in range(NEWEST + 5)]
    entries = parsed(drawn("uk", renderer, Record(FOUND.strategy, many))["updates/feed.xml"]).xpath(
        "a:entry/a:link/@href", namespaces=ATOM
    )
    assert len(entries) == NEWEST
    assert entries[0] == f"{URL}updates/2024-05-01-n{NEWEST + 4:03}/"


def test_addresses_become_absolute_and_the_rest_stays() -> None:
    assert with_absolute_links(HTML, f"{URL}en/updates/x/") == (
        f'<p>A &amp; <a href="{URL}en/tasks/markup/?a=1&amp;b=2">b</a> '
        f'<img src="{URL}en/updates/x.png" alt="&lt;"><br />&nbsp;</p>'
    )
    said = '<img alt="src=" src="{}x.png" title="href=\'y\'">'
    assert with_absolute_links(said.format(""), URL) == said.format(URL)
    assert with_absolute_links('href="x" <b>&#1078;</b>', URL) == 'href="x" <b>&#1078;</b>'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<author><name>", "<author><nom>"),
        ("<updated>2024-05-01T00:00:00Z</updated>", ""),
        ("2024-05-01T00:00:00Z", "2024-05-01"),
        (f"<id>{STAIRS}</id>", "<id></id>"),
        ('rel="self"', 'rel="via"'),
        (f"<id>{STAIRS}</id>", f"<id>{identifier(uuid.NAMESPACE_URL, 'uk', 'update', '2024-05-01-walk')}</id>"),
        ("https://example.org/island/x.png", "/x.png"),
        ('type="html"', 'type="htm"'),
    ],
)
def test_a_fault_is_seen(renderer: Renderer, old: str, new: str) -> None:
    path = "updates/feed.xml"
    text = drawn("uk", renderer, FOUND.record)[path].replace(
        "https://example.org/island/updates/x.png", "https://example.org/island/x.png"
    )
    assert old in text
    broken = text.replace(old, new)
    if "<nom>" in new:
        broken = broken.replace("</name>", "</nom>")
    assert faults(parsed(broken), path) != []


def test_a_feed_without_entries_has_a_day_that_is_known(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    repo.commit(("Вежа", "Башта"))
    assert date_of_empty_feed(repo.history()) == datetime.date(2026, 3, 1)
    repo.git("clone", "-q", "--depth=1", f"file://{repo.folder}", str(tmp_path / "clone"))
    assert date_of_empty_feed(Repository(tmp_path / "clone").history()) == datetime.date(2026, 3, 2)
    assert date_of_empty_feed(History()).year == 1970


def test_what_is_told_late_comes_first_and_a_correction_is_seen(renderer: Renderer) -> None:
    late, other = FOUND.record.updates[-1], FOUND.record.updates[0]
    times = {permalink(late): at("2030-05-02", "2030-05-09"), permalink(other): at("2030-05-01", "2030-05-01")}
    first, second, *others = told_at("uk", renderer, times)
    days = (first["published"], first["updated"])
    assert (first["path"], *days) == (permalink(late), "2030-05-01T23:00:00Z", "2030-05-08T23:00:00Z")
    assert second["path"] == permalink(other)
    # where git knows nothing, the day that it tells of
    assert [one["published"][:10] for one in others] == [
        update.date.isoformat() for update in FOUND.record.updates if update not in (late, other)
    ]
    assert Catalogue("uk").date(late.date) in first["content"]


def test_a_translation_that_comes_later_was_published_with_the_first_wording(renderer: Renderer) -> None:
    update = next(one for one in FOUND.record.updates if "en" in one.wordings)
    place = permalink(update)
    times = {place: at("2030-05-01", "2030-05-01"), f"en/{place}": at("2030-06-01", "2030-06-01")}
    (found,) = [one for one in told_at("en", renderer, times) if one["path"] == place]
    assert (found["published"], found["updated"]) == ("2030-04-30T23:00:00Z", "2030-05-31T23:00:00Z")


def test_what_the_official_file_says_for_all_changes_the_translation_too(renderer: Renderer) -> None:
    update = next(one for one in FOUND.record.updates if "en" in one.wordings)
    place = permalink(update)
    times = {place: at("2030-05-01", "2030-06-01"), f"en/{place}": at("2030-05-01", "2030-05-01")}
    (found,) = [one for one in told_at("en", renderer, times) if one["path"] == place]
    assert found["updated"] == "2030-05-31T23:00:00Z"


def test_a_correction_of_an_old_one_is_told_among_the_newest(renderer: Renderer) -> None:
    one = FOUND.record.updates[0]
    many = [replace(one, id=f"{one.id}-{n}") for n in range(NEWEST + 5)]
    times = {permalink(update): at("2030-05-01", "2030-05-01") for update in many}
    times[permalink(many[7])] = at("2020-01-01", "2030-06-01")
    found = told_at("uk", renderer, times, Record(FOUND.strategy, many))
    assert len(found) == NEWEST and found[-1]["path"] == permalink(many[7])


def test_what_was_withdrawn_says_so_when_and_why(renderer: Renderer) -> None:
    one = FOUND.record.updates[0]
    wordings = {lang: replace(wording, reason="Помилка.") for lang, wording in one.wordings.items()}
    gone = replace(one, withdrawn="2030-05-09", wordings=wordings)
    (found,) = told_at("uk", renderer, {}, Record(FOUND.strategy, [gone]))
    assert "Повідомлення відкликано (9 травня 2030" in found["content"] and "Причина: Помилка." in found["content"]
