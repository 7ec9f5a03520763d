"""What a browser keeps of a site, and what the worker is told of it."""

import hashlib
import json
from urllib.parse import quote

import pytest

from strategy.exports import offline

SITE = {
    "index.html": b'<html lang="uk"><img src="assets/shown.png"><img src="https://example.org/foreign.png">',
    "assets/shown.png": b"shown",
    "tasks/a/card.png": b"a card for messengers",
    "search/index.json": b"{}",
}


def told(script: str) -> dict:
    first, own = script.split(";\n", 1)
    assert own == "work()"
    return json.loads(first.removeprefix("self.publication="))


def test_texts_are_kept_with_the_pictures_that_pages_show() -> None:
    kept = json.loads(offline.bundle(SITE))
    assert kept["texts"] == {path: data.decode() for path, data in SITE.items() if not path.endswith(".png")}
    assert kept["files"] == {"assets/shown.png": [hashlib.sha256(b"shown").hexdigest(), len(b"shown")]}


def test_a_picture_is_kept_whatever_its_words_look_like() -> None:
    site = SITE | {"index.html": b'<img alt="href=" loading="lazy" src="assets/shown.png">'}
    assert [*json.loads(offline.bundle(site))["files"]] == ["assets/shown.png"]


@pytest.mark.parametrize("name", ["PHOTO.JPG", "postcard.png", "indicators/x.png", "зустріч.png", "sitemap-plan.WebP"])
def test_a_picture_is_kept_whatever_it_is_called(name: str) -> None:
    page = f'<img src="../{quote(name)}">'.encode()
    site = {"updates/a/index.html": page, f"updates/{name}": b"\xff\xd8shown", "updates/a/card.png": b"\x89"}
    kept = {path: data for path, data in site.items() if offline.is_kept(path)}
    assert [*json.loads(offline.bundle(kept))["files"]] == [f"updates/{name}"]
    assert "updates/a/card.png" not in kept


def test_the_worker_knows_each_copy_by_its_digest() -> None:
    bundles = {"uk": offline.bundle(SITE), "en": offline.bundle({})}
    publication = told(offline.worker("work()", bundles, {"uk": "", "en": "en/"}))
    for lang, text in bundles.items():
        assert publication["bundles"][lang]["digest"] == hashlib.sha256(text.encode()).hexdigest()
    assert [one["root"] for one in publication["bundles"].values()] == ["", "en/"]


def test_another_picture_makes_another_version() -> None:
    changed = {**SITE, "assets/shown.png": b"other"}
    roots = {"uk": ""}
    versions = {
        told(offline.worker("work()", {"uk": offline.bundle(one)}, roots))["version"] for one in (SITE, changed)
    }
    assert len(versions) == 2
