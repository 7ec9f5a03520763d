"""Bounds for work on what others have written: it ends, whatever stands there."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 0.1  # seconds after which it is raised again: what is raised where an object is taken away is lost


class TooLong(Exception):
    """The work was not done in its time."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TooLong in the block that takes more of the processor's time than this, loops of `re` and all.

    Time of the processor, not of the clock: a busy computer changes no verdict. Nothing is bounded where no signal can
    come, in threads.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    over = False

    def stop(number: int, frame: FrameType | None) -> None:
        if not over:
            raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
    try:
        yield
    finally:
        over = True  # before anything else, so that nothing is raised outside the block
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
