"""Reading GeoJSON that others made: bounded, validated, and never evaluated."""

import json
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Final, NoReturn, TypeAlias, cast, final

import attrs

from regcoop._shorten import shorten
from regcoop.errors import BaseMapError
from regcoop.plot.projections import LonLat

__all__ = ["MOST_BYTES", "MOST_POSITIONS", "Feature", "features_in", "geo_interface_of", "read_geojson"]

MOST_BYTES: Final = 16 * 1024 * 1024
"""The largest file that is read, in bytes."""

MOST_POSITIONS: Final = 400_000
"""The most positions that a map may have."""

_DEEPEST: Final = 4
_RING: Final = 4
_LINE: Final = 2
_ADVICE: Final = "give GeoJSON (RFC 7946) in degrees of WGS 84, longitude first"

Line: TypeAlias = tuple[LonLat, ...]


@final
@attrs.frozen(weakref_slot=False)
class Feature:
    """Hold the points, lines and polygons of one feature, with its properties.

    Attributes:
        points: its points.
        lines: its lines, each of two positions or more.
        polygons: its polygons: the outer ring, then the holes, each closed.
        properties: the members of `properties` that are texts, numbers or lists, as they were given.
    """

    points: tuple[LonLat, ...] = ()
    lines: tuple[Line, ...] = ()
    polygons: tuple[tuple[Line, ...], ...] = ()
    properties: tuple[tuple[str, object], ...] = ()

    def text(self, name: str) -> str | None:
        """Give a property that is a text; None if it is absent or something else."""
        value = dict(self.properties).get(name)
        return value if isinstance(value, str) else None

    def numbers(self, name: str) -> tuple[int, ...]:
        """Give a property that is a list of whole numbers; none if it is absent or something else."""
        value = dict(self.properties).get(name)
        if not isinstance(value, list | tuple):
            return ()
        items = cast("Sequence[object]", value)
        return tuple(item for item in items if isinstance(item, int) and not isinstance(item, bool))


def geo_interface_of(given: object) -> Mapping[str, object] | None:
    """Give the GeoJSON of a mapping, or of an object with `__geo_interface__`; None for anything else."""
    found = cast("object", given if isinstance(given, Mapping) else getattr(given, "__geo_interface__", None))
    return cast("Mapping[str, object]", found) if isinstance(found, Mapping) else None


def read_geojson(path: PathLike[str]) -> Mapping[str, object]:
    """Read a file of GeoJSON: a regular file of at most 16 MiB, UTF-8, without `NaN` or `Infinity`.

    Raises:
        BaseMapError: if it is too large, no regular file, or no JSON object.
        OSError: if it cannot be read.
    """
    file = Path(path)
    found = file.stat()
    if not stat.S_ISREG(found.st_mode):
        raise BaseMapError(f"file {file.name} is no regular file", "give the path of a GeoJSON file")
    with file.open("rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise BaseMapError(f"file {file.name} is larger than {MOST_BYTES:,} bytes", "simplify it first")
    try:
        read: object = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as problem:
        raise BaseMapError(f"file {file.name} is no JSON ({shorten(str(problem))})", _ADVICE) from problem
    if not isinstance(read, dict):
        raise BaseMapError(f"file {file.name} holds no JSON object", _ADVICE)
    return cast("dict[str, object]", read)


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


@final
@attrs.define
class _Budget:
    """Count the positions that are read, and stop when they are too many."""

    left: int = MOST_POSITIONS

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise BaseMapError(f"has more than {MOST_POSITIONS:,} positions", "simplify it first")


def features_in(geojson: Mapping[str, object]) -> tuple[Feature, ...]:
    """Read every feature of a FeatureCollection, a Feature or a bare geometry.

    Raises:
        BaseMapError: if it is no GeoJSON, a coordinate is no finite number of degrees, or it is too large.
    """
    budget = _Budget()
    return tuple(_feature(item, budget) for item in _items(geojson))


def _items(geojson: Mapping[str, object]) -> Iterable[object]:
    if geojson.get("type") != "FeatureCollection":
        return (geojson,)
    return _sequence(geojson.get("features"), "features")


def _feature(item: object, budget: _Budget) -> Feature:
    mapping = _mapping(item, "a feature")
    if mapping.get("type") != "Feature":
        return _gathered(_simple(mapping, budget, 0), {})
    geometry, properties = mapping.get("geometry"), mapping.get("properties")
    parts = () if geometry is None else _simple(_mapping(geometry, "a geometry"), budget, 0)
    return _gathered(parts, {} if properties is None else _mapping(properties, "properties"))


def _gathered(parts: Iterable[tuple[str, object]], properties: Mapping[str, object]) -> Feature:
    sorted_parts: dict[str, list[object]] = {"Point": [], "LineString": [], "Polygon": []}
    for kind, part in parts:
        sorted_parts[kind].append(part)
    return Feature(
        points=tuple(cast("list[LonLat]", sorted_parts["Point"])),
        lines=tuple(cast("list[Line]", sorted_parts["LineString"])),
        polygons=tuple(cast("list[tuple[Line, ...]]", sorted_parts["Polygon"])),
        properties=tuple((name, value) for name, value in properties.items() if type(name) is str),
    )


def _simple(geometry: Mapping[str, object], budget: _Budget, depth: int) -> Iterator[tuple[str, object]]:
    """Give the simple geometries of a geometry, each with its kind."""
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        if depth == _DEEPEST:
            raise BaseMapError("has geometry collections inside one another", "give one collection of features")
        for part in _sequence(geometry.get("geometries"), "geometries"):
            yield from _simple(_mapping(part, "a geometry"), budget, depth + 1)
        return
    if not isinstance(kind, str) or kind.removeprefix("Multi") not in {"Point", "LineString", "Polygon"}:
        raise BaseMapError(f"has a geometry of the type {_shown(kind)}", _ADVICE)
    coordinates = geometry.get("coordinates")
    many = _sequence(coordinates, "coordinates") if kind.startswith("Multi") else (coordinates,)
    for one in many:
        yield kind.removeprefix("Multi"), _coordinates(kind.removeprefix("Multi"), one, budget)


def _coordinates(kind: str, given: object, budget: _Budget) -> object:
    if kind == "Point":
        return _position(given, budget)
    if kind == "LineString":
        return _positions(given, budget, _LINE)
    rings = tuple(_positions(ring, budget, _RING) for ring in _sequence(given, "a polygon"))
    if any(ring[0] != ring[-1] for ring in rings):
        raise BaseMapError("has a polygon with an open ring", "end each ring where it begins")
    return rings


def _positions(given: object, budget: _Budget, least: int) -> Line:
    positions = tuple(_position(position, budget) for position in _sequence(given, "a line"))
    if len(positions) < least:
        raise BaseMapError(f"has a line or ring of {len(positions)} positions", f"give at least {least}")
    return positions


def _position(given: object, budget: _Budget) -> LonLat:
    budget.spend()
    numbers = _sequence(given, "a position")
    if len(numbers) < _LINE:
        raise BaseMapError(f"has the position {_shown(given)}", _ADVICE)
    return _degrees(numbers[0], 180.0), _degrees(numbers[1], 90.0)


def _degrees(given: object, limit: float) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise BaseMapError(f"has the coordinate {_shown(given)}, which is no number", _ADVICE)
    if not -limit <= given <= limit:  # refuses NaN too
        raise BaseMapError(f"has the coordinate {_shown(given)}, not within {limit:g} degrees", _ADVICE)
    return float(given)


def _shown(given: object) -> str:
    """Give a short form for a message, without walking through a structure that may be deep."""
    if given is None or isinstance(given, bool | float | str):
        return shorten(given)
    return "a number of many digits" if isinstance(given, int) else f"a {type(given).__name__}"


def _sequence(given: object, what: str) -> Sequence[object]:
    if not isinstance(given, list | tuple):
        raise BaseMapError(f"has {_shown(given)} for {what}", _ADVICE)
    return cast("Sequence[object]", given)


def _mapping(given: object, what: str) -> Mapping[str, object]:
    if not isinstance(given, Mapping):
        raise BaseMapError(f"has {_shown(given)} for {what}", _ADVICE)
    return cast("Mapping[str, object]", given)
