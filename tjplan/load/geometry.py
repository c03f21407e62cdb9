"""GeoJSON (RFC 7946) below ``geometry/``: the outlines of things of the plan.

A file is read through the door like any other, as JSON is YAML, so that a finding has its line; each
feature says by ``properties.id`` what it is the outline of: ``{"id": "zones.north"}``.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from tjplan.load.tree import Mapping, Scalar, Sequence, Tree
from tjplan.model.finding import Finding, Rule
from tjplan.model.geometry import Form, Path, Position, Shape
from tjplan.model.source import Spot
from tjplan.model.text import Bilingual

MAX_POSITIONS = 50_000
"""In one file; a page that draws more would be slow on a phone."""

GEOMETRY = Rule(
    "geometry-invalid", "error",
    Bilingual("GeoJSON 不合要求", "GeoJSON that cannot be used"),
    Bilingual(
        "geometry/ 中的 .geojson 文件是一个 FeatureCollection（RFC 7946）。每个 Feature 的 properties.id 写它所表示的对象，"
        "如 zones.north；坐标先经度后纬度，单位为度，坐标系为 WGS 84 或 CGCS2000；多边形的环首尾相同，至少四个点。"
        f"一个文件不超过 {MAX_POSITIONS} 个点。",
        "A .geojson file in geometry/ is a FeatureCollection (RFC 7946). properties.id of each feature says whose outline "
        "it is, such as zones.north; a position is longitude, then latitude, in degrees, on WGS 84 or CGCS2000; the ring "
        f"of a polygon ends where it starts and has four positions or more. A file has at most {MAX_POSITIONS} positions.",
    ),
)  # fmt: skip
_ID = re.compile(r"[a-z]+\.[a-z][a-z0-9_]*")
_SYSTEMS = re.compile(r"CRS84|EPSG:+(4326|4490)$")
_FORMS: dict[str, tuple[Form, int]] = {
    "Point": ("point", 0),
    "MultiPoint": ("point", 1),
    "LineString": ("line", 1),
    "MultiLineString": ("line", 2),
    "Polygon": ("area", 2),
    "MultiPolygon": ("area", 3),
}
"""What a type draws, and how many lists its coordinates stand in."""


class _Fault(Exception):
    """A feature cannot be used; the finding says why."""

    def __init__(self, spot: Spot, zh: str, en: str, hint_zh: str, hint_en: str) -> None:
        self.finding = Finding(
            GEOMETRY.code, GEOMETRY.severity, spot.place, spot.file.name,
            Bilingual(zh, en), Bilingual(hint_zh, hint_en),
        )  # fmt: skip


def is_geometry(name: str) -> bool:
    """Whether a file of a plan holds outlines."""
    return name.endswith(".geojson")


def shapes(trees: Iterable[Tree]) -> tuple[tuple[Shape, ...], list[Finding]]:
    """What the files of a plan draw, and what is wrong with them; one faulty feature hides no other."""
    found: dict[str, Shape] = {}
    findings: list[Finding] = []
    for tree in trees:
        try:
            features = _features(tree)
        except _Fault as fault:
            findings.append(fault.finding)
            continue
        findings += _taken(features, found)
    return tuple(found.values()), findings


def _taken(features: Iterable[Tree], found: dict[str, Shape]) -> Iterator[Finding]:
    for feature in features:
        try:
            shape = _shape(feature)
            _refuse_second(shape, found)
            found[shape.path] = shape
        except _Fault as fault:
            yield fault.finding


def _features(tree: Tree) -> list[Tree]:
    if not isinstance(tree, Mapping) or _word(tree, "type") != "FeatureCollection":
        raise _Fault(
            tree.spot,
            "文件不是 FeatureCollection", "the file is no FeatureCollection",
            '最外层写 {"type": "FeatureCollection", "features": […]}', 'make it {"type": "FeatureCollection", "features": […]}',
        )  # fmt: skip
    _refuse_other_system(tree)
    features = tree.items.get("features")
    if not isinstance(features, Sequence):
        raise _Fault(
            tree.spot,
            "缺少 features",
            "features is missing",
            "features 是 Feature 的列表",
            "features is a list of features",
        )
    if sum(map(_positions_in, features.items)) > MAX_POSITIONS:
        raise _Fault(
            features.spot,
            f"超过 {MAX_POSITIONS} 个点", f"there are more than {MAX_POSITIONS} positions",
            "简化边界，或分成几个文件", "simplify the outlines, or make several files",
        )  # fmt: skip
    return features.items


def _refuse_other_system(tree: Mapping) -> None:
    """RFC 7946 has no ``crs``; older files have one, and what it names decides where things lie."""
    system = tree.items.get("crs")
    properties = system.items.get("properties") if isinstance(system, Mapping) else None
    name = _word(properties, "name") if isinstance(properties, Mapping) else ""
    if system is not None and not (isinstance(system, Scalar) and system.data is None) and not _SYSTEMS.search(name):
        raise _Fault(
            system.spot,
            f"坐标系是“{name or '？'}”", f"the coordinate system is “{name or '?'}”",
            "用 GIS 软件转成 WGS 84 或 CGCS2000 的经纬度", "convert it to longitude and latitude on WGS 84 or CGCS2000 in a GIS",
        )  # fmt: skip


def _positions_in(tree: Tree) -> int:
    """How many positions stand in ``tree``; lists whose first member is a number are positions."""
    if isinstance(tree, Mapping):
        return sum(map(_positions_in, tree.items.values()))
    if not isinstance(tree, Sequence) or not tree.items:
        return 0
    return 1 if isinstance(tree.items[0], Scalar) else sum(map(_positions_in, tree.items))


def _shape(feature: Tree) -> Shape:
    if not isinstance(feature, Mapping) or _word(feature, "type") != "Feature":
        raise _Fault(
            feature.spot, "不是 Feature", "this is no Feature", '写 "type": "Feature"', 'write "type": "Feature"'
        )
    about = _about(feature)
    geometry = feature.items.get("geometry")
    kind = _word(geometry, "type") if isinstance(geometry, Mapping) else ""
    if not isinstance(geometry, Mapping) or kind not in _FORMS:
        raise _Fault(
            geometry.spot if geometry else feature.spot,
            f"几何类型是“{kind or '？'}”", f"the type of geometry is “{kind or '?'}”",
            f"写 {'、'.join(_FORMS)} 之一", f"write one of {', '.join(_FORMS)}",
        )  # fmt: skip
    form, depth = _FORMS[kind]
    coordinates = geometry.items.get("coordinates", geometry)
    return Shape(about.text, about.spot, form, tuple(_parts(coordinates, form, depth)))


def _about(feature: Mapping) -> Scalar:
    properties = feature.items.get("properties")
    name = properties.items.get("id") if isinstance(properties, Mapping) else None
    if not isinstance(name, Scalar) or not _ID.fullmatch(name.text):
        raise _Fault(
            name.spot if name else feature.spot,
            "没有说明是谁的边界", "the feature does not say whose outline it is",
            'properties 中写 "id"，如 {"id": "zones.north"}', 'write "id" in properties, such as {"id": "zones.north"}',
        )  # fmt: skip
    return name


def _refuse_second(shape: Shape, found: dict[str, Shape]) -> None:
    if shape.path in found:
        raise _Fault(
            shape.spot,
            f"{shape.path} 出现了两次", f"{shape.path} is there twice",
            "合成一个 MultiPolygon 等", "make them one, as a MultiPolygon or the like",
        )  # fmt: skip


def _parts(tree: Tree, form: Form, depth: int) -> Iterator[tuple[Path, ...]]:
    """The polygons, lines or points in ``coordinates``, which stand in ``depth`` lists."""
    if form == "area":
        for polygon in _listed(tree) if depth == 3 else [tree]:
            yield tuple(_ring(ring) for ring in _listed(polygon))
    elif form == "line":
        for line in _listed(tree) if depth == 2 else [tree]:
            yield (_line(line, 2),)
    else:
        for point in _listed(tree) if depth == 1 else [tree]:
            yield ((_position(point),),)


def _listed(tree: Tree) -> list[Tree]:
    if not isinstance(tree, Sequence) or not tree.items:
        raise _Fault(
            tree.spot, "坐标应是列表", "coordinates are lists", "照几何类型写 coordinates", "write coordinates as the type wants them"
        )  # fmt: skip
    return tree.items


def _ring(tree: Tree) -> Path:
    ring = _line(tree, 4)
    if ring[0] != ring[-1]:
        raise _Fault(
            tree.spot,
            "多边形的环没有闭合", "the ring of a polygon is not closed",
            "末尾重复第一个点", "repeat its first position at the end",
        )  # fmt: skip
    return ring


def _line(tree: Tree, least: int) -> Path:
    path = tuple(map(_position, _listed(tree)))
    if len(path) < least:
        raise _Fault(
            tree.spot,
            f"只有 {len(path)} 个点", f"there are only {len(path)} positions",
            f"至少要 {least} 个", f"at least {least} are needed",
        )  # fmt: skip
    return path


def _position(tree: Tree) -> Position:
    """Longitude and latitude; a height behind them is passed over."""
    numbers = [one.data for one in _listed(tree)[:2] if isinstance(one, Scalar)]
    if len(numbers) != 2 or not all(isinstance(one, int | Decimal) and not isinstance(one, bool) for one in numbers):
        raise _Fault(
            tree.spot, "点不是两个数", "a position is not two numbers", "写 [经度, 纬度]", "write [longitude, latitude]"
        )
    longitude, latitude = (float(one) for one in numbers if isinstance(one, int | Decimal))
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise _Fault(
            tree.spot,
            f"[{longitude:g}, {latitude:g}] 不是经纬度", f"[{longitude:g}, {latitude:g}] is no longitude and latitude",
            "先经度后纬度，单位为度；平面坐标先转成经纬度", "write longitude, then latitude, in degrees; convert projected coordinates first",
        )  # fmt: skip
    return longitude, latitude


def _word(tree: Mapping, key: str) -> str:
    """The string under ``key``, empty where there is none."""
    found = tree.items.get(key)
    return found.text if isinstance(found, Scalar) else ""
