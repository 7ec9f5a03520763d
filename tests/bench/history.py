"""`python tests/bench/history.py [COMMITS]`: what reading a long history costs, on a repository made for it.

Each commit rewords one text, every tenth on a branch that the next merges.
"""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "hooks"))

from strategy import history, store  # noqa: E402

DATA = "data/goals.yaml"


def repository(folder: Path, commits: int) -> bytes:
    """Make a repository with so many commits in a folder; returns what its file holds in the end."""
    lines = (ROOT / DATA).read_text(encoding="utf-8").splitlines(keepends=True)
    texts = [number for number, line in enumerate(lines) if re.match(r" +(uk|en): [^\"']+$", line)]
    run = ["git", "-C", str(folder)]
    subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)
    with subprocess.Popen([*run, "fast-import", "--quiet"], stdin=subprocess.PIPE) as process:
        side = None
        for number in range(1, commits + 1):
            place = texts[number * 7 % len(texts)]
            if number > 1:
                lines[place] = lines[place].split(" [")[0].rstrip() + f" [{number}]\n"
            data = "".join(lines).encode()
            branch = "side" if number % 10 == 0 else "main"
            parents = f"from :{number - 1}\n" if number > 1 else ""
            if side:
                parents = f"from :{side - 1}\nmerge :{side}\n"
            side = number if number % 10 == 0 else None
            process.stdin.write(
                f"commit refs/heads/{branch}\nmark :{number}\n"
                f"committer Clerk <clerk@example.org> {1_600_000_000 + number * 40_000} +0200\n"
                f"data 2\nx\n{parents}M 100644 inline {DATA}\ndata {len(data)}\n".encode()
                + data
                + b"\n"
            )
        process.stdin.close()
    subprocess.run([*run, "reset", "-q", "--hard", "main" if commits % 10 else "side"], check=True)
    return data


def measure(folder: Path, data: bytes) -> tuple[float, int]:
    """Seconds of one reading, and how many revisions it told."""
    start = time.perf_counter()
    told = len(history.load(folder, DATA, data).revisions)
    return time.perf_counter() - start, told


def main(commits: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        data = repository(folder, commits)
        for name in ("nothing is cached", "everything is cached"):
            seconds, told = measure(folder, data)
            print(f"{seconds:8.2f} s  {told} revisions of {commits} commits, {name}")
        (folder / DATA).write_bytes(data := data.replace("Дерево".encode(), "Ліс".encode(), 1))
        author = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.org"]
        subprocess.run(["git", "-C", scratch, *author, "commit", "-qam", "one more"], check=True)
        seconds, told = measure(folder, data)
        print(f"{seconds:8.2f} s  {told} revisions, one commit is new")
        size = sum(path.stat().st_size for path in (folder / store.FOLDER).iterdir())
        print(f"{size / 1024**2:8.2f} MiB of cache")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
