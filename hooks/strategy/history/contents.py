"""What one running git says: the bytes of versions, hundreds of which are asked for, one after the other; and what
belongs to thousands of commits, of which no more is kept than is asked for."""

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from strategy.history.failures import Damaged

LIMIT_BYTES = 32 * 1024 * 1024  # of a version
_AT_ONCE = 64 * 1024  # bytes


@dataclass(frozen=True)
class Content:
    """What a file held, read when it is asked for; the same where it held the same."""

    version: str
    read: Callable[[str], bytes | None] = field(compare=False)

    def __call__(self) -> bytes | None:
        return self.read(self.version)


@contextmanager
def opened(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> Iterator[Callable[[str], bytes | None]]:
    """A function from a version to its bytes, as far as LIMIT_BYTES go; None for one that git does not have. Raises
    Damaged where git fails. `command` is started only when something is asked: mostly everything is known already."""
    with ExitStack() as stack:
        running: list[subprocess.Popen] = []

        def content(version: str) -> bytes | None:
            if not running:
                pipe = subprocess.PIPE
                started = subprocess.Popen(
                    command, cwd=folder, env=environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
                )
                running.append(stack.enter_context(started))
                stack.callback(_close, started.stdin)
            asked = f"{version}\n".encode("utf-8", "surrogateescape")
            with suppress(BrokenPipeError):  # it has come upon something spoilt, and ended
                running[0].stdin.write(asked)
                running[0].stdin.flush()
            header = running[0].stdout.readline().split()
            if not header:
                raise _failure(command, folder, environment, asked)
            if not header[-1].isdigit():  # "missing", after a name of any words
                return None
            size = int(header[-1])
            data = running[0].stdout.read(min(size, LIMIT_BYTES))
            for start in range(len(data), size + 1, LIMIT_BYTES):  # the rest, and a line break
                running[0].stdout.read(min(LIMIT_BYTES, size + 1 - start))
            if len(data) < min(size, LIMIT_BYTES):
                raise _failure(command, folder, environment, asked)
            return data

        yield content


def parts(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """What git says, from one zero byte to the next. Raises Damaged where it says that it can't."""
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=pipe, stderr=nowhere) as running:
        begun: list[bytes] = []
        while data := running.stdout.read(_AT_ONCE):
            first, *others = data.split(b"\0")
            begun.append(first)
            for one in others:
                yield b"".join(begun).decode("utf-8", "surrogateescape")
                begun = [one]
        yield b"".join(begun).decode("utf-8", "surrogateescape")
    if running.returncode:
        raise _failure(command, folder, environment)


def _failure(command: Sequence[str], folder: Path, environment: Mapping[str, str], put: bytes = b"") -> Damaged:
    """With what git says, asked once more: nobody listened before."""
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    again = subprocess.run(command, cwd=folder, env=environment, input=put, stdout=nowhere, stderr=pipe)
    return Damaged.of(again.stderr.decode("utf-8", "replace"))


def _close(pipe: IO[bytes]) -> None:
    with suppress(BrokenPipeError):
        pipe.close()
