import csv
import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from pysdmx.io import read_sdmx

from mini import mini_atlas
from regcoop.amount import Amount, Qualifier
from regcoop.errors import FieldTypeError, FieldValueError, UnknownCodeError
from regcoop.errors.exports import ExistingPathError, FormulaTextError, RepeatedFigureError
from regcoop.export.components import FREQUENCIES, SDMX_COMPONENTS, SDMX_STRUCTURE, ComponentRole
from regcoop.export.observations import NotAnObservation, to_sdmx_csv, write_sdmx_csv
from regcoop.figures import Nature, Origin, Remarks, Terms, TradeFigure, TradeSystem, Vintage
from regcoop.fixtures import load
from regcoop.period import Period, PeriodKind
from regcoop.ratios import Growth, GrowthKind
from regcoop.sources import Confidence
from regcoop.valuation import Valuation

HEAD = ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
KEY = [component.id for component in SDMX_COMPONENTS if component.role is not ComponentRole.ATTRIBUTE][:-1]
NUMBERS = ("OBS_VALUE", "UNIT_MULT", "DECIMALS", "PRECISION", "LOWER_BOUND", "UPPER_BOUND")

# The forms of a time period: SDMX 2.1, Section 6 (Technical Notes), 4.2
TIME_PERIODS = re.compile(
    r"[0-9]{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])(-[0-3][0-9])?))?|[0-9]{4}-[0-9]{2}-[0-9]{2}/P[0-9]+[YMD]"
)


def figure(key: str = "cn-asean-trade-2023-usd-daily") -> TradeFigure:
    return mini_atlas().figures[key]


def rows(text: str) -> list[dict[str, str]]:
    """Read the text by the rules of the field guide: the separator is what follows the first header."""
    separator = text.removeprefix("STRUCTURE")[0]
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


def row(one: TradeFigure, **options: Any) -> dict[str, str]:  # noqa: ANN401  # options of the function
    (found,) = rows(to_sdmx_csv([one], atlas=mini_atlas(), **options).text)
    return found


# Structure


def test_the_header_is_that_of_the_field_guide() -> None:
    header = to_sdmx_csv((), atlas=mini_atlas()).text
    assert header.endswith("\r\n")
    assert header.rstrip().split(",") == [*HEAD, *(component.id for component in SDMX_COMPONENTS)]
    assert re.fullmatch(r"[A-Z]+:[A-Z_]+\([0-9]+\.[0-9]+\.[0-9]+\)", SDMX_STRUCTURE)


def test_dimensions_come_first_then_the_measure_then_the_attributes() -> None:
    roles = [component.role for component in SDMX_COMPONENTS]
    assert list(dict.fromkeys(roles)) == list(ComponentRole)
    assert roles == sorted(roles, key=list(ComponentRole).index)
    assert all(re.fullmatch(r"[A-Z][A-Z_]*", component.id) for component in SDMX_COMPONENTS)


def test_the_documentation_lists_every_column() -> None:
    page = Path(__file__).parent.parent / "docs" / "reference" / "export.md"
    listed = re.findall(r"^\| `([A-Z_]+)` \| ([a-z ]+) \| (.+) \|$", page.read_text("utf-8"), re.MULTILINE)
    assert listed == [(name, str(role), meaning) for name, role, meaning in SDMX_COMPONENTS]


def test_every_closed_kind_of_period_has_a_frequency() -> None:
    assert set(FREQUENCIES) == set(PeriodKind) - {PeriodKind.OPEN}


# Rows


def test_a_figure_is_a_row() -> None:
    # 911.7 billion is known to 0.1 billion: from 911.65 to 911.75 billion
    found = row(figure())
    assert (found["STRUCTURE"], found["STRUCTURE_ID"]) == ("dataflow", "REGCOOP:REPORTED_FIGURES(1.0.0)")
    assert found["ACTION"] == "I"
    assert [found[name] for name in KEY] == [
        *("A", "CN", "ASEAN", "trade", "goods-trade", "_T", "USD", "_U", "_Z"),
        *("cn-asean-trade-2023-usd-daily", "2023"),
    ]
    assert [found[name] for name in NUMBERS] == [
        *("911700000000", "0", "0", "100000000", "911650000000", "911750000000"),
    ]
    assert (found["QUALIFIER"], found["TIME_BASIS"], found["COMPILER"]) == ("rounded", "flow", "gacc")


@pytest.mark.parametrize(
    ("period", "frequency", "written"),
    [
        ("2024", "A", "2024"),
        ("2024-H1", "S", "2024-S1"),
        ("2024-Q1", "Q", "2024-Q1"),
        ("2024-03", "M", "2024-03"),
        ("2024-09-24", "D", "2024-09-24"),
        ("2024-01/2024-07", "_O", "2024-01-01/P7M"),
        ("2013/2023", "_O", "2013-01-01/P11Y"),
        ("2024-09-24/2024-09-28", "_O", "2024-09-24/P5D"),
    ],
)
def test_periods_are_time_periods_of_sdmx(period: str, frequency: str, written: str) -> None:
    found = row(figure().with_fact(figure().fact.with_period(Period.parse(period))))
    assert (found["FREQ"], found["TIME_PERIOD"]) == (frequency, written)


def test_a_reading_without_an_end_has_no_bound() -> None:
    found = row(figure().with_value(Amount(Decimal("1.50"), "USD", qualifier=Qualifier.AT_LEAST)))
    assert (found["OBS_VALUE"], found["DECIMALS"], found["PRECISION"]) == ("1.50", "2", "0.01")
    assert (found["LOWER_BOUND"], found["UPPER_BOUND"]) == ("1.50", "")


def test_a_negative_value_is_a_number_and_no_formula() -> None:
    # -2.5 billion is known to 0.1 billion: from -2.55 to -2.45 billion
    found = row(figure().with_value(Amount.parse("-2.5 billion", unit="USD")))
    assert (found["OBS_VALUE"], found["LOWER_BOUND"], found["UPPER_BOUND"]) == (
        *("-2500000000", "-2550000000", "-2450000000"),
    )


def test_everything_that_is_stated_has_its_cell() -> None:
    one = attrs.evolve(
        figure("th-cn-cars-imports-2023-usd-daily"),
        compiler="gacc",
        via="seres",
        origin=Origin.RESTATED,
        composition="ASEAN5",
        confidence=Confidence.MEDIUM,
        growths=(Growth(Amount.parse("7.7", unit="pct"), kind=GrowthKind.YOY),),
        terms=Terms(
            valuation=Valuation.CIF, system=TradeSystem.GENERAL, nature=Nature.TARGET, vintage=Vintage.PRELIMINARY
        ),
        remarks=Remarks(
            doubt='says "a, b"', locator="p. 3", note="n", sources_more=(figure().source, *_other_sources())
        ),
    )
    found = row(one)
    assert (found["COMMODITY"], found["PLACE"]) == ("electric-cars", "udon")
    wanted = {
        "COMPILER": "gacc",
        "VIA": "seres",
        "ORIGIN": "restated",
        "COMPOSITION": "ASEAN5",
        "CONFIDENCE": "medium",
        "VALUATION": "cif",
        "TRADE_SYSTEM": "general",
        "NATURE": "target",
        "VINTAGE": "preliminary",
        "ALSO_PRINTED": "growth",
        "DOUBT": 'says "a, b"',
        "LOCATOR": "p. 3",
        "NOTE": "n",
        "SOURCE": one.source.id,
        "SOURCES_MORE": " ".join(source.id for source in one.sources_more),
    }
    assert {name: found[name] for name in wanted} == wanted


def _other_sources() -> tuple[Any, ...]:
    return tuple(source for source in mini_atlas().sources.values() if source != figure().source)[:1]


# Left out and refused


def test_figures_without_value_or_closed_period_are_left_out_and_named() -> None:
    atlas = mini_atlas()
    bare = attrs.evolve(figure(), value=None, growths=(Growth(Amount.parse("7.7", unit="pct"), kind=GrowthKind.YOY),))
    undated, opened = "th-cn-trade-undated-usd-daily", "th-cn-trade-open-usd-daily"
    written = to_sdmx_csv([bare, figure(undated), figure(opened)], atlas=atlas)
    assert written.left_out == (
        NotAnObservation(bare.id, "it has no value"),
        NotAnObservation(undated, "its period is unstated"),
        NotAnObservation(opened, "its period is open: only its end is known"),
    )
    assert written.observations == 0
    assert not rows(str(written))


@pytest.mark.parametrize("key", ["cn-asean-trade-2023-usd-daily", "th-cn-trade-undated-usd-daily"])
def test_a_figure_that_comes_twice_is_refused(key: str) -> None:
    with pytest.raises(RepeatedFigureError) as caught:
        to_sdmx_csv([figure(key), figure(key)], atlas=mini_atlas())
    assert caught.value.figure == key


def test_a_code_that_the_atlas_lacks_is_refused() -> None:
    for name, code in {"measure": "smiles", "partner": "ZZ", "flow": "sideways", "commodity": "hats"}.items():
        odd = figure().with_fact(figure().fact.with_dimensions(**{name: code}))
        with pytest.raises(UnknownCodeError):
            to_sdmx_csv([odd], atlas=mini_atlas())


def test_only_trade_figures_are_written_and_only_two_words_said() -> None:
    with pytest.raises(FieldTypeError):
        to_sdmx_csv(cast("list[TradeFigure]", ["cn"]), atlas=mini_atlas())
    with pytest.raises(FieldValueError):
        to_sdmx_csv([], atlas=mini_atlas(), formulas=cast("Any", "run"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_text_that_would_run_as_a_formula_is_refused_or_quoted(start: str) -> None:
    risky = figure().with_remarks(Remarks(note=f"{start}1+1"))
    with pytest.raises(FormulaTextError) as caught:
        to_sdmx_csv([risky], atlas=mini_atlas())
    assert caught.value.cells == ((risky.id, "NOTE", f"{start}1+1"),)
    assert row(risky, formulas="quote")["NOTE"] == f"'{start}1+1"


# Files


def test_a_file_is_written_whole_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    written = write_sdmx_csv(mini_atlas().figures, path, atlas=mini_atlas())
    assert path.read_bytes() == written.text.encode()
    assert (written.observations, len(written.left_out)) == (15, 2)
    with pytest.raises(ExistingPathError):
        write_sdmx_csv([figure()], path, atlas=mini_atlas())
    write_sdmx_csv([figure()], path, atlas=mini_atlas(), overwrite=True)
    assert len(rows(path.read_bytes().decode())) == 1


# All bundled figures


def test_every_bundled_figure_is_a_row_or_is_named() -> None:
    atlas = load()
    written = to_sdmx_csv(atlas.figures, atlas=atlas)
    found = rows(written.text)
    assert len(found) == written.observations
    assert len(found) + len(written.left_out) == len(atlas.figures)
    assert len({tuple(row[name] for name in KEY) for row in found}) == len(found)
    for row in found:
        assert all(row[name] for name in (*HEAD, *KEY, "OBS_VALUE"))
        assert TIME_PERIODS.fullmatch(row["TIME_PERIOD"])
        one = atlas.figures[row["FIGURE"]]
        assert one.value is not None
        assert Decimal(row["OBS_VALUE"]) == one.value.value
        assert Decimal(row["LOWER_BOUND"] or "-Infinity") == one.value.interval.lo
        assert Decimal(row["UPPER_BOUND"] or "Infinity") == one.value.interval.hi


def test_pysdmx_reads_the_same_cells() -> None:
    atlas = load()
    text = to_sdmx_csv(atlas.figures, atlas=atlas).text
    dataset: Any = (read_sdmx(text).data or ())[0]
    assert str(dataset.structure) == f"Dataflow={SDMX_STRUCTURE}"
    assert str(dataset.action.value) == "Information"
    read = cast("list[dict[str, str]]", dataset.data.to_dict("records"))
    for ours, theirs in zip(rows(text), read, strict=True):
        assert set(theirs) == set(ours) - set(HEAD)
        for name, cell in theirs.items():
            # pysdmx reads numbers as floats, which writes 8200000000 as 8200000000.0
            assert (Decimal(cell) == Decimal(ours[name])) if name in NUMBERS and cell else cell == ours[name]
