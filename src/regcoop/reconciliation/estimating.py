"""Estimates: what follows from printed claims by definition, and the bases and months that rates and sums imply.

Only definitions propagate: exports plus imports, members, months and shares of one release, and containment as an
inequality. What a growth rate or a difference of years to date gives is an estimate of its own and narrows nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from regcoop.amount import Estimate
from regcoop.comparison.judging import base_behind, gap_between, years_between
from regcoop.findings import Finding, Severity
from regcoop.interval import Interval
from regcoop.ratios import GrowthKind
from regcoop.reconciliation.forms.of_growth import base_periods, kind_of
from regcoop.reconciliation.forms.of_share import share_series
from regcoop.reconciliation.forms.shared import Definition, Key, Material
from regcoop.reconciliation.identities import Identity
from regcoop.reconciliation.nodes import Node, fact_of
from regcoop.reconciliation.records import CheckKind, Derivation, DerivedFigure
from regcoop.reconciliation.telling import in_unit, printed_by, span
from regcoop.relations import level_of
from regcoop.sources import Source

__all__ = ["MOST_PASSES", "Estimates", "estimate"]

MOST_PASSES: Final = 50
"""How often the definitions are gone through at most."""

_STILL: Final = Decimal("1E-9")
"""By which part of itself an end must move to count as moved."""

_DEEPEST: Final = 3
_MOST_LEAVES: Final = 40
_RESTATED: Final = "the months before may have been restated when the later year to date was printed"
_AS_REVISED: Final = "the base as it stood, revised or not, when the rate was printed"


class Estimates(NamedTuple):
    """Hold what followed.

    Attributes:
        derived: the estimates, in the order of what they are about.
        findings: contradictions that show only when several definitions are taken together.
        passes: how often the definitions were gone through.
        settled: whether nothing moved any more.
    """

    derived: list[DerivedFigure]
    findings: list[Finding]
    passes: int
    settled: bool


class _Domain(NamedTuple):
    """Hold what is known of a fact: as rounded, as rounded or cut off, and from what it was derived."""

    inner: Interval
    outer: Interval
    derivation: Derivation


class _Rule(NamedTuple):
    """Hold a definition that may narrow facts.

    Attributes:
        kind: which definition it is.
        terms: the facts with their signs; the last one is the sum, the whole, or what contains.
        owner: the claim that prints the fraction of a share.
        fraction: the fraction of a share, rounded and outer.
    """

    kind: CheckKind
    terms: tuple[tuple[Key, int], ...]
    owner: str = ""
    fraction: tuple[Interval, Interval] | None = None


def estimate(
    material: Material,
    definitions: Sequence[Definition],
    containments: Iterable[Identity],
    *,
    failing: Iterable[Identity],
    without: frozenset[str],
) -> Estimates:
    """Propagate the definitions and give every estimate.

    Args:
        material: the claims.
        definitions: sums by definition, also those that lack one fact.
        containments: the inequalities.
        failing: identities that fail, which narrow nothing.
        without: the ids of claims that take no part.
    """
    bad = {_keys_of(identity) for identity in failing}
    rules = [*_rules_of(definitions, bad), *_share_rules(material, bad, without), *_bounds(containments, bad)]
    solver = _Solver(material, rules, without)
    passes, settled = solver.run()
    derived = [*solver.derived(), *_bases(material, without), *_differences(material, definitions, without)]
    parted = {(one.leaves, one.key): one for one in reversed(solver.contradictions)}.values()
    findings = [finding for one in reversed(parted) if (finding := _contradiction(material, rules, without, one))]
    unique = {(finding.code, finding.subjects): finding for finding in findings}
    return Estimates(sorted(derived, key=_order), list(unique.values()), passes, settled)


def _order(derived: DerivedFigure) -> tuple[str, ...]:
    return (repr(derived.fact), derived.estimate.unit.code, str(derived.derivation.rule), *derived.derivation.leaves)


def _keys_of(identity: Identity) -> frozenset[Key]:
    return frozenset((term.node.series, term.node.period) for term in identity.terms if term.node is not None)


def _rules_of(definitions: Sequence[Definition], bad: set[frozenset[Key]]) -> Iterator[_Rule]:
    for one in definitions:
        if one.propagates and one.kind is not CheckKind.YTD_DIFFERENCE:
            terms = (*one.parts, (one.whole, 1))
            if frozenset(key for key, _ in terms) not in bad:
                yield _Rule(one.kind, terms)


def _share_rules(material: Material, bad: set[frozenset[Key]], without: frozenset[str]) -> Iterator[_Rule]:
    """Give the shares that stand beside their own part and whose whole one source prints too, or nobody does."""
    for claim in material.nodes.claims.values():
        node = material.nodes.of_claim.get(claim.id)
        for share in claim.shares:
            if node is None or claim.id in without or share.basis is not None or not share.replaced:
                continue
            whole = share_series(node.series, node.period, share)
            printed = material.nodes.get(*whole)
            part: Key = (node.series, node.period)
            sources = set[str]() if printed is None else {one.claim.source.id for one in printed.said}
            if printed is not None and claim.source.id not in sources:
                continue
            if frozenset((part, whole)) not in bad and whole != part and share.fraction.lo > 0:
                fraction = (share.fraction, share.outer_fraction)
                yield _Rule(CheckKind.SHARE, ((part, 1), (whole, 1)), claim.id, fraction)


def _bounds(containments: Iterable[Identity], bad: set[frozenset[Key]]) -> Iterator[_Rule]:
    for identity in containments:
        keys = [((term.node.series, term.node.period), 1) for term in identity.terms if term.node is not None]
        if frozenset(key for key, _ in keys) not in bad:
            yield _Rule(CheckKind.CONTAINMENT, tuple(keys))


class _Contradiction(NamedTuple):
    """Hold where narrowing would have left nothing."""

    leaves: tuple[str, ...]
    kind: CheckKind
    known: Interval
    implied: Interval
    key: Key


class _Solver:
    """Narrow facts by rules until nothing moves."""

    def __init__(
        self,
        material: Material,
        rules: Sequence[_Rule],
        without: frozenset[str],
        only: frozenset[str] | None = None,
    ) -> None:
        self._material = material
        self._rules = rules
        self.contradictions: list[_Contradiction] = []
        self._moved: set[Key] = set()
        self._frozen: set[Key] = set()
        self._domains: dict[Key, _Domain] = {}
        nodes = material.nodes.by_key.values() if only is None else _nodes_of(material, only)
        for node in nodes:
            domain = _printed(node, without, only)
            if domain is not None:
                self._domains[node.series, node.period] = domain

    def run(self) -> tuple[int, bool]:
        """Go through the rules until nothing moves, and tell how often, and whether it came to rest."""
        of_key: dict[Key, list[int]] = defaultdict(list)
        for number, rule in enumerate(self._rules):
            for key, _ in rule.terms:
                of_key[key].append(number)
        waiting = list(range(len(self._rules)))
        for number in range(1, MOST_PASSES + 1):
            self._moved.clear()
            for one in waiting:
                self._apply(self._rules[one])
            waiting = sorted({one for key in self._moved for one in of_key[key]})
            if not waiting:
                return number, True
        return MOST_PASSES, False

    def derived(self) -> Iterator[DerivedFigure]:
        """Give the facts that a rule told or narrowed."""
        for key, domain in self._domains.items():
            if domain.derivation.rule is not None and domain.inner.is_finite:
                found = _derived(self._material, key, domain.inner, domain.derivation)
                if found is not None:
                    yield found

    def _apply(self, rule: _Rule) -> None:
        if rule.kind is CheckKind.CONTAINMENT:
            self._apply_bound(rule)
            return
        known = [self._domains.get(key) for key, _ in rule.terms]
        if known.count(None) > 1:
            return
        for position in range(len(rule.terms)):
            others = [self._domains.get(key) for place, (key, _) in enumerate(rule.terms) if place != position]
            if None not in others:
                complete = [one for one in others if one is not None]
                self._narrow(rule, position, complete)

    def _narrow(self, rule: _Rule, position: int, others: list[_Domain]) -> None:
        inner = _solved(rule, position, [one.inner for one in others], 0)
        outer = _solved(rule, position, [one.outer for one in others], 1)
        if inner is None or outer is None:
            return
        figures = (rule.owner,) if rule.owner else ()
        derivation = _made(rule.kind, figures, [one.derivation for one in others])
        self._meet(rule.terms[position][0], _Domain(inner, outer, derivation), rule.kind)

    def _apply_bound(self, rule: _Rule) -> None:
        """Narrow by part ≤ whole: the part's upper end by that of the whole, the whole's lower end likewise."""
        (part_key, _), (whole_key, _) = rule.terms
        part, whole = self._domains.get(part_key), self._domains.get(whole_key)
        if part is None or whole is None:
            return
        if whole.inner.hi < part.inner.hi:
            inner, outer = (Interval(_LOWEST, one.hi) for one in (whole.inner, whole.outer))
            bound = _Domain(inner, outer, _made(rule.kind, (), [whole.derivation]))
            self._meet(part_key, bound, rule.kind)
        if part.inner.lo > whole.inner.lo:
            inner, outer = (Interval(one.lo, _HIGHEST) for one in (part.inner, part.outer))
            bound = _Domain(inner, outer, _made(rule.kind, (), [part.derivation]))
            self._meet(whole_key, bound, rule.kind)

    def _meet(self, key: Key, found: _Domain, kind: CheckKind) -> None:
        """Narrow what is known of a fact by what was found; where nothing would be left, say so and keep it.

        Where only the rounded readings do not meet, digits were cut off somewhere, and the fact is narrowed no more:
        otherwise its neighbours would creep towards each other.
        """
        if key in self._frozen:
            return
        known = self._domains.get(key)
        if known is None:
            inner, outer = (_possible(self._material, key, one) for one in (found.inner, found.outer))
            if inner is not None and outer is not None:
                self._domains[key] = _Domain(inner, outer, found.derivation)
                self._moved.add(key)
            return
        outer = known.outer.intersection(found.outer)
        if outer is None:
            leaves = tuple(sorted({*known.derivation.leaves, *found.derivation.leaves}))
            self.contradictions.append(_Contradiction(leaves, kind, known.outer, found.outer, key))
            return
        inner = known.inner.intersection(found.inner)
        if inner is None:
            self._frozen.add(key)
        if inner is None or not _has_moved(known.inner, inner):
            return
        derivation = _made(kind, (), [known.derivation, *found.derivation.inputs], found.derivation.figures)
        self._domains[key] = _Domain(inner, outer, derivation)
        self._moved.add(key)


_LOWEST: Final = Decimal("-Infinity")
_HIGHEST: Final = Decimal("Infinity")
_NOT_NEGATIVE: Final = Interval(Decimal(0), _HIGHEST)
_BALANCE: Final = "balance"


def _possible(material: Material, key: Key, found: Interval) -> Interval | None:
    """Give the part of an interval in which a fact that nobody prints can lie; None if there is none."""
    measure = material.atlas.measures.get(key[0].measure)
    if measure is None or not measure.non_negative or key[0].flow == _BALANCE:
        return found
    return found.intersection(_NOT_NEGATIVE)


def _nodes_of(material: Material, claims: Iterable[str]) -> list[Node]:
    """Give the facts that some claims are about, each once."""
    found = {id(node): node for one in sorted(claims) if (node := material.nodes.of_claim.get(one)) is not None}
    return list(found.values())


def _printed(node: Node, without: frozenset[str], only: frozenset[str] | None) -> _Domain | None:
    """Give what the claims about a fact allow together; None if they share nothing or take no part."""
    if only is None and not without.isdisjoint(node.prints):
        return None
    said = [one for one in node.said if one.id not in without and (only is None or one.id in only)]
    if not said:
        return None
    inner, outer = (_shared([getattr(one, name) for one in said]) for name in ("inner", "outer"))
    if outer is None:
        return None
    ids = tuple(one.id for one in said[:_MOST_LEAVES])
    return _Domain(outer if inner is None else inner, outer, Derivation(None, ids))


def _shared(intervals: list[Interval]) -> Interval | None:
    lo, hi = max(one.lo for one in intervals), min(one.hi for one in intervals)
    return Interval(lo, hi) if lo <= hi else None


def _made(
    kind: CheckKind, figures: tuple[str, ...], inputs: Sequence[Derivation], more: tuple[str, ...] = ()
) -> Derivation:
    """Give a derivation no deeper than can be read: what lies deeper is told by its claims alone."""
    kept = tuple(one if _depth(one) < _DEEPEST else Derivation(one.rule, one.leaves) for one in inputs)
    return Derivation(kind, tuple(dict.fromkeys((*figures, *more))), tuple(dict.fromkeys(kept)))


def _depth(derivation: Derivation) -> int:
    return 1 + max((_depth(one) for one in derivation.inputs), default=0)


def _solved(rule: _Rule, position: int, others: list[Interval], reading: int) -> Interval | None:
    """Give what a rule implies for one of its facts; `reading` is 0 for the rounded one and 1 for the outer one."""
    if rule.fraction is not None:
        fraction = rule.fraction[reading]
        if position == 0:
            return others[0] * fraction
        return None if fraction.lo <= 0 else others[0] / fraction
    last = len(rule.terms) - 1
    signs = [sign for _, sign in rule.terms[:-1]]
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


def _has_moved(before: Interval, after: Interval) -> bool:
    return any(_moved(old, new) for old, new in ((before.lo, after.lo), (before.hi, after.hi)))


def _moved(old: Decimal, new: Decimal) -> bool:
    if old == new:
        return False
    return not old.is_finite() or abs(new - old) > _STILL * max(abs(old), abs(new))


# Estimates of their own


def _derived(
    material: Material, key: Key, interval: Interval, derivation: Derivation, *, note: str = "", propagates: bool = True
) -> DerivedFigure | None:
    unit = material.nodes.units.get(key[0].unit)
    if unit is None or not interval.is_finite:
        return None
    shown = in_unit(interval, unit)
    return DerivedFigure(
        fact=fact_of(*key),
        estimate=Estimate(shown.midpoint, shown, unit=unit),
        derivation=derivation,
        sources=_sources(material, derivation.leaves),
        propagates=propagates,
        note="; ".join(part for part in (note, key[0].nature and f"of nature {key[0].nature}") if part),
    )


def _sources(material: Material, ids: Iterable[str]) -> tuple[Source, ...]:
    found = (source for one in ids for source in material.nodes.claims[one].sources)
    return tuple({source.id: source for source in found}.values())


def _bases(material: Material, without: frozenset[str]) -> Iterator[DerivedFigure]:
    """Give the base that every printed rate of growth puts behind the level beside it."""
    for claim in material.nodes.claims.values():
        node = material.nodes.of_claim.get(claim.id)
        level = level_of(claim)
        if node is None or node.outer is None or node.period is None or level is None or claim.id in without:
            continue
        for growth in claim.growths:
            if growth.basis not in {None, node.series.unit, level.unit.code}:
                continue
            for base in base_periods(node.period, growth):
                years = years_between(node.period, base) if growth.kind is GrowthKind.ANNUAL_AVERAGE else 1
                behind = base_behind(level.in_base_units, growth, years=years) if years > 0 else None
                if behind is not None:
                    derivation = Derivation(kind_of(growth), (claim.id,))
                    found = _derived(
                        material, (node.series, base), behind[0], derivation, note=_AS_REVISED, propagates=False
                    )
                    if found is not None:
                        yield found


def _differences(
    material: Material, definitions: Sequence[Definition], without: frozenset[str]
) -> Iterator[DerivedFigure]:
    """Give the months that differences of years to date imply where nobody prints them."""
    for one in definitions:
        (head, _), (tail, _) = one.parts[0], one.parts[-1]
        if one.kind is not CheckKind.YTD_DIFFERENCE or tail in material.nodes.by_key:
            continue
        nodes = [material.nodes.get(*key) for key in (head, one.whole)]
        known = [_printed(node, without, None) for node in nodes if node is not None]
        if len(known) == len(nodes) and None not in known:
            earlier, later = (domain for domain in known if domain is not None)
            derivation = _made(one.kind, (), [earlier.derivation, later.derivation])
            interval = _possible(material, tail, later.inner - earlier.inner)
            if interval is None:
                continue
            found = _derived(material, tail, interval, derivation, note=_RESTATED, propagates=False)
            if found is not None:
                yield found


# Contradictions that show only together


def _contradiction(
    material: Material, rules: Sequence[_Rule], without: frozenset[str], found: _Contradiction
) -> Finding | None:
    """Give the finding of a contradiction, with the claims that deletion in the order of ids leaves.

    Of very many claims nothing is deleted, which would take long.
    """
    kept = list(found.leaves)
    keys = {key for one in kept if (node := material.nodes.of_claim.get(one)) for key in [(node.series, node.period)]}
    near = [rule for rule in rules if any(key in keys or key == found.key for key, _ in rule.terms)]
    if not _contradicts(material, near, without, kept):
        return None
    for one in found.leaves if len(kept) <= _MOST_LEAVES else ():
        fewer = [other for other in kept if other != one]
        if fewer and _contradicts(material, near, without, fewer):
            kept = fewer
    unit = material.nodes.units.get(found.key[0].unit)
    told = f"known is {span(found.known, unit)}, and {found.kind} gives {span(found.implied, unit)}"
    values = printed_by(material.nodes.claims[one] for one in kept)
    severity = _severity(material, kept, gap_between(found.known, found.implied))
    numbers = (("values", values), ("arithmetic", told))
    return Finding("estimates.contradiction", severity=severity, subjects=tuple(kept), numbers=numbers)


def _contradicts(material: Material, rules: Sequence[_Rule], without: frozenset[str], only: Iterable[str]) -> bool:
    kept = frozenset(only)
    solver = _Solver(material, [rule for rule in rules if not rule.owner or rule.owner in kept], without, kept)
    solver.run()
    return bool(solver.contradictions)


def _severity(material: Material, claims: Iterable[str], gap: Decimal) -> Severity:
    known = [material.nodes.claims[one] for one in claims]
    if len({claim.source.id for claim in known}) == 1:
        return Severity.ERROR
    if gap <= material.thresholds.revision:
        return Severity.INFO
    return Severity.WARNING if len({claim.compiler for claim in known} - {None}) > 1 else Severity.ERROR
