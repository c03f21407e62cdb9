"""What is told of two plans: by id first, by likeness second, and nothing of how files are written."""

import re

import pytest
from edited import changes, edited, harbour, told

from tjplan.diff import apply, between, of_plan
from tjplan.errors import RefusedError
from tjplan.load import folder

_SHORTCOMINGS = "    - id: shortcomings\n"


def test_an_edit_of_one_language_is_one_change() -> None:
    assert told(("chapters/present.yaml", "大船候潮进出", "大船须候潮进出")) == ["edited nodes.silt text.zh"]


def test_a_figure_is_told_where_it_is_kept_and_where_it_is_pinned() -> None:
    found = told(("facts.yaml", "value: 1.7,", "value: 1.8,"), ("chapters/present.yaml", "[[1.7万吨|", "[[1.8万吨|"))
    assert found == ["edited nodes.catch text.zh", "edited facts.catch value"]


def test_a_unit_and_a_target_keep_their_fields() -> None:
    found = changes(("indicators.yaml", "value: ≥120, as_of: 2030", "value: ≥130, unit: 个, as_of: 2031"))
    assert [(one.field, one.old, one.new) for one in found] == [
        ("target.value", "≥120", "≥130"),
        ("target.unit", None, "个"),
        ("target.as_of", "2030", "2031"),
    ]


def test_a_digit_more_is_a_change_and_a_quote_is_none() -> None:
    assert told(("facts.yaml", "value: 2.0,", "value: 2.00,")) == ["edited facts.catch_before value"]
    assert told(("facts.yaml", "value: 74", "value: '74'")) == []


def test_layout_comments_names_and_order_of_files_do_not_count() -> None:
    files = dict(harbour())
    text = files["facts.yaml"].decode()
    first, second = re.findall(r"  (?:trawlers|seiners):.*\n", text)[:2]
    files["other.yaml"] = text.replace(first + second, second + "\n\n  # a remark\n" + first).encode()
    del files["facts.yaml"]
    silt = files["chapters/present.yaml"].decode()
    folded = "text:\n                zh: >-\n                  航道淤积\\[待测\\]，\n                  大船候潮进出。\n                en: 'The"
    files["chapters/present.yaml"] = (
        silt.replace("text: {zh: '航道淤积\\[待测\\]，大船候潮进出。', en: 'The", folded)
        .replace("tide.'}", "tide.'")
        .encode()
    )
    assert files["chapters/present.yaml"] != harbour()["chapters/present.yaml"]
    assert between(of_plan(folder.load(harbour()).plan), of_plan(folder.load(files).plan)) == ()


def test_chapters_in_another_order_are_one_move() -> None:
    assert told(("plan.yaml", "[general, present, works]", "[general, works, present]")) in (
        ["moved nodes.works"],
        ["moved nodes.present"],
    )


def test_a_new_id_of_one_text_is_a_new_name_and_not_a_loss() -> None:
    assert told(("chapters/present.yaml", "- id: silt\n", "- id: silting_of_the_channel\n")) == [
        "renamed nodes.silting_of_the_channel"
    ]


def test_a_new_id_and_another_text_are_a_removal_and_an_addition() -> None:
    found = told(
        ("chapters/present.yaml", "- id: silt\n", "- id: fuel\n"),
        ("chapters/present.yaml", "'航道淤积\\[待测\\]，大船候潮进出。'", "加油站距码头较远。"),
    )
    assert found == ["removed nodes.silt", "added nodes.fuel"]


def test_a_section_under_another_chapter_is_moved_with_what_stands_in_it() -> None:
    text = harbour()["chapters/present.yaml"].decode()
    section = text[text.index(_SHORTCOMINGS) :]
    works = harbour()["chapters/works.yaml"].decode()
    found = told(
        ("chapters/present.yaml", section, ""), ("chapters/works.yaml", works, works.rstrip() + "\n" + section)
    )
    assert found == ["moved nodes.shortcomings"]


def test_a_column_under_another_id_keeps_its_rows() -> None:
    files = edited(
        ("columns/targets.yaml", "id: targets\n", "id: aims\n"),
        ("chapters/works.yaml", "column: targets", "column: aims"),
    )
    old, new = of_plan(folder.load(harbour()).plan), of_plan(folder.load(files).plan)
    kinds = {(one.kind, one.what) for one in between(old, new)}
    assert ("renamed", "column") in kinds and ("removed", "row") not in kinds and ("added", "row") not in kinds


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (("columns/targets.yaml", "    waiting_time:\n", "    waiting:\n"), "renamed columns.targets.rows.waiting"),
        (("waivers.yaml", "waivers:", "waivers: #"), None),
        (("lexicon.yaml", "  zh: [", "  zh: [听海节, "), "edited lexicon zh.听海节"),
    ],
)
def test_other_kinds_of_records(edit: tuple[str, str, str], expected: str | None) -> None:
    assert told(edit) == ([expected] if expected else [])


def test_what_was_removed_is_told_where_it_stood() -> None:
    text = harbour()["chapters/present.yaml"].decode()
    heading = text[text.index("        - id: waiting\n") : text.index("        - id: silting\n")]
    found = told(("chapters/present.yaml", heading, ""), ("chapters/present.yaml", "大船候潮进出", "大船须候潮进出"))
    assert found == ["removed nodes.waiting", "edited nodes.silt text.zh"]


def test_a_change_that_does_not_fit_is_refused() -> None:
    edit = ("facts.yaml", "value: 1.7,", "value: 1.8,")
    other = of_plan(folder.load(edited(("facts.yaml", "value: 1.7,", "value: 1.9,"))).plan)
    with pytest.raises(RefusedError, match=r"facts\.catch\.value"):
        apply(changes(edit), other)
