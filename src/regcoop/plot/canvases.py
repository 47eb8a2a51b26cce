"""The drawing surface: an Axes in kilometres of a projection, with its base map."""

# matplotlib does not declare the types of its further keywords.
# pyright: reportUnknownMemberType=false

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast, final

import attrs

from regcoop.errors import MissingExtraError
from regcoop.plot.base_maps import BaseMap
from regcoop.plot.clipping import clipped_lines, clipped_ring
from regcoop.plot.placing import Point, Rect
from regcoop.plot.projections import Albers, Box, LonLat, albers_for, box_of, shifted_near, window_of
from regcoop.plot.styles import BORDER_COLOUR, COAST_COLOUR, GRID_COLOUR, LAND_COLOUR, PALE_INK, SEA_COLOUR

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["Canvas", "add_foot", "canvas_for", "draw_grid", "draw_land", "require_matplotlib"]

_MARGIN: Final = 0.09
_LEAST_KM: Final = 60.0
_AREA: Final = 38.0
_SLIMMEST: Final = 0.8
_BROADEST: Final = 1.9
_SIDE: Final = 0.1
_HEAD: Final = 0.42
_FOOT: Final = 0.34
_BEYOND: Final = 0.12
_GRID_LINES: Final = 6
_GRID_STEPS: Final = (0.5, 1, 2, 5, 10, 15, 20, 30)
_GRID_POINTS: Final = 40
_POINTS_PER_INCH: Final = 72


def require_matplotlib() -> None:
    """Refuse to go on without matplotlib.

    Raises:
        MissingExtraError: if it is not installed; the message gives the command that installs it.
    """
    try:
        import matplotlib as mpl
    except ImportError as problem:
        raise MissingExtraError("Drawing a map", "matplotlib", "plot") from problem
    del mpl


@final
@attrs.frozen(slots=False)
class Canvas:
    """Hold an Axes with the projection of its map; its data coordinates are kilometres.

    Attributes:
        view: what the Axes shows, in kilometres.
        window: the degrees that the view covers, and a margin.
        own: whether the figure was made for this map alone.
    """

    ax: "Axes"
    projection: Albers
    view: Box
    window: Box
    own: bool

    @property
    def figure(self) -> "Figure":
        """Give the whole figure."""
        return cast("Figure", self.ax.get_figure(root=True))

    def pixels(self, points: Iterable[Point]) -> list[Point]:
        """Give the pixels of points of the map."""
        pairs = list(points)
        return [(float(x), float(y)) for x, y in self.ax.transData.transform(pairs)] if pairs else []

    def pixels_of(self, positions: Iterable[LonLat]) -> list[Point]:
        """Give the pixels of positions in degrees."""
        return self.pixels(self.projected(list(positions)))

    def projected(self, line: Sequence[LonLat]) -> list[Point]:
        """Give the points of the map for a line in degrees."""
        return self.projection.project_all(shifted_near(line, self.projection.lon_0)) if line else []

    def from_points(self, points: float) -> float:
        """Give the pixels of a length in typographic points."""
        return points * self.figure.dpi / _POINTS_PER_INCH

    @property
    def frame(self) -> Rect:
        """Give the frame of the map, in pixels."""
        left, bottom, right, top = self.ax.get_window_extent().extents
        return Rect(float(left), float(bottom), float(right), float(top))


def canvas_for(positions: Sequence[LonLat], ax: "Axes | None", projection: Albers | None = None) -> Canvas:
    """Choose projection and view for some positions, and set an Axes to them; a new figure if none is given."""
    projection = albers_for(positions) if projection is None else projection
    box = box_of(projection.project_all(shifted_near(positions, projection.lon_0)))
    box = box.grown(max(_LEAST_KM, _MARGIN * max(box.east - box.west, box.north - box.south)))
    used = _new_axes(box) if ax is None else ax
    view = _filling(box, _shape_of(used))
    used.set(xlim=(view.west, view.east), ylim=(view.south, view.north), aspect="equal", xticks=(), yticks=())
    used.set_facecolor(SEA_COLOUR)
    for spine in used.spines.values():
        spine.set(edgecolor=PALE_INK, linewidth=0.6)
    used.apply_aspect()
    wide = view.grown(_BEYOND * max(view.east - view.west, view.north - view.south))
    return Canvas(used, projection, view, window_of(wide, projection), own=ax is None)


def _new_axes(box: Box) -> "Axes":
    """Make a figure whose shape suits the map, with room for a title above and a credit below, in inches."""
    from matplotlib import pyplot as plt

    shape = min(max((box.east - box.west) / (box.north - box.south), _SLIMMEST), _BROADEST)
    height = math.sqrt(_AREA / shape)
    width = height * shape
    whole_width, whole_height = width + 2 * _SIDE, height + _HEAD + _FOOT
    figure = plt.figure(figsize=(whole_width, whole_height))
    return figure.add_axes((_SIDE / whole_width, _FOOT / whole_height, width / whole_width, height / whole_height))


def add_foot(canvas: Canvas, pixels: float) -> None:
    """Make a figure of our own higher, with more room below the map; the map keeps its size."""
    if not canvas.own:
        return
    figure, more = canvas.figure, pixels / canvas.figure.dpi
    width, height = (float(side) for side in figure.get_size_inches())
    place = canvas.ax.get_position(original=True)
    figure.set_size_inches(width, height + more)
    scale = height / (height + more)
    bottom = (float(place.y0) * height + more) / (height + more)
    canvas.ax.set_position((float(place.x0), bottom, float(place.width), float(place.height) * scale))
    canvas.ax.apply_aspect()


def _shape_of(ax: "Axes") -> float:
    """Give the width of the room of an Axes as a multiple of its height, after its layout is done."""
    figure = cast("Figure", ax.get_figure(root=True))
    if figure.get_layout_engine() is not None:
        figure.draw_without_rendering()
    holder = cast("Figure", ax.get_figure(root=False))  # it may be a part of the whole figure
    room = ax.get_position(original=True).transformed(holder.transSubfigure)
    return float(room.width) / float(room.height)


def _filling(box: Box, shape: float) -> Box:
    """Widen a box in one direction until it has the shape of the Axes."""
    width, height = box.east - box.west, box.north - box.south
    more_width, more_height = max(0.0, height * shape - width) / 2, max(0.0, width / shape - height) / 2
    return Box(box.west - more_width, box.south - more_height, box.east + more_width, box.north + more_height)


def draw_land(canvas: Canvas, base: BaseMap) -> None:
    """Draw the land, coasts and borders of a base map that the canvas shows."""
    from matplotlib.collections import LineCollection, PathCollection
    from matplotlib.path import Path

    paths = [Path.make_compound_path(*map(Path, rings)) for rings in _polygons(canvas, base)]
    canvas.ax.add_collection(
        PathCollection(paths, facecolors=LAND_COLOUR, edgecolors="none", zorder=0.5), autolim=False
    )
    outlines = ((base.coasts, COAST_COLOUR, 0.5, "coasts"), (base.borders, BORDER_COLOUR, 0.7, "borders"))
    for lines, colour, width, name in outlines:
        segments = [canvas.projection.project_all(run) for line in lines for run in _runs(canvas, line)]
        drawn = LineCollection(segments, colors=colour, linewidths=width, zorder=0.7, gid=f"base-map:{name}")
        canvas.ax.add_collection(drawn, autolim=False)


def _polygons(canvas: Canvas, base: BaseMap) -> Iterator[list[list[Point]]]:
    for shape in base.shapes:
        for polygon in shape.polygons:
            rings = [clipped_ring(shifted_near(ring, canvas.projection.lon_0), canvas.window) for ring in polygon]
            if rings[0]:
                yield [canvas.projection.project_all((*ring, ring[0])) for ring in rings if ring]


def _runs(canvas: Canvas, line: Sequence[LonLat]) -> Iterator[Sequence[LonLat]]:
    return clipped_lines(shifted_near(line, canvas.projection.lon_0), canvas.window)


def draw_grid(canvas: Canvas, *, named: bool) -> None:
    """Draw some meridians and parallels, with their degrees along the frame if there is no land to go by."""
    from matplotlib.collections import LineCollection

    window = canvas.window
    step = _grid_step(min(window.east - window.west, window.north - window.south))
    lons, lats = _multiples(window.west, window.east, step), _multiples(window.south, window.north, step)
    lines = [[(lon, lat) for lat in _even(window.south, window.north)] for lon in lons]
    lines += [[(lon, lat) for lon in _even(window.west, window.east)] for lat in lats]
    drawn = [canvas.projection.project_all(line) for line in lines]
    canvas.ax.add_collection(
        LineCollection(drawn, colors=GRID_COLOUR, linewidths=0.4, zorder=0.6, gid="graticule"), autolim=False
    )
    if named:
        _name_grid(canvas, lons, lats)


def _grid_step(span: float) -> float:
    return next((step for step in _GRID_STEPS if span / step <= _GRID_LINES), _GRID_STEPS[-1])


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [step * number for number in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _even(low: float, high: float) -> list[float]:
    return [low + (high - low) * part / _GRID_POINTS for part in range(_GRID_POINTS + 1)]


def _name_grid(canvas: Canvas, lons: Sequence[float], lats: Sequence[float]) -> None:
    """Write the degrees of meridians at the lower edge, and of parallels at the left one."""
    view, cone = canvas.view, canvas.projection
    for lon in lons:
        line = [cone.project(lon, lat) for lat in _even(canvas.window.south, canvas.window.north)]
        x = _where(line, view.south, 1)
        if x is not None and view.west < x < view.east:
            text = f"{abs(lon):g}°{'E' if lon > 0 else 'W' if lon < 0 else ''}"
            canvas.ax.annotate(
                text, (x, view.south), (0, 2), textcoords="offset points", ha="center", fontsize=6, color=PALE_INK
            )
    for lat in lats:
        line = [cone.project(lon, lat) for lon in _even(canvas.window.west, canvas.window.east)]
        y = _where(line, view.west, 0)
        if y is not None and view.south < y < view.north:
            text = f"{abs(lat):g}°{'N' if lat > 0 else 'S' if lat < 0 else ''}"
            canvas.ax.annotate(
                text, (view.west, y), (2, 0), textcoords="offset points", va="center", fontsize=6, color=PALE_INK
            )


def _where(line: Sequence[Point], at: float, axis: int) -> float | None:
    """Give the other coordinate where a line first reaches a value of one coordinate."""
    for before, after in pairwise(line):
        if min(before[axis], after[axis]) <= at <= max(before[axis], after[axis]) and before[axis] != after[axis]:
            part = (at - before[axis]) / (after[axis] - before[axis])
            return before[1 - axis] + part * (after[1 - axis] - before[1 - axis])
    return None
