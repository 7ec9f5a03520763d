"""Only what is a project's own is read."""

import subprocess
from pathlib import Path

import pytest

from case_folders import copy_case
from strategy.addresses import register
from strategy.checking import project
from strategy.reading import files as module
from strategy.reading.files import read
from strategy.reading.values import problem


def test_docs_that_are_a_link_are_not_looked_at(tmp_path: Path) -> None:
    """It may lead to all of a computer, which nobody would see the end of."""
    folder = copy_case("fine_glossary", tmp_path / "project")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.txt").write_text("x")
    (folder / "docs").symlink_to(tmp_path / "elsewhere")
    files = read(folder)
    assert (files.names, files.others, register.read(folder)[1]) == (frozenset(), (), {})
    gone = problem((1, 1), "register.page", address="/about/")
    assert "docs/:1:1: " in "".join(project.check_files(files).report("uk", [gone]))


def test_no_link_to_a_folder_is_passed_over(tmp_path: Path) -> None:
    """Through two to the folder that they stand in, MkDocs would go for ever. Those of editors lead nowhere."""
    folder = copy_case("fine_glossary", tmp_path / "project")
    (folder / "docs/.hidden").mkdir(parents=True)
    for name, place in (
        (".a", "."),
        (".hidden/b", ".."),
        (".#about.md", "who@where.1"),
        (".self", ".self"),
        (".0", "x" * 300),
    ):
        (folder / "docs" / name).symlink_to(place)
    files = read(folder)
    assert files.refused == (("docs/.a", "file.link"), ("docs/.hidden/b", "file.link"))
    assert files.names == frozenset()


@pytest.mark.parametrize("name", ["mkdocs.yml", "data/register.txt"])
def test_a_file_that_is_a_link_is_called_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / name).symlink_to("elsewhere")
    with pytest.raises(OSError, match="not a plain file") as raised:
        module.plain(tmp_path, name)
    assert raised.value.filename == str(tmp_path / name)
    assert module.failure(raised.value, lambda key, **_: key) == "file.link"


def test_what_the_program_makes_is_not_kept_in_git(tmp_path: Path) -> None:
    """Pages that somebody wrote there would be published past every check."""
    folder = copy_case("fine_glossary", tmp_path / "project")
    for path in (".cache/4f", "Build/previous/index.html", "public/index.html", "docs/site/a.md"):
        (folder / path).parent.mkdir(parents=True)
        (folder / path).touch()
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for command in (["init", "-q"], ["add", "-f", "."], [*identity, "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    refused = read(folder).refused
    assert refused == ((".cache", "file.made"), ("Build", "file.made"), ("public", "file.made"))
    assert ".cache:1:1: " in "".join(project.check_files(read(folder)).report("uk"))
    subprocess.run(["git", "rm", "-rqf", ".cache", "Build", "public"], cwd=folder, check=True)
    assert read(folder).refused == ()
    assert not (folder / ".cache/4f").exists()  # or the next build would take it for its own


@pytest.mark.parametrize(
    ("rule", "is_refused"),
    [
        ("x.md ident", True),
        ("* -text\nx.md text working-tree-encoding=ISO-8859-1", True),
        ("[attr]odd ident", True),
        ("[x#].md working-tree-encoding=ISO-8859-1", True),
        ("x.md\rident", True),
        ('"docs/*.md"ident', True),
        ("*.pdf filter=lfs diff=lfs merge=lfs -text", True),
        ("# x.md ident", False),
        (" # x.md ident", False),
        ("* text=auto eol=lf\nident.md -text", False),
    ],
)
@pytest.mark.parametrize("place", [".gitattributes", "docs/.gitattributes", "data/a/.GitAttributes"])
def test_a_folder_holds_what_git_keeps(place: str, rule: str, is_refused: bool, tmp_path: Path) -> None:
    """Of the past git gives its own, and what is checked today would count as broken then."""
    folder = copy_case("fine_glossary", tmp_path / "project")
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).write_text(f"{rule}\n")
    for command in (
        ["init", "-q"],
        ["add", "-f", place],
        ["-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    assert read(folder).refused == (((place, "file.attributes"),) if is_refused else ())


def test_a_folder_holds_what_git_keeps_below_the_root_too(tmp_path: Path) -> None:
    folder = copy_case("fine_glossary", tmp_path / "sites/one")
    (tmp_path / ".gitattributes").write_text("sites/one/docs/x.md ident\n")
    (tmp_path / "sites/.gitattributes").write_text("*.md -text\n")
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for command in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    assert read(folder).refused == (("../../.gitattributes", "file.attributes"),)


def test_no_file_takes_the_place_of_another_where_letters_are_alike(tmp_path: Path) -> None:
    """As on a Mac or on Windows, which would build the site of it, or run it: there only one of the two is left."""
    folder = copy_case("fine_glossary", tmp_path / "project")
    for path in (
        "Data/goals.yaml",
        "hooks/publish.py",
        "Hooks/publish.py",
        "hooks/x.py",
        "DOCS/b.md",
        "docs/a.md",
        "x",
    ):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).touch()
    for command in (
        ["init", "-q"],
        ["add", "-f", "."],
        ["-c", "user.name=x", "-c", "user.email=x", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    assert {*read(folder).refused} == {(path, "file.case") for path in ("Data", "Hooks", "DOCS")}


def test_a_site_without_settings_is_none(tmp_path: Path) -> None:
    """MkDocs would take those of mkdocs.yaml, which nobody has looked at."""
    folder = copy_case("fine_pages", tmp_path / "project")
    (folder / "docs/index.md").write_text("---\ntitle: Початок\nfragment: home\n---\n", encoding="utf-8")
    (folder / "mkdocs.yml").rename(folder / "mkdocs.yaml")
    assert "mkdocs.yml:1:1: " in "".join(project.check_files(read(folder)).report("uk"))


def test_no_more_is_read_than_the_memory_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All may be one file of nothing but noughts in git, under a thousand names. The small ones stay."""
    folder = copy_case("fine_pages", tmp_path / "project")
    whole = sum(path.stat().st_size for path in (folder / "docs").rglob("*") if path.is_file())
    monkeypatch.setattr(module, "MOST_BYTES", whole + 25_000)
    for name in ("a.pdf", "b.png", "z.md"):
        (folder / "docs" / name).write_bytes(bytes(10_000))
    assert read(folder).refused == (("docs/z.md", "file.too_large_together"),)
    assert "about.md" in register.read(folder)[1] and "z.md" not in register.read(folder)[1]
