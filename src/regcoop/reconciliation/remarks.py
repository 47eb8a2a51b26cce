"""Remarks: what is worth knowing although nothing contradicts: cut digits, mirrors, two currencies, restatements."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from regcoop.comparison.judging import Holding
from regcoop.conversion import RestatementCheck, RestatementVerdict
from regcoop.findings import Finding, Severity
from regcoop.reconciliation.forms.shared import Material
from regcoop.reconciliation.identities import Identity, Outcome, figures_of
from regcoop.reconciliation.nodes import Node
from regcoop.reconciliation.records import Check, CheckKind
from regcoop.reconciliation.telling import arithmetic, printed_by, span
from regcoop.relations import MirrorClass

__all__ = ["growth_remarks", "mirror_remarks", "restatement_check", "same_fact_remarks", "truncation_remarks"]

_TRUNCATED: Final = {
    CheckKind.GROWTH: "growth.truncated-print",
    CheckKind.AVERAGE_GROWTH: "growth.truncated-print",
    CheckKind.SAME_GROWTH: "growth.truncated-print",
    CheckKind.SHARE: "share.truncated-print",
    CheckKind.FLOWS: "sum.truncated-print",
    CheckKind.BALANCE: "sum.truncated-print",
    CheckKind.MEMBERS: "sum.truncated-print",
    CheckKind.MONTHS: "sum.truncated-print",
}
_MIRRORS: Final = (
    (MirrorClass.STRONG, "mirror.strong-asymmetry", Severity.WARNING),
    (MirrorClass.ASYMMETRY, "mirror.asymmetry", Severity.INFO),
)


def _remark(material: Material, code: str, members: Iterable[str], told: str) -> Finding:
    ids = tuple(sorted(members))
    values = printed_by(material.nodes.claims[one] for one in ids)
    return Finding(code, severity=Severity.INFO, subjects=ids, numbers=(("values", values), ("arithmetic", told)))


def same_fact_remarks(material: Material) -> Iterator[Finding]:
    """Give the claims of one fact that agree only if digits were cut off, one remark for each fact."""
    for node in material.nodes.by_key.values():
        if node.inner is None and node.outer is not None:
            told = "; ".join(dict.fromkeys(span(one.inner, node.unit) for one in node.said))
            yield _remark(material, "same-fact.truncated-print", _apart(node), told)


def _apart(node: Node) -> tuple[str, str]:
    """Give the two claims whose rounded readings lie farthest apart."""
    low = min(node.said, key=lambda one: (one.inner.hi, one.id))
    high = max(node.said, key=lambda one: (one.inner.lo, one.id))
    return low.id, high.id


def truncation_remarks(material: Material, evaluated: Sequence[tuple[Identity, Outcome]]) -> Iterator[Finding]:
    """Give the identities that hold only if digits were cut off, one for each set of facts."""
    seen: set[object] = set()
    for identity, outcome in evaluated:
        facts = frozenset(id(term.node) for term in identity.terms if term.node is not None)
        if outcome.status is Holding.TRUNCATED and facts and (identity.kind, facts) in seen:
            continue
        if outcome.status is Holding.TRUNCATED:
            seen.add((identity.kind, facts))
        if outcome.status is Holding.TRUNCATED and identity.kind in _TRUNCATED:
            ids = set(figures_of(identity, outcome))
            yield _remark(material, _TRUNCATED[identity.kind], ids, arithmetic(identity, outcome))


def growth_remarks(
    material: Material, evaluated: Sequence[tuple[Identity, Outcome]], *, doubted: frozenset[str]
) -> Iterator[Finding]:
    """Give the facts whose growth is printed in two currencies, by rates that differ as they should.

    Claims that stand in an error are left out, since their currency may be the error.
    """
    for identity, outcome in evaluated:
        if identity.kind is CheckKind.GROWTH_CURRENCIES and outcome.status is not Holding.FAILS:
            first, _, second = outcome.choices
            ids = {*first.ids, *second.ids}
            if not first.inner.meets(second.inner) and not ids & doubted:
                yield _remark(material, "growth.two-currencies", ids, arithmetic(identity, outcome))


def mirror_remarks(material: Material, checks: Sequence[Check]) -> Iterator[Finding]:
    """Give the mirrors whose two sides are farther apart than freight and insurance explain."""
    for check in checks:
        for kind, code, severity in _MIRRORS:
            if check.reading.startswith(f"{kind},"):
                values = printed_by(material.nodes.claims[one] for one in check.figures)
                numbers = (("values", values), ("arithmetic", check.reading))
                yield Finding(code, severity=severity, subjects=check.figures, numbers=numbers)


def restatement_check(check: RestatementCheck) -> Check:
    """Give a restatement as a check: the rates that are possible beside the one that is implied."""
    known = check.verdict is not RestatementVerdict.UNKNOWN and check.average is not None
    if not known or check.implied is None or check.average is None:
        return Check(
            kind=CheckKind.RESTATEMENT,
            figures=(check.claim,),
            status=Holding.UNFORMED,
            reason=check.reason or "no rate",
        )
    fails = check.verdict is RestatementVerdict.NEITHER
    rate = check.spot if check.verdict is RestatementVerdict.SPOT and check.spot is not None else check.average
    return Check(
        kind=CheckKind.RESTATEMENT,
        figures=(check.claim,),
        status=Holding.FAILS if fails else Holding.HOLDS,
        expected=rate.interval,
        printed=check.implied,
        unit=f"{check.quote}/{check.base}",
        reading=check.verdict.value,
    )
