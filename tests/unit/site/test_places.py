"""Where a link leads out of the site, its host stands beside what it says."""

from pathlib import Path

import pytest

from judged import DIALECT
from strategy.site.environment import environment
from strategy.site.places import with_places
from website import ROOT

ENV = environment((Path(ROOT / "overrides"),))


def shown(body: str) -> str:
    return with_places(DIALECT.render(body).html, ENV)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("[звіт](https://www.example.org/x)", "www.example.org"),
        ('[*звіт* `за` **рік**](https://www.example.org/x "Звіт")', "www.example.org"),
        ("[звіт][1]\n\n[1]: https://www.example.org/x", "www.example.org"),
        ("[![щит](shield.png)](https://www.example.org/)", "www.example.org"),
        ("![щит](shield.png)[](https://www.example.org/)", "www.example.org"),
        ("[пишіть](mailto:a@example.org?subject=x)", "a@example.org"),
        ("[сайт](https://xn--80aal0c.xn--j1amh/)", "рада.укр"),
        ("[сайт](https://EXAMPLE.org:8080/)", "example.org"),
        ("[example.org.ua](https://example.org/)", "example.org"),
        ("## [Розділ](https://www.example.org/)", "www.example.org"),
        ("| а |\n|---|\n| [б](https://www.example.org/) |", "www.example.org"),
    ],
)
def test_a_link_out_of_the_site_says_its_place(body: str, place: str) -> None:
    assert shown(body).count(f' <bdi class="place">({place})</bdi></a>') == shown(body).count("<bdi") == 1


@pytest.mark.parametrize(
    "body",
    [
        "https://www.example.org/x і <https://example.org/?a=b&c=d>",
        "[www.example.org](https://www.example.org/x), [example.org/x](https://example.org/x/)",
        "<a@example.org>, [**a@example.org**](mailto:a@example.org?subject=x)",
        "[рада.укр](https://рада.укр/), [рада.укр](https://xn--80aal0c.xn--j1amh/)",
        "[звіт](about.md), [вгору](#x), [![щит](shield.png)](shield.png)",
    ],
)
def test_where_words_are_the_place_and_within_the_site_nothing_is_added(body: str) -> None:
    assert shown(body) == DIALECT.render(body).html
