"""Reports made by hand, as the reporters get them."""

from dataclasses import replace
from pathlib import Path

from tjplan import workspace
from tjplan.check import Report
from tjplan.check.unbound import Unbound
from tjplan.model.finding import Finding, Operand, Rule, Severity, Waived
from tjplan.model.source import Place
from tjplan.model.text import Bilingual

EVIL = (
    "\x1b[31m\x00]]></failure><script>x</script> {0} {{p}} [a](http://b) `c` *d* @e #1 | \r\n::error::f %0A, \ud800 𠮷"
)


def both(text: str) -> Bilingual:
    return Bilingual(f"{text}（中）", f"{text} (en)")


RULES = (
    Rule("pin-differs", "error", Bilingual("文字与数据的数字不同", "text and data differ"), both("page {{x}}")),
    Rule("number-gap", "warning", Bilingual("编号不连续", "numbers do not run on"), both("page")),
    Rule("wells_add_up", "error", Bilingual("井数之和应等于总数", "The wells add up"), both("check")),
)


def finding(
    code: str = "pin-differs", path: str = "nodes.water.text.zh", severity: Severity = "error", **more: object
) -> Finding:
    made = Finding(
        code, severity, Place("plan/水 利/a.yaml", 7, 3), path, both(f"message of {code}"), both("hint"),
        (Operand(path, "4个", Place("plan/水 利/a.yaml", 7, 3)), Operand("facts.wells", "3个", Place("plan/facts.yaml", 2, 9)),
         Operand("columns.previous", "4")),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


KNOWN = finding(
    "number-gap", "columns.wells", "warning", waived=Waived(both("printed so"), both("bureau"), "2099-12-31")
)


PLAN = Path(__file__).parents[1] / "plans" / "good" / "smallest"


def report(*findings: Finding, loose: tuple[Unbound, ...] = ()) -> Report:
    """A report that says of ten numbers, and those that are ``loose``, that the ten are tied to data."""
    covered = workspace.findings(workspace.open_plan(PLAN)).coverage
    return Report(findings, replace(covered, numbers=10 + len(loose), bound=10, unbound=loose))


def evil() -> Finding:
    """A finding whose every text would like to be markup."""
    words = Bilingual(EVIL, EVIL)
    return Finding(
        "evil_rule", "error", Place(f"plan/{EVIL}.yaml", 1, 1), EVIL, words, words, (Operand(EVIL, EVIL, None),)
    )


def many(count: int) -> tuple[Finding, ...]:
    """``count`` notes with one error behind them all."""
    notes = (finding("number-gap", f"columns.c{at}", "note") for at in range(count - 1))
    return (*notes, finding(path="nodes.last.text.zh"))
