"""Writing the names of places and countries where they do not collide."""

# matplotlib does not declare the types of its further keywords.
# pyright: reportUnknownMemberType=false

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from regcoop.plot.base_maps import BaseMap
from regcoop.plot.canvases import Canvas
from regcoop.plot.clipping import clipped_ring
from regcoop.plot.legends import rect_of
from regcoop.plot.placing import Point, Rect, Room
from regcoop.plot.projections import box_of, shifted_near
from regcoop.plot.sketches import Mark, Rank, Sketch, Stop
from regcoop.plot.styles import INK, PALE_INK

if TYPE_CHECKING:
    from matplotlib.text import Text

__all__ = ["Wish", "draw_country_names", "draw_labels", "wishes_of"]

_SIZES: Final = {Rank.END: 9.0, Rank.TRANSFER: 7.6, Rank.JUNCTION: 7.6, Rank.STOP: 7.2}
_REACHES: Final = {
    Rank.END: (5.0, 8.0, 13.0, 19.0, 27.0, 36.0, 50.0),
    Rank.TRANSFER: (5.0, 8.0, 13.0, 19.0),
    Rank.JUNCTION: (4.5, 7.0),
    Rank.STOP: (4.0, 6.0),
}
_DEAREST: Final = {Rank.END: 1e9, Rank.TRANSFER: 6.5, Rank.JUNCTION: 3.0, Rank.STOP: 2.2}
_PADS: Final = {Rank.END: 1.0, Rank.TRANSFER: 1.5, Rank.JUNCTION: 3.0, Rank.STOP: 5.0}
_FAR: Final = (5.0, 8.0, 13.0, 19.0, 27.0, 36.0, 50.0, 70.0, 95.0, 130.0, 180.0)
_ONE_PLACE: Final = 30.0
_ONE_CITY: Final = 16.0
_ROWS: Final = 24
_COUNTRY_SIZE: Final = 8.5
_COUNTRY_COST: Final = 2


class Wish(NamedTuple):
    """Hold a label that is to be placed.

    Attributes:
        must: whether it was asked for by name, so that it is placed however far off.
    """

    text: str
    at: tuple[float, float]
    rank: Rank
    gid: str
    must: bool = False


def wishes_of(sketch: Sketch, canvas: Canvas, wanted: str | frozenset[str]) -> list[Wish]:
    """Give the labels that a map should have, the most needed first.

    The two posts of a border crossing share one label where they lie close together on the map.

    Args:
        sketch: what is drawn.
        canvas: what tells how close places are.
        wanted: `auto`, `ends`, `all`, `none`, or the ids of places.
    """
    if wanted == "none":
        return []
    if not isinstance(wanted, str):
        stops = [stop for stop in sketch.stops if stop.id in wanted]
        return [Wish(stop.label, stop.at, Rank.TRANSFER, f"label:{stop.id}", must=True) for stop in stops]
    ends = {stop.id for stop in sketch.stops if stop.rank is Rank.END}
    pairs = [mark for mark in sketch.marks if mark.label and _is_one(mark, canvas) and not ends & {*mark.places}]
    paired = {place for mark in pairs for place in mark.places}
    alone = [stop for stop in sketch.stops if stop.id not in paired]
    wishes = [wish for group in _cities(alone, canvas) for wish in _wishes_of_city(group, must=wanted == "all")]
    wishes += [
        Wish(mark.label, mark.at, Rank.TRANSFER, f"label:{'/'.join(mark.places)}", wanted == "all") for mark in pairs
    ]
    if wanted == "ends":
        wishes = [wish for wish in wishes if wish.rank is Rank.END]
    return sorted((wish for wish in wishes if wish.text), key=lambda wish: wish.rank)


def _cities(stops: Iterable[Stop], canvas: Canvas) -> Iterator[list[Stop]]:
    """Group the stops of one city, such as its stations, where they lie on one spot of the map."""
    groups: dict[str, list[Stop]] = {}
    for stop in stops:
        groups.setdefault(stop.city or stop.id, []).append(stop)
    for group in groups.values():
        left, bottom, right, top = box_of(canvas.pixels_of(stop.at for stop in group))
        if max(right - left, top - bottom) < canvas.from_points(_ONE_CITY):
            yield group
        else:
            yield from ([stop] for stop in group)


def _wishes_of_city(group: Sequence[Stop], *, must: bool) -> Iterator[Wish]:
    """Give one label for the stops of a group: the name of their city if they are several."""
    first = min(group, key=lambda stop: (stop.rank, stop.id != stop.city))
    text = first.label if len(group) == 1 else first.city_label
    yield Wish(text, first.at, first.rank, f"label:{first.id}", must)


def _is_one(mark: Mark, canvas: Canvas) -> bool:
    """Tell whether the two posts of a crossing are one spot on the map."""
    (x1, y1), (x2, y2) = canvas.pixels_of(mark.posts)
    return max(abs(x1 - x2), abs(y1 - y2)) < canvas.from_points(_ONE_PLACE)


def draw_labels(canvas: Canvas, wishes: Iterable[Wish], room: Room) -> tuple[str, ...]:
    """Write each label where it finds room; one that finds none is left out.

    Returns:
        Those that were asked for by name and found no room on the whole map.
    """
    return tuple(wish.text for wish in wishes if not _draw_label(canvas, wish, room) and wish.must)


def _draw_label(canvas: Canvas, wish: Wish, room: Room) -> bool:
    """Write a label, and tell whether it found room."""
    style: Mapping[str, Any] = {"fontsize": _SIZES[wish.rank], "color": INK, "parse_math": False}
    if wish.rank is Rank.END:
        style = {**style, "fontweight": "bold"}
    size = _size(canvas, wish.text, style)
    ((x, y),) = canvas.pixels_of([wish.at])
    reaches = [canvas.from_points(reach) for reach in (_FAR if wish.must else _REACHES[wish.rank])]
    dearest = 1e9 if wish.must else _DEAREST[wish.rank]
    found = room.around((x, y), size, reaches=reaches, dearest=dearest, pad=canvas.from_points(_PADS[wish.rank]))
    if found is None:
        return False
    point = canvas.from_points(1)
    aside = (found.rect.left - x) / point, (found.rect.bottom - y) / point
    lead = {"arrowstyle": "-", "linewidth": 0.5, "color": INK, "shrinkA": 0.0, "shrinkB": 0.0} if found.far else None
    (spot,) = canvas.projected([wish.at])
    text = canvas.ax.annotate(
        wish.text, spot, aside, textcoords="offset points", ha="left", va="bottom", zorder=6, arrowprops=lead, **style
    )
    text.set_gid(wish.gid)
    _add_halo(text)
    return True


def _add_halo(text: "Text") -> None:
    from matplotlib.patheffects import withStroke

    text.set_path_effects([withStroke(linewidth=2.2, foreground="white", alpha=0.9)])


def _size(canvas: Canvas, words: str, style: Mapping[str, Any]) -> Point:
    """Measure a text in pixels."""
    text = canvas.ax.text(0, 0, words, transform=canvas.ax.transAxes, **style)
    rect = rect_of(canvas, text)
    text.remove()
    return rect.right - rect.left, rect.top - rect.bottom


def draw_country_names(canvas: Canvas, base: BaseMap, names: Mapping[str, str], room: Room) -> None:
    """Write the names of countries in pale letters, in the widest part of each that is left free."""
    style: Mapping[str, Any] = {
        "fontsize": _COUNTRY_SIZE,
        "fontstyle": "italic",
        "color": PALE_INK,
        "parse_math": False,
    }
    for code, name in names.items():
        rings = list(_rings(canvas, base, code))
        size = _size(canvas, name.upper(), style) if rings else (0.0, 0.0)
        found = max(_free(rings, size, room), key=lambda pair: pair[0], default=None)
        if found is not None:
            rect = found[1]
            room.taken.append(rect)
            middle = (rect.left + rect.right) / 2, (rect.bottom + rect.top) / 2
            x, y = canvas.ax.transData.inverted().transform(middle)
            text = canvas.ax.text(float(x), float(y), name.upper(), ha="center", va="center", zorder=1.5, **style)
            text.set(gid=f"country:{code}", clip_on=True)
            _add_halo(text)


def _rings(canvas: Canvas, base: BaseMap, code: str) -> Iterator[Sequence[Point]]:
    """Give the rings of a country, in pixels."""
    for shape in base.shapes:
        if shape.code == code:
            for polygon in shape.polygons:
                for ring in polygon:
                    near = clipped_ring(shifted_near(ring, canvas.projection.lon_0), canvas.window)
                    if near:
                        yield canvas.pixels(canvas.projection.project_all((*near, near[0])))


def _free(rings: Sequence[Sequence[Point]], size: Point, room: Room) -> Iterator[tuple[float, Rect]]:
    """Give the rectangles in the land of a country that hold a name, each with how much space is around it."""
    height, frame = size[1], room.frame
    middles = [frame.bottom + (frame.top - frame.bottom) * row / _ROWS for row in range(1, _ROWS)]
    parts = (-2 * height, -0.6 * height, 0.6 * height, 2 * height)
    spans = _spans(rings, [middle + part for middle in middles for part in parts])
    for row, y in enumerate(middles):
        lowest, low, high, highest = spans[4 * row : 4 * row + 4]
        tight = list(_common(low, high))
        wide = list(_common(_common(lowest, highest), tight))
        for inner, bonus in ((wide, 8 * height), (tight, 0.0)):
            for left, right in inner:
                seen = max(left, frame.left), min(right, frame.right)
                yield from ((bonus + score, rect) for score, rect in _along(seen, y, size, room))


def _along(span: tuple[float, float], y: float, size: Point, room: Room) -> Iterator[tuple[float, Rect]]:
    (left, right), (width, height) = span, size
    spare = right - left - width * 1.15
    if spare < 0:
        return
    for part in (0.5, 0.35, 0.65, 0.2, 0.8):
        x = left + width * 0.075 + spare * part
        rect = Rect(x, y - height / 2, x + width, y + height / 2)
        if room.covered(rect) <= _COUNTRY_COST and room.is_free(rect):
            crowd = room.covered(rect.grown(height))
            yield min(spare, 10 * height) - height * (crowd + 4 * abs(part - 0.5)), rect


def _spans(rings: Sequence[Sequence[Point]], levels: Sequence[float]) -> list[list[tuple[float, float]]]:
    """Give for each level line where it runs inside some rings, from left to right."""
    order = sorted(range(len(levels)), key=lambda number: levels[number])
    heights = [levels[number] for number in order]
    crossings: list[list[float]] = [[] for _ in levels]
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            for at in range(bisect_left(heights, min(y1, y2)), bisect_left(heights, max(y1, y2))):
                crossings[order[at]].append(x1 + (x2 - x1) * (heights[at] - y1) / (y2 - y1))
    rows = [sorted(row) for row in crossings]
    return [list(zip(row[::2], row[1::2], strict=False)) for row in rows]


def _common(
    some: Iterable[tuple[float, float]], others: Collection[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    for left, right in some:
        for other_left, other_right in others:
            if max(left, other_left) < min(right, other_right):
                yield max(left, other_left), min(right, other_right)
