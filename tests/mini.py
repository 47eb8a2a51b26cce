# ruff: noqa: A002, ANN401, PLR0917  # short makers of records, called in this file alone
"""A small atlas made by hand: a dozen records of each kind, none of them taken from the bundled data.

Figures and dates are invented where a note does not say otherwise; codes are the usual ones, so that tests read well.
"""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from regcoop.amount import Amount
from regcoop.atlas import Atlas, RecordSets
from regcoop.blocs import Bloc, BlocKind, Membership, MembershipStatus
from regcoop.calendars import FiscalCalendar, FiscalRegime, YearName
from regcoop.corridors import (
    BorderCrossing,
    BreakOfGauge,
    Corridor,
    CorridorKind,
    GaugeMethod,
    Length,
    Mode,
    Place,
    PlaceKind,
    PlacePrecision,
    Route,
    RouteRole,
    Segment,
    SegmentStatus,
    Service,
    ServiceKind,
    Span,
)
from regcoop.countries import Country, CurrencyUse, Group, Region
from regcoop.errata import Erratum
from regcoop.figures import Fact, Remarks, TradeFigure
from regcoop.forums import (
    Edition,
    EditionMode,
    EditionStatus,
    Forum,
    ForumKind,
    Outcome,
    OutcomeKind,
    Participant,
    ParticipantRole,
)
from regcoop.indicators import Indicator
from regcoop.initiatives import Initiative, InitiativeKind, InitiativeParty, InitiativeStatus
from regcoop.labels import Name, NameKind
from regcoop.measures import Commodity, Concept, Flow, Measure, MeasureTime
from regcoop.milestones import Milestone, MilestoneKind, RecordType
from regcoop.organisations import Organisation, OrganisationKind
from regcoop.period import Period
from regcoop.ratios import Growth, GrowthKind, Share
from regcoop.sources import DateBasis, Source, SourceKind

__all__ = ["ISO", "mini_atlas", "mini_sets", "source"]


def source(id: str, published: str | None = None) -> Source:  # the word that the records use
    """Make a press source, dated or not."""
    return Source(
        id,
        publisher="The Daily",
        title=f"Report {id}",
        kind=SourceKind.PRESS,
        date=None if published is None else Period.parse(published),
        date_basis=DateBasis.NONE if published is None else DateBasis.PRINTED,
    )


ISO = Source("iso-3166", publisher="ISO", title="Codes for countries", kind=SourceKind.REFERENCE)
EARLY = source("daily-2023-10", "2023-10")
LATE = source("daily-2024-08-08", "2024-08-08")
UNDATED = source("daily-undated")


def _period(text: str | None) -> Period | None:
    return None if text is None else Period.parse(text)


def _country(code: str, alpha_3: str, numeric: str, name: str, currency: str, *, landlocked: bool = False) -> Country:
    return Country(
        code,
        alpha_3=alpha_3,
        numeric=numeric,
        name=name,
        capital=f"Capital of {name}",
        capital_lat=10.0,
        capital_lon=100.0,
        landlocked=landlocked,
        currencies=(CurrencyUse(currency, source=ISO),),
        source=ISO,
    )


COUNTRIES = (
    _country("CN", "CHN", "156", "China", "CNY"),
    _country("DE", "DEU", "276", "Germany", "EUR"),
    _country("FR", "FRA", "250", "France", "EUR"),
    _country("HK", "HKG", "344", "Hong Kong", "HKD"),
    _country("KH", "KHM", "116", "Cambodia", "KHR"),
    _country("KP", "PRK", "408", "North Korea", "KPW"),
    _country("KR", "KOR", "410", "South Korea", "KRW"),
    _country("LA", "LAO", "418", "Laos", "LAK", landlocked=True),
    _country("MM", "MMR", "104", "Myanmar", "MMK"),
    _country("NO", "NOR", "578", "Norway", "NOK"),
    _country("PG", "PNG", "598", "Papua New Guinea", "PGK"),
    _country("TH", "THA", "764", "Thailand", "THB"),
    _country("TL", "TLS", "626", "Timor-Leste", "USD"),
    _country("TR", "TUR", "792", "Türkiye", "TRY"),
    _country("US", "USA", "840", "United States", "USD"),
    _country("VN", "VNM", "704", "Vietnam", "VND"),
)

REGIONS = (
    Region("CN-GX", country="CN", name="Guangxi", type="Autonomous region", source=ISO),
    Region("CN-HK", country="CN", name="Hong Kong", type="Special region", separate_territory=True, source=ISO),
    Region("CN-LN", country="CN", name="Liaoning", type="Province", source=ISO),
    Region("CN-YN", country="CN", name="Yunnan", type="Province", source=ISO),
    Region("TH-50", country="TH", name="Chiang Mai", type="Province", source=ISO),
)

GROUPS = (
    Group(
        "ASEAN5",
        name="ASEAN (five members)",
        parties=frozenset({"KH", "LA", "MM", "TH", "VN"}),
        bloc="ASEAN",
        source=ISO,
    ),
    Group("EUROPE", name="Europe", enumerated=False, source=ISO),
    Group(
        "MEKONG5", name="Mekong countries", parties=frozenset({"KH", "LA", "MM", "TH", "VN"}), bloc="LMC", source=ISO
    ),
    Group("MIXED", name="Mixed list", parties=frozenset({"EU", "CN", "CN-YN", "CN-HK"}), source=ISO),
)


def _membership(bloc: str, party: str, start: str | None, end: str | None = None, status: str = "member") -> Membership:
    number = (start or "unknown").lower()
    return Membership(
        f"{bloc}-{party}-{number}".lower(),
        bloc=bloc,
        party=party,
        status=MembershipStatus(status),
        start=_period(start),
        end=_period(end),
        source=EARLY,
    )


BLOCS = (
    Bloc(
        "ASEAN",
        name="Association of Southeast Asian Nations",
        kind=BlocKind.ORGANISATION,
        founded=Period.parse("1967-08-08"),
        seat_country="TH",
        source=EARLY,
        memberships=(
            _membership("ASEAN", "KH", "1999-04-30"),
            _membership("ASEAN", "LA", "1997-07-23"),
            _membership("ASEAN", "MM", "1997-07-23"),
            _membership("ASEAN", "TH", "1967-08-08"),
            _membership("ASEAN", "TL", "2022-11-11", "2025-10-26", "observer"),
            _membership("ASEAN", "TL", "2025-10-26"),
            _membership("ASEAN", "VN", "1995"),
        ),
    ),
    Bloc("BRI", name="Belt and Road Initiative", kind=BlocKind.INITIATIVE, founded=Period.parse("2013"), source=EARLY),
    Bloc(
        "EU",
        name="European Union",
        kind=BlocKind.ORGANISATION,
        founded=Period.parse("1958-01-01"),
        source=EARLY,
        memberships=(_membership("EU", "DE", "1958-01-01"), _membership("EU", "FR", "1958-01-01")),
    ),
    Bloc(
        "G20",
        name="Group of Twenty",
        kind=BlocKind.MECHANISM,
        founded=Period.parse("1999"),
        source=EARLY,
        memberships=(
            _membership("G20", "CN", "1999"),
            _membership("G20", "DE", "1999"),
            _membership("G20", "EU", "1999"),
            _membership("G20", "US", "1999"),
        ),
    ),
    Bloc(
        "GMS",
        name="Greater Mekong Subregion",
        kind=BlocKind.PROGRAMME,
        founded=Period.parse("1992"),
        source=EARLY,
        memberships=(
            _membership("GMS", "CN", "1992"),
            _membership("GMS", "CN-YN", "1992", None, "subnational"),
            _membership("GMS", "LA", "1992"),
            _membership("GMS", "TH", "1992"),
        ),
    ),
    Bloc(
        "LMC",
        name="Lancang-Mekong Cooperation",
        kind=BlocKind.MECHANISM,
        founded=Period.parse("2016-03-23"),
        source=EARLY,
        memberships=tuple(_membership("LMC", party, "2016-03-23") for party in ("CN", "KH", "LA", "MM", "TH", "VN")),
    ),
)


def _name(record_type: str, record: str, language: str, name: str, kind: NameKind = NameKind.PRESS) -> Name:
    return Name(record_type, record, language=language, name=name, kind=kind, source=ISO)


NAMES = (
    _name("bloc", "ASEAN", "en", "ASEAN", NameKind.SHORT),
    _name("bloc", "LMC", "zh", "澜湄合作", NameKind.NATIVE),
    _name("country", "CN", "en", "Mainland China"),
    _name("country", "CN", "en", "PRC"),
    _name("country", "KR", "en", "Korea"),
    _name("country", "KR", "en", "Republic of Korea", NameKind.OFFICIAL),
    _name("country", "LA", "en", "Lao PDR", NameKind.OFFICIAL),
    _name("country", "LA", "zh", "老挝", NameKind.NATIVE),
    _name("country", "MM", "en", "Burma", NameKind.HISTORIC),
    _name("country", "TH", "th", "ไทย", NameKind.NATIVE),
    _name("country", "TR", "en", "Turkey", NameKind.HISTORIC),
    _name("country", "US", "en", "U.S."),
    _name("organisation", "seres", "en", "Thalys", NameKind.MISTRANSLATION),
)

MEASURES = (
    Measure(
        "goods-trade",
        name="Goods",
        time=MeasureTime.FLOW,
        additive=True,
        non_negative=True,
        definition="Goods in money.",
        source=ISO,
    ),
    Measure(
        "throughput",
        name="Throughput",
        time=MeasureTime.FLOW,
        additive=True,
        non_negative=True,
        definition="Carried.",
        source=ISO,
    ),
)
FLOWS = (
    Flow("exports", name="Exports", opposite="imports", source=ISO),
    Flow("imports", name="Imports", opposite="exports", source=ISO),
    Flow("trade", name="Exports and imports", opposite="trade", source=ISO),
)
CONCEPTS = (Concept("customs-imts", measure="goods-trade", definition="As customs count.", source=ISO),)
COMMODITIES = (
    Commodity("HS:080450", label="Mangoes", hs_codes=("080450",), source=ISO),
    Commodity("HS:081060", label="Durian", hs_codes=("081060",), parent="fruit", source=ISO),
    Commodity("cars", label="Cars", source=ISO),
    Commodity("electric-cars", label="Electric cars", parent="cars", source=ISO),
    Commodity("fruit", label="Fruit", hs_codes=("0803", "0804", "0810"), source=ISO),
)
CALENDARS = (
    FiscalCalendar(
        "TH",
        regimes=(FiscalRegime(None, None, first_month=10, year_name=YearName.END, source=ISO),),
    ),
)
ORGANISATIONS = (
    Organisation(
        "gacc",
        name="General Administration of Customs",
        kind=OrganisationKind.CUSTOMS,
        party="CN",
        default_concept="customs-imts",
        source=ISO,
    ),
    Organisation("seres", name="Seres", kind=OrganisationKind.COMPANY, party="CN", place="kunming", source=ISO),
)


def _place(id: str, name: str, country: str, lat: float, lon: float, region: str | None = None) -> Place:
    return Place(
        id,
        name=name,
        kind=PlaceKind.CITY,
        country=country,
        region=region,
        lat=lat,
        lon=lon,
        precision=PlacePrecision.POINT,
        source=ISO,
    )


PLACES = (
    _place("boten", "Boten", "LA", 21.19, 101.69),
    _place("chiang-mai", "Chiang Mai", "TH", 18.79, 98.98, "TH-50"),
    _place("kunming", "Kunming", "CN", 25.04, 102.72, "CN-YN"),
    _place("mohan", "Mohan", "CN", 21.19, 101.68, "CN-YN"),
    _place("thanaleng", "Thanaleng", "LA", 17.90, 102.71),
    _place("udon", "Udon Thani", "TH", 17.41, 102.79),
    _place("vientiane", "Vientiane", "LA", 17.97, 102.60),
)


def _segment(
    id: str, origin: str, destination: str, status: str = "operating", opened: str | None = None, **more: Any
) -> Segment:
    return Segment(
        id,
        origin=origin,
        destination=destination,
        mode=Mode.RAIL,
        gauges=(1435,),
        status=SegmentStatus(status),
        opened=_period(opened),
        source=EARLY,
        **more,
    )


SEGMENTS = (
    _segment(
        "boten-vientiane", "boten", "vientiane", opened="2021-12-03", lengths=(Length(Decimal(422), source=EARLY),)
    ),
    _segment("kunming-mohan", "kunming", "mohan", opened="2021-12-03"),
    _segment("mohan-boten", "boten", "mohan", opened="2021-12-03"),
    _segment("udon-thanaleng", "udon", "thanaleng", "planned"),
    _segment("vientiane-thanaleng", "vientiane", "thanaleng", opened="2022-07"),
)
SPANS = (
    Span("kunming-boten", segments=("kunming-mohan", "mohan-boten"), lengths=(Length(Decimal(609), source=EARLY),)),
)


def _route(line: str, *segments: str, start: str | None = None) -> Route:
    return Route(line, "1", role=RouteRole.TRUNK, segments=segments, start=_period(start), source=EARLY)


CORRIDORS = (
    Corridor(
        "china-laos-railway",
        name="China-Laos Railway",
        kind=CorridorKind.LINE,
        bloc="LMC",
        status=SegmentStatus.OPERATING,
        routes=(_route("china-laos-railway", "kunming-mohan", "mohan-boten", "boten-vientiane"),),
        source=EARLY,
    ),
    Corridor(
        "laos-thailand-link",
        name="Laos-Thailand link",
        kind=CorridorKind.CORRIDOR,
        status=SegmentStatus.PLANNED,
        routes=(_route("laos-thailand-link", "vientiane-thanaleng", "udon-thanaleng"),),
        source=EARLY,
    ),
)
SERVICES = (
    Service(
        "lane-express",
        name="Lane Express",
        kind=ServiceKind.FREIGHT,
        status=SegmentStatus.OPERATING,
        routes=(_route("lane-express", "mohan-boten", "boten-vientiane", start="2022-04"),),
        source=EARLY,
    ),
)
GAUGE_BREAKS = (
    BreakOfGauge(
        "thanaleng-1000-1435",
        place="thanaleng",
        gauge_a=1000,
        gauge_b=1435,
        methods=(GaugeMethod.TRANSHIPMENT,),
        status=SegmentStatus.OPERATING,
        source=EARLY,
    ),
)
BORDER_CROSSINGS = (
    BorderCrossing(
        "boten-mohan",
        place_a="boten",
        place_b="mohan",
        modes=(Mode.RAIL, Mode.ROAD),
        status=SegmentStatus.OPERATING,
        source=EARLY,
    ),
)
FORUMS = (
    Forum("lmc-summit", name="LMC Leaders' Meeting", kind=ForumKind.SUMMIT, bloc="LMC", source=EARLY),
    Forum("expo", name="China-ASEAN Expo", kind=ForumKind.EXPO, source=EARLY),
)
EDITIONS = (
    Edition(
        "expo-2024",
        forum="expo",
        period=Period.parse("2024-09-24/2024-09-28"),
        mode=EditionMode.IN_PERSON,
        city="Nanning",
        country="CN",
        status=EditionStatus.HELD,
        participants=(Participant("TH", role=ParticipantRole.GUEST, source=LATE), Participant("gacc", source=LATE)),
        source=LATE,
    ),
    Edition(
        "lmc-summit-2016",
        forum="lmc-summit",
        ordinal=1,
        period=Period.parse("2016-03-23"),
        mode=EditionMode.IN_PERSON,
        country="CN",
        status=EditionStatus.HELD,
        outcomes=(
            Outcome(1, text="A fund", kind=OutcomeKind.ACHIEVED, initiative="fund", source=EARLY),
            Outcome(
                2,
                text="A trade figure",
                kind=OutcomeKind.ACHIEVED,
                figure="cn-mekong5-trade-2023-usd-daily",
                source=EARLY,
            ),
        ),
        source=EARLY,
    ),
    Edition(
        "lmc-summit-2026",
        forum="lmc-summit",
        period=Period.parse("2026"),
        status=EditionStatus.PLANNED,
        source=LATE,
    ),
)
INITIATIVES = (
    Initiative(
        "fund",
        name="Special Fund",
        kind=InitiativeKind.INSTITUTION,
        status=InitiativeStatus.RUNNING,
        parties=(InitiativeParty("LMC", role="founder"),),
        source=EARLY,
    ),
    Initiative(
        "sisters",
        name="Sister provinces",
        kind=InitiativeKind.SISTER_CITIES,
        status=InitiativeStatus.AGREED,
        parties=(InitiativeParty("TH-50", role="party"), InitiativeParty("kunming", role="party")),
        source=EARLY,
    ),
    Initiative(
        "works",
        name="Car works",
        kind=InitiativeKind.PLANT,
        place="udon",
        status=InitiativeStatus.RUNNING,
        parties=(InitiativeParty("seres", role="owner"),),
        source=EARLY,
    ),
)
MILESTONES = (
    Milestone(
        "lmc-announced",
        record_type=RecordType.BLOC,
        record="LMC",
        date=Period.parse("2015-11-12"),
        what=MilestoneKind.ANNOUNCED,
        source=EARLY,
    ),
)


def _figure(  # noqa: PLR0913  # one keyword for each dimension
    id: str,
    reporter: str,
    partner: str,
    *,
    period: str | None = "2023",
    flow: str = "trade",
    value: str = "100 billion",
    unit: str = "USD",
    source: Source = LATE,
    commodity: str | None = None,
    **more: Any,
) -> TradeFigure:
    fact = Fact(
        "goods-trade",
        flow,
        reporter,
        partner,
        commodity=commodity,
        period=_period(period),
        quantity="money",
        place=more.pop("place", None),
    )
    return TradeFigure(id, fact, value=Amount.parse(value, unit=unit), source=source, **more)


FIGURES = (
    _figure(
        "cn-asean-trade-2023-usd-daily", "CN", "ASEAN", value="911.7 billion", compiler="gacc", composition="ASEAN5"
    ),
    _figure(
        "cn-asean-trade-2024-ytd07-cny-daily",
        "CN",
        "ASEAN",
        period="2024-01/2024-07",
        value="3.92 trillion",
        unit="CNY",
        compiler="gacc",
    ),
    _figure(
        "cn-asean-trade-2024-ytd07-usd-daily",
        "CN",
        "ASEAN",
        period="2024-01/2024-07",
        value="552 billion",
        compiler="gacc",
    ),
    _figure("cn-la-trade-2025-usd-daily", "CN", "LA", period="2025"),
    _figure("cn-lmc-trade-2022-usd-daily", "CN", "LMC", period="2022", value="437 billion", source=EARLY),
    _figure("cn-ln-w-trade-2023-cny-daily", "CN-LN", "W", unit="CNY"),
    _figure("cn-mekong5-trade-2023-usd-daily", "CN", "MEKONG5", source=EARLY),
    _figure("cn-th-durian-imports-2023-usd-daily", "CN", "TH", flow="imports", commodity="HS:081060", source=UNDATED),
    _figure("cn-th-trade-2023-q1-usd-daily", "CN", "TH", period="2023-Q1"),
    _figure("cn-th-trade-2023-usd-daily", "CN", "TH", remarks=Remarks(sources_more=(EARLY,))),
    _figure("cn-tl-trade-2025-usd-daily", "CN", "TL", period="2025"),
    _figure(
        "cn-w-trade-2023-usd-daily",
        "CN",
        "W",
        shares=(Share(Amount.parse("15.8", unit="pct"), whole=(("commodity", "all"),)),),
    ),
    _figure("hk-th-trade-2023-usd-daily", "HK", "TH"),
    _figure("th-cn-cars-imports-2023-usd-daily", "TH", "CN", flow="imports", commodity="electric-cars", place="udon"),
    _figure("th-cn-mangoes-exports-2023-usd-daily", "TH", "CN", flow="exports", commodity="HS:080450"),
    _figure("th-cn-trade-open-usd-daily", "TH", "CN", period="../2024-06-30"),
    _figure("th-cn-trade-undated-usd-daily", "TH", "CN", period=None),
)
INDICATORS = (
    Indicator(
        "clr-throughput-2023",
        subject_type=RecordType.CORRIDOR,
        subject="china-laos-railway",
        measure="throughput",
        mode=Mode.RAIL,
        period=Period.parse("2023"),
        value=Amount.parse("4.2 million", unit="t"),
        growths=(Growth(Amount.parse("94.91", unit="pct"), kind=GrowthKind.YOY),),
        source=LATE,
    ),
    Indicator(
        "clr-throughput-2024-q1",
        subject_type=RecordType.CORRIDOR,
        subject="china-laos-railway",
        measure="throughput",
        mode=Mode.RAIL,
        period=Period.parse("2024-Q1"),
        value=Amount.parse("1.2 million", unit="t"),
        source=LATE,
    ),
    Indicator(
        "mohan-throughput-2023",
        subject_type=RecordType.PLACE,
        subject="mohan",
        measure="throughput",
        period=Period.parse("2023"),
        value=Amount.parse("5 million", unit="t"),
        compiler="gacc",
        source=UNDATED,
    ),
)
ERRATA = (
    Erratum(
        "cn-th-trade-2023-usd-daily",
        "value",
        printed="100 billion",
        should_be="126 billion",
        why="A slip.",
        source=LATE,
    ),
    Erratum(
        "cn-th-durian-imports-2023-usd-daily",
        "value",
        printed="100 billion",
        should_be="6.7 billion",
        why="Another slip.",
        source=LATE,
    ),
)


def mini_sets(**changes: Any) -> RecordSets:  # any of the collections
    """Give the collections of the small atlas, some of them replaced."""
    sets = RecordSets(
        measures=MEASURES,
        flows=FLOWS,
        concepts=CONCEPTS,
        commodities=COMMODITIES,
        calendars=CALENDARS,
        organisations=ORGANISATIONS,
        names=NAMES,
        countries=COUNTRIES,
        regions=REGIONS,
        groups=GROUPS,
        blocs=BLOCS,
        milestones=MILESTONES,
        places=PLACES,
        segments=SEGMENTS,
        spans=SPANS,
        corridors=CORRIDORS,
        services=SERVICES,
        gauge_breaks=GAUGE_BREAKS,
        border_crossings=BORDER_CROSSINGS,
        forums=FORUMS,
        editions=EDITIONS,
        initiatives=INITIATIVES,
        figures=FIGURES,
        indicators=INDICATORS,
        errata=ERRATA,
    )
    sets.update(changes)  # type: ignore[typeddict-item]  # tests also pass what is wrong
    return sets


@cache
def mini_atlas() -> Atlas:
    """Give the small atlas, always the same object."""
    return Atlas.build(edition=date(2026, 1, 1), title="A small atlas", **mini_sets())
