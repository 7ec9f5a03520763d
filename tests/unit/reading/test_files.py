"""Only what is a project's own is read."""

from pathlib import Path

from case_folders import copy_case
from strategy.addresses import register
from strategy.checking import project
from strategy.reading.files import read


def test_docs_that_are_a_link_are_not_looked_at(tmp_path: Path) -> None:
    """It may lead to all of a computer, which nobody would see the end of."""
    folder = copy_case("fine_glossary", tmp_path / "project")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.txt").write_text("x")
    (folder / "docs").symlink_to(tmp_path / "elsewhere")
    files = read(folder)
    assert (files.names, files.others, register.read(folder)[1]) == (frozenset(), (), {})
    assert "docs/:1:1: " in "".join(project.check_files(files).report("uk"))
