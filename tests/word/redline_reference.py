"""Accept all and reject all by the words of ECMA-376 Part 1, 17.13.5, and Word files in a form to compare.

A reading of the standard of its own: it imports nothing of the writer's.  It refuses what our files have
no need of (cell revisions, revisions inside one another), because programs disagree on those.
"""

import hashlib
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Literal

from lxml import etree

Mode = Literal["plain", "accept", "reject"]
Element = Any
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PROPERTIES = ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx")
_GOES: dict[Mode, tuple[str, str]] = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo"), "plain": ("", "")}
_STAYS: dict[Mode, tuple[str, str]] = {"accept": ("ins", "moveTo"), "reject": ("del", "moveFrom"), "plain": ("", "")}
_RANGES = [f"{W}{name}Range{end}" for name in ("moveFrom", "moveTo") for end in ("Start", "End")]
_INLINE = [f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo")]
REVISIONS = [*_INLINE, *(f"{W}{name}RangeStart" for name in ("moveFrom", "moveTo"))] + [
    f"{W}{name}Change" for name in _PROPERTIES
]
"""All that says that somebody changed something, by tag; each has an author and a date (17.13.5)."""
_REFUSED = [f"{W}{name}" for name in ("cellIns", "cellDel", "cellMerge", "numberingChange")]


def parts(docx: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main(docx: bytes) -> Element:
    """The root of the main part."""
    return etree.fromstring(parts(docx)["word/document.xml"])


def revisions(docx: bytes) -> list[Element]:
    """Every revision of every part of the file, in order."""
    trees = (etree.fromstring(data) for name, data in sorted(parts(docx).items()) if name.endswith(".xml"))
    return [one for tree in trees for one in tree.iter(*REVISIONS, *_REFUSED)]


def resolved(docx: bytes, mode: Mode) -> bytes:
    """The file with all changes accepted or rejected."""
    return docx if mode == "plain" else _with_main(docx, lambda tree: _resolve(tree, mode))


def simplified(docx: bytes, mode: Mode) -> bytes:
    """The file with its properties, rows and marks of headings and titles resolved; all other revisions are as they were."""

    def simplify(tree: Element) -> None:
        _restore_properties(tree, mode)
        _drop_rows(tree, mode)
        for paragraph in list(_going(tree, mode)):
            if _style(paragraph).startswith(("Heading", "Title", "Subtitle")):
                _join(paragraph)

    return docx if mode == "plain" else _with_main(docx, simplify)


def leftovers(docx: bytes, mode: Mode) -> int:
    """How many paragraphs go that LibreOffice cannot join to the next: in front of a table or the contents' end, or last."""
    following = [_next(one) for one in _going(main(docx), mode)]
    return sum(one.tag == f"{W}tbl" or _is_end(one) for one in following)


def blurred(docx: bytes, mode: Mode) -> bool:
    """Whether LibreOffice cannot but lose a paragraph's end or look.

    It keeps no record of a section's end that comes or goes; it takes the end of a paragraph for rejected
    too where characters inserted last in it stand in front of inserted ones; a paragraph last in
    the file or in the contents gets the look of one that goes in front of it; and so does any behind one in
    several pieces whose words came elsewhere, which it takes for moved.
    """
    tree = main(docx)
    going = list(_going(tree, mode))
    ended = any(one.find(f"{W}pPr/{W}sectPr") is not None for one in going)
    if ended or next(tree.iter(f"{W}sectPrChange"), None) is not None:
        return True
    if mode == "reject" and any(_runs_on(one, mode) for one in tree.iter(f"{W}p") if _begins(one, mode)):
        return True
    come = {_words(one) for one in _going(tree, "reject" if mode == "accept" else "accept")}
    return any(_is_end(_next(_next(one))) or _runs_on(one, mode) or _seems_moved(one, come) for one in going)


def _is_end(block: Element) -> bool:
    """Whether the file ends here, or the contents."""
    return block.tag == f"{W}sectPr" or _style(block) == "SectionEnd"


def _begins(paragraph: Element, mode: Mode) -> bool:
    """Whether the paragraph's first characters go."""
    first = next(paragraph.iter(f"{W}r"), None)
    return first is not None and _goes(first, mode)


def _goes(run: Element, mode: Mode) -> bool:
    return next(run.iterancestors(*(f"{W}{name}" for name in _GOES[mode])), None) is not None


def _seems_moved(paragraph: Element, come: set[str]) -> bool:
    return _words(paragraph) in come and len([one for one in paragraph if one.tag in _INLINE]) > 1


def _words(paragraph: Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t", f"{W}delText"))


def _runs_on(paragraph: Element, mode: Mode) -> bool:
    """Whether the paragraph before it stays and ends with characters that go."""
    before = paragraph.getprevious()
    if before is None or before.tag != f"{W}p" or before in list(_going(before.getparent(), mode)):
        return False
    runs = list(before.iter(f"{W}r"))
    return bool(runs) and _goes(runs[-1], mode)


def drawings_change(docx: bytes) -> bool:
    """Whether a drawing comes or goes."""
    drawn = main(docx).iter(f"{W}drawing")
    return any(next(one.iterancestors(*_INLINE), None) is not None for one in drawn)


def _next(paragraph: Element) -> Element:
    """The next block."""
    one = paragraph.getnext()
    while one is not None and one.tag not in (f"{W}p", f"{W}tbl", f"{W}sectPr"):
        one = one.getnext()
    return paragraph if one is None else one


def _going(tree: Element, mode: Mode) -> Iterator[Element]:
    """The paragraphs whose mark goes."""
    goes = {f"{W}{name}" for name in _GOES[mode]}
    for paragraph in tree.iter(f"{W}p"):
        if goes & {mark.tag for mark in paragraph.findall(f"{W}pPr/{W}rPr/*")}:
            yield paragraph


def _style(paragraph: Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def _with_main(docx: bytes, change: Any) -> bytes:
    files = parts(docx)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            if name == "word/document.xml":
                tree = etree.fromstring(data)
                change(tree)
                data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            archive.writestr(name, data)
    return out.getvalue()


def _resolve(tree: Element, mode: Mode) -> None:
    assert not [one.tag for one in tree.iter(*_REFUSED)], "a revision of cells"
    _assert_flat(tree)
    _restore_properties(tree, mode)
    _drop_rows(tree, mode)
    _drop_runs(tree, mode)
    _drop_paragraphs(tree, mode)


def _assert_flat(tree: Element) -> None:
    """No inserted or deleted characters inside others."""
    for one in tree.iter(*_INLINE):
        assert not [up.tag for up in one.iterancestors(*_INLINE)], "a revision inside a revision"


def _restore_properties(tree: Element, mode: Mode) -> None:
    """17.13.5.29 and its like: the element holds the properties as they were."""
    for name in _PROPERTIES:
        for change in list(tree.iter(f"{W}{name}Change")):
            owner = change.getparent()
            owner.remove(change)
            if mode == "reject":
                kept = [one for one in owner if _outlasts(owner, one)]
                was = change.find(f"{W}{name}")
                assert was is not None, f"{name}Change without {name}"
                owner[:] = [*kept, *was] if name == "sectPr" else [*was, *kept]


def _outlasts(owner: Element, child: Element) -> bool:
    """What stands among properties and is none of those that a change restores."""
    if owner.tag == f"{W}pPr":
        return child.tag in (f"{W}rPr", f"{W}sectPr")
    if owner.tag == f"{W}sectPr":  # 17.13.5.32: what runs along the pages has no record of changes
        return child.tag in (f"{W}headerReference", f"{W}footerReference")
    return child.tag in _INLINE


def _drop_rows(tree: Element, mode: Mode) -> None:
    """17.13.5.13 and 17.13.5.17; a table goes with its last row."""
    for row in list(tree.iter(f"{W}tr")):
        marks = {mark.tag for mark in row.findall(f"{W}trPr/*") if mark.tag in _INLINE}
        if marks & {f"{W}{name}" for name in _GOES[mode]}:
            table = row.getparent()
            table.remove(row)
            if table.find(f"{W}tr") is None:
                table.getparent().remove(table)
        else:
            properties = row.find(f"{W}trPr")
            for mark in properties.findall("*") if properties is not None else ():
                if mark.tag in _INLINE:
                    properties.remove(mark)


def _drop_runs(tree: Element, mode: Mode) -> None:
    for one in list(tree.iter(*_INLINE, *_RANGES)):
        owner = one.getparent()
        if owner.tag in (f"{W}rPr", f"{W}trPr"):
            continue
        if one.tag in {f"{W}{name}" for name in _STAYS[mode]}:
            at = owner.index(one)
            owner[at : at + 1] = list(one)
        else:
            owner.remove(one)
    for text in tree.iter(f"{W}delText", f"{W}delInstrText"):
        text.tag = f"{W}t" if text.tag == f"{W}delText" else f"{W}instrText"
    for link in list(tree.iter(f"{W}hyperlink")):
        if link.find(f"{W}r") is None:
            link.getparent().remove(link)


def _drop_paragraphs(tree: Element, mode: Mode) -> None:
    """17.13.5.15 and 17.13.5.20: without its mark a paragraph is the beginning of the next one, and is as that is."""
    goes = {f"{W}{name}" for name in _GOES[mode]}
    for paragraph in list(tree.iter(f"{W}p")):
        marks = [mark for mark in paragraph.findall(f"{W}pPr/{W}rPr/*") if mark.tag in _INLINE]
        for mark in marks:
            mark.getparent().remove(mark)
        if goes & {mark.tag for mark in marks}:
            _join(paragraph)


def _join(paragraph: Element) -> None:
    """What a paragraph without its mark holds becomes the beginning of the next one."""
    content = [one for one in paragraph if one.tag != f"{W}pPr"]
    following = _next(paragraph)
    assert following is not paragraph, "the last paragraph of a cell would lose its mark"
    if following.tag == f"{W}p":
        at = 1 if following.find(f"{W}pPr") is not None else 0
        following[at:at] = content
    else:
        assert not [one.tag for one in content if _shows(one)], "a text without a mark"
    paragraph.getparent().remove(paragraph)


def _shows(element: Element) -> bool:
    """Whether words of it would be lost: of a comment only the place would, and what goes is as good as gone."""
    return element.tag not in (*_MARKS, *_RANGES, *_INLINE) and element.find(f"{W}commentReference") is None


# --- A form to compare: what two files with equal lines show, and how, is equal. ---


_MARKS = [f"{W}{name}{end}" for name in ("bookmark", "commentRange") for end in ("Start", "End")]


def canonical(docx: bytes, *, ends: bool = True) -> list[str]:
    """The main part, a line a block, without what only names things.

    ``ends`` is whether what runs along the last section's pages is told, which no revision can change.

    Runs of one look are one run; comments are left out, and bookmarks too, and who asks for one is given
    the words that it covers; who asks for a part is given a digest of the part.
    """
    files = parts(docx)
    tree = etree.fromstring(files["word/document.xml"])
    for mark in [run for run in tree.iter(f"{W}r") if run.find(f"{W}commentReference") is not None]:
        mark.getparent().remove(mark)
    for one in [] if ends else tree.findall(f"{W}body/{W}sectPr/*"):
        if one.tag in (f"{W}headerReference", f"{W}footerReference"):
            one.getparent().remove(one)
    names = _covered(tree)
    digests = _digests(files)
    return [line for child in tree[0] for line in _lines(child, names, digests)]


def running(docx: bytes) -> list[str]:
    """What runs along the last section's pages."""
    section = main(docx).find(f"{W}body/{W}sectPr")
    told = [_plain(one, {}, _digests(parts(docx))) for one in section]
    return [one for one in told if one.startswith(("<headerReference", "<footerReference"))]


def _covered(tree: Element) -> dict[str, str]:
    """The characters that each bookmark covers."""
    open_now: dict[str, str] = {}
    found: dict[str, str] = {}
    for one in tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if one.tag == f"{W}bookmarkStart":
            open_now[one.get(f"{W}id")] = one.get(f"{W}name")
            found[one.get(f"{W}name")] = ""
        elif one.tag == f"{W}bookmarkEnd":
            open_now.pop(one.get(f"{W}id"), None)
        else:
            for name in open_now.values():
                found[name] += one.text or ""
    return found


def _digests(files: dict[str, bytes]) -> dict[str, str]:
    """What each relationship of the main part leads to, as a digest of the part and of those that it leads to."""
    return {name: _digest(files, target) for name, target in _targets(files, "word/document.xml")}


def _targets(files: dict[str, bytes], name: str) -> list[tuple[str, str]]:
    """The relationships of a part: id and name of the other part."""
    folder, file = posixpath.split(name)
    relations = files.get(f"{folder}/_rels/{file}.rels")
    tree = etree.fromstring(relations) if relations else ()
    return [(one.get("Id"), posixpath.normpath(f"{folder}/{one.get('Target')}")) for one in tree]


def _digest(files: dict[str, bytes], name: str) -> str:
    data = b"".join(files[part] for part in (name, *(target for _, target in _targets(files, name))))
    return hashlib.sha256(data).hexdigest()[:12]


def _lines(child: Element, names: dict[str, str], digests: dict[str, str]) -> Iterator[str]:
    if child.tag == f"{W}p":
        yield _paragraph(child, names, digests)
    elif child.tag == f"{W}tbl":
        yield "table"
        for part in child:
            if part.tag != f"{W}tr":
                yield _plain(part, names, digests)
                continue
            properties = part.find(f"{W}trPr")
            yield f"row {_plain(properties, names, digests) if properties is not None and len(properties) else ''}"
            for cell in part.iter(f"{W}tc"):
                yield f"cell {_plain(cell.find(f'{W}tcPr'), names, digests)}"
                for inside in cell:
                    yield from _lines(inside, names, digests)
        yield "table ends"
    elif child.tag not in (*_MARKS, f"{W}tcPr"):
        yield _plain(child, names, digests)


def _paragraph(paragraph: Element, names: dict[str, str], digests: dict[str, str]) -> str:
    properties = paragraph.find(f"{W}pPr")
    look = [_plain(one, names, digests) for one in properties if one.tag != f"{W}rPr" or len(one)]
    return f"p[{' '.join(look)}] {_joined(_pieces(paragraph, names, digests))}"


def _pieces(owner: Element, names: dict[str, str], digests: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Look and characters of each run; a link is told by its target."""
    for one in owner:
        if one.tag == f"{W}r":
            look = one.find(f"{W}rPr")
            told = "" if look is None else " ".join(_plain(part, names, digests) for part in look)
            for piece in one:
                if piece.tag == f"{W}t":
                    for words in _SIGNS.split(piece.text or ""):
                        yield (
                            told if _SIGNS.match(words) else told.replace(_HINT, "").strip(),
                            words.replace("<", "&lt;"),
                        )
                elif piece.tag != f"{W}rPr":
                    yield told.replace(_HINT, "").strip(), _plain(piece, names, digests)
        elif one.tag == f"{W}hyperlink":
            yield "link", f"<to {names.get(one.get(f'{W}anchor'), 'NOTHING')!r}: "
            yield from _pieces(one, names, digests)
            yield "link", ">"
        elif one.tag not in (*_MARKS, f"{W}pPr"):
            yield "?", _plain(one, names, digests)


# 17.3.2.26: the hint speaks of characters that are both Latin and East Asian; of all others it says nothing.
_HINT = '<rFonts hint="eastAsia"/>'
_SIGNS = re.compile("([\u00b0\u00b1\u00b7\u00d7\u00f7\u2010-\u2027\u2030-\u205e\u2100-\u27bf]+)")


def _joined(pieces: Iterator[tuple[str, str]]) -> str:
    shown: list[list[str]] = []
    for look, characters in pieces:
        if not characters:
            continue
        if shown and shown[-1][0] == look:
            shown[-1][1] += characters
        else:
            shown.append([look, characters])
    return " ".join(f"({look}){characters}" for look, characters in shown)


_NAMED = re.compile(r"\b_(?:Toc|Ref)\w+")


def _plain(element: Element, names: dict[str, str], digests: dict[str, str]) -> str:
    """The element as XML without namespaces, references replaced by what they lead to."""
    copied = etree.fromstring(etree.tostring(element, with_tail=False))
    for one in copied.iter(f"{_DRAWING}docPr"):  # its number, and the name that counts, say how many came before
        one.set("id", "")
        one.set("name", one.get("name").rstrip("0123456789"))
    for one in copied.iter():
        for key, value in one.attrib.items():
            if key.startswith(R):
                one.set(key, digests.get(value, "NOTHING"))
        if one.text and one.tag == f"{W}instrText":
            one.text = _NAMED.sub(lambda name: repr(names.get(name[0], "NOTHING")), one.text)
    text = etree.tostring(copied, encoding="unicode")
    text = re.sub(r' xmlns:\w+="[^"]*"', "", text)
    return re.sub(r"(</?| )w:", r"\1", text).replace(' xml:space="preserve"', "")
