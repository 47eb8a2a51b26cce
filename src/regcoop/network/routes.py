"""A route: its legs, its length in three kinds of parts, its borders and changes, and what runs over it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_date, check_text, check_tuple, check_type
from regcoop.corridors import BreakOfGauge, GaugeMethod, Mode, Place, SegmentStatus
from regcoop.network.distances import Distance, LengthKind, show_at_least, show_km
from regcoop.network.geodesy import Point, split_at_antimeridian
from regcoop.network.states import State
from regcoop.sources import Source

__all__ = ["Border", "GaugeChange", "Leg", "LineOver", "ModeChange", "Route", "Stop", "geometry_of_lines"]

_TWO: Final = 2


def _show_count(items: tuple[object, ...]) -> str:
    return f"<{len(items)}>"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Stop:
    """Name a place that a route touches.

    Attributes:
        place: its id.
        name: its name.
        country: its country.
        point: its position, longitude first; None if no source gives it.
    """

    place: str
    name: str = attrs.field(kw_only=True)
    country: str = attrs.field(kw_only=True)
    point: Point | None = attrs.field(default=None, kw_only=True)

    __repr__ = show_record

    def __str__(self) -> str:
        return f"{self.name} ({self.country})"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Leg:
    """Hold one leg of a route, in the direction of travel: a segment, or an access edge.

    An access edge joins a place to the one it is part of, such as a station to its city. Nobody recorded it; it is
    there so that a city can be reached by its stations, and a route always lists it.

    Attributes:
        id: the id of the segment, or one of the form `access:station:city`.
        origin: the id of the place where the leg begins.
        destination: the id of the place where it ends.
        mode: the mode of transport; `access` for an access edge.
        gauge: the gauge that is travelled on, in millimetres; None for other modes, and where it is not known.
        gauges: the gauges that are laid.
        state: what the segment was on the day.
        line: the positions along it, longitude first; None if that of an end is not known.
        recorded: whether it is a segment of the atlas.
    """

    id: str
    origin: str
    destination: str
    mode: Mode
    gauge: int | None = None
    gauges: tuple[int, ...] = ()
    state: State = State.OPERATING
    line: tuple[Point, ...] | None = attrs.field(default=None, repr=False)
    recorded: bool = True

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("id", self.id)
        check_type("mode", self.mode, Mode)
        check_type("state", self.state, State)

    @property
    def segment(self) -> str | None:
        """Give the id of the segment; None for an access edge."""
        return self.id if self.recorded else None

    def to_dict(self) -> dict[str, object]:
        """Give it as plain texts and numbers."""
        return {
            "segment": self.segment,
            "origin": self.origin,
            "destination": self.destination,
            "mode": self.mode.value,
            "gauge": self.gauge,
            "state": self.state.value,
        }


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Border:
    """Hold one border that a route crosses.

    Attributes:
        leg: the id of the leg that crosses it.
        countries: the country one leaves and the one that one enters.
        mode: the mode by which it is crossed.
        crossing: the id of the pair of posts; None where the atlas records none.
        posts: the names of the two posts, in the direction of travel; empty without a record.
    """

    leg: str
    countries: tuple[str, str]
    mode: Mode
    crossing: str | None = None
    posts: tuple[str, ...] = ()

    __repr__ = show_record

    def to_dict(self) -> dict[str, object]:
        """Give it as plain texts and lists."""
        return {
            "leg": self.leg,
            "countries": list(self.countries),
            "mode": self.mode.value,
            "crossing": self.crossing,
        }

    def __str__(self) -> str:
        where = f"at {' and '.join(self.posts)}" if self.posts else f"on {self.leg}, no pair of posts recorded"
        return f"{self.countries[0]} to {self.countries[1]} by {self.mode}, {where}"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class GaugeChange:
    """Hold one change of gauge.

    Attributes:
        place: the id of the place where the route makes it.
        name: the name of that place.
        gauges: the gauge before and the gauge after, in millimetres.
        record: the id of the break of gauge.
        methods: how it can be made; empty if that is not known.
        opposite: the name of the place across, where it may be made instead; empty if there is none.
        status: whether it can be made, as sources say.
    """

    place: str
    name: str
    gauges: tuple[int, int]
    record: str
    methods: tuple[GaugeMethod, ...] = ()
    opposite: str = ""
    status: SegmentStatus = SegmentStatus.OPERATING

    __repr__ = show_record

    @classmethod
    def of(
        cls, record: BreakOfGauge, *, place: str, gauges: tuple[int, int], names: Mapping[str, Place]
    ) -> "GaugeChange":
        """Say of a break of gauge in which place it is passed, and from which gauge to which."""
        return cls(
            place=place,
            name=names[place].name,
            gauges=gauges,
            record=record.id,
            methods=record.methods,
            opposite="".join(names[other].name for other in record.places - {place}),
            status=record.status,
        )

    def to_dict(self) -> dict[str, object]:
        """Give it as plain texts and lists."""
        return {
            "place": self.place,
            "gauges": list(self.gauges),
            "record": self.record,
            "methods": [method.value for method in self.methods],
            "opposite": self.opposite or None,
            "status": self.status.value,
        }

    def __str__(self) -> str:
        across = f" or {self.opposite}" if self.opposite else ""
        how = f", by {' or '.join(self.methods)}" if self.methods else ", how is not known"
        state = "" if self.status is SegmentStatus.OPERATING else f" ({self.status})"
        return f"{self.gauges[0]} to {self.gauges[1]} mm at {self.name}{across}{how}{state}"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class ModeChange:
    """Hold one change of mode: everything is moved from one vehicle to another.

    Attributes:
        place: the id of the place.
        name: its name.
        modes: the mode before and the mode after.
    """

    place: str
    name: str
    modes: tuple[Mode, Mode]

    __repr__ = show_record

    def to_dict(self) -> dict[str, object]:
        """Give it as plain texts and lists."""
        return {"place": self.place, "modes": [mode.value for mode in self.modes]}

    def __str__(self) -> str:
        return f"from {self.modes[0]} to {self.modes[1]} at {self.name}"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class LineOver:
    """Name a corridor or service that runs over a part of a route on the day.

    Attributes:
        line: its id.
        name: its name.
        legs: the ids of the legs it runs over, in order.
    """

    line: str
    name: str
    legs: tuple[str, ...] = attrs.field(repr=_show_count)

    __repr__ = show_record

    def to_dict(self) -> dict[str, object]:
        """Give it as plain texts and lists."""
        return {"line": self.line, "name": self.name, "legs": list(self.legs)}


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Route:
    """Hold a way from one place to another through a network on one day; get one from `Network.route`.

    Attributes:
        origin: the id of the place where it begins.
        destination: the id of the place where it ends.
        on: the day.
        weight: what it was to have little of.
        stops: the places it touches, in order.
        legs: the legs between them.
        distance: how long it is, and what of that is known.
        borders: the borders it crosses, in order.
        gauge_changes: the changes of gauge, in order.
        mode_changes: the changes of mode between two legs, those to and from access edges at its ends left out.
        services: the services that run over legs of it on the day, those over most legs first.
        corridors: the corridors that are drawn over legs of it on the day, those over most legs first.
        sources: the sources of all that it rests on, each once.
        assumed: what had to be assumed, in words.
        coverage: why a way that is not in the data may still be there.
    """

    origin: str
    destination: str
    on: date
    weight: str
    stops: tuple[Stop, ...] = attrs.field(repr=_show_count)
    legs: tuple[Leg, ...] = attrs.field(repr=_show_count)
    distance: Distance
    borders: tuple[Border, ...] = attrs.field(default=(), repr=_show_count)
    gauge_changes: tuple[GaugeChange, ...] = attrs.field(default=(), repr=_show_count)
    mode_changes: tuple[ModeChange, ...] = attrs.field(default=(), repr=_show_count)
    services: tuple[LineOver, ...] = attrs.field(default=(), repr=_show_count)
    corridors: tuple[LineOver, ...] = attrs.field(default=(), repr=_show_count)
    sources: tuple[Source, ...] = attrs.field(default=(), repr=_show_count)
    assumed: tuple[str, ...] = ()
    coverage: str = attrs.field(default="", repr=False)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_date("on", self.on)
        check_tuple("stops", self.stops, Stop)
        check_tuple("legs", self.legs, Leg)
        check_type("distance", self.distance, Distance)

    @property
    def places(self) -> tuple[str, ...]:
        """Give the ids of the places it touches, in order."""
        return tuple(stop.place for stop in self.stops)

    @property
    def segments(self) -> tuple[str, ...]:
        """Give the ids of its segments, in order, without access edges."""
        return tuple(leg.id for leg in self.legs if leg.recorded)

    @property
    def modes(self) -> tuple[Mode, ...]:
        """Give the modes of its legs, in the order in which they are met, each once."""
        return tuple(dict.fromkeys(leg.mode for leg in self.legs))

    @property
    def countries(self) -> tuple[str, ...]:
        """Give the countries it goes through, in order; one that it comes back to stands twice."""
        entered = (border.countries[1] for border in self.borders)
        return (self.stops[0].country, *entered)

    @property
    def transhipments(self) -> int:
        """Give how often goods change vehicles or wheels, by changes of gauge and of mode."""
        return len(self.gauge_changes) + len(self.mode_changes)

    @property
    def __geo_interface__(self) -> dict[str, object] | None:
        """Give its line as a GeoJSON geometry, longitude first; None if no leg has known ends.

        Where a leg in between has no known ends the line is broken, and so it is at the antimeridian.
        """
        return geometry_of_lines(leg.line for leg in self.legs)

    def explain(self) -> str:
        """Tell in English how the route runs, what is known of its length, and what must be changed where."""
        return "\n".join(_told(self))

    def to_dict(self) -> dict[str, object]:
        """Give the route as plain dicts, lists and texts, ready for JSON; numbers with decimals are texts."""
        return {
            "origin": self.origin,
            "destination": self.destination,
            "on": self.on.isoformat(),
            "weight": self.weight,
            "places": list(self.places),
            "legs": [leg.to_dict() for leg in self.legs],
            "distance": self.distance.to_dict(),
            "countries": list(self.countries),
            "borders": [border.to_dict() for border in self.borders],
            "gauge_changes": [change.to_dict() for change in self.gauge_changes],
            "mode_changes": [change.to_dict() for change in self.mode_changes],
            "modes": [mode.value for mode in self.modes],
            "services": [line.to_dict() for line in self.services],
            "corridors": [line.to_dict() for line in self.corridors],
            "sources": [source.id for source in self.sources],
            "assumed": list(self.assumed),
            "coverage": self.coverage,
            "text": self.explain(),
        }

    def __str__(self) -> str:
        return f"{self.stops[0].name} to {self.stops[-1].name}, {_count(self.legs, 'leg')}: {self.distance}"


def geometry_of_lines(lines: Iterable[tuple[Point, ...] | None]) -> dict[str, object] | None:
    """Join lines that follow each other to one GeoJSON geometry, broken where one is missing or the map ends."""
    whole: list[list[Point]] = []
    for line in lines:
        if line is None:
            whole.append([])
        elif whole and whole[-1] and whole[-1][-1] == line[0]:
            whole[-1].extend(line[1:])
        else:
            whole.append(list(line))
    pieces = [piece for line in whole if line for piece in split_at_antimeridian(line) if len(piece) >= _TWO]
    if not pieces:
        return None
    if len(pieces) == 1:
        return {"type": "LineString", "coordinates": pieces[0]}
    return {"type": "MultiLineString", "coordinates": tuple(pieces)}


# In words


def _told(route: Route) -> Iterator[str]:
    ends = f"From {route.stops[0]} to {route.stops[-1]} on {route.on}"
    yield f"{ends}, by least {route.weight}: {_count(route.legs, 'leg')}."
    yield f"Distance: {route.distance}."
    yield from _of_distance(route.distance)
    yield f"Countries: {', '.join(route.countries)}."
    yield from (f"Border: {border}." for border in route.borders)
    yield from (f"Change of gauge: {change}." for change in route.gauge_changes)
    yield from (f"Change of mode: {change}." for change in route.mode_changes)
    yield from _of_legs(route)
    yield from (f"Service: {_told_line(line, route)}." for line in route.services)
    yield from (f"Corridor: {_told_line(line, route)}." for line in route.corridors)
    yield from (f"Assumed: {assumption}." for assumption in route.assumed)
    yield from (f"Source: {source.citation()}." for source in route.sources)
    yield f"Take care: {route.coverage}"


def _of_distance(distance: Distance) -> Iterator[str]:
    whole = distance.interval
    if not distance.is_stated:
        yield f"Length of the whole way: {show_at_least(whole.lo)}; nobody printed all of it."
    for part in distance.parts:
        if part.span is not None:
            variants = ", ".join(f"{length.km:,f}" for length in part.printed)
            yield f"Printed for several segments together: {variants} km for {' + '.join(part.legs)}."


def _of_legs(route: Route) -> Iterator[str]:
    measured = {leg: part for part in route.distance.parts if len(part.legs) == 1 for leg in part.legs}
    for number, (leg, start, end) in enumerate(zip(route.legs, route.stops, route.stops[1:], strict=False), start=1):
        part = measured.get(leg.id)
        length = "length printed with others" if part is None else _told_km(part.kind, part.km)
        how = "access edge, no recorded segment" if not leg.recorded else _told_mode(leg)
        yield f"Leg {number}: {start.name} to {end.name}, {how}, {length}."


def _told_mode(leg: Leg) -> str:
    gauge = "" if leg.mode is not Mode.RAIL else f" {leg.gauge} mm" if leg.gauge else " of unknown gauge"
    state = "" if leg.state is State.OPERATING else f", {leg.state}"
    return f"{leg.mode}{gauge}{state}"


def _told_km(kind: LengthKind, km: Decimal | None) -> str:
    if km is None:
        return "length unknown"
    return f"{show_km(km)} stated" if kind is LengthKind.STATED else f"{show_at_least(km)} by straight line"


def _told_line(line: LineOver, route: Route) -> str:
    recorded = len(route.segments)
    over = "all of it" if len(line.legs) == recorded else f"{len(line.legs)} of {recorded} segments"
    return f"{line.name} ({line.line}), over {over}"


def _count(items: tuple[object, ...], word: str) -> str:
    return f"{len(items)} {word}" if len(items) == 1 else f"{len(items)} {word}s"
