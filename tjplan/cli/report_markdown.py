"""A report for people, as Markdown: what is open, what is known and why, what the checks cover."""

from collections.abc import Iterator, Mapping, Sequence

from tjplan.check import Report
from tjplan.cli import gfm, report_text
from tjplan.cli.excerpt import LIMIT, excerpt, left_out
from tjplan.model.finding import SEVERITIES, Finding, Operand, Rule, Severity
from tjplan.model.text import Bilingual, Lang

_HEADINGS: dict[Severity, Bilingual] = {
    "error": Bilingual("错误", "Errors"),
    "warning": Bilingual("警告", "Warnings"),
    "note": Bilingual("提示", "Notes"),
}
_TITLE = Bilingual("核对报告", "Check report")
_OPEN = Bilingual("待处理的问题", "Open findings")
_NOTHING = Bilingual("没有待处理的问题。", "Nothing is open.")
_KNOWN = Bilingual("已知的矛盾", "Known contradictions")
_KNOWN_NOTE = Bilingual(
    "下列问题已经查明并记录，按所述理由保留。",
    "These have been looked into and are kept for the reason given.",
)
_COVERED = Bilingual("核对范围", "What the checks cover")
_UNBOUND = Bilingual("没有数据依据的数字：", "Numbers without data behind them:")
_PARTIAL = Bilingual(
    "有的文件读不出，本报告不完整。",
    "Some files could not be read: this report is not complete.",
)
_UNBOUND_SHOWN = 20

Names = Mapping[str, str]


def render(
    report: Report, lang: Lang, *, title: str = "", rules: Sequence[Rule] = (), limit: int = LIMIT
) -> str:  # fmt: skip
    """The report; ``title`` is the plan's, ``rules`` give findings their names in plain words."""
    names = {rule.code: rule.name[lang] for rule in rules}
    listed = excerpt(report.findings, limit)
    head = f"# {_TITLE[lang]}" + (f"{_colon(lang)}{gfm.text(title)}" if title else "")
    blocks = [
        head,
        report_text.summary(report, lang),
        f"**{_PARTIAL[lang]}**" if report.partial else "",
        *_open([finding for finding in listed if finding.waived is None], names, lang),
        *_known([finding for finding in listed if finding.waived], names, lang),
        left_out(report.findings, limit, lang),
        *_covered(report, rules, lang),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _open(findings: Sequence[Finding], names: Names, lang: Lang) -> Iterator[str]:
    yield f"## {_OPEN[lang]}"
    if not findings:
        yield _NOTHING[lang]
    for severity in reversed(SEVERITIES):
        some = [finding for finding in findings if finding.severity == severity]
        if some:
            yield f"### {_HEADINGS[severity][lang]} ({len(some)})"
            yield "\n".join(_item(finding, names, lang) for finding in some)


def _item(finding: Finding, names: Names, lang: Lang) -> str:
    """A list item: the rule in plain words, the message, then where, what to do and what was weighed."""
    details = [
        (Bilingual("建议", "What to do"), gfm.text(finding.hint[lang])),
        (Bilingual("位置", "Where"), _place(finding)),
        *((Bilingual("涉及", "Weighs"), _operand(one, lang)) for one in dict.fromkeys(finding.operands)),
    ]
    return "\n".join([_lead(finding, names, lang), *(_detail(label, words, lang) for label, words in details)])


def _known(findings: Sequence[Finding], names: Names, lang: Lang) -> Iterator[str]:
    if findings:
        yield f"## {_KNOWN[lang]} ({len(findings)})"
        yield _KNOWN_NOTE[lang]
        yield "\n".join(_accepted(finding, names, lang) for finding in findings)


def _accepted(finding: Finding, names: Names, lang: Lang) -> str:
    waived = finding.waived
    assert waived
    details = [
        (Bilingual("理由", "Reason"), gfm.text(waived.reason[lang])),
        (Bilingual("记录者", "Recorded by"), gfm.text(waived.owner[lang])),
        (Bilingual("记录到", "Recorded until"), gfm.text(waived.expires)),
        (Bilingual("位置", "Where"), _place(finding)),
        *((Bilingual("涉及", "Weighs"), _operand(one, lang)) for one in dict.fromkeys(finding.operands)),
    ]
    return "\n".join([_lead(finding, names, lang), *(_detail(label, words, lang) for label, words in details)])


def _lead(finding: Finding, names: Names, lang: Lang) -> str:
    """Rule and message; a rule of the plan is its own message, so it is not said twice."""
    name, message = names.get(finding.code, finding.code), finding.message[lang]
    if message.startswith(name):
        return f"- {gfm.text(message)}"
    return f"- **{gfm.text(name)}** — {gfm.text(message)}"


def _detail(label: Bilingual, words: str, lang: Lang) -> str:
    return f"  - {label[lang]}{_colon(lang)}{words}"


def _place(finding: Finding) -> str:
    return f"{gfm.code(':'.join(map(str, finding.place)))} ({gfm.code(finding.code)})"


def _operand(one: Operand, lang: Lang) -> str:
    path, _, said = one.shown(lang).partition(" = ")
    where = f" ({gfm.code(':'.join(map(str, one.place)))})" if one.place else ""
    return f"{gfm.code(path)} = {gfm.text(said)}{where}"


def _covered(report: Report, rules: Sequence[Rule], lang: Lang) -> Iterator[str]:
    covered = report.coverage
    loose = covered.numbers - covered.bound
    yield f"## {_COVERED[lang]}"
    none = Bilingual(f"，{loose:,} 处没有", f"; {loose:,} have none")[lang] if loose else ""
    yield Bilingual(
        f"核对了 {len(rules)} 条规则。正文和表格（中英文）有 {covered.numbers:,} 处数字，其中 {covered.bound:,} 处有数据依据{none}。",
        f"{len(rules)} rules were checked. Texts and tables in both languages state {covered.numbers:,} numbers: {covered.bound:,} have data behind them{none}.",
    )[lang]
    yield _graded(report)[lang]
    if loose:
        shown = covered.unbound[:_UNBOUND_SHOWN]
        lines = [f"- {gfm.text(one.text)} ({gfm.code(':'.join(map(str, one.place)))})" for one in shown]
        yield _UNBOUND[lang]
        yield "\n".join([*lines, *(["- …"] if loose > len(shown) else [])])


def _graded(report: Report) -> Bilingual:
    """How well the numbers are held, from best to worst."""
    counts = report.coverage.graded().counts
    related, witnessed, single = counts["related"], counts["witnessed"], counts["single"]
    return Bilingual(
        f"其中 {related:,} 处还与其他数字相比，{witnessed:,} 处在别处或另一语言中再次出现，{single:,} 处只出现一次。",
        f"{related:,} are also weighed against other figures, {witnessed:,} stand in another place or language too, {single:,} stand once.",
    )


def _colon(lang: Lang) -> str:
    return "：" if lang == "zh" else ": "
