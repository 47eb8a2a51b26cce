"""The command `regcoop compare`, as a person and as a program meet it."""

import json

import pytest
from click.testing import CliRunner, Result

from regcoop.cli import cli

YUAN = "cn-asean-trade-2024-ytd07-cny-vietnamnewsagency"
DOLLARS = "cn-asean-trade-2024-ytd07-usd-globaltimes"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["compare", *arguments])


def test_two_figures_are_told_with_relation_verdict_and_sources() -> None:
    result = run("cn-uz-trade-2024-usd-ordakz", "cn-uz-trade-2024-usd-theastanatimes")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0].startswith("First: cn-uz-trade-2024-usd-ordakz: 13.7 billion USD;")
    assert lines[1].startswith("Second: cn-uz-trade-2024-usd-theastanatimes: 13.78 billion USD;")
    assert "Relation: same fact." in lines
    assert any(line.startswith("Verdict: agree if truncated.") for line in lines)
    assert lines[-1].startswith("Source: The Astana Times")


def test_two_currencies_are_compared_by_the_bundled_rates_unless_told_not_to() -> None:
    known = run(YUAN, DOLLARS)
    assert "Verdict: agree." in known.output
    assert "Rate: 7.22" in known.output
    assert "Source: European Central Bank" in known.output
    bare = run(YUAN, DOLLARS, "--no-rates")
    assert "Verdict: needs rate." in bare.output


def test_plain_data_are_for_programs() -> None:
    plain = json.loads(run(YUAN, DOLLARS, "--json").output)
    assert (plain["relation"], plain["verdict"]) == ("same fact, other currency", "agree")
    assert (plain["first"], plain["second"]) == (YUAN, DOLLARS)
    assert plain["rates"][0]["table"] == "ecb-daily"
    assert len(plain["sources"]) == 3


def test_indicators_are_compared_too() -> None:
    railway = "china-laos-railway-throughput-cross-border-2025"
    result = run(f"{railway}-t-xinhua", f"{railway}-ytd07-t-vibewire")
    assert result.exit_code == 0
    assert "Verdict: exceeds." in result.output


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("cn-uz-trade-2024-usd-ordak", "write cn-uz-trade-2024-usd-ordakz"),
        ("CN-UZ-TRADE-2024-USD-ORDAKZ", "write cn-uz-trade-2024-usd-ordakz if that is meant"),
        ("qqq", "the atlas has no figure or indicator with the code 'qqq'"),
    ],
)
def test_an_unknown_id_names_near_ones_and_ends_with_2(wrong: str, words: str) -> None:
    result = run(wrong, "cn-uz-trade-2024-usd-theastanatimes")
    assert result.exit_code == 2
    assert result.stderr.startswith("regcoop: ")
    assert words in result.stderr
    assert run("cn-uz-trade-2024-usd-theastanatimes", wrong).exit_code == 2


def test_one_figure_is_not_enough() -> None:
    assert run(YUAN).exit_code == 2


def test_a_figure_beside_itself_is_said_to_be_one() -> None:
    assert "one and the same claim" in run(YUAN, YUAN).output


def test_help_has_examples() -> None:
    assert "Examples:" in run("--help").output
