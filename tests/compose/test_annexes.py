"""Annexed tables: what the data holds, under the schema's titles, and nothing else."""

from decimal import Decimal
from pathlib import Path

import pytest

from tjplan.compose import annexed, annexes, compose, fact_table, timeline
from tjplan.document import Chart, Heading, Paragraph, Table, plain
from tjplan.load import folder
from tjplan.load.fields import fields
from tjplan.model.annex import Annex, headed
from tjplan.model.plan import Figure, Plan
from tjplan.model.text import LANGS, Lang

HARBOUR = Path(__file__).parents[1] / "plans" / "good" / "fishing-harbour"


def plan_in(path: Path, **more: str) -> Plan:
    files, _ = folder.files_of(path, "")
    files |= {f"{kind}.yaml": f"schema_version: 1\n{kind}:\n{text}".encode() for kind, text in more.items()}
    return folder.load(files).plan


def made(lang: Lang, **more: str) -> dict[str, Annex]:
    return {annex.id: annex for annex in annexes(plan_in(HARBOUR, **more), lang, fields())}


def heads(annex: Annex) -> list[str]:
    return [headed(head, annex.lang) for head in annex.heads]


def rows(annex: Annex) -> list[list[str]]:
    return [[entry.words for entry in record.entries] for record in annex.records]


def test_only_what_the_plan_has_makes_an_annex_and_they_are_numbered_through() -> None:
    assert [(one.id, one.label) for one in made("zh").values()] == [
        ("zones_other", "附表1"),
        ("projects", "附表2"),
        ("indicators", "附表3"),
    ]
    assert [one.label for one in made("en").values()] == ["Annex 1", "Annex 2", "Annex 3"]


def test_a_column_stands_only_where_a_record_fills_it() -> None:
    projects = made("zh")["projects"]
    assert heads(projects) == ["序号", "编号", "名称", "主要任务", "投资（万元）", "资金来源", "设定者"]
    assert rows(projects)[1] == ["2", "YG02", "制冰厂改造", "更换机组", "380", "", "本规划设定"]


def test_the_english_annex_has_english_titles_and_capitals() -> None:
    projects = made("en")["projects"]
    assert heads(projects)[4:] == ["Investment (RMB 10,000)", "Source of funds", "Set by"]
    assert rows(projects)[0][3:] == ["Rock placing, facing", "1250", "County budget", "Set by this plan"]


def test_a_unit_that_rows_do_not_share_has_a_column_and_years_stand_in_the_heads() -> None:
    indicators = made("zh")["indicators"]
    assert heads(indicators) == ["序号", "名称", "单位", "基期值（2025年）", "目标值（2030年）", "属性"]
    assert rows(indicators)[0] == ["1", "渔船泊位", "泊位", "96", "≥120", "约束性"]
    assert indicators.records[0].entries[4].hedge == "力争"


def test_a_limit_is_printed_in_the_signs_of_its_language() -> None:
    assert (rows(made("zh")["indicators"])[2][4], rows(made("en")["indicators"])[2][4]) == ("＜3", "<3")


def test_what_all_figures_share_is_told_once() -> None:
    projects = made("zh")["projects"]
    assert (projects.year, projects.scope) == ("2030", "望潮镇")
    assert made("en")["indicators"].year == ""


def test_places_that_differ_have_a_column() -> None:
    two = """\
  basin: {name: {zh: 内港池, en: Inner Basin}, kind: other, area: {value: 57.60, unit: 公顷, as_of: 2030, scope: places.bay}}
  yard: {name: {zh: 船坞, en: Yard}, kind: other, area: {value: 0.5, unit: 平方千米, as_of: 2030, scope: places.wangchao}}
"""
    zones = made("zh", zones=two)["zones_other"]
    assert heads(zones) == ["序号", "名称", "单位", "面积", "范围"]
    assert [row[2:] for row in rows(zones)] == [["公顷", "57.60", "听涛湾"], ["平方千米", "0.5", "望潮镇"]]


def test_figures_of_a_row_that_share_nothing_say_it_in_the_cell() -> None:
    mixed = """\
  a:
    name: {zh: 甲, en: a}
    kind: other
    area: {value: 57.60, unit: 公顷, as_of: 2030, scope: places.bay}
    reserve_life: {value: 3-5, unit: 年, as_of: 2028, scope: places.bay}
  b: {name: {zh: 乙, en: b}, kind: other, area: {value: 0.5, unit: 平方千米, as_of: 2025, scope: places.bay}}
"""
    zones = made("zh", zones=mixed)["zones_other"]
    assert heads(zones) == ["序号", "名称", "面积", "储量年限（年，2028年）"]
    assert [row[2:] for row in rows(zones)] == [["57.60公顷（2030年）", "3-5"], ["0.5平方千米（2025年）", ""]]


def test_a_blank_means_what_the_plans_columns_say_of_it() -> None:
    more = "  a: {name: {zh: 甲, en: a}, unit: 次, target: {value: 3, as_of: 2030, scope: places.bay}}\n"
    assert made("zh", indicators=more)["indicators"].blanks == {}
    assert made("zh")["projects"].blanks == {"funds": frozenset({"unknown"})}


def test_where_the_figures_are_stated_is_told_by_column_and_chapter() -> None:
    assert made("zh")["indicators"].sources == ("专栏2", "第一章", "第二章")
    assert made("en")["indicators"].sources == ("Column 2", "Chapter 1", "Chapter 2")


def test_every_address_leads_to_the_data() -> None:
    plan = plan_in(HARBOUR)
    for annex in (*annexes(plan, "en", fields()), fact_table(plan, "en", fields())):
        for record in annex.records:
            assert plan.resolve(record.address)
            assert all(plan.resolve(entry.address) for entry in record.entries if entry.figure)


def test_blocks_of_annexes_follow_the_last_chapter() -> None:
    plan = plan_in(HARBOUR)
    document = compose(plan, "zh")
    longer = annexed(document, plan, fields())
    assert longer.blocks[: len(document.blocks)] == document.blocks
    first, *more = longer.blocks[len(document.blocks) :]
    assert isinstance(first, Heading) and (first.level, plain(first.text)) == (1, "附表")
    captions = [f"{one.label} {plain(one.title)}" for one in more if isinstance(one, Table)]
    assert captions == ["附表1 其他分区表", "附表2 重点项目表", "附表3 规划指标表"]
    notes = [plain(one.text) for one in more if isinstance(one, Paragraph)]
    assert "注：数据为2030年；范围为望潮镇。空白表示规划未载明。来源：本规划第二章。" in notes
    anchors = [block.anchor for block in longer.blocks]
    assert len(anchors) == len(set(anchors))


def test_a_plan_without_data_has_no_annexes() -> None:
    plan = plan_in(HARBOUR.with_name("smallest"))
    document = compose(plan, "en")
    assert annexed(document, plan, fields()) == document


class TestCharts:
    """One unit an axis, the printed figure on each bar, limits marked as such."""

    def charts(self, lang: Lang, **more: str) -> list[Chart]:
        plan = plan_in(HARBOUR, **more)
        return [block for block in annexed(compose(plan, lang), plan, fields()).blocks if isinstance(block, Chart)]

    def test_an_indicator_with_two_numbers_is_drawn_and_others_are_not(self) -> None:
        [chart] = self.charts("zh")
        assert (chart.unit, chart.categories) == ("泊位", ("渔船泊位",))
        assert [
            (one.name, [bar and (bar.value, bar.words, bar.limit) for bar in one.bars]) for one in chart.series
        ] == [
            ("基期值（2025年）", [(Decimal(96), "96", "")]),
            ("目标值（2030年）", [(Decimal(120), "≥120", "at_least")]),
        ]

    def test_indicators_of_different_units_are_drawn_apart(self) -> None:
        two = "".join(
            f"  i{at}: {{name: {{zh: 甲{at}, en: i{at}}}, unit: {unit}, "
            f"baseline: {{value: 1, as_of: 2025, scope: places.bay}}, target: {{value: 2, as_of: 2030, scope: places.bay}}}}\n"
            for at, unit in enumerate(["公顷", "次", "公顷"])
        )
        assert [(one.unit, one.categories) for one in self.charts("en", indicators=two)] == [
            ("ha", ("I0", "I2")),
            ("number", ("I1",)),
        ]

    def test_one_indicator_is_drawn_over_time_with_the_hedge_of_its_target(self) -> None:
        indicators = made("en")["indicators"]
        chart = timeline(indicators, indicators.records[0], ("previous_target", "baseline", "target"))
        assert chart and chart.categories == ("Baseline (2025)", "Target (2030)")
        assert [chart.told(bar) for bar in chart.series[0].bars if bar] == ["96", "≥120 (strive)"]
        assert chart.summary == "Bar chart. Baseline (2025): 96; Target (2030): ≥120 (strive)."
        assert [timeline(indicators, record, ("baseline", "target")) for record in indicators.records[1:]] == [None] * 2

    def test_mines_are_drawn_by_size_and_mineral(self) -> None:
        number = "{{value: {}, unit: 家, as_of: 2020, scope: places.bay}}"
        mines = f"""\
  clay: {{mineral: minerals.clay, small: {number.format(3)}, producing: {number.format(3)}}}
  sand: {{mineral: minerals.sand, large: {number.format(1)}, producing: {number.format(1)}}}
"""
        minerals = "  clay: {name: {zh: 粘土, en: clay}, class: non_metallic}\n  sand: {name: {zh: 砂, en: sand}, class: non_metallic}\n"
        chart = self.charts("zh", mines=mines, minerals=minerals)[0]
        assert (chart.label, chart.unit, chart.categories) == ("图1", "家", ("粘土", "砂"))
        assert [(one.name, [bar and bar.words for bar in one.bars]) for one in chart.series] == [
            ("大型", [None, "1"]),
            ("小型", ["3", None]),
        ]


@pytest.fixture(scope="module")
def plan(our_plan: Path) -> Plan:
    return plan_in(our_plan)


@pytest.fixture(scope="module")
def tables(plan: Plan) -> dict[Lang, dict[str, Annex]]:
    return {lang: {one.id: one for one in annexes(plan, lang, fields())} for lang in LANGS}


class TestOurPlan:
    """The published plan: both languages say the same, and the parts add up to the printed totals."""

    def test_both_languages_have_the_same_cells_and_figures(self, tables: dict[Lang, dict[str, Annex]]) -> None:
        assert list(tables["zh"]) == list(tables["en"])
        for zh, en in zip(tables["zh"].values(), tables["en"].values(), strict=True):
            assert [head.name for head in zh.heads] == [head.name for head in en.heads]
            for mine, twin in zip(zh.records, en.records, strict=True):
                pairs = list(zip(mine.entries, twin.entries, strict=True))
                assert all((one.address, one.figure) == (two.address, two.figure) for one, two in pairs)
                assert all(bool(one.words) == bool(two.words) for one, two in pairs)

    @pytest.mark.parametrize(
        ("annex", "fields_", "total"),
        [
            ("mines", ("medium", "small"), "facts.mine_count"),
            ("mines", ("producing",), "facts.producing_mine_count"),
            ("blocks_exploration", ("area",), "facts.exploration_block_area"),
            ("blocks_mining", ("count",), "facts.mining_block_count"),
            ("zones_key_restoration", ("area",), "facts.key_restoration_area"),
            ("projects", ("area",), "facts.project_area_total"),
            ("projects", ("investment",), "facts.project_investment_total"),
        ],
    )
    def test_the_rows_add_up_to_the_printed_total(
        self, plan: Plan, tables: dict[Lang, dict[str, Annex]], annex: str, fields_: tuple[str, ...], total: str
    ) -> None:
        table = tables["zh"][annex]
        columns = [at for at, head in enumerate(table.heads) if head.name in fields_]
        assert len(columns) == len(fields_)
        figures = [record.entries[at].figure for record in table.records for at in columns]
        printed = plan.resolve(total)
        assert isinstance(printed, Figure) and printed.quantity
        assert sum(one.quantity.low for one in figures if one and one.quantity and one.quantity.low is not None) == (
            printed.quantity.low
        )

    @pytest.mark.parametrize(
        ("annex", "total"),
        [
            ("minerals", "facts.minerals_found"),
            ("blocks_exploration", "facts.exploration_block_count"),
            ("zones_concentrated_mining", "facts.concentrated_area_count"),
            ("zones_key_restoration", "facts.key_restoration_count"),
            ("projects", "facts.restoration_project_count"),
        ],
    )
    def test_there_are_as_many_rows_as_the_plan_counts(
        self, plan: Plan, tables: dict[Lang, dict[str, Annex]], annex: str, total: str
    ) -> None:
        printed = plan.resolve(total)
        assert isinstance(printed, Figure) and printed.quantity
        assert len(tables["en"][annex].records) == printed.quantity.low

    def test_every_figure_of_these_collections_stands_in_an_annex(
        self, plan: Plan, tables: dict[Lang, dict[str, Annex]]
    ) -> None:
        shown = {e.figure.address for one in tables["zh"].values() for r in one.records for e in r.entries if e.figure}
        drawn_from = ("minerals", "mines", "blocks", "zones", "projects", "indicators")
        held = {figure.address for figure in plan.figures() if figure.address.split(".")[0] in drawn_from}
        assert held - shown == {a for a in held if a.endswith(".order")}
