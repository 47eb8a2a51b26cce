"""A chart of one flow as both of its sides report it, with the ratio between them."""

# matplotlib does not declare the types of its further keywords.
# pyright: reportUnknownMemberType=false

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, cast

from regcoop._validate import check_type
from regcoop.atlas import Atlas
from regcoop.errors import FieldValueError, NothingToDrawError
from regcoop.figures import TradeFigure
from regcoop.interval import Interval
from regcoop.mirror import MirrorPair, MirrorSeries
from regcoop.period import Period
from regcoop.plot.chart_frames import axes_for, dress, legend_for, require_charts, time_axis, year_of
from regcoop.plot.chart_styles import GRID_INK, WHITE, style_at
from regcoop.plot.chart_words import Words, credit_of_sources, words_from
from regcoop.plot.figure_series import Mark, check_unit, draw_line, marks_of, set_axes
from regcoop.plot.styles import INK, PALE_INK
from regcoop.relations import THRESHOLDS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2DBase

__all__ = ["plot_mirror"]

_SIZE: Final = (7.2, 5.2)
_PLACE: Final = (0.1, 0.1, 0.88, 0.83)
_FEW: Final = 6
_SHARE: Final = 0.28
_GAP: Final = 0.06
_MARGIN: Final = 0.12
_LEAST: Final = 0.1


def plot_mirror(
    pairs: MirrorSeries | Iterable[MirrorPair],
    *,
    atlas: Atlas | None = None,
    ax: "Axes | None" = None,
    names: Mapping[str, str] | None = None,
    title: str | None = None,
) -> "Axes":
    """Draw what the two sides of one flow report, and below it the ratio between them.

    Use it to see whether an asymmetry is steady, before you compare growth across sides. The marks and bands are those
    of `plot_series`, one colour for each side. In the lower part a line stands for the interval of each ratio. The grey
    zone is what freight and insurance explain where goods go one way, and what is normal for totals.

    Examples:
        >>> import matplotlib
        >>> matplotlib.use("agg")
        >>> from regcoop.fixtures import load
        >>> from regcoop.mirror import mirror_series
        >>> from regcoop.plot import plot_mirror
        >>> atlas = load()
        >>> query = {"about": "ASEAN", "measure": "goods-trade", "flow": "trade", "unit": "USD"}
        >>> series = mirror_series(atlas.figures.where(**query), atlas=atlas)
        >>> ax = plot_mirror(next(one for one in series if one.top == "CN"), atlas=atlas)
        >>> [text.get_text() for text in ax.get_legend().get_texts()]
        ['reported by China', 'reported by ASEAN']

    Args:
        pairs: a series, or pairs of one flow between two parties.
        atlas: what knows the names of parties and measures; codes are written without it.
        ax: the Axes to draw into; a new figure is made if None. The ratio stands in an inset under it, and
            the Axes is made lower to make room.
        names: words to write in place of codes and of the words of the chart.
        title: in place of the one made from the names; an empty text leaves it out.

    Returns:
        The Axes of the two sides; the ratio is in `ax.child_axes[-1]`.

    Raises:
        MissingExtraError: if matplotlib is not installed.
        NothingToDrawError: if there is no pair with a period.
        UnitMismatchError: if the sides are in two units.
        FieldValueError: if the pairs are of several flows.
        FieldTypeError: if an argument is of the wrong type.
    """
    require_charts()
    words = words_from(names, atlas)
    series = _series(pairs)
    claims = dict.fromkeys(claim for pair in series.pairs for claim in (pair.numerator, pair.denominator))
    marks = marks_of(tuple(claims))
    check_unit(marks)
    ax = axes_for(_own_axes() if ax is None else ax)
    _draw_sides(ax, series, marks, words)
    said = _title(series, words) if title is None else title
    dress(ax, said, credit_of_sources(series.sources))
    ratio = _inset(ax)
    _draw_ratios(ratio, series, (ax.get_xlim(), words))
    dress(ax, said, credit_of_sources(series.sources), below=ratio)
    return ax


def _own_axes() -> "Axes":
    from matplotlib import pyplot as plt

    return plt.figure(figsize=_SIZE).add_axes(_PLACE)


def _series(pairs: MirrorSeries | Iterable[MirrorPair]) -> MirrorSeries:
    """Give the pairs as a series, in the direction of the first."""
    if isinstance(pairs, MirrorSeries):
        found = pairs.pairs
    else:
        given = tuple(pairs)
        for pair in given:
            check_type("an item of pairs", pair, MirrorPair)
        found = tuple(sorted((pair for pair in given if pair.period is not None), key=_order))
    if not found:
        raise NothingToDrawError("this selection", "give mirror pairs that have a period")
    if len({_flow(pair) for pair in found}) > 1:
        raise FieldValueError(
            "pairs", "pairs of several flows", "those of one flow; mirror_series gives one series each"
        )
    if isinstance(pairs, MirrorSeries):
        return pairs
    top, bottom = found[0].parties
    return MirrorSeries(top=top, bottom=bottom, pairs=found, tolerance=THRESHOLDS.revision)


def _order(pair: MirrorPair) -> tuple[object, ...]:
    return cast("Period", pair.period).sort_key, pair.numerator.id, pair.denominator.id


def _flow(pair: MirrorPair) -> tuple[object, ...]:
    """Give what the pairs of one flow share."""
    fact = pair.numerator.fact
    importer = pair.numerator.reporter if pair.one_way else None
    return frozenset(pair.parties), importer, pair.one_way or fact.flow, fact.measure, fact.commodity


def _title(series: MirrorSeries, words: Words) -> str:
    pair, parties = series.pairs[0], (words.party(series.top), words.party(series.bottom))
    fact = pair.numerator.fact
    if pair.one_way:
        importer, exporter = (words.party(code) for code in pair.parties)
        parties, flow = (exporter, importer), ""
    else:
        flow = words.flow(fact.flow)
    goods = "" if fact.commodity is None else words.commodity(fact.commodity)
    said = ", ".join(part for part in (words.measure(fact.measure), flow, goods) if part)
    return f"{' → '.join(parties) if pair.one_way else ' – '.join(parties)}: {said}"


def _draw_sides(ax: "Axes", series: MirrorSeries, marks: Sequence[Mark], words: Words) -> None:
    from matplotlib.lines import Line2D

    handles: list[Any] = []
    for number, side in enumerate((series.top, series.bottom)):
        style = style_at(number)
        of_side = [mark for mark in marks if cast("TradeFigure", mark.claim).reporter == side]
        for line in dict.fromkeys(mark.line[1:] for mark in of_side):
            draw_line(ax, [mark for mark in of_side if mark.line[1:] == line], style)
        handles.append(Line2D([], [], color=style.colour, marker=style.marker, markersize=4.6, linewidth=0.9))
    set_axes(ax, marks, words)
    said = words.plain("reported by")
    legend_for(ax, handles, [f"{said} {words.party(side)}" for side in (series.top, series.bottom)])


def _inset(ax: "Axes") -> "Axes":
    """Make the lower part, for the ratio; a layout engine makes room for it by itself."""
    from matplotlib.transforms import ScaledTranslation, blended_transform_factory

    figure = cast("Figure", ax.get_figure(root=True))
    place = ax.get_position(original=True)
    height, gap = (part * ax.get_window_extent().height / figure.dpi for part in (_SHARE, _GAP))
    if figure.get_layout_engine() is None:
        upper = place.height * (1 - _SHARE - _GAP)
        ax.set_position((place.x0, place.y1 - upper, place.width, upper))
    ax.set_xlabel("")
    ax.tick_params(labelbottom=False)
    inches = figure.dpi_scale_trans + ScaledTranslation(0, 0, cast("Affine2DBase", ax.transAxes))
    where = blended_transform_factory(ax.transAxes, inches)
    return axes_for(ax.inset_axes((0.0, -height - gap, 1.0, height), transform=where))


def _draw_ratios(ax: "Axes", series: MirrorSeries, given: tuple[tuple[float, float], Words]) -> None:
    """Draw the interval of each ratio, over the zone that is usual."""
    limits, words = given
    usual = _usual(series.pairs[0])
    ax.axhspan(float(usual.lo), float(usual.hi), color=GRID_INK, linewidth=0, zorder=0.5, gid="usual")
    ax.axhline(1.0, color=PALE_INK, linewidth=0.8, zorder=1)
    looks: Mapping[str, Any] = {"marker": "_", "markersize": 7, "markeredgewidth": 1.4}
    for period, ratio in series.ratios:
        ends = [float(end) for end in (ratio.lo, ratio.hi) if end.is_finite()]
        at = _middle(period)
        ax.plot([at] * len(ends), ends, color=INK, linewidth=1.6, zorder=3, gid="ratio", **looks)
        if len(series.ratios) <= _FEW:
            _name_ratio(ax, (at, max(ends)), ratio)
    time_axis(ax, *limits)
    ax.set_xlim(limits)
    _set_ratio_axis(ax, [*(ratio for _, ratio in series.ratios), usual])
    label = f"{words.party(series.top)} ÷ {words.party(series.bottom)}"
    ax.set_ylabel(label, fontsize=8, color=INK, parse_math=False)


def _name_ratio(ax: "Axes", at: tuple[float, float], ratio: Interval) -> None:
    from matplotlib.patheffects import withStroke

    looks: Mapping[str, Any] = {"ha": "center", "fontsize": 7, "color": INK, "gid": "ratio-label"}
    text = ax.annotate(_digits(ratio), at, (0, 4), textcoords="offset points", parse_math=False, **looks)
    text.set_path_effects([withStroke(linewidth=1.6, foreground=WHITE)])


def _digits(ratio: Interval) -> str:
    """Write a ratio to two places, both ends where they differ by that."""
    lo, hi = (f"{end:.2f}" if end.is_finite() else "∞" for end in (ratio.lo, ratio.hi))
    return lo if lo == hi else f"{lo}\N{EN DASH}{hi}"


def _usual(pair: MirrorPair) -> Interval:
    if pair.one_way:
        return Interval(Decimal(1), THRESHOLDS.cif_fob_to)
    normal = Interval(Decimal(1), THRESHOLDS.total_normal_to)
    return normal.hull(1 / normal)


def _middle(period: Period) -> float:
    end = year_of(period.last_day)
    return end if period.start is None else (year_of(period.start) + end) / 2


def _set_ratio_axis(ax: "Axes", ratios: Sequence[Interval]) -> None:
    from matplotlib.ticker import MaxNLocator

    ends = [float(end) for ratio in ratios for end in (ratio.lo, ratio.hi) if end.is_finite()]
    low, high = min(ends), max(ends)
    room = max(high - low, _LEAST) * _MARGIN
    ax.set_ylim(low - room, high + 3 * room)
    ax.yaxis.set_major_locator(MaxNLocator(nbins=4))
    ax.grid(visible=True, axis="y", color=GRID_INK, linewidth=0.6)
