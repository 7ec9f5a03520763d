"""What runs for long shares one time: SOAK_MINUTES of the environment (60), the same part of it for each test.

A test of this folder goes on `while going_on():` and says in the end what it did; `make soak` runs them all.
"""

import os
import random
import time
from collections.abc import Callable

import pytest


@pytest.fixture
def going_on(request: pytest.FixtureRequest) -> Callable[[], bool]:
    """Whether there is time for another round."""
    seconds = float(os.environ.get("SOAK_MINUTES") or 60) * 60 / request.session.testscollected
    end = time.monotonic() + seconds
    return lambda: time.monotonic() < end


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    """Chance that can be had again: SOAK_SEED of the environment, else a new one, which is printed."""
    seed = os.environ.get("SOAK_SEED") or str(time.time_ns())
    print(f"SOAK_SEED={seed}")
    return random.Random(f"{seed} {request.node.name}")


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say something on the terminal, although output is captured."""
    plugins = request.config.pluginmanager

    def say(line: str) -> None:
        with plugins.getplugin("capturemanager").global_and_fixture_disabled():
            plugins.getplugin("terminalreporter").write_line(f"{request.node.name}: {line}")

    return say
