"""The private decimal contexts, so that the thread's own context is never a hidden input.

A context carries three things: precision and rounding, which are never changed here; traps, which decide from the
*current* operation alone whether it raises; and flags, which every operation may set and nobody reads. The contexts are
therefore shared by all threads: what a race could disturb are the flags, which have no meaning here. Always write
`LOWER.add(a, b)`; operators such as `a + b` run in the thread's context, and so does `-a` (write `a.copy_negate()`).
Comparisons and the constructor `Decimal("…")` are always exact.
"""

from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    Context,
    DivisionByZero,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Overflow,
)
from typing import Final

__all__ = ["EXACT", "LOWER", "NEAREST", "UPPER"]

_TRAPS: Final = (InvalidOperation, DivisionByZero, FloatOperation)

LOWER: Final = Context(prec=34, rounding=ROUND_FLOOR, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[*_TRAPS])
"""34 digits (as many as IEEE 754 decimal128 has), rounded down: for lower ends.

Too large a result becomes the largest number of the context and too large a negative one minus infinity, so that a
lower end stays one.
"""

UPPER: Final = Context(prec=34, rounding=ROUND_CEILING, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[*_TRAPS])
"""34 digits, rounded up: for upper ends, with the mirror image of what `LOWER` does with numbers that are too large."""

NEAREST: Final = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[*_TRAPS, Overflow])
"""34 digits, rounded to nearest: for the value of an estimate."""

EXACT: Final = Context(
    prec=200, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[*_TRAPS, Overflow, Inexact]
)
"""Refuses to round (raises `decimal.Inexact` beyond 200 digits): for arithmetic that must be exact."""
