"""Whether the parts of something share anything: days, territories, goods, flows or places."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple, final

from regcoop.atlas import Atlas
from regcoop.countries import WORLD
from regcoop.errors import RegcoopError
from regcoop.figures import TradeFigure
from regcoop.measures import Commodity
from regcoop.relations import (
    AnyClaim,
    Parties,
    SetRelation,
    dimensions_of,
    meant_party,
    relation_of_flows,
    relation_of_periods,
    territories_ever,
    wider_commodities,
)
from regcoop.series.claims import Question, period_of

__all__ = ["Overlaps", "overlaps_of"]

_NOTHING: Final = SetRelation.DISJOINT


@final
class Overlaps(NamedTuple):
    """Hold what is known about whether parts overlap.

    Attributes:
        pairs: the ids of claims that share something, two by two; of many that share one thing, each with the first.
        unknown: the ids of claims of which nobody can say what they contain.
        is_checked: whether the atlas could be asked; without one, and for the subjects of indicators, only the codes
            speak.
    """

    pairs: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    is_checked: bool


class _Found:
    """Gather pairs and unknown claims, each once."""

    def __init__(self) -> None:
        self.pairs: dict[tuple[str, str], None] = {}
        self.unknown: dict[str, None] = {}

    def add(self, one: AnyClaim, other: AnyClaim) -> None:
        if one.id != other.id:
            first, second = sorted((one.id, other.id))
            self.pairs[first, second] = None


def overlaps_of(question: Question, claims: Sequence[AnyClaim]) -> Overlaps:
    """Find the claims that share something in the dimension that varies; the work grows with their number alone."""
    found = _Found()
    name, atlas = question.varying, question.atlas
    if name == "period":
        _periods(claims, found)
    elif name == "flow":
        _flows(claims, found)
    elif name == "commodity":
        _commodities(claims, {} if atlas is None else atlas.commodities, found)
    elif atlas is not None and name == "place":
        _places(claims, atlas, found)
    elif name != "place":
        _parties(claims, name, atlas, found)
    silent = name in {"partner", "reporter"} and any(not isinstance(claim, TradeFigure) for claim in claims)
    checked = name in {"period", "flow"} or (atlas is not None and not silent)
    return Overlaps(tuple(sorted(found.pairs)), tuple(sorted(found.unknown)), checked)


def _periods(claims: Sequence[AnyClaim], found: _Found) -> None:
    """Walk along time and compare each period with the one that reaches furthest so far."""
    furthest: AnyClaim | None = None
    for claim in sorted(claims, key=lambda claim: period_of(claim).sort_key):
        if furthest is not None and relation_of_periods(period_of(furthest), period_of(claim)) is not _NOTHING:
            found.add(furthest, claim)
        if furthest is None or period_of(claim).end > period_of(furthest).end:
            furthest = claim


def _flows(claims: Sequence[AnyClaim], found: _Found) -> None:
    kinds = {dimensions_of(claim).flow: claim for claim in claims}
    for one, other in combinations(sorted(kinds), 2):
        if relation_of_flows(one, other) is not _NOTHING:
            found.add(kinds[one], kinds[other])


# Goods


def _commodities(claims: Sequence[AnyClaim], known: Mapping[str, Commodity], found: _Found) -> None:
    """Compare goods by their trees, and by their codes in order, where a code stands right before those under it."""
    goods = {dimensions_of(claim).commodity: claim for claim in claims}
    everything = goods.pop(None, None)
    codes: list[tuple[str, AnyClaim]] = []
    for code, claim in sorted((code, claim) for code, claim in goods.items() if code is not None):
        if everything is not None:
            found.add(everything, claim)
        for wider in wider_commodities(code, known):
            if wider in goods:
                found.add(goods[wider], claim)
        own = known[code].hs_codes if code in known else ()
        codes += [(hs_code, claim) for hs_code in own]
        if not own and known and len(goods) > 1:
            found.unknown[claim.id] = None
    _codes(codes, found)


def _codes(codes: list[tuple[str, AnyClaim]], found: _Found) -> None:
    wider: list[tuple[str, AnyClaim]] = []
    for code, claim in sorted(codes, key=lambda row: (row[0], row[1].id)):
        while wider and not code.startswith(wider[-1][0]):
            wider.pop()
        for _, other in wider:
            found.add(other, claim)
        wider.append((code, claim))


# Places


def _places(claims: Sequence[AnyClaim], atlas: Atlas, found: _Found) -> None:
    there = {dimensions_of(claim).place: claim for claim in claims}
    for place, claim in there.items():
        for wider in _wider_places(place, atlas):
            if wider in there:
                found.add(there[wider], claim)


def _wider_places(place: str | None, atlas: Atlas) -> Iterator[str | None]:
    """Give what a place lies in, and last no place at all, which is the whole reporter."""
    seen = {place}
    while place is not None:
        record = atlas.places.get(place)
        place = None if record is None else record.part_of
        if place in seen:
            return
        seen.add(place)
        yield place


# Parties


def _parties(claims: Sequence[AnyClaim], name: str, atlas: Atlas | None, found: _Found) -> None:
    """Compare parties by the territories that belong to them on any day; the world overlaps with every other."""
    figures = [claim for claim in claims if isinstance(claim, TradeFigure)]
    world = [claim for claim in figures if getattr(claim.fact, name) == WORLD]
    for claim in figures:
        for whole in world:
            found.add(whole, claim)
    if atlas is not None:
        _territories([claim for claim in figures if claim not in world], name, Parties(atlas), found)


def _territories(claims: Sequence[TradeFigure], name: str, parties: Parties, found: _Found) -> None:
    owners: dict[str, TradeFigure] = {}
    for claim in claims:
        territories = _ever(claim, name, parties)
        if territories is None:
            if len(claims) > 1:
                found.unknown[claim.id] = None
            continue
        for territory in sorted(territories):
            found.add(owners.setdefault(territory, claim), claim)
    for territory, claim in owners.items():
        country = _country_of(territory, parties.atlas)
        if country in owners:
            found.add(owners[country], claim)


def _ever(claim: TradeFigure, name: str, parties: Parties) -> frozenset[str] | None:
    """Give the territories of a party on any day of the period; None if nobody lists them."""
    try:
        return territories_ever(parties.atlas, meant_party(claim, name, parties), period_of(claim)) or None
    except RegcoopError:
        return None


def _country_of(territory: str, atlas: Atlas) -> str | None:
    """Give the country that a region lies in; None for countries and for regions with statistics of their own."""
    region = atlas.regions.get(territory)
    return None if region is None or region.separate_territory else region.country
