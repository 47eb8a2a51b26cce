"""The sections of the page on a reconciliation: contents, findings with their claims, checks, estimates, sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, final

import attrs

from regcoop.atlas import Atlas
from regcoop.findings import Finding, Severity
from regcoop.reconciliation import Check, CheckKind, Derivation, DerivedFigure, LeftOutFact, Reconciliation
from regcoop.reconciliation.telling import span
from regcoop.relations import AnyClaim
from regcoop.report.acceptance import Acceptance, AcceptedFinding, AcceptedLine
from regcoop.report.claim_lines import about_estimate, line_of
from regcoop.report.markup import fold, link, table, text
from regcoop.report.printing import format_printed
from regcoop.report.tallies import CHECK_HEADINGS, at_least, by_code, counted, shown_of, tally_checks, words_of_counts
from regcoop.sources import Source

__all__ = ["PageParts", "sections"]

_TITLES: Final = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "For information"}
_CLAIM_HEADINGS: Final = ("claim", "what is printed", "period", "compiler", "source")
_CLAIM_WIDTHS: Final = (28, 25, 12, 12, 23)
_CHECK_COLUMNS: Final = ("outcome", "claims", "expected", "printed", "remark")
_CHECK_WIDTHS: Final = (12, 40, 16, 16, 16)
_MOST_STEPS: Final = 200
"""How many steps of one derivation are shown; the printed claims behind the rest are named."""


@final
class PageParts:
    """Hold what several sections of one page look up: the claims by their ids, and the numbers of the sources."""

    def __init__(self, atlas: Atlas | None) -> None:
        claims: Iterable[AnyClaim] = () if atlas is None else (*atlas.figures, *atlas.indicators)
        self.claims: Mapping[str, AnyClaim] = {claim.id: claim for claim in claims}
        self._sources: dict[str, Source] = {}
        self._numbers: dict[str, int] = {}

    @property
    def sources(self) -> Sequence[Source]:
        """Give the sources that were referred to, in the order of their numbers."""
        return tuple(self._sources.values())

    def refer(self, source: Source) -> str:
        """Give a link to a source in the list at the end of the page."""
        self._sources.setdefault(source.id, source)
        number = self._numbers.setdefault(source.id, len(self._sources))
        return f'<a href="#source.{number}">{text(source.id)}</a>'


def sections(result: Reconciliation, parts: PageParts, *, acceptance: Acceptance, least: Severity) -> Iterator[str]:
    """Give the sections of the page one after the other, as HTML."""
    shown = at_least(acceptance.open, least)
    yield "\n".join(f"<p>{text(line)}</p>" for line in words_of_counts(result, acceptance))
    yield from _contents(result, shown, acceptance=acceptance)
    for severity in shown_of(least):
        yield from _of_severity([one for one in shown if one.severity is severity], severity, parts)
    if len(shown) < len(acceptance.open):
        yield f'<p class="soft">Not shown: {counted(len(acceptance.open) - len(shown), "less grave finding")}.</p>'
    yield from _accepted(acceptance.accepted, parts)
    yield from _stale(acceptance.stale)
    yield from _checks(result.checks)
    yield from _left_out(result.left_out)
    yield from _estimates(result.estimates, parts)
    yield from _cited(parts.sources)


def _heading(words: str, *, anchor: str, style: str = "") -> str:
    return f'<h2 id="{text(anchor)}" class="{style}">{text(words)}</h2>'


# Contents


def _contents(result: Reconciliation, shown: Sequence[Finding], *, acceptance: Acceptance) -> Iterator[str]:
    lines = [_contents_line(some[0], len(some)) for some in _groups(shown)]
    others = (
        ("accepted", "Accepted findings", len(acceptance.accepted)),
        ("stale", "Accepted, but found no more", len(acceptance.stale)),
        ("checks", "Checks", len(result.checks)),
        ("left-out", "Left out of estimates", len(result.left_out)),
        ("estimates", "Estimates", len(result.estimates)),
    )
    lines += [f'<li><a href="#{anchor}">{words}</a> ({count:,})</li>' for anchor, words, count in others if count]
    if lines:
        yield "\n".join(['<nav aria-label="Contents"><ul>', *lines, "</ul></nav>"])


def _groups(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Group findings by severity and code, the gravest first."""
    found = list(findings)
    parts = [by_code(one for one in found if one.severity is severity) for severity in Severity]
    return [some for part in parts for some in part.values()]


def _contents_line(first: Finding, count: int) -> str:
    severity = first.severity.value
    return f'<li><a class="{severity}" href="#{_anchor(first)}">{severity}: {text(first.code)}</a> ({count:,})</li>'


def _anchor(finding: Finding) -> str:
    return text(f"{finding.severity.value}.{finding.code}".replace(" ", "_"))


# Findings


def _of_severity(findings: Sequence[Finding], severity: Severity, parts: PageParts) -> Iterator[str]:
    if findings:
        yield _heading(f"{_TITLES[severity]} ({len(findings):,})", anchor=severity.value, style=severity.value)
    for code, some in by_code(findings).items():
        yield f'<h3 id="{_anchor(some[0])}" class="{severity.value}">{text(code)} ({len(some):,})</h3>'
        for number, finding in enumerate(some, start=1):
            yield _article(finding, parts, anchor=f"{_anchor(finding)}.{number}")


def _article(finding: Finding, parts: PageParts, *, anchor: str, comment: str = "") -> str:
    claims = [_claim_row(one, parts) for one in finding.subjects]
    itself = f'<a class="soft" href="#{anchor}" aria-label="Link to this finding">#</a>'
    lines = [
        f'<article id="{anchor}" class="{finding.severity.value}">',
        f"<p>{text(_told(finding, parts))} {itself}</p>",
        *([f'<p class="soft">Accepted: {text(comment)}</p>'] if comment else []),
        *([table(_CLAIM_HEADINGS, claims, widths=_CLAIM_WIDTHS)] if claims else []),
        "</article>",
    ]
    return "\n".join(lines)


def _told(finding: Finding, parts: PageParts) -> str:
    """Tell a finding; if the table below shows all of its claims, without printing them in the sentence too."""
    if not finding.subjects or not all(one in parts.claims for one in finding.subjects):
        return finding.explain()
    numbers = tuple((name, "see below" if name == "values" else words) for name, words in finding.numbers)
    return attrs.evolve(finding, numbers=numbers).explain()


def _claim_row(id: str, parts: PageParts) -> tuple[str, ...]:  # noqa: A002  # the word that the records use
    claim = parts.claims.get(id)
    if claim is None:
        return (f"<code>{text(id)}</code>", "", "", "", "")
    line = line_of(claim)
    doubt = f'<br><span class="soft">doubt: {text(line.doubt)}</span>' if line.doubt else ""
    return (
        f'<code>{text(id)}</code><br><span class="soft">{text(line.what)}</span>',
        f"{text(line.printed)}{doubt}",
        _period(line.period or "not stated"),
        text(line.compiler or "not stated"),
        "<br>".join(_citation(source) for source in claim.sources),
    )


def _period(words: str) -> str:
    """Give a period that breaks between its two ends only."""
    return "<wbr>".join(f'<span class="whole">{text(part)}</span>' for part in words.replace("/", "/\n").split("\n"))


def _citation(source: Source) -> str:
    words = attrs.evolve(source, url=None).citation()
    return link(words, source.url)


def _accepted(accepted: Sequence[AcceptedFinding], parts: PageParts) -> Iterator[str]:
    if accepted:
        yield _heading(f"Accepted findings ({len(accepted):,})", anchor="accepted")
    for number, one in enumerate(accepted, start=1):
        comment = one.line.comment or f"line {one.line.line}"
        article = _article(one.finding, parts, anchor=f"accepted.{number}", comment=comment)
        yield fold(f"{text(one.finding.code)}: {text(', '.join(one.finding.subjects))}", article)


def _stale(stale: Sequence[AcceptedLine]) -> Iterator[str]:
    if stale:
        yield _heading(f"Accepted, but found no more ({len(stale):,})", anchor="stale")
        rows = [(f"{one.line:,}", text(one.code), text(", ".join(one.subjects)), text(one.comment)) for one in stale]
        yield table(("line", "code", "subjects", "comment"), rows)


# Checks


def _checks(checks: Sequence[Check]) -> Iterator[str]:
    if not checks:
        return
    yield _heading(f"Checks ({len(checks):,})", anchor="checks")
    rows = [(text(row.kind), *(f"{count:,}" for count in row.counts)) for row in tally_checks(checks)]
    yield table(CHECK_HEADINGS, rows, numbers=True)
    for kind in CheckKind:
        some = [check for check in checks if check.kind is kind]
        if some:
            yield fold(
                f"{text(kind.value)} ({len(some):,})",
                table(_CHECK_COLUMNS, map(_check_row, some), widths=_CHECK_WIDTHS),
            )


def _check_row(check: Check) -> tuple[str, ...]:
    expected, printed = (
        "" if side is None else text(span(side, check.unit)) for side in (check.expected, check.printed)
    )
    ids = "<br>".join(f"<code>{text(one)}</code>" for one in check.figures)
    return (text(check.status.value), ids, expected, printed, text(check.reading or check.reason))


def _left_out(left_out: Sequence[LeftOutFact]) -> Iterator[str]:
    if left_out:
        yield _heading(f"Left out of estimates ({len(left_out):,})", anchor="left-out")
        rows = [
            ("<br>".join(f"<code>{text(one)}</code>" for one in left.figures), text(left.reason)) for left in left_out
        ]
        yield fold("Claims that took no part in estimates, and why", table(("claims", "reason"), rows))


# Estimates


def _estimates(estimates: Sequence[DerivedFigure], parts: PageParts) -> Iterator[str]:
    if not estimates:
        return
    yield _heading(f"Estimates ({len(estimates):,})", anchor="estimates")
    yield "<p>Nobody printed these numbers. Each follows from printed claims, which stand in its derivation.</p>"
    groups: dict[str, list[DerivedFigure]] = {}
    for one in estimates:
        groups.setdefault(one.fact.measure, []).append(one)
    for measure, some in sorted(groups.items()):
        yield fold(f"{text(measure)} ({len(some):,})", "\n".join(_estimate(one, parts) for one in some))


def _estimate(one: DerivedFigure, parts: PageParts) -> str:
    summary = (
        f"{text(about_estimate(one))}: <strong>{text(span(one.estimate.interval, one.estimate.unit.code))}</strong>"
    )
    sources = ", ".join(parts.refer(source) for source in one.sources)
    body = [
        *([f'<p class="soft">{text(one.note)}</p>'] if one.note else []),
        _tree(one.derivation, parts, steps=iter(range(_MOST_STEPS))),
        *([f'<p class="soft">Sources: {sources}</p>'] if sources else []),
    ]
    return fold(summary, "\n".join(body))


def _tree(derivation: Derivation, parts: PageParts, *, steps: Iterator[int]) -> str:
    """Give a derivation as sections within sections; after so many steps only the printed claims behind it."""
    name = "printed" if derivation.rule is None else derivation.rule.value
    if next(steps, None) is None:
        return f"<div>{text(name)}, in more steps, from {text(', '.join(derivation.leaves))}</div>"
    told = "; ".join(_leaf(one, parts) for one in derivation.figures)
    words = f"{text(name)}{': ' if told else ''}{told}"
    if not derivation.inputs:
        return f"<div>{words}</div>"
    return fold(words, "\n".join(_tree(one, parts, steps=steps) for one in derivation.inputs))


def _leaf(id: str, parts: PageParts) -> str:  # noqa: A002  # the word that the records use
    claim = parts.claims.get(id)
    printed = "" if claim is None else f" ({text(format_printed(claim))})"
    return f"<code>{text(id)}</code>{printed}"


def _cited(sources: Sequence[Source]) -> Iterator[str]:
    if sources:
        yield _heading(f"Sources of the estimates ({len(sources):,})", anchor="sources")
        lines = [f'<li id="source.{number}">{_citation(one)}</li>' for number, one in enumerate(sources, start=1)]
        yield "\n".join(["<ol>", *lines, "</ol>"])
