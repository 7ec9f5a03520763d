"""Why git tells nothing of a folder."""


class NoRepository(Exception):
    """The file is in no repository, git is not there, or git does not trust the folder. The text says which."""


class Damaged(NoRepository):
    """Something that git should have is lost or spoilt. The text is what git says."""


class Foreign(NoRepository):
    """Git does not read the repository, as it belongs to another user (safe.directory)."""


class Swollen(NoRepository):
    """A commit holds more files than git can tell apart from those of others in time. The text is its id."""
