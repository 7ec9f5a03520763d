"""Comments of data files: told as they stand, and never looked for for long."""

import pytest

from strategy.reading import yaml_comments


def test_comments_are_what_is_no_value() -> None:
    assert yaml_comments.of(b"# a\nb: '# c' # d\ne: |\n  # f\n#g\n") == "# a\n# d\n#g"
    assert yaml_comments.of(b'# a\nb: "') == ""


def test_of_brackets_within_each_other_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_comments, "SECONDS", 0.05)
    assert yaml_comments.of(b"# a\n" + b"[" * 30_000 + b"]" * 30_000) == ""
