"""Lexemes and their kin → the compact form in which they travel to the browser."""

from __future__ import annotations

from os.path import commonprefix

from strategy.search.morphology import Lexicon


def table(lexicon: Lexicon) -> dict[str, list]:
    """{"paradigms": ["ending,…", …], "families": [["rest paradigm,…", "root,…"], …]}.

    A family is a root and its lexemes, each as what follows the root and the number of a paradigm; a form is
    root + rest + ending. Families built alike share a row: «створ», «оформл» … with «ен» + paradigm of nouns, and so on.
    """
    stems = [commonprefix(forms) for forms in lexicon.lexemes]
    endings = [tuple(form[len(stem) :] for form in forms) for stem, forms in zip(stems, lexicon.lexemes, strict=True)]
    uses: dict[tuple[str, ...], int] = {}
    for paradigm in endings:
        uses[paradigm] = uses.get(paradigm, 0) + 1
    ordered = sorted(uses)
    numbers = {paradigm: number for number, paradigm in enumerate(ordered)}
    rows: dict[str, list[str]] = {}
    for family in lexicon.families:
        root = commonprefix([stems[member] for member in family])
        built = ",".join(sorted(f"{stems[member][len(root) :]} {numbers[endings[member]]}" for member in family))
        rows.setdefault(built, []).append(root)
    return {
        "paradigms": [",".join(paradigm) for paradigm in ordered],
        "families": [[built, ",".join(rows[built])] for built in sorted(rows, key=lambda row: (-len(rows[row]), row))],
    }
