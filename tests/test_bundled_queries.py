"""Questions to the bundled atlas whose answers are known: members by day, names, claims."""

from datetime import date
from functools import cache

import pytest

from regcoop.atlas import Atlas
from regcoop.blocs import MembershipStatus, Standing
from regcoop.errors import AmbiguousNameError, UnlistedMembersError
from regcoop.fixtures import load
from regcoop.period import Period


@cache
def atlas() -> Atlas:
    return load()


# Membership


@pytest.mark.parametrize(
    ("bloc", "day", "members"),
    [
        ("ASEAN", date(1999, 4, 29), 9),
        ("ASEAN", date(1999, 4, 30), 10),
        ("ASEAN", date(2024, 9, 1), 10),
        ("ASEAN", date(2025, 10, 25), 10),
        ("ASEAN", date(2025, 10, 26), 11),
        ("EU", date(2013, 6, 30), 27),
        ("EU", date(2013, 7, 1), 28),
        ("EU", date(2020, 1, 31), 28),
        ("EU", date(2020, 2, 1), 27),
        ("LMC", date(2024, 1, 1), 6),
        ("GMS", date(2024, 1, 1), 6),
        ("SCO", date(2024, 7, 3), 9),
        ("SCO", date(2024, 7, 4), 10),
        ("CAREC", date(2010, 11, 1), 8),
        ("CAREC", date(2010, 11, 2), 10),
        ("BRICS", date(2025, 1, 5), 9),
        ("BRICS", date(2025, 1, 6), 10),
    ],
)
def test_a_bloc_had_so_many_members_on_the_day(bloc: str, day: date, members: int) -> None:
    assert len(atlas().blocs[bloc].members_on(day)) == members
    assert len(atlas().territories_on(bloc, day)) == members


def test_timor_leste_was_an_observer_of_asean_until_it_joined() -> None:
    asean = atlas().blocs["ASEAN"]
    before = asean.status_of("TL", on=date(2025, 10, 25))
    assert before is not None
    assert before.status is MembershipStatus.OBSERVER
    assert atlas().territories_on("ASEAN10", date(2026, 1, 1)) == atlas().territories_on("ASEAN", date(2025, 10, 25))
    assert atlas().territories_on("ASEAN11", date(2000, 1, 1)) == atlas().territories_on("ASEAN", date(2025, 10, 26))
    assert "TL" not in atlas().territories_throughout("ASEAN", Period.parse("2025"))
    assert "TL" in atlas().territories_throughout("ASEAN", Period.parse("2025-11"))


def test_belarus_in_the_sco_was_dialogue_partner_then_observer_then_member() -> None:
    standings = [row.status for row in atlas().blocs["SCO"].history_of("BY")]
    assert standings == [MembershipStatus.DIALOGUE_PARTNER, MembershipStatus.OBSERVER, MembershipStatus.MEMBER]
    status = atlas().blocs["SCO"].status_of("BY", on=date(2024, 7, 4))
    assert status is not None
    assert status.standing is Standing.FULL


def test_indonesia_was_a_partner_of_brics_for_five_days() -> None:
    partner, member = atlas().blocs["BRICS"].history_of("ID")
    assert (partner.status, member.status) == (MembershipStatus.PARTNER, MembershipStatus.MEMBER)
    assert partner.start is not None
    assert partner.start.start is not None
    assert member.start is not None
    assert member.start.start is not None
    assert (member.start.start - partner.start.start).days == 5
    assert partner.end == member.start == Period.parse("2025-01-06")


def test_pakistan_and_turkmenistan_are_in_carec_from_2010() -> None:
    carec = atlas().blocs["CAREC"]
    joined = carec.members_on(date(2010, 11, 2)) - carec.members_on(date(2010, 11, 1))
    assert joined == {"PK", "TM"}


def test_rcep_entered_into_force_on_five_days() -> None:
    accessions = atlas().blocs["RCEP"].accessions
    days = {str(row.in_force) for row in accessions if row.in_force is not None}
    assert days == {"2022-01-01", "2022-02-01", "2022-03-18", "2023-01-02", "2023-06-02"}
    assert [row.party for row in accessions if row.in_force is None] == ["MM"]


def test_china_counts_once_in_the_gms_beside_its_provinces() -> None:
    gms, day = atlas().blocs["GMS"], date(2024, 1, 1)
    assert gms.members_on(day) == {"CN", "KH", "LA", "MM", "TH", "VN"}
    assert {"CN-GX", "CN-YN"} <= {row.party for row in gms.memberships}
    assert atlas().territories_on("GMS", day) == gms.members_on(day)


def test_separate_territories_are_counted_apart_from_china() -> None:
    economies = atlas().territories_on("APEC", date(2024, 1, 1))
    assert {"CN", "CN-HK", "CN-TW"} <= economies
    assert len(economies) == 21
    assert atlas().territories_on("CNHK", date(2024, 1, 1)) == {"CN", "CN-HK"}


def test_the_european_union_is_expanded_as_a_member() -> None:
    assert "EU" in atlas().blocs["G20"].members_on(date(2020, 6, 1))
    territories = atlas().territories_on("G20", date(2020, 6, 1))
    assert {"AT", "DE", "FR", "US"} <= territories
    assert "GB" in territories


@pytest.mark.parametrize("party", ["W", "BRI", "EUROPE", "G20"])
def test_parties_whose_members_are_not_listed_are_not_counted(party: str) -> None:
    with pytest.raises(UnlistedMembersError):  # the G20 has had the African Union among its members since 2023
        atlas().territories_on(party, date(2024, 1, 1))


# Names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lao PDR", "LA"),
        ("lao people's democratic republic", "LA"),
        ("老挝", "LA"),
        ("Лаос", "LA"),
        ("Burma", "MM"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Republic of Korea", "KR"),
        ("Macau", "CN-MO"),
        ("Hong Kong", "CN-HK"),
        ("HK", "CN-HK"),
        ("Chinese Taipei", "CN-TW"),
        ("ประเทศไทย", "TH"),
        ("泰国", "TH"),
        ("Viet Nam", "VN"),
        ("UAE", "AE"),
        ("Yunnan", "CN-YN"),
        ("Asean", "ASEAN"),
        ("东盟", "ASEAN"),
        ("Turkic Council", "OTS"),
        ("the World", "W"),
    ],
)
def test_a_name_of_the_press_means_one_party(text: str, code: str) -> None:
    found = atlas().find(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["no", "us", "Papua", "Congo", "Mekong", "American"])
def test_parts_of_names_mean_nothing(text: str) -> None:
    assert atlas().find(text) is None


def test_korea_alone_is_ambiguous() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        atlas().find("Korea")
    assert caught.value.candidates == ("KP", "KR")


def test_old_names_of_places_and_wrong_names_of_makers() -> None:
    assert atlas().find("Nur-Sultan", kinds={"place"}) is atlas().places["astana"]
    assert atlas().find("Thalys", kinds={"organisation"}) is None
    assert atlas().find("Seres", kinds={"organisation"}) is atlas().organisations["seres"]


def test_every_party_is_found_by_its_code() -> None:
    for code, party in atlas().parties.items():
        assert atlas().find(code) is party


def test_every_country_is_found_by_its_name() -> None:
    for country in atlas().countries.values():
        assert atlas().find(country.name) is country
        assert atlas().find(country.name.upper()) is country


# Claims


def test_questions_are_exact() -> None:
    figures = atlas().figures
    assert all(figure.reporter == "CN" for figure in figures.where(reporter="CN"))
    assert all(figure.partner == "ASEAN" for figure in figures.where(partner="ASEAN"))
    assert figures.where(reporter="CN-LN")
    assert set(figures.where(reporter="CN-LN")) <= set(figures.where(reporter_within="CN"))


def test_the_trade_of_january_to_july_2024_is_there() -> None:
    found = atlas().figures.where(reporter="CN", partner="ASEAN", flow="trade", period="2024-01/2024-07", unit="USD")
    assert [str(figure.value.value) for figure in found if figure.value is not None] == ["5.52E+11"]


def test_partner_in_takes_members_only() -> None:
    found = atlas().figures.where(reporter="CN", partner_in="MEKONG5", period="2024")
    assert found
    assert {figure.partner for figure in found} <= {"KH", "LA", "MM", "TH", "VN"}


def test_a_bloc_is_what_its_groups_are_about() -> None:
    about = atlas().figures_about("LMC")
    assert {"MEKONG5"} <= {figure.partner for figure in about}
    assert all(about.where(id=figure.id) for figure in atlas().figures.where(partner="LMC6"))


def test_commodities_are_found_under_their_chapter() -> None:
    fruit = atlas().figures.where(commodity_under="HS:08")
    assert set(atlas().figures.where(commodity="HS:081060")) <= set(fruit)


def test_nothing_is_known_before_it_was_printed() -> None:
    known = atlas().as_known_on(date(2020, 1, 1))
    published = [source.known_by for figure in known.atlas.figures for source in figure.sources[:1]]
    assert published
    assert len(known.atlas.figures) < len(atlas().figures)
    assert all(None in {source.known_by for source in entry.claim.sources} for entry in known.left_out)


def test_the_china_laos_railway_joins_the_lancang_mekong_countries_since_it_opened() -> None:
    def joining(day: date) -> list[str]:
        return [corridor.id for corridor in atlas().corridors_joining("LMC", on=day)]

    assert "china-laos-railway" in joining(date(2021, 12, 3))
    assert "china-laos-railway" not in joining(date(2021, 12, 2))


def test_the_meetings_of_a_bloc_begin_with_its_first() -> None:
    meetings = atlas().editions_of("LMC")
    assert "lmc-leaders-1" in [edition.id for edition in meetings]
    assert [edition.dates.last_day for edition in meetings] == sorted(edition.dates.last_day for edition in meetings)


def test_an_atlas_of_ones_own_is_read_beside_the_bundled_one() -> None:
    assert atlas().merged(atlas()) == atlas()
