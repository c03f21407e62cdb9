"""What a plan says, apart from the files it is written in: records, their fields, and their order.

Two plans of one content differ only in how their files are named, ordered and laid out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Leaf = str | tuple[str, ...]
"""A value as written, marks included; a list of names or paths as a tuple."""

HOME = "plan"
TEXT = "nodes"
COLUMNS = "columns"
"""The addresses under which chapters and columns stand; ``plan`` is that of the plan's own record."""

KIND = "kind"
"""The field by which a change tells that a part of the text became another kind of part."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing: a chapter, a paragraph, a column, a row, a mineral, a rule, a waiver.

    ``kind`` is the node's kind, or ``paragraph``, ``placement``, ``column``, ``row``, or the collection.
    ``fields`` go by name, a field of a field by a path: ``area.value``, ``title.zh``, ``cells.name.en``.
    """

    address: str
    kind: str
    fields: Mapping[str, Leaf]


@dataclass(frozen=True, slots=True)
class Content:
    """Every record by address, in reading order, and under each address what stands there in order.

    ``order`` has chapters under ``nodes``, the parts of a node under its address, and a column's rows
    under its address; what has no order of its own (minerals, facts, rules, columns) stands under no address.
    """

    records: Mapping[str, Record]
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def parents(self) -> dict[str, str]:
        """The address that each ordered record stands under."""
        return {child: parent for parent, children in self.order.items() for child in children}


EMPTY = Content({})
