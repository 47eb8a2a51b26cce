"""Milestones: dated events in the life of a record that are not its own start.

Use one for "announced in 2014, agreed in November 2015, first summit in March 2016": a record has one start, but its
history has many dates, and sources often give another of them as *the* beginning.
"""

from enum import StrEnum
from typing import final

import attrs

from regcoop._records import check_enum, check_id, check_note, check_tail, show_source
from regcoop._show import show_record
from regcoop._validate import check_type
from regcoop.period import Period
from regcoop.sources import Confidence, Source

__all__ = ["Milestone", "MilestoneKind", "RecordType"]


class RecordType(StrEnum):
    """Tell which kind of record a name, a milestone or an indicator speaks of."""

    COUNTRY = "country"
    REGION = "region"
    BLOC = "bloc"
    GROUP = "group"
    PLACE = "place"
    SEGMENT = "segment"
    CORRIDOR = "corridor"
    SERVICE = "service"
    BORDER_CROSSING = "border-crossing"
    GAUGE_BREAK = "gauge-break"
    FORUM = "forum"
    EDITION = "edition"
    INITIATIVE = "initiative"
    ORGANISATION = "organisation"
    COMMODITY = "commodity"
    UNIT = "unit"


class MilestoneKind(StrEnum):
    """Tell what happened; a target is a date that was set, not one that was met."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    AGREED = "agreed"
    FOUNDED = "founded"
    SIGNED = "signed"
    IN_FORCE = "in-force"
    RENAMED = "renamed"
    CONSTRUCTION_START = "construction-start"
    FIRST_RUN = "first-run"
    OPENED = "opened"
    TARGET = "target"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Milestone:
    """Say that something happened to a record, or is meant to happen, on a date.

    Examples:
        >>> from regcoop.milestones import Milestone, MilestoneKind, RecordType
        >>> from regcoop.period import Period
        >>> from regcoop.sources import Source, SourceKind
        >>> news = Source("cri-2015-11-13", publisher="CRI", title="Ministers launch LMC", kind=SourceKind.PRESS)
        >>> launch = Milestone(
        ...     "lmc-announced", record_type=RecordType.BLOC, record="LMC", date=Period.parse("2015-11-12"),
        ...     what=MilestoneKind.ANNOUNCED, source=news,
        ... )
        >>> str(launch.date), launch.is_target
        ('2015-11-12', False)

    Attributes:
        record_type: the kind of record.
        record: its code or id.
        date: when, of the precision known.
        text: what happened, in a few words; may be empty.
    """

    id: str
    record_type: RecordType = attrs.field(kw_only=True)
    record: str = attrs.field(kw_only=True)
    date: Period = attrs.field(kw_only=True)
    what: MilestoneKind = attrs.field(kw_only=True)
    text: str = attrs.field(default="", kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_enum("record_type", self.record_type, RecordType)
        check_id("record", self.record)
        check_type("date", self.date, Period)
        check_enum("what", self.what, MilestoneKind)
        check_note("text", self.text)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    @property
    def is_target(self) -> bool:
        """Tell whether the date was set beforehand rather than met."""
        return self.what is MilestoneKind.TARGET

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)
