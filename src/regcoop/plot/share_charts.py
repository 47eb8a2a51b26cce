"""A chart of the shares of some parts in a whole."""

# matplotlib does not declare the types of its further keywords.
# pyright: reportUnknownMemberType=false

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from regcoop._validate import check_type
from regcoop.amount import Estimate
from regcoop.atlas import Atlas
from regcoop.errors import NothingToDrawError
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.plot.chart_frames import axes_for, dress, require_charts
from regcoop.plot.chart_styles import GRID_INK, STYLES, WHITE
from regcoop.plot.chart_words import Words, credit_of_sources, words_from
from regcoop.plot.styles import INK
from regcoop.relations import Dimensions, dimensions_of
from regcoop.series import ShareTable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_shares"]

_WIDTH: Final = 7.2
_ROW: Final = 0.27
_AROUND: Final = 1.2
_BEYOND: Final = 1.16
_HUNDRED: Final = 100.0


class _Bar(NamedTuple):
    label: str
    value: float
    lo: float
    hi: float
    is_part: bool


def plot_shares(
    table: ShareTable,
    *,
    atlas: Atlas | None = None,
    ax: "Axes | None" = None,
    names: Mapping[str, str] | None = None,
    title: str | None = None,
) -> "Axes":
    """Draw the shares of some parts as bars, the largest on top, with what the prints allow.

    Use it for a table that `shares` made. The thin line at the end of a bar is the interval of the share. A hatched bar
    is what the parts leave of the whole. Members and periods that no part speaks of are named under the chart. There is
    no pie, as angles hide intervals.

    Examples:
        >>> import matplotlib
        >>> matplotlib.use("agg")
        >>> from regcoop.fixtures import load
        >>> from regcoop.plot import plot_shares
        >>> from regcoop.series import shares
        >>> atlas = load()
        >>> sides = [atlas.figures[f"cn-asean-{flow}-2014-usd-vietnamplus"] for flow in ("exports", "imports")]
        >>> ax = plot_shares(shares(sides, of="flow", atlas=atlas), atlas=atlas)
        >>> [text.get_text() for text in ax.get_yticklabels()]
        ['exports', 'imports']

    Args:
        table: the shares.
        atlas: what knows the names of parties and goods; codes are written without it.
        ax: the Axes to draw into; a new figure, as high as the bars need, is made if None.
        names: words to write in place of codes and of the words of the chart.
        title: in place of the one made from the names; an empty text leaves it out.

    Returns:
        The Axes; across are percent of the whole.

    Raises:
        MissingExtraError: if matplotlib is not installed.
        NothingToDrawError: if there is no share.
        FieldTypeError: if an argument is of the wrong type.
    """
    require_charts()
    check_type("table", table, ShareTable)
    words = words_from(names, atlas)
    if not table.shares:
        raise NothingToDrawError("A table without shares", "give figures that have a value")
    bars = _bars(table, words)
    ax = axes_for(ax, (_WIDTH, _AROUND + _ROW * max(len(bars), 3)))
    _set_axes(ax, bars)
    for place, bar in enumerate(bars):
        _draw_bar(ax, place, bar)
    dress(
        ax, _title(table, words) if title is None else title, credit_of_sources(table.sources), _missing(table, words)
    )
    return ax


def _bars(table: ShareTable, words: Words) -> list[_Bar]:
    bars = [_bar(_label(part.value, table.of, words), part.estimate, is_part=True) for part in table.shares]
    rest = None if table.together is None or table.whole is None else table.together
    if rest is not None and rest.interval.hi.is_finite() and float(rest.value) < _HUNDRED:
        left = Interval(100 - rest.interval.hi, 100 - rest.interval.lo)
        value = 100 - rest.value
        bars.append(_Bar(words.plain("all others"), float(value), float(left.lo), float(left.hi), is_part=False))
    return bars


def _label(value: str, of: str, words: Words) -> str:
    return words.dimension(of, None if of == "commodity" and not value else value)


def _bar(label: str, share: Estimate, *, is_part: bool) -> _Bar:
    lo, hi = share.interval.lo, share.interval.hi
    value = float(share.value)
    return _Bar(label, value, float(lo) if lo.is_finite() else 0.0, float(hi) if hi.is_finite() else value, is_part)


def _set_axes(ax: "Axes", bars: Sequence[_Bar]) -> None:
    from matplotlib.ticker import MaxNLocator

    highest, lowest = max(max(bar.value, bar.hi) for bar in bars), min(0.0, *(bar.lo for bar in bars))
    ax.set_xlim(lowest, highest * _BEYOND or 1.0)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=8))
    ax.xaxis.set_major_formatter("{x:g} %")
    ax.grid(visible=True, axis="x", color=GRID_INK, linewidth=0.6)
    ax.set_ylim(len(bars) - 0.4, -0.6)
    ax.set_yticks(range(len(bars)), [bar.label for bar in bars])
    ax.tick_params(axis="y", length=0)
    for text in ax.get_yticklabels():
        text.set(color=INK, parse_math=False)


def _draw_bar(ax: "Axes", place: int, bar: _Bar) -> None:
    style = STYLES[0] if bar.is_part else STYLES[6]._replace(hatch="////")
    looks: Mapping[str, Any] = {"color": style.colour, "hatch": style.hatch, "edgecolor": WHITE, "linewidth": 0}
    ax.barh(place, bar.value, height=0.6, zorder=2, gid="share" if bar.is_part else "remainder", **looks)
    ends: Mapping[str, Any] = {"color": INK, "linewidth": 1.0, "marker": "|", "markersize": 5, "zorder": 3}
    ax.plot((bar.lo, bar.hi), (place, place), gid="interval", **ends)
    right, words = max(bar.value, bar.hi), _digits(bar)
    ax.annotate(words, (right, place), (4, 0), textcoords="offset points", va="center", fontsize=7, color=INK)


def _digits(bar: _Bar) -> str:
    """Write a share with the places on which the ends of its interval agree, and no more than two."""
    places = next((number for number in (2, 1) if f"{bar.lo:.{number}f}" == f"{bar.hi:.{number}f}"), 0)
    if places:
        return f"{bar.value:.{places}f} %"
    lo, hi = f"{bar.lo:.1f}", f"{bar.hi:.1f}"
    return f"{lo}\N{EN DASH}{hi} %"


def _title(table: ShareTable, words: Words) -> str:
    claim = table.shares[0].claim if table.whole is None else table.whole
    fact: Dimensions = dimensions_of(claim)
    period = fact.period if table.of != "period" else None
    whole = "the parts together" if table.whole is None else _label(str(getattr(fact, table.of) or ""), table.of, words)
    said = (words.fact(fact, leaving_out=(table.of,)), _when(period), f"100 % = {words.plain(whole)}")
    return ", ".join(part for part in said if part)


def _when(period: Period | None) -> str:
    return "" if period is None else str(period)


def _missing(table: ShareTable, words: Words) -> str:
    if not table.missing:
        return ""
    return f"Without a figure: {', '.join(_label(name, table.of, words) for name in table.missing)}."
