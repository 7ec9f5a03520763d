"""Parts of office files that every program reads in the same letters.

LibreOffice looks for the name of an encoding in all of the first line, in comments and texts as well, and reads a part
in UTF-7 where one stands there: "+ADw-" begins an element then.
"""

import re
from collections.abc import Iterator

_PIECE = 1 << 16  # bytes
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UTF_8 = b"\xef\xbb\xbf"
_DECLARED = re.compile(
    rb"<\?xml version=([\"'])1\.0\1 encoding=([\"'])utf-8\2(?: standalone=([\"'])(?:yes|no)\3)?\s*\?>", re.IGNORECASE
)


def pieces(content: bytes) -> Iterator[bytes]:
    """A part, some bytes at a time. Raises ValueError where it is neither in UTF-16, by its mark, nor in UTF-8."""
    if not (content.startswith(_UTF_16) or _is_utf_8(content.removeprefix(_UTF_8))):
        raise ValueError("encoding")
    for start in range(0, len(content), _PIECE):
        yield content[start : start + _PIECE]


def _is_utf_8(content: bytes) -> bool:
    line = content.partition(b"\n")[0]
    declared = content.partition(b"?>")[0] if content.startswith(b"<?xm") else b""
    says_nothing = b"encoding" not in declared and not (declared and b"encoding" in line)
    return b"\0" not in line and (says_nothing or _DECLARED.match(content) is not None)
