"""The asymmetry of one flow over time: its ratio by period, and whether it is steady."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Final, TypeAlias, final

import attrs

from regcoop._decimal import NEAREST
from regcoop._show import show_record
from regcoop._validate import check_decimal, check_tuple
from regcoop.atlas import Atlas
from regcoop.errors import PeriodOverflowError
from regcoop.figures import TradeFigure
from regcoop.interval import Interval
from regcoop.mirror.growths import MirrorGrowth, growths_between, mirror_growth
from regcoop.mirror.pairing import FlowKey, SideClaims, distinct_claims, flow_key, mirror_pairs
from regcoop.mirror.pairs import MirrorPair, show_ratio
from regcoop.period import Period
from regcoop.rates import Rates, format_digits
from regcoop.relations import THRESHOLDS, Thresholds
from regcoop.sources import Source

__all__ = ["MirrorSeries", "MirrorTrend", "mirror_series"]

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)

_ByPeriod: TypeAlias = dict[Period, SideClaims]
_Place: TypeAlias = tuple[object, ...]


class MirrorTrend(StrEnum):
    """Tell how the ratio between two sides moves over the periods for which both are known."""

    SINGLE = "one period"
    STABLE = "stable"
    RISING = "rising"
    FALLING = "falling"
    UNEVEN = "uneven"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class MirrorSeries:
    """Hold the ratios between the two sides of one flow by period, all in one direction.

    Get them from `mirror_series`. Where the asymmetry is stable, growth may be compared though levels may not.

    Attributes:
        top: the party whose claims stand above the line in every ratio.
        bottom: the other party.
        pairs: the pairs, by period.
        tolerance: how far the ratios may lie apart and still be stable, as a share of the smallest.
        growths: the growth of both sides between neighbouring periods, and on the year before where both are known.
    """

    top: str
    bottom: str
    pairs: tuple[MirrorPair, ...]
    tolerance: Decimal
    growths: tuple[MirrorGrowth, ...] = ()

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_tuple("pairs", self.pairs, MirrorPair)
        check_decimal("tolerance", self.tolerance)
        check_tuple("growths", self.growths, MirrorGrowth)

    @property
    def ratios(self) -> tuple[tuple[Period, Interval], ...]:
        """Give the ratio of top over bottom by period; of claims that contradict each other, all that lies between."""
        found: dict[Period, Interval] = {}
        for pair in self.pairs:
            ratio = _turned(pair, self.top)
            if ratio is not None and pair.period is not None:
                known = found.get(pair.period)
                found[pair.period] = ratio if known is None else known.hull(ratio)
        return tuple(found.items())

    @property
    def common(self) -> Interval | None:
        """Give the ratios that all periods allow; None if there is none, or no ratio at all."""
        ratios = [ratio for _, ratio in self.ratios]
        common = ratios[0] if ratios else None
        for ratio in ratios[1:]:
            common = None if common is None else common.intersection(ratio)
        return common

    @property
    def spread(self) -> Decimal:
        """Give how far the largest ratio lies above the smallest, as a share of it; zero if they meet."""
        ratios = [ratio for _, ratio in self.ratios]
        if not ratios:
            return _ZERO
        highest, lowest = max(ratio.lo for ratio in ratios), min(ratio.hi for ratio in ratios)
        if highest <= lowest or lowest <= 0:
            return _ZERO
        return NEAREST.subtract(NEAREST.divide(highest, lowest), _ONE)

    @property
    def trend(self) -> MirrorTrend:
        """Tell whether the ratio is stable, or which way it moves."""
        ratios = [ratio for _, ratio in self.ratios]
        if len(ratios) < 2:  # noqa: PLR2004  # a trend takes two
            return MirrorTrend.SINGLE
        if self.spread <= self.tolerance:
            return MirrorTrend.STABLE
        if all(later.hi >= earlier.lo for earlier, later in pairwise(ratios)) and ratios[-1].lo > ratios[0].hi:
            return MirrorTrend.RISING
        if all(later.lo <= earlier.hi for earlier, later in pairwise(ratios)) and ratios[-1].hi < ratios[0].lo:
            return MirrorTrend.FALLING
        return MirrorTrend.UNEVEN

    @property
    def is_stable(self) -> bool:
        """Tell whether the ratio is known for several periods and steady over them."""
        return self.trend is MirrorTrend.STABLE

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of all pairs and growths, each once."""
        of_pairs = (source for pair in self.pairs for source in pair.sources)
        of_growths = (source for growth in self.growths for source in growth.sources)
        return tuple(dict.fromkeys((*of_pairs, *of_growths)))

    def explain(self) -> str:
        """Tell in English how the ratio stood in each period, and how each side grew."""
        fact = self.pairs[0].numerator.fact
        flow = "trade in one direction" if self.pairs[0].one_way else fact.flow
        goods = f" of {fact.commodity}" if fact.commodity else ""
        lines = [
            f"{fact.measure}, {flow}{goods}: {self.top} over {self.bottom}.",
            *(f"{period.canonical()}: {show_ratio(ratio)}." for period, ratio in self.ratios),
            self._told(),
            *(growth.explain() for growth in self.growths),
        ]
        return "\n".join(lines)

    def _told(self) -> str:
        if self.trend is MirrorTrend.SINGLE:
            return "No trend: the ratio is known for one period or none."
        spread = format_digits(NEAREST.multiply(self.spread, _HUNDRED), 3)
        return f"The ratio is {self.trend}; the largest lies {spread} percent above the smallest."

    def to_dict(self) -> dict[str, object]:
        """Give the series as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "top": self.top,
            "bottom": self.bottom,
            "ratios": {str(period): [f"{ratio.lo:f}", f"{ratio.hi:f}"] for period, ratio in self.ratios},
            "trend": self.trend.value,
            "spread": f"{self.spread:f}",
            "tolerance": f"{self.tolerance:f}",
            "pairs": [pair.to_dict() for pair in self.pairs],
            "growths": [growth.to_dict() for growth in self.growths],
            "sources": [source.id for source in self.sources],
            "text": self.explain(),
        }


def _turned(pair: MirrorPair, top: str) -> Interval | None:
    """Give the ratio with the claim of one party above the line; None if there is none, or the sides differ in sign."""
    ratio = pair.ratio
    if ratio is None or ratio.hi < 0:
        return None
    if pair.numerator.reporter == top:
        return ratio
    return 1 / ratio if ratio.lo > 0 else None


def mirror_series(
    figures: Iterable[TradeFigure], *, atlas: Atlas, rates: Rates | None = None, thresholds: Thresholds = THRESHOLDS
) -> tuple[MirrorSeries, ...]:
    """Give the asymmetry of each flow over time, with the growth that each side reports.

    Use it before you compare growth across sides: an asymmetry that stays the same spoils levels and not growth. It is
    called stable if the ratios lie no further apart than a revision of either side may move them
    (`thresholds.revision`). Years stand with years, and January to July with January to July.

    >>> from regcoop.fixtures import load
    >>> from regcoop.mirror import mirror_series
    >>> atlas = load()
    >>> figures = [
    ...     figure for figure in atlas.figures.where(about="ASEAN", measure="goods-trade", flow="trade", unit="USD")
    ...     if figure.compiler in {"gacc", "aseanstats"} and str(figure.period) in {"2019", "2024"}
    ... ]
    >>> (series,) = mirror_series(figures, atlas=atlas)
    >>> [(str(period), str(round(ratio.midpoint, 2))) for period, ratio in series.ratios], series.trend
    ([('2019', '1.26'), ('2024', '1.27')], <MirrorTrend.STABLE: 'stable'>)

    Args:
        figures: the figures; growth that a side printed without a level counts too.
        atlas: whose flows and compilers count.
        rates: the table of rates for sides in two currencies.
        thresholds: the limits of the classes, and how far ratios may lie apart and be stable.

    Returns:
        One series for each flow and part of the year that both sides report.

    Raises:
        FieldTypeError: if an argument has another type.
    """
    every = tuple(figures)
    pairs: dict[tuple[FlowKey, _Place], list[MirrorPair]] = defaultdict(list)
    for pair in mirror_pairs(every, atlas=atlas, rates=rates, thresholds=thresholds):
        if pair.period is not None:
            pairs[flow_key(pair.numerator, atlas), _part_of_year(pair.period)].append(pair)
    claims = _claims(every, atlas)
    return tuple(
        _series(found, claims[key], atlas=atlas, thresholds=thresholds)
        for (key, _), found in sorted(pairs.items(), key=lambda item: (item[0][0], item[1][0].period.sort_key))  # type: ignore[union-attr]  # every pair has a period
    )


def _part_of_year(period: Period) -> _Place:
    """Give what periods share that are one moved by whole years."""
    start, end = period.start, period.end
    if start is None:
        return None, (end.month, end.day)
    return (start.month, start.day), (end.month, end.day), end.year - start.year


def _claims(figures: tuple[TradeFigure, ...], atlas: Atlas) -> dict[FlowKey, _ByPeriod]:
    """Sort all claims, those without a value too, by flow, period and side."""
    found: dict[FlowKey, _ByPeriod] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for figure in figures:
        if figure.period is not None:
            found[_with_quantity(figure, atlas)][figure.period][figure.reporter].append(figure)
    return found


def _with_quantity(figure: TradeFigure, atlas: Atlas) -> FlowKey:
    """Give the key of a flow; a claim of goods trade without a value is one about money."""
    key = flow_key(figure, atlas)
    return key if key.quantity else key._replace(quantity="money")


def _series(pairs: list[MirrorPair], claims: _ByPeriod, *, atlas: Atlas, thresholds: Thresholds) -> MirrorSeries:
    pairs.sort(key=lambda pair: (pair.period.sort_key, pair.numerator.id, pair.denominator.id))  # type: ignore[union-attr]  # every pair has a period
    top, bottom = _ends(pairs)
    periods = list(dict.fromkeys(pair.period for pair in pairs if pair.period is not None))
    growths = tuple(_growths(periods, (top, bottom), claims, atlas))
    return MirrorSeries(top=top, bottom=bottom, pairs=tuple(pairs), tolerance=thresholds.revision, growths=growths)


def _ends(pairs: list[MirrorPair]) -> tuple[str, str]:
    """Give the party that stands above the line most often, the first in the alphabet of two, and the other."""
    one, other = sorted(pairs[0].parties)
    count = sum(pair.numerator.reporter == one for pair in pairs)
    return (one, other) if 2 * count >= len(pairs) else (other, one)


def _growths(
    periods: list[Period], parties: tuple[str, str], claims: _ByPeriod, atlas: Atlas
) -> Iterator[MirrorGrowth]:
    """Give the growths between neighbouring periods of a series, and of each period on the year before."""
    steps = {(base, later) for later in periods if (base := _year_before(later)) is not None} | set(pairwise(periods))
    for base, later in sorted(steps, key=lambda step: (step[1].sort_key, step[0].sort_key)):
        sides = [
            growths_between(_kept(claims, later, party, atlas), _kept(claims, base, party, atlas), base)
            for party in parties
        ]
        found = mirror_growth((base, later), sides[0], sides[1])
        if found is not None:
            yield found


def _year_before(period: Period) -> Period | None:
    try:
        return period.shifted(years=-1)
    except PeriodOverflowError:
        return None


def _kept(claims: _ByPeriod, period: Period, party: str, atlas: Atlas) -> tuple[TradeFigure, ...]:
    """Give the distinct claims of a side in a period, and those of which only the growth was printed."""
    found = claims[period][party] if period in claims and party in claims[period] else []
    distinct = tuple(one.claim for one in distinct_claims(found, atlas))
    return (*distinct, *(claim for claim in found if claim.growths and claim not in distinct))
