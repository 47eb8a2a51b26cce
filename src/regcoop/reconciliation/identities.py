"""Identities: what must hold between printed numbers, evaluated on one choice of a claim for each fact.

An identity is linear (a signed sum of facts is another fact) or a product (one fact is another times a rate). It holds
if some choice of one print per fact holds.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from math import prod
from typing import Final, NamedTuple

from regcoop.comparison.judging import Holding, gap_between
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.reconciliation.nodes import Choice, Node, Series
from regcoop.reconciliation.records import CheckKind

__all__ = ["Identity", "Outcome", "Term", "best_of", "figures_of", "implied_choices", "judge"]

_MOST_COMBINATIONS: Final = 2048
_MOST_SOURCES: Final = 8
_ONE: Final = Interval.point(1)


class Term(NamedTuple):
    """Hold one part of an identity: the prints of a fact, of one claim, or of a rate.

    Attributes:
        node: the fact; None for a rate.
        choices: the prints that may be chosen.
        role: what the part is: `level`, `base`, `part`, `whole`, `rate` or `factor`.
        sign: in a linear identity +1 or −1; the last term stands on the other side.
        key: the fact that the prints stand for, where no claim prints it itself.
    """

    node: Node | None
    choices: tuple[Choice, ...]
    role: str
    sign: int = 1
    key: tuple[Series, Period | None] | None = None

    def has(self, claim: str) -> bool:
        """Tell whether a claim is among the prints that may be chosen."""
        if self.node is not None and self.choices is self.node.choices:
            return claim in self.node.prints
        return any(claim in choice.ids for choice in self.choices)


class Outcome(NamedTuple):
    """Hold how an identity came out for one choice of prints."""

    status: Holding
    choices: tuple[Choice, ...]
    expected: Interval
    printed: Interval
    gap: Decimal


class Identity(NamedTuple):
    """Hold an identity over terms.

    Attributes:
        kind: which identity it is.
        terms: its parts; the last one is what the others give.
        shape: `sum`: the signed others add up to the last; `product`: the others multiplied are the last;
            `at-most`: the first is not above the last.
        owner: the id of the claim that printed the rate or share; empty if none did.
        unit: the code of the unit of both sides.
        note: what else must be known to read it.
        group: claims that offer several readings of one rate give one identity for each, all with the same group; if
            one of them holds, the others are no failure.
    """

    kind: CheckKind
    terms: tuple[Term, ...]
    shape: str
    owner: str = ""
    unit: str = ""
    note: str = ""
    group: str = ""


def judge(identity: Identity, choices: Sequence[Choice]) -> Outcome:
    """Evaluate an identity for one print per term."""
    expected, printed = _sides(identity, [choice.inner for choice in choices])
    if _meet(identity, expected, printed):
        return Outcome(Holding.HOLDS, tuple(choices), expected, printed, Decimal(0))
    outer_expected, outer_printed = _sides(identity, [choice.outer for choice in choices])
    if _meet(identity, outer_expected, outer_printed):
        return Outcome(Holding.TRUNCATED, tuple(choices), expected, printed, Decimal(0))
    gap = gap_between(outer_expected, outer_printed)
    return Outcome(Holding.FAILS, tuple(choices), expected, printed, gap)


def _sides(identity: Identity, intervals: Sequence[Interval]) -> tuple[Interval, Interval]:
    if identity.shape == "product":
        expected = intervals[0]
        for one in intervals[1:-1]:
            expected *= one
        return expected, intervals[-1]
    if identity.shape == "at-most":
        return intervals[0], intervals[1]
    expected = intervals[0] if identity.terms[0].sign > 0 else -intervals[0]
    for term, one in zip(identity.terms[1:-1], intervals[1:-1], strict=True):
        expected = expected + one if term.sign > 0 else expected - one
    return expected, intervals[-1]


def _meet(identity: Identity, expected: Interval, printed: Interval) -> bool:
    return expected.lo <= printed.hi if identity.shape == "at-most" else expected.meets(printed)


def best_of(identity: Identity) -> Outcome:
    """Evaluate every choice of one print per fact, and give the one that holds best; those of one source come first."""
    best: Outcome | None = None
    for choices in (*_of_one_source(identity.terms), *_combinations(identity.terms)):
        outcome = judge(identity, choices)
        if outcome.status is Holding.HOLDS:
            return outcome
        if best is None or _rank(outcome) < _rank(best):
            best = outcome
    if best is None:
        raise ValueError(f"the identity {identity.kind} has a term without a print: leave it out")
    return best


def _of_one_source(terms: Sequence[Term]) -> list[tuple[Choice, ...]]:
    """Give the choices that one source prints all of, if there is anything to choose; at most a few."""
    if all(len(term.choices) == 1 for term in terms):
        return []
    sources = [_choice_by_source(term) for term in terms]
    stated = [some for some in sources if some is not None]
    common = sorted(set(stated[0]).intersection(*stated[1:])) if stated else []
    return [
        tuple(term.choices[0] if some is None else some[source] for term, some in zip(terms, sources, strict=True))
        for source in common[:_MOST_SOURCES]
    ]


def _choice_by_source(term: Term) -> dict[str, Choice] | None:
    """Give the print of a fact by the source that prints it; None for a rate, which has one print only."""
    if term.node is None:
        return None if len(term.choices) == 1 else {}
    of_claim = {one.id: one.claim.source.id for one in term.node.said}
    return {of_claim[one]: choice for choice in term.choices for one in choice.ids if one in of_claim}


def _rank(outcome: Outcome) -> tuple[bool, Decimal]:
    return (outcome.status is Holding.FAILS, outcome.gap)


def _combinations(terms: Sequence[Term]) -> Iterator[tuple[Choice, ...]]:
    """Give the choices of one print per term; too many are joined, which only makes an identity hold more easily."""
    offered = [term.choices for term in terms]
    while prod(map(len, offered)) > _MOST_COMBINATIONS:
        longest = max(range(len(offered)), key=lambda position: len(offered[position]))
        offered[longest] = (_hull(offered[longest]),)
    return product(*offered)


def _hull(choices: Sequence[Choice]) -> Choice:
    inner, outer = choices[0].inner, choices[0].outer
    for one in choices[1:]:
        inner, outer = inner.hull(one.inner), outer.hull(one.outer)
    return Choice(inner, outer, tuple(sorted({one for choice in choices for one in choice.ids})))


def figures_of(identity: Identity, outcome: Outcome) -> tuple[str, ...]:
    """Give the claims of a choice, of several that print the same the first, and the one that asked; sorted."""
    found = {identity.owner} if identity.owner else set[str]()
    for term, choice in zip(identity.terms, outcome.choices, strict=True):
        found.update(choice.ids if term.key is not None else choice.ids[:1])
    return tuple(sorted(found))


def implied_choices(identity: Identity, position: int) -> tuple[Choice, ...]:
    """Give what the other terms imply for one of them, for each of their choices; none where it says nothing.

    An inequality implies nothing that could identify a number.
    """
    if identity.shape == "at-most":
        return ()
    others = [term for place, term in enumerate(identity.terms) if place != position]
    found = (_implied(identity, position, choices) for choices in _combinations(others))
    return tuple(choice for choice in found if choice is not None)


def _implied(identity: Identity, position: int, choices: tuple[Choice, ...]) -> Choice | None:
    solve = _solve_product if identity.shape == "product" else _solve_sum
    inner = solve(identity, position, [choice.inner for choice in choices])
    outer = solve(identity, position, [choice.outer for choice in choices])
    if inner is None or outer is None:
        return None
    return Choice(inner, outer, tuple(sorted({one for choice in choices for one in choice.ids})))


def _solve_product(identity: Identity, position: int, others: list[Interval]) -> Interval | None:
    if position == len(identity.terms) - 1:
        found = _ONE
        for one in others:
            found *= one
        return found
    divisor = _ONE
    for one in others[:-1]:
        divisor *= one
    return None if divisor.lo <= 0 else others[-1] / divisor


def _solve_sum(identity: Identity, position: int, others: list[Interval]) -> Interval | None:
    signs = [term.sign for term in identity.terms[:-1]]
    last = len(identity.terms) - 1
    if position == last:
        return _signed_sum(signs, others)
    rest = _signed_sum([sign for place, sign in enumerate(signs) if place != position], others[:-1])
    found = others[-1] - rest
    return found if signs[position] > 0 else -found


def _signed_sum(signs: Sequence[int], intervals: Sequence[Interval]) -> Interval:
    found = Interval.point(0)
    for sign, one in zip(signs, intervals, strict=True):
        found = found + one if sign > 0 else found - one
    return found
