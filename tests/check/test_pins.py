"""Which words of a pin agree with the data, in both languages."""

import pytest
from plan_texts import chapter, checked, facts, open_findings


def said(value: str, zh: str, en: str) -> list[str]:
    report = checked(facts(a=value), chapter(f"[[{zh}|facts.a]]", f"[[{en}|facts.a]]"))
    return [f"{finding.path.rpartition('.')[2]} {finding.code}" for finding in open_findings(report)]


@pytest.mark.parametrize(
    "value, zh, en",
    [
        ("57.60 公顷", "57.60公顷", "57.60 ha"),
        ("43 万立方米", "43万立方米", "430,000 m³"),
        ("43 万立方米", "43", "43"),
        ("43 万立方米", "43万立方米", "43 10,000 m³"),
        ("3 个", "三个", "three"),
        ("1 处", "第一处", "first"),
        ("≥5 万立方米/年", "5万立方米/年以上", "at least 50,000 m³/year"),
        ("4605 万元", "4605万元", "RMB 46.05 million"),
        ("3-5 年", "3至5年", "3 to 5 years"),
        ("'1:20万'", "1:20万", "1:200,000"),
        ("— %", "—", "—"),
        ("{zh: 县级, en: county-level}", "县级", "county-level"),
    ],
)
def test_words_that_state_the_data_agree(value: str, zh: str, en: str) -> None:
    assert said(value, zh, en) == []


@pytest.mark.parametrize(
    "value, zh, en, findings",
    [
        ("57.60 公顷", "57.6公顷", "57.60 ha", ["zh pin-differs"]),
        ("57.60 公顷", "57.60公顷", "57.6 ha", ["en pin-differs"]),
        ("57.60 公顷", "57.60亩", "57.60 km²", ["zh pin-unit", "en pin-unit"]),
        ("43 万立方米", "43万立方米", "43,000 m³", ["en pin-differs"]),
        ("43 万立方米", "43万立方米", "43 m³", ["en pin-differs"]),
        ("≥5 年", "5年", "at least 5 years", ["zh pin-differs"]),
        ("≤5 年", "5年以上", "at most 5 years", ["zh pin-differs"]),
        ("3-5 年", "3-6年", "3–5 years", ["zh pin-differs"]),
        ("4605 万元", "4605万元", "RMB 46.05 billion", ["en pin-differs"]),
        ("3 个", "几个", "some", ["zh pin-unreadable", "en pin-unreadable"]),
        ("{zh: 县级, en: county-level}", "市级", "county-level", ["zh pin-differs"]),
    ],
)
def test_words_that_state_something_else_are_told(value: str, zh: str, en: str, findings: list[str]) -> None:
    assert said(value, zh, en) == findings


def test_a_counter_that_the_data_lists_agrees() -> None:
    one = "facts:\n  a: {name: {zh: 数, en: figure}, value: 3, unit: 个, also: [座], as_of: 2025, scope: places.town}\n"
    assert open_findings(checked(one, chapter("[[3座|facts.a]]", "[[3|facts.a]]"))) == []


def test_another_name_that_the_data_lists_agrees() -> None:
    report = checked(
        "organisations:\n  bureau: {name: {zh: 水务局, en: Water Bureau}, other_names: [{zh: 局, en: bureau}]}\n",
        chapter("[[局|organisations.bureau.name]]", "[[Water Bureau|organisations.bureau.name]]"),
    )
    assert open_findings(report) == []


def test_a_wrong_unit_shows_what_the_number_would_be_in_the_right_one() -> None:
    report = checked(facts(a="12.5 公顷"), chapter("[[12.5平方千米|facts.a]]", "[[12.5 t|facts.a]]"))
    zh, en = open_findings(report)
    assert "1250" in zh.message.zh and "1250" in zh.message.en
    assert "不是同类量" in en.message.zh and "different things" in en.message.en


def test_a_figure_without_a_unit_is_said_to_have_none() -> None:
    report = checked(facts(a="12.5"), chapter("[[12.5公顷|facts.a]]", "[[12.5|facts.a]]"))
    (finding,) = open_findings(report)
    assert finding.code == "pin-unit" and "没有单位" in finding.message.zh and "has no unit" in finding.message.en


def test_both_sides_and_the_line_of_the_data_stand_in_the_finding() -> None:
    report = checked(facts(a="3 个"), chapter("[[4个|facts.a]]", "[[3|facts.a]]"))
    (finding,) = open_findings(report)
    text, data = finding.operands
    assert (text.path, text.printed) == ("nodes.p.text.zh", "4个")
    assert (data.path, data.printed, data.place) == ("facts.a", "3个", ("facts-0.yaml", 4, 41))
    assert "facts-0.yaml:4" in finding.message.zh


def test_a_pin_through_a_reference_reaches_what_it_names() -> None:
    report = checked(
        "documents:\n  law: {title: {zh: 水法, en: Water Law}, kind: law, replaced_by: documents.code}\n"
        "  code: {title: {zh: 水法典, en: Water Code}, kind: law}\n",
        chapter("{{documents.law.replaced_by}}", "{{documents.law.replaced_by}}"),
    )
    assert open_findings(report) == []
