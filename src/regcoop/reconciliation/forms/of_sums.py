"""Sums by definition: exports plus imports, the balance, and the members of a group."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from regcoop.period import Period
from regcoop.reconciliation.forms.shared import Definition, Formed, Key, Material, all_terms
from regcoop.reconciliation.identities import Identity
from regcoop.reconciliation.nodes import Node, Series
from regcoop.reconciliation.records import CheckKind
from regcoop.relations import parts_of_flow, territories_ever, whole_of_flow

__all__ = ["form_flows", "form_members", "identity_of"]

_BALANCE = "balance"
_MOST_MEMBERS = 40


def identity_of(material: Material, definition: Definition) -> Identity | None:
    """Give the identity of a definition all of whose facts are printed; None if one is not."""
    parts = [(material.nodes.get(*key), sign) for key, sign in definition.parts]
    whole = material.nodes.get(*definition.whole)
    terms = [all_terms(node, "part", sign) for node, sign in parts if node is not None]
    if whole is None or len(terms) < len(parts):
        return None
    return Identity(definition.kind, (*terms, all_terms(whole, "whole")), "sum", unit=whole.unit.code)


def formed_of(material: Material, definitions: Iterable[Definition]) -> Formed:
    """Give definitions with the identities of those that are complete."""
    kept = list(definitions)
    found = (identity_of(material, one) for one in kept)
    return Formed([one for one in found if one is not None], [], kept)


def form_flows(material: Material) -> Formed:
    """Form exports + imports = trade and exports − imports = balance, and their like for other pairs of flows."""
    wholes: dict[Key, None] = {}
    for series, period in material.nodes.by_key:
        whole = whole_of_flow(series.flow) or (series.flow if parts_of_flow(series.flow) else None)
        if whole is not None:
            wholes[series._replace(flow=whole), period] = None
        if series.flow in {"exports", "imports", _BALANCE}:
            wholes[series._replace(flow=_BALANCE), period] = None
    return formed_of(material, _of_flows(material, wholes))


def _of_flows(material: Material, wholes: Iterable[Key]) -> Iterator[Definition]:
    for series, period in wholes:
        is_balance = series.flow == _BALANCE
        names = ("exports", "imports") if is_balance else parts_of_flow(series.flow)
        if names is None or not _is_additive(material, series):
            continue
        first, second = ((series._replace(flow=name), period) for name in names)
        known = [key in material.nodes.by_key for key in (first, second, (series, period))]
        if sum(known) >= len(known) - 1:
            kind = CheckKind.BALANCE if is_balance else CheckKind.FLOWS
            yield Definition(kind, ((first, 1), (second, -1 if is_balance else 1)), (series, period))


def _is_additive(material: Material, series: Series) -> bool:
    measure = material.atlas.measures.get(series.measure)
    return measure is not None and measure.additive


def form_members(material: Material) -> Formed:
    """Form the sum over the members of a partner that is a group or bloc, where at most one member is not printed."""
    groups: dict[tuple[Series, Period | None], set[str]] = defaultdict(set)
    for series, period in material.nodes.by_key:
        if series.is_figure:
            groups[series._replace(partner=""), period].add(series.partner)
    return formed_of(material, _of_members(material, groups))


def _of_members(material: Material, groups: dict[tuple[Series, Period | None], set[str]]) -> Iterator[Definition]:
    for (series, period), partners in groups.items():
        if not _is_additive(material, series):
            continue
        for partner in _groupings(material, partners):
            node = material.nodes.get(series._replace(partner=partner), period)
            meant = _meant(node) if node else partner
            members = material.parties.territories(meant, period)
            if members and len(members) <= _MOST_MEMBERS and len(members - partners) <= (0 if node is None else 1):
                if period is not None and territories_ever(material.atlas, meant, period) != members:
                    continue  # a party joined or left inside the period
                parts = tuple(((series._replace(partner=code), period), 1) for code in sorted(members))
                yield Definition(CheckKind.MEMBERS, parts, (series._replace(partner=partner), period))


def _groupings(material: Material, partners: set[str]) -> list[str]:
    """Give the groups and blocs that are printed, and those fixed groups all of whose parties are."""
    printed = {code for code in partners if material.parties.is_grouping(code)}
    whole = {group.code for group in material.atlas.groups.values() if group.enumerated and group.parties <= partners}
    return sorted(printed | whole)


def _meant(node: Node) -> str:
    """Give the group that a bloc is known to mean, if any of its claims states it."""
    stated = sorted({getattr(one.claim, "composition", None) or "" for one in node.said} - {""})
    return stated[0] if len(stated) == 1 else node.series.partner
