"""A report for a person at a terminal: what is open first, then what is known."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from tjplan.check import Report
from tjplan.cli.excerpt import excerpt, left_out
from tjplan.model.finding import SEVERITIES, Finding, Operand, Severity
from tjplan.model.text import Bilingual, Lang
from tjplan.model.visible import visible

SEVERITY_WORDS: dict[Severity, Bilingual] = {
    "error": Bilingual("错误", "error"),
    "warning": Bilingual("警告", "warning"),
    "note": Bilingual("提示", "note"),
}
_KNOWN = Bilingual("已知", "known")
_PARTIAL = Bilingual(
    "有的文件读不出，引用、单位、编号和未钉住的数字这次没有核对；改正后再运行一次。",
    "Some files could not be read, so references, units, numbering and unbound numbers were not checked: mend them and run again.",
)
_SHORT = 32
"""How many characters of an operand of a known finding are shown."""
_COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "note": "36"}


def wanted(stream: TextIO) -> bool:
    """Colour only on a terminal, and not where NO_COLOR asks for none."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def render(report: Report, lang: Lang, *, colour: bool = False, limit: int = 0) -> str:
    """All findings, at most ``limit`` unless 0, and a line that counts them and the bound numbers.

    What is known comes first and what is open last, next to the prompt; of that, what files say wrongly
    stands before what follows from it.
    """
    paint = _Paint(colour)
    listed = excerpt(report.findings, limit)
    open_ = sorted((finding for finding in listed if finding.waived is None), key=_is_consequence)
    known = [finding for finding in listed if finding.waived]
    parts: list[str] = []
    if known:
        parts += [Bilingual("已知并接受的问题：", "Known and accepted:")[lang], "", *_lines(known, lang, paint)]
        parts += [Bilingual("待处理的问题：", "Open:")[lang], ""] if open_ else []
    parts += _lines(open_, lang, paint)
    if said := left_out(report.findings, limit, lang):
        parts += [said, ""]
    if report.partial:
        parts += [_PARTIAL[lang], ""]
    return "\n".join([*parts, summary(report, lang)])


def _is_consequence(finding: Finding) -> bool:
    """Whether a finding may only follow from another: all but those on how a file or figure is written."""
    return not finding.code.startswith(("yaml-", "file-", "schema", "figure-unreadable"))


def listed(findings: Iterable[Finding], lang: Lang) -> str:
    """Findings alone, without colour or summary."""
    return "\n".join(_lines(findings, lang, _Paint(False)))


class _Paint:
    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, code: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self.on else text


def _lines(findings: Iterable[Finding], lang: Lang, paint: _Paint) -> Iterator[str]:
    labels = Bilingual("建议", "hint")[lang], Bilingual("涉及", "weighs")[lang], Bilingual("理由", "reason")[lang]
    colon = "：" if lang == "zh" else ": "
    for finding in findings:
        place = ":".join(map(str, finding.place))
        word = _KNOWN if finding.waived else SEVERITY_WORDS[finding.severity]
        severity = paint(word[lang], "2" if finding.waived else _COLOURS[finding.severity])
        yield f"{paint(visible(place), '1')} {severity} [{finding.code}] {visible(finding.message[lang])}"
        if finding.waived:
            waived = finding.waived
            yield f"    {labels[2]}{colon}{visible(f'{waived.reason[lang]} ({waived.owner[lang]}, {waived.expires})')}"
            if finding.operands:
                weighed = ("；" if lang == "zh" else "; ").join(
                    _weighed(one, lang) for one in dict.fromkeys(finding.operands)
                )
                yield f"    {labels[1]}{colon}{visible(weighed)}"
        else:
            yield f"    {labels[0]}{colon}{visible(finding.hint[lang])}"
            for one in dict.fromkeys(finding.operands):
                where = f"  {':'.join(map(str, one.place))}" if one.place else ""
                yield f"    {labels[1]}{colon}{visible(one.shown(lang) + where)}"
        yield ""


def _weighed(one: Operand, lang: Lang) -> str:
    """An operand in one line with others: long words cut, of its place the file's own name and the line."""
    path, _, said = one.shown(lang).partition(" = ")
    said = said if len(said) <= _SHORT else said[: _SHORT - 1] + "…"
    return f"{path} = {said}" + (f" ({one.place.file.rpartition('/')[2]}:{one.place.line})" if one.place else "")


def summary(report: Report, lang: Lang) -> str:
    """One line: how many findings are open, how many known, how many numbers are tied to data."""
    covered = report.coverage
    open_ = Counter(finding.severity for finding in report.findings if finding.waived is None)
    known = len(report.findings) - open_.total()
    counts = [(severity, open_[severity]) for severity in reversed(SEVERITIES)]
    if lang == "zh":
        said = "，".join(f"{SEVERITY_WORDS[severity].zh} {count}" for severity, count in counts if count) or "没有问题"
        return f"{said}；已知并接受 {known}；{covered.numbers} 处数字中 {covered.bound} 处有数据依据。"
    said = ", ".join(
        f"{count} {SEVERITY_WORDS[severity].en}{'s' if count > 1 else ''}" for severity, count in counts if count
    )
    return (
        f"{said or 'Nothing open'}; {known} known and accepted; "
        f"{covered.bound} of {covered.numbers} numbers are tied to data."
    )
