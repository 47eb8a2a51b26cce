"""Infrastructure, corridors and services: three layers over the same segments."""

import math
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regcoop.amount import Amount
from regcoop.corridors import (
    BorderCrossing,
    BreakOfGauge,
    Corridor,
    CorridorKind,
    GaugeMethod,
    Length,
    LengthBasis,
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
from regcoop.errors import FieldTypeError, FieldValueError, InvalidRecordError, UncertainDateError
from regcoop.period import Period
from regcoop.sources import Source, SourceKind
from strategies_records import FIRST_DAY, LAST_DAY, corridors, segments

SOURCE = Source("made", publisher="Made", title="Made for tests", kind=SourceKind.REFERENCE)
OTHER = Source("other", publisher="Made", title="Made for tests too", kind=SourceKind.REFERENCE)

KUNMING = Place(
    "kunming",
    name="Kunming",
    kind=PlaceKind.CITY,
    country="CN",
    region="CN-YN",
    lat=25.04,
    lon=102.72,
    precision=PlacePrecision.TOWN,
    locode="CNKMG",
    source=SOURCE,
)
RAIL = Segment(
    "kunming-yuxi-rail-1435",
    origin="kunming",
    destination="yuxi",
    mode=Mode.RAIL,
    gauges=(1435,),
    status=SegmentStatus.OPERATING,
    opened=Period.parse("2016-12"),
    lengths=(Length(Decimal(88), source=SOURCE), Length(Decimal("88.4"), basis=LengthBasis.DIFFERENCE, source=OTHER)),
    source=SOURCE,
)
BREAK = BreakOfGauge(
    "dostyk",
    place="dostyk",
    gauge_a=1435,
    gauge_b=1520,
    opposite_place="alashankou",
    methods=(GaugeMethod.TRANSHIPMENT, GaugeMethod.BOGIE),
    status=SegmentStatus.OPERATING,
    source=SOURCE,
)
CROSSING = BorderCrossing(
    "mohan-boten",
    place_a="mohan",
    place_b="boten",
    modes=(Mode.RAIL, Mode.ROAD),
    status=SegmentStatus.OPERATING,
    source=SOURCE,
)


def route(
    name: str, *ids: str, start: str | None = None, end: str | None = None, role: RouteRole = RouteRole.TRUNK
) -> Route:
    dates = [None if text is None else Period.parse(text) for text in (start, end)]
    return Route("line", name, role=role, segments=ids, start=dates[0], end=dates[1])


LINE = Corridor(
    "line",
    name="A line",
    kind=CorridorKind.LINE,
    status=SegmentStatus.LIMITED,
    routes=(
        route("a-b", "s1", "s2"),
        route("b-c", "s2", "s3", start="2017-10", role=RouteRole.BRANCH),
        route("b-d", "s4", end="2018"),
    ),
    source=SOURCE,
)


# Places


def test_a_place_is_geojson_with_longitude_first() -> None:
    assert KUNMING.__geo_interface__ == {"type": "Point", "coordinates": (102.72, 25.04)}


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("lat", 25, FieldTypeError),
        ("lat", 91.0, FieldValueError),
        ("lon", math.inf, FieldValueError),
        ("lon", 180.1, FieldValueError),
        ("country", "CHN", FieldValueError),
        ("region", "Yunnan", FieldValueError),
        ("lat", None, InvalidRecordError),
        ("precision", PlacePrecision.UNKNOWN, InvalidRecordError),
        ("locode", "CNKM1", FieldValueError),
        ("locode_more", ("CN KMG",), FieldValueError),
        ("part_of", "kunming", InvalidRecordError),
        ("kind", "city", FieldTypeError),
    ],
)
def test_wrong_fields_of_a_place_are_refused(
    field: str,
    value: Any,  # noqa: ANN401  # wrong on purpose
    error: type[Exception],
) -> None:
    with pytest.raises(error):
        attrs.evolve(KUNMING, **{field: value})


def test_a_place_of_unknown_position_has_no_coordinates() -> None:
    somewhere = attrs.evolve(KUNMING, lat=None, lon=None, precision=PlacePrecision.UNKNOWN)
    assert somewhere.__geo_interface__ is None


# Segments


@pytest.mark.parametrize(
    ("status", "opened", "closed", "as_of", "day", "expected"),
    [
        ("operating", "2021-12-03", None, None, date(2021, 12, 2), False),
        ("operating", "2021-12-03", None, None, date(2021, 12, 3), True),
        ("limited", None, None, None, date(1950, 1, 1), True),
        ("operating", None, "2025-08-18", None, date(2025, 8, 17), True),
        ("closed", None, "2025-08-18", None, date(2025, 8, 17), True),
        ("closed", None, "2025-08-18", None, date(2025, 8, 18), False),
        ("closed", None, None, "2025-10-12", date(2025, 10, 12), False),
        ("closed", "2000-01-01", None, "2025-10-12", date(1999, 12, 31), False),
        ("closed", "2000-01-01", None, None, date(1999, 12, 31), False),
        ("planned", "2030", None, None, date(2040, 1, 1), False),
        ("construction", None, None, None, date(2024, 1, 1), False),
        ("missing", None, None, None, date(2024, 1, 1), False),
        ("operating", "2016-12", None, None, date(2016, 12, 10), None),
        ("closed", None, None, "2025-10-12", date(2025, 10, 11), None),
        ("closed", None, None, None, date(2025, 10, 11), None),
    ],
)
def test_use_on_a_day_follows_dates_and_status(  # noqa: PLR0917  # one row of a table
    status: str, opened: str | None, closed: str | None, as_of: str | None, day: date, expected: object
) -> None:
    dates = [None if text is None else Period.parse(text) for text in (opened, closed, as_of)]
    segment = attrs.evolve(RAIL, status=SegmentStatus(status), opened=dates[0], closed=dates[1], status_as_of=dates[2])
    if expected is not None:
        assert segment.in_use_on(day) is expected
        return
    with pytest.raises(UncertainDateError, match="kunming-yuxi"):
        segment.in_use_on(day)
    assert segment.in_use_on(day, imprecise="in")
    assert not segment.in_use_on(day, imprecise="out")


def test_preferred_length_stands_first() -> None:
    assert RAIL.stated == RAIL.lengths[0]
    assert attrs.evolve(RAIL, lengths=()).stated is None
    assert RAIL.lengths[1].amount == Amount(Decimal("88.4"), "km")
    assert RAIL.lengths[1].sources == (OTHER,)


def test_ends_do_not_depend_on_the_direction() -> None:
    assert RAIL.ends == attrs.evolve(RAIL, origin="yuxi", destination="kunming").ends


def test_a_status_changes_with_its_date() -> None:
    closed = RAIL.with_status(SegmentStatus.CLOSED, as_of=Period.parse("2025-10"))
    assert (closed.status, str(closed.status_as_of)) == ("closed", "2025-10")


@pytest.mark.parametrize(
    ("changes", "error", "match"),
    [
        ({"destination": "kunming"}, InvalidRecordError, "leads back"),
        ({"mode": Mode.ROAD}, InvalidRecordError, "track gauges"),
        ({"gauges": (1520, 1435)}, FieldValueError, "narrowest first"),
        ({"gauges": (1435, 1435)}, FieldValueError, "once"),
        ({"gauges": (4, 1435)}, FieldValueError, "300 to 2200"),
        ({"gauges": [1435]}, FieldTypeError, "tuple"),
        ({"closed": Period.year(2015)}, InvalidRecordError, "before it has held"),
        ({"via": ("a;b",)}, FieldValueError, "semicolon"),
        ({"via": ("a", "a")}, FieldValueError, "twice"),
        ({"lengths": (Decimal(88),)}, FieldTypeError, "Length"),
    ],
)
def test_segments_that_contradict_themselves_are_refused(
    changes: dict[str, Any], error: type[Exception], match: str
) -> None:
    with pytest.raises(error, match=match):
        attrs.evolve(RAIL, **changes)


@pytest.mark.parametrize("km", [Decimal(0), Decimal(-3)])
def test_a_length_is_above_zero(km: Decimal) -> None:
    with pytest.raises(FieldValueError, match="above zero"):
        Length(km, source=SOURCE)


def test_a_length_is_no_float() -> None:
    with pytest.raises(FieldTypeError, match="digits that were printed"):
        Length(88.4, source=SOURCE)  # type: ignore[arg-type]


def test_a_span_has_several_segments_and_a_length() -> None:
    span = Span("yuxi-mohan", segments=("s1", "s2", "s3"), lengths=RAIL.lengths)
    assert span.stated.km == 88
    assert span.sources == (SOURCE, OTHER)
    with pytest.raises(InvalidRecordError, match="two segments"):
        attrs.evolve(span, segments=("s1",))
    with pytest.raises(InvalidRecordError, match="no length"):
        attrs.evolve(span, lengths=())
    with pytest.raises(FieldValueError, match="twice"):
        attrs.evolve(span, segments=("s1", "s1"))


# Corridors and services


def test_segments_of_a_corridor_are_named_once() -> None:
    assert LINE.segment_ids == ("s1", "s2", "s3", "s4")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2017, 9, 30), ("s1", "s2", "s4")),
        (date(2017, 10, 31), ("s1", "s2", "s3", "s4")),
        (date(2018, 12, 31), ("s1", "s2", "s3")),
    ],
)
def test_a_corridor_is_redrawn(day: date, expected: tuple[str, ...]) -> None:
    assert LINE.segments_on(day) == expected


def test_a_day_inside_an_imprecise_redrawing_must_be_decided() -> None:
    with pytest.raises(UncertainDateError, match="b-c of line"):
        LINE.routes_on(date(2017, 10, 15))
    assert [found.route for found in LINE.routes_on(date(2017, 10, 15), imprecise="out")] == ["a-b", "b-d"]


def test_routes_belong_to_their_line_and_have_their_own_names() -> None:
    with pytest.raises(InvalidRecordError, match="route of line"):
        attrs.evolve(LINE, id="other")
    with pytest.raises(FieldValueError, match="twice"):
        LINE.with_routes(LINE.routes[0], LINE.routes[0])
    with pytest.raises(InvalidRecordError, match="no segments"):
        route("a-b")
    with pytest.raises(FieldTypeError, match="Source"):
        attrs.evolve(LINE.routes[0], source="made")  # type: ignore[arg-type]


def test_routes_may_have_sources_of_their_own() -> None:
    assert LINE.routes[0].sources == ()
    assert attrs.evolve(LINE.routes[0], source=OTHER).sources == (OTHER,)


def test_a_corridor_has_lengths_of_its_own() -> None:
    assert LINE.stated is None
    assert attrs.evolve(LINE, lengths=RAIL.lengths).stated == RAIL.lengths[0]


def test_a_service_runs_over_the_same_segments() -> None:
    train = Service(
        "line",
        name="A train",
        kind=ServiceKind.FREIGHT,
        operators=("China Railway", "laos-china-railway"),
        start=Period.parse("2022-07"),
        status=SegmentStatus.OPERATING,
        source=SOURCE,
    ).with_routes(*LINE.routes)
    assert train.segment_ids == LINE.segment_ids
    assert train.segments_on(date(2024, 1, 1)) == ("s1", "s2", "s3")
    with pytest.raises(InvalidRecordError, match="before it has held"):
        attrs.evolve(train, end=Period.year(2021))


# Borders


def test_a_break_of_gauge_joins_two_gauges() -> None:
    assert BREAK.gauges == {1435, 1520}
    assert BREAK.places == {"dostyk", "alashankou"}
    assert attrs.evolve(BREAK, opposite_place=None).places == {"dostyk"}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"gauge_b": 1435}, InvalidRecordError),
        ({"gauge_b": 2300}, FieldValueError),
        ({"gauge_b": "1520"}, FieldTypeError),
        ({"opposite_place": "dostyk"}, InvalidRecordError),
        ({"methods": (GaugeMethod.BOGIE, GaugeMethod.BOGIE)}, FieldValueError),
    ],
)
def test_breaks_of_gauge_that_contradict_themselves_are_refused(
    changes: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        attrs.evolve(BREAK, **changes)


def test_a_border_crossing_is_a_pair_of_posts() -> None:
    assert CROSSING.places == attrs.evolve(CROSSING, place_a="boten", place_b="mohan").places
    with pytest.raises(InvalidRecordError, match="with itself"):
        attrs.evolve(CROSSING, place_b="mohan")
    with pytest.raises(InvalidRecordError, match="no mode"):
        attrs.evolve(CROSSING, modes=())
    with pytest.raises(FieldValueError, match="twice"):
        attrs.evolve(CROSSING, modes=(Mode.RAIL, Mode.RAIL))


# Laws


@given(segments(), st.dates(FIRST_DAY, LAST_DAY))
def test_what_is_in_use_for_certain_is_in_use_however_doubt_is_counted(segment: Segment, day: date) -> None:
    outside, inside = segment.in_use_on(day, imprecise="out"), segment.in_use_on(day, imprecise="in")
    assert outside <= inside
    if outside == inside:
        assert segment.in_use_on(day) is inside


@given(corridors(), st.dates(FIRST_DAY, LAST_DAY))
def test_segments_on_a_day_are_among_those_of_any_day(corridor: Corridor, day: date) -> None:
    assert set(corridor.segments_on(day, imprecise="in")) <= set(corridor.segment_ids)
