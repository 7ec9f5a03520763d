"""The levels of a strategy, as its data names them; without a word from the data, those of our first document."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from strategy import i18n
from strategy.model.fields import Frozen, Line, Text
from strategy.model.texts import begun

DEFAULT_KEYS = ("goals", "objectives", "tasks")
MOST = 5
# What the site has for itself: a level of this name would stand in its way.
RESERVED = frozenset(
    """about accessibility api areas assets bodies body budget calendar changes children cite code data description
    done downloads editions editor embed for formerly hindered history id indicators kind languages level levels
    licences links milestones money name next nodes note notes numbers offline parent partners period permalink places
    privacy progress projects publish reason registers replaces responsible search short since sources status statuses
    strategy summary territory time title topics translations updates vision withdrawn""".split()  # noqa: SIM905
)
# What else is told of by its kind, in anchors, answers and columns: none of a level is called so.
KINDS = frozenset(
    """area bodies body cause chart cite code codes embed expected end file formerly glossary home id index indicator
    key kind number page paragraph parent reported search settings since start status strategy territory update updates
    vision ways withdrawn""".split()  # noqa: SIM905
)
Counted = Annotated[
    dict[str, tuple[Line, ...]] | None,
    Field(description="Форми слова після числа, кожною мовою: українською — після 1, 2, 5; англійською — 1, 2."),
]


class Level(Frozen):
    """A level of the tree («рівень»): strategic goals, tasks, measures."""

    key: Annotated[
        str,
        Field(
            pattern=r"^[a-z]{2,30}$",
            description="Ім’я списку в цьому файлі й теки в адресах, англійською в множині. Ніколи не змінюється.",
        ),
    ]
    name: Text = Field(description="Як називається один пункт рівня, кожною мовою.")
    counted: Counted = None

    @property
    def kind(self) -> str:
        """What one of them is called in anchors and answers: "goal" of the level "goals". As permanent as the key."""
        return kind_of(self.key)

    def count(self, number: int, lang: str) -> str:
        """So many of them: «7 завдань»; «Завдання: 7» where the data does not know the forms."""
        return _count(number, lang, self.counted, self.name)

    def plural(self, lang: str) -> str:
        """All of them: «Стратегічні цілі»; the name of one where the data does not know the forms."""
        forms = (self.counted or {}).get(lang)
        several = _form(2, lang, forms) if forms else self.name[lang]
        return begun(several)

    def several(self, number: int, lang: str) -> str | None:
        """So many of them as they stand after «із»: «29 завдань», «22 завдань». The form after 5 is the genitive as
        well; after 1 and 21 it would be another, which the data do not know: None."""
        forms = (self.counted or {}).get(lang)
        return f"{number} {forms[-1]}" if forms and i18n.plural_form(number, lang) != "one" else None


class AreaWords(Frozen):
    """What the parts of a node are called: indicative project areas, measures, projects."""

    heading: Text = Field(description="Заголовок переліку, кожною мовою: «Заходи».")
    name: Text = Field(description="Як називається одна частина, кожною мовою, з малої літери: «захід».")
    counted: Counted = None

    def count(self, number: int, lang: str) -> str:
        """So many of them: «120 орієнтовних сфер»."""
        return _count(number, lang, self.counted, self.heading)


def kind_of(key: str) -> str:
    """The singular of a level's key; a rule, not a dictionary, because addresses rest on it."""
    return re.sub(r"ies$", "y", key) if key.endswith("ies") else key.removesuffix("s")


def default(languages: Sequence[str]) -> tuple[Level, ...]:
    """The three levels of a strategy that names none, in the words of the interface."""
    words = {lang: i18n.Catalogue(lang) for lang in languages or i18n.languages()}
    return tuple(
        Level(
            key=key,
            name={lang: one.text(f"levels.{key}.name") for lang, one in words.items()},
            counted={lang: one.forms(f"levels.{key}.counted") for lang, one in words.items() if one.language == lang},
        )
        for key in DEFAULT_KEYS
    )


def default_areas(languages: Sequence[str]) -> AreaWords:
    """What areas are called where the data does not say it."""
    words = {lang: i18n.Catalogue(lang) for lang in languages or i18n.languages()}
    return AreaWords(
        heading={lang: one.text("areas.heading") for lang, one in words.items()},
        name={lang: one.text("areas.name") for lang, one in words.items()},
        counted={lang: one.forms("areas.counted") for lang, one in words.items() if one.language == lang},
    )


def _count(number: int, lang: str, counted: Mapping[str, Sequence[str]] | None, name: Mapping[str, str]) -> str:
    forms = (counted or {}).get(lang)
    if not forms:
        return f"{name[lang]}: {number}"
    return f"{number} {_form(number, lang, forms)}"


def _form(number: int, lang: str, forms: Sequence[str]) -> str:
    return forms[i18n.plural_forms(lang).index(i18n.plural_form(number, lang))]


def is_key(value: object) -> bool:
    """Whether a level can be called so."""
    if not isinstance(value, str) or not re.fullmatch(r"[a-z]{2,30}", value):
        return False
    return value not in RESERVED and kind_of(value) not in KINDS
