"""Forums, their editions, who took part and what came out.

Use a forum for a series (an expo, a yearly summit) and an edition for each time it meets. Planned is not held, the
host is not always at the place, and the number of an edition says nothing about its year.
"""

import re
from enum import StrEnum
from typing import Final, Self, cast, final

import attrs

from regcoop._records import (
    check_enum,
    check_id,
    check_number,
    check_party,
    check_pattern,
    check_period,
    check_sourced,
    check_tail,
    check_texts,
    show_count,
    show_source,
)
from regcoop._show import show_record
from regcoop._validate import check_optional, check_text, check_tuple, check_unique
from regcoop.errors import InvalidRecordError
from regcoop.period import Period
from regcoop.sources import Confidence, Source

__all__ = [
    "Edition",
    "EditionMode",
    "EditionStatus",
    "Forum",
    "ForumKind",
    "Outcome",
    "OutcomeKind",
    "Participant",
    "ParticipantRole",
]


_COUNTRY: Final = re.compile(r"[A-Z]{2}")


class ForumKind(StrEnum):
    """Tell what a series of meetings is."""

    SUMMIT = "summit"
    MINISTERIAL = "ministerial"
    EXPO = "expo"
    FAIR = "fair"
    FORUM = "forum"
    CONFERENCE = "conference"


class EditionMode(StrEnum):
    """Tell how an edition met."""

    IN_PERSON = "in-person"
    HYBRID = "hybrid"
    VIRTUAL = "virtual"
    UNSTATED = "unstated"


class EditionStatus(StrEnum):
    """Tell whether an edition took place, as far as its sources know."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class ParticipantRole(StrEnum):
    """Tell in what role a party or organisation took part; one may have several."""

    PARTICIPANT = "participant"
    GUEST = "guest"
    COUNTRY_OF_HONOUR = "country-of-honour"
    SPECIAL_PARTNER = "special-partner"
    HOST = "host"
    CO_CHAIR = "co-chair"
    ORGANISER = "organiser"


class OutcomeKind(StrEnum):
    """Tell whether an outcome was reached, or only announced (as by a briefing before the event)."""

    ACHIEVED = "achieved"
    ANNOUNCED = "announced"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Participant:
    """Say that a party or an organisation took part in an edition, in a role.

    Attributes:
        party: a party code or the id of an organisation.
    """

    party: str
    role: ParticipantRole = attrs.field(default=ParticipantRole.PARTICIPANT, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("party", self.party)
        check_enum("role", self.role, ParticipantRole)
        check_sourced(self.source, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Outcome:
    """Say what an edition brought, or was announced to bring.

    Attributes:
        n: its number within the edition, from 1.
        text: what it is, in words of one's own.
        initiative: id of the initiative that it created.
        figure: id of the figure or indicator that states its size.
    """

    n: int
    text: str = attrs.field(kw_only=True)
    kind: OutcomeKind = attrs.field(kw_only=True)
    initiative: str | None = attrs.field(default=None, kw_only=True)
    figure: str | None = attrs.field(default=None, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_number("n", self.n)
        check_text("text", self.text)
        check_enum("kind", self.kind, OutcomeKind)
        check_optional("initiative", self.initiative, check_id)
        check_optional("figure", self.figure, check_id)
        check_sourced(self.source, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Forum:
    """Hold a series of meetings under a stable id, whatever it is called in a year.

    Two series in one hall may be different forums with other numbers; names and former names stand in the table of
    names.

    Attributes:
        bloc: the bloc that holds it.
        frequency: how often it meets, in the words of its source.
        organisers: who organises it: ids of organisations, or names.
    """

    id: str
    name: str = attrs.field(kw_only=True)
    kind: ForumKind = attrs.field(kw_only=True)
    bloc: str | None = attrs.field(default=None, kw_only=True)
    frequency: str | None = attrs.field(default=None, kw_only=True)
    organisers: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_text("name", self.name)
        check_enum("kind", self.kind, ForumKind)
        check_optional("bloc", self.bloc, check_party)
        check_optional("frequency", self.frequency, check_text)
        check_texts("organisers", self.organisers)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Edition:
    """Hold one meeting of a forum.

    Examples:
        >>> from regcoop.forums import Edition, EditionMode, EditionStatus
        >>> from regcoop.period import Period
        >>> from regcoop.sources import Source, SourceKind
        >>> news = Source("pan-pacific-2019", publisher="Pan Pacific Agency", title="Expo opens", kind=SourceKind.PRESS)
        >>> expo = Edition(
        ...     "caexpo-16", forum="caexpo", ordinal=16, period=Period.parse("2019-09-21/2019-09-24"),
        ...     planned=Period.parse("2019-09-20/2019-09-23"), mode=EditionMode.IN_PERSON, city="Nanning", country="CN",
        ...     status=EditionStatus.HELD, source=news,
        ... )
        >>> str(expo.dates), expo.was_moved
        ('2019-09-21/2019-09-24', True)

    Attributes:
        forum: id of the forum.
        ordinal: its official number, from 1; None if it has none or is outside the count.
        period: the days on which it was held, or for a planned one on which it is to be held; None for a cancelled one.
        planned: the days that had been announced, where they differ; for a cancelled one the days on which it would
            have been.
        place: id of the place; `city` and `country` say the same in words where no place is on record.
        country: the country where it met, ISO 3166-1 alpha-2; None for a virtual one.
        host: who received it: a party code or an organisation; not always where it met.
        theme: its motto, in words of its own.
        topics: what it was about.
    """

    id: str
    forum: str = attrs.field(kw_only=True)
    ordinal: int | None = attrs.field(default=None, kw_only=True)
    period: Period | None = attrs.field(default=None, kw_only=True)
    planned: Period | None = attrs.field(default=None, kw_only=True)
    mode: EditionMode = attrs.field(default=EditionMode.UNSTATED, kw_only=True)
    place: str | None = attrs.field(default=None, kw_only=True)
    city: str | None = attrs.field(default=None, kw_only=True)
    country: str | None = attrs.field(default=None, kw_only=True)
    host: str | None = attrs.field(default=None, kw_only=True)
    status: EditionStatus = attrs.field(kw_only=True)
    theme: str | None = attrs.field(default=None, kw_only=True)
    topics: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    participants: tuple[Participant, ...] = attrs.field(default=(), kw_only=True, repr=show_count)
    outcomes: tuple[Outcome, ...] = attrs.field(default=(), kw_only=True, repr=show_count)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_id("forum", self.forum)
        check_optional("ordinal", self.ordinal, check_number)
        check_period("period", self.period)
        check_period("planned", self.planned)
        check_enum("mode", self.mode, EditionMode)
        check_optional("place", self.place, check_id)
        check_optional("city", self.city, check_text)
        if self.country is not None:
            check_pattern("country", self.country, _COUNTRY, "an ISO 3166-1 alpha-2 code such as CN")
        check_optional("host", self.host, check_text)
        check_enum("status", self.status, EditionStatus)
        check_optional("theme", self.theme, check_text)
        check_texts("topics", self.topics)
        check_tail(self.confidence, self.source, self.sources_more, self.note)
        self._check_dates()
        self._check_parts()

    def _check_dates(self) -> None:
        if self.status is EditionStatus.CANCELLED:
            if self.period is not None or self.planned is None:
                advice = "give the days on which it would have been as planned, and no period"
                raise InvalidRecordError(f"The edition {self.id}", "was cancelled but is dated as if held", advice)
        elif self.period is None:
            advice = "give its days as period; planned only adds days that were announced and changed"
            raise InvalidRecordError(f"The edition {self.id}", f"is {self.status} without a date", advice)

    def _check_parts(self) -> None:
        check_tuple("participants", self.participants, Participant)
        check_unique("participants", tuple((entry.party, entry.role) for entry in self.participants))
        check_tuple("outcomes", self.outcomes, Outcome)
        check_unique("the numbers of outcomes", tuple(outcome.n for outcome in self.outcomes))
        achieved = any(outcome.kind is OutcomeKind.ACHIEVED for outcome in self.outcomes)
        if achieved and self.status is not EditionStatus.HELD:
            advice = "only a held edition achieves anything: mark them as announced"
            problem = f"is {self.status} but has outcomes that were achieved"
            raise InvalidRecordError(f"The edition {self.id}", problem, advice)

    @property
    def dates(self) -> Period:
        """Give the days on which it was or is to be held, or would have been held if it was cancelled."""
        return cast("Period", self.period or self.planned)  # one of them is there: checked when the record was made

    @property
    def was_moved(self) -> bool:
        """Tell whether it took or takes place on other days than were first announced."""
        return self.period is not None and self.planned is not None and self.period != self.planned

    def participants_as(self, role: ParticipantRole) -> tuple[str, ...]:
        """Give the codes of those that took part in a role, in the order of the rows."""
        check_enum("role", role, ParticipantRole)
        return tuple(entry.party for entry in self.participants if entry.role is role)

    def with_participants(self, *participants: Participant) -> Self:
        """Give a copy with other participants."""
        return attrs.evolve(self, participants=participants)

    def with_outcomes(self, *outcomes: Outcome) -> Self:
        """Give a copy with other outcomes."""
        return attrs.evolve(self, outcomes=outcomes)

    def with_held(self, period: Period) -> Self:
        """Give a copy of a planned edition that was held; days that were announced and differ are kept as planned."""
        planned = self.planned or self.period
        return attrs.evolve(
            self, period=period, planned=None if planned == period else planned, status=EditionStatus.HELD
        )

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)
