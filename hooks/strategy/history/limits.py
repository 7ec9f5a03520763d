"""A past version of a data file → its values, within the bounds that hold for the file of today.

Nobody can correct what was committed once, so what goes beyond them is no version; and it must not stop those after it:
the parser of the library itself is left for what is deep or repeats itself by reference.
"""

import yaml

from strategy.limits import TooLong, within

LIMIT_BYTES = 32 * 1024 * 1024
LIMIT_DEPTH = 32
SECONDS = 20.0  # of the processor

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class BeyondLimits(ValueError):
    """A version that is too large, too deep, refers to itself, or takes too long."""


def load(data: bytes) -> object:
    """The values of a version, all scalars as strings. Raises BeyondLimits, yaml.YAMLError, UnicodeDecodeError."""
    if len(data) > LIMIT_BYTES:
        raise BeyondLimits
    try:
        with within(SECONDS):
            _measure(data)
            return yaml.load(data, _LOADER)
    except (TooLong, RecursionError):
        raise BeyondLimits from None


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
