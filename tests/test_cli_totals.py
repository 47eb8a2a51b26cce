"""`regcoop total`, as a person and as a program meet it."""

import json
from decimal import Decimal
from typing import Any

import pytest
from click.testing import CliRunner, Result

from regcoop.cli import COMMANDS, cli

CHINA = ("--reporter", "CN", "--period", "2024", "--measure", "goods-trade", "--flow", "trade", "--unit", "USD")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["total", *arguments])


def plain(*arguments: str) -> Any:  # noqa: ANN401  # JSON
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.output)


def test_five_countries_are_added_and_every_figure_is_named() -> None:
    """The Astana Times, 2025-01-23: 43.82 + 22.71 + 13.78 + 10.65 + 3.86 = 94.82."""
    result = run(*CHINA, "--partners", "KZ,KG,TJ,TM,UZ", "--claims", "latest")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "94,820,000,000 USD"
    assert lines[1].startswith("between 94,795,000,000 and 94,845,000,000")
    assert "coverage   complete: all of CASIA5" in lines
    assert "over       partner: KG, KZ, TJ, TM, UZ" in lines
    assert sum(line.startswith("counted ") for line in lines) == 5
    assert "left out   cn-kg-trade-2024-usd-24kg is doubted" in lines
    assert any(line.startswith("assumed    the system") for line in lines)
    assert any(line.startswith("source     The Astana Times") for line in lines)


def test_a_group_stands_for_its_members() -> None:
    listed = plain(*CHINA, "--partners", "KZ, KG,TJ,TM,UZ", "--claims", "latest")
    group = plain(*CHINA, "--partners", "CASIA5", "--claims", "latest")
    assert group == listed
    assert Decimal(group["estimate"]["value"]) == 94_820_000_000
    assert group["fact"]["partner"] == "CASIA5"


def test_the_members_of_a_group_that_are_missing_are_named() -> None:
    result = run(*CHINA, "--partners", "MEKONG5", "--claims", "latest")
    assert "coverage   partial: a part of MEKONG5, without KH and MM" in result.output
    assert "and no end" in result.output.splitlines()[1]


def test_a_bloc_that_was_joined_in_the_year_names_who_joined() -> None:
    """Timor-Leste joined ASEAN on 26 October 2025."""
    result = run(
        *("--reporter", "CN", "--period", "2025", "--measure", "goods-trade", "--flow", "trade", "--unit", "USD"),
        *("--partners", "ASEAN", "--claims", "latest"),
    )
    assert "members    TL joined on 2025-10-26" in result.output


def test_exports_and_imports_with_a_bloc_as_a_whole_are_marked_as_mixed() -> None:
    """China and ASEAN in 2020: 383.68 + 301.6, as customs printed 685.28."""
    result = run(
        *("--reporter", "CN", "--partner", "ASEAN", "--period", "2020", "--measure", "goods-trade"),
        *("--flow", "exports,imports", "--unit", "USD", "--commodity", "all", "--claims", "latest"),
    )
    assert result.exit_code == 0, result.stderr
    assert result.output.startswith("685,280,000,000 USD\n")
    assert "coverage   complete: all of trade" in result.output
    assert "valuation  mixed" in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((*CHINA, "--partners", "KZ,KG"), "rule claims"),
        ((*CHINA, "--partners", "ASEAN,TH", "--claims", "latest"), "these figures may not be added"),
        ((*CHINA, "--partners", "XQ"), "no party with the code 'XQ'"),
        ((*CHINA, "--partners", "KZ", "--period", "1950"), "no figure to add up"),
        ((*CHINA, "--partners", "BRI"), "the members of BRI are not listed"),
        ((*CHINA, "--partners", "KZ,,KG"), "has an empty code in it"),
        ((*CHINA, "--partners", "KZ", "--unit", "dollars"), "is not a unit code"),
        ((*CHINA, "--partners", "KZ", "--period", "24"), "is not a period"),
        ((*CHINA, "--partners", "KZ", "--claims", "best"), "'best' is not one of"),
        (CHINA, "give --partners with codes or a group"),
        ((*CHINA, "--partners", "KZ", "--partner", "KZ"), "give --partners with codes or a group"),
        (CHINA[2:], "Missing option '--reporter'"),
    ],
)
def test_what_cannot_be_answered_ends_with_2_and_says_why(arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_trade_inside_a_group_is_declared_when_asked() -> None:
    arguments = ("--reporter", "CN,UZ", "--partners", "W", "--period", "2024-01/2024-06", "--measure", "goods-trade")
    refused = run(*arguments, "--flow", "exports", "--unit", "USD")
    assert refused.exit_code == 2
    assert "rule intra-group" in refused.stderr
    declared = run(*arguments, "--flow", "exports", "--unit", "USD", "--intra-group", "declared")
    assert "in group   the trade of the reporters with each other is declared" in declared.output


def test_the_command_is_one_of_the_commands() -> None:
    assert "total" in {command.name for command in COMMANDS}
    assert "--claims" in CliRunner().invoke(cli, ["total", "--help"]).output
