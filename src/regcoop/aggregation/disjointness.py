"""Whether the values of the dimension that varies share anything: days, territories or goods."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, TypeAlias

from regcoop.aggregation.entries import Entry
from regcoop.aggregation.rules import SumRule, refused
from regcoop.atlas import Atlas
from regcoop.countries import WORLD
from regcoop.errors import UnlistedMembersError
from regcoop.figures import TradeFigure
from regcoop.measures import Commodity
from regcoop.period import Period, PeriodKind
from regcoop.relations import AnyClaim, Parties, meant_party, territories_ever

__all__ = ["Parts", "check_disjoint", "codes_of", "country_of", "meant", "parted", "territories_of"]

Parts: TypeAlias = Mapping[object, Sequence[Entry]]
"""From each value of the dimension that varies to the claims about it."""

_HS: Final = re.compile(r"HS:([0-9]{2}(?:[0-9]{2}){0,4})")


def parted(entries: Iterable[Entry], dimension: str) -> Parts:
    """Sort claims by the value of a dimension; all of them stand under None if none varies."""
    parts: dict[object, list[Entry]] = {}
    for entry in entries:
        parts.setdefault(getattr(entry.dimensions, dimension) if dimension else None, []).append(entry)
    return parts


def check_disjoint(parts: Parts, dimension: str, parties: Parties) -> None:
    """Refuse values of a dimension that share something, or of which nobody can say.

    Raises:
        IllegalSumError: if two of them overlap, or their lists are not known.
    """
    if len(parts) == 1:
        return
    if dimension == "period":
        _check_periods(parts)
    elif dimension == "commodity":
        _check_commodities(parts, parties.atlas)
    elif dimension in {"reporter", "partner"}:
        check_parties(parts, dimension, parties)


def _claims(parts: Parts, *keys: object) -> list[AnyClaim]:
    return [entry.claim for key in keys for entry in parts[key]]


# Periods


def _check_periods(parts: Parts) -> None:
    """Walk through the periods by their first days: two share a day only if some neighbours do."""
    periods = sorted((key for key in parts if isinstance(key, Period)), key=lambda period: period.sort_key)
    widest = periods[0]
    for period in periods[1:]:
        if (period.start or date.min) < widest.end:
            raise _shared_days(parts, widest, period)
        widest = period


def _shared_days(parts: Parts, first: Period, second: Period) -> Exception:
    wide, narrow = (first, second) if first.contains(second) else (second, first)
    counts_up = wide.start is None or (wide.is_year_to_date and wide.kind is not PeriodKind.YEAR)
    if counts_up and wide.contains(narrow):
        problem = f"{wide} is counted up from its start and already holds {narrow}"
        return refused(SumRule.CUMULATIVE, _claims(parts, wide, narrow), problem, "take the one or the other")
    problem = f"{first} and {second} share days"
    return refused(SumRule.DISJOINT, _claims(parts, first, second), problem, "take periods that share no day")


# Goods


def codes_of(commodity: object, commodities: Mapping[str, Commodity]) -> tuple[str, ...]:
    """Give the codes of the Harmonized System that goods are; none if nobody says which they are.

    A code such as HS:0810 says it itself, be it in the atlas or not.
    """
    if isinstance(commodity, str) and commodity in commodities:
        return commodities[commodity].hs_codes
    match = _HS.fullmatch(str(commodity))
    return (match[1],) if match else ()


def _check_commodities(parts: Parts, atlas: Atlas) -> None:
    """Walk through the sorted codes: one is the beginning of another only if some neighbours are so."""
    if None in parts:
        other = next(key for key in parts if key is not None)
        problem = f"all goods and {other} share {other}"
        raise refused(SumRule.DISJOINT, _claims(parts, None, other), problem, "leave out all goods, or the part")
    codes = {key: codes_of(key, atlas.commodities) for key in parts}
    unmapped = [key for key, listed_codes in codes.items() if not listed_codes]
    if unmapped:
        problem = f"nobody says which goods {unmapped[0]} is, so what it overlaps is undetermined"
        raise refused(SumRule.DISJOINT, _claims(parts, *unmapped), problem, "add goods with HS codes only")
    ordered = sorted((code, str(key)) for key, listed_codes in codes.items() for code in listed_codes)
    for (wide, first), (narrow, second) in pairwise(ordered):
        if narrow.startswith(wide):
            problem = f"{first} and {second} share goods"
            advice = "take goods of which none lies in another"
            raise refused(SumRule.DISJOINT, _claims(parts, first, second), problem, advice)


# Parties


def meant(entries: Sequence[Entry], side: str, parties: Parties) -> str:
    """Give the party that claims about one party mean: the composition, where one of them states it."""
    claims = (entry.claim for entry in entries)
    stating = (claim for claim in claims if isinstance(claim, TradeFigure) and claim.composition is not None)
    claim = next(stating, None)
    return str(getattr(entries[0].dimensions, side)) if claim is None else meant_party(claim, side, parties)


def territories_of(atlas: Atlas, party: str, period: Period | None) -> frozenset[str] | None:
    """Give the territories of a party on any day of a period; None if nobody lists them, as of the world.

    Raises:
        UnknownCodeError: if the atlas holds no such party.
    """
    day = Period.day(atlas.edition) if period is None else period
    try:
        return territories_ever(atlas, party, day)
    except UnlistedMembersError:
        return None


def country_of(territory: str, atlas: Atlas) -> str:
    """Give the country whose customs count a territory: of a region without statistics apart its country."""
    if territory not in atlas.regions:
        return territory
    region = atlas.regions[territory]
    return territory if region.separate_territory else region.country


def check_parties(parts: Parts, side: str, parties: Parties) -> None:
    """Refuse parties that share a territory on any day; each territory is looked up once.

    Raises:
        IllegalSumError: if two do, or the members of one are not listed.
    """
    atlas = parties.atlas
    owners: dict[str, object] = {}
    inside: dict[str, object] = {}
    for key in sorted(parts, key=str):
        entries = parts[key]
        found = territories_of(atlas, meant(entries, side, parties), entries[0].dimensions.period)
        if found is None:
            raise _unlisted(parts, str(key))
        for territory in sorted(found):
            country = country_of(territory, atlas)
            clash = owners.get(territory, owners.get(country, inside.get(territory, key)))
            if clash != key:
                raise _shared_territory(parts, clash, key, territory)
            owners[territory] = key
            if country != territory:
                inside.setdefault(country, key)


def _unlisted(parts: Parts, party: str) -> Exception:
    if party == WORLD:
        problem, keys = "the world contains every other party", list(parts)
    else:
        problem, keys = f"the members of {party} are not listed, so what it overlaps is undetermined", [party]
    return refused(SumRule.DISJOINT, _claims(parts, *keys), problem, f"leave out {party}")


def _shared_territory(parts: Parts, first: object, second: object, territory: str) -> Exception:
    problem = f"{first} and {second} share {territory}"
    advice = "take parties that share no territory on any day of the period"
    return refused(SumRule.DISJOINT, _claims(parts, first, second), problem, advice)
