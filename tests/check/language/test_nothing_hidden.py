"""What a rule says wrong is told wherever it stands, and what nothing can be said of is not taken to hold."""

import json
from pathlib import Path

import pytest
from rule_plans import DATA, outcome, plan, rule_findings, verdict

from tjplan.check.language.syntax import FUNCTIONS
from tjplan.check.plan_rules import INVALID
from tjplan.load import folder
from tjplan.model.codes import CODES


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("facts.mines == 8 or facts.gdpp == 1", ["there is no facts.gdpp"]),
        ("facts.mines == 7 and facts.gdpp == 1", ["there is no facts.gdpp"]),
        ("facts.dash == facts.gdpp", ["there is no facts.gdpp"]),
        ("facts.minse == facts.gdpp", ["there is no facts.minse", "there is no facts.gdpp"]),
        ("facts.mines == 8 or facts.wells == 3 frogs", ["unknown unit “frogs”"]),
        ("facts.mines == 8 or not sum(zones[*].aera) == 1", ["nothing in zones has a field aera"]),
        ("facts.mines == 8 or count(zones[*] where kinds == 'key') == 1", ["nothing in zones has a field kinds"]),
        ("facts.mines == 8 or count(zones[*] where kind == 'key' or area > 3 frogs) == 1", ["unknown unit “frogs”"]),
        ("count(zones[*] where kind == 'key' or area > facts.x) == 1", ["there is no facts.x"]),
        ("facts.mines == 8 or abs(facts.mines, facts.wells) == 1", ["abs takes one value"]),
        ("facts.mines == 8 or facts.key_area == 3家", ["quantities of different kinds: area (facts.key_area, 1.6 km²) and count"]),
        ("reachable(facts.words, facts.gdpp)", ["there is no facts.gdpp"]),
    ],
)  # fmt: skip
def test_no_part_of_a_rule_hides_the_faults_of_another(text: str, said: list[str]) -> None:
    assert [message.en for _, message, _ in outcome(text).faults] == said


def test_an_alternative_that_is_seen_but_not_needed_says_nothing_and_weighs_nothing() -> None:
    found = outcome("not (facts.mines == 8 or facts.wells == 4)")
    assert [one.path for one in found.operands] == ["facts.mines"]
    assert found.failures[0].said.en == "not (8 == 8)"
    assert verdict("facts.none == 0 or facts.mines / facts.none > 1") == "holds"
    assert verdict("facts.mines == 8 or facts.dash > 1公顷") == "holds"


@pytest.mark.parametrize(
    "text",
    [
        "facts.mines == facts.mines",
        "facts.mines <= facts.mines",
        "facts.mines != facts.mines",
        "(facts.mines + 1) == 1 + facts.mines",
        "sum(facts.mines, facts.wells) ≈ facts.wells + facts.mines",
        "sum(zones[*].area) ≈ sum(zones.hill.area, zones.lake.area, zones.wood.area)",
        "sum(zones[*].area where kind == 'key') ≈ sum(zones[*].area where 'key' == kind)",
        "zones.hill.name == zones.hill.name",
        "count(zones[*] where kind == kind) == 3",
        "facts.wells < facts.mines <= facts.mines",
        "facts.mines == 8 or facts.mines > facts.mines",
    ],
)
def test_a_figure_weighed_against_itself_is_a_fault(text: str) -> None:
    ((offset, message, hint),) = outcome(text).faults
    assert message.en == "it weighs a figure against itself"
    assert message.zh == "一个数字与自身相比"
    assert hint.zh and hint.en
    assert text[offset] in "=<>!≈"


@pytest.mark.parametrize("text", ["facts.mines - facts.wells == facts.wells + 2", "facts.mines / 2 == facts.mines - 4"])
def test_the_same_figure_in_different_sums_is_no_comparison_with_itself(text: str) -> None:
    assert verdict(text) == "holds"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("facts.share + 3 == 28", "holds"),
        ("facts.share + 3 == 28%", "holds"),
        ("3 + facts.share == 28", "holds"),
        ("facts.share - 5 == 20", "holds"),
        ("30 - facts.share == 5", "holds"),
        ("sum(facts.share, 3) == facts.share + 3%", "holds"),
        ("facts.wells / 12个 + 1 == 125%", "holds"),
        ("100% - facts.share == 75", "holds"),
        ("1 - facts.share == 75%", "beside a percentage 1 would be 1%"),
        ("1 + facts.share == 125%", "beside a percentage 1 would be 1%"),
    ],
)
def test_a_bare_number_takes_the_unit_of_the_other_side_in_sums_too(text: str, said: str) -> None:
    assert verdict(text) == said


def test_a_one_beside_a_percentage_is_told_how_to_be_written() -> None:
    ((offset, _, hint),) = outcome("facts.mines * (1 - facts.share) == 6").faults
    assert offset == len("facts.mines * (1 ")
    assert "100%" in hint.zh and "100%" in hint.en


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("count(zones[*] where kind == 'prohibted') == 0", "'prohibited'"),
        ("count(zones[*] where kind == 'swamp') == 0", "'concentrated_mining'"),
        ("count(zones[*] where kind != 'swamp') == 3", "'concentrated_mining'"),
        ("count(zones[*] where set_by == 'me') == 0", "'superior', 'own'"),
        ("count(blocks[*] where kind == 'x') == 0", "'exploration', 'mining'"),
        ("count(mines[*] where mineral.class == 'engery') == 0", "'energy'"),
        ("count(mines[*] where mineral.name == '花岗岩石') == 0", "'板岩', 'slate', '煤', 'coal'"),
        ("count(zones[*] where name == '东') == 0", "'东山'"),
        ("zones.hill.kind != 'swamp'", "'concentrated_mining'"),
    ],
)
def test_words_that_a_code_or_name_cannot_be_are_a_fault_with_those_it_can(text: str, hint: str) -> None:
    ((_, message, told),) = outcome(text).faults
    assert "nowhere" in message.en
    assert hint in told.en and hint in told.zh


@pytest.mark.parametrize(
    "text",
    [
        "count(zones[*] where kind == 'prohibited') == 0",
        "count(zones[*] where set_by == 'superior') == 0",
        "count(mines[*] where mineral.class == 'metallic') == 0",
        "count(zones[*] where name == 'Hill') == 1",
        "count(zones[*] where name == '东山') == 1",
    ],
)
def test_codes_that_no_member_has_yet_and_names_in_either_language_are_known(text: str) -> None:
    assert verdict(text) == "holds"


def test_the_codes_are_those_of_the_schemas() -> None:
    schemas = Path(__file__).parents[3] / "schema"
    common = json.loads((schemas / "common.schema.json").read_text(encoding="utf-8"))["$defs"]
    found = {}
    for path in schemas.glob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        kind = path.name.partition(".")[0]
        for record in schema.get("$defs", {}).values():
            if kind in schema.get("properties", {}) and kind not in ("rules", "style", "waivers", "chapter"):
                for field, told in record.get("properties", {}).items():
                    told = common[told["$ref"].rpartition("/")[2]] if "common" in told.get("$ref", "") else told
                    if "enum" in told:
                        found[kind, field] = tuple(told["enum"])
    assert found == CODES


INVENTORY = """\
---
column:
  id: inventory
  title: {zh: 矿山, en: Mines}
  fields: [name, large, small]
  blank: unknown
  rows:
    slate: ['{{mines.slate.mineral}}', '', '[[6|mines.slate.small]]']
    coal: [{zh: 煤, en: Coal}, '[[1|mines.coal.large]]', '[[1|mines.coal.small]]']
"""


@pytest.mark.parametrize("path", ["mines[*].large", "columns.inventory.rows[*].large"])
@pytest.mark.parametrize("function", ["sum", "max"])
def test_a_blank_cell_that_means_unknown_is_no_zero(path: str, function: str) -> None:
    data = DATA + INVENTORY.replace("{{mines.slate.mineral}}", "{{mines.slate.small}}")
    (one,) = rule_findings(plan(f"all: {function}({path}) == 1", data))
    member = "mines.slate.large" if path.startswith("mines") else "columns.inventory.rows.slate.large"
    assert (one.code, one.severity) == ("rule-unevaluated", "warning")
    assert one.message.en == f"rule all says nothing: {member} is not stated, and blank cells of inventory mean unknown"
    assert one.message.zh == f"规则 all 无法评判：{member} 没有给出，而专栏 inventory 的空格表示未知"
    assert "blank: zero" in one.hint.en and "blank: zero" in one.hint.zh
    for blank in ("zero", "not_applicable"):
        of = plan(f"all: {function}({path}) == 1", data.replace("blank: unknown", f"blank: {blank}"))
        assert rule_findings(of) == []


def test_a_column_that_does_not_show_the_field_leaves_no_sum_open() -> None:
    data = DATA + INVENTORY.replace("{{mines.slate.mineral}}", "{{mines.slate.small}}")
    assert rule_findings(plan("all: sum(mines[*].producing) == 5\nfew: sum(mines[*].small) == 7", data)) == []
    assert rule_findings(plan("some: sum(mines[*].large where known(large)) == 1", data)) == []


def test_blank_cells_of_our_plan_that_no_longer_mean_zero_are_found(our_plan: Path) -> None:
    files = folder.files_of(our_plan, "")[0]
    name = next(name for name in files if name.endswith("columns/mine_inventory.yaml"))
    text = files[name].decode()
    assert "blank: zero" in text

    def unevaluated(blank: str) -> list[str]:
        of = folder.load({**files, name: text.replace("blank: zero", f"blank: {blank}").encode()}).plan
        return [one.path for one in rule_findings(of) if one.code == "rule-unevaluated"]

    assert unevaluated("zero") == []
    assert len(unevaluated("unknown")) >= 2


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("facts.mines => 5", ">="),
        ("facts.mines =< 5", "<="),
        ("facts.mines <> 5", "!="),
        ("facts.mines == 8 && facts.wells == 3", "and"),
        ("facts.mines == 8 || facts.wells == 3", "or"),
        ("! facts.mines == 8", "not"),
        ("facts.mines == 6,300", "6300"),
        ("facts.mines == 1,234,567", "1234567"),
        ("zones[0].area == 5", "zones[*]"),
        ("facts.key_area == 2 km2", "km²"),
        ("facts.big == 2 m3", "m³"),
        ("facts.wells == 3 ± 1", "abs(a - b) <= 1"),
        ("facts.mines === 8", "=="),
        ("facts.mines ^ 2 == 64", "*"),
        ("facts.mines == `8`", "'…'"),
    ],
)
def test_the_signs_of_other_languages_are_answered_with_the_right_one(text: str, hint: str) -> None:
    (one,) = rule_findings(plan(f"all: {text}"))
    assert one.code == "rule-invalid"
    assert hint in one.hint.zh and hint in one.hint.en
    assert "explain" not in one.hint.en


@pytest.mark.parametrize("text", ["facts.mines = 8", "max(6, 300) == 300", "max(facts.wells,300) == 300"])
def test_one_equals_sign_and_commas_between_arguments_are_no_fault(text: str) -> None:
    assert verdict(text) == "holds"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mines.coal.mineral.name == '煤'", "holds"),
        ("mines.coal.mineral.name == 'coal'", "holds"),
        ("mines.coal.mineral.name == '板岩'", "broken"),
        ("mines.coal.mineral.class == 'energy'", "holds"),
        ("mines.coal.mineral.nmae == 'coal'", "there is no mines.coal.mineral.nmae"),
        ("count(mines[*].mineral.class) == 2", "holds"),
    ],
)
def test_a_path_leads_through_references_outside_where_too(text: str, said: str) -> None:
    assert verdict(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zones.hill.name == 'Hill'", "holds"),
        ("zones.hill.name == '东山'", "holds"),
        ("zones.hill.name != 'Hill'", "broken"),
        ("'Hill' == zones.hill.name", "holds"),
        ("facts.words == 'coordinated'", "holds"),
        ("zones.hill.name == zones.lake.name", "broken"),
    ],
)
def test_a_name_is_compared_in_either_language(text: str, said: str) -> None:
    assert verdict(text) == said


def test_two_names_that_agree_in_one_language_only_are_not_the_same() -> None:
    of = plan(data=DATA.replace("{zh: 西湖, en: Lake}", "{zh: 西湖, en: Hill}"))
    assert verdict("zones.hill.name == zones.lake.name", of) == "broken"


def test_a_range_beside_one_figure_is_told_as_such_and_not_as_a_gap_of_nothing() -> None:
    (one,) = rule_findings(plan("life: facts.span == facts.four"))
    assert (
        one.message.en
        == "should hold: 3–5 years [2.5, 5.5] years == 4 years [3.5, 4.5] years does not hold: 3–5 years is a range, not one figure"
    )
    assert one.message.zh == "应成立：3-5年 [2.5, 5.5]年 == 4年 [3.5, 4.5]年 不成立：3-5年 是范围，不是一个数字"
    (two,) = rule_findings(plan("life: facts.few == facts.many"))
    assert "gap" not in two.message.en and "相差" not in two.message.zh
    (three,) = rule_findings(plan("life: facts.years != 5年"))
    assert "gap" not in three.message.en


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("facts.many <= 5年", "skipped"),
        ("facts.many <= 9年", "skipped"),
        ("facts.many < 6年", "skipped"),
        ("facts.many <= 4年", "broken"),
        ("facts.many >= 5年", "holds"),
        ("facts.many > 3年", "holds"),
        ("facts.few >= 5年", "skipped"),
        ("facts.few > 4年", "skipped"),
        ("facts.few <= 5年", "holds"),
        ("facts.four <= facts.few", "holds"),
        ("facts.years >= facts.many", "holds"),
        ("facts.years <= facts.many", "holds"),
        ("facts.many <= facts.few", "skipped"),
        ("2 * facts.many <= 20年", "skipped"),
        ("facts.many + facts.years <= 20年", "skipped"),
        ("facts.years - facts.many >= 0年", "skipped"),
        ("facts.four <= facts.few * 1", "holds"),
        ("facts.many >= facts.few", "holds"),
    ],
)
def test_a_figure_that_is_open_above_or_below_keeps_no_bound_on_that_side(text: str, said: str) -> None:
    assert verdict(text) == said


def test_a_bound_that_nothing_can_be_said_of_is_told() -> None:
    (one,) = rule_findings(plan("life: facts.many <= 9年"))
    assert one.code == "rule-unevaluated"
    assert one.message.en == "rule life says nothing: facts.many (“at least 5 years”) has no upper limit"
    assert one.message.zh == "规则 life 无法评判：facts.many（“≥5年”）没有上限"
    (two,) = rule_findings(plan("life: facts.few >= 1年"))
    assert two.message.en == "rule life says nothing: facts.few (“at most 5 years”) has no lower limit"


MONEY = (
    "facts:\n  out: {value: 1171.6, unit: 亿元}\n  share: {value: 0.01, unit: '%'}\n  gdp: {value: 250.0, unit: 亿元}\n"
)


def test_one_line_states_money_in_one_scale() -> None:
    (one,) = rule_findings(plan("low: facts.out / facts.share <= facts.gdp", MONEY))
    assert "billion" in one.message.en and "million" not in one.message.en


def test_the_page_names_every_function_in_both_languages() -> None:
    listed = " ".join(FUNCTIONS)
    assert listed in " ".join(INVALID.page.zh.split())
    assert listed in " ".join(INVALID.page.en.split())
