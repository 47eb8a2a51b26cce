"""What the commands share: the group they belong to, how they read days and periods, and how they refuse."""

import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console

from regcoop.errors import RegcoopError
from regcoop.fixtures import load
from regcoop.period import Period

__all__ = ["Day", "Days", "Package", "cli", "console", "unanswered"]

_PLAIN_WIDTH: Final = 140
_UNANSWERED: Final = 2
_DESCRIPTOR: Final = "datapackage.json"


class Day(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic since click 8.4 only
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


class Days(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic since click 8.4 only
    """Read a period."""

    name = "PERIOD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Period:  # noqa: ANN401  # click's own signature
        """Turn a text such as 2023-01/2023-09 into a period; fiscal years are read with the bundled calendars."""
        if isinstance(value, Period):
            return value
        try:
            return Period.parse(str(value), calendar=load().calendars if str(value).startswith("FY") else None)
        except RegcoopError as error:
            self.fail(str(error), param, ctx)


class Package(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic since click 8.4 only
    """Read where a data package is: its folder, or the datapackage.json in it."""

    name = "PATH"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ANN401, ARG002  # click's own signature
        """Turn a text into the path of the folder."""
        path = Path(value)
        return path.parent if path.name == _DESCRIPTOR else path


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="regcoop")
def cli() -> None:
    """Ask the bundled atlas of regional economic cooperation.

    \b
    Examples:
      regcoop brief LMC
      regcoop brief "Lao PDR" --on 2024-09-30
      regcoop check my-package/
      regcoop convert "42.64 billion" CNY USD --on 2023-10-24
    """  # noqa: D301  # \b keeps click from refilling the examples


def unanswered(message: str) -> SystemExit:
    """Print why a call cannot be answered, and give the exit to raise."""
    click.echo(f"regcoop: {message}", err=True)
    return SystemExit(_UNANSWERED)


def console() -> Console:
    """Give a console as wide as the terminal, or of a fixed width where there is none."""
    return Console(width=None if sys.stdout.isatty() else _PLAIN_WIDTH, highlight=False, soft_wrap=False)
