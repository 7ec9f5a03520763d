"""XML of office files as it is read: names by what they stand for, and no more than can be kept."""

from collections.abc import Mapping
from xml.parsers.expat import ExpatError

import pytest

from strategy.checking.attached import names_xml


class Told:
    def __init__(self) -> None:
        self.names: list[str] = []

    def doctype(self, *_: object) -> None:
        raise ValueError("entities")

    def start(self, name: str, given: Mapping[str, str]) -> None:
        self.names += [name, *given]

    def data(self, text: str) -> None:
        self.names.append(repr(text))

    def end(self, name: str) -> None:
        self.names.append(f"/{name}")

    def close(self) -> None:
        self.names.append("end")


def told(text: str) -> list[str]:
    read = Told()
    names_xml.read(text.encode(), read)
    return read.names


W, X = names_xml.NAMESPACES["w"], names_xml.NAMESPACES["x"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f'<q:p xmlns:q="{W}" q:a="1" b="2"/>', ["w:p", "w:a", "b", "/w:p"]),
        (f'<c xmlns="{X}" r="A1">x</c>', ["x:c", "r", "'x'", "/x:c"]),
        (f'<w:p xmlns:w="{W}"><w:p xmlns:w="{X}"/><w:p/></w:p>', ["w:p", "x:p", "/x:p", "w:p", "/w:p", "/w:p"]),
        ('<a><b xmlns="urn:other"/></a>', ["a", "?:b", "/?:b", "/a"]),
        ('<a xml:space="preserve" xmlnsx="1"/>', ["a", "xml:space", "xmlnsx", "/a"]),
    ],
)
def test_names_are_those_of_what_they_stand_for(text: str, names: list[str]) -> None:
    assert told(text) == [*names, "end"]


@pytest.mark.parametrize(
    "text",
    [
        "<w:p/>",
        '<a w:b="1"/>',
        f'<w:p xmlns:w="{W}" xmlns:v="{W}" w:a="1" v:a="2"/>',
        "<!DOCTYPE a><a/>",
        "<a>" * (names_xml.DEEPEST + 1) + "</a>" * (names_xml.DEEPEST + 1),
        "<a " + " ".join(f"xmlns:p{n}='x'" for n in range(names_xml.MOST)) + "/>",
        f"<a b='{'x' * names_xml.LONGEST}'/>",
        f"<a>{'x' * names_xml.LONGEST}</a>",
    ],
    ids=["prefix", "of_an_attribute", "twice", "doctype", "deep", "prefixes", "tag", "text"],
)
def test_what_passes_the_bounds_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):
        told(text)


@pytest.mark.parametrize("text", ["", "<a>", "<a", "x", '<a b="1" b="2"/>'])
def test_what_is_no_xml_is_told(text: str) -> None:
    with pytest.raises(ExpatError):
        told(text)


def test_a_long_namespace_takes_no_room() -> None:
    """Joined with each name it would take gigabytes."""
    assert told(f'<a xmlns:q="{"u" * 400_000}">{"".join(f"<q:a{n}/>" for n in range(5_000))}</a>')[1] == "?:a0"
