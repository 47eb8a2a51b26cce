"""The rows that a bloc holds: memberships, pairs, participation, treaty versions and accessions."""

from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final, final

import attrs

from regcoop._records import (
    check_enum,
    check_id,
    check_order,
    check_party,
    check_period,
    check_sourced,
    check_tail,
    show_source,
)
from regcoop._show import show_record
from regcoop._validate import check_optional, check_text, check_tuple, check_type, check_unique
from regcoop.errors import (
    InvalidRecordError,
)
from regcoop.period import Period
from regcoop.sources import Confidence, Source

__all__ = [
    "Accession",
    "AgreementVersion",
    "Membership",
    "MembershipPair",
    "MembershipStatus",
    "Participation",
    "ParticipationState",
    "Standing",
    "chronological",
    "standing_of",
]


class Standing(StrEnum):
    """Tell the class of a membership status; the order is from the most to the least standing.

    Only parties of full standing are members: observers, partners and applicants are counted only where one asks for
    them.
    """

    FULL = "full"
    ASSOCIATE = "associate"
    CANDIDATE = "candidate"


class MembershipStatus(StrEnum):
    """Tell what a bloc calls its relation to a party; `standing_of` gives the class of each."""

    MEMBER = "member"
    MEMBER_ECONOMY = "member-economy"
    PARTY = "party"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    OBSERVER = "observer"
    DIALOGUE_PARTNER = "dialogue-partner"
    PARTNER = "partner"
    SUBNATIONAL = "subnational"
    APPLICANT = "applicant"
    INVITED = "invited"
    NEGOTIATING = "negotiating"
    SIGNATORY = "signatory"
    SIGNATORY_CONTESTED = "signatory-contested"


class ParticipationState(StrEnum):
    """Tell how far a party takes part in fact."""

    ACTIVE = "active"
    LIMITED = "limited"
    ABSENT = "absent"


_ASSOCIATE: Final = frozenset(
    MembershipStatus(text) for text in ("observer", "dialogue-partner", "partner", "subnational")
)
_CANDIDATE: Final = frozenset(
    MembershipStatus(text) for text in ("applicant", "invited", "negotiating", "signatory", "signatory-contested")
)


def standing_of(status: MembershipStatus) -> Standing:
    """Give the class that a membership status belongs to.

    A suspended member is still a member; one that has signed an agreement not yet in force for it is a candidate.

    Examples:
        >>> from regcoop.blocs import MembershipStatus, standing_of
        >>> str(standing_of(MembershipStatus.DIALOGUE_PARTNER)), str(standing_of(MembershipStatus.SUSPENDED))
        ('associate', 'full')

    Raises:
        FieldTypeError: if it is no `MembershipStatus`.
    """
    check_enum("status", status, MembershipStatus)
    if status in _ASSOCIATE:
        return Standing.ASSOCIATE
    return Standing.CANDIDATE if status in _CANDIDATE else Standing.FULL


def _standing(membership: Any) -> Standing:  # noqa: ANN401  # attrs hands the half-built record over untyped
    return standing_of(membership.status)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Membership:
    """Say that a bloc gives a party a status, over a half-open interval of days.

    Whenever the status changes, one row ends and another begins: an observer that becomes a member has two rows.

    Examples:
        >>> from regcoop.blocs import Membership, MembershipStatus
        >>> from regcoop.period import Period
        >>> from regcoop.sources import Source, SourceKind
        >>> news = Source("ians-2025-10-26", publisher="IANS", title="Timor-Leste joins ASEAN", kind=SourceKind.PRESS)
        >>> joined = Membership(
        ...     "asean-tl-2025", bloc="ASEAN", party="TL", status=MembershipStatus.MEMBER,
        ...     start=Period.parse("2025-10-26"), source=news,
        ... )
        >>> str(joined.standing)
        'full'

    Attributes:
        party: a country, region or bloc.
        status: what the bloc calls it.
        standing: the class of the status; taken from it if not given, and checked against it if given.
        start: when it began, of the precision known; None if that is not known at all. An open period (`../2023`)
            says "by then".
        end: the first day on which it no longer held, of the precision known; None if it still holds.
        scope: the regions it is limited to; empty if it is not.
        party_name: the bloc's own name for the party, where it is not the usual one ("Chinese Taipei").
    """

    id: str
    bloc: str = attrs.field(kw_only=True)
    party: str = attrs.field(kw_only=True)
    status: MembershipStatus = attrs.field(kw_only=True)
    standing: Standing = attrs.field(default=attrs.Factory(_standing, takes_self=True), kw_only=True)
    start: Period | None = attrs.field(default=None, kw_only=True)
    end: Period | None = attrs.field(default=None, kw_only=True)
    scope: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    party_name: str | None = attrs.field(default=None, kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_party("bloc", self.bloc)
        check_party("party", self.party)
        check_enum("status", self.status, MembershipStatus)
        check_enum("standing", self.standing, Standing)
        if self.standing is not standing_of(self.status):
            advice = f"its standing is {standing_of(self.status)}"
            raise InvalidRecordError(
                f"The membership {self.id}", f"is {self.status} with standing {self.standing}", advice
            )
        check_period("start", self.start)
        check_period("end", self.end)
        check_order(f"The membership {self.id}", self.start, self.end)
        check_tuple("scope", self.scope, str)
        for region in self.scope:
            check_party("an item of scope", region)
        check_unique("scope", self.scope)
        check_optional("party_name", self.party_name, check_text)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class MembershipPair:
    """Say from when an agreement is in force between two of its parties, where that differs from the rest.

    A late party to an agreement may be bound towards some parties earlier than towards others, as with the United
    Kingdom and Australia in CPTPP.

    Attributes:
        bloc: the agreement.
        party_a: one of the two; the order does not matter.
        party_b: the other.
        start: from when, of the precision known.
        end: the first day on which it no longer is.
    """

    bloc: str
    party_a: str = attrs.field(kw_only=True)
    party_b: str = attrs.field(kw_only=True)
    start: Period = attrs.field(kw_only=True)
    end: Period | None = attrs.field(default=None, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_party("bloc", self.bloc)
        check_party("party_a", self.party_a)
        check_party("party_b", self.party_b)
        if self.party_a == self.party_b:
            raise InvalidRecordError(f"A pair of {self.bloc}", f"names {self.party_a} twice", "name two parties")
        check_type("start", self.start, Period)
        check_period("end", self.end)
        check_order(f"The pair {self.party_a} and {self.party_b} of {self.bloc}", self.start, self.end)
        check_sourced(self.source, self.note)

    @property
    def parties(self) -> frozenset[str]:
        """Give the two parties."""
        return frozenset((self.party_a, self.party_b))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Participation:
    """Say how far a party takes part in fact, apart from its status on paper.

    A member may stay away for years, and a country may attend without any status; neither changes who is a member.

    Attributes:
        bloc: the bloc.
        party: the party.
        start: from when, of the precision known; None if that is not known.
        end: the first day on which it was otherwise; None if it still is so.
    """

    bloc: str
    party: str = attrs.field(kw_only=True)
    start: Period | None = attrs.field(default=None, kw_only=True)
    end: Period | None = attrs.field(default=None, kw_only=True)
    state: ParticipationState = attrs.field(kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_party("bloc", self.bloc)
        check_party("party", self.party)
        check_period("start", self.start)
        check_period("end", self.end)
        check_order(f"The participation of {self.party} in {self.bloc}", self.start, self.end)
        check_enum("state", self.state, ParticipationState)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class AgreementVersion:
    """Hold the dates of one version of an agreement, or of a treaty that a bloc made.

    Signed is not in force: a protocol may be signed years before it binds its first parties, and bind the last ones
    later still.

    Attributes:
        bloc: the agreement, or the bloc that made the treaty.
        version: a short name, unlike those of the bloc's other versions: `1`, `3.0`, `upgrade-protocol`.
        in_force: when it entered into force for the first parties; None if it has not, as far as is known.
        fully_in_force: when it was in force for all of them.
        place: where it was signed.
    """

    bloc: str
    version: str
    negotiations_started: Period | None = attrs.field(default=None, kw_only=True)
    concluded: Period | None = attrs.field(default=None, kw_only=True)
    signed: Period | None = attrs.field(default=None, kw_only=True)
    in_force: Period | None = attrs.field(default=None, kw_only=True)
    fully_in_force: Period | None = attrs.field(default=None, kw_only=True)
    place: str | None = attrs.field(default=None, kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_party("bloc", self.bloc)
        check_text("version", self.version)
        for name, value in (
            ("negotiations_started", self.negotiations_started),
            ("concluded", self.concluded),
            ("signed", self.signed),
            ("in_force", self.in_force),
            ("fully_in_force", self.fully_in_force),
        ):
            check_period(name, value)
        check_optional("place", self.place, check_text)
        check_tail(self.confidence, self.source, self.sources_more, self.note)
        self._check_dates()

    def _check_dates(self) -> None:
        order = (self.negotiations_started, self.concluded, self.signed, self.in_force, self.fully_in_force)
        for earlier, later in pairwise(day for day in order if day is not None):
            if earlier.start is not None and later.last_day < earlier.start:
                problem = f"has {later} after {earlier} in its dates, which run from negotiations to full force"
                raise InvalidRecordError(
                    f"Version {self.version} of {self.bloc}", problem, "correct one of the two dates"
                )

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Accession:
    """Hold the dates at which one party signed, ratified and was bound by one version of an agreement.

    Attributes:
        bloc: the agreement.
        version: which of its versions.
        party: the party.
        in_force: when the version entered into force for it; None if it has not, as far as is known.
    """

    bloc: str
    version: str
    party: str = attrs.field(kw_only=True)
    signed: Period | None = attrs.field(default=None, kw_only=True)
    ratified: Period | None = attrs.field(default=None, kw_only=True)
    in_force: Period | None = attrs.field(default=None, kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_party("bloc", self.bloc)
        check_text("version", self.version)
        check_party("party", self.party)
        check_period("signed", self.signed)
        check_period("ratified", self.ratified)
        check_period("in_force", self.in_force)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)


def chronological(membership: Membership) -> tuple[date, str]:
    """Give the key that puts memberships in order of time, those of unknown start first."""
    start = membership.start
    return (start.start if start and start.start else date.min), membership.id
