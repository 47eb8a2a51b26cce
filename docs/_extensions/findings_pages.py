"""Write what reconciliation finds in the bundled atlas as pages, with the explanations of `findings.toml` beside it.

What is printed, the arithmetic and the tables come from the result, so that they cannot go stale; what a finding most
likely is, a person wrote. A finding without an explanation, and an explanation without a finding, are warnings.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from data_pages import cell, table, write
from findings_explained import Explanation, Explanations, Group, account, explanations, key_of
from sphinx.application import Sphinx
from sphinx.util import logging

import regcoop
from regcoop.figures import TradeFigure
from regcoop.findings import Finding, Severity
from regcoop.indicators import Indicator
from regcoop.ratios import Growth, GrowthKind, Share
from regcoop.reconciliation import CheckKind, Reconciliation, reconcile

PAGES = Path(__file__).parent.parent / "data"

STATUSES = ("holds", "holds if truncated", "fails", "cannot be formed")


# What is printed


def claim_of(atlas: regcoop.Atlas, identifier: str) -> TradeFigure | Indicator:
    """Give a figure or an indicator by its id."""
    figures = atlas.figures
    return figures[identifier] if identifier in figures else atlas.indicators[identifier]


def printed(claim: TradeFigure | Indicator) -> str:
    """Tell in one line what a claim prints, and who printed it when."""
    parts = ["" if claim.value is None else f"**{cell(str(claim.value))}**"]
    parts += [_growth(one) for one in claim.growths]
    parts += [_share(one) for one in claim.shares]
    parts += [f"in brackets {cell(str(one.amount))}" for one in claim.restatements]
    date = "undated" if claim.source.date is None else str(claim.source.date)
    said = "; ".join(part for part in parts if part)
    return f"- {said} ({cell(claim.source.publisher)}, {date}): `{claim.id}`"


def _growth(growth: Growth) -> str:
    rate = growth.direction.value if growth.rate is None and growth.direction else cell(str(growth.rate))
    against = " or ".join(map(str, growth.against))
    basis = f" in {growth.basis}" if growth.basis else ""
    kind = "growth" if growth.kind is GrowthKind.YOY else f"growth ({growth.kind.value})"
    return f"{kind} {rate}{basis}{' on ' + against if against else ''}"


def _share(share: Share) -> str:
    whole = share.whole if isinstance(share.whole, str) else ", ".join("=".join(pair) for pair in share.whole or ())
    return f"{cell(str(share.percent))} of {f'`{whole}`' if whole else 'an unstated whole'}"


# The findings that a person explains one by one


def section(atlas: regcoop.Atlas, finding: Finding, said: Explanation | None) -> Iterator[str]:
    """Give the lines about one finding."""
    numbers = dict(finding.numbers)
    yield f"### {said.title if said else finding.code}"
    yield ""
    yield f"*{finding.severity.value}*, `{finding.code}`"
    yield ""
    yield "Printed:"
    yield ""
    yield from (printed(claim_of(atlas, one)) for one in finding.subjects)
    yield ""
    yield f"Arithmetic: {cell(arithmetic(finding))}."
    yield ""
    if "change" in numbers:
        yield f"To {numbers['change']} would clear it: `{numbers['suspect'].replace(', ', '`, `')}`."
        yield ""
    if said:
        yield from (said.text, "", f"**How sure:** {said.sure}. **What would resolve it:** {said.resolve}", "")


def arithmetic(finding: Finding) -> str:
    """Give the arithmetic of a finding in words."""
    numbers = dict(finding.numbers)
    if "arithmetic" in numbers:
        return numbers["arithmetic"]
    return (
        f"{numbers['original']} = {numbers['restated']} implies {numbers['implied']} {numbers['unit']}; "
        f"the spot rate near publication is {numbers['spot']}, the average of {numbers['period']} is "
        f"{numbers['average']}; the nearest misses by {numbers['miss']} percent"
    )


def singles(atlas: regcoop.Atlas, result: Reconciliation, said: Explanations, severity: Severity) -> str:
    """Write the findings of one severity, in the order of the explanations; those without one come last."""
    by_key = {one.key: (place, one) for place, one in enumerate(said.findings)}
    last = (len(by_key), None)
    found = [(*by_key.get(key_of(one), last), one) for one in result.of_severity(severity)]
    found.sort(key=lambda one: one[0])
    return "\n".join(line for _, text, finding in found for line in section(atlas, finding, text))


# The others, by group


def groups(result: Reconciliation, said: Explanations) -> str:
    """Write the informational findings by code: what they mean, how many there are, and every one."""
    by_code: dict[str, list[Finding]] = {}
    for finding in result.of_severity(Severity.INFO):
        by_code.setdefault(finding.code, []).append(finding)
    known = {one.code: one for one in said.groups}
    order = [*(code for code in known if code in by_code), *sorted(by_code.keys() - known.keys())]
    return "\n".join(line for code in order for line in _group(known.get(code), code, by_code[code]))


def _group(said: Group | None, code: str, findings: list[Finding]) -> Iterator[str]:
    yield f"### {said.title if said else code}"
    yield ""
    yield f"*info*, `{code}`: **{len(findings)}**"
    yield ""
    if said:
        yield from (said.text, "")
    yield from (_restatements(findings) if code.startswith("restatement.") else _others(findings))


def _restatements(findings: Iterable[Finding]) -> list[str]:
    rows: list[tuple[str, ...]] = []
    for finding in findings:
        words = dict(finding.numbers)
        names = ("implied", "unit", "spot", "average", "period", "gap")
        rows.append((f"{words['original']} = {words['restated']}", *(words[name] for name in names)))
    header = ("printed", "implied", "unit", "spot", "average", "of", "spot over average, %")
    return table(header, rows)


def _others(findings: Iterable[Finding]) -> list[str]:
    lines = ["| claims | arithmetic |", "| --- | --- |"]
    for finding in findings:
        values = "<br>".join(cell(one) for one in dict(finding.numbers)["values"].split("; "))
        lines.append(f"| {values} | {cell(arithmetic(finding))} |")
    return [*lines, ""]


# Counts


def counts(atlas: regcoop.Atlas, result: Reconciliation, said: Explanations) -> str:
    """Write how much was checked and how it came out."""
    of = {one: len(result.of_severity(one)) for one in Severity}
    checks = Counter((check.kind, check.status.value) for check in result.checks)
    rows = [
        (kind.value, *(str(checks[kind, status] or "") for status in STATUSES))
        for kind in CheckKind
        if any(checks[kind, status] for status in STATUSES)
    ]
    sure = Counter(one.sure for one in said.findings)
    claims = len(atlas.figures) + len(atlas.indicators)
    text = [
        f"The edition of {atlas.edition} holds {claims:,} claims. They give {len(result.checks):,} checks,",
        f"{len(result.estimates):,} estimates and {len(result.findings)} findings: {of[Severity.ERROR]} errors,",
        f"{of[Severity.WARNING]} warnings and {of[Severity.INFO]} that are worth knowing.",
        "",
        *table(("check", *STATUSES), rows),
        f"Of the explanations below {sure['certain']} are certain, {sure['very likely']} very likely,",
        f"{sure['likely']} likely, and {sure['open']} are open.",
        "",
    ]
    return "\n".join(text)


def generate(_app: Sphinx) -> None:
    """Write all parts, and warn of what the explanations lack."""
    PAGES.mkdir(exist_ok=True)
    atlas, said = regcoop.load(), explanations()
    result = reconcile([*atlas.figures, *atlas.indicators], rates=regcoop.bundled_rates(), atlas=atlas)
    write(PAGES / "findings-counts.txt", counts(atlas, result, said))
    write(PAGES / "findings-error.txt", singles(atlas, result, said, Severity.ERROR))
    write(PAGES / "findings-warning.txt", singles(atlas, result, said, Severity.WARNING))
    write(PAGES / "findings-info.txt", groups(result, said))
    lacks = account(result, said)
    for one in lacks.unexplained:
        logging.getLogger(__name__).warning("findings.toml does not explain %s", one)
    for one in lacks.stale:
        logging.getLogger(__name__).warning("findings.toml explains what is not found: %s", one)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("builder-inited", generate)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
