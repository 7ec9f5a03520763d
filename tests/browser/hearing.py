"""What a screen reader says of a page from its beginning to its end, line by line, as Chromium tells such programs.

`python tests/browser/hearing.py SITE PAGE…` prints it for pages of a built site, to be read by who changes templates.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

# Role for programs → what is said of it. Others say nothing of themselves, only what stands within them.
SAID = {
    **{name: name for name in ("banner", "button", "caption", "complementary", "heading", "image", "link", "list")},
    **{name: name for name in ("main", "navigation", "region", "row", "search", "searchbox", "status", "table")},
    **{"cell": "cell", "columnheader": "header", "rowheader": "header", "contentinfo": "foot", "combobox": "choice"},
    **{"DisclosureTriangle": "fold", "StaticText": "text", "alert": "alert", "note": "note", "checkbox": "checkbox"},
}
WHOLE = {
    *("button", "cell", "choice", "fold", "header"),
    *("heading", "image", "link", "searchbox", "text"),
}  # by a name
PARTED = {"cell", "header", "heading"}  # unless a link stands in them
STATES = ("level", "expanded", "disabled", "invalid")
Node = Mapping[str, Any]


def heard(page: Page) -> list[str]:
    """One line for each thing that is said; what stands within another is indented."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return list(_lines(nodes[0], {node["nodeId"]: node for node in nodes}, 0))


def _lines(node: Node, nodes: Mapping[str, Node], depth: int) -> Iterator[str]:
    said = "" if node["ignored"] else SAID.get(node["role"]["value"], "")
    line = _line(said, node) if said else ""
    if line and line != "text":
        yield "  " * depth + line
    if said not in WHOLE or (said in PARTED and _holds(node, nodes, "link")):
        for name in node.get("childIds", ()):
            if name in nodes:
                yield from _lines(nodes[name], nodes, depth + bool(said))


def _line(said: str, node: Node) -> str:
    states = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
    told = [said, *(f"{name} {states[name]}" for name in STATES if states.get(name) not in (None, False, "false"))]
    name = " ".join(node.get("name", {}).get("value", "").split())
    beside = " ".join(node.get("description", {}).get("value", "").split())
    return " ".join(told) + (f": {name}" if name else "") + (f" | {beside}" if beside else "")


def _holds(node: Node, nodes: Mapping[str, Node], role: str) -> bool:
    below = [nodes[name] for name in node.get("childIds", ()) if name in nodes]
    return any(one.get("role", {}).get("value") == role or _holds(one, nodes, role) for one in below)


def main(site: Path, *addresses: str) -> None:
    from chromium import chromium

    from website import serve

    with serve(site, "/") as base, chromium() as browser:
        page = browser.new_page()
        for address in addresses:
            page.goto(base + address, wait_until="load")
            print(f"== {address or '/'}", *heard(page), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
