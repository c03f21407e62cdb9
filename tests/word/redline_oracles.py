"""What independent programs make of a file with tracked changes: all accepted, all rejected, or as it is.

Each oracle gives a :data:`View`, so that what it makes of a redline is compared with what it makes of
the plain file.  They share nothing: pandoc reads, LibreOffice edits, the Open XML PowerTools transform,
and :mod:`redline_reference` follows the words of ECMA-376.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import openxml_sdk
from lxml import etree
from redline_reference import simplified

from tjplan.word import office

Mode = Literal["plain", "accept", "reject"]
Asked = Sequence[tuple[bytes, Mode]]


@dataclass(frozen=True)
class Para:
    """A paragraph: the name of its style, its outline level (0 for none) and its characters."""

    style: str
    level: int
    text: str


@dataclass(frozen=True)
class Box:
    """A cell with its spans and what stands in it."""

    columns: int
    rows: int
    content: tuple["Para | Grid", ...]


@dataclass(frozen=True)
class Grid:
    """A table: the cells that start in each row."""

    rows: tuple[tuple[Box, ...], ...]


@dataclass(frozen=True)
class Turn:
    """A section's end: from here on the pages are so."""

    page: str


View = tuple[Para | Grid | Turn, ...]


def difference(found: View, wanted: View) -> str:
    """The first place where two views part, empty where they are equal."""
    for at in range(max(len(found), len(wanted))):
        mine, other = found[at : at + 1], wanted[at : at + 1]
        if mine != other:
            return f"block {at}: found {mine}, wanted {other}"
    return ""


def but_for_leftovers(found: View, wanted: View, spare: int) -> View:
    """``found`` without ``spare`` empty paragraphs at most, where ``wanted`` goes on with what follows them."""
    kept: list[Para | Grid | Turn] = []
    for one in found:
        expected = wanted[len(kept) : len(kept) + 1]
        if spare and isinstance(one, Para) and not one.text and expected != (one,):
            spare -= 1
        else:
            kept.append(one)
    return tuple(kept)


def words(view: View) -> View:
    """The characters between tables, however they are divided, and the tables."""
    found: list[Para | Grid | Turn] = [Para("", 0, "")]
    for one in view:
        last = found[-1]
        if isinstance(one, Grid):
            found += [one, Para("", 0, "")]
        elif isinstance(one, Para) and isinstance(last, Para):
            found[-1] = Para("", 0, last.text + one.text)
    return tuple(found)


# --- pandoc ---

_READER = """\
function Reader(input)
  for line in io.lines("%s") do
    local mode, from, to = line:match("^(%%S+)\\t(.+)\\t(.+)$")
    local file = io.open(from, "rb")
    local bytes = file:read("a")
    file:close()
    local read = pandoc.read(bytes, "docx+styles+empty_paragraphs", {track_changes = mode})
    local out = io.open(to, "w")
    out:write(pandoc.write(read, "json"))
    out:close()
  end
  return pandoc.Pandoc({})
end
"""


@dataclass(frozen=True)
class Pandoc:
    """pandoc's ``--track-changes=accept`` and ``reject``; one start reads all files.

    pandoc 2.17 passes over revisions of rows, of properties, and of the marks of headings and of the title
    (test_redline_oracles shows each), so these are resolved before it reads; all others, of characters and of paragraphs' marks,
    are its own work, and that it finds nothing to show in what was taken out is for :meth:`visible` to
    say.  It trims and folds spaces and line breaks round a drawing; a table's text for screen readers, the widths of its columns and what
    is set on a single paragraph are left to the other oracles.
    """

    program: str
    folder: Path

    def views(self, asked: Asked) -> list[View]:
        return [_pandoc_view(tree) for tree in self._trees([(simplified(*one), one[1]) for one in asked])]

    def visible(self, asked: Asked) -> list[str]:
        """All characters that it shows of the file as it is, spaces left out."""
        shown = ("".join(_characters(tree["blocks"], tables=True)) for tree in self._trees(asked))
        return ["".join(one.split()) for one in shown]

    def _trees(self, asked: Asked) -> list[Any]:
        """The trees that it makes; what is asked twice is read once."""
        places = {one: at for at, one in enumerate(dict.fromkeys(asked))}
        lines = []
        for (docx, mode), at in places.items():
            source = self.folder / f"p{at}.docx"
            source.write_bytes(docx)
            lines.append(f"{'accept' if mode == 'plain' else mode}\t{source}\t{self.folder}/p{at}.json")
        (self.folder / "list.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        reader = self.folder / "all.lua"
        reader.write_text(_READER % (self.folder / "list.txt"), encoding="utf-8")
        command = [self.program, "-f", str(reader), "-t", "native", str(reader)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return [json.loads((self.folder / f"p{places[one]}.json").read_bytes()) for one in asked]


def _pandoc_view(tree: Any) -> View:
    about = [
        Para(name, 0, "".join(_characters(tree["meta"][name]["c"])))
        for name in ("title", "subtitle")
        if name in tree["meta"]
    ]
    return (*about, *_pandoc_blocks(tree["blocks"], ""))


def _pandoc_blocks(blocks: Iterable[Any], style: str) -> Iterator[Para | Grid]:
    for block in blocks:
        match block:
            case {"t": "Div", "c": [[_, _, attributes], inside]}:
                yield from _pandoc_blocks(inside, dict(attributes).get("custom-style", style))
            case {"t": "Header", "c": [level, _, inside]}:
                yield _pandoc_para(style, level, inside)
            case {"t": "Table", "c": [_, _, _, head, bodies, foot]}:
                rows = [*head[1], *(row for body in bodies for part in body[2:] for row in part), *foot[1]]
                yield Grid(tuple(tuple(map(_pandoc_cell, row[1])) for row in rows))
            case {"t": "Para" | "Plain", "c": inside}:
                yield _pandoc_para(style, 0, inside)
            case _:
                yield Para(style, 0, f"{block['t']}: {''.join(_characters(block))}")


def _pandoc_para(style: str, level: int, inside: Any) -> Para:
    lines = "".join(_characters(inside)).split("\n")
    return Para(style, level, "\n".join(" ".join(line.split()) for line in lines).strip("\n"))


def _pandoc_cell(cell: Any) -> Box:
    _, _, rows, columns, content = cell
    return Box(columns, rows, tuple(_pandoc_blocks(content, "")))


_SIGNS = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}


def _characters(tree: Any, *, tables: bool = False) -> Iterator[str]:
    match tree:
        case {"t": "Table", "c": [_, _, *shown]} if tables:
            yield from _characters(shown, tables=True)
        case {"t": "Str", "c": str(text)}:
            yield text
        case {"t": "Quoted", "c": [{"t": kind}, inside]}:
            yield from ("“" if kind == "DoubleQuote" else "‘", *_characters(inside, tables=tables))
            yield "”" if kind == "DoubleQuote" else "’"
        case {"t": str(name)} if name in _SIGNS:
            yield _SIGNS[name]
        case {"t": "Link" | "Image" | "Span", "c": [_, inside, *_]}:
            yield from _characters(inside, tables=tables)
        case {"c": content}:
            yield from _characters(content, tables=tables)
        case [*items]:
            for item in items:
                yield from _characters(item, tables=tables)


# --- LibreOffice ---

_MACRO = """\
Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim flat(0) As New com.sun.star.beans.PropertyValue
  flat(0).Name = "FilterName"
  flat(0).Value = "OpenDocument Text Flat XML"
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  asked = FreeFile
  Open "{tasks}" For Input As #asked
  Do While Not EOF(asked)
    Line Input #asked, task
    words = Split(task, " ")
    one = StarDesktop.loadComponentFromURL(words(1), "_blank", 0, hidden())
    If words(0) &lt;&gt; "plain" Then
      helper.executeDispatch(one.CurrentController.Frame, ".uno:" &amp; words(0), "", 0, Array())
    End If
    one.storeToURL(words(2), flat())
    one.close(True)
  Loop
  Close #asked
  answered = FreeFile
  Open "{done}" For Output As #answered
  Print #answered, "done"
  Close #answered"""
_VERBS: Mapping[Mode, str] = {
    "plain": "plain",
    "accept": "AcceptAllTrackedChanges",
    "reject": "RejectAllTrackedChanges",
}


@dataclass(frozen=True)
class LibreOffice:
    """LibreOffice's own accept all and reject all, saved as flat ODF; one start does all files.

    LibreOffice 7.4 leaves an empty paragraph where one goes that stands in front of a table, at the end
    of the contents or last: see :func:`but_for_leftovers`.  Of an empty paragraph that follows one that
    goes it may drop the style, so the style of empty paragraphs is not in its view.  Where it must lose a
    paragraph's end or look (:func:`redline_reference.blurred`) only :func:`words` can be compared, and it
    keeps no record of drawings at all.  test_redline_oracles shows each of these.
    """

    program: str

    def views(self, asked: Asked) -> list[View]:
        with office.job(asked[0][0], self.program, 300) as job:
            tasks = []
            for at, (docx, mode) in enumerate(asked):
                job.file(f"{at}.docx").write_bytes(docx)
                tasks.append(f"{_VERBS[mode]} {job.file(f'{at}.docx').as_uri()} {job.file(f'{at}.fodt').as_uri()}")
            job.file("tasks.txt").write_text("\n".join(tasks), encoding="ascii")
            answer = job.file("done.txt")
            office.run(job, _MACRO, {"tasks": job.file("tasks.txt").as_uri(), "done": answer.as_uri()}, answer)
            return [_Flat(job.file(f"{at}.fodt").read_bytes()).view() for at in range(len(asked))]


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE, _FO = (f"{{{_ODF}{name}:1.0}}" for name in ("text", "table", "style", "xsl-fo-compatible"))
_DRAW = f"{{{_ODF}drawing:1.0}}"
_OFFICE = f"{{{_ODF}office:1.0}}"


_DUMMY = "\u200d"
"""What LibreOffice puts into the empty cells of an inserted or deleted row, and leaves there."""


class _Flat:
    """A flat ODF file read as a view."""

    def __init__(self, data: bytes) -> None:
        root = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False))
        self._body = root.find(f"{_OFFICE}body/{_OFFICE}text")
        self._styles = {style.get(f"{_STYLE}name"): style for style in root.iter(f"{_STYLE}style")}
        layouts = {one.get(f"{_STYLE}name"): one for one in root.iter(f"{_STYLE}page-layout")}
        self._masters = {
            one.get(f"{_STYLE}name"): layouts[one.get(f"{_STYLE}page-layout-name")]
            for one in root.iter(f"{_STYLE}master-page")
        }
        tracked = root.find(f".//{_TEXT}tracked-changes")
        assert tracked is None or not len(tracked), "a change is left"

    def view(self) -> View:
        return tuple(self._blocks(self._body))

    def _blocks(self, parent: Any) -> Iterator[Para | Grid | Turn]:
        for one in parent:
            if one.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._turns(one, "paragraph")
                yield self._para(one)
            elif one.tag == f"{_TABLE}table":
                yield from self._turns(one, "table")
                yield self._grid(one)
            elif one.tag in (
                f"{_TEXT}section",
                f"{_TEXT}table-of-content",
                f"{_TEXT}index-body",
                f"{_TEXT}index-title",
            ):
                yield from self._blocks(one)

    def _turns(self, one: Any, kind: str) -> Iterator[Turn]:
        """Where another kind of page begins; its size says which."""
        style = self._styles.get(one.get(f"{_TEXT if kind == 'paragraph' else _TABLE}style-name"))
        name = style.get(f"{_STYLE}master-page-name") if style is not None else None
        if name:
            look = self._masters[name].find(f"{_STYLE}page-layout-properties")
            yield Turn(f"{look.get(f'{_FO}page-width')} x {look.get(f'{_FO}page-height')}")

    def _para(self, one: Any) -> Para:
        level = int(one.get(f"{_TEXT}outline-level", 0))
        text = "".join(_odf_characters(one)).replace(_DUMMY, "")
        return Para(self._named(one), level, text) if text else Para("", 0, "")

    def _named(self, one: Any) -> str:
        """The paragraph's style, with what is set on the paragraph itself."""
        style = self._styles.get(one.get(f"{_TEXT}style-name"))
        if style is None:
            return str(one.get(f"{_TEXT}style-name"))
        parent = style.get(f"{_STYLE}parent-style-name")
        if style.getparent().tag != f"{_OFFICE}automatic-styles":
            return str(style.get(f"{_STYLE}name"))
        look = style.find(f"{_STYLE}paragraph-properties")
        aligned = look.get(f"{_FO}text-align") if look is not None else None
        return f"{parent}+{aligned}" if aligned else str(parent)

    def _grid(self, table: Any) -> Grid:
        rows = table.iter(f"{_TABLE}table-row")
        return Grid(tuple(tuple(map(self._box, row.findall(f"{_TABLE}table-cell"))) for row in rows))

    def _box(self, cell: Any) -> Box:
        spans = (int(cell.get(f"{_TABLE}number-{kind}-spanned", 1)) for kind in ("columns", "rows"))
        return Box(*spans, tuple(one for one in self._blocks(cell) if not isinstance(one, Turn)))


def _odf_characters(one: Any) -> Iterator[str]:
    if one.tag == f"{_TEXT}s":
        yield " " * int(one.get(f"{_TEXT}c", 1))
    elif one.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
        yield "\t" if one.tag == f"{_TEXT}tab" else "\n"
    elif one.tag == f"{_DRAW}frame":
        yield "[a drawing]"
    elif one.tag in (f"{_TEXT}soft-page-break", f"{_OFFICE}annotation") or not isinstance(one.tag, str):
        return
    else:
        yield one.text or ""
        for child in one:
            yield from _odf_characters(child)
            yield child.tail or ""


# --- Open XML PowerTools ---


@dataclass(frozen=True)
class PowerTools:
    """The revision processor of the Open XML PowerTools, as Docxodus carries it on; gives Word files."""

    sdk: Path
    folder: Path

    def files(self, asked: Asked) -> list[bytes]:
        for at, (docx, _) in enumerate(asked):
            (self.folder / f"t{at}.docx").write_bytes(docx)
        names = [(self.folder / f"t{at}.docx", mode) for at, (_, mode) in enumerate(asked)]
        tasks = [f"{mode}={name}" for name, mode in names]
        command = [sys.executable, __file__, str(self.sdk), *tasks]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        return [name.with_suffix(".out").read_bytes() for name, _ in names]


def main(folder: Path, tasks: Sequence[str]) -> None:
    """Resolve each of the files, its result beside it."""
    openxml_sdk.start(folder, "Docxodus")
    from Docxodus import RevisionProcessor, WmlDocument

    for task in tasks:
        mode, _, name = task.partition("=")
        document = WmlDocument(name)
        done = document if mode == "plain" else getattr(RevisionProcessor, f"{mode.capitalize()}Revisions")(document)
        Path(name).with_suffix(".out").write_bytes(bytes(done.DocumentByteArray))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
