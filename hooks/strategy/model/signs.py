"""Signs that no text may hold: one rule for titles and bodies, front matter, addresses, and names of files.

What XML 1.0 does not allow; controls; what turns the direction of writing or has no width, so that a reader does not
see what a program reads. The soft hyphen and the stress mark stay.
"""

import re
import unicodedata
from collections.abc import Iterator

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_WITHOUT_WIDTH = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0"
    "\ufff0-\ufffb\U00013430-\U0001343f\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
# Surrogates, private use, what is no character; and what stands where a program has lost a picture or a letter.
_OF_NOBODY = "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffc-\uffff\U000f0000-\U0010ffff"
# What only an emoji may have after it or within: how it is drawn, and what joins two to one. Behind any other sign
# nobody sees it.
_DRAWN = (
    "©®‼⁉™ℹ\u2194-\u21aa\u231a-\u2328\u23cf-\u23fa\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935\u2b05-\u2b55"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_LONE = f"(?<![{_DRAWN}])\ufe0f(?!(?<=[0-9#*]\ufe0f)\u20e3)"
_EMOJI = "[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"
_JOINER = f"\u200d(?!(?<={_EMOJI}\u200d){_EMOJI})"
_BLANK = "(?<![\u2801-\u28ff])\u2800"  # of Braille, where none is written
# Marks above and below a letter, so many that they cover other lines; beyond these code points stand none. In two sets:
# of one that goes beyond 16 bits, `re` compares a sign with every member.
_NEAR, _FAR = (
    "".join(sign for sign in map(chr, signs) if unicodedata.category(sign).startswith("M"))
    for signs in (range(0x300, 0x10000), range(0x10000, 0x20000))
)
_MARK = f"(?:[{_NEAR}]|(?=[\U00010000-\U0001ffff])[{_FAR}])"
_HEAP = f"(?<={_MARK}{{3}}){_MARK}"
_MOST_ORDERED = 30  # marks of one letter, as Unicode bounds them in streams (UAX 15); no language has so many
_TOWER = re.compile(f"({_MARK}{{{_MOST_ORDERED + 1},}})")
FORBIDDEN = re.compile(f"[{_CONTROLS}{_TURNING}{_WITHOUT_WIDTH}{_OF_NOBODY}]|{_LONE}|{_JOINER}|{_BLANK}|{_HEAP}")
# What stands in scripts that are written from right to left and is no letter (׃ looks like a colon), and a letter of
# theirs before a number: of «5 – 10» behind it a browser makes «10 – 5». Files of the data hold none (UNDRAWN).
_SCRIPTS = ((0x590, 0x8FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF))
_RIGHT = "".join(f"{chr(first)}-{chr(last)}" for first, last in _SCRIPTS)
_TURNS = "".join(
    sign
    for first, last in _SCRIPTS
    for sign in map(chr, range(first, last + 1))
    if unicodedata.bidirectional(sign) in {"R", "AL", "AN"} and not sign.isalpha()
)
# To `re` letters, to a browser none: it passes over them, or takes them for numbers (½, ˈ, ²).
_NUMBERS = (
    "\u00b2-\u00b3\u00b9\u00bc-\u00be\u02b9-\u02ba\u02c6-\u02cf\u02ec\u0374\u0c78-\u0c7e\u17f0-\u17f9\u2070"
    "\u2074-\u2079\u2080-\u2089\u2150-\u215f\u2189\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u2cfd\u2e2f"
    "\u3251-\u325f\u32b1-\u32bf\ua67f\ua717-\ua71f\ua788\U00010140-\U00010178\U0001018a-\U0001018b"
    "\U000102e1-\U000102fb\U00010e60-\U00010e7e\U00011052-\U00011065\U0001f100-\U0001f10c"
)
_TURNED = f"(?=[{_RIGHT}])(?:[{_TURNS}]|.(?=[\\W_]*[\\d{_NUMBERS}]))"
MISREAD = re.compile(f"{FORBIDDEN.pattern}|{_TURNED}")
# Latin letters and digits that are not those of a keyboard: as wide as Chinese ones, of mathematics, in circles.
WIDE = re.compile("[\uff01-\uff5e\uffe0-\uffe6\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f130-\U0001f189]+")
# All but the letters of Europe, their marks (not those of old books), currencies, numerals, mathematics, arrows and
# plain figures: these the fonts of the PDF files hold, and a file that lacks a sign would not be accessible. Emoji and
# other scripts they do not.
UNDRAWN = re.compile(
    "[^\n\u0020-\u0482\u048a-\u04ff\u1e00-\u1fff\u2000-\u2027\u202f-\u203e\u2042\u2044-\u2052\u2057-\u205f\u2070-\u20bf"
    "\u2100-\u211e\u2120\u2122\u2126\u212b\u2150-\u2151\u2153-\u2184\u2190-\u23ff\u2460-\u2606\u260e\u2713\ufffd]+"
)
LOST = "\ufffd"  # stands for what could not be read, and has been told of
_SOFT_HYPHEN = "\u00ad"  # it says where a long word may be parted, and search knows it

LONGEST_LIST = 20  # of the signs of one text


def is_invisible(sign: str) -> bool:
    return sign != _SOFT_HYPHEN and unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Cs"}


def spelt_out(text: str) -> str:
    """A text with the signs spelt out that nobody sees, that turn the direction, or that a terminal obeys."""
    return MISREAD.sub(spelt, text)


def spelt(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


def composed(text: str) -> str:
    """A text with each letter and its marks put together (NFC), but for towers of marks: to put those in order takes
    time that grows with the square of their number, and no bound interrupts it."""
    if unicodedata.is_normalized("NFC", text):
        return text
    parts = _TOWER.split(text)
    return "".join(part if number % 2 else unicodedata.normalize("NFC", part) for number, part in enumerate(parts))


def is_towering(text: str) -> bool:
    """Whether a letter has so many marks that programs take long for them."""
    return bool(_TOWER.search(text))


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """(offset, name by Unicode) of the first signs that may not stand in a text."""
    for number, found in enumerate(MISREAD.finditer(text)):
        if number == LONGEST_LIST:
            return
        yield found.start(), f"U+{ord(found[0]):04X}"
