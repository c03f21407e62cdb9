"""Waivers: known findings, one each, valid for the operands they were given for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tjplan.check.page import rule
from tjplan.model.finding import Finding, Waived
from tjplan.model.plan import Plan, Waiver
from tjplan.model.text import Bilingual, unmarked
from tjplan.model.wording import wording

UNUSED = rule(
    "waiver-unused", "warning", zh="豁免没有对应的问题", en="waiver without finding",
    page_zh="豁免记录的问题已不存在：规则、路径或当时的数值已变。\n删去该豁免；数值变了就重新核对后再写。",
    page_en="The finding that the waiver records is gone: its rule, its path or the figures it was given\nfor are others now. Delete it, or look at the finding anew and write it again.",
)  # fmt: skip
EXPIRED = rule(
    "waiver-expired", "error", zh="豁免已过期", en="waiver expired",
    page_zh="豁免的期限（日期，或规划期如 2021-2025）已过。重新核对，改正问题或延长期限。",
    page_en="The waiver's date, or the last year of its round (2021-2025), has passed. Mend the finding or\nextend the waiver after looking at it again.",
)  # fmt: skip
INCOMPLETE = rule(
    "waiver-incomplete", "error", zh="豁免不完整", en="incomplete waiver",
    page_zh="豁免要写明规则、路径、中英文理由、责任单位、期限和当时的数值；一条豁免对应一个问题，不用通配符。",
    page_en="A waiver names rule, path, reason in both languages, owner, expiry and operands; it stands for one\nfinding, without wildcards.",
)  # fmt: skip
RULES = (UNUSED, EXPIRED, INCOMPLETE)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ROUND = re.compile(r"\d{4}-\d{4}")


def apply(findings: Iterable[Finding], plan: Plan, today: date, *, partial: bool = False) -> Iterator[Finding]:
    """``findings`` with those waived that a valid waiver names, and what is wrong with waivers.

    Of a ``partial`` plan no waiver is called unused: its finding may lie in what could not be read.
    """
    valid: dict[tuple[str, str, tuple[str, ...]], list[Waiver]] = {}
    for waiver in plan.waivers:
        fault = _fault(waiver, plan, today)
        if fault:
            yield fault
        else:
            valid.setdefault((waiver.rule, waiver.path, waiver.operands), []).append(waiver)
    for finding in findings:
        given = valid.get((finding.code, finding.path, operands(finding)))
        yield replace(finding, waived=_waived(given.pop(0), plan)) if given else finding
    for left in () if partial else valid.values():
        yield from map(_unused, left)


def operands(finding: Finding) -> tuple[str, ...]:
    """A finding's operands as a waiver records them: ``path = printed``."""
    return tuple(f"{operand.path} = {operand.printed}" for operand in finding.operands)


def _waived(waiver: Waiver, plan: Plan) -> Waived:
    reason, owner = waiver.reason, plan.resolve(waiver.owner)
    assert reason
    named = Bilingual(wording(owner, "zh"), wording(owner, "en")) if owner else Bilingual(waiver.owner, waiver.owner)
    return Waived(Bilingual(unmarked(reason.zh), unmarked(reason.en)), named, waiver.expires)


def _fault(waiver: Waiver, plan: Plan, today: date) -> Finding | None:
    lacking = [
        name
        for name, given in (
            ("rule", waiver.rule), ("path", waiver.path), ("owner", waiver.owner), ("expires", waiver.expires),
            ("reason.zh", waiver.reason and waiver.reason.zh), ("reason.en", waiver.reason and waiver.reason.en),
        )
        if not given
    ]  # fmt: skip
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
    return None


def _end(expires: str) -> date | None:
    try:
        if _DATE.fullmatch(expires):
            return date.fromisoformat(expires)
        if _ROUND.fullmatch(expires):
            return date(int(expires[5:]), 12, 31)
    except ValueError:
        pass
    return None


def _unused(waiver: Waiver) -> Finding:
    return Finding(
        UNUSED.code, UNUSED.severity, waiver.spot.place, _path(waiver),
        Bilingual(f"没有与之相符的问题（{waiver.rule} {waiver.path}）", f"no finding matches it ({waiver.rule} {waiver.path})"),
        Bilingual("删去它；若问题仍在而数值已变，按 tjplan check --no-waivers 的结果重写 operands", "delete it; if the finding is there with other figures, rewrite operands from tjplan check --no-waivers"),
    )  # fmt: skip


def _path(waiver: Waiver) -> str:
    return f"waivers.{waiver.rule}.{waiver.path}"
