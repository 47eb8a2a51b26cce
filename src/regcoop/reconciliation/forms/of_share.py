"""Shares: a printed percentage, the part it stands beside and the whole it is of."""

from collections.abc import Iterator

from regcoop.errors import PeriodFormatError
from regcoop.period import Period
from regcoop.ratios import Share, ShareBasis
from regcoop.reconciliation.forms.shared import Formed, Material, all_terms, own_term, unformed
from regcoop.reconciliation.identities import Identity, Term
from regcoop.reconciliation.nodes import Choice, Node, Series, series_of
from regcoop.reconciliation.records import Check, CheckKind
from regcoop.relations import AnyClaim, dimensions_of

__all__ = ["ShareParts", "form_shares", "share_series"]

_ALL_GOODS = "all"
_USUAL_CONCEPT = "customs-imts"
_VALUES = "goods-trade"
_QUANTITIES = "goods-quantity"

ShareParts = tuple[list[Term], list[Node]]
"""The prints of a part, and the facts that may be its whole."""


def form_shares(material: Material) -> Formed:
    """Form whole × fraction = part for every printed share."""
    formed = Formed([], [], [])
    for claim in material.nodes.claims.values():
        for number, share in enumerate(claim.shares, start=1):
            for one in _of_share(material, claim, share, number):
                if isinstance(one, Check):
                    formed.unformed.append(one)
                else:
                    formed.identities.append(one)
    return formed


def _of_share(material: Material, claim: AnyClaim, share: Share, number: int) -> Iterator[Identity | Check]:
    if share.whole is None:
        yield unformed(CheckKind.SHARE, (claim.id,), "the text does not say of what it is a share")
        return
    fraction = Term(None, (Choice(share.fraction, share.outer_fraction, (claim.id,)),), "rate")
    found = [
        Identity(
            CheckKind.SHARE,
            (all_terms(whole, "whole"), fraction, part),
            "product",
            owner=claim.id,
            unit=whole.unit.code,
            group=f"{claim.id}%{number}",
        )
        for part, whole in _pairs(material, claim, share)
    ]
    if found:
        yield from found
    else:
        yield unformed(CheckKind.SHARE, (claim.id,), "nothing at hand prints the part and the whole in one unit")


def _pairs(material: Material, claim: AnyClaim, share: Share) -> Iterator[tuple[Term, Node]]:
    """Give the prints of the part with the whole in the same unit."""
    for part in _parts(material, claim, share):
        if part.node is None:
            continue
        if share.figure is not None:
            whole = _stated_whole(material, share.figure, part.node)
        else:
            whole = material.nodes.get(*share_series(part.node.series, part.node.period, share))
        if whole is not None and whole is not part.node:
            yield part, whole


def _stated_whole(material: Material, figure: str, part: Node) -> Node | None:
    """Give the fact of the figure that is the whole, in the unit of the part."""
    whole = material.nodes.of_claim.get(figure)
    if whole is None or whole.series.unit == part.series.unit:
        return whole
    return material.nodes.get(whole.series._replace(unit=part.series.unit), whole.period)


def _parts(material: Material, claim: AnyClaim, share: Share) -> list[Term]:
    own = material.nodes.of_claim.get(claim.id)
    if own is not None and _fits_basis(own.series, share):
        return [own_term(own, claim.id, "part")]
    series, _ = series_of(claim, material.atlas, "")
    measure = {ShareBasis.QUANTITY: _QUANTITIES, ShareBasis.VALUE: _VALUES}.get(share.basis or ShareBasis.VALUE)
    if series.measure in {_VALUES, _QUANTITIES} and share.basis is not None:
        series = series._replace(measure=measure or series.measure)
    kinds = ("money",) if series.measure == _VALUES else (series.quantity or "mass", "mass", "count")
    period = dimensions_of(claim).period
    found = [
        node for kind in dict.fromkeys(kinds) for node in material.nodes.beside(series._replace(quantity=kind), period)
    ]
    return [all_terms(node, "part") for node in found]


def _fits_basis(series: Series, share: Share) -> bool:
    return share.basis is None or (share.basis is ShareBasis.VALUE) == (series.quantity == "money")


def share_series(series: Series, period: Period | None, share: Share) -> tuple[Series, Period | None]:
    """Give the whole of a share that is told by the dimensions it replaces."""
    changes: dict[str, str | None] = {}
    for name, value in share.replaced:
        if name == "period":
            period = _period(value)
        elif name == "commodity":
            changes[name] = None if value == _ALL_GOODS else value
        elif name == "concept":
            changes[name] = None if value == _USUAL_CONCEPT else value
        else:
            changes[name] = value
    return series._replace(**changes), period  # type: ignore[arg-type]  # the names are those of dimensions


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except PeriodFormatError:
        return None
