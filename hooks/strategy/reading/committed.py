"""The files of a project as a commit has them."""

from collections.abc import Iterable
from dataclasses import replace

from strategy.history import Repository
from strategy.reading import settings
from strategy.reading.documents import FOLDER, is_page
from strategy.reading.files import PARTS, STRATEGY, ProjectFiles, is_hidden


def files_at(repository: Repository, commit: str) -> ProjectFiles:
    """What stands in a commit; of files that are no pages only the names. What is hidden is no page, as in a folder."""
    docs = repository.tree(commit, FOLDER)
    pages = [path for path in docs if is_page(path) and not is_hidden(path.removeprefix(FOLDER))]
    data = dict(repository.files(commit, [STRATEGY, *PARTS, settings.FILE, *pages]))
    host = data.pop(settings.FILE, b"")
    asked = settings.host_files(host)
    below = (path.removeprefix(FOLDER) for path in docs)
    names = frozenset(name for name in below if name in asked or not is_hidden(name))
    return ProjectFiles(tuple(data.items()), names, settings=host)


def with_contents(repository: Repository, commit: str, files: ProjectFiles, beside: Iterable[str] = ()) -> ProjectFiles:
    """The same with the content of what hosts ask for, which is plain words, and of other files `beside`."""
    asked = (FOLDER + name for name in settings.host_files(files.settings) if name in files.names)
    found = repository.files(commit, dict.fromkeys((*asked, *beside)))
    return replace(files, others=tuple((path.removeprefix(FOLDER), data) for path, data in found.items()))
