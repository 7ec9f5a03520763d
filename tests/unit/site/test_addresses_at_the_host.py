"""Where the git host shows what was written: of files that were called anything once."""

from types import SimpleNamespace

from strategy.site.shared import Site


def test_a_file_whose_name_was_in_another_encoding_is_led_to_by_its_bytes() -> None:
    """A commit of the past may have it: no build would go on."""
    place = SimpleNamespace(path="дані/\udcff.yaml", lines={"tower": 3})
    history = SimpleNamespace(wordings={("tower", "uk"): "c1"}, places={"c1": place})
    site = SimpleNamespace(
        changelog=SimpleNamespace(history=history), repo_url="https://h.example/r/", view_uri="blob/"
    )
    found = Site.wording_url(site, "tower", "uk")
    assert found == "https://h.example/r/blob/c1/%D0%B4%D0%B0%D0%BD%D1%96/%FF.yaml#L3"
