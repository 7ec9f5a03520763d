"""What the host is given of the files in docs/."""

from types import SimpleNamespace

import pytest

import publish


def test_static_i18n_meets_no_hidden_file_but_those_that_are_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """It fails at names that are no text, and at two pages that are one; no check has looked at these."""
    asked = {".well-known/security.txt": None}
    build = SimpleNamespace(sources=SimpleNamespace(files=asked))
    monkeypatch.setattr(publish, "build", build, raising=False)
    names = ["about.md", ".a.uk.md", ".a.md", ".\udcff.md", "x/.b/c.png", *asked]
    files = [SimpleNamespace(src_uri=name) for name in names]
    left = publish._without_hidden(files, None)
    assert [file.src_uri for file in left] == ["about.md", *asked]
