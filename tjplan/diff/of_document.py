"""The content of a document, in its one language: what a Word file has of a plan."""

from collections.abc import Iterable, Iterator

from tjplan.diff.of_plan import Book, Leaves
from tjplan.document import Block, Cell, Document, Heading, Paragraph, Table, plain
from tjplan.model.content import COLUMNS, HOME, TEXT, Content

_COVER = ("title", "subtitle", "issuer", "date", "notice")
UNKNOWN = f"{TEXT}.new"
"""The address of what has no home in the plan: a paragraph that somebody typed into the Word file."""


def of_document(document: Document) -> Content:
    """Everything that is printed, each part below its heading; marks and data are no part of it."""
    book = Book()
    lang = document.lang
    book.put(HOME, HOME, ((f"{name}.{lang}", words) for name in _COVER if (words := getattr(document.cover, name))))
    below: dict[str, list[str]] = {}
    columns: list[Table] = []
    for above, block in _with_headings(document.blocks, book):
        if isinstance(block, str):
            below.setdefault(above, []).append(block)
        else:
            columns.append(block)
    book.order |= {parent: tuple(children) for parent, children in below.items()}
    for table in columns:
        _table(table, book)
    return Content(book.records, book.order)


def _with_headings(blocks: Iterable[Block], book: Book) -> Iterator[tuple[str, str | Table]]:
    """The address of each part of the text with that of the heading above it; each table, too, behind its place."""
    open_now: list[tuple[int, str]] = []
    for block in blocks:
        if isinstance(block, Heading):
            while open_now and open_now[-1][0] >= block.level:
                open_now.pop()
        above = open_now[-1][1] if open_now else TEXT
        match block:
            case Heading():
                address = book.put(_home(block.origin.address), block.kind, _heading(block))
                open_now.append((block.level, address))
                yield above, address
            case Paragraph():
                yield above, book.put(_home(block.origin.address), block.kind, _paragraph(block))
            case Table():
                yield above, book.put(f"placements.{_column(block)}", "placement", iter(()))
                yield above, block


def reading_order(content: Content, above: str = TEXT) -> Iterator[str]:
    """The addresses of all parts of the text, rows aside."""
    for address in content.order.get(above, ()):
        yield address
        yield from reading_order(content, address)


def _home(address: str) -> str:
    """``nodes.location`` of ``nodes.location.text``."""
    return address.removesuffix(".title").removesuffix(".text") or UNKNOWN


def _column(table: Table) -> str:
    return table.origin.address.removeprefix(f"{COLUMNS}.") or "new"


def _heading(block: Heading) -> Leaves:
    if words := plain(block.text):
        yield f"title.{block.origin.lang}", words


def _paragraph(block: Paragraph) -> Leaves:
    if lead := plain(block.lead):
        yield f"title.{block.origin.lang}", lead
    if words := plain(block.text):
        yield f"text.{block.origin.lang}", words


def _table(table: Table, book: Book) -> None:
    lang = table.origin.lang
    address = book.put(f"{COLUMNS}.{_column(table)}", "column", iter([(f"title.{lang}", plain(table.title))]))
    rows = [book.put(f"{address}.rows.{row.key or 'new'}", "row", _row(row.cells)) for row in table.rows]
    if rows:
        book.order[address] = tuple(rows)


def _row(cells: tuple[Cell, ...]) -> Leaves:
    """The cells by the field that their address ends with, by position where they have none."""
    named = [(_field(cell, at), cell) for at, cell in enumerate(cells)]
    for name, cell in named:
        if words := plain(cell.text):
            yield f"cells.{name}.{cell.origin.lang}", words
        yield from _spans(name, cell)


def _field(cell: Cell, at: int) -> str:
    return cell.origin.address.rpartition(".")[2] or str(at + 1)


def _spans(name: str, cell: Cell) -> Iterator[tuple[str, str]]:
    if cell.colspan > 1:
        yield f"cells.{name}.columns", str(cell.colspan)
    if cell.rowspan > 1:
        yield f"cells.{name}.rows", str(cell.rowspan)
