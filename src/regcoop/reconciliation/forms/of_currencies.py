"""Two currencies: official totals of one fact in both, restated totals, and growth printed in both."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from typing import Final

from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates.asking import RateTable
from regcoop.ratios import VOLUME, Growth, GrowthKind
from regcoop.reconciliation.forms.of_growth import base_periods, basis_of
from regcoop.reconciliation.forms.shared import Formed, Material, all_terms, average_rate, widened
from regcoop.reconciliation.identities import Identity, Term
from regcoop.reconciliation.nodes import USUAL_CONCEPT, Choice, Node, Series
from regcoop.reconciliation.records import CheckKind
from regcoop.relations import AnyClaim, Dimensions, attributes_of, dimensions_of

__all__ = ["form_currencies", "form_growth_currencies"]

_DAY: Final = timedelta(days=1)
_ONE: Final = Interval.point(1)
_BALANCE: Final = "balance"
"""A difference of two amounts, each with a rate of its own: no rate turns one into the other."""


def form_currencies(material: Material) -> Formed:
    """Form amount × rate = amount for every fact that is printed in two currencies; none without rates."""
    identities: list[Identity] = []
    if material.rates is not None:
        for first, second in _pairs(material):
            rate = _rate(material, first, second)
            if rate is not None:
                factor = Term(None, (Choice(rate, rate, ()),), "factor")
                terms = (all_terms(first, "level"), factor, all_terms(second, "level"))
                identities.append(Identity(CheckKind.CURRENCIES, terms, "product", unit=second.unit.code))
    return Formed(identities, [], [])


def _pairs(material: Material) -> Iterator[tuple[Node, Node]]:
    by_fact: dict[tuple[Series, Period | None], list[Node]] = defaultdict(list)
    for (series, period), node in material.nodes.by_key.items():
        if series.quantity == "money" and period is not None and series.flow != _BALANCE:
            by_fact[series._replace(unit="", origin=None), period].append(node)
    for some in by_fact.values():
        for first, second in combinations(sorted(some, key=lambda node: (node.series.unit, node.ids)), 2):
            if first.series.unit != second.series.unit:
                yield first, second


def _rate(material: Material, first: Node, second: Node) -> Interval | None:
    """Give the rate that two totals may stand in: the average for two native ones, else any daily one until print."""
    base, quote, limits = first.series.unit, second.series.unit, material.thresholds
    if first.series.origin is None and second.series.origin is None:
        average = average_rate(material, base, quote, first.period)
        return None if average is None else widened(average, limits.currency_pair)
    restated = first if first.series.origin is not None else second
    published = [one.published for one in restated.said if one.published is not None]
    if first.period is None or first.period.start is None or not published:
        return None
    last = max(published) + limits.days_after * _DAY
    span = _daily(material, base, quote, Period.between(first.period.start, max(last, first.period.last_day)))
    return None if span is None else widened(span, limits.restated_rate)


def _daily(material: Material, base: str, quote: str, window: Period) -> Interval | None:
    if not isinstance(material.rates, RateTable):
        return average_rate(material, base, quote, window)
    found = list(material.rates.quotations(base, quote, period=window).values())
    return Interval(min(one.lower for one in found), max(one.upper for one in found)) if found else None


def form_growth_currencies(material: Material) -> Formed:
    """Form growth in one currency × change of the rate = growth in the other, where one fact grew in both."""
    identities: list[Identity] = []
    if material.rates is not None:
        for first, second, base_period in _grown_twice(material):
            (one, growth, currency), (other, other_growth, quote) = first, second
            period = dimensions_of(one).period
            change = _change(material, currency, quote, (base_period, period))
            if change is not None:
                terms = (_rate_term(one, growth), change, _rate_term(other, other_growth))
                identities.append(Identity(CheckKind.GROWTH_CURRENCIES, terms, "product", unit="times"))
    return Formed(identities, [], [])


_Grown = tuple[AnyClaim, Growth, str]


def _rate_term(claim: AnyClaim, growth: Growth) -> Term:
    inner, outer = growth.factor or _ONE, growth.outer_factor or _ONE
    return Term(None, (Choice(inner, outer, (claim.id,)),), "rate")


def _grown_twice(material: Material) -> Iterator[tuple[_Grown, _Grown, Period]]:
    """Give pairs of claims of one fact that print its growth on the year before in two currencies."""
    by_fact: dict[tuple[Dimensions, str | None, str | None, Period], dict[str, _Grown]] = defaultdict(dict)
    for claim in material.nodes.claims.values():
        dimensions = dimensions_of(claim)
        for growth in claim.growths:
            basis = basis_of(claim, growth)
            bases = () if dimensions.period is None else base_periods(dimensions.period, growth)
            if growth.kind is GrowthKind.YOY and growth.rate is not None and basis and len(bases) == 1:
                attributes = attributes_of(claim, material.atlas)
                concept = None if attributes.concept == USUAL_CONCEPT else attributes.concept
                key = (dimensions._replace(quantity=None), concept, attributes.nature, bases[0])
                by_fact[key].setdefault(basis, (claim, growth, basis))
    for key, some in by_fact.items():
        for first, second in combinations(sorted(some), 2):
            yield some[first], some[second], key[-1]


def _change(material: Material, base: str, quote: str, periods: tuple[Period, Period | None]) -> Term | None:
    """Give by which factor the rate between two currencies changed, with the tolerance of two pairs of totals."""
    if base == quote or VOLUME in {base, quote}:
        return None
    before, after = (average_rate(material, base, quote, period) for period in periods)
    if before is None or after is None:
        return None
    by = widened(after / before, 2 * material.thresholds.currency_pair)
    return Term(None, (Choice(by, by, ()),), "factor")
