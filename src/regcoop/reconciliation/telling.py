"""Telling: the arithmetic of a check in words and numbers, short enough for one sentence."""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from typing import Final

from regcoop._decimal import NEAREST
from regcoop.comparison.judging import yearly_factor, years_between
from regcoop.interval import Interval
from regcoop.rates.rate import format_digits
from regcoop.reconciliation.identities import Identity, Outcome, Term
from regcoop.reconciliation.nodes import Choice
from regcoop.reconciliation.records import CheckKind
from regcoop.relations import AnyClaim
from regcoop.units import Unit

__all__ = ["arithmetic", "in_unit", "printed_by", "span"]

_DIGITS: Final = 4
_HUNDRED: Final = Decimal(100)
_SCALES: Final = ((Decimal("1E+12"), " trillion"), (Decimal("1E+9"), " billion"), (Decimal("1E+6"), " million"))


def in_unit(interval: Interval, unit: Unit | None) -> Interval:
    """Turn an interval in base units into one in a unit."""
    factor = None if unit is None else unit.factor
    return interval if factor is None or factor == 1 else interval / factor


def span(interval: Interval, unit: Unit | str | None = None) -> str:
    """Write an interval with the digits that matter and a scale word."""
    code = "" if unit is None else f" {unit if isinstance(unit, str) else unit.code}"
    if isinstance(unit, Unit):
        interval = in_unit(interval, unit)
    largest = max((abs(end) for end in (interval.lo, interval.hi) if end.is_finite()), default=Decimal(0))
    scale, word = next(((scale, word) for scale, word in _SCALES if largest >= scale), (Decimal(1), ""))
    digits = _digits_for(interval)
    lo, hi = (_end(end, scale, digits) for end in (interval.lo, interval.hi))
    return f"{lo}{word}{code}" if lo == hi else f"{lo} to {hi}{word}{code}"


def _end(end: Decimal, scale: Decimal, digits: int) -> str:
    if not end.is_finite():
        return "no end" if end > 0 else "no beginning"
    return format_digits(NEAREST.divide(end, scale), digits) if end else "0"


def _digits_for(interval: Interval) -> int:
    """Give how many digits show the two ends apart, four at least."""
    width = interval.width
    largest = max(abs(interval.lo), abs(interval.hi))
    if not width or not width.is_finite() or not largest.is_finite() or not largest:
        return _DIGITS
    return min(max(_DIGITS, largest.adjusted() - width.adjusted() + 2), 12)


def printed_by(claims: Iterable[AnyClaim]) -> str:
    """Name claims with what they print: `id (42.64 billion CNY, 2023-10-24)`."""
    return "; ".join(f"{claim.id} ({_print(claim)}{_published(claim)})" for claim in claims)


def _print(claim: AnyClaim) -> str:
    if claim.value is not None:
        return str(claim.value)
    rates = [str(growth.rate) for growth in claim.growths if growth.rate is not None]
    return ", ".join(rates + [str(share.percent) for share in claim.shares]) or "no number"


def _published(claim: AnyClaim) -> str:
    return f", {claim.published}" if claim.published is not None else ", undated"


def arithmetic(identity: Identity, outcome: Outcome) -> str:
    """Tell what an identity expects and what is printed."""
    unit = next((term.node.unit for term in identity.terms if term.node is not None), None)
    tell = _TELLERS.get(identity.kind, _tell_sum)
    return tell(identity, outcome, unit)


def _choice(identity: Identity, outcome: Outcome, role: str) -> Choice:
    return next(choice for term, choice in zip(identity.terms, outcome.choices, strict=True) if term.role == role)


def _tell_growth(identity: Identity, outcome: Outcome, unit: Unit | None) -> str:
    level, base = _choice(identity, outcome, "level"), _choice(identity, outcome, "base")
    rate = _choice(identity, outcome, "rate")
    told = f"{span(level.inner, unit)} over {span(base.inner, unit)}"
    years = _years(identity)
    if base.inner.hi < 0 and level.inner.hi < 0:
        level, base = (choice._replace(inner=-choice.inner) for choice in (level, base))
    if base.inner.lo <= 0 or rate.inner.lo <= 0 or (years > 1 and level.inner.lo < 0):
        return f"{told} is no growth that could be told"
    grown = (yearly_factor(level.inner / base.inner, years) - 1) * _HUNDRED
    printed = (yearly_factor(rate.inner, years) - 1) * _HUNDRED
    factor = reduce(lambda found, one: found * one, _factors(identity, outcome), rate.inner)
    behind = level.inner / factor
    over = " a year" if identity.kind is CheckKind.AVERAGE_GROWTH else ""
    return (
        f"{told} is a growth of {span(grown)} percent{over}, printed {span(printed)}; "
        f"the printed rate puts {span(behind, unit)} behind it"
    )


def _years(identity: Identity) -> int:
    """Give over how many years a rate compounds; 1 if it is none of a year on the average."""
    level, base = identity.terms[-1].node, identity.terms[0].node
    if identity.kind is not CheckKind.AVERAGE_GROWTH or level is None or base is None:
        return 1
    return 1 if level.period is None or base.period is None else max(years_between(level.period, base.period), 1)


def _factors(identity: Identity, outcome: Outcome) -> list[Interval]:
    pairs = zip(identity.terms, outcome.choices, strict=True)
    return [choice.inner for term, choice in pairs if term.role == "factor"]


def _tell_share(identity: Identity, outcome: Outcome, unit: Unit | None) -> str:
    part, whole = _choice(identity, outcome, "part"), _choice(identity, outcome, "whole")
    percent = _choice(identity, outcome, "rate").inner * _HUNDRED
    told = f"{span(part.inner, unit)} of {span(whole.inner, unit)}"
    if whole.inner.lo <= 0:
        return f"{told} is no share that could be told"
    return f"{told} is a share of {span(part.inner / whole.inner * _HUNDRED)} percent, printed {span(percent)}"


def _tell_sum(_identity: Identity, outcome: Outcome, unit: Unit | None) -> str:
    return f"the parts give {span(outcome.expected, unit)}, printed {span(outcome.printed, unit)}"


def _tell_difference(_identity: Identity, outcome: Outcome, unit: Unit | None) -> str:
    head, tail, whole = (choice.inner for choice in outcome.choices)
    return f"the difference of the years to date is {span(whole - head, unit)}, printed {span(tail, unit)}"


def _tell_containment(_identity: Identity, outcome: Outcome, unit: Unit | None) -> str:
    return f"the part {span(outcome.expected, unit)} is above the whole {span(outcome.printed, unit)}"


def _tell_currencies(identity: Identity, outcome: Outcome, _unit: Unit | None) -> str:
    first, factor, second = (choice.inner for choice in outcome.choices)
    units = [_unit_of(term) for term in (identity.terms[0], identity.terms[-1])]
    if first.lo <= 0 or second.lo <= 0:
        return f"the rate would be {span(factor)}"
    if factor.hi < 1:
        first, second, factor, units = second, first, 1 / factor, units[::-1]
    return f"they imply {span(second / first)} {units[1]} per {units[0]}, where {span(factor)} is possible"


def _unit_of(term: Term) -> str:
    return "" if term.node is None else term.node.unit.code


def _tell_same_growth(_identity: Identity, outcome: Outcome, _unit: Unit | None) -> str:
    return f"printed are {span(outcome.expected)} and {span(outcome.printed)} percent"


def _tell_growth_currencies(_identity: Identity, outcome: Outcome, _unit: Unit | None) -> str:
    first, change, second = (choice.inner for choice in outcome.choices)
    one, other = (span((factor - 1) * _HUNDRED) for factor in (first, second))
    by = span((change - 1) * _HUNDRED)
    return (
        f"one fact grew by {one} percent in one currency and by {other} in the other; the rate changed by {by} percent"
    )


def _tell_unit_value(identity: Identity, outcome: Outcome, unit: Unit | None) -> str:
    other_value, quantity, _, divisor, value = (choice.inner for choice in outcome.choices)
    one, other = value / quantity, other_value * divisor
    quantity_unit = next(term.node.unit for term in identity.terms if term.role == "quantity" and term.node is not None)
    factor = quantity_unit.factor or Decimal(1)
    code = f"{'' if unit is None else unit.code}/{quantity_unit.code}"
    return f"the unit values are {span(one * factor)} and {span(other * factor)} {code}"


_TELLERS: Final = {
    CheckKind.GROWTH: _tell_growth,
    CheckKind.AVERAGE_GROWTH: _tell_growth,
    CheckKind.SAME_GROWTH: _tell_same_growth,
    CheckKind.SHARE: _tell_share,
    CheckKind.YTD_DIFFERENCE: _tell_difference,
    CheckKind.CONTAINMENT: _tell_containment,
    CheckKind.CURRENCIES: _tell_currencies,
    CheckKind.UNIT_VALUE: _tell_unit_value,
    CheckKind.GROWTH_CURRENCIES: _tell_growth_currencies,
}
