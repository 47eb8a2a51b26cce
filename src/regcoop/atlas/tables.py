"""The bare records of an atlas: one collection for each kind, not yet checked against each other."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeAlias, TypedDict, TypeVar, final

import attrs

from regcoop._shorten import shorten
from regcoop._show import show_record
from regcoop.atlas.collection import Collection
from regcoop.blocs import Bloc
from regcoop.calendars import FiscalCalendar, FiscalRegime
from regcoop.corridors import BorderCrossing, BreakOfGauge, Corridor, Place, Segment, Service, Span
from regcoop.countries import WORLD, Country, Group, Region
from regcoop.errata import Erratum
from regcoop.errors import FieldTypeError
from regcoop.figures import TradeFigure
from regcoop.forums import Edition, Forum
from regcoop.indicators import Indicator
from regcoop.initiatives import Initiative
from regcoop.labels import Name
from regcoop.measures import Commodity, Concept, Flow, Measure
from regcoop.milestones import Milestone
from regcoop.organisations import Organisation
from regcoop.rate_series import RateSeries
from regcoop.sources import Source, SourceKind

__all__ = [
    "KINDS",
    "THE_WORLD",
    "AnyRecord",
    "Kind",
    "Party",
    "RecordSets",
    "Tables",
    "World",
    "collections_of",
    "distinct_sources",
    "erratum_key",
    "field_of",
    "name_key",
    "sources_in",
]

R = TypeVar("R")


@final
@attrs.frozen(weakref_slot=False, repr=False)
class World:
    """Stand for all countries together: the party `W`, partner of a country's total trade.

    Its members are not listed, so it has no territories that could be counted.
    """

    code: str
    name: str = attrs.field(kw_only=True)
    source: Source = attrs.field(kw_only=True)

    __repr__ = show_record


THE_WORLD: Final = World(
    WORLD,
    name="World",
    source=Source(
        "un-comtrade-world",
        publisher="United Nations",
        title="UN Comtrade: partner W00, World",
        kind=SourceKind.REFERENCE,
    ),
)
"""The party `W` of every atlas."""

Party: TypeAlias = Country | Region | Bloc | Group | World
"""What can report a figure or be its partner."""

AnyRecord: TypeAlias = (
    Country
    | Region
    | Group
    | Bloc
    | Organisation
    | Place
    | Segment
    | Span
    | Corridor
    | Service
    | BreakOfGauge
    | BorderCrossing
    | Forum
    | Edition
    | Initiative
    | Milestone
    | Measure
    | Flow
    | Concept
    | Commodity
    | FiscalCalendar
    | Source
    | TradeFigure
    | Indicator
    | RateSeries
    | World
)
"""What stands in an atlas under a code of its own."""


class RecordSets(TypedDict, total=False):
    """Name the collections that `Atlas.build` takes; each may be any iterable of its records."""

    sources: Iterable[Source]
    measures: Iterable[Measure]
    flows: Iterable[Flow]
    concepts: Iterable[Concept]
    commodities: Iterable[Commodity]
    calendars: Iterable[FiscalCalendar]
    organisations: Iterable[Organisation]
    names: Iterable[Name]
    countries: Iterable[Country]
    regions: Iterable[Region]
    groups: Iterable[Group]
    blocs: Iterable[Bloc]
    milestones: Iterable[Milestone]
    places: Iterable[Place]
    segments: Iterable[Segment]
    spans: Iterable[Span]
    corridors: Iterable[Corridor]
    services: Iterable[Service]
    gauge_breaks: Iterable[BreakOfGauge]
    border_crossings: Iterable[BorderCrossing]
    forums: Iterable[Forum]
    editions: Iterable[Edition]
    initiatives: Iterable[Initiative]
    figures: Iterable[TradeFigure]
    indicators: Iterable[Indicator]
    errata: Iterable[Erratum]
    rates_monthly: Iterable[RateSeries]


class Kind(NamedTuple):
    """Describe one kind of record: its name in the singular, the field that is its code, its class."""

    word: str
    key: str
    record: type[AnyRecord]


KINDS: Final[dict[str, Kind]] = {
    "sources": Kind("source", "id", Source),
    "measures": Kind("measure", "code", Measure),
    "flows": Kind("flow", "code", Flow),
    "concepts": Kind("concept", "code", Concept),
    "commodities": Kind("commodity", "code", Commodity),
    "calendars": Kind("calendar", "code", FiscalCalendar),
    "organisations": Kind("organisation", "id", Organisation),
    "countries": Kind("country", "code", Country),
    "regions": Kind("region", "code", Region),
    "groups": Kind("group", "code", Group),
    "blocs": Kind("bloc", "code", Bloc),
    "milestones": Kind("milestone", "id", Milestone),
    "places": Kind("place", "id", Place),
    "segments": Kind("segment", "id", Segment),
    "spans": Kind("span", "id", Span),
    "corridors": Kind("corridor", "id", Corridor),
    "services": Kind("service", "id", Service),
    "gauge_breaks": Kind("gauge-break", "id", BreakOfGauge),
    "border_crossings": Kind("border-crossing", "id", BorderCrossing),
    "forums": Kind("forum", "id", Forum),
    "editions": Kind("edition", "id", Edition),
    "initiatives": Kind("initiative", "id", Initiative),
    "figures": Kind("figure", "id", TradeFigure),
    "indicators": Kind("indicator", "id", Indicator),
    "rates_monthly": Kind("rate-series", "id", RateSeries),
}
"""Collection -> what it holds. Names and errata have no code of their own and stay tuples."""

_PARTS: Final[dict[str, tuple[str, ...]]] = {
    "countries": ("currencies",),
    "blocs": ("memberships", "pairs", "participation", "versions", "accessions"),
    "calendars": ("regimes",),
    "segments": ("lengths",),
    "spans": ("lengths",),
    "corridors": ("lengths", "routes"),
    "services": ("routes",),
    "editions": ("participants", "outcomes"),
}
"""Collection -> the fields that hold records with sources of their own."""


@attrs.frozen(kw_only=True, weakref_slot=False, init=False, eq=False, repr=False)
class Tables:
    """Hold the records of an atlas, one collection for each kind.

    `Atlas` is the class to use; this one is its data without the promise that the records fit together.
    """

    sources: Collection[Source]
    measures: Collection[Measure]
    flows: Collection[Flow]
    concepts: Collection[Concept]
    commodities: Collection[Commodity]
    calendars: Collection[FiscalCalendar]
    organisations: Collection[Organisation]
    names: tuple[Name, ...]
    countries: Collection[Country]
    regions: Collection[Region]
    groups: Collection[Group]
    blocs: Collection[Bloc]
    milestones: Collection[Milestone]
    places: Collection[Place]
    segments: Collection[Segment]
    spans: Collection[Span]
    corridors: Collection[Corridor]
    services: Collection[Service]
    gauge_breaks: Collection[BreakOfGauge]
    border_crossings: Collection[BorderCrossing]
    forums: Collection[Forum]
    editions: Collection[Edition]
    initiatives: Collection[Initiative]
    figure_records: Collection[TradeFigure]
    indicator_records: Collection[Indicator]
    errata: tuple[Erratum, ...]
    rates_monthly: Collection[RateSeries]

    __repr__ = show_record

    @cached_property
    def parties(self) -> Collection[Party]:
        """What can report a figure or be a partner: countries, regions, blocs, groups and the world (`W`)."""
        named: dict[str, Party] = {WORLD: THE_WORLD, **self.groups, **self.blocs, **self.regions, **self.countries}
        return Collection("party", named)


def collections_of(sets: RecordSets) -> dict[str, Any]:
    """Turn the sets of records into the fields of `Tables`, each in the order of its codes.

    The sources that the records carry are added to the ones that are given, so that nobody has to list them twice.

    Raises:
        TypeError: if a collection has another name, or holds something that is no record of its kind.
    """
    if unknown := sorted(set(sets) - set(RecordSets.__annotations__)):
        raise TypeError(f"an atlas has no collection {unknown[0]!r}: it has {', '.join(RecordSets.__annotations__)}")
    given: Mapping[str, Any] = sets
    fields: dict[str, Any] = {}
    for name, kind in KINDS.items():
        records = _checked(name, kind.record, given.get(name, ()))
        fields[field_of(name)] = Collection.of(kind.word, records, key=attrgetter(kind.key))
    fields["names"] = tuple(sorted(_checked("names", Name, given.get("names", ())), key=name_key))
    fields["errata"] = tuple(sorted(_checked("errata", Erratum, given.get("errata", ())), key=erratum_key))
    known = dict(fields["sources"])
    for source in distinct_sources(fields):
        known.setdefault(source.id, source)
    fields["sources"] = Collection("source", known, fields["sources"].repeated)
    return fields


def distinct_sources(fields: Mapping[str, Any]) -> Iterable[Source]:
    """Give the sources that records carry, each object once; equal ones may be several objects."""
    found: dict[int, Source] = {}
    for name in KINDS:
        parts = _PARTS.get(name, ()) if name != "sources" else ()
        for record in fields[field_of(name)].values():
            for source in _own_sources(record):
                found[id(source)] = source
            for part in parts:
                for item in getattr(record, part):
                    for source in _own_sources(item):
                        found[id(source)] = source
    for record in (*fields["names"], *fields["errata"]):
        found[id(record.source)] = record.source
    return found.values()


def sources_in(fields: Mapping[str, Any]) -> Iterator[tuple[str, str, Source]]:
    """Walk over the sources of all records: kind of the record, its code, the source."""
    for name, kind in KINDS.items():
        parts = _PARTS.get(name, ())
        for code, record in fields[field_of(name)].items() if name != "sources" else ():
            for source in _sources(record, parts):
                yield kind.word, code, source
    for word, name, key in (("name", "names", "record"), ("erratum", "errata", "figure")):
        for record in fields[name]:
            yield word, getattr(record, key), record.source


def field_of(collection: str) -> str:
    """Give the field of `Tables` that holds a collection: claims have another, for an atlas selects from them."""
    return {"figures": "figure_records", "indicators": "indicator_records"}.get(collection, collection)


def name_key(name: Name) -> tuple[str, str, str, str]:
    """Give what tells a name from others."""
    return (name.record_type, name.record, name.language, name.name)


def erratum_key(erratum: Erratum) -> tuple[str, str]:
    """Give what tells an erratum from others."""
    return (erratum.figure, erratum.field)


def _checked(name: str, kind: type[R], records: Iterable[Any]) -> list[R]:
    listed = list(records)
    for record in listed:
        if not isinstance(record, kind):
            raise FieldTypeError(
                name, f"{shorten(record)} ({type(record).__name__})", f"records of the class {kind.__name__}"
            )
    return listed


def _sources(record: Any, parts: tuple[str, ...]) -> Iterator[Source]:  # noqa: ANN401  # any record
    yield from _own_sources(record)
    for part in parts:
        for item in getattr(record, part):
            yield from _own_sources(item)


def _own_sources(record: Any) -> Iterable[Source]:  # noqa: ANN401  # any record
    """Give the sources of a record; calendars have none of their own, and those of regimes are optional."""
    if isinstance(record, FiscalRegime):
        return () if record.source is None else (record.source,)
    sources: Iterable[Source] = getattr(record, "sources", ())
    return sources
