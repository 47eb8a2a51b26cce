"""Sea legs on a map: a line that stays on the water of the base map.

A geodesic between two ports often crosses land, which no ship does. The line found here is for the eye alone: it is
the shortest on a coarse grid, not a shipping lane, and no distance is ever taken from it.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import Final, TypeAlias, final

import attrs

from regcoop.network.geodesy import geodesic_line
from regcoop.plot.base_maps import BaseMap
from regcoop.plot.projections import Box, LonLat, box_of

__all__ = ["WaterGrid", "sea_line"]

Cell: TypeAlias = tuple[int, int]

_CELLS: Final = 120
_FINEST: Final = 0.05
_AROUND: Final = 6.0
_NEAR_PORT: Final = 0.35
_COAST: Final = 1.5
_STEP_KM: Final = 40


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


_STEPS: Final = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
_LONG_STEPS: Final = tuple(
    ((dy, dx), (dy // 2 if abs(dy) > 1 else 0, dx // 2 if abs(dx) > 1 else 0), (_sign(dy), _sign(dx)))
    for dy in (-2, -1, 1, 2)
    for dx in (-2, -1, 1, 2)
    if abs(dy) != abs(dx)
)
"""Steps like a knight's, each with the two cells that it passes between."""


@final
@attrs.define(slots=False)
class WaterGrid:
    """Tell land from water on a grid of cells, by the base map.

    Attributes:
        box: the degrees that the grid covers.
        step: the side of a cell in degrees.
        land: for each row from the south, whether each cell from the west has its middle on land.
    """

    box: Box
    step: float
    land: list[list[bool]]

    @classmethod
    def of(cls, base: BaseMap, box: Box) -> "WaterGrid":
        """Draw the land of a base map on a grid of at most 120 cells to a side."""
        step = max(_FINEST, (box.east - box.west) / _CELLS, (box.north - box.south) / _CELLS)
        columns, rows = int((box.east - box.west) / step) + 1, int((box.north - box.south) / step) + 1
        grid = cls(box, step, [[False] * columns for _ in range(rows)])
        for shape in base.shapes:
            for polygon in shape.polygons:
                grid._fill(polygon)
        return grid

    def _fill(self, polygon: Sequence[Sequence[LonLat]]) -> None:
        """Mark the cells inside a polygon: along each row, those between an odd crossing of the rings and the next."""
        if not box_of(polygon[0]).meets(self.box):
            return
        crossings: dict[int, list[float]] = {}
        for ring in polygon:
            for start, end in pairwise(ring):
                self._cross(start, end, crossings)
        for row, lons in crossings.items():
            lons.sort()
            for west, east in zip(lons[::2], lons[1::2], strict=False):
                first, last = (math.ceil((lon - self.box.west) / self.step) for lon in (west, east))
                for column in range(max(first, 0), min(last, len(self.land[row]))):
                    self.land[row][column] = True

    def _cross(self, start: LonLat, end: LonLat, crossings: dict[int, list[float]]) -> None:
        low, high = sorted((start[1], end[1]))
        first, last = (math.ceil((lat - self.box.south) / self.step) for lat in (low, high))
        for row in range(max(first, 0), min(last, len(self.land))):
            part = (self.box.south + row * self.step - start[1]) / (end[1] - start[1])
            crossings.setdefault(row, []).append(start[0] + part * (end[0] - start[0]))

    def position(self, cell: Cell) -> LonLat:
        """Give the middle of a cell."""
        return self.box.west + cell[1] * self.step, self.box.south + cell[0] * self.step

    def cell(self, position: LonLat) -> Cell:
        """Give the cell of a position."""
        return round((position[1] - self.box.south) / self.step), round((position[0] - self.box.west) / self.step)

    def is_water(self, cell: Cell) -> bool:
        """Tell whether a cell lies on the grid and on water."""
        row, column = cell
        return 0 <= row < len(self.land) and 0 <= column < len(self.land[row]) and not self.land[row][column]

    def nearest_water(self, position: LonLat) -> Cell | None:
        """Give the cell on open water nearest to a position, within a few degrees; None if there is none."""
        row, column = self.cell(position)
        reach = round(2 / self.step)
        found = [
            (math.hypot(dy, dx), (row + dy, column + dx))
            for dy in range(-reach, reach + 1)
            for dx in range(-reach, reach + 1)
            if self.is_water((row + dy, column + dx)) and self._open(row + dy, column + dx)
        ]
        return min(found)[1] if found else None

    def _open(self, row: int, column: int) -> bool:
        """Tell whether a cell has water on most sides, so that no pond behind the coast is taken for the sea."""
        around = sum(self.is_water((row + dy, column + dx)) for dy, dx in _STEPS)
        return around * 2 > len(_STEPS)

    def crosses_land(self, line: Iterable[LonLat]) -> bool:
        """Tell whether some position of a line is on land."""
        return any(not self.is_water(self.cell(position)) for position in line)

    def cost(self, start: Cell, end: Cell) -> float:
        """Give what a step costs: its length in degrees of latitude, more beside the coast."""
        squeeze = math.cos(math.radians(self.box.south + start[0] * self.step))
        length = math.hypot(end[0] - start[0], (end[1] - start[1]) * squeeze)
        return length * (_COAST if self.is_coast(end) else 1.0)

    def is_coast(self, cell: Cell) -> bool:
        """Tell whether a cell has land to one side."""
        row, column = cell
        if not (0 < row < len(self.land) - 1 and 0 < column < len(self.land[row]) - 1):
            return True
        return any(any(self.land[near][column - 1 : column + 2]) for near in (row - 1, row, row + 1))

    def free(self, start: Cell, end: Cell) -> bool:
        """Tell whether the straight line between two cells stays on water."""
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1])) * 2
        return all(
            self.is_water(
                (
                    round(start[0] + (end[0] - start[0]) * step / steps),
                    round(start[1] + (end[1] - start[1]) * step / steps),
                )
            )
            for step in range(1, steps)
        )

    def neighbours(self, cell: Cell) -> Iterator[Cell]:
        """Give the cells that one step reaches over water."""
        for dy, dx in _STEPS:
            other = (cell[0] + dy, cell[1] + dx)
            if self.is_water(other):
                yield other
        for (dy, dx), *between in _LONG_STEPS:
            if all(self.is_water((cell[0] + y, cell[1] + x)) for y, x in ((dy, dx), *between)):
                yield cell[0] + dy, cell[1] + dx


def sea_line(start: LonLat, end: LonLat, base: BaseMap) -> list[LonLat]:
    """Give a line between two ports that stays on the water of a base map as far as its grid can tell.

    The geodesic is taken where it does so itself, and where no way over water is found, such as on a lake that the base
    map does not draw.
    """
    direct = list(geodesic_line((start, end), step_km=_STEP_KM))
    box = box_of(direct)
    grid = WaterGrid.of(base, box.grown(max(_AROUND, (box.east - box.west) / 3, (box.north - box.south) / 3)))
    at_sea = [point for point in direct if math.dist(point, start) > _NEAR_PORT < math.dist(point, direct[-1])]
    if not grid.crosses_land(at_sea):
        return direct
    way = _way(grid, grid.nearest_water(start), grid.nearest_water(direct[-1]))
    if not way:
        return direct
    bends = [start, *(grid.position(cell) for cell in _straightened(way, grid)), direct[-1]]
    return list(geodesic_line(bends, step_km=_STEP_KM))


def _way(grid: WaterGrid, start: Cell | None, goal: Cell | None) -> list[Cell]:
    """Find the cheapest way over water (A*: Hart, Nilsson and Raphael 1968); empty if there is none."""
    if start is None or goal is None:
        return []
    came: dict[Cell, Cell | None] = {start: None}
    spent: dict[Cell, float] = {start: 0.0}
    queue: list[tuple[float, Cell]] = [(0.0, start)]
    squeeze = min(math.cos(math.radians(lat)) for lat in (grid.box.south, grid.box.north))
    while queue:
        _, cell = heappop(queue)
        if cell == goal:
            return list(_back(came, goal))[::-1]
        for other in grid.neighbours(cell):
            cost = spent[cell] + grid.cost(cell, other)
            if cost < spent.get(other, math.inf):
                spent[other], came[other] = cost, cell
                ahead = math.hypot(goal[0] - other[0], (goal[1] - other[1]) * squeeze)
                heappush(queue, (cost + ahead, other))
    return []


def _back(came: dict[Cell, Cell | None], cell: Cell | None) -> Iterator[Cell]:
    while cell is not None:
        yield cell
        cell = came[cell]


def _straightened(way: Sequence[Cell], grid: WaterGrid) -> Iterator[Cell]:
    """Leave out the cells between two that see each other, over a few cells at a time, so that bends stay soft."""
    reach = 12
    index = 0
    yield way[0]
    while index < len(way) - 1:
        ahead = range(min(index + reach, len(way) - 1), index, -1)
        index = next((other for other in ahead if grid.free(way[index], way[other])), index + 1)
        yield way[index]
