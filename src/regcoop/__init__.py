"""Typed, cited, unit-aware claims about regional economic cooperation.

Importing the package loads nothing: each public name is fetched from its module when it is first used (PEP 562), so
that a program pays for what it uses.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from regcoop.amount import Amount, Estimate, Precision, Qualifier
    from regcoop.atlas import PARTIES, Atlas, Collection, Figures, Indicators, KnownAtlas, LeftOut, Suggestion
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
    )
    from regcoop.calendars import FiscalCalendar, FiscalRegime, YearName
    from regcoop.conversion import (
        Conversion,
        Conversions,
        ConvertedClaim,
        NotConverted,
        RestatementCheck,
        RestatementVerdict,
        check_restatement,
        convert,
        convert_all,
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
        RouteRole,
        Segment,
        SegmentStatus,
        Service,
        ServiceKind,
        Span,
    )
    from regcoop.countries import Country, CurrencyUse, Group, Region
    from regcoop.errata import Erratum
    from regcoop.errors import RegcoopError
    from regcoop.figures import Fact, Nature, Origin, Remarks, Terms, TradeFigure, TradeSystem, Vintage
    from regcoop.findings import Finding, Location, Severity
    from regcoop.fixtures import check, load, save
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
    from regcoop.interval import Interval
    from regcoop.labels import Name, NameKind
    from regcoop.measures import Commodity, Concept, Flow, Measure, MeasureTime
    from regcoop.milestones import Milestone, MilestoneKind, RecordType
    from regcoop.names import Resolved, Unmatched, display_name, resolve, resolve_all, suggest
    from regcoop.organisations import Organisation, OrganisationKind
    from regcoop.period import Period, PeriodKind
    from regcoop.quantities import convert_unit, from_pint, pint_context, to_pint, unit_value
    from regcoop.rate_series import RateSeries
    from regcoop.rates import (
        ChainRates,
        EcbRates,
        MonthlyRates,
        Rate,
        RateBasis,
        Rates,
        StatedRates,
        TableRates,
        bundled_rates,
    )
    from regcoop.ratios import (
        Direction,
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
    from regcoop.report import Brief, brief
    from regcoop.sources import Confidence, DateBasis, Source, SourceKind
    from regcoop.units import UNITS, Unit, parse_unit
    from regcoop.valuation import Valuation

__all__ = [
    "PARTIES",
    "UNITS",
    "Accession",
    "AgreementVersion",
    "Amount",
    "Atlas",
    "Bloc",
    "BlocKind",
    "BorderCrossing",
    "BreakOfGauge",
    "Brief",
    "ChainRates",
    "Collection",
    "Commodity",
    "Concept",
    "Confidence",
    "Conversion",
    "Conversions",
    "ConvertedClaim",
    "Corridor",
    "CorridorKind",
    "Country",
    "CurrencyUse",
    "DateBasis",
    "Direction",
    "EcbRates",
    "Edition",
    "EditionMode",
    "EditionStatus",
    "Erratum",
    "Estimate",
    "Extreme",
    "Fact",
    "Figures",
    "Finding",
    "FiscalCalendar",
    "FiscalRegime",
    "Flow",
    "Forum",
    "ForumKind",
    "GaugeMethod",
    "Group",
    "Growth",
    "GrowthKind",
    "Heading",
    "Indicator",
    "Indicators",
    "Initiative",
    "InitiativeKind",
    "InitiativeParty",
    "InitiativeStatus",
    "Interval",
    "KnownAtlas",
    "LeftOut",
    "Length",
    "LengthBasis",
    "Location",
    "Measure",
    "MeasureTime",
    "Membership",
    "MembershipPair",
    "MembershipStatus",
    "Milestone",
    "MilestoneKind",
    "Mode",
    "MonthlyRates",
    "Name",
    "NameKind",
    "Nature",
    "NotConverted",
    "Organisation",
    "OrganisationKind",
    "Origin",
    "Outcome",
    "OutcomeKind",
    "Participant",
    "ParticipantRole",
    "Participation",
    "ParticipationState",
    "PercentagePoints",
    "Period",
    "PeriodKind",
    "Place",
    "PlaceKind",
    "PlacePrecision",
    "PointsOf",
    "Precision",
    "Qualifier",
    "Rank",
    "Rate",
    "RateBasis",
    "RateSeries",
    "Rates",
    "Record",
    "RecordType",
    "RegcoopError",
    "Region",
    "Remarks",
    "Resolved",
    "Restatement",
    "RestatementCheck",
    "RestatementVerdict",
    "RouteRole",
    "Segment",
    "SegmentStatus",
    "Service",
    "ServiceKind",
    "Severity",
    "Share",
    "ShareBasis",
    "Source",
    "SourceKind",
    "Span",
    "Standing",
    "StatedRates",
    "Suggestion",
    "TableRates",
    "Terms",
    "TradeFigure",
    "TradeSystem",
    "Unit",
    "Unmatched",
    "Valuation",
    "Vintage",
    "YearName",
    "brief",
    "bundled_rates",
    "check",
    "check_restatement",
    "convert",
    "convert_all",
    "convert_unit",
    "display_name",
    "from_pint",
    "load",
    "parse_unit",
    "pint_context",
    "resolve",
    "resolve_all",
    "save",
    "suggest",
    "to_pint",
    "unit_value",
]

_HOMES = {
    "amount": (
        "Amount",
        "Estimate",
        "Precision",
        "Qualifier",
    ),
    "atlas": (
        "PARTIES",
        "Atlas",
        "Collection",
        "Figures",
        "Indicators",
        "KnownAtlas",
        "LeftOut",
        "Suggestion",
    ),
    "blocs": (
        "Accession",
        "AgreementVersion",
        "Bloc",
        "BlocKind",
        "Membership",
        "MembershipPair",
        "MembershipStatus",
        "Participation",
        "ParticipationState",
        "Standing",
    ),
    "calendars": (
        "FiscalCalendar",
        "FiscalRegime",
        "YearName",
    ),
    "conversion": (
        "Conversion",
        "Conversions",
        "ConvertedClaim",
        "NotConverted",
        "RestatementCheck",
        "RestatementVerdict",
        "check_restatement",
        "convert",
        "convert_all",
    ),
    "corridors": (
        "BorderCrossing",
        "BreakOfGauge",
        "Corridor",
        "CorridorKind",
        "GaugeMethod",
        "Length",
        "LengthBasis",
        "Mode",
        "Place",
        "PlaceKind",
        "PlacePrecision",
        "RouteRole",
        "Segment",
        "SegmentStatus",
        "Service",
        "ServiceKind",
        "Span",
    ),
    "countries": (
        "Country",
        "CurrencyUse",
        "Group",
        "Region",
    ),
    "errors": ("RegcoopError",),
    "errata": ("Erratum",),
    "figures": (
        "Fact",
        "Nature",
        "Origin",
        "Remarks",
        "Terms",
        "TradeFigure",
        "TradeSystem",
        "Vintage",
    ),
    "findings": (
        "Finding",
        "Location",
        "Severity",
    ),
    "fixtures": (
        "check",
        "load",
        "save",
    ),
    "forums": (
        "Edition",
        "EditionMode",
        "EditionStatus",
        "Forum",
        "ForumKind",
        "Outcome",
        "OutcomeKind",
        "Participant",
        "ParticipantRole",
    ),
    "indicators": (
        "Heading",
        "Indicator",
    ),
    "initiatives": (
        "Initiative",
        "InitiativeKind",
        "InitiativeParty",
        "InitiativeStatus",
    ),
    "interval": ("Interval",),
    "labels": (
        "Name",
        "NameKind",
    ),
    "measures": (
        "Commodity",
        "Concept",
        "Flow",
        "Measure",
        "MeasureTime",
    ),
    "milestones": (
        "Milestone",
        "MilestoneKind",
        "RecordType",
    ),
    "names": (
        "Resolved",
        "Unmatched",
        "display_name",
        "resolve",
        "resolve_all",
        "suggest",
    ),
    "organisations": (
        "Organisation",
        "OrganisationKind",
    ),
    "period": (
        "Period",
        "PeriodKind",
    ),
    "quantities": (
        "convert_unit",
        "from_pint",
        "pint_context",
        "to_pint",
        "unit_value",
    ),
    "rate_series": ("RateSeries",),
    "rates": (
        "ChainRates",
        "EcbRates",
        "MonthlyRates",
        "Rate",
        "RateBasis",
        "Rates",
        "StatedRates",
        "TableRates",
        "bundled_rates",
    ),
    "ratios": (
        "Direction",
        "Extreme",
        "Growth",
        "GrowthKind",
        "PercentagePoints",
        "PointsOf",
        "Rank",
        "Record",
        "Restatement",
        "Share",
        "ShareBasis",
    ),
    "report": (
        "Brief",
        "brief",
    ),
    "sources": (
        "Confidence",
        "DateBasis",
        "Source",
        "SourceKind",
    ),
    "units": (
        "UNITS",
        "Unit",
        "parse_unit",
    ),
    "valuation": ("Valuation",),
}
"""Module -> the public names that live there."""

if not TYPE_CHECKING:  # a type checker reads the imports above, and so also finds names that are not there

    def __getattr__(name: str) -> object:
        """Fetch a public name from its module, and keep it."""
        for module, names in _HOMES.items():
            if name in names:
                from importlib import import_module

                value = getattr(import_module(f"regcoop.{module}"), name)
                globals()[name] = value
                return value
        raise AttributeError(f"module 'regcoop' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, whether they have been used or not."""
    return [*__all__, "__doc__", "__file__", "__name__", "__path__", "__spec__"]
