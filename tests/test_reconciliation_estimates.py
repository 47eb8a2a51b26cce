"""What follows from claims by definition, and the bases and months that rates and differences imply.

Amounts are in billions unless a comment says otherwise. Claims share one source, as of one release, unless a test says
otherwise.
"""

from decimal import Decimal

import pytest

from claims import codes, estimate_of, figure, growth, indicator, numbers, printed, run, share, source
from mini import mini_atlas
from regcoop.figures import Fact
from regcoop.period import Period
from regcoop.reconciliation import CheckKind, Derivation, DerivedFigure, Reconciliation, UnprintedIndicator
from regcoop.relations import AnyClaim

OTHER = source("other", "2025-03-01")


def spans(found: Reconciliation) -> dict[str, str]:
    """Give the span of every estimate of a fact, by flow, partner and period."""
    return {
        f"{one.fact.flow} {one.fact.partner} {one.fact.period}": printed(one)
        for one in found.estimates
        if isinstance(one.fact, Fact)
    }


# Definitions


def test_a_missing_flow_follows_from_the_other_and_the_total() -> None:
    """14.95 − 5.05 = 9.90 to 15.05 − 4.95 = 10.10."""
    claims = (figure("in", "5.0 billion", "imports CN TH 2024"), figure("all", "15.0 billion"))
    found = run(*claims)
    assert spans(found) == {"exports TH 2024": "9.9 to 10.1"}
    one = estimate_of(found, "exports CN TH 2024")
    assert (one.estimate.value, one.estimate.unit.code) == (Decimal("10.0E+9"), "USD")
    assert (one.propagates, one.note) == (True, "")
    assert one.derivation == Derivation(CheckKind.FLOWS, (), (Derivation(None, ("in",)), Derivation(None, ("all",))))
    assert [by.id for by in one.sources] == ["daily"]


def test_a_missing_total_follows_from_both_flows() -> None:
    """9.95 + 4.95 = 14.90 to 10.05 + 5.05 = 15.10; 9.95 − 5.05 = 4.90 to 10.05 − 4.95 = 5.10."""
    claims = (figure("out", "10.0 billion", "exports CN TH 2024"), figure("in", "5.0 billion", "imports CN TH 2024"))
    assert spans(run(*claims)) == {"trade TH 2024": "14.9 to 15.1", "balance TH 2024": "4.9 to 5.1"}


def test_a_missing_flow_follows_from_the_other_and_the_balance() -> None:
    """Imports of 5.0 and a surplus of 2.0: 1.95 + 4.95 = 6.90 to 2.05 + 5.05 = 7.10."""
    claims = (figure("in", "5.0 billion", "imports CN TH 2024"), figure("left", "2.0 billion", "balance CN TH 2024"))
    assert spans(run(*claims)) == {"exports TH 2024": "6.9 to 7.1"}


def test_the_total_and_the_balance_alone_say_nothing_of_the_flows() -> None:
    claims = (figure("all", "15.0 billion"), figure("left", "5.0 billion", "balance CN TH 2024"))
    assert run(*claims).estimates == ()


def test_a_missing_member_follows_from_the_group_and_the_others() -> None:
    """94.0 less 40, 10, 6 and 8 leaves 30, with five halves of a tenth to both sides."""
    values = {"KZ": "40.0", "KG": "10.0", "TJ": "6.0", "TM": "8.0"}
    claims = [figure(code.lower(), f"{value} billion", f"trade CN {code} 2024") for code, value in values.items()]
    found = run(*claims, figure("group", "94.0 billion", "trade CN CASIA5 2024"))
    one = estimate_of(found, "trade CN UZ 2024")
    assert (printed(one), one.derivation.rule) == ("29.75 to 30.25", CheckKind.MEMBERS)
    assert one.derivation.leaves == ("group", "kg", "kz", "tj", "tm")


def test_a_group_that_nobody_prints_follows_from_all_its_members() -> None:
    values = {"KZ": "40.0", "KG": "10.0", "TJ": "6.0", "TM": "8.0", "UZ": "30.0"}
    claims = [figure(code.lower(), f"{value} billion", f"trade CN {code} 2024") for code, value in values.items()]
    assert printed(estimate_of(run(*claims), "trade CN CASIA5 2024")) == "93.75 to 94.25"


def test_a_missing_month_follows_only_if_one_release_prints_the_others() -> None:
    def of(by: str) -> list[AnyClaim]:
        return [
            figure("april", "1.0 billion", "trade CN TH 2024-04"),
            figure("may", "2.0 billion", "trade CN TH 2024-05", by=source(by)),
            figure("quarter", "6.0 billion", "trade CN TH 2024-Q2"),
        ]

    assert printed(estimate_of(run(*of("daily")), "trade CN TH 2024-06")) == "2.85 to 3.15"
    assert run(*of("other")).estimates == ()


def test_a_whole_follows_from_a_share_that_nobody_else_could_check() -> None:
    """15.75 / 0.1585 = 99.3691 to 15.85 / 0.1575 = 100.6349."""
    found = run(figure("part", "15.8 billion", shares=(share("15.8"),)))
    one = estimate_of(found, "trade CN W 2024")
    assert (printed(one), one.derivation) == (
        "99.3691 to 100.6349",
        Derivation(CheckKind.SHARE, ("part",), (Derivation(None, ("part",)),)),
    )


def test_a_share_narrows_its_whole_only_within_one_release() -> None:
    """ "Over 99 billion" is 99 to 100; the share puts 99.3691 below it."""
    part = figure("part", "15.8 billion", shares=(share("15.8"),))
    whole = "over 99 billion"
    one = estimate_of(run(part, figure("whole", whole, "trade CN W 2024")), "trade CN W 2024")
    assert printed(one) == "99.3691 to 100"
    assert one.derivation.leaves == ("part", "whole")
    apart = run(part, figure("whole", whole, "trade CN W 2024", by=OTHER))
    assert [one for one in apart.estimates if one.derivation.rule is CheckKind.SHARE] == []


@pytest.mark.parametrize(
    "claim",
    [
        figure("a", "15.8 billion", shares=(share("15.8", "b"),)),  # of a figure that nobody gave
        figure("a", "15.8 billion", shares=(share("15.8", None),)),
        figure("a", "15.8 billion", shares=(share("15.8", basis="quantity"),)),
        figure("a", None, shares=(share("15.8"),)),
        figure("a", "15.8 billion", shares=(share("0"),)),  # from nothing upward
        figure("a", "15.8 billion", shares=(share("15.8", "partner=TH"),)),
    ],
)
def test_other_shares_tell_no_whole(claim: AnyClaim) -> None:
    assert run(claim).estimates == ()


def test_an_open_lower_bound_is_closed_by_what_contains_it() -> None:
    """At least 5, of 7.95 to 8.05: from 5 to 8.05."""
    claims = (figure("part", "at least 5 billion"), figure("whole", "8.0 billion", "trade CN W 2024"))
    found = run(*claims)
    one = estimate_of(found, "trade CN TH 2024")
    assert (printed(one), one.derivation.rule) == ("5 to 8.05", CheckKind.CONTAINMENT)
    assert one.derivation.leaves == ("part", "whole")


def test_a_whole_is_at_least_its_part() -> None:
    """At most 8, and a part of 4.95 at least."""
    claims = (figure("part", "5.0 billion"), figure("whole", "at most 8 billion", "trade CN W 2024"))
    assert spans(run(*claims)) == {"trade W 2024": "4.95 to 8"}


def test_what_stays_without_an_end_is_no_estimate() -> None:
    claims = (figure("part", "5.0 billion"), figure("whole", "at least 1 billion", "trade CN W 2024"))
    assert run(*claims).estimates == ()


def test_definitions_go_on_from_what_they_gave() -> None:
    """Exports of 9.90 to 10.10 follow; 0.4995 × 9.90 = 4.94505 to 0.5005 × 10.10 = 5.05505 is half of them."""
    claims = (
        figure("in", "5.0 billion", "imports CN W 2024"),
        figure("all", "15.0 billion", "trade CN W 2024"),
        figure("part", "at least 1.0 billion", "exports CN TH 2024", shares=(share("50.0"),)),
    )
    found = run(*claims)
    one = estimate_of(found, "exports CN TH 2024")
    assert [one.estimate.interval.lo, one.estimate.interval.hi] == [Decimal("4.94505E+9"), Decimal("5.05505E+9")]
    assert one.derivation.leaves == ("all", "in", "part")
    assert found.passes >= 2


def test_a_narrowed_print_tells_the_print_and_what_narrowed_it() -> None:
    """ "About 10" is 9.5 to 10.5; 15.0 less 5.0 leaves 9.90 to 10.10."""
    claims = (
        figure("out", "about 10.0 billion", "exports CN TH 2024"),
        figure("in", "5.0 billion", "imports CN TH 2024"),
        figure("all", "15.0 billion"),
    )
    one = estimate_of(run(*claims), "exports CN TH 2024")
    assert printed(one) == "9.9 to 10.1"
    assert list(one.derivation.lines()) == [
        "exports + imports",
        "  printed: out",
        "  printed: in",
        "  printed: all",
    ]


def test_claims_of_one_fact_narrow_each_other_without_a_rule_and_are_no_estimate() -> None:
    assert run(figure("a", "about 10.0 billion"), figure("b", "10.0 billion")).estimates == ()


def test_quantities_are_told_in_the_unit_of_their_print() -> None:
    claims = (
        figure("out", "10.0", "exports CN TH 2024", unit="t", measure="goods-quantity"),
        figure("in", "5.0", "imports CN TH 2024", unit="t", measure="goods-quantity"),
    )
    one = estimate_of(run(*claims), "trade CN TH 2024", "t")
    assert (printed(one, 0), one.estimate.unit.code) == ("14.9 to 15.1", "t")


def test_traffic_of_both_headings_follows_from_the_two() -> None:
    found = run(indicator("out", "1.0 million", heading="outbound"), indicator("in", "2.0 million", heading="inbound"))
    (one,) = found.estimates
    assert one.fact == UnprintedIndicator("china-laos-railway", measure="throughput", heading="both", period="2024")
    assert printed(one, 6) == "2.9 to 3.1"


def test_no_amount_of_trade_is_below_nothing() -> None:
    """Exports of 10.0 in a total of 10.0 leave −0.10 to 0.10 of imports, and so 0 to 0.10."""
    claims = (figure("out", "10.0 billion", "exports CN TH 2024"), figure("all", "10.0 billion"))
    assert spans(run(*claims)) == {"imports TH 2024": "0 to 0.1"}


def test_members_above_their_group_leave_no_amount_for_the_last() -> None:
    """Each of four lies within 16, and 24 of them do not: nothing follows for the fifth."""
    claims = [figure(code.lower(), "6.0 billion", f"trade CN {code} 2024") for code in ("KZ", "KG", "TJ", "TM")]
    found = run(*claims, figure("group", "16.0 billion", "trade CN CASIA5 2024"))
    assert found.estimates == ()


def test_a_balance_or_an_investment_may_be_below_nothing() -> None:
    claims = (figure("out", "5.0 billion", "exports CN TH 2024"), figure("in", "9.0 billion", "imports CN TH 2024"))
    assert spans(run(*claims))["balance TH 2024"] == "-4.1 to -3.9"
    invested = (
        figure("out", "5.0 billion", "outward CN TH 2024", measure="fdi-flow"),
        figure("both", "3.0 billion", "two-way CN TH 2024", measure="fdi-flow"),
    )
    assert spans(run(*invested))["inward TH 2024"] == "-2.1 to -1.9"


# Estimates that narrow nothing


def test_a_rate_puts_a_base_behind_its_level() -> None:
    """551.5 / 1.0775 = 511.833 to 552.5 / 1.0765 = 513.237."""
    claim = figure("a", "552 billion", "trade CN ASEAN 2024-01/2024-07", growths=(growth("7.7"),))
    (one,) = run(claim).estimates
    assert isinstance(one.fact, Fact)
    assert (str(one.fact.period), one.propagates) == ("2023-01/2023-07", False)
    assert [str(round(end / 10**9, 1)) for end in (one.estimate.interval.lo, one.estimate.interval.hi)] == [
        "511.8",
        "513.2",
    ]
    assert one.derivation == Derivation(CheckKind.GROWTH, ("a",))
    assert one.note == "the base as it stood, revised or not, when the rate was printed"


def test_each_base_that_may_be_meant_has_an_estimate() -> None:
    """436.5 / 2.255 = 193.57 to 437.5 / 2.245 = 194.88."""
    claim = figure("a", "437 billion", "trade CN LMC 2022", growths=(growth("125", "2015", "2016", kind="since"),))
    found = run(claim)
    assert [str(one.fact.period) for one in found.estimates if isinstance(one.fact, Fact)] == ["2015", "2016"]
    for one in found.estimates:
        ends = [str(round(end / 10**9, 2)) for end in (one.estimate.interval.lo, one.estimate.interval.hi)]
        assert ends == ["193.57", "194.88"]


def test_an_annual_average_puts_a_base_behind_several_years() -> None:
    """120.95 / 1.1005² = 99.868 to 121.05 / 1.0995² = 100.132."""
    claim = figure("a", "121.0 billion", growths=(growth("10.0", "2022", kind="annual-average"),))
    (one,) = run(claim).estimates
    assert one.derivation.rule is CheckKind.AVERAGE_GROWTH
    assert [str(round(end / 10**9, 3)) for end in (one.estimate.interval.lo, one.estimate.interval.hi)] == [
        "99.868",
        "100.132",
    ]


@pytest.mark.parametrize(
    "claim",
    [
        figure("a", None, growths=(growth("7.7"),)),
        figure("a", "5.0 billion", "trade CN TH ?", growths=(growth("7.7"),)),
        figure("a", "5.0 billion", growths=(growth("7.7", basis="CNY"),)),
        figure("a", "5.0 billion", growths=(growth("7.7", basis="volume"),)),
        figure("a", "5.0 billion", growths=(growth("-100"),)),
        figure("a", "5.0 billion", growths=(growth("7.7", kind="since"),)),
        figure("a", "5.0 billion", growths=(growth("7.7", "2024", kind="annual-average"),)),
        figure("a", "at least 5.0 billion", growths=(growth("7.7"),)),
    ],
)
def test_other_rates_put_no_base_behind_anything(claim: AnyClaim) -> None:
    assert run(claim).estimates == ()


def test_nothing_goes_on_from_a_base_behind_a_rate() -> None:
    """The base of 2023 and imports of 2023 would give exports of 2023; a rate speaks of the base as revised."""
    claims = (
        figure("level", "110.0 billion", growths=(growth("10.0"),)),
        figure("in", "40.0 billion", "imports CN TH 2023"),
    )
    found = run(*claims)
    assert [one.derivation.rule for one in found.estimates] == [CheckKind.GROWTH]


def test_a_printed_base_is_not_narrowed_by_a_rate() -> None:
    claims = (
        figure("level", "110.0 billion", growths=(growth("10.0"),)),
        figure("base", "about 100.0 billion", "trade CN TH 2023"),
    )
    assert [one.propagates for one in run(*claims).estimates] == [False]


def test_a_month_follows_from_two_years_to_date_and_says_that_it_may_be_restated() -> None:
    """176.35 − 155.15 = 21.20 to 176.45 − 155.05 = 21.40."""
    claims = (
        figure("eight", "155.1 billion", "trade CN RU 2023-01/2023-08", by=OTHER),
        figure("nine", "176.4 billion", "trade CN RU 2023-01/2023-09"),
    )
    one = estimate_of(run(*claims), "trade CN RU 2023-09")
    assert (printed(one), one.propagates, one.derivation.rule) == ("21.2 to 21.4", False, CheckKind.YTD_DIFFERENCE)
    assert one.note == "the months before may have been restated when the later year to date was printed"
    assert [by.id for by in one.sources] == ["other", "daily"]


def test_a_month_that_is_printed_needs_no_estimate() -> None:
    claims = (
        figure("eight", "155.1 billion", "trade CN RU 2023-01/2023-08"),
        figure("nine", "176.4 billion", "trade CN RU 2023-01/2023-09"),
        figure("month", "21.3 billion", "trade CN RU 2023-09"),
    )
    assert run(*claims).estimates == ()


def test_a_year_to_date_below_an_earlier_one_leaves_no_month() -> None:
    """Told by containment as a warning, so that nothing is left out for it; 9.9 − 10.1 is no amount of trade."""
    claims = (
        figure("eight", "10.4 billion", "trade CN RU 2023-01/2023-08", by=OTHER),
        figure("nine", "10.0 billion", "trade CN RU 2023-01/2023-09"),
    )
    found = run(*claims)
    assert [one[:2] for one in codes(found)] == [("warning", "containment.exceeded")]
    assert found.estimates == ()


# What is left out


def test_what_stands_in_an_error_gives_no_estimate() -> None:
    """110 over 70 is no 10 percent: neither goes on, and what does not hang on them does."""
    claims = (
        figure("level", "110.0 billion", growths=(growth("10.0"),)),
        figure("base", "70.0 billion", "trade CN TH 2023"),
        figure("in", "40.0 billion", "imports CN TH 2024"),
        figure("vn-out", "1.0 billion", "exports CN VN 2024"),
        figure("vn-in", "2.0 billion", "imports CN VN 2024"),
    )
    found = run(*claims)
    assert [code for _, code, _ in codes(found)] == ["growth.inconsistent"]
    assert spans(found) == {"trade VN 2024": "2.9 to 3.1", "balance VN 2024": "-1.1 to -0.9"}


def test_a_repeat_of_what_stands_in_an_error_gives_no_estimate_either() -> None:
    """The claim with the rate repeats another; both print the level that the error is about."""
    claims = (
        figure("a-level", "110.0 billion"),
        figure("b-level", "110.0 billion", growths=(growth("10.0"),)),
        figure("base", "70.0 billion", "trade CN TH 2023"),
        figure("in", "40.0 billion", "imports CN TH 2024"),
    )
    found = run(*claims)
    assert [subjects for _, _, subjects in codes(found)] == [("b-level", "base")]
    assert found.estimates == ()


def test_a_fact_whose_claims_share_nothing_gives_no_estimate() -> None:
    claims = (
        figure("a", "10.0 billion", "exports CN TH 2024", growths=(growth("10.0"),)),
        figure("b", "12.0 billion", "exports CN TH 2024"),
        figure("c", "12.0 billion", "exports CN TH 2024", growths=(growth("10.0"),)),
        figure("in", "5.0 billion", "imports CN TH 2024"),
    )
    assert run(*claims).estimates == ()


def test_an_identity_that_fails_narrows_nothing_even_if_it_is_no_error() -> None:
    """15.5 of another day is a revision of the parts; the flows and the total keep their prints."""
    claims = (
        figure("out", "10.0 billion", "exports CN TH 2024"),
        figure("in", "5.0 billion", "imports CN TH 2024"),
        figure("all", "15.5 billion", by=OTHER),
    )
    found = run(*claims)
    assert [one[1] for one in codes(found)] == ["sum.revision"]
    assert {one.derivation.rule for one in found.estimates} == {CheckKind.BALANCE}


# Contradictions that show only together


def together(*more: AnyClaim) -> list[AnyClaim]:
    """The share puts the exports at 19.96 to 20.02, the total less imports at 34.99 to 35.01; each holds for itself."""
    return [
        figure("a", "10.00 billion", "exports CN TH 2024", shares=(share("50.0"),)),
        figure("in", "5.00 billion", "imports CN W 2024"),
        figure("total", "40.00 billion", "trade CN W 2024"),
        *more,
    ]


def test_a_contradiction_that_shows_only_together_has_its_irreducible_set() -> None:
    found = run(*together(figure("far", "3.0 billion", "exports CN VN 2024")))
    assert codes(found) == [("error", "estimates.contradiction", ("a", "in", "total"))]
    told = numbers(found.findings[0])["arithmetic"]
    # 39.995 − 5.005 = 34.99 to 40.005 − 4.995 = 35.01, or cut off 39.995 − 5.01 to 40.01 − 4.995
    assert told.startswith("known is 34.985 to 35.015 billion USD, and share gives")
    assert found.settled
    assert all(
        codes(run(*(claim for claim in together() if claim.id != left_out))) == [] for left_out in ("a", "in", "total")
    )


def test_the_claim_that_prints_a_share_belongs_to_the_contradiction() -> None:
    """Another claim prints the part as well; without the share there is nothing to contradict."""
    found = run(*together(figure("b", "10.000 billion", "exports CN TH 2024")))
    assert [one[2] for one in codes(found)] == [("a", "in", "total")]


def test_a_contradiction_among_very_many_claims_is_told_with_all_of_them() -> None:
    """Forty-five outlets print the imports, each counted for itself; forty of them stand in the set."""
    outlets = [
        figure(f"in-{number:02}", "5.00 billion", "imports CN W 2024", compiler=f"outlet-{number}")
        for number in range(45)
    ]
    share_of_half, _, total = together()
    ((severity, code, subjects),) = codes(run(*outlets, share_of_half, total))
    assert (severity, code, len(subjects)) == ("error", "estimates.contradiction", 42)
    assert {"a", "total"} <= set(subjects)


@pytest.mark.parametrize(
    ("total", "by", "compiler", "severity"),
    [
        ("40.00 billion", None, None, "error"),
        ("25.50 billion", OTHER, None, "info"),  # 20.49 over 20.02 is 2.3 percent
        ("40.00 billion", OTHER, None, "error"),
        ("40.00 billion", OTHER, "nso-th", "warning"),
    ],
)
def test_a_contradiction_of_estimates_is_graded(total: str, by: object, compiler: str | None, severity: str) -> None:
    claims = (
        figure("a", "10.00 billion", "exports CN TH 2024", shares=(share("50.0"),), compiler="gacc"),
        figure("in", "5.00 billion", "imports CN W 2024"),
        figure("total", total, "trade CN W 2024", by=by, compiler=compiler),  # type: ignore[arg-type]
    )
    assert [one[:2] for one in codes(run(*claims))] == [(severity, "estimates.contradiction")]


# The end of it


def test_two_shares_of_each_other_end_although_they_never_come_to_rest() -> None:
    """At least 10, half of at least 20, of which half is the first: each turn would double both."""
    claims = (
        figure("part", "at least 10.0 billion", "exports CN TH 2024", shares=(share("50.0"),)),
        figure("whole", "at least 20.0 billion", "exports CN W 2024", shares=(share("50.0", "partner=TH"),)),
    )
    found = run(*claims)
    assert (found.passes, found.settled) == (50, False)


def test_two_shares_of_each_other_that_contradict_end_at_once() -> None:
    """5 is half of 10, and 10 is not half of 5."""
    claims = (
        figure("part", "5.0 billion", "exports CN TH 2024", shares=(share("50.0"),)),
        figure("whole", "10.0 billion", "exports CN W 2024", shares=(share("50.0", "partner=TH"),)),
    )
    found = run(*claims)
    assert found.settled
    assert codes(found) == [("error", "share.inconsistent", ("part", "whole"))]


def test_passes_count_how_often_the_definitions_were_gone_through() -> None:
    """The first pass tells the total, the second finds nothing new."""
    claims = (figure("out", "10.0 billion", "exports CN TH 2024"), figure("in", "5.0 billion", "imports CN TH 2024"))
    found = run(*claims)
    assert (found.passes, found.settled) == (2, True)


def test_a_long_way_is_told_by_its_last_three_steps() -> None:
    """Two flows make a total of about 3, five of those a group of 15, half of 30, of which 10 are imports."""
    claims = [
        figure("kz-out", "1.000 billion", "exports CN KZ 2024"),
        figure("kz-in", "2.000 billion", "imports CN KZ 2024"),
        figure("kz", "about 3.0 billion", "trade CN KZ 2024"),
        *(figure(code.lower(), "3.000 billion", f"trade CN {code} 2024") for code in ("KG", "TJ", "TM", "UZ")),
        figure("casia5", "at least 1 billion", "trade CN CASIA5 2024", shares=(share("50.0"),)),
        figure("world", "at least 1 billion", "trade CN W 2024"),
        figure("world-in", "10.00 billion", "imports CN W 2024"),
    ]
    one = estimate_of(run(*claims), "exports CN W 2024")
    # 14.997 / 0.5005 − 10.005 = 19.959 to 15.003 / 0.4995 − 9.995 = 20.041
    assert [str(round(end / 10**9, 3)) for end in (one.estimate.interval.lo, one.estimate.interval.hi)] == [
        "19.959",
        "20.041",
    ]
    assert one.derivation.leaves == tuple(sorted(claim.id for claim in claims))
    assert max(len(line) - len(line.lstrip()) for line in one.derivation.lines()) == 4  # two steps of two blanks


def test_estimates_stand_in_the_order_of_what_they_are_about() -> None:
    claims = (
        figure("a", "5.0 billion", "exports CN VN 2024"),
        figure("b", "5.0 billion", "imports CN VN 2024"),
        figure("c", "5.0 billion", "exports CN TH 2024"),
        figure("d", "5.0 billion", "imports CN TH 2024"),
    )
    told = [repr(one.fact) for one in run(*claims).estimates]
    assert told == sorted(told)


def test_an_estimate_is_data_that_json_can_hold() -> None:
    (one,) = [
        one
        for one in run(
            figure("out", "10.0 billion", "exports CN TH 2024"), figure("in", "5.0 billion", "imports CN TH 2024")
        ).estimates
        if one.derivation.rule is CheckKind.FLOWS
    ]
    data = one.to_dict()
    assert data["interval"] == ["14900000000", "15100000000"]
    assert (data["unit"], data["sources"], data["note"]) == ("USD", ["daily"], "")
    fact = data["fact"]
    assert isinstance(fact, dict)
    assert (fact["flow"], fact["commodity"], fact["period"]) == ("trade", None, "2024")
    assert isinstance(one, DerivedFigure)
    assert Period.parse("2024") == getattr(one.fact, "period", None)


def test_the_memberships_of_the_atlas_given_count() -> None:
    """In the small atlas the five Mekong countries are all of ASEAN."""
    claims = [figure(code.lower(), "1.0 billion", f"trade CN {code} 2024") for code in ("KH", "LA", "MM", "TH", "VN")]
    found = run(*claims, atlas=mini_atlas())
    assert spans(found) == {"trade ASEAN5 2024": "4.75 to 5.25", "trade MEKONG5 2024": "4.75 to 5.25"}
