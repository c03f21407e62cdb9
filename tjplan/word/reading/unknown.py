"""What in a file leads nowhere in the plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tjplan.document import Block, Heading, Inlines, Paragraph, Table, plain

# Of a text that only names what has no home.
_LONGEST = 60

Kind = Literal["heading", "paragraph", "table", "row"]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What somebody added, or cut its bookmark off: what it is, and its first words on one line."""

    kind: Kind
    text: str


def unknown(blocks: Iterable[Block]) -> Iterator[Unknown]:
    """Each block whose origin has the address "", and each row of which no cell has another."""
    for block in blocks:
        match block:
            case Table() if block.origin.address:
                yield from _rows(block)
            case Table():
                cells = (cell.text for row in block.rows for cell in row.cells)
                yield _told("table", [block.title, *cells])
            case Heading() if not block.origin.address:
                yield _told("heading", [block.text])
            case Paragraph() if not block.origin.address:
                yield _told("paragraph", [block.lead, block.text])


def _rows(table: Table) -> Iterator[Unknown]:
    for row in table.rows:
        if any(cell.text for cell in row.cells) and not any(cell.origin.address for cell in row.cells):
            yield _told("row", [cell.text for cell in row.cells])


def _told(kind: Kind, texts: Iterable[Inlines]) -> Unknown:
    said = ""
    for text in texts:
        said = " ".join(f"{said} {plain(text)[: 2 * _LONGEST]}".split())
        if len(said) >= _LONGEST:
            break
    return Unknown(kind, said[:_LONGEST])
