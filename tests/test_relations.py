"""What two claims are to each other, before their numbers are looked at."""

from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import figure, growth, indicator, rates_of
from claims import source as press
from mini import mini_atlas, mini_sets
from regcoop.atlas import Atlas
from regcoop.errors import FieldTypeError, FieldValueError, UnknownCodeError, UnlistedMembersError
from regcoop.figures import Origin, Terms, TradeSystem
from regcoop.fixtures import load
from regcoop.interval import Interval
from regcoop.measures import Commodity
from regcoop.period import Period
from regcoop.rates import bundled_rates
from regcoop.relations import (
    THRESHOLDS,
    AnyClaim,
    Assumption,
    MirrorClass,
    Pair,
    Parties,
    Relation,
    SetRelation,
    Thresholds,
    attributes_of,
    classify_mirror,
    compare_attributes,
    composed_side,
    dimensions_of,
    factor_between,
    growth_of_factor,
    level_of,
    meant_party,
    parts_of_flow,
    relate,
    relation_in,
    relation_of_commodities,
    relation_of_flows,
    relation_of_periods,
    relation_of_sets,
    stated_attributes,
    territories_ever,
    turned,
    whole_of_flow,
    wider_commodities,
    yearly_factor,
    years_between,
)
from regcoop.relations.sides import average_rate, mirror_ratio
from regcoop.valuation import Valuation
from strategies import near_periods

Y2024 = Period.parse("2024")


def kind(first: AnyClaim, second: AnyClaim, atlas: Atlas | None = None) -> Pair:
    return relate(first, second, parties=Parties(atlas or load()))


def span(lo: str, hi: str) -> Interval:
    return Interval(Decimal(lo), Decimal(hi))


# Sets


@pytest.mark.parametrize(
    ("in_second", "in_first", "meet", "found"),
    [
        (True, True, True, SetRelation.EQUAL),
        (True, False, True, SetRelation.CONTAINED),
        (False, True, True, SetRelation.CONTAINS),
        (False, False, True, SetRelation.OVERLAPS),
        (False, False, False, SetRelation.DISJOINT),
    ],
)
def test_two_sets_have_one_relation(*, in_second: bool, in_first: bool, meet: bool, found: SetRelation) -> None:
    assert relation_of_sets(in_second=in_second, in_first=in_first, meet=meet) is found


@given(st.sampled_from(SetRelation))
def test_a_relation_turned_twice_is_itself(relation: SetRelation) -> None:
    assert turned(turned(relation)) is relation


def test_only_containing_has_two_sides() -> None:
    changed = {relation for relation in SetRelation if turned(relation) is not relation}
    assert changed == {SetRelation.CONTAINS, SetRelation.CONTAINED}


# Periods


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("2024", "2024", SetRelation.EQUAL),
        ("2024-Q1", "2024-01/2024-03", SetRelation.EQUAL),
        ("2024", "2024-07", SetRelation.CONTAINS),
        ("2024-01/2024-07", "2024", SetRelation.CONTAINED),
        ("2024-01/2024-07", "2024-07/2024-09", SetRelation.OVERLAPS),
        ("2023", "2024", SetRelation.DISJOINT),
        ("../2024-06-30", "2023", SetRelation.CONTAINS),
        ("../2023", "../2024", SetRelation.CONTAINED),
    ],
)
def test_periods_are_compared_as_sets_of_days(first: str, second: str, found: SetRelation) -> None:
    assert relation_of_periods(Period.parse(first), Period.parse(second)) is found


@given(near_periods(), near_periods())
def test_the_relation_of_periods_turns_with_them(first: Period, second: Period) -> None:
    assert relation_of_periods(second, first) is turned(relation_of_periods(first, second))


# Flows


def test_trade_is_exports_and_imports() -> None:
    assert parts_of_flow("trade") == ("exports", "imports")
    assert whole_of_flow("imports") == "trade"
    assert parts_of_flow("balance") is None
    assert whole_of_flow("trade") is None


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("exports", "exports", SetRelation.EQUAL),
        ("exports", "trade", SetRelation.CONTAINED),
        ("two-way", "inward", SetRelation.CONTAINS),
        ("inbound", "both", SetRelation.CONTAINED),
        ("exports", "imports", SetRelation.DISJOINT),
        ("balance", "trade", SetRelation.DISJOINT),
        ("inward", "trade", SetRelation.DISJOINT),
    ],
)
def test_flows_stand_to_each_other(first: str, second: str, found: SetRelation) -> None:
    assert relation_of_flows(first, second) is found
    assert relation_of_flows(second, first) is turned(found)


# Commodities


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (None, None, SetRelation.EQUAL),
        (None, "HS:081060", SetRelation.CONTAINS),
        ("HS:081060", "fruit", SetRelation.CONTAINED),  # 081060 begins with 0810, and the tree says so too
        ("HS:080450", "fruit", SetRelation.CONTAINED),  # 080450 begins with 0804
        ("HS:080450", "HS:081060", SetRelation.DISJOINT),
        ("electric-cars", "cars", SetRelation.CONTAINED),  # by the tree alone: neither has codes
        ("cars", "fruit", SetRelation.UNKNOWN),  # a label overlaps nobody knows what
        ("cars", "no-such-goods", SetRelation.UNKNOWN),
    ],
)
def test_goods_are_compared_by_code_and_tree(first: str | None, second: str | None, found: SetRelation) -> None:
    goods = mini_atlas().commodities
    assert relation_of_commodities(first, second, goods) is found
    assert relation_of_commodities(second, first, goods) is turned(found)


def test_goods_with_some_codes_in_common_overlap() -> None:
    source = press()
    goods = {
        "tropical": Commodity("tropical", label="Tropical fruit", hs_codes=("0804", "081060"), source=source),
        "fresh": Commodity("fresh", label="Fresh fruit", hs_codes=("0808", "0810"), source=source),
    }
    assert relation_of_commodities("tropical", "fresh", goods) is SetRelation.OVERLAPS


def test_wider_goods_end_even_in_a_circle() -> None:
    source = press()
    goods = {
        "a": Commodity("a", label="A", parent="b", source=source),
        "b": Commodity("b", label="B", parent="a", source=source),
    }
    assert list(wider_commodities("a", goods)) == ["b"]
    assert list(wider_commodities("unknown", goods)) == []


# Parties


@pytest.mark.parametrize(
    ("first", "second", "period", "found"),
    [
        ("TH", "TH", None, SetRelation.EQUAL),
        ("W", "ASEAN", None, SetRelation.CONTAINS),
        ("TH", "W", None, SetRelation.CONTAINED),
        ("CN-YN", "CN", None, SetRelation.CONTAINED),
        ("CN-HK", "CN", None, SetRelation.DISJOINT),  # statistics apart
        ("CN-HK", "HK", None, SetRelation.EQUAL),  # one territory under two codes
        ("TH", "VN", None, SetRelation.DISJOINT),
        ("ASEAN", "TH", "2024", SetRelation.CONTAINS),
        ("ASEAN", "MEKONG5", "2024", SetRelation.EQUAL),  # the five of the small atlas, without Timor-Leste
        ("ASEAN", "MEKONG5", "2026", SetRelation.CONTAINS),  # TL has been in since 2025-10-26
        ("LMC", "ASEAN", "2024", SetRelation.CONTAINS),  # the five and China
        ("LMC", "ASEAN", "2026", SetRelation.OVERLAPS),
        ("ASEAN", "VN", "1995", SetRelation.UNKNOWN),  # it joined on an unknown day of that year
        ("BRI", "CN", "2024", SetRelation.UNKNOWN),  # nobody lists its members
        ("EUROPE", "DE", "2024", SetRelation.UNKNOWN),
        ("ASEAN", "TH", None, SetRelation.UNKNOWN),  # a bloc without a period
        ("MEKONG5", "TH", None, SetRelation.CONTAINS),  # a group is the same at all times
        ("XX", "TH", "2024", SetRelation.UNKNOWN),
    ],
)
def test_parties_are_compared_by_their_territories(
    first: str, second: str, period: str | None, found: SetRelation
) -> None:
    parties = Parties(mini_atlas())
    when = None if period is None else Period.parse(period)
    assert parties.relation(first, second, period=when) is found
    assert parties.relation(second, first, period=when) is turned(found)
    assert parties.relation(first, second, period=when) is found  # remembered


def test_asean_of_2025_does_not_contain_timor_leste_all_through() -> None:
    parties = Parties(load())
    assert parties.relation("ASEAN", "TL", period=Period.parse("2025")) is SetRelation.DISJOINT
    assert parties.relation("ASEAN", "TL", period=Period.parse("2026")) is SetRelation.CONTAINS


def test_parties_are_single_or_groupings() -> None:
    parties = Parties(mini_atlas())
    assert [parties.is_single(code) for code in ("TH", "CN-YN", "ASEAN", "W")] == [True, True, False, False]
    assert [parties.is_grouping(code) for code in ("ASEAN", "MEKONG5", "TH", "W")] == [True, True, False, False]


def test_territories_ever_hold_those_that_joined_in_the_course() -> None:
    atlas = mini_atlas()
    assert territories_ever(atlas, "ASEAN", Period.parse("2025")) == {"KH", "LA", "MM", "TH", "TL", "VN"}
    assert "TL" not in territories_ever(atlas, "ASEAN", Y2024)
    assert territories_ever(atlas, "ASEAN", Period.until(Period.parse("2025-12-31").last_day)) >= {"TL"}
    assert territories_ever(atlas, "TH", Y2024) == {"TH"}


def test_territories_ever_refuse_what_is_not_listed() -> None:
    with pytest.raises(UnlistedMembersError):
        territories_ever(mini_atlas(), "BRI", Y2024)
    with pytest.raises(UnknownCodeError):
        territories_ever(mini_atlas(), "XX", Y2024)


# Dimensions and levels


def test_a_figure_and_an_indicator_have_the_same_dimensions() -> None:
    trade = dimensions_of(figure("a", "1.0 billion", "exports CN TH 2024", goods="HS:08", place="kunming"))
    assert trade == ("goods-trade", "exports", "CN", "TH", "HS:08", Y2024, "money", "kunming")
    line = dimensions_of(indicator("b", "4.2 million", heading="outbound", scope="Lao section"))
    assert line == ("throughput", "outbound", "china-laos-railway", "Lao section", None, Y2024, "mass", None)
    assert dimensions_of(indicator("c", None, growths=(growth("7.7"),))).flow == "none"
    assert dimensions_of(indicator("c", None, growths=(growth("7.7"),))).quantity is None


def test_a_level_has_the_intervals_of_its_print() -> None:
    level = level_of(figure("a", "42.64 billion", unit="CNY"))
    assert level is not None
    # half of 0.01 billion to both sides; cut off, up to a whole one above
    assert level.interval == span("42635000000", "42645000000")
    assert level.outer == span("42635000000", "42650000000")
    assert level_of(figure("b", None, growths=(growth("7.7"),))) is None


def test_the_level_of_a_range_goes_from_its_lower_to_its_upper_number() -> None:
    level = level_of(indicator("a", "13", "china-laos-railway transit-time 2024", unit="day", to="15"))
    assert level is not None
    assert (level.value, level.interval, level.outer) == (Decimal(13), span("12.5", "15.5"), span("12.5", "16"))


def test_tonnes_and_kilograms_compare_in_one_unit() -> None:
    level = level_of(figure("a", "1.56 million", "imports CN W 2024", unit="t", measure="goods-quantity"))
    assert level is not None
    assert level.in_base_units.interval == span("1555000000", "1565000000")
    money = level_of(figure("b", "2.0 billion"))
    assert money is not None
    assert money.in_base_units is money


# Attributes


def test_unstated_attributes_are_taken_from_the_compiler() -> None:
    atlas = load()
    exports = figure("a", "1.0 billion", "exports CN TH 2024", compiler="gacc")
    assert stated_attributes(exports) == (None,) * 6
    found = attributes_of(exports, atlas)
    # customs count goods as IMTS says, exports FOB; an unstated nature is an outcome, an unstated origin native
    assert (found.concept, found.valuation, found.nature, found.origin) == ("customs-imts", "fob", "outcome", "native")
    imports = figure("a", "1.0 billion", "imports CN TH 2024", compiler="gacc")
    assert attributes_of(imports, atlas).valuation == "cif"
    assert attributes_of(figure("a", "1.0 billion", compiler="gacc"), atlas).valuation == "mixed"


def test_the_concept_of_a_compiler_counts_for_its_own_measure_only() -> None:
    investment = figure("a", "1.0 billion", "inward CN TH 2024", measure="fdi-flow", compiler="gacc")
    assert attributes_of(investment, load()).concept is None
    assert attributes_of(investment, load()).valuation is None
    quantity = figure("a", "1.0 million", "imports CN TH 2024", measure="goods-quantity", unit="t", compiler="gacc")
    assert attributes_of(quantity, load()).concept == "customs-imts"


def test_an_indicator_has_no_attributes_but_its_concept() -> None:
    assert attributes_of(indicator("a", "1.0 million"), load()) == (None, None, None, "outcome", None, None)


def test_assumptions_name_attribute_claim_and_reason() -> None:
    first = figure("a", "1.0 billion", "exports CN TH 2024", compiler="gacc")
    second = figure("b", "1.0 billion", "exports CN TH 2024")
    differing, assumed = compare_attributes(first, second, load())
    assert differing == ()
    assert {(one.attribute, one.reason, one.value, one.claim) for one in assumed} == {
        ("concept", "equal", "customs-imts", "b"),
        ("valuation", "equal", "fob", "b"),
        ("system", "equal", "", ""),
        ("nature", "outcome", "outcome", "a"),
        ("nature", "outcome", "outcome", "b"),
    }


def test_what_is_stated_alike_needs_no_assumption() -> None:
    terms = Terms(valuation=Valuation.FOB, system=TradeSystem.GENERAL)
    first = attrs.evolve(
        figure("a", "1.0 billion", "exports CN TH 2024", concept="customs-imts", nature="outcome"), composition="ASEAN5"
    )
    full = attrs.evolve(first, terms=attrs.evolve(terms, nature=first.terms.nature), origin=Origin.NATIVE)
    assert compare_attributes(full, attrs.evolve(full, id="b"), mini_atlas()) == ((), ())


def test_attributes_that_differ_are_named_in_order() -> None:
    first = figure("a", "1.0 billion", nature="target", compiler="gacc", is_restated=True)
    second = figure("b", "1.0 billion", nature="outcome")
    differing, _ = compare_attributes(first, second, load())
    assert differing == ("nature", "origin")
    left_out, assumed = compare_attributes(first, second, load(), leaving_out=frozenset({"nature", "origin"}))
    assert left_out == ()
    assert all(one.attribute not in {"nature", "origin"} for one in assumed)


def test_an_assumption_reads_as_a_clause() -> None:
    assert str(Assumption("system", "equal")) == "system assumed equal"
    assert (
        str(Assumption("concept", "equal", value="customs-imts", claim="a")) == "concept assumed equal (customs-imts)"
    )
    told = str(Assumption("valuation", "compiler", value="fob", claim="a"))
    assert told == "valuation fob of a, as the compiler counts"
    assert str(Assumption("nature", "outcome", value="outcome", claim="a")).endswith("as nothing else is said")


@pytest.mark.parametrize(("attribute", "reason"), [("colour", "equal"), ("system", "guess")])
def test_an_assumption_of_something_else_is_refused(attribute: str, reason: str) -> None:
    with pytest.raises(FieldValueError):
        Assumption(attribute, reason)


# Kinds of pairs


def test_equal_facts_in_one_unit_are_the_same_fact() -> None:
    pair = kind(figure("a", "1.0 billion"), figure("b", "2.0 billion"))
    assert (pair.relation, pair.differing, pair.missing, pair.component) == (Relation.SAME_FACT, (), (), "")


def test_equal_facts_in_units_of_one_dimension_are_the_same_fact() -> None:
    first = figure("a", "1.56 million", "imports CN W 2024", unit="t", measure="goods-quantity")
    second = figure("b", "1.56 billion", "imports CN W 2024", unit="kg", measure="goods-quantity")
    assert kind(first, second).relation is Relation.SAME_FACT


def test_equal_facts_in_two_currencies_need_a_rate() -> None:
    pair = kind(figure("a", "1.0 billion"), figure("b", "7.2 billion", unit="CNY", is_restated=True))
    assert pair.relation is Relation.OTHER_CURRENCY


def test_restated_beside_native_in_one_currency_is_incomparable() -> None:
    # 552 billion dollars counted by customs, 546.6 as a newspaper turned 3.92 trillion yuan into dollars
    official = figure("a", "552 billion", "trade CN ASEAN 2024-01/2024-07")
    restated = figure("b", "546.6 billion", "trade CN ASEAN 2024-01/2024-07", is_restated=True)
    pair = kind(official, restated)
    assert (pair.relation, pair.differing) == (Relation.INCOMPARABLE, ("origin",))
    assert pair.reasons == ("b was restated in its currency by whoever printed it, the other is native",)
    assert kind(restated, official).reasons == pair.reasons


def test_containers_and_tonnes_are_two_quantities() -> None:
    pair = kind(indicator("a", "10 thousand", unit="TEU"), indicator("b", "10 thousand", unit="t"))
    assert (pair.relation, pair.reasons) == (Relation.INCOMPARABLE, ("the quantity differs",))


def test_counts_of_two_nouns_measure_different_things() -> None:
    deals = figure("a", "395", "none CN W 2024", unit="deal", measure="deals")
    companies = figure("b", "360", "none CN W 2024", unit="company", measure="deals")
    pair = kind(deals, companies)
    assert (pair.relation, pair.differing) == (Relation.INCOMPARABLE, ("unit",))
    assert pair.reasons == ("deal and company measure different things",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("trade CN TH 2024", "trade TH CN 2024"),
        ("exports CN TH 2024", "imports TH CN 2024"),
        ("balance CN TH 2024", "balance TH CN 2024"),
        ("trade CN ASEAN 2024", "trade ASEAN CN 2024"),
    ],
)
def test_the_two_sides_of_a_flow_are_mirrors(first: str, second: str) -> None:
    pair = kind(figure("a", "1.0 billion", first), figure("b", "1.2 billion", second))
    assert pair.relation is Relation.MIRROR
    assert set(pair.differing) >= {"reporter", "partner"}


def test_mirrors_may_differ_in_valuation_and_currency() -> None:
    first = figure("a", "1.0 billion", "exports CN TH 2024", compiler="gacc")
    second = figure("b", "43 billion", "imports TH CN 2024", unit="THB")
    assert kind(first, second).relation is Relation.MIRROR


@pytest.mark.parametrize(
    "second",
    ["exports TH CN 2024", "imports CN TH 2024", "imports TH LA 2024", "imports TH CN 2023", "trade TH CN 2024"],
)
def test_what_is_not_crossed_in_everything_is_no_mirror(second: str) -> None:
    pair = kind(figure("a", "1.0 billion", "exports CN TH 2024"), figure("b", "1.0 billion", second))
    assert pair.relation is not Relation.MIRROR


def test_mirrors_of_two_concepts_are_incomparable() -> None:
    first = figure("a", "1.0 billion", "outward CN TH 2024", measure="fdi-flow", concept="odi-all")
    second = figure("b", "1.0 billion", "inward TH CN 2024", measure="fdi-flow", concept="fdi-host-count")
    pair = kind(first, second)
    assert pair.relation is Relation.INCOMPARABLE
    assert "concept" in pair.differing
    assert pair.reasons == ("the concept differs: odi-all and fdi-host-count",)


@pytest.mark.parametrize(
    ("first", "second"), [("2024", "2023"), ("2024-01/2024-07", "2022-01/2022-07"), ("2024-02", "2023-02")]
)
def test_periods_moved_by_whole_years_are_growth_comparable(first: str, second: str) -> None:
    pair = kind(figure("a", "1.0 billion", f"trade CN TH {first}"), figure("b", "1.0 billion", f"trade CN TH {second}"))
    assert (pair.relation, pair.differing) == (Relation.GROWTH, ("period",))


def test_two_compositions_are_no_growth() -> None:
    first = figure("a", "1.0 billion", "trade CN ASEAN 2026", composition="ASEAN11")
    second = figure("b", "1.0 billion", "trade CN ASEAN 2024", composition="ASEAN10")
    pair = kind(first, second)
    assert (pair.relation, pair.differing) == (Relation.INCOMPARABLE, ("period", "composition"))


@pytest.mark.parametrize(
    ("first", "second", "component"),
    [
        ("trade CN TH 2024", "trade CN TH 2024-01/2024-07", "period"),
        ("trade CN W 2024", "trade CN TH 2024", "partner"),
        ("trade CN ASEAN 2024", "trade CN TH 2024", "partner"),
        ("trade CN TH 2024", "trade CN-YN TH 2024", "reporter"),
        ("trade CN TH 2024", "exports CN TH 2024", "flow"),
    ],
)
def test_one_component_may_contain_another(first: str, second: str, component: str) -> None:
    whole, part = figure("a", "2.0 billion", first), figure("b", "1.0 billion", second)
    assert (kind(whole, part).relation, kind(whole, part).component) == (Relation.CONTAINS, component)
    assert (kind(part, whole).relation, kind(part, whole).component) == (Relation.CONTAINED, component)


def test_goods_and_places_contain_too() -> None:
    atlas = mini_atlas()
    every, fruit = figure("a", "2.0 billion"), figure("b", "1.0 billion", goods="fruit")
    durian, here = figure("c", "1.0 billion", goods="HS:081060"), figure("d", "1.0 billion", place="kunming")
    assert kind(every, fruit, atlas).component == "commodity"
    assert kind(fruit, durian, atlas).relation is Relation.CONTAINS
    assert kind(every, here, atlas).relation is Relation.CONTAINS
    assert kind(here, figure("e", "1.0 billion", place="mohan"), atlas).relation is Relation.INCOMPARABLE


def test_a_place_lies_in_the_place_it_is_part_of() -> None:
    places = [
        attrs.evolve(place, part_of="kunming") if place.id == "mohan" else place for place in mini_sets()["places"]
    ]
    atlas = Atlas.build(edition=mini_atlas().edition, **mini_sets(places=places))
    city, post = figure("a", "2.0 billion", place="kunming"), figure("b", "1.0 billion", place="mohan")
    assert kind(city, post, atlas).relation is Relation.CONTAINS
    assert kind(post, city, atlas).relation is Relation.CONTAINED


def test_a_bloc_means_the_group_that_is_stated() -> None:
    # the composition says five members, so that the later member of the bloc is not in it
    atlas, parties = load(), Parties(load())
    claim = figure("a", "1.0 billion", "trade CN ASEAN 2026", composition="ASEAN10")
    assert (meant_party(claim, "partner", parties), meant_party(claim, "reporter", parties)) == ("ASEAN10", "CN")
    assert composed_side(claim, atlas) == "partner"
    turned_round = figure("b", "1.0 billion", "trade ASEAN CN 2026", composition="ASEAN10")
    assert meant_party(turned_round, "reporter", parties) == "ASEAN10"
    timor = figure("c", "1.0 billion", "trade CN TL 2026")
    assert kind(claim, timor).relation is Relation.INCOMPARABLE
    assert kind(figure("d", "1.0 billion", "trade CN ASEAN 2026"), timor).relation is Relation.CONTAINS


def test_a_composition_without_a_bloc_describes_the_bloc_beside_it() -> None:
    atlas = mini_atlas()
    assert composed_side(figure("a", "1.0 billion", "trade ASEAN CN 2024", composition="MIXED"), atlas) == "reporter"
    assert composed_side(figure("a", "1.0 billion", "trade CN ASEAN 2024", composition="MIXED"), atlas) == "partner"
    assert composed_side(figure("a", "1.0 billion", "trade CN TH 2024"), atlas) == "partner"


def test_what_shares_a_part_overlaps() -> None:
    first = figure("a", "1.0 billion", "trade CN TH 2024-01/2024-07")
    second = figure("b", "1.0 billion", "trade CN TH 2024-05/2024-12")
    assert (kind(first, second).relation, kind(first, second).component) == (Relation.OVERLAPS, "period")


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("exports CN TH 2024", "imports CN TH 2024", "the flow differs: exports and imports share nothing"),
        ("trade CN TH 2024", "trade CN VN 2024", "the partner differs: TH and VN share nothing"),
        ("trade CN TH 2024-01", "trade CN TH 2024-02", "the period differs: 2024-01 and 2024-02 share nothing"),
        ("trade CN BRI 2024", "trade CN TH 2024", "nobody can say how BRI and TH overlap"),
        ("trade CN TH 2024", "trade CN VN 2023", "partner and period differ"),
        ("trade CN TH 2024", "exports LA VN 2023", "flow, reporter, partner and period differ"),
    ],
)
def test_incomparable_pairs_say_why(first: str, second: str, reason: str) -> None:
    pair = kind(figure("a", "1.0 billion", first), figure("b", "1.0 billion", second))
    assert (pair.relation, pair.reasons) == (Relation.INCOMPARABLE, (reason,))


def test_another_measure_or_quantity_leaves_nothing_to_ask() -> None:
    money = figure("a", "1.0 billion", "imports CN TH 2024")
    mass = figure("b", "1.0 million", "imports CN TH 2024", unit="t", measure="goods-quantity")
    pair = kind(money, mass)
    assert pair.relation is Relation.INCOMPARABLE
    assert pair.reasons == ("the measure differs", "the quantity differs")


def test_a_part_in_another_currency_is_incomparable() -> None:
    pair = kind(figure("a", "1.0 billion"), figure("b", "7.0 billion", "trade CN-YN TH 2024", unit="CNY"))
    assert (pair.relation, pair.differing) == (Relation.INCOMPARABLE, ("reporter", "unit"))


@pytest.mark.parametrize(("value", "about", "missing"), [(None, "2024", ("value",)), ("1.0 billion", "?", ("period",))])
def test_an_unstated_dimension_leaves_a_pair_undetermined(
    value: str | None, about: str, missing: tuple[str, ...]
) -> None:
    growths = () if value else (growth("7.7"),)
    other = figure("b", value, f"trade CN TH {about}", growths=growths)
    assert kind(figure("a", "1.0 billion"), other).missing == missing
    assert kind(other, figure("a", "1.0 billion")).relation is Relation.UNDETERMINED


def test_indicators_are_related_like_figures() -> None:
    year, part = indicator("a", "4.2 million"), indicator("b", "1.2 million", "china-laos-railway throughput 2024-Q1")
    assert kind(year, part).relation is Relation.CONTAINS
    assert kind(year, indicator("c", "4.0 million")).relation is Relation.SAME_FACT
    assert kind(year, indicator("d", "1.0 million", heading="outbound")).relation is Relation.INCOMPARABLE
    inbound, both = indicator("e", "1.0 million", heading="inbound"), indicator("f", "2.0 million", heading="both")
    assert kind(inbound, both).relation is Relation.CONTAINED
    scoped = kind(year, indicator("g", "1.0 million", scope="Lao section"))
    assert scoped.relation is Relation.INCOMPARABLE
    assert scoped.reasons[0].startswith("nobody can say how")


def test_a_period_that_one_lacks_has_no_relation() -> None:
    parties = Parties(load())
    found = relation_in("period", figure("a", "1.0 billion"), figure("b", "1.0 billion", "trade CN TH ?"), parties)
    assert found is SetRelation.UNKNOWN


_TURNED = {Relation.CONTAINS: Relation.CONTAINED, Relation.CONTAINED: Relation.CONTAINS}


@given(st.data())
def test_relating_the_other_way_round_turns_the_relation(data: st.DataObject) -> None:
    about = st.builds(
        "{} {} {} {}".format,
        st.sampled_from(("trade", "exports", "imports")),
        st.sampled_from(("CN", "CN-YN", "TH", "ASEAN")),
        st.sampled_from(("TH", "ASEAN", "CN", "W", "MEKONG5")),
        st.sampled_from(("2024", "2023", "2024-Q1", "2024-01/2024-07")),
    )
    first, second = (
        figure(name, "1.0 billion", data.draw(about), unit=data.draw(st.sampled_from(("USD", "CNY"))))
        for name in ("a", "b")
    )
    there, back = kind(first, second, mini_atlas()), kind(second, first, mini_atlas())
    assert back.relation is _TURNED.get(there.relation, there.relation)
    assert (back.component, set(back.differing)) == (there.component, set(there.differing))
    assert set(back.assumed) == set(there.assumed)


def test_a_pair_refuses_other_types() -> None:
    with pytest.raises(FieldTypeError):
        Pair(relation="same fact")  # type: ignore[arg-type]
    assert repr(Pair(relation=Relation.OVERLAPS, component="period")).startswith("Pair(relation=<Relation.OVERLAPS")


# Mirrors


@pytest.mark.parametrize(
    ("ratio", "one_way", "found"),
    [
        (("1.05", "1.06"), True, MirrorClass.CIF_FOB),
        (("1.19", "1.21"), True, MirrorClass.CIF_FOB),  # it reaches into the milder class
        (("0.96", "0.97"), True, MirrorClass.PARITY),
        (("1.27", "1.28"), True, MirrorClass.ASYMMETRY),
        (("0.80", "0.90"), True, MirrorClass.ASYMMETRY),
        (("0.60", "0.70"), True, MirrorClass.STRONG),
        (("1.60", "1.70"), True, MirrorClass.STRONG),
        (("1.05", "1.06"), False, MirrorClass.NORMAL),
        (("1.09", "1.12"), False, MirrorClass.NORMAL),
        (("1.27", "1.28"), False, MirrorClass.ASYMMETRY),
        (("1.60", "1.70"), False, MirrorClass.STRONG),
    ],
)
def test_mirror_ratios_are_classed_by_their_interval(
    ratio: tuple[str, str], *, one_way: bool, found: MirrorClass
) -> None:
    assert classify_mirror(span(*ratio), one_way=one_way) is found


def test_other_limits_give_other_classes() -> None:
    wide = attrs.evolve(THRESHOLDS, cif_fob_to=Decimal("1.30"))
    assert classify_mirror(span("1.27", "1.28"), one_way=True, thresholds=wide) is MirrorClass.CIF_FOB


def test_goods_one_way_are_importer_over_exporter() -> None:
    exporter = figure("a", "2.5 billion", "exports UZ CN 2023")
    importer = figure("b", "1.6 billion", "imports CN UZ 2023")
    for pair in ((exporter, importer), (importer, exporter)):
        found = mirror_ratio(*pair, atlas=load())
        assert (found.top, found.bottom, found.one_way) == (importer, exporter, True)
        # 1.55/2.55 = 0.6078..., 1.65/2.45 = 0.6735...
        assert found.ratio is not None
        assert (round(found.ratio.lo, 4), round(found.ratio.hi, 4)) == (Decimal("0.6078"), Decimal("0.6735"))
        assert found.kind is MirrorClass.STRONG


def test_quantities_and_investment_are_larger_over_smaller() -> None:
    left = figure("a", "2.0 million", "exports TH CN 2024", unit="t", measure="goods-quantity")
    right = figure("b", "1.0 million", "imports CN TH 2024", unit="t", measure="goods-quantity")
    found = mirror_ratio(right, left, atlas=load())
    assert (found.top, found.one_way) == (left, False)
    host = figure("c", "8.2 billion", "inward ASEAN CN 2015", measure="fdi-flow")
    home = figure("d", "9.45 billion", "outward CN ASEAN 2015", measure="fdi-flow")
    assert mirror_ratio(host, home, atlas=load()).top is home


def test_a_balance_turns_its_sign() -> None:
    surplus = figure("a", "-36.4 billion", "balance VN CN 2015")
    deficit = figure("b", "32.4 billion", "balance CN VN 2015")
    found = mirror_ratio(deficit, surplus, atlas=load())
    # 36.35/32.45 = 1.1201..., 36.45/32.35 = 1.1267...
    assert found.top is surplus
    assert found.ratio is not None
    assert (round(found.ratio.lo, 4), round(found.ratio.hi, 4)) == (Decimal("1.1202"), Decimal("1.1267"))
    assert found.kind is MirrorClass.ASYMMETRY


def test_two_surpluses_of_one_balance_differ_in_sign() -> None:
    found = mirror_ratio(
        figure("a", "5.0 billion", "balance VN CN 2015"), figure("b", "6.0 billion", "balance CN VN 2015"), atlas=load()
    )
    assert (found.kind, found.reason) == (MirrorClass.STRONG, "the two sides differ in sign")


def test_two_currencies_meet_at_the_average_of_the_period() -> None:
    china = figure("a", "100.0 billion", "trade CN MY 2023")
    malaysia = figure("b", "400.0 billion", "trade MY CN 2023", unit="MYR")
    found = mirror_ratio(china, malaysia, atlas=load(), rates=rates_of({2023: "5.0000"}, ("USD", "MYR")))
    # 100 billion dollars are 500 billion ringgit, over 400; the digits of amount and rate widen it
    assert found.top is china
    assert found.rate is not None
    assert found.ratio is not None
    assert found.ratio.contains(Decimal("1.25"))
    assert found.ratio.width < Decimal("0.002")
    bare = mirror_ratio(china, malaysia, atlas=load())
    assert (bare.ratio, bare.needs_rate) == (None, True)
    assert bare.reason == "no table of rates was given: pass rates="


def test_kilograms_and_tonnes_have_a_ratio() -> None:
    left = figure("a", "2.0 million", "exports TH CN 2024", unit="t", measure="goods-quantity")
    right = figure("b", "2.0 billion", "imports CN TH 2024", unit="kg", measure="goods-quantity")
    found = mirror_ratio(left, right, atlas=load())
    assert found.ratio is not None
    assert found.ratio.contains(1)
    assert not found.needs_rate


def test_what_has_no_ratio_says_why() -> None:
    atlas = load()
    trains = figure("a", "10", "trade CN TH 2024", unit="deal", measure="deals")
    teu = figure("b", "10", "trade TH CN 2024", unit="company", measure="deals")
    assert mirror_ratio(trains, teu, atlas=atlas).reason == "deal and company measure different things"
    silent = figure("c", None, "trade TH CN 2024", growths=(growth("7.7"),))
    assert mirror_ratio(figure("d", "1.0 billion"), silent, atlas=atlas).reason == "one of them states no value"
    nothing = mirror_ratio(
        figure("e", "at most 1.0 billion"), figure("f", "2.0 billion", "trade TH CN 2024"), atlas=atlas
    )
    assert nothing.ratio is None
    assert nothing.reason == "e may be zero, so that nothing is divided by it"
    endless = mirror_ratio(
        figure("g", "at least 5.0 billion"), figure("h", "2.0 billion", "trade TH CN 2024"), atlas=atlas
    )
    assert endless.kind is MirrorClass.STRONG
    assert endless.reason.endswith("the class is the mildest that it may be")


def test_the_larger_is_so_by_its_print() -> None:
    # 2,000 million may be 1,900 to 2,100, and lies above 1,910 as printed
    rough = figure("a", "2,000 million", "trade CN UZ 2009")
    exact = figure("b", "1,910 million", "trade UZ CN 2009")
    found = mirror_ratio(exact, rough, atlas=load())
    assert found.top is rough
    assert found.ratio is not None
    # 1900/1915 and 2100/1905
    assert (round(found.ratio.lo, 4), round(found.ratio.hi, 4)) == (Decimal("0.9922"), Decimal("1.1024"))


@given(st.sampled_from(("1.0", "1.2", "3.5", "0.9")), st.sampled_from(("1.0", "1.2", "3.5", "0.9")))
def test_a_mirror_ratio_does_not_hang_on_the_order(one: str, other: str) -> None:
    first, second = (
        figure("a", f"{one} billion", "trade CN TH 2024"),
        figure("b", f"{other} billion", "trade TH CN 2024"),
    )
    assert mirror_ratio(first, second, atlas=load()) == mirror_ratio(second, first, atlas=load())


# Average rates


def test_the_average_rate_of_a_day_is_its_spot_rate_or_the_last_before_it() -> None:
    found = average_rate("USD", "CNY", period=Period.parse("2023-10-22"), rates=bundled_rates())  # a Sunday
    assert found.rate is not None
    assert str(found.rate.on) == "2023-10-20"


@pytest.mark.parametrize(
    ("quote", "period", "words"),
    [
        ("CNY", None, "the period is not stated"),
        ("VND", "2024", "VND"),
        ("CNY", "../2024", "has no known start"),
        ("CNY", "1995", "1995"),
    ],
)
def test_a_rate_that_is_not_there_has_a_reason(quote: str, period: str | None, words: str) -> None:
    when = None if period is None else Period.parse(period)
    found = average_rate("USD", quote, period=when, rates=bundled_rates())
    assert found.rate is None
    assert words in found.reason
    assert "\n" not in found.reason


# Factors of growth


def test_a_factor_is_level_over_base() -> None:
    assert factor_between(span("6", "8"), span("2", "4")) == span("1.5", "4")
    assert factor_between(span("6", "Infinity"), span("2", "4")) == span("1.5", "Infinity")
    assert factor_between(span("6", "8"), span("2", "Infinity")) == span("0", "4")


@pytest.mark.parametrize("base", [("0", "4"), ("-4", "-2"), ("-1", "1")])
def test_growth_over_a_base_that_may_be_zero_says_nothing(base: tuple[str, str]) -> None:
    assert factor_between(span("6", "8"), span(*base)) is None


def test_growth_is_the_factor_less_one_in_percent() -> None:
    assert growth_of_factor(span("1.05", "1.1")) == span("5", "10")
    assert growth_of_factor(span("0", "Infinity")) == span("-100", "Infinity")


def test_a_yearly_factor_compounds_to_the_whole() -> None:
    found = yearly_factor(span("4", "9"), 2)
    assert found == span("2", "3")
    assert yearly_factor(span("0", "Infinity"), 3) == span("0", "Infinity")
    # 674.15/312.04 over 11 years is 7.254 percent a year
    assert round(growth_of_factor(yearly_factor(span("2.1604", "2.1605"), 11)).lo, 2) == Decimal("7.25")


@given(st.decimals("0.01", "50", places=6), st.integers(1, 30))
def test_a_root_rounds_outward(factor: Decimal, years: int) -> None:
    found = yearly_factor(Interval(factor, factor), years)
    power = Interval.point(1)
    for _ in range(years):
        power = power * found
    assert power.contains(factor)


def test_years_between_two_periods_are_those_of_their_ends() -> None:
    assert years_between(Y2024, Period.parse("2013")) == 11
    assert years_between(Period.parse("2024-01/2024-07"), Period.parse("2023-01/2023-07")) == 1


# Thresholds


def test_thresholds_may_be_changed_one_by_one() -> None:
    strict = attrs.evolve(THRESHOLDS, revision=Decimal("0.02"))
    assert (strict.revision, strict.cif_fob_to) == (Decimal("0.02"), THRESHOLDS.cif_fob_to)
    assert repr(strict).startswith("Thresholds(currency_pair=Decimal('0.02')")


@pytest.mark.parametrize(
    "wrong",
    [
        {"revision": Decimal(0)},
        {"currency_pair": Decimal("-0.1")},
        {"days_after": -1},
        {"parity_from": Decimal("1.1")},
        {"cif_fob_to": Decimal("1.6")},
    ],
)
def test_impossible_thresholds_are_refused(wrong: dict[str, Decimal]) -> None:
    with pytest.raises(FieldValueError):
        Thresholds(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [{"revision": 0.05}, {"scales": [3]}, {"days_after": Decimal(7)}])
def test_thresholds_of_another_type_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(FieldTypeError):
        Thresholds(**wrong)  # type: ignore[arg-type]
