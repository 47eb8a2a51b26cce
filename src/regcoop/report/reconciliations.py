"""What a reconciliation found, as text for a terminal and as one page of HTML."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from regcoop._validate import check_range, check_text, check_type
from regcoop.atlas import Atlas
from regcoop.findings import Finding, Severity
from regcoop.reconciliation import Derivation, DerivedFigure, LeftOutFact, Reconciliation
from regcoop.reconciliation.telling import span
from regcoop.report.acceptance import Acceptance, AcceptedFinding, AcceptedLine, accept_findings, format_accepted
from regcoop.report.claim_lines import about_estimate
from regcoop.report.markup import clean, page
from regcoop.report.reconciliation_pages import PageParts, sections
from regcoop.report.tallies import CHECK_HEADINGS, at_least, by_code, counted, shown_of, tally_checks, words_of_counts

__all__ = ["write_reconciliation_html", "write_reconciliation_text"]

_NARROWEST: Final = 40
_WIDEST: Final = 1_000
_MOST_STEPS: Final = 200
"""How many steps of one derivation are told; the printed claims behind the rest are named."""

_TITLES: Final = {Severity.ERROR: "ERRORS", Severity.WARNING: "WARNINGS", Severity.INFO: "FOR INFORMATION"}


def write_reconciliation_text(
    result: Reconciliation,
    *,
    accepted: Iterable[AcceptedLine] = (),
    least: Severity = Severity.INFO,
    estimates: bool = False,
    width: int = 100,
) -> str:
    """Write what a reconciliation found as text for people.

    Use it for a terminal or a mail. First comes what was counted, then the findings, the gravest first, each below a
    line that an accept list takes as it stands; then how the checks came out, what was left out, and the estimates.

    >>> from regcoop.fixtures import load
    >>> from regcoop.reconciliation import reconcile
    >>> from regcoop.report import write_reconciliation_text
    >>> result = reconcile(load().figures.where(reporter="CN-LN", partner="RU"))
    >>> lines = write_reconciliation_text(result).splitlines()
    >>> lines[2], lines[4].split()[0]
    ('ERRORS (1)', 'suspect.flow')

    Args:
        result: what `reconcile` gave.
        accepted: the lines of findings that were looked at, as `parse_accepted` reads them.
        least: how grave a finding must be to be shown; all are counted.
        estimates: whether every estimate is told with its derivation, or only their number.
        width: the longest line, in characters; lines of an accept list are not broken.

    Raises:
        FieldTypeError: if an argument has another type.
        FieldValueError: if the width is below 40 or above 1,000.
    """
    check_type("result", result, Reconciliation)
    check_type("least", least, Severity)
    check_range("width", width, lowest=_NARROWEST, highest=_WIDEST)
    acceptance = accept_findings(result.findings, accepted)
    blocks = [
        *_filled(words_of_counts(result, acceptance), width),
        *_findings(acceptance, least, width),
        *_accepted(acceptance.accepted, width),
        *_stale(acceptance.stale),
        *_checks(result),
        *_left_out(result.left_out, width),
        *_estimates(result.estimates, told=estimates),
    ]
    return "".join(f"{clean(line)}\n" for line in blocks)


def write_reconciliation_html(
    result: Reconciliation,
    *,
    title: str,
    atlas: Atlas | None = None,
    accepted: Iterable[AcceptedLine] = (),
    least: Severity = Severity.INFO,
) -> str:
    """Write what a reconciliation found as one page of HTML that needs nothing but itself.

    Use it to send findings to somebody, to read them in a browser, or to print them. The page loads nothing and runs
    nothing. Findings stand by severity and code, with anchors, and below each its claims with their sources. Checks and
    estimates are folded away; an estimate unfolds into its derivation.

    >>> from regcoop.fixtures import load
    >>> from regcoop.reconciliation import reconcile
    >>> from regcoop.report import write_reconciliation_html
    >>> result = reconcile(load().figures.where(reporter="CN-LN", partner="RU"))
    >>> html = write_reconciliation_html(result, title="Liaoning and Russia", atlas=load())
    >>> html.startswith("<!DOCTYPE html>"), "<script" in html
    (True, False)

    Args:
        result: what `reconcile` gave.
        title: the title of the page.
        atlas: where the claims are looked up that the findings name; without it only their ids are shown.
        accepted: the lines of findings that were looked at, as `parse_accepted` reads them.
        least: how grave a finding must be to be shown; all are counted.

    Raises:
        FieldTypeError: if an argument has another type.
        FieldValueError: if the title is empty.
    """
    check_type("result", result, Reconciliation)
    check_text("title", title)
    check_type("atlas", atlas, (Atlas, type(None)))
    check_type("least", least, Severity)
    acceptance = accept_findings(result.findings, accepted)
    return page(title, sections(result, PageParts(atlas), acceptance=acceptance, least=least))


# Text


def _filled(texts: Iterable[str], width: int, indent: str = "") -> Iterator[str]:
    for words in texts:
        yield from textwrap.wrap(
            clean(words),
            width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _findings(acceptance: Acceptance, least: Severity, width: int) -> Iterator[str]:
    shown = at_least(acceptance.open, least)
    for severity in shown_of(least):
        some = [finding for finding in shown if finding.severity is severity]
        if some:
            yield from ("", f"{_TITLES[severity]} ({len(some):,})")
        for group in by_code(some).values():
            for finding in group:
                yield from ("", _named(finding), *_filled([finding.explain()], width, "    "))
    if len(shown) < len(acceptance.open):
        yield from ("", f"Not shown: {counted(len(acceptance.open) - len(shown), 'less grave finding')}.")


def _named(finding: Finding) -> str:
    return format_accepted([finding]).strip() or finding.code


def _accepted(accepted: Sequence[AcceptedFinding], width: int) -> Iterator[str]:
    if accepted:
        yield from ("", f"ACCEPTED ({len(accepted):,})")
    for one in accepted:
        comment = f"  # {one.line.comment}" if one.line.comment else ""
        words = f"{one.finding.severity.value}, accepted: {one.finding.explain()}"
        yield from ("", f"{_named(one.finding)}{comment}", *_filled([words], width, "    "))


def _stale(stale: Sequence[AcceptedLine]) -> Iterator[str]:
    if stale:
        yield from ("", f"ACCEPTED, BUT FOUND NO MORE ({len(stale):,})")
    for one in stale:
        yield f"    line {one.line}: {one.code} {';'.join(one.subjects)}"


def _checks(result: Reconciliation) -> Iterator[str]:
    tallies = tally_checks(result.checks)
    if not tallies:
        return
    rows = [(row.kind, *(f"{count:,}" for count in row.counts)) for row in tallies]
    widths = [max(map(len, column)) for column in zip(CHECK_HEADINGS, *rows, strict=True)]
    yield from ("", f"CHECKS ({len(result.checks):,})")
    for cells in (CHECK_HEADINGS, *rows):
        name, *numbers = cells
        columns = "  ".join(number.rjust(wide) for number, wide in zip(numbers, widths[1:], strict=True))
        yield f"    {name.ljust(widths[0])}  {columns}"


def _left_out(left_out: Sequence[LeftOutFact], width: int) -> Iterator[str]:
    if left_out:
        yield from ("", f"LEFT OUT OF ESTIMATES ({len(left_out):,})")
    reasons: dict[str, list[LeftOutFact]] = {}
    for one in left_out:
        reasons.setdefault(one.reason, []).append(one)
    for reason, some in reasons.items():
        yield from _filled([reason], width, "    ")
        yield from _filled((", ".join(one.figures) for one in some), width, "        ")


def _estimates(estimates: Sequence[DerivedFigure], *, told: bool) -> Iterator[str]:
    if estimates:
        yield from ("", f"ESTIMATES ({len(estimates):,}){'' if told else ', not listed here'}")
    for one in estimates if told else ():
        yield f"    {about_estimate(one)}: {span(one.estimate.interval, one.estimate.unit.code)}"
        yield from (f"        {line}" for line in _steps(one.derivation))
        if one.note:
            yield f"        note: {one.note}"


def _steps(derivation: Derivation) -> Iterator[str]:
    """Tell a derivation as indented lines, the result first; after so many only the printed claims behind it."""
    waiting = [(0, derivation)]
    for _ in range(_MOST_STEPS):
        if not waiting:
            return
        depth, one = waiting.pop()
        name = "printed" if one.rule is None else one.rule.value
        yield f"{'  ' * depth}{name}{': ' if one.figures else ''}{', '.join(one.figures)}"
        waiting += [(depth + 1, below) for below in reversed(one.inputs)]
    yield f"and more steps, from {', '.join(derivation.leaves)}"
