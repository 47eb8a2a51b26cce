"""The commands `regcoop route` and `regcoop corridors compare`."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Final, TypedDict, Unpack

import click

from regcoop._shorten import shorten
from regcoop.atlas import Atlas
from regcoop.cli.shared import Day, cli, unanswered
from regcoop.corridors import Corridor, Mode, Place, SegmentStatus
from regcoop.countries import Country, Region
from regcoop.errors import AmbiguousNameError, NoRouteError, RegcoopError
from regcoop.fixtures import load
from regcoop.network import Network, Route, compare_corridors
from regcoop.network.costs import WEIGHTS, Weight

__all__ = ["corridors_group", "route_command"]

_WEIGHTS: Final[dict[str, Weight]] = {weight.replace(" ", "-"): weight for weight in WEIGHTS}
_MODES: Final = tuple(mode.value for mode in Mode)
_STATUSES: Final = tuple(status.value for status in SegmentStatus)
_MOST: Final = 20


class _Asked(TypedDict):
    """Name the options that a route may be asked for by."""

    modes: tuple[str, ...]
    weight: str
    avoid: tuple[str, ...]
    statuses: tuple[str, ...]
    alternatives: int | None


@cli.command("route")
@click.argument("origin", metavar="FROM")
@click.argument("destination", metavar="TO")
@click.option("--mode", "modes", multiple=True, type=click.Choice(_MODES), help="A mode that may be used; repeatable.")
@click.option("--on", "on", type=Day(), help="The day to speak of; when left out, the date of the data edition.")
@click.option(
    "--weight",
    type=click.Choice(tuple(_WEIGHTS)),
    default="distance",
    show_default=True,
    help="What to have little of.",
)
@click.option("--avoid", multiple=True, metavar="PLACE", help="A country, region or place to avoid; repeatable.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(_STATUSES),
    default=(SegmentStatus.OPERATING.value,),
    show_default=True,
    help="A state in which a segment may be; repeatable.",
)
@click.option("--alternatives", type=click.IntRange(1, _MOST), help="Give so many routes, the best first.")
@click.option("--json", "as_json", is_flag=True, help="Print plain data: one route, or a list with --alternatives.")
def route_command(origin: str, destination: str, on: date | None, *, as_json: bool, **asked: Unpack[_Asked]) -> None:
    """Say how one gets FROM one place TO another, how long that is, and what changes on the way.

    \b
    Places are ids or names. The answer tells printed lengths from straight lines, and names borders, changes of gauge
    and of mode, services and corridors on the way, and the sources. Where there is no way it says what would join the
    two, and the exit status is 2.

    \b
    Examples:
      regcoop route kunming bangkok --mode rail --on 2025-06-01
      regcoop route Vladivostok Duisburg --mode rail --weight gauge-changes
      regcoop route chongqing singapore --alternatives 3 --avoid VN --json
    """  # noqa: D301
    atlas = load()
    try:
        routes = _routes(atlas, (_place(atlas, origin), _place(atlas, destination)), on or atlas.edition, asked)
    except NoRouteError as error:
        if as_json:
            click.echo(json.dumps(error.to_dict(), ensure_ascii=False, indent=2))
        raise unanswered(error.explain()) from error
    except RegcoopError as error:
        raise unanswered(str(error)) from error
    if as_json:
        plain = [route.to_dict() for route in routes]
        click.echo(json.dumps(plain if asked["alternatives"] else plain[0], ensure_ascii=False, indent=2))
    else:
        _print(routes, atlas, stated=on is not None)


def _routes(atlas: Atlas, ends: tuple[str, str], on: date, asked: _Asked) -> tuple[Route, ...]:
    """Give the routes that are asked for; the network has all modes, so that a hint can name others."""
    net = Network(atlas, on=on, statuses=asked["statuses"])
    avoid = {_avoided(atlas, text) for text in asked["avoid"]}
    modes, weight = asked["modes"] or None, _WEIGHTS[asked["weight"]]
    if asked["alternatives"] is None:
        return (net.route(*ends, weight=weight, modes=modes, avoid=avoid),)
    return net.alternatives(*ends, k=asked["alternatives"], weight=weight, modes=modes, avoid=avoid)


def _print(routes: tuple[Route, ...], atlas: Atlas, *, stated: bool) -> None:
    if not stated:
        click.echo(f"Data edition {atlas.edition}, which is taken as today: choose another day with --on")
    for number, route in enumerate(routes, start=1):
        if len(routes) > 1:
            click.echo(f"{number}. {route}")
    for route in routes:
        click.echo(("\n" if len(routes) > 1 else "") + route.explain())


@cli.group("corridors")
def corridors_group() -> None:
    """Ask about corridors.

    \b
    Examples:
      regcoop corridors compare china-laos-railway kunming-hai-phong-railway
    """  # noqa: D301


@corridors_group.command("compare")
@click.argument("first", metavar="CORRIDOR")
@click.argument("second", metavar="CORRIDOR")
@click.option("--on", "on", type=Day(), help="The day to speak of; when left out, the date of the data edition.")
@click.option("--json", "as_json", is_flag=True, help="Print plain data.")
def corridors_compare_command(first: str, second: str, on: date | None, *, as_json: bool) -> None:
    """Set two corridors side by side: length, borders, breaks of gauge, countries, blocs, what of them is open.

    \b
    Each CORRIDOR is an id or a name.

    \b
    Examples:
      regcoop corridors compare china-laos-railway kunming-hai-phong-railway --on 2025-06-01
      regcoop corridors compare trans-siberian trans-caspian-titr --json
    """  # noqa: D301
    atlas = load()
    codes = [_corridor(atlas, text) for text in (first, second)]
    try:
        found = compare_corridors(*codes, atlas=atlas, on=on or atlas.edition)
    except RegcoopError as error:
        raise unanswered(str(error)) from error
    click.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=2) if as_json else found.explain())


# Names


def _place(atlas: Atlas, text: str) -> str:
    found = _found(atlas, text, ("place",))
    return found.id if isinstance(found, Place) else text


def _corridor(atlas: Atlas, text: str) -> str:
    found = _found(atlas, text, ("corridor",))
    return found.id if isinstance(found, Corridor) else text


def _avoided(atlas: Atlas, text: str) -> str:
    found = _found(atlas, text, ("place", "country", "region"))
    return found.code if isinstance(found, Country | Region) else _place(atlas, text)


def _found(atlas: Atlas, text: str, kinds: Iterable[str]) -> object:
    """Give the one record that is meant, or end with the nearest known names."""
    asked = frozenset(kinds)
    try:
        found = atlas.find(text, kinds=asked)
    except AmbiguousNameError as error:
        raise unanswered(str(error)) from error
    if found is not None:
        return found
    near = "".join(f"\n  {each.record:<24} {each.name}" for each in atlas.suggest(text, kinds=asked))
    known = f"the nearest known:{near}" if near else "write an id, or a full name"
    raise unanswered(f"no {' or '.join(sorted(asked))} is called {shorten(text)}; {known}")
