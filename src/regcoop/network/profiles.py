"""What a corridor is on a day: its length, its borders and breaks of gauge, whom it serves, how much of it is open."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, final

import attrs

from regcoop._decimal import NEAREST
from regcoop._show import show_record
from regcoop._validate import check_date, check_text, check_tuple, check_type
from regcoop.atlas import Atlas
from regcoop.corridors import Corridor, CorridorKind, Length, Mode, RouteRole, Segment, SegmentStatus
from regcoop.corridors import Route as Chain
from regcoop.errors import UnlistedMembersError
from regcoop.interval import Interval
from regcoop.network.chains import changes_on
from regcoop.network.distances import Distance
from regcoop.network.measuring import metres_for_choosing
from regcoop.network.routes import Border, GaugeChange
from regcoop.network.states import OPEN_STATES, State
from regcoop.network.terrain import Terrain
from regcoop.network.tiling import distance_of
from regcoop.network.tracing import border_of
from regcoop.network.view import breaks_at
from regcoop.sources import Source

__all__ = ["CorridorProfile", "profile_of"]

_FEW: Final = 2
_ROLES: Final = {role: number for number, role in enumerate(RouteRole)}


def _show_count(items: tuple[object, ...]) -> str:
    return f"<{len(items)}>"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class CorridorProfile:
    """Hold what the data say of one corridor on one day; get two of them from `compare_corridors`.

    Attributes:
        corridor: its id.
        name: its name.
        kind: what it is.
        on: the day.
        status: its status as sources say, which has no date.
        printed: the lengths that were printed of the whole, the preferred one first; each for what its source meant.
        trunk: the length of its trunk, summed up from its segments.
        whole: the length of all its routes, each segment counted once.
        segments: the ids of the segments it is drawn over on the day.
        states: how many of them were in which state on the day.
        open_length_share: what part of their length was certainly in use, by printed lengths, shares of them and
            straight lines; None if no length is known.
        unmeasured: how many segments nothing is known of the length of; the share leaves them out.
        modes: the modes of its segments.
        countries: the countries it is drawn through, in the order of its routes, each once.
        borders: the borders that its segments cross.
        gauge_breaks: the ids of the breaks of gauge on it: its tracks have both gauges there.
        gauge_changes: the changes of gauge that its routes need; none where a track of both gauges leads over the
            border and the route ends behind it.
        gauge_gaps: the ids of the places where its routes meet two gauges, and no way to change them is recorded.
        blocs: the blocs of which it joined two or more territories on the day, by segments certainly in use.
        indicators: the ids of the indicators that are about it.
        indicators_along: the ids of those about its segments, crossings and places, and about services over it.
        figures: the ids of the figures of places on it.
        sources: the sources of all that this rests on, each once.
    """

    corridor: str
    name: str
    kind: CorridorKind
    on: date
    status: SegmentStatus
    printed: tuple[Length, ...] = attrs.field(repr=_show_count)
    trunk: Distance
    whole: Distance
    segments: tuple[str, ...] = attrs.field(repr=_show_count)
    states: tuple[tuple[State, int], ...]
    open_length_share: Decimal | None
    unmeasured: int
    modes: tuple[Mode, ...]
    countries: tuple[str, ...]
    borders: tuple[Border, ...] = attrs.field(repr=_show_count)
    gauge_breaks: tuple[str, ...]
    gauge_changes: tuple[GaugeChange, ...] = attrs.field(repr=_show_count)
    gauge_gaps: tuple[str, ...]
    blocs: tuple[str, ...]
    indicators: tuple[str, ...] = attrs.field(repr=_show_count)
    indicators_along: tuple[str, ...] = attrs.field(repr=_show_count)
    figures: tuple[str, ...] = attrs.field(repr=_show_count)
    sources: tuple[Source, ...] = attrs.field(repr=_show_count)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("corridor", self.corridor)
        check_date("on", self.on)
        check_tuple("printed", self.printed, Length)
        check_type("trunk", self.trunk, Distance)
        check_type("whole", self.whole, Distance)

    @property
    def printed_interval(self) -> Interval | None:
        """Give the interval that the printed lengths of the whole span, with their rounding; None if there are none."""
        intervals = [length.amount.interval for length in self.printed]
        if not intervals:
            return None
        return Interval(min(each.lo for each in intervals), max(each.hi for each in intervals))

    @property
    def length(self) -> Interval:
        """Give the hull of the length of its trunk by segments and of what was printed of the whole, in km."""
        printed = self.printed_interval
        return self.trunk.interval if printed is None else self.trunk.interval.hull(printed)

    @property
    def open_segments(self) -> int:
        """Give how many of its segments were certainly in use on the day, those of limited use among them."""
        return sum(count for state, count in self.states if state in OPEN_STATES)

    @property
    def open_share(self) -> Decimal | None:
        """Give what part of its segments was certainly in use on the day, by number; None if it was not drawn."""
        if not self.segments:
            return None
        return NEAREST.divide(Decimal(self.open_segments), Decimal(len(self.segments)))

    def to_dict(self) -> dict[str, object]:
        """Give it as plain dicts, lists and texts, ready for JSON; numbers with decimals are texts."""
        return {
            "corridor": self.corridor,
            "name": self.name,
            "kind": self.kind.value,
            "status": self.status.value,
            "printed_km": [{"km": f"{length.km:f}", "source": length.source.id} for length in self.printed],
            "trunk": self.trunk.to_dict(),
            "whole": self.whole.to_dict(),
            "segments": list(self.segments),
            "states": {state.value: count for state, count in self.states},
            "open_segments": self.open_segments,
            "open_share": _plain(self.open_share),
            "open_length_share": _plain(self.open_length_share),
            "unmeasured": self.unmeasured,
            "modes": [mode.value for mode in self.modes],
            "countries": list(self.countries),
            "borders": [border.to_dict() for border in self.borders],
            "gauge_breaks": list(self.gauge_breaks),
            "gauge_changes": [change.to_dict() for change in self.gauge_changes],
            "gauge_gaps": list(self.gauge_gaps),
            "blocs": list(self.blocs),
            "indicators": list(self.indicators),
            "indicators_along": list(self.indicators_along),
            "figures": list(self.figures),
            "sources": [source.id for source in self.sources],
        }


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def profile_of(terrain: Terrain, corridor: Corridor) -> CorridorProfile:
    """Gather what the data say of a corridor on the day of a terrain."""
    return _Gatherer(terrain, corridor).profile()


@final
class _Gatherer:
    """Gather the parts of one profile."""

    def __init__(self, terrain: Terrain, corridor: Corridor) -> None:
        self._terrain = terrain
        self._atlas = terrain.atlas
        self._corridor = corridor
        routes = corridor.routes_on(terrain.day, imprecise="out")
        self._routes = sorted(routes, key=lambda route: (_ROLES[route.role], route.route))
        self._segments = self._held(code for route in self._routes for code in route.segments)

    def _held(self, codes: Iterable[str]) -> tuple[Segment, ...]:
        return tuple(self._atlas.segments[code] for code in dict.fromkeys(codes))

    def profile(self) -> CorridorProfile:
        terrain, corridor, segments = self._terrain, self._corridor, self._segments
        states = Counter(terrain.states[segment.id] for segment in segments)
        share, unmeasured = self._open_length()
        borders = tuple(border for segment in segments for border in border_of(terrain, segment, backwards=False))
        changes, gaps = self._changes()
        whole = self._distance(self._routes)
        return CorridorProfile(
            corridor=corridor.id,
            name=corridor.name,
            kind=corridor.kind,
            on=terrain.day,
            status=corridor.status,
            printed=terrain.lengths_on(corridor.lengths),
            trunk=self._distance(route for route in self._routes if route.role is RouteRole.TRUNK),
            whole=whole,
            segments=tuple(segment.id for segment in segments),
            states=tuple((state, states[state]) for state in State if states[state]),
            open_length_share=share,
            unmeasured=unmeasured,
            modes=tuple(mode for mode in Mode if any(segment.mode is mode for segment in segments)),
            countries=tuple(dict.fromkeys(code for segment in segments for code in terrain.countries_along(segment))),
            borders=borders,
            gauge_breaks=tuple(self._breaks()),
            gauge_changes=changes,
            gauge_gaps=gaps,
            blocs=tuple(self._blocs()),
            indicators=self._indicators({corridor.id}),
            indicators_along=self._indicators(self._along(borders)),
            figures=self._figures(),
            sources=tuple(dict.fromkeys((*corridor.sources, *self._cited(borders), *whole.sources))),
        )

    # Length

    def _distance(self, routes: Iterable[Chain]) -> Distance:
        """Measure routes one after the other, each segment where it is met first."""
        seen: set[str] = set()
        runs: list[list[str]] = [[]]
        for route in routes:
            runs.append([])
            for code in route.segments:
                if code in seen:
                    runs.append([])
                else:
                    runs[-1].append(code)
                    seen.add(code)
        return distance_of([[self._terrain.step(code) for code in run] for run in runs if run], self._terrain.spans)

    def _open_length(self) -> tuple[Decimal | None, int]:
        metres = metres_for_choosing(self._terrain, self._segments)
        known = {code: length for code, length in metres.items() if length is not None}
        total = sum(known.values())
        in_use = sum(length for code, length in known.items() if self._terrain.states[code] in OPEN_STATES)
        share = NEAREST.divide(Decimal(in_use), Decimal(total)) if total else None
        return share, len(metres) - len(known)

    # Gauges

    def _breaks(self) -> Iterator[str]:
        laid: dict[str, set[int]] = {}
        for segment in self._segments:
            for place in segment.ends:
                laid.setdefault(place, set()).update(segment.gauges)
        for record in self._atlas.gauge_breaks.values():
            if any(record.gauges <= laid.get(place, set()) for place in record.places):
                yield record.id

    def _changes(self) -> tuple[tuple[GaugeChange, ...], tuple[str, ...]]:
        breaks = breaks_at(self._atlas.gauge_breaks.values())
        changes: dict[str, GaugeChange] = {}
        gaps: list[str] = []
        for route in self._routes:
            for place, gauges, record in changes_on(self._held(route.segments), breaks):
                if record is None:
                    gaps.append(place)
                else:
                    change = GaugeChange.of(record, place=place, gauges=gauges, names=self._atlas.places)
                    changes.setdefault(record.id, change)
        return tuple(changes.values()), tuple(dict.fromkeys(gaps))

    # Whom it serves, and what was reported

    def _blocs(self) -> Iterator[str]:
        touched = self._atlas.touched_by(self._corridor, on=self._terrain.day)
        for code in self._atlas.blocs:
            if len(touched & _territories(self._atlas, code, self._terrain.day)) >= _FEW:
                yield code

    def _along(self, borders: Sequence[Border]) -> set[str]:
        codes = {segment.id for segment in self._segments}
        services = {line.id for code in codes for line in self._terrain.services_over.get(code, ())}
        crossings = {border.crossing for border in borders if border.crossing is not None}
        return codes | services | crossings | self._places()

    def _places(self) -> set[str]:
        return {place for segment in self._segments for place in segment.ends}

    def _indicators(self, subjects: set[str]) -> tuple[str, ...]:
        return tuple(indicator.id for indicator in self._atlas.indicators if indicator.subject in subjects)

    def _figures(self) -> tuple[str, ...]:
        places = self._places()
        return tuple(figure.id for figure in self._atlas.figures if figure.fact.place in places)

    def _cited(self, borders: Iterable[Border]) -> Iterator[Source]:
        for route in self._routes:
            yield from route.sources
        for segment in self._segments:
            yield from segment.sources
        for border in borders:
            if border.crossing is not None:
                yield from self._atlas.border_crossings[border.crossing].sources


def _territories(atlas: Atlas, code: str, day: date) -> frozenset[str]:
    """Give the territories that a bloc certainly had on a day; none if nobody lists its members."""
    try:
        return atlas.territories_on(code, day, imprecise="out")
    except UnlistedMembersError:
        return frozenset()
