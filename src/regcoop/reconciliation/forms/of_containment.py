"""Containment: a part is not above its whole, over any mix of period, partner, reporter, commodity, place and flow.

Each fact is linked to the next larger containers only, so that the cost grows with the number of facts.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import accumulate, product
from typing import Final, NamedTuple

from regcoop.countries import WORLD
from regcoop.period import Period
from regcoop.reconciliation.forms.shared import Formed, Material, all_terms
from regcoop.reconciliation.identities import Identity
from regcoop.reconciliation.nodes import Node, Series
from regcoop.reconciliation.records import CheckKind
from regcoop.relations import SetRelation, whole_of_flow, wider_commodities

__all__ = ["form_containments"]

_BALANCE: Final = "balance"
_MOST_STARTS: Final = 64


class _Ordered(NamedTuple):
    """Hold the nodes of a series by the start of their periods, each start with its ends in order.

    Attributes:
        starts: the first days, in order; an unknown one is the earliest date.
        ends: for each start the exclusive ends, in order.
        nodes: for each start the nodes in the order of their ends.
        reach: the latest end among the starts up to each.
    """

    starts: list[date]
    ends: list[list[date]]
    nodes: list[list[Node]]
    reach: list[date]


def form_containments(material: Material) -> Formed:
    """Form part ≤ whole between each fact and the next larger ones."""
    ups = _Ups(material)
    identities: list[Identity] = []
    ordered = {series: _ordered(nodes) for series, nodes in material.nodes.by_series.items() if ups.applies(series)}
    for series in ordered:
        above = [one for one in ups.above(series) if one in ordered]
        for node in material.nodes.by_series[series]:
            for container in _next_larger(node, above, ordered, ups):
                terms = (all_terms(node, "part"), all_terms(container, "whole"))
                identities.append(Identity(CheckKind.CONTAINMENT, terms, "at-most", unit=node.unit.code))
    return Formed(identities, [], [])


def _ordered(nodes: Iterable[Node]) -> _Ordered:
    by_start: dict[date, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.period is not None:
            by_start[node.period.start or date.min].append(node)
    starts = sorted(by_start)
    rows = [sorted(by_start[start], key=_end) for start in starts]
    ends = [[_end(node) for node in row] for row in rows]
    return _Ordered(starts, ends, rows, list(accumulate((row[-1] for row in ends), max)))


def _end(node: Node) -> date:
    return date.max if node.period is None else node.period.end


def _next_larger(node: Node, above: list[Series], ordered: Mapping[Series, _Ordered], ups: "_Ups") -> list[Node]:
    """Give the containers of a node that contain no other container of it."""
    period = node.period
    if period is None:
        return []
    found = [
        one
        for series in above
        for one in _containers(period, ordered[series], strictly=series == node.series)
        if ups.holds(node, one)
    ]
    return [one for one in found if not any(ups.is_inside(other, one) for other in found if other is not one)]


def _containers(period: Period, rows: _Ordered, *, strictly: bool) -> list[Node]:
    """Give the smallest periods of a series that contain a period.

    Starts are gone back from that of the period; an earlier start counts only if it gives a nearer end. The walk ends
    when no earlier period reaches far enough, and after a fixed number of starts.
    """
    found: list[Node] = []
    nearest = date.max
    last = bisect_right(rows.starts, period.start or date.min) - 1
    for position in range(last, max(last - _MOST_STARTS, -1), -1):
        if rows.reach[position] < period.end or nearest == period.end:
            break
        at = bisect_right(rows.ends[position], period.end) - 1
        if at < 0 or rows.ends[position][at] < period.end:
            at += 1
        if strictly and at < len(rows.ends[position]) and rows.nodes[position][at].period == period:
            at += 1
        if at < len(rows.ends[position]) and rows.ends[position][at] < nearest:
            nearest = rows.ends[position][at]
            found.append(rows.nodes[position][at])
    return found


class _Ups:
    """Answer which series are wider than a series, and remember it.

    A series is wider if each of its dimensions is the same or wider; only series that claims speak of count.
    """

    def __init__(self, material: Material) -> None:
        self._material = material
        self._all = material.nodes.by_series
        self._reporters = self._wider_parties({series.reporter for series in self._all})
        self._partners = self._wider_parties({series.partner for series in self._all})
        self._known: dict[Series, tuple[Series, ...]] = {}

    def applies(self, series: Series) -> bool:
        """Tell whether parts of a series cannot be above their whole."""
        measure = self._material.atlas.measures.get(series.measure)
        summable = measure is not None and measure.non_negative and measure.additive
        return summable and series.flow != _BALANCE

    def above(self, series: Series) -> tuple[Series, ...]:
        """Give the series themselves and all wider ones, so far as claims speak of them."""
        if series not in self._known:
            self._known[series] = tuple(self._above(series))
        return self._known[series]

    def is_inside(self, inner: Node, outer: Node) -> bool:
        """Tell whether one container lies in another."""
        if inner.period is None or outer.period is None or not outer.period.contains(inner.period):
            return False
        if inner.series == outer.series:
            return inner.period != outer.period
        return outer.series in self.above(inner.series)

    def holds(self, part: Node, whole: Node) -> bool:
        """Tell whether the parties of a part lie in those of the whole throughout the part's period."""
        return all(
            self._lies_in(getattr(part.series, name), getattr(whole.series, name), part.period)
            for name in ("reporter", "partner")
        )

    def _lies_in(self, inner: str, outer: str, period: Period | None) -> bool:
        if outer in {inner, WORLD}:
            return True
        return self._material.parties.relation(inner, outer, period=period) is SetRelation.CONTAINED

    def _above(self, series: Series) -> Iterable[Series]:
        if not series.is_figure:
            return [one for one in self._headings(series) if one in self._all]
        flows = [series.flow, *([whole] if (whole := whole_of_flow(series.flow)) else [])]
        goods = [series.commodity]
        if series.commodity is not None:
            goods += [*wider_commodities(series.commodity, self._material.atlas.commodities), None]
        if series.quantity != "money":
            goods = [one for one in goods if one is not None or series.commodity is None]
        places = [series.place] if series.place is None else [series.place, None]
        options = product(flows, self._reporters[series.reporter], self._partners[series.partner], goods, places)
        made = (
            series._replace(flow=flow, reporter=reporter, partner=partner, commodity=commodity, place=place)
            for flow, reporter, partner, commodity, place in options
        )
        return [one for one in made if one in self._all and one.reporter != one.partner]

    def _headings(self, series: Series) -> list[Series]:
        whole = whole_of_flow(series.flow)
        return [series] if whole is None else [series, series._replace(flow=whole)]

    def _wider_parties(self, codes: set[str]) -> dict[str, list[str]]:
        """Give for each party itself and those among all that may contain it at some time."""
        parties = self._material.atlas.parties
        wide = [code for code in sorted(codes) if code == WORLD or self._material.parties.is_grouping(code)]
        found: dict[str, list[str]] = {}
        for code in codes:
            if code not in parties:
                found[code] = [code]
                continue
            region = self._material.atlas.regions.get(code)
            country = [region.country] if region is not None and not region.separate_territory else []
            among = [one for one in (*country, *wide) if one in codes and one != code]
            found[code] = [code, *dict.fromkeys(among)]
        return found
