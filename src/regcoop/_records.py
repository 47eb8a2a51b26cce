"""Checks that the records share; each is called from one `__attrs_post_init__`.

All take the name of the field (or of the record) first, then the value.
"""

import math
import re
from enum import StrEnum
from functools import cache

from regcoop._validate import check_text, check_tuple, check_type, check_unique, shorten
from regcoop.errors import FieldTypeError, FieldValueError, InvalidRecordError
from regcoop.period import Period
from regcoop.sources import Confidence, Source

__all__ = [
    "check_degrees",
    "check_enum",
    "check_flag",
    "check_id",
    "check_ids",
    "check_note",
    "check_number",
    "check_order",
    "check_party",
    "check_pattern",
    "check_period",
    "check_sourced",
    "check_tail",
    "check_texts",
    "show_count",
    "show_source",
]


@cache
def _party_pattern() -> re.Pattern[str]:
    return re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]{1,3})?")


def check_id(name: str, value: object) -> None:
    """Refuse anything but a text that can stand in a cell and in a list: no blanks, commas or semicolons.

    Raises:
        FieldTypeError: if it is no text.
        FieldValueError: if it is empty or holds a blank, comma, semicolon or control character.
    """
    if not isinstance(value, str):
        raise FieldTypeError(name, shorten(value), "a code (str)")
    if not value or " " in value or ";" in value or "," in value or not value.isprintable():
        raise FieldValueError(name, shorten(value), "a code without blanks, commas and semicolons")


def check_party(name: str, value: object) -> None:
    """Refuse anything that cannot be a party code: `W`, ISO 3166-1 alpha-2, ISO 3166-2, or a bloc or group code.

    Raises:
        FieldTypeError: if it is no text.
        FieldValueError: if it has not the shape of a party code.
    """
    check_pattern(name, value, _party_pattern(), "a party code such as W, CN, CN-YN, ASEAN or MEKONG5")


def check_pattern(name: str, value: object, pattern: re.Pattern[str], wanted: str) -> None:
    """Refuse anything but a text that matches a pattern as a whole.

    Raises:
        FieldTypeError: if it is no text.
        FieldValueError: if it does not match.
    """
    if not isinstance(value, str):
        raise FieldTypeError(name, shorten(value), wanted)
    if not pattern.fullmatch(value):
        raise FieldValueError(name, shorten(value), wanted)


def check_note(name: str, value: object) -> None:
    """Refuse anything but a text, which may be empty.

    Raises:
        FieldTypeError: if it is no text.
    """
    if not isinstance(value, str):
        raise FieldTypeError(name, shorten(value), "text, empty when there is none")


def check_flag(name: str, value: object) -> None:
    """Refuse anything but True or False.

    Raises:
        FieldTypeError: if it is neither.
    """
    if not isinstance(value, bool):
        raise FieldTypeError(name, shorten(value), "True or False")


def check_number(name: str, value: object, *, least: int = 1) -> None:
    """Refuse anything but a whole number that is not too small.

    Raises:
        FieldTypeError: if it is no whole number.
        FieldValueError: if it is below the least one allowed.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise FieldTypeError(name, shorten(value), "a whole number")
    if value < least:
        raise FieldValueError(name, shorten(value), f"a whole number from {least}")


def check_enum(name: str, value: object, kind: type[StrEnum]) -> None:
    """Refuse anything but a member of the enumeration (its text too: a record holds what it means, a cell its text).

    Raises:
        FieldTypeError: naming the members.
    """
    if not isinstance(value, kind):
        raise FieldTypeError(name, shorten(value), f"{kind.__name__}(text) with one of {', '.join(kind)}")


def check_period(name: str, value: object) -> None:
    """Refuse anything but None or a `Period`.

    Raises:
        FieldTypeError: if it is something else.
    """
    if value is not None:
        check_type(name, value, Period)


def check_order(record: str, start: Period | None, end: Period | None) -> None:
    """Refuse dates that leave no day between a start and an end.

    Both are Periods of the precision known; the end names the first day on which the thing no longer holds.

    Raises:
        InvalidRecordError: if the latest end is not after the earliest start.
    """
    if start is None or end is None or start.start is None or end.last_day > start.start:
        return
    problem = f"ends ({end}) before it has held for a day (it starts {start})"
    raise InvalidRecordError(record, problem, "give as end the first day on which it no longer holds")


def check_degrees(name: str, value: object, *, limit: float) -> None:
    """Refuse anything but a finite float in degrees, north and east positive.

    Raises:
        FieldTypeError: if it is no float.
        FieldValueError: if it is not finite or lies beyond the limit.
    """
    if not isinstance(value, float):
        raise FieldTypeError(name, shorten(value), "a float in degrees")
    if not math.isfinite(value) or abs(value) > limit:
        raise FieldValueError(name, shorten(value), f"degrees between -{limit:g} and {limit:g}")


def check_texts(name: str, values: tuple[str, ...]) -> None:
    """Refuse anything but a tuple of texts without semicolons (they share one cell), each once.

    Raises:
        FieldTypeError: if it is no tuple of texts.
        FieldValueError: if a text is empty, holds a semicolon or stands twice.
    """
    check_tuple(name, values, str)
    for value in values:
        check_text(f"an item of {name}", value)
        if ";" in value:
            raise FieldValueError(f"an item of {name}", shorten(value), "a text without semicolons")
    check_unique(name, values)


def check_ids(name: str, values: tuple[str, ...]) -> None:
    """Refuse anything but a tuple of codes, each once.

    Raises:
        FieldTypeError: if it is no tuple of texts.
        FieldValueError: if an item is no code or stands twice.
    """
    check_tuple(name, values, str)
    for value in values:
        check_id(f"an item of {name}", value)
    check_unique(name, values)


def check_sourced(source: object, note: object) -> None:
    """Check the two fields that end every row of a reference table.

    Raises:
        FieldTypeError: if the source is no `Source` or the note no text.
    """
    check_type("source", source, Source)
    check_note("note", note)


def check_tail(confidence: object, source: object, sources_more: tuple[Source, ...], note: object) -> None:
    """Check the four fields that end every row of fact.

    Raises:
        FieldTypeError: if one of them is of the wrong type.
        FieldValueError: if one source stands twice.
    """
    check_sourced(source, note)
    if sources_more != ():
        check_tuple("sources_more", sources_more, Source)
        check_unique("sources_more", tuple(each.id for each in (source, *sources_more) if isinstance(each, Source)))
    check_enum("confidence", confidence, Confidence)


def show_source(source: object) -> str:
    """Show a source by its id, so that the repr of a record stays readable; angle brackets say that it is no code."""
    return f"<{source.id}>" if isinstance(source, Source) else repr(source)


def show_count(records: tuple[object, ...]) -> str:
    """Show nested records by their number."""
    return f"<{len(records)}>"
