"""Reconcile: claims to facts, every check that can be formed, estimates, and findings, in this order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import localcontext
from typing import Final, Protocol

from regcoop._collector import collector_paused
from regcoop._decimal import NEAREST
from regcoop._validate import check_type
from regcoop.atlas import Atlas, Figures, Indicators
from regcoop.comparison.judging import Holding
from regcoop.conversion import check_restatement
from regcoop.errors import FieldTypeError, FieldValueError
from regcoop.figures import TradeFigure
from regcoop.findings import Finding, Severity
from regcoop.indicators import Indicator
from regcoop.interval import Interval
from regcoop.rates import Rates
from regcoop.reconciliation.causes import conflicts_of, failing, findings_of
from regcoop.reconciliation.estimating import Estimates, estimate
from regcoop.reconciliation.forms.of_containment import form_containments
from regcoop.reconciliation.forms.of_currencies import form_currencies, form_growth_currencies
from regcoop.reconciliation.forms.of_growth import form_growths, form_same_growths
from regcoop.reconciliation.forms.of_mirrors import mirror_checks
from regcoop.reconciliation.forms.of_share import form_shares
from regcoop.reconciliation.forms.of_sums import form_flows, form_members
from regcoop.reconciliation.forms.of_time import form_months
from regcoop.reconciliation.forms.of_unit_values import form_unit_values
from regcoop.reconciliation.forms.shared import Definition, Formed, Material
from regcoop.reconciliation.grading import grade, reading_of
from regcoop.reconciliation.identities import Identity, Outcome, best_of, figures_of
from regcoop.reconciliation.nodes import nodes_of
from regcoop.reconciliation.records import Check, CheckKind, LeftOutFact, Reconciliation
from regcoop.reconciliation.remarks import (
    growth_remarks,
    mirror_remarks,
    restatement_check,
    same_fact_remarks,
    truncation_remarks,
)
from regcoop.reconciliation.repairs import Repairer
from regcoop.reconciliation.telling import in_unit
from regcoop.relations import THRESHOLDS, AnyClaim, Parties, Thresholds

__all__ = ["Progress", "reconcile"]


class Progress(Protocol):
    """Stand for what shows how far a long piece of work has come."""

    def __call__(self, done: int, of: int, what: str) -> None:
        """Take how many steps of how many are done, and the name of the next."""
        ...


_FORMS: Final[tuple[tuple[str, Callable[[Material], Formed]], ...]] = (
    ("growth", form_growths),
    ("growth of one fact", form_same_growths),
    ("shares", form_shares),
    ("exports and imports", form_flows),
    ("members", form_members),
    ("months", form_months),
    ("containment", form_containments),
    ("currencies", form_currencies),
    ("growth in two currencies", form_growth_currencies),
    ("unit values", form_unit_values),
)
_STEPS: Final = len(_FORMS) + 5
_GRAVITY: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def reconcile(
    figures: Figures | Indicators | Iterable[AnyClaim],
    *,
    atlas: Atlas | None = None,
    rates: Rates | None = None,
    thresholds: Thresholds = THRESHOLDS,
    progress: Progress | None = None,
) -> Reconciliation:
    """Check what many claims say about each other, and say what follows from them.

    Use it before you rely on a collection of reported figures. Claims of one fact are brought together, every identity
    that can be formed among them is evaluated on the printed numbers, and what contradicts, what is doubtful and what
    is worth knowing comes back as findings, one for each cause. Nothing is repaired and no side is taken.

    >>> from regcoop.fixtures import load
    >>> from regcoop.reconciliation import reconcile
    >>> atlas = load()
    >>> result = reconcile(atlas.figures.where(reporter="CN-LN", partner="RU"))
    >>> [finding.code for finding in result.errors]
    ['suspect.flow']
    >>> result.errors[0].subjects[0]
    'cn-ln-ru-exports-2023-ytd09-cny-futureheadlines'

    Args:
        figures: the claims: a selection of an atlas, or figures and indicators together in any order.
        atlas: whose memberships, measures and compilers count; a selection knows its own.
        rates: the table of rates for two currencies, restatements and mirrors; without it those are left out.
        thresholds: the limits of the judgements.
        progress: is told how far the work has come.

    Returns:
        The checks, the estimates, the findings, and the claims that took no part in estimates. The order of the claims
        does not matter, and a claim given twice counts once.

    Raises:
        FieldTypeError: if something is no claim, or the atlas is missing.
        FieldValueError: if two different claims bear one id.
    """
    claims, house = _material(figures, atlas)
    check_type("thresholds", thresholds, Thresholds)
    with collector_paused(), localcontext(NEAREST):  # the context of the caller is no hidden input
        return _reconciled(claims, house, rates, thresholds=thresholds, tell=_Steps(progress))


def _reconciled(
    claims: list[AnyClaim], house: Atlas, rates: Rates | None, *, thresholds: Thresholds, tell: "_Steps"
) -> Reconciliation:
    """Form and evaluate every identity, and conclude."""
    tell.next("facts")
    material = Material(nodes_of(claims, house), house, Parties(house), rates, thresholds)
    formed: list[Formed] = []
    for name, form in _FORMS:
        tell.next(name)
        formed.append(form(material))
    tell.next("evaluation")
    identities = [identity for one in formed for identity in one.identities]
    evaluated = [(identity, best_of(identity)) for identity in identities]
    checks = [check for one in formed for check in one.unformed]
    checks += [_check(material, identity, outcome) for identity, outcome in evaluated]
    return _concluded(material, formed, evaluated, checks=checks, tell=tell)


def _concluded(
    material: Material,
    formed: list[Formed],
    evaluated: list[tuple[Identity, Outcome]],
    *,
    checks: list[Check],
    tell: "_Steps",
) -> Reconciliation:
    """Add what stands outside the identities, find the causes, and estimate without what is in doubt."""
    tell.next("mirrors and restatements")
    mirrors = mirror_checks(material)
    restated = _restatements(material)
    tell.next("causes")
    conflicts = conflicts_of(material, evaluated)
    repairer = Repairer(material.nodes, [identity for identity, _ in evaluated], material.thresholds)
    findings = findings_of(material, conflicts, repairer)
    tell.next("estimates")
    left_out = _left_out(material, findings)
    estimates = _estimates(material, formed, evaluated, left_out)
    findings += [*estimates.findings, *same_fact_remarks(material), *truncation_remarks(material, evaluated)]
    doubted = frozenset(one for left in left_out for one in left.figures)
    findings += [*growth_remarks(material, evaluated, doubted=doubted), *mirror_remarks(material, mirrors)]
    findings += [finding for _, finding in restated if finding is not None]
    tell.next("done")
    return Reconciliation(
        checks=tuple(sorted([*checks, *mirrors, *(check for check, _ in restated)], key=_check_order)),
        estimates=tuple(estimates.derived),
        findings=tuple(sorted(findings, key=_finding_order)),
        left_out=left_out,
        passes=estimates.passes,
        settled=estimates.settled,
    )


class _Steps:
    """Count the steps of the work and tell them on."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0

    def next(self, what: str) -> None:
        """Tell that the next step begins."""
        if self._progress is not None:
            self._progress(self._done, _STEPS, what)
        self._done += 1


def _material(figures: Figures | Indicators | Iterable[AnyClaim], atlas: Atlas | None) -> tuple[list[AnyClaim], Atlas]:
    house = atlas if atlas is not None else getattr(figures, "atlas", None)
    if not isinstance(house, Atlas):
        raise FieldTypeError("atlas", "None", "an Atlas, as these claims do not know theirs")
    claims: dict[str, AnyClaim] = {}
    for claim in figures:
        check_type("an item of figures", claim, (TradeFigure, Indicator))
        known = claims.setdefault(claim.id, claim)
        if known is not claim and known != claim:
            raise FieldValueError("figures", f"two different claims with the id {claim.id}", "one claim for each id")
    return list(claims.values()), house


def _check(material: Material, identity: Identity, outcome: Outcome) -> Check:
    reading = reading_of(outcome)
    if outcome.status is Holding.FAILS:
        reading = grade(material, identity, outcome).reading
    units = {term.node.unit.code: term.node.unit for term in identity.terms if term.node is not None}
    unit = units.get(identity.unit)  # None where rates are compared, which stand in percent as they are
    return Check(
        kind=identity.kind,
        figures=figures_of(identity, outcome),
        status=outcome.status,
        expected=in_unit(outcome.expected, unit),
        printed=in_unit(outcome.printed, unit),
        unit=identity.unit,
        gap=outcome.gap,
        reading=reading,
    )


def _restatements(material: Material) -> list[tuple[Check, Finding | None]]:
    if material.rates is None:
        return []
    claims = (claim for claim in material.nodes.claims.values() if claim.restatements)
    found = (check for claim in claims for check in check_restatement(claim, rates=material.rates, near_only=True))
    return [(restatement_check(check), check.finding) for check in found]


def _left_out(material: Material, findings: Iterable[Finding]) -> tuple[LeftOutFact, ...]:
    """Name the claims that take no part in estimates: of facts whose claims share no value, and in errors."""
    found: dict[tuple[str, ...], str] = {}
    for node in material.nodes.by_key.values():
        if node.outer is None:
            found[node.ids] = "the claims of the fact share no value"
    named = {one for figures in found for one in figures}
    for finding in findings:
        others = tuple(sorted(set(finding.subjects) - named))
        if finding.severity is Severity.ERROR and others:
            found.setdefault(others, f"they stand in an error: {finding.code}")
            named.update(others)
    return tuple(LeftOutFact(figures, reason) for figures, reason in sorted(found.items()))


def _with_same_prints(material: Material, claims: Iterable[str]) -> Iterator[str]:
    """Give claims with those of the same fact that print the same, each once."""
    waiting: dict[int, dict[tuple[Interval, Interval], list[str]]] = {}
    for claim in claims:
        node = material.nodes.of_claim.get(claim)
        if node is None:
            yield claim
            continue
        if id(node) not in waiting:
            prints = waiting[id(node)] = defaultdict(list)
            for one, print_ in node.prints.items():
                prints[print_.inner, print_.outer].append(one)
        own = node.prints[claim]
        yield from waiting[id(node)].pop((own.inner, own.outer), ())


def _estimates(
    material: Material,
    formed: list[Formed],
    evaluated: list[tuple[Identity, Outcome]],
    left_out: tuple[LeftOutFact, ...],
) -> Estimates:
    definitions: list[Definition] = [definition for one in formed for definition in one.definitions]
    containments = [identity for identity, _ in evaluated if identity.kind is CheckKind.CONTAINMENT]
    without = frozenset(_with_same_prints(material, (one for left in left_out for one in left.figures)))
    bad = [identity for identity, _ in failing(evaluated)]
    return estimate(material, definitions, containments, failing=bad, without=without)


def _check_order(check: Check) -> tuple[object, ...]:
    return (check.kind.value, check.figures, check.status.value, check.unit, check.reading, check.reason)


def _finding_order(finding: Finding) -> tuple[object, ...]:
    return (_GRAVITY[finding.severity], finding.code, finding.subjects, finding.numbers)
