"""Why there is no route: where each end lies, what stands in the way, and since when or from when it would be gone.

All segments under the filters are allowed, whatever their state, and so are gauges that meet without a way to change
them; each such obstacle costs more than any distance. The cheapest way then shows the fewest obstacles that must be
removed. These are banned and the search goes on, so that each answer would do alone.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_text, check_tuple, check_type
from regcoop.corridors import BreakOfGauge, Segment
from regcoop.network.graph import Kind, Trip, is_gauge, search
from regcoop.network.loopless import Question
from regcoop.network.states import State, segment_state
from regcoop.network.view import View, meeting
from regcoop.period import Period

__all__ = ["Join", "Obstacle", "joined_from", "joins_of"]

_MOST_JOINS: Final = 4
_MORE_OBSTACLES: Final = 1


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Obstacle:
    """Hold one thing that stands in the way.

    Attributes:
        kind: `segment`, `border-crossing`, `gauge-break` (recorded, and not to be used on the day) or `gauges` (two
            that meet in a place without any recorded way to change).
        record: the id of the segment, crossing or break of gauge; of the place for `gauges`.
        state: what it was on the day; None for `gauges`.
        what: what it is, in words.
        why: why it stands in the way, in words.
    """

    kind: str
    record: str
    state: State | None = None
    what: str
    why: str

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("kind", self.kind)
        check_text("record", self.record)
        check_type("state", self.state, (State, type(None)))
        check_text("what", self.what)
        check_text("why", self.why)

    def to_dict(self) -> dict[str, object]:
        """Give it as plain texts."""
        return {
            "kind": self.kind,
            "record": self.record,
            "state": None if self.state is None else self.state.value,
            "what": self.what,
            "why": self.why,
        }

    def __str__(self) -> str:
        return f"{self.what}: {self.why}"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Join:
    """Hold obstacles that, once they were all gone, would leave a route: the fewest on one way.

    Attributes:
        obstacles: what stands in the way, in the order of the way.
    """

    obstacles: tuple[Obstacle, ...]

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_tuple("obstacles", self.obstacles, Obstacle)

    @property
    def records(self) -> tuple[str, ...]:
        """Give the ids of what stands in the way."""
        return tuple(obstacle.record for obstacle in self.obstacles)

    @property
    def hard(self) -> int:
        """Give how many of them will not go by themselves on a day that the data know."""
        return sum(obstacle.state is not State.NOT_YET for obstacle in self.obstacles)

    def to_dict(self) -> dict[str, object]:
        """Give it as plain texts and lists."""
        return {"obstacles": [obstacle.to_dict() for obstacle in self.obstacles]}

    def __str__(self) -> str:
        """Tell them one after the other, those that open on one day together."""
        waiting: dict[str, list[str]] = {}
        told: list[str] = []
        for obstacle in self.obstacles:
            if obstacle.state is State.NOT_YET:
                waiting.setdefault(obstacle.why, []).append(obstacle.what)
            else:
                told.append(str(obstacle))
        told += [f"{whats[0]}{_and_more(len(whats) - 1)}: {why}" for why, whats in waiting.items()]
        return " with ".join(told)


def _and_more(number: int) -> str:
    return f" and {number} more" if number else ""


def joins_of(view: View, question: Question) -> tuple[Join, ...]:
    """Give what would join two places, each answer enough alone; the one with the fewest and least obstacles first.

    Args:
        view: the segments under the filters, whatever their state, with the breaks of gauge that can be used.
        question: from where to where, and what is avoided.

    Returns:
        Up to four answers, none with more than one obstacle more than the first; none if nothing would do.
    """
    found: list[Join] = []
    banned: set[str] = set()
    number = {link.id: place for place, link in enumerate(view.links)}
    graph = view.obstacle_graph(())
    while len(found) < _MOST_JOINS:
        if any(code not in number for code in banned):
            graph = view.obstacle_graph(banned)
        off = question.banned.union(number[code] for code in banned if code in number)
        trip = question._replace(banned=off).cheapest(graph)
        obstacles = {} if trip is None else dict(_obstacles(view, trip))
        join = Join(obstacles=tuple(obstacles.values()))
        if not obstacles or (found and join.hard > found[0].hard + _MORE_OBSTACLES):
            break
        found.append(join)
        banned.update(obstacles)
    return tuple(found)


def _obstacles(view: View, trip: Trip) -> Iterator[tuple[str, Obstacle]]:
    """Give the obstacles on a trip, each with the id under which it can be banned."""
    for hop, after in zip(trip.hops, (*trip.hops[1:], None), strict=True):
        link = view.links[hop.link].id
        if view.state_of(link) not in view.allowed:
            yield link, _of_segment(view, link)
        if after is not None and hop.kind != after.kind and is_gauge(hop.kind) and is_gauge(after.kind):
            place = view.places[hop.place]
            if (place, frozenset((hop.kind, after.kind))) not in view.breaks:
                yield meeting(place, hop.kind, after.kind), _of_gauges(view, place, (hop.kind, after.kind))


# What each obstacle is


def _of_segment(view: View, code: str) -> Obstacle:
    segment, state = view.segments[code], view.state_of(code)
    crossing = view.terrain.crossing_of(segment)
    if crossing is not None and segment_state(segment, view.terrain.day) in view.allowed:
        what, why = f"{crossing.id} (border crossing of {code})", _as_of(state, crossing.status_as_of)
        return Obstacle(kind="border-crossing", record=crossing.id, state=state, what=what, why=why)
    places = view.terrain.atlas.places
    ends = f"{places[segment.origin].name} to {places[segment.destination].name}"
    at = "" if crossing is None else f", at the crossing {crossing.id}"
    what = f"{code} ({segment.mode}, {ends}{at})"
    return Obstacle(kind="segment", record=code, state=state, what=what, why=_state_told(segment, state))


def _state_told(segment: Segment, state: State) -> str:
    if state is State.NOT_YET:
        return f"not open before {segment.opened}"
    if state is State.CLOSED and segment.closed is not None:
        return f"closed since {segment.closed}"
    return _as_of(state, segment.status_as_of)


def _as_of(state: State, known: Period | None) -> str:
    return f"{state}" if known is None else f"{state} as of {known}"


def _of_gauges(view: View, place: str, gauges: tuple[Kind, Kind]) -> Obstacle:
    name = view.terrain.atlas.places[place].name
    low, high = sorted(gauges)
    record = _shut_break(view, place, gauges)
    if record is not None:
        state = State(record.status.value)
        what = f"{record.id} (change between {low} and {high} mm at {name})"
        return Obstacle(kind="gauge-break", record=record.id, state=state, what=what, why=str(state))
    what = f"{low} and {high} mm at {name}"
    return Obstacle(kind="gauges", record=place, what=what, why="no way to change between them is recorded")


def _shut_break(view: View, place: str, gauges: tuple[Kind, Kind]) -> BreakOfGauge | None:
    records = view.terrain.atlas.gauge_breaks.values()
    shut = (record for record in records if place in record.places and record.gauges == frozenset(gauges))
    return next(shut, None)


# From when


def joined_from(view: View, question: Question, usable: frozenset[str], waiting: Mapping[str, date]) -> date | None:
    """Give the first day on which two places are joined for certain, by openings that the data know.

    Args:
        view: the segments under the filters.
        question: from where to where, and what is avoided.
        usable: the ids of the segments that can be used on the day of the network.
        waiting: the ids of those that open later, each with the day by which it is open for certain.

    Returns:
        The day; None if these openings do not join them, or if by then a part of the way is closed again.
    """
    graph = view.graph("distance")
    starts, goals = graph.starts_from(question.origin), graph.goals_at(question.destination)

    def trip_on(day: date) -> Trip | None:
        shut = _shut(view, usable, waiting, day)
        return search(graph, starts, goals, barred=question.barred, banned=question.banned | shut)

    days = sorted(set(waiting.values()))
    low, high = 0, len(days)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if trip_on(days[middle]) is not None else (middle + 1, high)
    trip = trip_on(days[low]) if low < len(days) else None
    return days[low] if trip is not None and _holds(view, trip, days[low]) else None


def _shut(view: View, usable: frozenset[str], waiting: Mapping[str, date], day: date) -> frozenset[int]:
    return frozenset(
        number
        for number, link in enumerate(view.links)
        if not view.is_access(link.id) and link.id not in usable and (link.id not in waiting or waiting[link.id] > day)
    )


def _holds(view: View, trip: Trip, day: date) -> bool:
    """Tell whether every segment of a trip is in use on a day: one may have been closed in the meantime."""
    segments = (view.segments[link] for hop in trip.hops if not view.is_access(link := view.links[hop.link].id))
    return all(segment.in_use_on(day, imprecise="out") for segment in segments)
