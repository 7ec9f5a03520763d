"""What git knows of one file: commits, and the file's versions. The only place that runs git, with `contents`."""

import datetime
import os
import posixpath
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from strategy import store
from strategy.history import contents, trees
from strategy.history.commits import Commit, dated, time_of
from strategy.history.contents import LIMIT_BYTES
from strategy.history.failures import Absent, Damaged, Foreign, NoRepository, Swollen
from strategy.store import Store

GONE = "000000"  # the mode of what a commit took away
PLAIN = "100"  # how git's modes of plain files begin: not of links, nor of other repositories
# What git says is compared, and speaks of the history that everybody has: no graft of this computer counts.
_ALIKE = {"LC_ALL": "C", "GIT_GRAFT_FILE": os.devnull, "GIT_GLOB_PATHSPECS": "0", "GIT_ICASE_PATHSPECS": "0"}
# What somebody has set for himself changes neither what git says of a commit, nor in which signs.
_SETTINGS = (
    "core.quotePath=false",
    "log.showRoot=true",
    "log.diffMerges=separate",
    "i18n.logOutputEncoding=UTF-8",
    f"diff.orderFile={os.devnull}",
    "diff.relative=false",
)
_BREAK = re.compile(r"[\r\n]")
_NOTHING = re.compile(r"not a git repository|does not have any commits yet")
# At which some commands go on, as if what is spoilt were not there.
_ERROR = re.compile(r"^error: |ignoring broken ref", re.MULTILINE)
_COMPARE = frozenset(("diff", "diff-tree", "log"))  # and would read .gitmodules for it, which may not even parse


Name = TypeVar("Name")


class Version(NamedTuple):
    """What stood in a file once: git's id of it, and how many bytes it has. `is_gone`: that there was none."""

    id: str
    size: int
    is_gone: bool = False


class Made(NamedTuple):
    """What a commit made of a file: its mode, the id of its version before (of the last of several), and after."""

    path: str
    mode: str
    before: str
    after: str


class Repository:
    """The repository that a folder belongs to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            kept = Path(self._git("rev-parse", "--absolute-git-dir").rstrip("\n")).resolve()
            if folder.resolve().is_relative_to(kept):  # files of an unpacked proposal, whose settings would run
                raise NoRepository(str(kept))
            self.prefix = self._git("rev-parse", "--show-prefix").rstrip("\n")
            self.head = self._git("log", "-1", "--no-show-signature", "--format=%H").strip()
        except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
            raise NoRepository(str(error)) from None
        except Damaged as error:
            if "dubious ownership" in error.strerror:
                raise Foreign(error.strerror) from None
            if _NOTHING.search(error.strerror):
                raise NoRepository(error.strerror) from None
            raise
        except OSError as error:  # too few files or processes: of what is there, nothing would be known
            raise OSError(error.errno, error.strerror, str(folder.absolute())) from None
        if swollen := trees.swollen(self._store(), self.head, self.since, self.contents):
            raise Swollen(swollen)

    def _store(self) -> Store | None:
        """Where it is kept what earlier looks have found; none where whoever writes in the repository writes there."""
        tracked = self._parts("ls-files", "-z")  # one by one: nobody has looked yet how many there are
        if any(path.partition("/")[0].casefold() == store.FOLDER for path in tracked):
            return None
        return Store(self.folder / store.FOLDER)

    def commit(self, name: str) -> str | None:
        """The full id of the commit that a name means; None if there is none. Of two things of one name it is a branch,
        not a tag, which git would take: nobody means one that is called like the main branch."""
        refs = () if "@{" in name else (f"refs/remotes/{name}", f"refs/heads/{name}")  # no ref is called so
        for full in (*refs, name):
            with suppress(Absent):
                return self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{full}^{{commit}}").strip()
        return None

    def common_ancestor(self, one: str, other: str) -> str | None:
        """The commit from which two went apart; None if there is none here. Of two (branches that were merged both
        ways), what their merge holds, a tree: either alone lacks what the other brought. Of more, `one` itself: what
        the other lacks of it is told, be it taken back or not there yet."""
        try:
            found = self._git("merge-base", "--all", one, other).split()
        except Absent:
            return None
        with suppress(Damaged):  # they contradict each other, or git is older than 2.38
            if len(found) == 2:
                return self._git("merge-tree", "--write-tree", *found).split()[0]
        return found[0] if len(found) == 1 else one

    def newest_of(self, branch: str) -> str | None:
        """The newest commit that a branch has stood at and HEAD goes back to; None if there is none."""
        if (newest := self.commit(branch)) is None:
            return None
        ahead = self._git("rev-list", "--count", "--first-parent", newest, f"^{self.head}", "--").strip()
        return self.commit(f"{newest}~{ahead}")

    def line(self, commit: str, paths: Iterable[str], most: int) -> tuple[str, ...]:
        """The last ones that changed any of the paths, newest first, on the line of first parents up to a commit."""
        command = ("rev-list", "--first-parent", f"--max-count={most}", commit, "--")
        return tuple(self._git(*command, *paths).split())

    def changed(self, commit: str, paths: Iterable[str], later: str = "") -> tuple[str, ...]:
        """The files of a commit that are gone from the folder, or from a `later` one, or are others there; new ones may
        have come."""
        states = (commit, later) if later else (commit,)
        command = ("diff", "--name-only", "-z", "--relative", "--no-renames", "--diff-filter=a")
        return tuple(filter(None, self._git(*command, *states, "--", *paths).split("\0")))

    def touched(self, commit: str) -> tuple[str, ...]:
        """Every path, from this folder, that is another than in a commit, is gone or has come; also what lies above,
        and submodules, whatever .gitmodules says of them."""
        command = ("diff", "--name-only", "-z", "--no-renames")
        changed = self._git(*command, commit, "--")
        staged = self._git(*command, "--cached", commit, "--")  # of a submodule no folder may be here
        fresh = self._git("ls-files", "-z", "--others", "--exclude-standard", "--full-name")
        names = sorted({*f"{changed}\0{staged}\0{fresh}".split("\0")} - {""})
        return tuple(posixpath.relpath(name, self.prefix or ".") for name in names)

    @cached_property
    def tracked(self) -> tuple[str, ...]:
        """Every path below this folder that git keeps, whatever .gitignore says."""
        return tuple(filter(None, self._git("ls-files", "-z").split("\0")))

    def commits(self, newest: str = "HEAD") -> tuple[Commit, ...]:
        """Every commit that one goes back to, parents after children."""
        log = ("log", "--topo-order", "--no-show-signature", "--date=raw", "--format=%H%x09%cd%x09%P", newest, "--")
        found = (line.split("\t") for line in self._git(*log).splitlines())
        commits = (Commit(id_, time_of(date), tuple(parents.split())) for id_, date, parents in found)
        return dated(commits, datetime.datetime.now(datetime.UTC))

    def boundary(self) -> frozenset[str]:
        """The commits of a shallow clone at which its history is cut off."""
        path = self.folder / self._git("rev-parse", "--git-path", "shallow").strip()
        return frozenset(path.read_text("ascii").split()) if path.is_file() else frozenset()

    def versions(self, commits: Iterable[str], path: str) -> Mapping[str, Version]:
        """Commit → the file's version in it, of any size; commits without the file are left out."""
        return self.blobs({commit: f"{commit}:{self.prefix}{path}" for commit in commits})

    def files(self, commit: str, paths: Iterable[str]) -> Mapping[str, bytes]:
        """Path → content of the file in a commit, of all in one go; paths without a file are left out. Raises Damaged
        where git has lost one: it would pass for new."""
        entries = self._git("ls-tree", "-r", "-z", "--full-tree", commit).split("\0")
        listed = (one.partition("\t") for one in entries if one.startswith(PLAIN))
        ids = {name: about.rpartition(" ")[2] for about, _, name in listed}
        asked = {path: ids[name] for path in paths if (name := f"{self.prefix}{path}") in ids}
        found = self.blobs(asked)
        for path in asked.keys() - found.keys():
            raise Damaged.of(f"{commit}:{path}")
        with self.contents() as content:
            fits = {path: version.id for path, version in found.items() if version.size <= LIMIT_BYTES}
            return {path: content(version) or b"" for path, version in fits.items()}

    def blobs(self, names: Mapping[Name, str]) -> Mapping[Name, Version]:
        """The same keys → the files that git knows by these names; names of no file are left out, and those that do
        not stand in one line, which git would take for several."""
        names = {key: name for key, name in names.items() if not _BREAK.search(name)}
        asked = "".join(f"{name}\n" for name in names.values())
        answers = self._git("cat-file", "--batch-check=%(objecttype) %(objectname) %(objectsize)", put=asked)
        found = (line.split(" ") for line in answers.split("\n")[:-1])
        blobs = ((key, answer) for key, answer in zip(names, found, strict=True) if answer[0] == "blob")
        return {key: Version(answer[1], int(answer[2])) for key, answer in blobs}

    def contents(self) -> AbstractContextManager[Callable[[str], bytes | None]]:
        """A function from a version to its bytes, as far as LIMIT_BYTES go; None for one that is not here."""
        return contents.opened(self._command("cat-file", "--batch"), self.folder, os.environ | _ALIKE)

    def standing(self, folder: str) -> Mapping[str, str]:
        """Path below this folder → id of the version in HEAD, for each file below `folder`."""
        listed = (one.partition("\t") for one in self._git("ls-tree", "-r", "-z", "HEAD", "--", folder).split("\0"))
        return {name: about.rpartition(" ")[2] for about, _, name in listed if name}

    def made(self, *paths: str, beyond: str = "") -> Iterator[tuple[str, Iterator[Made]]]:
        """(commit, what it made of each of some files, or of those below folders), children before parents; of a merge,
        what differs from all that it merges. Of commits alone to which HEAD goes back, and not `beyond`, if it is
        given."""
        return self._made(beyond, "--topo-order", "--full-history", "-c", "--", *paths)

    def published(self, *folders: str, beyond: str = "") -> Iterator[tuple[str, Iterator[Made]]]:
        """The same of the line of first parents alone, parents first: what differs from these."""
        return self._made(beyond, "--reverse", "--first-parent", "-m", "--", *folders)

    def _made(self, beyond: str, *which: str) -> Iterator[tuple[str, Iterator[Made]]]:
        log = ("log", "--no-show-signature", "--no-renames", "--format=%x00%H", "--raw", "--no-abbrev", "--relative")
        commits = ("HEAD", *([f"^{beyond}"] if beyond else []))
        for entry in filter(None, self._parts(*log, *commits, *which)):
            commit, *lines = entry.split("\n")
            states = (line.partition("\t") for line in filter(None, lines))
            yield commit, (_made_of(path, state.split(" ")) for state, _, path in states)

    def made_since(
        self, commit: str, paths: Iterable[str], *, merges: bool = False
    ) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """(path below this folder, id of the version, ids of those that it was made of) for each version that a commit
        made to which HEAD goes back, and `commit` does not; a merge where it differs from all that it merges, or with
        `merges`, those alone, from each of it."""
        diff = ("-m", "--merges") if merges else ("-c",)
        log = ("log", *diff, "--full-history", "--no-show-signature", "--no-renames", "--format=", "--raw", "-z")
        command = (*log, "--no-abbrev", "--relative", "HEAD", f"^{commit}", "--", *paths)
        said = filter(None, self._parts(*command))
        for state, name in zip(said, said, strict=True):
            parents = len(state) - len(state.lstrip(":"))
            *made_of, version = state.split(" ")[parents + 1 : -1]
            yield name, version, tuple(made_of)

    def tree(self, commit: str, folder: str) -> tuple[str, ...]:
        """The files in a commit below `folder`, a path that ends in "/", by their path below this folder; but for what
        no site publishes: names of several lines, links, other repositories."""
        command = ("ls-tree", "-r", "-z", "--full-tree", commit, self.prefix + folder)
        plain = (one.partition("\t")[2] for one in self._git(*command).split("\0") if one.startswith(PLAIN))
        return tuple(name.removeprefix(self.prefix) for name in plain if not _BREAK.search(name))

    def gone(self, parent: str, child: str) -> Mapping[str, Version]:
        """Path below this folder → version of each file in a parent that the child has no more."""
        command = ("diff-tree", "-r", "--no-renames", "--diff-filter=D", "--name-only", "-z", "--relative")
        names = filter(None, self._git(*command, parent, child, "--").split("\0"))
        return self.blobs({name: f"{parent}:{self.prefix}{name}" for name in names})

    def earlier_name(self, parent: str, child: str, path: str, among: Iterable[str]) -> str | None:
        """What the file was called in a parent, if the child renamed it; `among`: other names, which alone count."""
        command = ("diff-tree", "-r", "-M", "--diff-filter=R", "--name-status", "-z", "--relative")
        changes = self._git(*command, parent, child, "--", path, *among).split("\0")
        renamed = zip(changes[1::3], changes[2::3], strict=False)
        return next((old for old, new in renamed if new == path), None)

    def since(self, past: str) -> Iterator[tuple[str, str]]:
        """(commit, name of this folder in it) for each commit to which HEAD goes back, and `past`, if it is one, does
        not."""
        known = [f"^{past}"] if past and self.commit(past) else []
        for commit in self._git("rev-list", self.head, *known, "--").split():
            yield commit, f"{commit}:{self.prefix}"

    def _command(self, *arguments: str) -> list[str]:
        settings = (part for setting in _SETTINGS for part in ("-c", setting))
        command, *others = arguments
        told = [command, "--ignore-submodules=dirty"] if command in _COMPARE else [command]
        return ["git", "--no-pager", "--literal-pathspecs", "--no-replace-objects", *settings, *told, *others]

    def _parts(self, *arguments: str) -> Iterator[str]:
        return contents.parts(self._command(*arguments), self.folder, os.environ | _ALIKE)

    def _git(self, *arguments: str, put: str | None = None) -> str:
        """What git says. Raises Damaged where it fails, Absent where it says that there is no such thing."""
        done = subprocess.run(
            self._command(*arguments),
            cwd=self.folder,
            env=os.environ | _ALIKE,
            input=put,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",  # names and messages in other encodings
        )
        is_error = _ERROR.search(done.stderr)
        if done.returncode or is_error:
            raise (Absent if done.returncode == 1 and not is_error else Damaged).of(done.stderr)
        return done.stdout


def _made_of(path: str, state: Sequence[str]) -> Made:
    """`state`: modes, ids, and a letter, as `git log --raw` has them: of each parent, then of the commit."""
    return Made(path, mode=state[len(state) // 2 - 1], before=state[-3], after=state[-2])
