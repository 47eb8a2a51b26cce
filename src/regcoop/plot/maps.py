"""Maps of corridors, and base maps alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypedDict, Unpack, cast

from regcoop._validate import check_date, check_type, shorten
from regcoop.atlas import Atlas
from regcoop.corridors import Corridor, Mode, Segment, Service
from regcoop.errors import FieldTypeError, FieldValueError, NothingToDrawError, UnknownCodeError
from regcoop.network.states import State
from regcoop.plot.base_maps import NATURAL_EARTH, BaseMapLike, base_map_of
from regcoop.plot.canvases import Canvas, canvas_for, draw_grid, draw_land, require_matplotlib
from regcoop.plot.geometries import Feature, features_in, geo_interface_of
from regcoop.plot.labelling import draw_country_names, draw_labels, wishes_of
from regcoop.plot.legends import credit_of_base, credit_of_lines, draw_credit, draw_legend, draw_scale, draw_title
from regcoop.plot.lines import draw_marks, draw_stops, draw_stretch, offsets_of, path_of
from regcoop.plot.placing import Rect, Room, points_along
from regcoop.plot.projections import Albers, LonLat
from regcoop.plot.sketches import Rank, Sketch, Stop, Stretch, sketch_of
from regcoop.plot.styles import LAND_COLOUR

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Drawable", "MapOptions", "draw_base_map", "draw_sketch", "map_corridors"]

Drawable: TypeAlias = str | Corridor | Service | Segment | Mapping[str, object] | object
"""What a map can show: the id of a corridor, service or segment, such a record, or anything with GeoJSON."""

_LABELS: Final = ("auto", "ends", "all", "none")
_NAMED_IN_TITLE: Final = 2
_STEP: Final = 4.0
_SYMBOL: Final = 3.4
_GAUGES: Final = range(300, 2201)
_MOST_GAUGES: Final = 3
_LONGEST_NAME: Final = 60


class MapOptions(TypedDict, total=False):
    """Hold what can be changed about a map.

    Attributes:
        base: the base map: `natural-earth` (bundled, the default), GeoJSON, the Path of a GeoJSON file, a `BaseMap`, or
            None for a map of meridians and parallels alone.
        labels: which places are named: `auto` (ends, places where one changes, and as many others as find room),
            `ends`, `all` and `none`, or the ids of places. Labels never overlap. Those asked for by id or by `all` are
            placed as far off as it takes; the others are left out where they find no room.
        title: in place of the one made from the names; an empty text leaves it out.
        legend: whether there is a legend.
        scale_bar: whether there is a scale bar.
        country_names: whether the countries of the places are named.
    """

    base: BaseMapLike | None
    labels: Literal["auto", "ends", "all", "none"] | Iterable[str]
    title: str
    legend: bool
    scale_bar: bool
    country_names: bool


def map_corridors(
    corridors: Drawable | Iterable[Drawable],
    *,
    atlas: Atlas,
    on: date | None = None,
    ax: "Axes | None" = None,
    **options: Unpack[MapOptions],
) -> "Axes":
    """Draw corridors, services or single segments on a map.

    Use it to see where a corridor runs, which parts of it are in use, and where the gauge changes. Lines are coloured
    by mode and track gauge, dashed where there is no traffic yet and dotted where there is none any more. Two lines
    between the same places lie side by side. Squares mark recorded border crossings, diamonds changes of gauge.

    A line joins recorded places on the shortest way, so it is no alignment. A sea leg whose shortest way would cross
    land is led over water for the eye; no distance is taken from a map.

    Examples:
        >>> from datetime import date
        >>> import matplotlib
        >>> matplotlib.use("agg")
        >>> from regcoop.fixtures import load
        >>> from regcoop.plot import map_corridors
        >>> ax = map_corridors("china-laos-railway", atlas=load(), on=date(2025, 6, 1))
        >>> ax.get_title(loc="left")
        'China-Laos Railway on 2025-06-01'

    Args:
        corridors: one or several ids of corridors, services or segments, or such records; GeoJSON and objects with
            `__geo_interface__` are drawn as they are, styled by their properties `mode`, `gauges` and `status`.
        atlas: what knows the segments and places.
        on: the day whose state is shown. A route whose own dates leave the day open is drawn. Without a day every route
            of any time is drawn, with the status that the data give.
        ax: the Axes to draw into; a new figure is made if None.
        **options: see `MapOptions`.

    Returns:
        The Axes, in kilometres of the projection.

    Raises:
        MissingExtraError: if matplotlib is not installed.
        UnknownCodeError: if the atlas has no corridor, service or segment with an id.
        NothingToDrawError: if nothing that was given has a line with known positions.
        BaseMapError: if GeoJSON that was given cannot be drawn.
        FieldTypeError: if an argument is of the wrong type.
        FieldValueError: if an option has a value that it cannot have.
    """
    require_matplotlib()
    if on is not None:
        check_date("on", on)
    found = [_resolved(one, atlas) for one in _each(corridors)]
    lines = [one for one in found if not isinstance(one, tuple)]
    segments = [atlas.segments[code] for line in lines for code in _segments_of(line, on)]
    features = [feature for one in found if isinstance(one, tuple) for feature in one]
    sketch = _with_features(sketch_of(segments, atlas, title=_title(lines, atlas, on), on=on), features)
    if not sketch.stretches:
        raise NothingToDrawError("this selection", "name corridors whose segments have places with positions")
    return draw_sketch(sketch, atlas, ax, options)


def _each(corridors: object) -> Sequence[object]:
    if isinstance(corridors, str | Corridor | Service | Segment) or geo_interface_of(corridors) is not None:
        return (corridors,)
    if not isinstance(corridors, Iterable):
        raise FieldTypeError("corridors", shorten(corridors), "the id of a corridor, or several")
    return tuple(cast("Iterable[object]", corridors))


def _resolved(one: object, atlas: Atlas) -> Corridor | Service | Segment | tuple[Feature, ...]:
    if isinstance(one, Corridor | Service | Segment):
        return one
    if isinstance(one, str):
        found = atlas.corridors.get(one) or atlas.services.get(one) or atlas.segments.get(one)
        return atlas.corridors[one] if found is None else found
    geojson = geo_interface_of(one)
    if geojson is None:
        raise FieldTypeError("corridors", shorten(one), "ids, records or objects with __geo_interface__")
    return features_in(geojson)


def _segments_of(line: Corridor | Service | Segment, on: date | None) -> tuple[str, ...]:
    if isinstance(line, Segment):
        return (line.id,)
    return line.segment_ids if on is None else line.segments_on(on, imprecise="in")


def _title(lines: Sequence[Corridor | Service | Segment], atlas: Atlas, on: date | None) -> str:
    names = [line.name for line in lines if not isinstance(line, Segment)]
    blocs = {line.bloc for line in lines if isinstance(line, Corridor)}
    bloc = next(iter(blocs)) if len(blocs) == 1 else None
    if not names:
        words = ""
    elif len(names) <= _NAMED_IN_TITLE:
        words = " · ".join(names)
    elif bloc is not None and len(names) == len(lines):
        words = f"{atlas[bloc].name}: {len(names)} corridors"
    else:
        words = f"{len(names)} corridors and services"
    return f"{words} on {on}".strip() if on is not None else words


def _with_features(sketch: Sketch, features: Sequence[Feature]) -> Sketch:
    """Add lines and points that came as GeoJSON."""
    if not features:
        return sketch
    stretches, stops = list(sketch.stretches), list(sketch.stops)
    for number, feature in enumerate(features, 1):
        rings = [ring for polygon in feature.polygons for ring in polygon]
        mode, gauges, state = _look(feature)
        for part, line in enumerate((*feature.lines, *rings), 1):
            stretches.append(Stretch(f"geojson-{number}-{part}", mode, gauges, state, line, whole=True))
        for part, point in enumerate(feature.points, 1):
            stops.append(Stop(f"geojson-{number}-{part}", _name(feature), point, Rank.TRANSFER))
    return Sketch(sketch.title, tuple(stretches), tuple(stops), sketch.marks, sketch.left_out, sketch.countries)


def _look(feature: Feature) -> tuple[str | None, tuple[int, ...], State]:
    """Read the properties that choose the style of a line; what is not known counts as not given."""
    mode, state = feature.text("mode"), feature.text("state") or feature.text("status")
    gauges = tuple(sorted({gauge for gauge in feature.numbers("gauges") if gauge in _GAUGES})[:_MOST_GAUGES])
    known = mode if mode in set(Mode) else None
    return known, gauges, State(state) if state in set(State) else State.OPERATING


def _name(feature: Feature) -> str:
    """Read the name of a point, on one line and not too long for a map."""
    text = " ".join((feature.text("name") or "")[: 2 * _LONGEST_NAME].split())
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…"


def draw_sketch(sketch: Sketch, atlas: Atlas, ax: "Axes | None", options: MapOptions) -> "Axes":
    """Draw a sketch with everything around it."""
    _check_options(options)
    given = options.get("base", NATURAL_EARTH)
    base = None if given is None else base_map_of(given)
    paths = {stretch.id: path_of(stretch, base) for stretch in sketch.stretches}
    canvas = canvas_for([*(point for path in paths.values() for point in path), *_spots(sketch)], ax)
    draw_grid(canvas, named=base is None)
    if base is None:
        canvas.ax.set_facecolor(LAND_COLOUR)
    else:
        draw_land(canvas, base)
    offsets = offsets_of(sketch.stretches)
    for stretch in sketch.stretches:
        draw_stretch(canvas, stretch, canvas.projected(paths[stretch.id]), offsets[stretch.id])
    draw_stops(canvas, sketch.stops)
    draw_marks(canvas, sketch.marks)
    draw_title(canvas, options.get("title", sketch.title))
    room = _room(canvas, sketch, paths)
    if options.get("legend", True) and not draw_legend(canvas, sketch, room):
        room = _room(canvas, sketch, paths)
    if options.get("scale_bar", True):
        draw_scale(canvas, room)
    unnamed = draw_labels(canvas, wishes_of(sketch, canvas, _wanted(options, sketch)), room)
    draw_credit(canvas, *credit_of_base(base), *credit_of_lines(sketch.left_out, unnamed))
    if base is not None and options.get("country_names", True):
        draw_country_names(canvas, base, _country_names(sketch, atlas), room)
    return canvas.ax


def _country_names(sketch: Sketch, atlas: Atlas) -> dict[str, str]:
    """Give the names of the countries, those of the places that are drawn first."""
    others = [code for code in atlas.countries if code not in sketch.countries]
    return {code: atlas.countries[code].name for code in (*sketch.countries, *others)}


def _check_options(options: MapOptions) -> None:
    for name, value in options.items():
        if name not in MapOptions.__annotations__:
            raise TypeError(f"a map has no option {name!r}: it has {', '.join(MapOptions.__annotations__)}")
        if name in {"legend", "scale_bar", "country_names"}:
            check_type(name, value, bool)
    check_type("title", options.get("title", ""), str)


def _wanted(options: MapOptions, sketch: Sketch) -> str | frozenset[str]:
    labels = options.get("labels", "auto")
    if isinstance(labels, str):
        if labels not in _LABELS:
            raise FieldValueError("labels", shorten(labels), f"one of {', '.join(_LABELS)}, or the ids of places")
        return labels
    wanted, known = frozenset(labels), {stop.id for stop in sketch.stops}
    for code in sorted(wanted - known):
        raise UnknownCodeError("place on this map", code)
    return wanted


def _spots(sketch: Sketch) -> Iterator[LonLat]:
    return (stop.at for stop in sketch.stops)


def _room(canvas: Canvas, sketch: Sketch, paths: Mapping[str, Sequence[LonLat]]) -> Room:
    """Note where lines and symbols stand, so that words keep off."""
    room = Room(canvas.frame.grown(-canvas.from_points(2)))
    for path in paths.values():
        room.mind(points_along(canvas.pixels_of(path), _STEP))
    size = canvas.from_points(_SYMBOL)
    spots = [mark.at for mark in sketch.marks] + [stop.at for stop in sketch.stops if stop.rank is Rank.END]
    room.taken.extend(Rect(x - size, y - size, x + size, y + size) for x, y in canvas.pixels_of(spots))
    room.mind(canvas.pixels_of(_spots(sketch)))
    return room


def draw_base_map(
    box: tuple[float, float, float, float],
    *,
    base: BaseMapLike | None = NATURAL_EARTH,
    projection: Albers | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw a base map alone, to draw something of your own on it.

    Use it with a projection that you keep, so that you can put positions on the map.

    Examples:
        >>> import matplotlib
        >>> matplotlib.use("agg")
        >>> from regcoop.plot import Albers, draw_base_map
        >>> cone = Albers(14.0, 24.0, lat_0=19.0, lon_0=103.0)
        >>> ax = draw_base_map((97.0, 12.0, 109.0, 26.0), projection=cone)
        >>> (dot,) = ax.plot(*cone.project(102.6, 17.97), "ko")

    Args:
        box: the degrees to show: west, south, east, north.
        base: see `MapOptions`; None for meridians and parallels alone.
        projection: chosen from the box if None.
        ax: the Axes to draw into; a new figure is made if None.

    Returns:
        The Axes, in kilometres unless the projection has a radius in another unit.

    Raises:
        MissingExtraError: if matplotlib is not installed.
        FieldValueError: if the box has no area, or is not within 180 and 90 degrees.
        BaseMapError: if GeoJSON that was given cannot be drawn.
    """
    require_matplotlib()
    found = None if base is None else base_map_of(base)
    canvas = canvas_for(_around(box), ax, projection)
    draw_grid(canvas, named=found is None)
    if found is not None:
        draw_land(canvas, found)
    draw_credit(canvas, *credit_of_base(found))
    return canvas.ax


def _around(box: tuple[float, float, float, float]) -> list[LonLat]:
    """Give positions along the sides of a box of degrees."""
    west, south, east, north = box
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):  # noqa: PLR2004  # degrees
        raise FieldValueError("box", shorten(box), "west, south, east, north in degrees, west below east")
    parts = [number / 20 for number in range(21)]
    lons, lats = [west + (east - west) * part for part in parts], [south + (north - south) * part for part in parts]
    return [(lon, lat) for lon in lons for lat in (south, north)] + [(lon, lat) for lat in lats for lon in (west, east)]
