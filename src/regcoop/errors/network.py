"""Errors about routes and networks."""

from typing import Any

from regcoop.errors.root import RegcoopError

__all__ = [
    "AvoidedEndError",
    "ContradictoryFiltersError",
    "EmptyFilterError",
    "NoRouteError",
    "SamePlaceError",
]


class EmptyFilterError(RegcoopError, ValueError):
    """Say that a filter is there and lets nothing through.

    Attributes:
        name: the filter: `modes`, `statuses`, `corridors` or `services`.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"{self.name} is empty, so that no segment could be used: name at least one, or leave the filter out"


class ContradictoryFiltersError(RegcoopError, ValueError):
    """Say that filters leave no segment on any day.

    Attributes:
        filters: the filters that contradict each other, as they were written.
    """

    def __init__(self, *filters: str) -> None:
        super().__init__(*filters)
        self.filters = filters

    def __str__(self) -> str:
        both = " and ".join(self.filters)
        return f"no segment fulfils {both}, on whatever day: leave one of them out, or ask for more modes"


class SamePlaceError(RegcoopError, ValueError):
    """Say that a route was asked for that ends where it starts.

    Attributes:
        place: the id of the place.
    """

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place

    def __str__(self) -> str:
        return f"a route from {self.place} to itself has no legs: name two places"


class AvoidedEndError(RegcoopError, ValueError):
    """Say that a route is to avoid the place, or the country of the place, where it starts or ends.

    Attributes:
        place: the id of the place.
        avoided: what was to be avoided: the place, its region or its country.
    """

    def __init__(self, place: str, avoided: str) -> None:
        super().__init__(place, avoided)
        self.place = place
        self.avoided = avoided

    def __str__(self) -> str:
        inside = "" if self.place == self.avoided else f", which lies in {self.avoided}"
        return (
            f"the route cannot avoid {self.avoided} and have {self.place}{inside}, at one end:"
            " leave it out of avoid, or choose another end"
        )


class NoRouteError(RegcoopError, LookupError):
    """Say that the network has no route between two places, where each of them lies, and what would join them.

    Attributes:
        origin: the id of the place to start from.
        destination: the id of the place to go to.
        asked: what was asked, in words: modes, day and filters.
        components: the part of the network that can be reached from each end, a `regcoop.network.Component`.
        would_join: what would join them, each a `regcoop.network.Join` that would do alone; the least obstacles first.
        joined_from: the first day from which openings known today join them for certain; None if there is none.
        hints: what else would help, in words.
        coverage: why no route in the data is not no way on the ground.
    """

    def __init__(  # noqa: PLR0917  # all positional, so that errors can be copied and pickled
        self,
        origin: str,
        destination: str,
        asked: str,
        components: tuple[Any, ...],
        would_join: tuple[Any, ...],
        joined_from: Any,  # noqa: ANN401  # a date or None; the layers below know no records of the network
        hints: tuple[str, ...],
        coverage: str,
    ) -> None:
        super().__init__(origin, destination, asked, components, would_join, joined_from, hints, coverage)
        self.origin = origin
        self.destination = destination
        self.asked = asked
        self.components = components
        self.would_join = would_join
        self.joined_from = joined_from
        self.hints = hints
        self.coverage = coverage

    def explain(self) -> str:
        """Tell all of it, one thing a line."""
        lines = [f"No route from {self.origin} to {self.destination} {self.asked}."]
        lines += [f"Reached: {component}." for component in self.components]
        lines += [f"Would join them: {join}." for join in self.would_join]
        if not self.would_join:
            lines.append("Would join them: nothing that the data hold under these filters.")
        if self.joined_from is not None:
            lines.append(f"Joined from: {self.joined_from}, by openings the data know.")
        lines += [f"Hint: {hint}." for hint in self.hints]
        return "\n".join((*lines, f"Take care: {self.coverage}"))

    def to_dict(self) -> dict[str, object]:
        """Give the reasons as plain dicts, lists and texts, ready for JSON."""
        return {
            "route": None,
            "origin": self.origin,
            "destination": self.destination,
            "asked": self.asked,
            "components": [component.to_dict() for component in self.components],
            "would_join": [join.to_dict() for join in self.would_join],
            "joined_from": None if self.joined_from is None else str(self.joined_from),
            "hints": list(self.hints),
            "coverage": self.coverage,
            "text": self.explain(),
        }

    def __str__(self) -> str:
        joins = " or ".join(f"({number}) {join}" for number, join in enumerate(self.would_join, start=1))
        parts = "; ".join(str(component) for component in self.components)
        would = f"; what would join them: {joins}" if joins else "; nothing in the data would join them"
        since = "" if self.joined_from is None else f"; joined from {self.joined_from}"
        advice = ": ask for another day, more modes or statuses, and read error.explain()"
        return f"no route from {self.origin} to {self.destination} {self.asked}; {parts}{would}{since}{advice}"
