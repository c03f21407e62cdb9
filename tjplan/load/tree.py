"""A YAML file as a tree in which every scalar knows its spot and keeps its digits."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from tjplan.model.source import Spot

Data = None | bool | int | Decimal | str | list["Data"] | dict[str, "Data"]


class Scalar(NamedTuple):
    """``text`` as written (57.60), ``data`` typed for the schema (Decimal, bool, None or str)."""

    text: str
    data: bool | int | Decimal | str | None
    spot: Spot


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    spot: Spot
    items: list["Tree"] = field(default_factory=list)

    @property
    def data(self) -> Data:
        return [item.data for item in self.items]


@dataclass(slots=True)
class Mapping:
    """A mapping in the order written; ``keys`` has the spot of each key."""

    spot: Spot
    items: dict[str, "Tree"] = field(default_factory=dict)
    keys: dict[str, Spot] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, Data]:
        return {key: value.data for key, value in self.items.items()}


Tree = Scalar | Sequence | Mapping


def at(tree: Tree, path: Iterator[str | int]) -> tuple[Tree, Spot]:
    """The node under ``path`` and the spot to show: its key where it has one."""
    spot = tree.spot
    for step in path:
        if isinstance(tree, Mapping) and isinstance(step, str) and step in tree.items:
            spot, tree = tree.keys[step], tree.items[step]
        elif isinstance(tree, Sequence) and isinstance(step, int) and step < len(tree.items):
            tree = tree.items[step]
            spot = tree.spot
        else:
            break
    return tree, spot
