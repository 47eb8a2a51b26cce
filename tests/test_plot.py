"""Maps: what is drawn, how it looks, and that labels keep off each other."""

import math
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest

mpl.use("agg")

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text

from regcoop.atlas import Atlas
from regcoop.corridors import BorderCrossing, Mode, Place, PlaceKind, PlacePrecision, Segment, SegmentStatus
from regcoop.errors import (
    BaseMapError,
    FieldTypeError,
    FieldValueError,
    MissingExtraError,
    NothingToDrawError,
    UnknownCodeError,
)
from regcoop.fixtures import load
from regcoop.network import Network, Route, State, geojson
from regcoop.plot import Albers, MapOptions, draw_base_map, map_corridors, map_route
from regcoop.plot.placing import Rect, Room, points_along
from regcoop.plot.projections import Box
from regcoop.plot.sketches import Stretch
from regcoop.plot.styles import DASHES, look_of
from regcoop.sources import Source, SourceKind

BLUE, VERMILLION, GREEN, SKY, GREY = "#0072B2", "#D55E00", "#009E73", "#56B4E9", "#666666"
JUNE = date(2025, 6, 1)


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


def lines_of(ax: Axes) -> dict[str, Line2D]:
    """Give the main stroke of each segment."""
    lines = {str(line.get_gid()): line for line in ax.lines}
    return {gid.removeprefix("segment:"): line for gid, line in lines.items() if gid.startswith("segment:")}


def points_of(line: Line2D) -> list[tuple[float, float]]:
    """Give the points of a line in its own coordinates."""
    vertices: Any = line.get_path().vertices
    return [(float(x), float(y)) for x, y in vertices]


def gids(ax: Axes, head: str) -> list[str]:
    found = (str(artist.get_gid()) for artist in ax.get_children())
    return sorted(gid.removeprefix(head) for gid in found if gid.startswith(head))


def labels_of(ax: Axes) -> dict[str, Text]:
    """Give the texts that name places and countries, by their words."""
    return {text.get_text(): text for text in ax.texts if str(text.get_gid()).startswith(("label:", "country:"))}


def rect(text: Text) -> Rect:
    # An Annotation counts the thin line that leads to it, so ask the Text itself.
    left, bottom, right, top = Text.get_window_extent(text).extents
    return Rect(float(left), float(bottom), float(right), float(top))


def route(start: str, end: str, *modes: str) -> Route:
    return Network(load(), on=JUNE).route(start, end, modes=modes or None)


# What is drawn


def test_each_segment_of_a_corridor_is_drawn_once_in_the_colour_of_its_mode_and_gauge() -> None:
    corridor = load().corridors["new-land-sea-trade-corridor"]
    ax = map_corridors(corridor, atlas=load())
    assert set(lines_of(ax)) == set(corridor.segment_ids)
    drawn = Counter(str(line.get_color()) for line in lines_of(ax).values())
    modes = Counter(load().segments[code].mode for code in corridor.segment_ids)
    assert drawn[BLUE] == modes[Mode.RAIL]
    assert drawn[SKY] == modes[Mode.SEA] + modes[Mode.RIVER] + modes[Mode.CANAL]
    assert drawn[GREY] == modes[Mode.ROAD]


def test_gauges_differ_in_colour() -> None:
    ax = map_corridors(["kunming-hai-phong-railway", "kunming-hekou-standard-gauge", "trans-siberian"], atlas=load())
    colours = {code: line.get_color() for code, line in lines_of(ax).items()}
    assert (colours["kunming-mengzi-rail-1000"], colours["kunming-yuxi-rail-1435"]) == (GREEN, BLUE)
    assert colours["yekaterinburg-moscow-rail-1520"] == VERMILLION


def test_two_lines_between_the_same_places_lie_side_by_side() -> None:
    ax = map_corridors(["kunming-hai-phong-railway", "kunming-hekou-standard-gauge"], atlas=load())
    one, other = (lines_of(ax)[f"mengzi-hekou-rail-{gauge}"] for gauge in (1000, 1435))
    (x1, y1), (x2, y2) = (line.get_transform().transform(points_of(line)[0]) for line in (one, other))
    assert math.hypot(x1 - x2, y1 - y2) == pytest.approx(3.2 * ax.figure.dpi / 72)  # 3.2 points


def test_what_is_planned_is_dashed_and_what_is_closed_is_dotted() -> None:
    ax = map_corridors(
        ["lao-cai-hanoi-hai-phong-new", "pan-asian-eastern", "kunming-hekou-standard-gauge"], atlas=load()
    )
    lines, segments = lines_of(ax), load().segments
    statuses = {code: segments[code].status for code in lines}
    assert {SegmentStatus.PLANNED, SegmentStatus.CLOSED, SegmentStatus.OPERATING} <= set(statuses.values())
    for code, line in lines.items():
        state = State(statuses[code].value)
        assert (line.get_linestyle() == "--") == bool(DASHES[state])
        pattern = line._dash_pattern[1]  # type: ignore[attr-defined]  # matplotlib has no public way to read it
        assert tuple(pattern or ()) == pytest.approx(DASHES[state])


def test_every_state_has_its_own_dashes_but_those_in_which_nothing_differs_to_the_eye() -> None:
    assert set(DASHES) == set(State)
    assert DASHES[State.NOT_YET] == DASHES[State.CONSTRUCTION]  # both are lines on which no train has run
    seen = [DASHES[state] for state in State if state is not State.NOT_YET]
    assert len(set(seen)) == len(seen)


def test_every_kind_of_line_is_told_by_colour_or_pattern() -> None:
    kinds = [
        ("rail", (1000,)),
        ("rail", (1435,)),
        ("rail", (1520,)),
        ("rail", (1676,)),
        ("road", ()),
        ("sea", ()),
        ("river", ()),
    ]
    looks = [(look.colour, look.pattern, look.dashes) for look in (look_of(*kind) for kind in kinds)]
    assert len(set(looks)) == len(kinds)
    assert look_of("rail", ()) == look_of("rail", (1067,))
    assert look_of("cableway", ()).width > 0


def test_a_day_before_the_opening_shows_the_railway_as_not_open_yet() -> None:
    ax = map_corridors("china-laos-railway", atlas=load(), on=date(2021, 12, 2))
    hop = lines_of(ax)["mohan-boten-rail-1435"]
    assert hop.get_linestyle() == "--"
    words = [text.get_text() for text in _legend(ax)]
    assert "not open yet" in words
    later = map_corridors("china-laos-railway", atlas=load(), on=date(2021, 12, 3))
    assert lines_of(later)["mohan-boten-rail-1435"].get_linestyle() == "-"
    assert later.get_title(loc="left") == "China-Laos Railway on 2021-12-03"


def _legend(ax: Axes) -> list[Text]:
    legend = ax.get_legend()
    assert legend is not None
    return list(legend.get_texts())


def test_breaks_of_gauge_and_border_crossings_are_marked_and_explained() -> None:
    ax = map_corridors("yuxinou", atlas=load())
    assert gids(ax, "change of gauge:") == ["dostyk", "malaszewicze"]
    assert "alashankou/dostyk" in gids(ax, "border crossing:")
    assert [text.get_text() for text in _legend(ax)][-2:] == ["change of gauge", "border crossing"]


def test_a_break_of_gauge_is_not_marked_where_one_of_the_gauges_is_not_drawn() -> None:
    ax = map_corridors("kunming-hekou-standard-gauge", atlas=load())
    assert gids(ax, "change of gauge:") == []


def test_a_closed_crossing_has_a_symbol_of_its_own() -> None:
    ax = map_corridors("pan-asian-eastern", atlas=load())
    assert gids(ax, "closed crossing:") == ["aranyaprathet/poipet"]


def test_a_crossing_counts_as_closed_where_all_that_is_drawn_through_it_is() -> None:
    # In June 2025 the road at Poipet was open, but no train had passed since April 2020.
    ax = map_corridors("pan-asian-eastern", atlas=load(), on=JUNE)
    assert gids(ax, "closed crossing:") == ["aranyaprathet/poipet"]
    before = map_corridors("pan-asian-eastern", atlas=load(), on=date(2019, 12, 1))
    assert gids(before, "closed crossing:") == []


def test_a_gauge_does_not_change_where_one_of_the_lines_is_not_there_yet() -> None:
    lines = ["china-laos-railway", "laos-thailand-rail-link"]
    for day, expected in ((date(2021, 12, 2), []), (date(2022, 7, 1), ["thanaleng"])):
        assert gids(map_corridors(lines, atlas=load(), on=day), "change of gauge:") == expected


def test_two_posts_of_one_name_share_it() -> None:
    named = labels_of(map_route(route("bangkok", "kuala-lumpur", "rail"), atlas=load()))
    assert "Padang Besar" in named


def test_a_ferry_has_no_crossing_in_the_middle_of_the_sea() -> None:
    ax = map_corridors("trans-caspian-titr", atlas=load())
    assert "aktau/alat-port" not in gids(ax, "border crossing:")


def test_titles_come_from_names() -> None:
    atlas = load()
    assert map_corridors("yuxinou", atlas=atlas).get_title(loc="left") == atlas.services["yuxinou"].name
    two = map_corridors(["china-laos-railway", "laos-thailand-rail-link"], atlas=atlas, base=None)
    assert two.get_title(loc="left").startswith("China-Laos Railway · ")
    gms = [code for code in atlas.corridors if code.startswith("gms-")]
    many = map_corridors(gms, atlas=atlas, base=None)
    assert many.get_title(loc="left").replace("\n", " ") == f"{atlas['GMS'].name}: {len(gms)} corridors"
    mixed = map_corridors(["china-laos-railway", "yuxinou", "trans-siberian"], atlas=atlas, base=None, title="Mine")
    assert mixed.get_title(loc="left") == "Mine"


def test_the_credit_says_whose_map_it_is_and_that_borders_are_its_makers() -> None:
    words = _credit(map_corridors("china-laos-railway", atlas=load()))
    assert "Natural Earth (public domain)" in words
    assert "Borders are drawn as the source draws them." in words
    assert "Borders" not in _credit(map_corridors("china-laos-railway", atlas=load(), base=None))


def _credit(ax: Axes) -> str:
    return next(text.get_text().replace("\n", " ") for text in ax.texts if text.get_gid() == "credit")


def test_a_map_without_a_base_has_degrees_along_its_frame() -> None:
    ax = map_corridors("china-laos-railway", atlas=load(), base=None)
    words = [text.get_text() for text in ax.texts]
    assert "20°N" in words
    assert "102°E" in words
    assert gids(ax, "base-map:") == []


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    ax = map_corridors("china-laos-railway", atlas=load())
    bar = next(line for line in ax.lines if line.get_gid() == "scale-bar")
    xs = [x for x, _ in points_of(bar)]
    assert f"about {round(max(xs) - min(xs)):,} km" in [text.get_text() for text in ax.texts]
    bare = map_corridors("china-laos-railway", atlas=load(), scale_bar=False, legend=False, country_names=False)
    assert all(line.get_gid() != "scale-bar" for line in bare.lines)
    assert bare.get_legend() is None
    assert gids(bare, "country:") == []


def test_lines_are_drawn_where_the_places_are() -> None:
    # The distance between the two ends on the map is that on the sphere, 6371 km × the angle, but for a percent or so.
    ax = map_corridors("trans-siberian", atlas=load())
    points = points_of(lines_of(ax)["yekaterinburg-moscow-rail-1520"])
    # 56.84 N 60.61 E to 55.76 N 37.62 E: about 1,417 km by great circle.
    assert math.dist(points[0], points[-1]) == pytest.approx(1417, rel=0.02)
    assert len(points) > 30


# Labels

FAMOUS = [
    ["china-laos-railway"],
    ["new-land-sea-trade-corridor"],
    ["trans-siberian"],
    ["china-europe-west", "china-europe-central", "china-europe-east"],
    ["trans-caspian-titr"],
    "gms-",
    "carec-",
]


@pytest.mark.parametrize("size", [None, (8.0, 5.0)], ids=["own figure", "8 by 5"])
@pytest.mark.parametrize("chosen", FAMOUS, ids=lambda chosen: str(chosen)[:24])
def test_labels_do_not_overlap_and_keep_off_the_legend_and_the_frame(
    chosen: list[str] | str, size: tuple[float, float] | None
) -> None:
    atlas = load()
    codes = [code for code in atlas.corridors if code.startswith(chosen)] if isinstance(chosen, str) else chosen
    ax = map_corridors(codes, atlas=atlas, ax=None if size is None else plt.figure(figsize=size).add_subplot())
    ax.figure.canvas.draw()
    words = {word: rect(text) for word, text in labels_of(ax).items()}
    assert len(words) >= 5
    for (one, its), (other, others) in combinations(words.items(), 2):
        assert not its.overlaps(others), (one, other)
    box = _legend_box(ax)
    frame = Rect(*(float(side) for side in ax.get_window_extent().extents))
    assert all(its.inside(frame) and not its.overlaps(box) for its in words.values())


def test_the_ends_and_the_crossing_of_a_line_are_named() -> None:
    named = set(labels_of(map_corridors("china-laos-railway", atlas=load())))
    assert {"Kunming", "Vientiane", "Mohan/Boten", "LAOS", "CHINA"} <= named


def test_the_stations_of_a_city_share_its_name_on_a_small_map() -> None:
    named = set(labels_of(map_corridors("yuxinou", atlas=load())))
    assert "Chongqing" in named
    assert "Tuanjiecun Central Station" not in named


def test_places_that_are_asked_for_are_named_and_no_others() -> None:
    ax = map_corridors("carec-1a", atlas=load(), labels=["dostyk", "urumqi"], country_names=False)
    assert set(labels_of(ax)) == {"Dostyk", "Urumqi"}
    assert labels_of(map_corridors("carec-1a", atlas=load(), labels="none", country_names=False)) == {}
    ends = labels_of(map_corridors("china-laos-railway", atlas=load(), labels="ends", country_names=False))
    assert set(ends) == {"Kunming", "Vientiane"}


def test_a_place_that_is_asked_for_and_finds_no_room_is_named_below() -> None:
    figure = plt.figure(figsize=(1.2, 0.9))
    codes = ["yuxinou", "china-europe-central", "china-europe-east"]
    ax = map_corridors(codes, atlas=load(), labels="all", ax=figure.add_subplot(), legend=False)
    assert "Without room for their names:" in _credit(ax)


# How it behaves


def test_a_map_is_drawn_into_the_axes_that_are_given() -> None:
    figure, axes = plt.subplots(1, 2, layout="constrained")
    before = list(plt.get_fignums())
    assert map_corridors("china-laos-railway", atlas=load(), ax=axes[0]) is axes[0]
    assert list(plt.get_fignums()) == before
    assert len(axes[1].lines) == 0
    figure.canvas.draw()


def test_no_setting_is_changed_and_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[bool] = []
    monkeypatch.setattr(plt, "show", lambda *_args, **_more: shown.append(True))
    before = dict(mpl.rcParams)
    map_corridors("china-laos-railway", atlas=load())
    draw_base_map((97.0, 12.0, 109.0, 26.0))
    assert dict(mpl.rcParams) == before
    assert shown == []


def test_a_map_is_drawn_the_same_each_time() -> None:
    pictures = []
    for _ in range(2):
        stream = BytesIO()
        map_corridors("new-land-sea-trade-corridor", atlas=load())
        plt.savefig(stream, format="png")
        pictures.append(stream.getvalue())
    assert pictures[0] == pictures[1]


def test_without_matplotlib_the_error_tells_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r'run pip install "regcoop\[plot\]"') as caught:
        map_corridors("china-laos-railway", atlas=load())
    assert (caught.value.library, caught.value.extra) == ("matplotlib", "plot")
    with pytest.raises(MissingExtraError):
        draw_base_map((97.0, 12.0, 109.0, 26.0))
    with pytest.raises(ImportError, match="matplotlib"):
        map_route(route("kunming", "vientiane"), atlas=load())


def test_importing_the_package_does_not_import_matplotlib() -> None:
    code = "import sys, regcoop.plot; print({'matplotlib', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    assert done.stdout.strip() == "set()"


def test_a_base_map_alone_can_be_drawn_on() -> None:
    cone = Albers(14.0, 24.0, lat_0=19.0, lon_0=103.0)
    ax = draw_base_map((97.0, 12.0, 109.0, 26.0), projection=cone)
    x, y = cone.project(102.6, 17.97)
    assert ax.get_xlim()[0] < x < ax.get_xlim()[1]
    assert ax.get_ylim()[0] < y < ax.get_ylim()[1]
    assert gids(ax, "base-map:") == ["borders", "coasts"]
    assert "Natural Earth" in _credit(ax)
    assert gids(draw_base_map((97.0, 12.0, 109.0, 26.0), base=None), "base-map:") == []


@pytest.mark.parametrize(
    "box", [(97, 12, 97, 26), (109, 12, 97, 26), (97, 26, 109, 12), (97, 12, 181, 26), (0, float("nan"), 1, 1)]
)
def test_a_box_without_area_is_refused(box: tuple[float, float, float, float]) -> None:
    with pytest.raises(FieldValueError, match="box cannot be"):
        draw_base_map(box)


# What may be given


def test_geojson_is_drawn_with_the_styles_of_its_properties() -> None:
    atlas = load()
    records: list[Place | Segment] = [
        atlas.segments["mohan-boten-rail-1435"],
        atlas.segments["kunming-mengzi-rail-1000"],
        atlas.places["boten"],
    ]
    ax = map_corridors(geojson(records, atlas=atlas), atlas=atlas)
    assert [line.get_color() for line in lines_of(ax).values()] == [BLUE, GREEN]
    assert "Boten" in labels_of(ax)
    assert ax.get_title(loc="left") == ""


def test_properties_that_make_no_sense_are_as_good_as_none(tmp_path: Path) -> None:
    properties = {"mode": "$\\frac{1}", "gauges": [7, 10**30, "1435", True], "status": "eaten", "name": None}
    line = {"type": "LineString", "coordinates": [[100, 10], [101, 11]]}
    odd = {"type": "Feature", "properties": properties, "geometry": line}
    name = "A $place$ _{of}\n" + "many words " * 40
    point = {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Point", "coordinates": [100, 11]}}
    ax = map_corridors([odd, point], atlas=load(), title="100 $ and \\frac$", country_names=False)
    ax.figure.canvas.draw()  # would fail on half a formula
    plt.savefig(tmp_path / "map.png")
    assert [text.get_text() for text in _legend(ax)] == ["line"]
    (label,) = labels_of(ax)
    assert label.startswith("A $place$ _{of} many words")
    assert len(label) == 60


def test_where_lines_cross_every_corner_the_legend_stands_below() -> None:
    sides = [[[100, 10], [110, 20]], [[100, 20], [110, 10]], [[100, 10], [100, 20], [110, 20], [110, 10], [100, 10]]]
    lines = {"type": "MultiLineString", "coordinates": sides}
    ladder = [
        {"type": "Feature", "properties": {"mode": "rail", "gauges": [gauge]}, "geometry": lines}
        for gauge in (1000, 1067, 1435, 1520, 1676)
    ]
    own, given = (map_corridors(ladder, atlas=load(), ax=ax) for ax in (None, plt.figure().add_subplot()))
    for ax in (own, given):
        ax.figure.canvas.draw()
        assert _legend_box(ax).top < ax.get_window_extent().y0
    assert _legend_box(own).bottom > 0  # the figure has grown for it


def _legend_box(ax: Axes) -> Rect:
    legend = ax.get_legend()
    assert legend is not None
    return Rect(*(float(side) for side in legend.get_window_extent().extents))


def test_a_map_fills_a_part_of_a_figure() -> None:
    parts: Any = plt.figure(figsize=(6, 8)).subfigures(2, 1)
    upper, lower = parts
    ax = map_corridors("trans-siberian", atlas=load(), ax=upper.add_axes((0.1, 0.1, 0.8, 0.8)))
    box = ax.get_window_extent()  # 0.8 × 600 and 0.8 × 400 pixels
    assert (box.width, box.height) == pytest.approx((480.0, 320.0))
    assert lower.axes == []


def test_an_object_with_geo_interface_is_drawn_beside_a_corridor() -> None:
    found = route("kunming", "vientiane-railway-station", "rail")
    ax = map_corridors(
        [
            "china-laos-railway",
            found,
            {"type": "Polygon", "coordinates": [[[100, 20], [101, 20], [101, 21], [100, 20]]]},
        ],
        atlas=load(),
    )
    extra = [code for code in lines_of(ax) if code.startswith("geojson-")]
    assert len(extra) == 2


def test_what_cannot_be_drawn_is_refused() -> None:
    atlas = load()
    with pytest.raises(UnknownCodeError, match="corridor"):
        map_corridors("china-laos-canal", atlas=atlas)
    with pytest.raises(NothingToDrawError, match="nothing to draw"):
        map_corridors([], atlas=atlas)
    with pytest.raises(NothingToDrawError):
        map_corridors({"type": "Point", "coordinates": [100, 20]}, atlas=atlas)
    with pytest.raises(BaseMapError):
        map_corridors({"type": "Sphere"}, atlas=atlas)
    wrong: list[Any] = [7, [7], None]
    for given in wrong:
        with pytest.raises(FieldTypeError, match="corridors cannot be"):
            map_corridors(given, atlas=atlas)
    with pytest.raises(FieldTypeError, match="on cannot be"):
        map_corridors("china-laos-railway", atlas=atlas, on="2025-06-01")  # type: ignore[arg-type]


def test_options_that_mean_nothing_are_refused() -> None:
    atlas = load()
    unknown: Any = {"colour": "red"}
    with pytest.raises(TypeError, match="no option 'colour': it has base, labels, title, legend"):
        map_corridors("china-laos-railway", atlas=atlas, **unknown)
    with pytest.raises(FieldTypeError, match="legend cannot be"):
        map_corridors("china-laos-railway", atlas=atlas, legend="no")  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError, match="title cannot be"):
        map_corridors("china-laos-railway", atlas=atlas, title=None)  # type: ignore[arg-type]
    with pytest.raises(FieldValueError, match="labels cannot be 'some'"):
        map_corridors("china-laos-railway", atlas=atlas, labels="some")
    with pytest.raises(UnknownCodeError, match="place on this map with the code 'paris'"):
        map_corridors("china-laos-railway", atlas=atlas, labels=["paris"])
    assert set(MapOptions.__annotations__) == {"base", "labels", "title", "legend", "scale_bar", "country_names"}


def test_ones_own_land_is_drawn_and_named_by_its_source(tmp_path: Path) -> None:
    file = tmp_path / "land.geojson"
    file.write_text(
        '{"type": "Polygon", "coordinates": [[[90, 10], [110, 10], [110, 30], [90, 30], [90, 10]]]}', encoding="utf-8"
    )
    ax = map_corridors("china-laos-railway", atlas=load(), base=file)
    assert "Base map: as given." in _credit(ax)
    assert gids(ax, "base-map:") == ["borders", "coasts"]


def nowhere_atlas() -> Atlas:
    """Give the bundled atlas with a place of unknown position behind Boten, and a crossing to it."""
    source = Source("by-hand", publisher="Nobody", title="By hand", kind=SourceKind.REFERENCE)
    nowhere = Place(
        "nowhere", name="Nowhere", kind=PlaceKind.SITE, country="TH", precision=PlacePrecision.UNKNOWN, source=source
    )
    road = Segment(
        "boten-nowhere-road",
        origin="boten",
        destination="nowhere",
        mode=Mode.ROAD,
        status=SegmentStatus.OPERATING,
        source=source,
    )
    bent = Segment(
        "mohan-vientiane-bent",
        origin="mohan",
        destination="vientiane",
        mode=Mode.ROAD,
        status=SegmentStatus.OPERATING,
        via=("huay-xai", "Somewhere unrecorded", "nowhere"),
        source=source,
    )
    crossing = BorderCrossing(
        "boten-nowhere",
        place_a="boten",
        place_b="nowhere",
        modes=(Mode.ROAD,),
        status=SegmentStatus.OPERATING,
        source=source,
    )
    base = load()
    return Atlas.build(
        edition=base.edition, base=base, places=[nowhere], segments=[road, bent], border_crossings=[crossing]
    )


def test_a_segment_without_positions_is_not_drawn_and_the_map_says_so() -> None:
    atlas = nowhere_atlas()
    ax = map_corridors(["china-laos-railway", "boten-nowhere-road"], atlas=atlas)
    assert "Not drawn, as a position is not known: boten-nowhere-road." in _credit(ax)
    assert "boten-nowhere-road" not in lines_of(ax)
    found = Network(atlas, on=JUNE).route("kunming", "nowhere")
    assert "boten-nowhere-road" in _credit(map_route(found, atlas=atlas))
    with pytest.raises(NothingToDrawError, match="The route"):
        map_route(Network(atlas, on=JUNE).route("boten", "nowhere"), atlas=atlas)


def test_a_line_passes_the_places_on_its_way_whichever_way_one_goes() -> None:
    atlas = nowhere_atlas()
    drawn = points_of(lines_of(map_corridors("mohan-vientiane-bent", atlas=atlas))["mohan-vientiane-bent"])
    back = Network(atlas, on=JUNE).route("vientiane", "mohan", modes={"road"}, avoid={"boten"})
    ax = map_route(back, atlas=atlas)
    again = points_of(lines_of(ax)["mohan-vientiane-bent"])
    assert len(again) == len(drawn)
    # By Huay Xai, 100.4 E: 146 and 358 km instead of 371 straight from Mohan to Vientiane, 1.36 times as far.
    straight = math.dist(drawn[0], drawn[-1])
    bent = sum(math.dist(one, other) for one, other in pairwise(drawn))
    assert bent == pytest.approx(1.36 * straight, rel=0.02)


# Routes


def test_a_route_is_drawn_with_its_changes_and_ends() -> None:
    found = route("kunming", "bangkok", "rail")
    ax = map_route(found, atlas=load())
    assert set(lines_of(ax)) == {leg.id for leg in found.legs}
    assert gids(ax, "change of gauge:") == ["thanaleng"]
    assert {"Kunming", "Bangkok", "Mohan/Boten"} <= set(labels_of(ax))
    assert ax.get_title(loc="left") == "Kunming to Bangkok on 2025-06-01"
    colours = [lines_of(ax)[code].get_color() for code in ("kunming-yuxi-rail-1435", "thanaleng-nong-khai-rail-1000")]
    assert colours == [BLUE, GREEN]


def test_three_changes_of_gauge_from_laem_chabang_to_duisburg_are_marked() -> None:
    ax = map_route(route("laem-chabang", "duisburg", "rail"), atlas=load())
    assert len(gids(ax, "change of gauge:")) == 3


def test_a_sea_leg_of_a_route_has_no_crossing() -> None:
    ax = map_route(route("chongqing", "singapore", "rail", "sea"), atlas=load())
    assert gids(ax, "border crossing:") == []
    assert lines_of(ax)["qinzhou-port-singapore-sea"].get_color() == SKY


def test_a_crossing_is_marked_where_a_route_stops_at_one_of_its_posts_only() -> None:
    found = route("chongqing", "singapore", "rail")
    crossed = [border.crossing for border in found.borders if border.crossing is not None]
    assert any(not load().border_crossings[code].places <= set(found.places) for code in crossed)
    assert len(gids(map_route(found, atlas=load()), "border crossing:")) == len(crossed)


def test_only_a_route_is_drawn_as_one() -> None:
    wrong: Any = "kunming-bangkok"
    with pytest.raises(FieldTypeError, match="route cannot be"):
        map_route(wrong, atlas=load())


# Room for labels


def test_a_label_stands_to_the_upper_right_of_its_place_if_it_can() -> None:
    room = Room(Rect(0.0, 0.0, 100.0, 100.0))
    found = room.around((50.0, 50.0), (20.0, 8.0), reaches=[5.0], pad=1.0)
    assert found is not None
    assert found.rect == pytest.approx((53.55, 53.55, 73.55, 61.55))  # 5 × 0.71 = 3.55 to each side
    assert not found.far


def test_a_second_label_takes_another_side_and_a_ninth_none() -> None:
    room = Room(Rect(0.0, 0.0, 100.0, 100.0))
    found = [room.around((50.0, 50.0), (30.0, 20.0), reaches=[5.0], pad=0.0) for _ in range(9)]
    placed = [one.rect for one in found if one is not None]
    assert 2 <= len(placed) < 9
    assert not any(one.overlaps(other) for one, other in combinations(placed, 2))


def test_a_label_keeps_off_lines_and_far_ones_are_led_to() -> None:
    room = Room(Rect(0.0, 0.0, 400.0, 400.0))
    room.mind(points_along([(200.0, 200.0), (400.0, 400.0)], 4.0))
    beside = room.around((200.0, 200.0), (40.0, 10.0), reaches=[5.0], pad=1.0)
    assert beside is not None
    assert beside.rect.left > 200.0
    assert room.covered(beside.rect) <= 2
    room.taken.append(Rect(150.0, 150.0, 250.0, 250.0))
    led = room.around((200.0, 200.0), (40.0, 10.0), reaches=[5.0, 20.0, 80.0], pad=1.0)
    assert led is not None
    assert led.far
    assert room.around((200.0, 200.0), (40.0, 10.0), reaches=[5.0], pad=1.0) is None


def test_a_rectangle_knows_its_nearest_point() -> None:
    box = Rect(0.0, 0.0, 10.0, 10.0)
    assert box.nearest((20.0, 5.0)) == (10.0, 5.0)
    assert Box(0.0, 0.0, 1.0, 1.0).grown(1.0) == Box(-1.0, -1.0, 2.0, 2.0)
    assert Stretch("x", "rail", (1435,), State.OPERATING, ()).ends == frozenset()
