"""An outline is not as large as the plan says.

The area of an outline, computed on the ellipsoid, should be the printed `area` of its thing to within
5 %: outlines are simplified, and areas rounded. Beyond that one of them is wrong, or belongs to
something else.

Wrong:

    zones:
      north:
        name: {zh: 北区, en: north zone}
        kind: other
        set_by: own
        area: {value: 12, unit: 公顷, as_of: 2025, scope: places.town}
    ---
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "zones.north"},
      "geometry": {"type": "Polygon", "coordinates":
      [[[0, 0], [0.01, 0], [0.01, 0.01], [0, 0.01], [0, 0]]]}}]}

Right:

    zones:
      north:
        name: {zh: 北区, en: north zone}
        kind: other
        set_by: own
        area: {value: 123, unit: 公顷, as_of: 2025, scope: places.town}
    ---
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "zones.north"},
      "geometry": {"type": "Polygon", "coordinates":
      [[[0, 0], [0.01, 0], [0.01, 0.01], [0, 0.01], [0, 0]]]}}]}
"""

from collections.abc import Iterator
from decimal import Decimal

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.geometry import Shape, area
from tjplan.model.plan import Figure
from tjplan.model.text import Bilingual

TOLERANCE = Decimal("0.05")

PAGE_ZH = """
边界的面积与规划所载的不符。

按椭球面算出的边界面积与所印 `area` 相差应在 5% 以内：边界经过简化，面积经过修约。超出的，两者必有一误，
或者画的是别的对象。
"""
RULE = rule(
    "outline-differs",
    "warning",
    zh="边界的面积与规划所载的不符",
    en="an outline of another size",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per outline that is larger or smaller than its thing may be."""
    for shape in context.plan.shapes:
        figure = context.plan.resolve(f"{shape.path}.area")
        if shape.form == "area" and isinstance(figure, Figure):
            yield from _weighed(shape, figure)


def _weighed(shape: Shape, figure: Figure) -> Iterator[Finding]:
    quantity, unit = figure.quantity, figure.unit
    if quantity is None or unit is None or unit.dimension != "area":
        return
    drawn = Decimal(area(shape)) / unit.factor
    low = quantity.low if quantity.low is not None else Decimal(0)
    high = quantity.high
    if drawn < low * (1 - TOLERANCE) or (high is not None and drawn > high * (1 + TOLERANCE)):
        yield _finding(shape, figure, f"{drawn:.4g}")


def _finding(shape: Shape, figure: Figure, drawn: str) -> Finding:
    assert figure.unit
    printed = f"{figure.printed} {figure.unit.label('en')}"
    return Finding(
        RULE.code,
        RULE.severity,
        shape.spot.place,
        shape.path,
        Bilingual(
            f"{shape.path} 的边界面积约 {drawn}{figure.unit.label('zh')}，规划所载为 {figure.printed}{figure.unit.label('zh')}",
            f"the outline of {shape.path} has some {drawn} {figure.unit.label('en')}, the plan says {printed}",
        ),
        Bilingual("核对边界和面积，或确认 id 没有写错", "check the outline and the area, and whether the id is right"),
        (
            Operand(figure.address, figure.printed, figure.value_spot.place),
            Operand(shape.path, drawn, shape.spot.place),
        ),
    )
