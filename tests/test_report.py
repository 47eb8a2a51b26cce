"""Briefs of the bundled atlas; expected facts are those of the sources named beside them."""

import json
from datetime import date

import pytest

from regcoop.amount import Amount, Qualifier
from regcoop.atlas import Atlas
from regcoop.errors import UnknownCodeError
from regcoop.fixtures import load
from regcoop.report import Brief, brief, format_interval, format_printed


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load()


@pytest.fixture(scope="module")
def lmc(atlas: Atlas) -> Brief:
    return brief(atlas, "LMC", on=atlas.edition)


def test_the_six_members_of_lmc_with_their_day_and_a_source(lmc: Brief) -> None:
    assert [line.party for line in lmc.members] == ["CN", "KH", "LA", "MM", "TH", "VN"]
    assert {line.since for line in lmc.members} == {"2015-11-12"}  # foreign ministers' announcement in Jinghong
    assert all(line.sources and line.certain for line in lmc.members)


def test_corridors_are_those_that_touch_two_members_by_segments_in_use(atlas: Atlas, lmc: Brief) -> None:
    names = {line.id: line for line in lmc.corridors}
    assert names["china-laos-railway"].touches == ("CN", "LA")
    assert all(len(line.touches) >= 2 for line in (*lmc.corridors, *lmc.services))
    before = brief(atlas, "LMC", on=date(2021, 12, 2))
    assert "china-laos-railway" not in {line.id for line in before.corridors}  # it opened the day after
    opened = brief(atlas, "LMC", on=date(2021, 12, 3))
    assert "china-laos-railway" in {line.id for line in opened.corridors}


def test_forums_and_their_order(lmc: Brief) -> None:
    leaders = [line for line in lmc.meetings if line.forum == "LMC Leaders Meeting"]
    assert [(line.ordinal, line.period) for line in leaders] == [
        (1, "2016-03-23"),
        (2, "2018-01-10"),
        (3, "2020-08-24"),
        (4, "2023-12-25"),
    ]
    assert leaders[2].mode == "virtual"


def test_meetings_after_the_day_are_not_told_before_they_were_announced(atlas: Atlas) -> None:
    early = brief(atlas, "LMC", on=date(2017, 1, 1))
    assert {line.id for line in early.meetings} == {"lmc-fmm-1", "lmc-leaders-1", "lmc-fmm-2"}


def test_initiatives_of_a_forum_of_the_bloc_and_those_that_name_it(lmc: Brief) -> None:
    ids = {line.id for line in lmc.initiatives}
    assert {"china-laos-ai-innovation-centre", "seres-chongqing-smart-factories", "wanzhou-logistics-hub"} <= ids


def test_figures_about_a_bloc_are_those_of_its_groups_too(lmc: Brief) -> None:
    lines = {line.id: line for line in lmc.figures}
    wanzhou = lines["cn-cq-wanzhou-mekong5-exports-2024-cny-aitia"]
    assert wanzhou.printed == "146 million CNY, restated about 680 million THB, up year on year"
    assert (wanzhou.lower, wanzhou.upper, wanzhou.unit) == ("145500000", "146500000", "CNY")
    assert wanzhou.interval == "145.5–146.5 million"
    assert "Five Mekong" not in wanzhou.what


def test_figures_are_those_published_by_the_day(atlas: Atlas) -> None:
    early = brief(atlas, "LMC", on=date(2018, 1, 11))
    assert {line.published for line in early.figures} == {"2017-12-17", "2018-01-10", "2018-01-11"}
    assert any("left out" in note for note in early.notes)


def test_every_source_is_cited_once_in_order(lmc: Brief) -> None:
    ids = [code for code, _ in lmc.sources]
    assert ids == sorted(set(ids))
    assert {code for line in lmc.figures for code in line.sources} <= set(ids)


def test_a_day_after_the_edition_says_so(atlas: Atlas) -> None:
    later = brief(atlas, "LMC", on=date(2030, 1, 1))
    assert "later changes are unknown" in later.notes[0]


def test_a_country_belongs_to_blocs_and_has_lines_of_its_own(atlas: Atlas) -> None:
    kazakhstan = brief(atlas, "KZ", on=date(2025, 1, 1))
    status = {line.bloc: line.status for line in kazakhstan.belongs_to}
    assert status["EAEU"] == "member"
    assert status["SCO"] == "member"
    assert status["BRICS"] == "partner"  # partner from 1 January 2025
    assert not kazakhstan.members
    assert all("KZ" in line.touches for line in kazakhstan.corridors)


def test_a_region_names_the_blocs_it_takes_part_in(atlas: Atlas) -> None:
    yunnan = brief(atlas, "CN-YN", on=date(2024, 1, 1))
    assert [(line.bloc, line.status) for line in yunnan.belongs_to] == [("GMS", "subnational")]


def test_an_imprecise_start_is_counted_in_and_marked(atlas: Atlas) -> None:
    rows = [row for row in atlas.blocs["ASEAN"].memberships if row.party == "AU"]
    assert str(rows[0].start) == "1974"  # only the year is known
    inside = {line.party: line for line in brief(atlas, "ASEAN", on=date(1974, 6, 1)).members}
    assert not inside["AU"].certain


def test_groups_listed_and_not_listed(atlas: Atlas) -> None:
    mekong = brief(atlas, "MEKONG5", on=atlas.edition)
    assert [(line.party, line.status) for line in mekong.members] == [
        (code, "listed") for code in ("KH", "LA", "MM", "TH", "VN")
    ]
    europe = brief(atlas, "EUROPE", on=atlas.edition)
    assert not europe.members
    assert not europe.corridors
    assert any("EUROPE" in note and "no source lists" in note for note in europe.notes)


def test_a_bloc_with_an_unlisted_member_is_told_without_it(atlas: Atlas) -> None:
    g20 = brief(atlas, "G20", on=date(2025, 1, 1))
    assert {"AFU", "CN", "EU"} <= {line.party for line in g20.members}
    assert any({"CN", "RU"} <= set(line.touches) for line in g20.corridors)
    assert any("AFU" in note for note in g20.notes)
    road = brief(atlas, "BRI", on=date(2025, 1, 1))
    assert not road.corridors
    assert road.meetings


def test_the_world_has_figures_only(atlas: Atlas) -> None:
    world = brief(atlas, "W", on=date(2010, 1, 1))
    assert world.kind == "world"
    assert not world.members


def test_an_unknown_code_is_an_error(atlas: Atlas) -> None:
    with pytest.raises(UnknownCodeError):
        brief(atlas, "XYZ", on=atlas.edition)


def test_a_brief_is_plain_data_on_demand(lmc: Brief) -> None:
    plain = json.loads(json.dumps(lmc.to_dict(), ensure_ascii=False))
    assert plain["on"] == lmc.on.isoformat()
    assert plain["members"][0]["party"] == "CN"
    assert plain["sources"][lmc.members[0].sources[0]]
    assert len(plain["figures"]) == len(lmc.figures)


@pytest.mark.parametrize(
    ("text", "unit", "qualifier", "expected"),
    [
        ("42.64 billion", "CNY", Qualifier.ROUNDED, "42.635–42.645 billion"),
        ("929,000", "t", Qualifier.ROUNDED, "928500–929500"),
        ("100 billion", "USD", Qualifier.AT_LEAST, "from 100 billion"),
        ("6", "country", Qualifier.EXACT, "6"),
        ("128.4 wan", "vehicle", Qualifier.ROUNDED, "128.35–128.45 wan"),
    ],
)
def test_intervals_stand_in_the_scale_of_the_print(text: str, unit: str, qualifier: Qualifier, expected: str) -> None:
    assert format_interval(Amount.parse(text, unit=unit, qualifier=qualifier)) == expected


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        (
            "cn-asean-trade-2024-ytd07-usd-globaltimes",
            "552 billion USD, +7.7 % year on year in USD, 15.8 % of partner=W",
        ),
        ("cn-mekong5-trade-2024-usd-aitia", "437 billion USD, +125 % since 2015 or 2016"),
    ],
)
def test_figures_as_printed(atlas: Atlas, id: str, expected: str) -> None:  # noqa: A002
    assert format_printed(atlas.figures[id]) == expected


def test_every_claim_can_be_printed(atlas: Atlas) -> None:
    for claim in (*atlas.figures, *atlas.indicators):
        text = format_printed(claim)
        assert text
        assert "None" not in text
        assert "Decimal" not in text
