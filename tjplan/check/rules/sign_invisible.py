"""A text has signs that nobody sees.

Signs that turn the direction of writing, blanks without width and the like are not printed, and yet they
change what a reader sees or a search finds: 12 may stand for 21, and a name is no longer the same name.
They come with copied text; nothing in Chinese or English needs them.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: "全镇供\\u200B水充足。", en: The town has enough water.}

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: "全镇供水充足。", en: The town has enough water.}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.text import LANGS, Bilingual, Lang, Phrase

PAGE_ZH = """
文字中有看不见的符号。

改变书写方向的控制符、零宽空格等印不出来，却会改变读者看到的、搜索得到的内容：21 可以显示成 12，名称也不再是同一个
名称。它们多由复制带来，中英文都用不着。
"""
RULE = rule("sign-invisible", "error", zh="看不见的符号", en="invisible sign", page_zh=PAGE_ZH, page_en=__doc__)
_SIGNS = "".join(
    map(chr, (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))
)
"""Soft hyphen, marks, embeddings, overrides and isolates of direction (UAX 9), joiners and blanks without width."""


def check(context: Context) -> Iterator[Finding]:
    """One finding per text and language, at the first such sign."""
    phrases = [*context.phrases, *_of_data(context)]
    joined = "".join([phrase.value for _, _, phrase in phrases])
    if not any(sign in joined for sign in _SIGNS):  # one look at all texts is far cheaper than one at each
        return
    for address, lang, phrase in phrases:
        at = next((at for at, sign in enumerate(phrase.value) if sign in _SIGNS), -1)
        if at >= 0:
            yield _finding(f"{address}.{lang}", phrase, at)


def _of_data(context: Context) -> Iterator[tuple[str, Lang, Phrase]]:
    said = [(f"rules.{rule.id}.message", rule.message) for rule in context.plan.rules]
    said += [(f"waivers.{one.rule}.{one.path}", one.reason) for one in context.plan.waivers if one.reason]
    said += [(f"changes.{next(iter(one.paths), '')}", one.reason) for one in context.plan.notes if one.reason]
    for address, text in (*context.data_texts, *said):
        for lang in LANGS[:1] if text.shared else LANGS:
            if (phrase := text[lang]) is not None:
                yield address, lang, phrase


def _finding(path: str, phrase: Phrase, at: int) -> Finding:
    code = f"U+{ord(phrase.value[at]):04X}"
    before = "".join(sign for sign in phrase.value[max(0, at - 8) : at] if sign not in _SIGNS)
    where = Bilingual(f"“{before}”之后" if before else "开头", f"behind “{before}”" if before else "at the start")
    return Finding(
        RULE.code,
        RULE.severity,
        phrase.place(at),
        path,
        Bilingual(f"{where.zh}有看不见的符号 {code}", f"an invisible sign {code} stands {where.en}"),
        Bilingual("删去该符号，或重新键入这几个字", "delete the sign, or type these words anew"),
    )
