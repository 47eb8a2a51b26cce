"""Finding room for labels: greedy, in a fixed order, never over one another."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, final

import attrs

__all__ = ["Found", "Rect", "Room", "points_along"]

Point = tuple[float, float]

_NOTCH: Final = 0.71
_SIDES: Final = (
    (1.0, 0.0, 0.1),
    (_NOTCH, _NOTCH, 0.0),
    (_NOTCH, -_NOTCH, 0.3),
    (-1.0, 0.0, 0.3),
    (-_NOTCH, _NOTCH, 0.4),
    (-_NOTCH, -_NOTCH, 0.5),
    (0.0, 1.0, 0.7),
    (0.0, -1.0, 0.8),
)
"""Where a label may stand as seen from its place, and how much worse that is than above to the right (after
E. Imhof, Positioning Names on Maps, The American Cartographer 2 (1975))."""

_CELL: Final = 8.0
_PER_POINT: Final = 0.6
_PER_STEP: Final = 1.5


class Rect(NamedTuple):
    """Hold an upright rectangle, in pixels."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Rect") -> bool:
        """Tell whether two rectangles share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def inside(self, other: "Rect") -> bool:
        """Tell whether it lies wholly in another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.bottom <= self.bottom
            and self.top <= other.top
        )

    def grown(self, by: float) -> "Rect":
        """Give the rectangle with each side moved outwards."""
        return Rect(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def nearest(self, point: Point) -> Point:
        """Give the point of the rectangle nearest to a point."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.bottom), self.top)


class Found(NamedTuple):
    """Hold the room that was found for a label.

    Attributes:
        rect: the room.
        far: whether it is so far off that a thin line should lead to it.
    """

    rect: Rect
    far: bool


def points_along(line: Sequence[Point], step: float) -> Iterator[Point]:
    """Give points along a line, at most a step apart."""
    for (x1, y1), (x2, y2) in pairwise(line):
        parts = max(1, math.ceil(math.hypot(x2 - x1, y2 - y1) / step))
        for part in range(parts):
            yield x1 + (x2 - x1) * part / parts, y1 + (y2 - y1) * part / parts
    yield from line[-1:]


@final
@attrs.define(slots=False)
class Room:
    """Hold what is taken on a map, and find room for more.

    Attributes:
        frame: the frame of the map; nothing is placed over its edge.
        taken: rectangles that nothing may overlap.
    """

    frame: Rect
    taken: list[Rect] = attrs.field(factory=list[Rect])
    _points: dict[tuple[int, int], int] = attrs.field(factory=dict[tuple[int, int], int])

    def mind(self, points: Iterable[Point]) -> None:
        """Note points that labels had better not cover, such as those of lines."""
        for x, y in points:
            cell = (int(x // _CELL), int(y // _CELL))
            self._points[cell] = self._points.get(cell, 0) + 1

    def covered(self, rect: Rect) -> int:
        """Count the cells with noted points that a rectangle meets."""
        return sum(
            (column, row) in self._points
            for column in range(int(rect.left // _CELL), int(rect.right // _CELL) + 1)
            for row in range(int(rect.bottom // _CELL), int(rect.top // _CELL) + 1)
        )

    def is_free(self, rect: Rect) -> bool:
        """Tell whether a rectangle lies in the frame and overlaps nothing that is taken."""
        return rect.inside(self.frame) and not any(rect.overlaps(other) for other in self.taken)

    def around(
        self,
        anchor: Point,
        size: tuple[float, float],
        *,
        reaches: Sequence[float],
        dearest: float = math.inf,
        pad: float,
    ) -> Found | None:
        """Find the best room for a label around a point, and take it.

        Args:
            anchor: the point.
            size: width and height of the label.
            reaches: how far from the point it may stand, the nearest first; each is tried on all sides.
            dearest: the highest cost at which it is placed at all: half a unit for each piece of line that it covers.
            pad: the space kept free around it.
        """
        best: tuple[float, int, Rect] | None = None
        for number, (cost, rect) in enumerate(_candidates(anchor, size, reaches)):
            if best is not None and cost >= best[0]:
                continue
            total = cost + _PER_POINT * self.covered(rect)
            if total <= dearest and (best is None or total < best[0]) and self.is_free(rect.grown(pad)):
                best = (total, number, rect)
        if best is None:
            return None
        _, number, rect = best
        self.taken.append(rect)
        return Found(rect, number >= 2 * len(_SIDES))


def _candidates(anchor: Point, size: Point, reaches: Sequence[float]) -> Iterator[tuple[float, Rect]]:
    (x, y), (width, height) = anchor, size
    for step, reach in enumerate(reaches):
        for east, north, cost in _SIDES:
            left = x + east * reach + (min(0.0, math.copysign(width, east)) if east else -width / 2)
            bottom = y + north * reach + (min(0.0, math.copysign(height, north)) if north else -height / 2)
            yield cost + _PER_STEP * step, Rect(left, bottom, left + width, bottom + height)
