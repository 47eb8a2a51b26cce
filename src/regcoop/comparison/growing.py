"""The arithmetic of a printed growth between two claims, and what it can be one of."""

from decimal import Decimal
from typing import Final

from regcoop._decimal import LOWER
from regcoop.comparison.facts import levels_of
from regcoop.comparison.judging import base_behind, factor_between, growth_of_factor, yearly_factor, years_between
from regcoop.errors import PeriodOverflowError
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.ratios import VOLUME, Direction, Growth, GrowthKind
from regcoop.relations import AnyClaim
from regcoop.units import Unit, parse_unit

__all__ = [
    "as_printed",
    "base_behind_claim",
    "bases_of",
    "factor_of",
    "have_two_compilers",
    "is_foreign",
    "misfit_of",
    "notes_on",
    "readings_of",
    "years_of",
]

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_INFINITY: Final = Decimal("Infinity")


def bases_of(growth: Growth, period: Period | None) -> tuple[Period, ...]:
    """Give the periods that a growth may be against: those that are printed, for year on year else the year before."""
    if growth.against or growth.kind is not GrowthKind.YOY or period is None:
        return growth.against
    try:
        return (period.shifted(years=-1),)
    except PeriodOverflowError:
        return ()


def misfit_of(growth: Growth, unit: Unit | None) -> str:
    """Say why a growth cannot be one of such levels, whatever their numbers; empty if it can."""
    basis = growth.basis
    if basis is None or unit is None or unit.is_money is (basis != VOLUME and parse_unit(basis).is_money):
        return ""
    return f"the growth is one {'of' if basis == VOLUME else 'in'} {basis} and the levels are in {unit}"


def years_of(later: AnyClaim, earlier: AnyClaim, *, growth: Growth) -> int:
    """Give the n of an annual average; 1 for other kinds of growth."""
    if growth.kind is not GrowthKind.ANNUAL_AVERAGE or later.period is None or earlier.period is None:
        return 1
    return max(1, years_between(later.period, earlier.period))


def base_behind_claim(later: AnyClaim, earlier: AnyClaim, *, growth: Growth) -> tuple[Interval, Interval] | None:
    """Give the base that a rate puts behind a level, rounded and cut off; None for a rate in another currency."""
    level, _ = levels_of(later, earlier)
    if is_foreign(growth, level.unit):
        return None
    return base_behind(level, growth, years=years_of(later, earlier, growth=growth))


def factor_of(level: Interval, base: Interval) -> Interval | None:
    """Give a level over its base; over one that may be zero and is not negative it has no upper end."""
    if base.lo == 0 < base.hi and level.lo >= 0:
        lowest = _ZERO if base.hi.is_infinite() else LOWER.divide(level.lo, base.hi)
        return Interval(lowest, _INFINITY)
    return factor_between(level, base)


def as_printed(factor: Interval | None, growth: Growth, *, years: int) -> Interval | None:
    """Give the growth that a factor stands for, in the words of the printed one."""
    if factor is None:
        return None
    if growth.kind is not GrowthKind.MULTIPLE:
        return growth_of_factor(yearly_factor(factor, years) if years > 1 else factor)
    return _reciprocal(factor) if _is_fall(growth) else factor


def _is_fall(growth: Growth) -> bool:
    """Tell whether a multiple is printed as base over level ("fell 2.6 times")."""
    return growth.rate is not None and growth.rate.value > 1 and growth.direction is Direction.DOWN


def _reciprocal(factor: Interval) -> Interval:
    if factor.lo > 0:
        return 1 / factor
    return Interval(_ZERO if factor.hi.is_infinite() else LOWER.divide(_ONE, factor.hi), _INFINITY)


def readings_of(growth: Growth) -> tuple[Interval, Interval]:
    """Give what a print allows: rounded, and cut off; of a bare direction one side of no growth."""
    rate = growth.rate
    if rate is None:
        still = _ONE if growth.kind is GrowthKind.MULTIPLE else _ZERO
        is_up = growth.direction is Direction.UP
        side = Interval(still, _INFINITY) if is_up else Interval(_INFINITY.copy_negate(), still)
        return side, side
    return rate.interval, rate.outer


def is_foreign(growth: Growth, unit: Unit) -> bool:
    """Tell whether a rate names another currency than that of the levels."""
    return growth.basis is not None and unit.is_money and growth.basis != unit.code


def notes_on(growth: Growth, unit: Unit | None) -> tuple[str, ...]:
    """Say that a rate names another currency than the levels, where it does."""
    if unit is None or not is_foreign(growth, unit):
        return ()
    return (f"the rate is one in {growth.basis} and the levels are in {unit.code}",)


def have_two_compilers(first: AnyClaim, second: AnyClaim) -> bool:
    """Tell whether two claims are stated to be counted by two compilers."""
    one, other = first.compiler, second.compiler
    return one is not None and other is not None and one != other
