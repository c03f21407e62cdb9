"""A bare number in a cell stands beside the unit of another figure.

A cell that prints only `12.50` takes its unit from the unit that its row, its heading or the title
pins (`[[公顷|projects.pond.area.unit]]`). That unit must be the one the figure has in the data: a new
row in 亩 under a heading in 公顷 would print a wrong area. Counts need no printed unit.

Wrong:

    facts:
      east: {name: {zh: 东片, en: east}, value: 30, unit: 公顷, as_of: 2025, scope: places.town}
      west: {name: {zh: 西片, en: west}, value: 45, unit: 亩, as_of: 2025, scope: places.town}
    ---
    column:
      id: areas
      title: {zh: 面积, en: Areas}
      fields: [name, area]
      header: [head]
      rows:
        head: [{zh: 名称, en: Name}, {zh: '[[公顷|facts.east.unit]]', en: '[[ha|facts.east.unit]]'}]
        east: [{zh: 东片, en: East}, '[[30|facts.east]]']
        west: [{zh: 西片, en: West}, '[[45|facts.west]]']
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - column: areas

Right:

    facts:
      east: {name: {zh: 东片, en: east}, value: 30, unit: 公顷, as_of: 2025, scope: places.town}
      west: {name: {zh: 西片, en: west}, value: 3, unit: 公顷, as_of: 2025, scope: places.town}
    ---
    column:
      id: areas
      title: {zh: 面积, en: Areas}
      fields: [name, area]
      header: [head]
      rows:
        head: [{zh: 名称, en: Name}, {zh: '[[公顷|facts.east.unit]]', en: '[[ha|facts.east.unit]]'}]
        east: [{zh: 东片, en: East}, '[[30|facts.east]]']
        west: [{zh: 西片, en: West}, '[[3|facts.west]]']
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - column: areas
"""

from collections.abc import Iterator
from typing import NamedTuple

from tjplan.check.context import Context
from tjplan.check.operands import operand
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Column, Figure
from tjplan.model.text import Bilingual, Phrase, Pin
from tjplan.model.units import Unit

PAGE_ZH = """
单元格中的数字旁边是别的单位。

只印数字的单元格，单位看同一行、表头或标题中钉住的单位（`[[公顷|projects.pond.area.unit]]`），应与数据中该数字
的单位相同：表头是公顷，新增一行却是亩，印出的面积就错了。个数不必印单位。
"""
RULE = rule(
    "cell-unit",
    "error",
    zh="单元格旁是别的单位",
    en="a cell beside another unit",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_UNSTATED = frozenset({"count", "rank", "calendar year"})


class _Printed(NamedTuple):
    """A unit and the words that print it."""

    unit: Unit
    operand: Operand


def check(context: Context) -> Iterator[Finding]:
    """One finding per bare number whose row, heading or title pins units, none of them its own."""
    for column in context.plan.columns.values():
        yield from _check(context, column)


def _check(context: Context, column: Column) -> Iterator[Finding]:
    beside, above = _stated(context, column)
    titled = _units(context, f"{column.address}.title", column.title.zh)
    for at, row in enumerate(column.rows):
        for index, cell in enumerate(row.cells):
            phrase = cell.text.zh if cell.text else None
            units = beside.get(at) or above.get(index) or titled
            for pin in phrase.parts if phrase and units else ():
                found = context.resolve(pin.path) if isinstance(pin, Pin) else None
                if isinstance(pin, Pin) and isinstance(found, Figure) and _other(found, pin.literal, units):
                    yield _finding(column.cell_address(row, index), phrase, pin, found, units)


def _stated(context: Context, column: Column) -> tuple[dict[int, list[_Printed]], dict[int, list[_Printed]]]:
    """The units pinned by row of the grid, and those of headings by field."""
    beside: dict[int, list[_Printed]] = {}
    above: dict[int, list[_Printed]] = {}
    for area in context.areas[column.id][0]:
        row = column.rows[area.row]
        text = row.cells[area.col].text
        units = _units(context, column.cell_address(row, area.col), text.zh) if text else []
        if units and row.key in column.header:
            for index in range(area.col, area.col + area.colspan):
                above.setdefault(index, []).extend(units)
        elif units:
            for index in range(area.row, area.row + area.rowspan):
                beside.setdefault(index, []).extend(units)
    return beside, above


def _units(context: Context, address: str, phrase: Phrase | None) -> list[_Printed]:
    found = ((context.resolve(pin.path), pin) for pin in phrase.parts if isinstance(pin, Pin)) if phrase else ()
    return [
        _Printed(unit, Operand(f"{address}.zh", pin.literal, phrase.place(pin.offset)))
        for unit, pin in found
        if phrase and isinstance(unit, Unit)
    ]


def _other(figure: Figure, literal: str, units: list[_Printed]) -> bool:
    """Whether the cell prints a bare number and every unit that might be its own is another."""
    own = figure.unit
    if own is None or own.dimension in _UNSTATED or any(own == one.unit for one in units):
        return False
    return literal == figure.printed and figure.quantity is not None and figure.quantity.low is not None


def _finding(path: str, phrase: Phrase | None, pin: Pin, figure: Figure, units: list[_Printed]) -> Finding:
    assert phrase
    place, printed = phrase.place(pin.offset), units[0].unit
    return Finding(
        RULE.code,
        RULE.severity,
        place,
        path,
        Bilingual(
            f"“{pin.literal}”旁边的单位是{printed.zh}，{pin.path} 的单位是{figure.unit_name}",
            f"“{pin.literal}” stands beside {printed.table}; {pin.path} is in {figure.unit.table if figure.unit else ''}",
        ),
        Bilingual("换算成同一单位，或在单元格中写明单位", "convert it, or print the unit in the cell"),
        (Operand(path, pin.literal, place), units[0].operand, operand(figure)),
    )
