"""A clone with a week of everyday acts in it, each a commit that the check accepts: there `make test` has to be green.

PYTHONPATH=hooks:tests python -m everyday FOLDER [uk]  # with the language: a site in Ukrainian alone
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir
from pathlib import Path

from everyday import of_site, of_strategy, of_updates
from everyday.acting import ACTS
from strategy.__main__ import main as strategy
from strategy.checking import project
from strategy.reading.files import read
from website import CACHE, ROOT

WEEK = [do for module in (of_updates, of_strategy, of_site) for do in ACTS if do.__module__ == module.__name__]


def made(folder: Path, acts: Iterable[Callable[[], None]]) -> Iterator[str]:
    """The clone; yields what was done in it."""
    subprocess.run(["git", "clone", "-q", ROOT, folder], check=True)
    if CACHE.is_dir():
        shutil.copytree(CACHE, folder / CACHE.name)
    with chdir(folder):
        for do in acts:
            do()
            subprocess.run(["git", "add", "-A"], check=True)
            subprocess.run(["git", "commit", "-qm", do.__doc__], check=True)
            assert [*project.check_files(read(Path())).report("uk")] == [], do.__doc__
            yield do.__doc__
        assert strategy(["check"]) == 0


if __name__ == "__main__":
    for line in made(Path(sys.argv[1]), [of_site.alone] if sys.argv[2:] == ["uk"] else WEEK):
        print(line)
