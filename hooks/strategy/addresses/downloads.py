"""Files to take away: where they stand, and on which terms their texts may be used."""

from collections.abc import Iterator
from dataclasses import dataclass

from strategy.addresses import permalinks
from strategy.model import Indicator, Strategy, editions

FOLDER = "downloads/"
COMMAS = "comma/"  # below it: the tables as CSV with commas and decimal points
_FORMS = {"semicolon": "", "comma": COMMAS}  # of CSV: what parts its columns → the folder
TABLES = ("strategy", "links", "indicators", "milestones", "money", "updates", "changes", "texts", "numbers")
ARCHIVE = f"{FOLDER}site.zip"  # of the whole site
TRANSLATION_LICENCE = "https://creativecommons.org/licenses/by/4.0/"  # what NOTICE says of translations


@dataclass(frozen=True)
class Download:
    """A file: its address below the site's root, its media type, and the key of the words that describe it.

    `lang` is set where the file is in one language; the others hold all of them. `form`: of a table
    that is there in two, which it is.
    """

    address: str
    media_type: str
    key: str
    lang: str | None = None
    form: str | None = None

    @property
    def name(self) -> str:
        """Its name below the folder of all of them."""
        return self.address.removeprefix(FOLDER)

    @property
    def is_data(self) -> bool:
        """Whether it holds the data themselves: not a document, and not what describes other files."""
        return self.key not in {"pdf", "archive", "package", "passport", "structure"}

    @property
    def format(self) -> str:
        """The format as people call it: "CSV"."""
        return self.address.rpartition(".")[2].upper()


def of_strategy(strategy: Strategy) -> tuple[Download, ...]:
    """Every file below downloads/."""
    return (
        *(Download(permalinks.document(lang), "application/pdf", "pdf", lang) for lang in strategy.languages),
        Download(ARCHIVE, "application/zip", "archive"),
        Download(f"{FOLDER}strategy.xlsx", _XLSX, "xlsx"),
        *(
            Download(f"{FOLDER}{below}{name}.csv", "text/csv", "csv" if name == "strategy" else name, form=form)
            for name in (*TABLES, "progress")
            for form, below in _FORMS.items()
        ),
        Download(f"{FOLDER}progress.xlsx", _XLSX, "progress"),
        Download(f"{FOLDER}strategy.json", "application/json", "json"),
        *(Download(f"{FOLDER}stratml.{lang}.xml", "application/xml", "stratml", lang) for lang in strategy.languages),
        *(
            Download(f"{FOLDER}performance.{lang}.xml", "application/xml", "performance", lang)
            for lang in strategy.languages
            if any(indicators(strategy))
        ),
        *(Download(f"{FOLDER}{below}datapackage.json", "application/json", "package") for below in _FORMS.values()),
        Download(f"{FOLDER}passport.csv", "text/csv", "passport"),
        Download(f"{FOLDER}structure.csv", "text/csv", "structure"),
        Download(f"{FOLDER}structure.json", "application/json", "structure"),
    )


def indicators(strategy: Strategy) -> Iterator[Indicator]:
    """The indicators of all nodes, withdrawn ones too; what measures performance is published once there are some."""
    return (indicator for node in editions.all_nodes(strategy) for indicator in node.indicators)


def licence(lang: str, strategy: Strategy) -> str | None:
    """The address of the licence of the texts in a language; None for the official text: it is public information."""
    return None if lang == strategy.languages[0] else TRANSLATION_LICENCE


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
