"""What a formula of a table would fetch or start: from another file, from the web, in another program."""

import re
from collections.abc import Iterator
from functools import lru_cache

from strategy.checking.attached.document_links import may_lead
from strategy.checking.attached.known_functions import computes
from strategy.checking.claims import misleading

LONGEST = 8_192  # signs, as in Excel
LONGEST_WORDS = 255  # of a link, as there too
_PLACE = re.compile(r"f|definedname|textlink|macro|.*(?:formula|fmla|expression|condition|address).*")
# Where programs compute what stands there; what an unknown function does there nobody can tell.
_COMPUTED = re.compile(r"f|definedname|condition|expression|.*formula[12]?")
OF_CELLS = frozenset(("f", "formula"))
# Attributes of elements that say when a cell looks otherwise.
OF_LOOKS = frozenset(
    (
        ("cfvo", "val"),
        *((one, "value") for one in ("condition", "formatting-entry", "data-bar-entry", "color-scale-entry")),
    )
)
_APART = re.compile(r"\"[^\"]*\"|'[^']*'|\[(?:[^\[\]]|\[[^\[\]]*\])*+\]")  # texts, and names of sheets and columns
_CALLED = re.compile(r"(?<![\w.])([\w.]++)\s*+\(|(_xl(?:eta|fn)\.[\w.]++)")
# These are found also in what looks like a text: programs differ in where one ends.
_NAMES = (
    r"webservice|image|dde|rtd|call|register(?:\.id)?|exec|evaluate|import(?:data|xml|html|range|feed|csv|text)"
    r"|sql\.request|py|stockhistory|cube\w+|copilot|translate|detectlanguage"
    r"|f(?:open|read(?:ln)?|write(?:ln)?)|initiate|poke|send\.keys|files|execute|open"
)
_HANDED_ON = "hyperlink|indirect|cell|info"  # what another function calls them with, nobody sees
_FUNCTIONS = re.compile(rf"\b(?:{_NAMES})\s*\(|_xl(?:eta|fn)\.(?:{_NAMES})\b|_xleta\.(?:{_HANDED_ON})\b", re.IGNORECASE)
_QUOTED = re.compile(r"""\"[^\"]*\"|'[^']*'""")
_NO_BAR = re.compile(rf"{_QUOTED.pattern}|\{{[^{{}}]*\}}")  # in a list of OpenDocument one ends a row
# 'file:///a.ods'#$A.A1 of OpenDocument, '\\a\[b.xlsx]C'!A1, [b.htm]C!A1 and b.xlsm!Macro of Excel.
_OTHER_FILE = re.compile(
    r"'\s*#|\.(?:xl\w+|od[st]|csv)!|\[[^\[\]]+\.(?:xl\w+|od[st]|csv)\]|\[(?!\d+\])[^\[\]]*\](?:\$?'|[\w.:$]*!)",
    re.IGNORECASE,
)
_SHEET = re.compile(r"'((?:[^']|'')*+)'\s*!")  # two within a name stand for one
_OF_FILE = re.compile(r"[\[/\\]|file:|\.\w+#", re.IGNORECASE)
_PLACED = r"\"[^\"]*\"|(?:row|column)s?\s*\([^()\"']*\)|[\s\d&+*/,;.-]|true|false"
# LibreOffice fetches by itself what another cell says: of what is composed of more than these nobody can tell.
_COMPOSED = re.compile(rf"\bindirect\s*\((?!(?:{_PLACED}|address\s*\((?:{_PLACED})*+\))*+\))", re.IGNORECASE)
_INDIRECT = re.compile(r"\bindirect\s*\(", re.IGNORECASE)
_LINK = re.compile(r"\bhyperlink\s*\(\s*", re.IGNORECASE)
_WITHIN = r"\"[^\"]*\"|[^()\"]"
# LibreOffice follows whatever a formula comes to in which a link stands: so that is all of it, and of a cell.
_LINK_ALONE = re.compile(
    rf"\s*(?:\w+:)?[=+@\s]*hyperlink\s*\((?:{_WITHIN}|\((?:{_WITHIN}|\((?:{_WITHIN})*+\))*+\))*+\)\s*", re.IGNORECASE
)
# A host that the formula might go on with could be another, and what stands before it a name of a user.
_UNENDED = re.compile(r"(?:https?://[^/?#\"]*+|mailto:[^\"]*+)\"(?!\s*[,;)])", re.IGNORECASE)
_JOINED = r"(?:\s*&\s*(?:\"[^\"]*\"|[^\s\"&,;()]+))*+"  # texts and cells
_LINKED = re.compile(
    rf"\"((?:https?://|mailto:|#)[^\"]*)\"(?:{_JOINED}\s*+[,;]\s*+(\"[^\"]*\"{_JOINED}))?", re.IGNORECASE
)
# What tells of the computer of who opens the file, and an address of the web that another cell goes on.
_TELLS = re.compile(
    r"\binfo\s*\(|\bcell\s*\((?!\s*\"(?:address|col|color|contents|format|parentheses|prefix|protect|row|type|width)\")",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\bhyperlink\s*\(\s*\"(?!#)[^\"]*\"\s*&", re.IGNORECASE)


@lru_cache(maxsize=4096)
def stands_in(name: str) -> bool:
    """Whether an element or attribute of this local name, in small letters, holds a formula."""
    return bool(_PLACE.fullmatch(name))


@lru_cache(maxsize=4096)
def is_computed(name: str) -> bool:
    """Whether an element or attribute that holds a formula holds nothing else."""
    return bool(_COMPUTED.fullmatch(name))


def acts(text: str, bar: bool = False, is_computed: bool = False, is_cell: bool = True) -> bool:
    """`bar`: whether it stands where a bar outside quotes calls another program, as in Excel; `is_cell`: in a cell."""
    if len(text) > LONGEST or any(one.search(text) for one in (_FUNCTIONS, _OTHER_FILE, _COMPOSED)):
        return True
    if is_computed and not all(computes(one or other) for one, other in _CALLED.findall(_APART.sub(" ", text))):
        return True
    if (bar or is_computed) and "|" in _NO_BAR.sub("", text):
        return True
    composed = _QUOTED.findall(text) if _INDIRECT.search(text) else []
    if any(map(_OF_FILE.search, [*_SHEET.findall(text), *composed])) or any("#" in one for one in composed):
        return True
    links = [*_LINK.finditer(text)]
    is_alone = len(links) == 1 and is_cell and _LINK_ALONE.fullmatch(text) is not None
    return bool(links) and (not is_alone or _misleads(text, links[0].end()))


def led_to(text: str) -> Iterator[str]:
    """The addresses of the links in a formula, or with which these begin."""
    for found in _LINK.finditer(text):
        if linked := _LINKED.match(text, found.end()):
            yield linked[1]


def _misleads(text: str, start: int) -> bool:
    """Whether a link does not plainly lead to the web or a place of the file, or its words mislead."""
    found = _LINKED.match(text, start)
    if not found or not may_lead(found[1]) or _UNENDED.match(text, start + 1):
        return True
    words = "".join(one.strip('"') for one in _QUOTED.findall(found[2] or ""))
    return len(words) > LONGEST_WORDS or (bool(words) and misleading(words, found[1]) is not None)


def tells(text: str) -> bool:
    """Whether a formula tells of the computer of who opens the file."""
    return _TELLS.search(text) is not None


def goes_on(text: str) -> bool:
    """Whether a formula adds something to an address of the web."""
    return _GOES_ON.search(text) is not None
