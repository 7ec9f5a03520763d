"""A talk at a terminal, which may be left at any question."""

import signal
import sys
from collections.abc import Callable


def talk(converse: Callable[[], int], words: Callable[..., str]) -> int:
    """What a talk returns; whoever leaves it, or types what is no UTF-8, is told that nothing was written: then 1.
    `words`: says the words of the catalogue "dialogue"."""
    sys.stdin.reconfigure(encoding="utf-8", errors="strict")
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return converse()
    except (EOFError, KeyboardInterrupt, UnicodeDecodeError) as left:
        print(f"\n{words('stopped')}")
        if isinstance(left, UnicodeDecodeError):
            print(words("encoding"))
        elif isinstance(left, EOFError) and not sys.stdin.isatty():
            print(words("no_terminal"))
        return 1
