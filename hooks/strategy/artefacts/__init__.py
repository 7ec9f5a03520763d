"""The table of all that the site consists of, in all languages: the list of what there is. table.py knows how it works,
keys.py and fingerprints.py on what each thing depends."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from strategy.artefacts import common, languages, pages, whole
from strategy.artefacts.keys import Keys
from strategy.artefacts.sources import RenderedLanguage, Sources
from strategy.artefacts.table import Table, tabulate
from strategy.store import Store


def of_site(
    sources: Sources,
    hosted: Sequence[RenderedLanguage],
    files: Mapping[str, Path],
    store: Store,
    preview: bool = False,
) -> Table:
    """Everything, by its path below the site; nothing is made yet. Raises TwoMakers.

    `hosted`: what the host makes of each language, the official one first; `files`: path below the site → the file
    that is published there as it is; `preview`: copies of the whole site are left out.
    """
    keys = Keys(sources.site, sources.templates)
    single = tabulate(
        chain(
            *(pages.of_language(sources, one, keys) for one in hosted),
            *(languages.of_language(sources, one, keys, store) for one in hosted),
            common.of_site(sources, hosted[0], keys),
            common.of_files(files),
        )
    )
    copies = whole.of_preview(sources, keys) if preview else whole.of_table(single, sources, keys, store)
    served = (*single.values(), *copies)
    return tabulate((*served, *common.of_servers(sources, (one.path for one in served), keys)))
