"""All that is made of the invented strategy below a path, then of the real one and of those with other levels,
languages and codes."""

from collections.abc import Callable

import pytest

from strategy import exports
from strategy.addresses import downloads
from strategy.site.shared import Site

LANGUAGES = {"uk": "Українська", "en": "English", "pl": "Polski"}


@pytest.fixture(scope="session", params=["sample", "strategy", "five_levels", "goals_alone", "letters"])
def site(request: pytest.FixtureRequest) -> Site:
    strategy = request.getfixturevalue(request.param)
    languages = {lang: LANGUAGES[lang] for lang in strategy.languages}
    return Site(strategy, "https://example.org/x/", languages, favicon="mark.svg")


@pytest.fixture(scope="session")
def make() -> Callable[[Site], dict[str, bytes]]:
    """Makes every file of a site, by its address."""

    def make(site: Site) -> dict[str, bytes]:
        contents = {export.address: export.make() for export in exports.of_strategy(site)}
        return {address: text if isinstance(text, bytes) else text.encode() for address, text in contents.items()}

    return make


@pytest.fixture(scope="session")
def files(site: Site, make: Callable[[Site], dict[str, bytes]]) -> dict[str, bytes]:
    """Every file by its address."""
    return make(site)


@pytest.fixture(scope="session")
def downloaded(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files to download by their names."""
    folder = downloads.FOLDER
    return {address.removeprefix(folder): content for address, content in files.items() if address.startswith(folder)}
