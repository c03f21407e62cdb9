"""Plans in memory for the tests of the rule language: data and rules, no prose."""

from datetime import date

from tjplan.check import check
from tjplan.check.language import Outcome, evaluate, parse
from tjplan.load import folder
from tjplan.model.finding import Finding
from tjplan.model.plan import Plan

TODAY = date(2026, 6, 1)
DATA = """\
plan:
  id: well-town
  round: 2026-2030
  title: {zh: 井镇规划, en: Plan of Well Town}
  base_year: {value: 2025, unit: 年份, as_of: 2025, scope: places.town}
  target_year: {value: 2030, unit: 年份, as_of: 2030, scope: places.town}
---
minerals:
  slate: {name: {zh: 板岩, en: slate}, class: non_metallic}
  coal: {name: {zh: 煤, en: coal}, class: energy}
---
mines:
  slate: {mineral: minerals.slate, small: {value: 6, unit: 家}, producing: {value: 5, unit: 家}}
  coal: {mineral: minerals.coal, small: {value: 1, unit: 家}, large: {value: 1, unit: 家}}
---
zones:
  hill: {name: {zh: 东山, en: Hill}, kind: key, set_by: own, area: {value: 1.2, unit: 平方千米}}
  lake: {name: {zh: 西湖, en: Lake}, kind: key, area: {value: 40, unit: 公顷}}
  wood: {name: {zh: 北林, en: Wood}, kind: other, area: {value: 0.5, unit: 平方千米}}
---
facts:
  key_area: {value: 1.6, unit: 平方千米}
  mines: {value: 8, unit: 家}
  wells: {value: 3, unit: 个}
  none: {value: 0, unit: 个}
  share: {value: 25, unit: '%'}
  rate: {value: 17, unit: '%'}
  dash: {value: —, unit: 公顷}
  words: {value: {zh: 统一协调, en: coordinated}}
  unitless: {value: 5}
  odd_unit: {value: 5, unit: 眼眼}
  few: {value: ≤5, unit: 年}
  many: {value: ≥5, unit: 年}
  years: {value: 5, unit: 年}
  span: {value: 3-5, unit: 年}
  four: {value: 4, unit: 年}
  big: {value: 43, unit: 万立方米}
"""


def plan(rules: str = "", data: str = DATA) -> Plan:
    """The plan of YAML documents that ``---`` parts, with ``rules`` as "name: check" lines."""
    texts = data.split("---\n")
    if rules:
        lines = (line.partition(": ") for line in rules.strip().splitlines())
        texts.append(
            "rules:\n"
            + "".join(
                f"  {name.strip()}:\n    message: {{zh: 应成立, en: should hold}}\n    check: {quoted(text)}\n"
                for name, _, text in lines
            )
        )
    return folder.load({f"{at}.yaml": text.encode() for at, text in enumerate(texts)}).plan


def quoted(text: str) -> str:
    """``text`` as a YAML scalar in single quotes."""
    return "'" + text.replace("'", "''") + "'"


PLAN = plan()


def outcome(text: str, of: Plan = PLAN, previous: Plan | None = None) -> Outcome:
    """What the check ``text`` says."""
    return evaluate(parse(text), of, previous)


def verdict(text: str, of: Plan = PLAN, previous: Plan | None = None) -> str:
    """ "holds", "broken", "skipped", or the English message of its fault."""
    found = outcome(text, of, previous)
    if found.faults:
        return found.faults[0][1].en
    return "skipped" if found.skipped else "holds" if found.holds else "broken"


def rule_findings(of: Plan, previous: Plan | None = None) -> list[Finding]:
    """The findings of the plan's own rules, in order of place."""
    found = check(of, today=TODAY, previous=previous).findings
    names = {rule.id for rule in of.rules} | {"rule-invalid", "rule-unevaluated", "rule-crashed"}
    return [finding for finding in found if finding.code in names]
