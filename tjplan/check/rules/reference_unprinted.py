"""The text refers to a column, chapter or annex that is not printed.

专栏5 / Column 5, 第九章 / Chapter 9: a chapter or column of that number must be printed in this plan.
附表2 / Annex 2: the register `documents` must have it in a title or number. A reference to another
work, behind 》 or before "of the", is left alone.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: 水井见专栏3。, en: 'For the wells, see Column 3.'}

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: 水井见第一章。, en: 'For the wells, see Chapter 1.'}
"""

import re
from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.check.words import Hit
from tjplan.model import numbering, numerals
from tjplan.model.finding import Finding
from tjplan.model.plan import Node, Plan
from tjplan.model.text import LANGS, Bilingual, Lang, Text, unmarked

PAGE_ZH = """
正文提到的专栏、章或附件没有印出。

“专栏5”“第九章”在本规划中应有该编号的专栏或章；“附表2”应在 `documents` 的标题或文号中登记。紧接在 》 之后的，
说的是别的文件，不算。
"""
RULE = rule(
    "reference-unprinted",
    "error",
    zh="提到的专栏、章或附件没有印出",
    en="reference to what is not printed",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_NUMERAL = "[0-9０-９]+|[一二三四五六七八九十]+"
_REFERENCES: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(
        rf"(?:专栏|附表|附图|附件|第(?=(?:{_NUMERAL})章))(?<!》专栏)(?<!》附表)(?<!》附图)(?<!》附件)(?<!》第)(?:{_NUMERAL})章?"
    ),
    "en": re.compile(r"(?:Column|Chapter|Annex|Appendix|Attached Table|Attached Map) [0-9]+(?! of the)"),
}
_LABEL = re.compile(rf"(?P<kind>第|[^0-9０-９一二三四五六七八九十]+)(?P<number>{_NUMERAL})")


def check(context: Context) -> Iterator[Finding]:
    """One finding per reference to a number that nothing bears."""
    for lang in LANGS:
        words = context.words(lang)
        for match in _REFERENCES[lang].finditer(words.joined):
            label = _label(match.group())
            printed = _printed(context.plan, lang)
            if label not in printed:
                yield _finding(words.hit(match.start(), match.end()), lang, label, printed)


def _label(reference: str) -> str:
    """A reference with its number in digits: 专栏5, 第3, Chapter 3."""
    match = _LABEL.match(reference)
    return f"{match['kind'].strip()} {numerals.digits_of(match['number'])}" if match else reference


def _finding(hit: Hit, lang: Lang, label: str, printed: frozenset[str]) -> Finding:
    kind = label.rpartition(" ")[0]
    alike = [one.rpartition(" ")[2] for one in printed if one.rpartition(" ")[0] == kind]
    listed = ", ".join(sorted(alike, key=lambda one: (len(one), one))) or "—"
    return Finding(
        RULE.code,
        RULE.severity,
        hit.place,
        f"{hit.address}.{lang}",
        Bilingual(f"“{hit.shown}”没有印出", f"there is no “{hit.shown}”"),
        Bilingual(f"本规划印出的编号：{listed}", f"the numbers printed in this plan: {listed}"),
    )


def _printed(plan: Plan, lang: Lang) -> frozenset[str]:
    """The labels that chapters and columns bear, and those of registered annexes."""
    column, chapter = ("专栏", "第") if lang == "zh" else ("Column", "Chapter")
    labels = {f"{column} {number}" for _, number, _ in numbering.columns(plan)}
    for node, number in numbering.numbered(plan.chapters):
        if isinstance(node, Node) and number:
            labels.add(_label(node.number) if node.number and lang == "zh" else f"{chapter} {number}")
    return frozenset(labels | set(_annexes(plan, lang)))


def _annexes(plan: Plan, lang: Lang) -> Iterator[str]:
    for document in plan.collections.get("documents", {}).values():
        for text in (document.name, document.fields.get("number"), document.fields.get("short")):
            if isinstance(text, Text):
                yield from map(_label, _REFERENCES[lang].findall(unmarked(text[lang])))
