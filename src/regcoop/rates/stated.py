"""Rates that published texts imply by printing one amount in two currencies."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple, Protocol, final

from regcoop._decimal import NEAREST
from regcoop.amount import Amount
from regcoop.errors import ConflictingRatesError, PeriodNotCoveredError, RateBasisError, UnquotedCurrencyError
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates.asking import Asked, RateTable
from regcoop.rates.rate import Rate, RateBasis, format_digits
from regcoop.ratios import Restatement
from regcoop.sources import Source

__all__ = ["Claim", "StatedRates", "implied_rate"]

_TABLE = "stated"


class Claim(Protocol):
    """Stand for what has a value and may have it again in brackets: a trade figure or an indicator."""

    @property
    def id(self) -> str:
        """The id of the claim."""
        ...

    @property
    def value(self) -> Amount | None:
        """The amount as printed; None where none was."""
        ...

    @property
    def restatements(self) -> tuple[Restatement, ...]:
        """The same amount in other units, as printed in brackets."""
        ...

    @property
    def period(self) -> Period | None:
        """The period it is about; None if unstated."""
        ...

    @property
    def published(self) -> Period | None:
        """The date of its source; None if it is undated."""
        ...

    @property
    def source(self) -> Source:
        """Who printed it."""
        ...


@final
class _Statement(NamedTuple):
    """Hold what one bracket implies: units of its currency for one of the amount before it."""

    claim: Claim
    base: str
    quote: str
    value: Decimal
    interval: Interval

    def turned(self) -> "_Statement":
        """Give the statement with the currencies exchanged."""
        return _Statement(self.claim, self.quote, self.base, NEAREST.divide(Decimal(1), self.value), 1 / self.interval)

    def speaks_of(self, asked: Asked) -> bool:
        """Tell whether it is about the period asked, or was published on the day asked."""
        if asked.on is None:
            return self.claim.period == asked.period
        return self.claim.published is not None and self.claim.published.contains(asked.on)

    def __str__(self) -> str:
        return f"{self.claim.id}: {format_digits(self.interval.lo, 5)} to {format_digits(self.interval.hi, 5)}"


def implied_rate(value: Amount, restatement: Restatement) -> tuple[Decimal, Interval] | None:
    """Give how many units of the amount in brackets one of the amount before it was taken for, with its interval.

    "About" before the amount in brackets only says that it was converted: its printed digits count.

    Returns:
        The rate and its interval; None unless both are amounts of money above zero with an end on both sides, in two
        currencies.
    """
    before, after = value.interval, restatement.interval
    money = value.unit.is_money and restatement.amount.unit.is_money and value.unit != restatement.amount.unit
    if not money or before.lo <= 0 or after.lo <= 0 or not (before.is_finite and after.is_finite):
        return None
    return NEAREST.divide(restatement.amount.value, value.value), after / before


@final
class StatedRates(RateTable):
    """Give the rates that restatements in brackets imply, such as "42.64 billion yuan (5.83 billion dollars)".

    Use it to convert other amounts of one text as its author did. `period` asks what is implied by claims about that
    very period, `on` what is implied by claims published on that day. Where several speak, the rate lies in what their
    intervals share; if they share nothing, that is an error which lists them.

    >>> from regcoop.fixtures import load
    >>> from regcoop.period import Period
    >>> from regcoop.rates import StatedRates
    >>> rates = StatedRates(load().figures.where(reporter="CN-LN", period="2023-01/2023-09"))
    >>> rate = rates.rate("USD", "CNY", period=Period.parse("2023-01/2023-09"), basis="stated")
    >>> print(rate)
    7.313894 CNY per USD (implied by 1 statement on 2023-01/2023-09, stated)

    Args:
        claims: the figures or indicators; those without a bracket in another currency say nothing.
    """

    __slots__ = ("_claims", "_statements")

    def __init__(self, claims: Iterable[Claim]) -> None:
        super().__init__()
        self._claims = tuple(claims)
        self._statements = tuple(_statements(self._claims))

    @property
    def table(self) -> str:
        """The name of the table."""
        return _TABLE

    def _answer(self, asked: Asked) -> Rate:
        place = (_TABLE, asked.base, asked.quote)
        known = [*self._statements, *(statement.turned() for statement in self._statements)]
        of_pair = [one for one in known if (one.base, one.quote) == (asked.base, asked.quote)]
        if not of_pair:
            raise UnquotedCurrencyError(*place, "no claim states an amount in both; select more claims")
        if asked.basis is not RateBasis.STATED:
            raise RateBasisError(*place, asked.basis.value, (RateBasis.STATED.value,))
        found = [one for one in of_pair if one.speaks_of(asked)]
        if not found:
            raise PeriodNotCoveredError(*place, asked.window, f"of which {len(of_pair)} claims speak at other times")
        common: Interval | None = found[0].interval
        for one in found[1:]:
            common = None if common is None else common.intersection(one.interval)
        if common is None:
            raise ConflictingRatesError(*place, tuple(map(str, found)))
        return _rate(asked, found, common)

    def __reduce__(self) -> tuple[Any, ...]:
        return StatedRates, (self._claims,)

    def __repr__(self) -> str:
        return f"<StatedRates of {len(self._statements)} restatements>"


def _statements(claims: Iterable[Claim]) -> Iterable[_Statement]:
    for claim in claims:
        for restatement in claim.restatements:
            implied = None if claim.value is None else implied_rate(claim.value, restatement)
            if implied is not None and claim.value is not None:
                yield _Statement(claim, claim.value.unit.code, restatement.amount.unit.code, *implied)


def _rate(asked: Asked, found: list[_Statement], common: Interval) -> Rate:
    """Make a rate of statements that agree; the narrowest of them gives the value and the source."""
    best = min(found, key=lambda one: one.interval.width)
    value = min(max(best.value, common.lo), common.hi)
    values = [value, *(one.value for one in found)]
    return Rate(
        value,
        base=asked.base,
        quote=asked.quote,
        basis=asked.basis,
        window=asked.window,
        interval=common,
        low=min(values),
        high=max(values),
        days=len(found),
        table=_TABLE,
        source=best.claim.source,
        note=f"implied by {', '.join(one.claim.id for one in found)}",
    )
