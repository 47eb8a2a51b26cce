"""The command `regcoop total`."""

import json
from decimal import Decimal
from typing import Any, Final, cast

import click

from regcoop.aggregation import How, IntraGroup, Total, total
from regcoop.atlas import Atlas, Figures
from regcoop.cli.shared import cli, unanswered
from regcoop.errors import RegcoopError
from regcoop.fixtures import load
from regcoop.relations import AnyClaim

__all__ = ["total_command"]

_HOW: Final = ("only", "latest", "hull")
_HANDLING: Final = ("declared", "removed")


class Codes(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic since click 8.4 only
    """Read codes that are written with commas between them."""

    name = "CODE,…"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:  # noqa: ANN401  # click's own signature
        """Turn a text such as KZ,KG into codes."""
        codes = tuple(code.strip() for code in str(value).split(","))
        if not all(codes):
            self.fail(f"{value!r} has an empty code in it: write codes as KZ,KG,TJ", param, ctx)
        return codes


@cli.command("total")
@click.option("--reporter", type=Codes(), required=True, help="The party whose statistics they are, such as CN.")
@click.option("--partners", type=Codes(), help="The partners, or one bloc or group for its members.")
@click.option("--partner", type=Codes(), help="A partner taken as it is: ASEAN as a whole.")
@click.option("--period", type=Codes(), required=True, help="The period, such as 2024; several for a sum over time.")
@click.option("--measure", type=Codes(), required=True, help="What is measured, such as goods-trade.")
@click.option(
    "--flow", type=Codes(), required=True, help="exports, imports, trade and so on; exports,imports adds both."
)
@click.option("--unit", type=Codes(), required=True, help="The unit, such as USD; nothing is converted.")
@click.option("--commodity", type=Codes(), help="The goods, such as HS:081060; all for figures that name none.")
@click.option("--compiler", type=Codes(), help="The organisation that counted.")
@click.option("--claims", "how", type=click.Choice(_HOW), default="only", show_default=True, help="Which claim counts.")
@click.option("--intra-group", type=click.Choice(_HANDLING), help="What becomes of trade between the reporters.")
@click.option("--json", "as_json", is_flag=True, help="Print plain data.")
def total_command(how: How, intra_group: IntraGroup | None, *, as_json: bool, **query: tuple[str, ...] | None) -> None:
    """Add up printed figures, or say why they may not be added.

    \b
    A fact that several sources print counts once: --claims says which of them. A single bloc or group as --partners
    stands for its members, and the answer names those that are missing; several codes are taken as they are, and so
    is what --partner names.

    \b
    Examples:
      regcoop total --reporter CN --partners CASIA5 --period 2024 --measure goods-trade --flow trade --unit USD \\
        --claims latest
      regcoop total --reporter CN --partners KZ,KG,TJ,TM,UZ --period 2024 --measure goods-trade --flow trade \\
        --unit USD --claims latest --json
      regcoop total --reporter CN --partner ASEAN --period 2020 --measure goods-trade --flow exports,imports --unit USD
    """  # noqa: D301
    try:
        found, composition = _found(load(), {name: codes for name, codes in query.items() if codes is not None})
        result = total(found, claims=how, composition=composition, intra_group=intra_group)
    except RegcoopError as error:
        raise unanswered(str(error)) from error
    if as_json:
        click.echo(json.dumps(result.to_dict(), ensure_ascii=False, indent=2))
    else:
        _print(result)


def _found(atlas: Atlas, query: dict[str, tuple[str, ...]]) -> tuple[Figures, str | None]:
    """Give the figures that are asked for, and the bloc or group whose members they are to be of."""
    partners = query.get("partners", ())
    asked = cast("dict[str, Any]", {name: codes for name, codes in query.items() if name != "partners"})
    if bool(partners) == ("partner" in asked):
        raise unanswered(
            "whose trade is it: give --partners with codes or a group, or --partner with one to take as it is"
        )
    if len(partners) == 1 and (partners[0] in atlas.groups or partners[0] in atlas.blocs):
        return atlas.figures.where(partner_in=partners[0], **asked), partners[0]
    return atlas.figures.where(**({"partner": partners} if partners else {}), **asked), None


def _print(result: Total) -> None:
    estimate = result.estimate
    lines = [
        f"{estimate.value:,f} {estimate.unit}",
        f"between {_end(estimate.interval.lo)} and {_end(estimate.interval.hi)}, by the print of the figures",
        f"over       {result.dimension or 'one fact'}{': ' if result.parts else ''}{', '.join(result.parts)}",
        f"coverage   {result.coverage}",
        *([f"members    {result.composition_effect}"] if result.composition_effect else []),
        *(["valuation  mixed: exports and imports are valued in two ways"] if result.mixed_valuation else []),
        *(
            [f"in group   the trade of the reporters with each other is {result.intra_group}"]
            if result.intra_group
            else []
        ),
        *(f"counted    {_shown(claim)}" for claim in result.counted),
        *(f"removed    {_shown(claim)}" for claim in result.removed),
        *(f"left out   {one}" for one in result.not_counted),
        *(f"doubted    {claim.id}: {claim.doubt}" for claim in result.doubted),
        *(f"assumed    {one}" for one in result.assumed),
        *(f"source     {source.citation()}" for source in result.sources),
    ]
    for line in lines:
        click.echo(line)


def _shown(claim: AnyClaim) -> str:
    return f"{claim.value}  {claim.published or 'undated'}  {claim.id}"


def _end(end: Decimal) -> str:
    return f"{end:,f}" if end.is_finite() else "no end"
