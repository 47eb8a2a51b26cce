"""Quantities: unit conversion by exact factors, unit values, and what pint is given and gives back."""

import copy
import decimal
import itertools
import pickle
import subprocess
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from regcoop.amount import Amount, Estimate, Qualifier
from regcoop.errors import (
    CurrencyConversionError,
    FieldTypeError,
    FieldValueError,
    ForeignQuantityError,
    RegcoopError,
    UnitMismatchError,
    UnitWithoutCodeError,
    UnknownUnitError,
    ZeroDivisorError,
)
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.quantities import convert_unit, from_pint, pint_context, registry, to_pint, unit_value
from regcoop.units import UNITS, Unit, parse_unit
from strategies import amounts, qualifiers

DAY = date(2023, 10, 24)


def pairs() -> list[tuple[str, str]]:
    """Every two units of one dimension, each with itself too."""
    return [(a.code, b.code) for a, b in itertools.product(UNITS.values(), repeat=2) if a.dimension == b.dimension]


def rational(source: str, target: str) -> Fraction:
    """How many of the second one of the first is, from the table."""
    above, below = UNITS[source].factor, UNITS[target].factor
    assert above is not None
    assert below is not None
    return Fraction(above) / Fraction(below)


def convertible() -> SearchStrategy[tuple[str, str]]:
    return st.sampled_from([pair for pair in pairs() if not UNITS[pair[0]].is_money and pair[0] != pair[1]])


@st.composite
def conversions(draw: st.DrawFn, *, finite: bool = True) -> tuple[Amount, str, Fraction]:
    """An amount, the unit it shall have, and the factor between the two."""
    source, target = draw(convertible())
    words = [word for word in Qualifier if not finite or word is not Qualifier.AT_LEAST]
    number = draw(amounts(unit=st.just(UNITS[source]), qualifier=st.sampled_from(words)))
    return number, target, rational(source, target)


def own() -> Any:  # noqa: ANN401  # the types of pint refuse what it documents, such as a context object
    return registry()


# Known answers


@pytest.mark.parametrize(
    ("text", "unit", "target", "expected"),
    [
        ("1", "short-ton", "kg", "907.18474"),  # 2000 pounds
        ("1", "lb", "kg", "0.45359237"),  # international yard and pound agreement, 1959
        ("1", "long-ton", "lb", "2240"),
        ("1", "mi", "km", "1.609344"),
        ("1", "nmi", "km", "1.852"),
        ("1", "TWh", "J", "3.6E+15"),
        ("929,000", "t", "kg", "929000000"),
        ("12", "quintal", "t", "1.2"),
        ("250", "ha", "km2", "2.5"),
        ("1", "bbl", "L", "158.987294928"),  # 42 gallons of 231 cubic inches
        ("2.5", "m3", "L", "2500"),
        ("3", "week", "day", "21"),
        ("2", "year", "month", "24"),
        ("65.15", "pct", "times", "0.6515"),
        ("7.5", "USD/t", "USD/kg", "0.0075"),
        ("90", "km/h", "m/s", "25"),
        ("1,045", "t/train", "kg/train", "1045000"),
        ("1.2 million", "TEU/year", "TEU/month", "100000"),
        ("4.66", "THB/CNY", "THB/CNY", "4.66"),
        ("10", "pct/year", "times/month", "0.00833333333333333333333333333333333333"),  # 34 digits of 1/120
    ],
)
def test_known_conversions(text: str, unit: str, target: str, expected: str) -> None:
    result = convert_unit(Amount.parse(text, unit=unit), target)
    assert abs(result.value - Decimal(expected)) < Decimal("1E-30")
    assert result.unit is parse_unit(target)


def test_a_conversion_keeps_what_the_digits_claim() -> None:
    result = convert_unit(Amount.parse("929,000", unit="t"), "kg")
    assert result.interval == Interval(Decimal(928500000), Decimal(929500000))
    assert str(result.interval) == "[928500000, 929500000]"
    assert repr(result.value) == "Decimal('929000000')"


def test_the_result_is_an_estimate_and_never_an_amount() -> None:
    amount = Amount.parse("5", unit="t")
    assert type(convert_unit(amount, "kg")) is type(convert_unit(amount, "t")) is Estimate


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        ("over", ("3000000", "4000000")),
        ("at-least", ("3000000", "Infinity")),
        ("at-most", ("0", "3000000")),
        ("exact", ("3000000", "3000000")),
    ],
)
def test_the_reading_of_the_print_is_kept(qualifier: str, expected: tuple[str, str]) -> None:
    amount = Amount.parse("3,000", unit="t", qualifier=Qualifier(qualifier))
    assert convert_unit(amount, "kg").interval == Interval(*map(Decimal, expected))


def test_an_open_end_stays_open_through_a_division() -> None:
    loss = Amount.parse("-3", unit="t", qualifier=Qualifier.AT_LEAST)
    assert convert_unit(loss, "lb").interval.lo == Decimal("-Infinity")


def test_estimates_convert_and_so_does_the_wider_reading() -> None:
    mass = Amount.parse("13.7", unit="t")
    wide = convert_unit(Estimate(mass.value, mass.outer, unit="t"), UNITS["kg"])
    assert wide == Estimate(Decimal(13700), Interval(Decimal(13650), Decimal(13800)), unit="kg")


def test_the_context_of_the_thread_plays_no_part() -> None:
    amount = Amount.parse("1.234567", unit="short-ton")
    with decimal.localcontext(decimal.Context(prec=2, rounding=decimal.ROUND_UP)):
        narrow = convert_unit(amount, "kg")
    assert narrow == convert_unit(amount, "kg")


# Laws


@given(conversions(finite=False))
def test_the_interval_holds_the_true_result(drawn: tuple[Amount, str, Fraction]) -> None:
    amount, target, factor = drawn
    result, printed = convert_unit(amount, target).interval, amount.interval
    for end, true in ((result.lo, printed.lo), (result.hi, printed.hi)):
        assert end.is_infinite() == true.is_infinite()
    assert result.lo.is_infinite() or Fraction(result.lo) <= Fraction(printed.lo) * factor
    assert result.hi.is_infinite() or Fraction(result.hi) >= Fraction(printed.hi) * factor


@given(conversions())
def test_exact_factors_give_exact_results(drawn: tuple[Amount, str, Fraction]) -> None:
    amount, target, factor = drawn
    result = convert_unit(amount, target)
    true = Fraction(amount.value) * factor
    nearest = decimal.Context(prec=34).divide(Decimal(true.numerator), Decimal(true.denominator))
    if Fraction(nearest) == true:
        assert Fraction(result.value) == true
    else:
        assert abs(Fraction(result.value) - true) <= abs(true) / 10**33


@given(conversions())
def test_there_and_back_is_inside_the_interval(drawn: tuple[Amount, str, Fraction]) -> None:
    amount, target, _ = drawn
    back = convert_unit(convert_unit(amount, target), amount.unit)
    assert back.interval.contains(amount.interval)
    slack = max(abs(back.interval.lo), abs(back.interval.hi)) * Decimal("1E-31")
    assert Fraction(back.interval.width) <= Fraction(amount.interval.width) + Fraction(slack)


@given(convertible(), st.data())
def test_conversion_keeps_the_order(pair: tuple[str, str], data: st.DataObject) -> None:
    drawn = amounts(unit=st.just(UNITS[pair[0]]), qualifier=st.just(Qualifier.EXACT))
    small, large = sorted((data.draw(drawn), data.draw(drawn)), key=lambda amount: amount.value)
    less, more = convert_unit(small, pair[1]), convert_unit(large, pair[1])
    assert less.value <= more.value
    assert less.interval.lo <= more.interval.lo
    assert less.interval.hi <= more.interval.hi


@given(amounts(qualifier=qualifiers().filter(lambda word: word is not Qualifier.AT_LEAST)))
def test_a_unit_converts_to_itself_unchanged(amount: Amount) -> None:
    assert convert_unit(amount, amount.unit) == amount.to_estimate()


# What does not convert


NOUNS = [unit.code for unit in UNITS.values() if unit.kind == "count"]
MONEY = [unit.code for unit in UNITS.values() if unit.is_money]


@given(st.sampled_from(NOUNS), st.sampled_from(sorted(UNITS)))
def test_counted_nouns_never_convert(noun: str, other: str) -> None:
    if noun == other:
        return
    with pytest.raises(UnitMismatchError, match=f"{noun} converts to no other unit"):
        convert_unit(Amount(Decimal(5), noun), other)


@given(st.permutations(MONEY))
def test_currencies_never_convert(codes: list[str]) -> None:
    with pytest.raises(CurrencyConversionError, match="dated rates"):
        convert_unit(Amount(Decimal(5), codes[0]), codes[1])


@pytest.mark.parametrize(
    ("unit", "target"), [("USD/t", "CNY/t"), ("USD/t", "CNY/TEU"), ("THB/CNY", "THB/USD"), ("t/USD", "t/CNY")]
)
def test_currencies_never_convert_inside_a_compound(unit: str, target: str) -> None:
    with pytest.raises(CurrencyConversionError):
        convert_unit(Amount(Decimal(5), unit), target)


@pytest.mark.parametrize(
    ("unit", "target", "advice"),
    [
        ("t", "km", "t converts to g, kg, lb, long-ton, quintal, short-ton$"),
        ("month", "day", "month converts to year$"),
        ("pct", "pp", "pct converts to times$"),
        ("t", "t/train", "t converts to"),
        ("USD/t", "USD/TEU", "both parts must keep their dimension$"),
        ("km/h", "km", "both parts"),
        ("USD", "CNY/t", "USD converts to no other unit$"),
    ],
)
def test_other_dimensions_are_refused_with_what_would_do(unit: str, target: str, advice: str) -> None:
    with pytest.raises(UnitMismatchError, match=advice) as caught:
        convert_unit(Amount(Decimal(5), unit), target)
    assert type(caught.value) is UnitMismatchError
    assert (caught.value.left, caught.value.right) == (unit, target)


def test_what_is_no_number_or_no_unit_is_refused() -> None:
    wrong: Any = Decimal(5)
    with pytest.raises(FieldTypeError, match="amount"):
        convert_unit(wrong, "kg")
    with pytest.raises(UnknownUnitError, match="write t if"):
        convert_unit(Amount(Decimal(5), "kg"), "tonne")
    with pytest.raises(FieldTypeError, match="code"):
        convert_unit(Amount(Decimal(5), "kg"), wrong)
    own = Unit("cord", name="cord", dimension="volume", kind="volume", factor=Decimal("3.6"))
    with pytest.raises(UnknownUnitError, match="'cord'"):
        convert_unit(Amount(Decimal(5), own), "m3")


# Unit values


def test_the_price_of_a_tonne() -> None:
    value, mass = Amount.parse("6.99 billion", unit="USD"), Amount.parse("1.56 million", unit="t")
    price = unit_value(value, mass, unit="USD/t")
    assert price.unit is parse_unit("USD/t")
    assert f"{price.value:.4f}" == "4480.7692"
    assert Fraction(price.interval.lo) <= Fraction(6985, 1565) * 1000 < Fraction(price.interval.lo) + Fraction(1, 10**9)
    assert Fraction(price.interval.hi) - Fraction(1, 10**9) < Fraction(6995, 1555) * 1000 <= Fraction(price.interval.hi)


@pytest.mark.parametrize(
    ("value", "quantity", "unit", "expected"),
    [
        (("6.99 billion", "USD"), ("1.56 million", "t"), "USD/kg", "4.4808"),
        (("1.426 million", "t"), ("1,240", "train"), "t/train", "1150.0000"),
        (("5.9 billion", "CNY"), ("422", "km"), "CNY/km", "13981042.6540"),
        (("90", "km"), ("3,600", "s"), "km/h", "90.0000"),
        (("3", "t"), ("6", "t"), "kg/t", "500.0000"),
    ],
)
def test_unit_values(value: tuple[str, str], quantity: tuple[str, str], unit: str, expected: str) -> None:
    above, below = (Amount.parse(text, unit=code) for text, code in (value, quantity))
    assert f"{unit_value(above, below, unit=unit).value:.4f}" == expected
    assert unit_value(above.to_estimate(), below, unit=parse_unit(unit)) == unit_value(above, below, unit=unit)


@given(
    amounts(unit=st.just(UNITS["USD"]), qualifier=st.just(Qualifier.ROUNDED)),
    amounts(unit=st.just(UNITS["lb"]), qualifier=st.just(Qualifier.ROUNDED)),
)
def test_the_interval_of_a_unit_value_holds_every_quotient(value: Amount, mass: Amount) -> None:
    if mass.interval.contains(0):
        with pytest.raises(ZeroDivisorError):
            unit_value(value, mass, unit="USD/t")
        return
    price = unit_value(value, mass, unit="USD/t").interval
    for above, below in itertools.product(
        (value.interval.lo, value.value, value.interval.hi), (mass.interval.lo, mass.value, mass.interval.hi)
    ):
        assert Fraction(price.lo) <= Fraction(above) / (Fraction(below) * rational("lb", "t")) <= Fraction(price.hi)


def test_unit_values_ask_for_a_compound_unit_and_its_dimensions() -> None:
    value, mass = Amount.parse("6.99 billion", unit="USD"), Amount.parse("1.56 million", unit="t")
    with pytest.raises(FieldValueError, match="one unit per another"):
        unit_value(value, mass, unit="USD")
    with pytest.raises(CurrencyConversionError):
        unit_value(value, mass, unit="CNY/t")
    with pytest.raises(UnitMismatchError):
        unit_value(value, mass, unit="USD/TEU")
    with pytest.raises(UnitMismatchError):
        unit_value(mass, value, unit="USD/t")


# The registry


def test_pint_agrees_with_the_table_for_every_pair_of_one_dimension() -> None:
    first = registry()
    for source, target in pairs():
        one = to_pint(Amount(Decimal(1), source)).to(to_pint(Amount(Decimal(1), target)).units)
        assert isinstance(one.magnitude, Decimal | int)
        factor = rational(source, target)
        assert abs(Fraction(one.magnitude) / factor - 1) < Fraction(1, 10**24), (source, target)
    assert registry() is first


def test_pint_agrees_that_other_dimensions_do_not_convert() -> None:
    units = {unit.dimension: to_pint(Amount(Decimal(1), unit)).units for unit in UNITS.values()}
    dimensions = [str(unit.dimensionality) for unit in units.values()]
    assert len(set(dimensions)) == len(dimensions)
    assert str(units["CNY"].dimensionality) == "[currency_CNY]"
    assert str(units["product-category"].dimensionality) == "[product_category]"


def test_the_names_in_pint_are_identifiers_and_lead_back_to_the_code() -> None:
    names = [str(unit.pint).partition(" ** ") for unit in UNITS.values()]
    assert len({(name, power) for name, _, power in names}) == len(UNITS)
    for code in UNITS:
        quantity = to_pint(Amount(Decimal(5), code))
        assert all(name.isidentifier() for name, _ in quantity.unit_items())
        assert from_pint(quantity).unit.code == code


def test_codes_that_are_identifiers_are_understood_by_pint() -> None:
    for code in UNITS:
        if code.isidentifier() and code not in {"times", "km2", "m2", "m3"}:
            assert own()(f"5 {code}") == to_pint(Amount(Decimal(5), code))


def test_energy_is_power_times_time() -> None:
    work = own()("2 MW") * own()("3 h")
    assert from_pint(work.to("MWh")).value == 6


def test_the_registry_holds_the_table_and_nothing_else() -> None:
    for unknown in ("ton", "yard", "degC", "ms", "kilotonne", "euro", "currency"):
        with pytest.raises(pint.UndefinedUnitError):
            own()(f"5 {unknown}")
    assert {str(unit) for unit in own().kilogram.compatible_units()} == {
        "gram", "kilogram", "long_ton", "metric_ton", "pound", "quintal", "short_ton",
    }  # fmt: skip


def test_a_unit_of_the_registry_cannot_be_redefined() -> None:
    with pytest.raises(pint.RedefinitionError):
        own().define("CNY = 0.14 USD")


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.strip()


def test_conversion_needs_no_pint_and_importing_no_rates() -> None:
    assert (
        run(
            "import sys\n"
            "from regcoop.amount import Amount\n"
            "from regcoop.quantities import convert_unit\n"
            "convert_unit(Amount.parse('5', unit='t'), 'kg')\n"
            "print([name for name in sys.modules if name.partition('.')[0] == 'pint' or name == 'regcoop.rates'])\n"
        )
        == "[]"
    )


def test_threads_that_ask_at_once_get_one_registry() -> None:
    assert run(
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from regcoop.quantities import registry\n"
        "with ThreadPoolExecutor(8) as pool:\n"
        "    print(len({id(one) for one in pool.map(lambda _: registry(), range(8))}))\n"
    ) == "1"  # fmt: skip


# To pint and back


@given(amounts())
def test_pint_gets_the_value_and_the_unit_and_gives_them_back(amount: Amount) -> None:
    quantity = to_pint(amount)
    assert quantity.magnitude is amount.value
    back = from_pint(quantity)
    assert back.interval == Interval.point(amount.value)
    assert to_pint(back) == quantity
    top, bottom = amount.unit.numerator, amount.unit.denominator
    if top and bottom and "times" not in {top.code, bottom.code} and not {"m", "km"} & {top.code, bottom.code}:
        assert back.unit == (amount.unit if top != bottom else UNITS["times"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3 m ** 3", "m3"),
        ("3 km ** 2", "km2"),
        ("3 km ** 2 / km", "km"),
        ("3 USD / metric_ton", "USD/t"),
        ("3 person / km ** 2", "person/km2"),
        ("3 trains / week", "train/week"),
        ("3 t / t", "times"),
        ("3", "times"),
        ("3 / hour", "times/h"),
        ("7.7 %", "pct"),
        ("7.7 percent / year", "pct/year"),
        ("1 pp", "pp"),
    ],
)
def test_units_that_pint_writes_have_a_code(text: str, code: str) -> None:
    assert from_pint(own().Quantity(text)).unit.code == code


@pytest.mark.parametrize(
    "text", ["3 USD * t", "3 t * km / h", "3 t / km / h", "3 m ** 4", "3 t ** 0.5", "3 / t ** 0.5"]
)
def test_units_without_a_code_are_refused(text: str) -> None:
    with pytest.raises(UnitWithoutCodeError, match="has no code in the table"):
        from_pint(own().Quantity(text))


def test_units_that_somebody_defined_are_refused_until_they_are_converted() -> None:
    own().define("forty_foot_unit = 2 TEU")
    boxes = own().Quantity(Decimal(3), "forty_foot_unit")
    with pytest.raises(UnitWithoutCodeError, match="'forty_foot_unit'"):
        from_pint(boxes)
    assert from_pint(boxes.to("TEU")).value == 6


def test_a_quantity_of_another_registry_is_refused_with_the_way_to_do_it() -> None:
    foreign = pint.UnitRegistry(non_int_type=Decimal).Quantity(Decimal(3), "metric_ton")
    with pytest.raises(ForeignQuantityError, match=r"registry\(\)\.Quantity\(q\.magnitude, str\(q\.units\)\)"):
        from_pint(foreign)
    anew = own().Quantity(foreign.magnitude, str(foreign.units))
    assert from_pint(anew) == Estimate(Decimal(3), Interval.point(3), unit="t")


@pytest.mark.parametrize("magnitude", [0.1, True, "many", [1, 2]])
def test_only_exact_numbers_come_back(magnitude: object) -> None:
    quantity = own().Quantity(Decimal(3), "t")
    quantity._magnitude = magnitude
    with pytest.raises(FieldTypeError):
        from_pint(quantity)


def test_what_is_no_quantity_or_no_number_is_refused() -> None:
    wrong: Any = Decimal(5)
    with pytest.raises(FieldTypeError, match="quantity"):
        from_pint(wrong)
    with pytest.raises(FieldTypeError, match="amount"):
        to_pint(wrong)
    with pytest.raises(FieldValueError, match="finite"):
        from_pint(own().Quantity(Decimal("NaN"), "t"))
    assert from_pint(own().Quantity(3, "t")).value == 3


# Currencies in pint


class Board:
    """A table of rates that remembers what it was asked."""

    def __init__(self, **values: object) -> None:
        self.values = values
        self.asked: list[tuple[object, ...]] = []

    def rate(
        self, base: str, quote: str, *, on: date | None = None, period: Period | None = None, basis: str
    ) -> SimpleNamespace:
        self.asked.append((base, quote, on, period, basis))
        return SimpleNamespace(value=self.values[f"{base}{quote}"])


def board(**values: object) -> Any:  # noqa: ANN401  # stands for a table of rates
    return Board(**{"USDCNY": Decimal("7.222292"), "CNYUSD": Decimal("0.1385"), **values})


def test_money_converts_inside_the_context_and_nowhere_else() -> None:
    mean = Period.parse("2024-01/2024-07")
    rates = board()
    context = pint_context(rates, currencies=("USD", "CNY"), basis="period_average", period=mean)
    trade = to_pint(Amount.parse("552 billion", unit="USD"))
    with pytest.raises(pint.DimensionalityError):
        trade.to("CNY")
    with own().context(context):
        assert from_pint(trade.to("CNY")).value == Decimal("552E+9") * Decimal("7.222292")
        assert from_pint(own()("1000 CNY").to("USD")).value == Decimal("138.5")
        assert from_pint(trade.to("CNY")).unit.code == "CNY"
    with pytest.raises(pint.DimensionalityError):
        trade.to("CNY")
    assert rates.asked == [("USD", "CNY", None, mean, "period_average"), ("CNY", "USD", None, mean, "period_average")]


def test_two_contexts_hold_two_days_apart() -> None:
    first, second = (
        pint_context(board(USDCNY=Decimal(value)), currencies=("USD", "CNY"), basis="spot", on=day)
        for value, day in (("7.31", DAY), ("7.10", date(2024, 1, 2)))
    )
    price = own()("100 USD")
    assert from_pint(price.to("CNY", first)).value == 731
    assert from_pint(price.to("CNY", second)).value == 710
    assert first.name == "spot 2023-10-24"


def test_prices_convert_where_the_unit_below_is_named() -> None:
    context = pint_context(board(), currencies=["USD", "CNY"], basis="spot", on=DAY, per=("t", "TEU", "km2"))
    with own().context(context):
        assert from_pint(own()("2 USD/t").to("CNY/kg")).value == Decimal("0.014444584")
        assert from_pint(own()("2 USD/TEU").to("CNY/TEU")).unit.code == "CNY/TEU"
        assert from_pint(own()("2 USD/ha").to("CNY/ha")).value == Decimal("14.444584")
        with pytest.raises(pint.DimensionalityError):
            own()("2 USD/train").to("CNY/train")


def test_no_rate_goes_through_a_third_currency() -> None:
    rates = board(THBCNY=Decimal("0.2"))
    context = pint_context(rates, currencies=("THB", "USD", "CNY"), basis="spot", on=DAY)
    with own().context(context), pytest.raises(KeyError, match="THBUSD"):
        own()("5 THB").to("USD")
    assert [asked[:2] for asked in rates.asked] == [("THB", "USD")]


def test_currencies_that_were_not_named_do_not_convert() -> None:
    context = pint_context(board(), currencies=("USD", "CNY"), basis="spot", on=DAY)
    with own().context(context), pytest.raises(pint.DimensionalityError):
        own()("5 THB").to("USD")


@pytest.mark.parametrize("value", [7.31, "7.31", Decimal("NaN")])
def test_a_rate_that_is_no_exact_number_is_refused(value: object) -> None:
    context = pint_context(board(USDCNY=value), currencies=("USD", "CNY"), basis="spot", on=DAY)
    with own().context(context), pytest.raises(RegcoopError, match="rate"):
        own()("5 USD").to("CNY")


def test_the_context_ignores_no_option() -> None:
    context = pint_context(board(), currencies=("USD", "CNY"), basis="spot", on=DAY)
    with pytest.raises(TypeError, match="day"):
        own()("5 USD").to("CNY", context, day=date(2024, 1, 2))


@pytest.mark.parametrize(
    ("changed", "error", "match"),
    [
        ({"on": None}, FieldValueError, "one of the two"),
        ({"period": Period.year(2023)}, FieldValueError, "one of the two"),
        ({"on": "2023-10-24"}, FieldTypeError, "date"),
        ({"on": None, "period": "2023"}, FieldTypeError, "Period"),
        ({"basis": ""}, FieldValueError, "basis"),
        ({"basis": None}, FieldTypeError, "basis"),
        ({"currencies": ("USD",)}, FieldValueError, "at least 2"),
        ({"currencies": "USD"}, FieldTypeError, "tuple of codes"),
        ({"currencies": 5}, FieldTypeError, "currencies"),
        ({"currencies": ("USD", "USD")}, FieldValueError, "once"),
        ({"currencies": ("USD", "t")}, FieldValueError, "codes of currencies"),
        ({"currencies": ("USD", "RMB")}, UnknownUnitError, "CNY"),
        ({"currencies": ("USD", "CNY/t")}, FieldValueError, "codes of currencies"),
        ({"per": "t"}, FieldTypeError, "tuple of codes"),
        ({"per": ("USD",)}, FieldValueError, "simple units"),
        ({"per": ("t/train",)}, FieldValueError, "simple units"),
    ],
)
def test_a_context_is_asked_for_without_contradiction(
    changed: dict[str, Any], error: type[RegcoopError], match: str
) -> None:
    asked: dict[str, Any] = {"currencies": ("USD", "CNY"), "basis": "spot", "on": DAY, **changed}
    with pytest.raises(error, match=match):
        pint_context(board(), **asked)


# Errors


@pytest.mark.parametrize(
    "error", [CurrencyConversionError("USD", "CNY"), ForeignQuantityError("3 t"), UnitWithoutCodeError("USD * t")]
)
def test_errors_can_be_pickled_and_copied(error: RegcoopError) -> None:
    for twin in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):  # noqa: S301  # our own bytes
        assert (type(twin), str(twin), vars(twin)) == (type(error), str(error), vars(error))
    assert isinstance(error, ValueError)
