"""Read the CSV text of a table into columns of text."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from io import StringIO
from typing import Final, Self, final

import attrs

from regcoop.codec.problems import Problems
from regcoop.codec.schema import Table
from regcoop.findings import Location, Severity

__all__ = ["LONGEST_CELL", "Sheet", "read_sheet"]

LONGEST_CELL: Final = 100_000
"""The most characters a cell may have: below the limit of the csv module (131,072), which all callers share."""

_LONGEST_KEY: Final = 200
_WIDEST: Final = 200


@final
@attrs.frozen(eq=False, weakref_slot=False)
class Sheet:
    """Hold the cells of one table as text, column by column, in the canonical order of the columns."""

    table: Table
    file: str
    columns: Mapping[str, Sequence[str]] = attrs.field(repr=False)
    text: str = attrs.field(repr=False)
    kept: Sequence[int] | None = attrs.field(default=None, repr=False)
    """Which rows of the file the columns hold; None where it is all of them."""

    lost: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    """The keys of rows that had another length than the header, and are left out."""

    _texts: dict[str, frozenset[str]] = attrs.field(factory=dict[str, frozenset[str]], init=False, repr=False)

    def __len__(self) -> int:
        return len(self.columns[self.table.names[0]])

    def texts(self, name: str) -> frozenset[str]:
        """Give the different texts of a column."""
        found = self._texts.get(name)
        if found is None:
            cells = self.columns[name]
            found = self._texts[name] = frozenset(cells if any(cells) else cells[:1])
        return found

    def without(self, rows: set[int]) -> Self:
        """Give the sheet without some of its rows."""
        if not rows:
            return self
        left = [index for index in range(len(self)) if index not in rows]
        columns = {name: [cells[index] for index in left] for name, cells in self.columns.items()}
        kept = left if self.kept is None else [self.kept[index] for index in left]
        return attrs.evolve(self, columns=columns, kept=kept)

    def locate(self, index: int, column: str | None = None) -> Location:
        """Say where a row, or one cell of it, stands; the header is line 1."""
        position = index if self.kept is None else self.kept[index]
        row = self._lines[position] if self.text else position + 2
        key = "|".join(self.columns[name][index] for name in self.table.key)[:_LONGEST_KEY].strip()
        return Location(self.file, row, column=column, id=key if key.isprintable() and key else None)

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        return _lines_of(self.text)


def read_sheet(table: Table, file: str, text: str, problems: Problems) -> Sheet | None:
    """Split a text into the columns of a table, or report what keeps it from being one and give None."""
    rows = _rows(file, text, problems)
    if rows is None:
        return None
    if not rows:
        problems.report("data.no-header", Location(file), expected=",".join(table.names))
        return None
    header = rows.pop(0)
    if not _check_header(table, file, header, problems):
        return None
    if not rows:
        problems.report("data.empty-table", Location(file), severity=Severity.INFO)
    kept, lost = None, frozenset[str]()
    if not _are_sound(text, header, rows):
        kept = _sound_rows(Location(file), zip(_lines_of(text), rows, strict=True), header, problems)
        place = header.index(table.key[0])
        lost = frozenset(
            rows[index][place] for index in set(range(len(rows))).difference(kept) if len(rows[index]) > place
        )
        rows = [rows[index] for index in kept]
    cells: Iterable[Sequence[str]] = zip(*rows, strict=True) if rows else ((),) * len(header)
    columns = dict(zip(header, cells, strict=True))
    empty = ("",) * len(rows)
    return Sheet(table, file, {name: columns.get(name, empty) for name in table.names}, text, kept, lost)


def _rows(file: str, text: str, problems: Problems) -> list[list[str]] | None:
    reader = csv.reader(StringIO(text, newline="\n"), strict=True)
    try:
        rows = list(reader)
    except csv.Error as error:
        location = Location(file, max(reader.line_num, 1))
        if "field larger" in str(error):
            problems.report("data.cell-too-long", location, length="too many", limit=LONGEST_CELL)
        else:
            problems.report("data.bad-csv", location, reason=error)
        return None
    return rows if [] not in rows else [cells for cells in rows if cells]


def _lines_of(text: str) -> tuple[int, ...]:
    """Give the line on which each row of a text ends, the header left out."""

    def numbers() -> Iterator[int]:
        reader = csv.reader(StringIO(text, newline="\n"), strict=True)
        for cells in reader:
            if cells:
                yield reader.line_num

    return tuple(numbers())[1:]


def _check_header(table: Table, file: str, header: list[str], problems: Problems) -> bool:
    """Report columns that are unknown, repeated or missing; tell whether the header can be used."""
    location = Location(file, 1)
    known = table.by_name
    if len(header) > _WIDEST:
        problems.report("data.bad-header", location, found=f"{len(header)} columns", expected=",".join(table.names))
        return False
    for name in dict.fromkeys(header):
        if name not in known:
            near = get_close_matches(name[:100], known, n=1) or table.names
            problems.report("data.unknown-column", location, found=name, expected=", ".join(near))
        elif header.count(name) > 1:
            problems.report("data.repeated-column", location, found=name)
    required = {column.name for column in table.columns if column.required}
    for name in sorted(required - set(header)):
        problems.report("data.missing-column", location, expected=name)
    return required <= set(header) <= known.keys() and len(set(header)) == len(header)


def _are_sound(text: str, header: list[str], rows: list[list[str]]) -> bool:
    """Tell whether all rows are as long as the header and no cell is too long, which is the usual case."""
    short = len(text) <= LONGEST_CELL or max(map(len, text.split("\n"))) <= LONGEST_CELL
    return short and set(map(len, rows)) <= {len(header)}


def _sound_rows(
    place: Location, rows: Iterable[tuple[int, list[str]]], header: list[str], problems: Problems
) -> list[int]:
    """Report rows of another length, or with a cell that is too long; give the positions of the others."""
    kept: list[int] = []
    for index, (line, cells) in enumerate(rows):
        location = attrs.evolve(place, row=line)
        too_long = [(name, len(cell)) for name, cell in zip(header, cells, strict=False) if len(cell) > LONGEST_CELL]
        if len(cells) != len(header):
            problems.report("data.row-length", location, found=len(cells), expected=len(header))
        elif not too_long:
            kept.append(index)
        for name, length in too_long:
            where = attrs.evolve(location, column=name)
            problems.report("data.cell-too-long", where, length=length, limit=LONGEST_CELL)
    return kept
