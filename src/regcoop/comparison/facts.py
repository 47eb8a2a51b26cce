"""Two claims of one fact in one unit: whether their intervals meet, and why they may not."""

from decimal import Decimal
from typing import Final

from regcoop.comparison.judging import gap_between, scale_between
from regcoop.comparison.questions import Judgement, Question
from regcoop.comparison.verdicts import Suspect, Verdict
from regcoop.figures import TradeFigure, Vintage
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.relations import AnyClaim, Assumption, Level, level_of

__all__ = ["are_finite", "in_one_unit", "judge_same_fact", "levels_of", "presumed_revision"]

_ZERO: Final = Decimal(0)


def levels_of(first: AnyClaim, second: AnyClaim) -> tuple[Level, Level]:
    """Give the values of two claims that state one, in one unit if they are of one dimension.

    Raises:
        ValueError: if one states none; `relate` has found such pairs undetermined.
    """
    left, right = level_of(first), level_of(second)
    if left is None or right is None:
        raise ValueError(first.id, second.id)
    return in_one_unit(left, right)


def in_one_unit(left: Level, right: Level) -> tuple[Level, Level]:
    """Give two levels of one dimension in its base unit, unless they share theirs."""
    return (left, right) if left.unit == right.unit else (left.in_base_units, right.in_base_units)


def judge_same_fact(first: AnyClaim, second: AnyClaim, *, question: Question) -> Judgement:
    """Tell whether two claims of one fact agree."""
    left, right = levels_of(first, second)
    numbers = (("first", left.interval), ("second", right.interval))
    if left.interval.meets(right.interval):
        return Judgement(Verdict.AGREE, numbers)
    if left.outer.meets(right.outer):
        outer = (("first-outer", left.outer), ("second-outer", right.outer))
        return Judgement(Verdict.TRUNCATED, (*numbers, *outer))
    gap = gap_between(left.outer, right.outer)
    numbers = (*numbers, ("gap", gap))  # type: ignore[assignment]  # a longer tuple of the same pairs
    suspect = _scale_suspect(first, second, (left.interval, right.interval), question)
    if suspect is not None:
        return Judgement(Verdict.SCALE, (*numbers, ("power", suspect.power or 0)), suspects=(suspect,))
    is_revision, assumed = presumed_revision(first, second, gap=gap, question=question)
    return Judgement(Verdict.REVISION if is_revision else Verdict.CONFLICT, numbers, assumed=assumed)


def are_finite(*intervals: Interval) -> bool:
    """Tell whether intervals have both ends and leave out zero, so that powers of ten and quotients say something."""
    return all(interval.is_finite and not interval.lo <= 0 <= interval.hi for interval in intervals)


def _scale_suspect(
    first: AnyClaim, second: AnyClaim, readings: tuple[Interval, Interval], question: Question
) -> Suspect | None:
    if not are_finite(*readings):
        return None
    power = scale_between(*readings, _near_scales(*readings, question.thresholds.scales))
    if power is None:
        return None
    factor = f"times 10^{power}" if power > 0 else f"over 10^{-power}"
    return Suspect(Verdict.SCALE, f"{second.value} {factor} fits {first.value}", power=power)


def _near_scales(left: Interval, right: Interval, scales: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out the powers of ten by which the two cannot meet, judged by their numbers of digits."""
    low, high = sorted((left.lo.adjusted(), left.hi.adjusted()))
    low_too, high_too = sorted((right.lo.adjusted(), right.hi.adjusted()))
    lowest, highest = low - high_too - 1, high - low_too + 1
    return tuple(scale for scale in scales if lowest <= scale <= highest or lowest <= -scale <= highest)


def presumed_revision(
    first: AnyClaim, second: AnyClaim, *, gap: Decimal, question: Question
) -> tuple[bool, tuple[Assumption, ...]]:
    """Tell whether one claim may be a revision of the other, and what had to be assumed about who counted.

    It takes one compiler, another stated vintage or another day of publication, and a small gap.
    """
    if gap > question.thresholds.revision or not _are_two_releases(first, second):
        return False, ()
    one, other = first.compiler, second.compiler
    if one is not None and other is not None:
        return one == other, ()
    lacking = "" if one is None and other is None else (first.id if one is None else second.id)
    return True, (Assumption("compiler", "equal", value=one or other or "", claim=lacking),)


def _are_two_releases(first: AnyClaim, second: AnyClaim) -> bool:
    one, other = _vintage(first), _vintage(second)
    if one is not None and other is not None and one != other:
        return True
    earlier, later = first.known_by, second.known_by
    return earlier is not None and later is not None and earlier != later


def _vintage(claim: AnyClaim) -> Vintage | Period | None:
    return claim.vintage if isinstance(claim, TradeFigure) else None
