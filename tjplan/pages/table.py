"""A column (专栏) as an HTML table that a screen reader can walk and a phone can scroll.

The scroll region is a named, focusable landmark (WCAG 2.1.1: its content must be reachable by
keyboard).  Header cells say what they head: col or colgroup, row or rowgroup.
"""

from collections.abc import Iterable, Iterator, Sequence

from tjplan.document import Cell, Row, Table, plain
from tjplan.pages import escape
from tjplan.pages.inline import NO_LINKS, Links, to_html

_SHORT, _LONG = 12, 28
"""In half widths, a Han character being two."""

WIDE = "---\nhide:\n  - toc\n---\n\n"
"""Opens a page whose table takes the room of the page's own contents."""


def to_html_table(table: Table, links: Links = NO_LINKS) -> str:
    """The table in its scroll region, one HTML block without an empty line."""
    label = f'<span class="tj-label">{escape.markup(table.label)}</span> ' if table.label else ""
    head, body = _split(table.rows)
    return region(
        escape.identifier(table.anchor),
        label + to_html(table.title),
        [*_section("thead", head, table, links), *_section("tbody", body, table, links)],
    )


def region(anchor: str, caption: str, content: Iterable[str]) -> str:
    """``content`` (rows in their sections) as a captioned table in a scroll region."""
    return "\n".join(
        [
            f'<div class="tj-column" id="{anchor}" role="region" aria-labelledby="{anchor}-caption" tabindex="0">',
            '<table class="tj-table">',
            f'<caption id="{anchor}-caption"><span class="tj-caption">{caption}</span></caption>',
            *content,
            "</table>",
            "</div>",
        ]
    )


def _split(rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """The header rows at the top, and the rest."""
    count = next((index for index, row in enumerate(rows) if not row.header), len(rows))
    return rows[:count], rows[count:]


def _section(tag: str, rows: Sequence[Row], table: Table, links: Links) -> Iterator[str]:
    if not rows:
        return
    yield f"<{tag}>"
    starts = _starts(rows)
    for row in rows:
        yield _row(row, [next(starts) for _ in row.cells], table, links, header=tag == "thead")
    yield f"</{tag}>"


def _starts(rows: Sequence[Row]) -> Iterator[int]:
    """The grid column, from 0, in which each cell starts, merges from above counted."""
    held: dict[int, int] = {}
    for row in rows:
        at = 0
        taken = dict(held)
        held = {column: left - 1 for column, left in held.items() if left > 1}
        for cell in row.cells:
            while taken.get(at, 0):
                at += 1
            yield at
            if cell.rowspan > 1:
                held.update(dict.fromkeys(range(at, at + cell.colspan), cell.rowspan - 1))
            at += cell.colspan


def _row(row: Row, starts: Sequence[int], table: Table, links: Links, *, header: bool) -> str:
    anchor = escape.identifier(f"{table.anchor}-{row.key}")
    total = ' class="tj-total"' if row.total else ""
    cells = "".join(_cell(cell, start, header, links) for cell, start in zip(row.cells, starts, strict=True))
    return f'<tr id="{anchor}"{total}>{cells}</tr>'


def _cell(cell: Cell, start: int, header: bool, links: Links) -> str:
    scope = _scope(cell, start, header)
    tag = "th" if scope else "td"
    return f"<{tag}{scope}{_spans(cell)}{_style(cell)}>{to_html(cell.text, links)}</{tag}>"


def _scope(cell: Cell, start: int, header: bool) -> str:
    """What a header cell heads; empty for data. An empty cell heads nothing."""
    if not plain(cell.text).strip():
        return ""
    if header:
        return ' scope="colgroup"' if cell.colspan > 1 else ' scope="col"'
    if cell.header or start == 0:
        return ' scope="rowgroup"' if cell.rowspan > 1 else ' scope="row"'
    return ""


def _spans(cell: Cell) -> str:
    across = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return across + (f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "")


def _style(cell: Cell) -> str:
    return styled(plain(cell.text), *(() if cell.align == "start" else (f"tj-{cell.align}",)))


def styled(text: str, *classes: str) -> str:
    """A class attribute for a cell: short text keeps on one line, long text gets room.

    Browsers break Chinese anywhere, so that a narrow column would print 预期性 on two lines.
    """
    longest = max((_half_widths(line) for line in text.split("\n")), default=0)
    fit = ("tj-short",) if longest <= _SHORT else ("tj-long",) if longest >= _LONG else ()
    named = " ".join((*classes, *fit))
    return f' class="{named}"' if named and text else ""


def _half_widths(line: str) -> int:
    return sum(1 if char < "\u2e80" else 2 for char in line)
