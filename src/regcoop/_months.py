"""Lengths of months, without the import of `calendar` and the `locale` behind it."""

__all__ = ["days_in_month"]

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


def days_in_month(year: int, month: int) -> int:
    """Give the number of days of a month of the Gregorian calendar.

    >>> from regcoop._months import days_in_month
    >>> [days_in_month(year, 2) for year in (1900, 2000, 2023, 2024)]
    [28, 29, 28, 29]
    """
    leap = month == _FEBRUARY and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + leap
