"""Documents of Word and workbooks of Excel as a site publishes them: written anew, of plain content alone.

Programs open such files in their own ways, and fetch or run what they find in unlikely places. So nothing of a file is
passed on but text, tables, pictures, looks and links, each as this program writes it. What a copy would not show is
told instead.
"""

import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from strategy.checking.attached import excel, word
from strategy.checking.attached.document_links import Astray, Followed, judged
from strategy.checking.attached.package import Package, Source
from strategy.limits import TooLong, within

ENDINGS = (".docx", ".xlsx")
_COPIED = {".docx": word.copied, ".xlsx": excel.copied}
_DAMAGED = (
    *(OSError, RuntimeError, NotImplementedError, EOFError, LookupError, TooLong),
    *(zipfile.BadZipFile, zlib.error, ExpatError, MemoryError),
)


def rewritten(data: bytes, ending: str, seconds: float) -> bytes:
    """The same document, written anew. Raises NoCopy, LeadsAstray, and ValueError for a damaged one, another kind, or
    one that takes more of the processor's time."""
    try:
        with within(seconds):
            package = Package()
            _COPIED[ending](Source(data), package)
            return package.content()
    except _DAMAGED as error:
        raise ValueError(type(error).__name__) from None


def links(published: bytes) -> Iterator[Followed | Astray]:
    """What the links of a file lead to that was written anew."""
    source = Source(published)
    for name in source.names():
        for relation in source.relations(name).values():
            if relation.is_outside:
                yield judged(relation.target)
