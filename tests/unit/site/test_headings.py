"""The list of contents of a long page."""

from strategy.site.headings import LEAST, Heading, contents


def page(count: int) -> str:
    return "".join(f'<h2 id="h{n}">Слово &amp; <code>{n}</code></h2><p>…</p><h3 id="x{n}">x</h3>' for n in range(count))


def test_a_long_page_has_its_main_headings_as_words() -> None:
    found = contents(page(LEAST))
    assert found[0] == Heading("h0", "Слово & 0")
    assert [heading.id for heading in found] == [f"h{n}" for n in range(LEAST)]


def test_a_short_page_needs_no_list() -> None:
    assert contents(page(LEAST - 1)) == ()


def test_a_page_with_other_headings_beside_has_its_few_as_well() -> None:
    assert [heading.id for heading in contents(page(1), least=1)] == ["h0"]


def test_a_heading_without_an_anchor_cannot_be_led_to() -> None:
    assert contents(page(LEAST) + "<h2>no id</h2>")[-1].id == f"h{LEAST - 1}"


def test_a_picture_in_a_heading_is_told_by_its_words() -> None:
    html = '<h2 id="x"><img alt="Міст" src="x.jpg" /></h2>'
    assert contents(html, 1) == (Heading("x", "Міст"),)
