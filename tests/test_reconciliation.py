"""Reconciliation: claims brought to facts, containment, currencies, mirrors, the records, and input that is odd.

Growth, shares and sums are in `test_reconciliation_forms`, findings and their causes in `test_reconciliation_causes`,
estimates in `test_reconciliation_estimates`. Amounts are in billions unless a comment says otherwise.
"""

import json
import time
from collections.abc import Iterator
from datetime import date
from decimal import Context, Decimal, Inexact, localcontext

import attrs
import pytest

from claims import (
    checks_of,
    codes,
    figure,
    growth,
    indicator,
    numbers,
    only_check,
    rates_of,
    restated,
    run,
    share,
    source,
)
from mini import mini_atlas
from regcoop.comparison.judging import Holding
from regcoop.errors import FieldTypeError, FieldValueError
from regcoop.fixtures import load
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates import Basis, OnMissing, Rate, RateBasis, Rates, StatedRates
from regcoop.reconciliation import (
    Check,
    CheckKind,
    Derivation,
    LeftOutFact,
    Reconciliation,
    UnprintedIndicator,
    reconcile,
)
from regcoop.reconciliation.nodes import Node, nodes_of
from regcoop.relations import THRESHOLDS, AnyClaim
from regcoop.sources import SourceKind

HOLDS, CUT, FAILS, UNFORMED = (holding.value for holding in Holding)
CONTAINMENT, CURRENCIES, MIRROR = CheckKind.CONTAINMENT, CheckKind.CURRENCIES, CheckKind.MIRROR
IN_TWO = CheckKind.GROWTH_CURRENCIES
SEVEN = rates_of({2023: "7.0000", 2024: "7.0000", 2025: "7.0000"})


# Claims to facts


def facts(*claims: AnyClaim) -> list[Node]:
    return list(nodes_of(claims, load()).by_key.values())


def test_claims_of_one_fact_in_one_unit_stand_together() -> None:
    (fact,) = facts(figure("b", "10.0 billion"), figure("a", "10.1 billion"))
    assert fact.ids == ("a", "b")
    # 9.95 to 10.05 and 10.05 to 10.15 share 10.05 alone; cut off, up to 10.1
    assert (str(fact.inner), str(fact.outer)) == ("[10050000000, 10050000000]", "[10050000000, 10100000000]")


def test_a_repeat_counts_once_and_keeps_its_own_print() -> None:
    (fact,) = facts(figure("a", "10.0 billion"), figure("b", "10.0 billion"), figure("c", "10.00 billion"))
    assert (fact.ids, fact.repeats) == (("a", "c"), ("b",))
    assert fact.prints["b"].ids == ("b",)


def test_another_compiler_that_prints_the_same_is_no_repeat_and_offers_no_other_choice() -> None:
    (fact,) = facts(figure("a", "10.0 billion"), figure("b", "10.0 billion", compiler="gacc"))
    assert (fact.ids, fact.repeats) == (("a", "b"), ())
    assert [choice.ids for choice in fact.choices] == [("a", "b")]


def test_tonnes_and_kilograms_are_one_unit() -> None:
    about = "imports CN TH 2024"
    (fact,) = facts(
        figure("a", "1.5", about, unit="t", measure="goods-quantity"),
        figure("b", "1,500", about, unit="kg", measure="goods-quantity"),
    )
    # 1.45 to 1.55 tonnes lie within 1,450 to 1,550 kilograms
    assert (fact.inner, fact.unit.code) == (Interval(Decimal(1450), Decimal(1550)), "t")


@pytest.mark.parametrize(
    "other",
    [
        figure("b", "70.0 billion", unit="CNY"),
        figure("b", "10.0 billion", "exports CN TH 2024"),
        figure("b", "10.0 billion", "trade CN TH ?"),
        figure("b", "10.0 billion", concept="bop"),
        figure("b", "10.0 billion", nature="target"),
        figure("b", "10.0 billion", is_restated=True),
        figure("b", "10.0 billion", place="mohan"),
        figure("b", "10.0 billion", goods="HS:08"),
        indicator("b", "10.0 billion", unit="USD"),
    ],
)
def test_what_differs_in_a_dimension_or_an_attribute_is_another_fact(other: AnyClaim) -> None:
    assert len(facts(figure("a", "10.0 billion"), other)) == 2


@pytest.mark.parametrize(
    "other",
    [
        figure("b", "10.0 billion", concept="customs-imts"),
        figure("b", "10.0 billion", nature="outcome"),
        figure("b", "10.0 billion", compiler="gacc"),  # counts as customs do
        figure("b", "10.0 billion", vintage="first"),
        figure("b", "10.0 billion", composition="ASEAN10"),
    ],
)
def test_what_is_meant_where_nothing_is_stated_is_the_same_fact(other: AnyClaim) -> None:
    assert len(facts(figure("a", "10.0 billion"), other)) == 1


def test_compositions_stand_apart_and_the_usual_one_with_those_that_state_none() -> None:
    about = "trade CN ASEAN 2025"
    claims = [
        figure("ten", "10.0 billion", about, composition="ASEAN10"),
        figure("ten-too", "10.0 billion", about, composition="ASEAN10"),
        figure("eleven", "10.5 billion", about, composition="ASEAN11"),
        figure("unstated", "10.0 billion", about),
    ]
    found = {tuple(node.prints): node.series.composition for node in facts(*claims)}
    assert found == {("ten", "ten-too", "unstated"): None, ("eleven",): "ASEAN11"}


def test_traffic_without_a_heading_goes_both_ways() -> None:
    (fact,) = facts(indicator("a", "1.0 million"), indicator("b", "1.0 million", heading="both"))
    assert fact.series.flow == "both"


def test_what_cannot_be_added_up_has_no_heading_if_none_is_stated() -> None:
    claims = (
        indicator("a", "14", "mohan border-time 2024", unit="h"),
        indicator("b", "9", "mohan border-time 2024", unit="h", heading="both"),
    )
    assert [fact.series.flow for fact in facts(*claims)] == ["none", "both"]


def test_a_range_reaches_from_its_lower_to_its_upper_number() -> None:
    """13 to 15 days are 12.5 to 15.5; cut off, 15 may reach 16."""
    (fact,) = facts(indicator("a", "13", "x-line transit-time 2024", unit="day", to="15"))
    day = 24 * 3600
    assert fact.inner == Interval(Decimal("12.5") * day, Decimal("15.5") * day)
    assert fact.outer == Interval(Decimal("12.5") * day, Decimal(16) * day)


def test_a_claim_without_a_value_speaks_of_no_fact() -> None:
    assert facts(figure("a", None, growths=(growth("7.7"),))) == []


def test_nine_prints_that_overlap_are_joined_and_nine_that_do_not_become_one() -> None:
    """Nine prints of 10.0 to 10.8, each 0.1 wide, touch; so do none of 10 to 18."""
    (near,) = facts(*(figure(f"c{number}", f"10.{number} billion") for number in range(9)))
    (far,) = facts(*(figure(f"c{number}", f"{number + 10}.0 billion") for number in range(9)))
    assert [len(fact.choices) for fact in (near, far)] == [1, 1]
    assert str(far.choices[0].inner) == "[9950000000, 18050000000]"
    assert [len(fact.said) for fact in (near, far)] == [9, 9]


# Containment


def contained(*claims: AnyClaim) -> list[tuple[str, tuple[str, ...]]]:
    return checks_of(run(*claims), CONTAINMENT)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (figure("a-part", "9.0 billion", "trade CN TH 2024-03"), figure("whole", "9.0 billion")),
        (figure("a-part", "9.0 billion", "trade CN TH 2024-01/2024-09"), figure("whole", "9.0 billion")),
        (
            figure("a-part", "9.0 billion", "trade CN TH 2024"),
            figure("whole", "9.0 billion", "trade CN TH ../2024-12-31"),
        ),
        (
            figure("a-part", "9.0 billion", "trade CN TH ../2024-09-16"),
            figure("whole", "9.0 billion", "trade CN TH ../2025-03-01"),
        ),
        (figure("a-part", "9.0 billion", "trade CN TH 2024"), figure("whole", "9.0 billion", "trade CN ASEAN 2024")),
        (figure("a-part", "9.0 billion", "trade CN TH 2024"), figure("whole", "9.0 billion", "trade CN W 2024")),
        (figure("a-part", "9.0 billion", "trade CN CN-HK 2024"), figure("whole", "9.0 billion", "trade CN CNHK 2024")),
        (figure("a-part", "9.0 billion", "trade CN-LN TH 2024"), figure("whole", "9.0 billion")),
        (figure("a-part", "9.0 billion", "trade TH CN 2024"), figure("whole", "9.0 billion", "trade ASEAN CN 2024")),
        (figure("a-part", "9.0 billion", "exports CN TH 2024"), figure("whole", "9.0 billion")),
        (figure("a-part", "9.0 billion", goods="HS:081060"), figure("whole", "9.0 billion", goods="HS:08")),
        (figure("a-part", "9.0 billion", goods="HS:081060"), figure("whole", "9.0 billion")),
        (figure("a-part", "9.0 billion", place="mohan"), figure("whole", "9.0 billion")),
        (indicator("a-part", "9.0 million", heading="inbound"), indicator("whole", "9.0 million")),
        (
            figure("a-part", "9.0 billion", "exports CN-LN TH 2024-03", goods="HS:081060"),
            figure("whole", "9.0 billion", "trade CN ASEAN 2024"),
        ),
        (
            figure("a-part", "9.0", "imports CN TH 2024", unit="t", measure="goods-quantity", goods="HS:081060"),
            figure("whole", "9,000", "imports CN W 2024", unit="kg", measure="goods-quantity", goods="HS:08"),
        ),
    ],
)
def test_a_part_is_not_above_its_whole_in_any_dimension(part: AnyClaim, whole: AnyClaim) -> None:
    assert contained(part, whole) == [(HOLDS, ("a-part", "whole"))]
    assert codes(run(part, whole)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("a", "9.0 billion", "trade CN CN-HK 2024"), figure("b", "9.0 billion", "trade CN TH 2024")),
        (figure("a", "9.0 billion", "trade CN-HK TH 2024"), figure("b", "9.0 billion", "trade CN TH 2024")),
        (figure("a", "9.0 billion", "trade CN TH 2024-03"), figure("b", "9.0 billion", "trade CN TH 2023")),
        (figure("a", "9.0 billion", "trade CN TH 2024-10/2025-03"), figure("b", "9.0 billion", "trade CN TH 2024")),
        (figure("a", "9.0 billion", "trade CN TH ?"), figure("b", "9.0 billion", "trade CN W ?")),
        (figure("a", "9.0 billion", "balance CN TH 2024-03"), figure("b", "9.0 billion", "balance CN TH 2024")),
        (figure("a", "9.0 billion", "exports CN TH 2024"), figure("b", "70.0 billion", unit="CNY")),
        (figure("a", "9.0 billion", "trade CN TH 2025"), figure("b", "9.0 billion", "trade CN EUROPE 2025")),
        (figure("a", "9.0 billion", "trade CN TL 2025"), figure("b", "9.0 billion", "trade CN ASEAN 2025")),
        (figure("a", "9.0 billion", "trade CN ZZ 2025"), figure("b", "9.0 billion", "trade CN ASEAN 2025")),
        (figure("a", "9.0 billion", "trade CN TH 2024-03", concept="bop"), figure("b", "9.0 billion")),
        (figure("a", "9.0 billion", "trade CN TH 2024-03", nature="target"), figure("b", "9.0 billion")),
        (figure("a", "9.0 billion", goods="durian"), figure("b", "9.0 billion", goods="HS:8703")),
        (
            figure("a", "9.0", "imports CN TH 2024", unit="t", measure="goods-quantity", goods="HS:081060"),
            figure("b", "9.0", "imports CN TH 2024", unit="t", measure="goods-quantity"),
        ),
        (
            figure("a", "9.0 billion", "outward CN TH 2024-03", measure="fdi-flow"),
            figure("b", "9.0 billion", "outward CN TH 2024", measure="fdi-flow"),
        ),
        (
            indicator("a", "9", "mohan border-time 2024-03", unit="h"),
            indicator("b", "9", "mohan border-time 2024", unit="h"),
        ),
        (
            figure("a", "9.0 billion", "x CN TH 2024-03", measure="no-such"),
            figure("b", "9.0 billion", "x CN TH 2024", measure="no-such"),
        ),
    ],
)
def test_what_is_no_part_is_not_checked_for_containment(one: AnyClaim, other: AnyClaim) -> None:
    assert contained(one, other) == []


def test_a_part_above_its_whole_fails_and_a_cut_whole_may_hold() -> None:
    """The whole of 9.0 is at most 9.05, cut off 9.1; the part of 9.1 is at least 9.05, that of 9.12 at least 9.115."""
    whole = figure("whole", "9.0 billion", "trade CN W 2024")
    assert contained(figure("part", "9.10 billion"), whole) == [(CUT, ("part", "whole"))]
    assert contained(figure("part", "9.12 billion"), whole) == [(FAILS, ("part", "whole"))]


def test_a_part_is_linked_to_the_next_larger_wholes_alone() -> None:
    claims = (
        figure("month", "1.0 billion", "trade CN TH 2024-02"),
        figure("quarter", "3.0 billion", "trade CN TH 2024-Q1"),
        figure("half", "6.0 billion", "trade CN TH 2024-H1"),
        figure("asean", "9.0 billion", "trade CN ASEAN 2024-02"),
        figure("world", "90.0 billion", "trade CN W 2024"),
    )
    assert [figures for _, figures in contained(*claims)] == [
        ("asean", "month"),
        ("asean", "world"),
        ("half", "quarter"),
        ("half", "world"),
        ("month", "quarter"),
    ]


def test_of_periods_that_begin_earlier_those_count_that_end_sooner() -> None:
    claims = (
        figure("month", "1.0 billion", "trade CN TH 2024-06"),
        figure("near", "1.0 billion", "trade CN TH 2024-05/2024-07"),
        figure("same-end", "1.0 billion", "trade CN TH 2024-04/2024-06"),
        figure("far", "1.0 billion", "trade CN TH 2024-01/2024-12"),
        figure("before", "1.0 billion", "trade CN TH 2024-01/2024-05"),
    )
    found = [figures for _, figures in contained(*claims)]
    assert [pair for pair in found if "month" in pair] == [("month", "near"), ("month", "same-end")]
    assert ("far", "near") in found


def test_a_whole_that_begins_long_before_is_found_among_many() -> None:
    """Twenty single days lie between the start of the year and the last one of its days."""
    days = [figure(f"day-{number}", "1.0 million", f"trade CN TH 2024-01-{number:02}") for number in range(1, 21)]
    found = contained(*days, figure("year", "9.0 billion"))
    assert {figures for _, figures in found} == {(f"day-{number}", "year") for number in range(1, 21)}


# Two currencies


def test_two_native_totals_of_one_fact_stand_in_the_average_rate_of_the_period() -> None:
    claims = (figure("yuan", "70.0 billion", unit="CNY"), figure("dollars", "10.0 billion"))
    check = only_check(run(*claims, rates=SEVEN), CURRENCIES)
    assert (check.status.value, check.figures, check.unit) == (HOLDS, ("dollars", "yuan"), "USD")
    assert check.expected is not None
    # 69.95 / 7 less 2 percent = 9.793 to 70.05 / 7 and 2 percent = 10.2073
    assert [str(round(end / 10**9, 2)) for end in (check.expected.lo, check.expected.hi)] == ["9.79", "10.21"]


@pytest.mark.parametrize(
    ("yuan", "found"),
    [
        ("71.0 billion", []),  # 70.95 / 7 less 2 percent = 9.933
        ("74.0 billion", [("warning", "currencies.outside-rate")]),  # 73.95 / 7 × 0.98 = 10.353, 2.5 percent above 10.1
        ("80.0 billion", [("error", "currencies.outside-rate")]),  # 79.95 / 7 × 0.98 = 11.193, 10.8 percent above 10.1
    ],
)
def test_a_total_far_from_the_rate_is_an_error_and_a_near_one_a_warning(
    yuan: str, found: list[tuple[str, str]]
) -> None:
    claims = (figure("yuan", yuan, unit="CNY"), figure("dollars", "10.0 billion"))
    assert [one[:2] for one in codes(run(*claims, rates=SEVEN))] == found


def test_without_rates_two_currencies_are_not_compared() -> None:
    claims = (figure("yuan", "90.0 billion", unit="CNY"), figure("dollars", "10.0 billion"))
    assert run(*claims).checks == ()
    assert run(*claims, rates=rates_of({2020: "7.0000"})).checks == ()


@pytest.mark.parametrize("about", ["balance CN TH 2024", "trade CN TH ?"])
def test_balances_and_undated_totals_have_no_rate(about: str) -> None:
    claims = (figure("yuan", "90.0 billion", about, unit="CNY"), figure("dollars", "10.0 billion", about))
    assert run(*claims, rates=SEVEN).checks == ()


@pytest.mark.parametrize(
    ("dollars", "status"),
    [
        ("10.00 billion", HOLDS),  # 70 / 7
        ("11.05 billion", HOLDS),  # 70.05 / 6.3 and half a percent = 11.17
        ("9.40 billion", FAILS),  # the least is 69.95 / 7 less half a percent = 9.943
    ],
)
def test_a_restated_total_may_stand_in_any_daily_rate_until_its_print(dollars: str, status: str) -> None:
    """Of 2024 the rate was 7, of 2025 it is 6.3; the restated total was printed in February 2025."""
    rates = rates_of({2024: "7.0000", 2025: "6.3000"})
    claims = (figure("yuan", "70.0 billion", unit="CNY"), figure("dollars", dollars, is_restated=True))
    assert checks_of(run(*claims, rates=rates), CURRENCIES) == [(status, ("dollars", "yuan"))]


def test_a_restated_total_that_is_undated_or_of_an_open_period_is_not_compared() -> None:
    undated = figure("dollars", "10.0 billion", is_restated=True, by=source("undated", None))
    assert run(figure("yuan", "70.0 billion", unit="CNY"), undated, rates=SEVEN).checks == ()
    about = "trade CN TH ../2024-06-30"
    open_ = (figure("yuan", "70.0 billion", about, unit="CNY"), figure("dollars", "1.0", about, is_restated=True))
    assert run(*open_, rates=SEVEN).checks == ()


def test_a_table_without_daily_rates_says_nothing_about_restated_totals() -> None:
    claims = (figure("yuan", "70.0 billion", unit="CNY"), figure("dollars", "10.0 billion", is_restated=True))
    assert run(*claims, rates=StatedRates([])).checks == ()


class OneRate:
    """Give seven yuan a dollar for every period, as a class of the user's own may."""

    def rate(
        self,
        base: str,
        quote: str,
        *,
        on: date | None = None,
        period: Period | None = None,
        basis: Basis,
        on_missing: OnMissing = "error",
        limit_days: int = 7,
    ) -> Rate:
        del on, on_missing, limit_days
        value = Decimal(7) if (base, quote) == ("USD", "CNY") else Decimal(1) / Decimal(7)
        return Rate(
            value,
            base=base,
            quote=quote,
            basis=RateBasis(basis),
            window=period or Period.year(2024),
            interval=Interval.point(value),
            low=value,
            high=value,
            days=1,
            table="own",
            source=source("own", None, SourceKind.REFERENCE),
        )


@pytest.mark.parametrize(("dollars", "status"), [("10.00 billion", HOLDS), ("10.20 billion", FAILS)])
def test_a_table_of_ones_own_gives_restated_totals_the_average_of_the_window(dollars: str, status: str) -> None:
    """70.05 / 7 and half a percent = 10.057."""
    own: Rates = OneRate()
    claims = (figure("yuan", "70.0 billion", unit="CNY"), figure("dollars", dollars, is_restated=True))
    assert checks_of(run(*claims, rates=own), CURRENCIES) == [(status, ("dollars", "yuan"))]


# Growth in two currencies


def in_two(yuan: str, dollars: str, *, nature: str | None = None) -> list[AnyClaim]:
    return [
        figure("yuan", "3.92 trillion", unit="CNY", growths=(growth(yuan),)),
        figure("dollars", "552 billion", nature=nature, growths=(growth(dollars),)),
    ]


CHANGED = rates_of({2023: "7.0000", 2024: "7.1750"})
"""The rate rose by 2.5 percent: 1.077 × 1.025 = 1.1039."""


def test_growth_in_two_currencies_differs_by_the_change_of_the_rate() -> None:
    found = run(*in_two("10.5", "7.7"), rates=CHANGED)
    assert checks_of(found, IN_TWO) == [(HOLDS, ("dollars", "yuan"))]
    assert ("info", "growth.two-currencies", ("dollars", "yuan")) in codes(found)


def test_growth_in_two_currencies_that_meets_needs_no_remark() -> None:
    found = run(*in_two("7.7", "7.7"), rates=CHANGED)
    assert checks_of(found, IN_TWO) == [(HOLDS, ("dollars", "yuan"))]
    assert codes(found) == []


def test_growth_in_two_currencies_too_far_apart_is_doubted() -> None:
    """1.205 / 1.025 = 1.176, less 4 percent 1.129; dollars grew by 7.7."""
    found = run(*in_two("20.5", "7.7"), rates=CHANGED)
    assert checks_of(found, IN_TWO) == [(FAILS, ("dollars", "yuan"))]
    assert codes(found) == [("warning", "growth.currencies-apart", ("dollars", "yuan"))]
    assert "the rate changed by" in numbers(found.findings[0])["arithmetic"]


def test_growth_in_two_currencies_needs_the_rate_of_both_periods_and_one_nature() -> None:
    assert run(*in_two("20.5", "7.7"), rates=rates_of({2024: "7.0000"})).of_kind(IN_TWO) == ()
    assert run(*in_two("20.5", "7.7")).of_kind(IN_TWO) == ()
    assert run(*in_two("20.5", "7.7", nature="forecast"), rates=CHANGED).of_kind(IN_TWO) == ()
    volume = figure("volume", None, growths=(growth("20.5", basis="volume"),))
    assert run(volume, *in_two("10.5", "7.7")[1:], rates=CHANGED).of_kind(IN_TWO) == ()


# Unit values


def durian(name: str, value: str, tonnes: str, about: str, *, goods: str | None = "HS:081060") -> list[AnyClaim]:
    return [
        figure(f"{name}-usd", value, f"imports {about}", goods=goods),
        figure(f"{name}-t", tonnes, f"imports {about}", unit="t", measure="goods-quantity", goods=goods),
    ]


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("4.50 billion", HOLDS),  # 4,500 dollars a tonne beside 5,000
        ("1.05 billion", HOLDS),  # 1,050
        ("0.95 billion", FAILS),  # 950: less than a fifth of 5,000
        ("26.0 billion", FAILS),  # 26,000: more than five times as much
    ],
)
def test_a_unit_value_is_set_beside_that_of_the_neighbouring_year(value: str, status: str) -> None:
    claims = [
        *durian("a", value, "1.000 million", "CN TH 2023"),
        *durian("b", "5.000 billion", "1.000 million", "CN TH 2024"),
    ]
    found = run(*claims)
    assert checks_of(found, CheckKind.UNIT_VALUE) == [(status, ("a-t", "a-usd", "b-t", "b-usd"))]
    expected = [("warning", "unit-value.outlier", ("a-t", "a-usd", "b-t", "b-usd"))] if status == FAILS else []
    assert codes(found) == expected


def test_a_unit_value_is_told_in_its_unit() -> None:
    claims = [
        *durian("a", "0.500 billion", "1.000 million", "CN TH 2023"),
        *durian("b", "5.000 billion", "1.000 million", "CN TH 2024"),
    ]
    (finding,) = run(*claims).findings
    # 499.5 / 1.0005 = 499.25 to 500.5 / 0.9995 = 500.75; 4,999.5 / 1.0005 = 4,997.0 to 5,000.5 / 0.9995 = 5,003.0
    assert numbers(finding)["arithmetic"] == "the unit values are 499.3 to 500.8 and 4,997.0 to 5,003.0 USD/t"


@pytest.mark.parametrize(
    ("about", "goods"),
    [
        ("CN W 2024", "HS:081060"),  # the same month of all partners
        ("CN TH 2023", "HS:081060"),
    ],
)
def test_the_neighbour_may_be_all_partners(about: str, goods: str) -> None:
    claims = [
        *durian("a", "0.5 billion", "1.0 million", "CN TH 2024"),
        *durian("b", "5.0 billion", "1.0 million", about, goods=goods),
    ]
    assert len(run(*claims).of_kind(CheckKind.UNIT_VALUE)) == 1


def test_the_neighbour_of_a_region_may_be_its_country() -> None:
    claims = [
        *durian("a", "0.5 billion", "1.0 million", "CN-GX TH 2024"),
        *durian("b", "5.0 billion", "1.0 million", "CN TH 2024"),
    ]
    assert len(run(*claims).of_kind(CheckKind.UNIT_VALUE)) == 1


@pytest.mark.parametrize(
    "other",
    [
        durian("b", "5.0 billion", "1.0 million", "CN TH 2020"),  # too long ago
        durian("b", "5.0 billion", "1.0 million", "CN VN 2024"),  # another partner
        durian("b", "5.0 billion", "1.0 million", "CN TH 2023", goods="HS:080450"),  # other goods
        durian("b", "5.0 billion", "1.0 million", "CN TH 2023", goods=None),  # all goods
        durian("b", "5.0 billion", "0", "CN TH 2023"),
        durian("b", "5.0 billion", "1.0 million", "CN TH ?"),
        durian("b", "5.0 billion", "1.0 million", "CN TH 2023")[:1],
    ],
)
def test_without_a_neighbour_there_is_no_unit_value(other: list[AnyClaim]) -> None:
    claims = [*durian("a", "0.5 billion", "1.0 million", "CN TH 2024"), *other]
    assert run(*claims).of_kind(CheckKind.UNIT_VALUE) == ()


# Mirrors


@pytest.mark.parametrize(
    ("flow", "one", "other", "reading"),
    [
        # 10.95 / 10.05 = 1.08955 to 11.05 / 9.95 = 1.11055
        ("exports", "10.0 billion", "11.0 billion", "within the CIF/FOB range, ratio 1.0896 to 1.1106"),
        ("exports", "10.0 billion", "9.7 billion", "near parity, ratio 0.9602 to 0.9799"),  # 9.65/10.05, 9.75/9.95
        ("exports", "10.0 billion", "13.0 billion", "asymmetry, ratio 1.2886 to 1.3116"),
        ("exports", "10.0 billion", "8.0 billion", "asymmetry, ratio 0.7910 to 0.8090"),
        ("exports", "10.0 billion", "20.0 billion", "strong asymmetry, ratio 1.9851 to 2.0151"),
        ("exports", "10.0 billion", "5.0 billion", "strong asymmetry, ratio 0.4925 to 0.5075"),
        ("trade", "10.0 billion", "10.8 billion", "normal, ratio 1.0697 to 1.0905"),
        ("trade", "13.0 billion", "10.0 billion", "asymmetry, ratio 1.2886 to 1.3116"),  # the larger over the smaller
        ("balance", "10.0 billion", "-13.0 billion", "asymmetry, ratio 1.2886 to 1.3116"),
        ("balance", "-10.0 billion", "13.0 billion", "asymmetry, ratio 1.2886 to 1.3116"),
    ],
)
def test_a_mirror_is_a_ratio_with_its_class(flow: str, one: str, other: str, reading: str) -> None:
    back = {"exports": "imports"}.get(flow, flow)
    claims = (figure("cn", one, f"{flow} CN TH 2024"), figure("th", other, f"{back} TH CN 2024"))
    check = only_check(run(*claims), MIRROR)
    assert (check.status.value, check.figures, check.reading) == (HOLDS, ("cn", "th"), reading)


def test_a_mirror_has_findings_beyond_what_freight_explains() -> None:
    def of(imports: str) -> list[tuple[str, str, tuple[str, ...]]]:
        return codes(
            run(figure("out", "10.0 billion", "exports CN TH 2024"), figure("in", imports, "imports TH CN 2024"))
        )

    assert of("11.0 billion") == of("9.7 billion") == []
    assert of("13.0 billion") == [("info", "mirror.asymmetry", ("in", "out"))]
    assert of("20.0 billion") == [("warning", "mirror.strong-asymmetry", ("in", "out"))]


@pytest.mark.parametrize(
    ("measure", "flow", "back"),
    [("goods-quantity", "exports", "imports"), ("fdi-flow", "outward", "inward"), ("fdi-stock", "outward", "inward")],
)
def test_what_carries_no_freight_is_the_larger_over_the_smaller(measure: str, flow: str, back: str) -> None:
    """0.8 would be an asymmetry of imports over exports; 10 over 8 is 1.2360 to 1.2642 either way."""
    unit = "t" if measure == "goods-quantity" else "USD"
    claims = (
        figure("cn", "10.0 million", f"{flow} CN TH 2024", unit=unit, measure=measure),
        figure("th", "8.0 million", f"{back} TH CN 2024", unit=unit, measure=measure),
    )
    assert only_check(run(*claims), MIRROR).reading == "asymmetry, ratio 1.2360 to 1.2642"


def test_a_mirror_in_two_currencies_needs_the_average_rate() -> None:
    claims = (
        figure("cn", "70.0 billion", "exports CN TH 2024", unit="CNY"),
        figure("th", "11.0 billion", "imports TH CN 2024"),
    )
    check = only_check(run(*claims, rates=SEVEN), MIRROR)
    assert (check.status.value, check.unit) == (HOLDS, "USD")
    assert check.reading.startswith("within the CIF/FOB range, ratio 1.09")
    bare = only_check(run(*claims), MIRROR)
    assert (bare.status.value, bare.reason) == (
        UNFORMED,
        "it takes the average rate of 2024 between the two currencies",
    )


@pytest.mark.parametrize(
    ("one", "other"), [("10.0 billion", "13.0 billion"), ("-10.0 billion", "-13.0 billion"), ("0", "13.0 billion")]
)
def test_two_balances_on_one_side_have_no_ratio(one: str, other: str) -> None:
    claims = (figure("cn", one, "balance CN TH 2024"), figure("th", other, "balance TH CN 2024"))
    check = only_check(run(*claims), MIRROR)
    assert check.reason == "a ratio needs two amounts above zero, and two balances that lie on one side"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("a", "1.0", "exports CN TH 2024"), figure("b", "1.0", "exports TH CN 2024")),
        (figure("a", "1.0", "exports CN TH 2024"), figure("b", "1.0", "imports TH CN 2023")),
        (figure("a", "1.0", "exports CN TH ?"), figure("b", "1.0", "imports TH CN ?")),
        (figure("a", "1.0", "x CN TH 2024"), figure("b", "1.0", "x TH CN 2024")),
        (figure("a", "1.0", measure="no-such"), figure("b", "1.0", "trade TH CN 2024", measure="no-such")),
        (figure("a", "1.0", goods="HS:08"), figure("b", "1.0", "trade TH CN 2024")),
        (indicator("a", "1.0", heading="inbound"), indicator("b", "1.0", heading="outbound")),
    ],
)
def test_what_is_no_mirror_has_no_ratio(one: AnyClaim, other: AnyClaim) -> None:
    assert run(one, other).of_kind(MIRROR) == ()


def test_an_open_end_of_a_mirror_is_told_as_such() -> None:
    """At least 20 over at most 10.05 is 1.9900, without an upper end: the mildest class that it reaches into."""
    claims = (
        figure("cn", "10.0 billion", "exports CN TH 2024"),
        figure("th", "at least 20.0 billion", "imports TH CN 2024"),
    )
    assert only_check(run(*claims), MIRROR).reading == "strong asymmetry, ratio 1.9900 to no end"


# Restatements


@pytest.mark.parametrize(
    ("dollars", "status", "reading", "finding"),
    [
        ("10.00 billion", HOLDS, "fits period average", []),  # 70 / 7.0; the day of print has 6.3
        ("11.11 billion", HOLDS, "fits spot near publication", [("info", "restatement.spot-only")]),  # 70 / 6.3
        ("8.00 billion", FAILS, "fits neither", [("warning", "restatement.no-rate")]),  # 8.75
    ],
)
def test_an_amount_in_brackets_is_checked_against_spot_and_average(
    dollars: str, status: str, reading: str, finding: list[tuple[str, str]]
) -> None:
    claim = figure("a", "70.00 billion", unit="CNY", restatements=(restated(dollars),))
    found = run(claim, rates=rates_of({2024: "7.0000", 2025: "6.3000"}))
    check = only_check(found, CheckKind.RESTATEMENT)
    assert (check.status.value, check.reading, check.unit, check.figures) == (status, reading, "CNY/USD", ("a",))
    assert [one[:2] for one in codes(found)] == finding


def test_an_amount_in_brackets_without_rates_is_left_alone() -> None:
    claim = figure("a", "70.00 billion", unit="CNY", restatements=(restated("10.0 billion"),))
    assert run(claim).checks == ()
    check = only_check(run(claim, rates=rates_of({2020: "7.0000"})), CheckKind.RESTATEMENT)
    assert (check.status.value, check.reason) == (UNFORMED, "the table has no average of 2024 for CNY per USD")


# The records


def test_a_check_tells_in_english_and_as_data_what_it_found() -> None:
    claims = (
        figure("level", "90.0 billion", growths=(growth("10.0"),)),
        figure("base", "100.0 billion", "trade CN TH 2023"),
        figure("cut", "15.2 billion", "trade CN VN 2024"),
        figure("out", "10.0 billion", "exports CN VN 2024"),
        figure("in", "5.0 billion", "imports CN VN 2024"),
    )
    found = run(*claims)
    # 99.95 × 1.0995 = 109.895025, 100.05 × 1.1005 = 110.105025; a gap of 109.895025 − 90.1 over 90.1
    failed, cut = only_check(found, CheckKind.GROWTH), only_check(found, CheckKind.FLOWS)
    assert failed.explain() == (
        "growth (base, level) fails: expected 109,895,025,000 to 110,105,025,000, "
        "printed 89,950,000,000 to 90,050,000,000 USD."
    )
    assert (failed.holds, cut.holds) == (False, True)
    assert cut.explain().startswith("exports + imports (cut, in, out) holds if truncated, truncated print: expected")
    assert failed.to_dict() == {
        "kind": "growth",
        "figures": ["base", "level"],
        "status": "fails",
        "expected": ["109895025000.0000", "110105025000.0000"],
        "printed": ["89950000000", "90050000000"],
        "unit": "USD",
        "gap": str(failed.gap),
        "reading": "",
        "reason": "",
    }
    assert str(failed.gap).startswith("0.2197")


def test_a_check_that_cannot_be_formed_says_why() -> None:
    check = only_check(run(figure("a", "1.0 billion", growths=(growth("10.0"),))), CheckKind.GROWTH)
    assert check.explain() == "growth (a) cannot be formed: nothing at hand prints the base of 2023."
    assert (check.to_dict()["expected"], check.holds) == (None, False)


@pytest.mark.parametrize(
    ("lo", "hi", "told"),
    [
        ("0", "Infinity", "0 to Infinity"),
        ("1.23456789", "12.3456789", "1.23457 to 12.3457"),
        ("0.000123456789", "99999.94", "0.000123457 to 99,999.9"),
        ("123456.7", "1234567890.4", "123,457 to 1,234,567,890"),
    ],
)
def test_ends_are_told_with_six_digits_and_all_of_whole_numbers(lo: str, hi: str, told: str) -> None:
    span = Interval(Decimal(lo), Decimal(hi))
    check = Check(kind=CheckKind.SHARE, figures=("a",), status=Holding.HOLDS, expected=span, printed=span, unit="USD")
    assert check.explain() == f"share (a) holds: expected {told}, printed {told} USD."


def test_records_refuse_what_they_cannot_hold() -> None:
    with pytest.raises(FieldTypeError, match="kind"):
        Check(kind="growth", figures=(), status=Holding.HOLDS)  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError, match="status"):
        Check(kind=CheckKind.GROWTH, figures=(), status="holds")  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError, match="rule"):
        Derivation("growth")  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError, match="inputs"):
        Derivation(None, ("a",), ("b",))  # type: ignore[arg-type]
    with pytest.raises(FieldValueError, match="reason"):
        LeftOutFact(("a",), "")
    with pytest.raises(FieldTypeError, match="checks"):
        Reconciliation(checks=("a",), estimates=(), findings=(), left_out=(), passes=1)  # type: ignore[arg-type]
    one = run(figure("a", "1.0 billion", growths=(growth("10.0"),))).estimates[0]
    for wrong in ({"fact": "x"}, {"estimate": "x"}, {"derivation": "x"}):
        with pytest.raises(FieldTypeError, match=next(iter(wrong))):
            attrs.evolve(one, **wrong)  # type: ignore[arg-type]


def test_a_derivation_names_its_leaves_once_and_tells_its_tree() -> None:
    leaf = Derivation(None, ("b", "a"))
    tree = Derivation(CheckKind.FLOWS, (), (leaf, Derivation(CheckKind.SHARE, ("c",), (leaf,))))
    assert tree.leaves == ("a", "b", "c")
    assert list(tree.lines()) == [
        "exports + imports",
        "  printed: b, a",
        "  share: c",
        "    printed: b, a",
    ]
    assert tree.to_dict() == {
        "rule": "exports + imports",
        "figures": [],
        "inputs": [
            {"rule": None, "figures": ["b", "a"], "inputs": []},
            {"rule": "share", "figures": ["c"], "inputs": [{"rule": None, "figures": ["b", "a"], "inputs": []}]},
        ],
    }


def test_an_unprinted_indicator_names_subject_heading_scope_and_period() -> None:
    claim = indicator("a", "1.0 million", heading="inbound", scope="cross-border")
    assert UnprintedIndicator.of(claim) == UnprintedIndicator(
        "china-laos-railway", measure="throughput", heading="inbound", scope="cross-border", period="2024"
    )
    bare = UnprintedIndicator.of(indicator("a", "1.0 million", "china-laos-railway throughput ?"))
    assert (bare.heading, bare.scope, bare.period) == ("none", "", "")


def everything() -> Iterator[AnyClaim]:
    yield figure("out", "10.0 billion", "exports CN TH 2024", growths=(growth("10.0"),), shares=(share("50.0"),))
    yield figure("in", "5.0 billion", "imports CN TH 2024")
    yield figure("world", "90.0 billion", "exports CN W 2024")
    yield figure("wrong", "10.0 million", "exports CN TH 2024")
    yield indicator("rail", "1.0 million", heading="inbound")
    yield indicator("rail-both", "1.0 million")


def test_a_reconciliation_is_data_that_json_can_hold() -> None:
    found = run(*everything())
    data = json.loads(json.dumps(found.to_dict()))
    assert sorted(data) == ["checks", "estimates", "findings", "left_out", "passes", "settled"]
    assert [len(data[name]) for name in ("checks", "estimates", "findings", "left_out")] == [
        len(found.checks),
        len(found.estimates),
        len(found.findings),
        len(found.left_out),
    ]
    facts_ = [one["fact"] for one in data["estimates"]]
    assert {"subject", "measure", "heading", "scope", "period"} in [set(fact) for fact in facts_]


def test_findings_are_chosen_by_severity_and_by_claim() -> None:
    found = run(*everything())
    assert found.errors == found.of_severity(found.errors[0].severity)
    assert all("wrong" in finding.subjects for finding in found.about("wrong"))
    assert found.about("rail") == ()
    assert found.of_kind("containment") == found.of_kind(CONTAINMENT)
    counts = f"findings: {len(found.errors)} error, "
    assert counts in repr(found)
    assert repr(found).startswith(f"<Reconciliation: {len(found.checks)} checks, {len(found.estimates)} estimates; ")


def test_every_finding_explains_itself() -> None:
    for finding in run(*everything(), rates=SEVEN).findings:
        assert "{" not in finding.explain()


# Odd input


def test_nothing_gives_nothing() -> None:
    found = run()
    assert (found.checks, found.estimates, found.findings, found.left_out) == ((), (), (), ())
    assert (found.passes, found.settled) == (1, True)


def test_one_claim_contradicts_nothing() -> None:
    found = run(figure("a", "10.0 billion"))
    assert (found.checks, found.estimates, found.findings) == ((), (), ())


def test_a_claim_given_twice_counts_once_and_the_order_does_not_matter() -> None:
    claims = list(everything())
    assert run(*claims) == run(*reversed(claims)) == run(*claims, *claims)


def test_a_selection_knows_its_atlas_and_a_bare_list_does_not() -> None:
    atlas = mini_atlas()
    assert reconcile(atlas.figures).checks
    assert reconcile(atlas.indicators).checks
    with pytest.raises(FieldTypeError, match="atlas"):
        reconcile([figure("a", "10.0 billion")])
    with pytest.raises(FieldTypeError, match="atlas"):
        reconcile(atlas.figures, atlas="mini")  # type: ignore[arg-type]


def test_what_is_no_claim_is_refused() -> None:
    with pytest.raises(FieldTypeError, match="an item of figures"):
        reconcile(["a"], atlas=mini_atlas())  # type: ignore[list-item]
    with pytest.raises(FieldTypeError, match="thresholds"):
        reconcile([], atlas=mini_atlas(), thresholds=Decimal("0.05"))  # type: ignore[arg-type]


def test_two_claims_of_one_id_are_refused() -> None:
    with pytest.raises(FieldValueError, match="two different claims with the id a"):
        run(figure("a", "10.0 billion"), figure("a", "10.1 billion"))


def test_codes_that_the_atlas_does_not_know_end_in_an_answer() -> None:
    claims = (
        figure("a", "10.0 billion", "exports QQ XX 2024", growths=(growth("50.0"),), compiler="nobody", goods="x"),
        figure("b", "9.0 billion", "exports QQ XX 2023", goods="x", composition="NOBODY"),
        figure("c", "9.0 billion", "exports QQ ASEAN 2024", composition="NOBODY", goods="y"),
    )
    # nobody lists what the two are, so that it is no error: they may have changed
    assert codes(run(*claims)) == [("warning", "growth.inconsistent", ("a", "b"))]


@pytest.mark.parametrize("value", ["at least 10.0 billion", "at most 10.0 billion", "over 10.0 billion", "0", "-5.0"])
@pytest.mark.parametrize("rate", ["at least 10.0", "at most 10.0", "-100", "0", "1000.0"])
@pytest.mark.parametrize("kind", ["yoy", "annual-average", "multiple"])
def test_open_ends_zeros_and_negative_numbers_end_in_an_answer(value: str, rate: str, kind: str) -> None:
    if kind == "multiple" and rate.startswith("-"):
        rate = "0.5"
    bases = ("2023",) if kind == "yoy" else ("2020",)
    claims = (
        figure("a", value, "exports CN TH 2024", growths=(growth(rate, *bases, kind=kind),), shares=(share("0.0"),)),
        figure("b", "3.0 billion", f"exports CN TH {bases[0]}", growths=(growth("5.0"),)),
        figure("c", value, "imports CN TH 2024", shares=(share("150.0", "a"),)),
        figure("d", value, "balance CN TH 2024", growths=(growth(rate, "2020", kind=kind),)),
        figure("e", "-2.0 billion", "balance CN TH 2020"),
        figure("f", value, "imports TH CN 2024", unit="CNY"),
        figure("g", value, "exports CN W 2024", unit="CNY", growths=(growth(rate, *bases, kind=kind, basis="USD"),)),
        figure("h", value, "exports CN W 2024"),
        figure("i", "3.0 billion", f"exports CN W {bases[0]}", unit="CNY"),
    )
    found = run(*claims, rates=SEVEN)
    assert json.dumps(found.to_dict())
    assert all(finding.explain() for finding in found.findings)
    assert all(check.explain() for check in found.checks)


def test_a_growth_over_nothing_is_an_error_that_says_so() -> None:
    claims = (figure("a", "5.0 billion", growths=(growth("10.0"),)), figure("zero", "0", "trade CN TH 2023"))
    (finding,) = run(*claims).errors
    assert (
        numbers(finding)["arithmetic"]
        == "4.950 to 5.050 billion USD over -0.5 to 0.5 USD is no growth that could be told"
    )


def test_an_average_growth_from_a_surplus_to_a_deficit_is_no_growth_that_could_be_told() -> None:
    rate = growth("-3.0", "2020", kind="annual-average")
    claims = (
        figure("a", "-5.0 billion", "balance CN TH 2024", growths=(rate,)),
        figure("b", "9.0 billion", "balance CN TH 2020"),
    )
    (finding,) = run(*claims).errors
    assert numbers(finding)["arithmetic"].endswith("is no growth that could be told")


def test_an_unbounded_rate_accuses_nobody() -> None:
    """At least 10 percent, where 9 fell to 5: no other rate is told from "at least"."""
    claims = (
        figure("a", "5.0 billion", growths=(growth("at least 10"),)),
        figure("b", "9.0 billion", "trade CN TH 2023"),
    )
    assert codes(run(*claims)) == [("error", "growth.inconsistent", ("a", "b"))]


def test_the_decimal_context_of_the_caller_is_no_hidden_input() -> None:
    claims = (*everything(), *in_two("10.5", "7.7"))
    plain = run(*claims, rates=CHANGED)
    for context in (Context(prec=2, traps=[]), Context(prec=28, traps=[Inexact])):
        with localcontext(context):
            found = run(*claims, rates=CHANGED)
            told = [check.explain() for check in found.checks]
        assert found == plain
        assert told == [check.explain() for check in plain.checks]


def test_the_context_of_the_caller_is_left_as_it_was() -> None:
    with localcontext(Context(prec=5)) as context:
        run(*everything())
        assert context.prec == 5
        assert str(Decimal(1) / Decimal(3)) == "0.33333"


def test_progress_is_told_step_by_step_up_to_the_last() -> None:
    told: list[tuple[int, int, str]] = []
    run(*everything(), progress=lambda done, of, what: told.append((done, of, what)))
    assert [done for done, _, _ in told] == list(range(told[0][1] + 1))
    assert (told[0][2], told[-1][2]) == ("facts", "done")


def test_thresholds_are_the_callers_to_choose() -> None:
    claims = (figure("a", "10.0 billion", by=source("early", "2025-01-01")), figure("b", "10.4 billion"))
    assert codes(run(*claims)) == [("info", "same-fact.revision", ("a", "b"))]
    strict = attrs.evolve(THRESHOLDS, revision=Decimal("0.01"))
    assert codes(run(*claims, thresholds=strict)) == [("error", "same-fact.conflict", ("a", "b"))]


@pytest.mark.parametrize(("count", "step"), [(10_000, 0), (3_000, 1)])
def test_many_claims_of_one_fact_take_little_time(count: int, step: int) -> None:
    """Claims that repeat one number contradict nothing; of claims that each say another, every two neighbours do."""
    many = [figure(f"claim-{number}", f"{10_000 + number * step}.0 million") for number in range(count)]
    begun = time.process_time()
    found = run(*many)
    assert time.process_time() - begun < 20
    assert len(found.errors) == (count - 1) * step


def test_the_bundled_figures_take_little_time() -> None:
    begun = time.process_time()
    found = reconcile(load().figures)
    assert time.process_time() - begun < 8
    assert found.settled
