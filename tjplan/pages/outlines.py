"""The outlines as one GeoJSON file (RFC 7946), with the names of what they enclose."""

from collections.abc import Mapping
from typing import Any

from tjplan.model.geometry import Path, Shape
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS
from tjplan.pages import catalogue
from tjplan.pages.as_json import to_json
from tjplan.pages.naming import thing_name

FILE = "geometry.geojson"
_TYPES = {"area": "Polygon", "line": "LineString", "point": "Point"}


def outline_files(plan: Plan) -> Mapping[str, bytes]:
    """``geometry.geojson`` below ``data/``; nothing where the plan has no outlines."""
    features = [_feature(shape, plan) for shape in plan.shapes]
    return {FILE: to_json({"type": "FeatureCollection", "features": features})} if features else {}


def _feature(shape: Shape, plan: Plan) -> dict[str, Any]:
    collection, _, member = shape.path.partition(".")
    entity = plan.collections.get(collection, {}).get(member)
    names = {f"name_{lang}": thing_name(entity, plan, lang) for lang in LANGS} if entity else {}
    about = {"id": shape.path, "data": f"{catalogue.data_of(shape.path)}.json"} | names
    return {"type": "Feature", "properties": about, "geometry": _geometry(shape)}


def _geometry(shape: Shape) -> dict[str, Any]:
    parts = [_coordinates(shape, part) for part in shape.parts]
    kind = _TYPES[shape.form]
    if len(parts) == 1:
        return {"type": kind, "coordinates": parts[0]}
    return {"type": f"Multi{kind}", "coordinates": parts}


def _coordinates(shape: Shape, part: tuple[Path, ...]) -> Any:
    if shape.form == "area":
        return [list(map(list, ring)) for ring in part]
    return list(map(list, part[0])) if shape.form == "line" else list(part[0][0])
