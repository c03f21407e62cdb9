"""Charts as inline SVG: text a reader can check, no script, no colour of its own."""

import re
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from tjplan.document import Bar, Chart, Origin, Run, Series
from tjplan.pages.chapter import to_page
from tjplan.pages.charts import to_svg

CHART = Chart(
    label="图1",
    title=(Run("目标（公顷）"),),
    summary="条形图。",
    unit="公顷",
    suffix="公顷",
    categories=("芦荡面积", "云湖面积"),
    series=(
        Series("基期值", (Bar(Decimal("57.60"), "57.60"), None)),
        Series("目标值", (Bar(Decimal(100), "≥100", "at_least"), Bar(Decimal(0), "0"))),
    ),
    origin=Origin("annexes.a.charts.b", "zh"),
    anchor="annex_a_b",
)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(chart))


def texts(chart: Chart) -> list[str]:
    return [text.text or "" for text in drawn(chart).iter(f"{SVG}text")]


def test_every_bar_prints_its_figure_with_the_unit() -> None:
    assert [text for text in texts(CHART) if text.endswith("公顷")] == ["57.60公顷", "≥100公顷", "0公顷"]


def test_it_has_a_role_a_title_and_a_description_that_are_found() -> None:
    svg = drawn(CHART)
    assert svg.get("role") == "img"
    ids = {one.get("id"): one.text for one in svg if one.get("id")}
    assert [ids[name] for name in (svg.get("aria-labelledby") or "").split()] == ["图1 目标（公顷）", "条形图。"]


def test_bars_are_as_long_as_their_figures_and_limits_only_outlined() -> None:
    bars = [one for one in drawn(CHART).iter(f"{SVG}rect") if float(one.get("height", 0)) > 12]
    assert [one.get("fill") for one in bars] == [None, "none", None]
    first, limit, _ = (float(one.get("width", 0)) for one in bars)
    assert first / (limit + 2) == pytest.approx(0.576, rel=0.01)
    assert "虚线框：限值" in texts(CHART)


def test_parts_of_a_whole_stand_end_to_end() -> None:
    chart = replace(
        CHART,
        stacked=True,
        series=(
            Series("大型", (Bar(Decimal(1), "1"), None)),
            Series("小型", (Bar(Decimal(3), "3"), Bar(Decimal(2), "2"))),
        ),
    )
    one, two, three = [bar for bar in drawn(chart).iter(f"{SVG}rect") if float(bar.get("height", 0)) > 12]
    assert float(two.get("x", 0)) == pytest.approx(float(one.get("width", 0)), abs=0.2)
    assert three.get("x") == "0.0"
    assert "大型 1公顷，小型 3公顷" in texts(chart)


def test_it_takes_the_colour_of_the_page_and_has_no_style_or_script() -> None:
    assert 'fill="currentColor"' in to_svg(CHART)
    assert not re.search(r"style=|<script|#[0-9a-f]{3}|on\w+=|href", to_svg(CHART))


def test_text_of_the_plan_is_never_markup() -> None:
    hostile = '"><script>alert(1)</script>\x00\ud800'
    chart = replace(CHART, title=(Run(hostile),), categories=(hostile, hostile), suffix=hostile, summary=hostile)
    assert not list(drawn(chart).iter(f"{SVG}script"))


def test_nothing_stands_outside_the_drawing() -> None:
    chart = replace(CHART, categories=("很长的名称" * 30, "A rather long English name of things " * 10))
    svg = drawn(chart)
    height = float(svg.get("height", 0))
    assert all(float(one.get("y", 0)) <= height for one in svg.iter(f"{SVG}text"))
    lines = [text for text in texts(chart) if "名称" in text]
    assert len(lines) > 3 and all(len(line) * 14 <= 340 for line in lines)


def test_a_chart_without_a_number_above_zero_is_drawn() -> None:
    nothing = replace(CHART, series=(Series("基期值", (Bar(Decimal(0), "0"), None)),))
    assert texts(nothing)[-2:] == ["0公顷", "云湖面积"]


def test_it_is_one_block_of_a_page() -> None:
    page = to_page([CHART], "zh")
    assert page.startswith('<figure class="tj-figure-chart" id="annex_a_b"><svg') and page.count("\n") == 1
