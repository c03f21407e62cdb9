"""A hedged target is stated without its hedge.

`hedge: {zh: 力争, en: strive}` says that a target is striven for and not promised. Every sentence
that states it says so, in both languages: without the hedge an aim becomes a commitment.

Wrong:

    facts:
      wells: {name: {zh: 新井数, en: new wells}, value: 3, unit: 个, as_of: 2030, scope: places.town, hedge: {zh: 力争, en: strive}}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 目标, en: Targets}
      body:
        - id: water
          text: {zh: '力争新增机井[[3个|facts.wells]]。', en: 'The town will add [[three|facts.wells]] wells.'}

Right:

    facts:
      wells: {name: {zh: 新井数, en: new wells}, value: 3, unit: 个, as_of: 2030, scope: places.town, hedge: {zh: 力争, en: strive}}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 目标, en: Targets}
      body:
        - id: water
          text: {zh: '力争新增机井[[3个|facts.wells]]。', en: 'The town will strive to add [[three|facts.wells]] wells.'}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.operands import words
from tjplan.check.page import rule
from tjplan.check.sentences import Mark, sentences
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Figure
from tjplan.model.text import Bilingual, Lang, Phrase, Pin, unmarked

PAGE_ZH = """
留有余地的目标写成了定数。

`hedge: {zh: 力争, en: strive}` 表示目标是力争实现、不是承诺。凡写到它的句子，中英文都要带上这个词；漏掉了，努力
方向就成了承诺。
"""
RULE = rule(
    "hedge-missing",
    "warning",
    zh="漏了“力争”等词",
    en="hedge left out",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_STOPS: dict[Lang, str] = {"zh": "。！？；", "en": ".!?;"}


def check(context: Context) -> Iterator[Finding]:
    """One finding per hedged figure in a sentence without its hedge; cells of columns are left alone."""
    hedged = {figure.address: figure for figure in context.figures if figure.hedge}
    for address, lang, phrase in context.marked if hedged else ():
        if address.startswith("nodes.") and any(getattr(part, "path", "") in hedged for part in phrase.parts):
            for sentence in sentences(phrase, _STOPS[lang]):
                for mark in sentence.marks:
                    figure = hedged.get(mark.path)
                    if figure and not _says(sentence.text, _word(figure, lang), lang):
                        yield _finding(f"{address}.{lang}", phrase, mark, figure, lang)


def _word(figure: Figure, lang: Lang) -> str:
    return unmarked(figure.hedge[lang]) if figure.hedge else ""


def _says(text: str, word: str, lang: Lang) -> bool:
    """Whether ``text`` has the word; English also in other forms: strive, strives, striving."""
    return word in text if lang == "zh" else word.lower().removesuffix("e") in text.lower()


def _finding(path: str, phrase: Phrase, mark: Mark, figure: Figure, lang: Lang) -> Finding:
    word, shown = _word(figure, lang), mark.literal if isinstance(mark, Pin) else mark.path
    place = phrase.place(mark.offset)
    return Finding(
        RULE.code,
        RULE.severity,
        place,
        path,
        Bilingual(
            f"“{shown}”（{mark.path}）是“{word}”的目标，句中没有“{word}”",
            f"“{shown}” ({mark.path}) is a target with “{word}”, which the sentence lacks",
        ),
        Bilingual(
            f"补上“{word}”；目标已成为承诺则删去 hedge", f"add “{word}”, or delete hedge if the target is now promised"
        ),
        (Operand(path, shown, place), *_hedge(figure, lang)),
    )


def _hedge(figure: Figure, lang: Lang) -> Iterator[Operand]:
    if figure.hedge:
        yield words(f"{figure.address}.hedge", figure.hedge, lang)
