"""Files of packed parts that lead to each other (Open Packaging Conventions, ECMA-376 part 2): read within bounds, and
written anew, the same of the same.
"""

import io
import posixpath
import zipfile
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree

from strategy.checking.attached.names_xml import PACKAGE, RELATIONS, Target, read

PARTS = 5_000  # of a file
UNPACKED = 64 * 1024**2  # bytes of all parts that are read
LONGEST_LIST = 10_000_000  # bytes of the relations of a part
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what other ways pack is unpacked all at once
_CONTENTS = "http://schemas.openxmlformats.org/package/2006/content-types"
LONGEST_TARGET = 10_000  # signs of where a part leads, with its folder
_RELATION = "package:Relationship"
_TYPES = "[Content_Types].xml"
_OF_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_OUTSIDE = "External"
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that the format knows


class Relation(NamedTuple):
    kind: str  # "image", "hyperlink"
    target: str  # name of a part, or an address
    is_outside: bool = False


class _Relations(Target):
    """The relations of parts in a folder, as they are read."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, Relation] = {}

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == _RELATION:
            target, is_outside = given.get("Target", ""), given.get("TargetMode") == _OUTSIDE
            if len(self._folder) + len(target) > LONGEST_TARGET:
                raise ValueError("too long")
            inside = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
            kind = given.get("Type", "").rpartition("/")[2]
            self.found[given.get("Id", "")] = Relation(kind, target.strip() if is_outside else inside, is_outside)


class Source:
    """A file to be read. Raises ValueError where it holds too much, KeyError for parts that it lacks, errors of
    zipfile for a damaged one."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._parts = {part.filename.lower(): part for part in self._archive.infolist()}
        self._relations: dict[str, Mapping[str, Relation]] = {}
        self._room = UNPACKED
        if len(self._archive.infolist()) > PARTS:
            raise ValueError("too many parts")

    def read(self, name: str) -> bytes:
        part = self._parts[name.lower()]
        self._room -= part.file_size
        if self._room < 0 or part.compress_type not in _PACKED:
            raise ValueError("too large")
        with self._archive.open(part) as file:
            return file.read(part.file_size)  # no more is unpacked, however much there is

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Id → where a part leads; of the file itself, whose name is ""."""
        if name not in self._relations:
            self._relations[name] = self._read_relations(name)
        return self._relations[name]

    def _read_relations(self, name: str) -> Mapping[str, Relation]:
        folder, listed = name.rpartition("/")[0], _list_of(name)
        if listed.lower() not in self._parts:
            return {}
        if self._parts[listed.lower()].file_size > LONGEST_LIST:
            raise ValueError("too long")
        relations = _Relations(folder)
        read(self.read(listed), relations)
        return relations.found

    def names(self) -> Sequence[str]:
        """Of all parts, and of the file itself, ""."""
        return ("", *(part.filename for part in self._parts.values()))

    def part(self, of: str, kind: str) -> str | None:
        """The part of a kind to which another leads; None where there is none. Raises ValueError for several."""
        found = {one.target for one in self.relations(of).values() if one.kind == kind and not one.is_outside}
        if len(found) > 1:
            raise ValueError("several")
        return next(iter(found), None)


class Package:
    """A file that is written: parts, and where they lead."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[str, bytes]] = {}
        self._relations: dict[str, dict[Relation, str]] = {}  # part → where it leads → its id for that

    def add(self, name: str, content_type: str, content: bytes) -> None:
        self._parts[name] = content_type, content

    def add_picture(self, folder: str, content: bytes, ending: str) -> str:
        """Its name; the same for the same picture."""
        kind = f"image/{ending}"
        known = [name for name, one in self._parts.items() if one == (kind, content)]
        name = known[0] if known else f"{folder}/image{len(self._parts) + 1}.{ending}"
        self.add(name, kind, content)
        return name

    def relate(self, name: str, relation: Relation) -> str:
        """The id by which a part names where it leads; the same for the same."""
        known = self._relations.setdefault(name, {})
        return known.setdefault(relation, f"rId{len(known) + 1}")

    def content(self) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in self._files().items():
                entry = zipfile.ZipInfo(name, _DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)
        return file.getvalue()

    def _files(self) -> Mapping[str, bytes]:
        types = ElementTree.Element("Types", xmlns=_CONTENTS)
        ElementTree.SubElement(types, "Default", Extension="rels", ContentType=_OF_RELATIONS)
        for name, (kind, _) in self._parts.items():
            ElementTree.SubElement(types, "Override", PartName=f"/{name}", ContentType=kind)
        files = {_TYPES: _written(types)}
        for name, relations in self._relations.items():
            files[_list_of(name)] = _written(_listed(relations, name.rpartition("/")[0]))
        return files | {name: content for name, (_, content) in self._parts.items()}


def _list_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _listed(relations: Mapping[Relation, str], folder: str) -> ElementTree.Element:
    listed = ElementTree.Element("Relationships", xmlns=PACKAGE)
    for (kind, target, is_outside), id_ in relations.items():
        place = {"Target": target, "TargetMode": _OUTSIDE} if is_outside else {"Target": _from(folder, target)}
        ElementTree.SubElement(listed, "Relationship", Id=id_, Type=f"{RELATIONS}/{kind}", **place)
    return listed


def _from(folder: str, target: str) -> str:
    return posixpath.relpath(target, folder or ".")


def _written(element: ElementTree.Element) -> bytes:
    return ElementTree.tostring(element, encoding="UTF-8", xml_declaration=True)
