"""Periods of the calendar."""

import copy
import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from regcoop.calendars import FiscalCalendar, FiscalRegime, YearName
from regcoop.errors import (
    EmptyPeriodError,
    FieldTypeError,
    FieldValueError,
    OpenPeriodError,
    PeriodAlignmentError,
    PeriodDifferenceError,
    PeriodFormatError,
    PeriodOverflowError,
)
from regcoop.period import Part, Period, PeriodKind
from strategies import closed_periods, days, near_periods, open_periods, period_texts, periods

THAILAND = FiscalCalendar("TH", (FiscalRegime(None, None, first_month=10, year_name=YearName.END),))


def p(text: str) -> Period:
    return Period.parse(text)


# Reading and writing

FORMS = [
    # text, first day, last day, canonical text, SDMX, kind
    ("2024", "2024-01-01", "2024-12-31", "2024", "2024", "year"),
    ("2024-Q1", "2024-01-01", "2024-03-31", "2024-Q1", "2024-Q1", "quarter"),
    ("2024-Q4", "2024-10-01", "2024-12-31", "2024-Q4", "2024-Q4", "quarter"),
    ("2024-H1", "2024-01-01", "2024-06-30", "2024-H1", "2024-S1", "half"),
    ("2024-S2", "2024-07-01", "2024-12-31", "2024-H2", "2024-S2", "half"),
    ("2024-03", "2024-03-01", "2024-03-31", "2024-03", "2024-03", "month"),
    ("2024-02", "2024-02-01", "2024-02-29", "2024-02", "2024-02", "month"),
    ("2024-09-24", "2024-09-24", "2024-09-24", "2024-09-24", "2024-09-24", "day"),
    ("2024-01/2024-07", "2024-01-01", "2024-07-31", "2024-01/2024-07", "2024-01-01/P7M", "ytd"),
    ("2024-01-01/P7M", "2024-01-01", "2024-07-31", "2024-01/2024-07", "2024-01-01/P7M", "ytd"),
    ("2024-01-01/P1Y", "2024-01-01", "2024-12-31", "2024", "2024", "year"),
    ("2024-01-01/P3M", "2024-01-01", "2024-03-31", "2024-Q1", "2024-Q1", "quarter"),
    ("2024-01-01/P10D", "2024-01-01", "2024-01-10", "2024-01-01/2024-01-10", "2024-01-01/P10D", "ytd"),
    ("2023-04-01/P1Y6M", "2023-04-01", "2024-09-30", "2023-04/2024-09", "2023-04-01/P18M", "span"),
    ("2024-09-24/2024-09-28", "2024-09-24", "2024-09-28", "2024-09-24/2024-09-28", "2024-09-24/P5D", "span"),
    ("2013/2023", "2013-01-01", "2023-12-31", "2013/2023", "2013-01-01/P11Y", "span"),
    ("2023-10/2024-09", "2023-10-01", "2024-09-30", "2023-10/2024-09", "2023-10-01/P1Y", "span"),
    ("2024-01/2024-07-15", "2024-01-01", "2024-07-15", "2024-01-01/2024-07-15", "2024-01-01/P197D", "ytd"),
    ("2023-Q3/2024-H1", "2023-07-01", "2024-06-30", "2023-07/2024-06", "2023-07-01/P1Y", "span"),
    ("2024/2024", "2024-01-01", "2024-12-31", "2024", "2024", "year"),
    ("0001", "0001-01-01", "0001-12-31", "0001", "0001", "year"),
    ("9998", "9998-01-01", "9998-12-31", "9998", "9998", "year"),
]


@pytest.mark.parametrize("form", FORMS)
def test_text_gives_days_canonical_text_sdmx_and_kind(form: tuple[str, str, str, str, str, str]) -> None:
    text, first, last, canonical, sdmx, kind = form
    period = p(text)
    assert (period.start, period.last_day) == (date.fromisoformat(first), date.fromisoformat(last))
    assert period.end == period.last_day + timedelta(days=1)
    assert (period.canonical(), period.to_sdmx(), period.kind) == (canonical, sdmx, PeriodKind(kind))
    assert str(period) == text
    assert repr(period) == f"Period.parse({text!r})"
    assert p(sdmx) == period


@pytest.mark.parametrize(
    ("text", "last", "canonical"),
    [
        ("../2024-09-16", "2024-09-16", "../2024-09-16"),
        ("../2024-09", "2024-09-30", "../2024-09"),
        ("../2024-09-30", "2024-09-30", "../2024-09"),
        ("../2024", "2024-12-31", "../2024"),
        ("../2024-Q4", "2024-12-31", "../2024"),
        ("../2024-H1", "2024-06-30", "../2024-06"),
    ],
)
def test_open_start_keeps_the_last_day(text: str, last: str, canonical: str) -> None:
    period = p(text)
    assert (period.start, period.last_day) == (None, date.fromisoformat(last))
    assert (period.canonical(), str(period), period.kind) == (canonical, text, PeriodKind.OPEN)
    assert (period.days, period.months, period.is_year_to_date) == (None, None, False)
    with pytest.raises(OpenPeriodError, match=r"give its first day with Period\.between"):
        period.to_sdmx()


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Mar-24", "write 2024-03: a spreadsheet may have changed it"),
        ("Dec-98", "write 1998-12: a spreadsheet may have changed it"),
        ("24-Mar", "write the year and the month, as in 2024-03: a spreadsheet may have changed it"),
        ("45559", "write 2024-09-24: a spreadsheet has turned it into the number of a day"),
        ("24.09.2024", "write 2024-09-24"),
        ("24/09/2024", "write 2024-09-24"),
        ("09/24/2024", "write 2024-09-24"),
        ("04/05/2024", "write the year, the month and the day in this order"),
        ("05/05/2024", "write 2024-05-05"),
        ("2024/09/24", "write 2024-09-24"),
        ("2024.9", "write 2024-09"),
        ("20240924", "write 2024-09-24"),
        ("September 2024", "write 2024-09"),
        ("24 Sept. 2024", "write 2024-09-24"),
        ("September 24, 2024", "write 2024-09-24"),
        ("2024M03", "write 2024-03"),
        ("2024-3", "write 2024-03"),
        ("2024-9-4", "write 2024-09-04"),
        ("2024-13", "months go from 01 to 12"),
        ("2024-00", "months go from 01 to 12"),
        ("2023-24", "a fiscal year is written FY2023-24@ and its calendar"),
        ("2024-02-30", "days of 2024-02 go from 01 to 29"),
        ("2023-02-29", "days of 2023-02 go from 01 to 28"),
        ("2024-01-00", "days of 2024-01 go from 01 to 31"),
        ("2024-2025", "write 2024/2025"),
        ("2013–2023", "write 2013/2023"),
        ("2024/25", "write 2024/2025 for two years, or FY2024-25@ and its calendar"),
        ("2024-q1", "write 2024-Q1"),
        ("2024Q3", "write 2024-Q3"),
        ("Q1 2024", "write 2024-Q1"),
        ("1H2024", "write 2024-H1"),
        ("2024-Q5", "write a year (2024)"),
        ("2024-H3", "write a year (2024)"),
        ("H3 2024", "write a year (2024)"),
        ("2024-W05", "weeks are not read"),
        ("2024-09-24T10:00", "write 2024-09-24: a period is made of whole days"),
        ("２０２４", "write it with the digits 0 to 9 of ASCII"),
        ("๒๐๒๔", "write it with the digits 0 to 9 of ASCII"),
        ("2024 ", "leave out the blanks around it"),
        ("2024\n", "leave out the blanks around it"),
        ("", "leave out what is not known"),
        ("0000", "years go from 0001 to 9999"),
        ("0000-01", "years go from 0001 to 9999"),
        ("0000-Q1", "years go from 0001 to 9999"),
        ("9999", "a period must be over by 9999-12-30"),
        ("9999-12-31", "a period must be over by 9999-12-30"),
        ("2024-01-01/P9999Y", "a period must be over by 9999-12-30"),
        ("2024-07/2024-01", "write the earlier end first"),
        ("2024-01-01/P0D", "write the earlier end first"),
        ("2024/P3M", "write the first day in full"),
        ("2024-01-01/P", "write the first day in full"),
        ("2024-01-01/P1W", "write the first day in full"),
        ("2024-01/..", "write its end"),
        ("2024-01/", "write its end"),
        ("../..", "write its end"),
        ("2024-3/2024-07", "2024-3 is wrong in it: write 2024-03"),
        ("2024-01/2024-13", "2024-13 is wrong in it: months go from 01 to 12"),
        ("2024-01/2024-02/2024-03", "write a year (2024)"),
        ("13.13.2024", "write a year (2024)"),
        ("next year", "write a year (2024)"),
        ("99999", "write a year (2024)"),
    ],
)
def test_other_texts_are_refused_with_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(PeriodFormatError) as caught:
        p(text)
    assert advice in str(caught.value)
    assert caught.value.advice in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_refusal_of_a_long_text_shows_eighty_characters_of_it() -> None:
    with pytest.raises(PeriodFormatError) as caught:
        p("9" * 100_000)
    assert len(caught.value.text) <= 80


def test_only_a_text_is_parsed() -> None:
    with pytest.raises(FieldTypeError, match="text cannot be 2024"):
        Period.parse(2024)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "calendar", "advice"),
    [
        ("FY2024@TH", None, "none was given: pass it as calendar="),
        ("FY2024@IN", THAILAND, "that of 'IN' was not given"),
        ("FY2024@IN", {"TH": THAILAND}, "that of 'IN' was not given"),
        ("FY2024", THAILAND, "name the calendar"),
    ],
)
def test_fiscal_year_needs_its_calendar(
    text: str, calendar: FiscalCalendar | dict[str, FiscalCalendar] | None, advice: str
) -> None:
    with pytest.raises(PeriodFormatError, match=advice):
        Period.parse(text, calendar=calendar)


@pytest.mark.parametrize("calendar", [THAILAND, {"TH": THAILAND}])
def test_fiscal_year_is_read_through_its_calendar(calendar: FiscalCalendar | dict[str, FiscalCalendar]) -> None:
    period = Period.parse("FY2024@TH", calendar=calendar)
    assert period == p("2023-10/2024-09")
    assert str(period) == "FY2024@TH"
    assert repr(period) == "Period.parse('2023-10/2024-09')"


def test_calendar_does_no_harm_to_other_texts() -> None:
    assert Period.parse("2024-Q1", calendar=THAILAND) == Period.quarter(2024, 1)


@given(periods())
def test_canonical_text_reads_back_as_an_equal_period(period: Period) -> None:
    assert p(period.canonical()) == period
    assert p(period.canonical()).canonical() == period.canonical()
    assert str(period) == period.canonical()


@given(closed_periods())
def test_sdmx_text_reads_back_as_an_equal_period(period: Period) -> None:
    assert p(period.to_sdmx()) == period


@given(period_texts())
def test_parsing_gives_a_period_or_its_own_error(text: str) -> None:
    try:
        period = p(text)
    except PeriodFormatError as error:
        assert error.advice  # noqa: PT017 - the law holds for whichever of the two happens
    else:
        assert str(period) == text
        assert p(period.canonical()) == period


@given(periods())
def test_repr_is_valid_code(period: Period) -> None:
    assert eval(repr(period), {"Period": Period}) == period  # noqa: S307 - our own repr


def test_text_that_is_not_the_period_is_not_shown_as_code() -> None:
    period = Period(date(2024, 1, 1), date(2025, 1, 1), text="last year")
    assert (str(period), repr(period)) == ("last year", "Period.parse('2024')")
    assert repr(Period(date(2024, 1, 1), date(2025, 1, 1), text="2023")) == "Period.parse('2024')"


# Equality


def test_periods_of_the_same_days_are_equal_however_written() -> None:
    assert p("2024-Q1") == p("2024-01/2024-03") == p("2024-01-01/P3M")
    assert len({p("2024-Q1"), p("2024-01/2024-03"), p("2024-01-01/2024-03-31")}) == 1
    assert p("2024-Q1") != p("2024-Q2")
    assert p("../2024") != p("2024")


@given(near_periods(), near_periods())
def test_equal_periods_have_equal_hashes(one: Period, other: Period) -> None:
    assert (one == other) == ((one.start, one.end) == (other.start, other.end))
    assert hash(one) == hash(other) or one != other


@given(periods())
def test_copies_and_pickles_are_equal_and_keep_the_text(period: Period) -> None:
    written = Period(period.start, period.end, text="as written")
    for twin in (copy.copy(written), copy.deepcopy(written), pickle.loads(pickle.dumps(written))):  # noqa: S301
        assert twin == period
        assert str(twin) == "as written"


# Making one


def test_named_constructors_give_the_days_they_name() -> None:
    assert Period.year(2024) == p("2024")
    assert Period.half(2024, 2) == p("2024-07/2024-12")
    assert Period.quarter(2024, 3) == p("2024-07/2024-09")
    assert Period.month(2024, 12) == p("2024-12-01/2024-12-31")
    assert Period.ytd(2024, months=7) == p("2024-01/2024-07")
    assert Period.day(date(2024, 2, 29)) == p("2024-02-29")
    assert Period.until(date(2024, 9, 16)) == p("../2024-09-16")
    assert Period.between(date(2024, 9, 24), date(2024, 9, 28)) == p("2024-09-24/2024-09-28")


@pytest.mark.parametrize(
    "make",
    [
        lambda: Period.year(0),
        lambda: Period.year(10_000),
        lambda: Period.half(2024, 3),
        lambda: Period.quarter(2024, 0),
        lambda: Period.month(2024, 13),
        lambda: Period.ytd(2024, months=0),
    ],
)
def test_numbers_out_of_the_calendar_are_refused(make: Callable[[], Period]) -> None:
    with pytest.raises(FieldValueError, match="give a whole number from"):
        make()


@pytest.mark.parametrize("make", [lambda: Period.year(True), lambda: Period.year(2024.0)])  # type: ignore[arg-type] # noqa: FBT003
def test_numbers_of_another_type_are_refused(make: Callable[[], Period]) -> None:
    with pytest.raises(FieldTypeError, match="give a whole number"):
        make()


def test_period_needs_a_day() -> None:
    with pytest.raises(EmptyPeriodError, match="give as end a day after the start"):
        Period(date(2024, 1, 1), date(2024, 1, 1))
    with pytest.raises(EmptyPeriodError):
        Period.between(date(2024, 1, 2), date(2024, 1, 1))
    with pytest.raises(EmptyPeriodError, match="an unknown day"):
        Period(None, date.min)


def test_time_of_day_is_refused() -> None:
    noon = datetime(2024, 1, 1, 12)  # noqa: DTZ001 - any datetime is refused
    makes: tuple[Callable[[], Period], ...] = (
        lambda: Period(noon, date(2024, 2, 1)),
        lambda: Period(None, noon),
        lambda: Period.day(noon),
        lambda: Period.until(noon),
    )
    for make in makes:
        with pytest.raises(FieldTypeError, match=r"write value\.date\(\)"):
            make()
    with pytest.raises(FieldTypeError):
        p("2024").contains(noon)


def test_a_text_is_no_date() -> None:
    with pytest.raises(FieldTypeError, match=r"a datetime\.date"):
        Period("2024-01-01", date(2024, 2, 1))  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError, match="text cannot be 5"):
        Period(None, date(2024, 2, 1), text=5)  # type: ignore[arg-type]


def test_last_day_of_the_calendar_cannot_be_held() -> None:
    makes: tuple[Callable[[], Period], ...] = (
        lambda: Period.year(9999),
        lambda: Period.day(date.max),
        lambda: Period.until(date.max),
    )
    for make in makes:
        with pytest.raises(PeriodOverflowError, match="stay between 0001-01-01 and 9999-12-30"):
            make()


# Kinds and lengths


@pytest.mark.parametrize(
    ("text", "days_in_it", "months"),
    [
        ("2024", 366, 12),
        ("2023", 365, 12),
        ("2024-01/2024-02", 60, 2),
        ("2023-01/2023-02", 59, 2),
        ("2024-09-24", 1, None),
        ("2024-09-01/2024-09-29", 29, None),
        ("2024-09-02/2024-09-30", 29, None),
    ],
)
def test_days_and_months_are_counted(text: str, days_in_it: int, months: int | None) -> None:
    assert (p(text).days, p(text).months) == (days_in_it, months)


@pytest.mark.parametrize(
    "text", ["2024", "2024-01", "2024-Q1", "2024-H1", "2024-01/2024-11", "2024-01-01", "2024-01-01/2024-09-16"]
)
def test_year_to_date_begins_on_new_year_and_ends_within_the_year(text: str) -> None:
    assert p(text).is_year_to_date


@pytest.mark.parametrize("text", ["2024-02", "2024-01/2025-01", "2023/2024", "../2024-03", "2024-01-02/2024-03-31"])
def test_other_periods_are_no_year_to_date(text: str) -> None:
    assert not p(text).is_year_to_date


def test_three_months_that_are_no_quarter_are_a_span() -> None:
    assert p("2024-02/2024-04").kind is PeriodKind.SPAN
    assert p("2024-04/2024-09").kind is PeriodKind.SPAN
    assert p("2023-04/2024-03").kind is PeriodKind.SPAN


def test_sort_key_puts_unknown_starts_first() -> None:
    texts = ["2024-02", "2024", "../2024", "2024-01", "../2023"]
    assert [str(x) for x in sorted(map(p, texts), key=lambda x: x.sort_key)] == [
        "../2023",
        "../2024",
        "2024-01",
        "2024",
        "2024-02",
    ]


# Days in common


@given(near_periods(), days(date(2018, 12, 1), date(2026, 1, 31)))
def test_period_contains_a_day_from_its_first_to_its_last(period: Period, day: date) -> None:
    assert period.contains(day) == ((period.start is None or period.start <= day) and day <= period.last_day)
    assert period.contains(day) == period.contains(Period.day(day)) == period.overlaps(Period.day(day))


@given(near_periods(), near_periods())
def test_overlap_intersection_and_containment_agree(one: Period, other: Period) -> None:
    common = one.intersection(other)
    assert one.overlaps(other) == other.overlaps(one) == (common is not None)
    assert one.intersection(other) == other.intersection(one)
    if common is not None:
        assert one.contains(common)
        assert other.contains(common)
        assert (common == other) == one.contains(other)


@given(near_periods(), near_periods())
def test_hull_is_the_least_that_contains_both(one: Period, other: Period) -> None:
    hull = one.hull(other)
    assert hull == other.hull(one)
    assert hull.contains(one)
    assert hull.contains(other)
    assert {hull.start, hull.end} <= {one.start, one.end, other.start, other.end}


@given(near_periods(), st.integers(1, 400))
def test_abutting_periods_share_no_day_and_leave_none_out(one: Period, length: int) -> None:
    other = Period(one.end, one.end + timedelta(days=length))
    assert one.abuts(other)
    assert other.abuts(one)
    assert not one.overlaps(other)
    joined = one.hull(other)
    assert joined.days is None or joined.days == (one.days or 0) + length


def test_unknown_start_reaches_back_without_limit() -> None:
    assert p("../2024-09-16").contains(date(1, 1, 1))
    assert p("../2024").contains(p("../2023"))
    assert p("../2024").contains(p("2024"))
    assert not p("2024").contains(p("../2024"))
    assert p("../2024").intersection(p("2024-07/2025-06")) == p("2024-H2")
    assert p("../2024").intersection(p("../2023")) == p("../2023")
    assert p("../2024").abuts(p("2025"))


def test_neighbours_abut_and_do_not_overlap() -> None:
    assert p("2024-Q1").abuts(p("2024-04"))
    assert not p("2024-Q1").overlaps(p("2024-04"))
    assert not p("2024-Q1").abuts(p("2024-05"))
    assert p("2024-Q1").intersection(p("2024-04")) is None


# Moving


@pytest.mark.parametrize(
    "case",
    [
        ("2024-02", 0, 1, 0, "2024-03"),
        ("2024-02", -1, 0, 0, "2023-02"),
        ("2023-12/2024-02", 0, 12, 0, "2024-12/2025-02"),
        ("2024-02-29", -1, 0, 0, "2023-02-28"),
        ("2023-02-28", 1, 0, 0, "2024-02-28"),
        ("2024-01-31", 0, 1, 0, "2024-02-29"),
        ("2024-01-30/2024-01-31", 0, 1, 0, "2024-02-29"),
        ("2024-02-10/2024-02-29", -1, 0, 0, "2023-02-10/2023-02-28"),
        ("2024-09-24/2024-09-28", 0, 0, 7, "2024-10-01/2024-10-05"),
        ("2024-03", 0, 0, 1, "2024-03-02/2024-04-01"),
        ("../2024-09-16", -1, 0, 0, "../2023-09-16"),
        ("../2024-02", -1, 0, 0, "../2023-02"),
        ("2024", 1, -12, 0, "2024"),
    ],
)
def test_period_moves_along_the_calendar(case: tuple[str, int, int, int, str]) -> None:
    text, years, months, step, moved = case
    assert p(text).shifted(years=years, months=months, days=step) == p(moved)


@given(near_periods(), st.integers(-500, 500))
def test_moving_whole_months_there_and_back_changes_nothing(period: Period, months: int) -> None:
    assume(period.end.day == 1 and (period.start is None or period.start.day == 1))
    moved = period.shifted(months=months)
    assert moved.shifted(months=-months) == period
    assert moved.months == period.months


@given(near_periods(), st.integers(-5000, 5000))
def test_moving_by_days_keeps_the_number_of_days(period: Period, step: int) -> None:
    moved = period.shifted(days=step)
    assert moved.days == period.days
    assert moved.end - period.end == timedelta(days=step)


@given(periods(), st.integers(-200, 200), st.integers(-200, 200), st.integers(-(10**5), 10**5))
def test_moving_gives_a_period_or_its_own_error(period: Period, years: int, months: int, step: int) -> None:
    try:
        moved = period.shifted(years=years, months=months, days=step)
    except PeriodOverflowError as error:
        assert isinstance(error, OverflowError)  # noqa: PT017 - the law holds for whichever of the two happens
    else:
        assert (moved.start is None) == (period.start is None)


@pytest.mark.parametrize("step", [10**6, -(10**6), 10**20])
def test_moving_out_of_the_calendar_is_refused(step: int) -> None:
    with pytest.raises(PeriodOverflowError):
        p("2024").shifted(months=step)
    with pytest.raises(PeriodOverflowError):
        p("2024").shifted(days=step * 10)


def test_moving_takes_whole_numbers_only() -> None:
    with pytest.raises(FieldTypeError, match="years"):
        p("2024").shifted(years=0.5)  # type: ignore[arg-type]


# Comparing


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024", "2023"),
        ("2024-01/2024-02", "2023-01/2023-02"),
        ("2024-Q1", "2014-Q1"),
        ("2024-02", "2023-02"),
        ("2024-02-29", "2023-02-28"),
        ("2024-02-28", "2023-02-28"),
        ("2024-02-10/2024-02-29", "2023-02-10/2023-02-28"),
        ("2024-09-24/2024-09-28", "2021-09-24/2021-09-28"),
        ("2023-12-20/2024-01-05", "2022-12-20/2023-01-05"),
        ("../2024-09-16", "../2023-09-16"),
        ("../2024-02", "../2023-02"),
        ("2024-09-24", "2024-09-24"),
        ("2013/2023", "2003/2013"),
    ],
)
def test_periods_whole_years_apart_are_comparable(one: str, other: str) -> None:
    assert p(one).is_comparable_to(p(other))
    assert p(other).is_comparable_to(p(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024-01", "2023-02"),
        ("2024-Q1", "2023"),
        ("2024-01/2024-02", "2023-01/2023-03"),
        ("2024-09-24/2024-09-28", "2023-09-24/2023-09-27"),
        ("2024-02-28", "2024-02-29"),
        ("../2024", "2023"),
        ("../2024-09", "../2023-08"),
    ],
)
def test_other_periods_are_not_comparable(one: str, other: str) -> None:
    assert not p(one).is_comparable_to(p(other))
    assert not p(other).is_comparable_to(p(one))


@given(periods(), st.integers(-30, 30))
def test_a_period_is_comparable_to_itself_moved_by_years(period: Period, years: int) -> None:
    try:
        moved = period.shifted(years=years)
    except PeriodOverflowError:
        reject()
    assert period.is_comparable_to(moved)
    assert moved.is_comparable_to(period)


def test_comparing_at_the_edge_of_the_calendar_gives_an_answer() -> None:
    assert not p("9998-06/9999-05").is_comparable_to(p("9999-11"))
    assert not p("0001-01/0002-01").is_comparable_to(p("0001-01"))


# Splitting and taking away


@pytest.mark.parametrize(
    ("text", "by", "parts"),
    [
        ("2024-Q1", "month", ["2024-01", "2024-02", "2024-03"]),
        ("2024-H2", "quarter", ["2024-Q3", "2024-Q4"]),
        ("2023-07/2024-06", "half", ["2023-H2", "2024-H1"]),
        ("2022/2024", "year", ["2022", "2023", "2024"]),
        ("2024", "year", ["2024"]),
    ],
)
def test_period_is_split_into_calendar_parts(text: str, by: Part, parts: list[str]) -> None:
    assert p(text).split(by=by) == tuple(map(p, parts))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("2024-02/2024-04", "quarter"),
        ("2023-10/2024-09", "year"),
        ("2024-01/2024-07", "half"),
        ("2024-09-24/2024-09-28", "month"),
        ("../2024", "year"),
    ],
)
def test_period_out_of_line_is_not_split(text: str, by: Part) -> None:
    with pytest.raises(PeriodAlignmentError, match=f"whole calendar {by}s: split it by a smaller unit"):
        p(text).split(by=by)


def test_split_knows_its_words() -> None:
    with pytest.raises(FieldValueError, match="one of month, quarter, half, year"):
        p("2024").split(by="week")  # type: ignore[arg-type]


@given(near_periods(), st.sampled_from(["month", "quarter", "half", "year"]))
def test_parts_make_up_the_whole(period: Period, by: Part) -> None:
    try:
        parts = period.split(by=by)
    except PeriodAlignmentError:
        reject()
    assert (parts[0].start, parts[-1].end) == (period.start, period.end)
    assert all(one.end == other.start for one, other in pairwise(parts))
    assert {part.kind.value for part in parts} == {by}


def test_year_to_date_less_the_month_before_leaves_the_month() -> None:
    assert p("2024-01/2024-09").minus(p("2024-01/2024-08")) == p("2024-09")
    assert p("2024").minus(p("2024-H1")) == p("2024-H2")
    assert p("2024-01/2024-02").minus(p("2024-01")) == p("2024-02")


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("2024-09", "2024-08"),
        ("2024-H1", "2024-H1"),
        ("2024-01", "2024-02"),
        ("../2024", "../2023"),
        ("2024-Q1", "2024"),
    ],
)
def test_nothing_is_left_of_other_pairs(later: str, earlier: str) -> None:
    with pytest.raises(PeriodDifferenceError, match="take periods of one year to date"):
        p(later).minus(p(earlier))


@given(closed_periods(), st.integers(0, 10**6))
def test_remainder_and_what_was_taken_make_up_the_whole(one: Period, cut: int) -> None:
    assume(one.start is not None and one.days is not None and one.days > 1)
    assert one.start is not None
    assert one.days is not None
    earlier = Period(one.start, one.start + timedelta(days=1 + cut % (one.days - 1)))
    rest = one.minus(earlier)
    assert rest.abuts(earlier)
    assert rest.hull(earlier) == one


@given(open_periods())
def test_open_periods_have_no_days_and_no_months(period: Period) -> None:
    assert (period.days, period.months, period.kind) == (None, None, PeriodKind.OPEN)
