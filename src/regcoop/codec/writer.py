"""Turn the records of an atlas into tables of text, in the one form in which each is written."""

import csv
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from io import StringIO
from typing import Any, Final, TypeAlias

import attrs

from regcoop.amount import Amount, Qualifier
from regcoop.atlas import Atlas
from regcoop.codec.claims import RATIOS
from regcoop.codec.reader import Sheet
from regcoop.codec.schema import Kind, Table
from regcoop.codec.shapes import OWNERS, PARTS, SHAPES
from regcoop.codec.tables import TABLES
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.period import Period
from regcoop.ratios import Growth, PercentagePoints, Rank, Record, Restatement, Share, format_whole
from regcoop.sources import Source
from regcoop.units import UNITS, Unit

__all__ = ["format_sheet", "sheets_of"]

_Row: TypeAlias = dict[str, Any]
"""Column -> value; a column that is left out is empty."""

_TERMS: Final = ("origin", "compiler", "via", "concept", "valuation", "system", "nature", "vintage", "locator", "doubt")
_TAIL: Final = ("confidence", "source", "sources_more", "note")
_FIGURE: Final = (
    "id",
    "measure",
    "flow",
    "reporter",
    "partner",
    "composition",
    "place",
    "commodity",
    "period",
    *_TERMS,
    *_TAIL,
)
_SUBJECT: Final = ("id", "subject_type", "subject", "measure", "scope", "direction", "mode", "period")
_INDICATOR: Final = (*_SUBJECT, "compiler", "concept", "doubt", *_TAIL)


def sheets_of(atlas: Atlas, always: Collection[str] = ()) -> dict[str, Sheet]:
    """Give the tables of an atlas, rows in the order of their keys; of tables without rows only those in `always`."""
    found = {name: list(rows(atlas)) for name, rows in _TABLES.items()}
    return {name: _sheet(table, found[name]) for name, table in TABLES.items() if found[name] or name in always}


def format_sheet(sheet: Sheet) -> str:
    """Write a table as CSV: header first, lines that end with a line feed, quotes only where they are needed."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows(zip(*sheet.columns.values(), strict=True))
    return text.getvalue()


def _sheet(table: Table, rows: list[_Row]) -> Sheet:
    texts = [{column.name: _text(row.get(column.name)) for column in table.columns} for row in rows]
    for row in texts:
        for name in table.key:
            row[name] = row[name] or ".."
    numeric = {column.name for column in table.columns if column.kind is Kind.INTEGER}
    texts.sort(key=lambda row: tuple(_ordinal(row[name]) if name in numeric else row[name] for name in table.key))
    return Sheet(table, table.file, {name: [row[name] for row in texts] for name in table.names}, text="")


def _ordinal(text: str) -> str:
    """Give a text by which whole numbers sort as numbers: shorter ones first."""
    return f"{len(text):09d}{text}"


# Cells


def _text(value: object) -> str:
    """Write a value as the text of a cell; None is an empty cell."""
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    raise TypeError(f"a {type(value).__name__} has no place in a cell")


def _degrees(value: float) -> str:
    """Write degrees with the fewest digits that give the same number back."""
    return f"{Decimal(repr(value)):f}"


def _list(values: Iterable[object]) -> str:
    return ";".join(_text(value) for value in values)


_WRITERS: Final[tuple[tuple[type[Any], Callable[[Any], str]], ...]] = (
    (type(None), lambda _: ""),
    (str, str),
    (bool, lambda value: "true" if value else "false"),
    (int, str),
    (float, _degrees),
    (Decimal, lambda value: f"{value:f}"),
    (Period, str),
    (Source, lambda source: source.id),
    (Unit, str),
    (tuple, _list),
)


# Records


def _rows_of(name: str, records: Iterable[Any]) -> Iterator[_Row]:
    columns = tuple(SHAPES[name].annotations)
    for record in records:
        yield {column: getattr(record, column) for column in columns}


def _parts_of(name: str, owners: Iterable[tuple[str, Iterable[Any]]]) -> Iterator[_Row]:
    """Give the rows of a table that hangs on another: the owner, the number, and the record itself."""
    column = OWNERS[name][0]
    for owner, records in owners:
        for number, row in enumerate(_rows_of(name, records), 1):
            yield {"n": number, **row, column: owner}


def _flat(name: str) -> Callable[[Atlas], Iterable[_Row]]:
    return lambda atlas: _rows_of(name, _values(getattr(atlas, name)))


def _values(records: Mapping[str, Any] | tuple[Any, ...]) -> Iterable[Any]:
    """Give the records of a collection by code, or of a tuple of records without one."""
    return records if isinstance(records, tuple) else records.values()


def _part(name: str, *holders: tuple[str, str]) -> Callable[[Atlas], Iterable[_Row]]:
    """Write the parts that records of some tables hold in a field."""

    def rows(atlas: Atlas) -> Iterator[_Row]:
        for table, field in holders:
            yield from _parts_of(name, ((key, getattr(record, field)) for key, record in getattr(atlas, table).items()))

    return rows


def _holders(part: str) -> tuple[tuple[str, str], ...]:
    return tuple((table, field) for table, fields in PARTS.items() for field, name in fields.items() if name == part)


# Tables that are put together otherwise


def _units(atlas: Atlas) -> Iterable[_Row]:
    """Write the closed table of units, where the atlas holds the sources it names."""
    units = [{name: getattr(unit, name) for name in TABLES["units"].names} for unit in UNITS.values()]
    return units if {unit["source"] for unit in units} <= set(atlas.sources) else ()


def _calendars(atlas: Atlas) -> Iterator[_Row]:
    for code, calendar in atlas.calendars.items():
        for row in _rows_of("calendars", calendar.regimes):
            yield {**row, "code": code}


def _group_members(atlas: Atlas) -> Iterator[_Row]:
    return ({"group": code, "party": party} for code, group in atlas.groups.items() for party in group.parties)


def _spans(atlas: Atlas) -> Iterator[_Row]:
    for code, span in atlas.spans.items():
        for number, row in enumerate(_rows_of("spans", span.lengths), 1):
            yield {**row, "id": code, "n": number}


def _span_segments(atlas: Atlas) -> Iterator[_Row]:
    return (
        {"span": code, "n": number, "segment": segment}
        for code, span in atlas.spans.items()
        for number, segment in enumerate(span.segments, 1)
    )


def _route_segments(atlas: Atlas) -> Iterator[_Row]:
    return (
        {"line": route.line, "route": route.route, "n": number, "segment": segment}
        for lines in (atlas.corridors, atlas.services)
        for line in lines.values()
        for route in line.routes
        for number, segment in enumerate(route.segments, 1)
    )


# Claims


def _claims(atlas: Atlas) -> Iterator[TradeFigure | Indicator]:
    yield from atlas.figures
    yield from atlas.indicators


def _amount(amount: Amount | None, name: str = "value") -> _Row:
    if amount is None:
        return {}
    scale = None if amount.scale == "one" else amount.scale
    row = {name: amount.digits, "scale": scale, "unit": amount.unit, "significant": amount.significant}
    return {**row, **_qualifier(amount)}


def _qualifier(amount: Amount) -> _Row:
    return {} if amount.qualifier is Qualifier.ROUNDED else {"qualifier": amount.qualifier}


def _figures(atlas: Atlas) -> Iterator[_Row]:
    return ({**{name: getattr(figure, name) for name in _FIGURE}, **_amount(figure.value)} for figure in atlas.figures)


def _indicators(atlas: Atlas) -> Iterator[_Row]:
    for one in atlas.indicators:
        upper = {} if one.value_to is None else {"value_to": one.value_to.digits}
        yield {**{name: getattr(one, name) for name in _INDICATOR}, **_amount(one.value), **upper}


def _growth(growth: Growth) -> _Row:
    row = {"kind": growth.kind, "against": growth.against, "label": growth.label, "basis": growth.basis}
    if growth.rate is None:
        return {**row, "direction": growth.direction}
    bare = attrs.evolve(growth, direction=None)
    direction = None if bare.direction is growth.direction else growth.direction
    return {**row, "rate": growth.rate.digits, "direction": direction, **_qualifier(growth.rate)}


def _share(share: Share) -> _Row:
    whole = None if share.whole is None else format_whole(share.whole)
    row = {"percent": share.percent.digits, "whole": whole, "label": share.label, "basis": share.basis}
    return {**row, **_qualifier(share.percent)}


def _restatement(restatement: Restatement) -> _Row:
    return {**_amount(restatement.amount), "note": restatement.note}


def _rank(rank: Rank | Record) -> _Row:
    if isinstance(rank, Record):
        return {"kind": rank.extreme, "since": rank.since, "note": rank.note}
    row = {"kind": "rank", "position": rank.position, "among": rank.among}
    return {**row, "streak_years": rank.streak_years, "note": rank.note}


def _change(change: PercentagePoints) -> _Row:
    return {"points": change.points.digits, "of": change.of, **_qualifier(change.points)}


def _ratio(name: str, write: Callable[[Any], _Row]) -> Callable[[Atlas], Iterable[_Row]]:
    field = RATIOS[name][0]

    def rows(atlas: Atlas) -> Iterator[_Row]:
        for claim in _claims(atlas):
            for number, ratio in enumerate(getattr(claim, field), 1):
                yield {"claim": claim.id, "n": number, **write(ratio)}

    return rows


def _rates(atlas: Atlas) -> Iterator[_Row]:
    for series in atlas.rates_monthly.values():
        notes = dict(series.notes)
        for month, rate in zip(series.months, series.rates, strict=True):
            row = {"table": series.table, "base": series.base, "quote": series.quote, "month": month, "rate": rate}
            yield {**row, "source": series.source, "note": notes.get(month)}


_OTHERS: Final[dict[str, Callable[[Atlas], Iterable[_Row]]]] = {
    "units": _units,
    "calendars": _calendars,
    "group_members": _group_members,
    "spans": _spans,
    "span_segments": _span_segments,
    "route_segments": _route_segments,
    "figures": _figures,
    "indicators": _indicators,
    "growths": _ratio("growths", _growth),
    "shares": _ratio("shares", _share),
    "restatements": _ratio("restatements", _restatement),
    "ranks": _ratio("ranks", _rank),
    "point_changes": _ratio("point_changes", _change),
    "rates_monthly": _rates,
}
_TABLES: Final[dict[str, Callable[[Atlas], Iterable[_Row]]]] = {
    name: _OTHERS.get(name) or (_part(name, *_holders(name)) if name in OWNERS else _flat(name)) for name in TABLES
}
"""Table -> what gives its rows."""
