"""Places of the site that are the program's own: no file of docs/ may stand there, even where nothing does today."""

import re
from collections.abc import Collection, Mapping

from strategy.addresses import downloads, permalinks

_FOLDERS = frozenset(
    address.partition("/")[0]
    for address in (
        *(downloads.FOLDER, permalinks.INTERFACE, permalinks.PROGRESS, permalinks.INDICATORS, permalinks.BODIES),
        *(*permalinks.WAYS.values(), permalinks.A_TO_Z, "assets/", "embed/", "offline/"),
    )
)
_PAGES = re.compile(r"404|updates/.+|changes/[0-9/-]+|index/.*")
_NUMBER = re.compile(r"[0-9]{1,2}")
_FILES = re.compile(
    r"(?:.*/)?(?:card\.png|index\.(?:html|md)|cite\.(?:bib|json|ris)|feed\.xml|calendar\.ics)|(?:404|offline)\.html|(?:editions/)?numbers\.csv"
    r"|search/index\.json|(?:robots|llms)\.txt|sitemap\.xml|sw\.js|site\.webmanifest|favicon\.ico|apple-touch-icon\.png|_.*"
)
# Anchors that the program gives on every page, and beside the texts of updates and of hand-written pages, by what it
# adds to these; some of them only where there is something to tell. To a browser an id is a name of scripts as well.
_OF_FRAME = "content|search-field|search-panel|strategy[A-Z].*"
_BESIDE: Mapping[str, str] = {
    "update": "done|next|hindered|tasks|corrections|sources|links|cite|cite-.+",
    "home": "ways|goals|latest|vision|vision-.+",
    "updates": "years|year-.+|goals|latest",
    "changes": "this-.+|full|years|months|[ce]-.+",
    "editions": "numbers-caption",
    "data": "files|tables|api|fields|columns",
    "fields": "columns|api",
    "cite": "cite-.+",
    "search": "ways",
}
_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)
# Signs of the name of a file or folder, and of a whole path: more stands in the way of unpacking the site on Windows.
LONGEST = 100
LONGEST_PATH = 180


def is_of_program(address: str, levels: Collection[str], languages: Collection[str]) -> bool:
    """Whether a page of docs/ would stand where the program makes pages, letter case aside. `address`: without strokes
    around it."""
    first = address.casefold().partition("/")[0]
    return first in {*_FOLDERS, *levels, *languages} or bool(_PAGES.fullmatch(address))


def is_number(address: str) -> bool:
    """Whether a page of docs/ would stand where a node answers by its number, once there is one so called."""
    return bool(_NUMBER.fullmatch(address))


def is_file_of_program(path: str, levels: Collection[str], languages: Collection[str]) -> bool:
    """The same of a file that is no page, by its path below docs/, letter case aside: to many computers it is one. A
    folder by the name of a file of the program would leave no place for that."""
    parts = path.casefold().split("/")
    if len(parts) > 1 and parts[0] in {*_FOLDERS, *levels, *languages}:
        return True
    return any(_FILES.fullmatch("/".join(parts[:end])) for end in range(1, len(parts) + 1))


def is_anchor(name: str, kind: str) -> bool:
    """Whether the program may give an id on a page of a kind."""
    return bool(re.fullmatch(f"{_OF_FRAME}|{_BESIDE.get(kind, '')}", name))


def limit_passed(path: str) -> int:
    """How many signs at most a name or a path might have where one has more; 0 where none has."""
    if any(len(part) > LONGEST for part in path.split("/")):
        return LONGEST
    return LONGEST_PATH if len(path) > LONGEST_PATH else 0


def is_device(name: str) -> bool:
    """Whether a name means a device on Windows, where no file and no folder can be called so, whatever its ending."""
    return bool(_WINDOWS.fullmatch(name.partition(".")[0]))
