"""Make the pictures of the guide for staff and of README: `make pictures`, in need of Chromium.

What is shown is real: pages of the site built now, lines of the data file, and what the commands print on a scratch
copy of the project. What has not happened to our strategy (withdrawals, editions) is shown of the invented one.
"""

import datetime
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks"), str(ROOT / "tests/browser")]

from install import find  # noqa: E402

from invented import other_project  # noqa: E402
from strategy.commands import diff as review  # noqa: E402
from strategy.commands import update  # noqa: E402
from strategy.reading.files import STRATEGY, ProjectFiles  # noqa: E402
from website import DATA, build, copy_project, serve  # noqa: E402

GUIDE = ROOT / "docs/publish"
README = ROOT / "readme/site.png"
CODE, NEXT = "1.1.2", "1.1.3"  # the task that the guide speaks of, and the one that is added after it
NEW = (
    "      - id: harbour\n",
    """          - {id: buoys, code: "1.1.4", since: "2031", title: {uk: Буйки, en: Buoys},
             areas: [{id: 1, text: {uk: Яскраві буйки, en: Bright buoys}}]}
""",
)
INVENTED = ROOT / "tests/golden/editions.yaml"
# Name of a picture → a page of the invented strategy, the first and the last of what it shows there, and how wide.
PARTS = {
    "withdrawn": ("tasks/bait/", "h1", ".note", 360),
    "renumbered": ("tasks/nets/", ".lineage h2", ".lineage ul", 360),
    "number": ("1.1.9/", "h1", "dl", 360),
    "editions": ("editions/", "thead", "tbody tr:nth-child(8)", 480),  # a phone shows the last column by scrolling
}
WIDTH, MARGIN, SCALE = 360, 12, 2  # CSS pixels of a phone, and how many points each has
TODAY = "2026-03-12"
OFFERED = 28  # signs of what is offered to choose from, such as an area: the whole talk is to be seen
SOURCE = "https://example.org/document"  # with it the second picture of the talk begins
ANSWERS = (
    *(CODE, "", TODAY, "2", "14:30"),
    *("Приклад: що саме зроблено", "Приклад: докладніше, одним або кількома реченнями.", ""),
    *(SOURCE, "Приклад: назва документа", "1, 2"),
)


def main() -> None:
    chromium = find()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = copy_project(Path(folder) / "project")
        invented = other_project(Path(folder) / "invented", INVENTED.read_bytes())
        site, past = made(project), made(invented)
        browser = playwright.chromium.launch(executable_path=chromium)
        phone = browser.new_page(viewport={"width": WIDTH, "height": 640}, device_scale_factor=SCALE)
        with serve(site) as address:
            wide = browser.new_page(viewport={"width": 1280, "height": 800})
            wide.goto(address)
            save(wide.screenshot(), README)
            phone.goto(f"{address}{CODE}/")
            phone.wait_for_url("**/tasks/**")
            save(foot(phone), GUIDE / "edit-link.png")
        with serve(past) as address:
            for name, (page, first, last, width) in PARTS.items():
                phone.set_viewport_size({"width": width, "height": 640})
                phone.goto(f"{address}{page}")
                save(part(phone, first, last), GUIDE / f"{name}.png")
        phone.goto("about:blank")  # the policy of the site's pages would hold here too, and forbid the styles
        for name, lines in {**screens(project), "diff": report()}.items():
            save(screen(phone, lines), GUIDE / f"{name}.png", colours=6)
        browser.close()
    describe_sizes()


def named() -> set[str]:
    """The pictures that the guide shows."""
    return {name for page in GUIDE.glob("*.md") for name in re.findall(r"\]\(([\w-]+\.png)\)", page.read_text())}


def made(project: Path) -> Path:
    """The site of a project, built."""
    for name in named():
        (project / "docs/publish" / name).touch()  # the pages that show them cannot be built without
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def part(page: Page, first: str, last: str) -> bytes:
    """A piece of a page, from one element to another."""
    top, bottom = (page.locator(".content").locator(selector).first.bounding_box() for selector in (first, last))
    start = top["y"] - MARGIN
    height = bottom["y"] + bottom["height"] + MARGIN - start
    return page.screenshot(
        full_page=True, clip={"x": 0, "y": start, "width": page.viewport_size["width"], "height": height}
    )


def foot(page: Page) -> bytes:
    """The end of a task's page, with the link that is to be pressed."""
    link = page.get_by_role("link", name="Запропонувати виправлення")
    link.evaluate("link => { link.style.outline = '3px solid #d33'; link.style.outlineOffset = '3px' }")
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    top = box["y"] - 130
    return page.screenshot(clip={"x": 0, "y": top, "width": WIDTH, "height": box["height"] + 130 + MARGIN})


def screens(project: Path) -> dict[str, list[tuple[str, str]]]:
    """Name of a picture → its lines as (number or mark, text)."""
    source = (project / DATA).read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(source) if line.strip() == f'code: "{CODE}"')
    shown = [(str(number + 1), source[number]) for number in range(at - 1, at + 4)]

    talked = dialogue(project)
    more = next(at for at, (_, line) in enumerate(talked) if SOURCE in line)
    for written in (project / "docs/updates").glob(f"{TODAY}-*.md"):
        written.unlink()
    (project / DATA).write_text(
        "\n".join([*source[:at], source[at].replace(CODE, CODE.replace(".1", ".l")), *source[at + 1 :], ""]),
        encoding="utf-8",
    )
    checked = run(project, "check")
    after = next(number for number in range(at, len(source)) if source[number].startswith("      - id:"))
    added = [*source[:after], *template(), *source[after:]]
    (project / DATA).write_text("\n".join([*added, ""]), encoding="utf-8")
    unregistered = run(project, "check")
    return {
        "goals-yaml": shown,
        "check": [("$", "make check"), *(("", line) for line in checked.splitlines())],
        "update": [("$", "make update"), *talked[:more]],
        "update-source": talked[more:],
        "register": [("$", "make check"), *(("", line) for line in unregistered.splitlines())],
    }


def template() -> list[str]:
    """The lines of a new task that the guide gives."""
    guide = (GUIDE.parent / "publish.md").read_text(encoding="utf-8")
    lines = re.search(r"```yaml\n( +- id: short-english-name\n.*?)```", guide, re.DOTALL)[1]
    return re.sub(r'(?<=code: ")[\d.]+', NEXT, lines).splitlines()


def report() -> list[tuple[str, str]]:
    """What make diff says of a new edition of the invented strategy."""
    before = INVENTED.read_text(encoding="utf-8")
    after = before
    for old, new in (
        ("\n\nvision:", '\n  - {id: "2031", name: {uk: Редакція 2031 року, en: Edition of 2031}}\n\nvision:'),
        ("uk: Сіті,", "uk: Рибальські сіті,"),
        ('since: "2027"', 'since: "2027"\n            withdrawn: {edition: "2031"}'),
        (NEW[0], NEW[1] + NEW[0]),
    ):
        assert old in after, old
        after = after.replace(old, new, 1)
    states = (ProjectFiles(((STRATEGY, text.encode()),)) for text in (before, after))
    return [("$", "make diff"), *(("", line) for line in review.report(*states, "uk").splitlines() if line)]


def run(project: Path, command: str) -> str:
    """What a command prints in the project."""
    done = subprocess.run(
        [sys.executable, "-m", "strategy", command],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )
    assert not done.stderr, done.stderr
    return done.stdout


def dialogue(project: Path) -> list[tuple[str, str]]:
    """The conversation of make update as it stands on the screen: behind each question what was typed. Something else
    was told that morning."""
    earlier = f'title: Приклад\ntasks: ["{CODE}"]\nstatus: {{"{CODE}": planned}}\ntime: 09:00\n'
    (project / f"docs/updates/{TODAY}-morning.md").write_text(f"---\n{earlier}---\n", encoding="utf-8")
    typed = iter((*ANSWERS, *[""] * 9))  # whoever has nothing more to say presses Enter
    lines: list[str] = []

    def ask(question: str) -> str:
        answer = next(typed)
        lines.append(f"{question} {answer}".strip())
        return answer

    def say(line: str) -> None:
        lines.append(f"{line[:OFFERED]}…" if line.startswith("  ") and len(line) > OFFERED else line)

    assert update.converse(project, datetime.date.fromisoformat(TODAY), ask, say, "uk") == 0
    return [("", line) for line in lines]


def screen(page: Page, lines: list[tuple[str, str]]) -> bytes:
    """Lines of a file or of a terminal as a picture."""
    template = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True).get_template(
        "pictures.html"
    )
    page.set_content(template.render(lines=lines))
    return page.locator("main").screenshot()


def save(picture: bytes, target: Path, colours: int = 64) -> None:
    """Keep a picture with as few colours as it needs."""
    target.parent.mkdir(exist_ok=True)
    small = Image.open(io.BytesIO(picture)).convert("RGB").quantize(colours, dither=Image.Dither.NONE)
    small.save(target, optimize=True)


def describe_sizes() -> None:
    """Tell the page how large each picture is, so that nothing moves while it loads."""
    for page in GUIDE.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        for name in re.findall(r"\]\(([\w-]+\.png)\)", text):
            width, height = (side // SCALE for side in Image.open(GUIDE / name).size)
            text = re.sub(rf"(\({name}\)){{[^}}]*}}", rf"\1{{ width={width} height={height} loading=lazy }}", text)
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
