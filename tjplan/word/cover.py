"""The cover: title, subtitle, issuing body and date, each on its line, and the notice in small type."""

from tjplan.document import Cover, Origin
from tjplan.word.paragraphs import paragraph
from tjplan.word.press import Press
from tjplan.word.runs import runs
from tjplan.word.xml import Element

_LINES = (
    ("title", "Title"),
    ("subtitle", "Subtitle"),
    ("issuer", "CoverIssuer"),
    ("date", "CoverDate"),
    ("notice", "CoverNotice"),
)


def cover(content: Cover, press: Press) -> list[Element]:
    """A paragraph for each line that is not empty, its home ``plan.title`` and so on."""
    return [
        _line(style, text, Origin(f"plan.{field}", press.lang), press)
        for field, style in _LINES
        if (text := getattr(content, field))
    ]


def _line(style: str, text: str, origin: Origin, press: Press) -> Element:
    return paragraph(style, press.bookmarks.wrap(runs(text, press.lang), origin, "cover"))
