"""Periods of the calendar: years, halves, quarters, months, days, year-to-date spans and spans open at the start.

Fiscal years are read through the calendars of `regcoop.calendars`.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, Literal, Protocol, TypeAlias, final

import attrs

from regcoop._months import days_in_month
from regcoop._period_advice import advice_on
from regcoop._shorten import shorten
from regcoop._validate import check_choice, check_date, check_int, check_range, check_type
from regcoop.errors import (
    EmptyPeriodError,
    OpenPeriodError,
    PeriodAlignmentError,
    PeriodDifferenceError,
    PeriodFormatError,
    PeriodOverflowError,
)

__all__ = ["FiscalYears", "Part", "Period", "PeriodKind"]

Part: TypeAlias = Literal["month", "quarter", "half", "year"]
"""A calendar unit that a period can be split into."""

_DAY: Final = timedelta(days=1)
_IN_EVERY_MONTH: Final = 28
_SIZES: Final[Mapping[str, int]] = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@cache
def _iso_day_pattern() -> re.Pattern[str]:
    return re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@cache
def _duration_pattern() -> re.Pattern[str]:
    return re.compile(r"P(?=[0-9])(?:([0-9]{1,4})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,7})D)?")


@cache
def _point_pattern() -> re.Pattern[str]:
    return re.compile(r"([0-9]{4})(?:-(?:Q([1-4])|[HS]([12])|(0[1-9]|1[0-2])(?:-([0-3][0-9]))?))?")


class PeriodKind(StrEnum):
    """Tell which piece of the calendar a period is.

    A kind follows from the days alone: January to March is a quarter, however it was written. `ytd` is a year to date
    that is no month, quarter, half or year; `open` is cumulative to a day from an unknown start; `span` is anything
    else.

    >>> from regcoop.period import Period
    >>> Period.parse("2024-01/2024-03").kind
    <PeriodKind.QUARTER: 'quarter'>
    """

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    YTD = "ytd"
    SPAN = "span"
    DAY = "day"
    OPEN = "open"


_KINDS: Final[Mapping[int, PeriodKind]] = {size: PeriodKind(name) for name, size in _SIZES.items()}


class FiscalYears(Protocol):
    """Stand for what reads fiscal years: in practice a `regcoop.calendars.FiscalCalendar`."""

    @property
    def code(self) -> str:
        """Give the code that follows the `@` of a fiscal year."""
        ...

    def parse_year(self, text: str) -> "Period":
        """Read a text such as `FY2024@TH`."""
        ...


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Period:
    """Hold the days from `start` until before `end` (half-open, Gregorian calendar, years 1 to 9999).

    Use it wherever a figure or a fact holds for a time, also for dates known only to the month or year. Make one with
    `parse` or one of the named constructors; the class itself takes the exclusive end. Two periods are equal when they
    have the same days, whatever their text. A start of None is unknown (cumulative to date); where days are compared it
    is taken to reach back without limit.

    Args:
        start: the first day, or None if it is unknown.
        end: the first day after the period.
        text: how the period was written, kept for printing and no part of equality; `parse` fills it.

    Raises:
        EmptyPeriodError: if `end` does not lie after `start`.
        FieldTypeError: if an end is no date, or carries a time of day.

    >>> from datetime import date
    >>> from regcoop.period import Period
    >>> Period(date(2024, 1, 1), date(2024, 8, 1))
    Period.parse('2024-01/2024-07')
    >>> Period.parse("2024-Q1") == Period.parse("2024-01/2024-03")
    True
    """

    start: date | None
    end: date
    text: str = attrs.field(default="", eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.start is not None and type(self.start) is not date:
            check_date("start", self.start)
        if type(self.end) is not date:
            check_date("end", self.end)
        check_type("text", self.text, str)
        if self.end <= (self.start or date.min):
            raise EmptyPeriodError(self.start, self.end)

    # Making one

    @staticmethod
    def parse(text: str, *, calendar: FiscalYears | Mapping[str, FiscalYears] | None = None) -> "Period":
        """Read a period from its ISO 8601 or SDMX text.

        Use it for tables and for typing; both ends of a range are included. Read are a year `2024`, half `2024-H1`
        (SDMX `2024-S1`), quarter `2024-Q1`, month `2024-03` and day `2024-09-24`; two of them as a range,
        `2024-01/2024-07`, also of mixed precision; a day and a duration, `2024-01-01/P7M`; an unknown start,
        `../2024-09-16`; and fiscal years, `FY2024@TH`.

        Args:
            text: the text, without blanks around it.
            calendar: the fiscal calendar, or a mapping from code to calendar; needed for fiscal years only.

        Raises:
            PeriodFormatError: if the text is no period; the error says what to write instead.
            UnknownFiscalYearError: if the calendar has no fiscal year of that name.

        >>> from regcoop.period import Period
        >>> Period.parse("2024-09-24/2024-09-28").days
        5
        >>> Period.parse("2024-01-01/P7M") == Period.ytd(2024, months=7)
        True
        """
        check_type("text", text, str)
        return _parse_fiscal(text, calendar) if text.startswith("FY") else _parse(text)

    @staticmethod
    def year(year: int) -> "Period":
        """Give a calendar year.

        Raises:
            FieldValueError: if there is no such year.

        >>> from regcoop.period import Period
        >>> Period.year(2024)
        Period.parse('2024')
        """
        return _months_of(year, 1, 12)

    @staticmethod
    def half(year: int, half: int) -> "Period":
        """Give the first or the second half of a calendar year.

        Raises:
            FieldValueError: if the half is neither 1 nor 2, or there is no such year.

        >>> from regcoop.period import Period
        >>> Period.half(2024, 2)
        Period.parse('2024-H2')
        """
        check_range("half", half, lowest=1, highest=2)
        return _months_of(year, 6 * half - 5, 6)

    @staticmethod
    def quarter(year: int, quarter: int) -> "Period":
        """Give a quarter of a calendar year.

        Raises:
            FieldValueError: if the quarter is not 1 to 4, or there is no such year.

        >>> from regcoop.period import Period
        >>> Period.quarter(2024, 3).last_day
        datetime.date(2024, 9, 30)
        """
        check_range("quarter", quarter, lowest=1, highest=4)
        return _months_of(year, 3 * quarter - 2, 3)

    @staticmethod
    def month(year: int, month: int) -> "Period":
        """Give a month.

        Raises:
            FieldValueError: if there is no such month or year.

        >>> from regcoop.period import Period
        >>> Period.month(2024, 2).days
        29
        """
        check_range("month", month, lowest=1, highest=12)
        return _months_of(year, month, 1)

    @staticmethod
    def ytd(year: int, *, months: int) -> "Period":
        """Give a year to date: the first so many months of a calendar year.

        Raises:
            FieldValueError: if the months are not 1 to 12, or there is no such year.

        >>> from regcoop.period import Period
        >>> Period.ytd(2024, months=7)
        Period.parse('2024-01/2024-07')
        """
        check_range("months", months, lowest=1, highest=12)
        return _months_of(year, 1, months)

    @staticmethod
    def day(day: date) -> "Period":
        """Give a single day, which is the period of a stock.

        Raises:
            FieldTypeError: if it is no date, or carries a time of day.

        >>> from datetime import date
        >>> from regcoop.period import Period
        >>> Period.day(date(2024, 9, 24))
        Period.parse('2024-09-24')
        """
        return Period.between(day, day)

    @staticmethod
    def between(first_day: date, last_day: date) -> "Period":
        """Give the days from the first to the last, both included.

        Raises:
            EmptyPeriodError: if the last day lies before the first.
            PeriodOverflowError: if the last day is 9999-12-31, after which no day can be written.

        >>> from datetime import date
        >>> from regcoop.period import Period
        >>> Period.between(date(2024, 9, 24), date(2024, 9, 28))
        Period.parse('2024-09-24/2024-09-28')
        """
        check_date("first_day", first_day)
        check_date("last_day", last_day)
        return Period(first_day, _moved_day(last_day, days=1))

    @staticmethod
    def until(last_day: date) -> "Period":
        """Give all days up to a last one, which is included, from an unknown start: cumulative to date.

        Raises:
            PeriodOverflowError: if the last day is 9999-12-31, after which no day can be written.

        >>> from datetime import date
        >>> from regcoop.period import Period
        >>> Period.until(date(2024, 9, 16))
        Period.parse('../2024-09-16')
        """
        check_date("last_day", last_day)
        return Period(None, _moved_day(last_day, days=1))

    # What it is

    @property
    def last_day(self) -> date:
        """Give the last day that belongs to the period, which is the day before `end`."""
        return self.end - _DAY

    @property
    def days(self) -> int | None:
        """Give the number of days; None if the start is unknown."""
        return None if self.start is None else (self.end - self.start).days

    @property
    def months(self) -> int | None:
        """Give the number of calendar months; None if the period is not made of whole ones, or its start is unknown."""
        if self.start is None or self.start.day != 1 or self.end.day != 1:
            return None
        return _month_number(self.end) - _month_number(self.start)

    @property
    def kind(self) -> PeriodKind:
        """Tell which piece of the calendar the period is, from its days alone."""
        if self.start is None:
            return PeriodKind.OPEN
        months = self.months or 0
        if months in _KINDS and (self.start.month - 1) % months == 0:
            return _KINDS[months]
        if self.days == 1:
            return PeriodKind.DAY
        return PeriodKind.YTD if self.is_year_to_date else PeriodKind.SPAN

    @property
    def is_year_to_date(self) -> bool:
        """Tell whether the period begins on 1 January and ends within that year, as January and the year itself do."""
        start = self.start
        return start is not None and (start.month, start.day) == (1, 1) and self.last_day.year == start.year

    @property
    def sort_key(self) -> tuple[date, date]:
        """Give a key that sorts periods by start and then by end, those with an unknown start first."""
        return (self.start or date.min, self.end)

    # How it stands to days and other periods

    def contains(self, other: "date | Period") -> bool:
        """Tell whether a day, or every day of another period, lies in this one.

        Raises:
            FieldTypeError: if it is given a datetime, which carries a time of day.

        >>> from regcoop.period import Period
        >>> Period.parse("2024").contains(Period.parse("2024-Q1"))
        True
        """
        if isinstance(other, Period):
            begun = self.start is None or (other.start is not None and self.start <= other.start)
            return begun and other.end <= self.end
        check_date("other", other)
        return other < self.end and (self.start is None or self.start <= other)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share a day.

        >>> from regcoop.period import Period
        >>> Period.parse("2024-Q1").overlaps(Period.parse("2024-03/2024-04"))
        True
        """
        return (self.start or date.min) < other.end and (other.start or date.min) < self.end

    def abuts(self, other: "Period") -> bool:
        """Tell whether one begins on the day after the last day of the other, so that they can be joined without a gap.

        >>> from regcoop.period import Period
        >>> Period.parse("2024-Q1").abuts(Period.parse("2024-04"))
        True
        """
        return other.start == self.end or self.start == other.end

    def intersection(self, other: "Period") -> "Period | None":
        """Give the days that both have; None if they share none.

        >>> from regcoop.period import Period
        >>> Period.parse("2024-Q1").intersection(Period.parse("2024-03/2024-04"))
        Period.parse('2024-03')
        """
        if not self.overlaps(other):
            return None
        starts = [period.start for period in (self, other) if period.start is not None]
        return Period(max(starts, default=None), min(self.end, other.end))

    def hull(self, other: "Period") -> "Period":
        """Give the shortest period that contains both, with the days between them.

        >>> from regcoop.period import Period
        >>> Period.parse("2024-01").hull(Period.parse("2024-06"))
        Period.parse('2024-H1')
        """
        start = None if self.start is None or other.start is None else min(self.start, other.start)
        return Period(start, max(self.end, other.end))

    def is_comparable_to(self, other: "Period") -> bool:
        """Tell whether one of the two is the other moved by whole years, as a rate of growth needs it.

        Periods of whole months move by months (January and February 2024 have 60 days, those of 2023 have 59), others
        by the day and month of their ends. 29 February and 28 February of a year without it count as one. Two periods
        with an unknown start are comparable when their ends are. Every period is comparable to itself.

        >>> from regcoop.period import Period
        >>> Period.parse("2024-01/2024-02").is_comparable_to(Period.parse("2023-01/2023-02"))
        True
        >>> Period.parse("2024-02").is_comparable_to(Period.parse("2024-03"))
        False
        """
        years = other.last_day.year - self.last_day.year
        return _is_moved(self, other, years) or _is_moved(other, self, -years)

    # What it becomes

    def shifted(self, *, years: int = 0, months: int = 0, days: int = 0) -> "Period":
        """Move the period along the calendar: by years and months together, then by days; negative numbers move back.

        A period of whole months stays one when it is moved by months. Otherwise the first and the last day move, and a
        day that the month reached does not have becomes the last day of that month: 31 January moved by one month is 28
        or 29 February.

        Raises:
            PeriodOverflowError: if it would leave the years 1 to 9999.

        >>> from regcoop.period import Period
        >>> Period.parse("2024-02").shifted(years=-1)
        Period.parse('2023-02')
        >>> Period.parse("2024-02-29").shifted(years=-1)
        Period.parse('2023-02-28')
        """
        for name, value in (("years", years), ("months", months), ("days", days)):
            check_int(name, value)
        step = 12 * years + months
        whole = self.end.day == 1 and (self.start is None or self.start.day == 1)
        past = 0 if whole else 1  # days from what moves to the exclusive end
        start = None if self.start is None else _moved_day(self.start, months=step, days=days)
        return Period(start, _moved_day(self.end - past * _DAY, months=step, days=days + past))

    def split(self, *, by: Part) -> tuple["Period", ...]:
        """Cut the period into calendar months, quarters, halves or years, in order.

        Raises:
            PeriodAlignmentError: if it is not made of whole ones, or its start is unknown.
            FieldValueError: if `by` is another word.

        >>> from regcoop.period import Period
        >>> Period.parse("2024-H1").split(by="quarter")
        (Period.parse('2024-Q1'), Period.parse('2024-Q2'))
        """
        check_choice("by", by, tuple(_SIZES))
        size, start, months = _SIZES[by], self.start, self.months
        if start is None or months is None or months % size or (start.month - 1) % size:
            raise PeriodAlignmentError(self, by)
        cuts = [_moved_day(start, months=step) for step in range(0, months + 1, size)]
        return tuple(Period(first, end) for first, end in pairwise(cuts))

    def minus(self, earlier: "Period") -> "Period":
        """Give what is left of a year to date when an earlier one is taken away.

        Raises:
            PeriodDifferenceError: if the two do not begin on the same known day, or the earlier one does not end first.

        >>> from regcoop.period import Period
        >>> Period.parse("2024-01/2024-09").minus(Period.parse("2024-01/2024-08"))
        Period.parse('2024-09')
        """
        if self.start is None or self.start != earlier.start or earlier.end >= self.end:
            raise PeriodDifferenceError(self, earlier)
        return Period(earlier.end, self.end)

    # Text

    def canonical(self) -> str:
        """Give the one text that all equal periods share; `parse` reads it back without a calendar.

        >>> from regcoop.period import Period
        >>> Period.parse("2024-01-01/P3M").canonical()
        '2024-Q1'
        """
        return _canonical(self)

    def to_sdmx(self) -> str:
        """Give the period as an SDMX time period.

        It is `2024`, `2024-S1`, `2024-Q1`, `2024-03` or `2024-09-24` where it can be, else a day and a duration.
        The forms are those of the SDMX 2.1 Technical Notes (Section 6, 4.2): a Gregorian period, a half or quarter of a
        reporting year that begins on 1 January, or a distinct range.

        Raises:
            OpenPeriodError: if the start is unknown.

        >>> from regcoop.period import Period
        >>> Period.parse("2024-01/2024-07").to_sdmx()
        '2024-01-01/P7M'
        """
        if self.start is None:
            raise OpenPeriodError(self, "SDMX time period")
        kind, months = self.kind, self.months
        if kind is PeriodKind.HALF:
            return _canonical(self).replace("H", "S")
        if kind not in {PeriodKind.YTD, PeriodKind.SPAN}:
            return _canonical(self)
        if months is None:
            return f"{self.start}/P{self.days}D"
        return f"{self.start}/P{months}M" if months % 12 else f"{self.start}/P{months // 12}Y"

    def __str__(self) -> str:
        return self.text or _canonical(self)

    def __repr__(self) -> str:
        return f"Period.parse({_parsable(self)!r})"


# Days and months


def _month_number(day: date) -> int:
    return 12 * day.year + day.month - 1


def _moved_day(day: date, *, months: int = 0, days: int = 0) -> date:
    """Move a day by months, to the last day of the month if that has no such day, then by days."""
    try:
        if months:
            year, month = divmod(_month_number(day) + months, 12)
            number = day.day if day.day <= _IN_EVERY_MONTH else min(day.day, days_in_month(year, month + 1))
            day = date(year, month + 1, number)
        return day + timedelta(days=days) if days else day
    except (ValueError, OverflowError) as error:
        raise PeriodOverflowError(day, f"moved by {months} months and {days} days") from error


def _months_of(year: int, month: int, months: int) -> Period:
    check_range("year", year, lowest=1, highest=9999)
    start = date(year, month, 1)
    return Period(start, _moved_day(start, months=months))


def _is_moved(one: Period, other: Period, years: int) -> bool:
    try:
        return one.shifted(years=years) == other
    except PeriodOverflowError:
        return False


# Writing


def _canonical(period: Period) -> str:
    if period.start is None:
        precision = 12 if period.end.month == period.end.day == 1 else int(period.end.day == 1)
        return f"../{_cut(period.last_day, precision)}"
    months, kind = period.months, period.kind
    if kind is PeriodKind.HALF or kind is PeriodKind.QUARTER:
        size = _SIZES[kind]
        return f"{period.start.year:04d}-{kind.name[0]}{period.start.month // size + 1}"
    precision = 0 if months is None else 12 if months % 12 == 0 and period.start.month == 1 else 1
    first, last = _cut(period.start, precision), _cut(period.last_day, precision)
    return first if first == last else f"{first}/{last}"


def _cut(day: date, precision: int) -> str:
    """Write a day to the precision of its year (12 months), its month (1) or itself (0)."""
    return day.isoformat()[: {12: 4, 1: 7, 0: 10}[precision]]


def _parsable(period: Period) -> str:
    try:
        return period.text if period.text and _parse(period.text) == period else _canonical(period)
    except PeriodFormatError:
        return _canonical(period)


# Reading


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    """Read a text that needs no calendar; cached, as tables repeat the same few periods and Periods never change."""
    try:
        start, end = _read(text)
        return Period(start, end, text=text)
    except EmptyPeriodError as error:
        raise PeriodFormatError(
            shorten(text), "write the earlier end first: it ends before its first day is over"
        ) from error
    except OverflowError as error:
        raise PeriodFormatError(shorten(text), "a period must be over by 9999-12-30") from error
    except ValueError as error:
        raise PeriodFormatError(shorten(text), advice_on(text)) from error


def _read(text: str) -> tuple[date | None, date]:
    """Give start and exclusive end of a text, or raise any ValueError or OverflowError."""
    first, slash, second = text.partition("/")
    if not slash:
        return _read_point(text)
    if first == "..":
        return None, _read_point(second)[1]
    if second.startswith("P"):
        return _read_duration(first, second)
    return _read_point(first)[0], _read_point(second)[1]


def _read_point(text: str) -> tuple[date, date]:
    match = _point_pattern().fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, quarter, half, month, day = match.groups()
    if day:
        start = date(int(year), int(month), int(day))
        return start, start + _DAY
    if month:
        first, size = int(month), 1
    elif quarter:
        first, size = 3 * int(quarter) - 2, 3
    elif half:
        first, size = 6 * int(half) - 5, 6
    else:
        first, size = 1, 12
    start = date(int(year), first, 1)
    return start, _moved_day(start, months=size)


def _read_duration(first: str, duration: str) -> tuple[date, date]:
    match = _duration_pattern().fullmatch(duration)
    if match is None or not _iso_day_pattern().fullmatch(first):
        raise ValueError(duration)
    start = date.fromisoformat(first)
    years, months, days = (int(number or 0) for number in match.groups())
    return start, _moved_day(start, months=12 * years + months, days=days)


def _parse_fiscal(text: str, calendar: FiscalYears | Mapping[str, FiscalYears] | None) -> Period:
    code = text.partition("@")[2]
    if not code:
        raise PeriodFormatError(shorten(text), "name the calendar of the fiscal year, as in FY2024@TH")
    if isinstance(calendar, Mapping):
        found = calendar.get(code)
    else:
        found = calendar if calendar is not None and calendar.code == code else None
    if found is None:
        given = "none was given" if calendar is None else f"that of {shorten(code)} was not given"
        raise PeriodFormatError(shorten(text), f"a fiscal year needs its calendar and {given}: pass it as calendar=")
    return found.parse_year(text)
