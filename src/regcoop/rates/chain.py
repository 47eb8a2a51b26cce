"""Several tables as one, and the tables that come with the library."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Final, final

from regcoop.errors import FieldValueError, NoRateError, NoRateFoundError
from regcoop.period import Period
from regcoop.rates.asking import Asked, RateTable
from regcoop.rates.ecb import EcbRates
from regcoop.rates.legs import Quotation
from regcoop.rates.monthly import MonthlyRates
from regcoop.rates.rate import Rate, Rates

__all__ = ["ChainRates", "bundled_rates"]

_FEWEST: Final = 1


@final
class ChainRates(RateTable):
    """Ask several tables in order, and answer with the first that has the rate.

    Use it to add a table of your own to the bundled ones. The answer names the table that gave it. If none has the
    rate, the error says what each of them said. Legs of two tables are never put together into one cross rate.

    >>> from datetime import date
    >>> from regcoop.rates import ChainRates, EcbRates, MonthlyRates
    >>> rates = ChainRates(EcbRates(), MonthlyRates.bundled())
    >>> rates.rate("CNY", "KZT", on=date(2024, 6, 12), basis="published_monthly").table
    'hmrc-monthly'
    >>> rates.rate("CNY", "KZT", on=date(2024, 6, 12), basis="spot")
    Traceback (most recent call last):
    regcoop.errors.rates.NoRateFoundError: No table has the rate of KZT per CNY; add one that has it, or ask as these
    say:
      ecb-daily has no rate of KZT per CNY: it lacks KZT; ask a table that has it, or chain several with ChainRates
      hmrc-monthly has no spot of KZT per CNY: ask it for published_monthly, and say that it is no spot

    Args:
        tables: the tables, the preferred one first.

    Raises:
        FieldValueError: if there is none.
    """

    __slots__ = ("tables",)

    tables: tuple[Rates, ...]

    def __init__(self, *tables: Rates) -> None:
        super().__init__()
        if len(tables) < _FEWEST:
            raise FieldValueError("tables", "empty", "one or more tables of rates")
        self.tables = tables

    def _answer(self, asked: Asked) -> Rate:
        reasons: list[NoRateError] = []
        for table in self.tables:
            try:
                return table.rate(
                    asked.base,
                    asked.quote,
                    on=asked.on,
                    period=asked.period,
                    basis=asked.basis,
                    on_missing=asked.on_missing,
                    limit_days=asked.limit_days,
                )
            except NoRateError as error:
                reasons.append(error)
        raise NoRateFoundError(asked.base, asked.quote, tuple(reasons))

    def _quotations(self, base: str, quote: str, period: Period) -> Mapping[date, Quotation]:
        found: dict[date, Quotation] = {}
        for table in reversed(self.tables):
            if isinstance(table, RateTable):
                found |= table.quotations(base, quote, period=period)
        return dict(sorted(found.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return ChainRates, self.tables

    def __repr__(self) -> str:
        return f"ChainRates({', '.join(map(repr, self.tables))})"


@cache
def bundled_rates() -> ChainRates:
    """Give the rates that come with the library: the ECB's daily ones, then the published monthly ones.

    Use it where no better source is at hand; every answer names its table. The monthly table is asked for
    `published_monthly` alone, since it has no other basis: a period average is never made of it.

    >>> from regcoop.period import Period
    >>> from regcoop.rates import bundled_rates
    >>> bundled_rates().rate("USD", "THB", period=Period.parse("2024"), basis="period_average").days
    256
    """
    return ChainRates(EcbRates(), MonthlyRates.bundled())
