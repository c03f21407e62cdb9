"""Pairs of Documents, a plan before and after, with the names of what was done between them.

Everything is drawn from a :class:`random.Random`: from a seed for the programs that want many files at
once, from hypothesis for the laws (``st.randoms(use_true_random=False).map(pair)``).
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random
from typing import TypeGuard, TypeVar

from small_documents import NO_COVER

from tjplan.document import (
    Bar,
    Block,
    Break,
    Cell,
    Chart,
    Cover,
    Document,
    Heading,
    Inlines,
    Origin,
    Paragraph,
    Row,
    Run,
    Series,
    Table,
    plain,
)
from tjplan.model.text import LANGS, Lang

_ZH = (
    "加强矿产资源保护。", "到2025年，减少3处，", "面积57.62公顷", "“以矿养矿”", "第一批", "关闭小型矿山；", "（含砂石）", "——", "不得新建",
    "1:5万", "由县政府组织实施。", "  ", "全县", "的", "采矿权12个",
)  # fmt: skip
_EN = (
    "Protection is strengthened. ", "By 2025, 3 sites fewer, ", "57.62 ha ", "“mining feeds mining” ", "the first lot ", "small mines close; ",
    "(sand included) ", "– ", "must not be built ", "1:50,000 ", "by the county’s government. ", "  ", "county ", "the ", "12 rights ",
)  # fmt: skip
_WORDS: dict[Lang, tuple[str, ...]] = {"zh": _ZH, "en": _EN}
_DIGITS = "一二三四五六七八九"
_ABOVE = "〔前述〕"
_KINDS = {1: "chapter", 2: "section", 3: "item", 4: "subitem"}
T = TypeVar("T")


@dataclass(frozen=True)
class Pair:
    """Two versions of a plan with their page numbers; ``kinds`` counts what was done, by the names in :data:`KINDS`."""

    old: Document
    new: Document
    kinds: Counter[str]
    old_pages: Mapping[str, int]
    new_pages: Mapping[str, int]

    def __str__(self) -> str:
        return f"{self.old.lang}: {', '.join(sorted(self.kinds)) or 'nothing'}"


@dataclass
class Author:
    """Writes a plan and changes it; what it writes never has the name of anything before."""

    random: Random
    lang: Lang
    count: int = 0
    blocks: list[Block] = field(default_factory=list)
    cover: Cover = NO_COVER

    # --- writing ---

    def name(self, stem: str) -> str:
        self.count += 1
        return f"{stem}_{self.count}"

    def words(self, least: int = 1, most: int = 6) -> str:
        return "".join(self.random.choice(_WORDS[self.lang]) for _ in range(self.random.randint(least, most)))

    def text(self, *, signs: bool = True) -> Inlines:
        """Some words, with a figure, a tab, a line break or a reference here and there."""
        parts: list[Run | Break] = [Run(self.words())]
        for _ in range(self.random.randint(0, 2) if signs else 0):
            more: Run | Break = self.random.choice(
                (Run(str(self.random.randint(1, 99)), "facts.a"), Run("甲\t乙"), Break(), Run(""))
            )
            parts += [more, Run(self.words(1, 2))]
        return tuple(parts)

    def origin(self, address: str) -> Origin:
        return Origin(address, self.lang)

    def heading(self, level: int) -> Heading:
        name = self.name("part")
        kind = self.random.choice((_KINDS[level], _KINDS[level], _KINDS[level], "heading" if level > 1 else "preamble"))
        return Heading(level, kind, "", (Run(self.words(1, 2)),), self.origin(f"nodes.{name}.title"), name)

    def prose(self) -> Paragraph:
        name = self.name("text")
        made = Paragraph(self.text(), self.origin(f"nodes.{name}.text"), name)
        match self.random.randint(0, 9):
            case 0:
                return replace(made, text=())
            case 1 | 2:
                return self.run_in(made)
            case 3:
                return replace(made, number="1、", kind="item")
            case _:
                return made

    def run_in(self, block: Paragraph) -> Paragraph:
        title = self.origin(block.origin.address.replace(".text", ".title"))
        return replace(block, lead=(Run(self.words(1, 1)),), lead_origin=title, number="2、", kind="item")

    def cell(self, table: str, key: str, at: int, *, header: bool = False) -> Cell:
        text = () if self.random.randint(0, 6) == 0 and not header else (Run(self.words(1, 2)),)
        align = self.random.choice(("start", "center", "end"))
        return Cell(text, self.origin(f"columns.{table}.rows.{key}.f{at}"), header=header, align=align)  # type: ignore[arg-type]

    def row(self, table: str, width: int, *, header: bool = False) -> Row:
        key = self.name("row")
        cells = tuple(self.cell(table, key, at, header=header) for at in range(width))
        return Row(key, cells, header=header, total=not header and self.random.randint(0, 5) == 0)

    def table(self, width: int = 0) -> Table:
        name = self.name("table")
        width = width or self.random.randint(1, 4)
        rows = [self.row(name, width, header=True)] if self.random.random() < 0.7 else []
        rows += [self.row(name, width) for _ in range(self.random.randint(2, 5))]
        origin, title = self.origin(f"columns.{name}"), self.origin(f"columns.{name}.title")
        caption = self.random.choice(("above", "inside"))
        return Table("", (Run(self.words(1, 1)),), title, caption, width, tuple(rows), origin, name)  # type: ignore[arg-type]

    def chart(self) -> Chart:
        name = self.name("chart")
        bars = tuple(Bar(Decimal(at), str(at)) for at in (self.random.randint(1, 99), 7))
        title = (Run(self.words(1, 1)),)
        origin = self.origin(f"columns.{name}.chart")
        return Chart("", title, self.words(), "个", "个", ("甲", "乙"), (Series("数", bars),), origin, name)

    def note(self) -> Paragraph:
        name = self.name("note")
        return Paragraph(self.text(), self.origin(f"nodes.{name}.text"), name, kind="note")

    def block(self) -> Block:
        match self.random.randint(0, 11):
            case 0 | 1:
                return self.heading(self.random.randint(2, 4))
            case 2 | 3:
                return self.table()
            case 4:
                return self.note()
            case _:
                return self.prose()

    def write(self) -> None:
        self.cover = Cover(*(self.words(1, 1) if self.random.random() < 0.8 else "" for _ in range(5)))
        for _ in range(self.random.randint(1, 3)):
            self.blocks.append(self.heading(1))
            self.blocks += [self.block() for _ in range(self.random.randint(0, 5))]

    def referring(self, block: Block) -> Inlines:
        """Words that name a thing, to be made its number when all are numbered, or words that stand not in it."""
        home = "columns" if isinstance(block, Table) else "nodes"
        named = self.random.choice(("", "", _ABOVE))
        return (Run(self.words(1, 1)), Run(named, f"{home}.{block.anchor}"), Run(self.words(1, 1)))

    # --- numbers ---

    def number(self) -> None:
        """All headings, columns and references numbered as they stand now."""
        counts = {1: 0, 2: 0, 3: 0, 4: 0}
        tables = 0
        for at, block in enumerate(self.blocks):
            if isinstance(block, Heading) and block.kind in _KINDS.values():
                counts[block.level] += 1
                for below in range(block.level + 1, 5):
                    counts[below] = 0
                self.blocks[at] = replace(block, number=self._ordinal(block.level, counts[block.level]))
            elif isinstance(block, Table):
                tables += 1
                self.blocks[at] = replace(block, label=f"专栏{tables}" if self.lang == "zh" else f"Column {tables}")
        shown = {f"nodes.{block.anchor}": block.number for block in self.blocks if _is_named(block)}
        shown |= {f"columns.{block.anchor}": block.label for block in self.blocks if isinstance(block, Table)}
        for at, block in enumerate(self.blocks):
            if isinstance(block, Paragraph):
                self.blocks[at] = replace(block, text=tuple(_referred(part, shown) for part in block.text))

    def _ordinal(self, level: int, count: int) -> str:
        digit = _DIGITS[(count - 1) % 9]
        if self.lang == "zh":
            return {1: f"第{digit}章", 2: f"{digit}、", 3: f"{count}、", 4: f"（{count}）"}[level]
        return {1: f"Chapter {count}", 2: f"{'I' * min(count, 3)}.", 3: f"{count}.", 4: f"({count})"}[level]

    # --- places ---

    def places(self, kind: type[T]) -> list[int]:
        return [at for at, block in enumerate(self.blocks) if isinstance(block, kind)]

    def some(self, kind: type[T]) -> tuple[int, T]:
        """One of the blocks of a kind, with its place; IndexError where there is none."""
        places = self.places(kind)
        at = places[self.random.randrange(len(places)) if places else 0]
        block = self.blocks[at]
        assert isinstance(block, kind)
        return at, block

    def gap(self) -> int:
        return self.random.randint(0, len(self.blocks))

    def move(self, first: int, last: int) -> None:
        """The blocks from ``first`` to before ``last``, set elsewhere."""
        moved = self.blocks[first:last]
        del self.blocks[first:last]
        to = self.random.choice([at for at in range(len(self.blocks) + 1) if at != first] or [first])
        self.blocks[to:to] = moved

    def document(self) -> Document:
        return Document("pair", self.lang, self.cover, tuple(self.blocks))


def _is_named(block: Block) -> TypeGuard[Heading | Paragraph]:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and bool(block.lead))


def _referred(part: Run | Break, numbers: dict[str, str]) -> Run | Break:
    if isinstance(part, Run) and part.address in numbers and part.text != _ABOVE:
        return replace(part, text=numbers[part.address])
    return part


# --- What is done to a plan: each does one thing, and makes what it needs where that is missing. ---


Prepare = Callable[[Author], None]
Do = Callable[[Author], None]


def _has(kind: type[Block], make: Callable[[Author], Block], least: int = 1) -> Prepare:
    def prepare(author: Author) -> None:
        while len(author.places(kind)) < least:
            author.blocks.insert(author.gap(), make(author))

    return prepare


def _heading(author: Author) -> Block:
    return author.heading(author.random.randint(1, 3))


_A_TEXT = _has(Paragraph, lambda author: replace(author.prose(), text=author.text()))
_TEXTS = _has(Paragraph, Author.prose, 3)
_A_HEADING = _has(Heading, _heading)
_HEADINGS = _has(Heading, _heading, 3)
_A_TABLE = _has(Table, lambda author: author.table(3))
_TABLES = _has(Table, Author.table, 2)
_A_CHART = _has(Chart, Author.chart)
_BLOCKS = _has(Paragraph, Author.prose, 4)


def _insert(make: Callable[[Author], Block]) -> Do:
    def do(author: Author) -> None:
        author.blocks.insert(author.gap(), make(author))

    return do


def _delete(kind: type[Block]) -> Do:
    def do(author: Author) -> None:
        del author.blocks[author.some(kind)[0]]

    return do


def _moved(kind: type[Block]) -> Do:
    def do(author: Author) -> None:
        at, _ = author.some(kind)
        author.move(at, at + 1)

    return do


def _section_moved(author: Author) -> None:
    at, head = author.some(Heading)
    last = at + 1
    while last < len(author.blocks):
        block = author.blocks[last]
        if isinstance(block, Heading) and block.level <= head.level:
            break
        last += 1
    author.move(at, last)


def _text_edited(author: Author) -> None:
    at, block = author.some(Paragraph)
    parts = list(block.text)
    spot = author.random.randint(0, len(parts))
    if parts and author.random.random() < 0.4:
        del parts[spot - 1 if spot else 0]
    parts.insert(min(spot, len(parts)), Run(author.words(1, 2)))
    author.blocks[at] = replace(block, text=tuple(parts))


def _rewritten(author: Author) -> None:
    at, block = author.some(Paragraph)
    author.blocks[at] = replace(block, text=author.text())


def _figure(author: Author) -> None:
    at, block = author.some(Paragraph)
    figure = Run(f"{author.random.randint(100, 999)}.5", "facts.b")
    author.blocks[at] = replace(block, text=(*block.text, figure))


def _signs(author: Author) -> None:
    at, block = author.some(Paragraph)
    author.blocks[at] = replace(block, text=(Run(author.words() + "\t" + author.words()), Break(), *block.text))


def _emptied(author: Author) -> None:
    at, block = author.some(Paragraph)
    author.blocks[at] = replace(block, text=(), lead=(), lead_origin=None, number="")


def _with_an_empty_text(author: Author) -> None:
    author.blocks.insert(author.gap(), replace(author.prose(), text=(), lead=(), lead_origin=None, number=""))


def _filled(author: Author) -> None:
    at = next(at for at in author.places(Paragraph) if not plain(author.blocks[at].text))  # type: ignore[union-attr]
    author.blocks[at] = replace(author.blocks[at], text=author.text())  # type: ignore[type-var]


def _lead_changed(author: Author) -> None:
    at, block = author.some(Paragraph)
    if block.lead and author.random.random() < 0.5:
        author.blocks[at] = replace(block, lead=(), lead_origin=None)
    else:
        author.blocks[at] = author.run_in(block)


def _heading_edited(author: Author) -> None:
    at, block = author.some(Heading)
    author.blocks[at] = replace(block, text=(*block.text, Run(author.words(1, 1))))


def _level_changed(author: Author) -> None:
    at, block = author.some(Heading)
    level = block.level % 4 + 1
    author.blocks[at] = replace(block, level=level, kind=_KINDS[level])


def _became(author: Author) -> None:
    """A heading becomes prose."""
    at, block = author.some(Heading)
    author.blocks[at] = Paragraph(block.text, block.origin, block.anchor)


def _refer(author: Author, to: Block) -> None:
    at, block = author.some(Paragraph)
    author.blocks[at] = replace(block, text=(*author.referring(to), *block.text))


def _reference(author: Author) -> None:
    _refer(author, author.some(Heading)[1])


def _with_a_reference(author: Author) -> None:
    _HEADINGS(author)
    _A_TEXT(author)
    _reference(author)


def _with_a_reference_to_a_table(author: Author) -> None:
    """In a text and in a cell, to two of the tables."""
    _TABLES(author)
    _A_TEXT(author)
    _refer(author, author.some(Table)[1])
    to = author.some(Table)[1]
    _cell_changed(lambda author, cell: replace(cell, text=(*cell.text, *author.referring(to))))(author)


def _with_a_reference_to_a_text(author: Author) -> None:
    """To one with a run-in heading."""
    _TEXTS(author)
    at, block = author.some(Paragraph)
    named = author.run_in(replace(block, kind="item"))
    author.blocks[at] = named
    _refer(author, named)


def _table_or_title_moved(author: Author) -> None:
    author.random.choice((_moved(Table), _captioned, _retitled, _widened, _turned))(author)


def _named_text_changed(author: Author) -> None:
    at = next(at for at in author.places(Paragraph) if _is_named(author.blocks[at]))
    if author.random.random() < 0.5:
        author.move(at, at + 1)
    else:
        author.blocks[at] = replace(author.blocks[at], lead=(Run(author.words(1, 1)),))  # type: ignore[type-var]


def _rows(change: Callable[[Author, Table, list[Row]], None]) -> Do:
    def do(author: Author) -> None:
        at, table = author.some(Table)
        rows = list(table.rows)
        change(author, table, rows)
        author.blocks[at] = replace(table, rows=tuple(rows))

    return do


def _row_inserted(author: Author, table: Table, rows: list[Row]) -> None:
    rows.insert(author.random.randint(0, len(rows)), author.row(table.anchor, table.width))


def _row_deleted(author: Author, table: Table, rows: list[Row]) -> None:
    if rows:
        del rows[author.random.randrange(len(rows))]


def _row_moved(author: Author, table: Table, rows: list[Row]) -> None:
    if len(rows) < 2:
        rows += [author.row(table.anchor, table.width) for _ in range(2)]
    row = rows.pop(author.random.randrange(len(rows)))
    rows.insert(author.random.randint(0, len(rows)), row)


def _cell_changed(change: Callable[[Author, Cell], Cell]) -> Do:
    def of_rows(author: Author, table: Table, rows: list[Row]) -> None:
        places = [(at, spot) for at, row in enumerate(rows) for spot in range(len(row.cells))]
        if not places:
            rows.append(author.row(table.anchor, table.width))
            places = [(0, 0)]
        at, spot = author.random.choice(places)
        cells = list(rows[at].cells)
        cells[spot] = change(author, cells[spot])
        rows[at] = replace(rows[at], cells=tuple(cells))

    return _rows(of_rows)


def _cell_text(author: Author, cell: Cell) -> Cell:
    return replace(cell, text=(*cell.text, Run(author.words(1, 1))))


def _cell_emptied(author: Author, cell: Cell) -> Cell:
    return replace(cell, text=() if plain(cell.text) else (Run(author.words(1, 1)),))


def _cell_aligned(author: Author, cell: Cell) -> Cell:
    return replace(cell, align={"start": "center", "center": "end", "end": "start"}[cell.align])  # type: ignore[arg-type]


def _cell_lines(author: Author, cell: Cell) -> Cell:
    return replace(cell, text=(*cell.text, Break(), Run(author.words(1, 1))))


def _merged_across(author: Author, table: Table, rows: list[Row]) -> None:
    wide = [at for at, row in enumerate(rows) if len(row.cells) > 1]
    if wide:
        at = author.random.choice(wide)
        cells = list(rows[at].cells)
        spot = author.random.randrange(len(cells) - 1)
        gone = cells.pop(spot + 1)
        cells[spot] = replace(cells[spot], colspan=cells[spot].colspan + gone.colspan)
        rows[at] = replace(rows[at], cells=tuple(cells))


def _merged_down(author: Author, table: Table, rows: list[Row]) -> None:
    even = [
        at
        for at in range(len(rows) - 1)
        if len(rows[at].cells) == len(rows[at + 1].cells) == table.width
        and all(cell.rowspan == 1 for cell in rows[at].cells)
    ]
    if even:
        at = author.random.choice(even)
        spot = author.random.randrange(table.width)
        above, below = list(rows[at].cells), list(rows[at + 1].cells)
        above[spot] = replace(above[spot], rowspan=2)
        del below[spot]
        rows[at], rows[at + 1] = replace(rows[at], cells=tuple(above)), replace(rows[at + 1], cells=tuple(below))


def _with_merged(author: Author) -> None:
    """A table of four columns whose cells are merged both ways."""
    table = author.table(4)
    rows = [author.row(table.anchor, 4) for _ in range(5)]
    _merged_across(author, table, rows[:1])
    across, down = rows[:1], rows[1:]
    _merged_across(author, table, across)
    _merged_down(author, table, down)
    author.blocks.insert(author.gap(), replace(table, rows=(*across, *down)))


def _split(author: Author) -> None:
    """Every merged cell of one table comes apart."""
    at = next(at for at in author.places(Table) if _is_merged(author.blocks[at]))
    table = author.blocks[at]
    assert isinstance(table, Table)
    rows = []
    for row in table.rows:
        cells = [replace(cell, colspan=1, rowspan=1) for cell in row.cells]
        cells += [author.cell(table.anchor, row.key, 90 + spot) for spot in range(table.width - len(cells))]
        rows.append(replace(row, cells=tuple(cells)))
    author.blocks[at] = replace(table, rows=tuple(rows))


def _is_merged(block: Block) -> bool:
    return isinstance(block, Table) and any(
        cell.colspan > 1 or cell.rowspan > 1 for row in block.rows for cell in row.cells
    )


def _column_added(author: Author) -> None:
    at, table = author.some(Table)
    rows = tuple(
        replace(row, cells=(*row.cells, author.cell(table.anchor, row.key, 50 + table.width))) for row in table.rows
    )
    author.blocks[at] = replace(table, width=table.width + 1, rows=rows)


def _column_removed(author: Author) -> None:
    at = next(at for at in author.places(Table) if author.blocks[at].width > 1)  # type: ignore[union-attr]
    table = author.blocks[at]
    assert isinstance(table, Table)
    rows = tuple(replace(row, cells=row.cells[:-1]) for row in table.rows)
    author.blocks[at] = replace(table, width=table.width - 1, rows=rows)


def _turned(author: Author) -> None:
    at, table = author.some(Table)
    other = "portrait" if table.orientation == "landscape" else "landscape"
    author.blocks[at] = replace(table, orientation=other)  # type: ignore[arg-type]


def _widened(author: Author) -> None:
    at, table = author.some(Table)
    author.blocks[at] = replace(author.table(14), anchor=table.anchor, origin=table.origin)


def _captioned(author: Author) -> None:
    at, table = author.some(Table)
    author.blocks[at] = replace(table, caption="above" if table.caption == "inside" else "inside")


def _retitled(author: Author) -> None:
    at, table = author.some(Table)
    author.blocks[at] = replace(table, title=(*table.title, Run(author.words(1, 1))))


def _charted(author: Author) -> None:
    at, chart = author.some(Chart)
    series = Series("数", (Bar(Decimal(5), "5"), Bar(Decimal(author.random.randint(100, 199)), "9")))
    author.blocks[at] = replace(chart, series=(series,))


def _covered(author: Author) -> None:
    author.cover = replace(author.cover, title=author.words(1, 2), notice="" if author.cover.notice else "注")


def _nothing(author: Author) -> None:
    """No preparation."""


EDITS: dict[str, tuple[Prepare, Do]] = {
    "paragraph inserted": (_nothing, _insert(Author.prose)),
    "paragraph deleted": (_TEXTS, _delete(Paragraph)),
    "paragraph moved": (_BLOCKS, _moved(Paragraph)),
    "empty paragraph inserted": (_nothing, _with_an_empty_text),
    "paragraph emptied": (_A_TEXT, _emptied),
    "empty paragraph filled": (_with_an_empty_text, _filled),
    "words edited": (_A_TEXT, _text_edited),
    "paragraph rewritten": (_A_TEXT, _rewritten),
    "figure added": (_A_TEXT, _figure),
    "tab and line break added": (_A_TEXT, _signs),
    "run-in heading changed": (_A_TEXT, _lead_changed),
    "note inserted": (_A_TABLE, _insert(Author.note)),
    "heading edited": (_A_HEADING, _heading_edited),
    "heading inserted": (_nothing, _insert(_heading)),
    "heading deleted": (_HEADINGS, _delete(Heading)),
    "heading moved": (_HEADINGS, _moved(Heading)),
    "heading of another level": (_A_HEADING, _level_changed),
    "heading made prose": (_HEADINGS, _became),
    "section moved": (_HEADINGS, _section_moved),
    "reference added": (_with_a_reference, _reference),
    "reference renumbered": (_with_a_reference, _section_moved),
    "table referred to changed": (_with_a_reference_to_a_table, _table_or_title_moved),
    "run-in heading referred to changed": (_with_a_reference_to_a_text, _named_text_changed),
    "row inserted": (_A_TABLE, _rows(_row_inserted)),
    "row deleted": (_A_TABLE, _rows(_row_deleted)),
    "row moved": (_A_TABLE, _rows(_row_moved)),
    "cell edited": (_A_TABLE, _cell_changed(_cell_text)),
    "cell emptied or filled": (_A_TABLE, _cell_changed(_cell_emptied)),
    "cell aligned": (_A_TABLE, _cell_changed(_cell_aligned)),
    "line break in cell": (_A_TABLE, _cell_changed(_cell_lines)),
    "cells merged across": (_A_TABLE, _rows(_merged_across)),
    "cells merged down": (_A_TABLE, _rows(_merged_down)),
    "merged cells split": (_with_merged, _split),
    "row inserted among merged cells": (_with_merged, _rows(_row_inserted)),
    "row deleted among merged cells": (_with_merged, _rows(_row_deleted)),
    "row moved among merged cells": (_with_merged, _rows(_row_moved)),
    "table inserted": (_nothing, _insert(Author.table)),
    "table deleted": (_TABLES, _delete(Table)),
    "table moved": (_TABLES, _moved(Table)),
    "table column added": (_A_TABLE, _column_added),
    "table column removed": (_with_merged, _column_removed),
    "table turned": (_A_TABLE, _turned),
    "table widened": (_A_TABLE, _widened),
    "caption moved": (_A_TABLE, _captioned),
    "table title edited": (_A_TABLE, _retitled),
    "chart inserted": (_nothing, _insert(Author.chart)),
    "chart deleted": (_A_CHART, _delete(Chart)),
    "chart moved": (_A_CHART, _moved(Chart)),
    "chart changed": (_A_CHART, _charted),
    "cover changed": (_nothing, _covered),
}
RENUMBERED, REPAGED = "renumbered", "page numbers changed"
KINDS = (*EDITS, RENUMBERED, REPAGED)


def pair(random: Random, kinds: Sequence[str] = (), lang: Lang | None = None) -> Pair:
    """A plan before and after; ``kinds`` are drawn, from none to five, unless given."""
    author = Author(random, lang or random.choice(LANGS))
    author.write()
    chosen = list(kinds) or [random.choice(tuple(EDITS)) for _ in range(random.randint(0, 5))]
    for kind in chosen:
        EDITS[kind][0](author)
    author.number()
    old = author.document()
    done: Counter[str] = Counter()
    for kind in chosen:
        before = author.document()
        try:
            EDITS[kind][1](author)
        except (StopIteration, IndexError):  # an edit before took away what this one wants
            continue
        done[kind] += author.document() != before
    author.number()
    new = author.document()
    done[RENUMBERED] += _parted(_numbers(old), _numbers(new))
    old_pages, new_pages = _pages(old, random), _pages(new, random)
    done[REPAGED] += _parted(old_pages, new_pages)
    return Pair(old, new, +done, old_pages, new_pages)


def _parted(old: Mapping[str, object], new: Mapping[str, object]) -> bool:
    """Whether something that stands in both versions has another number in each."""
    return any(old[name] != new[name] for name in old.keys() & new.keys())


def _numbers(document: Document) -> dict[str, str]:
    named = {block.anchor: block.number for block in document.blocks if isinstance(block, Heading)}
    return named | {block.anchor: block.label for block in document.blocks if isinstance(block, Table)}


def _pages(document: Document, random: Random) -> dict[str, int]:
    """A page for each heading, or none at all."""
    if random.random() < 0.7:
        return {}
    heads = [block.anchor for block in document.blocks if isinstance(block, Heading)]
    return {anchor: at // 2 + random.randint(1, 2) for at, anchor in enumerate(heads)}


def one_of_each(lang: Lang, seed: int = 0) -> list[Pair]:
    """A pair for each kind of edit, which is all that was done."""
    found = []
    for at, kind in enumerate(EDITS):
        tries = (pair(Random(f"{lang}{seed}.{at}.{again}"), (kind,), lang) for again in range(50))
        found.append(next(one for one in tries if one.kinds[kind]))
    return found


def many(count: int, seed: int = 0) -> list[Pair]:
    """Pairs with any number of edits."""
    return [pair(Random(f"{seed}.{at}")) for at in range(count)]


def tally(pairs: Sequence[Pair]) -> Counter[str]:
    """In how many places each kind stands in ``pairs``."""
    return sum((one.kinds for one in pairs), Counter())
