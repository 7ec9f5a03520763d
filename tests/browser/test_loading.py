"""How a page arrives: in few requests, without a move of what stands there, and within the policy that it states."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect
from watching import NARROW, WIDE, Watch

from strategy.addresses import permalinks
from strategy.model import Strategy
from strategy.site import policy
from website import KINDS, URL
from weights import MOST_REQUESTS

SHIFTS = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(shift => sum += shift.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""
VIOLATIONS = """() => {
  window.violations = [];
  document.addEventListener("securitypolicyviolation", event =>
    window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
}"""
WATCHING = f"({VIOLATIONS})()"


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_page_arrives(
    kind: str, width: int, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    for root in ("", "en/"):
        assert open_page(base + root + addresses[kind], width=width).evaluate(SHIFTS) == 0


def test_a_move_is_seen(base: str, open_page: Callable[..., Page]) -> None:
    page = open_page(base)
    page.evaluate("document.querySelector('h1').style.marginTop = '200px'")
    assert page.evaluate(SHIFTS) > 0


def test_what_opens_is_not_shown_before_its_summary_has_come(
    base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses["task"])
    expect(page.locator("details[data-share]")).to_be_visible()
    page.evaluate("document.querySelectorAll('details > summary').forEach(summary => summary.remove())")
    expect(page.locator("details[data-share]")).to_be_hidden()
    expect(page.locator("details").filter(visible=True)).to_have_count(0)


def test_a_task_comes_in_few_requests(
    base: str, addresses: Mapping[str, str], open_page: Callable[..., Page], watch: Watch
) -> None:
    """Before what is kept for times without a network, which comes after all else."""
    page = open_page(base + addresses["task"])
    page.wait_for_load_state("networkidle")
    assert 1 < len(set(watch.requests)) <= MOST_REQUESTS


@pytest.mark.parametrize("root", ["", "en/"], ids=["official", "other"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_keeps_its_policy_whatever_a_reader_does(
    kind: str, root: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page], watch: Watch
) -> None:
    page = open_page(base + "about/", permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(WATCHING)
    page.goto(base + root + addresses[kind])
    assert page.locator("meta[http-equiv]").get_attribute("content") == policy.META
    page.evaluate("document.querySelectorAll('details').forEach(block => { block.open = true })")
    for button in page.locator("main button:visible").all()[:3]:
        button.click()
    page.get_by_role("searchbox").fill("1.1")
    expect(page.locator(".search-list a").first).to_be_visible()
    page.locator(".search-list a").first.click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.violations") == []
    assert [said for said in watch.trouble if "Policy" in said] == []


def test_a_number_and_a_card_keep_the_policy(
    base: str, strategy: Strategy, addresses: Mapping[str, str], open_page: Callable[..., Page], watch: Watch
) -> None:
    number = next(number for number, node in permalinks.by_number(strategy).items() if not node.children)
    page = open_page(base + number)
    page.wait_for_url("**/tasks/**")
    code = page.locator("#embed-code").text_content().strip().replace(URL, base)
    host = page.context.new_page()
    host.set_content(code)
    expect(host.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible()
    for address in (f"embed/{addresses['task']}", number):
        text = page.request.get(base + address).text()
        assert policy.META in text
    assert watch.trouble == []


def test_a_breach_of_the_policy_is_seen(base: str, open_page: Callable[..., Page], watch: Watch) -> None:
    page = open_page(base)
    page.evaluate(VIOLATIONS)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))")
    page.wait_for_function("window.violations.length === 2")
    assert any("Policy" in said for said in watch.trouble)
