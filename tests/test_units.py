"""Units: the closed table, its codes, and what it refuses."""

import copy
import csv
import pickle
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given

from regcoop.errors import FieldTypeError, FieldValueError, RegcoopError, UnknownUnitError
from regcoop.period import Period
from regcoop.units import UNITS, Unit, parse_unit
from strategies import units


def test_every_currency_is_a_dimension_of_its_own() -> None:
    money = [unit for unit in UNITS.values() if unit.is_money]
    assert len(money) > 200
    assert len({unit.dimension for unit in money}) == len(money)
    assert all(unit.code == unit.dimension == unit.pint and unit.iso_numeric for unit in money)


def test_every_counted_noun_is_a_dimension_of_its_own() -> None:
    nouns = [unit for unit in UNITS.values() if unit.kind == "count"]
    assert len({unit.dimension for unit in nouns}) == len(nouns)
    assert UNITS["train"].dimension != UNITS["container"].dimension != UNITS["TEU"].dimension


def test_percent_and_percentage_points_are_two_dimensions() -> None:
    assert UNITS["pct"].kind == UNITS["pp"].kind == "ratio"
    assert UNITS["pct"].dimension == UNITS["times"].dimension != UNITS["pp"].dimension


@pytest.mark.parametrize(
    ("code", "factor"),
    [
        ("t", "1000"),
        ("lb", "0.45359237"),  # international yard and pound agreement of 1959
        ("short-ton", "907.18474"),  # 2000 lb
        ("long-ton", "1016.0469088"),  # 2240 lb
        ("mi", "1609.344"),
        ("nmi", "1852"),
        ("ha", "10000"),
        ("bbl", "0.158987294928"),  # 42 gallons of 231 cubic inches of 0.0254 m
        ("kWh", "3600000"),
        ("pct", "0.01"),
        ("day", "86400"),
    ],
)
def test_factors_are_exact(code: str, factor: str) -> None:
    assert UNITS[code].factor == Decimal(factor)


def test_derived_factors_agree_with_their_definitions() -> None:
    pound, inch = UNITS["lb"].factor, Decimal("0.0254")
    assert pound is not None
    assert UNITS["short-ton"].factor == 2000 * pound
    assert UNITS["long-ton"].factor == 2240 * pound
    assert UNITS["bbl"].factor == 42 * 231 * inch**3


def test_months_and_years_have_no_fixed_number_of_days() -> None:
    assert UNITS["year"].dimension == UNITS["month"].dimension != UNITS["day"].dimension
    assert UNITS["year"].factor == 12


@pytest.mark.parametrize(
    ("code", "last_day", "successor"),
    [
        ("BGN", "2025-12-31", "EUR"),
        ("HRK", "2022-12-31", "EUR"),
        ("LTL", "2014-12-31", "EUR"),
        ("BYR", "2016-06-30", "BYN"),
        ("TRL", "2004-12-31", "TRY"),
        ("AZM", "2005-12-31", "AZN"),
        ("RUR", "1997-12-31", "RUB"),
        ("DEM", "2001-12-31", "EUR"),
        ("MRO", "2017-12-31", "MRU"),
    ],
)
def test_withdrawn_currencies_keep_their_last_day_and_successor(code: str, last_day: str, successor: str) -> None:
    assert UNITS[code].valid_until == Period.parse(last_day)
    assert UNITS[code].successor == successor


def test_successors_are_units_and_stand_beside_a_last_day() -> None:
    for unit in UNITS.values():
        assert (unit.valid_until is None) == (unit.successor is None)
        assert unit.successor is None or UNITS[unit.successor].is_money


def test_codes_that_are_no_currency_are_left_out() -> None:
    assert not {"XXX", "XTS", "XAU", "XAG"} & UNITS.keys()
    assert UNITS["XDR"].is_money


def test_the_packaged_table_is_canonical() -> None:
    raw = files("regcoop").joinpath("data", "units.csv").read_bytes()
    text = raw.decode("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    codes = [row["code"] for row in rows]
    assert codes == sorted(set(codes)) == list(UNITS)
    assert b"\r" not in raw
    assert text.endswith("\n")
    assert all(row["source"] and row["name"] and row["pint"] for row in rows)


def test_every_row_of_the_table_makes_a_unit() -> None:
    assert len(UNITS) == len(list(UNITS.values())) > 300
    assert {unit.kind for unit in UNITS.values()} == {
        "area", "container", "count", "energy", "length", "mass", "money", "power", "ratio", "time", "volume",
    }  # fmt: skip


def test_cldr_ids_are_known_to_babel() -> None:
    from babel import Locale

    english = Locale("en")
    for unit in UNITS.values():
        if unit.cldr is not None:
            known = english.currencies if unit.is_money else english.unit_display_names
            assert unit.cldr in known, unit


def test_iso_codes_agree_with_pycountry() -> None:
    import pycountry

    current = {unit.code: unit for unit in UNITS.values() if unit.is_money and unit.valid_until is None}
    listed = {row.alpha_3: int(row.numeric) for row in pycountry.currencies}
    assert {code: unit.iso_numeric for code, unit in current.items()} == {code: listed[code] for code in current}
    assert {code for code in listed if not code.startswith("X")} <= UNITS.keys()


def test_a_compound_unit_has_two_parts() -> None:
    unit = parse_unit("CNY/TEU")
    assert (unit.numerator, unit.denominator) == (UNITS["CNY"], UNITS["TEU"])
    assert (unit.kind, unit.dimension, unit.name) == (
        "money/container",
        "CNY/TEU",
        "Yuan Renminbi per twenty-foot equivalent unit",
    )
    assert unit.is_compound
    assert not unit.is_money
    assert unit.factor is None


def test_a_simple_unit_has_no_parts() -> None:
    assert UNITS["t"].numerator is None
    assert UNITS["t"].denominator is None
    assert not UNITS["t"].is_compound


@pytest.mark.parametrize("code", ["CNY/", "/t", "t/a", "CNY/TEU/t", "km / h", "cny", " t", "", "/"])
def test_a_code_outside_the_table_is_refused(code: str) -> None:
    with pytest.raises(UnknownUnitError) as caught:
        parse_unit(code)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, RegcoopError)


def test_looking_up_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        UNITS["tonne"]
    assert UNITS.get("tonne") is None
    assert "tonne" not in UNITS
    assert "CNY/TEU" not in UNITS


@pytest.mark.parametrize("code", [None, 3, ["t"], parse_unit("t")])
def test_only_text_is_a_code(code: object) -> None:
    with pytest.raises(FieldTypeError):
        parse_unit(code)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("tonne", ("t",)),
        ("tonnes", ("t",)),
        ("RMB", ("CNY",)),
        ("yuan", ("CNY",)),
        ("baht", ("THB",)),
        ("usd", ("USD",)),
        ("trains", ("train",)),
        ("countries", ("country",)),
        ("studies", ("study",)),
        ("people", ("person",)),
        ("%", ("pct", "pp")),
        ("kilometers", ("km",)),
        ("USE", ("USN", "USD")),
        ("", ()),
        ("qqqqqq", ()),
    ],
)
def test_near_codes_are_suggested_and_never_taken(asked: str, near: tuple[str, ...]) -> None:
    with pytest.raises(UnknownUnitError) as caught:
        parse_unit(asked)
    assert set(near) <= set(caught.value.near)
    assert bool(near) == bool(caught.value.near)
    assert caught.value.code == asked


def test_the_error_says_what_to_write() -> None:
    assert str(UnknownUnitError("yuan", ("CNY",))) == "'yuan' is not a unit code: write CNY if that is meant"
    assert "sorted(UNITS)" in str(UnknownUnitError("qq"))


def test_one_code_gives_one_object() -> None:
    assert parse_unit("CNY/TEU") is parse_unit("CNY/TEU")
    assert parse_unit("CNY") is UNITS["CNY"]


@given(units())
def test_units_survive_repr_pickle_and_copy(unit: Unit) -> None:
    assert eval(repr(unit)) is unit  # noqa: S307
    assert pickle.loads(pickle.dumps(unit)) is unit  # noqa: S301
    assert copy.deepcopy(unit) is copy.copy(unit) is unit
    assert parse_unit(str(unit)) is unit


@given(units(), units())
def test_equal_units_have_equal_hashes(one: Unit, other: Unit) -> None:
    assert (one == other) == (one.code == other.code)
    assert one != other or hash(one) == hash(other)


def test_units_differ_when_a_hand_made_one_says_something_else() -> None:
    mine = Unit("t", name="register ton", dimension="volume", kind="volume")
    assert mine != UNITS["t"]
    assert pickle.loads(pickle.dumps(mine)) == mine  # noqa: S301


def test_units_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        UNITS["t"].code = "kg"  # type: ignore[misc]
    with pytest.raises(TypeError):
        UNITS["kg"] = UNITS["t"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("factor", Decimal(0)),
        ("factor", Decimal("NaN")),
        ("iso_numeric", 0),
        ("iso_numeric", 1000),
        ("name", " x"),
        ("pint", ""),
    ],
)
def test_impossible_fields_are_refused(field: str, value: object) -> None:
    with pytest.raises(FieldValueError):
        Unit("x", **{"name": "x", "dimension": "x", "kind": "count", field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value"), [("factor", 1.5), ("valid_until", "2020"), ("successor", 3), ("note", None)]
)
def test_fields_of_another_type_are_refused(field: str, value: object) -> None:
    with pytest.raises(FieldTypeError):
        Unit("x", **{"name": "x", "dimension": "x", "kind": "count", field: value})  # type: ignore[arg-type]


def test_the_table_has_a_short_repr() -> None:
    assert repr(UNITS) == "UNITS"
