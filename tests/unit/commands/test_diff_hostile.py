"""The report on a proposal that would rather say something else to its reviewer."""

import re

import pytest

from repository import Repository
from strategy.commands.diff import against

CALLING = "@octocat https://evil.example/x WWW.evil.example a@evil.example ![x](//evil.example) <img src=x>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: {uk: Вежа, en: Tower}", f"title: {{uk: '{CALLING}', en: Tower}}"),
        ('code: "1.1.1"', f'code: "1 {CALLING}\\n\\n## Адреси"'),
    ],
)
def test_the_report_calls_nobody_and_leads_nowhere(repo: Repository, old: str, new: str) -> None:
    """Git hosts make links and mentions of plain words, escaped or not; only of code they make none."""
    repo.git("branch", "base")
    repo.commit((old, new))
    report = against(repo.folder, "base", "uk")
    assert "octocat" in report
    assert report.splitlines().count("## Адреси") == 1
    assert not re.search(r"@|://|(?i:www)|(?<!\\)[<\[]", re.sub("`[^`\n]+`", "", report))
