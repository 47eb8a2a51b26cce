"""A network by some modes: its links, its graphs by weight, and what may be changed where."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias, final

from regcoop.corridors import BreakOfGauge, Mode, Segment
from regcoop.network.costs import Weight, gauge_change_cost, link_cost, mode_change_cost, obstacle_cost
from regcoop.network.geodesy import measured_point, quick_metres
from regcoop.network.graph import ACCESS, NO_GAUGE, Graph, Kind, Link, is_gauge
from regcoop.network.states import State
from regcoop.network.terrain import Terrain

__all__ = ["ROUND_THE_CITY", "View", "access_id", "breaks_at", "kind_of_mode", "meeting", "mode_of_kind"]

ROUND_THE_CITY: Final = frozenset({Mode.ROAD, Mode.ACCESS})
"""Who may go by one of these may cross a city between its stations; with rails alone one cannot."""

_Breaks: TypeAlias = Mapping[tuple[str, frozenset[int]], BreakOfGauge]

_KINDS: Final[Mapping[Mode, Kind]] = {
    Mode.ACCESS: ACCESS,
    **{mode: -2 - number for number, mode in enumerate(mode for mode in Mode if mode not in {Mode.RAIL, Mode.ACCESS})},
}
_MODES: Final[Mapping[Kind, Mode]] = {kind: mode for mode, kind in _KINDS.items()}


def kind_of_mode(mode: Mode) -> Kind:
    """Give the kind of a mode other than rail."""
    return _KINDS[mode]


def mode_of_kind(kind: Kind) -> Mode:
    """Give the mode of a kind."""
    return Mode.RAIL if is_gauge(kind) else _MODES[kind]


def access_id(part: str, whole: str) -> str:
    """Name the access edge between a place and the place it is part of."""
    return f"access:{part}:{whole}"


def breaks_at(breaks: Iterable[BreakOfGauge]) -> _Breaks:
    """Index breaks of gauge by place and gauges; of several the one counts that is made at the place itself."""
    found: dict[tuple[str, frozenset[int]], BreakOfGauge] = {}
    for record in breaks:
        for place in record.places:
            known = found.get((place, record.gauges))
            if known is None or (known.place != place and record.place == place):
                found[place, record.gauges] = record
    return found


@final
class View:
    """Hold the links of some segments between numbered places, with the access edges that they need.

    Attributes:
        allowed: the states in which a segment can be used; others are obstacles.
        places: the ids of the places that can be touched, in order; their numbers are their positions.
        links: the links, segments first, each kind in the order of the ids.
        segments: the segments by id.
    """

    def __init__(
        self,
        terrain: Terrain,
        segments: Mapping[str, Segment],
        metres: Mapping[str, int | None],
        *,
        allowed: frozenset[State],
        breaks: Iterable[BreakOfGauge],
        through_access: bool,
    ) -> None:
        """Number the places, and make a link of each segment and of each access edge."""
        self.terrain = terrain
        self.segments = segments
        self.allowed = allowed
        self.through_access = through_access
        self._metres = metres
        self.breaks = breaks_at(breaks)
        ends = {end for segment in segments.values() for end in (segment.origin, segment.destination)}
        self._access = self._access_edges(ends)
        self.places = sorted(ends.union(*self._access.values()))
        self.number = {place: number for number, place in enumerate(self.places)}
        self.links = self._links()
        self._graphs: dict[Weight, Graph] = {}

    # What it is made of

    def _access_edges(self, ends: set[str]) -> dict[str, tuple[str, str]]:
        """Join a place and the one it is part of, where a segment touches one of them and none in use joins them."""
        states = self.terrain.states
        joined = {segment.ends for code, segment in self.segments.items() if states[code] in self.allowed}
        pairs = {(place.id, place.part_of) for place in self.terrain.atlas.places.values() if place.part_of is not None}
        return {
            access_id(part, whole): (part, whole)
            for part, whole in sorted(pairs)
            if (part in ends or whole in ends) and frozenset((part, whole)) not in joined
        }

    def _links(self) -> tuple[Link, ...]:
        number = self.number
        known = sorted({gauge for segment in self.segments.values() for gauge in segment.gauges})
        every = tuple(known) or (NO_GAUGE,)
        links = [
            Link(code, number[segment.origin], number[segment.destination], self._kinds(segment, every))
            for code, segment in sorted(self.segments.items())
        ]
        links += [Link(code, number[part], number[whole], (ACCESS,)) for code, (part, whole) in self._access.items()]
        return tuple(links)

    @staticmethod
    def _kinds(segment: Segment, every: tuple[Kind, ...]) -> tuple[Kind, ...]:
        """Give the kinds that a segment carries; rails of unknown gauge are taken to carry every one."""
        if segment.mode is Mode.RAIL:
            return segment.gauges or every
        return (kind_of_mode(segment.mode),)

    def state_of(self, link: str) -> State:
        """Give the state of a segment; access edges are always there."""
        return State.OPERATING if link in self._access else self.terrain.states[link]

    def is_access(self, link: str) -> bool:
        """Tell whether a link is an access edge rather than a segment."""
        return link in self._access

    def metres_of(self, link: str) -> int | None:
        """Give the metres that a link counts when ways are compared."""
        if link not in self._access:
            return self._metres[link]
        points = [measured_point(self.terrain.atlas.places[place]) for place in self._access[link]]
        known = [point for point in points if point is not None]
        return quick_metres(known) if len(known) == len(points) else None

    def borders_of(self, link: str) -> int:
        """Give how many borders a link crosses."""
        if link in self._access:
            one, other = map(self.terrain.country_of, self._access[link])
            return int(one != other)
        return len(self.terrain.countries_along(self.segments[link])) - 1

    # Graphs

    def graph(self, weight: Weight) -> Graph:
        """Give the graph that counts by a weight; it is compiled at its first use."""
        if weight not in self._graphs:
            costs = [
                link_cost(weight, self.state_of(link.id), self.metres_of(link.id), self.borders_of(link.id))
                for link in self.links
            ]
            self._graphs[weight] = self._compiled(costs, partial(self._price, weight))
        return self._graphs[weight]

    def obstacle_graph(self, banned: Collection[str]) -> Graph:
        """Give the graph that counts what stands in the way: segments in other states, gauges that meet without a way.

        Meetings of gauges that are banned, by the ids that `meeting` gives, cannot be passed at all.
        """
        costs = [
            link_cost("distance", State.OPERATING, self.metres_of(link.id), 0) + self._obstacle(link.id)
            for link in self.links
        ]

        def price(place: int, kind: Kind, onward: Kind) -> int | None:
            usual = self._price("distance", place, kind, onward)
            if usual is not None:
                return usual
            hindered = meeting(self.places[place], kind, onward) not in banned
            return obstacle_cost(None) if hindered else None

        return self._compiled(costs, price)

    def _obstacle(self, link: str) -> int:
        state = self.state_of(link)
        return 0 if state in self.allowed or link in self._access else obstacle_cost(state)

    def _compiled(self, costs: Sequence[int], transfer: Callable[[int, Kind, Kind], int | None]) -> Graph:
        return Graph(len(self.places), self.links, costs, transfer, access_at_ends=not self.through_access)

    def _price(self, weight: Weight, place: int, kind: Kind, onward: Kind) -> int | None:
        """Give what a transfer costs; None between two gauges without a way to change them."""
        if not (is_gauge(kind) and is_gauge(onward)):
            at_the_end = not self.through_access and ACCESS in {kind, onward}
            return 0 if at_the_end else mode_change_cost()
        record = self.breaks.get((self.places[place], frozenset((kind, onward))))
        return None if record is None else gauge_change_cost(weight, opposite=record.place != self.places[place])


def meeting(place: str, kind: Kind, onward: Kind) -> str:
    """Name the meeting of two gauges in a place."""
    return f"gauges:{place}:{min(kind, onward)}:{max(kind, onward)}"
