"""A picture in the table of a site: in all its sizes, each under a name of its own."""

import io
import json
import re
from pathlib import Path

from PIL import Image

from invented_site import Invented, island
from pictures import file, photograph, scene
from strategy.artefacts.table import Artefact
from strategy.store import Store

PICTURE = "updates/roof.jpg"
PAGE = "about/index.html"


def site(folder: Path, content: bytes) -> Invented:
    made = island()
    (folder / "roof.jpg").write_bytes(content)
    made.files = {PICTURE: folder / "roof.jpg"}
    made.texts["about"] = {"uk": f'<img alt="Дах" src="../{PICTURE}">'}
    return made


def content(artefact: Artefact) -> bytes:
    made = artefact.make()
    return made.encode() if isinstance(made, str) else made


def test_a_picture_stands_in_all_sizes_that_its_page_names(tmp_path: Path) -> None:
    table = site(tmp_path, photograph(width=1200, height=900)).table(Store(tmp_path / "kept"))
    page = content(table[PAGE]).decode()
    (srcset,) = re.findall(r'srcset="([^"]+)"', page)
    widths = {}
    for one in srcset.split(", "):
        address, width = one.split(" ")
        widths[width] = Image.open(io.BytesIO(content(table[address.removeprefix("../")])))
    assert {width: (image.width, image.format) for width, image in widths.items()} == {
        f"{width}w": (width, "WEBP") for width in (480, 960, 1200)
    }
    assert content(table[PICTURE]) == (tmp_path / "roof.jpg").read_bytes()


def test_another_picture_has_other_names_and_another_page(tmp_path: Path) -> None:
    before, after = (
        site(tmp_path, file(scene(600, height), quality=95)).table(Store(tmp_path / "kept")) for height in (400, 500)
    )
    sizes = [{path for path in table if path.startswith("assets/pictures/")} for table in (before, after)]
    assert sizes[0] and not sizes[0] & sizes[1]
    assert before[PAGE].key != after[PAGE].key
    assert before["en/search/index.html"].key == after["en/search/index.html"].key


def test_without_a_network_the_picture_itself_is_kept_and_no_size(tmp_path: Path) -> None:
    table = site(tmp_path, photograph(width=600)).table(Store(tmp_path / "kept"))
    kept = json.loads(content(table["offline/uk.json"]))
    assert PICTURE in kept["files"]
    assert not [path for path in kept["files"] if path.startswith("assets/pictures/")]
