"""Areas and links: the numbers and addresses that they take, and those that they refuse."""

import pytest
from pydantic import ValidationError

from strategy.model import Area, Link


@pytest.mark.parametrize("typed", ["1", "7", "120", 3])
def test_a_number_is_whole_and_counts_from_one(typed):
    assert Area.model_validate({"id": typed, "text": {"uk": "Сфера"}}).id == int(typed)


@pytest.mark.parametrize("typed", ["0", "01", "+1", "-1", "1.0", "1e3", " 1", "1_0", "один", "١", "9" * 5000, "", 0])
def test_nothing_else_is_a_number(typed):
    with pytest.raises(ValidationError):
        Area.model_validate({"id": typed, "text": {"uk": "Сфера"}})


@pytest.mark.parametrize("url", ["https://example.org", "http://example.org/а?b=c#d", "mailto:office@example.org"])
def test_safe_links(url):
    assert Link(url=url, title={"uk": "Посилання"}).url == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "/page",
        "example.org",
        "https://",
        "https:///page",
        "https://example.org/\nx",
        'https://example.org/"onclick=',
        "https://example.org/<script>",
        "mailto:",
        "",
    ],
)
def test_no_other_link_can_be_in_a_strategy(url):
    with pytest.raises(ValidationError):
        Link(url=url, title={"uk": "Посилання"})
