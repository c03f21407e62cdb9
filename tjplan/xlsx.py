"""Sheets as the bytes of an Excel workbook: the one door to XlsxWriter.

Text is stored as text, so that no spreadsheet takes it for a formula or a link; equal sheets give
equal bytes.  Loaded only where a workbook is written.
"""

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import product
from math import ceil
from typing import Any, Literal

Align = Literal["left", "center", "right"]
Look = Literal["plain", "title", "note"]
Mark = Literal["", "deleted", "inserted"]

# What every spreadsheet keeps of a cell, a sheet's name, a number.
LONGEST_TEXT = 32_767
_LONGEST_NAME = 31
_DIGITS = 15
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
# XML 1.0 section 2.2 forbids them; a carriage return would be read back as a line feed.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEWLINE = re.compile("\r\n?")
# The day of the zip's own dates; nothing of the build's time goes into the file.
_EPOCH = datetime(1980, 1, 1)
_A4 = 9
# In points; a row can be no taller.
_SIZE, _TITLE_SIZE, _TALLEST = 11, 14, 409


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how many decimals it shows: 57.60 is ``Number(Decimal("57.60"), 2)``."""

    value: Decimal
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to the sheet named ``sheet``."""

    text: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Rich:
    """Text of which parts are marked: deleted ones are struck through, inserted ones bold and underlined."""

    parts: tuple[tuple[str, Mark], ...]


Cell = str | Number | Link | Rich | None


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged area, rows and columns from 0, its ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in half-widths."""

    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells; the first ``heads`` below ``above`` free rows are repeated on each printed page.

    ``table`` names the defined table that the one head row and the rows below it make, empty for
    none.  ``heading`` stands above each printed page.  ``totals`` are rows in bold, counted from 0; of the last
    columns ``unprinted`` stay off paper.  ``top`` sets texts at the top of their cells.
    """

    name: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 1
    above: int = 0
    table: str = ""
    merges: tuple[Merge, ...] = ()
    totals: frozenset[int] = frozenset()
    frozen_columns: int = 0
    unprinted: int = 0
    top: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """What the file is called and how it looks; ``footer`` may use &P and &N, page and pages."""

    title: str
    author: str
    comments: str
    font: str
    footer: str
    sheets: tuple[Sheet, ...] = field(default_factory=tuple)


def write(book: Book) -> bytes:
    """The workbook of ``book``, which has at least one sheet."""
    import xlsxwriter  # type: ignore[import-untyped]  # no py.typed

    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": book.font, "font_size": _SIZE},
    }
    workbook: Any = xlsxwriter.Workbook(file, options)
    workbook.set_properties(
        {"title": clean(book.title), "author": clean(book.author), "comments": clean(book.comments), "created": _EPOCH}
    )
    formats = _Formats(workbook)
    for sheet in book.sheets:
        _sheet(workbook.add_worksheet(sheet.name), sheet, book, formats)
    workbook.close()
    return file.getvalue()


def names(titles: Sequence[str]) -> tuple[str, ...]:
    """Names for sheets: at most 31 characters, none that Excel forbids, each once whatever its case."""
    taken: set[str] = set()
    found = []
    for title in titles:
        base = _NOT_IN_NAMES.sub(" ", title).strip(" '") or "-"
        name, number = _shortened(base, _LONGEST_NAME), 2
        while name.lower() in taken or name.lower() == "history":
            end = f" {number}"
            name, number = _shortened(base, _LONGEST_NAME - len(end)) + end, number + 1
        taken.add(name.lower())
        found.append(name)
    return tuple(found)


def _shortened(text: str, units: int) -> str:
    return _cut(text, units).strip(" '")


def clean(text: str) -> str:
    """``text`` as a cell holds it: characters that XML forbids become U+FFFD, too long a text ends in "…".

    XlsxWriter takes what looks like a rich string's XML for one and writes it as it stands, so that a
    stranger's text could break the file; behind such a text stands a zero-width space.
    """
    kept = _NEWLINE.sub("\n", _FORBIDDEN.sub("\ufffd", text))
    if kept.startswith("<r>") and kept.endswith("</r>"):
        kept += "\u200b"
    if _units(kept) <= LONGEST_TEXT:
        return kept
    return _cut(kept, LONGEST_TEXT - 1) + "…"


def _units(text: str) -> int:
    """The length of ``text`` in UTF-16 units, which is how Excel counts."""
    return len(text) + sum(char > "\uffff" for char in text)


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def fits(value: Decimal) -> bool:
    """Whether a spreadsheet keeps every digit of ``value``."""
    return len(value.normalize().as_tuple().digits) <= _DIGITS and abs(value.adjusted()) < 100


class _Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self.made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.workbook.add_format(properties)
        return self.made[key]


def _sheet(worksheet: Any, sheet: Sheet, book: Book, formats: _Formats) -> None:
    for at, column in enumerate(sheet.columns):
        worksheet.set_column(at, at, column.width)
    covered = {place for merge in sheet.merges for place in _inside(merge)}
    for merge in sheet.merges:
        cell = sheet.rows[merge.top][merge.left]
        looks = formats.of(**_looks(sheet, merge.top, merge.left, cell))
        worksheet.merge_range(merge.top, merge.left, merge.bottom, merge.right, "", looks)
        _cell(worksheet, merge.top, merge.left, cell, looks, formats)
    for row, cells in enumerate(sheet.rows):
        for at, cell in enumerate(cells):
            if (row, at) not in covered:
                _cell(worksheet, row, at, cell, formats.of(**_looks(sheet, row, at, cell)), formats)
    for row, height in enumerate(_heights(sheet, covered)):
        worksheet.set_row(row, height)
    _table(worksheet, sheet, formats)
    _printing(worksheet, sheet, book)


def _heights(sheet: Sheet, merged: set[tuple[int, int]]) -> Iterator[float]:
    """The height of each row in points: not every program fits rows to wrapped text itself."""
    spans = {(merge.top, merge.left): merge for merge in sheet.merges}
    for row, cells in enumerate(sheet.rows):
        lines = [1.0]
        for at, cell in enumerate(cells):
            if merge := spans.get((row, at)):
                width = sum(column.width for column in sheet.columns[at : merge.right + 1])
                lines.append(_lines(cell, width) / (merge.bottom - row + 1))
            elif (row, at) not in merged:
                lines.append(_lines(cell, sheet.columns[at].width if row >= sheet.above else 1e9))
        size = _TITLE_SIZE if row < sheet.above else _SIZE
        yield min(_TALLEST, max(lines) * size * 1.3 + 4)


def _lines(cell: Cell, width: float) -> int:
    """How many lines a cell takes in a column of ``width`` half-widths, a little air on both sides."""
    room = max(width - 2.5, 2)
    return sum(max(1, ceil(measure(line) / room)) for line in told(cell).split("\n"))


def told(cell: Cell) -> str:
    """What a cell shows."""
    if isinstance(cell, Number):
        return f"{cell.value:.{cell.decimals}f}" if fits(cell.value) else str(cell.value)
    if isinstance(cell, Rich):
        return "".join(text for text, _ in cell.parts)
    return cell.text if isinstance(cell, Link) else cell or ""


def measure(line: str) -> float:
    """The length of a line in half-widths: a Chinese character is two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line)


def _inside(merge: Merge) -> Iterator[tuple[int, int]]:
    return product(range(merge.top, merge.bottom + 1), range(merge.left, merge.right + 1))


def _cell(worksheet: Any, row: int, column: int, cell: Cell, looks: Any, formats: _Formats) -> None:
    if isinstance(cell, Number) and fits(cell.value):
        worksheet.write_number(row, column, float(cell.value), looks)
    elif isinstance(cell, Number):
        worksheet.write_string(row, column, str(cell.value), looks)
    elif isinstance(cell, Link):
        target = cell.sheet.replace("'", "''")
        worksheet.write_url(row, column, f"internal:'{target}'!A1", looks, string=clean(cell.text))
    elif isinstance(cell, Rich) and len(parts := _parts(cell)) > 1:
        # Each part with a format of its own: one without would be in XlsxWriter's font, not the book's.
        pieces = [piece for text, mark in parts for piece in (formats.of(**_MARKS[mark]), text)]
        worksheet.write_rich_string(row, column, *pieces, looks)
    elif told(cell):
        worksheet.write_string(row, column, clean(told(cell)), looks)
    else:
        worksheet.write_blank(row, column, None, looks)


_MARKS: dict[Mark, dict[str, Any]] = {
    "": {},
    "deleted": {"font_strikeout": True},
    "inserted": {"bold": True, "underline": 1},
}


def _parts(cell: Rich) -> list[tuple[str, Mark]]:
    """The parts as a cell holds them, none of them empty: at most so many characters in all."""
    left, found = LONGEST_TEXT, []
    for text, mark in cell.parts:
        kept = clean(text)
        if _units(kept) > left:
            kept = _cut(kept, max(left - 1, 0)) + "…"
        if kept and left > 0:
            found.append((kept, mark))
        left -= _units(kept)
    return found


def _looks(sheet: Sheet, row: int, column: int, cell: Cell) -> dict[str, Any]:
    """The properties of a cell's format."""
    if row < sheet.above:
        return (
            {"bold": True, "font_size": _TITLE_SIZE, "valign": "vcenter"}
            if row == 0
            else {"valign": "top", "text_wrap": True}
        )
    properties: dict[str, Any] = {"valign": "vcenter", "text_wrap": True, "border": 1, "border_color": "#7F7F7F"}
    if row < sheet.above + sheet.heads:
        return properties | {"bold": True, "align": "center", "bg_color": "#E4ECF2"}
    if sheet.top:
        properties["valign"] = "top"
    align = sheet.columns[column].align
    properties |= {"align": align} if align == "center" else {"align": align, "indent": 1}
    if isinstance(cell, Number):
        properties["num_format"] = f"0.{'0' * cell.decimals}" if cell.decimals else "0"
    if isinstance(cell, Link):
        properties |= {"font_color": "#0B5394", "underline": 1}
    if isinstance(cell, Rich) and len(parts := _parts(cell)) == 1:
        properties |= _MARKS[parts[0][1]]
    if row in sheet.totals:
        properties["bold"] = True
    return properties


def _table(worksheet: Any, sheet: Sheet, formats: _Formats) -> None:
    """The defined table with its filters; a table needs a row below its head."""
    first = sheet.above + sheet.heads - 1
    if not sheet.table or len(sheet.rows) <= first + 1:
        return
    looks = formats.of(**_looks(sheet, first, 0, ""))
    columns = [{"header": head, "header_format": looks} for head in _unique(sheet.rows[first])]
    extent = (first, 0, len(sheet.rows) - 1, len(columns) - 1)
    worksheet.add_table(*extent, {"name": sheet.table, "columns": columns, "style": None})


def _unique(heads: Sequence[Cell]) -> Iterator[str]:
    """The heads on one line, each once: a table with two of one name is refused as broken."""
    taken: set[str] = set()
    for head in heads:
        base = name = _shortened(" ".join(clean(str(head or "-")).split()), 240) or "-"
        number = 2
        while name.lower() in taken:
            name, number = f"{base} {number}", number + 1
        taken.add(name.lower())
        yield name


def _printing(worksheet: Any, sheet: Sheet, book: Book) -> None:
    """A4 across, as wide as the page, heads on each page."""
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.7)
    worksheet.center_horizontally()
    if sheet.unprinted:
        worksheet.print_area(0, 0, len(sheet.rows) - 1, len(sheet.columns) - 1 - sheet.unprinted)
    if sheet.heads:
        first = sheet.above
        worksheet.repeat_rows(first, first + sheet.heads - 1)
        worksheet.freeze_panes(first + sheet.heads, sheet.frozen_columns)
    # An ampersand starts a code in a heading; 255 units is all that Excel takes.
    worksheet.set_header("&C" + _cut(clean(sheet.heading).replace("\n", " "), 120).replace("&", "&&"))
    worksheet.set_footer(book.footer)
