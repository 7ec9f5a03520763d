"""What acts are made of."""

import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from strategy.__main__ import main as strategy
from website import DATA

UPDATES = Path("docs/updates")
ACTS: list[Callable[[], None]] = []


def act(do: Callable[[], None]) -> Callable[[], None]:
    """One thing that staff do; its first line is the message of the commit."""
    ACTS.append(do)
    return do


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path}: {old}"
    put(path, text.replace(old, new, 1))


def line_of(code: str, blanks: int = 12) -> str:
    return f'{" " * blanks}code: "{code}"\n'


def say(code: str, lines: str) -> None:
    """Something more about a goal or task."""
    blanks = 8 + 4 * (code.count(".") - 1)
    line = line_of(code, blanks)
    replace(DATA, line, line + "".join(f"{' ' * blanks}{more}\n" for more in lines.strip().splitlines()))


def task(code: str) -> str:
    """All lines of a task."""
    lines = DATA.read_text(encoding="utf-8").splitlines(keepends=True)
    start = lines.index(line_of(code)) - 1
    end = next(number for number in range(start + 1, len(lines)) if re.match(r" {0,10}\S", lines[number]))
    return "".join(lines[start:end])


def photograph(folder: str, name: str, words: str) -> str:
    """A photograph of a phone, taken in by the command of the project: how a page shows it."""
    exif = Image.Exif()
    exif[0x0110] = "Model 7"
    with Image.effect_noise((2400, 1600), 40) as noise:
        noise.convert("RGB").save("../photo.jpg", exif=exif)
    assert strategy(["picture", "--file=../photo.jpg", f"--words={words}", f"--page={folder}"]) == 0
    return f"![{words}]({name}.jpg)"
