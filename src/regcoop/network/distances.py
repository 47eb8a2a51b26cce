"""How long a way is: what of it somebody printed, what is only a straight line, and what nobody knows."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Final, final

import attrs

from regcoop._decimal import EXACT, LOWER
from regcoop._show import show_record
from regcoop._validate import check_tuple, check_type
from regcoop.amount import Estimate
from regcoop.corridors import Length
from regcoop.interval import Interval
from regcoop.sources import Source
from regcoop.units import UNITS

__all__ = [
    "Distance",
    "DistancePart",
    "LengthKind",
    "kilometres",
    "km_estimate",
    "show_at_least",
    "show_end",
    "show_km",
]

_KM: Final = UNITS["km"]
_NO_END: Final = Decimal("Infinity")
_ZERO: Final = Decimal(0)
_TENTH: Final = Decimal("0.1")
_NOTHING: Final = Interval(_ZERO, _ZERO)


class LengthKind(StrEnum):
    """Tell how a length is known: somebody printed it, it is the geodesic (a lower bound), or it is not."""

    STATED = "stated"
    GEODESIC = "geodesic"
    UNKNOWN = "unknown"


def kilometres(metres: int) -> Decimal:
    """Give whole metres as kilometres, exactly.

    >>> from regcoop.network.distances import kilometres
    >>> kilometres(8230)
    Decimal('8.230')
    """
    return EXACT.scaleb(Decimal(metres), -3)


def show_km(km: Decimal) -> str:
    """Write kilometres with the digits they have, with thousands apart."""
    return f"{km:,f} km"


def show_at_least(km: Decimal) -> str:
    """Write a lower bound in kilometres, rounded down to one digit after the point.

    >>> from decimal import Decimal
    >>> from regcoop.network.distances import show_at_least
    >>> show_at_least(Decimal("1650.199"))
    'at least 1,650.1 km'
    """
    return f"at least {LOWER.quantize(km, _TENTH):,f} km"


def show_end(km: Decimal) -> str:
    """Write one end of an interval, without zeros behind."""
    text = f"{km:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class DistancePart:
    """Hold one part of a distance: a segment, an access edge, or several segments with one printed length.

    Attributes:
        kind: how its length is known.
        legs: the ids of the segments it covers, or of the access edge.
        km: its length: the preferred printed one, or the geodesic rounded down to the metre; None if unknown.
        printed: the lengths that were printed for exactly this part, the preferred one first.
        span: the id of the span, where one length was printed for several segments.
    """

    kind: LengthKind
    legs: tuple[str, ...]
    km: Decimal | None = None
    printed: tuple[Length, ...] = attrs.field(default=(), repr=lambda printed: f"<{len(printed)}>")
    span: str | None = None

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("kind", self.kind, LengthKind)
        check_tuple("legs", self.legs, str)
        check_type("km", self.km, (Decimal, type(None)))
        check_tuple("printed", self.printed, Length)

    def to_dict(self) -> dict[str, object]:
        """Give it as plain texts and lists."""
        return {
            "kind": self.kind.value,
            "legs": list(self.legs),
            "km": None if self.km is None else f"{self.km:f}",
            "printed_km": [f"{length.km:f}" for length in self.printed],
            "span": self.span,
            "sources": [length.source.id for length in self.printed],
        }


@final
@attrs.frozen(kw_only=True, repr=False)
class Distance:
    """Hold the length of a way in three kinds of parts that must not be mixed up.

    `stated` is the sum of printed lengths, with the interval that their digits and their variants allow. `geodesic_km`
    is the sum of straight lines where nobody printed a length: a lower bound, as far as the positions are right.
    `unknown` counts the parts that have neither.

    Attributes:
        parts: the parts, in the order of the way.
        stated: the sum of the printed lengths, in km; None if no part has one.
    """

    parts: tuple[DistancePart, ...] = attrs.field(repr=lambda parts: f"<{len(parts)}>")
    stated: Estimate | None = None

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_tuple("parts", self.parts, DistancePart)
        check_type("stated", self.stated, (Estimate, type(None)))

    @cached_property
    def geodesic_km(self) -> Decimal:
        """The sum of the geodesics in km, a lower bound of the parts that nobody printed a length of."""
        return _sum_of(part for part in self.parts if part.kind is LengthKind.GEODESIC)

    @cached_property
    def unknown(self) -> int:
        """The number of parts without any length."""
        return sum(part.kind is LengthKind.UNKNOWN for part in self.parts)

    @property
    def is_stated(self) -> bool:
        """Tell whether somebody printed the length of every part."""
        return all(part.kind is LengthKind.STATED for part in self.parts)

    @property
    def interval(self) -> Interval:
        """Give where the whole length lies, in km; without end where a part is a geodesic or unknown."""
        stated = _NOTHING if self.stated is None else self.stated.interval
        whole = stated + self.geodesic_km
        return whole if self.is_stated else Interval(whole.lo, _NO_END)

    @property
    def at_least(self) -> Decimal:
        """Give the lower end of the whole length, in km."""
        return self.interval.lo

    @property
    def km(self) -> Decimal:
        """Give the sum in km of preferred printed lengths and geodesics, which is no length of the whole way."""
        return EXACT.add(_ZERO if self.stated is None else self.stated.value, self.geodesic_km)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the printed lengths, each once."""
        return tuple(dict.fromkeys(length.source for part in self.parts for length in part.printed))

    def to_dict(self) -> dict[str, object]:
        """Give it as plain texts and lists; an end without limit is None."""
        whole = self.interval
        return {
            "stated_km": None if self.stated is None else f"{self.stated.value:f}",
            "stated_interval_km": None if self.stated is None else _plain(self.stated.interval),
            "geodesic_km": f"{self.geodesic_km:f}",
            "unknown": self.unknown,
            "interval_km": _plain(whole),
            "parts": [part.to_dict() for part in self.parts],
        }

    def __str__(self) -> str:
        """Tell the three kinds apart: so much stated, at least so much by straight lines, so many parts unknown."""
        told: list[str] = []
        if self.stated is not None:
            between = self.stated.interval
            told.append(f"{show_km(self.stated.value)} stated ({show_end(between.lo)} to {show_end(between.hi)})")
        if self.geodesic_km:
            told.append(f"{show_at_least(self.geodesic_km)} by straight lines")
        if self.unknown:
            told.append(f"{self.unknown} of unknown length")
        return " + ".join(told) or "nothing"


def _sum_of(parts: Iterable[DistancePart]) -> Decimal:
    total = _ZERO
    for part in parts:
        total = EXACT.add(total, part.km or _ZERO)
    return total


def _plain(interval: Interval) -> list[str | None]:
    return [None if end.is_infinite() else f"{end:f}" for end in (interval.lo, interval.hi)]


def km_estimate(value: Decimal, lo: Decimal, hi: Decimal) -> Estimate:
    """Make an estimate in kilometres."""
    return Estimate(value, Interval(lo, hi), unit=_KM)
