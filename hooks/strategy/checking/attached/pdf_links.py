"""Where the words of a PDF file's pages lead: Chromium makes links by itself of what looks like an address.

These are told and not judged: texts break addresses at the end of a line, and speak of those that are none.
"""

import atexit
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

from strategy.checking.attached import page_links
from strategy.checking.attached.document_links import UNREAD, Followed

PATIENCE, HASTE = 20.0, 0.3  # seconds for all files that are not read to their end, and for each one after that
_COMMAND = (sys.executable, "-P", page_links.__file__)  # nothing beside it passes for a library


def found_in(data: bytes, seconds: float) -> Iterator[str]:
    """`seconds`: of the processor, that this may take at most."""
    are_all = False
    seconds = min(seconds, max(_READER.patience, HASTE))
    for answer in _READER.ask(data, seconds):
        if isinstance(answer, str):
            yield Followed(answer)
        are_all = answer is True
    if not are_all:
        _READER.patience -= seconds
        yield UNREAD


class _Reader:
    """The program that reads pages, which stays for the next file."""

    def __init__(self) -> None:
        self._idle: subprocess.Popen | None = None
        self.patience = PATIENCE

    def ask(self, data: bytes, seconds: float) -> tuple[str | bool, ...]:
        """Links, and last whether these are all; nothing where the program has failed."""
        try:
            running, self._idle = self._idle or _started(), None
        except OSError:  # of too many programs at once
            return ()
        try:
            running.stdin.write(b"%f %d\n" % (seconds, len(data)))
            running.stdin.write(data)
            running.stdin.flush()
            answers = tuple(_answers(running))
            self._idle = running
            return answers
        except OSError:
            return ()
        finally:
            if self._idle is not running:  # what it still says would be taken for the next answer
                running.kill()
                running.communicate()

    def close(self) -> None:
        if self._idle:
            self._idle.communicate()


def _started() -> subprocess.Popen:
    pipe = subprocess.PIPE
    return subprocess.Popen(_COMMAND, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)


def _answers(running: subprocess.Popen) -> Iterator[str | bool]:
    """Raises OSError where the program ends instead."""
    for line in running.stdout:
        with suppress(ValueError):  # of a link that was cut short: the next answer says that these are not all
            answer = json.loads(line)
            yield answer
            if isinstance(answer, bool):
                return
    raise OSError("ended")


_READER = _Reader()
atexit.register(_READER.close)
