"""A calendar of the editions of forums: one row for each year, the days of the year across."""

# matplotlib does not declare the types of its further keywords.
# pyright: reportUnknownMemberType=false

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from regcoop._validate import check_type
from regcoop.atlas import Atlas
from regcoop.errors import NothingToDrawError
from regcoop.forums import Edition, EditionStatus
from regcoop.period import Period
from regcoop.plot.chart_frames import axes_for, dress, legend_for, require_charts
from regcoop.plot.chart_styles import GRID_INK, WHITE, ChartStyle, style_at
from regcoop.plot.chart_words import Words, credit_of_sources, words_from
from regcoop.plot.styles import INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_forum_calendar"]

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LEAP_YEAR: Final = 2000
_LAST_DAY: Final = 366
_WIDTH: Final = 7.2
_ROW: Final = 0.2
_AROUND: Final = 1.4
_LANE: Final = 0.3
_IMPRECISE: Final = 27
_MOST_IN_TITLE: Final = 2


def plot_forum_calendar(
    editions: Iterable[Edition],
    *,
    atlas: Atlas | None = None,
    ax: "Axes | None" = None,
    names: Mapping[str, str] | None = None,
    title: str | None = None,
) -> "Axes":
    """Draw when forums met, one row for each year.

    Use it to see in which season a forum meets, which years it missed, and which editions were moved. A full mark was
    held, a hollow one is planned, and a cross was cancelled. A line is as long as the edition; a pale one spans the
    days of a date that is known to the month or year alone. A dotted line leads from the days that were first
    announced, if they differ. The numbers are the official ones.

    Examples:
        >>> import matplotlib
        >>> matplotlib.use("agg")
        >>> from regcoop.fixtures import load
        >>> from regcoop.plot import plot_forum_calendar
        >>> atlas = load()
        >>> caexpo = [edition for edition in atlas.editions.values() if edition.forum == "caexpo"]
        >>> ax = plot_forum_calendar(caexpo, atlas=atlas)
        >>> ax.get_title(loc="left")
        'China-ASEAN Expo'

    Args:
        editions: the editions, of one or several forums; each forum has a colour and a shape.
        atlas: what knows the names of forums; ids are written without it.
        ax: the Axes to draw into; a new figure, as high as the years need, is made if None.
        names: words to write in place of ids and of the words of the chart.
        title: in place of the one made from the names; an empty text leaves it out.

    Returns:
        The Axes; across are the days of a year, counted as in a leap year, and down are the years.

    Raises:
        MissingExtraError: if matplotlib is not installed.
        NothingToDrawError: if there is no edition with a known start.
        FieldTypeError: if an argument is of the wrong type.
    """
    require_charts()
    words = words_from(names, atlas)
    found = _dated(editions)
    forums = sorted({edition.forum for edition in found})
    years = range(min(map(_year, found)), max(map(_year, found)) + 1)
    ax = axes_for(ax, (_WIDTH, _AROUND + _ROW * max(len(years), 4)))
    _set_axes(ax, years, words)
    for edition in found:
        number = forums.index(edition.forum)
        lane = _LANE * (number - (len(forums) - 1) / 2) / max(1, len(forums) - 1)
        _draw_edition(ax, edition, lane, style_at(number))
    _draw_legend(ax, found, forums, words)
    dress(ax, _title(forums, words) if title is None else title, credit_of_sources(_sources(found)))
    return ax


def _dated(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    given = tuple(editions)
    for edition in given:
        check_type("an item of editions", edition, Edition)
    found = sorted((edition for edition in given if edition.dates.start is not None), key=_order)
    if not found:
        raise NothingToDrawError("this selection", "give editions whose dates are known")
    return tuple(found)


def _order(edition: Edition) -> tuple[object, ...]:
    return edition.dates.sort_key, edition.id


def _year(edition: Edition) -> int:
    return _start(edition.dates).year


def _start(period: Period) -> date:
    return period.start or period.last_day


def _day(day: date) -> int:
    """Count the days of a year, with a 29 February in each so that a day of a month always stands in one place."""
    return date(_LEAP_YEAR, day.month, day.day).timetuple().tm_yday


def _across(period: Period, year: int) -> tuple[float, float]:
    """Give where a period stands in the row of a year; what reaches beyond the year is cut."""
    start, last = _start(period), period.last_day
    first = float(_day(start)) if start.year == year else 1.0 if start.year < year else float(_LAST_DAY)
    return first, max(first, float(_day(last)) if last.year == year else first if last.year < year else _LAST_DAY)


def _draw_edition(ax: "Axes", edition: Edition, lane: float, style: ChartStyle) -> None:
    row, colour = _year(edition) + lane, style.colour
    first, last = _across(edition.dates, _year(edition))
    vague = last - first >= _IMPRECISE
    at = (first + last) / 2
    ends: Mapping[str, Any] = {"color": colour, "solid_capstyle": "butt", "zorder": 2, "gid": "days"}
    ax.plot((first - 0.5, last + 0.5), (row, row), linewidth=2.4, alpha=0.3 if vague else 0.8, **ends)
    if edition.was_moved and edition.planned is not None:
        _draw_move(ax, edition.planned, (at, row), (style, _year(edition)))
    ax.plot((at,), (row,), gid=f"edition:{edition.id}", **_look(edition.status, style))
    if edition.ordinal is not None:
        looks: Mapping[str, Any] = {"fontsize": 6, "va": "center", "color": INK, "gid": "ordinal"}
        announced = edition.planned if edition.was_moved else None
        right = max(last, 0.0 if announced is None else _across(announced, _year(edition))[1])
        ax.annotate(f"{edition.ordinal}", (right, row), (5, 0), textcoords="offset points", **looks)


def _look(status: EditionStatus, style: ChartStyle) -> Mapping[str, Any]:
    looks: dict[str, Any] = {"markersize": 5.2, "linestyle": "none", "zorder": 3, "marker": style.marker}
    if status is EditionStatus.CANCELLED:
        return {**looks, "marker": "x", "markeredgecolor": style.colour, "markeredgewidth": 1.4}
    edge, face = (WHITE, style.colour) if status is EditionStatus.HELD else (style.colour, WHITE)
    width = 0.6 if status is EditionStatus.HELD else 1.1
    return {**looks, "markeredgecolor": edge, "markerfacecolor": face, "markeredgewidth": width}


def _draw_move(ax: "Axes", planned: Period, to: tuple[float, float], how: tuple[ChartStyle, int]) -> None:
    """Draw a dotted line from the days that were first announced; those of another year stand at its edge."""
    style, year = how
    first, last = _across(planned, year)
    begin = (first + last) / 2
    ax.plot((begin, to[0]), (to[1], to[1]), color=style.colour, linewidth=1.0, linestyle=":", zorder=1.8, gid="moved")
    ax.plot((begin,), (to[1],), marker="|", markersize=6, color=style.colour, zorder=1.9, gid="announced")


def _set_axes(ax: "Axes", years: range, words: Words) -> None:
    firsts = [_day(date(_LEAP_YEAR, month, 1)) for month in range(1, 13)]
    ends = [*firsts[1:], _LAST_DAY + 1]
    ax.set_xlim(0, _LAST_DAY + 1)
    ax.set_xticks(firsts, [""] * len(firsts))
    middles = [(first + end) / 2 for first, end in zip(firsts, ends, strict=True)]
    ax.set_xticks(middles, [words.plain(month) for month in _MONTHS], minor=True)
    ax.tick_params(axis="x", which="minor", length=0, labelsize=7.5)
    ax.grid(visible=True, axis="x", which="major", color=GRID_INK, linewidth=0.6)
    step = 1 + (len(years) - 1) // 40
    ax.set_ylim(years[-1] + 0.7, years[0] - 0.7)
    ax.set_yticks(list(years[::step]), [str(year) for year in years[::step]])
    ax.tick_params(axis="y", length=0, labelsize=7.5)


def _forum(forum: str, words: Words) -> str:
    found = None if words.atlas is None else words.atlas.forums.get(forum)
    return words.names.get(forum) or (forum if found is None else found.name)


def _title(forums: Sequence[str], words: Words) -> str:
    if len(forums) <= _MOST_IN_TITLE:
        return " · ".join(_forum(forum, words) for forum in forums)
    return f"{len(forums)} {words.plain('forums')}"


def _draw_legend(ax: "Axes", editions: Sequence[Edition], forums: Sequence[str], words: Words) -> None:
    from matplotlib.lines import Line2D

    handles: list[Any] = []
    labels: list[str] = []
    for number, forum in enumerate(forums if len(forums) > 1 else ()):
        handles.append(Line2D([], [], **_look(EditionStatus.HELD, style_at(number))))
        labels.append(_forum(forum, words))
    neutral = ChartStyle(INK, style_at(0).marker, "")
    for status in (one for one in EditionStatus if any(edition.status is one for edition in editions)):
        handles.append(Line2D([], [], **_look(status, neutral)))
        labels.append(words.plain(status.value))
    if any(edition.was_moved for edition in editions):
        handles.append(Line2D([], [], color=INK, linewidth=1.0, linestyle=":", marker="|", markersize=6))
        labels.append(words.plain("moved from the days first announced"))
    legend_for(ax, handles, labels)


def _sources(editions: Sequence[Edition]) -> tuple[Any, ...]:
    return tuple(source for edition in editions for source in edition.sources)
