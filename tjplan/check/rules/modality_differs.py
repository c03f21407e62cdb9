"""The two languages do not oblige alike.

必须 is must, 禁止 prohibit, 严禁 strictly prohibit, 不得 shall not, 力争 strive, 争取 seek, 鼓励 encourage. A
sentence has such a word as often in English as in Chinese; 不得 and 争取 may have other English and
Chinese beside them. What is allowed (可以, may), forbidden (不能, may not, ban), needless (不必, need not),
called for (应, shall, should) or discouraged in one language is so in the other. Chinese standards write
应 for shall; a plan that mostly writes should for it is read that way, and only the exceptions are named.
要 is left to the reader unless English says shall for it where it otherwise says should. What one language
denies (不, 未, 无, not, no, never) the other does not affirm.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 管理, en: Administration}
      body:
        - id: water
          text: {zh: 禁止填埋水井。, en: Wells should not be filled in.}

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 管理, en: Administration}
      body:
        - id: water
          text: {zh: 禁止填埋水井。, en: Filling in wells is prohibited.}
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.check.pairs import Pair
from tjplan.model.finding import Finding, Operand
from tjplan.model.text import Bilingual, Text

PAGE_ZH = """
中英文的约束力不同。

必须 = must，禁止 = prohibit，严禁 = strictly prohibit，不得 = shall not，力争 = strive，争取 = seek，
鼓励 = encourage。一句话中英文用这些词的次数相同；shall not、seek 也可译别的词，只要不少于中文。允许（可以、may）、
禁止（不能、may not、ban）、不必（need not）、应当（应、shall、should）、不提倡（discourage），两种语言也要一致。
标准用语中“应”即 shall；规划若多译作 should，则按 should 理解，只指出例外。“要”由译者掌握，只在别处都译 should、
此处译 shall 时指出。一种语言否定的（不、未、无，not、no、never），另一种语言也要否定。
"""
RULE = rule(
    "modality-differs",
    "warning",
    zh="中英文约束力不同",
    en="languages oblige differently",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


class Modality(NamedTuple):
    """A kind of obligation: its words in each language, and what else the other may say for them.

    ``root`` is in every English form, to look for first.

    ``also`` are Chinese words that allow the English one without asking for it; ``loose`` English
    words may stand for other Chinese ones, so that they are no fault where the Chinese has none.
    """

    zh: str
    en: str
    says_zh: tuple[str, ...]
    says_en: str
    root: str
    also: str = ""
    loose: bool = False


_MODALITIES = (
    Modality("必须", "must", ("必须", "务必"), r"must\b", "must", "(?<!必)须|必需|一定要|不得"),
    Modality("禁止", "prohibit", ("禁止", "严禁"), "prohibit", "prohibit", "不得|不准|取缔"),
    Modality("严禁", "strictly prohibit", ("严禁", "严格禁止"), "strictly prohibit", "strictly prohibit"),
    Modality(
        "不得",
        "shall not",
        ("不得",),
        r"\b(?:shall|must|may) not\b|\bno \w+ (?:shall|may)\b",
        "no",
        loose=True,
    ),
    Modality("力争", "strive", ("力争",), r"striv(?:e|es|ing|en)\b|strove\b", "str", "努力|奋力|力求"),
    Modality("争取", "seek", ("争取",), r"seek(?:s|ing)?\b|sought\b", "s", loose=True),
    Modality("鼓励", "encourage", ("鼓励",), "encourag", "encourag", "激励|勉励|倡导"),
)


class Sense(NamedTuple):
    """What a sentence allows or forbids: in each language what asks for it, and what may stand for it.

    ``roots_zh`` are characters and ``roots_en`` letters to look for first: one is in all that asks.
    """

    zh: str
    en: str
    asks_zh: re.Pattern[str]
    asks_en: re.Pattern[str]
    answers_zh: re.Pattern[str]
    answers_en: re.Pattern[str]
    roots_zh: str
    roots_en: tuple[str, ...]


def _sense(zh: str, en: str, asks: tuple[str, str], answers: tuple[str, str], roots: tuple[str, str]) -> Sense:
    asks_zh, asks_en, answers_zh, answers_en = map(re.compile, (*asks, answers[0], rf"\b(?:{answers[1]})"))
    return Sense(zh, en, asks_zh, asks_en, answers_zh, answers_en, roots[0], tuple(roots[1].split()))


_NEEDLESS = "不必(?!要)|无需|无须|毋需|不需要?|不用(?![于作以])|免于|免予"
_SENSES = (
    _sense(
        "可",
        "may",
        (
            "可以|(?<![不许认尚无宁与又均并非未])可(?![能视持续靠行见观控再燃用以供比溶利喜达]|采储|采量|采年|采面|开采)",
            r"\b(?:may(?! not| be not| [0-9\x02])|(?<!not )allowed to|permitted to)\b",
        ),
        (
            "可(?![视靠持])|能够|不能|(?<![职功才智性产节效机])能(?![源力耗量效级])|允许|准许|许可|不得",
            "may(?! not)|can|could|might|allow|permit|possib|able|authori",
        ),
        ("可", "may allowed permitted"),
    ),
    _sense(
        "不得",
        "not",
        (
            "不得|不能|不可(?![避分或抗再逆])|不准|不许|不应(?!期)|不宜|不允许|禁止|严禁|取缔",
            r"\b(?:(?:may|shall|must|should|can) not|cannot|prohibit\w*|ban(?:s|ned|ning)?|forbid\w*)\b",
        ),
        (
            "不|禁|取缔|无|未|杜绝|勿|非|没|避免|防止",
            r"not\b|no\b|never|nor\b|none|nobody|nothing|neither|cannot|without|prohibit|ban|forbid|outlaw|rule out"
            "|disallow|bar|unable|avoid|prevent|cease|out of the question",
        ),
        ("不禁取", "not prohibit ban forbid"),
    ),
    _sense(
        "不必",
        "need not",
        (
            _NEEDLESS,
            r"\b(?:need(?:s|ed)? not|not (?:required|necessary|obliged|need)|no need|not have to)\b",
        ),
        (
            _NEEDLESS + "|不要求|没有必要|不一定|非必须",
            r"need\w* not|no need|not need|not (?:be )?(?:required|necessary|obliged)|not have to|without|unnecessary"
            "|exempt",
        ),
        ("不无毋免", "not need"),
    ),
    _sense(
        "应",
        "shall",
        ("应", r"\b(?:shall|should)\b(?! not)"),
        (
            "应|须|必|要|宜|需|当|谁|责|不得|不能|不可|禁|着力|务",
            "shall|should|must|ought|ha(?:s|ve) to|need|required|is to|are to|duty|obliged|due|necessary|prohibit"
            "|may not",
        ),
        ("应", "shall should"),
    ),
    _sense(
        "须",
        "must",
        ("(?<![必无毋亟])须(?!知)", r"\b(?:required to|ha(?:s|ve) to)\b"),
        (
            "须|必|应|要|需|得|令|只能|只好",
            "must|shall|should|require|need|necessary|oblig|ha(?:s|ve) to|urgent|prohibit|only",
        ),
        ("须", "required has have"),
    ),
    _sense(
        "不提倡",
        "discourage",
        ("不鼓励|不提倡|不主张", r"\bdiscourag\w*"),
        (
            "不鼓励|不提倡|不主张|不宜|劝阻|抑制|限制|制约|打击|挫",
            "discourag|not (?:be )?(?:encourag|recommend)|inadvisable",
        ),
        ("鼓提主", "discourag"),
    ),
)
_NO_ORDER = re.compile("不得[已以]")
_NO_DUTY = re.compile("[适相反响供对效感顺呼]应|应[用急对邀届有付力答变激]")
_NO_WANT = re.compile("[需重主必纲摘次首紧扼]要|要[求素点件闻么领害地约]")
_NOT_ZH = re.compile("未(?!来)|没有|并非|绝非|不(?![断同仅但论管良便久时至单只妨料限足])|无(?![论偿私])|难以")
_NOT_EN = re.compile(r"\b(?:not\b(?! only\b)|no\b(?!\.)|never\b|cannot\b|without\b|nor\b|none\b|nobody\b|nothing\b)")
_HALF_NOT_ZH = re.compile("不足|避免|杜绝|禁|取缔|非(?![法金政正])|免|缺|防止|否|勿|停|违|尚|失|散|乱")
_HALF_NOT_EN = re.compile(
    r"\b(?:non|neither|avoid|rule out|prohibit|ban|irregular|illegal|free of|insufficien|inadequa|difficult|weak|contrary"
    r"|violat|disregard|un[a-z]{4}|in(?:valid|complete|appropr|effect|secure|formal|depend)|fail|lack|exempt|yet to"
    r"|few|little|less|short|dis[a-z]{4}|hard to|barely|hardly|other than|rather than|instead|prevent|stop|cease)"
)
_ROOTS_ZH = ("必须", "务必", "禁", "不", "力争", "争取", "鼓励", "可", "应", "要", "取缔", "无", "未", "没", "毋", "免")
_ROOTS_EN = ("must", "prohibit", "striv", "strove", "encourag", "seek", "may", "shall", "should", "not", "ban", "forbid",
             "courag", "need", "allow", "permit", "no ", "nor", "never", "without")  # fmt: skip
_ENOUGH = 3
"""Fewer sentences show no custom of translating."""


class _Fault(NamedTuple):
    """A modality of one sentence that the other lacks: its names, how often each has it, and where to look."""

    zh: str
    en: str
    times_zh: int
    times_en: int
    says_zh: str
    says_en: str


class _Judged(NamedTuple):
    """What is wrong with a pair of sentences, and which words of duty it has."""

    faults: tuple[_Fault, ...] = ()
    duties: frozenset[str] = frozenset()


def check(context: Context) -> Iterator[Finding]:
    """One finding per sentence and modality that the two languages do not share."""
    duties: list[tuple[str, Text, frozenset[str]]] = []
    for address, text, paired in context.paired:
        for pair in paired:
            judged = _judged(pair)
            yield from (_finding(address, text, fault) for fault in judged.faults)
            if judged.duties:
                duties.append((address, text, judged.duties))
    yield from _unusual(duties)


@lru_cache(maxsize=4096)  # a plan is checked again and again, and most of its sentences stay
def _judged(pair: Pair) -> _Judged:
    zh, en = pair.zh.whole, pair.en.whole
    if not (any(root in en for root in _ROOTS_EN) or any(root in zh for root in _ROOTS_ZH)):
        return _Judged()
    zh = _NO_DUTY.sub("", _NO_ORDER.sub("", zh.replace("不得不", "须").replace("不鼓励", "不提倡")))
    faults = *_counted(zh, en), *_sensed(zh, en)
    return _Judged(faults or tuple(_denied(zh, en)), frozenset(_duties(_NO_WANT.sub("", zh), en)))


def _counted(zh: str, en: str) -> Iterator[_Fault]:
    for one in _MODALITIES:
        wanted = sum(map(zh.count, one.says_zh))
        if not wanted and (one.loose or one.root not in en):
            continue
        found = len(re.findall(one.says_en, en))
        freely = one.loose or bool(one.also and re.search(one.also, zh))
        if found < wanted or (found > wanted and not freely):
            yield _Fault(one.zh, one.en, wanted, found, "|".join(one.says_zh), one.says_en)


def _sensed(zh: str, en: str) -> Iterator[_Fault]:
    """Allowed, forbidden, needless or called for in one language, and nothing of the kind in the other."""
    for one in _SENSES:
        in_zh = one.asks_zh.findall(zh) if any(root in zh for root in one.roots_zh) else ()
        in_en = one.asks_en.findall(en) if any(root in en for root in one.roots_en) else ()
        if (in_zh and not in_en and not one.answers_en.search(en)) or (
            in_en and not in_zh and not one.answers_zh.search(zh)
        ):
            yield _Fault(one.zh, one.en, len(in_zh), len(in_en), one.asks_zh.pattern, one.asks_en.pattern)


def _denied(zh: str, en: str) -> Iterator[_Fault]:
    """A no that one language has and the other lacks; 免, 缺, insufficient, disregard may stand for one."""
    in_zh, in_en = len(_NOT_ZH.findall(zh)), len(_NOT_EN.findall(en))
    affirmed_en = in_zh > in_en and in_zh > in_en + len(_HALF_NOT_EN.findall(en))
    affirmed_zh = in_en > 0 == in_zh and not _HALF_NOT_ZH.search(zh)  # English may say one no twice
    if affirmed_en or affirmed_zh:
        yield _Fault("不", "not", in_zh, in_en, _NOT_ZH.pattern, _NOT_EN.pattern)


def _duties(zh: str, en: str) -> Iterator[str]:
    yield from (word for word in "应要须宜必需" if word in zh)
    yield from (word for word in ("shall", "should") if word in en)


def _unusual(duties: list[tuple[str, Text, frozenset[str]]]) -> Iterator[Finding]:
    """Sentences that say shall where the plan mostly says should for the same Chinese word, or the reverse."""
    for word in "应要":
        of: dict[str, list[tuple[str, Text]]] = {"shall": [], "should": []}
        for address, text, had in duties:
            said = had & of.keys()
            if said and had - said == {word}:
                of["shall" if said == {"shall"} else "should"].append((address, text))
        usual, rare = sorted(of, key=lambda english: -len(of[english]))
        if len(of[usual]) >= _ENOUGH and len(of[usual]) >= 3 * len(of[rare]):
            for address, text in of[rare]:
                yield _finding(address, text, _Fault(word, usual, 1, 0, word, rf"\b{rare}\b"))


def _finding(address: str, text: Text, fault: _Fault) -> Finding:
    assert text.zh and text.en
    name_zh, name_en, zh, en = fault[:4]
    at = re.search(fault.says_zh, text.zh.value), re.search(fault.says_en, text.en.value.lower())
    places = tuple(phrase.place(m.start() if m else 0) for phrase, m in zip((text.zh, text.en), at, strict=True))
    return Finding(
        RULE.code,
        RULE.severity,
        places[1] if zh else places[0],
        f"{address}.{name_en.replace(' ', '_')}",
        Bilingual(
            f"中文 {zh} 处“{name_zh}”，英文 {en} 处“{name_en}”",
            f"“{name_zh}” stands {zh}× in Chinese, “{name_en}” {en}× in English",
        ),
        Bilingual(
            f"“{name_zh}”译作“{name_en}”；约束力不同则改正一种语言",
            f"“{name_zh}” is “{name_en}”: mend one of the two languages",
        ),
        (
            Operand(f"{address}.zh", str(zh), places[0]),
            Operand(f"{address}.en", str(en), places[1]),
        ),
    )
