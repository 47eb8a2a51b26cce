"""The legend, the scale bar, the title and the credit of a map."""

# matplotlib does not declare the types of its further keywords.
# pyright: reportUnknownMemberType=false

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from regcoop.network.states import State
from regcoop.plot.base_maps import BaseMap
from regcoop.plot.canvases import Canvas, add_foot
from regcoop.plot.lines import MARKERS, strokes_of
from regcoop.plot.placing import Rect, Room
from regcoop.plot.sketches import MarkKind, Sketch, Stretch
from regcoop.plot.styles import DASHES, INK, PALE_INK, Kind, kind_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.lines import Line2D
    from matplotlib.text import Text

__all__ = ["credit_of_base", "credit_of_lines", "draw_credit", "draw_legend", "draw_scale", "draw_title", "rect_of"]

_MODES: Final = {
    "": "line",
    "rail": "railway",
    "sea": "sea or ferry",
    "river": "river or canal",
    "access": "within a city",
}
_STATES: Final = {
    State.OPERATING: "in use",
    State.LIMITED: "limited traffic",
    State.NOT_YET: "not open yet",
    State.CONSTRUCTION: "under construction",
    State.PLANNED: "planned",
    State.MISSING: "missing link",
    State.UNCERTAIN: "dates uncertain",
    State.CLOSED: "closed",
}
_CORNERS: Final = ("lower left", "upper left", "lower right", "upper right")
_CROWDED: Final = 9
_BELOW_COLUMNS: Final = 3
_BELOW: Final = 20.0
_BAR_SHARE: Final = 0.22
_BAR_LETTER: Final = 4.2
_BAR_HEIGHT: Final = 13.0


def rect_of(canvas: Canvas, artist: "Artist") -> Rect:
    """Give the rectangle of an artist, in pixels."""
    left, bottom, right, top = artist.get_window_extent(_renderer(canvas)).extents
    return Rect(float(left), float(bottom), float(right), float(top))


def _renderer(canvas: Canvas) -> Any:  # noqa: ANN401  # matplotlib declares no common class of renderers
    found: Any = canvas.figure.canvas
    return found.get_renderer() if hasattr(found, "get_renderer") else None


def draw_legend(canvas: Canvas, sketch: Sketch, room: Room) -> bool:
    """Draw the legend in the emptiest corner, or below the map where every corner has lines.

    Returns:
        Whether it stands in the map, where it takes room.
    """
    handles, words = _entries(sketch)
    found = [(room.covered(_legend(canvas, handles, words, {"loc": corner})), corner) for corner in _CORNERS]
    fewest, corner = min(found, key=lambda pair: pair[0])
    if fewest <= _CROWDED:
        room.taken.append(_legend(canvas, handles, words, {"loc": corner}).grown(canvas.from_points(2)))
        return True
    frame, gap = canvas.frame, canvas.from_points(_BELOW)
    below = (0.5, -gap / (frame.top - frame.bottom))
    columns = min(_BELOW_COLUMNS, len(words))
    rect = _legend(canvas, handles, words, {"loc": "upper center", "bbox_to_anchor": below, "ncols": columns})
    add_foot(canvas, rect.top - rect.bottom)
    frame = canvas.frame
    below = (0.5, -gap / (frame.top - frame.bottom))
    _legend(canvas, handles, words, {"loc": "upper center", "bbox_to_anchor": below, "ncols": columns})
    return False


def _legend(canvas: Canvas, handles: Sequence[Any], words: Sequence[str], where: Mapping[str, Any]) -> Rect:
    """Draw the legend somewhere, instead of where it was drawn before, and give its rectangle."""
    looks: Mapping[str, Any] = {"fontsize": 7.5, "handlelength": 3.2, "framealpha": 0.92, "edgecolor": PALE_INK}
    legend = canvas.ax.legend(handles, words, fancybox=False, borderpad=0.6, labelspacing=0.45, **looks, **where)
    legend.set_zorder(8)
    for text in legend.get_texts():
        text.set_parse_math(False)
    legend.get_frame().set_linewidth(0.5)
    return rect_of(canvas, legend)


def _entries(sketch: Sketch) -> tuple[list[Any], list[str]]:
    from matplotlib.lines import Line2D

    kinds = sorted({kind_of(stretch) for stretch in sketch.stretches}, key=_kind_order)
    handles: list[Any] = [_sample(kind) for kind in kinds]
    words = [_kind_words(kind) for kind in kinds]
    states = {stretch.state for stretch in sketch.stretches} - {State.OPERATING}
    for state in (state for state in State if state in states):
        handles.append(Line2D([], [], color=INK, **_state_style(state)))
        words.append(_STATES[state])
    for kind in (kind for kind in MarkKind if any(mark.kind is kind for mark in sketch.marks)):
        handles.append(Line2D([], [], linestyle="none", markeredgewidth=0.9, **MARKERS[kind]))
        words.append(kind.value)
    return handles, words


def _kind_order(kind: Kind) -> tuple[bool, str, int, tuple[int, ...]]:
    mode, gauges = kind
    return mode != "rail", mode, len(gauges), gauges


def _kind_words(kind: Kind) -> str:
    mode, gauges = kind
    words = _MODES.get(mode, mode)
    if mode != "rail":
        return words
    return f"{words}, {' + '.join(str(gauge) for gauge in gauges)} mm" if gauges else f"{words}, gauge not known"


def _sample(kind: Kind) -> "tuple[Line2D, ...]":
    from matplotlib.lines import Line2D

    stretch = Stretch("sample", kind[0], kind[1], State.OPERATING, ())
    return tuple(Line2D([], [], **stroke) for stroke in strokes_of(stretch))


def _state_style(state: State) -> Mapping[str, Any]:
    width = 1.8
    return {"linewidth": width, "linestyle": (0, tuple(length / width for length in DASHES[state]))}


def draw_scale(canvas: Canvas, room: Room) -> None:
    """Draw a bar of a round number of kilometres in a corner that is free; it is true in the middle of the map."""
    km = _round_length((canvas.view.east - canvas.view.west) * _BAR_SHARE)
    words = f"about {km:,} km"
    (start, _), (end, _) = canvas.pixels([(0.0, 0.0), (float(km), 0.0)])
    width = max(end - start, canvas.from_points(_BAR_LETTER * len(words)))
    height, pad, frame = canvas.from_points(_BAR_HEIGHT), canvas.from_points(7), room.frame
    rects = [
        Rect(left, bottom, left + width, bottom + height)
        for bottom in (frame.bottom + pad, frame.top - pad - height)
        for left in (frame.left + pad, frame.right - pad - width)
    ]
    free = [(room.covered(rect), number) for number, rect in enumerate(rects) if room.is_free(rect)]
    if free:
        rect = rects[min(free)[1]]
        room.taken.append(rect.grown(pad / 2))
        _bar(canvas, rect, km, words)


def _round_length(km: float) -> int:
    """Give the largest of 1, 2 and 5 times a power of ten that is not above a length."""
    steps = (factor * 10**power for power in range(6) for factor in (1, 2, 5))
    return max((step for step in steps if step <= km), default=1)


def _bar(canvas: Canvas, rect: Rect, km: int, words: str) -> None:
    """Draw the bar in the kilometres of the map, so that it stays true when somebody zooms."""
    from matplotlib.lines import Line2D

    back = canvas.ax.transData.inverted().transform
    middle, bottom = back(((rect.left + rect.right) / 2, rect.bottom))
    _, tick = back((rect.left, rect.bottom + canvas.from_points(3)))
    left, right = float(middle) - km / 2, float(middle) + km / 2
    bar = Line2D([left, left, right, right], [tick, bottom, bottom, tick], color=INK, linewidth=1.0, zorder=7)
    bar.set_gid("scale-bar")
    canvas.ax.add_artist(bar)
    style: Mapping[str, Any] = {"ha": "center", "va": "bottom", "fontsize": 7, "color": INK, "zorder": 7}
    canvas.ax.annotate(words, (float(middle), float(bottom)), (0, 4), textcoords="offset points", **style)


def draw_credit(canvas: Canvas, *sentences: str) -> None:
    """Write small sentences under the map, in as many lines as they need."""
    words = canvas.ax.annotate(
        "",
        (0, 0),
        (0, -3),
        xycoords="axes fraction",
        textcoords="offset points",
        ha="left",
        va="top",
        fontsize=5.8,
        color=PALE_INK,
        gid="credit",
        annotation_clip=False,
        parse_math=False,
    )
    _wrap(canvas, words, " ".join(sentences))


def credit_of_base(base: BaseMap | None) -> tuple[str, ...]:
    """Say whose base map it is, and whose borders."""
    if base is None:
        return ()
    return (*([f"{base.credit}."] if base.credit else []), "Borders are drawn as the source draws them.")


def credit_of_lines(left_out: Sequence[str], unnamed: Sequence[str]) -> Iterator[str]:
    """Say what the lines are not, and what is missing."""
    yield "Lines join places and are no alignments."
    if left_out:
        yield f"Not drawn, as a position is not known: {', '.join(left_out)}."
    if unnamed:
        yield f"Without room for their names: {', '.join(unnamed)}."


def draw_title(canvas: Canvas, title: str) -> None:
    """Write the title over the map, smaller and in two lines if it is long."""
    text = canvas.ax.set_title("", loc="left", fontsize=11, pad=4, parse_math=False)
    _wrap(canvas, text, title)
    if "\n" in text.get_text():
        text.set_fontsize(9)
        _wrap(canvas, text, title)


def _wrap(canvas: Canvas, text: "Text", words: str) -> None:
    """Write words, with line breaks so that they are no wider than the map."""
    widest = canvas.frame.right - canvas.frame.left
    lines: list[str] = []
    for word in words.split():
        text.set_text(f"{lines[-1]} {word}" if lines else word)
        rect = rect_of(canvas, text)
        if lines and rect.right - rect.left <= widest:
            lines[-1] = text.get_text()
        else:
            lines.append(word)
    text.set_text("\n".join(lines))
