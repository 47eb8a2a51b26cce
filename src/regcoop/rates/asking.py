"""Questions for a rate: checked once, answered once, and remembered."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple, final

from regcoop._validate import check_choice, check_date, check_range, check_text, check_type, shorten
from regcoop.errors import FieldValueError, OpenPeriodError, WithdrawnCurrencyError
from regcoop.period import Period
from regcoop.rates.legs import Quotation
from regcoop.rates.rate import LIMIT_DAYS, Basis, OnMissing, Rate, RateBasis
from regcoop.units import UNITS

__all__ = ["Asked", "RateTable", "check_currency"]

_REMEMBERED: Final = 8192
_FARTHEST: Final = 366
_OF_A_DAY: Final = (RateBasis.SPOT,)
_OF_A_PERIOD: Final = (RateBasis.PERIOD_AVERAGE, RateBasis.END_OF_PERIOD)


@final
class Asked(NamedTuple):
    """Hold a question that was found sound; `window` is the day or the period asked for."""

    base: str
    quote: str
    on: date | None
    period: Period | None
    basis: RateBasis
    on_missing: OnMissing
    limit_days: int

    @property
    def window(self) -> Period:
        """The days that the question is about."""
        return self.period if self.on is None else Period.day(self.on)  # type: ignore[return-value]  # one is given


class RateTable(ABC):
    """Stand above the tables: it checks a question, remembers the answers, and asks the table for new ones.

    A remembered answer costs the same whatever it was made of: an average asked a second time is as cheap as a spot.
    """

    __slots__ = ("_answers",)

    def __init__(self) -> None:
        self._answers: dict[tuple[object, ...], Rate] = {}

    def rate(
        self,
        base: str,
        quote: str,
        *,
        on: date | None = None,
        period: Period | None = None,
        basis: Basis,
        on_missing: OnMissing = "error",
        limit_days: int = LIMIT_DAYS,
    ) -> Rate:
        """Give how many units of `quote` one unit of `base` was worth.

        Args:
            base: the code of the currency of which one unit is priced.
            quote: the code of the currency in which it is priced.
            on: the day: for `spot`, or the day on which a published monthly or stated rate held.
            period: the period: for every basis but `spot`. Give either a day or a period.
            basis: what kind of rate is meant; there is no default.
            on_missing: `error` refuses a day without a quotation; `previous` takes the last one before it, and the
                rate tells the day it is of.
            limit_days: how many days `previous` may reach back.

        Raises:
            NoRateError: if the table has no such rate; each reason has a class of its own below it.
            UnknownUnitError: if a code is none of ISO 4217.
            WithdrawnCurrencyError: if a currency was no longer one; the error names its successor.
            FieldValueError: if the question contradicts itself: day and period, a spot without a day.
        """
        days = (period.start, period.end) if isinstance(period, Period) else period
        key = (base, quote, on, days, basis, on_missing, limit_days)
        found = self._answers.get(key)
        if found is None:
            asked = Asked(base, quote, on, period, _read_basis(basis), on_missing, limit_days)
            _check(asked)
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            found = self._answers[key] = self._answer(asked)
        return found

    def quotations(self, base: str, quote: str, *, period: Period) -> Mapping[date, Quotation]:
        """Give the spot rates of all days of a period that have one, in order; none if the table has none.

        Use it to look through many days at once, which costs a tenth of asking for each.

        >>> from regcoop.period import Period
        >>> from regcoop.rates import EcbRates
        >>> found = EcbRates().quotations("USD", "CNY", period=Period.parse("2023-10-20/2023-10-24"))
        >>> [str(day) for day in found]
        ['2023-10-20', '2023-10-23', '2023-10-24']

        Raises:
            UnknownUnitError: if a code is none of ISO 4217.
            FieldValueError: if a code is that of another unit, or the two are one.
        """
        _check_pair(base, quote)
        check_type("period", period, Period)
        return self._quotations(base, quote, period)

    def _quotations(self, base: str, quote: str, period: Period) -> Mapping[date, Quotation]:  # noqa: ARG002  # for those that have days
        """Give the spot rates of a period; a table without daily rates has none."""
        return {}

    @abstractmethod
    def _answer(self, asked: Asked) -> Rate:
        """Answer a sound question, or raise a NoRateError."""


def check_currency(name: str, code: str) -> None:
    """Refuse a code that is none of ISO 4217.

    Raises:
        UnknownUnitError: if it is no unit at all; the error names codes that may have been meant.
        FieldValueError: if it is a unit of something else.
    """
    check_text(name, code)
    unit = UNITS[code]
    if not unit.is_money:
        raise FieldValueError(name, f"{shorten(code)} ({unit.kind})", "the code of a currency")


def _read_basis(basis: object) -> RateBasis:
    check_type("basis", basis, str)
    check_choice("basis", basis, tuple(RateBasis))
    return RateBasis(str(basis))


def _check_pair(base: str, quote: str) -> None:
    check_currency("base", base)
    check_currency("quote", quote)
    if base == quote:
        raise FieldValueError("quote", shorten(quote), "another currency than the base")


def _check(asked: Asked) -> None:
    _check_pair(asked.base, asked.quote)
    check_choice("on_missing", asked.on_missing, ("error", "previous"))
    check_range("limit_days", asked.limit_days, lowest=1, highest=_FARTHEST)
    _check_when(asked)
    for code in (asked.base, asked.quote):
        _check_in_use(code, asked.window)


def _check_when(asked: Asked) -> None:
    if asked.on is not None and asked.period is not None:
        raise FieldValueError("on", f"{asked.on} beside the period {asked.period}", "either a day or a period")
    if asked.on is None and asked.period is None:
        wanted = "on=, a day" if asked.basis in _OF_A_DAY else "period=, the period"
        raise FieldValueError("on and period", "both left out", wanted)
    if asked.on is not None:
        check_date("on", asked.on)
        if asked.basis in _OF_A_PERIOD:
            raise FieldValueError("on", str(asked.on), f"period=, as {asked.basis} is of a period")
        return
    check_type("period", asked.period, Period)
    if asked.basis in _OF_A_DAY:
        raise FieldValueError("period", str(asked.period), f"on=, a day, as {asked.basis} is of a day")
    if asked.window.start is None:
        raise OpenPeriodError(asked.period, "exchange rate")


def _check_in_use(code: str, window: Period) -> None:
    unit = UNITS[code]
    if unit.valid_until is not None and window.start is not None and window.start > unit.valid_until.last_day:
        raise WithdrawnCurrencyError(code, unit.valid_until.last_day, unit.successor or "")
