"""Documents of Word (ECMA-376 part 1, 17), written anew: of fields what they showed, but numbers of pages stay such."""

import re
from collections.abc import Mapping

from strategy.checking.attached import office_pictures
from strategy.checking.attached.document_links import is_place
from strategy.checking.attached.names_xml import PICTURE, PICTURES
from strategy.checking.attached.office_part import THEME, Part, copied_file
from strategy.checking.attached.office_xml import LeadsAstray, NoCopy
from strategy.checking.attached.package import Package, Relation, Source

_MAIN = "word/document.xml"
_BESIDE = {
    **{
        kind: (f"wordprocessingml.{kind}+xml", f"w:{kind}")
        for kind in ("styles", "numbering", "settings", "footnotes", "endnotes")
    },
    "theme": THEME,
}
_ANCHOR = "w:anchor"  # the place to which a link leads, of the file or beyond an address
_REFERENCES = {"w:headerReference": ("header", "w:hdr"), "w:footerReference": ("footer", "w:ftr")}
_NUMBER = re.compile(  # and how it is written
    r"\s*((?:PAGE|NUMPAGES|SECTIONPAGES)(?:\s*\\\*\s*\w+|\s*\\#\s*(?:[0#,.]+|\"[0#,. ()/–-]*\"))*)\s*",
    re.IGNORECASE | re.ASCII,
)
_SILENT = re.compile(  # fields that show nothing
    r"\s*(?:(?:ADDIN|ADVANCE|ASK|NEXT|NEXTIF|PRIVATE|RD|SET|SKIPIF|TA|TC|XE)\b|\Z)", re.IGNORECASE
)
_DRAWN = re.compile(  # fields that keep nothing of what they show
    r"\s*(?:AUTONUM\w*|EQ|FORMCHECKBOX|FORMDROPDOWN|GOTOBUTTON|LISTNUM|MACROBUTTON|SYMBOL)\b", re.IGNORECASE
)
_SIMPLE, _RUN, _PARAGRAPH = "w:fldSimple", "w:r", "w:p"
_OF_RUNS = frozenset(
    (_PARAGRAPH, "w:hyperlink", _SIMPLE, "w:sdtContent", "w:smartTag", "w:customXml", "w:dir", "w:bdo")
)
_OF_PARAGRAPHS = frozenset(
    ("w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:sdtContent", "w:customXml")
)
_LOOKS = "Pr"  # how elements are called that say how others look
_HIDDEN = frozenset(("w:vanish", "w:specVanish"))
_OFF = frozenset(("0", "false", "off"))


def copied(source: Source, package: Package) -> None:
    """Raises NoCopy, and ValueError for another kind of file."""
    text = copied_file(source, package, _MAIN, _BESIDE, _Text)
    text.copied("wordprocessingml.document.main+xml", "w:document")


class _Field:
    """First stands what it is told to show, then what it showed last."""

    def __init__(self, instruction: str = "") -> None:
        self.instruction = instruction
        self.is_told = True
        self.is_kept = False


class _Text(Part):
    prefixes = ("w", "wp", "a", "pic")

    def __init__(self, *given: object) -> None:
        super().__init__(*given)
        self._fields: list[_Field] = []
        self._is_instruction = False  # what is read
        self._named: dict[Relation, str] = {}  # header, footer or picture → its name in the copy

    def leaves_out(self, name: str, given: Mapping[str, str]) -> bool:
        if name in {_RUN, _PARAGRAPH} and not self._may_stand(name):
            raise NoCopy(name)
        if name == "w:fldChar" and self._is_of_run():
            self._turn(given.get("w:fldCharType", ""))
        if name == _SIMPLE:
            self._fields.append(_Field(given.get("w:instr", "")))
            self._show()
        self._is_instruction = name == "w:instrText"
        if self._is_of_run() and name != "w:rPr" and self._is_told():
            return True
        if name in _HIDDEN and self.open[-2:] == [_RUN, "w:rPr"] and given.get("w:val") not in _OFF:
            raise NoCopy(name)
        if name == "a:graphicData" and given.get("uri") not in PICTURES:
            raise NoCopy(name)
        if name in _REFERENCES and self.name != _MAIN:
            return True
        return super().leaves_out(name, given)

    def data(self, text: str) -> None:
        if self._is_instruction and self._fields:
            self._fields[-1].instruction += text
        super().data(text)

    def end(self, name: str) -> None:
        self._is_instruction = False
        if not self._left and self.above == _SIMPLE:
            self._turn("end")
        super().end(name)

    def close(self) -> None:
        if self._fields:
            raise NoCopy("w:fldChar")  # nobody can tell where it ends
        super().close()

    def added(self, name: str, given: Mapping[str, str]) -> Mapping[str, str]:
        if name == "w:hyperlink":
            return self._led_to(given)
        if name in _REFERENCES:
            return {"r:id": self._with_part(*_REFERENCES[name], given.get("r:id", ""))}
        if name == "a:blip":
            return {"r:embed": self._with_picture(given)}
        return {"uri": PICTURE} if name == "a:graphicData" else {}

    def _led_to(self, given: Mapping[str, str]) -> Mapping[str, str]:
        id_, place = self.lead_out(given.get("r:id", ""), given.get(_ANCHOR, ""))
        if id_:
            return {"r:id": id_}
        place = place.removeprefix("#")
        if not is_place(place):
            raise LeadsAstray(place)
        return {_ANCHOR: place} if place else {}

    def _with_part(self, kind: str, root: str, id_: str) -> str:
        relation = self.relations[id_]
        if relation.kind != kind or relation.is_outside:
            raise ValueError("another part")
        if relation not in self._named:
            name = self._named[relation] = f"word/{kind}{len(self._named) + 1}.xml"
            part = _Text(self.source, relation.target, self.package, name)
            part.copied(f"wordprocessingml.{kind}+xml", root)
        return self.lead_to(kind, self._named[relation])

    def _with_picture(self, given: Mapping[str, str]) -> str:
        relation = self.relations.get(given.get("r:embed", ""))
        if relation is None or relation.kind != "image" or relation.is_outside or "r:link" in given:
            raise NoCopy("a:blip")
        if relation not in self._named:
            picture = office_pictures.published(self.source.read(relation.target))
            name = self.package.add_picture("word/media", picture.content, picture.ending)
            self._named[relation] = name
        return self.lead_to("image", self._named[relation])

    def _turn(self, mark: str) -> None:
        """`mark`: what stands in a field: "begin", "separate" or "end"."""
        if mark == "begin":
            self._fields.append(_Field())
        elif mark not in {"separate", "end"}:
            raise NoCopy("w:fldChar")
        elif self._fields and mark == "separate":
            self._show()
        elif self._fields:
            self._end_field()

    def _end_field(self) -> None:
        keeps_nothing = self._fields[-1].is_told and not _SILENT.match(self._fields[-1].instruction)
        self._show()
        field = self._fields.pop()
        shows_more = _DRAWN.match(field.instruction) or (keeps_nothing and not field.is_kept)
        if shows_more and not self._is_told():
            raise NoCopy("w:fldChar")
        if field.is_kept:
            self._write(_mark("end"))

    def _show(self) -> None:
        """From here on stands what a field shows."""
        field = self._fields[-1]
        was_told, field.is_told = field.is_told, False
        number = _NUMBER.fullmatch(field.instruction)
        if was_told and number and not self._is_told():
            field.is_kept = True
            self._write(_mark("begin"), ("w:instrText", {}, number[1]), _mark("separate"))

    def _write(self, *elements: tuple[str, Mapping[str, str], str]) -> None:
        """Into the run that is open, or one of their own."""
        if is_bare := not self._is_of_run():
            self.out.startElement(_RUN, {})
        for name, given, text in elements:
            self.out.startElement(name, given)
            self.out.characters(text)
            self.out.endElement(name)
        if is_bare:
            self.out.endElement(_RUN)

    def _may_stand(self, name: str) -> bool:
        """Whether a run or a paragraph is where all programs read it."""
        if any(one.endswith(_LOOKS) for one in self.open):
            return False
        if name == _PARAGRAPH:
            return self.above in _OF_PARAGRAPHS
        return _PARAGRAPH in self.open and self.above in _OF_RUNS

    def _is_of_run(self) -> bool:
        return self.above == _RUN

    def _is_told(self) -> bool:
        return any(field.is_told for field in self._fields)


def _mark(kind: str) -> tuple[str, Mapping[str, str], str]:
    """Of a field: where it begins, what it shows, where it ends."""
    return "w:fldChar", {"w:fldCharType": kind}, ""
