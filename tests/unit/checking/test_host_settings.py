"""Mistakes in mkdocs.yml and in the environment: each is told in our words, with its line and its cure."""

import pytest

from strategy.checking import host_settings
from strategy.checking.check import describe
from strategy.i18n import Catalogue
from website import ROOT

GOOD = (ROOT / "mkdocs.yml").read_bytes()


def keys(data: bytes) -> list[str]:
    found = host_settings.problems(data)
    assert all("; " in describe(one, Catalogue("uk", "problems")) for one in found)
    return [one.key for one in found]


def test_our_own_settings_are_good() -> None:
    assert keys(GOOD) == []


@pytest.mark.parametrize("name", ["SITE_URL", "REPO_URL"])
@pytest.mark.parametrize(
    "value",
    [
        *("", " ", "example.org", "//example.org/", "ftp://example.org/", "https://example.org/?a=b"),
        *("https://example.org/#a", "https://exa mple.org/", "https://example.org/ x", "https://", "https://[bad"),
        *(
            "mailto:a@example.org",
            "javascript:alert(1)",
            "https://a@example.org/",
            "https://gоv.ua/",
            "/x",
            "null",
            "1",
        ),
    ],
)
def test_a_wrong_address_is_told_at_its_line(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    (found,) = host_settings.problems(GOOD)
    assert found.key == f"settings.{name.lower()}"
    assert GOOD.decode().splitlines()[found.line - 1].startswith(name.lower())


@pytest.mark.parametrize("value", ["https://example.org", "http://localhost:8000/x/", "https://луганськ.укр/"])
def test_good_addresses(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", value)
    assert keys(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (b"site_url:", b"site_ulr:", "settings.unknown"),
        (b"4ef7e6ae-680f", b"4ef7e6ae-680g", "settings.feeds"),
        (b'"#17456b"', b'"red; } body { display: none"', "settings.colour"),
        (b"  - attr_list\n", b"  - atr_list\n", "settings.broken"),
        (b"pymdownx.slugs.slugify", b"pymdownx.slugs.nothing", "settings.broken"),
        (b"plugins:", b"plugins", "yaml.colon_missing"),
        (b"  - i18n:", b"\t- i18n:", "yaml.tab"),
        (b"theme:\n", b"theme: [\n", None),
    ],
)
def test_a_mistake_is_told(old: bytes, new: bytes, key: str | None) -> None:
    assert old in GOOD
    found = keys(GOOD.replace(old, new, 1))
    assert found and key in {None, *found}


@pytest.mark.parametrize("data", [b"x", b"- a", b"\xff", b"[" * 60, b"a: !!python/name:no.such", b"\x00"])
def test_any_bytes(data: bytes) -> None:
    assert keys(data)
