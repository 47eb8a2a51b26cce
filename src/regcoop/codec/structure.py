"""Build the records of a package from its tables, each part before the record it belongs to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any, Final, TypeVar, final

from regcoop.atlas import Atlas
from regcoop.calendars import FiscalCalendar, FiscalRegime
from regcoop.codec.cells import Cells
from regcoop.codec.claims import CLAIM_ANNOTATIONS, RATIOS, make_figures, make_indicators
from regcoop.codec.problems import Problems
from regcoop.codec.reader import Sheet
from regcoop.codec.rows import Rows
from regcoop.codec.shapes import OWNERS, PARTS, SHAPES
from regcoop.corridors import Length, Span
from regcoop.countries import Group
from regcoop.errors import FieldValueError, OverlappingMembershipsError
from regcoop.findings import Location
from regcoop.rate_series import RateSeries
from regcoop.sources import Source

__all__ = ["Builder"]

_FLAT: Final = (
    "measures",
    "flows",
    "concepts",
    "commodities",
    "organisations",
    "names",
    "countries",
    "regions",
    "blocs",
    "milestones",
    "places",
    "segments",
    "corridors",
    "services",
    "gauge_breaks",
    "border_crossings",
    "forums",
    "editions",
    "initiatives",
    "errata",
)
"""Tables that make one record a row, with or without parts."""

R = TypeVar("R")

_Groups = Mapping[tuple[str, ...], tuple[Any, ...]]


@final
class Builder:
    """Build the records of a package.

    A row that fails is reported, and the record it belongs to is left out without a further report.
    """

    def __init__(
        self, sheets: Mapping[str, Sheet], bad: Mapping[str, set[int]], problems: Problems, *, base: Atlas | None
    ) -> None:
        self._sheets = sheets
        self._bad = bad
        self._problems = problems
        self._spoiled: dict[str, set[str]] = defaultdict(set)
        self._sources: dict[str, Source] = {} if base is None else dict(base.sources)
        self._calendars: dict[str, FiscalCalendar] = {} if base is None else dict(base.calendars)
        self._cells = Cells(self._sources, self._calendars)
        self._known_parts: dict[str, _Groups] = {}
        for name, rows in bad.items():
            self._spoil(sheets[name], rows)

    def build(self) -> dict[str, list[Any]]:
        """Give the records of every table, parts inside the records they belong to."""
        sources = self._records("sources")
        self._sources.update((source.id, source) for source in sources)
        calendars = self._make_calendars()
        self._calendars.update((calendar.code, calendar) for calendar in calendars)
        ratios = self._make_ratios()
        return {
            "sources": sources,
            "calendars": calendars,
            **{name: self._records(name) for name in _FLAT},
            "groups": self._make_groups(),
            "spans": self._make_spans(),
            "figures": self._make_claims("figures", make_figures, ratios),
            "indicators": self._make_claims("indicators", make_indicators, ratios),
            "rates_monthly": self._make_rates(),
        }

    # Tables

    def _rows(self, name: str, annotations: Mapping[str, Any]) -> Rows | None:
        """Give the usable rows of a table with its columns read."""
        sheet = self._sheets.get(name)
        if sheet is None:
            return None
        left_out = set(self._bad.get(name, ()))
        column, owners = OWNERS.get(name, (sheet.table.key[0], (name,)))
        spoiled = set[str]().union(*(self._spoiled[owner] for owner in owners))
        if spoiled:
            left_out.update(row for row, owner in enumerate(sheet.columns[column]) if owner in spoiled)
        rows = Rows(sheet.without(left_out), self._problems, self._place)
        rows.read(self._cells, annotations)
        return rows

    def _place(self, error: Exception) -> Location | None:
        """Say where the row stands that an error is about, where it is a row of another table."""
        sheet = self._sheets.get("memberships")
        if sheet is None or not isinstance(error, OverlappingMembershipsError):
            return None
        return sheet.locate(list(sheet.columns["id"]).index(error.rows[-1]))

    def _spoil(self, sheet: Sheet, rows: Iterable[int]) -> None:
        """Leave out the records that failed rows belong to."""
        column, owners = OWNERS.get(sheet.table.name, ("", ()))
        for owner in owners:
            self._spoiled[owner].update(sheet.columns[column][row] for row in rows)

    def _made(self, rows: Rows, records: Sequence[R | None]) -> list[R]:
        """Give the records that could be made, and leave out what the others belong to."""
        self._spoil(rows.sheet, rows.failed)
        return [record for record in records if record is not None]

    def _records(self, name: str) -> list[Any]:
        """Make the records of a table, with the parts that other tables hold."""
        shape = SHAPES[name]
        parts = {field: self._parts(part) for field, part in PARTS.get(name, {}).items()}
        rows = self._rows(name, shape.annotations)
        if rows is None:
            return []
        _attach(rows, shape.table.key[:1], parts)
        return self._made(rows, rows.make(shape.record, (*shape.annotations, *parts)))

    def _parts(self, name: str) -> _Groups:
        """Give the records of a table that belong to others, by the record they belong to."""
        if name not in self._known_parts:
            self._known_parts[name] = self._make_parts(name)
        return self._known_parts[name]

    def _make_parts(self, name: str) -> _Groups:
        shape = SHAPES[name]
        chains: _Groups = self._lists("route_segments", "segment") if name == "routes" else {}
        rows = self._rows(name, shape.annotations)
        if rows is None:
            return {}
        names = tuple(shape.annotations)
        if name == "routes":
            _attach(rows, ("line", "route"), {"segments": chains})
            names = (*names, "segments")
        records = rows.make(shape.record, names)
        self._spoil(rows.sheet, rows.failed)
        return _grouped(rows, (OWNERS[name][0],), records)

    def _lists(self, name: str, column: str) -> _Groups:
        """Give the texts of one column, in order, by the rest of the key."""
        rows = self._rows(name, {column: str})
        if rows is None:
            return {}
        owner = tuple(key for key in rows.sheet.table.key if key not in ("n", column))
        return _grouped(rows, owner, rows[column])

    # Records of several rows

    def _make_groups(self) -> list[Group]:
        """Make the groups, each with the parties that the table of members lists."""
        shape = SHAPES["groups"]
        members = self._lists("group_members", "party")
        rows = self._rows("groups", shape.annotations)
        if rows is None:
            return []
        rows.set("parties", [frozenset(members.get((code,), ())) for code in rows["code"]])
        return self._made(rows, rows.make(Group, (*shape.annotations, "parties")))

    def _make_calendars(self) -> list[FiscalCalendar]:
        """Make the fiscal calendars, each of the regimes in the rows of its code."""
        shape = SHAPES["calendars"]
        rows = self._rows("calendars", shape.annotations)
        if rows is None:
            return []
        regimes = _grouped(rows, ("code",), rows.make(FiscalRegime, tuple(shape.annotations)))
        ordered = {code: tuple(sorted(group, key=attrgetter("first_day"))) for (code,), group in regimes.items()}
        return self._joined(rows, "code", lambda code: FiscalCalendar(code, ordered[code]))

    def _make_spans(self) -> list[Span]:
        """Make the spans, each of its segments and of the lengths in the rows of its id."""
        shape = SHAPES["spans"]
        segments = self._lists("span_segments", "segment")
        rows = self._rows("spans", shape.annotations)
        if rows is None:
            return []
        rows.set("id", rows.sheet.columns["id"])
        lengths = _grouped(rows, ("id",), rows.make(Length, tuple(shape.annotations)))
        return self._joined(
            rows, "id", lambda key: Span(key, segments=segments.get((key,), ()), lengths=lengths.get((key,), ()))
        )

    def _make_rates(self) -> list[RateSeries]:
        """Make the series of exchange rates, each of the rows of its table and currencies; the digits stay texts."""
        rows = self._rows("rates_monthly", {"source": Source})
        if rows is None:
            return []
        keys = list(zip(*(rows.sheet.columns[name] for name in ("table", "base", "quote")), strict=True))
        positions: dict[tuple[str, ...], list[int]] = {}
        for index, key in enumerate(keys):
            positions.setdefault(key, []).append(index)
        failed = {keys[row] for row in rows.failed}
        made = [
            rows.attempt(indexes[0], partial(_series, rows, key, indexes))
            for key, indexes in positions.items()
            if key not in failed
        ]
        return self._made(rows, made)

    def _joined(self, rows: Rows, column: str, make: Callable[[str], R]) -> list[R]:
        """Make one record for each text of a column; one that cannot be made is reported at its first row."""
        keys = rows.sheet.columns[column]
        failed = {keys[row] for row in rows.failed}
        first = {key: index for index, key in reversed(list(enumerate(keys))) if key not in failed}
        made = [rows.attempt(index, partial(make, key)) for key, index in sorted(first.items())]
        return self._made(rows, made)

    # Claims

    def _make_ratios(self) -> dict[str, _Groups]:
        """Make what was printed beside the values of claims, by the field of the claim that holds it."""
        made: dict[str, _Groups] = {}
        for name, (field, make) in RATIOS.items():
            rows = self._rows(name, CLAIM_ANNOTATIONS[name])
            made[field] = {}
            if rows is not None:
                ratios = make(rows)
                self._spoil(rows.sheet, rows.failed)
                made[field] = _grouped(rows, ("claim",), ratios)
        return made

    def _make_claims(self, name: str, make: Callable[[Rows], list[R | None]], ratios: Mapping[str, _Groups]) -> list[R]:
        """Make the figures or the indicators, each with its ratios."""
        rows = self._rows(name, CLAIM_ANNOTATIONS[name])
        if rows is None:
            return []
        _attach(rows, ("id",), ratios)
        return self._made(rows, make(rows))


def _series(rows: Rows, key: tuple[str, ...], indexes: list[int]) -> RateSeries:
    """Make a series of exchange rates of some rows; all of them have one source."""
    months, rates, notes = (rows.sheet.columns[name] for name in ("month", "rate", "note"))
    indexes = sorted(indexes, key=months.__getitem__)
    sources = {rows["source"][index].id for index in indexes}
    if len(sources) > 1:
        raise FieldValueError("source", " and ".join(sorted(sources)), "one source for all months of a series")
    return RateSeries(
        table=key[0],
        base=key[1],
        quote=key[2],
        months=tuple([months[index] for index in indexes]),
        rates=tuple([rates[index] for index in indexes]),
        notes=tuple([(months[index], notes[index]) for index in indexes if notes[index]]),
        source=rows["source"][indexes[0]],
    )


def _attach(rows: Rows, owner: tuple[str, ...], parts: Mapping[str, _Groups]) -> None:
    """Give each row its parts, found by some of its columns."""
    keys = list(zip(*(rows.sheet.columns[name] for name in owner), strict=True))
    for field, groups in parts.items():
        rows.set(field, [groups.get(key, ()) for key in keys])


def _grouped(rows: Rows, owner: tuple[str, ...], values: Sequence[Any]) -> _Groups:
    """Gather the values of rows that belong together, in the order of their keys, whatever the order of the file."""
    columns = rows.sheet.columns
    ranks = [list(map(int, columns[name])) if name == "n" else columns[name] for name in rows.sheet.table.key]
    order = sorted(range(len(rows.sheet)), key=list(zip(*ranks, strict=True)).__getitem__)
    keys = list(zip(*(columns[name] for name in owner), strict=True))
    groups: dict[tuple[str, ...], list[Any]] = {}
    for row in order:
        if values[row] is not None:
            groups.setdefault(keys[row], []).append(values[row])
    return {key: tuple(group) for key, group in groups.items()}
