"""Errors about units, amounts and ratios."""

from regcoop._shorten import shorten
from regcoop.errors.root import RegcoopError

__all__ = [
    "AmountFormatError",
    "AmountRangeError",
    "CurrencyConversionError",
    "ForeignQuantityError",
    "InvalidRatioError",
    "RatioUnitError",
    "UnitMismatchError",
    "UnitWithoutCodeError",
    "UnknownUnitError",
]


class UnknownUnitError(RegcoopError, KeyError, ValueError):
    """Report a unit code that is not in the closed table of units.

    Attributes:
        code: what was asked for.
        near: codes of the table that may have been meant; suggestions, never answers.
    """

    def __init__(self, code: object, near: tuple[str, ...] = ()) -> None:
        super().__init__(code, near)
        self.code = code
        self.near = near

    def __str__(self) -> str:
        asked = f"{shorten(self.code)} is not a unit code"
        if self.near:
            return f"{asked}: write {' or '.join(self.near)} if that is meant"
        return f"{asked}: write a code of the table of units (sorted(UNITS)), or two of them as 'a/b'"


class UnitMismatchError(RegcoopError, ValueError):
    """Report arithmetic between two units that do not fit together.

    Attributes:
        left: code of the first unit.
        right: code of the second unit.
        reason: why the two do not fit, and what to do instead.
    """

    def __init__(self, left: str, right: str, reason: str) -> None:
        super().__init__(left, right, reason)
        self.left = left
        self.right = right
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.left} and {self.right} do not fit together: {self.reason}"


class CurrencyConversionError(UnitMismatchError):
    """Report an attempt to turn one currency into another by a fixed factor."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(left, right, "rates have a day and a source; convert with dated rates instead")
        self.args = (left, right)


class ForeignQuantityError(RegcoopError, ValueError):
    """Report a pint quantity that belongs to another registry than the library's own.

    Attributes:
        quantity: the quantity as text.
    """

    def __init__(self, quantity: str) -> None:
        super().__init__(quantity)
        self.quantity = quantity

    def __str__(self) -> str:
        return (
            f"{shorten(self.quantity)} belongs to another pint registry, whose units may mean something else:"
            " build it anew with registry().Quantity(q.magnitude, str(q.units))"
        )


class UnitWithoutCodeError(RegcoopError, LookupError, ValueError):
    """Report a unit of pint for which the table of units has no code.

    Attributes:
        unit: the unit as pint prints it.
    """

    def __init__(self, unit: str) -> None:
        super().__init__(unit)
        self.unit = unit

    def __str__(self) -> str:
        return (
            f"{shorten(self.unit)} has no code in the table of units:"
            " convert the quantity with .to(…) to one unit of the table, or to one per another such as USD/t"
        )


class AmountFormatError(RegcoopError, ValueError):
    """Report a text that is no printed amount.

    Attributes:
        text: what was given.
        advice: what to write instead.
    """

    def __init__(self, text: str, advice: str) -> None:
        super().__init__(text, advice)
        self.text = text
        self.advice = advice

    def __str__(self) -> str:
        return f"{shorten(self.text)} is not a printed amount: {self.advice}"


class AmountRangeError(RegcoopError, ValueError):
    """Report a number that no printed amount can be: too long, too large or too small.

    Attributes:
        value: the number.
        reason: which limit it breaks, and what to do.
    """

    def __init__(self, value: object, reason: str) -> None:
        super().__init__(value, reason)
        self.value = value
        self.reason = reason

    def __str__(self) -> str:
        return f"{shorten(self.value)} cannot be an amount: {self.reason}"


class RatioUnitError(RegcoopError, ValueError):
    """Report a ratio whose amount has the wrong unit.

    Attributes:
        field: the field of the ratio.
        unit: code of the unit that was given.
        expected: codes of the units that fit.
    """

    def __init__(self, field: str, unit: str, expected: tuple[str, ...]) -> None:
        super().__init__(field, unit, expected)
        self.field = field
        self.unit = unit
        self.expected = expected

    def __str__(self) -> str:
        return f"{self.field} must be an Amount in {' or '.join(self.expected)}, not in {self.unit}: write its unit so"


class InvalidRatioError(RegcoopError, ValueError):
    """Report a growth, share, rank or record whose parts contradict each other.

    Attributes:
        kind: name of the class.
        reason: what contradicts, and what to write instead.
    """

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(kind, reason)
        self.kind = kind
        self.reason = reason

    def __str__(self) -> str:
        return f"this is no {self.kind}: {self.reason}"
