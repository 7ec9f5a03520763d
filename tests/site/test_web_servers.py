"""Real web servers, set up as the guide says, serve the site as is meant: whole, small, safe, in the right language."""

import fnmatch
import gzip
import hashlib
import http.client
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import brotli
import pytest
import web_servers

from strategy.exports import servers
from strategy.site.policy import META
from website import Website, contents

BASE = "/маяк/"  # where the site of three editions stands on its host
HASHED = "assets/styles/invented-0123456789abcdef.css"
WELL_KNOWN = ".well-known/security.txt"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.unpacked.decode()

    @property
    def unpacked(self) -> bytes:
        return {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}[self["Content-Encoding"]](self.body)

    def __getitem__(self, name: str) -> str | None:
        return self.headers[name]


@dataclass(frozen=True)
class Host:
    """A running server; `base`: the path of the site on it, `folder`: that of the site."""

    name: str
    port: int
    base: str
    folder: Path

    def ask(self, address: str, accept: str = "", at: str = "localhost", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1" if at == "localhost" else at, self.port, timeout=10)
        try:
            connection.putrequest("GET", quote(self.base) + address, skip_host=True, skip_accept_encoding=True)
            sent = {"Host": f"localhost:{self.port}", "Accept-Encoding": accept} | headers
            for name, value in sent.items():
                if value:
                    connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()


def rules(site: Website) -> dict[str, str]:
    """Each redirecting page and where it leads, as paths on the host."""
    sent = "/" + site.url.split("/", 3)[3]
    base = unquote(sent)
    return {
        base + address: page.xpath("//link[@rel='canonical']/@href")[0].replace(site.url, sent)
        for address, page in site.redirects.items()
    }


def written_rules(site: Website) -> dict[str, dict[str, str]]:
    """The same as the rules for each server say it; letters as they are."""
    found = {
        "_redirects": r"^(/\S+) (/\S+) 302$",
        f"{servers.FOLDER}nginx/http.conf": r'^    "(/[^"]*)" "(/[^"]*)";$',
        f"{servers.FOLDER}caddy/site.caddy": r'^\tredir "(/[^"]*)" "(/[^"]*)" 302$',
    }
    texts = {path: re.findall(rule, site.files[path].decode(), re.MULTILINE) for path, rule in found.items()}
    return {path: {unquote(source): target for source, target in pairs} for path, pairs in texts.items()}


@pytest.mark.parametrize("which", ["past", "website", "website_below"])
def test_the_rules_say_what_the_pages_say(which: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(which)
    expected = rules(site)
    assert expected
    assert [path for path, found in written_rules(site).items() if found != expected] == []
    assert len(site.files["_redirects"].splitlines()) == len(expected)


@pytest.fixture(scope="module")
def served(past: Website, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a host, in which the site stands below a path, by a link as publication makes it."""
    folder = tmp_path_factory.mktemp("host")
    site = folder / "releases/2026"
    subprocess.run(["cp", "-al", past.folder, folder / "copy"], check=True)
    site.parent.mkdir()
    (folder / "copy").rename(site)
    (site / HASHED).write_text("a { color: red }\n" * 100)
    (site / "empty").mkdir()
    (site / WELL_KNOWN).parent.mkdir()
    (site / WELL_KNOWN).write_text("Contact: mailto:a@example.org\n")
    (folder / "root").mkdir()
    (folder / f"root{BASE}".rstrip("/")).symlink_to(site)
    return folder / "root"


@pytest.fixture(scope="module", params=list(web_servers.SERVERS))
def host(served: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Host]:
    own = tmp_path_factory.mktemp("server")
    site = served / BASE.strip("/")
    with web_servers.running(request.param, "server.md", own, served, site / servers.FOLDER) as port:
        yield Host(request.param, port, BASE, site)


def test_every_file_is_served_whole_with_its_type(past: Website, host: Host) -> None:
    """And packed as it was prepared, to those who can unpack it."""
    suffixes = {"": None, "gzip": ".gz"} if host.name == "nginx" else {"": None, "gzip": ".gz", "br": ".br"}
    wrong = []
    for path, content in past.files.items():
        kind = servers.FEED if path.endswith("feed.xml") else servers.TYPES.get(path.rpartition(".")[2])
        if path.startswith(("_", ".")) or not kind:
            continue
        address = path.removesuffix("index.html")
        for accept, suffix in suffixes.items():
            answer = host.ask(path if address in past.redirects else address, accept)
            encoding = accept if suffix and (host.folder / f"{path}{suffix}").exists() else None
            found = (answer.status, answer["Content-Type"], answer["Content-Encoding"], answer.unpacked == content)
            if found != (200, kind, encoding, True) or (encoding and "Accept-Encoding" not in (answer["Vary"] or "")):
                wrong.append((path, accept, *found, answer["Vary"]))
    assert wrong == []


def test_what_is_unpacked_by_nobody_is_not_sent_packed(host: Host) -> None:
    for accept in ("", "identity", "deflate", "br;q=0, gzip;q=0"):
        assert host.ask("", accept)["Content-Encoding"] is None


def test_numbers_lead_on_at_once(past: Website, host: Host) -> None:
    lines = past.files["_redirects"].decode().splitlines()
    assert len(lines) == len(past.redirects)
    for source, target, status in map(str.split, lines):
        answer = host.ask(source.removeprefix(quote(BASE)))
        assert (answer.status, urlsplit(answer["Location"]).path) == (int(status), target)


@pytest.mark.parametrize(
    ("address", "lang"),
    [("no/such/page/", "uk"), ("en/nothing/", "en"), ("empty/", "uk"), ("tasks/no", "uk"), ("en/tasks/no.css", "en")],
)
def test_a_page_that_is_not_there(past: Website, host: Host, address: str, lang: str) -> None:
    for accept in ("", "gzip"):
        answer = host.ask(address, accept)
        assert (answer.status, answer.unpacked) == (404, past.files[f"{past.root(lang)}404.html"])
        assert answer["Content-Type"] == servers.TYPES["html"]
        assert answer["Cache-Control"] == servers.ASKED_EACH_TIME


@pytest.mark.parametrize("address", [".htaccess", ".servers/nginx/site.conf", ".servers/", servers.MANIFEST])
def test_what_is_for_servers_is_not_shown(past: Website, host: Host, address: str) -> None:
    answer = host.ask(address)
    assert (answer.status, answer.body) == (404, past.files["404.html"])


def test_what_hosts_and_services_ask_for_by_its_name_is_shown(host: Host) -> None:
    answer = host.ask(WELL_KNOWN)
    assert (answer.status, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")


def test_pages_are_asked_for_each_time_and_assets_kept_for_a_year(host: Host) -> None:
    page = host.ask("")
    assert page["Cache-Control"] == servers.ASKED_EACH_TIME
    again = host.ask("", If_None_Match=page["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert host.ask(HASHED)["Cache-Control"] == servers.KEPT_FOREVER
    assert host.ask(HASHED.replace("invented", "gone"))["Cache-Control"] == servers.ASKED_EACH_TIME
    assert host.ask("assets/images/mark.svg")["Cache-Control"] == servers.ASKED_EACH_TIME


def test_readers_are_protected_and_cards_may_be_framed(past: Website, host: Host) -> None:
    for address in ("", "en/about/", "no/such/page/", "downloads/strategy.csv", "1.1/"):
        answer = host.ask(address)
        assert answer["Content-Security-Policy"] == f"{META}; frame-ancestors 'none'"
        assert {name: answer[name] for name in servers.PROTECTION} == servers.PROTECTION
    for address in past.embeds:
        assert host.ask(address)["Content-Security-Policy"] == f"{META}; frame-ancestors *"


def test_others_may_read_the_data_and_nothing_else(host: Host) -> None:
    for address, anybody in (
        ("api/v1/strategy.json", "*"),
        ("downloads/strategy.csv", "*"),
        ("en/", None),
        ("tasks/nets/index.md", None),
    ):
        assert host.ask(address)["Access-Control-Allow-Origin"] == anybody


def test_it_answers_over_ipv6(host: Host) -> None:
    assert host.ask("", at="::1").status == 200


def test_a_folder_without_a_slash_gets_one(host: Host) -> None:
    answer = host.ask("tasks/nets")
    assert answer.status in (301, 302, 307, 308)
    assert unquote(answer["Location"]).endswith(f"{BASE}tasks/nets/")


def test_hosts_read_rules_that_do_not_add_up(website: Website, past: Website) -> None:
    """Where several rules of _headers match an address, hosts send what all of them say: so no header stands in two.

    Cloudflare Pages reads a hundred rules.
    """
    for site in (website, past):
        base, rules = site.url.split("/", 3)[3], _rules(site.files["_headers"].decode())
        assert 10 < len(rules) <= 100
        assert rules[f"/{base}*"] == servers.PROTECTION
        for address in site.documents:
            found = [values for rule, values in rules.items() if fnmatch.fnmatchcase(f"/{base}{address}", rule)]
            names = [name for values in found for name in values]
            assert len(names) == len(set(names))
            policy = {name: value for values in found for name, value in values.items()}.get("Content-Security-Policy")
            framed = address in site.embeds or address in site.missing or "numbers" in address
            assert policy == (None if framed or re.match(r"(en/)?[\d.]+/", address) else servers.FRAMED_BY_NOBODY)


def _rules(text: str) -> dict[str, dict[str, str]]:
    rules: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            rule = rules.setdefault(line, {})
        elif line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            rule[name] = value
    return rules


@pytest.mark.parametrize("server", ["nginx", "caddy", "apache"])
def test_both_guides_say_the_same(server: str) -> None:
    ours, theirs = (web_servers.example(guide, server) for guide in web_servers.GUIDES)
    assert ours == theirs


def test_the_manifest_lists_every_file_as_it_is(website: Website) -> None:
    lines = [line.split("  ", 1) for line in website.files[servers.MANIFEST].decode().splitlines()]
    listed = {path: digest for digest, path in lines}
    there = contents(website.folder)
    del there[servers.MANIFEST]
    assert listed == {path: hashlib.sha256(content).hexdigest() for path, content in there.items()}
    assert len(lines) == len(listed) > len(website.files)


def test_what_is_packed_is_what_stands_beside_it(website: Website) -> None:
    there = contents(website.folder)
    packed = {path: content for path, content in there.items() if path.endswith((".gz", ".br"))}
    unpack = {".gz": gzip.decompress, ".br": brotli.decompress}
    assert [path for path, content in packed.items() if unpack[path[-3:]](content) != there[path[:-3]]] == []
    large = {path for path in website.files if path.endswith((".html", ".json", ".csv", ".css", ".js", ".xml"))}
    large = {path for path in large if len(website.files[path]) > 1400}
    assert large and {f"{path}{suffix}" for path in large for suffix in unpack} <= set(packed)
    assert sum(len(there[f"{path}.br"]) for path in large) < sum(len(there[f"{path}.gz"]) for path in large) * 0.9
