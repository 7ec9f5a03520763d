"""Building: silent, repeatable, harmless where it fails, and never fooled by what stands in the data."""

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from invented import invented_project
from strategy.addresses import permalinks
from strategy.checking.attachments import DOCUMENTS
from strategy.checking.check import check
from strategy.search import unpacked
from website import CACHE, DATA, URL, Website, build, built, contents, copy_kept, copy_project, words

PROBLEM = re.compile(rf"^(?:\S+ +- +)?{DATA}:(\d+):(\d+): .+; .+$", re.MULTILINE)
HOSTILE = '<script>alert(1)</script><x-evil onclick="x()">&amp; {{ 7*7 }} {% raw %} *z* [z](http://z) </title>'
SIGNS = "\"'-->]]></script><x-evil>"


def make_site(project: Path) -> subprocess.CompletedProcess[str]:
    """`make site` with the Python that runs the tests, so that nothing is installed."""
    command = ["make", "--old-file=.venv/site.stamp", f"PY={sys.executable}", "site"]
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8")


def edit(project: Path, change: Callable[[dict], None]) -> None:
    """Change the data of a copy of the project."""
    path = project / DATA
    data = yaml.load(path.read_bytes(), yaml.CBaseLoader)
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6), encoding="utf-8")


def test_a_strict_build_is_silent(each_website: Website, website_with_updates: Website) -> None:
    for said in (each_website.said.splitlines(), website_with_updates.said.splitlines()):
        assert said
        assert [line for line in said if not line.startswith("INFO ")] == []


def test_two_builds_are_the_same_byte_for_byte(website_with_updates: Website, tmp_path: Path) -> None:
    """Although built without a cache, at another time, in another time zone, language and order."""
    website, project = website_with_updates, invented_project(tmp_path / "project")
    built = website.folder.stat().st_ctime
    time.sleep(max(0.0, built + 1.1 - time.time()))  # a time stamp counts in seconds
    shutil.rmtree(project / CACHE.name, ignore_errors=True)
    other = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SITE_URL": website.url}
    assert build(project, tmp_path / "site", **other).returncode == 0
    again = contents(tmp_path / "site")
    first = contents(website.folder)
    assert set(again) == set(first)
    assert [path for path in again if again[path] != first[path]] == []


def test_no_file_tells_when_it_was_built(website_with_updates: Website) -> None:
    """MkDocs dates what it writes by the day, which two builds in a row cannot show. What staff report may be of it."""
    website = website_with_updates
    assert (website.folder / "sitemap.xml.gz").read_bytes()[4:8] == bytes(4)  # the time stamp of gzip: RFC 1952, 2.3
    today = date.today().isoformat().encode()
    # Where dates of the history are told, today's among them.
    told = (
        rb'<time datetime="[^"]+">|<lastmod>[^<]+|"dateModified":"[^"]+|modified_time" content="[^"]+'
        rb'|citation_date" content="[^"]+|"dct:modified":{"@value":"[^"]+|(?m:^ *"date": ".*|^- \S+: \[)'
    )
    commits = re.compile(told)
    files = {path: content for path, content in website.files.items() if not path.endswith("feed.xml")}
    apart = ("offline/", "downloads/", "api/")  # copies of pages, and data that tell the days of changes
    edited = re.compile(r"(\w+/)?changes/\d{4}")  # what was edited on a day, in the words of then
    files = {path: found for path, found in files.items() if not path.startswith(apart) and not edited.match(path)}
    assert [path for path, content in files.items() if today in commits.sub(b"", content)] == []


def test_the_site_holds_nothing_that_no_page_uses(website: Website) -> None:
    """Not the scripts of the theme, nor sources, maps or drafts."""
    kinds = {Path(path).suffix for path in website.files}
    known = (
        ".bib .caddy .conf .csv .css .html .ico .ics .jpg .js .json .md .pdf .png .ris .sha256 .svg .txt"
        " .webmanifest .webp .xlsx .xml .zip"
    )
    assert kinds <= {"", *known.split(), *DOCUMENTS}
    assert [path for path in website.files if "javascripts" in path or path.endswith(".map")] == []
    markdown = {path for path in website.files if path.endswith(".md")}
    assert markdown == {f"{address}index.md" for address in website.pages}


def break_twice(project: Path) -> None:
    path = project / DATA
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('code: "1.1"', 'code: "1.x"', 1).replace("  - id: 2\n", "  - id: 1\n", 1),
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the site that `make site` made of it."""
    project = copy_project(tmp_path_factory.mktemp("made") / "project")
    done = make_site(project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture
def good(made: Path, tmp_path: Path) -> Path:
    """That again, to break on purpose."""
    project = shutil.copytree(made, tmp_path / "good", ignore=shutil.ignore_patterns(CACHE.name))
    copy_kept(made, project)
    return project


def failed(project: Path) -> Iterator[str]:
    """What `make site` and MkDocs say where neither may touch the site that is there."""
    good = contents(project / "site")
    assert good
    for done, code in ((make_site(project), 2), (build(project, project / "site"), 1)):  # 2: a command of make failed
        said = done.stdout + done.stderr
        assert done.returncode == code and "Traceback" not in said, said
        assert contents(project / "site") == good
        yield said


def test_bad_data_leave_the_last_good_site_untouched(good: Path) -> None:
    break_twice(good)
    for said in failed(good):
        assert len(set(PROBLEM.findall(said))) >= 2, said


def test_mistakes_in_hand_written_pages_leave_the_last_good_site_untouched(good: Path) -> None:
    with (good / "docs/about.md").open("a", encoding="utf-8") as page:
        page.write("\n[нікуди](nowhere.md)\n")
    (good / "docs/english-only.en.md").write_text("---\ntitle: English only\n---\n", encoding="utf-8")
    (good / "docs/privacy.md").write_bytes("---\ntitle: Приватність\n---\n".encode("cp1251"))
    for said in failed(good):
        assert "nowhere.md" in said and "docs/english-only.en.md:1:1: це переклад" in said and "Windows-1251" in said


def test_a_file_in_the_place_of_what_the_program_makes_ends_the_build(good: Path) -> None:
    before = contents(good / "site")
    settings = (good / "mkdocs.yml").read_text(encoding="utf-8")
    allowed, count = re.subn(r"(?m)^(  host_files: \[)", r"\1robots.txt, ", settings)
    allowed = allowed if count else settings.replace("extra:\n", "extra:\n  host_files: [robots.txt]\n", 1)
    (good / "mkdocs.yml").write_text(allowed, encoding="utf-8")
    (good / "docs/robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    done = make_site(good)
    said = done.stdout + done.stderr
    assert done.returncode == 2 and "Traceback" not in said, said
    assert "docs/robots.txt:1:1: на цьому місці сайту програма створює свій файл" in said
    assert contents(good / "site") == before


def test_a_data_file_that_is_gone_is_no_traceback(project: Path, tmp_path: Path) -> None:
    (project / DATA).unlink()
    done = build(project, tmp_path / "site")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert f"{DATA}: " in said and "Traceback" not in said


def make_hostile(data: dict) -> None:
    """Put what looks like markup wherever the data may hold a text."""
    languages = data["languages"]

    def typed(text: str) -> dict[str, str]:
        return dict.fromkeys(languages, text)

    data["name"] = typed(HOSTILE)
    for part in (*data["vision"], *(area for *_, task in branches(data) for area in task.get("areas", ()))):
        part.update(text=typed(HOSTILE), note=typed(SIGNS))
    for goal, objective, task in branches(data):
        for node in (goal, objective, task):
            node.update(short=typed(SIGNS), summary=typed(HOSTILE))
        goal.update(title=typed(HOSTILE), links=[{"url": "https://example.net/?a=1&b='2'", "title": typed(SIGNS)}])
        objective.update(title=typed(SIGNS), note=typed(HOSTILE))
        task.update(title=typed(HOSTILE), note=typed(SIGNS), responsible=typed(HOSTILE), partners=[typed(SIGNS)])


def branches(data: dict) -> list[tuple[dict, dict, dict]]:
    return [
        (goal, objective, task)
        for goal in data["goals"]
        for objective in goal["objectives"]
        for task in objective["tasks"]
    ]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """A site of data that try to break out of their place; the invented ones, which have everything there is."""
    project = invented_project(tmp_path_factory.mktemp("hostile") / "project")
    edit(project, make_hostile)
    (project / "data/ways.yaml").unlink()  # it knows the texts as they were
    checked = check((project / DATA).read_bytes())
    assert checked.problems == ()
    return built(project, project / "site", checked.strategy, URL)


def test_hostile_data_inject_nothing(hostile: Website, website_with_updates: Website) -> None:
    website = website_with_updates
    ways = tuple(
        root + place
        for root in map(website.root, website.languages)
        for place in (*permalinks.WAYS.values(), permalinks.A_TO_Z)
    )
    assert set(hostile.files) == {path for path in website.files if not path.startswith(ways)}
    for address, page in hostile.documents.items():
        assert page.xpath("//x-evil | //body//script[not(@src)] | //body//title[not(ancestor::svg)]") == [], address
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], address
        assert len(page.xpath("//script")) == len(website.documents[address].xpath("//script")), address


def test_hostile_data_show_as_typed(hostile: Website) -> None:
    for address in {**hostile.pages, **hostile.redirects}:
        page = hostile.documents[address]
        assert HOSTILE in page.xpath("string(//title)"), address
    for node in hostile.strategy.nodes():
        for lang in hostile.languages:
            number = hostile.documents[f"{hostile.root(lang)}{node.code}/"]
            assert node.title[lang] in number.xpath("string(//body)")
    task = hostile.pages[next(permalinks.permalink(node) for node in hostile.strategy.nodes() if not node.children)]
    assert task.xpath("//meta[@name='description']/@content")[0].startswith(HOSTILE)
    assert task.xpath("//meta[@property='og:title']/@content")[0].endswith(HOSTILE)
    assert HOSTILE in words(task.xpath("string(//*[@id='area-1'])"))
    assert SIGNS in words(task.xpath("string(//main)"))
    assert SIGNS in task.xpath("string(//nav[@class='trail'])")
    assert HOSTILE in task.xpath("string(//*[@class='in-short'])")


def test_hostile_data_stay_text_in_the_search_index(hostile: Website) -> None:
    for lang in hostile.languages:
        index = json.loads(unpacked(hostile.files[f"{hostile.root(lang)}search/index.json"]))
        assert HOSTILE in json.dumps(index, ensure_ascii=False).replace('\\"', '"')
