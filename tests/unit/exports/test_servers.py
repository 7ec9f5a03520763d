"""The rules for web servers know the path of the site as servers compare it, and as it is sent."""

import pytest

from strategy.exports.servers import FILES, Served, configuration
from strategy.model import urls

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


def test_an_address_keeps_its_host_and_port() -> None:
    assert urls.encoded("https://маяк.укр:8443/a%20b/~x/") == "https://маяк.укр:8443/a%20b/~x/"
