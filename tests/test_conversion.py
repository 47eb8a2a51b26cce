# ruff: noqa: ANN401  # keywords of any type are handed on
"""Conversion of money: known answers, what is left out, and the amounts that texts restate in brackets."""

import copy
import json
import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regcoop.amount import Amount, Estimate, Qualifier
from regcoop.conversion import (
    Conversion,
    RestatementVerdict,
    check_restatement,
    convert,
    convert_all,
)
from regcoop.errors import (
    FieldTypeError,
    FieldValueError,
    NoRateError,
    UnitMismatchError,
    UnknownUnitError,
    UnquotedCurrencyError,
)
from regcoop.figures import Fact, TradeFigure
from regcoop.findings import Severity
from regcoop.fixtures import load
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates import EcbRates, MonthlyRates, Rate, StatedRates, bundled_rates
from regcoop.ratios import Restatement
from regcoop.sources import DateBasis, Source, SourceKind
from regcoop.units import parse_unit
from strategies import amounts

RATES = bundled_rates()
EXPORTS = Amount.parse("42.64 billion", unit="CNY")
MONTHS = Period.parse("2023-01/2023-09")
DAY = date(2023, 10, 24)


def billions(estimate: Estimate, places: int) -> str:
    return str(round(estimate.value / 10**9, places))


# Known answers


def test_a_period_average_and_a_spot_rate_print_two_different_totals() -> None:
    """The paper printed 5.83 billion dollars; at the average of the nine months it would have been 6.06."""
    mean = convert(EXPORTS, "USD", period=MONTHS, rates=RATES, basis="period_average")
    spot = convert(EXPORTS, "USD", on=DAY, rates=RATES, basis="spot")
    assert (billions(mean.estimate, 2), billions(spot.estimate, 2)) == ("6.06", "5.83")
    assert (mean.rate.days, spot.rate.on) == (192, DAY)


def test_a_conversion_keeps_the_original_the_rate_and_the_source() -> None:
    conversion = convert(EXPORTS, "USD", on=DAY, rates=RATES, basis="spot")
    assert conversion.original is EXPORTS
    assert conversion.source.id == "ecb-reference-rates"
    assert conversion.rate == RATES.rate("CNY", "USD", on=DAY, basis="spot")
    assert conversion.estimate.unit.code == "USD"


def test_the_interval_holds_the_rounding_of_the_amount_and_of_the_rate() -> None:
    conversion = convert(EXPORTS, "USD", on=DAY, rates=RATES, basis="spot")
    by_hand = EXPORTS.interval * conversion.rate.interval
    assert conversion.estimate.interval == by_hand
    assert conversion.estimate.interval.contains(conversion.estimate.value)
    assert conversion.estimate.interval.width > (EXPORTS.interval * conversion.rate.value).width


def test_a_published_monthly_rate_says_that_it_is_one() -> None:
    conversion = convert(
        Amount.parse("1 trillion", unit="VND"), "USD", period=Period.year(2024), rates=RATES, basis="published_monthly"
    )
    assert conversion.rate.table == "hmrc-monthly"
    assert "no average" in conversion.explain()
    assert "OGL-UK-3.0" in conversion.explain()


def test_amounts_per_something_convert_in_their_currency() -> None:
    saving = Amount.parse("2000", unit="CNY/TEU")
    conversion = convert(saving, "USD/TEU", on=DAY, rates=RATES, basis="spot")
    assert conversion.estimate.unit is parse_unit("USD/TEU")
    assert str(conversion).startswith("273.60 USD/TEU, between 259.90 and 287.29")


def test_an_estimate_converts_too() -> None:
    total = EXPORTS + Amount.parse("1.00 billion", unit="CNY")
    conversion = convert(total, parse_unit("USD"), on=DAY, rates=RATES, basis="spot")
    assert conversion.original is total
    assert conversion.explain().startswith("43,640,000,000 CNY, between 43,630,000,000 and 43,650,000,000 is ")


def test_an_amount_without_an_end_has_an_estimate_without_one() -> None:
    open_ended = Amount.parse("3 billion", unit="CNY", qualifier=Qualifier.AT_LEAST)
    conversion = convert(open_ended, "USD", on=DAY, rates=RATES, basis="spot")
    assert conversion.estimate.interval.hi == Decimal("Infinity")
    assert "and Infinity" in str(conversion)


def test_a_conversion_is_told_as_plain_data() -> None:
    conversion = convert(EXPORTS, "USD", on=DAY, rates=RATES, basis="spot")
    plain: Any = json.loads(json.dumps(conversion.to_dict()))
    assert plain["original"]["text"] == "42.64 billion CNY"
    assert plain["rate"]["on"] == "2023-10-24"
    assert Decimal(plain["estimate"]["value"]) == conversion.estimate.value
    assert plain["text"] == conversion.explain()


def test_a_conversion_is_a_value() -> None:
    conversion = convert(EXPORTS, "USD", on=DAY, rates=RATES, basis="spot")
    assert pickle.loads(pickle.dumps(conversion)) == conversion == copy.deepcopy(conversion)  # noqa: S301  # our own bytes
    for changes in ({"original": 3}, {"estimate": EXPORTS}, {"rate": None}):
        with pytest.raises(FieldTypeError):
            attrs.evolve(conversion, **changes)


# What does not convert


@pytest.mark.parametrize(
    ("unit", "target", "error"),
    [
        ("CNY", "CNY", FieldValueError),
        ("CNY/TEU", "CNY/TEU", FieldValueError),
        ("t", "USD", UnitMismatchError),
        ("CNY", "t", UnitMismatchError),
        ("t", "t", FieldValueError),
        ("CNY", "USD/TEU", UnitMismatchError),
        ("CNY/TEU", "USD/t", UnitMismatchError),
        ("CNY/TEU", "USD", UnitMismatchError),
        ("CNY/TEU", "CNY/t", UnitMismatchError),
        ("CNY", "dollar", UnknownUnitError),
    ],
)
def test_units_that_do_not_fit_are_refused(unit: str, target: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        convert(Amount.parse("5", unit=unit), target, on=DAY, rates=RATES, basis="spot")


def test_a_rate_that_is_not_there_is_an_error_and_no_other_day() -> None:
    with pytest.raises(NoRateError):
        convert(EXPORTS, "USD", on=date(2023, 10, 22), rates=RATES, basis="spot")
    used = convert(
        EXPORTS, "USD", on=date(2023, 10, 22), rates=RATES, basis="spot", on_missing="previous", limit_days=2
    )
    assert used.rate.on == date(2023, 10, 20)
    assert "2 days before is used" in used.explain()


# Laws

pairs = st.sampled_from([("CNY", "USD"), ("USD", "CNY"), ("CNY", "THB"), ("MYR", "SGD"), ("EUR", "IDR")])
days = st.sampled_from([date(2010, 3, 1), date(2015, 8, 12), date(2020, 3, 18), DAY, date(2026, 10, 30)])


def money(pair: tuple[str, str]) -> Any:
    return amounts(unit=st.just(parse_unit(pair[0])))


@given(st.data(), pairs, days)
def test_there_and_back_holds_the_amount(data: st.DataObject, pair: tuple[str, str], day: date) -> None:
    amount = data.draw(money(pair))
    there = convert(amount, pair[1], on=day, rates=RATES, basis="spot").estimate
    back = convert(there, pair[0], on=day, rates=RATES, basis="spot").estimate
    assert back.interval.contains(amount.interval)
    assert back.interval.contains(amount.value)


@given(st.data(), pairs, days)
def test_the_interval_contains_the_value(data: st.DataObject, pair: tuple[str, str], day: date) -> None:
    amount = data.draw(money(pair))
    conversion = convert(amount, pair[1], on=day, rates=RATES, basis="spot")
    assert conversion.estimate.interval.contains(conversion.estimate.value)
    assert conversion.estimate.interval == amount.interval * conversion.rate.interval


@given(st.data(), pairs, days)
def test_more_money_is_more_money(data: st.DataObject, pair: tuple[str, str], day: date) -> None:
    less, more = sorted(data.draw(st.lists(money(pair), min_size=2, max_size=2)), key=lambda amount: amount.value)
    converted = [convert(amount, pair[1], on=day, rates=RATES, basis="spot").estimate for amount in (less, more)]
    assert converted[0].value <= converted[1].value


@given(st.data(), days)
def test_the_way_through_a_third_currency_meets_the_direct_one(data: st.DataObject, day: date) -> None:
    amount = data.draw(money(("CNY", "USD")))
    direct = convert(amount, "USD", on=day, rates=RATES, basis="spot").estimate
    baht = convert(amount, "THB", on=day, rates=RATES, basis="spot").estimate
    through = convert(baht, "USD", on=day, rates=RATES, basis="spot")
    assert through.estimate.interval.meets(direct.interval)


# Many at once


def test_nothing_that_goes_into_a_batch_is_missing() -> None:
    figures = load().figures
    batch = convert_all(figures, "USD", rates=RATES, basis="period_average")
    touched = [*(one.claim for one in batch.done), *batch.already, *(one.claim for one in batch.left_out)]
    ids = [claim.id for claim in touched]
    assert sorted(ids) == sorted(figure.id for figure in figures)
    assert len(batch) == len(figures)
    assert all(one.reason for one in batch.left_out)
    assert repr(batch) == (
        f"<Conversions to USD: {len(batch.done)} done, {len(batch.already)} already, {len(batch.left_out)} left out>"
    )


def test_a_converted_figure_answers_who_says_so() -> None:
    batch = convert_all(load().figures.where(reporter="CN-LN", unit="CNY"), "USD", rates=RATES, basis="period_average")
    for one in batch.done:
        assert one.sources == (one.claim.source, one.conversion.rate.source)
        assert one.claim.period == one.conversion.rate.window
        assert f"<{one.claim.id}>" in repr(one)
    assert batch.estimates.keys() == {one.claim.id for one in batch.done}


def test_the_estimates_of_a_batch_hold_those_that_need_no_conversion() -> None:
    figures = load().figures.where(reporter="CN", partner="TH", flow="trade")
    batch = convert_all(figures, parse_unit("USD"), rates=RATES, basis="period_average")
    assert batch.already
    assert batch.estimates.keys() == {*(one.claim.id for one in batch.done), *(one.id for one in batch.already)}
    assert {estimate.unit.code for estimate in batch.estimates.values()} == {"USD"}


def figure(value: str | None = "5.0 billion", **changes: Any) -> TradeFigure:
    """Make a figure; keywords of its source and its fact are told by their names."""
    period, published = changes.pop("period", MONTHS), changes.pop("published", "2023-10-24")
    source = Source(
        "daily",
        publisher="The Daily",
        title="A report",
        kind=SourceKind.PRESS,
        date=None if published is None else Period.parse(published),
        date_basis=DateBasis.NONE if published is None else DateBasis.PRINTED,
    )
    fact = Fact("goods-trade", "exports", "CN", "RU", period=period)
    amount = None if value is None else Amount.parse(value, unit=changes.pop("unit", "CNY"))
    return TradeFigure("a-figure", fact, value=amount, source=source, **changes)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (figure(period=None), "its period is not stated"),
        (figure(unit="t"), "only money is converted"),
        (figure(unit="VND"), "published_monthly"),
        (figure(period=Period.parse("2004")), "2005-04-01"),
        (figure(period=Period.until(DAY)), "no known start"),
    ],
)
def test_what_cannot_be_converted_comes_back_with_the_reason(one: TradeFigure, words: str) -> None:
    batch = convert_all([one], "USD", rates=RATES, basis="period_average")
    assert batch.done == ()
    assert words in batch.left_out[0].reason
    assert batch.left_out[0].claim is one


def test_a_figure_without_a_value_is_left_out() -> None:
    bare = next(one for one in load().figures if one.value is None)
    batch = convert_all([bare], "USD", rates=RATES, basis="period_average")
    assert "no value was printed" in batch.left_out[0].reason


def test_a_spot_rate_is_for_a_day() -> None:
    assert "of a day" in convert_all([figure()], "USD", rates=RATES, basis="spot").left_out[0].reason
    stock = figure(period=Period.day(DAY))
    assert convert_all([stock], "USD", rates=RATES, basis="spot").done[0].conversion.rate.on == DAY
    assert convert_all([figure()], "USD", rates=RATES, basis="spot", on=DAY).done[0].conversion.rate.on == DAY
    sunday = convert_all([figure()], "USD", rates=RATES, basis="spot", on=date(2023, 10, 22), on_missing="previous")
    assert sunday.done[0].conversion.rate.on == date(2023, 10, 20)


def test_a_batch_is_refused_for_what_is_wrong_with_the_question() -> None:
    with pytest.raises(UnknownUnitError):
        convert_all([], "dollar", rates=RATES, basis="spot")
    with pytest.raises(ValueError, match="mean"):
        convert_all([], "USD", rates=RATES, basis="mean")  # type: ignore[arg-type]  # the very error


def test_a_batch_may_use_the_rates_that_its_own_text_states() -> None:
    figures = load().figures.where(id=("cn-ln-ru-exports-2023-ytd09-cny-futureheadlines",))
    batch = convert_all([figure()], "USD", rates=StatedRates(figures), basis="stated")
    assert billions(batch.done[0].estimate, 2) == "0.68"


# Restatements


def check_of(key: str) -> Any:
    (check,) = check_restatement(load().figures[key], rates=RATES)
    return check


def ends(interval: Interval, places: int) -> tuple[str, str]:
    return str(round(interval.lo, places)), str(round(interval.hi, places))


def test_a_headline_in_dollars_fits_the_spot_rate_and_not_the_average() -> None:
    check = check_of("cn-ln-ru-exports-2023-ytd09-cny-futureheadlines")
    assert check.verdict is RestatementVerdict.SPOT
    assert ends(check.implied, 4) == ("7.3068", "7.3210")
    assert (check.base, check.quote) == ("USD", "CNY")
    assert round(check.spot.value, 10) == Decimal("7.3100075245")
    assert (round(check.average.value, 10), check.average.days) == (Decimal("7.0370976263"), 192)
    assert round(check.gap_percent, 2) == Decimal("3.88")
    assert {date(2023, 9, 25), DAY, date(2023, 10, 13)} <= set(check.days)
    assert check.days_near == check.days
    assert (check.finding.code, check.finding.severity) == ("restatement.spot-only", Severity.INFO)
    assert "differ by 3.9 percent" in check.explain()


def test_about_in_a_bracket_says_converted_and_what_five_percent_would_hold_is_told() -> None:
    check = check_of("cn-cq-wanzhou-mekong5-exports-2024-cny-aitia")
    assert check.verdict is RestatementVerdict.SPOT
    assert (check.base, check.quote) == ("CNY", "THB")
    assert ends(check.implied, 4) == ("4.6075", "4.7079")
    assert ends(check.if_about, 2) == ("4.41", "4.91")
    assert round(check.average.value, 10) == Decimal("4.9023636938")
    assert check.if_about.contains(check.average.value)
    assert "read as ±5 % it would be 4.4096 to 4.9072, which holds the average of 4.9024" in check.explain()


def test_a_total_of_long_ago_converted_today_fits_the_days_of_publication() -> None:
    check = check_of("cn-casia5-trade-2013-cny-xinhua")
    assert check.verdict is RestatementVerdict.SPOT
    assert 16 < check.gap_percent < 17
    assert {day.year for day in check.days_near} == {2025}
    assert all(day.year != 2013 for day in check.days)


def test_a_slip_by_a_power_of_ten_fits_nothing() -> None:
    check = check_of("cn-asean-trade-2024-ytd08-cny-myglobalnews")
    assert check.verdict is RestatementVerdict.NEITHER
    assert check.finding.severity is Severity.WARNING
    assert (check.days, check.fitting_averages) == ((), ())
    assert "fits neither" in check.explain()


def test_a_near_miss_is_no_warning() -> None:
    """Another source of rates differs by as much: a ringgit total misses the average of its months by 0.004 %."""
    check = check_of("my-cn-trade-2025-ytd04-myr-bernama")
    assert check.verdict is RestatementVerdict.NEITHER
    assert 0 < check.miss_percent < Decimal("0.01")
    assert check.finding.severity is Severity.INFO
    assert "the nearest misses by 0.00" in check.explain()
    assert check_of("cn-ln-ru-exports-2023-ytd09-cny-futureheadlines").miss_percent == 0


def test_an_amount_converted_at_the_average_is_told_from_one_at_the_spot() -> None:
    check = check_of("cn-jl-ru-exports-2025-ytd07-cny-prime")
    assert check.verdict is RestatementVerdict.AVERAGE
    assert check.average in check.fitting_averages
    assert check.finding is None
    assert check.explain().endswith("CNY per USD, which fits period average.")


def test_digits_too_few_to_part_the_two_bases_fit_both() -> None:
    check = check_of("cn-asean-trade-2022-q1-cny-globaltimes")
    assert check.verdict is RestatementVerdict.BOTH
    assert check.finding is None
    assert "fits both" in check.explain()


def test_averages_of_other_windows_are_tried_and_told() -> None:
    check = check_of("cn-ln-ru-exports-2023-ytd09-cny-futureheadlines")
    assert [str(rate.window) for rate in check.averages] == ["2023-01/2023-09", "2023-09", "2023-10"]
    assert [str(rate.window) for rate in check.fitting_averages] == ["2023-10"]


RESTATED = (Restatement(Amount.parse("0.68 billion", unit="USD")),)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (figure(published=None, restatements=RESTATED), "undated"),
        (figure(period=None, restatements=RESTATED), "period is not stated"),
        (figure(period=Period.until(DAY), restatements=RESTATED), "no average of ../2023-10-24"),
        (figure(period=Period.parse("2004"), restatements=RESTATED), "no average of 2004"),
        (figure(published="2090-01-01", restatements=RESTATED), "no spot rate"),
        (figure(unit="RUB", restatements=RESTATED), "no average of 2023-01/2023-09 for RUB per USD"),
        (figure(unit="RUR", restatements=RESTATED), "no average"),
        (figure(unit="t", restatements=RESTATED), "two amounts of money"),
        (figure(unit="USD", restatements=RESTATED), "two currencies"),
        (figure("-5 billion", restatements=RESTATED), "above zero"),
    ],
)
def test_what_cannot_be_checked_says_why(one: TradeFigure, words: str) -> None:
    (check,) = check_restatement(one, rates=RATES)
    assert check.verdict is RestatementVerdict.UNKNOWN
    assert words in check.reason
    assert "cannot be checked" in check.explain()
    assert check.finding is None


def test_the_percentage_between_the_bases_needs_both() -> None:
    (check,) = check_restatement(figure(period=None, restatements=RESTATED), rates=RATES)
    assert check.gap_percent is None
    assert check.spot is not None


def test_every_bracket_of_a_figure_is_checked_and_none_is_no_check() -> None:
    two = (*RESTATED, Restatement(Amount.parse("0.65 billion", unit="EUR")))
    assert [check.base for check in check_restatement(figure(restatements=two), rates=RATES)] == ["USD", "EUR"]
    assert check_restatement(figure(), rates=RATES) == ()
    bare = next(one for one in load().figures if one.value is None)
    assert check_restatement(bare, rates=RATES) == ()


def test_rates_of_ones_own_class_are_asked_day_by_day() -> None:
    class Own:
        """A table that has the ECB's rates, but is none of the library's."""

        def rate(self, base: str, quote: str, **question: Any) -> Rate:
            return EcbRates().rate(base, quote, **question)

    claim = load().figures["cn-ln-ru-exports-2023-ytd09-cny-futureheadlines"]
    assert check_restatement(claim, rates=Own()) == check_restatement(claim, rates=RATES)


def test_a_table_without_days_checks_nothing() -> None:
    claim = load().figures["cn-ln-ru-exports-2023-ytd09-cny-futureheadlines"]
    (check,) = check_restatement(claim, rates=MonthlyRates.bundled())
    assert check.verdict is RestatementVerdict.UNKNOWN


def test_the_bundled_press_conversions_mostly_fit_the_spot_rate_alone() -> None:
    atlas = load()
    claims = (*atlas.figures, *atlas.indicators)
    verdicts = [check.verdict for claim in claims for check in check_restatement(claim, rates=RATES)]
    assert {verdict: verdicts.count(verdict) for verdict in RestatementVerdict} == {
        RestatementVerdict.SPOT: 73,
        RestatementVerdict.BOTH: 24,
        RestatementVerdict.NEITHER: 18,
        RestatementVerdict.UNKNOWN: 5,
        RestatementVerdict.AVERAGE: 1,
    }


def test_a_check_is_a_value() -> None:
    check = check_of("cn-ln-ru-exports-2023-ytd09-cny-futureheadlines")
    assert pickle.loads(pickle.dumps(check)) == check  # noqa: S301  # our own bytes
    with pytest.raises(FieldTypeError):
        attrs.evolve(check, verdict="spot")
    assert isinstance(convert(EXPORTS, "USD", on=DAY, rates=RATES, basis="spot"), Conversion)
    with pytest.raises(UnquotedCurrencyError):
        convert(EXPORTS, "ISK", on=DAY, rates=MonthlyRates.bundled(), basis="published_monthly")
