# ruff: noqa: ANN401  # what tests vary is of many types
"""Series: growth, index numbers, months, ranks, shares and concentration; expected values are worked out on paper."""

import json
import pickle
import random
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from typing import Any, Protocol, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import regcoop.errors as e
from mini import LATE, UNDATED, mini_atlas, source
from regcoop.amount import Amount, Estimate, Qualifier
from regcoop.figures import Fact, Nature, Origin, Remarks, Terms, TradeFigure
from regcoop.fixtures import load
from regcoop.indicators import Indicator
from regcoop.interval import Interval
from regcoop.milestones import RecordType
from regcoop.period import Period
from regcoop.ratios import Growth, GrowthKind
from regcoop.relations import AnyClaim, yearly_factor
from regcoop.series import (
    Concentration,
    GrowthSeries,
    IndexSeries,
    Provenance,
    RankedClaim,
    SkippedClaim,
    YearToDatePieces,
    average_annual_growth,
    concentration,
    growth,
    growth_series,
    index_numbers,
    months_of,
    ranking,
    shares,
)
from regcoop.series.bounds import (
    Box,
    least_concentration,
    most_concentration,
    share_within,
    top_share_least,
    top_share_most,
)
from regcoop.series.claims import period_of, unit_of
from regcoop.series.wording import estimate_in_words, listed, plain, told, within
from regcoop.valuation import Valuation

D = Decimal
YEARS = (2020, 2021, 2022, 2023, 2024)
ALL_PARTNERS = ("KH", "LA", "MM", "TH", "VN", "DE", "FR", "KR")


class Told(Protocol):
    """Stand for a result: every one of them can be told, written as plain data and traced to its sources."""

    @property
    def figures(self) -> tuple[str, ...]: ...
    @property
    def sources(self) -> tuple[Any, ...]: ...
    def explain(self) -> str: ...
    def to_dict(self) -> dict[str, object]: ...


def span(lo: str, hi: str) -> Interval:
    return Interval(D(lo), D(hi))


def money(text: str, unit: str = "USD", qualifier: Qualifier = Qualifier.ROUNDED) -> Amount:
    return Amount.parse(text, unit=unit, qualifier=qualifier)


def exactly(number: int, unit: str = "USD") -> Amount:
    return Amount(D(number), unit, qualifier=Qualifier.EXACT)


def figure(  # noqa: PLR0913  # one keyword for each dimension that a test varies
    id_: str,
    value: Amount | str | None,
    *,
    partner: str = "TH",
    reporter: str = "CN",
    flow: str = "trade",
    period: str | None = "2023",
    commodity: str | None = None,
    measure: str = "goods-trade",
    place: str | None = None,
    **more: Any,
) -> TradeFigure:
    amount = money(value) if isinstance(value, str) else value
    quantity = None if amount is None else amount.unit.kind
    fact = Fact(
        measure,
        flow,
        reporter,
        partner,
        commodity=commodity,
        period=None if period is None else Period.parse(period),
        quantity=quantity,
        place=place,
    )
    if amount is None:
        more.setdefault("growths", (Growth(Amount.parse("5", unit="pct"), kind=GrowthKind.YOY),))
    return TradeFigure(id_, fact, value=amount, source=more.pop("source", LATE), **more)


def waiting(id_: str, hours: str, *, subject: str, to: str | None = None, period: str | None = "2023") -> Indicator:
    return Indicator(
        id_,
        subject_type=RecordType.BORDER_CROSSING,
        subject=subject,
        measure="border-time",
        period=None if period is None else Period.parse(period),
        value=Amount.parse(hours, unit="h"),
        value_to=None if to is None else Amount.parse(to, unit="h"),
        source=LATE,
    )


def by_year(*values: Amount | str | None, first: int = 2020) -> list[TradeFigure]:
    return [figure(f"y{first + step}", value, period=str(first + step)) for step, value in enumerate(values)]


def by_partner(*values: Amount | str | None) -> list[TradeFigure]:
    pairs = zip(ALL_PARTNERS, values, strict=False)
    return [figure(f"cn-{partner.lower()}", value, partner=partner) for partner, value in pairs]


# Growth


def test_growth_is_the_level_over_its_base_with_both_roundings() -> None:
    new, base = figure("new", "110", period="2024"), figure("base", "100.0", period="2023")
    found = growth(new, base)
    # 110 has one zero that is not significant: [105, 115]; 100.0 is [99.95, 100.05].
    # 105 / 100.05 = 1.04947..., 115 / 99.95 = 1.15057...
    assert found.estimate.value == 10
    assert found.estimate.unit.code == "pct"
    assert found.interval.contains(span("4.948", "15.057"))
    assert span("4.947", "15.058").contains(found.interval)
    assert (found.kind, found.years, found.figures) == (GrowthKind.YOY, 1, ("new", "base"))
    assert found.sources == (LATE,)


def test_growth_over_several_years_is_growth_since() -> None:
    found = growth(figure("new", "30.0", period="2024"), figure("base", "10.0", period="2014"))
    assert (found.kind, found.years, found.estimate.value) == (GrowthKind.SINCE, 10, D(200))
    assert found.factor == span("29.95", "30.05") / span("9.95", "10.05")


def test_growth_of_the_mechanism_is_what_the_press_truncated() -> None:
    # 437 over 193.4 billion ("over 193.4": [193.4, 193.5]; 437: [436.5, 437.5]): 436.5 / 193.5 = 2.25581...,
    # 437.5 / 193.4 = 2.26215...: 125.58 to 126.21 percent, of which 125 is only the truncated print.
    figures = load().figures
    new, base = figures["cn-mekong5-trade-2024-usd-aitia"], figures["cn-mekong5-trade-2016-usd-chinaradiointernational"]
    found = growth(new, base, atlas=load())
    assert span("125.58", "126.22").contains(found.interval)
    assert not found.interval.contains(125)
    assert found.years == 8


def test_growth_of_asean_trade_in_2024_first_releases() -> None:
    # 982.1 over 911.7 is 1.07722 (982.05 / 911.75 = 1.077104, 982.15 / 911.65 = 1.077332): 7.7 percent as printed.
    figures = load().figures
    found = growth(figures["cn-asean-trade-2024-usd-xinhua"], figures["cn-asean-trade-2023-usd-sinobtd"], atlas=load())
    assert span("7.710", "7.734").contains(found.interval)
    assert found.interval.contains(D("7.7218"))
    assert {one.attribute for one in found.assumed} == {"concept", "valuation", "system", "nature"}


def test_average_annual_growth_over_eleven_years() -> None:
    # 312.04 to 674.15 billion over 11 years: ln(674.15 / 312.04) = 0.770287, a eleventh of it 0.0700261, exp of that
    # 1.072536: 7.254 percent, where 7.3 was printed.
    new = figure("new", "674.15 billion", period="2024")
    base = figure("base", "312.04 billion", period="2013")
    found = average_annual_growth(new, base)
    assert round(found.estimate.value, 3) == D("7.254")
    assert span("7.2532", "7.2542").contains(found.interval)
    assert (found.kind, found.years) == (GrowthKind.ANNUAL_AVERAGE, 11)
    assert "average annual growth of 7.25" in str(found)


def test_average_annual_growth_of_one_year_is_the_growth() -> None:
    new, base = figure("new", "7.7", period="2024"), figure("base", "7.1", period="2023")
    assert average_annual_growth(new, base).interval == growth(new, base).interval


def test_average_of_a_fourfold_rise_in_two_years_is_exactly_a_doubling() -> None:
    new, base = figure("new", exactly(4), period="2024"), figure("base", exactly(1), period="2022")
    assert average_annual_growth(new, base).interval == Interval.point(100)


def test_a_fall_to_nothing_is_minus_a_hundred_percent() -> None:
    new, base = figure("new", exactly(0), period="2024"), figure("base", exactly(5), period="2022")
    assert growth(new, base).interval == Interval.point(-100)
    assert average_annual_growth(new, base).interval == Interval.point(-100)


def test_a_level_without_an_upper_end_has_grown_at_least_so_much() -> None:
    new = figure("new", money("150", qualifier=Qualifier.AT_LEAST), period="2024")
    found = growth(new, figure("base", exactly(100), period="2023"))
    assert found.interval == span("50", "Infinity")
    assert "at least 50" in found.explain()
    assert average_annual_growth(new, figure("base", exactly(100), period="2022")).interval.hi.is_infinite()


def test_a_base_without_an_upper_end_leaves_the_fall_open() -> None:
    base = figure("base", money("150", qualifier=Qualifier.AT_LEAST), period="2023")
    found = growth(figure("new", exactly(300), period="2024"), base)
    assert found.interval == span("-100", "100")


def test_units_of_one_dimension_are_brought_together() -> None:
    new = figure("new", exactly(2000, "kg"), period="2024", measure="goods-quantity")
    base = figure("base", exactly(1, "t"), period="2023", measure="goods-quantity")
    assert growth(new, base).interval == Interval.point(100)
    both = index_numbers([new, base], base="2023").numbers
    assert [one.estimate.value for one in both] == [100, 200]


def test_indicators_grow_too_and_a_printed_range_counts_whole() -> None:
    new = waiting("new", "4", subject="khorgos", to="6", period="2024")
    base = waiting("base", "10.0", subject="khorgos", period="2023")
    found = growth(new, base)
    # [3.5, 6.5] over [9.95, 10.05]: 3.5 / 10.05 = 0.34825..., 6.5 / 9.95 = 0.65326...
    assert span("-65.175", "-34.673").contains(found.interval)
    assert "4 h to 6 h" in str(found)


@pytest.mark.parametrize(
    ("new", "base", "reason"),
    [
        (figure("a", "5", period="2024"), figure("b", money("5", "CNY")), "USD and CNY are two units"),
        (figure("a", "5", period="2024"), figure("b", "5", period="2023-01/2023-07"), "moved by whole years"),
        (figure("a", "5", period="2024", flow="exports"), figure("b", "5"), r"the flow differs \(exports and trade\)"),
        (figure("a", "5", period="2024", commodity="cars"), figure("b", "5"), r"the commodity differs \(cars and none"),
        (figure("a", "5", period=None), figure("b", "5"), "a states no period"),
        (figure("a", "5", period="2024"), figure("b", None), "b states no value"),
        (figure("a", "5"), figure("b", "4"), "both are of 2023"),
        (figure("a", "5", period="2022"), figure("b", "4"), "the base of 2023 is the later one"),
        (
            figure("a", Amount.parse("5", unit="pct"), period="2024"),
            figure("b", Amount.parse("4", unit="pct")),
            "percentage points",
        ),
        (
            figure("a", "5", period="2024", terms=Terms(nature=Nature.TARGET)),
            figure("b", "4"),
            "the nature differs",
        ),
        (figure("a", "5", period="2024", origin=Origin.RESTATED), figure("b", "4"), "the origin differs"),
        (
            figure("a", "5", partner="ASEAN", period="2024", composition="ASEAN5"),
            figure("b", "4", partner="ASEAN", composition="ASEAN11"),
            "the composition differs",
        ),
    ],
)
def test_what_gives_no_growth_is_refused_with_the_reason(new: TradeFigure, base: TradeFigure, reason: str) -> None:
    for function in (growth, average_annual_growth):
        with pytest.raises(e.IncomparableClaimsError, match=reason):
            function(new, base)


def test_with_an_atlas_what_the_compiler_counts_is_compared_too() -> None:
    new = figure("new", "5", period="2024", flow="imports", compiler="gacc")
    base = figure("base", "4", period="2023", flow="imports", terms=Terms(valuation=Valuation.CIF))
    assert growth(new, base, atlas=mini_atlas()).estimate.value == 25
    other = figure("base", "4", period="2023", flow="imports", origin=Origin.RESTATED)
    with pytest.raises(e.IncomparableClaimsError, match="restated in its currency"):
        growth(new, other, atlas=mini_atlas())


def test_an_unstated_composition_is_assumed_equal_and_listed() -> None:
    new = figure("new", "5", partner="ASEAN", period="2024", composition="ASEAN5")
    base = figure("base", "4", partner="ASEAN")
    for atlas in (None, mini_atlas()):
        found = growth(new, base, atlas=atlas)
        assert [one.claim for one in found.assumed if one.attribute == "composition"] == ["base"]
        assert "composition assumed equal (ASEAN5)" in found.explain()


@pytest.mark.parametrize(
    ("level", "base", "role"),
    [
        (exactly(5), exactly(0), "base of a growth"),
        (exactly(5), money("-5"), "base of a growth"),
        (exactly(5), money("5", qualifier=Qualifier.AT_MOST), "base of a growth"),
        (money("-5"), exactly(5), "level that has grown"),
    ],
)
def test_a_base_that_may_vanish_gives_no_growth(level: Amount, base: Amount, role: str) -> None:
    new, old = (
        figure(name, value, flow="balance", period=year)
        for name, value, year in (("new", level, "2024"), ("base", base, "2023"))
    )
    with pytest.raises(e.NotPositiveError, match=role):
        growth(new, old)


def test_growth_takes_claims_alone() -> None:
    with pytest.raises(e.FieldTypeError, match="base"):
        growth(figure("new", "5"), cast("AnyClaim", "base"))


# Series of growth


def test_growth_series_names_each_gap() -> None:
    figures = [
        *by_year("100.0", "110.0", first=2018),
        *by_year("150.0", "120.0", first=2022),
        figure("h1", "60.0", period="2023-H1"),
    ]
    series = growth_series(figures)
    assert [(one.new.id, one.estimate.value) for one in series.growths] == [("y2019", D(10)), ("y2023", D(-20))]
    years, alone = series.gaps
    assert (years.new.id, years.base and years.base.id) == ("y2022", "y2019")
    assert years.missing == (Period.year(2020), Period.year(2021))
    assert years.reason == "there is no figure of 2020 and 2021"
    assert alone.reason == "there is no other figure of a period like 2023-H1"
    assert len(series.figures) == 5


def test_a_long_gap_is_told_by_its_ends() -> None:
    (gap,) = growth_series([figure("new", "9", period="2023"), figure("old", "8", period="2013")]).gaps
    assert gap.reason == "there is no figure of 2014 to 2022"
    assert str(gap) == "new has no growth of one year, as there is no figure of 2014 to 2022."


def test_a_pair_that_gives_no_growth_is_a_gap_with_the_reason() -> None:
    figures = by_year(exactly(0), exactly(5), exactly(6))
    figures[2] = attrs.evolve(figures[2], composition="ASEAN11")
    figures[1] = attrs.evolve(figures[1], composition="ASEAN5")
    series = growth_series(figures)
    assert [gap.reason for gap in series.gaps] == [
        "y2020 lies in [0, 0], and not above zero",
        "the composition differs",
    ]
    assert series.growths == ()


def test_growth_series_of_one_figure_says_that_it_stands_alone() -> None:
    series = growth_series([figure("one", "5")])
    assert series.growths == ()
    assert len(series.gaps) == 1


def test_growth_series_refuses_claims_of_one_period_that_differ_in_an_attribute() -> None:
    figures = [*by_year("5"), figure("other", "6", period="2020", origin=Origin.RESTATED)]
    with pytest.raises(e.UnlikeFiguresError, match="the origin differs"):
        growth_series(figures)


def test_growth_series_leaves_out_what_states_no_value_or_period() -> None:
    figures = [*by_year("5.0", "6.0"), figure("none", None, period="2022"), figure("undated", "7", period=None)]
    series = growth_series(figures)
    assert [str(one) for one in series.provenance.skipped] == ["none states no value", "undated states no period"]
    assert "Left out: none states no value; undated states no period." in series.explain()


def test_days_of_a_leap_year_are_of_one_place_in_the_year() -> None:
    figures = [figure("a", "5.0", period="2023-02-28"), figure("b", "6.0", period="2024-02-29")]
    assert [one.new.id for one in growth_series(figures).growths] == ["b"]


def test_periods_that_no_year_can_be_taken_from_end_clearly() -> None:
    figures = [figure("a", "5", period="0002/9998"), figure("b", "6", period="0003/9999-12-29")]
    assert len(growth_series(figures).gaps) == 2


def test_growth_series_of_bundled_russian_trade() -> None:
    # 190.271 over 146.887 is 1.29536, 240.11 over 190.271 is 1.26194.
    query = {"reporter": "CN", "partner": "RU", "flow": "trade", "measure": "goods-trade", "unit": "USD"}
    series = growth_series(load().figures.where(**query, period={"2021", "2022", "2023", "2025"}))
    assert [round(one.estimate.value, 2) for one in series.growths] == [D("29.54"), D("26.19")]
    assert [str(period) for period in series.gaps[0].missing] == ["2024"]
    assert {claim.period for claim in series.provenance.not_counted} == {Period.year(2025)}


# Index numbers


def test_the_base_of_an_index_has_exactly_a_hundred() -> None:
    series = index_numbers(by_year("200.0", "250.0", "100.0"), base="2020")
    assert [number.estimate.value for number in series.numbers] == [100, 125, 50]
    assert series.numbers[0].estimate.interval == Interval.point(100)
    # 249.95 / 200.05 = 1.249437..., 250.05 / 199.95 = 1.250562...
    assert span("124.943", "125.057").contains(series.numbers[1].estimate.interval)
    assert series.numbers[1].estimate.unit.code == "index-point"
    assert series.base == Period.year(2020)


def test_the_base_of_an_index_may_be_any_period_of_the_series() -> None:
    figures = [figure("jan", "5.0", period="2024-01"), figure("feb", "6.0", period="2024-02")]
    assert [one.estimate.value for one in index_numbers(figures, base=Period.month(2024, 2)).numbers][1] == 100
    days = [figure("end", "5.0", period="2023-12-31"), figure("mid", "6.0", period="2024-06-30")]
    assert len(index_numbers(days, base="2023-12-31").numbers) == 2


def test_an_index_refuses_periods_of_two_lengths() -> None:
    figures = [figure("year", "5.0", period="2023"), figure("months", "6.0", period="2024-01/2024-07")]
    with pytest.raises(e.UnlikeFiguresError, match="length of the period differs"):
        index_numbers(figures, base="2023")


def test_an_index_needs_a_base_above_zero_among_its_periods() -> None:
    with pytest.raises(e.FieldValueError, match="2020 and 2021"):
        index_numbers(by_year("5", "6"), base="2019")
    with pytest.raises(e.NotPositiveError, match="base of an index"):
        index_numbers(by_year(exactly(0), exactly(6)), base="2020")
    with pytest.raises(e.PeriodFormatError):
        index_numbers(by_year("5", "6"), base="20")


def test_an_index_may_be_negative_where_levels_are() -> None:
    figures = [figure("a", exactly(5), flow="balance"), figure("b", exactly(-5), flow="balance", period="2024")]
    assert [one.estimate.value for one in index_numbers(figures, base="2023").numbers] == [100, -100]


# Months of a year to date


def test_months_of_russian_trade_in_2023() -> None:
    # 9M - 8M: [176.35, 176.45] - [155.05, 155.15] = [21.20, 21.40], beside the printed 21.18.
    # 10M - 9M: [196.475, 196.485] - [176.35, 176.45] = [20.025, 20.135], beside "nearly 19.8".
    query = {"reporter": "CN", "partner": "RU", "flow": "trade", "measure": "goods-trade", "unit": "USD"}
    found = months_of(load().figures.where(**query, period_in="2023"))
    pieces = {str(piece.period.canonical()): piece for piece in found.pieces}
    assert pieces["2023-09"].estimate.interval == span("21200000000", "21400000000")
    assert pieces["2023-10"].estimate.interval == span("20025000000", "20135000000")
    assert "cn-ru-trade-2023-09-usd-reuters" in [claim.id for claim in pieces["2023-09"].printed]
    assert "(21.18 billion USD in 2023-09) fits if digits were cut off" in str(pieces["2023-09"])
    assert "(nearly 19.8 billion USD in 2023-10) lies outside" in str(pieces["2023-10"])
    assert pieces["2023-04/2023-05"].is_several_months
    assert found.restated_months_possible
    assert "No total parts the months of 2023-01/2023-02 and 2023-04/2023-05." in found.explain()
    left = {one.claim.id for one in found.provenance.skipped}
    assert left == {"cn-ru-trade-2023-05-usd-monocleru", "cn-ru-trade-2023-05-usd-urdupoint"}


def totals(*values: Amount | str, months: Sequence[int] = (2, 3, 5)) -> list[TradeFigure]:
    pairs = zip(months, values, strict=True)
    return [figure(f"m{last}", value, period=f"2024-01/2024-{last:02}") for last, value in pairs]


def test_a_difference_is_as_wide_as_both_totals_and_says_that_months_may_be_restated() -> None:
    found = months_of(totals("10.0", "15.0", "30.0"))
    first, march, two = found.pieces
    assert (first.earlier, first.restated_months_possible, first.estimate.value) == (None, False, D(10))
    # [14.95, 15.05] - [9.95, 10.05] = [4.90, 5.10]; outer [14.95, 15.1] - [9.95, 10.1] = [4.85, 5.15].
    assert (march.period, march.estimate.value, march.estimate.interval) == (
        Period.month(2024, 3),
        D(5),
        span("4.90", "5.10"),
    )
    assert march.outer == span("4.85", "5.15")
    assert march.restated_months_possible
    assert (two.period, two.is_several_months, two.later.id) == (Period.parse("2024-04/2024-05"), True, "m5")
    assert "(2 months together)" in str(two)


def test_months_of_one_total_are_that_total() -> None:
    found = months_of([figure("m1", "5.0", period="2024-01")])
    assert [piece.estimate.value for piece in found.pieces] == [5]
    assert not found.restated_months_possible
    assert "No total parts" not in found.explain()


def test_years_and_fiscal_years_to_date_are_kept_apart() -> None:
    figures = [figure(f"a{year}", "5.0", period=f"{year}-01/{year}-03") for year in (2023, 2024)]
    figures += [figure(f"b{year}", "9.0", period=f"{year}-01/{year}-04") for year in (2023, 2024)]
    assert [str(piece.period.canonical()) for piece in months_of(figures).pieces] == [
        "2023-Q1",
        "2023-04",
        "2024-Q1",
        "2024-04",
    ]
    fiscal = [figure("q", "5.0", period="2023-04/2023-06"), figure("y", "9.0", period="2023-04/2024-03")]
    assert [str(piece.period.canonical()) for piece in months_of(fiscal, first_month=4).pieces] == [
        "2023-Q2",
        "2023-07/2024-03",
    ]
    with pytest.raises(e.NoUsableFigureError, match="is no year to date"):
        months_of(fiscal)
    with pytest.raises(e.FieldValueError):
        months_of(fiscal, first_month=13)


def test_days_to_date_leave_days() -> None:
    figures = [figure("a", "5.0", period="2024-01/2024-02"), figure("b", "9.0", period="2024-01-01/2024-03-15")]
    piece = months_of(figures).pieces[-1]
    assert (piece.period.days, piece.is_several_months) == (15, True)
    assert "months together" not in str(piece)


def test_a_shrinking_total_is_said() -> None:
    piece = months_of(totals("30.0", "15.0", months=(2, 3))).pieces[-1]
    assert piece.shrinks
    assert "the later total is the smaller one" in str(piece)
    assert not months_of(totals("15.0", "15.0", months=(2, 3))).pieces[-1].shrinks


def test_a_total_without_an_upper_end_leaves_the_months_open() -> None:
    found = months_of(totals(exactly(10), money("15", qualifier=Qualifier.AT_LEAST), exactly(30)))
    assert found.pieces[1].estimate.interval == span("5", "Infinity")
    assert found.pieces[2].estimate.interval == span("-Infinity", "15")
    assert "at most 15" in str(found.pieces[2])


def test_printed_months_stand_beside_the_difference() -> None:
    printed = [figure("march", "5.05", period="2024-03"), figure("wrong", "9", period="2024-03")]
    _, march = months_of([*totals("10.0", "15.0", months=(2, 3)), *printed]).pieces
    assert [claim.id for claim in march.printed] == ["march", "wrong"]
    assert "march (5.05 USD in 2024-03) fits;" in str(march)
    assert "wrong (9 USD in 2024-03) lies outside" in str(march)


def test_months_are_taken_of_flows_in_one_unit_alone() -> None:
    stock = [figure(f"s{month}", "5", measure="fdi-stock", period=f"2024-01/2024-0{month}") for month in (2, 3)]
    with pytest.raises(e.NotAdditiveError, match="it is a stock and no flow"):
        months_of(stock, atlas=load())
    percent = [figure(f"p{month}", Amount.parse("5", unit="pct"), period=f"2024-01/2024-0{month}") for month in (2, 3)]
    with pytest.raises(e.NotAdditiveError, match="percentages"):
        months_of(percent)
    mixed = [figure("t", exactly(1, "t"), period="2024-01"), figure("kg", exactly(1, "kg"), period="2024-01/2024-02")]
    with pytest.raises(e.UnlikeFiguresError, match="the unit differs"):
        months_of(mixed)


# Which claim of a fact counts


def twice(*values: str | Amount, **more: Any) -> list[TradeFigure]:
    return [figure(f"c{number}", value, **more) for number, value in enumerate(values)]


def test_of_claims_that_agree_the_most_exact_counts() -> None:
    # 21.1, rounded or cut off, is [21.05, 21.2] and allows 21.18, which is [21.175, 21.185].
    found = ranking(twice("21.1", "21.18", "21.18"))
    assert found.figures == ("c1",)
    assert [claim.id for claim in found.provenance.not_counted] == ["c0", "c2"]
    assert "Not counted: c0; c2." in found.explain()


def test_claims_that_disagree_are_refused_until_somebody_says_which_counts() -> None:
    figures = twice("21.1", "24.0")
    with pytest.raises(e.DisagreeingClaimsError, match=r"21.1 USD \(c0\), 24.0 USD \(c1\)") as caught:
        ranking(figures)
    assert caught.value.claims == ("c0", "c1")
    late = attrs.evolve(figures[1], source=source("daily-2025-01-02", "2025-01-02"))
    assert ranking([figures[0], late], claims="latest").figures == ("c1",)


def test_the_latest_claim_gives_way_to_one_before_it_that_says_the_same_more_exactly() -> None:
    exact = figure("exact", "228.105")
    coarse = figure("coarse", "228.1", source=source("daily-2025-01-02", "2025-01-02"))
    assert ranking([exact, coarse], claims="latest").figures == ("exact",)
    undated = figure("undated", "999", source=UNDATED)
    assert ranking([undated, coarse], claims="latest").figures == ("coarse",)


def test_the_latest_claim_gives_way_if_its_record_doubts_it() -> None:
    plain_one = figure("plain", "5")
    doubted = figure("doubted", "9", source=source("daily-2025-01-02", "2025-01-02"), remarks=Remarks(doubt="A slip."))
    assert ranking([plain_one, doubted], claims="latest").figures == ("plain",)
    assert ranking([doubted, attrs.evolve(doubted, id="again")], claims="latest").figures == ("again",)


def test_claims_without_an_upper_end_count_last() -> None:
    bound = figure("bound", money("90", qualifier=Qualifier.AT_LEAST))
    assert ranking([figure("number", "95.0"), bound]).figures == ("number",)


# Ranks


def test_ranks_of_figures_that_are_certainly_apart_are_one_to_n() -> None:
    found = ranking(by_partner("10.0", "30.0", "20.0"))
    assert [(one.value, one.best, one.worst, one.rank) for one in found.ranked] == [
        ("LA", 1, 1, "1"),
        ("MM", 2, 2, "2"),
        ("KH", 3, 3, "3"),
    ]
    assert not any(one.is_tied for one in found.ranked)


def test_figures_whose_intervals_meet_are_tied() -> None:
    # 10 (as "10.0") is [9.95, 10.05], 10.1 is [10.05, 10.15] and touches it, 12.0 is above and 9.0 below both.
    found = ranking(by_partner("10.0", "12.0", "10.1", "9.0"))
    assert [(one.value, one.rank) for one in found.ranked] == [
        ("LA", "1"),
        ("MM", "2 to 3"),
        ("KH", "2 to 3"),
        ("TH", "4"),
    ]
    assert found.ties_of("cn-mm") == ("cn-kh",)
    assert found.ties_of("cn-la") == ()
    assert "2 to 3. MM: cn-mm (10.1 USD in 2023), tied with KH." in found.explain()
    with pytest.raises(e.UnknownCodeError):
        found.ties_of("nobody")


def test_a_figure_without_an_upper_end_may_have_the_first_rank() -> None:
    found = ranking(by_partner("10.0", money("5", qualifier=Qualifier.AT_LEAST), "20.0"))
    assert {one.value: one.rank for one in found.ranked} == {"MM": "1 to 2", "KH": "2 to 3", "LA": "1 to 3"}


def test_the_smallest_may_have_rank_one() -> None:
    waits = [waiting("slow", "51.4", subject="khorgos"), waiting("fast", "3.2", subject="mohan")]
    found = ranking(waits, of="reporter", order="smallest")
    assert [(one.value, one.rank) for one in found.ranked] == [("mohan", "1"), ("khorgos", "2")]
    assert found.ranked[0].interval == span("3.15", "3.25")
    with pytest.raises(e.FieldValueError, match="largest, smallest"):
        ranking(waits, of="reporter", order=cast("Any", "biggest"))


def test_balances_are_ranked_with_their_sign() -> None:
    figures = [
        figure(f"b{partner}", value, partner=partner, flow="balance")
        for partner, value in (("TH", exactly(-5)), ("VN", exactly(3)), ("LA", exactly(-1)))
    ]
    assert [one.value for one in ranking(figures).ranked] == ["VN", "LA", "TH"]


def test_a_ranking_of_periods_is_one_of_like_periods() -> None:
    assert [one.value for one in ranking(by_year("5", "9", "7"), of="period").ranked] == ["2021", "2022", "2020"]
    with pytest.raises(e.UnlikeFiguresError, match="length of the period"):
        ranking([*by_year("5"), figure("m", "3", period="2021-01")], of="period")


def test_a_bloc_beside_its_member_is_named_as_overlapping() -> None:
    figures = [*by_partner("5", "6"), figure("bloc", "50", partner="ASEAN"), figure("world", "900", partner="W")]
    found = ranking(figures, atlas=mini_atlas())
    assert ("bloc", "cn-kh") in found.overlaps
    assert ("bloc", "world") in found.overlaps
    assert "These overlap: " in found.explain()
    assert ranking(figures).overlaps == (("bloc", "world"), ("cn-kh", "world"), ("cn-la", "world"))


def test_all_goods_have_a_name_in_a_ranking() -> None:
    figures = [figure("all", "9"), figure("fruit", "5", commodity="fruit")]
    assert [one.value for one in ranking(figures, of="commodity").ranked] == ["all goods", "fruit"]


def test_a_ranking_of_central_asian_partners() -> None:
    # China's trade in 2024: Kazakhstan 43.82, Kyrgyzstan 22.71, Uzbekistan 13.78, Turkmenistan 10.65, Tajikistan 3.86.
    query = {"reporter": "CN", "flow": "trade", "measure": "goods-trade", "unit": "USD", "period": "2024"}
    found = ranking(load().figures.where(**query, partner_in="CASIA5"), claims="latest")
    assert [(one.value, one.rank) for one in found.ranked] == [
        ("KZ", "1"),
        ("KG", "2"),
        ("UZ", "3"),
        ("TM", "4"),
        ("TJ", "5"),
    ]


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"flow": "exports"}, "flow"),
        ({"period": "2024"}, "period"),
        ({"reporter": "VN"}, "reporter"),
        ({"value": money("5", "CNY")}, "unit"),
        ({"terms": Terms(nature=Nature.FORECAST)}, "nature"),
        ({"measure": "throughput"}, "measure"),
    ],
)
def test_exactly_one_dimension_may_vary(changed: dict[str, Any], name: str) -> None:
    other = figure("other", changed.pop("value", "5"), partner="DE", **changed)
    for function in (ranking, shares, concentration):
        with pytest.raises(e.UnlikeFiguresError) as caught:
            function([figure("one", "5"), other])
        assert name in caught.value.differing
        assert caught.value.offenders == ("one", "other")
        assert caught.value.may_vary == "partner"


def test_a_selection_knows_its_atlas() -> None:
    found = ranking(mini_atlas().figures.where(reporter="CN", period="2023", flow="trade", unit="USD"), claims="latest")
    assert ("cn-asean-trade-2023-usd-daily", "cn-w-trade-2023-usd-daily") in found.overlaps
    with pytest.raises(e.FieldTypeError, match="atlas"):
        ranking(by_partner("5"), atlas=cast("Any", "atlas"))
    with pytest.raises(e.FieldValueError, match="of"):
        ranking(by_partner("5"), of=cast("Any", "measure"))
    with pytest.raises(e.FieldValueError, match="claims"):
        ranking(by_partner("5"), claims=cast("Any", "hull"))


# Shares


def test_the_share_of_thai_durian() -> None:
    # 929,000 of 1.426 million tonnes: [928.5, 929.5] / [1425.5, 1426.5] = 65.0894 to 65.2052 percent; 65.15 printed.
    figures = load().figures
    part, whole = (
        figures["cn-th-fresh-durian-imports-2023-t-globaltimes"],
        figures["cn-w-fresh-durian-imports-2023-t-globaltimes"],
    )
    table = shares([part], whole, atlas=load())
    (share,) = table.shares
    assert round(share.estimate.value, 2) == D("65.15")
    assert span("65.0893", "65.2053").contains(share.estimate.interval)
    assert share.estimate.interval.contains(span("65.0895", "65.2051"))
    assert table.remainder is not None
    assert table.remainder.interval == span("496000", "498000")
    assert table.together is not None
    assert table.together.interval == share.estimate.interval
    assert (table.missing, table.notes, table.exceeds_whole) == ((), (), False)


def test_shares_of_their_own_sum_are_taken_at_corners() -> None:
    # [9, 11] beside [27, 33]: 9 / 42 = 21.428..., 11 / 38 = 28.947...; the loose formula would give [9 / 44, 11 / 36].
    nine, thirty = (
        figure(name, Amount(D(value), "USD", qualifier=Qualifier.ABOUT), partner=name.upper())
        for name, value in (("th", "10"), ("vn", "30"))
    )
    table = shares([nine, thirty])
    small = {one.value: one.estimate.interval for one in table.shares}["TH"]
    # about 10 is the wider of 5 percent and half a unit: [9.5, 10.5]; about 30: [28.5, 31.5].
    # 9.5 / 41 = 23.1707..., 10.5 / 39 = 26.9230...
    assert span("23.1707", "26.9231").contains(small)
    assert small.contains(span("23.1708", "26.9230"))
    assert table.together == Estimate(D(100), Interval.point(100), unit="pct")
    assert table.sum == Estimate(D(40), span("38.0", "42.0"), unit="USD")
    assert table.whole is None
    assert table.remainder is None


def test_one_part_of_its_own_sum_is_all_of_it() -> None:
    (share,) = shares([figure("one", "5")]).shares
    assert share.estimate.interval == Interval.point(100)


def test_five_durian_countries_come_to_a_hundred_percent_of_the_world() -> None:
    # 892 + 620 + 0.743 + 0.729 + 0.128 = 1513.6 thousand tonnes of 1513: 100.04 percent; 620 thousand is [615, 625].
    query = {"reporter": "CN", "flow": "imports", "commodity": "HS:081060", "unit": "t", "period": "2025-01/2025-09"}
    figures = load().figures.where(**query)
    whole = load().figures["cn-w-fresh-durian-imports-2025-ytd09-t-vietnamvn"]
    table = shares(figures, whole)
    assert [one.value for one in table.shares] == ["TH", "VN", "PH", "MY", "KH"]
    assert table.together is not None
    assert table.together.interval.contains(100)
    assert round(table.together.value, 2) == D("100.04")
    assert table.remainder is not None
    assert table.remainder.value == -600


def test_missing_members_of_a_group_are_named() -> None:
    query = {"reporter": "CN", "flow": "trade", "measure": "goods-trade", "unit": "USD", "period": "2024"}
    members = load().figures.where(**query, partner={"KG", "KZ", "TM", "UZ"})
    whole = load().figures["cn-casia5-trade-2024-usd-theastanatimes"]
    table = shares(members, whole, claims="latest")
    # 43.82 + 22.71 + 13.78 + 10.65 = 90.96 of 94.82: 3.86 is missing, which is Tajikistan's.
    assert table.missing == ("TJ",)
    assert table.remainder is not None
    assert table.remainder.value == D("3860000000")
    assert "Missing: TJ." in table.explain()


def test_the_missing_flow_and_the_missing_months_are_named() -> None:
    exports, trade = figure("x", "60.0", flow="exports"), figure("t", "100.0")
    assert shares([exports], trade, of="flow").missing == ("imports",)
    balance = figure("none", "5", flow="inward")
    with pytest.raises(e.IncomparableClaimsError, match="does not lie in the second"):
        shares([balance], trade, of="flow")
    months = [figure("feb", "5", period="2023-02"), figure("q2", "9", period="2023-Q2")]
    found = shares(months, figure("year", "100", period="2023"), of="period")
    assert found.missing == ("2023-01", "2023-03", "2023-H2")
    assert (
        shares([figure("h1", "9", period="2023-H1"), figure("h2", "9", period="2023-H2")], trade, of="period").missing
        == ()
    )


def test_periods_that_share_a_day_are_not_added_up() -> None:
    parts = [
        figure("q1", "9", period="2023-Q1"),
        figure("feb", "4", period="2023-02"),
        figure("jun", "4", period="2023-06"),
    ]
    for function in (shares, concentration):
        with pytest.raises(e.OverlappingPartsError, match="feb and q1"):
            function(parts, of="period")
    assert shares(parts[1:], of="period").notes == ()


def test_an_open_start_leaves_no_months_to_name() -> None:
    part, whole = figure("part", "5", period="2023"), figure("whole", "9", period="../2024-06-30")
    assert shares([part], whole, of="period").missing == ()


def test_exports_and_imports_make_up_trade_in_spite_of_their_valuations() -> None:
    exports = figure("x", "60.0", flow="exports", terms=Terms(valuation=Valuation.FOB))
    imports = figure("m", "40.0", flow="imports", terms=Terms(valuation=Valuation.CIF))
    table = shares([exports, imports], of="flow")
    assert [(one.value, one.estimate.value) for one in table.shares] == [("exports", D(60)), ("imports", D(40))]


def test_claims_of_the_whole_among_the_parts_are_left_out() -> None:
    whole, again = figure("w", "100.0", partner="W"), figure("w2", "100", partner="W")
    table = shares([figure("th", "20.0"), whole, again], whole)
    assert [str(one) for one in table.provenance.skipped] == ["w2 is a claim of the whole itself"]
    assert [one.value for one in table.shares] == ["TH"]
    with pytest.raises(e.NoUsableFigureError, match="is a claim of the whole itself"):
        shares([again], whole)


def test_a_part_larger_than_its_whole_is_refused() -> None:
    whole = figure("w", "100.0", partner="W")
    with pytest.raises(e.PartExceedsWholeError, match="th exceeds the whole w"):
        shares([figure("th", "101.0")], whole)


def test_a_part_that_may_be_larger_than_its_whole_is_said() -> None:
    table = shares([figure("th", "100.0")], figure("w", "100.0", partner="W"))
    assert table.shares[0].may_exceed
    assert "would let it exceed the whole" in table.explain()
    # 100.1 is [100.05, 100.15] and 100.0 [99.95, 100.05] or, cut off, up to 100.1: not certainly larger.
    assert shares([figure("th", "100.1")], figure("w", "100.0", partner="W")).shares[0].may_exceed
    assert not shares([figure("th", "99.0")], figure("w", "100.0", partner="W")).shares[0].may_exceed


def test_parts_that_together_exceed_the_whole_are_said() -> None:
    table = shares(by_partner("60.0", "60.0"), figure("w", "100.0", partner="W"))
    assert table.exceeds_whole
    assert "more than the whole" in table.explain()


def test_a_part_without_an_upper_end_has_at_least_its_share() -> None:
    bound = figure("bound", money("50", qualifier=Qualifier.AT_LEAST))
    (share,) = shares([bound], figure("w", exactly(100), partner="W")).shares
    assert share.estimate.interval == span("50", "Infinity")
    other = figure("other", exactly(50), partner="VN")
    own = {one.value: one.estimate.interval for one in shares([bound, other]).shares}
    assert own == {"TH": span("50", "100"), "VN": span("0", "50")}


def test_a_whole_without_an_upper_end_leaves_the_share_open_downwards() -> None:
    whole = figure("w", money("100", qualifier=Qualifier.AT_LEAST), partner="W")
    (share,) = shares([figure("th", exactly(50))], whole).shares
    assert share.estimate.interval == span("0", "50")


def test_parts_of_which_nothing_is_known_may_be_alike() -> None:
    nothing = [figure(f"p{n}", money("0", qualifier=Qualifier.AT_LEAST), partner=ALL_PARTNERS[n]) for n in range(4)]
    with pytest.raises(e.NotPositiveError):
        concentration(nothing)
    boxes = 4 * [Box(Fraction(0), None)]
    assert (least_concentration(boxes), most_concentration(boxes)) == (Fraction(1, 4), Fraction(1))
    assert (top_share_least(boxes, 1), top_share_most(boxes, 1)) == (Fraction(1, 4), Fraction(1))


def test_nothing_has_a_share_of_zero() -> None:
    own = {one.value: one.estimate.interval for one in shares(by_partner(exactly(0), exactly(5))).shares}
    assert own == {"KH": Interval.point(0), "LA": Interval.point(100)}
    with pytest.raises(e.NotPositiveError, match="sum of the parts"):
        shares(by_partner(exactly(0), exactly(0)))
    # a printed 0 is [-0.5, 0.5]; of what cannot be negative only [0, 0.5] counts
    (share,) = shares(by_partner("0"), figure("w", exactly(10), partner="W")).shares
    assert share.estimate.interval == span("0", "5")


def test_overlapping_parts_are_not_added_up() -> None:
    parts = [figure("bloc", "50.0", partner="ASEAN"), figure("th", "20.0")]
    whole = figure("w", "100.0", partner="W")
    table = shares(parts, whole, atlas=mini_atlas())
    assert [(one.value, one.estimate.value) for one in table.shares] == [("ASEAN", D(50)), ("TH", D(20))]
    assert (table.sum, table.together, table.remainder) == (None, None, None)
    assert table.overlaps == (("bloc", "th"),)
    assert "as these overlap: bloc and th." in table.explain()
    with pytest.raises(e.OverlappingPartsError, match="bloc and th"):
        shares(parts, atlas=mini_atlas())


def test_without_an_atlas_it_is_said_what_was_not_checked() -> None:
    assert shares(by_partner("5", "6")).notes == ("That the parts share nothing was not checked, as no atlas tells.",)
    table = shares(by_partner("5", "6"), figure("bloc", "50", partner="ASEAN"))
    assert table.notes == ("That the parts lie in the whole and share nothing was not checked, as no atlas tells.",)
    assert shares(by_partner("5", "6"), atlas=mini_atlas()).notes == ()


def test_goods_of_which_nobody_can_say_what_they_contain_are_not_added_up() -> None:
    parts = [figure("cars", "5", commodity="cars"), figure("fruit", "6", commodity="fruit")]
    with pytest.raises(e.OverlappingPartsError, match="nobody can say what these contain: cars"):
        shares(parts, of="commodity", atlas=mini_atlas())
    table = shares(parts, figure("all", "100"), of="commodity", atlas=mini_atlas())
    assert table.together is None
    assert "nobody can say what these contain: cars." in table.explain()


def test_goods_overlap_by_their_codes_and_by_their_tree() -> None:
    def pairs(*codes: str | None) -> tuple[tuple[str, str], ...]:
        figures = [figure(str(code), str(number + 5), commodity=code) for number, code in enumerate(codes)]
        return ranking(figures, of="commodity", atlas=mini_atlas()).overlaps

    assert pairs("HS:081060", "fruit") == (("HS:081060", "fruit"),)
    assert pairs("HS:080450", "HS:081060") == ()
    assert pairs("HS:080450", "HS:081060", "fruit") == (("HS:080450", "fruit"), ("HS:081060", "fruit"))
    assert pairs("cars", "electric-cars") == (("cars", "electric-cars"),)
    assert pairs(None, "cars") == (("None", "cars"),)


def test_a_part_outside_the_whole_is_refused() -> None:
    mekong = figure("mekong", "100.0", partner="MEKONG5")
    with pytest.raises(e.IncomparableClaimsError, match="does not lie in the second"):
        shares([figure("kr", "5", partner="KR")], mekong, atlas=mini_atlas())
    with pytest.raises(e.IncomparableClaimsError, match="nobody can say"):
        shares([figure("eu", "5", partner="EUROPE")], mekong, atlas=mini_atlas())
    with pytest.raises(e.IncomparableClaimsError, match="the second overlaps the first"):
        shares([figure("q", "5", period="2023-12/2024-01")], figure("year", "9", period="2023"), of="period")


def test_the_whole_states_a_value_and_a_period_above_zero() -> None:
    part = figure("th", "5")
    with pytest.raises(e.NoUsableFigureError, match="states no value"):
        shares([part], figure("w", None, partner="W"))
    with pytest.raises(e.NoUsableFigureError, match="states no period"):
        shares([part], figure("w", "9", partner="W", period=None))
    with pytest.raises(e.NotPositiveError, match="whole of its parts"):
        shares([part], figure("w", exactly(0), partner="W"))
    with pytest.raises(e.FieldTypeError, match="whole"):
        shares([part], cast("Any", "W"))


def test_what_does_not_add_up_has_no_shares() -> None:
    for function in (shares, concentration):
        with pytest.raises(e.NotPositiveError, match="part of a whole"):
            function(
                [
                    figure("a", "-5", measure="fdi-flow", flow="inward"),
                    figure("b", "9", measure="fdi-flow", flow="inward", partner="VN"),
                ]
            )
        with pytest.raises(e.NotAdditiveError, match="a balance is a difference"):
            function([figure("a", "5", flow="balance")])
        with pytest.raises(e.NotAdditiveError, match="percentages"):
            function([figure("a", Amount.parse("5", unit="pct"))])
        with pytest.raises(e.NotAdditiveError, match="figures of border-time do not add up"):
            function([waiting("a", "5", subject="khorgos")], of="reporter", atlas=load())
        with pytest.raises(e.NotAdditiveError, match="it is a stock and does not add up over time"):
            function([figure("a", "5", measure="fdi-stock")], of="period", atlas=load())


def test_shares_of_what_does_not_add_up_have_no_sum() -> None:
    part, whole = waiting("part", "5", subject="khorgos"), waiting("whole", "9", subject="altynkol")
    table = shares([part], whole, of="reporter", atlas=load())
    assert table.together is None
    assert "as figures of border-time do not add up." in table.explain()
    assert table.notes[0].startswith("That the parts lie in the whole")


def test_places_overlap_where_one_lies_in_the_other() -> None:
    atlas = load()
    inner, outer = next((place.id, place.part_of) for place in atlas.places.values() if place.part_of is not None)
    figures = [figure("inner", "5", place=inner), figure("outer", "9", place=outer), figure("all", "20")]
    assert ranking(figures, of="place", atlas=atlas).overlaps == (
        ("all", "inner"),
        ("all", "outer"),
        ("inner", "outer"),
    )
    assert ranking(figures, of="place").overlaps == ()
    table = shares([figures[0]], figures[1], of="place", atlas=atlas)
    assert table.notes == ()


def test_exports_overlap_with_the_trade_they_are_part_of() -> None:
    figures = [figure("t", "9", flow="trade"), figure("x", "5", flow="exports"), figure("m", "4", flow="imports")]
    assert ranking(figures, of="flow").overlaps == (("m", "t"), ("t", "x"))


def test_of_a_list_that_nobody_publishes_nobody_can_say_what_it_overlaps() -> None:
    parts = [figure("europe", "9", partner="EUROPE"), figure("th", "5")]
    with pytest.raises(e.OverlappingPartsError, match="nobody can say what these contain: europe"):
        shares(parts, atlas=mini_atlas())
    assert shares(parts[:1], atlas=mini_atlas()).together is not None


def test_regions_lie_in_their_country_but_hong_kong_does_not_lie_in_china() -> None:
    atlas = mini_atlas()
    figures = [figure(code, "5", reporter=code, partner="W") for code in ("CN", "CN-YN", "HK")]
    assert ranking(figures, of="reporter", atlas=atlas).overlaps == (("CN", "CN-YN"),)


# Concentration


def test_two_equal_parts_have_an_index_of_a_half() -> None:
    found = concentration(by_partner(exactly(5), exactly(5)))
    assert found.index.interval == Interval.point(D("0.5"))
    assert found.top_share.interval == Interval.point(100)
    assert (found.parts, found.top, found.largest) == (2, 2, ("KH", "LA"))
    assert found.index.unit.code == "times"


def test_the_index_of_exact_parts_is_the_sum_of_squared_shares() -> None:
    # shares 0.5, 0.3, 0.2: 0.25 + 0.09 + 0.04 = 0.38; the two largest have 80 percent.
    found = concentration(by_partner(exactly(50), exactly(30), exactly(20)), top=2)
    assert found.index.interval == Interval.point(D("0.38"))
    assert found.top_share.interval == Interval.point(80)


def test_the_index_of_a_part_that_may_be_anything_up_to_two() -> None:
    # (1 + x^2) / (1 + x)^2 is 1 at x = 0, 1/2 at x = 1 and 5/9 at x = 2.
    found = concentration(by_partner(exactly(1), money("2", qualifier=Qualifier.AT_MOST)))
    assert found.index.interval == span("0.5", "1")


def test_one_part_is_all_concentration() -> None:
    found = concentration([figure("one", "5")])
    assert found.index.interval == Interval.point(1)
    assert found.parts == 1


def test_a_part_without_an_upper_end_may_be_nearly_everything() -> None:
    found = concentration(by_partner(exactly(50), exactly(50), money("1", qualifier=Qualifier.AT_LEAST)), top=1)
    # The least index is that of 50, 50, 50: a third.
    assert found.index.interval.hi == 1
    assert found.index.interval.lo == D("0." + 34 * "3")
    assert found.top_share.interval.hi == 100


def test_what_is_missing_from_the_whole_widens_the_index() -> None:
    # 50 and 30 of 100: 0.25 + 0.09 = 0.34 if the other 20 are very many, 0.38 if they are one.
    parts, whole = by_partner(exactly(50), exactly(30)), figure("w", exactly(100), partner="W")
    found = concentration(parts, whole=whole, top=2)
    assert found.index == Estimate(D("0.34"), span("0.34", "0.38"), unit="times")
    assert found.top_share.interval == Interval.point(80)
    assert found.remainder is not None
    assert found.remainder.value == 20
    assert "Rest: 20 USD" in found.explain()
    # 20 and 30 of 100: the rest of 50 may be one and the largest: 50 + 30.
    other = concentration(by_partner(exactly(20), exactly(30)), whole=whole, top=2)
    assert other.top_share.interval == span("50", "80")
    assert other.index.interval == span("0.13", "0.38")


def test_missing_members_are_named_in_a_concentration() -> None:
    query = {"reporter": "CN", "flow": "trade", "measure": "goods-trade", "unit": "USD", "period": "2024"}
    members = load().figures.where(**query, partner={"KG", "KZ", "TM", "UZ"})
    whole = load().figures["cn-casia5-trade-2024-usd-theastanatimes"]
    found = concentration(members, whole=whole, claims="latest")
    assert found.missing == ("TJ",)
    # 1920.1924 + 515.7441 + 189.8884 + 113.4225 = 2739.2474 over 94.82 squared, 8990.8324, is 0.304671; with Tajikistan
    # as one part, 3.86 squared = 14.8996 more, 0.306328.
    assert round(found.index.value, 6) == D("0.304671")
    assert found.index.interval.contains(D("0.306328"))
    assert span("0.3045", "0.3066").contains(found.index.interval)
    assert "Missing: TJ." in found.explain()


def test_bounds_in_a_whole_without_an_upper_end_are_trivial_below() -> None:
    whole = figure("w", money("100", qualifier=Qualifier.AT_LEAST), partner="W")
    found = concentration(by_partner(exactly(50), exactly(30)), whole=whole)
    assert found.index.interval == span("0", "1")
    assert found.top_share.interval == span("0", "100")


def test_a_part_without_an_upper_end_is_cut_off_at_its_whole() -> None:
    whole = figure("w", exactly(100), partner="W")
    found = concentration([figure("th", money("50", qualifier=Qualifier.AT_LEAST))], whole=whole)
    assert found.index.interval == span("0.25", "1")


def test_parts_that_exceed_their_whole_by_rounding_alone_are_taken_as_the_whole() -> None:
    whole = figure("w", "99.9", partner="W")  # [99.85, 99.95], or cut off up to 100.0
    found = concentration(by_partner(exactly(50), exactly(50)), whole=whole)
    assert found.index.interval == Interval.point(D("0.5"))
    with pytest.raises(e.PartExceedsWholeError, match="cn-kh, cn-la together exceed"):
        concentration(by_partner("60.0", "60.0"), whole=figure("w", "100.0", partner="W"))


def test_a_concentration_refuses_what_it_cannot_add() -> None:
    parts = [figure("bloc", "50.0", partner="ASEAN"), figure("th", "20.0")]
    with pytest.raises(e.OverlappingPartsError):
        concentration(parts, whole=figure("w", "100.0", partner="W"), atlas=mini_atlas())
    with pytest.raises(e.NotPositiveError, match="sum of the parts"):
        concentration(by_partner(exactly(0), exactly(0)))
    with pytest.raises(e.FieldValueError, match="top"):
        concentration(by_partner("5"), top=0)


# Bad input


@pytest.mark.parametrize(
    "function",
    [growth_series, lambda figures: index_numbers(figures, base="2023"), months_of, ranking, shares, concentration],
)
def test_empty_and_unusable_selections_end_clearly(function: Callable[[Any], Told]) -> None:
    with pytest.raises(e.EmptySelectionError):
        function([])
    with pytest.raises(e.NoUsableFigureError, match="states no period or states no value"):
        function([figure("a", None), figure("b", "5", period=None)])
    with pytest.raises(e.FieldTypeError, match="the one claim a"):
        function(figure("a", "5"))
    with pytest.raises(e.FieldTypeError, match="an item of figures"):
        function(["a"])
    with pytest.raises(e.FieldValueError, match="two different claims with the id a"):
        function([figure("a", "5"), figure("a", "6")])


def _growths(figures: Sequence[AnyClaim]) -> GrowthSeries:
    return growth_series(figures, claims="latest")


def _indexes(figures: Sequence[AnyClaim]) -> IndexSeries:
    years = [one for one in figures if one.period in {Period.year(2022), Period.year(2023)}]
    return index_numbers(years, base="2022", claims="latest")


def _months(figures: Sequence[AnyClaim]) -> YearToDatePieces:
    return months_of(figures, claims="latest")


SEVERAL = [
    *by_year("5.0", "6.0", "7.0", "8.0"),
    figure("again", "7", period="2022"),
    figure("half", "3.0", period="2023-H1"),
    figure("none", None),
]
PARTNERS = [*by_partner("5.0", "6.0", "7.0", "5.02"), figure("again", "7", partner="MM"), figure("none", None)]


@pytest.mark.parametrize(
    ("function", "figures"),
    [
        (_growths, SEVERAL),
        (_indexes, SEVERAL),
        (_months, SEVERAL),
        (ranking, PARTNERS),
        (shares, PARTNERS),
        (concentration, PARTNERS),
    ],
)
def test_neither_order_nor_repetition_matters(function: Callable[[Any], Told], figures: list[TradeFigure]) -> None:
    expected = function(figures)
    mixed = [*figures, *figures]
    for seed in range(5):
        random.Random(seed).shuffle(mixed)  # noqa: S311  # a test
        assert function(mixed) == expected
        assert function(iter(mixed)).to_dict() == expected.to_dict()


@pytest.mark.parametrize(
    "result",
    [
        growth(figure("new", "5", period="2024"), figure("base", "4")),
        growth_series(SEVERAL, claims="latest"),
        _indexes(SEVERAL),
        _months(SEVERAL),
        ranking(PARTNERS),
        shares(PARTNERS),
        shares(by_partner("5", "6"), figure("w", "100", partner="W")),
        concentration(PARTNERS),
        concentration(by_partner("5", "6"), whole=figure("w", "100", partner="W")),
    ],
)
def test_every_result_is_plain_data_and_names_its_sources(result: Told) -> None:
    found = result.to_dict()
    assert json.loads(json.dumps(found)) == found
    assert found["text"] == result.explain()
    assert found["figures"] == list(result.figures)
    assert found["sources"] == [one.id for one in result.sources] != []
    assert f"Sources: {LATE.citation()}." in result.explain()
    assert "object at" not in repr(result)


@pytest.mark.parametrize(
    "error",
    [
        e.DisagreeingClaimsError("shares", ("a", "b"), ("5 USD", "6 USD")),
        e.NoUsableFigureError("shares", ("a",), ("states no value",)),
        e.NotAdditiveError("shares", "pct", "percentages are no amounts"),
        e.NotPositiveError("a", "[0, 1]", "base of a growth"),
        e.OverlappingPartsError("shares", (("a", "b"),), ()),
        e.PartExceedsWholeError(("a",), "b"),
        e.UnlikeFiguresError("shares", ("flow", "period"), ("a", "b", "c", "d", "e"), "partner"),
    ],
)
def test_errors_can_be_copied_and_end_with_what_to_do(error: e.RegcoopError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
    assert (type(again), again.args, str(again)) == (type(error), error.args, str(error))
    assert isinstance(error, ValueError)
    assert ": " in str(error)


def test_a_long_list_of_offenders_is_cut() -> None:
    error = e.UnlikeFiguresError("shares", ("flow", "period"), ("a", "b", "c", "d", "e"), "partner")
    assert "as the flow and period differ (a, b, c, d and 1 more)" in str(error)


def test_ten_thousand_claims_of_one_fact_count_once() -> None:
    many = [figure(f"c{number:05}", "5.0") for number in range(10_000)]
    found = ranking(many)
    assert found.figures == ("c00000",)
    assert len(found.provenance.not_counted) == 9_999
    assert "and 9991 more" in found.explain()


def test_records_refuse_what_they_cannot_hold() -> None:
    one = figure("one", "5")
    with pytest.raises(e.FieldValueError, match="reason"):
        SkippedClaim(one, reason="")
    with pytest.raises(e.FieldTypeError, match="claims"):
        Provenance(cast("Any", ("one",)))
    with pytest.raises(e.FieldValueError, match="worst"):
        RankedClaim(claim=one, value="TH", interval=Interval.point(5), best=2, worst=1)
    with pytest.raises(e.FieldTypeError, match="index"):
        Concentration(
            of="partner",
            whole=None,
            parts=1,
            index=cast("Any", 1),
            top=1,
            largest=("TH",),
            top_share=cast("Any", 1),
            provenance=Provenance((one,)),
        )
    with pytest.raises(e.FieldTypeError, match="shares"):
        attrs.evolve(shares([one]), shares=cast("Any", [1]))
    assert period_of(figure("undated", "5", period=None)) == Period.year(1)
    with pytest.raises(e.FieldValueError, match="without a value"):
        unit_of(figure("none", None))


# In words


def test_numbers_are_written_with_the_digits_that_their_width_needs() -> None:
    assert within(span("-Infinity", "5")) == "at most 5"
    assert within(span("-Infinity", "Infinity")) == "anywhere"
    assert within(Interval.point(5)) == "exactly 5"
    assert within(span("1.00000000000001", "1.00000000000002")) == "between 1.000000000000 and 1.000000000001"
    # 29.53484... to 29.53641...: six digits would be 29.5348 and 29.5365, 1.08 times as wide
    assert within(span("29.534848", "29.536411")) == "between 29.5348 and 29.5365"
    assert estimate_in_words(Estimate(D("5"), span("4", "6"), unit="USD")) == "5 USD, between 4 and 6"
    assert plain(None) is None
    assert listed([]) == ""
    assert told(["a"], Provenance(())) == "a"


# Laws

PARTS = st.lists(st.tuples(st.integers(1, 10_000), st.integers(0, 3_000)), min_size=1, max_size=6)
FINE = st.fractions(0, 1, max_denominator=50)


def about(value: int, width: int, name: str = "x", **more: Any) -> TradeFigure:
    """Make a figure that is exact, or reads from a number near the value up to one near the width above it."""
    if width == 0:
        return figure(name, exactly(value), **more)
    digits = len(str(width))
    unit = 10 ** (digits - 1)
    return figure(name, Amount(D(value // unit + 1).scaleb(digits - 1), "USD", qualifier=Qualifier.OVER), **more)


def inside(interval: Interval, part: Fraction) -> Fraction:
    lo, hi = Fraction(interval.lo), Fraction(interval.hi)
    return lo + (hi - lo) * part


def level(claim: TradeFigure) -> Interval:
    assert claim.value is not None
    return claim.value.interval


@given(st.integers(1, 10**6), st.integers(0, 10**4), st.integers(1, 10**6), st.integers(0, 10**4), FINE, FINE)
def test_growth_holds_that_of_any_numbers_in_the_intervals(  # noqa: PLR0917  # hypothesis fills them
    new: int, wide: int, base: int, other: int, first: Fraction, second: Fraction
) -> None:
    later, earlier = about(new + 10**4, wide, "n", period="2024"), about(base + 10**4, other, "b", period="2021")
    found = growth(later, earlier)
    one, two = inside(level(later), first), inside(level(earlier), second)
    rate = (one / two - 1) * 100
    assert Fraction(found.interval.lo) <= rate <= Fraction(found.interval.hi)
    yearly = average_annual_growth(later, earlier).interval
    low, high = (1 + Fraction(end) / 100 for end in (yearly.lo, yearly.hi))
    assert low**3 <= one / two <= high**3


@given(st.fractions("1/1000", 1000, max_denominator=10**6), st.integers(1, 60))
def test_the_factor_of_a_year_compounds_to_no_less_than_the_whole_factor(factor: Fraction, years: int) -> None:
    number = D(factor.numerator) / D(factor.denominator)
    found = yearly_factor(Interval.point(number), years)
    assert Fraction(found.lo) ** years <= Fraction(number) <= Fraction(found.hi) ** years
    assert found.hi - found.lo <= found.hi * D("1e-25")


@given(PARTS)
def test_an_index_over_its_base_gives_back_the_levels(parts: list[tuple[int, int]]) -> None:
    figures = [about(lo + 10**4, width, f"y{n}", period=str(2000 + n)) for n, (lo, width) in enumerate(parts)]
    base = level(figures[0])
    for number in index_numbers(figures, base="2000").numbers:
        back = number.estimate.interval * base / 100
        claim = cast("TradeFigure", number.claim)
        assert Fraction(back.lo) <= Fraction(level(claim).lo)
        assert Fraction(level(claim).hi) <= Fraction(back.hi)


@given(PARTS, st.lists(FINE, min_size=6, max_size=6))
def test_shares_of_a_partition_hold_every_share_and_sum_to_a_hundred(
    parts: list[tuple[int, int]], picks: list[Fraction]
) -> None:
    figures = [about(lo, width, f"p{n}", partner=ALL_PARTNERS[n]) for n, (lo, width) in enumerate(parts)]
    table = shares(figures)
    numbers = {claim.id: inside(level(claim), pick) for claim, pick in zip(figures, picks, strict=False)}
    total = sum(numbers.values())
    for share in table.shares:
        interval = share.estimate.interval
        if total:
            assert Fraction(interval.lo) <= 100 * numbers[share.claim.id] / total <= Fraction(interval.hi)
    assert sum((share.estimate.interval for share in table.shares), Interval.point(0)).contains(100)
    values = sum((Fraction(share.estimate.value) for share in table.shares), Fraction(0))
    assert abs(values - 100) < Fraction(1, 10**28)


@given(PARTS)
def test_shares_in_their_own_sum_are_no_wider_than_they_must_be(parts: list[tuple[int, int]]) -> None:
    boxes = [Box(Fraction(lo), Fraction(lo + width)) for lo, width in parts]
    own, *others = boxes
    rest = Box(sum((box.lo for box in others), Fraction(0)), sum((box.top for box in others), Fraction(0)))
    corners = [100 * x / (x + y) for x, y in product((own.lo, own.top), (rest.lo, rest.top))]
    found = share_within(own, rest)
    assert abs(Fraction(found.lo) - min(corners)) < Fraction(1, 10**30)
    assert abs(Fraction(found.hi) - max(corners)) < Fraction(1, 10**30)


@given(PARTS)
def test_ranks_hold_every_place_and_are_a_permutation_where_nothing_meets(parts: list[tuple[int, int]]) -> None:
    figures = [about(lo, width, f"p{n}", partner=ALL_PARTNERS[n]) for n, (lo, width) in enumerate(parts)]
    found = {one.claim.id: one for one in ranking(figures).ranked}
    for seed in range(5):
        drawn = random.Random(seed)  # noqa: S311  # a test
        numbers = {claim.id: inside(level(claim), Fraction(drawn.randrange(11), 10)) for claim in figures}
        for place, name in enumerate(sorted(numbers, key=lambda name: (-numbers[name], drawn.random())), 1):
            assert found[name].best <= place <= found[name].worst
    assert all(one.worst - one.best == len(ranking(figures).ties_of(name)) for name, one in found.items())
    if all(not one.is_tied for one in found.values()):
        assert sorted(one.best for one in found.values()) == list(range(1, len(figures) + 1))


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=12))
def test_the_months_of_a_year_add_up_to_it_again(steps: list[int]) -> None:
    sums = [sum(steps[: count + 1]) for count in range(len(steps))]
    figures = [
        figure(f"m{month:02}", f"{total}.0", period=f"2024-01/2024-{month:02}") for month, total in enumerate(sums, 1)
    ]
    pieces = months_of(figures).pieces
    assert sum(piece.estimate.value for piece in pieces) == sums[-1]
    total = sum((piece.estimate.interval for piece in pieces), Interval.point(0))
    assert total.midpoint == sums[-1]
    assert total.contains(level(figures[-1]))
    assert all(one.period.end == other.period.start for one, other in pairwise(pieces))


def herfindahl(numbers: Sequence[Fraction]) -> Fraction:
    return sum((number * number for number in numbers), Fraction(0)) / sum(numbers) ** 2


@given(PARTS, st.lists(FINE, min_size=6, max_size=6))
def test_the_bounds_of_concentration_hold_every_value_and_are_tight(
    parts: list[tuple[int, int]], picks: list[Fraction]
) -> None:
    boxes = [Box(Fraction(lo), Fraction(lo + width)) for lo, width in parts]
    least, most = least_concentration(boxes), most_concentration(boxes)
    drawn = [box.lo + (box.top - box.lo) * pick for box, pick in zip(boxes, picks, strict=False)]
    assert least <= herfindahl(drawn) <= most
    corners = [herfindahl(corner) for corner in product(*((box.lo, box.top) for box in boxes))]
    assert least <= min(corners)
    assert most == max(corners)
    # The least is attained: each part as near as may be to the self-weighted mean of the parts themselves.
    numbers = drawn
    for _ in range(100):
        mean = sum(number * number for number in numbers) / sum(numbers)
        mean = Fraction(round(mean * 10**9), 10**9)
        numbers = [min(max(mean, box.lo), box.top) for box in boxes]
    assert herfindahl(numbers) - least < Fraction(1, 10**9)


@given(st.integers(1, 50), st.integers(0, 50), st.integers(11, 20))
def test_many_parts_alike_have_a_bound_of_chords(lo: int, width: int, count: int) -> None:
    boxes = count * [Box(Fraction(lo), Fraction(lo + width))]
    corners = [herfindahl([Fraction(lo)] * (count - high) + [Fraction(lo + width)] * high) for high in range(count + 1)]
    slack = Fraction(width, 2 * count * lo) ** 2
    assert max(corners) <= most_concentration(boxes) <= max(corners) + slack
    assert least_concentration(boxes) == Fraction(1, count)


def top_share(numbers: Sequence[Fraction], count: int) -> Fraction:
    return sum(sorted(numbers, reverse=True)[:count], Fraction(0)) / sum(numbers)


@given(PARTS, st.integers(1, 3), st.lists(FINE, min_size=6, max_size=6))
def test_the_bounds_of_the_top_share_hold_every_value(
    parts: list[tuple[int, int]], count: int, picks: list[Fraction]
) -> None:
    boxes = [Box(Fraction(lo), Fraction(lo + width)) for lo, width in parts]
    least, most = top_share_least(boxes, count), top_share_most(boxes, count)
    drawn = [box.lo + (box.top - box.lo) * pick for box, pick in zip(boxes, picks, strict=False)]
    assert least <= top_share(drawn, count) <= most
    assert most == max(top_share(corner, count) for corner in product(*((box.lo, box.top) for box in boxes)))


@given(PARTS, st.integers(2_000, 12_000), st.lists(FINE, min_size=6, max_size=6))
def test_concentration_in_a_whole_holds_every_division_of_the_rest(
    parts: list[tuple[int, int]], rest: int, picks: list[Fraction]
) -> None:
    figures = [about(lo, width, f"p{n}", partner=ALL_PARTNERS[n]) for n, (lo, width) in enumerate(parts)]
    numbers = [inside(level(claim), pick) for claim, pick in zip(figures, picks, strict=False)]
    total = sum(numbers, Fraction(rest))
    thousands = Amount(D(int(total) // 1000).scaleb(3), "USD", qualifier=Qualifier.OVER)
    whole = figure("w", thousands, partner="W")
    found = concentration(figures, whole=whole, top=2)
    squares = sum((number * number for number in numbers), Fraction(0))
    for pieces in (1, 2, 50):
        value = (squares + pieces * Fraction(rest, pieces) ** 2) / total**2
        assert Fraction(found.index.interval.lo) <= value <= Fraction(found.index.interval.hi)
        everything = [*numbers, *[Fraction(rest, pieces)] * pieces]
        share = 100 * sum(sorted(everything, reverse=True)[: found.top]) / total
        assert Fraction(found.top_share.interval.lo) <= share <= Fraction(found.top_share.interval.hi)
