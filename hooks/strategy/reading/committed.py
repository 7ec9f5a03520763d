"""The files of a project as a commit has them."""

from strategy.history import Repository
from strategy.reading import settings
from strategy.reading.documents import FOLDER, is_page
from strategy.reading.files import PARTS, STRATEGY, ProjectFiles


def files_at(repository: Repository, commit: str) -> ProjectFiles:
    """What stands in a commit; of files that are no pages only the names."""
    docs = repository.tree(commit, FOLDER)
    names = [STRATEGY, *PARTS, settings.FILE, *filter(is_page, docs)]
    data = dict(repository.files(commit, names))
    host = data.pop(settings.FILE, b"")
    return ProjectFiles(tuple(data.items()), frozenset(name.removeprefix(FOLDER) for name in docs), settings=host)
