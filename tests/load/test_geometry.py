"""Outlines in GeoJSON: what is read, and what is refused where."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tjplan import workspace
from tjplan.load import folder
from tjplan.load.geometry import MAX_POSITIONS

SMALLEST = Path(__file__).parents[1] / "plans" / "good" / "smallest"
SQUARE = [[132.5, 47.6], [132.6, 47.6], [132.6, 47.7], [132.5, 47.6]]


def loaded(content: Any, name: str = "geometry/places.geojson") -> folder.Loaded:
    base, _ = folder.files_of(SMALLEST, "")
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return folder.load({**base, name: raw})


def collection(kind: str, coordinates: Any, **more: Any) -> dict[str, Any]:
    feature = {
        "type": "Feature",
        "properties": {"id": "places.town"},
        "geometry": {"type": kind, "coordinates": coordinates},
    }
    return {"type": "FeatureCollection", "features": [feature], **more}


@pytest.mark.parametrize(
    ("kind", "coordinates", "form", "parts"),
    [
        ("Point", [1, 2.5], "point", 1),
        ("MultiPoint", [[1, 2], [3, 4, 99.9]], "point", 2),
        ("LineString", [[1, 2], [3, 4]], "line", 1),
        ("MultiLineString", [[[1, 2], [3, 4]], [[5, 6], [-7, -8]]], "line", 2),
        ("Polygon", [SQUARE], "area", 1),
        ("MultiPolygon", [[SQUARE], [SQUARE, SQUARE]], "area", 2),
    ],
)
def test_every_type_of_geometry_is_read(kind: str, coordinates: Any, form: str, parts: int) -> None:
    found = loaded(collection(kind, coordinates))
    assert [one.code for one in found.findings] == [] and not found.broken
    (shape,) = found.plan.shapes
    assert (shape.path, shape.form, len(shape.parts)) == ("places.town", form, parts)


@pytest.mark.parametrize(
    "layout", [lambda it: json.dumps(it, separators=(",", ":")), lambda it: json.dumps(it, indent="\t")]
)
def test_packed_and_tabbed_files_are_read(layout: Callable[[Any], str]) -> None:
    found = loaded(layout(collection("Polygon", [SQUARE])).encode())
    assert found.findings == () and len(found.plan.shapes) == 1


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4490", "EPSG:4326"])
def test_a_system_of_longitude_and_latitude_is_accepted(name: str) -> None:
    assert loaded(collection("Point", [1, 2], crs={"type": "name", "properties": {"name": name}})).findings == ()


@pytest.mark.parametrize(
    "content",
    [
        [],
        {"type": "Feature"},
        {"type": "FeatureCollection"},
        {"type": "FeatureCollection", "features": {}},
        {"type": "FeatureCollection", "features": ["x"]},
        collection("Point", [1, 2], crs={"type": "name", "properties": {"name": "EPSG:4549"}}),
        collection("Point", []),
        collection("Point", [1]),
        collection("Point", ["1", "2"]),
        collection("Point", [True, False]),
        collection("Point", [181, 2]),
        collection("Point", [1, -90.5]),
        collection("Point", {"x": 1}),
        collection("LineString", [[1, 2]]),
        collection("Polygon", [[[1, 2], [3, 4], [1, 2]]]),
        collection("Polygon", []),
        collection("Polygon", None),
        collection("MultiPoint", [[0, 0]] * (MAX_POSITIONS + 1)),
    ],
    ids=lambda content: json.dumps(content)[:60],
)
def test_what_cannot_be_used_is_one_finding_with_its_line(content: Any) -> None:
    found = loaded(content)
    (finding,) = found.findings
    assert finding.code == "geometry-invalid" and finding.place.file == "geometry/places.geojson"
    assert found.plan.shapes == () and not found.broken


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"type": NaN', b"[" * 500, b'{"a": 1, "a": 2}'])
def test_what_is_no_json_is_a_finding_and_no_traceback(content: bytes) -> None:
    found = loaded(content)
    assert found.findings and found.plan.shapes == ()


def test_only_the_folder_of_geometry_is_looked_into(tmp_path: Path) -> None:
    for name in ("geometry/a.geojson", "chapters/b.geojson", "c.geojson"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}", encoding="utf-8")
    files, findings = folder.files_of(tmp_path, "")
    assert list(files) == ["geometry/a.geojson"] and findings == []


def test_the_formatter_leaves_geometry_alone(tmp_path: Path) -> None:
    home = tmp_path / "plan" / "2026-2030"
    (home / "geometry").mkdir(parents=True)
    (home / "plan.yaml").write_bytes((SMALLEST / "plan.yaml").read_bytes())
    (home / "geometry" / "a.geojson").write_text(json.dumps(collection("Point", [1, 2])), encoding="utf-8")
    changed, _ = workspace.formatted(home)
    assert [path.suffix for path in changed] in ([], [".yaml"])
