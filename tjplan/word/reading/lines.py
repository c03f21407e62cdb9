"""Paragraphs as they read with every tracked change accepted, and the bookmarks that start in them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from tjplan.document import Align, Break, Inlines, Run
from tjplan.word.origins import SKIPPED, characters
from tjplan.word.reading.looks import Looks
from tjplan.word.reading.marks import END, START, Marks
from tjplan.word.xml import Element, clark

PARAGRAPH, TABLE, ROW, CELL = (clark(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_RUN, _BOX = clark("w:r"), clark("w:txbxContent")
_FIELD, _CODE, _FIELD_TYPE = clark("w:fldChar"), clark("w:instrText"), clark("w:fldCharType")
_DRAWN = {clark(f"w:{name}") for name in ("drawing", "pict", "object")}
# The reading aid above a character would double it.
_DEAD = {*SKIPPED, clark("w:rt")}
_TAKEN = {clark("w:del"), clark("w:moveFrom")}
_VAL, _STYLE, _JC = clark("w:val"), f"{clark('w:pPr')}/{clark('w:pStyle')}", f"{clark('w:pPr')}/{clark('w:jc')}"
# Of a file that means harm: there is one, or that of a heading and the one in it.
_MOST_CARRIED = 20
_RUN_STYLE = f"{clark('w:rPr')}/{clark('w:rStyle')}"
_MARK = f"{clark('w:pPr')}/{clark('w:rPr')}"
_ROW_GONE = f"{clark('w:trPr')}/{clark('w:del')}"
_CELL_GONE = f"{clark('w:tcPr')}/{clark('w:cellDel')}"
_GONE: Mapping[str, tuple[str, ...]] = {ROW: (_ROW_GONE,), CELL: (_CELL_GONE,)}
_MARK_GONE = (f"{_MARK}/{clark('w:del')}", f"{_MARK}/{clark('w:moveFrom')}")


@dataclass(slots=True)
class Line:
    """A paragraph: its style's name, text and alignment.

    ``marks`` are the names of our bookmarks and the characters before them, ``ends`` those before the
    ends of the ones that end here too.  The first ``led`` characters are set as the run-in heading of a
    node of ``kind``.  ``drawn`` says that it holds a drawing; ``boxes`` are the text boxes in it.
    """

    style: str
    align: Align
    text: str = ""
    marks: list[tuple[str, int]] = field(default_factory=list)
    ends: dict[str, int] = field(default_factory=dict)
    led: int = 0
    kind: str = ""
    drawn: bool = False
    boxes: list[Element] = field(default_factory=list)

    def follow(self, before: "Line") -> None:
        """Take in the paragraph ``before``, whose own end was deleted."""
        shift = len(before.text)
        self.text = before.text + self.text
        self.marks = [*before.marks, *((name, at + shift) for name, at in self.marks)]
        self.ends = {**{name: at + shift for name, at in self.ends.items()}, **before.ends}
        self.led, self.kind = (before.led, before.kind) if shift else (self.led, self.kind)
        self.drawn = self.drawn or before.drawn
        self.boxes = [*before.boxes, *self.boxes]


def _live(paragraph: Element) -> Iterator[Element]:
    """What stands in ``paragraph``, in reading order: nothing deleted but the ends of bookmarks, text boxes closed.

    LibreOffice puts the end of a bookmark beside a deleted word into the deletion.
    """
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag in _TAKEN:
            yield from element.iter(START, END)
        elif tag not in _DEAD:
            yield element
            if tag != _BOX:
                stack.extend(reversed(element))


def within(element: Element, wanted: Collection[str]) -> Iterator[Element]:
    """The nearest elements of ``wanted`` tags below ``element``, in reading order; nothing that is deleted."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        tag = child.tag
        if tag in _DEAD or any(child.find(path) is not None for path in _GONE.get(tag, ())):
            continue
        if tag in wanted:
            yield child
        else:
            stack.extend(reversed(child))


class LineReader:
    """Reads paragraphs one after another: fields and bookmarks go from one to the next."""

    def __init__(self, looks: Looks, marks: Marks) -> None:
        self._looks = looks
        self._marks = marks
        self._carried: list[str] = []
        self._passed: list[str] = []
        self._fields = _Fields()

    def carry(self, start: Element) -> None:
        """A bookmark that starts between paragraphs, as Word may save it, starts in the next."""
        name = self._marks.name(start)
        if name and len(self._carried) < _MOST_CARRIED:
            self._carried.append(name)

    def lines(self, container: Element) -> Iterator[Line]:
        """The paragraphs in a cell or text box, those of tables in it too."""
        held: Line | None = None
        for child in within(container, (PARAGRAPH, START)):
            if child.tag == START:
                self.carry(child)
                continue
            line = self.line(child, held)
            held = line if ends_deleted(child) else None
            if held is None:
                yield from self.with_boxes(line)
        if held and held.text:
            yield from self.with_boxes(held)

    def with_boxes(self, line: Line) -> Iterator[Line]:
        """``line`` and the paragraphs of the text boxes in it."""
        yield line
        for box in line.boxes:
            yield from self.lines(box)

    def line(self, paragraph: Element, before: Line | None = None) -> Line:
        """``paragraph``, behind what is left of one ``before`` whose own end was deleted."""
        line = self._read(paragraph)
        if before and (before.text or before.boxes):
            line.follow(before)
        return line

    def _read(self, paragraph: Element) -> Line:
        style_id, jc = _value(paragraph, _STYLE) or "", _value(paragraph, _JC)
        line = Line(self._looks.name(style_id), self._looks.align(jc, style_id))
        line.marks = [(name, 0) for name in self._carried]
        self._carried = []
        line.text = "".join(self._pieces(paragraph, line))
        line.marks += [(name, 0) for name in self._passed]
        self._pass_on(line)
        return line

    def _pieces(self, paragraph: Element, line: Line) -> Iterator[str]:
        """The characters of ``paragraph``; what else stands among them is put down in ``line``."""
        length, lead = 0, None
        for element in _live(paragraph):
            tag = element.tag
            if tag == _RUN:
                style = _value(element, _RUN_STYLE)
                lead = self._looks.lead(style) if style else None
            elif shown := characters(element):
                if not self._fields.contents:
                    if lead is not None and line.led == length:
                        line.led, line.kind = length + len(shown), lead
                    length += len(shown)
                    yield shown
            else:
                self._put_down(element, length, line)

    def _put_down(self, element: Element, length: int, line: Line) -> None:
        """What is no characters, behind ``length`` of them."""
        tag = element.tag
        if tag == START:
            if name := self._marks.name(element):
                self._fields.contents = 0  # none of ours starts in a table of contents: it never ended
                line.marks.append((name, length))
        elif tag == END:
            line.ends[self._marks.name(element)] = length
        elif tag in (_FIELD, _CODE):
            self._fields.meet(element)
        elif tag in _DRAWN:
            line.drawn = True
        elif tag == _BOX:
            line.boxes.append(element)

    def _pass_on(self, line: Line) -> None:
        """A bookmark of which nothing stands here but its start is one of the next paragraph."""
        last = len(line.text)
        self._passed = [name for name, at in line.marks if at == last and name not in line.ends][:_MOST_CARRIED]
        if self._passed:
            line.marks = [mark for mark in line.marks if mark[0] not in self._passed]


@dataclass(slots=True)
class _Fields:
    """The fields that are open (ECMA-376 Part 1, 17.16.18); ``contents`` is how many are tables of contents."""

    stack: list[bool | None] = field(default_factory=list)
    contents: int = 0

    def meet(self, element: Element) -> None:
        if element.tag == _CODE:
            self._code(element.text or "")
        elif (kind := element.get(_FIELD_TYPE)) == "begin":
            self.stack.append(None)
        elif kind == "end" and self.stack:
            self.contents = max(0, self.contents - (self.stack.pop() is True))

    def _code(self, code: str) -> None:
        """The first words of its code say what a field is."""
        if self.stack and self.stack[-1] is None and code.strip():
            self.stack[-1] = code.split()[0].upper() == "TOC"
            self.contents += self.stack[-1] is True


def ends_deleted(paragraph: Element) -> bool:
    """Whether the end of ``paragraph`` was deleted, so that it runs into the next."""
    return any(paragraph.find(path) is not None for path in _MARK_GONE)


def inlines(text: str) -> Inlines:
    """``text`` as runs, a newline as a break."""
    found: list[Run | Break] = []
    for at, part in enumerate(text.split("\n")):
        found += [Break()] if at else []
        found += [Run(part)] if part else []
    return tuple(found)


def _value(element: Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(_VAL)
