"""Faults of a Word file that validators pass over and that Word answers with "unreadable content".

The Open XML SDK and the schemas both miss each of these (measured on files with one fault each);
they are the faults that a writer makes, not those of a stranger's file.
"""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from tjplan.word.xml import Element, clark, parse

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID, _NAME, _VALUE = clark("w:id"), clark("w:name"), clark("w:val")
_LONGEST = 40
_ASKS = re.compile(r"\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)")
# ECMA-376 Part 1, 17.13.5: what says that somebody changed something.
_REVISIONS = frozenset(
    clark(f"w:{name}")
    for name in (
        "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "rPrChange", "pPrChange",
        "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange", "numberingChange",
        "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip


def faults(docx: bytes) -> list[str]:
    """What is wrong with a file that a writer made, one line a fault, empty where it is sound.

    The lines are for developers: part, what, which.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names if name.endswith((".xml", ".rels"))}
    trees = {name: parse(data) for name, data in parts.items()}
    found = [f"{name}: stands twice in the zip" for name in _twice(names)]
    found += _relations(trees, set(names))
    styles = {style.get(clark("w:styleId")) for style in _all(trees.get("word/styles.xml"), "style")}
    for name, tree in trees.items():
        if tree.tag in _STORIES:
            found += (f"{name}: {fault}" for rule in _RULES for fault in rule(tree))
            found += (f"{name}: style {style} is not defined" for style in sorted(_styles(tree) - styles))
    return found


def _all(tree: Element, *names: str) -> Iterator[Element]:
    if tree is not None:
        yield from tree.iter(*(clark(f"w:{name}") for name in names))


def _twice(values: Iterable[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def _relations(trees: Mapping[str, Element], names: set[str]) -> Iterator[str]:
    """Relationships to parts that are not there, and parts of the text that name no relationship of theirs."""
    given: dict[str, set[str]] = {}
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder, _, file = name.partition("_rels/")
        relations = list(tree.iter(_RELATION))
        given[f"{folder}{file.removesuffix('.rels')}"] = {one.get("Id") for one in relations}
        yield from (f"{name}: {double} stands twice" for double in _twice(one.get("Id") for one in relations))
        for one in relations:
            target = one.get("Target", "")
            if one.get("TargetMode") != "External" and _resolved(folder, target) not in names:
                yield f"{name}: {one.get('Id')} leads to {target}, which is not there"
    for name, tree in trees.items():
        used = {value for element in tree.iter() for key, value in element.attrib.items() if key in _BY_RELATION}
        yield from (f"{name}: {one} is no relationship" for one in sorted(used - given.get(name, set())))


_BY_RELATION = frozenset(clark(f"r:{name}") for name in ("id", "embed", "link", "pict"))


def _resolved(folder: str, target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(folder + target)


def _styles(tree: Element) -> set[str]:
    return {one.get(_VALUE) for one in _all(tree, "pStyle", "rStyle", "tblStyle")}


def _deleted_text(tree: Element) -> Iterator[str]:
    """Deleted characters are w:delText, all others w:t (17.3.3.7)."""
    removed = {text for change in _all(tree, "del") for text in _all(change, "t", "delText", "instrText")}
    for text in _all(tree, "t", "delText"):
        if (text in removed) != (text.tag == clark("w:delText")):
            yield f"{text.tag.rpartition('}')[2]} {'inside' if text in removed else 'outside'} del: {text.text}"


def _ids(tree: Element) -> Iterator[str]:
    """Annotations share one range of ids (17.13.1); content controls have their own."""
    annotations = [one.get(_ID) for one in tree.iter(clark("w:bookmarkStart"), *_REVISIONS) if one.get(_ID)]
    yield from (f"annotation id {one} stands twice" for one in _twice(annotations))
    controls = [one.get(_VALUE) for one in _all(tree, "id") if one.getparent().tag == clark("w:sdtPr")]
    yield from (f"content control id {one} stands twice" for one in _twice(controls))


def _bookmarks(tree: Element) -> Iterator[str]:
    """Each name once, whatever its case, and each start with its end behind it."""
    open_now: dict[str, str] = {}
    for mark in _all(tree, "bookmarkStart", "bookmarkEnd"):
        if mark.tag == clark("w:bookmarkStart"):
            open_now[mark.get(_ID)] = mark.get(_NAME)
        elif open_now.pop(mark.get(_ID), None) is None:
            yield f"bookmarkEnd {mark.get(_ID)} without a start"
    yield from (f"bookmark {name} without an end" for name in open_now.values())
    names = [one.get(_NAME) for one in _all(tree, "bookmarkStart")]
    yield from (f"bookmark {name} stands twice" for name in _twice(map(str.lower, names)))
    yield from (f"bookmark {name} is longer than {_LONGEST} characters" for name in names if len(name) > _LONGEST)


def _links(tree: Element) -> Iterator[str]:
    """What fields and links ask for is there."""
    names = {one.get(_NAME) for one in _all(tree, "bookmarkStart")}
    asked = {one.get(clark("w:anchor")) for one in _all(tree, "hyperlink")} - {None}
    asked |= {found[1] for one in _all(tree, "instrText") if (found := _ASKS.match(one.text or ""))}
    yield from (f"bookmark {name} is asked for and not there" for name in sorted(asked - names))


def _fields(tree: Element) -> Iterator[str]:
    """Fields open, separate and close in that order."""
    states: list[str] = []
    for mark in _all(tree, "fldChar"):
        kind = mark.get(clark("w:fldCharType"))
        if kind == "begin":
            states.append(kind)
        elif not states or (kind == "separate" and states[-1] == "separate"):
            yield f"fldChar {kind} out of turn"
        elif kind == "separate":
            states[-1] = kind
        else:
            states.pop()
    yield from ("a field without an end" for _ in states)


def _grids(tree: Element) -> Iterator[str]:
    """Each row fills the columns of its grid (17.4.17)."""
    for table in _all(tree, "tbl"):
        columns = len(table.findall(f"{clark('w:tblGrid')}/{clark('w:gridCol')}"))
        for at, row in enumerate(table.iterchildren(clark("w:tr")), 1):
            width = sum(map(_span, row.iterchildren(clark("w:tc")))) + sum(_skipped(row))
            if width != columns:
                yield f"row {at} is {width} columns wide, its grid {columns}"


def _span(cell: Element) -> int:
    span = cell.find(f"{clark('w:tcPr')}/{clark('w:gridSpan')}")
    return 1 if span is None else int(span.get(_VALUE))


def _skipped(row: Element) -> Iterator[int]:
    for name in ("gridBefore", "gridAfter"):
        found = row.find(f"{clark('w:trPr')}/{clark(f'w:{name}')}")
        if found is not None:
            yield int(found.get(_VALUE))


def _cells(tree: Element) -> Iterator[str]:
    """A cell ends with a paragraph (17.4.65)."""
    for cell in _all(tree, "tc"):
        if not len(cell) or cell[-1].tag != clark("w:p"):
            yield "a cell that does not end with a paragraph"


_STORIES = frozenset(clark(f"w:{name}") for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"))
_RULES: tuple[Callable[[Element], Iterator[str]], ...] = (
    _deleted_text, _ids, _bookmarks, _links, _fields, _grids, _cells,
)  # fmt: skip
