"""What is told of a repository that has seen everything, as it was found good."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import lxml.etree
import pytest

from kept import differences, own
from repository import BOAT, Repository, repository
from strategy.addresses import permalinks
from strategy.checking import translations
from strategy.checking.check import check
from strategy.exports import changes
from strategy.site import changelog, pages
from strategy.site.changelog import Changelog
from strategy.site.pages import Page
from strategy.site.render import Renderer

ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGES = ("uk", "en")


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    repo = repository(tmp_path_factory.mktemp("golden") / "repo")
    repo.commit(("Вежа", "Висока <b>вежа</b> & сходи"), ("Lamp", "A lamp"))
    repo.commit(text=repo.file.read_text(encoding="utf-8").replace(BOAT, "") + BOAT.replace("1.1.2", "1.2.2"))
    repo.commit(("{uk: Перший абзац, en: First paragraph}", "{uk: Перший новий абзац, en: First new paragraph}"))
    repo.commit(
        ("title: {uk: Міст, en: Bridge}", "title: {uk: Міст, en: Bridge}\n            note: {uk: Так, en: Yes}")
    )
    repo.commit(("bridge", "ferry"), ("Міст", "Пором"), ("Дошки", "Поручні"))
    return repo


@pytest.fixture(scope="module")
def drawn(repo: Repository, renderer: Renderer) -> dict[str, str]:
    """Name of a golden page → what is kept of it, with the ids of commits, which tell nothing, the same for ever."""
    strategy = check(repo.file.read_bytes()).strategy
    known = repo.history()
    past = changelog.of_history(known, strategy, translations.older(known, strategy.languages))
    site = replace(renderer.site, strategy=strategy, changelog=past, repo_url="https://forge.example.net/island")
    renderer = Renderer(site, renderer.env)
    found = {}
    for lang in LANGUAGES:
        (year,) = changelog.pages(past, strategy, lang)
        first = Page("changes", lang, f"{permalinks.root(lang, strategy)}changes/", "Changes", "")
        tower = next(page for page in pages.of_strategy(strategy, lang) if page.node.id == "tower")
        staff = replace(first, kind="translations", address=f"{permalinks.root(lang, strategy)}translations/")
        own_pages = {"first": first, "year": year, "translations": staff, "tower": tower}
        bodies = {name: renderer.view(page, (), content="<p>By hand</p>")["body"] for name, page in own_pages.items()}
        without = Renderer(replace(site, changelog=Changelog()), renderer.env).view(tower, ())["body"]
        found |= {f"{name}.{lang}.html": own({"body": bodies[name]}) for name in ("first", "translations")}
        found[f"year.{lang}.diff"] = differences(bodies["first"], bodies["year"])
        found[f"tower.{lang}.diff"] = differences(without, bodies["tower"])
        found[f"feed.{lang}.xml"] = changes.feed(renderer, lang)
    commits = [told.commit.id for told in reversed(past.history.revisions)]
    for number, commit in enumerate(commits, 1):
        for length in (40, 10):
            found = {name: text.replace(commit[:length], f"{number}" * length) for name, text in found.items()}
    return {name: _numbered(text) for name, text in found.items()}


def _numbered(text: str) -> str:
    """With the ids of entries, which go by the commits, counted."""
    counted = dict.fromkeys(re.findall("urn:uuid:[0-9a-f-]{36}", text))
    for number, found in enumerate(counted):
        text = text.replace(found, f"urn:uuid:{number}")
    return text


def test_pages_are_as_they_were(drawn: dict[str, str], golden: Callable[[str, Mapping[str, str]], None]) -> None:
    golden("changes", drawn)


def test_every_address_in_the_feed_is_absolute_and_its_ids_are_unique(drawn: dict[str, str]) -> None:
    for lang in LANGUAGES:
        feed = lxml.etree.fromstring(drawn[f"feed.{lang}.xml"].encode())
        ids = feed.xpath("//a:entry/a:id/text()", namespaces=ATOM)
        assert len(set(ids)) == len(ids) == 7
        for html in feed.xpath("//a:content/text()", namespaces=ATOM):
            assert [link for link in re.findall(r'href="([^"]*)"', html) if "://" not in link] == []


def test_without_a_history_the_page_says_so(renderer: Renderer) -> None:
    for lang, said in (("uk", "Історія змін невідома"), ("en", "The change history is not available")):
        page = Page("changes", lang, f"{permalinks.root(lang, renderer.site.strategy)}changes/", "Changes", "")
        body = renderer.view(page, ())["body"]
        assert said in body and "<time" not in body


def test_a_text_that_stands_as_it_was_published_is_said_to(renderer: Renderer, tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    bridge = "title: {uk: Міст, en: Bridge}"
    repo.commit(("Lamp", "A lamp"), (bridge, f"{bridge}\n            note: {{uk: Так, en: Yes}}"))
    page = Page("changes", "uk", f"{permalinks.root('uk', renderer.site.strategy)}changes/", "Зміни", "")

    def said() -> str:
        past = changelog.of_history(repo.history(), check(repo.file.read_bytes()).strategy)
        return Renderer(replace(renderer.site, changelog=past), renderer.env).view(page, ())["body"]

    assert "Текст стратегії не змінювали з 1 березня 2026" in said()
    repo.commit(("Вежа", "Башта"))
    assert "не змінювали" not in said()
