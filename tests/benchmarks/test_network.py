"""What routes cost: the network of all segments, and grids of ten and a hundred thousand beside networkx."""

import gc
import math
import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache, partial
from itertools import pairwise
from statistics import median
from typing import Any

import networkx as nx
import pytest

import regcoop
from regcoop.atlas import Atlas
from regcoop.corridors import Length, Mode, Place, PlaceKind, PlacePrecision, Segment, SegmentStatus
from regcoop.countries import Country, CurrencyUse
from regcoop.network import Network, Route
from regcoop.sources import Source, SourceKind

Report = Callable[[str, float, float, str], None]

DAY = date(2025, 6, 1)
BUILD_MS = 100
ROUTE_MS = 5
MOST_TIMES_NETWORKX = 2
MOST_EXPONENT = 1.3
MADE = Source("made", publisher="Made", title="Made for the benchmark", kind=SourceKind.REFERENCE)
SIZES = (10_000, 100_000)


def milliseconds(call: Callable[[], Any], runs: int = 7) -> float:
    times: list[float] = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1e3)
    return median(times)


def country() -> Country:
    return Country(
        "CN",
        alpha_3="CHN",
        numeric="156",
        name="China",
        capital="Beijing",
        capital_lat=39.9,
        capital_lon=116.4,
        landlocked=False,
        currencies=(CurrencyUse("CNY", source=MADE),),
        source=MADE,
    )


def grid_ends(side: int) -> Iterator[tuple[str, str]]:
    rows = [[f"p-{row:03}-{column:03}" for column in range(side)] for row in range(side)]
    for row in rows:
        yield from pairwise(row)
    for one, other in pairwise(rows):
        yield from zip(one, other, strict=True)


@cache
def grid(segments: int) -> Atlas:
    """Make a square grid of railways of about so many segments, most of them with a printed length."""
    side = round(math.sqrt(segments / 2)) + 1
    chance = random.Random(segments)  # noqa: S311  # nothing is kept secret
    places = [
        Place(
            f"p-{row:03}-{column:03}",
            name=f"P {row} {column}",
            kind=PlaceKind.STATION,
            country="CN",
            lat=5 + 40 * row / side,
            lon=70 + 60 * column / side,
            precision=PlacePrecision.POINT,
            source=MADE,
        )
        for row in range(side)
        for column in range(side)
    ]
    made = [
        Segment(
            f"{one}-{other}",
            origin=one,
            destination=other,
            mode=Mode.RAIL,
            gauges=(1435,),
            status=SegmentStatus.OPERATING,
            lengths=() if chance.random() < 0.1 else (Length(Decimal(chance.randint(20, 90)), source=MADE),),
            source=MADE,
        )
        for one, other in grid_ends(side)
    ]
    return Atlas.build(edition=DAY, countries=[country()], places=places, segments=made)


@cache
def network(segments: int) -> Network:
    return Network(grid(segments), on=DAY)


def corners(net: Network) -> tuple[str, str]:
    return net.places[0], net.places[-1]


def pairs(net: Network, count: int) -> list[tuple[str, str]]:
    chance = random.Random(7)  # noqa: S311  # nothing is kept secret
    drawn = [chance.sample(net.places, 2) for _ in range(count)]
    return [corners(net), *((one, other) for one, other in drawn)]


def test_the_network_of_all_segments(report: Report) -> None:
    atlas = regcoop.load()
    ours = milliseconds(lambda: Network(atlas, on=DAY))
    report("network of all segments, ms", ours, BUILD_MS, f"({len(atlas.segments)} segments, networkx not needed)")
    assert ours <= BUILD_MS


@pytest.mark.parametrize(
    ("ends", "more"),
    [
        (("kunming", "bangkok"), {}),
        (("laem-chabang", "duisburg"), {}),
        (("vladivostok", "duisburg"), {"weight": "gauge changes"}),
        (("chongqing", "singapore"), {"weight": "borders", "avoid": {"VN"}}),
    ],
)
def test_a_route_through_the_bundled_network(report: Report, ends: tuple[str, str], more: dict[str, Any]) -> None:
    net = Network(regcoop.load(), on=DAY, modes={"rail", "sea"})
    start = time.perf_counter()
    net.route(*ends, **more)
    first = (time.perf_counter() - start) * 1e3
    ours = milliseconds(lambda: net.route(*ends, **more))
    report(f"route {' to '.join(ends)}, ms", ours, ROUTE_MS, f"(the first one {first:.1f} ms)")
    assert ours <= ROUTE_MS


def test_why_there_is_no_route(report: Report) -> None:
    def asked() -> None:
        with pytest.raises(regcoop.errors.NoRouteError):
            net.route("ho-chi-minh-city", "phnom-penh")

    net = Network(regcoop.load(), on=DAY, modes={"rail"})
    report("no route from Ho Chi Minh City to Phnom Penh, ms", milliseconds(asked), 50, "(with what would join them)")


def test_alternatives(report: Report) -> None:
    net = Network(regcoop.load(), on=DAY, modes={"rail"})
    ours = milliseconds(lambda: net.alternatives("laem-chabang", "duisburg", k=5))
    report("five routes Laem Chabang to Duisburg, ms", ours, 100, "")
    assert ours <= 100


def test_alternatives_through_a_grid(report: Report) -> None:
    net = network(SIZES[1])
    first = milliseconds(lambda: net.route(*corners(net)), runs=3)
    ours = milliseconds(lambda: net.alternatives(*corners(net), k=3), runs=1)
    detail = f"({ours:,.0f} ms beside {first:.0f} ms; hundreds of ways are left at each of their places)"
    report("three routes beside one, corner to corner of 100,000 segments", ours / first, 100, detail)
    assert ours / first <= 100


@pytest.mark.parametrize("segments", SIZES)
def test_a_route_through_a_grid_beside_networkx(report: Report, segments: int) -> None:
    net = network(segments)
    graph = net.to_networkx()
    ours, theirs = [], []
    for one, other in pairs(net, 8):
        ours.append(milliseconds(lambda one=one, other=other: net.route(one, other), runs=3))  # type: ignore[misc]
        theirs.append(
            milliseconds(lambda one=one, other=other: nx.shortest_path(graph, one, other, weight="km"), runs=3)  # type: ignore[misc]
        )
    ratio = median(mine / peer for mine, peer in zip(ours, theirs, strict=True))
    worst = max(mine / peer for mine, peer in zip(ours, theirs, strict=True))
    detail = f"(worst {worst:.2f} x; corner to corner {ours[0]:.0f} ms beside {theirs[0]:.0f} ms)"
    report(f"route through {len(net.segments):,} segments beside networkx", ratio, MOST_TIMES_NETWORKX, detail)
    assert ratio <= MOST_TIMES_NETWORKX


def test_the_route_through_a_grid_is_as_short_as_that_of_networkx() -> None:
    net = network(SIZES[0])
    graph = net.to_networkx()
    for one, other in pairs(net, 3):
        route = net.route(one, other)
        theirs = nx.shortest_path_length(graph, one, other, weight="km")
        ours = sum(graph.edges[leg.origin, leg.destination, leg.id]["km"] for leg in route.legs)
        assert ours == theirs


def test_cost_grows_about_as_the_network(report: Report) -> None:
    for what, call in (
        ("building", lambda size: Network(grid(size), on=DAY)),
        ("a route from corner to corner", lambda size: network(size).route(*corners(network(size)))),
        ("reach", lambda size: network(size).reachable(corners(network(size))[0])),
    ):
        few, many = (milliseconds(partial(call, size), runs=3) for size in SIZES)
        exponent = math.log(many / few) / math.log(len(network(SIZES[1]).segments) / len(network(SIZES[0]).segments))
        detail = f"({few:.0f} ms for {SIZES[0]:,} and {many:.0f} ms for {SIZES[1]:,} segments)"
        report(f"growth exponent of {what}", exponent, MOST_EXPONENT, detail)
        assert exponent <= MOST_EXPONENT


def test_pytest_benchmark_of_a_route(benchmark: Callable[..., Route]) -> None:
    net = Network(regcoop.load(), on=DAY, modes={"rail"})
    assert benchmark(lambda: net.route("kunming", "bangkok")).legs
