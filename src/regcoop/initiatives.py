"""Initiatives: what cooperation built, opened, agreed or linked.

Use an initiative for an institution, a service, an investment, a plant, a partnership, a sister-city link, a
transit permission, an exhibition or an agreement that cooperation produced, so that outcomes of meetings can point
to it.
"""

import re
from enum import StrEnum
from typing import Final, Self, final

import attrs

from regcoop._records import (
    check_enum,
    check_id,
    check_order,
    check_pattern,
    check_period,
    check_tail,
    show_source,
)
from regcoop._show import show_record
from regcoop._validate import check_optional, check_text, check_tuple, check_unique
from regcoop.period import Period
from regcoop.sources import Confidence, Source

__all__ = ["Initiative", "InitiativeKind", "InitiativeParty", "InitiativeStatus"]


_ROLE: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")


class InitiativeKind(StrEnum):
    """Tell what an initiative is."""

    INSTITUTION = "institution"
    SERVICE = "service"
    INVESTMENT = "investment"
    PLANT = "plant"
    FACILITY = "facility"
    PARTNERSHIP = "partnership"
    SISTER_CITIES = "sister-cities"
    TRANSIT_PERMISSION = "transit-permission"
    EXHIBITION = "exhibition"
    AGREEMENT = "agreement"


class InitiativeStatus(StrEnum):
    """Tell how far an initiative has come: an announced or agreed one does not yet run."""

    ANNOUNCED = "announced"
    AGREED = "agreed"
    RUNNING = "running"
    ENDED = "ended"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class InitiativeParty:
    """Say what a party, organisation or place is to an initiative.

    Attributes:
        party: a party code, or the id of an organisation or place.
        role: lower case with hyphens: `partner`, `host`, `investor`, `operator`, `city`.
    """

    party: str
    role: str = attrs.field(kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("party", self.party)
        check_pattern("role", self.role, _ROLE, "a role in lower case with hyphens, such as partner")


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Initiative:
    """Hold something that cooperation produced.

    Examples:
        >>> from regcoop.initiatives import Initiative, InitiativeKind, InitiativeParty, InitiativeStatus
        >>> from regcoop.period import Period
        >>> from regcoop.sources import Source, SourceKind
        >>> customs = Source("gacc-2023-44", publisher="GACC", title="Announcement 44 of 2023", kind=SourceKind.PRIMARY)
        >>> transit = Initiative(
        ...     "vladivostok-transit-port", name="Vladivostok as a transit port of Jilin",
        ...     kind=InitiativeKind.TRANSIT_PERMISSION, start=Period.parse("2023-06-01"),
        ...     status=InitiativeStatus.RUNNING, parties=(InitiativeParty("CN-JL", role="partner"),), source=customs,
        ... )
        >>> transit.parties_as("partner")
        ('CN-JL',)

    Attributes:
        place: id of the place where it is.
        start: since when it runs, of the precision known.
        end: the first day on which it no longer does.
        parties: who belongs to it, and as what.
    """

    id: str
    name: str = attrs.field(kw_only=True)
    kind: InitiativeKind = attrs.field(kw_only=True)
    place: str | None = attrs.field(default=None, kw_only=True)
    start: Period | None = attrs.field(default=None, kw_only=True)
    end: Period | None = attrs.field(default=None, kw_only=True)
    status: InitiativeStatus = attrs.field(kw_only=True)
    parties: tuple[InitiativeParty, ...] = attrs.field(default=(), kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_text("name", self.name)
        check_enum("kind", self.kind, InitiativeKind)
        check_optional("place", self.place, check_id)
        check_period("start", self.start)
        check_period("end", self.end)
        check_order(f"The initiative {self.id}", self.start, self.end)
        check_enum("status", self.status, InitiativeStatus)
        check_tuple("parties", self.parties, InitiativeParty)
        check_unique("parties", self.parties)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    def parties_as(self, role: str) -> tuple[str, ...]:
        """Give the codes of those that belong to it in a role, in the order of the rows."""
        return tuple(entry.party for entry in self.parties if entry.role == role)

    def with_status(self, status: InitiativeStatus) -> Self:
        """Give a copy with another status."""
        return attrs.evolve(self, status=status)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)
