"""What is written in a YAML file for those who edit it: all that is no value."""

import re

import yaml

from strategy.reading.documents import as_text

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"(?<!\S)#.*")


def of(data: bytes) -> str:
    """The comments of a file, a line for each; of one that cannot be read, none."""
    text = as_text(data)
    try:
        marks = [(token.start_mark.index, token.end_mark.index) for token in yaml.scan(text, _LOADER)]
    except yaml.YAMLError:
        return ""
    between = zip([0, *(end for _, end in marks)], [*(start for start, _ in marks), len(text)], strict=True)
    return "\n".join(comment for start, end in between for comment in _COMMENT.findall(text[start:end]))
