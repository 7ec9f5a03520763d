"""The feed of all changes tells of statuses too."""

import datetime
from dataclasses import replace

from lxml import etree

from invented import year_site as site
from strategy.exports import changes
from strategy.site import corrections
from strategy.site.render import Renderer

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_each_new_status_is_an_entry_with_what_it_was(renderer: Renderer) -> None:
    feed = etree.fromstring(changes.feed(Renderer(site(), renderer.env), "uk").encode())
    entries = feed.xpath("a:entry", namespaces=ATOM)
    assert len(entries) == 19 == len(set(feed.xpath("a:entry/a:id/text()", namespaces=ATOM)))
    first = next(one for one in entries if "Відкликано" not in one.findtext("a:title", namespaces=ATOM))
    assert first.findtext("a:title", namespaces=ATOM) == "2.1.1. Міст: виконується"
    assert entries[0].findtext("a:updated", namespaces=ATOM) == feed.findtext("a:updated", namespaces=ATOM)
    text = first.findtext("a:content", namespaces=ATOM)
    assert "стан: було «виконано», стало «виконується»" in text
    assert 'href="https://example.org/tasks/bridge/"' in text


def test_an_update_that_was_withdrawn_is_told_with_the_reason(renderer: Renderer) -> None:
    feed = etree.fromstring(changes.feed(Renderer(site(), renderer.env), "uk").encode())
    (gone,) = (
        one
        for one in feed.xpath("a:entry", namespaces=ATOM)
        if one.findtext("a:title", namespaces=ATOM) == "Відкликано: Аптека, повідомлення 41"
    )
    assert gone.findtext("a:updated", namespaces=ATOM).startswith("2026-04-01")
    text = gone.findtext("a:content", namespaces=ATOM)
    assert "Причина:" in text and "Написали про інше завдання." in text
    assert 'href="https://example.org/updates/2026-02-03-pharmacy/"' in text


def test_no_two_corrections_of_an_update_have_one_id(renderer: Renderer) -> None:
    """Commits of other time zones may follow each other on days that go back."""
    times = ("2026-01-03T12:00+02:00", "2026-01-05T01:00+02:00", "2026-01-04T20:00-05:00", "2026-01-05T10:00+02:00")
    states = [(datetime.datetime.fromisoformat(time), {"text": said}) for time, said in zip(times, "abcd", strict=True)]
    made = site()
    update = made.reports.every_update[0].id
    told = corrections.last_first(corrections.of_update(update, "uk", states))
    assert [one.day.day for one in told] == [5, 4, 5]
    feed = changes.feed(Renderer(replace(made, corrections={update: told}), renderer.env), "uk")
    ids = etree.fromstring(feed.encode()).xpath("a:entry/a:id/text()", namespaces=ATOM)
    assert len(ids) == len(set(ids)) == 22
