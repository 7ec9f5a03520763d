"""A real Chromium that can reach no other computer."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from install import find
from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no other host can be reached
)


@contextmanager
def chromium() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.fail("no browser: run `make test`, which installs one, or install Chromium", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
