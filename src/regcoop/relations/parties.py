"""How two parties stand to each other through a period, with blocs and groups expanded to their members."""

from collections.abc import Iterable
from datetime import date
from typing import Final, final

from regcoop.atlas import Atlas
from regcoop.blocs import Bloc
from regcoop.countries import WORLD, Country, Group, Region
from regcoop.errors import OpenPeriodError, UncertainMembershipError, UnknownCodeError, UnlistedMembersError
from regcoop.period import Period
from regcoop.relations.sets import SetRelation, relation_of_sets

__all__ = ["Parties", "territories_ever"]

_UNSTATED: Final = Period.year(2000)
"""Stands in for an unstated period where no party is a bloc, so that no membership hangs on it."""

_UNKNOWABLE: Final = (UncertainMembershipError, UnlistedMembersError, UnknownCodeError, OpenPeriodError)


def territories_ever(atlas: Atlas, party: str, period: Period) -> frozenset[str]:
    """Give the territories that belong to a party on at least one day of a period, those in doubt included.

    Raises:
        UnknownCodeError: if there is no such party.
        UnlistedMembersError: if the atlas lists no members of it.

    >>> from regcoop.fixtures import load
    >>> from regcoop.period import Period
    >>> from regcoop.relations import territories_ever
    >>> "TL" in territories_ever(load(), "ASEAN", Period.parse("2025"))
    True
    """
    first = period.last_day if period.start is None else period.start
    days = {first, period.last_day, *_change_days(atlas, party, period, ())}
    within = [day for day in sorted(days) if first <= day <= period.last_day]
    found = (atlas.territories_on(party, day, imprecise="in") for day in within)
    return frozenset(code for codes in found for code in codes)


def _change_days(atlas: Atlas, party: str, period: Period, path: tuple[str, ...]) -> set[date]:
    """Give the days in a period on which a party's members change, those of blocs and groups within it included."""
    if party in path:
        return set()
    record, deeper = atlas[party], (*path, party)
    if isinstance(record, Group):
        return {day for member in record.parties for day in _change_days(atlas, member, period, deeper)}
    if not isinstance(record, Bloc):
        return set()
    dates = (date for row in record.changes_during(period) for date in (row.start, row.end) if date is not None)
    own = {date.start for date in dates if date.start is not None}
    nested = {row.party for row in record.memberships}
    return own | {day for member in nested for day in _change_days(atlas, member, period, deeper)}


@final
class Parties:
    """Answer how parties stand to each other, and remember the answers; it is made for one atlas.

    Attributes:
        atlas: whose memberships count.
    """

    __slots__ = ("_known", "_sets", "atlas")

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._known: dict[tuple[str, str, Period | None], SetRelation] = {}
        self._sets: dict[tuple[str, Period], frozenset[str] | None] = {}

    def relation(self, first: str, second: str, *, period: Period | None) -> SetRelation:
        """Tell how the territories of one party stand to those of another, throughout a period.

        The world contains every other party. Regions lie in their country, except those with statistics apart
        (CN-HK). Where members are not listed, or a date leaves open whether one belonged, the answer is unknown.

        >>> from regcoop.fixtures import load
        >>> from regcoop.period import Period
        >>> from regcoop.relations import Parties
        >>> parties = Parties(load())
        >>> parties.relation("ASEAN", "TH", period=Period.parse("2024"))
        <SetRelation.CONTAINS: 'contains'>
        >>> parties.relation("CN-LN", "CN", period=None)
        <SetRelation.CONTAINED: 'contained'>
        """
        if first == second:
            return SetRelation.EQUAL
        if WORLD in {first, second}:
            return SetRelation.CONTAINS if first == WORLD else SetRelation.CONTAINED
        key = (first, second, period)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._relation(first, second, period)
        return found

    def territories(self, party: str, period: Period | None) -> frozenset[str] | None:
        """Give the territories of a party throughout a period; None if nobody lists them, or a date leaves it open."""
        if period is None:
            if isinstance(self.atlas.parties.get(party), Bloc):
                return None
            period = _UNSTATED
        key = (party, period)
        if key not in self._sets:
            try:
                self._sets[key] = self.atlas.territories_throughout(party, period)
            except _UNKNOWABLE:
                self._sets[key] = None
        return self._sets[key]

    def covers(self, wider: Iterable[str], territory: str) -> bool:
        """Tell whether a territory is one of several, or lies in one of them."""
        if territory in wider:
            return True
        region = self.atlas.regions.get(territory)
        return region is not None and not region.separate_territory and region.country in wider

    def is_single(self, party: str) -> bool:
        """Tell whether a party is one country or region, and no bloc, group or the world."""
        return isinstance(self.atlas.parties.get(party), Country | Region)

    def is_grouping(self, party: str) -> bool:
        """Tell whether a party is a bloc or group."""
        return isinstance(self.atlas.parties.get(party), Bloc | Group)

    def _relation(self, first: str, second: str, period: Period | None) -> SetRelation:
        left, right = self.territories(first, period), self.territories(second, period)
        if left is None or right is None or not left or not right:
            return SetRelation.UNKNOWN
        in_second = [code for code in left if self.covers(right, code)]
        in_first = [code for code in right if self.covers(left, code)]
        return relation_of_sets(
            in_second=len(in_second) == len(left),
            in_first=len(in_first) == len(right),
            meet=bool(in_second or in_first),
        )
