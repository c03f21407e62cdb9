"""What runs along the pages: the parts of page numbers and header, and how sections name them."""

from tjplan.word import footers
from tjplan.word.package import Part
from tjplan.word.paragraphs import paragraph
from tjplan.word.press import Press
from tjplan.word.runs import runs
from tjplan.word.sections import Running
from tjplan.word.xml import serialise, w

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_UPRIGHT, _TURNED, _HEADER = ("rId4", "rId5"), ("rIdTurned1", "rIdTurned2"), "rIdHeader1"


def running(press: Press) -> Running:
    """What the sections of a file refer to."""
    return Running(_UPRIGHT, _TURNED, _HEADER if press.words.header else "")


def running_parts(press: Press, *, lying: bool) -> list[tuple[str, Part]]:
    """The parts, each with the relationship id that leads to it; ``lying`` where a page is turned."""
    number, page = press.style.page_number, press.style.page
    found = [(_UPRIGHT[0], footers.odd(number)), (_UPRIGHT[1], footers.even(number))]
    if lying:
        found += [
            (_TURNED[0], footers.turned_odd(number, page)),
            (_TURNED[1], footers.turned_even(number, page)),
        ]
    parts = [
        (relation, Part(f"word/footer{at}.xml", f"{_TYPE}footer+xml", data))
        for at, (relation, data) in enumerate(found, 1)
    ]
    if press.words.header:
        line = paragraph("Header", runs(press.words.header, press.lang))
        parts.append((_HEADER, Part("word/header1.xml", f"{_TYPE}header+xml", serialise(w("hdr", line)))))
    return parts


def relations(parts: list[tuple[str, Part]]) -> list[tuple[str, str, str]]:
    """The relationships of the main part to ``parts``."""
    return [(relation, _KIND + _kind(part), part.name.removeprefix("word/")) for relation, part in parts]


def _kind(part: Part) -> str:
    return "header" if part.content_type.endswith("header+xml") else "footer"
