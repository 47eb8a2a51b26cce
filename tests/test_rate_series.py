# ruff: noqa: ANN401  # fields of any type are handed on
"""Series of published monthly rates: what they hold and what they refuse."""

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from packages import change_cell, errors_of
from regcoop.atlas import Atlas
from regcoop.codec import read_package, write_package
from regcoop.errors import AtlasError, FieldTypeError, FieldValueError
from regcoop.rate_series import RateSeries
from regcoop.sources import Source, SourceKind

BANK = Source("bank", publisher="A Bank", title="Monthly rates", kind=SourceKind.PRIMARY)


def series(**changes: Any) -> RateSeries:
    fields: dict[str, Any] = {
        "table": "a-bank",
        "base": "EUR",
        "quote": "LAK",
        "months": ("2024-01", "2024-02"),
        "rates": ("22350", "22410.50"),
        "source": BANK,
    }
    return RateSeries(**{**fields, **changes})


def test_a_series_has_a_key_a_span_and_a_source() -> None:
    one = series(notes=(("2024-02", "amended"),))
    assert (one.id, one.span, one.sources) == ("a-bank-eur-lak", "2024-01 to 2024-02", (BANK,))
    assert one.rates == ("22350", "22410.50")


def test_a_series_is_a_value() -> None:
    assert series() == series()
    assert hash(series()) == hash(series())
    assert pickle.loads(pickle.dumps(series())) == series()  # noqa: S301  # our own bytes
    assert attrs.evolve(series(), quote="VND") != series()


def test_its_repr_shows_the_first_of_many_months() -> None:
    months = tuple(f"2024-{month:02d}" for month in range(1, 13))
    assert "'2024-03', … 12 in all" in repr(series(months=months, rates=("1",) * 12))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"table": "A Bank"}, "lower-case words"),
        ({"base": "eur"}, "three capital letters"),
        ({"quote": "kip"}, "three capital letters"),
        ({"quote": "EUR"}, "another currency"),
        ({"months": ("2024-02", "2024-01")}, "out of order"),
        ({"months": ("2024-01", "2024-01")}, "out of order"),
        ({"months": ("2024-01", "2024-13")}, "2024-03"),
        ({"months": ("2024-01", "2024-02\n")}, "2024-03"),
        ({"months": (), "rates": ()}, "one rate for each"),
        ({"rates": ("1",)}, "1 for 2 months"),
        ({"rates": ("1", "0")}, "above zero"),
        ({"rates": ("1", "0.000")}, "above zero"),
        ({"rates": ("1", "-2")}, "above zero"),
        ({"rates": ("1", "1e5")}, "above zero"),
        ({"rates": ("1", "nan")}, "above zero"),
        ({"rates": ("1", "")}, "above zero"),
    ],
)
def test_a_series_that_cannot_be_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(FieldValueError, match=words):
        series(**changes)


@pytest.mark.parametrize("changes", [{"rates": (1.5, 2.5)}, {"months": ["2024-01"]}, {"source": "bank"}, {"base": 1}])
def test_other_types_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(FieldTypeError):
        series(**changes)


# In a data package


def package(folder: Path, *records: RateSeries) -> Path:
    path = folder / "package"
    write_package(Atlas.build(edition=date(2026, 1, 1), title="Rates", rates_monthly=records), path)
    return path


def test_series_are_written_one_row_a_month_and_read_back(tmp_path: Path) -> None:
    records = (series(notes=(("2024-02", "amended; twice"),)), series(quote="VND"), series(table="b-bank"))
    path = package(tmp_path, *records)
    lines = (path / "rates_monthly.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1:3] == ["a-bank,EUR,LAK,2024-01,22350,bank,", "a-bank,EUR,LAK,2024-02,22410.50,bank,amended; twice"]
    again = read_package(path)
    assert set(again.rates_monthly.values()) == set(records)
    before = {file.name: file.read_bytes() for file in path.iterdir()}
    write_package(again, path)
    assert {file.name: file.read_bytes() for file in path.iterdir()} == before


def test_rows_in_another_order_make_the_same_series(tmp_path: Path) -> None:
    path = package(tmp_path, series())
    file = path / "rates_monthly.csv"
    header, first, second = file.read_text(encoding="utf-8").splitlines()
    file.write_text(f"{header}\n{second}\n{first}\n", encoding="utf-8")
    assert list(read_package(path).rates_monthly.values()) == [series()]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"rate": "0"}, "data.bad-record"),
        ({"rate": "-5"}, "data.bad-record"),
        ({"rate": "1e5"}, "data.number-format"),
        ({"rate": "22350.000000000004"}, "data.float-noise"),
        ({"quote": "KIP"}, "data.dangling-reference"),
        ({"quote": "EUR"}, "data.bad-record"),
        ({"month": "2024-13"}, "data.bad-cell"),
        ({"month": "2024-02"}, "data.duplicate-key"),
        ({"source": "nobody"}, "data.dangling-reference"),
        ({"source": "other"}, "data.bad-record"),
    ],
)
def test_a_bad_row_is_a_finding(tmp_path: Path, cells: dict[str, str], code: str) -> None:
    path = package(tmp_path, series(), series(table="b-bank", source=attrs.evolve(BANK, id="other")))
    change_cell(path, "rates_monthly", "a-bank", **cells)
    assert [finding.code for finding in errors_of(path)] == [code]


def test_series_are_merged_by_their_key() -> None:
    ours = Atlas.build(edition=date(2026, 1, 1), rates_monthly=[series()])
    theirs = Atlas.build(edition=date(2026, 1, 1), rates_monthly=[series(), series(quote="VND")])
    assert len(ours.merged(theirs).rates_monthly) == 2
    changed = Atlas.build(edition=date(2026, 1, 1), rates_monthly=[series(rates=("1", "2"))])
    with pytest.raises(AtlasError) as refused:
        ours.merged(changed)
    assert [problem.record for problem in refused.value.problems] == ["a-bank-eur-lak"]
