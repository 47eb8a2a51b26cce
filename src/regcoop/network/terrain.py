"""The segments of an atlas on one day: their states, crossings, positions and lengths."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final, TypeVar, final

from regcoop._dated import Spell
from regcoop._validate import check_date, check_type
from regcoop.atlas import Atlas
from regcoop.corridors import BorderCrossing, Corridor, Length, Place, Segment, SegmentStatus, Service
from regcoop.network.geodesy import Point, geodesic_metres, measured_point, quick_metres
from regcoop.network.states import OPEN_STATES, SEVERITY, State, crossing_state, segment_state
from regcoop.network.tiling import Print, Spans, Step

__all__ = ["Terrain"]

L = TypeVar("L", Corridor, Service)

_NOT_RUNNING: Final = frozenset({SegmentStatus.CONSTRUCTION, SegmentStatus.PLANNED, SegmentStatus.MISSING})


@final
class Terrain:
    """Answer what the data say about segments on one day, and remember the answers."""

    def __init__(self, atlas: Atlas, day: date) -> None:
        """Take an atlas and a day."""
        check_type("atlas", atlas, Atlas)
        check_date("on", day)
        self.atlas = atlas
        self.day = day
        self._prints: dict[str, Print | None] = {}
        self._quick: dict[str, int | None] = {}

    # States and crossings

    @cached_property
    def states(self) -> Mapping[str, State]:
        """The state of every segment; one whose border crossing is shut is as shut as that."""
        return {code: self._state(segment) for code, segment in self.atlas.segments.items()}

    def _state(self, segment: Segment) -> State:
        own = segment_state(segment, self.day)
        crossing = self.crossing_of(segment) if own in OPEN_STATES else None
        return own if crossing is None else max(own, crossing_state(crossing, self.day), key=SEVERITY.__getitem__)

    @cached_property
    def _crossings_at(self) -> Mapping[str, list[BorderCrossing]]:
        found: dict[str, list[BorderCrossing]] = {}
        for crossing in self.atlas.border_crossings.values():
            for place in (crossing.place_a, crossing.place_b):
                found.setdefault(place, []).append(crossing)
        return found

    def crossing_of(self, segment: Segment) -> BorderCrossing | None:
        """Give the pair of posts where a segment crosses a border; None if it crosses none, or none is recorded.

        That is the pair of its two ends, or the only pair for its mode between its two countries that has a post at one
        of its ends: the road from Bavet to Ho Chi Minh City crosses at Bavet and Moc Bai.
        """
        countries = {self.country_of(segment.origin), self.country_of(segment.destination)}
        if len(countries) == 1:
            return None
        near = {
            crossing.id: crossing
            for place in (segment.origin, segment.destination)
            for crossing in self._crossings_at.get(place, ())
            if segment.mode in crossing.modes
        }
        exact = [crossing for crossing in near.values() if crossing.places == segment.ends]
        fitting = exact or [
            crossing for crossing in near.values() if set(map(self.country_of, crossing.places)) == countries
        ]
        return fitting[0] if len(fitting) == 1 else None

    # Places

    def country_of(self, place: str) -> str:
        """Give the country of a place."""
        return self.atlas.places[place].country

    def passed(self, segment: Segment) -> tuple[Place, ...]:
        """Give the places along a segment, from its origin to its destination; of what it passes, the known places."""
        places = self.atlas.places
        passed = (places[name] for name in segment.via if name in places)
        return (places[segment.origin], *passed, places[segment.destination])

    def countries_along(self, segment: Segment) -> tuple[str, ...]:
        """Give the countries along a segment, in order."""
        if not segment.via:
            one, other = self.country_of(segment.origin), self.country_of(segment.destination)
            return (one,) if one == other else (one, other)
        return _runs_of(place.country for place in self.passed(segment))

    def points(self, segment: Segment) -> tuple[Point, ...] | None:
        """Give the measured positions along a segment; None if that of one of its ends is unknown or a stand-in."""
        points = [measured_point(place) for place in self.passed(segment)]
        if points[0] is None or points[-1] is None:
            return None
        return tuple(point for point in points if point is not None)

    # Lengths

    def quick(self, segment: Segment) -> int | None:
        """Give the length of the straight line in metres, nearly; for choosing only."""
        if segment.id not in self._quick:
            points = self.points(segment)
            self._quick[segment.id] = None if points is None else quick_metres(points)
        return self._quick[segment.id]

    def printed(self, segment: str) -> Print | None:
        """Give what was printed of the length of a segment, as far as it holds on the day."""
        if segment not in self._prints:
            self._prints[segment] = Print.of(self.lengths_on(self.atlas.segments[segment].lengths))
        return self._prints[segment]

    def preferred_km(self, segment: Segment) -> Decimal | None:
        """Give the preferred printed length of a segment on the day, without the others; for choosing only."""
        lengths = self.lengths_on(segment.lengths)
        return lengths[0].km if lengths else None

    def lengths_on(self, lengths: tuple[Length, ...]) -> tuple[Length, ...]:
        """Give the printed lengths that hold on the day: one that belongs to another time does not."""
        if not lengths or all(length.period is None for length in lengths):
            return lengths
        return tuple(length for length in lengths if length.period is None or length.period.contains(self.day))

    @cached_property
    def spans(self) -> Spans:
        """The spans whose lengths hold on the day."""
        prints = ((code, span, Print.of(self.lengths_on(span.lengths))) for code, span in self.atlas.spans.items())
        return Spans({code: (span.segments, printed) for code, span, printed in prints if printed is not None})

    def step(self, segment: str) -> Step:
        """Give a segment as a step of a chain that is to be measured."""
        printed = self.printed(segment)
        points = self.points(self.atlas.segments[segment]) if printed is None else None
        return Step(segment, printed, None if points is None else geodesic_metres(points))

    # Lines

    @cached_property
    def corridors_over(self) -> Mapping[str, list[Corridor]]:
        """The corridors that are drawn over each segment on the day, as far as that is certain."""
        return _by_segment(
            (corridor, corridor.segments_on(self.day, imprecise="out")) for corridor in self.atlas.corridors.values()
        )

    @cached_property
    def services_over(self) -> Mapping[str, list[Service]]:
        """The services that run over each segment on the day, as far as that is certain."""
        return _by_segment(
            (service, service.segments_on(self.day, imprecise="out"))
            for service in self.atlas.services.values()
            if self.runs(service)
        )

    def prepare(self) -> None:
        """Look up now what every route asks for, so that the first one is as fast as the others."""
        _ = self.corridors_over, self.services_over, self.spans

    def runs(self, service: Service) -> bool:
        """Tell whether a service certainly ran on the day."""
        ordinal = self.day.toordinal()
        spell = Spell.of(service.start, service.end, unknown_start_is_past=True)
        ended = service.status is SegmentStatus.CLOSED and service.end is None
        return spell.covers(ordinal, ordinal) is True and service.status not in _NOT_RUNNING and not ended


def _by_segment(lines: Iterable[tuple[L, Iterable[str]]]) -> dict[str, list[L]]:
    found: dict[str, list[L]] = {}
    for line, segments in lines:
        for segment in segments:
            found.setdefault(segment, []).append(line)
    return found


def _runs_of(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(_without_repeats(codes))


def _without_repeats(codes: Iterable[str]) -> Iterator[str]:
    last = None
    for code in codes:
        if code != last:
            yield code
        last = code
