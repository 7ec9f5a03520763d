"""`make site` killed at any moment: the last site stands whole or the new one does, and the next build ends well."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from invented import other_project
from repository import FIRST
from website import ROOT, contents

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small project that `make site` builds with what is installed here."""
    project = other_project(tmp_path / "project", FIRST.encode())
    (project / ".git").unlink(missing_ok=True)
    shutil.copytree(ROOT / "requirements", project / "requirements")
    for path in (project / "requirements").glob("*.txt"):
        os.utime(path, (0, 0))  # older than what is installed
    (project / ".venv").symlink_to(ROOT / ".venv")
    return project


def started(project: Path) -> subprocess.Popen[bytes]:
    made = {**os.environ, "AS_OF": "2026-11-26"}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(["make", "site"], cwd=project, env=made, stdout=quiet, stderr=quiet, start_new_session=True)


def write(project: Path, version: int) -> None:
    data = project / "data/goals.yaml"
    data.write_text(FIRST.replace("Вежа", f"Вежа {version}"), encoding="utf-8")


def test_a_killed_build_leaves_a_whole_site(
    small: Path, going_on: Callable, chance: random.Random, tell: Callable
) -> None:
    assert started(small).wait() == 0
    before, lasts, version, count = contents(small / "site"), 6.0, 0, Counter()
    while going_on():
        version += 1
        write(small, version)
        start, build = time.monotonic(), started(small)
        time.sleep(chance.random() * lasts * 1.1)
        with_all = build.poll() is None
        if with_all:
            os.killpg(build.pid, chance.choice(SIGNALS))
        build.wait()
        count["killed" if with_all else "in time"] += 1
        found = contents(small / "site")
        if found != before:  # the new one was in place already, whole
            write(small, version)
            assert started(small).wait() == 0
            assert contents(small / "site") == found
            before, count["new"] = found, count["new"] + 1
        if not with_all:
            lasts = time.monotonic() - start
    assert started(small).wait() == 0
    tell(", ".join(f"{name} {number}" for name, number in count.items()))
