"""Hypothesis strategies for the records: one for each class, all of them valid."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from regcoop.amount import Amount, Qualifier
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
)
from regcoop.corridors import (
    BorderCrossing,
    BreakOfGauge,
    Corridor,
    CorridorKind,
    GaugeMethod,
    Length,
    LengthBasis,
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
from regcoop.figures import Fact, Nature, Origin, Remarks, Terms, TradeFigure, TradeSystem, Vintage
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
from regcoop.indicators import Heading, Indicator
from regcoop.initiatives import Initiative, InitiativeKind, InitiativeParty, InitiativeStatus
from regcoop.measures import Commodity, Concept, Flow, Measure, MeasureTime
from regcoop.milestones import Milestone, MilestoneKind, RecordType
from regcoop.organisations import Organisation, OrganisationKind
from regcoop.period import Period
from regcoop.ratios import (
    Extreme,
    Growth,
    GrowthKind,
    PercentagePoints,
    PointsOf,
    Rank,
    Record,
    Restatement,
    Share,
    ShareBasis,
)
from regcoop.sources import Confidence, Source, SourceKind
from regcoop.valuation import Valuation
from strategies import codes, ids, words

FIRST_DAY = date(1950, 1, 1)
LAST_DAY = date(2049, 12, 31)

_SOURCES = tuple(
    Source(f"made-{number}", publisher="Made", title=f"Made for tests, part {number}", kind=kind)
    for number, kind in enumerate(SourceKind)
)

# Parts


def sources() -> SearchStrategy[Source]:
    """A few sources, made beforehand: what a record says does not depend on them."""
    return st.sampled_from(_SOURCES)


def ordinals() -> SearchStrategy[int]:
    """Days of a century, as ordinals."""
    return st.integers(FIRST_DAY.toordinal(), LAST_DAY.toordinal())


def _dated(day: int, precision: str) -> Period:
    when = date.fromordinal(day)
    forms: Mapping[str, Period] = {
        "day": Period.day(when),
        "month": Period.month(when.year, when.month),
        "year": Period.year(when.year),
    }
    return forms[precision]


def dates() -> SearchStrategy[Period]:
    """Dates of the precision known: days, months, years."""
    return st.builds(_dated, ordinals(), st.sampled_from(("day", "month", "year")))


@st.composite
def starts_and_ends(draw: st.DrawFn) -> dict[str, Any]:
    """A start and an end that leave a day between them; either may be missing."""
    first = draw(ordinals())
    start = draw(st.none() | st.just(_dated(first, draw(st.sampled_from(("day", "month", "year"))))))
    end = draw(
        st.none() | st.just(_dated(first + 366 + draw(st.integers(0, 9000)), draw(st.sampled_from(("day", "year")))))
    )
    return {"start": start, "end": end}


def parties() -> SearchStrategy[str]:
    """Party codes of every kind."""
    return st.sampled_from(("W", "CN", "TH", "LA", "CN-YN", "CN-HK", "ASEAN", "MEKONG5", "C5CN"))


def texts() -> SearchStrategy[str]:
    """One-line texts that may share a cell."""
    return words().map(lambda text: text.replace(";", ""))


def notes() -> SearchStrategy[str]:
    """Notes, often empty."""
    return st.just("") | words()


def tails() -> SearchStrategy[dict[str, Any]]:
    """The four fields that end a row of fact."""
    return st.fixed_dictionaries(
        {
            "confidence": st.sampled_from(Confidence),
            "source": sources(),
            "sources_more": st.just(()),
            "note": notes(),
        }
    )


def several(strategy: SearchStrategy[str], *, most: int = 3) -> SearchStrategy[tuple[str, ...]]:
    """Tuples of different texts."""
    return st.lists(strategy, max_size=most, unique=True).map(tuple)


# Countries


def currency_uses() -> SearchStrategy[CurrencyUse]:
    """Currencies of a country."""
    return st.builds(
        lambda currency, span, source: CurrencyUse(currency, **span, source=source),
        st.sampled_from(("CNY", "THB", "LAK", "EUR")),
        starts_and_ends(),
        sources(),
    )


def countries() -> SearchStrategy[Country]:
    """Countries."""
    return st.builds(
        Country,
        st.from_regex("[A-Z]{2}", fullmatch=True),
        alpha_3=st.from_regex("[A-Z]{3}", fullmatch=True),
        numeric=st.from_regex("[0-9]{3}", fullmatch=True),
        name=words(),
        capital=words(),
        capital_lat=st.floats(-90, 90),
        capital_lon=st.floats(-180, 180),
        landlocked=st.booleans(),
        currencies=st.lists(currency_uses(), max_size=2).map(tuple),
        source=sources(),
        note=notes(),
    )


def regions() -> SearchStrategy[Region]:
    """Regions."""
    return st.builds(
        lambda country, part, **fields: Region(f"{country}-{part}", country=country, **fields),
        st.from_regex("[A-Z]{2}", fullmatch=True),
        st.from_regex("[A-Z0-9]{1,3}", fullmatch=True),
        name=words(),
        type=words(),
        separate_territory=st.booleans(),
        source=sources(),
        note=notes(),
    )


def groups() -> SearchStrategy[Group]:
    """Groups, some of them without a list."""
    return st.builds(
        lambda code, members, bloc, source: Group(
            code, name=code, parties=members, enumerated=bool(members), bloc=bloc, source=source
        ),
        st.from_regex("[A-Z]{4,6}[0-9]", fullmatch=True),
        st.frozensets(st.from_regex("[A-Z]{2}", fullmatch=True), max_size=4),
        st.none() | codes(),
        sources(),
    )


# Measures and organisations


def measures() -> SearchStrategy[Measure]:
    """Measures."""
    return st.builds(
        Measure,
        ids(),
        name=words(),
        time=st.sampled_from(MeasureTime),
        additive=st.booleans(),
        non_negative=st.booleans(),
        definition=words(),
        source=sources(),
        note=notes(),
    )


def flows() -> SearchStrategy[Flow]:
    """Flows."""
    return st.builds(
        Flow, ids(), name=words(), opposite=ids(), sign=st.sampled_from((1, -1)), source=sources(), note=notes()
    )


def concepts() -> SearchStrategy[Concept]:
    """Concepts."""
    return st.builds(Concept, ids(), measure=ids(), definition=words(), source=sources(), note=notes())


def commodities() -> SearchStrategy[Commodity]:
    """Commodities, mapped and unmapped."""
    return st.builds(
        Commodity,
        ids(),
        label=words(),
        hs_edition=st.none() | st.sampled_from(("2017", "2022")),
        hs_codes=several(st.from_regex("[0-9]{6}", fullmatch=True)),
        parent=st.none() | st.just("HS:08"),
        source=sources(),
        note=notes(),
    )


def organisations() -> SearchStrategy[Organisation]:
    """Organisations."""
    return st.builds(
        lambda key, tail, **fields: Organisation(key, **fields, **tail),
        ids(),
        tails(),
        name=words(),
        kind=st.sampled_from(OrganisationKind),
        party=st.none() | parties(),
        founded=st.none() | dates(),
        imports_valuation=st.none() | st.sampled_from(Valuation),
        exports_valuation=st.none() | st.sampled_from(Valuation),
        default_concept=st.none() | ids(),
    )


def milestones() -> SearchStrategy[Milestone]:
    """Milestones."""
    return st.builds(
        lambda key, tail, **fields: Milestone(key, **fields, **tail),
        ids(),
        tails(),
        record_type=st.sampled_from(RecordType),
        record=ids() | codes(),
        date=dates(),
        what=st.sampled_from(MilestoneKind),
        text=notes(),
    )


# Blocs


def memberships() -> SearchStrategy[Membership]:
    """Memberships of any status and dates."""
    return st.builds(
        lambda key, span, tail, **fields: Membership(key, **fields, **span, **tail),
        ids(),
        starts_and_ends(),
        tails(),
        bloc=codes(),
        party=parties(),
        status=st.sampled_from(MembershipStatus),
        scope=several(st.sampled_from(("CN-YN", "CN-GX"))),
        party_name=st.none() | words(),
    )


@st.composite
def histories(draw: st.DrawFn, bloc: str, party: str) -> tuple[Membership, ...]:
    """Memberships of one party that follow each other in time, with or without gaps."""
    days = draw(st.lists(ordinals(), min_size=2, max_size=6, unique=True).map(sorted))
    source = draw(sources())
    return tuple(
        Membership(
            f"{bloc}-{party}-{number}".lower(),
            bloc=bloc,
            party=party,
            status=draw(st.sampled_from(MembershipStatus)),
            start=_dated(begin, draw(st.sampled_from(("day", "day", "month")))),
            end=None if end == days[-1] and draw(st.booleans()) else Period.day(date.fromordinal(end)),
            source=source,
        )
        for number, (begin, end) in enumerate(pairwise(days))
        if number % 2 == 0
    )


@st.composite
def blocs(draw: st.DrawFn) -> Bloc:
    """Blocs with memberships, and with everything else a bloc can hold."""
    code, version = draw(codes()), draw(words())
    members = draw(st.lists(parties(), max_size=3, unique=True))
    common: dict[str, Any] = {"source": draw(sources()), "note": draw(notes())}
    pair = [MembershipPair(code, party_a="JP", party_b="AU", start=draw(dates()), **common)]
    part = [Participation(code, party="AF", state=draw(st.sampled_from(ParticipationState)), **common)]
    return Bloc(
        code,
        name=draw(words()),
        kind=draw(st.sampled_from(BlocKind)),
        founded=draw(dates()),
        seat_city=draw(st.none() | words()),
        memberships=tuple(row for party in members for row in draw(histories(code, party))),
        pairs=tuple(draw(st.lists(st.sampled_from(pair), max_size=1))),
        participation=tuple(draw(st.lists(st.sampled_from(part), max_size=1))),
        versions=(AgreementVersion(code, version, signed=draw(st.none() | dates()), **common),),
        accessions=(Accession(code, version, party="TH", in_force=draw(st.none() | dates()), **common),),
        **draw(tails()),
    )


# Corridors


def places() -> SearchStrategy[Place]:
    """Places."""
    return st.builds(
        lambda key, tail, **fields: Place(key, **fields, **tail),
        ids(),
        tails(),
        name=words(),
        kind=st.sampled_from(PlaceKind),
        country=st.just("CN"),
        region=st.none() | st.just("CN-YN"),
        lat=st.floats(-90, 90),
        lon=st.floats(-180, 180),
        precision=st.sampled_from([known for known in PlacePrecision if known is not PlacePrecision.UNKNOWN]),
        locode=st.none() | st.just("CNKMG"),
    )


def lengths() -> SearchStrategy[Length]:
    """Published lengths."""
    return st.builds(
        Length,
        st.decimals(Decimal("0.1"), 20000, places=1),
        basis=st.sampled_from(LengthBasis),
        period=st.none() | dates(),
        source=sources(),
        note=notes(),
    )


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    """Segments of every mode and status."""
    mode = draw(st.sampled_from(Mode))
    span = draw(starts_and_ends())
    gauges = st.lists(st.sampled_from((1000, 1067, 1435, 1520)), max_size=2, unique=True)
    return Segment(
        draw(ids()),
        origin=f"a-{draw(ids())}",
        destination=f"b-{draw(ids())}",
        mode=mode,
        gauges=tuple(sorted(draw(gauges))) if mode is Mode.RAIL else (),
        status=draw(st.sampled_from(SegmentStatus)),
        status_as_of=draw(st.none() | dates()),
        opened=span["start"],
        closed=span["end"],
        via=draw(several(texts())),
        operator=draw(st.none() | words()),
        lengths=tuple(draw(st.lists(lengths(), max_size=2))),
        **draw(tails()),
    )


def chains() -> SearchStrategy[tuple[str, ...]]:
    """Ids of two or more segments."""
    return st.lists(ids(), min_size=2, max_size=4, unique=True).map(tuple)


def spans() -> SearchStrategy[Span]:
    """Spans."""
    return st.builds(Span, ids(), segments=chains(), lengths=st.lists(lengths(), min_size=1, max_size=2).map(tuple))


@st.composite
def routes(draw: st.DrawFn, line: str) -> Route:
    """Routes of one line."""
    return Route(
        line,
        draw(ids()),
        role=draw(st.sampled_from(RouteRole)),
        segments=draw(chains()),
        **draw(starts_and_ends()),
        source=draw(st.none() | sources()),
        note=draw(notes()),
    )


@st.composite
def corridors(draw: st.DrawFn) -> Corridor:
    """Corridors with routes."""
    line = draw(ids())
    return Corridor(
        line,
        name=draw(words()),
        kind=draw(st.sampled_from(CorridorKind)),
        bloc=draw(st.none() | codes()),
        opened=draw(st.none() | dates()),
        status=draw(st.sampled_from(SegmentStatus)),
        routes=tuple(draw(st.lists(routes(line), max_size=3, unique_by=lambda route: route.route))),
        lengths=tuple(draw(st.lists(lengths(), max_size=2))),
        **draw(tails()),
    )


@st.composite
def services(draw: st.DrawFn) -> Service:
    """Services with routes."""
    line = draw(ids())
    return Service(
        line,
        name=draw(words()),
        kind=draw(st.sampled_from(ServiceKind)),
        operators=draw(several(texts())),
        **draw(starts_and_ends()),
        frequency=draw(st.none() | words()),
        status=draw(st.sampled_from(SegmentStatus)),
        routes=tuple(draw(st.lists(routes(line), max_size=2, unique_by=lambda route: route.route))),
        **draw(tails()),
    )


def gauge_breaks() -> SearchStrategy[BreakOfGauge]:
    """Breaks of gauge."""
    return st.builds(
        lambda key, tail, gauges, **fields: BreakOfGauge(
            key, gauge_a=gauges[0], gauge_b=gauges[1], place="dostyk", **fields, **tail
        ),
        ids(),
        tails(),
        st.sampled_from(((1000, 1435), (1435, 1520), (1520, 1435))),
        opposite_place=st.none() | st.just("alashankou"),
        methods=st.lists(st.sampled_from(GaugeMethod), max_size=2, unique=True).map(tuple),
        status=st.sampled_from(SegmentStatus),
    )


def border_crossings() -> SearchStrategy[BorderCrossing]:
    """Border crossings."""
    return st.builds(
        lambda key, tail, **fields: BorderCrossing(key, place_a="mohan", place_b="boten", **fields, **tail),
        ids(),
        tails(),
        modes=st.lists(st.sampled_from(Mode), min_size=1, max_size=2, unique=True).map(tuple),
        status=st.sampled_from(SegmentStatus),
        status_as_of=st.none() | dates(),
    )


# Forums and initiatives


def forums() -> SearchStrategy[Forum]:
    """Forums."""
    return st.builds(
        lambda key, tail, **fields: Forum(key, **fields, **tail),
        ids(),
        tails(),
        name=words(),
        kind=st.sampled_from(ForumKind),
        bloc=st.none() | codes(),
        frequency=st.none() | words(),
        organisers=several(texts()),
    )


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Editions that were held, are planned, or were cancelled."""
    status = draw(st.sampled_from(EditionStatus))
    cancelled = status is EditionStatus.CANCELLED
    kind = draw(st.sampled_from(OutcomeKind)) if status is EditionStatus.HELD else OutcomeKind.ANNOUNCED
    source = draw(sources())
    roles = draw(st.lists(st.sampled_from(ParticipantRole), max_size=3, unique=True))
    return Edition(
        draw(ids()),
        forum=draw(ids()),
        ordinal=draw(st.none() | st.integers(1, 60)),
        period=None if cancelled else draw(dates()),
        planned=draw(dates()) if cancelled else draw(st.none() | dates()),
        mode=draw(st.sampled_from(EditionMode)),
        city=draw(st.none() | words()),
        country=draw(st.none() | st.just("CN")),
        host=draw(st.none() | parties()),
        status=status,
        theme=draw(st.none() | words()),
        topics=draw(several(texts())),
        participants=tuple(Participant("TH", role=role, source=source) for role in roles),
        outcomes=(Outcome(1, text=draw(words()), kind=kind, source=source),),
        **draw(tails()),
    )


def initiatives() -> SearchStrategy[Initiative]:
    """Initiatives."""
    return st.builds(
        lambda key, span, tail, **fields: Initiative(key, **fields, **span, **tail),
        ids(),
        starts_and_ends(),
        tails(),
        name=words(),
        kind=st.sampled_from(InitiativeKind),
        place=st.none() | ids(),
        status=st.sampled_from(InitiativeStatus),
        parties=st.lists(st.builds(InitiativeParty, parties(), role=st.just("partner")), max_size=2, unique=True).map(
            tuple
        ),
    )


# Claims


def printed(unit: str) -> SearchStrategy[Amount]:
    """Positive amounts as they are printed."""
    return st.builds(
        lambda digits, qualifier: Amount.parse(digits, unit=unit, qualifier=qualifier),
        st.sampled_from(("42.64 billion", "929,000", "1.426 million", "7.7", "65.15", "120")),
        st.sampled_from(Qualifier),
    )


def ratios() -> SearchStrategy[dict[str, Any]]:
    """Growths, shares, ranks and changes printed with a claim; at least one of them."""
    percent = printed("pct")
    growth = st.builds(Growth, percent, kind=st.sampled_from((GrowthKind.YOY, GrowthKind.SINCE)), label=notes())
    share = st.builds(Share, percent, basis=st.none() | st.sampled_from(ShareBasis))
    rank = st.builds(Rank, st.integers(1, 9), streak_years=st.none() | st.integers(1, 20))
    record = st.builds(Record, st.sampled_from(Extreme), since=st.none() | dates())
    change = st.builds(PercentagePoints, printed("pp"), of=st.sampled_from(PointsOf))
    return st.fixed_dictionaries(
        {
            "growths": st.lists(growth, min_size=1, max_size=2).map(tuple),
            "shares": st.lists(share, max_size=1).map(tuple),
            "ranks": st.lists(st.one_of(rank, record), max_size=2).map(tuple),
            "changes": st.lists(change, max_size=1).map(tuple),
        }
    )


def facts() -> SearchStrategy[Fact]:
    """Facts about money, with and without their optional dimensions."""
    return st.builds(
        Fact,
        st.sampled_from(("goods-trade", "fdi-flow")),
        st.sampled_from(("trade", "exports", "imports")),
        parties(),
        parties(),
        commodity=st.none() | st.just("HS:081060"),
        period=st.none() | dates(),
        quantity=st.none() | st.just("money"),
        concept=st.none() | ids(),
        place=st.none() | ids(),
    )


def terms() -> SearchStrategy[Terms]:
    """Terms."""
    return st.builds(
        Terms,
        valuation=st.none() | st.sampled_from(Valuation),
        system=st.none() | st.sampled_from(TradeSystem),
        nature=st.none() | st.sampled_from(Nature),
        vintage=st.one_of(st.none(), st.sampled_from(Vintage), dates()),
    )


def remarks() -> SearchStrategy[Remarks]:
    """Remarks."""
    return st.builds(Remarks, doubt=notes(), locator=notes(), note=notes())


@st.composite
def figures(draw: st.DrawFn) -> TradeFigure:
    """Figures in dollars, with or without a value."""
    value = draw(st.none() | printed("USD"))
    return TradeFigure(
        draw(ids()),
        draw(facts()),
        value=value,
        restatements=()
        if value is None
        else tuple(Restatement(amount) for amount in draw(st.lists(printed("CNY"), max_size=1))),
        compiler=draw(st.none() | ids()),
        via=draw(st.none() | ids()),
        source=draw(sources()),
        origin=draw(st.none() | st.sampled_from(Origin)),
        composition=draw(st.none() | st.just("ASEAN10")),
        terms=draw(terms()),
        confidence=draw(st.sampled_from(Confidence)),
        remarks=draw(remarks()),
        **draw(ratios() if value is None else st.one_of(st.just({}), ratios())),
    )


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    """Indicators in hours, with or without a range."""
    value = Amount.parse("13", unit="day")
    return Indicator(
        draw(ids()),
        subject_type=draw(st.sampled_from(RecordType)),
        subject=draw(ids()),
        measure=draw(ids()),
        scope=draw(st.none() | words()),
        direction=draw(st.none() | st.sampled_from(Heading)),
        mode=draw(st.none() | st.sampled_from(Mode)),
        period=draw(st.none() | dates()),
        value=value,
        value_to=draw(st.none() | st.just(Amount.parse("15", unit="day"))),
        compiler=draw(st.none() | ids()),
        doubt=draw(notes()),
        **draw(st.one_of(st.just({}), ratios())),
        **draw(tails()),
    )


def errata() -> SearchStrategy[Erratum]:
    """Errata."""
    return st.builds(
        Erratum, ids(), st.just("value"), printed=words(), should_be=words(), why=words(), source=sources()
    )


RECORDS: Mapping[str, SearchStrategy[object]] = {
    "country": countries(),
    "region": regions(),
    "group": groups(),
    "measure": measures(),
    "flow": flows(),
    "concept": concepts(),
    "commodity": commodities(),
    "organisation": organisations(),
    "milestone": milestones(),
    "membership": memberships(),
    "bloc": blocs(),
    "place": places(),
    "segment": segments(),
    "span": spans(),
    "corridor": corridors(),
    "service": services(),
    "gauge-break": gauge_breaks(),
    "border-crossing": border_crossings(),
    "forum": forums(),
    "edition": editions(),
    "initiative": initiatives(),
    "fact": facts(),
    "figure": figures(),
    "indicator": indicators(),
    "erratum": errata(),
}
"""A strategy for each kind of record."""
