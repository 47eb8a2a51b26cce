"""Repairs: whether one change of one claim would clear every contradiction that it is in.

A repair is a power of ten, the sibling flow, the neighbouring year, another currency label, or for a rate a power of
ten or the other sign. The claims of a fact that agree with each other are repaired together: two prints of one mistake
are one mistake.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from regcoop.comparison.judging import Holding
from regcoop.errors import PeriodOverflowError
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.reconciliation.forms.shared import Key, widened
from regcoop.reconciliation.identities import Identity, Term, best_of, implied_choices
from regcoop.reconciliation.nodes import Choice, Node, Nodes
from regcoop.reconciliation.records import CheckKind
from regcoop.relations import PARTS_OF_FLOWS, Thresholds, whole_of_flow

__all__ = ["Repair", "RepairKind", "Repairer"]

_COARSEST: Final = Decimal("0.025")
"""How wide a print may be, as a part of itself, to be recognised elsewhere: two digits at least, from 40 up."""

_LOOSEST: Final = Decimal("0.25")
"""How wide the other parts of an identity may leave a number that a repair by a power of ten puts into it."""

_WEAK: Final = frozenset({CheckKind.CONTAINMENT, CheckKind.UNIT_VALUE})
"""What many numbers fulfil: that it is fulfilled after a repair speaks for none of them."""

_HUNDRED: Final = Decimal(100)
_MOST_BESIDE: Final = 64


class RepairKind(StrEnum):
    """Tell what a repair changes."""

    SCALE = "scale"
    FLOW = "flow"
    PERIOD = "period"
    CURRENCY = "currency"
    RATE = "rate"


class Repair(NamedTuple):
    """Hold a repair that clears every contradiction of some claims.

    Attributes:
        claims: the claims, which print the same, sorted.
        kind: what it changes.
        change: the change in words: `10^3`, `trade`, `2024`, `CNY`.
    """

    claims: tuple[str, ...]
    kind: RepairKind
    change: str


class _Place(NamedTuple):
    """Hold where a claim stands in an identity."""

    identity: Identity
    positions: tuple[int, ...]


class Repairer:
    """Find repairs; it knows every identity and where each claim stands in them."""

    def __init__(self, nodes: Nodes, identities: Sequence[Identity], thresholds: Thresholds) -> None:
        self._nodes = nodes
        self._thresholds = thresholds
        self._of_node: dict[int, list[Identity]] = defaultdict(list)
        self._of_owner: dict[str, list[Identity]] = defaultdict(list)
        self._of_key: dict[Key, list[tuple[Identity, int]]] = defaultdict(list)
        for identity in identities:
            self._note(identity)

    def _note(self, identity: Identity) -> None:
        for position, term in enumerate(identity.terms):
            if term.node is not None:
                self._of_node[id(term.node)].append(identity)
                self._of_key[term.node.series, term.node.period].append((identity, position))
            elif term.key is not None:
                self._of_key[term.key].append((identity, position))
                for node in self._part_nodes(term):
                    self._of_node[id(node)].append(identity)
            elif term.role == "rate":
                for one in term.choices[0].ids:
                    self._of_owner[one].append(identity)

    def _part_nodes(self, term: Term) -> list[Node]:
        found = {
            id(node): node for choice in term.choices for one in choice.ids if (node := self._nodes.of_claim.get(one))
        }
        return list(found.values())

    def repairs_of(self, claim: str) -> tuple[Repair, ...]:
        """Give the repairs of a claim that clear all its contradictions, the plainest first; of each kind one."""
        found = [*self._of_value(claim), *self._of_rate(claim)]
        return tuple({repair.kind: repair for repair in reversed(found)}.values())[::-1]

    def cluster(self, claim: str) -> tuple[str, ...]:
        """Give the claims of one fact that agree with a claim, itself included, sorted."""
        node = self._nodes.of_claim.get(claim)
        if node is None:
            return (claim,)
        outer = node.prints[claim].outer
        return tuple(one for one, choice in sorted(node.prints.items()) if choice.outer.meets(outer))[:_MOST_BESIDE]

    # Values

    def _of_value(self, claim: str) -> Iterator[Repair]:
        node = self._nodes.of_claim.get(claim)
        if node is None:
            return
        cluster = self.cluster(claim)
        for power in self._powers():
            if self._clears_scaled(node, cluster, Decimal((0, (1,), power))):
                yield Repair(cluster, RepairKind.SCALE, f"10^{power}")
        for kind, change, key in self._elsewhere(node):
            if self._is_evident(node.prints[claim], key, without=node):
                yield Repair(cluster, kind, change)

    def _powers(self) -> Iterator[int]:
        for scale in self._thresholds.scales:
            yield from (scale, -scale)

    def _clears_scaled(self, node: Node, cluster: tuple[str, ...], factor: Decimal) -> bool:
        """Tell whether a scaled print contradicts nothing, where the print as it is contradicts something."""
        scaled = tuple(
            Choice(choice.inner.scaled(factor), choice.outer.scaled(factor), choice.ids)
            for choice in self._prints(node, cluster)
        )
        others = [choice for choice in node.choices if not set(choice.ids) & set(cluster)][:_MOST_BESIDE]
        if any(not other.outer.meets(one.outer) for other in others for one in scaled):
            return False
        improved = bool(others)
        for place in self._places(node, cluster):
            before = self._fails(place, self._prints(node, cluster))
            if self._fails(place, scaled):
                return False
            improved = improved or (before and self._says_much(place))
        return improved

    def _says_much(self, place: _Place) -> bool:
        """Tell whether an identity puts a fact within narrow limits, so that to fulfil it is no accident."""
        if place.identity.kind in _WEAK:
            return False
        implied = (choice for position in place.positions for choice in implied_choices(place.identity, position))
        return any(_is_sharp(choice.outer, _LOOSEST) for choice in implied)

    def _prints(self, node: Node, cluster: tuple[str, ...]) -> tuple[Choice, ...]:
        prints = (node.prints[one] for one in cluster)
        return tuple({(choice.outer.lo, choice.outer.hi): choice for choice in prints}.values())

    def _places(self, node: Node, cluster: tuple[str, ...]) -> list[_Place]:
        found: dict[int, _Place] = {}
        for identity in self._of_node[id(node)]:
            positions = tuple(
                position
                for position, term in enumerate(identity.terms)
                if term.node is node and any(term.has(one) for one in cluster)
            )
            if positions:
                found[id(identity)] = _Place(identity, positions)
        return list(found.values())

    def _fails(self, place: _Place, prints: tuple[Choice, ...]) -> bool:
        """Tell whether an identity fails when a fact has no other prints than those given."""
        terms = list(place.identity.terms)
        for position in place.positions:
            terms[position] = terms[position]._replace(choices=_inverted(terms[position], prints))
        return best_of(place.identity._replace(terms=tuple(terms))).status is Holding.FAILS

    # The same number elsewhere

    def _elsewhere(self, node: Node) -> Iterator[tuple[RepairKind, str, Key]]:
        """Give the facts that a claim may mean instead: a sibling flow, a neighbouring year, another currency."""
        series, period = node.series, node.period
        for flow in _siblings(series.flow):
            yield RepairKind.FLOW, flow, (series._replace(flow=flow), period)
        for years in (1, -1):
            if period is not None and (moved := _moved(period, years)) is not None:
                yield RepairKind.PERIOD, str(moved), (series, moved)
        for unit in self._nodes.units_of.get(series._replace(unit=""), ()):
            if unit != series.unit and series.quantity == "money":
                yield RepairKind.CURRENCY, unit, (series._replace(unit=unit), period)

    def _is_evident(self, own: Choice, key: Key, *, without: Node) -> bool:
        """Tell whether other claims put the number at another fact."""
        if not _is_sharp(own.inner):
            return False
        node = self._nodes.get(*key)
        if node is not None and any(_is_sharp(one.inner) and one.outer.meets(own.outer) for one in node.choices):
            return True
        return any(one.outer.meets(own.outer) for one in self._implied(key, without))

    def _implied(self, key: Key, without: Node) -> Iterator[Choice]:
        """Give what identities imply for a fact, except through the claims in question."""
        for identity, position in self._of_key[key]:
            others = [term for place, term in enumerate(identity.terms) if place != position]
            if any(term.node is without for term in others) or identity.kind is CheckKind.CURRENCIES:
                continue
            for choice in implied_choices(identity, position):
                if identity.kind is CheckKind.YTD_DIFFERENCE and choice.outer.lo > 0:
                    yield choice._replace(outer=widened(choice.outer, self._thresholds.revision))
                elif _is_sharp(choice.outer):
                    yield choice

    # Rates

    def _of_rate(self, claim: str) -> Iterator[Repair]:
        """Give the repairs of a printed growth: a power of ten, or the other sign."""
        for rate in {
            _ends(_percent(term.choices[0].inner, identity)): (identity, term) for identity, term in self._rates(claim)
        }.values():
            identity, term = rate
            inner, outer = (_percent(one, identity) for one in (term.choices[0].inner, term.choices[0].outer))
            for change, factor in (("10^1", Decimal(10)), ("10^-1", Decimal("0.1")), ("the other sign", Decimal(-1))):
                if self._rate_clears(claim, inner, (inner.scaled(factor), outer.scaled(factor))):
                    yield Repair((claim,), RepairKind.RATE, change)

    def _rates(self, claim: str) -> Iterator[tuple[Identity, Term]]:
        for identity in self._of_owner[claim]:
            if identity.kind in {CheckKind.GROWTH, CheckKind.SAME_GROWTH}:
                for term in identity.terms:
                    if term.role == "rate" and claim in term.choices[0].ids:
                        yield identity, term

    def _rate_clears(self, claim: str, rate: Interval, changed: tuple[Interval, Interval]) -> bool:
        """Tell whether another rate contradicts nothing where the printed one contradicts something."""
        improved = False
        for identity, term in self._rates(claim):
            if _ends(_percent(term.choices[0].inner, identity)) != _ends(rate):
                continue
            inner, outer = (_as_printed(one, identity) for one in changed)
            other = term._replace(choices=(Choice(inner, outer, (claim,)),))
            terms = tuple(other if one is term else one for one in identity.terms)
            if best_of(identity._replace(terms=terms)).status is Holding.FAILS:
                return False
            improved = improved or best_of(identity).status is Holding.FAILS
        return improved


def _percent(factor: Interval, identity: Identity) -> Interval:
    """Give a rate in percent, as one identity holds it and as the other, the factor, means it."""
    return factor if identity.kind is CheckKind.SAME_GROWTH else (factor - 1) * _HUNDRED


def _as_printed(rate: Interval, identity: Identity) -> Interval:
    return rate if identity.kind is CheckKind.SAME_GROWTH else rate / _HUNDRED + 1


def _ends(interval: Interval) -> tuple[Decimal, ...]:
    return tuple(round(end, 6) if end.is_finite() else end for end in (interval.lo, interval.hi))


def _inverted(term: Term, prints: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Give prints as a term wants them: a divisor takes their inverse."""
    if term.role != "divisor":
        return prints
    return tuple(Choice(1 / one.inner, 1 / one.outer, one.ids) for one in prints)


def _siblings(flow: str) -> Iterable[str]:
    whole = whole_of_flow(flow)
    if whole is not None:
        return [*(part for part in PARTS_OF_FLOWS[whole] if part != flow), whole]
    return PARTS_OF_FLOWS.get(flow, ())


def _moved(period: Period, years: int) -> Period | None:
    try:
        return period.shifted(years=years)
    except PeriodOverflowError:
        return None


def _is_sharp(interval: Interval, coarsest: Decimal = _COARSEST) -> bool:
    return interval.is_finite and interval.width <= coarsest * max(abs(interval.lo), abs(interval.hi))
