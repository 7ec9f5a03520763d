"""Why git tells nothing of a folder."""

import errno
import re
from typing import Self

_WHY = re.compile(r"^(?:fatal|error): .*", re.MULTILINE)
_FULL = re.compile(r"Out of diskspace|No space left on device")


class NoRepository(Exception):
    """The file is in no repository, git is not there, or git does not trust the folder. The text says which."""


class Damaged(OSError):
    """Git is there and fails: of the past it must not be taken to know nothing. `strerror`: what git says."""

    @classmethod
    def of(cls, said: str) -> Self:
        """`said`: what git prints as it fails."""
        why = [said.strip(), *_WHY.findall(said)][-1]
        return cls(errno.ENOSPC if _FULL.search(said) else errno.EIO, why, "git")


class Absent(Damaged):
    """What is asked for is not there."""


class Foreign(NoRepository):
    """Git does not read the repository, as it belongs to another user (safe.directory)."""


class Swollen(NoRepository):
    """A commit holds more files than git can tell apart from those of others in time. The text is its id."""
