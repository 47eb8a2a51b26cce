"""The search: states of place and gauge with integer costs, and Dijkstra's method over them.

A state says where one is and by what one came: a place and a *kind*, which is a track gauge in millimetres or another
mode. Leaving a place by another kind than one came by is a transfer, which must be allowed there and has a cost of its
own; two transfers in one place cannot be chained, since each takes a leg to follow. Costs are whole numbers whose upper
digits count what matters first, so that one comparison of numbers compares in the right order.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import Final, NamedTuple, TypeAlias, final

__all__ = [
    "ACCESS",
    "NO_GAUGE",
    "Graph",
    "Hop",
    "Kind",
    "Link",
    "Start",
    "Transfer",
    "Trip",
    "costs_ahead",
    "is_gauge",
    "search",
]

Kind: TypeAlias = int
"""A track gauge in millimetres, zero for rails of unknown gauge, a negative number for another mode."""

NO_GAUGE: Final = 0
ACCESS: Final = -1

_NOWHERE: Final = -1
_BARRED: Final = -1
_FAR: Final = 1 << 400


def is_gauge(kind: Kind) -> bool:
    """Tell whether a kind is a track gauge, known or not."""
    return kind >= NO_GAUGE


class Link(NamedTuple):
    """Hold one edge of the multigraph: its id, its two places by number, and the kinds it carries."""

    id: str
    a: int
    b: int
    kinds: tuple[Kind, ...]

    def other_end(self, place: int) -> int:
        """Give the place at the other end."""
        return self.b if place == self.a else self.a


Transfer: TypeAlias = Callable[[int, Kind, Kind], int | None]
"""What it costs to leave a place (by number) by another kind than one came by; None if one cannot."""


class Hop(NamedTuple):
    """Hold one step of a trip: the link, by its number, and the place and kind at its end."""

    link: int
    place: int
    kind: Kind


class Start(NamedTuple):
    """Hold where a search begins: a state, what it cost to get there, and the link by which one came, if any."""

    state: int
    cost: int
    link: int = _NOWHERE


class Trip(NamedTuple):
    """Hold the way that a search found: its cost and its hops, from the starting states on."""

    cost: int
    hops: tuple[Hop, ...]


@final
class Graph:
    """Hold the states of a network with the links between them, for one way of counting costs.

    With `access_at_ends`, access edges are no part of the way between; they only lead from a start and to a goal.
    """

    __slots__ = (
        "_access",
        "_departures",
        "_number",
        "costs",
        "kind_of",
        "links",
        "out",
        "place_of",
        "shift",
        "states_at",
    )

    def __init__(
        self, places: int, links: Sequence[Link], costs: Sequence[int], transfer: Transfer, *, access_at_ends: bool
    ) -> None:
        """Number the states and compile what leads from each to which others, at what cost."""
        self.links = links
        self._access: dict[int, list[int]] = {}
        self._departures = self._leaving(places, links)
        self._number_states(places)
        self.shift = (len(self.place_of) + 1).bit_length()
        self.costs = [cost << self.shift for cost in costs]
        if access_at_ends:
            self._take_access_apart()
        self.out = [self._onward(state, transfer) for state in range(len(self.place_of))]

    @staticmethod
    def _leaving(places: int, links: Sequence[Link]) -> list[list[tuple[Kind, int, int]]]:
        departures: list[list[tuple[Kind, int, int]]] = [[] for _ in range(places)]
        for number, (_, a, b, kinds) in enumerate(links):
            for kind in kinds:
                departures[a].append((kind, b, number))
                departures[b].append((kind, a, number))
        return departures

    def _number_states(self, places: int) -> None:
        self._number: dict[tuple[int, Kind], int] = {}
        self.place_of: list[int] = []
        self.kind_of: list[Kind] = []
        self.states_at: list[list[int]] = [[] for _ in range(places)]
        for place, departures in enumerate(self._departures):
            for kind in sorted({departure[0] for departure in departures}):
                self.states_at[place].append(len(self.place_of))
                self._number[place, kind] = len(self.place_of)
                self.place_of.append(place)
                self.kind_of.append(kind)

    def _take_access_apart(self) -> None:
        for place, departures in enumerate(self._departures):
            apart = [number for kind, _, number in departures if kind == ACCESS]
            if apart:
                self._access[place] = apart
                self._departures[place] = [departure for departure in departures if departure[0] != ACCESS]

    def _onward(self, state: int, transfer: Transfer) -> list[tuple[int, int, int]]:
        place, kind = self.place_of[state], self.kind_of[state]
        shift, costs, number = self.shift, self.costs, self._number
        prices: dict[Kind, int | None] = {kind: 0}
        found: list[tuple[int, int, int]] = []
        for onward, target, link in self._departures[place]:
            if onward not in prices:
                price = transfer(place, kind, onward)
                prices[onward] = None if price is None else price << shift
            price = prices[onward]
            if price is not None:
                found.append((number[target, onward], costs[link] + price, link))
        return found

    def starts_from(self, place: int) -> list[Start]:
        """Give the states that are one hop from a place, by whatever leaves it."""
        leaving = [(kind, target, link) for kind, target, link in self._departures[place]]
        leaving += [(ACCESS, self.links[link].other_end(place), link) for link in self._access.get(place, ())]
        return [Start(self._number[target, kind], self.costs[link], link) for kind, target, link in leaving]

    def goals_at(self, place: int) -> dict[int, tuple[int, int]]:
        """Give the states from which a place is reached: its own, and by an access edge, with its cost and number."""
        goals: dict[int, tuple[int, int]] = dict.fromkeys(self.states_at[place], (0, _NOWHERE))
        for link in self._access.get(place, ()):
            for state in self.states_at[self.links[link].other_end(place)]:
                if self.kind_of[state] != ACCESS:
                    goals[state] = (self.costs[link], link)
        return goals

    def access_from(self, place: int) -> Iterable[int]:
        """Give the places that an access edge joins to a place, where such edges stand at the ends only."""
        return (self.links[link].other_end(place) for link in self._access.get(place, ()))

    def walk(self, starts: Iterable[Start], links: Sequence[int]) -> list[dict[int, tuple[int, int]]]:
        """Follow some links in order, and give for each the states one may then be in: least cost, state before.

        The starting states must have been reached by the first of the links.
        """
        layers: list[dict[int, tuple[int, int]]] = [{}]
        for state, cost, link in starts:
            if link == links[0] and (state not in layers[0] or cost < layers[0][state][0]):
                layers[0][state] = (cost, _NOWHERE)
        for wanted in links[1:]:
            layer: dict[int, tuple[int, int]] = {}
            for state, (cost, _) in sorted(layers[-1].items()):
                for target, step, link in self.out[state]:
                    if link == wanted and (target not in layer or cost + step < layer[target][0]):
                        layer[target] = (cost + step, state)
            layers.append(layer)
        return layers


def search(
    graph: Graph,
    starts: Iterable[Start],
    goals: Mapping[int, tuple[int, int]],
    *,
    barred: Iterable[int] = (),
    banned: frozenset[int] = frozenset(),
    ahead: Sequence[int] | None = None,
) -> Trip | None:
    """Find the cheapest trip from some states to some goals; of equal ones always the same.

    The method is that of E. W. Dijkstra, *A note on two problems in connexion with graphs*, Numerische Mathematik 1
    (1959), 269-271, with a heap of numbers that hold cost and state together. With `ahead` it is that of P. E. Hart,
    N. J. Nilsson and B. Raphael, *A formal basis for the heuristic determination of minimum cost paths*, IEEE
    Transactions SSC 4 (1968), 100-107.

    Args:
        graph: the graph.
        starts: where to begin.
        goals: the states where to end, with the cost and link of a last access edge, if one is needed.
        barred: places that must not be reached.
        banned: links that must not be taken.
        ahead: for each state what the rest of the way costs at least, as `costs_ahead` gives it.

    Returns:
        The trip, or None if there is none.
    """
    end = len(graph.place_of)
    frontier = _Frontier([], [_FAR] * (end + 1), [(_NOWHERE, _NOWHERE)] * (end + 1), ahead or [0] * (end + 1))
    heap, best, came, rest = frontier
    for place in barred:
        for state in graph.states_at[place]:
            best[state] = _BARRED
    for state, cost, link in starts:
        if link not in banned and rest[state] < _FAR and (cost < best[state] or link == _NOWHERE):
            best[state], came[state] = cost, (_NOWHERE, link)
            heappush(heap, cost + rest[state] + state)
    _settle(graph, goals, banned, frontier)
    return None if best[end] == _FAR else _trip(graph, came, best[end])


class _Frontier(NamedTuple):
    heap: list[int]
    best: list[int]
    came: list[tuple[int, int]]
    ahead: Sequence[int]


def _settle(graph: Graph, goals: Mapping[int, tuple[int, int]], banned: frozenset[int], frontier: _Frontier) -> None:
    """Settle one state after the other until the end is reached, which has the highest number of all."""
    heap, best, came, ahead = frontier
    out, end, mask = graph.out, len(best) - 1, (1 << graph.shift) - 1
    while heap:
        entry = heappop(heap)
        state = entry & mask
        if state == end:
            return
        cost = entry - state - ahead[state]
        if cost > best[state]:
            continue
        if state in goals:
            step, link = goals[state]
            if cost + step < best[end] and link not in banned:
                best[end], came[end] = cost + step, (state, link)
                heappush(heap, cost + step + end)
        for target, step, link in out[state]:
            reached = cost + step
            if reached < best[target] and link not in banned and ahead[target] < _FAR:
                best[target], came[target] = reached, (state, link)
                heappush(heap, reached + ahead[target] + target)


def costs_ahead(graph: Graph, goals: Mapping[int, tuple[int, int]]) -> list[int]:
    """Give for each state what the cheapest way to a goal costs from there, were nothing barred."""
    into: list[list[tuple[int, int]]] = [[] for _ in graph.out]
    for state, onward in enumerate(graph.out):
        for target, step, _ in onward:
            into[target].append((state, step))
    ahead = [_FAR] * len(graph.out)
    heap: list[int] = []
    mask = (1 << graph.shift) - 1
    for state, (cost, _) in goals.items():
        ahead[state] = cost
        heappush(heap, cost + state)
    while heap:
        entry = heappop(heap)
        state = entry & mask
        cost = entry - state
        if cost > ahead[state]:
            continue
        for before, step in into[state]:
            if cost + step < ahead[before]:
                ahead[before] = cost + step
                heappush(heap, cost + step + before)
    return [*ahead, 0]


def _trip(graph: Graph, came: Sequence[tuple[int, int]], cost: int) -> Trip:
    hops: list[Hop] = []
    state, link = came[-1]
    if link != _NOWHERE:
        place = graph.links[link].other_end(graph.place_of[state])
        hops.append(Hop(link, place, ACCESS))
    while state != _NOWHERE:
        before, link = came[state]
        if link != _NOWHERE:
            hops.append(Hop(link, graph.place_of[state], graph.kind_of[state]))
        state = before
    return Trip(cost, tuple(reversed(hops)))
