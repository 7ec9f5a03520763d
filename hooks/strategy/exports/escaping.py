"""Plain texts in languages in which many signs mean something: Markdown, TeX, that of wikis."""

import re

from strategy.site.wording import linked

_BARE = re.compile(r"(?<=www)\.|:(?=//)", re.IGNORECASE)  # by which some readers know an address in any text
_REFERENCE = re.compile(r"&#?\w+;")  # which not all read alike in an address
_MARKUP = re.compile(r"[\\`*_\[\]>|~#{}]")
_FIRST = re.compile(r"^(?:[-+=:](?=\s|$|[-+=:])|(\d+)([.)])(?=\s|$))")

_TEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "$&#%_"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces even where a backslash stands before them
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_JOINED = re.compile("(?<=[-'`,<>!?])(?=[-'`,<>])")  # two signs that TeX draws as one: -- as a dash, '' as quotes
_WIKI = re.compile(r"[\[\]{}|<>&~]|''+|__+")


def escape(text: str) -> str:
    """A text as Markdown that shows it as typed.

    >>> escape("- a_b")
    '\\\\- a\\\\_b'
    """
    return escape_first(unlinked(escape_within(text)))


def escape_linked(text: str) -> str:
    """The same of a text that the program has put together, in which the addresses that the page links are links."""
    return escape_first(
        "".join(
            f"<{piece}>" if leads and not _REFERENCE.search(piece) else unlinked(escape_within(piece))
            for piece, leads in linked(text)
        )
    )


def unlinked(text: str) -> str:
    """An escaped text in which no reader finds an address to link, except of mail."""
    return _BARE.sub(lambda sign: f"&#{ord(sign[0])};", text)


def escape_within(text: str) -> str:
    """The same of a text that stands amid a line; addresses in it may be links to some."""
    return _MARKUP.sub(r"\\\g<0>", text).replace("&", "&amp;").replace("<", "&lt;")


def escape_first(line: str) -> str:
    """A line that begins no list, heading or table by its first signs."""
    return _FIRST.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[0]}", line)


def tex(text: str) -> str:
    """A text no sign of which means anything to TeX."""
    return _JOINED.sub("{}", text.translate(_TEX))


def wiki(text: str) -> str:
    """A text no sign of which means anything to a wiki."""
    return _WIKI.sub(lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), text)
