"""Ratios: growths, shares, points, restatements, ranks and records, and what each refuses."""

import copy
import pickle
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regcoop.amount import Amount, Qualifier
from regcoop.errors import FieldTypeError, FieldValueError, InvalidRatioError, RatioUnitError, UnknownUnitError
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.ratios import (
    VOLUME,
    Direction,
    Extreme,
    Growth,
    GrowthKind,
    PercentagePoints,
    PointsOf,
    Rank,
    Record,
    Restatement,
    Share,
    ShareBasis,
    Whole,
    format_whole,
    parse_whole,
)
from regcoop.units import UNITS
from strategies import amounts, growths, percentages, shares, wholes

YOY = GrowthKind.YOY
FOLD = GrowthKind.MULTIPLE


def pct(text: str, qualifier: Qualifier = Qualifier.ROUNDED) -> Amount:
    return Amount.parse(text, unit="pct", qualifier=qualifier)


def times(text: str, qualifier: Qualifier = Qualifier.ROUNDED) -> Amount:
    return Amount.parse(text, unit="times", qualifier=qualifier)


def span(lo: str, hi: str) -> Interval:
    return Interval(Decimal(lo), Decimal(hi))


# Growth


@pytest.mark.parametrize(
    ("rate", "factor", "outer"),
    [
        (pct("7.7"), ("1.0765", "1.0775"), ("1.0765", "1.078")),
        (pct("10"), ("1.095", "1.105"), ("1.095", "1.11")),
        (pct("125"), ("2.245", "2.255"), ("2.245", "2.26")),
        (pct("-3.7"), ("0.9625", "0.9635"), ("0.962", "0.9635")),
        (pct("-100"), ("0", "0.005"), ("0", "0.005")),
        (pct("90", Qualifier.OVER), ("1.90", "1.91"), ("1.90", "1.91")),
        (pct("20", Qualifier.AT_LEAST), ("1.2", "Infinity"), ("1.2", "Infinity")),
    ],
)
def test_a_rate_gives_the_level_over_its_base(rate: Amount, factor: tuple[str, str], outer: tuple[str, str]) -> None:
    growth = Growth(rate, kind=YOY)
    assert growth.factor == span(*factor)
    assert growth.outer_factor == span(*outer)


@pytest.mark.parametrize(
    ("rate", "direction", "factor"),
    [
        (times("3"), None, ("2.5", "3.5")),
        (times("0.8"), None, ("0.75", "0.85")),
        (times("10"), Direction.UP, ("9.5", "10.5")),
        (times("2", Qualifier.EXACT), Direction.DOWN, ("0.5", "0.5")),
        (times("4", Qualifier.AT_LEAST), Direction.DOWN, ("0", "0.25")),
        (times("4", Qualifier.AT_MOST), Direction.DOWN, ("0.25", "Infinity")),
    ],
)
def test_a_multiple_is_the_factor_itself_or_the_base_over_the_level(
    rate: Amount, direction: Direction | None, factor: tuple[str, str]
) -> None:
    assert Growth(rate, kind=FOLD, direction=direction).factor == span(*factor)


@pytest.mark.parametrize(
    ("rate", "kind", "direction"),
    [
        (pct("7.7"), YOY, Direction.UP),
        (pct("-0.1"), YOY, Direction.DOWN),
        (pct("0.0"), YOY, None),
        (pct("-0.0"), YOY, Direction.DOWN),
        (times("3"), FOLD, Direction.UP),
        (times("0.8"), FOLD, Direction.DOWN),
        (times("1.0"), FOLD, None),
    ],
)
def test_the_direction_follows_from_the_rate(rate: Amount, kind: GrowthKind, direction: Direction | None) -> None:
    assert Growth(rate, kind=kind).direction is direction


def test_a_bare_direction_is_a_growth_without_factor() -> None:
    growth = Growth(kind=YOY, direction=Direction.UP)
    assert (growth.rate, growth.direction, growth.factor, growth.outer_factor) == (None, Direction.UP, None, None)


def test_a_stated_direction_may_agree_or_settle_a_zero() -> None:
    assert Growth(pct("7.7"), kind=YOY, direction=Direction.UP) == Growth(pct("7.7"), kind=YOY)
    assert Growth(pct("0.0"), kind=YOY, direction=Direction.UP).direction is Direction.UP


@pytest.mark.parametrize(
    ("rate", "kind", "direction", "why"),
    [
        (None, YOY, None, "neither a rate nor a direction"),
        (pct("3.7"), YOY, Direction.DOWN, "write falls as negative rates"),
        (pct("-3.7"), YOY, Direction.UP, "write falls as negative rates"),
        (times("0.8"), FOLD, Direction.UP, "write falls as negative rates"),
        (pct("-101"), YOY, None, "record the two levels"),
        (times("-2"), FOLD, None, "record the two levels"),
    ],
)
def test_growths_that_cannot_be_are_refused(
    rate: Amount | None, kind: GrowthKind, direction: Direction | None, why: str
) -> None:
    with pytest.raises(InvalidRatioError, match=why):
        Growth(rate, kind=kind, direction=direction)


@pytest.mark.parametrize(
    ("rate", "kind", "expected"),
    [
        (times("3"), YOY, "pct"),
        (pct("3"), FOLD, "times"),
        (Amount.parse("3", unit="pp"), YOY, "pct"),
        (Amount.parse("3", unit="USD"), GrowthKind.SINCE, "pct"),
    ],
)
def test_rates_have_the_unit_of_their_kind(rate: Amount, kind: GrowthKind, expected: str) -> None:
    with pytest.raises(RatioUnitError) as caught:
        Growth(rate, kind=kind)
    assert (caught.value.field, caught.value.unit, caught.value.expected) == ("rate", rate.unit.code, (expected,))
    assert f"must be an Amount in {expected}" in str(caught.value)


def test_the_basis_is_a_unit_or_volume() -> None:
    assert Growth(pct("7.7"), kind=YOY, basis=VOLUME).basis == "volume"
    assert Growth(pct("7.7"), kind=YOY, basis="t") != Growth(pct("7.7"), kind=YOY, basis="USD")
    with pytest.raises(UnknownUnitError):
        Growth(pct("7.7"), kind=YOY, basis="yuan")


def test_an_ambiguous_base_keeps_all_candidates() -> None:
    bases = (Period.parse("2015"), Period.parse("2016"))
    growth = Growth(pct("125"), kind=GrowthKind.SINCE, against=bases, label="early stages of the mechanism")
    assert growth.against == bases
    with pytest.raises(FieldValueError, match="twice"):
        attrs.evolve(growth, against=(bases[0], bases[0]))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rate", Decimal("7.7")),
        ("kind", "yoy"),
        ("against", [Period.parse("2015")]),
        ("against", ("2015",)),
        ("direction", "up"),
        ("label", None),
    ],
)
def test_parts_of_a_growth_of_another_type_are_refused(field: str, value: object) -> None:
    with pytest.raises(FieldTypeError):
        Growth(**{"rate": pct("7.7"), "kind": YOY, field: value})  # type: ignore[arg-type]


@given(growths())
def test_growths_survive_pickle_copy_and_evolve(growth: Growth) -> None:
    assert pickle.loads(pickle.dumps(growth)) == copy.deepcopy(growth) == attrs.evolve(growth) == growth  # noqa: S301
    assert hash(copy.deepcopy(growth)) == hash(growth)


@given(percentages())
def test_the_factor_contains_one_plus_the_rate(rate: Amount) -> None:
    growth = Growth(rate, kind=YOY)
    assert growth.factor is not None
    assert growth.outer_factor is not None
    true = 1 + Fraction(rate.value) / 100
    assert Fraction(growth.factor.lo) <= true <= Fraction(growth.factor.hi)
    assert growth.outer_factor.contains(growth.factor)
    assert (true > 1) == (growth.direction is Direction.UP)


# Share


def test_a_share_gives_a_fraction() -> None:
    share = Share(pct("65.15"))
    assert share.fraction == span("0.65145", "0.65155")
    assert share.outer_fraction == span("0.65145", "0.6516")
    assert (share.whole, share.replaced, share.figure) == (None, (), None)


def test_a_whole_is_a_figure_or_replaced_dimensions() -> None:
    assert Share(pct("5"), whole="cn-w-trade-2024-usd-gacc").figure == "cn-w-trade-2024-usd-gacc"
    assert Share(pct("5"), whole="cn-w-trade-2024-usd-gacc").replaced == ()
    assert Share(pct("5"), whole=(("partner", "W"),)).replaced == (("partner", "W"),)
    assert Share(pct("5"), whole=(("partner", "W"),)).figure is None


def test_a_share_may_exceed_its_whole_but_is_not_negative() -> None:
    assert Share(pct("112.5")).fraction == span("1.1245", "1.1255")
    with pytest.raises(InvalidRatioError, match="negative"):
        Share(pct("-1"))


def test_a_share_is_in_percent() -> None:
    with pytest.raises(RatioUnitError, match="percent must be"):
        Share(Amount.parse("5", unit="pp"))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("partner=W", (("partner", "W"),)),
        ("partner=W;commodity=all", (("commodity", "all"), ("partner", "W"))),
        ("commodity=HS:08", (("commodity", "HS:08"),)),
        ("period=2024-01/2024-07", (("period", "2024-01/2024-07"),)),
        ("cn-w-trade-2024-usd-gacc", "cn-w-trade-2024-usd-gacc"),
    ],
)
def test_a_whole_is_read_from_a_cell(text: str, whole: Whole) -> None:
    assert parse_whole(text) == whole
    assert parse_whole(format_whole(whole)) == whole


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "partner=",
        "=W",
        "country=CN",
        "partner=W;partner=TH",
        "partner=W;",
        "partner=W;x",
        "a b",
        "p=a=b",
    ],
)
def test_texts_that_are_no_whole_are_refused(text: str) -> None:
    with pytest.raises(FieldValueError):
        parse_whole(text)


@pytest.mark.parametrize(
    "whole",
    [
        (),
        (("partner", "W"), ("commodity", "all")),
        (("partner",),),
        (("partner", "W", "x"),),
        (("partner", "a;b"),),
        "a=b",
    ],
)
def test_wholes_that_could_not_be_written_are_refused(whole: object) -> None:
    with pytest.raises(FieldValueError):
        Share(pct("5"), whole=whole)  # type: ignore[arg-type]


@pytest.mark.parametrize("whole", [5, [("partner", "W")], (("partner", 5),), ("partner=W",)])
def test_wholes_of_another_type_are_refused(whole: object) -> None:
    with pytest.raises(FieldTypeError):
        Share(pct("5"), whole=whole)  # type: ignore[arg-type]


@given(wholes())
def test_wholes_survive_a_cell(whole: Whole) -> None:
    assert parse_whole(format_whole(whole)) == whole


@given(st.text(max_size=40))
def test_reading_a_whole_raises_only_its_own_error(text: str) -> None:
    try:
        whole = parse_whole(text)
    except FieldValueError:
        return
    assert parse_whole(format_whole(whole)) == whole


@given(shares())
def test_shares_survive_pickle_and_copy(share: Share) -> None:
    assert pickle.loads(pickle.dumps(share)) == copy.deepcopy(share) == share  # noqa: S301
    assert hash(copy.deepcopy(share)) == hash(share)
    assert share.outer_fraction.contains(share.fraction)


@pytest.mark.parametrize(("field", "value"), [("percent", 5), ("basis", "value"), ("label", 3)])
def test_parts_of_a_share_of_another_type_are_refused(field: str, value: object) -> None:
    with pytest.raises(FieldTypeError):
        Share(**{"percent": pct("5"), field: value})  # type: ignore[arg-type]


def test_shares_of_value_and_quantity_differ() -> None:
    assert Share(pct("5"), basis=ShareBasis.VALUE) != Share(pct("5"), basis=ShareBasis.QUANTITY)


# Percentage points


def test_points_are_no_percentages() -> None:
    points = PercentagePoints(Amount.parse("-0.8", unit="pp"), of=PointsOf.SHARE)
    assert points.points.interval == span("-0.85", "-0.75")
    with pytest.raises(RatioUnitError, match="in pp, not in pct"):
        PercentagePoints(pct("0.8"), of=PointsOf.SHARE)
    with pytest.raises(FieldTypeError):
        PercentagePoints(Amount.parse("0.8", unit="pp"), of="share")  # type: ignore[arg-type]


# Restatement


def test_about_in_brackets_does_not_widen() -> None:
    plain, about = (
        Restatement(Amount.parse("680 million", unit="THB", qualifier=word))
        for word in (Qualifier.ROUNDED, Qualifier.ABOUT)
    )
    assert plain != about
    assert about.interval == plain.interval == span("675E+6", "685E+6")
    assert about.outer == plain.outer == span("675E+6", "690E+6")


@given(amounts(unit=st.just(UNITS["THB"])))
def test_other_words_in_brackets_keep_their_reading(amount: Amount) -> None:
    restatement = Restatement(amount)
    assert amount.qualifier is Qualifier.ABOUT or restatement.interval == amount.interval
    assert amount.qualifier is Qualifier.ABOUT or restatement.outer == amount.outer
    assert amount.interval.contains(restatement.interval)


@pytest.mark.parametrize(("amount", "note"), [(Decimal(5), ""), (pct("5"), None)])
def test_parts_of_a_restatement_of_another_type_are_refused(amount: object, note: object) -> None:
    with pytest.raises(FieldTypeError):
        Restatement(amount, note=note)  # type: ignore[arg-type]


# Rank and record


def test_a_rank_has_a_position_a_streak_or_a_field() -> None:
    assert Rank(1, among="trading partners of ASEAN", streak_years=15).position == 1
    assert Rank(streak_years=4).position is None
    assert Rank(among="digital economies").among == "digital economies"
    with pytest.raises(InvalidRatioError, match="give one of them"):
        Rank()


@pytest.mark.parametrize(("position", "streak"), [(0, None), (-1, None), (1, 0), (10**7, None)])
def test_ranks_and_streaks_begin_at_one(position: int, streak: int | None) -> None:
    with pytest.raises(FieldValueError):
        Rank(position, streak_years=streak)


@pytest.mark.parametrize("position", [True, 1.0, "1"])
def test_a_position_is_a_whole_number(position: object) -> None:
    with pytest.raises(FieldTypeError):
        Rank(position)  # type: ignore[arg-type]


def test_a_record_is_high_or_low() -> None:
    assert Record(Extreme.LOWEST, since=Period.parse("2016")) != Record(Extreme.LOWEST)
    with pytest.raises(FieldTypeError):
        Record("highest")  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        Record(Extreme.HIGHEST, since="2016")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    [
        PercentagePoints(Amount.parse("0.8", unit="pp"), of=PointsOf.GROWTH),
        Restatement(Amount.parse("5.83 billion", unit="USD")),
        Rank(1, streak_years=15),
        Record(Extreme.HIGHEST),
    ],
)
def test_the_others_survive_pickle_and_copy(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value  # noqa: S301
    assert hash(copy.deepcopy(value)) == hash(value)
