"""Maps of routes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Unpack

from regcoop._validate import check_type
from regcoop.atlas import Atlas
from regcoop.errors import NothingToDrawError
from regcoop.network.routes import Leg, Route
from regcoop.plot.canvases import require_matplotlib
from regcoop.plot.maps import MapOptions, draw_sketch
from regcoop.plot.sketches import (
    AT_SEA,
    Mark,
    MarkKind,
    Rank,
    Sketch,
    Stretch,
    crossing_mark,
    position_of,
    stop_at,
    stop_order,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["map_route", "sketch_of_route"]


def map_route(route: Route, *, atlas: Atlas, ax: "Axes | None" = None, **options: Unpack[MapOptions]) -> "Axes":
    """Draw a route on a map.

    Use it after `Network.route`, to see where goods change wheels or vehicles. A line has the look of the gauge that is
    travelled on, whatever else is laid beside it. Diamonds mark the changes of gauge that the route makes, squares the
    recorded border crossings that it passes.

    Examples:
        >>> from datetime import date
        >>> import matplotlib
        >>> matplotlib.use("agg")
        >>> from regcoop.fixtures import load
        >>> from regcoop.network import Network
        >>> from regcoop.plot import map_route
        >>> atlas = load()
        >>> route = Network(atlas, on=date(2025, 6, 1)).route("kunming", "bangkok", modes={"rail"})
        >>> ax = map_route(route, atlas=atlas)
        >>> ax.get_title(loc="left")
        'Kunming to Bangkok on 2025-06-01'

    Args:
        route: the route.
        atlas: the atlas that the route was found in; it knows the positions.
        ax: the Axes to draw into; a new figure is made if None.
        **options: see `MapOptions`.

    Returns:
        The Axes, in kilometres of the projection.

    Raises:
        MissingExtraError: if matplotlib is not installed.
        UnknownCodeError: if the atlas has not the places or segments of the route.
        NothingToDrawError: if no leg has known positions.
        FieldTypeError: if an argument is of the wrong type.
    """
    require_matplotlib()
    check_type("route", route, Route)
    sketch = sketch_of_route(route, atlas)
    if not sketch.stretches:
        raise NothingToDrawError(f"The route {route}", "give one whose places have positions")
    return draw_sketch(sketch, atlas, ax, options)


def sketch_of_route(route: Route, atlas: Atlas) -> Sketch:
    """Sketch a route with the changes and borders on it."""
    changes = {change.place for change in route.gauge_changes} | {change.place for change in route.mode_changes}
    ranks = {place: Rank.TRANSFER if place in changes else Rank.STOP for place in route.places}
    ranks |= {route.origin: Rank.END, route.destination: Rank.END}
    stops = (stop_at(atlas.places[place], rank, atlas) for place, rank in ranks.items())
    stretches = {leg.id: _stretch(leg, atlas) for leg in route.legs}
    return Sketch(
        f"{route.stops[0].name} to {route.stops[-1].name} on {route.on}",
        tuple(stretch for stretch in stretches.values() if stretch is not None),
        stops=tuple(sorted((stop for stop in stops if stop is not None), key=stop_order)),
        marks=(*_crossings(route, atlas), *_breaks(route, atlas)),
        left_out=tuple(leg for leg, stretch in stretches.items() if stretch is None),
        countries=tuple(sorted(set(route.countries))),
    )


def _stretch(leg: Leg, atlas: Atlas) -> Stretch | None:
    start, end = (position_of(atlas.places[place]) for place in (leg.origin, leg.destination))
    if start is None or end is None:
        return None
    segment = None if leg.segment is None else atlas.segments[leg.segment]
    via = () if segment is None else segment.via
    known = [position_of(atlas.places.get(place)) for place in via]
    between = [position for position in known if position is not None]
    if segment is not None and segment.origin != leg.origin:
        between.reverse()
    gauges = leg.gauges if leg.gauge is None else (leg.gauge,)
    ends = frozenset((leg.origin, leg.destination))
    return Stretch(leg.id, leg.mode.value, gauges, leg.state, (start, *between, end), ends)


def _crossings(route: Route, atlas: Atlas) -> Iterator[Mark]:
    for border in route.borders:
        if border.crossing is not None and border.mode not in AT_SEA:
            mark = crossing_mark(atlas.border_crossings[border.crossing], atlas, route.on)
            if mark is not None:
                yield mark


def _breaks(route: Route, atlas: Atlas) -> Iterator[Mark]:
    for change in route.gauge_changes:
        at = position_of(atlas.places[change.place])
        if at is not None:
            yield Mark(MarkKind.BREAK, at, (change.place,))
