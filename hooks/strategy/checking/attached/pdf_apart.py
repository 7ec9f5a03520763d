"""What only libraries written in C can do with a PDF file, done by a program of its own, `pdf_program`."""

import atexit
import base64
import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PROGRAM = Path(__file__).with_name("pdf_program.py")
_COMMAND = (sys.executable, "-P", str(PROGRAM))  # nothing beside it passes for a library


class Answer(NamedTuple):
    told: tuple[str, ...] = ()
    is_whole: bool = False
    seconds: float = 0.0  # of the processor, that it took


def rewritten(data: bytes, seconds: float) -> tuple[bytes, float]:
    """A document as it is published, and the seconds that it took. Raises ValueError for one that is damaged or
    encrypted, or takes more of the processor's time."""
    answer = _READER.ask("rewritten", data, seconds)
    if not answer.is_whole:
        raise ValueError("cannot be written anew")
    return base64.b64decode(answer.told[0]), answer.seconds


def links(data: bytes, seconds: float) -> Answer:
    """Links that browsers make of the words on the pages."""
    return _READER.ask("links", data, seconds)


class _Reader:
    """The program, which stays for the next file."""

    def __init__(self) -> None:
        self._idle: subprocess.Popen | None = None

    def ask(self, task: str, data: bytes, seconds: float) -> Answer:
        """Nothing where the program has failed."""
        try:
            running, self._idle = self._alive() or _started(), None
        except OSError:  # of too many programs at once
            return Answer()
        try:
            running.stdin.write(f"{task} {seconds:f} {len(data)}\n".encode())
            running.stdin.write(data)
            running.stdin.flush()
            answer = _answer(running)
            self._idle = running
            return answer
        except OSError:
            return Answer()
        finally:
            if self._idle is not running:  # what it still says would be taken for the next answer
                running.kill()
                running.communicate()

    def _alive(self) -> subprocess.Popen | None:
        """Unless somebody has ended it since: a system that lacks memory does."""
        return self._idle if self._idle and self._idle.poll() is None else None

    def close(self) -> None:
        if self._idle:
            self._idle.communicate()


def _started() -> subprocess.Popen:
    pipe = subprocess.PIPE
    return subprocess.Popen(_COMMAND, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)


def _answer(running: subprocess.Popen) -> Answer:
    """Raises OSError where the program ends instead."""
    told = []
    for line in running.stdout:
        with suppress(ValueError):  # of what was cut short: the last line says that this is not all
            said = json.loads(line)
            if isinstance(said, list):
                return Answer(tuple(told), *said)
            told.append(said)
    raise OSError("ended")


_READER = _Reader()
atexit.register(_READER.close)
