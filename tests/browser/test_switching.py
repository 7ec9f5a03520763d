"""From one language to the other, and from a number to its node, keeping the place."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from strategy.addresses import permalinks
from strategy.model import Node
from website import Website


@pytest.fixture
def task(website: Website) -> Node:
    return max(
        (node for node in permalinks.by_number(website.strategy).values() if not node.children and not node.withdrawn),
        key=lambda task: len(task.areas),
    )


@pytest.fixture(params=["base", "base_below"])
def each_base(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(request.param)


def test_the_switch_keeps_page_and_anchor(each_base: str, task: Node, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{each_base}tasks/{task.id}/#area-3")
    page.get_by_role("navigation").get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(f"{each_base}en/tasks/{task.id}/#area-3")
    expect(page.get_by_role("heading", level=1)).to_contain_text(task.title["en"])
    page.get_by_role("navigation").get_by_role("link", name="Українська", exact=True).click()
    expect(page).to_have_url(f"{each_base}tasks/{task.id}/#area-3")


def test_an_anchor_that_was_followed_on_the_page_is_kept(base: str, task: Node, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{base}en/tasks/{task.id}/")
    page.locator("#area-2 a[data-copy]").click()
    page.get_by_role("complementary").get_by_role("link").click()
    expect(page).to_have_url(f"{base}tasks/{task.id}/#area-2")


@pytest.mark.parametrize("root", ["", "en/"])
def test_a_number_leads_to_its_node_with_anchor_and_query(
    each_base: str, task: Node, root: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{each_base}{root}{task.code}/?from=x#area-3")
    expect(page).to_have_url(f"{each_base}{root}tasks/{task.id}/?from=x#area-3")
    expect(page.locator("#area-3")).to_be_in_viewport()


def test_a_number_is_no_trap_for_the_back_button(base: str, task: Node, open_page: Callable[..., Page]) -> None:
    page = open_page(base)
    page.goto(f"{base}{task.code}/")
    expect(page).to_have_url(f"{base}tasks/{task.id}/")
    page.go_back()
    expect(page).to_have_url(base)


@pytest.mark.parametrize("root", ["", "en/"])
def test_a_number_leads_to_its_node_and_areas_without_javascript(
    each_base: str, task: Node, root: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{each_base}{root}{task.code}/#area-2", java_script_enabled=False)
    page.locator(":target a").click()
    expect(page).to_have_url(f"{each_base}{root}tasks/{task.id}/#area-2")
    page.goto(f"{each_base}{root}{task.code}/")
    page.get_by_role("heading").get_by_role("link").click()
    expect(page).to_have_url(f"{each_base}{root}tasks/{task.id}/")
