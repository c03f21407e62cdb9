"""The vocabulary of changes, which the diff, all its formats, and ``apply`` share."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from tjplan.model.content import Leaf, Record

Kind = Literal["added", "removed", "renamed", "moved", "renumbered", "edited"]
KINDS: tuple[Kind, ...] = ("added", "removed", "renamed", "moved", "renumbered", "edited")


class Position(NamedTuple):
    """Where a record stands: under which address, and behind which of what stands there, "" for first.

    Both are empty for what has no order.
    """

    parent: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two plans.

    ``address`` is that of the new plan, of the old one for what was removed.

    - ``added``, ``removed``: ``record`` is what came or went.
    - ``renamed``: what stood at ``was`` stands at ``address``, found by its id under another parent's new
      name or by likeness.
    - ``moved``: from ``old_position`` to ``new_position``.
    - ``renumbered``: prints the number ``new`` and no longer ``old`` ("第三章"), as its place changed;
      a consequence, which :func:`tjplan.diff.apply` passes over.
    - ``edited``: ``field`` holds ``new`` and no longer ``old``, None where it is not there.
    """

    kind: Kind
    address: str
    what: str
    field: str = ""
    old: Leaf | None = None
    new: Leaf | None = None
    was: str = ""
    record: Record | None = None
    old_position: Position | None = None
    new_position: Position | None = None
