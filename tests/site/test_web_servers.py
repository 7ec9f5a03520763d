"""Rules for web servers: they lead where the pages lead, and a real nginx follows them as the guide sets it up."""

import contextlib
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from strategy.addresses import redirects
from website import ROOT, Website

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def rules(site: Website) -> dict[str, str]:
    """Each redirecting page and where it leads, as paths on the host."""
    base = "/" + site.url.split("/", 3)[3]
    return {
        base + address: page.xpath("//link[@rel='canonical']/@href")[0].replace(site.url, base)
        for address, page in site.redirects.items()
    }


@pytest.mark.parametrize("which", ["past", "website", "website_below"])
def test_the_rules_say_what_the_pages_say(which: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(which)
    assert rules(site)
    lines = [line.split() for line in site.files[redirects.LIST].decode().splitlines()]
    assert {source: target for source, target, status in lines if status == "302"} == rules(site)
    mapped = re.findall(r"^    (/\S*) (/\S*);$", site.files[redirects.NGINX_MAP].decode(), re.MULTILINE)
    assert dict(mapped) == rules(site) and len(mapped) == len(lines) == len(rules(site))


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


@pytest.fixture(params=["server.md", "server.en.md"])
def nginx(past: Website, tmp_path: Path, unused_port: int, request: pytest.FixtureRequest) -> Iterator[str]:
    """A site behind nginx as the guide sets it up; yields the address of the host."""
    if not NGINX:
        pytest.skip("nginx is not installed")
    (block,) = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs/publish" / request.param).read_text(), re.DOTALL)
    block = block.replace("listen 80;", f"listen 127.0.0.1:{unused_port};")
    block = block.replace("root /srv/www/strategy/site;", f"root {past.folder};")
    settings = tmp_path / "nginx.conf"
    settings.write_text(
        f"""
        daemon off; master_process off; pid {tmp_path}/pid; error_log {tmp_path}/errors; events {{ }}
        http {{
          access_log off; client_body_temp_path {tmp_path}/a; proxy_temp_path {tmp_path}/b;
          fastcgi_temp_path {tmp_path}/c; uwsgi_temp_path {tmp_path}/d; scgi_temp_path {tmp_path}/e;
          types {{ text/html html; application/json json; text/csv csv; }}
          include {past.folder}/{redirects.NGINX_MAP};
          {block}
        }}"""
    )
    server = subprocess.Popen([NGINX, "-c", settings, "-e", tmp_path / "errors", "-p", tmp_path])
    try:
        for _ in range(50):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", unused_port)):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{unused_port}"
    finally:
        server.terminate()
        server.wait()


def asked(url: str) -> tuple[int, Mapping[str, str]]:
    try:
        with urllib.request.build_opener(_Stay).open(url) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers


def test_nginx_follows_the_map(past: Website, nginx: str) -> None:
    for source, target in rules(past).items():
        status, headers = asked(nginx + source)
        assert (status, headers["Location"]) == (302, target)


def test_nginx_lets_others_read_the_data_and_nothing_else(nginx: str) -> None:
    for address, kind, anybody in (
        ("/api/v1/strategy.json", "application/json", "*"),
        ("/downloads/strategy.csv", "text/csv", "*"),
        ("/tasks/nets/index.md", "text/plain; charset=utf-8", None),
        ("/en/tasks/nets/", "text/html; charset=utf-8", None),
    ):
        status, headers = asked(nginx + address)
        assert (status, headers["Content-Type"]) == (200, kind)
        assert headers["Access-Control-Allow-Origin"] == anybody
    assert asked(f"{nginx}/en/nothing/")[0] == 404
