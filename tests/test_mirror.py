# ruff: noqa: ANN401  # tests hand on whatever a parameter gives
"""One flow as both of its sides report it, and how far they lie apart over time."""

import copy
import json
import pickle
import time
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import figure, growth, rates_of
from claims import source as press
from regcoop.errors import FieldTypeError
from regcoop.figures import TradeFigure
from regcoop.fixtures import load
from regcoop.interval import Interval
from regcoop.mirror import (
    MirrorGrowth,
    MirrorPair,
    MirrorSeries,
    MirrorTrend,
    SideGrowth,
    mirror_pairs,
    mirror_series,
)
from regcoop.period import Period
from regcoop.rates import bundled_rates
from regcoop.relations import THRESHOLDS, MirrorClass

ASEANSTATS = {"composition": "ASEAN10", "compiler": "aseanstats"}
GACC = {"composition": "ASEAN10", "compiler": "gacc"}


def pairs(*figures: TradeFigure, **more: Any) -> tuple[MirrorPair, ...]:
    return mirror_pairs(figures, atlas=load(), **more)


def series(*figures: TradeFigure, **more: Any) -> tuple[MirrorSeries, ...]:
    return mirror_series(figures, atlas=load(), **more)


def ends(interval: Interval | None, places: int = 4) -> tuple[str, str]:
    assert interval is not None
    return str(round(interval.lo, places)), str(round(interval.hi, places))


def two_sides(period: str, top: str, bottom: str, flows: tuple[str, str] = ("trade", "trade")) -> list[TradeFigure]:
    return [
        figure(f"cn-{period}", top, f"{flows[0]} CN TH {period}"),
        figure(f"th-{period}", bottom, f"{flows[1]} TH CN {period}"),
    ]


# Known answers on the bundled figures


def test_asean_and_china_lie_apart_by_the_same_in_two_years() -> None:
    figures = [
        claim
        for claim in load().figures.where(about="ASEAN", measure="goods-trade", flow="trade", unit="USD")
        if str(claim.period) in {"2019", "2024"} and claim.compiler in {"gacc", "aseanstats"}
    ]
    found = pairs(*figures)
    assert [(str(pair.period), pair.parties, pair.kind) for pair in found] == [
        ("2019", ("CN", "ASEAN"), MirrorClass.ASYMMETRY),
        ("2024", ("CN", "ASEAN"), MirrorClass.ASYMMETRY),
    ]
    # 641.5 over 507.9 is 1.2630, 982.1 over 772.4 is 1.2715
    assert [ends(pair.ratio, 2) for pair in found] == [("1.26", "1.26"), ("1.27", "1.27")]
    (over_time,) = series(*figures)
    assert (over_time.top, over_time.bottom, over_time.trend) == ("CN", "ASEAN", MirrorTrend.STABLE)
    # 981.05.../772.45 = 1.27134 over 641.55/507.85 = 1.26326 is 0.64 percent
    assert str(round(over_time.spread, 4)) == "0.0064"
    assert (over_time.is_stable, over_time.common) == (True, None)


def test_growth_compares_where_levels_do_not() -> None:
    figures = load().figures.where(about="ASEAN", measure="goods-trade", flow="trade", unit="USD")
    printed = load().figures["asean-cn-trade-2024-usd-aseansecretariat"]
    assert str(printed.growths[0].rate) == "10.6 pct"
    found = next(one for one in series(*figures) if one.top == "CN")
    long, year = (
        next(one for one in found.growths if (str(one.base), str(one.period)) == step)
        for step in (("2019", "2024"), ("2023", "2024"))
    )
    # China 982.1/641.5 = 1.5309, ASEAN 772.4/507.9 = 1.5208
    assert (ends(long.first.percent, 0), ends(long.second.percent, 0)) == (("53", "53"), ("52", "52"))
    assert (long.first.printed, long.second.printed, long.meets) == (False, False, False)
    # China 982.1/911.7 = 1.0772; ASEAN prints 10.6 percent
    assert ends(year.first.percent, 1) == ("7.7", "7.7")
    assert (year.second.printed, ends(year.second.percent, 2)) == (True, ("10.55", "10.65"))
    assert (year.in_one_currency, year.meets) == (True, False)


def test_uzbek_exports_are_above_what_china_imports() -> None:
    figures = [
        claim for claim in load().figures.where(period="2023") if {claim.reporter, claim.partner} == {"CN", "UZ"}
    ]
    found = [pair for pair in pairs(*figures) if pair.one_way]
    (pair,) = [pair for pair in found if pair.importer is not None and pair.importer.reporter == "CN"]
    assert pair.exporter is not None
    # 1.6 over 2.5 billion
    assert (pair.exporter.reporter, pair.kind) == ("UZ", MirrorClass.STRONG)


def test_the_bundled_figures_are_paired_in_order() -> None:
    found = mirror_pairs(load().figures, atlas=load(), rates=bundled_rates())
    assert len(found) > 40
    assert all(pair.ratio is not None or pair.reason for pair in found)
    assert found == mirror_pairs(reversed(tuple(load().figures)), atlas=load(), rates=bundled_rates())


# Pairs


def test_both_directions_of_goods_make_a_pair_each() -> None:
    sides = [
        figure("a", "10.0 billion", "exports CN TH 2024"),
        figure("b", "11.0 billion", "imports TH CN 2024"),
        figure("c", "5.0 billion", "imports CN TH 2024"),
        figure("d", "5.4 billion", "exports TH CN 2024"),
    ]
    found = pairs(*sides)
    assert [(pair.numerator.id, pair.denominator.id, pair.kind) for pair in found] == [
        ("b", "a", MirrorClass.CIF_FOB),  # 11.0 over 10.0
        ("c", "d", MirrorClass.ASYMMETRY),  # 5.0 over 5.4 is 0.93
    ]
    assert all(pair.one_way for pair in found)


@pytest.mark.parametrize(
    "other",
    [
        figure("b", "10.0 billion", "trade TH CN 2023"),
        figure("b", "10.0 billion", "trade TH LA 2024"),
        figure("b", "10.0 billion", "exports TH CN 2024"),
        figure("b", "10.0 billion", "trade CN TH 2024"),
        figure("b", "10.0 billion", "trade TH CN 2024", measure="services-trade"),
        figure("b", "10.0 billion", "trade TH CN 2024", goods="HS:08"),
        figure("b", "10.0 billion", "trade TH CN 2024", nature="target"),
        figure("b", "10.0 billion", "trade TH CN 2024", is_restated=True),
        figure("b", "10.0 billion", "trade TH CN ?"),
        figure("b", None, "trade TH CN 2024", growths=(growth("7.7"),)),
    ],
)
def test_what_is_no_other_side_makes_no_pair(other: TradeFigure) -> None:
    assert pairs(figure("a", "12.0 billion"), other) == ()


def test_nothing_and_one_figure_make_no_pair() -> None:
    assert pairs() == ()
    assert pairs(figure("a", "12.0 billion")) == ()
    assert series() == ()


def test_investment_and_balances_are_paired_too() -> None:
    host = figure("a", "8.2 billion", "inward ASEAN CN 2015", measure="fdi-flow")
    home = figure("b", "9.45 billion", "outward CN ASEAN 2015", measure="fdi-flow")
    surplus = figure("c", "32.4 billion", "balance CN VN 2015")
    deficit = figure("d", "-36.4 billion", "balance VN CN 2015")
    found = pairs(host, home, surplus, deficit)
    assert [(pair.numerator.id, pair.denominator.id, pair.one_way) for pair in found] == [
        ("b", "a", False),
        ("d", "c", False),
    ]
    assert [(pair.importer, pair.exporter) for pair in found] == [(None, None), (None, None)]


def test_claims_of_one_side_that_agree_count_once_by_the_most_exact() -> None:
    sides = [
        figure("a", "13.7 billion", "trade CN UZ 2024"),
        figure("b", "13.78 billion", "trade CN UZ 2024"),
        figure("c", "about 14 billion", "trade CN UZ 2024"),
        figure("d", "12.0 billion", "trade UZ CN 2024"),
    ]
    (pair,) = pairs(*sides)
    assert (pair.numerator.id, pair.repeats) == ("b", ("a", "c"))
    assert "Said again by a, c." in pair.explain()


def test_claims_of_one_side_that_contradict_make_a_pair_each() -> None:
    sides = [
        figure("a", "13.0 billion", "trade UZ CN 2024"),
        figure("b", "18.0 billion", "trade UZ CN 2024"),
        figure("c", "13.78 billion", "trade CN UZ 2024"),
    ]
    found = pairs(*sides)
    assert [(pair.numerator.id, pair.denominator.id, pair.kind) for pair in found] == [
        ("c", "a", MirrorClass.NORMAL),
        ("b", "c", MirrorClass.ASYMMETRY),
    ]


def test_too_many_contradicting_claims_are_left_out_and_named() -> None:
    many = [figure(f"a{number:02}", f"{number}.0 billion", "trade UZ CN 2024") for number in range(10, 30)]
    again = figure("b", "29.0 billion", "trade UZ CN 2024")
    found = pairs(*many, again, figure("c", "13.78 billion", "trade CN UZ 2024"))
    assert len(found) == 16
    # those that stand alone are kept by their ids; 29.0, said twice, comes first
    assert found[0].left_out == ("a25", "a26", "a27", "a28")
    assert "Not paired: a25, a26, a27, a28." in found[0].explain()
    assert any("a29" in (pair.numerator.id, pair.denominator.id) for pair in found)


def test_two_currencies_are_paired_only_where_none_is_common() -> None:
    dollars = figure("a", "100.0 billion", "trade CN MY 2023")
    yuan = figure("b", "700.0 billion", "trade CN MY 2023", unit="CNY")
    ringgit = figure("c", "400.0 billion", "trade MY CN 2023", unit="MYR")
    theirs = figure("d", "80.0 billion", "trade MY CN 2023")
    (common,) = pairs(dollars, yuan, ringgit, theirs)
    assert {common.numerator.id, common.denominator.id} == {"a", "d"}
    (bare,) = pairs(dollars, ringgit)
    assert (bare.ratio, bare.kind, bare.reason) == (None, None, "no table of rates was given: pass rates=")
    assert "Ratio: no ratio." in bare.explain()
    (known,) = pairs(dollars, ringgit, rates=rates_of({2023: "5.0000"}, ("USD", "MYR")))
    # 500 billion ringgit over 400
    assert (known.numerator.id, known.kind) == ("a", MirrorClass.ASYMMETRY)
    assert known.ratio is not None
    assert known.ratio.contains(Decimal("1.25"))
    assert known.rate is not None
    assert known.sources[-1].id == "bank"
    assert "Rate: 0.2" in known.explain() or "Rate: 5" in known.explain()


def test_limits_of_classes_are_an_argument() -> None:
    wide = attrs.evolve(THRESHOLDS, total_normal_to=Decimal("1.3"))
    (pair,) = pairs(*two_sides("2024", "12.0 billion", "10.0 billion"), thresholds=wide)
    assert pair.kind is MirrorClass.NORMAL


@pytest.mark.parametrize(
    ("figures", "more"),
    [((5,), {}), (("cn-asean",), {}), ((), {"thresholds": 5}), ((), {"atlas": None})],
)
def test_other_types_are_refused(figures: Any, more: dict[str, Any]) -> None:
    with pytest.raises(FieldTypeError):
        mirror_pairs(figures, **{"atlas": load(), **more})


def test_a_pair_is_told_with_its_care() -> None:
    (pair,) = pairs(*two_sides("2024", "12.0 billion", "10.0 billion"))
    told = pair.explain()
    assert (
        told.splitlines()[0] == "CN: 12.0 billion USD, goods-trade trade of CN with TH, 2024 (The daily, 2025-02-01)."
    )
    assert "larger over smaller: asymmetry" in told
    assert told.endswith("Neither side is shown right; do not average the two.")
    plain = json.loads(json.dumps(pair.to_dict()))
    assert (plain["kind"], plain["period"], plain["rate"]) == ("asymmetry", "2024", None)
    assert repr(pair).startswith("MirrorPair(numerator=<cn-2024>, denominator=<th-2024>, one_way=False")
    (goods,) = pairs(
        *(
            attrs.evolve(one, fact=attrs.evolve(one.fact, commodity="HS:08"))
            for one in two_sides("2024", "2.0 billion", "1.0 billion")
        )
    )
    assert "goods-trade trade of HS:08" in goods.explain()


def test_ten_thousand_figures_are_paired_quickly() -> None:
    template = figure("a", "10.0 billion")
    figures = []
    for number in range(5_000):
        year = Period.year(1000 + number % 1000)
        partner = ("TH", "VN", "LA", "KH", "MM")[number // 1000]
        ours = attrs.evolve(template.fact, partner=partner, period=year)
        theirs = attrs.evolve(ours, reporter=partner, partner="CN")
        figures += [
            attrs.evolve(template, id=f"ours-{number}", fact=ours),
            attrs.evolve(template, id=f"theirs-{number}", fact=theirs),
        ]
    start = time.process_time()
    found = pairs(*figures)
    assert len(found) == 5_000
    assert time.process_time() - start < 10


def test_ten_thousand_claims_of_one_flow_end() -> None:
    ours = [attrs.evolve(figure("a", "10.0 billion"), id=f"ours-{number}") for number in range(9_999)]
    start = time.process_time()
    (pair,) = pairs(*ours, figure("b", "9.0 billion", "trade TH CN 2024"))
    assert len(pair.repeats) == 9_998
    assert time.process_time() - start < 10


@given(st.permutations(range(6)))
def test_the_order_of_figures_does_not_matter(order: list[int]) -> None:
    sides = [
        *two_sides("2024", "12.0 billion", "10.0 billion"),
        *two_sides("2023", "11.0 billion", "10.0 billion"),
        figure("e", "15.0 billion"),
        figure("f", "9.0 billion", "imports TH CN 2024"),
    ]
    shuffled = [sides[place] for place in order]
    assert pairs(*shuffled) == pairs(*sides)
    assert series(*shuffled) == series(*sides)


# Over time


@pytest.mark.parametrize(
    ("levels", "trend"),
    [
        ({"2021": "12.0", "2022": "12.1", "2023": "12.2"}, MirrorTrend.STABLE),
        ({"2021": "12.0", "2022": "14.0", "2023": "16.0"}, MirrorTrend.RISING),
        ({"2021": "16.0", "2022": "14.0", "2023": "12.0"}, MirrorTrend.FALLING),
        ({"2021": "12.0", "2022": "16.0", "2023": "12.0"}, MirrorTrend.UNEVEN),
        ({"2023": "12.0"}, MirrorTrend.SINGLE),
    ],
)
def test_a_ratio_is_stable_or_moves(levels: dict[str, str], trend: MirrorTrend) -> None:
    figures = [one for year, level in levels.items() for one in two_sides(year, f"{level} billion", "10.0 billion")]
    (found,) = series(*figures)
    assert found.trend is trend
    assert found.is_stable is (trend is MirrorTrend.STABLE)
    assert [str(period) for period, _ in found.ratios] == sorted(levels)
    told = "No trend:" if trend is MirrorTrend.SINGLE else f"The ratio is {trend};"
    assert told in found.explain()


def test_ratios_that_share_a_value_have_it_in_common() -> None:
    figures = [*two_sides("2022", "12.0 billion", "10.0 billion"), *two_sides("2023", "24.0 billion", "20.0 billion")]
    (found,) = series(*figures)
    assert found.common is not None
    assert found.common.contains(Decimal("1.2"))
    assert found.spread == 0


def test_how_steady_is_stable_is_a_threshold() -> None:
    figures = [*two_sides("2022", "12.0 billion", "10.0 billion"), *two_sides("2023", "14.0 billion", "10.0 billion")]
    assert series(*figures)[0].trend is MirrorTrend.RISING
    loose = attrs.evolve(THRESHOLDS, revision=Decimal("0.25"))
    assert series(*figures, thresholds=loose)[0].trend is MirrorTrend.STABLE


def test_all_ratios_of_a_series_stand_in_one_direction() -> None:
    figures = [
        *two_sides("2021", "12.0 billion", "10.0 billion"),
        *two_sides("2022", "12.4 billion", "10.0 billion"),
        *two_sides("2023", "8.0 billion", "10.0 billion"),
    ]
    (found,) = series(*figures)
    assert (found.top, found.pairs[2].parties) == ("CN", ("TH", "CN"))
    assert [str(round(ratio.midpoint, 1)) for _, ratio in found.ratios] == ["1.2", "1.2", "0.8"]
    thai = series(*two_sides("2023", "8.0 billion", "10.0 billion"))[0]
    assert (thai.top, thai.bottom) == ("TH", "CN")


def test_years_and_parts_of_years_are_series_apart() -> None:
    figures = [
        *two_sides("2022", "12.0 billion", "10.0 billion"),
        *two_sides("2023", "12.0 billion", "10.0 billion"),
        *two_sides("2022-01/2022-07", "6.0 billion", "5.0 billion"),
        *two_sides("2023-01/2023-07", "6.0 billion", "5.0 billion"),
        *two_sides("../2023", "60.0 billion", "50.0 billion"),
    ]
    found = series(*figures)
    assert sorted(len(one.pairs) for one in found) == [1, 2, 2]


def test_contradicting_claims_of_a_period_widen_its_ratio() -> None:
    figures = [*two_sides("2023", "12.0 billion", "10.0 billion"), figure("z", "15.0 billion", "trade CN TH 2023")]
    (found,) = series(*figures)
    ((_, ratio),) = found.ratios
    # from 11.95/10.05 to 15.05/9.95
    assert ends(ratio, 2) == ("1.19", "1.51")
    assert len(found.pairs) == 2


def test_pairs_without_a_ratio_stay_in_the_series() -> None:
    figures = [
        figure("a", "100.0 billion", "trade CN MY 2023"),
        figure("b", "400.0 billion", "trade MY CN 2023", unit="MYR"),
    ]
    (found,) = series(*figures)
    assert (found.ratios, found.common, found.trend) == ((), None, MirrorTrend.SINGLE)
    assert found.spread == 0
    unlike = [
        figure("c", "5.0 billion", "balance CN TH 2023"),
        figure("d", "6.0 billion", "balance TH CN 2023"),
    ]
    assert series(*unlike)[0].ratios == ()
    endless = [
        figure("e", "at most 9.0 billion", "trade CN LA 2022"),
        figure("f", "20.0 billion", "trade LA CN 2022"),
        figure("g", "12.0 billion", "trade CN LA 2023"),
        figure("h", "10.0 billion", "trade LA CN 2023"),
    ]
    (open_ended,) = series(*endless)
    assert [str(period) for period, _ in open_ended.ratios] == ["2023"]


# Growth of both sides


def test_both_sides_grow_between_neighbouring_periods() -> None:
    figures = [*two_sides("2020", "12.0 billion", "10.0 billion"), *two_sides("2023", "24.0 billion", "20.0 billion")]
    (found,) = series(*figures)
    (grown,) = found.growths
    assert (str(grown.base), str(grown.period), grown.meets) == ("2020", "2023", True)
    assert str(grown.first.percent.contains(100)) == "True"
    assert [source.id for source in grown.sources] == ["daily"]
    assert "the two agree" in found.explain()


def test_a_printed_growth_stands_in_for_a_level() -> None:
    china = figure("a", "12.0 billion", growths=(growth("20.0", basis="USD"),))
    thailand = figure("b", "10.0 billion", "trade TH CN 2024", growths=(growth("about 18", "2023", basis="USD"),))
    (found,) = series(china, thailand)
    (grown,) = found.growths
    assert (str(grown.base), grown.first.printed, grown.second.printed) == ("2023", True, True)
    assert grown.meets is False  # 19.95 to 20.05, and 17.1 to 18.9
    assert "CN: 19.95 to 20.05 percent in USD, as printed" in found.explain()


@pytest.mark.parametrize(
    "printed",
    [
        growth("20.0"),  # no currency is named
        growth("20.0", basis="THB"),
    ],
)
def test_growths_in_two_currencies_are_not_compared(printed: Any) -> None:
    china = figure("a", "12.0 billion", growths=(growth("20.0", basis="USD"),))
    thailand = figure("b", "10.0 billion", "trade TH CN 2024", growths=(printed,))
    (grown,) = series(china, thailand)[0].growths
    assert (grown.in_one_currency, grown.meets) == (False, None)
    assert "not in one currency" in grown.explain()


@pytest.mark.parametrize(
    "printed",
    [
        growth("20.0", "2022"),
        growth("2.0", "2023", kind="multiple"),
        growth("20.0", "2023", kind="annual-average"),
        growth("20.0", kind="since"),
    ],
)
def test_other_growths_do_not_stand_in(printed: Any) -> None:
    china = figure("a", "12.0 billion", growths=(growth("20.0"),))
    thailand = figure("b", "10.0 billion", "trade TH CN 2024", growths=(printed,))
    assert series(china, thailand)[0].growths == ()


def test_levels_in_one_currency_go_before_prints() -> None:
    china = [figure("a", "12.0 billion"), figure("b", "10.0 billion", "trade CN TH 2023", growths=(growth("1.0"),))]
    china[0] = attrs.evolve(china[0], growths=(growth("19.0", "2023", basis="USD"),))
    thailand = [figure("c", "10.0 billion", "trade TH CN 2024", growths=(growth("11.0", basis="USD"),))]
    (grown,) = [one for one in series(*china, *thailand)[0].growths if str(one.period) == "2024"]
    assert (grown.first.printed, grown.second.printed) == (False, True)
    assert [claim.id for claim in grown.first.claims] == ["a", "b"]


def test_growth_without_an_end_or_over_nothing_is_left_out() -> None:
    china = [figure("a", "at least 12.0 billion"), figure("b", "10.0 billion", "trade CN TH 2023")]
    thailand = [figure("c", "10.0 billion", "trade TH CN 2024"), figure("d", "at most 9.0 billion", "trade TH CN 2023")]
    assert all(one.growths == () for one in series(*china, *thailand))


def test_growth_that_was_printed_alone_counts() -> None:
    alone = figure("c", None, "trade TH CN 2024", growths=(growth("11.0", basis="USD"),), quantity="money")
    figures = [
        figure("a", "12.0 billion", growths=(growth("20.0", basis="USD"),)),
        figure("b", "10.0 billion", "trade TH CN 2024"),
        alone,
    ]
    (grown,) = series(*figures)[0].growths
    assert [claim.id for claim in grown.second.claims] == ["c"]
    bare = attrs.evolve(alone, fact=attrs.evolve(alone.fact, quantity=None))
    assert len(series(*figures[:2], bare)[0].growths) == 1


def test_the_first_year_has_no_year_before() -> None:
    (found,) = series(*two_sides("0001", "12.0 billion", "10.0 billion"))
    assert found.growths == ()


# Records


def test_series_are_values_and_plain_data() -> None:
    figures = [*two_sides("2020", "12.0 billion", "10.0 billion"), *two_sides("2023", "24.0 billion", "20.0 billion")]
    (found,) = series(*figures)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301
    assert copy.deepcopy(found) == found
    plain = json.loads(json.dumps(found.to_dict()))
    assert (plain["trend"], plain["top"], len(plain["pairs"]), plain["growths"][0]["meets"]) == (
        "stable",
        "CN",
        2,
        True,
    )
    assert [source.id for source in found.sources] == ["daily"]
    assert plain["text"].startswith("goods-trade, trade: CN over TH.")
    (one_way,) = series(*two_sides("2024", "1.0 billion", "1.1 billion", ("exports", "imports")))
    assert one_way.explain().startswith("goods-trade, trade in one direction: TH over CN.")
    goods = [
        attrs.evolve(one, fact=attrs.evolve(one.fact, commodity="HS:08"))
        for one in two_sides("2024", "2.0 billion", "1.0 billion")
    ]
    assert series(*goods)[0].explain().startswith("goods-trade, trade of HS:08: CN over TH.")


def test_records_refuse_other_types() -> None:
    one, other = two_sides("2024", "12.0 billion", "10.0 billion")
    for wrong in ({"numerator": "a"}, {"kind": "normal"}, {"repeats": ["a"]}):
        with pytest.raises(FieldTypeError):
            MirrorPair(**{"numerator": one, "denominator": other, "one_way": False, **wrong})  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        MirrorSeries(top="CN", bottom="TH", pairs=[], tolerance=Decimal("0.05"))  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        SideGrowth(reporter="CN", percent=5, currency="USD", printed=False, claims=())  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        MirrorGrowth(base="2023", period="2024", first=one, second=other)  # type: ignore[arg-type]


def test_copies_of_one_text_are_one_claim_of_their_side() -> None:
    sides = two_sides("2024", "12.0 billion", "10.0 billion")
    copied = attrs.evolve(sides[0], id="cn-copy", source=press("weekly"))
    (pair,) = pairs(*sides, copied)
    assert pair.repeats == ("cn-copy",) if pair.numerator.id == "cn-2024" else ("cn-2024",)
