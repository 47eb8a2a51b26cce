"""Growth between two figures of one fact: all of it, or on average for a year."""

from decimal import Decimal
from typing import Final, final

import attrs

from regcoop._decimal import NEAREST
from regcoop._show import show_record
from regcoop._validate import check_range, check_tuple, check_type
from regcoop.amount import Estimate
from regcoop.atlas import Atlas
from regcoop.errors import IncomparableClaimsError, NotPositiveError
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.interval import Interval
from regcoop.ratios import GrowthKind
from regcoop.relations import (
    DIMENSION_NAMES,
    AnyClaim,
    Assumption,
    Parties,
    Relation,
    dimensions_of,
    factor_between,
    growth_of_factor,
    relate,
    yearly_factor,
    years_between,
)
from regcoop.series.claims import Provenance, compared_attributes, levels_of, period_of, show_claim, unit_of
from regcoop.series.wording import estimate_in_words, plain, plain_interval, plain_provenance, printed, told
from regcoop.sources import Source

__all__ = ["GrowthRate", "average_annual_growth", "growth", "growth_between"]

_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
_PERCENTAGES: Final = frozenset({"pct", "pp"})
_KINDS: Final = (GrowthKind.YOY, GrowthKind.SINCE, GrowthKind.ANNUAL_AVERAGE)
_MOST_YEARS: Final = 9998
_ADVICE: Final = "take two figures of one fact, in one unit, whose periods are one moved by whole years"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class GrowthRate:
    """Hold the growth from one figure to another, with the interval that both prints allow.

    Attributes:
        new: the claim of the later period.
        base: the claim of the earlier period.
        kind: year on year, since an earlier year, or the annual average since then.
        years: the year of the later period less that of the earlier one.
        factor: the later level over the earlier one, whatever the kind.
        estimate: the growth in percent; for an annual average that of one year.
        assumed: what was assumed about unstated attributes.
    """

    new: AnyClaim = attrs.field(repr=show_claim)
    base: AnyClaim = attrs.field(repr=show_claim)
    kind: GrowthKind
    years: int
    factor: Interval
    estimate: Estimate
    assumed: tuple[Assumption, ...] = ()

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("new", self.new, (TradeFigure, Indicator))
        check_type("base", self.base, (TradeFigure, Indicator))
        check_type("kind", self.kind, GrowthKind)
        check_range("years", self.years, lowest=1, highest=_MOST_YEARS)
        check_type("factor", self.factor, Interval)
        check_type("estimate", self.estimate, Estimate)
        check_tuple("assumed", self.assumed, Assumption)

    @property
    def interval(self) -> Interval:
        """Give the growth in percent as an interval."""
        return self.estimate.interval

    @property
    def provenance(self) -> Provenance:
        """Give the two claims with what was assumed about them."""
        return Provenance((self.new, self.base), assumed=self.assumed)

    @property
    def figures(self) -> tuple[str, ...]:
        """Give the ids of the two claims, the later one first."""
        return (self.new.id, self.base.id)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of both claims, each once."""
        return self.provenance.sources

    def explain(self) -> str:
        """Tell the growth in English, with both figures, what was assumed and on whose word it rests."""
        return told([str(self)], self.provenance)

    def to_dict(self) -> dict[str, object]:
        """Give the growth as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "new": self.new.id,
            "base": self.base.id,
            "kind": self.kind.value,
            "years": self.years,
            "factor": plain_interval(self.factor),
            "growth": plain(self.estimate),
            **plain_provenance(self.provenance),
            "text": self.explain(),
        }

    def __str__(self) -> str:
        head = f"{printed(self.new)} over {printed(self.base)}"
        if self.kind is GrowthKind.ANNUAL_AVERAGE:
            return f"{head}: average annual growth of {estimate_in_words(self.estimate)}, over {self.years} years."
        return f"{head}: growth of {estimate_in_words(self.estimate)}."


def growth(new: AnyClaim, base: AnyClaim, *, atlas: Atlas | None = None) -> GrowthRate:
    """Give the growth from an earlier figure to a later one, in percent.

    Use it instead of a pocket calculator: it refuses pairs that give no growth, and its interval says how many digits
    of the rate mean something. A growth printed by a compiler may differ: it speaks of the base as revised by then.

    >>> from regcoop.fixtures import load
    >>> from regcoop.series import growth
    >>> atlas = load()
    >>> new = atlas.figures["cn-asean-trade-2024-usd-xinhua"]
    >>> base = atlas.figures["cn-asean-trade-2023-usd-sinobtd"]
    >>> print(growth(new, base, atlas=atlas))
    cn-asean-trade-2024-usd-xinhua (982.1 billion USD in 2024) over cn-asean-trade-2023-usd-sinobtd (911.7 billion USD
    in 2023): growth of 7.7218 percent, between 7.7104 and 7.7333.
    >>> growth(new, atlas.figures["cn-asean-trade-2024-ytd07-usd-globaltimes"])
    Traceback (most recent call last):
    regcoop.errors.claims.IncomparableClaimsError: cn-asean-trade-2024-usd-xinhua and cn-asean-trade-2024-ytd07-usd-...
    give no growth, as 2024 is not 2024-01/2024-07 moved by whole years: take two figures of one fact, ...

    Args:
        new: the claim of the later period.
        base: the claim of the earlier period; it may lie several years before.
        atlas: whose compilers and parties count for what the claims do not state; None compares what they state.

    Raises:
        IncomparableClaimsError: if the two differ in more than the period, in the unit or in an attribute, if their
            periods are not one moved by whole years, or if one states no value or period.
        NotPositiveError: if the base may be zero or negative, or the level may be negative.
    """
    return growth_between(new, base, None if atlas is None else Parties(atlas))


def growth_between(new: AnyClaim, base: AnyClaim, parties: Parties | None) -> GrowthRate:
    """Give the growth between two figures; one object of parties serves many pairs."""
    assumed = _compared(new, base, parties, "growth")
    factor, value = _factors(new, base)
    years = years_between(period_of(new), period_of(base))
    return GrowthRate(
        new=new,
        base=base,
        kind=GrowthKind.YOY if years == 1 else GrowthKind.SINCE,
        years=years,
        factor=factor,
        estimate=_percent(factor, value),
        assumed=assumed,
    )


def average_annual_growth(new: AnyClaim, base: AnyClaim, *, atlas: Atlas | None = None) -> GrowthRate:
    """Give the compound growth of one year between two figures, in percent.

    Use it where a text says "7.3 percent a year on average since". The number of years is the year of the later period
    less that of the earlier one, so that 2013 to 2023 are ten. The interval is that of the whole growth, whose ends are
    brought to one year by roots that are rounded outward and proved by raising them to the power again.

    >>> from regcoop.fixtures import load
    >>> from regcoop.series import average_annual_growth
    >>> figures = load().figures
    >>> new, base = figures["cn-asean-trade-2024-usd-xinhua"], figures["cn-asean-trade-2013-usd-businessstandard"]
    >>> print(average_annual_growth(new, base))
    cn-asean-trade-2024-usd-xinhua (982.1 billion USD in 2024) over cn-asean-trade-2013-usd-businessstandard (443.6
    billion USD in 2013): average annual growth of 7.4926 percent, between 7.4909 and 7.4942, over 11 years.

    Args:
        new: the claim of the later period.
        base: the claim of the earlier period.
        atlas: whose compilers and parties count for what the claims do not state; None compares what they state.

    Raises:
        IncomparableClaimsError: if the two give no growth, for the same reasons as in `growth`.
        NotPositiveError: if the base may be zero or negative, or the level may be negative.
    """
    assumed = _compared(new, base, None if atlas is None else Parties(atlas), "average annual growth")
    factor, value = _factors(new, base)
    years = years_between(period_of(new), period_of(base))
    yearly = yearly_factor(factor, years)
    return GrowthRate(
        new=new,
        base=base,
        kind=GrowthKind.ANNUAL_AVERAGE,
        years=years,
        factor=factor,
        estimate=_percent(yearly, NEAREST.power(value, NEAREST.divide(_ONE, Decimal(years)))),
        assumed=assumed,
    )


def _factors(new: AnyClaim, base: AnyClaim) -> tuple[Interval, Decimal]:
    """Give the later level over the earlier one, as an interval and as a number."""
    level, earlier = levels_of((new, base))
    if earlier.interval.lo <= 0:
        raise NotPositiveError(base.id, earlier.interval, "base of a growth")
    factor = factor_between(level.interval, earlier.interval)
    if factor is None:
        raise NotPositiveError(new.id, level.interval, "level that has grown")
    return factor, NEAREST.divide(level.value, earlier.value)


def _percent(factor: Interval, value: Decimal) -> Estimate:
    """Give the growth that a factor stands for; the value is brought inside where its last digit was rounded out."""
    interval = growth_of_factor(factor)
    percent = NEAREST.multiply(NEAREST.subtract(value, _ONE), _HUNDRED)
    return Estimate(min(max(percent, interval.lo), interval.hi), interval, unit="pct")


# What gives a growth


def _compared(new: AnyClaim, base: AnyClaim, parties: Parties | None, wanted: str) -> tuple[Assumption, ...]:
    """Give what was assumed in a pair that gives a growth.

    Raises:
        IncomparableClaimsError: if it gives none.
    """
    check_type("new", new, (TradeFigure, Indicator))
    check_type("base", base, (TradeFigure, Indicator))
    reasons = _unstated(new, base) or _differing(new, base)
    assumed: tuple[Assumption, ...] = ()
    if not reasons:
        reasons, assumed = _alone(new, base) if parties is None else _related(new, base, parties)
    if reasons:
        raise IncomparableClaimsError((new.id, base.id), wanted, tuple(reasons), _ADVICE)
    return assumed


def _unstated(new: AnyClaim, base: AnyClaim) -> list[str]:
    claims = (new, base)
    values = [f"{claim.id} states no value" for claim in claims if claim.value is None]
    return values + [f"{claim.id} states no period" for claim in claims if claim.period is None]


def _differing(new: AnyClaim, base: AnyClaim) -> list[str]:
    """Say which dimensions differ, and why the periods or the units give no growth."""
    pairs = zip(DIMENSION_NAMES, dimensions_of(new), dimensions_of(base), strict=True)
    reasons = [
        f"the {name} differs ({one or 'none'} and {other or 'none'})"
        for name, one, other in pairs
        if one != other and name != "period"
    ]
    return reasons + _units(new, base) + _periods(new, base)


def _units(new: AnyClaim, base: AnyClaim) -> list[str]:
    left, right = unit_of(new), unit_of(base)
    if left.dimension != right.dimension:
        return [f"{left} and {right} are two units, of which one must be converted first"]
    if left.code in _PERCENTAGES:
        return ["percentages do not grow in percent; their difference is one in percentage points"]
    return []


def _periods(new: AnyClaim, base: AnyClaim) -> list[str]:
    later, earlier = period_of(new), period_of(base)
    if later == earlier:
        return [f"both are of {later}"]
    if not later.is_comparable_to(earlier):
        return [f"{later} is not {earlier} moved by whole years"]
    return [] if later.end > earlier.end else [f"the base of {earlier} is the later one; exchange the two"]


def _related(new: AnyClaim, base: AnyClaim, parties: Parties) -> tuple[list[str], tuple[Assumption, ...]]:
    pair = relate(new, base, parties=parties)
    if pair.relation is Relation.GROWTH:
        return [], pair.assumed
    return list(pair.reasons) or [f"the two are {pair.relation}"], ()


def _alone(new: AnyClaim, base: AnyClaim) -> tuple[list[str], tuple[Assumption, ...]]:
    """Compare what the two state themselves, where there is no atlas to ask."""
    apart, assumed = compared_attributes((new, base), None)
    return [f"the {name} differs" for name in apart], assumed
