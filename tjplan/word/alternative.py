"""What a screen reader says of a table before it reads the cells."""

from tjplan.document import Table, plain
from tjplan.model.text import Lang
from tjplan.word.characters import printable


def name(table: Table) -> str:
    """Label and title on one line."""
    return _line(f"{table.label} {plain(table.title)}")


def description(table: Table, lang: Lang) -> str:
    """How large it is, and the words at the head of its columns."""
    rows, columns = len(table.rows), table.width
    heads = [_line(plain(cell.text)) for row in table.rows for cell in row.cells if row.header or cell.header]
    listed = ("、" if lang == "zh" else ", ").join(filter(None, heads))
    if lang == "zh":
        return f"{rows}行，{columns}列" + (f"，表头：{listed}" if listed else "")
    size = f"{rows} {'row' if rows == 1 else 'rows'}, {columns} {'column' if columns == 1 else 'columns'}"
    return size + (f"; headed {listed}" if listed else "")


def _line(text: str) -> str:
    return " ".join(printable(text).split())
