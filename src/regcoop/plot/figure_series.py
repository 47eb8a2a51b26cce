"""A chart of figures over time, with what their prints allow."""

# matplotlib does not declare the types of its further keywords.
# pyright: reportUnknownMemberType=false

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from regcoop._validate import check_type
from regcoop.atlas import Atlas
from regcoop.errors import NothingToDrawError, PeriodOverflowError, UnitMismatchError
from regcoop.figures import Nature, TradeFigure
from regcoop.indicators import Indicator
from regcoop.interval import Interval
from regcoop.period import Period, PeriodKind
from regcoop.plot.chart_frames import (
    axes_for,
    dress,
    legend_for,
    require_charts,
    shifted_by,
    time_axis,
    value_axis,
    year_of,
)
from regcoop.plot.chart_styles import WHITE, ChartStyle, style_at
from regcoop.plot.chart_words import Words, credit_of_sources, scale_for, words_from
from regcoop.plot.styles import INK
from regcoop.relations import AnyClaim, Dimensions, Level, dimensions_of, level_of, stated_attributes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Mark", "check_unit", "draw_line", "ends_of", "marks_of", "plot_series", "set_axes"]

_APART: Final = 5.0
_ARROW: Final = 15.0
_KINDS: Final = ("year", "half-year", "quarter", "month", "year to date", "other period", "cumulative to date")
_KIND_OF: Final[Mapping[PeriodKind, str]] = {
    PeriodKind.YEAR: "year",
    PeriodKind.HALF: "half-year",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.MONTH: "month",
    PeriodKind.YTD: "year to date",
    PeriodKind.OPEN: "cumulative to date",
}
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_Line: TypeAlias = tuple[Dimensions, str, object]


class Mark(NamedTuple):
    """Hold a claim that can be drawn.

    Attributes:
        claim: the claim.
        fact: what it is about, without its period.
        period: its period.
        kind: the part of the calendar, in words.
        level: its value with its intervals.
    """

    claim: AnyClaim
    fact: Dimensions
    period: Period
    kind: str
    level: Level

    @property
    def is_outcome(self) -> bool:
        """Tell whether it says what was, and not what was aimed at or expected."""
        return stated_attributes(self.claim).nature in {None, Nature.OUTCOME.value}

    @property
    def line(self) -> _Line:
        """Give what the marks share that are joined by a band: a fact, and a part of the year."""
        months = self.period.end.month if self.kind == "year to date" else None
        return self.fact, self.kind, months

    @property
    def at(self) -> float:
        """Give the middle of the period, in years; the end of one whose start is unknown."""
        first, last = self.span
        return (first + last) / 2

    @property
    def span(self) -> tuple[float, float]:
        """Give the first and the last day, in years."""
        end = year_of(self.period.last_day)
        return (end if self.period.start is None else year_of(self.period.start)), end


def plot_series(
    figures: Iterable[AnyClaim],
    *,
    atlas: Atlas | None = None,
    ax: "Axes | None" = None,
    names: Mapping[str, str] | None = None,
    title: str | None = None,
) -> "Axes":
    """Draw figures over time, each claim with a mark of its own and with the interval that its print allows.

    Use it to see how a flow moved, and where its claims disagree. A mark stands in the middle of its period; the thin
    line through it is as long as the period. Several claims of one fact stand side by side. A band joins periods of one
    kind and spans all that the claims allow; it is dotted over periods that nobody spoke of. Years, years to date and
    months have marks of their own. A hollow mark is a target, a forecast or another number that is no outcome.

    Examples:
        >>> import matplotlib
        >>> matplotlib.use("agg")
        >>> from regcoop.fixtures import load
        >>> from regcoop.plot import plot_series
        >>> atlas = load()
        >>> query = {"reporter": "CN", "partner": "ASEAN", "measure": "goods-trade", "flow": "trade"}
        >>> ax = plot_series(atlas.figures.where(**query, commodity="all", unit="USD"), atlas=atlas)
        >>> ax.get_ylabel()
        'billion USD'

    Args:
        figures: the figures or indicators, all in one unit.
        atlas: what knows the names of parties and measures; codes are written without it.
        ax: the Axes to draw into; a new figure is made if None.
        names: words to write in place of codes and of the words of the chart.
        title: in place of the one made from the names; an empty text leaves it out.

    Returns:
        The Axes; its time axis counts in years.

    Raises:
        MissingExtraError: if matplotlib is not installed.
        NothingToDrawError: if no figure has both a value and a period.
        UnitMismatchError: if the figures are in more than one unit.
        FieldTypeError: if an argument is of the wrong type.
    """
    require_charts()
    words = words_from(names, atlas)
    claims = tuple(figures)
    marks = marks_of(claims)
    check_unit(marks)
    ax = axes_for(ax)
    styles = _styles(marks)
    for line in dict.fromkeys(mark.line for mark in marks):
        of_line = [mark for mark in marks if mark.line == line]
        draw_line(ax, of_line, styles[line[:2]])
    set_axes(ax, marks, words)
    varying = _varying(marks)
    _draw_legend(ax, marks, styles, (words, varying))
    made = words.fact(marks[0].fact, leaving_out=varying) if title is None else title
    dress(ax, made, credit_of_sources(mark.claim.source for mark in marks), _left_out(claims, marks))
    return ax


def marks_of(claims: Sequence[AnyClaim]) -> tuple[Mark, ...]:
    """Give the claims that can be drawn, by period.

    Raises:
        NothingToDrawError: if there is none.
        FieldTypeError: if one of them is no claim.
    """
    found: list[Mark] = []
    for claim in claims:
        check_type("an item of figures", claim, (TradeFigure, Indicator))
        level, period = level_of(claim), claim.period
        if level is not None and period is not None:
            fact = dimensions_of(claim)._replace(period=None)
            found.append(Mark(claim, fact, period, _kind(period), level))
    if not found:
        raise NothingToDrawError("this selection", "give figures that have both a value and a period")
    return tuple(sorted(found, key=lambda mark: (mark.period.sort_key, mark.claim.id)))


def _kind(period: Period) -> str:
    """Name the part of the calendar; a first half is a year to date as well, and a first quarter a quarter."""
    if period.kind is PeriodKind.HALF and period.is_year_to_date:
        return "year to date"
    return _KIND_OF.get(period.kind, "other period")


def check_unit(marks: Sequence[Mark]) -> None:
    """Refuse marks in several units.

    Raises:
        UnitMismatchError: if there are.
    """
    units = sorted({mark.level.unit.code for mark in marks})
    if len(units) > 1:
        raise UnitMismatchError(units[0], units[1], "a chart has one unit; select one with where(unit=...)")


def _styles(marks: Sequence[Mark]) -> dict[tuple[Dimensions, str], ChartStyle]:
    """Give each fact a colour and each kind of period a shape; of a single fact the kinds have colours too."""
    facts = list(dict.fromkeys(mark.fact for mark in marks))
    kinds = [kind for kind in _KINDS if any(mark.kind == kind for mark in marks)]
    found: dict[tuple[Dimensions, str], ChartStyle] = {}
    for number, fact in enumerate(facts):
        for place, kind in enumerate(kinds):
            colour = style_at(place if len(facts) == 1 else number).colour
            shape = style_at(number if len(kinds) == 1 else place)
            found[fact, kind] = ChartStyle(colour, shape.marker, shape.hatch)
    return found


def ends_of(level: Level) -> tuple[Decimal, Decimal]:
    """Give the ends of the interval, in place of an infinite one the value."""
    interval: Interval = level.interval
    lo, hi = interval.lo, interval.hi
    return (lo if lo.is_finite() else level.value), (hi if hi.is_finite() else level.value)


def _bands(marks: Iterable[Mark]) -> dict[Period, Interval]:
    """Give what the claims of each period allow together; of claims that contradict each other, all that lies between.

    Numbers that are no outcome do not count.
    """
    found: dict[Period, Interval] = {}
    for mark in (mark for mark in marks if mark.is_outcome):
        allowed = Interval(*ends_of(mark.level))
        known = found.get(mark.period, allowed)
        found[mark.period] = known.intersection(allowed) or known.hull(allowed)
    return found


def draw_line(ax: "Axes", marks: Sequence[Mark], style: ChartStyle) -> None:
    """Draw the claims of one fact and one part of the year, with the band that joins them."""
    _draw_band(ax, marks, style)
    _draw_marks(ax, marks, style)


def _draw_band(ax: "Axes", marks: Sequence[Mark], style: ChartStyle) -> None:
    bands = _bands(marks)
    at = {mark.period: mark.at for mark in marks}
    for before, after in pairwise(bands):
        xs = at[before], at[after]
        near = _are_neighbours(before, after)
        lows = float(bands[before].lo), float(bands[after].lo)
        highs = float(bands[before].hi), float(bands[after].hi)
        for edge in (lows, highs):
            ax.plot(xs, edge, color=style.colour, linewidth=0.9, linestyle="-" if near else ":", zorder=2, gid="edge")
        if near:
            ax.fill_between(xs, lows, highs, color=style.colour, alpha=0.25, linewidth=0, zorder=1.5, gid="band")


def _are_neighbours(before: Period, after: Period) -> bool:
    """Tell whether nothing is missing between two periods of one kind."""
    try:
        return before.abuts(after) or before.shifted(years=1) == after
    except PeriodOverflowError:
        return False


def _draw_marks(ax: "Axes", marks: Sequence[Mark], style: ChartStyle) -> None:
    for period in dict.fromkeys(mark.period for mark in marks):
        together = [mark for mark in marks if mark.period == period]
        for number, mark in enumerate(together):
            _draw_mark(ax, mark, style, aside=_APART * (number - (len(together) - 1) / 2))
    if marks[0].kind == "year to date":
        _name_months(ax, marks, style)


def _name_months(ax: "Axes", marks: Sequence[Mark], style: ChartStyle) -> None:
    """Write the last month of each year to date over its marks."""
    from matplotlib.patheffects import withStroke

    looks: Mapping[str, Any] = {"ha": "center", "fontsize": 5.5, "color": style.colour, "gid": "month", "zorder": 4}
    highest = {mark.period: mark for mark in sorted(marks, key=lambda mark: mark.level.value)}
    for period, mark in highest.items():
        at, words = (mark.at, float(mark.level.value)), _MONTHS[period.last_day.month - 1]
        text = ax.annotate(words, at, (0, 5), textcoords="offset points", parse_math=False, **looks)
        text.set_path_effects([withStroke(linewidth=1.4, foreground=WHITE)])


def _draw_mark(ax: "Axes", mark: Mark, style: ChartStyle, *, aside: float = 0.0) -> None:
    """Draw a claim: its value, its interval, and the length of its period."""
    value, where = float(mark.level.value), shifted_by(ax, aside)
    ax.plot(mark.span, (value, value), color=style.colour, linewidth=0.8, alpha=0.45, zorder=2.2, gid="period")
    lo, hi = (float(end) for end in ends_of(mark.level))
    ax.plot(
        (mark.at, mark.at), (lo, hi), color=style.colour, linewidth=1.4, transform=where, zorder=2.6, gid="interval"
    )
    face, edge = (style.colour, WHITE) if mark.is_outcome else (WHITE, style.colour)
    looks: Mapping[str, Any] = {"markeredgecolor": edge, "markerfacecolor": face, "markeredgewidth": 0.6}
    looks = {**looks, "marker": style.marker, "markersize": 5.2, "linestyle": "none", "transform": where, "zorder": 3}
    ax.plot((mark.at,), (value,), gid=f"claim:{mark.claim.id}", **looks)
    if not mark.level.interval.is_finite:
        ends: dict[str, Any] = {"arrowstyle": "<-", "color": style.colour, "linewidth": 0.9}
        way = _ARROW if mark.level.interval.hi.is_infinite() else -_ARROW
        ax.annotate(
            "", (mark.at, value), (0, way), xycoords=where, textcoords="offset points", arrowprops=ends, gid="unbounded"
        )


def set_axes(ax: "Axes", marks: Sequence[Mark], words: Words) -> None:
    """Set the axes of time and value so that all marks and bands can be seen."""
    time_axis(ax, min(mark.span[0] for mark in marks), max(mark.span[1] for mark in marks))
    lines = dict.fromkeys(mark.line for mark in marks)
    bands = [band for line in lines for band in _bands(mark for mark in marks if mark.line == line).values()]
    values = [*(mark.level.value for mark in marks), *(end for band in bands for end in (band.lo, band.hi))]
    scale = scale_for(max(values, key=abs))
    value_axis(ax, values, scale=scale, label=words.unit(marks[0].level.unit, scale))


def _varying(marks: Sequence[Mark]) -> tuple[str, ...]:
    """Name the dimensions in which the facts differ."""
    facts = {mark.fact for mark in marks}
    return tuple(name for name in Dimensions._fields if len({getattr(fact, name) for fact in facts}) > 1)


def _draw_legend(
    ax: "Axes",
    marks: Sequence[Mark],
    styles: Mapping[tuple[Dimensions, str], ChartStyle],
    telling: tuple[Words, tuple[str, ...]],
) -> None:
    from matplotlib.lines import Line2D

    words, varying = telling
    drawn = {(mark.fact, mark.kind) for mark in marks}
    handles: list[Any] = []
    labels: list[str] = []
    for (fact, kind), style in ((key, style) for key, style in styles.items() if key in drawn):
        handles.append(Line2D([], [], color=style.colour, marker=style.marker, markersize=4.6, linewidth=0.9))
        said = [words.dimension(name, getattr(fact, name)) for name in varying]
        labels.append(", ".join([*said, words.plain(kind)]))
    for nature in sorted({str(stated_attributes(mark.claim).nature) for mark in marks if not mark.is_outcome}):
        handles.append(Line2D([], [], color=INK, marker="o", markersize=4.6, markerfacecolor=WHITE, linestyle="none"))
        labels.append(words.plain(nature))
    legend_for(ax, handles, labels)


def _left_out(claims: Sequence[AnyClaim], marks: Sequence[Mark]) -> str:
    count = len(claims) - len(marks)
    if not count:
        return ""
    return f"Not drawn: {count} {'claim' if count == 1 else 'claims'} without a value or a period."
