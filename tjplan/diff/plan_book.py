"""How readers call the things of a plan read from its files."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Protocol

from tjplan.diff import headings, spots
from tjplan.diff.behind import behind, row_place
from tjplan.diff.book import Words
from tjplan.diff.row_names import row_names
from tjplan.diff.wordings import Wordings
from tjplan.model import numbering
from tjplan.model.content import COLUMNS, HOME, KIND, TEXT, Leaf, Record
from tjplan.model.plan import Column, Figure, Plan
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Bilingual, Lang, Text, parse, unmarked
from tjplan.model.wording import wording
from tjplan.review import Group


class Titles(Protocol):
    """Kind of file and path of a field -> what the schema calls it, or a value of it that is a code."""

    def __call__(self, kind: str, path: str = "", value: str = "", /) -> Bilingual: ...


_OTHERS = ("rules", "waivers", "geometry", "units", "lexicon", "style")
_NOTHING = Bilingual("", "")
_OWN = {
    "listed": Bilingual("列入目录", "Listed in the contents"),
    "there": Bilingual("有 plan.yaml", "plan.yaml is there"),
}
"""Fields of a content that no schema has."""
_TELLING = ("title", "text", "name", "message", "reason")
"""What a thing is told by, the first two that it has."""
_LONG, _NAME = 40, 120
"""Characters of the words that stand in for a row, and of a name, at most."""


class PlanBook:
    """A :class:`tjplan.diff.book.Book` of a plan; ``titles`` are those of the schema."""

    def __init__(self, plan: Plan, titles: Titles) -> None:
        self.plan = plan
        self.titles = titles
        self._rows: dict[tuple[str, Lang], Mapping[str, str]] = {}

    @cached_property
    def _standings(self) -> Mapping[str, headings.Standing]:
        return headings.standings(self.plan)

    @cached_property
    def _wordings(self) -> Wordings:
        return Wordings(self.plan)

    @cached_property
    def _homes(self) -> Mapping[str, str]:
        return headings.homes(self.plan)

    @cached_property
    def _parts(self) -> spots.Parts:
        return spots.parts(self.plan)

    @cached_property
    def _labels(self) -> Mapping[str, int]:
        return {column.id: number for column, number, _ in numbering.columns(self.plan)}

    @cached_property
    def _behind(self) -> Mapping[str, str]:
        return behind(self.plan)

    def stands(self, address: str) -> Bilingual:
        """Where it stands among the others, of what keeps its name wherever it moves: ``第4行``, ``“…”之后``."""
        if row := row_place(self.plan, address):
            return row
        before = self._behind.get(address)
        if before is None:
            return self.where(address)
        if not before:
            return Bilingual("最前", "first")
        name = self.where(before)
        return Bilingual(f"{name.zh}之后", f"after {name.en}")

    def where(self, address: str) -> Bilingual:
        if standing := self._standings.get(address):
            return self._placed(address, standing) if address.startswith("placements.") else standing.where
        head, _, rest = address.partition(".")
        if head == COLUMNS:
            return self._column(rest)
        if head == HOME:
            return Bilingual("规划", "the plan")
        return self._thing(head, rest)

    def _placed(self, address: str, standing: headings.Standing) -> Bilingual:
        column = self.where(f"{COLUMNS}.{address.removeprefix('placements.')}")
        return Bilingual(f"{column.zh}（位于{standing.where.zh}）", f"{column.en} (placed in {standing.where.en})")

    def _column(self, rest: str) -> Bilingual:
        """``<id>`` or ``<id>.rows.<key>``."""
        name, _, key = rest.partition(".rows.")
        column = self.plan.columns.get(name)
        if column is None:
            return Bilingual(name, name)
        number = self.number(f"{COLUMNS}.{name}")
        title = Bilingual(*(_quoted(_in_line(unmarked(column.title[lang]), lang)) for lang in LANGS))
        whole = Bilingual(f"{number.zh or '专栏'}{title.zh}", f"{number.en or 'Column'} {title.en}")
        if not any(row.key == key for row in column.rows):
            return Bilingual(f"{whole.zh} {key}", f"{whole.en} {key}") if key else whole
        names = {lang: _cut(self._row_names(column, lang)[key]) or key for lang in LANGS}
        short = Bilingual(number.zh or whole.zh, number.en or whole.en)
        if key in column.header:
            return Bilingual(f"{short.zh}{names['zh']}", f"{short.en}, {names['en']}")
        return Bilingual(f"{short.zh}“{names['zh']}”行", f"{short.en}, row “{names['en']}”")

    def _row_names(self, column: Column, lang: Lang) -> Mapping[str, str]:
        """Kept, as every row of a column asks for them."""
        if (column.id, lang) not in self._rows:
            self._rows[column.id, lang] = row_names(column, lang, lambda text: self._words(text, lang))
        return self._rows[column.id, lang]

    def _words(self, text: Text | None, lang: Lang) -> str:
        phrase = text[lang] if text else None
        return self._printed(phrase.value, lang) if phrase else ""

    def _thing(self, head: str, rest: str) -> Bilingual:
        title = self.titles(head, "") if head != "geometry" else Bilingual("轮廓", "Outline")
        entity = self.plan.collections.get(head, {}).get(rest)
        rule = next((one for one in self.plan.rules if one.id == rest), None) if head == "rules" else None
        text = entity.name if entity else rule.message if rule else None
        names = {lang: _cut(_in_line(self._words(text, lang), lang), _NAME) or rest for lang in LANGS}
        if not rest:
            return title
        if head == "waivers":
            names = {lang: self._waived(rest, lang) for lang in LANGS}
        return Bilingual(f"{title.zh}{_quoted(names['zh'])}", f"{title.en}: {names['en']}")

    def _waived(self, rest: str, lang: Lang) -> str:
        """Which rule's finding is accepted, and where; ``rest`` is ``<rule>.<path>``."""
        waiver = next((one for one in self.plan.waivers if f"{one.rule}.{one.path}" == rest.partition("~")[0]), None)
        if waiver is None:
            return rest
        where = self._at(waiver.path, lang).replace("“", "‘").replace("”", "’")
        return f"{waiver.rule} · {where}"

    def _at(self, path: str, lang: Lang) -> str:
        """What a path leads to as readers call it: a thing, and which field of it."""
        head, _, rest = path.partition(".")
        name, _, field = rest.partition(".")
        if head == COLUMNS and name in self.plan.columns:
            return self._cell(name, field.removeprefix("rows."), lang)
        if standing := self._standings.get(f"{head}.{name}"):
            return standing.where[lang]
        if name not in self.plan.collections.get(head, {}):
            return path
        title = self.titles(head, field.removesuffix(".value"))[lang] if field else ""
        return " · ".join(filter(None, (self._thing(head, name)[lang], title)))

    def _cell(self, column: str, rest: str, lang: Lang) -> str:
        """``<key>.<field>`` of a column, or less of it."""
        key, _, field = rest.partition(".")
        head = self._header(self.plan.columns[column], field, lang) or field
        row = self._column(f"{column}.rows.{key}" if key else column)[lang]
        return " · ".join(filter(None, (row, head)))

    def field(self, record: Record, name: str) -> Bilingual:
        if name == KIND and record.address.startswith(f"{TEXT}."):
            return self.titles("chapter", KIND)
        if record.kind == "row":
            return self._head(record, name)
        kind = "chapter" if record.address.startswith(f"{TEXT}.") else record.kind
        if kind == "chapter" and name.startswith("text"):
            return Bilingual("正文", "Text")
        if name in _OWN:
            return _OWN[name]
        if kind == "lexicon":
            lang, _, phrase = name.partition(".")
            zh, en = ("中文", "Chinese") if lang == "zh" else ("英文", "English")
            return Bilingual(f"{_quoted(phrase)}（{zh}）", f"{_quoted(phrase)} ({en})")
        if kind == "style":
            return self.titles(kind, f"{record.address.partition('.')[2]}.{name}")
        parts = name.split(".")
        return self.titles(kind, ".".join(parts[:-1]) if parts[-1] == "value" and len(parts) > 1 else name)

    def _head(self, record: Record, name: str) -> Bilingual:
        """The words in the header above a cell."""
        column = self.plan.columns.get(record.address.removeprefix(f"{COLUMNS}.").partition(".rows.")[0])
        field = name.removeprefix("cells.").partition(".")[0]
        if column is None or not name.startswith("cells."):
            return Bilingual("列数", "Number of cells")
        shown = {lang: self._header(column, field, lang) or field for lang in LANGS}
        end = ("，合并", ", merging") if name.endswith(".merge") else ("", "")
        return Bilingual(shown["zh"] + end[0], shown["en"] + end[1])

    def _header(self, column: Column, field: str, lang: Lang) -> str:
        at = column.fields.index(field) if field in column.fields else -1
        rows = (row for row in reversed(column.rows) if row.key in column.header)
        found = (self._words(row.cells[at].text, lang) for row in rows if 0 <= at < len(row.cells))
        return next((_in_line(words, lang) for words in found if words), "")

    def said(self, record: Record, name: str, leaf: Leaf) -> Words:
        if not isinstance(leaf, str):
            return {lang: self._listed(record, name, leaf, lang) for lang in LANGS}
        figure = self._figure(record, name)
        if figure:
            return {lang: wording(figure, lang) for lang in LANGS}
        lang = name.rpartition(".")[2]
        langs: tuple[Lang, ...] = ("zh",) if lang == "zh" else ("en",) if lang == "en" else LANGS
        return {one: self._value(record, name, leaf, one) for one in langs}

    def _listed(self, record: Record, name: str, leaf: tuple[str, ...], lang: Lang) -> str:
        return ("、" if lang == "zh" else "; ").join(
            self._named(self._code(record, name, one, lang), lang) for one in leaf
        )

    def _code(self, record: Record, name: str, leaf: str, lang: Lang) -> str:
        """A value of a list that the schema explains, in its words; anything else as it is."""
        if not leaf or record.kind == "row" or name.endswith((".zh", ".en")):
            return leaf
        return self.titles("chapter" if record.address.startswith(f"{TEXT}.") else record.kind, name, leaf)[lang]

    def _value(self, record: Record, name: str, leaf: str, lang: Lang) -> str:
        if name.endswith(".merge"):
            return (
                {"<": "并入左格", "^": "并入上格"}[leaf]
                if lang == "zh"
                else {"<": "part of the cell to the left", "^": "part of the cell above"}[leaf]
            )
        if name in _OWN:
            return Bilingual("否", "no")[lang] if leaf == "no" else Bilingual("是", "yes")[lang]
        if unit := self.plan.units.get(leaf) if name.rpartition(".")[2] == "unit" else None:
            return unit.label(lang)
        code = self._code(record, name, leaf, lang)
        return code if code != leaf else self._named(self._printed(leaf, lang), lang)

    def _named(self, leaf: str, lang: Lang) -> str:
        """A path as the name that it leads to, anything else as it is."""
        head, dot, _ = leaf.partition(".")
        known = dot and (head in self.plan.collections or head in (COLUMNS, TEXT, HOME))
        found = self.plan.resolve(leaf) if known else None
        return (wording(found, lang) or leaf) if found else leaf

    def _figure(self, record: Record, name: str) -> Figure | None:
        """The figure whose value the leaf is."""
        if name != "value" and not name.endswith(".value"):
            return None
        path = record.address if name == "value" else f"{record.address}.{name.removesuffix('.value')}"
        found = self.plan.resolve(path)
        return found if isinstance(found, Figure) else None

    def _printed(self, value: str, lang: Lang) -> str:
        return "".join(self._wordings.of(part, lang) for part in parse(value))

    def summary(self, record: Record) -> Words:
        """Cells, or title and text, or name and figures, each figure with what it is."""
        said = [self._part(record, name) for name in _telling(record)]
        left = _left_out(record)
        more: Words = {"zh": f"另有{left}项", "en": f"and {left} more field{'' if left == 1 else 's'}"} if left else {}
        return {lang: " | ".join(one[lang] for one in (*said, more) if one.get(lang)) for lang in LANGS}

    def _part(self, record: Record, name: str) -> Words:
        said = self.said(record, name, record.fields[name])
        if not name.endswith(".value") and name not in ("value.zh", "value.en"):
            return said
        field = self.field(record, name)
        return {lang: f"{field[lang]}{'：' if lang == 'zh' else ': '}{words}" for lang, words in said.items()}

    def number(self, address: str) -> Bilingual:
        head, _, rest = address.partition(".")
        if head == COLUMNS and rest in self._labels:
            return Bilingual(*(numbering.label(self._labels[rest], lang) for lang in LANGS))
        standing = self._standings.get(address)
        return standing.number if standing else _NOTHING

    def group(self, address: str) -> str:
        if standing := self._standings.get(address):
            return f"{TEXT}.{standing.chapter}"
        head, _, rest = address.partition(".")
        if head == COLUMNS:
            home = self._homes.get(rest.partition(".")[0])
            return f"{TEXT}.{home}" if home else COLUMNS
        return head

    def groups(self) -> Iterator[Group]:
        yield Group(HOME, Bilingual("规划本身", "The plan itself"))
        for name, where in headings.chapters(self.plan):
            yield Group(f"{TEXT}.{name}", where)
        yield Group(TEXT, Bilingual("正文", "Text"))
        yield Group(COLUMNS, Bilingual("未放入正文的专栏", "Columns not placed in the text"))
        for head in (*self.plan.collections, *_OTHERS):
            yield Group(head, Bilingual("轮廓", "Outlines") if head == "geometry" else self.titles(head, ""))

    def place(self, record: Record, name: str = "") -> Place | None:
        return spots.place(self.plan, self._parts, record.address, name)


def _telling(record: Record) -> list[str]:
    """The fields that tell of a record what it says."""
    if record.kind == "row":
        return [name for name in record.fields if name.startswith("cells.") and not name.endswith(".merge")]
    heads = [name.partition(".")[0] for name in record.fields]
    first = [name for name in _TELLING if name in heads]
    named = [name for start in first[:2] for name in record.fields if name.partition(".")[0] == start]
    return [*named, *(name for name in record.fields if "value" in name.split("."))]


def _left_out(record: Record) -> int:
    """How many fields of a record are not among those that tell of it; of a part of the text no mark or number."""
    if record.kind == "row" or record.address.startswith(f"{TEXT}."):
        return 0
    told = {name.partition(".")[0] for name in _telling(record)}
    return len({name.partition(".")[0] for name in record.fields} - told - set(_OWN) - {"unit"})


def _in_line(words: str, lang: Lang) -> str:
    """Words of several lines in one."""
    return words.replace("\n", "" if lang == "zh" else " ")


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""


def _cut(words: str, most: int = _LONG) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
