"""Territories: what blocs, groups and regions stand for on a day or through a period, each country once."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final, TypeAlias, final

from regcoop._dated import Imprecise
from regcoop._validate import check_date, check_type
from regcoop.atlas.collection import Collection
from regcoop.atlas.tables import Party
from regcoop.blocs import Bloc, Standing
from regcoop.countries import Country, Group, Region
from regcoop.errors import UnlistedMembersError
from regcoop.period import Period

__all__ = ["Territories", "iso_3166_1", "territory_of"]

_Members: TypeAlias = Callable[[Bloc], frozenset[str]]
_REMEMBERED: Final = 4096


def iso_3166_1(region: Region) -> str:
    """Give the alpha-2 code that a separate territory has in ISO 3166-1: HK for CN-HK."""
    return region.code.partition("-")[2]


def territory_of(region: Region, countries: Mapping[str, Country]) -> str:
    """Give the code of the territory that a region is.

    A region is its own territory, but one with statistics apart that also has an ISO 3166-1 code (`CN-HK`, also `HK`)
    is that one: otherwise Hong Kong would count twice.
    """
    own = iso_3166_1(region)
    return own if region.separate_territory and own in countries else region.code


@final
class Territories:
    """Expand parties, and remember the answers; an atlas has one."""

    __slots__ = ("_countries", "_ever", "_on", "_parties", "_regions", "_through")

    def __init__(
        self, parties: Collection[Party], *, countries: Mapping[str, Country], regions: Mapping[str, Region]
    ) -> None:
        self._parties = parties
        self._countries = countries
        self._regions = regions
        self._on = lru_cache(maxsize=_REMEMBERED)(self._expanded_on)
        self._ever = lru_cache(maxsize=_REMEMBERED)(self._expanded_ever)
        self._through = lru_cache(maxsize=_REMEMBERED)(self._expanded_through)

    def on(self, party: str, day: date, imprecise: Imprecise | None) -> frozenset[str]:
        """Give the territories of a party on a day."""
        check_date("day", day)
        return self._on(party, day, imprecise)

    def throughout(self, party: str, period: Period, imprecise: Imprecise | None) -> frozenset[str]:
        """Give the territories of a party on every day of a period; on its last day if it has no known start."""
        check_type("period", period, Period)
        return self._through(party, period, imprecise)

    def has_throughout(self, party: str, period: Period, territory: str) -> bool:
        """Tell whether a territory is one of a party all through a period; doubts about others do not matter."""
        if territory not in self.throughout(party, period, "in"):
            return False
        return territory in self.throughout(party, period, "out") or territory in self.throughout(party, period, None)

    def ever(self, party: str) -> frozenset[str]:
        """Give the territories that a party has had at some time, or may have had."""
        return self._ever(party)

    def _expanded_ever(self, party: str) -> frozenset[str]:
        return frozenset(self._expanded(party, _members_ever, ()))

    def _expanded_on(self, party: str, day: date, imprecise: Imprecise | None) -> frozenset[str]:
        return self._folded(self._expanded(party, lambda bloc: bloc.members_on(day, imprecise=imprecise), ()))

    def _expanded_through(self, party: str, period: Period, imprecise: Imprecise | None) -> frozenset[str]:
        if period.start is None:
            return self._expanded_on(party, period.last_day, imprecise)
        return self._folded(
            self._expanded(party, lambda bloc: bloc.members_throughout(period, imprecise=imprecise), ())
        )

    def _expanded(self, party: str, members_of: _Members, path: tuple[str, ...]) -> set[str]:
        record = self._parties[party]
        if isinstance(record, Country):
            return {party}
        if isinstance(record, Region):
            return {territory_of(record, self._countries)}
        if party in path:
            return set()
        if isinstance(record, Bloc):
            if all(row.standing is not Standing.FULL for row in record.memberships):
                raise UnlistedMembersError(party)
            members = members_of(record)
        elif isinstance(record, Group) and record.enumerated:
            members = record.parties
        else:
            raise UnlistedMembersError(party)
        return {code for member in sorted(members) for code in self._expanded(member, members_of, (*path, party))}

    def _folded(self, codes: Iterable[str]) -> frozenset[str]:
        """Leave out the regions that lie in a country which is there itself."""
        there = frozenset(codes)
        return frozenset(code for code in there if not self._inside(code, there))

    def _inside(self, code: str, there: frozenset[str]) -> bool:
        region = self._regions.get(code)
        return region is not None and not region.separate_territory and region.country in there


def _members_ever(bloc: Bloc) -> frozenset[str]:
    return frozenset(row.party for row in bloc.memberships if row.standing is Standing.FULL)
