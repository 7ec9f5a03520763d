"""Rules about ids that would pass for something else: the number of another node, an area, a paragraph."""

from collections.abc import Iterator, Mapping

from strategy.checking.draft import Draft
from strategy.model import Area, FormerCode, Node, Paragraph, codes
from strategy.reading.values import Path, Problem


def _ids(draft: Draft) -> Mapping[str, Path]:
    """The id of each node → where the node stands."""
    return {name: node.path for node in draft.nodes if (name := draft.valid((*node.path, "id")))}


def of_numbers(draft: Draft) -> Iterator[Problem]:
    """Updates name a node by its id or by its number, and feeds are known by either."""
    ids = _ids(draft)
    for owner in draft.of(Node, FormerCode):
        path, node = (*owner.path, "code"), owner.path[:-2] if owner.path[-2] == "formerly" else owner.path
        code = draft.valid(path)
        for name in ids.keys() & ({code, codes.address(code)} if code else set()):
            if ids[name] != node:
                yield draft.problem((*ids[name], "id"), "id.number", value=name, line=draft.line(path))


def of_areas(draft: Draft) -> Iterator[Problem]:
    """Citations name an area by the id of its node and its number."""
    ids = _ids(draft)
    of_nodes = {path: name for name, path in ids.items()}
    for area in draft.of(Area):
        node, number = of_nodes.get(area.path[:-2]), draft.valid((*area.path, "id"))
        if (name := f"{node}-area-{number}") in ids:
            yield draft.problem((*ids[name], "id"), "id.area", value=name, node=node, number=number)


def of_paragraphs(draft: Draft) -> Iterator[Problem]:
    """Ways in and words of the search name a paragraph of the vision as they name a node."""
    ids = _ids(draft)
    for paragraph in draft.of(Paragraph):
        if (name := f"vision-{draft.valid((*paragraph.path, 'id'))}") in ids:
            yield draft.problem((*ids[name], "id"), "id.paragraph", value=name)


RULES = (of_numbers, of_areas, of_paragraphs)
