"""The styles of a file by their names: editors give them other ids, but keep the names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tjplan.document import Align
from tjplan.word.xml import BrokenXml, Element, clark, parse

_STYLE, _NAME, _BASED, _JC = clark("w:style"), clark("w:name"), clark("w:basedOn"), clark("w:jc")
_ID, _VAL, _PPR = clark("w:styleId"), clark("w:val"), clark("w:pPr")
# ECMA-376 Part 1, 17.18.44: "left" and "start" are one, in the transitional and the strict schema.
_ALIGNS: Mapping[str, Align] = {"center": "center", "right": "end", "end": "end"}
# A style based on itself through others ends here.
_DEEPEST = 12
_COVER = {
    "title": "title",
    "subtitle": "subtitle",
    "cover issuer": "issuer",
    "cover date": "date",
    "cover notice": "notice",
}
_CONTENTS = ("toc ", "contents ", "toa heading")
_LEAD = "lead"

Head = Literal["", "head", "total"]


@dataclass(frozen=True, slots=True)
class _Look:
    name: str
    based: str
    align: Align | None


class Looks:
    """What the ids of styles in this file stand for; an id that the file does not define is its own name."""

    def __init__(self, part: bytes) -> None:
        self._looks = {found.get(_ID, ""): _look(found) for found in _styles(part)}

    def name(self, style_id: str) -> str:
        """Word's name for the style in lower case, as ``heading 1``."""
        look = self._looks.get(style_id)
        return look.name if look else style_id.lower()

    def level(self, name: str) -> int:
        """The level of headings in the style of that name, 0 if it is none."""
        level = name.removeprefix("heading ")
        return int(level) if level != name and level in "123456789" else 0

    def cover(self, name: str) -> str:
        """The cover's line that is set so, empty if none."""
        return _COVER.get(name, "")

    def is_contents(self, name: str) -> bool:
        """Whether the table of contents is set so."""
        return name.startswith(_CONTENTS)

    def lead(self, style_id: str) -> str | None:
        """The kind of node whose run-in heading the character style is for, None if it is for none."""
        name = self.name(style_id)
        if name == _LEAD:
            return "heading"
        return name.removeprefix(f"{_LEAD} ") if name.startswith(f"{_LEAD} ") else None

    def align(self, jc: str | None, style_id: str) -> Align:
        """What ``w:jc`` says, or else the style."""
        if jc is not None:
            return _ALIGNS.get(jc, "start")
        for _ in range(_DEEPEST):
            look = self._looks.get(style_id)
            if look is None:
                break
            if look.align:
                return look.align
            style_id = look.based
        return "start"


def _styles(part: bytes) -> list[Element]:
    try:
        return list(parse(part).iter(_STYLE))
    except BrokenXml:
        return []


def _look(style: Element) -> _Look:
    name, based = style.find(_NAME), style.find(_BASED)
    jc = style.find(f"{_PPR}/{_JC}")
    align = None if jc is None else _ALIGNS.get(jc.get(_VAL, ""), "start")
    return _Look(_value(name).lower(), _value(based), align)


def _value(element: Element | None) -> str:
    return "" if element is None else str(element.get(_VAL, ""))
