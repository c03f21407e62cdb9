"""Checking: every rule over one plan, waivers applied, findings sorted."""

from dataclasses import dataclass
from datetime import date

from tjplan.check import plan_rules, rules, waivers
from tjplan.check.context import Context
from tjplan.check.coverage import Coverage, coverage
from tjplan.model.finding import Finding
from tjplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Report:
    """All findings in order of place, waived ones included, and the coverage of numbers."""

    findings: tuple[Finding, ...]
    coverage: Coverage


def check(
    plan: Plan,
    found: tuple[Finding, ...] = (),
    *,
    today: date,
    waive: bool = True,
    previous: Plan | None = None,
) -> Report:
    """What is wrong with ``plan``; ``found`` are the findings that reading it gave.

    ``today`` decides which waivers have expired; ``previous`` is the round before, if there is one.
    """
    verdicts = plan_rules.verdicts(plan, previous)
    context = Context(plan, plan_rules.weighed(verdicts))
    findings = [*found, *plan_rules.findings(verdicts)]
    for rule in rules.CHECKS:
        findings += rule(context)
    if waive:
        findings = list(waivers.apply(findings, plan, today))
    return Report(tuple(sorted(findings, key=lambda finding: finding.order)), coverage(context))
