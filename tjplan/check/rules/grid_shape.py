"""A column's grid has no clear shape.

Every row has one cell per field. `<` merges a cell into the one on its left, `^` into the one
above; merged cells form rectangles. `header` and `total` name rows that exist.

Wrong:

    column:
      id: wells
      title: {zh: 水井, en: Wells}
      fields: [name, depth]
      rows:
        first_well: [{zh: 东井, en: East well}]
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - column: wells

Right:

    column:
      id: wells
      title: {zh: 水井, en: Wells}
      fields: [name, depth]
      rows:
        first_well: [{zh: 东井, en: East well}, <]
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - column: wells
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Column
from tjplan.model.text import Bilingual

PAGE_ZH = """
专栏的表格形状不清。

每行的单元格数与 fields 相同。`<` 并入左边一格，`^` 并入上面一格，合并后应为矩形。header 和 total 所列
的行应存在。
"""
RULE = rule("grid-shape", "error", zh="表格形状不清", en="grid without clear shape", page_zh=PAGE_ZH, page_en=__doc__)


def check(context: Context) -> Iterator[Finding]:
    """One finding per row of the wrong width, stray merge mark, or header or total row unknown."""
    for column in context.plan.columns.values():
        yield from _widths(column)
        yield from _strays(column, context.areas[column.id][1])
        yield from _rows(column)


def _widths(column: Column) -> Iterator[Finding]:
    for row in column.rows:
        found, wanted = len(row.cells), len(column.fields)
        if found != wanted:
            yield Finding(
                RULE.code,
                RULE.severity,
                row.spot.place,
                f"{column.address}.rows.{row.key}",
                Bilingual(
                    f"行 {row.key} 有 {found} 格，fields 有 {wanted} 列",
                    f"row {row.key} has {found} cells, fields has {wanted}",
                ),
                Bilingual(
                    "补足或删去单元格；空格写 ''，合并写 < 或 ^",
                    "add or delete cells; write '' for an empty one, < or ^ for a merged one",
                ),
                (
                    Operand(f"{column.address}.fields", str(wanted), column.spot.place),
                    Operand(row.key, str(found), row.spot.place),
                ),
            )


def _strays(column: Column, strays: list[tuple[int, int]]) -> Iterator[Finding]:
    for row, col in strays:
        cell = column.rows[row].cells[col]
        yield Finding(
            RULE.code,
            RULE.severity,
            cell.spot.place,
            column.cell_address(column.rows[row], col),
            Bilingual(f"合并符号 {cell.merge} 不构成矩形", f"the merge mark {cell.merge} makes no rectangle"),
            Bilingual(
                "合并区域应为矩形：左上是文字，右边写 <，下一行先写 ^",
                "a merged area is a rectangle: text top left, < to its right, ^ first in the rows below",
            ),
        )


def _rows(column: Column) -> Iterator[Finding]:
    known = {row.key for row in column.rows}
    for name in (*column.header, *column.total):
        if name not in known:
            yield Finding(
                RULE.code,
                RULE.severity,
                column.spot.place,
                f"{column.address}.rows.{name}",
                Bilingual(f"没有名为 {name} 的行", f"there is no row {name}"),
                Bilingual(f"现有的行：{', '.join(sorted(known))}", f"the rows are {', '.join(sorted(known))}"),
            )
