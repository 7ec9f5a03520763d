"""Ways to spoil a file, by chance: what a slip, a bad disk or an enemy may leave of it."""

import random
import re
from collections.abc import Callable

TOKENS = (
    *(
        "null",
        "~",
        "true",
        "1e999",
        "-1",
        "0",
        "١",
        "²",
        "99999999999999999999",
        "0001-01-01",
        "9999-12-31",
        "2024-02-30",
    ),
    *("[", "]", "{", "}", "{}", "[]", "- ", ": ", "? ", "&a ", "*a", "<<: ", "!!str ", "|\n", ">\n", "---\n", "...\n"),
    *(
        "%YAML 9.9\n",
        "#",
        '"',
        "'",
        "\\",
        '"\\ud800"',
        '"\\0"',
        '"\\u202e"',
        "\t",
        "\r",
        "\r\n",
        "\0",
        "\ufeff",
        "\u2028",
    ),
    *(
        "\u202e",
        "\u200b",
        "\U000e0041",
        "\ufffe",
        "і\u0301" * 9,
        "Ａ１",
        "=1+1",
        "<script>alert(1)</script>",
        "&#x202e;",
    ),
    *("{{ 7*7 }}", "${x}", "%s", "../../etc/passwd", "javascript:alert(1)", "https://a@b/", "https://[bad", "mailto:x"),
    *(
        "<<<<<<< HEAD\n",
        "=======\n",
        ">>>>>>> x\n",
        "```\n",
        " ~~~\n",
        "{: onclick=x }",
        "](",
        "![",
        "[a]: b\n",
        "__proto__",
    ),
    *("x" * 5_000, "[" * 500, "(a+)+$", "а" * 200, "\n" * 50, " " * 40, "con", "1.1.1.1.1.1", "\n  \n"),
)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _lose(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.choice((1, 1, 2, 10, 100)) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at : at + chance.choice((1, 20, 300))] * chance.choice((2, 3, 30)) + data[at:]


def _flip(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data or b"x")
    for _ in range(chance.choice((1, 1, 3, 30))):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _insert(data: bytes, chance: random.Random) -> bytes:
    text, token = data.decode("utf-8", "replace"), chance.choice(TOKENS)
    at = chance.randrange(len(text) + 1)
    return (text[:at] + token + text[at:]).encode("utf-8", "surrogatepass")


def _other_value(data: bytes, chance: random.Random) -> bytes:
    """Something else after a colon or a dash."""
    text = data.decode("utf-8", "replace")
    places = [*re.finditer(r"(?<=[:-] )[^\n,}\]]*", text)]
    if not places:
        return data
    place = chance.choice(places)
    return (text[: place.start()] + chance.choice(TOKENS) + text[place.end() :]).encode("utf-8", "surrogatepass")


def _other_order(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _other_indent(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    at = chance.randrange(len(lines))
    before = chance.choice((b" ", b"  ", b"\t", "\u00a0".encode(), b"- "))
    lines[at] = before + lines[at].lstrip(chance.choice((b"", b" ")))
    return b"".join(lines)


def _other_encoding(data: bytes, chance: random.Random) -> bytes:
    name = chance.choice(("cp1251", "utf-16", "utf-8-sig", "koi8-u", "utf-32", "latin-1"))
    return data.decode("utf-8", "replace").encode(name, "replace")


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_cut, _lose, _repeat, _flip, _other_order, _other_indent, _other_encoding),
    *(_insert, _insert, _insert, _other_value, _other_value, _other_value),
)


def spoilt(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data = chance.choice(WAYS)(data, chance)
    return data
