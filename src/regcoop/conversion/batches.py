"""Convert many claims, and give back beside the result those that could not be converted, with reasons."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_text, check_tuple, check_type
from regcoop.amount import Amount, Estimate
from regcoop.conversion.amounts import Conversion, convert
from regcoop.errors import RegcoopError
from regcoop.period import Period, PeriodKind
from regcoop.rates.rate import LIMIT_DAYS, Basis, OnMissing, RateBasis, Rates
from regcoop.rates.stated import Claim
from regcoop.sources import Source
from regcoop.units import Unit, parse_unit

if TYPE_CHECKING:
    from regcoop.figures import TradeFigure
    from regcoop.indicators import Indicator

__all__ = ["Conversions", "ConvertedClaim", "NotConverted", "convert_all"]


def _show_id(claim: object) -> str:
    return f"<{getattr(claim, 'id', claim)}>"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class ConvertedClaim:
    """Hold a claim with its conversion.

    Attributes:
        claim: the figure or indicator, unchanged.
        conversion: its value in the other currency.
    """

    claim: Claim = attrs.field(repr=_show_id)
    conversion: Conversion = attrs.field(kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("conversion", self.conversion, Conversion)

    @property
    def estimate(self) -> Estimate:
        """Give the converted value."""
        return self.conversion.estimate

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the source of the claim and that of the rate."""
        return (self.claim.source, self.conversion.rate.source)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class NotConverted:
    """Name a claim that could not be converted, and why.

    Attributes:
        claim: the figure or indicator.
        reason: why, and what to do.
    """

    claim: Claim = attrs.field(repr=_show_id)
    reason: str = attrs.field(kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("reason", self.reason.partition("\n")[0])


@final
@attrs.frozen(weakref_slot=False, repr=False, kw_only=True)
class Conversions:
    """Hold what became of many claims: nothing that went in is missing.

    Attributes:
        unit: the currency that was asked for.
        done: those that were converted.
        already: those that are in that currency as they are printed.
        left_out: those that could not be converted, each with the reason.
    """

    unit: Unit
    done: tuple[ConvertedClaim, ...]
    already: tuple[Claim, ...]
    left_out: tuple[NotConverted, ...]

    def __attrs_post_init__(self) -> None:
        check_type("unit", self.unit, Unit)
        check_tuple("done", self.done, ConvertedClaim)
        check_tuple("left_out", self.left_out, NotConverted)

    @property
    def estimates(self) -> dict[str, Estimate]:
        """Give the values in the currency asked for by the id of the claim, those that were in it already included."""
        printed = {claim.id: claim.value.to_estimate() for claim in self.already if claim.value is not None}
        return {**printed, **{one.claim.id: one.estimate for one in self.done}}

    def __len__(self) -> int:
        return len(self.done) + len(self.already) + len(self.left_out)

    def __repr__(self) -> str:
        counts = f"{len(self.done)} done, {len(self.already)} already, {len(self.left_out)} left out"
        return f"<Conversions to {self.unit}: {counts}>"


def convert_all(
    figures: "Iterable[TradeFigure | Indicator]",
    unit: Unit | str,
    *,
    rates: Rates,
    basis: Basis,
    on: date | None = None,
    on_missing: OnMissing = "error",
    limit_days: int = LIMIT_DAYS,
) -> Conversions:
    """Convert the values of many figures into one currency, each at the rate of its own period.

    Use it for a selection such as `atlas.figures.where(...)`. Nothing is dropped: what cannot be converted comes back
    in `left_out` with the reason, and what is in that currency already in `already`.

    >>> from regcoop.conversion import convert_all
    >>> from regcoop.fixtures import load
    >>> from regcoop.rates import bundled_rates
    >>> figures = load().figures.where(reporter="CN-LN")
    >>> convert_all(figures, "USD", rates=bundled_rates(), basis="period_average").done[0].claim.reporter
    'CN-LN'

    Args:
        figures: the claims.
        unit: the currency, or its code.
        rates: the table of rates.
        basis: what kind of rate is meant. `spot` is for figures of a single day (stocks), unless `on` is given.
        on: a day whose rate is taken for all of them, in place of their own periods.
        on_missing: `error` refuses a day without a quotation; `previous` takes the last one before it.
        limit_days: how many days `previous` may reach back.

    Raises:
        UnknownUnitError: if there is no such unit.
        FieldValueError: if the basis is none.
    """
    target = parse_unit(unit) if isinstance(unit, str) else unit
    chosen = RateBasis(basis)
    ask = partial(convert, unit=target, rates=rates, basis=chosen, on_missing=on_missing, limit_days=limit_days)
    done: list[ConvertedClaim] = []
    already: list[Claim] = []
    left_out: list[NotConverted] = []
    for claim in figures:
        if claim.value is not None and claim.value.unit == target:
            already.append(claim)
            continue
        try:
            day, period = _when(claim, chosen, on)
            done.append(ConvertedClaim(claim, conversion=ask(_value(claim), period=period, on=day)))
        except (RegcoopError, _Unfit) as error:
            left_out.append(NotConverted(claim, reason=str(error)))
    return Conversions(unit=target, done=tuple(done), already=tuple(already), left_out=tuple(left_out))


class _Unfit(Exception):  # noqa: N818  # it never leaves this module
    """Carry the reason why a claim is not fit for the question."""


def _value(claim: Claim) -> Amount:
    if claim.value is None:
        raise _Unfit("no value was printed with it: convert the figure that its growth or share speaks of")
    return claim.value


def _when(claim: Claim, basis: RateBasis, on: date | None) -> tuple[date | None, Period | None]:
    """Give the day or the period whose rate a claim takes."""
    period = claim.period
    if on is not None:
        return on, None
    if period is None:
        raise _Unfit("its period is not stated: give a day with on=")
    if basis is not RateBasis.SPOT:
        return None, period
    if period.kind is not PeriodKind.DAY:
        raise _Unfit(f"a spot rate is of a day, and its period is {period}: give a day with on=")
    return period.start, None
