"""The growth that each side reports of one flow, where their levels cannot be compared."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_tuple, check_type
from regcoop.figures import TradeFigure
from regcoop.interval import Interval
from regcoop.mirror.pairs import show_ratio
from regcoop.period import Period
from regcoop.ratios import Growth, GrowthKind
from regcoop.relations import factor_between, growth_of_factor, level_of
from regcoop.sources import Source

__all__ = ["MirrorGrowth", "SideGrowth", "growths_between", "mirror_growth"]

_PLAIN_KINDS = (GrowthKind.YOY, GrowthKind.PREVIOUS_PERIOD, GrowthKind.SINCE)
"""Kinds of growth whose rate is the whole change between two periods."""


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class SideGrowth:
    """Hold the growth of one side between two periods.

    Attributes:
        reporter: the side.
        percent: the growth in percent, with its interval.
        currency: the currency or unit that it is one of; empty if a printed rate does not say.
        printed: whether the side printed the rate; else it was formed from two of its levels.
        claims: the claims that it was taken from, the later one first.
    """

    reporter: str
    percent: Interval
    currency: str
    printed: bool
    claims: tuple[TradeFigure, ...] = attrs.field(repr=lambda claims: f"<{', '.join(claim.id for claim in claims)}>")

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("percent", self.percent, Interval)
        check_tuple("claims", self.claims, TradeFigure)

    def __str__(self) -> str:
        how = "as printed" if self.printed else "from its two levels"
        currency = f" in {self.currency}" if self.currency else ""
        return f"{self.reporter}: {show_ratio(self.percent)} percent{currency}, {how}"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class MirrorGrowth:
    """Hold the growth of both sides of one flow between the same two periods.

    Attributes:
        base: the earlier period.
        period: the later one.
        first: the growth of one side.
        second: the growth of the other.
    """

    base: Period
    period: Period
    first: SideGrowth
    second: SideGrowth

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("base", self.base, Period)
        check_type("period", self.period, Period)
        check_type("first", self.first, SideGrowth)
        check_type("second", self.second, SideGrowth)

    @property
    def in_one_currency(self) -> bool:
        """Tell whether both are growths in one currency; growth in two currencies differs for one flow."""
        return bool(self.first.currency) and self.first.currency == self.second.currency

    @property
    def meets(self) -> bool | None:
        """Tell whether the two growths meet; None if they are not in one currency."""
        return self.first.percent.meets(self.second.percent) if self.in_one_currency else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of all claims, each once."""
        claims = (*self.first.claims, *self.second.claims)
        return tuple(dict.fromkeys(source for claim in claims for source in claim.sources))

    def explain(self) -> str:
        """Tell in English how much each side grew, and whether the two agree."""
        unlike = "the two are not in one currency, or a printed rate does not say in which"
        told = unlike if self.meets is None else f"the two {'agree' if self.meets else 'differ'}"
        return f"From {self.base.canonical()} to {self.period.canonical()}, {self.first}; {self.second}: {told}."

    def to_dict(self) -> dict[str, object]:
        """Give the growths as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        sides = {
            side.reporter: {
                "percent": [f"{side.percent.lo:f}", f"{side.percent.hi:f}"],
                "currency": side.currency,
                "printed": side.printed,
                "claims": [claim.id for claim in side.claims],
            }
            for side in (self.first, self.second)
        }
        return {"base": str(self.base), "period": str(self.period), "meets": self.meets, "sides": sides}


@final
class _Sides(NamedTuple):
    """Hold the claims of one side in two periods."""

    later: tuple[TradeFigure, ...]
    earlier: tuple[TradeFigure, ...]


def mirror_growth(
    periods: tuple[Period, Period], first: tuple[SideGrowth, ...], second: tuple[SideGrowth, ...]
) -> MirrorGrowth | None:
    """Choose the growths of two sides to set beside each other: in one currency if there are such, levels first."""
    pairs = [(one, other) for one in _one_each(first) for other in _one_each(second)]
    if not pairs:
        return None
    one, other = min(pairs, key=_preference)
    return MirrorGrowth(base=periods[0], period=periods[1], first=one, second=other)


def _one_each(growths: tuple[SideGrowth, ...]) -> tuple[SideGrowth, ...]:
    """Keep one growth for each currency: from levels if there is one, and then the most exact."""
    found: dict[str, SideGrowth] = {}
    for growth in sorted(growths, key=_exactness, reverse=True):
        found[growth.currency] = growth
    return tuple(found.values())


def _exactness(growth: SideGrowth) -> tuple[bool, Decimal, tuple[str, ...]]:
    return growth.printed, growth.percent.width, tuple(claim.id for claim in growth.claims)


def _preference(pair: tuple[SideGrowth, SideGrowth]) -> tuple[bool, int, str]:
    one, other = pair
    unlike = not one.currency or one.currency != other.currency
    return unlike, one.printed + other.printed, one.currency + other.currency


def growths_between(
    later: tuple[TradeFigure, ...], earlier: tuple[TradeFigure, ...], base: Period
) -> tuple[SideGrowth, ...]:
    """Give the growths of one side between two periods, from its levels and as it prints them."""
    sides = _Sides(later, earlier)
    return (*_from_levels(sides), *_from_print(later, base))


def _from_levels(sides: _Sides) -> Iterator[SideGrowth]:
    for claim in sides.later:
        for base in sides.earlier:
            level, old = level_of(claim), level_of(base)
            if level is None or old is None or level.unit.dimension != old.unit.dimension:
                continue
            factor = factor_between(level.in_base_units.interval, old.in_base_units.interval)
            if factor is not None and factor.is_finite:
                yield SideGrowth(
                    reporter=claim.reporter,
                    percent=growth_of_factor(factor),
                    currency=level.unit.dimension,
                    printed=False,
                    claims=(claim, base),
                )


def _from_print(later: tuple[TradeFigure, ...], base: Period) -> Iterator[SideGrowth]:
    for claim in later:
        for growth in claim.growths:
            percent = _percent(growth, claim, base)
            if percent is not None:
                yield SideGrowth(
                    reporter=claim.reporter,
                    percent=percent,
                    currency=growth.basis or "",
                    printed=True,
                    claims=(claim,),
                )


def _percent(growth: Growth, claim: TradeFigure, base: Period) -> Interval | None:
    """Give a printed rate if it is the whole change from a base period."""
    if growth.kind not in _PLAIN_KINDS or growth.rate is None or claim.period is None:
        return None
    against = growth.against or ((claim.period.shifted(years=-1),) if growth.kind is GrowthKind.YOY else ())
    return growth.rate.interval if against == (base,) else None
