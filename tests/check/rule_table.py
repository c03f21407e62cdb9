"""The table of rules: for each one the smallest change of our plan that it alone finds, or why there is none.

``python tests/check/rule_table.py`` prints it as Markdown; ``test_rule_table.py`` makes every change and
fails where other rules speak up, so that the table cannot rot.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tjplan.check import check
from tjplan.check.plan_rules import CRASHED, INVALID
from tjplan.check.rules import RULES
from tjplan.check.waivers import RULES as WAIVER_RULES
from tjplan.edit import apply, set_value
from tjplan.load import folder
from tjplan.model.finding import Finding, Rule
from tjplan.model.plan import Plan

TODAY = date(2026, 6, 1)
Files = dict[str, bytes]


@dataclass(frozen=True)
class Put:
    """A figure set wherever it stands, as ``tjplan set`` does: only cross-checks can object."""

    path: str
    value: str

    def __str__(self) -> str:
        return f"`{self.path}` → {self.value} everywhere"

    def __call__(self, files: Files) -> Files:
        return {**files, **apply(set_value(folder.load(files).plan, self.path, self.value), files)}


@dataclass(frozen=True)
class Edit:
    """The first ``old`` behind ``after`` in a file gives way to ``new``, in that place alone."""

    file: str
    old: str
    new: str
    after: str = ""

    def __str__(self) -> str:
        return f"`{_shown(self.old)}` → `{_shown(self.new)}` in {self.file}"

    def __call__(self, files: Files) -> Files:
        text = files[self.file].decode()
        at = text.index(self.old, text.index(self.after))
        return {**files, self.file: (text[:at] + self.new + text[at + len(self.old) :]).encode()}


def _shown(words: str) -> str:
    return " ".join(words.split()).replace("|", "¦") or "(nothing)"


@dataclass(frozen=True)
class Row:
    """``code`` and the changes that together are found by that rule alone; without changes ``why`` there are none.

    With both, ``why`` says what no single change would do.
    """

    code: str
    changes: tuple[Put | Edit, ...] = ()
    why: str = ""


def alone(code: str, *changes: Put | Edit, why: str = "") -> Row:
    return Row(code, changes, why)


def none(code: str, why: str) -> Row:
    return Row(code, (), why)


_STATUS, _LAYOUT, _DEVELOPMENT = "chapters/status.yaml", "chapters/layout.yaml", "chapters/development.yaml"
_GREEN, _OBJECTIVES, _GENERAL = "chapters/green.yaml", "chapters/objectives.yaml", "chapters/general.yaml"
_TARGETS, _PROJECTS, _MINES = (
    f"columns/{name}.yaml" for name in ("main_indicators", "restoration_projects", "mine_inventory")
)

GENERIC = (
    none("geometry-unknown", "our plan has no geometry; a bad plan of the tests shows it"),
    none("outline-differs", "our plan has no geometry; a bad plan of the tests shows it"),
    alone("pin-differs", Edit(_LAYOUT, "[[495.2平方千米|", "[[492.5平方千米|")),
    alone("pin-unit", Edit(_LAYOUT, "[[495.2平方千米|", "[[495.2公顷|")),
    alone("pin-unreadable", Edit(_STATUS, "[[12家|", "[[多家|")),
    alone("name-differs", Edit("chapters/key_projects.yaml", "[[同江市街津口矿山", "[[同江市街津矿山")),
    alone("figure-in-one-language", Edit(_STATUS, "with [[RMB 4 million|facts.legacy_restoration_funds]] invested", "with funds invested")),
    alone("bound-differs", Edit(_STATUS, "市域面积[[6300", "市域面积不足[[6300")),
    alone("number-word-differs", Edit(_STATUS, "third-round plan, the city", "second-round plan, the city")),
    alone("number-unbound", Edit(_STATUS, "全市交通十分便利", "占全市两成的路面已硬化，全市交通十分便利")),
    alone("path-unknown", Edit(_STATUS, "|facts.city_area]]", "|facts.city_areas]]")),
    alone("mark-malformed", Edit(_LAYOUT, "[[煤炭|minerals.coal.name]]", "[[煤炭|minerals.coal.name]")),
    alone("figure-unreadable", Edit("facts.yaml", "value: 188.8\n    unit: 千米", "value: 188.8\n    unit: 千咪")),
    alone(
        "figure-unstated",
        Edit("facts.yaml", "  townships:\n", "  wells:\n    name: {zh: 井, en: wells}\n    value: 7\n    unit: 个\n    as_of: 2020\n    scope: places.tongjiang\n  townships:\n"),
    ),
    alone("translation-missing", Edit(_STATUS, "landslides still exist", "山体滑坡 still exist")),
    alone("derived-differs", Put("facts.mine_count_drop", "18")),
    alone("same-as-differs", Put("facts.restored_area", "1.98")),
    none("unit-mismatch", "units of tied figures are also compared by pins and rules; alone in its bad plan"),
    alone("number-gap", Edit(_TARGETS, "- '2'", "- '3'")),
    alone("grid-shape", Edit(_PROJECTS, "      - ''\n", "", after="facts.project_investment_total")),
    alone("column-unplaced", Edit("chapters/key_projects.yaml", "            - column: restoration_projects\n", "")),
    alone("chapter-unlisted", Edit("plan.yaml", "    - safeguards\n", "")),
    alone(
        "chapter-empty",
        Edit("chapters/safeguards.yaml", "    - id: digital_plan_management\n", "    - id: training\n      kind: section\n      title: {zh: 人员培训, en: Training}\n      body: []\n    - id: digital_plan_management\n"),
    ),
    alone("character-forbidden", Edit(_STATUS, "landslides still exist", "land\ue000slides still exist")),
    alone("id-duplicate", Edit(_LAYOUT, "id: exploration_prohibitions", "id: exploration_requirements")),
    alone("id-unstable", Edit(_LAYOUT, "id: exploration_prohibitions", "id: paragraph_2")),
    alone("reference-dangling", Edit("organisations.yaml", "replaced_by: organisations.ecology_department", "replaced_by: organisations.ecology_departments")),
    alone("reference-circular", Edit("facts.yaml", "same_as: indicators.building_stone_output.previous_result", "same_as: indicators.extraction_volume.baseline")),
    alone("cell-misplaced", Edit(_TARGETS, "{{terms.anticipatory.name}}", "{{terms.binding.name}}")),
    alone("cell-blank", Edit(_PROJECTS, "'{{projects.zl001.tasks}}'", "''")),
    alone("cell-unit", Edit(_PROJECTS, '"恢复治理面积\\n([[公顷|projects.zl001.area.unit]]）", en: "Area to be restored\\n([[ha|projects.zl001.area.unit]])"', '"恢复治理面积\\n([[平方千米|facts.city_area.unit]]）", en: "Area to be restored\\n([[km²|facts.city_area.unit]])"')),
    alone("year-differs", Edit(_OBJECTIVES, "到[[2025年|plan.target_year]]，有效保障", "到[[2020年|plan.base_year]]，有效保障"), Edit(_OBJECTIVES, "By [[2025|plan.target_year]], the demand", "By [[2020|plan.base_year]], the demand")),
    alone("year-outside-round", Edit("facts.yaml", "value: ≥30\n    unit: '%'\n    as_of: 2025", "value: ≥30\n    unit: '%'\n    as_of: 2035")),
    alone("round-differs", Edit("plan.yaml", "（2021—2025年）", "（2021—2026年）"), Edit("plan.yaml", "(2021–2025)", "(2021–2026)")),
    alone("digits-differ", Edit("documents.yaml", "国土资源部令第55号", "国土资源部令第56号")),
    alone("term-in-one-language", Edit(_STATUS, "东邻抚远市，", "东邻富锦市，")),
    alone("modality-differs", Edit(_GREEN, "is strictly prohibited", "is not encouraged")),
    alone("hedge-missing", Edit(_LAYOUT, "区内预设采矿权", "区内设采矿权")),
    alone("term-deprecated", Edit(_OBJECTIVES, "规划期内，", "规划基期内，"), Edit(_OBJECTIVES, "within the plan period", "within the base period of the plan")),
    alone("reference-lapsed", Edit("organisations.yaml", "valid_from: '2018-03'\n  environment_department", "valid_from: '2024-03'\n  environment_department")),
    alone("validity-contradicts", Edit("organisations.yaml", "    valid_to: '2019-03'\n", "    valid_from: '2019-09'\n    valid_to: '2019-03'\n", after="  land_department:")),
    alone("document-unregistered", Edit(_GREEN, "[[地质灾害防治条例|documents.geological_hazard_regulations.title]]", "地质灾害防治条例"), Edit(_GREEN, "[[Regulations on the Prevention and Control of Geological Hazards|documents.geological_hazard_regulations.title]]", "Regulations on the Prevention and Control of Geological Hazards")),
    alone("reference-unprinted", Edit(_OBJECTIVES, "治理面积[[57.62公顷|projects.zl001.area]]。", "治理面积[[57.62公顷|projects.zl001.area]]（见专栏7）。"), Edit(_OBJECTIVES, "[[57.62 ha|projects.zl001.area]].", "[[57.62 ha|projects.zl001.area]] (see Column 7).")),
    alone("mineral-differs", Edit("blocks.yaml", "mineral: minerals.coal", "mineral: minerals.peat")),
    alone("name-contradicts", Edit("places.yaml", "kind: county", "kind: village", after="  suibin:")),
    alone("name-shared", Edit("places.yaml", "en: Suibin County", "en: Fuyuan City")),
    alone("sign-invisible", Edit(_STATUS, "全市交通十分便利", "全市交通\u200b十分便利")),
    alone("sentence-repeated", Edit(_GREEN, "经费使用情况的监督检查", "资金使用情况的监督检查"), why="it reopens an accepted finding"),
    alone("indicator-unexplained", Edit(_DEVELOPMENT, "争取达到[[50%|indicators.large_medium_share.target]]", "争取达到目标"), Edit(_DEVELOPMENT, " to [[50%|indicators.large_medium_share.target]]", " to its target")),
    alone("scope-unspoken", Edit("facts.yaml", "scope: places.tongjiang", "scope: places.fuyuan", after="  gdp:")),
    alone("superior-differs", Edit("superior/city.yaml", "{zh: 佳木斯市矿产资源总体规划,", "{zh: 佳木斯市矿产资源专项规划,")),
    alone("year-unspoken", Edit("facts.yaml", "as_of: 2020", "as_of: 2018", after="  distance_to_jiamusi:")),
    alone("year-mixed", Edit("projects.yaml", "unit: 万元, as_of: 2025", "unit: 万元, as_of: 2023")),
    alone("goal-unmeasured", Edit("facts.yaml", "value: ≥30\n    unit: '%'\n    as_of: 2025\n    scope: places.tongjiang\n", "value: ≥30\n    unit: '%'\n    as_of: 2025\n    scope: places.tongjiang\n    hedge: {zh: 达到, en: yield}\n")),
)  # fmt: skip
"""The rules that hold for any plan."""

_TWICE = "the total is the base of the share of large and medium-sized mines, too: both change"
_PAIR = "each cell is in a row and in a column: the total changes with it, and the share that is taken of the total"


def _eleven(share: str) -> tuple[Put, ...]:
    """Eleven mines, and the share of large and medium-sized ones that goes with it."""
    return Put("facts.mine_count", "11"), Put("indicators.large_medium_share.baseline", share)


OURS = (
    alone("minerals_found_counted", Put("facts.minerals_found", "16")),
    alone("minerals_identified_counted", Put("facts.minerals_listed", "1")),
    alone("gold_remaining_within_identified", Put("minerals.gold.remaining", "149")),
    alone("granite_remaining_within_identified", Put("minerals.facing_granite.remaining", "1222")),
    alone("deposits_match_identified_minerals", Put("facts.deposits_found", "1")),
    alone("gold_deposit_is_small", Put("minerals.gold.identified", "2470")),
    alone("prohibited_gold_is_the_gold_found", Put("facts.minerals_not_mined", "zh=岩金 en=lode gold")),
    none("identified_minerals_are_mined", "the one figure that it weighs is counted by minerals_identified_counted, too; a mine of gold would close it"),
    alone("granite_mines_by_size_and_state", Put("mines.building_granite.small", "2"), *_eleven("18"), why=_PAIR),
    alone("diorite_mines_by_size_and_state", Put("mines.building_diorite.medium", "3"), *_eleven("27"), why=_PAIR),
    alone("slate_mines_by_size_and_state", Put("mines.slate.small", "7"), *_eleven("18"), why=_PAIR),
    alone("water_mines_by_size_and_state", Put("mines.mineral_water.small", "2"), *_eleven("18"), why=_PAIR),
    alone("column_sizes_add_up_to_printed_total", *_eleven("18"), why=_TWICE),
    alone("column_states_add_up_to_printed_total", Put("facts.producing_mine_count", "11")),
    alone("building_stone_mines_counted", Edit("minerals.yaml", "class: non_metallic\n    group: minerals.building_stone\n  brick_clay", "class: non_metallic\n  brick_clay")),
    none("block_yield_has_a_mine", "it weighs the lack of a mine; one of facing granite would close it"),
    none("large_mines_that_grow_exist", "it weighs no figure of the text but the lack of one; a large mine would close it"),
    alone("restored_enterprises_within_mines", Put("facts.partly_restored_mines", "14")),
    alone("industrial_output_within_gdp", Put("facts.gdp", "111.0")),
    alone("mining_land_within_damaged_land", Put("facts.mining_land", "25.60")),
    alone("restored_share_is_the_printed_rate", Put("facts.damaged_land", "5.75")),
    none("sand_output_within_previous_target", "while there is no mine of sand, sand_output_needs_a_sand_mine asks for less; alone once there is one"),
    alone("sand_output_needs_a_sand_mine", Put("indicators.building_sand_output.previous_result", "5")),
    alone("stone_output_within_previous_target", Put("indicators.building_stone_output.previous_target", "≤5")),
    alone("mine_number_within_previous_target", Put("indicators.mine_number.previous_target", "＜10")),
    alone("granite_recovery_reaches_previous_target", Put("indicators.granite_recovery_rate.previous_target", "97")),
    alone("legacy_rate_reaches_previous_target", Put("indicators.legacy_restoration_rate.previous_target", "36")),
    alone("restored_land_reaches_previous_target", Put("indicators.restored_mine_land.previous_target", "14.0")),
    alone("missed_goals_show_in_the_column", Put("indicators.granite_recovery_rate.previous_result", "96")),
    alone("extraction_target_above_baseline", Put("indicators.extraction_volume.target", "12")),
    alone("extraction_target_within_previous_limit", Put("indicators.extraction_volume.target", "102")),
    alone("works_carry_the_rate_to_its_target", Put("indicators.reclaimed_area.target", "0.86")),
    alone("reclaimed_mines_within_producing", Put("indicators.reclaimed_mine_number.target", "11")),
    alone("exploration_blocks_counted", Put("facts.exploration_block_count", "3")),
    alone("exploration_areas_add_up", Put("blocks.qindeli_coal.area", "33")),
    alone("exploration_within_city", Put("facts.city_area", "63")),
    alone("exploration_blocks_numbered", Put("blocks.qindeli_coal.order", "2")),
    alone("mining_blocks_add_up", Put("facts.mining_block_count", "9")),
    none("expiring_mines_have_blocks", "each count that it weighs is in a sum of its own, too; two more planned blocks would close it"),
    alone("concentrated_areas_counted", Put("facts.concentrated_area_count", "2")),
    alone("concentrated_area_within_blocks", Put("zones.xiaoqinglong.area", "11.30")),
    alone("rights_in_concentrated_area_within_granite_blocks", Put("zones.xiaoqinglong.mining_rights", "20")),
    alone("reserve_life_thresholds_agree", Put("zones.xiaoqinglong.reserve_life", "3-6")),
    alone("minimum_scales_agree", Put("minerals.building_stone.min_scale", "6")),
    alone("planned_minerals_have_a_minimum_scale", Edit("minerals.yaml", "{zh: 建筑用安山岩, en: andesite for building use}\n    class: non_metallic\n    group: minerals.building_stone", "{zh: 建筑用安山岩, en: andesite for building use}\n    class: non_metallic")),
    none("no_mining_zone_designated", "it weighs the lack of a zone; one of the kind prohibited would close it"),
    none("key_minerals_defined", "it weighs the lack of a definition; one in terms.yaml would close it"),
    alone("restoration_areas_counted", Put("facts.key_restoration_count", "5")),
    alone("restoration_areas_add_up", Put("zones.jiejinkou.area", "1.69")),
    alone("restoration_areas_numbered", Put("zones.qinglongshan.order", "1")),
    alone("projects_counted", Put("facts.restoration_project_count", "2")),
    alone("project_areas_add_up", Put("facts.project_area_total", "57.63")),
    alone("project_investments_add_up", Put("facts.project_investment_total", "4606")),
    alone("project_costs_in_line_with_the_previous_round", Put("facts.legacy_restoration_funds", "500")),
    alone("projects_within_restoration_areas", *(Put(f"zones.{zone}.area", "0.10") for zone in ("jiejinkou", "qinglongshan", "qindeli_west", "qindeli")), Put("facts.key_restoration_area", "0.40"), why="both sides are sums that other rules hold"),
    alone("project_level_is_one", Put("facts.key_project_level", "zh=省级")),
    alone("previous_round_before_base_year", Put("facts.previous_start_year", "2016")),
    alone("licences_last_to_the_target_year", Put("facts.licence_expiry_year", "2024")),
    alone("superior_exploration_blocks_carried_out", Edit("superior/city.yaml", "exploration_blocks: {value: 2", "exploration_blocks: {value: 3")),
    alone("superior_mining_blocks_carried_out", Edit("superior/city.yaml", "mining_blocks: {value: 0", "mining_blocks: {value: 1")),
    alone("superior_restoration_areas_carried_out", Edit("superior/city.yaml", "key_restoration_areas: {value: 4", "key_restoration_areas: {value: 5")),
    alone("superior_projects_carried_out", Edit("superior/city.yaml", "restoration_projects: {value: 1", "restoration_projects: {value: 2")),
)  # fmt: skip
"""The rules of our plan, in its ``rules.yaml``."""


def _waiver(path: str, expires: str) -> str:
    """One more waiver, in front of the others."""
    given = f"rule: number-gap\n    path: {path}\n    reason: {{zh: 已知, en: known}}\n"
    return f"waivers:\n  - {given}    owner: organisations.restatement\n    expires: {expires}\n    operands: []\n"


ABOUT_RULES = (
    alone("rule-invalid", Edit("rules.yaml", "count(projects[*])", "count(project[*])")),
    none("rule-crashed", "it tells of a fault of tjplan itself"),
    alone("waiver-unused", Edit("waivers.yaml", "waivers:\n", _waiver("columns.spare", "2026-2030"))),
    alone("waiver-expired", Edit("waivers.yaml", "waivers:\n", _waiver("columns.spare", "2020-12-31"))),
    alone("waiver-unbounded", Edit("waivers.yaml", "waivers:\n", _waiver("columns.spare", "2099-12-31"))),
    alone("waiver-incomplete", Edit("waivers.yaml", "waivers:\n", _waiver("columns.*", "2026-2030"))),
)  # fmt: skip
"""The rules about rules and waivers."""


class Bench:
    """Our plan, and what a change of it makes rules say."""

    def __init__(self, home: Path) -> None:
        self.files: Files = folder.files_of(home, "")[0]
        plan = folder.load(self.files).plan
        told: list[tuple[str, str]] = [(one.code, one.severity) for one in RULES]
        told += [(one.id, one.severity) for one in plan.rules]
        self.notes = {code for code, severity in told if severity == "note"}
        self.accepted = {(one.code, one.path) for one in self._found(self.files) if one.waived}
        self.known = {(one.code, one.path, one.message) for one in self._found(self.files)}

    def codes(self, row: Row) -> set[str]:
        """The codes of the findings that the changes of ``row`` bring; of notes those that are never more.

        An accepted finding that weighs the changed figure is reopened, and its waiver is then without
        finding: neither says anything new, unless it is of the rule at hand.
        """
        files = self.files
        for change in row.changes:
            files = change(files)
        new = [
            one for one in self._found(files) if (one.code, one.path, one.message) not in self.known and not one.waived
        ]
        new = [one for one in new if one.severity != "note" or one.code in self.notes]
        first = {one.code for one in new if (one.code, one.path) not in self.accepted} - {"waiver-unused"}
        return first | ({one.code for one in new} & {row.code})

    @staticmethod
    def _found(files: Files) -> tuple[Finding, ...]:
        loaded = folder.load(files)
        return check(loaded.plan, loaded.findings, today=TODAY, partial=loaded.broken).findings


def rules(plan: Plan) -> Iterator[tuple[str, str]]:
    """Code and English name of every rule that may speak of ``plan``, but for those of reading the files."""
    generic: tuple[Rule, ...] = (*RULES, INVALID, CRASHED, *WAIVER_RULES)
    yield from ((one.code, one.name.en) for one in generic)
    yield from ((one.id, one.message.en.value if one.message.en else "") for one in plan.rules)


def markdown(plan: Plan) -> Iterator[str]:
    """The table, line by line."""
    names, accepted = dict(rules(plan)), {one.rule for one in plan.waivers} & {one.id for one in plan.rules}
    yield "| rule | what it says | the change that it alone finds, or why there is none |"
    yield "|---|---|---|"
    for row in (*GENERIC, *OURS, *ABOUT_RULES):
        changes = "; ".join(map(str, row.changes))
        said = f"{changes} ({row.why})" if changes and row.why else changes or f"none: {row.why}"
        state = "; broken as published and accepted, so that a change reopens it" if row.code in accepted else ""
        yield f"| {row.code} | {names.get(row.code, '')} | {said}{state} |"


if __name__ == "__main__":
    print(
        "\n".join(markdown(folder.load(folder.files_of(Path(__file__).parents[2] / "plan" / "2021-2025", "")[0]).plan))
    )
