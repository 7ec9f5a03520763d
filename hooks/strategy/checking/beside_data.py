"""Files beside the data that look like one of them: copies and endings that the program never reads."""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from strategy.checking.check import Checked
from strategy.reading.files import PARTS, STRATEGY
from strategy.reading.values import problem

_DATA = {PurePosixPath(path).stem: path for path in (STRATEGY, *PARTS)}
_OURS = re.compile(r"\w+\.schema\.json")


def unread(paths: Iterable[str]) -> Mapping[str, Checked]:
    """Path of each → the warning that what is changed there never reaches the site."""
    found = {}
    for path in sorted(paths):
        name = PurePosixPath(path).name
        meant = next((_DATA[word] for word in re.findall(r"[a-z]+", name.lower()) if word in _DATA), None)
        if path.startswith("data/") and meant and path != meant and not _OURS.fullmatch(name):
            found[path] = Checked(None, (), warnings=(problem((1, 1), "file.unread", meant=meant),))
    return found
