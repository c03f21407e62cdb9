"""A chart as inline SVG: no script, no style, the page's own colour, every figure as text.

Screen readers get the title and the summary (SVG 2, 5.8); kinds of bar differ in shade, and limits in
outline, never in hue, and each bar prints its figure.
"""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from tjplan.document import Bar, Chart, plain
from tjplan.model.text import Bilingual
from tjplan.pages import escape

_WIDTH = 340
_SIZE = 14
_LINE = 19
_BAR = 16
_GAP = 10
_SHADES = ("0.35", "0.85", "0.6")
_ALONE = ("0.7",)
_STACKED = ("0.85", "0.55", "0.3")
_LIMIT = Bilingual("虚线框：限值", "Dashed outline: a limit")
_BETWEEN = Bilingual("，", ", ")


def to_svg(chart: Chart) -> str:
    """The chart as one ``<svg>`` element on one line; it needs a width of 340, as a phone has, and grows downwards."""
    anchor = escape.identifier(chart.anchor)
    drawing = _Drawing(chart)
    drawn = "".join(drawing.marks())
    title = escape.markup(f"{chart.label} {plain(chart.title)}".strip())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tj-chart" role="img" '
        f'aria-labelledby="{anchor}-title {anchor}-desc" width="{_WIDTH}" height="{drawing.height}" '
        f'viewBox="0 0 {_WIDTH} {drawing.height}" font-size="{_SIZE}" fill="currentColor">'
        f'<title id="{anchor}-title">{title}</title>'
        f'<desc id="{anchor}-desc">{escape.markup(chart.summary)}</desc>{drawn}</svg>'
    )


def to_figure(chart: Chart) -> str:
    """The chart with its caption as one HTML block."""
    caption = escape.markup(f"{chart.label} {plain(chart.title)}".strip())
    anchor = escape.identifier(chart.anchor)
    return f'<figure class="tj-figure-chart" id="{anchor}">{to_svg(chart)}<figcaption>{caption}</figcaption></figure>'


class _Drawing:
    """Marks from top to bottom; ``height`` is known once they are all drawn."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.lang = chart.origin.lang
        self.height = _GAP
        self.shades = _STACKED if chart.stacked else _SHADES if len(chart.series) > 1 else _ALONE

    def marks(self) -> Iterator[str]:
        yield from self._legend()
        room = _WIDTH - max((_width(label) for label in self._labels()), default=0) - 16
        most = max(self._lengths(), default=Decimal(0)) or Decimal(1)
        for at, category in enumerate(self.chart.categories):
            for line in _lines(category):
                yield self._text(0, line)
            yield from self._bars(at, Decimal(max(room, 80)) / most)
            self.height += _GAP

    def _legend(self) -> Iterator[str]:
        keys = [(one.name, self.shades[at % len(self.shades)]) for at, one in enumerate(self.chart.series)]
        for name, shade in keys if len(keys) > 1 else ():
            yield f'<rect x="0" y="{self.height + 3}" width="12" height="12" fill-opacity="{shade}"/>'
            yield self._text(18, name)
        if any(bar and bar.limit for one in self.chart.series for bar in one.bars):
            yield _outline(1, self.height + 4, 10, 10)
            yield self._text(18, _LIMIT[self.lang])
        self.height += _GAP

    def _bars(self, at: int, scale: Decimal) -> Iterator[str]:
        if self.chart.stacked:
            yield from self._stack(at, scale)
            return
        for series, one in enumerate(self.chart.series):
            if bar := one.bars[at]:
                width = float(bar.value * scale)
                yield self._bar(0, width, bar, self.shades[series % len(self.shades)])
                yield _label(width + 6, self.height, self.chart.told(bar))
                self.height += _BAR + 3

    def _stack(self, at: int, scale: Decimal) -> Iterator[str]:
        start = 0.0
        for series, one in enumerate(self.chart.series):
            if bar := one.bars[at]:
                width = float(bar.value * scale)
                yield self._bar(start, width, bar, self.shades[series % len(self.shades)])
                start += width
        yield _label(start + 6, self.height, self._parts(at))
        self.height += _BAR + 3

    def _parts(self, at: int) -> str:
        parts = [f"{one.name} {self.chart.told(bar)}" for one in self.chart.series if (bar := one.bars[at])]
        return _BETWEEN[self.lang].join(parts)

    def _labels(self) -> Iterator[str]:
        if self.chart.stacked:
            yield from (self._parts(at) for at in range(len(self.chart.categories)))
        else:
            yield from (self.chart.told(bar) for one in self.chart.series for bar in one.bars if bar)

    def _lengths(self) -> Iterator[Decimal]:
        for at in range(len(self.chart.categories)):
            values = [bar.value for one in self.chart.series if (bar := one.bars[at])]
            yield sum(values, Decimal(0)) if self.chart.stacked else max(values, default=Decimal(0))

    def _bar(self, x: float, width: float, bar: Bar, shade: str) -> str:
        if bar.limit:
            return _outline(x + 1, self.height + 1, max(width - 2, 1), _BAR - 2)
        size = f'width="{max(width, 1):.1f}" height="{_BAR}"'
        return f'<rect x="{x:.1f}" y="{self.height}" {size} fill-opacity="{shade}"/>'

    def _text(self, x: int, text: str) -> str:
        self.height += _LINE
        return f'<text x="{x}" y="{self.height - 5}">{escape.markup(text)}</text>'


def _outline(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{height}" fill="none" '
        'stroke="currentColor" stroke-dasharray="4 2"/>'
    )


def _label(x: float, y: int, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y + _BAR - 3}">{escape.markup(text)}</text>'


def _lines(text: str) -> Iterator[str]:
    """``text`` in lines that fit the drawing: SVG breaks none itself."""
    line = ""
    for piece in _pieces(escape.clean(text)):
        if line and _width(line + piece) > _WIDTH:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """What a line break may not divide: a Latin word with its space, a Chinese character."""
    word = ""
    for char in text:
        word += char
        if char == " " or _wide(char):
            yield word
            word = ""
    if word:
        yield word


def _width(text: str) -> float:
    """A generous estimate in the drawing's units."""
    return sum(_SIZE if _wide(char) else _SIZE * 0.6 for char in text)


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
