"""A site whose past is told by a repository that a test has made."""

from repository import Repository
from strategy.checking import translations
from strategy.checking.check import check
from strategy.site import changelog
from strategy.site.shared import Site


def with_past(repo: Repository) -> Site:
    known = repo.history()
    strategy = check(repo.file.read_bytes()).strategy
    past = changelog.of_history(known, strategy, translations.older(known, strategy.languages))
    names = {"uk": "Українська", "en": "English"}
    return Site(strategy, "https://example.org/", names, favicon="mark.svg", changelog=past)
