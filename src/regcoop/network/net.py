"""The network of a day: routes, alternatives, what can be reached, and why not more."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn, final

import attrs

from regcoop._collector import collector_paused
from regcoop._validate import check_range, check_type
from regcoop.atlas import Atlas, Collection
from regcoop.corridors import Mode, Place, Segment, SegmentStatus
from regcoop.errors import (
    AvoidedEndError,
    ContradictoryFiltersError,
    NoRouteError,
    SamePlaceError,
    UnknownCodeError,
)
from regcoop.network.costs import Weight, check_weight
from regcoop.network.diagnosis import joined_from, joins_of
from regcoop.network.filters import ALL_MODES, Filters, chosen_modes, texts_of
from regcoop.network.loopless import Question, best_trip, several_trips
from regcoop.network.measuring import metres_for_choosing
from regcoop.network.reach import Component, Reach, component_from, components_of, coverage_note
from regcoop.network.routes import Route
from regcoop.network.states import State
from regcoop.network.terrain import Terrain
from regcoop.network.tracing import RouteMaker
from regcoop.network.view import ROUND_THE_CITY, View

if TYPE_CHECKING:
    from networkx import MultiGraph

__all__ = ["Network"]

_MOST: Final = 100


class _Asked(NamedTuple):
    """Hold a question that was checked, and put to a view where both ends are places of it."""

    view: View
    ends: tuple[Place, Place]
    avoided: frozenset[str]
    question: Question | None


@final
class Network:
    """Hold the segments that can be used on a day as a network, and find ways through it.

    Use it to ask how one gets from one place to another by rail, road or water, how often the gauge changes, and which
    borders are crossed. A segment counts as in use only if its dates and its status make that certain, and only if the
    border crossing it leads over is open. Two tracks of different gauge that meet in a place are joined only where a
    `BreakOfGauge` says so. Everything may change between rail, road and water in any place, which the route counts.

    Examples:
        >>> from datetime import date
        >>> from regcoop.fixtures import load
        >>> from regcoop.network import Network
        >>> net = Network(load(), on=date(2025, 6, 1), modes={"rail"})
        >>> route = net.route("kunming", "bangkok")
        >>> route.countries, [str(change) for change in route.gauge_changes]
        (('CN', 'LA', 'TH'), ['1435 to 1000 mm at Thanaleng Dry Port or Vientiane South Station, by transhipment'])

    Args:
        atlas: whose segments.
        on: the day.
        modes: the modes that may be used; all if None.
        statuses: the states in which a segment may be on the day. With `limited` lines that carry some traffic count
            too, but an operating way always wins. With `construction`, `planned`, `missing` or `closed` the network is
            what it would be if these lines stood or were open.
        corridors: ids of corridors; only segments that at least one of them is drawn over on the day count.
        services: ids of services, in the same way. With both, a segment must fulfil both.

    Raises:
        FieldTypeError: if a filter is no set of texts.
        FieldValueError: if there is no such mode or status.
        EmptyFilterError: if a filter is empty.
        UnknownCodeError: if there is no such corridor or service.
        ContradictoryFiltersError: if no segment fulfils the filters on whatever day.
    """

    def __init__(
        self,
        atlas: Atlas,
        *,
        on: date,
        modes: Iterable[str] | None = None,
        statuses: Iterable[str] = frozenset({SegmentStatus.OPERATING}),
        corridors: Iterable[str] | None = None,
        services: Iterable[str] | None = None,
    ) -> None:
        """Choose the segments that can be used, and number their places."""
        self._terrain = Terrain(atlas, on)
        self.filters = Filters.read(
            atlas, on=on, modes=modes, statuses=statuses, corridors=corridors, services=services
        )
        self._drawn = self.filters.segments(atlas)
        self._allowed = frozenset(state for state in State if state.value in self.filters.statuses)
        self._views: dict[tuple[frozenset[Mode], bool], View] = {}
        with collector_paused():
            self._metres = metres_for_choosing(self._terrain, self._drawn.values())
            self._view(self.filters.modes).graph("distance")
        self._terrain.prepare()

    # What it holds

    @property
    def atlas(self) -> Atlas:
        """Give the atlas whose segments these are."""
        return self._terrain.atlas

    @property
    def on(self) -> date:
        """Give the day."""
        return self._terrain.day

    @cached_property
    def segments(self) -> Collection[Segment]:
        """The segments that can be used on the day, by id."""
        return Collection("segment", self._view(self.filters.modes).segments)

    @property
    def places(self) -> tuple[str, ...]:
        """Give the ids of the places that it touches, in order."""
        return tuple(self._view(self.filters.modes).places)

    def state_of(self, segment: str) -> State:
        """Give the state of a segment of the atlas on the day, whether the network uses it or not.

        >>> from datetime import date
        >>> from regcoop.fixtures import load
        >>> from regcoop.network import Network
        >>> str(Network(load(), on=date(2021, 12, 2)).state_of("mohan-boten-rail-1435"))
        'not yet open'

        Raises:
            UnknownCodeError: if the atlas has no such segment.
        """
        self.atlas.segments[segment]  # raises UnknownCodeError
        return self._terrain.states[segment]

    def __repr__(self) -> str:
        size = f"{len(self.segments)} segments, {len(self.places)} places"
        return f"<Network of {self.on}: {size}, {_told_modes(self.filters.modes)}>"

    # Ways

    def route(
        self,
        a: str,
        b: str,
        *,
        weight: Weight = "distance",
        modes: Iterable[str] | None = None,
        avoid: Iterable[str] = (),
    ) -> Route:
        """Give the best route between two places.

        Use it for the shortest way, or the one with the fewest borders or changes of gauge; of equally good ones the
        shorter, and of equally long ones always the same. A way whose length is known throughout is preferred to one
        with a part that nobody measured. Where only rail is asked for (or only water), an access edge between a city
        and its station stands at the ends of the route alone: crossing a city is another mode.

        >>> from datetime import date
        >>> from regcoop.fixtures import load
        >>> from regcoop.network import Network
        >>> net = Network(load(), on=date(2025, 6, 1))
        >>> route = net.route("vladivostok", "duisburg", modes={"rail"}, weight="gauge changes")
        >>> [change.name for change in route.gauge_changes]
        ['Małaszewicze']

        Args:
            a: id of the place to start from.
            b: id of the place to go to.
            weight: what the route is to have little of: `distance`, `borders` or `gauge changes`.
            modes: the modes that may be used, from among those of the network; all of them if None.
            avoid: countries, regions and places that the route must not touch.

        Returns:
            The route, with what is known of its length, its borders and changes, and its sources.

        Raises:
            NoRouteError: if there is none, with what would join the two.
            SamePlaceError: if the two are one place.
            AvoidedEndError: if one of them is to be avoided.
            UnknownCodeError: if there is no such place, country or region.
            FieldValueError: if there is no such weight or mode.
            EmptyFilterError: if no mode may be used.
            ContradictoryFiltersError: if the network has none of the modes.
        """
        check_weight(weight)
        asked = self._asked(a, b, modes, avoid)
        trip = None if asked.question is None else best_trip(asked.view.graph(weight), asked.question)
        if trip is None:
            self._refuse(asked)
        return self._maker(asked.view).route(trip, origin=a, weight=weight)

    def alternatives(
        self,
        a: str,
        b: str,
        *,
        k: int = 3,
        weight: Weight = "distance",
        modes: Iterable[str] | None = None,
        avoid: Iterable[str] = (),
    ) -> tuple[Route, ...]:
        """Give up to `k` routes between two places, the best first.

        Use it to see what else there is, and by how much it is worse. No route comes to a place twice, other than by
        rails alone to change gauge, and no two run over the same segments. They are in the order in which the search
        counts them, where a segment that has a printed length only together with others counts its share of it.

        >>> from datetime import date
        >>> from regcoop.fixtures import load
        >>> from regcoop.network import Network
        >>> net = Network(load(), on=date(2025, 6, 1), modes={"rail"})
        >>> [route.countries for route in net.alternatives("beijing", "moscow", k=2, weight="borders")]
        [('CN', 'RU'), ('CN', 'RU')]

        Returns:
            At least one route, and fewer than `k` if there are no more.

        Raises:
            FieldValueError: if `k` is not between 1 and 100.
            NoRouteError: if there is no route; and the other errors of `route`.
        """
        check_range("k", k, lowest=1, highest=_MOST)
        check_weight(weight)
        asked = self._asked(a, b, modes, avoid)
        trips = () if asked.question is None else several_trips(asked.view.graph(weight), asked.question, k)
        if not trips:
            self._refuse(asked)
        maker = self._maker(asked.view)
        return tuple(maker.route(trip, origin=a, weight=weight) for trip in trips)

    def reachable(self, a: str, *, modes: Iterable[str] | None = None, avoid: Iterable[str] = ()) -> Reach:
        """Give the places that can be reached from a place.

        >>> from datetime import date
        >>> from regcoop.fixtures import load
        >>> from regcoop.network import Network
        >>> rail = Network(load(), on=date(2025, 6, 1), modes={"rail"})
        >>> rail.reachable("phnom-penh").places
        ('poipet', 'sihanoukville')

        Raises:
            UnknownCodeError: if there is no such place, country or region.
            AvoidedEndError: if the place is to be avoided; and the errors of `route` about modes.
        """
        view = self._view_by(modes)
        place = self._place(a)
        avoided = self._avoided(avoid, (place,))
        found = component_from(view, a, barred=self._barred(view, avoided))
        others = tuple(each for each in found.places if each != a)
        countries = tuple(sorted({self._terrain.country_of(each) for each in others}))
        return Reach(origin=a, on=self.on, places=others, countries=countries, coverage=self._coverage(view))

    def components(self, *, modes: Iterable[str] | None = None) -> tuple[Component, ...]:
        """Give the parts that the network falls into, the largest first.

        A place where two gauges meet without a way to change them lies in two parts. Access edges that may only stand
        at the ends of a route join none.

        >>> from datetime import date
        >>> from regcoop.fixtures import load
        >>> from regcoop.network import Network
        >>> rail = Network(load(), on=date(2025, 6, 1), modes={"rail"})
        >>> [part.countries for part in rail.components() if "mandalay" in part.places]
        [('MM',)]
        """
        return components_of(self._view_by(modes))

    def to_networkx(self) -> "MultiGraph[str]":
        """Give the segments in use as a networkx multigraph, for questions that are not asked here.

        Nodes are ids of places, with name, country, lon and lat. Edges have the id of their segment as key, with mode,
        gauges, state, and `km`: the number by which ways are compared, None where nothing is known. Two gauges in a
        place are one node here, so that ways through it may change gauge where nobody can.

        >>> from datetime import date
        >>> from regcoop.fixtures import load
        >>> from regcoop.network import Network
        >>> graph = Network(load(), on=date(2025, 6, 1), modes={"rail"}).to_networkx()
        >>> graph.edges["kunming", "yuxi", "kunming-yuxi-rail-1435"]["km"]
        Decimal('88.000')
        """
        from networkx import MultiGraph

        from regcoop.network.distances import kilometres

        graph: MultiGraph[str] = MultiGraph(on=self.on.isoformat())
        for code in sorted({end for segment in self.segments.values() for end in segment.ends}):
            place = self.atlas.places[code]
            graph.add_node(code, name=place.name, country=place.country, lon=place.lon, lat=place.lat)
        for code, segment in self.segments.items():
            metres = self._metres[code]
            graph.add_edge(
                segment.origin,
                segment.destination,
                key=code,
                mode=segment.mode.value,
                gauges=segment.gauges,
                state=self._terrain.states[code].value,
                km=None if metres is None else kilometres(metres),
            )
        return graph

    # Views

    def _view_by(self, modes: Iterable[str] | None) -> View:
        """Give the network by some of its modes, and refuse modes that it has no segment of on any day."""
        if modes is None:
            return self._view(self.filters.modes)
        chosen = chosen_modes(modes)
        if chosen - self.filters.modes:
            raise ContradictoryFiltersError(
                f"modes={_told_modes(chosen)}", f"a network by {_told_modes(self.filters.modes)}"
            )
        attrs.evolve(self.filters, modes=chosen).check(self.atlas)
        return self._view(chosen)

    def _view(self, modes: frozenset[Mode], *, whatever_state: bool = False) -> View:
        key = (modes, whatever_state)
        if key not in self._views:
            self._views[key] = self._made_view(modes, self._allowed if not whatever_state else frozenset(State))
        return self._views[key]

    def _made_view(self, modes: frozenset[Mode], held: frozenset[State]) -> View:
        states = self._terrain.states
        segments = {
            code: segment for code, segment in self._drawn.items() if segment.mode in modes and states[code] in held
        }
        usable = (record for record in self.atlas.gauge_breaks.values() if record.status in self.filters.statuses)
        return View(
            self._terrain,
            segments,
            self._metres,
            allowed=self._allowed,
            breaks=usable,
            through_access=bool(modes & ROUND_THE_CITY),
        )

    def _maker(self, view: View) -> RouteMaker:
        return RouteMaker(view, coverage=self._coverage(view))

    def _coverage(self, view: View) -> str:
        return coverage_note(segments=len(view.segments), places=len(view.places))

    # Questions

    def _asked(self, a: str, b: str, modes: Iterable[str] | None, avoid: Iterable[str]) -> _Asked:
        """Check a question, and put it to a view."""
        view = self._view_by(modes)
        ends = (self._place(a), self._place(b))
        if a == b:
            raise SamePlaceError(a)
        avoided = self._avoided(avoid, ends)
        return _Asked(view, ends, avoided, self._question(view, ends, avoided))

    def _question(self, view: View, ends: tuple[Place, Place], avoided: frozenset[str]) -> Question | None:
        if any(end.id not in view.number for end in ends):
            return None
        origin, destination = (view.number[end.id] for end in ends)
        return Question(origin, destination, self._barred(view, avoided), self._banned(view, avoided))

    def _place(self, code: str) -> Place:
        """Give a place, or say which ones have codes or names like that."""
        check_type("a place", code, str)
        try:
            return self.atlas.places[code]
        except UnknownCodeError as error:
            named = (found.record for found in self.atlas.suggest(code, kinds={"place"}, limit=3)) if code else ()
            raise UnknownCodeError("place", code, tuple(dict.fromkeys((*error.near, *named)))[:3]) from None

    def _avoided(self, avoid: Iterable[str], ends: tuple[Place, ...]) -> frozenset[str]:
        codes = frozenset(texts_of("avoid", avoid, "RU"))
        for code in sorted(codes):
            if code not in self.atlas.countries and code not in self.atlas.regions:
                self._place(code)
        for end in ends:
            for code in sorted(codes.intersection(_codes_of(end))):
                raise AvoidedEndError(end.id, code)
        return codes

    def _barred(self, view: View, avoided: frozenset[str]) -> frozenset[int]:
        if not avoided:
            return frozenset()
        places = self.atlas.places
        return frozenset(
            number for code, number in view.number.items() if avoided.intersection(_codes_of(places[code]))
        )

    def _banned(self, view: View, avoided: frozenset[str]) -> frozenset[int]:
        """Give the links that pass through what is avoided on the way."""
        if not avoided:
            return frozenset()
        return frozenset(
            number
            for number, link in enumerate(view.links)
            if not view.is_access(link.id)
            and any(avoided.intersection(_codes_of(place)) for place in self._terrain.passed(view.segments[link.id]))
        )

    # No way

    def _refuse(self, asked: _Asked) -> NoReturn:
        """Say why there is no route, and what would join the two."""
        view, ends, avoided, _ = asked
        modes = self._modes_of(view)
        every = self._view(modes, whatever_state=True)
        question = self._question(every, ends, avoided)
        barred = self._barred(view, avoided)
        raise NoRouteError(
            ends[0].id,
            ends[1].id,
            self._told(modes, avoided),
            tuple(component_from(view, end.id, barred=barred) for end in ends),
            () if question is None else joins_of(every, question),
            None if question is None else joined_from(every, question, frozenset(view.segments), self._waiting(every)),
            tuple(self._hints(ends, modes, avoided)),
            self._coverage(view),
        )

    def _modes_of(self, view: View) -> frozenset[Mode]:
        return next(modes for (modes, _), known in self._views.items() if known is view)

    def _waiting(self, every: View) -> Mapping[str, date]:
        """Give the segments that open after the day, with the day by which each is open for certain."""
        return {
            code: segment.opened.last_day
            for code, segment in every.segments.items()
            if self._terrain.states[code] is State.NOT_YET
            and segment.opened is not None
            and segment.status in {*self.filters.statuses, SegmentStatus.CLOSED}
        }

    def _hints(self, ends: tuple[Place, Place], modes: frozenset[Mode], avoided: frozenset[str]) -> Iterable[str]:
        if avoided and self._is_joined(ends, modes, frozenset()):
            yield f"there is a route without avoid={{{', '.join(sorted(avoided))}}}"
        for more, told in (
            (modes | {Mode.ACCESS}, "crossing a city between its stations: add the mode access"),
            (self.filters.modes, "all modes of this network"),
        ):
            if more != modes and self._is_joined(ends, more, avoided):
                yield f"there is a route by {told}"
                return

    def _is_joined(self, ends: tuple[Place, Place], modes: frozenset[Mode], avoided: frozenset[str]) -> bool:
        view = self._view(modes)
        question = self._question(view, ends, avoided)
        return question is not None and question.cheapest(view.graph("distance")) is not None

    def _told(self, modes: frozenset[Mode], avoided: frozenset[str]) -> str:
        """Say what was asked, in words."""
        filters = self.filters
        told = [f"by {_told_modes(modes)} on {self.on}"]
        if filters.statuses != frozenset({SegmentStatus.OPERATING}):
            told.append(f"with statuses {', '.join(sorted(filters.statuses))}")
        for name, codes in (("corridors", filters.corridors), ("services", filters.services)):
            if codes is not None:
                told.append(f"within the {name} {', '.join(codes)}")
        if avoided:
            told.append(f"avoiding {', '.join(sorted(avoided))}")
        return " ".join(told)


def _codes_of(place: Place) -> tuple[str, ...]:
    return (place.id, place.country) if place.region is None else (place.id, place.region, place.country)


def _told_modes(modes: frozenset[Mode]) -> str:
    if modes == ALL_MODES:
        return "all modes"
    return ", ".join(mode.value for mode in Mode if mode in modes)
