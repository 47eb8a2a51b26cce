"""From a trip through a graph to a route: what each hop is, what it crosses, what is changed between two of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, TypeVar, final

from regcoop.corridors import BreakOfGauge, Corridor, Mode, Place, Segment, Service
from regcoop.network.costs import Weight
from regcoop.network.geodesy import Point, geodesic_metres, measured_point
from regcoop.network.graph import NO_GAUGE, Hop, Kind, Trip, is_gauge
from regcoop.network.loopless import is_straight
from regcoop.network.routes import Border, GaugeChange, Leg, LineOver, ModeChange, Route, Stop
from regcoop.network.terrain import Terrain
from regcoop.network.tiling import Step, distance_of
from regcoop.network.view import View, mode_of_kind
from regcoop.sources import Source

__all__ = ["RouteMaker", "border_of", "overlaps", "shown_point"]

_NAMED: Final = 3

L = TypeVar("L", Corridor, Service)


@final
class RouteMaker:
    """Make routes of the trips through one view of a network."""

    def __init__(self, view: View, *, coverage: str) -> None:
        """Take the view, and the note on what the data do not hold."""
        self._view = view
        self._terrain = view.terrain
        self._places = view.terrain.atlas.places
        self._coverage = coverage

    def route(self, trip: Trip, *, origin: str, weight: Weight) -> Route:
        """Make a route of a trip that begins in a place."""
        stops = [origin, *(self._view.places[hop.place] for hop in trip.hops)]
        legs = tuple(self._leg(hop, start) for hop, start in zip(trip.hops, stops, strict=False))
        segments = [self._view.segments[leg.id] for leg in legs if leg.recorded]
        distance = distance_of([[self._step(leg) for leg in legs]], self._terrain.spans)
        changes = tuple(self._gauge_changes(trip.hops))
        borders = tuple(border for leg in legs for border in self._borders(leg))
        return Route(
            origin=origin,
            destination=stops[-1],
            on=self._terrain.day,
            weight=weight,
            stops=tuple(self._stop(self._places[place]) for place in stops),
            legs=legs,
            distance=distance,
            borders=borders,
            gauge_changes=tuple(
                GaugeChange.of(record, place=place, gauges=gauges, names=self._places)
                for place, gauges, record in changes
            ),
            mode_changes=tuple(self._mode_changes(legs)),
            services=overlaps(self._terrain.services_over, segments),
            corridors=overlaps(self._terrain.corridors_over, segments),
            sources=tuple(dict.fromkeys((*self._cited(segments, borders, changes), *distance.sources))),
            assumed=(*self._assumed(legs), *self._undated(segments), *self._loops(trip, origin)),
            coverage=self._coverage,
        )

    # Legs

    @staticmethod
    def _stop(place: Place) -> Stop:
        return Stop(place.id, name=place.name, country=place.country, point=shown_point(place))

    def _leg(self, hop: Hop, start: str) -> Leg:
        link = self._view.links[hop.link]
        end = self._view.places[hop.place]
        segment = None if self._view.is_access(link.id) else self._view.segments[link.id]
        return Leg(
            id=link.id,
            origin=start,
            destination=end,
            mode=mode_of_kind(hop.kind),
            gauge=hop.kind if hop.kind > NO_GAUGE else None,
            gauges=() if segment is None else segment.gauges,
            state=self._view.state_of(link.id),
            line=self._line(segment, start, end),
            recorded=segment is not None,
        )

    def _line(self, segment: Segment | None, start: str, end: str) -> tuple[Point, ...] | None:
        """Give the positions along a leg, stand-ins among them: they are good enough to be drawn."""
        passed = (self._places[start], self._places[end]) if segment is None else self._terrain.passed(segment)
        points = [shown_point(place) for place in passed]
        if points[0] is None or points[-1] is None:
            return None
        line = tuple(point for point in points if point is not None)
        return line if passed[0].id == start else line[::-1]

    def _step(self, leg: Leg) -> Step:
        if leg.recorded:
            return self._terrain.step(leg.id)
        points = [measured_point(self._places[place]) for place in (leg.origin, leg.destination)]
        known = [point for point in points if point is not None]
        return Step(leg.id, None, geodesic_metres(known) if len(known) == len(points) else None)

    # What is crossed and changed

    def _borders(self, leg: Leg) -> Iterator[Border]:
        if leg.recorded:
            segment = self._view.segments[leg.id]
            yield from border_of(self._terrain, segment, backwards=segment.origin != leg.origin)
            return
        countries = (self._places[leg.origin].country, self._places[leg.destination].country)
        if countries[0] != countries[1]:
            yield Border(leg=leg.id, countries=countries, mode=leg.mode)

    def _gauge_changes(self, hops: Sequence[Hop]) -> Iterator[tuple[str, tuple[Kind, Kind], BreakOfGauge]]:
        for before, after in pairwise(hops):
            if before.kind != after.kind and is_gauge(before.kind) and is_gauge(after.kind):
                place = self._view.places[before.place]
                record = self._view.breaks[place, frozenset((before.kind, after.kind))]
                yield place, (before.kind, after.kind), record

    def _mode_changes(self, legs: Sequence[Leg]) -> Iterator[ModeChange]:
        last = len(legs) - 1
        for number, (before, after) in enumerate(pairwise(legs)):
            ends = (number == 0 and not before.recorded) or (number + 1 == last and not after.recorded)
            if before.mode is not after.mode and not ends:
                name = self._places[after.origin].name
                yield ModeChange(place=after.origin, name=name, modes=(before.mode, after.mode))

    # What it rests on

    def _cited(
        self,
        segments: Iterable[Segment],
        borders: Iterable[Border],
        changes: Iterable[tuple[str, object, BreakOfGauge]],
    ) -> Iterator[Source]:
        for segment in segments:
            yield from segment.sources
        for border in borders:
            if border.crossing is not None:
                yield from self._terrain.atlas.border_crossings[border.crossing].sources
        for _, _, record in changes:
            yield from record.sources

    @staticmethod
    def _assumed(legs: Iterable[Leg]) -> Iterator[str]:
        for leg in legs:
            if leg.mode is Mode.RAIL and not leg.gauges:
                fits = f"to be {leg.gauge} mm" if leg.gauge else "to fit"
                yield f"the gauge of {leg.id} is not known, and is taken {fits}"

    def _undated(self, segments: Iterable[Segment]) -> Iterator[str]:
        """Name the segments of which nobody says when they opened, and whose sources are all later than the day."""
        day = self._terrain.day
        late = [one.id for one in segments if one.opened is None and not _was_known(one, day)]
        if late:
            more = f" and {len(late) - _NAMED} more" if len(late) > _NAMED else ""
            named = f"{', '.join(late[:_NAMED])}{more}"
            yield f"no source says when {named} opened, and none is as old as {day}; they are taken to have been open"

    def _loops(self, trip: Trip, origin: str) -> Iterator[str]:
        if not is_straight(trip, self._view.number[origin]):
            yield "it comes back to a place by road or water, as no way to change the gauge there is recorded"


def _was_known(segment: Segment, day: date) -> bool:
    """Tell whether a source of a segment is as old as a day."""
    return any(source.known_by is not None and source.known_by <= day for source in segment.sources)


def shown_point(place: Place) -> Point | None:
    """Give the position at which a place is drawn, a stand-in where that is all there is; None if there is none."""
    return None if place.lat is None or place.lon is None else (place.lon, place.lat)


def border_of(terrain: Terrain, segment: Segment, *, backwards: bool) -> Iterator[Border]:
    """Give the borders that a segment crosses, in the direction of travel."""
    countries = terrain.countries_along(segment)[:: -1 if backwards else 1]
    crossing = terrain.crossing_of(segment) if len(countries) == 2 else None  # noqa: PLR2004  # one border, two sides
    for one, other in pairwise(countries):
        yield Border(
            leg=segment.id,
            countries=(one, other),
            mode=segment.mode,
            crossing=None if crossing is None else crossing.id,
            posts=() if crossing is None else _posts(terrain, crossing.places, one),
        )


def _posts(terrain: Terrain, posts: Iterable[str], first_country: str) -> tuple[str, ...]:
    places = terrain.atlas.places
    ordered = sorted(posts, key=lambda post: (places[post].country != first_country, post))
    return tuple(places[post].name for post in ordered)


def overlaps(lines: Mapping[str, Iterable[L]], segments: Sequence[Segment]) -> tuple[LineOver, ...]:
    """Give the lines over some segments, those over most of them first."""
    over: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for segment in segments:
        for line in lines.get(segment.id, ()):
            names[line.id] = line.name
            over.setdefault(line.id, []).append(segment.id)
    ordered = sorted(over, key=lambda line: (-len(over[line]), line))
    return tuple(LineOver(line=line, name=names[line], legs=tuple(over[line])) for line in ordered)
