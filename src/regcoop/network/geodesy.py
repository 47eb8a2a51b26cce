"""Distances and lines on the ellipsoid; the only module that touches geographiclib, at its first use.

Points are pairs of degrees, longitude first, on WGS 84, as in GeoJSON. Lengths are whole metres, rounded down, so that
the geodesic between two points stays what it is here: a lower bound of any way between them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import asin, atan, ceil, cos, floor, radians, sin, sqrt, tan
from typing import Any, Final, Protocol, TypeAlias, cast

from regcoop.corridors import Place, PlacePrecision

__all__ = [
    "Point",
    "geodesic_line",
    "geodesic_metres",
    "measured_point",
    "quick_metres",
    "split_at_antimeridian",
]

Point: TypeAlias = tuple[float, float]
"""Longitude and latitude in degrees, WGS 84."""

_REMEMBERED: Final = 65_536
_HALF_TURN: Final = 180.0
_FULL_TURN: Final = 360.0
_DIGITS: Final = 6
"""Digits of computed degrees: a tenth of a metre, as RFC 7946 (section 11.2) advises."""

_EQUATORIAL_METRES: Final = 6_378_137.0
_FLATTENING: Final = 1 / 298.257223563
"""The ellipsoid of WGS 84 (NIMA TR8350.2, 2000)."""


class _Line(Protocol):
    def Position(self, s12: float) -> Mapping[str, float]: ...  # noqa: N802  # the library's own name


class _Ellipsoid(Protocol):
    def Inverse(self, lat1: float, lon1: float, lat2: float, lon2: float) -> Mapping[str, float]: ...  # noqa: N802

    def InverseLine(self, lat1: float, lon1: float, lat2: float, lon2: float) -> _Line: ...  # noqa: N802


def _wgs84() -> _Ellipsoid:
    from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]

    return cast("_Ellipsoid", cast("Any", Geodesic).WGS84)


def measured_point(place: Place) -> Point | None:
    """Give the position of a place for measuring; None if it is unknown, or that of another place (a proxy)."""
    if place.lat is None or place.lon is None or place.precision is PlacePrecision.PROXY:
        return None
    return place.lon, place.lat


def geodesic_metres(points: Sequence[Point]) -> int:
    """Give the length of the geodesics through some points, each rounded down to the metre.

    The method is that of C. F. F. Karney, *Algorithms for geodesics*, J. Geodesy 87 (2013), 43-55.

    >>> from regcoop.network.geodesy import geodesic_metres
    >>> geodesic_metres([(0.0, 0.0), (0.0, 1.0)])
    110574
    """
    return sum(_between(start, end) for start, end in pairwise(points))


@lru_cache(maxsize=_REMEMBERED)
def _between(start: Point, end: Point) -> int:
    return floor(_wgs84().Inverse(start[1], start[0], end[1], end[0])["s12"])


def quick_metres(points: Sequence[Point]) -> int:
    """Give nearly the same length a hundred times faster, to choose among ways; nothing of it is ever shown.

    The method is that of W. D. Lambert, *The distance between two widely separated points on the surface of the
    earth*, J. Washington Academy of Sciences 32 (1942), 125-130: some ten metres off over thousands of kilometres.

    >>> from regcoop.network.geodesy import quick_metres
    >>> quick_metres([(0.0, 0.0), (0.0, 1.0)])
    110574
    """
    return sum(_quick(start, end) for start, end in pairwise(points))


def _quick(start: Point, end: Point) -> int:
    one, other = (atan((1 - _FLATTENING) * tan(radians(point[1]))) for point in (start, end))
    half_turned = sin(radians(end[0] - start[0]) / 2) ** 2
    haversine = sin((other - one) / 2) ** 2 + cos(one) * cos(other) * half_turned
    if not 0 < haversine < 1:
        return 0 if haversine <= 0 else _between(start, end)
    angle = 2 * asin(sqrt(haversine))
    middle, apart = sin((one + other) / 2) ** 2, sin((other - one) / 2) ** 2
    near = (angle - sin(angle)) * middle * (1 - apart) / (1 - haversine)
    far = (angle + sin(angle)) * (1 - middle) * apart / haversine
    return floor(_EQUATORIAL_METRES * (angle - _FLATTENING / 2 * (near + far)))


def geodesic_line(points: Sequence[Point], *, step_km: int) -> tuple[Point, ...]:
    """Draw the geodesics through some points, with further points so that no step is longer than a number of km.

    A straight line between two longitudes and latitudes is another curve than the geodesic, and the longer the hop, the
    more. Longitudes go on beyond 180 degrees where the line crosses the antimeridian; `split_at_antimeridian` cuts it.
    """
    line: list[Point] = [points[0]]
    for start, end in pairwise(points):
        line.extend(_between_ends(start, end, step_km * 1000))
        line.append(end)
    return _unrolled(line)


def _between_ends(start: Point, end: Point, step: int) -> Iterator[Point]:
    metres = _between(start, end)
    steps = ceil(metres / step)
    if steps < 2:  # noqa: PLR2004  # one step: the two ends do
        return
    line = _wgs84().InverseLine(start[1], start[0], end[1], end[0])
    for number in range(1, steps):
        position = line.Position(metres * number / steps)
        yield round(position["lon2"], _DIGITS), round(position["lat2"], _DIGITS)


def _unrolled(line: Sequence[Point]) -> tuple[Point, ...]:
    """Let longitudes go on beyond 180 degrees rather than jump to the other side of the map."""
    found = [line[0]]
    for longitude, latitude in line[1:]:
        turns = round((found[-1][0] - longitude) / _FULL_TURN)
        found.append((longitude + turns * _FULL_TURN, latitude))
    return tuple(found)


def split_at_antimeridian(line: Sequence[Point]) -> tuple[tuple[Point, ...], ...]:
    """Cut a line where it crosses the antimeridian, so that every longitude lies between -180 and 180 degrees.

    RFC 7946 (section 3.1.9) asks for it. Two points that lie more than half the globe apart are taken to be joined over
    the antimeridian, which is the shorter way.

    >>> from regcoop.network.geodesy import split_at_antimeridian
    >>> split_at_antimeridian([(170.0, 10.0), (-170.0, 20.0)])
    (((170.0, 10.0), (180.0, 15.0)), ((-180.0, 15.0), (-170.0, 20.0)))
    """
    pieces: list[list[Point]] = [[line[0]]] if len(line) == 1 else []
    last: int | None = None
    for start, end in pairwise(_with_edges(_unrolled(line))):
        turns = floor(((start[0] + end[0]) / 2 + _HALF_TURN) / _FULL_TURN)
        if turns != last:
            pieces.append([_turned_back(start, turns)])
        pieces[-1].append(_turned_back(end, turns))
        last = turns
    return tuple(tuple(piece) for piece in pieces)


def _turned_back(point: Point, turns: int) -> Point:
    return (point[0] - turns * _FULL_TURN, point[1]) if turns else point


def _with_edges(line: Sequence[Point]) -> Iterator[Point]:
    """Add a point wherever a line crosses the antimeridian, which is at 180 degrees and whole turns from there."""
    yield line[0]
    for start, end in pairwise(line):
        low, high = sorted((start[0], end[0]))
        edge = _FULL_TURN * floor((low + _HALF_TURN) / _FULL_TURN) + _HALF_TURN
        if low < edge < high:
            part = (edge - start[0]) / (end[0] - start[0])
            yield edge, round(start[1] + (end[1] - start[1]) * part, _DIGITS)
        yield end
