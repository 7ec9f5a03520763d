"""What goes wrong in publishing is said with its cure, and leaves what readers see."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from publishing import AWAY, HERE, SCRIPT, Server


@pytest.mark.parametrize("server", [AWAY], ids=["ssh"], indirect=True)
@pytest.mark.parametrize("lost_after", ["0", "10", "1000", "100000"])
def test_a_connection_lost_on_the_way_leaves_the_old_site(server: Server, lost_after: str) -> None:
    first = server.publish("first")
    server.write("second")
    failed = server.run("publish", LOSE=lost_after)
    assert failed.returncode == 1
    assert "Читачі бачать попередній сайт" in failed.stderr
    assert server.shown() == "first"
    assert [path.name for path in (server.folder / "releases").iterdir()] == [first]
    assert server.run("publish").returncode == 0, "the next attempt succeeds"
    assert server.shown() == "second"


@pytest.mark.parametrize(
    ("said", "cure"),
    [
        ("tar: x: Cannot write: No space left on device", "На диску сервера немає місця"),
        ("tar: ./x: Wrote only 2560 of 10240 bytes", "На диску сервера немає місця"),
        ("Host key verification failed.", "звірте відбиток ключа"),
        ("www@example.org: Permission denied (publickey).", "ssh-copy-id www@example.org"),
        ("ssh: connect to host example.org port 22: Connection refused", "Port НОМЕР"),
        ("ssh: Could not resolve hostname example.org: Name or service not known", "не знайдено"),
        ("Timeout, server example.org not responding.", "обірвався"),
        ("Connection closed by 192.0.2.1 port 22", "обірвався"),
        (
            "mkdir: cannot create directory '/srv/x': Permission denied",
            "sudo mkdir -p {folder} && sudo chown -R www {folder}",
        ),
        ("mkdir: cannot create directory '/srv/x/releases': File exists", "уже є щось інше"),
        ("sh: 20: cannot create /srv/x/.lock: Is a directory", "уже є щось інше"),
        ("mktemp: failed to create directory: Read-only file system", "лише для читання"),
    ],
)
@pytest.mark.parametrize("server", [AWAY], ids=["ssh"], indirect=True)
def test_what_went_wrong_is_said_with_its_cure(server: Server, tmp_path: Path, said: str, cure: str) -> None:
    server.publish("first")
    (tmp_path / "bin/ssh").write_text(f'#!/bin/sh\ncat >/dev/null\necho "{said}" >&2\nexit 255\n')
    for command in ("publish", "rollback", "list"):
        done = server.run(command)
        assert done.returncode == 1 and cure.format(folder=server.folder) in done.stderr
        assert "попередній сайт:" not in done.stderr, "nobody knows"


@pytest.mark.parametrize("server", [AWAY], ids=["ssh"], indirect=True)
def test_a_connection_lost_after_the_switch_is_told_so(server: Server, tmp_path: Path) -> None:
    server.publish("first")
    server.write("second")
    (tmp_path / "bin/real").write_text((tmp_path / "bin/ssh").read_text())
    lost = 'sh "$(dirname "$0")/real" "$@"; case $* in *"\nreceive") exit 255 ;; esac'
    (tmp_path / "bin/ssh").write_text(f"#!/bin/sh\n{lost}\n")
    failed = server.run("publish")
    assert failed.returncode == 1 and server.shown() == "second"
    assert "Читачі вже бачать новий сайт" in failed.stderr and "нічого не змінено" not in failed.stderr


@pytest.mark.parametrize("server", [HERE], ids=["here"], indirect=True)
def test_nothing_is_switched_where_nobody_listens_any_more(server: Server) -> None:
    server.publish("first")
    server.write("second")
    remote = (SCRIPT.parent / "server-remote.sh").read_text()
    step = f"FOLDER='{server.folder}'; NAME='2026-01-01T000000Z-x'; KEEP=5; {remote}\nreceive"
    unheard, heard = os.pipe()
    os.close(unheard)
    with subprocess.Popen(["tar", "-czf", "-", "-C", server.project / "site", "."], stdout=subprocess.PIPE) as sent:
        done = subprocess.run(["sh", "-c", step], stdin=sent.stdout, stdout=heard, stderr=subprocess.DEVNULL)
    os.close(heard)
    assert done.returncode and server.shown() == "first"
    assert len([*(server.folder / "releases").iterdir()]) == 1


@pytest.mark.parametrize("server", [AWAY], ids=["ssh"], indirect=True)
def test_what_a_shell_says_at_its_start_is_no_part_of_a_name(server: Server, tmp_path: Path) -> None:
    ssh = (tmp_path / "bin/ssh").read_text()
    (tmp_path / "bin/ssh").write_text(ssh.replace("#!/bin/sh", "#!/bin/sh\necho Welcome", 1))
    assert server.publish("first").startswith("20")


@pytest.mark.parametrize("server", [AWAY], ids=["ssh"], indirect=True)
def test_the_cause_is_told_although_the_pipe_broke_too(server: Server, tmp_path: Path) -> None:
    """What a server refuses at once it does not read, so that tar here complains as well."""
    server.write("first")
    (server.project / "site/large").write_bytes(os.urandom(1_000_000))
    refused = "mkdir: cannot create directory '/srv/x': Permission denied\ngzip: stdout: Broken pipe"
    (tmp_path / "bin/ssh").write_text(f'#!/bin/sh\nexec <&-\nprintf "{refused}" >&2\nexit 1\n')
    assert "sudo chown -R www" in server.run("publish").stderr


@pytest.mark.parametrize("server", [AWAY], ids=["ssh"], indirect=True)
def test_a_computer_without_ssh_is_told_so(server: Server, tmp_path: Path) -> None:
    server.write("first")
    (server.project / "site/large").write_bytes(os.urandom(1_000_000))
    poor = tmp_path / "poor"
    poor.mkdir()
    for name in ("sh", "tar", "gzip", "cat", "dirname", "mktemp", "rm", "grep", "tail", "date", "git"):
        (poor / name).symlink_to(shutil.which(name))
    said = server.run("publish", PATH=str(poor)).stderr
    assert "немає програми ssh" in said and "обірвався" not in said


@pytest.mark.parametrize("tool", ["tar", "sha256sum", "flock"])
@pytest.mark.parametrize("server", [AWAY], ids=["ssh"], indirect=True)
def test_a_program_that_the_server_lacks_is_named(server: Server, tmp_path: Path, tool: str) -> None:
    server.write("first")
    poor = tmp_path / "poor"
    poor.mkdir()
    for name in {"sh", "tar", "gzip", "sha256sum", "flock", "cat", "basename", "readlink"} - {tool}:
        (poor / name).symlink_to(shutil.which(name))
    ssh = (tmp_path / "bin/ssh").read_text().replace('sh -c "$program"', f'PATH={poor} sh -c "$program"')
    (tmp_path / "bin/ssh").write_text(ssh)
    assert f"На сервері немає програми {tool}" in server.run("publish").stderr


@pytest.mark.parametrize("command", ["rollback", "list"])
def test_where_nothing_was_published_there_is_nothing_to_show(server: Server, command: str) -> None:
    done = server.run(command)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"У теці {server.folder} ще нічого не опубліковано.\n"


@pytest.mark.parametrize(
    "place",
    [
        "https://example.org/",
        "",
        "host",
        "host:relative",
        "host:/",
        "/",
        "host:/a b",
        "host:/a;id",
        "host:/a/../b",
        "-oX:/a$(id)",
        "-oProxyCommand=id:/a",
        'user@host":/a',
        "`id`@host:/a",
    ],
)
def test_wrong_destinations_are_refused_before_anything_is_sent(tmp_path: Path, place: str) -> None:
    done = subprocess.run(["sh", str(SCRIPT), "check", place], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr
    assert list(tmp_path.iterdir()) == []
