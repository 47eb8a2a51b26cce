"""Measures, flows, concepts and commodities."""

import pytest

from regcoop.errors import FieldTypeError, FieldValueError, InvalidRecordError
from regcoop.measures import Commodity, Concept, Flow, Measure, MeasureTime
from regcoop.sources import Source, SourceKind

SOURCE = Source("made", publisher="Made", title="Made for tests", kind=SourceKind.REFERENCE)


def commodity(code: str, *hs_codes: str, parent: str | None = None) -> Commodity:
    return Commodity(code, label="goods", hs_edition="2022", hs_codes=hs_codes, parent=parent, source=SOURCE)


def test_a_measure_says_what_may_be_done_with_it() -> None:
    stock = Measure(
        "fdi-stock",
        name="Stock of direct investment",
        time=MeasureTime.STOCK,
        additive=True,
        non_negative=False,
        definition="What investors of one economy own in another.",
        source=SOURCE,
    )
    assert stock.sources == (SOURCE,)
    assert stock.time == "stock"


def test_a_measure_takes_no_text_for_its_time() -> None:
    with pytest.raises(FieldTypeError, match="flow, stock, cumulative, level, rate"):
        Measure(
            "x",
            name="x",
            time="stock",  # type: ignore[arg-type]
            additive=True,
            non_negative=True,
            definition="x",
            source=SOURCE,
        )


def test_a_balance_turns_its_sign() -> None:
    balance = Flow("balance", name="Balance", opposite="balance", sign=-1, source=SOURCE)
    assert balance.sign == -1
    assert balance.sources == (SOURCE,)
    for sign in (0, 2):
        with pytest.raises(FieldValueError, match="sign"):
            Flow("balance", name="Balance", opposite="balance", sign=sign, source=SOURCE)
    with pytest.raises(FieldTypeError, match="sign"):
        Flow("balance", name="Balance", opposite="balance", sign=True, source=SOURCE)


def test_a_concept_defines_a_measure() -> None:
    concept = Concept("odi-all", measure="fdi-flow", definition="With the financial sector.", source=SOURCE)
    assert concept.sources == (SOURCE,)
    with pytest.raises(FieldValueError, match="definition"):
        Concept("odi-all", measure="fdi-flow", definition="", source=SOURCE)


def test_a_label_without_codes_is_unmapped() -> None:
    assert not commodity("agricultural-products").is_mapped
    assert commodity("HS:08", "08").is_mapped
    assert commodity("HS:08", "08").sources == (SOURCE,)


@pytest.mark.parametrize("code", ["8", "081", "08.10", "0810 6", "fruit"])
def test_hs_codes_have_an_even_number_of_digits(code: str) -> None:
    with pytest.raises(FieldValueError, match="HS code"):
        commodity("fruit", code)


def test_hs_codes_do_not_contain_each_other() -> None:
    with pytest.raises(InvalidRecordError, match="081060 beside 08"):
        commodity("fruit", "081060", "0702", "08")
    with pytest.raises(FieldValueError, match="twice"):
        commodity("fruit", "08", "08")


def test_a_commodity_is_not_its_own_parent() -> None:
    with pytest.raises(InvalidRecordError, match="own parent"):
        commodity("fruit", "08", parent="fruit")
