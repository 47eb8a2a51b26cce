"""The shared checks of fields, and the errors they raise."""

import copy
import pickle
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regcoop import _validate as v
from regcoop import errors
from regcoop._shorten import shorten
from regcoop.errors import FieldTypeError, FieldValueError, RegcoopError
from regcoop.interval import Interval
from regcoop.period import Period

Check = Callable[[str, object], None]


def in_range(name: str, value: object) -> None:
    v.check_range(name, value, lowest=1, highest=12)


def texts(name: str, value: object) -> None:
    v.check_tuple(name, value, str)


def colour(name: str, value: object) -> None:
    v.check_choice(name, value, ("red", "blue"))


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (v.check_text, "a"),
        (v.check_text, "ປະເທດລາວ"),
        (v.check_text, "zero\u200bwidth, and a no-break\u00a0space"),
        (v.check_date, date(2024, 1, 1)),
        (v.check_decimal, Decimal("42.64E+9")),
        (v.check_int, -3),
        (in_range, 1),
        (in_range, 12),
        (texts, ()),
        (texts, ("a", "")),
        (colour, "red"),
    ],
)
def test_good_values_pass(check: Check, value: object) -> None:
    check("field", value)


@pytest.mark.parametrize(
    ("check", "value", "advice"),
    [
        (v.check_text, "", "a non-empty text without blanks around it"),
        (v.check_text, " a", "without blanks around it"),
        (v.check_text, "a ", "without blanks around it"),
        (v.check_text, "\u00a0a", "without blanks around it"),
        (v.check_text, "a\u3000", "without blanks around it"),
        (v.check_text, "a\nb", "a text on one line without control characters"),
        (v.check_text, "a\x00b", "without control characters"),
        (v.check_text, "a\u2028b", "a text on one line"),
        (v.check_text, "half of a pair \ud800", "a text on one line"),
        (v.check_decimal, Decimal("NaN"), "a finite number"),
        (v.check_decimal, Decimal("sNaN"), "a finite number"),
        (v.check_decimal, Decimal("-Infinity"), "a finite number"),
        (in_range, 0, "a whole number from 1 to 12"),
        (in_range, 13, "a whole number from 1 to 12"),
        (colour, "green", "one of red, blue"),
        (colour, None, "one of red, blue"),
    ],
)
def test_bad_values_are_refused_with_what_to_give(check: Check, value: object, advice: str) -> None:
    with pytest.raises(FieldValueError, match=f"^field cannot be .*: give .*{advice}") as caught:
        check("field", value)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, RegcoopError)


@pytest.mark.parametrize(
    ("check", "value", "advice"),
    [
        (v.check_text, None, r"text \(str\)"),
        (v.check_text, b"a", r"text \(str\)"),
        (v.check_date, "2024-01-01", r"a datetime\.date"),
        (v.check_date, datetime(2024, 1, 1), r"write value\.date\(\)"),  # noqa: DTZ001 - any datetime is refused
        (v.check_decimal, 42.64, r"with the digits that were printed: Decimal\('42.64'\)"),
        (v.check_decimal, 42, "a Decimal"),
        (v.check_decimal, "42", "a Decimal"),
        (v.check_int, True, "a whole number"),
        (v.check_int, 1.0, "a whole number"),
        (in_range, "1", "a whole number"),
        (texts, ["a"], r"a tuple: tuple\(…\)"),
        (texts, "ab", "a tuple"),
    ],
)
def test_wrong_types_are_refused_with_what_to_give(check: Check, value: object, advice: str) -> None:
    with pytest.raises(FieldTypeError, match=f"^field cannot be .*: give .*{advice}") as caught:
        check("field", value)
    assert isinstance(caught.value, TypeError)


def test_wrong_item_is_named_as_item() -> None:
    with pytest.raises(FieldTypeError, match=r"an item of field cannot be 1 \(int\): give str"):
        texts("field", ("a", 1))


def test_types_are_named() -> None:
    v.check_type("field", "a", str)
    v.check_type("field", None, (str, type(None)))
    with pytest.raises(FieldTypeError, match=r"field cannot be 5 \(int\): give str$"):
        v.check_type("field", 5, str)
    with pytest.raises(FieldTypeError, match="give str or NoneType"):
        v.check_type("field", 5, (str, type(None)))


def test_none_passes_where_a_field_is_optional() -> None:
    v.check_optional("field", None, v.check_text)
    v.check_optional("field", "a", v.check_text)
    with pytest.raises(FieldValueError):
        v.check_optional("field", "", v.check_text)


def test_item_that_stands_twice_is_named() -> None:
    v.check_unique("field", ("a", "b"))
    with pytest.raises(FieldValueError, match="one with 'b' twice: give each item once"):
        v.check_unique("field", ("a", "b", "c", "b"))


@given(st.text(max_size=200) | st.integers() | st.lists(st.text()))
def test_shown_values_have_at_most_eighty_characters(value: object) -> None:
    assert len(shorten(value)) <= 80


def test_short_values_are_shown_whole() -> None:
    assert shorten("2024-13") == "'2024-13'"
    assert shorten(Decimal("1.0")) == "Decimal('1.0')"
    assert shorten("x" * 100) == "'" + "x" * 78 + "…"


@pytest.mark.parametrize(
    "error",
    [
        FieldTypeError("a", "b", "c"),
        FieldValueError("a", "b", "c"),
        errors.PeriodFormatError("'x'", "write y"),
        errors.EmptyPeriodError(date(2024, 1, 2), date(2024, 1, 1)),
        errors.PeriodAlignmentError(Period.year(2024), "month"),
        errors.PeriodDifferenceError(Period.year(2024), Period.year(2023)),
        errors.OpenPeriodError(Period.until(date(2024, 1, 1)), "first day"),
        errors.PeriodOverflowError(date.max, "moved by a day"),
        errors.UnknownFiscalYearError("TH", "FY2024@TH", "write y"),
        errors.EmptyIntervalError(Decimal(2), Decimal(1)),
        errors.UnboundedIntervalError(Interval(Decimal(0), Decimal("Infinity")), "midpoint"),
        errors.ZeroDivisorError(Interval.point(1), Interval.point(0)),
        errors.FindingTemplateError("x", "has no message", "write y"),
    ],
)
def test_errors_keep_their_parts_when_copied_and_pickled(error: RegcoopError) -> None:
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301
        assert type(twin) is type(error)
        assert vars(twin) == vars(error)
        assert str(twin) == str(error)
        assert ": " in str(twin) or "; " in str(twin)
