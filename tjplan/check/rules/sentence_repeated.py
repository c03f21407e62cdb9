"""Two paragraphs have the same sentence, or nearly.

A sentence that stands twice must be kept alike by hand; one that stands twice with a small difference
may already contradict itself. Chinese sentences of more than 30 characters count that agree by nine
tenths, or that have clauses of more than 30 characters in common; the English follows the Chinese.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 管理, en: Administration}
      body:
        - id: wells
          text: {zh: 全镇各村的水井由村民委员会每年春季统一检查，查出的问题在当年汛期之前全部整改。, en: Each spring the village committees inspect the wells.}
        - id: upkeep
          text: {zh: 全镇各村的水井由村民委员会每年秋季统一检查，查出的问题在当年汛期之前全部整改。, en: Each autumn the village committees inspect the wells.}

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 管理, en: Administration}
      body:
        - id: wells
          text: {zh: 全镇各村的水井由村民委员会每年春季统一检查，查出的问题在当年汛期之前全部整改。, en: Each spring the village committees inspect the wells.}
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.text import Bilingual, Phrase, unmarked

PAGE_ZH = """
两段文字有相同或几乎相同的句子。

同一句话写两遍，要靠人工保持一致；两遍稍有不同，可能已经自相矛盾。超过三十字、九成以上相同，或有超过三十字的分
句相同的才算；英文随中文。
"""
RULE = rule(
    "sentence-repeated",
    "warning",
    zh="句子重复",
    en="repeated sentence",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_ALIKE = 0.9
_LONG = 30
_CLAUSE = 6
"""The shortest clause that counts: two sentences are compared where such clauses make a third of them."""
_STOP, _COMMA = re.compile("[。！？]"), re.compile("[，、；：]")


class _Sentence(NamedTuple):
    address: str
    phrase: Phrase
    words: str


def check(context: Context) -> Iterator[Finding]:
    """One finding per pair of texts with a Chinese sentence alike; the English follows the Chinese."""
    told: set[tuple[str, str]] = set()
    for first, second, how in _pairs(context):
        pair = first.address, second.address
        if pair not in told:
            told.add(pair)
            yield _finding(first, second, how)


def _pairs(context: Context) -> Iterator[tuple[_Sentence, _Sentence, Bilingual]]:
    """The sentences that are alike, in reading order, and how they are."""
    by_clause: dict[str, list[_Sentence]] = {}
    for sentence in _sentences(context):
        shared: dict[int, tuple[_Sentence, int]] = {}
        for clause in _COMMA.split(sentence.words):
            if len(clause) >= _CLAUSE:
                known = by_clause.setdefault(clause, [])
                for other in known:
                    shared[id(other)] = other, shared.get(id(other), (other, 0))[1] + len(clause)
                known.append(sentence)
        for other, length in shared.values():
            if other.address != sentence.address and 3 * length >= len(sentence.words):
                share = _share(other.words, sentence.words)
                if share >= _ALIKE or length > _LONG:
                    yield other, sentence, _how(share, length)


def _sentences(context: Context) -> Iterator[_Sentence]:
    for address, lang, phrase in context.phrases:
        if lang == "zh" and len(phrase.value) > _LONG and address.endswith(".text"):
            for words in _STOP.split(unmarked(phrase)):
                if len(words) > _LONG:
                    yield _Sentence(address, phrase, words)


def _share(first: str, second: str) -> float:
    if first == second:
        return 1.0
    if min(len(first), len(second)) < _ALIKE * max(len(first), len(second)):
        return 0.0
    import difflib

    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _how(share: float, length: int) -> Bilingual:
    """How a sentence is like another; ``length`` counts the characters of whole clauses that both have."""
    if share == 1:
        return Bilingual("相同", "is the same as")
    if share < _ALIKE:
        return Bilingual(f"有 {length} 个字的分句相同", f"has clauses of {length} characters in common with")
    percent = f"{int(share * 100)}%"
    return Bilingual(f"有 {percent} 相同", f"is {percent} like")


def _finding(first: _Sentence, second: _Sentence, how: Bilingual) -> Finding:
    places = [one.phrase.place(max(0, one.phrase.value.find(one.words[:8]))) for one in (first, second)]
    start = second.words[:12]
    return Finding(
        RULE.code,
        RULE.severity,
        places[1],
        f"{second.address}.zh",
        Bilingual(
            f"“{start}…”与 {first.address}（{places[0].file}:{places[0].line}）的句子{how.zh}",
            f"“{start}…” {how.en} a sentence of {first.address} ({places[0].file}:{places[0].line})",
        ),
        Bilingual("并为一处，或核对两处的差别", "say it once, or see whether the two should differ"),
        tuple(
            Operand(f"{one.address}.zh", one.words.strip(), place)
            for one, place in zip((first, second), places, strict=True)
        ),
    )
