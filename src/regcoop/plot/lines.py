"""Drawing lines and symbols."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from regcoop.network.geodesy import geodesic_line
from regcoop.plot.base_maps import BaseMap
from regcoop.plot.canvases import Canvas
from regcoop.plot.placing import Point
from regcoop.plot.projections import LonLat
from regcoop.plot.sketches import AT_SEA, Mark, MarkKind, Rank, Stop, Stretch
from regcoop.plot.styles import BREAK_COLOUR, DASHES, INK, Look, kind_of, look_of
from regcoop.plot.waters import sea_line

if TYPE_CHECKING:
    from matplotlib.transforms import Transform

__all__ = ["MARKERS", "draw_marks", "draw_stops", "draw_stretch", "offsets_of", "path_of", "strokes_of"]

_STEP_KM: Final = 40
_APART: Final = 3.2
_CASING: Final = 1.6
_TIE: Final = (0.7, 4.5)
_TIE_WIDTH: Final = 3.2
_RUNG: Final = (4.0, 4.0)
_ORDER: Final = ("access", "road", "river", "canal", "ferry", "sea", "rail")

MARKERS: Final[Mapping[MarkKind, Mapping[str, Any]]] = {
    MarkKind.BORDER: {"marker": "s", "markersize": 6.0, "markerfacecolor": "white", "markeredgecolor": INK},
    MarkKind.SHUT: {"marker": "X", "markersize": 7.5, "markerfacecolor": "white", "markeredgecolor": INK},
    MarkKind.BREAK: {"marker": "D", "markersize": 4.6, "markerfacecolor": BREAK_COLOUR, "markeredgecolor": INK},
}
"""The symbols, as keywords of a matplotlib line."""

_DOTS: Final = {Rank.END: 5.0, Rank.TRANSFER: 3.6, Rank.JUNCTION: 3.4, Rank.STOP: 2.6}


def path_of(stretch: Stretch, base: BaseMap | None) -> list[LonLat]:
    """Give the line of a stretch in degrees: geodesics through its places, or a way over water for a sea leg."""
    if stretch.whole:
        return list(stretch.points)
    if base is not None and stretch.mode in AT_SEA:
        parts = [sea_line(start, end, base) for start, end in zip(stretch.points, stretch.points[1:], strict=False)]
        return [point for number, part in enumerate(parts) for point in part[min(number, 1) :]]
    return list(geodesic_line(stretch.points, step_km=_STEP_KM))


def offsets_of(stretches: Iterable[Stretch]) -> dict[str, float]:
    """Give how far each stretch is moved aside, in points, so that two between the same places lie side by side."""
    groups: dict[frozenset[str], list[str]] = {}
    for stretch in stretches:
        groups.setdefault(stretch.ends or frozenset((stretch.id,)), []).append(stretch.id)
    return {
        code: _APART * (number - (len(group) - 1) / 2)
        for group in groups.values()
        for number, code in enumerate(sorted(group))
    }


def strokes_of(stretch: Stretch) -> Iterator[Mapping[str, Any]]:
    """Give the strokes that make up a line, the main one first, as keywords of a matplotlib line."""
    look = look_of(*kind_of(stretch))
    dashes = DASHES[stretch.state] or look.dashes
    yield _stroke(look.colour, look.width, dashes)
    if not DASHES[stretch.state]:
        yield from _overlays(stretch, look, look.width)


def _stroke(colour: str, width: float, dashes: Sequence[float] = ()) -> Mapping[str, Any]:
    style: Mapping[str, Any] = {"linestyle": (0, tuple(length / width for length in dashes))} if dashes else {}
    return {"color": colour, "linewidth": width, "solid_capstyle": "round", "dash_capstyle": "butt", **style}


def _overlays(stretch: Stretch, look: Look, width: float) -> Iterator[Mapping[str, Any]]:
    """Give what is drawn over the main stroke of a line in use, to tell it by its pattern."""
    if len(stretch.gauges) > 1:
        yield _stroke(look_of("rail", stretch.gauges[:1]).colour, width, _RUNG)
    elif look.pattern == "ties":
        yield _stroke(look.colour, width * _TIE_WIDTH, _TIE)
    elif look.pattern == "cased":
        yield _stroke("white", width * 0.3)
    elif look.pattern == "ladder":
        yield _stroke("white", width * 0.5, _RUNG)


def draw_stretch(canvas: Canvas, stretch: Stretch, path: Sequence[Point], aside: float) -> None:
    """Draw a stretch along a path of the map; its main stroke has the gid `segment:…`."""
    from matplotlib.lines import Line2D

    order = 2.0 + (_ORDER.index(stretch.mode) / 10 if stretch.mode in _ORDER else 0.0)
    order += 0.05 if not DASHES[stretch.state] else 0.0
    transform = _moved(canvas, path, aside)
    xs, ys = [x for x, _ in path], [y for _, y in path]
    strokes = list(strokes_of(stretch))
    casing = _stroke("white", float(strokes[0]["linewidth"]) + _CASING)
    for number, stroke in enumerate((casing, *strokes)):
        line = Line2D(xs, ys, zorder=order + number / 1000, transform=transform, **stroke)
        line.set_alpha(0.75 if number == 0 else None)
        line.set_gid(f"segment:{stretch.id}" if number == 1 else f"stroke:{stretch.id}")
        canvas.ax.add_artist(line)


def _moved(canvas: Canvas, path: Sequence[Point], aside: float) -> "Transform":
    """Move a line to its left by some points, across the straight line between its ends."""
    from matplotlib.transforms import ScaledTranslation

    (x1, y1), (x2, y2) = sorted((path[0], path[-1]))
    length = math.hypot(x2 - x1, y2 - y1)
    if aside == 0 or length == 0:
        return canvas.ax.transData
    inches = aside / 72
    shift = ScaledTranslation(-(y2 - y1) / length * inches, (x2 - x1) / length * inches, canvas.figure.dpi_scale_trans)
    return canvas.ax.transData + shift


def draw_stops(canvas: Canvas, stops: Iterable[Stop]) -> None:
    """Draw a dot for each stop, larger for the ends."""
    from matplotlib.lines import Line2D

    for stop in stops:
        ((x, y),) = canvas.projected([stop.at])
        style: Mapping[str, Any] = {"markersize": _DOTS[stop.rank], "markeredgewidth": 0.9}
        colours: Mapping[str, Any] = {
            "markerfacecolor": INK if stop.rank is Rank.END else "white",
            "markeredgecolor": INK,
        }
        dot = Line2D([x], [y], linestyle="none", marker="o", zorder=4.0, gid=f"place:{stop.id}", **style, **colours)
        canvas.ax.add_artist(dot)


def draw_marks(canvas: Canvas, marks: Iterable[Mark]) -> None:
    """Draw a symbol for each border crossing and each change of gauge."""
    from matplotlib.lines import Line2D

    for mark in marks:
        ((x, y),) = canvas.projected([mark.at])
        order = 4.6 if mark.kind is MarkKind.BREAK else 4.4
        gid = f"{mark.kind.value}:{'/'.join(mark.places)}"
        style: Mapping[str, Any] = {"linestyle": "none", "markeredgewidth": 0.9, **MARKERS[mark.kind]}
        canvas.ax.add_artist(Line2D([x], [y], zorder=order, gid=gid, **style))
