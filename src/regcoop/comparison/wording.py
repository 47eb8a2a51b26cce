"""How claims, intervals and rates are written in the answers of comparison."""

from decimal import Decimal
from typing import Final

from regcoop.comparison.questions import Number
from regcoop.figures import TradeFigure
from regcoop.interval import Interval
from regcoop.rates import format_digits
from regcoop.ratios import Growth, Share, format_whole
from regcoop.relations import AnyClaim

__all__ = [
    "plain_number",
    "show_claim",
    "show_claim_id",
    "show_growth",
    "show_interval",
    "show_number",
    "show_print",
    "show_share",
    "show_unit",
]

_DIGITS: Final = 5


def show_claim_id(claim: AnyClaim) -> str:
    """Write a claim in the repr of a record that holds it."""
    return f"<{claim.id}>"


def show_print(claim: AnyClaim) -> str:
    """Write the value of a claim as printed; what was printed in its place if there is none."""
    if claim.value is None:
        ratios = (*(show_growth(growth) for growth in claim.growths), *(show_share(share) for share in claim.shares))
        return "; ".join(ratios) or "no value"
    upper = None if isinstance(claim, TradeFigure) else claim.value_to
    return str(claim.value) if upper is None else f"{claim.value} to {upper}"


def show_claim(claim: AnyClaim) -> str:
    """Write a claim in one line: what was printed, about what, who counted and who printed it."""
    compiler = f"counted by {claim.compiler}" if claim.compiler else "compiler not stated"
    printed = f"{claim.source.publisher}, {claim.published or 'undated'}"
    return f"{claim.id}: {show_print(claim)}; {_about(claim)}; {compiler}; {printed}"


def _about(claim: AnyClaim) -> str:
    period = str(claim.period or "period not stated")
    if isinstance(claim, TradeFigure):
        fact = claim.fact
        goods = () if fact.commodity is None else (fact.commodity,)
        place = () if fact.place is None else (f"at {fact.place}",)
        return " ".join((fact.measure, fact.flow, *goods, "of", fact.reporter, "with", fact.partner, *place, period))
    details = (claim.scope, claim.direction, claim.mode)
    return " ".join((claim.measure, "of", claim.subject, *(str(detail) for detail in details if detail), period))


def show_growth(growth: Growth) -> str:
    """Write a printed growth with what it is against and its currency."""
    rate = str(growth.rate) if growth.rate is not None else str(growth.direction)
    against = " or ".join(str(period) for period in growth.against) or "a base that is not stated"
    basis = f" in {growth.basis}" if growth.basis else ""
    return f"{rate} ({growth.kind} against {against}{basis})"


def show_share(share: Share) -> str:
    """Write a printed share with its whole."""
    whole = "a whole that is not stated" if share.whole is None else format_whole(share.whole)
    return f"{share.percent} of {whole}"


def show_interval(interval: Interval, unit: str = "", *, digits: int | None = _DIGITS) -> str:
    """Write an interval with its unit, to some digits, or with all of them if `digits` is None."""
    end = f" {unit}" if unit else ""
    lo, hi = (_show_end(number, digits) for number in (interval.lo, interval.hi))
    if interval.hi.is_infinite():
        return f"any number{end}" if interval.lo.is_infinite() else f"{lo}{end} or more"
    if interval.lo.is_infinite():
        return f"{hi}{end} or less"
    return f"{lo}{end}" if lo == hi else f"{lo} to {hi}{end}"


def _show_end(number: Decimal, digits: int | None) -> str:
    if number.is_infinite():
        return "no end"
    return f"{number:,f}" if digits is None else format_digits(number, digits)


def show_number(number: Number) -> str:
    """Write one number of an answer."""
    if isinstance(number, Interval):
        return show_interval(number)
    return format_digits(number, _DIGITS) if isinstance(number, Decimal) and number.is_finite() else str(number)


def show_unit(first: AnyClaim, second: AnyClaim) -> str:
    """Write the unit in which the levels of two claims are compared."""
    left, right = first.unit, second.unit
    if left is None or right is None or left == right:
        return "" if left is None else left.code
    return f"in the base unit of {left.dimension}"


def plain_number(number: Number) -> object:
    """Give a number of an answer as plain data, where intervals and Decimals are texts, so that no digit is lost."""
    if isinstance(number, Interval):
        return [f"{number.lo:f}", f"{number.hi:f}"]
    return f"{number:f}" if isinstance(number, Decimal) else number
