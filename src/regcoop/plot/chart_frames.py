"""What every chart has around it: an Axes, a title, axes of time and value, a legend and a credit."""

# matplotlib does not declare the types of its further keywords.
# pyright: reportUnknownMemberType=false

import math
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from textwrap import fill
from typing import TYPE_CHECKING, Any, Final, cast, final

import attrs

from regcoop.errors import FieldTypeError, MissingExtraError
from regcoop.plot.chart_styles import GRID_INK
from regcoop.plot.chart_words import Scale
from regcoop.plot.styles import INK, PALE_INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["axes_for", "dress", "legend_for", "require_charts", "shifted_by", "time_axis", "value_axis", "year_of"]

_SIZE: Final = (7.2, 4.3)
_TITLE: Final = 11.0
_CREDIT: Final = 5.8
_LABEL: Final = 8.0
_LETTER: Final = 0.48
_SMALL_TITLE: Final = 9.0
_POINTS: Final = 72
_MONTHS: Final = 12
_SHORT: Final = 3.0
_ROOM: Final = 0.04
_HALF: Final = 0.5


def require_charts() -> None:
    """Refuse to go on without matplotlib.

    Raises:
        MissingExtraError: if it is not installed; the message gives the command that installs it.
    """
    try:
        import matplotlib as mpl
    except ImportError as problem:
        raise MissingExtraError("Drawing a chart", "matplotlib", "plot") from problem
    del mpl


def axes_for(ax: "Axes | None", size: tuple[float, float] = _SIZE) -> "Axes":
    """Give the Axes to draw into, in a new figure if there is none.

    Raises:
        FieldTypeError: if what was given is no Axes.
    """
    from matplotlib import pyplot as plt
    from matplotlib.axes import Axes

    if ax is None:
        ax = plt.figure(figsize=size, layout="constrained").add_subplot()
    if not isinstance(cast("object", ax), Axes):
        raise FieldTypeError("ax", type(ax).__name__, "an Axes of matplotlib, or None")
    for name, spine in ax.spines.items():
        spine.set(edgecolor=PALE_INK, linewidth=0.6, visible=name in {"left", "bottom"})
    ax.tick_params(labelsize=_LABEL, colors=INK, color=PALE_INK, width=0.6, length=3)
    ax.set_axisbelow(True)
    return ax


def dress(ax: "Axes", title: str, *credits_: str, below: "Axes | None" = None) -> None:
    """Write the title over a chart and the credit under it, in as many lines as they need."""
    one_line = _wrapped(ax, title, _TITLE)
    size = _SMALL_TITLE if "\n" in one_line else _TITLE
    ax.set_title(_wrapped(ax, title, size), loc="left", fontsize=size, pad=6, color=INK, parse_math=False)
    words = _wrapped(ax, " ".join(part for part in credits_ if part), _CREDIT)
    label = (below or ax).set_xlabel(words, loc="left", fontsize=_CREDIT, color=PALE_INK, labelpad=4, parse_math=False)
    label.set(multialignment="left", gid="credit")


def _wrapped(ax: "Axes", words: str, size: float) -> str:
    """Break words into lines about as wide as the Axes."""
    figure = cast("Figure", ax.get_figure(root=True))
    width = ax.get_window_extent().width / figure.dpi * _POINTS
    return fill(words, max(20, int(width / (size * _LETTER))), break_long_words=False) if words else ""


def year_of(day: date) -> float:
    """Give a day as years with a fraction, which is the scale of the time axis."""
    first = date(day.year, 1, 1).toordinal()
    length = 366 if day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0) else 365
    return day.year + (day.toordinal() - first) / length


def time_axis(ax: "Axes", first: float, last: float) -> None:
    """Set the limits and the ticks of an axis of time, in years or months."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

    room = max((last - first) * _ROOM, 0.05)
    ax.set_xlim(first - room, last + room)
    if last - first < _SHORT:
        ax.xaxis.set_major_locator(MultipleLocator(_step(last - first)))
        ax.xaxis.set_major_formatter(FuncFormatter(_month_words))
    else:
        ax.xaxis.set_major_locator(MaxNLocator(nbins=9, integer=True))
        ax.xaxis.set_major_formatter(FuncFormatter(_year_words))
    ax.grid(visible=True, axis="x", color=GRID_INK, linewidth=0.6)


def _step(span: float) -> float:
    """Give the months between two ticks, as a part of a year."""
    months = next((step for step in (1, 3, 6) if span * _MONTHS <= 8 * step), _MONTHS)
    return months / _MONTHS


def _year_words(value: float, _position: object = None) -> str:
    return f"{round(value)}"


def _month_words(value: float, _position: object = None) -> str:
    months = round(value * _MONTHS)
    return f"{months // _MONTHS}-{months % _MONTHS + 1:02}"


def value_axis(ax: "Axes", values: Sequence[Decimal], *, scale: Scale, label: str) -> None:
    """Set the limits and the ticks of an axis of values; it begins at zero unless that would flatten everything."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    low, high = float(min(values)), float(max(values))
    if low >= 0 and low < _HALF * high:
        low = 0.0
    room = (high - low) * 2 * _ROOM or abs(high) * _ROOM or 1.0
    ax.set_ylim(low if low == 0 else low - room, high + 1.5 * room)
    ax.yaxis.set_major_locator(MaxNLocator(nbins=7))
    ax.yaxis.set_major_formatter(FuncFormatter(_Numbers(scale.power)))
    ax.set_ylabel(label, fontsize=_LABEL, color=INK, parse_math=False)
    ax.grid(visible=True, axis="y", color=GRID_INK, linewidth=0.6)


@final
@attrs.frozen
class _Numbers:
    """Write the numbers of an axis in the scale of its label."""

    power: int

    def __call__(self, value: float, _position: object = None) -> str:
        return _number(value / 10**self.power)


def _number(value: float) -> str:
    """Write a number of an axis with commas, without zeros that say nothing."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} or math.isclose(value, 0, abs_tol=1e-12) else text.replace("-", "\u2212")


def legend_for(ax: "Axes", handles: Sequence[Any], words: Sequence[str], **where: Any) -> None:  # noqa: ANN401  # handed on
    """Draw a legend where it covers least, unless a place is given."""
    if not handles:
        return
    looks: dict[str, Any] = {"loc": "best", "fontsize": 7.5, "framealpha": 0.92, "edgecolor": PALE_INK, **where}
    legend = ax.legend(handles, words, fancybox=False, borderpad=0.6, labelspacing=0.45, **looks)
    legend.get_frame().set_linewidth(0.5)
    for text in legend.get_texts():
        text.set_parse_math(False)


def shifted_by(ax: "Axes", points: float) -> Any:  # noqa: ANN401  # matplotlib's transforms add up to no declared class
    """Give the data coordinates moved aside by some typographic points."""
    from matplotlib.transforms import ScaledTranslation

    figure = cast("Figure", ax.get_figure(root=True))
    return ax.transData + ScaledTranslation(points / _POINTS, 0, figure.dpi_scale_trans)
