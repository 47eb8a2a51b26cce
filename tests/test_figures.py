"""A figure is a claim about a fact."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given

from regcoop.amount import Amount
from regcoop.errors import EmptyClaimError, FieldTypeError, FieldValueError, PeriodFormatError, QuantityKindError
from regcoop.figures import (
    DIMENSIONS,
    NO_REMARKS,
    NO_TERMS,
    Fact,
    Nature,
    Origin,
    Remarks,
    Terms,
    TradeFigure,
    TradeSystem,
    Vintage,
    parse_vintage,
)
from regcoop.period import Period
from regcoop.ratios import Direction, Growth, GrowthKind, PercentagePoints, PointsOf, Rank, Restatement, Share
from regcoop.sources import DateBasis, Source, SourceKind
from regcoop.valuation import Valuation
from strategies_records import facts, figures

SOURCE = Source(
    "globaltimes-2024-09-11",
    publisher="Global Times",
    title="China, ASEAN to ramp up partnership",
    kind=SourceKind.PRESS,
    date=Period.parse("2024-09"),
    date_basis=DateBasis.INFERRED,
)
OTHER = Source("other", publisher="Made", title="Made for tests", kind=SourceKind.REFERENCE)
FACT = Fact("goods-trade", "trade", "CN", "ASEAN", period=Period.ytd(2024, months=7), quantity="money")
DOLLARS = Amount.parse("552 billion", unit="USD")
GROWTH = Growth(Amount.parse("7.7", unit="pct"), kind=GrowthKind.YOY)
FIGURE = TradeFigure(
    "cn-asean-trade-2024-ytd07-usd-globaltimes",
    FACT,
    value=DOLLARS,
    growths=(GROWTH,),
    compiler="gacc",
    source=SOURCE,
    composition="ASEAN10",
    terms=Terms(valuation=Valuation.MIXED, system=TradeSystem.GENERAL, nature=Nature.OUTCOME, vintage=Vintage.FIRST),
    remarks=Remarks(doubt="none", locator="paragraph 3", note="rounded", sources_more=(OTHER,)),
)


def claim(**parts: Any) -> TradeFigure:  # noqa: ANN401  # fields of any type
    return TradeFigure("claim", FACT, source=SOURCE, **parts)


# Facts


def test_facts_are_equal_however_their_periods_are_written() -> None:
    one = FACT.with_period(Period.parse("2024-Q1"))
    other = FACT.with_period(Period.parse("2024-01/2024-03"))
    assert one == other
    assert hash(one) == hash(other)


def test_period_and_quantity_must_be_stated_to_compare() -> None:
    assert FACT.unstated == ()
    assert Fact("goods-trade", "trade", "CN", "ASEAN").unstated == ("period", "quantity")


def test_the_whole_of_a_share_replaces_dimensions() -> None:
    whole = FACT.with_dimensions(partner="W", commodity=None)
    assert (whole.partner, whole.commodity, whole.period) == ("W", None, FACT.period)


def test_only_dimensions_are_replaced() -> None:
    with pytest.raises(FieldValueError, match="dimension"):
        FACT.with_dimensions(unit="USD")
    with pytest.raises(FieldValueError, match="party code"):
        FACT.with_dimensions(partner="world")


def test_dimensions_are_the_fields_of_a_fact() -> None:
    assert tuple(field.name for field in attrs.fields(Fact)) == DIMENSIONS


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("measure", "goods trade", FieldValueError),
        ("flow", "", FieldValueError),
        ("reporter", "China", FieldValueError),
        ("partner", None, FieldTypeError),
        ("period", "2024", FieldTypeError),
        ("quantity", 1, FieldTypeError),
    ],
)
def test_wrong_dimensions_are_refused_by_name(
    field: str,
    value: Any,  # noqa: ANN401  # wrong on purpose
    error: type[Exception],
) -> None:
    with pytest.raises(error, match=field):
        attrs.evolve(FACT, **{field: value})


@given(facts())
def test_replacing_nothing_gives_the_same_fact(fact: Fact) -> None:
    assert fact.with_dimensions() == fact
    assert fact.with_period(fact.period) == fact


# Figures


def test_a_figure_passes_on_what_its_fact_terms_remarks_and_source_say() -> None:
    for name in DIMENSIONS:
        assert getattr(FIGURE, name) == getattr(FACT, name)
    assert (FIGURE.valuation, FIGURE.system, FIGURE.nature, FIGURE.vintage) == ("mixed", "general", "outcome", "first")
    assert (FIGURE.doubt, FIGURE.locator, FIGURE.note) == ("none", "paragraph 3", "rounded")
    assert FIGURE.sources == (SOURCE, OTHER)
    assert FIGURE.sources_more == (OTHER,)
    assert FIGURE.unit == DOLLARS.unit
    assert str(FIGURE.published) == "2024-09"


def test_a_figure_of_a_month_is_known_by_its_last_day() -> None:
    assert FIGURE.known_by == date(2024, 9, 30)
    assert attrs.evolve(FIGURE, source=OTHER).known_by is None


def test_terms_and_remarks_are_empty_unless_stated() -> None:
    plain = claim(value=DOLLARS)
    assert plain.terms is NO_TERMS
    assert plain.remarks is NO_REMARKS
    assert (plain.nature, plain.vintage, plain.doubt) == (None, None, "")


@pytest.mark.parametrize(
    "parts",
    [
        {"growths": (GROWTH,)},
        {"growths": (Growth(kind=GrowthKind.YOY, direction=Direction.UP),)},
        {"shares": (Share(Amount.parse("15.8", unit="pct")),)},
        {"ranks": (Rank(1, among="partners of China"),)},
        {"changes": (PercentagePoints(Amount.parse("0.3", unit="pp"), of=PointsOf.SHARE),)},
    ],
)
def test_a_figure_may_state_a_ratio_alone(parts: dict[str, Any]) -> None:
    figure = claim(**parts)
    assert figure.value is None
    assert figure.unit is None


def test_a_figure_states_something() -> None:
    with pytest.raises(EmptyClaimError, match="states nothing"):
        claim()


def test_only_a_value_can_be_restated() -> None:
    yuan = Restatement(Amount.parse("3.92 trillion", unit="CNY"))
    assert claim(value=DOLLARS, restatements=(yuan,)).restatements == (yuan,)
    with pytest.raises(EmptyClaimError, match="does not state"):
        claim(growths=(GROWTH,), restatements=(yuan,))


def test_the_value_is_of_the_quantity_of_the_fact() -> None:
    with pytest.raises(QuantityKindError, match="about money, but its value is in t") as caught:
        claim(value=Amount.parse("929,000", unit="t"))
    assert (caught.value.quantity, caught.value.kind) == ("money", "mass")
    unstated = attrs.evolve(FACT, quantity=None)
    assert TradeFigure("claim", unstated, value=Amount.parse("929,000", unit="t"), source=SOURCE).unit is not None


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"id": "a b"}, FieldValueError),
        ({"fact": "fact"}, FieldTypeError),
        ({"value": Decimal(552)}, FieldTypeError),
        ({"growths": [GROWTH]}, FieldTypeError),
        ({"growths": []}, FieldTypeError),
        ({"growths": (DOLLARS,)}, FieldTypeError),
        ({"shares": (GROWTH,)}, FieldTypeError),
        ({"restatements": (DOLLARS,)}, FieldTypeError),
        ({"ranks": (1,)}, FieldTypeError),
        ({"changes": (GROWTH,)}, FieldTypeError),
        ({"compiler": "customs of China"}, FieldValueError),
        ({"via": "the ministry"}, FieldValueError),
        ({"source": "globaltimes"}, FieldTypeError),
        ({"origin": "native"}, FieldTypeError),
        ({"composition": "asean10"}, FieldValueError),
        ({"terms": None}, FieldTypeError),
        ({"confidence": "high"}, FieldTypeError),
        ({"remarks": "note"}, FieldTypeError),
    ],
)
def test_wrong_parts_of_a_figure_are_refused(changes: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        attrs.evolve(FIGURE, **changes)


def test_copies_differ_in_one_thing() -> None:
    assert FIGURE.with_fact(FACT.with_period(None)).period is None
    assert FIGURE.with_value(None).value is None
    assert FIGURE.with_terms(NO_TERMS).terms == NO_TERMS
    assert FIGURE.with_remarks(NO_REMARKS).sources == (SOURCE,)
    assert attrs.evolve(FIGURE, origin=Origin.RESTATED, via="mofcom").origin == "restated"


def test_a_figure_is_small() -> None:
    fields = len(attrs.fields(TradeFigure))
    assert fields <= 16
    assert TradeFigure.__basicsize__ <= 16 + 8 * fields


@given(figures())
def test_figures_of_equal_facts_share_a_key(figure: TradeFigure) -> None:
    twin = figure.with_fact(attrs.evolve(figure.fact))
    assert {figure.fact: 1}[twin.fact] == 1


# Terms and remarks


@pytest.mark.parametrize(("text", "expected"), [("final", Vintage.FINAL), ("2024-08", Period.month(2024, 8))])
def test_a_vintage_is_a_word_or_the_date_of_a_release(text: str, expected: Vintage | Period) -> None:
    assert parse_vintage(text) == expected
    assert Terms(vintage=expected).vintage == expected


def test_anything_else_is_no_vintage() -> None:
    with pytest.raises(PeriodFormatError):
        parse_vintage("last")
    with pytest.raises(FieldTypeError, match="vintage"):
        Terms(vintage="final")  # type: ignore[arg-type]


def test_remarks_are_texts() -> None:
    with pytest.raises(FieldTypeError, match="doubt"):
        Remarks(doubt=None)  # type: ignore[arg-type]
    with pytest.raises(FieldValueError, match="twice"):
        Remarks(sources_more=(OTHER, OTHER))
