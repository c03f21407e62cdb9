"""A text has no translation.

Every text stands in Chinese and in English, side by side. One that is missing, empty, or English
that still holds Chinese characters leaves a reader of that language without it.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: 全镇用水充足。, en: ''}

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: 全镇用水充足。, en: The town has enough water.}
"""

import re
from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.text import LANGS, Bilingual, Lang, Phrase, Text

PAGE_ZH = """
缺少译文。

每段文字都有中文和英文，并排写。缺少、为空，或英文中仍留有汉字，都会使一种语言的读者读不到它。
"""
RULE = rule("translation-missing", "error", zh="缺少译文", en="missing translation", page_zh=PAGE_ZH, page_en=__doc__)
_NAMES = {"zh": Bilingual("中文", "Chinese"), "en": Bilingual("英文", "English")}
_HAN = re.compile(r"[\u3400-\u9fff]")
# A path is ASCII, so Han in an English value is always in its words.


def check(context: Context) -> Iterator[Finding]:
    """One finding per language that a text lacks, and per English text with Chinese characters."""
    for address, text in (*context.texts, *context.data_texts):
        for lang in LANGS:
            if text[lang] is None:
                yield _missing(address, lang, text)
        english = text.en
        if english is not None and not text.shared and (han := _HAN.search(english.value)):
            yield _untranslated(address, english, han.start())


def _missing(address: str, lang: Lang, text: Text) -> Finding:
    name = _NAMES[lang]
    return Finding(
        RULE.code,
        RULE.severity,
        text.spot.place,
        f"{address}.{lang}",
        Bilingual(f"缺少{name.zh}", f"the {name.en} is missing"),
        Bilingual(f"补上 {lang}: …", f"add {lang}: …"),
    )


def _untranslated(address: str, english: Phrase, offset: int) -> Finding:
    return Finding(
        RULE.code,
        RULE.severity,
        english.place(offset),
        f"{address}.en",
        Bilingual(
            f"英文中有汉字：{english.value[offset : offset + 12]}",
            f"the English holds Chinese: {english.value[offset : offset + 12]}",
        ),
        Bilingual("译成英文", "translate it"),
    )
