"""How lines look: colours by mode and gauge, dashes by state.

The colours are those of M. Okabe and K. Ito, Color Universal Design (2008), which readers with any of the common forms
of colour blindness tell apart. Gauges also differ in their pattern, as railways do on printed maps, so that a copy in
grey can be read.
"""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from regcoop.network.states import State
from regcoop.plot.sketches import Stretch

__all__ = [
    "BORDER_COLOUR",
    "BREAK_COLOUR",
    "COAST_COLOUR",
    "DASHES",
    "GRID_COLOUR",
    "INK",
    "LAND_COLOUR",
    "PALE_INK",
    "SEA_COLOUR",
    "Dashes",
    "Kind",
    "Look",
    "kind_of",
    "look_of",
]

BLACK: Final = "#000000"
ORANGE: Final = "#E69F00"
SKY_BLUE: Final = "#56B4E9"
BLUISH_GREEN: Final = "#009E73"
BLUE: Final = "#0072B2"
VERMILLION: Final = "#D55E00"
REDDISH_PURPLE: Final = "#CC79A7"

BREAK_COLOUR: Final = ORANGE
LAND_COLOUR: Final = "#F6F4EE"
SEA_COLOUR: Final = "#E3EEF4"
BORDER_COLOUR: Final = "#B3ABA0"
COAST_COLOUR: Final = "#A3B7C2"
GRID_COLOUR: Final = "#C9D6DD"
INK: Final = "#222222"
PALE_INK: Final = "#8C857B"
_GREY: Final = "#666666"

Dashes: TypeAlias = tuple[float, ...]
"""Lengths of strokes and gaps in points, in turn; empty for a line without gaps."""

Pattern: TypeAlias = Literal["plain", "cased", "ties", "ladder"]
"""How a line is told from others without its colour: one stroke, two thin ones, cross-ties, or black and white."""

Kind: TypeAlias = tuple[str, tuple[int, ...]]
"""A mode with the track gauges, by which the legend sorts."""


class Look(NamedTuple):
    """Hold how a line of one kind looks when it is in use."""

    colour: str
    width: float
    pattern: Pattern = "plain"
    dashes: Dashes = ()


DASHES: Final[Mapping[State, Dashes]] = {
    State.OPERATING: (),
    State.LIMITED: (9.0, 1.6),
    State.NOT_YET: (4.5, 2.5),
    State.CONSTRUCTION: (4.5, 2.5),
    State.PLANNED: (2.2, 2.2),
    State.MISSING: (1.0, 5.0),
    State.UNCERTAIN: (6.0, 2.0, 1.0, 2.0),
    State.CLOSED: (1.0, 1.8),
}
"""The dashes of each state: nearly whole for some traffic, dashed before there is any, dotted after it."""

_SEA: Final[Dashes] = (7.0, 2.0, 1.5, 2.0)

_RAILS: Final[Mapping[tuple[int, ...], Look]] = {
    (1000,): Look(BLUISH_GREEN, 1.5, "ties"),
    (1435,): Look(BLUE, 2.4),
    (1520,): Look(VERMILLION, 3.2, "cased"),
    (1676,): Look(REDDISH_PURPLE, 2.6, "ladder"),
}
_MODES: Final[Mapping[str, Look]] = {
    "rail": Look(BLACK, 2.0),
    "road": Look(_GREY, 1.6),
    "sea": Look(SKY_BLUE, 2.0, dashes=_SEA),
    "ferry": Look(SKY_BLUE, 2.0, dashes=_SEA),
    "river": Look(SKY_BLUE, 2.6),
    "canal": Look(SKY_BLUE, 2.6),
    "access": Look(_GREY, 0.9),
}
_OTHER: Final = Look(BLACK, 1.6)


def kind_of(stretch: Stretch) -> Kind:
    """Give the mode and gauges of a stretch; ferries count as sea, canals as rivers, as they look alike."""
    mode = {"ferry": "sea", "canal": "river", None: ""}.get(stretch.mode, stretch.mode or "")
    return mode, stretch.gauges


def look_of(mode: str, gauges: tuple[int, ...]) -> Look:
    """Give the look of a mode and of one or two gauges.

    A dual-gauge line takes the look of its wider gauge; the narrower one is drawn over it in strokes.
    """
    if mode == "rail":
        return _RAILS.get(gauges[-1:], _MODES["rail"])
    return _MODES.get(mode, _OTHER)
