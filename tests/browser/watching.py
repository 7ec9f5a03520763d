"""What the tests look at a page with: two widths, and a watch over all that the browser says and asks for."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

NARROW, WIDE = 360, 1280  # pixels: an old phone, a desk


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
