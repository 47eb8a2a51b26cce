"""Findings of reconciliation: how grave, under which code, about which claims, and whether one of them is the suspect.

Amounts are in billions unless a comment says otherwise. Claims share a source and state no compiler unless a test says
otherwise, so that nothing but a misprint explains a contradiction.
"""

import pytest

from claims import codes, figure, growth, indicator, numbers, only_check, rates_of, run, share, source
from regcoop.findings import Finding
from regcoop.reconciliation import CheckKind, LeftOutFact
from regcoop.relations import AnyClaim
from regcoop.sources import SourceKind

Told = tuple[str, str, tuple[str, ...]]

FIRST, SECOND = source("first", "2025-01-10"), source("second", "2025-02-10")
KNOWN = source("known", None, SourceKind.GENERAL_KNOWLEDGE)
SEVEN = rates_of({2023: "7.0000", 2024: "7.0000", 2025: "7.0000"})


def only(found_in: tuple[Finding, ...]) -> Finding:
    (finding,) = found_in
    return finding


# Grades of claims of one fact


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        # 10.05 and 11.95 leave a gap of a fifth
        ((figure("a", "10.0 billion"), figure("b", "12.0 billion")), ("error", "same-fact.conflict", ("a", "b"))),
        # 10.1 and 10.35: 2.5 percent, but of one day
        ((figure("a", "10.0 billion"), figure("b", "10.4 billion")), ("error", "same-fact.conflict", ("a", "b"))),
        (
            (figure("a", "10.0 billion", by=FIRST), figure("b", "10.4 billion", by=SECOND)),
            ("info", "same-fact.revision", ("a", "b")),
        ),
        (
            (figure("a", "10.0 billion", vintage="first"), figure("b", "10.4 billion", vintage="revised")),
            ("info", "same-fact.revision", ("a", "b")),
        ),
        (
            (figure("a", "10.0 billion", by=FIRST), figure("b", "12.0 billion", by=SECOND)),
            ("error", "same-fact.conflict", ("a", "b")),
        ),
        (
            (figure("a", "10.0 billion", by=source("undated", None)), figure("b", "10.4 billion", by=SECOND)),
            ("error", "same-fact.conflict", ("a", "b")),
        ),
        (
            (figure("a", "10.0 billion", compiler="gacc"), figure("b", "12.0 billion", compiler="aseanstats")),
            ("warning", "same-fact.conflict", ("a", "b")),
        ),
        (
            (figure("a", "10.0 billion", compiler="gacc"), figure("b", "12.0 billion")),
            ("error", "same-fact.conflict", ("a", "b")),
        ),
        # "over 10.0" is 10.0 to 10.1 and says nothing of 12; writers use it so all the same
        (
            (figure("a", "over 10.0 billion"), figure("b", "12.0 billion")),
            ("warning", "same-fact.conflict", ("a", "b")),
        ),
        (
            (figure("a", "8.0 billion"), figure("b", "nearly 10.0 billion")),
            ("warning", "same-fact.conflict", ("a", "b")),
        ),
        # "over 12.0" above 10 is no loose word
        (
            (figure("a", "10.0 billion"), figure("b", "over 12.0 billion")),
            ("error", "same-fact.conflict", ("a", "b")),
        ),
        # "at least 12" has no upper end, so that nothing is told from its width
        (
            (figure("a", "10.0 billion"), figure("b", "at least 12.0 billion")),
            ("error", "same-fact.conflict", ("a", "b")),
        ),
        # 10.0 is at most 10.05, and 10.1 if cut off; 10.12 is at least 10.115, and 10.14 reaches 10.09 as 10.1 does
        (
            (figure("a", "10.0 billion"), figure("b", "10.10 billion")),
            ("info", "same-fact.truncated-print", ("a", "b")),
        ),
    ],
)
def test_claims_of_one_fact_are_graded(claims: tuple[AnyClaim, ...], told: Told) -> None:
    assert codes(run(*claims)) == [told]


def test_claims_that_overlap_in_a_chain_and_share_nothing_contradict_at_its_ends() -> None:
    """9.5 to 10.5, 10.4 to 10.5 … 11.2: each meets the next, and the first ends before the last begins."""
    claims = (
        figure("low", "10 billion"),  # 9.5 to 10.5, cut off 11.0
        figure("middle", "about 11.0 billion"),  # 10.45 to 11.55
        figure("high", "11.50 billion"),  # 11.495 to 11.505
    )
    assert codes(run(*claims)) == [("error", "same-fact.conflict", ("high", "low"))]


def test_the_words_of_a_conflict_name_both_prints_with_their_dates() -> None:
    finding = only(run(figure("a", "10.0 billion"), figure("b", "12.0 billion", by=source("x", None))).findings)
    assert numbers(finding) == {
        "values": "a (10.0 billion USD, 2025-02-01); b (12.0 billion USD, undated)",
        "arithmetic": "they share no value: 9.950 to 10.05 billion USD and 11.95 to 12.05 billion USD",
        "reading": "",
    }
    assert finding.explain().startswith("Claims of one fact contradict each other; they share no value")


# Grades of growth


def grown(
    rate: str, *, base: AnyClaim | None = None, level: str = "110.0 billion", by: str | None = None
) -> list[AnyClaim]:
    """110.0 over 100.0 is a growth of 9.9 to 10.1 percent."""
    return [
        figure("level", level, growths=(growth(rate),), compiler=by),
        base or figure("base", "100.0 billion", "trade CN TH 2023"),
    ]


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        # 20 percent puts 91.6 behind it: 100.05 × 1.1995 = 120.01 to 109.95 is 9 percent
        (grown("20.0"), [("error", "growth.inconsistent", ("base", "level"))]),
        # 13 percent: 99.95 × 1.1295 = 112.894 over 110.1 is 2.5 percent
        (grown("13.0"), [("info", "growth.revised-base", ("base", "level"))]),
        # 9.8 holds if cut off
        (grown("9.8"), [("info", "growth.truncated-print", ("base", "level"))]),
        (
            grown("20.0", base=figure("base", "100.0 billion", "trade CN TH 2023", compiler="nso-th"), by="gacc"),
            [("warning", "growth.other-compiler", ("base", "level"))],
        ),
        (
            [
                figure("level", "110.0 billion", "trade CN EUROPE 2024", growths=(growth("20.0"),)),
                figure("base", "100.0 billion", "trade CN EUROPE 2023"),
            ],
            [("warning", "growth.inconsistent", ("base", "level"))],
        ),
        (
            [
                figure("level", "110.0 billion", "inward CN W 2024", measure="fdi-flow", growths=(growth("20.0"),)),
                figure("base", "100.0 billion", "inward CN W 2023", measure="fdi-flow", by=FIRST),
            ],
            [("warning", "growth.inconsistent", ("base", "level"))],
        ),
        (
            [
                figure("level", "110.0 billion", "inward CN W 2024", measure="fdi-flow", growths=(growth("20.0"),)),
                figure("base", "100.0 billion", "inward CN W 2023", measure="fdi-flow"),
            ],
            [("error", "growth.inconsistent", ("base", "level"))],
        ),
        (
            [
                indicator("level", "110.0", growths=(growth("20.0"),)),
                indicator("base", "100.0", "china-laos-railway throughput 2023"),
            ],
            [("error", "growth.inconsistent", ("base", "level"))],
        ),
    ],
)
def test_growths_are_graded(claims: list[AnyClaim], told: list[Told]) -> None:
    assert codes(run(*claims)) == told


def test_a_growth_that_fits_the_levels_in_the_other_currency_is_one_in_it() -> None:
    """55.0 over 50.0 dollars is 10 percent; 380 over 350 yuan is 8.6, and 20 percent apart from what 30 would need."""
    claims = (
        figure("yuan", "450.0 billion", unit="CNY", growths=(growth("10.0"),)),
        figure("yuan-before", "350.0 billion", "trade CN TH 2023", unit="CNY"),
        figure("dollars", "55.0 billion"),
        figure("dollars-before", "50.0 billion", "trade CN TH 2023"),
    )
    assert codes(run(*claims)) == [("info", "growth.other-currency", ("yuan", "yuan-before"))]


def test_a_growth_that_fits_no_currency_is_wrong_in_its_own() -> None:
    """450 over 350 yuan is 29 percent, 55.0 over 50.0 dollars 10; 60 is printed."""
    claims = (
        figure("yuan", "450.0 billion", unit="CNY", growths=(growth("60.0"),)),
        figure("yuan-before", "350.0 billion", "trade CN TH 2023", unit="CNY"),
        figure("dollars", "55.0 billion"),
        figure("dollars-before", "50.0 billion", "trade CN TH 2023"),
    )
    assert codes(run(*claims)) == [("error", "growth.inconsistent", ("yuan", "yuan-before"))]


def test_the_arithmetic_of_a_growth_names_the_base_behind_it() -> None:
    """109.95 / 100.05 = 1.09895 to 110.05 / 99.95 = 1.10105; 109.95 / 1.2005 = 91.59 to 110.05 / 1.1995 = 91.75."""
    told = numbers(only(run(*grown("20.0")).findings))["arithmetic"]
    assert told == (
        "109.95 to 110.05 billion USD over 99.950 to 100.05 billion USD is a growth of 9.895 to 10.11 percent, "
        "printed 19.95 to 20.05; the printed rate puts 91.59 to 91.75 billion USD behind it"
    )


def test_the_arithmetic_of_an_annual_average_is_one_of_a_year() -> None:
    """120.95 / 100.05 = 1.0995 squared to 121.05 / 99.95 = 1.1005 squared."""
    claims = (
        figure("level", "121.0 billion", growths=(growth("30.0", "2022", kind="annual-average"),)),
        figure("base", "100.0 billion", "trade CN TH 2022"),
    )
    told = numbers(only(run(*claims).findings))["arithmetic"]
    assert "is a growth of 9.950 to 10.05 percent a year, printed 29.95 to 30.05" in told


def rates_apart(one: str, other: str, *, compilers: tuple[str | None, str | None] = (None, None)) -> list[AnyClaim]:
    return [
        figure("one", None, by=FIRST, growths=(growth(one),), compiler=compilers[0]),
        figure("two", None, by=SECOND, growths=(growth(other),), compiler=compilers[1]),
    ]


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        (rates_apart("5.0", "25.0"), [("error", "growth.disagree", ("one", "two"))]),  # 20 points
        (rates_apart("5.0", "9.0"), [("info", "growth.revised", ("one", "two"))]),  # 4 points, on two days
        (rates_apart("5.0", "25.0", compilers=("gacc", "nso-th")), [("warning", "growth.disagree", ("one", "two"))]),
        (
            rates_apart("5.0", "5.10"),
            [("info", "growth.truncated-print", ("one", "two"))],
        ),  # 5.05 and 5.095; cut off 5.1
        (
            [figure("one", None, growths=(growth("5.0"),)), figure("two", None, growths=(growth("9.0"),))],
            [("info", "growth.disagree", ("one", "two"))],
        ),
    ],
)
def test_two_rates_of_one_growth_are_graded(claims: list[AnyClaim], told: list[Told]) -> None:
    assert codes(run(*claims)) == told


# Grades of shares, sums and parts


def shared(percent: str, *, whole: AnyClaim | None = None, by: str | None = None) -> list[AnyClaim]:
    """15.81 of 100.0 is 15.8 percent."""
    return [
        figure("part", "15.81 billion", shares=(share(percent),), compiler=by),
        whole or figure("whole", "100.0 billion", "trade CN W 2024"),
    ]


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        (shared("25.0"), [("error", "share.inconsistent", ("part", "whole"))]),
        (shared("15.7"), [("info", "share.truncated-print", ("part", "whole"))]),
        (
            shared("25.0", whole=figure("whole", "100.0 billion", "trade CN W 2024", by=KNOWN)),
            [("warning", "share.inconsistent", ("part", "whole"))],
        ),
        (
            shared("25.0", whole=figure("whole", "100.0 billion", "trade CN W 2024", compiler="nso-th"), by="gacc"),
            [("warning", "share.inconsistent", ("part", "whole"))],
        ),
    ],
)
def test_shares_are_graded(claims: list[AnyClaim], told: list[Told]) -> None:
    assert codes(run(*claims)) == told


def test_the_arithmetic_of_a_share_names_the_share_of_the_two() -> None:
    """15.805 / 100.05 = 15.797 to 15.815 / 99.95 = 15.823."""
    told = numbers(only(run(*shared("25.0")).findings))["arithmetic"]
    assert told == (
        "15.805 to 15.815 billion USD of 99.950 to 100.05 billion USD is a share of 15.797 to 15.823 percent, "
        "printed 24.95 to 25.05"
    )


def test_a_share_of_a_deficit_is_none_that_could_be_told() -> None:
    claims = (
        figure("part", "5.0 billion", "balance CN TH 2024", shares=(share("50.0"),)),
        figure("whole", "-10.0 billion", "balance CN W 2024"),
    )
    assert numbers(only(run(*claims).findings))["arithmetic"].endswith("is no share that could be told")


def summed(total: str, **more: object) -> list[AnyClaim]:
    """10.0 and 5.0 make 14.9 to 15.1, cut off 15.2."""
    return [
        figure("out", "10.0 billion", "exports CN TH 2024"),
        figure("in", "5.0 billion", "imports CN TH 2024"),
        figure("all", total, **more),  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        (summed("20.0 billion"), [("error", "sum.inconsistent", ("all", "in", "out"))]),
        (summed("15.5 billion"), [("error", "sum.inconsistent", ("all", "in", "out"))]),
        (summed("15.5 billion", by=FIRST), [("info", "sum.revision", ("all", "in", "out"))]),
        (summed("20.0 billion", by=FIRST), [("error", "sum.inconsistent", ("all", "in", "out"))]),
        (summed("20.0 billion", by=KNOWN), [("warning", "sum.inconsistent", ("all", "in", "out"))]),
        (summed("15.2 billion"), [("info", "sum.truncated-print", ("all", "in", "out"))]),
    ],
)
def test_sums_are_graded(claims: list[AnyClaim], told: list[Told]) -> None:
    assert codes(run(*claims)) == told


def test_a_sum_of_several_compilers_is_a_warning() -> None:
    claims = (
        figure("out", "10.0 billion", "exports CN TH 2024", compiler="gacc"),
        figure("in", "5.0 billion", "imports CN TH 2024", compiler="nso-th"),
        figure("all", "20.0 billion"),
    )
    assert codes(run(*claims)) == [("warning", "sum.inconsistent", ("all", "in", "out"))]


@pytest.mark.parametrize(
    ("part", "whole", "severity"),
    [
        (figure("part", "12.0 billion"), figure("whole", "10.0 billion", "trade CN W 2024"), "error"),
        (figure("part", "10.4 billion"), figure("whole", "10.0 billion", "trade CN W 2024"), "error"),
        (figure("part", "10.4 billion"), figure("whole", "10.0 billion", "trade CN W 2024", by=FIRST), "warning"),
        (
            figure("part", "12.0 billion", compiler="gacc"),
            figure("whole", "10.0 billion", "trade CN W 2024", compiler="nso-th"),
            "warning",
        ),
        # a thousand times as much is no matter of compilers
        (
            figure("part", "12.0 trillion", compiler="gacc"),
            figure("whole", "10.0 billion", "trade CN W 2024", compiler="nso-th"),
            "error",
        ),
    ],
)
def test_containments_are_graded(part: AnyClaim, whole: AnyClaim, severity: str) -> None:
    assert codes(run(part, whole)) == [(severity, "containment.exceeded", ("part", "whole"))]


def test_the_arithmetic_of_a_containment_names_both() -> None:
    finding = only(run(figure("part", "12.0 billion"), figure("whole", "10.0 billion", "trade CN W 2024")).findings)
    told = "the part 11.95 to 12.05 billion USD is above the whole 9.950 to 10.05 billion USD"
    assert numbers(finding)["arithmetic"] == told


def test_a_month_of_another_compiler_than_the_years_to_date_is_a_warning() -> None:
    claims = (
        figure("eight", "80.0 billion", "trade CN TH 2024-01/2024-08", compiler="gacc"),
        figure("nine", "90.0 billion", "trade CN TH 2024-01/2024-09", compiler="gacc"),
        figure("month", "8.0 billion", "trade CN TH 2024-09", compiler="nso-th"),
    )
    finding = only(run(*claims).findings)
    assert (finding.severity.value, finding.code) == ("warning", "months.inconsistent")
    # 89.95 − 80.05 = 9.90 to 90.05 − 79.95 = 10.10
    told = "the difference of the years to date is 9.900 to 10.10 billion USD, printed 7.950 to 8.050 billion USD"
    assert numbers(finding)["arithmetic"] == told


# Irreducible sets


def test_of_claims_that_all_contradict_the_last_by_id_is_left() -> None:
    """None of three totals is the sum, of 15; deletion in the order of ids leaves the last one."""
    claims = (
        figure("a-all", "20.0 billion"),
        figure("b-all", "20.00 billion"),
        figure("c-all", "20.01 billion"),
        figure("a-out", "10.0 billion", "exports CN TH 2024"),
        figure("b-out", "10.00 billion", "exports CN TH 2024"),
        figure("in", "5.0 billion", "imports CN TH 2024"),
    )
    assert codes(run(*claims)) == [("error", "sum.inconsistent", ("b-out", "c-all", "in"))]


def test_without_any_one_claim_of_an_irreducible_set_its_contradiction_is_gone() -> None:
    claims = summed("20.0 billion")
    for left_out in claims:
        assert codes(run(*(claim for claim in claims if claim is not left_out))) == []


def test_a_contradiction_that_holds_all_claims_of_another_is_not_told() -> None:
    """Imports of 30 are above the total of 15; the sum of three fails for that alone."""
    claims = (
        figure("in", "30.0 billion", "imports CN TH 2024"),
        figure("out", "10.0 billion", "exports CN TH 2024"),
        figure("all", "15.0 billion"),
    )
    assert codes(run(*claims)) == [("error", "containment.exceeded", ("all", "in"))]


def test_two_contradictions_among_the_same_claims_are_one_finding() -> None:
    """12 of 10 is neither a half nor a part."""
    claims = (
        figure("part", "12.0 billion", shares=(share("50.0"),)),
        figure("whole", "10.0 billion", "trade CN W 2024"),
    )
    assert len(codes(run(*claims))) == 1


def test_a_contradiction_told_again_by_claims_that_agree_is_one_finding() -> None:
    """Two outlets print one wrong share beside one value."""
    claims = (
        figure("a", "15.8 billion", shares=(share("25.0"),)),
        figure("b", "15.8 billion", shares=(share("25.0"),), by=FIRST),
        figure("whole", "100.0 billion", "trade CN W 2024"),
    )
    assert len(codes(run(*claims))) == 1


def test_a_growth_of_a_fact_whose_claims_conflict_is_told_with_the_conflict() -> None:
    """50.0 is one of two levels, and neither the other one nor 10 percent."""
    claims = (
        figure("a", "50.0 billion", growths=(growth("10.0"),)),
        figure("b", "77.0 billion"),
        figure("base", "100.0 billion", "trade CN TH 2023"),
    )
    finding = only(run(*claims).findings)
    assert (finding.code, finding.subjects) == ("same-fact.conflict", ("a", "b"))
    assert "; so its growth fails: " in numbers(finding)["arithmetic"]


def test_what_a_torn_fact_breaks_is_told_with_one_of_its_conflicts() -> None:
    """Three levels, of which 50.0 grew by no 10 percent: two conflicts, and the growth stands with the first."""
    claims = (
        figure("a", "50.0 billion", growths=(growth("10.0"),)),
        figure("b", "77.0 billion"),
        figure("c", "84.0 billion"),
        figure("base", "100.0 billion", "trade CN TH 2023"),
    )
    told = {finding.subjects: numbers(finding)["arithmetic"] for finding in run(*claims).findings}
    assert [subjects for subjects, words in told.items() if "so its growth fails" in words] == [("a", "b")]
    assert set(told) == {("a", "b"), ("b", "c")}


def test_one_flow_of_doubtful_price_is_doubted_once() -> None:
    """Three years of one price, and one a hundredth of it between them: it has two neighbours."""
    claims: list[AnyClaim] = []
    for year, value in (("2022", "5.0"), ("2023", "0.05"), ("2024", "5.0")):
        claims.append(figure(f"{year}-usd", f"{value} billion", f"imports CN TH {year}", goods="HS:081060"))
        claims.append(
            figure(
                f"{year}-t",
                "1.0 million",
                f"imports CN TH {year}",
                goods="HS:081060",
                unit="t",
                measure="goods-quantity",
            )
        )
    doubted = [one for one in codes(run(*claims)) if one[1] == "unit-value.outlier"]
    assert len(doubted) == 1


# Suspects


def scale_witnesses() -> list[AnyClaim]:
    """Imports of 60 and a total of 160 put exports at 100."""
    return [figure("in", "60.0 billion", "imports CN TH 2024"), figure("all", "160.0 billion")]


def suspect(claims: list[AnyClaim]) -> dict[str, str]:
    found = run(*claims, rates=SEVEN)
    finding = only(found.errors)
    return {"code": finding.code, **numbers(finding)}


def test_a_scale_error_is_named_if_one_power_of_ten_clears_all() -> None:
    right = figure("right", "100.0 billion", "exports CN TH 2024")
    wrong = figure("wrong", "100.0 million", "exports CN TH 2024")
    told = suspect([right, wrong, *scale_witnesses()])
    assert (told["code"], told["suspect"], told["change"]) == ("suspect.scale", "wrong", "multiply by 10^3")


def test_a_scale_error_is_named_by_an_identity_alone() -> None:
    """Nobody else prints the exports; 60 + 0.1 is no 160."""
    told = suspect([figure("wrong", "100.0 million", "exports CN TH 2024"), *scale_witnesses()])
    assert (told["code"], told["suspect"], told["change"]) == ("suspect.scale", "wrong", "multiply by 10^3")


def test_an_open_print_does_not_stand_in_for_the_claim_that_prints_a_share() -> None:
    """2.0 is all of 2.0 and not the half; "at least 2.0" would hold whatever it were multiplied by."""
    claims = (
        figure("part", "2.0 billion", shares=(share("50.0", "whole"),)),
        figure("open", "at least 2.0 billion"),
        figure("whole", "2.0 billion", "imports VN LA 2024"),
    )
    assert codes(run(*claims)) == [("error", "share.inconsistent", ("part", "whole"))]


def test_two_prints_a_power_of_ten_apart_without_a_witness_are_undecided() -> None:
    finding = only(run(figure("a", "100.0 billion"), figure("b", "100.0 million")).errors)
    assert (finding.code, finding.subjects) == ("undecided.scale", ("a", "b"))
    assert numbers(finding)["choices"] == "a: multiply by 10^-3; or b: multiply by 10^3"


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("over 1 trillion", "1.2 billion", "undecided.scale"),  # 1 to 2 trillion, a thousand times 1.2 billion
        ("at least 12.0 billion", "10.0 billion", "same-fact.conflict"),  # 100 is at least 12, as so much is
        ("at most 10.0 billion", "100.0 billion", "same-fact.conflict"),
    ],
)
def test_a_print_without_an_end_is_no_power_of_ten_away(one: str, other: str, code: str) -> None:
    assert [found for _, found, _ in codes(run(figure("a", one), figure("b", other)))] == [code]


@pytest.mark.parametrize(
    ("low", "high"), [(("f1", "f2"), ("t",)), (("f",), ("t1", "t2")), (("f1", "f2", "f3"), ("t",))]
)
def test_votes_are_not_counted(low: tuple[str, ...], high: tuple[str, ...]) -> None:
    """However often each number is printed, the sum decides, and without it nothing does."""
    outlets = iter(["gacc", "nso-th", "bps", "mof-my", "aseanstats"])
    claims: list[AnyClaim] = [
        figure(one, value, "exports CN TH 2024", compiler=None if number == 0 else next(outlets))
        for ids, value in ((low, "10.0 billion"), (high, "100.0 billion"))
        for number, one in enumerate(ids)
    ]
    told = suspect([*claims, *scale_witnesses()])
    assert (told["code"], told["suspect"], told["change"]) == ("suspect.scale", ", ".join(low), "multiply by 10^1")
    assert suspect(claims)["code"] == "undecided.scale"


def test_what_a_power_of_ten_does_not_clear_altogether_is_no_scale_error() -> None:
    """21.17 beside 2.17: ten times 2.17 is 21.7."""
    finding = only(run(figure("a", "21.17 billion"), figure("b", "2.17 billion")).errors)
    assert finding.code == "same-fact.conflict"


def test_a_containment_alone_names_no_suspect() -> None:
    """A thousandth of the part would lie in the whole, as most numbers would."""
    claims = (figure("part", "12.0 trillion"), figure("whole", "10.0 billion", "trade CN W 2024"))
    assert codes(run(*claims)) == [("error", "containment.exceeded", ("part", "whole"))]


def test_a_unit_value_alone_names_no_suspect() -> None:
    claims: list[AnyClaim] = []
    for year, value in (("2023", "5.0 million"), ("2024", "5.0 billion")):
        claims.append(figure(f"usd-{year}", value, f"imports CN TH {year}", goods="HS:081060"))
        claims.append(
            figure(
                f"t-{year}",
                "1.0 million",
                f"imports CN TH {year}",
                goods="HS:081060",
                unit="t",
                measure="goods-quantity",
            )
        )
    assert [one[:2] for one in codes(run(*claims))] == [("warning", "unit-value.outlier")]


def test_a_wide_identity_names_no_suspect() -> None:
    """At least 50 imports and 160 in all leave 0 to 110 for the exports: 100 of 0.1 is one guess among many."""
    claims = (
        figure("out", "1.0 trillion", "exports CN TH 2024"),
        figure("in", "at least 50.0 billion", "imports CN TH 2024"),
        figure("all", "160.0 billion"),
    )
    assert [one[1] for one in codes(run(*claims))] == ["containment.exceeded"]


def test_a_part_of_a_base_that_is_a_sum_may_be_the_suspect() -> None:
    """110 less 10 percent is 100, and 60 million and 40 billion are not."""
    claims: list[AnyClaim] = [
        figure("level", "110.0 billion", growths=(growth("10.0"),)),
        figure("out", "60.0 million", "exports CN TH 2023"),
        figure("in", "40.0 billion", "imports CN TH 2023"),
    ]
    told = suspect(claims)
    assert (told["code"], told["suspect"], told["change"]) == ("suspect.scale", "out", "multiply by 10^3")


def test_a_base_that_is_a_sum_decides_between_two_prints_of_its_part() -> None:
    """46 and 10 percent are 50.6; 100 and 10 percent are not."""
    claims: list[AnyClaim] = [
        figure("level", "50.6 billion", growths=(growth("10.0"),)),
        figure("right", "6.0 billion", "exports CN TH 2023"),
        figure("wrong", "60.0 billion", "exports CN TH 2023"),
        figure("in", "40.0 billion", "imports CN TH 2023"),
    ]
    told = suspect(claims)
    assert (told["code"], told["suspect"], told["change"]) == ("suspect.scale", "wrong", "multiply by 10^-1")


def priced(name: str, value: str | None, tonnes: str | None, year: str) -> list[AnyClaim]:
    about = f"imports CN TH {year}"
    found: list[AnyClaim] = []
    if value is not None:
        found.append(figure(f"{name}-usd", value, about, goods="HS:081060"))
    if tonnes is not None:
        found.append(figure(f"{name}-t", tonnes, about, goods="HS:081060", unit="t", measure="goods-quantity"))
    return found


def test_a_unit_value_decides_between_two_quantities() -> None:
    """A thousand or a million tonnes for 5 billion dollars; a year later it was 1.1 million for 5.5 billion."""
    claims = [
        *priced("early", "5.00 billion", "1.00 million", "2023"),
        *priced("late", "5.50 billion", "1.10 million", "2024"),
        *priced("wrong", None, "1.00 thousand", "2023"),
    ]
    told = suspect(claims)
    assert (told["code"], told["suspect"], told["change"]) == ("suspect.scale", "wrong-t", "multiply by 10^3")


def test_repairs_of_two_kinds_leave_the_contradiction_as_it_is_and_are_named() -> None:
    """A thousand or a million tonnes; a million is also what is printed for the year after."""
    claims = [
        *priced("early", "5.00 billion", "1.00 million", "2023"),
        *priced("late", "5.50 billion", "1.00 million", "2024"),
        *priced("wrong", None, "1.00 thousand", "2023"),
    ]
    finding = only(run(*claims).errors)
    assert (finding.code, finding.subjects) == ("same-fact.conflict", ("early-t", "wrong-t"))
    either = "it would be gone by one of these changes: early-t: read it as of 2024; or wrong-t: multiply by 10^3"
    assert numbers(finding)["arithmetic"].endswith(either)


def test_a_flow_word_is_the_suspect_if_others_print_the_number_for_the_sibling() -> None:
    """Nine months of exports above the year's; two others print the same number as the total."""
    claims: list[AnyClaim] = [
        figure("wrong", "42.64 billion", "exports CN-LN RU 2023-01/2023-09", unit="CNY"),
        figure("total", "42.64 billion", "trade CN-LN RU 2023-01/2023-09", unit="CNY"),
        figure("year", "14.4 billion", "exports CN-LN RU 2023", unit="CNY"),
        figure("year-total", "54.9 billion", "trade CN-LN RU 2023", unit="CNY"),
    ]
    told = suspect(claims)
    assert (told["code"], told["suspect"], told["change"]) == ("suspect.flow", "wrong", "read it as trade")


def test_a_flow_word_is_the_suspect_if_the_other_numbers_imply_it() -> None:
    """69 + 105 = 174; the total of the next year, 115.851 after 10.3 percent, needs 105.0 as the total."""
    claims: list[AnyClaim] = [
        figure("next", "115.9 billion", "trade TH CN 2024", growths=(growth("10.3"),)),
        figure("wrong", "105.1 billion", "imports TH CN 2023"),
        figure("out", "69.0 billion", "exports TH CN 2023"),
    ]
    told = suspect(claims)
    assert (told["code"], told["suspect"], told["change"]) == ("suspect.flow", "wrong", "read it as trade")


def test_two_flow_words_that_are_swapped_leave_no_single_suspect() -> None:
    """Exports 30 and imports 20 were printed by one, 20 and 30 by another."""
    claims = (
        figure("a-out", "30.00 billion", "exports CN TH 2024"),
        figure("b-out", "20.00 billion", "exports CN TH 2024"),
        figure("a-in", "20.00 billion", "imports CN TH 2024"),
        figure("b-in", "30.00 billion", "imports CN TH 2024"),
    )
    assert [one[1] for one in codes(run(*claims))] == ["undecided.flow", "undecided.flow"]


def test_a_year_is_the_suspect_if_others_print_the_number_for_the_next() -> None:
    claims: list[AnyClaim] = [
        figure("wrong", "4.500 trillion", "trade CN ASEAN 2023-01/2023-08", unit="CNY"),
        figure("right", "4.110 trillion", "trade CN ASEAN 2023-01/2023-08", unit="CNY"),
        figure("next", "4.500 trillion", "trade CN ASEAN 2024-01/2024-08", unit="CNY"),
    ]
    told = suspect(claims)
    assert (told["code"], told["suspect"], told["change"]) == (
        "suspect.period",
        "wrong",
        "read it as of 2024-01/2024-08",
    )


def test_a_misdated_print_near_enough_for_a_revision_is_told_for_information() -> None:
    """240.11 and 244.82 lie 2 percent apart; to the last digit it is the number of the year before."""
    claims = (
        figure("wrong", "240.11 billion", "trade CN RU 2024", by=FIRST),
        figure("right", "244.82 billion", "trade CN RU 2024", by=SECOND),
        figure("before", "240.11 billion", "trade CN RU 2023", by=SECOND),
    )
    finding = only(run(*claims).findings)
    assert (finding.severity.value, finding.code) == ("info", "suspect.period")


def test_a_coarse_print_is_not_recognised_elsewhere() -> None:
    """ "10" is 9.5 to 10.5 and fits much; so nothing says that it is the year after's."""
    claims = (
        figure("a", "10 billion", "trade CN TH 2023"),
        figure("b", "15.0 billion", "trade CN TH 2023"),
        figure("next", "10 billion", "trade CN TH 2024"),
    )
    assert [one[1] for one in codes(run(*claims))] == ["same-fact.conflict"]


def test_the_first_and_last_years_have_no_neighbour_beyond() -> None:
    claims = (figure("a", "10.0 billion", "trade CN TH 0001"), figure("b", "15.0 billion", "trade CN TH 0001"))
    assert [one[1] for one in codes(run(*claims))] == ["same-fact.conflict"]


def test_one_number_in_two_currencies_is_undecided() -> None:
    """117 billion dollars beside 117 billion yuan would be one yuan a dollar."""
    claims: list[AnyClaim] = [
        figure("dollars", "117.0 billion"),
        figure("yuan", "117.0 billion", unit="CNY"),
    ]
    assert suspect(claims)["code"] == "undecided.currency"
    told = numbers(only(run(*claims, rates=SEVEN).errors))["arithmetic"]
    # 116.95 / 117.05 = 0.99915 to 117.05 / 116.95 = 1.00086; 7 / 1.02 = 6.863 to 7 / 0.98 = 7.143
    assert told == "they imply 0.99915 to 1.0009 CNY per USD, where 6.863 to 7.143 is possible"


def test_a_rate_is_the_suspect_if_a_tenth_of_it_fits() -> None:
    """100.0 over 92.9 is 7.6 percent, and 77 is printed."""
    claims: list[AnyClaim] = [
        figure("level", "100.0 billion", growths=(growth("77.0"),)),
        figure("base", "92.9 billion", "trade CN TH 2023"),
    ]
    told = suspect(claims)
    assert (told["code"], told["suspect"], told["change"]) == ("suspect.rate", "level", "multiply the rate by 10^-1")


def test_a_rate_is_the_suspect_if_the_other_sign_fits() -> None:
    claims: list[AnyClaim] = [
        figure("level", "80.0 billion", growths=(growth("20.0"),)),
        figure("base", "100.0 billion", "trade CN TH 2023"),
    ]
    told = suspect(claims)
    assert (told["code"], told["change"]) == ("suspect.rate", "turn the sign of the rate")


def test_of_two_rates_in_one_claim_only_the_wrong_one_is_repaired() -> None:
    """110 is 10 percent above 100.0, and 120 above 50.0; 1.0 and 120 are printed."""
    rates = (growth("1.00"), growth("120.0", "2015", kind="since"))
    claims: list[AnyClaim] = [
        figure("level", "110.0 billion", growths=rates),
        figure("base", "100.0 billion", "trade CN TH 2023"),
        figure("early", "50.0 billion", "trade CN TH 2015"),
    ]
    told = suspect(claims)
    assert (told["code"], told["change"]) == ("suspect.rate", "multiply the rate by 10^1")


def test_two_rates_a_power_of_ten_apart_are_undecided() -> None:
    claims: list[AnyClaim] = [
        figure("one", None, growths=(growth("5.0"),)),
        figure("two", None, growths=(growth("50.0"),)),
    ]
    told = suspect(claims)
    assert (told["code"], told["choices"]) == (
        "undecided.rate",
        "one: multiply the rate by 10^1; or two: multiply the rate by 10^-1",
    )


def test_a_suspect_rate_does_not_hide_another_value_of_its_fact() -> None:
    """100.0 with 77 percent on 92.9, where 7.6 would fit; 150.0 contradicts the level whatever the rate."""
    claims = (
        figure("a", "100.0 billion", growths=(growth("77.0"),)),
        figure("b", "150.0 billion"),
        figure("base", "92.9 billion", "trade CN TH 2023"),
    )
    found = {code: subjects for _, code, subjects in codes(run(*claims))}
    assert found == {"same-fact.conflict": ("a", "b"), "suspect.rate": ("a", "base")}


def test_a_suspect_value_does_not_hide_another_rate() -> None:
    """A scale error clears the level, and not the growth of 5 percent beside 25 that another prints."""
    claims = (
        figure("wrong", "100.0 million", "exports CN TH 2024", growths=(growth("5.0", basis="USD"),)),
        figure("right", "100.0 billion", "exports CN TH 2024"),
        figure("other", None, "exports CN TH 2024", growths=(growth("25.0", basis="USD"),)),
        *scale_witnesses(),
    )
    found = {code: subjects for _, code, subjects in codes(run(*claims))}
    assert found == {"growth.disagree": ("other", "wrong"), "suspect.scale": ("wrong", "right")}


# One cause, one finding


def test_all_contradictions_of_a_suspect_are_one_finding() -> None:
    """Exports of 100 million: beside 100 billion, in the sum, as a share, and after a growth."""
    claims: list[AnyClaim] = [
        figure("wrong", "100.0 million", "exports CN TH 2024", shares=(share("10.0"),)),
        figure("right", "100.0 billion", "exports CN TH 2024"),
        figure("world", "1.000 trillion", "exports CN W 2024"),
        *scale_witnesses(),
    ]
    told = suspect(claims)
    assert (told["code"], told["suspect"]) == ("suspect.scale", "wrong")
    assert told["also"] == "; it would also clear: share with world"


def test_two_causes_are_two_findings() -> None:
    claims = [
        figure(f"{name}-{code}", value, f"trade CN {code} 2024")
        for code in ("TH", "VN")
        for name, value in (("a", "10.0"), ("b", "12.0"))
    ]
    assert codes(run(*claims)) == [
        ("error", "same-fact.conflict", ("a-TH", "b-TH")),
        ("error", "same-fact.conflict", ("a-VN", "b-VN")),
    ]


def test_more_than_a_shelf_of_outlets_may_print_one_mistake() -> None:
    """Seventy compilers print a thousandth; the true print and the sum stand against them all."""
    many: list[AnyClaim] = [
        figure(f"wrong-{number:02}", "100.0 million", "exports CN TH 2024", compiler=f"outlet-{number}")
        for number in range(70)
    ]
    told = suspect([*many, figure("right", "100.0 billion", "exports CN TH 2024"), *scale_witnesses()])
    assert (told["code"], told["change"]) == ("suspect.scale", "multiply by 10^3")
    assert "right" not in told["suspect"]


def test_many_prints_that_all_differ_accuse_nobody() -> None:
    """Of nine prints from 10.0 to 90.0 the tenfold of the first lies among nothing that all others share."""
    claims = [figure(f"c{number}", f"{number}0.0 billion") for number in range(1, 10)]
    assert {one[1] for one in codes(run(*claims))} == {"same-fact.conflict"}


# What is left out


def test_what_stands_in_an_error_is_left_out_with_the_reason() -> None:
    found = run(*summed("20.0 billion"), figure("x", "1.0", "trade CN VN 2024"), figure("y", "2.0", "trade CN VN 2024"))
    assert found.left_out == (
        LeftOutFact(("all", "in", "out"), "they stand in an error: sum.inconsistent"),
        LeftOutFact(("x", "y"), "the claims of the fact share no value"),
    )


def test_what_stands_in_a_warning_is_not_left_out() -> None:
    assert run(*summed("20.0 billion", by=KNOWN)).left_out == ()


def test_a_check_that_fails_tells_what_it_is_taken_for() -> None:
    assert only_check(run(*grown("13.0")), CheckKind.GROWTH).reading == "revised base"
    assert only_check(run(*grown("9.8")), CheckKind.GROWTH).reading == "truncated print"
