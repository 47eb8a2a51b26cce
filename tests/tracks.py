"""Small networks made by hand, in a few words each: places by their first letters, tracks between them."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mini import COUNTRIES, ISO, REGIONS, source
from regcoop.atlas import Atlas
from regcoop.corridors import (
    BorderCrossing,
    BreakOfGauge,
    Corridor,
    CorridorKind,
    GaugeMethod,
    Length,
    Mode,
    Place,
    PlaceKind,
    PlacePrecision,
    Route,
    RouteRole,
    Segment,
    SegmentStatus,
    Service,
    ServiceKind,
    Span,
)
from regcoop.period import Period

__all__ = [
    "DAY",
    "PRESS",
    "break_at",
    "corridor",
    "crossing",
    "place",
    "rail",
    "segment",
    "service",
    "span",
    "tracks",
    "worlds",
]

DAY: Final = date(2025, 6, 1)
PRESS: Final = source("daily-2025", "2025-01-01")


def place(code: str, country: str = "CN", at: tuple[float, float] | None = (100.0, 20.0), **more: Any) -> Place:  # noqa: ANN401
    """Make a place at a longitude and latitude, or at an unknown position."""
    lon, lat = (None, None) if at is None else at
    precision = PlacePrecision.UNKNOWN if at is None else PlacePrecision.POINT
    fields = {"name": code.title(), "kind": PlaceKind.CITY, "precision": precision, "lat": lat, "lon": lon, **more}
    return Place(code, country=country, source=ISO, **fields)


def _period(text: str | None) -> Period | None:
    return None if text is None else Period.parse(text)


def segment(ends: str, mode: str = "road", km: str | None = None, **more: Any) -> Segment:  # noqa: ANN401
    """Make a segment of `a-b`; dates are texts, and a length is what was printed."""
    origin, _, destination = ends.partition("-")
    gauges = more.pop("gauges", ())
    code = more.pop("code", "-".join([ends, mode, *map(str, gauges)]))
    for name in ("opened", "closed", "status_as_of"):
        more[name] = _period(more.get(name))
    lengths = more.pop("lengths", () if km is None else (Length(Decimal(km), source=PRESS),))
    status = SegmentStatus(more.pop("status", "operating"))
    return Segment(
        code,
        origin=origin,
        destination=destination,
        mode=Mode(mode),
        gauges=gauges,
        status=status,
        lengths=lengths,
        source=PRESS,
        **more,
    )


def rail(ends: str, *gauges: int, km: str | None = None, **more: Any) -> Segment:  # noqa: ANN401
    """Make a railway of `a-b`, of one or several gauges, or of none that is known."""
    return segment(ends, "rail", km, gauges=gauges, **more)


def break_at(where: str, *gauges: int, opposite: str | None = None, status: str = "operating") -> BreakOfGauge:
    """Make a break of gauge in a place."""
    return BreakOfGauge(
        f"break-{where}",
        place=where,
        gauge_a=min(gauges),
        gauge_b=max(gauges),
        opposite_place=opposite,
        methods=(GaugeMethod.TRANSHIPMENT,),
        status=SegmentStatus(status),
        source=PRESS,
    )


def crossing(ends: str, *modes: str, status: str = "operating", as_of: str | None = None) -> BorderCrossing:
    """Make a pair of posts `a-b`."""
    one, _, other = ends.partition("-")
    return BorderCrossing(
        ends,
        place_a=one,
        place_b=other,
        modes=tuple(map(Mode, modes)),
        status=SegmentStatus(status),
        status_as_of=_period(as_of),
        source=PRESS,
    )


def span(code: str, segments: Iterable[Segment], *km: str) -> Span:
    """Make a length, or several variants of one, that were printed for some segments together."""
    lengths = tuple(Length(Decimal(each), source=PRESS) for each in km)
    return Span(code, segments=tuple(each.id for each in segments), lengths=lengths)


def _routes(line: str, chains: Mapping[str, Iterable[Segment]], start: str | None) -> tuple[Route, ...]:
    return tuple(
        Route(
            line,
            name,
            role=RouteRole(name.partition("-")[0]),
            segments=tuple(each.id for each in chain),
            start=_period(start),
            source=PRESS,
        )
        for name, chain in chains.items()
    )


def corridor(code: str, *, start: str | None = None, km: Iterable[str] = (), **chains: Iterable[Segment]) -> Corridor:
    """Make a corridor of chains, each under the name of its role."""
    return Corridor(
        code,
        name=code.title(),
        kind=CorridorKind.CORRIDOR,
        status=SegmentStatus.OPERATING,
        routes=_routes(code, chains, start),
        lengths=tuple(Length(Decimal(each), source=PRESS) for each in km),
        source=PRESS,
    )


def service(code: str, *chain: Segment, start: str | None = None, status: str = "operating") -> Service:
    """Make a freight train over a chain."""
    return Service(
        code,
        name=code.title(),
        kind=ServiceKind.FREIGHT,
        start=_period(start),
        status=SegmentStatus(status),
        routes=_routes(code, {"trunk": chain}, None),
        source=PRESS,
    )


def tracks(places: Iterable[Place], *records: object) -> Atlas:
    """Make an atlas of places, and of segments and all else, in any order."""
    kinds: dict[str, type] = {
        "segments": Segment,
        "spans": Span,
        "corridors": Corridor,
        "services": Service,
        "gauge_breaks": BreakOfGauge,
        "border_crossings": BorderCrossing,
    }
    sets: Any = {name: [record for record in records if isinstance(record, kind)] for name, kind in kinds.items()}
    return Atlas.build(edition=date(2026, 1, 1), countries=COUNTRIES, regions=REGIONS, places=places, **sets)


# Networks drawn by chance

_COUNTRIES: Final = ("CN", "LA", "TH")
_GAUGES: Final = (1000, 1435)


@st.composite
def _worlds(draw: st.DrawFn, most: int) -> Atlas:
    letters = "abcdefg"[: draw(st.integers(2, most))]
    places = [place(each, draw(st.sampled_from(_COUNTRIES))) for each in letters]
    pairs = st.tuples(st.sampled_from(letters), st.sampled_from(letters)).filter(lambda pair: pair[0] != pair[1])
    segments: dict[str, Segment] = {}
    for one, other in draw(st.lists(pairs, min_size=1, max_size=2 * most)):
        km = str(draw(st.integers(1, 30)))
        gauges = draw(st.sampled_from([(), (1000,), (1435,), _GAUGES]))
        made = rail(f"{one}-{other}", *gauges, km=km) if gauges else segment(f"{one}-{other}", km=km)
        segments[made.id] = made
    breaks = draw(st.sets(st.sampled_from(letters), max_size=3))
    return tracks(places, *segments.values(), *(break_at(where, *_GAUGES) for where in sorted(breaks)))


def worlds(*, most: int = 7) -> SearchStrategy[Atlas]:
    """Give small networks of roads and of railways of two gauges, with printed lengths throughout."""
    return _worlds(most)
