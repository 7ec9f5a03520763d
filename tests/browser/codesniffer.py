"""HTML_CodeSniffer, the engine of pa11y: the second opinion beside axe."""

import sys
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

SCRIPT = Path(sys.prefix) / "browser/node_modules/html_codesniffer/build/HTMLCS.js"  # where the Makefile puts it
ERROR = 1  # warnings (2) and notices (3) are questions to a human
RUN = """(error) => new Promise((resolve, reject) => HTMLCS.process("WCAG2AA", document, () => resolve(
  HTMLCS.getMessages().filter(message => message.type === error)
    .map(({code, msg, element}) => `${code}: ${msg} ${(element.outerHTML || "").slice(0, 120)}`)), reject))"""


def errors(page: Page) -> list[str]:
    """The errors by WCAG 2, level AA."""
    if not page.evaluate("'HTMLCS' in window"):
        page.evaluate(_script())
    return page.evaluate(RUN, ERROR)


@cache
def _script() -> str:
    if not SCRIPT.exists():
        pytest.fail("no HTML_CodeSniffer: run `make test`, which installs it", pytrace=False)
    return SCRIPT.read_text(encoding="utf-8")
