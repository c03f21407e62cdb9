"""Charts as DrawingML parts: drawn by the program that opens the file, with their data in a workbook.

Word and LibreOffice draw them from the cached values; "Edit data" opens the embedded workbook.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from tjplan import xlsx
from tjplan.document import Bar, Chart, Series, plain
from tjplan.model.style import Face
from tjplan.word.characters import printable, width
from tjplan.word.layout import twips
from tjplan.word.package import Part
from tjplan.word.paragraphs import paragraph
from tjplan.word.press import Press
from tjplan.word.runs import runs
from tjplan.word.words import after_number
from tjplan.word.xml import Element, clark, serialise, text, tree, w

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
_PACKAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU = 635
"""English Metric Units in a twip (ECMA-376 Part 1, 20.1.2.1)."""
# Greys that differ on a black-and-white printer; on those of a stack a number is read.
_FILLS = ("C8C8C8", "606060", "9A9A9A")
_STACK = ("9A9A9A", "BDBDBD", "E2E2E2")
_INK = "404040"
_SWATCH = "\u3000\u3000"
_SHEET = "Sheet1"
# About how many half-widths of a label the bars' part of the chart holds.
_HALF_WIDTHS = 55

Kind = Literal["solid", "dash"]


def chart(block: Chart, press: Press, *, keeps: bool = False) -> Element:
    """The chart, its legend and its caption below, in one paragraph; ``press`` keeps it for its part.

    One paragraph, because LibreOffice lets a page end between a drawing's own and the next, whatever
    that one asks for.  ``keeps`` holds it on the page of what follows.
    """
    press.charts.append(block)
    drawing = _drawing(block, len(press.charts), press)
    above = block if len(block.series) > 1 else None
    lines = [drawing, _break(), *(_legend(above, press) if above else []), *_caption(block, press)]
    # Lines of exact height, as a caption's own, would cut the drawing off.
    spacing = w("spacing", line=240, lineRule="auto")
    return paragraph("Caption", lines, w("keepNext", val=int(keeps)), w("keepLines"), spacing)


def chart_parts(press: Press) -> list[Part]:
    """The parts of the charts drawn so far, each with the workbook behind it."""
    found = []
    for at, block in enumerate(press.charts, 1):
        links = (("rId1", _PACKAGE, f"../embeddings/chart{at}.xlsx"),)
        found.append(Part(f"word/charts/chart{at}.xml", _CHART_TYPE, _part(block, press), links))
        found.append(Part(f"word/embeddings/chart{at}.xlsx", _BOOK_TYPE, _book(block, press)))
    return found


def chart_relations(press: Press) -> list[tuple[str, str, str]]:
    """How the body refers to the charts drawn so far."""
    return [(_relation(at), _RELATION, f"charts/chart{at}.xml") for at, _ in enumerate(press.charts, 1)]


def _relation(at: int) -> str:
    return f"rIdChart{at}"


def _caption(block: Chart, press: Press) -> list[Element]:
    prefix = after_number(block.label, 1, press.words)
    content = runs(prefix + plain(block.title), press.lang)
    return press.bookmarks.wrap(content, block.origin, "caption", prefix)


def _legend(block: Chart, press: Press) -> Iterator[Element]:
    """What each fill stands for, in the order of the bars.

    Not the chart's own legend: Word and LibreOffice put the same series in opposite orders.
    """
    for at, one in enumerate(block.series):
        look = (w("bdr", val="single", sz=4, space=0, color=_INK), w("shd", val="clear", fill=_fills(block)[at]))
        yield _small(_SWATCH, press, *look)
        yield _small(f" {one.name}" + ("\u2003" if at + 1 < len(block.series) else ""), press)
    yield _break()


def _small(characters: str, press: Press, *look: Element) -> Element:
    """A run in the type of the chart, ``look`` in the order of ECMA-376 Part 1, 17.3.2.28."""
    face, size = press.style.cell.face, round(press.style.smallest * 2)
    fonts = w("rFonts", ascii=face.latin_font, eastAsia=face.chinese_font, hAnsi=face.latin_font, cs=face.latin_font)
    plainly = (w("b", val=0), w("bCs", val=0), w("sz", val=size), w("szCs", val=size))
    return w("r", w("rPr", fonts, *plainly, *look), text("t", printable(characters)))


def _break() -> Element:
    return w("r", w("br"))


def _fills(block: Chart) -> Sequence[str]:
    """The fill of each series, the few that there are over and over."""
    fills = _STACK if block.stacked else _FILLS
    return [fills[at % len(fills)] for at in range(len(block.series))]


def _drawing(block: Chart, at: int, press: Press) -> Element:
    """ECMA-376 Part 1, 20.4.2.8: a picture in the line, as wide as the type area."""
    across, down = _size(block, press)
    extent = {"cx": str(across * _EMU), "cy": str(down * _EMU)}
    words = {"name": f"Chart {at}", "descr": printable(block.summary), "title": printable(plain(block.title))}
    link = tree("chart", _C, (), "c", **{clark("r:id"): _relation(at)})
    graphic = tree("graphic", _A, [tree("graphicData", _A, [link], "a", uri=_C)], "a")
    inline = tree(
        "inline",
        _WP,
        [
            tree("extent", _WP, (), "wp", **extent),
            tree("effectExtent", _WP, (), "wp", l="0", t="0", r="0", b="0"),
            tree("docPr", _WP, (), "wp", id=str(at), **words),
            tree("cNvGraphicFramePr", _WP, (), "wp"),
            graphic,
        ],
        "wp",
        distT="0",
        distB="0",
        distL="0",
        distR="0",
    )
    return w("r", w("drawing", inline))


def _size(block: Chart, press: Press) -> tuple[int, int]:
    """Width and height in twips: a bar is a little higher than its characters."""
    page = press.style.page
    bars = 1 if block.stacked else len(block.series)
    rows = len(block.categories) * (bars * 0.62 + 0.5) + 0.3
    room = page.height - page.top - page.bottom - 20
    return twips(page.width - page.left - page.right), twips(min(rows * 10, room))


def _part(block: Chart, press: Press) -> bytes:
    """The chart part; its elements in the order of ECMA-376 Part 1, 21.2.2.29."""
    return serialise(
        _c(
            "chartSpace",
            _c("date1904", val=0),
            _c("lang", val=press.words.tag),
            _c("roundedCorners", val=0),
            _c(
                "chart",
                _c("autoTitleDeleted", val=1),
                _c("plotArea", _layout(), _bars(block), *_axes(block)),
                _c("plotVisOnly", val=1),
                _c("dispBlanksAs", val="gap"),
            ),
            _c("spPr", _a("noFill"), _a("ln", _a("noFill"))),
            _type(press.style.cell.face, press.style.smallest),
            tree("externalData", _C, [_c("autoUpdate", val=0)], "c", **{clark("r:id"): "rId1"}),
        )
    )


def _layout() -> Element:
    """The bars with their names fill the drawing (21.2.2.88): a program's own layout leaves wide margins."""
    places = {"x": "0.01", "y": "0.02", "w": "0.98", "h": "0.92"}
    edges = (_c(f"{side}Mode", val="edge") for side in "xy")
    lengths = (_c(side, val=length) for side, length in places.items())
    return _c("layout", _c("manualLayout", _c("layoutTarget", val="outer"), *edges, *lengths))


def _bars(block: Chart) -> Element:
    series = [_series(block, at, one) for at, one in enumerate(block.series)]
    return _c(
        "barChart",
        _c("barDir", val="bar"),
        _c("grouping", val="stacked" if block.stacked else "clustered"),
        _c("varyColors", val=0),
        *series,
        _c("gapWidth", val=60),
        *([_c("overlap", val=100)] if block.stacked else []),
        _c("axId", val=1),
        _c("axId", val=2),
    )


def _series(block: Chart, at: int, one: Series) -> Element:
    column = chr(ord("B") + at)
    return _c(
        "ser",
        _c("idx", val=at),
        _c("order", val=at),
        _c("tx", _strings(f"{_SHEET}!${column}$1", [one.name])),
        _c("spPr", _fill(_fills(block)[at]), _line("solid")),
        _c("invertIfNegative", val=0),
        *(_limit(index) for index, bar in enumerate(one.bars) if bar and bar.limit),
        _labels(block, one),
        _c("cat", _strings(f"{_SHEET}!$A$2:$A${len(block.categories) + 1}", block.categories)),
        _c("val", _numbers(f"{_SHEET}!${column}$2:${column}${len(one.bars) + 1}", one.bars)),
    )


def _limit(index: int) -> Element:
    """A bar that is a limit is only outlined."""
    look = _c("spPr", _a("noFill"), _line("dash"))
    return _c("dPt", _c("idx", val=index), _c("invertIfNegative", val=0), _c("bubble3D", val=0), look)


def _labels(block: Chart, one: Series) -> Element:
    """Each bar prints its figure as the table does, with sign and unit round the live number."""
    place = "ctr" if block.stacked else "outEnd"
    labels = [
        _c("dLbl", _c("idx", val=index), _form(block, bar), *_plainly(place))
        for index, bar in enumerate(one.bars)
        if bar
    ]
    return _c("dLbls", *labels, *_plainly(place))


def _form(block: Chart, bar: Bar) -> Element:
    sign = bar.words[: len(bar.words) - len(bar.words.lstrip("≤≥⩽⩾<>=＜＞ "))]
    decimals = _decimals(bar.value)
    number = f"0.{'0' * decimals}" if decimals else "0"
    return _c("numFmt", formatCode=f"{_quoted(sign)}{number}{_quoted(block.suffix + bar.hedge)}", sourceLinked=0)


def _quoted(text: str) -> str:
    """``text`` as it stands in a number format: no quotation mark can be written inside one."""
    kept = printable(text).replace('"', "")
    return f'"{kept}"' if kept else ""


def _plainly(place: str) -> Iterator[Element]:
    yield _c("spPr", _a("noFill"), _a("ln", _a("noFill")))
    # LibreOffice else breaks a label of more than a fifth of the chart's width into lines.
    yield _c("txPr", _a("bodyPr", wrap="none"), _a("lstStyle"), _a("p", _a("pPr", _a("defRPr"))))
    yield _c("dLblPos", val=place)
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        yield _c(f"show{name}", val=int(name == "Val"))


def _strings(place: str, words: Sequence[str]) -> Element:
    points = [_c("pt", _v(printable(word)), idx=at) for at, word in enumerate(words)]
    return _c("strRef", _text("f", place), _c("strCache", _c("ptCount", val=len(words)), *points))


def _numbers(place: str, bars: Sequence[Bar | None]) -> Element:
    points = [_c("pt", _v(f"{bar.value:f}"), idx=at) for at, bar in enumerate(bars) if bar]
    cache = _c("numCache", _text("formatCode", "General"), _c("ptCount", val=len(bars)), *points)
    return _c("numRef", _text("f", place), cache)


def _axes(block: Chart) -> Iterator[Element]:
    """Categories from the top down; no axis of values, as each bar prints its own (21.2.2.25, 21.2.2.226)."""
    common = (_c("majorTickMark", val="none"), _c("minorTickMark", val="none"))
    yield _c(
        "catAx",
        _c("axId", val=1),
        _c("scaling", _c("orientation", val="maxMin")),
        _c("delete", val=0),
        _c("axPos", val="l"),
        *common,
        _c("tickLblPos", val="low"),
        _c("spPr", _line("solid")),
        _c("crossAx", val=2),
        _c("crosses", val="autoZero"),
        _c("auto", val=0),
        _c("lblAlgn", val="ctr"),
        _c("lblOffset", val=100),
        _c("noMultiLvlLbl", val=1),
    )
    yield _c(
        "valAx",
        _c("axId", val=2),
        _c("scaling", _c("orientation", val="minMax"), _c("max", val=_most(block)), _c("min", val=0)),
        _c("delete", val=1),
        _c("axPos", val="b"),
        *common,
        _c("tickLblPos", val="nextTo"),
        _c("crossAx", val=1),
        _c("crosses", val="max"),
    )


def _most(block: Chart) -> str:
    """The end of the axis: past the longest bar by the room for its label."""
    rows = [[bar.value for one in block.series if (bar := one.bars[at])] for at in range(len(block.categories))]
    if block.stacked:
        return f"{max((sum(row) for row in rows), default=0) or 1:f}"
    longest = max((width(block.told(bar)) for one in block.series for bar in one.bars if bar), default=0)
    room = min(Decimal("0.5"), Decimal(str(longest)) / _HALF_WIDTHS)
    return f"{(max((value for row in rows for value in row), default=Decimal(0)) or 1) / (1 - room):.6g}"


def _book(block: Chart, press: Press) -> bytes:
    """The workbook behind the chart: categories in the first column, a column for each series."""
    head: tuple[xlsx.Cell, ...] = (block.unit or None, *(one.name for one in block.series))
    rows = [(category, *(_cell(one.bars[at]) for one in block.series)) for at, category in enumerate(block.categories)]
    columns = (xlsx.Column(40), *(xlsx.Column(16, "right") for _ in block.series))
    sheet = xlsx.Sheet(_SHEET, plain(block.title), columns, (head, *rows))
    return xlsx.write(xlsx.Book(plain(block.title), "", block.summary, press.style.cell.face.latin_font, "", (sheet,)))


def _cell(bar: Bar | None) -> xlsx.Cell:
    return xlsx.Number(bar.value, _decimals(bar.value)) if bar else None


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _type(face: Face, size: float) -> Element:
    """The type of all that the chart prints (21.2.2.216)."""
    fonts = (_a("latin", typeface=face.latin_font), _a("ea", typeface=face.chinese_font))
    run = _a("defRPr", _fill("000000"), *fonts, sz=round(size * 100))
    return _c("txPr", _a("bodyPr"), _a("lstStyle"), _a("p", _a("pPr", run), _a("endParaRPr", lang="zh-CN")))


def _fill(colour: str) -> Element:
    return _a("solidFill", _a("srgbClr", val=colour))


def _line(kind: Kind) -> Element:
    return _a("ln", _fill(_INK), _a("prstDash", val=kind), w=9525)


def _text(name: str, characters: str) -> Element:
    element = _c(name)
    element.text = characters
    return element


def _v(characters: str) -> Element:
    return _text("v", characters)


def _c(name: str, /, *children: Element, **attributes: str | int) -> Element:
    return tree(name, _C, children, "c", **{key: str(value) for key, value in attributes.items()})


def _a(name: str, /, *children: Element, **attributes: str | int) -> Element:
    return tree(name, _A, children, "a", **{key: str(value) for key, value in attributes.items()})
