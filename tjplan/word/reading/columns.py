"""Tables with their captions, each from the caption and the grid below it."""

from tjplan.document import Origin, Table
from tjplan.model.text import Lang
from tjplan.word.home import Entry
from tjplan.word.reading import addresses
from tjplan.word.reading.grid import Grid, rows
from tjplan.word.reading.lines import Line, inlines
from tjplan.word.reading.numbers import split, split_caption
from tjplan.word.words import WORDS


def column(caption: Line | None, entry: Entry | None, grid: Grid, lang: Lang) -> Table:
    """The table of ``grid``, which may be empty; ``entry`` is where its caption leads.

    Where the caption leads nowhere, the cells tell which table it is.
    """
    title_origin = entry.origin if entry else _title_origin(grid, lang)
    origin = addresses.table_origin(title_origin)
    text = caption.text if caption else ""
    label, title = split(text, entry.prefix, WORDS[lang].chapter_gap) if entry else split_caption(text, lang)
    return Table(
        label,
        inlines(title),
        title_origin,
        "inside" if grid.caption else "above",
        grid.width,
        tuple(rows(grid, origin.address)),
        origin,
        addresses.anchor(origin.address),
    )


def _title_origin(grid: Grid, lang: Lang) -> Origin:
    table = addresses.table_of_cells(draft.cell for drafts in grid.rows for draft in drafts)
    return Origin(f"{table}.title" if table else "", lang)
