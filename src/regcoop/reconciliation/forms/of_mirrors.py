"""Mirrors: one flow as its two sides report it, as a ratio that is classed and never judged."""

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from typing import Final

from regcoop._decimal import NEAREST
from regcoop.comparison.judging import Holding
from regcoop.interval import Interval
from regcoop.measures import MeasureTime
from regcoop.reconciliation.forms.shared import Material, average_rate
from regcoop.reconciliation.nodes import Choice, Node
from regcoop.reconciliation.records import Check, CheckKind
from regcoop.relations import classify_mirror

__all__ = ["mirror_checks"]

_TIMES: Final = frozenset({MeasureTime.FLOW, MeasureTime.STOCK, MeasureTime.CUMULATIVE})
_FREIGHTED: Final = frozenset({"goods-trade", "goods-and-services-trade"})
"""Measures whose imports carry freight and insurance that the exports of the other side do not."""

_DIGITS: Final = Decimal("0.0001")


def mirror_checks(material: Material) -> list[Check]:
    """Give the ratio of every flow that both its sides report, each pair once."""
    return [_check(material, one, other) for one, other in _pairs(material)]


def _pairs(material: Material) -> Iterator[tuple[Node, Node]]:
    """Give exporter and importer, or the two sides of a total, a balance or a stock in the order of their codes."""
    for (series, period), node in material.nodes.by_key.items():
        flow, measure = material.atlas.flows.get(series.flow), material.atlas.measures.get(series.measure)
        if flow is None or period is None or not series.is_figure or measure is None or measure.time not in _TIMES:
            continue
        if (series.flow, series.reporter) > (flow.opposite, series.partner):
            continue
        other = series._replace(flow=flow.opposite, reporter=series.partner, partner=series.reporter)
        found = material.nodes.get(other, period)
        if found is None and series.quantity == "money":
            beside = material.nodes.beside(other, period)
            own = {node.series.unit for node in material.nodes.beside(series, period)}
            found = None if own & {one.series.unit for one in beside} else next(iter(beside), None)
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
    flow = material.atlas.flows.get(exporter.series.flow)
    if flow is not None and flow.sign < 0:
        one, other = _surplus(one, other)
    if one.inner.lo <= 0 or other.inner.lo <= 0:
        reason = "a ratio needs two amounts above zero, and two balances that lie on one side"
        return Check(kind=CheckKind.MIRROR, figures=figures, status=Holding.UNFORMED, reason=reason)
    one_way = exporter.series.flow != importer.series.flow and exporter.series.measure in _FREIGHTED
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


def _surplus(one: Choice, other: Choice) -> tuple[Choice, Choice]:
    """Turn the balance of one side into what the other side would print, so that a surplus stands as one in both."""
    if one.inner.hi < 0:
        return Choice(-one.inner, -one.outer, one.ids), other
    return one, Choice(-other.inner, -other.outer, other.ids)


def _told(ratio: Interval) -> str:
    """Write the ends of a ratio with four places; an end that nobody printed is told as such."""
    lo, hi = (f"{NEAREST.quantize(end, _DIGITS)}" if end.is_finite() else "no end" for end in (ratio.lo, ratio.hi))
    return f"ratio {lo} to {hi}"


def _hull(node: Node) -> Choice:
    return reduce(
        lambda one, other: Choice(one.inner.hull(other.inner), one.outer.hull(other.outer), (*one.ids, *other.ids)),
        node.choices,
    )
