"""What a sum takes: each claim once, with its dimensions and attributes at hand."""

from collections.abc import Iterable
from typing import NamedTuple

from regcoop._validate import check_type
from regcoop.atlas import Atlas, Figures, Indicators
from regcoop.errors import EmptySelectionError, FieldTypeError, FieldValueError
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.relations import AnyClaim, Attributes, Dimensions, attributes_of, dimensions_of, stated_attributes

__all__ = ["Entry", "atlas_of", "gathered"]


class Entry(NamedTuple):
    """Hold a claim with what a sum asks of it.

    Attributes:
        claim: the figure or indicator.
        dimensions: what it is about.
        stated: its attributes as it states them.
        attributes: the same, unstated ones as its compiler counts.
    """

    claim: AnyClaim
    dimensions: Dimensions
    stated: Attributes
    attributes: Attributes


def atlas_of(figures: object, atlas: Atlas | None) -> Atlas:
    """Give the atlas that counts: the one that is passed, or the one that a selection knows.

    Raises:
        FieldTypeError: if there is neither.
    """
    if atlas is None and isinstance(figures, Figures | Indicators):
        return figures.atlas
    if atlas is None:
        raise FieldTypeError("atlas", "None", "the atlas of the figures, unless they are a selection that knows it")
    check_type("atlas", atlas, Atlas)
    return atlas


def gathered(figures: Iterable[AnyClaim], atlas: Atlas) -> tuple[Entry, ...]:
    """Give each claim once, in the order of the ids.

    Raises:
        EmptySelectionError: if there is none.
        FieldTypeError: if something else than figures and indicators is among them.
        FieldValueError: if two different claims bear one id.
    """
    _check_several(figures)
    claims: dict[str, AnyClaim] = {}
    for claim in figures:
        check_type("an item of figures", claim, (TradeFigure, Indicator))
        known = claims.setdefault(claim.id, claim)
        if known is not claim and known != claim:
            raise FieldValueError("figures", f"two different claims with the id {claim.id}", "each claim its own id")
    if not claims:
        raise EmptySelectionError("add up")
    return tuple(_entry(claims[id_], atlas) for id_ in sorted(claims))


def _check_several(figures: object) -> None:
    if isinstance(figures, TradeFigure | Indicator):
        raise FieldTypeError("figures", f"the one claim {figures.id}", "a selection, or a list of claims")


def _entry(claim: AnyClaim, atlas: Atlas) -> Entry:
    return Entry(claim, dimensions_of(claim), stated_attributes(claim), attributes_of(claim, atlas))
