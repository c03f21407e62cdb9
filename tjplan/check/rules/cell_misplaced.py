"""A cell shows a figure of another row or another field.

A row speaks of one thing: its figures, its name and its attribute or class belong to one mine,
project or indicator. A field holds one kind of figure, and where the grid names the field as the data
names a property of the thing (`area`, `tasks`), that property. A path that was copied from the next row prints a
plausible number in the wrong place, and no other rule sees it while the two numbers are equal.

Wrong:

    projects:
      pump: {name: {zh: 泵站, en: Pump}, tasks: {zh: 建, en: building}, investment: {value: 5, unit: 万元, as_of: 2030, scope: places.town}}
      pipe: {name: {zh: 管道, en: Pipe}, tasks: {zh: 建, en: building}, investment: {value: 5, unit: 万元, as_of: 2030, scope: places.town}}
    ---
    column:
      id: works
      title: {zh: 项目, en: Projects}
      fields: [name, investment]
      rows:
        pump: ['{{projects.pump.name}}', '[[5|projects.pump.investment]]']
        pipe: ['{{projects.pipe.name}}', '[[5|projects.pump.investment]]']
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 项目, en: Projects}
      body:
        - column: works
        - id: pipe_cost
          text: {zh: '管道[[5万元|projects.pipe.investment]]。', en: 'The pipe costs [[RMB 50,000|projects.pipe.investment]].'}

Right:

    projects:
      pump: {name: {zh: 泵站, en: Pump}, tasks: {zh: 建, en: building}, investment: {value: 5, unit: 万元, as_of: 2030, scope: places.town}}
      pipe: {name: {zh: 管道, en: Pipe}, tasks: {zh: 建, en: building}, investment: {value: 5, unit: 万元, as_of: 2030, scope: places.town}}
    ---
    column:
      id: works
      title: {zh: 项目, en: Projects}
      fields: [name, investment]
      rows:
        pump: ['{{projects.pump.name}}', '[[5|projects.pump.investment]]']
        pipe: ['{{projects.pipe.name}}', '[[5|projects.pipe.investment]]']
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
from typing import NamedTuple

from tjplan.check import operands
from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Column, Entity, Figure, Plain, Plan, Reference
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Binding, Phrase, Pin, Text

PAGE_ZH = """
单元格中是别的行或别的栏的数字。

一行说的是一个对象：数字、名称、属性或类别属于同一矿山、项目或指标；一栏是同一种数字，栏的代号若是该对象的一个字段（`area`、`tasks`），就是那个字段。从邻行抄来的路径，印出的数字看似
合理却放错了位置，两个数字相等时其他规则发现不了。
"""
RULE = rule(
    "cell-misplaced",
    "error",
    zh="单元格中是别行别栏的数字",
    en="a cell of another row or field",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


_CALLED = frozenset({"name", "title", "short", "number"})
"""What a thing is called: any of them may stand in a field for its name."""


class _Shown(NamedTuple):
    """A mark in a cell: which field of which thing it shows; ``at`` is the field of the grid."""

    at: int
    path: str
    entity: Entity
    field: str
    is_figure: bool
    mark: Pin | Binding
    phrase: Phrase

    @property
    def operand(self) -> Operand:
        """The path that the cell shows, where it is written."""
        at = self.mark.path_offset if isinstance(self.mark, Pin) else self.mark.offset
        return Operand(self.path, self.mark.path, self.phrase.place(at))


def check(context: Context) -> Iterator[Finding]:
    """One finding per cell out of its row or its field; totals and single facts are left alone."""
    for column in context.plan.columns.values():
        told: set[tuple[str, Place]] = set()
        for finding in _of_column(column, list(_rows(context, column))):
            if (finding.path, finding.place) not in told:
                told.add((finding.path, finding.place))
                yield finding


def _of_column(column: Column, rows: list[list[_Shown]]) -> Iterator[Finding]:
    yield from _of_other_kind(rows)
    yield from _of_other_property(column, rows)
    rows = [row for row in rows if any(one.is_figure for one in row)]
    yield from _of_other_rows(rows)
    yield from _of_other_fields(rows)


def _rows(context: Context, column: Column) -> Iterator[list[_Shown]]:
    """What each body row shows; a merged cell counts for every row that it covers."""
    covering: dict[tuple[int, int], tuple[int, int]] = {}
    for area in context.areas[column.id][0]:
        for below in range(area.row + 1, area.row + area.rowspan):
            covering[below, area.col] = area.row, area.col
    for at, row in enumerate(column.rows):
        if row.key in column.header or row.key in column.total:
            continue
        shown: list[_Shown] = []
        for index in range(len(row.cells)):
            source, col = covering.get((at, index), (at, index))
            shown += _cell(context.plan, column, source, col)
        yield shown


def _cell(plan: Plan, column: Column, at: int, index: int) -> Iterator[_Shown]:
    row = column.rows[at]
    text = row.cells[index].text if index < len(row.cells) else None
    for part in text.zh.parts if text and text.zh else ():
        if isinstance(part, Pin | Binding):
            collection, _, rest = part.path.partition(".")
            name, _, field = rest.partition(".")
            entity = plan.collections.get(collection, {}).get(name)
            if entity and field not in ("", "unit") and text and text.zh:
                is_figure = isinstance(entity.fields.get(field), Figure)
                yield _Shown(index, column.cell_address(row, index), entity, field, is_figure, part, text.zh)


def _of_other_kind(rows: list[list[_Shown]]) -> Iterator[Finding]:
    """Terms (约束性) that are not the kind of the thing in their row, where those of the other rows are."""
    found: dict[tuple[int, str], list[tuple[_Shown, Entity]]] = {}
    for row in rows:
        for term in (one for one in row if one.entity.collection == "terms"):
            for entity in {one.entity.address: one.entity for one in row if one is not term}.values():
                for field, value in entity.fields.items():
                    if isinstance(value, Plain):
                        found.setdefault((term.at, field), []).append((term, entity))
    for (_, field), pairs in found.items():
        wrong = [(term, entity) for term, entity in pairs if _plain(entity, field) != term.entity.id]
        if len(wrong) < len(pairs) - len(wrong):
            told = {term.path: _finding(term, entity, field) for term, entity in wrong}
            yield from told.values()


def _plain(entity: Entity, name: str) -> str:
    found = entity.fields.get(name)
    return found.value if isinstance(found, Plain) else ""


def _of_other_rows(rows: list[list[_Shown]]) -> Iterator[Finding]:
    """Rows of more than one thing, where the grid has a thing to a row; names that are another's."""
    owners = [Counter(one.entity.address for one in row if one.is_figure) for row in rows]
    by_row = sum(1 for found in owners if sum(found.values()) > 1 and len(found) == 1)
    mixed = sum(1 for found in owners if len(found) > 1)
    for row, found in zip(rows, owners, strict=True):
        if len(found) == 1:
            yield from _misnamed(row)
        elif by_row >= 2 * mixed and by_row:
            named = {one.entity.address for one in row if not one.is_figure} & found.keys()
            owner = next(iter(named)) if len(named) == 1 else found.most_common(1)[0][0]
            wanted = next(one.entity for one in row if one.entity.address == owner)
            yield from (_finding(one, wanted) for one in row if one.is_figure and one.entity.address != owner)


def _misnamed(row: list[_Shown]) -> Iterator[Finding]:
    """Names in a row that are not of the thing whose figures it shows."""
    owner = next(one.entity for one in row if one.is_figure)
    own = {owner.address, *_referred(owner)}
    collections = {address.partition(".")[0] for address in own}
    for collection in collections:
        named = [one for one in row if not one.is_figure and one.entity.collection == collection]
        if named and not any(one.entity.address in own for one in named):
            yield _finding(named[0], owner)


def _referred(owner: Entity) -> Iterator[str]:
    """What the thing is about: the mineral of a mine, the scope of an indicator's figures."""
    yield from (value.path for value in owner.fields.values() if isinstance(value, Reference))
    yield from (figure.scope.path for figure in owner.figures() if figure.scope)


def _of_other_fields(rows: list[list[_Shown]]) -> Iterator[Finding]:
    """Figures of another kind than nearly all others in their field of the grid."""
    by_field: dict[int, list[_Shown]] = {}
    for row in rows:
        for one in row:
            if one.is_figure:
                by_field.setdefault(one.at, []).append(one)
    for found in by_field.values():
        usual, times = Counter(one.field for one in found).most_common(1)[0]
        if times >= 2 and times >= 2 * (len(found) - times):
            for one in found:
                if one.field != usual:
                    yield _finding(one, one.entity, usual)


def _of_other_property(column: Column, rows: list[list[_Shown]]) -> Iterator[Finding]:
    """Marks on another property than the one that the field of the grid is called by."""
    for row in rows:
        kept = {(one.at, one.entity.address) for one in row if one.field == _field(column, one)}
        for one in row:
            wanted = _field(column, one)
            known = isinstance(one.entity.fields.get(wanted), Figure | Text) and one.field in one.entity.fields
            closer = one.field.endswith(f"_{wanted}") or {wanted, one.field} <= _CALLED
            if known and not closer and (one.at, one.entity.address) not in kept:
                yield _finding(one, one.entity, wanted)


def _field(column: Column, one: _Shown) -> str:
    return column.fields[one.at] if one.at < len(column.fields) else ""


def _finding(one: _Shown, owner: Entity, wanted_field: str = "") -> Finding:
    """``owner`` is the thing of the row, ``wanted_field`` the field of the column where that is at fault."""
    other = operands.field(owner, wanted_field) if wanted_field else operands.name(owner, "zh")
    wanted = f"{owner.address}.{wanted_field}" if wanted_field else owner.address
    place = one.phrase.place(one.mark.offset)
    return Finding(
        RULE.code,
        RULE.severity,
        place,
        one.path,
        Bilingual(
            f"此处是 {one.mark.path}，这一行、这一栏应为 {wanted} 的内容",
            f"this is {one.mark.path}; the row and field are about {wanted}",
        ),
        Bilingual("改正路径，或核对行的次序", "mend the path, or see whether rows have changed places"),
        (one.operand, other),
    )
