"""Monthly exchange rates as they were published: one series for each pair of currencies in a table.

A series is data, not an answer: `regcoop.rates` turns it into rates with a basis, a window and a source.
"""

import re
from functools import cache
from typing import Final, final

import attrs

from regcoop._records import check_pattern, check_sourced, show_source
from regcoop._show import show_record
from regcoop._validate import check_tuple, shorten
from regcoop.errors import FieldValueError
from regcoop.sources import Source

__all__ = ["RateSeries"]

_SHOWN: Final = 3


@cache
def _pattern(name: str) -> re.Pattern[str]:
    patterns = {
        "table": r"[a-z0-9]+(-[a-z0-9]+)*",
        "currency": "[A-Z]{3}",
        "month": r"\d{4}-(0[1-9]|1[0-2])",
        "rate": r"(?!0(\.0*)?$)(0|[1-9]\d{0,17})(\.\d{1,17})?",
    }
    lines = {"months": patterns["month"], "rates": patterns["rate"]}
    pattern = f"({lines[name]})(\n({lines[name]}))*" if name in lines else patterns[name]
    return re.compile(pattern, re.ASCII | re.MULTILINE)


def _all_match(name: str, texts: tuple[str, ...]) -> bool:
    """Tell whether all texts have their form, by one pass over all of them."""
    joined = "\n".join(texts)
    return joined.count("\n") == len(texts) - 1 and _pattern(name).fullmatch(joined) is not None


def _show_texts(texts: tuple[object, ...]) -> str:
    """Show the first of many texts."""
    if len(texts) <= _SHOWN:
        return repr(texts)
    return f"({', '.join(map(repr, texts[:_SHOWN]))}, … {len(texts)} in all)"


@final
@attrs.frozen(weakref_slot=False, kw_only=True, repr=False)
class RateSeries:
    """Hold the rates that one authority published month by month for one pair of currencies.

    An atlas keeps the digits as texts, since a table has thousands and a conversion needs a few. Ask for rates through
    `regcoop.rates.MonthlyRates`.

    >>> from regcoop.rate_series import RateSeries
    >>> from regcoop.sources import Source, SourceKind
    >>> bank = Source("bank", publisher="A Bank", title="Monthly rates", kind=SourceKind.PRIMARY)
    >>> series = RateSeries(
    ...     table="a-bank", base="EUR", quote="LAK", source=bank,
    ...     months=("2024-01", "2024-02"), rates=("22350", "22410.5"),
    ... )
    >>> series.id, series.span
    ('a-bank-eur-lak', '2024-01 to 2024-02')

    Attributes:
        table: the name of the table, which every rate taken from it tells.
        base: the currency of which one unit is priced.
        quote: the currency in which it is priced.
        months: the months, in order, as `2024-03`; a month that was not published is not there.
        rates: the units of `quote` for one of `base`, with the digits that were published, one for each month.
        notes: remarks about single months, as pairs of the month and the remark.
        source: who published them.

    Raises:
        FieldTypeError: if a field has another type.
        FieldValueError: if the months are not in order, a rate is no positive number, or the two tuples differ in
            length.
    """

    table: str
    base: str
    quote: str
    months: tuple[str, ...] = attrs.field(repr=_show_texts)
    rates: tuple[str, ...] = attrs.field(repr=_show_texts)
    notes: tuple[tuple[str, str], ...] = attrs.field(default=(), repr=_show_texts)
    source: Source = attrs.field(repr=show_source)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_pattern("table", self.table, _pattern("table"), "lower-case words joined by hyphens")
        check_pattern("base", self.base, _pattern("currency"), "a currency code of three capital letters")
        check_pattern("quote", self.quote, _pattern("currency"), "a currency code of three capital letters")
        check_sourced(self.source, "")
        check_tuple("months", self.months, str)
        check_tuple("rates", self.rates, str)
        check_tuple("notes", self.notes, tuple)
        self._check_rows()

    def _check_rows(self) -> None:
        if self.base == self.quote:
            raise FieldValueError("quote", shorten(self.quote), "another currency than the base")
        if len(self.months) != len(self.rates) or not self.months:
            lengths = f"{len(self.rates)} for {len(self.months)} months"
            raise FieldValueError("rates", lengths, "one rate for each of one or more months")
        for month in () if _all_match("months", self.months) else self.months:
            check_pattern("months", month, _pattern("month"), "months such as 2024-03")
        if list(self.months) != sorted(set(self.months)):
            raise FieldValueError("months", "out of order", "each month once, the earliest first")
        for month, rate in () if _all_match("rates", self.rates) else zip(self.months, self.rates, strict=True):
            if not _pattern("rate").fullmatch(rate):
                raise FieldValueError(f"rates of {month}", shorten(rate), "a number above zero, as it was published")

    @property
    def id(self) -> str:
        """Give the key of the series, its table and currencies."""
        return f"{self.table}-{self.base}-{self.quote}".lower()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)

    @property
    def span(self) -> str:
        """Give the first and the last month in words."""
        return f"{self.months[0]} to {self.months[-1]}"
