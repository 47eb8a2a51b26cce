"""Growth in the other currency: whether a rate that misses the levels fits them there."""

from decimal import Decimal
from typing import Final, NamedTuple, final

import attrs

from regcoop._decimal import LOWER, NEAREST, UPPER
from regcoop.comparison.facts import levels_of
from regcoop.comparison.growing import as_printed, factor_of, have_two_compilers, notes_on
from regcoop.comparison.growth_records import GrowthCheck
from regcoop.comparison.judging import gap_between, implied_factor
from regcoop.comparison.questions import Question
from regcoop.comparison.verdicts import Verdict
from regcoop.countries import Country, Region
from regcoop.interval import Interval
from regcoop.rates import Rate
from regcoop.relations import dimensions_of
from regcoop.relations.sides import average_rate
from regcoop.units import Unit, parse_unit

__all__ = ["in_other_currency"]

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_TWO: Final = Decimal(2)
_INFINITY: Final = Decimal("Infinity")
_DOLLAR: Final = "USD"


@final
class _Converted(NamedTuple):
    """Hold the growth between two levels in another currency, with the slack of a pair of currencies, and the rates."""

    growth: Interval
    widened: Interval
    factor: Interval
    rates: tuple[Rate, Rate]


def in_other_currency(check: GrowthCheck, plain: Interval, *, question: Question) -> GrowthCheck:
    """Say whether the rate is one of growth in another currency, as far as that can be told.

    A rate that names another currency is one, unless rates of exchange show that it does not fit there either. A rate
    that names none is one if it fits there and fits better.
    """
    unit, growth = check.figure.unit, check.growth
    if unit is None or not unit.is_money or growth.basis == unit.code or growth.rate is None:
        return check
    printed = growth.rate.outer
    for code in () if question.rates is None else _currencies(check, unit, question):
        found = _converted(check, code, question)
        if found is None:
            continue
        told = attrs.evolve(check, converted=found.growth, rates=found.rates)
        if found.widened.meets(printed) and _is_nearer(found.growth, plain, printed):
            return attrs.evolve(told, verdict=Verdict.OTHER_BASIS, reasons=(*notes_on(growth, unit), _fits(code)))
        if growth.basis is not None:
            return attrs.evolve(told, verdict=_missed(check, found, question), reasons=(_misses(code),))
    if growth.basis is None:
        return check
    return attrs.evolve(check, verdict=Verdict.OTHER_BASIS, reasons=notes_on(growth, unit))


def _fits(code: str) -> str:
    return f"in {code} the levels give a growth that the rate fits, at the average rates of the two periods"


def _misses(code: str) -> str:
    return f"the rate is one in {code}, and at the average rates of the two periods it does not fit there either"


def _missed(check: GrowthCheck, found: _Converted, question: Question) -> Verdict:
    """Judge a rate in another currency that does not fit there: by how far the base would have to move."""
    wanted = implied_factor(check.growth, check.years)
    gap = _INFINITY if wanted is None else gap_between(found.factor, wanted[1])
    is_near = gap <= question.thresholds.revision and not have_two_compilers(check.figure, check.base)
    return Verdict.REVISED_BASE if is_near else Verdict.INCONSISTENT


def _currencies(check: GrowthCheck, unit: Unit, question: Question) -> tuple[str, ...]:
    """Give the currencies that the rate may be in: its own, or else that of the reporter and the dollar."""
    basis = check.growth.basis
    if basis is not None:
        return (basis,) if parse_unit(basis).is_money else ()
    party = question.atlas.parties.get(dimensions_of(check.figure).reporter)
    country = question.atlas.countries.get(party.country) if isinstance(party, Region) else party
    own = [use.currency for use in country.currencies if use.end is None] if isinstance(country, Country) else []
    return tuple(code for code in dict.fromkeys((*own, _DOLLAR)) if code != unit.code)


def _converted(check: GrowthCheck, code: str, question: Question) -> _Converted | None:
    """Give the growth between the levels in another currency, each at the average of its period; None without rates."""
    level, base = levels_of(check.figure, check.base)
    plain = factor_of(level.outer, base.outer)
    new = average_rate(level.unit.code, code, period=check.figure.period, rates=question.rates).rate
    old = average_rate(level.unit.code, code, period=check.base.period, rates=question.rates).rate
    if new is None or old is None or plain is None:
        return None
    slack = question.thresholds.currency_pair
    factor = plain * (new.interval / old.interval)
    widened = factor * Interval(LOWER.subtract(_ONE, slack), UPPER.add(_ONE, slack))
    growth, wide = (as_printed(one, check.growth, years=check.years) for one in (factor, widened))
    return None if growth is None or wide is None else _Converted(growth, wide, factor, (new, old))


def _is_nearer(converted: Interval, plain: Interval, printed: Interval) -> bool:
    """Tell whether growth in the other currency misses the print by less than half of what the plain growth does.

    The slack of a pair of currencies is wide, so that fitting within it alone would explain every small miss.
    """
    return NEAREST.multiply(_distance(converted, printed), _TWO) < _distance(plain, printed)


def _distance(one: Interval, other: Interval) -> Decimal:
    return max(NEAREST.subtract(one.lo, other.hi), NEAREST.subtract(other.lo, one.hi), _ZERO)
