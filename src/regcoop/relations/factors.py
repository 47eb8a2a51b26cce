"""Factors of growth: one level over another, the growth that it stands for, and the factor of one year.

Everything here works on intervals and periods alone and knows no claims.
"""

from decimal import Context, Decimal
from functools import lru_cache
from typing import Final

from regcoop._decimal import LOWER, NEAREST, UPPER
from regcoop.interval import Interval
from regcoop.period import Period

__all__ = ["compounded_factor", "factor_between", "growth_of_factor", "yearly_factor", "years_between"]

_ONE: Final = Decimal(1)
_ZERO: Final = Decimal(0)
_HUNDRED: Final = Decimal(100)
_INFINITY: Final = Decimal("Infinity")
_STEPS: Final = 200


def factor_between(level: Interval, base: Interval) -> Interval | None:
    """Give a level over its base; None where the base may be zero or the two may differ in sign.

    Growth over a negative or vanishing base says nothing, so that none is given.

    >>> from decimal import Decimal
    >>> from regcoop.interval import Interval
    >>> from regcoop.relations import factor_between
    >>> factor_between(Interval.point(6), Interval(Decimal(2), Decimal(4)))
    Interval(Decimal('1.5'), Decimal('3'))
    """
    if base.lo <= 0 or level.lo < 0:
        return None
    # as level / base gives it, without asking for the signs of the ends
    lowest = LOWER.divide(level.lo, base.hi) if base.hi.is_finite() else _ZERO
    return Interval(lowest, UPPER.divide(level.hi, base.lo))


def growth_of_factor(factor: Interval) -> Interval:
    """Give the growth in percent that a factor stands for.

    >>> from decimal import Decimal
    >>> from regcoop.interval import Interval
    >>> from regcoop.relations import growth_of_factor
    >>> print(growth_of_factor(Interval(Decimal("1.05"), Decimal("1.1"))))
    [5.00, 10.0]
    """
    lowest, highest = LOWER.subtract(factor.lo, _ONE), UPPER.subtract(factor.hi, _ONE)
    return Interval(LOWER.multiply(lowest, _HUNDRED), UPPER.multiply(highest, _HUNDRED))


def years_between(level: Period, base: Period) -> int:
    """Give the year of a level less that of its base, the n of an average annual rate."""
    return level.last_day.year - base.last_day.year


def yearly_factor(factor: Interval, years: int) -> Interval:
    """Give the factor of one year that compounds to a factor over several, rounded outward.

    >>> from decimal import Decimal
    >>> from regcoop.interval import Interval
    >>> from regcoop.relations import yearly_factor
    >>> yearly_factor(Interval(Decimal(4), Decimal(9)), 2)
    Interval(Decimal('2'), Decimal('3'))
    """
    return factor if years == 1 else _roots(factor, years)


def compounded_factor(factor: Interval, years: int) -> Interval:
    """Give the factor over several years that the factor of one year compounds to, rounded outward.

    >>> from decimal import Decimal
    >>> from regcoop.interval import Interval
    >>> from regcoop.relations import compounded_factor
    >>> compounded_factor(Interval(Decimal(2), Decimal(3)), 2)
    Interval(Decimal('4'), Decimal('9'))
    """
    return Interval(_power(factor.lo, years, LOWER), _power(factor.hi, years, UPPER))


@lru_cache(maxsize=4096)
def _roots(factor: Interval, degree: int) -> Interval:
    return Interval(_root(factor.lo, degree, lower=True), _root(factor.hi, degree, lower=False))


def _root(number: Decimal, degree: int, *, lower: bool) -> Decimal:
    """Give a root of a number that is not negative, on the side asked for.

    It is found by logarithms and then moved until its power, rounded the other way, proves the side.
    """
    for fixed in (_ZERO, _ONE, _INFINITY):
        if number == fixed:
            return fixed
    guess = NEAREST.power(number, NEAREST.divide(_ONE, Decimal(degree)))
    context = UPPER if lower else LOWER
    for _ in range(_STEPS):
        power = _power(guess, degree, context)
        if power == number or (power < number) is lower:
            return guess.normalize(NEAREST)
        guess = guess.next_minus(NEAREST) if lower else guess.next_plus(NEAREST)
    return _ZERO if lower else _INFINITY


def _power(number: Decimal, degree: int, context: Context) -> Decimal:
    """Give a power with every step rounded as the context rounds, which `Context.power` does not promise."""
    result = _ONE
    while degree:
        if degree & 1:
            result = context.multiply(result, number)
        number, degree = context.multiply(number, number), degree >> 1
    return result
