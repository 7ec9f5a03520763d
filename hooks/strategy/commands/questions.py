"""What `make update` asks, and what is understood of the answers. Whatever cannot be is asked again."""

import datetime
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from strategy.checking import hints
from strategy.commands import picture
from strategy.i18n import Catalogue
from strategy.model import Node, Strategy, codes
from strategy.model.dates import YEARS, fault
from strategy.model.plan import REASONS
from strategy.model.updates import STATUSES

MOST_OFFERED = 9
# Statuses of what did not go as it was meant to, and those of them after which something is still to come.
EXPLAINED = frozenset(("partly", "postponed", "suspended", "cancelled", "no_longer_relevant"))
AWAITED = frozenset(("partly", "postponed", "suspended"))
BESIDE = ("done", "next", "hindered")  # what an update may say beside its text
_YES = ("т", "y")  # what «так» and "yes" begin with
_NO = ("ні", "no")
_AND = ("і", "й", "та", "and")
_BACK = ("назад", "back")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_ENDING = 3  # letters of a long word that may differ between its forms


def matching(strategy: Strategy, said: str, language: str) -> tuple[Node, ...]:
    """The tasks that are meant by a number, their own or that of a goal above, an id or words in any form."""
    tasks = tuple(node for node in strategy.nodes() if node.level.key in strategy.reporting)
    bare = said.strip().rstrip(".").replace(",", ".")
    number = codes.parts(bare) if codes.is_code(bare) else ()
    coded = [task for task in tasks if task.code and number]
    named = tuple(task for task in tasks if bare in {task.id, task.number})  # a number may be a word: «СОЦ»
    if exact := named or tuple(task for task in coded if codes.parts(task.code) == number):
        return exact
    if below := tuple(task for task in coded if codes.is_below(task.code, bare)):
        return below
    stems = [word if len(word) <= _ENDING + 1 else word[:-_ENDING] for word in re.findall(r"\w+", said.lower())]
    texts = {task.id: " ".join((task.title[language], *(area.text[language] for area in task.areas))) for task in tasks}
    fits = (task for task in tasks if all(re.search(rf"\b{stem}", texts[task.id].lower()) for stem in stems))
    return tuple(fits) if stems else ()


def parse_day(said: str, today: datetime.date) -> datetime.date | None:
    """The day that was typed, the year or the day first; today where nothing was; None where there is no such day, or
    the check would refuse its year."""
    said = said.strip()
    if not said:
        return today
    try:
        numbers = _DAY_FIRST.fullmatch(said)
        day = datetime.date(*map(int, numbers.groups()[::-1])) if numbers else datetime.date.fromisoformat(said)
    except ValueError:
        return None
    return day if day.year in YEARS else None


@dataclass(frozen=True)
class Questions:
    """Who asks, who says, and in which language; the words are those of the catalogue "dialogue"."""

    ask: Callable[[str], str]
    say: Callable[[str], None]
    language: str

    @property
    def words(self) -> Callable[..., str]:
        return Catalogue(self.language, "dialogue").text

    def nodes(self, strategy: Strategy) -> tuple[Node, ...]:
        """What an update is about; nodes of one level together."""
        language, words = strategy.languages[0], self.words
        chosen: list[Node] = []
        while True:
            said = self.ask(words("node_more" if chosen else "node"))
            if chosen and not said.strip():
                return tuple(sorted(chosen, key=lambda node: node.level.key))
            if chosen and said.strip().lower() in _BACK:
                self.say(words("node_dropped", heading=chosen.pop().heading(language)))
                continue
            fitting = matching(strategy, said, language)
            fits = [node for node in fitting if node not in chosen]
            if not fits:
                self.say(words("node_again" if fitting else "node_none"))
                continue
            if len(fits) > MOST_OFFERED:
                self.say(words("node_too_many", n=len(fits)))
                continue
            node = fits[0]
            if len(fits) > 1:
                self.say(words("node_many"))
                index = self._choose([node.heading(language) for node in fits], "node_choose", may_pass=True)
                if index is None:
                    continue
                node = fits[index]
            chosen.append(node)
            self.say(words("node_chosen", heading=node.heading(language)))

    def date(self, today: datetime.date) -> datetime.date:
        while True:
            date = parse_day(self.ask(self.words("date", today=today)), today)
            if date and date <= today:
                return date
            self.say(self.words("date_future" if date else "date_bad"))

    def status(self, node: Node) -> str | None:
        self.say(self.words("status", label=_called(node)))
        names = [Catalogue(self.language).text(f"status.{status}") for status in STATUSES]
        index = self._choose(names, "status_choose", may_pass=True)
        return None if index is None else STATUSES[index]

    def time(self, taken: Collection[str | None], files: str) -> str:
        """The time of the day, where other updates of that day, in `files`, have another status or this very time."""
        self.say(self.words("time_why", listed=files))
        while not (time := hints.time(self.ask(self.words("time")))) or time in taken:
            self.say(self.words("time_taken" if time else "time_bad"))
        return time

    def cause(self, status: str) -> str | None:
        """Why something did not go as it was meant to."""
        if status not in EXPLAINED:
            return None
        self.say(self.words("cause"))
        names = [Catalogue(self.language).text(f"reason.{reason}") for reason in REASONS]
        index = self._choose(names, "cause_choose", may_pass=True)
        return None if index is None else REASONS[index]

    def expected(self, status: str) -> str | None:
        """When something is expected now."""
        return self._when("expected") if status in AWAITED else None

    def wants_more(self) -> bool:
        return self.ask(self.words("more")).strip().lower().startswith(_YES)

    def beside(self) -> Mapping[str, str]:
        """For which time an update is, and what else it says beside its text."""
        period = self._when("period")
        said = {name: " ".join(self.ask(self.words(f"beside.{name}")).split()) for name in BESIDE}
        return {name: text for name, text in {"period": period, **said}.items() if text}

    def _when(self, question: str) -> str | None:
        """A time as the data write it; a day may be typed as people do."""
        while typed := self.ask(self.words(question)).strip():
            if fault(typed) is None:
                return typed
            if day := parse_day(typed, datetime.date.min):
                return day.isoformat()
            self.say(self.words("when_bad"))
        return None

    def title(self) -> str:
        while not (title := " ".join(self.ask(self.words("title")).split()).rstrip(".")):
            self.say(self.words("title_empty"))
        return title

    def text(self) -> str:
        """A text with its spaces put in order; each line that is typed is a paragraph."""
        self.say(self.words("text"))
        lines = []
        while line := " ".join(self.ask("").split()):
            lines.append(line)
        return "\n\n".join(lines)

    def areas(self, node: Node, language: str) -> tuple[int, ...]:
        """Which areas of a node an update is about; none where that is not said."""
        if not node.areas:
            return ()
        self.say(self.words("areas", label=_called(node)))
        for area in node.areas:
            self.say(f"  {area.id}. {area.text[language]}")
        known = {str(area.id): area.id for area in node.areas}
        while True:
            typed = _counted(self.ask(self.words("areas_choose")))
            if all(number in known for number in typed):
                return tuple(dict.fromkeys(known[number] for number in typed))
            self.say(self.words("areas_bad", listed=", ".join(known)))

    def source(self) -> tuple[str, str] | None:
        """The address of a document and what it is called."""
        while url := self.ask(self.words("source")).strip():
            if _ADDRESS.fullmatch(url):
                break
            self.say(self.words("source_bad"))
        return (url, " ".join(self.ask(self.words("source_title")).split()) or url) if url else None

    def photographs(self) -> Iterator[tuple[tuple[bytes, str], str]]:
        """Each photograph as it may be published, and what is to be seen on it."""
        key = "picture.offer"
        while (typed := self.ask(self.words(key)).strip()) and typed.lower() not in _NO:
            taken = picture.take_in(picture.given(typed), self.say, self.words)
            if taken and (words := " ".join(self.ask(self.words("picture.words")).split())):
                yield taken, words
                key = "picture.more"
            elif taken:
                self.say(self.words("picture.no_words_yet"))

    def _choose(self, offered: Sequence[str], question: str, may_pass: bool = False) -> int | None:
        """The index of one of several; None where nothing was typed and that is allowed."""
        for number, name in enumerate(offered, 1):
            self.say(f"  {number}. {name}")
        while True:
            said = self.ask(self.words(question)).strip().rstrip(".")
            if may_pass and not said:
                return None
            if named := [index for index, name in enumerate(offered) if name.lower() == said.lower()]:
                return named[0]
            if said.isascii() and said.isdigit() and 1 <= int(said) <= len(offered):
                return int(said) - 1
            self.say(self.words("number_bad", n=len(offered)))


def _counted(said: str) -> list[str]:
    """The numbers that were typed, those of a range («1–3») each; words as they are."""
    found: list[str] = []
    for first, last, word in re.findall(r"([0-9]{1,3})\s*[-–—]\s*([0-9]{1,3})|(\w+)", said):
        found += [word] if word else map(str, range(int(first), int(last) + 1)) if int(first) <= int(last) else ["?"]
    return [one for one in found if one.lower() not in _AND]


def _called(node: Node) -> str:
    official = next(iter(node.title))
    return node.label(official) if node.code else node.title[official]
