"""What a comparison is asked with and what comes of it: claims by id, the terms of the question, and a judgement."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias, final

import attrs

from regcoop._validate import check_choice, check_type, shorten
from regcoop.amount import Amount
from regcoop.atlas import Atlas
from regcoop.atlas.collection import near_codes
from regcoop.comparison.verdicts import Suspect, Verdict
from regcoop.errors import FieldValueError, IncomparableClaimsError, UnknownCodeError
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates import Rate, Rates
from regcoop.relations import AnyClaim, Assumption, Parties, Thresholds

__all__ = [
    "FILLABLE",
    "NOTHING",
    "Filled",
    "Judgement",
    "Number",
    "Question",
    "check_units",
    "claim_of",
    "fill_in",
    "question_of",
    "refused_pair",
]

FILLABLE: Final = ("period", "value")
"""What `fill=` may supply: the dimensions without which nothing compares."""

_TERMS: Final = (Atlas, Thresholds)

Number: TypeAlias = Interval | Decimal | int | str
"""A number of an answer: an interval, a single number, a count, or a word such as a unit."""

Filled: TypeAlias = tuple[str, str, str]
"""What the caller supplied: the id of the claim, the name of the dimension, and what was put in."""


@final
class Question(NamedTuple):
    """Hold the terms on which two claims are compared."""

    atlas: Atlas
    parties: Parties
    rates: Rates | None
    thresholds: Thresholds


@final
class Judgement(NamedTuple):
    """Hold what was found about a pair whose kind is known."""

    verdict: Verdict | None = None
    numbers: tuple[tuple[str, Number], ...] = ()
    suspects: tuple[Suspect, ...] = ()
    assumed: tuple[Assumption, ...] = ()
    rates: tuple[Rate, ...] = ()
    reasons: tuple[str, ...] = ()


NOTHING: Final = Judgement()
"""The judgement where nothing may be asked."""


def question_of(atlas: Atlas, *, rates: Rates | None, thresholds: Thresholds) -> Question:
    """Check the terms of a question and put them together.

    Raises:
        FieldTypeError: if one has another type.
    """
    if (atlas.__class__, thresholds.__class__) != _TERMS:
        check_type("atlas", atlas, Atlas)
        check_type("thresholds", thresholds, Thresholds)
    return Question(atlas, Parties(atlas), rates, thresholds)


def claim_of(name: str, claim: object, *, atlas: Atlas) -> AnyClaim:
    """Give a claim itself, or the figure or indicator of an atlas with this id.

    Raises:
        UnknownCodeError: if the atlas has neither a figure nor an indicator with the id; the error names near ones.
        FieldTypeError: if it is neither a claim nor a text.
    """
    if isinstance(claim, TradeFigure | Indicator):
        return claim
    check_type(name, claim, (TradeFigure, Indicator, str))
    for records in (atlas.figure_records, atlas.indicator_records):
        if claim in records:
            return records[str(claim)]
    known = (*atlas.figure_records, *atlas.indicator_records)
    raise UnknownCodeError("figure or indicator", claim, near_codes(claim, known))


def fill_in(
    first: AnyClaim, second: AnyClaim, *, fill: Mapping[str, object] | None
) -> tuple[AnyClaim, AnyClaim, tuple[Filled, ...]]:
    """Supply what claims do not state, and say what was supplied to which.

    Raises:
        FieldValueError: if a name is not one of `FILLABLE`, if no claim lacks it, or if both lack a value.
        FieldTypeError: if a value is of the wrong type.
        PeriodFormatError: if a period cannot be read.
        QuantityKindError: if a value is of another kind of quantity than the figure.
    """
    filled: list[Filled] = []
    for name, value in (fill or {}).items():
        check_choice("a name in fill", name, FILLABLE)
        lacking = [claim for claim in (first, second) if getattr(claim, name) is None]
        if not lacking:
            raise FieldValueError(f"{name} in fill", shorten(str(value)), "only what a claim does not state: both do")
        if name == "value" and len(lacking) > 1:
            raise FieldValueError("value in fill", shorten(str(value)), "a value for one claim only: neither states it")
        filled += [(claim.id, name, str(value)) for claim in lacking]
        first, second = (_with(claim, name, value) if claim in lacking else claim for claim in (first, second))
    return first, second, tuple(filled)


def _with(claim: AnyClaim, name: str, value: object) -> AnyClaim:
    if name == "value":
        check_type("value in fill", value, Amount)
        return attrs.evolve(claim, value=value)  # type: ignore[arg-type]  # checked in the line above
    check_type("period in fill", value, (Period, str))
    period = Period.parse(value) if isinstance(value, str) else value
    if isinstance(claim, TradeFigure):
        return claim.with_fact(claim.fact.with_period(period))  # type: ignore[arg-type]  # checked above
    return attrs.evolve(claim, period=period)  # type: ignore[arg-type]  # checked above


def refused_pair(pair: tuple[AnyClaim, AnyClaim], wanted: str, *, reason: str, advice: str) -> IncomparableClaimsError:
    """Make the error for a pair that gives no such check."""
    return IncomparableClaimsError((pair[0].id, pair[1].id), wanted, (reason,), advice)


def check_units(first: AnyClaim, second: AnyClaim, *, wanted: str) -> None:
    """Refuse claims without a value, or in units that measure different things."""
    for claim in (first, second):
        if claim.value is None:
            reason = f"{claim.id} prints no value"
            raise refused_pair((first, second), wanted, reason=reason, advice="take a claim with a value")
    left, right = first.unit, second.unit
    if left is None or right is None or left.dimension != right.dimension:
        reason = f"{left} and {right} measure different things"
        raise refused_pair((first, second), wanted, reason=reason, advice="take two claims in one unit")
