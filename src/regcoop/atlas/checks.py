"""The checks of an atlas: codes that stand twice or clash, references that lead nowhere, routes that break."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any, Final, TypeAlias

import attrs

from regcoop.atlas.tables import KINDS, Tables, distinct_sources, erratum_key, field_of, name_key, sources_in
from regcoop.countries import WORLD
from regcoop.errors import (
    BrokenChainError,
    CodeClashError,
    DanglingReferenceError,
    DuplicateCodeError,
    RecordError,
    SourceClashError,
)
from regcoop.ratios import Share
from regcoop.units import UNITS

__all__ = ["problems_of"]

_Known: TypeAlias = Mapping[str, Collection[str]]


def problems_of(tables: Tables) -> tuple[RecordError, ...]:
    """Give everything that is wrong with the records of an atlas, in the order of the tables; empty if nothing is.

    A codec uses it to tell the user the file and row of each problem; `Atlas.build` raises them together.
    """
    found: list[RecordError] = []
    for check in (_repeated, _repeated_parts, _clashes, _source_clashes, _dangling, _broken_chains):
        found.extend(check(tables))
    return tuple(found)


# Codes


def _repeated(tables: Tables) -> Iterator[RecordError]:
    for name, kind in KINDS.items():
        for record in getattr(tables, field_of(name)).repeated:
            code = getattr(record, kind.key)
            yield DuplicateCodeError(kind.word, code, kind.key, code)


def _repeated_parts(tables: Tables) -> Iterator[RecordError]:
    memberships = ((row.id, row.id) for bloc in tables.blocs.values() for row in bloc.memberships)
    for record_type, field, keys in (
        ("membership", "id", memberships),
        ("name", "name", ((name.record, " ".join(name_key(name))) for name in tables.names)),
        ("erratum", "field", ((erratum.figure, " ".join(erratum_key(erratum))) for erratum in tables.errata)),
        ("country", "alpha_3", ((country.code, country.alpha_3) for country in tables.countries.values())),
        ("country", "numeric", ((country.code, country.numeric) for country in tables.countries.values())),
    ):
        seen: set[str] = set()
        for record, key in keys:
            if key in seen:
                yield DuplicateCodeError(record_type, record, field, key)
            seen.add(key)


def _clashes(tables: Tables) -> Iterator[RecordError]:
    alpha_3 = {country.alpha_3: f"the alpha-3 code of {code}" for code, country in tables.countries.items()}
    currencies = {code: "a currency" for code, unit in UNITS.items() if unit.is_money}
    countries = {**alpha_3, **_as("a country", tables.countries)}
    taken = {**currencies, **countries, **_as("a region", tables.regions)}
    parties = {**taken, WORLD: "the world", **_as("a bloc", tables.blocs), **_as("a group", tables.groups)}
    yield from _shared("region", tables.regions, countries)
    yield from _shared("bloc", tables.blocs, {**taken, WORLD: "the world"})
    yield from _shared("group", tables.groups, {**taken, **_as("a bloc", tables.blocs)})
    yield from _shared("organisation", tables.organisations, {**parties, **_as("a place", tables.places)})
    yield from _shared("service", tables.services, _as("a corridor", tables.corridors))
    yield from _shared("figure", tables.figure_records, _as("an indicator", tables.indicator_records))


def _as(what: str, codes: Iterable[str]) -> dict[str, str]:
    return dict.fromkeys(codes, what)


def _shared(record_type: str, codes: Iterable[str], taken: Mapping[str, str]) -> Iterator[RecordError]:
    for code in codes:
        if code in taken:
            yield CodeClashError(record_type, code, "code", code, taken[code])


def _source_clashes(tables: Tables) -> Iterator[RecordError]:
    known = dict(tables.sources)
    fields = {field.name: getattr(tables, field.name) for field in attrs.fields(Tables)}
    strange = {
        id(source)
        for source in distinct_sources(fields)
        if (listed := known.get(source.id)) is not source and listed != source
    }
    seen: set[tuple[str, str, str]] = set()
    for record_type, record, source in sources_in(fields) if strange else ():
        key = (record_type, record, source.id)
        if id(source) in strange and key not in seen:
            yield SourceClashError(record_type, record, "source", source.id)
        seen.add(key)


# References: path to the field (`[]` steps into every item of a tuple) -> what kind of record the code there must be.
# A target that begins with `@` is read from that field of the record.

_REFERENCES: Final[dict[str, dict[str, str]]] = {
    "sources": {"copy_of": "source"},
    "flows": {"opposite": "flow"},
    "concepts": {"measure": "measure"},
    "commodities": {"parent": "commodity"},
    "organisations": {"party": "party", "place": "place", "part_of": "organisation", "default_concept": "concept"},
    "countries": {"currencies[].currency": "unit"},
    "regions": {"country": "country"},
    "groups": {"parties[]": "party", "bloc": "bloc"},
    "blocs": {
        "seat_country": "country",
        "memberships[].party": "party",
        "memberships[].scope[]": "region",
        "pairs[].party_a": "party",
        "pairs[].party_b": "party",
        "participation[].party": "party",
        "accessions[].party": "party",
    },
    "milestones": {"record": "@record_type"},
    "places": {"country": "country", "region": "region", "part_of": "place"},
    "segments": {"origin": "place", "destination": "place"},
    "spans": {"segments[]": "segment"},
    "corridors": {"bloc": "bloc", "routes[].segments[]": "segment"},
    "services": {"routes[].segments[]": "segment"},
    "gauge_breaks": {"place": "place", "opposite_place": "place"},
    "border_crossings": {"place_a": "place", "place_b": "place"},
    "forums": {"bloc": "bloc"},
    "editions": {
        "forum": "forum",
        "place": "place",
        "country": "country",
        "participants[].party": "party or organisation",
        "outcomes[].initiative": "initiative",
        "outcomes[].figure": "claim",
    },
    "initiatives": {"place": "place", "parties[].party": "party, organisation or place"},
    "figures": {
        "fact.measure": "measure",
        "fact.flow": "flow",
        "fact.reporter": "party",
        "fact.partner": "party",
        "fact.commodity": "commodity",
        "fact.concept": "concept",
        "fact.place": "place",
        "composition": "group",
        "compiler": "organisation",
        "via": "organisation",
    },
    "rates_monthly": {"base": "unit", "quote": "unit"},
    "indicators": {"subject": "@subject_type", "measure": "measure", "compiler": "organisation", "concept": "concept"},
}

_WHOLES: Final = {
    "measure": "measure",
    "flow": "flow",
    "reporter": "party",
    "partner": "party",
    "commodity": "commodity or all",
    "concept": "concept",
    "place": "place",
}
"""Dimension that the whole of a share replaces -> what its value must be."""


def _dangling(tables: Tables) -> Iterator[RecordError]:
    known = _known(tables)
    for name, references in _REFERENCES.items():
        records = getattr(tables, field_of(name))
        for reference in references.items():
            yield from _unresolved(KINDS[name].word, records, reference, known)
    for claims in (tables.figure_records, tables.indicator_records):
        for code, claim in claims.items():
            yield from _unresolved_wholes(claims.kind, code, claim.shares, known)
    for named in tables.names:
        if named.record not in known.get(named.record_type, ()):
            yield DanglingReferenceError("name", named.record, "record", named.record, named.record_type)
    for erratum in tables.errata:
        if erratum.figure not in known["claim"]:
            yield DanglingReferenceError("erratum", erratum.figure, "figure", erratum.figure, "claim")


def _unresolved(
    word: str, records: Mapping[str, Any], reference: tuple[str, str], known: _Known
) -> Iterator[RecordError]:
    path, target = reference
    values = _reader(path)
    target_of = attrgetter(target[1:]) if target.startswith("@") else None
    if target_of is None and not _strays(map(values, records.values()), known[target]):
        return
    for code, record in records.items():
        wanted = target if target_of is None else str(target_of(record))
        for value in values(record):
            if value is not None and value not in known[wanted]:
                yield DanglingReferenceError(word, code, path.replace("[]", "").removeprefix("fact."), value, wanted)


def _strays(values: Iterable[Iterable[str | None]], there: Collection[str]) -> bool:
    """Tell whether any code is not there, without saying whose it is: for most fields that is the end of it."""
    return any(value is not None and value not in there for value in set(chain.from_iterable(values)))


def _unresolved_wholes(word: str, code: str, shares: tuple[Share, ...], known: _Known) -> Iterator[RecordError]:
    for share in shares:
        wholes = (("claim", share.whole),) if isinstance(share.whole, str) else (share.whole or ())
        for dimension, value in wholes:
            target = _WHOLES.get(dimension, dimension)
            if target in known and value not in known[target]:
                yield DanglingReferenceError(word, code, "shares.whole", value, target)


def _known(tables: Tables) -> _Known:
    known: dict[str, Collection[str]] = {
        kind.word: set(getattr(tables, field_of(name))) for name, kind in KINDS.items()
    }
    known["unit"] = UNITS
    known["party"] = {WORLD, *tables.countries, *tables.regions, *tables.blocs, *tables.groups}
    known["party or organisation"] = {*known["party"], *tables.organisations}
    known["party, organisation or place"] = {*known["party or organisation"], *tables.places}
    known["claim"] = {*tables.figure_records, *tables.indicator_records}
    known["commodity or all"] = {"all", *tables.commodities}
    return known


def _reader(path: str) -> Callable[[Any], Iterable[str | None]]:
    """Compile a path to a function that gives the values of a record."""
    field, many, rest = path.partition("[]")
    read = attrgetter(field)
    if not many:
        return lambda record: (read(record),)
    if not rest:
        return read
    deeper = _reader(rest.removeprefix("."))
    return lambda record: (value for item in read(record) for value in deeper(item))


# Chains


def _broken_chains(tables: Tables) -> Iterator[RecordError]:
    ends = {code: (segment.origin, segment.destination) for code, segment in tables.segments.items()}
    for word, lines in (("corridor", tables.corridors), ("service", tables.services)):
        for line in lines.values():
            for route in line.routes:
                if broken := _break_in(route.segments, ends):
                    yield BrokenChainError(word, line.id, f"route {route.route}", broken)


def _break_in(chain: tuple[str, ...], ends: Mapping[str, tuple[str, str]]) -> str | None:
    """Give the first segment that does not join the ones before it, walking each in whichever direction fits."""
    if any(code not in ends for code in chain):
        return None
    reached = set(ends[chain[0]])
    for code in chain[1:]:
        origin, destination = ends[code]
        reached = {end for start, end in ((origin, destination), (destination, origin)) if start in reached}
        if not reached:
            return code
    return None
