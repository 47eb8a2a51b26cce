"""Base maps and projections: what is bundled, what may be given, and what is refused."""

import json
import math
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regcoop.errors import BaseMapError, FieldTypeError, FieldValueError
from regcoop.fixtures import load
from regcoop.plot import Albers, BaseMap, Shape, base_map_of, natural_earth
from regcoop.plot.clipping import clipped_lines, clipped_ring
from regcoop.plot.geometries import MOST_BYTES, MOST_POSITIONS, features_in
from regcoop.plot.projections import EARTH_KM, Box, albers_for, box_of, shifted_near, window_of
from regcoop.plot.waters import WaterGrid, sea_line

DATA = files("regcoop.plot").joinpath("data")
SQUARE = [[100, 5], [101, 5], [101, 6], [100, 6], [100, 5]]

Ring = Sequence[tuple[float, float]]


def polygon(*rings: object) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": list(rings)}


def inside(point: tuple[float, float], ring: Ring) -> bool:
    """Count the edges that a ray to the east crosses (the test of M. Shimrat, 1962)."""
    x, y = point
    crossed = (
        x < x1 + (y - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in pairwise(ring) if (y1 <= y) != (y2 <= y)
    )
    return sum(crossed) % 2 == 1


def on_land(point: tuple[float, float], base: BaseMap) -> bool:
    return any(sum(inside(point, ring) for ring in rings) % 2 for shape in base.shapes for rings in shape.polygons)


def rings_of(code: str) -> list[Ring]:
    return [
        ring for shape in natural_earth().shapes if shape.code == code for rings in shape.polygons for ring in rings
    ]


def degrees_to_edge(point: tuple[float, float], rings: Sequence[Ring]) -> float:
    """Give the distance to the nearest edge, in degrees of latitude."""
    squeeze = math.cos(math.radians(point[1]))
    nearest = math.inf
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            dx, dy = (x2 - x1) * squeeze, y2 - y1
            px, py = (point[0] - x1) * squeeze, point[1] - y1
            length = dx * dx + dy * dy
            along = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
            nearest = min(nearest, math.hypot(px - along * dx, py - along * dy))
    return nearest


# The bundled map


def test_the_bundled_file_is_smaller_than_400_kb_and_says_where_it_comes_from() -> None:
    assert len(DATA.joinpath("base_map.json").read_bytes()) < 400_000
    provenance = DATA.joinpath("PROVENANCE.md").read_text(encoding="utf-8")
    for word in ("Natural Earth", "4.1.0", "world-atlas", "2.0.2", "public domain", "2026-11-21", "SHA-256"):
        assert word in provenance
    assert "Borders are drawn as the source draws them" in provenance


def test_the_rings_of_the_bundled_map_are_closed_and_in_range() -> None:
    for shape in natural_earth().shapes:
        assert shape.polygons
        for ring in (ring for rings in shape.polygons for ring in rings):
            assert len(ring) >= 4
            assert ring[0] == ring[-1]
            assert all(-180 <= lon <= 200 and -90 <= lat <= 90 for lon, lat in ring)


def test_no_ring_jumps_across_the_map() -> None:
    for line in (*natural_earth().borders, *natural_earth().coasts):
        assert all(abs(x1 - x2) < 20 for (x1, _), (x2, _) in pairwise(line))


def test_a_landlocked_country_has_borders_only() -> None:
    coasts = {point for line in natural_earth().coasts for point in line}
    borders = {point for line in natural_earth().borders for point in line}
    (laos,) = rings_of("LA")
    assert set(laos) <= borders
    assert len(set(laos) & coasts) == 0


def test_islands_and_seas_are_where_they_are() -> None:
    base = natural_earth()
    assert all(on_land(point, base) for point in ((102.0, 19.0), (103.82, 1.36), (109.7, 19.2), (66.0, 48.0)))
    assert not any(on_land(point, base) for point in ((107.5, 19.5), (51.0, 42.0), (35.0, 43.0), (110.0, 5.0)))


def test_every_place_lies_in_its_country_or_within_some_30_km_of_it() -> None:
    far = {
        place.id
        for place in load().places.values()
        if place.lat is not None
        and place.lon is not None
        and not any(inside((place.lon, place.lat), ring) for ring in rings_of(place.country))
        and degrees_to_edge((place.lon, place.lat), rings_of(place.country)) > 0.27
    }
    assert far == set()


# One's own map


def test_a_base_map_may_be_geojson_a_file_or_an_object_with_geo_interface(tmp_path: Path) -> None:
    collection = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {"ISO_A2": "XX"}, "geometry": polygon(SQUARE)},
            {
                "type": "Feature",
                "properties": None,
                "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
            },
            {"type": "Feature", "properties": {}, "geometry": None},
        ],
    }
    file = tmp_path / "land.geojson"
    file.write_text(json.dumps(collection), encoding="utf-8-sig")

    class Land:
        __geo_interface__ = collection

    given: list[Any] = [collection, file, Land()]
    for found in map(base_map_of, given):
        assert [shape.code for shape in found.shapes] == ["XX"]
        assert found.borders == (((1.0, 2.0), (3.0, 4.0)),)
    assert base_map_of("natural-earth") is natural_earth()
    assert repr(natural_earth()) == "<BaseMap of 170 shapes: Base map: Natural Earth (public domain)>"
    assert repr(natural_earth().shapes[-1]) == "<Shape ZM: 1 polygons>"
    assert base_map_of(natural_earth()) is natural_earth()


def test_several_polygons_and_collections_are_read() -> None:
    hole = [[100.2, 5.2], [100.4, 5.2], [100.4, 5.4], [100.2, 5.2]]
    many = {"type": "MultiPolygon", "coordinates": [[SQUARE, hole], [SQUARE]]}
    (feature,) = features_in(
        {"type": "GeometryCollection", "geometries": [many, {"type": "Point", "coordinates": [1, 2, 9]}]}
    )
    assert [len(rings) for rings in feature.polygons] == [2, 1]
    assert feature.points == ((1.0, 2.0),)


def nested(depth: int) -> dict[str, object]:
    geometry: dict[str, object] = polygon(SQUARE)
    for _ in range(depth):
        geometry = {"type": "GeometryCollection", "geometries": [geometry]}
    return geometry


def deep_list(depth: int) -> list[object]:
    deep: list[object] = []
    for _ in range(depth):
        deep = [deep]
    return deep


@pytest.mark.parametrize(
    "hostile",
    [
        {},
        {"type": "Topology"},
        {"type": ["Polygon"]},
        {"type": "Polygon"},
        {"type": "MultiMultiPolygon", "coordinates": []},
        {"type": "FeatureCollection", "features": "all of them"},
        {"type": "FeatureCollection", "features": [7]},
        {"type": "Feature", "geometry": [], "properties": {}},
        {"type": "Feature", "geometry": polygon(SQUARE), "properties": "name"},
        {"type": "GeometryCollection", "geometries": {}},
        nested(9),
        polygon(deep_list(5_000)),
        polygon([[100, 5], [101, 5], [101, 6], [100, 6]]),
        polygon([[100, 5], [101, 5], [100, 5]]),
        polygon([[100, 5, 0], [101], [101, 6], [100, 5]]),
        polygon([[100, 5], ["101", 5], [101, 6], [100, 5]]),
        polygon([[100, 5], [True, 5], [101, 6], [100, 5]]),
        polygon([[100, 5], [None, 5], [101, 6], [100, 5]]),
        polygon([[100, 5], [math.nan, 5], [101, 6], [100, 5]]),
        polygon([[100, 5], [math.inf, 5], [101, 6], [100, 5]]),
        polygon([[100, 5], [10**5_000, 5], [101, 6], [100, 5]]),
        polygon([[100, 5], [181, 5], [101, 6], [100, 5]]),
        polygon([[100, 5], [101, -90.5], [101, 6], [100, 5]]),
        {"type": "LineString", "coordinates": [[1, 2]]},
        {"type": "LineString", "coordinates": "eval"},
    ],
    ids=lambda case: str(case.get("type"))[:20],
)
def test_what_is_no_geojson_is_refused(hostile: dict[str, object]) -> None:
    with pytest.raises(BaseMapError, match="the map "):
        base_map_of(hostile)


def test_a_map_of_too_many_positions_is_refused() -> None:
    line = [(0.0, 0.0)] * (MOST_POSITIONS + 1)
    with pytest.raises(BaseMapError, match="more than 400,000 positions: simplify it first"):
        base_map_of({"type": "LineString", "coordinates": line})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[1, 2]",
        b"{'type': 'Polygon'}",
        b'{"type": "Polygon", "coordinates": [[[NaN, 1]]]}',
        b'{"type": "Polygon", "coordinates": [[[-Infinity, 1]]]}',
        b'{"type": "Polygon", "coordinates": [[[' + b"9" * 5_000 + b", 1]]]}",
        b'{"coordinates": ' + b"[" * 200_000,
        b"\xff\xfe\x00",
        b"__import__('os').system('true')",
    ],
)
def test_a_file_that_is_no_geojson_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "land.geojson"
    file.write_bytes(content)
    with pytest.raises(BaseMapError, match=r"land\.geojson"):
        base_map_of(file)


def test_a_file_that_is_too_large_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    file = tmp_path / "land.geojson"
    with file.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    with pytest.raises(BaseMapError, match="larger than 16,777,216 bytes"):
        base_map_of(file)


def test_a_device_or_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BaseMapError, match="no regular file"):
        base_map_of(tmp_path)


def test_a_base_map_is_made_of_tuples() -> None:
    wrong: Any = [Shape("XX", ())]
    with pytest.raises(FieldTypeError, match="shapes cannot be"):
        BaseMap(wrong)
    with pytest.raises(FieldTypeError, match="polygons cannot be"):
        Shape("XX", wrong)


def test_a_base_map_of_another_type_is_refused() -> None:
    wrong: Any = 7
    with pytest.raises(FieldTypeError, match="base cannot be 7"):
        base_map_of(wrong)
    path: Any = "land.geojson"
    with pytest.raises(FieldValueError, match=r"Path\(…\) for a file"):
        base_map_of(path)


# The projection


def test_the_projection_gives_the_numbers_of_its_source() -> None:
    # Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), pages 291 and 292: unit sphere,
    # standard parallels 29.5 and 45.5, origin 23 N 96 W; 35 N 75 W comes to x = 0.2952720, y = 0.2416774, and back.
    cone = Albers(29.5, 45.5, lat_0=23.0, lon_0=-96.0, radius=1.0)
    assert cone.project(-75.0, 35.0) == pytest.approx((0.2952720, 0.2416774), abs=5e-8)
    assert cone.unproject(0.2952720, 0.2416774) == pytest.approx((-75.0, 35.0), abs=1e-5)
    # On page 291 too: the cone constant 0.6028370, and the scale along the parallel of 35 N, k = 0.9915178.
    assert cone._cone == pytest.approx(0.6028370, abs=5e-8)
    assert _scale(cone, 35.0) == pytest.approx(0.9915178, abs=1e-6)


def _scale(cone: Albers, lat: float) -> float:
    """Measure the scale along a parallel by a step of a hundredth of a degree."""
    (x1, y1), (x2, y2) = (cone.project(cone.lon_0 + step, lat) for step in (-0.005, 0.005))
    return math.hypot(x2 - x1, y2 - y1) / (cone.radius * math.cos(math.radians(lat)) * math.radians(0.01))


def test_the_scale_is_true_on_the_standard_parallels() -> None:
    for cone in (Albers(14.0, 24.0, lat_0=19.0, lon_0=103.0), Albers(-40.0, -20.0, lat_0=-30.0, lon_0=10.0)):
        assert _scale(cone, cone.parallel_1) == pytest.approx(1.0, abs=1e-6)
        assert _scale(cone, cone.parallel_2) == pytest.approx(1.0, abs=1e-6)


positions = st.tuples(st.floats(-150, 150), st.floats(-80, 80))
cones = st.builds(Albers, st.floats(5, 60), st.floats(5, 60), lat_0=st.floats(-10, 60), lon_0=st.floats(-20, 20))


@given(cones, positions)
def test_unprojecting_undoes_projecting(cone: Albers, position: tuple[float, float]) -> None:
    assert cone.unproject(*cone.project(*position)) == pytest.approx(position, abs=1e-6)


@given(cones, positions)
def test_areas_are_kept(cone: Albers, position: tuple[float, float]) -> None:
    # On a sphere a patch between two parallels has the area R² · Δλ · (sin φ2 - sin φ1); Green's formula for the other.
    lon, lat = position
    step = 0.01
    corners = [cone.project(lon + dx, lat + dy) for dx, dy in ((0, 0), (step, 0), (step, step), (0, step))]
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*corners, corners[0]])) / 2
    band = math.sin(math.radians(lat + step)) - math.sin(math.radians(lat))
    assert area == pytest.approx(EARTH_KM**2 * math.radians(step) * band, rel=1e-4)


def test_the_projection_is_chosen_by_the_rule_of_a_sixth() -> None:
    # From 10 to 40 degrees north: a sixth of 30 is 5, so 15 and 35; the middle of 95 and 105 east is 100.
    cone = albers_for([(95.0, 10.0), (105.0, 40.0)])
    assert (cone.parallel_1, cone.parallel_2, cone.lat_0, cone.lon_0) == (15.0, 35.0, 25.0, 100.0)


def test_a_map_at_the_equator_has_a_cone_all_the_same() -> None:
    cone = albers_for([(100.0, -5.0), (110.0, 5.0)])
    assert (cone.parallel_1 + cone.parallel_2) / 2 == 1.0
    assert cone.project(105.0, 0.0)[0] == pytest.approx(0.0)


def test_the_middle_of_a_map_over_the_date_line_is_there() -> None:
    assert abs(albers_for([(170.0, 50.0), (-170.0, 55.0)]).lon_0) == 180.0
    assert albers_for([(7.0, 50.0)]).lon_0 == 7.0
    assert shifted_near([(-170.0, 5.0), (-160.0, 5.0)], 175.0) == [(190.0, 5.0), (200.0, 5.0)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("parallel_1", 91.0),
        ("parallel_2", math.nan),
        ("lat_0", -90.1),
        ("lon_0", 181.0),
        ("radius", 0.0),
        ("radius", math.inf),
    ],
)
def test_a_cone_that_cannot_be_is_refused(field: str, value: float) -> None:
    fields = {"parallel_1": 10.0, "parallel_2": 20.0, "lat_0": 15.0, "lon_0": 0.0, field: value}
    with pytest.raises(FieldValueError, match=field):
        Albers(**fields)


def test_a_cone_that_would_be_a_cylinder_is_refused() -> None:
    with pytest.raises(FieldValueError, match="two whose mean is not the equator"):
        Albers(-20.0, 20.0, lat_0=0.0, lon_0=0.0)


def test_the_window_covers_the_view() -> None:
    cone = Albers(15.0, 35.0, lat_0=25.0, lon_0=100.0)
    window = window_of(Box(-1000.0, -1000.0, 1000.0, 1000.0), cone)
    assert all(window.holds(*cone.unproject(x, y)) for x in (-999.0, 0.0, 999.0) for y in (-999.0, 0.0, 999.0))


# Cutting


def test_a_ring_is_cut_to_the_window() -> None:
    ring = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
    cut = clipped_ring(ring, Box(5.0, -5.0, 20.0, 5.0))
    assert box_of(cut) == Box(5.0, 0.0, 10.0, 5.0)
    assert clipped_ring(ring, Box(-5.0, -5.0, 20.0, 20.0)) is ring
    assert len(clipped_ring(ring, Box(20.0, 0.0, 30.0, 5.0))) == 0
    # A triangle whose bounding box meets the window in a corner that it does not fill.
    assert len(clipped_ring([(0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (0.0, 0.0)], Box(9.0, 9.0, 12.0, 12.0))) == 0


def test_a_line_is_cut_into_the_runs_that_are_seen() -> None:
    line = [(float(x), 0.0 if x % 10 else 50.0) for x in range(1, 30)]
    runs = list(clipped_lines(line, Box(0.0, -1.0, 30.0, 1.0)))
    assert len(runs) == 1  # the peaks are one point wide, so every piece of the line begins or ends in the window
    split = list(
        clipped_lines([(0.0, 0.0), (1.0, 0.0), (1.0, 50.0), (2.0, 50.0), (2.0, 0.0)], Box(-1.0, -1.0, 3.0, 1.0))
    )
    assert [len(run) for run in split] == [3, 2]
    assert list(clipped_lines([(50.0, 50.0), (60.0, 60.0)], Box(0.0, 0.0, 1.0, 1.0))) == []


# Water


def test_a_sea_leg_that_would_cross_vietnam_goes_round_it() -> None:
    qinzhou, singapore = (108.58, 21.73), (103.83, 1.26)
    crossed = {code for code in ("VN", "LA", "KH") if any(_crosses(code, qinzhou, singapore))}
    assert "VN" in crossed  # the straight way would
    line = sea_line(qinzhou, singapore, natural_earth())
    assert (line[0], line[-1]) == (qinzhou, singapore)
    far_out = [point for point in line if min(math.dist(point, end) for end in (qinzhou, singapore)) > 0.6]
    assert not any(on_land(point, natural_earth()) for point in far_out)


def _crosses(code: str, start: tuple[float, float], end: tuple[float, float]) -> Iterator[bool]:
    for part in (number / 50 for number in range(51)):
        point = start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
        yield any(inside(point, ring) for ring in rings_of(code))


def test_a_sea_leg_over_open_water_is_the_geodesic() -> None:
    line = sea_line((41.63, 41.64), (28.65, 44.17), natural_earth())  # Batumi to Constanta
    assert not any(on_land(point, natural_earth()) for point in line[2:-2])
    # 2.53 degrees of latitude and 12.98 × cos 42.9° = 9.51 of longitude: 9.84 × 111.2 km = 1,094 km, 28 steps of 40 km.
    assert len(line) == 29


def test_a_sea_leg_without_a_way_over_water_is_the_geodesic() -> None:
    land = base_map_of(polygon([[0, 0], [40, 0], [40, 40], [0, 40], [0, 0]]))
    line = sea_line((18.0, 20.0), (22.0, 20.0), land)
    assert line[0] == (18.0, 20.0)
    assert all(20.0 <= lat < 20.1 for _, lat in line)


def test_the_grid_knows_land_from_water() -> None:
    grid = WaterGrid.of(base_map_of(polygon([[2, 2], [4, 2], [4, 4], [2, 4], [2, 2]])), Box(0.0, 0.0, 6.0, 6.0))
    assert not grid.is_water(grid.cell((3.0, 3.0)))
    assert grid.is_water(grid.cell((1.0, 3.0)))
    assert not grid.is_water((-1, 0))
    assert not grid.free(grid.cell((1.0, 3.0)), grid.cell((5.0, 3.0)))
    assert grid.free(grid.cell((1.0, 1.0)), grid.cell((5.0, 1.0)))
