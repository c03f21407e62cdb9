"""Waivers: known findings, one each, valid for the operands they were given for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tjplan.check.page import rule
from tjplan.model.finding import Finding, Waived
from tjplan.model.plan import Plan, PlanRule, Waiver
from tjplan.model.text import LANGS, Bilingual, Lang, unmarked
from tjplan.model.wording import wording

UNUSED = rule(
    "waiver-unused", "warning", zh="豁免没有对应的问题", en="waiver without finding",
    page_zh="豁免记录的问题已不存在：规则、路径或当时的数值、文字已变，或规划自己的规则改了写法、级别。\n删去该豁免；问题还在就重新核对后再写。",
    page_en="The finding that the waiver records is gone: its rule, its path or the figures and words it was given\nfor are others now, or a rule of the plan has been rewritten. Delete it, or look at the finding anew and\nwrite it again.",
)  # fmt: skip
EXPIRED = rule(
    "waiver-expired", "error", zh="豁免已过期", en="waiver expired",
    page_zh="豁免的期限（日期，或规划期如 2021-2025）已过。重新核对，改正问题或延长期限。",
    page_en="The waiver's date, or the last year of its round (2021-2025), has passed. Mend the finding or\nextend the waiver after looking at it again.",
)  # fmt: skip
UNBOUNDED = rule(
    "waiver-unbounded", "error", zh="豁免期限过长", en="waiver for too long",
    page_zh="豁免的期限是本轮或下一轮规划的年份（2021-2025、2026-2030），或不晚于下一轮规划结束的日期。\n更长的期限等于不再有人核对；到期重新看过再延长。",
    page_en="A waiver holds for this round or the next (2021-2025, 2026-2030), or until a day no later than the end\nof the next round. A longer one would never be looked at again; extend it when it ends.",
)  # fmt: skip
INCOMPLETE = rule(
    "waiver-incomplete", "error", zh="豁免不完整", en="incomplete waiver",
    page_zh="豁免要写明规则、路径、中英文理由、责任单位、期限和当时的数值；规划自己的规则（rules 文件）还要写明规则当时的\ncheck、message 和 severity。“待定”“……”不是理由。一条豁免对应一个问题，不用通配符。",
    page_en="A waiver names rule, path, reason in both languages, owner, expiry and operands, and for a rule of the\nplan (a rules file) its check, message and severity at the time. TBD or dots are no reason. It stands for one finding, without wildcards.",
)  # fmt: skip
RULES = (UNUSED, EXPIRED, UNBOUNDED, INCOMPLETE)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ROUND = re.compile(r"\d{4}-\d{4}")
_NO_REASON = frozenset(
    [
        "",
        "待定",
        "待补",
        "待补充",
        "待填",
        "待写",
        "待查",
        "待核",
        "待核实",
        "待核对",
        "待确认",
        "待说明",
        "未定",
        "不详",
        "不明",
        "暂无",
        "暂缺",
        "无",
        "没有",
        "略",
        "同上",
        "理由",
        "原因",
        "某种原因",
        "tbd",
        "tbc",
        "tba",
        "todo",
        "fixme",
        "xxx",
        "wip",
        "na",
        "none",
        "null",
        "no",
        "nil",
        "unknown",
        "pending",
        "later",
        "same",
        "sameasabove",
        "ditto",
        "seeabove",
        "tobedetermined",
        "tobedecided",
        "tobeconfirmed",
        "tobeadded",
        "toberewritten",
        "tofollow",
        "reason",
        "noreason",
        "test",
        "accepted",
    ]
)
"""What stands where a reason should, without its signs: dots alone are none either."""


_Key = tuple[str, str, tuple[str, ...]]


def apply(findings: Iterable[Finding], plan: Plan, today: date, *, partial: bool = False) -> Iterator[Finding]:
    """``findings`` with those waived that a valid waiver names, and what is wrong with waivers.

    Of a ``partial`` plan no waiver is called unused: its finding may lie in what could not be read.
    """
    own = {rule.id: rule for rule in plan.rules}
    valid: dict[_Key, list[Waiver]] = {}
    rewritten: list[Waiver] = []
    for waiver in plan.waivers:
        fault = _fault(waiver, own.get(waiver.rule), plan, today)
        if fault:
            yield fault
        elif _is_of_rule_now(waiver, own.get(waiver.rule)):
            valid.setdefault((waiver.rule, waiver.path, waiver.operands), []).append(waiver)
        else:
            rewritten.append(waiver)
    for finding in findings:
        given = valid.get((finding.code, finding.path, operands(finding)))
        yield replace(finding, waived=_waived(given.pop(0), plan)) if given else finding
    for left in () if partial else valid.values():
        yield from (_unused(waiver, _GONE) for waiver in left)
    yield from () if partial else (_unused(waiver, _REWRITTEN) for waiver in rewritten)


def _is_of_rule_now(waiver: Waiver, own: PlanRule | None) -> bool:
    """Whether a rule of the plan still compares and says what it did when the waiver was given."""
    if own is None or waiver.message is None:
        return True
    said = [unmarked(own.message[lang]) == unmarked(waiver.message[lang]) for lang in LANGS]
    return all(said) and own.check.split() == waiver.check.split() and own.severity == waiver.severity


def operands(finding: Finding) -> tuple[str, ...]:
    """A finding's operands as a waiver records them: ``path = printed``."""
    return tuple(f"{operand.path} = {operand.printed}" for operand in finding.operands)


def _waived(waiver: Waiver, plan: Plan) -> Waived:
    reason, owner = waiver.reason, plan.resolve(waiver.owner)
    assert reason
    named = Bilingual(wording(owner, "zh"), wording(owner, "en")) if owner else Bilingual(waiver.owner, waiver.owner)
    return Waived(Bilingual(unmarked(reason.zh), unmarked(reason.en)), named, waiver.expires)


def _fault(waiver: Waiver, own: PlanRule | None, plan: Plan, today: date) -> Finding | None:
    lacking = [
        name
        for name, given in (
            ("rule", waiver.rule), ("path", waiver.path), ("owner", waiver.owner), ("expires", waiver.expires),
            ("reason.zh", _reason(waiver, "zh")), ("reason.en", _reason(waiver, "en")),
        )
        if not given
    ]  # fmt: skip
    if own:
        lacking += [name for name, given in (("check", waiver.check), ("message", waiver.message)) if not given]
    if lacking or "*" in waiver.path or "*" in waiver.rule:
        what = ", ".join(lacking) or "*"
        return Finding(
            INCOMPLETE.code, INCOMPLETE.severity, waiver.spot.place, _path(waiver),
            Bilingual(f"豁免缺少 {what}" if lacking else "豁免不用通配符", f"the waiver lacks {what}" if lacking else "a waiver has no wildcards"),
            Bilingual("补全；一条豁免对应一个问题", "complete it; one waiver stands for one finding"),
        )  # fmt: skip
    ends = _end(waiver.expires)
    if ends is None or ends < today:
        return Finding(
            EXPIRED.code, EXPIRED.severity, waiver.spot.place, _path(waiver),
            Bilingual(f"豁免期限 {waiver.expires} 已过或读不出", f"the waiver's expiry {waiver.expires} has passed or cannot be read"),
            Bilingual("重新核对后改期限（2026-12-31 或 2021-2025），或改正问题", "look again and set a date (2026-12-31) or round (2021-2025), or mend the finding"),
        )  # fmt: skip
    if not _is_bounded(waiver.expires, ends, plan):
        return Finding(
            UNBOUNDED.code, UNBOUNDED.severity, waiver.spot.place, _path(waiver),
            Bilingual(f"豁免期限 {waiver.expires} 超出下一轮规划", f"the waiver's expiry {waiver.expires} goes beyond the next round"),
            Bilingual(f"写 {plan.round}、{_next(plan.round)}，或不晚于 {_next(plan.round)[5:]}-12-31 的日期", f"write {plan.round}, {_next(plan.round)} or a day no later than {_next(plan.round)[5:]}-12-31"),
        )  # fmt: skip
    return None


def _reason(waiver: Waiver, lang: Lang) -> str:
    """The reason in one language; empty where it only holds the place of one (待定, TBD, …)."""
    said = unmarked(waiver.reason[lang]) if waiver.reason else ""
    letters = "".join(char for char in said.lower() if char.isalnum())
    return "" if letters in _NO_REASON else said


def _is_bounded(expires: str, ends: date, plan: Plan) -> bool:
    """Whether it is this round or the next, or a day before the next one ends; any where the round is unknown."""
    following = _next(plan.round)
    if not following or expires in (plan.round, following):
        return True
    last = _end(following)
    return bool(_DATE.fullmatch(expires)) and (last is None or ends <= last)


def _next(period: str) -> str:
    """The round that follows and is as long: 2026-2030 behind 2021-2025; empty where ``period`` is none."""
    if not _ROUND.fullmatch(period):
        return ""
    first, last = int(period[:4]), int(period[5:])
    return f"{last + 1:04d}-{2 * last - first + 1:04d}" if first <= last < 9000 else ""


def _end(expires: str) -> date | None:
    try:
        if _DATE.fullmatch(expires):
            return date.fromisoformat(expires)
        if _ROUND.fullmatch(expires):
            return date(int(expires[5:]), 12, 31)
    except ValueError:
        pass
    return None


_GONE = (
    Bilingual("没有与之相符的问题", "no finding matches it"),
    Bilingual(
        "删去它；若问题仍在而数值或文字已变，按 tjplan check --no-waivers 的结果重写 operands",
        "delete it; if the finding is there with other figures or words, rewrite operands from tjplan check --no-waivers --lang zh",
    ),
)
_REWRITTEN = (
    Bilingual("规则已改写，豁免是按原来的规则给的", "the rule has been rewritten since it was given"),
    Bilingual(
        "重新核对；仍然接受就照规则改写豁免的 check、message 和 severity",
        "look again; if it still holds, copy check, message and severity from the rule",
    ),
)


def _unused(waiver: Waiver, why: tuple[Bilingual, Bilingual]) -> Finding:
    said, hint = why
    return Finding(
        UNUSED.code, UNUSED.severity, waiver.spot.place, _path(waiver),
        Bilingual(f"{said.zh}（{waiver.rule} {waiver.path}）", f"{said.en} ({waiver.rule} {waiver.path})"), hint,
    )  # fmt: skip


def _path(waiver: Waiver) -> str:
    return f"waivers.{waiver.rule}.{waiver.path}"
