"""Claims of one fact count once: which of them, and why the others do not."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal, NamedTuple, TypeAlias

from regcoop._decimal import EXACT
from regcoop.aggregation.rules import SumRule, listed, refused
from regcoop.figures import TradeFigure
from regcoop.interval import Interval
from regcoop.relations import AnyClaim, Level, level_of

__all__ = ["Choice", "Dropped", "How", "NotCountedReason", "chosen"]

How: TypeAlias = Literal["only", "latest", "hull"]
"""Which claim of a fact counts."""


class NotCountedReason(StrEnum):
    """Tell why a claim does not count in a sum."""

    REPEATED = "says the same"
    """Its number is that of the claim that counts."""

    COARSER = "says the same less exactly"
    """Its print, rounded or cut off, allows all that the claim that counts allows."""

    EARLIER = "was not the last published"
    """Another claim of the fact was published later, or it has no date."""

    DOUBTED = "is doubted"
    """Its record says why the number may be wrong, and nothing speaks against another claim of the fact."""

    IN_HULL = "widens the interval only"
    """Its interval is in the hull of the claims of its fact; the value is that of another."""

    OUTSIDE = "is of no member"
    """Its party does not belong to the composition that was asked for."""


class Dropped(NamedTuple):
    """Hold a claim that does not count, and why."""

    claim: AnyClaim
    reason: NotCountedReason


class Choice(NamedTuple):
    """Hold the claim that counts for a fact, with the interval that counts, and those that do not."""

    claim: AnyClaim
    value: Decimal
    interval: Interval
    dropped: tuple[Dropped, ...]


class _Printed(NamedTuple):
    """Hold a claim with its level and what orders it."""

    claim: AnyClaim
    level: Level
    width: tuple[Decimal, Decimal]
    day: int

    @property
    def newest_first(self) -> tuple[int, tuple[Decimal, Decimal], str]:
        """Give the key by which later claims come first, of one day the more exact ones, then by id."""
        return -self.day, self.width, self.claim.id

    @property
    def most_exact_first(self) -> tuple[tuple[Decimal, Decimal], int, str]:
        """Give the key by which more exact claims come first, of those alike the later ones, then by id."""
        return self.width, -self.day, self.claim.id


_UNDATED: Final = 0
_ZERO: Final = Decimal(0)


def chosen(claims: Sequence[AnyClaim], how: How) -> Choice:
    """Choose the claim of one fact that counts.

    Raises:
        IllegalSumError: if the claims disagree and nobody said which counts.
    """
    if len(claims) == 1:
        value, interval = _alone(claims[0])
        return Choice(claims[0], value, interval, ())
    printed = [_printed(claim) for claim in claims]
    if how == "only":
        return _choice(_agreed(printed), printed)
    best = _latest(printed)
    return _choice(best, printed) if how == "latest" else _hull(best, printed)


def _alone(claim: AnyClaim) -> tuple[Decimal, Interval]:
    """Give the value and interval of a claim that is the only one of its fact."""
    if isinstance(claim, TradeFigure) and claim.value is not None:
        return claim.value.value, claim.value.interval
    level = _level(claim)
    return level.value, level.interval


def _level(claim: AnyClaim) -> Level:
    level = level_of(claim)
    if level is None:  # pragma: no cover  # refused before, as a figure without a value cannot be added
        raise refused(SumRule.ADDITIVE, (claim,), "it has no value", "leave it out")
    return level


def _printed(claim: AnyClaim) -> _Printed:
    level = _level(claim)
    return _Printed(claim, level, _width(level.interval), _day(claim))


def _width(interval: Interval) -> tuple[Decimal, Decimal]:
    """Give what orders intervals by how much they say: the width, then of those without an end the distance to it."""
    if interval.is_finite:
        return EXACT.subtract(interval.hi, interval.lo), _ZERO
    return interval.width, min(interval.lo.copy_abs(), interval.hi.copy_abs()).copy_negate()


def _day(claim: AnyClaim) -> int:
    """Give the first day on which a claim may have been out: nothing later is certain; 0 if it is undated."""
    published = claim.published
    return _UNDATED if published is None else (published.start or date.min).toordinal()


def _agreed(printed: list[_Printed]) -> _Printed:
    """Give the most exact claim, if the print of each other allows it or says the same number."""
    best = min(printed, key=lambda one: one.most_exact_first)
    against = [one for one in printed if not _allows(one, best) and one.level.value != best.level.value]
    if not against:
        return best
    claims = sorted((one.claim for one in (best, *against)), key=lambda claim: claim.id)
    raise refused(
        SumRule.CLAIMS,
        claims,
        f"claims of one fact disagree: {listed((str(claim.value) for claim in claims), most=4)}",
        "say which counts with claims='latest' or claims='hull', or leave out those that you do not trust",
    )


def _latest(printed: list[_Printed]) -> _Printed:
    """Give the last published claim, or the one before it that says the same more exactly.

    A claim whose record doubts it gives way to those that nothing speaks against.
    """
    trusted = [one for one in printed if not _doubt(one.claim)]
    first, *rest = sorted(trusted or printed, key=lambda one: one.newest_first)
    best, room = first, first.level.outer
    for one in rest:
        if one.width < best.width and room.contains(one.level.interval):
            best, room = one, room.intersection(one.level.outer) or room
    return best


def _hull(best: _Printed, printed: list[_Printed]) -> Choice:
    ends = [one.level.interval for one in printed]
    hull = Interval(min(end.lo for end in ends), max(end.hi for end in ends))
    dropped = tuple(Dropped(one.claim, _why_in_hull(one, best)) for one in printed if one is not best)
    return Choice(best.claim, best.level.value, hull, dropped)


def _choice(best: _Printed, printed: list[_Printed]) -> Choice:
    dropped = tuple(Dropped(one.claim, _why(one, best)) for one in printed if one is not best)
    return Choice(best.claim, best.level.value, best.level.interval, dropped)


def _why(one: _Printed, best: _Printed) -> NotCountedReason:
    if one.level.value == best.level.value:
        return NotCountedReason.REPEATED
    if _doubt(one.claim) and not _doubt(best.claim):
        return NotCountedReason.DOUBTED
    return NotCountedReason.COARSER if _allows(one, best) else NotCountedReason.EARLIER


def _why_in_hull(one: _Printed, best: _Printed) -> NotCountedReason:
    same = one.level.value == best.level.value and best.level.interval.contains(one.level.interval)
    return NotCountedReason.REPEATED if same else NotCountedReason.IN_HULL


def _allows(one: _Printed, best: _Printed) -> bool:
    return one.level.outer.contains(best.level.interval)


def _doubt(claim: AnyClaim) -> str:
    return claim.doubt
