"""A past version of a data file → its values, within the bounds that hold for the file of today.

Nobody can correct what was committed once, so what goes beyond them is no version; and it must not stop those after it:
the parser of the library itself is left for what is deep or repeats itself by reference.
"""

import yaml

from strategy.limits import TooLong, within

LIMIT_DEPTH = 32
SECONDS = 20.0  # of the processor
LARGER, SMALL = 3, 256 * 1024

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class BeyondLimits(ValueError):
    """A version that is too deep, refers to itself, or takes too long."""


def fits(size: int, today: int) -> bool:
    """Whether a version is not so much larger than that of today, in bytes, that it must be something else: the time to
    read it grows with its size."""
    return size <= LARGER * today + SMALL


def load(data: bytes) -> object:
    """The values of a version, all scalars as strings. Raises BeyondLimits, yaml.YAMLError, UnicodeDecodeError."""
    try:
        with within(SECONDS):
            _measure(data)
            return yaml.load(data, _LOADER)
    except (TooLong, RecursionError):
        raise BeyondLimits from None


def is_beyond(data: bytes) -> bool:
    """Whether a version that cannot be read is more than any strategy, or no text in UTF-8."""
    try:
        data.decode("utf-8")
        with within(SECONDS):
            _measure(data)
    except (BeyondLimits, TooLong, RecursionError, UnicodeDecodeError):
        return True
    except yaml.YAMLError:
        return False
    return False


def _measure(data: bytes) -> None:
    depth = 0
    for event in yaml.parse(data, _PARSER):
        match event:
            case yaml.CollectionStartEvent():
                depth += 1
                if depth > LIMIT_DEPTH:
                    raise BeyondLimits
            case yaml.CollectionEndEvent():
                depth -= 1
            case yaml.AliasEvent():
                raise BeyondLimits
