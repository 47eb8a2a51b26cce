"""The arithmetic of judgements: whether printed growths, shares, sums and scales fit the levels beside them.

Everything here works on intervals alone and knows no claims. A thing holds if the rounded readings meet, holds if
truncated when only the outer ones do, and fails otherwise.
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Final

from regcoop._decimal import NEAREST
from regcoop.interval import Interval
from regcoop.ratios import Growth, GrowthKind
from regcoop.relations import Level, compounded_factor, factor_between, growth_of_factor, yearly_factor, years_between

__all__ = [
    "Holding",
    "base_behind",
    "factor_between",
    "gap_between",
    "growth_of_factor",
    "holding",
    "implied_factor",
    "scale_between",
    "yearly_factor",
    "years_between",
]

_ZERO: Final = Decimal(0)
_INFINITY: Final = Decimal("Infinity")


class Holding(StrEnum):
    """Tell whether an identity holds on printed numbers."""

    HOLDS = "holds"
    TRUNCATED = "holds if truncated"
    FAILS = "fails"
    UNFORMED = "cannot be formed"


def holding(expected: tuple[Interval, Interval], printed: tuple[Interval, Interval]) -> Holding:
    """Tell whether what is expected meets what is printed; each is given as its rounded and its outer reading."""
    if expected[0].meets(printed[0]):
        return Holding.HOLDS
    return Holding.TRUNCATED if expected[1].meets(printed[1]) else Holding.FAILS


def implied_factor(growth: Growth, years: int = 1) -> tuple[Interval, Interval] | None:
    """Give level over base as a printed growth allows, rounded and outer; None if only a direction was printed.

    An annual average is compounded over the years.
    """
    inner, outer = growth.factor, growth.outer_factor
    if inner is None or outer is None:
        return None
    if growth.kind is not GrowthKind.ANNUAL_AVERAGE or years == 1:
        return inner, outer
    return compounded_factor(inner, years), compounded_factor(outer, years)


def base_behind(level: Level, growth: Growth, *, years: int = 1) -> tuple[Interval, Interval] | None:
    """Give the base that a printed growth puts behind a level, rounded and outer; None if the growth names no rate.

    >>> from regcoop.comparison.judging import base_behind
    >>> from regcoop.fixtures import load
    >>> from regcoop.relations import level_of
    >>> figure = load().figures["cn-asean-trade-2024-ytd07-usd-globaltimes"]
    >>> inner, _ = base_behind(level_of(figure), figure.growths[0])
    >>> [str(round(end / 10**9, 1)) for end in (inner.lo, inner.hi)]
    ['511.8', '513.2']
    """
    factors = implied_factor(growth, years)
    if factors is None or factors[0].lo <= 0 or factors[1].lo <= 0:
        return None
    return level.interval / factors[0], level.outer / factors[1]


def gap_between(first: Interval, second: Interval) -> Decimal:
    """Give the distance between two intervals over the smaller magnitude of the two facing ends; zero if they meet.

    It is infinite if that magnitude is zero.
    """
    if first.meets(second):
        return _ZERO
    low, high = (first, second) if first.hi < second.lo else (second, first)
    smaller = min(low.hi.copy_abs(), high.lo.copy_abs())
    return NEAREST.divide(NEAREST.subtract(high.lo, low.hi), smaller) if smaller else _INFINITY


def scale_between(first: Interval, second: Interval, scales: Iterable[int]) -> int | None:
    """Give the power of ten that brings the second onto the first; None if none does, or if they meet as they are.

    >>> from decimal import Decimal
    >>> from regcoop.comparison.judging import scale_between
    >>> from regcoop.interval import Interval
    >>> scale_between(Interval.point(9100), Interval(Decimal("9.05"), Decimal("9.15")), (1, 3))
    3
    """
    if first.meets(second):
        return None
    for scale in scales:
        for power in (scale, -scale):
            if second.scaled(Decimal((0, (1,), power))).meets(first):
                return power
    return None
