"""Observations: figures as rows of SDMX-CSV, and the figures that make none."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from os import PathLike
from typing import Final, Literal, NamedTuple, TypeAlias, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_choice, check_type
from regcoop.amount import Amount
from regcoop.atlas import Atlas
from regcoop.errors.exports import FormulaTextError, RepeatedFigureError
from regcoop.export.components import (
    FREQUENCIES,
    NOT_APPLICABLE,
    SDMX_COMPONENTS,
    SDMX_STRUCTURE,
    TOTAL,
    UNSPECIFIED,
)
from regcoop.export.files import write_text
from regcoop.figures import TradeFigure
from regcoop.measures import MeasureTime
from regcoop.period import Period

__all__ = ["Formulas", "NotAnObservation", "SdmxCsv", "to_sdmx_csv", "write_sdmx_csv"]

Formulas: TypeAlias = Literal["refuse", "quote"]
"""What to do with a text that a spreadsheet would run as a formula."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_NUMBERS: Final = frozenset({"OBS_VALUE", "UNIT_MULT", "DECIMALS", "PRECISION", "LOWER_BOUND", "UPPER_BOUND"})
_HEAD: Final = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
_FIXED: Final = ("dataflow", SDMX_STRUCTURE, "I")
_RATIOS: Final = ("growth", "share", "restatement", "rank", "change")
_Row: TypeAlias = dict[str, str]


class NotAnObservation(NamedTuple):
    """Hold the id of a figure that makes no observation, and why."""

    figure: str
    reason: str


@final
@attrs.frozen(weakref_slot=False, repr=False)
class SdmxCsv:
    """Hold figures as SDMX-CSV, and beside them those that are none.

    Attributes:
        text: the rows under their header, with commas between cells and the line ends of RFC 4180.
        observations: how many rows there are.
        left_out: the figures that have no row, and why.
    """

    text: str = attrs.field(repr=False)
    observations: int
    left_out: tuple[NotAnObservation, ...] = ()

    __repr__ = show_record

    def __str__(self) -> str:
        return self.text


def to_sdmx_csv(figures: Iterable[TradeFigure], *, atlas: Atlas, formulas: Formulas = "refuse") -> SdmxCsv:
    """Give figures as SDMX-CSV 2.0, one observation a row, of the structure `SDMX_COMPONENTS`.

    Use it to hand figures to a statistical system or to any program that reads CSV. The value stands with its digits,
    its qualifier and the least and greatest value that it allows. A figure that has no value, or whose period is
    unstated or open, is no observation and comes back in `left_out`. What a text does not state is not filled in.

    >>> from regcoop.export import to_sdmx_csv
    >>> from regcoop.fixtures import load
    >>> atlas = load()
    >>> written = to_sdmx_csv([atlas.figures["cn-asean-trade-2024-ytd07-usd-globaltimes"]], atlas=atlas)
    >>> written.text.splitlines()[0][:42], written.observations, written.left_out
    ('STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REPORTE', 1, ())
    >>> written.text.splitlines()[1][:74]
    'dataflow,REGCOOP:REPORTED_FIGURES(1.0.0),I,_O,CN,ASEAN,trade,goods-trade,_'

    Args:
        figures: the figures, each once; rows are in their order.
        atlas: the atlas whose codes they use; it knows how each measure stands in time.
        formulas: what to do with a text that a spreadsheet would run as a formula: `refuse`, or `quote` to write an
            apostrophe before it.

    Returns:
        The text, and the figures left out. The form is that of the SDMX-CSV 2.0 field guide (SDMX 3.0, data message).
        All rows have the action I, for information, and no cell has several values.

    Raises:
        FieldTypeError: if one of them is no trade figure.
        FieldValueError: if `formulas` is neither word.
        UnknownCodeError: if the atlas lacks a code of a figure.
        RepeatedFigureError: if a figure comes twice.
        FormulaTextError: if a text would run as a formula, and `formulas` is `refuse`.
    """
    check_choice("formulas", formulas, ("refuse", "quote"))
    rows: dict[str, _Row] = {}
    left_out: dict[str, NotAnObservation] = {}
    for figure in figures:
        check_type("an item of figures", figure, TradeFigure)
        if figure.id in rows or figure.id in left_out:
            raise RepeatedFigureError(figure.id)
        row = _row(figure, atlas)
        if isinstance(row, str):
            left_out[figure.id] = NotAnObservation(figure.id, row)
        else:
            rows[figure.id] = row
    _guard(rows, formulas)
    return SdmxCsv(_text(rows.values()), len(rows), tuple(left_out.values()))


def write_sdmx_csv(
    figures: Iterable[TradeFigure],
    path: str | PathLike[str],
    *,
    atlas: Atlas,
    overwrite: bool = False,
    formulas: Formulas = "refuse",
) -> SdmxCsv:
    """Write figures as an SDMX-CSV file, and give what was written; see `to_sdmx_csv`.

    Returns:
        The text, and the figures left out, which a caller should look at.

    Raises:
        ExistingPathError: if there is a file already and `overwrite` is not said.
        UnwritablePathError: if the file cannot be written.
        FieldTypeError: if one of them is no trade figure.
        FieldValueError: if `formulas` is neither word.
        UnknownCodeError: if the atlas lacks a code of a figure.
        RepeatedFigureError: if a figure comes twice.
        FormulaTextError: if a text would run as a formula, and `formulas` is `refuse`.
    """
    written = to_sdmx_csv(figures, atlas=atlas, formulas=formulas)
    write_text(written.text, path, overwrite=overwrite)
    return written


# Rows


def _row(figure: TradeFigure, atlas: Atlas) -> _Row | str:
    """Give the cells of a figure, or why it has none."""
    value, period = figure.value, figure.period
    if value is None:
        return "it has no value"
    if period is None:
        return "its period is unstated"
    if period.start is None:
        return "its period is open: only its end is known"
    return {**_key(figure, value, period), **_numbers(value), **_attributes(figure, atlas)}


def _key(figure: TradeFigure, value: Amount, period: Period) -> _Row:
    return {
        "FREQ": FREQUENCIES[period.kind],
        "REPORTER": figure.reporter,
        "PARTNER": figure.partner,
        "FLOW": figure.flow,
        "MEASURE": figure.measure,
        "COMMODITY": figure.commodity or TOTAL,
        "UNIT": value.unit.code,
        "CONCEPT": figure.concept or UNSPECIFIED,
        "PLACE": figure.place or NOT_APPLICABLE,
        "FIGURE": figure.id,
        "TIME_PERIOD": period.to_sdmx(),
    }


def _numbers(value: Amount) -> _Row:
    exponent = value.value.as_tuple().exponent
    return {
        "OBS_VALUE": f"{value.value:f}",
        "UNIT_MULT": "0",
        "DECIMALS": str(max(0, -exponent) if isinstance(exponent, int) else 0),
        "PRECISION": f"{value.precision.unit_of_last_digit:f}",
        "QUALIFIER": str(value.qualifier),
        "LOWER_BOUND": _bound(value.interval.lo),
        "UPPER_BOUND": _bound(value.interval.hi),
    }


def _bound(end: Decimal) -> str:
    return f"{end:f}" if end.is_finite() else ""


def _attributes(figure: TradeFigure, atlas: Atlas) -> _Row:
    return {
        "TIME_BASIS": str(_measure_time(figure, atlas)),
        "COMPILER": figure.compiler or "",
        "VIA": figure.via or "",
        "SOURCE": figure.source.id,
        "SOURCES_MORE": " ".join(source.id for source in figure.sources_more),
        "PUBLISHED": _stated(figure.published),
        "ORIGIN": _stated(figure.origin),
        "COMPOSITION": figure.composition or "",
        "VALUATION": _stated(figure.valuation),
        "TRADE_SYSTEM": _stated(figure.system),
        "NATURE": _stated(figure.nature),
        "VINTAGE": _stated(figure.vintage),
        "CONFIDENCE": str(figure.confidence),
        "ALSO_PRINTED": " ".join(_also_printed(figure)),
        "LOCATOR": figure.locator,
        "DOUBT": figure.doubt,
        "NOTE": figure.note,
    }


def _stated(value: object) -> str:
    return "" if value is None else str(value)


def _also_printed(figure: TradeFigure) -> tuple[str, ...]:
    held = (figure.growths, figure.shares, figure.restatements, figure.ranks, figure.changes)
    return tuple(word for word, ratios in zip(_RATIOS, held, strict=True) if ratios)


def _measure_time(figure: TradeFigure, atlas: Atlas) -> MeasureTime:
    """Look up how the measure stands in time, and every other code on the way, so that no row has an unknown one."""
    coded: tuple[tuple[str | None, Callable[[str], object]], ...] = (
        (figure.reporter, atlas.__getitem__),
        (figure.partner, atlas.__getitem__),
        (figure.composition, atlas.__getitem__),
        (figure.flow, atlas.flows.__getitem__),
        (figure.commodity, atlas.commodities.__getitem__),
        (figure.concept, atlas.concepts.__getitem__),
        (figure.place, atlas.places.__getitem__),
        (figure.compiler, atlas.organisations.__getitem__),
        (figure.via, atlas.organisations.__getitem__),
    )
    for code, look_up in coded:
        if code is not None:
            look_up(code)
    return atlas.measures[figure.measure].time


# Cells


def _guard(rows: Mapping[str, _Row], formulas: Formulas) -> None:
    """Find texts that begin like a formula, and refuse them or put an apostrophe before them."""
    cells = [
        (figure, column, text)
        for figure, row in rows.items()
        for column, text in row.items()
        if text.startswith(_FORMULA) and column not in _NUMBERS
    ]
    if cells and formulas == "refuse":
        raise FormulaTextError(tuple(cells))
    for figure, column, text in cells:
        rows[figure][column] = f"'{text}"


def _text(rows: Iterable[_Row]) -> str:
    columns = [component.id for component in SDMX_COMPONENTS]
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow((*_HEAD, *columns))
    writer.writerows((*_FIXED, *(row[column] for column in columns)) for row in rows)
    return lines.getvalue()
