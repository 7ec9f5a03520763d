"""What the site says of what it holds is counted: it stays true when data come."""

import dataclasses

import pytest

from invented import year_site
from strategy.model import Strategy
from strategy.site.held import held
from strategy.site.pages import Page
from strategy.site.render import Renderer
from strategy.site.shared import Site


def numbers(site: Site, lang: str = "uk") -> list[int]:
    return [int(line.rpartition(": ")[2]) for line in held(site, lang)]


def test_nothing_is_counted_where_there_is_nothing(then: Strategy) -> None:
    """Our document says the bare tasks."""
    site = Site(then, url="https://example.org/", languages={}, favicon="")
    assert numbers(site) == [29, 0, 0, 0, 0, 0] == numbers(site, "en")


def test_what_has_come_is_counted() -> None:
    site = year_site()
    tasks = [node for node in site.strategy.nodes() if not node.children]
    expected = [
        len(tasks),
        *(sum(bool(getattr(task, name)) for task in tasks) for name in ("period", "indicators", "money")),
    ]
    assert numbers(site)[:4] == expected and numbers(site)[4] == sum(bool(task.body) for task in tasks)
    assert numbers(site)[5] == len({node.id for update in site.reports.updates for node in update.nodes})


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_a_contact_is_named_as_soon_as_the_settings_name_one(renderer: Renderer, lang: str) -> None:
    page = Page("help", lang, "accessibility/" if lang == "uk" else "en/accessibility/", "A", "")
    shown = renderer.view(page, ())["body"]
    named = Renderer(dataclasses.replace(renderer.site, contact="office@example.org"), renderer.env).view(page, ())[
        "body"
    ]
    assert "mailto:" not in shown and "mailto:office@example.org" in named
