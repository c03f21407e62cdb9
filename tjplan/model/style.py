"""The style of one language's Word file: paper, fonts, sizes, so that another county can have its own.

Lengths are in millimetres and sizes in points, as GB/T 9704-2012 gives them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tjplan.model.text import Lang

Align = Literal["left", "center", "right", "justify"]
Place = Literal["outside", "center"]


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in mm; ``footer`` is the page number's foot above the paper's edge.

    ``lines`` a page and ``characters`` a line of body text make the grid, 0 for none.
    """

    width: float = 210
    height: float = 297
    top: float = 37
    bottom: float = 35
    left: float = 28
    right: float = 26
    footer: float = 25
    lines: int = 0
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface: the font of Chinese and of Latin characters, size in pt, None to take the paragraph's."""

    chinese_font: str
    latin_font: str = "Times New Roman"
    size: float | None = None
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """How a paragraph is set: ``indent``, ``first`` and ``hanging`` in characters, spaces and ``line`` in pt.

    ``line`` is the exact line height, 0 for the grid's (or the font's) own, and ``spacing`` a multiple
    of the font's own.
    """

    face: Face
    align: Align = "justify"
    indent: float = 0
    first: float = 0
    hanging: float = 0
    before: float = 0
    after: float = 0
    line: float = 0
    spacing: float = 0

    @property
    def size(self) -> float:
        """The size of its characters in pt."""
        return self.face.size or 12


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of page 1 as it is printed, and where it stands at the foot."""

    block: Block
    form: str = "— 1 —"
    place: Place = "outside"


@dataclass(frozen=True, slots=True)
class Style:
    """All that decides how one language's Word file looks.

    ``section``, ``item`` and ``subitem`` are the headings of levels 2, 3 and 4; ``heading`` is the face
    of one without a number.  ``smallest`` is the size in pt below which a table turns its page.
    """

    page: Page
    page_number: PageNumber
    header: Block
    body: Block
    title: Block
    subtitle: Block
    issuer: Block
    date: Block
    notice: Block
    chapter: Block
    section: Block
    item: Block
    subitem: Block
    heading: Face
    contents_title: Block
    contents_chapter: Block
    contents_section: Block
    caption: Block
    cell: Block
    cell_head: Block
    cell_total: Block
    smallest: float

    @property
    def headings(self) -> tuple[Block, Block, Block, Block]:
        """The headings from level 1."""
        return self.chapter, self.section, self.item, self.subitem

    @property
    def contents(self) -> tuple[Block, ...]:
        """The lines of the contents from level 1."""
        return self.contents_chapter, self.contents_section

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every kind of paragraph that it sets."""
        cover = (self.title, self.subtitle, self.issuer, self.date, self.notice)
        cells = (self.caption, self.cell, self.cell_head, self.cell_total)
        contents = (self.contents_title, *self.contents)
        return (self.body, *cover, *contents, *self.headings, *cells, self.header, self.page_number.block)

    @property
    def faces(self) -> tuple[Face, ...]:
        """Every face that it uses."""
        return (*(block.face for block in self.blocks), self.heading)


_FANG = "仿宋_GB2312"
_HEI = "黑体"
_KAI = "楷体_GB2312"
_SONG = "宋体"
_TITLE = "方正小标宋简体"

# GB/T 9704-2012, 5.2 (type area, fonts, 22 lines of 28 characters), 7.3.1 (title), 7.3.3 (levels: the
# third and fourth are not bold), 7.5 (page numbers).  The standard knows no chapters, contents or
# tables: those are our choice.
CHINESE = Style(
    page=Page(lines=22, characters=28),
    page_number=PageNumber(Block(Face(_SONG, latin_font=_SONG, size=14), "left")),
    header=Block(Face(_KAI, size=10.5), "right"),
    body=Block(Face(_FANG, size=16), first=2),
    title=Block(Face(_TITLE, size=26), "center", before=150, after=24, line=42),
    subtitle=Block(Face(_KAI, size=18), "center", line=30),
    issuer=Block(Face(_FANG, size=18), "center", before=230, line=32),
    date=Block(Face(_FANG, size=18), "center", line=32),
    notice=Block(Face(_KAI, size=10.5), "center", indent=2, before=30, line=16),
    chapter=Block(Face(_TITLE, size=22), "center", after=27.9, line=30),
    section=Block(Face(_HEI, size=16), "left", first=2),
    item=Block(Face(_KAI, size=16), "left", first=2),
    subitem=Block(Face(_FANG, size=16), "left", first=2),
    heading=Face(_KAI),
    contents_title=Block(Face(_TITLE, size=22), "center", after=20, line=30),
    contents_chapter=Block(Face(_HEI, size=14), "left", before=4, line=26, hanging=1),
    contents_section=Block(Face(_FANG, size=14), "left", indent=2, line=24, hanging=1),
    caption=Block(Face(_HEI, size=14), "center", before=10, after=4, line=22),
    cell=Block(Face(_FANG, size=12), "left", line=17),
    cell_head=Block(Face(_HEI, size=12), "center", line=17),
    cell_total=Block(Face(_FANG, size=12, bold=True), "left", line=17),
    smallest=10.5,
)


def _roman(size: float, *, bold: bool = False, italic: bool = False) -> Face:
    return Face(_SONG, size=size, bold=bold, italic=italic)


ENGLISH = Style(
    page=Page(top=30, bottom=28, footer=16),
    page_number=PageNumber(Block(_roman(12), "left")),
    header=Block(_roman(10, italic=True), "right"),
    body=Block(_roman(12), after=6, spacing=1.15),
    title=Block(_roman(26, bold=True), "center", before=150, after=20, spacing=1.15),
    subtitle=Block(_roman(18), "center", after=6),
    issuer=Block(_roman(16), "center", before=220, after=4),
    date=Block(_roman(16), "center"),
    notice=Block(_roman(10, italic=True), "center", indent=3, before=40),
    chapter=Block(_roman(18, bold=True), "center", after=16),
    section=Block(_roman(14, bold=True), "left", before=14, after=6),
    item=Block(_roman(12, bold=True), "left", before=10, after=4),
    subitem=Block(_roman(12, bold=True, italic=True), "left", before=8, after=4),
    heading=Face(_SONG, bold=True),
    contents_title=Block(_roman(18, bold=True), "center", after=16),
    contents_chapter=Block(_roman(11, bold=True), "left", before=6, after=2, hanging=2),
    contents_section=Block(_roman(11), "left", indent=2, after=2, hanging=2),
    caption=Block(_roman(11, bold=True), "center", before=10, after=4),
    cell=Block(_roman(10), "left"),
    cell_head=Block(_roman(10, bold=True), "center"),
    cell_total=Block(_roman(10, bold=True), "left"),
    smallest=9,
)

STANDARD: Mapping[Lang, Style] = {"zh": CHINESE, "en": ENGLISH}
