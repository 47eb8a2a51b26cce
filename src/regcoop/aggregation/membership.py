"""Whose sum it is meant to be: the members of a bloc on a day, or those it had while the figures were counted."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeAlias, final

import attrs

from regcoop._records import check_party
from regcoop._show import show_record
from regcoop._validate import check_date, check_optional, check_type
from regcoop.aggregation.disjointness import Parts, country_of, meant, territories_of
from regcoop.aggregation.entries import Entry
from regcoop.aggregation.rules import SumRule, refused
from regcoop.atlas import Atlas
from regcoop.blocs import Bloc, Standing
from regcoop.errors import FieldValueError
from regcoop.period import Period
from regcoop.relations import Parties

__all__ = [
    "ActualMembers",
    "Composition",
    "FixedMembers",
    "Members",
    "MembershipChange",
    "Standings",
    "actual",
    "as_composition",
    "changes_of",
    "check_same_members",
    "fixed",
    "may_change",
    "members_of",
    "no_member",
    "side_of",
    "sorted_by_membership",
]

_PARTIES: Final = ("partner", "reporter")


@final
@attrs.frozen(weakref_slot=False, repr=False)
class FixedMembers:
    """Name the members that a party has on one day, whenever the figures were counted; get it from `fixed`.

    Attributes:
        party: code of the bloc or group.
        on: the day; None for a group, whose list has no dates.
    """

    party: str
    on: date | None = attrs.field(default=None, kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_party("party", self.party)
        check_optional("on", self.on, check_date)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class ActualMembers:
    """Name the members that a party had while the figures were counted; get it from `actual`.

    Attributes:
        party: code of the bloc or group.
    """

    party: str

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_party("party", self.party)


Composition: TypeAlias = FixedMembers | ActualMembers
"""Whose sum it is meant to be."""


def fixed(party: str, *, on: date | None = None) -> FixedMembers:
    """Name the members that a bloc has on one day, to be held fixed through time.

    Use it to compare years: the sums of today's members then and now differ by their trade and not by who they are.
    A group is a list without dates, and needs no day.

    >>> from datetime import date
    >>> from regcoop.aggregation import fixed
    >>> fixed("ASEAN", on=date(2024, 1, 1)).party
    'ASEAN'
    """
    return FixedMembers(party, on=on)


def actual(party: str) -> ActualMembers:
    """Name the members that a bloc had while the figures were counted.

    Use it for what the bloc was at the time. A figure counts if its party was a member throughout the figure's own
    period. One that joined or left inside the period makes a bracket, from the sum without it to the sum with it.

    >>> from regcoop.aggregation import actual
    >>> actual("ASEAN").party
    'ASEAN'
    """
    return ActualMembers(party)


def as_composition(composition: str | Composition | None, atlas: Atlas) -> Composition | None:
    """Read what was given as composition; a code means the actual members, of a group its list.

    Raises:
        UnknownCodeError: if the atlas holds no such party.
        FieldTypeError: if it is something else.
        FieldValueError: if a bloc is to be held fixed and no day is given.
    """
    if composition is None:
        return None
    check_type("composition", composition, (str, FixedMembers, ActualMembers))
    read = ActualMembers(composition) if isinstance(composition, str) else composition
    is_bloc = isinstance(atlas[read.party], Bloc)
    if is_bloc and isinstance(read, FixedMembers) and read.on is None:
        raise FieldValueError("on", "None", f"a day, as the members of {read.party} change: fixed('…', on=…)")
    return read


class Members(NamedTuple):
    """Hold the territories of a composition: those that belong to it throughout, and those that ever do."""

    throughout: frozenset[str]
    ever: frozenset[str]


def members_of(composition: Composition, period: Period | None, atlas: Atlas) -> Members:
    """Give the territories of a composition in a period; a date that leaves it open makes one belong in part.

    Raises:
        UnlistedMembersError: if the atlas lists no members of it.
        UncertainMembershipError: if the day of fixed members lies inside an imprecise date.
    """
    party = composition.party
    when = Period.day(atlas.edition) if period is None else period
    if isinstance(composition, FixedMembers):
        codes = atlas.territories_on(party, composition.on or when.last_day)
        return Members(codes, codes)
    throughout = atlas.territories_throughout(party, when, imprecise="out")
    return Members(throughout, throughout | (territories_of(atlas, party, when) or frozenset()))


class Standings(NamedTuple):
    """Hold claims by whether their party belongs throughout, in part or not at all."""

    throughout: tuple[Entry, ...]
    partly: tuple[Entry, ...]
    outside: tuple[Entry, ...]


def side_of(entries: Sequence[Entry], dimension: str, composition: Composition, parties: Parties) -> str:
    """Give the side on which the members of a composition stand: the one that varies, or the one that is of it.

    Raises:
        FieldValueError: if neither is.
    """
    if dimension in _PARTIES:
        return dimension
    for side in _PARTIES:
        if _is_whole(meant(entries, side, parties), composition, parties.atlas):
            return side
        if not dimension and not sorted_by_membership({None: entries}, side, composition, parties).outside:
            return side
    raise no_member(composition)


def no_member(composition: Composition) -> Exception:
    """Give the error about a composition that none of the figures belongs to."""
    wanted = "a bloc or group to which the partners, or the reporters, of the figures belong"
    return FieldValueError("composition", composition.party, wanted)


def _is_whole(party: str, composition: Composition, atlas: Atlas) -> bool:
    """Tell whether a party is the one that is meant, or a group that lists its members at some time."""
    return not {party, _bloc_of(party, atlas)}.isdisjoint({composition.party, _bloc_of(composition.party, atlas)})


def _bloc_of(party: str, atlas: Atlas) -> str:
    """Give the bloc whose members a group lists, or else the party itself."""
    bloc = atlas.groups[party].bloc if party in atlas.groups else None
    return bloc or party


def sorted_by_membership(parts: Parts, side: str, composition: Composition, parties: Parties) -> Standings:
    """Sort claims by whether their party belongs to a composition throughout their period."""
    found: tuple[list[Entry], list[Entry], list[Entry]] = ([], [], [])
    for entries in parts.values():
        period = entries[0].dimensions.period
        members = members_of(composition, period, parties.atlas)
        territories = territories_of(parties.atlas, meant(entries, side, parties), period)
        found[_standing(territories, members, parties.atlas)].extend(entries)
    return Standings(*(tuple(entries) for entries in found))


def _standing(territories: frozenset[str] | None, members: Members, atlas: Atlas) -> int:
    """Tell whether all territories belong throughout (0), ever (1) or not (2)."""
    for number, wider in enumerate(members):
        if territories and all(code in wider or country_of(code, atlas) in wider for code in territories):
            return number
    return 2


def check_same_members(entries: Sequence[Entry], side: str, composition: Composition, parties: Parties) -> None:
    """Refuse a bloc that did not have the members that are meant while it was counted.

    Raises:
        IllegalSumError: if it had, or may have had, other members.
    """
    differing = [entry.claim for entry in entries if not _has_members(entry, side, composition, parties)]
    if differing:
        party = getattr(entries[0].dimensions, side)
        problem = f"in their periods {party} had, or may have had, other members than are meant"
        advice = "add the members one by one, or say composition=actual('…') for a bloc that changed"
        raise refused(SumRule.ALL_ELSE_EQUAL, differing, problem, advice)


def may_change(composition: Composition | None, atlas: Atlas) -> bool:
    """Tell whether a composition is a bloc as it was at each time."""
    return isinstance(composition, ActualMembers) and isinstance(atlas[composition.party], Bloc)


def _has_members(entry: Entry, side: str, composition: Composition, parties: Parties) -> bool:
    """Tell whether the party of a claim is what is meant: of a changing bloc any of its states in the period."""
    period = entry.dimensions.period
    wanted = members_of(composition, period, parties.atlas)
    found = members_of(ActualMembers(meant([entry], side, parties)), period, parties.atlas)
    if may_change(composition, parties.atlas):
        return wanted.throughout <= found.ever <= wanted.ever
    return found.throughout == found.ever == wanted.throughout


@final
@attrs.frozen(weakref_slot=False, repr=False)
class MembershipChange:
    """Say that a party joined or left a bloc inside the period of a sum.

    Attributes:
        party: code of the party.
        joined: from when it was a member, of the precision known; None if that does not fall into the period.
        left: the first day on which it no longer was; None likewise.
    """

    party: str
    joined: Period | None = attrs.field(default=None, kw_only=True)
    left: Period | None = attrs.field(default=None, kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_party("party", self.party)
        check_type("joined", self.joined, (Period, type(None)))
        check_type("left", self.left, (Period, type(None)))

    def to_dict(self) -> dict[str, object]:
        """Give the change as plain texts."""
        return {
            "party": self.party,
            "joined": None if self.joined is None else str(self.joined),
            "left": None if self.left is None else str(self.left),
        }

    def __str__(self) -> str:
        words = [f"joined on {self.joined}"] * (self.joined is not None) + [f"left on {self.left}"] * (
            self.left is not None
        )
        return f"{self.party} {' and '.join(words) or 'was a member for a part of the period'}"


def changes_of(composition: Composition, period: Period | None, atlas: Atlas) -> tuple[MembershipChange, ...]:
    """Give who joined or left inside a period, with the dates where the bloc itself states them."""
    if period is None or isinstance(composition, FixedMembers):
        return ()
    members = members_of(composition, period, atlas)
    changed = {country_of(code, atlas) for code in members.ever} - {
        country_of(code, atlas) for code in members.throughout
    }
    record = atlas[composition.party]
    rows = [
        row
        for row in (record.changes_during(period) if isinstance(record, Bloc) else ())
        if row.standing is Standing.FULL
    ]
    return tuple(_change(code, period, [row for row in rows if row.party == code]) for code in sorted(changed))


def _change(party: str, period: Period, rows: Iterable[object]) -> MembershipChange:
    dates: dict[str, Period] = {}
    for row in rows:
        for name, field in (("joined", "start"), ("left", "end")):
            day = getattr(row, field)
            if isinstance(day, Period) and day.overlaps(period):
                dates[name] = day
    return MembershipChange(party, joined=dates.get("joined"), left=dates.get("left"))
