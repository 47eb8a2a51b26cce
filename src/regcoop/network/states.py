"""In which state a segment was on a day, as far as the data say."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from regcoop.corridors import BorderCrossing, Segment, SegmentStatus

__all__ = ["OPEN_STATES", "SEVERITY", "State", "crossing_state", "segment_state"]


class State(StrEnum):
    """Tell what a segment was on a day.

    `operating` and `limited` carried traffic for certain. `not yet open` and `closed` follow from the dates; `dates
    uncertain` is a day on which the dates leave open whether there was traffic. The others are as the status says,
    which has no dates of its own.
    """

    OPERATING = "operating"
    LIMITED = "limited"
    NOT_YET = "not yet open"
    UNCERTAIN = "dates uncertain"
    CLOSED = "closed"
    CONSTRUCTION = "construction"
    PLANNED = "planned"
    MISSING = "missing"


OPEN_STATES: Final = frozenset({State.OPERATING, State.LIMITED})
"""The states in which there was certainly traffic."""

SEVERITY: Final[Mapping[State, int]] = {state: number for number, state in enumerate(State)}
"""How far each state is from operating: what stands in the way least is named first."""

_NOT_BUILT: Final = frozenset({SegmentStatus.CONSTRUCTION, SegmentStatus.PLANNED, SegmentStatus.MISSING})


def segment_state(segment: Segment, day: date) -> State:
    """Give the state of a segment on a day.

    A line that is closed today was operating until it closed. What was limited at the last report counts as limited on
    every day of its life, since nobody says since when it has been.

    >>> from datetime import date
    >>> from regcoop.fixtures import load
    >>> from regcoop.network import segment_state
    >>> rails = load().segments["poipet-aranyaprathet-rail-1000"]
    >>> [str(segment_state(rails, date(year, 1, 1))) for year in (2018, 2020, 2025)]
    ['not yet open', 'operating', 'closed']
    """
    if segment.status in _NOT_BUILT:
        return State(segment.status.value)
    if segment.in_use_on(day, imprecise="out"):
        return State.LIMITED if segment.status is SegmentStatus.LIMITED else State.OPERATING
    if segment.in_use_on(day, imprecise="in"):
        return State.UNCERTAIN
    opened = segment.opened
    not_yet = opened is not None and opened.start is not None and day < opened.start
    return State.NOT_YET if not_yet else State.CLOSED


def crossing_state(crossing: BorderCrossing, day: date) -> State:
    """Give the state of a border crossing on a day: as its status says, but not before that was known to hold."""
    as_of = crossing.status_as_of
    if crossing.status is SegmentStatus.OPERATING or (as_of is not None and day < as_of.last_day):
        return State.OPERATING
    return State(crossing.status.value)
