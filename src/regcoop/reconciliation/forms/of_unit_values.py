"""Unit values: money per quantity of one flow of goods, against that of a neighbour."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from regcoop.countries import WORLD
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.reconciliation.forms.shared import Formed, Material, all_terms
from regcoop.reconciliation.identities import Identity, Term
from regcoop.reconciliation.nodes import Choice, Node
from regcoop.reconciliation.records import CheckKind

__all__ = ["form_unit_values"]

_VALUES: Final = "goods-trade"
_QUANTITIES: Final = "goods-quantity"
_NEAR_DAYS: Final = 800


class _Priced(NamedTuple):
    """Hold a flow of goods with its value and its quantity."""

    value: Node
    quantity: Node
    period: Period


def form_unit_values(material: Material) -> Formed:
    """Form value × other quantity = other value × quantity, within a factor, for neighbours of one kind of goods.

    The neighbour of a flow is the same flow of the nearest period; where there is none, the one that contains it: of
    all partners, or of the country of a region.
    """
    factor = material.thresholds.unit_value_factor
    within = Interval((Interval.point(1) / factor).lo, factor)
    spread = Term(None, (Choice(within, within, ()),), "factor")
    identities: list[Identity] = []
    for some in _groups(material):
        for one, other in _neighbours(some, material):
            # value/quantity = other value/other quantity × spread
            terms = (
                all_terms(other.value, "value"),
                all_terms(one.quantity, "quantity"),
                spread,
                _over(other.quantity),
                all_terms(one.value, "value"),
            )
            identities.append(Identity(CheckKind.UNIT_VALUE, terms, "product", unit=one.value.unit.code))
    return Formed(identities, [], [])


def _over(node: Node) -> Term:
    """Give a term that divides by a fact."""
    choices = tuple(Choice(1 / one.inner, 1 / one.outer, one.ids) for one in node.choices)
    return Term(node, choices, "divisor")


def _groups(material: Material) -> list[list[_Priced]]:
    """Give the priced flows of each direction, kind of goods and pair of units."""
    found: dict[tuple[str | None, ...], list[_Priced]] = defaultdict(list)
    for (series, period), node in material.nodes.by_key.items():
        if series.measure != _VALUES or series.commodity is None or period is None or not _is_positive(node):
            continue
        for kind in ("mass", "count"):
            wanted = series._replace(measure=_QUANTITIES, quantity=kind)
            for quantity in material.nodes.beside(wanted, period):
                if _is_positive(quantity):
                    key = (series.flow, series.commodity, series.unit, quantity.series.unit)
                    found[key].append(_Priced(node, quantity, period))
    return list(found.values())


def _is_positive(node: Node) -> bool:
    return all(choice.outer.lo > 0 for choice in node.choices)


def _neighbours(some: list[_Priced], material: Material) -> Iterator[tuple[_Priced, _Priced]]:
    """Give each flow with its nearest neighbour, each pair once."""
    seen: set[frozenset[int]] = set()
    by_flow: dict[tuple[str, str], list[_Priced]] = defaultdict(list)
    for one in sorted(some, key=lambda one: (one.period.sort_key, one.value.ids)):
        by_flow[one.value.series.reporter, one.value.series.partner].append(one)
    for one in some:
        others = [other for flow in _near_flows(one, material) for other in by_flow.get(flow, ())]
        found = [other for other in others if other is not one and _distance(one, other)[1] <= _NEAR_DAYS]
        if found:
            nearest = min(found, key=lambda other: (*_distance(one, other), other.value.ids))
            pair = frozenset({id(one.value), id(nearest.value)})
            if pair not in seen:
                seen.add(pair)
                yield one, nearest


def _near_flows(one: _Priced, material: Material) -> list[tuple[str, str]]:
    """Give the reporter and partner of the flow itself, of all partners together, and of the country of a region."""
    series = one.value.series
    region = material.atlas.regions.get(series.reporter)
    found = [(series.reporter, series.partner), (series.reporter, WORLD)]
    return [*found, (region.country, series.partner)] if region is not None else found


def _distance(one: _Priced, other: _Priced) -> tuple[bool, int]:
    """Give how far two flows lie apart: whether one is a part of the other, and the days between their ends."""
    left, right = one.value.series, other.value.series
    is_other = (left.reporter, left.partner) != (right.reporter, right.partner)
    return is_other, abs((one.period.end - other.period.end).days)
