"""What a reader learns who opens a figure."""

import json
import re
from decimal import Decimal

import handmade
import pytest
from reading import rendered

from tjplan.model.finding import Rule
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.pages import catalogue, panel
from tjplan.pages.card_page import to_section
from tjplan.pages.cards import Card, cards
from tjplan.pages.checks import Checked
from tjplan.pages.shelf import to_figures, to_shelf
from tjplan.pages.website import website

PLAN = handmade.plan()
OWN = Rule("adds_up", "error", Bilingual("面积之和应等于合计", "The areas add up"), Bilingual("", ""))
CHECKED = Checked((), (), (OWN,), 0, 0, 0, 0, 0, {"indicators.area.baseline": (("adds_up", True),)})


def made(lang: Lang, checked: Checked | None = CHECKED) -> dict[str, Card]:
    return cards(PLAN, handmade.document(lang), checked)


def line(card: Card, label: str) -> list[str]:
    return [item.text for line in card.lines if line.label == label for item in line.items]


def test_every_figure_of_the_plan_has_a_card_in_both_languages() -> None:
    expected = [figure.address for figure in PLAN.figures()]
    assert [list(made(lang)) for lang in LANGS] == [expected, expected]


def test_a_card_says_unit_year_place_and_rule() -> None:
    card = made("en")["indicators.area.baseline"]
    assert card.title == "wetland kept, baseline" and card.value == "120.50 ha"
    assert line(card, "Unit") == ["ha"] and line(card, "Year") == ["2023"]
    assert line(card, "Where stated") == ["I. Area"]
    assert line(card, "Checked by") == ["Holds: The areas add up"]


def test_the_place_where_a_figure_stands_is_linked() -> None:
    (stated,) = (line for line in made("zh")["indicators.area.baseline"].lines if line.label == "出处")
    assert [item.target for item in stated.items] == ["state.md#area_now"]


def test_a_bound_is_told_in_words() -> None:
    card = made("zh")["indicators.area.target"]
    assert line(card, "印作") == ["≥130"] and line(card, "含义") == ["不低于此数"] and line(card, "语气") == ["力争"]


def test_the_other_figures_of_an_indicator_stand_on_its_card() -> None:
    assert line(made("zh")["indicators.area.target"], "同一指标") == ["基期值 120.50公顷 (2023)"]


def test_a_derived_figure_names_what_it_is_made_from_and_those_name_it() -> None:
    found = made("en")
    assert line(found["wetlands.lake.area"], "Made from")[0] == "the share of"
    assert "total area 120.50 ha" in line(found["wetlands.lake.area"], "Made from")
    assert line(found["facts.total"], "Goes into") == ["Lake Yun, area 80.50 ha"]


@pytest.mark.parametrize(("holds", "word"), [(True, "成立"), (False, "不成立"), (None, "无从判断")])
def test_each_verdict_has_its_word(holds: bool | None, word: str) -> None:
    checked = Checked((), (), (OWN,), 0, 0, 0, 0, 0, {"facts.total": (("adds_up", holds),)})
    assert line(made("zh", checked)["facts.total"], "核对") == [f"{word}：面积之和应等于合计"]


def test_no_two_figures_share_a_place() -> None:
    places = [card.target for card in made("zh").values()]
    assert len(places) == len(set(places))


def test_every_place_is_an_anchor_of_a_page() -> None:
    pages = website(handmade.document("en"), PLAN, {}, CHECKED).pages
    for card in made("en").values():
        path, _, anchor = card.target.partition("#")
        assert f"#{anchor} }}" in pages[path], card.target


def test_a_figure_in_the_text_links_to_its_place() -> None:
    page = website(handmade.document("zh"), PLAN, {}, CHECKED).pages["state.md"]
    assert 'data-address="indicators.area.baseline" href="indicator-area.html#area-baseline"' in page


def test_words_of_a_plan_are_never_markup_on_a_card() -> None:
    evil = '<img src=x onerror=alert(1)> [a](javascript:b) "x"'
    card = made("en")["facts.total"]._replace(title=evil, value=evil)
    text = to_section(card, "en", 2)
    page = rendered(text)
    assert not page.all("img") and not [e for e in page.all("a") if "javascript" in e.attributes["href"]]


def test_the_script_ends_no_script_element_and_is_plain_ascii() -> None:
    card = made("zh")["facts.total"]._replace(title="</script>\u2028<!--", value='"\\')
    script = panel.to_script([card], "zh").decode("ascii")
    assert "<" not in script
    assert json.loads(script.removeprefix("window.tjplanFigures=").rstrip(";\n"))["cards"]["facts.total"][:2] == [
        "</script> <!--",
        '"\\',
    ]


def test_sums_of_a_shelf_are_the_sums_of_its_rows() -> None:
    from dataclasses import replace

    pond = handmade.entity(
        "zones",
        "pond",
        {"name": handmade.text("塘", "Pond"), "area": handmade.figure("zones.pond.area", "0.70", "公顷")},
    )
    moor = handmade.entity(
        "zones",
        "moor",
        {"name": handmade.text("沼", "Moor"), "area": handmade.figure("zones.moor.area", "1.66", "公顷")},
    )
    plan = replace(PLAN, collections={**PLAN.collections, "zones": {"pond": pond, "moor": moor}})
    document = handmade.document("en")
    page = to_shelf("areas.md", plan, document, cards(plan, document, None))
    (total,) = re.findall(r'Sum of the rows</th><td class="tj-end">([\d.]+)</td>', page)
    assert Decimal(total) == Decimal("0.70") + Decimal("1.66") and "Area (ha)" in page


def test_a_page_without_things_is_empty() -> None:
    document = handmade.document("zh")
    assert to_shelf("mines.md", PLAN, document, made("zh")) == ""


def test_figures_of_no_page_of_their_own_stand_under_their_chapter() -> None:
    page = to_figures(PLAN, handmade.document("en"), made("en"))
    assert page.index("#in-state") < page.index("#lake-area") and "#total }" in page


def test_every_place_of_a_shelf_is_known_to_the_catalogue() -> None:
    assert catalogue.place_of("facts.towns") == "figures.md#towns"
    assert catalogue.place_of("plan.base_year") == "figures.md#plan-base_year"


def test_squares_are_in_proportion_to_areas_and_say_that_they_are_no_map() -> None:
    from tjplan.pages.squares import to_squares

    sizes = {"pond": "25", "moor": "100"}
    things = [
        handmade.entity(
            "zones",
            name,
            {"name": handmade.text(name, name), "area": handmade.figure(f"zones.{name}.area", size, "公顷")},
        )
        for name, size in sizes.items()
    ]
    page = to_squares(things, PLAN, "en")
    sides = [float(side) for side in re.findall(r'<svg width="([\d.]+)"', page)]
    assert sides == [140.0, 70.0] and page.index("moor") < page.index("pond")
    assert "publishes no coordinates" in page


def test_a_single_area_needs_no_square() -> None:
    from tjplan.pages.squares import to_squares

    pond = handmade.entity("zones", "pond", {"area": handmade.figure("zones.pond.area", "25", "公顷")})
    assert to_squares([pond], PLAN, "zh") == ""


def test_a_card_says_what_such_a_figure_states() -> None:
    meanings = {"indicators.target": Bilingual("目标年的数值。", "The figure for the target year.")}
    for lang, label, said in (
        ("zh", "说的是", "目标年的数值"),
        ("en", "What it states", "The figure for the target year"),
    ):
        found = cards(PLAN, handmade.document(lang), CHECKED, (), meanings)  # type: ignore[arg-type]
        assert line(found["indicators.area.target"], label) == [said]
        assert line(found["indicators.area.baseline"], label) == []
