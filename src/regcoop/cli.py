"""The command line: `regcoop brief` and `regcoop check`.

Exit statuses: 0 for an answer, 1 when checked data have errors, 2 for a call that cannot be answered, such as an
unknown name or a wrong option.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

try:
    import click
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table
except (
    ImportError
) as missing:  # pragma: no cover  # only without the extra; tried in another environment by the project's check
    print('regcoop: the command line needs its extra: pip install "regcoop[cli]"', file=sys.stderr)  # noqa: T201
    raise SystemExit(2) from missing

from regcoop.atlas import Atlas
from regcoop.errors import AmbiguousNameError, RegcoopError
from regcoop.findings import Finding, Severity
from regcoop.fixtures import check, load
from regcoop.report import Brief, FigureLine, InitiativeLine, LinkLine, MeetingLine, MemberLine, brief

__all__ = ["main"]

_PLAIN_WIDTH: Final = 140
_UNANSWERED: Final = 2


class _Day(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic since click 8.4 only
    """Read an ISO date."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401  # click's own signature
        """Turn a text such as 2025-06-01 into a date."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date: write it as 2025-06-01", param, ctx)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="regcoop")
def cli() -> None:
    """Ask the bundled atlas of regional economic cooperation.

    \b
    Examples:
      regcoop brief LMC
      regcoop brief "Lao PDR" --on 2024-09-30
      regcoop check my-package/
    """  # noqa: D301  # \b keeps click from refilling the examples


@cli.command("brief")
@click.argument("party")
@click.option("--on", "on", type=_Day(), help="The day to speak of; when left out, the date of the data edition.")
@click.option("--json", "as_json", is_flag=True, help="Print plain data instead of tables.")
def brief_command(party: str, on: date | None, *, as_json: bool) -> None:
    """Say what the atlas holds about PARTY: a bloc, group, country or region, by code or name.

    \b
    Prints who is in it, which corridors and services join its members, which forums met and when, what came of
    them, and which figures were reported about it, each as printed, with interval, period, compiler and source.

    \b
    Examples:
      regcoop brief LMC
      regcoop brief ASEAN --on 2025-10-26
      regcoop brief "Lao PDR" --json
    """  # noqa: D301
    atlas = load()
    gathered = brief(atlas, _code_of(atlas, party), on=on or atlas.edition)
    if as_json:
        click.echo(json.dumps(gathered.to_dict(), ensure_ascii=False, indent=2))
    else:
        _print_brief(gathered, stated=on is not None)


def _code_of(atlas: Atlas, text: str) -> str:
    """Turn a code or name into a code, or end with the nearest known names."""
    try:
        found = atlas.find(text)
    except AmbiguousNameError as error:
        raise _unanswered(str(error)) from error
    if found is not None:
        return found.code
    near = "".join(f"\n  {suggestion.record:<10} {suggestion.name}" for suggestion in atlas.suggest(text))
    raise _unanswered(
        f"no bloc, group, country or region is called {text!r}" + (f"; the nearest known:{near}" if near else "")
    )


def _unanswered(message: str) -> SystemExit:
    click.echo(f"regcoop: {message}", err=True)
    return SystemExit(_UNANSWERED)


# tables for people


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else _PLAIN_WIDTH, highlight=False, soft_wrap=False)


def _print_brief(gathered: Brief, *, stated: bool) -> None:
    console = _console()
    console.print(
        f"[bold]{escape(gathered.name)}[/bold] ({gathered.code}, {gathered.kind}) on {gathered.on}", highlight=False
    )
    day = "" if stated else ", which is taken as today: choose another day with --on"
    console.print(f"Data edition {gathered.edition}{day}")
    for note in gathered.notes:
        console.print(f"Note: {escape(note)}")
    number = {code: place for place, (code, _) in enumerate(gathered.sources, start=1)}
    for title, lines, columns in _sections(gathered):
        _print_table(
            console, f"{title} ({len(lines)})", [heading for heading, _ in columns], _cells(lines, columns, number)
        )
    console.print(f"\n[bold]Sources ({len(gathered.sources)})[/bold]")
    for place, (_, citation) in enumerate(gathered.sources, start=1):
        console.print(f"[{place}] {citation}", markup=False, soft_wrap=True)


_Columns = Sequence[tuple[str, Callable[[Any], str]]]


def _sections(gathered: Brief) -> Iterable[tuple[str, Sequence[Any], _Columns]]:
    sections: tuple[tuple[str, Sequence[Any], _Columns], ...] = (
        ("Members", gathered.members, _MEMBER),
        ("Belongs to", gathered.belongs_to, _BELONGS),
        ("Corridors", gathered.corridors, _LINK),
        ("Services", gathered.services, _LINK),
        ("Forums", gathered.meetings, _MEETING),
        ("Initiatives", gathered.initiatives, _INITIATIVE),
        ("Figures", gathered.figures, _FIGURE),
        ("Indicators", gathered.indicators, _FIGURE),
    )
    return (section for section in sections if section[1])


def _status(line: MemberLine) -> str:
    scope = f", through {' and '.join(line.scope)}" if line.scope else ""
    return line.status + scope + ("" if line.certain else " (day not certain)")


def _outcomes(line: MeetingLine) -> str:
    return "; ".join(line.outcomes)


_MEMBER: Final[_Columns] = (
    ("party", lambda line: line.party),
    ("name", lambda line: line.name),
    ("status", _status),
    ("since", lambda line: line.since or "unknown"),
)
_BELONGS: Final[_Columns] = (
    ("bloc", lambda line: line.bloc),
    ("name", lambda line: line.name),
    ("status", _status),
    ("since", lambda line: line.since or "unknown"),
)


def _link_columns() -> _Columns:
    def touches(line: LinkLine) -> str:
        return " ".join(line.touches)

    def modes(line: LinkLine) -> str:
        return " ".join(line.modes)

    return (
        ("name", lambda line: line.name),
        ("kind", lambda line: line.kind),
        ("touches", touches),
        ("modes", modes),
        ("since", lambda line: line.since),
    )


def _ordinal(line: MeetingLine) -> str:
    return str(line.ordinal or "")


def _parties(line: InitiativeLine) -> str:
    return ", ".join(line.parties)


def _printed(line: FigureLine) -> str:
    return line.printed + (f"  [doubt: {line.doubt}]" if line.doubt else "")


_LINK: Final = _link_columns()
_MEETING: Final[_Columns] = (
    ("forum", lambda line: line.forum),
    ("no.", _ordinal),
    ("when", lambda line: line.period),
    ("where", lambda line: line.where),
    ("status", lambda line: line.status if line.mode in ("in-person", "unstated") else f"{line.status}, {line.mode}"),
    ("outcomes", _outcomes),
)
_INITIATIVE: Final[_Columns] = (
    ("name", lambda line: line.name),
    ("kind", lambda line: line.kind),
    ("status", lambda line: line.status),
    ("since", lambda line: line.since),
    ("parties", _parties),
)
_FIGURE: Final[_Columns] = (
    ("what", lambda line: line.what),
    ("period", lambda line: line.period),
    ("printed", _printed),
    ("interval", lambda line: line.interval),
    ("compiler", lambda line: line.compiler or "not stated"),
    ("printed on", lambda line: line.published or "undated"),
)


def _cells(lines: Iterable[Any], columns: _Columns, number: dict[str, int]) -> list[list[str]]:
    return [
        [*(read(line) for _, read in columns), " ".join(f"[{number[code]}]" for code in line.sources)] for line in lines
    ]


def _print_table(console: Console, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in (*headings, "sources"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(escape(text) for text in row))
    console.print(f"\n[bold]{escape(title)}[/bold]")
    console.print(table)


# check


@cli.command("check")
@click.argument("path", type=click.Path(path_type=Path))
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a broken pipe and Ctrl-C end quietly.

    Args:
        arguments: what stands behind the command's name; the process's own arguments when left out.

    Raises:
        SystemExit: always, with the exit status.
    """
    try:
        cli.main(args=None if arguments is None else list(arguments), prog_name="regcoop", standalone_mode=True)
    except RegcoopError as error:
        raise _unanswered(str(error)) from error
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
