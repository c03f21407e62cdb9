"""Where things lie: shapes on the globe, and how large they are.

Positions are longitude and latitude in degrees, on WGS 84 or CGCS2000, which differ by centimetres.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from tjplan.model.source import Spot

Position = tuple[float, float]
"""Longitude and latitude in degrees, east and north positive."""
Path = tuple[Position, ...]
Form = Literal["area", "line", "point"]

_AXIS = 6378137.0
_FLATTENING = 1 / 298.257222101
"""The ellipsoid of CGCS2000 (GB 22021-2008), that of WGS 84 to a tenth of a millimetre; metres."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of the thing at ``path`` ("zones.north"). ``parts`` are polygons, each its outer ring and its holes, all of them
    closed; or lines, or points, each as one path."""

    path: str
    spot: Spot
    form: Form
    parts: tuple[tuple[Path, ...], ...]

    def positions(self) -> Iterator[Position]:
        """Every position, in the order written."""
        return (position for part in self.parts for path in part for position in path)


def area(shape: Shape) -> float:
    """The area in m² on the ellipsoid, holes taken off; 0 for lines and points."""
    if shape.form != "area":
        return 0.0
    return sum(_ring(outer) - sum(map(_ring, holes)) for outer, *holes in shape.parts)


def _ring(ring: Path) -> float:
    """The area within a ring in m², whichever way round it goes: the sum over its sides of the strip
    between side and equator, on the sphere of the same area as the ellipsoid."""
    pairs = pairwise(ring)
    strips = (
        math.radians(there[0] - here[0]) * (_authalic(here[1]) + _authalic(there[1])) / 2 for here, there in pairs
    )
    return abs(sum(strips)) * _AXIS**2 * _half_q(90.0)


def _authalic(latitude: float) -> float:
    """The sine of the latitude at which the sphere has the same area below it (Snyder 1987, 3-11)."""
    return _half_q(latitude) / _half_q(90.0)


def _half_q(latitude: float) -> float:
    """Half of Snyder's q (1987, 3-12), by which areas on the ellipsoid are measured."""
    squared = _FLATTENING * (2 - _FLATTENING)
    sine, eccentricity = math.sin(math.radians(latitude)), math.sqrt(squared)
    logarithm = math.log((1 - eccentricity * sine) / (1 + eccentricity * sine)) / (2 * eccentricity)
    return (1 - squared) * (sine / (1 - squared * sine**2) - logarithm) / 2
