"""Errors about data packages."""

from collections.abc import Sequence
from typing import Protocol

from regcoop.errors.root import RegcoopError

__all__ = ["DataPackageError", "DataProblemError"]


class _Explained(Protocol):
    """Stand for a finding, which is defined above the errors."""

    def explain(self) -> str:
        """Tell the finding in English."""
        ...


class DataProblemError(RegcoopError, ValueError):
    """Report one thing that keeps a data package from being read.

    Attributes:
        finding: what is wrong, with file, row and column.
    """

    def __init__(self, finding: _Explained) -> None:
        super().__init__(finding)
        self.finding = finding

    def __str__(self) -> str:
        return self.finding.explain()


class DataPackageError(RegcoopError, ExceptionGroup[DataProblemError]):
    """Report everything that is wrong with a data package, all at once.

    Catch it and walk through `problems`: each is a `DataProblemError` with a finding that says file, row, column and
    what to do.
    """

    def derive(self, excs: Sequence[DataProblemError], /) -> "DataPackageError":  # type: ignore[override]  # narrower on purpose
        """Build the same group over other errors, as `split` and `subgroup` ask for."""
        return DataPackageError(self.message, excs)

    def __str__(self) -> str:
        shown = [str(problem) for problem in self.exceptions[:20]]
        more = len(self.exceptions) - len(shown)
        rest = [f"and {more} more (see .exceptions)"] if more else []
        return "\n".join([f"{self.message}:", *shown, *rest])
