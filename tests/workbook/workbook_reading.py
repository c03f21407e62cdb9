"""A workbook as its own XML says it: what is stored in each cell, not what a program makes of it."""

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Stored:
    """``kind`` is ``n`` for numbers, ``s`` for text, ``f`` for a formula; ``form`` the number format."""

    kind: str
    text: str
    form: str = "General"


class Read:
    """Sheets by name, each as rows of stored cells, None where a cell holds nothing."""

    def __init__(self, xlsx: bytes) -> None:
        self.parts = dict(_parts(xlsx))
        self.strings = [
            "".join(text.text or "" for text in entry.iter(f"{_MAIN}t")) for entry in self.xml("xl/sharedStrings.xml")
        ]
        self.forms = self._forms()
        names = [str(sheet.get("name")) for sheet in self.xml("xl/workbook.xml").iter(f"{_MAIN}sheet")]
        self.roots = {name: self.xml(f"xl/worksheets/sheet{at}.xml") for at, name in enumerate(names, 1)}
        self.sheets = {name: self._rows(root) for name, root in self.roots.items()}

    def xml(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.parts[name])

    def named(self, start: str) -> list[list[Stored | None]]:
        """The one sheet whose name starts so."""
        [name] = [name for name in self.sheets if name.startswith(start)]
        return self.sheets[name]

    def records(self, start: str) -> list[dict[str, Stored | None]]:
        """The rows of a sheet with one head row, by head."""
        head, *rows = self.named(start)
        names = [cell.text if cell else "" for cell in head]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def tables(self) -> list[ElementTree.Element]:
        return [self.xml(name) for name in self.parts if re.match(r"xl/tables/", name)]

    def _forms(self) -> list[str]:
        styles = self.xml("xl/styles.xml")
        own = {one.get("numFmtId"): one.get("formatCode") or "" for one in styles.iter(f"{_MAIN}numFmt")}
        built_in = {"0": "General", "1": "0", "2": "0.00"}
        cells = styles.find(f"{_MAIN}cellXfs")
        assert cells is not None
        return [{**built_in, **own}.get(one.get("numFmtId"), "?") for one in cells]

    def _rows(self, root: ElementTree.Element) -> list[list[Stored | None]]:
        found = {}
        for cell in root.iter(f"{_MAIN}c"):
            column, row = _place(str(cell.get("r")))
            found[row, column] = self._stored(cell)
        height = max((row for row, _ in found), default=-1) + 1
        width = max((column for _, column in found), default=-1) + 1
        return [[found.get((row, column)) for column in range(width)] for row in range(height)]

    def _stored(self, cell: ElementTree.Element) -> Stored | None:
        if cell.find(f"{_MAIN}f") is not None:
            return Stored("f", cell.findtext(f"{_MAIN}f") or "")
        value = cell.findtext(f"{_MAIN}v")
        if value is None:
            return None
        if cell.get("t") == "s":
            return Stored("s", self.strings[int(value)])
        return Stored("n", value, self.forms[int(cell.get("s") or 0)])


def _parts(xlsx: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(xlsx)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _place(reference: str) -> tuple[int, int]:
    """``B3`` as column 1, row 2."""
    letters, digits = re.fullmatch(r"([A-Z]+)([0-9]+)", reference).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1, int(digits) - 1
