"""Settings of the host as ours once were, and what the check says of settings."""

from pathlib import Path

from strategy.checking import host_settings
from strategy.checking.check import describe
from strategy.i18n import Catalogue

GOOD = Path(__file__).with_suffix(".yml").read_bytes()  # ours as they were once: staff may change those of today


def keys(data: bytes) -> list[str]:
    found = host_settings.problems(data)
    assert all("; " in describe(one, Catalogue("uk", "problems")) for one in found)
    return [one.key for one in found]
