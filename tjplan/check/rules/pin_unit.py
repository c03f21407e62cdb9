"""The words use another unit than the data.

A figure is stated in the unit of its record, in Chinese as printed and in English by one rule
(km², ha, m³; 万 units written out in prose, "10,000 m³" in tables; counters become bare numbers).
A count that the plan prints with two counters lists them: `also: [座]`.

Wrong:

    facts:
      park: {name: {zh: 公园, en: park}, value: 12.5, unit: 公顷, as_of: 2020, scope: places.town}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: green
          text: {zh: '公园[[12.5平方千米|facts.park]]。', en: 'The park has [[12.5 ha|facts.park]].'}

Right:

    facts:
      park: {name: {zh: 公园, en: park}, value: 12.5, unit: 公顷, as_of: 2020, scope: places.town}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: green
          text: {zh: '公园[[12.5公顷|facts.park]]。', en: 'The park has [[12.5 ha|facts.park]].'}
"""

from collections.abc import Iterator
from decimal import Decimal

from tjplan.check.arithmetic import shown
from tjplan.check.context import Context, Pinned, datum, known_unit
from tjplan.check.page import rule
from tjplan.model import literal
from tjplan.model.finding import Finding
from tjplan.model.plan import Figure, Plan
from tjplan.model.text import Bilingual
from tjplan.model.units import Unit
from tjplan.model.wording import figure

PAGE_ZH = """
正文或表格用的单位与数据不同。

数字按其记录的单位陈述：中文照印出的单位；英文用统一写法（km²、ha、m³，正文把“万”展开，表格写
“10,000 m³”，量词不译）。同一个数有两种量词时，在数据中列出：`also: [座]`。
"""
RULE = rule(
    "pin-unit",
    "error",
    zh="文字与数据的单位不同",
    en="text and data differ in unit",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per pin whose unit is not that of the data, with what the two units make."""
    for pin in context.pins:
        if pin.verdict == "unit" and not _unknown_unit(pin):
            yield _finding(pin, context.plan)


def _unknown_unit(pin: Pinned) -> bool:
    """Whether the data's unit is not known (another rule's finding)."""
    return isinstance(pin.found, Figure) and bool(pin.found.unit_name) and pin.found.unit is None


def _finding(pin: Pinned, plan: Plan) -> Finding:
    other = datum(plan, pin.found, pin.pin.path, pin.lang)
    arithmetic = _arithmetic(pin, plan)
    unit = pin.found.unit_name if isinstance(pin.found, Figure) else other.printed
    english = pin.found.unit.table if isinstance(pin.found, Figure) and pin.found.unit else unit
    says = Bilingual(f"的单位是{unit}", f"the unit of {pin.pin.path} is {english}")
    if not unit:
        says = Bilingual("没有单位", f"{pin.pin.path} has no unit")
    expected = figure(pin.found, pin.lang) if isinstance(pin.found, Figure) and pin.found.unit else other.printed
    return Finding(
        RULE.code,
        RULE.severity,
        pin.place,
        pin.path,
        Bilingual(
            f"此处写“{pin.pin.literal}”，数据 {pin.pin.path} {says.zh}{arithmetic.zh}",
            f"the text says “{pin.pin.literal}”, {says.en}{arithmetic.en}",
        ),
        Bilingual(f"写“{expected}”，或改数据的单位", f"write “{expected}”, or mend the unit in the data"),
        (pin.operand, other),
    )


def _arithmetic(pin: Pinned, plan: Plan) -> Bilingual:
    """What the stated number would be in the figure's unit, empty where the two cannot be compared."""
    stated = literal.read(pin.pin.literal, pin.lang)
    written = known_unit(stated.unit, plan) if stated else None
    own = pin.found.unit if isinstance(pin.found, Figure) else None
    if stated is None or written is None or own is None or stated.quantity.low is None:
        return Bilingual("", "")
    if written.dimension == own.dimension == "count":
        return Bilingual("", "")
    if written.dimension != own.dimension:
        return Bilingual(
            f"（{written.zh}与{own.zh}不是同类量）", f" ({written.zh} and {own.zh} measure different things)"
        )
    value = shown(stated.quantity.low * stated.scale * _size(written, stated.unit) / own.factor)
    return Bilingual(f"（折合 {value} {own.zh}）", f" (that is {value} {own.table})")


def _size(unit: Unit, written: str) -> Decimal:
    return unit.factor if written in (unit.zh, unit.table) else unit.symbol_factor
