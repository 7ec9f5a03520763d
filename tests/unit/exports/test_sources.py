"""What is written by hand, as machines read it."""

from types import SimpleNamespace

from strategy.exports.sources import linked

SITE = SimpleNamespace(url="https://example.org/", strategy=SimpleNamespace(languages=("uk", "en")))


def test_links_are_made_absolute_and_examples_stay() -> None:
    source = (
        "[Дані](../data.md) і `[Акт](akt.pdf)`.\n\n```\n![Що видно](school.jpg)\n```\n\n"
        "[`Код`](#code) ![Дах](roof.jpg)\n"
    )
    assert linked(source, "publish/more/", "uk", SITE) == (
        "[Дані](https://example.org/data/) і `[Акт](akt.pdf)`.\n\n```\n![Що видно](school.jpg)\n```\n\n"
        "[`Код`](https://example.org/publish/more/#code) ![Дах](https://example.org/publish/roof.jpg)\n"
    )
