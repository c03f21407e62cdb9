"""Changes as readers call them: where, what, the words before and after, and the place in the files."""

import pytest
from edited import Edit, edited, harbour

from tjplan.diff import between, of_plan, spots
from tjplan.diff.items import grouped, items, renumbered
from tjplan.diff.plan_book import PlanBook
from tjplan.load import folder
from tjplan.load.titles import title
from tjplan.review import Item


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
    assert lines(("lexicon.yaml", "zh: [S901", "zh: [听海节, S901")) == [("非数字短语", "“听海节”", "", "听海节")]
