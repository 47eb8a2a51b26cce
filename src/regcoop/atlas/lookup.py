"""Names: which record a text means, if it means exactly one."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple, final

import attrs

from regcoop._shorten import shorten
from regcoop._show import show_record
from regcoop._validate import check_type
from regcoop.atlas.collection import near_codes
from regcoop.atlas.tables import KINDS, AnyRecord, Tables, field_of
from regcoop.atlas.territories import iso_3166_1, territory_of
from regcoop.countries import WORLD
from regcoop.errors import AmbiguousNameError, FieldTypeError, UnknownCodeError
from regcoop.labels import NameKind, nearest, normalise
from regcoop.milestones import RecordType
from regcoop.units import UNITS, Unit

__all__ = ["PARTIES", "Entry", "KindNames", "NameIndex", "Suggestion", "names_in", "record_in"]

PARTIES: Final[frozenset[str]] = frozenset({RecordType.COUNTRY, RecordType.REGION, RecordType.BLOC, RecordType.GROUP})
"""The kinds of record that can report a figure or be its partner: where `Atlas.find` looks unless told otherwise."""

_LONGEST: Final = 200
_ABBREVIATION: Final = re.compile(r"[A-Z]{2,3}")
_WORD: Final = re.compile(r"\w+")
_THAI_COUNTRY: Final = "ประเทศ"
"""The word for country, which Thai may put before the name of one, as English puts the article."""
_NOBODY: Final[frozenset[tuple[str, str]]] = frozenset()
_WEAK: Final = frozenset({NameKind.PRESS, NameKind.HISTORIC})


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Suggestion:
    """Name a record that a text may have meant: something to show to a person, never an answer.

    Attributes:
        name: the name of the record that is near to the text.
        record_type: the kind of the record, such as `country`.
        record: its code.
    """

    name: str
    record_type: str = attrs.field(kw_only=True)
    record: str = attrs.field(kw_only=True)

    __repr__ = show_record


class Entry(NamedTuple):
    """Hold one name of one record."""

    record_type: str
    record: str
    name: str
    kind: NameKind


@final
class KindNames:
    """Index the codes and names of one kind of record; what is never asked for is never built.

    `codes` maps what may be written as a code to the code of the record.
    """

    def __init__(self, codes: Mapping[str, str], entries: Iterable[Entry]) -> None:
        self.codes = codes
        self.entries = tuple(entries)

    @cached_property
    def exact(self) -> dict[str, list[Entry]]:
        """The entries by normal form; abbreviations by their letters, whose upper case no normal form has."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.kind is not NameKind.MISTRANSLATION:
                found.setdefault(_abbreviation(entry.name) or normalise(entry.name), []).append(entry)
        return found

    @cached_property
    def by_word(self) -> dict[str, set[tuple[str, str]]]:
        """Pairs of a record and one of its names, as words between blanks, by each word of the name."""
        found: dict[str, set[tuple[str, str]]] = {}
        for entry in self.entries:
            words = _WORD.findall(normalise(entry.name))
            for word in words:
                found.setdefault(word, set()).add((entry.record, f" {' '.join(words)} "))
        return found

    def sharing(self, text: str) -> frozenset[str]:
        """Give the records that have a text, word for word, in one of their names."""
        words = _WORD.findall(text)
        if not words:
            return frozenset()
        rarest = min((self.by_word.get(word, _NOBODY) for word in words), key=len)
        wanted = f" {' '.join(words)} "
        return frozenset(record for record, name in rarest if wanted in name)


@final
class NameIndex:
    """Find records of one or several kinds by code or name."""

    def __init__(self, kinds: Mapping[str, KindNames]) -> None:
        self._kinds = kinds

    def find(self, text: str, kinds: Collection[str]) -> tuple[str, str] | None:
        """Give the kind and the code of the one record that a text means, or None."""
        asked = self._asked(kinds)
        check_type("text", text, str)
        if len(text) > _LONGEST:
            return None
        text = text.strip()
        if coded := {(kind, names.codes[text]) for kind, names in asked.items() if text in names.codes}:
            return _only(text, coded)
        normal = normalise(text)
        entries = _entries(asked, _abbreviation(text) or normal)
        entries = entries or _entries(asked, normal.removeprefix(_THAI_COUNTRY))
        found = {(entry.record_type, entry.record) for entry in entries}
        if RecordType.COUNTRY in asked and all(entry.kind in _WEAK for entry in entries):
            sharing = {(str(RecordType.COUNTRY), record) for record in asked[RecordType.COUNTRY].sharing(normal)}
            found = found | sharing if found or len(sharing) > 1 else found
        return _only(text, found)

    def suggest(self, text: str, kinds: Collection[str], limit: int) -> tuple[Suggestion, ...]:
        """Give the records with the names nearest to a text, the nearest first."""
        by_name: dict[str, list[Entry]] = {}
        for names in self._asked(kinds).values():
            for entry in names.entries:
                by_name.setdefault(entry.name, []).append(entry)
        found: dict[tuple[str, str], Suggestion] = {}
        for name in nearest(text[:_LONGEST], by_name, limit=min(100, 4 * limit)):
            for entry in sorted(by_name[name]):
                suggestion = Suggestion(name, record_type=str(entry.record_type), record=entry.record)
                found.setdefault((entry.record_type, entry.record), suggestion)
        return tuple(found.values())[:limit]

    def _asked(self, kinds: Collection[str]) -> dict[str, KindNames]:
        if isinstance(kinds, str):
            raise FieldTypeError("kinds", shorten(kinds), "a set of kinds such as {'place', 'corridor'}")
        for kind in kinds:
            if kind not in self._kinds:
                raise UnknownCodeError("kind of record", kind, near_codes(kind, self._kinds, limit=3))
        return {kind: self._kinds[kind] for kind in sorted(kinds)}


def _entries(asked: Mapping[str, KindNames], key: str) -> list[Entry]:
    return [entry for names in asked.values() for entry in names.exact.get(key, ())]


def _abbreviation(name: str) -> str | None:
    """Give the letters of an abbreviation of two or three capitals, with or without dots; None for any other name."""
    letters = name.replace(".", "").strip()
    return letters if _ABBREVIATION.fullmatch(letters) else None


def _only(text: str, found: set[tuple[str, str]]) -> tuple[str, str] | None:
    if len(found) > 1:
        raise AmbiguousNameError(text, tuple(sorted(record for _, record in found)))
    return next(iter(found), None)


_COLLECTIONS: Final[dict[str, str]] = {kind.word: name for name, kind in KINDS.items()}


def names_in(tables: Tables) -> NameIndex:
    """Index the names of all records that have some: those on the records, and those of the table of names."""
    listed: dict[str, list[Entry]] = {kind: [] for kind in RecordType}
    for name in tables.names:
        listed[name.record_type].append(Entry(name.record_type, name.record, name.name, name.kind))
    return NameIndex({kind: _kind_names(tables, kind, listed[kind]) for kind in RecordType})


def record_in(tables: Tables, kind: str, code: str) -> AnyRecord | Unit:
    """Give the record of a kind that has a code."""
    record: AnyRecord | Unit = _records(tables, kind)[code]
    return record


def _records(tables: Tables, kind: str) -> Mapping[str, Any]:
    if kind == RecordType.UNIT:
        return UNITS
    records: Mapping[str, Any] = getattr(tables, field_of(_COLLECTIONS[kind]))
    return {WORLD: tables.parties[WORLD], **records} if kind == RecordType.GROUP else records


def _kind_names(tables: Tables, kind: RecordType, listed: Iterable[Entry]) -> KindNames:
    records = _records(tables, kind)
    codes = {code: code for code in records}
    if kind is RecordType.COUNTRY:
        codes |= {country.alpha_3: code for code, country in tables.countries.items()}
    if kind is RecordType.REGION:
        apart = (region for region in tables.regions.values() if region.separate_territory)
        codes |= {code: region.code for region in apart if (code := iso_3166_1(region)) not in tables.countries}
    own = (Entry(kind, code, name, NameKind.SHORT) for code, record in records.items() if (name := _name(record)))
    return KindNames(codes, [_territorial(entry, tables) for entry in (*own, *listed)])


def _name(record: Any) -> str | None:  # noqa: ANN401  # any record: some have a name, some a label, some neither
    name: str | None = getattr(record, "name", None) or getattr(record, "label", None)
    return name


def _territorial(entry: Entry, tables: Tables) -> Entry:
    """Let the names of a region that is also a country of its own (CN-HK, HK) mean the country."""
    region = tables.regions.get(entry.record) if entry.record_type == RecordType.REGION else None
    code = entry.record if region is None else territory_of(region, tables.countries)
    return entry if code == entry.record else Entry(RecordType.COUNTRY, code, entry.name, entry.kind)
