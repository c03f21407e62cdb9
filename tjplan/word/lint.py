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

from tjplan.word.xml import Element, clark, matcher, parse

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID, _NAME, _VALUE = clark("w:id"), clark("w:name"), clark("w:val")
_LONGEST = 40
_START = clark("w:bookmarkStart")
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
        yield from (f"{name}: {one} is no relationship" for one in sorted(set(_asked(tree)) - given.get(name, set())))


_asked = matcher("//@r:id | //@r:embed | //@r:link | //@r:pict")


def _resolved(folder: str, target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(folder + target)


def _styles(tree: Element) -> set[str]:
    return {one.get(_VALUE) for one in _all(tree, "pStyle", "rStyle", "tblStyle")}


def _deleted_text(tree: Element) -> Iterator[str]:
    """Deleted characters are w:delText and w:delInstrText, all others w:t and w:instrText (17.3.3.7, 17.16.13)."""
    removed = {text for change in _all(tree, "del") for text in _all(change, *_TEXTS)}
    for text in _all(tree, *_TEXTS):
        name = _local(text)
        if (text in removed) != name.startswith("del"):
            yield f"{name} {'inside' if text in removed else 'outside'} del: {text.text}"


_TEXTS = ("t", "delText", "instrText", "delInstrText")


def _local(element: Element) -> str:
    name: str = element.tag.rpartition("}")[2]
    return name


def _signed(tree: Element) -> Iterator[str]:
    """Whoever changed something is named, and when (17.13.5); a grid alone has nobody (17.13.5.33)."""
    for change in tree.iter(*_REVISIONS - {clark("w:tblGridChange")}):
        missing = [name for name in ("author", "date") if not change.get(clark(f"w:{name}"))]
        yield from (f"{_local(change)} without {name}" for name in missing)


def _nested(tree: Element) -> Iterator[str]:
    """What came, went or moved is not inside of another such: programs read that each in its own way."""
    for change in _all(tree, *_CONTENT):
        outer = next(change.iterancestors(*(clark(f"w:{name}") for name in _CONTENT)), None)
        if outer is not None:
            yield f"{_local(change)} inside {_local(outer)}"
    for mark in _all(tree, "rPr", "trPr"):
        if len(found := [_local(one) for one in mark if _local(one) in _CONTENT]) > 1:
            yield f"{_local(mark)} with {' and '.join(found)}"


_CONTENT = ("ins", "del", "moveFrom", "moveTo")


def _ranges(tree: Element) -> Iterator[str]:
    """What moved has a beginning and an end at both places, one name for the two (17.13.5.23 to 17.13.5.28)."""
    names: dict[str, list[str]] = {}
    for kind in ("moveFromRange", "moveToRange", "commentRange"):
        starts, ends = (list(_all(tree, f"{kind}{edge}")) for edge in ("Start", "End"))
        names[kind] = [start.get(_NAME, "") for start in starts]
        unpaired = {one.get(_ID) for one in starts} ^ {one.get(_ID) for one in ends}
        yield from (f"{kind} {number} without its other end" for number in sorted(unpaired))
    yield from (f"move {name} stands twice" for name in _twice(names["moveFromRange"]))
    unmet = set(names["moveFromRange"]) ^ set(names["moveToRange"])
    yield from (f"move {name} has one place" for name in sorted(unmet))


def _last_ends(tree: Element) -> Iterator[str]:
    """The last end of a cell or of the text can neither come nor go: there would be no paragraph left."""
    for holder in _all(tree, "body", "tc"):
        last = next((one for one in reversed(holder) if one.tag in _BLOCKS), None)
        whole = holder.tag == _CELL and next(holder.getparent().iterfind(_ROW_CHANGE), None) is not None
        if (
            last is not None
            and not whole
            and any(last.find(f"{_END}/{clark(f'w:{name}')}") is not None for name in _CONTENT)
        ):
            yield f"the last paragraph of {_local(holder)} loses its end"


_BLOCKS = frozenset((clark("w:p"), clark("w:tbl")))
_END = f"{clark('w:pPr')}/{clark('w:rPr')}"


def _ids(tree: Element) -> Iterator[str]:
    """Annotations share one range of ids (17.13.1); content controls have their own."""
    annotations = [number for one in tree.iter(_START, *_REVISIONS) if (number := one.get(_ID))]
    yield from (f"annotation id {one} stands twice" for one in _twice(annotations))
    controls = [one.get(_VALUE) for one in _all(tree, "id") if one.getparent().tag == clark("w:sdtPr")]
    yield from (f"content control id {one} stands twice" for one in _twice(controls))


def _bookmarks(tree: Element) -> Iterator[str]:
    """Each name once, whatever its case, and each start with its end behind it."""
    open_now: dict[str, str] = {}
    names: list[str] = []
    for mark in _all(tree, "bookmarkStart", "bookmarkEnd"):
        number = mark.get(_ID)
        if mark.tag == _START:
            open_now[number] = name = mark.get(_NAME)
            names.append(name)
        elif open_now.pop(number, None) is None:
            yield f"bookmarkEnd {number} without a start"
    yield from (f"bookmark {name} without an end" for name in open_now.values())
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
            spans = _spans(row)
            width = len(row.findall(_CELL)) - len(spans) + sum(map(int, spans)) + sum(_skipped(row))
            if width != columns:
                yield f"row {at} is {width} columns wide, its grid {columns}"


_CELL = clark("w:tc")
_ROW_CHANGE = f"{clark('w:trPr')}/*[@{clark('w:author')}]"
_spans = matcher("w:tc/w:tcPr/w:gridSpan/@w:val")


def _skipped(row: Element) -> Iterator[int]:
    properties = row.find(_ROW_PROPERTIES)
    for name in _SKIPS if properties is not None else ():
        found = properties.find(name)
        if found is not None:
            yield int(found.get(_VALUE))


_ROW_PROPERTIES, _SKIPS = clark("w:trPr"), (clark("w:gridBefore"), clark("w:gridAfter"))


def _cells(tree: Element) -> Iterator[str]:
    """A cell ends with a paragraph (17.4.65)."""
    for cell in _all(tree, "tc"):
        if not len(cell) or cell[-1].tag != clark("w:p"):
            yield "a cell that does not end with a paragraph"


_STORIES = frozenset(clark(f"w:{name}") for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"))
_RULES: tuple[Callable[[Element], Iterator[str]], ...] = (
    _deleted_text, _signed, _nested, _ranges, _last_ends, _ids, _bookmarks, _links, _fields, _grids, _cells,
)  # fmt: skip
