"""A report as SARIF 2.1.0 (OASIS, errata 01), which code scanning services read.

Messages are in one language; the rules' names and pages in the other are a translation (clause 3.19.4).
"""

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from tjplan import __version__
from tjplan.check import Report
from tjplan.cli.excerpt import LIMIT, excerpt, left_out
from tjplan.cli.fingerprint import fingerprints
from tjplan.model.finding import Finding, Operand, Rule
from tjplan.model.source import Place
from tjplan.model.text import Lang

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://github.com/tjplan/tjplan"
# Clause 3.19.21 asks for a country.
_CULTURE: dict[Lang, str] = {"zh": "zh-CN", "en": "en-US"}
# The tool and its translation carry one name (clause 3.19.4); any fixed UUID will do.
_GUID = "4a7c7b2e-6f0b-4e43-9a4e-0c5f5b3a2d11"

Json = dict[str, Any]


def render(report: Report, lang: Lang, *, rules: Sequence[Rule] = (), limit: int = LIMIT) -> str:
    """The log as JSON: ``rules`` are all that were checked, findings at most ``limit`` (0: all)."""
    listed = set(map(id, excerpt(report.findings, limit)))
    marked = zip(report.findings, fingerprints(report.findings), strict=True)
    at = {rule.code: index for index, rule in enumerate(rules)}
    results = [_result(finding, mark, at, lang) for finding, mark in marked if id(finding) in listed]
    run = {
        "tool": {"driver": _driver(rules, lang)},
        "language": _CULTURE[lang],
        "columnKind": "unicodeCodePoints",
        "translations": [_translation(rules, "en" if lang == "zh" else "zh")],
        "invocations": [_invocation(report, limit, lang)],
        "results": results,
        "properties": {
            "total": len(report.findings),
            "coverage": {"numbers": report.coverage.numbers, "bound": report.coverage.bound},
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, separators=(",", ":")) + "\n"


def _driver(rules: Sequence[Rule], lang: Lang) -> Json:
    return {
        "name": "tjplan",
        "guid": _GUID,
        "version": __version__,
        "informationUri": HOME,
        "language": _CULTURE[lang],
        "rules": [
            {**_described(rule, lang), "defaultConfiguration": {"level": rule.severity}} for rule in rules
        ],
    }  # fmt: skip


def _described(rule: Rule, lang: Lang) -> Json:
    """A rule's name and page; the page has indented examples, so it is shown as it is."""
    return {
        "id": rule.code,
        "shortDescription": {"text": _message(rule.name[lang])},
        "help": {"text": _message(rule.page[lang])},
    }


def _translation(rules: Sequence[Rule], lang: Lang) -> Json:
    return {
        "name": "tjplan",
        "guid": _GUID,
        "language": _CULTURE[lang],
        "contents": ["localizedData"],
        "isComprehensive": True,
        "associatedComponent": {"name": "tjplan", "guid": _GUID},
        "rules": [_described(rule, lang) for rule in rules],
    }


def _invocation(report: Report, limit: int, lang: Lang) -> Json:
    """That the tool ran, and what the log leaves out."""
    said = left_out(report.findings, limit, lang)
    notes = {"toolExecutionNotifications": [{"level": "note", "message": {"text": said}}]} if said else {}
    return {"executionSuccessful": True, **notes}


def _result(finding: Finding, mark: str, at: dict[str, int], lang: Lang) -> Json:
    index = {"ruleIndex": at[finding.code]} if finding.code in at else {}
    related = [
        _location(one.path, one.place, id=number, message=_weighed(one, lang))
        for number, one in enumerate(finding.operands, 1)
    ]
    return {
        "ruleId": finding.code,
        **index,
        "level": finding.severity,
        "message": {"text": _message(f"{finding.message[lang]}\n{finding.hint[lang]}")},
        "locations": [_location(finding.path, finding.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"tjplan/v1": mark},
        "suppressions": _suppressions(finding, lang),
    }  # fmt: skip


def _weighed(operand: Operand, lang: Lang) -> Json:
    return {"text": _message(operand.shown(lang))}


def _location(path: str, place: Place | None, **more: Any) -> Json:
    """A place as file and line, where there is one, and as an address of the plan."""
    physical = {"physicalLocation": _physical(place)} if place and place.file else {}
    return {**more, **physical, "logicalLocations": [{"fullyQualifiedName": path}]}


def _physical(place: Place) -> Json:
    region = {"startLine": max(1, place.line), "startColumn": max(1, place.col)}
    return {"artifactLocation": _artifact(place.file), "region": region}


def _artifact(file: str) -> Json:
    """A file below the working folder by a relative reference (RFC 3986), any other by its whole address."""
    if PurePath(file).is_absolute():
        return {"uri": PurePath(file).as_uri()}
    return {"uri": quote(file, safe="/", errors="replace"), "uriBaseId": "%SRCROOT%"}


def _suppressions(finding: Finding, lang: Lang) -> list[Json]:
    """The waiver, which stands in another file; an empty list says that there is none (clause 3.27.23)."""
    waived = finding.waived
    if waived is None:
        return []
    about = {"owner": waived.owner[lang], "expires": waived.expires}
    return [
        {"kind": "external", "status": "accepted", "justification": waived.reason[lang], "properties": about}
    ]  # fmt: skip


def _message(text: str) -> str:
    """``text`` as a message string: braces doubled (clause 3.11.5), no link made of it (clause 3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
