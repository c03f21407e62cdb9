"""A short paper (table of amendments, change note) as the bytes of a Word file, in the layout of the plan."""

from collections.abc import Iterator

from tjplan.document import Cover, Document
from tjplan.model.style import Style
from tjplan.paper import Block, Grid, Heading, Paper, Prose
from tjplan.word import properties
from tjplan.word.fonts import font_table
from tjplan.word.package import Part, package
from tjplan.word.paper_grid import grid
from tjplan.word.paragraphs import paragraph
from tjplan.word.press import Press
from tjplan.word.running import relations, running, running_parts
from tjplan.word.runs import runs
from tjplan.word.sections import body_section
from tjplan.word.settings import settings
from tjplan.word.styles import heading_style, styles
from tjplan.word.tables import gap
from tjplan.word.xml import Element, clark, serialise, w

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT = "application/vnd.openxmlformats-officedocument."
_RELATIONS = (
    ("rId1", f"{_OFFICE}officeDocument", "word/document.xml"),
    ("rId2", f"{_PACKAGE}metadata/core-properties", "docProps/core.xml"),
    ("rId3", f"{_OFFICE}extended-properties", "docProps/app.xml"),
)
_BODY_RELATIONS = (
    ("rId1", f"{_OFFICE}styles", "styles.xml"),
    ("rId2", f"{_OFFICE}settings", "settings.xml"),
    ("rId3", f"{_OFFICE}fontTable", "fontTable.xml"),
)
_SECTION = 2
"""The level whose look the headings of a paper have: that of "一、"."""


def write(paper: Paper, style: Style) -> bytes:
    """The Word file of ``paper``; equal arguments give equal bytes.

    It bears no way home to the plan: edits of it are not read back.
    """
    press = Press(paper.lang, style)
    along = running_parts(press, lying=paper.lying)
    about = properties.core(_described(paper), "")
    return package(
        [
            Part("word/document.xml", f"{_WORD}document.main+xml", _body(paper, press), _related(along)),
            *(part for _, part in along),
            Part("word/styles.xml", f"{_WORD}styles+xml", styles(style, press.words.tag)),
            Part("word/settings.xml", f"{_WORD}settings+xml", settings(press.words.tag)),
            Part("word/fontTable.xml", f"{_WORD}fontTable+xml", font_table(style)),
            Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", about),
            Part("docProps/app.xml", f"{_DOCUMENT}extended-properties+xml", properties.extended()),
        ],
        _RELATIONS,
    )


def _related(along: list[tuple[str, Part]]) -> tuple[tuple[str, str, str], ...]:
    return (*_BODY_RELATIONS, *relations(along))


def _described(paper: Paper) -> Document:
    """What the properties of the file tell."""
    title = paper.title.replace("\n", "" if paper.lang == "zh" else " ")
    return Document(paper.plan_id, paper.lang, Cover(title, "", paper.issuer, paper.date, ""), ())


def _body(paper: Paper, press: Press) -> bytes:
    section = body_section(press.style.page, running(press), first=True, lying=paper.lying)
    blocks = [_title(paper, press), *_blocks(paper, press)]
    if blocks[-1].tag != clark("w:p"):
        blocks.append(paragraph("SectionEnd", []))
    return serialise(w("document", w("body", *blocks, section)))


def _title(paper: Paper, press: Press) -> Element:
    """In the size of GB/T 9704-2012, 7.3.1, without the room above it that a cover leaves."""
    block = press.style.contents_title
    content = runs(paper.title, paper.lang)
    for run in content:
        looks = run.find(clark("w:rPr"))
        if looks is None:
            run.insert(0, looks := w("rPr"))
        looks.extend(w(name, val=round(block.size * 2)) for name in ("sz", "szCs"))
    line: dict[str, str | int] = {"line": round(block.line * 20), "lineRule": "exact"} if block.line else {}
    return paragraph("Title", content, w("spacing", before=0, after=round(block.size * 20), **line))


def _blocks(paper: Paper, press: Press) -> Iterator[Element]:
    before: Block | None = None
    for block in paper.blocks:
        match block:
            case Heading():
                yield paragraph(heading_style(_SECTION), runs(block.text, paper.lang))
            case Prose():
                if isinstance(before, Grid):
                    yield gap()
                yield _prose(block, paper)
            case Grid():
                if isinstance(before, Prose | Grid):
                    yield gap(keeps=True)
                yield grid(block, paper, press)
        before = block


def _prose(block: Prose, paper: Paper) -> Element:
    style = "TableText" if block.small else "BodyText"
    return paragraph(style, runs(block.text, paper.lang))
