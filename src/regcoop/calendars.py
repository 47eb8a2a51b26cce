"""Fiscal calendars: when fiscal years begin, how they are named, and since when.

They stand apart from `regcoop.period` because a regime names its source, and a source is dated by a period.
"""

import re
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final, final

import attrs

from regcoop._shorten import shorten
from regcoop._show import show_record
from regcoop._validate import check_date, check_range, check_text, check_tuple, check_type
from regcoop.errors import FieldValueError, PeriodFormatError, UnknownFiscalYearError
from regcoop.period import Period
from regcoop.sources import Source

__all__ = ["FiscalCalendar", "FiscalRegime", "YearName"]

_TEXT: Final = re.compile(r"FY([0-9]{4})(?:-([0-9]{2}))?(?:-(H[12]|Q[1-4]|short))?@(.+)")
_SHORT: Final = "short"
_MONTHS: Final = 12


class YearName(StrEnum):
    """Tell by which calendar year a fiscal year is named: that of its start, that of its end, or both.

    A year from October 2023 to September 2024 is `FY2023`, `FY2024` or `FY2023-24`.
    """

    START = "start"
    END = "end"
    BOTH = "both"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class FiscalRegime:
    """Say how fiscal years run from one day until before another.

    Use one for each stretch of time in which the years begin in one month and are named in one way. A short fiscal
    year, by which a country passes from one regime to the next, is the `irregular` one of a regime; a regime may
    consist of it alone.

    Args:
        start: when the regime begins, to the precision known; None if it has held as long as is known.
        end: when it no longer holds, half-open: its first day is the first day without the regime; None if it
            still holds.
        first_month: the month in which a full year begins, 1 to 12.
        year_name: by which calendar year a fiscal year is named.
        irregular: a fiscal year inside the regime that has fewer than twelve months.
        source: where this is written.
        note: anything else, in our own words.

    Raises:
        FieldTypeError: if a field has another type.
        FieldValueError: if the regime ends before it begins, or the irregular year is no shorter one inside it, or
            years that begin in January are to be named by two years.

    >>> from regcoop.calendars import FiscalRegime, YearName
    >>> regime = FiscalRegime(None, None, first_month=10, year_name=YearName.END)
    >>> regime.year_from(2023)
    Period.parse('2023-10/2024-09')
    """

    start: Period | None
    end: Period | None
    first_month: int = attrs.field(kw_only=True)
    year_name: YearName = attrs.field(kw_only=True)
    irregular: Period | None = attrs.field(default=None, kw_only=True)
    source: Source | None = attrs.field(default=None, kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        for name, period in (("start", self.start), ("end", self.end), ("irregular", self.irregular)):
            check_type(name, period, (Period, type(None)))
            if period is not None and period.start is None:
                raise FieldValueError(name, str(period), "a period whose first day is known, or None")
        check_range("first_month", self.first_month, lowest=1, highest=_MONTHS)
        check_type("year_name", self.year_name, YearName)
        check_type("source", self.source, (Source, type(None)))
        check_type("note", self.note, str)
        self._check_years()

    def _check_years(self) -> None:
        if self.year_name is YearName.BOTH and self.first_month == 1:
            raise FieldValueError(
                "year_name", "both", "start or end, as a year from January on lies in one calendar year"
            )
        if self.first_day >= self.first_day_after:
            raise FieldValueError("end", str(self.end), f"a period that begins after {self.start}")
        short = self.irregular
        if short is not None and not (self._holds(short) and short.months is not None and short.months < _MONTHS):
            raise FieldValueError("irregular", str(short), "some whole months, fewer than twelve, inside the regime")

    @property
    def first_day(self) -> date:
        """Give the first day on which the regime holds; 0001-01-01 if it has held as long as is known."""
        return date.min if self.start is None or self.start.start is None else self.start.start

    @property
    def first_day_after(self) -> date:
        """Give the first day on which the regime no longer holds; 9999-12-31 if it still does."""
        return date.max if self.end is None or self.end.start is None else self.end.start

    def year_from(self, year: int) -> Period | None:
        """Give the full fiscal year that begins in a calendar year; None if the regime does not hold throughout it.

        Raises:
            FieldValueError: if the year is not 1 to 9997.
        """
        check_range("year", year, lowest=1, highest=date.max.year - 2)
        first = Period.month(year, self.first_month)
        full = first.hull(first.shifted(months=_MONTHS - 1))
        return (
            full if self._holds(full) and not (self.irregular is not None and full.overlaps(self.irregular)) else None
        )

    def years_near(self, year: int) -> tuple[Period, ...]:
        """Give the fiscal years that begin in a calendar year or the one before, and any irregular year."""
        near = (number for number in (year - 1, year) if 1 <= number <= date.max.year - 2)
        return tuple(period for period in (*map(self.year_from, near), self.irregular) if period is not None)

    def name_of(self, period: Period) -> str:
        """Give the name of a fiscal year of this regime, without the `FY` and the calendar.

        >>> from regcoop.calendars import FiscalRegime, YearName
        >>> from regcoop.period import Period
        >>> FiscalRegime(None, None, first_month=4, year_name=YearName.BOTH).name_of(Period.parse("2023-04/2024-03"))
        '2023-24'
        """
        last = period.last_day.year
        first = last if period.start is None else period.start.year
        if self.year_name is YearName.BOTH and first != last:
            name = f"{first:04d}-{last % 100:02d}"
        else:
            name = f"{last if self.year_name is YearName.END else first:04d}"
        return f"{name}-{_SHORT}" if period == self.irregular else name

    def _holds(self, period: Period) -> bool:
        return period.start is not None and self.first_day <= period.start and period.end <= self.first_day_after


@final
@attrs.frozen(weakref_slot=False, repr=False)
class FiscalCalendar:
    """Read and name the fiscal years of one country.

    Use it with `Period.parse("FY2024@TH", calendar=…)`. Full years are written as their regime names them: `FY2024@TH`,
    `FY2023-24@IN`. Halves and quarters of a full year carry `-H1` or `-Q1`: `FY2018-19-H2@MM`. A short year between two
    regimes carries `-short`: `FY2018-short@MM` lies in 2018 alone, `FY2021-22-short@MM` in two years.

    Args:
        code: what follows the `@`, usually the ISO 3166-1 code of the country.
        regimes: one or more, in order of time, sharing no day.

    Raises:
        FieldTypeError: if a field has another type.
        FieldValueError: if there is no regime, or the regimes are out of order or overlap.

    >>> from regcoop.calendars import FiscalCalendar, FiscalRegime, YearName
    >>> from regcoop.period import Period
    >>> thailand = FiscalCalendar("TH", (FiscalRegime(None, None, first_month=10, year_name=YearName.END),))
    >>> Period.parse("FY2024@TH", calendar=thailand)
    Period.parse('2023-10/2024-09')
    """

    code: str
    regimes: tuple[FiscalRegime, ...]

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("code", self.code)
        check_tuple("regimes", self.regimes, FiscalRegime)
        if not self.regimes:
            raise FieldValueError("regimes", "()", "at least one regime")
        for earlier, later in pairwise(self.regimes):
            if earlier.first_day_after > later.first_day:
                held = f"one that ends with {earlier.end} before one that begins with {later.start}"
                raise FieldValueError("regimes", held, "regimes in order of time that share no day")

    def parse_year(self, text: str) -> Period:
        """Read a fiscal year of this calendar, or a half or quarter of one.

        Raises:
            PeriodFormatError: if the text is no fiscal year, or one of another calendar.
            UnknownFiscalYearError: if the calendar has no year of that name.

        >>> from regcoop.calendars import FiscalCalendar, FiscalRegime, YearName
        >>> india = FiscalCalendar("IN", (FiscalRegime(None, None, first_month=4, year_name=YearName.BOTH),))
        >>> india.parse_year("FY2023-24-Q1@IN").canonical()
        '2023-Q2'
        """
        check_type("text", text, str)
        match = _TEXT.fullmatch(text)
        if match is None or match[4] != self.code:
            raise PeriodFormatError(shorten(text), self._advice())
        first, second, part, _ = match.groups()
        name = (f"{first}-{second}" if second else first) + (f"-{_SHORT}" if part == _SHORT else "")
        years = self._years_near(int(first))
        if name not in years:
            near = ", ".join(f"FY{known}@{self.code}" for known in years if known.startswith(first))
            raise UnknownFiscalYearError(self.code, text, f"{self._advice()}{near and f'; near are {near}'}")
        return attrs.evolve(years[name] if part in {None, _SHORT} else _part_of(years[name], part), text=text)

    def year_on(self, day: date) -> Period:
        """Give the fiscal year of a day; its text is its name.

        Raises:
            UnknownFiscalYearError: if no regime of the calendar holds throughout that year.

        >>> from datetime import date
        >>> from regcoop.calendars import FiscalCalendar, FiscalRegime, YearName
        >>> thailand = FiscalCalendar("TH", (FiscalRegime(None, None, first_month=10, year_name=YearName.END),))
        >>> print(thailand.year_on(date(2023, 12, 31)))
        FY2024@TH
        """
        check_date("day", day)
        for regime in self.regimes:
            for period in regime.years_near(day.year):
                if period.contains(day):
                    return attrs.evolve(period, text=f"FY{regime.name_of(period)}@{self.code}")
        raise UnknownFiscalYearError(self.code, day, "its regimes do not cover the whole year of that day")

    def _years_near(self, year: int) -> dict[str, Period]:
        return {regime.name_of(period): period for regime in self.regimes for period in regime.years_near(year)}

    def _advice(self) -> str:
        examples = {YearName.START: "FY2023", YearName.END: "FY2024", YearName.BOTH: "FY2023-24"}
        forms = dict.fromkeys(f"{examples[regime.year_name]}@{self.code}" for regime in self.regimes)
        return (
            f"write {' or '.join(forms)}, with -H1 or -Q1 before the @ for a half or quarter, -short for a short year"
        )


def _part_of(year: Period, part: str) -> Period:
    size = 6 if part[0] == "H" else 3
    months = year.split(by="month")[size * (int(part[1]) - 1) : size * int(part[1])]
    return months[0].hull(months[-1])
