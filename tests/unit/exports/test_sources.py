"""What is written by hand, as machines read it."""

from types import SimpleNamespace

import pytest

from strategy.exports.sources import linked

SITE = SimpleNamespace(url="https://example.org/", strategy=SimpleNamespace(languages=("uk", "en")))


def test_links_are_made_absolute_and_examples_stay() -> None:
    source = (
        "[Дані](../data.md) і `[Акт](akt.pdf)`.\n\n```\n![Що видно](school.jpg)\n```\n\n"
        "[`Код`](#code) ![Дах](roof.jpg)\n"
    )
    assert linked(source, "publish", "publish/more/", "uk", SITE) == (
        "[Дані](https://example.org/data/) і `[Акт](akt.pdf)`.\n\n```\n![Що видно](school.jpg)\n```\n\n"
        "[`Код`](https://example.org/publish/more/#code) ![Дах](https://example.org/publish/roof.jpg)\n"
    )


@pytest.mark.parametrize(
    "form",
    [
        *("[а]({})", "[а](<{}>)", "[а]( {} )", "[а](\n{})", "[а]({} 'б')", "[а](<{}> 'б')", "[`а`]({})"),
        *("[а][б]\n\n[б]: {}", "[а][б]\n\n  [б]:\n  <{}> 'в'", "![а]({})"),
    ],
)
def test_however_a_link_is_written(form: str) -> None:
    for path, address in (
        *(("../data.md", "data/"), ("./x.md#y", "publish/x/#y"), ("#y", "publish/more/#y")),
        *(("../%64ata%2emd", "data/"), ("school.jpg", "publish/school.jpg")),
    ):
        assert linked(form.format(path), "publish", "publish/more/", "uk", SITE) == form.format(
            f"https://example.org/{address}"
        )
    for path in ("https://gov.ua/a", "mailto:a@gov.ua"):
        assert linked(form.format(path), "publish", "publish/more/", "uk", SITE) == form.format(path)


def test_links_of_the_page_of_a_folder_start_in_it() -> None:
    assert linked("[а](x.md)", "publish", "publish/", "uk", SITE) == "[а](https://example.org/publish/x/)"
