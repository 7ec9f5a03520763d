"""The built site of an invented strategy of three editions: nothing that was ever published is lost."""

import contextlib
import csv
import io
import json
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import jsonschema
import marko
import pytest
from lxml.html import fragment_fromstring

from invented import other_project
from strategy import addresses, downloads, editions, permalinks, redirects, register
from strategy.__main__ import main
from strategy.check import check
from website import DATA, ROOT, Website, build, words

URL = "https://example.org/lighthouse/"
ONCE = (permalinks.INTERFACE, downloads.FOLDER, "sitemap.xml", "robots.txt")  # what speaks all languages: has no twin
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
# Where the number of the sample means different nodes; and what their page has to name.
AMBIGUOUS = {
    "1.1.1/": ["tasks/nets/", "tasks/boats/"],
    "1.1.2/": ["tasks/hooks/", "tasks/nets/"],
    "1.1.3/": ["tasks/lines/", "tasks/bait/"],
    "1.1.9/": ["tasks/pier/", "tasks/nets/"],
}
WITHDRAWN = {
    "tasks/boats/": ["tasks/pier/"],
    "tasks/bait/": ["tasks/hooks/", "tasks/lines/"],
    "goals/sky/": ["goals/sea/"],
    "objectives/wind/": [],
    "tasks/mills/": [],
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the invented strategy in the place of ours, and a register of its own."""
    project = other_project(tmp_path_factory.mktemp("editions") / "project", ROOT / "tests/golden/editions.yaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert main(["register"]) == 0
    return project


@pytest.fixture(scope="module")
def past(project: Path) -> Website:
    done = build(project, project / "site", SITE_URL=URL)
    assert done.returncode == 0, done.stdout + done.stderr
    return Website(project / "site", URL, check((project / DATA).read_bytes()).strategy)


def expanded(address: str, site: Website, root: str) -> Iterator[str]:
    """An address of the register, or all that a pattern stands for, below the root of a language."""
    if address.startswith(ONCE) or (ROOT / "docs" / address).is_file():
        root = ""
    if addresses.PAGE in address:
        own = [page for page in site.pages if site.root(site.language(page)) == root]
        yield from (address.replace(addresses.PAGE, page) for page in own)
    elif addresses.ID in address:
        nodes = (*site.strategy.nodes(), *site.strategy.withdrawn())
        folder = address.partition(addresses.ID)[0].rpartition("/")[0].split("/")[-1]
        own = [node.id for node in nodes if permalinks.FOLDERS[node.kind] == folder]
        yield from (root + address.replace(addresses.ID, id_) for id_ in own)
    elif addresses.NUMBER in address:
        yield from (root + address.replace(addresses.NUMBER, code) for code in editions.meanings(site.strategy))
    elif addresses.YEAR in address:  # as far as git knows
        found = [re.fullmatch(rf"{root}changes/(\d+)/(?:\d+/)?", page) for page in site.pages]
        yield from (page[0] for page in found if page)
    else:
        yield root + address


def promised(site: Website, text: str) -> Iterator[str]:
    """Everything that a register promises of a site."""
    _, entries, _ = register.parse(text)
    assert entries
    for entry in entries:
        for root in map(site.root, site.languages):
            yield from expanded(entry.address, site, root)


def unanswered(site: Website, text: str) -> list[str]:
    return [address for address in promised(site, text) if not site.is_there(site.url + address)]


# What nobody links to: parts of pages, which name them by today's names, and what only the host reads.
UNREGISTERED = re.compile(r"(en/)?(search/.*\.json|404\.html)|assets/.*|_redirects|redirects/.*|sitemap\.xml\.gz")
# What is no promise: parts of the frame, and sections that are there only while there is something to tell in them.
UNREGISTERED_ANCHOR = re.compile(
    r"[^#]*#(__.*|content|search-field|chart-.*|(cite|embed)-.*|embed|siblings|lineage|text|withdrawn|abbreviations"
    r"|responsible|period|indicators|projects|links|latest|years|c-.*)"  # the last: of a commit, which stays as it is
    r"|(en/)?updates/.*"
)


@pytest.mark.parametrize("which", ["past", "website"])
def test_every_file_that_is_published_is_registered(which: str, project: Path, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(which)
    folder = project if which == "past" else ROOT
    kept = set(promised(site, (folder / register.FILE).read_text(encoding="utf-8")))
    files = {path.removesuffix("index.html") for path in site.files if not UNREGISTERED.fullmatch(path)}
    assert len(files) > 300 and files - kept == set()


@pytest.mark.parametrize("which", ["past", "website"])
def test_every_anchor_that_is_published_is_registered(
    which: str, project: Path, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue(which)
    folder = project if which == "past" else ROOT
    kept = set(promised(site, (folder / register.FILE).read_text(encoding="utf-8")))
    found = {f"{address}#{id_}" for address, page in site.pages.items() for id_ in page.xpath("//@id")}
    assert {one for one in found - kept if not UNREGISTERED_ANCHOR.fullmatch(one)} == set()


def test_every_registered_address_and_anchor_answers(past: Website, project: Path) -> None:
    assert unanswered(past, (project / register.FILE).read_text(encoding="utf-8")) == []


def test_every_address_and_anchor_of_the_register_of_this_repository_answers(website: Website) -> None:
    assert unanswered(website, (ROOT / register.FILE).read_text(encoding="utf-8")) == []


def links(site: Website, address: str, where: str) -> list[str]:
    page = site.documents[address]
    return [site.resolve(link, address) for link in page.xpath(f"//main//{where}//a/@href")]


@pytest.mark.parametrize("number", AMBIGUOUS)
def test_a_number_of_different_nodes_names_them_all(past: Website, number: str) -> None:
    assert set(permalinks.ambiguous(past.strategy)) == set(AMBIGUOUS)
    for lang in past.languages:
        root = past.root(lang)
        page = past.pages[root + number]
        assert links(past, root + number, "dl") == [past.url + root + target for target in AMBIGUOUS[number]]
        assert page.xpath("//meta[@http-equiv='refresh']") == []
        said = words(page.xpath("string(//main//dl)"))
        assert all(edition.name[lang] in said for edition in past.strategy.editions[1:2])


def test_each_meaning_of_a_number_is_told_with_its_editions(past: Website) -> None:
    (dl,) = past.pages["en/1.1.1/"].xpath("//main//dl")
    told = [words(dd.text_content()) for dd in dl.xpath("dd")]
    assert "Edition of 2027 (adopted on 1 February 2027) — in force" in told[0]
    assert "Edition of 2019; Edition of 2021 (adopted on 1 March 2021)" in told[1] and "in force" not in told[1]


@pytest.mark.parametrize("address", WITHDRAWN)
def test_what_was_withdrawn_says_so_with_its_last_text_and_what_took_its_place(past: Website, address: str) -> None:
    node = next(node for node in past.strategy.withdrawn() if permalinks.permalink(node) == address)
    for lang in past.languages:
        root = past.root(lang)
        page = past.pages[root + address]
        assert links(past, root + address, "div[@class='note']") == [past.url + root + to for to in WITHDRAWN[address]]
        assert node.title[lang] in page.xpath("string(//h1)")
        for area in getattr(node, "areas", ()):
            assert area.text[lang] in page.xpath("string(//*[@id=$id])", id=permalinks.anchor(area))
        if node.withdrawn.reason:
            assert node.withdrawn.reason[lang] in page.xpath("string(//main)")


def test_what_took_the_place_says_so_as_well(past: Website) -> None:
    for address, successors in WITHDRAWN.items():
        for to in successors:
            for root in map(past.root, past.languages):
                assert past.url + root + address in links(past, root + to, "section[@class='lineage']")
    assert links(past, "tasks/nets/", "li[@id='area-1']")[1:] == [past.url + "tasks/pier/#area-2"]


def test_a_withdrawn_area_keeps_its_anchor_and_leads_on(past: Website) -> None:
    for root in map(past.root, past.languages):
        assert past.url + root + "tasks/nets/#area-1" in links(past, root + "tasks/pier/", "li[@id='area-2']")


def test_what_was_withdrawn_stands_in_no_list_menu_sum_or_search(past: Website) -> None:
    tombs = {past.url + root + address for root in map(past.root, past.languages) for address in WITHDRAWN}
    for lang in past.languages:
        root = past.root(lang)
        for address in ("objectives/fishing/", "goals/sea/", "tasks/lines/"):
            page = past.pages[root + address]
            listed = {
                past.resolve(link, root + address)
                for link in page.xpath("//*[contains(@class, 'node-link')]/@href | //nav//a/@href")
            }
            assert listed and not listed & tombs, address
        index = past.files[f"{root}search/index.json"].decode()
        assert "tasks/nets/" in index and not [address for address in WITHDRAWN if address in index]
    assert "1 стратегічна ціль, 2 оперативні цілі, 4 завдання" in words(past.pages[""].xpath("string(//main)"))


def test_former_numbers_lead_on_and_are_told_on_the_page(past: Website) -> None:
    for number, target in {"2.1.1/": "tasks/mills/", "1.2.1/": "tasks/pier/", "2/": "goals/sky/"}.items():
        assert past.redirects[number].xpath("//link[@rel='canonical']/@href") == [past.url + target]
    said = words(past.pages["tasks/nets/"].xpath("string(//section[@class='lineage'])"))
    assert "Номер 1.1.9: Редакція 2019 року" in said and "Номер 1.1.2: Редакція 2021 року" in said


def test_the_table_of_numbers_is_a_page_and_a_file(past: Website) -> None:
    for lang in past.languages:
        root = past.root(lang)
        data = past.files[f"{root}editions/numbers.csv"]
        assert data.startswith(b"\xef\xbb\xbf")
        head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
        assert head[1:4] == [edition.name[lang] for edition in past.strategy.editions]
        table = past.pages[f"{root}editions/"].xpath("//main//table/tbody/tr")
        assert len(table) == len(rows) == 12
        for row, cells in zip(rows, table, strict=True):
            on_page = [words(cell.text_content()).replace("—", "") for cell in cells.xpath("td")[1:]]
            assert [code.split(" ")[-1] for code in row[1:4]] == on_page
            assert row[-1] == past.resolve(cells.xpath("td[1]//a/@href")[0], f"{root}editions/")


def test_one_edition_without_an_act_is_said_plainly(website: Website) -> None:
    if website.strategy.editions:
        pytest.skip("the strategy has more by now")
    said = words(website.pages["editions/"].xpath("string(//main)"))
    assert "Редакція поки що одна" in said
    assert "не сказано" in said
    assert website.pages["editions/"].xpath("//main//table") == []


def test_markdown_tells_of_editions_what_the_pages_do(past: Website) -> None:
    """The links, the day of each edition, and each number of the table."""
    told = "//*[self::dl[not(@class)] or self::table or @class='lineage' or @class='note']"
    for address in ("tasks/nets/", "tasks/pier/", "objectives/fishing/", "editions/", *AMBIGUOUS, *WITHDRAWN):
        for root in map(past.root, past.languages):
            page = past.pages[root + address]
            twin = fragment_fromstring(marko.convert(past.files[f"{root}{address}index.md"].decode()), "div")
            links = {past.resolve(link, root + address) for link in page.xpath(f"//main{told}//a/@href")}
            assert links - set(twin.xpath("//a/@href")) <= {past.url + root + address}, address
            days = re.findall(r"\([^()]*20\d\d[^()]*\)", words(page.xpath("string(//main)")))
            said = words(twin.text_content())
            assert all(day in said for day in days), address
            assert not [row for row in page.xpath("//main//table//tr") if words(row[0].text_content())[:4] not in said]


# --- rules for web servers


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
    lines = [line.split() for line in site.files[redirects.LISTED].decode().splitlines()]
    assert {source: target for source, target, status in lines if status == "302"} == rules(site)
    mapped = re.findall(r"^    (/\S*) (/\S*);$", site.files[redirects.MAPPED].decode(), re.MULTILINE)
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
          include {past.folder}/{redirects.MAPPED};
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


# --- the build


def test_a_build_that_would_kill_an_address_fails_with_the_cure(project: Path, tmp_path: Path) -> None:
    broken = tmp_path / "project"
    shutil.copytree(project, broken, ignore=shutil.ignore_patterns("site", "__pycache__"))
    text = (broken / DATA).read_text(encoding="utf-8")
    (broken / DATA).write_text(text.replace("id: harbour", "id: haven"), encoding="utf-8")
    done = build(broken, broken / "site", SITE_URL=URL)
    said = done.stdout + done.stderr
    assert done.returncode == 1 and "Traceback" not in said
    assert re.search(r"data/register\.txt:\d+:1: .* id «harbour» змінено на «haven».*; поверніть", said)
    assert not (broken / "site").exists()


# --- what programs read


def answer(site: Website, address: str) -> dict:
    return json.loads(site.files[f"api/v1/{address}.json"])


def test_every_answer_about_editions_is_as_described(past: Website) -> None:
    described = answer(past, "openapi")
    schemas = {
        path: get["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        for path, get in described["paths"].items()
    }
    found = [path for path in past.files if path.startswith("api/v1/") and not path.endswith("openapi.json")]
    for path in found:
        own = f"/{path}" if f"/{path}" in schemas else re.sub(r"[^/]+\.json", "{id}.json", f"/{path}")
        schema = schemas.get(own) or schemas["/api/v1/numbers/{code}.json"]
        jsonschema.Draft202012Validator(schema | {"components": described["components"]}).validate(
            json.loads(past.files[path])
        )
    assert len(found) > 20


def test_a_number_names_all_that_it_meant_and_what_it_means_today(past: Website) -> None:
    assert answer(past, "index")["numbers"]["1.1.1"] == f"{URL}api/v1/numbers/1.1.1.json"
    meant = answer(past, "numbers/1.1.1")["meanings"]
    assert [(one["id"], one["today"], [each["id"] for each in one["editions"]]) for one in meant] == [
        ("nets", True, ["2027"]),
        ("boats", False, ["2019", "2021"]),
    ]
    assert [one["today"] for one in answer(past, "numbers/1.1.9")["meanings"]] == [False, False]


def test_what_was_withdrawn_answers_as_its_page_does(past: Website) -> None:
    whole = answer(past, "strategy")
    assert [edition["adopted"] for edition in whole["editions"]] == [None, "2021-03-01", "2027-02-01"]
    assert [paragraph["id"] for paragraph in whole["withdrawn_vision"]] == [2]
    assert {node["id"] for node in whole["withdrawn_nodes"]} == {node.id for node in past.strategy.withdrawn()}
    bait = answer(past, "tasks/bait")
    assert bait in whole["withdrawn_nodes"] and bait["withdrawn"]["replaced_by"] == ["hooks", "lines"]
    assert [area["text"]["en"] for area in bait["areas"]] == ["Worms <alive>", "Bread"]
    assert answer(past, "tasks/lines")["replaces"] == ["bait"]
    assert answer(past, "tasks/pier")["withdrawn_areas"][0]["withdrawn"]["replaced_by"] == ["nets#1"]
    assert answer(past, "tasks/nets")["areas"][0]["replaces"] == ["pier#2"]


def test_what_was_withdrawn_can_still_be_cited(past: Website) -> None:
    for root in map(past.root, past.languages):
        page = past.pages[f"{root}tasks/boats/"]
        assert f"{URL}{root}tasks/boats/" in page.xpath("string(//*[@id='cite-dstu'])")
        items = json.loads(past.files[f"{root}tasks/boats/cite.json"])
        assert [item["URL"] for item in items] == [f"{URL}{root}tasks/boats/{part}" for part in ("", "#area-1")]
