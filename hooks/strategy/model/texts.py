"""A text of the data where it stands in a sentence of the site: what may be changed of it, and nothing else."""

import re

_STOP = re.compile(r"(?<![.!?])\.$")


def begun(text: str) -> str:
    """A text at the beginning of a line: with a capital letter, all else as typed.

    A name that chose its small letter itself keeps it.

    >>> begun("захід НАБУ"), begun("єДопомога")
    ('Захід НАБУ', 'єДопомога')
    """
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def unstopped(text: str) -> str:
    """A text before what ends the sentence for it: without its own full stop, but with dots that say more.

    >>> unstopped("Немає коштів."), unstopped("Чекали..."), unstopped("Невже?..")
    ('Немає коштів', 'Чекали...', 'Невже?..')
    """
    return _STOP.sub("", text)
