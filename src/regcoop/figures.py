"""Facts, and the figures that claim something about them.

A fact is what was measured ("China's trade with ASEAN, January to July 2024"); a figure is what somebody printed
about it on a day. Several figures may speak of one fact and disagree: they are kept side by side, each with its
source.
"""

from datetime import date
from enum import StrEnum
from typing import Final, Self, final

import attrs

from regcoop._claims import check_claim
from regcoop._records import check_enum, check_id, check_note, check_party, check_period, show_source
from regcoop._show import show_record
from regcoop._validate import check_choice, check_optional, check_tuple, check_type, check_unique
from regcoop.amount import Amount
from regcoop.errors import QuantityKindError
from regcoop.period import Period
from regcoop.ratios import Growth, PercentagePoints, Rank, Record, Restatement, Share
from regcoop.sources import Confidence, Source
from regcoop.units import Unit
from regcoop.valuation import Valuation

__all__ = [
    "DIMENSIONS",
    "NO_REMARKS",
    "NO_TERMS",
    "Fact",
    "Nature",
    "Origin",
    "Remarks",
    "Terms",
    "TradeFigure",
    "TradeSystem",
    "Vintage",
    "parse_vintage",
]

DIMENSIONS: Final = ("measure", "flow", "reporter", "partner", "commodity", "period", "quantity", "concept", "place")
"""What makes up a fact, in the order of its fields."""


class Origin(StrEnum):
    """Tell whether a value was counted in its currency or restated in it.

    A restated total was turned into another currency by whoever printed it, at a rate of their choice, and cannot be
    compared with a native one without one.
    """

    NATIVE = "native"
    RESTATED = "restated"


class TradeSystem(StrEnum):
    """Tell which border a trade statistic counts at.

    The general system counts at the border of the country, the special one at that of its customs zone, without
    bonded warehouses and free zones (United Nations, International Merchandise Trade Statistics 2010).
    """

    GENERAL = "general"
    SPECIAL = "special"


class Nature(StrEnum):
    """Tell whether a figure says what happened, or something else.

    A headline of intended or contracted deals is no trade, and a target no outcome; only figures of one nature are
    compared.
    """

    OUTCOME = "outcome"
    ESTIMATE = "estimate"
    TARGET = "target"
    FORECAST = "forecast"
    INTENDED = "intended"
    CONTRACTED = "contracted"


class Vintage(StrEnum):
    """Tell which release of a statistic a figure belongs to, where its text says so without a date."""

    PRELIMINARY = "preliminary"
    FIRST = "first"
    REVISED = "revised"
    FINAL = "final"


def parse_vintage(text: str) -> Vintage | Period:
    """Read a vintage: one of the words of `Vintage`, or the date of a release.

    Examples:
        >>> from regcoop.figures import parse_vintage
        >>> parse_vintage("preliminary"), str(parse_vintage("2024-08-07"))
        (<Vintage.PRELIMINARY: 'preliminary'>, '2024-08-07')

    Raises:
        PeriodFormatError: if it is neither.
    """
    check_type("text", text, str)
    return Vintage(text) if text in set(Vintage) else Period.parse(text)


@final
@attrs.frozen(weakref_slot=False, cache_hash=True, repr=False)
class Fact:
    """Say what is measured: the key under which claims are about the same thing.

    Two figures speak of the same fact when their facts are equal. A dimension that is None is unstated, with one
    exception: no commodity means all goods of the measure.

    Examples:
        >>> from regcoop.figures import Fact
        >>> from regcoop.period import Period
        >>> fact = Fact("goods-trade", "trade", "CN", "ASEAN", period=Period.parse("2024-01/2024-07"), quantity="money")
        >>> fact.unstated
        ()
        >>> str(fact.with_period(Period.year(2023)).period)
        '2023'

    Attributes:
        measure: code of the measure.
        flow: code of the flow; `trade` means exports plus imports.
        reporter: the party whose statistics it is about.
        partner: the other party; `W` for the world.
        commodity: code of the goods; None means all goods of the measure.
        period: when; None if the text does not say.
        quantity: the kind of quantity: `money`, `mass`, `count` and so on, as in the table of units.
        concept: code of the definition by which it was counted, where that is stated.
        place: id of the place, for what passes or happens at one.
    """

    measure: str
    flow: str
    reporter: str
    partner: str
    commodity: str | None = attrs.field(default=None, kw_only=True)
    period: Period | None = attrs.field(default=None, kw_only=True)
    quantity: str | None = attrs.field(default=None, kw_only=True)
    concept: str | None = attrs.field(default=None, kw_only=True)
    place: str | None = attrs.field(default=None, kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("measure", self.measure)
        check_id("flow", self.flow)
        check_party("reporter", self.reporter)
        check_party("partner", self.partner)
        check_optional("commodity", self.commodity, check_id)
        check_period("period", self.period)
        check_optional("quantity", self.quantity, check_id)
        check_optional("concept", self.concept, check_id)
        check_optional("place", self.place, check_id)

    @property
    def unstated(self) -> tuple[str, ...]:
        """Give the dimensions among `period` and `quantity` that are not stated; without them nothing compares.

        Commodity and place need not be stated; an unstated concept is that of the compiler.
        """
        return tuple(name for name in ("period", "quantity") if getattr(self, name) is None)

    def with_period(self, period: Period | None) -> Self:
        """Give the same fact of another period."""
        return attrs.evolve(self, period=period)

    def with_dimensions(self, **dimensions: str | Period | None) -> Self:
        """Give the fact with some of its dimensions replaced, as the whole of a share is named: `partner="W"`.

        Raises:
            FieldValueError: if a name is no dimension, or a code has not the shape of one.
            FieldTypeError: if a value is of the wrong type.
        """
        for name in dimensions:
            check_choice("the dimension", name, DIMENSIONS)
        return attrs.evolve(self, **dimensions)  # type: ignore[arg-type]  # each value is checked by the constructor


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Terms:
    """Hold the attributes of a figure that whole series of figures share; None means that the text does not state one.

    Attributes:
        valuation: how goods were valued.
        system: at which border they were counted.
        nature: whether it is an outcome or something else.
        vintage: which release it belongs to: a word, or the date of the release.
    """

    valuation: Valuation | None = attrs.field(default=None, kw_only=True)
    system: TradeSystem | None = attrs.field(default=None, kw_only=True)
    nature: Nature | None = attrs.field(default=None, kw_only=True)
    vintage: Vintage | Period | None = attrs.field(default=None, kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("valuation", self.valuation, (Valuation, type(None)))
        check_type("system", self.system, (TradeSystem, type(None)))
        check_type("nature", self.nature, (Nature, type(None)))
        check_type("vintage", self.vintage, (Vintage, Period, type(None)))


NO_TERMS: Final = Terms()
"""The terms of a figure that states none."""


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Remarks:
    """Hold what is said about a figure beside its numbers.

    Attributes:
        doubt: why the number may not be what it seems; empty if nothing speaks against it.
        locator: where in the source it stands.
        sources_more: further sources that print the same.
    """

    doubt: str = attrs.field(default="", kw_only=True)
    locator: str = attrs.field(default="", kw_only=True)
    note: str = attrs.field(default="", kw_only=True)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_note("doubt", self.doubt)
        check_note("locator", self.locator)
        check_note("note", self.note)
        check_tuple("sources_more", self.sources_more, Source)
        check_unique("sources_more", self.sources_more)


NO_REMARKS: Final = Remarks()
"""The remarks of a figure that has none."""


_PARTS: Final = (Fact, Source, Terms, Remarks, Confidence)
_NO_RATIOS: Final[tuple[tuple[object, ...], ...]] = ((), (), (), (), ())


@final
@attrs.frozen(weakref_slot=False, repr=False)
class TradeFigure:
    """Hold one printed claim about a fact: who printed which number, growth, share or rank, and on whose word.

    A figure without a value is one of which only a growth, share or rank was printed.

    Examples:
        >>> from regcoop.amount import Amount
        >>> from regcoop.figures import Fact, TradeFigure
        >>> from regcoop.period import Period
        >>> from regcoop.sources import DateBasis, Source, SourceKind
        >>> article = Source(
        ...     "globaltimes-2024-09-11", publisher="Global Times", title="China, ASEAN to ramp up partnership",
        ...     kind=SourceKind.PRESS, date=Period.parse("2024-09-11"), date_basis=DateBasis.PRINTED,
        ... )
        >>> figure = TradeFigure(
        ...     "cn-asean-trade-2024-ytd07-usd-globaltimes",
        ...     Fact("goods-trade", "trade", "CN", "ASEAN", period=Period.ytd(2024, months=7), quantity="money"),
        ...     value=Amount.parse("552 billion", unit="USD"), compiler="gacc", source=article,
        ... )
        >>> figure.partner, str(figure.period), str(figure.published)
        ('ASEAN', '2024-01/2024-07', '2024-09-11')

    Attributes:
        fact: what it is about; equal facts are the key for "the same fact".
        growths: growth rates printed with it.
        shares: shares printed with it.
        restatements: the same amount in another currency or unit, in brackets: evidence, and no figure of its own.
        ranks: ranks and records printed with it.
        changes: changes in percentage points printed with it.
        compiler: id of the organisation that counted.
        via: id of the organisation that passed it on.
        source: who printed it; its date is `published`.
        origin: whether the currency is the compiler's own.
        composition: the group that the partner (or reporter) is known to mean: ASEAN10.
        terms: valuation, trade system, nature and vintage, where stated.
        remarks: doubt, locator, note and further sources.
    """

    id: str
    fact: Fact
    value: Amount | None = attrs.field(default=None, kw_only=True)
    growths: tuple[Growth, ...] = attrs.field(default=(), kw_only=True)
    shares: tuple[Share, ...] = attrs.field(default=(), kw_only=True)
    restatements: tuple[Restatement, ...] = attrs.field(default=(), kw_only=True)
    ranks: tuple[Rank | Record, ...] = attrs.field(default=(), kw_only=True)
    changes: tuple[PercentagePoints, ...] = attrs.field(default=(), kw_only=True)
    compiler: str | None = attrs.field(default=None, kw_only=True)
    via: str | None = attrs.field(default=None, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    origin: Origin | None = attrs.field(default=None, kw_only=True)
    composition: str | None = attrs.field(default=None, kw_only=True)
    terms: Terms = attrs.field(default=NO_TERMS, kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    remarks: Remarks = attrs.field(default=NO_REMARKS, kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        parts = (type(self.fact), type(self.source), type(self.terms), type(self.remarks), type(self.confidence))
        if parts != _PARTS:
            self._refuse_parts()
        ratios = (self.growths, self.shares, self.restatements, self.ranks, self.changes)
        value, quantity = self.value, self.fact.quantity
        if type(value) is not Amount or ratios != _NO_RATIOS:
            check_claim(self)
        if quantity is not None and value is not None and value.unit.kind != quantity:
            raise QuantityKindError(self.id, quantity, value.unit.code, value.unit.kind)
        if self.compiler is not None:
            check_id("compiler", self.compiler)
        self._check_rare()

    def _refuse_parts(self) -> None:
        check_type("fact", self.fact, Fact)
        check_type("source", self.source, Source)
        check_type("terms", self.terms, Terms)
        check_type("remarks", self.remarks, Remarks)
        check_enum("confidence", self.confidence, Confidence)

    def _check_rare(self) -> None:
        if self.via is not None:
            check_id("via", self.via)
        if self.composition is not None:
            check_party("composition", self.composition)
        if self.origin is not None:
            check_enum("origin", self.origin, Origin)

    # Said by the fact, the terms, the remarks and the source

    @property
    def measure(self) -> str:
        """Give the code of the measure."""
        return self.fact.measure

    @property
    def flow(self) -> str:
        """Give the code of the flow."""
        return self.fact.flow

    @property
    def reporter(self) -> str:
        """Give the party whose statistics it is about."""
        return self.fact.reporter

    @property
    def partner(self) -> str:
        """Give the other party."""
        return self.fact.partner

    @property
    def commodity(self) -> str | None:
        """Give the code of the goods; None means all goods of the measure."""
        return self.fact.commodity

    @property
    def period(self) -> Period | None:
        """Give the period; None if unstated."""
        return self.fact.period

    @property
    def quantity(self) -> str | None:
        """Give the kind of quantity."""
        return self.fact.quantity

    @property
    def concept(self) -> str | None:
        """Give the code of the definition, where stated."""
        return self.fact.concept

    @property
    def place(self) -> str | None:
        """Give the id of the place, if it is about one."""
        return self.fact.place

    @property
    def valuation(self) -> Valuation | None:
        """Give the valuation, where stated."""
        return self.terms.valuation

    @property
    def system(self) -> TradeSystem | None:
        """Give the trade system, where stated."""
        return self.terms.system

    @property
    def nature(self) -> Nature | None:
        """Give the nature, where stated."""
        return self.terms.nature

    @property
    def vintage(self) -> Vintage | Period | None:
        """Give the release it belongs to, where stated."""
        return self.terms.vintage

    @property
    def doubt(self) -> str:
        """Give the doubt about the number, or an empty text."""
        return self.remarks.doubt

    @property
    def locator(self) -> str:
        """Give the place in the source, or an empty text."""
        return self.remarks.locator

    @property
    def note(self) -> str:
        """Give the note, or an empty text."""
        return self.remarks.note

    @property
    def unit(self) -> Unit | None:
        """Give the unit of the value; None if there is no value."""
        return None if self.value is None else self.value.unit

    @property
    def published(self) -> Period | None:
        """Give the date of the source, of the precision known; None if it is undated."""
        return self.source.date

    @property
    def known_by(self) -> date | None:
        """Give the last day of the source's date, on which the figure was known for certain; None if it is undated."""
        return self.source.known_by

    @property
    def sources_more(self) -> tuple[Source, ...]:
        """Give the further sources."""
        return self.remarks.sources_more

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give all its sources, the principal one first."""
        return (self.source, *self.remarks.sources_more)

    # Copies

    def with_fact(self, fact: Fact) -> Self:
        """Give a copy that claims the same about another fact."""
        return attrs.evolve(self, fact=fact)

    def with_value(self, value: Amount | None) -> Self:
        """Give a copy with another value."""
        return attrs.evolve(self, value=value)

    def with_terms(self, terms: Terms) -> Self:
        """Give a copy with other terms."""
        return attrs.evolve(self, terms=terms)

    def with_remarks(self, remarks: Remarks) -> Self:
        """Give a copy with other remarks."""
        return attrs.evolve(self, remarks=remarks)
