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
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Bilingual, Lang, Phrase, Pin, Text, Words

PAGE_ZH = """
缺少译文。

每段文字都有中文和英文，并排写。缺少、为空，或英文中仍留有汉字，都会使一种语言的读者读不到它。
"""
RULE = rule("translation-missing", "error", zh="缺少译文", en="missing translation", page_zh=PAGE_ZH, page_en=__doc__)
_NAMES = {"zh": Bilingual("中文", "Chinese"), "en": Bilingual("英文", "English")}
_HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]")


def check(context: Context) -> Iterator[Finding]:
    """One finding per language that a text lacks, and per English text with Chinese characters."""
    for address, text in (*context.texts, *context.data_texts):
        if text.zh is None and text.en is None:
            yield _empty(address, text)
            continue
        for lang in LANGS:
            if text[lang] is None:
                yield _missing(address, lang, text)
        if text.en is not None and (han := _han(text.en, text.shared)):
            yield _untranslated(address, *han, shared=text.shared)


def _han(phrase: Phrase, shared: bool) -> tuple[str, Place] | None:
    """The first Chinese words and their place; a pin of an English text is held to its data instead."""
    for part in phrase.parts:
        if isinstance(part, Words) and (han := _HAN.search(part.text)):
            return part.text[han.start() :], phrase.place_in(part, han.start())
        if shared and isinstance(part, Pin) and (han := _HAN.search(part.literal)):
            return part.literal[han.start() :], phrase.place(part.offset + han.start())
    return None


def _empty(address: str, text: Text) -> Finding:
    return Finding(
        RULE.code,
        RULE.severity,
        text.spot.place,
        address,
        Bilingual("中英文都缺", "both languages are missing"),
        Bilingual("补上 zh: … 和 en: …，或删去", "add zh: … and en: …, or delete it"),
    )


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


def _untranslated(address: str, words: str, place: Place, *, shared: bool) -> Finding:
    return Finding(
        RULE.code,
        RULE.severity,
        place,
        f"{address}.en",
        Bilingual(
            f"英文中有汉字：“{words[:12]}”",
            f"the English holds Chinese: “{words[:12]}”",
        ),
        Bilingual("分写 zh: … 和 en: …", "write zh: … and en: …") if shared else Bilingual("译成英文", "translate it"),
    )
