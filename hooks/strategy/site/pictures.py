"""Pictures on hand-written pages: each with its measures, so that nothing jumps, and in sizes that a phone need not pay
for. The page is whole without them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from jinja2 import Environment

from strategy.addresses import permalinks
from strategy.reading.markup import tokens

_IMAGE = re.compile(r"<img\b[^>]*>")
TEMPLATE = "components/picture/picture.html"


@dataclass(frozen=True)
class Sizes:
    """A picture: its width and height in pixels, and the address below the site of each size, by its width."""

    width: int
    height: int
    addresses: Mapping[int, str] = field(default_factory=dict)


def with_sizes(html: str, page: str, known: Mapping[str, Sizes], env: Environment) -> str:
    """The HTML of the page at an address, its pictures with their sizes. `known`: path below the site → its sizes."""

    def drawn(found: re.Match[str]) -> str:
        given = dict(tokens(found[0])[0].attributes)
        sizes = known.get(normpath(join(dirname(page), unquote(given["src"]))))
        if sizes is None:
            return found[0]
        shown = {"loading": "lazy", "decoding": "async"} | _measures(sizes, given) | given
        served = {width: permalinks.relative(path, page) for width, path in sizes.addresses.items()}
        return env.get_template(TEMPLATE).render(attributes=shown, served=served)

    return _IMAGE.sub(drawn, html)


def _measures(sizes: Sizes, given: Mapping[str, str]) -> Mapping[str, str | int]:
    """Width and height, in the proportion of the picture where who wrote the page named one of them."""
    if not {"width", "height"} & given.keys():
        return {"width": sizes.width, "height": sizes.height}
    if given.get("width", "").isdigit():
        return {"height": round(int(given["width"]) * sizes.height / sizes.width)}
    if given.get("height", "").isdigit():
        return {"width": round(int(given["height"]) * sizes.width / sizes.height)}
    return {}
