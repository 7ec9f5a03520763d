"""What the fields of a text in Word would fetch or start, or lead to.

A field is told run by run: what a program may leave out (an element that is not of Word, one of two alternatives, what
is deleted) may not stand where it is told, or another program would read another field.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from strategy.checking.attached.document_links import Astray, Followed, judged, names_address

ELEMENTS = frozenset(("fldsimple", "fldchar"))
APART = frozenset(("rpr", "ffdata"))  # say how a run looks, and what a form asks
LONGEST = 8_192  # signs
_TOLD = frozenset(("instrtext", "delinstrtext"))
# What stands where a field is told, and in what: LibreOffice leaves out much that stands in anything else.
_BLANKS = frozenset(("tab", "br"))  # of the instruction itself
_IN_RUN = frozenset((*_TOLD, *_BLANKS, "rpr", "fldchar", "lastrenderedpagebreak"))
_BESIDE_RUN = frozenset(("r", "ins", "del", "prooferr", "bookmarkstart", "bookmarkend"))
_HELD = {"r": _IN_RUN, "fldchar": frozenset(("ffdata", "flddata")), "ins": _BESIDE_RUN, "del": _BESIDE_RUN}
_PARTS = _BESIDE_RUN.union(*_HELD.values())
# What a field may compute; of all others many fetch or start something.
_KNOWN = frozenset(
    """= advance author autonum autonumlgl autonumout bibliography citation comments createdate date docproperty
    docvariable edittime eq filename filesize formcheckbox formdropdown formtext hyperlink if index info
    keywords lastsavedby listnum mergefield noteref numchars numpages numwords page pageref printdate quote ref
    revnum savedate section sectionpages seq shape styleref subject symbol ta tc template time title toa toc
    username useraddress userinitials xe addin""".split()  # noqa: SIM905
)
# An address that LibreOffice, which makes a field of every link of Word, reads to its end.
_WHOLE = r'#[^"\\]*|(?!\s)[^"\\]*'
# As Word writes such a field: an address; a place, words and a window, each in quotes. LibreOffice takes whatever else
# stands there for the address.
_LINK = re.compile(rf'[ \n]*HYPERLINK(?: +"({_WHOLE})")?((?: +\\[lot] +"[^"\\]*"| +\\[hmn])*)[ \n]*')
_SAID = re.compile(r'\\([lot]) +"([^"]*)"')
_WORDS = frozenset(("o", "tooltip"))  # only shown
_PLAIN = re.compile(r'[^"\\]*')
# Where a quotation mark stands, a piece may become an address: no Latin letter, so no scheme and no name of a program.
_QUOTED = re.compile(r"""(?:[^\W_A-Za-z]|[ \u00a0"'«»“”„’(),.:;№!?–—-]|(?<=[^\W_A-Za-z])/)*""")
# What Word keeps beside a field, packed: of a link a place of the text and no address, of EndNote a book.
_BESIDE = re.compile(r"(?:CNDJ6nn5us4RjIIAqgBLqQsCAAAACAAAA|PEVuZE5vdGU\+)[A-Za-z0-9+/=]*")
_FIRST = re.compile(r"\s*(=|\w*)")
_IS_NAMED = re.compile(r"\s*(?:=|\w+\s)(?<!hyperlink\s)", re.IGNORECASE)


class Around(NamedTuple):
    """Where something stands: in which element within which; whether, however deep, in what tells nothing
    of a field."""

    parent: str
    element: str
    is_apart: bool


@dataclass
class _Field:
    namespace: str
    instruction: str = ""
    trimmed: str = ""  # the same where blanks around a piece are left out, as programs do if not told otherwise
    piece: str = ""
    is_kept: bool = False
    spelt: str = ""  # by which element
    is_told: bool = True  # what follows is what it has come to


class Fields:
    """The fields of a part that are open, as it is read."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._beside: list[str] = []

    @property
    def is_told(self) -> bool:
        return bool(self._open) and self._open[-1].is_told

    def start(self, tag: str, name: str, given: Mapping[str, str], around: Around, is_kept: bool) -> Iterator[str]:
        namespace = tag.rpartition("}")[0]
        if self.is_told and not around.is_apart and (namespace != self._open[-1].namespace or not _is_in_place(around)):
            yield name
        if self.is_told and name in _TOLD:
            self._open[-1].is_kept = is_kept
        elif self.is_told and name in _BLANKS and not around.is_apart:
            self._open[-1].is_kept = True
            yield from self._add("\t")
            self._end_piece()
        if around.parent == "flddata" or (name == "fldchar" and (around.parent != "r" or around.is_apart)):
            yield name
        if name == "fldsimple":
            yield from self._of_instruction(given.get("instr", ""))
        elif name == "fldchar":
            kind = given.get("fldchartype")
            if kind == "begin":
                # Another field would say what it is, or where a link leads.
                if self.is_told and not _IS_NAMED.match(self._open[-1].instruction):
                    yield self._open[-1].instruction.strip() or name
                self._open.append(_Field(namespace))
            elif kind in {"separate", "end"} and self._open:
                yield from self._ended()
                if kind == "end":
                    self._open.pop()

    def text(self, text: str, around: Around) -> Iterator[str]:
        name = around.element
        if name == "flddata":
            self._beside.append(text)
            return
        if not self.is_told or name not in _TOLD or around.is_apart:
            yield from [text] if text.strip() and (self.is_told or name in _TOLD) else ()
            return
        yield from self._add(text, name)

    def _add(self, text: str, spelt: str = "") -> Iterator[str]:
        field = self._open[-1]
        field.instruction += text
        field.piece += text
        if (field.spelt and spelt not in {"", field.spelt}) or len(field.instruction) > LONGEST:
            yield field.instruction[:80]
            field.instruction = field.piece = ""
        field.spelt = spelt or field.spelt

    def _end_piece(self) -> None:
        field = self._open[-1]
        field.trimmed += field.piece if field.is_kept else field.piece.strip()
        field.piece = ""

    def end(self, name: str, around: Around) -> Iterator[str]:
        """What holds a field, too, may be left out."""
        if name == "flddata":
            beside, self._beside = "".join("".join(self._beside).split()), []
            yield from [] if not beside or _BESIDE.fullmatch(beside) else [beside[:80]]
        if self.is_told and name in _TOLD:
            self._end_piece()
        if self.is_told and name not in _PARTS and not around.is_apart:
            yield name

    def close(self) -> Iterator[str]:
        """A field that never ends is read to its end by some program."""
        for field in self._open:
            yield from self._of_field(field)

    def _ended(self) -> Iterator[str]:
        field = self._open[-1]
        if field.is_told:
            yield from self._of_field(field)
        field.is_told = False

    def _of_field(self, field: _Field) -> Iterator[str]:
        for text in dict.fromkeys((field.instruction, field.trimmed)):
            yield from self._of_instruction(text)

    def _of_instruction(self, text: str) -> Iterator[str]:
        first = _FIRST.match(text)[1].lower()
        if first not in _KNOWN:
            yield text.strip() or "fldChar"
        elif first == "hyperlink":
            yield from _of_link(text)


def _is_in_place(around: Around) -> bool:
    held = _HELD.get(around.parent, frozenset() if around.parent in _PARTS else _BESIDE_RUN)
    return around.element in held


def _of_link(instruction: str) -> Iterator[str]:
    if found := _LINK.fullmatch(instruction):
        yield judged(found[1] or "")
        yield from led_beside(_SAID.findall(found[2]))
    else:
        yield Astray(instruction.strip())


def led_to(address: str) -> Followed | Astray:
    """Where a link leads that is no field in the file."""
    return judged(address) if re.fullmatch(_WHOLE, address) else Astray(address)


def led_beside(said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Of what a link says besides its address (names and texts): LibreOffice makes one field of all of it, and reads on
    outside where a quotation mark stands in any."""
    said = tuple(said)
    every = " ".join(text for _, text in said)
    if not (_PLAIN.fullmatch(every) or _QUOTED.fullmatch(every)):
        yield Astray(every)
    yield from (judged(text) for name, text in said if name not in _WORDS and names_address(text))
