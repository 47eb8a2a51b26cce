"""What to write instead of a text that is not a period: usual ways to write dates, each with its ISO 8601 form."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, TypeAlias

from regcoop._months import days_in_month

__all__ = ["advice_on"]

_FORMS: Final = (
    "write a year (2024), a half (2024-H1), a quarter (2024-Q1), a month (2024-03), a day (2024-09-24) "
    "or a range of them (2024-01/2024-07)"
)
_SPREADSHEET: Final = "a spreadsheet may have changed it"
_MONTH_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME: Final = r"((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?"
_CENTURY: Final = 70  # two-digit years below it belong to the 21st century, as in POSIX (there 69)
_SERIAL_DAY: Final = date(1899, 12, 30)  # day 0 of spreadsheets for all dates after February 1900
_LAST_MONTH: Final = 12


def advice_on(text: str) -> str:
    """Say what to write instead of a text that is not a period.

    >>> from regcoop._period_advice import advice_on
    >>> advice_on("Mar-24")
    'write 2024-03: a spreadsheet may have changed it'
    """
    if not text.strip():
        return f"{_FORMS}, and leave out what is not known"
    if text != text.strip():
        return "leave out the blanks around it"
    if any(char.isdigit() and not char.isascii() for char in text):
        return "write it with the digits 0 to 9 of ASCII"
    return _by_rule(text) or _on_parts(text) or _FORMS


def _by_rule(text: str) -> str:
    for pattern, advise in _RULES:
        match = re.fullmatch(pattern, text, re.ASCII | re.IGNORECASE)
        if match:
            advice = advise(match)
            if advice:
                return advice
    return ""


def _on_parts(text: str) -> str:
    """Advise on the first end of a range that is wrong, if one is."""
    first, slash, second = text.partition("/")
    if not slash:
        return ""
    if second.startswith("P"):
        return "write the first day in full and then years, months and days of the duration, as in 2024-01-01/P7M"
    if second in {"", ".."}:
        return "write its end: a period may begin on an unknown day but not end on one"
    for part in (first, second):
        advice = _by_rule(part)
        if advice:
            return f"{part} is wrong in it: {advice}"
    return ""


def _iso(year: str, month: str, day: str = "") -> str:
    """Write a day, or a month if there is no day, in ISO 8601; nothing if there is no such day."""
    try:
        found = date(int(year), int(month), int(day or 1))
    except ValueError:
        return ""
    return found.isoformat() if day else found.isoformat()[:7]


def _write(form: str, why: str = "") -> str:
    return f"write {form}{why and ': '}{why}" if form else ""


def _named_month(name: str) -> str:
    return str(_MONTH_NAMES.index(name[:3].lower()) + 1)


def _full_year(year: str) -> str:
    return f"{'20' if int(year) < _CENTURY else '19'}{year}"


def _part(year: str, letter: str, number: str) -> str:
    """Advise on a quarter or half in another order or in small letters; nothing if a year has no such part."""
    exists = letter in "qQ" or number in "12"
    return _write(f"{year}-{letter.upper()}{number}") if exists else ""


def _on_iso(match: re.Match[str]) -> str:
    """Advise on what looks like ISO 8601 and is wrong in its parts."""
    year, month, day = match.groups()
    if int(year) == 0:
        return "years go from 0001 to 9999"
    if not 1 <= int(month) <= _LAST_MONTH:
        fiscal = not day and int(month) == (int(year) + 1) % 100
        return "months go from 01 to 12" + (
            f"; a fiscal year is written FY{year}-{month}@ and its calendar" if fiscal else ""
        )
    last = days_in_month(int(year), int(month))
    if day and not 1 <= int(day) <= last:
        return f"days of {_iso(year, month)} go from 01 to {last}"
    right = len(month) == len(day or month) == len("03")
    return "" if right else _write(_iso(year, month, day or ""))


def _on_slashes(match: re.Match[str]) -> str:
    """Advise on 09/24/2024, which is one day only if one of the two numbers is above 12 or both are equal."""
    first, second, year = match.groups()
    readings = {form for form in (_iso(year, second, first), _iso(year, first, second)) if form}
    return (
        _write(readings.pop())
        if len(readings) == 1
        else "write the year, the month and the day in this order, as in 2024-09-24"
    )


def _on_serial(match: re.Match[str]) -> str:
    return _write(
        str(_SERIAL_DAY + timedelta(days=int(match[0]))), "a spreadsheet has turned it into the number of a day"
    )


_Advise: TypeAlias = Callable[[re.Match[str]], str]

# Patterns are compiled at the first refusal and not at import; the first that fits and knows an advice is taken.
_RULES: Final[tuple[tuple[str, _Advise], ...]] = (
    (r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?", _on_iso),
    (r"0000.*", lambda _: "years go from 0001 to 9999"),
    (rf"{_NAME}[-/ .,']*([0-9]{{2}})", lambda m: _write(_iso(_full_year(m[2]), _named_month(m[1])), _SPREADSHEET)),
    (rf"{_NAME}[-/ .,']*([0-9]{{4}})", lambda m: _write(_iso(m[2], _named_month(m[1])))),
    (rf"[0-9]{{1,2}}[- .]?{_NAME}", lambda _: _write("the year and the month, as in 2024-03", _SPREADSHEET)),
    (rf"([0-9]{{1,2}})[- .]*{_NAME}[- .,]*([0-9]{{4}})", lambda m: _write(_iso(m[3], _named_month(m[2]), m[1]))),
    (rf"{_NAME} *([0-9]{{1,2}})[ ,]+([0-9]{{4}})", lambda m: _write(_iso(m[3], _named_month(m[1]), m[2]))),
    (r"([0-9]{4})[./]([0-9]{1,2})[./]([0-9]{1,2})", lambda m: _write(_iso(m[1], m[2], m[3]))),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", lambda m: _write(_iso(m[1], m[2], m[3]))),
    (r"([0-9]{4})[./]([0-9]{1,2})", lambda m: _write(_iso(m[1], m[2]))),
    (r"([0-9]{4})-?M([0-9]{1,2})", lambda m: _write(_iso(m[1], m[2]))),
    (r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", lambda m: _write(_iso(m[3], m[2], m[1]))),
    (r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})", _on_slashes),
    (r"([0-9]{4}) ?[-–—] ?([0-9]{4})", lambda m: _write(f"{m[1]}/{m[2]}", "both years are meant to be included")),
    (
        r"([0-9]{4})/[0-9]{2}",
        lambda m: _write(f"{m[1]}/{int(m[1]) + 1:04d} for two years, or FY{m[0].replace('/', '-')}@ and its calendar"),
    ),
    (r"([0-9]{4})[- ]?([QHS])([1-4])", lambda m: _part(m[1], m[2], m[3])),
    (r"([QH])([1-4])[- /]?([0-9]{4})", lambda m: _part(m[3], m[1], m[2])),
    (r"([1-4])([QH])[- /]?([0-9]{4})", lambda m: _part(m[3], m[2], m[1])),
    (r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ].+", lambda m: _write(m[1], "a period is made of whole days")),
    (
        r"[0-9]{4}-?W[0-9]{1,2}.*",
        lambda _: "write the first and the last day, as in 2024-09-23/2024-09-29: weeks are not read",
    ),
    (r"[2-7][0-9]{4}", _on_serial),
)
