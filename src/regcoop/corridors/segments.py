"""Infrastructure: segments and their lengths, spans, breaks of gauge and border crossings."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, Self, final

import attrs

from regcoop._dated import Imprecise, Spell, check_imprecise, decide
from regcoop._records import (
    check_enum,
    check_id,
    check_ids,
    check_order,
    check_period,
    check_sourced,
    check_tail,
    check_texts,
    show_source,
)
from regcoop._show import show_record
from regcoop._validate import (
    check_date,
    check_decimal,
    check_optional,
    check_range,
    check_text,
    check_tuple,
    check_unique,
)
from regcoop.amount import Amount
from regcoop.errors import FieldValueError, InvalidRecordError
from regcoop.period import Period
from regcoop.sources import Confidence, Source

__all__ = [
    "BorderCrossing",
    "BreakOfGauge",
    "GaugeMethod",
    "Length",
    "LengthBasis",
    "Mode",
    "Segment",
    "SegmentStatus",
    "Span",
]

_NARROWEST: Final = 300
_WIDEST: Final = 2200
_SEVERAL: Final = 2


class Mode(StrEnum):
    """Tell how one moves along a segment; `access` joins the places of one city, such as its stations."""

    RAIL = "rail"
    ROAD = "road"
    SEA = "sea"
    RIVER = "river"
    CANAL = "canal"
    FERRY = "ferry"
    ACCESS = "access"


class SegmentStatus(StrEnum):
    """Tell in which state infrastructure is, as sources say; corridors and services use the same words.

    `limited` carries some traffic (part of the line, or some of the traffic); `missing` is a gap that nobody has
    planned to close.
    """

    OPERATING = "operating"
    LIMITED = "limited"
    CONSTRUCTION = "construction"
    PLANNED = "planned"
    MISSING = "missing"
    CLOSED = "closed"


class LengthBasis(StrEnum):
    """Tell how a length came to be known: printed, or the difference of two kilometre posts or printed lengths."""

    STATED = "stated"
    KILOMETRE_POSTS = "kilometre-posts"
    DIFFERENCE = "difference"


class GaugeMethod(StrEnum):
    """Tell how a break of gauge is passed.

    Freight is moved over (`transhipment`); or the bogies or wheelsets of the wagons are exchanged, or their wheels
    move on the axle (`variable-gauge`); or both gauges are laid onward (`dual-track`).
    """

    TRANSHIPMENT = "transhipment"
    BOGIE = "bogie"
    WHEELSET = "wheelset"
    VARIABLE_GAUGE = "variable-gauge"
    DUAL_TRACK = "dual-track"


def _check_gauge(name: str, value: object) -> None:
    """Refuse anything but a track gauge in millimetres: 381 (miniature) to 2140 (Brunel's) have been built."""
    check_range(name, value, lowest=_NARROWEST, highest=_WIDEST)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Length:
    """Hold a published length in kilometres, with how it came to be known.

    One thing has several lengths: a headline, a sum of sections, the newly built part. All are kept, the preferred
    one first; a length that was computed (a geodesic, a sea route) is never stored.

    Examples:
        >>> from decimal import Decimal
        >>> from regcoop.corridors import Length
        >>> from regcoop.sources import Source, SourceKind
        >>> daily = Source("pd-2021-12-03", publisher="People's Daily", title="Railway opens", kind=SourceKind.PRESS)
        >>> Length(Decimal("1035"), source=daily).amount
        Amount(Decimal('1035'), 'km')

    Attributes:
        km: kilometres, with the digits that were printed; above zero.
        period: when the length held, for lines that were rebuilt.
    """

    km: Decimal
    basis: LengthBasis = attrs.field(default=LengthBasis.STATED, kw_only=True)
    period: Period | None = attrs.field(default=None, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_decimal("km", self.km)
        if self.km <= 0:
            raise FieldValueError("km", str(self.km), "a length above zero")
        check_enum("basis", self.basis, LengthBasis)
        check_period("period", self.period)
        check_sourced(self.source, self.note)

    @property
    def amount(self) -> Amount:
        """Give the length as an amount in kilometres, rounded as printed."""
        return Amount(self.km, "km")

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Segment:
    """Hold one physical link between two places, by one mode.

    Two towns may be joined by a road and two railways of different gauge: these are three segments. The status is as of
    `status_as_of`; the past and the future are told by `opened` and `closed`.

    Examples:
        >>> from datetime import date
        >>> from regcoop.corridors import Mode, Segment, SegmentStatus
        >>> from regcoop.period import Period
        >>> from regcoop.sources import Source, SourceKind
        >>> daily = Source("pd-2021-12-03", publisher="People's Daily", title="Railway opens", kind=SourceKind.PRESS)
        >>> hop = Segment(
        ...     "boten-mohan-rail-1435", origin="mohan", destination="boten", mode=Mode.RAIL, gauges=(1435,),
        ...     status=SegmentStatus.OPERATING, opened=Period.parse("2021-12-03"), source=daily,
        ... )
        >>> hop.in_use_on(date(2021, 12, 2)), hop.in_use_on(date(2021, 12, 3))
        (False, True)

    Attributes:
        origin: id of the place it starts from.
        destination: id of the place it leads to; it can be used both ways.
        gauges: the track gauges laid, in millimetres, ascending; only for rail, empty if not known.
        status_as_of: when the status was last known to hold.
        opened: the first day of traffic, of the precision known.
        closed: the first day without traffic.
        via: what it passes through, in order from origin to destination; these are no stops.
        operator: who runs it: an organisation's id, or a name.
        lengths: the published lengths of exactly this segment, the preferred one first.
    """

    id: str
    origin: str = attrs.field(kw_only=True)
    destination: str = attrs.field(kw_only=True)
    mode: Mode = attrs.field(kw_only=True)
    gauges: tuple[int, ...] = attrs.field(default=(), kw_only=True)
    status: SegmentStatus = attrs.field(kw_only=True)
    status_as_of: Period | None = attrs.field(default=None, kw_only=True)
    opened: Period | None = attrs.field(default=None, kw_only=True)
    closed: Period | None = attrs.field(default=None, kw_only=True)
    via: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    operator: str | None = attrs.field(default=None, kw_only=True)
    lengths: tuple[Length, ...] = attrs.field(default=(), kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_id("origin", self.origin)
        check_id("destination", self.destination)
        if self.origin == self.destination:
            raise InvalidRecordError(f"The segment {self.id}", "leads back to its origin", "name two places")
        check_enum("mode", self.mode, Mode)
        self._check_gauges()
        check_enum("status", self.status, SegmentStatus)
        check_period("status_as_of", self.status_as_of)
        check_period("opened", self.opened)
        check_period("closed", self.closed)
        check_order(f"The segment {self.id}", self.opened, self.closed)
        check_texts("via", self.via)
        check_optional("operator", self.operator, check_text)
        check_tuple("lengths", self.lengths, Length)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    def _check_gauges(self) -> None:
        check_tuple("gauges", self.gauges, int)
        for gauge in self.gauges:
            _check_gauge("an item of gauges", gauge)
        if self.gauges != tuple(sorted(set(self.gauges))):
            raise FieldValueError("gauges", str(self.gauges), "each gauge once, the narrowest first")
        if self.gauges and self.mode is not Mode.RAIL:
            raise InvalidRecordError(
                f"The segment {self.id}", f"has track gauges but is {self.mode}", "leave gauges empty"
            )

    @property
    def ends(self) -> frozenset[str]:
        """Give the ids of its two places, for uses where the direction does not matter."""
        return frozenset((self.origin, self.destination))

    @property
    def stated(self) -> Length | None:
        """Give the preferred published length; None if none is known."""
        return self.lengths[0] if self.lengths else None

    def in_use_on(self, day: date, *, imprecise: Imprecise | None = None) -> bool:
        """Tell whether traffic could run on a day: after `opened`, before `closed`, and as far as the status says so.

        An unknown opening counts as long ago. A line that is planned, under construction or missing is not in use on
        any day; one that is closed was in use until the day it closed, and for one whose closing day is not known
        that is open before `status_as_of` and certain after it.

        Raises:
            FieldTypeError: if the day is no `datetime.date`.
            UncertainDateError: if the dates leave it open and `imprecise` is None.
        """
        check_date("day", day)
        check_imprecise(imprecise)
        if self.status in {SegmentStatus.CONSTRUCTION, SegmentStatus.PLANNED, SegmentStatus.MISSING}:
            return False
        closed = self.closed
        if self.status is SegmentStatus.CLOSED and closed is None:
            closed = None if self.status_as_of is None else Period.until(self.status_as_of.last_day)
        answer = Spell.of(self.opened, closed, unknown_start_is_past=True).covers(day.toordinal(), day.toordinal())
        if self.status is SegmentStatus.CLOSED and closed is None and answer:
            answer = None
        return decide(answer, record=f"segment {self.id}", day=day, imprecise=imprecise)

    def with_status(self, status: SegmentStatus, *, as_of: Period | None) -> Self:
        """Give a copy with another status, and when it was known to hold."""
        return attrs.evolve(self, status=status, status_as_of=as_of)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Span:
    """Hold the lengths that were printed for several segments together.

    Sum a route by tiling it with segments and spans; never add a span to its own segments.

    Attributes:
        segments: the ids of the segments, in order.
        lengths: the published lengths of the whole, the preferred one first.
    """

    id: str
    segments: tuple[str, ...] = attrs.field(kw_only=True)
    lengths: tuple[Length, ...] = attrs.field(kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_ids("segments", self.segments)
        check_tuple("lengths", self.lengths, Length)
        if len(self.segments) < _SEVERAL:
            raise InvalidRecordError(
                f"The span {self.id}", "has not two segments", "give a single segment lengths of its own"
            )
        if not self.lengths:
            raise InvalidRecordError(
                f"The span {self.id}", "has no length", "leave it out: a span is only there for its length"
            )

    @property
    def stated(self) -> Length:
        """Give the preferred published length."""
        return self.lengths[0]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of its lengths, each once."""
        return tuple(dict.fromkeys(length.source for length in self.lengths))


@final
@attrs.frozen(weakref_slot=False, repr=False)
class BreakOfGauge:
    """Hold a place where two track gauges meet, with the ways to pass it.

    Without such a record two gauges that meet in a place are not connected: freight does not change wheels by itself.

    Attributes:
        place: id of the place where the change is made.
        gauge_a: one gauge, in millimetres.
        gauge_b: the other.
        opposite_place: the place across the border where it is made too.
        methods: how it is made; empty if not known or not yet.
        status: whether it can be passed.
    """

    id: str
    place: str = attrs.field(kw_only=True)
    gauge_a: int = attrs.field(kw_only=True)
    gauge_b: int = attrs.field(kw_only=True)
    opposite_place: str | None = attrs.field(default=None, kw_only=True)
    methods: tuple[GaugeMethod, ...] = attrs.field(default=(), kw_only=True)
    status: SegmentStatus = attrs.field(kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_id("place", self.place)
        _check_gauge("gauge_a", self.gauge_a)
        _check_gauge("gauge_b", self.gauge_b)
        if self.gauge_a == self.gauge_b:
            raise InvalidRecordError(
                f"The break of gauge {self.id}", "joins a gauge with itself", "give two different gauges"
            )
        check_optional("opposite_place", self.opposite_place, check_id)
        if self.opposite_place == self.place:
            raise InvalidRecordError(
                f"The break of gauge {self.id}", "is opposite itself", "name the place across, or none"
            )
        check_tuple("methods", self.methods, GaugeMethod)
        check_unique("methods", self.methods)
        check_enum("status", self.status, SegmentStatus)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    @property
    def gauges(self) -> frozenset[int]:
        """Give the two gauges, in millimetres."""
        return frozenset((self.gauge_a, self.gauge_b))

    @property
    def places(self) -> frozenset[str]:
        """Give the ids of the places where the change is made."""
        return frozenset(place for place in (self.place, self.opposite_place) if place is not None)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class BorderCrossing:
    """Hold a pair of border posts that face each other.

    Waiting times, directions and closures belong to the pair; the hop between the posts is a segment.

    Attributes:
        place_a: id of one post.
        place_b: id of the other.
        modes: the modes that may cross.
        status_as_of: when the status was last known to hold: crossings close and reopen overnight.
    """

    id: str
    place_a: str = attrs.field(kw_only=True)
    place_b: str = attrs.field(kw_only=True)
    modes: tuple[Mode, ...] = attrs.field(kw_only=True)
    status: SegmentStatus = attrs.field(kw_only=True)
    status_as_of: Period | None = attrs.field(default=None, kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_id("place_a", self.place_a)
        check_id("place_b", self.place_b)
        if self.place_a == self.place_b:
            raise InvalidRecordError(f"The border crossing {self.id}", "joins a post with itself", "name the two posts")
        check_tuple("modes", self.modes, Mode)
        check_unique("modes", self.modes)
        if not self.modes:
            raise InvalidRecordError(f"The border crossing {self.id}", "lets no mode cross", "name at least one")
        check_enum("status", self.status, SegmentStatus)
        check_period("status_as_of", self.status_as_of)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    @property
    def places(self) -> frozenset[str]:
        """Give the ids of the two posts, for uses where the order does not matter."""
        return frozenset((self.place_a, self.place_b))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)
