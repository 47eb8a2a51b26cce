"""What a sum is complete for: all of a group, a stretch of time without gaps, the goods of one code."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_tuple, check_type
from regcoop.aggregation.disjointness import codes_of, country_of
from regcoop.aggregation.membership import ActualMembers, Composition, Members, members_of
from regcoop.aggregation.rules import listed
from regcoop.atlas import Atlas
from regcoop.blocs import Bloc
from regcoop.countries import Group
from regcoop.errors import PeriodAlignmentError, UnlistedMembersError
from regcoop.period import Part, Period
from regcoop.relations import wider_commodities

__all__ = ["Coverage", "Covered", "cover_commodities", "cover_members", "cover_parties", "cover_periods"]

_LEAST: Final = 2
"""A group is a candidate if more than one in so many of its members is there."""


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Coverage:
    """Say what a sum is complete for, or what it lacks.

    Attributes:
        dimension: the name of the dimension that varies; empty if all claims are of one fact.
        whole: what the parts make up, or are meant to make up: a party, a period, goods or a flow; empty if the atlas
            holds nothing that they are all of.
        complete: whether they are all of it.
        missing: the members, or the periods, that are missing, as far as they are known.
        is_candidate: whether the whole is a guess, and nobody said that it is meant.
    """

    dimension: str
    whole: str = ""
    complete: bool
    missing: tuple[str, ...] = ()
    is_candidate: bool = False

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("complete", self.complete, bool)
        check_tuple("missing", self.missing, str)

    def to_dict(self) -> dict[str, object]:
        """Give the coverage as plain texts, lists and truth values."""
        return {
            "dimension": self.dimension,
            "whole": self.whole,
            "complete": self.complete,
            "missing": list(self.missing),
            "is_candidate": self.is_candidate,
        }

    def __str__(self) -> str:
        if self.complete:
            return f"complete: all of {self.whole}" if self.whole else "complete for itself"
        lacking = f", without {listed(self.missing)}" if self.missing else ""
        if not self.whole:
            return "partial: nothing in the atlas is made up of just these"
        if self.is_candidate:
            return f"partial: perhaps a part of {self.whole}{lacking}"
        return f"partial: a part of {self.whole}{lacking}"


class Covered(NamedTuple):
    """Hold a coverage with what stands in the fact of the sum; None if nothing in the atlas is just that."""

    coverage: Coverage
    whole: str | Period | None


# Parties


def cover_parties(dimension: str, territories: frozenset[str], period: Period | None, atlas: Atlas) -> Covered:
    """Say which group, or else bloc, consists of just these territories, or is the smallest that may be meant."""
    listed_members = [
        (kind, code, members)
        for kind, codes in enumerate((sorted(atlas.groups), sorted(atlas.blocs)))
        for code in codes
        if _may_hold(code, territories, atlas) and (members := _members(code, period, atlas)) is not None
    ]
    for _, code, members in listed_members:
        if members.throughout == members.ever == territories:
            return Covered(Coverage(dimension=dimension, whole=code, complete=True), code)
    wider = [
        (kind, len(members.ever), code, members)
        for kind, code, members in listed_members
        if territories < members.ever and len(members.ever) < _LEAST * len(territories)
    ]
    if not wider:
        return Covered(_within_one_country(dimension, territories, atlas), None)
    _, _, code, members = min(wider)
    missing = tuple(sorted(members.ever - territories))
    return Covered(Coverage(dimension=dimension, whole=code, complete=False, missing=missing, is_candidate=True), None)


def _may_hold(code: str, territories: frozenset[str], atlas: Atlas) -> bool:
    """Tell, before anything is looked up by date, whether a party may have had these territories at some time."""
    record = atlas[code]
    rows = record.memberships if isinstance(record, Bloc) else ()
    named = record.parties if isinstance(record, Group) else {row.party for row in rows}
    return territories <= named or any(one not in atlas.countries for one in named)


def _members(code: str, period: Period | None, atlas: Atlas) -> Members | None:
    try:
        return members_of(ActualMembers(code), period, atlas)
    except UnlistedMembersError:
        return None


def _within_one_country(dimension: str, territories: frozenset[str], atlas: Atlas) -> Coverage:
    """Say of regions of one country that they may be a part of it; which are missing the atlas does not know."""
    countries = {country_of(code, atlas) for code in territories}
    country = countries.pop() if len(countries) == 1 and countries.isdisjoint(territories) else ""
    return Coverage(dimension=dimension, whole=country, complete=False, is_candidate=bool(country))


def cover_members(dimension: str, composition: Composition, members: Members, territories: frozenset[str]) -> Coverage:
    """Say which members of what is meant are missing, those that belonged in part included."""
    missing = tuple(sorted(members.ever - territories))
    return Coverage(dimension=dimension, whole=composition.party, complete=not missing, missing=missing)


# Periods


def cover_periods(periods: Iterable[Period]) -> Covered:
    """Say which stretch of time the periods span, and which days in it are missing."""
    ordered = sorted(periods, key=lambda period: period.sort_key)
    hull = ordered[0].hull(ordered[-1])
    gaps = [
        Period(first.end, second.start)
        for first, second in pairwise(ordered)
        if second.start is not None and second.start > first.end
    ]
    missing = tuple(str(part) for gap in gaps for part in _cut(gap, ordered))
    coverage = Coverage(dimension="period", whole=hull.canonical(), complete=not gaps, missing=missing)
    return Covered(coverage, hull)


_PARTS: Final[Mapping[int, Part]] = {1: "month", 3: "quarter", 6: "half", 12: "year"}


def _cut(gap: Period, periods: Sequence[Period]) -> tuple[Period, ...]:
    """Cut a gap into pieces like those that are there, if they are alike and it is made of such; else leave it."""
    sizes = {period.months for period in periods}
    part = _PARTS.get(sizes.pop() or 0) if len(sizes) == 1 else None
    try:
        return (gap,) if part is None else gap.split(by=part)
    except PeriodAlignmentError:
        return (gap,)


# Goods


def cover_commodities(commodities: Sequence[str], atlas: Atlas) -> Covered:
    """Say which goods of the atlas have just these codes, or which are the nearest that contain them all."""
    codes = frozenset(code for commodity in commodities for code in codes_of(commodity, atlas.commodities))
    for code in sorted(atlas.commodities):
        if frozenset(atlas.commodities[code].hs_codes) == codes:
            return Covered(Coverage(dimension="commodity", whole=code, complete=True), code)
    if not all(commodity in atlas.commodities for commodity in commodities):
        return Covered(Coverage(dimension="commodity", complete=False), None)
    chains = [tuple(wider_commodities(commodity, atlas.commodities)) for commodity in commodities]
    shared = next((code for code in chains[0] if all(code in chain for chain in chains)), "")
    return Covered(Coverage(dimension="commodity", whole=shared, complete=False, is_candidate=bool(shared)), None)
