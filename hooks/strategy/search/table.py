"""Lexemes and their kin → the compact form in which they travel to the browser."""

from __future__ import annotations

import base64
import struct
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from typing import Any

from strategy.search.morphology import Lexicon, common, parted


def table(lexicon: Lexicon, vocabulary: Mapping[str, int]) -> dict[str, Any]:
    """{"paradigms": "ending,…|…", "builds": "rest paradigm+…,…;…|…", "families": [steps, cuts, builds],
    "typos": a bloom_filter of "stem paradigm", or null}.

    A family is a root and groups (;) of lexemes (,), a lexeme is parts (+) of what follows the root and the number of a
    paradigm; a form is root + rest + ending. Families built alike share an entry of `builds`, counted from one: «ен» +
    the paradigm of such nouns, and so on; those built like no other have 0, and their entries stand behind in order.
    The root is not sent: it is a word of the site without its last `cut` letters. Words are counted as `vocabulary`
    does (folded word → number, in the order of first appearance); `step` is how many further on the next family's word
    stands. Of steps, cuts and builds a sign tells each number, the one that stands so far behind "0".
    """
    parts = [parted(forms) for forms in lexicon.lexemes]
    # paradigms alike side by side, for the sake of compression
    paradigms = sorted({endings for lexeme in parts for _, endings in lexeme})
    numbers = {paradigm: number for number, paradigm in enumerate(paradigms)}
    families: list[tuple[int, int, str]] = []
    for family in lexicon.families:
        members = [member for group in family for member in group]
        root = common([stem for member in members for stem, _ in parts[member]])
        words = (form for member in members for form in lexicon.lexemes[member] if form in vocabulary)
        word = min(words, key=vocabulary.__getitem__)

        def build(member: int, root: str = root) -> str:
            return "+".join(f"{stem[len(root) :]} {numbers[endings]}" for stem, endings in parts[member])

        built = ";".join(sorted(",".join(sorted(map(build, group))) for group in family))
        families.append((vocabulary[word], len(word) - len(root), built))
    families.sort()
    counts = Counter(built for _, _, built in families)
    shared = [built for built, count in counts.most_common() if count > 1]
    numbered = {built: number for number, built in enumerate(shared, 1)}
    places = [place for place, _, _ in families]
    return {
        "paradigms": "|".join(",".join(paradigm) for paradigm in paradigms),
        "builds": "|".join([*shared, *(built for _, _, built in families if counts[built] == 1)]),
        "families": [
            _signs(place - before for before, place in pairwise([0, *places])),
            _signs(cut for _, cut, _ in families),
            _signs(numbered.get(built, 0) for _, _, built in families),
        ],
        "typos": None if lexicon.typos is None else bloom_filter({f"{one} {numbers[of]}" for one, of in lexicon.typos}),
    }


def _signs(numbers: Iterable[int]) -> str:
    return "".join(chr(ord("0") + number) for number in numbers)


def front_coded(words: Iterable[str]) -> str:
    """Sorted words, each as how many letters it shares with the one before, nine at most, and the rest."""
    words = sorted(words)
    shared = [0, *(min(9, len(common(pair))) for pair in pairwise(words))]
    return "".join(f"{count}{word[count:]}" for count, word in zip(shared, words, strict=False))


def fingerprint(vocabulary: Iterable[str]) -> int:
    """A number by which the browser knows that it counts the words alike."""
    return _hash(" ".join(vocabulary), 0x811C9DC5)


BITS = 6  # for each key of a bloom_filter: about one strange word in eighteen passes for one of them
HASHES = 4


def bloom_filter(keys: Collection[str]) -> str:
    """A Bloom filter of words as base64; worker/lexicon.js asks it. Every key is in it, and a few others seem to be."""
    size = max(8, -(-len(keys) * BITS // 8) * 8)
    bits = bytearray(size // 8)
    for key in keys:
        for place in _places(key, size):
            bits[place // 8] |= 1 << place % 8
    return base64.b64encode(bits).decode()


def _places(key: str, size: int) -> list[int]:
    first, step = _hash(key, 0x811C9DC5), _hash(key, 0x9747B28C)
    return [(first + number * step) % size for number in range(HASHES)]


def _hash(key: str, seed: int) -> int:
    """FNV-1a over the code units of the key: of a letter far off in Unicode two, as the browser counts."""
    for (unit,) in struct.iter_unpack("<H", key.encode("utf-16-le")):
        seed = (seed ^ unit) * 0x01000193 & 0xFFFFFFFF
    return seed
