"""Names in any language: what to call a code, and which code a name means.

The only module that touches Babel and pycountry, each at its first use. Names of countries, currencies and units come
from the Unicode CLDR through Babel; names of regions, blocs and groups, and the forms that the press uses, from the
bundled tables or from an atlas of one's own.
"""

from collections.abc import Iterable, Iterator, Mapping
from csv import DictReader
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast, final

import attrs

from regcoop._shorten import shorten
from regcoop._show import show_record
from regcoop._validate import check_choice, check_range, check_type
from regcoop.atlas import PARTIES, Atlas, Suggestion
from regcoop.atlas.lookup import Entry, KindNames, NameIndex
from regcoop.blocs import Bloc
from regcoop.countries import WORLD, Country, Group, Region
from regcoop.errors import AmbiguousNameError, FieldTypeError, NoNameError, UnknownCodeError, UnknownLocaleError
from regcoop.labels import NameKind
from regcoop.milestones import RecordType
from regcoop.units import UNITS, parse_unit

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["Resolved", "Unmatched", "display_name", "resolve", "resolve_all", "suggest"]

_DATA: Final = Path(__file__).parent / "data"
_ENGLISH: Final[Mapping[str, str]] = {"HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao"}
"""Country -> the form the press uses, where the CLDR writes Hong Kong SAR China, Myanmar (Burma), Macao SAR China."""

_EARTH: Final = "001"
_UNION: Final = "EU"
"""The territories of the CLDR that are no countries but parties."""

_FILES: Final[Mapping[str, str]] = {
    RecordType.COUNTRY: "countries",
    RecordType.REGION: "regions",
    RecordType.BLOC: "blocs",
    RecordType.GROUP: "groups",
}
_PREFERENCE: Final = (NameKind.SHORT, NameKind.NATIVE, NameKind.OFFICIAL, NameKind.PRESS)


class _Label(NamedTuple):
    """Hold one name of one party in one language."""

    record_type: str
    record: str
    language: str
    name: str
    kind: NameKind


class _Labels(NamedTuple):
    """Hold what a set of tables calls its parties.

    `codes` gives the codes of each kind of party, `territories` the CLDR territory of each party whose code is
    another one: the world is 001, CN-HK is HK.
    """

    labels: tuple[_Label, ...]
    codes: Mapping[str, Mapping[str, str]]
    territories: Mapping[str, str]


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Unmatched:
    """Name a text that means no party, or more than one.

    Attributes:
        text: the text.
        candidates: the codes that it may mean; none if it means nothing that is known.
    """

    text: str
    candidates: tuple[str, ...] = ()

    __repr__ = show_record


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Resolved:
    """Hold the codes of a column of names, and beside them what was not matched.

    Attributes:
        texts: the texts, in their order.
        codes: the code of each text, None where there is none.
        unmatched: each text without a code, once.
    """

    texts: tuple[str, ...]
    codes: tuple[str | None, ...]
    unmatched: tuple[Unmatched, ...]

    __repr__ = show_record

    @property
    def mapping(self) -> dict[str, str]:
        """Each text that has a code, with its code."""
        return {text: code for text, code in zip(self.texts, self.codes, strict=True) if code is not None}


def display_name(
    code: str, *, locale: str, kind: Literal["party", "unit"] | None = None, atlas: Atlas | None = None
) -> str:
    """Give the name of a party, currency or unit in a language.

    Use it where people read: tables, headings, maps. Countries, currencies and units are named as in the Unicode
    CLDR, except that English keeps to the short forms that the press uses (Myanmar, Hong Kong, Macao). Regions, blocs
    and groups have the names of the bundled tables, or of your own atlas.

    >>> from regcoop.names import display_name
    >>> display_name("LA", locale="zh"), display_name("MM", locale="en"), display_name("CNY", locale="ru")
    ('老挝', 'Myanmar', 'китайский юань')

    Args:
        code: the code of a party, or of a unit of measure.
        locale: the language, such as `en`, `zh` or `pt_BR`; never taken from the machine.
        kind: what the code stands for; without it a party is looked for first (`TJ` is Tajikistan, and a unit of
            energy).
        atlas: where regions, blocs and groups are looked up, instead of the bundled tables.

    Raises:
        UnknownCodeError: if there is no such party or unit.
        UnknownUnitError: if one of the two codes of a compound unit is none.
        NoNameError: if it has no name in that language. Nothing else is given in its place.
        UnknownLocaleError: if there is no such locale.
    """
    spoken = _locale(locale)
    if kind is not None:
        check_choice("kind", kind, ("party", "unit"))
    known = _labels(atlas)
    is_party = kind != "unit" and (code in _countries() or any(code in codes for codes in known.codes.values()))
    is_unit = not is_party and kind != "party" and (code in UNITS or "/" in code)
    if not is_party and not is_unit:
        raise UnknownCodeError(kind or "party or unit", code)
    name = _party_name(code, spoken, known) if is_party else _unit_name(code, spoken)
    if name is None:
        raise NoNameError(code, locale)
    return name


def resolve(text: str, *, locales: Iterable[str], atlas: Atlas | None = None) -> str | None:
    """Give the code of the one party that a name means, or None.

    Use it for names as people write them, one at a time; `resolve_all` takes a column of them. It knows the names of
    all countries in the languages that are asked for, and the bundled names of countries, regions, blocs and groups
    in all languages, and compares whole names without regard to case, accents, dots, hyphens and "the". A part of a
    name is never an answer, nor is a name that is merely near: see `suggest`. Codes and abbreviations of two or three
    letters match in upper case only.

    >>> from regcoop.names import resolve
    >>> resolve("Lao PDR", locales=("en",)), resolve("таиланд", locales=("ru",)), resolve("no", locales=("en",))
    ('LA', 'TH', None)

    Raises:
        AmbiguousNameError: if several parties bear the name, or it is a part that several countries share ("Congo").
        UnknownLocaleError: if there is no such locale.
        FieldTypeError: if the text is no text, or the locales are one text instead of several.
    """
    found = _index(_several(locales), atlas).find(text, PARTIES)
    return None if found is None else found[1]


def resolve_all(texts: Iterable[str], *, locales: Iterable[str], atlas: Atlas | None = None) -> Resolved:
    """Give the codes of many names, and beside them the names that were not matched.

    Use it for a column of a table. Nothing is dropped: every text has its place in `codes`, and each that has no code
    stands in `unmatched`, with the codes it may mean if there are several.

    >>> from regcoop.names import resolve_all
    >>> found = resolve_all(["Viet Nam", "Korea", "Atlantis"], locales=("en",))
    >>> found.codes
    ('VN', None, None)
    >>> found.unmatched
    (Unmatched(text='Korea', candidates=('KP', 'KR')), Unmatched(text='Atlantis', candidates=()))

    Raises:
        UnknownLocaleError: if there is no such locale.
        FieldTypeError: if one of the texts is no text.
    """
    index = _index(_several(locales), atlas)
    column = tuple(texts)
    answers = {text: _answer(index, text) for text in dict.fromkeys(column)}
    return Resolved(
        column,
        tuple(answer if isinstance(answer, str) else None for answer in map(answers.__getitem__, column)),
        tuple(answer for answer in answers.values() if isinstance(answer, Unmatched)),
    )


def suggest(text: str, *, locales: Iterable[str], limit: int = 5, atlas: Atlas | None = None) -> tuple[Suggestion, ...]:
    """Give the parties with the names nearest to a text, the nearest first.

    Use it to help a person whose text `resolve` does not know. A suggestion is never an answer.

    >>> from regcoop.names import suggest
    >>> suggest("Tajikstan", locales=("en",), limit=1)
    (Suggestion(name='Tajikistan', record_type='country', record='TJ'),)

    Raises:
        UnknownLocaleError: if there is no such locale.
        FieldValueError: if the limit is not between 1 and 100.
    """
    check_range("limit", limit, lowest=1, highest=100)
    check_type("text", text, str)
    return _index(_several(locales), atlas).suggest(text, PARTIES, limit)


def _answer(index: NameIndex, text: str) -> str | Unmatched:
    try:
        found = index.find(text, PARTIES)
    except AmbiguousNameError as error:
        return Unmatched(text, error.candidates)
    return Unmatched(text) if found is None else found[1]


# Locales


def _locale(name: object) -> "Locale":
    from babel import Locale
    from babel import UnknownLocaleError as NoLocale

    if not isinstance(name, str) or not name:
        raise UnknownLocaleError(name)
    try:
        return Locale.parse(name.replace("-", "_"))
    except (NoLocale, ValueError):
        raise UnknownLocaleError(name) from None


def _several(locales: Iterable[str]) -> tuple[str, ...]:
    if isinstance(locales, str):
        raise FieldTypeError("locales", shorten(locales), f"several, such as ({locales!r},)")
    return tuple(dict.fromkeys(locales))


# What things are called


def _party_name(code: str, locale: "Locale", known: _Labels) -> str | None:
    territory, spoken = known.territories.get(code, code), cast("Mapping[str, str]", locale.territories)
    if territory in spoken and (territory in _countries() or code in known.territories):
        press = _ENGLISH.get(territory) if locale.language == "en" else None
        return press or spoken[territory]
    named = [label for label in known.labels if label.record == code and label.language == locale.language]
    return min(named, key=_rank).name if named else None


def _rank(label: _Label) -> tuple[int, str]:
    return (_PREFERENCE.index(label.kind) if label.kind in _PREFERENCE else len(_PREFERENCE)), label.name


def _unit_name(code: str, locale: "Locale") -> str | None:
    from babel.units import get_unit_name

    unit = parse_unit(code)
    if unit.numerator is not None and unit.denominator is not None:
        parts = (_unit_name(unit.numerator.code, locale), _unit_name(unit.denominator.code, locale))
        return None if None in parts else "/".join(map(str, parts))
    name: str | None = None
    if unit.cldr is not None:
        currencies = cast("Mapping[str, str]", locale.currencies)
        forms = (get_unit_name(unit.cldr, form, locale) for form in ("long", "short"))  # Chinese has short forms alone
        name = currencies.get(unit.cldr) if unit.is_money else next(filter(None, forms), None)
    return name or (unit.name if locale.language == "en" else None)


@cache
def _countries() -> Mapping[str, tuple[str, ...]]:
    """Every country of ISO 3166-1, with its alpha-3 code and its names there."""
    import pycountry

    fields = ("alpha_3", "name", "common_name", "official_name")
    return {
        country.alpha_2: tuple(name for field in fields if (name := getattr(country, field, None)))
        for country in pycountry.countries
    }


# Which code a name means


@lru_cache(maxsize=16)
def _index(locales: tuple[str, ...], atlas: Atlas | None) -> NameIndex:
    known = _labels(atlas)
    code_of = {territory: code for code, territory in known.territories.items()}
    listed: dict[str, list[Entry]] = {kind: [] for kind in PARTIES}
    for label in known.labels:
        listed[label.record_type].append(Entry(label.record_type, label.record, label.name, label.kind))
    for locale in map(_locale, locales):
        for territory, name, kind in _territory_names(locale):
            code = code_of.get(territory, territory)
            listed[_kind_of(code)].append(Entry(_kind_of(code), code, name, kind))
    return NameIndex({kind: KindNames(_codes(kind, known, code_of), listed[kind]) for kind in sorted(PARTIES)})


def _territory_names(locale: "Locale") -> Iterator[tuple[str, str, NameKind]]:
    """Give the names of all territories in a language; those of ISO are English, and count as names of the press."""
    spoken = cast("Mapping[str, str]", locale.territories)
    for territory, iso in {**_countries(), _EARTH: (), _UNION: ()}.items():
        if name := spoken.get(territory):
            yield territory, name, NameKind.SHORT
        if locale.language == "en":
            yield from ((territory, name, NameKind.PRESS) for name in iso[1:])
            if territory in _ENGLISH:
                yield territory, _ENGLISH[territory], NameKind.SHORT


def _kind_of(code: str) -> str:
    if code == WORLD:
        return RecordType.GROUP
    if "-" in code:
        return RecordType.REGION
    return RecordType.BLOC if code == _UNION else RecordType.COUNTRY


def _codes(kind: str, known: _Labels, code_of: Mapping[str, str]) -> dict[str, str]:
    codes = dict(known.codes[kind])
    if kind == RecordType.COUNTRY:
        for territory, (alpha_3, *_) in _countries().items():
            codes[territory] = codes[alpha_3] = code_of.get(territory, territory)
    return codes


# The tables


def _labels(atlas: Atlas | None) -> _Labels:
    return _bundled() if atlas is None else _labels_in(atlas)


@lru_cache(maxsize=8)
def _labels_in(atlas: Atlas) -> _Labels:
    records: Mapping[str, Mapping[str, Country | Region | Bloc | Group]] = {
        RecordType.COUNTRY: atlas.countries,
        RecordType.REGION: atlas.regions,
        RecordType.BLOC: atlas.blocs,
        RecordType.GROUP: atlas.groups,
    }
    own = ((kind, code, record.name) for kind, rows in records.items() for code, record in rows.items())
    named = (
        _Label(name.record_type, name.record, name.language, name.name, name.kind)
        for name in atlas.names
        if name.record_type in PARTIES
    )
    return _gathered(own, named, (code for code, region in atlas.regions.items() if region.separate_territory))


@cache
def _bundled() -> _Labels:
    """Read the bundled tables of parties and of names, and no others."""
    tables = {kind: _rows(f"{file}.csv") for kind, file in _FILES.items()}
    own = ((kind, row["code"], row["name"]) for kind, rows in tables.items() for row in rows)
    named = (
        _Label(row["record_type"], row["record"], row["language"], row["name"], NameKind(row["kind"]))
        for row in _rows("names.csv")
        if row["record_type"] in PARTIES
    )
    apart = (row["code"] for row in tables[RecordType.REGION] if row["separate_territory"] == "true")
    return _gathered(own, named, apart)


def _rows(file: str) -> list[dict[str, str]]:
    with (_DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(DictReader(lines))


def _gathered(own: Iterable[tuple[str, str, str]], named: Iterable[_Label], apart: Iterable[str]) -> _Labels:
    codes: dict[str, dict[str, str]] = {kind: {} for kind in PARTIES}
    labels: list[_Label] = []
    for kind, code, name in own:
        codes[kind][code] = code
        labels.append(_Label(kind, code, "en", name, NameKind.SHORT))
    codes[RecordType.GROUP][WORLD] = WORLD
    territories = {code: code.partition("-")[2] for code in apart}
    known = {code: territory for code, territory in territories.items() if territory not in codes[RecordType.COUNTRY]}
    twins = territories.keys() - known.keys()  # CN-HK, where the tables also have HK: one territory, named there
    if _UNION in codes[RecordType.BLOC]:
        known[_UNION] = _UNION
    return _Labels(
        tuple(label for label in (*labels, *named) if label.record not in twins), codes, {WORLD: _EARTH, **known}
    )
