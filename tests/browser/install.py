"""Find the browsers of the tests, and install those that are not there: Chromium, Firefox, and on Linux WebKitGTK.

    python tests/browser/install.py

prints the path of a Chromium that really starts (exit 0), or says what to do (exit 1). The tests call
`find()`, before they start Playwright themselves, and fail by themselves where another browser is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

# The first is the same browser without windows: it opens a page in half the time.
COMMANDS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = ("Google Chrome", "Chromium")  # on macOS they are not on PATH


@dataclass(frozen=True)
class Need:
    """A program, the Debian packages that may have it, and where they put it when that is not on PATH."""

    names: tuple[str, ...]
    packages: tuple[str, ...]
    elsewhere: str = ""  # below /

    @property
    def path(self) -> str | None:
        found = filter(None, map(shutil.which, self.names))
        return next(found, None) or next(map(str, Path("/").glob(self.elsewhere)) if self.elsewhere else iter(()), None)


FIREFOX = (Need(("firefox-esr", "firefox"), ("firefox-esr", "firefox")),)
WEBKIT = (
    Need(("WebKitWebDriver",), ("webkit2gtk-driver",)),
    Need(("MiniBrowser",), ("webkit2gtk-driver",), "usr/lib/*/webkit*gtk-*/MiniBrowser"),
    Need(("Xvfb",), ("xvfb",)),
)


def missing(needs: Sequence[Need]) -> list[str]:
    """The names of the programs that are not there."""
    return [need.names[0] for need in needs if not need.path]


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
    """Try the system's packages, then Playwright's own build; stop at the first browser that starts."""
    for commands in _ways():
        for command in commands:
            print("+", *command, file=sys.stderr)
            if subprocess.run(command, stdout=sys.stderr).returncode:
                break
        find.cache_clear()
        if find():
            return


def _ways() -> Iterator[list[list[str]]]:
    yield from filter(None, map(apt, COMMANDS[:2]))
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]


def install_others() -> None:
    """Firefox and WebKitGTK from the system's packages, of several that may have a program the first that is there."""
    absent = [need for need in (*FIREFOX, *WEBKIT) if not need.path]
    for package in dict.fromkeys(package for need in absent for package in need.packages):
        if any(not need.path for need in absent if package in need.packages):
            for command in apt(package):
                print("+", *command, file=sys.stderr)
                subprocess.run(command, stdout=sys.stderr)


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
    install_others()
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
