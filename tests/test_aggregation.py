# ruff: noqa: ANN401, PLR0913  # a short maker of figures, called in this file alone
"""Sums: what may be added and what comes of it, what is refused and by which rule."""

import copy
import json
import pickle
import time
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Context, Decimal, localcontext
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mini import ISO, mini_atlas, mini_sets, source
from regcoop._decimal import EXACT
from regcoop.aggregation import (
    ActualMembers,
    Assumed,
    CompositionEffect,
    Coverage,
    FixedMembers,
    MembershipChange,
    NotCounted,
    NotCountedReason,
    SumRule,
    Total,
    actual,
    fixed,
    total,
)
from regcoop.aggregation.coverage import cover_periods
from regcoop.amount import Amount, Qualifier
from regcoop.atlas import Atlas
from regcoop.countries import Group
from regcoop.errors import (
    EmptySelectionError,
    FieldTypeError,
    FieldValueError,
    IllegalSumError,
    RegcoopError,
    UncertainMembershipError,
    UnknownCodeError,
    UnlistedMembersError,
)
from regcoop.figures import Fact, Nature, Origin, Remarks, Terms, TradeFigure, TradeSystem, Vintage, parse_vintage
from regcoop.fixtures import load
from regcoop.indicators import Heading, Indicator
from regcoop.interval import Interval
from regcoop.milestones import RecordType
from regcoop.period import Period
from regcoop.relations import Parties, SetRelation
from regcoop.units import UNITS
from regcoop.valuation import Valuation
from strategies import amounts

ATLAS = load()
PRESS = source("daily-2025-02-01", "2025-02-01")
CASIA = ("KG", "KZ", "TJ", "TM", "UZ")
ASEAN10 = ("BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "VN")
BILLION = 10**9


def claim(
    id: str = "a",  # noqa: A002  # the word that the records use
    value: str | Amount | None = "10.0 billion",
    *,
    partner: str = "TH",
    reporter: str = "CN",
    period: str | None = "2024",
    flow: str = "trade",
    measure: str = "goods-trade",
    commodity: str | None = None,
    concept: str | None = None,
    place: str | None = None,
    unit: str = "USD",
    word: Qualifier = Qualifier.ROUNDED,
    published: str | None = "",
    doubt: str = "",
    **more: Any,
) -> TradeFigure:
    """Make a figure; those without a date of publication of their own share one source."""
    fact = Fact(
        measure,
        flow,
        reporter,
        partner,
        commodity=commodity,
        period=None if period is None else Period.parse(period),
        concept=concept,
        place=place,
    )
    printed = Amount.parse(value, unit=unit, qualifier=word) if isinstance(value, str) else value
    said = PRESS if published == "" else source(f"daily-{published}", published)
    return TradeFigure(id, fact, value=printed, source=said, remarks=Remarks(doubt=doubt), **more)


def each(codes: Iterable[str], **more: Any) -> list[TradeFigure]:
    """Make one figure for each partner."""
    return [claim(f"p-{code.lower()}", partner=code, **more) for code in codes]


def refusal(figures: Iterable[TradeFigure | Indicator], atlas: Atlas = ATLAS, **more: Any) -> IllegalSumError:
    with pytest.raises(IllegalSumError) as caught:
        total(figures, atlas=atlas, **more)
    return caught.value


def in_billions(result: Total) -> tuple[Decimal, Decimal, Decimal]:
    estimate = result.estimate
    return (
        estimate.interval.lo / BILLION,
        estimate.value / BILLION,
        estimate.interval.hi / BILLION,
    )


def decimals(*texts: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(text) for text in texts)


def ids(claims: Iterable[TradeFigure | Indicator]) -> list[str]:
    return [one.id for one in claims]


# Known answers


def central_asia() -> Any:
    return ATLAS.figures.where(
        reporter="CN", partner_in="CASIA5", period="2024", measure="goods-trade", flow="trade", unit="USD"
    )


def test_five_countries_make_up_central_asia_in_2024() -> None:
    """The Astana Times, 2025-01-23: 43.82 + 22.71 + 13.78 + 10.65 + 3.86 = 94.82, each to ±0.005."""
    result = total(central_asia(), claims="latest")
    assert in_billions(result) == decimals("94.795", "94.82", "94.845")
    assert result.coverage == Coverage(dimension="partner", whole="CASIA5", complete=True)
    assert result.fact == Fact("goods-trade", "trade", "CN", "CASIA5", period=Period.year(2024), quantity="money")
    assert result.parts == CASIA
    assert [one.publisher for one in result.sources] == ["The Astana Times"]
    assert [str(day) for day in result.published] == ["2025-01-23"]


def test_truncated_copies_and_a_doubted_claim_are_named_and_not_counted() -> None:
    """13.7, 10.6 and 3.8 are 13.78, 10.65 and 3.86 cut off; 22.071 has a digit too many."""
    reasons = {one.claim.id: one.reason for one in total(central_asia(), claims="latest").not_counted}
    assert reasons == {
        "cn-kg-trade-2024-usd-24kg": NotCountedReason.DOUBTED,
        **{f"cn-{code}-trade-2024-usd-ordakz": NotCountedReason.COARSER for code in ("kg", "kz", "tj", "tm", "uz")},
    }


def test_claims_that_disagree_are_refused_unless_one_is_chosen() -> None:
    error = refusal(central_asia(), atlas=ATLAS)
    assert error.rule == SumRule.CLAIMS
    assert error.offenders == tuple(f"cn-kg-trade-2024-usd-{name}" for name in ("24kg", "ordakz", "theastanatimes"))


def test_the_mekong_is_partial_and_says_who_is_missing() -> None:
    figures = ATLAS.figures.where(
        reporter="CN", partner_in="MEKONG5", period="2024", measure="goods-trade", flow="trade", unit="USD"
    )
    guessed, asked = total(figures, claims="latest"), total(figures, claims="latest", composition="MEKONG5")
    assert (guessed.coverage.complete, guessed.coverage.missing, guessed.coverage.whole) == (
        False,
        ("KH", "MM"),
        "MEKONG5",
    )
    assert guessed.coverage.is_candidate
    assert guessed.fact is None
    assert not asked.coverage.is_candidate
    assert asked.coverage.missing == ("KH", "MM")
    assert asked.fact is not None
    assert asked.fact.partner == "MEKONG5"
    # 8.23 + 133.98 + at least 200, of which the last has no end
    assert in_billions(guessed) == decimals("342.2", "342.21", "Infinity")
    assert ids(guessed.bounds) == ["cn-vn-trade-2024-usd-24chasa"]


def test_nothing_is_assumed_in_silence() -> None:
    assumed = {(one.attribute, one.reason, one.value) for one in total(central_asia(), claims="latest").assumed}
    assert assumed == {
        ("concept", "compiler", "customs-imts"),
        ("valuation", "compiler", "mixed"),
        ("system", "equal", ""),
        ("nature", "outcome", "outcome"),
    }


# Arithmetic


def test_values_are_added_exactly_and_intervals_end_to_end() -> None:
    result = total([claim("a", "1.50 billion", partner="LA"), claim("b", "0.7 billion")], atlas=ATLAS)
    # ends: 1.495 and 0.65, 1.505 and 0.75
    assert in_billions(result) == decimals("2.145", "2.2", "2.255")
    assert str(result) == "2,200,000,000 USD, between 2,145,000,000 and 2,255,000,000"


def test_one_figure_is_its_own_value_and_complete_for_itself() -> None:
    figure = claim()
    result = total([figure], atlas=ATLAS)
    assert result.estimate == Amount.parse("10.0 billion", unit="USD").to_estimate()
    assert result.coverage == Coverage(dimension="", complete=True)
    assert (result.counted, result.parts, result.dimension) == ((figure,), (), "")
    assert result.fact is not None
    assert result.fact.partner == "TH"
    assert "the value of a" in result.explain()


def test_a_bound_without_an_end_makes_an_interval_without_one() -> None:
    figures = [
        claim("a", "3 billion", partner="LA", word=Qualifier.OVER),
        claim("b", "2 billion", partner="TH", word=Qualifier.AT_LEAST),
        claim("c", "1 billion", partner="VN", word=Qualifier.NEARLY),
    ]
    # [3, 4] + [2, ∞) + [0, 1]
    result = total(figures, atlas=ATLAS)
    assert in_billions(result) == decimals("5", "6", "Infinity")
    assert ids(result.bounds) == ["a", "b", "c"]
    assert "Printed as bounds: a, b and c." in result.explain()


def test_balances_may_be_negative() -> None:
    figures = [claim("a", "-3.0 billion", flow="balance"), claim("b", "1.0 billion", flow="balance", partner="VN")]
    assert in_billions(total(figures, atlas=ATLAS)) == decimals("-2.1", "-2", "-1.9")


def test_the_thread_context_changes_nothing() -> None:
    figures = each(CASIA, value="123,456,789,012.345")
    wanted = total(figures, atlas=ATLAS)
    with localcontext(Context(prec=3)):
        assert total(figures, atlas=ATLAS) == wanted


# Periods


def months(*numbers: int, year: int = 2024, **more: Any) -> list[TradeFigure]:
    return [claim(f"m{number:02}", period=f"{year}-{number:02}", **more) for number in numbers]


def test_twelve_months_make_a_year() -> None:
    result = total(months(*range(1, 13)), atlas=ATLAS)
    assert result.fact is not None
    assert result.fact.period == Period.year(2024)
    assert result.coverage == Coverage(dimension="period", whole="2024", complete=True)
    assert in_billions(result)[1] == 120


def test_missing_months_are_named() -> None:
    result = total(months(1, 2, 5), atlas=ATLAS)
    assert result.coverage == Coverage(
        dimension="period", whole="2024-01/2024-05", complete=False, missing=("2024-03", "2024-04")
    )
    assert "a part of 2024-01/2024-05, without 2024-03 and 2024-04" in result.explain()


@pytest.mark.parametrize(
    ("texts", "missing"),
    [
        (("2019", "2021"), ("2020",)),
        (("2024-Q1", "2024-Q4"), ("2024-Q2", "2024-Q3")),
        (("2023-H1", "2024-H1"), ("2023-H2",)),
        (("2024-01", "2024-04/2024-05"), ("2024-02/2024-03",)),
        (("2024-01-01", "2024-01-05"), ("2024-01-02/2024-01-04",)),
        (("2024-01", "2024-03-02/2024-04-01"), ("2024-02-01/2024-03-01",)),
        (("2024-02/2024-02", "2024-03-15/2024-03-20"), ("2024-03-01/2024-03-14",)),
        (("../2024-03", "2024-05"), ("2024-04",)),
        (("2024-Q1", "2024-05/2024-07"), ("2024-04",)),
    ],
)
def test_a_gap_is_cut_like_the_periods_beside_it(texts: tuple[str, ...], missing: tuple[str, ...]) -> None:
    assert cover_periods([Period.parse(text) for text in texts]).coverage.missing == missing


def test_a_year_to_date_holds_its_months() -> None:
    """January to July and July: the classic double count."""
    error = refusal([claim("ytd", period="2024-01/2024-07"), claim("july", period="2024-07")])
    assert error.rule == SumRule.CUMULATIVE
    assert error.offenders == ("july", "ytd")
    assert "2024-01/2024-07 is counted up from its start and already holds 2024-07" in str(error)


def test_a_year_to_date_and_the_months_after_it_are_added() -> None:
    result = total([claim("ytd", period="2024-01/2024-07"), claim("august", period="2024-08")], atlas=ATLAS)
    assert result.coverage.whole == "2024-01/2024-08"
    assert result.parts == ("2024-01/2024-07", "2024-08")


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("../2024-06-30", "2024-05", SumRule.CUMULATIVE),
        ("../2024-06-30", "../2024-09-30", SumRule.CUMULATIVE),
        ("2024-H1", "2024-06", SumRule.CUMULATIVE),
        ("2024", "2024-06", SumRule.DISJOINT),
        ("2024-03/2024-06", "2024-06/2024-07", SumRule.DISJOINT),
        ("2024-01/2024-04", "2024-04/2024-05", SumRule.DISJOINT),
    ],
)
def test_periods_that_share_a_day_are_refused(one: str, other: str, rule: SumRule) -> None:
    for first, second in ((one, other), (other, one)):
        assert refusal([claim("a", period=first), claim("b", period=second)]).rule == rule


def test_figures_without_a_period_are_not_added() -> None:
    error = refusal([claim("a", period=None), claim("b")])
    assert (error.rule, error.offenders) == (SumRule.ALL_ELSE_EQUAL, ("a",))
    assert total([claim("a", period=None)], atlas=ATLAS).fact is not None


# Partners


def test_a_bloc_and_its_member_are_refused() -> None:
    error = refusal([claim("a", partner="ASEAN"), claim("b", partner="TH")])
    assert (error.rule, error.offenders) == (SumRule.DISJOINT, ("a", "b"))
    assert "ASEAN and TH share TH" in str(error)


@pytest.mark.parametrize(
    ("one", "other", "period"),
    [
        ("ASEAN10", "RCEP", "2024"),
        ("W", "TH", "2024"),
        ("BRI", "TH", "2024"),
        ("AFRICA", "KZ", "2024"),
        ("CN", "CN-LN", "2024"),
        ("LMC6", "CN-YN", "2024"),
        ("ASEAN", "TL", "2025"),
        ("ASEAN", "ASEAN10", "2024"),
    ],
)
def test_parties_that_share_a_territory_or_may_are_refused(one: str, other: str, period: str) -> None:
    for first, second in ((one, other), (other, one)):
        figures = [
            claim("a", reporter="KR", partner=first, period=period),
            claim("b", reporter="KR", partner=second, period=period),
        ]
        error = refusal(figures)
        assert error.rule == SumRule.DISJOINT


def test_a_party_that_joined_later_may_be_added_before() -> None:
    """Timor-Leste joined on 26 October 2025, so that in 2024 it and ASEAN share nothing."""
    result = total([claim("a", partner="ASEAN", composition="ASEAN10"), claim("b", partner="TL")], atlas=ATLAS)
    assert result.coverage.whole == "ASEAN11"


def test_regions_with_statistics_apart_are_not_in_their_country() -> None:
    figures = [claim("a", reporter="KR", partner="CN"), claim("b", reporter="KR", partner="CN-HK")]
    result = total(figures, atlas=ATLAS)
    assert result.coverage == Coverage(dimension="partner", whole="CNHK", complete=True)


def test_two_regions_with_statistics_apart_are_no_part_of_their_country() -> None:
    figures = [claim("a", reporter="KR", partner="CN-MO"), claim("b", reporter="KR", partner="CN-HK")]
    assert total(figures, atlas=ATLAS).coverage == Coverage(dimension="partner", complete=False)


def test_four_of_five_name_the_group_as_a_candidate() -> None:
    result = total(each(("KG", "TJ", "TM", "UZ")), atlas=ATLAS)
    assert result.coverage == Coverage(
        dimension="partner", whole="CASIA5", complete=False, missing=("KZ",), is_candidate=True
    )
    assert result.fact is None
    assert "perhaps a part of CASIA5, without KZ" in result.explain()


def test_two_countries_are_no_candidate_for_anything() -> None:
    result = total(each(("KZ", "DE")), atlas=ATLAS)
    assert result.coverage == Coverage(dimension="partner", complete=False)
    assert "nothing in the atlas is made up of just these" in result.explain()


def test_a_party_that_is_unknown_is_an_error() -> None:
    with pytest.raises(UnknownCodeError):
        total(each(("KZ", "QQ")), atlas=ATLAS)


def test_a_composition_that_is_stated_decides_what_a_bloc_means() -> None:
    """A year in which ASEAN changed: said to be ASEAN10, it does not hold Timor-Leste."""
    figures = [
        claim("a", partner="ASEAN", period="2025", composition="ASEAN10"),
        claim("b", partner="ASEAN", period="2025", published="2025-01-01"),
        claim("c", partner="TL", period="2025"),
    ]
    result = total(figures, atlas=ATLAS)
    assert result.coverage.whole == "ASEAN11"
    assert Assumed("composition", "equal", value="ASEAN10", claims=("b",)) in result.assumed


# Goods


def test_goods_of_disjoint_codes_are_added() -> None:
    figures = [claim("a", commodity="HS:271111"), claim("b", commodity="HS:271121")]
    result = total(figures, atlas=ATLAS)
    assert result.coverage == Coverage(dimension="commodity", whole="natural-gas", complete=True)
    assert result.fact is not None
    assert result.fact.commodity == "natural-gas"


def test_goods_that_are_only_a_part_name_what_holds_them() -> None:
    result = total([claim("a", commodity="HS:0810"), claim("b", commodity="HS:0811")], atlas=ATLAS)
    assert result.coverage == Coverage(dimension="commodity", whole="HS:08", complete=False, is_candidate=True)
    assert result.fact is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HS:08", "HS:081060"),
        ("HS:0810", "HS:0810"),
        (None, "HS:08"),
        ("automobiles", "HS:08"),
        ("cars", "grain"),
        ("natural-gas", "HS:2711"),
        ("HS:271121", "natural-gas"),
    ],
)
def test_goods_that_overlap_or_may_are_refused(one: str | None, other: str | None) -> None:
    figures = [claim("a", commodity=one), claim("b", commodity=other, value="9.0 billion")]
    wanted = SumRule.CLAIMS if one == other else SumRule.DISJOINT
    assert refusal(figures).rule == wanted


def test_unmapped_goods_are_undetermined() -> None:
    error = refusal([claim("a", commodity="automobiles"), claim("b", commodity="HS:08")])
    assert error.offenders == ("a",)
    assert "undetermined" in str(error)


# Flows


def test_exports_and_imports_of_one_fact_make_trade_of_mixed_valuation() -> None:
    result = total([claim("a", flow="exports"), claim("b", "5.0 billion", flow="imports")], atlas=ATLAS)
    assert result.mixed_valuation
    assert result.fact is not None
    assert result.fact.flow == "trade"
    assert result.coverage == Coverage(dimension="flow", whole="trade", complete=True)
    assert in_billions(result) == decimals("14.9", "15", "15.1")
    assert "its valuation is mixed" in result.explain()


def test_exports_fob_and_imports_cif_may_be_added_but_not_exports_of_both_kinds() -> None:
    fob, cif = Terms(valuation=Valuation.FOB), Terms(valuation=Valuation.CIF)
    both = [claim("a", flow="exports", terms=fob), claim("b", flow="imports", terms=cif)]
    assert total(both, atlas=ATLAS).mixed_valuation
    error = refusal([claim("a", terms=fob), claim("b", partner="LA", terms=cif)])
    assert error.rule == SumRule.ONE_COUNT


def test_tonnes_have_no_valuation() -> None:
    figures = [
        claim(name, "5 thousand", flow=flow, measure="goods-quantity", unit="t")
        for name, flow in (("a", "exports"), ("b", "imports"))
    ]
    assert not total(figures, atlas=ATLAS).mixed_valuation


@pytest.mark.parametrize(
    "others",
    [
        {"reporter": "RU"},
        {"period": "2023"},
        {"partner": "LA"},
    ],
)
def test_exports_and_imports_of_two_facts_are_refused(others: dict[str, Any]) -> None:
    error = refusal([claim("a", flow="exports"), claim("b", flow="imports", **others)])
    assert (error.rule, error.offenders) == (SumRule.ONE_COUNT, ("a", "b"))


@pytest.mark.parametrize(("one", "other"), [("exports", "trade"), ("exports", "balance"), ("trade", "none")])
def test_flows_that_do_not_make_up_one_are_refused(one: str, other: str) -> None:
    assert refusal([claim("a", flow=one), claim("b", flow=other)]).rule == SumRule.ONE_COUNT


def test_inward_and_outward_investment_make_investment_both_ways() -> None:
    figures = [claim(flow, flow=flow, measure="fdi-flow") for flow in ("inward", "outward")]
    result = total(figures, atlas=ATLAS)
    assert result.coverage.whole == "two-way"
    assert not result.mixed_valuation


# What cannot be added at all


def test_shares_and_growth_without_a_value_are_refused() -> None:
    figures = [one for one in ATLAS.figures if one.value is None and one.shares][:2]
    error = refusal(figures)
    assert error.rule == SumRule.ADDITIVE
    assert set(error.offenders) == {one.id for one in figures}


@pytest.mark.parametrize(
    ("measure", "unit"), [("index", "index-point"), ("goods-trade-change", "USD"), ("investment-cumulative", "USD")]
)
def test_measures_that_cannot_be_added_are_refused(measure: str, unit: str) -> None:
    if unit not in UNITS:
        unit = "pct"
    figures = [claim("a", "5", measure=measure, unit=unit), claim("b", "5", measure=measure, unit=unit, partner="LA")]
    assert refusal(figures).rule == SumRule.ADDITIVE


@pytest.mark.parametrize("unit", ["pct", "USD/t"])
def test_ratios_are_refused_whatever_the_measure(unit: str) -> None:
    assert refusal([claim("a", "5", unit=unit), claim("b", "5", unit=unit, partner="LA")]).rule == SumRule.ADDITIVE


def test_a_stock_is_added_over_partners_and_never_over_time() -> None:
    def stock(name: str, day: str, partner: str) -> TradeFigure:
        return claim(name, measure="fdi-stock", flow="outward", period=day, partner=partner)

    result = total([stock("a", "2023-12-31", "TH"), stock("b", "2023-12-31", "VN")], atlas=ATLAS)
    assert in_billions(result)[1] == 20
    error = refusal([stock("a", "2022-12-31", "TH"), stock("b", "2023-12-31", "TH")])
    assert error.rule == SumRule.ADDITIVE
    assert "is a stock" in str(error)


def test_outcomes_and_targets_are_not_added() -> None:
    error = refusal([claim("a"), claim("b", partner="LA", terms=Terms(nature=Nature.TARGET))])
    assert error.rule == SumRule.ADDITIVE


def test_two_measures_are_not_added() -> None:
    error = refusal([claim("a"), claim("b", measure="services-trade")])
    assert error.rule == SumRule.ALL_ELSE_EQUAL
    assert "goods-trade and services-trade" in str(error)


def test_a_measure_that_the_atlas_lacks_is_an_error() -> None:
    with pytest.raises(UnknownCodeError):
        total([claim(measure="moon-trade")], atlas=ATLAS)


# Units, origins, vintages, compilers


@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        ({}, {"unit": "CNY"}, SumRule.ONE_UNIT),
        ({}, {"origin": Origin.RESTATED}, SumRule.ONE_UNIT),
        (
            {"terms": Terms(vintage=Vintage.PRELIMINARY)},
            {"terms": Terms(vintage=Vintage.FINAL)},
            SumRule.ONE_UNIT,
        ),
        ({"compiler": "gacc"}, {"compiler": "mofcom"}, SumRule.ONE_COUNT),
        ({"concept": "border-trade"}, {"concept": "maritime-trade"}, SumRule.ONE_COUNT),
        ({"concept": "border-trade"}, {"compiler": "gacc"}, SumRule.ONE_COUNT),
        (
            {"terms": Terms(system=TradeSystem.GENERAL)},
            {"terms": Terms(system=TradeSystem.SPECIAL)},
            SumRule.ALL_ELSE_EQUAL,
        ),
        ({}, {"period": "2023"}, SumRule.DISJOINT),
        ({}, {"place": "khorgos"}, SumRule.DISJOINT),
    ],
)
def test_what_differs_beside_the_partner_is_refused(
    first: dict[str, Any], second: dict[str, Any], rule: SumRule
) -> None:
    error = refusal([claim("a", **first), claim("b", partner="LA", **second)])
    assert (error.rule, error.offenders) == (rule, ("a", "b"))


def test_places_alone_cannot_be_added() -> None:
    error = refusal([claim("a", place="khorgos"), claim("b", place="alashankou")])
    assert error.rule == SumRule.DISJOINT
    assert "place differs" in str(error)


def test_restated_amounts_may_be_added_to_each_other() -> None:
    assert total(each(CASIA, origin=Origin.RESTATED), atlas=ATLAS).coverage.complete


def test_dates_of_publication_may_differ_and_are_listed() -> None:
    figures = [
        claim("a", published="2025-02-01", terms=Terms(vintage=parse_vintage("2025-02-01"))),
        claim("b", partner="LA", published="2025-01-15", terms=Terms(vintage=Vintage.FIRST)),
        claim("c", partner="VN", published=None),
    ]
    result = total(figures, atlas=ATLAS)
    assert [str(day) for day in result.published] == ["2025-01-15", "2025-02-01"]
    assert "Published 2025-01-15 and 2025-02-01; 1 without a date." in result.explain()
    assert total([figures[2]], atlas=ATLAS).explain().endswith("No date of publication is known.")


def test_an_unstated_compiler_is_assumed_to_be_the_one_that_is_stated() -> None:
    result = total([claim("a", compiler="gacc"), claim("b", partner="LA")], atlas=ATLAS)
    assert Assumed("compiler", "equal", value="gacc", claims=("b",)) in result.assumed
    assert Assumed("concept", "compiler", value="customs-imts", claims=("a",)) in result.assumed
    assert "the compiler of 1 claim is assumed to be gacc, as the others state" in result.explain()
    assert "the valuation of 1 claim is taken to be mixed, as the compiler counts" in [
        str(one) for one in result.assumed
    ]


# Claims of one fact


def test_repeated_claims_count_once_and_say_so() -> None:
    figures = [claim("a"), claim("b"), claim("c", "10.0 billion", published="2025-03-01")]
    result = total(figures, atlas=ATLAS)
    assert ids(result.counted) == ["c"]
    assert [(one.claim.id, one.reason, one.instead) for one in result.not_counted] == [
        ("a", NotCountedReason.REPEATED, "c"),
        ("b", NotCountedReason.REPEATED, "c"),
    ]
    assert "a says the same as c" in result.explain()


def test_the_more_exact_of_two_claims_that_agree_counts() -> None:
    """13.78 cut off is 13.7, and rounded it is 14; "over 13" allows it too."""
    figures = [
        claim("a", "13.78 billion"),
        claim("b", "13.7 billion"),
        claim("c", "14 billion"),
        claim("d", "13 billion", word=Qualifier.OVER),
        claim("e", "10.0 billion", word=Qualifier.AT_LEAST),
    ]
    result = total(figures, atlas=ATLAS)
    assert ids(result.counted) == ["a"]
    assert {one.reason for one in result.not_counted} == {NotCountedReason.COARSER}
    assert "b says the same less exactly than a" in result.explain()


def test_of_two_bounds_the_narrower_counts() -> None:
    figures = [
        claim("a", "100 billion", word=Qualifier.AT_LEAST),
        claim("b", "200 billion", word=Qualifier.AT_LEAST),
    ]
    assert ids(total(figures, atlas=ATLAS).counted) == ["b"]


def test_claims_that_overlap_without_one_inside_the_other_disagree() -> None:
    """[13.73, 13.83] by its last digit and [13.78, 13.79] from "over 13.78" meet, but 13.90 does not."""
    error = refusal([claim("a", "13.78 billion"), claim("b", "13.90 billion"), claim("c", "13.8 billion")])
    assert (error.rule, error.offenders) == (SumRule.CLAIMS, ("a", "b"))
    assert "13.78 billion USD and 13.90 billion USD" in str(error)


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        (("2025-01-01", "2025-02-01"), "b"),
        (("2025-02-01", "2025-01-01"), "a"),
        ((None, "2025-01-01"), "b"),
        (("2025-01", "2025-01-20"), "b"),
        (("2025-02", "2025-01-20"), "a"),
        (("2025-01-01", "2025-01-01"), "a"),
        ((None, None), "a"),
        (("../2023", None), "a"),
    ],
)
def test_the_last_published_claim_is_taken(dates: tuple[str | None, str | None], wanted: str) -> None:
    """An undated claim loses, a month counts from its first day, and of one day the first id is taken."""
    figures = [claim("a", "10.0 billion", published=dates[0]), claim("b", "12.0 billion", published=dates[1])]
    result = total(figures, atlas=ATLAS, claims="latest")
    assert ids(result.counted) == [wanted]
    assert [one.reason for one in result.not_counted] == [NotCountedReason.EARLIER]


def test_of_one_day_the_more_exact_claim_is_taken() -> None:
    figures = [claim("a", "10 billion"), claim("b", "12.00 billion")]
    assert ids(total(figures, atlas=ATLAS, claims="latest").counted) == ["b"]


def test_a_later_claim_that_says_less_gives_way_to_the_exact_one_before_it() -> None:
    figures = [
        claim("a", "133.98 billion", published="2025-02-01"),
        claim("b", "100 billion", word=Qualifier.AT_LEAST, published="2025-09-09"),
        claim("c", "120.00 billion", published="2025-01-01"),
        claim("d", "50.00 billion", published="2025-01-02"),
    ]
    result = total(figures, atlas=ATLAS, claims="latest")
    assert ids(result.counted) == ["a"]
    assert [one.reason for one in result.not_counted] == [
        NotCountedReason.COARSER,
        NotCountedReason.EARLIER,
        NotCountedReason.EARLIER,
    ]


def test_a_doubted_claim_gives_way_unless_all_are_doubted() -> None:
    early, late = claim("a", published="2025-01-01"), claim("b", "1.00 billion", published="2025-02-01", doubt="Typo.")
    result = total([early, late], atlas=ATLAS, claims="latest")
    assert ids(result.counted) == ["a"]
    assert [one.reason for one in result.not_counted] == [NotCountedReason.DOUBTED]
    assert result.doubted == ()
    alone = total([late], atlas=ATLAS, claims="latest")
    assert alone.doubted == (late,)
    assert "Doubted: b (Typo.)." in alone.explain()


def test_the_hull_spans_all_claims() -> None:
    figures = [
        claim("a", "10.0 billion", published="2025-01-01"),
        claim("b", "12.0 billion", published="2025-02-01"),
        claim("c", "11.0 billion", doubt="Odd."),
        claim("d", "12.0 billion", published="2025-01-15"),
    ]
    result = total(figures, atlas=ATLAS, claims="hull")
    # the value is the last published; the ends are 10 − 0.05 and 12 + 0.05
    assert in_billions(result) == decimals("9.95", "12", "12.05")
    assert {one.claim.id: one.reason for one in result.not_counted} == {
        "a": NotCountedReason.IN_HULL,
        "c": NotCountedReason.IN_HULL,
        "d": NotCountedReason.REPEATED,
    }
    assert ids(result.doubted) == ["c"]


def test_vintages_of_claims_that_do_not_count_do_not_matter() -> None:
    figures = [
        claim("a", terms=Terms(vintage=Vintage.PRELIMINARY), published="2025-01-01"),
        claim("b", "11.0 billion", terms=Terms(vintage=Vintage.FINAL), published="2025-06-01"),
        claim("c", partner="LA", terms=Terms(vintage=Vintage.FINAL)),
    ]
    assert ids(total(figures, atlas=ATLAS, claims="latest").counted) == ["b", "c"]


def test_ten_thousand_claims_of_one_fact_are_quick() -> None:
    figures = [claim(f"c{number:05}", f"{100 + number % 7}.{number % 10} billion") for number in range(10_000)]
    hows: tuple[Any, ...] = ("latest", "hull")
    for how in hows:
        start = time.perf_counter()
        result = total(figures, atlas=ATLAS, claims=how)
        assert time.perf_counter() - start < 5  # measured at 0.3 s
        assert len(result.not_counted) == 9_999
    assert refusal(figures).rule == SumRule.CLAIMS


# Reporters and the trade inside their group


def reporters(partner: str = "W", value: str = "10.0 billion", **more: Any) -> list[TradeFigure]:
    return [
        claim(f"r-{code.lower()}-{partner.lower()}", value, reporter=code, partner=partner, **more) for code in CASIA
    ]


def test_reporters_with_a_partner_outside_are_added() -> None:
    result = total(reporters("CN"), atlas=ATLAS)
    assert result.intra_group is None
    assert result.fact is not None
    assert (result.fact.reporter, result.fact.partner) == ("CASIA5", "CN")


@pytest.mark.parametrize("partner", ["W", "CASIA5", "EAEU", "BRI"])
def test_reporters_that_trade_with_each_other_are_refused(partner: str) -> None:
    error = refusal(reporters(partner))
    assert error.rule == SumRule.INTRA_GROUP
    assert len(error.offenders) == 5
    assert "intra_group='declared'" in str(error)


def test_declared_trade_inside_the_group_stays_in_and_is_named() -> None:
    result = total(reporters(), atlas=ATLAS, intra_group="declared")
    assert in_billions(result)[1] == 50
    assert result.intra_group == "declared"
    assert "The trade of the reporters with each other is in it." in result.explain()


def test_trade_inside_the_group_is_subtracted() -> None:
    """Five times 10.0 with the world less five times 1.0 with each other: 45, ±5 × 0.05 ± 5 × 0.05."""
    result = total(reporters() + reporters("CASIA5", "1.0 billion"), atlas=ATLAS, intra_group="removed")
    assert in_billions(result) == decimals("44.5", "45", "45.5")
    assert len(result.removed) == 5
    assert result.intra_group == "removed"
    assert result.fact is not None
    assert (result.fact.reporter, result.fact.partner) == ("CASIA5", "W")
    assert "(5 claims) was subtracted" in result.explain()


def test_trade_inside_the_group_may_be_given_country_by_country() -> None:
    inner = [
        claim(f"i-{one}-{other}", "0.1 billion", reporter=one, partner=other)
        for one in CASIA
        for other in CASIA
        if one != other
    ]
    assert in_billions(total(reporters() + inner, atlas=ATLAS, intra_group="removed"))[1] == 48  # 50 − 20 × 0.1
    error = refusal(reporters() + inner[1:], intra_group="removed")
    assert error.rule == SumRule.INTRA_GROUP
    assert "the trade of KG with KZ is not given" in str(error)


def test_trade_inside_the_group_is_not_subtracted_twice() -> None:
    twice = [*reporters("CASIA5", "1.0 billion"), claim("i", "0.1 billion", reporter="KG", partner="KZ")]
    assert refusal(reporters() + twice, intra_group="removed").rule == SumRule.DISJOINT


@pytest.mark.parametrize(
    "figures",
    [
        reporters(),
        reporters("CASIA5"),
        reporters("CN") + reporters("CASIA5"),
        reporters() + reporters("CASIA5", period="2023"),
        reporters()[1:] + reporters("CASIA5"),
        [*reporters("CASIA5"), claim("w", reporter="KG", partner="W")],
    ],
)
def test_what_cannot_be_removed_is_refused(figures: list[TradeFigure]) -> None:
    assert refusal(figures, intra_group="removed").rule == SumRule.INTRA_GROUP


def test_what_is_left_of_trade_with_another_group_is_no_fact_of_the_atlas() -> None:
    figures = [
        *reporters("EAEU"),
        *(
            claim(f"i-{one}-{other}", "0.1 billion", reporter=one, partner=other)
            for one in CASIA
            for other in ("KG", "KZ")
            if one != other
        ),
    ]
    result = total(figures, atlas=ATLAS, intra_group="removed")
    assert in_billions(result)[1] == Decimal("49.2")  # 50 − 8 × 0.1
    assert result.fact is None


def test_only_trade_that_the_partner_holds_must_be_removed() -> None:
    """Of the Eurasian union only Kazakhstan reports, so that just what Uzbekistan trades with it counts double."""
    figures = [claim(code, reporter=code, partner="EAEU") for code in ("KZ", "UZ")]
    inner = claim("i", "1.0 billion", reporter="UZ", partner="KZ")
    assert in_billions(total([*figures, inner], atlas=ATLAS, intra_group="removed"))[1] == 19


def test_regions_of_one_country_do_not_trade_across_its_border() -> None:
    figures = [claim("a", reporter="CN-LN", partner="W"), claim("b", reporter="CN-HL", partner="W")]
    result = total(figures, atlas=ATLAS)
    assert result.intra_group is None
    assert result.coverage == Coverage(dimension="reporter", whole="CN", complete=False, is_candidate=True)
    assert "perhaps a part of CN." in result.explain()


def test_reporters_may_each_have_a_compiler_but_only_one() -> None:
    figures = [claim("a", reporter="UZ", compiler="stat-uz"), claim("b", reporter="MM", compiler="moc-mm")]
    result = total(figures, atlas=ATLAS)
    (assumed,) = (one for one in result.assumed if one.attribute == "compiler")
    assert (assumed.reason, assumed.value) == ("each-its-own", "moc-mm and stat-uz")
    assert "the compilers moc-mm and stat-uz are taken to count alike" in result.explain()
    error = refusal([*figures, claim("c", reporter="UZ", compiler="gacc")])
    assert (error.rule, error.offenders) == (SumRule.ONE_COUNT, ("a", "c"))


# Whose sum it is


def test_a_group_that_is_asked_for_names_who_is_missing_and_who_is_no_member() -> None:
    result = total(each(("KG", "TJ", "TM", "UZ", "RU")), atlas=ATLAS, composition="CASIA5")
    assert result.coverage == Coverage(dimension="partner", whole="CASIA5", complete=False, missing=("KZ",))
    assert [(one.claim.id, one.reason) for one in result.not_counted] == [("p-ru", NotCountedReason.OUTSIDE)]
    assert "p-ru is of no member" in result.explain()
    assert result.composition_effect is None


def test_one_member_alone_is_a_part_of_the_group_that_is_asked_for() -> None:
    result = total([claim(partner="KZ")], atlas=ATLAS, composition="CASIA5")
    assert result.coverage.missing == ("KG", "TJ", "TM", "UZ")


def test_a_party_that_joins_in_the_year_makes_a_bracket() -> None:
    """ASEAN 2025: ten members throughout with 10.0 each, and Timor-Leste from 26 October with 0.30."""
    figures = [*each(ASEAN10, period="2025"), claim("tl", "0.30 billion", partner="TL", period="2025")]
    result = total(figures, atlas=ATLAS, composition=actual("ASEAN"))
    # the lower end is that without it, 100 − 10 × 0.05; the upper one with it, 100 + 0.5 + 0.305
    assert in_billions(result) == decimals("99.5", "100", "100.805")
    effect = result.composition_effect
    assert effect is not None
    assert effect.changes == (MembershipChange("TL", joined=Period.parse("2025-10-26")),)
    assert effect.throughout is not None
    assert effect.ever is not None
    assert effect.throughout.value == 100 * BILLION
    assert effect.ever.value == Decimal("100.3") * BILLION
    assert effect.ever.interval == Interval(Decimal("99.795") * BILLION, Decimal("100.805") * BILLION)
    assert ids(effect.claims) == ["tl"]
    assert "tl" not in ids(result.counted)
    assert result.coverage.complete
    assert result.fact is not None
    assert result.fact.partner == "ASEAN"
    assert "TL joined on 2025-10-26; the sum is 100,000,000,000 USD without" in result.explain()


def test_a_party_that_joins_in_the_year_is_missing_if_it_has_no_figure() -> None:
    result = total(each(ASEAN10, period="2025"), atlas=ATLAS, composition="ASEAN")
    assert result.coverage.missing == ("TL",)
    assert result.composition_effect is not None
    assert result.composition_effect.ever is None
    assert "what that changes is not known" in result.explain()


def test_a_member_for_a_part_of_the_year_alone_counts_for_nothing_certain() -> None:
    result = total([claim("tl", partner="TL", period="2025")], atlas=ATLAS, composition="ASEAN")
    assert in_billions(result) == decimals("0", "0", "10.05")
    assert "no claim counts for certain" in result.explain()


def test_members_held_fixed_leave_out_who_joined_later() -> None:
    figures = each((*ASEAN10, "TL"), period="2025")
    result = total(figures, atlas=ATLAS, composition=fixed("ASEAN", on=date(2024, 1, 1)))
    assert result.coverage.complete
    assert result.composition_effect is None
    assert result.fact is not None
    assert result.fact.partner == "ASEAN10"
    assert ids(one.claim for one in result.not_counted) == ["p-tl"]
    later = total(figures, atlas=ATLAS, composition=fixed("ASEAN", on=date(2025, 12, 1)))
    assert later.fact is not None
    assert later.fact.partner == "ASEAN11"


def test_a_bloc_held_fixed_without_a_group_of_its_members_keeps_its_code() -> None:
    result = total(each(("DE", "FR")), atlas=ATLAS, composition=fixed("EU", on=date(2019, 1, 1)))
    assert result.fact is not None
    assert result.fact.partner == "EU28"
    result = total(each(("KZ", "RU")), atlas=ATLAS, composition=fixed("EAEU", on=date(2024, 1, 1)))
    assert result.fact is not None
    assert result.fact.partner == "EAEU"


def asean_months(first: int, last: int, **more: Any) -> list[TradeFigure]:
    return [
        claim(f"m{number:02}", partner="ASEAN", period=f"2025-{number:02}", **more) for number in range(first, last)
    ]


def test_months_of_a_bloc_name_the_change_and_give_no_number_for_it() -> None:
    figures = [
        *asean_months(9, 11, composition="ASEAN10"),
        *asean_months(11, 13, composition="ASEAN11"),
    ]
    result = total(figures, atlas=ATLAS, composition=actual("ASEAN"))
    assert result.composition_effect == CompositionEffect(
        changes=(MembershipChange("TL", joined=Period.parse("2025-10-26")),)
    )
    assert "the figures are of all members together" in result.explain()
    assert refusal(figures).rule == SumRule.ALL_ELSE_EQUAL


def test_months_of_a_bloc_that_changed_are_no_months_of_a_fixed_one() -> None:
    before = fixed("ASEAN", on=date(2024, 1, 1))
    assert total(asean_months(1, 4), atlas=ATLAS, composition=before).coverage.whole == "2025-Q1"
    error = refusal(asean_months(8, 13), composition=before)
    assert (error.rule, error.offenders) == (SumRule.ALL_ELSE_EQUAL, ("m10", "m11", "m12"))
    late = refusal(asean_months(11, 13, composition="ASEAN10"), composition="ASEAN")
    assert late.rule == SumRule.ALL_ELSE_EQUAL
    assert total(asean_months(1, 4), atlas=ATLAS, composition="ASEAN10").coverage.complete


def test_months_of_a_part_are_no_months_of_the_bloc() -> None:
    figures = [claim(f"m{number}", partner="MEKONG5", period=f"2024-0{number}") for number in (1, 2)]
    assert refusal(figures, composition="LMC").rule == SumRule.ALL_ELSE_EQUAL
    with pytest.raises(FieldValueError, match="composition cannot be CASIA5"):
        total(figures, atlas=ATLAS, composition="CASIA5")


def test_the_members_may_be_the_reporters() -> None:
    result = total(reporters("CN"), atlas=ATLAS, composition="CASIA5")
    assert result.coverage == Coverage(dimension="reporter", whole="CASIA5", complete=True)
    single = total([claim(reporter="KZ", partner="CN")], atlas=ATLAS, composition="CASIA5")
    assert single.fact is not None
    assert single.fact.reporter == "CASIA5"


def test_members_in_part_and_removed_trade_do_not_go_together() -> None:
    members = (*ASEAN10, "TL")
    figures = [claim(f"r-{code}", reporter=code, partner="W", period="2025") for code in members]
    inner = [claim(f"i-{code}", "1.0 billion", reporter=code, partner="ASEAN11", period="2025") for code in members]
    error = refusal(figures + inner, composition="ASEAN", intra_group="removed")
    assert error.rule == SumRule.INTRA_GROUP
    before = fixed("ASEAN", on=date(2025, 12, 1))
    result = total(figures + inner, atlas=ATLAS, composition=before, intra_group="removed")
    assert in_billions(result)[1] == 99  # 11 × 10 − 11 × 1


def test_a_composition_of_nobody_in_the_figures_is_refused() -> None:
    for figures in (each(("DE",)), each(("DE", "FR"))):
        with pytest.raises(FieldValueError, match="composition cannot be CASIA5"):
            total(figures, atlas=ATLAS, composition="CASIA5")


def test_a_fixed_bloc_needs_a_day_and_a_group_does_not() -> None:
    with pytest.raises(FieldValueError, match=r"fixed\('…', on=…\)"):
        total(each(CASIA), atlas=ATLAS, composition=fixed("C5CN"))
    assert total(each(CASIA), atlas=ATLAS, composition=fixed("CASIA5")).coverage.complete


def test_compositions_that_nobody_lists_or_knows_are_errors() -> None:
    with pytest.raises(UnlistedMembersError):
        total(each(CASIA), atlas=ATLAS, composition="BRI")
    with pytest.raises(UnknownCodeError):
        total(each(CASIA), atlas=ATLAS, composition="CASIA6")
    with pytest.raises(FieldTypeError):
        total(each(CASIA), atlas=ATLAS, composition=5)  # type: ignore[arg-type]


def test_a_date_known_to_the_year_makes_a_member_in_part() -> None:
    """In the small atlas Vietnam joined "in 1995"."""
    mini = mini_atlas()
    figures = [claim(code, partner=code, period="1995") for code in ("TH", "VN")]
    result = total(figures, atlas=mini, composition="ASEAN")
    assert ids(result.counted) == ["TH"]
    assert result.composition_effect is not None
    assert [str(change) for change in result.composition_effect.changes] == ["VN joined on 1995"]
    with pytest.raises(UncertainMembershipError):
        total(figures, atlas=mini, composition=fixed("ASEAN", on=date(1995, 6, 1)))


def test_a_party_that_left_is_named_with_its_day() -> None:
    """The United Kingdom left on 31 January 2020, of which the first day without it is 1 February."""
    change = MembershipChange("GB", left=Period.parse("2020-02-01"))
    result = total(each(("DE", "GB"), period="2020"), atlas=ATLAS, composition="EU")
    assert result.composition_effect is not None
    assert [one.party for one in result.composition_effect.changes] == ["GB"]
    assert str(change) == "GB left on 2020-02-01"


def test_a_change_in_a_bloc_within_a_bloc_has_no_date_of_its_own() -> None:
    assert str(MembershipChange("HR")) == "HR was a member for a part of the period"


def test_a_group_of_regions_and_countries_is_expanded_once() -> None:
    group = Group("NEW3", name="Three", parties=frozenset({"CN-YN", "TH", "LA"}), source=ISO)
    mini = Atlas.build(edition=date(2026, 1, 1), **mini_sets(groups=[*mini_sets()["groups"], group]))
    figures = [claim(code, reporter="KR", partner=code) for code in ("CN-YN", "TH", "LA")]
    assert total(figures, atlas=mini).coverage == Coverage(dimension="partner", whole="NEW3", complete=True)


# Indicators


def trips(name: str, period: str = "2024", value: str = "100", **more: Any) -> Indicator:
    return Indicator(
        name,
        subject_type=RecordType.CORRIDOR,
        subject=more.pop("subject", "china-laos-railway"),
        measure=more.pop("measure", "trips"),
        period=Period.parse(period),
        value=Amount.parse(value, unit=more.pop("unit", "train")),
        source=PRESS,
        **more,
    )


def test_indicators_are_added_over_periods() -> None:
    result = total([trips("a", "2024-01"), trips("b", "2024-02")], atlas=ATLAS)
    assert result.estimate.value == 200
    assert result.fact is None
    assert result.coverage.whole == "2024-01/2024-02"


def test_indicators_are_added_over_the_headings_of_a_line() -> None:
    figures = [trips("a", direction=Heading.INBOUND), trips("b", direction=Heading.OUTBOUND)]
    result = total(figures, atlas=ATLAS)
    assert result.coverage.whole == "both"
    assert not result.mixed_valuation


@pytest.mark.parametrize("other", [{"subject": "alashankou"}, {"scope": "containers"}])
def test_indicators_are_not_added_over_subjects_or_scopes(other: dict[str, str]) -> None:
    """What passes two places on one way would count twice."""
    assert refusal([trips("a"), trips("b", **other)]).rule == SumRule.DISJOINT


def test_a_range_is_added_with_both_its_ends() -> None:
    ranged = trips("a", "2024-01", "13", value_to=Amount.parse("15", unit="train"))
    result = total([ranged, trips("b", "2024-02", "5")], atlas=ATLAS)
    # ends: 12.5 and 4.5, 15.5 and 5.5
    assert result.estimate.interval == Interval(Decimal("17.0"), Decimal("21.0"))
    plain: Any = result.to_dict()
    assert plain["counted"][0]["printed"].endswith(f"to {ranged.value_to}")


def test_figures_and_indicators_are_not_added() -> None:
    figures: list[TradeFigure | Indicator] = [
        trips("a", measure="throughput", unit="t"),
        claim("b", measure="throughput", unit="t"),
    ]
    assert refusal(figures).rule == SumRule.ALL_ELSE_EQUAL


def test_indicators_belong_to_no_composition() -> None:
    with pytest.raises(FieldValueError, match="composition cannot be LMC"):
        total([trips("a")], atlas=ATLAS, composition="LMC")
    assert "Assumed" not in total([trips("a")], atlas=ATLAS).explain()


def test_stocks_of_subjects_are_not_added() -> None:
    assert refusal([trips("a", measure="cities-reached", unit="city")]).rule == SumRule.ADDITIVE


# Input


def test_an_empty_selection_is_an_error_that_says_so() -> None:
    with pytest.raises(EmptySelectionError, match="the selection is empty"):
        total(ATLAS.figures.where(reporter="KW"))
    with pytest.raises(EmptySelectionError):
        total([], atlas=ATLAS)


def test_claims_need_an_atlas_unless_their_selection_knows_it() -> None:
    with pytest.raises(FieldTypeError, match="the atlas of the figures"):
        total([claim()])
    with pytest.raises(FieldTypeError):
        total([claim()], atlas="atlas")  # type: ignore[arg-type]
    assert total(ATLAS.figures.where(id="cn-asean-trade-2024-ytd07-usd-globaltimes")).counted


@pytest.mark.parametrize("figures", [[5], "ab", claim()])
def test_other_things_than_claims_are_refused(figures: Any) -> None:
    with pytest.raises(FieldTypeError):
        total(figures, atlas=ATLAS)


def test_two_claims_of_one_id_are_refused_if_they_differ() -> None:
    with pytest.raises(FieldValueError, match="two different claims with the id a"):
        total([claim("a"), claim("a", "5.0 billion")], atlas=ATLAS)
    assert total([claim("a"), claim("a")], atlas=ATLAS).not_counted == ()


@pytest.mark.parametrize("words", [{"claims": "first"}, {"intra_group": "kept"}])
def test_words_that_mean_nothing_are_refused(words: dict[str, Any]) -> None:
    with pytest.raises(FieldValueError):
        total([claim()], atlas=ATLAS, **words)


# The results as values


def results() -> list[Total]:
    return [
        total(central_asia(), claims="latest"),
        total(
            [*each(ASEAN10, period="2025"), claim("tl", partner="TL", period="2025")], atlas=ATLAS, composition="ASEAN"
        ),
        total(reporters() + reporters("CASIA5"), atlas=ATLAS, intra_group="removed"),
        total([trips("a", "2024-01"), trips("b", "2024-02")], atlas=ATLAS),
        total(asean_months(9, 13), atlas=ATLAS, composition="ASEAN"),
    ]


@pytest.mark.parametrize("result", results(), ids=lambda result: result.dimension)
def test_totals_are_values_and_plain_data(result: Total) -> None:
    for twin in (copy.deepcopy(result), pickle.loads(pickle.dumps(result))):  # noqa: S301
        assert twin == result
    plain: Any = json.loads(json.dumps(result.to_dict()))
    assert Decimal(plain["estimate"]["value"]) == result.estimate.value
    assert plain["text"] == result.explain()
    assert [one["id"] for one in plain["counted"]] == ids(result.counted)
    assert repr(result).startswith("Total(estimate=Estimate(")
    assert len(repr(result)) < 3_000


def test_the_parts_of_a_result_have_types() -> None:
    for wrong in (
        lambda: NotCounted(claim(), reason="because"),  # type: ignore[arg-type]
        lambda: Coverage(dimension="", complete="yes"),  # type: ignore[arg-type]
        lambda: MembershipChange("TL", joined="2025"),  # type: ignore[arg-type]
        lambda: FixedMembers("ASEAN", on=Period.year(2024)),  # type: ignore[arg-type]
    ):
        with pytest.raises(FieldTypeError):
            wrong()
    with pytest.raises(FieldValueError):
        Assumed("concept", "hope", claims=())
    with pytest.raises(FieldValueError):
        ActualMembers("asean")


def test_the_rules_are_nine_and_numbered() -> None:
    assert [rule.number for rule in SumRule] == list(range(1, 10))


def test_the_refusal_is_an_error_with_its_parts() -> None:
    error = IllegalSumError("disjoint", ("a", "b", "c", "d", "e"), "two of them overlap", "leave one out")
    assert isinstance(error, RegcoopError)
    assert isinstance(error, ValueError)
    assert str(error) == (
        "these figures may not be added (rule disjoint): two of them overlap (a, b, c, d and 1 more): leave one out"
    )
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (twin.rule, twin.offenders, twin.problem, twin.advice) == error.args
    assert str(copy.copy(EmptySelectionError("add up"))).startswith("there is no figure to add up")


# Laws

PRINTS = amounts(unit=st.just(UNITS["USD"]))


@st.composite
def sums(draw: st.DrawFn) -> list[TradeFigure]:
    """Draw figures over disjoint days, some with several claims."""
    prints = draw(st.lists(PRINTS, min_size=1, max_size=8))
    days = [draw(st.integers(0, len(prints) - 1)) for _ in prints]
    return [
        claim(
            f"c{number}",
            printed,
            period=str(date(2024, 1, 1) + timedelta(days=day)),
            flow="balance",
            published=draw(st.sampled_from((None, "2025", "2025-01", "2025-01-20", "2025-02-01"))),
            doubt=draw(st.sampled_from(("", "", "Odd."))),
        )
        for number, (printed, day) in enumerate(zip(prints, days, strict=True))
    ]


HOW = st.sampled_from(("latest", "hull"))


@given(sums(), HOW, st.randoms(use_true_random=False))
def test_order_never_matters(figures: list[TradeFigure], how: Any, random: Random) -> None:
    mixed = list(figures)
    random.shuffle(mixed)
    assert total(mixed, atlas=ATLAS, claims=how) == total(figures, atlas=ATLAS, claims=how)


@given(sums(), HOW)
def test_repeated_claims_change_nothing(figures: list[TradeFigure], how: Any) -> None:
    copies = [
        TradeFigure(f"z-{one.id}", one.fact, value=one.value, source=one.source, remarks=one.remarks) for one in figures
    ]
    once, twice = (total(several, atlas=ATLAS, claims=how) for several in (figures, figures + copies))
    assert twice.estimate == once.estimate
    assert len(twice.counted) == len(once.counted)
    assert total(figures + figures, atlas=ATLAS, claims=how) == once


@given(sums(), HOW, st.data())
def test_the_parts_of_a_partition_sum_to_the_total(figures: list[TradeFigure], how: Any, data: st.DataObject) -> None:
    days = sorted({str(one.period) for one in figures})
    chosen = set(data.draw(st.lists(st.sampled_from(days), unique=True)))
    halves = [[one for one in figures if (str(one.period) in chosen) is side] for side in (True, False)]
    found = [total(half, atlas=ATLAS, claims=how).estimate for half in halves if half]
    whole = total(figures, atlas=ATLAS, claims=how).estimate
    assert added([one.value for one in found]) == whole.value
    assert added([one.interval.lo for one in found]) == whole.interval.lo
    assert added([one.interval.hi for one in found]) == whole.interval.hi


def added(numbers: Iterable[Decimal]) -> Decimal:
    result = Decimal(0)
    for number in numbers:
        result = EXACT.add(result, number)
    return result


def within(interval: Interval) -> st.SearchStrategy[Decimal]:
    """Draw a number of an interval: an end, or one between them."""
    far = Decimal(10) ** 40
    lo, hi = max(interval.lo, -far), min(interval.hi, far)
    return st.sampled_from((Decimal(0), Decimal("0.25"), Decimal("0.5"), Decimal(1))).map(
        lambda share: EXACT.add(lo, EXACT.multiply(share, EXACT.subtract(hi, lo)))
    )


@given(st.lists(PRINTS, min_size=1, max_size=8), st.data())
def test_the_interval_holds_the_sum_of_any_choice_of_values(prints: list[Amount], data: st.DataObject) -> None:
    figures = [
        claim(f"c{number}", printed, period=str(date(2024, 1, 1) + timedelta(days=number)), flow="balance")
        for number, printed in enumerate(prints)
    ]
    choice = [data.draw(within(printed.interval)) for printed in prints]
    estimate = total(figures, atlas=ATLAS).estimate
    assert estimate.interval.lo <= added(choice) <= estimate.interval.hi
    assert estimate.value == added([printed.value for printed in prints])


GROUPINGS = (
    "ASEAN",
    "ASEAN10",
    "ASEAN11",
    "MEKONG5",
    "LMC6",
    "CASIA5",
    "CASIA4",
    "RCEP",
    "EAEU",
    "SCO",
    "EU27",
    "CNHK",
)
UNLISTED = ("W", "BRI", "AFRICA")
COUNTRIES = ("TH", "VN", "LA", "TL", "KZ", "UZ", "RU", "CN", "CN-LN", "CN-HK", "CN-YN", "KR", "JP", "DE")
PARTIES = Parties(ATLAS)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(GROUPINGS + UNLISTED + COUNTRIES), min_size=2, max_size=5, unique=True))
def test_a_sum_never_succeeds_for_parties_that_overlap(codes: list[str]) -> None:
    period = Period.year(2024)  # in which none of these parties changed
    relations = {PARTIES.relation(one, other, period=period) for one, other in combinations(codes, 2)}
    figures = [claim(code, reporter="US", partner=code) for code in codes]
    if relations == {SetRelation.DISJOINT}:
        assert len(total(figures, atlas=ATLAS).counted) == len(codes)
    else:
        assert refusal(figures).rule == SumRule.DISJOINT


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), min_size=2, max_size=8, unique=True))
def test_a_sum_never_succeeds_for_periods_that_overlap(spans: list[tuple[int, int]]) -> None:
    start = date(2024, 1, 1)
    periods = [Period(start + timedelta(days=first), start + timedelta(days=first + size)) for first, size in spans]
    overlap = any(one.overlaps(other) for one, other in combinations(periods, 2))
    figures = [claim(f"c{number}", period=str(period)) for number, period in enumerate(periods)]
    if overlap:
        assert refusal(figures).rule in {SumRule.DISJOINT, SumRule.CUMULATIVE}
    else:
        assert total(figures, atlas=ATLAS).estimate.value == 10 * BILLION * len(spans)


@given(st.lists(st.sampled_from(("08", "0810", "081060", "0811", "27", "2711", "271111")), min_size=2, unique=True))
def test_a_sum_never_succeeds_for_goods_that_overlap(codes: list[str]) -> None:
    overlap = any(one.startswith(other) or other.startswith(one) for one, other in combinations(codes, 2))
    figures = [claim(f"c{code}", commodity=f"HS:{code}") for code in codes]
    if overlap:
        assert refusal(figures).rule == SumRule.DISJOINT
    else:
        assert total(figures, atlas=ATLAS).estimate.value == 10 * BILLION * len(codes)
