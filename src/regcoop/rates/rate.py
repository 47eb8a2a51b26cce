"""What an exchange rate is: a number with its currencies, its basis, its window and whose it is."""

from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import StrEnum
from typing import Final, Literal, Protocol, TypeAlias, final

import attrs

from regcoop._records import show_source
from regcoop._show import show_record
from regcoop._validate import check_date, check_decimal, check_range, check_text, check_type
from regcoop.errors import FieldValueError
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.sources import Source

__all__ = ["LIMIT_DAYS", "Basis", "OnMissing", "Rate", "RateBasis", "Rates", "format_digits"]

LIMIT_DAYS: Final = 7
"""How far back `on_missing="previous"` reaches unless told otherwise; the longest holidays of the ECB leave 5 days."""

_MOST_QUOTATIONS: Final = 10**6

OnMissing: TypeAlias = Literal["error", "previous"]
"""What to do about a day without a quotation: refuse, or take the last one before it within a limit."""


class RateBasis(StrEnum):
    """Tell what kind of rate is meant. There is no default: the basis changes a conversion by several percent.

    >>> from regcoop.rates import RateBasis
    >>> RateBasis("spot")
    <RateBasis.SPOT: 'spot'>
    """

    SPOT = "spot"
    """The quotation of a named day."""

    PERIOD_AVERAGE = "period_average"
    """The arithmetic mean of the daily rates of a period, each day counting once."""

    END_OF_PERIOD = "end_of_period"
    """The last quotation of a period, as balance sheets and stocks use it."""

    PUBLISHED_MONTHLY = "published_monthly"
    """The rate that an authority set for a month; over several months the mean of theirs. It is no average."""

    STATED = "stated"
    """The rate that a published text implies by printing one amount in two currencies."""


Basis: TypeAlias = RateBasis | Literal["spot", "period_average", "end_of_period", "published_monthly", "stated"]
"""A basis, or its text."""


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Rate:
    """Hold how many units of one currency one unit of another was worth, and all that must be known to use it.

    Rates come from tables: `regcoop.rates.bundled_rates().rate(...)`. Make one yourself only to state a rate of your
    own, with its source.

    >>> from datetime import date
    >>> from regcoop.rates import bundled_rates
    >>> rate = bundled_rates().rate("USD", "CNY", on=date(2023, 10, 24), basis="spot")
    >>> print(rate)
    7.310008 CNY per USD (spot of 2023-10-24, ecb-daily)
    >>> print(rate.source.publisher)
    European Central Bank

    Attributes:
        value: units of `quote` for one of `base`.
        base: the currency of which one unit is priced.
        quote: the currency in which it is priced.
        basis: what kind of rate it is.
        window: the days that it speaks of.
        interval: where the rate lies, given the rounding of the digits that were published; nothing else.
        low: the lowest single rate in the window.
        high: the highest single rate in the window.
        days: from how many quotations it was made: days for a spot or an average, months for a published monthly rate,
            statements for a stated one.
        on: the day of the quotation that was used, where it is one.
        table: the name of the table.
        source: whose rates they are.
        note: what else one should know.

    Raises:
        FieldTypeError: if a field has another type.
        FieldValueError: if the rate is not above zero, lies outside its interval or between neither low and high, or
            the two currencies are one.
    """

    value: Decimal
    base: str = attrs.field(kw_only=True)
    quote: str = attrs.field(kw_only=True)
    basis: RateBasis = attrs.field(kw_only=True)
    window: Period = attrs.field(kw_only=True)
    interval: Interval = attrs.field(kw_only=True)
    low: Decimal = attrs.field(kw_only=True)
    high: Decimal = attrs.field(kw_only=True)
    days: int = attrs.field(kw_only=True)
    on: date | None = attrs.field(default=None, kw_only=True)
    table: str = attrs.field(kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        for name in ("base", "quote", "table"):
            check_text(name, getattr(self, name))
        for name in ("value", "low", "high"):
            check_decimal(name, getattr(self, name))
        check_type("basis", self.basis, RateBasis)
        check_type("window", self.window, Period)
        check_type("interval", self.interval, Interval)
        check_range("days", self.days, lowest=1, highest=_MOST_QUOTATIONS)
        if self.on is not None:
            check_date("on", self.on)
        check_type("source", self.source, Source)
        check_type("note", self.note, str)
        self._check_order()

    def _check_order(self) -> None:
        if self.base == self.quote:
            raise FieldValueError("quote", self.quote, "another currency than the base")
        if self.interval.lo <= 0 or not self.low > 0:
            raise FieldValueError("value", str(self.value), "a rate above zero, with all of its interval")
        if not self.interval.lo <= self.value <= self.interval.hi:
            raise FieldValueError("value", str(self.value), f"a number within the interval {self.interval}")
        if not self.low <= self.value <= self.high:
            raise FieldValueError("value", str(self.value), f"a number from low {self.low} to high {self.high}")

    @property
    def unit(self) -> str:
        """Give the code of its unit, such as `CNY/USD`."""
        return f"{self.quote}/{self.base}"

    @property
    def licence_line(self) -> str:
        """Give the line that a reuse of the rate should carry, with who published it and under which terms."""
        terms = f"licence: {self.source.licence}" if self.source.licence else "licence not stated"
        return f"{self.source.citation()}; {terms}"

    @property
    def made_of(self) -> str:
        """Say in words what kind of rate it is, and of which days."""
        days = f"{self.days} day{'' if self.days == 1 else 's'}"
        months = f"{self.days} month{'' if self.days == 1 else 's'}"
        return {
            RateBasis.SPOT: f"spot of {self.on or self.window}",
            RateBasis.PERIOD_AVERAGE: f"average of {days} in {self.window}",
            RateBasis.END_OF_PERIOD: f"end of {self.window}, quoted on {self.on or self.window.last_day}",
            RateBasis.PUBLISHED_MONTHLY: f"published for {self.window}"
            + (f", mean of {months}" if self.days > 1 else ""),
            RateBasis.STATED: f"implied by {self.days} statement{'' if self.days == 1 else 's'} on {self.window}",
        }[self.basis]

    def to_dict(self) -> dict[str, object]:
        """Give the rate as plain dicts, lists and texts, ready for JSON; numbers are texts, so that no digit is lost.

        >>> from regcoop.period import Period
        >>> from regcoop.rates import MonthlyRates
        >>> rates = MonthlyRates.bundled()
        >>> rate = rates.rate("GBP", "LAK", period=Period.parse("2022-07"), basis="published_monthly")
        >>> rate.to_dict()["value"], rate.to_dict()["basis"]
        ('18577.4424', 'published_monthly')
        """
        return {
            "value": str(self.value),
            "base": self.base,
            "quote": self.quote,
            "basis": self.basis.value,
            "window": str(self.window),
            "interval": [str(self.interval.lo), str(self.interval.hi)],
            "low": str(self.low),
            "high": str(self.high),
            "days": self.days,
            "on": None if self.on is None else self.on.isoformat(),
            "table": self.table,
            "source": self.source.id,
            "licence_line": self.licence_line,
            "note": self.note,
        }

    def __str__(self) -> str:
        return f"{format_digits(self.value, 7)} {self.quote} per {self.base} ({self.made_of}, {self.table})"


class Rates(Protocol):
    """Stand for whatever gives exchange rates; the tables of `regcoop.rates` do, and so may a class of your own."""

    def rate(
        self,
        base: str,
        quote: str,
        *,
        on: date | None = None,
        period: Period | None = None,
        basis: Basis,
        on_missing: OnMissing = "error",
        limit_days: int = LIMIT_DAYS,
    ) -> Rate:
        """Give how many units of `quote` one unit of `base` was worth.

        Args:
            base: the currency of which one unit is priced.
            quote: the currency in which it is priced.
            on: the day, for a spot rate; or
            period: the period, for an average or an end of period.
            basis: what kind of rate is meant.
            on_missing: what to do about a day without a quotation.
            limit_days: how many days before the day asked `on_missing="previous"` may reach.

        Raises:
            NoRateError: if there is none; each reason has a class of its own below it.
        """
        ...


def format_digits(value: Decimal, digits: int) -> str:
    """Write a number with so many significant digits, rounded half to even, and thousands separators.

    >>> from decimal import Decimal
    >>> from regcoop.rates import format_digits
    >>> format_digits(Decimal("6063626147.25"), 5), format_digits(Decimal("0.14220435"), 4)
    ('6,063,600,000', '0.1422')
    """
    return f"{Context(prec=digits, rounding=ROUND_HALF_EVEN).plus(value):,f}"
