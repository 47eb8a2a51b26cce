"""Judge single texts: whether they can stand in a column, and if not, why.

A column is looked at as a whole first; only texts that this cannot clear are judged one by one.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple, final

from regcoop.codec.schema import Column, Kind
from regcoop.errors import RegcoopError, UnknownUnitError
from regcoop.period import Period
from regcoop.units import parse_unit

__all__ = ["Refusal", "advice_in", "is_also", "judge", "refuse_period"]

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_FORMULA: Final = frozenset("=+-@")
_NUMBERS: Final = (Kind.DECIMAL, Kind.INTEGER, Kind.DEGREES)
_NOISY: Final = 9
_NOISE: Final = re.compile(r"-?[0-9]+\.[0-9]*(?:0{6}|9{6})[0-9]{1,3}")
_SPREADSHEET_DATE: Final = re.compile(
    r"([0-9]{1,4}[-/ ])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?([-/ ,]+[0-9]{1,4}){0,2}"
    r"|[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{1,4}( .*)?|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T].*|[34][0-9]{4}",
    re.IGNORECASE,
)


@final
class Refusal(NamedTuple):
    """Say why a text cannot stand in a column: a code of `findings.MESSAGES` and the words that fill its message."""

    code: str
    words: dict[str, str]
    advice: str = ""


def judge(column: Column, texts: frozenset[str]) -> dict[str, Refusal]:
    """Give the texts that cannot stand in a column, each with the first reason against it."""
    refused: dict[str, Refusal] = {}
    for text in _suspects(column, texts):
        refusal = _refusal(column, text)
        if refusal is not None:
            refused[text] = refusal
    return refused


def _suspects(column: Column, texts: frozenset[str]) -> Iterable[str]:
    """Leave out the texts that a look at all of them together clears."""
    if column.many or column.also or column.kind in (Kind.PERIOD, Kind.UNIT):
        return texts
    if column.choices:
        return texts.difference(column.choices)
    if column.item_pattern:
        is_clear = _all_match(column, texts)
        return (filter(_is_long, texts) if column.kind is Kind.DECIMAL else ()) if is_clear else texts
    return () if _are_tidy(column, texts) else texts


def _are_tidy(column: Column, texts: frozenset[str]) -> bool:
    """Tell whether free texts begin and end as they should and hold no control character."""
    ends = {text[:1] for text in texts} | {text[-1:] for text in texts}
    doubtful = any(map(str.isspace, ends)) or not ends.isdisjoint(_FORMULA) or (column.required and "" in ends)
    return not doubtful and "".join(texts).isprintable()


def _is_long(text: str) -> bool:
    """Tell whether a number has enough digits to be float noise."""
    return len(text) > _NOISY


def _all_match(column: Column, texts: frozenset[str]) -> bool:
    """Tell whether all texts of a column match its pattern, by one pass over all of them."""
    if column.required and "" in texts:
        return False
    joined = "".join([f"{text}\n" for text in texts if text])
    lines = len(texts) - ("" in texts)
    return joined.count("\n") == lines and _lines(column.item_pattern).fullmatch(joined) is not None


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


@cache
def _lines(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for whole columns; atomic groups keep a failure from being tried again line by line."""
    return re.compile(f"(?>(?:{pattern})\n)*", re.ASCII)


def is_also(column: Column, text: str) -> bool:
    """Tell whether a text needs no row to point to: the world among parties, `volume` among units."""
    return bool(column.also) and _pattern(column.also).fullmatch(text) is not None


# One text


def _refusal(column: Column, text: str) -> Refusal | None:
    if not text:
        return Refusal("data.missing-cell", {}) if column.required else None
    return _untidy(column, text) or (_bad_list(column, text) if column.many else _bad_item(column, text))


def _untidy(column: Column, text: str) -> Refusal | None:
    if not text.isprintable() and (match := _CONTROL.search(text)):
        return Refusal("data.control-character", {"character": f"U+{ord(match[0]):04X}"})
    if text != text.strip():
        return Refusal("data.blanks", {"found": text})
    if column.kind is Kind.TEXT and text[0] in _FORMULA:
        return Refusal("data.formula-cell", {"found": text})
    return None


def _bad_list(column: Column, text: str) -> Refusal | None:
    items = text.split(";")
    if not all(items) or any(item != item.strip() for item in items):
        return Refusal("data.list-format", {"found": text})
    if len(set(items)) != len(items):
        return Refusal("data.list-repeats", {"found": text})
    return next((refusal for item in items if (refusal := _bad_item(column, item)) is not None), None)


def _bad_item(column: Column, item: str) -> Refusal | None:
    if is_also(column, item):
        return None
    if column.choices:
        return _unknown_word(column, item)
    if column.kind is Kind.PERIOD:
        return _bad_period(item)
    if column.item_pattern and not _pattern(column.item_pattern).fullmatch(item):
        return _bad_form(column, item)
    if column.kind is Kind.UNIT:
        return _unknown_unit(item)
    return Refusal("data.float-noise", {"found": item}) if _is_noise(column, item) else None


def _unknown_word(column: Column, item: str) -> Refusal | None:
    if item in column.choices:
        return None
    return Refusal("data.unknown-word", {"found": item, "expected": ", ".join(column.choices)})


def _bad_period(item: str) -> Refusal | None:
    """Read a period; fiscal years are read later, when the calendars of the package are known."""
    if item.startswith("FY"):
        return None
    try:
        Period.parse(item)
    except RegcoopError as error:
        return refuse_period(item, error)
    return None


def refuse_period(item: str, error: Exception) -> Refusal:
    """Say why a text is no period, with the advice of the error that reading it raised."""
    code = "data.spreadsheet-date" if _SPREADSHEET_DATE.fullmatch(item) else "data.bad-date"
    return Refusal(code, {"found": item}, advice_in(error))


def advice_in(error: Exception) -> str:
    """Give what an error says is to be done, as a sentence."""
    advice = str(getattr(error, "advice", None) or error)
    return f"{advice[:1].upper()}{advice[1:]}".rstrip(".") + "."


def _bad_form(column: Column, item: str) -> Refusal:
    if column.kind not in _NUMBERS:
        return Refusal("data.bad-cell", {"found": item, "expected": column.about})
    code = "data.spreadsheet-date" if _SPREADSHEET_DATE.fullmatch(item) else "data.number-format"
    return Refusal(code, {"found": item})


def _unknown_unit(code: str) -> Refusal | None:
    try:
        parse_unit(code)
    except UnknownUnitError as error:
        return Refusal("data.unknown-unit", {"found": code}, advice_in(error))
    return None


def _is_noise(column: Column, item: str) -> bool:
    return column.kind is Kind.DECIMAL and _NOISE.fullmatch(item) is not None
