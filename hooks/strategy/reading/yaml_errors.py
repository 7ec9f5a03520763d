"""What the YAML parser says when it gives up → where the cause stands, and which of our sentences fits.

The parser's own words are English and about YAML; those who keep the data are no programmers.
"""

import re
from collections.abc import Iterator

import yaml

# The words of libyaml and of PyYAML's own parser, and what they mean; the first that is found counts. Where
# the meaning is None, the line itself has to tell.
_MEANINGS = (
    (r"tab character", "yaml.tab"),
    (r"unexpected end of stream|unexpected document (indicator|separator)", "yaml.quote_open"),
    (r"flow (sequence|mapping|node).*expected", "yaml.bracket_open"),
    (r"quoted scalar.*(escape|hexa?decimal)", "yaml.escape"),
    (r"scanning a block scalar", "yaml.block_header"),
    (r"anchor|alias|(scanning|parsing) a tag|tag handle|any token|node content", "yaml.first_sign"),
    (r"directive|incompatible YAML", "yaml.directive"),
    (r"<document start>", None),
    (r"'-' indicator|block collection", "yaml.dash"),
    (r"sequence entries are not allowed", "yaml.dash_inline"),
    (r"simple key", "yaml.colon_missing"),
    (r"mapping values are not allowed", None),
    (r"expected key|<block end>|mapping keys are not allowed", None),
)
_WHERE_IT_BEGAN = {"yaml.quote_open", "yaml.bracket_open", "yaml.first_sign", "yaml.colon_missing"}
_AFTER = {
    '"': "yaml.after_quote",
    "'": "yaml.after_quote",
    "]": "yaml.after_bracket",
    "}": "yaml.after_bracket",
}

_GLUED = re.compile(r"(?P<indent>[ ]*(?:- +)*)(?P<name>[a-z][a-z_]{1,15}):(?![\s/])")
_WITHOUT_COLON = re.compile(r"(?P<indent>[ ]*(?:- +)*)[A-Za-z][A-Za-z_]*(?: +[^\s:#][^:\n]*)?$", re.MULTILINE)
_DASH_MISTYPED = re.compile(r"(?P<indent> *)(?:-(?![\s-])|[–—•] ?)[a-z_]+:")
_WITHOUT_VALUE = re.compile(r"[ {]*(?P<name>[a-z][a-z_]*):(?=[},\]])")
_FIELD_BELOW = re.compile(r"\n *(?:- +)*[a-z_]+:(?=\s)")
_AFTER_A_KEY = re.compile(r"[ ]*(?:- +)*[^\s:]+: ")


def glued_key(text: str) -> str | None:
    """The name of the field where a space is missing after its colon (`code:"1"`); None where none is."""
    found = _GLUED.match(text)
    return found["name"] if found else None


def explain(source: str, error: yaml.MarkedYAMLError, quoted: tuple[int, int]) -> tuple[int, str, dict[str, str]]:
    """(offset of the cause in the source, key of the catalogue "problems", parameters of its sentence). `quoted`: start
    and end of the last text in quotes."""
    words = f"{error.context or ''}: {error.problem or ''}"
    key = next((key for pattern, key in _MEANINGS if re.search(pattern, words)), "yaml.other")
    stop = error.problem_mark.index if error.problem_mark else 0
    offset = error.context_mark.index if error.context_mark and key in _WHERE_IT_BEGAN else stop

    # Quotes that are left open end where the next text in quotes should begin, with all fields between within them.
    start, end = (error.context_mark.index, stop) if key == "yaml.escape" and error.context_mark else quoted
    if _FIELD_BELOW.search(source, start, end):
        return start, "yaml.quote_open", {"sign": source[start]}

    # The cause may stand on the line where the parser gave up, where it began, or on the one before.
    here, there = _line_start(source, offset), _line_start(source, stop)
    for start in (here, there):
        indent = re.compile(r"[ \t]*").match(source, start)
        if "\t" in indent[0] and key != "yaml.quote_open":
            return start + indent[0].index("\t"), "yaml.tab", {}
    if key in {None, "yaml.colon_missing"}:
        for start in (here, there, _line_start(source, max(0, here - 2))):
            if glued := _GLUED.match(source, start):
                return glued.end("indent"), "yaml.glued", {"name": glued["name"]}

    if key == "yaml.other" and (empty := _WITHOUT_VALUE.match(source, max(here, source.rfind(" ", 0, offset)))):
        return empty.start("name"), "yaml.no_value", {"name": empty["name"]}
    if key is None:
        above = [start for start, line in _lines_up(source, here) if line.strip()][:1]
        began = [_line_start(source, error.context_mark.index)] if error.context_mark else []
        for start in (*began, *above):
            if mistyped := _DASH_MISTYPED.match(source, start):
                return mistyped.end("indent"), "yaml.dash", {}
        if told := _of_line_before(source, here):
            return (*told, {})

    match key:
        case None:
            said = _told_by_line(words, source[here:offset], source[:offset])
            return offset, "yaml.list_open" if said == "yaml.after_quote" and source[offset] == "," else said, {}
        case "yaml.directive":
            return here, key, {}
        case "yaml.quote_open" | "yaml.bracket_open" | "yaml.first_sign":
            return _with_sign(source, words, offset, key)
        case _:
            return offset, key, {}


def _of_line_before(source: str, here: int) -> tuple[int, str] | None:
    """(offset, key) where the line before the one at which the parser stumbled is the wrong one: it lacks its colon, or
    it alone is not set in by twos."""
    before = next((line for line in _lines_up(source, here) if line[1].strip() and line[1].lstrip()[0] != "#"), None)
    if before is None:
        return None
    start, line = before
    indent, own = (len(text) - len(text.lstrip(" ")) for text in (line, source[here:]))
    lacks = _WITHOUT_COLON.match(line)
    begins_list = source.startswith("- ", here + own) and line.strip().isidentifier()
    if lacks and (len(lacks["indent"]) == own or begins_list):
        return start + len(lacks["indent"]), "yaml.colon_missing"
    return (start + indent, "yaml.indent") if indent % 2 and not own % 2 else None


def _lines_up(source: str, start: int) -> Iterator[tuple[int, str]]:
    """(offset, text) of the lines above one, the nearest first."""
    while start > 0:
        end, start = start, _line_start(source, start - 1)
        yield start, source[start:end].rstrip("\r\n")


def _told_by_line(words: str, line: str, before: str) -> str:
    """What is wrong behind a part of a line and all that stands before."""
    if "<document start>" in words:
        return "yaml.documents" if re.search(r"^\.\.\.", before, re.MULTILINE) else "yaml.indent"
    if "mapping values" in words and (key := _AFTER_A_KEY.match(line)):
        return "yaml.colon_in_curly" if line[key.end() :].lstrip()[:1] in set("“„«”‟") else "yaml.colon_inside"
    return _AFTER.get(before.rstrip(" ")[-1:], "yaml.indent")


def _with_sign(source: str, words: str, offset: int, key: str) -> tuple[int, str, dict[str, str]]:
    sign = source[offset : offset + 1]
    if sign == "\t":
        return offset, "yaml.tab", {}
    if not sign.strip() and "flow" in words:  # the file ends inside brackets
        offset = max(source.rfind("["), source.rfind("{"))
        return offset, "yaml.bracket_open", {"sign": source[offset]}
    return (offset, key, {"sign": sign}) if sign.strip() else (offset, "yaml.other", {})


def _line_start(source: str, offset: int) -> int:
    return max(source.rfind("\n", 0, offset), source.rfind("\r", 0, offset)) + 1
