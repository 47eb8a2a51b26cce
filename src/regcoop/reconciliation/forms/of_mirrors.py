"""Mirrors: one flow as its two sides report it, as a ratio that is classed and never judged."""

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from typing import Final

from regcoop.comparison.judging import Holding
from regcoop.interval import Interval
from regcoop.measures import MeasureTime
from regcoop.reconciliation.forms.shared import Material, average_rate
from regcoop.reconciliation.nodes import Choice, Node
from regcoop.reconciliation.records import Check, CheckKind
from regcoop.relations import classify_mirror

__all__ = ["mirror_checks"]

_FLOWS: Final = {"exports": "imports", "trade": "trade"}
_DIGITS: Final = Decimal("0.0001")


def mirror_checks(material: Material) -> list[Check]:
    """Give the ratio of every flow that both its sides report, each pair once."""
    return [_check(material, one, other) for one, other in _pairs(material)]


def _pairs(material: Material) -> Iterator[tuple[Node, Node]]:
    """Give exporter and importer, or the two sides of a total in the order of their codes."""
    for (series, period), node in material.nodes.by_key.items():
        opposite = _FLOWS.get(series.flow)
        measure = material.atlas.measures.get(series.measure)
        if opposite is None or period is None or not series.is_figure or measure is None:
            continue
        if measure.time is not MeasureTime.FLOW or (series.flow == opposite and series.reporter > series.partner):
            continue
        other = series._replace(flow=opposite, reporter=series.partner, partner=series.reporter)
        found = material.nodes.get(other, period)
        if found is None and series.quantity == "money":
            found = next(iter(material.nodes.beside(other, period)), None)
        if found is not None:
            yield node, found


def _check(material: Material, exporter: Node, importer: Node) -> Check:
    figures = tuple(sorted((*exporter.ids, *importer.ids)))
    one, other = _hull(exporter), _hull(importer)
    if exporter.series.unit != importer.series.unit:
        rate = average_rate(material, exporter.series.unit, importer.series.unit, exporter.period)
        if rate is None:
            reason = f"it takes the average rate of {exporter.period} between the two currencies"
            return Check(kind=CheckKind.MIRROR, figures=figures, status=Holding.UNFORMED, reason=reason)
        one = Choice(one.inner * rate, one.outer * rate, one.ids)
    if one.inner.lo <= 0 or other.inner.lo <= 0:
        reason = "a ratio needs two amounts above zero"
        return Check(kind=CheckKind.MIRROR, figures=figures, status=Holding.UNFORMED, reason=reason)
    one_way = exporter.series.flow != importer.series.flow
    ratio = other.inner / one.inner
    if not one_way and ratio.hi < 1:
        ratio = 1 / ratio
    return Check(
        kind=CheckKind.MIRROR,
        figures=figures,
        status=Holding.HOLDS,
        expected=one.inner,
        printed=other.inner,
        unit=importer.unit.code,
        reading=f"{classify_mirror(ratio, one_way=one_way, thresholds=material.thresholds)}, {_told(ratio)}",
    )


def _told(ratio: Interval) -> str:
    return f"ratio {ratio.lo.quantize(_DIGITS)} to {ratio.hi.quantize(_DIGITS)}"


def _hull(node: Node) -> Choice:
    return reduce(
        lambda one, other: Choice(one.inner.hull(other.inner), one.outer.hull(other.outer), (*one.ids, *other.ids)),
        node.choices,
    )
