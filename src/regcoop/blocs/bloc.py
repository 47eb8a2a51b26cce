"""The bloc, and the questions one may ask it about a day or a period."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Final, NamedTuple, Self, final

import attrs

from regcoop._dated import Imprecise, Spell, check_imprecise, holds_on
from regcoop._records import check_enum, check_pattern, check_tail, show_count, show_source
from regcoop._show import show_record
from regcoop._validate import check_date, check_optional, check_text, check_tuple, check_type, check_unique
from regcoop.blocs.membership import (
    Accession,
    AgreementVersion,
    Membership,
    MembershipPair,
    Participation,
    Standing,
    chronological,
)
from regcoop.errors import (
    InvalidRecordError,
    NotAnAgreementError,
    OpenPeriodError,
    OverlappingMembershipsError,
    UncertainMembershipError,
    UnknownVersionError,
)
from regcoop.period import Period
from regcoop.sources import Confidence, Source

__all__ = ["Bloc", "BlocKind"]

_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{1,}")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")


class BlocKind(StrEnum):
    """Tell what a bloc is in law; only an agreement is in force between its parties."""

    ORGANISATION = "organisation"
    MECHANISM = "mechanism"
    PROGRAMME = "programme"
    AGREEMENT = "agreement"
    INITIATIVE = "initiative"


class _Tenure(NamedTuple):
    """Hold one unbroken time of one party in one standing: rows that follow each other without a gap."""

    party: str
    spell: Spell
    rows: tuple[str, ...]

    @classmethod
    def of(cls, rows: list[Membership]) -> "_Tenure":
        return cls(rows[0].party, Spell.of(rows[0].start, rows[-1].end), tuple(row.id for row in rows))


def _tenures(rows: Iterable[Membership]) -> tuple[_Tenure, ...]:
    """Join the rows of each party where one ends on the very date, of whatever precision, on which the next starts."""
    tenures: list[_Tenure] = []
    for _, group in groupby(sorted(rows, key=lambda row: (row.party, chronological(row))), key=lambda row: row.party):
        chain: list[Membership] = []
        for row in group:
            if chain and (row.start is None or chain[-1].end != row.start):
                tenures.append(_Tenure.of(chain))
                chain = []
            chain.append(row)
        tenures.append(_Tenure.of(chain))
    return tuple(tenures)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Bloc:
    """Hold an organisation, mechanism, programme, agreement or initiative with its dated memberships.

    Every question about membership is about a day or a period. Dates of reduced precision are taken at their word: a
    party that joined "in 1997" is certainly not a member at the end of 1996 and certainly one at the end of 1997; for
    a day in between the bloc raises `UncertainMembershipError`, unless `imprecise="in"` or `"out"` says how to count
    such parties.

    Examples:
        >>> from datetime import date
        >>> from regcoop.blocs import Bloc, BlocKind, Membership, MembershipStatus
        >>> from regcoop.period import Period
        >>> from regcoop.sources import Source, SourceKind
        >>> news = Source("ians-2025-10-26", publisher="IANS", title="Timor-Leste joins ASEAN", kind=SourceKind.PRESS)
        >>> joining = Period.parse("2025-10-26")
        >>> asean = Bloc(
        ...     "ASEAN", name="Association of Southeast Asian Nations", kind=BlocKind.ORGANISATION,
        ...     founded=Period.parse("1967-08-08"), source=news,
        ...     memberships=(
        ...         Membership("asean-tl-2022", bloc="ASEAN", party="TL", status=MembershipStatus.OBSERVER,
        ...                    start=Period.parse("2022-11-11"), end=joining, source=news),
        ...         Membership("asean-tl-2025", bloc="ASEAN", party="TL", status=MembershipStatus.MEMBER,
        ...                    start=joining, source=news),
        ...     ),
        ... )
        >>> asean.members_on(date(2025, 10, 25)), asean.members_on(date(2025, 10, 26))
        (frozenset(), frozenset({'TL'}))
        >>> str(asean.status_of("TL", on=date(2025, 10, 25)).status)
        'observer'

    Attributes:
        code: an upper-case code, unlike any ISO 3166 or ISO 4217 code.
        founded: when it was founded, of the precision known.
        seat_body: the body that serves it: a secretariat, an institute.
        seat_city: where that body sits.
        seat_country: the country it sits in, ISO 3166-1 alpha-2.
        memberships: every status of every party; intervals of one party and standing do not overlap.
        pairs: pairs of parties for which an agreement is in force at other times than for the rest.
        participation: who takes part in fact, where that differs from the status on paper.
        versions: the versions of an agreement, or the treaties of a bloc.
        accessions: what each party did with each version.
    """

    code: str
    name: str = attrs.field(kw_only=True)
    kind: BlocKind = attrs.field(kw_only=True)
    founded: Period = attrs.field(kw_only=True)
    seat_body: str | None = attrs.field(default=None, kw_only=True)
    seat_city: str | None = attrs.field(default=None, kw_only=True)
    seat_country: str | None = attrs.field(default=None, kw_only=True)
    website: str | None = attrs.field(default=None, kw_only=True)
    memberships: tuple[Membership, ...] = attrs.field(default=(), kw_only=True, repr=show_count)
    pairs: tuple[MembershipPair, ...] = attrs.field(default=(), kw_only=True, repr=show_count)
    participation: tuple[Participation, ...] = attrs.field(default=(), kw_only=True, repr=show_count)
    versions: tuple[AgreementVersion, ...] = attrs.field(default=(), kw_only=True, repr=show_count)
    accessions: tuple[Accession, ...] = attrs.field(default=(), kw_only=True, repr=show_count)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_pattern("code", self.code, _CODE, "an upper-case code of at least two letters and digits, such as ASEAN")
        check_text("name", self.name)
        check_enum("kind", self.kind, BlocKind)
        check_type("founded", self.founded, Period)
        check_optional("seat_body", self.seat_body, check_text)
        check_optional("seat_city", self.seat_city, check_text)
        if self.seat_country is not None:
            check_pattern("seat_country", self.seat_country, _COUNTRY, "an ISO 3166-1 alpha-2 code such as ID")
        check_optional("website", self.website, check_text)
        check_tail(self.confidence, self.source, self.sources_more, self.note)
        self._check_parts()
        self._check_overlaps()

    def _check_parts(self) -> None:
        for name, rows, kind in (
            ("memberships", self.memberships, Membership),
            ("pairs", self.pairs, MembershipPair),
            ("participation", self.participation, Participation),
            ("versions", self.versions, AgreementVersion),
            ("accessions", self.accessions, Accession),
        ):
            check_tuple(name, rows, kind)
            for row in rows:
                if row.bloc != self.code:
                    raise InvalidRecordError(
                        f"The bloc {self.code}", f"has {name} of {row.bloc}", "give each bloc its own rows"
                    )
        check_unique("memberships", tuple(row.id for row in self.memberships))
        check_unique("pairs", tuple((*sorted(row.parties), row.start) for row in self.pairs))
        check_unique("versions", tuple(row.version for row in self.versions))
        check_unique("accessions", tuple((row.version, row.party) for row in self.accessions))
        for row in self.accessions:
            self._check_version(row.version)

    def _check_version(self, version: str) -> None:
        known = tuple(row.version for row in self.versions)
        if version not in known:
            raise UnknownVersionError(self.code, version, known)

    def _check_overlaps(self) -> None:
        by_class = sorted(self.memberships, key=lambda row: (row.party, row.standing, chronological(row)))
        for _, group in groupby(by_class, key=lambda row: (row.party, row.standing)):
            rows = [(row, Spell.of(row.start, row.end)) for row in group]
            for number, (row, spell) in enumerate(rows):
                for other, other_spell in rows[number + 1 :]:
                    if spell.must_meet(other_spell):
                        raise OverlappingMembershipsError(self.code, row.party, (row.id, other.id))

    @cached_property
    def _by_standing(self) -> dict[Standing, tuple[_Tenure, ...]]:
        return {
            standing: _tenures(row for row in self.memberships if row.standing is standing) for standing in Standing
        }

    @property
    def _full(self) -> tuple[_Tenure, ...]:
        return self._by_standing[Standing.FULL]

    # Members

    def members_on(self, day: date, *, imprecise: Imprecise | None = None) -> frozenset[str]:
        """Give the parties of full standing on a day.

        A party that is a member through its provinces is one party: in the Greater Mekong Subregion China is a
        member, and Yunnan and Guangxi are its subnational participants, of associate standing.

        Raises:
            FieldTypeError: if the day is no `datetime.date`.
            UncertainMembershipError: if it lies inside an imprecise start or end, or the start is unknown; not if
                `imprecise` says to count such parties `"in"` or `"out"`.
        """
        return self.parties_on(day, standing=Standing.FULL, imprecise=imprecise)

    def parties_on(self, day: date, *, standing: Standing, imprecise: Imprecise | None = None) -> frozenset[str]:
        """Give the parties of one standing on a day; use it for observers and partners, or for applicants.

        Raises:
            FieldTypeError: if the day is no `datetime.date`, or the standing no `Standing`.
            UncertainMembershipError: as for `members_on`.
        """
        check_enum("standing", standing, Standing)
        return self._held_on(self._by_standing[standing], day, imprecise)

    def members_throughout(self, period: Period, *, imprecise: Imprecise | None = None) -> frozenset[str]:
        """Give the parties of full standing on every day of a period: those whose figures of it count for the bloc.

        Raises:
            OpenPeriodError: if the period has no known first day.
            UncertainMembershipError: if an imprecise date leaves it open, and `imprecise` is None.
        """
        first, last = self._days_of(period)
        return self._answer(
            self._by_standing[Standing.FULL], lambda spell: spell.covers(first, last), str(period), imprecise
        )

    def members_ever(self, period: Period, *, imprecise: Imprecise | None = None) -> frozenset[str]:
        """Give the parties of full standing on any day of a period.

        The difference to `members_throughout` are those that joined or left inside the period.

        Raises:
            OpenPeriodError: if the period has no known first day.
            UncertainMembershipError: if an imprecise date leaves it open, and `imprecise` is None.
        """
        first, last = self._days_of(period)
        return self._answer(
            self._by_standing[Standing.FULL], lambda spell: spell.meets(first, last), str(period), imprecise
        )

    @staticmethod
    def _days_of(period: Period) -> tuple[int, int]:
        check_type("period", period, Period)
        if period.start is None:
            raise OpenPeriodError(period, "members")
        return period.start.toordinal(), period.last_day.toordinal()

    def _held_on(self, tenures: Iterable[_Tenure], day: date, imprecise: Imprecise | None) -> frozenset[str]:
        check_date("day", day)
        ordinal = day.toordinal()
        return self._answer(tenures, lambda spell: spell.covers(ordinal, ordinal), str(day), imprecise)

    def _answer(
        self, tenures: Iterable[_Tenure], holds: Callable[[Spell], bool | None], when: str, imprecise: Imprecise | None
    ) -> frozenset[str]:
        check_imprecise(imprecise)
        answers = [(tenure, holds(tenure.spell)) for tenure in tenures]
        sure = {tenure.party for tenure, answer in answers if answer}
        doubtful = [tenure for tenure, answer in answers if answer is None and tenure.party not in sure]
        if doubtful and imprecise is None:
            raise UncertainMembershipError(self.code, when, tuple(row for tenure in doubtful for row in tenure.rows))
        if imprecise == "in":
            sure.update(tenure.party for tenure in doubtful)
        return frozenset(sure)

    # Statuses and changes

    def status_of(self, party: str, *, on: date, imprecise: Imprecise | None = None) -> Membership | None:
        """Give the membership of a party on a day, the one of most standing if it has several; None if it has none.

        With `imprecise="in"` a row whose dates leave the day open counts, the latest of them first.

        Raises:
            FieldTypeError: if the day is no `datetime.date`.
            UncertainMembershipError: if no row of that standing holds for certain but one may, and `imprecise` is None.
        """
        check_date("on", on)
        check_imprecise(imprecise)
        ordinal = on.toordinal()
        history = self.history_of(party)
        for standing in Standing:
            rows = [
                (row, Spell.of(row.start, row.end).covers(ordinal, ordinal))
                for row in history
                if row.standing is standing
            ]
            sure = [row for row, answer in rows if answer]
            doubtful = [row for row, answer in rows if answer is None]
            if sure:
                return sure[-1]
            if doubtful and imprecise is None:
                raise UncertainMembershipError(self.code, str(on), tuple(row.id for row in doubtful))
            if doubtful and imprecise == "in":
                return doubtful[-1]
        return None

    def history_of(self, party: str) -> tuple[Membership, ...]:
        """Give every membership of a party, in order of time; those of unknown start come first."""
        return tuple(sorted((row for row in self.memberships if row.party == party), key=chronological))

    def changes_during(self, period: Period) -> tuple[Membership, ...]:
        """Give the memberships that start or end in a period, in order of time.

        A date of reduced precision counts if it may fall into the period; an unknown date does not.

        Raises:
            FieldTypeError: if it is no `Period`.
        """
        check_type("period", period, Period)
        rows = (
            row
            for row in self.memberships
            if any(day is not None and day.overlaps(period) for day in (row.start, row.end))
        )
        return tuple(sorted(rows, key=chronological))

    def participation_of(self, party: str, *, on: date, imprecise: Imprecise | None = None) -> Participation | None:
        """Give how far a party takes part on a day, where that is recorded; None if it is not.

        Raises:
            UncertainDateError: if the day lies inside an imprecise date and `imprecise` is None.
        """
        for row in self.participation:
            record = f"the participation of {row.party} in {self.code}"
            spell = Spell.of(row.start, row.end)
            if row.party == party and holds_on(spell, on, record=record, imprecise=imprecise):
                return row
        return None

    # Agreements

    def in_force_on(
        self, day: date, *, version: str | None = None, imprecise: Imprecise | None = None
    ) -> frozenset[str]:
        """Give the parties for which an agreement, or one version of it, is in force on a day.

        Without a version these are the parties of full standing of a bloc whose kind is `agreement`. With a version
        they are the parties whose accession to it has taken effect and which have not left the bloc; joining a bloc
        brings no party into its treaties. An accession without a date of entry into force counts as not in force.

        Raises:
            NotAnAgreementError: if no version is named and the bloc is of another kind.
            UnknownVersionError: if the bloc has no such version.
            UncertainMembershipError: if a date leaves it open, and `imprecise` is None.
        """
        if version is None:
            if self.kind is not BlocKind.AGREEMENT:
                raise NotAnAgreementError(self.code, self.kind)
            return self.members_on(day, imprecise=imprecise)
        self._check_version(version)
        tenures = [
            _Tenure(row.party, Spell.of(row.in_force, None), (f"{row.version} for {row.party}",))
            for row in self.accessions
            if row.version == version and row.in_force is not None
        ]
        return self._held_on(tenures, day, imprecise) - self._left_by(day)

    def _left_by(self, day: date) -> frozenset[str]:
        """Give the parties whose full standing has certainly ended by a day."""
        ended = frozenset(tenure.party for tenure in self._full if tenure.spell.last_end <= day.toordinal())
        return ended - self._held_on(self._full, day, "in")

    def pair_in_force(self, party: str, other: str, *, on: date, imprecise: Imprecise | None = None) -> bool:
        """Tell whether an agreement is in force between two parties on a day.

        Both must be bound by it; for a pair that is listed in `pairs`, the dates of the pair must hold too.

        Raises:
            FieldValueError: if the two are the same party.
            NotAnAgreementError: if the bloc is no agreement.
            UncertainMembershipError: if a date leaves it open, and `imprecise` is None.
        """
        check_unique("the pair", (party, other))
        if self.kind is not BlocKind.AGREEMENT:
            raise NotAnAgreementError(self.code, self.kind)
        both = frozenset((party, other))
        tenures = [tenure for tenure in self._full if tenure.party in both]
        if self._held_on(tenures, on, imprecise) != both:
            return False
        pairs = [
            _Tenure("pair", Spell.of(row.start, row.end), (f"{row.party_a} with {row.party_b}",))
            for row in self.pairs
            if row.parties == both
        ]
        return not pairs or bool(self._held_on(pairs, on, imprecise))

    # Copies and sources

    def with_memberships(self, *memberships: Membership) -> Self:
        """Give a copy with memberships added; one that has the id of an old one replaces it.

        Raises:
            OverlappingMembershipsError: if one of them overlaps with another of the same party and standing.
        """
        rows = {row.id: row for row in (*self.memberships, *memberships)}
        return attrs.evolve(self, memberships=tuple(rows.values()))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record itself, the principal one first; its memberships have their own."""
        return (self.source, *self.sources_more)
