"""Columns as accessible tables."""

import handmade
import pytest
from reading import Element, parsed

from tjplan.model.text import Lang
from tjplan.pages.table import to_html_table

SHAPE = ("scope", "colspan", "rowspan")


def cells(lang: Lang = "zh") -> dict[str, list[tuple[str, dict[str, str | None]]]]:
    """Row id -> its cells: text or tag, and the attributes that make the grid."""
    found: dict[str, list[tuple[str, dict[str, str | None]]]] = {}
    for element in parsed(to_html_table(handmade.column(lang))).elements:
        if element.tag == "tr":
            row = found.setdefault(str(element.attributes["id"]), [])
        elif element.tag in ("td", "th"):
            shape = {name: element.attributes[name] for name in SHAPE if name in element.attributes}
            row.append((f"{element.tag} {element.text}", shape))
    return found


def region() -> Element:
    return parsed(to_html_table(handmade.column("zh"))).elements[0]


def test_the_scroll_region_is_named_by_the_caption_and_takes_the_keyboard() -> None:
    page = parsed(to_html_table(handmade.column("zh")))
    attributes = page.elements[0].attributes
    assert (attributes["role"], attributes["tabindex"], attributes["id"]) == ("region", "0", "kinds")
    caption = page.all("caption")[0]
    assert (attributes["aria-labelledby"], caption.text) == (caption.attributes["id"], "专栏1 湿地分布2023")


def test_header_cells_say_what_they_head() -> None:
    assert cells()["kinds-head"] == [
        ("th 类型", {"scope": "col", "rowspan": "2"}),
        ("th 名称", {"scope": "col", "rowspan": "2"}),
        ("th 面积", {"scope": "colgroup", "colspan": "2"}),
    ]
    assert cells()["kinds-years"] == [("th 2023", {"scope": "col"}), ("th 2028", {"scope": "col"})]


def test_the_first_grid_column_heads_its_rows_and_a_cell_beside_a_merge_does_not() -> None:
    assert cells()["kinds-lake"] == [
        ("th 天然", {"scope": "rowgroup", "rowspan": "2"}),
        ("td 云湖", {}),
        ("td 80.50", {}),
        ("td ", {}),
    ]
    assert [shape for _, shape in cells()["kinds-marsh"]] == [{}, {}, {}]


def test_a_total_row_keeps_its_merged_cells() -> None:
    assert cells()["kinds-total"] == [("th 合计", {"scope": "row", "colspan": "2"}), ("td 120.50", {"colspan": "2"})]


@pytest.mark.parametrize("tag", ["thead", "tbody"])
def test_rows_stand_in_their_sections(tag: str) -> None:
    page = parsed(to_html_table(handmade.column("en")))
    assert len(page.all(tag)) == 1


def test_the_html_has_no_empty_line_that_would_end_the_block() -> None:
    assert "\n\n" not in to_html_table(handmade.column("zh"))
