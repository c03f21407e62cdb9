"""Where a thing stands among the others of its kind, for one whose name does not tell it."""

from collections.abc import Iterator, Sequence

from tjplan.model.content import COLUMNS, TEXT
from tjplan.model.plan import Node, Paragraph, Placement, Plan
from tjplan.model.text import Bilingual


def row_place(plan: Plan, address: str) -> Bilingual | None:
    """``第4行`` of a row, header rows aside; None of anything else."""
    head, _, rest = address.partition(".")
    name, _, key = rest.partition(".rows.")
    column = plan.columns.get(name) if head == COLUMNS else None
    keys = [row.key for row in column.rows if row.key not in column.header] if column else []
    if key not in keys:
        return None
    return Bilingual(f"第{keys.index(key) + 1}行", f"row {keys.index(key) + 1}")


def behind(plan: Plan) -> dict[str, str]:
    """Address of each part of the text -> that of the part before it under the same one, "" for the first."""
    return dict(_behind(plan.chapters))


def _behind(parts: Sequence[Node | Paragraph | Placement]) -> Iterator[tuple[str, str]]:
    before = ""
    for part in parts:
        own = _address(part)
        yield own, before
        before = own
        if isinstance(part, Node):
            yield from _behind(part.body)


def _address(part: Node | Paragraph | Placement) -> str:
    if isinstance(part, Placement):
        return f"placements.{part.column.path.removeprefix('columns.')}"
    return f"{TEXT}.{part.id}"
