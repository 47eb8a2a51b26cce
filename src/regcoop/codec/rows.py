"""Rows of a table on their way from text to records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Final, TypeVar, final

from regcoop.codec.cells import Cells
from regcoop.codec.checks import report_cells
from regcoop.codec.problems import Problems
from regcoop.codec.reader import Sheet
from regcoop.codec.texts import Refusal, advice_in, refuse_period
from regcoop.errors import OverlappingMembershipsError, RegcoopError
from regcoop.findings import Location

__all__ = ["Rows"]

R = TypeVar("R")

_REFUSALS: Final = (RegcoopError, ValueError, TypeError, LookupError, ArithmeticError)


@final
class Rows:
    """Hold the rows of a table as columns of values, and note which rows failed.

    Values are read, combined and made into records a column at a time. A row that fails is reported once, with its
    place; all the others go on.
    """

    def __init__(self, sheet: Sheet, problems: Problems, place: Callable[[Exception], Location | None]) -> None:
        self.sheet = sheet
        self.failed: set[int] = set()
        self._problems = problems
        self._place = place
        self._columns: dict[str, Sequence[Any]] = dict(sheet.columns)

    def __getitem__(self, name: str) -> Sequence[Any]:
        return self._columns[name]

    def read(self, cells: Cells, annotations: Mapping[str, Any]) -> None:
        """Read columns of text as values, each by its annotation."""
        for name, annotation in annotations.items():
            self._columns[name], failures = cells.read(self.sheet, name, annotation)
            if failures:
                self._refuse(name, failures)

    def _refuse(self, name: str, failures: Mapping[str, Exception]) -> None:
        kind = self.sheet.table.by_name[name]
        refused = {
            text: _refusal(kind.about, text, error) for text, error in failures.items() if not _is_reported(error)
        }
        report_cells(self.sheet, name, refused, self._problems)
        self.failed.update(index for index, text in enumerate(self.sheet.columns[name]) if text in failures)

    def put(self, name: str, make: Callable[..., Any], columns: Sequence[str], *, at: str | None = None) -> None:
        """Add a column made from others; rows that are alike in those share one object.

        A failure is reported at the column `at`.
        """
        texts = self.sheet.columns
        keys = list(zip(*(texts.get(column, self._columns[column]) for column in columns), strict=True))
        rows = zip(*(self._columns[column] for column in columns), strict=True)
        different = dict(zip(keys, rows, strict=True))
        made: dict[tuple[str, ...], Any] = {}
        if not self.failed:
            with suppress(*_REFUSALS):
                made.update(zip(different, _call_each(make, columns, different.values()), strict=True))
        whole = len(made) == len(different)
        self._columns[name] = list(map(made.__getitem__, keys)) if whole else self._make_each(make, columns, at)

    def set(self, name: str, values: Sequence[Any]) -> None:
        """Add a column that was made elsewhere."""
        self._columns[name] = values

    def make(self, make: Callable[..., R], names: Sequence[str], *, at: str | None = None) -> list[R | None]:
        """Make one thing a row from the columns of the given names; None stands for a row that failed."""
        rows = zip(*(self._columns[name] for name in names), strict=True)
        if not self.failed:
            with suppress(*_REFUSALS):
                return _call_each(make, names, rows)
        return self._make_each(make, names, at)

    def _make_each(self, make: Callable[..., R], names: Sequence[str], at: str | None) -> list[R | None]:
        rows = zip(*(self._columns[name] for name in names), strict=True)
        return [
            self.attempt(index, partial(make, **dict(zip(names, values, strict=True))), at=at)
            for index, values in enumerate(rows)
        ]

    def attempt(self, index: int, make: Callable[[], R], *, at: str | None = None) -> R | None:
        """Make one thing from a row, or report at its place why that cannot be."""
        if index in self.failed:
            return None
        try:
            return make()
        except _REFUSALS as error:
            self.failed.add(index)
            location = self._place(error) or self.sheet.locate(index, at)
            if isinstance(error, OverlappingMembershipsError):
                self._problems.report("data.overlapping-memberships", location, subjects=error.rows)
            else:
                self._problems.report("data.bad-record", location, reason=error)
            return None


def _call_each(make: Callable[..., R], names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> list[R]:
    """Call a function for each row, with the values of the row under given names."""
    return [make(**dict(zip(names, row, strict=True))) for row in rows]


def _is_reported(error: Exception) -> bool:
    """Tell whether a failure is the echo of another: a source that has been reported itself."""
    return isinstance(error, KeyError) and not isinstance(error, RegcoopError)


def _refusal(about: str, text: str, error: Exception) -> Refusal:
    if isinstance(error, RegcoopError):
        return refuse_period(text, error)
    return Refusal("data.bad-cell", {"found": text, "expected": about}, advice_in(error))
