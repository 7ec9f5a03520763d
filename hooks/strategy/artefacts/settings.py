"""The settings of the host and of the environment → what a site is made with."""

import datetime
import os
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from strategy.i18n import Catalogue
from strategy.model import urls
from strategy.model.dates import YEARS

HOME = ZoneInfo("Europe/Kyiv")


class CannotPublish(Exception):
    """Why nothing can be published: every problem in a line of its own."""


@dataclass(frozen=True)
class Settings:
    """What the settings of the host say. `languages`: language → its own name, the official one first."""

    url: str
    languages: Mapping[str, str]
    favicon: str
    owner: Mapping[str, str]  # by language
    author: Mapping[str, str]  # by language
    contact: str | None
    repo_url: str | None
    edit_uri: str
    namespace: uuid.UUID
    share: Mapping[str, str]
    colours: Mapping[str, Mapping[str, str]]
    templates: Path
    icons: Path  # of the theme
    as_of: datetime.date  # for which marks are made


def of_host(config: Mapping[str, Any], languages: Mapping[str, str], icons: Path) -> Settings:
    """The settings out of mkdocs.yml as the host has read it. Raises CannotPublish."""
    extra = config["extra"]
    return Settings(
        url=urls.encoded(config["site_url"]),
        languages=languages,
        favicon=config["theme"]["favicon"],
        owner=extra.get("owner", {}),
        author=extra.get("author", {}),
        contact=extra.get("contact"),
        repo_url=config["repo_url"],
        edit_uri=config["edit_uri"],
        namespace=uuid.UUID(extra["feeds"]),
        share=extra.get("share", {}),
        colours=extra["colours"],
        templates=Path(config["theme"].custom_dir),
        icons=icons,
        as_of=_as_of(next(iter(languages))),
    )


def _as_of(official: str) -> datetime.date:
    """The day for which marks are made: AS_OF, or today where the site is at home. Of one commit and one day, every
    build is the same."""
    given = os.environ.get("AS_OF")
    with suppress(ValueError):
        day = datetime.date.fromisoformat(given) if given else datetime.datetime.now(HOME).date()
        if day.year in YEARS:  # the days beside it are reckoned with
            return day
    raise CannotPublish(Catalogue(official, "problems").text("settings.as_of", value=given))
