"""What the bundled figures say about each other: the contradictions that are in the world's print, one test for each.

The arithmetic of each stands beside it. Intervals are those of the printed digits; amounts are in billions.
"""

from collections import Counter
from decimal import Decimal

import pytest

from regcoop.comparison.judging import Holding
from regcoop.figures import Fact
from regcoop.findings import Finding, Severity
from regcoop.fixtures import load
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates import bundled_rates
from regcoop.reconciliation import Check, CheckKind, DerivedFigure, Reconciliation, reconcile

ATLAS = load()


@pytest.fixture(scope="module")
def found() -> Reconciliation:
    return reconcile(ATLAS.figures, atlas=ATLAS, rates=bundled_rates())


def naming(found: Reconciliation, *claims: str) -> list[Finding]:
    """Give the findings that name all of some claims."""
    return [finding for finding in found.findings if set(claims) <= set(finding.subjects)]


def codes(found: Reconciliation, *claims: str) -> set[tuple[str, str]]:
    """Give severity and code of the findings that name all of some claims."""
    return {(finding.severity.value, finding.code) for finding in naming(found, *claims)}


def suspect_of(finding: Finding) -> str:
    return dict(finding.numbers).get("suspect", "")


def checks_of(found: Reconciliation, kind: CheckKind, *claims: str) -> list[Check]:
    return [check for check in found.of_kind(kind) if set(claims) <= set(check.figures)]


def bases_of(found: Reconciliation, claim: str) -> list[DerivedFigure]:
    """Give the estimates that rest on one claim alone."""
    return [one for one in found.estimates if one.derivation.leaves == (claim,)]


def to_billions(interval: Interval, places: int) -> tuple[str, str]:
    low, high = (round(end / 10**9, places) for end in (interval.lo, interval.hi))
    return f"{low}", f"{high}"


# Errors


def test_nine_months_of_liaoning_exports_are_above_the_year(found: Reconciliation) -> None:
    """42.64 against 14.4 billion yuan; two others print 42.64 for both flows together, whose year has 54.9."""
    (finding,) = naming(found, "cn-ln-ru-exports-2023-cny-sputnik", "cn-ln-ru-exports-2023-ytd09-cny-futureheadlines")
    assert (finding.severity, finding.code) == (Severity.ERROR, "suspect.flow")
    assert "cn-ln-ru-exports-2023-ytd09-cny-kurier" in finding.subjects


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        # 1.7 billion yuan beside 1.74 trillion
        ("cn-ru-trade-2024-cny-thebusinesstimes", "cn-ru-trade-2024-cny-commentsua"),
        # 1.7 million dollars beside 1.705 billion, whose parts are 0.198 and 1.507
        ("kh-cn-trade-2023-ytd02-usd-thephnompenhpost", "kh-cn-trade-2023-ytd02-usd-thephnompenhpost-2"),
        # 6.27 million dollars beside 6.3 billion; July alone was 0.839 billion
        ("kh-cn-imports-2023-ytd07-usd-estatediacom", "kh-cn-imports-2023-ytd07-usd-thephnompenhpost"),
    ],
)
def test_a_scale_word_a_thousand_times_off_is_named(found: Reconciliation, wrong: str, right: str) -> None:
    (finding,) = naming(found, wrong, right)
    assert (finding.severity, finding.code, suspect_of(finding)) == (Severity.ERROR, "suspect.scale", wrong)
    assert "10^3" in dict(finding.numbers)["change"]


def test_two_wrong_prints_do_not_outvote_a_right_one(found: Reconciliation) -> None:
    """15.6 million tonnes of durian, printed twice; 1.56 fits the growth of 9.4 percent on 1.426 of the year before."""
    wrong = ("cn-w-fresh-durian-imports-2024-kg-southchinamorningpost", "cn-w-fresh-durian-imports-2024-t-freshplaza")
    (finding,) = [one for one in naming(found, *wrong) if one.severity is Severity.ERROR]
    assert (finding.code, suspect_of(finding)) == ("suspect.scale", ", ".join(wrong))
    assert "10^-1" in dict(finding.numbers)["change"]


def test_two_prints_without_a_witness_leave_it_undecided(found: Reconciliation) -> None:
    """9.1 billion and 9.1 trillion dollars of investment in one year, each with a share of 5.7 percent."""
    claims = ("asean-cn-fdi-inward-2019-usd-aseansecretariat", "asean-cn-fdi-inward-2019-usd-peoplesarmynewspaper")
    assert codes(found, *claims) == {("error", "undecided.scale")}


def test_eight_months_of_2024_printed_for_2023_are_misdated(found: Reconciliation) -> None:
    """4.5 trillion yuan beside 4.11; others print 4.5 for the same months of 2024."""
    findings = naming(found, "cn-asean-trade-2023-ytd08-cny-theasialive")
    assert ("error", "suspect.period") in {(finding.severity.value, finding.code) for finding in findings}
    named = next(finding for finding in findings if finding.code == "suspect.period")
    assert suspect_of(named) == "cn-asean-trade-2023-ytd08-cny-theasialive"


def test_the_total_of_2023_printed_for_2024_is_misdated(found: Reconciliation) -> None:
    """240.11 beside 244.81; it lies near enough for a revision, but is the total of 2023 to the last digit."""
    findings = naming(found, "cn-ru-trade-2024-usd-lentaru")
    assert {finding.code for finding in findings} == {"suspect.period"}
    assert suspect_of(findings[0]) == "cn-ru-trade-2024-usd-lentaru"


def test_two_flow_words_of_one_page_are_swapped(found: Reconciliation) -> None:
    """June 2023: exports 11.28 and imports 9.551, where the half year less five months leaves 9.3 and 11.4."""
    findings = naming(found, "cn-ru-imports-2023-06-usd-sputnik")
    assert ("error", "suspect.flow") in {(finding.severity.value, finding.code) for finding in findings}


def test_billions_of_yuan_are_called_dollars(found: Reconciliation) -> None:
    """117 billion dollars beside 117.2 billion yuan would be one yuan a dollar."""
    claims = ("cn-hl-ru-trade-2022-ytd08-cny-atisu", "cn-hl-ru-trade-2022-ytd08-usd-radiometroru")
    assert codes(found, *claims) & {("error", "undecided.currency"), ("error", "suspect.currency")}


def test_imports_of_thailand_are_the_total(found: Reconciliation) -> None:
    """69 and 105 add up to 174; 115.851 after a growth of 10.3 percent needs 105.0 as the total of the year before."""
    (finding,) = naming(found, "th-cn-exports-2023-usd-thenation", "th-cn-imports-2023-usd-thenation")
    assert (finding.severity, finding.code) == (Severity.ERROR, "suspect.flow")
    assert suspect_of(finding) == "th-cn-imports-2023-usd-thenation"


def test_growth_of_xinjiang_does_not_fit_its_levels(found: Reconciliation) -> None:
    """283.67 over 166.9 is a growth of 69.9 percent, and 50 is printed."""
    claims = (
        "cn-xj-casia5-trade-2022-cny-chinaxinjiangnet",
        "cn-xj-casia5-trade-2023-cny-newscentralasia",
        "cn-xj-casia5-trade-2023-pct-newscentralasia-2",
    )
    ((_, code),) = codes(found, *claims)
    assert code == "growth.inconsistent"


@pytest.mark.parametrize("partner", ["th", "vn"])
def test_shares_of_durian_in_early_2025_do_not_fit(found: Reconciliation, partner: str) -> None:
    """14.3 of 23 thousand tonnes is 61 to 64 percent, and 86 is printed; 8.501 is 36 to 38, and 11 is printed."""
    part, whole = (f"cn-{one}-fresh-durian-imports-2025-ytd02-t-guangdongimportedfood" for one in (partner, "w"))
    assert codes(found, part, whole) == {("error", "share.inconsistent")}


def test_a_railway_carried_more_in_seven_months_than_in_the_year() -> None:
    """3,441 million against 5.46 million tonnes."""
    railway = reconcile(ATLAS.indicators, atlas=ATLAS, rates=bundled_rates())
    part, whole = (
        f"china-laos-railway-throughput-cross-border-2025{one}" for one in ("-ytd07-t-vibewire", "-t-xinhua")
    )
    told = {code for _, code in codes(railway, part, whole)}
    assert told & {"containment.exceeded", "suspect.scale", "undecided.scale"}


def test_a_digit_too_many_is_a_conflict_without_a_suspect(found: Reconciliation) -> None:
    """21.17 trillion yuan with Japan beside 2.17: ten times 2.17 is 21.7, so no power of ten clears it."""
    assert codes(found, "cn-jp-trade-2019-cny-asiarisingtv") == {("error", "same-fact.conflict")}


def test_lost_digits_are_a_conflict(found: Reconciliation) -> None:
    """0.3 beside 6.3 billion, whose parts are 2.83 and 3.5."""
    claims = ("mm-cn-trade-2017-04-to-2017-10-usd-asianews", "mm-cn-trade-2017-04-to-2017-10-usd-mizzima")
    assert ("error", "same-fact.conflict") in codes(found, *claims)


# Warnings


@pytest.mark.parametrize("partner", ["th", "vn", "w"])
def test_durian_at_four_dollars_a_tonne_is_doubted(found: Reconciliation, partner: str) -> None:
    """4.52 million dollars for 989,000 tonnes: 4.57 dollars a tonne, where a year later it was 4,500."""
    claim = f"cn-{partner}-fresh-durian-imports-2023-ytd07-usd-tridge"
    told = {(finding.severity.value, finding.code) for finding in naming(found, claim)}
    assert told & {("warning", "unit-value.outlier"), ("warning", "suspect.scale"), ("warning", "undecided.scale")}


def test_the_trade_of_kyrgyzstan_differs_fourfold_by_side(found: Reconciliation) -> None:
    """22.7 over 5.5 is 4.08 to 4.17; 22.71 over 5.3 is 4.24 to 4.33."""
    findings = [one for one in found.findings if one.code == "mirror.strong-asymmetry"]
    of_2024 = [one for one in findings if any(claim.startswith("kg-cn-trade-2024-usd") for claim in one.subjects)]
    assert of_2024
    assert {one.severity for one in of_2024} == {Severity.WARNING}


def test_a_restatement_a_tenth_too_small_is_doubted(found: Reconciliation) -> None:
    """4.5 trillion yuan as 63.2 billion dollars would be 71 yuan a dollar."""
    assert ("warning", "restatement.no-rate") in codes(found, "cn-asean-trade-2024-ytd08-cny-myglobalnews")


# Worth knowing


def test_most_restatements_fit_only_the_spot_rate(found: Reconciliation) -> None:
    """Journalists convert a past total at the rate of the day: 42.64 = 5.83 implies 7.3068 to 7.3210 yuan a dollar."""
    spot_only = {claim for one in found.findings if one.code == "restatement.spot-only" for claim in one.subjects}
    kept = Counter(check.status for check in found.of_kind(CheckKind.RESTATEMENT))
    assert {
        "cn-ln-ru-exports-2023-ytd09-cny-futureheadlines",
        "cn-cq-wanzhou-mekong5-exports-2024-cny-aitia",
    } <= spot_only
    assert 2 * len(spot_only) > kept.total()


@pytest.mark.parametrize(
    ("china", "partner", "ratio"),
    [
        # 982.05 / 772.45 to 982.15 / 772.35
        ("cn-asean-trade-2024-usd-xinhua", "asean-cn-trade-2024-usd-aseansecretariat", "1.2713 to 1.2716"),
        # 641.45 / 507.95 to 641.55 / 507.85
        ("cn-asean-trade-2019-usd-smninews", "asean-cn-trade-2019-usd-aseansecretariat", "1.2628 to 1.2633"),
        # Others print "over 94": 94 / 66.25 to 95 / 66.15
        (
            "cn-casia5-trade-2024-usd-theastanatimes",
            "casia5-cn-trade-2024-usd-centralasianlightorg",
            "1.4189 to 1.4361",
        ),
    ],
)
def test_both_sides_of_a_flow_report_their_own(found: Reconciliation, china: str, partner: str, ratio: str) -> None:
    (check,) = checks_of(found, CheckKind.MIRROR, china, partner)
    assert check.reading == f"asymmetry, ratio {ratio}"
    assert codes(found, china, partner) == {("info", "mirror.asymmetry")}


def test_growth_in_yuan_stands_beside_growth_in_dollars(found: Reconciliation) -> None:
    """10.5 and 7.7 percent for the same seven months."""
    claims = ("cn-asean-trade-2024-ytd07-cny-vietnamnewsagency", "cn-asean-trade-2024-ytd07-usd-globaltimes")
    assert ("info", "growth.two-currencies") in codes(found, *claims)


def test_a_growth_speaks_of_a_revised_base(found: Reconciliation) -> None:
    """3.92 over the 3.59 first printed is 8.9 to 9.5 percent; 10.5 puts 3.541 to 3.554 trillion behind it."""
    claims = (
        "cn-asean-trade-2024-ytd07-cny-vietnamnewsagency",
        "cn-asean-trade-2023-ytd07-cny-spuncopyofthegaccrelease",
    )
    assert codes(found, *claims) == {("info", "growth.revised-base")}


def test_a_growth_of_125_percent_since_2016_is_cut_off(found: Reconciliation) -> None:
    """437 over "over 193.4" is 125.58 to 126.22 percent; another outlet repeats it and is no second witness."""
    claims = ("cn-mekong5-trade-2024-usd-aitia", "cn-mekong5-trade-2016-usd-chinaradiointernational")
    assert ("info", "growth.truncated-print") in codes(found, *claims)


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("cn-uz-trade-2024-usd-ordakz", "cn-uz-trade-2024-usd-theastanatimes"),  # 13.7 of 13.78
        ("cn-tj-trade-2024-usd-ordakz", "cn-tj-trade-2024-usd-theastanatimes"),  # 3.8 of 3.86
    ],
)
def test_copies_of_a_number_are_cut_off(found: Reconciliation, cut: str, whole: str) -> None:
    assert ("info", "same-fact.truncated-print") in codes(found, cut, whole)


def test_october_is_not_the_difference_of_two_years_to_date(found: Reconciliation) -> None:
    """196.48 − 176.4 leaves 20.0 to 20.1, and "nearly 19.8" is printed: the months before were restated."""
    assert ("info", "months.restated") in codes(found, "cn-ru-trade-2023-10-usd-sputnik")


def test_september_is_a_difference_only_if_digits_were_cut(found: Reconciliation) -> None:
    """176.4 − 155.1 leaves 21.2 to 21.4, and 21.18 is printed; cut off, 155.1 may be up to 155.2."""
    checks = checks_of(found, CheckKind.YTD_DIFFERENCE, "cn-ru-trade-2023-ytd09-usd-sputnikafrica")
    assert Holding.TRUNCATED in {check.status for check in checks}


def test_intermediate_goods_were_revised(found: Reconciliation) -> None:
    """4.13 trillion in January, 4.08 in September."""
    claims = (
        "cn-asean-intermediate-goods-trade-2023-cny-chinanewsservice",
        "cn-asean-intermediate-goods-trade-2023-cny-statecouncilinformation",
    )
    assert codes(found, *claims) == {("info", "same-fact.revision")}


# Checks that hold


def test_the_share_of_thai_durian_holds(found: Reconciliation) -> None:
    """929 of 1,426 thousand tonnes is 65.09 to 65.21 percent, and 65.15 is printed."""
    claims = ("cn-th-fresh-durian-imports-2023-t-globaltimes", "cn-w-fresh-durian-imports-2023-t-globaltimes")
    assert {check.status for check in checks_of(found, CheckKind.SHARE, *claims)} == {Holding.HOLDS}


def test_five_countries_add_up_to_central_asia(found: Reconciliation) -> None:
    """43.82 + 22.71 + 13.78 + 10.65 + 3.86 = 94.82."""
    claims = [f"cn-{code}-trade-2024-usd-theastanatimes" for code in ("casia5", "kg", "kz", "tj", "tm", "uz")]
    (check,) = checks_of(found, CheckKind.MEMBERS, claims[0])
    assert check.status is Holding.HOLDS
    assert check.expected is not None
    assert check.expected.contains(Decimal("94.82E+9"))


def test_growth_of_116_percent_in_yuan_holds(found: Reconciliation) -> None:
    """674.15 over 312.04 is 116.04 to 116.05 percent."""
    claims = ("cn-casia5-trade-2024-cny-zaochenbao", "cn-casia5-trade-2013-cny-xinhua")
    assert {check.status for check in checks_of(found, CheckKind.GROWTH, *claims)} == {Holding.HOLDS}
    averages = checks_of(found, CheckKind.AVERAGE_GROWTH, claims[1])
    assert {check.status for check in averages} == {Holding.HOLDS}


@pytest.mark.parametrize("flow", ["exports", "imports"])
def test_growth_of_june_on_may_holds(found: Reconciliation, flow: str) -> None:
    """8.28 over 8.101 is +2.2 percent, 9.32 over 9.602 is −2.9; on June of the year before, imports fell by 10."""
    claims = (f"cn-ru-{flow}-2025-06-usd-themoscowtimes", f"cn-ru-{flow}-2025-05-usd-rtucargocom")
    assert {check.status for check in checks_of(found, CheckKind.GROWTH, *claims)} == {Holding.HOLDS}


# Estimates


def test_the_dollar_base_behind_a_growth(found: Reconciliation) -> None:
    """551.5 / 1.0775 to 552.5 / 1.0765."""
    (base,) = bases_of(found, "cn-asean-trade-2024-ytd07-usd-globaltimes")
    assert isinstance(base.fact, Fact)
    assert base.fact.period == Period.parse("2023-01/2023-07")
    assert to_billions(base.estimate.interval, 1) == ("511.8", "513.2")
    assert [source.publisher for source in base.sources] == ["Global Times"]


def test_the_base_behind_125_percent_is_within_the_bound_for_2015(found: Reconciliation) -> None:
    """436.5 / 2.255 to 437.5 / 2.245; 261.5 after a growth of at least 33.33 percent leaves at most 196.17."""
    bases = {
        str(one.fact.period): one
        for one in bases_of(found, "cn-mekong5-trade-2024-usd-aitia")
        if isinstance(one.fact, Fact)
    }
    assert set(bases) == {"2015", "2016"}
    assert to_billions(bases["2015"].estimate.interval, 2) == ("193.57", "194.88")
    assert bases["2015"].estimate.interval.hi < Decimal("196.17E+9")


# The whole


def test_no_erratum_is_read(found: Reconciliation) -> None:
    """What is known of misprints beside the data plays no part: without it the same is found."""
    told = [(finding.code, finding.subjects) for finding in found.findings]
    bare = reconcile(list(ATLAS.figures), atlas=ATLAS, rates=bundled_rates())
    assert told == [(finding.code, finding.subjects) for finding in bare.findings]


def test_each_finding_tells_its_arithmetic_and_its_claims(found: Reconciliation) -> None:
    for finding in found.findings:
        assert finding.subjects
        assert all(subject in ATLAS.figure_records for subject in finding.subjects)
        assert len(finding.explain()) > len(finding.code)


def test_findings_stand_in_order_of_gravity(found: Reconciliation) -> None:
    order = [list(Severity).index(finding.severity) for finding in found.findings]
    assert order == sorted(order)
