"""Convert one amount of money, and keep what it was and by which rate it was converted."""

from datetime import date
from decimal import Decimal
from typing import Final, final

import attrs

from regcoop._decimal import LOWER, NEAREST, UPPER
from regcoop._show import show_record
from regcoop._validate import check_type
from regcoop.amount import Amount, Estimate
from regcoop.errors import FieldValueError, UnitMismatchError
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates.rate import LIMIT_DAYS, Basis, OnMissing, Rate, Rates, format_digits
from regcoop.sources import Source
from regcoop.units import Unit, parse_unit

__all__ = ["Conversion", "convert"]

_ZERO: Final = Decimal(0)
_SHOWN_DIGITS: Final = 5
_PARTS: Final = (Amount, Estimate, Rate)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Conversion:
    """Hold an amount, what it is in another currency, and the rate between the two.

    Get one from `convert`. The interval of the estimate holds the rounding of the printed amount and the rounding of
    the published rate. It does not hold the choice of the rate: another basis gives another number.

    Attributes:
        original: the amount as it was printed, or the estimate that was converted.
        estimate: the same in the other currency.
        rate: the rate, with its basis, window, table and source.

    Raises:
        FieldTypeError: if a field has another type.
    """

    original: Amount | Estimate
    estimate: Estimate = attrs.field(kw_only=True)
    rate: Rate = attrs.field(kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        if (self.original.__class__, self.estimate.__class__, self.rate.__class__) != _PARTS:
            check_type("original", self.original, (Amount, Estimate))
            check_type("estimate", self.estimate, Estimate)
            check_type("rate", self.rate, Rate)

    @property
    def source(self) -> Source:
        """Give the source of the rate."""
        return self.rate.source

    def explain(self) -> str:
        """Tell in English what was converted, by which rate, and whose rate it is.

        >>> from regcoop.amount import Amount
        >>> from regcoop.conversion import convert
        >>> from regcoop.period import Period
        >>> from regcoop.rates import bundled_rates
        >>> exports = Amount.parse("42.64 billion", unit="CNY")
        >>> months = Period.parse("2023-01/2023-09")
        >>> print(convert(exports, "USD", period=months, rates=bundled_rates(), basis="period_average").explain())
        42.64 billion CNY is 6,063,600,000 USD, between 6,062,600,000 and 6,064,600,000, at 0.1422046 USD per CNY
        (average of 192 days in 2023-01/2023-09, ecb-daily). The interval holds the rounding of the amount and of the
        rate. European Central Bank, “Euro foreign exchange reference rates”, ...
        """
        before = str(self.original) if isinstance(self.original, Amount) else _shown(self.original)
        note = f" Note: {self.rate.note}." if self.rate.note else ""
        rounding = "The interval holds the rounding of the amount and of the rate."
        return f"{before} is {_shown(self.estimate)}, at {self.rate}. {rounding}{note} {self.rate.licence_line}"

    def to_dict(self) -> dict[str, object]:
        """Give the conversion as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "original": {"text": str(self.original), **_plain(self.original)},
            "estimate": _plain(self.estimate),
            "rate": self.rate.to_dict(),
            "text": self.explain(),
        }

    def __str__(self) -> str:
        return f"{_shown(self.estimate)}, at {self.rate}"


def convert(
    amount: Amount | Estimate,
    unit: Unit | str,
    *,
    rates: Rates,
    basis: Basis,
    period: Period | None = None,
    on: date | None = None,
    on_missing: OnMissing = "error",
    limit_days: int = LIMIT_DAYS,
) -> Conversion:
    """Convert an amount of money into another currency at a rate that is named.

    Use it only when you must: the printed amount stays the claim. For a flow, such as the trade of a year, the basis is
    mostly `period_average`; for a stock `end_of_period`; `spot` is what journalists use. An amount of money per
    something converts too, into money per the same: CNY/TEU into USD/TEU.

    >>> from datetime import date
    >>> from regcoop.amount import Amount
    >>> from regcoop.conversion import convert
    >>> from regcoop.rates import bundled_rates
    >>> exports = Amount.parse("42.64 billion", unit="CNY")
    >>> print(convert(exports, "USD", on=date(2023, 10, 24), rates=bundled_rates(), basis="spot"))
    5,833,100,000 USD, between 5,832,100,000 and 5,834,100,000, at 0.1367988 USD per CNY (spot of 2023-10-24, ecb-daily)

    Args:
        amount: what was printed, or an estimate.
        unit: the currency, or its code; or the compound unit.
        rates: the table of rates; there is no default. `regcoop.bundled_rates()` comes with the library.
        basis: what kind of rate is meant; there is no default.
        period: the period of the figure, for every basis but `spot`.
        on: the day, for `spot`. Give either a period or a day.
        on_missing: `error` refuses a day without a quotation; `previous` takes the last one before it.
        limit_days: how many days `previous` may reach back.

    Raises:
        UnitMismatchError: if one of the units is no money, or they are money per different things.
        FieldValueError: if the amount is in that currency already, or the question contradicts itself.
        UnknownUnitError: if there is no such unit.
        WithdrawnCurrencyError: if a currency was no longer one at that time.
        NoRateError: if the table has no such rate; each reason has a class of its own below it.
    """
    target = unit if isinstance(unit, Unit) else parse_unit(unit)
    base, quote = _currencies(amount.unit, target)
    rate = rates.rate(base, quote, on=on, period=period, basis=basis, on_missing=on_missing, limit_days=limit_days)
    return Conversion(amount, estimate=_converted(amount, rate, target), rate=rate)


def _currencies(unit: Unit, target: Unit) -> tuple[str, str]:
    """Give the two currencies between which a unit is converted into another."""
    if unit.kind == "money" == target.kind and unit.code != target.code:
        return unit.code, target.code
    top, bottom, wanted_top, wanted_bottom = *_parts(unit), *_parts(target)
    if unit == target:
        raise FieldValueError("unit", target.code, f"another one: the amount is in {target.code} already")
    if not (top.is_money and wanted_top.is_money):
        reason = "only money is converted with rates; convert other units with convert_unit"
        raise UnitMismatchError(unit.code, target.code, reason)
    if bottom != wanted_bottom or top == wanted_top:
        reason = "they are money per different things; convert into money per the same"
        raise UnitMismatchError(unit.code, target.code, reason)
    return top.code, wanted_top.code


def _parts(unit: Unit) -> tuple[Unit, Unit | None]:
    """Give what stands before and after the stroke of a unit."""
    return unit.numerator or unit, unit.denominator


def _converted(amount: Amount | Estimate, rate: Rate, unit: Unit) -> Estimate:
    """Multiply value by value and interval by interval; a rate and its interval lie above zero."""
    within, by = amount.interval, rate.interval
    lo = LOWER.multiply(within.lo, by.lo if within.lo >= _ZERO else by.hi)
    hi = UPPER.multiply(within.hi, by.hi if within.hi >= _ZERO else by.lo)
    return Estimate(NEAREST.multiply(amount.value, rate.value), Interval(lo, hi), unit=unit)


def _shown(estimate: Estimate) -> str:
    """Write an estimate with five digits, and its ends."""
    ends = (estimate.interval.lo, estimate.interval.hi)
    lo, hi = (format_digits(end, _SHOWN_DIGITS) if end.is_finite() else str(end) for end in ends)
    return f"{format_digits(estimate.value, _SHOWN_DIGITS)} {estimate.unit}, between {lo} and {hi}"


def _plain(number: Amount | Estimate) -> dict[str, object]:
    interval = [f"{end:f}" for end in (number.interval.lo, number.interval.hi)]
    return {"value": f"{number.value:f}", "interval": interval, "unit": number.unit.code}
