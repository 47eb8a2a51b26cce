"""Unit conversion by exact factors, unit values, and the way to pint and back.

Factors come from the closed table of units. The only module that touches pint, and only where a pint object is asked
for: `registry`, `to_pint`, `from_pint` and `pint_context`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from itertools import permutations
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from regcoop._decimal import LOWER, NEAREST, UPPER
from regcoop._validate import check_date, check_decimal, check_optional, check_text, check_type, check_unique, shorten
from regcoop.amount import Amount, Estimate
from regcoop.errors import (
    CurrencyConversionError,
    FieldTypeError,
    FieldValueError,
    ForeignQuantityError,
    UnitMismatchError,
    UnitWithoutCodeError,
)
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.units import UNITS, Unit, parse_unit

if TYPE_CHECKING:
    from pint import UnitRegistry
    from pint.facets.context.objects import Context
    from pint.facets.plain import PlainQuantity

    from regcoop.rates.rate import Basis, Rate, Rates

__all__ = ["convert_unit", "from_pint", "pint_context", "registry", "to_pint", "unit_value"]

_NUMBERS: Final = (Amount, Estimate)
_PLAIN: Final = "times"
_POWER: Final = " ** "
_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_times, _times_down, _times_up = NEAREST.fma, LOWER.multiply, UPPER.multiply
_by, _by_down, _by_up = NEAREST.divide, LOWER.divide, UPPER.divide

_REFERENCES: Final[Mapping[str, Mapping[str, int]]] = {
    "area": {"meter": 2},
    "calendar-time": {"month": 1},
    "energy": {"kilogram": 1, "meter": 2, "second": -2},
    "length": {"meter": 1},
    "mass": {"kilogram": 1},
    "power": {"kilogram": 1, "meter": 2, "second": -3},
    "ratio": {},
    "time": {"second": 1},
    "volume": {"meter": 3},
}
"""Dimension of the table -> what its factors lead to, in the base units of pint; every other dimension is its own."""


# Conversion by the table


class _Step(NamedTuple):
    """Hold how one unit becomes another: times the multiplier, by the divisor if there is one; each is exact."""

    unit: Unit
    multiplier: Decimal
    divisor: Decimal | None


def convert_unit(amount: Amount | Estimate, unit: Unit | str) -> Estimate:
    """Express a number in another unit of its dimension, by the exact factor.

    Use it to bring tonnes to kilograms, miles to kilometres or dollars per tonne to dollars per kilogram before two
    numbers are compared or added. The result is an estimate, never an amount, as nobody printed it: its interval is
    the converted interval of the amount, so it is as exact as the print and no more. Value and ends are exact wherever
    34 digits suffice, and else the ends are rounded outward. For the wider reading of a print, convert
    `Estimate(amount.value, amount.outer, unit=amount.unit)`.

    Both parts of a compound unit are converted. Currencies are refused, as their rates have a day and a source.

    >>> from regcoop.amount import Amount
    >>> from regcoop.quantities import convert_unit
    >>> print(convert_unit(Amount.parse("929,000", unit="t"), "kg"))
    929,000,000 kg, between 928,500,000 and 929,500,000
    >>> convert_unit(Amount.parse("5.83 billion", unit="USD"), "CNY")
    Traceback (most recent call last):
    regcoop.errors.units.CurrencyConversionError: USD and CNY do not fit together: rates have a day and a source; ...

    Args:
        amount: the number.
        unit: the unit it shall have, or its code.

    Raises:
        CurrencyConversionError: if one currency would have to become another.
        UnitMismatchError: if the two units are of different dimensions.
        UnknownUnitError: if a unit is not in the table.
        FieldTypeError: if the number is neither an Amount nor an Estimate.
    """
    if amount.__class__ not in _NUMBERS:  # both are final
        check_type("amount", amount, _NUMBERS)
    target, multiplier, divisor = _step(amount.unit.code, unit.code if isinstance(unit, Unit) else unit)
    interval = amount.interval
    # plus zero, so that every digit is written: 929000000, not 9.29E+8
    value = _times(amount.value, multiplier, _ZERO)
    lo, hi = _times_down(interval.lo, multiplier), _times_up(interval.hi, multiplier)
    if divisor is not None:
        value, lo, hi = _by(value, divisor), _by_down(lo, divisor), _by_up(hi, divisor)
    return Estimate(value, Interval(lo, hi), unit=target)


def unit_value(value: Amount | Estimate, quantity: Amount | Estimate, *, unit: Unit | str) -> Estimate:
    """Divide a value by the quantity it belongs to, in the unit asked for.

    Use it for dollars per tonne, tonnes per train or yuan per kilometre. Both numbers must speak of the same thing in
    the same period; that is for the caller to know. An error of scale, which no rate between two currencies of one
    figure shows, stands out here.

    >>> from regcoop.amount import Amount
    >>> from regcoop.quantities import unit_value
    >>> value, mass = Amount.parse("6.99 billion", unit="USD"), Amount.parse("1.56 million", unit="t")
    >>> price = unit_value(value, mass, unit="USD/t")
    >>> f"{price.value:.2f}, between {price.interval.lo:.2f} and {price.interval.hi:.2f}"
    '4480.77, between 4463.26 and 4498.39'

    Args:
        value: what stands above the stroke: money, or any other number.
        quantity: what it is divided by.
        unit: the compound unit of the result, such as `USD/t`; its parts may differ from the units of the two numbers
            by a fixed factor.

    Raises:
        FieldValueError: if the unit asked for is not one per another.
        CurrencyConversionError: if one currency would have to become another.
        UnitMismatchError: if a number does not have the dimension of its part of the unit.
        ZeroDivisorError: if the quantity may be zero.
    """
    target = unit if isinstance(unit, Unit) else parse_unit(unit)
    if target.numerator is None or target.denominator is None:
        raise FieldValueError("unit", shorten(target.code), "one unit per another, such as 'USD/t'")
    above, below = convert_unit(value, target.numerator), convert_unit(quantity, target.denominator)
    interval = above.interval / below.interval
    return Estimate(NEAREST.divide(above.value, below.value), interval, unit=target)


@cache
def _step(source: str, target: str) -> _Step:
    """Find how a unit becomes another, both given by code; kept for good, as the table of units is closed."""
    left, right = parse_unit(source), parse_unit(target)
    if left.dimension != right.dimension:
        raise _refusal(left, right)
    factor = _factor(left) / _factor(right)
    exact = _terminating(factor)
    if exact is not None:
        return _Step(right, exact, None)
    return _Step(right, Decimal(factor.numerator), Decimal(factor.denominator))


def _factor(unit: Unit) -> Fraction:
    top, bottom = _parts(unit)
    return _simple_factor(top) / (_simple_factor(bottom) if bottom else 1)


def _simple_factor(unit: Unit) -> Fraction:
    return Fraction(1 if unit.factor is None else unit.factor)


def _parts(unit: Unit) -> tuple[Unit, Unit | None]:
    """Give the units before and after the stroke; a simple unit has nothing after it."""
    return unit.numerator or unit, unit.denominator


def _terminating(factor: Fraction) -> Decimal | None:
    """Give a fraction as a Decimal with all its digits; None if they have no end, or are more than 34."""
    number = NEAREST.divide(Decimal(factor.numerator), Decimal(factor.denominator))
    return number if Fraction(number) == factor else None


def _refusal(source: Unit, target: Unit) -> UnitMismatchError:
    pairs = zip(_parts(source), _parts(target), strict=True)
    known = [(left, right) for left, right in pairs if left and right]
    if source.is_compound == target.is_compound and any(_is_exchange(*pair) for pair in known):
        return CurrencyConversionError(source.code, target.code)
    like = [unit.code for unit in UNITS.values() if unit.dimension == source.dimension and unit.code != source.code]
    others = f"{source.code} converts to {', '.join(like) or 'no other unit'}"
    advice = "both parts must keep their dimension" if source.is_compound else others
    return UnitMismatchError(source.code, target.code, f"they measure different things; {advice}")


def _is_exchange(left: Unit, right: Unit) -> bool:
    return left.is_money and right.is_money and left != right


# pint

_LOCK: Final = Lock()


def registry() -> "UnitRegistry[Any]":
    """Give the one pint registry in which the units of the library are defined, built when it is first asked for.

    Use it to work in pint: `registry().Quantity(Decimal("6.99"), "USD/t")`. It holds the units of the closed table and
    nothing else, under the names of `Unit.pint` and, where it is a valid identifier, the code. Numbers are Decimals;
    pint computes with them in the decimal context of the thread. Every currency and every counted noun is a dimension
    of its own, `[currency_CNY]` or `[train]`, and a unit cannot be redefined.

    >>> from regcoop.quantities import registry
    >>> print(registry()("5 short_ton").to("kg"), registry()("3 trains / day").dimensionality)
    4535.92370 kilogram [train] / [time]

    See the pint documentation for what a registry can do; `pint.set_application_registry(registry())` lets its
    quantities be pickled.
    """
    return cast("UnitRegistry[Any]", _registry())


def _pint() -> Any:  # noqa: ANN401  # the types of pint are partly unknown, and would spread
    import pint

    return pint


def _registry() -> Any:  # noqa: ANN401  # as _pint
    with _LOCK:  # two threads must never get two registries
        return _built()


@cache
def _built() -> Any:  # noqa: ANN401  # as _pint
    pint = _pint()
    plain = pint.facets.plain

    def start(own: Any) -> None:  # noqa: ANN401  # as _pint
        pint.UnitRegistry.__init__(own, None, non_int_type=Decimal, on_redefinition="raise")
        for name, symbol, factor, reference in _definitions():
            scale, base = plain.ScaleConverter(factor), own.UnitsContainer(reference)
            # an object and no text, which pint would take fifteen times as long to read
            own.define(plain.UnitDefinition(name, symbol, (), scale, base))

    # a class of its own, as pint works out the dimensions of all units as soon as the constructor is through
    return type("TableRegistry", (pint.UnitRegistry,), {"__init__": start})()


def _definitions() -> Iterator[tuple[str, str | None, Decimal, Mapping[str, int]]]:
    """Give name, symbol, factor and base of every unit that is more to pint than a power of another."""
    for unit in UNITS.values():
        name, power = _named(unit)
        if power != 1 or unit.code == _PLAIN:
            continue
        symbol = unit.code if unit.code.isidentifier() and unit.code != name else None
        reference = _REFERENCES.get(unit.dimension, {name: 1})
        if reference == {name: 1}:
            reference = {f"[{_dimension(unit)}]": 1}
        yield name, symbol, unit.factor or _ONE, reference


def _dimension(unit: Unit) -> str:
    return f"currency_{unit.code}" if unit.is_money else unit.dimension.replace("-", "_")


def _named(unit: Unit) -> tuple[str, int]:
    """Give the name and the power by which pint writes a simple unit: `meter ** 2` is (meter, 2)."""
    name, _, power = (unit.pint or unit.code).partition(_POWER)
    return name, int(power or 1)


@cache
def _codes() -> Mapping[tuple[str, int], str]:
    """Lead from name and power back to the code."""
    return {_named(unit): unit.code for unit in UNITS.values()}


def to_pint(amount: Amount | Estimate) -> "PlainQuantity[Any]":
    """Give a number as a pint quantity of `registry()`, with its value as a Decimal.

    Use it to hand a number to code that works in pint. A quantity has one magnitude and no interval: what is known of
    the precision stays with the amount, so keep it.

    >>> from regcoop.amount import Amount
    >>> from regcoop.quantities import to_pint
    >>> print(to_pint(Amount.parse("929,000", unit="t")).to("kg"))
    9.29000E+8 kilogram

    Raises:
        FieldTypeError: if the number is neither an Amount nor an Estimate.
        UnknownUnitError: if the unit is not in the table.
    """
    check_type("amount", amount, _NUMBERS)
    quantity = _registry().Quantity(amount.value, _pint_unit(amount.unit.code))
    return cast("PlainQuantity[Any]", quantity)


@cache
def _pint_unit(code: str) -> Any:  # noqa: ANN401  # as _pint
    powers: dict[str, int] = {}
    for part, sign in zip(_parts(parse_unit(code)), (1, -1), strict=True):
        if part is not None and part.code != _PLAIN:
            name, power = _named(part)
            powers[name] = powers.get(name, 0) + sign * power
    own = _registry()
    return own.Unit(own.UnitsContainer({name: power for name, power in powers.items() if power}))


def from_pint(quantity: "PlainQuantity[Any]") -> Estimate:
    """Take a number back from pint, as an estimate whose interval is the number alone.

    Use it for the result of a computation in pint. A quantity does not say how exactly its magnitude is known, so the
    estimate takes it as given; where rounding matters, compute with estimates, or give the result the interval that you
    know: `Estimate(result.value, interval, unit=result.unit)`.

    >>> from regcoop.quantities import from_pint, registry
    >>> from_pint(registry()("2.5 MWh").to("J"))
    Estimate(Decimal('9000000000.0'), Interval(Decimal('9000000000.0'), Decimal('9000000000.0')), unit='J')

    Args:
        quantity: a quantity of `registry()` in one unit of the table or in one per another; its magnitude a Decimal or
            an int.

    Raises:
        FieldTypeError: if it is no pint quantity, or its magnitude is a float, an array or anything but Decimal or int.
        FieldValueError: if its magnitude is infinite or not a number.
        ForeignQuantityError: if it belongs to another registry.
        UnitWithoutCodeError: if the table has no code for its unit.
    """
    if not isinstance(quantity, _registry().Quantity):
        check_type("quantity", quantity, _pint().Quantity)
        raise ForeignQuantityError(str(quantity))
    interval = Interval.point(quantity.magnitude)
    return Estimate(interval.lo, interval, unit=_code(quantity))


def _code(quantity: "PlainQuantity[Any]") -> str:
    powers: list[tuple[str, Any]] = list(quantity.unit_items())
    above = [(name, power) for name, power in powers if power > 0]
    below = [(name, -power) for name, power in powers if power < 0]
    top, bottom = _one_code(quantity, above), _one_code(quantity, below)
    return f"{top}/{bottom}" if below else top


def _one_code(quantity: "PlainQuantity[Any]", pairs: list[tuple[str, Any]]) -> str:
    code = _codes().get(pairs[0]) if len(pairs) == 1 else None
    if code is None and pairs:
        raise UnitWithoutCodeError(str(quantity.units))
    return code or _PLAIN


# Currencies in pint


def pint_context(
    rates: "Rates",
    *,
    currencies: Collection[str],
    basis: "Basis",
    period: Period | None = None,
    on: date | None = None,
    per: Collection[str] = (),
) -> "Context":
    """Make a pint context in which the named currencies convert, at the rates of one table for one period or day.

    Use it only for work in pint: `convert` keeps the rate, its source and an interval beside the result, and pint has
    no place for them. Without a context no currency ever converts.

    Each ordered pair asks the table for itself, once, when it is first needed: no rate is the inverse of another, or
    the product of two, unless the table makes it so. Errors of the table come out of the conversion. Where contexts are
    nested, pint joins the pairs of one to the pairs of another; give one context all the currencies instead.

    >>> from datetime import date
    >>> from decimal import Decimal
    >>> from types import SimpleNamespace
    >>> from regcoop.quantities import pint_context, registry
    >>> class Fixed:
    ...     def rate(self, base, quote, *, on=None, period=None, basis):
    ...         return SimpleNamespace(value=Decimal("7.31"))
    >>> spot = pint_context(Fixed(), currencies=("CNY", "USD"), basis="spot", on=date(2023, 10, 24))
    >>> with registry().context(spot):
    ...     print(registry()("2 USD").to("CNY"))
    14.62 CNY

    Args:
        rates: the table: any object with a method `rate(base, quote, *, on=, period=, basis=)` whose answer has a
            `value`, the units of the quote currency for one of the base currency as a Decimal.
        currencies: the codes of the currencies that shall convert, at least two.
        basis: which rate the table shall give: `spot`, `period_average` and so on.
        period: the period of the rates; this or `on`.
        on: the day of the rates.
        per: codes of units under the stroke: with `t`, prices per unit of mass convert too. Pint looks prices up by
            their whole dimension, so each must be named.

    Raises:
        FieldTypeError: if an argument has a wrong type.
        FieldValueError: if there are not two currencies, a code is of another kind than its list, or not exactly one of
            period and day is given.
        UnknownUnitError: if a code is not in the table of units.
    """
    money = _listed("currencies", currencies, at_least=2, money=True)
    below = _listed("per", per, at_least=0, money=False)
    check_text("basis", basis)
    _check_when(period, on)
    context, own = _pint().Context(f"{basis} {period or on}"), _registry()
    unders: list[Mapping[str, Any]] = [{}, *((_pint_unit(unit.code) ** -1).dimensionality for unit in below)]
    for base, quote in permutations(money, 2):
        ask = partial(rates.rate, base.code, quote.code, on=on, period=period, basis=basis)
        exchange = _exchange(ask, _pint_unit(quote.code) / _pint_unit(base.code))
        for under in unders:
            source, target = (own.UnitsContainer({f"[{_dimension(unit)}]": 1, **under}) for unit in (base, quote))
            context.add_transformation(source, target, exchange)
    return cast("Context", context)


def _exchange(ask: "Callable[[], Rate]", unit: object) -> Callable[[object, Any], Any]:
    """Give the step that pint takes between two currencies; it takes no option, so that none is silently ignored."""

    @cache
    def factor() -> object:
        value = ask().value
        check_decimal("rate", value)
        return _registry().Quantity(value, unit)

    def exchange(_registry: object, quantity: Any) -> Any:  # noqa: ANN401  # a quantity of a scalar or of an array
        return quantity * factor()

    return exchange


def _listed(name: str, codes: Collection[str], *, at_least: int, money: bool) -> tuple[Unit, ...]:
    if isinstance(codes, str):
        raise FieldTypeError(name, shorten(codes), "a tuple of codes")
    check_type(name, codes, Collection)
    units = tuple(parse_unit(code) for code in codes)
    kind = "currencies such as 'CNY'" if money else "simple units such as 't'"
    for unit in units:
        if unit.is_money is not money or unit.is_compound:
            raise FieldValueError(name, shorten(unit.code), f"codes of {kind}")
    check_unique(name, units)
    if len(units) < at_least:
        raise FieldValueError(name, f"{len(units)} codes", f"at least {at_least}")
    return units


def _check_when(period: Period | None, on: date | None) -> None:
    if (period is None) == (on is None):
        raise FieldValueError("period", f"{period} beside on={on}", "one of the two: period=… or on=…")
    check_optional("on", on, check_date)
    if period is not None:
        check_type("period", period, Period)
