"""The ratio between the two sides of one flow, in one currency and with its class."""

from decimal import Decimal
from typing import Final, NamedTuple, final

from regcoop._decimal import NEAREST
from regcoop.atlas import Atlas
from regcoop.errors import NoRateError, OpenPeriodError, WithdrawnCurrencyError
from regcoop.figures import TradeFigure
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates import Rate, RateBasis, Rates
from regcoop.relations.dimensions import Level, level_of
from regcoop.relations.mirrors import MirrorClass, classify_mirror
from regcoop.relations.thresholds import THRESHOLDS, Thresholds

__all__ = ["AverageRate", "MirrorRatio", "average_rate", "mirror_ratio"]

_FREIGHTED: Final = frozenset({"goods-trade", "goods-and-services-trade"})
"""Measures whose imports carry freight and insurance that the exports of the other side do not."""

_ONE_WAY: Final = frozenset({"exports", "imports"})
_NO_END: Final = "one of the two is printed without an upper end, so that the class is the mildest that it may be"
_NO_RATES: Final = "no table of rates was given: pass rates="


@final
class AverageRate(NamedTuple):
    """Hold the average rate of a period, or why there is none.

    Attributes:
        rate: the rate; None if there is none.
        reason: why there is none; else empty.
    """

    rate: Rate | None
    reason: str = ""


def average_rate(base: str, quote: str, *, period: Period | None, rates: Rates | None) -> AverageRate:
    """Give the average rate of a period, of a single day its spot rate or the last one before it.

    >>> from regcoop.period import Period
    >>> from regcoop.rates import bundled_rates
    >>> from regcoop.relations.sides import average_rate
    >>> print(average_rate("USD", "CNY", period=Period.parse("2024"), rates=bundled_rates()).rate)
    7.195...  CNY per USD (average of 256 days in 2024, ecb-daily)
    >>> average_rate("USD", "CNY", period=Period.parse("2024"), rates=None).reason
    'no table of rates was given: pass rates='

    Args:
        base: the currency of which one unit is priced.
        quote: the currency in which it is priced.
        period: the period of both claims.
        rates: the table; None gives the reason alone.
    """
    if rates is None:
        return AverageRate(None, _NO_RATES)
    if period is None:
        return AverageRate(None, "the period is not stated")
    try:
        if period.days == 1:
            return AverageRate(rates.rate(base, quote, on=period.last_day, basis=RateBasis.SPOT, on_missing="previous"))
        return AverageRate(rates.rate(base, quote, period=period, basis=RateBasis.PERIOD_AVERAGE))
    except (NoRateError, OpenPeriodError, WithdrawnCurrencyError) as error:
        return AverageRate(None, " ".join(str(error).split()))


@final
class MirrorRatio(NamedTuple):
    """Hold the ratio between the two sides of one flow; it never says which side is right.

    Attributes:
        top: the importer's claim of a one-way flow of goods, else the larger one.
        bottom: the exporter's claim, else the smaller one.
        one_way: whether it is importer over exporter.
        ratio: the ratio with its interval; None if there is none.
        kind: its class; None if there is no ratio.
        rate: the rate of exchange that was used; None if none was needed or found.
        reason: why there is no ratio, or what is odd about it; else empty.
    """

    top: TradeFigure
    bottom: TradeFigure
    one_way: bool
    ratio: Interval | None
    kind: MirrorClass | None
    rate: Rate | None
    reason: str

    @property
    def needs_rate(self) -> bool:
        """Tell whether a rate of exchange is all that is missing."""
        return self.ratio is None and self.rate is None and _in_two_currencies(self.top, self.bottom)


def mirror_ratio(
    first: TradeFigure,
    second: TradeFigure,
    *,
    atlas: Atlas,
    rates: Rates | None = None,
    thresholds: Thresholds = THRESHOLDS,
) -> MirrorRatio:
    """Give the ratio between the two sides of one flow, and its class.

    Of goods that go one way it is importer over exporter, since imports are valued with freight and insurance. Of
    totals, stocks, quantities and investment it is the larger over the smaller. A balance turns its sign when seen from
    the partner. Two currencies are brought together at the average rate of the period, with its interval.

    >>> from regcoop.fixtures import load
    >>> from regcoop.relations.sides import mirror_ratio
    >>> atlas = load()
    >>> china = atlas.figures["cn-asean-trade-2024-usd-xinhua"]
    >>> asean = atlas.figures["asean-cn-trade-2024-usd-aseansecretariat"]
    >>> found = mirror_ratio(asean, china, atlas=atlas)
    >>> found.top.reporter, str(round(found.ratio.lo, 3)), found.kind
    ('CN', '1.271', <MirrorClass.ASYMMETRY: 'asymmetry'>)

    Args:
        first: the claim of one side.
        second: the claim of the other side, for which `relate` says mirror.
        atlas: whose flows count.
        rates: the table of rates for sides in two currencies.
        thresholds: the limits of the classes.
    """
    one_way = frozenset((first.fact.flow, second.fact.flow)) == _ONE_WAY and first.fact.measure in _FREIGHTED
    readings, rate, reason = _in_one_unit(first, second, rates)
    if readings is None:
        return _unformed(first, second, one_way=one_way, reason=reason)
    left, right = readings
    flow = atlas.flows.get(first.fact.flow)
    within = right.interval.negated() if flow is not None and flow.sign < 0 else right.interval
    is_top = first.fact.flow == "imports" if one_way else (left.size, first.id) >= (right.size, second.id)
    if is_top:
        return _judged(MirrorRatio(first, second, one_way, None, None, rate, ""), left.interval, within, thresholds)
    return _judged(MirrorRatio(second, first, one_way, None, None, rate, ""), within, left.interval, thresholds)


def _in_two_currencies(first: TradeFigure, second: TradeFigure) -> bool:
    left, right = first.unit, second.unit
    return left is not None and right is not None and left != right and left.is_money and right.is_money


def _unformed(first: TradeFigure, second: TradeFigure, *, one_way: bool, reason: str) -> MirrorRatio:
    """Give the pair without a ratio, in an order that does not hang on which came first."""
    top, bottom = sorted((first, second), key=lambda claim: (claim.fact.flow != "imports", claim.id))
    return MirrorRatio(top, bottom, one_way, None, None, None, reason)


@final
class _Reading(NamedTuple):
    """Hold the size of a printed number, without its sign, and the interval of the number."""

    size: Decimal
    interval: Interval


def _reading(level: Level) -> _Reading:
    return _Reading(level.value.copy_abs(), level.interval)


def _in_one_unit(
    first: TradeFigure, second: TradeFigure, rates: Rates | None
) -> tuple[tuple[_Reading, _Reading] | None, Rate | None, str]:
    """Give both readings in one unit, the rate between two currencies, and why there are none."""
    left, right = level_of(first), level_of(second)
    if left is None or right is None:
        return None, None, "one of them states no value"
    if left.unit == right.unit:
        return (_reading(left), _reading(right)), None, ""
    if left.unit.is_money and right.unit.is_money:
        return _in_one_currency(left, right, average_rate(*_codes(left, right), period=first.period, rates=rates))
    if left.unit.dimension != right.unit.dimension:
        return None, None, f"{left.unit} and {right.unit} measure different things"
    return (_reading(left.in_base_units), _reading(right.in_base_units)), None, ""


def _codes(left: Level, right: Level) -> tuple[str, str]:
    base, quote = sorted((left.unit.code, right.unit.code))
    return base, quote


def _in_one_currency(
    left: Level, right: Level, found: AverageRate
) -> tuple[tuple[_Reading, _Reading] | None, Rate | None, str]:
    rate = found.rate
    if rate is None:
        return None, None, found.reason
    one, other = (_at(rate, level) if level.unit.code == rate.base else _reading(level) for level in (left, right))
    return (one, other), rate, ""


def _at(rate: Rate, level: Level) -> _Reading:
    return _Reading(NEAREST.multiply(level.value.copy_abs(), rate.value), level.interval * rate.interval)


def _judged(pair: MirrorRatio, top: Interval, bottom: Interval, thresholds: Thresholds) -> MirrorRatio:
    if bottom.lo <= 0 <= bottom.hi:
        return pair._replace(reason=f"{pair.bottom.id} may be zero, so that nothing is divided by it")
    ratio = top / bottom
    if ratio.hi < 0:
        reason = "the two sides differ in sign"
        return pair._replace(ratio=ratio, kind=MirrorClass.STRONG, reason=reason)
    kind = classify_mirror(ratio, one_way=pair.one_way, thresholds=thresholds)
    return pair._replace(ratio=ratio, kind=kind, reason="" if top.is_finite and bottom.is_finite else _NO_END)
