"""The cover: title, subtitle, issuing body and date, each on its line, and the notice in small type."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from tjplan.document import Cover, Origin
from tjplan.model.style import Block, Style
from tjplan.word.characters import width
from tjplan.word.layout import text_height, text_width
from tjplan.word.paragraphs import paragraph
from tjplan.word.press import Press
from tjplan.word.runs import runs
from tjplan.word.xml import Element, w

# A font's own line height as a multiple of its size, where the style gives none.
_LINE = 1.45
# The share of the page that estimated heights may fill.
_FULL = 0.95


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the cover: its field, in the plan and in the style file alike, and its style in Word."""

    field: str
    style_id: str

    def block(self, style: Style) -> Block:
        block: Block = getattr(style, self.field)
        return block


_LINES = (
    _Line("title", "Title"),
    _Line("subtitle", "Subtitle"),
    _Line("issuer", "CoverIssuer"),
    _Line("date", "CoverDate"),
    _Line("notice", "CoverNotice"),
)


def cover(content: Cover, press: Press) -> list[Element]:
    """A paragraph for each line that is not empty, its home ``plan.title`` and so on.

    On paper too low for the gaps of the style these shrink alike, so that the cover stays one page.
    """
    shown = [line for line in _LINES if getattr(content, line.field)]
    share = _share(content, shown, press.style)
    return [_line(line, getattr(content, line.field), share, press) for line in shown]


def _line(line: _Line, text: str, share: float, press: Press) -> Element:
    home = press.bookmarks.wrap(runs(text, press.lang), Origin(f"plan.{line.field}", press.lang), "cover")
    before = round(line.block(press.style).before * 20 * share)
    return paragraph(line.style_id, home, *([w("spacing", before=before)] if share < 1 else []))


def _share(content: Cover, shown: Sequence[_Line], style: Style) -> float:
    """The part of the gaps above the lines that there is room for, at most 1."""
    lines = sum(_height(getattr(content, line.field), line.block(style), style) for line in shown)
    gaps = sum(line.block(style).before * 20 for line in shown)
    room = text_height(style.page) * _FULL - lines
    return min(1, max(0, room / gaps)) if gaps else 1


def _height(text: str, block: Block, style: Style) -> float:
    """Twips of ``text`` with what follows it, as far as widths of characters tell."""
    room = max(1, text_width(style.page) - 2 * block.indent * block.size * 20)
    count = sum(max(1, ceil(width(part) * block.size * 10 / room)) for part in text.split("\n"))
    return 20 * (count * (block.line or block.size * _LINE * (block.spacing or 1)) + block.after)
