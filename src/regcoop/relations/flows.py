"""How two flows stand to each other: which is a part of which, which is the other side of which."""

from collections.abc import Mapping
from typing import Final

from regcoop.relations.sets import SetRelation

__all__ = ["PARTS_OF_FLOWS", "parts_of_flow", "relation_of_flows", "whole_of_flow"]

PARTS_OF_FLOWS: Final[Mapping[str, tuple[str, str]]] = {
    "trade": ("exports", "imports"),
    "two-way": ("inward", "outward"),
    "both": ("inbound", "outbound"),
}
"""From a flow, or a heading of traffic, to the two that make it up by definition."""

_WHOLES: Final[Mapping[str, str]] = {part: whole for whole, parts in PARTS_OF_FLOWS.items() for part in parts}


def parts_of_flow(flow: str) -> tuple[str, str] | None:
    """Give the two flows that a flow is the sum of; None if it is no sum.

    >>> from regcoop.relations import parts_of_flow
    >>> parts_of_flow("trade")
    ('exports', 'imports')
    """
    return PARTS_OF_FLOWS.get(flow)


def whole_of_flow(flow: str) -> str | None:
    """Give the flow that a flow is a part of; None if it is no part."""
    return _WHOLES.get(flow)


def relation_of_flows(first: str, second: str) -> SetRelation:
    """Tell how two flows stand to each other; a balance is no part of anything and shares no amount with another.

    >>> from regcoop.relations import relation_of_flows
    >>> relation_of_flows("exports", "trade")
    <SetRelation.CONTAINED: 'contained'>
    """
    if first == second:
        return SetRelation.EQUAL
    if _WHOLES.get(first) == second:
        return SetRelation.CONTAINED
    return SetRelation.CONTAINS if _WHOLES.get(second) == first else SetRelation.DISJOINT
