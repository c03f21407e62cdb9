"""The part of a report that is listed where findings run into thousands."""

from collections.abc import Sequence

from tjplan.model.finding import SEVERITIES, Finding
from tjplan.model.text import Bilingual, Lang

LIMIT = 1000
"""How many findings a report lists unless told otherwise."""


def excerpt(findings: Sequence[Finding], limit: int) -> tuple[Finding, ...]:
    """At most ``limit`` findings in their order, 0 meaning all; open ones and grave ones go first."""
    if limit <= 0 or len(findings) <= limit:
        return tuple(findings)
    ranked = sorted(range(len(findings)), key=lambda at: _rank(findings[at]))
    return tuple(findings[at] for at in sorted(ranked[:limit]))


def _rank(finding: Finding) -> tuple[bool, int]:
    return finding.waived is not None, -SEVERITIES.index(finding.severity)


def left_out(findings: Sequence[Finding], limit: int, lang: Lang) -> str:
    """The sentence that counts what :func:`excerpt` leaves out, empty where it leaves out nothing."""
    count = len(findings) - len(excerpt(findings, limit))
    if not count:
        return ""
    return Bilingual(
        f"另有 {count:,} 个问题未列出；加 --limit 0 全部列出。",
        f"{count:,} more findings are not listed; --limit 0 lists all.",
    )[lang]
