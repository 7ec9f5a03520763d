"""`make picture`: a photograph → a picture that may be published, beside the page that shows it, and the line to paste.

Words are those of the catalogue "dialogue".
"""

import posixpath
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from strategy import i18n
from strategy.checking.updates import FOLDER
from strategy.commands.terminal import talk
from strategy.commands.whole import write
from strategy.exports import pictures
from strategy.i18n.romanisation import slug
from strategy.reading.documents import FOLDER as DOCS
from strategy.reading.files import plain

READS = "JPEG, PNG, WebP"
_MARKUP = re.compile(r"[\[\]\\*_`<]")
_WITH_SIGNS = re.compile(r"\\(.)")  # as terminals write a file that is dropped on them


@dataclass(frozen=True)
class Picture:
    """A picture to publish. `path`: below the project; `words`: what is to be seen on it."""

    path: str
    content: bytes
    words: str

    @property
    def markdown(self) -> str:
        """The line by which a page in the same folder shows it."""
        words = _MARKUP.sub(r"\\\g<0>", self.words)
        return f"![{words}]({Path(self.path).name})"


def run(file: str, words: str, page: str, *, language: str) -> int:
    """Take in a photograph; what is not given is asked. Returns 1 where nothing was written. Raises OSError."""
    say = i18n.Catalogue(language, "dialogue").text
    return talk(lambda: _take(file, words, page, say), say)


def _take(file: str, words: str, page: str, say: Callable[..., str]) -> int:
    def ask(question: str) -> str:
        return input(f"{question} ") if sys.stdin.isatty() else ""

    original = given(file or ask(say("picture.file")))
    if (taken := take_in(original, print, say)) is None:
        return 1
    words = " ".join((words or ask(say("picture.words"))).split())
    if not words:
        print(say("picture.no_words"))
        return 1
    made = named(Path(), taken, words, folder_of(page))
    if ".." in Path(made.path).parts or not Path(made.path).parent.is_dir():
        print(say("picture.no_folder", path=page))
        return 1
    plain(Path(), made.path)  # no link leads out of the project
    write(Path(made.path), made.content)
    before, after = (max(1, round(size / 1000)) for size in (original.stat().st_size, len(made.content)))
    print(say("picture.done", path=made.path, before=before, after=after))
    print(f"\n{made.markdown}\n")
    return 0


def given(typed: str) -> Path:
    """The file that was typed, or dropped on a terminal, which adds signs of its own."""
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    if text.startswith("file:"):
        text = unquote(re.sub("file:(?://[^/]*)?", "", text, count=1))
    path = Path(posixpath.expanduser(text))  # whoever has no home on this computer stays as typed
    return path if _is_file(path) else Path(posixpath.expanduser(_WITH_SIGNS.sub(r"\1", text)))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # no file can be called like that
        return False


def take_in(original: Path, say: Callable[[str], None], words: Callable[..., str]) -> tuple[bytes, str] | None:
    """What is published of a photograph, and the ending of its name; None where it cannot be read, and why is said."""
    if not _is_file(original):
        say(words("picture.absent", path=original))
        return None
    try:
        return pictures.taken_in(original.read_bytes())
    except pictures.TooManyDots:
        say(words("picture.too_large", path=original.name, n=pictures.MOST_DOTS // 1_000_000))
    except Exception:  # whatever a decoder stumbles over
        say(words("picture.unreadable", path=original.name, listed=READS))
    return None


def named(folder: Path, taken: tuple[bytes, str], words: str, beside: str, used: Sequence[str] = ()) -> Picture:
    """A picture under a name that says what it shows, not what the camera called it, and that no other file has;
    `used`: paths that will be taken as well."""
    content, ending = taken
    stem = slug(words, "picture")
    number = 1
    while True:
        path = f"{beside}{stem}{f'-{number}' if number > 1 else ''}.{ending}"
        is_free = not (folder / path).exists() or (folder / path).read_bytes() == content
        if is_free and path not in used:
            return Picture(path, content, words)
        number += 1


def folder_of(page: str) -> str:
    """The folder of the page that will show a picture, by its path; of updates, where none is named.

    >>> folder_of("docs/about.md"), folder_of("about.md"), folder_of("")
    ('docs/', 'docs/', 'docs/updates/')
    """
    if not page:
        return FOLDER
    inside, slash, _ = page.removeprefix("./").removeprefix(DOCS).rpartition("/")
    return f"{DOCS}{inside}{slash}"
