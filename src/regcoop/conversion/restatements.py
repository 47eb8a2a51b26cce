"""Check the amounts that a text restates in brackets: which rates they imply, and which rates those are."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, final

import attrs

from regcoop._decimal import NEAREST
from regcoop._show import show_record
from regcoop._validate import check_type
from regcoop.amount import Amount, Qualifier
from regcoop.errors import NoRateError, OpenPeriodError, WithdrawnCurrencyError
from regcoop.findings import Finding, Severity
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates.asking import RateTable
from regcoop.rates.rate import Rate, RateBasis, Rates, format_digits
from regcoop.rates.stated import Claim, implied_rate
from regcoop.ratios import Restatement

if TYPE_CHECKING:
    from regcoop.figures import TradeFigure
    from regcoop.indicators import Indicator

__all__ = ["CLOSE_PERCENT", "DAYS_AFTER", "DAYS_BEFORE", "RestatementCheck", "RestatementVerdict", "check_restatement"]

DAYS_BEFORE: Final = 30
"""How many days before publication a spot rate counts as near it: texts are written, and rates looked up, before."""

DAYS_AFTER: Final = 7
"""How many days after: the date of a source is at times that of a first version."""

CLOSE_PERCENT: Final = Decimal("0.5")
"""Up to how many percent a miss is worth knowing and no warning: sources of rates differ by as much."""

_DAY: Final = timedelta(days=1)
_DIGITS: Final = 5
_ZERO: Final = Decimal(0)
_HUNDRED: Final = Decimal(100)
_FAR_PERCENT: Final = Decimal(100)
"""A miss by a factor of two, which is more than a rate and its average ever lay apart in the tables at hand."""
_REFUSALS: Final = (NoRateError, OpenPeriodError, WithdrawnCurrencyError)


class RestatementVerdict(StrEnum):
    """Tell which rates an amount in brackets fits.

    The last two are for what the first three cannot say: two bases that lie so near each other that the printed digits
    do not part them, and amounts for which a rate or a date is missing.
    """

    SPOT = "fits spot near publication"
    AVERAGE = "fits period average"
    NEITHER = "fits neither"
    BOTH = "fits both"
    UNKNOWN = "cannot be checked"


_VERDICTS: Final = {
    (True, False): RestatementVerdict.SPOT,
    (False, True): RestatementVerdict.AVERAGE,
    (False, False): RestatementVerdict.NEITHER,
    (True, True): RestatementVerdict.BOTH,
}
"""Whether a spot rate near publication fits, and whether the average of the period does -> the verdict."""


def _span(interval: Interval) -> str:
    return f"{format_digits(interval.lo, _DIGITS)} to {format_digits(interval.hi, _DIGITS)}"


@final
@attrs.frozen(weakref_slot=False, kw_only=True, repr=False)
class RestatementCheck:
    """Hold what one amount in brackets implies, and which rates it fits.

    Get it from `check_restatement`. The rate is given in the direction in which it is above one: yuan per dollar, baht
    per yuan. A rate fits if its interval meets the implied one.

    Attributes:
        claim: the id of the claim.
        original: the amount before the bracket.
        restated: the amount in it.
        base: the currency of which one unit is priced; empty if nothing is implied.
        quote: the currency in which it is priced; empty if nothing is implied.
        implied: the rates that the printed digits allow; None if they imply none.
        if_about: the rates that would be allowed if "about" in the bracket meant ±5 %; None if it does not stand there.
        days: the days on which the spot rate fits, from the start of the period to 7 days after publication.
        days_near: those of them that lie near publication: from 30 days before it to 7 days after.
        spot: the spot rate of that day near publication which fits and lies nearest to it; if none fits, the one of the
            day of publication, or the last before it.
        averages: averages that may be meant: of the period, of its last month, and of the month of publication.
        average: the average of the period itself; the verdict is about this one.
        miss_percent: by how many percent the nearest of them, spot near publication or average, lies outside what is
            implied; zero if one fits, None if there is none.
        verdict: which of the two bases it fits.
        reason: why it cannot be checked; else empty.
    """

    claim: str
    original: Amount
    restated: Restatement
    base: str = ""
    quote: str = ""
    implied: Interval | None = None
    if_about: Interval | None = None
    days: tuple[date, ...] = ()
    days_near: tuple[date, ...] = ()
    spot: Rate | None = None
    averages: tuple[Rate, ...] = ()
    average: Rate | None = None
    miss_percent: Decimal | None = None
    verdict: RestatementVerdict = RestatementVerdict.UNKNOWN
    reason: str = ""

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("original", self.original, Amount)
        check_type("restated", self.restated, Restatement)
        check_type("verdict", self.verdict, RestatementVerdict)

    @property
    def fitting_averages(self) -> tuple[Rate, ...]:
        """Give the averages that the amount in brackets fits."""
        return tuple(rate for rate in self.averages if self.implied is not None and rate.interval.meets(self.implied))

    @property
    def gap_percent(self) -> Decimal | None:
        """Give by how many percent the spot rate lies above the average of the period; None if one is unknown.

        It is what choosing the one for the other changes a conversion by.
        """
        if self.spot is None or self.average is None:
            return None
        ratio = NEAREST.divide(self.spot.value, self.average.value)
        return NEAREST.multiply(NEAREST.subtract(ratio, Decimal(1)), _HUNDRED)

    @property
    def finding(self) -> Finding | None:
        """Give what is worth telling, that only the spot rate fits or none; None if the average does or is unknown.

        That none fits is a warning if the nearest misses by more than half a percent, unless digits of the first amount
        or of the one in brackets may have been cut off. Where no average is known, a
        warning is given only if the spot rates near publication are off by more than a factor of two, which no average
        could mend.
        """
        is_far = (self.miss_percent is None or self.miss_percent > CLOSE_PERCENT) and not self._fits_if_truncated
        codes = {
            RestatementVerdict.SPOT: ("restatement.spot-only", Severity.INFO),
            RestatementVerdict.NEITHER: ("restatement.no-rate", Severity.WARNING if is_far else Severity.INFO),
        }
        if self.implied is None or (self.verdict not in codes and not self._is_far_off):
            return None
        code, severity = codes.get(self.verdict, ("restatement.no-rate", Severity.WARNING))
        words = {
            "original": str(self.original),
            "restated": str(self.restated.amount),
            "implied": _span(self.implied),
            "unit": f"{self.quote} per {self.base}",
            "spot": "none" if self.spot is None else f"{format_digits(self.spot.value, _DIGITS)} on {self.spot.on}",
            "average": "unknown" if self.average is None else format_digits(self.average.value, _DIGITS),
            "period": "its period" if self.average is None else str(self.average.window),
            "gap": "?" if self.gap_percent is None else format_digits(self.gap_percent, 2),
            "miss": "?" if self.miss_percent is None else format_digits(self.miss_percent, 2),
            "about": self._about(),
        }
        return Finding(code, severity=severity, subjects=(self.claim,), numbers=tuple(words.items()))

    @property
    def _fits_if_truncated(self) -> bool:
        """Tell whether the average or the spot rate fits if digits of one of the two amounts were cut off."""
        found = implied_outer(self.original, self.restated)
        if found is None or self.implied is None:
            return False
        outer = found if self.quote == self.restated.amount.unit.code else 1 / found
        return any(rate.interval.meets(outer) for rate in (self.spot, self.average) if rate is not None)

    @property
    def _is_far_off(self) -> bool:
        """Tell whether the spot rates near publication are off by so much that no average could fit."""
        return self.average is None and self.miss_percent is not None and self.miss_percent > _FAR_PERCENT

    def _about(self) -> str:
        """Say what "about" would allow if it were read as ±5 %, and whether that holds the average."""
        if self.if_about is None or self.average is None:
            return ""
        holds = "holds" if self.average.interval.meets(self.if_about) else "does not hold"
        average = format_digits(self.average.value, _DIGITS)
        return f"; read as ±5 % it would be {_span(self.if_about)}, which {holds} the average of {average}"

    def explain(self) -> str:
        """Tell in English what is implied and what fits."""
        if self.implied is None or self.verdict is RestatementVerdict.UNKNOWN:
            return f"{self.original} = {self.restated.amount} {self.verdict}: {self.reason}"
        if self.finding is not None:
            return self.finding.explain()
        fits = f"{self.original} = {self.restated.amount} implies {_span(self.implied)} {self.quote} per {self.base}"
        return f"{fits}, which {self.verdict}{self._about()}."


def check_restatement(
    figure: "TradeFigure | Indicator", *, rates: Rates, near_only: bool = False
) -> tuple[RestatementCheck, ...]:
    """Check each amount that a figure restates in brackets against spot rates and averages.

    Use it before you take a restated amount for a figure of its own: most are converted at the rate of the day on which
    they were printed, which for a past period may be several percent off. "About" in a bracket only says that the
    amount was converted, so its printed digits count; what ±5 % would allow is said beside it.

    >>> from regcoop.conversion import check_restatement
    >>> from regcoop.fixtures import load
    >>> from regcoop.rates import bundled_rates
    >>> figure = load().figures["cn-ln-ru-exports-2023-ytd09-cny-futureheadlines"]
    >>> (check,) = check_restatement(figure, rates=bundled_rates())
    >>> print(check.verdict)
    fits spot near publication
    >>> print(check.explain())
    42.64 billion CNY = 5.83 billion USD implies 7.3068 to 7.3210 CNY per USD, which fits the spot rate near publication
    (7.3100 on 2023-10-24) and not the average of 2023-01/2023-09 (7.0371); the two differ by 3.9 percent. Keep the
    first amount; the one in brackets was converted at the rate of the day on which it was printed.

    Args:
        figure: the figure or indicator.
        rates: the table of rates; it needs spot rates and averages.
        near_only: whether to look at the days near publication alone, which is all that the verdict takes; for a period
            long past that spares thousands of days, and `days` then holds only those near.

    Returns:
        One check for each amount in brackets, in the order in which they stand.
    """
    value = figure.value
    if value is None:
        return ()
    return tuple(_check(figure, value, one, rates=rates, near_only=near_only) for one in figure.restatements)


class _Implied(NamedTuple):
    """Hold an implied rate in the direction in which it is above one."""

    base: str
    quote: str
    interval: Interval
    if_about: Interval | None


def _check(claim: Claim, value: Amount, restated: Restatement, *, rates: Rates, near_only: bool) -> RestatementCheck:
    implied = _implied(value, restated)
    bare = RestatementCheck(claim=claim.id, original=value, restated=restated)
    if implied is None:
        reason = "it takes two amounts of money above zero, in two currencies"
        return attrs.evolve(bare, reason=reason)
    found = attrs.evolve(
        bare, base=implied.base, quote=implied.quote, implied=implied.interval, if_about=implied.if_about
    )
    averages = tuple(_averages(claim, implied, rates))
    average = next((rate for rate in averages if rate.window == claim.period), None)
    found = attrs.evolve(found, averages=averages, average=average)
    if claim.published is None:
        return attrs.evolve(found, reason="its source is undated, so that no day is near publication")
    spots = _all_spots(claim.published, None if near_only else claim.period, implied, rates)
    days = [day for day, miss in spots.items() if not miss]
    first, last = _near(claim.published)
    near = tuple(day for day in days if first <= day <= last)
    misses = [miss for day, miss in spots.items() if first <= day <= last]
    if average is not None:
        misses.append(_miss(average.interval.lo, average.interval.hi, implied.interval))
    printed_on = claim.published.last_day
    nearest = min(near, key=lambda day: abs(day - printed_on), default=printed_on)
    spot = _spot(nearest, implied, rates)
    found = attrs.evolve(found, days=tuple(days), days_near=near, spot=spot, miss_percent=min(misses, default=None))
    return _judged(found, claim)


def _judged(check: RestatementCheck, claim: Claim) -> RestatementCheck:
    """Add the verdict; without both a spot rate and an average there is none."""
    pair = f"{check.quote} per {check.base}"
    if check.average is None:
        window = "its period is not stated" if claim.period is None else f"the table has no average of {claim.period}"
        return attrs.evolve(check, reason=f"{window} for {pair}")
    if check.spot is None:
        return attrs.evolve(check, reason=f"the table has no spot rate of {pair} near {claim.published}")
    return attrs.evolve(check, verdict=_VERDICTS[bool(check.days_near), check.average in check.fitting_averages])


def implied_outer(value: Amount, restated: Restatement) -> Interval | None:
    """Give the restated amount over the first one with both as rounded or cut off; None if they do not allow it."""
    return restated.outer / value.outer if value.outer.lo > 0 and restated.outer.lo > 0 else None


def _implied(value: Amount, restated: Restatement) -> _Implied | None:
    found = implied_rate(value, restated)
    if found is None:
        return None
    rate, interval = found
    base, quote = value.unit.code, restated.amount.unit.code
    is_about = restated.amount.qualifier is Qualifier.ABOUT
    if_about = restated.amount.interval / value.interval if is_about else None
    if rate >= 1:
        return _Implied(base, quote, interval, if_about)
    return _Implied(quote, base, 1 / interval, None if if_about is None else 1 / if_about)


# Rates


def _near(published: Period) -> tuple[date, date]:
    """Give the first and the last day that count as near publication."""
    first = published.start or published.last_day
    return first - DAYS_BEFORE * _DAY, published.last_day + DAYS_AFTER * _DAY


def _spot(day: date, implied: _Implied, rates: Rates) -> Rate | None:
    try:
        return rates.rate(implied.base, implied.quote, on=day, basis=RateBasis.SPOT, on_missing="previous")
    except _REFUSALS:
        return None


def _all_spots(published: Period, period: Period | None, implied: _Implied, rates: Rates) -> dict[date, Decimal]:
    """Give by how many percent the spot rate of each day misses, from the start of the period, or near publication."""
    first, last = _near(published)
    start = first if period is None or period.start is None else min(period.start, first)
    spots = _spots(Period.between(start, last), implied, rates)
    return {day: _miss(lower, upper, implied.interval) for day, lower, upper in sorted(spots)}


def _miss(lower: Decimal, upper: Decimal, implied: Interval) -> Decimal:
    """Give by how many percent a rate lies outside what is implied; zero if the two meet."""
    if lower > implied.hi:
        ratio = NEAREST.divide(lower, implied.hi)
    elif upper < implied.lo:
        ratio = NEAREST.divide(implied.lo, upper)
    else:
        return _ZERO
    return NEAREST.multiply(NEAREST.subtract(ratio, Decimal(1)), _HUNDRED)


def _spots(window: Period, implied: _Implied, rates: Rates) -> Iterator[tuple[date, Decimal, Decimal]]:
    """Give the days of a window with the ends of their spot rates; tables of the library are asked once for all."""
    if isinstance(rates, RateTable):
        found = rates.quotations(implied.base, implied.quote, period=window)
        yield from ((day, quotation.lower, quotation.upper) for day, quotation in found.items())
        return
    for number in range(window.days or 0):
        day = window.last_day - number * _DAY
        try:
            interval = rates.rate(implied.base, implied.quote, on=day, basis=RateBasis.SPOT).interval
        except _REFUSALS:
            continue
        yield day, interval.lo, interval.hi


def _averages(claim: Claim, implied: _Implied, rates: Rates) -> Iterator[Rate]:
    for window in _windows(claim):
        try:
            yield rates.rate(implied.base, implied.quote, period=window, basis=RateBasis.PERIOD_AVERAGE)
        except _REFUSALS:
            continue


def _windows(claim: Claim) -> Iterable[Period]:
    """Give the periods whose average may be meant, each once."""
    windows: list[Period] = []
    if claim.period is not None:
        last = claim.period.last_day
        windows += [claim.period, Period.month(last.year, last.month)]
    if claim.published is not None:
        day = claim.published.last_day
        windows.append(Period.month(day.year, day.month))
    return dict.fromkeys(windows)
