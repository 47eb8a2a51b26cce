"""Distances: printed lengths, straight lines and unknown parts, and lengths that were printed for several segments."""

import json
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regcoop.corridors import Length, PlacePrecision
from regcoop.fixtures import load
from regcoop.interval import Interval
from regcoop.network import Distance, DistancePart, LengthKind, Network
from regcoop.network.geodesy import (
    Point,
    geodesic_line,
    geodesic_metres,
    measured_point,
    quick_metres,
    split_at_antimeridian,
)
from regcoop.network.terrain import Terrain
from regcoop.network.tiling import Print, Spans, Step, distance_of
from tracks import DAY, PRESS, place, segment, span, tracks

DEGREE_OF_EQUATOR = 111_319
"""Metres, rounded down: the equatorial radius of 6,378,137 m times pi / 180 is 111,319.49."""


def printed(*km: str) -> Print | None:
    return Print.of(tuple(Length(Decimal(each), source=PRESS) for each in km))


def chain(*lengths: str | int | None) -> list[Step]:
    """Make a chain of texts (printed kilometres), whole numbers (metres of the straight line) and None."""
    return [
        Step(
            f"s{number}",
            printed(length) if isinstance(length, str) else None,
            length if isinstance(length, int) else None,
        )
        for number, length in enumerate(lengths)
    ]


def spans(**given_spans: tuple[tuple[str, ...], Print | None]) -> Spans:
    return Spans({name: (segments, found) for name, (segments, found) in given_spans.items() if found is not None})


# Kinds of parts


def test_the_three_kinds_of_parts_are_kept_apart() -> None:
    """88 km printed, 12.345 km straight, one part unknown: the whole is at least 87.5 + 12.345."""
    distance = distance_of([chain("88", 12_345, None)], spans())
    assert [part.kind for part in distance.parts] == [LengthKind.STATED, LengthKind.GEODESIC, LengthKind.UNKNOWN]
    assert distance.stated is not None
    assert distance.stated.value == 88
    assert distance.stated.interval == Interval(Decimal("87.5"), Decimal("88.5"))
    assert (distance.geodesic_km, distance.unknown) == (Decimal("12.345"), 1)
    assert distance.interval == Interval(Decimal("99.845"), Decimal("Infinity"))
    assert (distance.at_least, distance.km) == (Decimal("99.845"), Decimal("100.345"))
    assert not distance.is_stated
    assert str(distance) == "88 km stated (87.5 to 88.5) + at least 12.3 km by straight lines + 1 of unknown length"


def test_a_length_that_was_printed_throughout_has_two_ends() -> None:
    distance = distance_of([chain("88", "508")], spans())
    assert distance.is_stated
    assert distance.interval == Interval(Decimal("595.0"), Decimal("597.0"))
    assert distance.sources == (PRESS,)


def test_nothing_measured_is_nothing() -> None:
    nothing = distance_of([], spans())
    assert (nothing.parts, nothing.stated, str(nothing)) == ((), None, "nothing")
    assert nothing.at_least == 0


def test_a_distance_is_plain_data() -> None:
    distance = distance_of([chain("88", 12_345, None)], spans())
    plain = json.loads(json.dumps(distance.to_dict()))
    assert plain["stated_km"] == "88"
    assert plain["geodesic_km"] == "12.345"
    assert plain["interval_km"] == ["99.845", None]
    assert plain["parts"][0] == {
        "kind": "stated",
        "legs": ["s0"],
        "km": "88",
        "printed_km": ["88"],
        "span": None,
        "sources": [PRESS.id],
    }
    assert repr(distance) == (
        "Distance(parts=<3>, stated=Estimate(Decimal('88'), Interval(Decimal('87.5'), Decimal('88.5')), unit='km'))"
    )
    assert "printed=<1>" in repr(distance.parts[0])


# Tiling


def test_a_span_is_never_added_to_its_own_segments() -> None:
    """Two segments without a printed length, 1,035 km printed for both together."""
    both = spans(whole=(("s0", "s1"), printed("1035")))
    distance = distance_of([chain(400_000, 300_000)], both)
    assert distance.km == 1035
    assert [(part.span, part.legs) for part in distance.parts] == [("whole", ("s0", "s1"))]


def test_what_was_printed_wins_over_straight_lines_however_long_it_is() -> None:
    """The first segment has a length of its own; with the span nothing is left to straight lines."""
    both = spans(whole=(("s0", "s1"), printed("1035")))
    assert distance_of([chain("88", 300_000)], both).km == 1035


def test_the_shortest_of_the_printed_tilings_counts_and_the_interval_covers_all() -> None:
    """300 + 300 = 600 by segments; 590 or 650 by the span: from 589.5 to 650.5."""
    both = spans(whole=(("s0", "s1"), printed("590", "650")))
    distance = distance_of([chain("300", "300")], both)
    assert distance.stated is not None
    assert distance.stated.value == 590
    assert distance.stated.interval == Interval(Decimal("589.5"), Decimal("650.5"))
    longer = spans(whole=(("s0", "s1"), printed("650")))
    assert distance_of([chain("300", "300")], longer).km == 600
    assert distance_of([chain("300", "300")], longer).interval == Interval(Decimal("599.0"), Decimal("650.5"))


def test_spans_overlap_and_the_best_combination_is_found() -> None:
    """Of s0 to s3, spans over s0-s1, s1-s2 and s2-s3: the first and the last leave nothing out."""
    some = spans(
        left=(("s0", "s1"), printed("200")), middle=(("s1", "s2"), printed("10")), right=(("s2", "s3"), printed("300"))
    )
    distance = distance_of([chain(1_000, 1_000, 1_000, 1_000)], some)
    assert [part.span for part in distance.parts] == ["left", "right"]
    assert distance.km == 500


def test_a_span_counts_in_either_direction_and_only_as_a_whole() -> None:
    both = spans(whole=(("s1", "s0"), printed("1035")))
    assert distance_of([chain(400_000, 300_000)], both).km == 1035
    assert distance_of([chain(400_000)], both).km == 400
    assert distance_of([chain(400_000)[:1], chain(1, 300_000)[1:]], both).km == 700


@given(st.lists(st.one_of(st.integers(1, 99).map(str), st.integers(1, 99_000), st.none()), max_size=8), st.data())
def test_every_step_is_covered_once(lengths: list[str | int | None], data: st.DataObject) -> None:
    steps = chain(*lengths)
    names = [step.leg for step in steps]
    some = {
        f"span{number}": (tuple(names[start:end]), printed("50", "60"))
        for number, (start, end) in enumerate(
            data.draw(st.lists(st.tuples(st.integers(0, 6), st.integers(2, 8)), max_size=3))
        )
        if end - start > 1 and end <= len(names)
    }
    distance = distance_of([steps], spans(**some))
    assert [leg for part in distance.parts for leg in part.legs] == names
    assert distance.stated is None or distance.stated.interval.contains(distance.stated.value)
    total = sum((part.km or 0 for part in distance.parts), Decimal(0))
    assert total == distance.km


def test_segments_and_spans_of_a_network_are_tiled() -> None:
    places = [place(code, at=(100.0 + number, 20.0)) for number, code in enumerate("abcd")]
    legs = [segment("a-b", km="120"), segment("b-c"), segment("c-d")]
    atlas = tracks(places, *legs, span("far", legs[1:], "230"))
    route = Network(atlas, on=DAY).route("a", "d")
    assert [(part.km, part.span) for part in route.distance.parts] == [(Decimal(120), None), (Decimal(230), "far")]
    assert "Printed for several segments together: 230 km for b-c-road + c-d-road." in route.explain()


def test_the_china_laos_railway_is_as_long_as_its_headline() -> None:
    """Xinhua, 30 January 2022: 1,035 km. Its sections leave the hop between the border posts out."""
    route = Network(load(), on=DAY, modes={"rail"}).route("kunming", "vientiane-railway-station")
    assert route.distance.is_stated
    assert route.distance.km == 1035


def test_the_trans_siberian_is_as_long_as_its_headline() -> None:
    """9,259 km by Vladimir, though shorter sums of straight lines could be formed."""
    net = Network(load(), on=DAY, corridors={"trans-siberian"})
    assert net.route("moscow", "vladivostok").distance.km == 9259


# Straight lines


def test_a_degree_of_the_equator() -> None:
    assert geodesic_metres([(0.0, 0.0), (1.0, 0.0)]) == DEGREE_OF_EQUATOR
    assert geodesic_metres([(0.0, 0.0)]) == 0


def test_the_geodesic_of_the_manual() -> None:
    """GeographicLib, manual of the Python package: Wellington to Salamanca is 19,959,679.267 m."""
    assert geodesic_metres([(174.81, -41.32), (-5.50, 40.96)]) == 19_959_679


POINTS = st.tuples(st.floats(-179.0, 179.0), st.floats(-70.0, 70.0))


@given(POINTS, POINTS)
def test_the_quick_length_is_near_the_exact_one(start: Point, end: Point) -> None:
    exact, quick = geodesic_metres([start, end]), quick_metres([start, end])
    assert abs(exact - quick) <= 2 + exact / 20_000 or exact > 19_000_000


def test_the_quick_length_of_a_point_and_of_its_antipode() -> None:
    assert quick_metres([(10.0, 20.0), (10.0, 20.0)]) == 0
    assert quick_metres([(0.0, 0.0), (180.0, 0.0)]) == geodesic_metres([(0.0, 0.0), (180.0, 0.0)])


def test_all_bundled_segments_are_measured_alike_by_both() -> None:
    terrain = Terrain(load(), DAY)
    for code, track in load().segments.items():
        points = terrain.points(track)
        if points is not None:
            assert abs(geodesic_metres(points) - quick_metres(points)) <= 2 + geodesic_metres(points) / 50_000, code


@given(POINTS, POINTS)
def test_a_drawn_line_is_as_long_as_the_geodesic(start: Point, end: Point) -> None:
    line = geodesic_line((start, end), step_km=500)
    assert line[0] == start
    steps = [geodesic_metres([one, other]) for one, other in pairwise(line)]
    assert max(steps, default=0) <= 500_500
    exact = geodesic_metres([start, end])
    assert abs(sum(steps) - exact) <= 100 or exact > 19_900_000
    assert all(abs(one[0] - other[0]) <= 180 for one, other in pairwise(line))


def test_lines_are_cut_at_the_antimeridian() -> None:
    assert split_at_antimeridian(((170.0, 10.0), (175.0, 10.0))) == (((170.0, 10.0), (175.0, 10.0)),)
    assert split_at_antimeridian(((-170.0, 0.0), (170.0, 10.0))) == (
        ((-170.0, 0.0), (-180.0, 5.0)),
        ((180.0, 5.0), (170.0, 10.0)),
    )
    assert split_at_antimeridian(((179.0, 0.0), (180.0, 0.0), (181.0, 0.0))) == (
        ((179.0, 0.0), (180.0, 0.0)),
        ((-180.0, 0.0), (-179.0, 0.0)),
    )


@given(st.lists(POINTS, min_size=2, max_size=6))
def test_pieces_stay_on_the_map_and_lose_nothing(line: list[Point]) -> None:
    pieces = split_at_antimeridian(line)
    assert all(-180 <= lon <= 180 for piece in pieces for lon, _ in piece)
    for piece in pieces:
        assert all(abs(one[0] - other[0]) <= 180 for one, other in pairwise(piece))
    latitudes = [lat for piece in pieces for _, lat in piece]
    assert all(any(abs(lat - other) < 1e-9 for other in latitudes) for _, lat in line)


# Positions


def test_a_stand_in_is_not_measured_from() -> None:
    proxy = place("x", at=(100.0, 20.0), precision=PlacePrecision.PROXY)
    assert measured_point(proxy) is None
    assert measured_point(place("x", at=None)) is None
    assert measured_point(place("x", at=(100.0, 20.0))) == (100.0, 20.0)
    net = Network(tracks([place("a"), proxy], segment("a-x")), on=DAY)
    assert net.route("a", "x").distance.unknown == 1


def test_straight_lines_run_through_what_a_segment_passes() -> None:
    """Two degrees of the equator there and one back: 222,638.98 m and 111,319.49 m, each rounded down."""
    places = [place("a", at=(0.0, 0.0)), place("b", at=(1.0, 0.0)), place("mid", at=(2.0, 0.0))]
    around = Network(tracks(places, segment("a-b", via=("mid", "Somewhere"))), on=DAY).route("a", "b")
    assert around.distance.km == Decimal("333.957")
    assert around.legs[0].line == ((0.0, 0.0), (2.0, 0.0), (1.0, 0.0))
    hidden = [*places[:2], place("mid", at=None)]
    assert (
        Network(tracks(hidden, segment("a-b", via=("mid",))), on=DAY).route("a", "b").distance.km
        == Decimal(DEGREE_OF_EQUATOR) / 1000
    )


# Shares, for choosing


def test_a_segment_takes_its_share_of_a_span() -> None:
    """500 km less the 100 that the first has of its own, over straight lines of one and two degrees: 133 and 267."""
    from regcoop.network.measuring import metres_for_choosing

    places = [place(code, at=(lon, 0.0)) for code, lon in (("a", 0.0), ("b", 0.5), ("c", 1.5), ("d", 3.5))]
    legs = [segment("a-b", km="100"), segment("b-c"), segment("c-d")]
    atlas = tracks(places, *legs, span("whole", legs, "500"))
    found = metres_for_choosing(Terrain(atlas, DAY), legs)
    assert found["a-b-road"] == 100_000
    assert [found[code] for code in ("b-c-road", "c-d-road")] == [
        pytest.approx(float(Fraction(400_000, 3)), abs=1),
        pytest.approx(float(Fraction(800_000, 3)), abs=1),
    ]
    short = tracks(places, *legs, span("whole", legs, "110"))
    assert metres_for_choosing(Terrain(short, DAY), legs)["b-c-road"] == pytest.approx(DEGREE_OF_EQUATOR, abs=1)
    over = tracks(places, *legs, span("whole", legs, "90"))
    assert metres_for_choosing(Terrain(over, DAY), legs)["b-c-road"] == pytest.approx(DEGREE_OF_EQUATOR, abs=1)
    unknown = tracks([*places[:3], place("d", at=None)], *legs, span("whole", legs, "500"))
    shares = metres_for_choosing(Terrain(unknown, DAY), legs)
    assert shares["c-d-road"] is None
    assert shares["b-c-road"] == pytest.approx(DEGREE_OF_EQUATOR, abs=1)


def test_parts_are_checked() -> None:
    with pytest.raises(TypeError):
        DistancePart(kind="stated", legs=("a",))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Distance(parts=[])  # type: ignore[arg-type]
