"""The Albers equal-area conic projection, and the one that suits what is to be drawn."""

import math
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias, final

import attrs

from regcoop._shorten import shorten
from regcoop._show import show_record
from regcoop.errors import FieldValueError

__all__ = ["EARTH_KM", "Albers", "Box", "LonLat", "albers_for", "box_of", "shifted_near", "window_of"]

LonLat: TypeAlias = tuple[float, float]
"""A position: degrees east, degrees north."""

EARTH_KM: Final = 6371.0088
"""The mean radius of the Earth in kilometres (IUGG, GRS 80)."""

_TURN: Final = 360.0
_QUARTER: Final = 90.0
_LEAST: Final = 1e-3
_SIXTH: Final = 6.0
_FLATTEST: Final = 1.0
_SAMPLES: Final = 24


class Box(NamedTuple):
    """Hold the sides of a rectangle, in degrees or in kilometres on the map."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two rectangles have a point in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the rectangle."""
        return self.west <= x <= self.east and self.south <= y <= self.north

    def grown(self, by: float) -> "Box":
        """Give the rectangle with each side moved outwards."""
        return Box(self.west - by, self.south - by, self.east + by, self.north + by)


def box_of(points: Iterable[tuple[float, float]]) -> Box:
    """Give the smallest rectangle around some points (at least one)."""
    pairs = list(points)
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _check_within(name: str, value: float, limit: float) -> None:
    if not -limit <= value <= limit:  # refuses NaN too
        raise FieldValueError(name, shorten(value), f"degrees from {-limit:g} to {limit:g}")


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Albers:
    """Project the sphere on a cone so that areas are kept.

    The scale is true along the two standard parallels; distances between and near them are off by little, which suits
    countries and continents. It is defined for every latitude, unlike a conformal cone, so that no base map breaks it.

    Source: J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), section 14, equations
    14-1 to 14-11 for the sphere.

    Examples:
        >>> from regcoop.plot.projections import Albers
        >>> cone = Albers(29.5, 45.5, lat_0=23.0, lon_0=-96.0, radius=1.0)
        >>> x, y = cone.project(-75.0, 35.0)
        >>> f"{x:.7f} {y:.7f}"
        '0.2952720 0.2416774'

    Attributes:
        parallel_1: one standard parallel, in degrees north.
        parallel_2: the other; the mean of the two is not the equator.
        lat_0: the latitude of the origin.
        lon_0: the longitude of the origin, the straight meridian of the map.
        radius: the radius of the sphere, above zero; the map is in its unit.

    Raises:
        FieldValueError: if a number is not finite or out of range, or the mean of the parallels is the equator.
    """

    parallel_1: float
    parallel_2: float
    lat_0: float = attrs.field(kw_only=True)
    lon_0: float = attrs.field(kw_only=True)
    radius: float = attrs.field(default=EARTH_KM, kw_only=True)
    _cone: float = attrs.field(init=False, repr=False)
    _constant: float = attrs.field(init=False, repr=False)
    _origin: float = attrs.field(init=False, repr=False)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        for name, value in (("parallel_1", self.parallel_1), ("parallel_2", self.parallel_2), ("lat_0", self.lat_0)):
            _check_within(name, value, _QUARTER)
        _check_within("lon_0", self.lon_0, _TURN / 2)
        if not 0 < self.radius < math.inf:
            raise FieldValueError("radius", shorten(self.radius), "a length above zero")
        if abs(self.parallel_1 + self.parallel_2) < _LEAST:
            parallels = f"{self.parallel_1} and {self.parallel_2}"
            raise FieldValueError("the standard parallels", parallels, "two whose mean is not the equator")
        sine_1, sine_2 = (math.sin(math.radians(degrees)) for degrees in (self.parallel_1, self.parallel_2))
        object.__setattr__(self, "_cone", (sine_1 + sine_2) / 2)
        object.__setattr__(self, "_constant", 1 + sine_1 * sine_2)
        object.__setattr__(self, "_origin", self._distance(self.lat_0))

    def _distance(self, lat: float) -> float:
        inside = self._constant - 2 * self._cone * math.sin(math.radians(lat))
        return self.radius * math.sqrt(max(inside, 0.0)) / self._cone

    def project(self, lon: float, lat: float) -> tuple[float, float]:
        """Give the point of the map for a position in degrees; the longitude is taken as it is, not reduced."""
        distance = self._distance(lat)
        turn = self._cone * math.radians(lon - self.lon_0)
        return distance * math.sin(turn), self._origin - distance * math.cos(turn)

    def unproject(self, x: float, y: float) -> LonLat:
        """Give the position in degrees of a point of the map; a point beyond a pole gives the pole."""
        sign = math.copysign(1.0, self._cone)
        distance = sign * math.hypot(x, self._origin - y)
        turn = math.atan2(sign * x, sign * (self._origin - y))
        sine = (self._constant - (distance * self._cone / self.radius) ** 2) / (2 * self._cone)
        lat = math.degrees(math.asin(min(1.0, max(-1.0, sine))))
        return self.lon_0 + math.degrees(turn / self._cone), lat

    def project_all(self, points: Iterable[LonLat]) -> list[tuple[float, float]]:
        """Give the points of the map for many positions."""
        return [self.project(lon, lat) for lon, lat in points]


def albers_for(points: Sequence[LonLat]) -> Albers:
    """Choose the projection for some positions: its middle in their middle, a sixth of their height inside each end.

    Placing the standard parallels one sixth inside the northern and southern limit is the usual rule of thumb (Snyder,
    as above, page 99). At the equator the cone would become a cylinder, so the parallels keep half a degree away.
    """
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    lon_0 = _middle([lon for lon, _ in points])
    margin = (north - south) / _SIXTH
    low, high = south + margin, north - margin
    if abs(low + high) < _FLATTEST:
        low, high = low + _FLATTEST, high + _FLATTEST
    return Albers(low, high, lat_0=(south + north) / 2, lon_0=lon_0)


def _middle(lons: Sequence[float]) -> float:
    """Give the middle of the shortest arc that holds all the longitudes."""
    around = sorted({lon % _TURN for lon in lons})
    gaps = [
        ((after - before) % _TURN or _TURN, after)
        for before, after in zip(around, around[1:] + around[:1], strict=True)
    ]
    widest, first = max(gaps)
    middle = (first + (_TURN - widest) / 2) % _TURN
    return middle - _TURN if middle > _TURN / 2 else middle


def shifted_near(points: Sequence[LonLat], lon_0: float) -> Sequence[LonLat]:
    """Give a line or ring turned by whole turns, so that its middle lies within half a turn of a meridian."""
    lons = [lon for lon, _ in points]
    shift = _TURN * round((lon_0 - (min(lons) + max(lons)) / 2) / _TURN)
    return points if shift == 0 else [(lon + shift, lat) for lon, lat in points]


def window_of(view: Box, projection: Albers) -> Box:
    """Give the degrees that a rectangle of the map covers: at most half a turn to each side of its middle."""
    found = [
        projection.unproject(
            view.west + (view.east - view.west) * column / _SAMPLES,
            view.south + (view.north - view.south) * row / _SAMPLES,
        )
        for row in range(_SAMPLES + 1)
        for column in range(_SAMPLES + 1)
    ]
    west, south, east, north = box_of(found)
    half = _TURN / 2
    return Box(max(west, projection.lon_0 - half), south, min(east, projection.lon_0 + half), north)
