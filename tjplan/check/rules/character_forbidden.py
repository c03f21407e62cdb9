"""A text or value holds a character that no file can print.

Control characters, line and paragraph separators, characters of private use and codes that are no
characters come along when text is copied from a PDF or a web page. A Word file cannot hold the first
and prints a box for others. In values that are no text (codes, dates) invisible signs count too, as
they make another value of it.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: "供\\x0b水", en: Water Supply}
      body:
        - id: water
          text: {zh: 全镇用水充足。, en: "The town has enough wa\\uE000ter."}

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 供水, en: Water Supply}
      body:
        - id: water
          text: {zh: 全镇用水充足。, en: The town has enough water.}
"""

import re
from collections.abc import Iterator, Mapping
from unicodedata import category

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.plan import Plain, Value
from tjplan.model.source import Spot
from tjplan.model.text import Bilingual

PAGE_ZH = """
文字或取值中有印不出的字符。

控制字符、行分隔符和段分隔符、专用区字符、非字符，常随 PDF 或网页上复制的文字带进来。Word 文件存不下控制字符，
有的会印成方框。编号、日期等不是文字的取值，有看不见的符号也算：那已是另一个值。
"""
RULE = rule(
    "character-forbidden", "error", zh="不可用的字符", en="forbidden character", page_zh=PAGE_ZH, page_en=__doc__
)

_Reasons = Mapping[str, tuple[Bilingual, Bilingual]]
_DELETE = Bilingual("删去它", "delete it")
_FORBIDDEN: _Reasons = {
    "Cc": (Bilingual("控制字符", "a control character"), _DELETE),
    "Cf": (Bilingual("不可见的格式字符", "an invisible format character"), _DELETE),
    "Cs": (Bilingual("代理码，不是字符", "half of a surrogate pair, no character"), _DELETE),
    "Cn": (Bilingual("非字符", "no character"), _DELETE),
    "Co": (
        Bilingual("专用区字符，换一台电脑就看不到", "a character of private use, which other computers do not show"),
        Bilingual("删去它，或换成有标准编码的字", "delete it, or write the character that Unicode has for it"),
    ),
    "Zl": (Bilingual("行分隔符", "a line separator"), _DELETE),
    "Zp": (Bilingual("段分隔符", "a paragraph separator"), _DELETE),
    "So": (
        Bilingual("替代字符，原来的字已经丢失", "the sign for a character that was lost"),
        Bilingual("删去它，补上原来的字", "delete it and write the character that was lost"),
    ),
}
# Where one may stand, quick to search: the category decides; the one sign of category So is U+FFFD.
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffd-\uffff\U0001fffe\U0001ffff\U0002fffe-\U0002ffff\U0003fffe-\U0010ffff]"
)


def check(context: Context) -> Iterator[Finding]:
    """One finding for each different forbidden character of a text or value, where it first stands.

    Invisible signs in texts are what ``sign-invisible`` finds.
    """
    yield from _findings(_texts(context), {kind: why for kind, why in _FORBIDDEN.items() if kind != "Cf"})
    yield from _findings(_plain_values(context), _FORBIDDEN)


def _findings(values: Iterator[tuple[str, str, Spot]], forbidden: _Reasons) -> Iterator[Finding]:
    for address, value, spot in values:
        seen: set[str] = set()
        for found in _SUSPECT.finditer(value):
            character = found[0]
            why = forbidden.get(category(character))
            if why and character not in seen:
                seen.add(character)
                yield _finding(address, value, spot, found.start(), *why)


def _texts(context: Context) -> Iterator[tuple[str, str, Spot]]:
    """Every text in each language: address, characters, where they stand."""
    for address, text in (*context.texts, *context.data_texts):
        if text.zh:
            yield address if text.shared else f"{address}.zh", text.zh.value, text.zh.spot
        if text.en and not text.shared:
            yield f"{address}.en", text.en.value, text.en.spot


def _plain_values(context: Context) -> Iterator[tuple[str, str, Spot]]:
    for entity in context.plan.entities():
        base = "plan" if entity is context.plan.home else entity.address
        for name, value in entity.fields.items():
            yield from _plain(f"{base}.{name}", value)


def _plain(address: str, value: Value) -> Iterator[tuple[str, str, Spot]]:
    match value:
        case Plain():
            yield address, value.value, value.spot
        case tuple():
            for at, item in enumerate(value):
                yield from _plain(f"{address}.{at}", item)
        case _:
            pass


def _finding(address: str, value: str, spot: Spot, at: int, kind: Bilingual, hint: Bilingual) -> Finding:
    code, before = f"U+{ord(value[at]):04X}", _SUSPECT.sub("", value[max(0, at - 8) : at]).strip()
    behind = Bilingual(f"，在“{before}”之后", f", behind “{before}”") if before else Bilingual("", "")
    return Finding(
        RULE.code,
        RULE.severity,
        spot.place_of(value, at),
        address,
        Bilingual(f"{code}是{kind.zh}{behind.zh}", f"{code} is {kind.en}{behind.en}"),
        hint,
    )
