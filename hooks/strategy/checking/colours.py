"""The colours of a site: all there, written as browsers read them, and what is text can be read on its ground."""

import difflib
import re
from collections.abc import Iterator, Mapping

NAMES = frozenset("ink muted paper tint line brand on-brand bar on-bar accent glow".split())  # noqa: SIM905
SCHEMES = ("light", "dark")
ENOUGH = 4.5  # WCAG 2.2, 1.4.3
# What stands on what.
_PAIRS = (
    *((text, ground) for ground in ("paper", "tint") for text in ("ink", "muted", "brand", "accent")),
    ("on-brand", "brand"),
    ("on-bar", "bar"),
)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

# Path of a setting, key of the catalogue "problems", parameters.
Fault = tuple[tuple[str, ...], str, Mapping[str, str | int]]


def faults(colours: object, path: tuple[str, ...]) -> Iterator[Fault]:
    """What is wrong with the colours that stand at a path of the settings."""
    for scheme in SCHEMES:
        given = colours.get(scheme) if isinstance(colours, dict) else None
        given = given if isinstance(given, dict) else {}
        strange, missing = [str(name) for name in given if name not in NAMES], [*(NAMES - set(given))]
        if len(strange) == len(missing) == 1 and difflib.get_close_matches(strange[0], missing):
            yield (*path, scheme, strange[0]), "settings.colour_near", {"name": strange[0], "near": missing[0]}
        elif lacking := sorted(NAMES ^ set(given), key=str):
            yield (*path, scheme), "settings.colours", {"value": scheme, "listed": ", ".join(map(str, lacking))}
        bad = {name for name, colour in given.items() if not _COLOUR.fullmatch(str(colour))}
        for name in given:
            if name in bad:
                key = "settings.colour" if given[name] is not None else "settings.colour_lost"
                yield (*path, scheme, str(name)), key, {"value": str(given[name]), "name": str(name)}
        for text, ground in _PAIRS:
            if {text, ground} <= set(given) - bad and (found := contrast(given[text], given[ground])) < ENOUGH:
                params = {"name": text, "ground": ground, "found": f"{found:.1f}", "wanted": f"{ENOUGH:.1f}"}
                yield (*path, scheme, text), "settings.contrast", params


def contrast(one: str, other: str) -> float:
    """How well two colours can be told apart, from 1 to 21, as WCAG measures it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
