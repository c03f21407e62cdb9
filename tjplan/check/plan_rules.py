"""A plan's own rules: parsed, evaluated, and told with both sides and every operand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tjplan.check.language import Outcome, SyntaxFault, evaluate, parse
from tjplan.check.language.evaluate import Failure
from tjplan.check.page import rule
from tjplan.model.finding import SEVERITIES, Finding, Severity
from tjplan.model.plan import Plan, PlanRule
from tjplan.model.text import Bilingual, unmarked

INVALID = rule(
    "rule-invalid",
    "error",
    zh="规则写错",
    en="rule cannot be evaluated",
    page_zh="""规划自己的规则（rules 文件）写错，或算不出来。

写法：一行比较，如 `sum(zones[*].area where kind == 'key_restoration') ≈ facts.key_restoration_area`。
运算：+ - * / ；函数：sum count min max abs；比较：== != ≈（或 ~=）< <= > >= ；连接：and or not。
数字可带单位：5 公顷、20%。不同类的量（面积与个数）不能相比或相加；除数不能含零。
[*] 表示每一个；where 之后用成员自己的字段。上一轮规划写作 previous.indicators.x.target。""",
    page_en="""A rule of the plan (a rules file) is not written right or cannot be evaluated.

Write one comparison: `sum(zones[*].area where kind == 'key_restoration') ≈ facts.key_restoration_area`.
Operators: + - * / ; functions: sum count min max abs; comparisons: == != ≈ (or ~=) < <= > >= ;
joined by and, or, not. Numbers may have a unit: 5 公顷, 20%. Quantities of different kinds (an area and
a count) can be neither compared nor added; a divisor must not be zero. [*] stands for every member;
behind where stand the member's own fields. The round before is previous.indicators.x.target.""",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule of the plan and what came of it; ``outcome`` is None where it could not be parsed."""

    rule: PlanRule
    outcome: Outcome | None
    fault: SyntaxFault | None = None


def verdicts(plan: Plan, previous: Plan | None) -> tuple[Verdict, ...]:
    """Every rule of the plan, evaluated."""
    return tuple(_verdict(one, plan, previous) for one in plan.rules)


def _verdict(one: PlanRule, plan: Plan, previous: Plan | None) -> Verdict:
    try:
        return Verdict(one, evaluate(parse(one.check), plan, previous))
    except SyntaxFault as fault:
        return Verdict(one, None, fault)


def weighed(evaluated: Iterable[Verdict]) -> frozenset[str]:
    """The addresses of every figure that a rule compared with another."""
    return frozenset(operand.path for verdict in evaluated if verdict.outcome for operand in verdict.outcome.operands)


def findings(evaluated: Iterable[Verdict]) -> Iterator[Finding]:
    """One finding per comparison that does not hold, and per rule that cannot be evaluated."""
    for verdict in evaluated:
        if verdict.fault:
            hint = Bilingual("tjplan explain rule-invalid", "tjplan explain rule-invalid")
            yield _invalid(verdict.rule, verdict.fault.offset, verdict.fault.message, hint)
        if verdict.outcome:
            for offset, message, hint in verdict.outcome.faults:
                yield _invalid(verdict.rule, offset, message, hint)
            for failure in verdict.outcome.failures:
                yield _failed(verdict.rule, failure)


def _invalid(one: PlanRule, offset: int, message: Bilingual, hint: Bilingual) -> Finding:
    place = one.check_spot.place_of(one.check, offset)
    told = Bilingual(f"规则 {one.id}：{message.zh}", f"rule {one.id}: {message.en}")
    return Finding(INVALID.code, INVALID.severity, place, f"{one.address}.check", told, hint)


def _failed(one: PlanRule, failure: Failure) -> Finding:
    places = [operand.place for operand in failure.operands if operand.place]
    sides = f"{failure.left} {failure.sign} {failure.right}"
    gap = Bilingual(f"，相差 {failure.gap}", f", a gap of {failure.gap}") if failure.gap else Bilingual("", "")
    return Finding(
        one.id,
        _severity(one, failure),
        places[0] if places else one.spot.place,
        one.address,
        Bilingual(
            f"{unmarked(one.message.zh)}：{sides} 不成立{gap.zh}",
            f"{unmarked(one.message.en)}: {sides} does not hold{gap.en}",
        ),
        Bilingual(f"规则：{one.check}", f"rule: {one.check}"),
        failure.operands,
    )


def _severity(one: PlanRule, failure: Failure) -> Severity:
    """The rule's own severity, lowered where rounding explains the gap."""
    own = one.severity if one.severity in SEVERITIES else "error"
    if failure.severity is None:
        return own
    return min(own, failure.severity, key=SEVERITIES.index)
