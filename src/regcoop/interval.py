"""Closed intervals of Decimals, with arithmetic that rounds outward."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final, TypeAlias, final

import attrs

from regcoop._decimal import LOWER, NEAREST, UPPER
from regcoop._validate import check_decimal, check_int, check_type
from regcoop.errors import EmptyIntervalError, FieldValueError, UnboundedIntervalError, ZeroDivisorError

__all__ = ["Interval"]

_Step: TypeAlias = Callable[[Decimal, Decimal], Decimal]

_ZERO: Final = Decimal(0)
_HALF: Final = Decimal("0.5")


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Interval:
    """Hold all numbers from `lo` to `hi`, both included; an end may be infinite.

    Use it for what a printed number may stand for, and for what follows from such numbers. The result of `+`, `-`, `*`
    and `/` contains every result that numbers of the operands can have: lower ends are rounded down and upper ends up,
    at 34 digits. A quantity that stands twice in a formula varies twice: `a - a` is wider than zero. An operand may
    also be a Decimal or an int, never a float.

    The method is the interval arithmetic of R. E. Moore, *Interval Analysis* (1966), with the infinite ends of IEEE
    1788-2015.

    Args:
        lo: the lower end, or `Decimal("-Infinity")`.
        hi: the upper end, or `Decimal("Infinity")`.

    Raises:
        EmptyIntervalError: if no finite number lies between the ends.
        FieldTypeError: if an end is no Decimal.
        FieldValueError: if an end is not a number (NaN).

    >>> from decimal import Decimal
    >>> from regcoop.interval import Interval
    >>> Interval(Decimal("511.8"), Decimal("513.2")) - Interval(Decimal("480"), Decimal("482"))
    Interval(Decimal('29.8'), Decimal('33.2'))
    """

    lo: Decimal
    hi: Decimal

    def __attrs_post_init__(self) -> None:
        lo, hi = self.lo, self.hi
        if lo.__class__ is not Decimal or hi.__class__ is not Decimal or lo.is_nan() or hi.is_nan():
            self._refuse_ends()
        if not lo < hi and (lo > hi or lo.is_infinite()):
            raise EmptyIntervalError(lo, hi)

    def _refuse_ends(self) -> None:
        for name, end in (("lo", self.lo), ("hi", self.hi)):
            check_type(name, end, Decimal)
            if end.is_nan():
                raise FieldValueError(name, "NaN", "a number, or Decimal('Infinity') where there is no end")

    @staticmethod
    def point(value: Decimal | int) -> "Interval":
        """Give the interval that holds one number alone, for what is known exactly.

        Raises:
            FieldTypeError: if it is neither a Decimal nor an int.
            FieldValueError: if it is infinite or not a number.

        >>> from regcoop.interval import Interval
        >>> Interval.point(12)
        Interval(Decimal('12'), Decimal('12'))
        """
        number = _checked(value)
        return Interval(number, number)

    @property
    def is_finite(self) -> bool:
        """Tell whether both ends are finite."""
        return self.lo.is_finite() and self.hi.is_finite()

    @property
    def width(self) -> Decimal:
        """Give the distance between the ends, rounded up; infinite if an end is."""
        return UPPER.subtract(self.hi, self.lo)

    @property
    def midpoint(self) -> Decimal:
        """Give the number half way between the ends, rounded to 34 digits but never out of the interval.

        Raises:
            UnboundedIntervalError: if an end is infinite.
        """
        if not self.is_finite:
            raise UnboundedIntervalError(self, "midpoint")
        middle = NEAREST.multiply(NEAREST.add(self.lo, self.hi), _HALF)
        return min(max(middle, self.lo), self.hi)

    def contains(self, other: "Decimal | int | Interval") -> bool:
        """Tell whether a number, or every number of another interval, lies in this one; the ends belong to it.

        Raises:
            FieldTypeError: if it is neither an Interval nor a Decimal nor an int.
            FieldValueError: if it is an infinite number, or not a number.

        >>> from decimal import Decimal
        >>> from regcoop.interval import Interval
        >>> Interval(Decimal("9.5"), Decimal("10.5")).contains(10)
        True
        """
        inner = other if isinstance(other, Interval) else Interval.point(other)
        return self.lo <= inner.lo and inner.hi <= self.hi

    def meets(self, other: "Interval") -> bool:
        """Tell whether the two share a number; touching at one end counts.

        >>> from decimal import Decimal
        >>> from regcoop.interval import Interval
        >>> Interval(Decimal(1), Decimal(2)).meets(Interval(Decimal(2), Decimal("Infinity")))
        True
        """
        return self.lo <= other.hi and other.lo <= self.hi

    def intersection(self, other: "Interval") -> "Interval | None":
        """Give the numbers that both hold; None if they share none.

        >>> from decimal import Decimal
        >>> from regcoop.interval import Interval
        >>> Interval(Decimal(1), Decimal(3)).intersection(Interval(Decimal(2), Decimal(4)))
        Interval(Decimal('2'), Decimal('3'))
        """
        return Interval(max(self.lo, other.lo), min(self.hi, other.hi)) if self.meets(other) else None

    def hull(self, other: "Interval") -> "Interval":
        """Give the smallest interval that contains both, with the numbers between them.

        >>> from regcoop.interval import Interval
        >>> Interval.point(1).hull(Interval.point(4))
        Interval(Decimal('1'), Decimal('4'))
        """
        return Interval(min(self.lo, other.lo), max(self.hi, other.hi))

    def negated(self) -> "Interval":
        """Give the interval with the sign turned; this is exact.

        >>> from decimal import Decimal
        >>> from regcoop.interval import Interval
        >>> Interval(Decimal(1), Decimal(3)).negated()
        Interval(Decimal('-3'), Decimal('-1'))
        """
        return Interval(self.hi.copy_negate(), self.lo.copy_negate())

    def scaled(self, factor: Decimal | int) -> "Interval":
        """Multiply by a number that is known exactly, such as a power of ten.

        Raises:
            FieldTypeError: if the factor is neither a Decimal nor an int.
            FieldValueError: if the factor is infinite or not a number.

        >>> from decimal import Decimal
        >>> from regcoop.interval import Interval
        >>> Interval(Decimal("1.5"), Decimal("2")).scaled(1000)
        Interval(Decimal('1500.0'), Decimal('2000'))
        """
        return self * Interval.point(factor)

    def __neg__(self) -> "Interval":
        return self.negated()

    def __abs__(self) -> "Interval":
        if self.lo >= 0:
            return self
        turned = self.negated()
        return turned if self.hi <= 0 else Interval(_ZERO, max(turned.hi, self.hi))

    def __add__(self, other: "Interval | Decimal | int") -> "Interval":
        right = _operand(other)
        return NotImplemented if right is None else Interval(LOWER.add(self.lo, right.lo), UPPER.add(self.hi, right.hi))

    def __sub__(self, other: "Interval | Decimal | int") -> "Interval":
        right = _operand(other)
        return NotImplemented if right is None else self + right.negated()

    def __mul__(self, other: "Interval | Decimal | int") -> "Interval":
        right = _operand(other)
        if right is None:
            return NotImplemented
        return Interval(min(_products(self, right, LOWER.multiply)), max(_products(self, right, UPPER.multiply)))

    def __truediv__(self, other: "Interval | Decimal | int") -> "Interval":
        right = _operand(other)
        if right is None:
            return NotImplemented
        if right.lo <= 0 <= right.hi:
            raise ZeroDivisorError(self, right)
        return Interval(min(_quotients(self, right, LOWER.divide)), max(_quotients(self, right, UPPER.divide)))

    def __radd__(self, other: Decimal | int) -> "Interval":
        return self + other

    def __rsub__(self, other: Decimal | int) -> "Interval":
        return self.negated() + other

    def __rmul__(self, other: Decimal | int) -> "Interval":
        return self * other

    def __rtruediv__(self, other: Decimal | int) -> "Interval":
        left = _operand(other)
        return NotImplemented if left is None else left / self

    def __repr__(self) -> str:
        return f"Interval({self.lo!r}, {self.hi!r})"

    def __str__(self) -> str:
        return f"[{self.lo}, {self.hi}]"


def _checked(value: Decimal | int) -> Decimal:
    if isinstance(value, int):
        check_int("value", value)
        return Decimal(value)
    check_decimal("value", value)
    return value


def _operand(value: object) -> Interval | None:
    """Give an operand as an interval; None if it is no exact number, whereupon Python raises TypeError."""
    if isinstance(value, Interval):
        return value
    return Interval.point(value) if isinstance(value, Decimal | int) and not isinstance(value, bool) else None


def _products(left: Interval, right: Interval, multiply: _Step) -> list[Decimal]:
    """Multiply all ends; nothing times infinity is nothing, as no number of an interval is infinite itself."""
    return [multiply(x, y) if x and y else _ZERO for x in (left.lo, left.hi) for y in (right.lo, right.hi)]


def _quotients(left: Interval, right: Interval, divide: _Step) -> list[Decimal]:
    """Divide all ends; what is divided by ever larger numbers tends to nothing, which closes the interval."""
    return [divide(x, y) if y.is_finite() else _ZERO for x in (left.lo, left.hi) for y in (right.lo, right.hi)]
