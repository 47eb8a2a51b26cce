"""`regcoop route` and `regcoop corridors compare`, as a person and as a program meet them."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from regcoop.cli import COMMANDS, cli

RAIL = ("--mode", "rail", "--on", "2025-06-01")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments])


def plain(*arguments: str) -> Any:  # noqa: ANN401  # JSON
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_route_is_told_with_its_borders_changes_and_sources() -> None:
    result = run("route", "kunming", "bangkok", *RAIL)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "From Kunming (CN) to Bangkok (TH) on 2025-06-01, by least distance: 17 legs."
    assert "Countries: CN, LA, TH." in lines
    assert any(line.startswith("Change of gauge: 1435 to 1000 mm at Thanaleng Dry Port") for line in lines)
    assert any(line.startswith("Source: ") for line in lines)
    assert "edition" not in lines[0]


def test_places_are_ids_or_names() -> None:
    by_id = plain("route", "ho-chi-minh-city", "hanoi", *RAIL)
    by_name = plain("route", "Ho Chi Minh City", "Hanoi", *RAIL)
    assert by_id == by_name
    assert by_id["countries"] == ["VN"]


def test_without_a_day_the_date_of_the_data_counts_and_is_said() -> None:
    result = run("route", "kunming", "yuxi", "--mode", "rail")
    assert result.output.startswith("Data edition 20")
    assert "which is taken as today: choose another day with --on" in result.output


def test_weights_are_written_with_hyphens() -> None:
    one = plain("route", "vladivostok", "duisburg", *RAIL, "--weight", "gauge-changes")
    three = plain("route", "vladivostok", "duisburg", *RAIL)
    assert [len(found["gauge_changes"]) for found in (one, three)] == [1, 3]


def test_alternatives_are_numbered_and_a_list_for_programs() -> None:
    result = run("route", "beijing", "moscow", *RAIL, "--alternatives", "2")
    assert result.output.startswith("1. Beijing to Moscow")
    assert "\n2. Beijing to Moscow" in result.output
    assert result.output.count("From Beijing (CN) to Moscow (RU)") == 2
    found = plain("route", "beijing", "moscow", *RAIL, "--alternatives", "2")
    assert len(found) == 2
    assert len(plain("route", "beijing", "moscow", *RAIL, "--alternatives", "1")) == 1


def test_countries_regions_and_places_are_avoided_by_code_or_name() -> None:
    way = ("route", "beijing", "moscow", *RAIL)
    for avoid in ("MN", "Mongolia", "ulaanbaatar", "Zamyn-Uud"):
        assert "MN" not in plain(*way, "--avoid", avoid)["countries"]
    assert "kz" not in str(plain(*way, "--avoid", "Mongolia", "--avoid", "CN-HL")["places"])


def test_lines_that_are_not_built_can_be_counted_in() -> None:
    dream = plain("route", "kashgar", "andijan", *RAIL, "--status", "construction")
    assert {leg["state"] for leg in dream["legs"]} == {"construction"}
    assert dream["countries"] == ["CN", "KG", "UZ"]


def test_no_route_ends_with_2_and_says_what_would_join() -> None:
    result = run("route", "ho-chi-minh-city", "phnom-penh", *RAIL)
    assert (result.exit_code, result.stdout) == (2, "")
    for words in (
        "No route from ho-chi-minh-city to phnom-penh by rail on 2025-06-01.",
        "ho-chi-minh-city-phnom-penh-rail (rail, Ho Chi Minh City to Phnom Penh): missing",
        "closed since 2020-04",
        "Hint: there is a route by all modes of this network.",
        "absent from the data is not absent on the ground",
    ):
        assert words in result.stderr
    data = run("route", "ho-chi-minh-city", "phnom-penh", *RAIL, "--json")
    assert data.exit_code == 2
    assert json.loads(data.stdout)["route"] is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("route", "kunmin", "bangkok"), "the nearest known:\n  kunming"),
        (("route", "kunming", "xyzzy"), "no place is called 'xyzzy'"),
        (("route", "kunming", "kunming"), "name two places"),
        (("route", "kunming", "bangkok", "--avoid", "TH"), "leave it out of avoid"),
        (("route", "kunming", "bangkok", "--avoid", "Atlantis"), "no country or place or region is called"),
        (("route", "kunming", "bangkok", "--avoid", "Ulaanbaatar"), "may mean MN-1, ulaanbaatar"),
        (("route", "kunming", "bangkok", "--mode", "air"), "'air' is not one of"),
        (("route", "kunming", "bangkok", "--mode", "canal"), "no segment fulfils modes=canal"),
        (("route", "kunming", "bangkok", "--on", "2025"), "write it as 2025-06-01"),
        (("route", "kunming", "bangkok", "--alternatives", "0"), "is not in the range"),
        (("corridors", "compare", "china-laos-railway", "trans-sib"), "the nearest known:\n  trans-siberian"),
        (("corridors", "compare", "pinglu-canal", "pinglu-canal"), "another corridor"),
    ],
)
def test_what_cannot_be_answered_ends_with_2_and_says_why(arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_two_corridors_are_compared_by_id_or_name() -> None:
    result = run("corridors", "compare", "China-Laos Railway", "kunming-hai-phong-railway", "--on", "2025-06-01")
    assert result.exit_code == 0
    assert "Longer: china-laos-railway." in result.output
    found = plain("corridors", "compare", "china-laos-railway", "kunming-hai-phong-railway", "--on", "2025-06-01")
    assert found["first"]["countries"] == ["CN", "LA"]
    assert found["second"]["countries"] == ["CN", "VN"]
    assert plain("corridors", "compare", "trans-siberian", "pinglu-canal")["on"].startswith("20")


def test_the_commands_are_among_the_commands() -> None:
    assert {"route", "corridors"} <= {command.name for command in COMMANDS}
    assert "--alternatives" in run("route", "--help").output
    assert "compare" in run("corridors", "--help").output
