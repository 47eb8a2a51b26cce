"""What dates of reduced precision allow one to say about a day; shared by memberships, routes and segments.

A start is some day of its Period, an end (the first day on which a thing no longer holds) some day of its own. `True`
and `False` are certain, `None` means that the dates leave both open.
"""

from datetime import date
from typing import Final, Literal, NamedTuple, TypeAlias

from regcoop._validate import check_choice, check_date
from regcoop.errors import UncertainDateError
from regcoop.period import Period

__all__ = ["Imprecise", "Spell", "check_imprecise", "decide", "holds_on"]

Imprecise: TypeAlias = Literal["in", "out"]
"""What to do with a day that lies inside an imprecise start or end: count it in, or out."""

_PAST: Final = 0
_NEVER: Final = date.max.toordinal() + 1


class Spell(NamedTuple):
    """Hold the first and last days on which something may have begun and may have ended, as proleptic ordinals."""

    first_begin: int
    last_begin: int
    first_end: int
    last_end: int

    @classmethod
    def of(cls, start: Period | None, end: Period | None, *, unknown_start_is_past: bool = False) -> "Spell":
        """Read two dates: no end means that it still holds, no start that the start is unknown."""
        first_begin, last_begin = _range(start) if start else (_PAST, _PAST if unknown_start_is_past else _NEVER)
        return cls(first_begin, last_begin, *(_range(end) if end else (_NEVER, _NEVER)))

    def covers(self, first: int, last: int) -> bool | None:
        """Tell whether it held on every day from the first to the last."""
        if self.last_begin <= first and self.first_end > last:
            return True
        return None if self.first_begin <= first and self.last_end > last else False

    def meets(self, first: int, last: int) -> bool | None:
        """Tell whether it held on some day from the first to the last."""
        if self.last_begin <= last and self.first_end > first:
            return True
        return None if self.first_begin <= last and self.last_end > first else False

    def must_meet(self, other: "Spell") -> bool:
        """Tell whether the two share a day whatever their dates turn out to be."""
        return self.begun_by() < other.first_end and other.begun_by() < self.first_end

    def begun_by(self) -> int:
        """Give the day on which it had begun for certain; an unknown start counts as long ago."""
        return self.first_begin if self.last_begin == _NEVER else self.last_begin


def _range(day: Period) -> tuple[int, int]:
    return (_PAST if day.start is None else day.start.toordinal()), day.end.toordinal() - 1


def check_imprecise(imprecise: object) -> None:
    """Refuse anything but None, `in` and `out`.

    Raises:
        FieldValueError: if it is something else.
    """
    if imprecise is not None:
        check_choice("imprecise", imprecise, ("in", "out"))


def decide(answer: bool | None, *, record: str, day: date, imprecise: Imprecise | None) -> bool:  # noqa: FBT001  # three-valued
    """Turn a three-valued answer into a plain one, as the caller wants doubtful days counted.

    Raises:
        UncertainDateError: if the answer is open and `imprecise` is None.
    """
    if answer is not None:
        return answer
    if imprecise is None:
        raise UncertainDateError(record, str(day))
    return imprecise == "in"


def holds_on(spell: Spell, day: date, *, record: str, imprecise: Imprecise | None) -> bool:
    """Tell whether something held on a day.

    Raises:
        FieldTypeError: if the day is no date.
        UncertainDateError: if the day lies inside an imprecise start or end and `imprecise` is None.
    """
    check_date("day", day)
    check_imprecise(imprecise)
    ordinal = day.toordinal()
    return decide(spell.covers(ordinal, ordinal), record=record, day=day, imprecise=imprecise)
