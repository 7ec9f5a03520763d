"""The list of all pages for search engines, with the day on which each last changed."""

from collections.abc import Iterable

from strategy.site.pages import Page
from strategy.site.render import Renderer

ADDRESS = "sitemap.xml"


def sitemap(renderer: Renderer, pages: Iterable[Page]) -> str:
    """Every page of one language, each with its twins in the others."""
    listed = [(renderer.alternates(page), renderer.changed(page)) for page in pages]
    return renderer.env.get_template("base/sitemap.html").render(pages=listed)
