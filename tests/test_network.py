"""Networks: which segments count on a day, how gauges and modes join, what a route says, and why there is none."""

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regcoop.atlas import Atlas
from regcoop.corridors import Length, Mode, SegmentStatus
from regcoop.errors import (
    AvoidedEndError,
    ContradictoryFiltersError,
    EmptyFilterError,
    FieldTypeError,
    FieldValueError,
    NoRouteError,
    RegcoopError,
    SamePlaceError,
    UnknownCodeError,
)
from regcoop.fixtures import load
from regcoop.network import LengthKind, Network, Route, State, segment_state
from tracks import DAY, break_at, corridor, crossing, place, rail, segment, service, span, tracks, worlds

ABCD = [place(each) for each in "abcd"]


def bundled(day: date = DAY, **filters: Any) -> Network:  # noqa: ANN401  # the filters of Network
    return Network(load(), on=day, **filters)


def refusal(net: Network, a: str, b: str, **more: Any) -> NoRouteError:  # noqa: ANN401  # the keywords of route
    with pytest.raises(NoRouteError) as caught:
        net.route(a, b, **more)
    return caught.value


# Known answers


@pytest.fixture(scope="module")
def rails() -> Network:
    return bundled(modes={"rail"})


def test_laem_chabang_to_duisburg_needs_three_changes_of_gauge(rails: Network) -> None:
    """From 1000 mm in Thailand to 1435 in China to 1520 in Kazakhstan to 1435 in Poland."""
    fewest = rails.route("laem-chabang", "duisburg", weight="gauge changes")
    shortest = rails.route("laem-chabang", "duisburg")
    for route in (fewest, shortest):
        assert [change.gauges for change in route.gauge_changes] == [(1000, 1435), (1435, 1520), (1520, 1435)]
        assert route.modes == (Mode.RAIL,)
    assert [change.place for change in shortest.gauge_changes] == ["thanaleng", "dostyk", "malaszewicze"]
    assert [change.opposite for change in shortest.gauge_changes] == ["Vientiane South Station", "Alashankou", "Brest"]


def test_vladivostok_to_duisburg_changes_once_or_saves_way_through_manchuria(rails: Network) -> None:
    fewest = rails.route("vladivostok", "duisburg", weight="gauge changes")
    assert [change.place for change in fewest.gauge_changes] == ["malaszewicze"]
    assert "CN" not in fewest.countries
    shortest = rails.route("vladivostok", "duisburg")
    assert [change.name for change in shortest.gauge_changes] == ["Grodekovo", "Zabaikalsk", "Małaszewicze"]
    assert shortest.countries[:3] == ("RU", "CN", "RU")
    assert "harbin" in shortest.places
    assert shortest.distance.at_least < fewest.distance.at_least


def test_kunming_to_vientiane_crosses_one_border_and_changes_no_gauge(rails: Network) -> None:
    route = rails.route("kunming", "vientiane")
    assert [(border.crossing, border.countries) for border in route.borders] == [("mohan-boten", ("CN", "LA"))]
    assert route.borders[0].posts == ("Mohan", "Boten")
    assert route.gauge_changes == ()
    assert {leg.gauge for leg in route.legs if leg.mode is Mode.RAIL} == {1435}
    last = route.legs[-1]
    assert (last.id, last.segment, last.mode) == ("access:vientiane-railway-station:vientiane", None, Mode.ACCESS)
    assert route.mode_changes == ()


def test_kunming_to_vientiane_did_not_exist_before_the_railway_opened() -> None:
    """China-Laos Railway: 3 December 2021."""
    error = refusal(bundled(date(2021, 12, 2), modes={"rail"}), "kunming", "vientiane-railway-station")
    assert error.joined_from == date(2021, 12, 3)
    assert "mohan-boten-rail-1435" in error.would_join[0].records
    assert bundled(date(2021, 12, 3), modes={"rail"}).route("kunming", "vientiane-railway-station").countries == (
        "CN",
        "LA",
    )


def test_the_freight_of_vientiane_joins_thailand_at_thanaleng(rails: Network) -> None:
    route = rails.route("vientiane-railway-station", "bangkok")
    assert "thanaleng" in route.places
    assert [change.place for change in route.gauge_changes] == ["thanaleng"]
    assert route.borders[-1].crossing == "thanaleng-nong-khai"


def test_passengers_cross_vientiane_by_road() -> None:
    """Before the yard of Thanaleng opened in July 2022, the two railways did not meet."""
    before = bundled(date(2022, 6, 30))
    error = refusal(before, "kunming", "bangkok", modes={"rail"})
    assert error.would_join[0].records == ("vientiane-south-station-thanaleng-rail-1435",)
    assert error.joined_from == date(2022, 7, 1)
    assert error.hints == ("there is a route by crossing a city between its stations: add the mode access",)
    crossed = before.route("kunming", "bangkok", modes={"rail", "access"})
    assert [leg.id for leg in crossed.legs if not leg.recorded] == [
        "access:vientiane-railway-station:vientiane",
        "access:thanaleng:vientiane",
    ]
    assert [str(change) for change in crossed.mode_changes] == [
        "from rail to access at Vientiane Railway Station",
        "from access to rail at Thanaleng Dry Port",
    ]


def test_no_rails_lead_from_ho_chi_minh_city_to_phnom_penh(rails: Network) -> None:
    error = refusal(rails, "ho-chi-minh-city", "phnom-penh")
    assert {join.records for join in error.would_join} == {
        ("ho-chi-minh-city-phnom-penh-rail",),
        ("poipet-aranyaprathet-rail-1000",),
    }
    states = {join.obstacles[0].record: join.obstacles[0].state for join in error.would_join}
    assert states["ho-chi-minh-city-phnom-penh-rail"] is State.MISSING
    assert states["poipet-aranyaprathet-rail-1000"] is State.CLOSED
    vietnam, cambodia = error.components
    assert (cambodia.size, cambodia.countries) == (3, ("KH",))
    assert vietnam.size > 100
    assert "closed since 2020-04" in str(error)
    assert "absent from the data is not absent on the ground" in error.coverage
    assert error.joined_from is None


def test_trains_ran_from_bangkok_to_phnom_penh_for_a_year() -> None:
    """Poipet to Aranyaprathet: from 22 April 2019 until the trains stopped in April 2020."""
    assert bundled(date(2019, 6, 1), modes={"rail"}).route("bangkok", "phnom-penh").countries == ("TH", "KH")
    refusal(bundled(date(2019, 4, 21), modes={"rail"}), "bangkok", "phnom-penh")
    refusal(bundled(date(2020, 5, 1), modes={"rail"}), "bangkok", "phnom-penh")


def test_the_old_metre_gauge_of_yunnan_does_not_win(rails: Network) -> None:
    """Kunming to Hekou on 1000 mm is of limited use: the standard gauge and a change at Hekou are the way."""
    assert rails.route("kunming", "hanoi").gauge_changes[0].place in {"hekou", "dong-dang"}
    both = bundled(modes={"rail"}, statuses={"operating", "limited"}).route("kunming", "hanoi")
    assert {leg.state for leg in both.legs} == {State.OPERATING}


def test_the_islands_of_the_data_are_those_of_the_notes(rails: Network) -> None:
    """The Caucasus, Pakistan, Myanmar and Cambodia have railways of their own in the data."""
    parts = rails.components()
    assert [(part.size, part.countries) for part in parts[1:]] == [
        (8, ("AZ", "GE", "TR")),
        (4, ("PK",)),
        (3, ("MM",)),
        (3, ("KH",)),
    ]
    assert {"CN", "DE", "SG", "VN"} <= set(parts[0].countries)
    assert str(parts[1]) == "a part of 8 places (AZ, GE, TR)"
    assert repr(parts[1]) == "Component(place='', places=<8>, countries=('AZ', 'GE', 'TR'))"


def test_a_day_before_everything_tells_the_earliest_opening_that_joins() -> None:
    error = refusal(bundled(date(1000, 1, 1), modes={"rail"}), "kunming", "bangkok")
    assert error.joined_from == date(2022, 7, 1)
    assert error.would_join[0].hard == 0
    assert "Joined from: 2022-07-01, by openings the data know." in error.explain()
    assert "joined from 2022-07-01" in str(error)


# Which segments count


def chain(*records: object, **filters: Any) -> Network:  # noqa: ANN401  # the filters of Network
    return Network(tracks(ABCD, *records), on=filters.pop("on", DAY), **filters)


@pytest.mark.parametrize(
    ("status", "opened", "closed", "as_of", "day", "expected"),
    [
        ("operating", "2020-01-01", None, None, date(2019, 12, 31), State.NOT_YET),
        ("operating", "2020-01-01", None, None, date(2020, 1, 1), State.OPERATING),
        ("operating", "2020", None, None, date(2020, 6, 1), State.UNCERTAIN),
        ("operating", "2020", None, None, date(2020, 12, 31), State.OPERATING),
        ("limited", "2020", None, None, date(2021, 1, 1), State.LIMITED),
        ("operating", None, "2022-03", None, date(2022, 2, 28), State.OPERATING),
        ("operating", None, "2022-03", None, date(2022, 3, 31), State.CLOSED),
        ("closed", None, "2022-03-01", None, date(2022, 2, 28), State.OPERATING),
        ("closed", None, None, "2022-03-01", date(2022, 2, 1), State.UNCERTAIN),
        ("closed", None, None, "2022-03-01", date(2022, 3, 1), State.CLOSED),
        ("planned", None, None, None, DAY, State.PLANNED),
        ("construction", "2028", None, None, DAY, State.CONSTRUCTION),
        ("missing", None, None, None, DAY, State.MISSING),
    ],
)
def test_the_state_of_a_segment_follows_from_its_dates_and_its_status(  # noqa: PLR0917  # one row of a table
    status: str, opened: str | None, closed: str | None, as_of: str | None, day: date, expected: State
) -> None:
    track = rail("a-b", 1435, status=status, opened=opened, closed=closed, status_as_of=as_of)
    assert segment_state(track, day) is expected
    net = chain(track, on=day)
    assert net.state_of(track.id) is expected
    assert (track.id in net.segments) is (expected is State.OPERATING)


def test_other_statuses_make_the_network_that_would_be() -> None:
    planned = rail("a-b", 1435, status="planned", km="10")
    refusal(chain(planned), "a", "b")
    route = chain(planned, statuses={"operating", "planned"}).route("a", "b")
    assert route.legs[0].state is State.PLANNED
    assert "planned" in route.explain()


@pytest.mark.parametrize("status", ["limited", "planned", "missing"])
def test_an_operating_way_wins_however_long_it_is(status: str) -> None:
    direct, detour = segment("a-b", km="10", status=status), (segment("a-c", km="900"), segment("c-b", km="900"))
    net = chain(direct, *detour, statuses={"operating", status})
    assert net.route("a", "b").segments == ("a-c-road", "c-b-road")
    assert net.route("a", "b", avoid={"c"}).segments == ("a-b-road",)


def test_a_line_of_limited_use_wins_over_one_that_is_not_built() -> None:
    slow, planned = segment("a-b", km="900", status="limited"), segment("a-b", "river", "10", status="planned")
    net = chain(slow, planned, statuses={"operating", "limited", "planned"})
    assert net.route("a", "b").segments == ("a-b-road",)
    assert "with statuses limited, operating, planned" in refusal(net, "a", "c").asked


def test_a_shut_border_crossing_shuts_the_segment_over_it() -> None:
    places = [place("a"), place("b", "LA")]
    road = segment("a-b")
    shut = tracks(places, road, crossing("a-b", "road", status="closed", as_of="2025-05-01"))
    error = refusal(Network(shut, on=DAY), "a", "b")
    assert [(each.kind, each.record) for each in error.would_join[0].obstacles] == [("border-crossing", "a-b")]
    assert "closed as of 2025-05-01" in str(error.would_join[0])
    assert Network(shut, on=date(2025, 4, 30)).route("a", "b").borders[0].crossing == "a-b"
    by_rail_only = tracks(places, road, crossing("a-b", "rail", status="closed"))
    assert Network(by_rail_only, on=DAY).route("a", "b").borders[0].crossing is None


def test_corridors_and_services_narrow_the_network_down() -> None:
    ab, bc, cd = segment("a-b", km="1"), segment("b-c", km="1"), segment("c-d", km="1")
    drawn = corridor("north", trunk=[ab, bc], start="2020")
    train = service("express", bc, cd, start="2021-01-01")
    assert list(chain(ab, bc, cd, drawn, corridors={"north"}).segments) == ["a-b-road", "b-c-road"]
    assert list(chain(ab, bc, cd, train, services={"express"}).segments) == ["b-c-road", "c-d-road"]
    both = chain(ab, bc, cd, drawn, train, corridors=["north"], services=("express",))
    assert list(both.segments) == ["b-c-road"]
    assert not chain(ab, bc, cd, drawn, corridors={"north"}, on=date(2019, 1, 1)).segments
    assert "within the corridors north" in str(refusal(both, "a", "b"))


# Gauges and modes


def test_two_gauges_are_joined_only_where_a_break_of_gauge_says_so() -> None:
    wide, narrow = rail("a-b", 1435, km="10"), rail("b-c", 1000, km="10")
    error = refusal(chain(wide, narrow), "a", "c")
    assert [(each.kind, each.record) for each in error.would_join[0].obstacles] == [("gauges", "b")]
    assert "1000 and 1435 mm at B: no way to change between them is recorded" in str(error)
    route = chain(wide, narrow, break_at("b", 1000, 1435)).route("a", "c")
    assert [(change.place, change.gauges, change.record) for change in route.gauge_changes] == [
        ("b", (1435, 1000), "break-b")
    ]
    assert route.transhipments == 1
    planned = refusal(chain(wide, narrow, break_at("b", 1000, 1435, status="planned")), "a", "c")
    assert [(each.kind, each.state) for each in planned.would_join[0].obstacles] == [("gauge-break", State.PLANNED)]


def test_a_gauge_is_not_changed_by_a_road_without_a_journey_on_it() -> None:
    """A road that touches the place where two gauges meet must be travelled, or it joins nothing."""
    wide, narrow, road = rail("a-b", 1435, km="10"), rail("b-c", 1000, km="10"), segment("b-d", km="5")
    route = chain(wide, narrow, road, segment("d-c", km="50")).route("a", "c")
    assert route.segments == ("a-b-rail-1435", "b-d-road", "d-c-road")
    assert route.assumed == ()
    net = chain(wide, narrow, road)
    assert net.alternatives("a", "d") == (net.route("a", "d"),)


def test_a_way_that_comes_back_by_road_is_given_only_where_there_is_no_other_and_says_so() -> None:
    net = chain(rail("a-b", 1435, km="10"), rail("b-c", 1000, km="10"), segment("b-d", km="5"))
    route = net.route("a", "c")
    assert route.segments == ("a-b-rail-1435", "b-d-road", "b-d-road", "b-c-rail-1000")
    assert route.assumed == (
        "it comes back to a place by road or water, as no way to change the gauge there is recorded",
    )
    assert net.alternatives("a", "c") == (route,)


def test_a_train_may_go_to_a_yard_to_change_gauge_and_come_back() -> None:
    wide, narrow = rail("a-b", 1435, km="10"), rail("b-c", 1000, km="10")
    net = chain(wide, narrow, rail("b-d", 1000, 1435, km="3"), break_at("d", 1000, 1435))
    route = net.route("a", "c")
    assert (route.places, route.assumed) == (("a", "b", "d", "b", "c"), ())
    assert net.alternatives("a", "c") == (route,)


def test_dual_gauge_carries_each_gauge_through() -> None:
    dual = rail("b-c", 1000, 1435, km="10")
    ends = (rail("a-b", 1435, km="10"), rail("c-d", 1435, km="10"))
    assert chain(*ends, dual).route("a", "d").gauge_changes == ()
    other = (rail("a-b", 1435, km="10"), rail("c-d", 1000, km="10"))
    refusal(chain(*other, dual), "a", "d")
    either = chain(*other, dual, break_at("c", 1000, 1435, opposite="b")).route("a", "d")
    assert [(change.place, change.opposite) for change in either.gauge_changes] == [("c", "B")]
    assert str(either.gauge_changes[0]) == "1435 to 1000 mm at C or B, by transhipment"
    here = break_at("b", 1000, 1435)
    at_home = chain(*other, dual, break_at("c", 1000, 1435, opposite="b"), here).route("a", "d")
    assert at_home.gauge_changes[0].record in {"break-b", "break-c"}


def test_rails_of_unknown_gauge_fit_and_the_route_says_that_this_is_assumed() -> None:
    net = chain(rail("a-b", 1435, km="10"), rail("b-c", km="10"), rail("c-d", 1000, km="10"))
    route = net.route("a", "c")
    assert route.assumed == ("the gauge of b-c-rail is not known, and is taken to be 1435 mm",)
    refusal(net, "a", "d")
    alone = chain(rail("a-b"), rail("b-c")).route("a", "c")
    assert alone.legs[0].gauge is None
    assert "rail of unknown gauge" in alone.explain()
    assert alone.assumed[0] == "the gauge of a-b-rail is not known, and is taken to fit"


def test_a_change_of_mode_is_possible_everywhere_and_counted() -> None:
    net = chain(rail("a-b", 1435, km="10"), segment("b-c", "sea", "10"), segment("c-d", km="10"))
    route = net.route("a", "d")
    assert [(change.place, *change.modes) for change in route.mode_changes] == [
        ("b", "rail", "sea"),
        ("c", "sea", "road"),
    ]
    assert (route.transhipments, route.modes) == (2, (Mode.RAIL, Mode.SEA, Mode.ROAD))
    assert route.to_dict()["mode_changes"] == [
        {"place": "b", "modes": ["rail", "sea"]},
        {"place": "c", "modes": ["sea", "road"]},
    ]
    refusal(net, "a", "d", modes={"rail", "sea"})


def test_of_ways_that_are_as_long_the_one_with_fewer_changes_wins() -> None:
    straight = (rail("a-b", 1435, km="10"), rail("b-d", 1435, km="10"))
    changing = (segment("a-c", km="10"), rail("c-d", 1435, km="10"))
    assert chain(*straight, *changing).route("a", "d").places == ("a", "b", "d")


# Cities and stations


CITY = [place("city"), place("north", part_of="city"), place("south", part_of="city"), *ABCD]


def test_a_city_is_reached_by_its_stations_and_the_route_lists_it() -> None:
    atlas = tracks(CITY, rail("a-north", 1435, km="10"))
    route = Network(atlas, on=DAY, modes={"rail"}).route("a", "city")
    assert [(leg.id, leg.recorded) for leg in route.legs] == [("a-north-rail-1435", True), ("access:north:city", False)]
    assert route.distance.parts[-1].kind is LengthKind.GEODESIC
    assert "access edge, no recorded segment" in route.explain()
    back = Network(atlas, on=DAY, modes={"rail"}).route("city", "a")
    assert [leg.id for leg in back.legs] == ["access:north:city", "a-north-rail-1435"]


def test_rails_alone_do_not_cross_a_city() -> None:
    atlas = tracks(CITY, rail("a-north", 1435, km="10"), rail("south-b", 1000, km="10"))
    net = Network(atlas, on=DAY)
    error = refusal(net, "a", "b", modes={"rail"})
    assert error.hints == ("there is a route by crossing a city between its stations: add the mode access",)
    assert net.route("a", "b").places == ("a", "north", "city", "south", "b")
    assert net.route("north", "city", modes={"rail"}).legs[0].mode is Mode.ACCESS


def test_no_access_edge_stands_beside_a_segment() -> None:
    """A recorded railway of 40 km is the way, though the straight line is shorter."""
    atlas = tracks(
        [place("city", at=(100.0, 20.0)), place("north", at=(100.1, 20.0), part_of="city"), place("a")],
        rail("a-north", 1435, km="10"),
        rail("north-city", 1435, km="40"),
    )
    assert Network(atlas, on=DAY).route("a", "city").segments == ("a-north-rail-1435", "north-city-rail-1435")
    closed = tracks(
        [place("city"), place("north", part_of="city"), place("a")],
        rail("a-north", 1435, km="10"),
        rail("north-city", 1435, km="40", status="planned"),
    )
    assert Network(closed, on=DAY).route("a", "city").legs[-1].mode is Mode.ACCESS


def test_an_access_edge_may_cross_a_border() -> None:
    places = [place("a"), place("city", "LA"), place("north", "TH", part_of="city")]
    route = Network(tracks(places, segment("a-north", km="10")), on=DAY).route("a", "city")
    assert [border.countries for border in route.borders] == [("CN", "TH"), ("TH", "LA")]
    assert route.countries == ("CN", "TH", "LA")


# Weights


def test_weights_ask_for_different_things() -> None:
    places = [place("a"), place("b"), place("c", "LA"), place("d")]
    across = (rail("a-c", 1435, km="10"), rail("c-b", 1435, km="10"))
    around = (rail("a-d", 1435, km="90"), rail("d-b", 1000, km="90"))
    net = Network(tracks(places, *across, *around, break_at("d", 1000, 1435)), on=DAY)
    assert net.route("a", "b").places == ("a", "c", "b")
    assert net.route("a", "b", weight="borders").places == ("a", "d", "b")
    assert net.route("a", "b", weight="gauge changes").places == ("a", "c", "b")


def test_a_way_of_known_length_is_preferred_to_one_that_nobody_measured() -> None:
    places = [place("a"), place("b"), place("c"), place("x", at=None)]
    net = Network(
        tracks(places, segment("a-x"), segment("x-b"), segment("a-c", km="500"), segment("c-b", km="500")), on=DAY
    )
    assert net.route("a", "b").places == ("a", "c", "b")
    unmeasured = net.route("a", "b", avoid={"c"})
    assert unmeasured.distance.unknown == 2
    assert unmeasured.distance.at_least == 0
    assert unmeasured.distance.stated is None
    assert unmeasured.__geo_interface__ is None
    assert "length unknown" in unmeasured.explain()


def test_equal_ways_are_decided_always_in_the_same_way() -> None:
    records = [segment(ends, km="10") for ends in ("a-b", "b-d", "a-c", "c-d")]
    one, other = chain(*records).route("a", "d"), chain(*reversed(records)).route("a", "d")
    assert one == other
    assert one.places == ("a", "b", "d")


# Avoiding


def test_countries_regions_and_places_are_avoided() -> None:
    places = [place("a"), place("b"), place("c", "LA"), place("d", "CN", region="CN-YN")]
    net = Network(
        tracks(
            places, *(segment(ends, km=km) for ends, km in (("a-c", "1"), ("c-b", "1"), ("a-d", "5"), ("d-b", "5")))
        ),
        on=DAY,
    )
    for avoided in ({"LA"}, {"c"}, ["c", "LA"], (code for code in ("LA",))):
        assert net.route("a", "b", avoid=avoided).places == ("a", "d", "b")
    assert net.route("a", "b", avoid={"CN-YN"}).places == ("a", "c", "b")
    error = refusal(net, "a", "b", avoid={"LA", "CN-YN"})
    assert error.hints == ("there is a route without avoid={CN-YN, LA}",)
    assert "avoiding CN-YN, LA" in error.asked
    assert error.components[0].size == 1


def test_what_a_segment_passes_through_is_avoided_too() -> None:
    places = [place("a"), place("b"), place("mid", "LA")]
    net = Network(tracks(places, segment("a-b", km="10", via=("mid", "Some village"))), on=DAY)
    assert net.route("a", "b").countries == ("CN", "LA", "CN")
    assert net.route("a", "b", weight="borders").places == ("a", "b")
    refusal(net, "a", "b", avoid={"LA"})
    refusal(net, "a", "b", avoid={"mid"})


# Alternatives


def test_alternatives_are_loopless_and_differ_in_segments() -> None:
    routes = bundled(modes={"rail"}).alternatives("laem-chabang", "duisburg", k=6)
    assert len(routes) == 6
    assert len({route.segments for route in routes}) == 6
    for route in routes:
        assert len(set(route.places)) == len(route.places)
    assert routes[0] == bundled(modes={"rail"}).route("laem-chabang", "duisburg")


def test_there_may_be_fewer_alternatives_than_asked_for() -> None:
    net = chain(segment("a-b", km="10"), segment("a-b", "river", "20"), segment("b-c", km="5"))
    assert [route.segments for route in net.alternatives("a", "c", k=9)] == [
        ("a-b-road", "b-c-road"),
        ("a-b-river", "b-c-road"),
    ]
    with pytest.raises(NoRouteError):
        net.alternatives("a", "d")
    for wrong in (0, 101):
        with pytest.raises(FieldValueError, match="1 to 100"):
            net.alternatives("a", "c", k=wrong)


def test_alternatives_by_gauge_are_one_way() -> None:
    """Two gauges over the same rails are no two ways."""
    net = chain(rail("a-b", 1000, 1435, km="1"), rail("b-c", 1000, 1435, km="1"))
    assert len(net.alternatives("a", "c")) == 1


def test_alternatives_end_by_an_access_edge() -> None:
    atlas = tracks(CITY, rail("a-north", 1435, km="10"), rail("a-south", 1435, km="20"))
    found = Network(atlas, on=DAY, modes={"rail"}).alternatives("a", "city")
    assert [route.places for route in found] == [("a", "north", "city"), ("a", "south", "city")]
    direct = Network(atlas, on=DAY, modes={"rail"}).alternatives("north", "city")
    assert direct[0].places == ("north", "city")


# What a route says


def test_a_route_tells_everything_in_words_and_as_plain_data() -> None:
    route = bundled(modes={"rail"}).route("kunming", "bangkok")
    told = route.explain()
    for words in (
        "From Kunming (CN) to Bangkok (TH) on 2025-06-01, by least distance: 17 legs.",
        "Countries: CN, LA, TH.",
        "Border: CN to LA by rail, at Mohan and Boten.",
        "Change of gauge: 1435 to 1000 mm at Thanaleng Dry Port or Vientiane South Station, by transhipment.",
        "Leg 1: Kunming to Yuxi, rail 1435 mm, length printed with others.",
        "Service: ASEAN Express (asean-express), over all of it.",
        "Corridor: China-Laos Railway (china-laos-railway), over 10 of 17 segments.",
        "Source: ",
        "absent from the data is not absent on the ground",
    ):
        assert words in told
    plain = json.loads(json.dumps(route.to_dict()))
    assert plain["places"][0] == "kunming"
    assert plain["gauge_changes"][0]["place"] == "thanaleng"
    assert plain["text"] == told
    assert {source.id for source in route.sources} == set(plain["sources"])


def test_services_run_over_a_route_only_on_their_days() -> None:
    ab = segment("a-b", km="1")
    train, gone = service("express", ab, start="2025-06-01"), service("gone", ab, status="closed")
    atlas = tracks(ABCD, ab, train, gone, corridor("north", trunk=[ab]))
    route = Network(atlas, on=DAY).route("a", "b")
    assert [line.line for line in route.services] == ["express"]
    assert [(line.line, line.legs) for line in route.corridors] == [("north", ("a-b-road",))]
    assert Network(atlas, on=date(2025, 5, 31)).route("a", "b").services == ()


def test_a_route_backwards_is_the_same_way() -> None:
    net = bundled(modes={"rail"})
    there, back = net.route("kunming", "bangkok"), net.route("bangkok", "kunming")
    assert back.places == there.places[::-1]
    assert back.distance.stated == there.distance.stated
    assert [border.countries for border in back.borders] == [("TH", "LA"), ("LA", "CN")]
    assert back.borders[0].posts == ("Nong Khai", "Thanaleng Dry Port")
    assert back.legs[0].line == (there.legs[-1].line or ())[::-1]


def test_a_route_can_be_copied_and_shows_its_size() -> None:
    route = chain(segment("a-b", km="10")).route("a", "b")
    assert pickle.loads(pickle.dumps(route)) == route  # noqa: S301  # our own
    assert copy.deepcopy(route) == route
    assert str(route) == "A to B, 1 leg: 10 km stated (9.5 to 10.5)"
    assert repr(route).startswith("Route(origin='a', destination='b', on=datetime.date(2025, 6, 1)")


def test_a_route_is_geojson() -> None:
    places = [place("a", at=(100.0, 20.0)), place("b", at=(101.0, 21.0)), place("c", at=(102.0, 21.0))]
    net = Network(tracks(places, segment("b-a", km="200"), segment("b-c", km="150")), on=DAY)
    assert net.route("a", "c").__geo_interface__ == {
        "type": "LineString",
        "coordinates": ((100.0, 20.0), (101.0, 21.0), (102.0, 21.0)),
    }


# Reach


def test_reach_says_what_it_does_not_mean() -> None:
    rails = bundled(modes={"rail"})
    reach = rails.reachable("phnom-penh")
    assert (reach.places, reach.countries, len(reach), "poipet" in reach) == (
        ("poipet", "sihanoukville"),
        ("KH",),
        2,
        True,
    )
    assert "absent from the data is not absent on the ground" in reach.explain()
    assert json.loads(json.dumps(reach.to_dict()))["places"] == ["poipet", "sihanoukville"]
    assert rails.reachable("daluo").places == ()
    assert "no other place" in rails.reachable("daluo").explain()
    assert "vientiane" in rails.reachable("kunming")
    assert rails.reachable("kunming", avoid={"LA"}).countries.count("LA") == 0


@given(worlds())
def test_a_place_is_reached_exactly_if_there_is_a_route(atlas: Atlas) -> None:
    net = Network(atlas, on=DAY)
    first, *others = atlas.places
    reached = set(net.reachable(first).places)
    for other in others:
        try:
            net.route(first, other)
        except NoRouteError:
            assert other not in reached
        else:
            assert other in reached


# The search against another one


def _ways_without_loops(net: Network, ends: tuple[str, str], breaks: frozenset[str]) -> dict[tuple[str, ...], Decimal]:
    """Try every way that comes to no place twice, and give the length of each."""

    def onward(place: str, came: int | None, passed: frozenset[str]) -> Iterator[tuple[str, ...]]:
        if place == ends[1]:
            yield ()
            return
        for track in net.segments.values():
            other = {track.origin: track.destination, track.destination: track.origin}.get(place)
            for gauge in (track.gauges or (0,)) if other is not None and other not in passed else ():
                if came in {None, gauge} or 0 in {came, gauge} or place in breaks:
                    yield from ((track.id, *rest) for rest in onward(str(other), gauge, passed | {str(other)}))

    ways = onward(ends[0], None, frozenset({ends[0]}))
    return {way: sum((net.segments[code].lengths[0].km for code in way), Decimal(0)) for way in ways}


def _states(net: Network, *, breaks: frozenset[str]) -> "nx.DiGraph[Any]":
    """Build the graph of states anew, with an edge for each way to go on."""
    graph: nx.DiGraph[Any] = nx.DiGraph()
    hops = []
    for track in net.segments.values():
        km = track.lengths[0].km
        for gauge in track.gauges or (0,):
            hops += [(track.origin, track.destination, gauge, km), (track.destination, track.origin, gauge, km)]
    for start, end, gauge, km in hops:
        key = (end, gauge)
        if km < graph.get_edge_data(("from", start), key, {"km": km + 1})["km"]:
            graph.add_edge(("from", start), key, km=km)
        graph.add_edge(key, ("to", end), km=Decimal(0))
        for came in {each for _, place_, each, _ in hops if place_ == start}:
            joined = came == gauge or 0 in {came, gauge} or start in breaks
            if joined and km < graph.get_edge_data((start, came), key, {"km": km + 1})["km"]:
                graph.add_edge((start, came), key, km=km)
    return graph


@given(worlds())
def test_the_shortest_way_is_that_of_an_independent_search(atlas: Atlas) -> None:
    net = Network(atlas, on=DAY)
    breaks = frozenset(record.place for record in atlas.gauge_breaks.values())
    graph = _states(net, breaks=breaks)
    first, *others = atlas.places
    for other in others:
        try:
            route = net.route(first, other)
        except NoRouteError:
            known = ("from", first) in graph and ("to", other) in graph
            assert not (known and nx.has_path(graph, ("from", first), ("to", other)))
        else:
            straight = min(_ways_without_loops(net, (first, other), breaks).values(), default=None)
            least = nx.shortest_path_length(graph, ("from", first), ("to", other), weight="km")
            assert route.distance.km == (straight if len(set(route.places)) == len(route.places) else least)
            assert straight is None or route.distance.km <= straight


@given(worlds())
def test_routes_hold_together_and_alternatives_get_no_shorter(atlas: Atlas) -> None:
    net = Network(atlas, on=DAY)
    first, last = next(iter(atlas.places)), list(atlas.places)[-1]
    try:
        routes = net.alternatives(first, last, k=5)
    except NoRouteError:
        return
    assert len({route.segments for route in routes}) == len(routes)
    lengths = [route.distance.km for route in routes]
    assert lengths == sorted(lengths)
    for route in routes:
        _holds_together(route, atlas)
        assert len(routes) == 1 or not route.assumed


def _holds_together(route: Route, atlas: Atlas) -> None:
    assert route.distance.km == sum(atlas.segments[leg.id].lengths[0].km for leg in route.legs)
    assert len(route.borders) == sum(
        start.country != end.country for start, end in zip(route.stops, route.stops[1:], strict=False)
    )
    for leg, start, end in zip(route.legs, route.places, route.places[1:], strict=False):
        assert {leg.origin, leg.destination} == {start, end} == set(atlas.segments[leg.id].ends)
        assert leg.gauge is None or leg.gauge in leg.gauges
    for before, after in zip(route.legs, route.legs[1:], strict=False):
        if before.gauge != after.gauge and before.gauge and after.gauge:
            assert before.destination in {change.place for change in route.gauge_changes}


@given(worlds(most=5))
def test_all_ways_without_loops_are_found(atlas: Atlas) -> None:
    net = Network(atlas, on=DAY)
    ends = (next(iter(atlas.places)), list(atlas.places)[-1])
    ways = _ways_without_loops(net, ends, frozenset(record.place for record in atlas.gauge_breaks.values()))
    try:
        routes = net.alternatives(*ends, k=100)
    except NoRouteError:
        assert ways == {}
    else:
        found = {route.segments: route.distance.km for route in routes if len(set(route.places)) == len(route.places)}
        assert found == ways


@given(worlds(), st.data())
def test_each_of_the_answers_would_join_alone(atlas: Atlas, data: st.DataObject) -> None:
    """Open what stands in the way, add the changes of gauge that are missing, and there is a route."""
    shut = data.draw(st.sets(st.sampled_from(sorted(atlas.segments))))
    planned = SegmentStatus.PLANNED
    segments = [
        attrs.evolve(track, status=planned) if code in shut else track for code, track in atlas.segments.items()
    ]
    breaks = tuple(atlas.gauge_breaks.values())
    ends = (next(iter(atlas.places)), list(atlas.places)[-1])
    try:
        Network(tracks(atlas.places.values(), *segments, *breaks), on=DAY).route(*ends)
    except NoRouteError as error:
        for join in error.would_join:
            opened = [atlas.segments[track.id] if track.id in join.records else track for track in segments]
            added = [break_at(each.record, 1000, 1435) for each in join.obstacles if each.kind == "gauges"]
            there = {record.place for record in breaks}
            more = (record for record in added if record.place not in there)
            assert Network(tracks(atlas.places.values(), *opened, *breaks, *more), on=DAY).route(*ends).legs


# networkx


def test_the_multigraph_holds_the_segments_in_use() -> None:
    net = bundled()
    graph = net.to_networkx()
    assert graph.number_of_edges() == len(net.segments)
    assert set(graph) == {end for track in net.segments.values() for end in track.ends}
    hop = graph.edges["mohan", "boten", "mohan-boten-rail-1435"]
    assert (hop["mode"], hop["gauges"], hop["state"]) == ("rail", (1435,), "operating")
    assert graph.nodes["boten"]["country"] == "LA"
    largest = max(nx.connected_components(graph), key=len)
    assert len(net.components()[0].places) >= len(largest)


def test_routes_do_without_networkx() -> None:
    """It is loaded when somebody asks for its graph, and geographiclib when something is measured."""
    code = (
        "import sys, datetime, regcoop.network, regcoop.fixtures;"
        "assert not {'networkx', 'geographiclib'} & set(sys.modules);"
        "net = regcoop.network.Network(regcoop.fixtures.load(), on=datetime.date(2025, 6, 1));"
        "assert net.route('kunming', 'bangkok', modes={'rail'}).legs;"
        "assert 'networkx' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our own code


def test_a_network_shows_its_size() -> None:
    assert repr(chain(segment("a-b"), segment("b-c"))) == "<Network of 2025-06-01: 2 segments, 3 places, all modes>"
    net = chain(rail("a-b", 1435), modes={"rail", "sea"})
    assert repr(net) == "<Network of 2025-06-01: 1 segments, 2 places, rail, sea>"
    assert (net.on, net.places, net.atlas.places["a"].id) == (DAY, ("a", "b"), "a")
    assert "modes=frozenset" in repr(net.filters)


# Bad input


@pytest.mark.parametrize(
    ("filters", "error", "words"),
    [
        ({"modes": ()}, EmptyFilterError, "modes is empty"),
        ({"statuses": set()}, EmptyFilterError, "statuses is empty"),
        ({"corridors": []}, EmptyFilterError, "corridors is empty"),
        ({"modes": "rail"}, FieldTypeError, "a set of texts such as {'rail'}"),
        ({"modes": {"air"}}, FieldValueError, "one of rail, road"),
        ({"modes": {3}}, FieldTypeError, "an item of modes"),
        ({"statuses": {"open"}}, FieldValueError, "one of operating"),
        ({"corridors": {"china-laos"}}, UnknownCodeError, "no corridor"),
        ({"services": {"star-express"}}, UnknownCodeError, "no service"),
        ({"corridors": {"pinglu-canal"}, "modes": {"rail"}}, ContradictoryFiltersError, "pinglu-canal and modes=rail"),
        ({"services": {"yuxinou"}, "modes": {"road"}}, ContradictoryFiltersError, "yuxinou and modes=road"),
        ({"modes": {"canal"}}, ContradictoryFiltersError, "modes=canal"),
        (
            {"corridors": {"china-laos-railway"}, "services": {"yuxinou"}},
            ContradictoryFiltersError,
            "corridors=china-laos-railway and services=yuxinou",
        ),
        ({"on": "2025-06-01"}, FieldTypeError, "datetime.date"),
    ],
)
def test_filters_that_cannot_be_meant_are_refused(
    filters: dict[str, Any], error: type[RegcoopError], words: str
) -> None:
    with pytest.raises(error) as caught:
        Network(load(), **{"on": DAY, **filters})
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("ends", "more", "error", "words"),
    [
        (("kunmin", "bangkok"), {}, UnknownCodeError, "write kunming"),
        (("Ho Chi Minh City", "bangkok"), {}, UnknownCodeError, "write ho-chi-minh-city"),
        (("kunming", "Saigon"), {}, UnknownCodeError, "no place"),
        (("", "bangkok"), {}, UnknownCodeError, "no place"),
        ((7, "bangkok"), {}, FieldTypeError, "a place cannot be 7"),
        (("kunming", "kunming"), {}, SamePlaceError, "name two places"),
        (("kunming", "bangkok"), {"avoid": {"TH"}}, AvoidedEndError, "bangkok, which lies in TH"),
        (("kunming", "bangkok"), {"avoid": {"kunming"}}, AvoidedEndError, "have kunming, at one end"),
        (("kunming", "bangkok"), {"avoid": {"XX"}}, UnknownCodeError, "'XX'"),
        (("kunming", "bangkok"), {"avoid": "TH"}, FieldTypeError, "avoid cannot be"),
        (("kunming", "bangkok"), {"weight": "price"}, FieldValueError, "distance, borders, gauge changes"),
        (("kunming", "bangkok"), {"modes": ()}, EmptyFilterError, "modes is empty"),
        (("kunming", "bangkok"), {"modes": {"road"}}, ContradictoryFiltersError, "modes=road and a network by rail"),
    ],
)
def test_questions_that_cannot_be_meant_are_refused(  # noqa: PLR0917  # one row of a table
    rails: Network, ends: tuple[Any, str], more: dict[str, Any], error: type[RegcoopError], words: str
) -> None:
    with pytest.raises(error) as caught:
        rails.route(*ends, **more)
    assert words in str(caught.value)


def test_a_segment_that_the_atlas_has_not_has_no_state(rails: Network) -> None:
    with pytest.raises(UnknownCodeError, match="segment"):
        rails.state_of("kunming-mars-rail")


def test_modes_of_a_filtered_network_must_be_there() -> None:
    net = bundled(corridors={"china-laos-railway"})
    with pytest.raises(ContradictoryFiltersError, match="china-laos-railway and modes=sea"):
        net.route("kunming", "boten", modes={"sea"})


def test_the_errors_can_be_copied_and_told() -> None:
    error = refusal(bundled(modes={"rail"}), "ho-chi-minh-city", "phnom-penh")
    assert pickle.loads(pickle.dumps(error)).args == error.args  # noqa: S301  # our own
    assert isinstance(error, LookupError)
    plain = json.loads(json.dumps(error.to_dict()))
    assert plain["route"] is None
    assert plain["would_join"][0]["obstacles"][0]["record"] == "poipet-aranyaprathet-rail-1000"
    assert plain["components"][1] == {
        "place": "phnom-penh",
        "size": 3,
        "countries": ["KH"],
        "places": ["phnom-penh", "poipet", "sihanoukville"],
    }
    for small in (SamePlaceError("a"), AvoidedEndError("a", "CN"), EmptyFilterError("modes")):
        assert str(copy.copy(small)) == str(small)
    both = ContradictoryFiltersError("a=1", "b=2")
    assert copy.copy(both).filters == ("a=1", "b=2")


def test_a_place_that_no_segment_touches_is_said_to_lie_alone() -> None:
    error = refusal(bundled(), "daluo", "kunming")
    assert str(error.components[0]) == "daluo lies alone (CN), as no open segment touches it"
    assert error.would_join == ()
    assert "nothing that the data hold under these filters" in error.explain()
    assert "nothing in the data would join them" in str(error)


def test_an_opening_that_comes_after_a_closing_does_not_join() -> None:
    """The first half is open until 2027, the second from 2028 on: there is no day with both."""
    net = chain(segment("a-b", closed="2027-01-01"), segment("b-c", opened="2028-01-01"))
    error = refusal(net, "a", "c")
    assert error.joined_from is None
    assert error.would_join[0].records == ("b-c-road",)


def test_an_imprecise_opening_joins_when_it_is_certain() -> None:
    error = refusal(chain(segment("a-b", opened="2028")), "a", "b")
    assert error.joined_from == date(2028, 12, 31)
    assert "not open before 2028" in str(error)


def test_obstacles_that_open_on_one_day_are_told_together() -> None:
    net = chain(segment("a-b", opened="2028"), segment("b-c", opened="2028"), segment("c-d", status="planned"))
    join = refusal(net, "a", "d").would_join[0]
    assert str(join) == "c-d-road (road, C to D): planned with a-b-road (road, A to B) and 1 more: not open before 2028"
    assert (join.hard, len(join.obstacles)) == (1, 3)


def test_lengths_of_another_time_do_not_count() -> None:
    from regcoop.period import Period

    old = Length(Decimal(90), period=Period.parse("1990/1999"), source=segment("a-b").source)
    new = Length(Decimal(70), source=segment("a-b").source)
    track = segment("a-b", lengths=(old, new))
    assert chain(track).route("a", "b").distance.km == 70
    assert chain(track, on=date(1995, 1, 1)).route("a", "b").distance.km == 90


def test_spans_are_searched_by_their_share() -> None:
    """The direct line has only a length over both halves: 300 km, far above its straight line, and above the road."""
    places = [place("a", at=(100.0, 20.0)), place("b", at=(101.0, 20.0)), place("c", at=(100.5, 20.0)), place("d")]
    halves = (rail("a-c", 1435), rail("c-b", 1435))
    road = segment("a-b", km="200")
    assert Network(tracks(places, *halves, road), on=DAY).route("a", "b").places == ("a", "c", "b")
    together = span("both", halves, "300")
    assert Network(tracks(places, *halves, road, together), on=DAY).route("a", "b").places == ("a", "b")


def test_a_day_before_all_sources_is_told_where_nobody_says_when_a_road_opened() -> None:
    """The road has no opening day, and its sources are of our days."""
    early = bundled(date(1700, 1, 1)).route("kunming", "bangkok")
    assert any(told.startswith("no source says when") and "1700-01-01" in told for told in early.assumed)
