"""Gather what is wrong with a package while it is read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, final

from regcoop._shorten import shorten
from regcoop.findings import Finding, Location, Severity

__all__ = ["Problems"]

_SHOWN: Final = 100
_LONGEST_WORD: Final = 300
_NONE: Final[Mapping[str, object]] = MappingProxyType({})


@final
class Problems:
    """Gather findings, at most a hundred of one code in one column, and count the rest.

    The bound keeps a report readable, and its size independent of the size of a broken file.
    """

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self._seen: Counter[tuple[str, str, str | None]] = Counter()

    def report(
        self,
        code: str,
        location: Location,
        *,
        severity: Severity = Severity.ERROR,
        advice: str = "",
        subjects: tuple[str, ...] = (),
        words: Mapping[str, object] = _NONE,
        **more: object,
    ) -> None:
        """Add a finding; `words` and `more` fill its message (`found` is shown as a text, shortened)."""
        place = (code, location.file, location.column)
        self._seen[place] += 1
        if self._seen[place] > _SHOWN:
            return
        numbers = tuple((name, _word(name, word)) for name, word in {**words, **more}.items())
        self._findings.append(
            Finding(code, severity=severity, subjects=subjects, numbers=numbers, location=location, resolves_by=advice)
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found so far: file by file, row by row."""
        return tuple(sorted((*self._findings, *self._left_out()), key=_place))

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far keeps the package from being read."""
        return any(finding.severity is Severity.ERROR for finding in self._findings)

    def _left_out(self) -> Iterator[Finding]:
        for (code, file, column), count in self._seen.items():
            if count > _SHOWN:
                numbers = (("count", str(count - _SHOWN)), ("code", code))
                location = Location(file, column=column)
                yield Finding("data.more", severity=Severity.ERROR, numbers=numbers, location=location)


def _word(name: str, word: object) -> str:
    return shorten(word) if name == "found" else str(word)[:_LONGEST_WORD]


def _place(finding: Finding) -> tuple[str, int, str]:
    location = finding.location
    return ("", 0, "") if location is None else (location.file, location.row or 0, location.column or "")
