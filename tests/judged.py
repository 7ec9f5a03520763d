"""The body of a page, judged as one of the project's own site is."""

from strategy.checking.check import check
from strategy.checking.context import Context
from strategy.checking.documents import check_page
from strategy.reading import settings
from website import DATA, ROOT

DIALECT = settings.load((ROOT / "mkdocs.yml").read_bytes()).dialect()
NAMES = frozenset({"x.md", "about.md", "school.jpg"})
CONTEXT = Context(check((ROOT / DATA).read_bytes()).strategy, NAMES, None, ("uk", "en"), dialect=DIALECT)
FRONT = "---\ntitle: Сторінка\n---\n"


def problems(body: str) -> list:
    return list(check_page("docs/x.md", f"{FRONT}{body}\n".encode("utf-8", "surrogatepass"), CONTEXT).problems)
