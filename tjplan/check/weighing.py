"""Which of the plan's own rules look at which figure, and what each of them says."""

from collections.abc import Iterable
from typing import NamedTuple

from tjplan.check.plan_rules import Verdict


class Weighing(NamedTuple):
    """One rule at one figure: the rule's id, and whether it holds; None where it could say nothing."""

    rule: str
    holds: bool | None


def by_figure(evaluated: Iterable[Verdict]) -> dict[str, tuple[Weighing, ...]]:
    """Address -> the rules that weighed what stands there, each once, in the order of the rules."""
    found: dict[str, dict[Weighing, None]] = {}
    for verdict in evaluated:
        outcome = verdict.outcome
        if outcome is None:
            continue
        said = not outcome.skipped and not outcome.faults
        weighing = Weighing(verdict.rule.id, outcome.holds if said else None)
        for operand in (*outcome.operands, *outcome.unread):
            found.setdefault(operand.path, {})[weighing] = None
    return {path: tuple(weighings) for path, weighings in found.items()}
