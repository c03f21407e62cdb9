"""Setting a value: the datum and every pin, in the manner each was written."""

import re
from datetime import date
from pathlib import Path

import pytest
from small_plans import FILES, after_set, files, plan_of

from tjplan.check import check
from tjplan.edit import apply, set_value
from tjplan.errors import RefusedError
from tjplan.load.folder import files_of, load
from tjplan.model.plan import Figure, Plan


def changed(path: str, value: str) -> list[tuple[str, str]]:
    """What was written before and after, in the order of files and places."""
    return [(one.old, one.new) for one in set_value(plan_of(files()), path, value).replacements]


def refusal(path: str, value: str) -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        set_value(plan_of(files()), path, value)
    return refused.value


def differing(plan: Plan) -> set[tuple[str, str]]:
    """Code and path of what the check says about pins."""
    findings = check(plan, today=date(2025, 1, 1), waive=False).findings
    return {(finding.code, finding.path) for finding in findings if finding.code.startswith(("pin-", "name-"))}


def test_the_small_plan_has_no_pin_that_differs() -> None:
    assert differing(plan_of(files())) == set()


def test_number_words_stay_words_and_digits_stay_digits_in_both_languages() -> None:
    assert changed("facts.wells", "3") == [
        ("两座", "三座"), ("2处", "3处"), ("２座", "３座"), ("two", "three"), ("2", "3"), ("Two", "Three"),
        ("2座", "3座"), ("two", "three"), ("2座", "3座"), ("two", "three"), ("2", "3"),
    ]  # fmt: skip


def test_above_ten_english_words_become_digits() -> None:
    assert ("two", "12") in changed("facts.wells", "12")
    assert ("两座", "十二座") in changed("facts.wells", "12")


def test_ordinals_stay_ordinals() -> None:
    assert changed("facts.rank", "22") == [
        ("第一", "第二十二"), ("第1位", "第22位"), ("first", "22nd"), ("First", "22nd"), ("1st", "22nd"), ("1", "22"),
    ]  # fmt: skip
    assert ("第一", "第二") in changed("facts.rank", "2")


def test_units_of_ten_thousand_are_written_out_in_english_across_a_fold() -> None:
    assert changed("facts.water", "50.5") == [
        ("43万立方米", "50.5万立方米"), ("430,000\n          m³", "505,000 m³"), ("43", "50.5"),
    ]  # fmt: skip


def test_money_keeps_its_million_or_its_digits_and_what_says_the_same_is_listed() -> None:
    edits = set_value(plan_of(files()), "facts.cost", "120000")
    assert [one.new for one in edits.replacements] == [
        "120000万元",
        "RMB 1.2 billion",
        "RMB 1,200,000,000",
        "120000",
        "120000",
    ]
    assert [(one.path, one.words) for one in edits.also] == [("facts.cost_again", "4605万元")]


def test_digits_are_kept_as_given() -> None:
    assert ("57.60公顷", "60.0公顷") in changed("facts.park", "60.0")
    assert changed("facts.park", "6,000")[-1] == ("57.60", "6000")
    assert changed("facts.park", "06０")[-1] == ("57.60", "60")


def test_the_own_unit_may_be_given() -> None:
    assert changed("facts.park", "60公顷") == changed("facts.park", "60")
    assert changed("facts.wells", "3处") == changed("facts.wells", "3")
    assert changed("facts.year", "2030年") == changed("facts.year", "2030")


def test_another_unit_of_the_dimension_replaces_the_unit_and_the_pins_of_the_unit() -> None:
    assert changed("facts.park", "0.6平方千米") == [
        ("57.60公顷", "0.6平方千米"), ("57.60 ha", "0.6 km²"), ("57.60公顷", "0.6平方千米"), ("57.60 ha", "0.6 km²"),
        ("公顷", "平方千米"), ("ha", "km²"), ("57.60", "0.6"), ("57.60", "0.6"), ("公顷", "平方千米"),
    ]  # fmt: skip


def test_comparisons_keep_their_words() -> None:
    assert [new for _, new in changed("facts.life", "≥8")] == [
        "8年以上",
        "至少8年",
        "at least eight years",
        "8 years or more",
        "≥8",
    ]
    assert ("at least five years", "at least one year") in changed("facts.life", "≥1")
    assert [new for _, new in changed("facts.limit", "≤7")] == ["不超过7家", "at most seven", "≤7", "≤7"]


def test_another_comparison_brings_its_own_words_and_in_tables_its_sign() -> None:
    assert [new for _, new in changed("facts.limit", "≥7")] == ["7家以上", "at least 7", "≥7", "≥7"]
    assert [new for _, new in changed("facts.life", "8")] == ["8年", "8年", "8 years", "8 years", "8"]


def test_ranges_ratios_years_and_shares() -> None:
    assert [new for _, new in changed("facts.span", "4-6")] == ["4-6年", "4–6 years", "4-6"]
    assert [new for _, new in changed("facts.span", "4")] == ["4年", "4 years", "4"]
    assert [new for _, new in changed("facts.scale", "1:5万")] == ["1:5万", "1:50,000", "'1:5万'"]
    assert [new for _, new in changed("facts.year", "2030")] == ["2030年", "二〇三〇年", "2030", "2030"]
    assert [new for _, new in changed("facts.share", "25")] == ["25%", "25%", "25"]


def test_a_dash_gives_way_to_a_number_and_comes_back() -> None:
    assert [new for _, new in changed("facts.none", "5")] == ["5", "5"]
    assert after_set("facts.none", "—", after_set("facts.none", "5")) == files()


def test_a_name_changes_in_data_and_pins_with_the_quotes_it_now_needs() -> None:
    after = after_set("places.lanhe.name", "zh=岚河[市] en=Lan: it’s 'new'")
    assert b"name: {zh: '\xe5\xb2\x9a" in after["plan/places.yaml"]
    assert "en: 'Lan: it’s ''new'''" in after["plan/places.yaml"].decode()
    chapter = after["plan/chapters/water.yaml"].decode()
    assert "zh: '[[岚河\\[市\\]|places.lanhe.name]]供水'" in chapter
    assert "en: 'In [[Lan: it’s ''new''|places.lanhe.name]] are [[two|facts.wells]] wells.'" in chapter
    assert differing(plan_of(after)) == set()


def test_one_language_is_chosen_by_the_path() -> None:
    assert changed("places.lanhe.name.zh", "岚河县") == [("兰河县", "岚河县")] * 3
    assert changed("facts.grade.en", "city-level") == [("county-level", "city-level")] * 2


def test_a_code_keeps_its_quotes() -> None:
    assert changed("places.lanhe.code", "230001") == [("'230000'", "'230001'")]


def test_a_pin_without_a_number_is_left_to_a_person() -> None:
    raw = files()
    raw["plan/columns/table.yaml"] = raw["plan/columns/table.yaml"].replace(b"[[4605|", "[[若干|".encode())
    edits = set_value(plan_of(raw), "facts.cost", "5")
    assert [(one.path, one.words) for one in edits.by_hand] == [("columns.table.rows.one.b.zh", "若干")]


def test_every_replacement_says_where_and_what_in_both_languages() -> None:
    first = set_value(plan_of(files()), "facts.wells", "3").replacements[0]
    assert first.place == ("plan/chapters/water.yaml", 10, 15)
    assert first.description.zh == "nodes.folded.text（中文）：两座 → 三座"
    assert first.description.en == "nodes.folded.text (Chinese): 两座 → 三座"


def test_nothing_is_replaced_where_all_says_so_already() -> None:
    assert changed("facts.wells", "2") == []


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("facts.well", "3", "facts.wells"),
        ("nowhere.at.all", "3", "nowhere.at.all"),
        ("places.lanhe", "3", "places.lanhe.name"),
        ("facts.wells.scope", "3", "facts.wells.scope"),
        ("facts.park", "many", "60公顷"),
        ("facts.park", "", "60公顷"),
        ("facts.park", "5吨", "吨"),
        ("facts.scale", "5吨", "吨"),
        ("indicators.dykes.target", "5公里", "indicators.dykes.baseline"),
        ("facts.grade", "5", "facts.grade.zh"),
        ("places.lanhe.name", "岚河县", "zh="),
        ("places.lanhe.name", "zh=", "zh="),
        ("places.lanhe.name.zh", "岚\n河", "places.lanhe.name"),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_to_write(path: str, value: str, named: str) -> None:
    error = refusal(path, value)
    assert named in error.zh and named in error.en


def test_bytes_around_the_edits_stay_with_windows_line_ends_and_a_byte_order_mark() -> None:
    raw = {name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in FILES.items()}
    after = after_set("facts.wells", "3", raw)
    plain = after_set("facts.wells", "3")
    assert after == {name: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n") for name, text in plain.items()}


def test_a_file_that_changed_since_it_was_read_is_not_touched() -> None:
    edits = set_value(plan_of(files()), "facts.wells", "3")
    with pytest.raises(RefusedError, match="changed after it was read"):
        apply(edits, files() | {"plan/facts.yaml": b"# new\n" + files()["plan/facts.yaml"]})
    with pytest.raises(RefusedError, match="changed after it was read"):
        apply(edits, {})


@pytest.mark.parametrize(
    ("path", "value"), [("facts.water", "50"), ("facts.cost", "300"), ("facts.life", "≤3"), ("facts.span", "1")]
)
def test_the_check_finds_no_pin_that_differs_afterwards(path: str, value: str) -> None:
    plan = plan_of(after_set(path, value))
    figure = plan.resolve(path)
    assert isinstance(figure, Figure) and figure.printed == value
    assert differing(plan) == set()


def next_to(printed: str) -> str:
    """A neighbour of a printed figure that is written in the same manner."""
    last = re.search(r"[0-9](?=[^0-9]*$)", printed)
    assert last
    digit = int(last.group())
    return printed[: last.start()] + str(digit - 1 if digit == 9 else digit + 1) + printed[last.end() :]


def test_every_figure_of_our_plan_can_be_set_and_set_back_to_the_same_bytes(our_plan: Path) -> None:
    before, _ = files_of(our_plan, "plan")
    plan = load(before).plan
    baseline = differing(plan)
    for figure in plan.figures():
        if figure.quantity is None or figure.quantity.low is None:
            continue
        value = next_to(figure.printed)
        edits = set_value(plan, figure.address, value)
        assert not edits.by_hand, figure.address
        after = before | apply(edits, before)
        changed = load(after)
        found = changed.plan.resolve(figure.address)
        assert isinstance(found, Figure) and found.printed == value
        assert differing(changed.plan) == baseline, figure.address
        back = after | apply(set_value(changed.plan, figure.address, figure.printed), after)
        assert back == before, figure.address


def test_a_folded_text_of_the_data_is_set_in_its_block() -> None:
    raw = files()
    raw["plan/places.yaml"] = (
        raw["plan/places.yaml"]
        .replace(
            b"{zh: \xe5\x85\xb0\xe6\xb2\xb3\xe5\x8e\xbf, en: 'Lanhe, a County'}",
            "\n      zh: >-\n        兰河县\n      en: >-\n        Lanhe,\n        a County\n\n   ".encode(),
        )
        .replace(b", code: '230000', kind: county}", b" kind: county")
        .replace(b"lanhe: {name:", b"lanhe:\n    name:")
    )
    assert differing(plan_of(raw)) == set()
    after = after_set("places.lanhe.name", "zh=岚河县 en=Lan County", raw)
    assert "zh: >-\n        岚河县\n      en: >-\n        Lan County\n\n" in after["plan/places.yaml"].decode()
    assert differing(plan_of(after)) == set()


def test_a_name_that_pins_a_figure_follows_it_and_so_do_the_pins_of_the_name() -> None:
    raw = files()
    raw["plan/places.yaml"] = raw["plan/places.yaml"].replace(
        "zh: 兰河县".encode(), "zh: '[[2座|facts.wells]]井县'".encode()
    )
    raw["plan/chapters/water.yaml"] = raw["plan/chapters/water.yaml"].replace("兰河县".encode(), "2座井县".encode())
    after = after_set("facts.wells", "3", raw)
    assert "[[3座井县|places.lanhe.name]]" in after["plan/chapters/water.yaml"].decode()
    assert differing(plan_of(after)) == set()


@pytest.mark.parametrize("path", ["facts.park", "facts.wells", "facts.year", "facts.water", "indicators.dykes.target"])
def test_what_cannot_be_less_than_zero_is_not_set_so(path: str) -> None:
    refused = refusal(path, "-5")
    assert "负数" in refused.zh and "negative" in refused.en and "\n" not in refused.zh + refused.en


@pytest.mark.parametrize(("path", "value"), [("facts.share", "-5"), ("facts.cost", "-20")])
def test_a_share_or_a_sum_of_money_may_fall_below_zero(path: str, value: str) -> None:
    assert value in [new for _, new in changed(path, value)]
