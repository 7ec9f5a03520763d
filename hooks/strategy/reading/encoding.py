"""Bytes of a data file → its text, and what is wrong with it before anyone reads it as YAML.

What is found comes as (offset in the text, key of the catalogue "problems", parameters of its sentence).
"""

import re
from collections.abc import Iterator

from strategy.model.signs import FORBIDDEN, LOST

Flaw = tuple[int, str, dict[str, str]]

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CYRILLIC = re.compile("[А-Яа-яЁёЄєІіЇїҐґ]")

_CONFLICT = re.compile(r"^(<{7}|>{7})(?= |\r?$)", re.MULTILINE)
_WIDE = "\xa0\u2000-\u200a\u202f\u205f\u3000"  # spaces that YAML takes for letters
_STRUCTURE = re.compile(rf"^[ {_WIDE}]*(?:-[ {_WIDE}]+)*(?:[a-z_]{{1,16}}:[ {_WIDE}]+)?", re.MULTILINE)
_WIDE_SPACE = re.compile(f"[{_WIDE}]")


def encoding_flaw(data: bytes) -> str:
    """The key of the sentence about bytes that are not UTF-8."""
    if data.startswith(_UTF16):
        return "file.utf16"
    # Of a Cyrillic text in Windows-1251 nearly every byte above ASCII is a letter, and few are the capitals Р and С,
    # which every other byte of broken UTF-8 looks like.
    strange = bytes(byte for byte in data if byte >= 0x80)
    letters = len(_CYRILLIC.findall(strange.decode("windows-1251", "replace")))
    capitals = strange.count(0xD0) + strange.count(0xD1)
    return "file.windows_1251" if letters > 0.9 * len(strange) and capitals < letters / 4 else "file.not_utf8"


def conflicts(text: str) -> list[Flaw]:
    """The lines that git leaves where two changes met: whoever merges them has not finished."""
    return [(found.start(), "file.conflict", {"sign": found[0]}) for found in _CONFLICT.finditer(text)]


def flaws(text: str) -> Iterator[Flaw]:
    """What may not stand in the text; `cleaned` takes it out."""
    for found in FORBIDDEN.finditer(text):
        yield found.start(), "file.forbidden", {"sign": f"U+{ord(found[0]):04X}"}
    for found in _STRUCTURE.finditer(text):
        if wide := _WIDE_SPACE.search(found[0]):
            yield found.start() + wide.start(), "yaml.wide_space", {}


def cleaned(text: str) -> str:
    """The text of the same length that YAML can read all the same."""
    text = FORBIDDEN.sub(LOST, text)
    return _STRUCTURE.sub(lambda found: _WIDE_SPACE.sub(" ", found[0]), text) if _WIDE_SPACE.search(text) else text
