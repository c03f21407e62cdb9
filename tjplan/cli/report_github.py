"""Findings as GitHub workflow commands: annotations beside the lines of a pull request.

Escaping as the runner undoes it: % CR LF in messages, : and , in properties too.
"""

import unicodedata
from collections.abc import Iterator

from tjplan.check import Report
from tjplan.cli import report_text
from tjplan.cli.excerpt import LIMIT, excerpt, left_out
from tjplan.model.finding import SEVERITIES, Finding, Severity
from tjplan.model.text import Lang

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report, lang: Lang, *, limit: int = LIMIT) -> str:
    """One command per open finding, grave ones first as GitHub shows only so many, and a line that counts."""
    open_ = [finding for finding in report.findings if finding.waived is None]
    listed = sorted(excerpt(open_, limit), key=lambda finding: -SEVERITIES.index(finding.severity))
    lines = [*(_command(finding, lang) for finding in listed), left_out(open_, limit, lang)]
    lines.append(report_text.summary(report, lang))
    return "\n".join(filter(None, lines)) + "\n"


def _command(finding: Finding, lang: Lang) -> str:
    properties = ",".join(f"{name}={_clean(value).translate(_PROPERTY)}" for name, value in _properties(finding))
    message = _clean(f"{finding.message[lang]}\n{finding.hint[lang]}").translate(_MESSAGE)
    return f"::{_COMMANDS[finding.severity]} {properties}::{message}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    file, line, col = finding.place
    if file:
        yield from (("file", file), ("line", str(line)), ("col", str(col)))
    yield "title", f"tjplan {finding.code}"


def _clean(text: str) -> str:
    """``text`` without control characters, which a log would obey, LF apart."""
    if text.isprintable():
        return text
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) != "Cc")
