"""What of a PDF file would run, or fetch something, on the computer of who opens it."""

import io
import logging
from collections.abc import Iterator, Mapping
from decimal import Decimal

import pikepdf

from strategy.checking.attached import pdf_content, pdf_objects, pdf_shapes, pdf_shown
from strategy.checking.attached.document_links import judged

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # all that counts is among the warnings of a document
UNPACKED = 100 * 1024**2  # bytes of all parts
_RUNS = frozenset(
    ("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "GoToR", "Rendition", "Movie", "Sound", "Thread")
)
_KEYS = frozenset(
    "JS JavaScript Base PresSteps XFA EmbeddedFiles EF RichMediaContent RichMediaSettings Collection OPI".split()  # noqa: SIM905
)
_TOLD = _KEYS | {"S", "Subtype2", "FS", "URI", "URL", "FontMatrix", "OpenAction", "AA"}
_TURNS = frozenset(("/NextPage", "/PrevPage", "/FirstPage", "/LastPage"))  # what a reader may ask a viewer for
NUMBERS, MOMENTS = 6, 30  # of the matrix of a font; at which something may be done without the reader's asking


def found_in(data: bytes) -> Iterator[str]:
    """Names of what acts in a document that is written anew. Raises ValueError for what nobody can look into."""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as document:
            yield from _of_document(document)
            if document.get_warnings():
                raise ValueError("damaged")
    except (pikepdf.PdfError, RuntimeError, MemoryError) as error:
        raise ValueError(type(error).__name__) from None


def _of_document(document: pikepdf.Pdf) -> Iterator[str]:
    room = UNPACKED
    drawn: pdf_content.Drawn = {}
    for one in document.objects:
        yield from _of_object(one, drawn)
        if isinstance(one, pikepdf.Stream):
            named = pdf_objects.filters(one)
            pdf_content.check_stream(one, named)
            room -= pdf_objects.size(one, named, room)
            if room <= 0:  # a small file would fill the memory of who opens it
                raise ValueError("too large")
    pdf_content.check_pages(document, drawn)


def _judged(address: pikepdf.String) -> str:
    """A link as browsers read it, which take it for UTF-8."""
    try:
        return judged(bytes(address).decode("utf-8"))
    except UnicodeDecodeError:
        return str(address)


def _of_object(one: pikepdf.Object, drawn: pdf_content.Drawn) -> Iterator[str]:
    """What is inside an object, but for what it refers to: that is an object of the document too. `drawn`: to which
    is added what it draws."""
    waiting = [one]
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Array):
            waiting += [inner for inner in part if not _is_apart(inner)]
        elif _has_names(part):
            names = {name.removeprefix("/"): value for name, value in part.items()}
            yield from () if _TOLD.isdisjoint(names) else _of_dictionary(names)
            yield from pdf_shown.found_in(names)
            pdf_shapes.check(part, names)
            pdf_content.add_drawn(drawn, part, names.get("CharProcs"))
            if isinstance(part, pikepdf.Stream):
                yield from _elsewhere(part)
            waiting += [inner for inner in names.values() if not _is_apart(inner)]


def _elsewhere(stream: pikepdf.Object) -> Iterator[str]:
    """Of what a stream shows from another file."""
    yield from (name for name in ("F", "Ref") if f"/{name}" in stream)


def _is_apart(part: object) -> bool:
    return not isinstance(part, pikepdf.Object) or part.is_indirect


def _of_dictionary(names: Mapping[str, object]) -> Iterator[str]:
    yield from sorted(_KEYS & names.keys())
    for name, wanted in (("S", _RUNS), ("Subtype2", {"PS"}), ("FS", {"URL"})):
        if (said := pdf_objects.said(names.get(name))).removeprefix("/") in wanted:
            yield said
    for address in (names.get("URI"), names.get("URL")):  # the second one of who signs, or of pages from the web
        if isinstance(address, pikepdf.String):
            yield _judged(address)
        elif not (address is None or _has_names(address)):  # a name, too, is followed
            yield pdf_objects.said(address) or "/URI"
    matrix = names.get("FontMatrix")
    # Not gone through where it is longer than any is: any number of objects may have the same.
    if isinstance(matrix, pikepdf.Array) and (len(matrix) > NUMBERS or not all(map(_is_number, matrix))):
        yield "/FontMatrix"  # older browsers run what else stands there
    if pdf_objects.said(names.get("S")) == "/Named" and pdf_objects.said(names.get("N")) not in _TURNS:
        yield "/Named"
    if not _only_moves(names.get("OpenAction")):
        yield "/OpenAction"
    by_itself = names.get("AA")
    if _has_names(by_itself) and (
        len(by_itself.keys()) > MOMENTS or not all(_only_moves(action) for _, action in by_itself.items())
    ):
        yield "/AA"


def _is_number(part: object) -> bool:
    return isinstance(part, int | Decimal | None)


def _has_names(part: object) -> bool:
    """Whether it is a dictionary to a viewer: a stream is one too."""
    return isinstance(part, pikepdf.Dictionary | pikepdf.Stream)


def _only_moves(action: object) -> bool:
    """Whether what is done without the reader's asking only shows another place of the document."""
    if not _has_names(action):
        return True
    return pdf_objects.said(action.get("/S", pikepdf.Name.GoTo)) == "/GoTo" and "/Next" not in action
