"""What the style sheets and scripts of the site are made of, and how they are joined."""

import re
from collections import Counter
from pathlib import Path

import pytest

from strategy.exports import offline
from strategy.site.assets import COLOURS, SHEETS, all_of, joined, parts
from strategy.site.spoken import WORDS
from website import ROOT

OVERRIDES = ROOT / "overrides"
LONGEST = 300  # lines
PLACES = ("base", "components", "pages")
FILES = sorted(path for place in PLACES for path in (OVERRIDES / place).rglob("*") if path.is_file())
STYLES_AND_SCRIPTS = [path for path in FILES if path.suffix in {".css", ".js"}]
TEMPLATES = sorted(OVERRIDES.rglob("*.html"))
GIVEN = {COLOURS: ":root { --ink: #000 }", WORDS: "export const words = {};\n"}
PROGRAM = sorted((ROOT / "hooks").rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(OVERRIDES).as_posix()


def assets(folder: Path, **made: str) -> dict[str, str]:
    """Name → content."""
    return {asset.name: asset.content for asset in all_of(folder, made)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An overrides/ with one style sheet and one script of two parts each."""
    written = {
        "assets/a.css": '@import "../one/one.css";\n@import "../two/two.css";\n',
        "one/one.css": "/* why */\na {\n  color: red;\n}\n",
        "two/two.css": "a {\n  color: blue;\n}\n",
        "assets/a.js": '// Why.\nimport "../one/one.js";\nimport { two } from "../two/two.js";\n\ntwo("entry");\n',
        "one/one.js": 'import { two } from "../two/two.js";\n\ntwo("one");\n',
        "two/two.js": "export function two(text) {\n  log(text);\n}\n",
        "assets/mark.svg": "<svg/>",
    }
    for name, text in written.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_parts_stand_in_the_order_of_the_imports(folder: Path) -> None:
    made = assets(folder)
    assert made["assets/a.css"] == "a{color:red}a{color:blue}"
    assert [path.name for path in parts(folder / "assets/a.js")] == ["two.js", "one.js", "a.js"]
    assert list(made) == ["assets/a.css", "assets/a.js"]


def test_a_script_is_one_scope_without_imports(folder: Path) -> None:
    script = joined(folder / "assets/a.js")
    assert script.startswith("(function () {") and script.endswith("})();\n")
    assert "import" not in script and "export" not in script
    assert len(assets(folder)["assets/a.js"]) < len(script)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("two/two.js", "export default 1;\n", "export default 1"),
        ("two/two.js", 'import * as one from "../one/one.js";\n', "import"),
        ("one/one.js", 'import { two } from "../two/two.js";\nconst two = 1;\n', "two"),
        ("one/one.css", '@import "../two/two.css" print;\n', "@import"),
    ],
)
def test_what_cannot_be_joined_is_an_error(name: str, text: str, message: str, folder: Path) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        assets(folder)


def test_a_part_may_be_made_of_something_else_than_a_file(folder: Path) -> None:
    (folder / "assets/a.css").write_text('@import "../one/made.css";\n@import "../one/one.css";\n', encoding="utf-8")
    assert assets(folder, **{"one/made.css": "b { color: blue }"})["assets/a.css"] == "b{color:blue}a{color:red}"


def test_an_address_tells_the_content(folder: Path) -> None:
    """So that it can be kept for ever: other content has another."""
    before = {asset.name: asset.address for asset in all_of(folder, {})}
    assert all(re.fullmatch(r"assets/a\.[0-9a-f]{8}\.(css|js)", address) for address in before.values())
    (folder / "two/two.css").write_text("a {}\n", encoding="utf-8")
    after = {asset.name: asset.address for asset in all_of(folder, {})}
    assert {name for name in before if before[name] != after[name]} == {"assets/a.css"}


def test_the_same_files_make_the_same_bytes() -> None:
    assert assets(OVERRIDES, **GIVEN) == assets(OVERRIDES, **GIVEN)


def test_every_style_sheet_and_script_is_sent() -> None:
    """A script once, styles with each kind of page that needs them. Two scripts stand at the root of the site."""
    entries = [path for path in (OVERRIDES / "assets").rglob("*") if path.suffix in {".css", ".js"}]
    workers = [OVERRIDES / offline.SCRIPT, OVERRIDES / offline.NO_COPIES]
    colours, words = ((OVERRIDES / path).resolve() for path in GIVEN)
    given = {colours: "", words: ""}
    sent = Counter(part.resolve() for entry in [*entries, *workers] for part in parts(entry, given))
    assert sent.pop(colours) == len({*SHEETS.values(), "text", "embed"})
    assert sent.pop(words) == 1
    assert sent.keys() == {*entries, *STYLES_AND_SCRIPTS}
    assert [path for path, times in sent.items() if times > 1 and path.suffix == ".js"] == []


def test_every_template_is_used() -> None:
    """By another one, or by the program; what stands on a kind of page is asked for by the kind."""
    asked = "\n".join(path.read_text(encoding="utf-8") for path in (*TEMPLATES, *PROGRAM))
    parts_of_pages = [path for path in FILES if path.suffix == ".html" and path.parent.name != "pages"]
    assert [named(path) for path in parts_of_pages if f'"{named(path)}"' not in asked] == []


def test_a_component_is_a_folder_with_what_bears_its_name() -> None:
    folders = (OVERRIDES / "components").iterdir()
    assert [path.name for path in folders if not any(path.glob(f"{path.name}.*"))] == []


@pytest.mark.parametrize("path", [*STYLES_AND_SCRIPTS, *TEMPLATES], ids=named)
def test_files_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_a_list_without_bullets_stays_a_list_for_voiceover() -> None:
    """Safari tells nobody of a list that has none; an empty text for a bullet leaves it a list."""
    assert [named(path) for path in STYLES_AND_SCRIPTS if "list-style: none" in path.read_text(encoding="utf-8")] == []


def test_what_of_a_picture_can_be_seen_through_is_the_same_in_the_dark() -> None:
    """Or words in white and others in black would each be read in one scheme alone."""
    rules = [
        rule for sheet in assets(OVERRIDES, **GIVEN).values() for rule in re.findall(r"\.prose img\{[^}]*\}", sheet)
    ]
    assert rules and all("background:#fff" in rule for rule in rules)
