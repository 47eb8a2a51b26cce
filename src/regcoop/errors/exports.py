"""Errors about what is written for other programs: files, bibliographies and statistical messages."""

from typing import Final

from regcoop._shorten import shorten
from regcoop.errors.root import RegcoopError

__all__ = ["ExistingPathError", "FormulaTextError", "RepeatedFigureError", "TwoSourcesError", "UnwritablePathError"]

_SHOWN: Final = 5


class ExistingPathError(RegcoopError, FileExistsError):
    """Say that a file is in the way of what was to be written.

    Attributes:
        path: the path.
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"there is already a file at {shorten(self.path)}: choose another path, or say overwrite=True"


class UnwritablePathError(RegcoopError, OSError):
    """Say that nothing can be written at a path; what stood there before still stands.

    Attributes:
        path: the path.
        reason: what the system says.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"nothing was written at {shorten(self.path)} ({self.reason}):"
            " choose a file in a directory that exists and that you may write to"
        )


class TwoSourcesError(RegcoopError, ValueError):
    """Say that two different sources have one id, under which only one of them could be cited.

    Attributes:
        source: the id.
    """

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.source = source

    def __str__(self) -> str:
        return f"the source {shorten(self.source)} is described in two ways: use one description, or two ids"


class RepeatedFigureError(RegcoopError, ValueError):
    """Say that a figure comes twice, where each observation needs a key of its own.

    Attributes:
        figure: the id of the figure.
    """

    def __init__(self, figure: str) -> None:
        super().__init__(figure)
        self.figure = figure

    def __str__(self) -> str:
        return f"the figure {shorten(self.figure)} comes twice: give each figure once"


class FormulaTextError(RegcoopError, ValueError):
    """Say that texts to be written to a CSV file would run as formulas in a spreadsheet.

    Attributes:
        cells: the id of the figure, the column and the text of each.
    """

    def __init__(self, cells: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(cells)
        self.cells = cells

    def __str__(self) -> str:
        shown = [f"{column} of {shorten(figure)}, {shorten(text)}" for figure, column, text in self.cells[:_SHOWN]]
        more = [f"and {len(self.cells) - _SHOWN:,} more"] if len(self.cells) > _SHOWN else []
        return (
            f"a spreadsheet would run texts as formulas ({'; '.join((*shown, *more))}):"
            " say formulas='quote' to write an apostrophe before them, or begin the texts with another character"
        )
