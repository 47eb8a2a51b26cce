"""Membership is an interval: known answers by day, imprecise dates, agreements."""

from datetime import date, datetime
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regcoop.blocs import (
    Accession,
    AgreementVersion,
    Bloc,
    BlocKind,
    Membership,
    MembershipPair,
    MembershipStatus,
    Participation,
    ParticipationState,
    Standing,
    standing_of,
)
from regcoop.errors import (
    FieldTypeError,
    FieldValueError,
    InvalidRecordError,
    NotAnAgreementError,
    OpenPeriodError,
    OverlappingMembershipsError,
    UncertainDateError,
    UncertainMembershipError,
    UnknownVersionError,
)
from regcoop.period import Period
from regcoop.sources import Source, SourceKind
from strategies_records import FIRST_DAY, LAST_DAY, blocs, dates, memberships

SOURCE = Source("made", publisher="Made", title="Made for tests", kind=SourceKind.REFERENCE)


def period(text: str | None) -> Period | None:
    return None if text is None else Period.parse(text)


def row(
    party: str,
    start: str | None,
    end: str | None = None,
    *,
    status: str = "member",
    bloc: str = "BLOC",
    **more: Any,  # noqa: ANN401  # fields of any type
) -> Membership:
    return Membership(
        f"{bloc}-{party}-{start}-{status}".lower(),
        bloc=bloc,
        party=party,
        status=MembershipStatus(status),
        start=period(start),
        end=period(end),
        source=SOURCE,
        **more,
    )


def bloc(
    *rows: Membership,
    code: str = "BLOC",
    kind: BlocKind = BlocKind.ORGANISATION,
    **more: Any,  # noqa: ANN401  # as above
) -> Bloc:
    return Bloc(code, name="A bloc", kind=kind, founded=Period.year(1950), memberships=rows, source=SOURCE, **more)


ASEAN = bloc(
    *(row(party, "1967-08-08", bloc="ASEAN") for party in ("ID", "MY", "PH", "SG", "TH")),
    row("BN", "1984-01-07", bloc="ASEAN"),
    row("VN", "1995-07-28", bloc="ASEAN"),
    row("LA", "1997-07-23", bloc="ASEAN"),
    row("MM", "1997-07-23", bloc="ASEAN"),
    row("KH", "1999-04-30", bloc="ASEAN"),
    row("TL", "2022-11-11", "2025-10-26", status="observer", bloc="ASEAN"),
    row("TL", "2025-10-26", bloc="ASEAN"),
    code="ASEAN",
)
RCEP = bloc(
    *(
        row(party, "2022-01-01", status="in-force", bloc="RCEP")
        for party in ["AU", "BN", "CN", "JP", "KH", "LA", "NZ", "SG", "TH", "VN"]
    ),
    row("KR", "2022-02-01", status="in-force", bloc="RCEP"),
    row("MY", "2022-03-18", status="in-force", bloc="RCEP"),
    row("ID", "2023-01-02", status="in-force", bloc="RCEP"),
    row("PH", "2023-06-02", status="in-force", bloc="RCEP"),
    row("MM", "2020-11-15", status="signatory-contested", bloc="RCEP"),
    code="RCEP",
    kind=BlocKind.AGREEMENT,
)
CPTPP = bloc(
    row("JP", "2018-12-30", status="in-force", bloc="CPTPP"),
    row("AU", "2018-12-30", status="in-force", bloc="CPTPP"),
    row("GB", "2024-12-15", status="in-force", bloc="CPTPP"),
    code="CPTPP",
    kind=BlocKind.AGREEMENT,
    pairs=(MembershipPair("CPTPP", party_a="GB", party_b="AU", start=Period.parse("2024-12-24"), source=SOURCE),),
)


# Known answers


def test_asean_has_ten_members_until_timor_leste_joins_and_then_eleven() -> None:
    assert len(ASEAN.members_on(date(2025, 10, 25))) == 10
    assert len(ASEAN.members_on(date(2025, 10, 26))) == 11
    assert ASEAN.parties_on(date(2025, 10, 25), standing=Standing.ASSOCIATE) == {"TL"}
    assert ASEAN.parties_on(date(2025, 10, 26), standing=Standing.ASSOCIATE) == frozenset()


def test_asean_in_2025_has_ten_members_throughout_and_eleven_ever() -> None:
    year = Period.year(2025)
    assert ASEAN.members_ever(year) - ASEAN.members_throughout(year) == {"TL"}
    assert [change.id for change in ASEAN.changes_during(year)] == [
        "asean-tl-2022-11-11-observer",
        "asean-tl-2025-10-26-member",
    ]


def test_european_union_has_28_members_until_the_united_kingdom_has_left() -> None:
    others = [row(f"{first}{second}", "2013-07-01", bloc="EU") for first in "ABC" for second in "MNOPQRSTU"]
    union = bloc(*others, row("GB", "1973-01-01", "2020-02-01", bloc="EU"), code="EU")
    assert len(union.members_on(date(2020, 1, 31))) == 28
    assert len(union.members_on(date(2020, 2, 1))) == 27


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2010, 6, 30), "dialogue-partner"),
        (date(2016, 1, 1), "observer"),
        (date(2024, 7, 3), "observer"),
        (date(2024, 7, 4), "member"),
    ],
)
def test_belarus_rises_in_the_shanghai_cooperation_organisation(day: date, status: str) -> None:
    sco = bloc(
        row("BY", "2010-04-28", "2015-07-10", status="dialogue-partner", bloc="SCO"),
        row("BY", "2015-07-10", "2024-07-04", status="observer", bloc="SCO"),
        row("BY", "2024-07-04", bloc="SCO"),
        code="SCO",
    )
    found = sco.status_of("BY", on=day)
    assert found is not None
    assert found.status == status


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2021, 12, 31), 0),
        (date(2022, 1, 1), 10),
        (date(2022, 2, 1), 11),
        (date(2022, 3, 18), 12),
        (date(2023, 1, 2), 13),
        (date(2023, 6, 2), 14),
    ],
)
def test_rcep_enters_into_force_for_its_parties_on_five_days(day: date, count: int) -> None:
    assert len(RCEP.in_force_on(day)) == count


def test_a_contested_signatory_is_a_candidate() -> None:
    assert RCEP.parties_on(date(2023, 6, 2), standing=Standing.CANDIDATE) == {"MM"}


def test_greater_mekong_subregion_counts_china_once_beside_its_provinces() -> None:
    gms = bloc(
        row("CN", "1992", scope=("CN-YN", "CN-GX"), bloc="GMS"),
        *(row(party, "1992", bloc="GMS") for party in ("KH", "LA", "MM", "TH", "VN")),
        row("CN-YN", "1992", status="subnational", bloc="GMS"),
        row("CN-GX", "2005", status="subnational", bloc="GMS"),
        code="GMS",
        kind=BlocKind.PROGRAMME,
    )
    assert gms.members_on(date(2024, 1, 1)) == {"CN", "KH", "LA", "MM", "TH", "VN"}
    assert gms.parties_on(date(2024, 1, 1), standing=Standing.ASSOCIATE) == {"CN-YN", "CN-GX"}


def test_indonesia_is_a_partner_of_brics_for_five_days_and_then_a_member() -> None:
    brics = bloc(
        row("ID", "2025-01-01", "2025-01-06", status="partner", bloc="BRICS"),
        row("ID", "2025-01-06", bloc="BRICS"),
        code="BRICS",
    )
    partner_days = [day for day in range(1, 32) if "ID" not in brics.members_on(date(2025, 1, day))]
    assert partner_days == [1, 2, 3, 4, 5]
    assert [str(found.status) for found in brics.history_of("ID")] == ["partner", "member"]


def test_pair_of_cptpp_is_in_force_from_its_own_day() -> None:
    assert CPTPP.pair_in_force("GB", "JP", on=date(2024, 12, 15))
    assert not CPTPP.pair_in_force("GB", "AU", on=date(2024, 12, 23))
    assert CPTPP.pair_in_force("AU", "GB", on=date(2024, 12, 24))
    assert not CPTPP.pair_in_force("GB", "US", on=date(2025, 1, 1))


# Imprecise dates


@pytest.mark.parametrize(
    ("day", "is_in"), [(date(1996, 12, 31), False), (date(1997, 12, 31), True), (date(1998, 1, 1), True)]
)
def test_days_outside_an_imprecise_start_are_certain(day: date, is_in: bool) -> None:  # noqa: FBT001
    assert ("LA" in bloc(row("LA", "1997")).members_on(day)) is is_in


@pytest.mark.parametrize(("imprecise", "expected"), [("in", {"LA"}), ("out", set[str]())])
def test_a_day_inside_an_imprecise_start_must_be_decided(imprecise: Literal["in", "out"], expected: set[str]) -> None:
    loose = bloc(row("LA", "1997"))
    with pytest.raises(UncertainMembershipError, match="bloc-la-1997-member") as caught:
        loose.members_on(date(1997, 5, 1))
    assert caught.value.rows == ("bloc-la-1997-member",)
    assert loose.members_on(date(1997, 5, 1), imprecise=imprecise) == expected


def test_a_day_inside_an_imprecise_end_must_be_decided() -> None:
    loose = bloc(row("KP", "1995", "2009-11"))
    assert loose.members_on(date(2009, 10, 31)) == {"KP"}
    assert loose.members_on(date(2009, 11, 30)) == frozenset()
    with pytest.raises(UncertainMembershipError):
        loose.members_on(date(2009, 11, 15))


def test_an_unknown_start_leaves_every_day_open_that_the_end_does_not_exclude() -> None:
    loose = bloc(row("CL", None, "2020-01-01"))
    assert loose.members_on(date(2020, 1, 1)) == frozenset()
    with pytest.raises(UncertainMembershipError):
        loose.members_on(date(2019, 12, 31))
    assert loose.members_on(date(1900, 1, 1), imprecise="in") == {"CL"}


def test_an_open_start_says_by_when_it_had_begun() -> None:
    loose = bloc(row("UA", "../2023", status="applicant"))
    assert loose.parties_on(date(2024, 1, 1), standing=Standing.CANDIDATE) == {"UA"}
    with pytest.raises(UncertainMembershipError):
        loose.parties_on(date(2023, 12, 30), standing=Standing.CANDIDATE)


def test_doubt_about_other_standings_does_not_matter() -> None:
    assert bloc(row("CL", None, status="applicant"), row("TH", "1990-01-01")).members_on(date(2024, 1, 1)) == {"TH"}


def test_rows_that_follow_each_other_on_one_imprecise_date_leave_no_gap() -> None:
    chained = bloc(row("RU", "2001", "2010"), row("RU", "2010", status="suspended"))
    assert chained.members_on(date(2010, 6, 1)) == {"RU"}
    assert chained.members_throughout(Period.parse("2005/2015")) == {"RU"}
    with pytest.raises(UncertainMembershipError):
        chained.status_of("RU", on=date(2010, 6, 1))


def test_error_names_at_most_eight_rows() -> None:
    rows = [row(f"A{letter}", "1997") for letter in "ABCDEFGHIJ"]
    with pytest.raises(UncertainMembershipError, match="and 2 more"):
        bloc(*rows).members_on(date(1997, 5, 1))


def test_status_counts_doubtful_rows_as_asked() -> None:
    loose = bloc(row("LA", "1997"), row("LA", "1990", "1997", status="observer"))
    when = date(1997, 5, 1)
    inside, outside = loose.status_of("LA", on=when, imprecise="in"), loose.status_of("LA", on=when, imprecise="out")
    assert inside is not None
    assert inside.status == "member"
    assert outside is None
    assert loose.status_of("TH", on=when) is None


def test_most_standing_status_wins() -> None:
    both = bloc(row("IN", "2010-01-01", status="observer"), row("IN", "2017-06-09"))
    found = both.status_of("IN", on=date(2020, 1, 1))
    assert found is not None
    assert found.standing is Standing.FULL


def test_members_of_a_period_that_may_or_may_not_cover_it() -> None:
    loose = bloc(row("LA", "1997-07"))
    assert loose.members_ever(Period.year(1997)) == {"LA"}
    assert loose.members_throughout(Period.year(1997)) == frozenset()
    assert loose.members_throughout(Period.year(1998)) == {"LA"}
    with pytest.raises(UncertainMembershipError):
        loose.members_throughout(Period.parse("1997-07-15/1997-12-31"))
    assert loose.members_throughout(Period.parse("1997-07-15/1997-12-31"), imprecise="out") == frozenset()
    with pytest.raises(UncertainMembershipError):
        loose.members_ever(Period.parse("1997-07-01/1997-07-10"))


def test_a_period_without_a_first_day_has_no_members() -> None:
    with pytest.raises(OpenPeriodError):
        ASEAN.members_throughout(Period.until(date(2024, 9, 16)))


def test_changes_count_imprecise_dates_that_may_fall_into_the_period() -> None:
    loose = bloc(row("LA", "1997"), row("TH", None), row("VN", "1995-07-28", "2030"))
    assert [found.party for found in loose.changes_during(Period.month(1997, 3))] == ["LA"]
    assert [found.party for found in loose.changes_during(Period.year(2030))] == ["VN"]


# Agreements


def test_only_agreements_are_in_force() -> None:
    with pytest.raises(NotAnAgreementError, match="organisation"):
        ASEAN.in_force_on(date(2024, 1, 1))
    with pytest.raises(NotAnAgreementError):
        ASEAN.pair_in_force("TH", "VN", on=date(2024, 1, 1))


def test_a_pair_is_of_two() -> None:
    with pytest.raises(FieldValueError, match="twice"):
        CPTPP.pair_in_force("JP", "JP", on=date(2024, 1, 1))


def test_doubt_about_a_third_party_does_not_matter_to_a_pair() -> None:
    assert CPTPP.with_memberships(row("CR", "2024", bloc="CPTPP", status="in-force")).pair_in_force(
        "JP", "AU", on=date(2024, 5, 1)
    )


def test_doubtful_pairs_are_decided_by_the_caller() -> None:
    pair = MembershipPair("CPTPP", party_a="AU", party_b="JP", start=Period.year(2020), source=SOURCE)
    loose = bloc(*CPTPP.memberships, code="CPTPP", kind=BlocKind.AGREEMENT, pairs=(pair,))
    with pytest.raises(UncertainMembershipError, match="AU with JP"):
        loose.pair_in_force("JP", "AU", on=date(2020, 5, 1))
    assert loose.pair_in_force("JP", "AU", on=date(2020, 5, 1), imprecise="in")
    assert not loose.pair_in_force("JP", "AU", on=date(2020, 5, 1), imprecise="out")


def accession(version: str, party: str, in_force: str | None) -> Accession:
    return Accession("EU", version, party=party, in_force=period(in_force), source=SOURCE)


TREATY_BLOC = bloc(
    row("FR", "1958-01-01", bloc="EU"),
    row("GB", "1973-01-01", "2020-02-01", bloc="EU"),
    code="EU",
    versions=(AgreementVersion("EU", "t1", source=SOURCE), AgreementVersion("EU", "t2", source=SOURCE)),
    accessions=(
        accession("t1", "FR", "2009-12-01"),
        accession("t1", "GB", "2009-12-01"),
        accession("t1", "CH", "2010-01"),
        accession("t2", "FR", None),
    ),
)


def test_a_version_is_in_force_for_those_whose_accession_has_taken_effect_and_who_have_not_left() -> None:
    assert TREATY_BLOC.in_force_on(date(2009, 11, 30), version="t1") == frozenset()
    assert TREATY_BLOC.in_force_on(date(2012, 1, 1), version="t1") == {"FR", "GB", "CH"}
    assert TREATY_BLOC.in_force_on(date(2020, 2, 1), version="t1") == {"FR", "CH"}


def test_an_accession_without_a_date_is_not_in_force() -> None:
    assert TREATY_BLOC.in_force_on(date(2024, 1, 1), version="t2") == frozenset()


def test_doubtful_accessions_are_named() -> None:
    with pytest.raises(UncertainMembershipError, match="t1 for CH"):
        TREATY_BLOC.in_force_on(date(2010, 1, 15), version="t1")


def test_an_unknown_version_is_an_error() -> None:
    with pytest.raises(UnknownVersionError, match="t1, t2"):
        TREATY_BLOC.in_force_on(date(2010, 1, 15), version="t3")
    with pytest.raises(UnknownVersionError, match="add to it"):
        ASEAN.in_force_on(date(2010, 1, 15), version="t3")
    with pytest.raises(UnknownVersionError):
        bloc(code="EU", accessions=(accession("t1", "FR", None),))


def test_dates_of_a_version_run_forward() -> None:
    with pytest.raises(InvalidRecordError, match="run from"):
        AgreementVersion("CAFTA", "3.0", concluded=Period.year(2025), signed=Period.year(2024), source=SOURCE)
    AgreementVersion("CAFTA", "3.0", concluded=Period.year(2025), signed=Period.parse("2025-10-28"), source=SOURCE)


def test_joining_a_bloc_brings_no_party_into_its_treaties() -> None:
    joined = TREATY_BLOC.with_memberships(row("HR", "2013-07-01", bloc="EU"))
    assert "HR" in joined.members_on(date(2014, 1, 1))
    assert "HR" not in joined.in_force_on(date(2014, 1, 1), version="t1")


# Participation


def test_participation_is_apart_from_membership() -> None:
    absent = Participation(
        "CAREC", party="AF", start=Period.parse("2021-08"), state=ParticipationState.ABSENT, source=SOURCE
    )
    carec = bloc(row("AF", "2005", bloc="CAREC"), code="CAREC", participation=(absent,))
    assert carec.members_on(date(2024, 1, 1)) == {"AF"}
    assert carec.participation_of("AF", on=date(2024, 1, 1)) == absent
    assert carec.participation_of("AF", on=date(2020, 1, 1)) is None
    assert carec.participation_of("UZ", on=date(2024, 1, 1)) is None
    with pytest.raises(UncertainDateError):
        carec.participation_of("AF", on=date(2021, 8, 10))


# What is refused


def test_a_party_has_no_standing_twice_on_one_day() -> None:
    with pytest.raises(OverlappingMembershipsError, match="TH") as caught:
        bloc(row("TH", "1990-01-01", "2000-01-02"), row("TH", "2000-01-01"))
    assert caught.value.rows == ("bloc-th-1990-01-01-member", "bloc-th-2000-01-01-member")


def test_rows_without_an_end_overlap_with_later_ones() -> None:
    with pytest.raises(OverlappingMembershipsError):
        bloc(row("TH", None), row("TH", "2000-01-01"))


def test_rows_of_different_standing_may_overlap() -> None:
    both = bloc(row("TH", "1990-01-01", status="observer"), row("TH", "2000-01-01"))
    assert [held.standing for held in both.history_of("TH")] == [Standing.ASSOCIATE, Standing.FULL]


def test_imprecise_dates_that_may_fit_do_not_overlap() -> None:
    assert len(bloc(row("TH", "1990", "2000"), row("TH", "2000-06")).history_of("TH")) == 2


def test_a_bloc_holds_its_own_rows_only() -> None:
    with pytest.raises(InvalidRecordError, match="memberships of ASEAN"):
        bloc(row("TH", "1990", bloc="ASEAN"))


def test_ids_versions_accessions_and_pairs_are_unique() -> None:
    one = row("TH", "1990-01-01")
    with pytest.raises(FieldValueError, match="memberships"):
        bloc(one, one)
    version = AgreementVersion("EU", "t1", source=SOURCE)
    with pytest.raises(FieldValueError, match="versions"):
        bloc(code="EU", versions=(version, version))
    with pytest.raises(FieldValueError, match="accessions"):
        bloc(code="EU", versions=(version,), accessions=(accession("t1", "FR", "2009"), accession("t1", "FR", None)))
    turned = MembershipPair("CPTPP", party_a="AU", party_b="GB", start=CPTPP.pairs[0].start, source=SOURCE)
    with pytest.raises(FieldValueError, match="pairs"):
        bloc(code="CPTPP", pairs=(*CPTPP.pairs, turned))


def test_standing_follows_the_status() -> None:
    assert row("TH", "1990", status="observer").standing is Standing.ASSOCIATE
    with pytest.raises(InvalidRecordError, match="its standing is associate"):
        row("TH", "1990", status="observer", standing=Standing.FULL)


@pytest.mark.parametrize(
    ("standing", "statuses"),
    [
        (Standing.FULL, {"member", "member-economy", "party", "in-force", "suspended"}),
        (Standing.ASSOCIATE, {"observer", "dialogue-partner", "partner", "subnational"}),
        (Standing.CANDIDATE, {"applicant", "invited", "negotiating", "signatory", "signatory-contested"}),
    ],
)
def test_every_status_has_one_standing(standing: Standing, statuses: set[str]) -> None:
    assert {str(status) for status in MembershipStatus if standing_of(status) is standing} == statuses


def test_a_status_is_not_given_as_text() -> None:
    with pytest.raises(FieldTypeError, match="MembershipStatus"):
        standing_of("member")  # type: ignore[arg-type]


def test_pairs_name_two_parties() -> None:
    with pytest.raises(InvalidRecordError, match="AU twice"):
        MembershipPair("CPTPP", party_a="AU", party_b="AU", start=Period.year(2024), source=SOURCE)


@pytest.mark.parametrize("code", ["A", "asean", "LMC-1", "5C"])
def test_bloc_codes_are_upper_case(code: str) -> None:
    with pytest.raises(FieldValueError, match="upper-case"):
        bloc(code=code)


def test_a_seat_is_in_a_country() -> None:
    assert bloc(seat_city="Jakarta", seat_country="ID").seat_country == "ID"
    with pytest.raises(FieldValueError, match="seat_country"):
        bloc(seat_country="Indonesia")


def test_questions_are_about_days_and_known_words() -> None:
    with pytest.raises(FieldTypeError, match="time of day"):
        ASEAN.members_on(datetime(2025, 1, 1))  # noqa: DTZ001
    with pytest.raises(FieldTypeError, match="Standing"):
        ASEAN.parties_on(date(2025, 1, 1), standing="full")  # type: ignore[arg-type]
    with pytest.raises(FieldValueError, match="in, out"):
        ASEAN.members_on(date(2025, 1, 1), imprecise="maybe")  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError, match="Period"):
        ASEAN.changes_during("2025")  # type: ignore[arg-type]


def test_memberships_are_added_or_replaced_by_id() -> None:
    old = row("TH", "1990-01-01")
    changed = bloc(old).with_memberships(row("TH", "1990-01-01", "2000-01-01"), row("VN", "1995-07-28"))
    assert changed.members_on(date(2001, 1, 1)) == {"VN"}
    assert len(changed.memberships) == 2


# Laws


@given(blocs(), st.dates(FIRST_DAY, LAST_DAY))
def test_counting_doubtful_parties_out_gives_a_part_of_counting_them_in(made: Bloc, day: date) -> None:
    outside, inside = made.members_on(day, imprecise="out"), made.members_on(day, imprecise="in")
    assert outside <= inside
    if outside == inside:
        assert made.members_on(day) == inside
    else:
        with pytest.raises(UncertainMembershipError):
            made.members_on(day)


@given(blocs(), dates())
def test_members_throughout_are_members_on_every_day_and_members_on_a_day_are_members_ever(
    made: Bloc, when: Period
) -> None:
    throughout, ever = made.members_throughout(when, imprecise="in"), made.members_ever(when, imprecise="in")
    assert when.start is not None
    for day in (when.start, when.last_day):
        assert throughout <= made.members_on(day, imprecise="in") <= ever


@given(blocs(), st.dates(FIRST_DAY, LAST_DAY))
def test_status_is_full_exactly_for_members(made: Bloc, day: date) -> None:
    members = made.members_on(day, imprecise="out")
    for party in {row.party for row in made.memberships}:
        found = made.status_of(party, on=day, imprecise="out")
        assert (party in members) >= (found is not None and found.standing is Standing.FULL)


@given(memberships())
def test_memberships_hold_their_own_sources(membership: Membership) -> None:
    assert membership.sources == (membership.source, *membership.sources_more)
