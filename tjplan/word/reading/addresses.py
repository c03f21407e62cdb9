"""What an address says of the block that it names."""

from collections.abc import Iterable

from tjplan.document import Cell, Origin


def table_origin(title: Origin) -> Origin:
    """The table's of its title's: ``columns.wells`` of ``columns.wells.title``."""
    return Origin(title.address.removesuffix(".title"), title.lang)


def table_of_cells(cells: Iterable[Cell]) -> str:
    """The address of the table that the first cell with a home came from, empty if none has one."""
    homes = (cell.origin.address for cell in cells if cell.origin.address)
    return next(homes, "").partition(".rows.")[0]


def row_key(table: str, cells: Iterable[Cell]) -> str:
    """The key that the first cell of ``table`` names: of ``columns.t.rows.KEY.field``, ``annexes.t.head.field``."""
    for cell in cells:
        inside = cell.origin.address.removeprefix(f"{table}.")
        if inside != cell.origin.address:
            return inside.removeprefix("rows.").partition(".")[0]
    return ""


def anchor(address: str, heading: str = "") -> str:
    """The anchor of a paragraph or table: the node's or column's id; ``heading`` is that of the heading above.

    A node's text below its own heading has another; so have annexes, whose ids are free for a plan.

    >>> anchor("nodes.rivers.text"), anchor("nodes.rivers.text", "rivers"), anchor("annexes.mines.note")
    ('rivers', 'rivers_text', 'annex-mines-note')
    """
    collection, _, rest = address.partition(".")
    if collection == "annexes":
        return f"annex-{rest.replace('.', '-')}"
    if collection not in ("nodes", "columns"):
        return ""
    name = rest.removesuffix(".title").removesuffix(".text")
    return f"{name}_text" if name == heading and rest.endswith(".text") else name
