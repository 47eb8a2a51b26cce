"""A chart of the growth of one fact as it was printed in two currencies."""

# matplotlib does not declare the types of its further keywords.
# pyright: reportUnknownMemberType=false

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from regcoop._validate import check_type
from regcoop.atlas import Atlas
from regcoop.errors import FieldValueError, NothingToDrawError
from regcoop.figures import TradeFigure
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.plot.chart_frames import axes_for, dress, legend_for, require_charts, shifted_by
from regcoop.plot.chart_styles import GRID_INK, WHITE, ChartStyle, style_at
from regcoop.plot.chart_words import credit_of_sources, words_from
from regcoop.plot.styles import INK, PALE_INK
from regcoop.ratios import GrowthKind
from regcoop.relations import Dimensions, dimensions_of
from regcoop.units import UNITS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_growth_currencies"]

_APART: Final = 7.0
_CLAIM: Final = 4.0
_ROOM: Final = 0.12
_TURNED: Final = 6


class _Printed(NamedTuple):
    figure: TradeFigure
    fact: Dimensions
    period: Period
    currency: str
    rate: float
    interval: Interval


def plot_growth_currencies(
    figures: Iterable[TradeFigure],
    *,
    atlas: Atlas | None = None,
    ax: "Axes | None" = None,
    names: Mapping[str, str] | None = None,
    title: str | None = None,
) -> "Axes":
    """Draw the growth on the year before of one fact, as printed in each of two or more currencies.

    Use it to see what the rate of exchange does to a headline: trade that grew by 10.5 percent in yuan grew by 7.7
    percent in dollars. Only periods with growth in two currencies at least are drawn; the others are counted under the
    chart. Growth whose currency was not printed is not guessed at, and counted there too.

    Examples:
        >>> import matplotlib
        >>> matplotlib.use("agg")
        >>> from regcoop.fixtures import load
        >>> from regcoop.plot import plot_growth_currencies
        >>> atlas = load()
        >>> query = {"reporter": "CN", "partner": "ASEAN", "measure": "goods-trade", "flow": "trade"}
        >>> ax = plot_growth_currencies(atlas.figures.where(**query, commodity="all"), atlas=atlas)
        >>> [text.get_text() for text in ax.get_legend().get_texts()]
        ['in CNY', 'in USD']

    Args:
        figures: the figures of one fact, of any periods.
        atlas: what knows the names of parties and measures; codes are written without it.
        ax: the Axes to draw into; a new figure is made if None.
        names: words to write in place of codes and of the words of the chart.
        title: in place of the one made from the names; an empty text leaves it out.

    Returns:
        The Axes; across are the periods in their order, and up is the growth in percent.

    Raises:
        MissingExtraError: if matplotlib is not installed.
        NothingToDrawError: if no period has growth in two currencies.
        FieldValueError: if the growth is that of several facts.
        FieldTypeError: if an argument is of the wrong type.
    """
    require_charts()
    words = words_from(names, atlas)
    printed = _printed(figures)
    pairs = _paired(printed)
    if len({one.fact for one in pairs}) > 1:
        raise FieldValueError("figures", "growth of several facts", "figures of one fact: select them with where(...)")
    periods = sorted({one.period for one in pairs}, key=lambda period: period.sort_key)
    currencies = sorted({one.currency for one in pairs})
    ax = axes_for(ax)
    for number, currency in enumerate(currencies):
        aside = _APART * (number - (len(currencies) - 1) / 2)
        for place, period in enumerate(periods):
            found = [one for one in pairs if (one.currency, one.period) == (currency, period)]
            _draw(ax, found, (place, aside), style_at(number))
    _set_axes(ax, pairs, periods)
    _draw_legend(ax, [f"{words.plain('in')} {words.plain(currency)}" for currency in currencies])
    ax.set_ylabel(words.plain("growth on the year before, percent"), fontsize=8, color=INK, parse_math=False)
    made = words.fact(pairs[0].fact) if title is None else title
    dress(ax, made, credit_of_sources(one.figure.source for one in pairs), _left_out(printed, pairs))
    return ax


def _printed(figures: Iterable[TradeFigure]) -> list[_Printed]:
    """Give each growth on the year before that was printed, with its currency; empty where that is not known."""
    found: list[_Printed] = []
    for figure in figures:
        check_type("an item of figures", figure, TradeFigure)
        fact = dimensions_of(figure)._replace(period=None, quantity=None)
        for growth in figure.growths:
            if growth.kind is GrowthKind.YOY and growth.rate is not None and figure.period is not None:
                basis = growth.basis or ""
                basis = basis if basis in UNITS and UNITS[basis].is_money else ""
                rate = growth.rate
                found.append(_Printed(figure, fact, figure.period, basis, float(rate.value), rate.interval))
    return sorted(found, key=lambda one: (one.period.sort_key, one.figure.id))


def _paired(printed: Sequence[_Printed]) -> list[_Printed]:
    """Give the growths of the periods that have them in two currencies."""
    by_period: dict[tuple[Dimensions, Period], set[str]] = {}
    for one in printed:
        by_period.setdefault((one.fact, one.period), set()).update({one.currency} - {""})
    found = [one for one in printed if one.currency and len(by_period[one.fact, one.period]) > 1]
    if not found:
        raise NothingToDrawError("this selection", "give figures with growth printed in two currencies for one period")
    return found


def _draw(ax: "Axes", found: Sequence[_Printed], where: tuple[int, float], style: ChartStyle) -> None:
    place, aside = where
    for number, one in enumerate(found):
        moved = shifted_by(ax, aside + _CLAIM * (number - (len(found) - 1) / 2))
        ends = [float(end) if end.is_finite() else one.rate for end in (one.interval.lo, one.interval.hi)]
        ax.plot((place, place), ends, color=style.colour, linewidth=1.4, transform=moved, zorder=2, gid="interval")
        looks: Mapping[str, Any] = {"markeredgecolor": WHITE, "markeredgewidth": 0.6, "markersize": 5.6, "zorder": 3}
        looks = {**looks, "marker": style.marker, "color": style.colour, "linestyle": "none", "transform": moved}
        ax.plot((place,), (one.rate,), gid=f"claim:{one.figure.id}", **looks)


def _set_axes(ax: "Axes", pairs: Sequence[_Printed], periods: Sequence[Period]) -> None:
    from matplotlib.ticker import MaxNLocator

    rates = [*(one.rate for one in pairs), 0.0]
    low, high = min(rates), max(rates)
    room = (high - low) * _ROOM or 1.0
    ax.set_ylim(low - room if low < 0 else 0.0, high + room)
    ax.yaxis.set_major_locator(MaxNLocator(nbins=7))
    ax.grid(visible=True, axis="y", color=GRID_INK, linewidth=0.6)
    ax.axhline(0.0, color=PALE_INK, linewidth=0.8, zorder=1)
    ax.set_xlim(-0.6, len(periods) - 0.4)
    ax.set_xticks(range(len(periods)), [str(period).replace("/", "/\n") for period in periods])
    if len(periods) > _TURNED:
        ax.tick_params(axis="x", labelsize=6.5)


def _draw_legend(ax: "Axes", labels: Sequence[str]) -> None:
    from matplotlib.lines import Line2D

    styles = [style_at(number) for number in range(len(labels))]
    legend_for(ax, [Line2D([], [], color=one.colour, marker=one.marker, linestyle="none") for one in styles], labels)


def _left_out(printed: Sequence[_Printed], pairs: Sequence[_Printed]) -> str:
    """Count what is not drawn, and say why."""
    unknown = sum(not one.currency for one in printed)
    alone = len({one.period for one in printed if one.currency} - {one.period for one in pairs})
    said = [f"{alone} {'period' if alone == 1 else 'periods'} with growth in one currency"] if alone else []
    said += [f"{unknown} {'growth' if unknown == 1 else 'growths'} without a currency"] if unknown else []
    return f"Not drawn: {', '.join(said)}." if said else ""
