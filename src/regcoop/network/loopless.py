"""Ways between two places without loops: the cheapest, the next cheapest, and so on.

A way may come back to a place by rails alone, where it went to change gauge. Coming back by road or water would be a
way round the rule that gauges are changed where a record says so; such a way is given only where there is no other.

The method is that of J. Y. Yen, *Finding the k shortest loopless paths in a network*, Management Science 17 (1971),
712-716, with the improvement of E. L. Lawler (Management Science 18 (1972), 401-405), over chains of links rather than
states: two trips over the same segments that change gauge in different places count as one.
"""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import Final, NamedTuple, final

from regcoop.network.graph import ACCESS, Graph, Hop, Start, Trip, costs_ahead, is_gauge, search

__all__ = ["Question", "best_trip", "is_straight", "several_trips"]

_NOWHERE: Final = -1
_PATIENCE: Final = 100
"""After how many ways with loops the search for one without ends."""


class Question(NamedTuple):
    """Hold what is asked of a graph: from which place to which, without which places and links."""

    origin: int
    destination: int
    barred: frozenset[int] = frozenset()
    banned: frozenset[int] = frozenset()

    def cheapest(self, graph: Graph) -> Trip | None:
        """Give the cheapest trip, whatever it passes twice; None if there is none."""
        starts, goals = graph.starts_from(self.origin), graph.goals_at(self.destination)
        return search(graph, starts, goals, barred=self.barred, banned=self.banned)


def best_trip(graph: Graph, question: Question) -> Trip | None:
    """Give the cheapest trip without loops; where there is none, the cheapest of all, and None if there is no trip."""
    trip = question.cheapest(graph)
    if trip is None or is_straight(trip, question.origin):
        return trip
    return next(iter(_Ways(graph, question).first(1)), trip)


def several_trips(graph: Graph, question: Question, count: int) -> tuple[Trip, ...]:
    """Give up to some number of trips without loops, the cheapest first, no two over the same links.

    Where every trip has a loop, it is the cheapest one alone; nothing if there is no trip.
    """
    found = _Ways(graph, question).first(count)
    trip = None if found else question.cheapest(graph)
    return found if trip is None else (trip,)


def is_straight(trip: Trip, origin: int) -> bool:
    """Tell whether a trip comes to no place twice, other than by rails alone."""
    passed = [origin, *(hop.place for hop in trip.hops)]
    if len(set(passed)) == len(passed):
        return True
    seen: dict[int, int] = {}
    for number, place in enumerate(passed):
        between = trip.hops[seen.get(place, number) : number]
        if not all(is_gauge(hop.kind) for hop in between):
            return False
        seen[place] = number
    return True


@final
class _Ways:
    """Find one way after the other, by leaving the ways found so far at each of their places."""

    def __init__(self, graph: Graph, question: Question) -> None:
        self._graph = graph
        self._question = question
        self._goals = graph.goals_at(question.destination)
        self._ahead = costs_ahead(graph, self._goals)
        self._waiting: list[tuple[int, tuple[int, ...], int]] = []
        self._known: set[tuple[int, ...]] = set()
        self._taken: list[tuple[int, ...]] = []

    def first(self, count: int) -> tuple[Trip, ...]:
        cheapest = self._question.cheapest(self._graph)
        if cheapest is not None:
            self._offer(cheapest.cost, tuple(hop.link for hop in cheapest.hops), 0)
        found: list[Trip] = []
        while self._waiting and len(found) < count and len(self._taken) < count + _PATIENCE:
            _, links, left_at = heappop(self._waiting)
            self._taken.append(links)
            trip = self._retraced(links)
            if is_straight(trip, self._question.origin):
                found.append(trip)
            if len(found) < count:
                self._leave(links, left_at)
        return tuple(found)

    def _offer(self, cost: int, links: tuple[int, ...], left_at: int) -> None:
        if links not in self._known:
            self._known.add(links)
            heappush(self._waiting, (cost, links, left_at))

    def _leave(self, links: tuple[int, ...], left_at: int) -> None:
        """Look for the cheapest way that shares the beginning of a way and then goes on by another link.

        A shorter beginning than the one that the way shares with the way it left has been looked at with that one.
        """
        graph, (origin, _, barred, banned) = self._graph, self._question
        passed = list(self._places(links))
        for shared, place in list(enumerate(passed[:-1]))[left_at:]:
            root, behind = links[:shared], passed[: shared + 1]
            if len(set(behind)) < len(behind):
                return
            others = frozenset(way[shared] for way in self._taken if way[:shared] == root and len(way) > shared)
            starts = self._starts(root, place if root else origin)
            trip = search(
                graph, starts, self._goals, barred=barred.union(behind), banned=banned | others, ahead=self._ahead
            )
            if trip is not None:
                self._offer(trip.cost, (*root, *(hop.link for hop in trip.hops)), shared)

    def _starts(self, root: tuple[int, ...], place: int) -> Sequence[Start]:
        if not root:
            return self._graph.starts_from(place)
        last = self._graph.walk(self._graph.starts_from(self._question.origin), root)[-1]
        return [Start(state, cost) for state, (cost, _) in sorted(last.items())]

    def _places(self, links: tuple[int, ...]) -> Iterator[int]:
        place = self._question.origin
        yield place
        for link in links:
            place = self._graph.links[link].other_end(place)
            yield place

    def _retraced(self, links: tuple[int, ...]) -> Trip:
        """Give the cheapest trip over some links: by which gauges, and where they change."""
        graph = self._graph
        starts, goals = graph.starts_from(self._question.origin), self._goals
        layers = graph.walk(starts, links)
        ends = {state: (cost, goals[state]) for state, (cost, _) in layers[-1].items() if state in goals}
        hops: list[Hop] = []
        if not any(link == _NOWHERE for _, (_, link) in ends.values()):
            layers = graph.walk(starts, links[:-1])
            ends = {
                state: (cost + goals[state][0], goals[state])
                for state, (cost, _) in layers[-1].items()
                if state in goals and goals[state][1] == links[-1]
            }
            hops.append(Hop(links[-1], self._question.destination, ACCESS))
        state = min(ends, key=lambda each: (ends[each][0], each))
        cost = ends[state][0]
        for link, layer in zip(reversed(links[: len(layers)]), reversed(layers), strict=True):
            hops.append(Hop(link, graph.place_of[state], graph.kind_of[state]))
            state = layer[state][1]
        return Trip(cost, tuple(reversed(hops)))
