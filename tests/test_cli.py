"""The command line, as a person and as a program meet it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from regcoop.cli import cli, main
from regcoop.fixtures import BUNDLED, load, save


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def test_brief_prints_every_section_for_people() -> None:
    result = run("brief", "LMC")
    assert result.exit_code == 0
    first, second, *_ = result.output.splitlines()
    assert first == f"Lancang-Mekong Cooperation (LMC, bloc) on {load().edition}"
    assert "taken as today" in second
    for title in ("Members (6)", "Corridors (", "Services (", "Forums (", "Initiatives (", "Figures (", "Sources ("):
        assert title in result.output
    assert "437 billion USD" in result.output


@pytest.mark.parametrize("name", ["LA", "Lao PDR", "the lao p.d.r.", "LAOS", "老挝"])
def test_brief_takes_codes_and_names(name: str) -> None:
    assert run("brief", name).output.splitlines()[0].startswith("Laos (LA, country)")


def test_brief_speaks_of_the_day_it_is_asked_for() -> None:
    before = json.loads(run("brief", "ASEAN", "--on", "2025-10-25", "--json").output)
    after = json.loads(run("brief", "ASEAN", "--on", "2025-10-26", "--json").output)
    full = [[line["party"] for line in data["members"] if line["standing"] == "full"] for data in (before, after)]
    assert [len(parties) for parties in full] == [10, 11]
    assert set(full[1]) - set(full[0]) == {"TL"}
    assert before["on"] == "2025-10-25"


def test_an_unknown_name_lists_the_nearest_and_ends_with_2() -> None:
    result = run("brief", "Kazahkstan")
    assert result.exit_code == 2
    assert "no bloc, group, country or region is called 'Kazahkstan'" in result.stderr
    assert "KZ" in result.stderr


def test_an_unknown_name_without_any_near_says_what_to_write() -> None:
    result = run("brief", "Qqqqqqqqqqqq")
    assert result.exit_code == 2
    assert "write a code such as LMC" in result.stderr


def test_a_code_in_lower_case_is_no_answer() -> None:
    assert run("brief", "no").exit_code == 2


def test_an_ambiguous_name_lists_its_candidates_and_ends_with_2() -> None:
    result = run("brief", "Korea")
    assert result.exit_code == 2
    assert "KP" in result.stderr
    assert "KR" in result.stderr


def test_a_wrong_day_says_how_to_write_it() -> None:
    result = run("brief", "LMC", "--on", "26.10.2025")
    assert result.exit_code == 2
    assert "write it as 2025-06-01" in result.stderr


def test_check_finds_nothing_in_the_bundled_package() -> None:
    result = run("check", str(BUNDLED), "--alone")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "0 error, 0 warning, 0 info"


def test_check_takes_the_descriptor_for_its_folder() -> None:
    by_folder, by_file = (run("check", str(path), "--alone") for path in (BUNDLED, BUNDLED / "datapackage.json"))
    assert (by_file.exit_code, by_file.output) == (by_folder.exit_code, by_folder.output) == (0, by_folder.output)


def test_check_lists_all_problems_and_ends_with_1(tmp_path: Path) -> None:
    save(load(), tmp_path / "copy")
    table = tmp_path / "copy" / "regions.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("\nCN-YN,CN,", "\nCN-YN,XX,"), encoding="utf-8")
    result = run("check", str(tmp_path / "copy"), "--alone")
    assert result.exit_code == 1
    assert "regions.csv" in result.output
    assert "CN-YN" in result.output
    assert "XX" in result.output
    plain = json.loads(run("check", str(tmp_path / "copy"), "--alone", "--json").output)
    assert any(finding["severity"] == "error" for finding in plain)


def test_check_of_nothing_is_a_finding_not_a_traceback(tmp_path: Path) -> None:
    result = run("check", str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert "error" in result.output
    assert isinstance(result.exception, SystemExit)


def test_main_ends_with_2_when_a_question_has_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["convert", "5 billion", "CNY", "USD"])
    assert ended.value.code == 2
    assert "a rate has a date" in capsys.readouterr().err


# convert


def test_convert_gives_the_average_of_a_period_with_its_rate_and_source() -> None:
    result = run("convert", "42.64 billion", "CNY", "USD", "--period", "2023-01/2023-09", "--basis", "period_average")
    assert result.exit_code == 0
    first, second, rate, low_high, table, source = result.output.splitlines()
    assert first == "42.64 billion CNY = 6,063,600,000 USD"
    assert second.startswith("between 6,062,600,000 and 6,064,600,000")
    assert rate.endswith("USD per CNY, average of 192 days in 2023-01/2023-09")
    assert low_high.split()[0] == "range"
    assert table.endswith("ecb-daily")
    assert "European Central Bank" in source


def test_convert_on_a_day_means_its_spot_rate() -> None:
    result = run("convert", "42.64 billion", "CNY", "USD", "--on", "2023-10-24")
    assert result.output.startswith("42.64 billion CNY = 5,833,100,000 USD\n")
    assert "spot of 2023-10-24" in result.output


def test_convert_prints_plain_data() -> None:
    result = run("convert", "1 trillion", "VND", "USD", "--period", "2024", "--basis", "published_monthly", "--json")
    plain = json.loads(result.output)
    assert (plain["rate"]["table"], plain["rate"]["basis"]) == ("hmrc-monthly", "published_monthly")
    assert plain["estimate"]["unit"] == "USD"


def test_convert_reads_fiscal_years_and_prints_notes() -> None:
    result = run("convert", "5 billion", "RUB", "USD", "--period", "FY2022@TH", "--basis", "published_monthly")
    assert "mean of 12 months" in result.output
    assert "replaced within March 2022" in result.output


def test_convert_takes_the_previous_quotation_when_it_is_told_to() -> None:
    result = run("convert", "5 billion", "CNY", "USD", "--on", "2023-10-22", "--previous", "3")
    assert result.exit_code == 0
    assert "2 days before is used" in result.output


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "give --on with a day, or --period with --basis"),
        (("--period", "2023"), "add --basis with one of period_average"),
        (("--period", "2023", "--on", "2023-10-24"), "two answers to one question"),
        (("--on", "2023-10-22"), "2023-10-20 and 2023-10-23"),
        (("--on", "2023-10-24", "--basis", "period_average"), "period="),
        (("--period", "2023-13", "--basis", "period_average"), "is not a period"),
        (("--period", "2004", "--basis", "period_average"), "2005-04-01"),
        (("--period", "2023", "--basis", "mean"), "mean"),
        (("--on", "2023-10-24", "--previous", "0"), "0"),
    ],
)
def test_convert_says_why_it_cannot_answer_and_ends_with_2(options: tuple[str, ...], words: str) -> None:
    result = run("convert", "42.64 billion", "CNY", "USD", *options)
    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.parametrize("arguments", [("42,64", "CNY", "USD"), ("5", "yuan", "USD"), ("5", "CNY", "dollars")])
def test_convert_refuses_what_is_no_amount_or_unit(arguments: tuple[str, ...]) -> None:
    result = run("convert", *arguments, "--on", "2023-10-24")
    assert result.exit_code == 2
    assert result.stderr.startswith("regcoop: ")


def test_help_has_examples() -> None:
    assert "Examples:" in run("--help").output
    assert "Examples:" in run("brief", "--help").output
    assert "Examples:" in run("check", "--help").output
    assert "Examples:" in run("convert", "--help").output


def test_main_runs_a_command_and_ends_with_its_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["brief", "MEKONG5"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("Five Mekong countries")


def test_the_module_runs_as_a_program_and_a_closed_pipe_ends_it_quietly() -> None:
    code = "import regcoop.__main__"
    command = [sys.executable, "-c", code, "brief", "ASEAN"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"Association of Southeast Asian Nations")
        process.stdout.close()
        assert process.stderr.read() == b""
