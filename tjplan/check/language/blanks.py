"""Figures that a table leaves open: a blank cell of a column whose blanks mean "unknown" is no zero."""

from collections.abc import Iterator
from typing import NamedTuple

from tjplan.check.language.syntax import Path
from tjplan.model.plan import Column, Entity, GridRow, Plan
from tjplan.model.source import Place
from tjplan.model.text import Binding, Pin


class Blank(NamedTuple):
    """A figure that is not stated: its address, the member that lacks it, the column that leaves it open."""

    address: str
    owner: Entity | None
    column: str
    place: Place


def unknown(path: Path, plan: Plan) -> Iterator[Blank]:
    """The figures that ``path`` of ``plan`` would name if they were known.

    ``columns.x.rows[*].large`` has one for each blank cell, ``mines[*].large`` one for each member whose row leaves
    the cell blank in which other rows state that field.
    """
    steps = path.steps
    open_ = [column for column in plan.columns.values() if column.blank == "unknown"]
    if not open_ or "*" not in steps:
        return
    if steps[0] == "columns":
        for column in open_:
            if column.id == steps[1] and len(steps) == 5:
                yield from _cells(column, steps[3], steps[4])
    elif len(steps) == 3 and steps[2] != "*":
        lacking = [one for one in plan.collections.get(steps[0], {}).values() if steps[2] not in one.fields]
        for column in open_ if lacking else ():
            yield from _members(column, lacking, steps[2])


def _body(column: Column) -> Iterator[GridRow]:
    return (row for row in column.rows if row.key not in (*column.header, *column.total))


def _cells(column: Column, key: str, field: str) -> Iterator[Blank]:
    for row in _body(column):
        for at, cell in enumerate(row.cells[: len(column.fields)]):
            if key in ("*", row.key) and field in ("*", column.fields[at]) and cell.text is None and not cell.merge:
                yield Blank(column.cell_address(row, at), None, column.id, cell.spot.place)


def _members(column: Column, lacking: list[Entity], field: str) -> Iterator[Blank]:
    collection = lacking[0].collection
    rows = [[tuple(_marked(row, at)) for at in range(len(row.cells))] for row in column.rows]
    stating = {at for row in rows for at, marks in enumerate(row) if any(_states(mark, collection, field) for mark in marks)}  # fmt: skip
    if not stating:
        return
    for row, marks in zip(column.rows, rows, strict=True):
        shown = {tuple(mark.split(".")[:2]) for cell in marks for mark in cell}
        blank = [at for at in stating if at < len(row.cells) and row.cells[at].text is None and not row.cells[at].merge]
        for one in lacking if blank else ():
            if (collection, one.id) in shown:
                yield Blank(f"{one.address}.{field}", one, column.id, row.cells[blank[0]].spot.place)


def _states(mark: str, collection: str, field: str) -> bool:
    return mark.startswith(f"{collection}.") and mark.endswith(f".{field}")


def _marked(row: GridRow, at: int) -> Iterator[str]:
    text = row.cells[at].text
    phrase = text.zh if text else None
    return (part.path for part in (phrase.parts if phrase else ()) if isinstance(part, Pin | Binding))
