"""Relations between records: which corridors, meetings and initiatives a party has to do with."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, TypeVar

from regcoop._dated import Spell
from regcoop._validate import check_date
from regcoop.atlas.tables import Tables
from regcoop.corridors import Corridor, SegmentStatus, Service
from regcoop.forums import Edition
from regcoop.initiatives import Initiative

__all__ = ["editions_of", "initiatives_with", "lines_joining", "touched_by"]

L = TypeVar("L", Corridor, Service)

_NOT_YET: Final = frozenset({SegmentStatus.CONSTRUCTION, SegmentStatus.PLANNED, SegmentStatus.MISSING})


def lines_joining(lines: Iterable[L], tables: Tables, territories: frozenset[str], *, on: date) -> tuple[L, ...]:
    """Give the corridors or services that touch two or more of some territories by segments in use on a day."""
    return tuple(line for line in lines if len(territories & touched_by(line, tables, on=on)) > 1)


def touched_by(line: Corridor | Service, tables: Tables, *, on: date) -> frozenset[str]:
    """Give the countries and regions at the ends of the segments of a line that are certainly in use on a day."""
    check_date("on", on)
    return frozenset(_touched(line, tables, on))


def _touched(line: Corridor | Service, tables: Tables, day: date) -> Iterator[str]:
    if isinstance(line, Service) and not _runs(line, day):
        return
    for segment in (tables.segments[code] for code in line.segments_on(day, imprecise="out")):
        if segment.in_use_on(day, imprecise="out"):
            for place in (tables.places[segment.origin], tables.places[segment.destination]):
                yield place.country
                yield place.region or place.country


def _runs(service: Service, day: date) -> bool:
    ordinal = day.toordinal()
    certain = Spell.of(service.start, service.end, unknown_start_is_past=True).covers(ordinal, ordinal)
    return certain is True and service.status not in _NOT_YET


def editions_of(tables: Tables, party: str) -> tuple[Edition, ...]:
    """Give the meetings of a bloc, and those that a party took part in, received, or had in its country, by date."""
    forums = {forum.id for forum in tables.forums.values() if forum.bloc == party}
    found = [
        edition
        for edition in tables.editions.values()
        if edition.forum in forums
        or party in {edition.country, edition.host}
        or any(row.party == party for row in edition.participants)
    ]
    return tuple(sorted(found, key=_edition_order))


def _edition_order(edition: Edition) -> tuple[date, str]:
    dates = edition.dates
    return dates.start or dates.last_day, edition.id


def initiatives_with(tables: Tables, party: str) -> tuple[Initiative, ...]:
    """Give the initiatives that name a party, one of its regions or groups, a place in it or an organisation of it."""
    regions = {region.code for region in tables.regions.values() if region.country == party}
    groups = {group.code for group in tables.groups.values() if group.bloc == party}
    parties = {party, *regions, *groups}
    places = {place.id for place in tables.places.values() if place.country in parties or place.region in parties}
    organisations = {row.id for row in tables.organisations.values() if row.party in parties}
    meant = {*parties, *places, *organisations}
    return tuple(
        row
        for row in tables.initiatives.values()
        if row.place in meant or any(part.party in meant for part in row.parties)
    )
