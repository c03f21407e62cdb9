"""Sentences that stand for each other, and ordinary words that one of them lacks."""

import pytest

from tjplan.check.pairs import MARK, Pair, Side, pairs
from tjplan.check.vocabulary import entries, missed
from tjplan.model.source import SourceFile, Spot
from tjplan.model.text import Phrase, Text, parse


def phrase(value: str) -> Phrase:
    return Phrase(value, parse(value), Spot(SourceFile("t.yaml", value), 1, 1, 0, len(value)))


def text(zh: str, en: str) -> Text:
    return Text(phrase(zh), phrase(en), phrase(zh).spot)


def lacking(zh: str, en: str) -> list[str]:
    return [one.form for pair in pairs(text(zh, en)) for one in missed(pair)]


def test_sentences_go_two_by_two_where_there_are_as_many() -> None:
    assert [pair.zh.words for pair in pairs(text("有井。无塘。", "Wells exist. There are no ponds."))] == [
        "有井。",
        "无塘。",
    ]
    assert [pair.zh.words for pair in pairs(text("有井。无塘。", "There are wells and no ponds."))] == ["有井。无塘。"]


def test_a_stop_in_a_number_or_a_mark_ends_no_sentence() -> None:
    (pair,) = pairs(text("水深4.5米，见[[第3.2条。注|x]]。", "4.5 m deep, see [[art. 3.2. Note|x]]."))
    assert pair.en == Side(f"4.5 m deep, see {MARK}.", "art. 3.2. note")
    assert pair.en.whole == "4.5 m deep, see art. 3.2. note."


def test_a_text_with_a_broken_mark_or_in_one_language_has_none() -> None:
    assert pairs(text("有[[井。", "Wells.")) == ()
    assert pairs(Text(phrase("有井。"), None, phrase("有井。").spot)) == ()


@pytest.mark.parametrize(
    "zh, en, forms",
    [
        ("建设大型水厂。", "Build large waterworks.", []),
        ("建设大型水厂。", "Build medium-sized waterworks.", ["大型", "medium"]),
        ("建设大水厂。", "Build large waterworks.", []),
        ("建设水厂。", "Build large waterworks.", ["large"]),
        ("由省级部门验收。", "Accepted by a department at national level.", ["省级", "national", "national level"]),
        ("上级规划划定区域。", "The plan at this level designates areas.", ["上级", "this level"]),
        ("出让探矿权。", "Mining rights are granted.", ["探矿权", "mining right"]),
        ("直距30公里。", "30 km by road.", ["直距", "by road", "road"]),
        ("验收之后建设。", "Building before acceptance.", ["之后", "before"]),
        ("国营林场。", "A state farm.", ["林场"]),
        ("处理废水。", "Waste gas is treated.", ["废水", "waste gas"]),
        ("提高效率。", "Efficiency is improved, raised or enhanced.", []),
        ("面积极小，未来可期。", "The area is tiny, the future bright.", []),
        ("[[大型|terms.large]]水厂。", "[[Large|terms.large]] waterworks.", []),
        ("大型水厂。", "[[Large|terms.large]] waterworks.", []),
        ("到[[2025年|x]]底。", "By the end of [[2025|x]].", []),
        ("到[[2025年|x]]初。", "By the end of [[2025|x]].", ["end of \x02", "\x02初"]),
    ],
)
def test_what_one_language_says_the_other_says_too(zh: str, en: str, forms: list[str]) -> None:
    assert sorted(lacking(zh, en)) == sorted(forms)


@pytest.mark.parametrize(
    "zh, en, forms",
    [
        ("北临河，南接山。", "River to the north, hill to the south.", []),
        ("北临河，北接山。", "River to the north, hill to the south.", ["south", "北接"]),
        ("南临河，南接山，北邻村。", "A river and a village to the north, a hill to the south.", ["南接"]),
    ],
)
def test_where_it_counts_how_often_counts(zh: str, en: str, forms: list[str]) -> None:
    assert lacking(zh, en) == forms


def test_a_sentence_that_only_sums_up_is_left_alone() -> None:
    assert lacking("由省级部门会同县级部门逐步完成大型水厂的全部检查工作。", "Checks.") == []


def test_the_table_is_in_order() -> None:
    """Each line asks in one language at least and can be answered in both; no form stands twice in a half."""
    for entry in entries():
        assert entry.asks["zh"] or entry.asks["en"]
        for lang in ("zh", "en"):
            forms = (*entry.asks[lang], *entry.answers[lang])
            assert forms and len(set(forms)) == len(forms), entry
    assert all(form == form.lower() for entry in entries() for half in entry[:2] for form in half["en"])


def test_a_pair_is_judged_by_its_words_alone() -> None:
    assert missed(Pair(Side("停产矿山。", ""), Side("mines in production.", ""))) != ()
