"""GeoJSON of places, segments, corridors, services and routes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias, cast, final

from regcoop._shorten import shorten
from regcoop._validate import check_type
from regcoop.atlas import Atlas
from regcoop.corridors import Corridor, Place, Segment, Service
from regcoop.errors import FieldTypeError
from regcoop.network.geodesy import Point, geodesic_line, split_at_antimeridian
from regcoop.network.routes import Route, geometry_of_lines
from regcoop.network.tracing import shown_point

__all__ = ["Drawable", "geojson"]

Drawable: TypeAlias = Place | Segment | Corridor | Service | Route
"""What can be drawn on a map."""

_STEP_KM: Final = 250
"""No straight piece of a line is longer; one of this length leaves the geodesic by some kilometres at most."""


def geojson(records: Iterable[Drawable], *, atlas: Atlas) -> dict[str, Any]:
    """Give records as a GeoJSON FeatureCollection, ready for `json.dumps` and for any map.

    Use it for places, segments, corridors, services and routes, in any mixture. Positions are longitude and latitude on
    WGS 84, in this order (RFC 7946). A segment is drawn along the geodesics through what it passes, with points in
    between where they are long; nobody recorded its real course. Lines are cut at the antimeridian. Where no source
    gives a position the geometry is null, or the line has a gap, and the property `without_position` says so. A
    position that belongs to another place (precision `proxy`) is drawn, and is marked as what it is.

    >>> from regcoop.fixtures import load
    >>> from regcoop.network import geojson
    >>> atlas = load()
    >>> drawn = geojson([atlas.places["boten"], atlas.segments["mohan-boten-rail-1435"]], atlas=atlas)
    >>> [feature["geometry"]["type"] for feature in drawn["features"]]
    ['Point', 'LineString']
    >>> drawn["features"][1]["properties"]["gauges"]
    [1435]

    Args:
        records: what to draw, in order; the order is kept.
        atlas: where segments find their places, and corridors their segments.

    Returns:
        A FeatureCollection of plain dicts and lists.

    Raises:
        FieldTypeError: if something cannot be drawn.
        UnknownCodeError: if the atlas has not the places or segments that a record names.
    """
    check_type("atlas", atlas, Atlas)
    drawing = _Drawing(atlas)
    return {"type": "FeatureCollection", "features": [drawing.feature(record) for record in records]}


@final
class _Drawing:
    """Make features, with the atlas at hand."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    def feature(self, record: Drawable) -> dict[str, object]:
        match record:
            case Place():
                return _feature(record.id, _point(record), self._of_place(record))
            case Segment():
                lines = [self._line(record)]
                return _feature(record.id, _plain(geometry_of_lines(lines)), self._of_segment(record, lines))
            case Corridor() | Service():
                lines = [self._line(self._atlas.segments[code]) for code in record.segment_ids]
                return _feature(record.id, _many(lines), self._of_line(record, lines))
            case Route():
                lines = [_along(leg.line) for leg in record.legs]
                return _feature(None, _plain(geometry_of_lines(lines)), self._of_route(record))
        raise FieldTypeError(
            "a record", f"{shorten(record)} ({type(record).__name__})", "a place, segment, corridor, service or route"
        )

    def _line(self, segment: Segment) -> tuple[Point, ...] | None:
        places = self._atlas.places
        passed = (places[name] for name in segment.via if name in places)
        points = [shown_point(place) for place in (places[segment.origin], *passed, places[segment.destination])]
        if points[0] is None or points[-1] is None:
            return None
        return _along(tuple(point for point in points if point is not None))

    # Properties

    @staticmethod
    def _of_place(place: Place) -> Mapping[str, object]:
        return {
            "record": "place",
            "name": place.name,
            "kind": place.kind.value,
            "country": place.country,
            "region": place.region,
            "part_of": place.part_of,
            "precision": place.precision.value,
            "locode": place.locode,
            "sources": [source.id for source in place.sources],
        }

    def _of_segment(self, segment: Segment, lines: Iterable[object]) -> Mapping[str, object]:
        return {
            "record": "segment",
            "origin": segment.origin,
            "destination": segment.destination,
            "mode": segment.mode.value,
            "gauges": list(segment.gauges),
            "status": segment.status.value,
            "opened": None if segment.opened is None else str(segment.opened),
            "closed": None if segment.closed is None else str(segment.closed),
            "printed_km": [f"{length.km:f}" for length in segment.lengths],
            "countries": sorted({self._atlas.places[place].country for place in segment.ends}),
            "without_position": sum(line is None for line in lines),
            "sources": [source.id for source in segment.sources],
        }

    @staticmethod
    def _of_line(line: Corridor | Service, lines: Iterable[object]) -> Mapping[str, object]:
        return {
            "record": "corridor" if isinstance(line, Corridor) else "service",
            "name": line.name,
            "kind": line.kind.value,
            "status": line.status.value,
            "segments": list(line.segment_ids),
            "without_position": sum(each is None for each in lines),
            "sources": [source.id for source in line.sources],
        }

    @staticmethod
    def _of_route(route: Route) -> Mapping[str, object]:
        return {
            "record": "route",
            "name": f"{route.stops[0].name} to {route.stops[-1].name}",
            "on": route.on.isoformat(),
            "weight": route.weight,
            "modes": [mode.value for mode in route.modes],
            "countries": list(route.countries),
            "segments": list(route.segments),
            "gauge_changes": [change.place for change in route.gauge_changes],
            "distance": route.distance.to_dict(),
            "without_position": sum(leg.line is None for leg in route.legs),
            "sources": [source.id for source in route.sources],
        }


def _feature(
    code: str | None, geometry: Mapping[str, object] | None, properties: Mapping[str, object]
) -> dict[str, object]:
    feature: dict[str, object] = {"type": "Feature", "geometry": geometry, "properties": dict(properties)}
    return (
        feature
        if code is None
        else {"type": "Feature", "id": code, "geometry": geometry, "properties": dict(properties)}
    )


def _point(place: Place) -> dict[str, object] | None:
    point = shown_point(place)
    return None if point is None else {"type": "Point", "coordinates": list(point)}


def _along(line: tuple[Point, ...] | None) -> tuple[Point, ...] | None:
    return None if line is None else geodesic_line(line, step_km=_STEP_KM)


def _plain(geometry: Mapping[str, object] | None) -> dict[str, object] | None:
    """Turn tuples into lists, so that what is written to JSON and read again is the same."""
    if geometry is None:
        return None
    return {"type": geometry["type"], "coordinates": _lists(geometry["coordinates"])}


def _lists(value: object) -> object:
    return [_lists(item) for item in cast("Iterable[object]", value)] if isinstance(value, list | tuple) else value


def _many(lines: Iterable[tuple[Point, ...] | None]) -> dict[str, object] | None:
    """Draw each segment of a line for itself: corridors fork, so there is no one way along them."""
    pieces = list(_pieces(lines))
    return {"type": "MultiLineString", "coordinates": _lists(pieces)} if pieces else None


def _pieces(lines: Iterable[tuple[Point, ...] | None]) -> Iterator[tuple[Point, ...]]:
    for line in lines:
        if line is not None:
            yield from split_at_antimeridian(line)
