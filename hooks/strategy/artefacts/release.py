"""The site into its folder: all of it, or a word on why not."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from strategy import artefacts
from strategy.artefacts import gate, publication, table
from strategy.artefacts.settings import CannotPublish
from strategy.artefacts.sources import RenderedLanguage, Sources
from strategy.checking import markup
from strategy.i18n import Catalogue
from strategy.reading.files import failure
from strategy.store import Store


def write(
    sources: Sources,
    hosted: Sequence[RenderedLanguage],
    files: Mapping[str, Path],
    folder: Path,
    store: Store,
    *,
    preview: bool = False,
) -> None:
    """Write the site into a folder; see artefacts.of_site. Raises CannotPublish."""
    words = Catalogue(sources.site.strategy.languages[0], "problems").text
    for page in (page for one in hosted for page in one.written):
        if lost := markup.taken_away(page.html):
            raise CannotPublish(f"/{page.page.address}: {words('document.markup', value=lost)}")
    try:
        made = artefacts.of_site(sources, hosted, files, store, preview)
        if preview:  # MkDocs empties the folder of a publication alone
            table.clear(made, folder)
        (table.write if preview else publication.write)(made, folder, store)
        program = [path for path in made if path.endswith((".js", ".css", ".svg"))]
        links = [urlsplit(pattern).scheme for pattern in sources.site.share.values()]
        unfit = [*gate.look(folder, sources.site.url, program, store, links, files)]
    except table.TwoMakers as twice:
        raise CannotPublish(words("settings.two_makers", path=twice.path)) from None
    except OSError as error:
        raise CannotPublish(f"{error.filename or folder}: {failure(error, words)}") from None
    if unfit:
        raise CannotPublish("\n".join(f"{path}: {words(one.key, value=one.value)}" for path, one in unfit))
