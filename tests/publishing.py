"""What publishes in the tests: a small project, and the folder of a web server."""

import os
import re
import subprocess
from hashlib import sha256
from pathlib import Path

from website import ROOT

SCRIPT = ROOT / "scripts/server.sh"
HERE, AWAY = "", "www@example.org:"  # where the folder is


class Server:
    def __init__(self, folder: Path, host: str, environment: dict[str, str]) -> None:
        self.folder, self.host, self.environment = folder, host, environment
        self.project = folder.parent / "project"
        (self.project / "site/tasks").mkdir(parents=True)
        (self.project / "site/.servers").mkdir()

    def run(self, command: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", str(SCRIPT), command, f"{self.host}{self.folder}", *arguments],
            cwd=self.project,
            env=os.environ | self.environment | environment,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def start(self, command: str, group: bool = False, **environment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            ["sh", str(SCRIPT), command, f"{self.host}{self.folder}"],
            cwd=self.project,
            env=os.environ | self.environment | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=group,  # so that a kill reaches all that it started
        )

    def publish(self, text: str, **environment: str) -> str:
        """Publish a site whose pages say this; returns the name of the publication."""
        self.write(text)
        done = self.run("publish", **environment)
        assert done.returncode == 0, done.stderr
        return re.search(r"Опубліковано: (\S+)", done.stdout)[1]

    def write(self, text: str) -> None:
        (self.project / "site/index.html").write_text(text)
        (self.project / "site/tasks/index.html").write_bytes(text.encode() + os.urandom(200_000))
        self.list_files()

    def list_files(self) -> None:
        """Write the manifest, as a build does."""
        site = self.project / "site"
        files = [path for path in site.rglob("*") if path.is_file() and path.name != "manifest.sha256"]
        lines = (f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site)}\n" for path in sorted(files))
        (site / ".servers/manifest.sha256").write_text("".join(lines))

    def shown(self) -> str:
        return (self.folder / "site/index.html").read_text()


def whole(release: Path) -> bool:
    """Whether every file that the manifest of a publication lists is there as it should be."""
    lines = (line.split("  ", 1) for line in (release / ".servers/manifest.sha256").read_text().splitlines())
    return all(sha256((release / path).read_bytes()).hexdigest() == digest for digest, path in lines)
