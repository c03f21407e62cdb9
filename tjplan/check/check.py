"""Checking: every rule over one plan, waivers applied, findings sorted."""

from dataclasses import dataclass
from datetime import date

from tjplan.check import plan_rules, rules, waivers
from tjplan.check.context import Context
from tjplan.check.coverage import Coverage, coverage
from tjplan.model.finding import Finding
from tjplan.model.plan import Plan
from tjplan.model.previous import Previous


@dataclass(frozen=True, slots=True)
class Report:
    """All findings in order of place, waived ones included, and the coverage of numbers."""

    findings: tuple[Finding, ...]
    coverage: Coverage
    partial: bool = False
    """Whether files could not be read, so that nothing was said about what may stand in them."""


def check(
    plan: Plan,
    found: tuple[Finding, ...] = (),
    *,
    today: date,
    waive: bool = True,
    previous: Previous | None = None,
    partial: bool = False,
) -> Report:
    """What is wrong with ``plan``; ``found`` are the findings that reading it gave.

    ``today`` decides which waivers have expired; ``previous`` is the round before, if there is one.
    ``partial`` says that files could not be read: then only those rules speak that need no other file.
    A spot where reading already found an error gets no second finding.
    """
    verdicts = () if partial else plan_rules.verdicts(plan, previous)
    context = Context(plan, plan_rules.weighed(verdicts))
    findings = [*found, *plan_rules.findings(verdicts)]
    told = {finding.place for finding in found if finding.severity == "error"}
    for rule in rules.LOCAL if partial else rules.CHECKS:
        findings += rule(context)
    if waive:
        findings = list(waivers.apply(findings, plan, today, partial=partial))
    read = {finding.code for finding in found}
    kept = (finding for finding in findings if finding.place not in told or finding.code in read)
    return Report(tuple(sorted(kept, key=lambda finding: finding.order)), coverage(context, verdicts), partial)
