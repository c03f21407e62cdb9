"""Changes as readers call them: where, what, the words before and after, and the place in the files."""

import pytest
from edited import Edit, edited, harbour, plan

from tjplan import telling
from tjplan.diff import between, of_plan, spots
from tjplan.diff.items import grouped, items, renumbered
from tjplan.diff.plan_book import PlanBook
from tjplan.load import folder
from tjplan.load.titles import title
from tjplan.model.text import Bilingual
from tjplan.review import Item
from tjplan.textdiff import Piece


def told(*edits: Edit) -> list[Item]:
    old, new = (folder.load(files).plan for files in (harbour(), edited(*edits)))
    contents, books = (of_plan(old), of_plan(new)), (PlanBook(old, title), PlanBook(new, title))
    changes = between(*contents)
    changes = (*changes, *renumbered(changes, contents[1], *books))
    return list(grouped(items(changes, contents, books), *books)[1])


def lines(*edits: Edit) -> list[tuple[str, str, str, str]]:
    return [(one.label.zh, one.field.zh, one.old.zh, one.new.zh) for one in told(*edits)]


def test_a_paragraph_is_called_by_its_headings_and_place() -> None:
    (item,) = told(("chapters/present.yaml", "大船候潮进出", "大船须候潮进出"))
    assert (item.label.zh, item.label.en) == ("第一章二、“淤积”第1段", "Chapter 1, II, “Silting”, paragraph 1")
    assert (item.field.zh, item.group, item.lang) == ("正文", "nodes.present", "zh")
    assert (item.old.zh, item.new.zh) == ("航道淤积[待测]，大船候潮进出。", "航道淤积[待测]，大船须候潮进出。")
    assert item.place and (item.place.file, item.place.line) == ("chapters/present.yaml", 54)
    assert [one.text for one in item.words["zh"] if one.kind == "inserted"] == ["须"]


def test_a_cell_is_called_by_label_row_and_head() -> None:
    (item,) = told(("columns/targets.yaml", "'[[≤2|indicators", "'[[≤1|indicators"))
    assert (item.label.zh, item.label.en) == ("专栏2“卸鱼候泊时间”行", "Column 2, row “waiting time for unloading”")
    assert (item.field.zh, item.old.zh, item.new.zh) == ("2030年", "≤2", "≤1")


def test_a_figure_is_called_by_what_it_belongs_to_and_told_with_its_unit() -> None:
    (item,) = told(("projects.yaml", "value: 1250", "value: 1300"))
    assert (item.label.zh, item.field.zh) == ("重点项目“东防波堤加固”", "投资")
    assert (item.old.zh, item.new.zh, item.old.en, item.new.en) == (
        "1250万元", "1300万元", "RMB 12.5 million", "RMB 13 million",
    )  # fmt: skip


def test_a_reference_is_told_by_the_name_that_it_leads_to() -> None:
    (item,) = told(
        (
            "facts.yaml",
            "value: 1.7, unit: 万吨, as_of: 2025, scope: places.wangchao",
            "value: 1.7, unit: 万吨, as_of: 2025, scope: places.bay",
        )
    )
    assert (item.field.zh, item.new.zh) == ("范围", "听涛湾")


def test_a_chapter_that_moves_takes_another_number_and_others_follow() -> None:
    found = told(("plan.yaml", "[general, present, works]", "[general, works, present]"))
    kinds = [(one.change.kind, one.label.zh, one.old.zh, one.new.zh) for one in found]
    assert ("renumbered", "第一章 目标与工程", "第二章", "第一章") in kinds
    assert ("renumbered", "第二章 渔港现状", "第一章", "第二章") in kinds
    assert len([one for one in kinds if one[0] == "moved"]) == 1


def test_what_was_added_or_removed_is_told_whole() -> None:
    text = harbour()["chapters/present.yaml"].decode()
    heading = text[text.index("        - id: waiting\n") : text.index("        - id: silting\n")]
    (item,) = told(("chapters/present.yaml", heading, ""))
    assert item.change.kind == "removed" and item.group == "nodes.present"
    assert item.old.zh == "候泊 | 旺季卸鱼候泊3-5小时。" and not item.new.zh
    assert item.place and item.place.file == "chapters/present.yaml"


def test_places_of_many_changes_are_looked_up_in_one_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    readings: list[int] = []
    walk = spots.walk
    monkeypatch.setattr(spots, "walk", lambda body: readings.append(len(body)) or walk(body))
    found = told(*(("chapters/present.yaml", old, f"{old}今") for old in ("zh: 候泊", "大船候潮进出")))
    assert len(found) == 2 and all(item.place for item in found)
    assert len(readings) == 1


def test_records_without_a_place_in_the_text_have_groups_of_their_own() -> None:
    assert lines(("lexicon.yaml", "zh: [S901", "zh: [听海节, S901")) == [
        ("非数字短语", "“听海节”（中文）", "", "听海节")
    ]


FLEET = "columns/fleet.yaml"


def test_a_row_is_called_by_words_that_no_other_row_has() -> None:
    group = (FLEET, "trawlers: ['1', {zh: 拖网, en: Trawlers}", "trawlers: ['1', {zh: 围网, en: Seiners}")
    (_, item) = told(group, (FLEET, "[[31|facts.seiners]]", "31艘"))[-2:]
    assert item.label.zh == "专栏1“围网”行", "all its words are shared, so that its first ones are all there is"
    tell = (FLEET, "title: {zh: 渔船情况表", "title: {zh: 渔船表")
    merged = (FLEET, "seiners: ['2', {zh: 围网, en: Seiners}, '[[31", "seiners: [{zh: 捕捞, en: Fishing}, {zh: 围网, en: Seiners}, '[[31")  # fmt: skip
    below = (FLEET, "others: ['3', {zh: 其他, en: Others}, '', ^]", "others: [^, {zh: 其他, en: Others}, '', 约十]")
    labels = {one.change.address: one.label for one in told(tell, merged, below)}
    assert (labels["columns.fleet.rows.seiners"].zh, labels["columns.fleet.rows.others"].en) == (
        "专栏1“围网”行",
        "Column 1, row “Others”",
    )


def test_header_rows_are_called_so_and_totals_by_their_words() -> None:
    (item,) = told((FLEET, "{zh: 序号, en: No.}", "{zh: 编号, en: No.}"))
    assert (item.label.zh, item.label.en) == ("专栏1表头", "Column 1, header row")
    (item,) = told(("columns/targets.yaml", "{zh: 属性, en: Attribute}", "{zh: 性质, en: Attribute}"))
    assert (item.label.zh, item.label.en) == ("专栏2表头第1行", "Column 2, header row 1")
    (item,) = told((FLEET, "{zh: 合计, en: Total}", "{zh: 总数, en: Total}"))
    assert item.label.zh == "专栏1“总数”行"


def test_a_value_of_a_list_is_told_in_the_words_of_the_schema() -> None:
    (item,) = told(("indicators.yaml", "attribute: binding", "attribute: anticipatory"))
    assert (item.old.zh, item.new.zh, item.old.en, item.new.en) == ("约束性", "预期性", "binding", "anticipatory")
    (item,) = told(("chapters/present.yaml", "run_in: stop", "run_in: colon"))
    assert item.old.en == "a full stop" and item.new.en == "a colon"
    assert telling.reworded(item, "en") == (
        (None, (Piece("deleted", "a full stop"), Piece("inserted", "a colon"))),
    )  # fmt: skip


def test_a_waiver_is_called_by_its_rule_and_where_it_holds() -> None:
    (item,) = told(("waivers.yaml", "expires: 2030-12-31", "expires: 2031-12-31"))
    name = "derived-differs · "
    assert item.label.zh.startswith(f"豁免“{name}") and item.label.zh.endswith(" · 事实数字‘渔船总数’”")
    assert name in item.label.en and "facts.boats" not in item.label.en


def test_words_of_several_lines_stand_apart_in_english_labels() -> None:
    (item,) = told((FLEET, "{zh: 其他, en: Others}", r'{zh: "其\n他", en: "Others\n(small)"}'))[:1]
    assert (item.label.zh, item.label.en) == ("专栏1“其他”行", "Column 1, row “Others (small)”")


def test_what_a_summary_leaves_out_is_counted() -> None:
    text = harbour()["indicators.yaml"].decode()
    (item,) = (one for one in told(("indicators.yaml", text[text.index("  spills:") :], "")) if one.change.kind == "removed")  # fmt: skip
    assert item.old.zh.endswith(" | 另有2项") and item.old.en.endswith(" | and 2 more fields")


def test_what_keeps_its_name_is_told_by_where_it_stands() -> None:
    book = PlanBook(plan(), title)
    assert book.stands("columns.fleet.rows.seiners") == Bilingual("第2行", "row 2")
    assert book.stands("nodes.general") == Bilingual("最前", "first")
    assert book.stands("nodes.present").zh.endswith("之后") and book.stands("nodes.present").en.startswith("after ")
    assert book.stands("facts.boats") == book.where("facts.boats")
