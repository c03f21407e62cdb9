"""A figure of the data cannot be read as one.

`value` is a plain number as printed, or one of ≤6, ＜15, ≥5, 3-5, 1:20万, —, or text in both
languages. `unit` is a known unit; a plan may define its own in a `units` file.

Wrong:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 眼眼, as_of: 2020, scope: places.town}

Right:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2020, scope: places.town}
"""

import difflib
from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.plan import Figure
from tjplan.model.source import Spot
from tjplan.model.text import Bilingual

PAGE_ZH = """
数据中的数字读不出来。

`value` 写印出的数字，或 ≤6、＜15、≥5、3-5、1:20万、—，或中英文文字。`unit` 写已知的单位；规划自己的
单位在 units 文件中定义。
"""
RULE = rule(
    "figure-unreadable",
    "error",
    zh="数字或单位读不出",
    en="unreadable figure or unit",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per value that is no quantity, and per unit that is not known."""
    told: set[Spot | None] = set()
    for figure in context.figures:
        if figure.quantity is None:
            yield _value(figure)
        if figure.unit_name and figure.unit is None and figure.unit_spot not in told:
            told.add(figure.unit_spot)  # the figures of an indicator share its unit
            yield _unit(context, figure)


def _value(figure: Figure) -> Finding:
    return Finding(
        RULE.code,
        RULE.severity,
        figure.value_spot.place,
        figure.address,
        Bilingual(f"“{figure.printed}”读不出数字", f"“{figure.printed}” is not a figure"),
        Bilingual("写数字，或 ≤6、＜15、≥5、3-5、1:20万、—", "write a number, or ≤6, ＜15, ≥5, 3-5, “1:20万”, —"),
    )


def _unit(context: Context, figure: Figure) -> Finding:
    near = difflib.get_close_matches(figure.unit_name, context.plan.units, 3, 0.4)
    known = near or list(context.plan.units)[:12]
    quoted = ", ".join(f"“{one}”" for one in known)
    return Finding(
        RULE.code,
        RULE.severity,
        (figure.unit_spot or figure.value_spot).place,
        f"{figure.address}.unit",
        Bilingual(f"未知单位“{figure.unit_name}”", f"unknown unit “{figure.unit_name}”"),
        Bilingual(f"可用：{'、'.join(known)}；或在 units 文件中定义", f"known: {quoted}; or define it in a units file"),
    )
