"""A report as JUnit XML, which build servers list: a case per finding, and one per rule that holds."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from tjplan.check import Report
from tjplan.cli.excerpt import LIMIT, excerpt, left_out
from tjplan.model.finding import Finding, Rule, Severity, at_least
from tjplan.model.text import Bilingual, Lang

# XML 1.0 clause 2.2: no other character may stand in a document, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(
    report: Report, lang: Lang, *, rules: Sequence[Rule] = (), fail_on: Severity = "error", limit: int = LIMIT
) -> str:
    """The XML. A finding from ``fail_on`` up is a failure, a known one is skipped, a lighter one passes and speaks."""
    listed = excerpt(report.findings, limit)
    open_ = {finding.code for finding in report.findings if finding.waived is None}
    held = [rule for rule in rules if rule.code not in open_]
    failed = sum(1 for finding in listed if _fails(finding, fail_on))
    skipped = sum(1 for finding in listed if finding.waived)
    counts = f'tests="{len(listed) + len(held)}" failures="{failed}" errors="0" skipped="{skipped}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="tjplan check" {counts}>',
        f'<testsuite name="tjplan check" {counts}>',
        *_properties(report),
        *(_held(rule, lang) for rule in held),
        *_cases(listed, lang, fail_on),
        *_left_out(report.findings, limit, lang),
        "</testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _properties(report: Report) -> Iterator[str]:
    """The whole count, of which the cases may be an excerpt, and the coverage."""
    yield "<properties>"
    covered = report.coverage
    for name, value in (("findings", len(report.findings)), ("numbers", covered.numbers), ("bound", covered.bound)):
        yield f'<property name="{name}" value="{value}"/>'
    yield "</properties>"


def _held(rule: Rule, lang: Lang) -> str:
    return f"<testcase classname={_attribute(rule.code)} name={_attribute(rule.name[lang])}/>"


def _cases(listed: Sequence[Finding], lang: Lang, fail_on: Severity) -> Iterator[str]:
    seen: Counter[tuple[str, str]] = Counter()
    for finding in listed:
        seen[finding.code, finding.path] += 1
        yield _case(finding, seen[finding.code, finding.path], lang, fail_on)


def _case(finding: Finding, ordinal: int, lang: Lang, fail_on: Severity) -> str:
    """A case named after the address, so that build servers know it again when lines move."""
    name = finding.path + (f" ({ordinal})" if ordinal > 1 else "")
    file = f" file={_attribute(finding.place.file)} line={_attribute(str(finding.place.line))}"
    opening = f"<testcase classname={_attribute(finding.code)} name={_attribute(name)}{file}>"
    return f"{opening}{_verdict(finding, lang, fail_on)}</testcase>"


def _verdict(finding: Finding, lang: Lang, fail_on: Severity) -> str:
    message = finding.message[lang]
    if finding.waived:
        known = Bilingual("已知并接受", "known and accepted")[lang]
        return f"<skipped message={_attribute(f'{known}: {finding.waived.reason[lang]}')}/><system-out>{_text(message)}</system-out>"
    if not _fails(finding, fail_on):
        return f"<system-out>{_text(_told(finding, lang))}</system-out>"
    return f'<failure type="{finding.severity}" message={_attribute(message)}>{_text(_told(finding, lang))}</failure>'


def _told(finding: Finding, lang: Lang) -> str:
    """Place, message, hint and what was weighed, one a line."""
    lines = [f"{':'.join(map(str, finding.place))} {finding.severity} {finding.message[lang]}", finding.hint[lang]]
    for one in finding.operands:
        lines.append(f"{one.path} = {one.printed} {':'.join(map(str, one.place or ()))}".rstrip())
    return "\n".join(lines)


def _fails(finding: Finding, fail_on: Severity) -> bool:
    return at_least((finding,), fail_on)


def _left_out(findings: Sequence[Finding], limit: int, lang: Lang) -> Iterator[str]:
    if said := left_out(findings, limit, lang):
        yield f"<system-out>{_text(said)}</system-out>"


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", text))
