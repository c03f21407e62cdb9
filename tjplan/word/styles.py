"""The style sheet as Word wants it: real headings with outline levels, nothing of any template.

Ids are ASCII: LibreOffice rewrites others.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from tjplan.model.style import Block, Face, Style
from tjplan.word.layout import character_spacing, footer_height, header_height, text_width
from tjplan.word.words import WORDS
from tjplan.word.xml import Element, serialise, w

_DEEPEST = 4
# Rules in 1/8 pt: 1 pt round the table, 1/2 pt in it.
_FRAME, _RULE = 8, 4
# Twips above and below, left and right of a cell's text.
_CELL_HEIGHT, _CELL_SIDE = 40, 80
# The line of page header and page number as a multiple of their size.
_RUNNING_LINE = 1.3
# In a millimetre.
_POINTS = 72 / 25.4
_BUILT_IN = ("Body Text", "Title", "Subtitle", "TOC Heading")
# Kinds of nodes whose run-in heading looks like a heading of their level.
_LED = ("section", "item", "subitem")


@dataclass(frozen=True, slots=True)
class _Named:
    """A paragraph style: Word's name for it, its look, and how it behaves at page ends.

    ``level`` is the outline level from 1, 0 for none; ``dots`` asks for leader dots to a right tab,
    ``spread`` for the letter spacing of the grid, which is that of the body text alone.
    """

    style_id: str
    name: str
    block: Block
    next: str = ""
    keep: bool = False
    new_page: bool = False
    level: int = 0
    dots: bool = False
    spread: bool = False


def heading_style(level: int) -> str:
    """The id of the style of headings of ``level``, from 1; deeper ones look like the deepest."""
    return f"Heading{min(max(level, 1), _DEEPEST)}"


def lead_style(kind: str) -> str:
    """The id of the character style of the run-in heading of a node of ``kind``."""
    return f"Lead{kind.capitalize()}" if kind in _LED else "Lead"


def small(style_id: str) -> str:
    """The id of a cell's style in a table that is set smaller to fit."""
    return f"{style_id}Small"


def styles(style: Style, tag: str) -> bytes:
    """The part ``styles.xml``; ``tag`` is the language of the text."""
    paragraphs = (_paragraph_style(named, style) for named in _named(style))
    return serialise(w("styles", _defaults(tag), *_base(style, tag), *paragraphs, *_leads(style), _table_style()))


def _named(style: Style) -> Iterator[_Named]:
    yield _Named("BodyText", "Body Text", style.body, spread=True)
    yield _Named("Title", "Title", style.title, next="Subtitle")
    yield _Named("Subtitle", "Subtitle", style.subtitle, next="CoverIssuer")
    yield _Named("CoverIssuer", "Cover Issuer", style.issuer, next="CoverDate")
    yield _Named("CoverDate", "Cover Date", style.date)
    yield _Named("CoverNotice", "Cover Notice", style.notice)
    for level, block in enumerate(style.headings, 1):
        style_id, name = heading_style(level), f"heading {level}"
        yield _Named(style_id, name, block, "BodyText", keep=True, new_page=level == 1, level=level)
    yield _Named("TOCHeading", "TOC Heading", style.contents_title, keep=True)
    for level, block in enumerate(style.contents, 1):
        yield _Named(f"TOC{level}", f"toc {level}", block, dots=True)
    yield _Named("Caption", "caption", style.caption, next="BodyText", keep=True)
    yield _Named("CaptionInside", "Caption Inside", replace(style.caption, before=0, after=0), keep=True)
    for style_id, name, block in _cells(style):
        yield _Named(style_id, name, block)
        yield _Named(small(style_id), f"{name} Small", _shrunk(block, style))
    yield _Named("TableGap", "Table Gap", Block(style.body.face, "left", line=8))
    yield _Named("SectionEnd", "Section End", Block(style.body.face, "left", line=1))
    yield _Named("Header", "header", _header(style))
    yield _Named("Footer", "footer", _footer(style))


def _header(style: Style) -> Block:
    """The page header with so much space after it that it reaches the text."""
    line = style.header.line or style.header.size * _RUNNING_LINE
    return replace(style.header, line=line, before=0, after=max(0, header_height(style.page) * _POINTS - line))


def _footer(style: Style) -> Block:
    """The page number with so much space before it that it reaches the text."""
    block = style.page_number.block
    line = block.size * _RUNNING_LINE
    return replace(block, line=line, before=max(0, footer_height(style.page) * _POINTS - line), after=0)


def _cells(style: Style) -> Iterator[tuple[str, str, Block]]:
    yield "TableText", "Table Text", style.cell
    yield "TableHead", "Table Head", style.cell_head
    yield "TableTotal", "Table Total", style.cell_total


def _shrunk(block: Block, style: Style) -> Block:
    """``block`` at the smallest size of a table, its lines as much closer."""
    size = min(block.size, style.smallest)
    return replace(block, face=replace(block.face, size=size), line=block.line * size / block.size)


def _defaults(tag: str) -> Element:
    # Digits and Latin letters in a Chinese sentence are read out in Chinese.
    language = w("lang", val=tag, eastAsia=WORDS["zh"].tag)
    return w(
        "docDefaults", w("rPrDefault", w("rPr", language)), w("pPrDefault", w("pPr", w("widowControl"), w("kinsoku")))
    )


def _base(style: Style, tag: str) -> Iterator[Element]:
    letters = _type(style.body.face)
    if tag == WORDS["zh"].tag:
        # Where digits are Chinese too, LibreOffice ends a line amid a number; no language is none of those.
        letters.append(w("lang", val="x-none", eastAsia=tag))
    yield _style("paragraph", "Normal", "Normal", letters, default=1)
    yield _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=1)
    yield _style("table", "TableNormal", "Normal Table", w("tblPr", _margins(0, 0)), default=1)
    yield _style("numbering", "NoList", "No List", default=1)


def _paragraph_style(named: _Named, style: Style) -> Element:
    following = [w("next", val=named.next)] if named.next else []
    properties = w("pPr", *_pagination(named), *_tabs(named, style), *_lines(named.block), *_sides(named))
    return _style(
        "paragraph",
        named.style_id,
        named.name,
        w("basedOn", val="Normal"),
        *following,
        w("qFormat"),
        properties,
        _type(named.block.face, character_spacing(style) if named.spread else 0),
        **_custom(named.name),
    )


def _custom(name: str) -> dict[str, int]:
    """Word's own styles are in lower case but for a few; all others must say that they are not its own."""
    return {} if name[0].islower() or name in _BUILT_IN else {"customStyle": 1}


def _pagination(named: _Named) -> Iterator[Element]:
    if named.keep:
        yield w("keepNext")
        yield w("keepLines")
    if named.new_page:
        yield w("pageBreakBefore")


def _tabs(named: _Named, style: Style) -> Iterator[Element]:
    if named.dots:
        yield w("tabs", w("tab", val="right", leader="dot", pos=text_width(style.page)))


def _lines(block: Block) -> Iterator[Element]:
    """Spaces and line height; an exact height leaves the grid, or both would be applied."""
    attributes: dict[str, str | int] = {"before": round(block.before * 20), "after": round(block.after * 20)}
    if block.line:
        yield w("snapToGrid", val=0)
        attributes |= {"line": round(block.line * 20), "lineRule": "exact"}
    elif block.spacing:
        attributes |= {"line": round(block.spacing * 240), "lineRule": "auto"}
    yield w("spacing", **attributes)


def _sides(named: _Named) -> Iterator[Element]:
    """Indents, alignment and outline level; characters stand in twips too, for programs without them."""
    block = named.block
    character = block.size * 20
    attributes: dict[str, str | int] = {"left": round((block.indent + block.hanging) * character)}
    if block.align == "center":
        attributes["right"] = attributes["left"]
    if block.hanging:
        attributes["hanging"] = round(block.hanging * character)
    if block.first:
        attributes |= {
            "firstLineChars": round(block.first * 100),
            "firstLine": round(block.first * character),
        }
    yield w("ind", **attributes)
    yield w("jc", val="both" if block.align == "justify" else block.align)
    if named.level:
        yield w("outlineLvl", val=named.level - 1)


def _leads(style: Style) -> Iterator[Element]:
    yield _lead("Lead", "Lead", style.heading)
    for kind, block in zip(_LED, style.headings[1:], strict=True):
        yield _lead(lead_style(kind), f"Lead {kind}", replace(block.face, size=None))


def _lead(style_id: str, name: str, face: Face) -> Element:
    return _style("character", style_id, name, w("qFormat"), _type(face), customStyle=1)


def _table_style() -> Element:
    sides = [w(side, val="single", sz=_FRAME, space=0, color="auto") for side in ("top", "left", "bottom", "right")]
    rules = [w(side, val="single", sz=_RULE, space=0, color="auto") for side in ("insideH", "insideV")]
    properties = w("tblPr", w("tblBorders", *sides, *rules), _margins(_CELL_HEIGHT, _CELL_SIDE))
    return _style("table", "ColumnTable", "Column Table", w("basedOn", val="TableNormal"), properties, customStyle=1)


def _margins(ends: int, sides: int) -> Element:
    widths = {"top": ends, "left": sides, "bottom": ends, "right": sides}
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in widths.items()))


def _style(kind: str, style_id: str, name: str, *content: Element, **attributes: int) -> Element:
    return w("style", w("name", val=name), *content, type=kind, styleId=style_id, **attributes)


def _type(face: Face, spacing: int = 0) -> Element:
    """Run properties in the order of ECMA-376 Part 1, 17.3.2.28; ``spacing`` in twips a character."""
    fonts = w("rFonts", ascii=face.latin_font, eastAsia=face.chinese_font, hAnsi=face.latin_font, cs=face.latin_font)
    shapes = chain(_switch("b", face.bold), _switch("i", face.italic))
    spaced = [w("spacing", val=spacing)] if spacing else []
    half_points = [w(size, val=round(face.size * 2)) for size in ("sz", "szCs")] if face.size else []
    return w("rPr", fonts, *shapes, *spaced, *half_points)


def _switch(name: str, on: bool) -> list[Element]:
    return [w(name), w(f"{name}Cs")] if on else []
