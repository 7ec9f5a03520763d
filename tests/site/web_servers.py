"""The web servers of the tests: found, installed where they are not, and run as the guide sets them up.

    python tests/site/web_servers.py

installs what is missing (exit 0), or says what to do (exit 1). They run on free ports with settings of their own,
never as services of the system.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import install

GUIDES = ("server.md", "server.en.md")
ROOT = Path(__file__).parents[2]
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
MODULES = Path("/usr/lib/apache2/modules")
PACKAGES = {
    "nginx": "nginx",
    "apache2": "apache2-bin",
    "caddy": "caddy",
    "sshd": "openssh-server",
    str(BROTLI): "libnginx-mod-http-brotli-static",
}
SERVICES = ("nginx", "caddy", "ssh")  # that come with these packages, and are not wanted here


def program(name: str) -> str:
    """The path of a program; servers stand where only root looks for them."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin:/usr/local/sbin")
    assert found, f"{name} is not installed: make test installs it"
    return found


def missing() -> list[str]:
    """The packages that are not installed."""
    absent = []
    for name, package in PACKAGES.items():
        with suppress(AssertionError):
            if Path(name).is_file() or program(name):
                continue
        absent.append(package)
    return absent


def example(guide: str, language: str) -> str:
    """The example in the guide for one server, by the language of its code block."""
    text = (ROOT / "docs/publish" / guide).read_text(encoding="utf-8")
    (block,) = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    return block


# Each takes a folder for its own files, the example of the guide, the folder of the site (the host's root), where the
# rules of the site stand, and a port; it returns the command that runs the server.
Setup = Callable[[Path, str, Path, Path, int], list]


def nginx(own: Path, example: str, root: Path, rules: Path, port: int, brotli: bool = False) -> list:
    block = example.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("[::]:80", f"[::1]:{port}")
    block = block.replace("/srv/www/strategy/site;", f"{root};").replace("/etc/nginx/strategy/", f"{rules}/nginx/")
    if brotli:
        block = block.replace("server_name", "brotli_static on;\nserver_name")
    (own / "nginx.conf").write_text(
        f"""{f"load_module {BROTLI};" if brotli else ""}
        daemon off; master_process off; pid {own}/pid; error_log {own}/errors; events {{ }}
        http {{
          access_log off; client_body_temp_path {own}/a; proxy_temp_path {own}/b;
          fastcgi_temp_path {own}/c; uwsgi_temp_path {own}/d; scgi_temp_path {own}/e;
          include /etc/nginx/mime.types; default_type application/octet-stream; gzip on;
          {block}
        }}"""
    )
    return [program("nginx"), "-c", own / "nginx.conf", "-e", own / "errors", "-p", own]


def nginx_with_brotli(own: Path, example: str, root: Path, rules: Path, port: int) -> list:
    return nginx(own, example, root, rules, port, brotli=True)


def caddy(own: Path, example: str, root: Path, rules: Path, port: int) -> list:
    block = example.replace("strategy.example.org {", f"http://localhost:{port}, http://strategy.example.org:{port} {{")
    block = block.replace("/srv/www/strategy/site", str(root)).replace("/etc/caddy/strategy", f"{rules}/caddy/site")
    (own / "Caddyfile").write_text(f"{{\n\tadmin off\n}}\n{block}")
    return [program("caddy"), "run", "--config", own / "Caddyfile", "--adapter", "caddyfile"]


def apache(own: Path, example: str, root: Path, rules: Path, port: int) -> list:
    modules = ("mpm_event", "authz_core", "mime", "dir", "headers", "rewrite")
    lines = [
        *(
            f"LoadModule {name}_module {MODULES}/mod_{name}.so"
            for name in modules
            if (MODULES / f"mod_{name}.so").exists()
        ),
        f"ServerRoot {own}",
        f"PidFile {own}/pid",
        f"ErrorLog {own}/errors",
        "ServerName localhost",
        f"DefaultRuntimeDir {own}",
        f"Listen 127.0.0.1:{port}",
        f"Listen [::1]:{port}",
        "IncludeOptional /etc/apache2/mods-available/mime.con[f]",
        *(["TypesConfig /etc/mime.types"] if Path("/etc/mime.types").exists() else []),
        example.replace("*:80", f"*:{port}").replace("/srv/www/strategy/site", str(root)),
    ]
    (own / "apache.conf").write_text("\n".join(lines) + "\n")
    return [program("apache2"), "-d", own, "-f", own / "apache.conf", "-DFOREGROUND"]


# Server → how it is set up, and the language of its example in the guide.
SERVERS: dict[str, tuple[Setup, str]] = {
    "nginx": (nginx, "nginx"),
    "nginx with brotli": (nginx_with_brotli, "nginx"),
    "caddy": (caddy, "caddy"),
    "apache": (apache, "apache"),
}


@contextmanager
def running(server: str, guide: str, own: Path, root: Path, rules: Path) -> Iterator[int]:
    """A server as a guide sets it up; yields its port, on IPv4 and IPv6 of this computer."""
    setup, language = SERVERS[server]
    port = unused_port()
    said = own / "said"
    with said.open("w") as output:
        process = subprocess.Popen(
            setup(own, example(guide, language), root, rules, port),
            stdout=output,
            stderr=output,
            cwd=own,
            env=os.environ | {"HOME": str(own)},
        )
    try:
        _wait(port, process, said)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int, process: subprocess.Popen, said: Path) -> None:
    for _ in range(100):
        assert process.poll() is None, said.read_text() + "".join(one.read_text() for one in said.parent.glob("errors"))
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise AssertionError(f"no server on port {port}: {said.read_text()}")


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main() -> int:
    for command in install.apt(*missing()) if missing() else ():
        print("+", *command, file=sys.stderr)
        if subprocess.run(command, stdout=sys.stderr).returncode:
            break
        if "install" in command and Path("/run/systemd/system").is_dir():
            prefix = command[: command.index("env")]
            subprocess.run([*prefix, "systemctl", "--quiet", "disable", "--now", *SERVICES], stdout=sys.stderr)
    if absent := missing():
        print(
            "Для перевірок потрібні вебсервери. Встановити їх не вдалося; встановіть самі:\n"
            f"sudo apt-get install {' '.join(absent)}\nПотім повторіть: make test",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
