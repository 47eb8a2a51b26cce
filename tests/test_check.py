"""Bad packages: every mistake is named with its place, all of them at once, and nothing else goes wrong."""

import csv
import json
import os
import socket
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mini import mini_atlas
from packages import add_row, change_cell, change_descriptor, errors_of, mini_package
from regcoop.codec import check_package, read_package
from regcoop.codec.reader import LONGEST_CELL
from regcoop.errors import DataPackageError, DataProblemError
from regcoop.findings import Finding, Severity

FIGURE = "cn-th-trade-2023-usd-daily"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return mini_package(tmp_path)


def only(findings: list[Finding]) -> Finding:
    assert [finding.code for finding in findings] == [findings[0].code], [finding.explain() for finding in findings]
    return findings[0]


def rewrite(path: Path, table: str, old: str, new: str) -> None:
    file = path / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_good_package_has_no_findings(package: Path) -> None:
    assert check_package(package) == ()


# Cells


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"period": "2024-13"}, "data.bad-date", "period"),
        ({"period": "last year"}, "data.bad-date", "period"),
        ({"period": "Mar-24"}, "data.spreadsheet-date", "period"),
        ({"period": "24-Mar"}, "data.spreadsheet-date", "period"),
        ({"period": "03/01/2024"}, "data.spreadsheet-date", "period"),
        ({"period": "2024-03-01 00:00:00"}, "data.spreadsheet-date", "period"),
        ({"period": "45352"}, "data.spreadsheet-date", "period"),
        ({"period": "FY2024@ZZ"}, "data.bad-date", "period"),
        ({"period": "FY2024"}, "data.bad-date", "period"),
        ({"value": '"7,7"'}, "data.number-format", "value"),
        ({"value": "7.7%"}, "data.number-format", "value"),
        ({"value": "1E+5"}, "data.number-format", "value"),
        ({"value": "NaN"}, "data.number-format", "value"),
        ({"value": "٣"}, "data.number-format", "value"),
        ({"value": "007"}, "data.number-format", "value"),
        ({"value": "Jul-7"}, "data.spreadsheet-date", "value"),
        ({"value": "0.30000000000000004"}, "data.float-noise", "value"),
        ({"value": "1" * 33}, "data.number-format", "value"),
        ({"unit": "dollars"}, "data.unknown-unit", "unit"),
        ({"unit": "USD/lightyear"}, "data.unknown-unit", "unit"),
        ({"unit": "US$"}, "data.bad-cell", "unit"),
        ({"unit": ""}, "data.bad-record", "value"),
        ({"value": "", "scale": "", "unit": "USD"}, "data.bad-record", "value"),
        ({"scale": "zillion"}, "data.unknown-word", "scale"),
        ({"qualifier": "roughly"}, "data.unknown-word", "qualifier"),
        ({"confidence": ""}, "data.missing-cell", "confidence"),
        ({"confidence": "High"}, "data.unknown-word", "confidence"),
        ({"partner": "Thailand"}, "data.dangling-reference", "partner"),
        ({"partner": "ZZ"}, "data.dangling-reference", "partner"),
        ({"measure": "goods_trade"}, "data.dangling-reference", "measure"),
        ({"source": "daily-1999"}, "data.dangling-reference", "source"),
        ({"source": ""}, "data.missing-cell", "source"),
        ({"sources_more": "daily-2023-10;daily-1999"}, "data.dangling-reference", "sources_more"),
        ({"sources_more": "daily-2023-10;"}, "data.list-format", "sources_more"),
        ({"sources_more": "daily-2023-10; iso-3166"}, "data.list-format", "sources_more"),
        ({"sources_more": "daily-2023-10;daily-2023-10"}, "data.list-repeats", "sources_more"),
        ({"note": "=1+1"}, "data.formula-cell", "note"),
        ({"note": "+41"}, "data.formula-cell", "note"),
        ({"note": "-"}, "data.formula-cell", "note"),
        ({"note": "@import"}, "data.formula-cell", "note"),
        ({"note": " blank"}, "data.blanks", "note"),
        ({"note": "bell\x07"}, "data.control-character", "note"),
        ({"note": '"two\nlines"'}, "data.control-character", "note"),
        ({"note": "two\u2028lines"}, "data.control-character", "note"),
        ({"vintage": "newest"}, "data.bad-cell", "vintage"),
        ({"significant": "1.5"}, "data.number-format", "significant"),
        ({"significant": "7"}, "data.bad-record", "value"),
    ],
)
def test_a_bad_cell_is_found_at_its_place(package: Path, cells: dict[str, str], code: str, column: str) -> None:
    row = change_cell(package, "figures", FIGURE, **cells)
    finding = only(errors_of(package))
    assert finding.code == code
    assert finding.location is not None
    lines = cells.get(column, "").count("\n")
    assert (finding.location.file, finding.location.row) == ("figures.csv", row + lines)
    assert (finding.location.column, finding.location.id) == (column, FIGURE)


@pytest.mark.parametrize(
    ("table", "key", "cells", "expected"),
    [
        ("countries", "TH", {"landlocked": "yes"}, ("data.unknown-word", "landlocked")),
        ("countries", "TH", {"capital_lat": "13,75"}, ("data.row-length", None)),
        ("countries", "TH", {"capital_lat": "95"}, ("data.bad-record", None)),
        ("countries", "TH", {"numeric": "7"}, ("data.bad-cell", "numeric")),
        ("calendars", "TH", {"first_month": "13"}, ("data.bad-record", None)),
        ("sources", "daily-2023-10", {"url": "www.example.org"}, ("data.bad-cell", "url")),
        ("sources", "daily-2023-10", {"date_basis": "none"}, ("data.bad-record", None)),
        ("growths", "clr-throughput-2023", {"rate": "-130"}, ("data.bad-record", None)),
        ("shares", "cn-w-trade-2023-usd-daily", {"whole": "planet=mars"}, ("data.bad-record", "whole")),
        ("names", "country", {"record": "ZZ"}, ("data.dangling-reference", "record")),
        ("memberships", "asean-tl-2022-11-11", {"standing": "full"}, ("data.bad-record", None)),
    ],
)
def test_each_table_is_checked(
    package: Path, *, table: str, key: str, cells: dict[str, str], expected: tuple[str, str | None]
) -> None:
    row = change_cell(package, table, key, **cells)
    found = [(finding.code, finding.location) for finding in errors_of(package)]
    assert [(code, place.column) for code, place in found if place and place.row == row] == [expected], found


def test_the_advice_for_a_date_that_a_spreadsheet_changed_gives_the_date(package: Path) -> None:
    change_cell(package, "figures", FIGURE, period="Mar-24")
    assert "2024-03" in only(errors_of(package)).explain()


def test_a_dangling_reference_names_the_nearest_key(package: Path) -> None:
    change_cell(package, "figures", FIGURE, source="daily-2023-11")
    assert "If daily-2023-10 is meant, write that." in only(errors_of(package)).explain()


def test_a_negative_number_is_no_formula(package: Path) -> None:
    change_cell(package, "figures", FIGURE, value="-6.5")
    assert errors_of(package) == []


def test_a_period_far_away_is_read(package: Path) -> None:
    change_cell(package, "figures", FIGURE, period="FY2024@TH")
    assert str(read_package(package).figures[FIGURE].period) == "FY2024@TH"


# Rows


def test_a_repeated_key_names_the_first_row(package: Path) -> None:
    lines = (package / "figures.csv").read_text(encoding="utf-8").splitlines()
    first = next(index for index, line in enumerate(lines, 1) if line.startswith(FIGURE))
    (package / "figures.csv").write_text("\n".join([*lines, lines[first - 1]]) + "\n", encoding="utf-8")
    finding = only(errors_of(package))
    assert finding.code == "data.duplicate-key"
    assert dict(finding.numbers) == {"key": FIGURE, "first": str(first)}
    assert finding.location is not None
    assert finding.location.row == len(lines) + 1


def test_rows_that_are_too_short_or_too_long_are_found(package: Path) -> None:
    text = (package / "flows.csv").read_text(encoding="utf-8")
    (package / "flows.csv").write_text(text + "short,\nlong" + "," * 40 + "\n", encoding="utf-8")
    lines = len(text.splitlines())
    places = [(finding.code, finding.location and finding.location.row) for finding in errors_of(package)]
    assert places == [("data.row-length", lines + 1), ("data.row-length", lines + 2)]


def test_blank_lines_are_passed_over(package: Path) -> None:
    row = change_cell(package, "figures", FIGURE, period="2024-13")
    text = (package / "figures.csv").read_text(encoding="utf-8")
    (package / "figures.csv").write_text(text.replace("\n", "\n\n"), encoding="utf-8")
    location = only(errors_of(package)).location
    assert location is not None
    assert location.row == 2 * row - 1


def test_overlapping_memberships_are_found_at_the_later_row(package: Path) -> None:
    row = add_row(
        package,
        "memberships",
        id="asean-th-1970",
        bloc="ASEAN",
        party="TH",
        status="member",
        standing="full",
        start="1970",
        confidence="high",
        source="daily-2023-10",
    )
    finding = only(errors_of(package))
    assert finding.code == "data.overlapping-memberships"
    assert set(finding.subjects) == {"asean-th-1967-08-08", "asean-th-1970"}
    assert finding.location is not None
    assert (finding.location.file, finding.location.row) == ("memberships.csv", row)


def test_a_code_that_two_kinds_of_party_share_is_found(package: Path) -> None:
    row = add_row(package, "groups", code="ASEAN", name="Also ASEAN", enumerated="false", source="daily-2023-10")
    finding = only(errors_of(package))
    assert finding.code == "data.bad-record"
    assert finding.location is not None
    assert (finding.location.file, finding.location.row) == ("groups.csv", row)


def test_a_ratio_of_no_claim_is_found(package: Path) -> None:
    row = add_row(package, "growths", claim="nobody", n="1", rate="1", kind="yoy")
    finding = only(errors_of(package))
    assert (finding.code, finding.location and finding.location.row) == ("data.dangling-reference", row)


def test_a_segment_of_no_route_is_found(package: Path) -> None:
    segment = (package / "segments.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    line = (package / "corridors.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    row = add_row(package, "route_segments", line=line, route="nowhere", n="1", segment=segment)
    finding = only(errors_of(package))
    assert (finding.code, finding.location and finding.location.row) == ("data.dangling-reference", row)


def test_what_only_the_whole_atlas_shows_is_found_at_its_record(package: Path) -> None:
    change_cell(package, "shares", "cn-w-trade-2023-usd-daily", whole="partner=ZZ")
    finding = only(errors_of(package))
    assert finding.code == "data.dangling-reference"
    assert finding.location is not None
    assert (finding.location.file, finding.location.id) == ("figures.csv", "cn-w-trade-2023-usd-daily")


def test_a_chain_that_breaks_is_found_at_its_line(package: Path) -> None:
    rows = (package / "route_segments.csv").read_text(encoding="utf-8").splitlines()
    cells = [row.split(",") for row in rows]
    line = next(row[0] for row in cells if row[2] == "3")
    swapped = {"1": "2", "2": "1"}
    text = [[*row[:2], swapped.get(row[2], row[2]), *row[3:]] if row[0] == line else row for row in cells]
    (package / "route_segments.csv").write_text("\n".join(map(",".join, text)) + "\n", encoding="utf-8")
    finding = only(errors_of(package))
    assert finding.code == "data.bad-record"
    assert finding.location is not None
    assert finding.location.id == line


def test_a_code_that_means_something_else_in_the_base_is_found(tmp_path: Path) -> None:
    (tmp_path / "countries.csv").write_text(
        "code,alpha_3,numeric,name,capital,capital_lat,capital_lon,landlocked,source\n"
        "EU,EUX,999,Europa,Europolis,1,1,false,iso-3166\n",
        encoding="utf-8",
    )
    resources = [{"name": "countries", "path": "countries.csv"}]
    (tmp_path / "datapackage.json").write_text(
        json.dumps({"version": "2026-01-01", "resources": resources}), encoding="utf-8"
    )
    (finding,) = check_package(tmp_path, base=mini_atlas())
    assert finding.code == "data.bad-record"
    assert finding.location is not None
    assert (finding.location.file, finding.location.id) == ("datapackage.json", "EU")


def test_all_mistakes_are_told_at_once(package: Path) -> None:
    change_cell(package, "figures", FIGURE, period="Mar-24", value="0.30000000000000004", partner="ZZ")
    change_cell(package, "countries", "TH", landlocked="yes")
    change_cell(package, "memberships", "asean-tl-2022-11-11", standing="full")
    add_row(package, "growths", claim="nobody", n="1", rate="1", kind="yoy")
    assert sorted(finding.code for finding in errors_of(package)) == [
        "data.bad-record",
        "data.dangling-reference",
        "data.dangling-reference",
        "data.float-noise",
        "data.spreadsheet-date",
        "data.unknown-word",
    ]


def test_one_bad_source_is_one_finding(package: Path) -> None:
    change_cell(package, "sources", "daily-2024-08-08", kind="rumour")
    assert only(errors_of(package)).code == "data.unknown-word"


def test_a_bad_part_is_one_finding_and_not_one_for_its_record_too(package: Path) -> None:
    segments = (package / "route_segments.csv").read_text(encoding="utf-8").splitlines()
    line, route = segments[1].split(",")[:2]
    rows = [row for row in segments[1:] if row.startswith(f"{line},{route},")]
    broken = [row.rsplit(",", 1)[0] + ",no-such-segment" for row in rows]
    text = "\n".join([segments[0], *broken, *(row for row in segments[1:] if row not in rows)]) + "\n"
    (package / "route_segments.csv").write_text(text, encoding="utf-8")
    assert {finding.code for finding in errors_of(package)} == {"data.dangling-reference"}


# Files


def test_a_byte_order_mark_is_read_and_said(package: Path) -> None:
    file = package / "countries.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    (finding,) = check_package(package)
    assert (finding.code, finding.severity) == ("data.bom", Severity.INFO)
    assert "TH" in read_package(package).countries


def test_windows_line_ends_are_read_and_said(package: Path) -> None:
    file = package / "countries.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    (finding,) = check_package(package)
    assert (finding.code, finding.severity) == ("data.crlf", Severity.INFO)
    assert "TH" in read_package(package).countries


def test_a_table_of_a_header_alone_is_read_and_said(package: Path) -> None:
    file = package / "errata.csv"
    file.write_text(file.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    (finding,) = check_package(package)
    assert (finding.code, finding.severity) == ("data.empty-table", Severity.INFO)
    assert read_package(package).errata == ()


def test_columns_may_stand_in_any_order_and_optional_ones_may_be_left_out(package: Path) -> None:
    file = package / "flows.csv"
    rows = [line.split(",") for line in file.read_text(encoding="utf-8").splitlines()]
    assert rows[0][-1] == "note"
    file.write_text("\n".join(",".join(reversed(row[:-1])) for row in rows) + "\n", encoding="utf-8")
    assert check_package(package) == ()


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        (b"", "data.no-header", None),
        (b"\n\n", "data.no-header", None),
        (b"code,name,opposite,sign,source,colour\n", "data.unknown-column", 1),
        (b"code,name,opposite,sign,source,nmae\n", "data.unknown-column", 1),
        (b"code,name,opposite,sign\n", "data.missing-column", 1),
        (b"code,code,name,opposite,sign,source\n", "data.repeated-column", 1),
        (b",".join([b"x"] * 1000) + b"\n", "data.bad-header", 1),
        (b'code,name,opposite,sign,source,note\n"trade,x\n', "data.bad-csv", 2),
        (b'code,name,opposite,sign,source,note\ntrade,"a"b,trade,1,iso-3166,\n', "data.bad-csv", 2),
        (b"code,name,opposite,sign,source,note\ntrade,\xff,trade,1,iso-3166,\n", "data.not-utf8", 2),
        (b"code,name,opposite,sign,source,note\ntrade,\x00,trade,1,iso-3166,\n", "data.nul", 2),
    ],
)
def test_a_file_that_is_no_table_is_found(package: Path, content: bytes, code: str, row: int | None) -> None:
    (package / "flows.csv").write_bytes(content)
    findings = [(found.code, found.location and found.location.row) for found in errors_of(package)]
    assert (code, row) in findings
    assert {found.location and found.location.file for found in errors_of(package)} == {"flows.csv"}


def test_an_unknown_column_names_the_nearest(package: Path) -> None:
    rewrite(package, "flows", "name", "nmae")
    explained = [finding.explain() for finding in errors_of(package)]
    assert any("near are: name." in text for text in explained), explained


@pytest.mark.parametrize("length", [LONGEST_CELL + 1, 10_000_000])
def test_a_cell_that_is_too_long_is_found(package: Path, length: int) -> None:
    row = change_cell(package, "figures", FIGURE, note="x" * length)
    finding = only(errors_of(package))
    assert (finding.code, finding.location and finding.location.row) == ("data.cell-too-long", row)


def test_a_cell_of_the_greatest_length_is_read(package: Path) -> None:
    change_cell(package, "figures", FIGURE, note="x" * LONGEST_CELL)
    assert errors_of(package) == []


def test_a_file_that_is_too_large_is_found(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regcoop.codec.files.LARGEST_FILE", 100)
    assert {finding.code for finding in errors_of(package)} == {"data.file-too-large"}


def test_a_missing_file_is_found(package: Path) -> None:
    (package / "errata.csv").unlink()
    finding = only(errors_of(package))
    assert (finding.code, finding.location and finding.location.file) == ("data.missing-file", "errata.csv")


def test_a_folder_in_the_place_of_a_file_is_found(package: Path) -> None:
    (package / "errata.csv").unlink()
    (package / "errata.csv").mkdir()
    assert only(errors_of(package)).code in ("data.not-a-file", "data.unreadable")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(package: Path) -> None:
    (package / "errata.csv").unlink()
    os.mkfifo(package / "errata.csv")
    assert only(errors_of(package)).code == "data.not-a-file"


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs local sockets")
def test_a_socket_is_found(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (package / "errata.csv").unlink()
    monkeypatch.chdir(package)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("errata.csv")
        assert only(errors_of(package)).code == "data.unreadable"


def test_a_symbolic_link_is_not_followed(package: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.csv"
    (package / "errata.csv").rename(elsewhere)
    (package / "errata.csv").symlink_to(elsewhere)
    assert only(errors_of(package)).code == "data.symlink"


def test_a_linked_folder_is_not_followed(package: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (package / "errata.csv").rename(tmp_path / "elsewhere" / "errata.csv")
    (package / "more").symlink_to(tmp_path / "elsewhere")
    change_descriptor(package, lambda content: move(content, "errata", "more/errata.csv"))
    assert only(errors_of(package)).code == "data.symlink"


def test_a_file_in_a_folder_of_the_package_is_read(package: Path) -> None:
    (package / "more").mkdir()
    (package / "errata.csv").rename(package / "more" / "errata.csv")
    change_descriptor(package, lambda content: move(content, "errata", "more/errata.csv"))
    assert check_package(package) == ()


@pytest.mark.parametrize(
    "path",
    [
        "../errata.csv",
        "/etc/passwd",
        "more/../../errata.csv",
        "./errata.csv",
        "C:\\errata.csv",
        "..\\errata.csv",
        "https://example.org/errata.csv",
        "",
        " errata.csv",
        "errata\n.csv",
        "errata\x00.csv",
    ],
)
def test_a_path_that_leads_out_of_the_package_is_refused(package: Path, path: str) -> None:
    change_descriptor(package, lambda content: move(content, "errata", path))
    finding = only(errors_of(package))
    assert (finding.code, finding.location and finding.location.file) == ("data.path-outside", "datapackage.json")


def test_a_path_that_is_too_long_for_the_system_is_found(package: Path) -> None:
    change_descriptor(package, lambda content: move(content, "errata", "x" * 5000))
    assert only(errors_of(package)).code == "data.unreadable"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user who may not read everything")
def test_a_file_that_may_not_be_read_is_found(package: Path) -> None:
    (package / "errata.csv").chmod(0)
    assert only(errors_of(package)).code == "data.unreadable"


def test_a_failing_disk_is_found(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("regcoop.codec.files.os.open", fail)
    finding = only(errors_of(package))
    assert (finding.code, dict(finding.numbers)["reason"]) == ("data.unreadable", "Input/output error")


# The descriptor


def move(content: dict[str, Any], table: str, path: str) -> None:
    for resource in content["resources"]:
        if resource["name"] == table:
            resource["path"] = path


def resource_of(content: dict[str, Any], table: str) -> dict[str, Any]:
    found: dict[str, Any] = next(resource for resource in content["resources"] if resource["name"] == table)
    return found


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda content: content.pop("resources"), "data.bad-descriptor"),
        (lambda content: content.update(resources={}), "data.bad-descriptor"),
        (lambda content: content.update(resources=[{}] * 1001), "data.bad-descriptor"),
        (lambda content: content["resources"].append("errata"), "data.bad-descriptor"),
        (lambda content: content["resources"].append({"name": "x"}), "data.bad-descriptor"),
        (lambda content: content["resources"].append({"name": 7, "path": "x.csv"}), "data.bad-descriptor"),
        (lambda content: content["resources"].append({"name": "flows", "path": "flows.csv"}), "data.bad-descriptor"),
        (lambda content: content["resources"].append({"name": "flow", "path": "flows.csv"}), "data.unknown-table"),
        (lambda content: resource_of(content, "flows").update(path=["flows.csv"]), "data.bad-descriptor"),
        (lambda content: resource_of(content, "flows").update(encoding="latin-1"), "data.bad-descriptor"),
        (lambda content: resource_of(content, "flows").update(format="xlsx"), "data.bad-descriptor"),
        (lambda content: resource_of(content, "flows").update(compression="zip"), "data.bad-descriptor"),
        (lambda content: resource_of(content, "flows").update(dialect={"delimiter": ";"}), "data.bad-descriptor"),
        (lambda content: content.update(title=["A", "B"]), "data.bad-descriptor"),
        (lambda content: content.pop("version"), "data.no-edition"),
        (lambda content: content.update(version="1.0"), "data.no-edition"),
        (lambda content: content.update(version="2024-02-30"), "data.no-edition"),
    ],
)
def test_a_bad_descriptor_is_found(package: Path, change: Callable[[dict[str, Any]], object], code: str) -> None:
    change_descriptor(package, change)
    findings = errors_of(package)
    assert findings[0].code == code
    assert findings[0].location is not None
    assert findings[0].location.file == "datapackage.json"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", "[" * 100_000, '{"version": ' + "1" * 10_000 + "}", "\ufeff{", "{'title': 1}"]
)
def test_a_descriptor_that_is_no_json_object_is_found(package: Path, text: str) -> None:
    (package / "datapackage.json").write_text(text, encoding="utf-8")
    assert {finding.code for finding in errors_of(package)} == {"data.bad-descriptor"}


def test_a_package_needs_its_descriptor(package: Path) -> None:
    (package / "datapackage.json").unlink()
    assert only(errors_of(package)).code == "data.missing-file"


@pytest.mark.parametrize("name", ["nowhere", "file.csv", "null\0", "x" * 5000])
def test_a_path_that_is_no_directory_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.csv").write_text("x", encoding="utf-8")
    assert only(errors_of(tmp_path / name)).code == "data.no-directory"


def test_tables_that_are_not_listed_are_empty(package: Path) -> None:
    change_descriptor(package, lambda content: drop(content, "errata"))
    assert read_package(package).errata == ()


def drop(content: dict[str, Any], table: str) -> None:
    content["resources"] = [resource for resource in content["resources"] if resource["name"] != table]


# The report


def test_the_error_names_the_first_twenty_problems_and_counts_the_others(package: Path) -> None:
    for number in range(30):
        add_row(package, "growths", claim=f"nobody-{number:02}", n="1", rate="1", kind="yoy")
    with pytest.raises(DataPackageError) as caught:
        read_package(package)
    lines = str(caught.value).splitlines()
    assert lines[0] == f"30 problems in the data package {package}:"
    assert len(lines) == 1 + 20 + 1
    assert lines[-1] == "and 10 more (see .exceptions)"
    assert "growths.csv, row" in lines[1]
    assert all(isinstance(problem, DataProblemError) for problem in caught.value.exceptions)


def test_the_error_is_a_group_of_value_errors(package: Path) -> None:
    change_cell(package, "figures", FIGURE, period="2024-13")
    with pytest.raises(DataPackageError) as caught:
        read_package(package)
    matched, rest = caught.value.split(ValueError)
    assert isinstance(matched, DataPackageError)
    assert rest is None


def test_many_alike_are_counted_and_not_listed(package: Path) -> None:
    file = package / "growths.csv"
    rows = "".join(f"nobody,{number},1,,,yoy,,,\n" for number in range(1, 251))
    file.write_text(file.read_text(encoding="utf-8") + rows, encoding="utf-8")
    findings = errors_of(package)
    assert len(findings) == 101
    (more,) = [finding for finding in findings if finding.code == "data.more"]
    assert dict(more.numbers) == {"count": "150", "code": "data.dangling-reference"}


# Whatever stands in a file


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mini_package(tmp_path_factory.mktemp("shared"))


ODD = st.sampled_from(
    ["", "..", "W", "2024", "FY2024@TH", "=1", "-0", ";", "a;b", "\ufeff", "\u2028", "٣", "9" * 40, "/"]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_text_in_any_cell_is_check_read_or_reported(shared: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(sorted(shared.glob("*.csv"))))
    good = file.read_bytes()
    rows = list(csv.reader(StringIO(good.decode("utf-8"), newline="")))
    row = data.draw(st.sampled_from(rows))
    row[data.draw(st.integers(0, len(row) - 1))] = data.draw(ODD | st.text(max_size=20))
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    try:
        file.write_bytes(text.getvalue().encode("utf-8", "surrogatepass"))
        check_read_or_reported(shared)
    finally:
        file.write_bytes(good)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_bytes_in_any_file_are_check_read_or_reported(shared: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(sorted(shared.iterdir())))
    good = file.read_bytes()
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 50)))
    try:
        file.write_bytes(good[:start] + data.draw(st.binary(max_size=20)) + good[end:])
        check_read_or_reported(shared)
    finally:
        file.write_bytes(good)


def check_read_or_reported(path: Path) -> None:
    """Read a package, or see that each of its problems is told with a place and an advice."""
    findings = check_package(path)
    assert all(finding.location is not None and finding.explain() for finding in findings)
    if any(finding.severity is Severity.ERROR for finding in findings):
        with pytest.raises(DataPackageError):
            read_package(path)
    else:
        assert len(read_package(path).sources) > 0
