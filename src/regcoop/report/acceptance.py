"""Findings that were looked at and accepted: how they are written down, and which findings they fit.

A line names a finding by its code and the ids of its subjects; the numbers may change without it being asked again.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, final

import attrs

from regcoop._shorten import shorten
from regcoop._show import show_record
from regcoop._validate import check_range, check_text, check_tuple, check_type
from regcoop.errors import FieldTypeError, FieldValueError
from regcoop.findings import Finding, Severity

__all__ = [
    "LARGEST_ACCEPTED",
    "Acceptance",
    "AcceptedFinding",
    "AcceptedLine",
    "accept_findings",
    "format_accepted",
    "parse_accepted",
]

LARGEST_ACCEPTED: Final = 4 * 1024 * 1024
"""The most bytes a list of accepted findings may have: room for some ten thousand lines."""

_MOST_LINES: Final = 10**7
_NAMED: Final = 10
_WANTED: Final = "the code of a finding, a blank, and the ids of its subjects joined by ;"


@cache
def _comment() -> re.Pattern[str]:
    return re.compile(r"(?:^|\s)#(.*)")


@final
@attrs.frozen(weakref_slot=False, repr=False)
class AcceptedLine:
    """Name one finding that was looked at and accepted.

    Attributes:
        code: the code of the finding.
        subjects: the ids of what it is about, in any order.
        comment: what was written behind it; empty if nothing was.
        line: the number of its line, from 1.
    """

    code: str
    subjects: tuple[str, ...]
    comment: str = attrs.field(default="", kw_only=True)
    line: int = attrs.field(default=1, kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("code", self.code)
        check_tuple("subjects", self.subjects, str)
        check_type("comment", self.comment, str)
        check_range("line", self.line, lowest=1, highest=_MOST_LINES)

    def to_dict(self) -> dict[str, object]:
        """Give the line as plain dicts, lists and texts, ready for JSON."""
        return {"code": self.code, "subjects": list(self.subjects), "comment": self.comment, "line": self.line}


@final
@attrs.frozen(weakref_slot=False, repr=False)
class AcceptedFinding:
    """Hold a finding beside the line that accepts it."""

    finding: Finding
    line: AcceptedLine

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("finding", self.finding, Finding)
        check_type("line", self.line, AcceptedLine)


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Acceptance:
    """Hold findings, parted into those that are accepted and those that are not.

    Attributes:
        open: the findings that no line accepts, in their order.
        accepted: the findings that a line accepts, in their order.
        stale: the lines that fit no finding any more.
    """

    open: tuple[Finding, ...] = ()
    accepted: tuple[AcceptedFinding, ...] = ()
    stale: tuple[AcceptedLine, ...] = ()

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_tuple("open", self.open, Finding)
        check_tuple("accepted", self.accepted, AcceptedFinding)
        check_tuple("stale", self.stale, AcceptedLine)

    @property
    def open_errors(self) -> tuple[Finding, ...]:
        """Give the errors that no line accepts."""
        return tuple(finding for finding in self.open if finding.severity is Severity.ERROR)


def parse_accepted(content: str | bytes) -> tuple[AcceptedLine, ...]:
    r"""Read a list of accepted findings: UTF-8 text with one finding in a line.

    Use it for what `regcoop reconcile --accept` takes. A line holds the code, a blank, and the ids of the subjects
    joined by `;` in any order. What follows a blank and `#` is a comment, and empty lines count for nothing.

    >>> from regcoop.report import parse_accepted
    >>> (line,) = parse_accepted("same-fact.conflict paper-b;paper-a  # both are as printed\n")
    >>> line.subjects, line.comment
    (('paper-b', 'paper-a'), 'both are as printed')
    >>> parse_accepted("same-fact.conflict\n")
    Traceback (most recent call last):
    regcoop.errors.values.FieldValueError: line 1 cannot be 'same-fact.conflict': give the code of a finding, a blank,
    and the ids of its subjects joined by ;

    Args:
        content: the text, or the bytes of a file.

    Returns:
        The lines in their order.

    Raises:
        FieldTypeError: if it is neither text nor bytes.
        FieldValueError: if it is larger than `LARGEST_ACCEPTED`, is no UTF-8, or has lines of another form; the first
            of these is told with its number, the others by their numbers.
    """
    lines = [(number, *_parted(line)) for number, line in enumerate(_text_of(content).split("\n"), start=1)]
    wrong = [(number, line) for number, line, _ in lines if line and not _is_sound(line)]
    if wrong:
        raise FieldValueError(_numbers(wrong), shorten(wrong[0][1]), _WANTED)
    return tuple(_accepted(number, line, comment) for number, line, comment in lines if line)


def _text_of(content: object) -> str:
    if not isinstance(content, str | bytes):
        raise FieldTypeError("content", shorten(content), "the text of a list of findings, or its bytes")
    if len(content) > LARGEST_ACCEPTED:
        unit = "bytes" if isinstance(content, bytes) else "characters"
        raise FieldValueError("a list of findings", f"{len(content):,} {unit} long", f"at most {LARGEST_ACCEPTED:,}")
    return (_decoded(content) if isinstance(content, bytes) else content).removeprefix("\ufeff")


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FieldValueError(f"line {line}", shorten(data[error.start : error.end]), "a text in UTF-8") from error


def _parted(line: str) -> tuple[str, str]:
    """Give what a line says and its comment, both without blanks around them."""
    comment = _comment().search(line)
    if comment is None:
        return line.strip(), ""
    return line[: comment.start()].strip(), comment.group(1).strip()


def _is_sound(line: str) -> bool:
    """Tell whether a line has a code and ids, and nothing that can stand in neither."""
    parts = line.split()
    both = len(parts) == 2  # noqa: PLR2004  # a code and the ids
    return both and "," not in line and ";" not in parts[0] and all(one and one.isprintable() for one in _words(parts))


def _words(parts: list[str]) -> list[str]:
    return [parts[0], *parts[1].split(";")]


def _numbers(wrong: list[tuple[int, str]]) -> str:
    first, *others = [str(number) for number, _ in wrong]
    if not others:
        return f"line {first}"
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f"line {first} (and also {', '.join(others[:_NAMED])}{more})"


def _accepted(number: int, line: str, comment: str) -> AcceptedLine:
    code, ids = line.split()
    return AcceptedLine(code, tuple(ids.split(";")), comment=comment, line=number)


def format_accepted(findings: Iterable[Finding]) -> str:
    r"""Write findings as a list of accepted ones, one in a line, such as `parse_accepted` reads.

    Use it to accept all that is there now. A finding without subjects cannot be named and is left out.

    >>> from regcoop.findings import Finding, Severity
    >>> from regcoop.report import format_accepted
    >>> finding = Finding("data.bom", severity=Severity.INFO, subjects=("paper-a", "paper-b"))
    >>> format_accepted([finding])
    'data.bom paper-a;paper-b\n'
    """
    return "".join(f"{finding.code} {';'.join(finding.subjects)}\n" for finding in findings if finding.subjects)


def accept_findings(findings: Iterable[Finding], lines: Iterable[AcceptedLine]) -> Acceptance:
    r"""Part findings into accepted and open ones, and name the lines that fit none of them.

    Use it with the findings of a reconciliation. A line fits every finding with its code and exactly its subjects,
    whatever their order. Of two lines that say the same the first one is shown.

    >>> from regcoop.findings import Finding, Severity
    >>> from regcoop.report import accept_findings, parse_accepted
    >>> finding = Finding("data.bom", severity=Severity.ERROR, subjects=("paper-a", "paper-b"))
    >>> found = accept_findings([finding], parse_accepted("data.bom paper-b;paper-a\ndata.bom paper-c"))
    >>> len(found.accepted), len(found.open), [line.subjects for line in found.stale]
    (1, 0, [('paper-c',)])
    """
    known: dict[tuple[str, frozenset[str]], list[AcceptedLine]] = {}
    for line in lines:
        known.setdefault((line.code, frozenset(line.subjects)), []).append(line)
    still_open: list[Finding] = []
    accepted: list[AcceptedFinding] = []
    fitted: set[tuple[str, frozenset[str]]] = set()
    for finding in findings:
        key = (finding.code, frozenset(finding.subjects))
        if key in known:
            fitted.add(key)
            accepted.append(AcceptedFinding(finding, known[key][0]))
        else:
            still_open.append(finding)
    stale = sorted((one for key, some in known.items() if key not in fitted for one in some), key=lambda one: one.line)
    return Acceptance(open=tuple(still_open), accepted=tuple(accepted), stale=tuple(stale))
