"""Amounts and estimates: what a print allows, and what arithmetic makes of it."""

import contextlib
import copy
import decimal
import itertools
import operator
import pickle
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regcoop.amount import SCALES, Amount, Estimate, Precision, PrecisionRule, Qualifier
from regcoop.errors import (
    AmountFormatError,
    AmountRangeError,
    FieldTypeError,
    FieldValueError,
    UnitMismatchError,
    UnknownUnitError,
    ZeroDivisorError,
)
from regcoop.interval import Interval
from regcoop.units import UNITS, Unit, parse_unit
from strategies import amounts, estimates, prints, qualifiers, units

INFINITY = Decimal("Infinity")


def span(lo: str, hi: str) -> Interval:
    return Interval(Decimal(lo), Decimal(hi))


# What a print allows


@pytest.mark.parametrize(
    ("text", "unit", "qualifier", "expected"),
    [
        ("42.64 billion", "CNY", "rounded", ("42635000000", "42645000000")),
        ("929,000", "t", "rounded", ("928500", "929500")),
        ("929000", "t", "rounded", ("928500", "929500")),
        ("1.426 million", "t", "rounded", ("1425500", "1426500")),
        ("10 billion", "USD", "rounded", ("9.5E+9", "10.5E+9")),
        ("40", "company", "rounded", ("38", "42")),
        ("40", "company", "exact", ("40", "40")),
        ("300", "study", "rounded", ("285", "315")),
        ("3 billion", "USD", "rounded", ("2.5E+9", "3.5E+9")),
        ("552 billion", "USD", "rounded", ("551.5E+9", "552.5E+9")),
        ("0", "TEU", "rounded", ("-0.5", "0.5")),
        ("-13.83 billion", "USD", "rounded", ("-13835000000", "-13825000000")),
        ("3,000", "product-category", "over", ("3000", "4000")),
        ("10 billion", "USD", "over", ("1E+10", "2E+10")),
        ("160", "city-pair", "over", ("160", "170")),
        ("800", "company", "nearly", ("700", "800")),
        ("10 billion", "USD", "nearly", ("0", "1E+10")),
        ("14", "day", "nearly", ("13", "14")),
        ("680 million", "THB", "about", ("646000000", "714000000")),
        ("10 billion", "USD", "about", ("9.5E+9", "10.5E+9")),
        ("3 billion", "USD", "about", ("2.5E+9", "3.5E+9")),
        ("9", "TEU", "about", ("8.5", "9.5")),
        ("100 million", "t", "at-least", ("1E+8", "Infinity")),
        ("20", "day", "at-most", ("0", "20")),
        ("-7", "pct", "over", ("-8", "-7")),
        ("-7", "pct", "at-least", ("-Infinity", "-7")),
        ("-7", "pct", "at-most", ("-7", "0")),
        ("7.7", "pct", "rounded", ("7.65", "7.75")),
        ("10", "pct", "rounded", ("9.5", "10.5")),
        ("5", "pct", "rounded", ("4.5", "5.5")),
        ("100", "pct", "rounded", ("99.5", "100.5")),
        ("65.15", "pct", "rounded", ("65.145", "65.155")),
        ("10", "times", "rounded", ("9.5", "10.5")),
        ("20", "pct/year", "rounded", ("19.5", "20.5")),
        ("1.50", "t", "rounded", ("1.495", "1.505")),
        ("10.0", "t", "rounded", ("9.95", "10.05")),
    ],
)
def test_the_interval_is_what_the_print_allows(text: str, unit: str, qualifier: str, expected: tuple[str, str]) -> None:
    assert Amount.parse(text, unit=unit, qualifier=Qualifier(qualifier)).interval == span(*expected)


@pytest.mark.parametrize(
    ("text", "unit", "lo", "hi"),
    [
        ("13.7", "USD", "13.65", "13.8"),  # 13.78 cut off is within
        ("-13.7", "USD", "-13.8", "-13.65"),
        ("929,000", "t", "928500", "930000"),
        ("10 billion", "USD", "9.5E+9", "11E+9"),  # capped: twice five percent
        ("0.0", "pct", "-0.1", "0.1"),
        ("10", "pct", "9.5", "11"),
    ],
)
def test_the_outer_interval_adds_digits_cut_off(text: str, unit: str, lo: str, hi: str) -> None:
    assert Amount.parse(text, unit=unit).outer == span(lo, hi)


@given(amounts())
def test_the_outer_interval_contains_the_inner_and_both_the_value(amount: Amount) -> None:
    assert amount.interval.contains(amount.value)
    assert amount.outer.contains(amount.interval)
    assert amount.qualifier is Qualifier.ROUNDED or amount.outer == amount.interval


@given(st.integers(1, 10**9), st.integers(-4, 9))
def test_every_number_that_rounds_or_cuts_to_the_print_is_in_the_outer_interval(number: int, exponent: int) -> None:
    value = Decimal(number).scaleb(exponent)
    unit = Decimal(1).scaleb(exponent)
    amount = Amount(value, "USD")
    for part in ("-0.5", "-0.1", "0", "0.49", "0.5", "0.99"):
        assert amount.outer.contains(value + unit * Decimal(part))


@given(amounts(qualifier=st.sampled_from([Qualifier.ROUNDED, Qualifier.ABOUT])))
def test_the_sign_is_put_back_after(amount: Amount) -> None:
    mirrored = Amount(-amount.value, amount.unit, qualifier=amount.qualifier, zeros=amount.zeros)
    assert amount.value == 0 or mirrored.interval == -amount.interval
    assert amount.value == 0 or mirrored.outer == -amount.outer


@pytest.mark.parametrize(
    ("text", "qualifier", "expected"),
    [
        ("929,000", Qualifier.ROUNDED, ("1E+3", "500", PrecisionRule.HALF_UNIT)),
        ("10 billion", Qualifier.ROUNDED, ("1E+10", "5E+8", PrecisionRule.FIVE_PERCENT_CAP)),
        ("680 million", Qualifier.ABOUT, ("1E+7", "34E+6", PrecisionRule.FIVE_PERCENT)),
        ("3 billion", Qualifier.ABOUT, ("1E+9", "5E+8", PrecisionRule.HALF_UNIT)),
        ("3,000", Qualifier.OVER, ("1E+3", "500", PrecisionRule.ONE_UNIT)),
        ("800", Qualifier.NEARLY, ("1E+2", "50", PrecisionRule.ONE_UNIT)),
        ("20", Qualifier.AT_MOST, ("1E+1", "10", PrecisionRule.ONE_SIDED)),
        ("20", Qualifier.EXACT, ("1E+1", "0", PrecisionRule.EXACT)),
    ],
)
def test_the_precision_shows_its_rule(
    text: str, qualifier: Qualifier, expected: tuple[str, str, PrecisionRule]
) -> None:
    last, half, rule = expected
    shown = Amount.parse(text, unit="USD", qualifier=qualifier).precision
    assert shown == Precision(unit_of_last_digit=Decimal(last), half_width=Decimal(half), rule=rule)


def test_an_open_end_has_no_half_width() -> None:
    shown = Amount.parse("20", unit="day", qualifier=Qualifier.AT_LEAST).precision
    assert (shown.half_width, shown.rule) == (None, PrecisionRule.ONE_SIDED)


# Reading


@pytest.mark.parametrize(
    ("text", "value", "zeros"),
    [
        ("42.64 billion", "42.64E+9", 0),
        ("10 billion", "1E+10", 1),
        ("929,000", "929E+3", 3),
        ("1,234,567", "1234567", 0),
        ("1.50", "1.50", 0),
        ("0.0", "0.0", 0),
        ("0", "0", 0),
        ("-6.5", "-6.5", 0),
        ("−6.5", "-6.5", 0),
        ("+7.7", "7.7", 0),
        ("-0.0", "-0.0", 0),
        ("146 million", "146E+6", 0),
        ("5 wan", "5E+4", 0),
        ("3.2 yi", "3.2E+8", 0),
        ("1.2 wan-yi", "1.2E+12", 0),
        ("1.2 trillion", "1.2E+12", 0),
        ("12 one", "12", 0),
        ("300 thousand", "3E+5", 2),
    ],
)
def test_a_print_gives_its_digits(text: str, value: str, zeros: int) -> None:
    amount = Amount.parse(text, unit="USD")
    assert amount.value.as_tuple() == Decimal(value).as_tuple()
    assert amount.zeros == zeros
    assert amount.text == text


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "leave the amount out"),
        ("   ", "leave the amount out"),
        ("7,7", "as the decimal point"),
        ("1.234,5", "as the decimal point"),
        ("1,2345", "as the decimal point"),
        ("12,34,567", "as the decimal point"),
        ("1234,567", "as the decimal point"),
        ("1E+3", "instead of an exponent"),
        ("4.2e9", "instead of an exponent"),
        ("007", "zeros in front"),
        (".5", "before the decimal point"),
        (" 5", "no blanks"),
        ("5 ", "no blanks"),
        ("5  billion", "no blanks"),
        ("5\n", "no blanks"),
        ("5.", "write digits"),
        ("NaN", "write digits"),
        ("Infinity", "write digits"),
        ("１２", "write digits"),
        ("٣", "write digits"),
        ("1_000", "write digits"),
        ("--5", "write digits"),
        ("over 3,000", "write digits"),
        ("7.7%", "write digits"),
        ("5 Billion", "write digits"),
        ("3 dozen", "write a scale word"),
        ("3 billion ", "no blanks"),
        ("1426000.0000000001", "binary float"),
        ("0.30000000000000004", "binary float"),
        ("12.699999999999999", "binary float"),
        ("9" * 65, "at most 64"),
        ("9" * 29, "at most 28 digits"),
        ("9" * 17 + " trillion", "at most 28 digits"),
        ("0." + "1" * 25, "24 of them after the point"),
        ("1." + "1" * 28, "at most 28 digits"),
    ],
)
def test_anything_else_is_refused_with_advice(text: str, advice: str) -> None:
    with pytest.raises(AmountFormatError) as caught:
        Amount.parse(text, unit="USD")
    assert isinstance(caught.value, ValueError)
    assert advice in str(caught.value)
    assert caught.value.text == text


@given(st.text(max_size=80))
def test_the_parser_raises_only_its_own_error(text: str) -> None:
    with contextlib.suppress(AmountFormatError):
        Amount.parse(text, unit="t")


@given(st.text("0123456789,.-+ eEbn", max_size=64))
def test_what_is_read_has_the_value_of_its_digits(text: str) -> None:
    try:
        amount = Amount.parse(text, unit="t")
    except AmountFormatError:
        return
    assert Decimal(amount.digits) * 10 ** SCALES[amount.scale] == amount.value


@pytest.mark.parametrize("text", [None, 5, 5.5, Decimal(5), b"5"])
def test_only_text_is_read(text: object) -> None:
    with pytest.raises(FieldTypeError):
        Amount.parse(text, unit="t")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "significant", "value", "expected"),
    [
        ("929,000", 0, "929000", ("928999.5", "929000.5")),
        ("929,000", 2, "9290E+2", ("928950", "929050")),
        ("929,000", 3, "929E+3", ("928500", "929500")),
        ("30 billion", 9, "30E+9", ("29.5E+9", "30.5E+9")),
        ("30 billion", 10, "3E+10", ("25E+9", "35E+9")),
        ("1.50", -1, "1.5", ("1.45", "1.55")),
    ],
)
def test_the_last_significant_digit_can_be_stated(
    text: str, significant: int, value: str, expected: tuple[str, str]
) -> None:
    amount = Amount.parse(text, unit="t", significant=significant)
    assert amount.value.as_tuple() == Decimal(value).as_tuple()
    assert amount.interval == span(*expected)
    assert amount.zeros == 0


@pytest.mark.parametrize(("text", "significant"), [("929,000", -1), ("929,000", 4), ("30 billion", 8), ("1.5", 0)])
def test_only_printed_zeros_can_be_cut_off(text: str, significant: int) -> None:
    with pytest.raises(AmountFormatError, match="may only cut off zeros"):
        Amount.parse(text, unit="t", significant=significant)


@pytest.mark.parametrize("significant", [True, 1.0, "3"])
def test_the_last_significant_digit_is_a_whole_number(significant: object) -> None:
    with pytest.raises(FieldTypeError):
        Amount.parse("929,000", unit="t", significant=significant)  # type: ignore[arg-type]


@given(prints(), units(), qualifiers())
def test_a_print_survives_a_table(text: str, unit: Unit, qualifier: Qualifier) -> None:
    amount = Amount.parse(text, unit=unit, qualifier=qualifier)
    assert amount.significant is None
    assert Amount.parse(f"{amount.digits} {amount.scale}", unit=unit, qualifier=qualifier) == amount


@given(amounts())
def test_digits_scale_and_last_digit_give_an_equal_amount(amount: Amount) -> None:
    read = Amount.parse(
        f"{amount.digits} {amount.scale}", unit=amount.unit, qualifier=amount.qualifier, significant=amount.significant
    )
    assert read == amount
    assert (read.digits, read.scale, read.significant) == (amount.digits, amount.scale, amount.significant)


@given(prints(), qualifiers())
def test_a_changed_reading_is_the_reading_of_the_print(text: str, qualifier: Qualifier) -> None:
    changed = Amount.parse(text, unit="t").with_qualifier(qualifier)
    assert changed == Amount.parse(text, unit="t", qualifier=qualifier)
    assert changed.text == text


# The constructor


def test_the_exponent_is_taken_literally() -> None:
    assert Amount(Decimal(929000), "t").interval == span("928999.5", "929000.5")
    assert Amount(Decimal("1E+10"), "USD").interval == span("5E+9", "15E+9")


@pytest.mark.parametrize("value", [5, 5.5, "5", None])
def test_the_value_is_a_decimal(value: object) -> None:
    with pytest.raises(FieldTypeError, match="Decimal"):
        Amount(value, "t")  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_the_value_is_a_number(value: str) -> None:
    with pytest.raises(FieldValueError, match="finite"):
        Amount(Decimal(value), "t")


@pytest.mark.parametrize("value", ["1E+28", "12E+27", "1E-25", "1" * 29, "1." + "1" * 28, "1E+999999"])
def test_no_print_is_that_long(value: str) -> None:
    with pytest.raises(AmountRangeError, match="28 digits"):
        Amount(Decimal(value), "t")


def test_the_longest_prints_are_read() -> None:
    for text in ("9" * 28, "-0." + "0" * 4 + "1" * 20, "9" * 16 + " trillion", "1" + "0" * 27):
        amount = Amount.parse(text, unit="t")
        print_again = f"{amount.digits} {amount.scale}"
        assert Amount.parse(print_again, unit="t", significant=amount.significant) == amount


def test_the_qualifier_is_no_text() -> None:
    with pytest.raises(FieldTypeError):
        Amount(Decimal(5), "t", qualifier="over")  # type: ignore[arg-type]


def test_the_unit_is_in_the_table() -> None:
    with pytest.raises(UnknownUnitError):
        Amount(Decimal(5), "tonne")


def test_a_unit_may_be_given_as_itself() -> None:
    assert Amount(Decimal(5), UNITS["t"]) == Amount(Decimal(5), "t")


@pytest.mark.parametrize(
    ("value", "zeros"), [("929E+3", 1), ("929E+3", 4), ("929E+3", -1), ("9.5", 1), ("1E+10", 3), ("1E+10", 25)]
)
def test_zeros_that_no_print_has_are_refused(value: str, zeros: int) -> None:
    with pytest.raises(FieldValueError, match="zeros"):
        Amount(Decimal(value), "t", zeros=zeros)


@pytest.mark.parametrize("zeros", [None, 1.0, "3", True])
def test_zeros_are_counted(zeros: object) -> None:
    with pytest.raises(FieldTypeError):
        Amount(Decimal("929E+3"), "t", zeros=zeros)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "zeros", "text"),
    [
        ("7", 0, "8"),
        ("7", 0, "7.0 billion"),
        ("7.00", 0, "7.0"),
        ("929E+3", 3, "929 thousand"),
        ("42.64E+9", 0, "42.64 million"),
    ],
)
def test_a_text_that_says_something_else_is_refused(value: str, zeros: int, text: str) -> None:
    with pytest.raises(FieldValueError, match="text"):
        Amount(Decimal(value), "t", zeros=zeros, text=text)


def test_a_text_is_a_print() -> None:
    with pytest.raises(AmountFormatError):
        Amount(Decimal(7), "t", text="seven")
    with pytest.raises(FieldTypeError):
        Amount(Decimal(7), "t", text=None)  # type: ignore[arg-type]


def test_a_text_may_have_more_zeros_than_are_significant() -> None:
    assert Amount(Decimal("929E+3"), "t", zeros=3, text="929,000").digits == "929000"
    assert Amount(Decimal("9290E+2"), "t", text="929,000").significant == 2


# Being a value


def test_digits_make_a_difference() -> None:
    one, other = Amount(Decimal("1.5"), "t"), Amount(Decimal("1.50"), "t")
    assert one != other
    assert one.value == other.value
    assert len({one, other}) == 2


def test_unit_qualifier_and_dropped_zeros_make_a_difference_but_the_text_does_not() -> None:
    base = Amount.parse("3,000", unit="trip")
    assert base != Amount.parse("3,000", unit="train")
    assert base != base.with_qualifier(Qualifier.OVER)
    assert base != Amount(Decimal("3E+3"), "trip")
    assert base == Amount.parse("3000", unit="trip") == Amount(Decimal("3E+3"), "trip", zeros=3)
    assert base != Decimal(3000)


@given(amounts(), amounts())
def test_equal_amounts_have_equal_hashes(one: Amount, other: Amount) -> None:
    assert one != other or hash(one) == hash(other)
    assert hash(one) == hash(attrs.evolve(one, text=""))


@given(amounts())
def test_amounts_survive_repr_pickle_copy_and_evolve(amount: Amount) -> None:
    assert eval(repr(amount)) == amount  # noqa: S307
    for twin in (pickle.loads(pickle.dumps(amount)), copy.deepcopy(amount), attrs.evolve(amount)):  # noqa: S301
        assert twin == amount
        assert twin.text == amount.text
        assert twin.interval == amount.interval


def test_amounts_have_no_order() -> None:
    with pytest.raises(TypeError):
        operator.lt(Amount(Decimal(1), "t"), Amount(Decimal(2), "t"))


def test_amounts_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Amount(Decimal(1), "t").value = Decimal(2)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Amount.parse("42.64 billion", unit="CNY"), "42.64 billion CNY"),
        (Amount.parse("3000", unit="product-category", qualifier=Qualifier.OVER), "over 3,000 product-category"),
        (Amount.parse("680 million", unit="THB", qualifier=Qualifier.ABOUT), "about 680 million THB"),
        (Amount.parse("−6.5", unit="pct"), "-6.5 pct"),
        (Amount.parse("5", unit="day", qualifier=Qualifier.AT_LEAST), "at least 5 day"),
        (Amount(Decimal("929E+3"), "t"), "929,000 t"),
        (Amount(Decimal("1E+10"), "USD", zeros=1), "10 billion USD"),
        (Amount(Decimal("929E+3"), "t", zeros=3), "929,000 t"),
        (Amount(Decimal("-1.50"), "t"), "-1.50 t"),
    ],
)
def test_an_amount_prints_as_it_was_printed(amount: Amount, text: str) -> None:
    assert str(amount) == text


def test_magnitude_is_exact_and_without_sign() -> None:
    with decimal.localcontext(prec=3):
        assert Amount(Decimal("-1234567.89"), "t").magnitude == Decimal("1234567.89")


def test_currencies_are_money() -> None:
    assert Amount(Decimal(1), "CNY").is_money
    assert not Amount(Decimal(1), "CNY/TEU").is_money


def test_the_context_of_the_thread_is_no_input() -> None:
    amount = Amount.parse("123456789.123", unit="USD")
    with decimal.localcontext(prec=2, rounding=decimal.ROUND_DOWN):
        assert attrs.evolve(amount).interval == span("123456789.1225", "123456789.1235")
        assert (amount + amount).value == Decimal("246913578.246")
        assert str(amount - amount).startswith("0.000 USD")


# Arithmetic


def test_sums_and_differences_of_one_unit() -> None:
    imports, exports = Amount.parse("0.70 billion", unit="USD"), Amount.parse("1.5 billion", unit="USD")
    assert exports + imports == Estimate(Decimal("2.20E+9"), span("2145E+6", "2255E+6"), unit="USD")
    assert exports - imports == Estimate(Decimal("0.80E+9"), span("745E+6", "855E+6"), unit="USD")
    assert -exports == Estimate(Decimal("-1.5E+9"), span("-1.55E+9", "-1.45E+9"), unit="USD")
    assert exports.to_estimate() + imports == exports + imports.to_estimate()


def test_scalars_scale() -> None:
    amount = Amount.parse("1.5", unit="t")
    assert amount * 3 == 3 * amount == Estimate(Decimal("4.5"), span("4.35", "4.65"), unit="t")
    assert amount * Decimal(-2) == Estimate(Decimal(-3), span("-3.1", "-2.9"), unit="t")
    assert amount / 2 == Estimate(Decimal("0.75"), span("0.725", "0.775"), unit="t")
    assert Decimal(2) * (amount / Decimal("0.5")) == Estimate(Decimal(6), span("5.8", "6.2"), unit="t")


def test_a_quotient_of_one_unit_is_a_plain_ratio() -> None:
    ratio = Amount.parse("3.0", unit="t") / Amount.parse("1.5", unit="t")
    assert ratio.unit == UNITS["times"]
    assert ratio.value == 2
    assert ratio.interval.contains(Decimal("2.05"))
    assert Amount.parse("3.0", unit="t") / ratio == (Amount.parse("3.0", unit="t").to_estimate() / ratio)
    assert (Amount.parse("3.0", unit="t") / ratio).unit.code == "t"


def test_a_quotient_of_two_units_is_a_compound() -> None:
    rate = Amount.parse("680 million", unit="THB") / Amount.parse("146 million", unit="CNY")
    assert rate.unit is parse_unit("THB/CNY")
    # 675/146.5 and 685/145.5, as Fractions
    assert Fraction(rate.interval.lo) <= Fraction(675) / Fraction("146.5")
    assert Fraction(rate.interval.hi) >= Fraction(685) / Fraction("145.5")
    assert round(rate.interval.lo, 4) == Decimal("4.6075")
    assert round(rate.interval.hi, 4) == Decimal("4.7079")


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("CNY", "USD", "dated rates"),
        ("t", "kg", "convert one of them to the unit"),
        ("pct", "times", "convert one of them to the unit"),
        ("pct", "pp", "measure different things"),
        ("train", "container", "measure different things"),
        ("t", "USD", "measure different things"),
        ("CNY/TEU", "CNY", "measure different things"),
    ],
)
def test_units_that_do_not_fit_are_neither_added_nor_subtracted(left: str, right: str, why: str) -> None:
    one, other = Amount(Decimal(1), left), Amount(Decimal(1), right)
    with pytest.raises(UnitMismatchError, match=why) as caught:
        one + other
    assert (caught.value.left, caught.value.right) == (left, right)
    with pytest.raises(UnitMismatchError, match=why):
        one - other


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("CNY/TEU", "day", "two parts"),
        ("CNY", "CNY/TEU", "two parts"),
        ("t", "kg", "convert"),
        ("t", "pct", "Growth.factor"),
    ],
)
def test_quotients_without_a_unit_are_refused(left: str, right: str, why: str) -> None:
    with pytest.raises(UnitMismatchError, match=why):
        Amount(Decimal(4), left) / Amount(Decimal(4), right)


def test_dividing_by_what_may_be_zero_is_refused() -> None:
    for zero in (Amount(Decimal(0), "t"), 0, Decimal(0)):
        with pytest.raises(ZeroDivisorError):
            Amount(Decimal(4), "t") / zero


@pytest.mark.parametrize("other", [1.5, True, "2", None, Fraction(1, 2)])
def test_other_operands_are_refused(other: object) -> None:
    amount = Amount(Decimal(4), "t")
    for operate in (operator.add, operator.sub, operator.mul, operator.truediv):
        for left, right in ((amount, other), (amount.to_estimate(), other), (other, amount)):
            with pytest.raises(TypeError):
                operate(left, right)


def test_sum_needs_a_unit_for_its_start() -> None:
    with pytest.raises(TypeError):
        sum([Amount(Decimal(1), "t")])  # type: ignore[list-item]


@given(estimates(), estimates(), st.data())
def test_arithmetic_contains_the_true_result(one: Estimate, other: Estimate, data: st.DataObject) -> None:
    x, y = (_somewhere(estimate, data) for estimate in (one, other))
    for result, true in (((one + other), x + y), ((one - other), x - y), (one * 3, x * 3), (one / 7, x / 7)):
        assert Fraction(result.interval.lo) <= true <= Fraction(result.interval.hi)
        assert result.interval.contains(result.value)
    if not other.interval.contains(0):
        quotient = (one / other).interval
        assert Fraction(quotient.lo) <= x / y <= Fraction(quotient.hi)


def _somewhere(estimate: Estimate, data: st.DataObject) -> Fraction:
    lo, hi = Fraction(estimate.interval.lo), Fraction(estimate.interval.hi)
    return lo + (hi - lo) * Fraction(data.draw(st.integers(0, 16)), 16)


@given(st.lists(amounts(unit=st.just(UNITS["USD"])), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_sums_do_not_depend_on_order(terms: list[Amount], random: st.DataObject) -> None:
    shuffled = list(terms)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (
        list(itertools.accumulate((term.to_estimate() for term in order), lambda left, right: left + right))[-1]
        for order in (terms, shuffled)
    )
    assert one == other


# Estimates


def test_an_estimate_lies_in_its_interval() -> None:
    with pytest.raises(FieldValueError, match="within the interval"):
        Estimate(Decimal(3), span("1", "2"), unit="t")


@pytest.mark.parametrize(("value", "interval"), [(3, span("1", "4")), (Decimal(3), (1, 4)), (3.0, span("1", "4"))])
def test_an_estimate_is_made_of_decimals_and_an_interval(value: object, interval: object) -> None:
    with pytest.raises(FieldTypeError):
        Estimate(value, interval, unit="t")  # type: ignore[arg-type]


@given(estimates())
def test_estimates_survive_repr_pickle_and_copy(estimate: Estimate) -> None:
    assert eval(repr(estimate)) == estimate  # noqa: S307
    assert pickle.loads(pickle.dumps(estimate)) == copy.deepcopy(estimate) == estimate  # noqa: S301
    assert hash(eval(repr(estimate))) == hash(estimate)  # noqa: S307
    negated = -estimate
    assert -negated == estimate


def test_an_estimate_prints_its_interval() -> None:
    assert str(Amount.parse("3,000", unit="t").to_estimate()) == "3,000 t, between 2,850 and 3,150"
    open_end = Amount.parse("20", unit="day", qualifier=Qualifier.AT_LEAST).to_estimate()
    assert str(open_end) == "20 day, between 20 and Infinity"


def test_an_estimate_is_never_an_amount() -> None:
    amount = Amount(Decimal(1), "t")
    either: object = amount.to_estimate()
    assert either != amount
    assert amount.to_estimate().to_estimate() == amount.to_estimate()
