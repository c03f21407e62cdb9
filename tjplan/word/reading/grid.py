"""Tables: rows and merged cells, whatever was inserted in them or deleted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tjplan.document import Cell, Origin, Row
from tjplan.errors import WorkspaceError
from tjplan.model.text import Lang
from tjplan.word.reading import addresses
from tjplan.word.reading.lines import CELL, ROW, Line, LineReader, inlines, within
from tjplan.word.reading.marks import START, Marks
from tjplan.word.xml import Element, clark

_VAL = clark("w:val")
_SPAN = f"{clark('w:tcPr')}/{clark('w:gridSpan')}"
_MERGE = f"{clark('w:tcPr')}/{clark('w:vMerge')}"
_BEFORE = f"{clark('w:trPr')}/{clark('w:gridBefore')}"
# Word makes no table of more columns.
_WIDEST = 63
# Rows times columns of a table that anybody reads; ours have a few hundred.
_MOST_SLOTS = 1_000_000


@dataclass(slots=True)
class Draft:
    """A cell that may go on in the rows below; ``total`` says that it is set as one of a total."""

    cell: Cell
    total: bool = False
    rows: int = 1

    def done(self) -> Cell:
        """The cell as it stands."""
        return replace(self.cell, rowspan=self.rows)


@dataclass(slots=True)
class Grid:
    """The caption in its first row, if it has one there, and the rows below that."""

    caption: Line | None = None
    width: int = 1
    rows: list[list[Draft]] = field(default_factory=list)


class GridReader:
    """Reads tables, and claims the homes of their cells."""

    def __init__(self, lines: LineReader, marks: Marks, lang: Lang) -> None:
        self._lines = lines
        self._marks = marks
        self._lang = lang

    def grid(self, table: Element) -> Grid:
        """Its rows without those that were deleted.

        Raises:
            WorkspaceError: it has more places than any table that somebody reads.
        """
        grid = Grid()
        above: dict[int, Draft] = {}
        for row in within(table, (ROW, START)):
            if row.tag == START:
                self._lines.carry(row)
                continue
            above = self._row(row, above, grid)
            if grid.width * len(grid.rows) > _MOST_SLOTS:
                raise _too_large(len(grid.rows), grid.width)
        return grid

    def _row(self, row: Element, above: Mapping[int, Draft], grid: Grid) -> dict[int, Draft]:
        """Adds the row to ``grid``; the merged cells that it leaves open, by their column."""
        cells = [(cell, list(self._lines.lines(cell))) for cell in self._live_cells(row)]
        if not grid.rows and grid.caption is None and len(cells) == 1 and self._is_caption(cells[0][1]):
            grid.caption = _one(cells[0][1])
            return {}
        column = _number(row, _BEFORE, 0)
        drafts = [Draft(Cell((), Origin("", self._lang), column))] if column else []
        still: dict[int, Draft] = {}
        for cell, lines in cells:
            span, merge, begun = _number(cell, _SPAN, 1), _merge(cell), above.get(column)
            if merge == "continue" and begun and begun.cell.colspan == span:
                begun.rows += 1
                still[column] = begun
            else:
                drafts.append(self._draft(lines, span))
                still |= {column: drafts[-1]} if merge else {}
            column += span
        grid.width = max(grid.width, column)
        grid.rows.append(drafts)
        return still

    def _live_cells(self, row: Element) -> Iterator[Element]:
        for element in within(row, (CELL, START)):
            if element.tag == CELL:
                yield element
            else:
                self._lines.carry(element)

    def _is_caption(self, lines: Sequence[Line]) -> bool:
        if not lines:
            return False
        entries = (self._marks.entry(name) for name, _ in lines[0].marks)
        return lines[0].style == "caption inside" or any(entry and entry.role == "caption" for entry in entries)

    def _draft(self, lines: Sequence[Line], span: int) -> Draft:
        style, align = (lines[0].style, lines[0].align) if lines else ("", "start")
        text = "\n".join(line.text for line in lines)
        header = style.startswith("table head")
        cell = Cell(inlines(text), self._home(lines), span, header=header, align=align)
        return Draft(cell, style.startswith("table total"))

    def _home(self, lines: Sequence[Line]) -> Origin:
        for line in lines:
            for name, _ in line.marks:
                entry = self._marks.entry(name)
                if entry and entry.role == "cell":
                    self._marks.claim(entry)
                    return entry.origin
        return Origin("", self._lang)


def rows(grid: Grid, table: str) -> Iterator[Row]:
    """The rows of the table whose address is ``table``."""
    for drafts in grid.rows:
        cells = tuple(draft.done() for draft in drafts)
        yield made_row(table, cells, any(draft.total for draft in drafts))


def made_row(table: str, cells: tuple[Cell, ...], total: bool) -> Row:
    """A row as its cells show it: one of the head where all of them are that say or mean something."""
    said = [cell for cell in cells if cell.text or cell.origin.address]
    head = bool(said) and all(cell.header for cell in said)
    if head:
        cells = tuple(replace(cell, header=True) for cell in cells)
    return Row(addresses.row_key(table, cells), cells, head, total and not head)


def _one(lines: Sequence[Line]) -> Line:
    """The first of ``lines``, with the text of all."""
    first = lines[0]
    first.text = "\n".join(line.text for line in lines)
    return first


def _merge(cell: Element) -> str:
    """``restart``, ``continue``, or nothing (ECMA-376 Part 1, 17.4.84)."""
    found = cell.find(_MERGE)
    return "" if found is None else str(found.get(_VAL, "continue"))


def _number(element: Element, path: str, least: int) -> int:
    found = element.find(path)
    value = "" if found is None else str(found.get(_VAL, ""))
    return min(max(int(value), least), _WIDEST) if value.isdecimal() and len(value) < 9 else least


def _too_large(rows: int, columns: int) -> WorkspaceError:
    return WorkspaceError(
        zh=f"Word 文件中有一个表格过大（{rows} 行以上，{columns} 列），已拒绝读取：请检查文件来源。",
        en=f"A table in the Word file is too large ({rows} rows or more, {columns} columns), so the file was not"
        " read: check where it comes from.",
    )
