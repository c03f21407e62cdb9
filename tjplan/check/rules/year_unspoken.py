"""A figure is of a year that the plan names nowhere.

`as_of` says of which year a figure is. That is the base or target year, another year that the data records
(`plan.outlook_year`, a fact in 年份), or one that a text names; of any other year no reader could know.

Wrong:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2024, scope: places.town}

Right:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2025, scope: places.town}
"""

import re
from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.operands import as_of
from tjplan.check.page import rule
from tjplan.check.years import Limits, calendar_year
from tjplan.model import numerals
from tjplan.model.finding import Finding
from tjplan.model.text import LANGS, Bilingual, Phrase, Pin, Words

PAGE_ZH = """
数字的年份在规划中无处可见。

`as_of` 说明数字是哪一年的：基期、目标年，数据中记录的其他年份（`plan.outlook_year`、单位为年份的 facts），或正文写到
的年份。此外的年份，读者无从知道。
"""
RULE = rule(
    "year-unspoken",
    "warning",
    zh="数字的年份无处写明",
    en="a year that the plan does not name",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|[〇○零一二三四五六七八九]{4}(?=年)")
_FIRST_TWO = ("19", "20", "一九", "二〇", "二○", "二零")


def check(context: Context) -> Iterator[Finding]:
    """One finding per figure whose year stands in no text and in no record of a year."""
    of_years = {figure.as_of[:4] for figure in context.figures if figure.as_of}
    missing = of_years - {calendar_year(figure) for figure in context.figures}
    if missing:
        missing -= set(_written(context))
    limits = Limits.of(context.plan)
    for figure in context.figures if missing else ():
        if figure.as_of[:4] in missing and not (limits and limits.broken_by(figure)):
            said = as_of(figure)
            yield Finding(
                RULE.code,
                RULE.severity,
                said.place or figure.spot.place,
                said.path,
                Bilingual(
                    f"{figure.address} 是 {figure.as_of} 年的数字，规划中没有写到这一年",
                    f"{figure.address} is a figure of {figure.as_of}, a year that the plan does not name",
                ),
                Bilingual("改正 as_of，或在正文中写明年份", "mend as_of, or name the year in the text"),
                (said,),
            )


def _written(context: Context) -> Iterator[str]:
    """The years in the words and pins of all texts, and in the names and titles of the data."""
    texts = (text for _, text in (*context.texts, *context.data_texts))
    for phrase in (text[lang] for text in texts for lang in LANGS):
        if phrase and any(start in phrase.value for start in _FIRST_TWO):
            yield from _years(phrase)


def _years(phrase: Phrase) -> Iterator[str]:
    for part in phrase.parts:
        words = part.text if isinstance(part, Words) else part.literal if isinstance(part, Pin) else ""
        for found in _YEAR.findall(words):
            yield numerals.digits_of(found) or found
