"""GeoJSON of places, segments, corridors, services and routes."""

import json
from datetime import date
from typing import Any

import pytest

from regcoop.corridors import PlacePrecision
from regcoop.errors import FieldTypeError
from regcoop.fixtures import load
from regcoop.network import Drawable, Network, geojson
from tracks import DAY, corridor, place, segment, service, tracks

PLACES = [
    place("a", at=(100.0, 20.0)),
    place("b", at=(101.0, 21.0)),
    place("c", at=(102.0, 21.0), precision=PlacePrecision.PROXY),
    place("x", at=None),
]
AB, BC, BX = segment("a-b", km="150", opened="2020-01-01"), segment("b-c"), segment("b-x")
LINE = corridor("line", trunk=[AB, BC], branch=[BX])
ATLAS = tracks(PLACES, AB, BC, BX, LINE, service("train", AB))


def features(*records: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # anything that can be drawn
    collection: Any = geojson(records, atlas=ATLAS)
    assert collection == json.loads(json.dumps(collection))
    assert collection["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = collection["features"]
    return found


def test_places_are_points_with_longitude_first() -> None:
    a, x = features(ATLAS.places["a"], ATLAS.places["x"])
    assert (a["id"], a["geometry"]) == ("a", {"type": "Point", "coordinates": [100.0, 20.0]})
    assert (a["properties"]["name"], a["properties"]["precision"]) == ("A", "point")
    assert x["geometry"] is None


def test_segments_are_lines_and_say_what_they_are() -> None:
    ab, bc, bx = features(AB, BC, BX)
    assert ab["geometry"] == {"type": "LineString", "coordinates": [[100.0, 20.0], [101.0, 21.0]]}
    assert ab["properties"] == {
        "record": "segment",
        "origin": "a",
        "destination": "b",
        "mode": "road",
        "gauges": [],
        "status": "operating",
        "opened": "2020-01-01",
        "closed": None,
        "printed_km": ["150"],
        "countries": ["CN"],
        "without_position": 0,
        "sources": ["daily-2025"],
    }
    assert bc["geometry"]["coordinates"][-1] == [102.0, 21.0]
    assert (bx["geometry"], bx["properties"]["without_position"]) == (None, 1)


def test_corridors_and_services_are_lines_of_their_segments() -> None:
    line, train = features(LINE, ATLAS.services["train"])
    assert line["geometry"]["type"] == "MultiLineString"
    assert len(line["geometry"]["coordinates"]) == 2
    assert (line["properties"]["record"], line["properties"]["without_position"]) == ("corridor", 1)
    assert train["properties"]["segments"] == ["a-b-road"]
    assert train["properties"]["record"] == "service"
    nowhere = corridor("nowhere", trunk=[BX])
    assert features(nowhere)[0]["geometry"] is None


def test_routes_are_features_without_an_id() -> None:
    net = Network(ATLAS, on=DAY)
    straight, broken = features(net.route("a", "c"), net.route("a", "x"))
    assert "id" not in straight
    assert straight["geometry"]["type"] == "LineString"
    assert straight["properties"]["countries"] == ["CN"]
    assert broken["properties"]["without_position"] == 1
    assert broken["geometry"]["coordinates"] == [[100.0, 20.0], [101.0, 21.0]]


def test_a_gap_in_the_middle_breaks_the_line() -> None:
    places = [*PLACES, place("y", at=(103.0, 21.0)), place("z", at=(104.0, 21.0))]
    atlas = tracks(places, AB, BX, segment("x-y"), segment("y-z"))
    geometry = Network(atlas, on=DAY).route("a", "z").__geo_interface__
    assert geometry == {
        "type": "MultiLineString",
        "coordinates": (((100.0, 20.0), (101.0, 21.0)), ((103.0, 21.0), (104.0, 21.0))),
    }


def test_long_lines_follow_the_geodesic_and_are_cut_at_the_antimeridian() -> None:
    """Along the 60th parallel the geodesic bends to the north."""
    atlas = tracks([place("a", at=(170.0, 60.0)), place("b", at=(-170.0, 60.0))], segment("a-b", "sea"))
    (line,) = geojson(atlas.segments.values(), atlas=atlas)["features"]
    assert line["geometry"]["type"] == "MultiLineString"
    west, east = line["geometry"]["coordinates"]
    assert (west[0], east[-1]) == ([170.0, 60.0], [-170.0, 60.0])
    assert (west[-1][0], east[0][0], west[-1][1]) == (180.0, -180.0, east[0][1])
    assert west[-1][1] > 60.3
    route = Network(atlas, on=DAY).route("a", "b").__geo_interface__
    assert route is not None
    assert route["type"] == "MultiLineString"


def test_all_bundled_records_can_be_drawn() -> None:
    atlas = load()
    records: list[Drawable] = [
        *atlas.places.values(),
        *atlas.segments.values(),
        *atlas.corridors.values(),
        *atlas.services.values(),
        Network(atlas, on=date(2025, 6, 1), modes={"rail"}).route("laem-chabang", "duisburg"),
    ]
    collection: Any = json.loads(json.dumps(geojson(records, atlas=atlas)))
    assert len(collection["features"]) == len(records)
    for feature in collection["features"]:
        for lon, lat in _positions(feature["geometry"]):
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90


def _positions(geometry: Any) -> list[tuple[float, float]]:  # noqa: ANN401  # JSON
    if geometry is None:
        return []
    if geometry["type"] == "Point":
        return [geometry["coordinates"]]
    lines = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
    return [position for line in lines for position in line]


@pytest.mark.parametrize("wrong", ["kunming", None, load().countries["LA"]])
def test_what_has_no_place_on_a_map_is_refused(wrong: Any) -> None:  # noqa: ANN401  # wrong on purpose
    with pytest.raises(FieldTypeError, match="a place, segment, corridor, service or route"):
        geojson([wrong], atlas=ATLAS)
    with pytest.raises(FieldTypeError):
        geojson([], atlas="bundled")  # type: ignore[arg-type]
