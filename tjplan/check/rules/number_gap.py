"""Printed numbers do not run on.

Numbers of chapters, sections, items and columns are computed; a printed override records where the
published plan differs. This rule says where a printed number does not follow the one before, and
where the numbering cells of a column (`ordinal`) do not count 1, 2, 3.

Wrong:

    column:
      id: wells
      printed_number: 4
      title: {zh: 水井, en: Wells}
      fields: [name]
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
      fields: [name]
      rows:
        first_well: [{zh: 东井, en: East well}]
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
from tjplan.model import numbering
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Column, Node
from tjplan.model.text import Bilingual, unmarked

PAGE_ZH = """
印出的编号不连续。

章、节、条、专栏的编号由顺序算出；已公布的规划另有写法时，用 printed_number 记录。本规则指出与前一个编号
不相接之处，以及专栏中序号列（`ordinal`）不按 1、2、3 排列之处。
"""
RULE = rule("number-gap", "error", zh="编号不连续", en="numbers do not run on", page_zh=PAGE_ZH, page_en=__doc__)


def check(context: Context) -> Iterator[Finding]:
    """One finding per column, heading or numbering cell out of sequence."""
    before: Operand | None = None
    for column, number, expected in numbering.columns(context.plan):
        if number != expected:
            yield _column(column, number, expected, before)
        before = Operand(column.address, str(number), (column.number_spot or column.spot).place)
    for column in context.plan.columns.values():
        yield from _ordinals(column)
    yield from _nodes(context.plan.chapters)


def _column(column: Column, number: int, expected: int, before: Operand | None) -> Finding:
    """``before`` is the column printed before this one, with its number."""
    spot = column.number_spot or column.spot
    previous = before.printed if before else ""
    return Finding(
        RULE.code,
        RULE.severity,
        spot.place,
        f"{column.address}.printed_number",
        Bilingual(
            f"专栏{previous} 之后是专栏{number}，应为专栏{expected}"
            if previous
            else f"第一个专栏的编号是 {number}，应为 {expected}",
            f"Column {previous} is followed by Column {number}, it should be Column {expected}"
            if previous
            else f"the first column bears the number {number}, it should be {expected}",
        ),
        Bilingual(
            "删去 printed_number，或核对是否缺少专栏",
            "delete printed_number, or see whether columns are missing",
        ),
        (
            Operand(f"{column.address}.printed_number", str(number), spot.place),
            *([before] if before else []),
        ),
    )


def _ordinals(column: Column) -> Iterator[Finding]:
    if column.ordinal not in column.fields:
        return
    at, expected = column.fields.index(column.ordinal), 1
    for row in column.rows:
        cell = row.cells[at] if at < len(row.cells) else None
        if row.key in (*column.header, *column.total) or cell is None or cell.text is None:
            continue
        found = unmarked(cell.text.zh)
        if found != str(expected):
            yield Finding(
                RULE.code,
                RULE.severity,
                cell.spot.place,
                column.cell_address(row, at),
                Bilingual(
                    f"序号是 {found}，应为 {expected}",
                    f"the row's number is {found}, it should be {expected}",
                ),
                Bilingual(f"写 {expected}", f"write {expected}"),
                (
                    Operand(
                        column.cell_address(row, at), found, cell.text.zh.place() if cell.text.zh else cell.spot.place
                    ),
                ),
            )
        expected += 1


def _nodes(body: tuple[object, ...]) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for node in body:
        if not isinstance(node, Node):
            continue
        if node.kind not in ("preamble", "heading") and node.number != "none":
            counts[node.kind] = counts.get(node.kind, 0) + 1
            expected = numbering.printed(node.kind, counts[node.kind], "zh")
            if node.number and node.number != expected:
                yield Finding(
                    RULE.code,
                    RULE.severity,
                    node.spot.place,
                    f"{node.address}.number",
                    Bilingual(
                        f"编号印作“{node.number}”，按顺序应为“{expected}”",
                        f"the number is printed “{node.number}”, its place gives “{expected}”",
                    ),
                    Bilingual("删去 number，或核对顺序", "delete number, or see whether the order is right"),
                    (Operand(f"{node.address}.number", node.number, (node.number_spot or node.spot).place),),
                )
        yield from _nodes(node.body)
