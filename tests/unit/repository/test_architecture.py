"""The rules of the house that a machine can watch over."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from lxml.html.defs import tags

from website import ROOT

HOOKS = ROOT / "hooks"
OVERRIDES = ROOT / "overrides"
# A room imports only from those above it; inside a room there is no circle.
ROOMS = (
    "limits",
    "store",
    "i18n",
    "model",
    "history",
    "reading",
    "addresses",
    "search",
    "checking",
    "site",
    "exports",
    "artefacts",
    "commands",
    "__main__",
)
LONGEST_MODULE = 300  # lines, unless its docstring gives the reason after these words:
WHY_LONGER = f"Over {LONGEST_MODULE} lines:"
LONGEST_FUNCTION = 50  # lines
HOSTS = ("mkdocs", "material", "mkdocs_static_i18n")
NAMES_OF_PLACES = re.compile(r"луган|луґан|luhan|lugan", re.IGNORECASE)
LANGUAGE = re.compile(r"""["'](uk|en)["']|\.(uk|en)\b|\blang: *(uk|en)\b""")
TAG = re.compile(rf"</?({'|'.join(sorted(tags))})[\s/>]", re.IGNORECASE)
WEB_ADDRESS = re.compile(r"""(?:https?:|["'(=]\s*)//([\w.-]+\.\w+)""")
# Names of vocabularies and of a licence, and of registers that pages link to: nothing is fetched from there.
NAMES_OF_FORMATS = {
    "creativecommons.org",
    "datapackage.org",
    "dream.gov.ua",
    "prozorro.gov.ua",
    "publications.europa.eu",
    "purl.oclc.org",
    "purl.org",
    "schema.org",
    "schemas.microsoft.com",
    "schemas.openxmlformats.org",
    "www.iana.org",
    "www.sitemaps.org",
    "json-schema.org",
    "www.w3.org",
    "xmlns.com",
}

MODULES = sorted(HOOKS.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PIPELINE = [path for path in MODULES if path.is_relative_to(HOOKS / "strategy")]
SOURCES = sorted(
    path
    for folder in (HOOKS, OVERRIDES)
    for path in folder.rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
)
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOOKS).as_posix())


def module_name(path: Path) -> str:
    """The name that a file is imported by: "strategy.search.text"."""
    return ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


NAMES = {module_name(path) for path in MODULES}


def imports(path: Path, tree: ast.Module | None = None) -> Iterator[str]:
    """What a module imports, anywhere in it; of our own package always whole modules, by their full name."""
    package = module_name(path).split(".") if path.stem == "__init__" else module_name(path).split(".")[:-1]
    for node in ast.walk(tree or ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                yield f"{base}.{alias.name}" if f"{base}.{alias.name}" in NAMES else base


def place(name: str) -> int:
    """Where the room of a module stands in the order; ValueError for one that has no place there."""
    return ROOMS.index(name.split(".")[1])


def imports_from_below(path: Path, tree: ast.Module | None = None) -> list[str]:
    """What a module of the package imports although it does not stand above it."""
    here = module_name(path)
    ours = (name for name in imports(path, tree) if name.startswith("strategy."))
    return [name for name in ours if name.split(".")[1] != here.split(".")[1] and place(name) > place(here)]


@pytest.mark.parametrize("path", [p for p in PIPELINE if module_name(p) != "strategy"], ids=module_name)
def test_imports_point_one_way(path: Path) -> None:
    assert imports_from_below(path) == []


def test_an_import_from_below_is_seen() -> None:
    path = HOOKS / "strategy/model/tree.py"
    for line in (
        "from ..site.pages import Page",
        "from strategy.site import pages",
        "import strategy.site.pages",
        "from ..site import pages",
    ):
        assert imports_from_below(path, ast.parse(line)) == ["strategy.site.pages"], line


def test_no_modules_import_each_other() -> None:
    tuple(TopologicalSorter({module_name(path): set(imports(path)) for path in PIPELINE}).static_order())


def test_only_publish_knows_the_host() -> None:
    knowing = {path.name for path in MODULES for name in imports(path) if name.split(".")[0] in HOSTS}
    assert knowing == {"publish.py"}


def too_long(text: str) -> Iterator[str]:
    """What is longer in a module than it may be."""
    tree = ast.parse(text)
    if len(text.splitlines()) > LONGEST_MODULE and WHY_LONGER not in (ast.get_docstring(tree) or ""):
        yield "the module"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION:
            yield node.name


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_and_functions_are_small(path: Path) -> None:
    assert [*too_long(path.read_text(encoding="utf-8"))] == []


def test_what_is_too_long_is_seen() -> None:
    of_lines = "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION
    assert [*too_long(of_lines)] == ["f"]
    assert [*too_long(of_lines.replace("    x = 1\n", "", 1))] == []
    assert [*too_long("x = 1\n" * (LONGEST_MODULE + 1))] == ["the module"]
    assert [*too_long(f'"""A table.\n\n{WHY_LONGER} it is one.\n"""\n' + "x = 1\n" * LONGEST_MODULE)] == []


def strings(tree: ast.Module) -> Iterator[str]:
    """The strings of a module, but for its docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {
        id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, documented) and ast.get_docstring(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


@each_module
def test_no_html_in_strings(path: Path) -> None:
    assert [text for text in strings(ast.parse(path.read_bytes())) if TAG.search(text)] == []


def test_html_in_a_string_is_seen() -> None:
    module = ast.parse('"""<p>"""\n("a</A >", f"<p class={x}>", "a < b > c", "<document start>")')
    assert {text for text in strings(module) if TAG.search(text)} == {"a</A >", "<p class="}


def test_nothing_of_one_strategy_stands_in_code_or_templates() -> None:
    assert [path for path in SOURCES if NAMES_OF_PLACES.search(path.read_text(encoding="utf-8"))] == []


def test_languages_are_data() -> None:
    """Only the command line speaks a language of its own accord, and search knows the words of languages."""
    modules = (path for path in MODULES if module_name(path) != "strategy.commands" and "search" not in path.parts)
    assert [path for path in modules if {"uk", "en"} & set(strings(ast.parse(path.read_bytes())))] == []
    templates = (path for path in SOURCES if path.suffix in {".html", ".js", ".xml"})
    assert [path for path in templates if LANGUAGE.search(path.read_text(encoding="utf-8"))] == []


def test_no_address_of_another_host_in_code_or_templates() -> None:
    named = {host for path in SOURCES for host in WEB_ADDRESS.findall(path.read_text(encoding="utf-8"))}
    assert named <= NAMES_OF_FORMATS
