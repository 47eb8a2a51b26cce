# ruff: noqa: ANN401  # tests hand on whatever a parameter gives
"""Two claims compared: what kind of pair they are, how they then stand to each other, and on what that rests."""

import copy
import json
import pickle
from decimal import Decimal, localcontext
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import amount, figure, growth, indicator, rates_of, share
from claims import source as press
from regcoop.amount import Amount
from regcoop.comparison import (
    Comparison,
    ContainmentCheck,
    GrowthCheck,
    ShareCheck,
    Suspect,
    Verdict,
    check_containment,
    check_growth,
    check_share,
    compare,
)
from regcoop.comparison.judging import (
    Holding,
    base_behind,
    gap_between,
    holding,
    implied_factor,
    scale_between,
)
from regcoop.errors import (
    FieldTypeError,
    FieldValueError,
    IncomparableClaimsError,
    PeriodFormatError,
    QuantityKindError,
    UnknownCodeError,
)
from regcoop.figures import Origin, TradeFigure, Vintage
from regcoop.fixtures import load
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates import LIMIT_DAYS, Basis, OnMissing, Rate, bundled_rates
from regcoop.ratios import Direction
from regcoop.relations import THRESHOLDS, AnyClaim, MirrorClass, Relation, level_of
from regcoop.sources import SourceKind

RATES = bundled_rates()


def answer(first: AnyClaim | str, second: AnyClaim | str, **more: Any) -> Comparison:
    return compare(first, second, atlas=load(), **more)


def billions(interval: Interval | None, places: int = 2) -> tuple[str, str]:
    assert interval is not None
    low, high = (round(end.scaleb(-9), places) for end in (interval.lo, interval.hi))
    return str(low), str(high)


def ends(interval: object, places: int = 2) -> tuple[str, str]:
    assert isinstance(interval, Interval)
    low, high = (str(round(end, places) if end.is_finite() else end) for end in (interval.lo, interval.hi))
    return low, high


# Known answers on the bundled figures


def test_exports_of_nine_months_exceed_those_of_the_year() -> None:
    found = answer("cn-ln-ru-exports-2023-ytd09-cny-futureheadlines", "cn-ln-ru-exports-2023-cny-sputnik")
    assert (found.relation, found.component, found.verdict) == (Relation.CONTAINED, "period", Verdict.EXCEEDS)
    # 42.64 billion yuan, cut off at most 42.65; 14.4 billion, at most 14.5
    assert billions(found.number("part"), 3) == ("42.635", "42.650")  # type: ignore[arg-type]
    assert billions(found.number("whole"), 3) == ("14.350", "14.500")  # type: ignore[arg-type]


def test_exports_with_the_number_of_trade_make_the_flow_suspect() -> None:
    found = answer(
        "cn-ln-ru-exports-2023-ytd09-cny-futureheadlines", "cn-ln-ru-trade-2023-ytd09-cny-peoplesdailyonline"
    )
    assert (found.relation, found.component, found.verdict) == (Relation.CONTAINED, "flow", Verdict.FLOW)
    assert [str(suspect) for suspect in found.suspects] == ["flow suspect"]
    assert "exports" in found.suspects[0].told


def test_a_restated_total_is_not_set_beside_a_native_one() -> None:
    found = answer("cn-asean-trade-2024-usd-newsaz", "cn-asean-trade-2024-usd-xinhua", rates=RATES)
    assert (found.relation, found.verdict, found.differing) == (Relation.INCOMPARABLE, None, ("origin",))
    # a newspaper's 546.6 billion dollars for 3.92 trillion yuan, beside 552 that customs counted
    press_total = figure("vna", "546.6 billion", "trade CN ASEAN 2024-01/2024-07", is_restated=True)
    official = load().figures["cn-asean-trade-2024-ytd07-usd-globaltimes"]
    assert answer(attrs.evolve(press_total, composition="ASEAN10"), official).relation is Relation.INCOMPARABLE


def test_yuan_and_dollars_of_one_total_fit_the_average_rate() -> None:
    found = answer(
        "cn-asean-trade-2024-ytd07-usd-globaltimes", "cn-asean-trade-2024-ytd07-cny-vietnamnewsagency", rates=RATES
    )
    assert (found.relation, found.verdict) == (Relation.OTHER_CURRENCY, Verdict.AGREE)
    # 3915/552.5 = 7.0860, 3925/551.5 = 7.1170; the average is 7.222, less two percent 7.078
    assert ends(found.number("implied-rate"), 4) == ("7.0860", "7.1170")
    assert ends(found.number("allowed-rate")) == ("7.08", "7.37")
    assert [rate.basis for rate in found.rates] == ["period_average"]
    assert found.sources[-1].publisher == "European Central Bank"


def test_a_share_of_durian_holds() -> None:
    part, whole = "cn-th-fresh-durian-imports-2023-t-globaltimes", "cn-w-fresh-durian-imports-2023-t-globaltimes"
    found = answer(part, whole)
    (check,) = found.checks
    assert (found.relation, found.component, found.verdict) == (Relation.CONTAINED, "partner", Verdict.WITHIN)
    assert isinstance(check, ShareCheck)
    # 928.5/1426.5 = 65.089 %, 929.5/1425.5 = 65.205 %
    assert (check.verdict, ends(check.ratio, 3)) == (Verdict.CONSISTENT, ("65.089", "65.205"))
    assert ends(check.printed, 3) == ("65.145", "65.155")
    assert answer(whole, part).checks == found.checks


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("cn-uz-trade-2024-usd-ordakz", "cn-uz-trade-2024-usd-theastanatimes"),  # 13.7 and 13.78
        ("cn-tj-trade-2024-usd-ordakz", "cn-tj-trade-2024-usd-theastanatimes"),  # 3.8 and 3.86
    ],
)
def test_copies_with_digits_cut_off_agree_if_truncated(first: str, second: str) -> None:
    found = answer(first, second)
    assert (found.relation, found.verdict) == (Relation.SAME_FACT, Verdict.TRUNCATED)
    assert not found.is_repeat


@pytest.mark.parametrize(
    ("first", "second", "power"),
    [
        ("cn-ru-trade-2024-cny-ramblerfinance", "cn-ru-trade-2024-cny-thebusinesstimes", 3),
        ("asean-cn-fdi-inward-2019-usd-aseansecretariat", "asean-cn-fdi-inward-2019-usd-peoplesarmynewspaper", -3),
        ("cn-w-fresh-durian-imports-2024-t-freshplaza", "cn-w-fresh-durian-imports-2024-t-vietnamagriculturenews", 1),
    ],
)
def test_wrong_scale_words_are_suspected(first: str, second: str, power: int) -> None:
    found = answer(first, second)
    assert (found.verdict, found.number("power")) == (Verdict.SCALE, power)
    assert str(found.suspects[0]) == f"scale suspect(10^{power})"
    assert answer(second, first).number("power") == -power


def test_tonnes_and_kilograms_are_compared_in_one_unit() -> None:
    found = answer(
        "cn-w-fresh-durian-imports-2024-kg-southchinamorningpost",
        "cn-w-fresh-durian-imports-2024-t-vietnamagriculturenews",
    )
    assert (found.verdict, found.number("power")) == (Verdict.SCALE, 1)  # 15.6 billion kg and 1.56 million t
    assert "in the base unit of mass" in found.explain()


def test_growth_of_125_percent_fits_2016_only_if_cut_off() -> None:
    (check,) = check_growth(
        "cn-mekong5-trade-2024-usd-aitia", "cn-mekong5-trade-2016-usd-chinaradiointernational", atlas=load()
    )
    # 436.5/193.5 = 2.25581, 437.5/193.4 = 2.26215
    assert (check.verdict, ends(check.recomputed)) == (Verdict.TRUNCATED_PRINT, ("125.58", "126.22"))
    # 436.5/2.255 = 193.57, 437.5/2.245 = 194.88
    assert billions(check.implied_base) == ("193.57", "194.88")


def test_growth_of_125_percent_fits_what_may_be_known_of_2015() -> None:
    # 261.5 billion in 2018, at least 33.33 percent above 2015: 2015 was at most 196.2
    base = figure("mekong-2015", "at most 196.2 billion", "trade CN MEKONG5 2015")
    (check,) = check_growth("cn-mekong5-trade-2024-usd-aitia", base, atlas=load())
    assert check.verdict is Verdict.CONSISTENT
    assert ends(check.recomputed) == ("122.48", "Infinity")  # 436.5/196.2 = 2.22477


def test_the_base_behind_the_dollar_rate_is_given() -> None:
    base = figure("asean-2023", "512.5 billion", "trade CN ASEAN 2023-01/2023-07", composition="ASEAN10")
    (check,) = check_growth("cn-asean-trade-2024-ytd07-usd-globaltimes", base, atlas=load())
    # 551.5/1.0775 = 511.83, 552.5/1.0765 = 513.24
    assert (check.verdict, billions(check.implied_base)) == (Verdict.CONSISTENT, ("511.83", "513.24"))


def test_an_official_rate_stands_on_a_revised_base() -> None:
    found = answer(
        "cn-asean-trade-2024-ytd07-cny-vietnamnewsagency", "cn-asean-trade-2023-ytd07-cny-spuncopyofthegaccrelease"
    )
    (check,) = found.checks
    assert isinstance(check, GrowthCheck)
    assert (found.relation, found.verdict, check.verdict) == (
        Relation.GROWTH,
        Verdict.REVISED_BASE,
        Verdict.REVISED_BASE,
    )
    # 3915/3595 = 1.08901, 3925/3585 = 1.09484; printed 10.5 percent
    assert ends(found.number("growth")) == ("8.90", "9.48")
    assert (found.number("earlier"), found.number("later")) == ("2023-01/2023-07", "2024-01/2024-07")


def test_the_five_of_central_asia_lie_within_their_sum() -> None:
    parts = ("kz", "kg", "tj", "tm", "uz")
    for code in parts:
        found = answer(f"cn-{code}-trade-2024-usd-theastanatimes", "cn-casia5-trade-2024-usd-theastanatimes")
        assert (found.relation, found.component, found.verdict) == (Relation.CONTAINED, "partner", Verdict.WITHIN)


def test_an_average_annual_rate_counts_the_years_between() -> None:
    checks = check_growth("cn-casia5-trade-2024-cny-zaochenbao", "cn-casia5-trade-2013-cny-xinhua", atlas=load())
    since, average = checks
    # 674.15/312.04 = 2.16046; its eleventh root is 1.07254
    assert (since.verdict, ends(since.recomputed, 1)) == (Verdict.CONSISTENT, ("116.0", "116.1"))
    assert (average.verdict, average.years) == (Verdict.CONSISTENT, 11)
    assert ends(average.recomputed) == ("7.25", "7.25")


def test_the_two_sides_of_trade_with_asean_have_a_ratio_and_no_verdict_of_right() -> None:
    found = answer("asean-cn-trade-2024-usd-aseansecretariat", "cn-asean-trade-2024-usd-xinhua")
    assert (found.relation, found.verdict) == (Relation.MIRROR, Verdict.ASYMMETRY)
    # 982.05/772.45 = 1.27135, 982.15/772.35 = 1.27164
    assert ends(found.number("ratio"), 4) == ("1.2713", "1.2716")
    assert "neither side is shown right" in found.explain()


def test_yuan_called_dollars_make_the_unit_suspect() -> None:
    found = answer("cn-hl-ru-trade-2022-ytd08-cny-atisu", "cn-hl-ru-trade-2022-ytd08-usd-radiometroru", rates=RATES)
    assert (found.verdict, [suspect.kind for suspect in found.suspects]) == (Verdict.UNIT, [Verdict.UNIT])
    bare = answer("cn-hl-ru-trade-2022-ytd08-cny-atisu", "cn-hl-ru-trade-2022-ytd08-usd-radiometroru")
    assert (bare.verdict, [suspect.kind for suspect in bare.suspects]) == (Verdict.NEEDS_RATE, [Verdict.UNIT])


def test_a_currency_pair_tells_a_scale_error_too() -> None:
    found = answer("cn-ru-trade-2024-cny-thebusinesstimes", "cn-ru-trade-2024-usd-themoscowtimes", rates=RATES)
    assert (found.relation, found.verdict, found.number("power")) == (Relation.OTHER_CURRENCY, Verdict.SCALE, 3)


# One fact, one unit


def test_equal_prints_agree_and_are_a_repeat_of_one_compiler() -> None:
    first = figure("a", "10.0 billion", compiler="gacc")
    second = figure("b", "10.0 billion", compiler="gacc", by=press("weekly"))
    found = answer(first, second)
    assert (found.verdict, found.is_repeat) == (Verdict.AGREE, True)
    assert "neither bears the other out" in found.explain()
    assert not answer(first, figure("c", "10 billion", by=press("weekly"))).is_repeat


def test_two_prints_of_one_text_are_a_repeat() -> None:
    copied = attrs.evolve(press("copy"), copy_of="daily")
    found = answer(figure("a", "10.0 billion"), figure("b", "10 billion", by=copied))
    assert (found.verdict, found.is_repeat) == (Verdict.AGREE, True)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("10.0 billion", "10.04 billion", Verdict.AGREE),  # [9.95, 10.05] and [10.035, 10.045]
        ("10.0 billion", "10.05 billion", Verdict.AGREE),  # they touch
        ("10.0 billion", "10.09 billion", Verdict.TRUNCATED),  # cut off, up to 10.1
        ("over 10.0 billion", "10.09 billion", Verdict.AGREE),  # [10.0, 10.1]
        ("nearly 10.0 billion", "9.93 billion", Verdict.AGREE),  # [9.9, 10.0]
        ("about 10.0 billion", "10.4 billion", Verdict.AGREE),  # five percent
        ("at least 10.0 billion", "300 billion", Verdict.AGREE),
        ("at most 10.0 billion", "0.2 billion", Verdict.AGREE),
        ("10.0 billion", "99.9 billion", Verdict.SCALE),  # 99.9/10 lies in [9.95, 10.05]
        ("10.0 billion", "10.0 trillion", Verdict.SCALE),
        ("10.0 billion", "10.0 million", Verdict.SCALE),
        ("10.0 billion", "30.0 billion", Verdict.CONFLICT),
        ("at least 10.0 billion", "3.0 billion", Verdict.CONFLICT),  # no power of ten is sought without an end
        ("at most 1.0 billion", "3.0 billion", Verdict.CONFLICT),
        ("-10.0 billion", "10.0 billion", Verdict.CONFLICT),
        ("-10.0 billion", "-100 billion", Verdict.SCALE),
    ],
)
def test_prints_of_one_fact_have_a_verdict(one: str, other: str, verdict: Verdict) -> None:
    first, second = figure("a", one, compiler="gacc"), figure("b", other, compiler="stat-uz")
    assert answer(first, second).verdict is verdict
    assert answer(second, first).verdict is verdict


@pytest.mark.parametrize("power", [1, 3, 4, 6, 8, 9])
def test_every_scale_of_the_thresholds_is_found(power: int) -> None:
    first, second = figure("a", "1.23 billion"), figure("b", f"{1.23 * 10 ** (9 - power):.2f}")
    found = answer(first, second)
    assert found.number("power") == power
    without = attrs.evolve(THRESHOLDS, scales=())
    assert answer(first, second, thresholds=without).verdict is Verdict.CONFLICT


EARLY, LATE = press("early", "2024-01-20"), press("late", "2024-03-01")


@pytest.mark.parametrize(
    ("first", "second", "verdict", "assumed"),
    [
        ({"compiler": "gacc", "by": EARLY}, {"compiler": "gacc", "by": LATE}, Verdict.REVISION, False),
        ({"compiler": "gacc", "by": EARLY}, {"by": LATE}, Verdict.REVISION, True),
        ({"by": EARLY}, {"by": LATE}, Verdict.REVISION, True),
        ({"compiler": "gacc", "by": EARLY}, {"compiler": "stat-uz", "by": LATE}, Verdict.CONFLICT, False),
        ({"compiler": "gacc", "by": EARLY}, {"compiler": "gacc", "by": EARLY}, Verdict.CONFLICT, False),
        ({"compiler": "gacc"}, {"compiler": "gacc", "by": press("undated", None)}, Verdict.CONFLICT, False),
        ({"vintage": "first"}, {"vintage": "revised"}, Verdict.REVISION, True),
        ({"vintage": "first"}, {"vintage": "first"}, Verdict.CONFLICT, False),
        ({"vintage": "first"}, {}, Verdict.CONFLICT, False),
    ],
)
def test_a_small_gap_between_two_releases_is_presumed_a_revision(
    first: dict[str, Any], second: dict[str, Any], verdict: Verdict, *, assumed: bool
) -> None:
    # outer readings [10.15, 10.3] and [9.95, 10.1]: 0.05 of 10.1 lies between, which is 0.495 percent
    found = answer(figure("a", "10.2 billion", **first), figure("b", "10.0 billion", **second))
    assert found.verdict is verdict
    assert str(found.number("gap")).startswith("0.00495")
    assert any(one.attribute == "compiler" for one in found.assumed) is assumed
    if verdict is Verdict.REVISION:
        assert "presumption" in found.explain()


def test_a_gap_above_the_threshold_is_a_conflict() -> None:
    first, second = figure("a", "10.0 billion", by=EARLY), figure("b", "10.7 billion", by=LATE)
    # [9.95, 10.1] and [10.65, 10.8]: 0.55/10.1 = 5.4 percent
    assert answer(first, second).verdict is Verdict.CONFLICT
    loose = attrs.evolve(THRESHOLDS, revision=Decimal("0.06"))
    assert answer(first, second, thresholds=loose).verdict is Verdict.REVISION


def test_indicators_are_compared_as_figures_are() -> None:
    first = indicator("a", "13", "china-laos-railway transit-time 2024", unit="day", to="15")
    second = indicator("b", "14", "china-laos-railway transit-time 2024", unit="day")
    found = answer(first, second)
    assert (found.relation, found.verdict) == (Relation.SAME_FACT, Verdict.AGREE)
    assert "13 day to 15 day" in found.explain()
    later = indicator("c", "16.5", "china-laos-railway transit-time 2024", unit="day", by=LATE)
    assert answer(attrs.evolve(second, source=EARLY), later).verdict is Verdict.CONFLICT  # 1.45 days of 15


def test_a_claim_beside_itself_is_said_to_be_one() -> None:
    claim = figure("a", "10.0 billion")
    for found in (answer(claim, claim), answer(claim, copy.deepcopy(claim))):
        assert (found.relation, found.verdict) == (Relation.SAME_FACT, None)
        assert found.reasons == ("the two are one and the same claim, which cannot bear itself out",)
    other = figure("a", "12.0 billion")
    assert answer(claim, other).verdict is Verdict.CONFLICT  # one id, two claims


# Two currencies


def pair(dollars: str, yuan: str, **more: Any) -> tuple[TradeFigure, TradeFigure]:
    return figure("a", dollars, "trade CN TH 2023", **more), figure("b", yuan, "trade CN TH 2023", unit="CNY", **more)


SEVEN = rates_of({2023: "7.0000", 2024: "7.5000"})


@pytest.mark.parametrize(
    ("yuan", "verdict"),
    [
        ("700.0 billion", Verdict.AGREE),
        ("714 billion", Verdict.AGREE),  # 7.14 is two percent above
        ("686 billion", Verdict.AGREE),  # 6.86 two percent below
        ("730 billion", Verdict.CONFLICT),
        ("100.0 billion", Verdict.UNIT),
        ("70.0 billion", Verdict.SCALE),
        ("-700 billion", Verdict.CONFLICT),
    ],
)
def test_two_native_totals_must_fit_the_average(yuan: str, verdict: Verdict) -> None:
    first, second = pair("100.0 billion", yuan)
    found = answer(first, second, rates=SEVEN)
    assert (found.relation, found.verdict) == (Relation.OTHER_CURRENCY, verdict)
    assert answer(second, first, rates=SEVEN).verdict is verdict


def test_a_rate_may_fit_only_if_digits_were_cut_off() -> None:
    # 715/100 lies above 7.14: rounded (714.5 to 715.5)/(99.95 to 100.05) begins at 7.14143; 714.5/100.1 = 7.13786
    first, second = pair("100.0 billion", "715 billion")
    assert answer(first, second, rates=SEVEN).verdict is Verdict.TRUNCATED


def test_the_slack_of_a_currency_pair_is_a_threshold() -> None:
    first, second = pair("100.0 billion", "730 billion")
    loose = attrs.evolve(THRESHOLDS, currency_pair=Decimal("0.05"))
    assert answer(first, second, rates=SEVEN, thresholds=loose).verdict is Verdict.AGREE


def test_a_miss_of_the_average_by_another_release_is_presumed_a_revision() -> None:
    first, second = pair("100.0 billion", "730 billion")
    later = attrs.evolve(second, source=LATE)
    found = answer(attrs.evolve(first, source=EARLY), later, rates=SEVEN)
    assert found.verdict is Verdict.REVISION
    assert any(one.attribute == "compiler" for one in found.assumed)


def test_a_restated_total_may_be_of_any_day_until_a_week_after_publication() -> None:
    native, restated = pair("100.0 billion", "750 billion")
    restated = attrs.evolve(restated, origin=Origin.RESTATED, source=press("later", "2024-01-10"))
    found = answer(native, restated, rates=SEVEN)
    # 7.0 to 7.5 from January 2023 to 17 January 2024, half a percent to both sides
    assert (found.relation, found.verdict) == (Relation.OTHER_CURRENCY, Verdict.AGREE)
    assert ends(found.number("allowed-rate"), 2) == ("6.96", "7.54")  # 6.965 and 7.5375
    assert len(found.rates) == 2
    early = attrs.evolve(restated, source=press("early", "2023-12-20"))  # until 27 December only 7.0
    assert answer(native, early, rates=SEVEN).verdict is Verdict.CONFLICT


class OneByOne:
    """A table of one's own that answers single questions only."""

    def rate(
        self,
        base: str,
        quote: str,
        *,
        on: Any = None,
        period: Period | None = None,
        basis: Basis,
        on_missing: OnMissing = "error",
        limit_days: int = LIMIT_DAYS,
    ) -> Rate:
        return SEVEN.rate(base, quote, on=on, period=period, basis=basis, on_missing=on_missing, limit_days=limit_days)


def test_a_table_of_ones_own_is_asked_day_by_day() -> None:
    native, restated = pair("100.0 billion", "750 billion")
    restated = attrs.evolve(restated, origin=Origin.RESTATED, source=press("later", "2024-01-10"))
    quick, slow = (answer(native, restated, rates=rates) for rates in (SEVEN, OneByOne()))
    assert slow == quick
    far = attrs.evolve(restated, source=press("far", "2025-03-01"))  # days of 2025 have no rate
    assert answer(native, far, rates=OneByOne()).verdict is Verdict.AGREE


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"source": press("undated", None)}, "its source is undated"),
        ({"fact": figure("x", "1 billion", "trade CN TH ../2023", unit="CNY").fact}, "no known start"),
        ({"source": press("old", "2021-01-10")}, ""),
    ],
)
def test_a_restated_total_without_days_says_why(change: dict[str, Any], words: str) -> None:
    native, restated = pair("100.0 billion", "750 billion")
    restated = attrs.evolve(restated, origin=Origin.RESTATED, **change)
    if "fact" in change:
        native = native.with_fact(attrs.evolve(native.fact, period=restated.period))
    found = answer(native, restated, rates=SEVEN)
    assert found.verdict is (Verdict.NEEDS_RATE if words else Verdict.CONFLICT)
    assert words in " ".join(found.reasons)


def test_a_restated_total_in_a_currency_without_daily_rates_needs_one() -> None:
    native = figure("a", "10.0 billion", "trade VN CN 2023")
    restated = figure("b", "240 trillion", "trade VN CN 2023", unit="VND", is_restated=True)
    found = answer(native, restated, rates=RATES)
    assert found.verdict is Verdict.NEEDS_RATE
    assert "has no daily rate of VND per USD" in found.reasons[0]


def test_without_rates_two_currencies_need_one() -> None:
    found = answer(*pair("100.0 billion", "700.0 billion"))
    assert (found.verdict, found.reasons) == (Verdict.NEEDS_RATE, ("no table of rates was given: pass rates=",))
    assert ends(found.number("implied-rate"), 3) == ("6.996", "7.004")  # 699.95/100.05, 700.05/99.95
    lacking = answer(*pair("100.0 billion", "700 billion"), rates=rates_of({2020: "7.0000"}))
    assert lacking.verdict is Verdict.NEEDS_RATE
    assert "2023" in lacking.reasons[0]


def test_a_currency_pair_that_may_be_zero_implies_nothing() -> None:
    found = answer(*pair("at most 5.0 billion", "700 billion"), rates=SEVEN)
    assert (found.verdict, found.numbers) == (None, ())
    assert "may be zero" in found.reasons[0]
    endless = answer(*pair("at least 50.0 billion", "700 billion"), rates=SEVEN)
    assert endless.verdict is Verdict.AGREE  # from nothing up to 14 yuan for a dollar
    too_much = answer(*pair("at least 200.0 billion", "700 billion"), rates=SEVEN)
    assert too_much.verdict is Verdict.CONFLICT  # at most 3.5 yuan


# Growth


def two_years(level: str, base: str, *growths: Any, unit: str = "USD", **more: Any) -> tuple[TradeFigure, TradeFigure]:
    later = figure("a", level, "trade CN TH 2024", unit=unit, growths=growths, **more)
    return later, figure("b", base, "trade CN TH 2023", unit=unit)


@pytest.mark.parametrize(
    ("rate", "verdict"),
    [
        ("20.0", Verdict.CONSISTENT),  # 120.0/100.0: [119.95/100.05, 120.05/99.95] is 19.89 to 20.11
        ("20.2", Verdict.TRUNCATED_PRINT),  # from 20.15; the levels cut off give up to 120.1/99.95, 20.16
        ("20.5", Verdict.REVISED_BASE),  # 120/1.205 = 99.59
        ("19.8", Verdict.TRUNCATED_PRINT),  # up to 19.9 if cut off; the levels cut off give from 119.95/100.1, 19.83
        ("23.0", Verdict.REVISED_BASE),  # 120/1.23 = 97.6, two and a half percent off
        ("30.0", Verdict.INCONSISTENT),  # 120/1.3 = 92.3
        ("-20.0", Verdict.INCONSISTENT),
    ],
)
def test_a_printed_growth_has_a_verdict(rate: str, verdict: Verdict) -> None:
    later, base = two_years("120.0 billion", "100.0 billion", growth(rate, "2023", basis="USD"))
    (check,) = check_growth(later, base, atlas=load())
    assert check.verdict is verdict
    found = answer(later, base)
    assert (found.verdict, found.checks[0].verdict) == (verdict, verdict)
    assert answer(base, later).checks == found.checks


def test_a_rate_rounded_down_towards_less_fall_is_a_truncated_print() -> None:
    # 93.2/100.0 is −6.8 percent, at most 6.899 as printed; "−6.8" cut off from −6.89
    later, base = two_years("93.12 billion", "100.00 billion", growth("-6.8", "2023", basis="USD"))
    (check,) = check_growth(later, base, atlas=load())
    assert (check.verdict, ends(check.recomputed)) == (Verdict.TRUNCATED_PRINT, ("-6.89", "-6.87"))


def test_a_revised_base_takes_one_compiler() -> None:
    later, base = two_years("120.0 billion", "100.0 billion", growth("23.0", "2023", basis="USD"))
    later, other = attrs.evolve(later, compiler="gacc"), attrs.evolve(base, compiler="stat-uz")
    terms = attrs.evolve(later.terms)
    (check,) = check_growth(
        attrs.evolve(later, terms=terms, fact=attrs.evolve(later.fact, concept="customs-imts")),
        attrs.evolve(other, fact=attrs.evolve(other.fact, concept="customs-imts")),
        atlas=load(),
    )
    assert check.verdict is Verdict.INCONSISTENT


@pytest.mark.parametrize(
    ("level", "base", "kind", "rate", "direction", "verdict"),
    [
        ("120.0 billion", "100.0 billion", "yoy", None, "up", Verdict.CONSISTENT),
        ("80.0 billion", "100.0 billion", "yoy", None, "down", Verdict.CONSISTENT),
        ("80.0 billion", "100.0 billion", "yoy", None, "up", Verdict.INCONSISTENT),
        ("98.0 billion", "100.0 billion", "yoy", None, "up", Verdict.REVISED_BASE),  # the base is two percent above
        ("300 billion", "100.0 billion", "multiple", "3.0", None, Verdict.CONSISTENT),
        ("400 billion", "100.0 billion", "multiple", "3.0", None, Verdict.INCONSISTENT),
        ("38.5 billion", "100.0 billion", "multiple", "2.6", "down", Verdict.CONSISTENT),  # 100/38.5 = 2.597
    ],
)
def test_directions_and_multiples_are_checked_too(  # noqa: PLR0917
    level: str, base: str, kind: str, rate: str | None, direction: str | None, verdict: Verdict
) -> None:
    side = None if direction is None else Direction(direction)
    later, earlier = two_years(level, base, growth(rate, "2023", kind=kind, direction=side))
    (check,) = check_growth(later, earlier, atlas=load())
    assert check.verdict is verdict
    assert check.unit == ("times" if kind == "multiple" else "pct")
    assert check.explain().endswith(".")


def test_a_bare_direction_implies_no_base() -> None:
    later, base = two_years("120.0 billion", "100.0 billion", growth(None, "2023", direction=Direction.UP))
    (check,) = check_growth(later, base, atlas=load())
    assert (check.printed, check.printed_outer, check.implied_base, check.implied_base_outer) == (None,) * 4


def test_a_fall_of_which_nothing_may_be_left_has_no_end() -> None:
    fell = growth("2.6", "2023", kind="multiple", direction=Direction.DOWN)
    later, base = two_years("at most 40.0 billion", "100.0 billion", fell)
    (check,) = check_growth(later, base, atlas=load())
    # 99.95/40.0 = 2.49875, without an upper end
    assert (check.verdict, ends(check.recomputed)) == (Verdict.CONSISTENT, ("2.50", "Infinity"))


# Growth in the other currency

TWO = rates_of({2023: "7.0000", 2024: "7.3500"})
"""Five percent more yuan for a dollar."""


def test_a_rate_in_another_currency_says_so() -> None:
    # dollars grew by 20 percent, so yuan by 1.2 * 1.05 = 26 percent
    later, base = two_years("120.0 billion", "100.0 billion", growth("26.0", "2023", basis="CNY"))
    (bare,) = check_growth(later, base, atlas=load())
    assert (bare.verdict, bare.converted, bare.implied_base) == (Verdict.OTHER_BASIS, None, None)
    assert bare.reasons == ("the rate is one in CNY and the levels are in USD",)
    (known,) = check_growth(later, base, atlas=load(), rates=TWO)
    assert (known.verdict, ends(known.converted, 0)) == (Verdict.OTHER_BASIS, ("26", "26"))
    assert [str(rate.window) for rate in known.rates] == ["2024", "2023"]
    assert known.sources[-1].id == "bank"


def test_a_rate_that_fits_though_it_names_another_currency_says_so() -> None:
    later, base = two_years("120.0 billion", "100.0 billion", growth("20.0", "2023", basis="CNY"))
    (check,) = check_growth(later, base, atlas=load())
    assert (check.verdict, len(check.reasons)) == (Verdict.CONSISTENT, 1)


@pytest.mark.parametrize(("rate", "verdict"), [("30.0", Verdict.REVISED_BASE), ("60.0", Verdict.INCONSISTENT)])
def test_a_rate_that_fits_in_neither_currency_is_judged_there(rate: str, verdict: Verdict) -> None:
    later, base = two_years("120.0 billion", "100.0 billion", growth(rate, "2023", basis="CNY"))
    (check,) = check_growth(later, base, atlas=load(), rates=TWO)
    assert check.verdict is verdict
    assert "does not fit there either" in check.reasons[0]


def test_a_rate_without_a_currency_is_looked_for_in_the_other_one() -> None:
    later, base = two_years("120.0 billion", "100.0 billion", growth("26.0", "2023"))
    (check,) = check_growth(later, base, atlas=load(), rates=TWO)
    assert check.verdict is Verdict.OTHER_BASIS
    assert [one.attribute for one in check.assumed].count("basis") == 1
    # without rates 120/1.26 = 95.2 is near enough to 100 for a revision
    (bare,) = check_growth(later, base, atlas=load())
    assert bare.verdict is Verdict.REVISED_BASE


def test_rates_of_other_years_leave_the_other_currency_open() -> None:
    later, base = two_years("120.0 billion", "100.0 billion", growth("26.0", "2023"))
    (check,) = check_growth(later, base, atlas=load(), rates=rates_of({2020: "7.0000"}))
    assert (check.verdict, check.rates) == (Verdict.REVISED_BASE, ())


def test_a_small_miss_is_not_explained_by_a_currency_that_hardly_helps() -> None:
    # 19 percent: the levels give 20, and in yuan 26, which lies further off
    later, base = two_years("120.0 billion", "100.0 billion", growth("19.0", "2023"))
    (check,) = check_growth(later, base, atlas=load(), rates=TWO)
    assert (check.verdict, check.converted) == (Verdict.REVISED_BASE, None)


def test_the_other_currency_of_a_region_is_that_of_its_country() -> None:
    later = figure("a", "120.0 billion", "trade CN-YN TH 2024", growths=(growth("26.0", "2023"),))
    base = figure("b", "100.0 billion", "trade CN-YN TH 2023")
    (check,) = check_growth(later, base, atlas=load(), rates=TWO)
    assert check.verdict is Verdict.OTHER_BASIS
    bloc = figure("c", "120.0 billion", "trade ASEAN CN 2024", unit="CNY", growths=(growth("14.3", "2023"),))
    old = figure("d", "100.0 billion", "trade ASEAN CN 2023", unit="CNY")
    (check,) = check_growth(bloc, old, atlas=load(), rates=TWO)  # 1.2/1.05 = 1.1429 in dollars
    assert check.verdict is Verdict.OTHER_BASIS


# Growths that cannot be checked


@pytest.mark.parametrize(
    ("growths", "words"),
    [
        ((), "prints no growth"),
        ((growth("20.0", "2022"),), "20.0 pct (yoy against 2022)"),
        ((growth("20.0", "2023", basis="volume"),), "the growth is one of volume and the levels are in USD"),
        ((growth("20.0", "2023", basis="t"),), "the growth is one in t and the levels are in USD"),
    ],
)
def test_a_growth_that_is_not_against_the_base_is_refused(growths: Any, words: str) -> None:
    later, base = two_years("120.0 billion", "100.0 billion", *growths)
    with pytest.raises(IncomparableClaimsError) as refused:
        check_growth(later, base, atlas=load())
    assert words in str(refused.value)
    assert refused.value.claims == ("a", "b")


@pytest.mark.parametrize(
    ("base", "words"),
    [
        (figure("b", "100.0 billion", "trade CN VN 2023"), "the partner differ"),
        (figure("b", "100.0 billion", "exports CN VN 2023"), "the flow and partner differ"),
        (figure("b", "100.0 billion", "trade CN TH 2023", unit="CNY"), "one is in USD and the other in CNY"),
        (figure("b", "100.0 billion", "trade CN TH 2023", nature="target"), "the nature differ"),
        (figure("b", None, "trade CN TH 2023", growths=(growth("1.0"),), quantity="money"), "b prints no value"),
    ],
)
def test_a_base_that_is_not_the_same_fact_is_refused(base: TradeFigure, words: str) -> None:
    later = figure("a", "120.0 billion", "trade CN TH 2024", growths=(growth("20.0", "2023"),))
    with pytest.raises(IncomparableClaimsError) as refused:
        check_growth(later, base, atlas=load())
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "base", "words"),
    [
        ("since", "2024", "2024 is not before 2024"),
        ("since", "2025", "2025 is not before 2024"),
        ("previous-period", "?", "a period is not stated"),
    ],
)
def test_a_base_that_is_not_earlier_is_refused(kind: str, base: str, words: str) -> None:
    later = figure("a", "120.0 billion", "trade CN TH 2024")
    earlier = figure("b", "100.0 billion", f"trade CN TH {base}")
    with pytest.raises(IncomparableClaimsError) as refused:
        check_growth(later, earlier, atlas=load(), growth=growth("20.0", kind=kind))
    assert words in str(refused.value) or "no stated period" in str(refused.value)


def test_a_level_of_an_unknown_period_is_refused() -> None:
    later = figure("a", "120.0 billion", "trade CN TH ?", growths=(growth("20.0", "2023"),))
    with pytest.raises(IncomparableClaimsError, match="a period is not stated"):
        check_growth(later, figure("b", "100.0 billion", "trade CN TH 2023"), atlas=load())


def test_a_growth_since_needs_no_like_period() -> None:
    later = figure("a", "120.0 billion", "trade CN TH 2024-12")
    earlier = figure("b", "100.0 billion", "trade CN TH 2024-11")
    (check,) = check_growth(later, earlier, atlas=load(), growth=growth("20.0", kind="previous-period"))
    assert check.verdict is Verdict.CONSISTENT
    with pytest.raises(IncomparableClaimsError, match="against"):
        check_growth(later, earlier, atlas=load(), growth=growth("20.0"))  # year on year against November 2024


def test_a_month_on_month_growth_is_checked_though_the_pair_is_incomparable() -> None:
    later = figure(
        "a", "120.0 billion", "trade CN TH 2024-12", growths=(growth("20.0", "2024-11", kind="previous-period"),)
    )
    earlier = figure("b", "100.0 billion", "trade CN TH 2024-11")
    found = answer(later, earlier)
    assert (found.relation, found.verdict) == (Relation.INCOMPARABLE, None)
    assert [check.verdict for check in found.checks] == [Verdict.CONSISTENT]
    assert "Growth printed" in found.explain()
    target = figure("c", "100.0 billion", "trade CN TH 2024-11", nature="target")
    assert answer(later, target).checks == ()


def test_year_on_year_without_a_stated_base_is_against_the_year_before() -> None:
    later, base = two_years("120.0 billion", "100.0 billion", growth("20.0"))
    assert [check.verdict for check in answer(later, base).checks] == [Verdict.CONSISTENT]
    older = figure("c", "100.0 billion", "trade CN TH 2022")
    assert answer(later, older).checks == ()
    assert answer(later, older).verdict is None
    first = figure("d", "1.0 billion", "trade CN TH 0001", growths=(growth("20.0"),))
    assert answer(first, older).checks == ()  # there is no year before the first


def test_of_several_growths_the_gravest_stands_for_the_pair() -> None:
    growths = (growth("20.0", "2023"), growth("60.0", "2023", kind="since"))
    found = answer(*two_years("120.0 billion", "100.0 billion", *growths))
    assert [check.verdict for check in found.checks] == [Verdict.CONSISTENT, Verdict.INCONSISTENT]
    assert found.verdict is Verdict.INCONSISTENT


def test_growth_over_a_base_that_may_be_negative_says_nothing() -> None:
    later = figure("a", "5.0 billion", "balance CN TH 2024", growths=(growth("20.0", "2023"),))
    base = figure("b", "-4.0 billion", "balance CN TH 2023")
    found = answer(later, base)
    assert (found.relation, found.verdict, found.numbers) == (Relation.GROWTH, None, ())
    assert "says nothing" in found.reasons[0]
    (check,) = check_growth(later, base, atlas=load())
    assert (check.verdict, check.recomputed, check.recomputed_outer) == (None, None, None)
    assert check.explain().endswith("Verdict: none.")


def test_a_misfit_in_a_pair_has_no_verdict() -> None:
    later = figure("a", "120 million", "imports CN W 2024", unit="t", measure="goods-quantity",
                   growths=(growth("20", "2023", basis="USD"),))  # fmt: skip
    base = figure("b", "100 million", "imports CN W 2023", unit="t", measure="goods-quantity")
    (check,) = answer(later, base).checks
    assert (check.verdict, check.reasons) == (None, ("the growth is one in USD and the levels are in t",))
    volume = attrs.evolve(later, growths=(growth("20", "2023", basis="volume"),))
    assert [check.verdict for check in answer(volume, base).checks] == [Verdict.CONSISTENT]


def test_a_level_may_be_given_for_a_growth_alone() -> None:
    later = figure("a", None, "trade CN TH 2024", growths=(growth("20.0", "2023"),), quantity="money")
    base = figure("b", "100.0 billion", "trade CN TH 2023")
    with pytest.raises(IncomparableClaimsError, match="pass its level as level="):
        check_growth(later, base, atlas=load())
    (check,) = check_growth(later, base, atlas=load(), level=amount("120.0 billion"))
    assert check.verdict is Verdict.CONSISTENT
    with pytest.raises(FieldValueError, match=r"prints 100\.0 billion USD"):
        check_growth(base, base, atlas=load(), level=amount("120.0 billion"))


@pytest.mark.parametrize("more", [{"growth": "7.7"}, {"level": Decimal(5)}, {"thresholds": None}])
def test_check_growth_refuses_other_types(more: dict[str, Any]) -> None:
    later, base = two_years("120.0 billion", "100.0 billion", growth("20.0"))
    with pytest.raises(FieldTypeError):
        check_growth(later, base, atlas=load(), **more)


# Part and whole


@pytest.mark.parametrize(
    ("part", "whole", "verdict"),
    [
        ("10.0 billion", "12.0 billion", Verdict.WITHIN),
        ("12.0 billion", "12.0 billion", Verdict.WITHIN),
        ("12.0 billion", "11.9 billion", Verdict.WITHIN),  # cut off, 11.9 may be 12.0
        ("12.2 billion", "12.0 billion", Verdict.EXCEEDS),  # at least 12.15 beside at most 12.1
        ("at least 10.0 billion", "12.0 billion", Verdict.WITHIN),
        ("13.0 billion", "at least 12.0 billion", Verdict.WITHIN),
    ],
)
def test_a_part_is_at_most_its_whole(part: str, whole: str, verdict: Verdict) -> None:
    inner, outer = figure("a", part, "trade CN TH 2024-01/2024-07"), figure("b", whole)
    assert answer(inner, outer).verdict is verdict
    assert answer(outer, inner).verdict is verdict
    assert check_containment(inner, outer, atlas=load()).verdict is verdict


@pytest.mark.parametrize(
    ("part", "whole", "more", "words"),
    [
        ("balance CN TH 2024-01", "balance CN TH 2024", {}, "a balance may be below zero"),
        ("inward CN TH 2024-01", "inward CN TH 2024", {"measure": "fdi-flow"}, "fdi-flow may be below zero"),
        ("imports CN TH 2024-01", "imports CN TH 2024", {"measure": "unit-value", "unit": "USD/t"}, "is a rate"),
        ("none CN TH 2024-01", "none CN TH 2024", {"measure": "index", "unit": "times"}, "is a level"),
        ("none CN TH 2024-01", "none CN TH 2024", {"measure": "city-pairs", "unit": "pair"}, "is a stock"),
        ("none CN TH 2024-01", "none CN TH 2024", {"measure": "made-up"}, "does not say what made-up is"),
    ],
)
def test_what_may_be_above_its_whole_is_not_judged(part: str, whole: str, more: dict[str, Any], words: str) -> None:
    inner, outer = figure("a", "10", part, **more), figure("b", "2", whole, **more)
    found = answer(inner, outer)
    assert (found.relation, found.verdict) == (Relation.CONTAINED, None)
    assert words in found.reasons[0]


def test_a_stock_of_a_part_is_at_most_that_of_the_whole() -> None:
    more: dict[str, Any] = {"measure": "city-pairs", "unit": "pair"}
    inner, outer = figure("a", "10", "none CN TH 2024", **more), figure("b", "8", "none CN W 2024", **more)
    assert answer(inner, outer).verdict is Verdict.EXCEEDS


@pytest.mark.parametrize(("exports", "verdict"), [("12.0 billion", Verdict.FLOW), ("over 8.0 billion", Verdict.WITHIN)])
def test_a_flow_that_equals_its_sum_is_suspect(exports: str, verdict: Verdict) -> None:
    found = answer(figure("a", exports, "exports CN TH 2024"), figure("b", "12.0 billion"))
    assert found.verdict is verdict
    endless = answer(figure("a", "at least 8.0 billion", "exports CN TH 2024"), figure("b", "12.0 billion"))
    assert endless.verdict is Verdict.WITHIN


def test_containment_may_mix_dimensions() -> None:
    part = figure("a", "13.0 billion", "exports CN-YN TH 2024-01/2024-07")
    whole = figure("b", "12.0 billion", "trade CN ASEAN 2024")
    check = check_containment(part, whole, atlas=load())
    assert check.components == ("flow", "reporter", "partner", "period")
    assert check.verdict is Verdict.EXCEEDS
    assert ends(check.part_interval, 0) == ("12950000000", "13100000000")
    assert ends(check.whole_interval, 0) == ("11950000000", "12100000000")
    assert answer(part, whole).relation is Relation.INCOMPARABLE


@pytest.mark.parametrize(
    ("whole", "words"),
    [
        (figure("b", "12.0 billion"), "they speak of one fact"),
        (figure("b", "12.0 billion", "trade CN VN 2024"), "the partner of the one does not lie in that of the other"),
        (figure("b", "12.0 billion", "trade CN TH 2024-01"), "the period of the one does not lie"),
        (figure("b", "12.0 billion", "trade CN W 2024", unit="CNY"), "USD and CNY measure different things"),
        (figure("b", "12.0 billion", "trade CN W 2024", nature="target"), "the nature differ"),
        (figure("b", "12.0 billion", "trade CN W 2024", measure="services-trade"), "the measure of the one"),
        (figure("b", None, "trade CN W 2024", growths=(growth("1.0"),)), "b prints no value"),
    ],
)
def test_what_contains_nothing_is_refused(whole: TradeFigure, words: str) -> None:
    with pytest.raises(IncomparableClaimsError) as refused:
        check_containment(figure("a", "10.0 billion"), whole, atlas=load())
    assert words in str(refused.value)


def test_a_containment_tells_its_numbers() -> None:
    part, whole = "cn-ln-ru-exports-2023-ytd09-cny-futureheadlines", "cn-ln-ru-exports-2023-cny-sputnik"
    check = check_containment(part, whole, atlas=load())
    told = check.explain()
    assert "by period" in told
    assert "the part allows 42,635,000,000 to 42,650,000,000 CNY" in told.replace("The part", "the part")
    assert told.endswith("Verdict: exceeds.")
    assert json.loads(json.dumps(check.to_dict()))["verdict"] == "exceeds"
    assert [source.id for source in check.sources] == check.to_dict()["sources"]
    bare = check_containment(
        figure("a", "1.0 billion", "balance CN TH 2024-01"),
        figure("b", "1.0 billion", "balance CN TH 2024"),
        atlas=load(),
    )
    assert bare.verdict is None
    assert "Verdict: none." in bare.explain()
    assert bare.to_dict()["verdict"] is None


# Shares


@pytest.mark.parametrize(
    ("percent", "verdict"),
    [
        ("15.0", Verdict.CONSISTENT),  # 15.0/100.0
        ("14.9", Verdict.TRUNCATED_PRINT),  # up to 15.0 if cut off; 14.995/100.01 = 14.994
        ("14.0", Verdict.INCONSISTENT),
        ("over 14.0", Verdict.INCONSISTENT),  # [14.0, 14.1]
        ("at least 14.0", Verdict.CONSISTENT),
    ],
)
def test_a_printed_share_has_a_verdict(percent: str, verdict: Verdict) -> None:
    part = figure("a", "15.00 billion", shares=(share(percent),))
    whole = figure("b", "100.00 billion", "trade CN W 2024")
    (check,) = check_share(part, whole, atlas=load())
    assert check.verdict is verdict
    assert [one.verdict for one in answer(part, whole).checks] == [verdict]


def test_a_share_may_fit_only_if_digits_were_cut_off() -> None:
    part = figure("a", "15.8 billion", shares=(share("15"),))
    (check,) = check_share(part, figure("b", "100.0 billion", "trade CN W 2024"), atlas=load())
    assert check.verdict is Verdict.TRUNCATED_PRINT
    assert check.ratio_outer is not None


@pytest.mark.parametrize(
    ("whole", "about", "fits"),
    [
        ("partner=W", "trade CN W 2024", True),
        ("partner=W", "trade CN ASEAN 2024", False),
        ("period=2024", "trade CN TH 2024", True),
        ("period=FY2024@TH", "trade CN TH 2024", False),  # not read without a calendar
        ("b", "trade CN W 2024", True),
        ("c", "trade CN W 2024", False),
        (None, "trade CN W 2024", True),
    ],
)
def test_a_share_is_checked_against_its_own_whole(whole: str | None, about: str, *, fits: bool) -> None:
    part = figure("a", "15.0 billion", "trade CN TH 2024-01/2024-07", shares=(share("15.0", whole),))
    if whole == "partner=W":
        part = figure("a", "15.0 billion", shares=(share("15.0", whole),))
    other = figure("b", "100.0 billion", about)
    if not fits:
        with pytest.raises(IncomparableClaimsError, match=r"prints 15\.0 pct of"):
            check_share(part, other, atlas=load())
        return
    (check,) = check_share(part, other, atlas=load())
    assert check.verdict is Verdict.CONSISTENT
    assert any(one.attribute == "whole" for one in check.assumed) is (whole is None)


def test_all_goods_are_the_whole_of_some() -> None:
    part = figure("a", "15.0 billion", goods="HS:08", shares=(share("15.0", "commodity=all"),))
    whole = figure("b", "100.0 billion")
    found = answer(part, whole)
    assert (found.component, [check.verdict for check in found.checks]) == ("commodity", [Verdict.CONSISTENT])


def test_a_share_of_value_is_never_one_of_quantity() -> None:
    part = figure("a", "15.0 billion", shares=(share("15.0", "partner=W", "quantity"),))
    whole = figure("b", "100.0 billion", "trade CN W 2024")
    with pytest.raises(FieldValueError, match="a share of value"):
        check_share(part, whole, atlas=load())
    mass = figure("c", "15.0 million", "imports CN TH 2024", unit="t", measure="goods-quantity",
                  shares=(share("15.0", "partner=W", "value"),))  # fmt: skip
    every = figure("d", "100.0 million", "imports CN W 2024", unit="t", measure="goods-quantity")
    with pytest.raises(FieldValueError, match="a share of quantity"):
        check_share(mass, every, atlas=load())
    with pytest.raises(IncomparableClaimsError, match="measure different things"):
        check_share(part, every, atlas=load(), share=share("15.0"))
    with pytest.raises(IncomparableClaimsError, match="prints no share"):
        check_share(whole, part, atlas=load())
    with pytest.raises(FieldTypeError):
        check_share(part, whole, atlas=load(), share="15.0")  # type: ignore[arg-type]


def test_a_share_of_what_may_be_zero_is_none() -> None:
    part = figure("a", "15.0 billion", shares=(share("15.0"),))
    (check,) = check_share(part, figure("b", "at most 9.0 billion", "trade CN W 2024"), atlas=load())
    assert (check.verdict, check.ratio) == (None, None)
    assert "may be zero" in check.reasons[0]
    assert check.explain().endswith("Verdict: none.")
    assert check.to_dict()["ratio"] is None


def test_a_share_of_another_measure_is_said_to_be_one() -> None:
    found = check_share(
        "casia5-cn-trade-potential-2024-usd-thetimesofcentralasia",
        "casia5-cn-trade-2024-usd-centralasianlightorg",
        atlas=load(),
    )
    assert found[0].reasons == (
        "the measure differs between part and whole",
        "the nature differs between part and whole",  # an estimate of what might be traded
    )
    assert "Note: the measure differs" in found[0].explain()


# What is not stated


def test_an_unstated_period_is_filled_and_listed() -> None:
    undated = figure("a", "10.0 billion", "trade CN TH ?")
    dated = figure("b", "10.0 billion")
    bare = answer(undated, dated)
    assert (bare.relation, bare.missing, bare.verdict) == (Relation.UNDETERMINED, ("period",), None)
    for when in ("2024", Period.parse("2024")):
        found = answer(undated, dated, fill={"period": when})
        assert (found.relation, found.verdict) == (Relation.SAME_FACT, Verdict.AGREE)
        assert found.filled == (("a", "period", "2024"),)
        assert found.first is undated
    assert "Supplied by you: period 2024 of a." in found.explain()
    both = answer(undated, figure("c", "10.0 billion", "trade CN TH ?"), fill={"period": "2024"})
    assert both.filled == (("a", "period", "2024"), ("c", "period", "2024"))


def test_an_unstated_value_is_filled_and_listed() -> None:
    silent = figure("a", None, growths=(growth("7.7"),), quantity="money")
    found = answer(silent, figure("b", "10.0 billion"), fill={"value": amount("10.04 billion")})
    assert (found.verdict, found.filled) == (Verdict.AGREE, (("a", "value", "10.04 billion USD"),))
    line = indicator("c", None, "china-laos-railway throughput ?", growths=(growth("7.7"),))
    found = answer(line, indicator("d", "4.2 million"), fill={"value": amount("4.2 million", "t"), "period": "2024"})
    assert found.verdict is Verdict.AGREE


@pytest.mark.parametrize(
    ("fill", "error"),
    [
        ({"period": "2024"}, FieldValueError),  # both state it
        ({"compiler": "gacc"}, FieldValueError),
        ({"value": Decimal(5)}, FieldTypeError),
        ({"value": "5 billion"}, FieldTypeError),
        ({"value": amount("5", "t")}, QuantityKindError),
    ],
)
def test_fill_supplies_only_what_lacks(fill: dict[str, Any], error: type[Exception]) -> None:
    silent = figure("a", None, growths=(growth("7.7"),), quantity="money")
    with pytest.raises(error):
        answer(silent, figure("b", "10.0 billion"), fill=fill)


def test_fill_refuses_what_is_no_period_or_fits_two() -> None:
    undated, dated = figure("a", "10.0 billion", "trade CN TH ?"), figure("b", "10.0 billion")
    with pytest.raises(PeriodFormatError):
        answer(undated, dated, fill={"period": "next year"})
    with pytest.raises(FieldTypeError):
        answer(undated, dated, fill={"period": 2024})
    silent = (figure(name, None, growths=(growth("7.7"),)) for name in ("c", "d"))
    with pytest.raises(FieldValueError, match="neither states it"):
        answer(*silent, fill={"value": amount("5 billion")})


# Questions that make no sense


def test_an_unknown_id_names_near_ones() -> None:
    with pytest.raises(UnknownCodeError, match="cn-uz-trade-2024-usd-ordakz"):
        answer("cn-uz-trade-2024-usd-orda", "cn-uz-trade-2024-usd-theastanatimes")
    with pytest.raises(UnknownCodeError, match="figure or indicator"):
        check_growth("nothing", "nothing", atlas=load())


def test_ids_of_indicators_are_looked_up_too() -> None:
    first, second, *_ = load().indicators
    assert answer(first.id, second).first is first


@pytest.mark.parametrize("wrong", [None, 5, Decimal(5), ("a",)])
def test_what_is_no_claim_is_refused(wrong: Any) -> None:
    with pytest.raises(FieldTypeError):
        answer(wrong, figure("a", "10.0 billion"))
    with pytest.raises(FieldTypeError):
        compare(figure("a", "10.0 billion"), figure("b", "10.0 billion"), atlas=wrong)


# The answer


def test_a_comparison_answers_for_its_numbers() -> None:
    found = answer(figure("a", "10.0 billion"), figure("b", "10.2 billion", by=press("weekly")))
    assert [source.id for source in found.sources] == ["daily", "weekly"]
    assert found.number("first") == Interval(Decimal(9_950_000_000), Decimal(10_050_000_000))
    with pytest.raises(FieldValueError, match="one of first, second, gap"):
        found.number("ratio")
    assert repr(found).startswith("Comparison(first=<a>, second=<b>, relation=<Relation.SAME_FACT: 'same fact'>")


def test_plain_data_hold_everything() -> None:
    found = answer(
        "cn-asean-trade-2024-ytd07-usd-globaltimes", "cn-asean-trade-2024-ytd07-cny-vietnamnewsagency", rates=RATES
    )
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["relation"] == "same fact, other currency"
    assert plain["numbers"]["unit"] == "CNY per USD"
    assert plain["rates"][0]["table"] == "ecb-daily"
    assert plain["text"] == found.explain()
    silent = answer(figure("a", "10.0 billion", "trade CN TH ?"), figure("b", "10.0 billion"), fill={"period": "2024"})
    assert silent.to_dict()["filled"] == [{"claim": "a", "name": "period", "value": "2024"}]
    scale = answer(figure("a", "10.0 billion"), figure("b", "10.0 million")).to_dict()
    assert scale["suspects"] == [
        {"kind": "scale suspect(10^3)", "told": "10.0 million USD times 10^3 fits 10.0 billion USD"}
    ]
    growths = answer(*two_years("120.0 billion", "100.0 billion", growth("20.0"))).to_dict()
    assert growths["checks"][0]["verdict"] == "consistent"  # type: ignore[index]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("10.0 billion", "10.2 billion", "Both cannot be right."),
        ("10.0 billion", "10.0 trillion", "Suspect: scale suspect(10^-3)"),
        ("at least 10.0 billion", "12.0 billion", "10,000,000,000 USD or more"),
        ("exactly 10.0 billion", "10.0 billion", "10,000,000,000 USD,"),
        ("at least -10.0 billion", "-12.0 billion", "-10,000,000,000 USD or less"),
    ],
)
def test_the_answer_is_told_with_its_numbers(first: str, second: str, words: str) -> None:
    told = answer(figure("a", first), figure("b", second)).explain()
    assert words in told
    assert told.splitlines()[0].startswith("First: a: ")
    assert "Take care: they are two prints of one fact" in told


def test_every_relation_tells_what_one_may_not_do() -> None:
    pairs = {
        Relation.SAME_FACT: ("trade CN TH 2024", "trade CN TH 2024"),
        Relation.MIRROR: ("trade CN TH 2024", "trade TH CN 2024"),
        Relation.GROWTH: ("trade CN TH 2024", "trade CN TH 2023"),
        Relation.CONTAINS: ("trade CN W 2024", "trade CN TH 2024"),
        Relation.CONTAINED: ("exports CN TH 2024", "trade CN TH 2024"),
        Relation.OVERLAPS: ("trade CN TH 2024-01/2024-07", "trade CN TH 2024-05/2024-12"),
        Relation.INCOMPARABLE: ("exports CN TH 2024", "imports CN TH 2024"),
        Relation.UNDETERMINED: ("trade CN TH 2024", "trade CN TH ?"),
    }
    for relation, (one, other) in pairs.items():
        found = answer(figure("a", "10.0 billion", one), figure("b", "5.0 billion", other))
        assert found.relation is relation
        assert "Take care: " in found.explain()
        assert "unknown" not in found.explain()
        assert json.dumps(found.to_dict())


def test_what_stands_in_place_of_a_value_is_shown() -> None:
    ranked = "cn-asean-trade-2024-rank-xinhua"
    assert "no value" in answer(ranked, "cn-asean-trade-2024-usd-xinhua").explain()
    part = figure("a", None, shares=(share("15.8"),), growths=(growth(None, direction=Direction.UP),))
    told = answer(part, figure("b", "1.0 billion")).explain()
    assert "up (yoy against a base that is not stated); 15.8 pct of partner=W" in told
    nothing = figure("c", None, shares=(share("15.8", None),), place="kunming", goods="HS:08")
    assert "15.8 pct of a whole that is not stated" in answer(nothing, part).explain()


def test_a_growth_check_tells_its_numbers() -> None:
    (check,) = check_growth("cn-casia5-trade-2024-cny-xinhua", "cn-casia5-trade-2013-cny-xinhua", atlas=load())
    told = check.explain()
    assert "The levels give 7.25" in told
    assert "a year over 11 years" in told
    plain = json.loads(json.dumps(check.to_dict()))
    assert (plain["verdict"], plain["years"], plain["unit"]) == ("consistent", 11, "pct")
    assert plain["converted"] is None
    later, base = two_years("120.0 billion", "100.0 billion", growth("26.0", "2023", basis="CNY"))
    (other,) = check_growth(later, base, atlas=load(), rates=TWO)
    assert "In the other currency the levels give" in other.explain()
    assert "Rate: 7.35" in other.explain()


def test_records_are_values() -> None:
    found = answer("cn-mekong5-trade-2024-usd-aitia", "cn-mekong5-trade-2016-usd-chinaradiointernational", rates=RATES)
    for record in (found, *found.checks):
        assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301
        assert copy.deepcopy(record) == record
    suspect = Suspect(Verdict.UNIT, "the same digits")
    assert (str(suspect), suspect == Suspect(Verdict.UNIT, "the same digits")) == ("unit suspect", True)
    error = IncomparableClaimsError(("a", "b"), "growth", ("they differ",), "take others")
    assert str(pickle.loads(pickle.dumps(error))) == "a and b give no growth, as they differ: take others"  # noqa: S301


@pytest.mark.parametrize(
    ("kind", "power"), [(Verdict.AGREE, None), (Verdict.SCALE, None), (Verdict.UNIT, 3), (Verdict.SCALE, 1.5)]
)
def test_a_suspect_is_one_of_three(kind: Verdict, power: Any) -> None:
    with pytest.raises((FieldValueError, FieldTypeError)):
        Suspect(kind, "something", power=power)


def test_records_refuse_other_types() -> None:
    first, second = figure("a", "10.0 billion"), figure("b", "10.0 billion")
    for wrong in (
        {"relation": "same fact"},
        {"verdict": "agree"},
        {"assumed": ("x",)},
        {"checks": (5,)},
        {"suspects": (5,)},
    ):
        with pytest.raises(FieldTypeError):
            Comparison(**{"first": first, "second": second, "relation": Relation.SAME_FACT, **wrong})  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        GrowthCheck(figure=first, base=second, growth="20 percent")  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        ShareCheck(part=first, whole=second, share="20 percent")  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        ContainmentCheck(part=first, whole=second, components=["period"])  # type: ignore[arg-type]


def test_every_mirror_class_is_a_verdict() -> None:
    assert {Verdict(one.value).value for one in MirrorClass} == {one.value for one in MirrorClass}


# The arithmetic of judgements


def span(lo: str, hi: str) -> Interval:
    return Interval(Decimal(lo), Decimal(hi))


@pytest.mark.parametrize(
    ("printed", "outer", "found"),
    [
        (("9.5", "10.5"), ("9.5", "11"), Holding.HOLDS),
        (("8", "8.9"), ("8", "9.2"), Holding.TRUNCATED),
        (("5", "6"), ("5", "6.5"), Holding.FAILS),
    ],
)
def test_an_identity_holds_rounded_or_cut_off(printed: tuple[str, str], outer: tuple[str, str], found: Holding) -> None:
    expected = span("9", "10"), span("9", "10")
    assert holding(expected, (span(*printed), span(*outer))) is found


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        (("1", "2"), ("2", "3"), "0"),
        (("1", "2"), ("3", "4"), "0.5"),  # 1 of 2
        (("-4", "-3"), ("-2", "-1"), "0.5"),  # 1 of 2
        (("-1", "0"), ("5", "6"), "Infinity"),
    ],
)
def test_a_gap_is_a_share_of_the_smaller_end(first: tuple[str, str], second: tuple[str, str], gap: str) -> None:
    assert gap_between(span(*first), span(*second)) == Decimal(gap)
    assert gap_between(span(*second), span(*first)) == Decimal(gap)


def test_a_scale_is_sought_for_what_does_not_meet() -> None:
    assert scale_between(span("9", "11"), span("10", "12"), (1, 3)) is None
    assert scale_between(span("9", "11"), span("9000", "11000"), (1, 3)) == -3
    assert scale_between(span("9", "11"), span("0.02", "0.03"), (1, 3)) is None


def test_a_growth_without_a_rate_implies_no_factor_and_no_base() -> None:
    level = level_of(figure("a", "10.0 billion"))
    assert level is not None
    bare = growth(None, "2023", direction=Direction.UP)
    assert (implied_factor(bare), base_behind(level, bare)) == (None, None)
    assert base_behind(level, growth("-100", "2023")) is None
    average = implied_factor(growth("10.0", "2013", kind="annual-average"), years=2)
    assert average is not None
    assert ends(average[0], 4) == ("1.2089", "1.2111")  # 1.0995 and 1.1005, squared


# Laws


TURNED = {Relation.CONTAINS: Relation.CONTAINED, Relation.CONTAINED: Relation.CONTAINS}
SWAPPED = {"first": "second", "second": "first", "first-outer": "second-outer", "second-outer": "first-outer"}


def told(found: Comparison, *, turn: bool) -> dict[str, object]:
    """Give what an answer says, as seen from the first claim or from the second."""
    relation = TURNED.get(found.relation, found.relation) if turn else found.relation
    numbers = {(SWAPPED.get(name, name) if turn else name): number for name, number in found.numbers}
    if turn and found.relation is Relation.SAME_FACT and isinstance(power := numbers.get("power"), int):
        numbers["power"] = -power
    claims = (found.second, found.first) if turn else (found.first, found.second)
    return {
        "claims": claims,
        "relation": relation,
        "verdict": found.verdict,
        "differing": set(found.differing),
        "missing": set(found.missing),
        "reasons": [sorted(reason.replace(",", "").split()) for reason in found.reasons],
        "assumed": found.assumed,
        "component": found.component,
        "numbers": numbers,
        "checks": set(found.checks),
        "suspects": [suspect.kind for suspect in found.suspects],
        "rates": found.rates,
        "filled": set(found.filled),
    }


def claims_near_each_other(name: str) -> st.SearchStrategy[TradeFigure]:
    """Figures that often speak of one fact, or differ in one thing."""
    about = st.builds(
        "{} {} {} {}".format,
        st.sampled_from(("trade", "trade", "exports", "imports", "balance")),
        st.sampled_from(("CN", "CN", "TH", "CN-YN")),
        st.sampled_from(("TH", "TH", "CN", "ASEAN", "W")),
        st.sampled_from(("2024", "2024", "2023", "2024-01/2024-07", "2024-07", "?")),
    )
    digits = st.sampled_from(("10.0", "10.04", "10.2", "9", "72.1", "100", "-10.0", "3.5", "0"))
    words = st.sampled_from(("", "", "over ", "nearly ", "about ", "at least ", "at most "))
    values = st.none() | st.builds("{}{} {}".format, words, digits, st.sampled_from(("billion", "million", "trillion")))
    return st.builds(
        lambda value, place, **more: figure(name, value, place, **more),
        values,
        about,
        unit=st.sampled_from(("USD", "USD", "CNY")),
        compiler=st.sampled_from((None, "gacc", "stat-uz")),
        by=st.sampled_from((EARLY, LATE, press("undated", None))),
        vintage=st.sampled_from((None, None, *(one.value for one in Vintage))),
        is_restated=st.sampled_from((False, False, True)),
        growths=st.just((growth("7.7", "2023"),)),
        shares=st.just((share("15.8"),)),
    )


@given(claims_near_each_other("a"), claims_near_each_other("b"), st.sampled_from((None, SEVEN)))
def test_the_order_of_two_claims_does_not_matter(first: TradeFigure, second: TradeFigure, rates: Any) -> None:
    there, back = answer(first, second, rates=rates), answer(second, first, rates=rates)
    assert told(back, turn=True) == told(there, turn=False)
    assert there.explain()
    assert json.dumps(there.to_dict())


AGREEING = {Verdict.AGREE}


@given(st.integers(100, 999), st.integers(100, 999), st.integers(0, 2))
def test_a_wider_print_never_turns_agreement_into_conflict(one: int, other: int, fewer: int) -> None:
    first, second = Decimal(one).scaleb(7), Decimal(other).scaleb(7)
    wide = first.quantize(Decimal((0, (1,), 7 + fewer)))
    if wide == 0:
        return
    exact, rounded = (figure("a", "1.0 billion").with_value(Amount(value, "USD")) for value in (first, wide))
    beside = figure("b", "1.0 billion").with_value(Amount(second, "USD"))
    contained = (
        rounded.value is not None and exact.value is not None and rounded.value.interval.contains(exact.value.interval)
    )
    if contained and answer(exact, beside).verdict in AGREEING:
        assert answer(rounded, beside).verdict in AGREEING


@given(claims_near_each_other("a"), claims_near_each_other("b"))
def test_the_threads_own_decimal_context_does_not_matter(first: TradeFigure, second: TradeFigure) -> None:
    expected = answer(first, second, rates=SEVEN)
    with localcontext() as context:
        context.prec = 3
        assert answer(first, second, rates=SEVEN) == expected
        assert expected.explain() == answer(first, second, rates=SEVEN).explain()


def test_a_source_of_another_kind_makes_no_difference() -> None:
    first = figure("a", "10.0 billion", by=press("office", kind=SourceKind.PRIMARY))
    assert answer(first, figure("b", "30.0 billion")).verdict is Verdict.CONFLICT
