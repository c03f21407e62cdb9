"""``tjplan coverage``: what holds each number, and which nothing holds twice."""

import json
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

from tjplan import workspace
from tjplan.check.coverage import GRADES, Grade, Graded, Part, Stated
from tjplan.cli import opened
from tjplan.cli.parser import Parser
from tjplan.model import numbering
from tjplan.model.text import Bilingual, Lang, unmarked

SUMMARY = Bilingual("哪些数字有核对，哪些没有", "which numbers are checked against what")
HELP = Bilingual(
    "正文和专栏（中英文）中的每个数字分四级：有规则、same_as 或 derived_from 与其他数字相比；在别处或另一语言还钉住\n"
    "一次；只钉住一次；没有数据依据。按章、按专栏计数，列出后两级，以及没有作出判断的规则。\n\n"
    "例：\n  tjplan coverage\n  tjplan coverage --format json",
    "Grades every number in text and columns of both languages: weighed against another figure by a rule,\n"
    "same_as or derived_from; pinned in another place or language too; pinned once; tied to no data. Counts\n"
    "by chapter and column, lists the last two, and the rules that said nothing.\n\n"
    "example:\n  tjplan coverage\n  tjplan coverage --format json",
)
_NAMES: dict[Grade, Bilingual] = {
    "related": Bilingual("有关联", "related"),
    "witnessed": Bilingual("有旁证", "witnessed"),
    "single": Bilingual("仅一处", "single"),
    "unbound": Bilingual("无依据", "unbound"),
}
_DATA = Bilingual("数据中的名称", "names in the data")


def arguments(parser: Parser, lang: Lang) -> None:
    """The command's own options."""
    form = Bilingual("输出形式（默认 text）", "form of the output (default text)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help=form[lang])


def run(options: Any, lang: Lang) -> int:
    """Print the grades; 0 whatever they are."""
    loaded = workspace.open_plan(opened.folder(options))
    workspace.whole(loaded)
    graded = workspace.findings(loaded).coverage.graded()
    if options.format == "json":
        sys.stdout.flush()
        text = json.dumps(as_json(graded, lang), ensure_ascii=False, indent=2) + "\n"
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    else:
        print("\n".join(_text(graded, lang)))
    return 0


def as_json(graded: Graded, lang: Lang) -> dict[str, Any]:
    """Counts, the same by part with its weak numbers, and the rules."""
    return {
        "numbers": len(graded.numbers),
        **{grade: graded.counts[grade] for grade in GRADES},
        "parts": [
            {
                "path": part.address,
                "title": _title(part, lang),
                **part.counts,
                "weak": [_json(one) for one in _weak(part)],
            }
            for part in graded.parts
        ],
        "rules": {"all": graded.rules, "not_evaluated": [_rule(one) for one in graded.unevaluated]},
    }


def _json(one: Stated) -> dict[str, Any]:
    place = one.place
    where = {"file": place.file, "line": place.line, "col": place.col}
    return {"text": one.words, "path": one.path, "datum": one.datum, "grade": one.grade, **where}


def _rule(one: Any) -> dict[str, Any]:
    return {"rule": one.rule.id, "without_number": [operand.path for operand in one.operands]}


def _weak(part: Part) -> Iterator[Stated]:
    return (number for number in part.numbers if number.grade in ("single", "unbound"))


def _text(graded: Graded, lang: Lang) -> Iterator[str]:
    names = [_NAMES[grade][lang] for grade in GRADES]
    widths = [max(6, _width(name)) for name in names]
    yield "  ".join(map(_right, names, widths))
    for part in graded.parts:
        yield _row(part.counts, widths) + "  " + _title(part, lang)
    yield _row(graded.counts, widths) + "  " + Bilingual("合计", "all")[lang]
    for part in graded.parts:
        for one in _weak(part):
            tie = f" → {one.datum}" if one.datum else ""
            yield f"{':'.join(map(str, one.place))} {_NAMES[one.grade][lang]}: {one.words} ({one.path}){tie}"
    yield from _rules(graded, lang)


def _rules(graded: Graded, lang: Lang) -> Iterator[str]:
    silent = len(graded.unevaluated)
    said = graded.rules - silent
    yield Bilingual(
        f"规则 {graded.rules} 条，其中 {said} 条作出了判断。", f"{said} of {graded.rules} rules were evaluated."
    )[lang]
    for one in graded.unevaluated:
        because = ", ".join(f"{operand.path} = {operand.printed}" for operand in one.operands)
        why = Bilingual(f"没有数字：{because}", f"no number: {because}") if because else _WRONG
        place = ":".join(map(str, one.rule.spot.place))
        yield f"{place} {Bilingual('未评判', 'not evaluated')[lang]}: {one.rule.id} ({why[lang]})"


_WRONG = Bilingual("规则写错，见 tjplan check", "the rule is wrong, see tjplan check")


def _title(part: Part, lang: Lang) -> str:
    """What readers call the part; a column by its number too."""
    if part.title is None:
        return _DATA[lang]
    label = f"{numbering.label(part.column, lang)} " if part.column else ""
    return label + (unmarked(part.title[lang]) or part.address)


def _row(counts: Any, widths: list[int]) -> str:
    return "  ".join(_right(str(counts[grade]), width) for grade, width in zip(GRADES, widths, strict=True))


def _right(text: str, width: int) -> str:
    return " " * (width - _width(text)) + text


def _width(text: str) -> int:
    """Columns on a terminal, where a Chinese character takes two (Unicode Annex 11)."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
