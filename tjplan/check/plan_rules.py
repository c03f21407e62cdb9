"""A plan's own rules: parsed, evaluated, and told with both sides and every operand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tjplan.check.language import Outcome, SyntaxFault, evaluate, parse, paths
from tjplan.check.language.judge import Failure
from tjplan.check.page import rule
from tjplan.model.finding import SEVERITIES, Finding, Rule, Severity
from tjplan.model.plan import Plan, PlanRule
from tjplan.model.previous import Previous
from tjplan.model.text import LANGS, Bilingual, unmarked

INVALID = rule(
    "rule-invalid",
    "error",
    zh="规则写错",
    en="rule cannot be evaluated",
    page_zh="""规划自己的规则（rules 文件）写错，或算不出来。

写法：一行比较，如 `sum(zones[*].area where kind == 'key_restoration') ≈ facts.key_restoration_area`。
运算：+ - * / ；函数：sum count min max abs reachable known；比较：== != ≈（或 ~=）< <= > >= ；连接：and or not；可以连写
a < b <= c。全角符号和中文引号一样可用。
≈ 按印出的数位比较：超出舍入所能解释的范围为错误，舍入难以解释为警告，否则为提示。
数字可带单位：5 公顷、20%、2025年。不带单位的数字取另一边的单位，相加减时也一样：百分比指标旁的 35 即 35%，
所以“减去一个百分比”写 100% - facts.share，不写 1 - facts.share；算出的比值没有单位，写 35% 或 0.35。
≥5 没有上限，写在左边时不能说它 <= 9（同样，≤5 没有下限，不能说它 >= 1）：规则无法评判；写在右边时是要达到的
界限，6 >= ≥5 成立。3-5 是范围，不等于 4。名称可用任一种语言写。两边不能是同一个数字。不同类的量（面积与个数）不能相比或相加；除数不能含零；每矿面积（面积除以个数）仍是面积。
每年的量乘以年数是总量（万立方米/年 × 5年），总量除以年数是每年的量；2025年 是年份，5年、3-5年 是时长，两个
年份之差是时长；个月可与年换算，日不能；两个百分数之差可与个百分点相比。除号连起的单位也可以写：50万元/公顷。
[*] 表示每一个；where 之后用成员自己的字段，引用可以接着写：`where mineral.class == 'energy'`；共用的单位也是
字段：`where unit == '公顷'`。所有成员都没有的字段是问题；个别成员没有的字段不等于任何值。known(字段) 表示该
成员有数字：`sum(indicators[*].target where known(target))`。reachable(占比, 个数) 问若干家中有无几家恰为该占比：5 家得不出 17%。
上一轮规划写作 previous.indicators.x.target，即同一文件夹中结束年份早于本轮且最近的一轮。
规则至少要比较规划中的一个数字或名称，说明须有中英文。数据为“—”或文字时，见 `tjplan explain rule-unevaluated`。""",
    page_en="""A rule of the plan (a rules file) is not written right or cannot be evaluated.

Write one comparison: `sum(zones[*].area where kind == 'key_restoration') ≈ facts.key_restoration_area`.
Operators: + - * / ; functions: sum count min max abs reachable known; comparisons: == != ≈ (or ~=) < <= > >= ;
joined by and, or, not; a < b <= c may be written as one. Full-width signs and Chinese quotes will do.
≈ goes by the printed digits: a gap that rounding cannot make is an error, one that it hardly makes a
warning, any other a note.
Numbers may have a unit: 5 公顷 (or 5 ha), 20%, 2025年. A bare number takes the unit of the other side:
35 beside a percentage is 35%, in sums too, so write 100% - facts.share and not 1 - facts.share; a ratio
that was computed has none, so write 35% or 0.35. ≥5 has no upper limit: on the left nothing can be said of
≥5 <= 9 (nor of ≤5 >= 1); on the right it is the bound to be met, and 6 >= ≥5 holds. 3-5 is a range and
equals no single figure. A name may be written in either language. The two sides may not be one and the
same figure. Quantities of different kinds (an area and a count) can be neither compared nor added; a divisor must not be zero; the
area per mine is an area. What is per year times years is a total (万立方米/年 × 5年), and a total by years
is per year; 2025年 is a year, 5年 and 3-5年 are durations, and two years lie a duration apart; 个月 convert
into 年, 日 do not; a difference of percentages may be compared with 个百分点. Units may be joined by a
stroke: 50万元/公顷. [*] stands for every member; behind where stand the member's own fields, through
references too: `where mineral.class == 'energy'`; so does the unit they share: `where unit == '公顷'`. A
field that none of the members has is a finding; one that a single member lacks equals nothing.
known(field) holds where the member states a number: `sum(indicators[*].target where known(target))`.
reachable(share, count) asks whether some of so many things make that share: of 5 mines none makes 17%.
The round before is previous.indicators.x.target: of the folders beside this one the one that ends last
before this one starts. A rule weighs at least one figure or name of the plan and says what it asks for in
both languages. Where the data says — or words, see `tjplan explain rule-unevaluated`.""",
)
UNEVALUATED = rule(
    "rule-unevaluated",
    "warning",
    zh="规则无法评判",
    en="rule says nothing",
    page_zh="""规则要用的数字在数据中是“—”或文字，规则因此不成立也不算不成立：它什么也没有核对。

≥5 没有上限、≤5 没有下限，因此 ≥5 <= 9 无法评判。专栏写明 blank: unknown（默认）时，空格是未知而不是零，
求和及最大最小值遇到它也无法评判；空格确为零的，在该专栏写 blank: zero。

求和、最大最小值中有一个成员没有数字，整条规则都不能评判。确实只算有数字的成员时，写明：
`sum(indicators[*].target where known(target)) == facts.total`。否则在数据中给出数字，或删去规则。""",
    page_en="""A figure that the rule needs is — or words in the data, so that the rule neither holds nor fails: it
checks nothing.

≥5 has no upper limit and ≤5 no lower one, so that nothing can be said of ≥5 <= 9. Where a column says
blank: unknown, or nothing, a blank cell is not known and no zero: a sum, min or max over it cannot be
evaluated either. Where a blank cell does mean zero, say blank: zero in that column.

One member without a number is enough to silence a sum, min or max. Where those members are meant to be
left out, say so: `sum(indicators[*].target where known(target)) == facts.total`. Otherwise give the figure
a number in the data, or delete the rule.""",
)
CRASHED = rule(
    "rule-crashed",
    "error",
    zh="规则使 tjplan 出错",
    en="rule makes tjplan fail",
    page_zh="""评判规划的一条规则时 tjplan 自身出错。这是 tjplan 的缺陷，不是规划的问题：请把该规则报告给维护者。
其他问题照常列出；该规则未作评判。""",
    page_en="""tjplan itself failed while it evaluated one rule of the plan. That is a bug of tjplan, not a fault of
the plan: please report the rule. All other findings stand; this rule was not evaluated.""",
)


_SHOWN = 5
_ENDS = {"above": Bilingual("上限", "upper"), "below": Bilingual("下限", "lower")}
_PAGE = Bilingual("写法见 tjplan explain rule-invalid", "see tjplan explain rule-invalid")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule of the plan and what came of it; ``outcome`` is None where it could not be parsed."""

    rule: PlanRule
    outcome: Outcome | None
    fault: SyntaxFault | None = None
    crash: str = ""
    """What went wrong inside tjplan, empty where nothing did."""


def verdicts(plan: Plan, previous: Previous | None) -> tuple[Verdict, ...]:
    """Every rule of the plan, evaluated."""
    return tuple(_verdict(one, plan, previous) for one in plan.rules)


def _verdict(one: PlanRule, plan: Plan, previous: Previous | None) -> Verdict:
    try:
        tree = parse(one.check)
        if not any(paths(tree)):
            return Verdict(one, None, _constant(tree.offset))
        return Verdict(one, evaluate(tree, plan, previous))
    except SyntaxFault as fault:
        return Verdict(one, None, fault)
    # One rule of a stranger's plan must not hide the findings of all others; a bug still shows as one.
    except Exception as bug:
        return Verdict(one, None, crash=f"{type(bug).__name__}: {bug}")


def _constant(offset: int) -> SyntaxFault:
    return SyntaxFault(
        offset,
        Bilingual("没有比较规划中的任何数字或名称", "it weighs no figure or name of the plan"),
        Bilingual(
            "写出要比较的数字的路径，如 facts.total", "write the paths of the figures to compare, e.g. facts.total"
        ),
    )


def weighed(evaluated: Iterable[Verdict]) -> frozenset[str]:
    """The addresses of everything that a rule looked at."""
    return frozenset(operand.path for verdict in evaluated if verdict.outcome for operand in verdict.outcome.operands)


def tied(evaluated: Iterable[Verdict]) -> frozenset[str]:
    """The addresses of every figure that a rule compared with another figure or with a list."""
    return frozenset(path for verdict in evaluated if verdict.outcome for path in verdict.outcome.tied)


def described(one: PlanRule) -> Rule:
    """A rule of the plan as a rule: its message is its name, the line that must hold its page."""
    name = Bilingual(unmarked(one.message.zh), unmarked(one.message.en))
    page = Bilingual(f"{name.zh}\n\n    {one.check}\n", f"{name.en}\n\n    {one.check}\n")
    return Rule(one.id, one.severity if one.severity in SEVERITIES else "error", name, page)


def findings(evaluated: Iterable[Verdict]) -> Iterator[Finding]:
    """One finding per comparison that does not hold, and per rule that cannot be evaluated or says nothing."""
    for verdict in evaluated:
        yield from _unsaid(verdict.rule)
        if verdict.fault:
            yield _invalid(verdict.rule, verdict.fault.offset, verdict.fault.message, verdict.fault.hint or _PAGE)
        if verdict.crash:
            yield _crashed(verdict.rule, verdict.crash)
        if verdict.outcome:
            for offset, message, hint in verdict.outcome.faults:
                yield _invalid(verdict.rule, offset, message, hint)
            if verdict.outcome.skipped and not verdict.outcome.faults:
                yield _unevaluated(verdict.rule, verdict.outcome)
            for failure in verdict.outcome.failures:
                yield _failed(verdict.rule, failure)


def _invalid(one: PlanRule, offset: int, message: Bilingual, hint: Bilingual) -> Finding:
    place = one.check_spot.place_of(one.check, offset)
    told = Bilingual(f"规则 {one.id}：{message.zh}", f"rule {one.id}: {message.en}")
    return Finding(INVALID.code, INVALID.severity, place, f"{one.address}.check", told, hint)


def _unsaid(one: PlanRule) -> Iterator[Finding]:
    """A rule whose message is empty in a language: what does not hold could not be told in it."""
    lacking = [lang for lang in LANGS if not unmarked(one.message[lang]).strip()]
    if lacking:
        names = Bilingual(
            "、".join({"zh": "中文", "en": "英文"}[lang] for lang in lacking),
            " and ".join({"zh": "Chinese", "en": "English"}[lang] for lang in lacking),
        )
        told = Bilingual(f"规则 {one.id} 没有{names.zh}说明", f"rule {one.id} has no message in {names.en}")
        hint = Bilingual(
            "在 message 中写明规则要求什么：{zh: …, en: …}", "say what the rule asks for: message: {zh: …, en: …}"
        )
        yield Finding(INVALID.code, INVALID.severity, one.message.spot.place, f"{one.address}.message", told, hint)


def _unevaluated(one: PlanRule, outcome: Outcome) -> Finding:
    told = [_because(outcome, why) for why in dict.fromkeys(outcome.unread_why)]
    zh, en = "；".join(one.zh for one in told), "; ".join(one.en for one in told)
    return Finding(
        UNEVALUATED.code,
        UNEVALUATED.severity,
        one.check_spot.place,
        f"{one.address}.check",
        Bilingual(f"规则 {one.id} 无法评判：{zh}", f"rule {one.id} says nothing: {en}"),
        _leave_out(one, outcome),
        outcome.unread,
    )


def _because(outcome: Outcome, why: str) -> Bilingual:
    """Which figures leave a rule without a verdict for the reason ``why``."""
    found = zip(outcome.unread, outcome.unread_words, outcome.unread_why, strict=True)
    some = [(operand.path, said) for operand, said, reason in found if reason == why]
    blank = why == "blank"
    zh = "、".join(path if blank else f"{path}（“{said.zh}”）" for path, said in some[:_SHOWN])
    en = ", ".join(path if blank else f"{path} (“{said.en or said.zh}”)" for path, said in some[:_SHOWN])
    if len(some) > _SHOWN:
        zh, en = f"{zh} 等", f"{en} and others"
    if blank:
        column, verb = some[0][1].en, "is" if len(some) == 1 else "are"
        return Bilingual(
            f"{zh} 没有给出，而专栏 {column} 的空格表示未知",
            f"{en} {verb} not stated, and blank cells of {column} mean unknown",
        )
    if why == "number":
        return Bilingual(f"{zh} 没有数字", f"no number in {en}")
    side, verb = _ENDS[why], "has" if len(some) == 1 else "have"
    return Bilingual(f"{zh}没有{side.zh}", f"{en} {verb} no {side.en} limit")


def _leave_out(one: PlanRule, outcome: Outcome) -> Bilingual:
    """What to write instead: a condition where a list is weighed, else a number."""
    if "blank" in outcome.unread_why:
        return Bilingual(
            "空格表示零的，在专栏中写 blank: zero；否则在数据中给出数字",
            "where a blank cell means zero, write blank: zero in the column; otherwise give the figure a number",
        )
    if "above" in outcome.unread_why or "below" in outcome.unread_why:
        return Bilingual(
            "只能核对其界限的另一侧，如 >= 5；或在数据中给出确切的数字",
            "weigh it on the side where it has a limit, e.g. >= 5, or give the figure an exact number",
        )
    if "*" not in one.check or not outcome.unread:
        return Bilingual("在数据中给出数字，或删去本规则", "give the figure a number in the data, or delete the rule")
    path = outcome.unread[0].path.removeprefix("previous.")
    field = path.rpartition(".")[2] if path.count(".") > 1 else "value"
    return Bilingual(
        f"只算有数字的成员时写 where known({field})；否则在数据中给出数字",
        f"to leave such members out write where known({field}); otherwise give the figure a number",
    )


def _crashed(one: PlanRule, what: str) -> Finding:
    told = Bilingual(f"规则 {one.id} 使 tjplan 出错（{what}）", f"rule {one.id} makes tjplan fail ({what})")
    hint = Bilingual("这是 tjplan 的缺陷，请报告", "this is a bug of tjplan, please report it")
    return Finding(CRASHED.code, CRASHED.severity, one.check_spot.place, f"{one.address}.check", told, hint)


def _failed(one: PlanRule, failure: Failure) -> Finding:
    places = [operand.place for operand in failure.operands if operand.place]
    said, apart = failure.said, failure.gap
    gap = Bilingual(f"，相差 {apart.zh}", f", a gap of {apart.en}") if apart.zh else apart
    if failure.because:
        gap = Bilingual(f"：{failure.because.zh}", f": {failure.because.en}")
    return Finding(
        one.id,
        _severity(one, failure),
        places[0] if places else one.spot.place,
        one.address,
        Bilingual(
            f"{unmarked(one.message.zh)}：{said.zh} 不成立{gap.zh}",
            f"{unmarked(one.message.en)}: {said.en} does not hold{gap.en}",
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
