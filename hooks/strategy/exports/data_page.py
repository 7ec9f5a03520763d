"""What the page about the data says of the files and of the API."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from strategy.addresses import downloads
from strategy.addresses.downloads import Download
from strategy.exports import all_tables, openapi, plan_tables
from strategy.exports.openapi import Field
from strategy.i18n import Catalogue
from strategy.site.shared import Site

_TO_READ = frozenset({"pdf", "archive", "xlsx"})


@dataclass(frozen=True)
class DataPage:
    """`words` are those of the catalogue; `to_read` and `to_process`: files, the same in several forms together;
    `operations` are addresses and what they answer."""

    words: Callable[..., str]
    to_read: tuple[tuple[Download, ...], ...]
    to_process: tuple[tuple[Download, ...], ...]
    operations: tuple[Field, ...]
    fields: tuple[Field, ...]
    columns: tuple[Field, ...]


def data_page(site: Site, lang: str) -> DataPage:
    """What can be taken away, in the words of one language."""
    words = Catalogue(lang, "data").text
    names: dict[str, list[str]] = {}
    meanings: dict[str, str] = {}
    for table in (*all_tables.of_site(site), plan_tables.progress(site, ())):
        for column in table.columns:
            meanings.setdefault(column.key, column.meaning(lang))
            if column.name not in names.setdefault(column.key, []):
                names[column.key].append(column.name)
    together = groupby(downloads.of_strategy(site.strategy), key=lambda file: (file.key, file.lang))
    files = [tuple(same) for _, same in together]
    return DataPage(
        words=words,
        to_read=tuple(one for one in files if one[0].key in _TO_READ),
        to_process=tuple(one for one in files if one[0].key not in _TO_READ),
        operations=openapi.operations(site.strategy, lang),
        fields=openapi.fields(site.strategy, lang),
        columns=tuple(Field(", ".join(listed), meanings[key]) for key, listed in names.items()),
    )
