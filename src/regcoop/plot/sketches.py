"""What a map is to show, before anything is drawn: stretches of line, stops, marks and a title."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import IntEnum, StrEnum
from typing import Final, final

import attrs

from regcoop.atlas import Atlas
from regcoop.corridors import BorderCrossing, BreakOfGauge, Mode, Place, PlaceKind, Segment
from regcoop.network.states import State, crossing_state, segment_state
from regcoop.plot.projections import LonLat

__all__ = [
    "AT_SEA",
    "Mark",
    "MarkKind",
    "Rank",
    "Sketch",
    "Stop",
    "Stretch",
    "crossing_mark",
    "drawn_state",
    "position_of",
    "sketch_of",
    "stop_at",
    "stop_order",
]


class MarkKind(StrEnum):
    """Tell what a symbol on a map stands for."""

    BREAK = "change of gauge"
    BORDER = "border crossing"
    SHUT = "closed crossing"


class Rank(IntEnum):
    """Order the stops by how much a reader needs their names."""

    END = 0
    TRANSFER = 1
    JUNCTION = 2
    STOP = 3


@final
@attrs.frozen(weakref_slot=False)
class Stretch:
    """Hold one line to be drawn.

    Attributes:
        id: of the segment, or a number for a line from GeoJSON.
        mode: `rail`, `road`, `sea` and so on; None if not known.
        gauges: track gauges in millimetres.
        ends: the ids of its two places; empty for a line from GeoJSON.
        points: the positions that it passes, in order.
        whole: whether the positions are the line itself, not places to be joined.
    """

    id: str
    mode: str | None
    gauges: tuple[int, ...]
    state: State
    points: tuple[LonLat, ...]
    ends: frozenset[str] = frozenset()
    whole: bool = False


@final
@attrs.frozen(weakref_slot=False)
class Stop:
    """Hold one place on a map.

    Attributes:
        label: its name.
        city: the id of the city that it is part of, or its own.
        city_label: the name of that city.
    """

    id: str
    label: str
    at: LonLat
    rank: Rank
    kind: str = ""
    city: str = ""
    city_label: str = ""


@final
@attrs.frozen(weakref_slot=False)
class Mark:
    """Hold one symbol on a map.

    Attributes:
        at: where it is drawn; a border crossing between its two posts.
        places: the ids of the places that it belongs to.
        label: the names of both posts of a crossing; empty for a change of gauge.
        posts: where the two posts of a crossing are.
    """

    kind: MarkKind
    at: LonLat
    places: tuple[str, ...]
    label: str = ""
    posts: tuple[LonLat, ...] = ()


@final
@attrs.frozen(weakref_slot=False)
class Sketch:
    """Hold all that a map is to show.

    Attributes:
        left_out: ids of the segments that have no known position and cannot be drawn.
        countries: codes of the countries whose names help the reader.
    """

    title: str
    stretches: tuple[Stretch, ...]
    stops: tuple[Stop, ...] = ()
    marks: tuple[Mark, ...] = ()
    left_out: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


_FIRST_KINDS: Final = (PlaceKind.CITY, PlaceKind.PORT, PlaceKind.BORDER_POST)
_JUNCTION: Final = 3
_BUILT: Final = frozenset({State.OPERATING, State.LIMITED, State.UNCERTAIN, State.CLOSED})

AT_SEA: Final = frozenset({Mode.SEA, Mode.FERRY})
"""The modes whose lines are led over water."""


def drawn_state(segment: Segment, *, on: date | None) -> State:
    """Give the state in which a segment is drawn: as it was on a day, or as its status says if no day is given."""
    return State(segment.status.value) if on is None else segment_state(segment, on)


def sketch_of(segments: Iterable[Segment], atlas: Atlas, *, title: str, on: date | None = None) -> Sketch:
    """Sketch some segments with their places, breaks of gauge and border crossings.

    Args:
        segments: the segments; one that is given twice is drawn once.
        atlas: what knows their places.
        title: of the map.
        on: the day whose state is shown; None for the state that the data give.
    """
    each = {segment.id: segment for segment in segments}
    stretches = tuple(_stretches(each.values(), atlas, on))
    kept = [each[stretch.id] for stretch in stretches]
    near = _neighbours(kept)
    breaks = tuple(_breaks(stretches, atlas))
    ends = {place for place, others in near.items() if len(others) == 1}
    transfers = {place for mark in breaks for place in mark.places} | _changes(kept)
    ranks = {place: _rank(place, near, ends, transfers) for place in near}
    stops = (stop_at(atlas.places[place], rank, atlas) for place, rank in ranks.items())
    return Sketch(
        title,
        stretches,
        stops=tuple(sorted((stop for stop in stops if stop is not None), key=stop_order)),
        marks=(*_crossings(stretches, atlas, on), *breaks),
        left_out=tuple(code for code in each if all(code != segment.id for segment in kept)),
        countries=tuple(sorted({atlas.places[place].country for place in near})),
    )


def position_of(place: Place | None) -> LonLat | None:
    """Give the position of a place, which may be that of one that stands in for it; None if none is known."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lon, place.lat


def _stretches(segments: Iterable[Segment], atlas: Atlas, on: date | None) -> Iterator[Stretch]:
    for segment in segments:
        start, end = (position_of(atlas.places[place]) for place in (segment.origin, segment.destination))
        if start is not None and end is not None:
            between = (position_of(atlas.places.get(place)) for place in segment.via)
            points = (start, *(position for position in between if position is not None), end)
            state = drawn_state(segment, on=on)
            yield Stretch(segment.id, segment.mode.value, segment.gauges, state, points, segment.ends)


def _neighbours(segments: Iterable[Segment]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for segment in segments:
        near.setdefault(segment.origin, set()).add(segment.destination)
        near.setdefault(segment.destination, set()).add(segment.origin)
    return near


def _changes(segments: Iterable[Segment]) -> set[str]:
    """Give the places where every line of one mode meets lines of another only, so that one must change."""
    modes: dict[str, list[str]] = {}
    for segment in segments:
        for place in segment.ends:
            modes.setdefault(place, []).append(segment.mode.value)
    return {place for place, met in modes.items() if len(set(met)) == len(met) > 1}


def _rank(place: str, near: Mapping[str, set[str]], ends: Collection[str], transfers: Collection[str]) -> Rank:
    if place in ends:
        return Rank.END
    if place in transfers:
        return Rank.TRANSFER
    return Rank.JUNCTION if len(near[place]) >= _JUNCTION else Rank.STOP


def stop_at(place: Place, rank: Rank, atlas: Atlas) -> Stop | None:
    """Make a stop of a place; None if its position is not known."""
    at = position_of(place)
    if at is None:
        return None
    city = place if place.part_of is None else atlas.places[place.part_of]
    return Stop(place.id, place.name, at, rank, kind=place.kind.value, city=city.id, city_label=city.name)


def stop_order(stop: Stop) -> tuple[int, bool, str]:
    """Order stops by how much their names are needed."""
    return stop.rank, stop.kind not in _FIRST_KINDS, stop.id


def _crossings(stretches: Iterable[Stretch], atlas: Atlas, on: date | None) -> Iterator[Mark]:
    """Give the border crossings that are drawn; one is shut, too, if all that is drawn through it is closed."""
    through: dict[frozenset[str], set[State]] = {}
    for stretch in stretches:
        if stretch.mode not in AT_SEA:
            through.setdefault(stretch.ends, set()).add(stretch.state)
    for crossing in atlas.border_crossings.values():
        states = through.get(crossing.places)
        mark = None if states is None else crossing_mark(crossing, atlas, on, shut=states == {State.CLOSED})
        if mark is not None:
            yield mark


def crossing_mark(crossing: BorderCrossing, atlas: Atlas, on: date | None, *, shut: bool = False) -> Mark | None:
    """Make the symbol of a border crossing, between its posts; None if the position of one is not known."""
    posts = [atlas.places[place] for place in (crossing.place_a, crossing.place_b)]
    one, other = (position_of(post) for post in posts)
    if one is None or other is None:
        return None
    state = State(crossing.status.value) if on is None else crossing_state(crossing, on)
    kind = MarkKind.SHUT if shut or state is State.CLOSED else MarkKind.BORDER
    label = "/".join(dict.fromkeys(post.name.split(" (")[0] for post in posts))
    middle = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    return Mark(kind, middle, (crossing.place_a, crossing.place_b), label, posts=(one, other))


def _breaks(stretches: Iterable[Stretch], atlas: Atlas) -> Iterator[Mark]:
    """Give the breaks of gauge at which lines of both gauges are drawn that carry traffic, or once did."""
    met: dict[str, set[int]] = {}
    for stretch in stretches:
        for place in stretch.ends if stretch.state in _BUILT else ():
            met.setdefault(place, set()).update(stretch.gauges)
    for record in atlas.gauge_breaks.values():
        mark = _break(record, met, atlas)
        if mark is not None:
            yield mark


def _break(record: BreakOfGauge, met: Mapping[str, set[int]], atlas: Atlas) -> Mark | None:
    places = [place for place in (record.place, record.opposite_place) if place is not None and place in met]
    gauges = {gauge for place in places for gauge in met[place]}
    at = position_of(atlas.places[places[0]]) if places else None
    if at is None or not record.gauges <= gauges:
        return None
    return Mark(MarkKind.BREAK, at, (places[0],))
