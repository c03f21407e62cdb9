"""How readers call the things of a document, as of a Word file: by headings and labels as printed."""

from collections.abc import Iterator

from tjplan.diff.book import Words
from tjplan.diff.of_document import of_document, reading_order
from tjplan.document import Document, Heading, Inlines, Paragraph, Table, plain
from tjplan.model.content import COLUMNS, HOME, KIND, TEXT, Leaf, Record
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Bilingual
from tjplan.review import Group

_FIELDS = {
    "title": Bilingual("标题", "Title"),
    "text": Bilingual("正文", "Text"),
    "subtitle": Bilingual("副标题", "Subtitle"),
    "issuer": Bilingual("发布机关", "Issuer"),
    "date": Bilingual("日期", "Date"),
    "notice": Bilingual("说明", "Notice"),
    KIND: Bilingual("种类", "Kind"),
    "columns": Bilingual("占列数", "columns covered"),
    "rows": Bilingual("占行数", "rows covered"),
}
_LONG = 24


class DocumentBook:
    """A :class:`tjplan.diff.book.Book` of a document; what it says is in the language of the document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._where: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._groups: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        self._read()

    def _read(self) -> None:
        """The same walk as that of the content, so that both have the same addresses."""
        content = of_document(self.document)
        chapter, path, count = "", "", 0
        addresses = reading_order(content)
        for block in self.document.blocks:
            if not isinstance(block, Heading | Paragraph | Table):
                continue
            address = next(addresses)
            if isinstance(block, Heading):
                words = _joined(block.number, plain(block.text).replace("\n", " "))
                if block.level == 1:
                    chapter = address
                    self._titles[address] = words
                path, count = words, 0
                self._where[address], self._numbers[address] = words, block.number
            elif isinstance(block, Paragraph):
                count += 1
                self._where[address] = self._paragraph(path, count, block)
                self._numbers[address] = block.number
            else:
                self._table(block, address, chapter)
            self._groups[address] = chapter

    def _paragraph(self, path: str, count: int, block: Paragraph) -> str:
        if lead := plain(block.lead):
            return f"{block.number}{lead}"
        return f"{_cut(path)}，第{count}段" if self.document.lang == "zh" else f"{_cut(path)}, paragraph {count}"

    def _table(self, block: Table, address: str, chapter: str) -> None:
        column = f"{COLUMNS}.{address.removeprefix('placements.')}"
        self._where[address] = self._where[column] = f"{block.label}“{plain(block.title)}”"
        self._numbers[column] = block.label
        self._groups[column] = chapter
        for row in block.rows:
            name = next((words for cell in row.cells if (words := self._in_line(cell.text))), row.key)
            end = f"“{_cut(name)}”行" if self.document.lang == "zh" else f", row “{_cut(name)}”"
            self._where[f"{column}.rows.{row.key or 'new'}"] = f"{block.label}{end}"
            if row.header:
                for cell in row.cells:
                    field = cell.origin.address.rpartition(".")[2]
                    self._heads[f"{column}.{field}"] = self._in_line(cell.text)

    def _in_line(self, text: Inlines) -> str:
        """The words of a cell without its line breaks, which in English stand between words."""
        return plain(text).replace("\n", "" if self.document.lang == "zh" else " ")

    def where(self, address: str) -> Bilingual:
        if address == HOME:
            return Bilingual("封面", "Cover")
        words = self._where.get(address) or self._where.get(address.partition("~")[0], address)
        return Bilingual(words, words)

    def stands(self, address: str) -> Bilingual:
        return self.where(address)

    def field(self, record: Record, name: str) -> Bilingual:
        parts = name.removeprefix("cells.").split(".")
        if record.kind == "row":
            column = record.address.partition(".rows.")[0]
            head = self._heads.get(f"{column}.{parts[0]}", parts[0])
            more = _FIELDS.get(parts[1]) if len(parts) > 1 else None
            return Bilingual(f"{head}，{more.zh}", f"{head}, {more.en}") if more else Bilingual(head, head)
        return _FIELDS.get(parts[0], Bilingual(name, name))

    def said(self, record: Record, name: str, leaf: Leaf) -> Words:
        words = leaf if isinstance(leaf, str) else "、".join(leaf)
        end = name.rpartition(".")[2]
        return {lang: words for lang in LANGS if end == lang or end not in LANGS}

    def summary(self, record: Record) -> Words:
        lang = self.document.lang
        words = [leaf for name, leaf in record.fields.items() if isinstance(leaf, str) and name.endswith(f".{lang}")]
        return {lang: " | ".join(words)}

    def number(self, address: str) -> Bilingual:
        printed = self._numbers.get(address, "")
        return Bilingual(printed, printed)

    def group(self, address: str) -> str:
        return self._groups.get(address.partition(".rows.")[0]) or (HOME if address == HOME else TEXT)

    def groups(self) -> Iterator[Group]:
        yield Group(HOME, Bilingual("封面", "Cover"))
        for address, title in self._titles.items():
            yield Group(address, Bilingual(title, title))
        yield Group(TEXT, Bilingual("正文", "Text"))

    def place(self, record: Record, name: str = "") -> Place | None:
        return None


def _joined(number: str, title: str) -> str:
    return f"{number}{'' if number[-1:] in ('、', '）') else ' '}{title}".strip()


def _cut(words: str) -> str:
    return words if len(words) <= _LONG else f"{words[: _LONG - 1]}…"
