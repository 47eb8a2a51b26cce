"""Indicators: claims about one place, segment, corridor, service, organisation, edition or bloc.

Use an indicator for what is no flow between two parties: the length of a line, the hours at a border, the trips of a
train, the people trained, the number of participants. It shares amounts, periods, ratios and sources with
`TradeFigure`.
"""

from datetime import date
from enum import StrEnum
from typing import Self, final

import attrs

from regcoop._claims import check_claim
from regcoop._records import check_enum, check_id, check_note, check_period, check_tail, show_source
from regcoop._show import show_record
from regcoop._validate import check_optional, check_text, check_type
from regcoop.amount import Amount
from regcoop.corridors import Mode
from regcoop.errors import InvalidRecordError
from regcoop.milestones import RecordType
from regcoop.period import Period
from regcoop.ratios import Growth, PercentagePoints, Rank, Record, Restatement, Share
from regcoop.sources import Confidence, Source
from regcoop.units import Unit

__all__ = ["Heading", "Indicator"]


class Heading(StrEnum):
    """Tell which way the traffic goes that an indicator counts, seen from the first of the two posts or places."""

    OUTBOUND = "outbound"
    INBOUND = "inbound"
    BOTH = "both"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Indicator:
    """Hold one printed claim about one subject.

    Examples:
        >>> from regcoop.amount import Amount
        >>> from regcoop.corridors import Mode
        >>> from regcoop.indicators import Heading, Indicator
        >>> from regcoop.milestones import RecordType
        >>> from regcoop.period import Period
        >>> from regcoop.sources import Source, SourceKind
        >>> report = Source("cpmm-2023", publisher="CAREC", title="CPMM annual report 2023", kind=SourceKind.PRIMARY)
        >>> waiting = Indicator(
        ...     "khorgos-road-out-2023", subject_type=RecordType.BORDER_CROSSING, subject="khorgos-nurzholy",
        ...     measure="border-time", direction=Heading.OUTBOUND, mode=Mode.ROAD, period=Period.year(2023),
        ...     value=Amount.parse("51.4", unit="h"), source=report,
        ... )
        >>> str(waiting.unit), waiting.is_range
        ('h', False)

    Attributes:
        subject_type: the kind of record it is about.
        subject: the code or id of that record.
        measure: code of the measure.
        scope: what part of the subject it covers, in words: `Lao section`, `cross-border only`.
        direction: the heading of the traffic, where stated.
        mode: the mode of transport, where stated.
        value_to: the upper number of a printed range ("13 to 15 days"), in the unit of the value.
        compiler: id of the organisation that counted.
        concept: code of the definition by which it was counted, where stated.
        doubt: why the number may not be what it seems; empty if nothing speaks against it.
    """

    id: str
    subject_type: RecordType = attrs.field(kw_only=True)
    subject: str = attrs.field(kw_only=True)
    measure: str = attrs.field(kw_only=True)
    scope: str | None = attrs.field(default=None, kw_only=True)
    direction: Heading | None = attrs.field(default=None, kw_only=True)
    mode: Mode | None = attrs.field(default=None, kw_only=True)
    period: Period | None = attrs.field(default=None, kw_only=True)
    value: Amount | None = attrs.field(default=None, kw_only=True)
    value_to: Amount | None = attrs.field(default=None, kw_only=True)
    growths: tuple[Growth, ...] = attrs.field(default=(), kw_only=True)
    shares: tuple[Share, ...] = attrs.field(default=(), kw_only=True)
    restatements: tuple[Restatement, ...] = attrs.field(default=(), kw_only=True)
    ranks: tuple[Rank | Record, ...] = attrs.field(default=(), kw_only=True)
    changes: tuple[PercentagePoints, ...] = attrs.field(default=(), kw_only=True)
    compiler: str | None = attrs.field(default=None, kw_only=True)
    concept: str | None = attrs.field(default=None, kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    doubt: str = attrs.field(default="", kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_enum("subject_type", self.subject_type, RecordType)
        check_id("subject", self.subject)
        check_id("measure", self.measure)
        check_optional("scope", self.scope, check_text)
        check_type("direction", self.direction, (Heading, type(None)))
        check_type("mode", self.mode, (Mode, type(None)))
        check_period("period", self.period)
        check_claim(self)
        self._check_range()
        check_optional("compiler", self.compiler, check_id)
        check_optional("concept", self.concept, check_id)
        check_note("doubt", self.doubt)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    def _check_range(self) -> None:
        if self.value_to is None:
            return
        check_type("value_to", self.value_to, Amount)
        record = f"The indicator {self.id}"
        if self.value is None:
            raise InvalidRecordError(
                record, "has the upper end of a range and no lower end", "give the lower one as value"
            )
        if self.value.unit != self.value_to.unit:
            raise InvalidRecordError(
                record, "gives the ends of its range in two units", "write both in the unit printed"
            )
        if self.value_to.value <= self.value.value:
            raise InvalidRecordError(record, "has a range that does not rise", "give the lower end as value")

    @property
    def unit(self) -> Unit | None:
        """Give the unit of the value; None if there is no value."""
        return None if self.value is None else self.value.unit

    @property
    def is_range(self) -> bool:
        """Tell whether a range was printed rather than one number."""
        return self.value_to is not None

    @property
    def published(self) -> Period | None:
        """Give the date of the source, of the precision known; None if it is undated."""
        return self.source.date

    @property
    def known_by(self) -> date | None:
        """Give the last day of the source's date, on which the claim was known for certain; None if it is undated."""
        return self.source.known_by

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give all its sources, the principal one first."""
        return (self.source, *self.sources_more)

    def with_value(self, value: Amount | None, *, value_to: Amount | None = None) -> Self:
        """Give a copy with another value, or another range."""
        return attrs.evolve(self, value=value, value_to=value_to)
