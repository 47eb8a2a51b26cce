"""The command `regcoop compare`."""

import json

import click

from regcoop.cli.shared import cli, unanswered
from regcoop.comparison import compare
from regcoop.errors import RegcoopError
from regcoop.fixtures import load
from regcoop.rates import bundled_rates

__all__ = ["compare_command"]


@cli.command("compare")
@click.argument("first", metavar="FIGURE")
@click.argument("second", metavar="FIGURE")
@click.option("--no-rates", is_flag=True, help="Do without exchange rates: two currencies then need one.")
@click.option("--json", "as_json", is_flag=True, help="Print plain data.")
def compare_command(first: str, second: str, *, no_rates: bool, as_json: bool) -> None:
    """Say what kind of pair two figures are, and how they then stand to each other.

    \b
    Each FIGURE is the id of a figure or an indicator of the bundled atlas. Figures in two currencies are compared by
    the bundled rates, which are named in the answer.

    \b
    Examples:
      regcoop compare cn-uz-trade-2024-usd-ordakz cn-uz-trade-2024-usd-theastanatimes
      regcoop compare cn-asean-trade-2024-usd-xinhua asean-cn-trade-2024-usd-aseansecretariat --json
    """  # noqa: D301
    try:
        found = compare(first, second, atlas=load(), rates=None if no_rates else bundled_rates())
    except RegcoopError as error:
        raise unanswered(str(error)) from error
    click.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=2) if as_json else found.explain())
