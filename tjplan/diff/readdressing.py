"""The old document under the addresses of the new plan, so that what only changed its id is known again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tjplan.document import Block, Cell, Document, Heading, Origin, Paragraph, Row, Table
from tjplan.model.change import Change
from tjplan.model.content import TEXT


def readdressed(document: Document, changes: Iterable[Change]) -> Document:
    """``document``, the old one, each renamed part under its new address; all others as they are."""
    names = {change.was: change.address for change in changes if change.kind == "renamed"}
    return replace(document, blocks=tuple(_block(block, names) for block in document.blocks)) if names else document


def _block(block: Block, names: Mapping[str, str]) -> Block:
    match block:
        case Heading():
            return replace(block, origin=_origin(block.origin, names), anchor=_anchor(block.anchor, names))
        case Paragraph():
            lead = _origin(block.lead_origin, names) if block.lead_origin else None
            own = _origin(block.origin, names)
            return replace(block, origin=own, lead_origin=lead, anchor=_anchor(block.anchor, names))
        case Table():
            return replace(
                block,
                origin=_origin(block.origin, names),
                title_origin=_origin(block.title_origin, names),
                rows=tuple(_row(row, block.origin.address, names) for row in block.rows),
            )
        case _:
            return block


def _row(row: Row, column: str, names: Mapping[str, str]) -> Row:
    key = names.get(f"{column}.rows.{row.key}", f".rows.{row.key}").partition(".rows.")[2]
    return replace(row, key=key, cells=tuple(_cell(cell, names) for cell in row.cells))


def _cell(cell: Cell, names: Mapping[str, str]) -> Cell:
    return replace(cell, origin=_origin(cell.origin, names))


def _origin(origin: Origin, names: Mapping[str, str]) -> Origin:
    """The longest renamed address that the origin's begins with gives way."""
    steps = origin.address.split(".")
    for count in range(len(steps), 1, -1):
        if (was := ".".join(steps[:count])) in names:
            return Origin(".".join((names[was], *steps[count:])), origin.lang)
    return origin


def _anchor(anchor: str, names: Mapping[str, str]) -> str:
    return names.get(f"{TEXT}.{anchor}", f"{TEXT}.{anchor}").removeprefix(f"{TEXT}.")
