"""Countries, regions, groups and party codes."""

import math
from datetime import date
from typing import Any

import attrs
import pytest

from regcoop.countries import WORLD, Country, CurrencyUse, Group, Region
from regcoop.errors import FieldTypeError, FieldValueError, InvalidRecordError, UncertainDateError
from regcoop.period import Period
from regcoop.sources import Source, SourceKind

SOURCE = Source("made", publisher="Made", title="Made for tests", kind=SourceKind.REFERENCE)
OTHER = Source("other", publisher="Made", title="Made for tests too", kind=SourceKind.REFERENCE)


def use(currency: str, start: str | None, end: str | None = None, source: Source = SOURCE) -> CurrencyUse:
    dates = [None if text is None else Period.parse(text) for text in (start, end)]
    return CurrencyUse(currency, start=dates[0], end=dates[1], source=source)


CROATIA = Country(
    "HR",
    alpha_3="HRV",
    numeric="191",
    name="Croatia",
    capital="Zagreb",
    capital_lat=45.81,
    capital_lon=15.98,
    landlocked=False,
    currencies=(use("HRK", "1994-05-30", "2023-01-01"), use("EUR", "2023-01-01", source=OTHER)),
    source=SOURCE,
)


def test_world_is_a_party() -> None:
    assert WORLD == "W"


@pytest.mark.parametrize(("day", "currency"), [(date(2022, 12, 31), "HRK"), (date(2023, 1, 1), "EUR")])
def test_croatia_changes_its_currency_over_one_night(day: date, currency: str) -> None:
    assert CROATIA.currencies_on(day) == (currency,)


def test_two_currencies_may_be_legal_tender_at_once() -> None:
    bhutan = attrs.evolve(CROATIA, code="BT", currencies=(use("INR", None), use("BTN", "1974-04-16")))
    assert bhutan.currencies_on(date(2024, 1, 1)) == ("INR", "BTN")
    assert bhutan.currencies_on(date(1970, 1, 1)) == ("INR",)


def test_a_day_inside_an_imprecise_change_must_be_decided() -> None:
    loose = attrs.evolve(CROATIA, currencies=(use("EUR", "2023"),))
    with pytest.raises(UncertainDateError, match="EUR in HR"):
        loose.currencies_on(date(2023, 5, 1))
    assert loose.currencies_on(date(2023, 5, 1), imprecise="in") == ("EUR",)
    assert loose.currencies_on(date(2023, 5, 1), imprecise="out") == ()


def test_sources_of_a_country_are_also_those_of_its_currencies() -> None:
    assert CROATIA.sources == (SOURCE, OTHER)
    assert CROATIA.currencies[1].sources == (OTHER,)


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("code", "HRV", FieldValueError),
        ("code", 7, FieldTypeError),
        ("alpha_3", "HR", FieldValueError),
        ("numeric", "19", FieldValueError),
        ("numeric", 191, FieldTypeError),
        ("name", "", FieldValueError),
        ("capital", " Zagreb", FieldValueError),
        ("capital_lat", 45, FieldTypeError),
        ("capital_lat", 90.01, FieldValueError),
        ("capital_lon", -180.5, FieldValueError),
        ("capital_lon", math.nan, FieldValueError),
        ("landlocked", 0, FieldTypeError),
        ("currencies", [], FieldTypeError),
        ("note", None, FieldTypeError),
    ],
)
def test_wrong_fields_of_a_country_are_refused_by_name(
    field: str,
    value: Any,  # noqa: ANN401  # wrong on purpose
    error: type[Exception],
) -> None:
    with pytest.raises(error, match=field):
        attrs.evolve(CROATIA, **{field: value})


def test_currencies_have_iso_codes_and_do_not_end_before_they_start() -> None:
    with pytest.raises(FieldValueError, match="ISO 4217"):
        use("yuan", "1949")
    with pytest.raises(InvalidRecordError, match="use of EUR"):
        use("EUR", "2023-01-01", "2022")


def test_a_region_begins_with_its_country() -> None:
    assert Region("CN-HK", country="CN", name="Hong Kong", type="SAR", separate_territory=True, source=SOURCE).sources
    with pytest.raises(InvalidRecordError, match="belong to VN"):
        Region("CN-YN", country="VN", name="Yunnan", type="province", source=SOURCE)
    with pytest.raises(FieldValueError, match="3166-2"):
        Region("Yunnan", country="CN", name="Yunnan", type="province", source=SOURCE)


def test_a_group_lists_its_parties_or_says_that_nobody_does() -> None:
    africa = Group("AFRICA", name="Africa", enumerated=False, source=SOURCE)
    assert africa.with_parties("EG", "ZA").parties == {"EG", "ZA"}
    assert africa.with_parties("EG").with_parties() == africa
    assert africa.sources == (SOURCE,)
    with pytest.raises(InvalidRecordError, match="lists no parties"):
        Group("AFRICA", name="Africa", source=SOURCE)
    with pytest.raises(InvalidRecordError, match="nobody does"):
        Group("AFRICA", name="Africa", parties=frozenset({"EG"}), enumerated=False, source=SOURCE)


@pytest.mark.parametrize("code", ["TH", "asean10", "ASEAN-10", "5MEKONG"])
def test_group_codes_differ_from_country_codes(code: str) -> None:
    with pytest.raises(FieldValueError, match="upper-case"):
        Group(code, name="A group", parties=frozenset({"TH"}), source=SOURCE)


def test_a_group_does_not_list_itself_nor_anything_but_parties() -> None:
    with pytest.raises(InvalidRecordError, match="itself"):
        Group("LMC6", name="Six", parties=frozenset({"LMC6"}), source=SOURCE)
    with pytest.raises(FieldValueError, match="party code"):
        Group("LMC6", name="Six", parties=frozenset({"Thailand"}), source=SOURCE)
    with pytest.raises(FieldTypeError, match="frozenset"):
        Group("LMC6", name="Six", parties={"TH"}, source=SOURCE)  # type: ignore[arg-type]
