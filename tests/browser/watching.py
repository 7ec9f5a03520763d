"""What the tests look at a page with: widths, colours, two programs that find faults, and a watch over the browser."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import codesniffer
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

NARROW, WIDE = 360, 1280  # pixels: an old phone, a desk
FORMS = (
    (320, "light", "none"),
    (NARROW, "dark", "none"),
    (NARROW, "light", "active"),
    (768, "light", "none"),
    (WIDE, "dark", "none"),
    (WIDE, "dark", "active"),
    (1920, "light", "none"),
)
NARROW_AND_WIDE = FORMS[1::3]  # for what is drawn like another page that is seen in all forms
AXE = Axe().axe_script
# Its rule of contrast takes most of its time. What a finger is to hit is of WCAG 2.2, and off unless asked for.
RUN = """contrast => axe.run({resultTypes: ["violations"], rules: {
  "color-contrast": {enabled: contrast}, "target-size": {enabled: true}}})
  .then(({violations}) => violations.flatMap(({id, nodes}) =>
    nodes.map(({failureSummary, html}) => `${id}: ${failureSummary} ${html}`)))"""
BLOCKED = "Service Worker registration blocked by Playwright"  # said of every page that is opened without one
# Forced colours are the reader's own, and neither program knows them.
CONTRAST = re.compile(r"color-contrast|WCAG2AA\.Principle1\.Guideline1_4\.1_4_3")
# What stands out to the right of the window, but for what a reader can scroll by itself.
OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = e => e && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  return [...document.body.querySelectorAll("*")]
    .filter(e => e.getBoundingClientRect().right > width + 1)
    .filter(e => e.checkVisibility() && !scrolls(e.parentElement))
    .map(e => e.outerHTML.slice(0, 120))
    .concat(document.documentElement.scrollWidth > width ? ["the page scrolls sideways"] : []);
}"""
LARGER = ((320, 18), (360, 20), (412, 24), (320, 32), (360, 32), (768, 32), (1280, 32))  # width: font size, pixels
IN_VIEW = """() => {
  const box = document.querySelector(".search button").getBoundingClientRect();
  return box.left >= 0 && box.right <= document.documentElement.clientWidth && box.width >= 24;
}"""


@dataclass
class Watch:
    """What happened in a context: every address that was asked for, and everything that went wrong."""

    requests: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.trouble.append(f"{error.page.url}: {error.error}"))

    def elsewhere(self, base: str) -> list[str]:
        """What was asked of another host than the one of `base`."""
        return [url for url in self.requests if urlsplit(url)[:2] != urlsplit(base)[:2]]

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # given up because the test went on to the next page
            self.trouble.append(f"{request.url}: {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.trouble.append(f"{response.url}: {response.status}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and message.text != BLOCKED:
            self.trouble.append(f"{message.page and message.page.url}: {message.text}")


def violations(page: Page, contrast: bool = True) -> list[str]:
    """What axe finds, and what HTML_CodeSniffer does."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return codesniffer.errors(page) + page.evaluate(RUN, contrast)


def in_every_form(page: Page, forms: Sequence[tuple[int, str, str]] = FORMS) -> dict[str, list[str]]:
    """What both find and what stands out on a page, in each form that has anything wrong."""
    found = {}
    for width, scheme, colours in forms:
        page.set_viewport_size({"width": width, "height": 800})
        # With motion, colours would fade over.
        page.emulate_media(color_scheme=scheme, forced_colors=colours, reduced_motion="reduce")
        forced = colours == "active"
        faults = violations(page, contrast=not forced) + page.evaluate(OVERFLOWING)
        found[f"{width} {scheme} {colours}"] = [fault for fault in faults if not (forced and CONTRAST.match(fault))]
    return {form: faults for form, faults in found.items() if faults}


def in_larger_letters(page: Page) -> dict[str, list[str]]:
    """What stands out where the reader has made all letters larger, in each size that has anything wrong."""
    page.evaluate("document.querySelectorAll('details').forEach(block => { block.open = true })")
    found = {}
    for width, size in LARGER:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("size => { document.documentElement.style.fontSize = size + 'px' }", size)
        faults = page.evaluate(OVERFLOWING)
        found[f"{size} px at {width}"] = faults if page.evaluate(IN_VIEW) else [*faults, "the search button is cut off"]
    return {form: faults for form, faults in found.items() if faults}
