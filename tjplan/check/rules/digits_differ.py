"""The two languages hold different numbers outside the marks.

Names, titles, document numbers and dates keep their digits in translation: 第55号 is No. 55, 十四五 the
14th Five-Year Plan, 二○二三年三月 March 2023. Digits that the other language has neither as digits nor
as number words were dropped, added or mistyped. Numbers in marks are held by other rules.

Wrong:

    documents:
      water_rules:
        title: {zh: 用水办法, en: Water Rules}
        kind: regulation
        number: {zh: 镇令第55号, en: Town Order No. 56}

Right:

    documents:
      water_rules:
        title: {zh: 用水办法, en: Water Rules}
        kind: regulation
        number: {zh: 镇令第55号, en: Town Order No. 55}
"""

import re
from collections import Counter
from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model import numerals
from tjplan.model.finding import Finding, Operand
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Phrase, Text, Words

PAGE_ZH = """
标记之外，中英文的数字不同。

名称、标题、文号和日期中的数字译后不变：第55号是 No. 55，十四五是 14th Five-Year Plan，二○二三年三月是
March 2023。一种语言有而另一种语言既无数字、也无数词的，是漏写、多写或写错。标记中的数字由其他规则核对。
"""
RULE = rule(
    "digits-differ",
    "error",
    zh="中英文数字不同",
    en="numbers differ between languages",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_FIGURES = "0123456789０１２３４５６７８９"
_DIGIT = re.compile("[0-9０-９]")
_HAN = re.compile("[〇○零一二两三四五六七八九十百千万亿]+")
_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b(?=,? [0-9])|(?<=[0-9] )({'|'.join(_MONTHS)})\b")
_WRITTEN = re.compile(rf"(?:[0-9]+(?:,[0-9]{{3}})+|[0-9０-９]+)(?:[.．][0-9０-９]+)?|\b(?:{'|'.join(_MONTHS)})\b")
_WORD = re.compile("[A-Za-z]+")


def check(context: Context) -> Iterator[Finding]:
    """One finding per text whose languages do not share their digits."""
    concerned = context.words("zh").addresses(*_FIGURES) | context.words("en").addresses(*_FIGURES[:10])
    printed = ((address, text) for address, text in context.texts if address in concerned)
    for address, text in (*printed, *context.data_texts):
        if text.shared or text.zh is None or text.en is None:
            continue
        zh, en = _words(text.zh), _words(text.en)
        if _DIGIT.search(zh) or _DIGIT.search(en):
            yield from _check(address, text, zh, _COMMA.sub("", en))


def _words(phrase: Phrase) -> str:
    parts = phrase.parts
    if len(parts) == 1 and isinstance(parts[0], Words):
        return parts[0].text
    return "\x1f".join(part.text for part in parts if isinstance(part, Words))


def _check(address: str, text: Text, zh: str, en: str) -> Iterator[Finding]:
    found_zh, found_en = _digits(zh), _digits(en)
    if "月" in zh:
        found_en += [str(_MONTHS.index(a or b) + 1) for a, b in _MONTH.findall(en)]
    if sorted(found_zh) == sorted(found_en):
        return
    in_zh, in_en = Counter(found_zh), Counter(found_en)
    only_zh = [one for one in (in_zh - in_en).elements() if one not in _spelt_en(en)]
    only_en = [one for one in (in_en - in_zh).elements() if one not in _spelt_zh(zh)]
    if only_zh or only_en:
        yield _finding(address, text, only_zh, only_en)


def _digits(text: str) -> list[str]:
    return [numerals.narrow(match).lstrip("0") or "0" for match in _DIGITS.findall(text)]


def _spelt_zh(text: str) -> frozenset[str]:
    """The numbers that Chinese numerals state; 十四五 states 14 and five."""
    runs = _HAN.findall(text)
    return frozenset(numerals.digits_of(run[:end]) or "" for run in runs for end in range(1, len(run) + 1))


def _spelt_en(text: str) -> frozenset[str]:
    words = [match.lower() for match in _WORD.findall(text)]
    ordinals = {str(numerals.ORDINALS[word]) for word in words if word in numerals.ORDINALS}
    return frozenset(ordinals | {numerals.digits_of(word) or "" for word in words})


def _finding(address: str, text: Text, only_zh: list[str], only_en: list[str]) -> Finding:
    assert text.zh and text.en
    zh, en = ", ".join(only_zh) or "—", ", ".join(only_en) or "—"
    return Finding(
        RULE.code,
        RULE.severity,
        text.en.place() if only_en or not only_zh else text.zh.place(),
        address,
        Bilingual(
            f"只在中文中的数字：{zh}；只在英文中的：{en}", f"numbers in Chinese only: {zh}; in English only: {en}"
        ),
        Bilingual("改正其中一种语言；是数据则钉住", "mend one of the two languages; pin what is a figure"),
        (*_operands(f"{address}.zh", text.zh, only_zh), *_operands(f"{address}.en", text.en, only_en)),
    )


def _operands(path: str, phrase: Phrase, numbers: list[str]) -> Iterator[Operand]:
    """Each number as it is written, where it stands; "—" for a language that has none of its own."""
    standing: dict[str, list[tuple[str, Place]]] = {}
    for part in (part for part in phrase.parts if isinstance(part, Words)):
        for match in _WRITTEN.finditer(part.text):
            shown = match.group()
            month = str(_MONTHS.index(shown) + 1) if shown in _MONTHS else ""
            value = month or numerals.narrow(shown.replace(",", "")).lstrip("0") or "0"
            standing.setdefault(value, []).append((shown, phrase.place_in(part, match.start())))
    for number in numbers:
        found = standing.get(number)
        shown, place = found.pop(0) if found else (number, phrase.place())
        yield Operand(path, shown, place)
    if not numbers:
        yield Operand(path, "—", phrase.place())
