"""Reviews made by hand, as the formats of ``tjplan diff`` get them."""

from dataclasses import replace
from decimal import Decimal

from report_samples import EVIL, both, finding

from tjplan.model.change import Change, Position
from tjplan.model.content import Record
from tjplan.model.finding import Waived
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Lang
from tjplan.review import (
    FindingChanges,
    Group,
    Item,
    NumberChange,
    Review,
    Sentence,
    Side,
    Stated,
    Untranslated,
)
from tjplan.textdiff import pieces

OLD = Side(
    "v1",
    "revision",
    "wells",
    "2021-2025",
    Bilingual("水井规划", "Plan for Wells"),
    "0123456789abcdef" * 2 + "01234567",
    "2026-03-01",
)
NEW = replace(OLD, name="v2", commit="fedcba9876543210" * 2 + "76543210", day="2026-04-01")
NOTHING = Review(OLD, replace(OLD), findings=FindingChanges())
WATER = Group("nodes.water", Bilingual("第二章 用水", "Chapter 2 Water"))
INDICATORS = Group("indicators", Bilingual("规划指标", "Indicators"))
LONG = {
    "zh": "全县现有机井和人饮工程分布不均，东部乡镇供水保证率较低，西部农场自备水源为主，",
    "en": "Wells and drinking water works are spread unevenly over the county, supply in the eastern towns is poor, ",
}
_NAMES = Bilingual("第二章第1段", "Chapter 2, paragraph 1")


def text(lang: Lang, old: str, new: str, line: int, address: str = "nodes.wells") -> Item:
    """A paragraph edited in one language."""
    sides = [Bilingual(words, "") if lang == "zh" else Bilingual("", words) for words in (old, new)]
    return Item(
        Change("edited", address, "paragraph", f"text.{lang}", old, new),
        _NAMES,
        Bilingual("正文", "Text"),
        WATER.id,
        lang,
        *sides,
        words={lang: pieces(old, new)},
        place=Place("plan/chapters/water.yaml", line, 13),
    )


def figure(name: str, change: NumberChange, **more: object) -> Item:
    """An indicator's figure that changed."""
    words: dict[Lang, tuple[str, str]] = {"zh": (change.old.zh, change.new.zh), "en": (change.old.en, change.new.en)}
    made = Item(
        Change("edited", f"indicators.{name}", "indicators", "target.value", change.old.zh, change.new.zh),
        Bilingual(f"规划指标“{name}”", f"Indicators: {name}"),
        Bilingual("目标值", "Target"),
        INDICATORS.id,
        None,
        change.old,
        change.new,
        words={lang: pieces(*two) for lang, two in words.items()},
        number=change,
        place=Place("plan/indicators.yaml", 8, 21),
    )
    return replace(made, **more)  # type: ignore[arg-type]


HECTARES = Bilingual("公顷", "ha")
GREW = NumberChange(
    Bilingual("57.62公顷", "57.62 ha"), Bilingual("58.20公顷", "58.20 ha"), Decimal("0.58"), HECTARES, Decimal("1.0"),
    HECTARES, HECTARES, course="nearer", against=Bilingual("60公顷", "60 ha"),
)  # fmt: skip
STATED = tuple(
    Stated(
        kind,
        f"nodes.n{at}.text",
        both(f"place {at}"),
        Bilingual(words, words),
        lang,
        Place("plan/a.yaml", at, 1),
        changed,
    )
    for at, (kind, words, lang, changed) in enumerate(
        [
            ("sentence", "57.62公顷", "zh", False),
            ("cell", "58.20", "zh", True),
            ("cell", "公顷", "zh", False),
            ("heading", "57.62 ha", "en", False),
            ("same", "57.62公顷", None, False),
            ("total", "120公顷", None, False),
            ("rule", "", None, False),
        ],
        1,
    )
)
ADDED = Item(
    Change("added", "nodes.training", "paragraph", record=Record("nodes.training", "paragraph", {"text.zh": "每年培训。", "text.en": "Training every year."}), new_position=Position("nodes.water", "nodes.wells")),
    Bilingual("第二章第2段", "Chapter 2, paragraph 2"), Bilingual("", ""), WATER.id, None,
    Bilingual("", ""), Bilingual("每年培训。", "Training every year."),
    words={"zh": pieces("", "每年培训。"), "en": pieces("", "Training every year.")},
    reason=Bilingual("按上级要求增加", "added as the city asked"),
    place=Place("plan/chapters/water.yaml", 30, 9),
)  # fmt: skip
MOVED = Item(
    Change("moved", "nodes.pumps", "section", old_position=Position("nodes.water", ""), new_position=Position("nodes.water", "nodes.wells")),
    Bilingual("第二章二、机泵", "Chapter 2, II Pumps"), Bilingual("", ""), WATER.id, None,
    Bilingual("第二章一、机泵", "Chapter 2, I Pumps"), Bilingual("第二章二、机泵", "Chapter 2, II Pumps"),
    place=Place("plan/chapters/water.yaml", 40, 9),
)  # fmt: skip
RENUMBERED = replace(
    MOVED,
    change=Change("renumbered", "nodes.pumps", "section", old="一、", new="二、"),
    old=Bilingual("一、", "I."),
    new=Bilingual("二、", "II."),
)
RENAMED = replace(
    MOVED,
    change=Change("renamed", "nodes.pipes", "paragraph", was="nodes.tubes"),
    label=Bilingual("第二章第3段", "Chapter 2, paragraph 3"),
    old=Bilingual("nodes.tubes", "nodes.tubes"),
    new=Bilingual("nodes.pipes", "nodes.pipes"),
)
REMOVED = replace(
    ADDED,
    change=Change(
        "removed", "nodes.gone", "paragraph", record=Record("nodes.gone", "paragraph", {"text.zh": "废井。"})
    ),
    old=Bilingual("废井。", ""),
    new=Bilingual("", ""),
    words={"zh": pieces("废井。", "")},
    reason=None,
    place=None,
)
REMARKS = (Bilingual("v1 中有文件读不出", "in v1 a file cannot be read"),)
LAGGING = Untranslated(
    "nodes.wells.text",
    _NAMES,
    "zh",
    (
        Sentence("井深一般80米。", "井深一般90米。", "Wells are 80 m deep.", Place("plan/chapters/water.yaml", 17, 20)),
        Sentence("", "另有小井。", ""),
    ),
    Place("plan/chapters/water.yaml", 16, 13),
)
ITEMS = (
    text("zh", LONG["zh"] + "水位十分稳定。", LONG["zh"] + "水位较为稳定。", 10),
    text("en", LONG["en"] + "levels are very stable.", LONG["en"] + "levels are fairly stable.", 16),
    ADDED,
    REMOVED,
    MOVED,
    RENUMBERED,
    RENAMED,
    figure("ponds", GREW, touches=STATED),
)
FINDINGS = FindingChanges(
    new=(finding(),),
    fixed=(finding("number-gap", "columns.a", "warning"),),
    open=(finding(path="nodes.open"), finding(path="nodes.open2")),
    waived=(finding(path="nodes.known", waived=Waived(both("printed so"), both("bureau"), "2099-12-31")),),
    reopened=(finding("sum-differs", "facts.total"),),
)
FULL = Review(OLD, NEW, (WATER, INDICATORS), ITEMS, FINDINGS, (LAGGING,), REMARKS)


def evil() -> Review:
    """A review whose every text would like to be markup, or a command to a terminal."""
    words = Bilingual(EVIL, EVIL)
    place = Place(f"plan/{EVIL}.yaml", 1, 1)
    stated = Stated("sentence", EVIL, words, words, "zh", place, False)
    number = NumberChange(
        words, words, Decimal(1), words, Decimal(1), words, Bilingual("a", "a"), against=words, course="nearer"
    )
    items = (
        Item(Change("edited", EVIL, EVIL, EVIL, "a", EVIL), words, words, EVIL, "zh", words, words, {"zh": pieces("a b", f"{EVIL} b")}, touches=(stated,), reason=words, place=place),
        Item(Change("moved", EVIL, EVIL), words, words, EVIL, None, words, words, place=place),
        Item(Change("removed", EVIL, EVIL), words, words, EVIL, None, words, words, {"zh": pieces(EVIL, ""), "en": pieces(EVIL, "")}),
        Item(Change("edited", f"indicators.{EVIL}", EVIL, "a.value", EVIL, EVIL), words, words, EVIL, None, words, words, number=number),
    )  # fmt: skip
    bad = replace(finding(), message=words, hint=words, code=EVIL, path=EVIL, place=place)
    known = replace(bad, waived=Waived(words, words, EVIL))
    side = Side(EVIL, "folder", EVIL, EVIL, words)
    late = Untranslated(EVIL, words, "zh", (Sentence(EVIL, f"{EVIL}x", EVIL, place),), place)
    return Review(
        side, side, (Group(EVIL, words),), items, FindingChanges(new=(bad,), waived=(known,)), (late,), (words,)
    )


def many(count: int) -> Review:
    """``count`` paragraphs edited, each with a long text."""
    items = tuple(
        text("zh", f"旧{at}" + "甲乙丙丁" * 50, f"新{at}" + "戊己庚辛" * 50, at + 1, f"nodes.n{at}")
        for at in range(count)
    )
    return Review(
        OLD, NEW, (WATER,), items, FindingChanges(new=tuple(finding(path=f"nodes.n{at}") for at in range(count // 10)))
    )
