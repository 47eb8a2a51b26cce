"""Countries, regions and groups, and the one name space of party codes.

Use these records for the parties that figures, memberships and meetings speak of. Every party is named by a code: `W`
for the world, ISO 3166-1 alpha-2 for countries and statistical territories, ISO 3166-2 for their parts, and
upper-case codes of their own for blocs and groups.
"""

import re
from datetime import date
from typing import Final, Self, final

import attrs

from regcoop._dated import Imprecise, Spell, holds_on
from regcoop._records import (
    check_degrees,
    check_flag,
    check_order,
    check_party,
    check_pattern,
    check_period,
    check_sourced,
    show_source,
)
from regcoop._show import show_record
from regcoop._validate import check_optional, check_text, check_tuple, check_type
from regcoop.errors import InvalidRecordError
from regcoop.period import Period
from regcoop.sources import Source

__all__ = ["WORLD", "Country", "CurrencyUse", "Group", "Region"]

WORLD: Final = "W"
"""The party code of the whole world, the partner of every figure "with the world"."""

_ALPHA_2: Final = re.compile(r"[A-Z]{2}")
_ALPHA_3: Final = re.compile(r"[A-Z]{3}")
_NUMERIC: Final = re.compile(r"[0-9]{3}")
_SUBDIVISION: Final = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_GROUPING: Final = re.compile(r"[A-Z][A-Z0-9]{2,}")


@final
@attrs.frozen(weakref_slot=False, repr=False)
class CurrencyUse:
    """Say that a country used a currency as legal tender, from one date to another.

    A country has one row per currency and spell: two overlap while both are legal tender, as in Bhutan.

    Examples:
        >>> from regcoop.countries import CurrencyUse
        >>> from regcoop.period import Period
        >>> from regcoop.sources import Source, SourceKind
        >>> cldr = Source("cldr-48", publisher="Unicode", title="CLDR 48", kind=SourceKind.REFERENCE)
        >>> kuna = CurrencyUse("HRK", start=Period.parse("1994-05-30"), end=Period.parse("2023-01-01"), source=cldr)
        >>> kuna.currency, str(kuna.end)
        ('HRK', '2023-01-01')

    Attributes:
        currency: ISO 4217 code.
        start: when it became legal tender; None if that is not known.
        end: the first day on which it no longer was; None if it still is.
    """

    currency: str
    start: Period | None = attrs.field(default=None, kw_only=True)
    end: Period | None = attrs.field(default=None, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_pattern("currency", self.currency, _ALPHA_3, "an ISO 4217 code such as CNY")
        check_period("start", self.start)
        check_period("end", self.end)
        check_order(f"The use of {self.currency}", self.start, self.end)
        check_sourced(self.source, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Country:
    """Hold a country or statistical territory with an ISO 3166-1 code.

    Names in other languages come from the module `names`; the record holds only what libraries lack or what must
    carry a source.

    Examples:
        >>> from regcoop.countries import Country
        >>> from regcoop.sources import Source, SourceKind
        >>> gazetteer = Source("geonames-2026", publisher="GeoNames", title="Gazetteer", kind=SourceKind.REFERENCE)
        >>> laos = Country(
        ...     "LA", alpha_3="LAO", numeric="418", name="Laos", capital="Vientiane",
        ...     capital_lat=17.97, capital_lon=102.61, landlocked=True, source=gazetteer,
        ... )
        >>> laos.name, laos.landlocked
        ('Laos', True)

    Attributes:
        code: ISO 3166-1 alpha-2.
        alpha_3: ISO 3166-1 alpha-3.
        numeric: ISO 3166-1 number, as three digits.
        name: short English name.
        capital_lat: degrees north.
        capital_lon: degrees east.
        landlocked: whether it has no coast on an ocean (the Caspian Sea is a lake).
        currencies: the currencies it used, with dates.
    """

    code: str
    alpha_3: str = attrs.field(kw_only=True)
    numeric: str = attrs.field(kw_only=True)
    name: str = attrs.field(kw_only=True)
    capital: str = attrs.field(kw_only=True)
    capital_lat: float = attrs.field(kw_only=True)
    capital_lon: float = attrs.field(kw_only=True)
    landlocked: bool = attrs.field(kw_only=True)
    currencies: tuple[CurrencyUse, ...] = attrs.field(default=(), kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_pattern("code", self.code, _ALPHA_2, "an ISO 3166-1 alpha-2 code such as TH")
        check_pattern("alpha_3", self.alpha_3, _ALPHA_3, "an ISO 3166-1 alpha-3 code such as THA")
        check_pattern("numeric", self.numeric, _NUMERIC, "an ISO 3166-1 number as text of three digits, such as '764'")
        check_text("name", self.name)
        check_text("capital", self.capital)
        check_degrees("capital_lat", self.capital_lat, limit=90)
        check_degrees("capital_lon", self.capital_lon, limit=180)
        check_flag("landlocked", self.landlocked)
        check_tuple("currencies", self.currencies, CurrencyUse)
        check_sourced(self.source, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first, then those of its currencies; each once."""
        return tuple(dict.fromkeys((self.source, *(use.source for use in self.currencies))))

    def currencies_on(self, day: date, *, imprecise: Imprecise | None = None) -> tuple[str, ...]:
        """Give the currencies that were legal tender on a day, in the order of the rows.

        A currency of unknown start counts as in use since long ago.

        Raises:
            UncertainDateError: if the day lies inside an imprecise date and `imprecise` is None.
        """
        return tuple(
            use.currency
            for use in self.currencies
            if holds_on(
                Spell.of(use.start, use.end, unknown_start_is_past=True),
                day,
                record=f"the use of {use.currency} in {self.code}",
                imprecise=imprecise,
            )
        )


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Region:
    """Hold a part of a country with an ISO 3166-2 code.

    Use it for provinces and cities that publish trade of their own or take part in a programme under their own name.

    Examples:
        >>> from regcoop.countries import Region
        >>> from regcoop.sources import Source, SourceKind
        >>> iso = Source("iso-3166-2", publisher="ISO", title="ISO 3166-2", kind=SourceKind.REFERENCE)
        >>> yunnan = Region("CN-YN", country="CN", name="Yunnan", type="province", source=iso)
        >>> yunnan.country, yunnan.separate_territory
        ('CN', False)

    Attributes:
        code: ISO 3166-2.
        country: the country it belongs to, ISO 3166-1 alpha-2.
        type: what it is called: province, autonomous region, prefecture and so on.
        separate_territory: whether trade statistics count it apart from its country (CN-HK, CN-MO, CN-TW), so that a
            figure of the country does not contain it.
    """

    code: str
    country: str = attrs.field(kw_only=True)
    name: str = attrs.field(kw_only=True)
    type: str = attrs.field(kw_only=True)
    separate_territory: bool = attrs.field(default=False, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_pattern("code", self.code, _SUBDIVISION, "an ISO 3166-2 code such as CN-YN")
        check_pattern("country", self.country, _ALPHA_2, "an ISO 3166-1 alpha-2 code such as CN")
        if not self.code.startswith(f"{self.country}-"):
            advice = "an ISO 3166-2 code begins with the code of its country"
            raise InvalidRecordError(f"The region {self.code}", f"is said to belong to {self.country}", advice)
        check_text("name", self.name)
        check_text("type", self.type)
        check_flag("separate_territory", self.separate_territory)
        check_sourced(self.source, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Group:
    """Hold a fixed list of parties under a code, without dates.

    Use a group for what a figure is known to mean when it says "ASEAN" in 2024 (ASEAN10) or "the five Mekong
    countries" (MEKONG5); use a `Bloc` for anything that parties join and leave.

    Examples:
        >>> from regcoop.countries import Group
        >>> from regcoop.sources import Source, SourceKind
        >>> lmc = Source("lmc-2016", publisher="LMC", title="Sanya Declaration", kind=SourceKind.PRIMARY)
        >>> mekong = Group("MEKONG5", name="Mekong five", parties=frozenset({"KH", "LA", "MM", "TH", "VN"}), source=lmc)
        >>> sorted(mekong.parties)
        ['KH', 'LA', 'MM', 'TH', 'VN']

    Attributes:
        code: an upper-case code of at least three characters, unlike any ISO code.
        parties: the codes of its parties; empty if the list is not known.
        enumerated: False if its sources never say who belongs to it ("Africa"), so that it cannot be expanded.
        bloc: the bloc whose members it lists, if it lists those of one.
    """

    code: str
    name: str = attrs.field(kw_only=True)
    parties: frozenset[str] = attrs.field(default=frozenset(), kw_only=True)
    enumerated: bool = attrs.field(default=True, kw_only=True)
    bloc: str | None = attrs.field(default=None, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_pattern("code", self.code, _GROUPING, "an upper-case code of at least three characters")
        check_text("name", self.name)
        check_type("parties", self.parties, frozenset)
        for party in self.parties:
            check_party("an item of parties", party)
        check_flag("enumerated", self.enumerated)
        check_optional("bloc", self.bloc, check_party)
        check_sourced(self.source, self.note)
        self._check_list()

    def _check_list(self) -> None:
        if self.enumerated != bool(self.parties):
            problem = "lists no parties" if self.enumerated else "lists parties although it says that nobody does"
            raise InvalidRecordError(
                f"The group {self.code}", problem, "set enumerated to whether its parties are listed"
            )
        if self.code in self.parties:
            raise InvalidRecordError(f"The group {self.code}", "lists itself", "name its parties")

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)

    def with_parties(self, *parties: str) -> Self:
        """Give a copy that lists other parties; none of them makes it one whose list is not known."""
        return attrs.evolve(self, parties=frozenset(parties), enumerated=bool(parties))
