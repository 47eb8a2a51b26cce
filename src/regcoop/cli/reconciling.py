"""The command `regcoop reconcile`."""

import json
import stat
import sys
import tempfile
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Final, Literal, Self, TextIO

import attrs
import click
from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn
from rich.progress import Progress as Display

from regcoop.atlas import Atlas
from regcoop.cli.shared import Package, cli, console, unanswered
from regcoop.codec.checks import keys_of
from regcoop.codec.descriptor import read_descriptor
from regcoop.codec.files import read_text
from regcoop.codec.problems import Problems
from regcoop.codec.reader import read_sheet
from regcoop.codec.tables import TABLES
from regcoop.errors import DataPackageError, RegcoopError
from regcoop.findings import Severity
from regcoop.fixtures import load
from regcoop.rates import bundled_rates
from regcoop.reconciliation import Progress, Reconciliation, reconcile
from regcoop.relations import AnyClaim
from regcoop.report import (
    LARGEST_ACCEPTED,
    Acceptance,
    AcceptedLine,
    accept_findings,
    parse_accepted,
    write_reconciliation_html,
    write_reconciliation_text,
)
from regcoop.report.tallies import at_least, counted

__all__ = ["Bar", "reconcile_command"]

_PATIENCE: Final = 1
"""After how many seconds of work a bar is shown."""

_SEVERITIES: Final = tuple(severity.value for severity in Severity)
_CLAIMS: Final = ("figures", "indicators")


@cli.command("reconcile")
@click.argument("path", type=Package(), required=False)
@click.option("--alone", is_flag=True, help="Do not resolve references of PATH against the bundled atlas.")
@click.option("--json", "as_json", is_flag=True, help="Print plain data: everything that was found.")
@click.option("--html", "page", type=click.Path(path_type=Path), metavar="FILE", help="Write one page of HTML.")
@click.option("--accept", type=click.Path(path_type=Path), metavar="FILE", help="Findings that were looked at already.")
@click.option("--no-rates", is_flag=True, help="Do without exchange rates: no restatements, and less on currencies.")
@click.option(
    "--severity", type=click.Choice(_SEVERITIES), default="info", show_default=True, help="Show what is at least this."
)
def reconcile_command(
    path: Path | None,
    *,
    alone: bool,
    as_json: bool,
    page: Path | None,
    accept: Path | None,
    no_rates: bool,
    severity: str,
) -> None:
    """Say what reported figures say about each other: what contradicts, what is doubtful, and what follows.

    Without PATH the figures and indicators of the bundled atlas are reconciled. With PATH it is those of the data
    package there (its folder), and no others: the bundled atlas gives the codes and memberships they refer to, unless
    --alone says otherwise, but none of its figures.

    An --accept FILE has one finding in a line: its code, a blank, and the ids of its subjects joined by ; as they stand
    above each finding. What follows a blank and # is a comment. Lines that fit no finding any more are named.

    The exit status is 1 when there are errors that are not accepted, whatever --severity shows.

    \b
    Examples:
      regcoop reconcile --severity warning
      regcoop reconcile my-package/ --accept looked-at.txt
      regcoop reconcile my-package/ --html findings.html
    """  # noqa: D301
    if as_json and page is not None:
        raise unanswered("--json and --html are two answers to one question: give one of them")
    if alone and path is None:
        raise unanswered("--alone is about a package of your own: give its PATH, or leave --alone out")
    lines = () if accept is None else _read_accepted(accept)
    claims, atlas = _material(path, alone=alone)
    result = _reconciled(claims, atlas, with_rates=not no_rates)
    least = Severity(severity)
    acceptance = accept_findings(result.findings, lines)
    house = f"the bundled atlas (edition {atlas.edition})" if path is None else str(path)
    title = f"What {counted(len(claims), 'claim')} of {house} say about each other"
    if as_json:
        _print_json(result, acceptance, least)
    elif page is not None:
        _write_page(page, write_reconciliation_html(result, title=title, atlas=atlas, accepted=lines, least=least))
        click.echo(f"{_counts(acceptance)}; written to {page}")
    else:
        text = write_reconciliation_text(result, accepted=lines, least=least, width=console().width)
        click.echo(f"{title}\n{text}\n{_counts(acceptance)}")
    raise SystemExit(1 if acceptance.open_errors else 0)


# what is reconciled


def _material(path: Path | None, *, alone: bool) -> tuple[tuple[AnyClaim, ...], Atlas]:
    """Give the claims that are asked for, and the atlas in which their codes are looked up."""
    if path is None:
        atlas = load()
        return (*atlas.figures, *atlas.indicators), atlas
    try:
        atlas = load(path, base=None if alone else load())
    except DataPackageError as error:
        raise unanswered(f"{error}\nrun regcoop check on it, and mend what it lists") from error
    own = _ids_in(path)
    return tuple(claim for claim in (*atlas.figures, *atlas.indicators) if claim.id in own), atlas


def _ids_in(path: Path) -> frozenset[str]:
    """Give the ids of the claims that stand in a package itself, which has been read without a problem."""
    problems = Problems()
    descriptor = read_descriptor(path, problems)
    found: set[str] = set()
    for name, file in () if descriptor is None else descriptor.files.items():
        content = read_text(path, file, problems) if name in _CLAIMS else None
        sheet = None if content is None else read_sheet(TABLES[name], file, content, problems)
        found |= frozenset() if sheet is None else keys_of(sheet)
    return frozenset(found)


def _reconciled(claims: Iterable[AnyClaim], atlas: Atlas, *, with_rates: bool) -> Reconciliation:
    rates = bundled_rates() if with_rates else None
    with _bar(sys.stderr) as progress:
        return reconcile(claims, atlas=atlas, rates=rates, progress=progress)


def _bar(stream: TextIO) -> AbstractContextManager[Progress | None]:
    """Give a bar if the stream is a terminal, and nothing if it is a file or a pipe."""
    return Bar(Console(file=stream)) if stream.isatty() else nullcontext()


def _read_accepted(file: Path) -> tuple[AcceptedLine, ...]:
    """Read a list of accepted findings, no further than it may be long."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_ACCEPTED + 1)
    except OSError as error:
        raise unanswered(f"{file} cannot be read: {error.strerror}") from error
    try:
        return parse_accepted(content)
    except RegcoopError as error:
        raise unanswered(f"{file}: {error}") from error


class Bar:
    """Show how far a long piece of work has come, from the moment when it has taken a second."""

    def __init__(self, screen: Console, *, patience: int = _PATIENCE) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
        self._display = Display(*columns, console=screen, transient=True)
        self._task = self._display.add_task("", total=None)
        self._timer = Timer(patience, self._display.start)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Literal[False]:
        self._timer.cancel()
        self._timer.join()
        if self._display.live.is_started:
            self._display.stop()
        return False

    def __call__(self, done: int, of: int, what: str) -> None:
        """Take how many steps of how many are done, and the name of the next."""
        self._display.update(self._task, completed=done, total=of, description=what)


# what is shown


def _counts(acceptance: Acceptance) -> str:
    """Tell in one line what decides on the exit status, and what has become of the list of accepted findings."""
    counts = [f"{sum(one.severity is severity for one in acceptance.open)} {severity}" for severity in Severity]
    more = [
        f"{len(some)} {words}"
        for some, words in ((acceptance.accepted, "accepted"), (acceptance.stale, "accepted but found no more"))
        if some
    ]
    return ", ".join([*counts, *more])


def _print_json(result: Reconciliation, acceptance: Acceptance, least: Severity) -> None:
    plain = {
        **attrs.evolve(result, findings=at_least(result.findings, least)).to_dict(),
        "accepted": [one.line.to_dict() for one in acceptance.accepted],
        "stale": [line.to_dict() for line in acceptance.stale],
    }
    click.echo(json.dumps(plain, ensure_ascii=False, indent=2))


def _write_page(file: Path, text: str) -> None:
    """Write a page beside its place and move it there when it is complete."""
    try:
        target = file.resolve()
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            raise unanswered(f"{file} is no ordinary file: give the name of a file to write")
        with tempfile.TemporaryDirectory(prefix=".regcoop-", dir=target.parent) as beside:
            complete = Path(beside) / target.name
            complete.write_bytes(text.encode("utf-8"))
            complete.replace(target)
    except OSError as error:
        raise unanswered(f"{file} cannot be written: {error.strerror}") from error
