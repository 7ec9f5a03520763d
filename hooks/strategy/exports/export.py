"""A file to take away, before it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from strategy.model import Node


@dataclass(frozen=True)
class Export:
    """`address`: below the site's root; `make`: makes its content.

    It tells of one node (`node`) and of what others are called (`named`) or, where neither is given, of the whole
    strategy. `marked`: whether it tells what is so on the day for which marks are made.
    """

    address: str
    make: Callable[[], str | bytes]
    node: Node | None = None
    named: tuple[Node, ...] = ()
    marked: bool = False
