"""The atlas: collections, checks, names, territories, selections, merging, what was known when."""

import copy
import pickle
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mini import (
    BLOCS,
    COUNTRIES,
    FIGURES,
    GROUPS,
    INDICATORS,
    ISO,
    LATE,
    NAMES,
    SEGMENTS,
    mini_atlas,
    mini_sets,
    source,
)
from regcoop.amount import Amount
from regcoop.atlas import (
    PARTIES,
    THE_WORLD,
    Atlas,
    Collection,
    Figures,
    Indicators,
    RecordSets,
    Selection,
    problems_of,
)
from regcoop.blocs import Bloc, BlocKind, Membership, MembershipStatus
from regcoop.countries import Country, Group
from regcoop.errors import (
    AmbiguousNameError,
    AtlasError,
    BrokenChainError,
    CodeClashError,
    DanglingReferenceError,
    DuplicateCodeError,
    FieldTypeError,
    FieldValueError,
    MergeConflictError,
    PeriodFormatError,
    RecordError,
    SourceClashError,
    UncertainMembershipError,
    UnknownCodeError,
    UnknownUnitError,
    UnlistedMembersError,
)
from regcoop.figures import Fact, TradeFigure
from regcoop.labels import Name, NameKind
from regcoop.measures import Commodity
from regcoop.milestones import RecordType
from regcoop.period import Period
from regcoop.ratios import Share

EDITION = date(2026, 1, 1)
ATLAS = mini_atlas()


def build(**changes: Any) -> Atlas:  # noqa: ANN401
    return Atlas.build(edition=EDITION, **mini_sets(**changes))


def problems(**changes: Any) -> list[RecordError]:  # noqa: ANN401
    with pytest.raises(AtlasError) as caught:
        build(**changes)
    return list(caught.value.problems)


def ids(records: Iterable[Any]) -> list[str]:
    return [record.id for record in records]


def figure(id: str, **changes: Any) -> TradeFigure:  # noqa: A002, ANN401
    fact = changes.pop("fact", Fact("goods-trade", "trade", "CN", "TH", period=Period.parse("2020"), quantity="money"))
    return TradeFigure(id, fact, value=Amount.parse("5", unit="USD"), source=LATE, **changes)


# Collections


def test_a_collection_answers_by_code() -> None:
    assert ATLAS.countries["TH"].name == "Thailand"
    assert "TH" in ATLAS.countries
    assert "XX" not in ATLAS.countries
    assert cast("str", 7) not in ATLAS.countries
    assert ATLAS.countries.get("XX") is None
    assert len(ATLAS.countries) == len(COUNTRIES)


def test_a_collection_stands_in_the_order_of_its_codes_however_it_was_given() -> None:
    shuffled = Atlas.build(edition=EDITION, countries=reversed(COUNTRIES))
    assert list(shuffled.countries) == sorted(country.code for country in COUNTRIES)
    assert shuffled == Atlas.build(edition=EDITION, countries=COUNTRIES)


def test_an_unknown_code_names_its_kind_and_near_codes() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        ATLAS.countries["th"]
    assert caught.value.kind == "country"
    assert caught.value.near[0] == "TH"
    assert "TH" in str(caught.value)
    with pytest.raises(KeyError, match="write one of its codes"):
        ATLAS.corridors["a-corridor-that-was-never-built"]


@pytest.mark.parametrize("code", [None, 7, ("TH",), ["TH"]])
def test_something_that_is_no_text_is_an_unknown_code(code: object) -> None:
    with pytest.raises(UnknownCodeError):
        ATLAS.countries[cast("str", code)]


def test_a_collection_is_immutable() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        ATLAS.countries.kind = "other"
    with pytest.raises(AttributeError, match="immutable"):
        del ATLAS.countries.kind
    assert not hasattr(ATLAS.countries, "__setitem__")


def test_a_collection_survives_copying_and_pickling() -> None:
    for copied in (copy.deepcopy(ATLAS.countries), pickle.loads(pickle.dumps(ATLAS.countries))):  # noqa: S301
        assert copied == ATLAS.countries
        assert copied.kind == "country"


def test_a_collection_shows_its_size_and_first_codes() -> None:
    assert repr(ATLAS.flows) == "<Collection of 3 × flow: exports, imports, trade>"
    assert repr(ATLAS.countries) == "<Collection of 16 × country: CN, DE, FR, HK, KH, KP, …>"


def test_a_collection_remembers_records_whose_code_was_taken() -> None:
    assert Collection.of("digit", ["1", "2", "1 "], key=str.strip).repeated == ("1 ",)


def test_every_party_answers_by_its_code() -> None:
    assert ATLAS["TH"] is ATLAS.countries["TH"]
    assert ATLAS["CN-YN"] is ATLAS.regions["CN-YN"]
    assert ATLAS["LMC"] is ATLAS.blocs["LMC"]
    assert ATLAS["MEKONG5"] is ATLAS.groups["MEKONG5"]
    assert ATLAS["W"] is THE_WORLD
    assert "LMC" in ATLAS
    assert "kunming" not in ATLAS
    with pytest.raises(UnknownCodeError):
        ATLAS["ZZ"]


# Building


def test_an_atlas_is_a_value() -> None:
    other = build()
    changed = Atlas.build(edition=EDITION, title="A small atlas", **mini_sets())
    assert changed == ATLAS
    assert hash(changed) == hash(ATLAS)
    assert other != ATLAS
    assert ATLAS != "atlas"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        ATLAS.title = "other"  # type: ignore[misc]  # the very error


def test_an_atlas_survives_copying_and_pickling() -> None:
    assert ATLAS.figures  # indexes and caches do not hinder it
    assert ATLAS.territories_on("LMC", EDITION)
    assert pickle.loads(pickle.dumps(ATLAS)) == ATLAS  # noqa: S301
    assert copy.deepcopy(ATLAS) == ATLAS


def test_an_atlas_says_what_it_holds() -> None:
    assert repr(ATLAS) == "<Atlas of 2026-01-01: 16 countries, 6 blocs, 17 figures>"


def test_an_empty_atlas_is_an_atlas() -> None:
    empty = Atlas.build(edition=EDITION)
    assert len(empty.figures) == 0
    assert empty.find("Thailand") is None
    assert empty.figures.where() == empty.figures


def test_the_sources_that_records_carry_are_added() -> None:
    assert set(ATLAS.sources) == {"iso-3166", "daily-2023-10", "daily-2024-08-08", "daily-undated"}


def test_an_unknown_collection_and_a_record_of_another_kind_are_refused() -> None:
    with pytest.raises(TypeError, match="no collection 'planets'"):
        Atlas.build(edition=EDITION, **cast("RecordSets", {"planets": ()}))
    with pytest.raises(FieldTypeError, match="Country"):
        Atlas.build(edition=EDITION, countries=cast("Iterable[Country]", GROUPS))


def test_the_edition_is_a_date() -> None:
    with pytest.raises(FieldTypeError):
        Atlas.build(edition=datetime(2026, 1, 1))  # noqa: DTZ001


def test_a_record_given_twice_is_named() -> None:
    found = problems(countries=(*COUNTRIES, attrs.evolve(COUNTRIES[0], name="Cathay", alpha_3="XCN", numeric="999")))
    assert [(type(error), error.record_type, error.record, error.field) for error in found] == [
        (DuplicateCodeError, "country", "CN", "code")
    ]
    assert "stands twice" in str(found[0])


def test_rows_inside_records_and_listed_rows_are_given_once() -> None:
    twice = (attrs.evolve(COUNTRIES[0], code="XX", numeric="999"),)
    found = problems(countries=(*COUNTRIES, *twice), names=(*NAMES, NAMES[0]), errata=(*ATLAS.errata, ATLAS.errata[0]))
    assert [(error.record_type, error.record) for error in found] == [
        ("name", "ASEAN"),
        ("erratum", ATLAS.errata[0].figure),
        ("country", "XX"),
    ]


def test_membership_ids_are_unique_across_blocs() -> None:
    row = Membership("asean-th-1967-08-08", bloc="APEC", party="TH", status=MembershipStatus.MEMBER, source=ISO)
    apec = Bloc(
        "APEC", name="APEC", kind=BlocKind.MECHANISM, founded=Period.parse("1989"), memberships=(row,), source=ISO
    )
    (found,) = problems(blocs=(*BLOCS, apec))
    assert (found.record_type, found.value) == ("membership", "asean-th-1967-08-08")


@pytest.mark.parametrize(
    ("code", "other"),
    [("THA", "alpha-3"), ("EUR", "currency"), ("LMC", "bloc")],
)
def test_a_group_may_not_have_a_code_that_means_something_else(code: str, other: str) -> None:
    clash = Group(code, name="Clash", parties=frozenset({"TH"}), source=ISO)
    (found,) = problems(groups=(*GROUPS, clash))
    assert isinstance(found, CodeClashError)
    assert found.record == code
    assert other in found.other
    assert "choose another code" in str(found)


def test_claims_share_one_name_space_as_do_lines() -> None:
    same = attrs.evolve(INDICATORS[0], id=FIGURES[0].id)
    line = attrs.evolve(ATLAS.services["lane-express"], id="china-laos-railway", routes=())
    found = problems(indicators=(*INDICATORS, same), services=(*ATLAS.services.values(), line))
    assert [(error.record_type, error.record) for error in found] == [
        ("service", "china-laos-railway"),
        ("figure", FIGURES[0].id),
    ]


def test_one_source_is_described_in_one_way() -> None:
    other = attrs.evolve(LATE, title="Another headline")
    (found,) = problems(figures=(*FIGURES, attrs.evolve(figure("x"), source=other)))
    assert isinstance(found, SourceClashError)
    assert (found.record_type, found.record, found.value) == ("figure", "x", LATE.id)
    assert "two ways" in str(found)


def test_every_dangling_reference_is_named_at_once() -> None:
    fact = Fact("gold", "smuggling", "ZZ", "YY", commodity="moons", concept="myth", place="atlantis", quantity="money")
    stray = figure("stray", fact=fact, compiler="nobody", via="noone", composition="THEM")
    found = problems(figures=(*FIGURES, stray))
    assert [(error.field, error.value) for error in found] == [
        ("measure", "gold"),
        ("flow", "smuggling"),
        ("reporter", "ZZ"),
        ("partner", "YY"),
        ("commodity", "moons"),
        ("concept", "myth"),
        ("place", "atlantis"),
        ("composition", "THEM"),
        ("compiler", "nobody"),
        ("via", "noone"),
    ]
    assert {error.record for error in found} == {"stray"}
    assert isinstance(found[0], DanglingReferenceError)
    assert str(found[2]) == (
        "figure 'stray', reporter: there is no party 'ZZ': add that record, or name one that is there"
    )


def test_references_inside_parts_are_checked() -> None:
    stray = Membership(
        "asean-zz", bloc="ASEAN", party="ZZ", status=MembershipStatus.MEMBER, scope=("CN-ZZ",), source=ISO
    )
    asean = attrs.evolve(ATLAS.blocs["ASEAN"], memberships=(*ATLAS.blocs["ASEAN"].memberships, stray))
    found = problems(blocs=(asean, *BLOCS[1:]))
    assert [(error.field, error.value) for error in found] == [
        ("memberships.party", "ZZ"),
        ("memberships.scope", "CN-ZZ"),
    ]


def test_the_wholes_of_shares_are_checked() -> None:
    shares = (
        Share(Amount.parse("5", unit="pct"), whole=(("partner", "ZZ"),)),
        Share(Amount.parse("5", unit="pct"), whole=(("commodity", "all"),)),
        Share(Amount.parse("5", unit="pct"), whole="nowhere"),
        Share(Amount.parse("5", unit="pct")),
    )
    found = problems(figures=(*FIGURES, figure("x", shares=shares)))
    assert [(error.field, error.value) for error in found] == [("shares.whole", "ZZ"), ("shares.whole", "nowhere")]


def test_what_names_milestones_indicators_and_errata_speak_of_is_checked() -> None:
    found = problems(
        names=(attrs.evolve(NAMES[0], record="XEAN"),),
        milestones=(attrs.evolve(ATLAS.milestones["lmc-announced"], record="XLMC"),),
        indicators=(attrs.evolve(INDICATORS[0], subject="atlantis"),),
        errata=(attrs.evolve(ATLAS.errata[0], figure="nothing"),),
    )
    assert {(error.record_type, error.value) for error in found} == {
        ("name", "XEAN"),
        ("milestone", "XLMC"),
        ("indicator", "atlantis"),
        ("erratum", "nothing"),
    }


def test_a_name_of_an_unknown_kind_of_record_is_a_dangling_one() -> None:
    (found,) = problems(names=(attrs.evolve(NAMES[0], record_type="planet"),))
    assert isinstance(found, DanglingReferenceError)
    assert found.target == "planet"


def test_routes_are_chains_whose_segments_are_walked_either_way() -> None:
    corridor = ATLAS.corridors["china-laos-railway"]
    broken = attrs.evolve(corridor.routes[0], segments=("kunming-mohan", "boten-vientiane", "mohan-boten"))
    found = problems(corridors=(attrs.evolve(corridor, routes=(broken,)),), indicators=())
    assert [(type(error), error.record, error.field, error.value) for error in found] == [
        (BrokenChainError, "china-laos-railway", "route 1", "boten-vientiane")
    ]
    assert "does not join" in str(found[0])


def test_a_span_need_not_be_a_chain() -> None:
    span = attrs.evolve(ATLAS.spans["kunming-boten"], segments=("kunming-mohan", "udon-thanaleng"))
    assert build(spans=(span,)).spans["kunming-boten"] == span


def test_a_chain_with_a_missing_segment_is_a_dangling_reference_only() -> None:
    remaining = tuple(segment for segment in SEGMENTS if segment.id != "mohan-boten")
    found = problems(segments=remaining)
    assert {type(error) for error in found} == {DanglingReferenceError}


def test_problems_are_also_given_without_raising() -> None:
    assert problems_of(ATLAS) == ()


def test_the_group_of_errors_splits_and_says_the_first_ones() -> None:
    with pytest.raises(AtlasError) as caught:
        Atlas.build(edition=EDITION, regions=ATLAS.regions.values())
    group = caught.value
    assert len(group.exceptions) == len(ATLAS.regions)
    assert "and 2 more" in str(group)
    matching, rest = group.split(DanglingReferenceError)
    assert isinstance(matching, AtlasError)
    assert rest is None


# Names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TH", "TH"),
        ("THA", "TH"),
        ("Thailand", "TH"),
        ("  the THAILAND ", "TH"),
        ("Lao P.D.R.", "LA"),
        ("lao pdr", "LA"),
        ("老挝", "LA"),
        ("ไทย", "TH"),
        (" TH ", "TH"),
        ("ประเทศไทย", "TH"),
        ("Burma", "MM"),
        ("Turkiye", "TR"),
        ("Türkiye", "TR"),
        ("turkey", "TR"),
        ("Republic of Korea", "KR"),
        ("US", "US"),
        ("U.S.", "US"),
        ("PRC", "CN"),
        ("Timor Leste", "TL"),
        ("ASEAN", "ASEAN"),
        ("Asean", "ASEAN"),
        ("lancang-mekong cooperation", "LMC"),
        ("Lancang Mekong Cooperation", "LMC"),
        ("澜湄合作", "LMC"),
        ("Yunnan", "CN-YN"),
        ("CN-YN", "CN-YN"),
        ("Mekong countries", "MEKONG5"),
        ("the World", "W"),
        ("W", "W"),
    ],
)
def test_a_party_is_found_by_its_code_or_whole_name(text: str, code: str) -> None:
    found = ATLAS.find(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "text", ["", " ", "no", "us", "th", "tha", "prc", "Papua", "Atlantis", "Timor", "x" * 5000, "Thalys"]
)
def test_parts_of_names_lower_case_codes_and_nonsense_are_no_answer(text: str) -> None:
    assert ATLAS.find(text) is None


def test_a_part_that_countries_share_is_ambiguous() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        ATLAS.find("Korea")
    assert caught.value.candidates == ("KP", "KR")
    assert "write the code" in str(caught.value)


def test_a_name_that_two_records_bear_is_ambiguous() -> None:
    twin = attrs.evolve(NAMES[0], record_type="country", record="TR", name="Liaoning")
    with pytest.raises(AmbiguousNameError) as caught:
        build(names=(*NAMES, twin)).find("Liaoning")
    assert caught.value.candidates == ("CN-LN", "TR")


def test_a_short_name_wins_over_longer_names_that_contain_it() -> None:
    guinea = attrs.evolve(COUNTRIES[0], code="GN", alpha_3="GIN", numeric="324", name="Guinea")
    atlas = Atlas.build(edition=EDITION, countries=(*COUNTRIES, guinea))
    found = atlas.find("Guinea")
    assert found is not None
    assert found.code == "GN"


def test_a_separate_territory_with_a_code_of_its_own_is_one_party() -> None:
    found = ATLAS.find("Hong Kong")
    assert found is ATLAS.countries["HK"]
    assert ATLAS.find("CN-HK") is ATLAS.regions["CN-HK"]
    assert ATLAS.find("HK") is ATLAS.countries["HK"]
    without = build(
        countries=tuple(country for country in COUNTRIES if country.code != "HK"), figures=(), errata=(), editions=()
    )
    assert without.find("HK") is without.find("Hong Kong") is without.regions["CN-HK"]
    assert without.territories_on("MIXED", date(2024, 1, 1)) == {"CN", "CN-HK", "DE", "FR"}


def test_kinds_widen_the_search() -> None:
    assert ATLAS.find("Kunming") is None
    assert ATLAS.find("Kunming", kinds={"place"}) is ATLAS.places["kunming"]
    assert (
        ATLAS.find("China-Laos Railway", kinds={*PARTIES, RecordType.CORRIDOR}) is ATLAS.corridors["china-laos-railway"]
    )
    assert ATLAS.find("Durian", kinds={"commodity"}) is ATLAS.commodities["HS:081060"]
    euro = ATLAS.find("EUR", kinds={"unit"})
    assert getattr(euro, "code", None) == "EUR"
    with pytest.raises(AmbiguousNameError):
        ATLAS.find("Chiang Mai", kinds={"place", "region"})


def test_a_mistranslation_does_not_resolve() -> None:
    assert ATLAS.find("Thalys", kinds={"organisation"}) is None
    assert ATLAS.find("Seres", kinds={"organisation"}) is ATLAS.organisations["seres"]


def test_unknown_kinds_and_texts_that_are_none_are_refused() -> None:
    with pytest.raises(UnknownCodeError, match="kind of record"):
        ATLAS.find("Kunming", kinds={"town"})
    with pytest.raises(FieldTypeError):
        ATLAS.find("Kunming", kinds="place")
    with pytest.raises(FieldTypeError):
        ATLAS.find(cast("str", None))


def test_a_long_list_of_candidates_is_shortened() -> None:
    error = AmbiguousNameError("Republic", tuple(f"C{number}" for number in range(12)))
    assert "and 4 more" in str(error)


def test_suggestions_are_near_names_with_their_codes() -> None:
    (first, *_) = ATLAS.suggest("Tailand")
    assert (first.name, first.record_type, first.record) == ("Thailand", "country", "TH")
    assert len(ATLAS.suggest("a", limit=2)) <= 2
    assert ATLAS.suggest("Tailand") == ATLAS.suggest("Tailand")
    assert ATLAS.suggest("x" * 100_000) == ()
    assert "seres" in [suggestion.record for suggestion in ATLAS.suggest("Thalys", kinds={"organisation"})]
    with pytest.raises(FieldValueError):
        ATLAS.suggest("Tailand", limit=0)


# Territories


def test_a_bloc_stands_for_its_members_on_the_day() -> None:
    before, after = date(2025, 10, 25), date(2025, 10, 26)
    assert ATLAS.territories_on("ASEAN", before) == {"KH", "LA", "MM", "TH", "VN"}
    assert ATLAS.territories_on("ASEAN", after) == {"KH", "LA", "MM", "TH", "TL", "VN"}
    assert ATLAS.territories_on("TH", after) == {"TH"}


def test_a_country_counts_once_beside_its_regions() -> None:
    day = date(2024, 1, 1)
    assert ATLAS.territories_on("GMS", day) == {"CN", "LA", "TH"}
    assert ATLAS.territories_on("CN-YN", day) == {"CN-YN"}
    assert ATLAS.territories_on("MIXED", day) == {"CN", "DE", "FR", "HK"}
    assert ATLAS.territories_on("CN-HK", day) == {"HK"}


def test_blocs_in_blocs_are_expanded_each_country_once() -> None:
    assert ATLAS.territories_on("G20", date(2024, 1, 1)) == {"CN", "DE", "FR", "US"}


def test_blocs_that_hold_each_other_end() -> None:
    first = Group("FIRST", name="First", parties=frozenset({"SECOND", "TH"}), source=ISO)
    second = Group("SECOND", name="Second", parties=frozenset({"FIRST", "LA"}), source=ISO)
    atlas = build(groups=(*GROUPS, first, second))
    assert atlas.territories_on("FIRST", EDITION) == {"LA", "TH"}


@pytest.mark.parametrize("party", ["W", "EUROPE", "BRI"])
def test_a_party_without_listed_members_has_no_territories_to_count(party: str) -> None:
    with pytest.raises(UnlistedMembersError, match="not listed"):
        ATLAS.territories_on(party, EDITION)


def test_an_imprecise_membership_is_decided_by_the_caller() -> None:
    day = date(1995, 6, 1)
    with pytest.raises(UncertainMembershipError):
        ATLAS.territories_on("ASEAN", day)
    assert ATLAS.territories_on("ASEAN", day, imprecise="in") == {"TH", "VN"}
    assert ATLAS.territories_on("ASEAN", day, imprecise="out") == {"TH"}
    assert ATLAS.territories_throughout("ASEAN", Period.parse("1995"), imprecise="out") == {"TH"}


def test_throughout_a_period_only_lasting_members_count() -> None:
    assert "TL" not in ATLAS.territories_throughout("ASEAN", Period.parse("2025"))
    assert "TL" in ATLAS.territories_throughout("ASEAN", Period.parse("2025-11"))
    assert ATLAS.territories_throughout("MEKONG5", Period.parse("1900")) == {"KH", "LA", "MM", "TH", "VN"}


def test_an_open_period_is_asked_on_its_last_day() -> None:
    assert "TL" in ATLAS.territories_throughout("ASEAN", Period.parse("../2025-12-31"))


def test_days_and_periods_are_what_they_are_called() -> None:
    with pytest.raises(FieldTypeError):
        ATLAS.territories_on("ASEAN", cast("date", "2024-01-01"))
    with pytest.raises(FieldTypeError):
        ATLAS.territories_throughout("ASEAN", cast("Period", "2024"))
    with pytest.raises(UnknownCodeError):
        ATLAS.territories_on("ZZ", EDITION)


# Selections


def where(**query: Any) -> list[str]:  # noqa: ANN401
    return ids(ATLAS.figures.where(**query))


def test_the_figures_stand_in_the_order_of_their_ids() -> None:
    assert ids(ATLAS.figures) == sorted(ids(FIGURES))
    assert ATLAS.figures.atlas is ATLAS
    assert ATLAS.figures["cn-la-trade-2025-usd-daily"].reporter == "CN"
    assert "cn-la-trade-2025-usd-daily" in ATLAS.figures
    assert FIGURES[0] in ATLAS.figures
    assert figure("other") not in ATLAS.figures
    assert 7 not in ATLAS.figures
    with pytest.raises(UnknownCodeError, match="figure"):
        ATLAS.figures["cn-la-trade-2025-usd"]


def test_a_question_is_exact() -> None:
    assert "cn-ln-w-trade-2023-cny-daily" not in where(reporter="CN")
    assert where(reporter="CN-LN") == ["cn-ln-w-trade-2023-cny-daily"]
    assert where(partner="ASEAN", unit="USD") == [
        "cn-asean-trade-2023-usd-daily",
        "cn-asean-trade-2024-ytd07-usd-daily",
    ]
    assert where(partner="ASEAN", period="2023") == ["cn-asean-trade-2023-usd-daily"]


def test_a_set_means_any_of_and_an_empty_one_none() -> None:
    assert where(partner={"LA", "LMC"}) == ["cn-la-trade-2025-usd-daily", "cn-lmc-trade-2022-usd-daily"]
    assert where(partner=("LA", "LMC")) == where(partner=frozenset({"LA", "LMC"}))
    assert where(partner=()) == []


def test_no_match_is_an_empty_selection() -> None:
    empty = ATLAS.figures.where(reporter="KR")
    assert isinstance(empty, Figures)
    assert len(empty) == 0
    assert repr(empty) == "<Figures: 0>"
    assert not list(empty.where(partner="CN"))


@pytest.mark.parametrize(
    "query",
    [
        {"reporter": "ZZ"},
        {"partner": "asean"},
        {"partner_in": "mekong5"},
        {"flow": "export"},
        {"measure": "goods_trade"},
        {"commodity": "moons"},
        {"commodity_under": "moons"},
        {"compiler": "nobody"},
        {"source": "nowhere"},
        {"about": "gacc"},
        {"id": "nothing"},
        {"reporter_within": "ASEAN"},
    ],
)
def test_an_unknown_code_is_an_error(query: dict[str, str]) -> None:
    with pytest.raises(UnknownCodeError):
        where(**query)


def test_values_that_are_no_codes_are_refused() -> None:
    with pytest.raises(UnknownUnitError):
        where(unit="dollars")
    with pytest.raises(PeriodFormatError):
        where(period="last year")
    for wrong in (None, 7, ["CN"], ("CN", 7)):
        with pytest.raises(FieldTypeError):
            where(reporter=wrong)
    for wrong in (None, 2024, ("2024", 7)):
        with pytest.raises(FieldTypeError):
            where(period=wrong)
    with pytest.raises(TypeError, match="no keyword 'country'"):
        where(country="CN")


def test_a_period_is_found_however_it_is_written() -> None:
    for written in ("2023-Q1", "2023-01/2023-03", Period.quarter(2023, 1)):
        assert where(period=written) == ["cn-th-trade-2023-q1-usd-daily"]
    assert where(period="FY2024@TH") == []
    assert where(period=("2022", Period.parse("2024-01/2024-07")), unit="USD") == [
        "cn-asean-trade-2024-ytd07-usd-daily",
        "cn-lmc-trade-2022-usd-daily",
    ]


def test_period_in_takes_what_lies_within() -> None:
    assert "cn-th-trade-2023-q1-usd-daily" in where(period_in="2023")
    assert "cn-th-trade-2023-usd-daily" in where(period_in="2023")
    assert where(period_in="2024") == ["cn-asean-trade-2024-ytd07-cny-daily", "cn-asean-trade-2024-ytd07-usd-daily"]
    assert where(period_in={"2022", "2025"}, reporter="CN", partner="LA") == ["cn-la-trade-2025-usd-daily"]
    assert "th-cn-trade-undated-usd-daily" not in where(period_in="1900/2100")


def test_partner_in_takes_the_members_throughout_the_period() -> None:
    assert where(partner_in="ASEAN", period="2025") == ["cn-la-trade-2025-usd-daily"]
    assert "cn-asean-trade-2023-usd-daily" not in where(partner_in="ASEAN")
    assert where(partner_in="MEKONG5", reporter="HK") == ["hk-th-trade-2023-usd-daily"]
    assert where(partner_in={"GMS", "ASEAN"}, reporter="TH", period="../2024-06-30") == ["th-cn-trade-open-usd-daily"]
    assert "th-cn-trade-undated-usd-daily" not in where(partner_in="GMS")


@pytest.mark.parametrize("party", ["W", "BRI", "EUROPE"])
def test_partner_in_wants_a_party_whose_members_are_listed(party: str) -> None:
    with pytest.raises(UnlistedMembersError):
        where(partner_in=party)
    with pytest.raises(UnlistedMembersError):
        ATLAS.corridors_joining(party, on=EDITION)


def test_partner_in_minds_only_the_doubts_about_the_partner() -> None:
    fact = Fact("goods-trade", "trade", "CN", "TH", period=Period.parse("1995"), quantity="money")
    doubtful = attrs.evolve(fact, partner="VN")
    atlas = build(figures=(figure("sure", fact=fact), figure("doubtful", fact=doubtful)), editions=(), errata=())
    assert ids(atlas.figures.where(partner_in="ASEAN", partner="TH")) == ["sure"]
    with pytest.raises(UncertainMembershipError):
        atlas.figures.where(partner_in="ASEAN")


def test_reporter_within_takes_the_regions_but_no_separate_territory() -> None:
    within = where(reporter_within="CN", partner="W")
    assert within == ["cn-ln-w-trade-2023-cny-daily", "cn-w-trade-2023-usd-daily"]
    assert "hk-th-trade-2023-usd-daily" not in where(reporter_within="CN")
    assert where(reporter_within="CN", reporter="CN-LN") == ["cn-ln-w-trade-2023-cny-daily"]


def test_commodities_are_asked_exactly_or_with_what_is_under_them() -> None:
    assert where(commodity="HS:081060") == ["cn-th-durian-imports-2023-usd-daily"]
    assert where(commodity="fruit") == []
    fruit = ["cn-th-durian-imports-2023-usd-daily", "th-cn-mangoes-exports-2023-usd-daily"]
    assert where(commodity_under="fruit") == fruit
    assert where(commodity_under="HS:08") == fruit
    assert where(commodity_under="HS:0810") == fruit[:1]
    assert where(commodity_under="HS:87") == []
    assert where(commodity_under="cars") == ["th-cn-cars-imports-2023-usd-daily"]
    assert where(commodity_under={"cars", "HS:081060"}, flow="imports") == [
        fruit[0],
        "th-cn-cars-imports-2023-usd-daily",
    ]


def test_all_goods_can_be_asked_for() -> None:
    assert where(commodity="all", reporter="CN", partner="TH") == [
        "cn-th-trade-2023-q1-usd-daily",
        "cn-th-trade-2023-usd-daily",
    ]
    assert len(where(commodity={"all", "HS:081060"}, reporter="CN", partner="TH")) == 3


def test_commodities_that_are_their_own_parents_end() -> None:
    ring = (Commodity("a", label="A", parent="b", source=ISO), Commodity("b", label="B", parent="a", source=ISO))
    atlas = build(commodities=(*ATLAS.commodities.values(), *ring))
    assert len(atlas.figures.where(commodity_under="fruit")) == 2


def test_about_takes_reporter_partner_composition_place_and_the_groups_of_a_bloc() -> None:
    assert where(about="LMC") == ["cn-lmc-trade-2022-usd-daily", "cn-mekong5-trade-2023-usd-daily"]
    assert where(about="ASEAN5") == ["cn-asean-trade-2023-usd-daily"]
    assert "th-cn-trade-open-usd-daily" in where(about="TH")
    assert where(about="udon") == ["th-cn-cars-imports-2023-usd-daily"]
    assert ATLAS.figures_about("LMC") == ATLAS.figures.where(about="LMC")


def test_figures_are_found_by_compiler_source_and_id() -> None:
    assert len(where(compiler="gacc")) == 3
    assert "cn-th-trade-2023-usd-daily" in where(source="daily-2023-10")
    assert where(id=FIGURES[0].id) == [FIGURES[0].id]
    assert where(id={FIGURES[0].id, FIGURES[1].id}, unit="CNY") == [FIGURES[1].id]


def test_questions_can_be_asked_one_after_another() -> None:
    china = ATLAS.figures.where(reporter="CN")
    assert china.where(partner="LA") == ATLAS.figures.where(reporter="CN", partner="LA")
    assert china.where() == china
    with pytest.raises(UnknownCodeError):
        china["th-cn-trade-open-usd-daily"]


def test_a_full_key_finds_what_a_partial_one_finds() -> None:
    full = where(reporter="CN", partner="TH", flow="trade", measure="goods-trade", period="2023")
    assert full == ["cn-th-trade-2023-usd-daily"]
    key = {"reporter": "CN", "partner": "ASEAN", "flow": "trade", "measure": "goods-trade", "period": "2024-01/2024-07"}
    assert where(**key, unit="CNY") == ["cn-asean-trade-2024-ytd07-cny-daily"]
    assert where(**key, period_in="2023") == []
    assert where(**{**key, "partner": "KR"}) == []


def test_facts_and_sources_are_given_once() -> None:
    asean = ATLAS.figures.where(partner="ASEAN")
    assert len(asean) == 3
    assert len(asean.facts()) == 2
    assert ids(asean.sources) == ["daily-2024-08-08"]
    assert ids(ATLAS.figures.where(id="cn-th-trade-2023-usd-daily").sources) == ["daily-2024-08-08", "daily-2023-10"]


def test_a_selection_is_an_immutable_value() -> None:
    asean = ATLAS.figures.where(partner="ASEAN")
    assert asean == ATLAS.figures.where(partner={"ASEAN"})
    assert hash(asean) == hash(ATLAS.figures.where(partner={"ASEAN"}))
    assert asean != ATLAS.figures
    assert asean != tuple(asean)
    assert ATLAS.figures.where(partner=()) != ATLAS.indicators.where(subject=())
    with pytest.raises(AttributeError, match="immutable"):
        asean.atlas = ATLAS
    assert pickle.loads(pickle.dumps(asean)) == asean  # noqa: S301
    assert repr(asean.where(unit="CNY")) == "<Figures: 1 claims: cn-asean-trade-2024-ytd07-cny-daily>"
    assert repr(ATLAS.figures).endswith(", …>")


def test_indicators_are_selected_by_subject_measure_and_mode() -> None:
    indicators = ATLAS.indicators
    assert isinstance(indicators, Indicators)
    assert isinstance(indicators, Selection)
    assert ids(indicators.where(subject="mohan")) == ["mohan-throughput-2023"]
    assert ids(indicators.where(subject="china-laos-railway", measure="throughput", period="2023")) == [
        "clr-throughput-2023"
    ]
    assert ids(indicators.where(subject_type="corridor", mode="rail", period_in="2024")) == ["clr-throughput-2024-q1"]
    assert ids(indicators.where(direction="both")) == []
    assert ids(indicators.where(compiler="gacc", source="daily-undated", id="mohan-throughput-2023")) == [
        "mohan-throughput-2023"
    ]
    assert pickle.loads(pickle.dumps(indicators)) == indicators  # noqa: S301
    for query in ({"subject": "atlantis"}, {"mode": "rocket"}, {"direction": "up"}, {"subject_type": "planet"}):
        with pytest.raises(UnknownCodeError):
            indicators.where(**cast("dict[str, Any]", query))
    with pytest.raises(TypeError, match="no keyword 'unit'"):
        indicators.where(**cast("dict[str, Any]", {"unit": "t"}))


# Relations


def test_corridors_join_parties_by_segments_in_use() -> None:
    assert ids(ATLAS.corridors_joining("LMC", on=date(2022, 1, 1))) == ["china-laos-railway"]
    assert ids(ATLAS.corridors_joining("LMC", on=date(2021, 12, 2))) == []
    assert ids(ATLAS.corridors_joining(("CN-YN", "LA"), on=date(2022, 1, 1))) == ["china-laos-railway"]
    assert ids(ATLAS.corridors_joining(("LA", "TH"), on=date(2024, 1, 1))) == []


def test_a_line_touches_countries_and_regions_by_segments_in_use() -> None:
    railway = ATLAS.corridors["china-laos-railway"]
    assert ATLAS.touched_by(railway, on=date(2022, 1, 1)) == {"CN", "CN-YN", "LA"}
    assert ATLAS.touched_by(railway, on=date(2020, 1, 1)) == frozenset()
    with pytest.raises(FieldTypeError):
        ATLAS.touched_by(railway, on=cast("date", "2022"))


def test_services_join_parties_while_they_run() -> None:
    assert ids(ATLAS.services_joining("LMC", on=date(2022, 5, 1))) == ["lane-express"]
    assert ids(ATLAS.services_joining("LMC", on=date(2022, 1, 1))) == []
    planned = attrs.evolve(ATLAS.services["lane-express"], status=SEGMENTS[3].status)
    assert build(services=(planned,)).services_joining("LMC", on=date(2022, 5, 1)) == ()


def test_editions_of_a_party_stand_in_the_order_of_time() -> None:
    assert ids(ATLAS.editions_of("LMC")) == ["lmc-summit-2016", "lmc-summit-2026"]
    assert ids(ATLAS.editions_of("CN")) == ["lmc-summit-2016", "expo-2024"]
    assert ids(ATLAS.editions_of("TH")) == ["expo-2024"]
    with pytest.raises(UnknownCodeError):
        ATLAS.editions_of("ZZ")


def test_initiatives_with_a_party_or_what_belongs_to_it() -> None:
    assert ids(ATLAS.initiatives_with("LMC")) == ["fund"]
    assert ids(ATLAS.initiatives_with("TH")) == ["sisters", "works"]
    assert ids(ATLAS.initiatives_with("CN")) == ["sisters", "works"]
    with pytest.raises(UnknownCodeError):
        ATLAS.initiatives_with("ZZ")


# Merging


def test_records_of_ones_own_are_added_to_a_base() -> None:
    more = Atlas.build(edition=date(2027, 1, 1), base=ATLAS, figures=(figure("zz-own"),))
    assert len(more.figures) == len(ATLAS.figures) + 1
    assert more.edition == date(2027, 1, 1)


def test_two_atlases_merge_and_equal_records_count_once() -> None:
    other = build(figures=(*FIGURES, figure("zz-own")))
    assert ATLAS.merged(other) == other.merged(ATLAS).merged(ATLAS)
    assert ATLAS.merged(ATLAS) == ATLAS
    assert ATLAS.merged(other).title == "A small atlas"


def test_records_that_differ_are_refused_or_one_of_them_is_taken() -> None:
    cathay = attrs.evolve(COUNTRIES[0], name="Cathay")
    renamed = attrs.evolve(NAMES[0], note="changed")
    other = build(countries=(cathay, *COUNTRIES[1:]), names=(renamed, *NAMES[1:]))
    with pytest.raises(AtlasError) as caught:
        ATLAS.merged(other)
    assert [(type(error), error.record) for error in caught.value.problems] == [
        (MergeConflictError, "CN"),
        (MergeConflictError, "bloc ASEAN en ASEAN"),
    ]
    assert "on_conflict" in str(caught.value.exceptions[0])
    assert ATLAS.merged(other, on_conflict="ours") == ATLAS
    theirs = ATLAS.merged(other, on_conflict="theirs")
    assert theirs.countries["CN"].name == "Cathay"
    assert renamed in theirs.names
    with pytest.raises(FieldValueError):
        ATLAS.merged(other, on_conflict=cast("Any", "mine"))


def test_a_source_that_differs_is_always_refused() -> None:
    other = Atlas.build(edition=EDITION, sources=(attrs.evolve(ISO, title="Other"),))
    for choice in ("ours", "theirs", "error"):
        with pytest.raises(AtlasError) as caught:
            ATLAS.merged(other, on_conflict=cast("Any", choice))
        assert [error.record for error in caught.value.problems] == ["iso-3166"]


def test_duplicates_are_not_hidden_by_a_merge() -> None:
    own = figure("zz-own")
    for rows in ({"figures": (own, attrs.evolve(own, via="gacc"))}, {"names": (NAMES[0], NAMES[0])}):
        with pytest.raises(AtlasError) as caught:
            Atlas.build(edition=EDITION, base=ATLAS, **cast("RecordSets", rows))
        assert [type(error) for error in caught.value.problems] == [DuplicateCodeError]


# What was known when


def test_claims_count_from_the_last_day_of_their_date() -> None:
    known = ATLAS.as_known_on(date(2023, 10, 31)).atlas
    assert "cn-lmc-trade-2022-usd-daily" in known.figures
    assert "cn-lmc-trade-2022-usd-daily" not in ATLAS.as_known_on(date(2023, 10, 30)).atlas.figures
    assert "cn-th-trade-2023-usd-daily" in known.figures  # a further source was out
    assert "cn-asean-trade-2023-usd-daily" not in known.figures


def test_undated_claims_are_left_out_and_named() -> None:
    left_out = ATLAS.as_known_on(date(2030, 1, 1)).left_out
    assert ids(entry.claim for entry in left_out) == ["cn-th-durian-imports-2023-usd-daily", "mohan-throughput-2023"]
    assert all("dated" in entry.reason for entry in left_out)


def test_what_is_said_about_unknown_claims_goes_with_them() -> None:
    whole = figure("aa-whole", shares=(Share(Amount.parse("5", unit="pct"), whole=FIGURES[0].id),))
    early = attrs.evolve(whole, source=ATLAS.sources["daily-2023-10"])
    known = build(figures=(*FIGURES, early)).as_known_on(date(2023, 10, 31)).atlas
    assert known.figures["aa-whole"].shares[0].whole is None
    assert ids_of_errata(known) == ["cn-th-trade-2023-usd-daily"]
    before = ATLAS.as_known_on(date(2020, 1, 1)).atlas
    assert [outcome.figure for outcome in before.editions["lmc-summit-2016"].outcomes] == [None, None]
    assert len(before.figures) == 0
    assert before.countries == ATLAS.countries


def ids_of_errata(atlas: Atlas) -> list[str]:
    return [erratum.figure for erratum in atlas.errata]


def test_the_day_is_a_date() -> None:
    with pytest.raises(FieldTypeError):
        ATLAS.as_known_on(cast("date", "2024-01-01"))


def test_an_undated_source_beside_a_later_one_leaves_the_claim_open() -> None:
    open_claim = attrs.evolve(FIGURES[0], id="open", source=source("daily-2024-08-09", "2024-08-09"))
    remarks = attrs.evolve(open_claim.remarks, sources_more=(ATLAS.sources["daily-undated"],))
    atlas = build(figures=(*FIGURES, attrs.evolve(open_claim, remarks=remarks)))
    assert "open" in ids(entry.claim for entry in atlas.as_known_on(date(2020, 1, 1)).left_out)
    assert "open" in atlas.as_known_on(date(2024, 8, 9)).atlas.figures


# Laws


def values_of(field: str) -> st.SearchStrategy[Any]:
    """Draw one code, or a set of codes, that the field has in some figure."""
    codes = sorted({getattr(figure, field) for figure in FIGURES} - {None}, key=str)
    return st.sampled_from(codes) | st.frozensets(st.sampled_from(codes), max_size=3)


QUERIES = st.fixed_dictionaries(
    {},
    optional={field: values_of(field) for field in ("reporter", "partner", "flow", "measure", "period", "commodity")},
)


@given(QUERIES)
def test_a_question_finds_what_a_look_at_every_figure_finds(query: dict[str, Any]) -> None:
    wanted = {key: value if isinstance(value, frozenset) else {value} for key, value in query.items()}
    expected = [figure for figure in ATLAS.figures if all(getattr(figure, key) in wanted[key] for key in wanted)]
    assert list(ATLAS.figures.where(**query)) == expected


@given(QUERIES, QUERIES)
def test_two_questions_in_a_row_are_one_question(first: dict[str, Any], second: dict[str, Any]) -> None:
    one_by_one = ATLAS.figures.where(**first).where(**second)
    assert one_by_one == ATLAS.figures.where(**second).where(**first)
    if not set(first) & set(second):
        assert one_by_one == ATLAS.figures.where(**first, **second)


@given(st.text(max_size=300))
def test_any_text_is_found_unknown_or_ambiguous(text: str) -> None:
    try:
        found = ATLAS.find(text)
    except AmbiguousNameError:
        return
    assert found is None or found.code in ATLAS.parties


@given(st.sampled_from(NAMES), st.booleans())
def test_a_name_is_found_whatever_its_case_and_blanks(name: Name, shout: bool) -> None:  # noqa: FBT001
    if name.kind is not NameKind.MISTRANSLATION and len(name.name.replace(".", "")) > 3 and name.name != "Korea":
        written = name.name.upper() if shout else f"  {name.name.lower()} "
        found = ATLAS.find(written)
        assert found is not None
        assert found.code == name.record


@given(st.dates(date(1960, 1, 1), date(2030, 12, 31)), st.sampled_from(["ASEAN", "EU", "G20", "GMS", "LMC", "MIXED"]))
def test_territories_are_countries_or_separate(day: date, party: str) -> None:
    certain = ATLAS.territories_on(party, day, imprecise="out")
    assert certain <= ATLAS.territories_on(party, day, imprecise="in")
    assert certain <= set(ATLAS.countries)
    assert certain == ATLAS.territories_throughout(party, Period.day(day), imprecise="out")


@settings(max_examples=20, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2026, 1, 1)), st.dates(date(2020, 1, 1), date(2026, 1, 1)))
def test_what_was_known_only_grows(first: date, second: date) -> None:
    early, late = sorted((first, second))
    assert set(ids(ATLAS.as_known_on(early).atlas.figures)) <= set(ids(ATLAS.as_known_on(late).atlas.figures))


@settings(max_examples=10, deadline=None)
@given(st.permutations(FIGURES))
def test_the_order_in_which_records_are_given_does_not_matter(figures: list[TradeFigure]) -> None:
    assert build(figures=figures) == build()
