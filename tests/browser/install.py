"""Find a Chromium for the browser tests, and install one where there is none.

    python tests/browser/install.py

prints the path of a browser that really starts (exit 0), or says what to do (exit 1). The tests call
`find()`, before they start Playwright themselves.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = ("Google Chrome", "Chromium")  # on macOS they are not on PATH


@cache
def find() -> str | None:
    """The path of the first browser that starts, or None. One on PATH may be a stand-in for a snap."""
    with sync_playwright() as playwright:
        for path in (*_installed(), playwright.chromium.executable_path):
            try:
                playwright.chromium.launch(executable_path=path).close()
            except Error:
                continue
            return path
    return None


def _installed() -> Iterator[str]:
    yield from filter(None, map(shutil.which, COMMANDS))
    bundles = (Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in APPLICATIONS)
    yield from (str(path) for path in bundles if path.exists())


def install() -> None:
    """Try the system's package, then Playwright's own build; stop at the first browser that starts."""
    for commands in _ways():
        for command in commands:
            print("+", *command, file=sys.stderr)
            if subprocess.run(command, stdout=sys.stderr).returncode:
                break
        find.cache_clear()
        if find():
            return


def _ways() -> Iterator[list[list[str]]]:
    if commands := apt("chromium"):
        yield commands
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]


def apt(*packages: str) -> list[list[str]]:
    """The commands that install packages of the system; none where that may not be done. No service is started."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if not shutil.which("apt-get") or (sudo and not _may(sudo)):
        return []
    quiet = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "SYSTEMD_OFFLINE=1", "apt-get", "--quiet", "--quiet"]
    return [[*quiet, "update"], [*quiet, "install", "--yes", "--no-install-recommends", *packages]]


def _may(sudo: list[str]) -> bool:
    """Whether sudo is there and asks for no password."""
    if not shutil.which("sudo"):
        return False
    return subprocess.run([*sudo, "true"], stderr=subprocess.DEVNULL).returncode == 0


def main() -> int:
    if not find():
        install()
    if path := find():
        print(path)
        return 0
    print(
        "Для перевірок потрібен браузер Chromium або Google Chrome. Знайти чи встановити його не вдалося.\n"
        "Встановіть його самі, наприклад: sudo apt-get install chromium. Потім повторіть: make test",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
