"""The dimensions of a claim: what a figure and an indicator are both about, under the same names."""

from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from regcoop._decimal import EXACT
from regcoop.figures import TradeFigure
from regcoop.indicators import Heading, Indicator
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.units import Unit

__all__ = ["DIMENSION_NAMES", "AnyClaim", "Dimensions", "Level", "dimensions_of", "level_of"]

AnyClaim: TypeAlias = TradeFigure | Indicator
"""A figure or an indicator."""


class Dimensions(NamedTuple):
    """Hold what a claim is about.

    An indicator's subject stands as its reporter, its scope as its partner, its heading as its flow and its mode of
    transport as its place, so that one rule serves both kinds of claim.

    Attributes:
        measure: code of the measure.
        flow: code of the flow, or the heading of the traffic.
        reporter: the party whose statistics it is about, or the subject.
        partner: the other party, or the scope in words.
        commodity: code of the goods; None means all goods.
        period: when; None if unstated.
        quantity: the kind of quantity; None if unstated.
        place: the place, or the mode of transport.
    """

    measure: str
    flow: str
    reporter: str
    partner: str
    commodity: str | None
    period: Period | None
    quantity: str | None
    place: str | None


DIMENSION_NAMES: Final = Dimensions._fields
"""The names of the dimensions, in their order."""

_NO_HEADING: Final = "none"


def dimensions_of(claim: AnyClaim) -> Dimensions:
    """Give what a claim is about.

    >>> from regcoop.fixtures import load
    >>> from regcoop.relations import dimensions_of
    >>> dimensions_of(load().figures["cn-asean-trade-2024-ytd07-usd-globaltimes"]).partner
    'ASEAN'
    """
    if isinstance(claim, TradeFigure):
        fact = claim.fact
        return Dimensions(
            fact.measure,
            fact.flow,
            fact.reporter,
            fact.partner,
            fact.commodity,
            fact.period,
            fact.quantity or (claim.value.unit.kind if claim.value is not None else None),
            fact.place,
        )
    heading: Heading | None = claim.direction
    return Dimensions(
        claim.measure,
        _NO_HEADING if heading is None else heading.value,
        claim.subject,
        claim.scope or "",
        None,
        claim.period,
        None if claim.value is None else claim.value.unit.kind,
        None if claim.mode is None else claim.mode.value,
    )


class Level(NamedTuple):
    """Hold the value of a claim with both its intervals.

    Attributes:
        value: the printed number; of a printed range the lower one.
        interval: what the print allows, for arithmetic; of a range from its lower to its upper number.
        outer: the same if digits may have been cut off; only outside it is a number wrong.
        unit: its unit.
    """

    value: Decimal
    interval: Interval
    outer: Interval
    unit: Unit

    @property
    def in_base_units(self) -> "Level":
        """Give the level in the base unit of its dimension, so that tonnes and kilograms compare."""
        factor = self.unit.factor
        if factor is None or factor == 1:
            return self
        value = EXACT.multiply(self.value, factor)
        return Level(value, self.interval.scaled(factor), self.outer.scaled(factor), self.unit)


def level_of(claim: AnyClaim) -> Level | None:
    """Give the value of a claim with its intervals; None if no value was printed.

    >>> from regcoop.fixtures import load
    >>> from regcoop.relations import level_of
    >>> print(level_of(load().figures["cn-asean-trade-2024-ytd07-usd-globaltimes"]).interval)
    [551500000000, 552500000000]
    """
    value = claim.value
    if value is None:
        return None
    upper = None if isinstance(claim, TradeFigure) else claim.value_to
    if upper is None:
        return Level(value.value, value.interval, value.outer, value.unit)
    return Level(value.value, value.interval.hull(upper.interval), value.outer.hull(upper.outer), value.unit)
