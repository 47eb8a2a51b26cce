"""The check of a printed growth against two levels."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import attrs

from regcoop._validate import check_type
from regcoop.amount import Amount
from regcoop.atlas import Atlas
from regcoop.comparison.facts import levels_of
from regcoop.comparison.growing import bases_of, have_two_compilers, misfit_of, notes_on, readings_of
from regcoop.comparison.growth_records import GrowthCheck
from regcoop.comparison.judging import gap_between
from regcoop.comparison.other_currency import in_other_currency
from regcoop.comparison.questions import Question, claim_of, question_of
from regcoop.comparison.verdicts import Verdict
from regcoop.comparison.wording import show_growth
from regcoop.errors import FieldValueError, IncomparableClaimsError
from regcoop.period import Period
from regcoop.rates import Rates
from regcoop.ratios import Growth, GrowthKind
from regcoop.relations import (
    DIMENSION_NAMES,
    THRESHOLDS,
    AnyClaim,
    Assumption,
    Thresholds,
    compare_attributes,
    dimensions_of,
)

__all__ = ["check_growth", "judge_growth"]

_INFINITY: Final = Decimal("Infinity")
_WANTED: Final = "growth"
_NO_BASE: Final = "the base may be zero or negative, and growth over such a base says nothing"
_FREE_BASES: Final = frozenset(
    {GrowthKind.SINCE, GrowthKind.MULTIPLE, GrowthKind.ANNUAL_AVERAGE, GrowthKind.PREVIOUS_PERIOD}
)
"""Kinds of growth whose base may be any earlier period."""


def check_growth(
    figure: AnyClaim | str,
    base: AnyClaim | str,
    *,
    atlas: Atlas,
    growth: Growth | None = None,
    level: Amount | None = None,
    rates: Rates | None = None,
    thresholds: Thresholds = THRESHOLDS,
) -> tuple[GrowthCheck, ...]:
    """Check the growth that a figure prints against its own level and that of an earlier figure.

    Use it before you call a growth rate wrong. An official rate stands on the base as it was revised when the rate was
    printed, so that a small miss is called a revised base. It tells which base the rate implies.

    >>> from regcoop.comparison import check_growth
    >>> from regcoop.fixtures import load
    >>> figure, base = "cn-mekong5-trade-2024-usd-aitia", "cn-mekong5-trade-2016-usd-chinaradiointernational"
    >>> (check,) = check_growth(figure, base, atlas=load())
    >>> check.verdict, str(check.growth.rate)
    (<Verdict.TRUNCATED_PRINT: 'truncated print'>, '125 pct')
    >>> [str(round(end / 10**9, 2)) for end in (check.implied_base.lo, check.implied_base.hi)]
    ['193.57', '194.88']

    Args:
        figure: the later claim, or its id.
        base: the earlier claim of the same fact, or its id.
        atlas: whose compilers count, and where ids are looked up.
        growth: the growth to check; those of the figure against the period of the base when left out.
        level: the level, for a figure of which only the growth was printed.
        rates: the table of rates by which growth in another currency is looked for.
        thresholds: how far a base may be off and still be a revision, and a pair of currencies from the average.

    Returns:
        One check for each growth that the figure prints against the period of the base.

    Raises:
        IncomparableClaimsError: if the base is no earlier claim of the same fact, a level is missing, or no growth
            is printed against the period of the base.
        UnknownCodeError: if the atlas has no claim with the id.
        FieldValueError: if a level is given for a figure that has one.
        FieldTypeError: if an argument has another type.
    """
    question = question_of(atlas, rates=rates, thresholds=thresholds)
    later, earlier = claim_of("figure", figure, atlas=atlas), claim_of("base", base, atlas=atlas)
    if growth is not None:
        check_type("growth", growth, Growth)
    if level is not None:
        later = _with_level(later, level)
    wanted = _wanted(later, earlier, growth)
    assumed = _checked_pair(later, earlier, wanted, question)
    return tuple(judge_growth(later, earlier, growth=one, question=question, assumed=assumed) for one in wanted)


# Which pairs can be checked


def _with_level(figure: AnyClaim, level: Amount) -> AnyClaim:
    check_type("level", level, Amount)
    if figure.value is not None:
        raise FieldValueError("level", str(level), f"none: {figure.id} prints {figure.value}")
    return attrs.evolve(figure, value=level)


def _refused(later: AnyClaim, earlier: AnyClaim, reasons: tuple[str, ...], advice: str) -> IncomparableClaimsError:
    return IncomparableClaimsError((later.id, earlier.id), _WANTED, reasons, advice)


def _wanted(later: AnyClaim, earlier: AnyClaim, growth: Growth | None) -> tuple[Growth, ...]:
    """Give the growths to check; refuse a figure that prints none against the base."""
    growths = later.growths if growth is None else (growth,)
    if not growths:
        raise _refused(later, earlier, (f"{later.id} prints no growth",), "pass one as growth=")
    found = tuple(one for one in growths if _is_against(one, later.period, earlier.period))
    if not found:
        printed = " and ".join(show_growth(one) for one in growths)
        reason = f"{later.id} prints {printed}, and {earlier.id} is of {earlier.period or 'no stated period'}"
        raise _refused(later, earlier, (reason,), "take a base of the period that the growth is against")
    return found


def _is_against(growth: Growth, period: Period | None, base: Period | None) -> bool:
    bases = bases_of(growth, period)
    return base in bases if bases else base is not None


def _checked_pair(
    later: AnyClaim, earlier: AnyClaim, growths: tuple[Growth, ...], question: Question
) -> tuple[Assumption, ...]:
    """Refuse two claims that are not of one fact and two periods, and give what is assumed about them."""
    for claim, advice in ((later, "pass its level as level="), (earlier, "take a base with a value")):
        if claim.value is None:
            raise _refused(later, earlier, (f"{claim.id} prints no value",), advice)
    reasons = tuple(_problems(later, earlier, growths))
    if reasons:
        raise _refused(later, earlier, reasons, "take an earlier claim of the same fact in the same unit")
    differing, assumed = compare_attributes(later, earlier, question.atlas)
    if differing:
        reason = f"the {' and '.join(differing)} differ"
        raise _refused(later, earlier, (reason,), "take a base that was counted alike")
    return assumed


def _problems(later: AnyClaim, earlier: AnyClaim, growths: tuple[Growth, ...]) -> Iterator[str]:
    left, right = dimensions_of(later), dimensions_of(earlier)
    names = [
        name for name in DIMENSION_NAMES if name != "period" and getattr(left, name) != getattr(right, name)
    ]  # the period is looked at below
    if names:
        yield f"the {' and '.join(names)} differ"
    elif later.unit is None or earlier.unit is None or later.unit.dimension != earlier.unit.dimension:
        yield f"one is in {later.unit} and the other in {earlier.unit}"
    if left.period is None or right.period is None:
        yield "a period is not stated"
    elif left.period.last_day <= right.period.last_day:
        yield f"{right.period} is not before {left.period}"
    elif not left.period.is_comparable_to(right.period):
        yield from (
            f"{right.period} is not {left.period} moved by whole years"
            for growth in growths
            if growth.kind not in _FREE_BASES and right.period not in growth.against
        )
    yield from filter(None, (misfit_of(growth, later.unit) for growth in growths))


# The check


def judge_growth(
    later: AnyClaim, earlier: AnyClaim, *, growth: Growth, question: Question, assumed: tuple[Assumption, ...] = ()
) -> GrowthCheck:
    """Judge a growth between two claims that are known to be of one fact and two periods."""
    assumed = (*assumed, *_assumed_basis(later, growth))
    check = GrowthCheck(figure=later, base=earlier, growth=growth, assumed=assumed)
    misfit = misfit_of(growth, later.unit)
    if misfit:
        return attrs.evolve(check, reasons=(misfit,))
    recomputed, printed = check.recomputed, readings_of(growth)
    if recomputed is None:
        return attrs.evolve(check, reasons=(_NO_BASE,))
    if recomputed.meets(printed[0]):
        return _judged(check, Verdict.CONSISTENT)
    outer = check.recomputed_outer or recomputed
    if outer.meets(printed[1]):
        return _judged(check, Verdict.TRUNCATED_PRINT)
    found = in_other_currency(check, outer, question=question)
    if found.verdict is not None:
        return found
    is_near = _base_gap(check) <= question.thresholds.revision and not have_two_compilers(later, earlier)
    return _judged(check, Verdict.REVISED_BASE if is_near else Verdict.INCONSISTENT)


def _judged(check: GrowthCheck, verdict: Verdict) -> GrowthCheck:
    """Add the verdict, and what must be said about the currency."""
    return GrowthCheck(
        figure=check.figure,
        base=check.base,
        growth=check.growth,
        verdict=verdict,
        assumed=check.assumed,
        reasons=notes_on(check.growth, check.figure.unit),
    )


def _assumed_basis(later: AnyClaim, growth: Growth) -> tuple[Assumption, ...]:
    unit = later.unit
    if growth.basis is not None or unit is None or not unit.is_money:
        return ()
    return (Assumption("basis", "equal", value=unit.code, claim=later.id),)


def _base_gap(check: GrowthCheck) -> Decimal:
    """Give how far the base behind the rate lies from the printed one; of a bare direction, the level itself."""
    level, base = levels_of(check.figure, check.base)
    behind = level.outer if check.growth.rate is None else check.implied_base_outer
    return _INFINITY if behind is None else gap_between(behind, base.outer)
