"""What a way costs, by what is asked of it; each cost is one whole number, its parts one above the other.

From the top: segments that are not built or not open, segments of limited use, what is asked for (borders, changes of
gauge), segments without a known length, metres, transfers, legs. So an operating line always wins over one of limited
use, and of two ways that are as good in what was asked the shorter one wins.
"""

from typing import Final, Literal, TypeAlias

from regcoop._validate import check_choice
from regcoop.network.states import SEVERITY, State

__all__ = ["WEIGHTS", "Weight", "check_weight", "gauge_change_cost", "link_cost", "mode_change_cost", "obstacle_cost"]

Weight: TypeAlias = Literal["distance", "borders", "gauge changes"]
"""What a route is to have little of; the distance decides between routes that have as little of it."""

WEIGHTS: Final[tuple[Weight, ...]] = ("distance", "borders", "gauge changes")

_LEG: Final = 1
_TRANSFER: Final = 1 << 24
_METRE: Final = 1 << 48
_UNKNOWN: Final = 1 << 96
_ASKED: Final = 1 << 120
_LIMITED: Final = 1 << 144
_NOT_OPEN: Final = 1 << 168
"""24 bits for each count and 48 for the metres: enough for sixteen million legs around the globe."""


def check_weight(weight: object) -> None:
    """Refuse anything but a weight.

    Raises:
        FieldValueError: naming the weights.
    """
    check_choice("weight", weight, WEIGHTS)


def link_cost(weight: Weight, state: State, metres: int | None, borders: int) -> int:
    """Give the cost of one segment or access edge."""
    length = _UNKNOWN if metres is None else metres * _METRE
    asked = borders * _ASKED if weight == "borders" else 0
    return _LEG + length + asked + _state_cost(state)


def _state_cost(state: State) -> int:
    if state is State.OPERATING:
        return 0
    return _LIMITED if state is State.LIMITED else _NOT_OPEN


def gauge_change_cost(weight: Weight, *, opposite: bool) -> int:
    """Give the cost of a change of gauge; where it may be made on both sides of a border, one side always wins."""
    return _TRANSFER + (_ASKED if weight == "gauge changes" else 0) + (_LEG if opposite else 0)


def mode_change_cost() -> int:
    """Give the cost of going on by another mode, whatever is asked for."""
    return _TRANSFER


def obstacle_cost(state: State | None) -> int:
    """Give the cost of what stands in the way, when the way of the fewest and least obstacles is looked for.

    What opens by itself on a day that is known is no obstacle that would have to be removed.
    """
    count = 0 if state is State.NOT_YET else _ASKED
    return count + (SEVERITY[State.CLOSED] if state is None else SEVERITY[state]) * _UNKNOWN
