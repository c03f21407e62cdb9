"""A report as JSON, in the form that the architecture page promises."""

import json
from typing import Any

from tjplan.check import Report
from tjplan.cli.excerpt import excerpt
from tjplan.cli.fingerprint import fingerprints
from tjplan.model.finding import Finding
from tjplan.model.source import Place
from tjplan.model.text import Lang


def render(report: Report, lang: Lang, *, limit: int = 0) -> str:
    """One JSON object with findings, at most ``limit`` unless 0, their total and the coverage, messages in ``lang``."""
    covered = report.coverage
    listed = set(map(id, excerpt(report.findings, limit)))
    marked = zip(report.findings, fingerprints(report.findings), strict=True)
    unbound = [{"text": one.text, "path": one.path, **_place(one.place)} for one in covered.unbound[: limit or None]]
    whole = {
        "findings": [as_json(finding, lang, mark) for finding, mark in marked if id(finding) in listed],
        "total": len(report.findings),
        "partial": report.partial,
        "coverage": {"numbers": covered.numbers, "bound": covered.bound, "unbound": unbound, **_grades(report)},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _grades(report: Report) -> dict[str, Any]:
    graded = report.coverage.graded()
    silent = [one.rule.id for one in graded.unevaluated]
    return {"grades": dict(graded.counts), "rules": {"all": graded.rules, "not_evaluated": silent}}


def as_json(finding: Finding, lang: Lang, mark: str = "") -> dict[str, Any]:
    """One finding; ``mark`` is its fingerprint, which depends on the others and is left out where it is empty."""
    waived = finding.waived
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message[lang],
        "hint": finding.hint[lang],
        **_place(finding.place),
        "path": finding.path,
        "operands": [
            {
                "path": one.path,
                "printed": one.printed,
                **({"printed_en": one.en} if one.en else {}),
                **(_place(one.place) if one.place else {}),
            }
            for one in finding.operands
        ],
        **({"fingerprint": mark} if mark else {}),
        "waived": waived and {"reason": waived.reason[lang], "owner": waived.owner[lang], "expires": waived.expires},
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "col": place.col}
