"""What a reconciliation comes to: how many findings and checks of each kind, in words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from regcoop.comparison.judging import Holding
from regcoop.findings import Finding, Severity
from regcoop.reconciliation import Check, CheckKind, Reconciliation
from regcoop.report.acceptance import Acceptance

__all__ = [
    "CHECK_HEADINGS",
    "CheckTally",
    "at_least",
    "by_code",
    "counted",
    "shown_of",
    "tally_checks",
    "words_of_counts",
]

_STATES: Final = (Holding.HOLDS, Holding.TRUNCATED, Holding.FAILS, Holding.UNFORMED)

CHECK_HEADINGS: Final = ("kind of check", *(state.value for state in _STATES))
"""The headings above the kind and the numbers of a `CheckTally`."""


class CheckTally(NamedTuple):
    """Hold how the checks of one kind came out: how many hold, hold if truncated, fail, cannot be formed."""

    kind: str
    counts: tuple[int, ...]


def tally_checks(checks: Iterable[Check]) -> list[CheckTally]:
    """Count the checks of each kind that there is, in the order of the kinds."""
    states = Counter((check.kind, check.status) for check in checks)
    rows = [CheckTally(kind.value, tuple(states[kind, state] for state in _STATES)) for kind in CheckKind]
    return [row for row in rows if any(row.counts)]


def at_least(findings: Iterable[Finding], least: Severity) -> tuple[Finding, ...]:
    """Give the findings that are at least so grave."""
    grave = shown_of(least)
    return tuple(finding for finding in findings if finding.severity in grave)


def shown_of(least: Severity) -> tuple[Severity, ...]:
    """Give the severities that are at least so grave, the gravest first."""
    order = tuple(Severity)
    return order[: order.index(least) + 1]


def by_code(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Group findings by their codes, both in the order in which they come."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    return groups


def counted(count: int, one: str, many: str = "") -> str:
    """Give a count with its noun in the right number."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def words_of_counts(result: Reconciliation, acceptance: Acceptance) -> list[str]:
    """Tell in two or three short sentences what was found, what of it is accepted, and what does not hold."""
    checks, estimates = counted(len(result.checks), "check"), counted(len(result.estimates), "estimate")
    findings = counted(len(result.findings), "finding")
    lines = [f"{checks}, {estimates}, {findings}: {_by_severity(result.findings)}."]
    if acceptance.accepted:
        lines.append(f"Accepted: {_by_severity([one.finding for one in acceptance.accepted])}.")
    if not result.settled:
        lines.append(f"The estimates were still moving after {counted(result.passes, 'pass', 'passes')}.")
    return lines


def _by_severity(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    errors, warnings = (counted(counts[one], one.value) for one in (Severity.ERROR, Severity.WARNING))
    return f"{errors}, {warnings}, {counts[Severity.INFO]:,} for information"
