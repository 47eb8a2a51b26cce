"""A chart of who belonged to a bloc when, and as what."""

# matplotlib does not declare the types of its further keywords.
# pyright: reportUnknownMemberType=false

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from regcoop._validate import check_date, check_type
from regcoop.atlas import Atlas
from regcoop.blocs import Bloc, Membership, Standing
from regcoop.errors import NothingToDrawError
from regcoop.period import Period
from regcoop.plot.chart_frames import axes_for, dress, legend_for, require_charts, time_axis, year_of
from regcoop.plot.chart_styles import STYLES, WHITE, ChartStyle
from regcoop.plot.chart_words import Words, credit_of_sources, words_from
from regcoop.plot.styles import INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_memberships"]

_STYLES: Final[Mapping[Standing, ChartStyle]] = {
    Standing.FULL: STYLES[0],
    Standing.ASSOCIATE: STYLES[4]._replace(hatch="////"),
    Standing.CANDIDATE: STYLES[3]._replace(hatch="...."),
}
_HEIGHTS: Final[Mapping[Standing, float]] = {Standing.FULL: 0.62, Standing.ASSOCIATE: 0.46, Standing.CANDIDATE: 0.3}
_WIDTH: Final = 7.2
_ROW: Final = 0.2
_AROUND: Final = 1.3
_STEPS: Final = 12
_UNKNOWN: Final = 0.06
_LEAST_SPAN: Final = 1.0


def plot_memberships(
    bloc: Bloc | str,
    *,
    atlas: Atlas,
    until: date | None = None,
    ax: "Axes | None" = None,
    names: Mapping[str, str] | None = None,
    title: str | None = None,
) -> "Axes":
    """Draw who belonged to a bloc when, one row for each party and one kind of bar for each class of standing.

    Use it to see enlargements, and which dates are not known to the day. A bar fades in over the days on which a
    membership may have begun, and out over those on which it may have ended. One that begins or ends on unknown days
    fades over some room and carries a question mark. An arrow stands where a membership still held.

    Examples:
        >>> import matplotlib
        >>> matplotlib.use("agg")
        >>> from regcoop.fixtures import load
        >>> from regcoop.plot import plot_memberships
        >>> ax = plot_memberships("ASEAN", atlas=load())
        >>> [text.get_text() for text in ax.get_legend().get_texts()]
        ['full', 'associate']

    Args:
        bloc: a bloc, or the code of one.
        atlas: what knows the bloc and the names of parties.
        until: the last day to be shown; the last one that the rows or their sources speak of if None.
        ax: the Axes to draw into; a new figure, as high as the rows need, is made if None.
        names: words to write in place of codes and of the words of the chart.
        title: in place of the one made from the name of the bloc; an empty text leaves it out.

    Returns:
        The Axes; its time axis counts in years.

    Raises:
        MissingExtraError: if matplotlib is not installed.
        UnknownCodeError: if the atlas has no bloc of the code.
        NothingToDrawError: if nobody belonged to the bloc until that day.
        FieldTypeError: if an argument is of the wrong type.
    """
    require_charts()
    words = words_from(names, atlas)
    found = atlas.blocs[bloc] if isinstance(bloc, str) else bloc
    check_type("bloc", found, Bloc)
    if until is not None:
        check_date("until", until)
    last = _last_day(found) if until is None else until
    rows = tuple(row for row in found.memberships if (_first_day(row) or date.min) <= last)
    if not rows:
        raise NothingToDrawError(f"The bloc {found.code}", "name one with memberships that began by the last day")
    parties = _parties(rows)
    ax = axes_for(ax, (_WIDTH, _AROUND + _ROW * len(parties)))
    limits = _limits(rows, last)
    for row in rows:
        _draw_row(ax, row, parties.index(row.party), limits)
    _set_axes(ax, [words.party(party) for party in parties], limits)
    _draw_legend(ax, rows, words)
    made = f"{words.party(found.code)}: {words.plain('membership')}"
    dress(ax, made if title is None else title, credit_of_sources(_sources(rows)))
    return ax


def _first_day(row: Membership) -> date | None:
    """Give the first day on which it may have begun; that by which it had, if the start is open."""
    return None if row.start is None else row.start.start or row.start.last_day


def _last_day(bloc: Bloc) -> date:
    """Give the last day that the rows or their sources speak of."""
    periods = [period for row in bloc.memberships for period in (row.start, row.end, row.source.date)]
    return max((period.last_day for period in (*periods, bloc.founded) if period is not None), default=date.min)


def _parties(rows: Sequence[Membership]) -> list[str]:
    """Order the parties by the highest class they reached, and by when they first came."""
    order = list(Standing)
    first: dict[str, tuple[int, date, str]] = {}
    for row in rows:
        key = (order.index(row.standing), _first_day(row) or date.min, row.party)
        first[row.party] = min(first.get(row.party, key), key)
    return sorted(first, key=lambda party: first[party])


def _limits(rows: Sequence[Membership], last: date) -> tuple[float, float]:
    end = year_of(last)
    known = [year_of(day) for row in rows for period in (row.start, row.end) if period for day in _days(period)]
    first = min([*known, end - _LEAST_SPAN])
    open_start = any(row.start is None or row.start.start is None for row in rows)
    return (first - _UNKNOWN * (end - first) if open_start else first), end


def _days(period: Period) -> tuple[date, ...]:
    return (period.last_day,) if period.start is None else (period.start, period.last_day)


def _draw_row(ax: "Axes", row: Membership, place: int, limits: tuple[float, float]) -> None:
    """Draw a membership: the days on which it certainly held as a bar, with a fade at either side."""
    first, last = limits
    begins, sure = _start_of(row.start, limits)
    sure_end, ends = (last, last) if row.end is None else _end_of(row.end, limits)
    sure_end, ends, sure = min(sure_end, last), min(ends, last), min(sure, last)
    style = _STYLES[row.standing]
    bar = (place, _HEIGHTS[row.standing])
    _fade(ax, (begins, min(sure, sure_end)), bar, style)
    _fade(ax, (ends, max(sure_end, sure)), bar, style)
    if sure_end > sure:
        looks: Mapping[str, Any] = {"color": style.colour, "hatch": style.hatch, "edgecolor": WHITE, "linewidth": 0}
        ax.barh(place, sure_end - sure, left=sure, height=bar[1], zorder=2, gid=f"membership:{row.id}", **looks)
    if row.start is None or row.start.start is None:
        ax.annotate("?", (max(begins, first), place), (1, 0), textcoords="offset points", va="center", fontsize=6.5)
    if row.end is None or year_of(row.end.last_day) > last:
        ax.plot((last,), (place,), marker=">", markersize=4, color=style.colour, clip_on=False, zorder=3, gid="still")


def _start_of(start: Period | None, limits: tuple[float, float]) -> tuple[float, float]:
    """Give from when it may have held, and from when it did; of an unknown start, with some room before."""
    room = _UNKNOWN * (limits[1] - limits[0])
    if start is None:
        return limits[0], limits[0] + room
    if start.start is None:
        return year_of(start.last_day) - room, year_of(start.last_day)
    return year_of(start.start), year_of(start.start if start.days == 1 else start.last_day)


def _end_of(end: Period, limits: tuple[float, float]) -> tuple[float, float]:
    """Give until when it did hold, and until when it may have."""
    if end.start is None:
        return year_of(end.last_day) - _UNKNOWN * (limits[1] - limits[0]), year_of(end.last_day)
    return year_of(end.start), year_of(end.start if end.days == 1 else end.last_day)


def _fade(ax: "Axes", between: tuple[float, float], bar: tuple[int, float], style: ChartStyle) -> None:
    """Draw a bar that grows from nothing at the first position to its full colour at the second."""
    (begin, end), (place, height) = between, bar
    width = (end - begin) / _STEPS
    for step in range(_STEPS if width else 0):
        alpha = (step + 0.5) / _STEPS
        left = begin + step * width
        ax.barh(
            place, width, left=left, height=height, color=style.colour, alpha=alpha, linewidth=0, zorder=1.9, gid="fade"
        )


def _set_axes(ax: "Axes", labels: Sequence[str], limits: tuple[float, float]) -> None:
    time_axis(ax, *limits)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.set_yticks(range(len(labels)), labels)
    ax.tick_params(axis="y", length=0)
    for text in ax.get_yticklabels():
        text.set(fontsize=7.5, color=INK, parse_math=False)


def _draw_legend(ax: "Axes", rows: Sequence[Membership], words: Words) -> None:
    from matplotlib.patches import Patch

    drawn = [standing for standing in Standing if any(row.standing is standing for row in rows)]
    handles = [Patch(facecolor=_STYLES[one].colour, hatch=_STYLES[one].hatch, edgecolor=WHITE) for one in drawn]
    looks: Mapping[str, Any] = {"loc": "lower right", "bbox_to_anchor": (1.0, 1.0), "ncols": len(drawn)}
    legend_for(ax, handles, [words.plain(one.value) for one in drawn], frameon=False, **looks)


def _sources(rows: Sequence[Membership]) -> tuple[Any, ...]:
    return tuple(source for row in rows for source in row.sources)
