"""A cell is blank, or has lost its mark, though the plan has something to say there.

A row speaks of one thing, a field of the column of one property of it: what the field is called after
(`area`), or what the other rows show in it. Where the data has that property, the cell states it; a blank
cell would say what `blank` says (zero, unknown, not applicable), which the data denies. Rows without
number in the numbering field, and without name where all others have one, are told as well.

Wrong:

    projects:
      pump: {name: {zh: 泵站, en: Pump}, tasks: {zh: 建, en: building}, area: {value: 2, unit: 公顷, as_of: 2030, scope: places.town}}
      pipe: {name: {zh: 管道, en: Pipe}, tasks: {zh: 铺, en: laying}, area: {value: 5, unit: 公顷, as_of: 2030, scope: places.town}}
    ---
    column:
      id: works
      title: {zh: 项目, en: Projects}
      fields: [name, area]
      rows:
        pump: ['{{projects.pump.name}}', '[[2|projects.pump.area]]']
        pipe: ['', '[[5|projects.pipe.area]]']
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 项目, en: Projects}
      body:
        - column: works

Right:

    projects:
      pump: {name: {zh: 泵站, en: Pump}, tasks: {zh: 建, en: building}, area: {value: 2, unit: 公顷, as_of: 2030, scope: places.town}}
      pipe: {name: {zh: 管道, en: Pipe}, tasks: {zh: 铺, en: laying}, area: {value: 5, unit: 公顷, as_of: 2030, scope: places.town}}
    ---
    column:
      id: works
      title: {zh: 项目, en: Projects}
      fields: [name, area]
      rows:
        pump: ['{{projects.pump.name}}', '[[2|projects.pump.area]]']
        pipe: ['{{projects.pipe.name}}', '[[5|projects.pipe.area]]']
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 项目, en: Projects}
      body:
        - column: works
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tjplan.check import operands
from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Column, Entity, Figure, GridCell, Plain, Plan, Reference, Resolved
from tjplan.model.text import Bilingual, Binding, Pin, Text, unmarked
from tjplan.model.wording import wording

PAGE_ZH = """
单元格空着，或失去了标记，而数据中有内容。

一行说的是一个对象，一栏是它的一项内容：与栏目同名的字段（`area`），或其他各行在这一栏所写的。数据中有，单元格就应
写出；空格的意思由 `blank` 规定（零、未知、不适用），与数据相矛盾。序号栏缺号、其他各行都有名称而这一行没有，也在
此列。
"""
RULE = rule(
    "cell-blank",
    "warning",
    zh="单元格漏了内容",
    en="a cell left blank",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_NAMED = 3
"""How many other rows must all show a name before one without is taken for a slip."""
Mark = Pin | Binding


@dataclass(frozen=True)
class _Row:
    """A body row: its cells, those merged from above in the place that they cover, and whose row it is."""

    key: str
    cells: tuple[GridCell, ...]
    own: tuple[GridCell, ...]
    plan: Plan

    @cached_property
    def marks(self) -> tuple[tuple[Mark, ...], ...]:
        return tuple(tuple(_marks(cell)) for cell in self.cells)

    @cached_property
    def owner(self) -> Entity | None:
        """The thing whose figures the row shows, or that alone it names."""
        shown = [(entity, mark) for marks in self.marks for mark in marks if (entity := _entity(self.plan, mark))]
        figures = Counter(one.address for one, mark in shown if isinstance(self.plan.resolve(mark.path), Figure))
        named = {one.address for one, _ in shown if one.collection != "terms"}
        found = figures.most_common(1)[0][0] if figures else next(iter(named)) if len(named) == 1 else ""
        return next((one for one, _ in shown if one.address == found and one.collection != "facts"), None)

    def shows(self, at: int) -> Iterator[str]:
        """What the cell shows of the row's owner: ``area``, ``unit``, ``term class``, ``mineral``."""
        if self.owner and at < len(self.marks):
            for mark in self.marks[at]:
                yield from _relations(self.owner, mark.path)

    def names_alone(self) -> bool:
        """Whether a cell shows the owner's name and nothing else."""
        names = {f"{self.owner.address}.name", f"{self.owner.address}.title"} if self.owner else set()
        return any(len(marks) == 1 and marks[0].path in names for marks in self.marks)


def check(context: Context) -> Iterator[Finding]:
    """One finding per blank cell that should say something, and per cell whose words have lost their mark."""
    for column in context.plan.columns.values():
        rows = list(_rows(context, column))
        for row in rows:
            others = [other for other in rows if other is not row]
            for at, cell in enumerate(row.own[: len(column.fields)]):
                if not cell.merge and (cell.text is None or not row.marks[at]):
                    yield from _cell(context, column, row, at, others)


def _rows(context: Context, column: Column) -> Iterator[_Row]:
    covering = {
        (below, area.col): (area.row, area.col)
        for area in context.areas[column.id][0]
        for below in range(area.row + 1, area.row + area.rowspan)
    }
    for at, row in enumerate(column.rows):
        if row.key not in (*column.header, *column.total):
            sources = (covering.get((at, index), (at, index)) for index in range(len(row.cells)))
            yield _Row(row.key, tuple(column.rows[r].cells[c] for r, c in sources), row.cells, context.plan)


def _marks(cell: GridCell) -> Iterator[Mark]:
    phrase = cell.text.zh if cell.text else None
    return (part for part in (phrase.parts if phrase else ()) if isinstance(part, Pin | Binding))


def _entity(plan: Plan, mark: Mark) -> Entity | None:
    collection, _, rest = mark.path.partition(".")
    return plan.collections.get(collection, {}).get(rest.partition(".")[0])


def _relations(owner: Entity, path: str) -> Iterator[str]:
    """What ``path`` is to ``owner``: a field of it, the name of what a field of it leads to, or is the id of."""
    if path.startswith(f"{owner.address}."):
        yield path.removeprefix(f"{owner.address}.")
        return
    collection, _, rest = path.partition(".")
    name, _, field = rest.partition(".")
    if field == "name":
        for key, value in owner.fields.items():
            if isinstance(value, Reference) and value.path == f"{collection}.{name}":
                yield f"to {key}"
            if isinstance(value, Plain) and collection == "terms" and value.value == name:
                yield f"term {key}"
        if any(figure.scope and figure.scope.path == f"{collection}.{name}" for figure in owner.figures()):
            yield f"scope {collection}"


def _cell(context: Context, column: Column, row: _Row, at: int, others: list[_Row]) -> Iterator[Finding]:
    address, cell = f"{column.address}.rows.{row.key}.{column.fields[at]}", row.own[at]
    if column.fields[at] == column.ordinal:
        if cell.text is None:
            yield _finding(address, cell, Bilingual("序号空着", "the row's number is missing"), ())
        return
    # A blank cell is judged by the name of its field, too; words without mark only by the other rows.
    named = (column.fields[at],) if cell.text is None else ()
    wanted = _wanted(context.plan, named, row, at, others) if row.owner else None
    if wanted:
        yield from _lost(address, cell, *wanted, column)
    elif cell.text is None and _all_name(context.plan, at, others):
        said = Bilingual(
            "其他各行在这一栏都有名称，这一行没有", "all other rows have a name in this field, this one has none"
        )
        yield _finding(address, cell, said, ())
    elif cell.text is None and row.owner:
        yield from _unprinted(context, column, row.owner, address, cell)


def _wanted(
    plan: Plan, named: tuple[str, ...], row: _Row, at: int, others: list[_Row]
) -> tuple[Operand, Resolved] | None:
    """What the cell should show of the row's owner: ``named``, or what others show; None where nothing says so."""
    owner = row.owner
    assert owner
    alike = [other for other in others if other.owner and other.owner.collection == owner.collection]
    witnessed = Counter(one for other in alike for one in other.shows(at))
    for relation in dict.fromkeys((*named, *(one for one, _ in witnessed.most_common()))):
        if relation in ("name", "title") and row.names_alone():
            continue
        found = _resolved(plan, owner, relation)
        if found:
            return found
    return None


def _resolved(plan: Plan, owner: Entity, relation: str) -> tuple[Operand, Resolved] | None:
    kind, _, key = relation.rpartition(" ")
    field = owner.fields.get(key)
    if kind == "scope":
        scopes = {figure.scope.path for figure in owner.figures() if figure.scope}
        path = next((path for path in scopes if path.startswith(f"{key}.")), "")
    elif kind == "term":
        path = f"terms.{field.value}" if isinstance(field, Plain) else ""
    elif kind == "to" or isinstance(field, Reference):
        path = field.path if isinstance(field, Reference) else ""
    elif key == "unit" or key.endswith(".unit"):
        unit = plan.resolve(f"{owner.address}.{key}")
        shown = wording(unit, "zh") if unit else ""
        return (operands.unit(plan, f"{owner.address}.{key}", shown), unit) if unit else None
    else:
        own = plan.resolve(f"{owner.address}.{key}") if field else None
        return (operands.field(owner, key), own) if own else None
    other = plan.resolve(path) if path else None
    return (operands.name(other, "zh"), other) if isinstance(other, Entity) else None


def _lost(address: str, cell: GridCell, wanted: Operand, found: Resolved, column: Column) -> Iterator[Finding]:
    if cell.text is None:
        if not (isinstance(found, Figure) and _is_blank(found, column)):
            said = Bilingual(
                f"空着，而 {wanted.path.removesuffix('.zh')} 是 {wanted.printed}",
                f"it is blank, while {wanted.path.removesuffix('.zh')} is {wording(found, 'en')}",
            )
            yield _finding(address, cell, said, (wanted,))
    elif unmarked(cell.text.zh) in (wording(found, "zh"), found.printed if isinstance(found, Figure) else ""):
        said = Bilingual(
            f"写着“{unmarked(cell.text.zh)}”而没有钉住 {wanted.path}",
            f"it says “{unmarked(cell.text.en)}” and does not pin {wanted.path}",
        )
        yield _finding(address, cell, said, (wanted,))


def _is_blank(figure: Figure, column: Column) -> bool:
    """Whether the figure says no more than an empty cell of this column does."""
    quantity = figure.quantity
    if quantity is None or quantity.kind == "not_applicable":
        return True
    return column.blank == "zero" and quantity.low == quantity.high == 0


def _all_name(plan: Plan, at: int, others: list[_Row]) -> bool:
    """Whether enough rows there are, and all show a name in the field."""
    return len(others) >= _NAMED and all(
        at < len(other.marks) and any(_is_name(plan, mark) for mark in other.marks[at]) for other in others
    )


def _is_name(plan: Plan, mark: Mark) -> bool:
    return isinstance(plan.resolve(mark.path), Text)


def _unprinted(context: Context, column: Column, owner: Entity, address: str, cell: GridCell) -> Iterator[Finding]:
    """A text of the row's owner that neither a mark nor the words of the column print."""
    for key, value in owner.fields.items():
        path = f"{owner.address}.{key}"
        if isinstance(value, Text) and path not in context.printed and _plain(value) not in _squeezed(column):
            said = Bilingual(
                f"空着，而 {path}（{unmarked(value.zh)}）没有印在任何地方",
                f"it is blank, while {path} ({unmarked(value.en)}) is printed nowhere",
            )
            yield _finding(address, cell, said, (operands.words(path, value, "zh"),))
            return


def _plain(text: Text) -> str:
    return "".join(unmarked(text.zh).split())


def _squeezed(column: Column) -> str:
    return "\n".join(_plain(cell.text) for row in column.rows for cell in row.cells if cell.text)


def _finding(address: str, cell: GridCell, said: Bilingual, weighed: tuple[Operand, ...]) -> Finding:
    return Finding(
        RULE.code,
        RULE.severity,
        cell.spot.place,
        address,
        Bilingual(f"单元格 {address} {said.zh}", f"the cell {address}: {said.en}"),
        Bilingual(
            "写上内容并钉住；确应空着则从数据中删去",
            "state and pin it, or delete it from the data if the cell is rightly blank",
        ),
        weighed,
    )
