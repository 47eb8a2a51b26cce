"""Find the two sides of each flow in a selection of figures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias, final

from regcoop._validate import check_type
from regcoop.atlas import Atlas
from regcoop.figures import TradeFigure
from regcoop.interval import Interval
from regcoop.mirror.pairs import MirrorPair
from regcoop.period import Period
from regcoop.rates import Rates
from regcoop.relations import (
    THRESHOLDS,
    Level,
    Parties,
    Relation,
    Thresholds,
    attributes_of,
    level_of,
    relate,
)
from regcoop.relations.sides import mirror_ratio

__all__ = ["FlowKey", "SideClaims", "claims_by_flow", "distinct_claims", "flow_key", "mirror_pairs"]

_MOST_DISTINCT: Final = 16
"""How many contradicting claims of one side are paired; press and customs print two or three."""

_BOTH: Final = 2


@final
class FlowKey(NamedTuple):
    """Name a flow so that both of its sides have one key; `origin` and `destination` are in order for totals."""

    measure: str
    flow: str
    commodity: str
    place: str
    quantity: str
    origin: str
    destination: str


SideClaims: TypeAlias = dict[str, list[TradeFigure]]
"""From the reporter of a side to its claims."""


@final
class _Distinct(NamedTuple):
    """Hold the most exact of some claims that agree, and the ids of the others."""

    claim: TradeFigure
    repeats: tuple[str, ...]


@final
class _Question(NamedTuple):
    atlas: Atlas
    parties: Parties
    rates: Rates | None
    thresholds: Thresholds


def mirror_pairs(
    figures: Iterable[TradeFigure], *, atlas: Atlas, rates: Rates | None = None, thresholds: Thresholds = THRESHOLDS
) -> tuple[MirrorPair, ...]:
    """Pair what the two sides of each flow report about it, and class the ratio between them.

    Use it on a selection that holds both sides. Claims of one side that agree count once, by the most exact print;
    those that contradict each other make a pair each. Claims in two currencies are paired only where the two sides
    have none in common. Claims without a value or a period, or counted by unlike concepts, make no pair.

    >>> from regcoop.fixtures import load
    >>> from regcoop.mirror import mirror_pairs
    >>> atlas = load()
    >>> figures = atlas.figures.where(about="ASEAN", measure="goods-trade", flow="trade", period="2024")
    >>> (pair,) = mirror_pairs(figures, atlas=atlas)
    >>> pair.parties, str(pair.numerator.value), str(pair.denominator.value), pair.kind
    (('CN', 'ASEAN'), '982.1 billion USD', '772.4 billion USD', <MirrorClass.ASYMMETRY: 'asymmetry'>)

    Args:
        figures: the figures.
        atlas: whose flows and compilers count.
        rates: the table of rates for sides in two currencies; without one they have no ratio, and the pair says so.
        thresholds: the limits of the classes.

    Returns:
        The pairs, in the order of flow and period; none if no flow is seen from both sides.

    Raises:
        FieldTypeError: if an argument has another type.
    """
    check_type("atlas", atlas, Atlas)
    check_type("thresholds", thresholds, Thresholds)
    question = _Question(atlas, Parties(atlas), rates, thresholds)
    found = claims_by_flow(figures, atlas)
    ordered = sorted(found.items(), key=lambda item: (item[0][0], item[0][1].sort_key))
    return tuple(pair for _, sides in ordered for pair in _pairs(sides, question))


def claims_by_flow(figures: Iterable[TradeFigure], atlas: Atlas) -> dict[tuple[FlowKey, Period], SideClaims]:
    """Sort claims with a value by flow and period, and by the side that reports them."""
    found: dict[tuple[FlowKey, Period], SideClaims] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if figure.__class__ is not TradeFigure:
            check_type("an item of figures", figure, TradeFigure)
        if figure.value is not None and figure.period is not None:
            found[flow_key(figure, atlas), figure.period][figure.reporter].append(figure)
    return found


def flow_key(figure: TradeFigure, atlas: Atlas) -> FlowKey:
    """Give the key of the flow that a figure is about, the same for both of its sides."""
    fact, unit = figure.fact, figure.unit
    flow = atlas.flows.get(fact.flow)
    opposite = fact.flow if flow is None else flow.opposite
    ends = (fact.reporter, fact.partner)
    if opposite == fact.flow:
        ends = (min(ends), max(ends))
    elif opposite < fact.flow:
        ends = (fact.partner, fact.reporter)
    quantity = fact.quantity or ("" if unit is None else unit.kind)
    return FlowKey(fact.measure, min(fact.flow, opposite), fact.commodity or "", fact.place or "", quantity, *ends)


def _pairs(sides: SideClaims, question: _Question) -> Iterator[MirrorPair]:
    """Give the pairs of one flow and period."""
    if len(sides) != _BOTH:
        return
    (one, left), (other, right) = sorted(
        (side, distinct_claims(claims, question.atlas)) for side, claims in sides.items()
    )
    common = {_dimension(found) for found in left} & {_dimension(found) for found in right}
    left_out = (*_dropped(sides[one], left), *_dropped(sides[other], right))
    for first in left:
        for second in right:
            if _dimension(first) == _dimension(second) or not common:
                yield from _paired(first, second, left_out, question)


def _dimension(found: _Distinct) -> str:
    unit = found.claim.unit
    return "" if unit is None else unit.dimension


def _dropped(claims: list[TradeFigure], kept: tuple[_Distinct, ...]) -> tuple[str, ...]:
    shown = {name for found in kept for name in (found.claim.id, *found.repeats)}
    return tuple(sorted(claim.id for claim in claims if claim.id not in shown))


def _paired(
    first: _Distinct, second: _Distinct, left_out: tuple[str, ...], question: _Question
) -> Iterator[MirrorPair]:
    kind = relate(first.claim, second.claim, parties=question.parties)
    if kind.relation is not Relation.MIRROR:
        return
    atlas, _, rates, thresholds = question
    found = mirror_ratio(first.claim, second.claim, atlas=atlas, rates=rates, thresholds=thresholds)
    yield MirrorPair(
        numerator=found.top,
        denominator=found.bottom,
        one_way=found.one_way,
        ratio=found.ratio,
        kind=found.kind,
        rate=found.rate,
        reason=found.reason,
        repeats=tuple(sorted((*first.repeats, *second.repeats))),
        left_out=left_out,
        assumed=kind.assumed,
    )


# Claims of one side that agree


def distinct_claims(claims: Iterable[TradeFigure], atlas: Atlas) -> tuple[_Distinct, ...]:
    """Give one claim for each number that a side prints of a flow, the most exact of those that agree.

    Claims agree if they were counted alike and share a number, rounded or cut off.
    """
    kinds: dict[tuple[object, ...], list[tuple[TradeFigure, Level]]] = defaultdict(list)
    for claim in claims:
        level = level_of(claim)
        if level is not None:
            found = attributes_of(claim, atlas)
            kind = (level.unit.dimension, found.concept, found.nature, found.origin)
            kinds[kind].append((claim, level.in_base_units))
    groups = [group for kind in kinds.values() for group in _agreeing(kind)]
    groups.sort(key=lambda group: (-len(group), group[0][0].id))
    return tuple(sorted((_most_exact(group) for group in groups[:_MOST_DISTINCT]), key=lambda found: found.claim.id))


def _agreeing(claims: list[tuple[TradeFigure, Level]]) -> Iterator[list[tuple[TradeFigure, Level]]]:
    """Cut claims into groups that share a number each."""
    group: list[tuple[TradeFigure, Level]] = []
    common: Interval | None = None
    for claim, level in sorted(claims, key=lambda pair: (pair[1].outer.lo, pair[0].id)):
        shared = level.outer if common is None else common.intersection(level.outer)
        if shared is None:
            yield group
            group, shared = [], level.outer
        group.append((claim, level))
        common = shared
    if group:
        yield group


def _most_exact(group: list[tuple[TradeFigure, Level]]) -> _Distinct:
    ordered = sorted(group, key=lambda pair: (pair[1].interval.width, pair[0].id))
    return _Distinct(ordered[0][0], tuple(claim.id for claim, _ in ordered[1:]))
