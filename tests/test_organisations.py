"""Organisations and how they count."""

import pytest

from regcoop.errors import FieldTypeError, FieldValueError, InvalidRecordError
from regcoop.organisations import Organisation, OrganisationKind
from regcoop.sources import Source, SourceKind
from regcoop.valuation import Valuation

SOURCE = Source("made", publisher="Made", title="Made for tests", kind=SourceKind.REFERENCE)


def customs(imports: Valuation | None, exports: Valuation | None) -> Organisation:
    return Organisation(
        "customs",
        name="Customs",
        kind=OrganisationKind.CUSTOMS,
        imports_valuation=imports,
        exports_valuation=exports,
        source=SOURCE,
    )


CIF, FOB, MIXED = Valuation.CIF, Valuation.FOB, Valuation.MIXED


@pytest.mark.parametrize(
    ("imports", "exports", "flow", "expected"),
    [
        (CIF, FOB, "imports", CIF),
        (CIF, FOB, "exports", FOB),
        (CIF, FOB, "re-exports", FOB),
        (CIF, FOB, "trade", MIXED),
        (CIF, FOB, "balance", MIXED),
        (FOB, FOB, "trade", FOB),
        (CIF, None, "trade", None),
        (CIF, FOB, "outward", None),
    ],
)
def test_valuation_follows_the_flow(
    imports: Valuation | None, exports: Valuation | None, flow: str, expected: Valuation | None
) -> None:
    assert customs(imports, exports).valuation_of(flow) is expected


def test_an_organisation_is_no_part_of_itself() -> None:
    with pytest.raises(InvalidRecordError, match="part of itself"):
        Organisation("adb", name="ADB", kind=OrganisationKind.BANK, part_of="adb", source=SOURCE)


def test_a_valuation_is_not_given_as_text() -> None:
    with pytest.raises(FieldTypeError, match="Valuation"):
        customs("cif", None)  # type: ignore[arg-type]


def test_the_party_is_a_party_code() -> None:
    with pytest.raises(FieldValueError, match="party code"):
        Organisation("gacc", name="GACC", kind=OrganisationKind.CUSTOMS, party="China", source=SOURCE)
