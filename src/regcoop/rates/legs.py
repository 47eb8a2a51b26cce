"""Single quotations and the ways between two currencies inside one table, on one day."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias, final

from regcoop._decimal import LOWER, NEAREST, UPPER
from regcoop.interval import Interval

__all__ = ["PIVOTS", "Finder", "Leg", "LegPair", "Mean", "Quotation", "find_pair", "mean_of", "quotation_of"]

PIVOTS: Final = ("EUR", "GBP")
"""The currencies through which a cross rate may go."""

_ONE: Final = Decimal(1)


@final
class Quotation(NamedTuple):
    """Hold one rate, with the ends between which the rounding of its published digits lets it lie."""

    value: Decimal
    lower: Decimal
    upper: Decimal


@final
class Mean(NamedTuple):
    """Hold the mean of some quotations, the ends of its rounding, the lowest and the highest of them, and how many."""

    value: Decimal
    interval: Interval
    low: Decimal
    high: Decimal
    days: int


def quotation_of(tops: Sequence[Decimal], bottoms: Sequence[Decimal]) -> Quotation:
    """Multiply and divide published rates, each of which is known to half a unit of its last digit.

    >>> from decimal import Decimal
    >>> from regcoop.rates.legs import quotation_of
    >>> str(quotation_of((Decimal("7.7720"),), (Decimal("1.0632"),)).value)[:12]
    '7.3100075244'
    """
    value, lower, upper = _ONE, _ONE, _ONE
    for top in tops:
        half = _half_unit(top)
        value = NEAREST.multiply(value, top)
        lower = LOWER.multiply(lower, LOWER.subtract(top, half))
        upper = UPPER.multiply(upper, UPPER.add(top, half))
    for bottom in bottoms:
        half = _half_unit(bottom)
        value = NEAREST.divide(value, bottom)
        lower = LOWER.divide(lower, UPPER.add(bottom, half))
        upper = UPPER.divide(upper, LOWER.subtract(bottom, half))
    return Quotation(value, lower, upper)


def _half_unit(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal((0, (5,), exponent - 1)) if isinstance(exponent, int) else number


def mean_of(quotations: Sequence[Quotation]) -> Mean:
    """Take the arithmetic mean; its interval is the mean of the intervals, as each digit may be off by its own half."""
    count = Decimal(len(quotations))
    total, lower, upper = Decimal(0), Decimal(0), Decimal(0)
    for quotation in quotations:
        total = NEAREST.add(total, quotation.value)
        lower = LOWER.add(lower, quotation.lower)
        upper = UPPER.add(upper, quotation.upper)
    low, high = min(q.value for q in quotations), max(q.value for q in quotations)
    value = min(max(NEAREST.divide(total, count), low), high)
    interval = Interval(LOWER.divide(lower, count), UPPER.divide(upper, count))
    return Mean(value, interval, low, high, len(quotations))


@final
class Leg(NamedTuple):
    """Hold published rates by day (or month), of which two currencies they are, and whether they divide."""

    rates: Mapping[str, Decimal]
    pair: tuple[str, str]
    is_inverse: bool


Finder: TypeAlias = Callable[[str, str], Mapping[str, Decimal] | None]
"""Gives the published rates of a base in a quote, or None."""


@final
class LegPair:
    """Hold the published rates that lead from one currency to another, on the days on which all of them are there."""

    __slots__ = ("days", "legs")

    def __init__(self, legs: Sequence[Leg]) -> None:
        self.legs = tuple(legs)
        self.days: Sequence[str] = sorted(set[str].intersection(*(set(leg.rates) for leg in legs)))

    @property
    def bounds(self) -> tuple[str, str] | None:
        """The first and the last day (or month); None if no day has all the rates."""
        return (self.days[0], self.days[-1]) if self.days else None

    def quotation(self, index: int) -> Quotation:
        """Give the rate of a day by its position."""
        return self.quotation_on(self.days[index])

    def quotation_on(self, day: str) -> Quotation:
        """Give the rate of a day (or month) that is there."""
        tops = [leg.rates[day] for leg in self.legs if not leg.is_inverse]
        return quotation_of(tops, [leg.rates[day] for leg in self.legs if leg.is_inverse])


def find_pair(base: str, quote: str, find: Finder) -> LegPair | None:
    """Find the way between two currencies: as quoted, turned round, or through the euro or the pound."""
    leg = _leg(base, quote, find)
    if leg is not None:
        return LegPair([leg])
    for pivot in PIVOTS:
        if pivot not in (base, quote):
            first, second = _leg(base, pivot, find), _leg(pivot, quote, find)
            pair = None if first is None or second is None else LegPair([first, second])
            if pair is not None and pair.days:
                return pair
    return None


def _leg(base: str, quote: str, find: Finder) -> Leg | None:
    direct = find(base, quote)
    if direct is not None:
        return Leg(direct, (base, quote), is_inverse=False)
    turned = find(quote, base)
    return None if turned is None else Leg(turned, (quote, base), is_inverse=True)
