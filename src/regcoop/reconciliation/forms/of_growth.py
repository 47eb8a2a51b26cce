"""Growth: a printed rate, the level it stands beside and the base it is measured against."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from regcoop.comparison.judging import implied_factor, years_between
from regcoop.errors import PeriodOverflowError
from regcoop.period import Period
from regcoop.ratios import VOLUME, Growth, GrowthKind
from regcoop.reconciliation.forms.shared import Formed, Material, all_terms, average_rate, own_term, unformed, widened
from regcoop.reconciliation.identities import Identity, Term
from regcoop.reconciliation.nodes import USUAL_CONCEPT, Choice, Node, Series, series_of, sums_of
from regcoop.reconciliation.records import Check, CheckKind
from regcoop.relations import AnyClaim, attributes_of, dimensions_of, parts_of_flow

__all__ = ["CONVERTED", "base_periods", "basis_of", "form_growths", "form_same_growths"]

CONVERTED = "through exchange rates"
"""The note of a growth whose basis is another currency than that of the levels at hand."""


def form_growths(material: Material) -> Formed:
    """Form base × factor = level for every printed rate of growth."""
    formed = Formed([], [], [])
    seen: set[tuple[object, ...]] = set()
    for claim in material.nodes.claims.values():
        for number, growth in enumerate(claim.growths, start=1):
            for one in _of_growth(material, claim, growth, number):
                if isinstance(one, Check):
                    formed.unformed.append(one)
                elif (key := (growth.against, *_key(one))) not in seen:
                    seen.add(key)
                    formed.identities.append(one)
    return formed


def _key(identity: Identity) -> tuple[object, ...]:
    """Give what two claims share that print one rate beside one level: the second is no second witness."""
    base, *_, level = identity.terms
    rates = tuple((term.choices[0].inner.lo, term.choices[0].inner.hi) for term in identity.terms if term.node is None)
    levels = tuple((choice.inner.lo, choice.inner.hi) for choice in level.choices)
    bases = tuple((choice.inner.lo, choice.inner.hi) for choice in base.choices)
    return (id(base.node), bases, id(level.node), rates, levels, identity.note)


def base_periods(period: Period, growth: Growth) -> tuple[Period, ...]:
    """Give the periods that a growth may be measured against."""
    if growth.against:
        return growth.against
    try:
        if growth.kind is GrowthKind.YOY:
            return (period.shifted(years=-1),)
        if growth.kind is GrowthKind.PREVIOUS_PERIOD and period.months is not None:
            return (period.shifted(months=-period.months),)
    except PeriodOverflowError:
        return ()
    return ()


def kind_of(growth: Growth) -> CheckKind:
    """Give the kind of check that a growth asks for."""
    return CheckKind.AVERAGE_GROWTH if growth.kind is GrowthKind.ANNUAL_AVERAGE else CheckKind.GROWTH


def _of_growth(material: Material, claim: AnyClaim, growth: Growth, number: int) -> Iterator[Identity | Check]:
    """Give the identities of one rate, one for each base that may be meant, or why there is none."""
    if growth.rate is None:
        return
    kind, period = kind_of(growth), dimensions_of(claim).period
    bases = () if period is None else base_periods(period, growth)
    if period is None or not bases:
        missing = "the period is not stated" if period is None else "the text does not say against what it grew"
        yield unformed(kind, (claim.id,), missing)
        return
    found: list[Identity] = []
    for base in bases:
        found += _against(material, claim, growth, base)
    group = f"{claim.id}#{number}"
    if found:
        yield from (one._replace(group=group, owner=claim.id) for one in found)
    else:
        yield unformed(kind, (claim.id,), _missing(material, claim, growth, bases))


def _missing(material: Material, claim: AnyClaim, growth: Growth, bases: tuple[Period, ...]) -> str:
    if growth.basis == VOLUME:
        return "the growth is one of volume, and the quantities of both periods are not at hand"
    if claim.value is None and not _levels(material, claim, growth):
        return f"nothing at hand prints the level of {dimensions_of(claim).period}"
    return f"nothing at hand prints the base of {' or '.join(map(str, bases))}"


def _against(material: Material, claim: AnyClaim, growth: Growth, base_period: Period) -> list[Identity]:
    """Form the identity against one base, in every unit that serves."""
    period = dimensions_of(claim).period
    if period is None:
        return []
    years = years_between(period, base_period)
    factors = implied_factor(growth, max(years, 1))
    if factors is None or (growth.kind is GrowthKind.ANNUAL_AVERAGE and years < 1):
        return []
    rate = Term(None, (Choice(*factors, (claim.id,)),), "rate")
    found: list[Identity | None] = []
    for level in _levels(material, claim, growth):
        node = level.node
        base = None if node is None else _base(material, node.series, base_period)
        if node is not None and base is not None:
            identity = Identity(kind_of(growth), (base, rate, level), "product", unit=node.unit.code)
            found.append(
                _converted(material, identity, growth.basis, series=node.series, periods=(base_period, period))
            )
    return [one for one in found if one is not None]


def _base(material: Material, series: Series, period: Period) -> Term | None:
    """Give the prints of a base; if there is none, exports plus imports where both are printed."""
    node = material.nodes.get(series, period)
    if node is not None:
        return all_terms(node, "base")
    parts = [material.nodes.get(series._replace(flow=flow), period) for flow in parts_of_flow(series.flow) or ()]
    first, second = parts or (None, None)
    if first is None or second is None:
        return None
    return Term(None, sums_of(first.choices, second.choices), "base", key=(series, period))


def _levels(material: Material, claim: AnyClaim, growth: Growth) -> list[Term]:
    """Give the levels that a rate may stand beside: in the unit of its basis, else of its own value, else all."""
    nodes, own = material.nodes, material.nodes.of_claim.get(claim.id)
    if growth.basis == VOLUME:
        return [] if own is None or own.series.quantity == "money" else [own_term(own, claim.id, "level")]
    if own is not None:
        if growth.basis in {None, own.series.unit} or not own.unit.is_money:
            return [own_term(own, claim.id, "level")]
        other = nodes.get(own.series._replace(unit=growth.basis or ""), own.period)
        return [own_term(own, claim.id, "level") if other is None else all_terms(other, "level")]
    series, _ = series_of(claim, material.atlas, "")
    beside = _series_without_value(material, series, dimensions_of(claim).period)
    wanted = [node for node in beside if growth.basis in {None, node.series.unit}]
    return [all_terms(node, "level") for node in wanted or beside[:1]]


def _series_without_value(material: Material, series: Series, period: Period | None) -> list[Node]:
    """Give the nodes of a fact of which a claim prints no value, and so perhaps no kind of quantity."""
    if series.quantity is not None:
        return material.nodes.beside(series, period)
    money = material.nodes.beside(series._replace(quantity="money"), period)
    return money or material.nodes.beside(series._replace(quantity="mass"), period)


def _converted(
    material: Material, identity: Identity, basis: str | None, *, series: Series, periods: tuple[Period, Period]
) -> Identity | None:
    """Turn a rate of growth in one currency into that of the levels, by the average rates of both periods."""
    if basis is None or basis == series.unit or series.quantity != "money":
        return identity
    before, after = (average_rate(material, series.unit, basis, period) for period in periods)
    if before is None or after is None:
        return None
    by = widened(before / after, material.thresholds.currency_pair)
    change = Term(None, (Choice(by, by, ()),), "factor")
    terms = (*identity.terms[:-1], change, identity.terms[-1])
    return identity._replace(terms=terms, note=CONVERTED)


def basis_of(claim: AnyClaim, growth: Growth) -> str | None:
    """Give in what a rate is meant: the basis stated, else the currency of the level beside it."""
    value = claim.value
    return growth.basis or (value.unit.code if value is not None and value.is_money else None)


def form_same_growths(material: Material) -> Formed:
    """Form rate = rate for claims that print the growth of one fact against one base, in one currency.

    Distinct prints are ordered, and each is set beside the next, so that many claims cost no more than their number.
    """
    groups: dict[tuple[object, ...], dict[tuple[Decimal, Decimal], Choice]] = defaultdict(dict)
    for claim in material.nodes.claims.values():
        dimensions, attributes = dimensions_of(claim), attributes_of(claim, material.atlas)
        for growth in claim.growths:
            bases = () if dimensions.period is None else base_periods(dimensions.period, growth)
            if growth.rate is None or growth.kind is GrowthKind.MULTIPLE or len(bases) != 1:
                continue
            inner, outer = growth.rate.interval, growth.rate.outer
            concept = None if attributes.concept == USUAL_CONCEPT else attributes.concept
            about = (dimensions._replace(quantity=None), concept, attributes.nature)
            key = (*about, growth.kind, bases[0], basis_of(claim, growth))
            known = groups[key].get((inner.lo, inner.hi))
            ids = (claim.id,) if known is None else (*known.ids, claim.id)
            groups[key][inner.lo, inner.hi] = Choice(inner, outer, ids)
    identities: list[Identity] = []
    for prints in groups.values():
        ordered = sorted(prints.values(), key=lambda choice: (choice.outer.lo, choice.outer.hi))
        for first, second in (*pairwise(ordered), *_ends_apart(ordered)):
            if _mean_other_groups(material, first, second):
                continue
            terms = (Term(None, (first,), "rate"), Term(None, (second,), "rate"))
            identities.append(Identity(CheckKind.SAME_GROWTH, terms, "sum", unit="pct"))
    return Formed(identities, [], [])


def _mean_other_groups(material: Material, first: Choice, second: Choice) -> bool:
    """Tell whether two rates are of a bloc that all their claims say to mean different groups."""
    one, other = (
        {getattr(material.nodes.claims[claim], "composition", None) for claim in choice.ids}
        for choice in (first, second)
    )
    return None not in one | other and one.isdisjoint(other)


def _ends_apart(ordered: Sequence[Choice]) -> list[tuple[Choice, Choice]]:
    """Give the two ends of rates that overlap in a chain and yet share no number."""
    first, last = min(ordered, key=lambda choice: choice.outer.hi), max(ordered, key=lambda choice: choice.outer.lo)
    is_chain = all(one.outer.meets(other.outer) for one, other in pairwise(ordered))
    return [(first, last)] if is_chain and last.outer.lo > first.outer.hi else []
