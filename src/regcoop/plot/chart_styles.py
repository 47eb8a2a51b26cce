"""How charts look: colours, marks and hatches that can be told apart without colour.

The colours are those of Okabe and Ito, as on the maps. Each goes with a shape of its own, so that a copy in grey can be
read.
"""

from typing import Final, NamedTuple

from regcoop.plot.styles import BLUE, BLUISH_GREEN, INK, ORANGE, PALE_INK, REDDISH_PURPLE, SKY_BLUE, VERMILLION

__all__ = ["GRID_INK", "STYLES", "WHITE", "ChartStyle", "style_at"]

WHITE: Final = "#FFFFFF"
GRID_INK: Final = "#E4E1DB"


class ChartStyle(NamedTuple):
    """Hold the colour, the mark and the hatch that go together.

    Attributes:
        colour: the colour of lines, marks and bars.
        marker: the shape of marks.
        hatch: the pattern of bars.
    """

    colour: str
    marker: str
    hatch: str


STYLES: Final = (
    ChartStyle(BLUE, "o", ""),
    ChartStyle(VERMILLION, "s", "////"),
    ChartStyle(BLUISH_GREEN, "D", "...."),
    ChartStyle(REDDISH_PURPLE, "^", "xxxx"),
    ChartStyle(ORANGE, "v", "||||"),
    ChartStyle(SKY_BLUE, "P", "----"),
    ChartStyle(PALE_INK, "X", "++++"),
    ChartStyle(INK, "*", "oooo"),
)
"""The styles in the order of their use."""


def style_at(number: int) -> ChartStyle:
    """Give a style by its number; after the last one the colours begin anew, each with another mark."""
    rounds, place = divmod(number, len(STYLES))
    other = STYLES[(place + rounds) % len(STYLES)]
    return STYLES[place]._replace(marker=other.marker, hatch=other.hatch)
