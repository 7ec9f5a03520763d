"""After any sequence of edits a build that kept what earlier ones made is, byte for byte, one from nothing."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

import invented_changes
import invented_site
from invented_site import TEMPLATES, Invented, island, lighthouse
from strategy.artefacts import table
from strategy.exports import cards, pdf
from strategy.store import Store

REMARKS = {".html": "\n<!-- {} -->", ".css": "\n/* {} */", ".js": "\n// {}\n"}


class Edits(RuleBasedStateMachine):
    """An editor at work on one folder with its .cache, who builds after every edit."""

    @contextmanager
    def _own_templates(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(invented_site, "TEMPLATES", self.templates)
            invented_site._assets.cache_clear()
            yield
        invented_site._assets.cache_clear()

    @initialize(of=st.sampled_from((island, lighthouse)))
    def begin(self, of) -> None:
        self.folder = TemporaryDirectory()
        self.kept = Store(Path(self.folder.name) / ".cache")
        self.templates = shutil.copytree(TEMPLATES, Path(self.folder.name) / "overrides")
        self.parts = sorted(path for path in self.templates.rglob("*") if path.suffix in REMARKS)
        self.site: Invented = of()
        self.changes = tuple(invented_changes.all_pages(self.site, []))
        self.good = self.site.copy()

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    @rule(number=st.integers(0, 10**6))
    def edit(self, number: int) -> None:
        """A text, an update, a setting, a way in, a language's words: anything that a test may change."""
        with suppress(LookupError, TypeError, AttributeError):  # an earlier edit took away what this one is about
            self.changes[number % len(self.changes)](self.site)

    @rule(number=st.integers(0, 10**6))
    def change_template(self, number: int) -> None:
        """A template, a style sheet or a script."""
        part = self.parts[number % len(self.parts)]
        part.write_text(part.read_text(encoding="utf-8") + REMARKS[part.suffix].format(number), encoding="utf-8")

    @rule()
    def take_back(self) -> None:
        self.site = self.good.copy()

    @rule(number=st.integers(0, 10**6))
    def spoil_the_cache(self, number: int) -> None:
        found = sorted(self.kept.folder.glob("*"))
        if found:
            path = found[number % len(found)]
            path.write_bytes(path.read_bytes()[: number % 90])

    @invariant()
    def same_as_from_nothing(self) -> None:
        if not hasattr(self, "site"):
            return
        with self._own_templates():
            self._compare()

    def _compare(self) -> None:
        made = self.site.table(self.kept)
        if made is None:  # the check refuses it: nothing is published
            self.site = self.good.copy()
            return
        self.good = self.site.copy()
        with TemporaryDirectory() as nothing:
            empty = Store(Path(nothing))
            fresh = self.site.copy().table(empty)
            assert _contents(made, self.kept) == _contents(fresh, empty)


def _contents(made: table.Table, store: Store) -> dict[str, bytes]:
    return {artefact.path: content for artefact, content in table.contents(made.values(), store)}


@contextmanager
def undrawn() -> Iterator[None]:
    """What takes long is not drawn: its content is all that the drawing is given."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cards, "draw", lambda some, look: [repr((card, look)) for card in some])
        patch.setattr(pdf, "typeset", lambda given: repr(given))
        yield


def run(examples: int, steps: int) -> None:
    """Some editors, each of whom takes some steps."""
    bounds = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
    )
    with undrawn():
        run_state_machine_as_test(Edits, settings=bounds)
