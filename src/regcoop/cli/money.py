"""The command `regcoop convert`."""

import json
from datetime import date

import click

from regcoop.amount import Amount
from regcoop.cli.shared import Day, Days, cli, unanswered
from regcoop.conversion import Conversion, convert
from regcoop.errors import RegcoopError
from regcoop.period import Period
from regcoop.rates import LIMIT_DAYS, RateBasis, bundled_rates, format_digits

__all__ = ["convert_command"]

_SHOWN_DIGITS = 5
_BASES = tuple(basis.value for basis in RateBasis if basis is not RateBasis.STATED)


@cli.command("convert")
@click.argument("amount")
@click.argument("unit")
@click.argument("target")
@click.option("--on", "on", type=Day(), help="The day of the rate; without --basis that means its spot rate.")
@click.option("--period", "period", type=Days(), help="The period of the figure; it needs --basis.")
@click.option("--basis", "basis", type=click.Choice(_BASES), help="Which kind of rate is meant; there is no default.")
@click.option("--previous", "previous", type=click.IntRange(1, 366), help="Take the last quotation, so many days back.")
@click.option("--json", "as_json", is_flag=True, help="Print plain data.")
def convert_command(  # noqa: PLR0917  # the options of the command
    amount: str,
    unit: str,
    target: str,
    on: date | None,
    period: Period | None,
    basis: str | None,
    previous: int | None,
    *,
    as_json: bool,
) -> None:
    """Convert AMOUNT, printed in UNIT, into TARGET at a dated rate, and say which rate it was and whose.

    \b
    Money has no default rate: say the day (its spot rate), or the period and the basis.

    \b
    Examples:
      regcoop convert "42.64 billion" CNY USD --period 2023-01/2023-09 --basis period_average
      regcoop convert "42.64 billion" CNY USD --on 2023-10-24
      regcoop convert "1 trillion" VND USD --period 2024 --basis published_monthly --json
    """  # noqa: D301
    chosen = _basis(on, period, basis)
    try:
        conversion = convert(
            Amount.parse(amount, unit=unit),
            target,
            rates=bundled_rates(),
            basis=chosen,
            period=period,
            on=on,
            on_missing="error" if previous is None else "previous",
            limit_days=previous or LIMIT_DAYS,
        )
    except RegcoopError as error:
        raise unanswered(str(error)) from error
    if as_json:
        click.echo(json.dumps(conversion.to_dict(), ensure_ascii=False, indent=2))
    else:
        _print(conversion)


def _basis(on: date | None, period: Period | None, basis: str | None) -> RateBasis:
    """Say which basis is meant, or what is missing."""
    if on is not None and period is not None:
        raise unanswered("--on and --period are two answers to one question: give the day or the period")
    if on is None and period is None:
        raise unanswered("a rate has a date: give --on with a day, or --period with --basis")
    if basis is None and period is not None:
        raise unanswered(f"a period has several rates: add --basis with one of {', '.join(_BASES[1:])}")
    return RateBasis(basis or RateBasis.SPOT)


def _print(conversion: Conversion) -> None:
    estimate, rate = conversion.estimate, conversion.rate
    lo, hi = (format_digits(end, _SHOWN_DIGITS) for end in (estimate.interval.lo, estimate.interval.hi))
    lines = (
        f"{conversion.original} = {format_digits(estimate.value, _SHOWN_DIGITS)} {estimate.unit}",
        f"between {lo} and {hi}, by the rounding of the amount and of the rate",
        f"rate    {format_digits(rate.value, 7)} {rate.quote} per {rate.base}, {rate.made_of}",
        f"range   {format_digits(rate.low, 7)} to {format_digits(rate.high, 7)}",
        f"table   {rate.table}",
        f"source  {rate.licence_line}",
        *((f"note    {rate.note}",) if rate.note else ()),
    )
    for line in lines:
        click.echo(line)
