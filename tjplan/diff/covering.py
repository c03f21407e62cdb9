"""Which addresses a change stands under: its own, those of its field, and of all that it belongs to."""

from collections.abc import Iterable, Iterator, Mapping

from tjplan.model.change import Change
from tjplan.model.content import TEXT
from tjplan.model.plan import Node, Paragraph, Placement, Plan

Above = Mapping[str, frozenset[str]]
"""Address of a part of the text -> what it stands in."""

_CELL = "cells."
_CONTENTS = "plan.contents"


def above(*plans: Plan) -> Above:
    """What each part of the text stands in, in any of ``plans``."""
    found: dict[str, set[str]] = {}
    for plan in plans:
        for child, parent in _pairs(TEXT, plan.chapters):
            found.setdefault(child, set()).add(parent)
    return {child: frozenset(parents) for child, parents in found.items()}


def _pairs(parent: str, body: Iterable[Node | Paragraph | Placement]) -> Iterator[tuple[str, str]]:
    for part in body:
        if isinstance(part, Placement):
            yield f"placements.{part.column.path.removeprefix('columns.')}", parent
        elif isinstance(part, Node):
            yield part.address, parent
            yield from _pairs(part.address, part.body)
        else:
            yield f"{TEXT}.{part.id}", parent


def ladder(change: Change, was: Mapping[str, str], above: Above) -> Mapping[str, int]:
    """Each address that covers ``change`` -> how far above it that is, 0 for the change itself.

    ``was`` gives the old address of what was renamed; either covers it.
    """
    names = {change.address, was.get(change.address, change.address)}
    rungs: dict[str, int] = {}
    for distance, rung in enumerate((*_fields(change, names), *_wholes(change, names, above))):
        for name in rung:
            rungs.setdefault(name, distance)
    return rungs


def _fields(change: Change, names: set[str]) -> Iterator[set[str]]:
    """The field with all its steps, then ever fewer; a cell goes by its bare name, too."""
    steps = change.field.split(".") if change.field else []
    for end in range(len(steps), 0, -1):
        field = ".".join(steps[:end])
        short = field.removeprefix(_CELL) if change.what == "row" else field
        yield {f"{name}.{one}" for name in names for one in {field, short}}


def _wholes(change: Change, names: set[str], above: Above) -> Iterator[set[str]]:
    """The record, and rung by rung what it belongs to."""
    first = {*names, *(f"{name}.text" for name in names)} if change.what == "paragraph" else names
    yield first | ({_CONTENTS} if _orders_chapters(change) else set())
    seen, rung = set(names), names
    while rung := {up for name in rung for up in _over(name, above)} - seen:
        seen |= rung
        yield rung


def _orders_chapters(change: Change) -> bool:
    """Whether plan.yaml says it, where the chapters are listed."""
    moved = change.new_position if change.kind == "moved" else None
    return change.field == "listed" or (moved is not None and moved.parent == TEXT)


def _over(address: str, above: Above) -> frozenset[str]:
    """What ``address`` belongs to: the text around it, the table that is placed, the thing that has the outline."""
    of = address.partition(".")[2]
    if address.startswith("placements."):
        return above.get(address, frozenset()) | {f"columns.{of}"}
    if address.startswith("geometry."):
        return frozenset((of, "geometry"))
    return above.get(address) or _shorter(address)


def _shorter(address: str) -> frozenset[str]:
    return frozenset(filter(None, (address.rpartition(".")[0],)))
