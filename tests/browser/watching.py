"""What the tests look at a page with: two widths, axe, and a watch over all that the browser says and asks for."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

NARROW, WIDE = 360, 1280  # pixels: an old phone, a desk
AXE = Axe()
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
        if message.type in {"error", "warning"}:
            self.trouble.append(f"{message.page and message.page.url}: {message.text}")


def violations(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {node['failureSummary']} {node['html']}"
        for violation in AXE.run(page).response["violations"]
        for node in violation["nodes"]
    ]


def in_every_form(page: Page) -> dict[str, list[str]]:
    """What axe finds and what stands out on a page, in each form that has anything wrong: narrow, wide, light, dark."""
    found = {}
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # or colours would fade over
            found[f"{width} {scheme}"] = violations(page) + page.evaluate(OVERFLOWING)
    return {form: faults for form, faults in found.items() if faults}
