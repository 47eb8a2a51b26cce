"""The bundled tables: in canonical form, whole, true to the standards they cite, and valid by an independent tool."""

import csv
import json
import math
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pycountry
import pytest

import regcoop
from regcoop.atlas import Atlas
from regcoop.codec import check_package, write_package
from regcoop.codec.schema import Kind
from regcoop.codec.tables import TABLES
from regcoop.corridors import Place
from regcoop.fixtures import BUNDLED
from regcoop.units import UNITS

EARTH_KM = 6371.0088  # mean radius of WGS 84 (IUGG, R1)
SPHERE = 0.006  # a sphere of that radius errs by at most 0.6 % against the ellipsoid
TABLE_FILES = sorted(path.stem for path in BUNDLED.glob("*.csv"))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return regcoop.load()


# The files


def test_there_is_a_file_for_every_table_and_a_table_for_every_file() -> None:
    assert set(TABLE_FILES) == set(TABLES)


def test_the_package_has_no_findings_at_all() -> None:
    assert [finding.explain() for finding in check_package(BUNDLED)] == []


def test_saving_the_loaded_atlas_gives_the_same_bytes(atlas: Atlas, tmp_path: Path) -> None:
    write_package(atlas, tmp_path / "data")
    written = {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()}
    bundled = {name: (BUNDLED / name).read_bytes() for name in written}
    assert [name for name in bundled if written[name] != bundled[name]] == []
    assert written.keys() == {"datapackage.json", *(table.file for table in TABLES.values())}


def test_an_independent_validator_finds_the_package_valid() -> None:
    """Frictionless reads schemas, keys and references by itself; it runs apart, since it warns when it is imported."""
    validate = "r = validate('datapackage.json'); print(r.to_summary()); raise SystemExit(not r.valid)"
    command = [sys.executable, "-W", "ignore", "-c", f"from frictionless import validate; {validate}"]
    done = subprocess.run(command, cwd=BUNDLED, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_descriptor_names_edition_licence_and_attribution() -> None:
    descriptor = json.loads((BUNDLED / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    assert descriptor["name"] == "regcoop"
    assert descriptor["version"] == regcoop.load().edition.isoformat()
    assert [licence["name"] for licence in descriptor["licenses"]] == ["CC-BY-4.0"]
    assert any("GeoNames" in source["title"] for source in resources["places"]["sources"])
    assert "CC-BY-4.0" in [licence["name"] for licence in resources["places"]["licenses"]]
    for table in ("names", "units", "country_currencies"):
        assert "Unicode-3.0" in [licence.get("name") for licence in resources[table]["licenses"]]


@pytest.mark.parametrize("table", TABLE_FILES)
def test_the_text_holds_nothing_but_data(table: str) -> None:
    text = (BUNDLED / f"{table}.csv").read_text(encoding="utf-8")
    found = re.findall(r"\bseeds?\b|\bTODO\b|\bFIXME\b|\bXXX\b|/work\b|/tmp\b|file:|\blorem\b", text, re.IGNORECASE)
    assert found == []
    assert not re.search(r" {2,}|[\u200b\ufeff\ufffd]", text)


# Identifiers


@pytest.mark.parametrize("table", [name for name, table in TABLES.items() if table.key == ("id",)])
def test_ids_are_words_that_say_what_a_record_is(table: str) -> None:
    rows = (BUNDLED / f"{table}.csv").read_text(encoding="utf-8").splitlines()[1:]
    ids = [row.split(",")[0] for row in rows]
    assert [name for name in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []
    assert [name for name in ids if re.fullmatch(r"[0-9-]+|[a-z]?[0-9]+", name)] == []


def test_the_id_of_a_figure_begins_with_its_reporter_and_tells_flow_and_year(atlas: Atlas) -> None:
    for figure in atlas.figures:
        assert figure.id.startswith(f"{figure.reporter.lower()}-"), figure.id


def test_the_codes_of_parties_are_disjoint(atlas: Atlas) -> None:
    spaces = [set(atlas.countries), set(atlas.regions), set(atlas.blocs), set(atlas.groups), {"W"}]
    assert all(left.isdisjoint(right) for left, right in combinations(spaces, 2))


def test_countries_are_those_of_iso_3166(atlas: Atlas) -> None:
    for code, country in atlas.countries.items():
        listed = pycountry.countries.get(alpha_2=code)
        assert listed is not None, code
        assert (listed.alpha_3, listed.numeric) == (country.alpha_3, country.numeric)


def test_regions_are_those_of_iso_3166_2(atlas: Atlas) -> None:
    listed = {subdivision.code: subdivision.country_code for subdivision in pycountry.subdivisions}
    for code, region in atlas.regions.items():
        assert listed[code] == region.country == code[:2]


def test_currencies_are_those_of_iso_4217() -> None:
    for code, unit in UNITS.items():
        if unit.kind == "money" and unit.valid_until is None:
            assert pycountry.currencies.get(alpha_3=code) is not None, code
    assert {currency.alpha_3 for currency in pycountry.currencies if not currency.alpha_3.startswith("X")} <= set(UNITS)


def test_currencies_are_three_capital_letters_and_no_other_unit_is() -> None:
    for code, unit in UNITS.items():
        assert bool(re.fullmatch("[A-Z]{3}", code)) is (unit.kind == "money" or code == "TEU"), code


# Dates


def test_standings_of_one_party_do_not_overlap(atlas: Atlas) -> None:
    """Half-open: a row that ends on the day the next one starts does not overlap with it."""
    for bloc in atlas.blocs.values():
        spells = defaultdict(list)
        for row in bloc.memberships:
            start = row.start.start if row.start is not None and row.start.start is not None else date.min
            end = row.end.start if row.end is not None and row.end.start is not None else date.max
            assert start < end, row.id
            spells[row.party, row.standing].append((start, end, row.id))
        for rows in spells.values():
            assert [later[2] for earlier, later in pairwise(sorted(rows)) if later[0] < earlier[1]] == []


def test_the_currency_of_a_country_is_known_for_every_day_since_one_was(atlas: Atlas) -> None:
    for code, country in atlas.countries.items():
        assert any(use.end is None for use in country.currencies), code


def test_nothing_that_has_happened_is_dated_after_the_edition(atlas: Atlas) -> None:
    for edition in atlas.editions.values():
        if edition.status == "held":
            assert edition.period is not None, edition.id
            assert (edition.period.start or date.min) <= atlas.edition, edition.id
    for source in atlas.sources.values():
        assert source.date is None or (source.date.start or date.min) <= atlas.edition, source.id


# Sources


def test_every_row_of_fact_names_a_source() -> None:
    exempt = {"sources", "group_members", "span_segments", "route_segments", "initiative_parties"}
    ratios = {"growths", "shares", "restatements", "ranks", "point_changes"}
    for name, table in TABLES.items():
        if name not in exempt | ratios | {"routes", "calendars"}:
            assert table.by_name["source"].required, name


def test_no_figure_is_without_a_source_and_no_claim_says_nothing(atlas: Atlas) -> None:
    for claim in (*atlas.figures, *atlas.indicators):
        assert claim.source.id in atlas.sources
        assert claim.value is not None or claim.growths or claim.shares or claim.ranks or claim.changes


def rows_of(table: str) -> Iterator[dict[str, str]]:
    with (BUNDLED / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


# Distances


def great_circle(a: Place, b: Place) -> float:
    """Give the distance of two places on a sphere, in kilometres (haversine); 0 if one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((lat_b - lat_a) / 2) ** 2
    h += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(h))


def straight_km(ends: list[Place]) -> float:
    """Give the least distance that two places can have on the ellipsoid."""
    return great_circle(*ends) * (1 - SPHERE)


def test_no_stated_length_of_a_segment_is_below_the_straight_line(atlas: Atlas) -> None:
    for segment in atlas.segments.values():
        ends = [atlas.places[segment.origin], atlas.places[segment.destination]]
        for length in segment.lengths:
            assert float(length.km) >= straight_km(ends), segment.id


def test_no_stated_length_of_a_span_is_below_the_straight_line_of_its_ends(atlas: Atlas) -> None:
    for span in atlas.spans.values():
        segments = [atlas.segments[code] for code in span.segments]
        codes = [code for segment in segments for code in (segment.origin, segment.destination)]
        ends = [atlas.places[code] for code in codes if codes.count(code) == 1]
        for length in span.lengths if len(ends) == len(("first", "last")) else ():
            assert float(length.km) >= straight_km(ends), span.id


def test_coordinates_lie_in_the_half_of_the_globe_that_the_data_are_about(atlas: Atlas) -> None:
    for place in atlas.places.values():
        assert (place.lat is None) is (place.lon is None), place.id
        if place.lat is not None and place.lon is not None:
            assert -15 < place.lat < 70, place.id
            assert -10 < place.lon < 180, place.id


# Numbers


def test_numbers_are_written_as_they_were_printed() -> None:
    for table in TABLES.values():
        names = [column.name for column in table.columns if column.kind is Kind.DECIMAL]
        for row in rows_of(table.name) if names else ():
            for name in names:
                assert "E" not in row[name].upper()
                assert len(row[name]) <= 20, (table.name, row[table.key[0]], name)


def test_a_printed_misprint_is_what_the_figure_says(atlas: Atlas) -> None:
    for erratum in atlas.errata:
        assert erratum.printed != erratum.should_be, erratum.figure
