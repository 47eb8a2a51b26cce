"""How two periods stand to each other, as sets of days."""

from regcoop.period import Period
from regcoop.relations.sets import SetRelation, relation_of_sets

__all__ = ["relation_of_periods"]


def relation_of_periods(first: Period, second: Period) -> SetRelation:
    """Tell how the days of one period stand to those of another.

    A period with an unknown start reaches back without limit, but two of them with different ends are a growing count,
    of which the longer contains the shorter.

    >>> from regcoop.period import Period
    >>> from regcoop.relations import relation_of_periods
    >>> relation_of_periods(Period.parse("2024"), Period.parse("2024-01/2024-07"))
    <SetRelation.CONTAINS: 'contains'>
    """
    return relation_of_sets(
        in_second=second.contains(first), in_first=first.contains(second), meet=first.overlaps(second)
    )
