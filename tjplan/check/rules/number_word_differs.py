"""A number in words outside marks is another in the other language.

第三轮 is the third round, "三篇大文章" the three major undertakings, 四个全面 four-pronged. Such numbers are parts of
names, slogans and ordinals, not figures, so no datum holds them: the languages hold each other,
sentence by sentence. Digits may answer words. One (一, one) is left alone, as it is part of ordinary
words in both languages; first (第一) is not.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: round
          text: {zh: 第三轮治水成效明显。, en: The second round of water control was effective.}

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: round
          text: {zh: 第三轮治水成效明显。, en: The third round of water control was effective.}
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.check.pairs import Pair
from tjplan.model import numerals
from tjplan.model.finding import Finding, Operand
from tjplan.model.text import Bilingual, Phrase

PAGE_ZH = """
标记之外用文字写的数，中英文不同。

第三轮是 third round，“三篇大文章”是 three major undertakings，四个全面是 four-pronged。这些是名称、口号和次序，不是
数据，只能由两种语言逐句互相核对。一种语言可写阿拉伯数字。“一”、one 多是普通词语，不查；“第一”、first 要查。
"""
RULE = rule(
    "number-word-differs",
    "warning",
    zh="中英文数词不同",
    en="number words differ",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_HAN = re.compile("第?[〇○零一二两三四五六七八九十]+|双")
_NO_NUMBER = re.compile(
    "三角|十分|十足|四周|四处|四季|再三|七夕|五金|五官|二手|二维|三维|三农|三产|三峡|三亚|九江|五谷|八卦|百分之|三废|零[散星售件碎部]"
    "|(?<![第零〇○二两三四五六七八九十])一(?![二三四五六七八九十〇○零])"
)
_EN = re.compile(r"[a-z]+|[0-9]+")
_ALSO = {
    "both": "2", "two": "2", "twice": "2", "twin": "2", "dual": "2", "double": "2", "doubled": "2", "pair": "2",
    "either": "2", "respectively": "2", "triple": "3", "threefold": "3", "tripled": "3", "quarter": "4", "decade": "10",
    "initial": "1", "primary": "1", "one": "1",
}  # fmt: skip
_FIRST = "首先优初头一前原"
"""One of them answers "first" as well."""


def check(context: Context) -> Iterator[Finding]:
    """One finding per sentence with a number word that the other language does not share."""
    for address, text, paired in context.paired:
        for pair in paired:
            if only := _only(pair):
                assert text.zh and text.en  # else it had no pairs
                yield _finding(address, text.zh, text.en, *only)


@lru_cache(maxsize=4096)  # a plan is checked again and again, and most of its sentences stay
def _only(pair: Pair) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The number words in Chinese only and in English only, as written; None where there are none."""
    zh, en = _NO_NUMBER.sub("", pair.zh.words), _EN.findall(pair.en.words)
    runs = _HAN.findall(zh)
    asked = {word: number for word in en if (number := _asked(word))}
    if not runs and not asked:
        return None
    in_en = {_stated(word) for word in _EN.findall(pair.en.whole)}
    in_zh = _han(pair.zh.whole)
    only_zh = [run for run in runs if not _values(run) & in_en]
    only_en = [word for word, number in asked.items() if number not in in_zh and not _first(number, pair.zh.whole)]
    return (tuple(only_zh), tuple(only_en)) if only_zh or only_en else None


@lru_cache(maxsize=4096)  # the same words stand in all sentences
def _asked(word: str) -> str:
    """The number that an English word states and Chinese must have, empty for all other words."""
    if word in numerals.ORDINALS:
        return str(numerals.ORDINALS[word])
    return "" if word == "one" or word.isdigit() else numerals.digits_of(word) or ""


def _stated(word: str) -> str:
    return _ALSO.get(word) or _asked(word) or (word.lstrip("0") if word.isdigit() else "")


def _values(run: str) -> frozenset[str]:
    """What a run of numerals may state: 十四五 is fourteen and then five."""
    if run == "双":
        return frozenset("2")
    run = run.removeprefix("第")
    return frozenset(numerals.digits_of(run[:end]) or "" for end in range(1, len(run) + 1)) - {""}


def _han(text: str) -> frozenset[str]:
    """All numbers in a Chinese sentence, in digits and in words."""
    text = numerals.narrow(text)
    found = [frozenset(number.lstrip("0") for number in re.findall("[0-9]+", text))]
    for run in _HAN.findall(text):
        found += [_values(run[start:]) for start in range(len(run))]
    if any(sign in text for sign in ("两侧", "双", "均", "二者", "两者", "倍")):
        found.append(frozenset("2"))
    return frozenset[str]().union(*found)


def _first(number: str, zh: str) -> bool:
    return number == "1" and any(char in zh for char in _FIRST)


def _finding(address: str, zh: Phrase, en: Phrase, only_zh: tuple[str, ...], only_en: tuple[str, ...]) -> Finding:
    in_zh, in_en = _operands(f"{address}.zh", zh, only_zh), _operands(f"{address}.en", en, only_en)
    return Finding(
        RULE.code,
        RULE.severity,
        (in_en if only_en else in_zh)[0].place or zh.place(),
        address,
        Bilingual(
            f"只在中文中的数词：{_quoted(only_zh)}；只在英文中的：{_quoted(only_en)}",
            f"number words in Chinese only: {_quoted(only_zh)}; in English only: {_quoted(only_en)}",
        ),
        Bilingual("改正其中一种语言；是数据则钉住", "mend one of the two languages; pin what is a figure"),
        (*in_zh, *in_en),
    )


def _quoted(words: tuple[str, ...]) -> str:
    return " ".join(f"“{word}”" for word in words) or "—"


def _operands(path: str, phrase: Phrase, words: tuple[str, ...]) -> tuple[Operand, ...]:
    """Each word as it is written, where it first stands; "—" for a language that has none of its own."""
    found = []
    for word in words:
        at = max(phrase.value.lower().find(word), 0)
        found.append(Operand(path, phrase.value[at : at + len(word)], phrase.place(at)))
    return tuple(found) or (Operand(path, "—", phrase.place()),)
