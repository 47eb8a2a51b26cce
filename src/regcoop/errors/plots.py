"""Errors about maps and the libraries that draw them."""

from regcoop.errors.root import RegcoopError

__all__ = ["BaseMapError", "MissingExtraError", "NothingToDrawError"]


class MissingExtraError(RegcoopError, ImportError):
    """Say that an optional library is not installed, and which command installs it.

    Attributes:
        task: what was to be done.
        library: the library that is missing.
        extra: the extra of regcoop that brings it.
    """

    def __init__(self, task: str, library: str, extra: str) -> None:
        super().__init__(task, library, extra)
        self.task = task
        self.library = library
        self.extra = extra

    def __str__(self) -> str:
        return f'{self.task} needs {self.library}, which is not installed: run pip install "regcoop[{self.extra}]"'


class BaseMapError(RegcoopError, ValueError):
    """Say that something given as a map cannot be drawn, and what to give instead.

    Attributes:
        problem: what is wrong, and where.
        advice: what to give.
    """

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(problem, advice)
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        return f"the map {self.problem}: {self.advice}"


class NothingToDrawError(RegcoopError, ValueError):
    """Say that what was to be drawn has no line with known positions.

    Attributes:
        subject: what was to be drawn.
        advice: what to give instead.
    """

    def __init__(self, subject: str, advice: str) -> None:
        super().__init__(subject, advice)
        self.subject = subject
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.subject} has nothing to draw: {self.advice}"
