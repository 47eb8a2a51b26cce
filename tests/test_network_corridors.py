"""Corridors side by side, and which corridors go where."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mini import BLOCS, GROUPS, mini_atlas
from regcoop.amount import Amount
from regcoop.atlas import Atlas
from regcoop.corridors import CorridorKind, Mode
from regcoop.errors import FieldTypeError, FieldValueError, RegcoopError, UnknownCodeError, UnlistedMembersError
from regcoop.fixtures import load
from regcoop.indicators import Indicator
from regcoop.interval import Interval
from regcoop.measures import Measure, MeasureTime
from regcoop.milestones import RecordType
from regcoop.network import (
    State,
    compare_corridors,
    corridors_across,
    corridors_between,
    corridors_in,
    corridors_through,
)
from regcoop.network.chains import changes_on, places_on
from regcoop.network.view import breaks_at
from tracks import DAY, PRESS, break_at, corridor, crossing, place, rail, segment, service, span, tracks

PLACES = [place("a"), place("b"), place("c", "LA"), place("d", "LA"), place("e", "TH")]


def ids(found: tuple[Any, ...]) -> list[str]:
    return [record.id for record in found]


# Chains


def test_a_chain_is_walked_in_the_direction_that_joins_it() -> None:
    assert places_on([segment("b-a"), segment("b-c"), segment("d-c")]) == ("a", "b", "c", "d")
    assert places_on([segment("a-b")]) == ("a", "b")
    assert places_on([segment("a-b"), segment("a-b", "river")]) == ("a", "b", "a")


def changes(*chain: Any, breaks: tuple[Any, ...] = ()) -> list[tuple[str, tuple[int, int], str | None]]:  # noqa: ANN401
    found = changes_on(chain, breaks_at(breaks))
    return [(change.place, change.gauges, change.record and change.record.id) for change in found]


def test_a_chain_changes_gauge_as_seldom_as_it_can() -> None:
    dual = rail("b-c", 1000, 1435)
    both = (break_at("b", 1000, 1435), break_at("c", 1000, 1435))
    assert changes(rail("a-b", 1435), dual, rail("c-d", 1435), breaks=both) == []
    assert changes(rail("a-b", 1435), dual, rail("c-d", 1000), breaks=both) == [("b", (1435, 1000), "break-b")]
    one_side = (break_at("c", 1000, 1435, opposite="b"),)
    assert changes(rail("a-b", 1435), dual, rail("c-d", 1000), breaks=one_side) == [("c", (1435, 1000), "break-c")]
    assert changes(rail("a-b", 1435), rail("b-c", 1000)) == [("b", (1435, 1000), None)]
    assert changes(rail("a-b", 1435), segment("b-c"), rail("c-d", 1000)) == []
    assert changes(rail("a-b"), rail("b-c", 1000)) == []
    assert changes(rail("a-b"), rail("b-c")) == []


# Comparison


AB, BC, CD, DE = rail("a-b", 1435, km="100"), rail("b-c", 1435, km="10"), rail("c-d", 1000, km="90"), rail("d-e", 1000)
NORTH = corridor("north", trunk=[AB, BC, CD], branch=[BC, CD, DE], km=("210", "190"))
SOUTH = corridor("south", trunk=[segment("a-e", km="500", status="limited")])
ATLAS = tracks(
    PLACES,
    *(AB, BC, CD, DE, segment("a-e", km="500", status="limited"), NORTH, SOUTH),
    *(break_at("c", 1000, 1435), crossing("b-c", "rail"), service("express", CD, DE)),
)


def test_two_corridors_are_set_side_by_side() -> None:
    """The trunk: 100 + 10 + 90 = 200 km; printed for the whole are 210 and 190."""
    both = compare_corridors("north", "south", atlas=ATLAS, on=DAY)
    north = both.first
    assert north.trunk.km == 200
    assert north.printed_interval == Interval(Decimal("189.5"), Decimal("210.5"))
    assert north.length == Interval(Decimal("189.5"), Decimal("210.5"))
    assert [part.km for part in north.whole.parts] == [100, 10, 90, Decimal("0.000")]
    assert north.segments == (AB.id, BC.id, CD.id, DE.id)
    assert north.countries == ("CN", "LA", "TH")
    assert [(border.countries, border.crossing) for border in north.borders] == [
        (("CN", "LA"), "b-c"),
        (("LA", "TH"), None),
    ]
    assert (north.gauge_breaks, [change.record for change in north.gauge_changes]) == (("break-c",), ["break-c"])
    assert (north.open_segments, north.open_share, north.states) == (4, Decimal(1), ((State.OPERATING, 4),))
    assert both.second.states == ((State.LIMITED, 1),)
    assert both.second.modes == (Mode.ROAD,)
    assert both.longer == "south"
    assert (both.shared_countries, both.shared_segments) == (("CN", "TH"), ())
    assert PRESS in both.sources


def test_which_is_longer_is_told_only_if_no_variant_can_change_it() -> None:
    near = corridor("near", trunk=[segment("a-b", km="205")])
    atlas = tracks(PLACES, AB, BC, CD, DE, segment("a-b", km="205"), near, NORTH)
    both = compare_corridors("near", "north", atlas=atlas, on=DAY)
    assert both.longer is None
    assert "Longer: cannot be told from the lengths at hand." in both.explain()
    assert compare_corridors("south", "north", atlas=ATLAS, on=DAY).longer == "south"


def test_the_share_that_is_open_counts_segments_and_length() -> None:
    """100 of 300 km and one of two segments are open in 2020, all of it in 2021; nothing is drawn before 2019."""
    later = rail("b-c", 1435, km="200", opened="2021-01-01")
    line, other = corridor("line", trunk=[AB, later], start="2019-01-01"), corridor("other", trunk=[AB])
    atlas = tracks(PLACES, AB, later, line, other)

    def profile(day: date) -> Any:  # noqa: ANN401  # a profile
        return compare_corridors("line", "other", atlas=atlas, on=day).first

    early = profile(date(2020, 6, 1))
    assert early.open_share == Decimal("0.5")
    assert round(early.open_length_share, 6) == Decimal("0.333333")
    assert early.states == ((State.OPERATING, 1), (State.NOT_YET, 1))
    assert profile(date(2021, 1, 1)).open_length_share == 1
    nothing = profile(date(2018, 1, 1))
    assert (nothing.segments, nothing.open_share, nothing.open_length_share, nothing.countries) == ((), None, None, ())
    assert (
        "it was not drawn on the day" in compare_corridors("line", "other", atlas=atlas, on=date(2018, 1, 1)).explain()
    )


def test_segments_without_any_length_are_left_out_of_the_share_and_counted() -> None:
    places = [place("a"), place("b"), place("x", at=None)]
    unmeasured = segment("b-x")
    line = corridor("line", trunk=[segment("a-b", km="10"), unmeasured])
    atlas = tracks(places, segment("a-b", km="10"), unmeasured, line, corridor("other", trunk=[unmeasured]))
    both = compare_corridors("line", "other", atlas=atlas, on=DAY)
    assert (both.first.unmeasured, both.first.open_length_share) == (1, Decimal(1))
    assert "1 that nobody measured" in both.explain()
    assert both.second.open_length_share is None
    assert "of unknown length" in both.explain()


def test_gauges_that_meet_without_a_way_to_change_are_gaps() -> None:
    atlas = tracks(
        PLACES,
        AB,
        rail("b-d", 1000, km="1"),
        corridor("line", trunk=[AB, rail("b-d", 1000, km="1")]),
        NORTH,
        BC,
        CD,
        DE,
    )
    line = compare_corridors("line", "north", atlas=atlas, on=DAY).first
    assert line.gauge_gaps == ("b",)
    assert (
        "gauges that meet without a recorded way to change: at b"
        in compare_corridors("line", "north", atlas=atlas, on=DAY).explain()
    )


def test_spans_measure_a_corridor_too() -> None:
    legs = [segment("a-b"), segment("b-c")]
    line, other = corridor("line", trunk=legs), corridor("other", trunk=legs[:1])
    atlas = tracks(PLACES, *legs, span("both", legs, "77"), line, other)
    both = compare_corridors("line", "other", atlas=atlas, on=DAY)
    assert both.first.trunk.km == 77
    assert both.second.trunk.stated is None


def test_blocs_claims_and_services_belong_to_the_picture() -> None:
    """LMC and ASEAN have two territories on the line; the bloc that lists no members counts nowhere."""
    measure = Measure(
        "throughput",
        name="Tonnes",
        time=MeasureTime.FLOW,
        additive=True,
        non_negative=True,
        definition="x",
        source=PRESS,
    )

    def indicator(code: str, kind: RecordType, subject: str) -> Indicator:
        value = Amount.parse("5", unit="t")
        return Indicator(code, subject_type=kind, subject=subject, measure="throughput", value=value, source=PRESS)

    atlas = Atlas.build(
        edition=date(2026, 1, 1),
        base=ATLAS,
        blocs=BLOCS,
        groups=GROUPS,
        measures=[measure],
        indicators=[
            indicator("of-line", RecordType.CORRIDOR, "north"),
            indicator("of-train", RecordType.SERVICE, "express"),
            indicator("of-posts", RecordType.BORDER_CROSSING, "b-c"),
            indicator("of-place", RecordType.PLACE, "e"),
        ],
    )
    north = compare_corridors("north", "south", atlas=atlas, on=DAY).first
    assert north.blocs == ("ASEAN", "GMS", "LMC")
    assert north.indicators == ("of-line",)
    assert north.indicators_along == ("of-place", "of-posts", "of-train")
    assert north.figures == ()


def test_the_comparison_of_bundled_corridors_is_told_and_plain() -> None:
    both = compare_corridors("china-laos-railway", "kunming-hai-phong-railway", atlas=load(), on=DAY)
    told = both.explain()
    for words in (
        "China-Laos Railway and Kunming-Hai Phong railway (Yunnan-Vietnam railway) on 2025-06-01.",
        "china-laos-railway, printed for the whole: 1,035 km (Xinhua via People's Daily Online); 1,034.5 to 1,035.5.",
        "china-laos-railway, open: 11 of 11 segments, 100.0 % of the length (11 operating).",
        "kunming-hai-phong-railway, countries: CN, VN; borders: CN to VN by rail, at Hekou and Lao Cai.",
        "Longer: china-laos-railway.",
        "Shared: 0 segments; countries CN; blocs CAFTA, GMS, LMC, RCEP.",
    ):
        assert words in told
    plain = json.loads(json.dumps(both.to_dict()))
    assert plain["first"]["corridor"] == "china-laos-railway"
    assert plain["first"]["trunk"]["stated_km"] == "1035"
    assert (plain["longer"], plain["text"]) == ("china-laos-railway", told)
    assert both.first.kind is CorridorKind.LINE
    assert repr(both.first).startswith("CorridorProfile(corridor='china-laos-railway'")


def test_breaks_of_gauge_that_are_not_built_are_said_to_be() -> None:
    both = compare_corridors("china-kyrgyzstan-uzbekistan-railway", "trans-caspian-titr", atlas=load(), on=DAY)
    assert "1435 to 1520 mm at Makmal, by transhipment or wheelset (construction)" in both.explain()
    assert both.second.gauge_breaks == ("break-akhalkalaki", "break-altynkol", "break-dostyk")


@pytest.mark.parametrize("corridor_id", sorted(load().corridors))
def test_every_bundled_corridor_has_a_profile(corridor_id: str) -> None:
    other = "pinglu-canal" if corridor_id != "pinglu-canal" else "trans-siberian"
    profile = compare_corridors(corridor_id, other, atlas=load(), on=date(2026, 11, 21)).first
    assert profile.segments
    assert profile.gauge_gaps in {(), ("torkham",)}
    assert json.dumps(profile.to_dict())
    for length in profile.printed:
        assert length.km > 0


@pytest.mark.parametrize(
    ("names", "on", "error"),
    [
        (("north", "nowhere"), DAY, UnknownCodeError),
        (("north", "north"), DAY, FieldValueError),
        (("north", "south"), "2025", FieldTypeError),
    ],
)
def test_comparisons_that_cannot_be_meant_are_refused(
    names: tuple[str, str],
    on: Any,  # noqa: ANN401  # wrong on purpose
    error: type[RegcoopError],
) -> None:
    with pytest.raises(error):
        compare_corridors(*names, atlas=ATLAS, on=on)


# Reverse look-ups


def test_corridors_through_a_place_count_its_stations() -> None:
    places = [place("city"), place("yard", part_of="city"), *PLACES]
    line = corridor("line", trunk=[rail("a-yard", 1435, opened="2020-01-01")])
    atlas = tracks(places, rail("a-yard", 1435, opened="2020-01-01"), line)
    assert ids(corridors_through("city", atlas=atlas)) == ["line"]
    assert ids(corridors_through("yard", atlas=atlas)) == ["line"]
    assert ids(corridors_through("city", atlas=atlas, on=DAY)) == ["line"]
    assert corridors_through("city", atlas=atlas, on=date(2019, 1, 1)) == ()
    assert corridors_through("b", atlas=atlas) == ()
    assert "china-laos-railway" in ids(corridors_through("vientiane", atlas=load()))


def test_corridors_across_a_border() -> None:
    assert ids(corridors_across("b-c", atlas=ATLAS)) == ["north"]
    assert ids(corridors_across(("CN", "LA"), atlas=ATLAS)) == ["north"]
    assert ids(corridors_across(("LA", "CN"), atlas=ATLAS)) == ["north"]
    assert ids(corridors_across(("CN", "TH"), atlas=ATLAS)) == ["south"]
    assert corridors_across(("CN", "VN"), atlas=ATLAS) == ()
    bundled = ids(corridors_across("mohan-boten", atlas=load(), on=DAY))
    assert {"china-laos-railway", "gms-nsec-west"} <= set(bundled)
    assert "china-laos-railway" not in ids(corridors_across("mohan-boten", atlas=load(), on=date(2021, 1, 1)))


def test_the_crossing_of_a_segment_is_found_by_the_post_at_its_end() -> None:
    """The road from Bavet to Ho Chi Minh City crosses at Bavet and Moc Bai."""
    assert ids(corridors_across("bavet-moc-bai", atlas=load())) == ["gms-sec-central"]


def test_corridors_in_a_country_or_region() -> None:
    assert ids(corridors_in("TH", atlas=ATLAS)) == ["north", "south"]
    assert corridors_in("VN", atlas=ATLAS) == ()
    assert ids(corridors_in("AM", atlas=load())) == ["tripp-zangezur"]
    assert corridors_in("AM", atlas=load(), on=DAY) == ()
    assert "china-laos-railway" in ids(corridors_in("CN-YN", atlas=load()))


def test_corridors_between_blocs() -> None:
    atlas = Atlas.build(edition=date(2026, 1, 1), base=ATLAS, blocs=BLOCS, groups=GROUPS)
    assert ids(corridors_between("ASEAN", "CN", atlas=atlas, on=DAY)) == ["north", "south"]
    assert ids(corridors_between("ASEAN", "ASEAN", atlas=atlas, on=DAY)) == ["north"]
    assert corridors_between("EU", "ASEAN", atlas=atlas, on=DAY) == ()
    with pytest.raises(UnlistedMembersError):
        corridors_between("BRI", "ASEAN", atlas=atlas, on=DAY)


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda: corridors_through("nowhere", atlas=ATLAS), UnknownCodeError),
        (lambda: corridors_across("a-b", atlas=ATLAS), UnknownCodeError),
        (lambda: corridors_across(("CN", "XX"), atlas=ATLAS), UnknownCodeError),
        (lambda: corridors_across(("CN", "CN"), atlas=ATLAS), FieldValueError),
        (lambda: corridors_across(("CN",), atlas=ATLAS), FieldTypeError),  # type: ignore[arg-type]
        (lambda: corridors_across(None, atlas=ATLAS), FieldTypeError),  # type: ignore[arg-type]
        (lambda: corridors_in("XX", atlas=ATLAS), UnknownCodeError),
        (lambda: corridors_between("ASEAN", "XX", atlas=mini_atlas(), on=DAY), UnknownCodeError),
        (lambda: corridors_through("a", atlas=ATLAS, on="2025"), FieldTypeError),  # type: ignore[arg-type]
    ],
)
def test_look_ups_that_cannot_be_meant_are_refused(ask: Any, error: type[RegcoopError]) -> None:  # noqa: ANN401
    with pytest.raises(error):
        ask()
