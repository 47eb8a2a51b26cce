"""Places: cities, stations, ports and border posts."""

import re
from enum import StrEnum
from typing import Final, final

import attrs

from regcoop._records import (
    check_degrees,
    check_enum,
    check_id,
    check_pattern,
    check_tail,
    show_source,
)
from regcoop._show import show_record
from regcoop._validate import (
    check_optional,
    check_text,
    check_tuple,
)
from regcoop.errors import InvalidRecordError
from regcoop.sources import Confidence, Source

__all__ = ["Place", "PlaceKind", "PlacePrecision"]

_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_SUBDIVISION: Final = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_LOCODE: Final = re.compile(r"[A-Z]{2}[A-Z2-9]{3}")


class PlaceKind(StrEnum):
    """Tell what a place is; a station or district may be part of a city."""

    CITY = "city"
    DISTRICT = "district"
    STATION = "station"
    PORT = "port"
    BORDER_POST = "border-post"
    RIVER_POINT = "river-point"
    SITE = "site"


class PlacePrecision(StrEnum):
    """Tell how far the coordinates of a place may be trusted.

    `point` is the thing itself, `town` the centre of its town, `approximate` within some ten kilometres, `proxy` the
    coordinates of another place that stands in for it: never measure distances from a proxy. `unknown` goes with no
    coordinates at all.
    """

    POINT = "point"
    TOWN = "town"
    APPROXIMATE = "approximate"
    PROXY = "proxy"
    UNKNOWN = "unknown"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Place:
    """Hold a named point: a city, a station, a port, a border post.

    A city is not its stations: Vientiane has three railway nodes of two gauges, each a place that is part of the city.

    Examples:
        >>> from regcoop.corridors import Place, PlaceKind, PlacePrecision
        >>> from regcoop.sources import Source, SourceKind
        >>> gazetteer = Source("geonames-2026", publisher="GeoNames", title="Gazetteer", kind=SourceKind.REFERENCE)
        >>> boten = Place(
        ...     "boten", name="Boten", kind=PlaceKind.BORDER_POST, country="LA", lat=21.19, lon=101.69,
        ...     precision=PlacePrecision.TOWN, source=gazetteer,
        ... )
        >>> boten.__geo_interface__
        {'type': 'Point', 'coordinates': (101.69, 21.19)}

    Attributes:
        country: ISO 3166-1 alpha-2.
        region: ISO 3166-2.
        part_of: id of the place it is part of.
        lat: degrees north, WGS 84; None when no source gives the position.
        lon: degrees east, WGS 84; None with `lat`.
        locode: UN/LOCODE.
        locode_more: further UN/LOCODEs, of its port or station.
    """

    id: str
    name: str = attrs.field(kw_only=True)
    kind: PlaceKind = attrs.field(kw_only=True)
    country: str = attrs.field(kw_only=True)
    region: str | None = attrs.field(default=None, kw_only=True)
    part_of: str | None = attrs.field(default=None, kw_only=True)
    lat: float | None = attrs.field(default=None, kw_only=True)
    lon: float | None = attrs.field(default=None, kw_only=True)
    precision: PlacePrecision = attrs.field(kw_only=True)
    locode: str | None = attrs.field(default=None, kw_only=True)
    locode_more: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_text("name", self.name)
        check_enum("kind", self.kind, PlaceKind)
        check_pattern("country", self.country, _COUNTRY, "an ISO 3166-1 alpha-2 code such as LA")
        if self.region is not None:
            check_pattern("region", self.region, _SUBDIVISION, "an ISO 3166-2 code such as CN-YN")
        check_optional("part_of", self.part_of, check_id)
        if self.part_of == self.id:
            raise InvalidRecordError(
                f"The place {self.id}", "is said to be part of itself", "name the larger place, or none"
            )
        check_enum("precision", self.precision, PlacePrecision)
        self._check_position()
        check_tuple("locode_more", self.locode_more, str)
        for locode in (*(() if self.locode is None else (self.locode,)), *self.locode_more):
            check_pattern("locode", locode, _LOCODE, "a UN/LOCODE such as CNKMG")
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    def _check_position(self) -> None:
        known = self.precision is not PlacePrecision.UNKNOWN
        if (self.lat is not None, self.lon is not None) != (known, known):
            problem = f"has the precision {self.precision} and the coordinates {self.lat}, {self.lon}"
            raise InvalidRecordError(f"The place {self.id}", problem, "give both coordinates, or none and `unknown`")
        if known:
            check_degrees("lat", self.lat, limit=90)
            check_degrees("lon", self.lon, limit=180)

    @property
    def __geo_interface__(self) -> dict[str, object] | None:
        """Give the point as GeoJSON, longitude first, or None where the position is not known."""
        if self.lat is None or self.lon is None:
            return None
        return {"type": "Point", "coordinates": (self.lon, self.lat)}

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)
