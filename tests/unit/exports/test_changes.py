"""The feed of all changes tells of statuses too."""

from lxml import etree

from invented import year_site as site
from strategy.exports import changes
from strategy.site.render import Renderer

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_each_new_status_is_an_entry_with_what_it_was(renderer: Renderer) -> None:
    feed = etree.fromstring(changes.feed(Renderer(site(), renderer.env), "uk").encode())
    entries = feed.xpath("a:entry", namespaces=ATOM)
    assert len(entries) == 18 == len(set(feed.xpath("a:entry/a:id/text()", namespaces=ATOM)))
    first = entries[0]
    assert first.findtext("a:title", namespaces=ATOM) == "2.1.1. Міст: виконується"
    assert first.findtext("a:updated", namespaces=ATOM) == feed.findtext("a:updated", namespaces=ATOM)
    text = first.findtext("a:content", namespaces=ATOM)
    assert "стан: було «виконано», стало «виконується»" in text
    assert 'href="https://example.org/tasks/bridge/"' in text
