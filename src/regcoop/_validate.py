"""Small checks shared by the records; each raises an error that says what to write instead.

They stand together in one `__attrs_post_init__` per class. All take the name of the field first, then the value.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import cast

from regcoop._shorten import shorten
from regcoop.errors import FieldTypeError, FieldValueError

__all__ = [
    "check_choice",
    "check_date",
    "check_decimal",
    "check_int",
    "check_optional",
    "check_range",
    "check_text",
    "check_tuple",
    "check_type",
    "check_unique",
    "shorten",
]


@cache
def _control_pattern() -> re.Pattern[str]:
    return re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def _described(value: object) -> str:
    return f"{shorten(value)} ({type(value).__name__})"


def check_type(name: str, value: object, expected: type | tuple[type, ...]) -> None:
    """Refuse a value that is not an instance of the expected type (or of one of them).

    Raises:
        FieldTypeError: if it is of another type.
    """
    if not isinstance(value, expected):
        kinds = expected if isinstance(expected, tuple) else (expected,)
        raise FieldTypeError(name, _described(value), " or ".join(kind.__name__ for kind in kinds))


def check_text(name: str, value: object) -> None:
    """Refuse anything but a non-empty text without blanks around it and without control characters.

    Raises:
        FieldTypeError: if it is no text.
        FieldValueError: if it is empty, has blanks around it or holds a control character such as a line break.
    """
    if not isinstance(value, str):
        raise FieldTypeError(name, _described(value), "text (str)")
    if value and value.isprintable() and value[0] != " " != value[-1]:
        return
    if not value or value != value.strip():
        raise FieldValueError(name, shorten(value), "a non-empty text without blanks around it")
    if _control_pattern().search(value):
        raise FieldValueError(name, shorten(value), "a text on one line without control characters")


def check_date(name: str, value: object) -> None:
    """Refuse anything but a `datetime.date` (a `datetime` is one by inheritance, and is refused too).

    Raises:
        FieldTypeError: if it is no date, or carries a time of day.
    """
    if isinstance(value, datetime):
        raise FieldTypeError(name, _described(value), "a date without a time of day: write value.date()")
    if not isinstance(value, date):
        raise FieldTypeError(name, _described(value), "a datetime.date")


def check_decimal(name: str, value: object) -> None:
    """Refuse anything but a finite `Decimal` (a float has lost the digits that were printed).

    Raises:
        FieldTypeError: if it is no Decimal.
        FieldValueError: if it is infinite or not a number.
    """
    if isinstance(value, float):
        raise FieldTypeError(
            name, _described(value), f"a Decimal with the digits that were printed: Decimal('{value!r}')"
        )
    if not isinstance(value, Decimal):
        raise FieldTypeError(name, _described(value), "a Decimal: Decimal('…')")
    if not value.is_finite():
        raise FieldValueError(name, str(value), "a finite number")


def check_int(name: str, value: object) -> None:
    """Refuse anything but a whole number (`True` and `False` are no numbers here).

    Raises:
        FieldTypeError: if it is no int.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise FieldTypeError(name, _described(value), "a whole number (int)")


def check_range(name: str, value: object, *, lowest: int, highest: int) -> None:
    """Refuse anything but a whole number within the given bounds, both included.

    Raises:
        FieldTypeError: if it is no int.
        FieldValueError: if it lies outside.
    """
    check_int(name, value)
    if isinstance(value, int) and not lowest <= value <= highest:
        raise FieldValueError(name, shorten(value), f"a whole number from {lowest} to {highest}")


def check_choice(name: str, value: object, choices: tuple[str, ...]) -> None:
    """Refuse a text that is none of the choices.

    Raises:
        FieldValueError: if it is none of them.
    """
    if value not in choices:
        raise FieldValueError(name, shorten(value), f"one of {', '.join(choices)}")


def check_tuple(name: str, value: object, item: type | tuple[type, ...]) -> None:
    """Refuse anything but a tuple of the given type (lists are refused: records are immutable all the way down).

    Raises:
        FieldTypeError: if it is no tuple, or an item is of another type.
    """
    if not isinstance(value, tuple):
        raise FieldTypeError(name, _described(value), "a tuple: tuple(…)")
    for element in cast("tuple[object, ...]", value):
        if not isinstance(element, item):
            check_type(f"an item of {name}", element, item)


def check_unique(name: str, values: tuple[object, ...]) -> None:
    """Refuse a tuple in which one item stands twice.

    Raises:
        FieldValueError: naming the first item that stands twice.
    """
    if len(set(values)) != len(values):
        twice = next(value for index, value in enumerate(values) if value in values[:index])
        raise FieldValueError(name, f"one with {shorten(twice)} twice", "each item once")


def check_optional(name: str, value: object, check: Callable[[str, object], None]) -> None:
    """Let None pass and hand every other value to a check of two arguments, such as `check_text`.

    Raises:
        RegcoopError: whatever the check raises.
    """
    if value is not None:
        check(name, value)
