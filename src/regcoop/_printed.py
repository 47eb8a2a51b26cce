"""The reading of printed numbers: digits, thousands commas, a decimal point and a scale word."""

import re
from collections.abc import Mapping
from decimal import Decimal, Inexact
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from regcoop._decimal import EXACT
from regcoop._validate import check_range
from regcoop.errors import AmountFormatError

__all__ = [
    "MOST_DIGITS",
    "MOST_PLACES",
    "SCALES",
    "SCALE_WORDS",
    "Printed",
    "cut",
    "normalised",
    "power_of_ten",
    "read_printed",
]

SCALES: Final[Mapping[str, int]] = MappingProxyType(
    {"one": 0, "thousand": 3, "wan": 4, "million": 6, "yi": 8, "billion": 9, "wan-yi": 12, "trillion": 12}
)
"""The scale words that a printed number may carry, with the power of ten of each (short scale; 万, 亿, 万亿)."""

SCALE_WORDS: Final[Mapping[int, str]] = {0: "", **{power: word for word, power in SCALES.items() if power}}
"""The scale word that is printed for a power of ten."""

MOST_DIGITS: Final = 28
"""How many digits a printed number may have, and how many places before the decimal point."""

MOST_PLACES: Final = 24
"""How many places a printed number may have after the decimal point."""

_LONGEST: Final = 64
_SHORTEST_NOISE: Final = 7
_PLUS: Final = ("", "+")
_NOISE: Final = r"[-+−]?[0-9,]+\.[0-9]*(?:0{6}|9{6})[0-9]+"
_ADVICE: Final = (
    (r"\s*$", "write the digits that were printed, or leave the amount out"),
    (r"\s|.*\s$|.*\s\s", "write no blanks around it, and one blank before the scale word"),
    (r"[-+−]?[0-9][0-9.]*[eE]", "write a scale word instead of an exponent, as in '42.64 billion'"),
    (r"[-+−]?0[0-9]", "write it without zeros in front"),
    (r"[-+−]?[0-9.]*,", "write '.' as the decimal point, and ',' only between groups of three ('929,000')"),
    (r"[-+−]?\.", "write a digit before the decimal point, as in '0.5'"),
)


Printed: TypeAlias = tuple[Decimal, Decimal, int, int]
"""The number with every digit; the number without the zeros at the end of a whole number; the power of ten of the last
printed digit; how many zeros the second one leaves out."""


@cache
def _number_pattern() -> re.Pattern[str]:
    return re.compile(r"([-+−]?)(0|[1-9][0-9]*(?:(?<![0-9]{4})(?:,[0-9]{3})+)?)(?:\.([0-9]+))?(?: ([a-z-]+))?")


@lru_cache(maxsize=8192)
def read_printed(text: str) -> Printed:
    """Read a printed number.

    >>> from regcoop._printed import read_printed
    >>> read_printed("929,000")
    (Decimal('929000'), Decimal('9.29E+5'), 0, 3)

    Raises:
        AmountFormatError: if it is none; the sentence says what to write.
    """
    sign, whole, part, word = _parts(text)
    minus, digits, shift = "" if sign in _PLUS else "-", whole.replace(",", ""), SCALES[word or "one"]
    if part:
        number = Decimal(f"{minus}{digits}{part}E{shift - len(part)}")
        _check_size(text, number, shift - len(part))
        return number, number, shift - len(part), 0
    literal = Decimal(f"{minus}{digits}E{shift}")
    _check_size(text, literal, shift)
    if digits[-1] != "0" or digits == "0":
        return literal, literal, shift, 0
    kept = digits.rstrip("0")
    zeros = len(digits) - len(kept)
    return literal, Decimal(f"{minus}{kept}E{shift + zeros}"), shift, zeros


def normalised(text: str) -> str:
    """Give a printed number in normal form: with thousands commas and an ASCII minus sign.

    >>> from regcoop._printed import normalised
    >>> normalised("929000")
    '929,000'
    """
    sign, whole, part, word = _parts(text)
    point, blank = "." if part else "", " " if word else ""
    return f"{sign.replace('−', '-')}{int(whole.replace(',', '')):,}{point}{part}{blank}{word}"


def cut(text: str, significant: int) -> Decimal:
    """Read a printed number down to a power of ten; the digits below it must be zeros.

    Raises:
        AmountFormatError: if they are not, or the print does not reach so far down.
    """
    check_range("significant", significant, lowest=-MOST_PLACES, highest=MOST_DIGITS)
    literal, _, exponent, _ = read_printed(text)
    if significant >= exponent:
        try:
            return literal.quantize(power_of_ten(significant), context=EXACT)
        except Inexact:
            pass
    advice = f"its last digit stands at 1E{exponent:+}, and significant={significant} may only cut off zeros"
    raise AmountFormatError(text, advice)


def power_of_ten(exponent: int) -> Decimal:
    """Give ten to the power of the exponent as a Decimal of one digit."""
    return Decimal((0, (1,), exponent))


def _check_size(text: str, number: Decimal, exponent: int) -> None:
    if number.adjusted() >= MOST_DIGITS or number.adjusted() - exponent >= MOST_DIGITS or exponent < -MOST_PLACES:
        raise AmountFormatError(text, f"write at most {MOST_DIGITS} digits, {MOST_PLACES} of them after the point")


def _parts(text: str) -> tuple[str, ...]:
    match = _number_pattern().fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        raise AmountFormatError(text, _advice(text))
    parts = match.groups("")
    if len(parts[2]) >= _SHORTEST_NOISE and re.fullmatch(_NOISE, text):
        raise AmountFormatError(text, _advice(text))
    if parts[3] and parts[3] not in SCALES:
        raise AmountFormatError(text, f"write a scale word ({', '.join(SCALES)}) or none, and the unit as unit=")
    return parts


def _advice(text: str) -> str:
    if len(text) > _LONGEST:
        return f"write at most {_LONGEST} characters"
    if re.fullmatch(_NOISE, text):
        return "it carries the noise of a binary float; write the digits that were printed"
    for pattern, advice in _ADVICE:
        if re.match(pattern, text):
            return advice
    return "write digits, a decimal point and a scale word where there is one, as in '42.64 billion' or '929,000'"
