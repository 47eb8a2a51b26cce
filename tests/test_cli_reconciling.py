"""`regcoop reconcile`, as a person and as a program meet it."""

import io
import json
import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from packages import change_cell, mini_package
from regcoop.cli import cli
from regcoop.cli.reconciling import Bar, _bar
from regcoop.fixtures import load
from regcoop.report import LARGEST_ACCEPTED

ERROR = "containment.exceeded cn-asean-trade-2023-usd-daily;cn-w-trade-2023-usd-daily"
"""In the small atlas China's trade with ASEAN (911.7 billion) is above that with the world (100 billion)."""

HEADER = "id,measure,flow,reporter,partner,period,value,scale,unit,confidence,source"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["reconcile", *map(str, arguments)])


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return mini_package(tmp_path)


@pytest.fixture
def accept(tmp_path: Path) -> Path:
    file = tmp_path / "looked-at.txt"
    file.write_text(f"# looked at by hand\n\n{ERROR}  # a slip in print\n", encoding="utf-8")
    return file


def own_package(folder: Path, *rows: str) -> Path:
    """Write a package with figures only, which name codes and a source of the bundled atlas."""
    path = folder / "own"
    path.mkdir()
    source = next(iter(load().sources))
    content = "\n".join([HEADER, *(f"{row},high,{source}" for row in rows)])
    (path / "figures.csv").write_text(f"{content}\n", encoding="utf-8")
    resources = [{"name": "figures", "path": "figures.csv"}]
    descriptor = json.dumps({"title": "Own", "version": "2026-01-01", "resources": resources})
    (path / "datapackage.json").write_text(descriptor, encoding="utf-8")
    return path


# What is reconciled


def test_the_bundled_atlas_has_errors_and_is_clean_once_they_are_accepted(tmp_path: Path) -> None:
    result = run("--json")
    plain = json.loads(result.stdout)
    errors = [one for one in plain["findings"] if one["severity"] == "error"]
    assert result.exit_code == 1
    assert "suspect.flow" in {one["code"] for one in errors}  # Liaoning's nine months above its year
    assert (plain["accepted"], plain["stale"]) == ([], [])
    file = tmp_path / "all.txt"
    lines = [f"{one['code']} {';'.join(reversed(one['subjects']))}" for one in errors]
    file.write_text("\n".join(lines), encoding="utf-8")
    again = run("--accept", file, "--severity", "error")
    assert again.exit_code == 0
    assert again.stdout.splitlines()[-1].startswith("0 error, ")
    assert again.stdout.splitlines()[-1].endswith(f", {len(errors)} accepted")


def test_a_package_alone_is_reconciled_by_its_own_tables(package: Path) -> None:
    result = run(package, "--alone")
    assert result.exit_code == 1
    assert result.stdout.startswith("What 20 claims of ")  # 17 figures and 3 indicators
    assert ERROR in result.stdout.splitlines()
    assert result.stdout.splitlines()[-1] == "1 error, 0 warning, 0 info"


def test_a_package_takes_codes_from_the_bundled_atlas_and_none_of_its_figures(tmp_path: Path) -> None:
    path = own_package(tmp_path, "own-a,goods-trade,trade,CN,ASEAN,2023,911.7,billion,USD")
    result = run(path)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"What 1 claim of {path} say about each other\n")
    assert "0 checks, 0 estimates, 0 findings" in result.stdout
    assert run(path, "--alone").exit_code == 2  # alone there is no CN


def test_two_claims_of_a_package_that_lie_a_power_of_ten_apart_are_an_error(tmp_path: Path) -> None:
    own = "goods-trade,trade,CN,ASEAN,2023"
    path = own_package(tmp_path, f"own-a,{own},911.7,billion,USD", f"own-b,{own},9.117,trillion,USD")
    result = run(path)
    assert result.exit_code == 1
    assert "undecided.scale own-a;own-b" in result.stdout.splitlines()


def test_a_package_without_claims_has_nothing_to_find(tmp_path: Path) -> None:
    result = run(own_package(tmp_path))
    assert result.exit_code == 0
    assert "0 checks, 0 estimates, 0 findings" in result.stdout


def test_warnings_and_less_do_not_set_the_exit_status(package: Path) -> None:
    # 911.7 billion of 905.5 billion in another source is above it by less than a hundredth: a revised whole.
    change_cell(package, "figures", "cn-w-trade-2023-usd-daily", value="905.5", source="daily-2023-10")
    result = run(package, "--alone")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "0 error, 1 warning, 0 info"


def test_rates_can_be_left_out(package: Path) -> None:
    # 3.92 trillion yuan and 552 billion dollars are one fact: 7.09 to 7.12 yuan for a dollar.
    kinds = [
        {check["kind"] for check in json.loads(run(package, "--alone", "--json", *more).stdout)["checks"]}
        for more in ((), ("--no-rates",))
    ]
    assert kinds[0] - kinds[1] == {"two official currencies"}


# What is shown


def test_severity_hides_what_is_less_grave_and_says_how_much(package: Path) -> None:
    change_cell(package, "figures", "cn-w-trade-2023-usd-daily", value="905.5", source="daily-2023-10")
    result = run(package, "--alone", "--severity", "error")
    assert "Not shown: 1 less grave finding." in result.stdout.splitlines()
    assert "WARNINGS" not in result.stdout
    plain = json.loads(run(package, "--alone", "--severity", "error", "--json").stdout)
    assert plain["findings"] == []


def test_plain_data_holds_everything(package: Path, accept: Path) -> None:
    result = run(package, "--alone", "--json", "--accept", accept)
    plain = json.loads(result.stdout)
    assert result.exit_code == 0
    assert set(plain) == {"findings", "checks", "estimates", "left_out", "passes", "settled", "accepted", "stale"}
    assert [one["code"] for one in plain["findings"]] == ["containment.exceeded"]
    (line,) = plain["accepted"]
    assert (line["code"], line["line"], line["comment"]) == ("containment.exceeded", 3, "a slip in print")
    assert plain["estimates"][0]["derivation"]["rule"] is not None


def test_a_page_is_written_whole_and_replaces_the_one_before(package: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("before", encoding="utf-8")
    before = set(tmp_path.iterdir())
    result = run(package, "--alone", "--html", page)
    assert result.exit_code == 1
    assert result.stdout == f"1 error, 0 warning, 0 info; written to {page}\n"
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert text.endswith("</html>\n")
    assert "911.7 billion USD" in text
    assert set(tmp_path.iterdir()) == before  # nothing is left beside it


def test_a_page_may_be_a_link_to_a_file(package: Path, tmp_path: Path) -> None:
    page, link = tmp_path / "page.html", tmp_path / "link.html"
    link.symlink_to(page)
    run(package, "--alone", "--html", link)
    assert link.is_symlink()
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


# Findings that were looked at


def test_an_accepted_error_is_shown_as_accepted_and_does_not_set_the_exit_status(package: Path, accept: Path) -> None:
    result = run(package, "--alone", "--accept", accept)
    assert result.exit_code == 0
    assert "ERRORS" not in result.stdout
    assert "ACCEPTED (1)" in result.stdout
    assert f"{ERROR}  # a slip in print" in result.stdout.splitlines()
    assert result.stdout.splitlines()[-1] == "0 error, 0 warning, 0 info, 1 accepted"


def test_lines_that_fit_nothing_are_named_and_are_no_error(package: Path, accept: Path) -> None:
    accept.write_text(f"{ERROR}\nsum.inconsistent a;b\n", encoding="utf-8")
    result = run(package, "--alone", "--accept", accept)
    assert result.exit_code == 0
    assert "    line 2: sum.inconsistent a;b" in result.stdout.splitlines()
    assert result.stdout.splitlines()[-1].endswith("1 accepted, 1 accepted but found no more")
    assert [
        one["line"] for one in json.loads(run(package, "--alone", "--json", "--accept", accept).stdout)["stale"]
    ] == [2]


def test_an_error_that_is_not_accepted_still_counts(package: Path, accept: Path) -> None:
    accept.write_text("containment.exceeded cn-asean-trade-2023-usd-daily\n", encoding="utf-8")
    assert run(package, "--alone", "--accept", accept).exit_code == 1


# Calls that cannot be answered


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--json", "--html", "page.html"), "give one of them"),
        (("--alone",), "give its PATH"),
        (("no-such-directory",), "run regcoop check on it"),
        (("--accept", "no-such-file"), "no-such-file cannot be read"),
        (("--severity", "grave"), "'grave' is not one of"),
    ],
)
def test_a_call_that_cannot_be_answered_says_why_and_ends_with_2(arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\n\nsame-fact.conflict\n", "line 3 cannot be 'same-fact.conflict'"),
        (b"ok a;b\nnot \xff\n", "line 2 cannot be"),
        (b"#" * (LARGEST_ACCEPTED + 1), "give at most"),
    ],
)
def test_a_list_of_another_form_names_its_file_and_line(accept: Path, content: bytes, words: str) -> None:
    accept.write_bytes(content)
    result = run("--accept", accept)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"regcoop: {accept}: ")
    assert words in result.stderr


def test_a_page_that_cannot_be_written_says_so(package: Path, tmp_path: Path) -> None:
    nowhere = run(package, "--alone", "--html", tmp_path / "nowhere" / "page.html")
    assert (nowhere.exit_code, "cannot be written" in nowhere.stderr) == (2, True)
    folder = run(package, "--alone", "--html", tmp_path)
    assert (folder.exit_code, "is no ordinary file" in folder.stderr) == (2, True)
    device = run(package, "--alone", "--html", os.devnull)
    assert (device.exit_code, "is no ordinary file" in device.stderr) == (2, True)
    assert not Path(os.devnull).is_file()


def test_help_says_what_is_reconciled_and_has_examples() -> None:
    words = " ".join(run("--help").output.split())
    assert "but none of its figures" in words
    assert "Examples:" in words


# The bar


class Terminal(io.StringIO):
    """A stream that says of itself that it is a terminal."""

    def isatty(self) -> bool:
        return True


def screen() -> Console:
    return Console(file=Terminal(), force_terminal=True, width=80)


def test_there_is_no_bar_where_there_is_no_terminal() -> None:
    with _bar(io.StringIO()) as bar:
        assert bar is None
    with _bar(Terminal()) as bar:
        assert isinstance(bar, Bar)


def test_a_bar_waits_before_it_is_shown() -> None:
    console = screen()
    with Bar(console, patience=60) as bar:
        bar(1, 3, "growth")
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue() == ""


def test_a_bar_names_the_step_and_vanishes() -> None:
    console = screen()
    assert isinstance(console.file, io.StringIO)
    with Bar(console, patience=0) as bar:
        bar(1, 4, "growth")
        for _ in range(200):
            if "growth" in console.file.getvalue():
                break
            time.sleep(0.02)
    assert "growth" in console.file.getvalue()
    assert "25%" in console.file.getvalue()
    assert console.file.getvalue().endswith("\x1b[2K")  # the line is wiped out


def test_a_bar_goes_when_the_work_fails() -> None:
    bar = Bar(screen(), patience=60)

    def work() -> None:
        with bar:
            bar(0, 1, "facts")
            raise ValueError("bad")

    with pytest.raises(ValueError, match="bad"):
        work()
    assert not bar._timer.is_alive()
