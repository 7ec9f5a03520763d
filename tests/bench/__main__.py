"""`make bench`: what a build of today's strategy, of ten and of fifty times as much costs.

Times depend on the machine; the ratios between the rows, measured in one run, are what to compare.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from enlarge import project

ROOT = Path(__file__).parents[2]
SIZES = (1, 10, 50)


def build(folder: Path) -> tuple[float, float, int]:
    """Build the project in `folder`: seconds, MiB at the peak, number of pages."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    process = subprocess.Popen(
        command, cwd=folder, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit("the build failed")
    pages = sum(1 for _ in (folder / "site").rglob("index.html"))
    return time.perf_counter() - start, usage.ru_maxrss / 1024, pages


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        first = None
        print(f"{'content':>8}{'pages':>8}{'seconds':>9}{'ratio':>7}{'MiB':>7}")
        for times in SIZES:
            folder = project(ROOT, Path(scratch, str(times)), times)
            seconds, memory, pages = build(folder)
            first = first or seconds
            print(f"{'×' + str(times):>8}{pages:>8}{seconds:>9.2f}{seconds / first:>7.1f}{memory:>7.0f}")


if __name__ == "__main__":
    main()
