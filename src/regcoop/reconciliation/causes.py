"""Causes: from contradictions to findings, one for each cause.

A contradiction holds an irreducible set of claims: without any one of them it is gone. It is found by deletion in the
order of ids, so that of several claims of one fact that all contradict the rest the last one stays. If one repair of
one claim clears every contradiction that claim is in, and no other claim of the set can be repaired so, that claim is
the suspect, and all its contradictions are one finding. Votes are not counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final, NamedTuple

from regcoop.amount import Qualifier
from regcoop.comparison.judging import Holding, gap_between
from regcoop.findings import Finding, Severity
from regcoop.interval import Interval
from regcoop.reconciliation.forms.shared import Material
from regcoop.reconciliation.grading import Grade, grade, grade_same_fact
from regcoop.reconciliation.identities import Identity, Outcome, Term, best_of
from regcoop.reconciliation.nodes import Node, Said, neighbours_that_part
from regcoop.reconciliation.records import CheckKind
from regcoop.reconciliation.repairs import Repair, Repairer, RepairKind
from regcoop.reconciliation.telling import arithmetic, printed_by, span

__all__ = ["Conflict", "conflicts_of", "findings_of"]

_EXACT: Final = Decimal("0.001")
"""How wide a print may be to be recognised in another year where a revision would explain it as well."""

_MOST_BESIDE: Final = 64

_OF_LEVELS: Final = frozenset(
    {
        CheckKind.SAME_FACT,
        CheckKind.GROWTH,
        CheckKind.AVERAGE_GROWTH,
        CheckKind.SAME_GROWTH,
        CheckKind.CONTAINMENT,
        CheckKind.YTD_DIFFERENCE,
        CheckKind.MONTHS,
        CheckKind.FLOWS,
        CheckKind.BALANCE,
    }
)
"""Contradictions that a claim about another flow or year can explain."""

_OF_RATES: Final = frozenset({CheckKind.GROWTH, CheckKind.SAME_GROWTH})
_RATES_ALONE: Final = frozenset({CheckKind.SAME_GROWTH, CheckKind.GROWTH_CURRENCIES})
"""Contradictions between rates, which no other value of a claim would clear."""

_ORDER: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Conflict(NamedTuple):
    """Hold a contradiction.

    Attributes:
        members: the irreducible set of claims, sorted.
        grade: how grave it is.
        kind: the identity that fails.
        told: its arithmetic in words.
        widest: how wide the prints of its values are, as a part of themselves.
    """

    members: tuple[str, ...]
    grade: Grade
    kind: CheckKind
    told: str
    widest: Decimal = Decimal(1)


def conflicts_of(material: Material, evaluated: Sequence[tuple[Identity, Outcome]]) -> list[Conflict]:
    """Give every contradiction among claims of one fact and in identities, repeats left out.

    One that holds all claims of another is not irreducible and is left out, and so is one that differs from another
    only by claims that print the same.
    """
    found = [*_same_facts(material), *_of_identities(material, evaluated)]
    return _irreducible_ones(_distinct(material, found))


def _distinct(material: Material, conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Leave out a contradiction that differs from one before only by claims of one fact that agree with each other."""
    kept: dict[object, Conflict] = {}
    for conflict in conflicts:
        facts = frozenset(_fact_of(material, one) for one in conflict.members)
        key = (conflict.kind, facts)
        known = kept.get(key)
        if known is None or not _agree(material, known.members, conflict.members):
            kept[key if known is None else (key, conflict.members)] = conflict
    return list(kept.values())


def _fact_of(material: Material, claim: str) -> object:
    node = material.nodes.of_claim.get(claim)
    return claim if node is None else id(node)


def _agree(material: Material, first: Iterable[str], second: Iterable[str]) -> bool:
    """Tell whether each claim of one set has one of the same fact in the other that agrees with it."""
    nodes = material.nodes.of_claim
    prints = [(id(nodes[one]), nodes[one].prints[one].outer) for one in second if one in nodes]
    return all(
        any(fact == id(nodes[one]) and outer.meets(nodes[one].prints[one].outer) for fact, outer in prints)
        for one in first
        if one in nodes
    )


def _irreducible_ones(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Leave out the contradictions that hold all claims of another one, and of unit values those of one flow again."""
    grave: dict[str, list[frozenset[str]]] = defaultdict(list)
    for conflict in conflicts:
        if conflict.grade.severity is not Severity.INFO:
            members = frozenset(conflict.members)
            for one in members:
                grave[one].append(members)
    left = [conflict for conflict in conflicts if not _holds_another(conflict, grave)]
    return _one_per_price(_one_per_set(left))


def _one_per_set(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Leave out a contradiction among claims that contradict each other in another way already, the graver is kept."""
    kept: dict[object, Conflict] = {}
    for number, conflict in enumerate(conflicts):
        is_grave = conflict.grade.severity is not Severity.INFO
        key = conflict.members if is_grave else number
        known = kept.get(key)
        if known is None or _ORDER[conflict.grade.severity] < _ORDER[known.grade.severity]:
            kept[key] = conflict
    return list(kept.values())


def _one_per_price(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Leave out a unit value that was doubted before, beside another neighbour."""
    doubted: set[frozenset[str]] = set()
    kept: list[Conflict] = []
    for conflict in conflicts:
        pairs = {frozenset(pair) for pair in combinations(conflict.members, 2)}
        if conflict.kind is not CheckKind.UNIT_VALUE or not pairs & doubted:
            kept.append(conflict)
        if conflict.kind is CheckKind.UNIT_VALUE:
            doubted |= pairs
    return kept


def _holds_another(conflict: Conflict, grave: Mapping[str, list[frozenset[str]]]) -> bool:
    members = frozenset(conflict.members)
    return any(other < members for one in conflict.members for other in grave.get(one, ())[:_MOST_BESIDE])


def _same_facts(material: Material) -> Iterator[Conflict]:
    for node in material.nodes.by_key.values():
        if node.outer is None:
            lowest, highest = _firm_ends(node)  # below and above, only loose words are left
            for first, second in neighbours_that_part(node.said):
                gap = gap_between(first.outer, second.outer)
                told = f"they share no value: {span(first.inner, node.unit)} and {span(second.inner, node.unit)}"
                members = tuple(sorted((first.id, second.id)))
                widest = max(map(_coarseness, (first.outer, second.outer)))
                is_open = first.outer.hi < lowest or second.outer.lo > highest
                graded = grade_same_fact(material, first, second, gap=gap, is_open=is_open)
                yield Conflict(members, graded, CheckKind.SAME_FACT, told, widest)


def _coarseness(print_: Interval) -> Decimal:
    """Give how wide a print is, as a part of itself; one if it has no end or may be nothing."""
    return print_.width / abs(print_.hi) if print_.is_finite and print_.hi else Decimal(1)


def _firm_ends(node: Node) -> tuple[Decimal, Decimal]:
    """Give the lowest upper end of all prints but "over", and the highest lower end of all but "nearly"."""
    ends = (one.outer.hi for one in node.said if not _reads(one, Qualifier.OVER))
    begins = (one.outer.lo for one in node.said if not _reads(one, Qualifier.NEARLY))
    return min(ends, default=Decimal("Infinity")), max(begins, default=Decimal("-Infinity"))


def _reads(said: Said, qualifier: Qualifier) -> bool:
    return said.claim.value is not None and said.claim.value.qualifier is qualifier


def _of_identities(material: Material, evaluated: Sequence[tuple[Identity, Outcome]]) -> Iterator[Conflict]:
    for identity, outcome in failing(evaluated):
        graded = grade(material, identity, outcome)
        if graded.code.startswith("growth.") and fits_other_currency(material, identity):
            graded = Grade(Severity.INFO, "growth.other-currency", "other currency basis")
        yield Conflict(irreducible(identity), graded, identity.kind, arithmetic(identity, outcome))


def failing(evaluated: Sequence[tuple[Identity, Outcome]]) -> Iterator[tuple[Identity, Outcome]]:
    """Give the identities that fail; of several readings of one rate the nearest, and none if one of them holds."""
    groups: dict[str, list[tuple[Identity, Outcome]]] = defaultdict(list)
    for number, (identity, outcome) in enumerate(evaluated):
        groups[identity.group or f"alone {number}"].append((identity, outcome))
    for some in groups.values():
        if all(outcome.status is Holding.FAILS for _, outcome in some):
            yield min(some, key=lambda one: one[1].gap)


def irreducible(identity: Identity) -> tuple[str, ...]:
    """Give the claims that are left when ids are deleted in order as long as the contradiction stays.

    Since no choice holds, one claim for each part is enough, and the last by id is left.
    """
    found = {identity.owner} if identity.owner else set[str]()
    for term in identity.terms:
        found.update(_last(term))
    return tuple(sorted(found))


def _last(term: Term) -> tuple[str, ...]:
    """Give the claims of the print of a term that deletion leaves: of a fact one, of a sum one for each part."""
    offered = [choice.ids for choice in term.choices if choice.ids]
    if not offered:
        return ()
    if term.key is not None:
        return max(offered)
    return (max(one for ids in offered for one in ids),)


def fits_other_currency(material: Material, identity: Identity) -> bool:
    """Tell whether a growth that fails in its own currency holds on the levels of the fact in another."""
    level, base = identity.terms[-1].node, identity.terms[0].node
    if level is None or base is None or level.series.quantity != "money":
        return False
    owner = material.nodes.claims.get(identity.owner)
    if owner is not None and all(growth.basis is not None for growth in owner.growths):
        return False
    for other in material.nodes.beside(level.series, level.period):
        behind = material.nodes.get(other.series, base.period)
        if other is not level and behind is not None:
            first, last = identity.terms[0], identity.terms[-1]
            terms = (
                first._replace(node=behind, choices=behind.choices),
                *identity.terms[1:-1],
                last._replace(node=other, choices=other.choices),
            )
            if best_of(identity._replace(terms=terms)).status is not Holding.FAILS:
                return True
    return False


# From contradictions to findings


class _Explained(NamedTuple):
    conflict: Conflict
    candidates: tuple[Repair, ...]


def findings_of(material: Material, conflicts: Sequence[Conflict], repairer: Repairer) -> list[Finding]:
    """Give one finding for each cause: for a suspect with all its contradictions, else for a contradiction."""
    known: dict[str, tuple[Repair, ...]] = {}
    explained = [_Explained(conflict, _candidates(conflict, repairer, known)) for conflict in conflicts]
    suspects = _suspects(explained)
    findings = [_of_suspect(material, repair, some) for repair, some in _by_suspect(explained, suspects)]
    accused: dict[str, list[Repair]] = defaultdict(list)
    for repair in suspects:
        for one in repair.claims:
            accused[one].append(repair)
    left = [
        one
        for one in explained
        if not any(_clears(repair, one.conflict) for id_ in one.conflict.members for repair in accused.get(id_, ()))
    ]
    return [*findings, *(_of_conflict(material, *one) for one in _without_torn(material, left))]


def _without_torn(material: Material, explained: Sequence[_Explained]) -> Iterator[_Explained]:
    """Tell what a fact whose claims contradict each other breaks with that contradiction, and not once more."""
    nodes = material.nodes.of_claim
    torn: dict[int, list[Conflict]] = {}
    for conflict, _ in explained:
        if conflict.kind is CheckKind.SAME_FACT and conflict.grade.severity is not Severity.INFO:
            torn.setdefault(id(nodes[conflict.members[0]]), [])
    kept: list[_Explained] = []
    for one in explained:
        facts = [id(nodes[member]) for member in one.conflict.members if member in nodes]
        broken = [fact for fact in facts if fact in torn]
        if broken and one.conflict.kind is not CheckKind.SAME_FACT:
            torn[broken[0]].append(one.conflict)
        else:
            kept.append(one)
    for conflict, candidates in kept:
        also = torn.pop(id(nodes[conflict.members[0]]), ()) if conflict.kind is CheckKind.SAME_FACT else ()
        told = "".join(f"; so its {other.kind} fails: {other.told}" for other in also)
        gravest = min((conflict, *also), key=lambda one: _ORDER[one.grade.severity]).grade.severity
        graded = conflict.grade._replace(severity=gravest)
        yield _Explained(conflict._replace(told=conflict.told + told, grade=graded), candidates)


def _clears(repair: Repair, conflict: Conflict) -> bool:
    """Tell whether a repair clears the contradictions of some kind that its claims are in.

    A claim that speaks of another fact contradicts nothing here; another value leaves the rates as they are printed,
    and another rate the values.
    """
    if repair.kind is RepairKind.RATE:
        return conflict.kind in _OF_RATES
    return repair.kind is not RepairKind.SCALE or conflict.kind not in _RATES_ALONE


def _candidates(conflict: Conflict, repairer: Repairer, known: dict[str, tuple[Repair, ...]]) -> tuple[Repair, ...]:
    """Give the repairs that the claims of a contradiction allow."""
    is_same_fact = conflict.kind is CheckKind.SAME_FACT
    if conflict.grade.severity is Severity.INFO and not (is_same_fact and conflict.widest <= _EXACT):
        return ()
    found: dict[tuple[str, ...], Repair] = {}
    for claim in conflict.members:
        if claim not in known:
            known[claim] = repairer.repairs_of(claim)
        for repair in known[claim]:
            if _may_explain(conflict, repair.kind):
                found.setdefault(repair.claims, repair)
    return tuple(found.values())


def _may_explain(conflict: Conflict, kind: RepairKind) -> bool:
    """Tell whether a repair of some kind can be the cause of a contradiction of some kind."""
    if kind in {RepairKind.PERIOD, RepairKind.FLOW}:
        return conflict.kind in _OF_LEVELS
    if conflict.grade.severity is Severity.INFO:
        return False
    if kind is RepairKind.RATE:
        return conflict.kind in _OF_RATES
    if kind is RepairKind.CURRENCY:
        return conflict.kind is CheckKind.CURRENCIES
    return conflict.kind is not CheckKind.SAME_GROWTH


def _suspects(explained: Iterable[_Explained]) -> list[Repair]:
    """Give the repairs that are the only one for some contradiction, each once."""
    found: dict[tuple[str, ...], Repair] = {}
    for _, candidates in explained:
        if len(candidates) == 1:
            found.setdefault(candidates[0].claims, candidates[0])
    return list(found.values())


def _by_suspect(explained: Sequence[_Explained], suspects: Sequence[Repair]) -> Iterator[tuple[Repair, list[Conflict]]]:
    of_claim: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(explained):
        for claim in one.conflict.members:
            of_claim[claim].append(number)
    for repair in suspects:
        touched = sorted({number for claim in repair.claims for number in of_claim.get(claim, ())})
        some = [conflict for number in touched if _clears(repair, conflict := explained[number].conflict)]
        yield repair, sorted(some, key=lambda one: (_ORDER[one.grade.severity], one.members))


def _of_suspect(material: Material, repair: Repair, conflicts: Sequence[Conflict]) -> Finding:
    first = conflicts[0]
    others = "; ".join(f"{one.kind} with {', '.join(set_without(one.members, repair.claims))}" for one in conflicts[1:])
    numbers = {
        "suspect": ", ".join(repair.claims),
        "change": _change(repair),
        "values": _values(material, first.members),
        "arithmetic": first.told,
        "also": f"; it would also clear: {others}" if others else "",
    }
    subjects = tuple(dict.fromkeys((*repair.claims, *first.members)))
    return Finding(
        f"suspect.{repair.kind.value}", severity=first.grade.severity, subjects=subjects, numbers=tuple(numbers.items())
    )


def set_without(members: Iterable[str], claims: Iterable[str]) -> list[str]:
    """Give members that are none of some claims, sorted."""
    return sorted(set(members) - set(claims))


def _of_conflict(material: Material, conflict: Conflict, candidates: Sequence[Repair]) -> Finding:
    numbers = {
        "values": _values(material, conflict.members),
        "arithmetic": conflict.told,
        "reading": conflict.grade.reading,
    }
    code = conflict.grade.code
    kinds = {repair.kind for repair in candidates}
    if len(kinds) == 1:
        code = f"undecided.{next(iter(kinds)).value}"
        numbers["choices"] = "; or ".join(f"{', '.join(one.claims)}: {_change(one)}" for one in candidates)
    elif candidates:
        either = "; or ".join(f"{', '.join(one.claims)}: {_change(one)}" for one in candidates)
        numbers["arithmetic"] += f"; it would be gone by one of these changes: {either}"
    return Finding(code, severity=conflict.grade.severity, subjects=conflict.members, numbers=tuple(numbers.items()))


def _change(repair: Repair) -> str:
    words: Mapping[RepairKind, str] = {
        RepairKind.SCALE: f"multiply by {repair.change}",
        RepairKind.FLOW: f"read it as {repair.change}",
        RepairKind.PERIOD: f"read it as of {repair.change}",
        RepairKind.CURRENCY: f"read it in {repair.change}",
        RepairKind.RATE: f"multiply the rate by {repair.change}"
        if "^" in repair.change
        else "turn the sign of the rate",
    }
    return words[repair.kind]


def _values(material: Material, members: Iterable[str]) -> str:
    return printed_by(material.nodes.claims[one] for one in members)
