"""The identities of growth, shares, sums and time that reconciliation forms, one by one, on claims made by hand.

Amounts are in billions unless a comment says otherwise. "10.0" lies within 9.95 and 10.05; cut off it may reach 10.1.
"""

from decimal import Decimal
from typing import Any

import pytest

from claims import checks_of, codes, estimate_of, figure, growth, indicator, only_check, printed, rates_of, run, share
from mini import mini_atlas
from regcoop.comparison.judging import Holding
from regcoop.figures import Nature, Terms, TradeSystem
from regcoop.rates import Rates
from regcoop.ratios import Direction, Growth
from regcoop.reconciliation import CheckKind
from regcoop.relations import AnyClaim
from regcoop.valuation import Valuation

HOLDS, CUT, FAILS, UNFORMED = (holding.value for holding in Holding)
GROWTH, AVERAGE, SHARE, FLOWS = CheckKind.GROWTH, CheckKind.AVERAGE_GROWTH, CheckKind.SHARE, CheckKind.FLOWS
BALANCE, MEMBERS, MONTHS, DIFFERENCE = (
    CheckKind.BALANCE,
    CheckKind.MEMBERS,
    CheckKind.MONTHS,
    CheckKind.YTD_DIFFERENCE,
)


def reason(*claims: AnyClaim, kind: CheckKind = GROWTH, rates: Rates | None = None) -> str:
    """Why the one check of a kind cannot be formed."""
    check = only_check(run(*claims, rates=rates), kind)
    assert check.status is Holding.UNFORMED
    assert check.expected is check.printed is None
    return check.reason


# Growth


@pytest.mark.parametrize(
    ("rate", "status"),
    [
        ("10.0", HOLDS),  # 99.95 × 1.0995 = 109.895025 to 100.05 × 1.1005 = 110.105025
        ("9.9", HOLDS),  # up to 100.05 × 1.0995 = 110.004975; the level begins at 109.95
        ("9.8", CUT),  # up to 100.05 × 1.0985 = 109.904925; cut off up to 100.1 × 1.099 = 110.0099
        ("9.7", FAILS),  # cut off up to 100.1 × 1.098 = 109.9098
    ],
)
def test_a_growth_is_set_beside_its_level_and_its_base(rate: str, status: str) -> None:
    claims = (
        figure("level", "110.0 billion", growths=(growth(rate),)),
        figure("base", "100.0 billion", "trade CN TH 2023"),
    )
    assert checks_of(run(*claims), GROWTH) == [(status, ("base", "level"))]


def test_a_check_gives_both_sides_in_the_unit_of_the_print() -> None:
    claims = (
        figure("level", "110.0 billion", growths=(growth("10.0"),)),
        figure("base", "100.0 billion", "trade CN TH 2023"),
    )
    check = only_check(run(*claims), GROWTH)
    assert check.expected is not None
    assert check.printed is not None
    assert (printed(check), check.unit) == ("109.895 to 110.105", "USD")
    assert (str(check.printed), str(check.gap), check.reading) == ("[109950000000, 110050000000]", "0", "")


def test_a_fall_is_a_growth_below_zero() -> None:
    """99.95 × 0.8995 = 89.905025 to 100.05 × 0.9005 = 90.095025."""
    claims = (
        figure("level", "90.0 billion", growths=(growth("-10.0"),)),
        figure("base", "100.0 billion", "trade CN TH 2023"),
    )
    assert printed(only_check(run(*claims), GROWTH)) == "89.905 to 90.095"


def test_a_growth_in_the_other_currency_is_checked_on_the_levels_in_it() -> None:
    """The yuan would give 380/350 = 8.6 percent; the dollars give 55/50 = 10."""
    claims = (
        figure("yuan", "380.0 billion", unit="CNY", growths=(growth("10.0", basis="USD"),)),
        figure("yuan-before", "350.0 billion", "trade CN TH 2023", unit="CNY"),
        figure("dollars", "55.0 billion"),
        figure("dollars-before", "50.0 billion", "trade CN TH 2023"),
    )
    check = only_check(run(*claims), GROWTH)
    # 49.95 × 1.0995 = 54.920025 to 50.05 × 1.1005 = 55.080025
    assert (printed(check), check.unit) == ("54.92 to 55.08", "USD")
    assert check.figures == ("dollars", "dollars-before", "yuan")


def in_yuan(rate: str) -> tuple[AnyClaim, ...]:
    return (
        figure("dollars", "110.0 billion", growths=(growth(rate, basis="CNY"),)),
        figure("dollars-before", "100.0 billion", "trade CN TH 2023"),
    )


@pytest.mark.parametrize(
    ("rate", "status"),
    [
        # the yuan fell from 6.0 to 6.3: 1.1 × 1.05 = 1.155
        ("15.5", HOLDS),
        # 99.95 × 1.1995 / 1.05 = 114.18, less 2 percent 111.90, above 110.10 by 1.6 percent
        ("20.0", FAILS),
    ],
)
def test_a_growth_in_a_currency_without_levels_is_checked_through_the_average_rates(rate: str, status: str) -> None:
    check = only_check(run(*in_yuan(rate), rates=rates_of({2023: "6.0000", 2024: "6.3000"})), GROWTH)
    assert check.status.value == status


def test_a_growth_through_rates_that_fails_is_a_warning() -> None:
    found = run(*in_yuan("20.0"), rates=rates_of({2023: "6.0000", 2024: "6.3000"}))
    assert codes(found) == [("warning", "growth.inconsistent", ("dollars", "dollars-before"))]
    assert only_check(found, GROWTH).reading == "through exchange rates"


def test_a_growth_in_a_currency_without_levels_or_rates_cannot_be_formed() -> None:
    assert reason(*in_yuan("15.5")) == "nothing at hand prints the base of 2023"
    known = rates_of({2024: "6.3000"})
    assert reason(*in_yuan("15.5"), rates=known) == "nothing at hand prints the base of 2023"


def test_a_growth_printed_without_a_level_is_checked_on_the_level_that_others_print() -> None:
    claims = (
        figure("rate", None, growths=(growth("10.0"),)),
        figure("level", "110.0 billion"),
        figure("base", "100.0 billion", "trade CN TH 2023"),
    )
    assert checks_of(run(*claims), GROWTH) == [(HOLDS, ("base", "level", "rate"))]


def test_a_growth_without_a_level_takes_the_levels_in_the_currency_of_its_basis() -> None:
    claims = (
        figure("rate", None, growths=(growth("10.0", basis="USD"),), quantity="money"),
        figure("yuan", "380.0 billion", unit="CNY"),
        figure("yuan-before", "350.0 billion", "trade CN TH 2023", unit="CNY"),
        figure("dollars", "55.0 billion"),
        figure("dollars-before", "50.0 billion", "trade CN TH 2023"),
    )
    assert checks_of(run(*claims), GROWTH) == [(HOLDS, ("dollars", "dollars-before", "rate"))]


def test_of_a_growth_without_basis_and_level_one_currency_that_fits_is_enough() -> None:
    """8.6 percent in yuan, 10 in dollars: each is checked, and only one need hold."""
    claims = (
        figure("rate", None, growths=(growth("10.0"),)),
        figure("yuan", "380.0 billion", unit="CNY"),
        figure("yuan-before", "350.0 billion", "trade CN TH 2023", unit="CNY"),
        figure("dollars", "55.0 billion"),
        figure("dollars-before", "50.0 billion", "trade CN TH 2023"),
    )
    found = run(*claims)
    assert sorted(status for status, _ in checks_of(found, GROWTH)) == [FAILS, HOLDS]
    assert codes(found) == []


def test_a_base_that_nobody_prints_is_the_sum_of_exports_and_imports() -> None:
    """59.95 + 39.95 = 99.90 and 100.10, times 1.0995 = 109.84005 and times 1.1005 = 110.16005."""
    claims = (
        figure("level", "110.0 billion", growths=(growth("10.0"),)),
        figure("out", "60.0 billion", "exports CN TH 2023"),
        figure("in", "40.0 billion", "imports CN TH 2023"),
    )
    check = only_check(run(*claims), GROWTH)
    assert (printed(check), check.figures) == ("109.84 to 110.16", ("in", "level", "out"))


def test_one_of_several_candidate_bases_is_enough() -> None:
    """250 percent on 2015 (3.0 to 10.5) and 133 on 2016 (4.5 to 10.5)."""
    claims = (
        figure("level", "10.5 billion", growths=(growth("250.0", "2015", "2016", kind="since"),)),
        figure("early", "3.0 billion", "trade CN TH 2015"),
        figure("late", "4.5 billion", "trade CN TH 2016"),
    )
    found = run(*claims)
    assert checks_of(found, GROWTH) == [(HOLDS, ("early", "level")), (FAILS, ("late", "level"))]
    assert codes(found) == []


def test_if_no_candidate_base_fits_the_nearest_is_told() -> None:
    """400 percent: 3.0 grows to 15.0 and 4.5 to 22.5; 15.0 is nearer to 10.5."""
    claims = (
        figure("level", "10.5 billion", growths=(growth("400.0", "2015", "2016", kind="since"),)),
        figure("early", "3.0 billion", "trade CN TH 2015"),
        figure("late", "4.5 billion", "trade CN TH 2016"),
    )
    assert codes(run(*claims)) == [("error", "growth.inconsistent", ("early", "level"))]


def test_another_claim_that_allows_one_base_alone_is_checked_for_itself() -> None:
    """250 percent fits 2015; who names only 2016 is wrong, whatever others leave open."""
    claims = (
        figure("a-either", "10.5 billion", growths=(growth("250.0", "2015", "2016", kind="since"),)),
        figure("b-late", "10.5 billion", growths=(growth("250.0", "2016", kind="since"),)),
        figure("early", "3.0 billion", "trade CN TH 2015"),
        figure("late", "4.5 billion", "trade CN TH 2016"),
    )
    assert codes(run(*claims)) == [("error", "growth.inconsistent", ("b-late", "late"))]


@pytest.mark.parametrize(
    ("level", "multiple", "expected"),
    [
        ("30.0 billion", growth("3.0", "2015", kind="multiple"), "29.3525 to 30.6525"),  # 9.95 × 2.95, 10.05 × 3.05
        ("30.0 billion", growth("3", "2015", kind="multiple"), "24.875 to 35.175"),  # 9.95 × 2.5, 10.05 × 3.5
        # fell 2 times: 9.95 / 2.05 = 4.85366, 10.05 / 1.95 = 5.15385
        ("5.0 billion", growth("2.0", "2015", kind="multiple", direction=Direction.DOWN), "4.8537 to 5.1538"),
    ],
)
def test_a_multiple_is_the_level_over_its_base(level: str, multiple: Growth, expected: str) -> None:
    claims = (figure("level", level, growths=(multiple,)), figure("base", "10.0 billion", "trade CN TH 2015"))
    check = only_check(run(*claims), GROWTH)
    assert (check.status.value, printed(check)) == (HOLDS, expected)


def test_an_annual_average_compounds_over_the_years() -> None:
    """99.95 × 1.0995² = 120.82958 to 100.05 × 1.1005² = 121.17058."""
    claims = (
        figure("level", "121.0 billion", "trade CN TH 2022", growths=(growth("10.0", "2020", kind="annual-average"),)),
        figure("base", "100.0 billion", "trade CN TH 2020"),
    )
    check = only_check(run(*claims), AVERAGE)
    assert (check.status.value, printed(check)) == (HOLDS, "120.8296 to 121.1706")


def test_an_annual_average_against_its_own_year_cannot_be_formed() -> None:
    claim = figure("a", "121.0 billion", growths=(growth("10.0", "2024", kind="annual-average"),))
    assert reason(claim, kind=AVERAGE) == "nothing at hand prints the base of 2024"


@pytest.mark.parametrize(("now", "before"), [("2024-02", "2024-01"), ("2024-Q1", "2023-Q4"), ("2024", "2023")])
def test_a_growth_on_the_previous_period_looks_one_period_back(now: str, before: str) -> None:
    claims = (
        figure("level", "11.0 billion", f"trade CN TH {now}", growths=(growth("10.0", kind="previous-period"),)),
        figure("base", "10.0 billion", f"trade CN TH {before}"),
    )
    assert checks_of(run(*claims), GROWTH) == [(HOLDS, ("base", "level"))]


def test_a_growth_of_volume_is_one_of_quantities() -> None:
    """9.95 × 1.0995 = 10.940 to 10.05 × 1.1005 = 11.060 million tonnes."""
    rate = growth("10.0", basis="volume")
    claims = (
        figure("level", "11.0 million", "imports CN TH 2024", unit="t", measure="goods-quantity", growths=(rate,)),
        figure("base", "10.0 million", "imports CN TH 2023", unit="t", measure="goods-quantity"),
    )
    check = only_check(run(*claims), GROWTH)
    assert (printed(check, 6), check.unit) == ("10.94 to 11.06", "t")


def test_a_growth_of_volume_beside_money_cannot_be_formed() -> None:
    claims = (
        figure("level", "11.0 billion", growths=(growth("10.0", basis="volume"),)),
        figure("base", "10.0 billion", "trade CN TH 2023"),
    )
    wanted = "the growth is one of volume, and the quantities of both periods are not at hand"
    assert reason(*claims) == wanted


def test_a_growth_of_a_quantity_may_name_its_unit_as_basis() -> None:
    rate = growth("10.0", basis="t")
    claims = (
        figure("level", "11.0 million", "imports CN TH 2024", unit="t", measure="goods-quantity", growths=(rate,)),
        figure("base", "10.0 million", "imports CN TH 2023", unit="t", measure="goods-quantity"),
    )
    found = run(*claims)
    assert checks_of(found, GROWTH) == [(HOLDS, ("base", "level"))]
    assert [one.derivation.leaves for one in found.estimates] == [("level",)]


def test_a_growth_without_value_finds_the_quantity_where_nobody_prints_money() -> None:
    claims = (
        figure("rate", None, "imports CN TH 2024", measure="goods-quantity", growths=(growth("10.0"),)),
        figure("level", "11.0 million", "imports CN TH 2024", unit="t", measure="goods-quantity"),
        figure("base", "10.0 million", "imports CN TH 2023", unit="t", measure="goods-quantity"),
    )
    assert checks_of(run(*claims), GROWTH) == [(HOLDS, ("base", "level", "rate"))]


@pytest.mark.parametrize(
    ("about", "rate", "missing"),
    [
        ("trade CN TH ?", growth("10.0"), "the period is not stated"),
        ("trade CN TH 2024", growth("10.0", kind="since"), "the text does not say against what it grew"),
        ("trade CN TH 2024", growth("3", kind="multiple"), "the text does not say against what it grew"),
        ("trade CN TH 0001", growth("10.0"), "the text does not say against what it grew"),
        ("trade CN TH 2024", growth("10.0"), "nothing at hand prints the base of 2023"),
        (
            "trade CN TH 2024",
            growth("10.0", "2015", "2016", kind="since"),
            "nothing at hand prints the base of 2015 or 2016",
        ),
    ],
)
def test_a_growth_that_cannot_be_formed_says_what_is_missing(about: str, rate: Growth, missing: str) -> None:
    assert reason(figure("a", "11.0 billion", about, growths=(rate,))) == missing


def test_a_growth_without_any_level_says_so() -> None:
    base = figure("base", "10.0 billion", "trade CN TH 2023")
    rate = figure("rate", None, growths=(growth("10.0"),))
    assert reason(rate, base) == "nothing at hand prints the level of 2024"


def test_a_bare_direction_asks_for_nothing() -> None:
    up = growth(None, direction=Direction.UP)
    base = figure("base", "10.0 billion", "trade CN TH 2023")
    assert run(figure("a", "1.0 billion", growths=(up,)), base).checks == ()


def test_a_second_claim_that_prints_the_same_rate_beside_the_same_level_is_no_second_check() -> None:
    claims = (
        figure("one", "110.0 billion", growths=(growth("10.0"),)),
        figure("two", "110.0 billion", growths=(growth("10.0"),), compiler="gacc"),
        figure("base", "100.0 billion", "trade CN TH 2023"),
    )
    assert checks_of(run(*claims), GROWTH) == [(HOLDS, ("base", "one"))]


# Growth of one fact by several claims


def test_rates_of_one_growth_are_set_beside_each_other() -> None:
    claims = (
        figure("one", None, growths=(growth("7.7"),)),
        figure("two", None, growths=(growth("7.75"),)),
        figure("three", None, growths=(growth("9.2"),)),
    )
    # 7.65 to 7.75 meets 7.745 to 7.755; 9.15 to 9.25 is 1.39 points above 7.76
    assert checks_of(run(*claims), CheckKind.SAME_GROWTH) == [(HOLDS, ("one", "two")), (FAILS, ("three", "two"))]
    held = run(*claims).of_kind(CheckKind.SAME_GROWTH)[0]
    assert (str(held.expected), str(held.printed), held.unit) == ("[7.65, 7.75]", "[7.745, 7.755]", "pct")


def test_rates_that_overlap_in_a_chain_are_checked_at_its_ends() -> None:
    """2.0 and "at least 2.0" agree, so do "at least 2.0" and 9.0; 2.0 and 9.0 do not."""
    claims = (
        figure("low", None, growths=(growth("2.0"),)),
        figure("open", None, growths=(growth("at least 2.0"),)),
        figure("high", None, growths=(growth("9.0"),)),
    )
    assert (FAILS, ("high", "low")) in checks_of(run(*claims), CheckKind.SAME_GROWTH)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (figure("two", None, growths=(growth("9.2", basis="CNY"),)), "another currency"),
        (figure("two", None, growths=(growth("9.2", "2022", kind="since"),)), "another base"),
        (figure("two", None, nature="forecast", growths=(growth("9.2"),)), "another nature"),
        (figure("two", None, "exports CN TH 2024", growths=(growth("9.2"),)), "another flow"),
        (figure("two", None, growths=(growth("9.2", "2015", "2023", kind="since"),)), "two candidate bases"),
    ],
)
def test_rates_of_different_growths_are_not_set_beside_each_other(other: AnyClaim, why: str) -> None:
    one = figure("one", None, growths=(growth("7.7"),))
    assert run(one, other).of_kind(CheckKind.SAME_GROWTH) == (), why


@pytest.mark.parametrize(("stated", "count"), [("ASEAN11", 0), ("ASEAN10", 1), (None, 1)])
def test_rates_of_a_bloc_in_two_compositions_are_not_set_beside_each_other(stated: str | None, count: int) -> None:
    about = "trade CN ASEAN 2025"
    one = figure("one", None, about, composition="ASEAN10", growths=(growth("7.7"),))
    two = figure("two", None, about, composition=stated, growths=(growth("9.2"),))
    assert len(run(one, two).of_kind(CheckKind.SAME_GROWTH)) == count


# Shares


def test_a_share_is_set_beside_its_part_and_the_whole_of_its_dimensions() -> None:
    """0.1575 × 99.95 = 15.742125 to 0.1585 × 100.05 = 15.857925."""
    claims = (
        figure("part", "15.8 billion", shares=(share("15.8"),)),
        figure("whole", "100.0 billion", "trade CN W 2024"),
    )
    check = only_check(run(*claims), SHARE)
    assert (check.status.value, printed(check), check.figures) == (HOLDS, "15.7421 to 15.8579", ("part", "whole"))


@pytest.mark.parametrize(
    ("percent", "status"),
    [
        ("15.8", HOLDS),  # up to 0.1585 × 100.05 = 15.857925; the part begins at 15.805
        ("15.7", CUT),  # up to 0.1575 × 100.05 = 15.757875; cut off up to 0.158 × 100.1 = 15.8158
        ("15.6", FAILS),  # cut off up to 0.157 × 100.1 = 15.7157
    ],
)
def test_a_share_may_hold_if_digits_were_cut_off(percent: str, status: str) -> None:
    claims = (
        figure("part", "15.81 billion", shares=(share(percent),)),
        figure("whole", "100.0 billion", "trade CN W 2024"),
    )
    assert checks_of(run(*claims), SHARE) == [(status, ("part", "whole"))]


@pytest.mark.parametrize(
    ("whole", "about", "more"),
    [
        ("commodity=all", "exports CN TH 2024", {}),
        ("flow=trade;commodity=all", "trade CN TH 2024", {}),
        ("reporter=VN;commodity=all", "exports VN TH 2024", {}),
        ("period=2023;commodity=all", "exports CN TH 2023", {}),
        ("concept=customs-imts;commodity=all", "exports CN TH 2024", {}),
        ("commodity=HS:08", "exports CN TH 2024", {"goods": "HS:08"}),
    ],
)
def test_a_whole_may_replace_any_dimension(whole: str, about: str, more: dict[str, Any]) -> None:
    claims = (
        figure("part", "5.0 billion", "exports CN TH 2024", goods="HS:081060", shares=(share("50.0", whole),)),
        figure("whole", "10.0 billion", about, **more),
    )
    assert checks_of(run(*claims), SHARE) == [(HOLDS, ("part", "whole"))]


def test_a_whole_may_be_a_figure() -> None:
    claims = (
        figure("part", "5.0 billion", "exports CN TH 2024", shares=(share("50.0", "whole"),)),
        figure("whole", "10.0 billion", "imports VN LA 2019"),
    )
    assert checks_of(run(*claims), SHARE) == [(HOLDS, ("part", "whole"))]


def test_a_whole_that_is_a_figure_is_taken_in_the_currency_of_the_part() -> None:
    claims = (
        figure("part", "5.0 billion", "exports CN TH 2024", shares=(share("50.0", "whole"),)),
        figure("whole", "70.0 billion", "exports CN W 2024", unit="CNY"),
        figure("whole-dollars", "10.0 billion", "exports CN W 2024"),
    )
    assert checks_of(run(*claims), SHARE) == [(HOLDS, ("part", "whole-dollars"))]


def test_a_share_of_quantity_beside_a_value_is_one_of_quantities() -> None:
    """929 of 1,426 thousand tonnes is 65.1 percent; the money beside it has nothing to do with it."""
    by_mass: dict[str, Any] = {"unit": "t", "measure": "goods-quantity", "goods": "HS:081060"}
    claims = (
        figure(
            "part",
            "4.0 billion",
            "imports CN TH 2023",
            goods="HS:081060",
            shares=(share("65.15", basis="quantity"),),
        ),
        figure("part-tonnes", "929,000", "imports CN TH 2023", **by_mass),
        figure("whole-tonnes", "1.426 million", "imports CN W 2023", **by_mass),
        figure("whole", "6.7 billion", "imports CN W 2023", goods="HS:081060"),
    )
    check = only_check(run(*claims), SHARE)
    # 0.65145 × 1,425,500 = 928,642 to 0.65155 × 1,426,500 = 929,436
    assert (check.status.value, printed(check, 3)) == (HOLDS, "928.642 to 929.4361")
    assert check.figures == ("part", "part-tonnes", "whole-tonnes")


def test_a_share_of_value_beside_a_quantity_is_one_of_values() -> None:
    claims = (
        figure(
            "part",
            "929,000",
            "imports CN TH 2023",
            unit="t",
            measure="goods-quantity",
            shares=(share("50.0", basis="value"),),
        ),
        figure("part-value", "5.0 billion", "imports CN TH 2023"),
        figure("whole-value", "10.0 billion", "imports CN W 2023"),
    )
    assert checks_of(run(*claims), SHARE) == [(HOLDS, ("part", "part-value", "whole-value"))]


def test_a_share_without_a_value_takes_the_part_that_others_print() -> None:
    claims = (
        figure("percent", None, "exports CN TH 2024", shares=(share("50.0"),)),
        figure("part", "5.0 billion", "exports CN TH 2024"),
        figure("whole", "10.0 billion", "exports CN W 2024"),
    )
    assert checks_of(run(*claims), SHARE) == [(HOLDS, ("part", "percent", "whole"))]


def test_a_share_of_an_indicator_is_of_another_scope() -> None:
    claims = (
        indicator("part", "0.5 million", scope="cross-border", shares=(share("50.0", "whole"),)),
        indicator("whole", "1.0 million"),
    )
    assert checks_of(run(*claims), SHARE) == [(HOLDS, ("part", "whole"))]


@pytest.mark.parametrize("whole", ["partner=W", "no-such-figure", "a", "partner=TH", "period=nonsense"])
def test_a_share_whose_whole_is_not_at_hand_cannot_be_formed(whole: str) -> None:
    missing = reason(figure("a", "5.0 billion", shares=(share("50.0", whole),)), kind=SHARE)
    assert missing == "nothing at hand prints the part and the whole in one unit"


def test_a_share_of_nothing_in_particular_cannot_be_formed() -> None:
    missing = reason(figure("a", "5.0 billion", shares=(share("50.0", None),)), kind=SHARE)
    assert missing == "the text does not say of what it is a share"


def test_two_figures_that_are_each_half_of_the_other_end_in_an_answer() -> None:
    """5 is half of 10, and 10 is not half of 5."""
    claims = (
        figure("a", "5.0 billion", "exports CN TH 2024", shares=(share("50.0", "b"),)),
        figure("b", "10.0 billion", "exports CN W 2024", shares=(share("50.0", "a"),)),
    )
    found = run(*claims)
    assert sorted(status for status, _ in checks_of(found, SHARE)) == [FAILS, HOLDS]
    assert codes(found) == [("error", "share.inconsistent", ("a", "b"))]
    assert found.settled


# Sums


def test_exports_and_imports_make_up_the_total() -> None:
    """9.95 + 4.95 = 14.90 to 10.05 + 5.05 = 15.10."""
    claims = (
        figure("out", "10.0 billion", "exports CN TH 2024"),
        figure("in", "5.0 billion", "imports CN TH 2024"),
        figure("all", "15.0 billion"),
    )
    check = only_check(run(*claims), FLOWS)
    assert (check.status.value, printed(check), check.figures) == (HOLDS, "14.9 to 15.1", ("all", "in", "out"))


@pytest.mark.parametrize(
    ("total", "status"),
    [
        ("15.1 billion", HOLDS),  # from 15.05, below 15.10
        ("15.2 billion", CUT),  # from 15.15; cut off the parts reach 10.1 + 5.1 = 15.20
        ("15.3 billion", FAILS),  # from 15.25
    ],
)
def test_a_sum_may_hold_if_digits_were_cut_off(total: str, status: str) -> None:
    claims = (
        figure("out", "10.0 billion", "exports CN TH 2024"),
        figure("in", "5.0 billion", "imports CN TH 2024"),
        figure("all", total),
    )
    assert only_check(run(*claims), FLOWS).status.value == status


def test_the_balance_is_exports_less_imports() -> None:
    """9.95 − 15.05 = −5.10 to 10.05 − 14.95 = −4.90."""
    claims = (
        figure("out", "10.0 billion", "exports CN TH 2024"),
        figure("in", "15.0 billion", "imports CN TH 2024"),
        figure("left", "-5.0 billion", "balance CN TH 2024"),
    )
    check = only_check(run(*claims), BALANCE)
    assert (check.status.value, printed(check)) == (HOLDS, "-5.1 to -4.9")


def test_any_choice_of_one_claim_for_each_fact_is_enough() -> None:
    """Only 10.0 + 5.0 makes 15.0; the exports of 12.0 contradict the others of their fact, and no sum."""
    claims = (
        figure("out-right", "10.0 billion", "exports CN TH 2024"),
        figure("out-wrong", "12.0 billion", "exports CN TH 2024"),
        figure("in", "5.0 billion", "imports CN TH 2024"),
        figure("all", "15.0 billion"),
    )
    found = run(*claims)
    assert checks_of(found, FLOWS) == [(HOLDS, ("all", "in", "out-right"))]
    assert [code for _, code, _ in codes(found)] == ["same-fact.conflict"]


def test_many_prints_of_one_fact_are_joined_and_never_fail_for_that() -> None:
    """Nine totals from 11 to 19: 15 is among them, and the nine are joined to one from 10.95 to 19.05."""
    totals = [figure(f"all-{number}", f"{number}.0 billion") for number in range(11, 20)]
    claims = (
        figure("out", "10.0 billion", "exports CN TH 2024"),
        figure("in", "5.0 billion", "imports CN TH 2024"),
    )
    check = only_check(run(*totals, *claims), FLOWS)
    assert (check.status.value, str(check.printed)) == (HOLDS, "[10950000000, 19050000000]")


def test_two_way_investment_is_outward_and_inward() -> None:
    claims = tuple(
        figure(flow, value, f"{flow} CN TH 2024", measure="fdi-flow")
        for flow, value in (("outward", "3.0 billion"), ("inward", "2.0 billion"), ("two-way", "5.0 billion"))
    )
    assert checks_of(run(*claims), FLOWS) == [(HOLDS, ("inward", "outward", "two-way"))]


def test_the_headings_of_traffic_make_up_both_and_an_unstated_heading_is_both() -> None:
    claims = (
        indicator("out", "1.0 million", heading="outbound"),
        indicator("in", "2.0 million", heading="inbound"),
        indicator("both", "3.0 million"),
    )
    check = only_check(run(*claims), FLOWS)
    assert (check.status.value, printed(check, 6), check.unit) == (HOLDS, "2.9 to 3.1", "t")


def test_stocks_are_no_sums() -> None:
    claims = tuple(
        figure(flow, value, f"{flow} CN TH 2024", measure="fdi-stock")
        for flow, value in (("outward", "3.0 billion"), ("inward", "2.0 billion"), ("two-way", "9.0 billion"))
    )
    assert run(*claims).checks == ()


FIVE = {"KZ": "40.0", "KG": "10.0", "TJ": "6.0", "TM": "8.0", "UZ": "30.0"}


def members(*left_out: str, period: str = "2024") -> list[AnyClaim]:
    return [
        figure(code.lower(), f"{value} billion", f"trade CN {code} {period}")
        for code, value in FIVE.items()
        if code not in left_out
    ]


def test_the_members_of_a_group_make_up_the_group() -> None:
    """40 + 10 + 6 + 8 + 30 = 94, with five halves of a tenth to both sides: 93.75 to 94.25."""
    check = only_check(run(*members(), figure("group", "94.0 billion", "trade CN CASIA5 2024")), MEMBERS)
    assert (check.status.value, printed(check)) == (HOLDS, "93.75 to 94.25")
    assert check.figures == ("group", "kg", "kz", "tj", "tm", "uz")


def test_too_many_choices_are_joined_and_never_fail_for_that() -> None:
    """Five prints for each of five members are 3,125 choices; one of them makes 94."""
    claims = [
        figure(f"{code.lower()}-{number}", f"{Decimal(value) + number} billion", f"trade CN {code} 2024")
        for code, value in FIVE.items()
        for number in range(5)
    ]
    check = only_check(run(*claims, figure("group", "94.0 billion", "trade CN CASIA5 2024")), MEMBERS)
    assert check.status.value == HOLDS


def test_members_without_one_are_no_check() -> None:
    found = run(*members("KZ"), figure("group", "94.0 billion", "trade CN CASIA5 2024"))
    assert found.of_kind(MEMBERS) == ()


def test_a_bloc_means_the_group_that_its_claim_states() -> None:
    """ASEAN is said to mean the five of Central Asia here, which no membership would tell."""
    bloc = figure("bloc", "94.0 billion", "trade CN ASEAN 2024", composition="CASIA5")
    assert checks_of(run(*members(), bloc), MEMBERS) == [(HOLDS, ("bloc", "kg", "kz", "tj", "tm", "uz"))]


def asean(period: str, *more: str) -> list[AnyClaim]:
    return [
        figure(code.lower(), "1.0 billion", f"trade CN {code} {period}")
        for code in ("KH", "LA", "MM", "TH", "VN", *more)
    ]


@pytest.mark.parametrize(
    ("period", "more", "count"),
    [
        ("2024", (), 1),
        ("2025", (), 0),  # Timor-Leste joined on 26 October, so that nobody can say whom the year counts
        ("2025", ("TL",), 0),
        ("2026", ("TL",), 1),
    ],
)
def test_a_bloc_that_changed_within_the_period_is_no_sum(period: str, more: tuple[str, ...], count: int) -> None:
    whole = figure("bloc", f"{5 + len(more)}.0 billion", f"trade CN ASEAN {period}")
    found = run(*asean(period, *more), whole, atlas=mini_atlas())
    assert len(found.of_kind(MEMBERS)) == count
    assert codes(found) == []


def test_a_bloc_in_no_stated_period_is_no_sum() -> None:
    whole = figure("bloc", "9.0 billion", "trade CN ASEAN ?")
    assert run(*asean("?"), whole, atlas=mini_atlas()).of_kind(MEMBERS) == ()


# Time


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("2024-Q1", ("2024-01", "2024-02", "2024-03")),
        ("2024-H2", ("2024-Q3", "2024-Q4")),
        ("2024-H2", ("2024-07", "2024-08", "2024-09", "2024-10", "2024-11", "2024-12")),
        ("2023/2024", ("2023-H1", "2023-H2", "2024-H1", "2024-H2")),
        ("2024-04/2024-06", ("2024-04", "2024-05/2024-06")),
    ],
)
def test_the_parts_of_a_period_make_it_up(whole: str, parts: tuple[str, ...]) -> None:
    claims = [figure(f"part-{number}", "1.0 billion", f"trade CN TH {part}") for number, part in enumerate(parts)]
    found = run(*claims, figure("whole", f"{len(parts)}.0 billion", f"trade CN TH {whole}"))
    full = [figures for status, figures in checks_of(found, MONTHS) if status == HOLDS]
    assert (*(f"part-{number}" for number in range(len(parts))), "whole") in full


def test_a_period_with_a_part_that_nobody_prints_is_no_check() -> None:
    claims = [figure(month, "1.0 billion", f"trade CN TH 2024-{month}") for month in ("04", "05")]
    assert run(*claims, figure("whole", "3.0 billion", "trade CN TH 2024-Q2")).of_kind(MONTHS) == ()


def test_a_month_is_the_difference_of_two_years_to_date() -> None:
    """21.20 to 21.40 by difference; months are restated, so that a near miss is told and no error."""
    claims = (
        figure("eight", "155.1 billion", "trade CN RU 2023-01/2023-08"),
        figure("nine", "176.4 billion", "trade CN RU 2023-01/2023-09"),
        figure("month", "21.18 billion", "trade CN RU 2023-09"),
    )
    found = run(*claims)
    check = only_check(found, DIFFERENCE)
    # 155.05 + 21.175 = 176.225 to 155.15 + 21.185 = 176.335; the nine months begin at 176.35, cut off 155.2 + 21.19
    assert (check.status.value, printed(check)) == (CUT, "176.225 to 176.335")
    assert codes(found) == []


@pytest.mark.parametrize(
    ("month", "code"),
    [
        # the difference is at least 176.35 − 155.20 = 21.15 and the month at most 20.3: 0.85 is 4.2 percent of 20.3
        ("20.2 billion", ("info", "months.restated")),
        # 21.15 − 19.3 = 1.85 is 9.6 percent of 19.3
        ("19.2 billion", ("error", "months.inconsistent")),
    ],
)
def test_a_month_far_from_the_difference_is_an_error_and_a_near_one_is_not(month: str, code: tuple[str, str]) -> None:
    claims = (
        figure("eight", "155.1 billion", "trade CN RU 2023-01/2023-08"),
        figure("nine", "176.4 billion", "trade CN RU 2023-01/2023-09"),
        figure("month", month, "trade CN RU 2023-09"),
    )
    assert codes(run(*claims)) == [(*code, ("eight", "month", "nine"))]


def test_two_halves_of_a_year_are_a_difference_too() -> None:
    claims = (
        figure("first", "4.0 billion", "trade CN TH 2024-H1"),
        figure("second", "5.0 billion", "trade CN TH 2024-H2"),
        figure("year", "9.0 billion", "trade CN TH 2024"),
    )
    assert checks_of(run(*claims), DIFFERENCE) == [(HOLDS, ("first", "second", "year"))]


def test_stocks_are_not_added_up_over_time() -> None:
    claims = [
        figure(month, "1.0 billion", f"outward CN TH 2024-{month}", measure="fdi-stock") for month in ("01", "02")
    ]
    assert (
        run(*claims, figure("both", "9.0 billion", "outward CN TH 2024-01/2024-02", measure="fdi-stock")).checks == ()
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Terms(valuation=Valuation.CIF), Terms(valuation=Valuation.FOB)),
        (Terms(system=TradeSystem.GENERAL), Terms(system=TradeSystem.SPECIAL)),
    ],
)
def test_claims_counted_in_two_ways_are_no_contradiction(first: Terms, second: Terms) -> None:
    """10.0 with freight and 13.0 without, or at two borders, are two things; of one kind they contradict."""
    low = figure("low", "10.0 billion", "imports CN TH 2024")
    high = figure("high", "13.0 billion", "imports CN TH 2024")
    assert codes(run(low.with_terms(first), high.with_terms(second))) == []
    assert codes(run(low.with_terms(first), high.with_terms(first))) == [
        ("error", "same-fact.conflict", ("high", "low"))
    ]
    assert codes(run(low.with_terms(first), high)) == [("error", "same-fact.conflict", ("high", "low"))]


def test_an_estimate_from_targets_says_that_it_is_of_that_nature() -> None:
    """Exports of 10.0 and imports of 5.0 that are aimed at make a trade of 15.0 that is aimed at."""
    aimed = Terms(nature=Nature.TARGET)
    found = run(
        figure("out", "10.0 billion", "exports CN TH 2030").with_terms(aimed),
        figure("in", "5.0 billion", "imports CN TH 2030").with_terms(aimed),
    )
    assert estimate_of(found, "trade CN TH 2030").note == "of nature target"


def test_a_rate_that_names_its_currency_is_not_excused_by_another() -> None:
    """Up 20.0 percent in yuan, printed beside 110 on 100 billion yuan; the dollars went from 10.0 to 12.0 billion."""
    claims = [
        figure("base", "100.0 billion", "trade CN TH 2023", unit="CNY"),
        figure("base-usd", "10.0 billion", "trade CN TH 2023"),
        figure("level-usd", "12.0 billion", "trade CN TH 2024"),
    ]
    for basis, code in (("CNY", "growth.inconsistent"), (None, "growth.other-currency")):
        level = figure("level", "110.0 billion", "trade CN TH 2024", unit="CNY", growths=(growth("20.0", basis=basis),))
        assert [told[1] for told in codes(run(*claims, level))] == [code]
