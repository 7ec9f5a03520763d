"""What tables are made of: columns that say what they are, in the words of each language, and rows."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from strategy.i18n import Catalogue
from strategy.model import Level, Text
from strategy.model.plan import REASONS
from strategy.model.updates import STATUSES

Cell = str | int | Decimal | datetime.date | None
Row = dict[str, Cell]
# (what stands in a cell, language, its row) → the same in words; None where it is no code
Said = Callable[[str, str, Row], str | None]


@dataclass(frozen=True)
class Column:
    """A column: `key` names its words in the catalogue; `lang` is set where it is in one language; `choices` are all
    that may stand in it, and `said` puts them into words; `level` is set where it holds what the numbers of that level
    count."""

    key: str
    type: str = "string"
    lang: str | None = None
    required: bool = False
    choices: tuple[str, ...] = ()
    level: Level | None = None
    said: Said | None = None

    @property
    def name(self) -> str:
        return f"{self.key}_{self.lang}" if self.lang else self.key

    def title(self, lang: str) -> str:
        """What it is called, in the words of a language."""
        return self.level.name[lang] if self.level else Catalogue(lang, "data").text(f"column.{self.key}.title")

    def meaning(self, lang: str) -> str:
        """What stands in it, in the words of a language."""
        words = Catalogue(lang, "data").text
        return (
            words("column.level.meaning", name=self.level.name[lang])
            if self.level
            else words(f"column.{self.key}.meaning")
        )


@dataclass(frozen=True)
class Table:
    """Columns and the rows below them. `primary` names the column that tells the rows apart, if one does; `of_today`:
    whether every key of it is one of the table of the strategy."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    primary: str | None = None
    of_today: bool = True


def in_words(section: str, family: str = "") -> Said:
    """What a code means, in the words of a section of the catalogue: mostly those that pages use."""
    return lambda value, lang, _: Catalogue(lang, family).text(f"{section}.{value}")


def columns_in(lang: str, table: Table) -> tuple[Column, ...]:
    """The columns that a reader of one language needs."""
    return tuple(column for column in table.columns if column.lang in {None, lang})


def in_languages(key: str, text: Text | None) -> Row:
    return {f"{key}_{lang}": words for lang, words in (text or {}).items()}


def in_lines(items: Iterable[str]) -> str | None:
    return "\n".join(items) or None


# In several tables:
STATUS = Column("status", choices=STATUSES, said=in_words("status"))
CAUSE = Column("cause", choices=REASONS, said=in_words("reason"))
