"""Parts of an office file as they are copied from one into another: each with what it leads to."""

import io
from collections.abc import Callable, Mapping

from strategy.checking.attached.names_xml import read
from strategy.checking.attached.office_xml import Copy
from strategy.checking.attached.package import Package, Relation, Source

OF_OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN = "officeDocument"
THEME = ("theme+xml", "a:theme")
_OF_SCHEME = "phClr"  # the colour of what is filled


class Part(Copy):
    """A part, and its name in the copy."""

    def __init__(self, source: Source, part: str, package: Package, name: str) -> None:
        self.file = io.BytesIO()
        super().__init__(self.file)
        self.source, self.part, self.package, self.name = source, part, package, name
        self.relations = source.relations(part)

    def copied(self, content_type: str, root: str) -> None:
        """Raises ValueError where the outermost element is another."""
        read(self.source.read(self.part), self)
        if self.root != root:
            raise ValueError("another kind")
        self.package.add(self.name, OF_OFFICE + content_type, self.file.getvalue())

    def lead_to(self, kind: str, target: str, is_outside: bool = False) -> str:
        """The id by which the copy names it."""
        return self.package.relate(self.name, Relation(kind, target, is_outside))

    def lead_out(self, id_: str, place: str) -> tuple[str, str]:
        """Of a link by the id of its relation and a place: the id by which the copy names where it leads, and "" for
        the place, which is a part of the address then; or "" and the place within the file."""
        relation = self.relations.get(id_)
        if relation and relation.kind == "hyperlink" and relation.is_outside:
            place = f"{relation.target}#{place}" if place else relation.target
            if place[:1] not in {"", "#"}:
                return self.lead_to(relation.kind, place, is_outside=True), ""
        return "", place


class Theme(Part):
    """Colours and fonts."""

    prefixes = ("a",)

    def leaves_out(self, name: str, given: Mapping[str, str]) -> bool:
        if name == "a:blipFill":  # there must be three ways to fill: one with a picture becomes a plain one
            self.out.startElement("a:solidFill", {})
            self.out.startElement("a:schemeClr", {"val": _OF_SCHEME})
            self.out.endElement("a:schemeClr")
            self.out.endElement("a:solidFill")
        return super().leaves_out(name, given)


def copied_file(
    source: Source, package: Package, main: str, beside: Mapping[str, tuple[str, str]], of: Callable[..., Part]
) -> Part:
    """Copies the parts beside the main one, which is given back to be copied. `main`: its name in the copy; `beside`:
    kind of relation → kind of content, outermost element. Raises NoCopy, and ValueError where there is no main part."""
    if (part := source.part("", MAIN)) is None:
        raise ValueError("no main part")
    package.relate("", Relation(MAIN, main))
    folder = main.partition("/")[0]
    for kind, said in beside.items():
        if target := source.part(part, kind):
            name = f"{folder}/{kind}.xml"
            package.relate(main, Relation(kind, name))
            (Theme if kind == "theme" else of)(source, target, package, name).copied(*said)
    return of(source, part, package, main)
