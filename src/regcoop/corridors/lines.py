"""Corridors and services: dated sets of routes over segments."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Self, final

import attrs

from regcoop._dated import Imprecise, Spell, holds_on
from regcoop._records import (
    check_enum,
    check_id,
    check_ids,
    check_order,
    check_party,
    check_period,
    check_tail,
    check_texts,
    show_count,
    show_source,
)
from regcoop._show import show_record
from regcoop._validate import (
    check_optional,
    check_text,
    check_tuple,
    check_type,
    check_unique,
)
from regcoop.corridors.segments import Length, SegmentStatus
from regcoop.errors import InvalidRecordError
from regcoop.period import Period
from regcoop.sources import Confidence, Source

__all__ = ["Corridor", "CorridorKind", "Route", "RouteRole", "Service", "ServiceKind"]


class RouteRole(StrEnum):
    """Tell what a route is to its corridor."""

    TRUNK = "trunk"
    BRANCH = "branch"
    FEEDER = "feeder"
    ACCESS = "access"


class CorridorKind(StrEnum):
    """Tell what a corridor is: one built line, a corridor of policy, a navigable waterway, or a river as such."""

    LINE = "line"
    CORRIDOR = "corridor"
    WATERWAY = "waterway"
    RIVER = "river"


class ServiceKind(StrEnum):
    """Tell what a service carries, or that it is a shipping line."""

    FREIGHT = "freight"
    PASSENGER = "passenger"
    SHIPPING = "shipping"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Route:
    """Hold one chain of segments of a corridor or service, in order.

    Corridors fork and are redrawn, so they are sets of dated routes, never one list of stops.

    Attributes:
        line: id of the corridor or service.
        route: its own id within the line, usually its two ends.
        segments: the ids of the segments, in order.
        start: since when it belongs to the line; None if since the beginning.
        end: the first day on which it no longer does.
        source: who says so, where that is not the source of the line.
    """

    line: str
    route: str
    role: RouteRole = attrs.field(default=RouteRole.TRUNK, kw_only=True)
    segments: tuple[str, ...] = attrs.field(kw_only=True)
    start: Period | None = attrs.field(default=None, kw_only=True)
    end: Period | None = attrs.field(default=None, kw_only=True)
    source: Source | None = attrs.field(default=None, kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("line", self.line)
        check_id("route", self.route)
        check_enum("role", self.role, RouteRole)
        check_ids("segments", self.segments)
        if not self.segments:
            raise InvalidRecordError(f"The route {self.route} of {self.line}", "has no segments", "name at least one")
        check_period("start", self.start)
        check_period("end", self.end)
        check_order(f"The route {self.route} of {self.line}", self.start, self.end)
        check_type("source", self.source, (Source, type(None)))
        check_type("note", self.note, str)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the source of the route, if it has one of its own."""
        return () if self.source is None else (self.source,)

    def part_of_line_on(self, day: date, *, imprecise: Imprecise | None = None) -> bool:
        """Tell whether the route belonged to its line on a day.

        Raises:
            UncertainDateError: if the day lies inside an imprecise date and `imprecise` is None.
        """
        spell = Spell.of(self.start, self.end, unknown_start_is_past=True)
        return holds_on(spell, day, record=f"route {self.route} of {self.line}", imprecise=imprecise)


def _check_routes(line: str, routes: tuple[Route, ...]) -> None:
    check_tuple("routes", routes, Route)
    for route in routes:
        if route.line != line:
            raise InvalidRecordError(
                f"The line {line}", f"has a route of {route.line}", "give each line its own routes"
            )
    check_unique("routes", tuple(route.route for route in routes))


def _segments_of(routes: Iterable[Route]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(segment for route in routes for segment in route.segments))


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Corridor:
    """Hold a dated set of routes that somebody calls a corridor or a line.

    Examples:
        >>> from datetime import date
        >>> from regcoop.corridors import Corridor, CorridorKind, Route, RouteRole, SegmentStatus
        >>> from regcoop.period import Period
        >>> from regcoop.sources import Source, SourceKind
        >>> programme = Source("carec-2017", publisher="CAREC", title="Corridors", kind=SourceKind.PRIMARY)
        >>> carec_2 = Corridor(
        ...     "carec-2", name="CAREC corridor 2", kind=CorridorKind.CORRIDOR, status=SegmentStatus.LIMITED,
        ...     source=programme,
        ...     routes=(
        ...         Route("carec-2", "aktau-baku", segments=("aktau-baku-ferry",)),
        ...         Route("carec-2", "baku-poti", role=RouteRole.BRANCH, start=Period.year(2017),
        ...               segments=("baku-tbilisi-rail", "tbilisi-poti-rail")),
        ...     ),
        ... )
        >>> carec_2.segments_on(date(2016, 1, 1))
        ('aktau-baku-ferry',)

    Attributes:
        programme: id of the organisation or programme that drew it.
        bloc: code of the bloc that runs the programme.
        opened: when the whole was opened, of the precision known.
        status: as sources say, which is not always what the segments of the trunk amount to.
        lengths: the published lengths of the whole, the preferred one first.
    """

    id: str
    name: str = attrs.field(kw_only=True)
    kind: CorridorKind = attrs.field(kw_only=True)
    programme: str | None = attrs.field(default=None, kw_only=True)
    bloc: str | None = attrs.field(default=None, kw_only=True)
    opened: Period | None = attrs.field(default=None, kw_only=True)
    status: SegmentStatus = attrs.field(kw_only=True)
    routes: tuple[Route, ...] = attrs.field(default=(), kw_only=True, repr=show_count)
    lengths: tuple[Length, ...] = attrs.field(default=(), kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_text("name", self.name)
        check_enum("kind", self.kind, CorridorKind)
        check_optional("programme", self.programme, check_text)
        check_optional("bloc", self.bloc, check_party)
        check_period("opened", self.opened)
        check_enum("status", self.status, SegmentStatus)
        _check_routes(self.id, self.routes)
        check_tuple("lengths", self.lengths, Length)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    @property
    def stated(self) -> Length | None:
        """Give the preferred published length; None if none is known."""
        return self.lengths[0] if self.lengths else None

    @property
    def segment_ids(self) -> tuple[str, ...]:
        """Give the ids of all its segments of any time, each once, in the order of the routes."""
        return _segments_of(self.routes)

    def routes_on(self, day: date, *, imprecise: Imprecise | None = None) -> tuple[Route, ...]:
        """Give the routes that belong to it on a day.

        Raises:
            UncertainDateError: if the day lies inside an imprecise date of a route and `imprecise` is None.
        """
        return tuple(route for route in self.routes if route.part_of_line_on(day, imprecise=imprecise))

    def segments_on(self, day: date, *, imprecise: Imprecise | None = None) -> tuple[str, ...]:
        """Give the ids of the segments that belong to it on a day, each once, in the order of the routes.

        Whether they can be used on that day is a question to the segments.

        Raises:
            UncertainDateError: if the day lies inside an imprecise date of a route and `imprecise` is None.
        """
        return _segments_of(self.routes_on(day, imprecise=imprecise))

    def with_routes(self, *routes: Route) -> Self:
        """Give a copy with other routes."""
        return attrs.evolve(self, routes=routes)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Service:
    """Hold a train or shipping service that runs over segments.

    Attributes:
        operators: who runs it: ids of organisations, or names.
        start: since when it runs, of the precision known.
        end: the first day on which it no longer does.
        frequency: how often it runs, in the words of its source.
    """

    id: str
    name: str = attrs.field(kw_only=True)
    kind: ServiceKind = attrs.field(kw_only=True)
    operators: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    start: Period | None = attrs.field(default=None, kw_only=True)
    end: Period | None = attrs.field(default=None, kw_only=True)
    frequency: str | None = attrs.field(default=None, kw_only=True)
    status: SegmentStatus = attrs.field(kw_only=True)
    routes: tuple[Route, ...] = attrs.field(default=(), kw_only=True, repr=show_count)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_text("name", self.name)
        check_enum("kind", self.kind, ServiceKind)
        check_texts("operators", self.operators)
        check_period("start", self.start)
        check_period("end", self.end)
        check_order(f"The service {self.id}", self.start, self.end)
        check_optional("frequency", self.frequency, check_text)
        check_enum("status", self.status, SegmentStatus)
        _check_routes(self.id, self.routes)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    @property
    def segment_ids(self) -> tuple[str, ...]:
        """Give the ids of all its segments of any time, each once, in the order of the routes."""
        return _segments_of(self.routes)

    def routes_on(self, day: date, *, imprecise: Imprecise | None = None) -> tuple[Route, ...]:
        """Give the routes that belong to it on a day.

        Raises:
            UncertainDateError: if the day lies inside an imprecise date of a route and `imprecise` is None.
        """
        return tuple(route for route in self.routes if route.part_of_line_on(day, imprecise=imprecise))

    def segments_on(self, day: date, *, imprecise: Imprecise | None = None) -> tuple[str, ...]:
        """Give the ids of the segments that belong to it on a day, each once, in the order of the routes.

        Whether they can be used on that day is a question to the segments.

        Raises:
            UncertainDateError: if the day lies inside an imprecise date of a route and `imprecise` is None.
        """
        return _segments_of(self.routes_on(day, imprecise=imprecise))

    def with_routes(self, *routes: Route) -> Self:
        """Give a copy with other routes."""
        return attrs.evolve(self, routes=routes)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)
