"""How two sets stand to each other, where one may not know enough to say."""

from enum import StrEnum
from typing import Final

__all__ = ["SetRelation", "relation_of_sets", "turned"]


class SetRelation(StrEnum):
    """Tell how the first of two sets (of days, territories, goods) stands to the second.

    `UNKNOWN` is an answer: the list of one of them is not published, or a date leaves it open.
    """

    EQUAL = "equal"
    CONTAINS = "contains"
    CONTAINED = "contained"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"


_TURNED: Final = {SetRelation.CONTAINS: SetRelation.CONTAINED, SetRelation.CONTAINED: SetRelation.CONTAINS}


def turned(relation: SetRelation) -> SetRelation:
    """Give the relation as seen from the second set."""
    return _TURNED.get(relation, relation)


def relation_of_sets(*, in_second: bool, in_first: bool, meet: bool) -> SetRelation:
    """Name the relation of two sets.

    Args:
        in_second: whether all of the first lies in the second.
        in_first: whether all of the second lies in the first.
        meet: whether they share anything.
    """
    if in_second and in_first:
        return SetRelation.EQUAL
    if in_second:
        return SetRelation.CONTAINED
    if in_first:
        return SetRelation.CONTAINS
    return SetRelation.OVERLAPS if meet else SetRelation.DISJOINT
