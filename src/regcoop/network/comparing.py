"""Two corridors side by side on one day."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, final

import attrs

from regcoop._decimal import NEAREST
from regcoop._show import show_record
from regcoop._validate import check_date, check_tuple, check_type
from regcoop.atlas import Atlas
from regcoop.errors import FieldValueError
from regcoop.network.distances import Distance, show_end
from regcoop.network.profiles import CorridorProfile, profile_of
from regcoop.network.terrain import Terrain
from regcoop.sources import Source

__all__ = ["CorridorComparison", "compare_corridors"]

_HUNDRED: Final = Decimal(100)
_TENTH: Final = Decimal("0.1")
_SHOWN: Final = 5


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class CorridorComparison:
    """Hold two corridors as they were on a day; get one from `compare_corridors`.

    Attributes:
        first: one corridor.
        second: the other.
        on: the day.
        shared_segments: the ids of the segments that both are drawn over.
        shared_countries: the countries that both go through.
        shared_blocs: the blocs that both serve.
    """

    first: CorridorProfile
    second: CorridorProfile
    on: date
    shared_segments: tuple[str, ...]
    shared_countries: tuple[str, ...]
    shared_blocs: tuple[str, ...]

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("first", self.first, CorridorProfile)
        check_type("second", self.second, CorridorProfile)
        check_date("on", self.on)
        check_tuple("shared_segments", self.shared_segments, str)

    @property
    def longer(self) -> str | None:
        """Give the id of the longer one, whatever printed variant is right; None if that cannot be told.

        A length with a straight line or an unknown part in it has no upper end, so that it may be the longer one.
        """
        first, second = self.first.length, self.second.length
        if first.lo > second.hi:
            return self.first.corridor
        return self.second.corridor if second.lo > first.hi else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of both, each once."""
        return tuple(dict.fromkeys((*self.first.sources, *self.second.sources)))

    def explain(self) -> str:
        """Tell in English how the two compare, and what is not known."""
        return "\n".join(_told(self))

    def to_dict(self) -> dict[str, object]:
        """Give the comparison as plain dicts, lists and texts, ready for JSON; numbers with decimals are texts."""
        return {
            "on": self.on.isoformat(),
            "first": self.first.to_dict(),
            "second": self.second.to_dict(),
            "longer": self.longer,
            "shared_segments": list(self.shared_segments),
            "shared_countries": list(self.shared_countries),
            "shared_blocs": list(self.shared_blocs),
            "text": self.explain(),
        }


def compare_corridors(a: str, b: str, *, atlas: Atlas, on: date) -> CorridorComparison:
    """Set two corridors side by side: length, borders, breaks of gauge, countries, blocs, what of them is open.

    Use it to compare two ways to build or promote one link. A corridor counts as it was drawn on the day. Its trunk is
    measured by its segments, which is not the length that somebody printed for the whole; both are given.

    >>> from datetime import date
    >>> from regcoop.fixtures import load
    >>> from regcoop.network import compare_corridors
    >>> both = compare_corridors("china-laos-railway", "kunming-hai-phong-railway", atlas=load(), on=date(2025, 6, 1))
    >>> both.first.countries, both.second.countries, both.longer
    (('CN', 'LA'), ('CN', 'VN'), 'china-laos-railway')

    Args:
        a: the id of one corridor.
        b: the id of the other.
        atlas: where they are.
        on: the day.

    Returns:
        The comparison, with the sources of all that it rests on.

    Raises:
        UnknownCodeError: if there is no such corridor.
        FieldValueError: if the two are one.
        FieldTypeError: if the day is no `datetime.date`.
    """
    terrain = Terrain(atlas, on)
    records = (atlas.corridors[a], atlas.corridors[b])
    if a == b:
        raise FieldValueError("b", repr(b), "another corridor than a: one corridor has nothing to be compared with")
    first, second = (profile_of(terrain, record) for record in records)
    return CorridorComparison(
        first=first,
        second=second,
        on=on,
        shared_segments=_shared(first.segments, second.segments),
        shared_countries=_shared(first.countries, second.countries),
        shared_blocs=_shared(first.blocs, second.blocs),
    )


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in one if code in other)


# In words


def _told(answer: CorridorComparison) -> Iterator[str]:
    yield f"{answer.first.name} and {answer.second.name} on {answer.on}."
    for profile in (answer.first, answer.second):
        yield from _of_profile(profile)
    yield f"Longer: {answer.longer or 'cannot be told from the lengths at hand'}."
    segments = _count(len(answer.shared_segments), "segment")
    yield f"Shared: {segments}; countries {_codes(answer.shared_countries)}; blocs {_codes(answer.shared_blocs)}."
    yield from (f"Source: {source.citation()}." for source in answer.sources)
    yield "Take care: a printed length of a whole corridor may mean another way than its segments do."


def _of_profile(profile: CorridorProfile) -> Iterator[str]:
    code = profile.corridor
    yield f"{code}: a {profile.kind}, {profile.status} as sources say; by {_codes(profile.modes)}."
    yield f"{code}, printed for the whole: {_printed(profile)}."
    yield f"{code}, trunk by its segments: {_measured(profile.trunk)}."
    yield f"{code}, all routes: {_measured(profile.whole)}."
    yield f"{code}, open: {_open(profile)}."
    yield f"{code}, countries: {_codes(profile.countries)}; borders: {_texts(profile.borders)}."
    yield f"{code}, breaks of gauge on it: {_codes(profile.gauge_breaks)}."
    yield f"{code}, changes of gauge that its routes need: {_texts(profile.gauge_changes)}."
    if profile.gauge_gaps:
        yield f"{code}, gauges that meet without a recorded way to change: at {_codes(profile.gauge_gaps)}."
    yield f"{code}, blocs with two or more of their territories on it: {_codes(profile.blocs)}."
    yield (
        f"{code}, reported: {_count(len(profile.indicators), 'indicator')} about it,"
        f" {len(profile.indicators_along)} about what lies on it or runs over it,"
        f" {_count(len(profile.figures), 'figure')} of places on it."
    )


def _printed(profile: CorridorProfile) -> str:
    between = profile.printed_interval
    if between is None:
        return "no length"
    lengths = " or ".join(f"{length.km:,f} km ({length.source.publisher})" for length in profile.printed)
    return f"{lengths}; {show_end(between.lo)} to {show_end(between.hi)}"


def _measured(distance: Distance) -> str:
    return f"{_count(len(distance.parts), 'part')}, {distance}"


def _open(profile: CorridorProfile) -> str:
    if not profile.segments:
        return "it was not drawn on the day"
    states = ", ".join(f"{count} {state}" for state, count in profile.states)
    share = profile.open_length_share
    length = "of unknown length" if share is None else f"{_percent(share)} of the length"
    left_out = f" without {profile.unmeasured} that nobody measured" if profile.unmeasured else ""
    return f"{profile.open_segments} of {_count(len(profile.segments), 'segment')}, {length}{left_out} ({states})"


def _percent(share: Decimal) -> str:
    """Write a share in percent, with one digit after the point."""
    return f"{NEAREST.quantize(NEAREST.multiply(share, _HUNDRED), _TENTH):f} %"


def _codes(codes: tuple[str, ...]) -> str:
    return ", ".join(str(code) for code in codes) or "none"


def _texts(items: tuple[object, ...]) -> str:
    more = len(items) - _SHOWN
    return "; ".join(map(str, items[:_SHOWN])) + (f"; and {more} more" if more > 0 else "") or "none"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
