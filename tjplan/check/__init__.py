"""Rules over a plan: findings with arithmetic and places, waivers applied, coverage counted."""

from tjplan.check import plan_rules, rules, waivers
from tjplan.check.check import Report, check

RULES = (*rules.RULES, plan_rules.INVALID, plan_rules.UNEVALUATED, plan_rules.CRASHED, *waivers.RULES)

__all__ = ["RULES", "Report", "check"]
