"""The page of indicators."""

import handmade
from reading import Page, rendered

from tjplan.document import Document
from tjplan.model.plan import Lexicon, Plan
from tjplan.model.text import Lang
from tjplan.pages.indicators import to_indicators


def page(lang: Lang) -> Page:
    return rendered(to_indicators(handmade.plan(), handmade.document(lang)).partition("---\n\n")[2])


def row(found: Page, anchor: str) -> list[str]:
    """The words of the row with this id: its header and its cells."""
    start = next(at for at, e in enumerate(found.elements) if e.attributes.get("id") == anchor)
    rest = found.elements[start + 1 :]
    end = next((at for at, e in enumerate(rest) if e.tag == "tr"), len(rest))
    return [e.text for e in rest[:end] if e.tag in ("th", "td")]


def test_a_row_states_name_unit_baseline_target_attribute_and_where() -> None:
    assert row(page("zh"), "area") == [
        "湿地保有量",
        "公顷",
        "",
        "",
        "120.50 (2023)",
        "力争 ≥130 (2028)",
        "约束性",
        "一、面积",
    ]
    assert row(page("en"), "area") == [
        "Wetland kept", "ha", "", "", "120.50 (2023)", "strive for ≥130 (2028)", "Binding", "I. Area",
    ]  # fmt: skip


def test_what_is_not_stated_is_blank_and_a_stated_nought_is_nought() -> None:
    assert row(page("zh"), "posts") == ["巡护站", "个", "", "0 (2023)", "", "按需设置 (2023)", "", ""]


def test_the_place_of_a_figure_is_a_link_to_its_paragraph() -> None:
    assert [e.attributes["href"] for e in page("zh").all("a") if e.text == "一、面积"] == ["state.html#area_now"]


def test_an_indicator_and_its_figures_lead_to_its_own_page() -> None:
    links = {e.text: e.attributes["href"] for e in page("zh").all("a")}
    assert links["湿地保有量"] == "indicator-area.html" and links["≥130"] == "indicator-area.html#area-target"


def test_indicators_of_one_group_share_its_heading() -> None:
    groups = [e.text for e in page("en").all("th") if e.attributes.get("scope") == "rowgroup"]
    assert groups == ["Wetland area"]


def test_a_plan_without_indicators_has_no_such_page() -> None:
    plan = handmade.plan()
    bare = Plan(plan.home, (), {}, {}, Lexicon(), (), {})
    document: Document = handmade.document("zh")
    assert to_indicators(bare, document) == ""
