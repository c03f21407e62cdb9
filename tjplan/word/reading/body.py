"""The main part, paragraph by paragraph and table by table."""

from collections.abc import Sequence
from dataclasses import replace

from tjplan.document import Block, Heading, Orientation, Table
from tjplan.word.home import Entry, Home
from tjplan.word.reading.columns import column
from tjplan.word.reading.grid import Grid, GridReader
from tjplan.word.reading.lines import PARAGRAPH, TABLE, Line, LineReader, ends_deleted, within
from tjplan.word.reading.looks import Looks
from tjplan.word.reading.marks import START, Marks
from tjplan.word.reading.prose import heading, lead_and_text, paragraph
from tjplan.word.xml import Element, clark

_SECTION = f"{clark('w:pPr')}/{clark('w:sectPr')}"
_LAST_SECTION = f"{clark('w:body')}/{clark('w:sectPr')}"
_SIZE, _ORIENT = clark("w:pgSz"), clark("w:orient")
_CAPTIONS = ("caption", "caption inside")
_DEEPEST = 4


class Body:
    """The lines of the cover, and the blocks in reading order."""

    def __init__(self, main: Element, home: Home, looks: Looks) -> None:
        self.cover = dict.fromkeys(("title", "subtitle", "issuer", "date", "notice"), "")
        self.blocks: list[Block] = []
        self._lang = home.lang
        self._looks = looks
        self._marks = Marks(main, home)
        self._lines = LineReader(looks, self._marks)
        self._grids = GridReader(self._lines, self._marks, home.lang)
        self._caption: Line | None = None
        self._opened = False
        self._turned = 0
        self._read(main)

    def _read(self, main: Element) -> None:
        held: Line | None = None
        for element in within(main, (PARAGRAPH, TABLE, START)):
            if element.tag == START:
                self._lines.carry(element)
            elif element.tag == PARAGRAPH:
                line = self._lines.line(element, held)
                held = line if ends_deleted(element) else None
                if held is None:
                    self._take_all(line)
                self._end_section(element.find(_SECTION))
            else:
                self._let_go(held)
                held = None
                self._take_table(element)
        self._let_go(held)
        self._close_caption()
        self._end_section(main.find(_LAST_SECTION))

    def _let_go(self, held: Line | None) -> None:
        """A paragraph whose end was deleted, but that nothing follows that it could run into."""
        if held and held.text:
            self._take_all(held)

    def _take_all(self, line: Line) -> None:
        for one in self._lines.with_boxes(line):
            self._take(one)

    def _take(self, line: Line) -> None:
        """A paragraph of the text: what it is, its home says first, then its style."""
        entries = [entry for name, _ in line.marks if (entry := self._marks.entry(name)) and entry.role != "cell"]
        first = entries[0] if entries else None
        if field := self._cover_field(line, first):
            self._claim(first)
            self.cover[field] = f"{self.cover[field]}\n{line.text}" if self.cover[field] else line.text
        elif first is None and (not line.text or self._looks.is_contents(line.style)):
            return
        elif first and first.role == "caption" and (line.drawn or ".charts." in first.origin.address):
            self._claim(first)
        elif (first.role == "caption") if first else line.style in _CAPTIONS:
            self._close_caption()
            self._caption = line
        else:
            self._close_caption()
            self._take_prose(line, entries)

    def _cover_field(self, line: Line, entry: Entry | None) -> str:
        """The cover's line that this is, by its home or else, before the first heading, by its style."""
        if entry:
            field = entry.origin.address.removeprefix("plan.")
            return field if entry.role == "cover" and field in self.cover else ""
        return "" if self._opened or not line.text else self._looks.cover(line.style)

    def _take_prose(self, line: Line, entries: Sequence[Entry]) -> None:
        level = min(self._looks.level(line.style), _DEEPEST)
        if level:
            self._opened = True
            first = entries[0] if entries else None
            self._claim(first)
            anchors = (anchor for name, _ in line.marks if (anchor := self._marks.anchor(name)))
            self.blocks.append(heading(line, level, first, next(anchors, ""), self._lang))
        else:
            lead, text = lead_and_text(entries)
            self._claim(lead, text)
            above = self.blocks[-1].anchor if self.blocks and isinstance(self.blocks[-1], Heading) else ""
            self.blocks.append(paragraph(line, lead, text, above, self._lang))

    def _claim(self, *entries: Entry | None) -> None:
        for entry in entries:
            if entry:
                self._marks.claim(entry)

    def _take_table(self, element: Element) -> None:
        """A table, unless all its rows were deleted: then the caption above is that of the next."""
        grid = self._grids.grid(element)
        if grid.caption:
            self._close_caption()
            self._caption = grid.caption
        if grid.caption or grid.rows:
            self._close_caption(grid)

    def _close_caption(self, grid: Grid | None = None) -> None:
        """The table of the caption read last and of ``grid``; nothing where there is neither."""
        caption, self._caption = self._caption, None
        if caption or (grid and grid.rows):
            entry = self._caption_entry(caption) if caption else None
            self._claim(entry)
            self.blocks.append(column(caption, entry, grid or Grid(), self._lang))

    def _caption_entry(self, caption: Line) -> Entry | None:
        entries = (self._marks.entry(name) for name, _ in caption.marks)
        return next((entry for entry in entries if entry and entry.role == "caption"), None)

    def _end_section(self, section: Element | None) -> None:
        """The tables since the last section stand on pages of this one's orientation."""
        if section is None:
            return
        self._close_caption()
        size = section.find(_SIZE)
        lying = size is not None and size.get(_ORIENT) == "landscape"
        orientation: Orientation = "landscape" if lying else "portrait"
        for at in range(self._turned, len(self.blocks)):
            block = self.blocks[at]
            if isinstance(block, Table):
                self.blocks[at] = replace(block, orientation=orientation)
        self._turned = len(self.blocks)
