"""Page numbers: "— 1 —" outside, on the right of odd pages and on the left of even ones.

GB/T 9704-2012, 7.5; one character is left free between the number and the edge of the type area.
"""

from tjplan.word.fields import field
from tjplan.word.layout import Block
from tjplan.word.paragraphs import paragraph
from tjplan.word.runs import runs
from tjplan.word.xml import Element, serialise, w


def odd(style: Block) -> bytes:
    """The footer part of right-hand pages; ``style`` is the page number's."""
    return _footer("right", style)


def even(style: Block) -> bytes:
    """The footer part of left-hand pages."""
    return _footer("left", style)


def _footer(side: str, style: Block) -> bytes:
    indent = w("ind", **{side: round(style.size * 20), f"{side}Chars": 100})
    number = [*_text("— "), *field("PAGE", _text("1")), *_text(" —")]
    return serialise(w("ftr", paragraph("Footer", number, indent, w("jc", val=side))))


def _text(characters: str) -> list[Element]:
    return runs(characters, "en")
