"""What is made of the whole site, when all else is known: copies of it to keep and to take away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from strategy.addresses import downloads, permalinks
from strategy.artefacts import table
from strategy.artefacts.keys import Keys
from strategy.artefacts.sources import Sources
from strategy.artefacts.table import Artefact, Table
from strategy.exports import folder, offline
from strategy.model import Strategy
from strategy.site import assets
from strategy.store import Store


def of_table(found: Table, sources: Sources, keys: Keys, store: Store) -> Iterator[Artefact]:
    """The copies that browsers keep of each language, the worker that asks for them, and an archive of all."""
    strategy = sources.site.strategy
    roots = {lang: permalinks.root(lang, strategy) for lang in strategy.languages}
    kept = {lang: tuple(_kept(found, lang, strategy)) for lang in strategy.languages}

    copied = {artefact.path: artefact for artefacts in kept.values() for artefact in artefacts}
    apart = [artefact for path, artefact in found.items() if path not in copied]

    @cache  # read once, for all copies
    def contents() -> Mapping[str, bytes]:
        return _contents(copied.values(), store)

    @cache  # for the worker too
    def bundle(lang: str) -> str:
        return offline.bundle({artefact.path: contents()[artefact.path] for artefact in kept[lang]})

    def worker() -> str:
        script = assets.asset(sources.templates / offline.SCRIPT)
        return offline.worker(script, {lang: bundle(lang) for lang in kept}, roots)

    for lang, artefacts in kept.items():
        yield Artefact(offline.address(lang), keys.of("offline", _listed(artefacts)), partial(bundle, lang))
    yield Artefact(
        offline.WORKER, keys.of("worker", roots, [_listed(artefacts) for artefacts in kept.values()]), worker
    )
    yield Artefact(
        downloads.ARCHIVE,
        keys.of("archive", _listed(tuple(found.values()))),
        lambda: folder.archive({**contents(), **_contents(apart, store)}),
    )


def of_preview(sources: Sources, keys: Keys) -> Iterator[Artefact]:
    """No copies: a preview shows what stands in the files now."""
    yield Artefact(offline.WORKER, keys.of("no copies"), lambda: assets.asset(sources.templates / offline.NO_COPIES))


def _kept(found: Table, lang: str, strategy: Strategy) -> Iterator[Artefact]:
    """What a page of a language may need: pages and search of the language, styles and scripts, and all pictures."""
    others = tuple(permalinks.root(other, strategy) for other in strategy.languages if other != lang)
    own = permalinks.root(lang, strategy)
    for path, artefact in found.items():
        of_language = path.startswith(own) and not path.startswith(tuple(filter(None, others)))
        if offline.is_kept(path) and (of_language or path.startswith("assets/") or offline.is_picture(path)):
            yield artefact


def _listed(artefacts: Sequence[Artefact]) -> list[list[str]]:
    return [[one.path, one.key] for one in artefacts]


def _contents(artefacts: Iterable[Artefact], store: Store) -> Mapping[str, bytes]:
    return {artefact.path: content for artefact, content in table.contents(artefacts, store)}
