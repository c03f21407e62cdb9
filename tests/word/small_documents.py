"""Tiny Documents for tests."""

from tjplan.document import Block, Cell, Cover, Document, Heading, Origin, Paragraph, Row, Run, Table
from tjplan.model.text import Lang

NO_COVER = Cover("", "", "", "", "")


def document(*blocks: Block, lang: Lang = "zh", cover: Cover = NO_COVER) -> Document:
    return Document("tiny", lang, cover, blocks)


def heading(text: str, level: int = 1, number: str = "", anchor: str = "a") -> Heading:
    return Heading(level, "chapter", number, (Run(text),), Origin(f"nodes.{anchor}.title", "zh"), anchor)


def prose(text: str, number: str = "", lead: str = "", kind: str = "paragraph") -> Paragraph:
    lead_runs = (Run(lead),) if lead else ()
    lead_origin = Origin("nodes.p.title", "zh") if lead else None
    return Paragraph((Run(text),), Origin("nodes.p.text", "zh"), "p", number, lead_runs, lead_origin, kind)


def cell(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((Run(text),), Origin(f"columns.t.rows.{text}", "zh"), colspan, rowspan)


def row(*cells: Cell, header: bool = False) -> Row:
    return Row("-".join(str(id(cell)) for cell in cells), cells, header)


def table(*rows: Row, width: int = 2, caption: str = "above") -> Table:
    title = (Run("水库"),)
    return Table(
        "专栏1",
        title,
        Origin("columns.t.title", "zh"),
        "inside" if caption == "inside" else "above",
        width,
        rows,
        Origin("columns.t", "zh"),
        "t",
    )
