"""Grading: how grave a contradiction is, under which code it is told, and what it is taken for."""

from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from regcoop.comparison.judging import Holding
from regcoop.countries import WORLD
from regcoop.findings import Severity
from regcoop.reconciliation.forms.of_growth import CONVERTED
from regcoop.reconciliation.forms.shared import Material
from regcoop.reconciliation.identities import Identity, Outcome
from regcoop.reconciliation.nodes import Choice, Said
from regcoop.reconciliation.records import CheckKind
from regcoop.sources import SourceKind

__all__ = ["Grade", "grade", "grade_same_fact", "reading_of"]

_GROWTHS: Final = frozenset({CheckKind.GROWTH, CheckKind.AVERAGE_GROWTH})
_INVESTMENTS: Final = frozenset({"fdi-flow", "fdi-stock"})
_LOOSE: Final = Decimal("0.5")
"""How far above an "over" a number may lie that the word may still mean."""

_SUMS: Final = frozenset({CheckKind.FLOWS, CheckKind.BALANCE, CheckKind.MEMBERS, CheckKind.MONTHS})


class Grade(NamedTuple):
    """Hold how a contradiction is told.

    Attributes:
        severity: how grave it is.
        code: the code of its finding.
        reading: what it is taken for, in words; empty if nothing more is to be said.
    """

    severity: Severity
    code: str
    reading: str = ""


def grade(material: Material, identity: Identity, outcome: Outcome) -> Grade:
    """Grade an identity that fails."""
    if identity.kind in _GROWTHS:
        return _grade_growth(material, identity, outcome)
    if identity.kind is CheckKind.YTD_DIFFERENCE:
        return _grade_difference(material, outcome)
    if identity.kind is CheckKind.UNIT_VALUE:
        return Grade(Severity.WARNING, "unit-value.outlier", "a unit value far from its neighbour's")
    if identity.kind is CheckKind.GROWTH_CURRENCIES:
        return Grade(Severity.WARNING, "growth.currencies-apart", "growth that the change of the rate does not explain")
    if identity.kind is CheckKind.SAME_GROWTH:
        return _grade_same_growth(material, outcome)
    return _grade_level(material, identity, outcome)


def reading_of(outcome: Outcome) -> str:
    """Give what an identity that holds is taken for, if there is anything to say."""
    return "truncated print" if outcome.status is Holding.TRUNCATED else ""


def _grade_growth(material: Material, identity: Identity, outcome: Outcome) -> Grade:
    if identity.note == CONVERTED:
        return Grade(Severity.WARNING, "growth.inconsistent", CONVERTED)
    if _are_of_others(material, outcome):
        return Grade(Severity.WARNING, "growth.other-compiler", "a base of another compiler")
    if outcome.gap <= material.thresholds.revision:
        return Grade(Severity.INFO, "growth.revised-base", "revised base")
    if _is_investment(identity) and not _is_one_source(material, outcome):
        return Grade(Severity.WARNING, "growth.inconsistent", "investment, which is revised by more than trade")
    if _has_open_list(material, identity):
        return Grade(Severity.WARNING, "growth.inconsistent", "a group whose members nobody lists")
    return Grade(Severity.ERROR, "growth.inconsistent")


def _is_investment(identity: Identity) -> bool:
    node = identity.terms[-1].node
    return node is not None and node.series.measure in _INVESTMENTS


def _has_open_list(material: Material, identity: Identity) -> bool:
    """Tell whether a party is a group whose list nobody gives, so that it may have changed between the periods."""
    node = identity.terms[-1].node
    if node is None or not node.series.is_figure:
        return False
    parties = (node.series.reporter, node.series.partner)
    return any(one != WORLD and material.parties.territories(one, node.period) is None for one in parties)


def _grade_difference(material: Material, outcome: Outcome) -> Grade:
    """Grade a difference of years to date: months are restated, so that a small miss says little."""
    missed = _distance(outcome) / max(abs(outcome.choices[1].outer.hi), Decimal(1))
    if missed <= material.thresholds.revision:
        return Grade(Severity.INFO, "months.restated", "restated months")
    severity = Severity.WARNING if _are_of_others(material, outcome) else Severity.ERROR
    return Grade(severity, "months.inconsistent")


def _distance(outcome: Outcome) -> Decimal:
    if outcome.expected.hi < outcome.printed.lo:
        return outcome.printed.lo - outcome.expected.hi
    return max(outcome.expected.lo - outcome.printed.hi, Decimal(0))


def _grade_same_growth(material: Material, outcome: Outcome) -> Grade:
    points = _distance(outcome)
    if _are_of_others(material, outcome):
        return Grade(Severity.WARNING, "growth.disagree", "two compilers")
    if points > material.thresholds.revision * 100:
        return Grade(Severity.ERROR, "growth.disagree")
    is_one_date = _is_one_source(material, outcome) or len(_dates(material, outcome)) == 1
    if is_one_date and len(_vintages(material, outcome)) == 1:
        return Grade(Severity.INFO, "growth.disagree", "a small difference")
    return Grade(Severity.INFO, "growth.revised", "revised growth")


def _vintages(material: Material, outcome: Outcome) -> set[object]:
    ids = (one for choice in outcome.choices for one in choice.ids)
    return {getattr(material.nodes.claims[one], "vintage", None) for one in ids}


def _dates(material: Material, outcome: Outcome) -> set[date | None]:
    ids = (one for choice in outcome.choices for one in choice.ids)
    return {material.nodes.claims[one].known_by for one in ids}


def _grade_level(material: Material, identity: Identity, outcome: Outcome) -> Grade:
    code = _LEVEL_CODES[identity.kind]
    if _has_unsourced(material, outcome):
        return Grade(Severity.WARNING, code, "a number that is general knowledge")
    if _are_of_others(material, outcome) and outcome.gap < material.thresholds.unit_value_factor:
        return Grade(Severity.WARNING, code, "two compilers")
    is_small = outcome.gap <= material.thresholds.revision
    if identity.kind is CheckKind.CURRENCIES and is_small:
        return Grade(Severity.WARNING, code, "another rate than the average")
    if identity.kind in _SUMS and is_small and not _is_one_source(material, outcome):
        return Grade(Severity.INFO, "sum.revision", "revised parts")
    if identity.kind is CheckKind.CONTAINMENT and is_small and not _is_one_source(material, outcome):
        return Grade(Severity.WARNING, code, "revised whole")
    return Grade(Severity.ERROR, code)


_LEVEL_CODES: Final = {
    CheckKind.SHARE: "share.inconsistent",
    CheckKind.FLOWS: "sum.inconsistent",
    CheckKind.BALANCE: "sum.inconsistent",
    CheckKind.MEMBERS: "sum.inconsistent",
    CheckKind.MONTHS: "sum.inconsistent",
    CheckKind.CONTAINMENT: "containment.exceeded",
    CheckKind.CURRENCIES: "currencies.outside-rate",
}


def _has_unsourced(material: Material, outcome: Outcome) -> bool:
    """Tell whether a part has no claim but general knowledge."""
    kinds = [{material.nodes.claims[one].source.kind for one in choice.ids} for choice in outcome.choices if choice.ids]
    return {SourceKind.GENERAL_KNOWLEDGE} in kinds


def grade_same_fact(material: Material, first: Said, second: Said, *, gap: Decimal, is_open: bool = False) -> Grade:
    """Grade two claims of one fact that share no value.

    Args:
        material: all claims.
        first: the claim with the lower print.
        second: the one with the higher print.
        gap: the distance between them over the smaller.
        is_open: whether all that is printed below is "over", or all above "nearly", which writers also use loosely.
    """
    one, other = first.claim.compiler, second.claim.compiler
    if one is not None and other is not None and one != other:
        return Grade(Severity.WARNING, "same-fact.conflict", "two compilers")
    dates = (first.published, second.published)
    vintages = {getattr(getattr(said.claim, "terms", None), "vintage", None) for said in (first, second)}
    is_later = None not in dates and dates[0] != dates[1]
    if gap <= material.thresholds.revision and (is_later or len(vintages) > 1):
        return Grade(Severity.INFO, "same-fact.revision", "revision")
    if is_open and gap <= _LOOSE:
        return Grade(Severity.WARNING, "same-fact.conflict", "a loose over or nearly")
    return Grade(Severity.ERROR, "same-fact.conflict")


def _are_of_others(material: Material, outcome: Outcome) -> bool:
    """Tell whether no choice of one claim per part is of compilers that are not stated to differ."""
    compilers: list[set[str | None]] = [
        {material.nodes.claims[one].compiler for one in choice.ids if one in material.nodes.claims}
        for choice in outcome.choices
        if choice.ids
    ]
    stated = [some for some in compilers if None not in some]
    return bool(stated) and not stated[0].intersection(*stated[1:])


def _is_one_source(material: Material, outcome: Outcome) -> bool:
    """Tell whether one source prints all that was chosen."""
    sources = [
        {material.nodes.claims[one].source.id for one in choice.ids} for choice in outcome.choices if _has_ids(choice)
    ]
    return bool(sources) and bool(sources[0].intersection(*sources[1:]))


def _has_ids(choice: Choice) -> bool:
    return bool(choice.ids)
