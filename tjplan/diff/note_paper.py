"""The change note (修订说明): which versions, how much changed where and why, what it does to figures, indicators and checks.

It reports what the review found; whether the plan is right is not for it to say.
"""

from collections.abc import Callable, Iterator, Sequence

from tjplan import telling
from tjplan.diff.comparison_paper import titled
from tjplan.diff.note_counts import counts
from tjplan.diff.note_figures import figures
from tjplan.diff.note_indicators import indicators
from tjplan.diff.versions import day, version
from tjplan.document import Document
from tjplan.model.finding import Finding
from tjplan.model.text import Bilingual, Lang
from tjplan.paper import Block, Grid, Heading, Paper, Prose, said
from tjplan.review import FindingChanges, Item, Review

_TITLE = Bilingual("《{}》修订说明", "Note on the Amendments to the {}")
_NUMBERS = Bilingual("一二三四五六七八九", "123456789")
_FINDING_HEADS = (Bilingual("序号", "No."), Bilingual("问题", "Finding"), Bilingual("所在文件和行", "File and line"))
_FINDING_SHARES = (8, 58, 34)
_LISTED = 30
"""Findings of one kind that are written out; the others are counted."""


def note_paper(review: Review, document: Document) -> Paper:
    """The note in the language of ``document``, that of the new side."""
    lang = document.lang
    return Paper(
        title=_TITLE[lang].format(titled(document, "\n" if lang == "zh" else " ")),
        lang=lang,
        blocks=tuple(_blocks(review, lang)),
        plan_id=document.plan_id,
        issuer=document.cover.issuer,
        date=day(review.new.day, lang),
    )


_Section = Callable[[Review, Lang], Iterator[Block]]


def _blocks(review: Review, lang: Lang) -> Iterator[Block]:
    for at, (title, section) in enumerate(_SECTIONS):
        number = f"{_NUMBERS.zh[at]}、" if lang == "zh" else f"{_NUMBERS.en[at]}. "
        yield Heading(number + title[lang])
        yield from section(review, lang)


def _basis(review: Review, lang: Lang) -> Iterator[Block]:
    made = Bilingual(
        "本说明由 tjplan 比较下列两个版本的内容自动生成。",
        "Made by tjplan from what the two versions below hold. Unofficial translation; the Chinese text prevails.",
    )
    yield Prose(made[lang])
    for lead, side in ((Bilingual("修订前：", "Before: "), review.old), (Bilingual("修订后：", "After: "), review.new)):
        yield Prose(_sentence(lead[lang] + version(side, lang), lang))
    yield from (Prose(_sentence(telling.said(remark, lang), lang)) for remark in review.remarks)


def _reasons(review: Review, lang: Lang) -> Iterator[Block]:
    """Each reason with the places that it was given for, then the places without one."""
    given: dict[str, list[Item]] = {}
    for item in telling.explainable(review):
        given.setdefault(telling.reason(item, lang).strip().rstrip("。；;."), []).append(item)
    unexplained = given.pop("", [])
    for words, found in given.items():
        yield Prose(f"{words[:1].upper()}{words[1:]}{'：' if lang == 'zh' else ': '}{_places(found, lang)}")
    if unexplained:
        count = len(_labels(unexplained, lang))
        lead = Bilingual(
            f"以下{count}处修订尚未说明理由：",
            "No reason is given yet for the following: "
            if count == 1
            else f"No reason is given yet for these {count} places: ",
        )
        yield Prose(lead[lang] + _places(unexplained, lang))
    elif given:
        yield Prose(Bilingual("各项修订均已说明理由。", "A reason is given for every amendment.")[lang])
    else:
        yield Prose(Bilingual("没有需要说明理由的修订。", "There is nothing to give a reason for.")[lang])


def _places(found: Sequence[Item], lang: Lang) -> str:
    return _sentence(("；" if lang == "zh" else "; ").join(_labels(found, lang)), lang)


def _labels(found: Sequence[Item], lang: Lang) -> list[str]:
    return list(dict.fromkeys(telling.said(item.label, lang) for item in found))


def _sentence(words: str, lang: Lang) -> str:
    stop = "。" if lang == "zh" else "."
    return words if words.endswith(("。", ".", "？", "?")) else words + stop


def _checks(review: Review, lang: Lang) -> Iterator[Block]:
    found = review.findings
    if found is None:
        words = Bilingual(
            "两个版本未能都作核对（Word 文件只有印出的文字，或有文件读不出），本说明不作结论。",
            "The checks could not be run on both versions (a Word file holds printed text alone, or a file cannot be read), so this note says nothing on them.",
        )
        yield Prose(words[lang])
        return
    yield Prose(_check_counts(found, lang))
    for title, some in telling.finding_lists(found):
        if some:
            yield Prose(title[lang] + ("：" if lang == "zh" else ":"))
            yield from _listed(some, lang)


def _check_counts(found: FindingChanges, lang: Lang) -> str:
    new, mended = len(found.new) + len(found.reopened), len(found.fixed)
    more = (
        Bilingual(f"，新接受{len(found.waived)}处", f", {len(found.waived)} newly accepted")[lang]
        if found.waived
        else ""
    )
    return Bilingual(
        f"按规划自身的核对规则，修订后新出现问题{new}处，已解决{mended}处，修订前后都有{len(found.open)}处{more}。",
        f"By the plan’s own checks there are {new} new findings after the amendments, {mended} are mended, and {len(found.open)} stand as before{more}.",
    )[lang]


def _listed(some: Sequence[Finding], lang: Lang) -> Iterator[Block]:
    rows = [
        (said(str(at)), said(one.message[lang]), said(f"{one.place.file}:{one.place.line}" if one.place else ""))
        for at, one in enumerate(some[:_LISTED], 1)
    ]
    heads = tuple(head[lang] for head in _FINDING_HEADS)
    yield Grid(heads=heads, rows=tuple(rows), shares=_FINDING_SHARES, centred=frozenset((0,)))
    if len(some) > _LISTED:
        rest = len(some) - _LISTED
        words = Bilingual(f"其余{rest}处见 tjplan check。", f"{rest} more: see tjplan check.")
        yield Prose(words[lang], small=True)


def _translations(review: Review, lang: Lang) -> Iterator[Block]:
    if len(review.langs) < 2:
        words = Bilingual("本次只比较一种语言的文字。", "Only one language was compared.")
        yield Prose(words[lang])
    elif not review.untranslated:
        words = Bilingual("没有只改了一种语言的文字。", "No text changed in one language alone.")
        yield Prose(words[lang])
    else:
        lead = Bilingual(
            "下列文字只改了一种语言，另一种语言待核对：",
            "These texts changed in one language alone; the other is to be looked at: ",
        )
        listed = dict.fromkeys(telling.lagging(one, lang) for one in review.untranslated)
        yield Prose(_sentence(lead[lang] + ("；" if lang == "zh" else "; ").join(listed), lang))


_SECTIONS: tuple[tuple[Bilingual, _Section], ...] = (
    (Bilingual("比较的版本", "Versions compared"), _basis),
    (Bilingual("修订概况", "Overview"), counts),
    (Bilingual("修订理由", "Reasons"), _reasons),
    (Bilingual("数字变化", "Figures"), figures),
    (Bilingual("对规划指标的影响", "Effect on the indicators"), indicators),
    (Bilingual("核对结果", "Checks"), _checks),
    (Bilingual("译文", "Translations"), _translations),
)
