"""Icons of the site, for those who put it on the screen of a phone, and what a browser is told about it there
(Web Application Manifest, W3C)."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import pypdfium2
from PIL import Image

from strategy.exports import typesetting
from strategy.exports.cards import Look
from strategy.site.shared import Site

MANIFEST = "site.webmanifest"  # below the root of each language
FAVICON, TOUCH = "favicon.ico", "apple-touch-icon.png"  # what browsers ask for by themselves


@dataclass(frozen=True)
class Icon:
    """A square picture. `side`: in pixels; `filled`: with a background to its edges, of which any shape may be cut."""

    side: int
    filled: bool = False


ICONS = {
    FAVICON: Icon(48),
    TOUCH: Icon(180, filled=True),
    "assets/images/icon-192.png": Icon(192),
    "assets/images/icon-512.png": Icon(512),
    "assets/images/icon-512-filled.png": Icon(512, filled=True),
}


def key(path: str, look: Look) -> str:
    """A name for the picture: another one is drawn where this changes."""
    return typesetting.key("icon", [path, asdict(ICONS[path]), asdict(look)], __file__, "pillow", "pypdfium2")


def draw(paths: Sequence[str], look: Look) -> Sequence[bytes]:
    """The files of icons, in the order of their paths."""
    given = {**asdict(look), "icons": [asdict(ICONS[path]) for path in paths]}
    document = typesetting.compiler("icon").compile(format="pdf", sys_inputs=typesetting.inputs(given))
    with pypdfium2.PdfDocument(document) as pages:
        pictures = [page.render(fill_color=(0, 0, 0, 0), draw_annots=False).to_pil() for page in pages]
    return [_file(picture, path) for picture, path in zip(pictures, paths, strict=True)]


def _file(picture: Image.Image, path: str) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "ICO" if path.endswith(".ico") else "PNG")
    return packed.getvalue()


def manifest(site: Site, lang: str, root: str, colours: Mapping[str, str]) -> str:
    """What a browser is told of the site in a language, which stands below `root`. Addresses are relative to that."""
    up = "../" * root.count("/")
    icons = [
        {
            "src": up + path,
            "sizes": f"{icon.side}x{icon.side}",
            "type": "image/png",
            "purpose": "maskable" if icon.filled else "any",
        }
        for path, icon in ICONS.items()
        if path not in {FAVICON, TOUCH}
    ]
    told = {
        "name": site.strategy.name[lang],
        "short_name": site.strategy.name[lang],
        "lang": lang,
        "id": "./",
        "start_url": "./",
        "scope": up or "./",
        "display": "minimal-ui",
        "background_color": colours["paper"],
        "theme_color": colours["brand"],
        "icons": icons,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)
