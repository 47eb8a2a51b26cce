"""Two claims of one fact in two currencies: the rate that they imply, and the rates that it may be."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple, final

from regcoop._decimal import LOWER, UPPER
from regcoop.comparison.facts import presumed_revision
from regcoop.comparison.judging import gap_between, scale_between
from regcoop.comparison.questions import Judgement, Number, Question
from regcoop.comparison.verdicts import Suspect, Verdict
from regcoop.errors import NoRateError, WithdrawnCurrencyError
from regcoop.figures import Origin, TradeFigure
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates import Rate, RateBasis, Rates, RateTable
from regcoop.relations import AnyClaim, Level, level_of
from regcoop.relations.sides import average_rate

__all__ = ["ImpliedRate", "implied_between", "judge_two_currencies"]

_ONE: Final = Decimal(1)
_DAY: Final = timedelta(days=1)


@final
class ImpliedRate(NamedTuple):
    """Hold the rate that two prints of one fact imply, in the direction in which it is above one.

    Attributes:
        base: the currency of which one unit is priced.
        quote: the currency in which it is priced.
        interval: the rates that the rounded readings allow.
        outer: the rates that they allow if digits were cut off.
    """

    base: str
    quote: str
    interval: Interval
    outer: Interval


@final
class _Allowed(NamedTuple):
    """Hold the rates that a pair may imply, the rates that they were made of, or why there are none."""

    interval: Interval | None
    rates: tuple[Rate, ...] = ()
    reason: str = ""


def implied_between(first: Level, second: Level) -> ImpliedRate | None:
    """Give the rate that two levels in two currencies imply; None if one of them may be zero.

    >>> from regcoop.comparison.currencies import implied_between
    >>> from regcoop.fixtures import load
    >>> from regcoop.relations import level_of
    >>> figures = load().figures
    >>> yuan = level_of(figures["cn-asean-trade-2024-ytd07-cny-vietnamnewsagency"])
    >>> dollars = level_of(figures["cn-asean-trade-2024-ytd07-usd-globaltimes"])
    >>> found = implied_between(dollars, yuan)
    >>> found.quote, str(round(found.interval.lo, 3)), str(round(found.interval.hi, 3))
    ('CNY', '7.086', '7.117')
    """
    sizes = ((level.value.copy_abs(), level.unit.code, level) for level in (first, second))
    (_, base, bottom), (_, quote, top) = sorted(sizes, key=lambda size: size[:2])
    if bottom.outer.lo <= 0 <= bottom.outer.hi:
        return None
    return ImpliedRate(base, quote, top.interval / bottom.interval, top.outer / bottom.outer)


def judge_two_currencies(first: AnyClaim, second: AnyClaim, *, question: Question) -> Judgement:
    """Tell whether two claims of one fact in two currencies fit a rate of exchange."""
    left, right = level_of(first), level_of(second)
    implied = None if left is None or right is None else implied_between(left, right)
    if implied is None:
        return Judgement(reasons=("one of the two may be zero, so that they imply no rate of exchange",))
    numbers = (("implied-rate", implied.interval), ("unit", f"{implied.quote} per {implied.base}"))
    if implied.outer.hi < 0:
        return Judgement(Verdict.CONFLICT, numbers, reasons=("the two differ in sign",))
    suspects = _unit_suspects(first, second, implied)
    allowed = _allowed(first, second, implied, question)
    if allowed.interval is None:
        return Judgement(Verdict.NEEDS_RATE, numbers, suspects, reasons=(allowed.reason,))
    found = _judge_rate(implied, allowed.interval, suspects, question)
    if found.verdict is Verdict.CONFLICT and not (_is_restated(first) or _is_restated(second)):
        gap = gap_between(implied.outer, allowed.interval)
        is_revision, assumed = presumed_revision(first, second, gap=gap, question=question)
        if is_revision:
            found = found._replace(verdict=Verdict.REVISION, assumed=assumed)
    return found._replace(rates=allowed.rates)


def _judge_rate(implied: ImpliedRate, within: Interval, suspects: tuple[Suspect, ...], question: Question) -> Judgement:
    """Go down the verdicts on an implied rate and the rates that it may be."""
    numbers: tuple[tuple[str, Number], ...] = (
        ("implied-rate", implied.interval),
        ("allowed-rate", within),
        ("unit", f"{implied.quote} per {implied.base}"),
    )
    if implied.interval.meets(within):
        return Judgement(Verdict.AGREE, numbers)
    if implied.outer.meets(within):
        return Judgement(Verdict.TRUNCATED, numbers)
    numbers = (*numbers, ("gap", gap_between(implied.outer, within)))
    if suspects:
        return Judgement(Verdict.UNIT, numbers, suspects)
    suspect = _scale_suspect(implied, within, question)
    if suspect is not None:
        return Judgement(Verdict.SCALE, (*numbers, ("power", suspect.power or 0)), (suspect,))
    return Judgement(Verdict.CONFLICT, numbers)


def _unit_suspects(first: AnyClaim, second: AnyClaim, implied: ImpliedRate) -> tuple[Suspect, ...]:
    if implied.interval.lo <= 0 or not implied.interval.is_finite or not implied.interval.contains(_ONE):
        return ()
    return (Suspect(Verdict.UNIT, f"{first.value} and {second.value} have the same digits in two currencies"),)


def _scale_suspect(implied: ImpliedRate, within: Interval, question: Question) -> Suspect | None:
    if not implied.interval.is_finite or implied.interval.lo <= 0:
        return None
    power = scale_between(within, implied.interval, question.thresholds.scales)
    if power is None:
        return None
    told = f"the implied rate fits if one of the two numbers is moved by 10^{abs(power)}"
    return Suspect(Verdict.SCALE, told, power=abs(power))


# Rates


def _allowed(first: AnyClaim, second: AnyClaim, implied: ImpliedRate, question: Question) -> _Allowed:
    """Give the rates that a pair may imply: about the average for native claims, any of many days for restated ones."""
    if question.rates is None:
        return _Allowed(None, reason=average_rate(implied.base, implied.quote, period=None, rates=None).reason)
    restated = [claim for claim in (first, second) if _is_restated(claim)]
    if restated:
        return _of_days(restated, implied, question.rates, question)
    found = average_rate(implied.base, implied.quote, period=first.period, rates=question.rates)
    if found.rate is None:
        return _Allowed(None, reason=found.reason)
    return _Allowed(_widened(found.rate.interval, question.thresholds.currency_pair), (found.rate,))


def _is_restated(claim: AnyClaim) -> bool:
    return isinstance(claim, TradeFigure) and claim.origin is Origin.RESTATED


def _widened(interval: Interval, by: Decimal) -> Interval:
    return interval * Interval(LOWER.subtract(_ONE, by), UPPER.add(_ONE, by))


def _of_days(restated: list[AnyClaim], implied: ImpliedRate, rates: Rates, question: Question) -> _Allowed:
    """Give the rates from the first day of the period to some days after publication of a restated claim."""
    start = None if restated[0].period is None else restated[0].period.start
    if start is None:
        return _Allowed(None, reason="the period has no known start, so that no days can be looked up")
    days = [claim.known_by for claim in restated if claim.known_by is not None]
    if not days:
        return _Allowed(None, reason=f"{restated[0].id} was restated on a day that nobody knows: its source is undated")
    last = max(days) + question.thresholds.days_after * _DAY
    spots = sorted(_spots(Period.between(start, max(start, last)), implied, rates))
    if not spots:
        reason = f"the table has no daily rate of {implied.quote} per {implied.base} from {start} to {last}"
        return _Allowed(None, reason=reason)
    ends = tuple(_spot(day, implied, rates) for _, _, day in (spots[0], max(spots, key=lambda spot: spot[1])))
    interval = Interval(spots[0][0], max(upper for _, upper, _ in spots))
    return _Allowed(_widened(interval, question.thresholds.restated_rate), ends)


def _spots(window: Period, implied: ImpliedRate, rates: Rates) -> Iterator[tuple[Decimal, Decimal, date]]:
    """Give the ends of the spot rate of each day that has one; a table of the library is asked once for all."""
    if isinstance(rates, RateTable):
        found = rates.quotations(implied.base, implied.quote, period=window)
        yield from ((quotation.lower, quotation.upper, day) for day, quotation in found.items())
        return
    for number in range(window.days or 0):
        day = window.last_day - number * _DAY
        try:
            interval = _spot(day, implied, rates).interval
        except (NoRateError, WithdrawnCurrencyError):
            continue
        yield interval.lo, interval.hi, day


def _spot(day: date, implied: ImpliedRate, rates: Rates) -> Rate:
    return rates.rate(implied.base, implied.quote, on=day, basis=RateBasis.SPOT)
