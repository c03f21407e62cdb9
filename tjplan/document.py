"""What a reader of one language sees: headings, paragraphs, tables and charts in reading order.

The hub between composition and the outputs (Word, website).  Every block and cell carries its
:class:`Origin`, so that a finding can name a paragraph and an edited Word file finds its way home.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tjplan.model.text import Lang

Align = Literal["start", "center", "end"]
Orientation = Literal["auto", "portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block comes from: ``nodes.location.text`` or ``columns.mines.rows.slate.small``."""

    address: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind; ``address`` names the figure or name that they state, if any."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a cell or title."""


Inline = Run | Break
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a line of its own.

    ``level`` is 1 for chapters and the preamble, then 2, 3, 4; ``kind`` is the node's kind
    (preamble, chapter, section, item, subitem, heading); ``number`` is as printed, with its mark
    ("第一章", "一、", "Chapter 1", "I."), empty where none; ``anchor`` is the node's id.
    """

    level: int
    kind: str
    number: str
    text: Inlines
    origin: Origin
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose. ``number`` and ``lead`` are a run-in heading ("3、", "关闭矿山。"), both may be empty."""

    text: Inlines
    origin: Origin
    anchor: str
    number: str = ""
    lead: Inlines = ()
    lead_origin: Origin | None = None
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at its top left corner; spans count grid columns and rows, 1 where not merged."""

    text: Inlines
    origin: Origin
    colspan: int = 1
    rowspan: int = 1
    header: bool = False
    align: Align = "start"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that start in this grid row; those that a merge from above covers are absent."""

    key: str
    cells: tuple[Cell, ...]
    header: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A numbered column (专栏): label "专栏1", title, and a grid of ``width`` columns.

    ``caption`` says where the published plan prints label and title: ``above`` the table or
    ``inside`` its first row; they are never part of ``rows``.  ``orientation`` is that of its page in
    print, ``auto`` where its width decides.
    """

    label: str
    title: Inlines
    title_origin: Origin
    caption: Literal["above", "inside"]
    width: int
    rows: tuple[Row, ...]
    origin: Origin
    anchor: str
    orientation: Orientation = "auto"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: ``words`` print its value without the unit; ``limit`` is empty where the value is exact."""

    value: Decimal
    words: str
    limit: Literal["", "at_most", "less_than", "at_least", "more_than"] = ""
    hedge: str = ""
    """The word that softens a target (力争), as it follows the figure; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Series:
    """The bars of one kind, one for each category of the chart, None where there is no number."""

    name: str
    bars: tuple[Bar | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars side by side on one axis from zero, all in ``unit``; ``stacked`` where they are parts of a whole.

    ``suffix`` is the unit as it follows a number ("公顷", " ha", "%").  ``summary`` says in words what it
    shows, for those who do not see it; the figures stand in a table beside it.
    """

    label: str
    title: Inlines
    summary: str
    unit: str
    suffix: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    origin: Origin
    anchor: str
    stacked: bool = False

    def told(self, bar: Bar) -> str:
        """A bar's figure as the chart prints it: "≥120公顷（力争）"."""
        return f"{bar.words}{self.suffix}{bar.hedge}"


Block = Heading | Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Cover:
    """The title page, each line with its origin; ``notice`` says restatement or translation."""

    title: str
    subtitle: str
    issuer: str
    date: str
    notice: str


@dataclass(frozen=True, slots=True)
class Document:
    """One plan in one language, blocks in reading order; level-1 headings start the chapters.

    ``subject`` and ``keywords`` are for catalogues and are not printed.
    """

    plan_id: str
    lang: Lang
    cover: Cover
    blocks: tuple[Block, ...]
    subject: str = ""
    keywords: tuple[str, ...] = ()


def plain(inlines: Inlines) -> str:
    """The characters of ``inlines``, line breaks as a newline."""
    return "".join(part.text if isinstance(part, Run) else "\n" for part in inlines)
