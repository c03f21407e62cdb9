"""Outlines as a still map with a table beside it."""

import json
import math
import re
from dataclasses import replace

import handmade
import pytest
from reading import rendered

from tjplan.model.geometry import Path, Shape, area
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS
from tjplan.pages.drawing import WIDTH, frame, to_map
from tjplan.pages.outlines import outline_files
from tjplan.pages.website import websites

SQUARE: Path = ((121.5, 37.0), (121.51, 37.0), (121.51, 37.01), (121.5, 37.01), (121.5, 37.0))
HOLE: Path = ((121.502, 37.002), (121.504, 37.002), (121.504, 37.004), (121.502, 37.004), (121.502, 37.002))


def shape(path: str, form: str, *parts: tuple[Path, ...]) -> Shape:
    return Shape(path, handmade.SPOT, form, parts)  # type: ignore[arg-type]


def plan(*shapes: Shape) -> Plan:
    made = handmade.plan()
    zones = {
        name: handmade.entity(
            "zones",
            name,
            {"name": handmade.text(zh, en), "area": handmade.figure(f"zones.{name}.area", "98.6", "公顷")},
        )
        for name, zh, en in (("north", "北区", "north zone"), ("road", "道路", "road"), ("post", "<站>", "post <1>"))
    }
    return replace(made, collections={**made.collections, "zones": zones}, shapes=shapes)


ALL = (
    shape("zones.north", "area", (SQUARE, HOLE)),
    shape("zones.road", "line", (SQUARE[:3],)),
    shape("zones.post", "point", (((121.495, 37.005),),)),
)


def drawn(*shapes: Shape, lang: str = "en") -> str:
    made = plan(*shapes)
    return to_map("zones", tuple(made.collections["zones"].values()), made, lang)  # type: ignore[arg-type]


def test_an_area_on_the_ellipsoid_is_right() -> None:
    # A quarter of the surface of the ellipsoid between the poles: 510,065,621.7 km² in all (Moritz 2000).
    quarter = shape(
        "zones.q",
        "area",
        (((0.0, -90.0), (45.0, -90.0), (90.0, -90.0), (90.0, 90.0), (45.0, 90.0), (0.0, 90.0), (0.0, -90.0)),),
    )
    assert area(quarter) == pytest.approx(510_065_621.7e6 / 4, rel=1e-7)


def test_a_small_area_is_its_sides_multiplied_and_holes_do_not_count() -> None:
    # Metres a degree at 37.005° on GRS 80: 110,986 of latitude, 89,011 of longitude.
    whole = area(shape("zones.north", "area", (SQUARE,)))
    assert whole == pytest.approx(0.01 * 110_986 * 0.01 * 89_011, rel=1e-3)
    assert area(ALL[0]) == pytest.approx(whole * 0.96, rel=1e-3)
    assert area(shape("zones.north", "area", (tuple(reversed(SQUARE)),))) == pytest.approx(whole)
    assert area(ALL[1]) == area(ALL[2]) == 0


def test_no_map_without_an_outline() -> None:
    assert drawn() == "" and drawn(shape("mines.one", "point", (((0.0, 0.0),),))) == ""


def test_each_outline_has_a_number_and_the_table_names_it() -> None:
    page = rendered(drawn(*ALL))
    kinds = [str(element.attributes.get("class", "")) for element in page.elements]
    assert [kinds.count(f"tj-map-{kind}") for kind in ("area", "line", "point", "number")] == [1, 1, 1, 3]
    assert "98.6 ha" in page.text and "94.83 ha" in page.text
    assert "post <1>" in page.text.lower()


def test_it_is_named_and_described_and_has_no_inline_style() -> None:
    for lang in LANGS:
        made = drawn(*ALL, lang=lang)
        page = rendered(made)
        named = str(page.all("svg")[0].attributes["aria-labelledby"]).split()
        assert set(named) <= set(page.ids()) and len(named) == 2
        assert "style=" not in made and "<script" not in made


def test_everything_lies_on_the_paper() -> None:
    shown = frame(ALL)
    for one in ALL:
        for x, y in map(shown.place, one.positions()):
            assert 0 <= x <= WIDTH and 0 <= y <= shown.height


def test_a_degree_of_longitude_is_as_much_shorter_as_on_the_ground() -> None:
    shown = frame(ALL)
    assert shown.across / shown.down == pytest.approx(math.cos(math.radians(37.005)))


def test_a_single_point_can_be_drawn() -> None:
    assert re.search(r'cx="[0-9.]+" cy="[0-9.]+"', drawn(ALL[2])) and "NaN" not in drawn(ALL[2])


def test_the_page_has_a_map_in_place_of_squares_and_offers_the_outlines() -> None:
    sites = websites(plan(*ALL), {lang: handmade.document(lang) for lang in LANGS})
    page = sites["zh"].pages["areas.md"]
    assert "tj-map" in page and "tj-squares" not in page and "坐标" not in page
    assert "../data/geometry.geojson" in sites["zh"].pages["data.md"]
    assert "data/geometry.geojson" in sites["en"].shared
    without = websites(plan(), {lang: handmade.document(lang) for lang in LANGS})
    assert "tj-map" not in without["zh"].pages["areas.md"]


def test_the_outlines_come_back_as_they_were_with_names() -> None:
    (content,) = outline_files(plan(*ALL)).values()
    features = json.loads(content)["features"]
    assert [one["geometry"]["type"] for one in features] == ["Polygon", "LineString", "Point"]
    assert features[0]["geometry"]["coordinates"] == [[list(spot) for spot in ring] for ring in (SQUARE, HOLE)]
    assert features[0]["properties"] == {
        "id": "zones.north", "data": "zones/north.json", "name_zh": "北区", "name_en": "north zone",
    }  # fmt: skip
    assert outline_files(plan()) == {}
