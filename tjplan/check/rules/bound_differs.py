"""A word of bound beside a figure is not that of the other language or of the data.

不足, 至少, 以上, 近, "less than", "at least", "or more", "nearly" change what a figure says. Where they stand
outside the pin, both languages say the same bound beside the same figure, and a figure that the data
gives as exact is neither more nor less than it: a bound belongs in the data (`value: ≥5`) and inside
the pin. About (约) is left to the writer, as long as both languages have it. Bounds inside pins are
compared by pin-differs.

Wrong:

    facts:
      pond: {name: {zh: 水面, en: water surface}, value: 12.50, unit: 公顷, as_of: 2020, scope: places.town}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: '水面不足[[12.50公顷|facts.pond]]。', en: 'The surface is [[12.50 ha|facts.pond]].'}

Right:

    facts:
      pond: {name: {zh: 水面, en: water surface}, value: 12.50, unit: 公顷, as_of: 2020, scope: places.town}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: '水面为[[12.50公顷|facts.pond]]。', en: 'The surface is [[12.50 ha|facts.pond]].'}
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from tjplan.check.context import Context, Pinned
from tjplan.check.operands import operand
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Figure
from tjplan.model.text import LANGS, Bilingual, Lang, Words
from tjplan.model.wording import figure

PAGE_ZH = """
数字旁的“不足”“至少”“以上”等词，与另一种语言或数据不同。

不足、至少、以上、近，less than、at least、or more、nearly，都改变数字的意思。写在标记之外时，中英文在同一数字旁应
有同样的词；数据是确数的，不能写成多于或少于它：界限应写进数据（`value: ≥5`）和标记之内。“约”由作者掌握，但中英文
要一致。标记之内的由 pin-differs 核对。
"""
RULE = rule(
    "bound-differs",
    "warning",
    zh="数字旁的界限词不同",
    en="bounds of a figure differ",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
Bound = Literal["at_least", "at_most", "more_than", "less_than", "about", "nearly", ""]
_BEFORE: dict[Lang, dict[str, Bound]] = {
    "zh": {
        **dict.fromkeys(("不少于", "不低于", "不小于", "不下于", "不短于", "至少", "最少", "最低"), "at_least"),
        **dict.fromkeys(
            ("不超过", "不多于", "不高于", "不大于", "不长于", "不突破", "至多", "最多", "最高"), "at_most"
        ),
        **dict.fromkeys(
            ("不足", "不到", "不满", "少于", "低于", "小于", "短于", "未达到", "未达", "未满"), "less_than"
        ),
        **dict.fromkeys(("超过", "超出", "多于", "高于", "大于", "长于", "逾", "超", "突破"), "more_than"),
        **dict.fromkeys(("将近", "接近", "近"), "nearly"),
        **dict.fromkeys(("大约", "大概", "约"), "about"),
    },
    "en": {
        **dict.fromkeys(
            [f"{no} {less} than" for no in ("not", "no") for less in ("less", "fewer", "lower", "smaller", "shorter")],
            "at_least",
        ),
        **dict.fromkeys(("not under", "not below", "at least", "a minimum of"), "at_least"),
        **dict.fromkeys(
            [f"{no} {more} than" for no in ("not", "no") for more in ("more", "higher", "larger", "greater", "longer")],
            "at_most",
        ),
        **dict.fromkeys(("not over", "not above", "not exceed", "not to exceed", "not exceeding"), "at_most"),
        **dict.fromkeys(("at most", "up to", "a maximum of"), "at_most"),
        **dict.fromkeys(("less than", "fewer than", "lower than", "smaller than", "shorter than"), "less_than"),
        **dict.fromkeys(("under", "below", "short of"), "less_than"),
        **dict.fromkeys(("more than", "higher than", "larger than", "greater than", "longer than"), "more_than"),
        **dict.fromkeys(("over", "above", "beyond", "in excess of", "exceed", "exceeds", "exceeded"), "more_than"),
        **dict.fromkeys(("exceeding", "upwards of"), "more_than"),
        **dict.fromkeys(("nearly", "almost", "close to", "approaching"), "nearly"),
        **dict.fromkeys(("about", "around", "approximately", "roughly", "some", "circa"), "about"),
    },
}
_AFTER: dict[Lang, dict[str, Bound]] = {
    "zh": {
        **dict.fromkeys(("以上", "及以上", "之上"), "at_least"),
        **dict.fromkeys(("以下", "及以下", "以内", "之内"), "at_most"),
        **dict.fromkeys(("以外", "之外", "开外", "有余"), "more_than"),
        **dict.fromkeys(("左右", "上下"), "about"),
    },
    "en": {
        **dict.fromkeys((" or more", " or above", " or over", " or longer", " and above", " and over"), "at_least"),
        **dict.fromkeys((" and more", " at least", ", at least", " upwards"), "at_least"),
        **dict.fromkeys((" or less", " or fewer", " or below", " or under", " and below", " and under"), "at_most"),
        **dict.fromkeys((" at most", ", at most"), "at_most"),
        **dict.fromkeys((" or so", " approximately"), "about"),
    },
}
_DIVIDING = ("more_than", "less_than", "at_least", "at_most", "nearly")
_BETWEEN: dict[Lang, tuple[str, ...]] = {
    "zh": ("为", "达", "达到", "至", "到", "有"),
    "en": (" a", " an", " the", " a total of", " some"),
}
"""May stand between the bound and the figure."""
_OTHER_ENDS: dict[Lang, tuple[str, ...]] = {
    "zh": ("节约", "制约", "契约", "合约", "条约", "特约", "预约", "履约", "临近", "邻近", "附近", "靠近", "最近", "高超", "赶超"),
    "en": ("all over",),
}  # fmt: skip
"""They end like a word of bound and are none."""
_OTHER_STARTS = ("上下游", "左右岸", "以上述", "以下简称", "以外的")
"""They begin like one."""
_DURATION = re.compile("(?<!/)(?:年|月|天|日|小时|years?|months?|days?|hours?)$")
_SPANS = ("近", "over", "some", "under")
"""近三年 and "over three years" are spans of time."""
_FARTHEST = 32
"""No bound with what may follow it is longer."""
_ENDS: dict[Lang, tuple[str, ...]] = {lang: tuple(_BEFORE[lang]) for lang in LANGS}
_STARTS: dict[Lang, tuple[str, ...]] = {lang: tuple(_AFTER[lang]) for lang in LANGS}


class _Said(NamedTuple):
    """A pin on a figure and the bound outside it."""

    pin: Pinned
    figure: Figure
    bound: Bound


def check(context: Context) -> Iterator[Finding]:
    """One finding per pin whose bound contradicts the datum, and per pair of pins whose bounds differ."""
    said: dict[tuple[str, str], dict[Lang, list[_Said]]] = {}
    for pin in context.pins:
        if isinstance(pin.found, Figure) and pin.verdict == "agrees" and pin.found.quantity and not pin.found.words:
            one = _Said(pin, pin.found, _bound(pin))
            said.setdefault((pin.address, pin.pin.path), {"zh": [], "en": []})[pin.lang].append(one)
    for both in said.values():
        yield from _compared(both["zh"], both["en"])


def _compared(zh: list[_Said], en: list[_Said]) -> Iterator[Finding]:
    told = False
    for one in (*zh, *en):
        if one.bound in _DIVIDING and not _agrees(one):
            told = True
            yield _against_data(one)
    if not told and len(zh) == len(en):
        yield from (_against_other(a, b) for a, b in zip(zh, en, strict=True) if a.bound != b.bound)


def _agrees(one: _Said) -> bool:
    """Whether the bound repeats what the datum is anyway: 至少 before ≥5."""
    assert one.figure.quantity
    return one.figure.quantity.kind == one.bound


def _bound(pin: Pinned) -> Bound:
    parts = pin.phrase.parts
    at = next(index for index, part in enumerate(parts) if part is pin.pin)
    before, after = (parts[at - 1] if at else None), (parts[at + 1] if at + 1 < len(parts) else None)
    word = _ending(before.text[-_FARTHEST:], pin.lang) if isinstance(before, Words) else ""
    if word and not (word in _SPANS and _DURATION.search(pin.pin.literal)):
        return _BEFORE[pin.lang][word]
    return _AFTER[pin.lang].get(_beginning(after.text, pin.lang), "") if isinstance(after, Words) else ""


@lru_cache(maxsize=4096)  # a plan is checked again and again, and most of its texts stay
def _ending(text: str, lang: Lang) -> str:
    """The word of bound at the end of ``text``, empty where there is none."""
    text = text.rstrip().lower()
    if text.endswith(_BETWEEN[lang]):
        between = max((one for one in _BETWEEN[lang] if text.endswith(one)), key=len)
        if text.removesuffix(between).endswith(_ENDS[lang]):
            text = text.removesuffix(between)
    if not text.endswith(_ENDS[lang]) or text.endswith(_OTHER_ENDS[lang]):
        return ""
    word = max((one for one in _ENDS[lang] if text.endswith(one)), key=len)
    whole = lang == "zh" or not text[: -len(word)][-1:].isalpha()
    return word if whole else ""


def _beginning(text: str, lang: Lang) -> str:
    """The word of bound at the beginning of ``text``, empty where there is none."""
    if not text.startswith(_STARTS[lang]) or text.startswith(_OTHER_STARTS):
        return ""
    word = max((one for one in _STARTS[lang] if text.startswith(one)), key=len)
    return word if lang == "zh" or not text[len(word) : len(word) + 1].isalpha() else ""


def _against_data(one: _Said) -> Finding:
    other = operand(one.figure)
    return _finding(
        one,
        Bilingual(
            f"“{one.pin.pin.literal}”旁的词与数据 {one.pin.pin.path}（{other.printed}）不合",
            f"the bound beside “{one.pin.pin.literal}” is not that of the data {one.pin.pin.path} ({figure(one.figure, 'en')})",
        ),
        Bilingual(
            "删去这个词；确是界限则写进数据（如 ≥5）和标记之内",
            "delete the word; where the figure is a bound, say so in the data (≥5) and inside the pin",
        ),
        other,
    )


def _against_other(zh: _Said, en: _Said) -> Finding:
    names = {lang: Bilingual(_NAMES[one.bound].zh, _NAMES[one.bound].en) for lang, one in (("zh", zh), ("en", en))}
    return _finding(
        en if zh.bound else zh,
        Bilingual(
            f"“{zh.pin.pin.literal}”旁：中文{names['zh'].zh}，英文{names['en'].zh}",
            f"beside “{en.pin.pin.literal}” the Chinese has {names['zh'].en}, the English {names['en'].en}",
        ),
        Bilingual("中英文写同样的界限", "say the same bound in both languages"),
        (zh if zh.bound else en).pin.operand,
    )


_NAMES: dict[Bound, Bilingual] = {
    "at_least": Bilingual("有“至少”", "“at least”"),
    "at_most": Bilingual("有“至多”", "“at most”"),
    "less_than": Bilingual("有“不足”", "“less than”"),
    "more_than": Bilingual("有“超过”", "“more than”"),
    "nearly": Bilingual("有“近”", "“nearly”"),
    "about": Bilingual("有“约”", "“about”"),
    "": Bilingual("没有界限词", "no word of bound"),
}


def _finding(one: _Said, message: Bilingual, hint: Bilingual, other: Operand) -> Finding:
    return Finding(RULE.code, RULE.severity, one.pin.place, one.pin.path, message, hint, (one.pin.operand, other))
