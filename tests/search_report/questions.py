"""Questions as people ask them (questions*.yaml): how often a right answer stands first, or among the first three."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from search_report.worker import Answer

LISTS = tuple(Path(__file__).with_name(f"questions{number}.yaml") for number in ("", "-2", "-3", "-4", "-5"))
HELD = LISTS[:3]  # to the limits; one that was written after the search was done is told as it comes
ABSENT = Path(__file__).with_name("absent.yaml")
FIRST = 3  # results that a reader looks at

Ask = Callable[[Sequence[str], int], list[Answer]]


@dataclass(frozen=True)
class Question:
    """`want`: official numbers, or one with the place of an area in it ("3.2.2#7"); nothing where nothing answers."""

    kind: str
    ask: str
    want: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """How many of some questions; `lost`: the others."""

    of: int
    lost: tuple[str, ...]

    @property
    def value(self) -> float:
        return 1 - len(self.lost) / self.of if self.of else 1.0


def of_language(lang: str, file: Path = LISTS[0]) -> list[Question]:
    kinds = yaml.safe_load(file.read_text(encoding="utf-8")).get(lang, {})
    return [
        Question(kind, row["ask"], tuple(row.get("want", "").split())) for kind, rows in kinds.items() for row in rows
    ]


def absent(lang: str) -> list[str]:
    """Subjects that the strategy says nothing of: those of the file, and those of the lists that are held to limits."""
    listed = [one.ask for file in HELD for one in of_language(lang, file) if not one.want]
    return [*dict.fromkeys((*yaml.safe_load(ABSENT.read_text(encoding="utf-8")).get(lang, ()), *listed))]


def found(questions: Sequence[Question], places: Sequence[Sequence[str]], most: int) -> Share:
    """Those with one of their answers among the first `most` places."""
    lost = (
        question.ask
        for question, some in zip(questions, places, strict=True)
        if not any(answers(place, question.want) for place in some[:most])
    )
    return Share(len(questions), tuple(lost))


def answers(place: str, want: Sequence[str]) -> bool:
    """Whether a place is wanted. A node that is shown as a whole answers for each of its areas."""
    node, _, area = place.partition("#")
    return any(one in (node, place) or (not area and one.partition("#")[0] == node) for one in want)


def places(answer: Answer, codes: Mapping[str, str]) -> list[str]:
    """The places of an answer as questions name them; a page without a number by its url."""

    def of(url: str) -> Iterator[str]:
        page, _, anchor = url.partition("#")
        yield codes.get(page) or page
        if anchor:
            yield anchor.removeprefix("area-")

    return ["#".join(of(url)) for url in answer.urls]
