"""The command `regcoop brief`."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final

import click
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from regcoop._shorten import shorten
from regcoop.atlas import Atlas
from regcoop.cli.shared import Day, cli, console, unanswered
from regcoop.errors import AmbiguousNameError
from regcoop.fixtures import load
from regcoop.report import Brief, FigureLine, InitiativeLine, LinkLine, MeetingLine, MemberLine, brief

__all__ = ["brief_command"]


@cli.command("brief")
@click.argument("party")
@click.option("--on", "on", type=Day(), help="The day to speak of; when left out, the date of the data edition.")
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
        raise unanswered(str(error)) from error
    if found is not None:
        return found.code
    near = "".join(f"\n  {suggestion.record:<10} {suggestion.name}" for suggestion in atlas.suggest(text))
    known = f"the nearest known:{near}" if near else "write a code such as LMC, KZ or CN-CQ, or a full name"
    raise unanswered(f"no bloc, group, country or region is called {shorten(text)}; {known}")


# tables for people


def _print_brief(gathered: Brief, *, stated: bool) -> None:
    screen = console()
    screen.print(
        f"[bold]{escape(gathered.name)}[/bold] ({gathered.code}, {gathered.kind}) on {gathered.on}", highlight=False
    )
    day = "" if stated else ", which is taken as today: choose another day with --on"
    screen.print(f"Data edition {gathered.edition}{day}")
    for note in gathered.notes:
        screen.print(f"Note: {escape(note)}")
    number = {code: place for place, (code, _) in enumerate(gathered.sources, start=1)}
    for title, lines, columns in _sections(gathered):
        _print_table(
            screen, f"{title} ({len(lines)})", [heading for heading, _ in columns], _cells(lines, columns, number)
        )
    screen.print(f"\n[bold]Sources ({len(gathered.sources)})[/bold]")
    for place, (_, citation) in enumerate(gathered.sources, start=1):
        screen.print(f"[{place}] {citation}", markup=False, soft_wrap=True)


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


def _print_table(screen: Console, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in (*headings, "sources"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(escape(text) for text in row))
    screen.print(f"\n[bold]{escape(title)}[/bold]")
    screen.print(table)
