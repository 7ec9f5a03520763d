"""What stands once for all languages: files to take away, lists of addresses, styles, files published as they are."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from strategy import exports
from strategy.addresses import permalinks
from strategy.artefacts.keys import Keys
from strategy.artefacts.sources import RenderedLanguage, Sources, all_pages
from strategy.artefacts.table import Artefact
from strategy.checking.attachments import DOCUMENTS
from strategy.exports import documents, icons, pictures, servers
from strategy.site import sitemap
from strategy.store import key

ROBOTS = "User-agent: *\nDisallow:\n\nSitemap: {}{}\n"


def of_site(sources: Sources, official: RenderedLanguage, keys: Keys) -> Iterator[Artefact]:
    """`official`: what the host makes of the official language."""
    site = sources.site
    yield Artefact("robots.txt", keys.of("robots", site.url), lambda: ROBOTS.format(site.url, sitemap.ADDRESS))
    for asset in sources.assets:
        yield Artefact(asset.address, key(asset.content), partial(str, asset.content), kept=False)
    for path in icons.ICONS:
        yield Artefact(path, icons.key(path, sources.look), lambda path=path: icons.draw([path], sources.look)[0])
    yield from _pictures(sources)
    pages = tuple(all_pages(site, official))
    yield Artefact(
        sitemap.ADDRESS,
        keys.of("sitemap", keys.fingerprints.everything, [page.address for page in pages]),
        partial(sitemap.sitemap, sources.renderer, pages),
    )
    for export in exports.of_strategy(site):
        yield Artefact(export.address, keys.export(export), export.make)


def _pictures(sources: Sources) -> Iterator[Artefact]:
    """Each picture in all its sizes."""
    for path, sizes in sources.pictures.items():
        for width, address in sizes.addresses.items():
            content = sources.files[path].read_bytes()
            yield Artefact(address, pictures.key(width, content), partial(pictures.resized, content, width))


def of_servers(sources: Sources, paths: Iterable[str], keys: Keys) -> Iterator[Artefact]:
    """How web servers serve all that stands at `paths`."""
    strategy = sources.site.strategy
    roots = tuple(permalinks.root(lang, strategy) for lang in strategy.languages)
    numbers = (*permalinks.by_number(strategy), *permalinks.ambiguous(strategy))
    served = servers.Served(
        url=sources.site.url,
        roots=roots,
        redirected=dict(permalinks.redirected(strategy)),
        numbers=frozenset(root + number for root in roots for number in numbers),
        paths=frozenset(paths),
    )
    day = f"{sources.site.as_of.isoformat()}\n"
    yield Artefact(servers.AS_OF, keys.of("as of", day), partial(str, day), kept=False)
    made_of = [served.url, served.roots, served.redirected, sorted(served.numbers), sorted(served.paths)]
    for path, template in servers.FILES.items():
        yield Artefact(path, keys.of(path, *made_of), partial(servers.configuration, template, served))


def of_files(files: Mapping[str, Path]) -> Iterator[Artefact]:
    """Files that are published as they are, and documents."""
    for path, source in files.items():
        if path.lower().endswith(DOCUMENTS):
            yield Artefact(path, documents.key(source.read_bytes()), partial(documents.published, source))
        else:
            yield Artefact(path, key(source.read_bytes()), source.read_bytes, kept=False)
