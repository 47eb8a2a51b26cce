"""The worked checks of `known_identities`, computed again by the library: the same intervals, the same verdicts."""

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

import pytest

import known_identities as known
from regcoop.amount import Amount, Estimate
from regcoop.comparison import Verdict, check_containment, check_growth, check_share
from regcoop.comparison.currencies import implied_between
from regcoop.comparison.judging import factor_between, growth_of_factor, holding, implied_factor, yearly_factor
from regcoop.conversion import check_restatement
from regcoop.fixtures import load
from regcoop.interval import Interval
from regcoop.mirror import mirror_pairs
from regcoop.rates import bundled_rates
from regcoop.ratios import Growth, GrowthKind, Share
from regcoop.relations import AnyClaim, Level, Parties, Relation, classify_mirror, level_of, relate
from regcoop.series import months_of

ATLAS = load()
PARTIES = Parties(ATLAS)

OUTCOMES = {known.FITS: known.HOLDS, known.CUT: known.CUT, known.REVISED: known.FAILS, known.ASTRAY: known.FAILS}
"""What the arithmetic of a growth says, by what it is taken for."""


VERDICTS = {
    known.HOLDS: {Verdict.CONSISTENT},
    known.FITS: {Verdict.CONSISTENT},
    known.CUT: {Verdict.TRUNCATED_PRINT},
    known.REVISED: {Verdict.REVISED_BASE},
    known.FAILS: {Verdict.INCONSISTENT},
    known.ASTRAY: {Verdict.REVISED_BASE, Verdict.OTHER_BASIS, Verdict.INCONSISTENT},
}
"""What a comparison calls it."""


class Both(NamedTuple):
    """An interval as rounded, and as rounded or cut off."""

    inner: Interval
    outer: Interval


def claim(key: str) -> AnyClaim:
    return ATLAS.figure_records.get(key) or ATLAS.indicator_records[key]


def level(key: str) -> Level:
    found = level_of(claim(key))
    assert found is not None, key
    return found


def both(key: str) -> Both:
    return Both(level(key).interval, level(key).outer)


def quotient(top: str, bottom: str) -> Both:
    above, below = both(top), both(bottom)
    inner, outer = factor_between(above.inner, below.inner), factor_between(above.outer, below.outer)
    assert inner is not None, bottom
    assert outer is not None, bottom
    return Both(inner, outer)


def exactly(ends: tuple[str, str], power: int) -> Interval:
    return Interval(*(Decimal(end).scaleb(power) for end in ends))


def to_four_places(interval: Interval) -> tuple[Decimal, Decimal]:
    return round(interval.lo, 4), round(interval.hi, 4)


def four_places(ends: tuple[str, str]) -> tuple[Decimal, Decimal]:
    return Decimal(ends[0]), Decimal(ends[1])


def name(case: Sequence[object]) -> str:
    return str(case[0])


# Sums and differences


@pytest.mark.parametrize("case", known.SUMS, ids=name)
def test_parts_add_up_as_on_paper(case: known.Sum) -> None:
    parts = [both(part) for part in case.parts]
    inner = reduce(Interval.__add__, (part.inner for part in parts))
    outer = reduce(Interval.__add__, (part.outer for part in parts))
    whole = both(case.whole)
    assert inner == exactly(case.expected, case.power)
    assert whole.inner == exactly(case.printed, case.power)
    assert holding((inner, outer), whole) == case.verdict


@pytest.mark.parametrize("case", known.SUMS, ids=name)
def test_amounts_add_up_to_the_same(case: known.Sum) -> None:
    first, *others = (amount for part in case.parts if (amount := claim(part).value) is not None)
    total = reduce(Estimate.__add__, others, first.to_estimate())
    assert total.interval == exactly(case.expected, case.power)


@pytest.mark.parametrize("case", known.DIFFERENCES, ids=name)
def test_balances_and_printed_changes_are_differences_of_two_levels(case: known.Difference) -> None:
    check_difference(case)


@pytest.mark.parametrize("case", known.YTD_DIFFERENCES, ids=name)
def test_a_month_is_near_the_difference_of_two_years_to_date(case: known.Difference) -> None:
    check_difference(case)


def check_difference(case: known.Difference) -> None:
    minuend, subtrahend, left = both(case.minuend), both(case.subtrahend), both(case.left)
    difference = Both(minuend.inner - subtrahend.inner, minuend.outer - subtrahend.outer)
    assert difference.inner == exactly(case.expected, 9)
    assert left.inner == exactly(case.printed, 9)
    assert holding(difference, left) == case.verdict


# Growths


def growth_of(key: str, rate: str, kinds: set[GrowthKind]) -> Growth:
    """Find the growth of a figure that was printed with a rate."""
    found = [
        one for one in claim(key).growths if one.rate is not None and str(one.rate.value) == rate and one.kind in kinds
    ]
    return found[0]


def of_one_step(key: str, rate: str) -> Growth:
    return growth_of(key, rate, set(GrowthKind) - {GrowthKind.ANNUAL_AVERAGE, GrowthKind.MULTIPLE})


@pytest.mark.parametrize("case", known.GROWTHS, ids=name)
def test_two_levels_grow_as_on_paper(case: known.GrowthCheck) -> None:
    factor = quotient(case.level, case.base)
    printed = implied_factor(of_one_step(case.level, case.rate))
    assert printed is not None
    assert to_four_places(growth_of_factor(factor.inner)) == four_places(case.expected)
    assert holding(factor, printed) == OUTCOMES.get(case.verdict, case.verdict)


@pytest.mark.parametrize("case", known.MULTIPLES, ids=name)
def test_a_multiple_is_the_quotient_of_two_levels(case: known.GrowthCheck) -> None:
    factor = quotient(case.level, case.base)
    printed = implied_factor(growth_of(case.level, case.rate, {GrowthKind.MULTIPLE}))
    assert printed is not None
    assert to_four_places(factor.inner) == four_places(case.expected)
    assert holding(factor, printed) == OUTCOMES[case.verdict]


@pytest.mark.parametrize("case", known.AVERAGES, ids=name)
def test_an_average_rate_is_a_root_of_the_quotient(case: known.Average) -> None:
    factor = quotient(case.level, case.base)
    yearly = Both(yearly_factor(factor.inner, case.steps), yearly_factor(factor.outer, case.steps))
    growth = growth_of(case.level, case.rate, {GrowthKind.ANNUAL_AVERAGE})
    assert growth.factor is not None
    assert growth.outer_factor is not None
    assert to_four_places(growth_of_factor(yearly.inner)) == four_places(case.expected)
    assert holding(yearly, (growth.factor, growth.outer_factor)) == OUTCOMES[case.verdict]


# Shares, parts and wholes


@pytest.mark.parametrize("case", known.SHARES, ids=name)
def test_a_share_is_the_quotient_of_part_and_whole(case: known.ShareCheck) -> None:
    found = quotient(case.part, case.whole)
    shares = [share for figure in ATLAS.figures for share in figure.shares if str(share.percent.value) == case.percent]
    printed = Both(shares[0].fraction, shares[0].outer_fraction)
    assert to_four_places(found.inner * 100) == four_places(case.expected)
    assert holding(found, printed) == case.verdict


@pytest.mark.parametrize("case", known.CONTAINMENTS, ids=name)
def test_a_part_is_not_above_its_whole(case: known.Containment) -> None:
    pair = relate(claim(case.part), claim(case.whole), parties=PARTIES)
    assert pair.relation is Relation.CONTAINED
    assert (both(case.part).outer.lo <= both(case.whole).outer.hi) is case.is_within


# Mirrors and rates


@pytest.mark.parametrize("case", known.MIRRORS, ids=name)
def test_a_mirror_ratio_has_the_class_of_its_interval(case: known.Mirror) -> None:
    top, bottom = ATLAS.figures[case.top], ATLAS.figures[case.bottom]
    ratio = quotient(case.top, case.bottom).inner
    assert relate(top, bottom, parties=PARTIES).relation is Relation.MIRROR
    assert to_four_places(ratio) == four_places(case.expected)
    assert classify_mirror(ratio, one_way=top.flow == "imports") == case.kind


@pytest.mark.parametrize("case", known.RATES, ids=name)
def test_two_currencies_imply_a_rate(case: known.ImpliedRate) -> None:
    if case.other:
        found = implied_between(level(case.figure), level(case.other))
        interval = None if found is None else found.interval
    else:
        (check,) = check_restatement(claim(case.figure), rates=bundled_rates())
        interval = check.implied
    assert interval is not None
    assert to_four_places(interval) == four_places(case.expected)


# The same by the functions that people call


@pytest.mark.parametrize("case", known.GROWTHS, ids=name)
def test_a_growth_check_gives_the_same(case: known.GrowthCheck) -> None:
    (check,) = check_growth(
        case.level, case.base, atlas=ATLAS, growth=of_one_step(case.level, case.rate), rates=bundled_rates()
    )
    assert check.recomputed is not None
    assert to_four_places(check.recomputed) == four_places(case.expected)
    assert check.verdict in VERDICTS[case.verdict]


@pytest.mark.parametrize("case", known.MULTIPLES, ids=name)
def test_a_check_of_a_multiple_gives_the_same(case: known.GrowthCheck) -> None:
    (check,) = check_growth(case.level, case.base, atlas=ATLAS)
    assert check.recomputed is not None
    assert to_four_places(check.recomputed) == four_places(case.expected)
    assert check.verdict in VERDICTS[case.verdict]


@pytest.mark.parametrize("case", known.AVERAGES, ids=name)
def test_a_check_of_an_average_rate_gives_the_same(case: known.Average) -> None:
    growth = growth_of(case.level, case.rate, {GrowthKind.ANNUAL_AVERAGE})
    (check,) = check_growth(case.level, case.base, atlas=ATLAS, growth=growth)
    assert check.years == case.steps
    assert check.recomputed is not None
    assert to_four_places(check.recomputed) == four_places(case.expected)
    assert check.verdict in VERDICTS[case.verdict]


@pytest.mark.parametrize("case", known.SHARES, ids=name)
def test_a_share_check_gives_the_same(case: known.ShareCheck) -> None:
    share = Share(Amount.parse(case.percent, unit="pct"))
    (check,) = check_share(case.part, case.whole, atlas=ATLAS, share=share)
    assert check.ratio is not None
    assert to_four_places(check.ratio) == four_places(case.expected)
    assert check.verdict in VERDICTS[case.verdict]


@pytest.mark.parametrize("case", known.CONTAINMENTS, ids=name)
def test_a_containment_check_gives_the_same(case: known.Containment) -> None:
    check = check_containment(case.part, case.whole, atlas=ATLAS)
    assert check.verdict is (Verdict.WITHIN if case.is_within else Verdict.EXCEEDS)


@pytest.mark.parametrize("case", known.MIRRORS, ids=name)
def test_a_mirror_pair_gives_the_same(case: known.Mirror) -> None:
    (pair,) = mirror_pairs([ATLAS.figures[case.top], ATLAS.figures[case.bottom]], atlas=ATLAS)
    assert (pair.numerator.id, pair.denominator.id) == (case.top, case.bottom)
    assert pair.ratio is not None
    assert to_four_places(pair.ratio) == four_places(case.expected)
    assert pair.kind == case.kind


@pytest.mark.parametrize("case", known.YTD_DIFFERENCES, ids=name)
def test_the_months_of_a_year_to_date_give_the_same(case: known.Difference) -> None:
    pieces = months_of([claim(key) for key in (case.minuend, case.subtrahend, case.left)], atlas=ATLAS).pieces
    assert pieces[-1].estimate.interval == exactly(case.expected, 9)
    assert [one.id for one in pieces[-1].printed] == [case.left]
    assert pieces[-1].restated_months_possible
