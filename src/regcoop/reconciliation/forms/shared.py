"""What the forms share: the material they work on, and what they give back."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from regcoop.atlas import Atlas
from regcoop.comparison.judging import Holding
from regcoop.errors import FieldValueError, NoRateError, OpenPeriodError, UnknownUnitError, WithdrawnCurrencyError
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates import RateBasis, Rates
from regcoop.reconciliation.identities import Identity, Term
from regcoop.reconciliation.nodes import Node, Nodes, Series
from regcoop.reconciliation.records import Check, CheckKind
from regcoop.relations import Parties, Thresholds

__all__ = [
    "Definition",
    "Formed",
    "Key",
    "Material",
    "all_terms",
    "average_rate",
    "own_term",
    "unformed",
    "widened",
]

_REFUSALS: Final = (NoRateError, OpenPeriodError, WithdrawnCurrencyError, FieldValueError, UnknownUnitError)

Key: TypeAlias = tuple[Series, Period | None]
"""A fact in one unit, whether claims speak of it or not."""


class Definition(NamedTuple):
    """Hold that a fact is the signed sum of others by definition, at most one of them without a claim.

    Attributes:
        kind: which definition it is.
        parts: the facts, each with its sign.
        whole: their sum.
        propagates: whether it may narrow facts; sums over time may not unless one release printed all of them.
    """

    kind: CheckKind
    parts: tuple[tuple[Key, int], ...]
    whole: Key
    propagates: bool = True


class Material(NamedTuple):
    """Hold what identities are formed from."""

    nodes: Nodes
    atlas: Atlas
    parties: Parties
    rates: Rates | None
    thresholds: Thresholds


class Formed(NamedTuple):
    """Hold the identities of one family.

    Attributes:
        identities: those that can be formed.
        unformed: checks that a claim asks for and that cannot be formed.
        definitions: sums by definition, also those that lack one fact.
    """

    identities: list[Identity]
    unformed: list[Check]
    definitions: list[Definition]


def unformed(kind: CheckKind, figures: Iterable[str], reason: str) -> Check:
    """Give a check that cannot be formed, with what is missing."""
    return Check(kind=kind, figures=tuple(figures), status=Holding.UNFORMED, reason=reason)


def all_terms(node: Node, role: str, sign: int = 1) -> Term:
    """Give a term in which any print of a fact may be chosen."""
    return Term(node, node.choices, role, sign)


def own_term(node: Node, claim: str, role: str) -> Term:
    """Give a term in which only the print of one claim counts."""
    return Term(node, (node.prints[claim],), role)


def average_rate(material: Material, base: str, quote: str, period: Period | None) -> Interval | None:
    """Give how many units of a currency one of another was worth on the average of a period; None if no table knows.

    Where a table has no daily rates, the rates that an authority published for its months serve.
    """
    if material.rates is None or period is None:
        return None
    for basis in (RateBasis.PERIOD_AVERAGE, RateBasis.PUBLISHED_MONTHLY):
        try:
            return material.rates.rate(base, quote, period=period, basis=basis).interval
        except _REFUSALS:
            continue
    return None


def widened(interval: Interval, by: Decimal) -> Interval:
    """Give an interval above zero with both ends moved outward by a part of themselves."""
    return Interval((interval * (1 - by)).lo, (interval * (1 + by)).hi)
