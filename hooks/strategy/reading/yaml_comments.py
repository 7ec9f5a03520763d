"""What is written in a YAML file for those who edit it: all that is no value."""

import re
from codecs import BOM_UTF8

import yaml

from strategy.limits import TooLong, within
from strategy.reading.documents import as_text

SECONDS = 1.0  # of the processor: brackets within each other take the square of their number
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REST = re.compile("[^\r\n\x85\u2028\u2029]*")  # of a line
_COMMENT = re.compile(r"(?<!\S)#.*")


def of(data: bytes) -> str:
    """The comments of a file, a line for each; of one that cannot be read, or not in the time, none."""
    text = as_text(data.removeprefix(BOM_UTF8))  # whose sign the scanner doesn't count
    try:
        with within(SECONDS):
            marks = [(_start(token, text), token.end_mark.index) for token in yaml.scan(text, _LOADER)]
    except (yaml.YAMLError, TooLong):
        return ""
    between = zip([0, *(end for _, end in marks)], [*(start for start, _ in marks), len(text)], strict=True)
    return "\n".join(comment for start, end in between for comment in _COMMENT.findall(text[start:end]))


def _start(token: yaml.Token, text: str) -> int:
    """Of a text below its `|` or `>`, where that line ends: a comment may stand there."""
    if not isinstance(token, yaml.ScalarToken) or token.style not in ("|", ">"):
        return token.start_mark.index
    return _REST.match(text, token.start_mark.index).end()
