"""What a line of a rule may look like, and where it is said to be wrong."""

import pytest
from rule_plans import plan, quoted, rule_findings, verdict

from tjplan.check.language import SyntaxFault, parse
from tjplan.check.language.syntax import MAX_DEPTH, MAX_LENGTH, MAX_TOKENS


@pytest.mark.parametrize(
    ("text", "offset", "zh", "en"),
    [
        ("", 0, "此处应为数字、路径或函数，见到“结尾”", "a number, path or function expected here, found “the end”"),
        ("   ", 3, "此处应为数字", "a number, path or function expected here"),
        ("facts.a ==", 10, "见到“结尾”", "found “the end”"),
        ("facts.a == == 5", 11, "见到“==”", "found “==”"),
        ("facts.a 5", 8, "此处应为运算符或结尾", "an operator or the end expected here"),
        ("sum(facts.a == 5", 16, "此处应为 )", ") expected here"),
        ("(facts.a == 5", 13, "此处应为 )", ") expected here"),
        ("facts.a == 5)", 12, "此处应为运算符或结尾", "the end expected here"),
        ("smu(facts.a) == 5", 0, "没有函数 smu", "there is no function smu"),
        ("facts.a == 'key", 11, "引号没有闭合", "the quote is not closed"),
        ("facts.a == “key", 11, "引号没有闭合", "the quote is not closed"),
        ("facts.a == 东山", 11, "读不懂“东”", "cannot read “东”"),
        ("facts.a ! 5", 8, "读不懂“!”", "cannot read “!”"),
        ("facts.a == \u200b5", 11, "读不懂“U+200B”", "cannot read “U+200B”"),
        ("and == 5", 0, "见到“and”", "found “and”"),
        ("facts.a == where", 11, "见到“where”", "found “where”"),
        ("not", 3, "见到“结尾”", "found “the end”"),
        ("count(a where )", 14, "见到“)”", "found “)”"),
        ("sum()", 4, "见到“)”", "found “)”"),
        ("facts.a == 5 facts.b", 13, "此处应为运算符或结尾", "found “facts.b”"),
    ],
)
def test_a_fault_is_told_at_its_column_in_both_languages(text: str, offset: int, zh: str, en: str) -> None:
    with pytest.raises(SyntaxFault) as caught:
        parse(text)
    assert caught.value.offset == offset
    assert zh in caught.value.message.zh
    assert en in caught.value.message.en


def test_a_misspelt_function_is_named_with_the_nearest() -> None:
    with pytest.raises(SyntaxFault) as caught:
        parse("summ(facts.a) == 5")
    assert caught.value.hint is not None
    assert (caught.value.hint.zh, caught.value.hint.en) == ("可用：sum", "known: sum")


def test_a_finding_stands_at_the_character_of_the_file() -> None:
    (found,) = rule_findings(plan("broken: facts.mines == sums(facts.wells)"))
    check = "    check: " + quoted("facts.mines == sums(facts.wells)")
    assert (found.code, found.path) == ("rule-invalid", "rules.broken.check")
    assert (found.place.line, found.place.col) == (4, check.index("sums") + 1)


def test_a_finding_stands_at_the_character_of_a_folded_or_escaped_line_too() -> None:
    of = plan("words: facts.words == 'a' and sums(facts.wells) == 3")
    (found,) = rule_findings(of)
    assert found.place.col == ("    check: " + quoted("facts.words == 'a' and sums(")).index("sums") + 1


@pytest.mark.parametrize(
    "text",
    [
        "sum（zones［*］．area　where kind ＝＝ “key”） ≈ facts.key_area",
        "sum(zones[*].area where kind == ‘key’) ~= facts.key_area",
        "sum(zones[*].area where kind = 「key」) ≒ facts．key_area",
        "facts.mines ＞ ５ 家",
        "facts.mines ＞＝ ８家 and facts.wells ＜＝ 3个",
        "facts.mines ≥ 8 and facts.wells ≤ 3 and facts.wells ≠ 4",
        "facts.mines ！＝ 5",
        "facts.mines ＋ facts.wells － 1 ＝ 10",
        "facts.mines × 2 ÷ 4 == 4",
        "facts.share == 25％",
        "max(facts.mines，facts.wells) == 8",
        "max(facts.mines、facts.wells) == 8",
    ],
)
def test_full_width_signs_and_chinese_quotes_mean_what_half_width_ones_do(text: str) -> None:
    assert verdict(text) == "holds"


def test_words_in_quotes_are_compared_as_written_full_width_or_not() -> None:
    of = plan(data="plan: {id: t, title: {zh: （甲）, en: A}}\n")
    assert verdict("plan.title == '（甲）'", of) == "holds"
    assert verdict("plan.title == '(甲)'", of) == "broken"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025 < 2026 < 2027 < 2028", "holds"),
        ("1 < 3 < 2", "broken"),
        ("1 < 2 and 2 < 3 < 4", "holds"),
        ("1 < 2 == 2 < 3", "holds"),
        ("plan.base_year < 2027年 <= plan.target_year", "holds"),
        ("2 + 3 * 4 == 14", "holds"),
        ("(2 + 3) * 4 == 20", "holds"),
        ("10 - 4 - 3 == 3", "holds"),
        ("-2 * 3 == -6", "holds"),
        ("2 - -3 == 5", "holds"),
        ("not 1 == 2 and 2 == 2", "holds"),
        ("1 == 2 or 2 == 2 and 3 == 3", "holds"),
        ("(1 < 2) < 3", "a number expected here"),
    ],
)
def test_operators_bind_as_in_arithmetic_and_comparisons_chain(text: str, said: str) -> None:
    assert verdict(text) == said


def test_a_line_is_bounded_in_length_words_and_depth() -> None:
    for text, words in [
        ("1 == " + "1" * MAX_LENGTH, "longer than"),
        ("1" + " + 1" * MAX_TOKENS, "more than"),
        ("(" * (MAX_DEPTH + 2) + "1", "nested too deep"),
        ("not " * (MAX_DEPTH + 2) + "1 == 1", "nested too deep"),
        ("-" * (MAX_DEPTH + 2) + "1 == 1", "nested too deep"),
    ]:
        with pytest.raises(SyntaxFault, match=words):
            parse(text)


def test_the_longest_line_that_is_allowed_is_evaluated() -> None:
    ones = (MAX_TOKENS - 4) // 2
    assert verdict("1" + " + 1" * (ones - 1) + f" == {ones}") == "holds"
    assert verdict(" and ".join(["1 == 1"] * (MAX_TOKENS // 4 - 1))) == "holds"
