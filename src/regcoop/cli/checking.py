"""The command `regcoop check`."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from regcoop.cli.shared import Package, cli
from regcoop.findings import Finding, Severity
from regcoop.fixtures import check, load

__all__ = ["check_command"]


@cli.command("check")
@click.argument("path", type=Package())
@click.option("--alone", is_flag=True, help="Do not resolve references against the bundled atlas.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as plain data.")
def check_command(path: Path, *, alone: bool, as_json: bool) -> None:
    """Check the data package at PATH (its folder, or its datapackage.json), and list all problems at once.

    References may point into the bundled atlas, unless --alone says otherwise. The exit status is 1 when there are
    errors.

    \b
    Examples:
      regcoop check my-package/
      regcoop check my-package/ --json
    """  # noqa: D301
    findings = check(path, base=None if alone else load())
    if as_json:
        click.echo(json.dumps([finding.to_dict() for finding in findings], ensure_ascii=False, indent=2))
    else:
        _print_findings(findings)
    errors = any(finding.severity is Severity.ERROR for finding in findings)
    raise SystemExit(1 if errors else 0)


def _print_findings(findings: Sequence[Finding]) -> None:
    for finding in findings:
        click.echo(f"{finding.severity}: {finding.explain()}")
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    click.echo(", ".join(f"{count} {severity}" for severity, count in counts.items()))
