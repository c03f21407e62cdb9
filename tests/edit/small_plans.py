"""A tiny plan of an invented county, to set values in."""

from collections.abc import Mapping

from tjplan.edit import apply, set_value
from tjplan.load.folder import load
from tjplan.model.plan import Plan

FACTS = """\
schema_version: 1
facts:
  # Water
  wells: {name: {zh: 井数, en: wells}, value: 2, unit: 座, also: [处], as_of: 2025, scope: places.lanhe}
  rank: {name: {zh: 位次, en: rank}, value: 1, unit: 位, as_of: 2025, scope: places.lanhe}
  water:
    name: {zh: 供水量, en: water supplied}
    value: 43 # as printed
    unit: 万立方米
    as_of: 2025
    scope: places.lanhe
  cost: {name: {zh: 投资, en: cost}, value: 4605, unit: 万元, as_of: 2025, scope: places.lanhe}
  cost_again: {name: {zh: 投资, en: cost}, value: 4605, unit: 万元, as_of: 2025, scope: places.lanhe, same_as: facts.cost}
  park: {name: {zh: 公园, en: park}, value: 57.60, unit: 公顷, as_of: 2025, scope: places.lanhe}
  life: {name: {zh: 年限, en: life}, value: ≥5, unit: 年, as_of: 2025, scope: places.lanhe}
  limit: {name: {zh: 上限, en: limit}, value: ≤6, unit: 家, as_of: 2025, scope: places.lanhe}
  span: {name: {zh: 区间, en: span}, value: 3-5, unit: 年, as_of: 2025, scope: places.lanhe}
  share: {name: {zh: 占比, en: share}, value: 20, unit: '%', as_of: 2025, scope: places.lanhe}
  scale: {name: {zh: 比例尺, en: scale}, value: '1:20万', as_of: 2025, scope: places.lanhe}
  year: {name: {zh: 年, en: year}, value: 2025, unit: 年份, as_of: 2025, scope: places.lanhe}
  none: {name: {zh: 无, en: none}, value: —, unit: 家, as_of: 2025, scope: places.lanhe}
  grade: {name: {zh: 级, en: grade}, value: {zh: 县级, en: county-level}, as_of: 2025, scope: places.lanhe}
"""
INDICATORS = """\
schema_version: 1
indicators:
  dykes:
    name: {zh: 堤防, en: dykes}
    unit: 千米
    baseline: {value: 1.5, as_of: 2025, scope: places.lanhe}
    target: {value: 2.5, as_of: 2030, scope: places.lanhe}
"""
PLACES = """\
schema_version: 1
places:
  lanhe: {name: {zh: 兰河县, en: 'Lanhe, a County'}, code: '230000', kind: county}
"""
CHAPTER = """\
schema_version: 1
chapter:
  id: water
  kind: chapter
  title: {zh: '[[兰河县|places.lanhe.name]]供水', en: 'Water of [[Lanhe, a County|places.lanhe.name]]'}
  body:
    - id: folded
      text:
        zh: >-
          有井[[两座|facts.wells]]（[[2处|facts.wells]]，[[２座|facts.wells]]），
          位居[[第一|facts.rank]]、[[第1位|facts.rank]]，供水[[43万立方米|facts.water]]，
          投资[[4605万元|facts.cost]]，公园[[57.60公顷|facts.park]]，
          年限[[5年以上|facts.life]]，[[至少5年|facts.life]]，[[不超过6家|facts.limit]]，
          [[3-5年|facts.span]]，占[[20%|facts.share]]，[[1:20万|facts.scale]]，
          [[2025年|facts.year]]，[[二〇二五年|facts.year]]，[[县级|facts.grade]]，[[2.5千米|indicators.dykes.target]]。
        en: >-
          There are [[two|facts.wells]] wells ([[2|facts.wells]]; [[Two|facts.wells]]),
          [[first|facts.rank]], [[First|facts.rank]] and [[1st|facts.rank]],
          [[430,000
          m³|facts.water]], [[RMB 46.05 million|facts.cost]], [[RMB 46,050,000|facts.cost]], [[57.60 ha|facts.park]],
          [[at least five years|facts.life]], [[5 years or more|facts.life]], [[at most six|facts.limit]],
          [[3–5 years|facts.span]], [[20%|facts.share]], [[1:200,000|facts.scale]], [[2025|facts.year]],
          [[county-level|facts.grade]], [[2.5 km|indicators.dykes.target]].
    - id: quoted
      text: {zh: '井“[[2座|facts.wells]]”、''[[57.60公顷|facts.park]]''。', en: "Say \\"[[two|facts.wells]]\\" and [[57.60 ha|facts.park]]."}
    - id: plain
      text:
        zh: 在[[兰河县|places.lanhe.name]]有井[[2座|facts.wells]]。
        en: In [[Lanhe, a County|places.lanhe.name]] are [[two|facts.wells]] wells.
    - column: table
"""
COLUMN = """\
schema_version: 1
column:
  id: table
  title: {zh: 表, en: Table}
  caption: above
  blank: unknown
  fields: [a, b, c, d]
  header: [head]
  rows:
    head: [{zh: '[[公顷|facts.park.unit]]', en: '[[ha|facts.park.unit]]'}, '', '', '']
    one: ['[[57.60|facts.park]]', '[[4605|facts.cost]]', '[[≤6|facts.limit]]', '[[—|facts.none]]']
"""
FILES = {
    "plan/facts.yaml": FACTS,
    "plan/indicators.yaml": INDICATORS,
    "plan/places.yaml": PLACES,
    "plan/chapters/water.yaml": CHAPTER,
    "plan/columns/table.yaml": COLUMN,
}


def files() -> dict[str, bytes]:
    """The plan's files as bytes."""
    return {name: text.encode() for name, text in FILES.items()}


def plan_of(raw: Mapping[str, bytes]) -> Plan:
    """The plan in ``raw``."""
    return load(dict(raw)).plan


def after_set(path: str, value: str, raw: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """All files after setting ``path`` to ``value``."""
    before = dict(raw or files())
    return before | apply(set_value(plan_of(before), path, value), before)
