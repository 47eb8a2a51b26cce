"""Sums over time: months, quarters and halves of a period, and differences of years to date."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from regcoop.errors import PeriodAlignmentError
from regcoop.measures import MeasureTime
from regcoop.period import Part, Period
from regcoop.reconciliation.forms.of_sums import formed_of
from regcoop.reconciliation.forms.shared import Definition, Formed, Material
from regcoop.reconciliation.nodes import Node, Series
from regcoop.reconciliation.records import CheckKind

__all__ = ["form_months"]

_PARTS: tuple[Part, ...] = ("half", "quarter", "month")
_MOST_TAILS = 12


def form_months(material: Material) -> Formed:
    """Form the sums of a period's parts, and of a year to date and what follows it."""
    definitions: list[Definition] = []
    for series, nodes in material.nodes.by_series.items():
        measure = material.atlas.measures.get(series.measure)
        if len(nodes) > 1 and measure is not None and measure.additive and measure.time is MeasureTime.FLOW:
            definitions += _of_series(series, nodes)
    return formed_of(material, definitions)


def _of_series(series: Series, nodes: tuple[Node, ...]) -> Iterator[Definition]:
    periods = {node.period: node for node in nodes if node.period is not None and node.period.start is not None}
    by_end: dict[date, list[Period]] = defaultdict(list)
    for period in periods:
        by_end[period.end].append(period)
    before = _years_to_date_before(periods)
    for period in periods:
        seen: set[frozenset[Period]] = set()
        for parts in (*_split(period, periods), *_tails(period, periods, by_end), *_last(period, before.get(period))):
            key = frozenset(parts)
            if key not in seen:
                seen.add(key)
                kind = _kind(period, parts)
                keys = tuple(((series, part), 1) for part in parts)
                yield Definition(kind, keys, (series, period), propagates=_is_one_release(parts, period, periods))


def _split(period: Period, periods: dict[Period, Node]) -> Iterator[tuple[Period, ...]]:
    """Give the calendar parts of a period if at most one of them is not printed."""
    for part in _PARTS:
        try:
            parts = period.split(by=part)
        except PeriodAlignmentError:
            continue
        if len(parts) > 1 and sum(one not in periods for one in parts) <= 1:
            yield parts


def _tails(
    period: Period, periods: dict[Period, Node], by_end: dict[date, list[Period]]
) -> Iterator[tuple[Period, Period]]:
    """Give two periods that follow each other and make up a third; one of the two may not be printed."""
    for tail in sorted(by_end[period.end], key=lambda one: one.sort_key, reverse=True)[:_MOST_TAILS]:
        if tail.start is not None and period.start is not None and tail.start > period.start:
            head = Period(period.start, tail.start)
            if head in periods:
                yield head, tail


def _years_to_date_before(periods: dict[Period, Node]) -> dict[Period, Period]:
    """Give for each year to date the longest shorter one of the same year."""
    ordered = sorted((one for one in periods if one.is_year_to_date), key=lambda one: one.sort_key)
    return {later: earlier for earlier, later in pairwise(ordered) if earlier.start == later.start}


def _last(period: Period, earlier: Period | None) -> Iterator[tuple[Period, Period]]:
    """Give what follows the year to date before, whether it is printed or not."""
    if earlier is not None:
        yield earlier, period.minus(earlier)


def _kind(period: Period, parts: tuple[Period, ...]) -> CheckKind:
    """Tell whether a sum is a difference of two years to date, which months need not equal."""
    is_difference = len(parts) == len(("head", "tail")) and period.is_year_to_date and parts[0].is_year_to_date
    return CheckKind.YTD_DIFFERENCE if is_difference else CheckKind.MONTHS


def _is_one_release(parts: tuple[Period, ...], period: Period, periods: dict[Period, Node]) -> bool:
    """Tell whether one source prints all that is printed of a sum."""
    nodes = [periods[one] for one in (*parts, period) if one in periods]
    sources = [{one.claim.source.id for one in node.said} for node in nodes]
    return bool(sources[0].intersection(*sources[1:]))
