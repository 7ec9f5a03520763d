"""Publishing through a real sshd: keys, ports and connections as they are."""

import getpass
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from web_servers import program, unused_port

from publishing import Server


@dataclass
class Sshd:
    """A running sshd, and the client's settings that lead to it."""

    process: subprocess.Popen
    folder: Path
    port: int

    def client(self, **settings: str) -> None:
        """Write the settings of the client anew."""
        own = self.folder
        known = {"Port": str(self.port), "IdentityFile": f"{own}/key", "UserKnownHostsFile": f"{own}/known"}
        lines = [f"{name} {value}" for name, value in ({**known, "IdentitiesOnly": "yes"} | settings).items()]
        (own / "client").write_text("\n".join(lines) + "\n")

    def sessions(self) -> list[int]:
        """The processes of all connections."""
        found, parents = [], [self.process.pid]
        while parents:
            said = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parents.pop())], capture_output=True, text=True)
            children = [int(pid) for pid in said.stdout.split()]
            found += children
            parents += children
        return found


@pytest.fixture
def sshd(tmp_path: Path) -> Iterator[Sshd]:
    own = tmp_path / "ssh"
    own.mkdir(mode=0o700)
    for key in ("key", "stranger", "host"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", own / key], check=True)
    shutil.copyfile(own / "key.pub", own / "allowed")
    port = unused_port()
    (own / "known").write_text(f"[127.0.0.1]:{port} {(own / 'host.pub').read_text()}")
    (own / "server").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {own}/host\nAuthorizedKeysFile {own}/allowed\n"
        f"PidFile {own}/pid\nUsePAM no\nStrictModes no\nPasswordAuthentication no\n"
    )
    if os.geteuid() == 0:  # then it asks for this folder, which a service would make
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    process = subprocess.Popen([program("sshd"), "-D", "-E", own / "said", "-f", own / "server"])
    found = Sshd(process, own, port)
    found.client()
    for _ in range(100):
        if (own / "said").exists() and "listening" in (own / "said").read_text():
            break
        assert process.poll() is None, (own / "said").read_text()
        time.sleep(0.1)
    try:
        yield found
    finally:
        for pid in (*found.sessions(), process.pid):
            with suppress(ProcessLookupError):  # it may have ended meanwhile
                os.kill(pid, signal.SIGCONT)
                os.kill(pid, signal.SIGTERM)
        process.wait(10)


@pytest.fixture
def server(sshd: Sshd, tmp_path: Path) -> Server:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "ssh").write_text(f'#!/bin/sh\nexec {program("ssh")} -F {sshd.folder}/client "$@"\n')
    (programs / "ssh").chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return Server(tmp_path / "www", f"{getpass.getuser()}@127.0.0.1:", {"PATH": path})


def test_a_site_is_published_listed_and_taken_back(server: Server) -> None:
    names = [server.publish(text) for text in ("first", "second")]
    assert server.shown() == "second"
    assert server.run("rollback").returncode == 0
    assert server.shown() == "first"
    assert set(server.run("list").stdout.split()) == {*names, "←", "зараз"}


@pytest.mark.parametrize(
    ("settings", "cure"),
    [
        ({"UserKnownHostsFile": "/dev/null"}, "звірте відбиток ключа"),
        ({"IdentityFile": "{own}/stranger"}, "ssh-copy-id"),
        ({"Port": "1"}, "Port НОМЕР"),
    ],
)
def test_what_keeps_from_the_server_is_told_with_its_cure(
    server: Server, sshd: Sshd, settings: dict[str, str], cure: str
) -> None:
    server.write("first")
    sshd.client(**{name: value.format(own=sshd.folder) for name, value in settings.items()})
    failed = server.run("publish")
    assert failed.returncode == 1 and cure in failed.stderr, failed.stderr
    assert "попередній сайт:" not in failed.stderr


def test_a_connection_that_vanishes_ends_with_a_sentence(server: Server, sshd: Sshd) -> None:
    server.publish("first")
    server.write("second")
    (server.project / "site/large").write_bytes(os.urandom(1_000_000) * 200)  # sent for longer than this waits
    server.list_files()
    running = server.start("publish", SILENCE="4")
    while not list((server.folder / "releases").glob(".*.part/large")):
        time.sleep(0.01)
        assert running.poll() is None
    for pid in sshd.sessions():
        os.kill(pid, signal.SIGSTOP)
    began = time.monotonic()
    said = running.communicate(timeout=60)[1]
    assert running.returncode == 1 and "Зв’язок із сервером обірвався" in said
    assert "Читачі бачать попередній сайт" in said
    assert time.monotonic() - began < 30
    assert server.shown() == "first"
