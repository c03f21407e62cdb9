"""A report as JSON, in the form that the architecture page promises."""

import json
from typing import Any

from tjplan.check import Report
from tjplan.model.finding import Finding
from tjplan.model.source import Place
from tjplan.model.text import Lang


def render(report: Report, lang: Lang) -> str:
    """One JSON object with findings and coverage, messages in ``lang``."""
    covered = report.coverage
    unbound = [{"text": one.text, "path": one.path, **_place(one.place)} for one in covered.unbound]
    whole = {
        "findings": [_finding(finding, lang) for finding in report.findings],
        "coverage": {"numbers": covered.numbers, "bound": covered.bound, "unbound": unbound},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, lang: Lang) -> dict[str, Any]:
    waived = finding.waived
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message[lang],
        "hint": finding.hint[lang],
        **_place(finding.place),
        "path": finding.path,
        "operands": [
            {"path": one.path, "printed": one.printed, **(_place(one.place) if one.place else {})}
            for one in finding.operands
        ],
        "waived": waived and {"reason": waived.reason[lang], "owner": waived.owner[lang], "expires": waived.expires},
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "col": place.col}
