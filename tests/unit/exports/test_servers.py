"""The rules for web servers know the path of the site as servers compare it, and as it is sent."""

import re

import pytest

from strategy.checking.attachments import DOCUMENTS, PICTURES
from strategy.exports.servers import FILES, TYPES, Served, configuration
from strategy.model import urls
from website import URL

SENT = "/%D0%BC%D0%B0%D1%8F%D0%BA/"


@pytest.mark.parametrize("typed", ["https://example.org/маяк/", f"https://example.org{SENT}"])
def test_a_path_in_cyrillic_letters_is_one_however_it_is_typed(typed: str) -> None:
    url = urls.encoded(typed)
    served = Served(url, ("", "en/"), {"1.1/": "goals/sea/"}, frozenset({"1.1/"}), frozenset({"index.html"}))
    assert (url, served.base, served.sent) == (f"https://example.org{SENT}", "/маяк/", SENT)
    for template in FILES.values():
        text = configuration(template, served)
        assert "маяк" in text or SENT in text
        assert "%25" not in text


@pytest.mark.parametrize(
    "url", ["https://2027.city.ua/", "https://маяк.укр/", "https://city.ua/маяк/", f"{URL}{'long/' * 20}"]
)
def test_nginx_takes_what_a_site_is_called_for_a_name(url: str) -> None:
    """It takes $2 for a part of a pattern, and led every page of such a site to nowhere; others it does not read, nor
    longer ones."""
    served = Served(urls.encoded(url), ("", "en/"), {"1.1/": "goals/sea/"}, frozenset(), frozenset({"index.html"}))
    texts = (configuration(template, served) for template in FILES.values() if template.startswith("nginx"))
    names = re.findall(r"\$(\S+?)_(?:moved|hidden|missing|cache|policy|readers)\b", "\n".join(texts))
    assert names
    assert {*names} == {served.identifier}
    assert re.fullmatch("[A-Za-z_][A-Za-z0-9_]{,30}", served.identifier)


def test_sites_on_one_server_have_names_of_their_own() -> None:
    places = ("https://рада.укр/", "https://маяк.укр/", "https://city.ua/рада/", "https://city.ua/")
    assert len({Served(url, ("",), {}, frozenset(), frozenset()).identifier for url in places}) == len(places)


def test_an_address_keeps_its_host_and_port() -> None:
    assert urls.encoded("https://маяк.укр:8443/a%20b/~x/") == "https://маяк.укр:8443/a%20b/~x/"


def test_whatever_may_be_attached_is_sent_as_what_it_is() -> None:
    assert {ending.removeprefix(".") for ending in (*PICTURES, *DOCUMENTS)} <= TYPES.keys()


def test_only_cards_for_other_sites_may_stand_in_their_frames() -> None:
    """A page of docs/ that ends as their folder does was left out along with them."""
    pages = {"", "embed/goals/sea/", "reembed/", "en/embed/goals/sea/", "en/reembed/"}
    served = Served(URL, ("", "en/"), {}, frozenset(), frozenset(f"{page}index.html" for page in pages))
    assert served.sections == ("", "en/reembed/", "reembed/")
