"""Intervals and their arithmetic."""

import copy
import decimal
import pickle
import threading
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from regcoop._decimal import EXACT, LOWER, NEAREST, UPPER
from regcoop.errors import EmptyIntervalError, FieldTypeError, FieldValueError, UnboundedIntervalError, ZeroDivisorError
from regcoop.interval import Interval
from strategies import decimals, intervals, wide_intervals

INFINITY = Decimal("Infinity")
Operation = Callable[[Interval, Interval], Interval]


def i(lo: str, hi: str) -> Interval:
    return Interval(Decimal(lo), Decimal(hi))


def inside(interval: Interval, share: Fraction) -> Fraction:
    """A number of the interval: some share of the way from end to end, where an infinite end counts as a far one."""
    far = Fraction(10**30)
    lo = Fraction(interval.lo) if interval.lo.is_finite() else min(-far, Fraction(min(interval.hi, Decimal(0))) - far)
    hi = Fraction(interval.hi) if interval.hi.is_finite() else max(far, Fraction(max(interval.lo, Decimal(0))) + far)
    return lo + (hi - lo) * share


def holds(interval: Interval, number: Fraction) -> bool:
    above = interval.lo == -INFINITY or Fraction(interval.lo) <= number
    return above and (interval.hi == INFINITY or number <= Fraction(interval.hi))


shares = st.fractions(0, 1, max_denominator=100)


# Laws of arithmetic


@given(wide_intervals(), wide_intervals(), shares, shares)
def test_sums_differences_and_products_of_members_are_members(
    x: Interval, y: Interval, s: Fraction, t: Fraction
) -> None:
    a, b = inside(x, s), inside(y, t)
    assert holds(x + y, a + b)
    assert holds(x - y, a - b)
    assert holds(x * y, a * b)
    assert holds(-x, -a)
    assert holds(abs(x), abs(a))


@given(wide_intervals(), wide_intervals(), shares, shares)
def test_quotients_of_members_are_members(x: Interval, y: Interval, s: Fraction, t: Fraction) -> None:
    if y.contains(0):
        with pytest.raises(ZeroDivisorError):
            x / y
    else:
        assert holds(x / y, inside(x, s) / inside(y, t))


@given(wide_intervals(), wide_intervals(), wide_intervals())
def test_larger_operands_give_larger_results(x: Interval, y: Interval, more: Interval) -> None:
    operations: list[Operation] = [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b]
    wider = x.hull(more)
    for operate in operations:
        assert operate(wider, y).contains(operate(x, y))
        assert operate(y, wider).contains(operate(y, x))
    if not y.contains(0):
        assert (wider / y).contains(x / y)
    if not wider.contains(0):
        assert (y / wider).contains(y / x)


@given(intervals(), intervals())
def test_results_are_tight_to_the_thirty_fourth_digit(x: Interval, y: Interval) -> None:
    total = x + y
    for end, exact in ((total.lo, Fraction(x.lo) + Fraction(y.lo)), (total.hi, Fraction(x.hi) + Fraction(y.hi))):
        assert abs(Fraction(end) - exact) <= abs(exact) * Fraction(1, 10**33)


@given(decimals(), decimals())
def test_exact_numbers_have_exact_results_where_they_fit(x: Decimal, y: Decimal) -> None:
    assume(len(x.as_tuple().digits) + len(y.as_tuple().digits) <= 34)
    assert Interval.point(x) * Interval.point(y) == Interval.point(EXACT.multiply(x, y))


@given(intervals(), decimals(), st.integers(-1000, 1000))
def test_numbers_stand_for_points(x: Interval, number: Decimal, whole: int) -> None:
    for value in (number, whole):
        point = Interval.point(value)
        assert x + value == x + point == value + x
        assert x - value == x - point
        assert value - x == point - x
        assert x * value == x * point == value * x == x.scaled(value)
        if value:
            assert x / value == x / point
        if not x.contains(0):
            assert value / x == point / x


def test_third_is_rounded_outward() -> None:
    third = Interval.point(1) / 3
    assert third == i("0." + "3" * 34, "0." + "3" * 33 + "4")
    assert (-Interval.point(1)) / 3 == i("-0." + "3" * 33 + "4", "-0." + "3" * 34)


def test_long_numbers_are_rounded_outward() -> None:
    number = "1" * 40
    assert Interval.point(Decimal(number)) + 0 == i("1" * 34 + "000000", "1" * 33 + "2000000")


@pytest.mark.parametrize(
    ("left", "right", "product"),
    [
        (i("0", "1"), i("1", "Infinity"), i("0", "Infinity")),
        (i("0", "0"), i("-Infinity", "Infinity"), i("0", "0")),
        (i("-1", "2"), i("-Infinity", "3"), i("-Infinity", "Infinity")),
        (i("-2", "-1"), i("1", "Infinity"), i("-Infinity", "-1")),
        (i("-2", "3"), i("-5", "7"), i("-15", "21")),
    ],
)
def test_product_with_infinite_ends(left: Interval, right: Interval, product: Interval) -> None:
    assert left * right == right * left == product


@pytest.mark.parametrize(
    ("left", "right", "quotient"),
    [
        (i("1", "2"), i("4", "8"), i("0.125", "0.5")),
        (i("1", "2"), i("4", "Infinity"), i("0", "0.5")),
        (i("1", "Infinity"), i("1", "Infinity"), i("0", "Infinity")),
        (i("-Infinity", "-1"), i("-4", "-2"), i("0.25", "Infinity")),
        (i("-1", "1"), i("-2", "-1"), i("-1", "1")),
    ],
)
def test_quotient_with_infinite_ends(left: Interval, right: Interval, quotient: Interval) -> None:
    assert left / right == quotient


@pytest.mark.parametrize("divisor", [i("0", "0"), i("0", "1"), i("-1", "0"), i("-1", "1"), 0, Decimal("0.0")])
def test_division_by_what_holds_zero_is_an_error(divisor: Interval | Decimal | int) -> None:
    with pytest.raises(ZeroDivisorError, match="holds zero: divide by an interval on one side of zero") as caught:
        i("1", "2") / divisor
    assert isinstance(caught.value, ZeroDivisionError)


def test_numbers_too_large_for_the_context_still_lie_inside() -> None:
    huge = Interval.point(Decimal(f"9E+{decimal.MAX_EMAX}"))
    product = huge * huge
    assert product.hi == INFINITY
    assert product.lo.is_finite()
    assert (huge * -huge).lo == -INFINITY
    assert (1 / huge / huge).lo == 0


def test_arithmetic_does_not_read_the_context_of_the_thread() -> None:
    before = i("1", "2") / 3
    with decimal.localcontext() as context:
        context.prec = 2
        context.rounding = decimal.ROUND_UP
        context.traps[decimal.Inexact] = True
        assert i("1", "2") / 3 == before
        assert (-i("1.2345", "2.3456")).lo == Decimal("-2.3456")
        assert abs(i("-1.2345", "-1.1")).hi == Decimal("1.2345")
        assert i("1.2345", "2.3456").midpoint == Decimal("1.79005")
        assert i("1.2345", "2.3456").width == Decimal("1.1111")


def test_contexts_give_the_same_in_many_threads() -> None:
    expected = [Interval.point(1) / n for n in range(1, 200)]
    results: list[list[Interval]] = []
    threads = [
        threading.Thread(target=lambda: results.append([Interval.point(1) / n for n in range(1, 200)]))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 8


def test_exact_context_raises_only_where_it_rounds() -> None:
    with pytest.raises(decimal.Inexact):
        EXACT.divide(Decimal(1), Decimal(3))
    assert EXACT.add(Decimal("0.1"), Decimal("0.2")) == Decimal("0.3")
    two, three = Decimal(2), Decimal(3)
    assert LOWER.divide(two, three) < NEAREST.divide(two, three) == UPPER.divide(two, three)
    assert EXACT.multiply(Decimal("1E+30"), Decimal("1E-30")) == 1


@pytest.mark.parametrize("other", [1.5, True, "1", None])
def test_arithmetic_refuses_floats_and_other_types(other: object) -> None:
    x = i("1", "2")
    operations: list[Callable[[], object]] = [
        lambda: x + other,  # type: ignore[operator]
        lambda: x - other,  # type: ignore[operator]
        lambda: x * other,  # type: ignore[operator]
        lambda: x / other,  # type: ignore[operator]
        lambda: other + x,  # type: ignore[operator]
        lambda: other - x,  # type: ignore[operator]
        lambda: other * x,  # type: ignore[operator]
        lambda: other / x,  # type: ignore[operator]
    ]
    for operate in operations:
        with pytest.raises(TypeError):
            operate()


# Holding, meeting, joining


@given(wide_intervals(), wide_intervals())
def test_meeting_intersection_and_containment_agree(x: Interval, y: Interval) -> None:
    common = x.intersection(y)
    assert x.meets(y) == y.meets(x) == (common is not None)
    assert common == y.intersection(x)
    if common is not None:
        assert x.contains(common)
        assert y.contains(common)
        assert (common == y) == x.contains(y)


@given(wide_intervals(), wide_intervals())
def test_hull_contains_both_and_ends_where_they_end(x: Interval, y: Interval) -> None:
    hull = x.hull(y)
    assert hull == y.hull(x)
    assert hull.contains(x)
    assert hull.contains(y)
    assert hull.lo in {x.lo, y.lo}
    assert hull.hi in {x.hi, y.hi}


def test_ends_belong_to_an_interval() -> None:
    x = i("9.5", "10.5")
    assert x.contains(Decimal("9.5"))
    assert x.contains(10)
    assert not x.contains(Decimal("10.51"))
    assert x.meets(i("10.5", "11"))
    assert x.intersection(i("10.5", "11")) == Interval.point(Decimal("10.5"))
    assert x.intersection(i("10.6", "11")) is None
    assert i("0", "Infinity").contains(i("5", "Infinity"))


def test_contains_asks_about_numbers() -> None:
    with pytest.raises(FieldValueError, match="finite number"):
        i("0", "Infinity").contains(INFINITY)
    with pytest.raises(FieldTypeError, match=r"Decimal\('0.5'\)"):
        i("0", "1").contains(0.5)  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        i("0", "1").contains(True)  # noqa: FBT003 - a bool is what is refused


# Measures


@given(intervals())
def test_midpoint_lies_inside_and_width_is_no_less_than_the_distance(x: Interval) -> None:
    assert x.contains(x.midpoint)
    assert Fraction(x.width) >= Fraction(x.hi) - Fraction(x.lo)


def test_measures_of_a_printed_number() -> None:
    x = i("511.8", "513.2")
    assert (x.width, x.midpoint, x.is_finite) == (Decimal("1.4"), Decimal("512.5"), True)
    assert i("0", "Infinity").width == INFINITY
    assert not i("-Infinity", "0").is_finite


def test_interval_without_end_has_no_midpoint() -> None:
    with pytest.raises(UnboundedIntervalError, match="ask is_finite first"):
        _ = i("0", "Infinity").midpoint


def test_absolute_value() -> None:
    assert abs(i("-3", "2")) == i("0", "3")
    assert abs(i("1", "2")) == i("1", "2")
    assert abs(i("-2", "-1")) == i("1", "2")


# The value itself


@pytest.mark.parametrize(
    ("lo", "hi"), [("2", "1"), ("Infinity", "Infinity"), ("-Infinity", "-Infinity"), ("Infinity", "1")]
)
def test_interval_is_never_empty(lo: str, hi: str) -> None:
    with pytest.raises(EmptyIntervalError, match="give the lower end first"):
        i(lo, hi)


@pytest.mark.parametrize(
    ("lo", "hi", "field"), [("NaN", "1", "lo"), ("1", "NaN", "hi"), ("sNaN", "1", "lo"), ("1", "sNaN", "hi")]
)
def test_nan_is_refused(lo: str, hi: str, field: str) -> None:
    with pytest.raises(FieldValueError, match=f"{field} cannot be NaN"):
        i(lo, hi)


@pytest.mark.parametrize("end", [1, 1.5, "1", None])
def test_ends_are_decimals(end: object) -> None:
    with pytest.raises(FieldTypeError, match="give Decimal"):
        Interval(end, Decimal(2))  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError, match="give Decimal"):
        Interval(Decimal(0), end)  # type: ignore[arg-type]


@given(wide_intervals())
def test_repr_is_valid_code_and_copies_are_equal(x: Interval) -> None:
    twins = (eval(repr(x)), copy.copy(x), copy.deepcopy(x), pickle.loads(pickle.dumps(x)))  # noqa: S301, S307 - our own
    for twin in twins:
        assert twin == x
        assert hash(twin) == hash(x)


def test_digits_written_do_not_change_equality() -> None:
    assert i("1", "2") == i("1.0", "2.00")
    assert hash(i("1", "2")) == hash(i("1.0", "2.00"))
    assert str(i("511.8", "513.2")) == "[511.8, 513.2]"
