"""The menus that every page has: in its header the ways into the site, in its foot all hand-written pages by group."""

from collections.abc import Iterable
from dataclasses import dataclass

from strategy.addresses import permalinks
from strategy.site import changelog
from strategy.site.pages import Page

GOALS = "goals"
WAYS = {  # of the header, after the strategy itself: name → address below the root of a language
    "progress": permalinks.UPDATES,
    "changes": changelog.ADDRESS,
    "data": "data/",
}
GROUPS = ("strategy", "data", "site", "staff")  # of the foot, as mkdocs.yml names them in `nav`
OTHER = "site"  # where a page stands that is in no group


@dataclass(frozen=True)
class MenuItem:
    """A hand-written page. `group`: its section in the settings."""

    address: str
    title: str
    group: str = OTHER


@dataclass(frozen=True)
class Way:
    """An item of the header. `current`: what `aria-current` says of it, if anything."""

    name: str
    address: str
    current: str | None = None


def header(page: Page, menu: Iterable[MenuItem], root: str) -> tuple[Way, ...]:
    """The ways into the site from a page; those that have a page. `root`: of the language."""
    there = {item.address for item in menu}
    way_up = "true" if page.node else "page" if page.address == root else None
    ways = [Way(GOALS, f"{root}#{GOALS}", way_up)]
    for name, place in WAYS.items():
        address = root + place
        if address in there:
            current = "page" if page.address == address else "true" if page.address.startswith(address) else None
            ways.append(Way(name, address, current))
    return tuple(ways)


def foot(menu: Iterable[MenuItem]) -> dict[str, list[MenuItem]]:
    """Group → its pages, without groups that have none."""
    groups = {group: [] for group in GROUPS}
    for item in menu:
        groups[item.group if item.group in groups else OTHER].append(item)
    return {group: items for group, items in groups.items() if items}
