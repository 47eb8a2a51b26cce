"""Bounds of shares and of concentration over numbers that are known to lie in intervals.

The arithmetic is that of fractions, which is exact; only the ends that come out are rounded, outward. A number that
stands above and below the line of a fraction counts once, so that no bound is wider than it must be.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from regcoop._decimal import LOWER, NEAREST, UPPER
from regcoop.interval import Interval

__all__ = [
    "Box",
    "box_of",
    "least_concentration",
    "most_concentration",
    "nearest",
    "outward",
    "share_within",
    "top_share_least",
    "top_share_most",
]

_ZERO: Final = Fraction(0)
_ONE: Final = Fraction(1)
_HUNDRED: Final = 100
_MOST_LOOSE: Final = 10
"""Of how many parts every combination of ends is tried."""


class Box(NamedTuple):
    """Hold where a number lies that is not negative; a missing upper end is none."""

    lo: Fraction
    hi: Fraction | None

    @property
    def top(self) -> Fraction:
        """Give the upper end, where there is one."""
        return self.lo if self.hi is None else self.hi


def box_of(interval: Interval) -> Box:
    """Give an interval as a box; what lies below zero is cut off."""
    hi = Fraction(interval.hi) if interval.hi.is_finite() else None
    return Box(max(Fraction(interval.lo), _ZERO), hi)


def outward(lo: Fraction, hi: Fraction) -> Interval:
    """Give two fractions as an interval, rounded outward."""
    return Interval(
        LOWER.divide(Decimal(lo.numerator), Decimal(lo.denominator)),
        UPPER.divide(Decimal(hi.numerator), Decimal(hi.denominator)),
    )


def nearest(number: Fraction, interval: Interval) -> Decimal:
    """Give a fraction as a number, inside an interval that holds it but for rounding."""
    value = NEAREST.divide(Decimal(number.numerator), Decimal(number.denominator))
    return min(max(value, interval.lo), interval.hi)


# Shares


def share_within(part: Box, others: Box) -> Interval:
    """Give the share in percent of a part in the sum of itself and of others.

    A share grows with its own part and falls with the others, so that its ends are taken at corners: this is the true
    range, while dividing the part by the sum would let the part vary twice.

    >>> from fractions import Fraction
    >>> from regcoop.series.bounds import Box, share_within
    >>> share_within(Box(Fraction(9), Fraction(11)), Box(Fraction(9), Fraction(11)))
    Interval(Decimal('45'), Decimal('55'))
    """
    lo = _ZERO if others.hi is None or part.lo == 0 else part.lo / (part.lo + others.hi)
    if part.hi is None:
        return outward(_HUNDRED * lo, Fraction(_HUNDRED))
    hi = _ZERO if part.hi == 0 else part.hi / (part.hi + others.lo)
    return outward(_HUNDRED * lo, _HUNDRED * hi)


# The index of Herfindahl and Hirschman


def least_concentration(parts: Sequence[Box]) -> Fraction:
    """Give the least sum of squared shares that the parts allow; it is attained, so that no bound is tighter.

    With Q the sum of squares and S the sum, a part pulls the index down as long as it is below t = Q / S and up above
    it. At the least index each part therefore lies as near to t as its interval allows, and t is the number that fits
    itself. What remains of Q - t * S falls as t grows, so that t is found between two ends by halving.
    """
    filled = [part for part in parts if part.hi != 0]
    ends = sorted({end for part in filled for end in part if end})
    if not ends:
        return Fraction(1, len(filled))
    place = bisect_left(ends, x=True, key=lambda t: _surplus(filled, t) <= 0)
    t = ends[place]
    if _surplus(filled, t) != 0:
        fixed = [_nearest_to(part, t) for part in filled if _is_fixed(part, ends[place - 1], t)]
        t = sum((number * number for number in fixed), _ZERO) / sum(fixed, _ZERO)
    return t / sum((_nearest_to(part, t) for part in filled), _ZERO)


def _nearest_to(part: Box, t: Fraction) -> Fraction:
    return max(part.lo, t if part.hi is None else min(t, part.hi))


def _is_fixed(part: Box, below: Fraction, above: Fraction) -> bool:
    """Tell whether a part lies at one of its ends for all numbers between two neighbouring ends."""
    return part.lo >= above or (part.hi is not None and part.hi <= below)


def _surplus(parts: Sequence[Box], t: Fraction) -> Fraction:
    numbers = [_nearest_to(part, t) for part in parts]
    return sum((number * (number - t) for number in numbers), _ZERO)


def most_concentration(parts: Sequence[Box]) -> Fraction:
    """Give the greatest sum of squared shares that the parts allow, or a bound above it.

    The index is greatest with every part at an end. A part that lies above t = Q / S for all numbers that t can have
    raises it, and one that lies below lowers it, so that their ends are known. All ends of the few other parts are
    tried, and the greatest index is attained. Only if there are more than ten of them it is bounded by the chords of
    their squares; the bound then lies above by at most a quarter of the square of one part's width over the sum.
    """
    if any(part.hi is None for part in parts) or not any(part.lo for part in parts):
        return _ONE
    most = _chords(parts)
    least_t = least_concentration(parts) * sum((part.lo for part in parts), _ZERO)
    most_t = most * sum((part.top for part in parts), _ZERO)
    settled = [_settled(part, least_t, most_t) for part in parts]
    loose = [part for part, end in zip(parts, settled, strict=True) if end is None]
    return most if len(loose) > _MOST_LOOSE else _at_corners([end for end in settled if end is not None], loose)


def _settled(part: Box, least_t: Fraction, most_t: Fraction) -> Fraction | None:
    """Give the end at which a part lies where the index is greatest; None if that is not known."""
    if part.lo >= most_t:
        return part.top
    return part.lo if part.top <= least_t or part.lo == part.top else None


def _at_corners(fixed: Sequence[Fraction], loose: Sequence[Box]) -> Fraction:
    """Give the greatest index with some parts fixed and each other one at one of its ends."""
    total, squares = sum(fixed, _ZERO), sum((number * number for number in fixed), _ZERO)
    sums = [(total, squares)]
    for part in loose:
        sums = [(one + end, square + end * end) for one, square in sums for end in (part.lo, part.top)]
    return max(square / (one * one) for one, square in sums if one)


def _chords(parts: Sequence[Box]) -> Fraction:
    """Give a bound above the greatest index: for each sum S the greatest sum of the chords over the squares.

    The chord over the square of a part rises by the sum of its ends, so that parts are raised in that order.
    """
    total, squares = sum((part.lo for part in parts), _ZERO), sum((part.lo * part.lo for part in parts), _ZERO)
    best = squares / (total * total)
    for part in sorted(parts, key=lambda part: part.lo + part.top, reverse=True):
        best = max(best, *_along(total, squares, part))
        total += part.top - part.lo
        squares += part.top**2 - part.lo**2
    return min(best, _ONE)


def _along(total: Fraction, squares: Fraction, part: Box) -> Iterator[Fraction]:
    """Give the ratio at the end of a chord, and at its greatest if that lies between the ends."""
    slope = part.lo + part.top
    end = total + part.top - part.lo
    yield (squares + slope * (part.top - part.lo)) / (end * end)
    rest = squares - slope * total
    if slope > 0 and rest < 0 and total < -2 * rest / slope < end:
        yield slope * slope / (-4 * rest)


# The share of the largest


def top_share_most(parts: Sequence[Box], count: int) -> Fraction:
    """Give the greatest share that the largest parts can have together; it is attained."""
    if any(part.hi is None for part in parts):
        return _ONE
    return _best_ratio([part.top for part in parts], [part.lo for part in parts], count)


def top_share_least(parts: Sequence[Box], count: int) -> Fraction:
    """Give a bound below the share of the largest parts: what some of them have at least, and no less than their count.

    It is attained where the intervals show which parts are the largest; else the true least share may lie above it.
    """
    evenly = Fraction(min(count, len(parts)), len(parts))
    if any(part.hi is None for part in parts):
        return evenly
    return max(evenly, _best_ratio([part.lo for part in parts], [part.top for part in parts], count))


def _best_ratio(inside: Sequence[Fraction], outside: Sequence[Fraction], count: int) -> Fraction:
    """Give the greatest ratio of some parts inside to them and the others outside.

    The parts are chosen by a ratio to beat, which each choice raises until none is better (Dinkelbach 1967).
    """
    best, ratio = _choice(inside, outside, count, beat=_ZERO), -_ONE
    while best > ratio:
        ratio = best
        best = _choice(inside, outside, count, beat=ratio)
    return ratio


def _choice(inside: Sequence[Fraction], outside: Sequence[Fraction], count: int, *, beat: Fraction) -> Fraction:
    """Give the ratio of the parts that do most to raise a ratio above the one to beat."""
    weights = [(1 - beat) * within + beat * beyond for within, beyond in zip(inside, outside, strict=True)]
    places = sorted(range(len(weights)), key=weights.__getitem__, reverse=True)
    above = sum((inside[place] for place in places[:count]), _ZERO)
    below = above + sum((outside[place] for place in places[count:]), _ZERO)
    return above / below if below else _ONE
