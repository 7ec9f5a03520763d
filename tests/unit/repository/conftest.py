"""A web server to publish on: a folder of this computer, reached directly and through an `ssh` of the tests."""

import os
from pathlib import Path

import pytest

from publishing import AWAY, HERE, Server

# Writes down what it was asked for; LOSE cuts the connection after so many bytes of what is sent, in the first call.
SSH = """#!/bin/sh
printf '%s\\n' "$*" >>"$SSH_LOG"
for program; do :; done
if [ -n "${LOSE:-}" ] && [ ! -e "$SSH_LOG.lost" ]; then
  : >"$SSH_LOG.lost"
  head -c "$LOSE" | sh -c "$program"
else
  sh -c "$program"
fi
"""
# Publications are named after the second; the tests are quicker than that.
DATE = """#!/bin/sh
[ -z "${SAME:-}" ] || { echo 2026-01-01T000000Z; exit; }
echo . >>"$TICKS"
printf '2026-01-01T0000%02dZ\\n' "$(wc -l <"$TICKS")"
"""


@pytest.fixture(params=[HERE, AWAY], ids=["here", "ssh"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Server:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, script in (("ssh", SSH), ("date", DATE)):
        (programs / name).write_text(script)
        (programs / name).chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    logs = {"SSH_LOG": str(tmp_path / "log"), "TICKS": str(tmp_path / "ticks")}
    return Server(tmp_path / "www", request.param, {"PATH": path, **logs})
