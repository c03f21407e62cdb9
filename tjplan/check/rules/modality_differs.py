"""The two languages do not oblige alike.

必须 is must, 禁止 prohibit, 严禁 strictly prohibit, 不得 shall not, 力争 strive, 争取 seek, 鼓励 encourage. A
text has such a word as often in English as in Chinese; 不得 and 争取 may have other English and Chinese
beside them. 应 and 要 are left to the reader: they are often no obligation.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 管理, en: Administration}
      body:
        - id: water
          text: {zh: 禁止填埋水井。, en: Wells should not be filled in.}

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 管理, en: Administration}
      body:
        - id: water
          text: {zh: 禁止填埋水井。, en: Filling in wells is prohibited.}
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.text import LANGS, Bilingual, Lang, Text, unmarked

PAGE_ZH = """
中英文的约束力不同。

必须 = must，禁止 = prohibit，严禁 = strictly prohibit，不得 = shall not，力争 = strive，争取 = seek，
鼓励 = encourage。一段文字中英文用这些词的次数相同；shall not、seek 也可译别的词，只要不少于中文。“应”“要”不一定是要求，
由译者掌握，本规则不查。
"""
RULE = rule(
    "modality-differs",
    "warning",
    zh="中英文约束力不同",
    en="languages oblige differently",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


class Modality(NamedTuple):
    """A kind of obligation: its words in each language, and what else the other may say for them.

    ``root`` is in every English form, to look for first.

    ``also`` are Chinese words that allow the English one without asking for it; ``loose`` English
    words may stand for other Chinese ones, so that they are no fault where the Chinese has none.
    """

    zh: str
    en: str
    says_zh: tuple[str, ...]
    says_en: str
    root: str
    also: str = ""
    loose: bool = False


_MODALITIES = (
    Modality("必须", "must", ("必须", "务必"), r"must\b", "must", "(?<!必)须|必需|一定要|不得"),
    Modality("禁止", "prohibit", ("禁止", "严禁"), "prohibit", "prohibit", "不得|不准|取缔"),
    Modality("严禁", "strictly prohibit", ("严禁", "严格禁止"), "strictly prohibit", "strictly prohibit"),
    Modality(
        "不得",
        "shall not",
        ("不得",),
        r"\b(?:shall|must|may) not\b|\bno \w+ (?:shall|may)\b",
        "no",
        loose=True,
    ),
    Modality("力争", "strive", ("力争",), r"striv(?:e|es|ing|en)\b|strove\b", "str", "努力|奋力|力求"),
    Modality("争取", "seek", ("争取",), r"seek(?:s|ing)?\b|sought\b", "s", loose=True),
    Modality("鼓励", "encourage", ("鼓励",), "encourag", "encourag", "激励|勉励|倡导"),
)
_NO_ORDER = re.compile("不得(?:不|已|以)")
_ROOTS: dict[Lang, tuple[str, ...]] = {
    "zh": ("必须", "务必", "禁止", "严禁", "不得", "力争", "争取", "鼓励"),
    "en": ("must", "prohibit", "striv", "strove", "encourag"),
}


def check(context: Context) -> Iterator[Finding]:
    """One finding per text and modality that the two languages do not share."""
    concerned = set[str]().union(*(context.words(lang).addresses(*_ROOTS[lang]) for lang in LANGS))
    for address, text in context.texts:
        if address in concerned and text.zh and text.en and not text.shared:
            yield from _check(address, text)


def _check(address: str, text: Text) -> Iterator[Finding]:
    zh, en = _NO_ORDER.sub("", unmarked(text.zh)), unmarked(text.en).lower()
    for one in _MODALITIES:
        wanted = sum(map(zh.count, one.says_zh))
        if not wanted and (one.loose or one.root not in en):
            continue
        found = len(re.findall(one.says_en, en))
        freely = one.loose or bool(one.also and re.search(one.also, zh))
        if found < wanted or (found > wanted and not freely):
            yield _finding(address, text, one, wanted, found)


def _finding(address: str, text: Text, one: Modality, zh: int, en: int) -> Finding:
    assert text.zh and text.en
    at = re.search("|".join(one.says_zh), text.zh.value), re.search(one.says_en, text.en.value.lower())
    places = tuple(phrase.place(m.start() if m else 0) for phrase, m in zip((text.zh, text.en), at, strict=True))
    return Finding(
        RULE.code,
        RULE.severity,
        places[1] if zh else places[0],
        f"{address}.{one.en.replace(' ', '_')}",
        Bilingual(
            f"中文 {zh} 处“{one.zh}”，英文 {en} 处“{one.en}”",
            f"“{one.zh}” stands {zh}× in Chinese, “{one.en}” {en}× in English",
        ),
        Bilingual(
            f"“{one.zh}”译作“{one.en}”；约束力不同则改正一种语言",
            f"“{one.zh}” is “{one.en}”: mend one of the two languages",
        ),
        (Operand(f"{address}.zh", str(zh), places[0]), Operand(f"{address}.en", str(en), places[1])),
    )
