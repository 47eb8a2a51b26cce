"""Rates that an authority published for each month."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, Final, Protocol, Self, final

from regcoop.errors import (
    FieldValueError,
    PeriodAlignmentError,
    PeriodNotCoveredError,
    RateBasisError,
    UnquotedCurrencyError,
)
from regcoop.period import Period
from regcoop.rate_series import RateSeries
from regcoop.rates.asking import Asked, RateTable
from regcoop.rates.bundled import BUNDLED
from regcoop.rates.legs import LegPair, find_pair, mean_of
from regcoop.rates.rate import Rate, RateBasis
from regcoop.sources import Source
from regcoop.units import UNITS

__all__ = ["MonthlyRates", "RateHolder", "answer_monthly", "unquoted"]

_NOTE: Final = "set for the month by the authority, no average of its days"
_PAIRS: Final = 512
_CURRENCIES: Final = len("-gbp-vnd")


class RateHolder(Protocol):
    """Stand for what holds series of monthly rates by their ids; every atlas does."""

    @property
    def rates_monthly(self) -> Mapping[str, RateSeries]:
        """The series by their ids."""
        ...


@final
class MonthlyRates(RateTable):
    """Give the published monthly rates of an atlas, or of the bundled table without loading an atlas.

    Use it for currencies that no daily table has: dong, tenge, kip, riel, kyat and others. Its basis is
    `published_monthly` and no other: such rates are set in the month before for customs use, so they never pass for an
    average. Over several months the rate is the mean of theirs; a period of part of a month takes the rate of the
    month. Cross rates go through the pound, inside one month.

    >>> from regcoop.period import Period
    >>> from regcoop.rates import MonthlyRates
    >>> print(MonthlyRates.bundled().rate("USD", "VND", period=Period.parse("2024-06"), basis="published_monthly"))
    25,534.57 VND per USD (published for 2024-06, hmrc-monthly)

    Args:
        atlas: the atlas that holds the series.
        table: the name of the table; needed where the atlas holds several.

    Raises:
        FieldValueError: if the atlas holds no such table, or several and none is named.
    """

    __slots__ = ("_atlas", "_pair", "table")

    table: str

    def __init__(self, atlas: RateHolder, *, table: str | None = None) -> None:
        super().__init__()
        tables = sorted({key[:-_CURRENCIES] for key in atlas.rates_monthly})
        if table is None and len(tables) == 1:
            table = tables[0]
        if table is None or table not in tables:
            wanted = f"one of {', '.join(tables)}" if tables else "an atlas with a table of monthly rates"
            raise FieldValueError("table", repr(table), wanted)
        self.table = table
        self._atlas = atlas
        self._pair = lru_cache(maxsize=_PAIRS)(self._new_pair)

    @classmethod
    def bundled(cls) -> Self:
        """Give the bundled table, which reads the lines of the currencies that are asked for and no others."""
        return cls(BUNDLED)

    @property
    def currencies(self) -> tuple[str, ...]:
        """The codes of the currencies that the table has, at some time or other."""
        ours = [key for key in self._atlas.rates_monthly if key[:-_CURRENCIES] == self.table]
        return tuple(sorted({code.upper() for key in ours for code in key[-_CURRENCIES + 1 :].split("-")}))

    def _find(self, base: str, quote: str) -> RateSeries | None:
        key = f"{self.table}-{base}-{quote}".lower()
        return self._atlas.rates_monthly[key] if key in self._atlas.rates_monthly else None  # noqa: SIM401  # an atlas's own .get suggests codes

    def _new_pair(self, base: str, quote: str) -> LegPair | None:
        return find_pair(base, quote, self._decimals)

    def _decimals(self, base: str, quote: str) -> Mapping[str, Decimal] | None:
        series = self._find(base, quote)
        if series is None:
            return None
        return dict(zip(series.months, map(Decimal, series.rates), strict=True))

    def _answer(self, asked: Asked) -> Rate:
        pair = self._pair(asked.base, asked.quote)
        if pair is None:
            raise unquoted(self.table, asked, self.currencies)
        series = [one for leg in pair.legs if (one := self._find(*leg.pair)) is not None]
        remarks = [(month, f"{one.quote} {month}: {note}") for one in series for month, note in one.notes]
        return answer_monthly((self.table, series[0].source), pair, asked, remarks)

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(MonthlyRates, table=self.table), (self._atlas,)

    def __repr__(self) -> str:
        return f"<MonthlyRates {self.table}>"


def unquoted(table: str, asked: Asked, codes: Sequence[str]) -> UnquotedCurrencyError:
    """Say which of two currencies a table lacks, and which it has; name the successor of a withdrawn one."""
    missing = [code for code in (asked.base, asked.quote) if code not in codes]
    lacks = f"it lacks {' and '.join(missing)}" if missing else "it has no way between the two on one day"
    heirs = [f"{UNITS[code].successor} took the place of {code}" for code in missing if UNITS[code].successor]
    advice = "; ".join([lacks, *heirs, "ask a table that has it, or chain several with ChainRates"])
    return UnquotedCurrencyError(table, asked.base, asked.quote, advice)


def answer_monthly(terms: tuple[str, Source], pair: LegPair, asked: Asked, remarks: Sequence[tuple[str, str]]) -> Rate:
    """Answer a question from monthly rates: the month's own, or the mean over whole months.

    Raises:
        RateBasisError: if another basis is asked for.
        PeriodNotCoveredError: if a month has no rate, or the period is of whole months nowhere.
    """
    table, source = terms
    if asked.basis is not RateBasis.PUBLISHED_MONTHLY:
        offered = (RateBasis.PUBLISHED_MONTHLY.value,)
        raise RateBasisError(table, asked.base, asked.quote, asked.basis.value, offered)
    months = _months_of(asked.window)
    known = frozenset(pair.days)
    missing = [month for month in months if month not in known]
    if missing or not months:
        covered = _covered(pair, missing)
        raise PeriodNotCoveredError(table, asked.base, asked.quote, asked.window, covered)
    mean = mean_of([pair.quotation_on(month) for month in months])
    return Rate(
        mean.value,
        base=asked.base,
        quote=asked.quote,
        basis=asked.basis,
        window=Period.parse(months[0]) if len(months) == 1 else asked.window,
        interval=mean.interval,
        low=mean.low,
        high=mean.high,
        days=mean.days,
        table=table,
        source=source,
        note="; ".join([_NOTE, *(remark for month, remark in remarks if month in months)]),
    )


def _months_of(window: Period) -> tuple[str, ...]:
    """Give the months of a window: whole ones, or the one month that it is part of; none if it is neither."""
    try:
        return tuple(month.canonical() for month in window.split(by="month"))
    except PeriodAlignmentError:
        first, last = str(window.start)[:7], window.last_day.isoformat()[:7]
        return (first,) if first == last else ()


def _covered(pair: LegPair, missing: Sequence[str]) -> str:
    has = f"which it has for whole months from {pair.days[0]} to {pair.days[-1]}"
    return f"{has}, but not for {', '.join(missing[:3])}" + (" and more" if missing[3:] else "") if missing else has
