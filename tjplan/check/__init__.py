"""Rules over a plan: findings with arithmetic and places, waivers applied, coverage counted."""

from tjplan.check import rules, waivers
from tjplan.check.check import Report, check

RULES = (*rules.RULES, *waivers.RULES)

__all__ = ["RULES", "Report", "check"]
