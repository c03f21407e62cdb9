"""The style sheet: page, fonts and sizes of one language, so that another county can have its own.

Lengths are in millimetres and sizes in points, as GB/T 9704-2012 gives them; twips (1/20 pt) and
half-points are made where the XML is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tjplan.model.text import Lang

Setting = Literal["left", "center", "right", "both"]


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point.

    >>> twips(37), twips(156)
    (2098, 8844)
    """
    return round(millimetres * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and type area in mm; ``footer`` is the page number's foot above the paper's edge.

    ``line_pitch`` is the height of a line of the grid in twips, None for no grid.
    """

    width: float = 210
    height: float = 297
    top: float = 37
    bottom: float = 35
    left: float = 28
    right: float = 26
    footer: float = 25
    line_pitch: int | None = None

    @property
    def text_width(self) -> int:
        """The width of the type area in twips."""
        return twips(self.width) - twips(self.left) - twips(self.right)


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface: the font of Chinese and of Latin characters, size in pt, None to take the paragraph's."""

    east_asian: str
    latin: str = "Times New Roman"
    size: float | None = None
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """How a paragraph is set: ``indent``, ``first`` and ``hanging`` in characters, spaces and ``line`` in pt.

    ``line`` is the exact line height, 0 for the grid's (or the font's) own, and ``loose`` a multiple of
    the font's own.
    """

    face: Face
    align: Setting = "both"
    indent: float = 0
    first: float = 0
    hanging: float = 0
    before: float = 0
    after: float = 0
    line: float = 0
    loose: float = 0

    @property
    def size(self) -> float:
        """The size of its characters in pt."""
        return self.face.size or 12


@dataclass(frozen=True, slots=True)
class Layout:
    """All that decides how one language's document looks.

    ``headings`` and ``contents`` run from level 1; ``leads`` gives the face of a run-in heading by the
    node's kind, ``lead`` that of all other kinds; ``spacing`` is added to each character, in twips.
    """

    page: Page
    body: Block
    title: Block
    subtitle: Block
    issuer: Block
    date: Block
    notice: Block
    headings: tuple[Block, Block, Block, Block]
    contents_title: Block
    contents: tuple[Block, ...]
    caption: Block
    cell: Block
    cell_head: Block
    cell_total: Block
    page_number: Block
    lead: Face
    leads: Mapping[str, Face] = field(default_factory=dict)
    spacing: int = 0

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every kind of paragraph that it sets."""
        cover = (self.title, self.subtitle, self.issuer, self.date, self.notice)
        cells = (self.caption, self.cell, self.cell_head, self.cell_total)
        contents = (self.contents_title, *self.contents)
        return (self.body, *cover, *contents, *self.headings, *cells, self.page_number)

    @property
    def faces(self) -> tuple[Face, ...]:
        """Every face that it uses."""
        return (*(block.face for block in self.blocks), self.lead, *self.leads.values())


_FANG = "仿宋_GB2312"
_HEI = "黑体"
_KAI = "楷体_GB2312"
_SONG = "宋体"
_TITLE = "方正小标宋简体"

# GB/T 9704-2012, 5.2 (type area, fonts, 22 lines of 28 characters), 7.3.1 (title), 7.3.3 (levels),
# 7.5 (page numbers).  The standard knows no chapters, contents or tables: those are our choice.
# Pitch 579 and spacing -5 give exactly 22 x 28 in LibreOffice; 580 gives 21 lines, -4 gives 27 characters.
CHINESE = Layout(
    page=Page(line_pitch=579),
    spacing=-5,
    body=Block(Face(_FANG, size=16), first=2),
    title=Block(Face(_TITLE, size=26), "center", before=150, after=24, line=42),
    subtitle=Block(Face(_KAI, size=18), "center", line=30),
    issuer=Block(Face(_FANG, size=18), "center", before=230, line=32),
    date=Block(Face(_FANG, size=18), "center", line=32),
    notice=Block(Face(_KAI, size=10.5), "center", indent=2, before=30, line=16),
    headings=(
        Block(Face(_TITLE, size=22), "center", after=27.9, line=30),
        Block(Face(_HEI, size=16), "left", first=2),
        Block(Face(_KAI, size=16), "left", first=2),
        Block(Face(_FANG, size=16, bold=True), "left", first=2),
    ),
    contents_title=Block(Face(_TITLE, size=22), "center", after=20, line=30),
    contents=(
        Block(Face(_HEI, size=14), "left", before=4, line=26, hanging=1),
        Block(Face(_FANG, size=14), "left", indent=2, line=24, hanging=1),
    ),
    caption=Block(Face(_HEI, size=14), "center", before=10, after=4, line=22),
    cell=Block(Face(_FANG, size=12), "left", line=17),
    cell_head=Block(Face(_HEI, size=12), "center", line=17),
    cell_total=Block(Face(_FANG, size=12, bold=True), "left", line=17),
    page_number=Block(Face(_SONG, latin=_SONG, size=14), "left"),
    lead=Face(_KAI),
    leads={"section": Face(_HEI), "item": Face(_KAI), "subitem": Face(_FANG, bold=True)},
)


def _roman(size: float, *, bold: bool = False, italic: bool = False) -> Face:
    return Face(_SONG, size=size, bold=bold, italic=italic)


ENGLISH = Layout(
    page=Page(),
    body=Block(_roman(12), after=6, loose=1.2),
    title=Block(_roman(26, bold=True), "center", before=150, after=20, loose=1.15),
    subtitle=Block(_roman(18), "center", after=6),
    issuer=Block(_roman(16), "center", before=220, after=4),
    date=Block(_roman(16), "center"),
    notice=Block(_roman(10, italic=True), "center", indent=3, before=40),
    headings=(
        Block(_roman(18, bold=True), "center", after=16),
        Block(_roman(14, bold=True), "left", before=14, after=6),
        Block(_roman(12, bold=True), "left", before=10, after=4),
        Block(_roman(12, bold=True, italic=True), "left", before=8, after=4),
    ),
    contents_title=Block(_roman(18, bold=True), "center", after=16),
    contents=(
        Block(_roman(12, bold=True), "left", before=6, after=2, hanging=1),
        Block(_roman(12), "left", indent=2, after=2, hanging=1),
    ),
    caption=Block(_roman(11, bold=True), "center", before=10, after=4),
    cell=Block(_roman(10), "left"),
    cell_head=Block(_roman(10, bold=True), "center"),
    cell_total=Block(_roman(10, bold=True), "left"),
    page_number=Block(_roman(12), "left"),
    lead=_roman(12, bold=True),
    leads={"subitem": _roman(12, bold=True, italic=True)},
)

LAYOUTS: Mapping[Lang, Layout] = {"zh": CHINESE, "en": ENGLISH}
