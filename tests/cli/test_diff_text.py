"""A review at the terminal: what changed in words, what it does, and plan text that commands nothing."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import review_samples as samples

from tjplan import telling
from tjplan.cli import diff_text
from tjplan.model.change import Change
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.review import Course, FindingChanges, Item, NumberChange, Review
from tjplan.textdiff import Piece, pieces

GOLDENS = Path(__file__).parent / "goldens"
NONE = Bilingual("", "")


@pytest.mark.parametrize("lang", LANGS)
def test_a_review_reads_as_its_golden(lang: Lang) -> None:
    golden = (GOLDENS / f"diff.{lang}.txt").read_text(encoding="utf-8")
    assert diff_text.render(samples.FULL, lang) == golden


@pytest.mark.parametrize("lang", LANGS)
def test_two_that_do_not_differ_are_told_in_one_clear_line(lang: Lang) -> None:
    lines = diff_text.render(samples.NOTHING, lang).splitlines()
    assert lines[1:] == [{"zh": "没有差别。", "en": "They do not differ."}[lang]]


def test_findings_alone_that_differ_are_said_to() -> None:
    review = replace(samples.NOTHING, findings=samples.FINDINGS)
    told = diff_text.render(review, "en")
    assert "They say the same, but the checks find other things." in told and "New findings (1)" in told


def test_what_was_not_compared_stands_first() -> None:
    assert diff_text.render(samples.FULL, "zh").startswith("注意：v1 中有文件读不出\n")


def test_colour_paints_what_came_and_went_and_leaves_the_signs_out() -> None:
    told = diff_text.render(samples.FULL, "en", colour=True)
    assert "\033[31mvery\033[0m\033[32mfairly\033[0m" in told
    assert not re.search(r"\[-|-\]|\{\+|\+\}", told)


def test_only_our_own_colours_reach_the_terminal() -> None:
    plain = diff_text.render(samples.evil(), "en")
    assert all(line.isprintable() for line in plain.split("\n"))
    painted = re.sub(r"\033\[\d+m", "", diff_text.render(samples.evil(), "en", colour=True))
    assert all(line.isprintable() for line in painted.split("\n"))


@pytest.mark.parametrize(
    ("char", "shown"), [("\x1b", "<U+001B>"), ("\n", "↵"), ("\u202e", "<U+202E>"), ("\u200b", "<U+200B>"), ("\x9b", "<U+009B>")]
)  # fmt: skip
def test_a_sign_that_nobody_sees_is_shown_where_it_changed(char: str, shown: str) -> None:
    told = diff_text.render(one(samples.text("zh", "甲乙", f"甲{char}乙", 3)), "zh")
    assert f"{{+{shown}+}}" in told or f"{{+甲{shown}乙+}}" in told


def one(*items: Item) -> Review:
    return Review(samples.OLD, samples.NEW, (samples.WATER, samples.INDICATORS), items, FindingChanges())


def test_the_languages_of_one_text_stand_together_and_its_label_once() -> None:
    told = diff_text.render(samples.FULL, "en")
    assert told.count("edited  Chapter 2, paragraph 1 · Text\n      Chinese: ") == 1


def test_what_is_listed_once_is_counted_once_everywhere() -> None:
    texts = samples.text("zh", "甲", "乙", 1), samples.text("en", "a", "b", 2)
    told = diff_text.render(one(*texts, replace(samples.MOVED, reason=Bilingual("因", "x"))), "en")
    assert "2 changes: 1 moved, 1 edited\n" in told
    assert "1 change without a reason\n" in told and "Changes without a reason (1)\n" in told


def test_one_change_is_told_in_the_singular() -> None:
    both = samples.text("zh", "甲", "乙", 1), samples.text("en", "a", "b", 2)
    assert "1 change: 1 edited\n" in diff_text.render(one(*both), "en")
    assert "\n1 处改动没有说明理由。\n" in diff_text.render(one(*both), "zh")


def test_what_moved_and_kept_its_name_tells_from_where_to_where() -> None:
    item = replace(samples.MOVED, old=Bilingual("第4行", "row 4"), new=Bilingual("第6行", "row 6"))
    assert telling.shifted(item, "zh") == "原第4行，现第6行"
    assert telling.shifted(item, "en") == "was row 4, now row 6"


def test_number_and_unit_of_one_figure_are_told_once() -> None:
    unit = samples.figure("ponds", samples.GREW)
    unit = replace(unit, change=replace(unit.change, field="target.unit"), field=Bilingual("单位", "Unit"))
    told = diff_text.render(one(unit, samples.figure("ponds", samples.GREW)), "en")
    assert told.count("57.62 ha → 58.20 ha") == 1 and "Indicators: ponds · Target  plan" in told


def test_the_places_left_behind_are_listed_up_to_a_number() -> None:
    touches = tuple(replace(samples.STATED[0], place=samples.STATED[0].place._replace(line=at)) for at in range(1, 20))  # type: ignore[union-attr]
    told = diff_text.render(one(samples.figure("ponds", samples.GREW, touches=touches)), "en")
    assert told.count("also states it, unchanged") == diff_text.STALE_SHOWN
    assert "11 more places state it unchanged: see tjplan impact" in told


def test_a_change_of_marks_alone_tells_what_the_files_say() -> None:
    item = samples.text("zh", "50", "50", 3)
    item = replace(item, change=replace(item.change, old="[[50|facts.n]]", new="50"))
    assert "写法：[-[[50|facts.n]]-]{+50+}" in diff_text.render(one(item), "zh")


def test_a_change_that_shows_in_the_other_language_alone_is_told_there() -> None:
    item = replace(samples.figure("ponds", samples.GREW), number=None, words={"zh": pieces("4乡", "4个"), "en": pieces("4", "4")})  # fmt: skip
    assert "Chinese: 4[-乡-]{+个+}" in diff_text.render(one(item), "en")


def test_without_any_reason_one_line_says_so() -> None:
    told = diff_text.render(one(samples.figure("a", samples.GREW), samples.figure("b", samples.GREW)), "en")
    assert "No reason is given for any of the 2 changes.\n" in told and "Changes without a reason" not in told


def test_where_everything_has_a_reason_nothing_is_asked() -> None:
    assert "reason" not in diff_text.render(one(replace(samples.MOVED, reason=Bilingual("因", "x"))), "en").replace("      reason: x", "")  # fmt: skip


def test_nobody_is_asked_for_the_reasons_of_a_word_file() -> None:
    review = replace(one(samples.MOVED), new=replace(samples.NEW, kind="docx"))
    assert "eason" not in diff_text.render(review, "en")


HA, MU = Bilingual("公顷", "ha"), Bilingual("亩", "mu")


def change(old: str, new: str, **more: object) -> NumberChange:
    made = NumberChange(Bilingual(old, old), Bilingual(new, new), old_unit=HA, new_unit=HA)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (change("1", "2"), "1 → 2", "1 → 2"),
        (
            change("1", "2", absolute=Decimal(1), unit=HA, percent=Decimal("100.0")),
            "1 → 2（+1公顷，+100.0%）",
            "1 → 2 (+1 ha, +100.0%)",
        ),
        (
            change("a", "b", absolute=Decimal("-12000.50"), unit=HA, percent=Decimal("-0.004")),
            "a → b（-12000.50公顷，-0.004%）",
            "a → b (-12,000.50 ha, -0.004%)",
        ),
        (
            change("a", "b", absolute=Decimal(3), unit=Bilingual("万立方米", "10,000 m³")),
            "a → b（+3万立方米）",
            "a → b (+30,000 m³)",
        ),
        (
            change("a", "b", absolute=Decimal(3), unit=Bilingual("平方千米", "km²")),
            "a → b（+3平方千米）",
            "a → b (+3 km²)",
        ),
        (change("a", "b", absolute=Decimal(3), unit=Bilingual("家", "number")), "a → b（+3家）", "a → b (+3)"),
        (
            change("50%", "55%", absolute=Decimal(5), unit=Bilingual("个百分点", "percentage points")),
            "50% → 55%（+5个百分点）",
            "50% → 55% (+5 percentage points)",
        ),
        (
            change("a", "b", absolute=Decimal(1) / Decimal(3), unit=HA),
            "a → b（+0.33333333公顷）",
            "a → b (+0.33333333 ha)",
        ),
        (change("a", "b", absolute=Decimal("1" * 40), unit=NONE), f"a → b（+{'1' * 40}）", None),
        (
            change("1", "15", new_unit=MU, absolute=Decimal(0), same_amount=True),
            "1 → 15；数量不变，只换了单位",
            "1 → 15; the same amount in another unit",
        ),
        (
            change("1", "1.0", absolute=Decimal(0), same_amount=True),
            "1 → 1.0；数量不变，只换了写法",
            "1 → 1.0; the same amount written in another way",
        ),
        (change("1", "3", new_unit=MU), "1 → 3；单位由公顷改为亩", "1 → 3; the unit changed from ha to mu"),
        (
            change("1", "3", new_unit=NONE),
            "1 → 3；单位由公顷改为无",
            "1 → 3; the unit changed from ha to none",
        ),
        (
            replace(
                change("≤6", "≥6", bound=True), old=Bilingual("≤6", "at most 6"), new=Bilingual("≥6", "at least 6")
            ),
            "≤6 → ≥6；限定方式由“不超过”改为“不少于”",
            "at most 6 → at least 6; the bound changed from “at most” to “at least”",
        ),
        (
            change("3–5", "4", bound=True),
            "3–5 → 4；限定方式由“范围”改为“确数”",
            "3–5 → 4; the bound changed from “a range” to “an exact figure”",
        ),
        (change("—", "94%", bound=True), "— → 94%；此前没有数字", "— → 94%; a figure where there was none"),
        (change("94%", "—", bound=True), "94% → —；不再有数字", "94% → —; no figure any more"),
        (change("94", "多数", bound=True), "94 → 多数；改为文字", "94 → 多数; words in place of a figure"),
        (
            change("a", "b", absolute=Decimal(-1), unit=Bilingual("个百分点", "percentage points")),
            "a → b（-1个百分点）",
            "a → b (-1 percentage point)",
        ),
        (
            change("a", "b", absolute=Decimal("1250.5"), unit=Bilingual("万元", "RMB 10,000")),
            "a → b（+1250.5万元）",
            "a → b (+RMB 12.505 million)",
        ),
        (
            change("a", "b", absolute=Decimal("-0.5"), unit=Bilingual("亿吨", "100 million t")),
            "a → b（-0.5亿吨）",
            "a → b (-50,000,000 t)",
        ),
        (change("a", "b", absolute=Decimal(2), unit=Bilingual("年", "year")), "a → b（+2年）", "a → b (+2 years)"),
    ],
)
def test_a_figure_reads_as_numbers(number: NumberChange, zh: str, en: str | None) -> None:
    assert telling.number(number, "zh") == zh
    assert en is None or telling.number(number, "en") == en


@pytest.mark.parametrize(
    ("course", "zh", "en"),
    [
        ("nearer", "离目标更近（目标60公顷）", "nearer to the target (target 60 ha)"),
        ("further", "离目标更远（目标60公顷）", "further from the target (target 60 ha)"),
        ("reached", "已达到目标（目标60公顷）", "the target is now reached (target 60 ha)"),
        ("missed", "不再达到目标（目标60公顷）", "the target is no longer reached (target 60 ha)"),
        ("higher", "要求提高（基期60公顷）", "asks for more than before (baseline 60 ha)"),
        ("lower", "要求降低（基期60公顷）", "asks for less than before (baseline 60 ha)"),
    ],
)
def test_the_direction_against_the_target_is_in_plain_words(course: Course, zh: str, en: str) -> None:
    said = replace(samples.GREW, course=course)
    assert telling.number(said, "zh").endswith(f"；{zh}") and telling.number(said, "en").endswith(f"; {en}")


def same(text: str) -> Piece:
    return Piece("same", text)


ADDED = Piece("inserted", "X")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([same("甲" * 40), ADDED], "…" + "甲" * 12 + "X"),
        ([ADDED, same("甲" * 40)], "X" + "甲" * 12 + "…"),
        ([ADDED, same("甲" * 40), ADDED], "X" + "甲" * 12 + "…" + "甲" * 12 + "X"),
        ([ADDED, same("甲" * 29), ADDED], "X" + "甲" * 29 + "X"),
        ([same("word " * 8 + "12,345.67"), ADDED], "…word word word 12,345.67X"),
        ([same("x" * 300), ADDED], "…" + "x" * 24 + "X"),
        ([same("甲" * 400)], "甲" * 400),
        ([], ""),
    ],
)
def test_what_did_not_change_is_left_out_far_from_what_did(before: list[Piece], after: str) -> None:
    assert "".join(piece.text for piece in telling.elided(before)) == after


def test_a_move_among_neighbours_says_that_the_order_changed() -> None:
    item = replace(samples.MOVED, old=samples.MOVED.new)
    assert "its place among the others changed" in diff_text.render(one(item), "en")


def test_an_item_without_words_is_still_told() -> None:
    item = replace(samples.ADDED, change=Change("added", "placements.wells", "placement"), new=NONE, words={})
    assert "added  Chapter 2, paragraph 2  plan/chapters/water.yaml:30" in diff_text.render(one(item), "en")
