"""Base maps: the land, coasts and borders under the lines."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from os import PathLike
from typing import Final, Literal, TypeAlias, TypedDict, cast, final

import attrs

from regcoop._validate import check_tuple, check_type, shorten
from regcoop.errors import FieldTypeError, FieldValueError
from regcoop.plot.geometries import Feature, Line, features_in, geo_interface_of, read_geojson

__all__ = ["NATURAL_EARTH", "BaseMap", "BaseMapLike", "Shape", "base_map_of", "natural_earth"]

NATURAL_EARTH: Final = "natural-earth"
"""The name of the bundled base map."""

_SHARED: Final = 2
_CODES: Final = ("code", "ISO_A2", "iso_a2", "ISO3166-1-Alpha-2")


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Shape:
    """Hold the land of one country, or a piece of land without one.

    Attributes:
        code: ISO 3166-1 alpha-2; empty where the source gives none.
        polygons: each an outer ring, then its holes; rings are closed.
    """

    code: str
    polygons: tuple[tuple[Line, ...], ...]

    def __attrs_post_init__(self) -> None:
        check_type("code", self.code, str)
        check_tuple("polygons", self.polygons, tuple)

    def __repr__(self) -> str:
        return f"<Shape {self.code or 'without a code'}: {len(self.polygons)} polygons>"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class BaseMap:
    """Hold what is drawn under the lines of a map, in degrees of WGS 84.

    `natural_earth()` gives the bundled one, `base_map_of(...)` one of your own GeoJSON. Both draw borders as their
    source draws them; regcoop takes no side in where they run.

    Attributes:
        shapes: the land, by country.
        borders: the lines between two shapes.
        coasts: the other outlines.
        credit: who made it, for the line under each map.
    """

    shapes: tuple[Shape, ...]
    borders: tuple[Line, ...] = ()
    coasts: tuple[Line, ...] = ()
    credit: str = ""

    def __attrs_post_init__(self) -> None:
        check_tuple("shapes", self.shapes, Shape)
        check_tuple("borders", self.borders, tuple)
        check_tuple("coasts", self.coasts, tuple)
        check_type("credit", self.credit, str)

    def __repr__(self) -> str:
        return f"<BaseMap of {len(self.shapes)} shapes: {self.credit or 'without a credit'}>"


BaseMapLike: TypeAlias = BaseMap | Mapping[str, object] | PathLike[str] | Literal["natural-earth"]
"""What may be given as a base map: a `BaseMap`, GeoJSON, the path of a GeoJSON file, or the name of the bundled one."""


class _StoredShape(TypedDict):
    code: str
    polygons: list[list[list[int]]]


class _Stored(TypedDict):
    credit: str
    units_per_degree: int
    arcs: list[list[int]]
    shapes: list[_StoredShape]


@cache
def natural_earth() -> BaseMap:
    """Give the bundled base map: countries of Natural Earth at 1:50 million, from Europe to the Far East.

    Where it comes from and how it was cut is said in `regcoop/plot/data/PROVENANCE.md`.

    Examples:
        >>> from regcoop.plot.base_maps import natural_earth
        >>> laos = next(shape for shape in natural_earth().shapes if shape.code == "LA")
        >>> len(laos.polygons)
        1
    """
    text = files("regcoop.plot").joinpath("data", "base_map.json").read_text(encoding="utf-8")
    stored = cast("_Stored", json.loads(text))
    arcs = [_degrees(arc, stored["units_per_degree"]) for arc in stored["arcs"]]
    shapes = tuple(Shape(shape["code"], tuple(_polygons(shape, arcs))) for shape in stored["shapes"])
    shared = _uses(stored)
    return BaseMap(
        shapes,
        borders=tuple(arc for index, arc in enumerate(arcs) if shared[index] >= _SHARED),
        coasts=tuple(arc for index, arc in enumerate(arcs) if shared[index] < _SHARED),
        credit=stored["credit"],
    )


def _degrees(arc: list[int], units: int) -> Line:
    """Give the positions of an arc: pairs of whole units, each but the first as a step from the one before."""
    x = y = 0
    points: list[tuple[float, float]] = []
    for step_x, step_y in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / units, y / units))
    return tuple(points)


def _polygons(shape: _StoredShape, arcs: list[Line]) -> Iterator[tuple[Line, ...]]:
    for polygon in shape["polygons"]:
        yield tuple(_ring(indices, arcs) for indices in polygon)


def _ring(indices: list[int], arcs: list[Line]) -> Line:
    """Join arcs to a ring; the complement of an index (`~i`) means the arc from its end, as in TopoJSON."""
    points: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def _uses(stored: _Stored) -> list[int]:
    counts = [0] * len(stored["arcs"])
    for index in (i for shape in stored["shapes"] for polygon in shape["polygons"] for ring in polygon for i in ring):
        counts[index if index >= 0 else ~index] += 1
    return counts


def base_map_of(given: BaseMapLike) -> BaseMap:
    """Read what may be given as a base map.

    Use it to read your own GeoJSON once for many maps. Polygons become land, lines become borders. A feature's property
    `code` (or `ISO_A2`) names its country; its absence only means that the country is not named on the map.

    Examples:
        >>> from regcoop.plot.base_maps import base_map_of
        >>> island = {"type": "Polygon", "coordinates": [[[100, 5], [101, 5], [101, 6], [100, 5]]]}
        >>> base_map_of(island)
        <BaseMap of 1 shapes: Base map: as given>

    Raises:
        BaseMapError: if it is no GeoJSON, too large, or a coordinate is no finite number of degrees.
        FieldTypeError: if it is nothing of the kind.
        FieldValueError: if it is a text other than `natural-earth`.
        OSError: if a file cannot be read.
    """
    if isinstance(given, BaseMap):
        return given
    if isinstance(given, str):
        if given != NATURAL_EARTH:
            raise FieldValueError("base", shorten(given), f"{NATURAL_EARTH!r}, or Path(…) for a file")
        return natural_earth()
    geojson = read_geojson(given) if isinstance(given, PathLike) else geo_interface_of(given)
    if geojson is None:
        raise FieldTypeError("base", shorten(given), "GeoJSON, a Path, a BaseMap or None")
    return _from_features(features_in(geojson))


def _from_features(features: Iterable[Feature]) -> BaseMap:
    features = tuple(features)
    shapes = tuple(Shape(_code(feature), feature.polygons) for feature in features if feature.polygons)
    return BaseMap(
        shapes,
        borders=tuple(line for feature in features for line in feature.lines),
        coasts=tuple(ring for shape in shapes for polygon in shape.polygons for ring in polygon),
        credit="Base map: as given",
    )


def _code(feature: Feature) -> str:
    found = (feature.text(name) for name in _CODES)
    return next((code for code in found if code is not None), "")
