"""The strategy's plain texts as Markdown, in which many signs mean something."""

import re

_MARKUP = re.compile(r"[\\`*_\[\]>|~#{}]")
_FIRST = re.compile(r"^(?:[-+=](?=\s|$|[-+=])|(\d+)([.)]))")


def escape(text: str) -> str:
    """A text as Markdown that shows it as typed.

    >>> escape("- a_b")
    '\\\\- a\\\\_b'
    """
    escaped = _MARKUP.sub(r"\\\g<0>", text).replace("&", "&amp;").replace("<", "&lt;")
    return _FIRST.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[0]}", escaped)
