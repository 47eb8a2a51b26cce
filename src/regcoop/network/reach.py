"""What can be reached in a network, and the note that goes with it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_date, check_tuple
from regcoop.network.graph import ACCESS, Graph
from regcoop.network.view import View

__all__ = ["Component", "Reach", "component_from", "components_of", "coverage_note"]

_SHOWN: Final = 12


def _show_count(items: tuple[object, ...]) -> str:
    return f"<{len(items)}>"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Component:
    """Hold the places that are joined with each other in a network.

    Attributes:
        place: the id of the place it was found from; empty for a part of the network as such.
        places: the ids of its places, in order.
        countries: the countries they lie in, in order.
    """

    place: str = ""
    places: tuple[str, ...] = attrs.field(repr=_show_count)
    countries: tuple[str, ...]

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_tuple("places", self.places, str)
        check_tuple("countries", self.countries, str)

    @property
    def size(self) -> int:
        """Give the number of its places."""
        return len(self.places)

    def to_dict(self) -> dict[str, object]:
        """Give it as plain texts, lists and numbers."""
        return {
            "place": self.place,
            "size": self.size,
            "countries": list(self.countries),
            "places": list(self.places),
        }

    def __str__(self) -> str:
        countries = _listed(self.countries)
        if not self.place:
            return f"a part of {self.size} places ({countries})"
        if self.size == 1:
            return f"{self.place} lies alone ({countries}), as no open segment touches it"
        return f"{self.place} lies in a part of {self.size} places ({countries})"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Reach:
    """Hold what can be reached from a place; get one from `Network.reachable`.

    Attributes:
        origin: the id of the place.
        on: the day.
        places: the ids of the places that can be reached, in order, without the place itself.
        countries: the countries they lie in, in order.
        coverage: why a place that is not among them may still be reached on the ground.
    """

    origin: str
    on: date
    places: tuple[str, ...] = attrs.field(repr=_show_count)
    countries: tuple[str, ...]
    coverage: str = attrs.field(repr=False)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_date("on", self.on)
        check_tuple("places", self.places, str)

    def __contains__(self, place: object) -> bool:
        return place in self.places

    def __len__(self) -> int:
        return len(self.places)

    def explain(self) -> str:
        """Tell how far one gets, and what that does not mean."""
        reached = f"{len(self.places)} places ({_listed(self.countries)})" if self.places else "no other place"
        return f"From {self.origin} on {self.on} one reaches {reached}.\nTake care: {self.coverage}"

    def to_dict(self) -> dict[str, object]:
        """Give it as plain texts and lists."""
        return {
            "origin": self.origin,
            "on": self.on.isoformat(),
            "places": list(self.places),
            "countries": list(self.countries),
            "coverage": self.coverage,
            "text": self.explain(),
        }


def coverage_note(*, segments: int, places: int) -> str:
    """Say what it does not mean that the data hold no way."""
    return (
        f"the data hold {segments:,} usable segments between {places:,} places here, and no more;"
        " absent from the data is not absent on the ground."
    )


def component_from(view: View, place: str, *, barred: Iterable[int] = ()) -> Component:
    """Give the part of a network that can be reached from a place, with the place itself."""
    number = view.number.get(place)
    reached = {place}
    if number is not None:
        graph = view.graph("distance")
        closed = frozenset(barred)
        starts = (start.state for start in graph.starts_from(number) if graph.place_of[start.state] not in closed)
        reached.update(view.places[found] for found in _flooded(graph, starts, closed))
    return _component(view, reached, place)


def components_of(view: View) -> tuple[Component, ...]:
    """Give the parts of a network, the largest first; a place where gauges meet unjoined lies in several.

    Where access edges stand at the ends of routes only, they join no parts.
    """
    graph = view.graph("distance")
    seen: set[int] = set()
    found: list[Component] = []
    for state, kind in enumerate(graph.kind_of):
        if state not in seen and (kind != ACCESS or view.through_access):
            states = _connected(graph, (state,), frozenset())
            seen |= states
            found.append(_component(view, {view.places[graph.place_of[each]] for each in states}, ""))
    return tuple(sorted(found, key=lambda part: (-part.size, part.places)))


def _component(view: View, places: Iterable[str], place: str) -> Component:
    ordered = tuple(sorted(places))
    countries = tuple(sorted({view.terrain.country_of(each) for each in ordered}))
    return Component(place=place, places=ordered, countries=countries)


def _flooded(graph: Graph, starts: Iterable[int], barred: frozenset[int]) -> Iterator[int]:
    places = {graph.place_of[state] for state in _connected(graph, starts, barred)}
    yield from places
    for place in places:
        yield from (end for end in graph.access_from(place) if end not in barred)


def _connected(graph: Graph, starts: Iterable[int], barred: frozenset[int]) -> set[int]:
    waiting = list(starts)
    seen = set(waiting)
    while waiting:
        for target, _, _ in graph.out[waiting.pop()]:
            if target not in seen and graph.place_of[target] not in barred:
                seen.add(target)
                waiting.append(target)
    return seen


def _listed(codes: Sequence[str]) -> str:
    more = len(codes) - _SHOWN
    return ", ".join(codes[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
