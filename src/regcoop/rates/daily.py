"""Tables of daily quotations: spot, average and end of period."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple, Protocol, final

from regcoop.errors import (
    NoQuotationError,
    NoRateError,
    PeriodNotCoveredError,
    RateBasisError,
    RateOutOfRangeError,
    UnquotedCurrencyError,
)
from regcoop.period import Period
from regcoop.rates.asking import Asked
from regcoop.rates.legs import Mean, Quotation, mean_of
from regcoop.rates.rate import Rate, RateBasis
from regcoop.sources import Source

__all__ = ["DAILY_BASES", "LONGEST_GAP", "DailyPair", "TableTerms", "answer_daily", "quotations_in"]

DAILY_BASES: Final = (RateBasis.SPOT, RateBasis.PERIOD_AVERAGE, RateBasis.END_OF_PERIOD)
"""What a table of daily quotations can answer."""

LONGEST_GAP: Final = 5
"""Days from one quotation to the next that a covered period may hold: the ECB's Easter and Christmas."""

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_NEVER: Final = "it quotes the two on no common day; ask a table that does"


@final
class TableTerms(NamedTuple):
    """Say whose quotations they are, and how many days may lie between two of them."""

    table: str
    source: Source
    note: str = ""
    longest_gap: int = LONGEST_GAP


class DailyPair(Protocol):
    """Stand for the daily quotations of two currencies, in order; a day of the table may lack this pair."""

    @property
    def days(self) -> Sequence[str]:
        """The days of the table, as ISO texts in order."""
        ...

    @property
    def bounds(self) -> tuple[str, str] | None:
        """The first and the last day with a quotation; None if the two never have one together."""
        ...

    def quotation(self, index: int) -> Quotation | None:
        """Give the rate of a day by its position; None if that day has none."""
        ...


def answer_daily(terms: TableTerms, pair: DailyPair, asked: Asked) -> Rate:
    """Answer a question from daily quotations.

    Raises:
        RateBasisError: if the question is about a kind of rate that they do not give.
        NoQuotationError: if the day has none.
        RateOutOfRangeError: if the day lies before or after all of them.
        PeriodNotCoveredError: if they do not cover the whole period.
    """
    if asked.basis is RateBasis.SPOT:
        return _spot(terms, pair, asked)
    if asked.basis is RateBasis.PERIOD_AVERAGE:
        return _average(terms, pair, asked)
    if asked.basis is RateBasis.END_OF_PERIOD:
        return _end_of_period(terms, pair, asked)
    raise RateBasisError(terms.table, asked.base, asked.quote, asked.basis.value, DAILY_BASES)


def quotations_in(pair: DailyPair, window: Period) -> Iterator[tuple[date, Quotation]]:
    """Give every quotation of a window, with its day."""
    first, end = _positions(pair, window)
    for at in range(first, end):
        quotation = pair.quotation(at)
        if quotation is not None:
            yield date.fromisoformat(pair.days[at]), quotation


# Spot


def _spot(terms: TableTerms, pair: DailyPair, asked: Asked) -> Rate:
    day = asked.window.last_day
    index = bisect_right(pair.days, day.isoformat()) - 1
    quotation = pair.quotation(index) if index >= 0 and pair.days[index] == day.isoformat() else None
    if quotation is not None:
        return _rate(terms, asked, mean_of([quotation]), on=day)
    if asked.on_missing == "previous":
        earlier = _previous(pair, index, day, asked.limit_days)
        if earlier is not None:
            used, quotation = earlier
            days = (day - used).days
            note = f"{day} has no quotation: that of {days} day{'' if days == 1 else 's'} before is used"
            return _rate(terms, asked, mean_of([quotation]), on=used, note=note)
    raise _no_quotation(terms, pair, asked, day)


def _rate(terms: TableTerms, asked: Asked, mean: Mean, *, on: date | None = None, note: str = "") -> Rate:
    """Make a rate; the window of a spot is its own day."""
    return Rate(
        mean.value,
        base=asked.base,
        quote=asked.quote,
        basis=asked.basis,
        window=Period.day(on) if on is not None and asked.basis is RateBasis.SPOT else asked.window,
        interval=mean.interval,
        low=mean.low,
        high=mean.high,
        days=mean.days,
        on=on,
        table=terms.table,
        source=terms.source,
        note=". ".join(filter(None, (note, terms.note))),
    )


def _previous(pair: DailyPair, index: int, day: date, limit_days: int) -> tuple[date, Quotation] | None:
    """Find the last quotation before a day, at most so many days back."""
    for position in range(index, -1, -1):
        used = date.fromisoformat(pair.days[position])
        if (day - used).days > limit_days:
            return None
        quotation = pair.quotation(position)
        if quotation is not None:
            return used, quotation
    return None


def _no_quotation(terms: TableTerms, pair: DailyPair, asked: Asked, day: date) -> NoRateError:
    days, place = pair.days, (terms.table, asked.base, asked.quote)
    if pair.bounds is None:
        return UnquotedCurrencyError(*place, _NEVER)
    first, last = pair.bounds
    if first < day.isoformat() < last:
        index = bisect_right(days, day.isoformat())
        before = next(days[at] for at in range(index - 1, -1, -1) if pair.quotation(at))
        after = next(days[at] for at in range(index, len(days)) if pair.quotation(at))
        return NoQuotationError(*place, day, before, after)
    return RateOutOfRangeError(*place, day, first, last)


# Periods


def _average(terms: TableTerms, pair: DailyPair, asked: Asked) -> Rate:
    first, end = _positions(pair, asked.window)
    quotations = [quotation for at in range(first, end) if (quotation := pair.quotation(at)) is not None]
    whole = len(quotations) == end - first and _reaches_from(pair, asked.window) and _reaches_to(pair, asked.window)
    if not quotations or not whole or _gap_in(pair.days, first, end, terms.longest_gap):
        raise _not_covered(terms, pair, asked)
    return _rate(terms, asked, mean_of(quotations))


def _end_of_period(terms: TableTerms, pair: DailyPair, asked: Asked) -> Rate:
    first, end = _positions(pair, asked.window)
    quotation = pair.quotation(end - 1) if end > first else None
    last = date.fromisoformat(pair.days[end - 1]) if end else None
    is_near = last is not None and (asked.window.end - last).days <= terms.longest_gap
    if quotation is None or last is None or not is_near or not _reaches_to(pair, asked.window):
        raise _not_covered(terms, pair, asked)
    return _rate(terms, asked, mean_of([quotation]), on=last)


def _positions(pair: DailyPair, window: Period) -> tuple[int, int]:
    """Give the positions of the days in a window: the first, and the one after the last."""
    start = window.start or date.min
    return bisect_left(pair.days, start.isoformat()), bisect_left(pair.days, window.end.isoformat())


def _reaches_from(pair: DailyPair, window: Period) -> bool:
    """Tell whether the table begins by the first working day of a window; 1 January is nowhere one."""
    day = window.start or date.min
    while day.weekday() >= _SATURDAY or (day.month, day.day) == (1, 1):
        day += _DAY
    return pair.days[0] <= day.isoformat()


def _reaches_to(pair: DailyPair, window: Period) -> bool:
    """Tell whether the table goes to the last working day of a window."""
    day = window.last_day
    while day.weekday() >= _SATURDAY:
        day -= _DAY
    return pair.days[-1] >= day.isoformat()


def _gap_in(days: Sequence[str], first: int, end: int, longest: int) -> tuple[str, str] | None:
    """Find two neighbouring quotations around or inside a window that lie too far from each other."""
    near = days[max(first - 1, 0) : end + 1]
    dates = [date.fromisoformat(day).toordinal() for day in near]
    for at, (earlier, later) in enumerate(pairwise(dates)):
        if later - earlier > longest:
            return near[at], near[at + 1]
    return None


def _not_covered(terms: TableTerms, pair: DailyPair, asked: Asked) -> NoRateError:
    """Say what a table has of a pair, and where in the window a gap lies."""
    place = (terms.table, asked.base, asked.quote)
    if pair.bounds is None:
        return UnquotedCurrencyError(*place, _NEVER)
    has = "which it quotes from {} to {}".format(*pair.bounds)
    within, end = _positions(pair, asked.window)
    quoted = [pair.days[at] for at in range(within, end) if pair.quotation(at) is not None]
    gap = _gap_in(quoted, 0, len(quoted), terms.longest_gap) or _gap_in(pair.days, within, end, terms.longest_gap)
    covered = f"{has}, with nothing between {gap[0]} and {gap[1]}" if gap else has
    return PeriodNotCoveredError(*place, asked.window, covered)
