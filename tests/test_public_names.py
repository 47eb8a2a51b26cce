"""The package root: its names, where they live, and that nothing heavy is loaded for them."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import regcoop

PUBLIC = [
    "PARTIES",
    "THRESHOLDS",
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
    "Check",
    "CheckKind",
    "Collection",
    "Commodity",
    "Comparison",
    "Concept",
    "Confidence",
    "ContainmentCheck",
    "Conversion",
    "Conversions",
    "ConvertedClaim",
    "Corridor",
    "CorridorComparison",
    "CorridorKind",
    "Country",
    "Coverage",
    "CurrencyUse",
    "DateBasis",
    "Derivation",
    "DerivedFigure",
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
    "GrowthCheck",
    "GrowthKind",
    "Heading",
    "IllegalSumError",
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
    "MirrorClass",
    "MirrorPair",
    "MirrorSeries",
    "Mode",
    "MonthlyRates",
    "Name",
    "NameKind",
    "Nature",
    "Network",
    "NoRouteError",
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
    "Reconciliation",
    "Record",
    "RecordType",
    "RegcoopError",
    "Region",
    "Relation",
    "Remarks",
    "Resolved",
    "Restatement",
    "RestatementCheck",
    "RestatementVerdict",
    "Route",
    "RouteRole",
    "Segment",
    "SegmentStatus",
    "Service",
    "ServiceKind",
    "Severity",
    "Share",
    "ShareBasis",
    "ShareCheck",
    "Source",
    "SourceKind",
    "Span",
    "Standing",
    "StatedRates",
    "Suggestion",
    "SumRule",
    "TableRates",
    "Terms",
    "Thresholds",
    "Total",
    "TradeFigure",
    "TradeSystem",
    "Unit",
    "Unmatched",
    "Valuation",
    "Verdict",
    "Vintage",
    "YearName",
    "average_annual_growth",
    "bibliography",
    "brief",
    "bundled_rates",
    "check",
    "check_containment",
    "check_growth",
    "check_restatement",
    "check_share",
    "compare",
    "compare_corridors",
    "concentration",
    "convert",
    "convert_all",
    "convert_unit",
    "corridors_across",
    "corridors_between",
    "corridors_in",
    "corridors_through",
    "display_name",
    "from_pint",
    "geojson",
    "growth",
    "growth_series",
    "index_numbers",
    "load",
    "map_corridors",
    "map_route",
    "mirror_pairs",
    "mirror_series",
    "months_of",
    "parse_unit",
    "pint_context",
    "plot_forum_calendar",
    "plot_growth_currencies",
    "plot_memberships",
    "plot_mirror",
    "plot_series",
    "plot_shares",
    "ranking",
    "reconcile",
    "resolve",
    "resolve_all",
    "save",
    "shares",
    "suggest",
    "to_bibtex",
    "to_csl_json",
    "to_pint",
    "to_sdmx_csv",
    "total",
    "unit_value",
    "write_bibtex",
    "write_csl_json",
    "write_sdmx_csv",
]

EXTRAS = ("regcoop.__main__", "regcoop.cli")
"""Modules that need an extra, or run when they are imported; with the modules inside them."""


def modules() -> list[str]:
    found = (module.name for module in walk_packages(regcoop.__path__, "regcoop."))
    return [name for name in found if not name.startswith(EXTRAS)]


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.strip()


def test_the_public_names_are_these() -> None:
    assert sorted(regcoop.__all__) == sorted(PUBLIC)
    assert set(PUBLIC) <= set(dir(regcoop))


def test_every_public_name_is_what_its_module_makes_public() -> None:
    homes = regcoop._HOMES
    assert sorted(name for names in homes.values() for name in names) == sorted(PUBLIC)
    for module, names in homes.items():
        home = import_module(f"regcoop.{module}")
        assert set(names) <= set(home.__all__), module
        for name in names:
            assert getattr(regcoop, name) is getattr(home, name)


def test_the_type_checker_reads_the_same_names() -> None:
    text = Path(regcoop.__file__).read_text(encoding="utf-8")
    block = text.split("if TYPE_CHECKING:", 1)[1].split("__all__", 1)[0]
    for module, names in regcoop._HOMES.items():
        statement = block.split(f"from regcoop.{module} import ", 1)[1].split("from regcoop.", 1)[0]
        assert sorted(statement.replace("(", " ").replace(")", " ").replace(",", " ").split()) == sorted(names)


def test_importing_every_module_leaves_every_public_name_what_it_was() -> None:
    before = {name: getattr(regcoop, name) for name in PUBLIC}
    for module in modules():
        import_module(module)
    assert {name: getattr(regcoop, name) for name in PUBLIC} == before


def test_no_module_has_the_name_of_a_public_function() -> None:
    stems = {name.rpartition(".")[2] for name in modules()}
    assert not stems & {name for name in PUBLIC if name.islower()}


def test_every_module_lists_its_names_in_order() -> None:
    for name in modules():
        listed = getattr(import_module(name), "__all__", ())
        assert len(set(listed)) == len(listed), name
        assert all(hasattr(sys.modules[name], item) for item in listed), name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'atlantis'"):
        _ = regcoop.atlantis  # type: ignore[attr-defined]  # the very error


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, regcoop; print(*sorted(name for name in sys.modules if name.startswith('regcoop.')), end=' ')"
    assert run(code) == ""
    heavy = "{'attr', 'attrs', 'babel', 'cattrs', 'pint', 'pycountry', 'numpy', 'networkx', 'narwhals', 'matplotlib'}"
    assert run(f"import sys, regcoop; print(*({heavy} & set(sys.modules)))") == ""


def test_the_core_needs_attrs_and_nothing_else() -> None:
    heavy = "{'babel', 'cattrs', 'pint', 'pycountry', 'numpy', 'networkx', 'narwhals', 'matplotlib', 'click', 'rich'}"
    assert run(f"import sys, regcoop; regcoop.Atlas; print(*({heavy} & set(sys.modules)))") == ""


def test_babel_and_pycountry_wait_for_the_first_name() -> None:
    heavy = "{'babel', 'pycountry'}"
    assert run(f"import sys, regcoop; regcoop.resolve; print(*({heavy} & set(sys.modules)))") == ""
