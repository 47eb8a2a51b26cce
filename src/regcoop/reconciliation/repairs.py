"""Repairs: whether one change of one claim would clear every contradiction that it is in.

A repair is a power of ten, the sibling flow, the neighbouring year, another currency label, or for a rate a power of
ten or the other sign. The claims of a fact that agree with each other are repaired together: two prints of one mistake
are one mistake.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from typing import Final, NamedTuple

from regcoop.comparison.judging import Holding
from regcoop.errors import PeriodOverflowError
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.ratios import GrowthKind
from regcoop.reconciliation.forms.of_growth import basis_of
from regcoop.reconciliation.forms.shared import Key, widened
from regcoop.reconciliation.identities import Identity, Term, best_of, implied_choices
from regcoop.reconciliation.nodes import Choice, Node, Nodes, sums_of
from regcoop.reconciliation.records import CheckKind
from regcoop.relations import PARTS_OF_FLOWS, AnyClaim, Thresholds, dimensions_of, whole_of_flow

__all__ = ["Repair", "RepairKind", "Repairer"]

_COARSEST: Final = Decimal("0.025")
"""How wide a print may be, as a part of itself, to be recognised elsewhere: two digits at least, from 40 up."""

_LOOSEST: Final = Decimal("0.25")
"""How wide the other parts of an identity may leave a number that a repair by a power of ten puts into it."""

_LOOSE: Final = Decimal("0.5")
"""How wide two prints of one fact may be for a power of ten between them to say anything: "over", not "at least"."""

_WEAK: Final = frozenset({CheckKind.CONTAINMENT, CheckKind.UNIT_VALUE})
"""What many numbers fulfil: that it is fulfilled after a repair speaks for none of them."""

_TOLERANT: Final = frozenset({CheckKind.CURRENCIES, CheckKind.GROWTH_CURRENCIES, CheckKind.YTD_DIFFERENCE})
"""What leaves room for more than the digits, so that it confirms no number to the last of them."""

_BLIND: Final = frozenset({CheckKind.FLOWS, CheckKind.BALANCE})
"""What holds as well if the words for the flows are exchanged."""

_AS_PRINTED: Final = Decimal(1)
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


class _Shelf(NamedTuple):
    """Hold the prints of a fact in order, so that few of them need be looked at.

    Attributes:
        starts: their lower ends, in order.
        reach: the highest end among the prints up to each.
        rows: the claims with their prints, by lower end.
        by_end: the prints by upper end.
    """

    starts: list[Decimal]
    reach: list[Decimal]
    rows: list[tuple[str, Interval]]
    by_end: list[Interval]


def _shelf(node: Node) -> _Shelf:
    prints = [(one, choice.outer) for one, choice in node.prints.items()]
    rows = sorted(prints, key=lambda row: (row[1].lo, row[0]))
    reach = accumulate((outer.hi for _, outer in rows), max)
    by_end = sorted((outer for _, outer in rows), key=lambda outer: outer.hi)
    return _Shelf([outer.lo for _, outer in rows], list(reach), rows, by_end)


class Repairer:
    """Find repairs; it knows every identity and where each claim stands in them."""

    def __init__(self, nodes: Nodes, identities: Sequence[Identity], thresholds: Thresholds) -> None:
        self._nodes = nodes
        self._thresholds = thresholds
        self._shelves: dict[int, _Shelf] = {}
        self._parted: dict[tuple[int, Decimal, Decimal], tuple[Interval, ...]] = {}
        self._known: dict[tuple[Key, int], tuple[Choice, ...]] = {}
        self._of_node: dict[int, list[Identity]] = defaultdict(list)
        self._of_claim: dict[str, list[Identity]] = defaultdict(list)
        self._of_owner: dict[str, list[Identity]] = defaultdict(list)
        self._of_key: dict[Key, list[tuple[Identity, int]]] = defaultdict(list)
        self._growths: dict[tuple[object, Period], list[tuple[Interval, str | None]]] = defaultdict(list)
        for claim in nodes.claims.values():
            for about, period, rate, basis in _printed_growths(claim):
                self._growths[about, period].append((rate, basis))
        for identity in identities:
            self._note(identity)

    def _note(self, identity: Identity) -> None:
        for position, term in enumerate(identity.terms):
            if term.node is not None:
                ids = term.choices[0].ids
                is_own = len(ids) == 1 and term.choices[0] is term.node.prints[ids[0]]
                (self._of_claim[ids[0]] if is_own else self._of_node[id(term.node)]).append(identity)
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
        found = [*self._of_value(claim), *self._of_rate(claim), *self._of_rate_elsewhere(claim)]
        return tuple({repair.kind: repair for repair in reversed(found)}.values())[::-1]

    def cluster(self, claim: str) -> tuple[str, ...]:
        """Give the claims of one fact that agree with a claim, itself included, sorted."""
        node = self._nodes.of_claim.get(claim)
        if node is None:
            return (claim,)
        kept = sorted(self._meeting(node, node.prints[claim].outer))[:_MOST_BESIDE]
        return tuple(kept if claim in kept else [*kept[:-1], claim])

    def _meeting(self, node: Node, outer: Interval) -> Iterator[str]:
        """Give the claims of a fact whose prints meet an interval, without looking at all of them."""
        shelf = self._shelf_of(node)
        for place in range(bisect_right(shelf.starts, outer.hi) - 1, -1, -1):
            if shelf.reach[place] < outer.lo:
                return
            if shelf.rows[place][1].hi >= outer.lo:
                yield shelf.rows[place][0]

    def _apart(self, node: Node, outer: Interval) -> tuple[Interval, ...]:
        """Give the lowest and the highest print of a fact among those that share nothing with an interval.

        What meets both meets all of them.
        """
        about = (id(node), outer.lo, outer.hi)
        if about not in self._parted:
            shelf = self._shelf_of(node)
            low = (one for one in shelf.by_end if not one.meets(outer))
            high = (one for _, one in reversed(shelf.rows) if not one.meets(outer))
            self._parted[about] = tuple(end for some in (low, high) if (end := next(some, None)) is not None)
        return self._parted[about]

    def _shelf_of(self, node: Node) -> _Shelf:
        if id(node) not in self._shelves:
            self._shelves[id(node)] = _shelf(node)
        return self._shelves[id(node)]

    # Values

    def _of_value(self, claim: str) -> Iterator[Repair]:
        node = self._nodes.of_claim.get(claim)
        if node is None:
            return
        cluster, apart = self.cluster(claim), self._apart(node, node.prints[claim].outer)
        for power in self._powers():
            if self._clears_scaled(node, cluster, apart, Decimal((0, (1,), power))):
                yield Repair(cluster, RepairKind.SCALE, f"10^{power}")
        for kind, change, key in self._elsewhere(node):
            if not self._is_confirmed(node, cluster, kind) and self._is_evident(node.prints[claim], key, without=node):
                yield Repair(cluster, kind, change)

    def _powers(self) -> Iterator[int]:
        for scale in self._thresholds.scales:
            yield from (scale, -scale)

    def _clears_scaled(
        self, node: Node, cluster: tuple[str, ...], apart: tuple[Interval, ...], factor: Decimal
    ) -> bool:
        """Tell whether a scaled print contradicts nothing, where the print as it is contradicts something."""
        scaled = self._prints(node, cluster, factor)
        if any(not other.meets(one.outer) for other in apart for one in scaled):
            return False
        improved = bool(apart) and all(_is_sharp(one, _LOOSE) for one in (*apart, *(one.outer for one in scaled)))
        for place in self._places(node, cluster):
            before = self._fails(place, node, cluster)
            if self._fails(place, node, cluster, factor):
                return False
            improved = improved or (before and self._says_much(place, node))
        return improved

    def _says_much(self, place: _Place, node: Node) -> bool:
        """Tell whether an identity puts a fact within narrow limits, so that to fulfil it is no accident."""
        if place.identity.kind in _WEAK:
            return False
        implied = (outer for position in place.positions for outer in self._implied_for(place.identity, position, node))
        return any(_is_sharp(outer, _LOOSEST) for outer in implied)

    def _implied_for(self, identity: Identity, position: int, node: Node) -> Iterator[Interval]:
        """Give what an identity implies for a fact, as a term of its own or as a part of a base that is a sum."""
        first, second = self._parts_of(identity.terms[position]) or (None, None)
        other = second if first is node else first
        for choice in implied_choices(identity, position):
            if other is None:
                yield choice.outer
            else:
                yield from (choice.outer - one.outer for one in other.choices)

    def _prints(self, node: Node, claims: Iterable[str], factor: Decimal = _AS_PRINTED) -> tuple[Choice, ...]:
        """Give the distinct prints of some claims of a fact, times a factor."""
        prints = (node.prints[one] for one in claims)
        distinct = {(choice.outer.lo, choice.outer.hi): choice for choice in prints}.values()
        return tuple(Choice(one.inner.scaled(factor), one.outer.scaled(factor), one.ids) for one in distinct)

    def _places(self, node: Node, cluster: tuple[str, ...]) -> list[_Place]:
        found: dict[int, _Place] = {}
        own = (identity for one in cluster for identity in self._of_claim.get(one, ()))
        for identity in (*self._of_node[id(node)], *own):
            positions = tuple(
                position
                for position, term in enumerate(identity.terms)
                if (term.node is node or term.key is not None) and any(term.has(one) for one in cluster)
            )
            if positions:
                found[id(identity)] = _Place(identity, positions)
        return list(found.values())

    def _fails(self, place: _Place, node: Node, cluster: Iterable[str], factor: Decimal = _AS_PRINTED) -> bool:
        """Tell whether an identity fails when a fact has no other prints than those of some claims, times a factor.

        Where an identity is about the print of one claim, the others do not stand in for it.
        """
        terms = list(place.identity.terms)
        for position in place.positions:
            prints = self._prints(node, filter(terms[position].has, cluster), factor)
            terms[position] = terms[position]._replace(choices=self._put(terms[position], node, prints))
        return best_of(place.identity._replace(terms=tuple(terms))).status is Holding.FAILS

    def _put(self, term: Term, node: Node, prints: tuple[Choice, ...]) -> tuple[Choice, ...]:
        """Put prints of a fact in the place of its own, in a base that is a sum into the part that it is."""
        parts = self._parts_of(term)
        if parts is None:
            return _inverted(term, prints)
        first, second = (prints if part is node else part.choices for part in parts)
        return sums_of(first, second)

    def _parts_of(self, term: Term) -> tuple[Node, Node] | None:
        """Give the two facts whose sum a base is; None if it is printed itself."""
        if term.key is None:
            return None
        series, period = term.key
        first, second = (self._nodes.get(series._replace(flow=flow), period) for flow in PARTS_OF_FLOWS[series.flow])
        return None if first is None or second is None else (first, second)

    # The same number elsewhere

    def _is_confirmed(self, node: Node, cluster: tuple[str, ...], kind: RepairKind) -> bool:
        """Tell whether claims of other sources confirm a number where it stands.

        Its own growth and share say nothing, since they are of the same mind; and that exports and imports add up says
        nothing about which is which.
        """
        own = {self._nodes.claims[one].source.id for one in cluster}
        for place in self._places(node, cluster):
            blind = kind is RepairKind.FLOW and place.identity.kind in _BLIND
            blind = blind or place.identity.kind in _TOLERANT or bool(place.identity.note)
            if blind or place.identity.owner in cluster or not self._is_of_others(place.identity, node, own):
                continue
            if self._says_much(place, node) and not self._fails(place, node, cluster):
                return True
        return False

    def _is_of_others(self, identity: Identity, node: Node, own: set[str]) -> bool:
        """Tell whether no other part of an identity is printed by some sources."""
        others = (term for term in identity.terms if term.node is not node)
        ids = (one for term in others for choice in term.choices for one in choice.ids)
        return own.isdisjoint(self._nodes.claims[one].source.id for one in ids)

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
        about = (key, id(without))
        if about not in self._known:
            self._known[about] = tuple(self._implied(key, without))
        return any(one.outer.meets(own.outer) for one in self._known[about])

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
            if not inner.is_finite:
                continue
            for change, factor in (("10^1", Decimal(10)), ("10^-1", Decimal("0.1")), ("the other sign", Decimal(-1))):
                if self._rate_clears(claim, inner, (inner.scaled(factor), outer.scaled(factor))):
                    yield Repair((claim,), RepairKind.RATE, change)

    def _of_rate_elsewhere(self, claim: str) -> Iterator[Repair]:
        """Give the neighbouring year for which other claims print the same growth, for a claim without a value."""
        record = self._nodes.claims[claim]
        if record.value is not None:
            return
        for about, period, rate, basis in _printed_growths(record):
            for years in (1, -1):
                moved = _moved(period, years)
                others = () if moved is None else self._growths.get((about, moved), ())
                if any(other.meets(rate) and (None in {basis, its} or basis == its) for other, its in others):
                    yield Repair((claim,), RepairKind.PERIOD, str(moved))

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


def _printed_growths(claim: AnyClaim) -> Iterator[tuple[object, Period, Interval, str | None]]:
    """Give what a claim's growths on the year before are about, when, their rates in percent, and in what."""
    dimensions = dimensions_of(claim)
    for growth in claim.growths:
        if growth.kind is GrowthKind.YOY and growth.rate is not None and dimensions.period is not None:
            about = dimensions._replace(period=None, quantity=None)
            yield about, dimensions.period, growth.rate.interval, basis_of(claim, growth)


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
