"""A figure stands in one language only.

Both languages of a text must pin the same figures and names, each as often in one as in the other. One
that either of them lacks was dropped, added or replaced in translation.

Wrong:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2020, scope: places.town}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: '全镇有井[[3个|facts.wells]]。', en: The town has wells.}

Right:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2020, scope: places.town}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: '全镇有井[[3个|facts.wells]]。', en: 'The town has [[three|facts.wells]] wells.'}
"""

from collections import Counter
from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.text import LANGS, Bilingual, Binding, Lang, Malformed, Phrase, Pin, Text

PAGE_ZH = """
数字只出现在一种语言中。

一段文字的中英文应钉住同样的数字和名称，次数也相同。一种语言缺少的，就是翻译时漏掉、多出或换掉的。
"""
RULE = rule(
    "figure-in-one-language",
    "error",
    zh="数字只在一种语言中",
    en="figure in one language only",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per path that the two languages of a text name a different number of times."""
    for address, text in (*context.texts, *context.data_texts):
        if text.zh is None or text.en is None or text.shared:
            continue
        in_zh, in_en = sorted(_paths(text.zh)), sorted(_paths(text.en))
        if in_zh == in_en:
            continue
        zh, en = Counter(in_zh), Counter(in_en)
        mistyped = {"zh": _mistyped(context, text.zh, zh - en), "en": _mistyped(context, text.en, en - zh)}
        for path in sorted(zh.keys() | en.keys()):
            fewer = "zh" if zh[path] < en[path] else "en"
            if zh[path] != en[path] and context.plan.resolve(path) is not None:
                if mistyped[fewer]:
                    mistyped[fewer] -= 1
                else:
                    yield _finding(address, path, text, zh[path], en[path])


def _mistyped(context: Context, phrase: Phrase, paths: Counter[str]) -> int:
    """How many marks are broken or lead nowhere: each stands for one of the other language, and is told as such."""
    broken = sum(1 for part in phrase.parts if isinstance(part, Malformed) and part.text not in ("]]", "}}"))
    return broken + sum(times for path, times in paths.items() if context.plan.resolve(path) is None)


def _paths(phrase: Phrase) -> Iterator[str]:
    return (part.path for part in phrase.parts if isinstance(part, Pin | Binding))


def _finding(address: str, path: str, text: Text, zh: int, en: int) -> Finding:
    fewer = text.zh if zh < en else text.en
    more = text.en if zh < en else text.zh
    assert fewer and more
    part = next(part for part in more.parts if isinstance(part, Pin | Binding) and part.path == path)
    said = Bilingual(f"（“{part.literal}”）", f" (“{part.literal}”)") if isinstance(part, Pin) else Bilingual("", "")
    lang = "zh" if zh < en else "en"
    lacking = Bilingual("中文", "Chinese") if lang == "zh" else Bilingual("英文", "English")
    return Finding(
        RULE.code,
        RULE.severity,
        fewer.place(),
        f"{address}.{lang}",
        Bilingual(
            f"{path}{said.zh}中文 {zh} 处、英文 {en} 处",
            f"{path}{said.en} stands {zh}× in Chinese, {en}× in English",
        ),
        Bilingual(
            f"在{lacking.zh}中补上，或在另一种语言中删去",
            f"add it in {lacking.en}, or delete it in the other language",
        ),
        tuple(_side(address, lang, path, text[lang], count) for lang, count in zip(LANGS, (zh, en), strict=True)),
    )


def _side(address: str, lang: Lang, path: str, phrase: Phrase | None, count: int) -> Operand:
    """How often the language names ``path``, at the first mark that does."""
    assert phrase
    marks = (part.offset for part in phrase.parts if isinstance(part, Pin | Binding) and part.path == path)
    return Operand(f"{address}.{lang}", str(count), phrase.place(next(marks, 0)))
