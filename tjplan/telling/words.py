"""What a review's things are called, in either language."""

from collections.abc import Iterable

from tjplan.model.change import Kind
from tjplan.model.text import Bilingual, Lang
from tjplan.review import Item, Review, Side, Untranslated

KIND_WORDS: dict[Kind, Bilingual] = {
    "added": Bilingual("新增", "added"),
    "removed": Bilingual("删除", "removed"),
    "renamed": Bilingual("标识变更", "renamed"),
    "moved": Bilingual("移动", "moved"),
    "renumbered": Bilingual("编号变更", "renumbered"),
    "edited": Bilingual("修改", "edited"),
}
LANGUAGES: dict[Lang, Bilingual] = {"zh": Bilingual("中文", "Chinese"), "en": Bilingual("英文", "English")}
UNTRANSLATED = Bilingual("一种语言改了、另一种没有改，请核对", "Changed in one language alone: look at the other")
UNEXPLAINED = Bilingual("没有说明理由的改动", "Changes without a reason")
UNMATCHED = Bilingual("（对不出是哪一句）", "(which sentence says the same cannot be told)")


def said(words: Bilingual, lang: Lang) -> str:
    """The words in ``lang``, in the other language where there are none: of a Word file in one language."""
    return words[lang] or words["en" if lang == "zh" else "zh"]


def name(item: Item, lang: Lang) -> str:
    """Where the change is and what of it: ``第五章二、第2段 · 正文``."""
    return " · ".join(filter(None, (said(item.label, lang), said(item.field, lang))))


def reason(item: Item, lang: Lang) -> str:
    """The reason given, empty where nobody gave one."""
    return said(item.reason, lang) if item.reason else ""


def shifted(item: Item, lang: Lang) -> str:
    """What was moved, renumbered or renamed, from where to where."""
    old, new = said(item.old, lang), said(item.new, lang)
    if item.change.kind == "moved" and old == new:
        return Bilingual("前后次序改变", "its place among the others changed")[lang]
    if item.change.kind == "moved" and said(item.label, lang) != new:
        return Bilingual(f"原{old}，现{new}", f"was {old}, now {new}")[lang]
    return f"{old} → {new}"


def side(one: Side, lang: Lang) -> str:
    """What the user called it, with the commit (eight digits) and day that it stands for."""
    about = [one.commit[:8] if one.commit and not one.commit.startswith(one.name) else "", one.day]
    return one.name + bracketed(filter(None, about), lang)


def title(review: Review, lang: Lang) -> str:
    """The plan's title, both where the sides differ."""
    found = dict.fromkeys(said(one.title, lang) for one in (review.old, review.new))
    return " → ".join(filter(None, found))


def lagging(one: Untranslated, lang: Lang) -> str:
    """Which text it is, and which language changed alone."""
    other: Lang = "en" if one.changed == "zh" else "zh"
    changed, kept = LANGUAGES[one.changed], LANGUAGES[other]
    where = said(one.label, lang)
    return Bilingual(f"{where}：{changed.zh}已改，{kept.zh}未改", f"{where}: {changed.en} changed, {kept.en} did not")[
        lang
    ]


def bracketed(parts: Iterable[str], lang: Lang) -> str:
    """``parts`` in brackets, empty where there are none."""
    listed = list(parts)
    if not listed:
        return ""
    return f"（{'，'.join(listed)}）" if lang == "zh" else f" ({', '.join(listed)})"
