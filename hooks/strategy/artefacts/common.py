"""What stands once for all languages: files to take away, lists of addresses, styles, files published as they are."""

from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit

from strategy import exports
from strategy.addresses import permalinks, redirects
from strategy.artefacts.keys import Keys
from strategy.artefacts.sources import RenderedLanguage, Sources, all_pages
from strategy.artefacts.table import Artefact
from strategy.exports import icons
from strategy.site import sitemap
from strategy.site.pages import Page
from strategy.store import key

ROBOTS = "User-agent: *\nDisallow:\n\nSitemap: {}{}\n"


def of_site(sources: Sources, official: RenderedLanguage, keys: Keys) -> Iterator[Artefact]:
    """`official`: what the host makes of the official language."""
    site = sources.site
    redirected, base = dict(permalinks.redirected(site.strategy)), urlsplit(site.url).path
    for path, make in ((redirects.LIST, redirects.redirect_list), (redirects.NGINX_MAP, redirects.nginx_map)):
        yield Artefact(path, keys.of(path, redirected, base), partial(make, redirected, base))
    yield Artefact("robots.txt", keys.of("robots", site.url), lambda: ROBOTS.format(site.url, sitemap.ADDRESS))
    for asset in sources.assets:
        yield Artefact(asset.address, key(asset.content), partial(str, asset.content), kept=False)
    for path in icons.ICONS:
        yield Artefact(path, icons.key(path, sources.look), lambda path=path: icons.draw([path], sources.look)[0])
    yield from _sitemap(tuple(all_pages(site, official)), sources, keys)
    for export in exports.of_strategy(site):
        yield Artefact(export.address, keys.export(export), export.make)


def of_files(files: Mapping[str, Path]) -> Iterator[Artefact]:
    """Files that are published as they are."""
    for path, source in files.items():
        yield Artefact(path, key(source.read_bytes()), source.read_bytes, kept=False)


def _sitemap(pages: tuple[Page, ...], sources: Sources, keys: Keys) -> Iterator[Artefact]:
    listed = [page.address for page in pages]
    made_of = keys.of("sitemap", keys.fingerprints.everything, listed)

    @cache  # for both
    def text() -> str:
        return sitemap.sitemap(sources.renderer, pages)

    yield Artefact(sitemap.ADDRESS, made_of, text)
    yield Artefact(f"{sitemap.ADDRESS}.gz", keys.of("gzip", made_of), lambda: sitemap.zipped(text()))
