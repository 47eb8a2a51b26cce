"""Amounts, which are as exact as their print and no more, and estimates, which arithmetic with them gives."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Final, TypeAlias, final

import attrs

from regcoop._decimal import EXACT, NEAREST
from regcoop._printed import MOST_DIGITS, MOST_PLACES, SCALE_WORDS, SCALES, cut, normalised, power_of_ten, read_printed
from regcoop._show import show_record
from regcoop._validate import check_decimal, check_range, check_type, shorten
from regcoop.errors import AmountRangeError, FieldValueError, UnitMismatchError
from regcoop.interval import Interval
from regcoop.units import UNITS, Unit, parse_unit

__all__ = ["SCALES", "Amount", "Estimate", "Precision", "PrecisionRule", "Qualifier"]

_INFINITY: Final = Decimal("Infinity")
_ZERO: Final = Decimal(0)
_HALF: Final = Decimal("0.5")
_TWENTY: Final = Decimal(20)


class Qualifier(StrEnum):
    """Tell how a printed number is meant to be read.

    Choose it by the word that stands beside the number; without a word it is `ROUNDED`. `EXACT` is only for numbers
    that a list or the thing itself proves. Below, `u` is the place value of the last significant digit and `v` the
    magnitude; the sign is put back after.

    >>> from regcoop.amount import Qualifier
    >>> Qualifier("at-least")
    <Qualifier.AT_LEAST: 'at-least'>
    """

    ROUNDED = "rounded"
    """Reads as [v − u/2, v + u/2]; no word was printed."""

    ABOUT = "about"
    """Reads as the wider of ±5 % and ±u/2 (about, approximately, around, some, estimated, 约, ประมาณ)."""

    OVER = "over"
    """Reads as [v, v + u] (over, more than, above, 超, 余, 多)."""

    AT_LEAST = "at-least"
    """Reads as [v, ∞) (at least, no less than, 以上, 不低于)."""

    NEARLY = "nearly"
    """Reads as [v − u, v] (nearly, almost, just under, 近)."""

    AT_MOST = "at-most"
    """Reads as [0, v] (at most, up to, less than, 不到, 以内)."""

    EXACT = "exact"
    """Reads as [v, v], proved by a list or by the thing itself."""


_WORDS: Final[Mapping[Qualifier, str]] = {
    Qualifier.ROUNDED: "",
    Qualifier.ABOUT: "about ",
    Qualifier.OVER: "over ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.NEARLY: "nearly ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.EXACT: "exactly ",
}


class PrecisionRule(StrEnum):
    """Name the rule that gave an amount its interval."""

    HALF_UNIT = "half-unit"
    """Half a unit of the last significant digit to both sides."""

    FIVE_PERCENT_CAP = "five-percent-cap"
    """Five percent to both sides, because half a unit of the last digit before the printed zeros would be more."""

    FIVE_PERCENT = "five-percent"
    """Five percent to both sides, for "about"."""

    ONE_UNIT = "one-unit"
    """One unit of the last significant digit to one side, for "over" and "nearly"."""

    ONE_SIDED = "one-sided"
    """Everything to one side, without end for "at least", down to zero for "at most"."""

    EXACT = "exact"
    """The number itself."""


@final
@attrs.frozen(weakref_slot=False, kw_only=True, repr=False)
class Precision:
    """Show how exact an amount is, and by which rule.

    Get it from `Amount.precision`, to explain an interval to a reader.

    Attributes:
        unit_of_last_digit: the place value of the last significant digit.
        half_width: half the width of the interval; None where it has no end.
        rule: the rule that gave the interval.
    """

    unit_of_last_digit: Decimal
    half_width: Decimal | None
    rule: PrecisionRule

    __repr__ = show_record


_Reading: TypeAlias = tuple[Decimal, Decimal, PrecisionRule]
"""The ends of the interval of a magnitude, and the rule that gave them."""


def _to_unit(unit: Unit | str) -> Unit:
    return unit if isinstance(unit, Unit) else parse_unit(unit)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Amount:
    """Hold one printed number: its digits, its unit and the word that qualifies it.

    Use `Amount.parse` for what stands in a text or a table. Use the constructor when the significant digits are
    known: the exponent of the Decimal *is* the precision, taken literally. Amounts are equal when digits, exponent,
    unit, qualifier and `zeros` are; 1.5 million and 1.50 million are two amounts. They have no order: compare
    `value` or `interval`.

    >>> from decimal import Decimal
    >>> from regcoop.amount import Amount
    >>> Amount(Decimal("42.64E+9"), "CNY").interval
    Interval(Decimal('42635000000'), Decimal('42645000000'))
    >>> print(Amount.parse("42.64 billion", unit="CNY"))
    42.64 billion CNY

    Attributes:
        value: the number, with its sign and scale; its last digit is the last significant one.
        unit: the unit; a code is looked up.
        qualifier: how the number is meant to be read.
        zeros: how many zeros at the end of a printed whole number are held not significant: 1 for "10 billion", 3 for
            "929,000". Where there are any, half a unit of the last digit is never taken for more than five percent.
        text: the digits and scale word as printed; empty if only the value is known. It takes no part in equality.

    Raises:
        FieldTypeError: if the value is no Decimal (a float has lost the printed digits), or a field has another type.
        FieldValueError: if the value is NaN or infinite, or `zeros` or `text` contradict it.
        AmountRangeError: if the value has more than 28 digits or places before the point, or 24 places after it.
        UnknownUnitError: if the unit is a code that the table lacks.
    """

    value: Decimal = attrs.field(eq=Decimal.as_tuple)
    unit: Unit = attrs.field(converter=_to_unit)
    qualifier: Qualifier = attrs.field(default=Qualifier.ROUNDED, kw_only=True)
    zeros: int = attrs.field(default=0, kw_only=True)
    text: str = attrs.field(default="", kw_only=True, eq=False)

    def __attrs_post_init__(self) -> None:
        exponent = _checked_exponent(self.value)
        if self.qualifier.__class__ is not Qualifier:
            check_type("qualifier", self.qualifier, Qualifier)
        if self.zeros != 0:
            _check_zeros(self.zeros, exponent)
        if self.text != "":
            _check_print(self, exponent)

    @staticmethod
    def parse(
        text: str, *, unit: Unit | str, qualifier: Qualifier = Qualifier.ROUNDED, significant: int | None = None
    ) -> "Amount":
        """Read a number as it is printed, with an optional scale word.

        Plain digits, thousands commas in groups of three, one decimal point, a sign, and a word of `SCALES` after a
        blank. Zeros at the end of a whole number are held not significant, except in percentages and other ratios,
        where every digit is; zeros after a decimal point always are.

        >>> from regcoop.amount import Amount, Qualifier
        >>> Amount.parse("929,000", unit="t")
        Amount(Decimal('9.29E+5'), 't', zeros=3)
        >>> print(Amount.parse("3,000", unit="product-category", qualifier=Qualifier.OVER).interval)
        [3000, 4000]
        >>> Amount.parse("1.234,5", unit="t")
        Traceback (most recent call last):
        regcoop.errors.units.AmountFormatError: '1.234,5' is not a printed amount: write '.' as the decimal point, ...

        Args:
            text: the digits and the scale word, at most 64 characters; no currency, no qualifying word.
            unit: the unit or its code.
            qualifier: the reading that the word beside the number asks for.
            significant: the power of ten of the last significant digit, where the text proves it (0: every digit of
                929,000; 9: every digit of 30 billion). `zeros` is then 0.

        Raises:
            AmountFormatError: if the text is no such number, or `significant` does not lie among its trailing zeros.
            UnknownUnitError: if the unit is a code that the table lacks.
        """
        check_type("text", text, str)
        one = _to_unit(unit)
        value, zeros = _settle(text, one) if significant is None else (cut(text, significant), 0)
        return Amount(value, one, qualifier=qualifier, zeros=zeros, text=text)

    @property
    def magnitude(self) -> Decimal:
        """Give the number without its sign."""
        return self.value.copy_abs()

    @property
    def is_money(self) -> bool:
        """Tell whether the unit is a currency."""
        return self.unit.is_money

    @property
    def digits(self) -> str:
        """Give the printed number without thousands separators and without the scale word (`42.64`).

        Together with `scale` and `significant` it is what a table keeps: `parse` reads them back to an equal amount.
        """
        return self._print.partition(" ")[0].replace(",", "")

    @property
    def scale(self) -> str:
        """Give the printed scale word; `one` if there is none."""
        return self._print.partition(" ")[2] or "one"

    @property
    def significant(self) -> int | None:
        """Give the power of ten of the last significant digit where the print would be read otherwise; else None."""
        value, zeros = _settle(self._print, self.unit)
        return None if (value.as_tuple(), zeros) == (self.value.as_tuple(), self.zeros) else _exponent(self.value)

    @property
    def precision(self) -> Precision:
        """Show how exact the amount is, and by which rule.

        >>> from regcoop.amount import Amount
        >>> Amount.parse("10 billion", unit="USD").precision.rule
        <PrecisionRule.FIVE_PERCENT_CAP: 'five-percent-cap'>
        """
        lo, hi, rule = self._reading
        half = None if hi.is_infinite() else EXACT.multiply(EXACT.subtract(hi, lo), _HALF)
        return Precision(unit_of_last_digit=power_of_ten(_exponent(self.value)), half_width=half, rule=rule)

    @property
    def interval(self) -> Interval:
        """Give all values that the print allows when it was rounded, for arithmetic and estimates.

        >>> from regcoop.amount import Amount
        >>> print(Amount.parse("42.64", unit="t").interval)
        [42.635, 42.645]
        """
        return self._interval

    @property
    def outer(self) -> Interval:
        """Give all values that the print allows when it was rounded or cut off; only outside it is a number wrong.

        It differs from `interval` for rounded numbers only, where the far end lies twice as far away: a whole unit
        of the last digit, as of a number whose further digits were cut off.

        >>> from regcoop.amount import Amount
        >>> print(Amount.parse("42.64", unit="t").outer)
        [42.635, 42.650]
        """
        return self._outer

    def with_qualifier(self, qualifier: Qualifier) -> "Amount":
        """Give the same print with another reading."""
        return Amount(self.value, self.unit, qualifier=qualifier, zeros=self.zeros, text=self.text)

    def to_estimate(self) -> "Estimate":
        """Give the printed value with its interval, as an operand of arithmetic."""
        return Estimate(self.value, self.interval, unit=self.unit)

    def __neg__(self) -> "Estimate":
        return -self.to_estimate()

    def __add__(self, other: "Amount | Estimate") -> "Estimate":
        return self.to_estimate() + other

    def __sub__(self, other: "Amount | Estimate") -> "Estimate":
        return self.to_estimate() - other

    def __mul__(self, other: Decimal | int) -> "Estimate":
        return self.to_estimate() * other

    def __rmul__(self, other: Decimal | int) -> "Estimate":
        return self.to_estimate() * other

    def __truediv__(self, other: "Amount | Estimate | Decimal | int") -> "Estimate":
        return self.to_estimate() / other

    def __str__(self) -> str:
        return f"{_WORDS[self.qualifier]}{self._print} {self.unit}"

    def __repr__(self) -> str:
        word = "" if self.qualifier is Qualifier.ROUNDED else f", qualifier=Qualifier.{self.qualifier.name}"
        zeros = f", zeros={self.zeros}" if self.zeros else ""
        return f"Amount({self.value!r}, {self.unit.code!r}{word}{zeros})"

    @property
    def _print(self) -> str:
        """Give the text in normal form, or what would have been printed for the value."""
        if self.text or not self.zeros:
            return normalised(self.text) if self.text else f"{self.value:,f}"
        scale = _exponent(self.value) - self.zeros
        return f"{self.value.scaleb(-scale, EXACT):,f} {SCALE_WORDS[scale]}".strip()

    @property
    def _reading(self) -> _Reading:
        plain = EXACT.add(self.value.copy_abs(), _ZERO)  # with every digit written: ends print as 928500, not 9.285E+5
        return _READINGS[self.qualifier](plain, _exponent(self.value), self.zeros)

    @cached_property  # private, as a cached property of a slotted class has no docstring
    def _interval(self) -> Interval:
        lo, hi, _ = self._reading
        return self._signed(lo, hi)

    @cached_property
    def _outer(self) -> Interval:
        if self.qualifier is not Qualifier.ROUNDED:
            return self._interval
        lo, hi, _ = self._reading
        reach, magnitude = EXACT.subtract(hi, lo), self.magnitude
        return self._signed(lo if magnitude else reach.copy_negate(), EXACT.add(magnitude, reach))

    def _signed(self, lo: Decimal, hi: Decimal) -> Interval:
        return Interval(hi.copy_negate(), lo.copy_negate()) if self.value.is_signed() else Interval(lo, hi)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Estimate:
    """Hold a number that nobody printed: a value, the interval it is known to lie in, and their unit.

    It is what arithmetic with amounts gives, and is never taken for an `Amount`. Sums and differences need one unit; a
    quotient of one unit is in `times`, of two units a compound (`THB/CNY`, `USD/t`); scalars are int or Decimal. The
    interval holds the true result if those of the operands hold theirs; the value is exact wherever 34 digits suffice.

    >>> from regcoop.amount import Amount
    >>> exports = Amount.parse("1.50 billion", unit="USD")
    >>> imports = Amount.parse("0.7 billion", unit="USD")
    >>> print(exports + imports)
    2,200,000,000 USD, between 2,145,000,000 and 2,255,000,000
    >>> exports + Amount.parse("3 billion", unit="CNY")
    Traceback (most recent call last):
    regcoop.errors.units.UnitMismatchError: USD and CNY do not fit together: each currency is a dimension of ...

    Attributes:
        value: the best single number, inside the interval.
        interval: where the true number lies.
        unit: the unit; a code is looked up.

    Raises:
        FieldTypeError: if a field has a wrong type.
        FieldValueError: if the value is not a number, or lies outside the interval.
        UnknownUnitError: if the unit is a code that the table lacks.
    """

    value: Decimal
    interval: Interval
    unit: Unit = attrs.field(converter=_to_unit, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.value.__class__ is not Decimal or not self.value.is_finite():
            check_decimal("value", self.value)
        if self.interval.__class__ is not Interval:
            check_type("interval", self.interval, Interval)
        if not self.interval.lo <= self.value <= self.interval.hi:
            raise FieldValueError("value", str(self.value), f"a number within the interval {self.interval}")

    def to_estimate(self) -> "Estimate":
        """Give the estimate itself, so that amounts and estimates can be handled alike."""
        return self

    def __neg__(self) -> "Estimate":
        return Estimate(self.value.copy_negate(), -self.interval, unit=self.unit)

    def __add__(self, other: "Amount | Estimate") -> "Estimate":
        right = _operand(other)
        if right is None:
            return NotImplemented
        _check_same_unit(self.unit, right.unit)
        return Estimate(NEAREST.add(self.value, right.value), self.interval + right.interval, unit=self.unit)

    def __sub__(self, other: "Amount | Estimate") -> "Estimate":
        right = _operand(other)
        if right is None:
            return NotImplemented
        _check_same_unit(self.unit, right.unit)
        return Estimate(NEAREST.subtract(self.value, right.value), self.interval - right.interval, unit=self.unit)

    def __mul__(self, other: Decimal | int) -> "Estimate":
        factor = _scalar(other)
        if factor is None:
            return NotImplemented
        return Estimate(NEAREST.multiply(self.value, factor), self.interval * factor, unit=self.unit)

    def __rmul__(self, other: Decimal | int) -> "Estimate":
        return self * other

    def __truediv__(self, other: "Amount | Estimate | Decimal | int") -> "Estimate":
        right = _operand(other) or _plain_ratio(_scalar(other))
        if right is None:
            return NotImplemented
        unit = _quotient_unit(self.unit, right.unit)
        interval = self.interval / right.interval
        return Estimate(NEAREST.divide(self.value, right.value), interval, unit=unit)

    def __str__(self) -> str:
        lo, hi = (str(end) if end.is_infinite() else f"{end:,f}" for end in (self.interval.lo, self.interval.hi))
        return f"{self.value:,f} {self.unit}, between {lo} and {hi}"

    def __repr__(self) -> str:
        return f"Estimate({self.value!r}, {self.interval!r}, unit={self.unit.code!r})"


# Checks


def _settle(text: str, unit: Unit) -> tuple[Decimal, int]:
    """Read a print with the rule on trailing zeros: significant in ratios, and else not."""
    literal, rounded, _, zeros = read_printed(text)
    return (literal, 0) if zeros and unit.kind.startswith("ratio") else (rounded, zeros)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _checked_exponent(value: Decimal) -> int:
    if value.__class__ is not Decimal or not value.is_finite():
        check_decimal("value", value)
    _, digits, exponent = value.as_tuple()
    size = len(digits)
    if size > MOST_DIGITS or not isinstance(exponent, int) or not -MOST_PLACES <= exponent <= MOST_DIGITS - size:
        limit = f"at most {MOST_DIGITS} digits, {MOST_PLACES} of them after the decimal point"
        raise AmountRangeError(value, f"printed numbers have {limit}; write the digits that were printed")
    return exponent


def _check_zeros(zeros: object, exponent: int) -> None:
    check_range("zeros", zeros, lowest=0, highest=MOST_DIGITS)
    if isinstance(zeros, int) and exponent - zeros not in SCALE_WORDS:
        raise FieldValueError("zeros", str(zeros), f"the count of zeros printed after the digit at 1E{exponent:+}")


def _check_print(amount: Amount, exponent: int) -> None:
    check_type("text", amount.text, str)
    literal, _, last, zeros = read_printed(amount.text)
    fits = exponent == last + zeros if amount.zeros else exponent >= last
    if not fits or amount.zeros not in (0, zeros) or amount.value != literal:
        raise FieldValueError("text", shorten(amount.text), f"the print of {amount!r}, or leave it out")


# Intervals


def _half_unit(magnitude: Decimal, exponent: int, zeros: int) -> tuple[Decimal, PrecisionRule]:
    half = Decimal((0, (5,), exponent - 1))
    if zeros:
        cap = EXACT.divide(magnitude, _TWENTY)
        if cap < half:
            return cap, PrecisionRule.FIVE_PERCENT_CAP
    return half, PrecisionRule.HALF_UNIT


def _read_rounded(magnitude: Decimal, exponent: int, zeros: int) -> _Reading:
    half, rule = _half_unit(magnitude, exponent, zeros)
    return EXACT.subtract(magnitude, half), EXACT.add(magnitude, half), rule


def _read_about(magnitude: Decimal, exponent: int, zeros: int) -> _Reading:
    half, rule = _half_unit(magnitude, exponent, zeros)
    wide = EXACT.divide(magnitude, _TWENTY)
    if wide > half:
        half, rule = wide, PrecisionRule.FIVE_PERCENT
    return EXACT.subtract(magnitude, half), EXACT.add(magnitude, half), rule


def _read_over(magnitude: Decimal, exponent: int, _zeros: int) -> _Reading:
    return magnitude, EXACT.add(magnitude, power_of_ten(exponent)), PrecisionRule.ONE_UNIT


def _read_nearly(magnitude: Decimal, exponent: int, _zeros: int) -> _Reading:
    return EXACT.subtract(magnitude, power_of_ten(exponent)), magnitude, PrecisionRule.ONE_UNIT


def _read_at_least(magnitude: Decimal, _exponent: int, _zeros: int) -> _Reading:
    return magnitude, _INFINITY, PrecisionRule.ONE_SIDED


def _read_at_most(magnitude: Decimal, _exponent: int, _zeros: int) -> _Reading:
    return _ZERO, magnitude, PrecisionRule.ONE_SIDED


def _read_exact(magnitude: Decimal, _exponent: int, _zeros: int) -> _Reading:
    return magnitude, magnitude, PrecisionRule.EXACT


_READINGS: Final[Mapping[Qualifier, Callable[[Decimal, int, int], _Reading]]] = {
    Qualifier.ROUNDED: _read_rounded,
    Qualifier.ABOUT: _read_about,
    Qualifier.OVER: _read_over,
    Qualifier.AT_LEAST: _read_at_least,
    Qualifier.NEARLY: _read_nearly,
    Qualifier.AT_MOST: _read_at_most,
    Qualifier.EXACT: _read_exact,
}


# Arithmetic


def _operand(other: object) -> Estimate | None:
    return other.to_estimate() if isinstance(other, Amount | Estimate) else None


def _scalar(other: object) -> Decimal | None:
    return Decimal(other) if isinstance(other, Decimal | int) and not isinstance(other, bool) else None


def _plain_ratio(number: Decimal | None) -> Estimate | None:
    return None if number is None else Estimate(number, Interval.point(number), unit=UNITS["times"])


def _check_same_unit(left: Unit, right: Unit) -> None:
    if left != right:
        raise UnitMismatchError(left.code, right.code, _reason(left, right))


def _reason(left: Unit, right: Unit) -> str:
    if left.is_money and right.is_money:
        return "each currency is a dimension of its own; convert one of them with dated rates first"
    if left.dimension == right.dimension:
        return "convert one of them to the unit of the other first"
    return "they measure different things; use amounts of one unit"


def _quotient_unit(left: Unit, right: Unit) -> Unit:
    """Find the unit of a quotient: the left one over a plain ratio, `times` over itself, else a compound of the two."""
    if right.code == "times":
        return left
    if left == right:
        return UNITS["times"]
    if left.is_compound or right.is_compound:
        raise UnitMismatchError(
            left.code, right.code, "a compound unit has two parts only; divide amounts of simple units"
        )
    if "ratio" in (left.kind, right.kind):
        raise UnitMismatchError(left.code, right.code, "a ratio is no divisor; use Growth.factor or Share.fraction")
    if left.dimension == right.dimension:
        raise UnitMismatchError(left.code, right.code, _reason(left, right))
    return parse_unit(f"{left.code}/{right.code}")
