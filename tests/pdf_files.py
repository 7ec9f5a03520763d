"""PDF files as tests need them: objects, whatever stands in them."""

import zlib

from strategy.checking.attached.active_content import judged

PAGES = b"<</Type/Pages/Kids[]/Count 0>>"


def pdf(root: bytes = b"", *more: bytes, pages: bytes = PAGES) -> bytes:
    """A file of a catalogue with `root` in it, and of more objects from the third on, to all of which it leads."""
    led_to = b"/More[%s]" % b" ".join(b"%d 0 R" % number for number, _ in enumerate(more, 3))
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate((b"<</Type/Catalog/Pages 2 0 R" + led_to + root + b">>", pages, *more), 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + tail


def packed(content: bytes, filters: bytes, data: bytes | None = None) -> bytes:
    """A file in which an object stands in a stream of objects."""
    inner = b"3 0 " + content
    stream = zlib.compress(inner) if data is None else data
    body = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction 3 0 R>>endobj\n2 0 obj" + PAGES + b"endobj\n"
    at = len(body)
    body += b"5 0 obj<</Type/ObjStm/N 1/First 4/Length %d/Filter" % len(stream) + filters + b">>stream\n" + stream
    body += b"\nendstream endobj\n"
    table = [(0, 0, 65535), (1, body.find(b"1 0 obj"), 0), (1, body.find(b"2 0 obj"), 0), (2, 5, 0), (0, 0, 0)]
    table += [(1, at, 0), (1, len(body), 0)]
    rows = b"".join(kind.to_bytes(1) + place.to_bytes(4) + last.to_bytes(2) for kind, place, last in table)
    end = len(body)
    body += b"6 0 obj<</Type/XRef/Size 7/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(rows) + rows
    return body + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % end


def verdict(data: bytes, ending: str) -> str:
    try:
        return "acts" if judged(data, ending).found else "harmless"
    except ValueError:
        return "unreadable"
