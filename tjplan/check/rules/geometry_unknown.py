"""An outline belongs to nothing.

A feature of GeoJSON names by `properties.id` the thing whose outline it is. The website draws it under
that thing's name, so there must be one in the data.

Wrong:

    zones:
      north: {name: {zh: 北区, en: north zone}, kind: other, set_by: own}
    ---
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "zones.nroth"},
      "geometry": {"type": "Point", "coordinates": [132.51, 47.65]}}]}

Right:

    zones:
      north: {name: {zh: 北区, en: north zone}, kind: other, set_by: own}
    ---
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "zones.north"},
      "geometry": {"type": "Point", "coordinates": [132.51, 47.65]}}]}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.check.suggest import nearest
from tjplan.model.finding import Finding
from tjplan.model.text import Bilingual

PAGE_ZH = """
边界不属于任何对象。

GeoJSON 的 Feature 用 `properties.id` 写明是谁的边界，网站在该对象名下画出，所以数据中必须有它。
"""
RULE = rule(
    "geometry-unknown",
    "error",
    zh="边界不属于任何对象",
    en="an outline of nothing",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per outline whose thing the data does not have."""
    for shape in context.plan.shapes:
        collection, _, name = shape.path.partition(".")
        if name not in context.plan.collections.get(collection, {}):
            yield Finding(
                RULE.code,
                RULE.severity,
                shape.spot.place,
                shape.path,
                Bilingual(f"数据中没有 {shape.path}", f"the data has no {shape.path}"),
                nearest(shape.path, context.plan),
            )
