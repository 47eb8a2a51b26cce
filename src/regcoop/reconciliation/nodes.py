"""Claims to facts: every fact in one unit with the claims about it, repeats counted once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import product
from typing import Final, NamedTuple, TypeAlias, final

from regcoop.atlas import Atlas
from regcoop.figures import Fact, Nature, TradeFigure
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.reconciliation.records import UnprintedIndicator
from regcoop.relations import AnyClaim, attributes_of, dimensions_of, level_of, stated_attributes
from regcoop.units import Unit

__all__ = ["Choice", "Node", "Nodes", "Said", "Series", "nodes_of", "sums_of"]

MOST_CHOICES: Final = 8
"""How many prints of one fact are tried one by one; more are joined where they overlap."""

_BOTH: Final = "both"
_UNSTATED: Final = "none"

USUAL_CONCEPT: Final = "customs-imts"
"""The concept of goods trade that is meant where none is stated."""


class Series(NamedTuple):
    """Hold everything about a fact but its period, with the attributes that keep claims apart and the unit."""

    measure: str
    flow: str
    reporter: str
    partner: str
    commodity: str | None
    quantity: str | None
    place: str | None
    concept: str | None
    nature: str | None
    origin: str | None
    unit: str
    composition: str | None
    is_figure: bool


class Said(NamedTuple):
    """Hold one claim about a node: what it prints, who counted it, when it was published."""

    id: str
    claim: AnyClaim
    value: Decimal
    inner: Interval
    outer: Interval
    unit: Unit

    @property
    def published(self) -> date | None:
        """Give the last day of the date of its source."""
        return self.claim.known_by


class Choice(NamedTuple):
    """Hold one print of a fact, with the claims that print it."""

    inner: Interval
    outer: Interval
    ids: tuple[str, ...]


@final
class Node:
    """Hold a fact in one unit, and the claims about it.

    Attributes:
        series: everything but the period.
        period: the period; None if unstated.
        said: the claims with a value, in the order of their ids, repeats left out.
        repeats: the ids of claims that repeat another: same fact, value and compiler.
        prints: from the id of every claim, repeats included, to its own print.
        choices: the distinct prints.
        inner: what all claims allow as rounded; None if they share nothing.
        outer: what all claims allow as rounded or cut off; None if they share nothing.
    """

    __slots__ = ("choices", "inner", "outer", "period", "prints", "repeats", "said", "series")

    def __init__(self, series: Series, period: Period | None, said: Iterable[Said]) -> None:
        self.series = series
        self.period = period
        kept: dict[tuple[object, ...], Said] = {}
        repeats: list[str] = []
        self.prints: dict[str, Choice] = {}
        for one in sorted(said, key=lambda one: one.id):
            self.prints[one.id] = Choice(one.inner, one.outer, (one.id,))
            key = (one.inner.lo, one.inner.hi, one.outer.lo, one.outer.hi, one.claim.compiler)
            if key in kept:
                repeats.append(one.id)
            else:
                kept[key] = one
        self.said = tuple(kept.values())
        self.repeats = tuple(repeats)
        self.choices = _choices(self.said)
        self.inner = _shared([one.inner for one in self.said])
        self.outer = _shared([one.outer for one in self.said])

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the ids of the claims, repeats left out."""
        return tuple(one.id for one in self.said)

    @property
    def unit(self) -> Unit:
        """Give the unit in which the intervals stand."""
        return self.said[0].unit


def fact_of(series: Series, period: Period | None) -> Fact | UnprintedIndicator:
    """Give what a series is about in a period."""
    if not series.is_figure:
        return UnprintedIndicator(
            series.reporter,
            measure=series.measure,
            heading=series.flow,
            scope=series.partner,
            period="" if period is None else str(period),
        )
    return Fact(
        series.measure,
        series.flow,
        series.reporter,
        series.partner,
        commodity=series.commodity,
        period=period,
        quantity=series.quantity,
        concept=series.concept,
        place=series.place,
    )


def _shared(intervals: list[Interval]) -> Interval | None:
    if not intervals:
        return None
    lo, hi = max(one.lo for one in intervals), min(one.hi for one in intervals)
    return Interval(lo, hi) if lo <= hi else None


def _choices(said: tuple[Said, ...]) -> tuple[Choice, ...]:
    """Give the distinct prints; many of them are joined where they overlap, and if need be all."""
    by_print: dict[tuple[Decimal, ...], list[Said]] = defaultdict(list)
    for one in said:
        by_print[one.inner.lo, one.inner.hi, one.outer.lo, one.outer.hi].append(one)
    found = [Choice(some[0].inner, some[0].outer, tuple(one.id for one in some)) for some in by_print.values()]
    if len(found) > MOST_CHOICES:
        found = _joined(found)
    return tuple(found) if len(found) <= MOST_CHOICES else (reduce(_hull, found),)


def _joined(choices: list[Choice]) -> list[Choice]:
    ordered = sorted(choices, key=lambda one: (one.outer.lo, one.outer.hi))
    found = [ordered[0]]
    for one in ordered[1:]:
        if one.outer.lo <= found[-1].outer.hi:
            found[-1] = _hull(found[-1], one)
        else:
            found.append(one)
    return found


def _hull(one: Choice, other: Choice) -> Choice:
    ids = (*one.ids, *other.ids)
    return Choice(one.inner.hull(other.inner), one.outer.hull(other.outer), ids[:MOST_CHOICES])


def sums_of(first: Iterable[Choice], second: Iterable[Choice]) -> tuple[Choice, ...]:
    """Give the sums of the prints of two facts, for each choice of one of each."""
    return tuple(
        Choice(one.inner + other.inner, one.outer + other.outer, (*one.ids, *other.ids))
        for one, other in product(first, second)
    )


class Nodes(NamedTuple):
    """Hold all nodes, by series and period, and the claims that print no value.

    Attributes:
        by_key: from series and period to node.
        by_series: from series to its nodes with a stated period, in the order of their periods.
        of_claim: from the id of a claim with a value to its node.
        units_of: from a series without its unit to the units in which it is told, sorted.
        units: from the dimension of a unit to the unit in which the first claim prints it.
        claims: every claim by id, those without a value too.
    """

    by_key: Mapping[tuple[Series, Period | None], Node]
    by_series: Mapping[Series, tuple[Node, ...]]
    of_claim: Mapping[str, Node]
    units_of: Mapping[Series, tuple[str, ...]]
    units: Mapping[str, Unit]
    claims: Mapping[str, AnyClaim]

    def beside(self, series: Series, period: Period | None) -> list[Node]:
        """Give the nodes of one fact in all its units, those of the series' own unit included."""
        found = (
            self.get(series._replace(unit=unit), period) for unit in self.units_of.get(series._replace(unit=""), ())
        )
        return [node for node in found if node is not None]

    def get(self, series: Series, period: Period | None) -> Node | None:
        """Give a node, or None."""
        return self.by_key.get((series, period))


def nodes_of(claims: Iterable[AnyClaim], atlas: Atlas) -> Nodes:
    """Group claims by fact and unit, each claim once."""
    by_id = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    waiting: dict[tuple[Series, Period | None], list[tuple[_Stated, Said]]] = defaultdict(list)
    for claim in by_id.values():
        said = _said(claim)
        if said is not None:
            series, composition = series_of(claim, atlas, said.unit.dimension)
            stated = stated_attributes(claim)
            apart = (composition, stated.valuation, stated.system)
            waiting[series, dimensions_of(claim).period].append((apart, said))
    by_key: dict[tuple[Series, Period | None], Node] = {}
    for (series, period), some in waiting.items():
        for words, group in _by_stated(some).items():
            one = series._replace(composition=words)
            by_key[one, period] = Node(one, period, group)
    by_series: dict[Series, list[Node]] = defaultdict(list)
    for (series, period), node in by_key.items():
        if period is not None:
            by_series[series].append(node)
    ordered = {series: tuple(sorted(some, key=_period_key)) for series, some in by_series.items()}
    of_claim = {one: node for node in by_key.values() for one in node.prints}
    units = {node.series.unit: node.unit for node in reversed(by_key.values())}
    return Nodes(by_key, ordered, of_claim, _units_of(ordered), units, by_id)


def _units_of(by_series: Iterable[Series]) -> dict[Series, tuple[str, ...]]:
    found: dict[Series, set[str]] = defaultdict(set)
    for series in by_series:
        found[series._replace(unit="")].add(series.unit)
    return {series: tuple(sorted(units)) for series, units in found.items()}


def _period_key(node: Node) -> tuple[date, date]:
    return (date.min, date.max) if node.period is None else node.period.sort_key


def _said(claim: AnyClaim) -> Said | None:
    level = level_of(claim)
    if level is None:
        return None
    level = level.in_base_units
    return Said(claim.id, claim, level.value, level.interval, level.outer, level.unit)


def series_of(claim: AnyClaim, atlas: Atlas, unit: str) -> tuple[Series, str | None]:
    """Give the series of a claim in a unit, without its composition, and the composition apart."""
    dimensions = dimensions_of(claim)
    attributes = attributes_of(claim, atlas)
    concept = None if attributes.concept == USUAL_CONCEPT else attributes.concept
    series = Series(
        dimensions.measure,
        _flow(claim, atlas),
        dimensions.reporter,
        dimensions.partner,
        dimensions.commodity,
        dimensions.quantity,
        dimensions.place,
        concept,
        attributes.nature if attributes.nature != Nature.OUTCOME.value else None,
        attributes.origin if attributes.origin == "restated" else None,
        unit,
        None,
        isinstance(claim, TradeFigure),
    )
    return series, attributes.composition


def _flow(claim: AnyClaim, atlas: Atlas) -> str:
    """Give the flow; traffic whose heading is not said goes both ways where it can be added up."""
    flow = dimensions_of(claim).flow
    measure = atlas.measures.get(claim.measure)
    is_traffic = not isinstance(claim, TradeFigure) and measure is not None and measure.additive
    return _BOTH if is_traffic and flow == _UNSTATED else flow


_Stated: TypeAlias = tuple[str | None, str | None, str | None]
"""The composition, valuation and trade system that a claim states."""


def _by_stated(some: list[tuple[_Stated, Said]]) -> dict[str | None, list[Said]]:
    """Keep claims of different stated compositions, valuations and trade systems apart.

    The most frequent of each stands with the claims that state none, under None.
    """
    usual = [_most_frequent(values) for values in zip(*(stated for stated, _ in some), strict=True)]
    found: dict[str | None, list[Said]] = defaultdict(list)
    for stated, said in some:
        words = [one for one, often in zip(stated, usual, strict=True) if one not in {None, often}]
        found[";".join(str(one) for one in words) or None].append(said)
    return found


def _most_frequent(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda one: (-counted[one], one), default=None)


def neighbours_that_part(said: Iterable[Said]) -> list[tuple[Said, Said]]:
    """Give the pairs of claims of one fact between which their outer intervals leave a gap, the nearest ends first.

    Where all overlap in a chain but share no number, the two ends of the chain are given.
    """
    ordered = sorted(said, key=lambda one: (one.outer.lo, one.outer.hi, one.id))
    reaches = ordered[0]
    found: list[tuple[Said, Said]] = []
    for one in ordered[1:]:
        if one.outer.lo > reaches.outer.hi:
            found.append((reaches, one))
        if one.outer.hi > reaches.outer.hi:
            reaches = one
    if found or not ordered:
        return found
    last, first = max(ordered, key=lambda one: one.outer.lo), min(ordered, key=lambda one: one.outer.hi)
    return [(first, last)] if last.outer.lo > first.outer.hi else []
